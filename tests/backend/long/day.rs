//! The application in a long day: a backend and a state without a window, what it was asked, and what it told of it.
//! Called by the day's test and its errands. It asserts with every event that what ended is told once.

use crate::shop::{LIVE_KEY, TEST_KEY, clock, impatient, live, setup, test};
use crate::window::{Line, is_quiet, now};
use secpaid_desktop::api::{BaseUrl, Limits, Rates};
use secpaid_desktop::backend::{Command, Event, Local, Outcome, Setup, Ticket, WriteCommand};
use secpaid_desktop::clock::FixedClock;
use secpaid_desktop::journal::EntryState;
use secpaid_desktop::model::Environment;
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, MemoryKeyStore, wait};
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{
    Action, Attempt, DeleteState, Dialog, NoticeKind, RefundAttempt, Screen, Start, State, apply, open_active,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A small generator of its own: the same day in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }

    pub fn of<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.next(u64::try_from(from.len()).unwrap())).unwrap()]
    }
}

/// The application without a window, and what it was asked and told.
pub struct Day {
    pub line: Line,
    pub state: State,
    pub clock: Arc<FixedClock>,
    pub dice: Dice,
    pub folder: PathBuf,
    /// What must be told once: writes, exports, keys and settlements that were asked for, by ticket.
    pub asked: BTreeMap<u64, &'static str>,
    pub told: BTreeSet<u64>,
    /// How writes ended, and in which environment.
    pub outcomes: BTreeMap<(Environment, &'static str), usize>,
    /// Writes that are in the journal.
    pub recorded: usize,
    pub links: u64,
}

impl Day {
    pub fn begin(folder: &Path, urls: &str) -> Self {
        let clock = clock();
        let keys = Arc::new(MemoryKeyStore::default());
        for (scope, key) in [(test(), TEST_KEY), (live(), LIVE_KEY)] {
            wait(|answer| keys.set(&scope, Arc::new(ApiKey::new(key).unwrap()), answer)).unwrap();
        }
        let (of_test, of_live) = urls.split_once(' ').unwrap();
        let at = |url: &str| BaseUrl::parse(url).unwrap();
        let addresses = BTreeMap::from([(test(), at(of_test)), (live(), at(of_live))]);
        let plenty = u32::MAX / 4;
        let rates = Rates { total: plenty, bulk: plenty, interactive: plenty, ..Limits::production().rates };
        let limits = Limits { rates, ..impatient() };
        let setup = Setup {
            limits,
            demo_limits: limits,
            demo_pay_ins: Some(100),
            ..setup(folder, keys, Arc::clone(&clock), addresses)
        };
        let mut state = State::new(Start {
            scope: test(),
            welcome: false,
            api_host: None,
            settings: Settings { welcome_done: true, ..Settings::default() },
            read_only: false,
            data_dir: folder.to_owned(),
            now: now(&clock),
        });
        state.screen = Screen::Links;
        let mut day = Self {
            line: Line::start(setup),
            state,
            clock,
            dice: Dice(0x9E37_79B9_7F4A_7C15),
            folder: folder.to_owned(),
            asked: BTreeMap::new(),
            told: BTreeSet::new(),
            outcomes: BTreeMap::new(),
            recorded: 0,
            links: 0,
        };
        let effects = open_active(&mut day.state);
        day.send(effects.commands, effects.writes);
        day.until(|state| state.key().is_some_and(secpaid_desktop::state::KeyView::is_usable));
        day
    }

    pub fn send(&mut self, commands: Vec<Command>, writes: Vec<WriteCommand>) {
        for command in &commands {
            let what = match command {
                Command::Export(..) => "export",
                Command::Local(_, Local::Connect { .. } | Local::TestKey) => "key",
                Command::Local(_, Local::Settle(..)) => "settlement",
                _ => continue,
            };
            let (Command::Export(ticket, _) | Command::Local(ticket, _)) = command else { continue };
            assert_eq!(self.asked.insert(ticket.id, what), None);
        }
        for write in &writes {
            assert_eq!(self.asked.insert(write.ticket.id, "write"), None);
        }
        self.line.hand_over(commands, writes);
    }

    pub fn act(&mut self, action: Action) {
        // As the window does: an action is only carried out where its commands find room.
        while !self.line.has_room_for(16, 16) {
            self.step();
        }
        let effects = apply(&mut self.state, action);
        self.send(effects.commands, effects.writes);
    }

    /// Takes an event in, and looks that what ended is told once.
    pub fn take(&mut self, event: Event) {
        let ended = match &event {
            Event::Written(ticket, written) => {
                let class = match &written.outcome {
                    Outcome::Created(_) | Outcome::Deleted(_) | Outcome::RefundRequested(_) => "done",
                    Outcome::NotSent(_) => "not sent",
                    Outcome::Refused(_) => "refused",
                    Outcome::Unknown(_) => "unknown",
                };
                *self.outcomes.entry((ticket.scope.environment, class)).or_default() += 1;
                self.recorded += usize::from(written.intent.is_some());
                Some((ticket.clone(), "write"))
            }
            Event::Exported(ticket, _) => Some((ticket.clone(), "export")),
            Event::KeyTried(ticket, _) => Some((ticket.clone(), "key")),
            Event::Settled(ticket, ..) => Some((ticket.clone(), "settlement")),
            _ => None,
        };
        let Some((ticket, what)) = ended else {
            return self.act(Action::Backend(event));
        };
        assert_eq!(self.asked.get(&ticket.id), Some(&what), "{ticket:?} was not asked for");
        assert!(self.told.insert(ticket.id), "{what} {ticket:?} ended twice");
        let (shown, before) = (self.shows(&ticket), self.state.notices.len());
        self.act(Action::Backend(event));
        let notices = self.state.notices[before..].iter().filter(|notice| tells(&notice.kind)).count();
        let expected = usize::from(!shown);
        match what {
            "write" => assert_eq!(
                notices, expected,
                "a write is told once, on {:?} with {:?}",
                self.state.screen, self.state.dialog
            ),
            "export" => assert_eq!(notices, 1, "an export is told once"),
            _ => {}
        }
    }

    /// Whether the outcome of this write is awaited by what is on the screen, which then tells it itself.
    pub fn shows(&self, ticket: &Ticket) -> bool {
        if self.state.active != ticket.scope {
            return false;
        }
        let session = self.state.session();
        match &self.state.dialog {
            None => {
                let attempt = &session.create.attempt;
                let mine = matches!(attempt, Attempt::Sending { ticket: of, .. } if *of == ticket.id);
                mine && self.state.screen == Screen::Create
            }
            Some(Dialog::Delete(dialog)) => {
                dialog.links.iter().any(|line| matches!(line.state, DeleteState::Running(of) if of == ticket.id))
            }
            Some(Dialog::Refund(id)) => {
                let form = session.refunds.forms.get(id);
                let of_form = |attempt: &RefundAttempt| matches!(attempt, RefundAttempt::Sending { ticket: of, .. } if *of == ticket.id);
                form.is_some_and(|form| of_form(&form.attempt))
            }
            Some(_) => false,
        }
    }

    pub fn step(&mut self) {
        let event = self.line.next();
        self.take(event);
    }

    pub fn until(&mut self, mut wanted: impl FnMut(&State) -> bool) {
        while !wanted(&self.state) {
            self.step();
        }
    }

    /// Until nothing is under way anywhere.
    pub fn rest(&mut self) {
        while !(self.state.sessions.values().all(is_quiet) && self.told.len() == self.asked.len()) {
            self.step();
        }
    }

    /// Takes in what is there.
    pub fn look(&mut self) {
        while let Some(event) = self.line.news() {
            self.take(event);
        }
    }

    /// The outcomes that the journal of a scope has, and whether one is still open.
    pub fn in_the_journal(&self) -> usize {
        let journals = [test(), live(), secpaid_desktop::model::Scope::of(Environment::Demo)];
        let entries = journals.iter().filter_map(|scope| self.state.sessions.get(scope));
        let entries: Vec<_> = entries.flat_map(|session| session.activity.entries.iter()).collect();
        let running = entries.iter().filter(|entry| entry.state() == EntryState::Running).count();
        assert_eq!(running, 0, "nothing is under way");
        entries.len()
    }
}

/// Whether a notice tells the end of a write or of an export.
const fn tells(kind: &NoticeKind) -> bool {
    matches!(
        kind,
        NoticeKind::LinkCreated { .. }
            | NoticeKind::LinkDeleted(_)
            | NoticeKind::DeletionStopped(_)
            | NoticeKind::RefundRequested(_)
            | NoticeKind::NotDone
            | NoticeKind::NotSent(_)
            | NoticeKind::KeyGone
            | NoticeKind::OtherKey(_)
            | NoticeKind::OutcomeUnknown
            | NoticeKind::Exported { .. }
            | NoticeKind::ExportFailed(_)
    )
}
