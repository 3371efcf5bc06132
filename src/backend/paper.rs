//! QR pictures and printed sheets: written to a temporary file beside the target and renamed, so that an older file stays
//! whole until the new one is. Called by `runtime`.
//! It must not draw a link that was not verified: the jobs hold no other.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::command::{QrJob, SheetJob};
use super::context::Context;
use super::{Event, NotWritten, Saved, SavedFile, Ticket};
use crate::export::{self, ExportError};
use crate::files::FileError;
use crate::print::{Qr, sheets_pdf};

/// Sixteen pixels a module print sharply on paper.
const QR_SCALE: u32 = 16;

/// Writes a QR picture and tells how it went.
pub(super) async fn save_qr(context: Arc<Context>, ticket: Ticket, job: QrJob) {
    let path = job.path.clone();
    let result = tokio::task::spawn_blocking(move || qr(&job)).await;
    let result = result.unwrap_or(Err(NotWritten::Content(ExportError::Cancelled)));
    if result.is_ok() {
        note(&context, &ticket, ("qr", &path, 1)).await;
    }
    context.tell(Event::Saved(ticket, Saved { what: SavedFile::Qr, path, result })).await;
}

/// Writes printed sheets and tells how it went.
pub(super) async fn save_sheet(context: Arc<Context>, ticket: Ticket, job: SheetJob) {
    let (path, pages) = (job.path.clone(), job.sheets.len());
    let result = tokio::task::spawn_blocking(move || sheet(&job)).await;
    let result = result.unwrap_or(Err(NotWritten::Content(ExportError::Cancelled)));
    if result.is_ok() {
        note(&context, &ticket, ("sheet", &path, pages)).await;
    }
    context.tell(Event::Saved(ticket, Saved { what: SavedFile::Sheet, path, result })).await;
}

/// Puts a file into the list of what was done. The file is there all the same where that fails, which the log says.
async fn note(context: &Arc<Context>, ticket: &Ticket, file: (&'static str, &Path, usize)) {
    if super::noted::note(context, ticket, file, None).await.is_ok() {
        context.tell_exports(ticket).await;
    }
}

fn broken(error: &impl ToString) -> NotWritten {
    NotWritten::Content(ExportError::Workbook(error.to_string().into()))
}

fn qr(job: &QrJob) -> Result<(), NotWritten> {
    export::check_target(&job.path, job.overwrite)?;
    let qr = Qr::new(job.link.as_str(), job.mark).map_err(|error| broken(&error))?;
    let svg = job.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let bytes = if svg { qr.svg().into_bytes() } else { qr.png(QR_SCALE).map_err(|error| broken(&error))? };
    write(&job.path, job.overwrite, &bytes)
}

fn sheet(job: &SheetJob) -> Result<(), NotWritten> {
    export::check_target(&job.path, job.overwrite)?;
    let bytes = sheets_pdf(&job.sheets, job.paper, job.language, &job.title).map_err(|error| broken(&error))?;
    write(&job.path, job.overwrite, &bytes)
}

fn write(path: &Path, replace: bool, bytes: &[u8]) -> Result<(), NotWritten> {
    let put =
        |file: &mut BufWriter<File>| file.write_all(bytes).map_err(|error| FileError::from_io(path, &error).into());
    Ok(export::put(path, replace, put)?)
}
