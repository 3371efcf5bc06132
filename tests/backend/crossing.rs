//! Answers of the keyring that cross: what was asked first is answered last, and a key is typed, found, or cleared away in
//! between. Whatever comes in whichever order, the key of the last decision is used, and the keyring has no other one.
//! `clearing` has this keyring, too; `keys` and `waiting_keyring` hold the cases in which one answer is late.

use std::sync::{Arc, mpsc};

use secpaid_desktop::backend::{
    ClearJob, DataNews, DataWork, Event, KeepKey, KeyTrial, Local, NotSent, Outcome, Setup, Write,
};
use secpaid_desktop::demo::{Canned, Fault, Gate};
use secpaid_desktop::model::{Environment, KeyState, KeyringKind, RecipientId, Scope};
use secpaid_desktop::secrets::{Answer, ApiKey, KeyStore, KeyStoreError, MemoryKeyStore};
use secpaid_desktop::state::{Action, KeyAction, NoticeKind, Screen, State};

use crate::keys::{key, opened, reads_links, tried};
use crate::shop::{LIVE_KEY, PATIENCE, Shop, TEST_KEY, live, test};
use crate::window::{Line, Window, link};

/// A key that no simulator takes.
const OLD_KEY: &str = "OlderKey11112222";

/// Tells an answer.
pub type Told = Box<dyn FnOnce() + Send>;

/// A keyring that does what it is asked at once and in order, but each answer is told when the test says so.
pub struct CrossingKeyring {
    keys: Arc<MemoryKeyStore>,
    answers: mpsc::SyncSender<Told>,
    /// Its user does not let it give a key away, nor remove one.
    refuses: bool,
}

impl CrossingKeyring {
    pub fn over(shop: &Shop, refuses: bool) -> (Arc<Self>, mpsc::Receiver<Told>) {
        let (answers, told) = mpsc::sync_channel(8);
        (Arc::new(Self { keys: Arc::clone(&shop.keys), answers, refuses }), told)
    }

    fn later<T: Send + 'static>(&self, answer: Answer<T>) -> Answer<T> {
        let answers = self.answers.clone();
        Box::new(move |done| answers.send(Box::new(move || answer(done))).unwrap())
    }
}

impl KeyStore for CrossingKeyring {
    fn kind(&self) -> KeyringKind {
        KeyringKind::Gnome
    }

    fn get(&self, scope: &Scope, answer: Answer<Option<ApiKey>>) {
        let answer = self.later(answer);
        if self.refuses {
            return answer(Err(KeyStoreError::Locked("closed".into())));
        }
        self.keys.get(scope, answer);
    }

    fn set(&self, scope: &Scope, key: Arc<ApiKey>, answer: Answer<()>) {
        self.keys.set(scope, key, self.later(answer));
    }

    fn remove(&self, scope: &Scope, answer: Answer<bool>) {
        let answer = self.later(answer);
        if self.refuses {
            return answer(Err(KeyStoreError::Locked("closed".into())));
        }
        self.keys.remove(scope, answer);
    }

    fn remove_token(&self, scope: &Scope, id: RecipientId, answer: Answer<bool>) {
        self.keys.remove_token(scope, id, self.later(answer));
    }
}

#[test]
fn a_key_typed_while_the_keyring_is_opened_is_used_whichever_answer_comes_first() {
    let shop = Shop::open();
    for round in 0..32_u32 {
        shop.keep(&test(), OLD_KEY);
        let refuses = round % 4 > 1;
        let (keys, told) = CrossingKeyring::over(&shop, refuses);
        let mut line = Line::start(Setup { keys, ..shop.setup() });
        let gate = Gate::new();
        shop.fault("getPayInTransactions", Fault::StallBeforeHead(gate.clone()));
        let typed = line.local(&test(), Local::Connect { key: key(TEST_KEY), keep: KeepKey::Keyring });
        shop.reached(&gate);
        let unlock = line.local(&test(), Local::Open);
        let found = told.recv_timeout(PATIENCE).unwrap();
        gate.open();
        let kept = told.recv_timeout(PATIENCE).unwrap();
        let in_order = if round % 2 == 0 { [found, kept] } else { [kept, found] };
        for tell in in_order {
            tell();
        }
        let (mut trial, mut opened) = (None, None);
        while trial.is_none() || opened.is_none() {
            match line.next() {
                Event::KeyTried(of, told) if of.id == typed.id => trial = Some(told),
                Event::Opened(of, told) if of.id == unlock.id => opened = Some(told.key),
                _ => {}
            }
        }
        assert!(matches!(trial, Some(KeyTrial::Connected { key: KeyState::Present, replaced: true })), "{trial:?}");
        assert!(refuses || opened == Some(KeyState::Present), "{opened:?}");
        assert_eq!(shop.kept(&test()).as_deref(), Some(TEST_KEY));
        assert!(reads_links(&mut line, &test()), "another key than the one that is kept is used in round {round}");
        line.stop();
    }
}

#[test]
fn a_key_that_was_read_before_it_was_removed_does_not_come_back_whichever_was_asked_first() {
    let shop = Shop::open();
    let (keys, told) = CrossingKeyring::over(&shop, false);
    let next = || told.recv_timeout(PATIENCE).unwrap();
    let mut line = Line::start(Setup { keys, ..shop.setup() });
    // The removal waits until the keyring has ended another change.
    line.local(&live(), Local::Connect { key: key(LIVE_KEY), keep: KeepKey::Keyring });
    let stored = next();
    let removal = line.local(&test(), Local::RemoveKey);
    let opening = line.local(&test(), Local::Open);
    let found = next();
    stored();
    next()();
    line.until(|event| match event {
        Event::KeyRemoved(of, done) if of.id == removal.id => Some(done),
        _ => None,
    })
    .unwrap();
    found();
    assert_eq!(opened(&mut line, &opening).key, KeyState::None);
    assert!(!reads_links(&mut line, &test()), "the removed key is used");
    // What is read now is what the keyring has now.
    shop.keep(&test(), TEST_KEY);
    let opening = line.local(&test(), Local::Open);
    next()();
    assert_eq!(opened(&mut line, &opening).key, KeyState::Present);
    assert!(reads_links(&mut line, &test()));
}

#[test]
fn a_key_that_is_tried_while_all_keys_are_cleared_does_not_come_back() {
    for keep in [KeepKey::Keyring, KeepKey::Session] {
        for (scope, text) in [(test(), TEST_KEY), (live(), LIVE_KEY)] {
            let shop = Shop::open();
            let mut line = Line::start(shop.setup());
            line.open(&test());
            let simulator = if scope == test() { &shop.test } else { &shop.live };
            let gate = Gate::new();
            simulator.script("getPayInTransactions").push(Fault::StallBeforeHead(gate.clone()));
            let typed = line.local(&scope, Local::Connect { key: key(text), keep });
            shop.reached(&gate);
            let job = ClearJob { keys: true, despite_unknown: false, recipients: Vec::new() };
            let clear = line.local(&test(), Local::Data(DataWork::Clear(job)));
            line.until(|event| match event {
                Event::Data(of, DataNews::Cleared(done)) if of.id == clear.id => Some(done),
                _ => None,
            })
            .unwrap();
            gate.open();
            let trial = tried(&mut line, &typed);
            assert!(matches!(trial, KeyTrial::NoKey(KeyState::None)), "{trial:?}");
            assert_eq!(shop.kept(&scope), None);
            assert_eq!(line.open(&scope).key, KeyState::None);
            assert!(!reads_links(&mut line, &scope));
        }
    }
}

#[test]
fn a_replaced_key_that_the_keyring_does_not_let_go_of_is_told_until_another_is_stored() {
    let shop = Shop::open();
    let (keys, told) = CrossingKeyring::over(&shop, true);
    let next = || told.recv_timeout(PATIENCE).unwrap();
    let mut window = Window::unopened(&shop, Setup { keys, ..shop.setup() }, Screen::Links, test());
    let connect = |text| KeyAction::Connect { environment: Environment::Development, key: key(text) };
    let is_told = |state: &State| {
        state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::KeyLeft(KeyStoreError::Locked(_))))
    };
    window.act(Action::Key(KeyAction::Enter(Some(Environment::Development))));
    next()();
    window.until(|state| state.keys[&test()].state == KeyState::Locked);

    let empty = serde_json::json!({ "ResponseCode": 1, "ResponseMsg": "ok", "Result": "True", "data": [] });
    shop.fault("getPayInTransactions", Fault::Answer(Canned::json(200, &empty)));
    window.act(Action::Key(connect(OLD_KEY)));
    let stored = next();
    window.act(Action::Key(KeyAction::Keep(KeepKey::Session)));
    window.act(Action::Key(connect(TEST_KEY)));
    window.until(|state| state.keys[&test()].state == KeyState::SessionOnly);
    stored();
    // The removal of what was stored.
    next()();
    window.until(is_told);
    assert_eq!(shop.kept(&test()).as_deref(), Some(OLD_KEY));
    assert_eq!(window.state.keys[&test()].state, KeyState::SessionOnly);

    window.act(Action::Key(KeyAction::Enter(Some(Environment::Development))));
    window.act(Action::Key(connect(TEST_KEY)));
    next()();
    window.until(|state| state.keys[&test()].state == KeyState::Present);
    assert!(!is_told(&window.state), "the keyring has the key that is used");
    assert_eq!(shop.kept(&test()).as_deref(), Some(TEST_KEY));
    window.stop();
}

#[test]
fn no_link_is_created_while_its_record_is_about_to_be_cleared() {
    let shop = Shop::open();
    let (keys, told) = CrossingKeyring::over(&shop, false);
    let mut line = Line::start(Setup { keys, ..shop.setup() });
    let opening = line.local(&test(), Local::Open);
    told.recv_timeout(PATIENCE).unwrap()();
    assert_eq!(opened(&mut line, &opening).key, KeyState::Present);
    let create = |line: &mut Line| {
        let ticket = line.write(&test(), Write::Create(link(8819, "Bestellung 2026-0135")));
        line.written(&ticket).outcome
    };
    let recipients = vec![(test(), RecipientId(1))];
    let job = ClearJob { keys: false, despite_unknown: false, recipients };
    let clear = line.local(&test(), Local::Data(DataWork::Clear(job)));
    let token_removed = told.recv_timeout(PATIENCE).unwrap();
    let outcome = create(&mut line);
    assert!(matches!(outcome, Outcome::NotSent(NotSent::Clearing)), "{outcome:?}");
    assert_eq!(shop.test.count("createLink"), 0);
    token_removed();
    line.until(|event| match event {
        Event::Data(of, DataNews::Cleared(done)) if of.id == clear.id => Some(done),
        _ => None,
    })
    .unwrap();
    let outcome = create(&mut line);
    assert!(matches!(outcome, Outcome::Created(_)), "{outcome:?}");
}
