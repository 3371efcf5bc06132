//! A keyring that does not answer holds no frame up: the whole window is drawn and used while the keyring has a question
//! and says nothing. It answers only at the end of the test, so that whatever waited for it would wait for good.

use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::model::{Environment, KeyState};
use secpaid_desktop::secrets::MemoryKeyStore;
use secpaid_desktop::state::{Action, Screen, SettingsPage};

use crate::stage::{Speaks as _, picture};
use crate::window::{Opening, Window};
use secpaid_desktop::text::Language;

/// Frames that are drawn each time, as in two seconds.
const FRAMES: usize = 120;

/// Draws frames while the keyring is silent.
fn frames(window: &mut Window, keys: &MemoryKeyStore) -> usize {
    for _ in 0..FRAMES {
        window.harness.step();
        assert!(keys.waiting() > 0, "the keyring was not silent");
    }
    FRAMES
}

fn key(window: &Window) -> Option<KeyState> {
    window.state().key().map(|key| key.state)
}

#[test]
fn the_window_is_drawn_and_used_while_the_keyring_does_not_answer() {
    let keys = Arc::new(MemoryKeyStore::new());
    keys.hold();
    let opening = Opening {
        environment: Environment::Development,
        keys: Arc::clone(&keys),
        keyring_patience: Duration::from_millis(100),
        ..Opening::default()
    };
    let mut window = Window::at_once(&opening);
    window.until("it is said that the keyring does not answer", |state| {
        state.key().is_some_and(|key| key.state == KeyState::NotAnswering)
    });
    let mut drawn = frames(&mut window, &keys);
    window.harness.get_by_label_contains("The keyring does not answer");
    window.harness.get_by_label_contains("It may be waiting for you to unlock it");
    window.harness.get_by_role_and_label(Role::Button, "Enter a key…");
    picture(&mut window.harness, "places-keyring-not-answering");
    window.harness.state_mut().speak(Language::German);
    drawn += frames(&mut window, &keys);
    window.harness.get_by_label_contains("Der Schlüsselbund antwortet nicht");
    window.harness.get_by_label_contains("Vielleicht wartet er darauf, dass Sie ihn entsperren");
    window.harness.state_mut().speak(Language::English);

    // Another environment is used meanwhile, with everything it reads.
    window.act(Action::SwitchTo(Environment::Demo));
    window.act(Action::Go(Screen::Links));
    window.until("the Demo's links", |state| state.session().links.unpaid.rows.value().is_some());
    window.act(Action::SwitchTo(Environment::Development));
    window.act(Action::Go(Screen::Settings(SettingsPage::Environments)));
    drawn += frames(&mut window, &keys);
    window.harness.get_by_role_and_label(Role::Button, "Look again, Development");
    println!("{drawn} frames while the keyring did not answer");

    keys.let_go();
    window.until("the late answer", |state| state.key().is_some_and(|key| key.state == KeyState::None));
    assert_eq!(key(&window), Some(KeyState::None));
    assert_eq!(keys.waiting(), 0);
}
