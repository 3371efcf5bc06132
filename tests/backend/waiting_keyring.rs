//! A keyring that waits for its user, or never answers: it is said so, nothing waits for it, and what it does late is
//! told, or taken back where it was decided otherwise meanwhile.

use std::time::Duration;

use secpaid_desktop::backend::{BookNews, BookWork, Event, KeepKey, KeyTrial, Local, Setup, Ticket};
use secpaid_desktop::model::{DraftEdit, Environment, KeyState, RecipientId, RecipientToken, Scope, Source};
use secpaid_desktop::secrets::KeyStoreError;
use secpaid_desktop::state::{
    Action, BookAction, BookTarget, CreateAction, KeyAction, Notice, NoticeKind, Screen, SettingsPage, State,
    TokensState, Trial,
};

use crate::book::add;
use crate::keys::{connect, key, opened, reads_links, removed};
use crate::shop::{LIVE_KEY, Shop, TEST_KEY, live, test};
use crate::window::{Line, Window};

/// A keyring that does not answer is said to after a moment, where a window waits ten seconds.
fn soon(shop: &Shop) -> Setup {
    Setup { keyring_patience: Duration::from_millis(20), ..shop.setup() }
}

#[test]
fn a_keyring_that_does_not_answer_is_said_to_and_its_late_answer_is_taken() {
    let shop = Shop::open();
    let mut line = Line::start(soon(&shop));
    shop.keys.hold();
    let ticket = line.local(&test(), Local::Open);
    let first = opened(&mut line, &ticket);
    assert_eq!(first.key, KeyState::NotAnswering);
    assert!(first.journal.is_ok(), "what is unknown is shown all the same");
    assert!(!reads_links(&mut line, &test()));
    assert!(reads_links_of_the_demo(&mut line));
    shop.keys.let_go();
    assert_eq!(opened(&mut line, &ticket).key, KeyState::Present);
    assert!(reads_links(&mut line, &test()));
}

fn reads_links_of_the_demo(line: &mut Line) -> bool {
    let demo = Scope::of(Environment::Demo);
    line.open(&demo);
    reads_links(line, &demo)
}

#[test]
fn a_key_is_used_while_the_keyring_takes_its_time_and_is_said_to_be_kept_once_it_is() {
    let shop = Shop::open();
    let mut window = Window::over(&shop, soon(&shop), Screen::Links);
    let production =
        |window: &Window| window.state.keys.get(&live()).map(|key| (key.state, format!("{:?}", key.trial)));
    window.act(Action::Go(Screen::Settings(SettingsPage::Environments)));
    window.until(|state| state.keys.get(&live()).is_some_and(|key| key.state == KeyState::None));
    shop.keys.hold();
    window.act(Action::Key(KeyAction::Connect { environment: Environment::Production, key: key(LIVE_KEY) }));
    window.until(|state| matches!(state.keys[&live()].trial, Trial::NotKept(KeyStoreError::NoAnswer)));
    assert_eq!(production(&window).unwrap().0, KeyState::SessionOnly);
    let told = |window: &Window| {
        let of_key = |notice: &&Notice| matches!(notice.kind, NoticeKind::KeyNotKept(KeyStoreError::NoAnswer));
        window.state.notices.iter().filter(of_key).count()
    };
    assert_eq!(told(&window), 1);
    assert!(reads_links(&mut window.line, &live()), "it is used meanwhile");
    shop.keys.let_go();
    window.until(|state| state.keys[&live()].state == KeyState::Present);
    assert_eq!(told(&window), 0, "it is not said any more");
    assert_eq!(shop.kept(&live()).as_deref(), Some(LIVE_KEY));
}

#[test]
fn a_key_that_the_keyring_keeps_too_late_does_not_come_back_after_another_was_typed() {
    let shop = Shop::open();
    let mut line = Line::start(soon(&shop));
    line.open(&live());
    shop.keys.hold();
    let trial = connect(&mut line, &live(), LIVE_KEY, KeepKey::Keyring);
    assert!(matches!(trial, KeyTrial::NotKept(KeyStoreError::NoAnswer)), "{trial:?}");
    let trial = connect(&mut line, &live(), LIVE_KEY, KeepKey::Session);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::SessionOnly, .. }), "{trial:?}");
    shop.keys.let_go();
    // The removal comes behind the storing that was late.
    let ticket = line.local(&live(), Local::RemoveKey);
    removed(&mut line, &ticket).unwrap();
    assert_eq!(shop.kept(&live()), None);
}

#[test]
fn a_removal_that_the_keyring_does_late_is_told_twice_and_not_where_another_key_came() {
    let shop = Shop::open();
    let mut line = Line::start(soon(&shop));
    line.open(&test());
    shop.keys.hold();
    let ticket = line.local(&test(), Local::RemoveKey);
    assert_eq!(removed(&mut line, &ticket), Err(KeyStoreError::NoAnswer));
    assert!(reads_links(&mut line, &test()), "it is still there");
    shop.keys.let_go();
    assert_eq!(removed(&mut line, &ticket), Ok(()));
    assert_eq!(shop.kept(&test()), None);
    assert!(!reads_links(&mut line, &test()));

    shop.keep(&test(), TEST_KEY);
    line.open(&test());
    shop.keys.hold();
    let ticket = line.local(&test(), Local::RemoveKey);
    assert_eq!(removed(&mut line, &ticket), Err(KeyStoreError::NoAnswer));
    let trial = connect(&mut line, &test(), TEST_KEY, KeepKey::Session);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::SessionOnly, .. }), "{trial:?}");
    shop.keys.let_go();
    assert!(reads_links(&mut line, &test()), "the key typed since is used");
}

#[test]
fn a_token_of_the_book_that_is_kept_too_late_is_not_left_behind_and_a_late_answer_is_taken() {
    let shop = Shop::open();
    let mut line = Line::start(soon(&shop));
    line.open(&test());
    let (id, token) = (RecipientId(1), RecipientToken::new("rt_demo_courier_4711_abcdef").unwrap());
    let book = |line: &mut Line, ticket: &Ticket| {
        line.until(|event| match event {
            Event::Book(of, news) if of.id == ticket.id && !matches!(news, BookNews::Salt(_)) => Some(news),
            _ => None,
        })
    };
    shop.keys.hold();
    let ticket = line.local(&test(), Local::Book(BookWork::Keep(id, token.clone())));
    let news = book(&mut line, &ticket);
    assert!(matches!(news, BookNews::Kept(_, Err(KeyStoreError::NoAnswer))), "{news:?}");
    let reading = line.local(&test(), Local::Book(BookWork::Read(vec![id])));
    let news = book(&mut line, &reading);
    assert!(matches!(&news, BookNews::Read(found, Some(KeyStoreError::NoAnswer)) if found.is_empty()), "{news:?}");
    shop.keys.let_go();
    // The read is answered late, whatever it found.
    book(&mut line, &reading);
    // A change comes behind the one that was late and what mended it.
    let ticket = line.local(&test(), Local::Book(BookWork::Remove(id)));
    assert!(matches!(book(&mut line, &ticket), BookNews::Removed(_, Ok(()))));
    let ticket = line.local(&test(), Local::Book(BookWork::Read(vec![id])));
    let news = book(&mut line, &ticket);
    assert!(matches!(&news, BookNews::Read(found, None) if found.is_empty()), "{news:?}");
}

/// The token that the only split row of the form is for.
fn in_the_form(state: &State) -> Option<&RecipientToken> {
    match &state.session().create.draft.rows.first()?.source {
        Source::Book(entry) => Some(&entry.token),
        Source::Typed(_) => None,
    }
}

#[test]
fn a_token_that_the_keyring_tells_late_does_not_come_over_a_newer_one_nor_back_after_it_was_removed() {
    let shop = Shop::open();
    let mut window = Window::over(&shop, soon(&shop), Screen::Create);
    let (old, new) = ("rt_demo_courier_4711_old", "rt_demo_courier_4711_new");
    let token = |text: &str| RecipientToken::new(text).unwrap();
    add(&mut window, "Kurier Ritter", old);
    window.act(Action::Book(BookAction::Enter(Some(BookTarget::Own))));
    window.act(Action::Book(BookAction::Save { label: Box::default(), token: Some(token("rt_demo_own_11111111")) }));
    window.until(|state| state.session().book.own.is_some());
    let entry = window.state.session().create.book[0].clone();
    window.act(Action::Create(CreateAction::Edit(DraftEdit::AddRow(Source::Book(entry)))));
    assert_eq!(in_the_form(&window.state), Some(&token(old)));

    let keyring_silent = |state: &State| state.session().book.tokens == TokensState::Failed(KeyStoreError::NoAnswer);
    shop.keys.hold();
    window.act(Action::Book(BookAction::LookAgain));
    window.until(keyring_silent);
    window.act(Action::Book(BookAction::Enter(Some(BookTarget::Change(RecipientId(1))))));
    window.act(Action::Book(BookAction::Keep(KeepKey::Session)));
    window.act(Action::Book(BookAction::Save { label: "Kurier Ritter".into(), token: Some(token(new)) }));
    window.act(Action::Book(BookAction::Remove(RecipientId::OWN)));
    let not_removed = |notice: &Notice| matches!(notice.kind, NoticeKind::RecipientNotRemoved(_));
    window.until(|state| state.notices.iter().any(not_removed));
    let of_now = |state: &State| {
        assert_eq!(state.session().create.book[0].token, token(new));
        assert_eq!(in_the_form(state), Some(&token(new)));
    };
    of_now(&window.state);
    shop.keys.let_go();
    window.until(|state| state.session().book.tokens == TokensState::Ready && !state.session().book.own_told);
    of_now(&window.state);
    assert_eq!(window.state.session().create.own, None, "it was removed");

    // Asked after the change, the keyring still has the earlier token: the newer is for the session.
    window.act(Action::Book(BookAction::LookAgain));
    window.until(|state| state.session().book.tokens == TokensState::Ready);
    of_now(&window.state);
    window.stop();
}
