//! Templates, *New like this one*, the hint at a note, the reference behind it and the question before a second link like
//! one of the same day: by role and label, and as pictures.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::Write;
use secpaid_desktop::journal::{
    Entry, Intent, IntentId, RecordedLink, RecordedOutcome, RecordedRecipient, RecordedRequest, RecordedSplit, Salt,
    UnknownWhy, WriteKind,
};
use secpaid_desktop::model::{
    BookEntry, DraftEdit, Environment, KeyState, LinkId, LinkMode, Money, Recipient, RecipientId, RecipientToken,
    Scope, Share, Source, SplitRowId, SplitType,
};
use secpaid_desktop::state::{Action, Attempt, CreateAction, Screen, SettingsAction, SettingsPage};

use crate::scene::{SMALL, Scene, WIDE, now, press};
use crate::stage::picture;

type Window = Harness<'static, Scene>;

fn token(text: &str) -> RecipientToken {
    RecipientToken::new(text).expect("a token")
}

fn entry(id: u32, label: &str, text: &str) -> BookEntry {
    BookEntry { id: RecipientId(id), label: label.into(), token: token(text) }
}

fn scene() -> Scene {
    let mut scene = Scene::new(Environment::Production, Screen::Create);
    let session = scene.state.sessions.get_mut(&Scope::of(Environment::Production)).expect("a session");
    let book = [entry(1, "Kurier Ritter", "rt_canary_aaaa4711"), entry(2, "Floristik Aydın", "rt_canary_bbbb0815")];
    session.book.recipients = book
        .iter()
        .map(|entry| Recipient {
            id: entry.id,
            label: entry.label.clone(),
            token: Some(entry.token.clone()),
            session_only: false,
        })
        .collect();
    session.create.book = book.into();
    scene
}

fn edit(scene: &mut Scene, edits: Vec<DraftEdit>) {
    for edit in edits {
        scene.act(Action::Create(CreateAction::Edit(edit)));
    }
}

fn split(scene: &mut Scene) {
    edit(
        scene,
        vec![
            DraftEdit::Mode(LinkMode::Split),
            DraftEdit::Amount("150".to_owned()),
            DraftEdit::Note("Abo Mai".to_owned()),
            DraftEdit::AddRow(Source::Book(entry(1, "Kurier Ritter", "rt_canary_aaaa4711"))),
            DraftEdit::AddRow(Source::Book(entry(2, "Floristik Aydın", "rt_canary_bbbb0815"))),
            DraftEdit::RowShare(SplitRowId(0), "60".to_owned()),
            DraftEdit::RowShare(SplitRowId(1), "30".to_owned()),
        ],
    );
}

fn says(harness: &Window, label: &str) -> bool {
    harness.query_all_by_label(label).count() > 0
}

fn key(harness: &mut Window, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

fn save_as(harness: &mut Window, name: &str) {
    press(harness, Role::Button, "Templates");
    press(harness, Role::MenuItem, "Save as template…");
    harness.get_by_role_and_label(Role::TextInput, "Name").type_text(name);
    harness.run_ok();
}

#[test]
fn a_form_is_kept_under_a_name_and_used_again_without_a_mouse() {
    let mut scene = scene();
    split(&mut scene);
    let mut harness = scene.open(false, WIDE);
    save_as(&mut harness, "Abo");
    picture(&mut harness, "template-save-light");
    key(&mut harness, Key::Enter);
    assert!(harness.state().state.dialog.is_none());
    assert!(harness.query_by_label_contains("Template Abo is saved.").is_some());
    let kept = format!("{:?}", harness.state().state.settings);
    assert!(kept.contains("Abo Mai") && !kept.contains("canary"), "{kept}");
    press(&mut harness, Role::Button, "Clear form");
    harness.get_by_role_and_label(Role::Button, "Templates").focus();
    harness.run_ok();
    key(&mut harness, Key::Enter);
    picture(&mut harness, "template-menu-light");
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "Kurier Ritter •••• 4711"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
    let sent = harness.state().writes.last().expect("a write");
    let Write::Create(request) = &sent.write else { panic!("a link: {sent:?}") };
    assert_eq!((request.amount, request.note.as_deref()), (Money::from_cents(15_000), Some("Abo Mai")));
    assert_eq!(request.split.as_ref().expect("a split").recipients[0].token.expose(), "rt_canary_aaaa4711");
}

#[test]
fn a_recipient_that_is_gone_is_said_and_its_row_waits() {
    let mut scene = scene();
    split(&mut scene);
    let mut harness = scene.open(false, WIDE);
    save_as(&mut harness, "Abo");
    key(&mut harness, Key::Enter);
    let session = harness.state_mut().state.sessions.get_mut(&Scope::of(Environment::Production)).expect("a session");
    session.create.book.remove(0);
    press(&mut harness, Role::Button, "Templates");
    press(&mut harness, Role::MenuItem, "Abo");
    assert!(says(
        &harness,
        "One recipient is not in your book\nNot found: Kurier Ritter. Enter the token in each empty row."
    ));
    assert!(harness.query_by_role_and_label(Role::PasswordInput, "Token of recipient 1").is_some());
    picture(&mut harness, "template-missing-light");
    press(&mut harness, Role::Button, "Bring it back");
    assert!(says(&harness, "Kurier Ritter •••• 4711"), "what was there before");
}

#[test]
fn a_template_of_the_same_name_is_replaced_only_when_that_was_said() {
    let mut scene = scene();
    edit(&mut scene, vec![DraftEdit::Amount("10".to_owned()), DraftEdit::Note("eins".to_owned())]);
    let mut harness = scene.open(false, WIDE);
    save_as(&mut harness, "Kurs");
    key(&mut harness, Key::Enter);
    edit(harness.state_mut(), vec![DraftEdit::Note("zwei".to_owned())]);
    harness.run_ok();
    save_as(&mut harness, "Kurs");
    press(&mut harness, Role::Button, "Save template");
    assert!(says(&harness, "There is a template with this name\nSaving replaces it."));
    let notes = |harness: &Window| -> Vec<String> {
        let chosen = harness.state().state.settings.of_scope(&Scope::of(Environment::Production)).expect("a scope");
        chosen.templates.iter().map(|template| format!("{}: {}", template.name, template.note)).collect()
    };
    assert_eq!(notes(&harness), ["Kurs: eins"]);
    picture(&mut harness, "template-replace-light");
    press(&mut harness, Role::Button, "Replace template");
    assert_eq!(notes(&harness), ["Kurs: zwei"]);
    harness.state_mut().act(Action::Go(Screen::Settings(SettingsPage::NewLinks)));
    harness.run_ok();
    picture(&mut harness, "new-links-light");
    press(&mut harness, Role::Button, "Rename…, Kurs");
    harness.get_by_role_and_label(Role::TextInput, "Name").type_text(" neu");
    harness.run_ok();
    press(&mut harness, Role::Button, "Rename");
    assert_eq!(notes(&harness), ["Kurs neu: zwei"]);
    press(&mut harness, Role::Button, "Remove…, Kurs neu");
    press(&mut harness, Role::Button, "Remove template");
    assert!(notes(&harness).is_empty());
    harness.get_by_label_contains("No templates yet.");
}

fn recorded(split: Option<RecordedSplit>, note: &str) -> RecordedLink {
    RecordedLink {
        amount: Money::from_cents(15_000),
        note: Some(note.into()),
        callback_url: None,
        payment_endpoint: None,
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key_present: false,
        bank_statement: None,
        split,
    }
}

fn made(id: u64, link: RecordedLink, outcome: RecordedOutcome) -> Entry {
    let at = now().utc - jiff::SignedDuration::from_hours(2);
    let kind = if link.split.is_some() { WriteKind::Split } else { WriteKind::Create };
    let intent = Intent {
        id: IntentId(id),
        scope: Scope::of(Environment::Production),
        kind,
        at,
        body: RecordedRequest::Link(Box::new(link)),
        highest_seen: None,
        key: None,
        batch: None,
        row: None,
    };
    Entry { intent, outcome: Some((at, outcome)), settlement: None }
}

fn done(id: u64) -> RecordedOutcome {
    RecordedOutcome::Done { link_id: Some(LinkId(id)) }
}

#[test]
fn a_link_of_the_activity_is_made_again_with_those_the_book_knows() {
    let salt = Salt::random().expect("random numbers");
    let recipient = |label: Option<&str>, text: &str, share| RecordedRecipient {
        label: label.map(Into::into),
        tail: token(text).tail().into(),
        digest: salt.of_token(&token(text)),
        share: Share::from_hundredths(share),
    };
    let split = RecordedSplit {
        split_type: SplitType::Normal,
        recipients: vec![
            recipient(Some("Kurier, alter Name"), "rt_canary_aaaa4711", 6000),
            recipient(None, "rt_canary_zzzz9999", 3000),
        ],
    };
    let mut scene = scene();
    scene.opened(
        Environment::Production,
        KeyState::Present,
        vec![made(1, recorded(Some(split), "Abo Mai · K7F2"), done(4711))],
    );
    let session = scene.state.sessions.get_mut(&Scope::of(Environment::Production)).expect("a session");
    session.book.salt = Some(salt);
    scene.act(Action::Create(CreateAction::LikeEntry(IntentId(1))));
    let harness = scene.open(false, WIDE);
    assert!(says(&harness, "Kurier Ritter •••• 4711"), "recognised by the digest, called as today");
    assert!(says(&harness, "One recipient is not in your book\nNot found: 9999. Enter the token in each empty row."));
    let draft = &harness.state().state.session().create.draft;
    assert_eq!((&*draft.note, &*draft.rows[1].share), ("Abo Mai", "30.00"));
}

#[test]
fn a_second_link_of_the_day_is_asked_about_whatever_its_kind_and_reference() {
    for (outcome, told) in [
        (done(4711), "link 4711. If the payer has that one, two links are open for one order."),
        (RecordedOutcome::Unknown { why: UnknownWhy::Timeout }, "and it is not known yet whether it was created."),
    ] {
        let mut scene = scene();
        scene.state.settings.note_reference = true;
        scene.opened(
            Environment::Production,
            KeyState::Present,
            vec![made(1, recorded(None, "Abo Mai · K7F2"), outcome)],
        );
        split(&mut scene);
        scene.act(Action::Create(CreateAction::Send));
        assert!(scene.writes.is_empty(), "nothing is sent before it is confirmed");
        assert!(matches!(scene.state.session().create.attempt, Attempt::Twice { .. }));
        let mut harness = scene.open(false, WIDE);
        harness.get_by_label_contains(told);
        picture(&mut harness, "create-twice-light");
        harness.state_mut().act(Action::Settings(SettingsAction::ViewOnly(Environment::Production, true)));
        harness.run_ok();
        let again = harness.get_by_role_and_label(Role::Button, "Create a second link");
        assert!(again.accesskit_node().is_disabled(), "View only invites to nothing");
        harness.state_mut().act(Action::Settings(SettingsAction::AllowChanges(Environment::Production)));
        harness.run_ok();
        press(&mut harness, Role::Button, "Create a second link");
        assert_eq!(harness.state().writes.len(), 1);
    }
}

#[test]
fn the_reference_is_shown_before_it_is_sent() {
    let mut scene = scene();
    scene.act(Action::Settings(SettingsAction::NoteReference(true)));
    edit(&mut scene, vec![DraftEdit::Amount("10".to_owned()), DraftEdit::Note("Tisch 4".to_owned())]);
    let shown = scene.state.session().create.note_to_send();
    assert!(shown.starts_with("Tisch 4 · ") && shown.chars().count() == 14, "{shown}");
    let mut harness = scene.open(false, WIDE);
    assert!(says(&harness, &shown));
    picture(&mut harness, "create-reference-light");
    press(&mut harness, Role::Button, "Create link");
    let sent = harness.state().writes.last().expect("a write");
    let Write::Create(request) = &sent.write else { panic!("a link: {sent:?}") };
    assert_eq!(request.note.as_deref(), Some(&*shown));
    let mut settings = Scene::new(Environment::Production, Screen::Settings(SettingsPage::NewLinks)).open(false, WIDE);
    press(&mut settings, Role::Switch, "Short reference on the note");
    assert!(settings.state().state.settings.note_reference);
}

#[test]
fn a_note_about_health_is_hinted_at_and_stops_nobody() {
    let mut scene = scene();
    edit(&mut scene, vec![DraftEdit::Amount("10".to_owned()), DraftEdit::Note("Rezept Frau Schulz".to_owned())]);
    let mut harness = scene.open(false, WIDE);
    let hint =
        "This looks like something about health. The payer sees the note, and others may too. A number says enough.";
    assert!(says(&harness, hint));
    picture(&mut harness, "create-hint-light");
    press(&mut harness, Role::Button, "Create link");
    assert_eq!(harness.state().writes.len(), 1);
}

#[test]
fn the_tour_of_templates() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        for (size, room) in [(WIDE, ""), (SMALL, "-small")] {
            let mut scene = scene();
            split(&mut scene);
            edit(&mut scene, vec![DraftEdit::Note("Frau Schulz, geb. 12.03.1985".to_owned())]);
            let mut harness = scene.open(dark, size);
            save_as(&mut harness, "Wochenmarkt mit Kurier und Floristik, monatlich");
            key(&mut harness, Key::Enter);
            press(&mut harness, Role::Button, "Templates");
            picture(&mut harness, &format!("template-tour{room}-{theme}"));
            key(&mut harness, Key::Escape);
            harness.state_mut().act(Action::Go(Screen::Settings(SettingsPage::NewLinks)));
            harness.run_ok();
            picture(&mut harness, &format!("new-links-tour{room}-{theme}"));
        }
    }
}
