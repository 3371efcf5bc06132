//! Rows of one environment never show up in another, and rows read with one key never after the next: random
//! interleavings of switching, reading, writing, answers that come late, and keys that change. State alone, with made-up
//! events. `INTERLEAVINGS=1000 cargo test --release --test backend isolation -- --nocapture` is the long form.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use secpaid_desktop::backend::{
    Command, CompareWith, Compared, ComparedWith, Event, FigureJob, Figured, IndexJob, Indexed, KeyTrial, LinkListRead,
    ListRead, Local, Opened, Read, Table, Ticket, Totals,
};
use secpaid_desktop::clock::FixedClock;
use secpaid_desktop::model::{
    Counts, DateRange, Environment, FeeMatch, Figure, Invoice, InvoiceTotals, KeyState, LinkList, LinkTotals, Match,
    Money, PayIn, PayInTotals, PayoutTotals, Rows, Scope, ServiceTime, TransactionType, overview,
};
use secpaid_desktop::secrets::ApiKey;
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{
    Action, CreateAction, Effects, ExportAction, InvoicesAction, KeyAction, LinksAction, OverviewAction, PayoutsAction,
    RefundAction, Screen, SettingsAction, Start, State, apply,
};

use crate::isolated;
use crate::marked::{invoice, paid, pay_in, payout, unpaid};
use crate::window::now;

/// One thing that happens.
#[derive(Debug, Clone, Copy)]
enum Step {
    Switch(Environment),
    Go(Screen),
    Tab(LinkList),
    Reload,
    Cancel,
    Panel(bool),
    OpenFigure,
    Compared,
    /// The answer to one of the questions that wait, or that were answered or given up long ago.
    Answer(prop::sample::Index, bool),
    Connect(Environment),
    Remove(Environment),
    /// Types into the forms of the scope: a link, the words on its sheets.
    Type,
    /// Sends the form for a link.
    Send,
    OpenExport,
    OpenRefund,
    ViewOnly(Environment, bool),
}

fn environment() -> impl Strategy<Value = Environment> {
    prop::sample::select(Environment::ALL.to_vec())
}

fn keyed() -> impl Strategy<Value = Environment> {
    prop::sample::select(vec![Environment::Production, Environment::Development])
}

const SCREENS: [Screen; 5] = [Screen::Overview, Screen::PayIns, Screen::Links, Screen::Payouts, Screen::Invoices];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => environment().prop_map(Step::Switch),
        2 => prop::sample::select(SCREENS.to_vec()).prop_map(Step::Go),
        1 => prop::sample::select(vec![LinkList::Unpaid, LinkList::Paid]).prop_map(Step::Tab),
        3 => Just(Step::Reload),
        1 => Just(Step::Cancel),
        4 => any::<bool>().prop_map(Step::Panel),
        1 => Just(Step::OpenFigure),
        3 => Just(Step::Compared),
        8 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(which, whole)| Step::Answer(which, whole)),
        1 => keyed().prop_map(Step::Connect),
        1 => keyed().prop_map(Step::Remove),
        2 => Just(Step::Type),
        2 => Just(Step::Send),
        1 => Just(Step::OpenExport),
        1 => Just(Step::OpenRefund),
        1 => (keyed(), any::<bool>()).prop_map(|(environment, on)| Step::ViewOnly(environment, on)),
    ]
}

/// The mark that every row of an answer carries: whose it is, and with which key it was asked for.
fn mark(scope: &Scope, generation: u32) -> Box<str> {
    format!("{scope} {generation}").into()
}

/// A number of two digits for each scope.
fn number_of(scope: &Scope) -> i64 {
    match scope.environment {
        Environment::Demo => 11,
        Environment::Development => 22,
        Environment::Production => 33,
    }
}

/// A row that carries the mark into the figures, too.
fn of_today(note: Box<str>) -> PayIn {
    let created_at = ServiceTime::read("2026-05-20 10:00:00");
    PayIn { kind: TransactionType::Other(note.clone()), created_at, ..pay_in(note) }
}

fn indexed(job: &IndexJob) -> Indexed {
    let count = u32::try_from(job.rows.count()).unwrap();
    let table = job.rows.table();
    let totals = match table {
        Table::PayIns => Totals::PayIns(PayInTotals::default()),
        Table::Unpaid | Table::Paid => Totals::Links(LinkTotals::default()),
        Table::Payouts => Totals::Payouts(PayoutTotals::default()),
        Table::Invoices => Totals::Invoices(InvoiceTotals::default()),
        Table::Activity => Totals::Activity(secpaid_desktop::journal::ActivityTotals::default()),
    };
    Indexed { table, index: (0..count).collect(), totals, counts: Counts::default() }
}

/// A state, and every question it ever asked.
struct World {
    state: State,
    asked: Vec<(Ticket, Asked)>,
    figures: Vec<FigureJob>,
}

#[derive(Debug, Clone, Copy)]
enum Asked {
    PayIns,
    Figures(usize),
    Links(LinkList),
    Payouts,
    Invoices,
    Match(Date),
    Fees(Date),
    Connect,
    Remove,
    Open,
    Write,
}

impl World {
    fn new() -> Self {
        let clock = FixedClock::at_berlin(date(2026, 5, 20).at(14, 2, 0, 0)).unwrap();
        let state = State::new(Start {
            scope: Scope::of(Environment::Demo),
            welcome: false,
            api_host: None,
            settings: Settings { welcome_done: true, ..Settings::default() },
            read_only: false,
            data_dir: "/nowhere".into(),
            now: now(&clock),
        });
        Self { state, asked: Vec::new(), figures: Vec::new() }
    }

    fn act(&mut self, action: Action) {
        let Effects { commands, writes, .. } = apply(&mut self.state, action);
        for write in writes {
            assert!(
                !self.state.settings.is_view_only(&write.ticket.scope),
                "a write of a scope that is only looked at"
            );
            self.asked.push((write.ticket, Asked::Write));
        }
        for command in commands {
            match command {
                Command::Read(ticket, Read::PayIns { .. } | Read::Overview { .. }) => {
                    self.asked.push((ticket, Asked::PayIns));
                }
                Command::Read(ticket, Read::Links { list, .. }) => self.asked.push((ticket, Asked::Links(list))),
                Command::Read(ticket, Read::Payouts { .. }) => self.asked.push((ticket, Asked::Payouts)),
                Command::Read(ticket, Read::Invoices) => self.asked.push((ticket, Asked::Invoices)),
                Command::Compare(ticket, job) => {
                    let (CompareWith::Payouts { day: of, .. } | CompareWith::Invoices { month: of, .. }) = job.with;
                    let asked = match job.with {
                        CompareWith::Payouts { .. } => Asked::Match(of),
                        CompareWith::Invoices { .. } => Asked::Fees(of),
                    };
                    self.asked.push((ticket, asked));
                }
                Command::Figure(ticket, job) => {
                    self.asked.push((ticket, Asked::Figures(self.figures.len())));
                    self.figures.push(job);
                }
                Command::Index(ticket, job) => {
                    let indexed = Event::Indexed(ticket, Box::new(indexed(&job)));
                    self.act(Action::Backend(indexed));
                }
                Command::Local(ticket, Local::Connect { .. }) => self.asked.push((ticket, Asked::Connect)),
                Command::Local(ticket, Local::RemoveKey) => self.asked.push((ticket, Asked::Remove)),
                Command::Local(ticket, Local::Open) => self.asked.push((ticket, Asked::Open)),
                Command::Cancel(id) => {
                    if let Some((ticket, _)) = self.asked.iter().find(|(ticket, _)| ticket.id == id) {
                        let cancelled = Event::Cancelled(ticket.clone());
                        apply(&mut self.state, Action::Backend(cancelled));
                    }
                }
                _ => {}
            }
        }
    }

    fn report(&mut self, event: Event) {
        self.act(Action::Backend(event));
    }

    fn answer(&mut self, ticket: &Ticket, asked: Asked, whole: bool) {
        let note = mark(&ticket.scope, ticket.generation);
        match asked {
            Asked::PayIns => {
                self.report(Event::PayInPage { ticket: ticket.clone(), rows: Arc::from([of_today(note)]) });
                if whole {
                    self.report(Event::PayInsRead {
                        ticket: ticket.clone(),
                        range: DateRange::EVERYTHING,
                        expected_payout: None,
                        may_be_incomplete: false,
                        unreadable: 0,
                        at: self.state.now.utc,
                    });
                }
            }
            Asked::Figures(number) => {
                if let FigureJob::PayIns { rows, ask } = &self.figures[number] {
                    let figures = overview(rows, *ask, &|| false).unwrap();
                    self.report(Event::Figured(ticket.clone(), Box::new(Figured::PayIns(Box::new(figures)))));
                }
            }
            Asked::Links(LinkList::Unpaid) => {
                let read = self.list(unpaid(note));
                self.report(Event::UnpaidLinks(ticket.clone(), read));
            }
            Asked::Links(LinkList::Paid) => {
                let read = self.list(paid(note));
                self.report(Event::PaidLinks(ticket.clone(), read));
            }
            Asked::Payouts => {
                let read = self.whole(payout(note));
                self.report(Event::Payouts(ticket.clone(), read));
            }
            Asked::Invoices => {
                let read = self.whole(invoice(note));
                self.report(Event::Invoices(ticket.clone(), read));
            }
            Asked::Match(day) => {
                let found = ComparedWith::Payouts(Box::new(Match::of_day(day, [&payout(note)], &[])));
                self.compared(ticket, found);
            }
            Asked::Fees(month) => {
                // The generation travels as cents: a comparison of fees has no text.
                let own = Money::from_cents(i64::from(ticket.generation) * 100 + number_of(&ticket.scope));
                let row = Invoice { total_secpaid_fee: Some(own), ..invoice(note) };
                let found = ComparedWith::Invoices(FeeMatch::of_month(month, [&row], &[]));
                self.compared(ticket, found);
            }
            Asked::Write => self.report(isolated::created(ticket)),
            Asked::Connect => {
                let trial = KeyTrial::Connected { key: KeyState::Present, replaced: true };
                self.report(Event::KeyTried(ticket.clone(), trial));
            }
            Asked::Remove => self.report(Event::KeyRemoved(ticket.clone(), Ok(()))),
            Asked::Open => {
                let opened = Opened {
                    key: KeyState::Present,
                    pay_host: Arc::from("127.0.0.1:1"),
                    journal: Ok(Arc::from([])),
                    journal_notices: Vec::new(),
                    book: Vec::new(),
                    first_seen: Arc::default(),
                };
                self.report(Event::Opened(ticket.clone(), opened));
            }
        }
    }

    fn list<T>(&self, row: T) -> LinkListRead<T> {
        let at = self.state.now.utc;
        LinkListRead { rows: Arc::from([row]), cut: false, limit: 10, unreadable: 0, at, first_seen: Arc::default() }
    }

    fn whole<T>(&self, row: T) -> ListRead<T> {
        ListRead {
            rows: Rows::from_vec(vec![row]),
            range: DateRange::EVERYTHING,
            may_be_incomplete: false,
            unreadable: 0,
            at: self.state.now.utc,
        }
    }

    fn compared(&mut self, ticket: &Ticket, found: ComparedWith) {
        let compared = Compared { found, may_be_incomplete: false, at: self.state.now.utc };
        self.report(Event::Compared(ticket.clone(), Box::new(compared)));
    }

    fn panel(&mut self, open: bool) {
        let row = open.then_some(0);
        match self.state.screen {
            Screen::Payouts => self.act(Action::Payouts(PayoutsAction::Detail(row))),
            Screen::Invoices => {
                self.act(Action::Invoices(InvoicesAction::Detail(row)));
                self.act(Action::Invoices(InvoicesAction::Compare));
            }
            _ => {}
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Switch(environment) => self.act(Action::SwitchConfirmed(environment)),
            Step::Go(screen) => self.act(Action::Go(screen)),
            Step::Tab(list) => self.act(Action::Links(LinksAction::Tab(list))),
            Step::Reload => self.act(Action::Reload),
            Step::Cancel => self.act(Action::CancelRead),
            Step::Panel(open) => self.panel(open),
            Step::OpenFigure => self.act(Action::Overview(OverviewAction::Open(Figure::Revenue))),
            Step::Compared => {
                let is_comparison = |asked: &&(Ticket, Asked)| matches!(asked.1, Asked::Match(_) | Asked::Fees(_));
                if let Some((ticket, asked)) = self.asked.iter().rev().find(is_comparison).cloned() {
                    self.answer(&ticket, asked, true);
                }
            }
            Step::Connect(environment) => {
                let key = ApiKey::new("SomeKey12345678").unwrap();
                self.act(Action::Key(KeyAction::Connect { environment, key }));
            }
            Step::Remove(environment) => self.act(Action::Key(KeyAction::Remove(environment))),
            Step::Type => {
                for action in isolated::forms(&self.state.active) {
                    self.act(action);
                }
            }
            Step::Send => self.act(Action::Create(CreateAction::Send)),
            Step::OpenExport => self.act(Action::Export(ExportAction::Open)),
            Step::OpenRefund => self.act(Action::Refund(RefundAction::Open(0))),
            Step::ViewOnly(environment, on) => {
                self.act(Action::Settings(SettingsAction::ViewOnly(environment, on)));
            }
            Step::Answer(which, whole) => {
                if !self.asked.is_empty() {
                    let (ticket, asked) = self.asked[which.index(self.asked.len())].clone();
                    self.answer(&ticket, asked, whole);
                }
            }
        }
    }

    /// Every row of every session is its own, and of the key it has now.
    fn check(&self) -> Result<(), TestCaseError> {
        isolated::check(&self.state)?;
        for (scope, session) in &self.state.sessions {
            let own = mark(scope, session.generation);
            let pay_ins = session.pay_ins.shown().iter().chain(session.pay_ins.incoming.iter()).map(|row| &row.note);
            let links = session.links.unpaid.rows.value().into_iter().flat_map(|rows| rows.iter().map(|row| &row.note));
            let used = session.links.paid.rows.value().into_iter().flat_map(|rows| rows.iter().map(|row| &row.note));
            let read = session.overview.rows.value().into_iter().flat_map(|rows| rows.iter().map(|row| &row.note));
            for note in pay_ins.chain(links).chain(used).chain(read) {
                prop_assert_eq!(note, &own);
            }
            if let Some((_, figures)) = &session.overview.figures {
                for (name, _) in &figures.unknown {
                    prop_assert_eq!(name, &own);
                }
            }
            let payouts = session.payouts.table.rows.value().into_iter().flat_map(Rows::iter);
            let matched = session.payouts.day.found.value().into_iter().flat_map(|found| &found.payouts);
            for row in payouts.chain(matched) {
                prop_assert_eq!(row.transaction_id.as_ref(), Some(&own));
            }
            for row in session.invoices.table.rows.value().into_iter().flat_map(Rows::iter) {
                prop_assert_eq!(row.company.as_ref(), Some(&own));
            }
            if let Some(found) = session.invoices.fees.found.value() {
                let own = Money::from_cents(i64::from(session.generation) * 100 + number_of(scope));
                prop_assert_eq!(found.invoices.secpaid, own);
            }
        }
        Ok(())
    }
}

#[test]
fn rows_stay_with_their_scope_and_key() {
    let cases = std::env::var("INTERLEAVINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(128);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let done = std::cell::Cell::new(0_usize);
    TestRunner::new(config)
        .run(&prop::collection::vec(step(), 1..80), |steps| {
            done.set(done.get() + steps.len());
            let mut world = World::new();
            drop(secpaid_desktop::state::open_active(&mut world.state));
            world.act(Action::SwitchConfirmed(Environment::Development));
            for step in steps {
                world.take(step);
                world.check()?;
            }
            Ok(())
        })
        .unwrap();
    println!("{cases} random interleavings, {} steps", done.get());
}
