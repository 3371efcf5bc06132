//! Welcome, Settings and the notices: by role and label, and as pictures to be looked at.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::api::Endpoint;
use secpaid_desktop::api::error::{ApiError, Cause, Refusal};
use secpaid_desktop::backend::{Event, KeyTrial};
use secpaid_desktop::model::{Environment, KeyState, Scope};
use secpaid_desktop::secrets::KeyStoreError;
use secpaid_desktop::state::{Action, KeyAction, NoticeKind, Screen, SettingsPage};

use crate::desk::Desk;
use crate::scene::{SMALL, Scene, WIDE, offline, press, settings};
use crate::stage::picture;

fn wrong_key() -> ApiError {
    let cause = Cause::Refused(Refusal::WrongKey);
    ApiError { endpoint: Endpoint::UnpaidLinks, cause, status: Some(401), retry_after: None, attempts: 1 }
}

#[test]
fn a_wrong_key_stays_in_its_field_and_says_what_is_wrong() {
    let mut harness = Scene::new(Environment::Demo, Screen::Welcome).open(false, WIDE);
    press(&mut harness, Role::Button, "Connect Development");
    assert_eq!(harness.state().state.welcome, Some(Environment::Development));
    harness.get_by_role_and_label(Role::PasswordInput, "API key").type_text("abc-def-12345678");
    harness.run_ok();
    press(&mut harness, Role::Button, "Check and connect");
    harness.get_by_label("A key has only letters and digits. Check that nothing else was copied along.");
    assert_eq!(harness.state_mut().fields.key(Environment::Development).as_str(), "abc-def-12345678");
    assert!(harness.state().pushed.iter().all(|action| !action.contains("abc-def")), "{:?}", harness.state().pushed);
    picture(&mut harness, "places-welcome-wrong");
}

#[test]
fn the_form_of_a_key_comes_with_the_cursor_in_its_field() {
    let mut harness = Scene::new(Environment::Demo, Screen::Welcome).open(false, WIDE);
    for card in ["Connect Development", "Connect Production"] {
        press(&mut harness, Role::Button, card);
        assert!(harness.get_by_role_and_label(Role::PasswordInput, "API key").is_focused(), "{card}");
    }
    let mut scene = settings(Environment::Demo);
    scene.opened(Environment::Development, KeyState::Present, Vec::new());
    scene.opened(Environment::Production, KeyState::None, Vec::new());
    let mut harness = scene.open(false, WIDE);
    for button in ["Enter a key…, Production", "Replace…, Development"] {
        press(&mut harness, Role::Button, button);
        assert!(harness.get_by_role_and_label(Role::PasswordInput, "API key").is_focused(), "{button}");
        press(&mut harness, Role::Button, "Cancel");
    }
}

#[test]
fn a_key_is_wiped_when_the_service_took_it_and_not_before() {
    let mut harness = Scene::new(Environment::Demo, Screen::Welcome).open(false, WIDE);
    press(&mut harness, Role::Button, "Connect Development");
    harness.state_mut().opened(Environment::Development, KeyState::None, Vec::new());
    harness.get_by_role_and_label(Role::PasswordInput, "API key").type_text("Abc123Def456Ghi789Jkl012");
    harness.run_ok();
    harness.get_by_role_and_label(Role::RadioButton, "Save in the system keyring");
    press(&mut harness, Role::Button, "Check and connect");
    harness.get_by_label("Checking… 0\u{A0}s");
    let ticket = harness.state().last_ticket();
    harness.state_mut().act(Action::Backend(Event::KeyTried(ticket, KeyTrial::Failed(wrong_key()))));
    harness.run_ok();
    harness.get_by_label("Not accepted");
    assert_eq!(harness.state_mut().fields.key(Environment::Development).as_str(), "Abc123Def456Ghi789Jkl012");
    picture(&mut harness, "places-welcome-refused");

    press(&mut harness, Role::Button, "Check and connect");
    let ticket = harness.state().last_ticket();
    let taken = KeyTrial::Connected { key: KeyState::Present, replaced: true };
    harness.state_mut().act(Action::Backend(Event::KeyTried(ticket, taken)));
    harness.run_ok();
    assert_eq!(harness.state().fields.key_of(), None);
    assert_eq!(harness.state().state.screen, Screen::Overview);
    assert_eq!(harness.state().state.active, Scope::of(Environment::Development));
}

#[test]
fn leaving_the_form_wipes_what_was_typed() {
    let mut harness = Scene::new(Environment::Demo, Screen::Welcome).open(false, WIDE);
    press(&mut harness, Role::Button, "Connect Production");
    harness.get_by_role_and_label(Role::PasswordInput, "API key").type_text("Abc123Def456");
    harness.run_ok();
    assert_eq!(harness.state().fields.key_of(), Some(Environment::Production));
    press(&mut harness, Role::Button, "Cancel");
    assert_eq!(harness.state().fields.key_of(), None);
    assert_eq!(harness.state().state.welcome, None);
    press(&mut harness, Role::Button, "Try the demo");
    assert_eq!(harness.state().state.screen, Screen::Overview);
}

#[test]
fn every_state_of_a_key_has_its_words_and_its_ways_on() {
    let cases: [(KeyState, &str, &[&str]); 7] = [
        (KeyState::Looking, "Looking for the key…\nThe keyring of this computer is being asked", &[]),
        (KeyState::Present, "Key saved\nKey in the GNOME keyring, not checked yet", &["Test", "Replace…", "Remove…"]),
        (KeyState::None, "No key\nEnter the API key of this environment to use it", &["Enter a key…"]),
        (
            KeyState::Unavailable,
            "No keyring\nThis computer offers no keyring. A key can be used for this session only.",
            &["Look again", "Enter a key…"],
        ),
        (
            KeyState::NotAnswering,
            "The keyring does not answer\nIt may be waiting for you to unlock it. Until then a key can be used for this \
             session only.",
            &["Look again", "Enter a key…"],
        ),
        (KeyState::Locked, "Key saved, keyring is locked\nKept in the GNOME keyring of this computer", &["Unlock…"]),
        (
            KeyState::SessionOnly,
            "For this session only\nForgotten when the window closes",
            &["Test", "Replace…", "Remove…"],
        ),
    ];
    for (state, words, buttons) in cases {
        let mut scene = settings(Environment::Demo);
        scene.opened(Environment::Development, KeyState::Present, Vec::new());
        scene.opened(Environment::Production, state, Vec::new());
        let harness = scene.open(false, WIDE);
        assert!(harness.query_all_by_label(words).count() > 0, "{words}");
        for button in buttons {
            harness.get_by_role_and_label(Role::Button, &format!("{button}, Production"));
        }
        for other in ["Test", "Replace…", "Remove…", "Look again", "Enter a key…", "Unlock…"] {
            let there = harness.query_by_role_and_label(Role::Button, &format!("{other}, Production")).is_some();
            assert_eq!(there, buttons.contains(&other), "{state:?} {other}");
        }
    }
}

#[test]
fn a_key_is_tested_replaced_and_removed_from_settings() {
    let mut scene = settings(Environment::Development);
    scene.opened(Environment::Production, KeyState::None, Vec::new());
    let mut harness = scene.open(true, WIDE);
    press(&mut harness, Role::Button, "Test, Development");
    harness.get_by_role_and_label(Role::Button, "Test, Development");
    let ticket = harness.state().last_ticket();
    let tested = KeyTrial::Connected { key: KeyState::Present, replaced: false };
    harness.state_mut().act(Action::Backend(Event::KeyTried(ticket, tested)));
    harness.run_ok();
    harness.get_by_label("Connected\nKey in the GNOME keyring, checked 20 May 14:02");
    press(&mut harness, Role::Button, "Replace…, Development");
    harness.get_by_role_and_label(Role::PasswordInput, "API key");
    press(&mut harness, Role::Button, "Cancel");
    press(&mut harness, Role::Button, "Remove…, Development");
    harness.get_by_role_and_label(Role::Heading, "Remove the key of Development?");
    assert!(harness.get_by_role_and_label(Role::Button, "Cancel").is_focused(), "the safe answer has the focus");
    press(&mut harness, Role::Button, "Remove key");
    assert!(harness.state().pushed.last().is_some_and(|action| action == "Key(Remove(Development))"));
}

#[test]
fn a_keyring_that_did_not_take_the_key_is_told_on_every_screen() {
    let mut harness = Scene::new(Environment::Demo, Screen::Welcome).open(false, WIDE);
    press(&mut harness, Role::Button, "Connect Development");
    harness.get_by_role_and_label(Role::PasswordInput, "API key").type_text("Abc123Def456Ghi789Jkl012");
    harness.run_ok();
    press(&mut harness, Role::Button, "Check and connect");
    let ticket = harness.state().last_ticket();
    let not_kept = KeyTrial::NotKept(KeyStoreError::Locked("".into()));
    harness.state_mut().act(Action::Backend(Event::KeyTried(ticket, not_kept)));
    harness.run_ok();
    harness.get_by_label("The key works, but it was not saved. The keyring is locked. It is used for this session.");
    press(&mut harness, Role::Button, "Dismiss");
    assert!(harness.state().state.notices.is_empty());
}

#[test]
fn notices_say_what_happened_and_where() {
    let mut scene = Scene::new(Environment::Demo, Screen::Activity);
    scene.act(Action::Notify(NoticeKind::Exported {
        path: "/srv/mira/pay-ins.xlsx".into(),
        rows: 1204,
        may_be_incomplete: false,
        not_noted: None,
    }));
    scene.act(Action::Notify(NoticeKind::OutcomeUnknown));
    scene.act(Action::Notify(NoticeKind::ReadOnly));
    scene.state.notices[1].scope = Some(Scope::of(Environment::Production));
    let mut harness = scene.open(false, SMALL);
    harness.get_by_label("1,204 rows exported to /srv/mira/pay-ins.xlsx.");
    harness.get_by_label("PRODUCTION");
    picture(&mut harness, "places-notices-small-light");
}

#[test]
fn what_clearing_did_to_a_key_that_was_tried_and_to_the_book_is_told() {
    for (size, room) in [(WIDE, ""), (SMALL, "-small")] {
        let mut scene = Scene::new(Environment::Demo, Screen::Welcome);
        scene.act(Action::SwitchTo(Environment::Development));
        let mut harness = scene.open(false, size);
        harness.get_by_role_and_label(Role::PasswordInput, "API key").type_text("Abc123Def456Ghi789Jkl012");
        harness.run_ok();
        press(&mut harness, Role::Button, "Check and connect");
        let ticket = harness.state().last_ticket();
        let scene = harness.state_mut();
        scene.act(Action::Backend(Event::KeyTried(ticket, KeyTrial::Clearing)));
        harness.run_ok();
        let words = "The key was not connected, because the data is being cleared. Connect it when that is done.";
        harness.get_by_label(words);
        picture(&mut harness, &format!("places-notice-key-while-clearing{room}"));

        let mut scene = Scene::new(Environment::Production, Screen::Activity);
        scene.act(Action::Notify(NoticeKind::RecipientsGone(1)));
        scene.act(Action::Notify(NoticeKind::RecipientsGone(12)));
        let mut harness = scene.open(false, size);
        harness.get_by_label_contains("The keyring has removed the token of 1 recipient, although");
        harness.get_by_label_contains("The keyring has removed the tokens of 12 recipients, although");
        picture(&mut harness, &format!("places-notice-recipients-gone{room}"));
    }
}

/// The button of the key form is wholly in the window.
fn form_is_in_sight(harness: &egui_kittest::Harness<'_, Scene>) {
    let (place, whole) =
        (harness.get_by_role_and_label(Role::Button, "Check and connect").rect(), harness.ctx.content_rect());
    assert!(whole.shrink(8.0).contains_rect(place), "{place:?} in {whole:?}");
}

#[test]
fn a_key_form_is_brought_whole_into_the_smallest_window() {
    let mut harness = Scene::new(Environment::Demo, Screen::Welcome).open(false, SMALL);
    press(&mut harness, Role::Button, "Connect Development");
    form_is_in_sight(&harness);
    harness.get_by_role_and_label(Role::PasswordInput, "API key").type_text("Abc123Def456Ghi789Jkl012");
    harness.run_ok();
    press(&mut harness, Role::Button, "Check and connect");
    let ticket = harness.state().last_ticket();
    let failed = KeyTrial::Failed(offline(Endpoint::UnpaidLinks));
    harness.state_mut().act(Action::Backend(Event::KeyTried(ticket, failed)));
    harness.run_ok();
    form_is_in_sight(&harness);
    let mut scene = settings(Environment::Development);
    scene.opened(Environment::Production, KeyState::Locked, Vec::new());
    let mut harness = scene.open(false, SMALL);
    press(&mut harness, Role::Button, "Replace…, Development");
    form_is_in_sight(&harness);
}

#[test]
fn the_tour_of_welcome() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        for (size, room) in [(WIDE, ""), (SMALL, "-small")] {
            let mut harness = Scene::new(Environment::Demo, Screen::Welcome).open(dark, size);
            picture(&mut harness, &format!("places-welcome{room}-{theme}"));
            press(&mut harness, Role::Button, "Connect Development");
            harness.get_by_role_and_label(Role::PasswordInput, "API key").type_text("Abc123Def456Ghi789Jkl012");
            harness.run_ok();
            picture(&mut harness, &format!("places-welcome-key{room}-{theme}"));
            press(&mut harness, Role::Button, "Check and connect");
            let ticket = harness.state().last_ticket();
            let failed = KeyTrial::Failed(offline(Endpoint::UnpaidLinks));
            harness.state_mut().act(Action::Backend(Event::KeyTried(ticket, failed)));
            harness.run_ok();
            picture(&mut harness, &format!("places-welcome-failed{room}-{theme}"));
        }
    }
}

#[test]
fn the_tour_of_settings() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        for (size, room) in [(WIDE, ""), (SMALL, "-small")] {
            let mut scene = settings(Environment::Development);
            scene.opened(Environment::Production, KeyState::Locked, Vec::new());
            scene.act(Action::Key(KeyAction::Test(Environment::Development)));
            let ticket = scene.last_ticket();
            let tested = KeyTrial::Connected { key: KeyState::Present, replaced: false };
            scene.act(Action::Backend(Event::KeyTried(ticket, tested)));
            let mut harness = scene.open(dark, size);
            picture(&mut harness, &format!("places-settings-keys{room}-{theme}"));
            press(&mut harness, Role::Button, "Replace…, Development");
            picture(&mut harness, &format!("places-settings-replace{room}-{theme}"));
            press(&mut harness, Role::Tab, "Appearance");
            picture(&mut harness, &format!("places-settings-appearance{room}-{theme}"));
            press(&mut harness, Role::Tab, "About");
            picture(&mut harness, &format!("places-settings-about{room}-{theme}"));
        }
    }
}

#[test]
fn a_missing_keyring_is_read_whole_in_the_smallest_window() {
    for key in [KeyState::Unavailable, KeyState::NotAnswering, KeyState::None, KeyState::SessionOnly] {
        let screen = Screen::Settings(SettingsPage::Environments);
        let mut window = Desk::with_key(Environment::Development, screen, key).window(false, 900.0, 600.0);
        // Words over words are found by the picture itself, in both languages.
        picture(&mut window, &format!("places-settings-keys-{key:?}-small").to_lowercase());
    }
}
