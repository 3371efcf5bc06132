//! Spreadsheets and QR pictures: written to a temporary file beside the target and renamed, so that an older file stays
//! whole until the new one is. Ending an export leaves nothing of the new file.
//! Called by `runtime`. It must not change a value: what is shown is what is written.

use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::command::{ExportJob, ExportRows, ExportWords, QrJob, Table, TableRows};
use super::context::Context;
use super::index::StopOnDrop;
use super::reads::Collect;
use super::{Event, ExportDone, ExportFailed, NotWritten, Progress, Ticket};
use crate::export::{self, ExportError, Format, Layout};
use crate::files::{Access, FileError, FileErrorKind, write_atomic};
use crate::model::{Column, DateRange, PAID_LINK_COLUMNS, PAY_IN_COLUMNS, RowSource as _, Rows, UNPAID_LINK_COLUMNS};
use crate::print::{Qr, QrError};

/// Writes a spreadsheet and tells how it went.
pub(super) async fn run(context: Arc<Context>, ticket: Ticket, job: ExportJob) {
    let result = export(&context, &ticket, job).await;
    context.tell(Event::Exported(ticket, result)).await;
}

async fn export(context: &Arc<Context>, ticket: &Ticket, job: ExportJob) -> Result<ExportDone, ExportFailed> {
    refuse_existing(&job.path, job.overwrite).map_err(ExportFailed::Write)?;
    let mut may_be_incomplete = false;
    let (rows, index) = match job.rows {
        ExportRows::Shown { rows, index } => (rows, index),
        ExportRows::All(table) => {
            let (rows, complete) = read_all(context, ticket, table).await?;
            may_be_incomplete = !complete;
            let count = u32::try_from(rows.count()).unwrap_or(u32::MAX);
            (rows, (0..count).collect())
        }
    };
    let stop = Arc::new(AtomicBool::new(false));
    let guard = StopOnDrop::new(Arc::clone(&stop));
    let (context, ticket) = (Arc::clone(context), ticket.clone());
    let path = job.path.clone();
    let total = index.len();
    let written = tokio::task::spawn_blocking(move || {
        let mut progress = |done: u64| {
            let done = usize::try_from(done).unwrap_or(usize::MAX);
            context.tell_if_room(Event::Progress(
                ticket.clone(),
                Progress { done, total: Some(total), ..Progress::default() },
            ));
            if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        match &rows {
            TableRows::PayIns(rows) => {
                write(&path, job.format, &job.words, PAY_IN_COLUMNS, (rows, &index), &mut progress)
            }
            TableRows::Unpaid(rows) => {
                write(&path, job.format, &job.words, UNPAID_LINK_COLUMNS, (rows, &index), &mut progress)
            }
            TableRows::Paid(rows) => {
                write(&path, job.format, &job.words, PAID_LINK_COLUMNS, (rows, &index), &mut progress)
            }
        }
    })
    .await;
    drop(guard);
    match written {
        Ok(Ok(rows)) => Ok(ExportDone { path: job.path, rows, may_be_incomplete }),
        Ok(Err(NotWritten::Content(ExportError::Cancelled))) | Err(_) => Err(ExportFailed::Cancelled),
        Ok(Err(error)) => Err(ExportFailed::Write(error)),
    }
}

fn refuse_existing(path: &Path, overwrite: bool) -> Result<(), NotWritten> {
    if path.is_dir() {
        return Err(NotWritten::File(FileError::new(FileErrorKind::IsDirectory, path)));
    }
    if !overwrite && path.exists() {
        return Err(NotWritten::Exists);
    }
    Ok(())
}

fn write<T: Send + Sync + 'static>(
    path: &Path,
    format: Format,
    words: &ExportWords,
    columns: &[Column<T>],
    (rows, index): (&Rows<T>, &[u32]),
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<usize, NotWritten> {
    let layout =
        Layout { columns, headers: words.headers.clone(), flags: words.flags.clone(), sheet: words.sheet.clone() };
    let shown = index.iter().filter_map(|row| rows.get(usize::try_from(*row).ok()?));
    let count = write_atomic(path, Access::Ordinary, |file| {
        export::write(file, format, &layout, shown, progress).map_err(NotWritten::Content)
    })?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Everything the service has of a table, and whether it is whole.
async fn read_all(context: &Arc<Context>, ticket: &Ticket, table: Table) -> Result<(TableRows, bool), ExportFailed> {
    let client = context.client(&ticket.scope).map_err(ExportFailed::NoKey)?;
    match table {
        Table::PayIns => {
            let today = super::reads::today(context, ticket).await;
            let mut sink = Collect { ticket, context, rows: Rows::default() };
            let read = client.read_pay_ins(DateRange::EVERYTHING, today, &mut sink).await;
            let read = read.map_err(ExportFailed::Read)?;
            Ok((TableRows::PayIns(sink.rows), !read.may_be_incomplete))
        }
        Table::Unpaid => {
            let list = client.read_unpaid_links(None, &mut |_| {}).await.map_err(ExportFailed::Read)?;
            Ok((TableRows::Unpaid(Rows::from_vec(list.rows)), !list.cut))
        }
        Table::Paid => {
            let list = client.read_paid_links(None, &mut |_| {}).await.map_err(ExportFailed::Read)?;
            Ok((TableRows::Paid(Rows::from_vec(list.rows)), !list.cut))
        }
    }
}

/// Writes a QR picture and tells where.
pub(super) async fn save_qr(context: Arc<Context>, ticket: Ticket, job: QrJob) {
    let path = job.path.clone();
    let saved =
        tokio::task::spawn_blocking(move || qr(&job)).await.unwrap_or(Err(NotWritten::Content(ExportError::Cancelled)));
    context.tell(Event::QrSaved(ticket, saved.map(|()| path))).await;
}

/// Sixteen pixels a module print sharply on paper.
const QR_SCALE: u32 = 16;

fn qr(job: &QrJob) -> Result<(), NotWritten> {
    refuse_existing(&job.path, job.overwrite)?;
    let broken = |error: QrError| NotWritten::Content(ExportError::Workbook(error.to_string().into()));
    let qr = Qr::new(job.link.as_str(), job.mark).map_err(broken)?;
    let svg = job.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let bytes = if svg { qr.svg().into_bytes() } else { qr.png(QR_SCALE).map_err(broken)? };
    write_atomic(&job.path, Access::Ordinary, |file| {
        file.write_all(&bytes).map_err(|error| NotWritten::File(FileError::from_io(&job.path, &error)))
    })
}
