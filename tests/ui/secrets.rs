//! What a screen may hold of keys and tokens: nothing in the accessibility tree, in what is drawn, on the clipboard or in the
//! title, and nothing that undo brings back, be it from a form that was left or from another environment.

use std::fmt::Write as _;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::{BookNews, Event, Ticket};
use secpaid_desktop::model::{
    BookEntry, DraftEdit, Environment, LinkMode, Recipient, RecipientId, RecipientToken, Scope, Source, SplitRowId,
};
use secpaid_desktop::state::{
    Action, BookAction, BookTarget, CreateAction, KeyAction, Screen, SettingsPage, TokensState,
};

use crate::scene::{Scene, WIDE, press};

const KEY: &str = "CanaryKeyQ7xW2mK9";
const TOKEN: &str = "rt_canary_Q7xW2mK94711";
const WEBHOOK: &str = "CanaryWebhookKeyQ7xW2mK9abcdefgh";

type Window = Harness<'static, Scene>;

fn edit(window: &mut Window, edits: impl IntoIterator<Item = DraftEdit>) {
    for edit in edits {
        window.state_mut().act(Action::Create(CreateAction::Edit(edit)));
    }
    window.run_ok();
}

/// Types piece by piece, each long enough apart for a point of its own in the history.
fn type_slowly(window: &mut Window, role: Role, label: &str, pieces: [&str; 2]) {
    window.get_by_role_and_label(role, label).focus();
    window.run_ok();
    for piece in pieces {
        window.get_by_role_and_label(role, label).type_text(piece);
        window.run_steps(8);
    }
}

/// Undoes three times; what the text was after each.
fn undo(window: &mut Window, role: Role, label: &str, read: impl Fn(&Window) -> String) -> [String; 3] {
    window.get_by_role_and_label(role, label).focus();
    window.run_ok();
    [(); 3].map(|()| {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.run_ok();
        read(window)
    })
}

fn amount(window: &Window) -> String {
    window.state().state.session().create.draft.amount.clone()
}

fn webhook_key(window: &Window) -> String {
    window.state().state.session().create.draft.encryption_key.to_string()
}

fn switch(window: &mut Window, environment: Environment) {
    window.state_mut().act(Action::SwitchConfirmed(environment));
    window.state_mut().opened(environment, secpaid_desktop::model::KeyState::Present, Vec::new());
    window.state_mut().act(Action::Go(Screen::Create));
    window.run_ok();
}

fn new_token() -> [DraftEdit; 2] {
    [DraftEdit::Mode(LinkMode::Split), DraftEdit::AddRow(Source::Typed(String::new().into()))]
}

fn typed(window: &Window) -> String {
    match &window.state().state.session().create.draft.rows[0].source {
        Source::Typed(text) => text.to_string(),
        Source::Book(_) => panic!("a token of the book"),
    }
}

#[test]
fn undo_brings_nothing_of_one_environment_into_another() {
    let mut window = Scene::new(Environment::Development, Screen::Create).open(false, WIDE);
    edit(&mut window, new_token());
    let row = "Token of recipient 1";
    type_slowly(&mut window, Role::PasswordInput, row, ["rt_canary", "_4711"]);
    type_slowly(&mut window, Role::TextInput, "Amount", ["12", "34"]);
    assert_eq!(typed(&window), "rt_canary_4711");
    switch(&mut window, Environment::Demo);
    edit(&mut window, new_token());
    assert_eq!(undo(&mut window, Role::PasswordInput, row, typed), ["", "", ""]);
    assert_eq!(undo(&mut window, Role::TextInput, "Amount", amount), ["", "", ""]);
    switch(&mut window, Environment::Development);
    assert_eq!((typed(&window), amount(&window)), ("rt_canary_4711".to_owned(), "1234".to_owned()));
}

#[test]
fn a_token_of_a_row_that_was_removed_cannot_be_brought_back() {
    let mut window = Scene::new(Environment::Development, Screen::Create).open(false, WIDE);
    edit(&mut window, new_token());
    let row = "Token of recipient 1";
    type_slowly(&mut window, Role::PasswordInput, row, ["rt_canary", "_4711"]);
    // The same row with another text, as a form of an earlier link has it.
    edit(&mut window, [DraftEdit::RowToken(SplitRowId(0), String::from("rt_other").into())]);
    assert_eq!(undo(&mut window, Role::PasswordInput, row, typed), ["rt_other"; 3]);
    type_slowly(&mut window, Role::PasswordInput, row, ["_00", "01"]);
    edit(&mut window, [DraftEdit::Clear]);
    edit(&mut window, new_token());
    assert_eq!(undo(&mut window, Role::PasswordInput, row, typed), ["", "", ""]);
}

#[test]
fn a_webhook_key_cannot_be_brought_back_once_its_field_is_gone_also_when_it_was_shown() {
    for shown in [false, true] {
        let mut window = Scene::new(Environment::Development, Screen::Create).open(false, WIDE);
        window.state_mut().act(Action::Create(CreateAction::ToggleMore));
        let encrypt =
            || [DraftEdit::PaymentEndpoint("https://shop.example/hook".into()), DraftEdit::EncryptWebhook(true)];
        edit(&mut window, encrypt());
        if shown {
            press(&mut window, Role::Button, "Show");
        }
        let role = if shown { Role::TextInput } else { Role::PasswordInput };
        type_slowly(&mut window, role, "Encryption key", ["Canary", "Webhook"]);
        assert_eq!(webhook_key(&window), "CanaryWebhook");
        edit(&mut window, [DraftEdit::Clear]);
        edit(&mut window, encrypt());
        assert_eq!(undo(&mut window, role, "Encryption key", webhook_key), ["", "", ""]);
    }
}

/// A scene with secrets wherever one can be: in the book, in a row of a split, as webhook key, in key form and
/// recipient form.
fn full(screen: Screen) -> Window {
    let mut scene = Scene::new(Environment::Development, screen);
    let scope = Scope::of(Environment::Development);
    let token = RecipientToken::new(TOKEN).expect("a token");
    let session = scene.state.sessions.get_mut(&scope).expect("a session");
    let label: Box<str> = "Kurier Ritter".into();
    session.book.recipients =
        vec![Recipient { id: RecipientId(1), label: label.clone(), token: Some(token.clone()), session_only: false }];
    session.book.tokens = TokensState::Ready;
    session.create.book = vec![BookEntry { id: RecipientId(1), label, token: token.clone() }];
    let ticket = Ticket { id: 0, scope, generation: 0 };
    scene.act(Action::Backend(Event::Book(ticket, BookNews::Kept(RecipientId(1), Ok(())))));
    scene.act(Action::Create(CreateAction::ToggleMore));
    let other = format!("{TOKEN}_b");
    for edit in [
        DraftEdit::Mode(LinkMode::Split),
        DraftEdit::Amount("100".into()),
        DraftEdit::AddRow(Source::Book(BookEntry { id: RecipientId(1), label: "Kurier Ritter".into(), token })),
        DraftEdit::AddRow(Source::Typed(other.into())),
        DraftEdit::PaymentEndpoint("https://shop.example/hook".into()),
        DraftEdit::EncryptWebhook(true),
        DraftEdit::EncryptionKey(String::from(WEBHOOK).into()),
    ] {
        scene.act(Action::Create(CreateAction::Edit(edit)));
    }
    match screen {
        Screen::Settings(SettingsPage::Environments) => {
            scene.act(Action::Key(KeyAction::Enter(Some(Environment::Production))));
        }
        Screen::Settings(SettingsPage::Recipients) => {
            scene.act(Action::Book(BookAction::Enter(Some(BookTarget::New))));
        }
        _ => {}
    }
    let mut window = scene.open(false, WIDE);
    for (screens, label, text) in [
        (SettingsPage::Environments, "API key", KEY),
        (SettingsPage::Recipients, "Recipient token", "rt_canary_Q7xW2mK90815"),
    ] {
        if screen == Screen::Settings(screens) {
            window.get_by_role_and_label(Role::PasswordInput, label).focus();
            window.run_ok();
            window.get_by_role_and_label(Role::PasswordInput, label).type_text(text);
            window.run_ok();
        }
    }
    window
}

/// The texts of what is drawn.
fn drawn(shape: &egui::Shape, into: &mut String) {
    match shape {
        egui::Shape::Text(text) => into.push_str(text.galley.text()),
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| drawn(shape, into)),
        _ => {}
    }
}

/// Everything that the window tells: what a screen reader gets, what is drawn, the clipboard, the title.
fn told(window: &Window, into: &mut String) {
    for node in std::iter::once(window.root()).chain(window.root().children_recursive()) {
        writeln!(into, "{:?}", node.accesskit_node().data()).expect("a line");
    }
    let output = window.output();
    writeln!(into, "{:?} {:?}", output.platform_output.commands, output.platform_output.events).expect("a line");
    for viewport in output.viewport_output.values() {
        writeln!(into, "{:?}", viewport.commands).expect("a line");
    }
    output.shapes.iter().for_each(|shape| drawn(&shape.shape, into));
}

const SCREENS: [Screen; 16] = [
    Screen::Welcome,
    Screen::Overview,
    Screen::Create,
    Screen::Links,
    Screen::PayIns,
    Screen::Payouts,
    Screen::Invoices,
    Screen::Activity,
    Screen::Settings(SettingsPage::Environments),
    Screen::Settings(SettingsPage::Sharing),
    Screen::Settings(SettingsPage::Recipients),
    Screen::Settings(SettingsPage::NewLinks),
    Screen::Settings(SettingsPage::Exports),
    Screen::Settings(SettingsPage::Appearance),
    Screen::Settings(SettingsPage::Data),
    Screen::Settings(SettingsPage::About),
];

/// Eight characters of a secret in a row, the last four aside, are too many.
fn pieces() -> Vec<String> {
    let secrets = [KEY, TOKEN, WEBHOOK, "rt_canary_Q7xW2mK90815"];
    secrets
        .iter()
        .flat_map(|secret| secret.as_bytes().windows(8))
        .map(|piece| String::from_utf8_lossy(piece).into())
        .collect()
}

#[test]
fn no_screen_tells_a_screen_reader_or_the_clipboard_a_secret() {
    let pieces = pieces();
    let (mut bytes, mut copied) = (0, 0);
    for screen in SCREENS {
        let mut window = full(screen);
        let mut all = String::new();
        told(&window, &mut all);
        // Every button that copies, but for the webhook key's own: that one is the merchant's to put into the shop.
        let buttons: Vec<String> = window
            .query_all_by_role(Role::Button)
            .filter_map(|node| node.accesskit_node().label())
            .filter(|label| label.starts_with("Copy") && label != "Copy")
            .collect();
        for label in buttons {
            window.get_by_role_and_label(Role::Button, &label).click();
            for _ in 0..4 {
                window.step();
                told(&window, &mut all);
            }
            copied += 1;
        }
        // Ctrl+C and Ctrl+X on what is marked in a field of dots.
        for at in 0..window.query_all_by_role(Role::PasswordInput).count() {
            window.query_all_by_role(Role::PasswordInput).nth(at).expect("a field").focus();
            window.run_ok();
            window.key_press_modifiers(Modifiers::COMMAND, Key::A);
            window.event(egui::Event::Copy);
            window.step();
            told(&window, &mut all);
        }
        let found: Vec<&String> = pieces.iter().filter(|piece| all.contains(*piece)).collect();
        assert!(found.is_empty(), "{screen:?}: {found:?}");
        bytes += all.len();
    }
    assert!(copied > 0);
    println!(
        "{} screens, {copied} buttons that copy, {bytes} bytes searched for {} pieces",
        SCREENS.len(),
        pieces.len()
    );
}
