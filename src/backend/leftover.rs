//! Removing what an earlier run that was killed left unfinished of files. Called once by the start of the program, on a
//! thread of its own: a folder may lie on a disk that does not answer.
//! It must not hold anything up; what cannot be removed stays.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::thread::JoinHandle;

use jiff::Timestamp;

use crate::files::sweep;

/// The work under way; it ends with how many files were removed.
pub type Sweeping = JoinHandle<usize>;

/// Removes it from these folders. `None` when no thread can be had.
pub fn sweep_aside(folders: BTreeSet<PathBuf>, now: Timestamp) -> Option<Sweeping> {
    let work = move || folders.iter().map(|folder| sweep(folder, now)).sum();
    std::thread::Builder::new().name("secpaid-sweep".to_owned()).spawn(work).ok()
}
