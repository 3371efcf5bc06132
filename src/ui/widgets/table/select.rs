//! What a click or a key makes of the selection.
//!
//! Called by the table for rows, boxes and keys. It only computes the new set; the screen keeps it.

use std::collections::HashSet;

use super::Source;

/// The selection with this row turned over.
pub(super) fn toggled<S: Source>(source: &S, selected: &HashSet<S::Key>, row: usize) -> HashSet<S::Key> {
    let mut set = selected.clone();
    let key = source.key(row);
    if !set.remove(&key) {
        set.insert(key);
    }
    set
}

/// The rows from one to another, whichever stands first.
pub(super) fn between<S: Source>(source: &S, one: usize, other: usize) -> HashSet<S::Key> {
    (one.min(other)..=one.max(other)).filter(|row| *row < source.len()).map(|row| source.key(row)).collect()
}

/// All rows.
pub(super) fn all<S: Source>(source: &S) -> HashSet<S::Key> {
    (0..source.len()).map(|row| source.key(row)).collect()
}
