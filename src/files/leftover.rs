//! The temporary files beside a file that is being written: how they are named and held, and how those of a process that
//! was killed are removed when the window is started.
//! Called by whatever writes a whole file, and by the start of the program. It must not touch a file that is not ours, nor
//! one that somebody may still be writing.

use std::fs::File;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// How their names begin and end; between stand as many letters and digits as the crate puts there.
const BEGINS: &str = ".secpaid-";
const ENDS: &str = ".part";

/// A new one, the owner's alone. It is gone again when it is dropped, and held by a lock for as long as it is open.
pub(super) fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    let file = builder().tempfile_in(folder)?;
    hold(file.as_file());
    Ok(file)
}

/// How one is made, for whom other rights are needed.
pub(super) fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(BEGINS).suffix(ENDS);
    builder
}

/// Whether a file can be made in this folder: one was, and is gone again.
pub fn try_folder(folder: &Path) -> std::io::Result<()> {
    temporary(folder).map(drop)
}

/// Without locks on this disk nothing is ever taken for left behind.
#[cfg(unix)]
fn hold(file: &File) {
    if let Err(error) = file.try_lock() {
        tracing::debug!(%error, "a temporary file is not held");
    }
}

/// The lock would be in the way of its own writer there, and what is left behind stays.
#[cfg(not(unix))]
fn hold(_file: &File) {}

/// Removes what processes that were killed left in this folder; how many. One that was written to within a minute before
/// `now` is left alone: its writer may not hold it yet.
#[cfg(unix)]
pub fn sweep(folder: &Path, now: jiff::Timestamp) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| is_old_and_ours(entry, now) && remove(&entry.path())).count()
}

/// Nothing is held there: what is left behind stays.
#[cfg(not(unix))]
pub fn sweep(_folder: &Path, _now: jiff::Timestamp) -> usize {
    0
}

#[cfg(unix)]
fn is_old_and_ours(entry: &std::fs::DirEntry, now: jiff::Timestamp) -> bool {
    let name = entry.file_name();
    let middle = name.to_str().and_then(|name| name.strip_prefix(BEGINS)?.strip_suffix(ENDS));
    let ours =
        middle.is_some_and(|middle| middle.len() == 6 && middle.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    // Of a link, what it leads to is not ours.
    let Some(found) = ours.then(|| entry.metadata().ok()).flatten().filter(std::fs::Metadata::is_file) else {
        return false;
    };
    let written = found.modified().ok().and_then(|at| jiff::Timestamp::try_from(at).ok());
    written.is_some_and(|at| now.duration_since(at) > jiff::SignedDuration::from_mins(1))
}

/// Removes a file that nobody holds.
#[cfg(unix)]
fn remove(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok() && std::fs::remove_file(path).is_ok())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::{sweep, temporary};
    use std::fs;
    use std::path::Path;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn only_our_own_old_files_that_nobody_holds_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let left = ".secpaid-aB3dE6.part";
        let others =
            [".aB3dE6.part", ".secpaid-aB3dE6.xlsx", ".secpaid-aB3dE67.part", ".secpaid-aB3d.6.part", "secpaid.part"];
        for name in others.into_iter().chain([left]) {
            fs::write(path(name), "x").unwrap();
        }
        fs::create_dir(path(".secpaid-aaaaaa.part")).unwrap();
        std::os::unix::fs::symlink(path("secpaid.part"), path(".secpaid-bbbbbb.part")).unwrap();
        let held = temporary(folder.path()).unwrap();
        let held_name = held.path().file_name().unwrap().to_str().unwrap().to_owned();
        let written = fs::metadata(path(left)).unwrap().modified().unwrap();
        let written = jiff::Timestamp::try_from(written).unwrap();
        let after = |seconds| written + jiff::SignedDuration::from_secs(seconds);
        assert_eq!(sweep(folder.path(), after(59)), 0, "its writer may be about to hold it");
        assert_eq!(sweep(folder.path(), after(600)), 1);
        let mut expected: Vec<String> = others.map(String::from).to_vec();
        expected.extend([".secpaid-aaaaaa.part".to_owned(), ".secpaid-bbbbbb.part".to_owned(), held_name]);
        expected.sort();
        assert_eq!(names(folder.path()), expected);
        // Its writer was killed: nobody holds it any more.
        let (file, kept) = held.keep().unwrap();
        drop(file);
        assert_eq!(sweep(folder.path(), after(600)), 1);
        assert!(!kept.exists());
        assert_eq!(sweep(&path("nowhere"), after(600)), 0);
    }
}
