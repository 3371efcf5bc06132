//! A window without a screen: a backend, and the state above it driven exactly as the real window drives it. Events
//! come as they come; a test names the one, or the state, that it waits for.

use std::fmt::Write as _;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use secpaid_desktop::backend::{
    Backend, Command, Event, Local, Read, Setup, Ticket, Waker, Write, WriteCommand, Written,
};
use secpaid_desktop::clock::{Clock as _, FixedClock, SystemClock, berlin_now};
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{DraftEdit, LinkRequest, Scope};
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{
    Action, ActivityAction, CreateAction, Now, Screen, Session, Start, State, apply, open_active,
};

use crate::shop::{PATIENCE, Shop};

/// Rings when the backend has news.
#[derive(Default)]
struct Bell {
    rung: Mutex<u64>,
    heard: Condvar,
}

impl Bell {
    fn count(&self) -> u64 {
        *self.rung.lock().unwrap()
    }

    /// Waits until it was rung more than `count` times; false when that takes longer than `patience`.
    fn wait(&self, count: u64, patience: Duration) -> bool {
        let rung = self.rung.lock().unwrap();
        let (_rung, late) = self.heard.wait_timeout_while(rung, patience, |rung| *rung <= count).unwrap();
        !late.timed_out()
    }
}

/// A backend and the next ticket for it.
pub struct Line {
    backend: Backend,
    bell: Arc<Bell>,
    last: u64,
}

impl Line {
    /// Starts a backend.
    pub fn start(setup: Setup) -> Self {
        let bell = Arc::new(Bell::default());
        let rope = Arc::clone(&bell);
        let waker: Waker = Arc::new(move || {
            *rope.rung.lock().unwrap() += 1;
            rope.heard.notify_all();
        });
        Self { backend: Backend::start(setup, waker).unwrap(), bell, last: 1_000_000 }
    }

    /// A ticket for a scope.
    pub fn ticket(&mut self, scope: &Scope) -> Ticket {
        self.last += 1;
        Ticket { id: self.last, scope: scope.clone(), generation: 0 }
    }

    /// Sends a command.
    pub fn send(&self, command: Command) {
        self.backend.send(vec![command], Vec::new()).unwrap();
    }

    /// Asks for local work.
    pub fn local(&mut self, scope: &Scope, work: Local) -> Ticket {
        let ticket = self.ticket(scope);
        self.send(Command::Local(ticket.clone(), work));
        ticket
    }

    /// Asks for a read.
    pub fn read(&mut self, scope: &Scope, read: Read) -> Ticket {
        let ticket = self.ticket(scope);
        self.send(Command::Read(ticket.clone(), read));
        ticket
    }

    /// Asks for a write.
    pub fn write(&mut self, scope: &Scope, write: Write) -> Ticket {
        let ticket = self.ticket(scope);
        self.send_write(WriteCommand { ticket: ticket.clone(), write, again_for: None, one_of_many: false });
        ticket
    }

    /// Sends a write.
    pub fn send_write(&self, command: WriteCommand) {
        self.backend.send(Vec::new(), vec![command]).unwrap();
    }

    /// The next event.
    pub fn next(&mut self) -> Event {
        let start = SystemClock.instant();
        loop {
            let count = self.bell.count();
            if let Some(event) = self.backend.next_event() {
                return event;
            }
            let left = PATIENCE.saturating_sub(SystemClock.instant().duration_since(start));
            assert!(self.bell.wait(count, left), "no event came");
        }
    }

    /// The first event that is the one looked for; those before it are dropped.
    pub fn until<T>(&mut self, mut pick: impl FnMut(Event) -> Option<T>) -> T {
        let start = SystemClock.instant();
        loop {
            if let Some(found) = pick(self.next()) {
                return found;
            }
            assert!(SystemClock.instant().duration_since(start) < PATIENCE, "the event did not come");
        }
    }

    /// The outcome of a write.
    pub fn written(&mut self, ticket: &Ticket) -> Written {
        self.until(|event| match event {
            Event::Written(of, written) if of.id == ticket.id => Some(*written),
            _ => None,
        })
    }

    /// Opens a scope and waits until that is done.
    pub fn open(&mut self, scope: &Scope) -> secpaid_desktop::backend::Opened {
        let ticket = self.local(scope, Local::Open);
        self.until(|event| match event {
            Event::Opened(of, opened) if of.id == ticket.id => Some(opened),
            _ => None,
        })
    }

    /// Sends commands and writes as the window does.
    pub fn hand_over(&self, commands: Vec<Command>, writes: Vec<WriteCommand>) {
        self.backend.send(commands, writes).unwrap();
    }

    /// The next event, if one is there.
    pub fn news(&mut self) -> Option<Event> {
        self.backend.next_event()
    }

    /// Whether so many commands and writes find room.
    pub fn has_room_for(&self, commands: usize, writes: usize) -> bool {
        self.backend.has_room(commands, writes)
    }

    /// Whether one more command finds room.
    pub fn has_room(&self) -> bool {
        self.backend.has_room(1, 1)
    }

    /// Ends the backend.
    pub fn stop(self) {
        self.backend.stop();
    }
}

/// State over a backend.
pub struct Window {
    /// The backend.
    pub line: Line,
    /// What the screens would show.
    pub state: State,
    /// Where everything that is said between state and backend is written down, as a programmer would print it.
    pub heard: Option<String>,
}

impl Window {
    /// Opens Development of the shop on a screen, and waits until its key is known and nothing is being read.
    pub fn open(shop: &Shop, screen: Screen) -> Self {
        Self::over(shop, shop.setup(), screen)
    }

    /// The same over another setup.
    pub fn over(shop: &Shop, setup: Setup, screen: Screen) -> Self {
        Self::at(shop, setup, screen, crate::shop::test())
    }

    /// The same in another scope.
    pub fn at(shop: &Shop, setup: Setup, screen: Screen, scope: Scope) -> Self {
        let mut window = Self::unopened(shop, setup, screen, scope);
        window.open_now();
        window
    }

    /// Opens the scope and waits until its key is known and nothing is being read.
    pub fn open_now(&mut self) {
        let window = self;
        let effects = open_active(&mut window.state);
        window.carry_out(effects);
        window.until(|state| state.key().is_some_and(|key| key.state != secpaid_desktop::model::KeyState::Looking));
        window.quiet();
    }

    /// A window of which nothing was asked yet.
    pub fn unopened(shop: &Shop, setup: Setup, screen: Screen, scope: Scope) -> Self {
        let mut state = State::new(Start {
            scope,
            welcome: false,
            api_host: None,
            settings: Settings { welcome_done: true, ..Settings::default() },
            read_only: setup.read_only,
            data_dir: setup.data_dir.clone(),
            now: now(&shop.clock),
        });
        state.screen = screen;
        Self { line: Line::start(setup), state, heard: None }
    }

    /// Carries out one action.
    pub fn act(&mut self, action: Action) {
        if let Some(heard) = &mut self.heard {
            write!(heard, "{action:?}").unwrap();
        }
        let effects = apply(&mut self.state, action);
        if let Some(heard) = &mut self.heard {
            write!(heard, "{effects:?}").unwrap();
        }
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: secpaid_desktop::state::Effects) {
        self.line.backend.send(effects.commands, effects.writes).unwrap();
    }

    /// Takes the next event in.
    pub fn step(&mut self) {
        let event = self.line.next();
        self.act(Action::Backend(event));
    }

    /// Takes events in until the state is as wanted.
    pub fn until(&mut self, mut wanted: impl FnMut(&State) -> bool) {
        let start = SystemClock.instant();
        while !wanted(&self.state) {
            assert!(SystemClock.instant().duration_since(start) < PATIENCE, "it did not come to that");
            self.step();
        }
    }

    /// Waits until nothing is read, sorted or written in the scope on the screen.
    pub fn quiet(&mut self) {
        self.until(|state| is_quiet(state.session()));
    }

    /// Fills the form and sends it; does not wait.
    pub fn send_link(&mut self, amount: &str, note: &str) {
        self.act(Action::Create(CreateAction::Edit(DraftEdit::Amount(amount.to_owned()))));
        self.act(Action::Create(CreateAction::Edit(DraftEdit::Note(note.to_owned()))));
        self.act(Action::Create(CreateAction::Send));
    }

    /// Opens the dialog of a write and looks for what became of it.
    pub fn check(&mut self, intent: IntentId) {
        self.act(Action::Activity(ActivityAction::Open(intent)));
        self.act(Action::Activity(ActivityAction::Check(intent)));
        self.until(|state| !matches!(check_state(state), secpaid_desktop::state::CheckState::Running(_)));
    }

    /// Ends the backend.
    pub fn stop(self) {
        self.line.stop();
    }
}

/// Whether nothing is read, sorted or written in this scope.
pub fn is_quiet(session: &Session) -> bool {
    let Session { links, pay_ins, payouts, invoices, activity, .. } = session;
    let of_links = links.unpaid.indexing.or(links.paid.indexing);
    let of_ledger = payouts.table.indexing.or(invoices.table.indexing);
    let indexing = pay_ins.indexing.or(of_links).or(of_ledger).is_some();
    !session.is_reading() && !indexing && activity.running.is_empty()
}

/// How far the check in the open dialog is.
pub fn check_state(state: &State) -> &secpaid_desktop::state::CheckState {
    match &state.dialog {
        Some(secpaid_desktop::state::Dialog::Unknown(dialog)) => &dialog.check,
        other => panic!("another dialog: {other:?}"),
    }
}

/// The time of the clock.
pub fn now(clock: &FixedClock) -> Now {
    Now { utc: clock.timestamp(), berlin: berlin_now(clock) }
}

/// A plain link.
pub fn link(cents: i64, note: &str) -> Box<LinkRequest> {
    Box::new(LinkRequest {
        amount: secpaid_desktop::model::Money::from_cents(cents),
        note: Some(note.to_owned()),
        callback_url: None,
        payment_endpoint: None,
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key: None,
        bank_statement: None,
        split: None,
    })
}
