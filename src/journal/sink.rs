//! Where lines go: a file that is on the disk before the call returns, or memory for the Demo and for tests.
//! Used by `log`. A sink that fails must leave what was there before as it was: half a line in the middle of the file
//! would cost the next one.

use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::{FileError, FileErrorKind, open_private_write};

/// Takes lines, each call whole or not at all.
pub trait Sink: Send {
    /// Appends and returns when it is kept for good.
    fn append(&mut self, bytes: &[u8]) -> Result<(), FileError>;
}

/// A file, appended to and brought to the disk.
pub struct FileSink {
    path: PathBuf,
    file: File,
    /// Bytes that are known to be whole lines.
    length: u64,
    /// A failed append may have left a piece behind that could not be cut off yet.
    dirty: bool,
}

impl FileSink {
    /// Opens the file, made for the owner alone when it is new.
    pub fn open(path: &Path) -> Result<Self, FileError> {
        // Not opened for appending: Windows would then not let a failed append be cut off.
        let file = open_private_write(path)?;
        let length = file.metadata().map_err(|error| FileError::from_io(path, &error))?.len();
        Ok(Self { path: path.to_owned(), file, length, dirty: false })
    }

    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        if self.dirty {
            self.file.set_len(self.length)?;
            self.dirty = false;
        }
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(bytes)?;
        self.file.sync_all()
    }
}

impl Sink for FileSink {
    fn append(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        let found = self.file.metadata().map_err(|error| FileError::from_io(&self.path, &error))?.len();
        if !self.dirty && found != self.length {
            // The lock of the folder did not hold, and somebody else has written: it is neither written over nor cut off.
            return Err(FileError::new(FileErrorKind::OtherWindow, &self.path));
        }
        match self.write(bytes) {
            Ok(()) => {
                self.length = self.length.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
                Ok(())
            }
            Err(error) => {
                self.dirty = self.file.set_len(self.length).is_err();
                Err(FileError::from_io(&self.path, &error))
            }
        }
    }
}

/// Memory, shared so that a test can look at the bytes.
#[derive(Debug, Clone, Default)]
pub struct MemorySink(Arc<Mutex<Vec<u8>>>);

#[cfg(test)]
impl MemorySink {
    /// What was appended so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Sink for MemorySink {
    fn append(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{FileSink, Sink as _};
    use std::fs;
    use std::io::Write as _;

    #[test]
    fn what_a_failed_append_left_behind_is_gone_after_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        fs::write(&path, "before\n").unwrap();
        let mut sink = FileSink::open(&path).unwrap();
        sink.append(b"one\n").unwrap();
        // As a full disk leaves it, when cutting failed as well.
        sink.file.write_all(b"a long piece of a line").unwrap();
        sink.dirty = true;
        sink.append(b"two\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "before\none\ntwo\n");
    }

    #[test]
    fn what_somebody_else_has_written_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        let [mut one, mut other] = [(); 2].map(|()| FileSink::open(&path).unwrap());
        one.append(b"one\n").unwrap();
        assert!(other.append(b"other\n").is_err());
        one.append(b"two\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
    }
}
