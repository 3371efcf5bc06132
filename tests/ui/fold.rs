//! What lies below the fold of the smallest window, with keys alone: Tab brings a far control into sight, and keys scroll
//! a panel, a dialog and a page.

use egui::{Key, Modifiers, Rect, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::model::{Environment, Recipient, RecipientId, RecipientToken};
use secpaid_desktop::state::{Screen, SettingsPage};

use crate::desk::{Desk, key};
use crate::every::{DIALOGS, SCREENS};
use crate::keyboard::{focused, tab_to, tab_to_row};

const WIDTH: f32 = 900.0;
const HEIGHT: f32 = 600.0;

/// A screen or a dialog of the tour in the smallest window.
fn small(name: &str) -> Harness<'static, Desk> {
    let stage = SCREENS.iter().chain(DIALOGS).find(|(own, _)| *own == name);
    (stage.expect("a stage").1)().window(false, WIDTH, HEIGHT)
}

/// The lowest words from this edge on, with their place.
fn lowest(window: &Harness<'_, Desk>, from: f32) -> (String, Rect) {
    let labels = window.get_all_by_role(Role::Label).filter(|node| node.rect().left() >= from);
    let lowest = labels.max_by(|one, other| one.rect().bottom().total_cmp(&other.rect().bottom())).expect("words");
    let name = lowest.accesskit_node().label().or_else(|| lowest.accesskit_node().value()).unwrap_or_default();
    (name, lowest.rect())
}

/// Where the lowest words are after so many presses.
fn after(window: &mut Harness<'_, Desk>, times: usize, modifiers: Modifiers, pressed: Key, from: f32) -> f32 {
    for _ in 0..times {
        key(window, modifiers, pressed);
    }
    lowest(window, from).1.bottom()
}

#[test]
fn an_open_panel_is_read_to_its_end_by_keys() {
    // The panel covers the right end of a narrow window.
    let from = WIDTH - 328.0;
    for name in ["pay-ins with a detail", "payouts with a detail", "invoices with a detail"] {
        let mut window = small(name);
        let (words, place) = lowest(&window, from);
        assert!(place.bottom() > HEIGHT, "{name}: {words} is in sight from the start");
        let down = after(&mut window, 3, Modifiers::NONE, Key::PageDown, from);
        assert!(down < HEIGHT, "{name}: {words} stays at {down}");
        let up = after(&mut window, 3, Modifiers::NONE, Key::PageUp, from);
        assert!((up - place.bottom()).abs() < 1.0, "{name}: {up} in place of {}", place.bottom());

        // A table with the focus has the page keys: then Alt and an arrow scroll, and the row stays.
        tab_to_row(&mut window);
        let row = focused(&window);
        let down = after(&mut window, 12, Modifiers::ALT, Key::ArrowDown, from);
        assert!(down < HEIGHT, "{name}: {words} stays at {down}");
        assert_eq!(focused(&window), row, "{name}");
        let up = after(&mut window, 12, Modifiers::ALT, Key::ArrowUp, from);
        assert!((up - place.bottom()).abs() < 1.0, "{name}: {up} in place of {}", place.bottom());
    }
}

#[test]
fn a_page_of_settings_is_read_to_its_end_by_keys_and_tab_brings_the_last_of_fifty_into_sight() {
    let mut desk = Desk::new(Environment::Demo, Screen::Settings(SettingsPage::Recipients));
    let scope = desk.state.active.clone();
    let recipient = |id: u32| Recipient {
        id: RecipientId(id),
        label: format!("Recipient {id:02}").into(),
        token: RecipientToken::new(&format!("rt_canary_{id:04}")).ok(),
        session_only: false,
    };
    let session = desk.state.sessions.get_mut(&scope).expect("a session");
    session.book.recipients = (1..=50).map(recipient).collect();
    session.book.own_told = true;
    let mut window = desk.window(false, WIDTH, HEIGHT);
    let last = "Remove…, Recipient 50";
    let place = |window: &Harness<'_, Desk>| window.get_by_role_and_label(Role::Button, last).rect();
    let before = place(&window);
    assert!(before.top() > HEIGHT);
    for _ in 0..10 {
        key(&mut window, Modifiers::NONE, Key::PageDown);
    }
    assert!(place(&window).bottom() < HEIGHT, "{:?}", place(&window));
    for _ in 0..10 {
        key(&mut window, Modifiers::NONE, Key::PageUp);
    }
    assert_eq!(place(&window), before);
    for _ in 0..200 {
        if focused(&window) == format!("Button {last}") {
            break;
        }
        key(&mut window, Modifiers::NONE, Key::Tab);
    }
    assert!(place(&window).bottom() < HEIGHT, "{:?}", place(&window));
}

#[test]
fn a_dialog_is_read_to_its_end_by_keys_and_tab_brings_a_far_control_into_sight() {
    let mut window = small("not known");
    // Above the line over the foot.
    let end = window.get_by_role_and_label(Role::Button, "Later").rect().top() - 16.0;
    let settle = |window: &Harness<'_, Desk>| window.get_by_role_and_label(Role::Button, "Settle…").rect();
    let before = settle(&window);
    assert!(before.bottom() > end, "it is in sight from the start");
    key(&mut window, Modifiers::NONE, Key::PageDown);
    assert!(settle(&window).bottom() < end, "{:?} beside {end}", settle(&window));
    key(&mut window, Modifiers::NONE, Key::PageUp);
    assert_eq!(settle(&window), before);
    tab_to(&mut window, "Button Settle…");
    assert!(settle(&window).bottom() < end, "{:?} beside {end}", settle(&window));
}

/// Tab never comes to something that is out of sight, on any screen and in any dialog.
#[test]
fn what_has_the_focus_is_in_sight_in_the_smallest_window() {
    let mut faults = Vec::new();
    for (name, desk) in SCREENS.iter().chain(DIALOGS) {
        let mut window = desk().window(false, WIDTH, HEIGHT);
        let mut first = None;
        for _ in 0..120 {
            key(&mut window, Modifiers::NONE, Key::Tab);
            #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is of one lifetime only")]
            let Some(node) = window.query_all_by(|node| node.is_focused()).last() else { continue };
            let (place, what) = (node.rect(), focused(&window));
            if first.as_ref() == Some(&what) {
                break;
            }
            first.get_or_insert(what.clone());
            if place.top() < 0.0 || place.bottom() > HEIGHT {
                faults.push(format!("{name}: {what} at {place:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
