//! The export dialog: what it asks for, and where it says what went wrong.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::{
    Command, Event, ExportFailed, ExportRows, ExportsNoted, Local, NotWritten, Table, Ticket,
};
use secpaid_desktop::export::{Format, Preset};
use secpaid_desktop::files::{FileError, FileErrorKind};
use secpaid_desktop::journal::{ExportMark, ExportRecord};
use secpaid_desktop::model::Environment;
use secpaid_desktop::state::{Action, Dialog, ExportAction, ExportState, ExportWhat, Screen, SettingsPage};

use crate::desk::{Desk, has, key, last, noon, press};
use crate::shop::pay_ins;

/// Opens the dialog with a path that is the same on every machine.
pub fn open_export(desk: &mut Desk) {
    desk.act(Action::Export(ExportAction::Open));
    desk.act(Action::Export(ExportAction::Path("documents/secpaid-demo-TEST-pay-ins.xlsx".into())));
}

/// Puts the dialog into this state.
pub fn export_state(desk: &mut Desk, state: ExportState) {
    let Some(Dialog::Export(dialog)) = &mut desk.state.dialog else { panic!("the dialog is open") };
    dialog.state = state;
}

#[test]
fn an_export_is_asked_for_with_translated_headers() {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    let mut window = desk.window(false, 1280.0, 800.0);
    let german = "CSV, Excel (German), Semicolon, decimal comma, 20.05.2026 18:56:08";
    press(&mut window, Role::RadioButton, german);
    assert_eq!(last(&window), "Export(Format(Csv(ExcelDe)))");
    press(&mut window, Role::Button, "Export");
    let job = window.state().commands.iter().find_map(|command| match command {
        Command::Export(_, job) => Some(job),
        _ => None,
    });
    let job = job.expect("an export");
    assert_eq!(job.words.headers.first().map(String::as_str), Some("Date"));
    assert_eq!(job.path.to_string_lossy(), "documents/secpaid-demo-TEST-pay-ins.csv");
    assert!(!job.overwrite);
    let way_out = window.get_all_by_role_and_label(Role::Button, "Close").last().expect("a way out").rect();
    let stop = window.get_by_role_and_label(Role::Button, "Stop export").rect();
    assert!(stop.max.y > 400.0 && (way_out.center().y - stop.center().y).abs() < 1.0, "both ways stand side by side");
    press(&mut window, Role::Button, "Stop export");
    assert_eq!(last(&window), "Export(Cancel)");
}

#[test]
fn replacing_a_file_that_alone_has_new_rows_says_so() {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    let path = "documents/new.xlsx";
    desk.act(Action::Export(ExportAction::Path(path.into())));
    let scope = desk.state.active.clone();
    let file = secpaid_desktop::journal::ExportRecord {
        at: desk.state.now.utc,
        kind: "pay-ins".into(),
        rows: 37,
        file: path.into(),
        only_new: true,
    };
    desk.state.sessions.get_mut(&scope).unwrap().exports.files = std::sync::Arc::from([file]);
    export_state(&mut desk, ExportState::Failed(ExportFailed::Write(NotWritten::Exists)));
    let window = desk.window(false, 1280.0, 800.0);
    let told = "This file has 37 rows that no other file of new rows has, and no later one will. Replace it?";
    assert!(window.query_by_label_contains(told).is_some());
}

#[test]
fn enter_in_the_path_starts_the_export_when_it_can() {
    for (path, starts) in [("documents/a.xlsx", true), (" ", false)] {
        let mut desk = pay_ins(Environment::Demo, 21);
        open_export(&mut desk);
        desk.act(Action::Export(ExportAction::Path(path.into())));
        let mut window = desk.window(false, 1280.0, 800.0);
        window.get_by_role_and_label(Role::TextInput, "File").focus();
        window.run_ok();
        key(&mut window, egui::Modifiers::NONE, egui::Key::Enter);
        let started = window.state().commands.iter().filter(|command| matches!(command, Command::Export(..))).count();
        assert_eq!(started, usize::from(starts), "{path:?}");
    }
}

#[test]
fn a_file_that_is_there_is_asked_about_and_a_bad_place_is_said_at_its_field() {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    export_state(&mut desk, ExportState::Failed(ExportFailed::Write(NotWritten::Exists)));
    let mut window = desk.window(false, 900.0, 600.0);
    assert!(!has(&window, Role::Button, "Export"), "it is asked first");
    let cancel = window.get_by_role_and_label(Role::Button, "Cancel");
    assert!(cancel.is_focused(), "Enter replaces nothing by chance");
    press(&mut window, Role::Button, "Replace");
    assert!(last(&window).starts_with("Export(Start("), "{}", last(&window));
    let overwrites =
        window.state().commands.iter().any(|command| matches!(command, Command::Export(_, job) if job.overwrite));
    assert!(overwrites);
    let denied = FileError::new(FileErrorKind::Denied, std::path::Path::new("closed/a.xlsx"));
    export_state(window.state_mut(), ExportState::Failed(ExportFailed::Write(NotWritten::File(denied))));
    window.run_ok();
    let field = window.get_by_role_and_label(Role::TextInput, "File");
    let said = field.accesskit_node().description().unwrap_or_default();
    assert!(said.contains("Choose another folder."), "{said}");
}

/// The ids of the columns of the export that was asked for.
fn exported_columns(window: &egui_kittest::Harness<'_, Desk>) -> Vec<&'static str> {
    let columns = window.state().commands.iter().rev().find_map(|command| match command {
        Command::Export(_, job) => Some(job.columns.clone()),
        _ => None,
    });
    columns.expect("an export")
}

fn columns<'a>(window: &'a egui_kittest::Harness<'_, Desk>) -> &'a secpaid_desktop::state::ColumnChoice {
    match &window.state().state.dialog {
        Some(Dialog::Export(dialog)) => &dialog.columns,
        other => panic!("another dialog: {other:?}"),
    }
}

#[test]
fn columns_are_chosen_ordered_and_kept_as_a_set_without_a_mouse() {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    let mut window = desk.window(false, 900.0, 600.0);
    press(&mut window, Role::Button, "Choose columns…");
    // Date leaves the file, and the amount goes up to the first place.
    window.get_by_role_and_label(Role::CheckBox, "Date").focus();
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Space);
    for _ in 0..4 {
        key(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    for _ in 0..4 {
        key(&mut window, Modifiers::ALT, Key::ArrowUp);
    }
    assert_eq!(columns(&window).ids()[..2], ["amount", "recipient_note"]);
    window.get_by_role_and_label(Role::CheckBox, "Provider fee").focus();
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Role::Button, "Move Provider fee up");
    press(&mut window, Role::Button, "Save as…");
    window.event(egui::Event::Text("Steuerbüro".to_owned()));
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(columns(&window).set.as_deref(), Some("Steuerbüro"));
    press(&mut window, Role::Button, "Done");
    window.get_by_role_and_label(Role::Button, "Columns, Steuerbüro, 13 columns");
    press(&mut window, Role::Button, "Export");
    let ids = exported_columns(&window);
    assert_eq!(
        ids.join(" "),
        "amount recipient_note transaction_type payment_method fees net_amount status status_shown payout_status payout_status_shown pay_id transaction_id service_fee_psp"
    );
    let job = window.state().commands.iter().find_map(|command| match command {
        Command::Export(_, job) => Some(&job.words.headers),
        _ => None,
    });
    assert_eq!(job.expect("an export").first().map(String::as_str), Some("Amount"));
    let said = window.state().commands.iter().find_map(|command| match command {
        Command::Export(_, job) => Some(job.words.words["status-payout-pending"].clone()),
        _ => None,
    });
    assert_eq!(said.as_deref(), Some("Outstanding"), "the file has the word of the table");
    // The next export opens with it.
    window.state_mut().act(Action::CloseDialog);
    window.state_mut().act(Action::Export(ExportAction::Open));
    window.run_ok();
    window.get_by_role_and_label(Role::Button, "Columns, Steuerbüro, 13 columns");
}

#[test]
fn the_last_column_stays_and_a_name_is_taken_once() {
    let mut desk = pay_ins(Environment::Demo, 21);
    let scope = desk.state.active.clone();
    let one = vec!["amount".to_owned(), "of_tomorrow".to_owned()];
    desk.state.settings.columns_mut(&scope, "pay-ins").save("One", one, |_| true);
    open_export(&mut desk);
    let mut window = desk.window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Choose columns…");
    press(&mut window, Role::Button, "Columns, Usual columns, 13 columns");
    press(&mut window, Role::MenuItemRadio, "One");
    assert_eq!(columns(&window).ids(), ["amount"]);
    let amount = window.get_by_role_and_label(Role::CheckBox, "Amount");
    assert!(amount.accesskit_node().is_disabled());
    press(&mut window, Role::CheckBox, "Note");
    window.get_by_role_and_label(Role::Button, "Columns, One (changed), 2 columns");
    press(&mut window, Role::Button, "Save changes");
    let kept = window.state().state.settings.columns(&scope, "pay-ins");
    assert_eq!(kept.set("One").expect("the set").columns, ["amount", "recipient_note", "of_tomorrow"]);
    press(&mut window, Role::Button, "Save as…");
    window.event(egui::Event::Text("one".to_owned()));
    window.run_ok();
    press(&mut window, Role::Button, "Save");
    let field = window.get_by_role_and_label(Role::TextInput, "Name of the set");
    assert_eq!(field.accesskit_node().description().as_deref(), Some("Another set has this name."));
    press(&mut window, Role::Button, "Cancel");
    press(&mut window, Role::Button, "More for this set");
    press(&mut window, Role::MenuItem, "Delete this set");
    assert!(window.state().state.settings.columns(&scope, "pay-ins").sets.is_empty());
    assert_eq!(columns(&window).ids(), ["amount", "recipient_note"], "the columns stay");
    key(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_role_and_label(Role::Button, "Columns, Custom, 2 columns");
}

/// The name of the file, and whether one that is there may be replaced.
fn file(desk: &Desk) -> (String, bool) {
    let Some(Dialog::Export(dialog)) = &desk.state.dialog else { panic!("the dialog is open") };
    let name = std::path::Path::new(&dialog.path).file_name().expect("a name");
    (name.to_string_lossy().into_owned(), dialog.overwrite)
}

#[test]
fn a_word_to_replace_one_file_is_none_for_the_next() {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    desk.act(Action::Export(ExportAction::Overwrite(true)));
    assert_eq!(file(&desk), ("secpaid-demo-TEST-pay-ins.xlsx".to_owned(), true));
    desk.act(Action::Export(ExportAction::Format(Format::Csv(Preset::Plain))));
    assert_eq!(file(&desk), ("secpaid-demo-TEST-pay-ins.csv".to_owned(), false));
    desk.act(Action::Export(ExportAction::Overwrite(true)));
    desk.act(Action::Export(ExportAction::Format(Format::Csv(Preset::Excel))));
    assert_eq!(file(&desk), ("secpaid-demo-TEST-pay-ins.csv".to_owned(), true));
}

#[test]
fn the_next_file_of_new_rows_of_a_day_is_not_offered_in_the_place_of_the_last() {
    let mut desk = pay_ins(Environment::Demo, 21);
    let offered = |desk: &mut Desk| {
        desk.act(Action::Export(ExportAction::Open));
        desk.act(Action::Export(ExportAction::What(ExportWhat::New)));
        file(desk).0
    };
    assert_eq!(offered(&mut desk), "secpaid-demo-TEST-pay-ins-new-2026-05-20.xlsx");
    let record = |kind: &str, only_new, at| ExportRecord { at, kind: kind.into(), rows: 3, file: "x".into(), only_new };
    let yesterday = "2026-05-19T21:59:59Z".parse().expect("a time");
    let others =
        [record("payouts", true, noon()), record("pay-ins", false, noon()), record("pay-ins", true, yesterday)];
    let noted = |desk: &mut Desk, files: Vec<ExportRecord>| {
        let ticket = Ticket { id: 0, scope: desk.state.active.clone(), generation: 0 };
        let noted = ExportsNoted { files: files.into(), ..ExportsNoted::default() };
        desk.act(Action::Backend(Event::Exports(ticket, noted)));
    };
    noted(&mut desk, others.to_vec());
    assert_eq!(offered(&mut desk), "secpaid-demo-TEST-pay-ins-new-2026-05-20.xlsx");
    let own = [record("pay-ins", true, noon()), record("pay-ins", true, noon())];
    noted(&mut desk, [others.as_slice(), &own].concat());
    assert_eq!(offered(&mut desk), "secpaid-demo-TEST-pay-ins-new-2026-05-20-3.xlsx");
}

#[test]
fn only_new_rows_says_since_when() {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    let mut window = desk.window(false, 1280.0, 800.0);
    press(&mut window, Role::RadioButton, "Only new rows");
    let rule = "All days are read, so that late rows come too. What is still pending comes once it is confirmed.";
    window.get_by_label(&format!("The first file of new rows has every row there is. {rule}"));
    let scope = window.state().state.active.clone();
    let mark = ExportMark { at: noon(), rows: 37 };
    let marks = [("pay-ins".into(), mark)].into();
    let ticket = Ticket { id: 0, scope, generation: 0 };
    window.state_mut().act(Action::Backend(Event::Exports(ticket, ExportsNoted { marks, ..ExportsNoted::default() })));
    window.run_ok();
    window.get_by_label(&format!("The last file of new rows is of 20 May 14:02 and has 37 rows. {rule}"));
    press(&mut window, Role::Button, "Export");
    let asks = |command: &Command| matches!(command, Command::Export(_, job) if matches!(job.rows, ExportRows::New(Table::PayIns)));
    assert!(window.state().commands.iter().any(asks));
    export_state(window.state_mut(), ExportState::Failed(ExportFailed::NothingNew));
    window.run_ok();
    window.get_by_label("Nothing is new. Every row is in an earlier file of new rows, and no file was written.");
}

#[test]
fn only_the_first_window_exports_what_is_new() {
    let mut desk = pay_ins(Environment::Demo, 21);
    desk.state.read_only = true;
    open_export(&mut desk);
    let window = desk.window(false, 1280.0, 800.0);
    let new = window.get_by_role_and_label(Role::RadioButton, "Only new rows");
    assert!(new.accesskit_node().is_disabled());
    window.get_by_label("Only new rows: in the window that was opened first.");
}

#[test]
fn a_folder_that_is_gone_gives_way_to_the_documents() {
    let mut desk = pay_ins(Environment::Demo, 21);
    let scope = desk.state.active.clone();
    let gone = std::path::PathBuf::from("/gone/exports");
    desk.state.settings.export_defaults_mut(&scope).folder = Some(gone.clone());
    desk.act(Action::Export(ExportAction::Open));
    let ticket = desk.commands.iter().rev().find_map(|command| match command {
        Command::Local(ticket, Local::LookForFolder(folder)) if *folder == gone => Some(ticket.clone()),
        _ => None,
    });
    desk.act(Action::Backend(Event::FolderGone(ticket.expect("the folder is looked for"), gone)));
    let window = desk.window(false, 1280.0, 800.0);
    let Some(Dialog::Export(dialog)) = &window.state().state.dialog else { panic!("the dialog is open") };
    assert!(!dialog.path.contains("gone"), "{}", dialog.path);
    window.get_by_label("The folder of the last export is gone. This is your documents folder.");
}

#[test]
fn settings_hold_format_folder_sets_and_what_is_new() {
    let mut desk = pay_ins(Environment::Demo, 21);
    let scope = desk.state.active.clone();
    desk.state.settings.columns_mut(&scope, "payouts").save("Bank", vec!["net_amount".to_owned()], |_| true);
    desk.state.settings.export_defaults_mut(&scope).folder = Some("/srv/shop/Buchhaltung".into());
    let marks = [("pay-ins".into(), ExportMark { at: noon(), rows: 37 })].into();
    let ticket = Ticket { id: 0, scope: scope.clone(), generation: 0 };
    desk.act(Action::Backend(Event::Exports(ticket, ExportsNoted { marks, ..ExportsNoted::default() })));
    desk.act(Action::Go(Screen::Settings(SettingsPage::Exports)));
    let mut window = desk.window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Format, Excel workbook (XLSX)");
    press(&mut window, Role::MenuItemRadio, "CSV, plain");
    window.get_by_label("Folder\n/srv/shop/Buchhaltung");
    press(&mut window, Role::Button, "Use documents folder");
    let defaults = window.state().state.settings.export_defaults(&scope);
    assert_eq!((defaults.format, defaults.folder), (Format::Csv(Preset::Plain), None));
    window.get_by_label("Bank\nPayouts, 1 column");
    press(&mut window, Role::Button, "Rename…, Bank");
    window.get_by_role_and_label(Role::TextInput, "Name of the set").focus();
    window.run_ok();
    window.event(egui::Event::Text(" of May".to_owned()));
    window.run_ok();
    press(&mut window, Role::Button, "Save");
    press(&mut window, Role::Button, "Delete this set, Bank of May");
    assert!(window.state().state.settings.columns(&scope, "payouts").sets.is_empty());
    window.get_by_label("Pay-ins\nLast file of 20 May 14:02, 37 rows");
    press(&mut window, Role::Button, "Pay-ins, begin again…");
    press(&mut window, Role::Button, "Begin again");
    let asks = |command: &Command| matches!(command, Command::Local(_, Local::ForgetExports("pay-ins")));
    assert!(window.state().commands.iter().any(asks));
}
