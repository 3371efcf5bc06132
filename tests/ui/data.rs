//! The page of the data and the diagnosis: by role and label, and as pictures. What the backend answers is handed in.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::backend::{ClearFailed, Command, DataNews, DataSize, DataWork, Event, Local};
use secpaid_desktop::model::{Environment, Recipient, RecipientId, RecipientToken, Scope};
use secpaid_desktop::state::{Action, Screen, SettingsPage};

use crate::scene::{SMALL, Scene, WIDE, press};
use crate::stage::picture;

fn page(dark: bool, size: (f32, f32)) -> Harness<'static, Scene> {
    let mut scene = Scene::new(Environment::Production, Screen::Settings(SettingsPage::About));
    scene.act(Action::Go(Screen::Settings(SettingsPage::Data)));
    let ticket = scene.last_ticket();
    let size_of = DataNews::Measured(DataSize { files: 6, bytes: 48_249 });
    scene.act(Action::Backend(Event::Data(ticket, size_of)));
    scene.open(dark, size)
}

#[test]
fn the_folder_is_named_and_measured() {
    let harness = page(false, WIDE);
    harness.get_by_label("Data folder\n/srv/mira/secpaid-desktop");
    harness.get_by_label("Size\n48.2\u{A0}kB in 6 files");
    harness.get_by_role_and_label(Role::Button, "Open folder, Data folder");
    harness.get_by_role_and_label(Role::Button, "Copy path, Log files");
}

#[test]
fn what_is_not_settled_is_forgotten_only_with_the_word() {
    let mut harness = page(false, WIDE);
    press(&mut harness, Role::Button, "Clear…");
    assert!(harness.get_by_role_and_label(Role::Button, "Cancel").is_focused());
    harness.get_by_role_and_label(Role::Heading, "Clear SecPaid Desktop’s data?");
    picture(&mut harness, "data-clear-light");
    press(&mut harness, Role::Button, "Clear data");
    let ticket = harness.state().last_ticket();
    let refused = DataNews::Cleared(Err(ClearFailed::Unknown(2)));
    harness.state_mut().act(Action::Backend(Event::Data(ticket, refused)));
    harness.run_ok();
    picture(&mut harness, "data-clear-unknown-light");
    let asked = |harness: &Harness<'_, Scene>| {
        let of = |command: &&Command| matches!(command, Command::Local(_, Local::Data(DataWork::Clear(_))));
        harness.state().commands.iter().filter(of).count()
    };
    press(&mut harness, Role::Button, "Clear data");
    assert_eq!(asked(&harness), 1, "not without the word");
    harness.get_by_role_and_label(Role::TextInput, "Type CLEAR to clear it all the same").focus();
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "Type CLEAR to clear it all the same").type_text("clear");
    harness.run_ok();
    press(&mut harness, Role::Button, "Clear data");
    assert_eq!(asked(&harness), 2);
    press(&mut harness, Role::Button, "Cancel");
    harness.key_press(egui::Key::Escape);
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, "Clearing…");
    picture(&mut harness, "data-clearing-light");
    let ticket = harness.state().last_ticket();
    harness.state_mut().act(Action::Backend(Event::Data(ticket, DataNews::Cleared(Ok(())))));
    harness.run_ok();
    assert_eq!(harness.state().state.screen, Screen::Welcome);
    harness.get_by_label("All data was cleared. The application stands as at its first start.");
}

#[test]
fn a_second_window_clears_nothing() {
    let mut scene = Scene::new(Environment::Production, Screen::Settings(SettingsPage::Data));
    scene.state.read_only = true;
    let mut harness = scene.open(false, WIDE);
    press(&mut harness, Role::Button, "Clear…");
    assert!(harness.state().state.dialog.is_none());
}

#[test]
fn what_is_copied_for_help_holds_no_name_no_note_and_no_token() {
    let mut scene = Scene::new(Environment::Production, Screen::Settings(SettingsPage::About));
    scene.state.machine.home = Some("/srv/mira".into());
    let token = RecipientToken::new("rt_canary_aaaa4711").expect("a token");
    let session = scene.state.sessions.get_mut(&Scope::of(Environment::Production)).expect("a session");
    let label = "Kurier Ritter".into();
    session.book.recipients = vec![Recipient { id: RecipientId(1), label, token: Some(token), session_only: false }];
    session.create.draft.note = "Rezept Frau Schulz".to_owned();
    let mut harness = scene.open(false, WIDE);
    harness.get_by_role_and_label(Role::Button, "Copy diagnostics").click();
    let mut copied = String::new();
    for _ in 0..4 {
        harness.step();
        for command in &harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    assert!(copied.contains("~/secpaid-desktop"), "{copied}");
    assert!(copied.lines().any(|line| line.contains("Production") && line.contains("recipients 1")), "{copied}");
    for hidden in ["mira", "canary", "4711", "Ritter", "Schulz"] {
        assert!(!copied.contains(hidden), "{hidden} in {copied}");
    }
}

#[test]
fn the_tour_of_data() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        for (size, room) in [(WIDE, ""), (SMALL, "-small")] {
            let mut harness = page(dark, size);
            picture(&mut harness, &format!("data-tour{room}-{theme}"));
            press(&mut harness, Role::Button, "Clear…");
            picture(&mut harness, &format!("data-tour-clear{room}-{theme}"));
            press(&mut harness, Role::Button, "Cancel");
            press(&mut harness, Role::Tab, "About");
            harness.get_by_role_and_label(Role::Button, "Copy diagnostics");
            picture(&mut harness, &format!("data-tour-about{room}-{theme}"));
        }
    }
}
