//! Decisions about a key and answers of the keyring, in any order: what is decided last is used and is what the keyring
//! has, whichever of its answers comes first. The backend alone, over a keyring whose answers are told at random.
//! `INTERLEAVINGS=2000 cargo test --test backend deciding` for more.

use std::sync::mpsc;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use secpaid_desktop::backend::{ClearJob, DataNews, DataWork, Event, KeepKey, KeyTrial, Local, Setup, Ticket};
use secpaid_desktop::demo::{Canned, Fault, KeySent};

use crate::crossing::{CrossingKeyring, Told};
use crate::keys::{key, reads_links};
use crate::shop::{Shop, TEST_KEY, keys_sent, test};
use crate::window::Line;

/// A key that no simulator takes by itself.
const OTHER_KEY: &str = "OtherKey11112222";

#[derive(Debug, Clone, Copy)]
enum Step {
    /// A key is typed: the simulator's or the other one, for the keyring or the session.
    Connect(bool, KeepKey),
    Open,
    Remove,
    Clear,
    /// One of the answers that wait is told.
    Tell(prop::sample::Index),
}

fn step() -> impl Strategy<Value = Step> {
    let keep = prop::sample::select(vec![KeepKey::Keyring, KeepKey::Session]);
    prop_oneof![
        3 => (any::<bool>(), keep).prop_map(|(own, keep)| Step::Connect(own, keep)),
        2 => Just(Step::Open),
        2 => Just(Step::Remove),
        1 => Just(Step::Clear),
        4 => any::<prop::sample::Index>().prop_map(Step::Tell),
    ]
}

/// What is decided: a key and whether it is kept, or none.
type Decision = Option<(&'static str, KeepKey)>;

struct World {
    line: Line,
    told: mpsc::Receiver<Told>,
    waiting: Vec<Told>,
    /// What was asked for and has no answer yet.
    open: Vec<u64>,
    decisions: Vec<(u64, Decision)>,
}

impl World {
    fn take(&mut self, shop: &Shop, step: Step) {
        match step {
            Step::Connect(own, keep) => {
                let text = if own { TEST_KEY } else { OTHER_KEY };
                // Both are taken.
                let empty = serde_json::json!({ "ResponseCode": 1, "Result": "True", "data": [] });
                shop.fault("getPayInTransactions", Fault::Answer(Canned::json(200, &empty)));
                let ticket = self.line.local(&test(), Local::Connect { key: key(text), keep });
                self.ask(&ticket, Some(Some((text, keep))));
            }
            Step::Open => {
                let ticket = self.line.local(&test(), Local::Open);
                self.ask(&ticket, None);
            }
            Step::Remove => {
                let ticket = self.line.local(&test(), Local::RemoveKey);
                self.ask(&ticket, Some(None));
            }
            Step::Clear => {
                let job = ClearJob { keys: true, despite_unknown: false, recipients: Vec::new() };
                let ticket = self.line.local(&test(), Local::Data(DataWork::Clear(job)));
                self.ask(&ticket, Some(None));
                // What is typed meanwhile is refused, which is shown elsewhere.
                self.finish();
            }
            Step::Tell(which) => self.tell(which),
        }
    }

    fn ask(&mut self, ticket: &Ticket, decides: Option<Decision>) {
        self.open.push(ticket.id);
        self.decisions.extend(decides.map(|decision| (ticket.id, decision)));
    }

    /// Tells one of the answers that wait, if any does.
    fn tell(&mut self, which: prop::sample::Index) {
        self.waiting.extend(self.told.try_iter());
        if !self.waiting.is_empty() {
            let at = which.index(self.waiting.len());
            self.waiting.swap_remove(at)();
        }
    }

    /// Tells every answer, the newest first, until all that was asked for has ended.
    fn finish(&mut self) {
        while !self.open.is_empty() {
            self.waiting.extend(self.told.recv_timeout(Duration::from_millis(2)));
            if let Some(tell) = self.waiting.pop() {
                tell();
            }
            while let Some(event) = self.line.news() {
                self.heard(&event);
            }
        }
    }

    fn heard(&mut self, event: &Event) {
        let (Event::KeyTried(ticket, _)
        | Event::Opened(ticket, _)
        | Event::KeyRemoved(ticket, _)
        | Event::Data(ticket, DataNews::Cleared(_))) = event
        else {
            return;
        };
        if let Event::KeyTried(_, trial) = event {
            assert!(matches!(trial, KeyTrial::Connected { .. } | KeyTrial::NoKey(_) | KeyTrial::Clearing), "{trial:?}");
        }
        self.open.retain(|open| *open != ticket.id);
    }
}

fn run(shop: &Shop, steps: &[Step]) -> Result<(), TestCaseError> {
    shop.keep(&test(), OTHER_KEY);
    let (keys, told) = CrossingKeyring::over(shop, false);
    let line = Line::start(Setup { keys, ..shop.setup() });
    let mut world = World { line, told, waiting: Vec::new(), open: Vec::new(), decisions: Vec::new() };
    for step in steps {
        world.take(shop, *step);
    }
    world.finish();
    let decided = world.decisions.last().map(|(_, decision)| *decision);
    let before = shop.test.requests().len();
    let reads = reads_links(&mut world.line, &test());
    let sent = keys_sent(&shop.test).get(before).copied();
    let kept = shop.kept(&test());
    world.line.stop();
    match decided {
        // Nothing was decided: the stored key, if anybody looked.
        None => prop_assert!(!reads && kept.as_deref() == Some(OTHER_KEY)),
        Some(None) => prop_assert_eq!((sent, kept), (None, None), "none was to be left"),
        Some(Some((text, keep))) => {
            let expected = if text == TEST_KEY { KeySent::Right } else { KeySent::Wrong };
            prop_assert_eq!(sent, Some(expected), "another key is used");
            prop_assert!(keep == KeepKey::Session || kept.as_deref() == Some(text), "{:?} is kept", kept);
        }
    }
    Ok(())
}

#[test]
fn the_last_decision_about_a_key_holds_whichever_answer_of_the_keyring_comes_first() {
    let cases = std::env::var("INTERLEAVINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(60);
    let config = ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() };
    let steps = prop::collection::vec(step(), 1..14);
    TestRunner::new(config).run(&steps, |steps| run(&Shop::open(), &steps)).unwrap();
}
