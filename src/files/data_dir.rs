//! The folder everything the application writes goes to: the system's ordinary place, or the one given by `--data-dir`.
//! Whoever opens it learns at once whether it can be written and whether another window has it. Opened once, by the
//! start of the program; nobody else may look for a place to write.

use std::path::{Path, PathBuf};

use super::closed::close_to_others;
use super::{FileError, FileErrorKind, Lock, create_private_dir};
use crate::model::Scope;

/// An open data folder.
#[derive(Debug)]
pub struct DataDir {
    path: PathBuf,
    given: bool,
    open_to_others: bool,
    lock: Option<Lock>,
}

impl DataDir {
    /// Opens the folder, made for the owner alone when it is new, and takes its lock.
    ///
    /// A folder that cannot be written is an error: without it no write could be journaled and nothing be created.
    pub fn open(given: Option<&Path>) -> Result<Self, FileError> {
        let opened = Self::without_lock(given)?;
        let lock = Lock::take(&opened.path.join("lock"))?;
        Ok(Self { lock, ..opened })
    }

    /// The same without the lock, for a run that only shares the rate limit: a window that is opened meanwhile must
    /// not find the folder taken. It counts as read-only.
    pub fn without_lock(given: Option<&Path>) -> Result<Self, FileError> {
        let wanted = match given {
            Some(path) => path.to_owned(),
            None => Self::ordinary()?,
        };
        create_private_dir(&wanted)?;
        let path = std::fs::canonicalize(&wanted).map_err(|error| FileError::from_io(&wanted, &error))?;
        probe(&path)?;
        let open_to_others = close_to_others(&path, given.is_some());
        Ok(Self { path, given: given.is_some(), open_to_others, lock: None })
    }

    /// The path that a folder given by `--data-dir` is known by, whether or not it could be opened: absolute, and
    /// canonical as far as it is there.
    pub fn known_as(given: &Path) -> PathBuf {
        let absolute = std::path::absolute(given).unwrap_or_else(|_| given.to_owned());
        let there = absolute.ancestors().find_map(|above| Some((above, std::fs::canonicalize(above).ok()?)));
        match there.map(|(above, canonical)| (absolute.strip_prefix(above), canonical)) {
            // Joining nothing would add a separator.
            Some((Ok(rest), canonical)) if rest.as_os_str().is_empty() => canonical,
            Some((Ok(rest), canonical)) => canonical.join(rest),
            _ => absolute,
        }
    }

    /// Where the system keeps the data of applications.
    fn ordinary() -> Result<PathBuf, FileError> {
        directories::ProjectDirs::from("io.github", "secpaiddesktop", "SecPaidDesktop")
            .map(|dirs| dirs.data_dir().to_owned())
            .ok_or_else(|| FileError::new(FileErrorKind::NoHome, Path::new("")))
    }

    /// The folder, canonical.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder when it was given by `--data-dir`: keyring entries then carry a hash of it.
    pub fn given(&self) -> Option<&Path> {
        self.given.then_some(self.path.as_path())
    }

    /// Whether another window has the folder: then nothing in it is written but the shared rates, and no write is sent.
    pub fn is_read_only(&self) -> bool {
        self.lock.is_none()
    }

    /// Whether other users of this computer may look into the folder: one that was given and holds other things, too, is
    /// not closed to them. Its files of ours are.
    pub const fn is_open_to_others(&self) -> bool {
        self.open_to_others
    }

    /// The settings file.
    pub fn settings(&self) -> PathBuf {
        self.path.join("settings.json")
    }

    /// The window's geometry, kept by the toolkit.
    pub fn window(&self) -> PathBuf {
        self.path.join("window.ron")
    }

    /// The file through which every process shares the rate limit of a scope.
    pub fn rates(&self, scope: &Scope) -> PathBuf {
        rates_file(&self.path, scope)
    }

    /// The folder of the log files.
    pub fn logs(&self) -> PathBuf {
        self.path.join("log")
    }
}

/// The file in a data folder through which every process shares the rate limit of a scope.
pub fn rates_file(folder: &Path, scope: &Scope) -> PathBuf {
    let id = scope.id().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    folder.join(format!("rate-{id}.json"))
}

/// Writes a few bytes and removes them: a full or read-only folder shows here, not in the middle of a payment.
fn probe(folder: &Path) -> Result<(), FileError> {
    use std::io::Write as _;
    let mut file = tempfile::Builder::new()
        .prefix(".probe-")
        .tempfile_in(folder)
        .map_err(|error| FileError::from_io(folder, &error))?;
    file.write_all(&[0; 4096])
        .and_then(|()| file.as_file().sync_data())
        .map_err(|error| FileError::from_io(folder, &error))
}

#[cfg(test)]
mod tests {
    use super::DataDir;
    use crate::files::FileErrorKind;
    use std::fs;
    use std::path::Path;

    #[test]
    fn a_given_folder_is_made_and_locked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b");
        let first = DataDir::open(Some(&path)).unwrap();
        assert_eq!(first.path(), fs::canonicalize(&path).unwrap());
        assert_eq!(first.given(), Some(first.path()));
        assert!(!first.is_read_only());
        assert!(DataDir::open(Some(&path)).unwrap().is_read_only());
        drop(first);
        assert!(!DataDir::open(Some(&path)).unwrap().is_read_only());
        let left: Vec<_> = fs::read_dir(&path).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left, ["lock"]);
    }

    #[test]
    fn a_folder_looked_into_without_the_lock_is_free_for_a_window() {
        let folder = tempfile::tempdir().unwrap();
        let looking = DataDir::without_lock(Some(folder.path())).unwrap();
        assert!(looking.is_read_only());
        assert!(!DataDir::open(Some(folder.path())).unwrap().is_read_only());
        assert_eq!(DataDir::known_as(&folder.path().join(".")), looking.path());
    }

    #[test]
    fn a_folder_that_is_not_there_is_known_by_its_absolute_path() {
        let folder = tempfile::tempdir().unwrap();
        let missing = fs::canonicalize(folder.path()).unwrap().join("missing");
        assert_eq!(DataDir::known_as(&missing), missing);
        assert!(DataDir::known_as(Path::new("no/where/at/all")).is_absolute());
    }

    #[cfg(unix)]
    #[test]
    fn a_new_folder_is_the_owners_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let opened = DataDir::open(Some(&folder.path().join("new"))).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(opened.path()), 0o700);
        assert_eq!(mode(&opened.path().join("lock")), 0o600);
    }

    #[test]
    fn a_file_in_its_place_or_above_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "keep").unwrap();
        assert_eq!(DataDir::open(Some(&file)).unwrap_err().kind, FileErrorKind::NotADirectory);
        assert_eq!(DataDir::open(Some(&file.join("x"))).unwrap_err().kind, FileErrorKind::NotADirectory);
        assert_eq!(fs::read_to_string(&file).unwrap(), "keep");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_takes_no_files_is_an_error() {
        assert!(DataDir::open(Some(Path::new("/proc/self"))).is_err());
    }
}
