//! Activity and the dialogs: what is asked before it is done, and what is not known. By role and label, and as pictures
//! to be looked at.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::api::Limits;
use secpaid_desktop::backend::{CheckFinding, Event, Gap, KeyDoubt, Write};
use secpaid_desktop::model::{Candidate, Environment, Fit, KeyState, LinkId, LinkList, Money, Scope, ServiceTime};
use secpaid_desktop::state::{Action, Dialog, Screen};

use crate::scene::{SMALL, Scene, WIDE, press, settings};
use crate::stage::picture;
use crate::writes::{entries, unknown};

#[test]
fn going_to_production_asks_once_and_says_so_in_its_own_colours() {
    let mut scene = Scene::new(Environment::Demo, Screen::Activity);
    scene.act(Action::SwitchTo(Environment::Production));
    let mut harness = scene.open(false, WIDE);
    harness.get_by_role_and_label(Role::Heading, "Switch to Production?");
    picture(&mut harness, "places-switch-light");
    harness.key_press(egui::Key::Escape);
    harness.run_ok();
    assert!(harness.state().state.dialog.is_none());
    assert_eq!(harness.state().state.active, Scope::of(Environment::Demo));
    harness.state_mut().act(Action::SwitchTo(Environment::Production));
    harness.run_ok();
    press(&mut harness, Role::Button, "Switch to Production");
    assert_eq!(harness.state().state.active, Scope::of(Environment::Production));
}

#[test]
fn an_unknown_outcome_is_checked_first_and_sent_again_only_when_asked_twice() {
    let (mut scene, id) = unknown(Environment::Production, 0);
    let again = Write::Delete(LinkId(1));
    let scope = scene.state.active.clone();
    scene.state.sessions.get_mut(&scope).expect("a session").activity.repeatable.insert(id, again);
    let mut harness = scene.open(false, WIDE);
    harness.get_by_role_and_label(Role::Heading, "We do not know whether this link was created");
    assert!(harness.get_by_role_and_label(Role::Button, "Check now").is_focused());
    picture(&mut harness, "places-unknown-light");
    press(&mut harness, Role::Button, "Send again…");
    assert!(harness.state().writes.is_empty(), "asking sends nothing");
    picture(&mut harness, "places-unknown-again-light");
    press(&mut harness, Role::Button, "Back");
    press(&mut harness, Role::Button, "Send again…");
    press(&mut harness, Role::Button, "Send again");
    assert_eq!(harness.state().writes.len(), 1);
    assert_eq!(harness.state().writes[0].again_for, Some(id));
}

#[test]
fn what_a_check_found_is_the_merchants_to_recognise() {
    let (scene, id) = unknown(Environment::Demo, 0);
    let mut harness = scene.open(true, WIDE);
    press(&mut harness, Role::Button, "Check now");
    harness.get_by_role_and_label(Role::Button, "Checking… 0\u{A0}s");
    let candidate = |id| Candidate {
        id: LinkId(id),
        list: LinkList::Unpaid,
        amount: Some(Money::from_cents(39_000)),
        note: "Hochzeit Albers, 3. Rate".into(),
        pay_link: None,
    };
    let found = CheckFinding::Candidates { links: vec![candidate(18_130), candidate(18_131)], gap: None };
    let ticket = harness.state().last_ticket();
    harness.state_mut().act(Action::Backend(Event::Checked(ticket, id, found)));
    harness.run_ok();
    harness.get_by_label("2 links may be the one");
    picture(&mut harness, "places-unknown-found-dark");
    press(&mut harness, Role::Button, "This is mine, 18131");
    let pushed = harness.state().pushed.last().cloned().unwrap_or_default();
    assert!(pushed.contains("Found(") && pushed.contains("18131"), "{pushed}");
}

#[test]
fn rows_that_could_not_be_read_prove_no_absence() {
    let (scene, id) = unknown(Environment::Demo, 0);
    let mut harness = scene.open(true, WIDE);
    for (finding, said) in [
        (CheckFinding::Candidates { links: vec![], gap: Some(Gap::Unreadable) }, "No such link was found"),
        (CheckFinding::NotInLists(Gap::Unreadable), "The link is in neither list, but it may still exist"),
    ] {
        press(&mut harness, Role::Button, "Check now");
        let ticket = harness.state().last_ticket();
        harness.state_mut().act(Action::Backend(Event::Checked(ticket, id, finding)));
        harness.run_ok();
        let why = "Some rows of the lists could not be read, and the link may be one of them.";
        harness.get_by_label_contains(&format!("{said}\n{why}"));
        assert!(harness.query_by_role_and_label(Role::Button, "Take it as not created").is_none());
        assert!(harness.query_by_role_and_label(Role::Button, "Take this as the outcome").is_none());
    }
    picture(&mut harness, "places-unknown-unreadable-dark");
}

#[test]
fn a_refund_that_was_found_is_shown_with_its_amount_and_day() {
    let (scene, id) = unknown(Environment::Demo, 0);
    let mut harness = scene.open(true, WIDE);
    press(&mut harness, Role::Button, "Check now");
    let ticket = harness.state().last_ticket();
    let at = ServiceTime::At(jiff::civil::date(2026, 5, 20).at(13, 48, 9, 0));
    let found = CheckFinding::Refunded { pay_id: LinkId(18_104), amount: Some(Money::from_cents(-2000)), at };
    harness.state_mut().act(Action::Backend(Event::Checked(ticket, id, found)));
    harness.run_ok();
    harness.get_by_label_contains("A refund of this payment was made: −€20.00, 20 May 2026 13:48:09.");
    harness.get_by_role_and_label(Role::Button, "Take this as the outcome");
    picture(&mut harness, "places-unknown-refunded-dark");
}

#[test]
fn another_accounts_key_sends_nothing_again() {
    let (scene, id) = unknown(Environment::Demo, 1);
    let mut harness = scene.open(false, WIDE);
    press(&mut harness, Role::Button, "Check now");
    let ticket = harness.state().last_ticket();
    let found = CheckFinding::OtherKey { links: vec![], fit: Fit::Exactly, doubt: KeyDoubt::Other };
    harness.state_mut().act(Action::Backend(Event::Checked(ticket, id, found)));
    harness.run_ok();
    assert!(harness.query_by_label_contains("What is listed").is_none(), "nothing is");
    harness.get_by_label("Send again\nOnly with the key that the first was sent with");
    assert!(harness.get_by_role_and_label(Role::Button, "Send again…").accesskit_node().is_disabled());
    picture(&mut harness, "places-unknown-other-key-light");
}

/// The dialog of an unknown creation or deletion in which a check found this.
fn found(at: usize, size: (f32, f32), finding: CheckFinding) -> Harness<'static, Scene> {
    let (scene, id) = unknown(Environment::Demo, at);
    let mut harness = scene.open(true, size);
    press(&mut harness, Role::Button, "Check now");
    let ticket = harness.state().last_ticket();
    harness.state_mut().act(Action::Backend(Event::Checked(ticket, id, finding)));
    harness.run_ok();
    harness
}

#[test]
fn a_link_that_fits_but_for_its_note_is_offered_as_perhaps_the_one_and_a_lost_salt_is_no_other_key() {
    let near = |number, note: &str| Candidate {
        id: LinkId(number),
        list: LinkList::Unpaid,
        amount: Some(Money::from_cents(8819)),
        note: note.into(),
        pay_link: None,
    };
    for (size, room) in [(WIDE, ""), (SMALL, "-small")] {
        let links = vec![near(18_301, "Bestellung 20…"), near(18_302, "Tischdecke")];
        let mut harness = found(0, size, CheckFinding::Perhaps { links, gap: None });
        harness.get_by_label_contains("No link fits exactly");
        harness.get_by_label("Perhaps it is one of these 2");
        let mine = harness.get_by_role_and_label(Role::Button, "This is mine, 18301").rect();
        assert!(mine.bottom() < size.1 - 100.0, "what was found is in sight: {mine}");
        assert!(harness.query_by_role_and_label(Role::Button, "Take it as not created").is_none());
        picture(&mut harness, &format!("places-unknown-perhaps{room}"));

        for doubt in [KeyDoubt::Other, KeyDoubt::Lost] {
            let links = vec![near(18_301, "Bestellung 20…")];
            let mut harness = found(0, size, CheckFinding::OtherKey { links, fit: Fit::Roughly, doubt });
            harness.get_by_label_contains("What is listed belongs to the account of the key used now");
            harness.get_by_label("Perhaps it is this one");
            harness.get_by_role_and_label(Role::Button, "This is mine, 18301");
            picture(&mut harness, &format!("places-unknown-perhaps-{doubt:?}{room}"));
        }

        let nothing = CheckFinding::OtherKey { links: vec![], fit: Fit::Exactly, doubt: KeyDoubt::Lost };
        let mut harness = found(1, size, nothing);
        harness.get_by_label_contains("It cannot be told any more which key this was sent with");
        harness.get_by_label("Send again\nThe first key cannot be told any more");
        picture(&mut harness, &format!("places-unknown-key-lost{room}"));
    }
}

#[test]
fn settling_by_hand_needs_a_choice_and_a_word() {
    let (scene, _) = unknown(Environment::Production, 0);
    let mut harness = scene.open(false, WIDE);
    press(&mut harness, Role::Button, "Settle…");
    let count = harness.state().commands.len();
    press(&mut harness, Role::Button, "Settle");
    assert_eq!(harness.state().commands.len(), count, "nothing to settle with yet");
    press(&mut harness, Role::RadioButton, "The link was not created");
    harness.get_by_role_and_label(Role::TextInput, "How do you know").focus();
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "How do you know").type_text("not in the dashboard");
    harness.run_ok();
    picture(&mut harness, "places-unknown-by-hand-light");
    press(&mut harness, Role::Button, "Settle");
    let asked = format!("{:?}", harness.state().commands.last());
    assert!(asked.contains("not in the dashboard") && asked.contains("happened: false"), "{asked}");
}

#[test]
fn a_link_of_an_earlier_run_cannot_be_sent_again_but_a_deletion_can() {
    let (scene, _) = unknown(Environment::Demo, 0);
    let mut harness = scene.open(true, SMALL);
    press(&mut harness, Role::Button, "Send again…");
    harness.get_by_role_and_label(Role::Heading, "We do not know whether this link was created");

    let (scene, _) = unknown(Environment::Demo, 1);
    let mut harness = scene.open(true, SMALL);
    harness.get_by_role_and_label(Role::Heading, "We do not know whether this link was deleted");
    picture(&mut harness, "places-unknown-delete-small-dark");
    press(&mut harness, Role::Button, "Send again…");
    harness.get_by_role_and_label(Role::Heading, "Send the request a second time?");
}

#[test]
fn closing_with_a_write_on_its_way_asks() {
    assert_eq!(Limits::production().attempt.as_secs(), 60, "the dialog promises an answer within it");
    let mut scene = Scene::new(Environment::Production, Screen::Activity);
    let scope = scene.state.active.clone();
    let running = (Write::Delete(LinkId(1)), None);
    scene.state.sessions.get_mut(&scope).expect("a session").activity.running.insert(1, running);
    scene.act(Action::Open(Box::new(Dialog::ConfirmClose)));
    let mut harness = scene.open(false, WIDE);
    assert!(harness.get_by_role_and_label(Role::Button, "Wait").is_focused());
    picture(&mut harness, "places-close-light");
    press(&mut harness, Role::Button, "Close anyway");
    assert!(harness.state().fields.close_anyway);
}

#[test]
fn closing_while_a_file_is_written_asks_and_says_when_it_is_over() {
    for (dark, name) in [(false, "places-close-export-light"), (true, "places-close-export-dark")] {
        let mut scene = Scene::new(Environment::Production, Screen::PayIns);
        let scope = scene.state.active.clone();
        scene.state.sessions.get_mut(&scope).expect("a session").exporting.insert(1);
        scene.act(Action::Open(Box::new(Dialog::ConfirmClose)));
        let mut harness = scene.open(dark, if dark { SMALL } else { WIDE });
        assert!(harness.get_by_role_and_label(Role::Button, "Wait").is_focused(), "nothing is lost by Enter");
        harness.get_by_role_and_label(Role::Heading, "Close while a file is being written?");
        harness
            .get_by_label("If you close now, the file is not written. An older file of the same name stays as it is.");
        picture(&mut harness, name);
        press(&mut harness, Role::Button, "Close anyway");
        assert!(harness.state().fields.close_anyway);
        harness.state_mut().state.sessions.get_mut(&scope).expect("a session").exporting.clear();
        harness.run_ok();
        harness.get_by_role_and_label(Role::Heading, "Nothing is running any more");
        press(&mut harness, Role::Button, "Back");
        assert!(harness.state().state.dialog.is_none());
    }
}

#[test]
fn the_sheet_lists_the_shortcuts() {
    for (dark, environment) in [(false, Environment::Production), (true, Environment::Demo)] {
        let mut scene = Scene::new(environment, Screen::Activity);
        scene.act(Action::Open(Box::new(Dialog::Shortcuts)));
        let mut harness = scene.open(dark, WIDE);
        harness.get_by_label("New split link, Ctrl+Shift+N");
        harness.get_by_label("Search in this screen, Ctrl+F");
        picture(&mut harness, if dark { "places-shortcuts-dark" } else { "places-shortcuts-light" });
    }
}

#[test]
fn activity_lists_what_was_asked_and_what_became_of_it() {
    for (dark, size, name) in [(false, WIDE, "places-activity-light"), (true, SMALL, "places-activity-small-dark")] {
        let mut scene = Scene::new(Environment::Production, Screen::Activity);
        scene.opened(Environment::Production, KeyState::Present, entries(Environment::Production));
        let mut harness = scene.open(dark, size);
        harness.get_by_role_and_label(Role::Heading, "It is not known what became of 2 requests");
        picture(&mut harness, name);
        press(&mut harness, Role::Button, "Check Split link for €390.00, 20 May 14:02");
        harness.get_by_role_and_label(Role::Heading, "We do not know whether this link was created");
    }
    let mut harness = Scene::new(Environment::Demo, Screen::Activity).open(false, WIDE);
    harness.get_by_label(
        "No activity yet\nYour links, deletions, refund requests and files are listed here, with what became of them.",
    );
    picture(&mut harness, "places-activity-empty-light");
    press(&mut harness, Role::Button, "Create link");
    assert_eq!(harness.state().state.screen, Screen::Create);
}

#[test]
fn the_tour_of_questions() {
    let questions = [
        ("remove-key", Dialog::ConfirmRemoveKey(Environment::Production)),
        ("reset-demo", Dialog::ConfirmResetDemo),
        ("switch", Dialog::ConfirmSwitch(Environment::Production)),
    ];
    for (name, dialog) in questions {
        let mut scene = settings(Environment::Demo);
        scene.act(Action::Open(Box::new(dialog)));
        let mut harness = scene.open(true, SMALL);
        picture(&mut harness, &format!("places-{name}-small-dark"));
    }
}
