//! Replacing a file so that a crash, a full disk or a refusal leaves the old one whole: a temporary file in the same
//! folder, brought to the disk, then renamed over the old one, then the folder brought to the disk.
//! Called by whatever writes a whole file; nothing here may write to the target itself.

use std::fs::{self, File};
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::leftover::{builder, temporary};
use super::private::{folder_of, sync_folder};
use super::{FileError, FileErrorKind};

/// Who may read the new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The owner alone: everything in the data folder.
    OwnerOnly,
    /// As the file it replaces, or as the user's other new files: what was saved where the user said.
    Ordinary,
}

/// What becomes of a file that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced.
    Replace,
    /// It stays, also one that came while the new one was written: [`FileErrorKind::Exists`].
    Keep,
}

/// Replaces `path` by what `write` writes. On any failure, also of `write` itself, the old file is untouched and
/// nothing is left beside it.
pub fn write_atomic<T, E: From<FileError>>(
    path: &Path,
    access: Access,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<T, E> {
    write_whole(path, (access, Existing::Replace), write)
}

/// The same, and says what becomes of a file that is there.
pub fn write_whole<T, E: From<FileError>>(
    path: &Path,
    (access, existing): (Access, Existing),
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<T, E> {
    // Asked before anything is written: the rename would only say so at the end of a long export.
    if path.is_dir() || path.file_name().is_none() {
        return Err(FileError::new(FileErrorKind::IsDirectory, path).into());
    }
    // A link to a file elsewhere stays a link; the file it names is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&target);
    let at = |error: &std::io::Error| FileError::from_io(path, error);
    // A rename would replace it without asking the file's own permission.
    if fs::metadata(&target).is_ok_and(|found| found.permissions().readonly()) {
        return Err(FileError::new(FileErrorKind::ReadOnly, path).into());
    }
    // The owner's alone while it is written, whatever it becomes.
    let temporary = temporary(&folder).map_err(|error| at(&error))?;
    let mut writer = BufWriter::new(temporary.as_file().try_clone().map_err(|error| at(&error))?);
    let value = write(&mut writer)?;
    writer.flush().map_err(|error| at(&error))?;
    drop(writer);
    if access == Access::Ordinary {
        open_up(temporary.as_file(), &target, &folder).map_err(|error| at(&error))?;
    }
    finish(temporary, &target, existing).map_err(|error| at(&error))?;
    Ok(value)
}

/// Brings a whole file to the disk and gives it its name.
fn finish(temporary: NamedTempFile, target: &Path, existing: Existing) -> std::io::Result<()> {
    temporary.as_file().sync_all()?;
    match existing {
        Existing::Replace => temporary.persist(target),
        Existing::Keep => match temporary.persist_noclobber(target) {
            // Not every disk can name a file only where there is none: then it is asked just before.
            Err(refused) if refused.error.kind() != ErrorKind::AlreadyExists => {
                if fs::symlink_metadata(target).is_ok() {
                    return Err(ErrorKind::AlreadyExists.into());
                }
                refused.file.persist(target)
            }
            named => named,
        },
    }?;
    sync_folder(&folder_of(target));
    Ok(())
}

/// Gives a whole file the rights of the one it replaces, or those that the user's new files have.
#[cfg(unix)]
fn open_up(file: &File, target: &Path, folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let permissions = if let Ok(found) = fs::metadata(target) {
        found.permissions()
    } else {
        // Only a new file shows which rights the system leaves to one.
        let all = fs::Permissions::from_mode(0o666);
        let new = builder().permissions(all).tempfile_in(folder)?;
        new.as_file().metadata()?.permissions()
    };
    file.set_permissions(permissions)
}

#[cfg(not(unix))]
fn open_up(_file: &File, _target: &Path, _folder: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Access, Existing, finish, write_atomic, write_whole};
    use crate::files::{FileError, FileErrorKind};
    use std::fs;
    use std::io::Write as _;
    use std::path::Path;

    fn write(path: &Path, text: &str) -> Result<(), FileError> {
        write_atomic(path, Access::OwnerOnly, |w| {
            w.write_all(text.as_bytes()).map_err(|error| FileError::from_io(path, &error))
        })
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write(&path, "one").unwrap();
        write(&path, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(names(folder.path()), ["a.json"]);
    }

    #[test]
    fn a_failure_while_writing_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write(&path, "old").unwrap();
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        let error = write_atomic(&path, Access::OwnerOnly, |w| {
            w.write_all(&vec![b'x'; 100_000]).unwrap();
            Err::<(), _>(FileError::from_io(&path, &full))
        })
        .unwrap_err();
        assert_eq!(error.kind, FileErrorKind::Full);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.json"]);
    }

    #[test]
    fn of_two_writers_at_one_time_the_second_replaces_nothing_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let write = |text: &'static str, meanwhile: &dyn Fn()| {
            write_whole(&path, (Access::Ordinary, Existing::Keep), |w| {
                w.write_all(text.as_bytes()).unwrap();
                meanwhile();
                Ok::<_, FileError>(())
            })
        };
        let error = write("first begun", &|| write("first whole", &|| ()).unwrap()).unwrap_err();
        assert_eq!(error.kind, FileErrorKind::Exists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "first whole");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    /// A file that takes every byte and can bring none to the disk.
    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_not_on_the_disk_gets_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        write(&path, "old").unwrap();
        for existing in [Existing::Replace, Existing::Keep] {
            let (_, name) = tempfile::NamedTempFile::new_in(folder.path()).unwrap().into_parts();
            let device = fs::File::options().write(true).open("/dev/null").unwrap();
            let error = finish(tempfile::NamedTempFile::from_parts(device, name), &path, existing).unwrap_err();
            assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.json"]);
    }

    #[test]
    fn obstacles_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let directory = folder.path().join("dir");
        fs::create_dir(&directory).unwrap();
        assert_eq!(write(&directory, "x").unwrap_err().kind, FileErrorKind::IsDirectory);
        let file = folder.path().join("file");
        fs::write(&file, "keep").unwrap();
        assert_eq!(write(&file.join("below"), "x").unwrap_err().kind, FileErrorKind::NotADirectory);
        assert_eq!(write(&folder.path().join("no/where"), "x").unwrap_err().kind, FileErrorKind::NotFound);
        assert_eq!(fs::read_to_string(&file).unwrap(), "keep");
        assert_eq!(names(folder.path()), ["dir", "file"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_the_owners_or_those_of_the_old_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let private = folder.path().join("private");
        write(&private, "x").unwrap();
        assert_eq!(mode(&private), 0o600);
        let shared = folder.path().join("shared");
        fs::write(&shared, "old").unwrap();
        fs::set_permissions(&shared, fs::Permissions::from_mode(0o640)).unwrap();
        write_atomic(&shared, Access::Ordinary, |w| {
            let being_written = w.get_ref().metadata().unwrap().permissions().mode() & 0o777;
            assert_eq!(being_written, 0o600, "half a file is for nobody else");
            w.write_all(b"new").map_err(|error| FileError::from_io(&shared, &error))
        })
        .unwrap();
        assert_eq!((mode(&shared), fs::read_to_string(&shared).unwrap().as_str()), (0o640, "new"));
        let (new, like) = (folder.path().join("new"), folder.path().join("like"));
        fs::write(&like, "").unwrap();
        write_atomic(&new, Access::Ordinary, |_| Ok::<_, FileError>(())).unwrap();
        assert_eq!(mode(&new), mode(&like), "a new file is like the user's others");
        assert_eq!(names(folder.path()), ["like", "new", "private", "shared"]);
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "keep").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(write(&path, "new").unwrap_err().kind, FileErrorKind::ReadOnly);
        assert_eq!(fs::read_to_string(&path).unwrap(), "keep");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        let link = folder.path().join("link");
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, "new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    }
}
