//! The flows of the main job from end to end without a mouse: keyboard events alone, over the real backend and the Demo's
//! simulator. What has the focus is asked for by name, never given.

use egui::{Key, Modifiers};
use secpaid_desktop::backend::{Event, KeyTrial};
use secpaid_desktop::journal::EntryState;
use secpaid_desktop::model::{Environment, KeyState, RowSource as _, Scope};
use secpaid_desktop::state::{Action, DeleteState, Dialog, ExportState, Screen, State};

use crate::keyboard::{focused, tab_to};
use crate::scene::{Scene, WIDE, settings};
use crate::window::{Opening, Window};
use crate::writes::unknown;

impl Window {
    pub fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_ok();
    }

    pub fn write(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run_ok();
    }

    pub fn to(&mut self, what: &str) {
        tab_to(&mut self.harness, what);
    }
}

fn pay_ins_shown(state: &State) -> bool {
    let view = &state.session().pay_ins;
    !view.rows.is_loading() && view.indexing.is_none() && !view.index.is_empty()
}

fn links_shown(state: &State) -> bool {
    let table = &state.session().links.unpaid;
    !table.rows.is_loading() && table.indexing.is_none() && !table.index.is_empty()
}

/// From the welcome screen into the Demo.
fn demo() -> Window {
    let mut window = Window::open(&Opening { welcome: true, ..Opening::default() });
    window.to("Button Try the demo");
    window.press(Key::Enter);
    window.until("the figures are there", |state| state.session().overview.rows.value().is_some());
    window.press_with(Modifiers::COMMAND, Key::Num4);
    window.until("thirty days of pay-ins are shown", pay_ins_shown);
    window
}

#[test]
fn a_link_is_created_looked_at_and_found_again() {
    let mut window = demo();
    window.press_with(Modifiers::COMMAND, Key::K);
    window.write("new link");
    window.press(Key::Enter);
    assert_eq!(focused(&window.harness), "TextInput Amount");
    window.write("88,19");
    window.press(Key::Tab);
    assert_eq!(focused(&window.harness), "TextInput Note");
    window.write("Strauß für Frau Öztürk");
    window.to("Button Create link");
    window.press(Key::Enter);
    window.until("the link is created", |state| state.session().create.created.is_some());
    assert_eq!(focused(&window.harness), "Button Copy link", "the next thing one does with it");
    let id = window.state().session().create.created.as_ref().expect("created").link.id;

    window.press_with(Modifiers::COMMAND, Key::Num3);
    window.until("the unpaid links are read", links_shown);
    window.press_with(Modifiers::COMMAND, Key::K);
    window.write("strauss oeztuerk");
    window.until("it is found", |state| matches!(&state.dialog, Some(Dialog::Palette(p)) if p.found.total > 0));
    window.press(Key::Enter);
    let state = window.state();
    let row = *state.session().links.unpaid.selected.iter().next().expect("it is selected");
    let rows = state.session().links.unpaid.rows.value().expect("rows");
    assert_eq!(rows.get(usize::try_from(row).expect("few")).expect("a row").id, id);
    assert!(focused(&window.harness).starts_with("Row Strauß für Frau Öztürk, €88.19"), "{}", focused(&window.harness));
}

#[test]
fn a_payment_is_split_among_two_recipients() {
    let mut window = demo();
    window.press_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N);
    window.write("150");
    window.press(Key::Tab);
    window.write("Hochzeit Sommer");
    for (name, share) in [("Kurier Ritter", "60"), ("Floristik Aydın", "30")] {
        window.to("Button Add recipient");
        window.press(Key::Enter);
        for _ in 0..10 {
            if focused(&window.harness).contains(name) {
                break;
            }
            window.press(Key::ArrowDown);
        }
        assert!(focused(&window.harness).contains(name), "{}", focused(&window.harness));
        window.press(Key::Enter);
        window.to(&format!("TextInput Share of {name}"));
        window.press_with(Modifiers::COMMAND, Key::A);
        window.write(share);
    }
    window.press_with(Modifiers::COMMAND, Key::Enter);
    window.until("the split link is created", |state| state.session().create.created.is_some());
    let created = window.state().session().create.created.as_ref().expect("created");
    assert_eq!(created.differences, []);
}

#[test]
fn the_pay_ins_are_exported() {
    let mut window = demo();
    window.press_with(Modifiers::COMMAND, Key::E);
    let path = window.folder().join("by-keys.xlsx");
    window.to("TextInput File");
    window.press_with(Modifiers::COMMAND, Key::A);
    window.write(path.to_str().expect("a path of letters"));
    window.press(Key::Enter);
    window.until(
        "the spreadsheet is written",
        |state| matches!(&state.dialog, Some(Dialog::Export(dialog)) if matches!(dialog.state, ExportState::Done(_))),
    );
    assert!(path.is_file());
    window.press(Key::Escape);
    assert!(window.state().dialog.is_none());
}

#[test]
fn two_links_are_deleted() {
    let mut window = demo();
    window.press_with(Modifiers::COMMAND, Key::Num3);
    window.until("the unpaid links are read", links_shown);
    let before = window.state().session().links.unpaid.index.len();
    for _ in 0..40 {
        if focused(&window.harness).starts_with("Row ") {
            break;
        }
        window.press(Key::Tab);
    }
    window.press(Key::Space);
    window.press(Key::ArrowDown);
    window.press(Key::Space);
    assert_eq!(window.state().session().links.unpaid.selected.len(), 2);
    window.to("Button Delete selected links…");
    window.press(Key::Enter);
    assert!(matches!(window.state().dialog, Some(Dialog::Delete(_))));
    window.to("Button Delete 2 links");
    window.press(Key::Enter);
    window.until("both are gone", |state| links_shown(state) && state.session().links.unpaid.index.len() + 2 == before);
    if let Some(Dialog::Delete(dialog)) = &window.state().dialog {
        assert!(dialog.links.iter().all(|line| matches!(line.state, DeleteState::Done)));
        window.press(Key::Escape);
    }
    assert!(window.state().dialog.is_none());
}

#[test]
fn the_environment_is_switched_there_and_back() {
    let mut window = demo();
    window.to("Button Environment, DEMO");
    window.press(Key::ArrowDown);
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    assert_eq!(window.state().active, Scope::of(Environment::Development));
    window.until("its key was looked for", |state| state.key().is_some_and(|key| key.state != KeyState::Looking));
    window.press_with(Modifiers::COMMAND, Key::K);
    window.write("switch demo");
    window.press(Key::Enter);
    assert_eq!(window.state().active, Scope::of(Environment::Demo));
}

fn scene_key(harness: &mut egui_kittest::Harness<'_, Scene>, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

#[test]
fn a_key_is_connected_in_settings() {
    let mut scene = settings(Environment::Demo);
    scene.opened(Environment::Development, KeyState::None, Vec::new());
    scene.opened(Environment::Production, KeyState::None, Vec::new());
    let mut harness = scene.open(false, WIDE);
    tab_to(&mut harness, "Button Enter a key…, Development");
    scene_key(&mut harness, Key::Enter);
    assert_eq!(focused(&harness), "PasswordInput API key");
    harness.event(egui::Event::Text("Abc123Def456Ghi789Jkl012".to_owned()));
    harness.run_ok();
    scene_key(&mut harness, Key::Enter);
    let ticket = harness.state().last_ticket();
    assert_eq!(ticket.scope, Scope::of(Environment::Development));
    let taken = KeyTrial::Connected { key: KeyState::Present, replaced: true };
    harness.state_mut().act(Action::Backend(Event::KeyTried(ticket, taken)));
    harness.run_ok();
    assert_eq!(harness.state().fields.key_of(), None, "the key is wiped");
    assert_eq!(harness.state().state.keys[&Scope::of(Environment::Development)].state, KeyState::Present);
}

#[test]
fn an_unknown_outcome_is_settled_by_hand() {
    let (mut scene, id) = unknown(Environment::Production, 0);
    scene.act(Action::CloseDialog);
    scene.act(Action::Go(Screen::Activity));
    let mut harness = scene.open(false, WIDE);
    for _ in 0..40 {
        if focused(&harness).starts_with("Button Check ") {
            break;
        }
        scene_key(&mut harness, Key::Tab);
    }
    scene_key(&mut harness, Key::Enter);
    assert!(matches!(harness.state().state.dialog, Some(Dialog::Unknown(_))));
    tab_to(&mut harness, "Button Settle…");
    scene_key(&mut harness, Key::Enter);
    for _ in 0..20 {
        if focused(&harness).starts_with("RadioButton") {
            break;
        }
        scene_key(&mut harness, Key::Tab);
    }
    scene_key(&mut harness, Key::Space);
    for _ in 0..20 {
        if focused(&harness).starts_with("TextInput") {
            break;
        }
        scene_key(&mut harness, Key::Tab);
    }
    harness.event(egui::Event::Text("Seen in the dashboard".to_owned()));
    harness.run_ok();
    tab_to(&mut harness, "Button Settle");
    scene_key(&mut harness, Key::Enter);
    assert!(
        harness.state().pushed.iter().any(|action| action == &format!("Activity(Settle({id:?}))")),
        "{:?}",
        harness.state().pushed
    );
    let entries = &harness.state().state.session().activity.entries;
    assert!(
        entries.iter().any(|entry| entry.intent.id == id && entry.state() == EntryState::Unknown),
        "the backend settles it"
    );
}
