//! A keyring that waits for its user, or never answers: it is said so, nothing waits for it, and what it does late is
//! told, or taken back where it was decided otherwise meanwhile.

use std::time::Duration;

use secpaid_desktop::backend::{BookNews, BookWork, Event, KeepKey, KeyTrial, Local, Setup, Ticket};
use secpaid_desktop::demo::{Canned, Fault, KeySent};
use secpaid_desktop::model::{DraftEdit, Environment, KeyState, RecipientId, RecipientToken, Scope, Source};
use secpaid_desktop::secrets::{KeyStore as _, KeyStoreError, wait};
use secpaid_desktop::state::{
    Action, BookAction, BookTarget, CreateAction, KeyAction, Notice, NoticeKind, Screen, SettingsPage, State,
    TokensState, Trial,
};

use crate::book::add;
use crate::keys::{connect, key, opened, reads_links, removed};
use crate::shop::{LIVE_KEY, PATIENCE, Shop, TEST_KEY, keys_sent, live, test};
use crate::slow_keyring::SlowKeyring;
use crate::window::{Line, Window};

/// A key that no simulator takes by itself.
const EARLIER_KEY: &str = "EarlierKey11112222";

/// Waits until every change of the keyring that is under way has ended, by one behind them that touches none of it.
fn behind_all(line: &mut Line) {
    let ticket = line.local(&test(), Local::Book(BookWork::Remove(RecipientId(4_711))));
    let news = of_book(line, &ticket);
    assert!(matches!(news, BookNews::Removed(_, Ok(()))), "{news:?}");
}

fn of_book(line: &mut Line, ticket: &Ticket) -> BookNews {
    line.until(|event| match event {
        Event::Book(of, news) if of.id == ticket.id && !matches!(news, BookNews::Salt(_)) => Some(news),
        _ => None,
    })
}

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
fn the_demo_opens_also_where_its_simulator_takes_longer_than_a_keyring_may() {
    let shop = Shop::open();
    let mut line = Line::start(Setup { keyring_patience: Duration::ZERO, ..shop.setup() });
    assert!(reads_links_of_the_demo(&mut line));
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
    let empty = serde_json::json!({ "ResponseCode": 1, "ResponseMsg": "ok", "Result": "True", "data": [] });
    shop.live.script("getPayInTransactions").push(Fault::Answer(Canned::json(200, &empty)));
    let trial = connect(&mut line, &live(), EARLIER_KEY, KeepKey::Keyring);
    assert!(matches!(trial, KeyTrial::NotKept(KeyStoreError::NoAnswer)), "{trial:?}");
    let trial = connect(&mut line, &live(), LIVE_KEY, KeepKey::Session);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::SessionOnly, .. }), "{trial:?}");
    shop.keys.let_go();
    behind_all(&mut line);
    assert_eq!(shop.kept(&live()), None);
    assert!(reads_links(&mut line, &live()), "the one typed last is used");
    let sent = keys_sent(&shop.live);
    assert!(sent[0] == KeySent::Wrong && sent[1..].iter().all(|key| *key == KeySent::Right), "{sent:?}");
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

    shop.keep(&test(), EARLIER_KEY);
    assert_eq!(line.open(&test()).key, KeyState::Present);
    shop.keys.hold();
    let ticket = line.local(&test(), Local::RemoveKey);
    assert_eq!(removed(&mut line, &ticket), Err(KeyStoreError::NoAnswer));
    let trial = connect(&mut line, &test(), TEST_KEY, KeepKey::Session);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::SessionOnly, .. }), "{trial:?}");
    shop.keys.let_go();
    behind_all(&mut line);
    assert_eq!(shop.kept(&test()), None);
    assert!(reads_links(&mut line, &test()), "the key typed since is used");
}

#[test]
fn a_late_answer_about_a_token_of_the_book_is_taken() {
    let shop = Shop::open();
    let mut line = Line::start(soon(&shop));
    line.open(&test());
    let (id, token) = (RecipientId(1), RecipientToken::new("rt_demo_courier_4711_abcdef").unwrap());
    wait(|answer| shop.keys.set_token(&test(), id, token.clone(), answer)).unwrap();
    shop.keys.hold();
    let reading = line.local(&test(), Local::Book(BookWork::Read(vec![id])));
    let news = of_book(&mut line, &reading);
    assert!(matches!(&news, BookNews::Read(found, Some(KeyStoreError::NoAnswer)) if found.is_empty()), "{news:?}");
    shop.keys.let_go();
    let news = of_book(&mut line, &reading);
    assert!(matches!(&news, BookNews::Read(found, None) if *found == [(id, token)]), "{news:?}");
}

#[test]
fn a_token_that_is_kept_too_late_is_taken_back_and_the_one_before_it_stays() {
    let shop = Shop::open();
    let (keys, to_do) = SlowKeyring::over(&shop);
    let mut line = Line::start(Setup { keys, ..soon(&shop) });
    line.open(&test());
    let token = |text: &str| RecipientToken::new(text).unwrap();
    let kept = |id| wait(|answer| shop.keys.get_token(&test(), id, answer)).unwrap();
    let (new, known) = (RecipientId(1), RecipientId(2));
    let (before, after) = (token("rt_demo_courier_4711_old"), token("rt_demo_courier_4711_new"));
    wait(|answer| shop.keys.set_token(&test(), known, before.clone(), answer)).unwrap();
    for id in [new, known] {
        let ticket = line.local(&test(), Local::Book(BookWork::Keep(id, after.clone())));
        let store = to_do.recv_timeout(PATIENCE).unwrap();
        let news = of_book(&mut line, &ticket);
        assert!(matches!(news, BookNews::Kept(_, Err(KeyStoreError::NoAnswer))), "{news:?}");
        store();
        if id == known {
            assert_eq!(kept(known), Some(after.clone()));
            let put_back = to_do.recv_timeout(PATIENCE).unwrap();
            put_back();
        }
        behind_all(&mut line);
    }
    assert_eq!(kept(new), None, "a token without a label is not left behind");
    assert_eq!(kept(known), Some(before), "its recipient is still in the book");
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
