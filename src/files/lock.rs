//! One writer per data folder: a lock on a file that the system releases when the process ends, however it ends.
//! A second window finds it taken and only reads. Taken by [`DataDir`](super::DataDir).
//! It must never wait: the other window may stay open for days.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::{FileError, open_private_append};

/// The lock, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock at `path`; `None` when another process or another holder has it. Never waits.
    pub fn take(path: &Path) -> Result<Option<Self>, FileError> {
        let file = open_private_append(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(FileError::from_io(path, &error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing releases it as well; said here so that no copy of the handle in a child keeps it.
        drop(self.file.unlock());
    }
}

#[cfg(test)]
mod tests {
    use super::Lock;

    #[test]
    fn only_one_holder_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = Lock::take(&path).unwrap();
        assert!(first.is_some());
        assert!(Lock::take(&path).unwrap().is_none());
        drop(first);
        assert!(Lock::take(&path).unwrap().is_some());
    }
}
