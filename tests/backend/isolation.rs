//! Rows of one environment never show up in another, nor those of Development at a given host in Development, and rows
//! read with one key never after the next: a thousand random interleavings of switching, reading, writing, answers that
//! come late or cross, keys that change, checks of unknown outcomes, files, recipients, templates, hits of the palette, and
//! all data being cleared. State alone, with made-up events.
//! `INTERLEAVINGS=100000 cargo test --test backend isolation -- --nocapture` for more.

mod answers;
mod book;
mod errands;
mod files;
mod keys;
mod step;
mod tokens;

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use secpaid_desktop::backend::{Command, CompareWith, DataWork, Event, FigureJob, FindJob, Local, Read, Ticket};
use secpaid_desktop::clock::FixedClock;
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{Environment, Figure, LinkList, Money, Rows, Scope};
use secpaid_desktop::secrets::ApiKey;
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{
    Action, CreateAction, DataAction, Effects, ExportAction, InvoicesAction, KeyAction, LinksAction, OverviewAction,
    PayoutsAction, RefundAction, Screen, SettingsAction, Start, State, apply,
};

use crate::isolated;
use crate::window::now;
use files::Files;
use keys::Keys;
use step::{HOST, Step, step};
use tokens::Tokens;

/// A state, and every question it ever asked.
struct World {
    state: State,
    asked: Vec<(Ticket, Asked)>,
    figures: Vec<FigureJob>,
    finds: Vec<FindJob>,
    tokens: Tokens,
    keys: Keys,
    files: Files,
    steps: usize,
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
    Book,
    Find(usize),
    Clear,
    Check(IntentId),
    Settle(IntentId),
    Export,
    Save,
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
        Self {
            state,
            asked: Vec::new(),
            figures: Vec::new(),
            finds: Vec::new(),
            tokens: Tokens::default(),
            keys: Keys::default(),
            files: Files::default(),
            steps: 0,
        }
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
            self.keys.asked(&command);
            match command {
                Command::Read(ticket, Read::Check(intent)) => self.asked.push((ticket, Asked::Check(intent))),
                Command::Export(ticket, job) => {
                    self.files.asked(&ticket, job.path);
                    self.asked.push((ticket, Asked::Export));
                }
                Command::SaveQr(ticket, job) => {
                    self.files.asked(&ticket, job.path);
                    self.asked.push((ticket, Asked::Save));
                }
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
                    let indexed = Event::Indexed(ticket, Box::new(isolated::indexed(&job)));
                    self.act(Action::Backend(indexed));
                }
                Command::Find(ticket, job) => {
                    self.asked.push((ticket, Asked::Find(self.finds.len())));
                    self.finds.push(job);
                }
                Command::Local(ticket, local) => self.asked_locally(ticket, local),
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

    fn asked_locally(&mut self, ticket: Ticket, local: Local) {
        let asked = match local {
            Local::Connect { .. } => {
                self.keys.will_try(&ticket);
                Asked::Connect
            }
            Local::RemoveKey => Asked::Remove,
            Local::Open => Asked::Open,
            Local::Book(work) => {
                self.tokens.ask(&ticket, work);
                Asked::Book
            }
            Local::Data(DataWork::Clear(_)) => {
                self.keys.will_clear(&ticket);
                Asked::Clear
            }
            Local::Settle(intent, _) => Asked::Settle(intent),
            _ => return,
        };
        self.asked.push((ticket, asked));
    }

    fn report(&mut self, event: Event) {
        self.act(Action::Backend(event));
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
        self.steps += 1;
        match step {
            Step::Switch(environment) => self.act(Action::SwitchConfirmed(environment)),
            Step::Host(on) => {
                self.state.api_host = on.then(|| Arc::from(HOST));
                self.act(Action::SwitchConfirmed(Environment::Development));
            }
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
            Step::Cross { .. }
            | Step::Lost
            | Step::Check
            | Step::LateCheck
            | Step::Settle
            | Step::Export(_)
            | Step::Save => self.take_more(step),
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
            Step::Clear(at_once) => {
                self.act(Action::Data(DataAction::AskClear));
                self.act(Action::Data(DataAction::Clear { despite_unknown: true }));
                if let (true, Some((ticket, Asked::Clear))) = (at_once, self.asked.last().cloned()) {
                    self.answer(&ticket, Asked::Clear, true);
                }
            }
            Step::Recipient(_)
            | Step::ChangeRecipient(..)
            | Step::RemoveRecipient(_)
            | Step::Own(_)
            | Step::RemoveOwn
            | Step::LookAgain
            | Step::Row(_)
            | Step::Template
            | Step::ApplyTemplate(_)
            | Step::RemoveTemplate(_)
            | Step::Palette
            | Step::OpenFound(_) => {
                for action in book::actions(&self.state, step, self.steps) {
                    self.act(action);
                }
                let typed = book::token(&self.state.active, u32::try_from(self.steps).unwrap());
                self.tokens.decided(&typed, &self.state);
            }
            Step::AnswerNewest(back) => {
                if let Some((ticket, asked)) = self.asked.iter().rev().nth(back).cloned() {
                    self.answer(&ticket, asked, true);
                }
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
        book::check(&self.state, &self.keys.mark_now(&self.state.active))?;
        files::check(&self.state, &self.keys.mark_now(&self.state.active))?;
        self.tokens.check(&self.state)?;
        for (scope, session) in &self.state.sessions {
            let own = self.keys.mark_now(scope);
            let pay_ins = session.pay_ins.shown().iter().chain(session.pay_ins.incoming.iter()).map(|row| &*row.note);
            let links =
                session.links.unpaid.rows.value().into_iter().flat_map(|rows| rows.iter().map(|row| &*row.note));
            let used = session.links.paid.rows.value().into_iter().flat_map(|rows| rows.iter().map(|row| &*row.note));
            let read = session.overview.rows.value().into_iter().flat_map(|rows| rows.iter().map(|row| &*row.note));
            for note in pay_ins.chain(links).chain(used).chain(read) {
                prop_assert_eq!(note, &*own);
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
                let own = Money::from_cents(self.keys.cents_now(scope));
                prop_assert_eq!(found.invoices.secpaid, own);
            }
        }
        Ok(())
    }
}

#[test]
fn rows_stay_with_their_scope_and_key() {
    let cases = std::env::var("INTERLEAVINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let done = std::cell::Cell::new(0_usize);
    let met = std::cell::RefCell::new(std::collections::BTreeMap::<&str, usize>::new());
    TestRunner::new(config)
        .run(&prop::collection::vec(step(), 1..80), |steps| {
            done.set(done.get() + steps.len());
            let mut world = World::new();
            drop(secpaid_desktop::state::open_active(&mut world.state));
            world.act(Action::SwitchConfirmed(Environment::Development));
            for step in steps {
                world.take(step);
                world.check()?;
                let older = [("an older token told late", world.tokens.told_older)];
                let files = files::met(&world.state);
                for (what, so) in book::met(&world.state).into_iter().chain(older).chain(files) {
                    *met.borrow_mut().entry(what).or_default() += usize::from(so);
                }
            }
            Ok(())
        })
        .unwrap();
    println!("{cases} random interleavings, {} steps; of them with {:?}", done.get(), met.borrow());
    assert!(met.borrow().values().all(|count| *count > 0), "something was never met");
}
