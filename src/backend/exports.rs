//! Spreadsheets: written to a temporary file beside the target and renamed, so that an older file stays
//! whole until the new one is. Ending an export leaves nothing of the new file.
//! Called by `runtime`. It must not change a value: what is shown is what is written.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

use super::command::{ExportJob, ExportRows, ExportWords, IndexJob};
use super::context::Context;
use super::index::{self, StopOnDrop};
use super::reads::Collect;
use super::table::{PAY_INS, Table, TableRows, listed};
use super::{Event, ExportDone, ExportFailed, NotWritten, Progress, Ticket};
use crate::api::Finished;
use crate::export::{self, ExportError, Layout};
use crate::journal::{ActivityRow, activity_rows};
use crate::model::{Columns, DateRange, Mark, RowDigest, RowSource as _, Rows};

/// Writes a spreadsheet and tells how it went. When it is asked to stop, it says whether the file was written by then.
pub(super) async fn run(context: Arc<Context>, ticket: Ticket, job: ExportJob, mut asked: watch::Receiver<bool>) {
    let result = export(&context, &ticket, job, &mut asked).await;
    context.tell(Event::Exported(ticket, result)).await;
}

/// What the name of a file says that may lack rows.
const MARK: &str = "-may-be-incomplete";

/// So many marked files of one name are kept beside each other.
const MOST_MARKED: u32 = 99;

/// Whether the place can be written, asked before anything is read.
async fn check(path: &Path, overwrite: bool) -> Result<(), ExportFailed> {
    let target = path.to_owned();
    let checked = tokio::task::spawn_blocking(move || export::check_target(&target, overwrite)).await;
    checked.unwrap_or(Err(ExportError::Cancelled)).map_err(not_written)
}

/// The name of a file that may lack rows says so, for whoever finds it later.
fn marked(path: &Path, number: u32) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push(MARK);
    if number > 1 {
        name.push(format!("-{number}"));
    }
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// Gives the file its marked name, with a number where one of that name is there: that the file asked for may be
/// replaced says nothing of another. An error other than a file that is there ends the search.
async fn mark(job: &mut ExportJob) -> Result<(), ExportFailed> {
    let asked = job.path.clone();
    if asked.file_stem().is_some_and(|name| name.to_string_lossy().ends_with(MARK)) {
        // It was offered so, and this is the one that was asked about.
        return Ok(());
    }
    job.overwrite = false;
    for number in 1..=MOST_MARKED {
        job.path = marked(&asked, number);
        match check(&job.path, false).await {
            Err(ExportFailed::Write(NotWritten::Exists)) => {}
            other => return other,
        }
    }
    Err(ExportFailed::Write(NotWritten::Exists))
}

/// Which rows go into the file, in which order.
async fn order(job: IndexJob, only: Option<Arc<HashSet<u32>>>) -> Option<Arc<[u32]>> {
    let found = tokio::task::spawn_blocking(move || index::indexed(&job, &AtomicBool::new(false))).await.ok()??;
    Some(match only {
        None => found.index,
        Some(only) => found.index.iter().copied().filter(|row| only.contains(row)).collect(),
    })
}

/// Ends when the export is asked to stop; never, once nobody can ask any more.
async fn stop_asked(asked: &mut watch::Receiver<bool>) {
    if asked.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// The rows to be written.
struct Chosen {
    rows: TableRows,
    index: Arc<[u32]>,
    may_be_incomplete: bool,
    /// What tells the rows of a file of what is new.
    new: Option<Vec<RowDigest>>,
}

async fn export(
    context: &Arc<Context>,
    ticket: &Ticket,
    mut job: ExportJob,
    asked: &mut watch::Receiver<bool>,
) -> Result<ExportDone, ExportFailed> {
    check(&job.path, job.overwrite).await?;
    // Two files of what is new would both have the same rows.
    let _one_at_a_time = match job.rows {
        ExportRows::New(_) => Some(tokio::select! {
            turn = context.exporting_new.lock() => turn,
            () = stop_asked(asked) => return Err(ExportFailed::Cancelled),
        }),
        ExportRows::Shown { .. } | ExportRows::All(_) => None,
    };
    let chosen = tokio::select! {
        chosen = choose(context, ticket, &job.rows) => chosen?,
        () = stop_asked(asked) => return Err(ExportFailed::Cancelled),
    };
    if chosen.may_be_incomplete {
        mark(&mut job).await?;
    }
    let stop = Arc::new(AtomicBool::new(false));
    let guard = StopOnDrop::new(Arc::clone(&stop));
    let Chosen { rows, index, may_be_incomplete, new } = chosen;
    let (path, kind) = (job.path.clone(), rows.table().export_kind().id());
    let told = (Arc::clone(context), ticket.clone());
    let mut writing = tokio::task::spawn_blocking(move || write_rows(told, &job, (&rows, &index), &stop));
    let written = tokio::select! {
        written = &mut writing => written,
        () = stop_asked(asked) => {
            drop(guard);
            writing.await
        }
    };
    match written {
        Ok(Ok(rows)) => {
            let only_new = new.is_some();
            let noted = super::noted::note(context, ticket, (kind, &path, rows), new).await;
            context.tell_exports(ticket).await;
            // That another file was written is worth no more than a line in Activity.
            Ok(ExportDone { path, rows, may_be_incomplete, not_noted: noted.err().filter(|_| only_new) })
        }
        Ok(Err(error)) => Err(not_written(error)),
        Err(_) => Err(ExportFailed::Cancelled),
    }
}

/// Finds the rows, reading them where they are not there.
async fn choose(context: &Arc<Context>, ticket: &Ticket, rows: &ExportRows) -> Result<Chosen, ExportFailed> {
    match rows {
        ExportRows::Shown { job, only, may_lack_rows } => {
            let index = order((**job).clone(), only.clone()).await.ok_or(ExportFailed::Cancelled)?;
            Ok(Chosen { rows: job.rows.clone(), index, may_be_incomplete: *may_lack_rows, new: None })
        }
        ExportRows::All(table) => {
            let (rows, complete) = read_all(context, ticket, *table).await?;
            let count = u32::try_from(rows.count()).unwrap_or(u32::MAX);
            Ok(Chosen { rows, index: (0..count).collect(), may_be_incomplete: !complete, new: None })
        }
        ExportRows::New(table) => {
            let exported = super::noted::exported(context, ticket, table.export_kind().id()).await?;
            let (rows, complete) = read_all(context, ticket, *table).await?;
            let (index, new) = super::noted::only_new(rows.clone(), exported).await?;
            Ok(Chosen { rows, index, may_be_incomplete: !complete, new: Some(new) })
        }
    }
}

fn not_written(error: ExportError) -> ExportFailed {
    match error {
        ExportError::Cancelled => ExportFailed::Cancelled,
        error => ExportFailed::Write(error.into()),
    }
}

/// Writes the rows of the index and tells how far it is.
fn write_rows(
    (context, ticket): (Arc<Context>, Ticket),
    job: &ExportJob,
    (rows, index): (&TableRows, &[u32]),
    stop: &AtomicBool,
) -> Result<usize, ExportError> {
    let total = Some(index.len());
    let mut progress = |done: u64| {
        let done = usize::try_from(done).unwrap_or(usize::MAX);
        context.tell_if_room(Event::Progress(ticket.clone(), Progress { done, total, ..Progress::default() }));
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let job = (job, Mark::of(ticket.scope.environment));
    match rows {
        TableRows::PayIns(rows) => write(job, &PAY_INS, (rows, index), &mut progress),
        TableRows::Unpaid(rows) => write(job, &listed(), (rows, index), &mut progress),
        TableRows::Paid(rows) => write(job, &listed(), (rows, index), &mut progress),
        TableRows::Payouts(rows) => write(job, &listed(), (rows, index), &mut progress),
        TableRows::Invoices(rows) => write(job, &listed(), (rows, index), &mut progress),
        TableRows::Activity(rows) => write(job, &listed(), (rows, index), &mut progress),
    }
}

fn write<T: Send + Sync + 'static>(
    (job, mark): (&ExportJob, Mark),
    columns: &Columns<T>,
    (rows, index): (&Rows<T>, &[u32]),
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<usize, ExportError> {
    let ExportWords { headers, flags, words, comma, sheet } = job.words.clone();
    let columns = columns.picked(&job.columns);
    let layout = Layout { columns: &columns, headers, flags, words, comma, sheet }.marked(mark);
    let shown = index.iter().filter_map(|row| rows.get(usize::try_from(*row).ok()?));
    let count = export::write_file(&job.path, job.overwrite, job.format, &layout, shown, progress)?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Everything the service has of a table, and whether it is whole.
async fn read_all(context: &Arc<Context>, ticket: &Ticket, table: Table) -> Result<(TableRows, bool), ExportFailed> {
    if table == Table::Activity {
        return Ok((TableRows::Activity(done(context, ticket).await?), true));
    }
    let client = context.client(&ticket.scope).map_err(ExportFailed::NoKey)?;
    match table {
        // Told above: the service knows nothing of it.
        Table::Activity => Ok((TableRows::Activity(Rows::default()), true)),
        Table::PayIns => {
            let today = context.today(&ticket.scope).await;
            let mut sink = Collect::new(ticket, context);
            let read = client.read_pay_ins(DateRange::EVERYTHING, today, &mut sink).await;
            let read = read.map_err(ExportFailed::Read)?;
            Ok((TableRows::PayIns(sink.rows), is_whole(&read)))
        }
        Table::Payouts => {
            let mut sink = Collect::new(ticket, context);
            let read = client.read_payouts(DateRange::EVERYTHING, &mut sink).await;
            let read = read.map_err(ExportFailed::Read)?;
            Ok((TableRows::Payouts(sink.rows), is_whole(&read)))
        }
        Table::Invoices => {
            let mut sink = Collect::new(ticket, context);
            let read = client.read_invoices(DateRange::EVERYTHING, &mut sink).await;
            let read = read.map_err(ExportFailed::Read)?;
            Ok((TableRows::Invoices(sink.rows), is_whole(&read)))
        }
        Table::Unpaid => {
            let list = client
                .read_unpaid_links(None, &mut super::reads::waiting(context, ticket))
                .await
                .map_err(ExportFailed::Read)?;
            let unread = list.unreadable_rows.saturating_add(list.unreadable_fields);
            Ok((TableRows::Unpaid(Rows::from_vec(list.rows)), !list.cut && unread == 0))
        }
        Table::Paid => {
            let list = client
                .read_paid_links(None, &mut super::reads::waiting(context, ticket))
                .await
                .map_err(ExportFailed::Read)?;
            let unread = list.unreadable_rows.saturating_add(list.unreadable_fields);
            Ok((TableRows::Paid(Rows::from_vec(list.rows)), !list.cut && unread == 0))
        }
    }
}

/// Whether a file of what was read has all there is. What could not be read is in no file.
const fn is_whole(read: &Finished) -> bool {
    !read.may_be_incomplete && read.unreadable_rows == 0 && read.unreadable_fields == 0
}

/// What this application did.
async fn done(context: &Arc<Context>, ticket: &Ticket) -> Result<Rows<ActivityRow>, ExportFailed> {
    let scope = ticket.scope.clone();
    let rows = context.with_journal(&ticket.scope, move |journal| {
        let exports = journal.ledger().exports(&scope).into();
        Ok(Rows::from_vec(activity_rows(&journal.entries(&scope), &exports)))
    });
    rows.await.map_err(ExportFailed::NoRecord)
}
