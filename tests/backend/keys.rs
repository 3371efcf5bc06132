//! Keys: the six states, a locked keyring that blocks nobody else, and that a key is only ever sent to the service of
//! its own environment.

use std::sync::{Arc, Mutex};

use secpaid_desktop::backend::{Event, KeepKey, KeyTrial, Local, NotSent, Opened, Outcome, Read, Setup, Ticket, Write};
use secpaid_desktop::demo::KeySent;
use secpaid_desktop::model::{Environment, KeyState, KeyringKind, LinkList, Scope};
use secpaid_desktop::secrets::{Answer, ApiKey, KeyStore, KeyStoreError};
use secpaid_desktop::state::{Action, KeyAction, Screen, Trial};

use crate::shop::{LIVE_KEY, PATIENCE, Shop, TEST_KEY, keys_sent, live, test};
use crate::slow_keyring::SlowKeyring;
use crate::window::{Line, Window};

pub fn key(text: &str) -> ApiKey {
    ApiKey::new(text).unwrap()
}

pub fn connect(line: &mut Line, scope: &Scope, text: &str, keep: KeepKey) -> KeyTrial {
    let ticket = line.local(scope, Local::Connect { key: key(text), keep });
    tried(line, &ticket)
}

pub fn tried(line: &mut Line, ticket: &Ticket) -> KeyTrial {
    line.until(|event| match event {
        Event::KeyTried(of, trial) if of.id == ticket.id => Some(trial),
        _ => None,
    })
}

pub fn reads_links(line: &mut Line, scope: &Scope) -> bool {
    let ticket = line.read(scope, Read::Links { list: LinkList::Unpaid, limit: None });
    line.until(|event| match event {
        Event::UnpaidLinks(of, _) if of.id == ticket.id => Some(true),
        Event::ReadFailed(of, _) | Event::Cancelled(of) if of.id == ticket.id => Some(false),
        _ => None,
    })
}

/// A keyring that waits for its user: every question is held until it is released.
#[derive(Default)]
struct LockedKeyring {
    waiting: Mutex<Vec<Answer<Option<ApiKey>>>>,
}

impl LockedKeyring {
    fn release(&self, answer: impl Fn() -> Result<Option<ApiKey>, KeyStoreError>) {
        for waiting in self.waiting.lock().unwrap().drain(..) {
            waiting(answer());
        }
    }
}

impl KeyStore for LockedKeyring {
    fn kind(&self) -> KeyringKind {
        KeyringKind::Gnome
    }

    fn get(&self, _scope: &Scope, answer: Answer<Option<ApiKey>>) {
        self.waiting.lock().unwrap().push(answer);
    }

    fn set(&self, _scope: &Scope, _key: Arc<ApiKey>, answer: Answer<()>) {
        answer(Err(KeyStoreError::Locked("test".into())));
    }

    fn remove(&self, _scope: &Scope, answer: Answer<bool>) {
        answer(Err(KeyStoreError::Locked("test".into())));
    }
}

#[test]
fn the_states_of_a_key() {
    let shop = Shop::open();
    let session_key = Some((live(), key(LIVE_KEY)));
    let mut line = Line::start(Setup { session_key, ..shop.setup() });
    assert_eq!(line.open(&test()).key, KeyState::Present);
    assert_eq!(line.open(&live()).key, KeyState::SessionOnly);
    assert_eq!(line.open(&Scope::of(Environment::Demo)).key, KeyState::SessionOnly);
    assert_eq!(shop.kept(&live()), None, "a key for this run is not stored");
    let mut line = Line::start(shop.setup());
    assert_eq!(line.open(&live()).key, KeyState::None);
    for (failure, state) in [
        (KeyStoreError::Unavailable("no bus".into()), KeyState::Unavailable),
        (KeyStoreError::Failed("odd".into()), KeyState::Unavailable),
        (KeyStoreError::Locked("closed".into()), KeyState::Locked),
        (KeyStoreError::Busy, KeyState::Locked),
    ] {
        shop.keys.fail_with(Some(failure));
        assert_eq!(line.open(&test()).key, state);
    }
    shop.keys.fail_with(None);
    assert_eq!(line.open(&test()).key, KeyState::Present, "looking again finds it");
}

#[test]
fn a_locked_keyring_keeps_nobody_else_waiting() {
    let shop = Shop::open();
    let keyring = Arc::new(LockedKeyring::default());
    let keys = Arc::<LockedKeyring>::clone(&keyring);
    let mut window = Window::unopened(&shop, Setup { keys, ..shop.setup() }, Screen::Links, test());
    let waiting = window.line.local(&test(), Local::Open);
    assert_eq!(window.line.open(&Scope::of(Environment::Demo)).key, KeyState::SessionOnly);
    assert!(reads_links(&mut window.line, &Scope::of(Environment::Demo)));
    let trial = connect(&mut window.line, &test(), TEST_KEY, KeepKey::Session);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::SessionOnly, .. }), "{trial:?}");
    assert!(reads_links(&mut window.line, &test()));
    // The user closes the keyring's question: what they typed meanwhile stays.
    keyring.release(|| Err(KeyStoreError::Locked("closed".into())));
    let opened = opened(&mut window.line, &waiting);
    assert_eq!(opened.key, KeyState::SessionOnly);
    assert!(reads_links(&mut window.line, &test()));
}

#[test]
fn a_key_found_late_does_not_replace_the_one_typed_meanwhile() {
    let shop = Shop::open();
    let keyring = Arc::new(LockedKeyring::default());
    let keys = Arc::<LockedKeyring>::clone(&keyring);
    let mut line = Line::start(Setup { keys, ..shop.setup() });
    let waiting = line.local(&test(), Local::Open);
    connect(&mut line, &test(), TEST_KEY, KeepKey::Session);
    keyring.release(|| Ok(Some(key("AnotherKey99999999"))));
    assert_eq!(opened(&mut line, &waiting).key, KeyState::SessionOnly);
    assert!(reads_links(&mut line, &test()));
    assert!(keys_sent(&shop.test).iter().all(|key| *key == KeySent::Right));
}

pub fn opened(line: &mut Line, ticket: &Ticket) -> Opened {
    line.until(|event| match event {
        Event::Opened(of, opened) if of.id == ticket.id => Some(opened),
        _ => None,
    })
}

#[test]
fn a_wrong_key_keeps_the_earlier_one() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let trial = connect(&mut line, &test(), "NotTheKey12345678", KeepKey::Keyring);
    let KeyTrial::Failed(error) = trial else { panic!("{trial:?}") };
    assert!(error.is_key_refused());
    assert_eq!(shop.kept(&test()).as_deref(), Some(TEST_KEY));
    assert!(reads_links(&mut line, &test()));
    let sent = keys_sent(&shop.test);
    assert_eq!(sent.iter().filter(|key| **key == KeySent::Wrong).count(), 1, "{sent:?}");
    assert_eq!(sent.last(), Some(&KeySent::Right));
}

#[test]
fn a_key_is_connected_replaced_tested_and_removed() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    assert_eq!(line.open(&live()).key, KeyState::None);
    assert!(!reads_links(&mut line, &live()));
    let trial = connect(&mut line, &live(), LIVE_KEY, KeepKey::Keyring);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::Present, replaced: true }), "{trial:?}");
    assert_eq!(shop.kept(&live()).as_deref(), Some(LIVE_KEY));
    let ticket = line.local(&live(), Local::TestKey);
    let trial = tried(&mut line, &ticket);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::Present, replaced: false }), "{trial:?}");
    let ticket = line.local(&live(), Local::RemoveKey);
    line.until(|event| match event {
        Event::KeyRemoved(of, result) if of.id == ticket.id => Some(result),
        _ => None,
    })
    .unwrap();
    assert_eq!(shop.kept(&live()), None);
    assert!(!reads_links(&mut line, &live()));
    let ticket = line.local(&live(), Local::TestKey);
    assert!(matches!(tried(&mut line, &ticket), KeyTrial::NoKey(KeyState::None)));
    assert_eq!(shop.kept(&test()).as_deref(), Some(TEST_KEY), "the other scope's stays");
    assert!(keys_sent(&shop.live).iter().all(|key| *key == KeySent::Right));
}

#[test]
fn a_keyring_that_does_not_take_the_key_leaves_it_for_the_session() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&live());
    shop.keys.fail_with(Some(KeyStoreError::Locked("closed".into())));
    let trial = connect(&mut line, &live(), LIVE_KEY, KeepKey::Keyring);
    assert!(matches!(trial, KeyTrial::NotKept(KeyStoreError::Locked(_))), "{trial:?}");
    assert!(reads_links(&mut line, &live()));
    shop.keys.fail_with(None);
    assert_eq!(shop.kept(&live()), None);
}

#[test]
fn a_key_of_one_environment_is_never_sent_to_another() {
    let shop = Shop::open();
    shop.keep(&live(), LIVE_KEY);
    let mut line = Line::start(shop.setup());
    for scope in [test(), live(), Scope::of(Environment::Demo)] {
        line.open(&scope);
        assert!(reads_links(&mut line, &scope));
    }
    assert!(reads_links(&mut line, &test()));
    // A key of the other environment, typed into the wrong form, goes where the form says and is refused there.
    assert!(matches!(connect(&mut line, &test(), LIVE_KEY, KeepKey::Keyring), KeyTrial::Failed(_)));
    let (of_test, of_live) = (keys_sent(&shop.test), keys_sent(&shop.live));
    assert_eq!(of_test.iter().filter(|key| **key != KeySent::Right).count(), 1, "{of_test:?}");
    assert!(!of_live.is_empty() && of_live.iter().all(|key| *key == KeySent::Right), "{of_live:?}");
}

#[test]
fn of_two_keys_the_one_typed_last_is_used() {
    let shop = Shop::open();
    let gate = secpaid_desktop::demo::Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault("getPayInTransactions", secpaid_desktop::demo::Fault::StallBeforeHead(gate.clone()));
    let first = line.local(&test(), Local::Connect { key: key(TEST_KEY), keep: KeepKey::Keyring });
    shop.reached(&gate);
    let ticket = line.local(&test(), Local::RemoveKey);
    line.until(|event| matches!(event, Event::KeyRemoved(of, _) if of.id == ticket.id).then_some(()));
    gate.open();
    tried(&mut line, &first);
    assert!(!reads_links(&mut line, &test()), "a key that was removed does not come back");
    assert_eq!(shop.kept(&test()), None);
}

pub fn removed(line: &mut Line, ticket: &Ticket) -> Result<(), KeyStoreError> {
    line.until(|event| match event {
        Event::KeyRemoved(of, result) if of.id == ticket.id => Some(result),
        _ => None,
    })
}

/// Two deletions, of which the first is on its way while `meanwhile` happens; what became of both.
fn two_deletions(shop: &Shop, meanwhile: impl FnOnce(&mut Line)) -> [Outcome; 2] {
    let gate = secpaid_desktop::demo::Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault("deleteLink", secpaid_desktop::demo::Fault::StallBeforeChange(gate.clone()));
    let links = shop.test.seen_links();
    let tickets = [links[0].0, links[1].0].map(|link| line.write(&test(), Write::Delete(link)));
    shop.reached(&gate);
    meanwhile(&mut line);
    gate.open();
    tickets.map(|ticket| line.written(&ticket).outcome)
}

#[test]
fn deletions_that_wait_do_not_go_on_with_a_key_that_was_removed() {
    let shop = Shop::open();
    let outcomes = two_deletions(&shop, |line| {
        let ticket = line.local(&test(), Local::RemoveKey);
        removed(line, &ticket).unwrap();
    });
    let [Outcome::Deleted(_), Outcome::NotSent(NotSent::NoKey(KeyState::None))] = outcomes else {
        panic!("{outcomes:?}")
    };
    assert_eq!(shop.test.count("deleteLink"), 1);
}

#[test]
fn deletions_that_wait_do_not_go_on_with_a_key_that_was_replaced() {
    let shop = Shop::open();
    let outcomes = two_deletions(&shop, |line| {
        // Another account's key, which the service takes as well.
        let taken = serde_json::json!({ "ResponseCode": 1, "ResponseMsg": "ok", "Result": "True", "data": [] });
        let answer = secpaid_desktop::demo::Canned::json(200, &taken);
        shop.fault("getPayInTransactions", secpaid_desktop::demo::Fault::Answer(answer));
        let trial = connect(line, &test(), LIVE_KEY, KeepKey::Session);
        assert!(matches!(trial, KeyTrial::Connected { .. }), "{trial:?}");
    });
    let [Outcome::Deleted(_), Outcome::NotSent(NotSent::KeyChanged)] = outcomes else { panic!("{outcomes:?}") };
    assert_eq!(shop.test.count("deleteLink"), 1);
}

#[test]
fn a_stored_key_behind_one_for_the_session_is_removed_with_it() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let trial = connect(&mut line, &test(), TEST_KEY, KeepKey::Session);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::SessionOnly, .. }), "{trial:?}");
    let ticket = line.local(&test(), Local::RemoveKey);
    removed(&mut line, &ticket).unwrap();
    assert_eq!(shop.kept(&test()), None);

    shop.keep(&test(), TEST_KEY);
    let mut line = Line::start(Setup { session_key: Some((test(), key(TEST_KEY))), ..shop.setup() });
    line.open(&test());
    shop.keys.fail_with(Some(KeyStoreError::Unavailable("no bus".into())));
    let ticket = line.local(&test(), Local::RemoveKey);
    assert_eq!(removed(&mut line, &ticket), Err(KeyStoreError::Unavailable("no bus".into())));
    shop.keys.fail_with(None);
    let ticket = line.local(&test(), Local::RemoveKey);
    removed(&mut line, &ticket).unwrap();
    assert_eq!(shop.kept(&test()), None);
}

#[test]
fn a_key_of_an_address_of_ones_own_is_removed_without_a_keyring() {
    let shop = Shop::open();
    let host = Scope::at_host("127.0.0.1:1");
    let mut line = Line::start(Setup { session_key: Some((host.clone(), key(TEST_KEY))), ..shop.setup() });
    shop.keys.fail_with(Some(KeyStoreError::Unavailable("no bus".into())));
    line.open(&host);
    let ticket = line.local(&host, Local::RemoveKey);
    removed(&mut line, &ticket).unwrap();
}

#[test]
fn a_key_removed_while_it_is_being_stored_is_not_left_in_the_keyring() {
    let shop = Shop::open();
    let (keys, to_do) = SlowKeyring::over(&shop);
    let mut line = Line::start(Setup { keys, ..shop.setup() });
    line.open(&live());
    line.local(&live(), Local::Connect { key: key(LIVE_KEY), keep: KeepKey::Keyring });
    let store = to_do.recv_timeout(PATIENCE).unwrap();
    let ticket = line.local(&live(), Local::RemoveKey);
    // Another answer in between: the removal has been taken up by then.
    line.open(&test());
    store();
    removed(&mut line, &ticket).unwrap();
    assert_eq!(shop.kept(&live()), None);
    assert!(!reads_links(&mut line, &live()));
}

#[test]
fn a_key_replaced_for_the_session_while_it_is_being_stored_is_not_left_in_the_keyring() {
    let shop = Shop::open();
    let (keys, to_do) = SlowKeyring::over(&shop);
    let mut line = Line::start(Setup { keys, ..shop.setup() });
    line.open(&live());
    let first = line.local(&live(), Local::Connect { key: key(LIVE_KEY), keep: KeepKey::Keyring });
    let store = to_do.recv_timeout(PATIENCE).unwrap();
    let trial = connect(&mut line, &live(), LIVE_KEY, KeepKey::Session);
    assert!(matches!(trial, KeyTrial::Connected { key: KeyState::SessionOnly, .. }), "{trial:?}");
    store();
    let trial = tried(&mut line, &first);
    assert!(matches!(trial, KeyTrial::NoKey(KeyState::SessionOnly)), "{trial:?}");
    assert_eq!(shop.kept(&live()), None);
    assert!(reads_links(&mut line, &live()));
}

#[test]
fn a_new_key_empties_what_the_old_one_showed() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Links);
    assert!(window.state.session().links.unpaid.rows.value().is_some());
    let generation = window.state.session().generation;
    window.act(Action::Key(KeyAction::Connect { environment: Environment::Development, key: key("Wrong123456789") }));
    window.until(|state| matches!(state.key().unwrap().trial, Trial::Failed(_)));
    assert!(window.state.session().links.unpaid.rows.value().is_some(), "a wrong key changes nothing");
    assert_eq!(window.state.session().generation, generation);
    window.act(Action::Key(KeyAction::Connect { environment: Environment::Development, key: key(TEST_KEY) }));
    window.until(|state| matches!(state.key().unwrap().trial, Trial::None));
    assert_eq!(window.state.session().generation, generation + 1);
    assert!(window.state.session().links.unpaid.rows.value().is_none());
    window.quiet();
    assert!(window.state.session().links.unpaid.rows.value().is_some(), "and reads anew");
}
