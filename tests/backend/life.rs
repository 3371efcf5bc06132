//! The beginning and the end of a backend: what runs when it is stopped, what is kept, and that nothing hangs.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use secpaid_desktop::backend::{Local, Setup, Table, Write};
use secpaid_desktop::clock::{Clock as _, SystemClock};
use secpaid_desktop::demo::{Fault, Gate};
use secpaid_desktop::journal::{EntryState, RecordedOutcome, UnknownWhy};
use secpaid_desktop::model::{Environment, KeyringKind, RangeChoice, Scope};
use secpaid_desktop::secrets::{Answer, ApiKey, KeyStore};
use secpaid_desktop::settings::{Settings, StartIn, ThemeChoice};
use secpaid_desktop::state::{Action, ExportAction, ExportWhat, PayInsAction, Screen, SettingsAction};

use crate::shop::{Shop, test};
use crate::window::{Line, Window, link};

/// Two seconds for writes, two for what blocks, and a busy machine.
const CLOSED_WITHIN: Duration = Duration::from_secs(20);

fn stop(line: Line) {
    let start = SystemClock.instant();
    line.stop();
    let took = SystemClock.instant().duration_since(start);
    assert!(took < CLOSED_WITHIN, "{took:?}");
}

#[test]
fn a_write_that_hangs_is_left_unknown_when_the_window_closes() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault("createLink", Fault::StallBeforeHead(gate.clone()));
    line.write(&test(), Write::Create(link(8819, "Bestellung 2026-0135")));
    shop.reached(&gate);
    stop(line);
    let entries = Line::start(shop.setup()).open(&test()).journal.unwrap();
    assert_eq!(entries[0].state(), EntryState::Unknown);
    let interrupted = RecordedOutcome::Unknown { why: UnknownWhy::Interrupted };
    assert_eq!(entries[0].outcome.as_ref().unwrap().1, interrupted);
    assert_eq!(shop.test.count("createLink"), 1);
}

#[test]
fn a_write_that_is_about_to_end_is_recorded_before_the_window_closes() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault("createLink", Fault::StallBeforeHead(gate.clone()));
    line.write(&test(), Write::Create(link(8819, "Bestellung 2026-0135")));
    shop.reached(&gate);
    gate.open();
    stop(line);
    let entries = Line::start(shop.setup()).open(&test()).journal.unwrap();
    assert_eq!(entries[0].state(), EntryState::Done);
}

/// A keyring that never answers.
#[derive(Default)]
struct Silent(Mutex<Vec<Answer<Option<ApiKey>>>>);

impl KeyStore for Silent {
    fn kind(&self) -> KeyringKind {
        KeyringKind::Gnome
    }

    fn get(&self, _scope: &Scope, answer: Answer<Option<ApiKey>>) {
        self.0.lock().unwrap().push(answer);
    }

    fn set(&self, _scope: &Scope, _key: Arc<ApiKey>, answer: Answer<()>) {
        answer(Ok(()));
    }

    fn remove(&self, _scope: &Scope, answer: Answer<bool>) {
        answer(Ok(false));
    }
}

#[test]
fn a_keyring_that_never_answers_does_not_keep_the_window_open() {
    let shop = Shop::open();
    let mut line = Line::start(Setup { keys: Arc::new(Silent::default()), ..shop.setup() });
    line.local(&test(), Local::Open);
    // The Demo answers meanwhile: the question has been asked by then, or will never be.
    line.open(&Scope::of(Environment::Demo));
    stop(line);
}

/// Asks for more events than the queue holds, and takes none.
fn fill_the_events(line: &mut Line) {
    let mut sent = 0;
    while sent < 600 {
        if line.has_room() {
            line.local(&test(), Local::CustomerPays(secpaid_desktop::model::LinkId(1)));
            sent += 1;
        } else {
            std::thread::yield_now();
        }
    }
}

#[test]
fn writes_that_wait_for_their_turn_are_not_begun_when_the_window_closes() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    // The first one cannot end before the window does, since its event finds no room.
    fill_the_events(&mut line);
    shop.fault("deleteLink", Fault::StallBeforeHead(gate.clone()));
    let links: Vec<_> = shop.test.seen_links().iter().map(|(id, _)| *id).take(5).collect();
    for link in &links {
        line.write(&test(), Write::Delete(*link));
    }
    shop.reached(&gate);
    gate.open();
    stop(line);
    assert_eq!(shop.test.count("deleteLink"), 1);
    let entries = Line::start(shop.setup()).open(&test()).journal.unwrap();
    let states: Vec<_> = entries.iter().map(|entry| entry.state()).collect();
    assert_eq!(states, [EntryState::Done], "nothing about the others is unknown");
}

#[test]
fn a_window_that_does_not_listen_neither_stops_writes_nor_its_own_end() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    fill_the_events(&mut line);
    shop.fault("createLink", Fault::StallBeforeHead(gate.clone()));
    line.write(&test(), Write::Create(link(8819, "Bestellung 2026-0135")));
    shop.reached(&gate);
    gate.open();
    stop(line);
    let entries = Line::start(shop.setup()).open(&test()).journal.unwrap();
    assert_eq!(entries[0].state(), EntryState::Done);
}

#[test]
fn the_last_choice_is_the_one_that_is_kept() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Activity);
    window.act(Action::Settings(SettingsAction::Theme(ThemeChoice::Dark)));
    window.act(Action::Settings(SettingsAction::StartIn(StartIn::Environment(Environment::Development))));
    window.act(Action::PayIns(PayInsAction::Range(RangeChoice::Days90)));
    for percent in 51..=200 {
        window.act(Action::Settings(SettingsAction::Zoom(percent)));
    }
    window.stop();
    let (settings, notices) = Settings::load(shop.folder.path(), false);
    assert_eq!(notices, []);
    assert_eq!((settings.theme, settings.zoom_percent), (ThemeChoice::Dark, 200));
    assert_eq!(settings.start_environment(), Environment::Development);
    assert_eq!(settings.range_choice(&test()), RangeChoice::Days90);
}

#[test]
fn a_file_being_written_is_known_until_it_is_there_or_ended_whatever_the_dialog_does() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    let begin = |window: &mut Window, name: &str| {
        let gate = Gate::new();
        shop.fault("getPayInTransactions", Fault::StallBeforeHead(gate.clone()));
        window.act(Action::Export(ExportAction::Open));
        window.act(Action::Export(ExportAction::What(ExportWhat::All)));
        let path = shop.folder.path().join(name);
        window.act(Action::Export(ExportAction::Path(path.to_string_lossy().into_owned())));
        window.act(Action::Export(ExportAction::Start(crate::files::words(Table::PayIns))));
        shop.reached(&gate);
        assert!(window.state.asks_before_closing() && !window.state.write_running());
        (gate, path)
    };
    // Its dialog is closed: the file is written all the same.
    let (gate, path) = begin(&mut window, "one.xlsx");
    window.act(Action::CloseDialog);
    assert!(window.state.asks_before_closing());
    gate.open();
    window.until(|state| !state.asks_before_closing());
    assert!(path.is_file());
    // Ended by the merchant.
    let (gate, path) = begin(&mut window, "two.xlsx");
    window.act(Action::Export(ExportAction::Cancel));
    window.until(|state| !state.asks_before_closing());
    gate.open();
    assert!(!path.exists());
    // Cut off by closing: nothing of it is left.
    let (_gate, path) = begin(&mut window, "three.xlsx");
    stop(window.line);
    let left = |name: &std::ffi::OsStr| name.to_string_lossy().ends_with(".part");
    assert!(!path.exists());
    let names = std::fs::read_dir(shop.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.filter(|name| left(name)).count(), 0);
}
