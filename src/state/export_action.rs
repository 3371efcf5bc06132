//! What can be done about exports, as data: the dialog, its columns, and how exports begin.
//! Part of the actions; carried out by `update/export` and `update/columns`.
//! An action holds what was done, never what follows from it.

use std::path::PathBuf;

use super::ExportWhat;
use crate::backend::{ExportWords, Table};
use crate::export::Format;

/// The export dialog.
#[derive(Debug)]
pub enum ExportAction {
    /// Open it for the screen that is shown.
    Open,
    /// Open it for the rows that are selected there.
    OpenSelected,
    /// Which rows.
    What(ExportWhat),
    /// The columns of the file.
    Columns(ColumnsAction),
    /// XLSX, or CSV in one of its presets.
    Format(Format),
    /// The path as typed.
    Path(String),
    /// Ask the system for a path.
    PickPath,
    /// Replace the file that is there.
    Overwrite(bool),
    /// Write it, with these words.
    Start(ExportWords),
    /// Stop writing; nothing is left of the new file.
    Cancel,
    /// Open the folder of the file that was written.
    ShowFolder,
}

/// The columns of a file.
#[derive(Debug)]
pub enum ColumnsAction {
    /// Show them, or go back to the rest of the dialog.
    Open(bool),
    /// Put a column in or leave it out; the last one stays.
    Tick(&'static str),
    /// Move a column one place.
    Move {
        /// Which.
        id: &'static str,
        /// Towards the first one.
        up: bool,
    },
    /// Those of the table.
    Table,
    /// All documented fields.
    Fields,
    /// A named set.
    Use(String),
    /// Save what is chosen in the set it came from.
    Save,
    /// Ask for a name: for a new set, or another one for the set in use.
    AskName {
        /// For the set in use.
        rename: bool,
    },
    /// The name as typed.
    Name(String),
    /// Take the name.
    NameDone,
    /// No name after all.
    NameCancel,
    /// Take the set in use away; the columns stay as they are.
    Delete,
}

/// How exports of the active scope begin.
#[derive(Debug, Clone)]
pub enum ExportsChoice {
    /// XLSX, or CSV in one of its presets.
    Format(Format),
    /// The folder; `None` is that of the documents.
    Folder(Option<PathBuf>),
    /// Another name for a set of columns.
    RenameSet {
        /// Of which table.
        table: Table,
        /// Its name now.
        from: String,
        /// Its name from now on.
        to: String,
    },
    /// Take a set of columns away.
    DeleteSet(Table, String),
    /// Every row of the table is new again, as asked.
    Forget(Table),
}
