//! The user's choices, in one JSON file of the data folder. Loaded at start, held by state, saved by the backend.
//! Tolerant: what this version does not know stays in the file as it is, a broken file is kept aside and the defaults
//! are used. No secret is ever in it: keys and recipient tokens live in the keyring.

mod choices;
mod column_sets;
mod file;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use choices::{ExportDefaults, RecipientLabel, ScopeSettings, Settings, SharingWords, StartIn, ThemeChoice};
pub use column_sets::{ColumnSet, KindColumns, LONGEST_NAME, SetNameError};
pub use file::{Kept, SettingsNotice};

/// Where the user's documents are: proposed for exports until a folder was chosen.
pub fn documents_folder() -> Option<PathBuf> {
    let dirs = directories::UserDirs::new()?;
    Some(dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).to_owned())
}
