//! A file of checksummed lines: opened with its damage repaired and named, then only ever appended to.
//! Both the journal and the ledger are one. It knows events as something that can be written as JSON, not what they
//! mean. Damaged lines are kept aside before they leave the file; a second window repairs nothing.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::line::{self, Lines};
use super::sink::{FileSink, MemorySink, Sink};
use crate::files::{Access, FileError, open_private_append, read_own, write_atomic};

/// Largest file that is read: millions of events.
const LIMIT: u64 = 1 << 30;

/// Why something could not be recorded. When it is an intent, nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// The disk did not take it.
    #[error("journal: {0}")]
    File(#[from] FileError),
    /// Another window of this application has the data folder; this one only reads.
    #[error("another window has the data folder")]
    ReadOnly,
    /// The system gave no random numbers for the salt.
    #[error("no random numbers")]
    NoRandom,
    /// The event cannot be written as JSON.
    #[error("not writable as JSON")]
    NotWritable,
    /// An intent with this id is there already.
    #[error("intent recorded twice")]
    Duplicate,
    /// No intent has this id.
    #[error("no such intent")]
    NoSuchIntent,
    /// Its outcome is recorded already.
    #[error("outcome recorded already")]
    AlreadyEnded,
    /// Only a write of unknown outcome can be settled, and only once.
    #[error("nothing to settle")]
    NothingToSettle,
    /// Settling by hand needs a word of why.
    #[error("no word of why")]
    NoWord,
}

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JournalFile {
    /// Writes in flight.
    Journal,
    /// Settled facts.
    Ledger,
}

impl JournalFile {
    /// The file of lines.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Journal => "journal.jsonl",
            Self::Ledger => "ledger.jsonl",
        }
    }

    /// Where damaged lines go.
    pub const fn bad_file_name(self) -> &'static str {
        match self {
            Self::Journal => "journal.bad.jsonl",
            Self::Ledger => "ledger.bad.jsonl",
        }
    }
}

/// What was found when a file was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalNotice {
    /// The last line was cut off and dropped: it was being written when the computer stopped, nothing had been sent.
    TornLine(JournalFile),
    /// Damaged lines; `kept` is where they are, `None` when they could not be put aside and are still in the file.
    BadLines {
        /// In which file.
        file: JournalFile,
        /// How many.
        count: usize,
        /// Where they are now.
        kept: Option<PathBuf>,
    },
    /// Lines of a newer version of this application; they stay where they are.
    FromTheFuture {
        /// In which file.
        file: JournalFile,
        /// How many.
        count: usize,
    },
    /// The salt was lost: recipients of earlier writes cannot be compared any more.
    SaltRenewed,
}

/// A file of lines, open for appending.
pub struct Log {
    /// `None` in a second window.
    sink: Option<Box<dyn Sink>>,
    /// Lines that could not be written and must not be lost; they go first next time.
    backlog: Vec<u8>,
}

impl std::fmt::Debug for Log {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Log").field("backlog", &self.backlog.len()).finish_non_exhaustive()
    }
}

impl Log {
    /// A log in memory.
    pub fn memory() -> Self {
        Self::on(Box::new(MemorySink::default()))
    }

    /// A log on a sink.
    pub fn on(sink: Box<dyn Sink>) -> Self {
        Self { sink: Some(sink), backlog: Vec::new() }
    }

    /// Opens the file in the folder, reads and repairs it.
    pub fn open<E: DeserializeOwned>(
        folder: &Path,
        file: JournalFile,
        read_only: bool,
        notices: &mut Vec<JournalNotice>,
    ) -> Result<(Self, Lines<E>), JournalError> {
        let path = folder.join(file.file_name());
        let bytes = read_own(&path, LIMIT)?.unwrap_or_default();
        let lines: Lines<E> = line::read(&bytes);
        if lines.torn {
            notices.push(JournalNotice::TornLine(file));
        }
        if lines.not_understood > 0 {
            notices.push(JournalNotice::FromTheFuture { file, count: lines.not_understood });
        }
        if read_only {
            return Ok((Self { sink: None, backlog: Vec::new() }, lines));
        }
        let aside = folder.join(file.bad_file_name());
        let kept = keep_aside(&aside, &lines.bad);
        if !lines.bad.is_empty() {
            let kept = kept.is_ok().then_some(aside);
            notices.push(JournalNotice::BadLines { file, count: lines.bad.len(), kept });
        }
        // A bad line that could not be kept aside stays in the file, unless a piece of a line behind it has to go.
        if lines.torn || lines.unended || (kept.is_ok() && !lines.bad.is_empty()) {
            kept?;
            write_atomic(&path, Access::OwnerOnly, |w| {
                w.write_all(&lines.good).map_err(|error| FileError::from_io(&path, &error))
            })?;
        }
        Ok((Self::on(Box::new(FileSink::open(&path)?)), lines))
    }

    /// Whether lines are taken: not in a second window.
    pub const fn is_writable(&self) -> bool {
        self.sink.is_some()
    }

    /// Appends an event; when it fails, the event is not recorded and will not be.
    pub fn append(&mut self, event: &impl Serialize) -> Result<(), JournalError> {
        let line = line::encode(event).ok_or(JournalError::NotWritable)?;
        self.write(&line)
    }

    /// Appends an event that happened whatever the disk says: when it fails, it is tried again with the next one.
    pub fn append_surely(&mut self, event: &impl Serialize) -> Result<(), JournalError> {
        let line = line::encode(event).ok_or(JournalError::NotWritable)?;
        let written = self.write(&line);
        if written.is_err() && self.sink.is_some() {
            self.backlog.extend_from_slice(&line);
        }
        written
    }

    fn write(&mut self, line: &[u8]) -> Result<(), JournalError> {
        let sink = self.sink.as_mut().ok_or(JournalError::ReadOnly)?;
        if self.backlog.is_empty() {
            sink.append(line)?;
        } else {
            sink.append(&[self.backlog.as_slice(), line].concat())?;
            self.backlog.clear();
        }
        Ok(())
    }
}

/// Appends damaged lines to their own file, on the disk before it returns.
fn keep_aside(path: &Path, bad: &[Vec<u8>]) -> Result<(), FileError> {
    if bad.is_empty() {
        return Ok(());
    }
    let mut file = open_private_append(path)?;
    let mut bytes = bad.join(&b'\n');
    bytes.push(b'\n');
    file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(|error| FileError::from_io(path, &error))
}
