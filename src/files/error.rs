//! Why a file could not be read or written, sorted by what the user can do about it.
//! Made by everything that touches a file, put into words by `text`.
//! It carries the path and the system's own words for diagnostics, never anything of the content.

use std::io;
use std::path::{Path, PathBuf};

/// What kind of obstacle it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileErrorKind {
    /// No such file or folder.
    NotFound,
    /// The system does not permit it.
    Denied,
    /// The medium or folder is read-only.
    ReadOnly,
    /// No space left, a quota is used up, or the file would be too large for the file system.
    Full,
    /// A file is there, and replacing it was not asked for.
    Exists,
    /// A folder stands where a file is wanted.
    IsDirectory,
    /// A file stands where a folder is wanted.
    NotADirectory,
    /// A link stands where a file of ours is wanted; it was not followed.
    Link,
    /// The system names no home folder, so there is no ordinary place to write.
    NoHome,
    /// Another window of this application has the data folder; this one only reads.
    OtherWindow,
    /// Larger than anything this application writes; it was not read.
    TooLarge,
    /// Something else; the detail has the system's words.
    Other,
}

/// A failure at a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?} at {}: {detail}", path.display())]
pub struct FileError {
    /// What kind of obstacle.
    pub kind: FileErrorKind,
    /// Where.
    pub path: PathBuf,
    /// The system's own words, for diagnostics.
    pub detail: Box<str>,
}

impl FileError {
    /// An obstacle that the system did not report itself.
    pub fn new(kind: FileErrorKind, path: &Path) -> Self {
        Self { kind, path: path.to_owned(), detail: Box::from("") }
    }

    /// Sorts what the system reported.
    pub fn from_io(path: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => FileErrorKind::NotFound,
            io::ErrorKind::PermissionDenied => FileErrorKind::Denied,
            io::ErrorKind::ReadOnlyFilesystem => FileErrorKind::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                FileErrorKind::Full
            }
            io::ErrorKind::AlreadyExists => FileErrorKind::Exists,
            io::ErrorKind::IsADirectory => FileErrorKind::IsDirectory,
            io::ErrorKind::NotADirectory => FileErrorKind::NotADirectory,
            _ => FileErrorKind::Other,
        };
        Self { kind, path: path.to_owned(), detail: error.to_string().into_boxed_str() }
    }
}
