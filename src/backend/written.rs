//! What became of files: spreadsheets, pictures, sheets, and which of them were noted.
//! Part of the events; made by the tasks that write. Typed values without words.

use std::path::PathBuf;
use std::sync::Arc;

use crate::api::ApiError;
use crate::export::ExportError;
use crate::journal::{ExportMark, ExportRecord, JournalError};
use crate::model::KeyState;

/// The files that were written for a scope.
#[derive(Debug, Clone, Default)]
pub struct ExportsNoted {
    /// The last files of what was new, by the kind of rows.
    pub marks: std::collections::BTreeMap<Box<str>, ExportMark>,
    /// All of them, oldest first.
    pub files: Arc<[ExportRecord]>,
}

impl ExportsNoted {
    /// How many rows a file has that no other file of what is new has, as far as is known of this path.
    pub fn new_rows_in(&self, path: &std::path::Path) -> Option<u64> {
        let last = self.files.iter().rev().find(|file| std::path::Path::new(&*file.file) == path)?;
        last.only_new.then_some(last.rows)
    }
}

/// A spreadsheet that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportDone {
    /// Where.
    pub path: PathBuf,
    /// Rows without the header.
    pub rows: usize,
    /// The list changed while it was read, was cut off, or had rows that could not be read.
    pub may_be_incomplete: bool,
    /// The file is written, but that these rows are in it could not be noted: the next file of what is new may have them
    /// again.
    pub not_noted: Option<JournalError>,
}

/// A picture or a sheet that was to be written.
#[derive(Debug)]
pub struct Saved {
    /// What it is.
    pub what: SavedFile,
    /// Where.
    pub path: PathBuf,
    /// Whether it is there. If not, a file that was there is untouched.
    pub result: Result<(), NotWritten>,
}

/// What was to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedFile {
    /// The QR code of a link.
    Qr,
    /// Printed sheets.
    Sheet,
}

/// Why a spreadsheet was not written. A file that was there is untouched.
#[derive(Debug)]
pub enum ExportFailed {
    /// The rows could not be read.
    Read(ApiError),
    /// The file could not be written.
    Write(NotWritten),
    /// There is no key.
    NoKey(KeyState),
    /// Ended by the user.
    Cancelled,
    /// Every row is in an earlier file of what was new.
    NothingNew,
    /// Which rows are new cannot be told, or could not be noted afterwards.
    NoRecord(JournalError),
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// A file is there, and replacing it was not asked for.
    #[error("a file is there")]
    Exists,
    /// The disk did not take it.
    #[error(transparent)]
    File(#[from] crate::files::FileError),
    /// What was to be written cannot be.
    #[error(transparent)]
    Content(ExportError),
}

impl From<ExportError> for NotWritten {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Exists => Self::Exists,
            ExportError::File(error) => Self::File(error),
            error => Self::Content(error),
        }
    }
}
