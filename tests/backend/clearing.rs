//! Clearing all data over a keyring that takes its time, or lets go of a part only: what it removed is told whenever it
//! did, nothing else is removed then, and nothing that would be lost or left behind is stored meanwhile.

use std::sync::Arc;
use std::time::Duration;

use secpaid_desktop::backend::{
    BookNews, BookWork, ClearFailed, ClearJob, DataNews, DataWork, Event, Gone, KeepKey, KeyTrial, Local, Outcome,
    Setup, Ticket, Write,
};
use secpaid_desktop::model::{Environment, KeyState, RecipientId, RecipientToken, Scope};
use secpaid_desktop::secrets::{KeyStore as _, KeyStoreError, wait};
use secpaid_desktop::state::{Action, BookAction, DataAction, Dialog, KeyAction, NoticeKind, Screen, State};

use crate::book::add;
use crate::crossing::CrossingKeyring;
use crate::keys::{key, reads_links, tried};
use crate::shop::{LIVE_KEY, PATIENCE, Shop, TEST_KEY, live, test};
use crate::window::{Line, Window, link};

/// The keyring is not waited for.
fn soon(shop: &Shop) -> Setup {
    Setup { keyring_patience: Duration::from_millis(20), ..shop.setup() }
}

fn token(text: &str) -> RecipientToken {
    RecipientToken::new(text).unwrap()
}

fn kept(shop: &Shop, id: u32) -> Option<RecipientToken> {
    wait(|answer| shop.keys.get_token(&test(), RecipientId(id), answer)).unwrap()
}

fn clear(window: &mut Window, keys: bool) {
    window.act(Action::Data(DataAction::AskClear));
    window.act(Action::Data(DataAction::WithKeys(keys)));
    window.act(Action::Data(DataAction::Clear { despite_unknown: false }));
}

fn was_not_cleared(state: &State) -> bool {
    let of_dialog = |error: &Option<ClearFailed>| matches!(error, Some(ClearFailed::Keyring(KeyStoreError::NoAnswer)));
    matches!(&state.dialog, Some(Dialog::ClearData(dialog)) if of_dialog(&dialog.error))
}

fn is_told(state: &State, what: fn(&NoticeKind) -> bool) -> bool {
    state.notices.iter().any(|notice| what(&notice.kind))
}

#[test]
fn a_token_that_the_keyring_removes_after_clearing_was_given_up_leaves_the_book_and_nothing_else_goes() {
    let shop = Shop::open();
    let mut window = Window::over(&shop, soon(&shop), Screen::Create);
    add(&mut window, "Kurier Ritter", "rt_demo_courier_4711_abc");
    add(&mut window, "Gärtnerei Moos", "rt_demo_garden_0815_abc");
    shop.keys.hold();
    clear(&mut window, true);
    window.until(was_not_cleared);
    assert_eq!(window.state.session().book.recipients.len(), 2, "nothing is gone so far");
    let keep = window.line.local(&test(), Local::Book(BookWork::Keep(RecipientId(9), token("rt_demo_later_12345678"))));
    let news = of_book(&mut window.line, &keep);
    assert!(matches!(news, BookNews::Kept(_, Err(KeyStoreError::NoAnswer))), "{news:?}");
    assert_eq!(shop.keys.waiting(), 1, "the keyring is asked for nothing else before it has answered");
    let written = window.line.write(&test(), Write::Create(link(8819, "Bestellung 2026-0135")));
    let outcome = window.line.written(&written).outcome;
    assert!(matches!(outcome, Outcome::Created(_)), "writes are taken again: {outcome:?}");
    shop.keys.let_go();
    window.until(|state| is_told(state, |kind| matches!(kind, NoticeKind::RecipientsGone(1))));
    let left: Vec<_> = window.state.session().book.recipients.iter().map(|recipient| &*recipient.label).collect();
    assert_eq!(left, ["Gärtnerei Moos"]);
    let labels: Vec<_> = window.state.settings.of_scope(&test()).unwrap().recipients.iter().map(|of| of.id).collect();
    assert_eq!((labels, kept(&shop, 1)), (vec![RecipientId(2)], None));
    assert_eq!(kept(&shop, 2), Some(token("rt_demo_garden_0815_abc")));
    assert_eq!(shop.kept(&test()).as_deref(), Some(TEST_KEY));
    assert!(shop.folder.path().join("journal.jsonl").is_file());
    window.stop();
}

fn of_book(line: &mut Line, ticket: &Ticket) -> BookNews {
    line.until(|event| match event {
        Event::Book(of, news) if of.id == ticket.id => Some(news),
        _ => None,
    })
}

#[test]
fn a_key_that_the_keyring_removes_after_clearing_was_given_up_is_gone_on_the_screen_too() {
    let shop = Shop::open();
    shop.keep(&live(), LIVE_KEY);
    let mut window = Window::at(&shop, soon(&shop), Screen::Links, live());
    shop.keys.hold();
    clear(&mut window, true);
    window.until(was_not_cleared);
    assert!(reads_links(&mut window.line, &live()), "it is there so far");
    shop.keys.let_go();
    window.until(|state| is_told(state, |kind| matches!(kind, NoticeKind::KeyRemoved)));
    assert_eq!(window.state.keys[&live()].state, KeyState::None);
    assert!(!reads_links(&mut window.line, &live()));
    assert_eq!((shop.kept(&live()), shop.kept(&test()).as_deref()), (None, Some(TEST_KEY)), "the other key stays");
    window.stop();
}

#[test]
fn a_key_typed_after_clearing_was_given_up_is_not_the_one_that_goes() {
    let shop = Shop::open();
    shop.keep(&live(), LIVE_KEY);
    let mut window = Window::at(&shop, soon(&shop), Screen::Links, live());
    shop.keys.hold();
    clear(&mut window, true);
    window.until(was_not_cleared);
    window.act(Action::CloseDialog);
    window.act(Action::Key(KeyAction::Enter(Some(Environment::Production))));
    window.act(Action::Key(KeyAction::Keep(KeepKey::Session)));
    window.act(Action::Key(KeyAction::Connect { environment: Environment::Production, key: key(LIVE_KEY) }));
    window.until(|state| state.keys[&live()].state == KeyState::SessionOnly);
    shop.keys.let_go();
    // What comes behind it in the keyring is told, so the clearing has ended: that number is not given again.
    window.line.local(&test(), Local::Book(BookWork::Remove(RecipientId(4_711))));
    window.until(|state| state.settings.of_scope(&test()).is_some_and(|chosen| chosen.next_recipient > 4_711));
    assert_eq!(shop.kept(&live()), None);
    assert_eq!(window.state.keys[&live()].state, KeyState::SessionOnly);
    assert!(!is_told(&window.state, |kind| matches!(kind, NoticeKind::KeyRemoved)));
    assert!(reads_links(&mut window.line, &live()), "the key typed since is used");
    window.stop();
}

fn cleared(line: &mut Line, ticket: &Ticket) -> (Option<Gone>, Result<(), ClearFailed>) {
    let mut gone = None;
    line.until(|event| match event {
        Event::Data(of, DataNews::Gone(told)) if of.id == ticket.id => {
            gone = Some(told);
            None
        }
        Event::Data(of, DataNews::Cleared(done)) if of.id == ticket.id => Some((gone.take(), done)),
        _ => None,
    })
}

fn job(keys: bool, recipients: &[u32]) -> Local {
    let recipients = recipients.iter().map(|id| (test(), RecipientId(*id))).collect();
    Local::Data(DataWork::Clear(ClearJob { keys, despite_unknown: false, recipients }))
}

#[test]
fn what_the_keyring_removed_before_it_refused_is_told() {
    let shop = Shop::open();
    wait(|answer| shop.keys.set_token(&test(), RecipientId(1), token("rt_demo_courier_4711_abc"), answer)).unwrap();
    let (keys, told) = CrossingKeyring::over(&shop, true);
    let mut line = Line::start(Setup { keys, ..shop.setup() });
    // One token is there, another is not, and the keys are not let go of.
    let ticket = line.local(&test(), job(true, &[1, 2]));
    for _ in 0..3 {
        told.recv_timeout(PATIENCE).unwrap()();
    }
    let (gone, done) = cleared(&mut line, &ticket);
    assert!(matches!(done, Err(ClearFailed::Keyring(KeyStoreError::Locked(_)))), "{done:?}");
    assert_eq!(gone, Some(Gone { keys: Vec::new(), recipients: vec![(test(), RecipientId(1))] }));
    assert_eq!(shop.kept(&test()).as_deref(), Some(TEST_KEY));
}

#[test]
fn nothing_is_stored_while_all_data_is_being_cleared() {
    let shop = Shop::open();
    let (keys, told) = CrossingKeyring::over(&shop, false);
    let mut line = Line::start(Setup { keys: Arc::<CrossingKeyring>::clone(&keys), ..shop.setup() });
    let clearing = line.local(&test(), job(false, &[1]));
    let removed = told.recv_timeout(PATIENCE).unwrap();
    for keep in [KeepKey::Keyring, KeepKey::Session] {
        let typed = line.local(&live(), Local::Connect { key: key(LIVE_KEY), keep });
        let trial = tried(&mut line, &typed);
        assert!(matches!(trial, KeyTrial::Clearing), "{trial:?}");
    }
    let work = BookWork::Keep(RecipientId(7), token("rt_demo_garden_0815_abc"));
    let keeping = line.local(&test(), Local::Book(work));
    let news = of_book(&mut line, &keeping);
    assert!(matches!(news, BookNews::Kept(RecipientId(7), Err(KeyStoreError::Clearing))), "{news:?}");
    removed();
    assert!(matches!(cleared(&mut line, &clearing), (None, Ok(()))));
    assert_eq!((shop.kept(&live()), kept(&shop, 7), shop.live.requests().len()), (None, None, 0));
    let demo = Scope::of(Environment::Demo);
    assert!(matches!(line.open(&demo).key, KeyState::SessionOnly));
}

#[test]
fn the_token_of_a_recipient_that_is_still_being_kept_goes_with_the_others() {
    let shop = Shop::open();
    let mut window = Window::over(&shop, shop.setup(), Screen::Create);
    shop.keys.hold();
    window.act(Action::Book(BookAction::Enter(Some(secpaid_desktop::state::BookTarget::New))));
    let save = BookAction::Save { label: "Kurier Ritter".into(), token: Some(token("rt_demo_courier_4711_abc")) };
    window.act(Action::Book(save));
    clear(&mut window, false);
    shop.keys.let_go();
    window.until(|state| is_told(state, |kind| matches!(kind, NoticeKind::DataCleared)));
    assert_eq!(kept(&shop, 1), None, "no token is left without its label");
    window.stop();
}

/// Where the other half of the test is told what it is.
#[cfg(unix)]
const SEALED: &str = "SECPAID_TEST_SEALED";

#[cfg(unix)]
#[test]
fn what_the_keyring_removed_is_told_where_the_folder_does_not_let_go_of_its_files() {
    let again = std::env::current_exe().unwrap();
    // The system's administrator may remove a file from every folder, unless that right is taken away.
    let run = "test \"$(id -u)\" != 0 || set -- setpriv --bounding-set=-dac_override \"$@\"; exec \"$@\"";
    let part = "clearing::in_a_process_that_may_not_remove_files_from_a_sealed_folder";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", run, "sh"]).arg(&again).args(["--exact", part, "--nocapture"]).env(SEALED, "1");
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// Does nothing by itself: the test above runs it where rights bind.
#[cfg(unix)]
#[test]
fn in_a_process_that_may_not_remove_files_from_a_sealed_folder() {
    use std::os::unix::fs::PermissionsExt as _;

    if std::env::var_os(SEALED).is_none() {
        return;
    }
    let shop = Shop::open();
    let rights = |mode| std::fs::set_permissions(shop.folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
    let mut window = Window::over(&shop, shop.setup(), Screen::Create);
    add(&mut window, "Kurier Ritter", "rt_demo_courier_4711_abc");
    window.act(Action::Key(KeyAction::Enter(Some(Environment::Production))));
    window.act(Action::Key(KeyAction::Keep(KeepKey::Session)));
    window.act(Action::Key(KeyAction::Connect { environment: Environment::Production, key: key(LIVE_KEY) }));
    window.until(|state| state.keys[&live()].state == KeyState::SessionOnly);
    rights(0o500);
    clear(&mut window, true);
    window.until(|state| is_told(state, |kind| matches!(kind, NoticeKind::DataNotCleared(ClearFailed::File(_)))));
    rights(0o700);
    assert_eq!((shop.kept(&test()), kept(&shop, 1)), (None, None));
    assert!(shop.folder.path().join("journal.jsonl").is_file());
    for scope in [test(), live()] {
        assert_eq!(window.state.keys[&scope].state, KeyState::None, "{scope:?}");
    }
    assert!(window.state.sessions[&test()].book.recipients.is_empty());
    assert!(is_told(&window.state, |kind| matches!(kind, NoticeKind::RecipientsGone(1))));
    window.stop();
}
