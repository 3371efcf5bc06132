//! The recipients book in Settings and in the split editor: by role and label, with the keyboard alone, and as pictures.
//! What the keyring answers is handed in.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::{BookNews, BookWork, Command, Event, Local, Write};
use secpaid_desktop::model::{DraftEdit, Environment, KeyState, LinkMode, RecipientId, RecipientToken, Scope};
use secpaid_desktop::secrets::KeyStoreError;
use secpaid_desktop::settings::RecipientLabel;
use secpaid_desktop::state::{Action, CreateAction, Screen, SettingsPage, TokensState};

use crate::scene::{SMALL, Scene, WIDE, press};
use crate::stage::picture;

const PAGE: Screen = Screen::Settings(SettingsPage::Recipients);

type Window = Harness<'static, Scene>;

fn token(text: &str) -> RecipientToken {
    RecipientToken::new(text).expect("a token")
}

fn live() -> Scope {
    Scope::of(Environment::Production)
}

/// The keyring answers the last question.
fn answer(harness: &mut Window, news: BookNews) {
    let ticket = harness.state().last_ticket();
    harness.state_mut().act(Action::Backend(Event::Book(ticket, news)));
    harness.run_ok();
}

fn type_into(harness: &mut Window, role: Role, label: &str, text: &str) {
    harness.get_by_role_and_label(role, label).focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.run_ok();
}

fn key(harness: &mut Window, key: Key) {
    harness.key_press(key);
    harness.run_ok();
}

fn says(harness: &Window, label: &str) -> bool {
    harness.query_all_by_label(label).count() > 0
}

/// The page with these labels in the settings, whose tokens the keyring has given out.
fn with_book(labels: &[(u32, &str, &str)], screen: Screen) -> Scene {
    let mut scene = Scene::new(Environment::Production, screen);
    let kept = labels.iter().map(|(id, label, _)| RecipientLabel { id: RecipientId(*id), label: (*label).into() });
    scene.state.settings.scope_mut(&live()).recipients = kept.collect();
    scene.state.sessions.clear();
    scene.state.keys.clear();
    scene.opened(Environment::Production, KeyState::Present, Vec::new());
    let found = labels.iter().map(|(id, _, text)| (RecipientId(*id), token(text))).collect();
    let ticket = scene.last_ticket();
    scene.act(Action::Backend(Event::Book(ticket, BookNews::Read(found, None))));
    scene
}

fn regulars(screen: Screen) -> Scene {
    let labels = [
        (1, "Kurier Ritter", "rt_canary_aaaa4711"),
        (2, "Floristik Aydın", "rt_canary_bbbb0815"),
        (3, "Marktstand Nord", "rt_canary_cccc2290"),
    ];
    with_book(&labels, screen)
}

#[test]
fn a_recipient_is_kept_only_when_the_keyring_has_taken_the_token() {
    let mut harness = Scene::new(Environment::Production, PAGE).open(false, WIDE);
    harness.get_by_label_contains("No recipients yet");
    picture(&mut harness, "recipients-empty-light");
    press(&mut harness, Role::Button, "Add recipient…");
    assert!(harness.get_by_role_and_label(Role::TextInput, "Label").is_focused());
    press(&mut harness, Role::Button, "Save recipient");
    assert!(says(&harness, "Enter a label.") && says(&harness, "Enter the recipient token."));
    type_into(&mut harness, Role::TextInput, "Label", "Kurier Ritter");
    type_into(&mut harness, Role::PasswordInput, "Recipient token", "rt_canary_0123456789");
    picture(&mut harness, "recipients-add-light");
    press(&mut harness, Role::Button, "Save recipient");
    let asked = &harness.state().commands;
    assert!(
        matches!(asked.last(), Some(Command::Local(_, Local::Book(BookWork::Keep(RecipientId(1), _))))),
        "{asked:?}"
    );
    assert!(harness.state().state.session().book.recipients.is_empty(), "not before the keyring has it");
    answer(&mut harness, BookNews::Kept(RecipientId(1), Err(KeyStoreError::Locked("".into()))));
    assert!(says(
        &harness,
        "The token was not saved\nThe keyring is locked. You can try again, or use it for this session only."
    ));
    picture(&mut harness, "recipients-not-kept-light");
    press(&mut harness, Role::Button, "Save recipient");
    answer(&mut harness, BookNews::Kept(RecipientId(1), Ok(())));
    assert!(says(&harness, "Kurier Ritter\n•••• 6789"));
    assert!(!harness.state().fields.has_recipient(), "what was typed is wiped");
    let kept = &harness.state().state.settings.of_scope(&live()).expect("a scope").recipients;
    assert_eq!(kept.len(), 1);
    let told = format!("{:?} {:?} {:?}", harness.state().state, harness.state().commands, harness.state().pushed);
    assert!(!told.contains("rt_canary"), "a token in what is printed");
}

#[test]
fn a_doubled_label_or_token_is_said_at_its_field() {
    let mut harness = regulars(PAGE).open(false, WIDE);
    press(&mut harness, Role::Button, "Add recipient…");
    type_into(&mut harness, Role::TextInput, "Label", "kurier  RITTER");
    type_into(&mut harness, Role::PasswordInput, "Recipient token", "rt_canary_bbbb0815");
    assert!(says(&harness, "Another recipient is called that already."));
    assert!(says(&harness, "Floristik Aydın has this token already."));
    picture(&mut harness, "recipients-error-light");
    let asked = harness.state().commands.len();
    press(&mut harness, Role::Button, "Save recipient");
    assert_eq!(harness.state().commands.len(), asked, "nothing is kept");
    type_into(&mut harness, Role::PasswordInput, "Recipient token", "rt canary");
    assert!(says(&harness, "A recipient token has only letters, digits, _ and -."));
}

#[test]
fn a_label_is_changed_without_the_token_and_a_token_without_the_label() {
    let mut harness = regulars(PAGE).open(false, WIDE);
    press(&mut harness, Role::Button, "Change…, Kurier Ritter");
    type_into(&mut harness, Role::TextInput, "Label", "Kurier Ritter & Sohn");
    press(&mut harness, Role::Button, "Save recipient");
    assert!(says(&harness, "Kurier Ritter & Sohn\n•••• 4711"));
    press(&mut harness, Role::Button, "Change…, Marktstand Nord");
    type_into(&mut harness, Role::PasswordInput, "Recipient token", "rt_canary_dddd9999");
    key(&mut harness, Key::Enter);
    answer(&mut harness, BookNews::Kept(RecipientId(3), Ok(())));
    assert!(says(&harness, "Marktstand Nord\n•••• 9999"));
    picture(&mut harness, "recipients-rows-light");
}

#[test]
fn removing_asks_and_a_number_is_never_given_again() {
    let mut harness = regulars(PAGE).open(true, WIDE);
    press(&mut harness, Role::Button, "Remove…, Marktstand Nord");
    harness.get_by_role_and_label(Role::Heading, "Remove Marktstand Nord?");
    assert!(harness.get_by_role_and_label(Role::Button, "Cancel").is_focused());
    picture(&mut harness, "recipients-remove-dark");
    press(&mut harness, Role::Button, "Remove recipient");
    assert!(says(&harness, "Marktstand Nord\n•••• 2290"), "still there until the keyring has forgotten it");
    answer(&mut harness, BookNews::Removed(RecipientId(3), Err(KeyStoreError::Locked("".into()))));
    assert!(says(&harness, "The recipient was not removed. The keyring is locked."));
    press(&mut harness, Role::Button, "Remove…, Marktstand Nord");
    press(&mut harness, Role::Button, "Remove recipient");
    answer(&mut harness, BookNews::Removed(RecipientId(3), Ok(())));
    assert!(!says(&harness, "Marktstand Nord\n•••• 2290"));
    press(&mut harness, Role::Button, "Add recipient…");
    type_into(&mut harness, Role::TextInput, "Label", "Neu");
    type_into(&mut harness, Role::PasswordInput, "Recipient token", "rt_canary_eeee1111");
    press(&mut harness, Role::Button, "Save recipient");
    let keep = harness.state().commands.last();
    assert!(matches!(keep, Some(Command::Local(_, Local::Book(BookWork::Keep(RecipientId(4), _))))), "{keep:?}");
}

#[test]
fn for_this_session_only_nothing_is_asked_of_the_keyring_and_no_label_is_kept() {
    let mut harness = Scene::new(Environment::Production, PAGE).open(false, WIDE);
    press(&mut harness, Role::Button, "Add recipient…");
    type_into(&mut harness, Role::TextInput, "Label", "Aushilfe");
    type_into(&mut harness, Role::PasswordInput, "Recipient token", "rt_canary_0123456789");
    press(&mut harness, Role::RadioButton, "Use for this session only");
    press(&mut harness, Role::Button, "Save recipient");
    assert!(says(&harness, "Aushilfe\n•••• 6789 · For this session only"));
    let asked = |command: &Command| matches!(command, Command::Local(_, Local::Book(_)));
    assert!(!harness.state().commands.iter().any(asked));
    assert_eq!(harness.state().state.settings.of_scope(&live()).map(|kept| kept.recipients.len()), Some(0));
}

#[test]
fn a_locked_keyring_keeps_the_labels_and_offers_to_look_again() {
    let mut scene = regulars(PAGE);
    for recipient in &mut scene.state.sessions.get_mut(&live()).expect("a session").book.recipients {
        recipient.token = None;
    }
    let failed = TokensState::Failed(KeyStoreError::Locked("".into()));
    scene.state.sessions.get_mut(&live()).expect("a session").book.tokens = failed;
    let mut harness = scene.open(false, WIDE);
    assert!(says(&harness, "Kurier Ritter\nToken cannot be read now"));
    picture(&mut harness, "recipients-locked-light");
    press(&mut harness, Role::Button, "Look again");
    let asked = harness.state().commands.last();
    assert!(matches!(asked, Some(Command::Local(_, Local::Book(BookWork::Read(ids)))) if ids.len() == 3), "{asked:?}");
    answer(&mut harness, BookNews::Read(vec![(RecipientId(1), token("rt_canary_aaaa4711"))], None));
    assert!(says(&harness, "Kurier Ritter\n•••• 4711"));
    assert!(says(&harness, "Floristik Aydın\nToken is missing. Enter it with Change…"));
}

#[test]
fn ones_own_token_is_no_recipient() {
    let mut harness = regulars(PAGE).open(false, WIDE);
    press(&mut harness, Role::Button, "Add…, Your own recipient token");
    assert!(harness.get_by_role_and_label(Role::PasswordInput, "Recipient token").is_focused());
    type_into(&mut harness, Role::PasswordInput, "Recipient token", "rt_canary_mine0001");
    press(&mut harness, Role::Button, "Save recipient");
    answer(&mut harness, BookNews::Kept(RecipientId::OWN, Ok(())));
    assert!(says(
        &harness,
        "Your own recipient token •••• 0001\nSo that you cannot list yourself as a recipient by mistake."
    ));
    let scene = harness.state_mut();
    scene.act(Action::Create(CreateAction::New(LinkMode::Split)));
    let typed = secpaid_desktop::model::Source::Typed("rt_canary_mine0001".to_owned().into());
    scene.act(Action::Create(CreateAction::Edit(DraftEdit::AddRow(typed))));
    harness.run_ok();
    assert!(says(&harness, "This is your own token. Your share is in the first row."));
}

#[test]
fn a_typed_token_that_the_book_knows_shows_its_label_and_a_new_one_can_be_kept() {
    let mut scene = regulars(Screen::Create);
    scene.act(Action::Create(CreateAction::New(LinkMode::Split)));
    let mut harness = scene.open(false, WIDE);
    press(&mut harness, Role::Button, "Add recipient");
    press(&mut harness, Role::MenuItem, "New token…");
    type_into(&mut harness, Role::PasswordInput, "Token of recipient 1", "rt_canary_aaaa4711");
    key(&mut harness, Key::Tab);
    assert!(says(&harness, "Kurier Ritter •••• 4711"));
    press(&mut harness, Role::Button, "Add recipient");
    press(&mut harness, Role::MenuItem, "New token…");
    type_into(&mut harness, Role::PasswordInput, "Token of recipient 2", "rt_canary_ffff5555");
    picture(&mut harness, "create-split-keep-light");
    press(&mut harness, Role::Link, "Save as recipient…, New recipient");
    assert!(harness.get_by_role_and_label(Role::TextInput, "Label").is_focused());
    type_into(&mut harness, Role::TextInput, "Label", "Gärtnerei Süd");
    picture(&mut harness, "create-keep-dialog-light");
    key(&mut harness, Key::Enter);
    answer(&mut harness, BookNews::Kept(RecipientId(4), Ok(())));
    assert!(says(&harness, "Gärtnerei Süd •••• 5555"));
}

#[test]
fn fifty_recipients_with_hostile_labels_stay_in_their_rows_and_are_searched() {
    let labels: Vec<(u32, String, String)> = (1..=50)
        .map(|id| {
            let label = match id {
                1 => "ä".repeat(300),
                2 => "\u{202E}evil\u{202C} 👩\u{200D}🌾 Hof".to_owned(),
                _ => format!("Lieferant {id:02}"),
            };
            (id, label, format!("rt_canary_{id:04}{id:04}"))
        })
        .collect();
    let labels: Vec<(u32, &str, &str)> = labels.iter().map(|(id, label, text)| (*id, &**label, &**text)).collect();
    for (size, name) in [(WIDE, ""), (SMALL, "-small")] {
        let mut harness = with_book(&labels, PAGE).open_hostile(false, size);
        picture(&mut harness, &format!("recipients-fifty{name}-light"));
        type_into(&mut harness, Role::TextInput, "Search recipients", "ant 4");
        let shown = harness
            .query_all_by_role(Role::Button)
            .filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Change…, Lieferant")));
        assert_eq!(shown.count(), 10);
        type_into(&mut harness, Role::TextInput, "Search recipients", "evil");
        assert!(says(&harness, "‹U+202E›evil‹U+202C› 👩\u{200D}🌾 Hof\n•••• 0002"));
        type_into(&mut harness, Role::TextInput, "Search recipients", "nobody");
        assert!(says(&harness, "No recipient is called that."));
    }
    let mut scene = with_book(&labels, Screen::Create);
    scene.act(Action::Create(CreateAction::New(LinkMode::Split)));
    let mut harness = scene.open_hostile(false, SMALL);
    press(&mut harness, Role::Button, "Add recipient, search");
    assert!(harness.get_by_role_and_label(Role::TextInput, "Search recipients").is_focused());
    picture(&mut harness, "create-pick-small-light");
    harness.get_by_role_and_label(Role::TextInput, "Search recipients").type_text("evil");
    harness.run_ok();
    key(&mut harness, Key::Enter);
    assert!(harness.state().state.dialog.is_none());
    assert!(says(&harness, "‹U+202E›evil‹U+202C› 👩\u{200D}🌾 Hof •••• 0002"));
}

#[test]
fn a_split_with_a_new_recipient_without_a_mouse() {
    let mut harness = Scene::new(Environment::Production, PAGE).open(false, WIDE);
    harness.get_by_role_and_label(Role::Button, "Add recipient…").focus();
    harness.run_ok();
    key(&mut harness, Key::Enter);
    harness.get_by_role_and_label(Role::TextInput, "Label").type_text("Kurier Ritter");
    harness.run_ok();
    key(&mut harness, Key::Tab);
    harness.get_by_role_and_label(Role::PasswordInput, "Recipient token").type_text("rt_canary_aaaa4711");
    harness.run_ok();
    key(&mut harness, Key::Enter);
    answer(&mut harness, BookNews::Kept(RecipientId(1), Ok(())));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "Amount").type_text("100");
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, "Add recipient").focus();
    harness.run_ok();
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Enter);
    harness.get_by_role_and_label(Role::TextInput, "Share of Kurier Ritter").type_text("60");
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
    let sent = harness.state().writes.last().expect("a write");
    let Write::Create(request) = &sent.write else { panic!("a link: {sent:?}") };
    let split = request.split.as_ref().expect("a split");
    assert_eq!(split.recipients[0].token.expose(), "rt_canary_aaaa4711");
    assert_eq!(split.recipients[0].label.as_deref(), Some("Kurier Ritter"));
}

#[test]
fn the_tour_of_recipients() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        for (size, room) in [(WIDE, ""), (SMALL, "-small")] {
            let mut harness = regulars(PAGE).open(dark, size);
            picture(&mut harness, &format!("recipients-tour{room}-{theme}"));
            press(&mut harness, Role::Button, "Change…, Floristik Aydın");
            picture(&mut harness, &format!("recipients-tour-change{room}-{theme}"));
        }
    }
}
