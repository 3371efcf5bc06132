//! A write that waits for its turn, or for room among the requests of a minute, is not begun yet: closing, *View only*, a
//! stop and the removal of the key hold for it, and nothing of it stays in the journal as unknown.

use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use secpaid_desktop::api::{Limits, Rates};
use secpaid_desktop::backend::{Command, Event, Local, NotSent, Outcome, Setup, Ticket, Write};
use secpaid_desktop::clock::{Clock, FixedClock};
use secpaid_desktop::demo::{Fault, Gate};
use secpaid_desktop::journal::EntryState;
use secpaid_desktop::model::{KeyState, LinkId};
use secpaid_desktop::state::{Action, DeleteState, Dialog, LinksAction, Screen, WriteProblem};

use crate::shop::{PATIENCE, Shop, patient, test};
use crate::window::{Line, Window};

/// The "minute" of this test, which never ends by itself: the clock stands still.
const MINUTE: Duration = Duration::from_millis(20);

/// The shop's clock, which tells how often it was asked.
struct Asked {
    clock: Arc<FixedClock>,
    times: Mutex<u32>,
    again: Condvar,
}

impl Clock for Asked {
    fn timestamp(&self) -> jiff::Timestamp {
        *self.times.lock().unwrap() += 1;
        self.again.notify_all();
        self.clock.timestamp()
    }

    fn instant(&self) -> Instant {
        self.clock.instant()
    }
}

impl Asked {
    /// Waits until the time was asked for so often that only one who waits for room can have done it.
    fn somebody_waits(&self) {
        let times = self.times.lock().unwrap();
        let enough = *times + 40;
        let (_times, late) = self.again.wait_timeout_while(times, PATIENCE, |times| *times < enough).unwrap();
        assert!(!late.timed_out(), "nobody waits");
    }
}

/// One request a minute, which a first deletion has taken; a second waits.
fn waiting(shop: &Shop) -> (Line, Ticket) {
    let rates = Rates { window: MINUTE, total: 1, kept_for_writes: 0, ..Limits::production().rates };
    let clock = Arc::new(Asked { clock: Arc::clone(&shop.clock), times: Mutex::default(), again: Condvar::new() });
    let of_line = Arc::<Asked>::clone(&clock);
    let mut line = Line::start(Setup { clock: of_line, limits: Limits { rates, ..patient() }, ..shop.setup() });
    line.open(&test());
    let links = shop.test.seen_links();
    let first = line.write(&test(), Write::Delete(links[0].0));
    assert!(matches!(line.written(&first).outcome, Outcome::Deleted(_)));
    let second = line.write(&test(), Write::Delete(links[1].0));
    clock.somebody_waits();
    (line, second)
}

#[test]
fn a_write_that_waits_for_room_when_the_window_closes_is_not_begun() {
    let shop = Shop::open();
    let (line, _) = waiting(&shop);
    line.stop();
    let journal = Line::start(shop.setup()).open(&test()).journal.unwrap();
    let states: Vec<EntryState> = journal.iter().map(|entry| entry.state()).collect();
    assert_eq!((states, shop.test.count("deleteLink")), (vec![EntryState::Done], 1));
}

#[test]
fn what_is_decided_while_a_write_waits_for_room_holds() {
    let shop = Shop::open();
    let (mut line, waits) = waiting(&shop);
    line.send(Command::ViewOnly(test(), true));
    shop.clock.advance(MINUTE);
    let written = line.written(&waits);
    assert!(matches!(written.outcome, Outcome::NotSent(NotSent::ViewOnly)), "{written:?}");
    assert_eq!((written.intent, shop.test.count("deleteLink")), (None, 1));

    let shop = Shop::open();
    let (mut line, waits) = waiting(&shop);
    let removal = line.local(&test(), Local::RemoveKey);
    line.until(|event| matches!(event, Event::KeyRemoved(of, _) if of.id == removal.id).then_some(()));
    shop.clock.advance(MINUTE);
    let written = line.written(&waits);
    assert!(matches!(written.outcome, Outcome::NotSent(NotSent::NoKey(KeyState::None))), "{written:?}");
    assert_eq!((written.intent, shop.test.count("deleteLink")), (None, 1));
}

#[test]
fn a_stop_amid_many_deletions_sends_no_more_of_them_and_leaves_the_one_under_way_its_outcome() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Links);
    let gate = Gate::new();
    for fault in [Fault::Delay(Duration::ZERO), Fault::Delay(Duration::ZERO), Fault::StallBeforeChange(gate.clone())] {
        shop.fault("deleteLink", fault);
    }
    let before = shop.test.seen_links().len();
    let all: Vec<LinkId> = shop.test.seen_links().iter().map(|(id, _)| *id).take(6).collect();
    window.act(Action::Links(LinksAction::AskDelete(all.clone())));
    window.act(Action::Links(LinksAction::Delete));
    shop.reached(&gate);
    window.until(|state| state.session().links.deleting.len() == 4);
    window.act(Action::Links(LinksAction::StopDeleting));
    gate.open();
    window.until(|state| state.session().links.deleting.is_empty());
    let state = |window: &Window| -> Vec<&'static str> {
        let Some(Dialog::Delete(dialog)) = &window.state.dialog else { panic!("the dialog stays") };
        dialog
            .links
            .iter()
            .map(|line| match &line.state {
                DeleteState::Done => "done",
                DeleteState::Problem(WriteProblem::NotSent(NotSent::Stopped)) => "stopped",
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let mut outcomes = state(&window);
    outcomes.sort_unstable();
    assert_eq!(outcomes, ["done", "done", "done", "stopped", "stopped", "stopped"]);
    assert_eq!((shop.test.count("deleteLink"), shop.test.seen_links().len()), (3, before - 3));
    window.until(|state| state.session().activity.entries.len() == 3);
    assert!(window.state.session().activity.entries.iter().all(|entry| entry.state() == EntryState::Done));
    // What is asked for afterwards was not stopped.
    window.act(Action::Links(LinksAction::Delete));
    window.until(|state| state.session().links.deleting.is_empty());
    assert_eq!(state(&window), ["done"; 6]);
    assert_eq!((shop.test.count("deleteLink"), shop.test.seen_links().len()), (6, before - 6));
    window.stop();
}
