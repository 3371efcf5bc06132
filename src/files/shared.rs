//! A small text that several processes change one after the other, under the system's file lock. Called for the
//! budget of requests that the window and the `export` command share. It is no place for anything that must survive
//! a crash: it is written over, not replaced.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek as _, Write as _};
use std::path::PathBuf;

use super::{FileError, open_private_write};

/// How often the lock is asked for at once, which takes some milliseconds: many times as long as anybody keeps it.
const ATTEMPTS: u32 = 5_000;

/// Where the text is.
#[derive(Debug)]
pub struct SharedFile(PathBuf);

/// The text, ours alone until this is dropped.
#[derive(Debug)]
pub struct SharedText<'a> {
    path: &'a PathBuf,
    file: File,
    text: String,
}

impl SharedFile {
    /// The most that is read: anything longer is not ours.
    const MOST: u64 = 1 << 20;

    /// Nothing is opened or made yet.
    pub const fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// Reads the text; empty where there is no file yet. Holders keep it for microseconds: where one does not let go, as
    /// a stopped process does, the text is not to be had, and nobody waits for it.
    pub fn lock(&self) -> Result<SharedText<'_>, FileError> {
        let at = |error: std::io::Error| FileError::from_io(&self.0, &error);
        let mut file = open_private_write(&self.0)?;
        for attempt in 1.. {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if attempt < ATTEMPTS => {}
                Err(error) => return Err(at(error.into())),
            }
        }
        let mut bytes = Vec::new();
        Read::by_ref(&mut file).take(Self::MOST).read_to_end(&mut bytes).map_err(at)?;
        Ok(SharedText { path: &self.0, file, text: String::from_utf8_lossy(&bytes).into_owned() })
    }
}

impl SharedText<'_> {
    /// The text as it was found.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes it anew. Of a process that is killed meanwhile the end of the older text may be left behind the new one:
    /// never nothing.
    pub fn write(&mut self, text: &str) -> Result<(), FileError> {
        let at = |error: std::io::Error| FileError::from_io(self.path, &error);
        self.file.rewind().map_err(at)?;
        self.file.write_all(text.as_bytes()).map_err(at)?;
        self.file.set_len(u64::try_from(text.len()).unwrap_or(u64::MAX)).map_err(at)
    }
}

#[cfg(test)]
mod tests {
    use super::SharedFile;

    #[test]
    fn a_second_holder_finds_what_the_first_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = [(); 2].map(|()| SharedFile::new(folder.path().join("shared"))).into();
        let mut text = one.lock().unwrap();
        assert_eq!(text.text(), "");
        text.write("a longer text").unwrap();
        drop(text);
        let mut text = other.lock().unwrap();
        assert_eq!(text.text(), "a longer text");
        text.write("short").unwrap();
        drop(text);
        assert_eq!(one.lock().unwrap().text(), "short");
        assert!(SharedFile::new(folder.path().join("no/where")).lock().is_err());
    }

    #[test]
    fn a_holder_that_does_not_let_go_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = [(); 2].map(|()| SharedFile::new(folder.path().join("shared"))).into();
        let held = one.lock().unwrap();
        assert!(other.lock().is_err());
        drop(held);
        assert!(other.lock().is_ok());
    }
}
