//! The settings file: a round trip, and every state in which it can be found.

use super::{ColumnSet, ExportDefaults, KindColumns, Settings, SettingsNotice, SharingWords, StartIn, ThemeChoice};
use crate::export::{Format, Preset};
use crate::files::FileErrorKind;
use crate::model::{Environment, RangeChoice, Scope};
use crate::print::Paper;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn path(folder: &Path) -> PathBuf {
    folder.join("settings.json")
}

fn json_of(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(path(folder)).unwrap()).unwrap()
}

#[test]
fn choices_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (mut settings, notices) = Settings::load(folder.path(), false);
    assert_eq!((settings.clone(), notices), (Settings::default(), vec![]));
    let live = Scope::of(Environment::Production);
    settings.last_environment = Environment::Production;
    settings.start_in = StartIn::Environment(Environment::Development);
    settings.theme = ThemeChoice::Dark;
    settings.zoom_percent = 125;
    settings.language = Some(Box::from("de"));
    settings.welcome_done = true;
    let custom = RangeChoice::Custom { from: jiff::civil::date(2026, 1, 2), to: jiff::civil::date(2026, 3, 4) };
    settings.set_range_choice(&live, custom);
    let folder_of_exports = Some(PathBuf::from("/tmp/ä"));
    let mut export =
        ExportDefaults { format: Format::Csv(Preset::Plain), folder: folder_of_exports, ..ExportDefaults::default() };
    let columns = vec!["amount".to_owned(), "of_tomorrow".to_owned()];
    let set = ColumnSet { name: "Steuerbüro".to_owned(), columns };
    let kind = KindColumns { used: set.clone(), sets: vec![set] };
    export.columns = [("pay-ins".to_owned(), kind.clone()), ("of-tomorrow".to_owned(), kind)].into();
    *settings.export_defaults_mut(&live) = export.clone();
    settings.set_view_only(&live, true);
    let words =
        SharingWords { shop_name: "Rosenhaus".to_owned(), closing: "Vielen Dank!".to_owned(), paper: Paper::A6 };
    *settings.sharing_mut(&live) = words.clone();
    settings.set_range_choice(&Scope::at_host("127.0.0.1:1"), RangeChoice::Today);
    settings.save(folder.path()).unwrap();
    let (again, notices) = Settings::load(folder.path(), false);
    assert_eq!(notices, []);
    assert_eq!((again.theme, again.zoom_percent, again.welcome_done), (ThemeChoice::Dark, 125, true));
    assert_eq!(again.language.as_deref(), Some("de"));
    assert_eq!(again.start_environment(), Environment::Development);
    assert_eq!(again.range_choice(&live), custom);
    assert_eq!(again.export_defaults(&live), export);
    assert!(again.is_view_only(&live));
    assert_eq!(again.sharing(&live), Some(&words));
    assert_eq!(again.sharing(&Scope::of(Environment::Demo)), None);
    let kept = &json_of(folder.path())["scopes"]["production"];
    assert_eq!((&kept["shop_name"], &kept["sheet_paper"]), (&json!("Rosenhaus"), &json!("a6")));
    assert_eq!(again.scopes.len(), 1, "another address is for one run");
    assert_eq!(json_of(folder.path())["version"], json!(1));
}

#[test]
fn unknown_keys_and_values_go_back_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let found = json!({
        "version": 7, "theme": "sepia", "zoom_percent": 9000, "start_in": 3, "new": {"a": [1.25]},
        "scopes": {"production": {"range": "fortnight", "export_preset": "numbers", "colour": "red"}, "moon": {"x": 1}}
    });
    fs::write(path(folder.path()), found.to_string()).unwrap();
    let (mut settings, notices) = Settings::load(folder.path(), false);
    assert_eq!(notices, [SettingsNotice::FromTheFuture { version: 7 }]);
    assert_eq!((settings.theme, settings.zoom_percent), (ThemeChoice::System, 300));
    assert_eq!(settings.range_choice(&Scope::of(Environment::Production)), RangeChoice::Days30);
    settings.welcome_done = true;
    settings.set_view_only(&Scope::of(Environment::Production), true);
    settings.save(folder.path()).unwrap();
    let saved = json_of(folder.path());
    for key in ["version", "theme", "zoom_percent", "start_in", "new"] {
        assert_eq!(saved[key], found[key], "{key}");
    }
    assert_eq!(saved["welcome_done"], json!(true));
    assert_eq!(saved["scopes"]["moon"], found["scopes"]["moon"]);
    let live = &saved["scopes"]["production"];
    assert_eq!((&live["range"], &live["export_preset"]), (&json!("fortnight"), &json!("numbers")));
    assert_eq!((&live["colour"], &live["view_only"]), (&json!("red"), &json!(true)));
    settings.theme = ThemeChoice::Light;
    settings.save(folder.path()).unwrap();
    assert_eq!(json_of(folder.path())["theme"], json!("light"), "what the user chose counts");
}

#[test]
fn a_broken_file_is_kept_aside() {
    for (number, broken) in ["", "{", "[1]", "\u{feff}x", "{\"theme\": \"dark\""].into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(path(folder.path()), broken).unwrap();
        let (settings, notices) = Settings::load(folder.path(), false);
        let kept = folder.path().join("settings.broken-1.json");
        assert_eq!(notices, [SettingsNotice::Broken { kept: Some(kept.clone()) }], "case {number}");
        assert_eq!(fs::read_to_string(&kept).unwrap(), broken);
        settings.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path(), false).1, []);
        assert_eq!(fs::read_to_string(&kept).unwrap(), broken);
    }
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(path(folder.path()), "\u{feff}{\"theme\":\"dark\"}").unwrap();
    let (settings, notices) = Settings::load(folder.path(), false);
    assert_eq!((settings.theme, notices), (ThemeChoice::Dark, vec![]));
}

#[test]
fn a_folder_in_its_place_is_named_and_saving_says_why_it_failed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(path(folder.path())).unwrap();
    let (settings, notices) = Settings::load(folder.path(), false);
    let [SettingsNotice::Unreadable(error)] = notices.as_slice() else { panic!("one notice") };
    assert_eq!(error.kind, FileErrorKind::IsDirectory);
    assert_eq!(settings.save(folder.path()).unwrap_err().kind, FileErrorKind::IsDirectory);
    fs::remove_dir(path(folder.path())).unwrap();
    settings.save(folder.path()).unwrap();
}

#[test]
fn a_data_folder_that_is_a_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "keep").unwrap();
    let (settings, notices) = Settings::load(&file, false);
    let [SettingsNotice::Unreadable(error)] = notices.as_slice() else { panic!("one notice") };
    assert_eq!(error.kind, FileErrorKind::NotADirectory);
    assert_eq!(settings.save(&file).unwrap_err().kind, FileErrorKind::NotADirectory);
    assert_eq!(fs::read_to_string(&file).unwrap(), "keep");
}

#[test]
fn a_second_window_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(path(folder.path()), "broken").unwrap();
    let (settings, notices) = Settings::load(folder.path(), true);
    assert_eq!(notices, [SettingsNotice::Broken { kept: None }]);
    assert_eq!(settings.save(folder.path()).unwrap_err().kind, FileErrorKind::OtherWindow);
    assert_eq!(fs::read_to_string(path(folder.path())).unwrap(), "broken");
}

#[test]
fn a_set_that_cannot_be_read_costs_the_others_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let sets = json!({
        "pay-ins": {"sets": [{"name": "Month", "columns": ["amount"], "colour": "red"}]},
        "payouts": 3, "invoices": {"sets": "none"}, "paid-links": {"used": {"columns": ["paid_on"]}}
    });
    fs::write(path(folder.path()), json!({"scopes": {"demo": {"export_columns": sets}}}).to_string()).unwrap();
    let (settings, notices) = Settings::load(folder.path(), false);
    assert_eq!(notices, []);
    let demo = Scope::of(Environment::Demo);
    assert_eq!(settings.columns(&demo, "pay-ins").set("Month").unwrap().columns, ["amount"]);
    assert_eq!(settings.columns(&demo, "payouts"), KindColumns::default());
    assert_eq!(settings.columns(&demo, "paid-links").used.columns, ["paid_on"]);
    settings.save(folder.path()).unwrap();
    assert_eq!(json_of(folder.path())["scopes"]["demo"]["export_columns"], sets, "what was not changed stays");
}
