//! Reading and writing the settings file. Called at the start and by the backend.
//! A key this version does not know, or a value it cannot use, goes back into the file untouched unless the user
//! changed that very choice; a file that is no JSON object is renamed, never overwritten.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{ExportDefaults, KindColumns, ScopeSettings, Settings, SharingWords};
use crate::export::{Format, Preset};
use crate::files::{Access, FileError, FileErrorKind, read_whole, set_aside, write_atomic};
use crate::model::Scope;

/// The version written; a higher one in the file stays.
const VERSION: u64 = 1;
/// Far more than settings ever need; a larger file is no settings file.
const LIMIT: u64 = 4 << 20;
const FILE_NAME: &str = "settings.json";
const XLSX: &str = "xlsx";
const CSV: &str = "csv";

/// What was found when the settings were loaded. The application runs on with defaults in every case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsNotice {
    /// The file is broken; `kept` is its new name, `None` when it could not be renamed: then nothing is saved.
    Broken {
        /// Where the broken file is now.
        kept: Option<PathBuf>,
    },
    /// Written by a newer version; what this one does not know stays in it.
    FromTheFuture {
        /// Its version.
        version: u64,
    },
    /// It cannot be read: a folder in its place, not permitted. Saving will say why it failed.
    Unreadable(FileError),
}

/// What the file held, and whether it may be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    document: Map<String, Value>,
    /// Why saving would destroy something, or is another window's business.
    obstacle: Option<FileError>,
}

impl Settings {
    /// Loads the settings of a data folder. Never fails: what could not be read is named. With `read_only` (another
    /// window has the folder) nothing is renamed, and saving says so.
    pub fn load(folder: &Path, read_only: bool) -> (Self, Vec<SettingsNotice>) {
        let path = folder.join(FILE_NAME);
        let mut notices = Vec::new();
        let mut kept = Kept::default();
        match read_whole(&path, LIMIT) {
            Ok(None) => {}
            Ok(Some(bytes)) => match parse(&bytes) {
                Some(document) => kept.document = document,
                None => keep_aside(&path, read_only, &mut kept, &mut notices),
            },
            Err(error) if error.kind == FileErrorKind::TooLarge => {
                keep_aside(&path, read_only, &mut kept, &mut notices);
            }
            Err(error) => {
                kept.obstacle = Some(error.clone());
                notices.push(SettingsNotice::Unreadable(error));
            }
        }
        if read_only {
            kept.obstacle = Some(FileError::new(FileErrorKind::OtherWindow, &path));
        }
        if let Some(version) = kept.document.get("version").and_then(Value::as_u64).filter(|v| *v > VERSION) {
            notices.push(SettingsNotice::FromTheFuture { version });
        }
        (Self { kept: kept.clone(), ..Self::read(&kept.document) }, notices)
    }

    /// Saves the choices in a data folder. On any failure the old file is whole.
    pub fn save(&self, folder: &Path) -> Result<(), FileError> {
        let path = folder.join(FILE_NAME);
        match &self.kept.obstacle {
            // A folder in its place may have been removed meanwhile; writing tells.
            Some(error) if error.kind != FileErrorKind::IsDirectory => return Err(error.clone()),
            _ => {}
        }
        let mut json =
            serde_json::to_vec_pretty(&self.document()).map_err(|_| FileError::new(FileErrorKind::Other, &path))?;
        json.push(b'\n');
        write_atomic(&path, Access::OwnerOnly, |w| {
            w.write_all(&json).map_err(|error| FileError::from_io(&path, &error))
        })
    }

    /// The document to write: what was there, with every choice that differs from what was read out of it.
    fn document(&self) -> Map<String, Value> {
        let mut document = self.kept.document.clone();
        document.entry("version").or_insert_with(|| json!(VERSION));
        let base = Self::read(&self.kept.document);
        put(&mut document, self.known(), base.known());
        let none = ScopeSettings::default();
        let mut scopes = object(document.get("scopes"));
        for (scope, chosen) in &self.scopes {
            // Another address is for one run; what was chosen there is not kept.
            if scope.host.is_some() {
                continue;
            }
            let id = scope.id();
            let mut entry = object(scopes.get(&id));
            put(&mut entry, known_of(chosen), known_of(base.scopes.get(scope).unwrap_or(&none)));
            scopes.insert(id, Value::Object(entry));
        }
        document.insert("scopes".to_owned(), Value::Object(scopes));
        document
    }

    /// The choices of the whole application, by key.
    fn known(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("last_environment", value(&self.last_environment)),
            ("start_in", value(&self.start_in)),
            ("theme", value(&self.theme)),
            ("zoom_percent", value(&self.zoom_percent)),
            ("language", value(&self.language)),
            ("note_reference", value(&self.note_reference)),
            ("welcome_done", value(&self.welcome_done)),
        ]
    }

    /// Reads what is understood; the rest is at its default.
    fn read(document: &Map<String, Value>) -> Self {
        let default = Self::default();
        let scopes = object(document.get("scopes"));
        let scopes =
            scopes.iter().filter_map(|(id, entry)| Some((Scope::from_id(id)?, scope_of(&object(Some(entry))))));
        Self {
            last_environment: field(document, "last_environment").unwrap_or(default.last_environment),
            start_in: field(document, "start_in").unwrap_or_default(),
            theme: field(document, "theme").unwrap_or_default(),
            zoom_percent: field(document, "zoom_percent").unwrap_or(default.zoom_percent).clamp(50, 300),
            language: field::<Option<Box<str>>>(document, "language").flatten(),
            note_reference: field(document, "note_reference").unwrap_or_default(),
            welcome_done: field(document, "welcome_done").unwrap_or_default(),
            scopes: scopes.collect(),
            kept: Kept::default(),
        }
    }
}

/// Puts a broken file aside. One that cannot be renamed is not overwritten either.
fn keep_aside(path: &Path, read_only: bool, kept: &mut Kept, notices: &mut Vec<SettingsNotice>) {
    let aside = if read_only { None } else { Some(set_aside(path)) };
    let new_name = match aside {
        None => None,
        Some(Ok(new_name)) => Some(new_name),
        Some(Err(error)) => {
            kept.obstacle = Some(error);
            None
        }
    };
    notices.push(SettingsNotice::Broken { kept: new_name });
}

/// A JSON object, also behind a byte order mark that an editor left.
fn parse(bytes: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok()
}

fn object(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

fn field<T: DeserializeOwned>(document: &Map<String, Value>, key: &str) -> Option<T> {
    serde_json::from_value(document.get(key)?.clone()).ok()
}

/// The items of a list that are understood: one that is not takes none of the others with it.
fn list<T: DeserializeOwned>(document: &Map<String, Value>, key: &str) -> Vec<T> {
    let items = document.get(key).and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| serde_json::from_value(item.clone()).ok()).collect()
}

/// Writes each choice that is missing or was changed since the file was read.
fn put(document: &mut Map<String, Value>, mine: Vec<(&'static str, Value)>, base: Vec<(&'static str, Value)>) {
    for ((key, mine), (_, base)) in mine.into_iter().zip(base) {
        if mine != base || !document.contains_key(key) {
            document.insert(key.to_owned(), mine);
        }
    }
}

/// The choices of a scope, by key.
fn known_of(chosen: &ScopeSettings) -> Vec<(&'static str, Value)> {
    let (format, preset) = match chosen.export.format {
        Format::Xlsx => (XLSX, Value::Null),
        Format::Csv(preset) => (CSV, json!(preset.id())),
    };
    vec![
        ("range", value(&chosen.range)),
        ("payouts_range", value(&chosen.payouts_range)),
        ("overview_range", value(&chosen.overview_range)),
        ("export_format", json!(format)),
        ("export_preset", preset),
        ("export_folder", value(&chosen.export.folder)),
        ("export_columns", value(&chosen.export.columns)),
        ("view_only", value(&chosen.view_only)),
        ("shop_name", value(&chosen.sharing.shop_name)),
        ("closing_line", value(&chosen.sharing.closing)),
        ("sheet_paper", value(&chosen.sharing.paper)),
        ("recipients", value(&chosen.recipients)),
        ("next_recipient", value(&chosen.next_recipient)),
        ("own_recipient", value(&chosen.own_recipient)),
        ("templates", value(&chosen.templates)),
    ]
}

/// A kind that cannot be read costs the others nothing.
fn columns_of(kinds: &Map<String, Value>) -> BTreeMap<String, KindColumns> {
    kinds.iter().filter_map(|(kind, of)| Some((kind.clone(), serde_json::from_value(of.clone()).ok()?))).collect()
}

fn scope_of(entry: &Map<String, Value>) -> ScopeSettings {
    let preset = field::<String>(entry, "export_preset").and_then(|id| Preset::from_id(&id)).unwrap_or_default();
    let format = match field::<String>(entry, "export_format").as_deref() {
        Some(CSV) => Format::Csv(preset),
        _ => Format::Xlsx,
    };
    ScopeSettings {
        range: field(entry, "range").unwrap_or_default(),
        payouts_range: field(entry, "payouts_range").unwrap_or_default(),
        overview_range: field(entry, "overview_range").unwrap_or_default(),
        export: ExportDefaults {
            format,
            folder: field::<Option<PathBuf>>(entry, "export_folder").flatten(),
            columns: columns_of(&object(entry.get("export_columns"))),
        },
        view_only: field(entry, "view_only").unwrap_or_default(),
        sharing: SharingWords {
            shop_name: field(entry, "shop_name").unwrap_or_default(),
            closing: field(entry, "closing_line").unwrap_or_default(),
            paper: field(entry, "sheet_paper").unwrap_or_default(),
        },
        recipients: list(entry, "recipients"),
        next_recipient: field(entry, "next_recipient").unwrap_or_default(),
        own_recipient: field(entry, "own_recipient").unwrap_or_default(),
        templates: list(entry, "templates"),
    }
}
