//! Closing the data folder to other users of the computer, whatever made it before: an older version, a copy, an
//! unpacked archive. Called when the folder is opened. A folder that holds somebody's other things is left as it is and
//! said to be open; our own files in it are closed all the same. It must not touch a file that is not ours.

use std::path::Path;

/// How the names of our files begin; `window.ron` is written by the toolkit, the others by us.
const OURS: [&str; 10] = [
    "settings.",
    "window.ron",
    "journal.",
    "ledger.",
    "rate-",
    "salt",
    "lock",
    "secpaid-desktop.",
    ".probe-",
    ".secpaid-",
];

/// Whether other users may still look into the folder after what could be done.
#[cfg(unix)]
pub(super) fn close_to_others(folder: &Path, given: bool) -> bool {
    close_files(folder);
    close_files(&folder.join("log"));
    if !is_open(folder) {
        return false;
    }
    if !given || holds_only_ours(folder) {
        set_mode(folder, 0o700);
    }
    is_open(folder)
}

/// The rights of a folder are the system's here: it lies below the user's own.
#[cfg(not(unix))]
pub(super) fn close_to_others(_folder: &Path, _given: bool) -> bool {
    false
}

#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::symlink_metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    // Where it cannot be changed, the folder is said to be open.
    drop(std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)));
}

#[cfg(unix)]
fn close_files(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        // A link is none of our files, and what it leads to is not ours to change.
        if entry.file_type().is_ok_and(|kind| kind.is_file()) && is_ours(&entry) && is_open(&path) {
            set_mode(&path, 0o600);
        }
    }
}

#[cfg(unix)]
fn is_ours(entry: &std::fs::DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(|name| OURS.iter().any(|begins| name.starts_with(begins)))
}

#[cfg(unix)]
fn holds_only_ours(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.all(|entry| entry.is_ok_and(|entry| is_ours(&entry) || entry.file_name() == "log"))
    })
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::close_to_others;
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_folder_of_ours_is_closed_and_that_of_others_said_to_be_open() {
        let folder = tempfile::tempdir().unwrap();
        let ours = folder.path().join("journal.jsonl");
        let log = folder.path().join("log/secpaid-desktop.2026-05-20.log");
        fs::create_dir(folder.path().join("log")).unwrap();
        for path in [&ours, &log] {
            fs::write(path, "x").unwrap();
            set(path, 0o644);
        }
        set(folder.path(), 0o755);
        assert!(!close_to_others(folder.path(), true));
        assert_eq!((mode(folder.path()), mode(&ours), mode(&log)), (0o700, 0o600, 0o600));

        let theirs = folder.path().join("holiday.jpg");
        fs::write(&theirs, "x").unwrap();
        for (path, mode) in [(&theirs, 0o644), (&ours, 0o664), (&folder.path().to_owned(), 0o775)] {
            set(path, mode);
        }
        assert!(close_to_others(folder.path(), true));
        assert_eq!((mode(folder.path()), mode(&ours), mode(&theirs)), (0o775, 0o600, 0o644));
        assert!(!close_to_others(folder.path(), false), "the ordinary folder is ours whatever is in it");
        assert_eq!((mode(folder.path()), mode(&theirs)), (0o700, 0o644));
    }

    #[test]
    fn what_a_link_leads_to_keeps_its_rights() {
        let folder = tempfile::tempdir().unwrap();
        let theirs = folder.path().join("theirs");
        let inside = folder.path().join("data");
        fs::create_dir(&inside).unwrap();
        fs::write(&theirs, "x").unwrap();
        set(&theirs, 0o644);
        std::os::unix::fs::symlink(&theirs, inside.join("journal.jsonl")).unwrap();
        close_to_others(&inside, true);
        assert_eq!(mode(&theirs), 0o644);
    }
}
