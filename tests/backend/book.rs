//! The recipients book from its action to the keyring and back after a restart, and that no file of the data folder ever
//! holds a token.

use secpaid_desktop::model::{DraftEdit, LinkMode, RecipientId, RecipientToken, Source};
use secpaid_desktop::secrets::{KeyStore as _, KeyStoreError, wait};
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{
    Action, BookAction, BookTarget, CreateAction, DataAction, Dialog, NoticeKind, State, TokensState,
};

use crate::shop::{Shop, test};
use crate::window::Window;

const CANARY: &str = "rt_demo_canary_Q7xW2mK94711";

fn token(text: &str) -> RecipientToken {
    RecipientToken::new(text).unwrap()
}

fn in_keyring(shop: &Shop, id: u32) -> Option<RecipientToken> {
    wait(|answer| shop.keys.get_token(&test(), RecipientId(id), answer)).unwrap()
}

/// Writes a recipient into the book and waits until the keyring has the token.
pub fn add(window: &mut Window, label: &str, text: &str) {
    window.act(Action::Book(BookAction::Enter(Some(BookTarget::New))));
    window.act(Action::Book(BookAction::Save { label: label.into(), token: Some(token(text)) }));
    let before = window.state.session().book.recipients.len();
    window.until(|state| state.session().book.recipients.len() > before);
}

/// Every file of the folder, however deep, as bytes.
fn holds(folder: &std::path::Path, what: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().map(Result::unwrap).any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return holds(&path, what);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(what.len()).any(|part| part == what)
    })
}

#[test]
fn a_recipient_lives_in_the_keyring_and_comes_back_after_a_restart() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, secpaid_desktop::state::Screen::Create);
    add(&mut window, "Kurier Ritter", CANARY);
    assert_eq!(in_keyring(&shop, 1), Some(token(CANARY)));
    window.stop();

    let (settings, notices) = Settings::load(shop.folder.path(), false);
    assert_eq!(notices, []);
    assert_eq!(&*settings.of_scope(&test()).unwrap().recipients[0].label, "Kurier Ritter");
    let mut window = Window::unopened(&shop, shop.setup(), secpaid_desktop::state::Screen::Create, test());
    window.state.settings = settings;
    window.state.sessions.clear();
    window.open_now();
    window.until(|state| state.session().book.tokens == TokensState::Ready);
    assert_eq!(window.state.session().create.book[0].token, token(CANARY));
    window.act(Action::Book(BookAction::Remove(RecipientId(1))));
    window.until(|state| state.session().book.recipients.is_empty());
    assert_eq!(in_keyring(&shop, 1), None);
    window.stop();
    assert_eq!(Settings::load(shop.folder.path(), false).0.of_scope(&test()).unwrap().recipients.len(), 0);
}

#[test]
fn no_file_of_the_folder_ever_holds_a_token() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, secpaid_desktop::state::Screen::Create);
    add(&mut window, "Kurier Ritter", CANARY);
    let entry = window.state.session().create.book[0].clone();
    let row = secpaid_desktop::model::SplitRowId(window.state.session().create.draft.next_row);
    for edit in [
        DraftEdit::Mode(LinkMode::Split),
        DraftEdit::AddRow(Source::Book(entry)),
        DraftEdit::RowShare(row, "60".to_owned()),
    ] {
        window.act(Action::Create(CreateAction::Edit(edit)));
    }
    window.send_link("100", "Abo Mai");
    window.until(|state| state.session().create.created.is_some());
    let told = format!("{:?}", window.state);
    assert!(!told.contains(CANARY) && !told.contains("canary"), "a token in what the state prints");
    window.act(Action::Book(BookAction::Remove(RecipientId(1))));
    window.until(|state| state.session().book.recipients.is_empty());
    window.stop();
    assert!(holds(shop.folder.path(), b"Kurier Ritter"), "the journal names the recipient");
    assert!(!holds(shop.folder.path(), CANARY.as_bytes()));
}

#[test]
fn a_keyring_that_is_locked_takes_no_recipient_and_gives_none_away() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, secpaid_desktop::state::Screen::Create);
    add(&mut window, "Kurier Ritter", CANARY);
    shop.keys.fail_with(Some(KeyStoreError::Locked("test".into())));
    window.act(Action::Book(BookAction::Remove(RecipientId(1))));
    let told = |state: &secpaid_desktop::state::State| {
        state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::RecipientNotRemoved(_)))
    };
    window.until(told);
    assert_eq!(window.state.session().book.recipients.len(), 1);
    window.act(Action::Book(BookAction::LookAgain));
    window.until(|state| matches!(state.session().book.tokens, TokensState::Failed(KeyStoreError::Locked(_))));
    window.act(Action::Book(BookAction::Enter(Some(BookTarget::New))));
    window.act(Action::Book(BookAction::Save { label: "Neu".into(), token: Some(token("rt_other_00001")) }));
    window.until(|state| state.session().book.form.as_ref().is_some_and(|form| form.error.is_some()));
    assert_eq!(window.state.session().book.recipients.len(), 1);
    window.stop();
}

#[test]
fn clearing_removes_what_was_written_and_nothing_else() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, secpaid_desktop::state::Screen::Create);
    add(&mut window, "Kurier Ritter", CANARY);
    window.send_link("10", "Tisch 4");
    window.until(|state| state.session().create.created.is_some());
    let folder = shop.folder.path();
    std::fs::write(folder.join("settings of mine.json"), "keep").unwrap();
    std::fs::create_dir_all(folder.join("log")).unwrap();
    std::fs::write(folder.join("log/secpaid-desktop.2026-05-20.log"), "what happened").unwrap();
    std::fs::write(folder.join("log/notes.txt"), "keep").unwrap();
    window.act(Action::Data(DataAction::AskClear));
    window.act(Action::Data(DataAction::Clear { despite_unknown: false }));
    window.until(|state| state.screen == secpaid_desktop::state::Screen::Welcome);
    assert_eq!(in_keyring(&shop, 1), None, "a token without its label is of no use");
    assert!(shop.kept(&test()).is_some(), "keys stay unless chosen");
    assert!(window.state.settings.of_scope(&test()).is_none());
    window.stop();
    let mut left: Vec<_> = names(folder).chain(names(&folder.join("log"))).collect();
    left.sort();
    assert_eq!(left, ["log", "notes.txt", "settings of mine.json"]);
}

#[test]
fn nothing_is_cleared_while_an_outcome_is_unknown_unless_that_was_said() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, secpaid_desktop::state::Screen::Create);
    shop.fault("createLink", secpaid_desktop::demo::Fault::ResetAfterChange);
    window.send_link("10", "Tisch 4");
    window.until(|state| state.unsettled() == 1);
    window.quiet();
    // As if the window had not been told of it.
    window.act(Action::Data(DataAction::AskClear));
    if let Some(Dialog::ClearData(dialog)) = &mut window.state.dialog {
        dialog.unknown = 0;
    }
    window.act(Action::Data(DataAction::Clear { despite_unknown: false }));
    let refused = |state: &State| match &state.dialog {
        Some(Dialog::ClearData(dialog)) => dialog.unknown == 1 && dialog.running.is_none(),
        _ => false,
    };
    window.until(refused);
    assert!(shop.folder.path().join("journal.jsonl").exists());
    window.act(Action::Data(DataAction::WithKeys(true)));
    window.act(Action::Data(DataAction::Clear { despite_unknown: true }));
    window.until(|state| state.screen == secpaid_desktop::state::Screen::Welcome);
    assert!(!shop.folder.path().join("journal.jsonl").exists());
    assert_eq!(shop.kept(&test()), None, "chosen, and gone");
    window.stop();
}

fn names(folder: &std::path::Path) -> impl Iterator<Item = String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap())
}
