//! The export dialog: what it asks for, and where it says what went wrong.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::{Command, ExportFailed, NotWritten};
use secpaid_desktop::files::{FileError, FileErrorKind};
use secpaid_desktop::model::Environment;
use secpaid_desktop::state::{Action, Dialog, ExportAction, ExportState};

use crate::desk::{Desk, key, last, press};
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
    press(&mut window, Role::Button, "Stop the export");
    assert_eq!(last(&window), "Export(Cancel)");
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
