//! *View only* on the screens: the badge beside the environment, what is disabled and why, the switch and its question.
//! Exports and copies stay.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::model::{DraftEdit, Environment};
use secpaid_desktop::state::{Action, ActivityAction, CreateAction, LinksAction, Screen, SettingsAction, SettingsPage};

use crate::desk::{Desk, has, key, last, press};
use crate::refunds::{PLAIN, desk, refund, unknown};
use crate::shop::{links, pay_ins};
use crate::stage::picture;

const REASON: &str = "View only is on for this environment.";

fn view_only(mut desk: Desk) -> Desk {
    let environment = desk.state.active.environment;
    desk.act(Action::Settings(SettingsAction::ViewOnly(environment, true)));
    desk
}

fn is_off(window: &Harness<'_, Desk>, label: &str) -> bool {
    window.get_by_role_and_label(Role::Button, label).accesskit_node().is_disabled()
}

#[test]
fn the_badge_stands_beside_the_environment_while_it_holds() {
    let mut window = view_only(pay_ins(Environment::Production, 21)).window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "View only"));
    assert!(!is_off(&window, "Export…"), "exports still work");
    picture(&mut window, "view-only-pay-ins-light");
    window.state_mut().act(Action::Settings(SettingsAction::AllowChanges(Environment::Production)));
    window.run_ok();
    assert!(!has(&window, Role::Label, "View only"));
}

#[test]
fn a_link_cannot_be_created_and_the_form_says_why() {
    let mut desk = view_only(Desk::new(Environment::Production, Screen::Create));
    desk.act(Action::Create(CreateAction::Edit(DraftEdit::Amount("88,19".to_owned()))));
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(window.query_by_label_contains("View only is on for this environment").is_some());
    assert!(is_off(&window, "Create link"));
    key(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(window.state().writes.is_empty(), "the shortcut sends nothing either");
    picture(&mut window, "view-only-create-light");
}

#[test]
fn links_cannot_be_deleted_but_copied_and_exported() {
    let mut desk = view_only(links(Environment::Development, 22));
    desk.act(Action::Links(LinksAction::Select([3, 4].into())));
    let mut window = desk.window(true, 1280.0, 800.0);
    assert!(is_off(&window, "Delete selected links…"));
    assert!(is_off(&window, "New link"));
    assert!(has(&window, Role::Label, REASON));
    assert!(!is_off(&window, "Export selected links…"));
    picture(&mut window, "view-only-links-dark");
    window.state_mut().act(Action::Links(LinksAction::Select(std::collections::HashSet::new())));
    window.run_ok();
    let place = window.get_all_by_role(Role::Row).next().expect("a row").rect();
    window.hover_at(place.center());
    window.run_ok();
    assert!(!is_off(&window, "Copy link"));
    let before = window.state().pushed.len();
    press(&mut window, Role::Button, "Delete. View only is on for this environment");
    assert_eq!(window.state().pushed.len(), before);
}

#[test]
fn a_write_of_unknown_outcome_can_be_checked_but_not_sent_again() {
    let lost = refund(Environment::Production, PLAIN.1, 2000, unknown());
    let intent = lost.intent.id;
    let mut desk = view_only(desk(Environment::Production, vec![lost]));
    desk.act(Action::Activity(ActivityAction::Open(intent)));
    let window = desk.window(false, 1280.0, 800.0);
    assert!(!is_off(&window, "Check now"));
    assert!(is_off(&window, "Send again…"));
    assert!(
        window.query_by_label_contains("View only is on for this environment. Switch it off in Settings.").is_some()
    );
}

#[test]
fn the_switch_is_in_settings_and_production_asks_before_it_is_off() {
    let desk = Desk::new(Environment::Production, Screen::Settings(SettingsPage::Environments));
    let mut window = desk.window(false, 1280.0, 800.0);
    press(&mut window, Role::Switch, "View only, Production");
    assert_eq!(last(&window), "Settings(ViewOnly(Production, true))");
    assert!(window.state().state.is_view_only());
    picture(&mut window, "view-only-settings-light");
    press(&mut window, Role::Switch, "View only, Production");
    assert!(has(&window, Role::Heading, "Allow changes in Production?"));
    assert!(window.get_by_role_and_label(Role::Button, "Cancel").is_focused());
    picture(&mut window, "view-only-off-light");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().state.is_view_only());
    press(&mut window, Role::Switch, "View only, Production");
    press(&mut window, Role::Button, "Allow changes");
    assert!(!window.state().state.is_view_only());
    press(&mut window, Role::Switch, "View only, Demo");
    press(&mut window, Role::Switch, "View only, Demo");
    assert!(window.state().state.dialog.is_none());
}

#[test]
fn the_settings_fit_the_smallest_window() {
    let desk = Desk::new(Environment::Demo, Screen::Settings(SettingsPage::Environments));
    let mut window = view_only(desk).window(true, 900.0, 600.0);
    picture(&mut window, "view-only-settings-dark-small");
}

#[test]
fn the_refusal_is_no_longer_said_when_changes_are_allowed_again_or_another_screen_is_shown() {
    let note = "Nothing was sent. View only is on for this environment; it can be switched off in Settings.";
    let mut desk = view_only(Desk::new(Environment::Demo, Screen::Create));
    desk.act(Action::Create(CreateAction::Edit(DraftEdit::Amount("88,19".to_owned()))));
    let mut window = desk.window(false, 1280.0, 800.0);
    window.state_mut().act(Action::Create(CreateAction::Send));
    window.run_ok();
    assert!(window.query_by_label_contains(note).is_some());
    window.state_mut().act(Action::Settings(SettingsAction::ViewOnly(Environment::Demo, false)));
    window.run_ok();
    assert!(window.query_by_label_contains(note).is_none());
    window.state_mut().act(Action::Settings(SettingsAction::ViewOnly(Environment::Demo, true)));
    window.state_mut().act(Action::Create(CreateAction::Send));
    window.run_ok();
    assert!(window.query_by_label_contains(note).is_some());
    window.state_mut().act(Action::Go(Screen::Links));
    window.run_ok();
    assert!(window.query_by_label_contains(note).is_none());
}
