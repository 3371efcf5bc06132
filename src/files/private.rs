//! Files and folders that only their owner may read, and putting a broken file aside without losing it.
//! Called by `settings`, `journal` and the data folder itself.
//! Nothing here may delete or shorten what it finds.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::{FileError, FileErrorKind};

/// Makes a folder and those above it, for the owner alone; one that is there stays as it is.
pub fn create_private_dir(path: &Path) -> Result<(), FileError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path).map_err(|error| match error.kind() {
        // A file in the place of the folder itself is reported as "exists".
        std::io::ErrorKind::AlreadyExists => FileError::new(FileErrorKind::NotADirectory, path),
        _ => FileError::from_io(path, &error),
    })
}

/// Opens a file to be appended to, made for the owner alone when it is new.
pub fn open_private_append(path: &Path) -> Result<File, FileError> {
    // Readable as well: Windows locks no file that is open for appending alone.
    open_private(path, OpenOptions::new().read(true).append(true))
}

/// Opens a file to be written and cut, its content as it is; made for the owner alone when it is new.
pub fn open_private_write(path: &Path) -> Result<File, FileError> {
    open_private(path, OpenOptions::new().read(true).write(true))
}

fn open_private(path: &Path, options: &mut OpenOptions) -> Result<File, FileError> {
    if path.is_dir() {
        return Err(FileError::new(FileErrorKind::IsDirectory, path));
    }
    refuse_link(path)?;
    options.create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let is_new = !path.exists();
    let file = options.open(path).map_err(|error| FileError::from_io(path, &error))?;
    if is_new {
        // Without it, a crash could take the whole file away although its lines are on the disk.
        sync_folder(&folder_of(path));
    }
    Ok(file)
}

/// A link in place of a file that only ever this application makes: somebody put it there, and what is written would go
/// to, or be taken from, a file of their choice.
fn refuse_link(path: &Path) -> Result<(), FileError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(FileError::new(FileErrorKind::Link, path)),
        _ => Ok(()),
    }
}

/// The folder a file lies in; the current one for a bare name.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Brings new names in a folder to the disk. The files are complete either way, so a file system that cannot do it
/// is no failure.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        drop(folder.sync_all());
    }
}

/// The same as [`read_whole`] for a file that only ever this application makes: a link in its place is refused.
pub fn read_own(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, FileError> {
    refuse_link(path)?;
    read_whole(path, limit)
}

/// The bytes of a file; `None` when there is none. A file over `limit` bytes is refused unread.
pub fn read_whole(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, FileError> {
    if path.is_dir() {
        return Err(FileError::new(FileErrorKind::IsDirectory, path));
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(FileError::from_io(path, &error)),
    };
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| FileError::from_io(path, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read > limit) {
        return Err(FileError::new(FileErrorKind::TooLarge, path));
    }
    Ok(Some(bytes))
}

/// Renames `settings.json` to the first free `settings.broken-N.json` beside it and returns the new name.
pub fn set_aside(path: &Path) -> Result<PathBuf, FileError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    for number in 1..=9_999_u32 {
        let aside = path.with_file_name(format!("{stem}.broken-{number}{extension}"));
        if fs::symlink_metadata(&aside).is_err() {
            fs::rename(path, &aside).map_err(|error| FileError::from_io(path, &error))?;
            return Ok(aside);
        }
    }
    Err(FileError::new(FileErrorKind::Other, path))
}

#[cfg(test)]
mod tests {
    use super::{create_private_dir, open_private_append, read_whole, set_aside};
    use crate::files::FileErrorKind;
    use std::fs;

    #[test]
    fn reading_says_none_a_folder_or_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        assert_eq!(read_whole(&path, 10).unwrap(), None);
        fs::write(&path, "0123456789").unwrap();
        assert_eq!(read_whole(&path, 10).unwrap().unwrap(), b"0123456789");
        assert_eq!(read_whole(&path, 9).unwrap_err().kind, FileErrorKind::TooLarge);
        assert_eq!(read_whole(folder.path(), 9).unwrap_err().kind, FileErrorKind::IsDirectory);
        assert_eq!(open_private_append(folder.path()).unwrap_err().kind, FileErrorKind::IsDirectory);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_a_file_of_ours_is_not_followed() {
        use super::{open_private_write, read_own};
        let folder = tempfile::tempdir().unwrap();
        let (theirs, link) = (folder.path().join("theirs"), folder.path().join("journal.jsonl"));
        fs::write(&theirs, "keep").unwrap();
        std::os::unix::fs::symlink(&theirs, &link).unwrap();
        assert_eq!(read_own(&link, 10).unwrap_err().kind, FileErrorKind::Link);
        assert_eq!(open_private_append(&link).unwrap_err().kind, FileErrorKind::Link);
        assert_eq!(open_private_write(&link).unwrap_err().kind, FileErrorKind::Link);
        fs::remove_file(&theirs).unwrap();
        assert_eq!(open_private_append(&link).unwrap_err().kind, FileErrorKind::Link);
        assert!(!theirs.exists(), "nor is anything made at the other end");
    }

    #[test]
    fn a_broken_file_gets_the_first_free_number() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        fs::write(folder.path().join("settings.broken-1.json"), "earlier").unwrap();
        fs::write(&path, "later").unwrap();
        assert_eq!(set_aside(&path).unwrap(), folder.path().join("settings.broken-2.json"));
        assert!(!path.exists());
        assert_eq!(fs::read_to_string(folder.path().join("settings.broken-1.json")).unwrap(), "earlier");
    }

    #[test]
    fn a_file_in_place_of_a_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        fs::write(&file, "").unwrap();
        assert_eq!(create_private_dir(&file).unwrap_err().kind, FileErrorKind::NotADirectory);
        assert_eq!(create_private_dir(&file.join("y")).unwrap_err().kind, FileErrorKind::NotADirectory);
    }
}
