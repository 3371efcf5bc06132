//! Welcome, Settings, Activity, the dialogs and the notices: by role and label, and as pictures to be looked at.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::Timestamp;
use secpaid_desktop::api::error::{ApiError, Cause, NotSent, Refusal};
use secpaid_desktop::api::{Endpoint, Limits};
use secpaid_desktop::backend::{CheckFinding, Event, KeyTrial, NotSent as WriteNotSent, Write};
use secpaid_desktop::journal::{
    Entry, Intent, IntentId, RecordedLink, RecordedOutcome, RecordedRecipient, RecordedRequest, RecordedSplit,
    Settlement, UnknownWhy, WriteKind,
};
use secpaid_desktop::model::{Candidate, Environment, KeyState, LinkId, LinkList, Money, Scope, Share, SplitType};
use secpaid_desktop::secrets::KeyStoreError;
use secpaid_desktop::state::{
    Action, ActivityAction, DeleteDialog, DeleteLine, DeleteState, Dialog, KeyAction, NoticeKind, Screen, SettingsPage,
    WriteProblem,
};

use crate::scene::{Scene, now};
use crate::stage::picture;

const WIDE: (f32, f32) = (1280.0, 800.0);
const SMALL: (f32, f32) = (900.0, 600.0);

fn press(harness: &mut Harness<'_, Scene>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_ok();
}

fn settings(environment: Environment) -> Scene {
    Scene::new(environment, Screen::Settings(SettingsPage::Environments))
}

fn wrong_key() -> ApiError {
    let cause = Cause::Refused(Refusal::WrongKey);
    ApiError { endpoint: Endpoint::UnpaidLinks, cause, status: Some(401), retry_after: None, attempts: 1 }
}

fn offline(endpoint: Endpoint) -> ApiError {
    ApiError { endpoint, cause: Cause::NotSent(NotSent::Dns), status: None, retry_after: None, attempts: 3 }
}

fn at(minutes: i64) -> Timestamp {
    now().utc - jiff::SignedDuration::from_mins(minutes)
}

fn link(amount: i64, note: &str, split: bool) -> RecordedRequest {
    let recipient = |label: &str, share| RecordedRecipient {
        label: Some(label.into()),
        tail: "4711".into(),
        digest: "d".into(),
        share: Share::from_hundredths(share),
    };
    RecordedRequest::Link(Box::new(RecordedLink {
        amount: Money::from_cents(amount),
        note: Some(note.into()),
        callback_url: None,
        payment_endpoint: None,
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key_present: false,
        bank_statement: None,
        split: split.then(|| RecordedSplit {
            split_type: SplitType::Normal,
            recipients: vec![recipient("Kurier Ritter", 4000), recipient("Floristik Aydın", 3000)],
        }),
    }))
}

fn entry(
    environment: Environment,
    id: u64,
    minutes: i64,
    kind: WriteKind,
    body: RecordedRequest,
    outcome: RecordedOutcome,
) -> Entry {
    let intent = Intent {
        id: IntentId(id),
        scope: Scope::of(environment),
        kind,
        at: at(minutes),
        body,
        highest_seen: Some(LinkId(18_000)),
        batch: None,
        row: None,
    };
    Entry { intent, outcome: Some((at(minutes), outcome)), settlement: None }
}

fn entries(environment: Environment) -> Vec<Entry> {
    let done = |id| RecordedOutcome::Done { link_id: Some(LinkId(id)) };
    let unknown = |why| RecordedOutcome::Unknown { why };
    let refused = RecordedOutcome::Refused {
        text: "Recipient not found".into(),
        status: 400,
        by_service: true,
        wait_seconds: None,
    };
    let mut by_hand =
        entry(environment, 3, 300, WriteKind::Create, link(4990, "Gutschein", false), unknown(UnknownWhy::Timeout));
    by_hand.settlement = Some((at(290), Settlement::ByHand { word: "seen in the dashboard".into(), happened: true }));
    let mut rows = vec![
        entry(
            environment,
            9,
            0,
            WriteKind::Split,
            link(39_000, "Hochzeit Albers, 3. Rate", true),
            unknown(UnknownWhy::Disconnected),
        ),
        entry(
            environment,
            8,
            3,
            WriteKind::Delete,
            RecordedRequest::Delete { link_id: LinkId(18_104) },
            unknown(UnknownWhy::Timeout),
        ),
        entry(environment, 7, 12, WriteKind::Create, link(8819, "Rechnung 2026-0815", false), done(18_121)),
        entry(environment, 6, 40, WriteKind::Split, link(15_000, "Trauerfloristik Wagner", true), refused),
        entry(environment, 5, 95, WriteKind::Delete, RecordedRequest::Delete { link_id: LinkId(18_099) }, done(18_099)),
        entry(
            environment,
            4,
            200,
            WriteKind::Create,
            link(2490, "Lieferung Reinhardt", false),
            RecordedOutcome::NotSent { detail: "dns".into() },
        ),
        by_hand,
    ];
    for index in 0..14_u64 {
        let minutes = 1500 + 190 * i64::try_from(index).expect("few");
        let body =
            link(3000 + 17 * i64::try_from(index).expect("few"), &format!("Bestellung 2026-03{index:02}"), false);
        rows.push(entry(environment, 2, minutes, WriteKind::Create, body, done(18_000 + index)));
    }
    for (index, row) in (0..).zip(rows.iter_mut().rev()) {
        row.intent.id = IntentId(index);
    }
    rows
}

/// A dialog over Activity with rows.
fn unknown(environment: Environment, index: usize) -> (Scene, IntentId) {
    let mut scene = Scene::new(environment, Screen::Activity);
    let entries = entries(environment);
    let id = entries[index].intent.id;
    scene.opened(environment, KeyState::Present, entries);
    scene.act(Action::Activity(ActivityAction::Open(id)));
    (scene, id)
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
    assert_eq!(harness.state().state.screen, Screen::PayIns);
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
    assert_eq!(harness.state().state.screen, Screen::PayIns);
}

#[test]
fn every_state_of_a_key_has_its_words_and_its_ways_on() {
    let cases: [(KeyState, &str, &[&str]); 6] = [
        (KeyState::Looking, "Looking for the key…\nThe keyring of this computer is being asked", &[]),
        (KeyState::Present, "Key saved\nKey in the GNOME keyring, not checked yet", &["Test", "Replace…", "Remove…"]),
        (KeyState::None, "No key\nEnter the API key of this environment to use it", &["Enter a key…"]),
        (
            KeyState::Unavailable,
            "No keyring\nThis computer offers no keyring. A key can be used for this session only.",
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
    let found = CheckFinding::Candidates { links: vec![candidate(18_130), candidate(18_131)], cut: false };
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
fn a_write_of_an_earlier_run_cannot_be_sent_again() {
    let (scene, _) = unknown(Environment::Demo, 1);
    let mut harness = scene.open(true, SMALL);
    harness.get_by_role_and_label(Role::Heading, "We do not know whether this link was deleted");
    press(&mut harness, Role::Button, "Send again…");
    harness.get_by_role_and_label(Role::Heading, "We do not know whether this link was deleted");
    picture(&mut harness, "places-unknown-delete-small-dark");
}

fn delete_line(id: u64, note: &str, state: DeleteState) -> DeleteLine {
    DeleteLine { id: LinkId(id), note: note.into(), amount: Some(Money::from_cents(6490)), state }
}

#[test]
fn each_link_to_be_deleted_has_its_own_outcome() {
    let mut scene = Scene::new(Environment::Production, Screen::Activity);
    let lines = vec![
        delete_line(1, "Bestellung 2026-0135", DeleteState::Asked),
        delete_line(2, "Rechnung 2026-0815", DeleteState::Asked),
    ];
    scene.act(Action::Open(Box::new(Dialog::Delete(DeleteDialog { links: lines }))));
    let mut harness = scene.open(false, WIDE);
    harness.get_by_role_and_label(Role::Heading, "Delete 2 links?");
    assert!(harness.get_by_role_and_label(Role::Button, "Cancel").is_focused());
    picture(&mut harness, "places-delete-asked-light");
    press(&mut harness, Role::Button, "Delete 2 links");
    assert_eq!(harness.state().writes.len(), 2);

    let used = ApiError {
        endpoint: Endpoint::DeleteLink,
        cause: Cause::Refused(Refusal::LinkUsed),
        status: Some(200),
        retry_after: None,
        attempts: 1,
    };
    let lines = vec![
        delete_line(1, "Bestellung 2026-0135", DeleteState::Done),
        delete_line(2, "Rechnung 2026-0815", DeleteState::Problem(WriteProblem::Refused(used))),
        delete_line(3, "Gutschein 50, Frau Thoma", DeleteState::Unknown(IntentId(4))),
        delete_line(
            4,
            "Lieferung Reinhardt",
            DeleteState::Problem(WriteProblem::NotSent(WriteNotSent::Network(offline(Endpoint::DeleteLink)))),
        ),
        delete_line(5, "Abo April", DeleteState::Running(77)),
    ];
    harness.state_mut().act(Action::Open(Box::new(Dialog::Delete(DeleteDialog { links: lines }))));
    harness.run_ok();
    for word in ["Deleted", "Paid meanwhile, not deleted", "Not known whether deleted", "Not sent, still there"] {
        harness.get_by_label(word);
    }
    picture(&mut harness, "places-delete-outcomes-light");
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
        press(&mut harness, Role::Button, "Check Split link over €390.00, 20 May 14:02");
        harness.get_by_role_and_label(Role::Heading, "We do not know whether this link was created");
    }
    let mut harness = Scene::new(Environment::Demo, Screen::Activity).open(false, WIDE);
    harness.get_by_label(
        "Nothing asked of the service yet\nLinks you create or delete are listed here, with what became of them.",
    );
    picture(&mut harness, "places-activity-empty-light");
    press(&mut harness, Role::Button, "Create link");
    assert_eq!(harness.state().state.screen, Screen::Create);
}

#[test]
fn notices_say_what_happened_and_where() {
    let mut scene = Scene::new(Environment::Demo, Screen::Activity);
    scene.act(Action::Notify(NoticeKind::Exported { path: "/home/mira/pay-ins.xlsx".into(), rows: 1204 }));
    scene.act(Action::Notify(NoticeKind::OutcomeUnknown));
    scene.act(Action::Notify(NoticeKind::ReadOnly));
    scene.state.notices[1].scope = Some(Scope::of(Environment::Production));
    let mut harness = scene.open(false, SMALL);
    harness.get_by_label("1,204 rows exported to /home/mira/pay-ins.xlsx.");
    harness.get_by_label("PRODUCTION");
    picture(&mut harness, "places-notices-small-light");
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
fn the_tour_of_questions() {
    let questions: [(&str, fn() -> Dialog); 3] = [
        ("remove-key", || Dialog::ConfirmRemoveKey(Environment::Production)),
        ("reset-demo", || Dialog::ConfirmResetDemo),
        ("switch", || Dialog::ConfirmSwitch(Environment::Production)),
    ];
    for (name, dialog) in questions {
        let mut scene = settings(Environment::Demo);
        scene.act(Action::Open(Box::new(dialog())));
        let mut harness = scene.open(true, SMALL);
        picture(&mut harness, &format!("places-{name}-small-dark"));
    }
}
