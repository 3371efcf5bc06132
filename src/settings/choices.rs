//! What can be chosen, with its defaults: for the whole application, and for each scope.
//! Plain data: state changes it and hands it to the backend to be saved.
//! A new choice is a new field with a default; the file keeps what older versions wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Kept, KindColumns};
use crate::export::Format;
use crate::model::{Environment, RangeChoice, RecipientId, Scope, Template};
use crate::print::Paper;

/// Where the program starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartIn {
    /// In the environment used last.
    #[default]
    LastUsed,
    /// Always in this one.
    Environment(Environment),
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How an export dialog opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportDefaults {
    /// What kind of file; a CSV with its preset.
    pub format: Format,
    /// The folder chosen last.
    pub folder: Option<PathBuf>,
    /// The columns of each kind of rows, by the kind's name on the command line.
    pub columns: BTreeMap<String, KindColumns>,
}

impl Default for ExportDefaults {
    fn default() -> Self {
        Self { format: Format::Xlsx, folder: None, columns: BTreeMap::new() }
    }
}

/// What the merchant hands out besides a link: stands on sheets and below texts for payers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SharingWords {
    /// The name of the shop; may be empty.
    pub shop_name: String,
    /// A line of their own; may be empty.
    pub closing: String,
    /// The size of sheets chosen last.
    pub paper: Paper,
}

/// Choices that belong to a scope.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScopeSettings {
    /// The days that pay-ins are shown for.
    pub range: RangeChoice,
    /// The days that payouts are shown for.
    pub payouts_range: RangeChoice,
    /// The days of the overview's figures.
    pub overview_range: RangeChoice,
    /// How an export dialog opens.
    pub export: ExportDefaults,
    /// The backend refuses every write in this scope.
    pub view_only: bool,
    /// What is handed out besides a link.
    pub sharing: SharingWords,
    /// Labels of the recipients book; their tokens are in the keyring.
    pub recipients: Vec<RecipientLabel>,
    /// The number of the next recipient; none is given twice.
    pub next_recipient: u32,
    /// The merchant's own recipient token was told; it is in the keyring, too.
    pub own_recipient: bool,
    /// Forms that were kept under a name.
    pub templates: Vec<Template>,
}

/// A recipient of the book as it is kept in a file: without the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecipientLabel {
    /// Which.
    pub id: RecipientId,
    /// What the merchant calls them.
    pub label: Box<str>,
}

/// The user's choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The environment used last.
    pub last_environment: Environment,
    /// Where the program starts.
    pub start_in: StartIn,
    /// Light, dark, or as the system.
    pub theme: ThemeChoice,
    /// Zoom in percent, 50 to 300.
    pub zoom_percent: u16,
    /// Language by its short name (`de`); `None` is that of the system.
    pub language: Option<Box<str>>,
    /// Add a short reference to each note, which makes a check of an unknown outcome exact.
    pub note_reference: bool,
    /// The welcome screen was left once.
    pub welcome_done: bool,
    /// Choices of each scope.
    pub scopes: BTreeMap<Scope, ScopeSettings>,
    /// What the file held when it was loaded; goes back into it when saving.
    pub kept: Kept,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            last_environment: Environment::Demo,
            start_in: StartIn::default(),
            theme: ThemeChoice::default(),
            zoom_percent: 100,
            language: None,
            note_reference: false,
            welcome_done: false,
            scopes: BTreeMap::new(),
            kept: Kept::default(),
        }
    }
}

impl Settings {
    /// The environment to start in when none is given.
    pub const fn start_environment(&self) -> Environment {
        match self.start_in {
            StartIn::LastUsed => self.last_environment,
            StartIn::Environment(environment) => environment,
        }
    }

    /// The days that pay-ins of the scope are shown for.
    pub fn range_choice(&self, scope: &Scope) -> RangeChoice {
        self.scopes.get(scope).map(|chosen| chosen.range).unwrap_or_default()
    }

    /// Chooses the days that pay-ins of the scope are shown for.
    pub fn set_range_choice(&mut self, scope: &Scope, range: RangeChoice) {
        self.scope_mut(scope).range = range;
    }

    /// The days that payouts of the scope are shown for.
    pub fn payouts_range(&self, scope: &Scope) -> RangeChoice {
        self.scopes.get(scope).map(|chosen| chosen.payouts_range).unwrap_or_default()
    }

    /// Chooses the days that payouts of the scope are shown for.
    pub fn set_payouts_range(&mut self, scope: &Scope, range: RangeChoice) {
        self.scope_mut(scope).payouts_range = range;
    }

    /// The days of the scope's figures.
    pub fn overview_range(&self, scope: &Scope) -> RangeChoice {
        self.scopes.get(scope).map(|chosen| chosen.overview_range).unwrap_or_default()
    }

    /// Chooses the days of the scope's figures.
    pub fn set_overview_range(&mut self, scope: &Scope, range: RangeChoice) {
        self.scope_mut(scope).overview_range = range;
    }

    /// How an export dialog of the scope opens.
    pub fn export_defaults(&self, scope: &Scope) -> ExportDefaults {
        self.scopes.get(scope).map(|chosen| chosen.export.clone()).unwrap_or_default()
    }

    /// The folders that exports of any scope went to last.
    pub fn export_folders(&self) -> BTreeSet<PathBuf> {
        self.scopes.values().filter_map(|chosen| chosen.export.folder.clone()).collect()
    }

    /// How an export dialog of the scope opens, to be changed.
    pub fn export_defaults_mut(&mut self, scope: &Scope) -> &mut ExportDefaults {
        &mut self.scope_mut(scope).export
    }

    /// The columns of a kind of rows in the scope.
    pub fn columns(&self, scope: &Scope, kind: &str) -> KindColumns {
        self.scopes.get(scope).and_then(|chosen| chosen.export.columns.get(kind)).cloned().unwrap_or_default()
    }

    /// The columns of a kind of rows in the scope, to be changed.
    pub fn columns_mut(&mut self, scope: &Scope, kind: &str) -> &mut KindColumns {
        self.scope_mut(scope).export.columns.entry(kind.to_owned()).or_default()
    }

    /// Whether every write in the scope is refused.
    pub fn is_view_only(&self, scope: &Scope) -> bool {
        self.scopes.get(scope).is_some_and(|chosen| chosen.view_only)
    }

    /// The scopes in which every write is refused.
    pub fn view_only_scopes(&self) -> BTreeSet<Scope> {
        self.scopes.iter().filter(|(_, chosen)| chosen.view_only).map(|(scope, _)| scope.clone()).collect()
    }

    /// Refuses every write in the scope, or allows them again.
    pub fn set_view_only(&mut self, scope: &Scope, view_only: bool) {
        self.scope_mut(scope).view_only = view_only;
    }

    /// What is handed out besides a link of the scope; `None` where nothing was chosen.
    pub fn sharing(&self, scope: &Scope) -> Option<&SharingWords> {
        self.scopes.get(scope).map(|chosen| &chosen.sharing)
    }

    /// Changes what is handed out besides a link of the scope.
    pub fn sharing_mut(&mut self, scope: &Scope) -> &mut SharingWords {
        &mut self.scope_mut(scope).sharing
    }

    /// What was chosen in the scope, for reading.
    pub fn of_scope(&self, scope: &Scope) -> Option<&ScopeSettings> {
        self.scopes.get(scope)
    }

    /// What was chosen in the scope, to be changed.
    pub fn scope_mut(&mut self, scope: &Scope) -> &mut ScopeSettings {
        self.scopes.entry(scope.clone()).or_default()
    }
}
