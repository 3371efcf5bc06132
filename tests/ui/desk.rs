//! The frame and its screens over a state of a test's own, without a backend: reads are answered by the test, index jobs
//! at once. It tells what was pushed, and draws as the window does.

use std::sync::Arc;

use egui::{Key, Modifiers, Role, UiBuilder};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;
use jiff::civil::date;
use secpaid_desktop::backend::{
    Command, CompareJob, CompareWith, Compared, ComparedWith, Event, FigureJob, Figured, FindJob, IndexJob, Indexed,
    LinkListRead, ListRead, Opened, Read, TableRows, Ticket, Totals, WriteCommand,
};
use secpaid_desktop::clock::berlin;
use secpaid_desktop::model::{
    Counts, DateRange, Environment, FeeMatch, Filter, Invoice, KeyState, LinkAges, Listed, Match, Money, Order,
    PaidLink, PayIn, PayInTotals, Payout, RowSource as _, Rows, Scope, Search, SearchResult, UnpaidLink, index_list,
    index_pay_ins, overview,
};
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{Action, Now, Screen, Start, State, apply, open_active};
use secpaid_desktop::text::{Language, Texts};
use secpaid_desktop::ui::fields::Fields;
use secpaid_desktop::ui::{View, window_ui};

use crate::stage::{Speaks, stage};

/// 14:02 in Berlin on 20 May 2026.
pub fn noon() -> Timestamp {
    "2026-05-20T12:02:00Z".parse().expect("a time")
}

/// A state, what draws it, and what came of it.
pub struct Desk {
    /// What the screens show.
    pub state: State,
    texts: &'static Texts,
    fields: Fields,
    /// Whether searches of the palette are answered at once, as index jobs are.
    pub finds: bool,
    /// Every action pushed by a screen, as it is written down for a programmer.
    pub pushed: Vec<String>,
    /// Commands that a backend would carry out; index jobs are not among them.
    pub commands: Vec<Command>,
    /// Writes that a backend would send.
    pub writes: Vec<WriteCommand>,
    /// Files that the system would open.
    pub opened: Vec<std::path::PathBuf>,
}

impl Speaks for Desk {
    fn speak(&mut self, language: Language) -> Language {
        self.state.system = language;
        std::mem::replace(&mut self.texts, Texts::of(language)).language()
    }
}

impl Desk {
    /// An environment with its key, on this screen.
    pub fn new(environment: Environment, screen: Screen) -> Self {
        Self::with_key(environment, screen, KeyState::Present)
    }

    /// An environment whose key is in this state.
    pub fn with_key(environment: Environment, screen: Screen, key: KeyState) -> Self {
        let settings = Settings { welcome_done: true, ..Settings::default() };
        let scope = Scope::of(environment);
        let mut state = State::new(Start {
            scope: scope.clone(),
            welcome: false,
            api_host: None,
            settings,
            read_only: false,
            data_dir: "/nowhere".into(),
            now: Now { utc: noon(), berlin: date(2026, 5, 20).at(14, 2, 0, 0) },
        });
        state.screen = screen;
        let opening = open_active(&mut state).commands;
        let ticket = match opening.first() {
            Some(Command::Local(ticket, _)) => ticket.clone(),
            other => panic!("the scope is opened first, not {other:?}"),
        };
        let opened = Opened {
            key,
            pay_host: Arc::from("app.secpaid.com"),
            journal: Ok(Arc::from([])),
            journal_notices: Vec::new(),
            book: Vec::new(),
            first_seen: Arc::default(),
        };
        let mut desk = Self {
            state,
            texts: Texts::of(Language::English),
            fields: Fields::default(),
            finds: true,
            pushed: Vec::new(),
            commands: Vec::new(),
            writes: Vec::new(),
            opened: Vec::new(),
        };
        desk.act(Action::Backend(Event::Opened(ticket, opened)));
        desk
    }

    /// The same in another language.
    pub fn speaking(mut self, language: Language) -> Self {
        self.speak(language);
        self
    }

    /// Carries out an action, and index and figure jobs at once.
    pub fn act(&mut self, action: Action) {
        let effects = apply(&mut self.state, action);
        self.writes.extend(effects.writes);
        self.opened.extend(effects.open_file);
        for command in effects.commands {
            match command {
                Command::Index(ticket, job) => {
                    let indexed = Box::new(indexed(&job));
                    self.act(Action::Backend(Event::Indexed(ticket, indexed)));
                }
                Command::Find(ticket, job) if self.finds => {
                    let result = found(&job);
                    self.act(Action::Backend(Event::Found(ticket, result)));
                }
                Command::Figure(ticket, job) => {
                    let figured = Box::new(figured(&job));
                    self.act(Action::Backend(Event::Figured(ticket, figured)));
                }
                other => self.commands.push(other),
            }
        }
    }

    /// Lets so many milliseconds pass.
    pub fn wait(&mut self, milliseconds: i64) {
        let utc = self.state.now.utc + jiff::SignedDuration::from_millis(milliseconds);
        self.act(Action::Tick(Now { utc, berlin: berlin(utc) }));
    }

    /// The ticket of the newest read that was asked for.
    pub fn asked(&self) -> Ticket {
        let newest = self.commands.iter().rev().find_map(|command| match command {
            Command::Read(_, Read::Check(_)) => None,
            Command::Read(ticket, _) => Some(ticket.clone()),
            _ => None,
        });
        newest.expect("a read was asked for")
    }

    /// The ticket of the newest read for the overview, and the days it is for.
    pub fn asked_figures(&self) -> (Ticket, DateRange) {
        let newest = self.commands.iter().rev().find_map(|command| match command {
            Command::Read(ticket, Read::Overview { range }) => Some((ticket.clone(), *range)),
            _ => None,
        });
        newest.expect("figures were asked for")
    }

    /// A page of pay-ins for the overview comes: of these rows those of the days asked for.
    pub fn figures_page(&mut self, rows: &[PayIn]) {
        let (ticket, range) = self.asked_figures();
        let rows: Vec<PayIn> = rows.iter().filter(|row| range.contains(row.created_at.day())).cloned().collect();
        self.act(Action::Backend(Event::PayInPage { ticket, rows: rows.into() }));
    }

    /// All pay-ins for the overview have come.
    pub fn figures(&mut self, rows: &[PayIn], expected_payout: Option<Money>) {
        self.figures_page(rows);
        let (ticket, range) = self.asked_figures();
        let at = self.state.now.utc;
        let (may_be_incomplete, unreadable) = (false, 0);
        let read = Event::PayInsRead { ticket, range, expected_payout, may_be_incomplete, unreadable, at };
        self.act(Action::Backend(read));
    }

    /// A page of pay-ins comes.
    pub fn page(&mut self, rows: Vec<PayIn>) {
        let page = Event::PayInPage { ticket: self.asked(), rows: rows.into() };
        self.act(Action::Backend(page));
    }

    /// The last page has come.
    pub fn read(&mut self, may_be_incomplete: bool, unreadable: usize) {
        let read = Event::PayInsRead {
            ticket: self.asked(),
            range: DateRange::EVERYTHING,
            expected_payout: None,
            may_be_incomplete,
            unreadable,
            at: self.state.now.utc,
        };
        self.act(Action::Backend(read));
    }

    /// The unpaid links come, with the times at which they were first seen.
    pub fn unpaid(&mut self, rows: Vec<UnpaidLink>, seen: &[(u64, Timestamp)]) {
        let read = self.list(rows, seen);
        self.act(Action::Backend(Event::UnpaidLinks(self.asked(), read)));
    }

    /// The used links come.
    pub fn paid(&mut self, rows: Vec<PaidLink>) {
        let read = self.list(rows, &[]);
        self.act(Action::Backend(Event::PaidLinks(self.asked(), read)));
    }

    /// The payouts come.
    pub fn payouts(&mut self, rows: Vec<Payout>) {
        let read = self.whole(rows, DateRange { from: Some(date(2026, 4, 21)), to: Some(date(2026, 5, 20)) });
        self.act(Action::Backend(Event::Payouts(self.asked(), read)));
    }

    /// The invoices come.
    pub fn invoices(&mut self, rows: Vec<Invoice>) {
        let read = self.whole(rows, DateRange::EVERYTHING);
        self.act(Action::Backend(Event::Invoices(self.asked(), read)));
    }

    fn whole<T>(&self, rows: Vec<T>, range: DateRange) -> ListRead<T> {
        ListRead { rows: Rows::from_vec(rows), range, may_be_incomplete: false, unreadable: 0, at: self.state.now.utc }
    }

    /// The newest comparison that was asked for.
    pub fn comparison(&self) -> (Ticket, CompareJob) {
        let newest = self.commands.iter().rev().find_map(|command| match command {
            Command::Compare(ticket, job) => Some((ticket.clone(), job.clone())),
            _ => None,
        });
        newest.expect("a comparison was asked for")
    }

    /// It comes, with these pay-ins where none were handed over.
    pub fn compared(&mut self, read: Vec<PayIn>) {
        let (ticket, job) = self.comparison();
        let now = self.state.now.utc;
        let (pay_ins, at) = job.pay_ins.map_or_else(|| (Rows::from_vec(read), now), |held| (held.rows, held.at));
        let found = match job.with {
            CompareWith::Payouts { day, payouts } => {
                ComparedWith::Payouts(Box::new(Match::of_day(day, payouts.iter(), pay_ins.iter())))
            }
            CompareWith::Invoices { month, invoices } => {
                ComparedWith::Invoices(FeeMatch::of_month(month, invoices.iter(), pay_ins.iter()))
            }
        };
        let compared = Compared { found, may_be_incomplete: false, at };
        self.act(Action::Backend(Event::Compared(ticket, Box::new(compared))));
    }

    fn list<T>(&self, rows: Vec<T>, seen: &[(u64, Timestamp)]) -> LinkListRead<T> {
        let first_seen = seen.iter().map(|(id, at)| (secpaid_desktop::model::LinkId(*id), *at)).collect();
        LinkListRead {
            cut: rows.len() >= 100,
            rows: rows.into(),
            limit: 100,
            unreadable: 0,
            at: self.state.now.utc,
            first_seen: Arc::new(first_seen),
        }
    }

    fn draw(ui: &mut egui::Ui, desk: &mut Self) {
        // The stage has a margin; a window has none.
        let whole = ui.ctx().content_rect();
        let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
        ui.set_clip_rect(whole);
        let mut actions = Vec::new();
        let view = View { state: &desk.state, texts: desk.texts };
        window_ui(&mut ui, &view, &mut desk.fields, &mut actions);
        let acted = !actions.is_empty();
        for action in actions {
            desk.pushed.push(format!("{action:?}"));
            desk.act(action);
        }
        if acted {
            ui.ctx().request_repaint();
        }
    }

    /// The desk in a window of this size, with texts in letters that no font of the tests has.
    pub fn odd_window(self, width: f32, height: f32) -> Harness<'static, Self> {
        let mut harness = stage(false, width, height)
            .allow_missing_glyphs()
            .with_render_cursor(false)
            .build_ui_state(|ui, desk: &mut Self| Self::draw(ui, desk), self);
        harness.run_ok();
        harness
    }

    /// The desk in a window of this size.
    pub fn window(self, dark: bool, width: f32, height: f32) -> Harness<'static, Self> {
        let mut harness = stage(dark, width, height)
            .with_pixels_per_point(1.5)
            .with_render_cursor(false)
            .build_ui_state(|ui, desk: &mut Self| Self::draw(ui, desk), self);
        harness.run_ok();
        harness
    }
}

fn figured(job: &FigureJob) -> Figured {
    match job {
        FigureJob::PayIns { rows, ask } => {
            Figured::PayIns(Box::new(overview(rows, *ask, &|| false).expect("nobody cancels")))
        }
        FigureJob::Ages { rows, seen, bounds } => {
            Figured::Ages(LinkAges::count(rows, seen, *bounds, &|| false).expect("nobody cancels"))
        }
    }
}

fn rows_of<T>(index: &[u32], get: impl Fn(usize) -> Option<T>) -> Vec<T> {
    index.iter().filter_map(|row| get(usize::try_from(*row).ok()?)).collect()
}

/// What the backend finds.
pub fn found(job: &FindJob) -> SearchResult {
    let Some(mut search) = Search::new(&job.query) else { return SearchResult::default() };
    for rows in &job.rows {
        match rows {
            TableRows::PayIns(rows) => search.through(rows, &|| false),
            TableRows::Unpaid(rows) => search.through(rows, &|| false),
            TableRows::Paid(rows) => search.through(rows, &|| false),
            TableRows::Payouts(rows) => search.through(rows, &|| false),
            TableRows::Invoices(rows) => search.through(rows, &|| false),
            TableRows::Activity(_) => true,
        };
    }
    search.finish()
}

/// What a backend would say of an index job.
pub fn indexed(job: &IndexJob) -> Indexed {
    let go_on = || false;
    let table = job.rows.table();
    let order = Order { sort: job.sort, words: &job.words };
    let (index, totals, counts) = match (&job.rows, &job.filter) {
        (TableRows::PayIns(rows), Filter::PayIns(filter)) => {
            let found = index_pay_ins(rows, filter, order, &go_on).expect("nobody cancels");
            let totals = PayInTotals::of(rows_of(&found.index, |row| rows.get(row)));
            (found.index, Totals::PayIns(totals), found.counts)
        }
        (TableRows::Unpaid(rows), Filter::Links(filter)) => {
            let (index, totals) = list(rows, filter, order);
            (index, Totals::Links(totals), Counts::default())
        }
        (TableRows::Paid(rows), Filter::Links(filter)) => {
            let (index, totals) = list(rows, filter, order);
            (index, Totals::Links(totals), Counts::default())
        }
        (TableRows::Payouts(rows), Filter::Payouts(filter)) => {
            let (index, totals) = list(rows, filter, order);
            (index, Totals::Payouts(totals), Counts::default())
        }
        (TableRows::Invoices(rows), Filter::Invoices(filter)) => {
            let (index, totals) = list(rows, filter, order);
            (index, Totals::Invoices(totals), Counts::default())
        }
        (TableRows::Activity(rows), Filter::Activity(filter)) => {
            let (index, totals) = list(rows, filter, order);
            (index, Totals::Activity(totals), Counts::default())
        }
        (rows, filter) => panic!("{filter:?} is no filter of {:?}", rows.table()),
    };
    Indexed { table, index, totals, counts }
}

fn list<T: Listed>(rows: &Rows<T>, filter: &T::Filter, order: Order<'_>) -> (Arc<[u32]>, T::Totals) {
    let index = index_list(rows, filter, order, &|| false).expect("nobody cancels");
    let shown = rows_of(&index, |row| rows.get(row));
    (index, T::totals(shown.into_iter()))
}

/// The rows of the table on the screen, as they are read aloud.
pub fn rows(harness: &Harness<'_, Desk>) -> Vec<String> {
    harness.get_all_by_role(Role::Row).map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
}

/// The last action that was pushed.
pub fn last<'h>(harness: &'h Harness<'_, Desk>) -> &'h str {
    harness.state().pushed.last().map_or("", String::as_str)
}

/// Whether this is on the screen.
pub fn has(harness: &Harness<'_, Desk>, role: Role, label: &str) -> bool {
    harness.query_by_role_and_label(role, label).is_some()
}

/// Presses it and draws until all is quiet.
pub fn press(harness: &mut Harness<'_, Desk>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_ok();
}

/// Presses a key and draws until all is quiet.
pub fn key(harness: &mut Harness<'_, Desk>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}
