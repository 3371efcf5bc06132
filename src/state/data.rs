//! What is known of the data folder, and the dialog before it is cleared.
//! Changed by `update/data`, drawn by Settings. It must not remove anything: the backend does.

use crate::backend::{ClearFailed, DataSize};

/// The folder.
#[derive(Debug, Default)]
pub struct DataView {
    /// How large it is, as last measured.
    pub size: Option<DataSize>,
    /// Ticket number of the measuring under way.
    pub measuring: Option<u64>,
}

/// What kind of computer it is, for the diagnosis.
#[derive(Debug, Clone, Default)]
pub struct Machine {
    /// `linux`, `macos`, `windows`.
    pub system: &'static str,
    /// `x86_64`, `aarch64`.
    pub kind: &'static str,
    /// The user's home folder: it is never told, since it names the user.
    pub home: Option<std::path::PathBuf>,
}

/// Before and while the folder is cleared.
#[derive(Debug, Default)]
pub struct ClearDialog {
    /// Remove the keys from the keyring, too.
    pub keys: bool,
    /// The word typed, where writes of unknown outcome would be forgotten.
    pub word: String,
    /// How many those are, as far as it is known.
    pub unknown: usize,
    /// Ticket number of the clearing under way.
    pub running: Option<u64>,
    /// Why nothing, or not everything, was removed.
    pub error: Option<ClearFailed>,
}

/// The data folder.
#[derive(Debug)]
pub enum DataAction {
    /// Look how large it is.
    Measure,
    /// Let the system show it.
    OpenFolder,
    /// Let the system show the folder of the log files.
    OpenLogs,
    /// Ask before clearing it.
    AskClear,
    /// Remove the keys from the keyring, too.
    WithKeys(bool),
    /// The word as typed.
    Word(String),
    /// Clear it.
    Clear {
        /// Although the outcome of a write is unknown: the word was typed.
        despite_unknown: bool,
    },
}
