//! A long day: as many actions as eight hours of use hold, as fast as they go, while the service answers with random
//! faults. Held are memory, file handles and threads, the size of the data folder, and that each write, export, key and
//! settlement is told once. The day runs in a process of its own, so that only the application is measured.
//! A few hundred actions in the checks; `ACTIONS=10000 cargo test --test backend long -- --nocapture` for a whole day.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::time::Duration;

use secpaid_desktop::api::{BaseUrl, Limits, Rates};
use secpaid_desktop::backend::{
    Command, Event, ExportJob, ExportRows, Local, Outcome, Setup, Table, Ticket, WriteCommand,
};
use secpaid_desktop::clock::FixedClock;
use secpaid_desktop::demo::{Canned, Fault, Gate, Twist};
use secpaid_desktop::journal::{EntryState, IntentId};
use secpaid_desktop::model::{DraftEdit, Environment, LinkId, LinkList, LinkMode, RangeChoice, Source};
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, MemoryKeyStore, wait};
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{
    Action, ActivityAction, Attempt, CreateAction, DeleteState, Dialog, KeyAction, LinksAction, NoticeKind,
    PaletteAction, PayInsAction, RefundAction, RefundAttempt, Screen, SettingsAction, SettingsPage, Start, State,
    apply, open_active,
};

use crate::files::{PLAIN, words};
use crate::shop::{LIVE_KEY, Shop, TEST_KEY, clock, impatient, live, setup, test};
use crate::window::{Line, is_quiet, now};

/// Where the simulators are; set, this process is the application.
const URLS: &str = "LONG_URLS";
/// The data folder.
const FOLDER: &str = "LONG_FOLDER";
/// How many actions.
const ACTIONS: &str = "ACTIONS";
/// A day is looked at in so many pieces.
const PIECES: usize = 20;
/// What an action takes a merchant: 10,000 of them are eight hours and a bit.
const PER_ACTION: Duration = Duration::from_secs(3);
/// The nine endpoints.
const ENDPOINTS: [&str; 9] = [
    "createLink",
    "createSplitLink",
    "deleteLink",
    "refundPayment",
    "getMyUnusedLinks",
    "getMyUsedLinks",
    "getPayInTransactions",
    "getPayOutTransactions",
    "getTaxInvoiceList",
];

fn actions() -> usize {
    std::env::var(ACTIONS).ok().and_then(|text| text.parse().ok()).unwrap_or(400)
}

/// A small generator of its own: the same day in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }

    fn of<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.next(u64::try_from(from.len()).unwrap())).unwrap()]
    }
}

/// What the process takes of the computer.
#[derive(Debug, Clone, Copy)]
struct Taken {
    kib: u64,
    handles: usize,
    threads: usize,
}

fn taken() -> Taken {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap();
    let resident: u64 = pages.split_whitespace().nth(1).unwrap().parse().unwrap();
    let count = |folder| std::fs::read_dir(folder).unwrap().count();
    Taken { kib: resident * 4, handles: count("/proc/self/fd"), threads: count("/proc/self/task") }
}

/// The application without a window, and what it was asked and told.
struct Day {
    line: Line,
    state: State,
    clock: Arc<FixedClock>,
    dice: Dice,
    folder: PathBuf,
    /// What must be told once: writes, exports, keys and settlements that were asked for, by ticket.
    asked: BTreeMap<u64, &'static str>,
    told: BTreeSet<u64>,
    /// How writes ended, and in which environment.
    outcomes: BTreeMap<(Environment, &'static str), usize>,
    /// Writes that are in the journal.
    recorded: usize,
    links: u64,
}

impl Day {
    fn begin(folder: &Path, urls: &str) -> Self {
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

    fn send(&mut self, commands: Vec<Command>, writes: Vec<WriteCommand>) {
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

    fn act(&mut self, action: Action) {
        // As the window does: an action is only carried out where its commands find room.
        while !self.line.has_room_for(16, 16) {
            self.step();
        }
        let effects = apply(&mut self.state, action);
        self.send(effects.commands, effects.writes);
    }

    /// Takes an event in, and looks that what ended is told once.
    fn take(&mut self, event: Event) {
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
    fn shows(&self, ticket: &Ticket) -> bool {
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

    fn step(&mut self) {
        let event = self.line.next();
        self.take(event);
    }

    fn until(&mut self, mut wanted: impl FnMut(&State) -> bool) {
        while !wanted(&self.state) {
            self.step();
        }
    }

    /// Until nothing is under way anywhere.
    fn rest(&mut self) {
        while !(self.state.sessions.values().all(is_quiet) && self.told.len() == self.asked.len()) {
            self.step();
        }
    }

    /// Takes in what is there.
    fn look(&mut self) {
        while let Some(event) = self.line.news() {
            self.take(event);
        }
    }

    fn one_action(&mut self) {
        self.clock.advance(PER_ACTION);
        self.act(Action::Tick(now(&self.clock)));
        match self.dice.next(100) {
            0..10 => {
                let to = self.dice.of(&Environment::ALL);
                self.act(Action::SwitchConfirmed(to));
            }
            10..28 => {
                let screen = self.dice.of(Screen::NAVIGABLE);
                self.act(Action::Go(screen));
            }
            28..38 => self.act(Action::Reload),
            38..43 => self.export(),
            43..60 => self.create(false),
            60..64 => self.create(true),
            64..74 => self.delete(),
            74..80 => self.refund(),
            80..86 => self.check(),
            86..92 => self.settle(),
            92..94 => {
                self.act(Action::Palette(PaletteAction::Open));
                self.act(Action::Palette(PaletteAction::Query("rechnung".to_owned())));
            }
            94..97 => self.key(),
            97..98 => self.demo(),
            _ => {
                let percent = 90 + u16::try_from(self.dice.next(30)).unwrap();
                self.act(Action::Settings(SettingsAction::Zoom(percent)));
                self.act(Action::Go(Screen::Settings(SettingsPage::Data)));
            }
        }
        match self.dice.next(3) {
            0 => self.rest(),
            1 => self.look(),
            _ => {}
        }
        if self.state.notices.len() > 20 {
            let read: Vec<u64> = self.state.notices.iter().map(|notice| notice.id).collect();
            read.into_iter().for_each(|id| self.act(Action::Dismiss(id)));
        }
    }

    fn export(&mut self) {
        let table = self.dice.of(&[Table::PayIns, Table::Unpaid, Table::Paid, Table::Payouts, Table::Invoices]);
        let what = self.dice.of(&[ExportRows::All as fn(Table) -> ExportRows, ExportRows::New]);
        let ticket = self.line.ticket(&self.state.active.clone());
        let job = ExportJob {
            rows: what(table),
            columns: table.shown_columns(),
            format: PLAIN,
            words: words(table),
            path: self.folder.join("exports").join(format!("{table:?}.csv")),
            overwrite: true,
        };
        self.send(vec![Command::Export(ticket, job)], Vec::new());
    }

    fn create(&mut self, split: bool) {
        // What may have happened already is settled first, as the form asks.
        if let Attempt::Unknown(intent) = self.state.session().create.attempt {
            self.settle_by_hand(intent);
            self.rest();
        }
        self.links += 1;
        let note = format!("Rechnung {}", self.links);
        self.act(Action::Go(Screen::Create));
        self.act(Action::Create(CreateAction::Done));
        self.act(Action::Create(CreateAction::New(if split { LinkMode::Split } else { LinkMode::Single })));
        let mut edits = vec![DraftEdit::Amount("12,50".to_owned()), DraftEdit::Note(note)];
        if split {
            let token = zeroize::Zeroizing::new("rt_demo_courier_4711_abcdef".to_owned());
            edits.push(DraftEdit::AddRow(Source::Typed(token)));
        }
        edits.into_iter().for_each(|edit| self.act(Action::Create(CreateAction::Edit(edit))));
        let row = self.state.session().create.draft.rows.first().map(|row| row.id);
        if let Some(row) = row.filter(|_| split) {
            self.act(Action::Create(CreateAction::Edit(DraftEdit::RowShare(row, "20".to_owned()))));
        }
        self.act(Action::Create(CreateAction::Send));
    }

    fn delete(&mut self) {
        self.act(Action::Go(Screen::Links));
        self.act(Action::Links(LinksAction::Tab(LinkList::Unpaid)));
        let rows = self.state.session().links.unpaid.rows.value();
        let newest = rows.map(|rows| rows.iter().map(|link| link.id).collect::<Vec<LinkId>>()).unwrap_or_default();
        let wanted = 1 + usize::try_from(self.dice.next(3)).unwrap();
        let chosen: Vec<LinkId> = newest.into_iter().rev().take(wanted).collect();
        if chosen.is_empty() {
            return;
        }
        self.act(Action::Links(LinksAction::AskDelete(chosen)));
        self.act(Action::Links(LinksAction::Delete));
        if self.dice.next(2) == 0 {
            self.act(Action::CloseDialog);
        }
    }

    fn refund(&mut self) {
        self.act(Action::SwitchConfirmed(Environment::Development));
        self.act(Action::Go(Screen::PayIns));
        self.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
        if self.dice.next(2) == 0 {
            self.rest();
        }
        let skip = usize::try_from(self.dice.next(900)).unwrap();
        let rows = self.state.session().pay_ins.shown();
        let found = rows.iter().enumerate().skip(skip).find(|(_, row)| row.is_paid_payment());
        let Some(row) = found.map(|(row, _)| u32::try_from(row).unwrap()) else {
            return;
        };
        self.act(Action::Refund(RefundAction::Open(row)));
        self.act(Action::Refund(RefundAction::Full(true)));
        self.act(Action::Refund(RefundAction::Send));
        if self.dice.next(2) == 0 {
            self.act(Action::CloseDialog);
        }
    }

    fn unknown(&mut self) -> Option<IntentId> {
        self.act(Action::Go(Screen::Activity));
        let entries = &self.state.session().activity.entries;
        entries.iter().find(|entry| entry.state() == EntryState::Unknown).map(|entry| entry.intent.id)
    }

    fn check(&mut self) {
        if let Some(intent) = self.unknown() {
            self.act(Action::Activity(ActivityAction::Open(intent)));
            self.act(Action::Activity(ActivityAction::Check(intent)));
        }
    }

    fn settle(&mut self) {
        if let Some(intent) = self.unknown() {
            self.settle_by_hand(intent);
        }
    }

    fn settle_by_hand(&mut self, intent: IntentId) {
        self.act(Action::Activity(ActivityAction::Open(intent)));
        self.act(Action::Activity(ActivityAction::AskSettle(intent)));
        self.act(Action::Activity(ActivityAction::SettleWord("seen in the dashboard".to_owned())));
        self.act(Action::Activity(ActivityAction::SettleHappened(true)));
        self.act(Action::Activity(ActivityAction::Settle(intent)));
    }

    fn key(&mut self) {
        // The page that has the buttons asks for every key first.
        self.act(Action::Go(Screen::Settings(SettingsPage::Environments)));
        if self.dice.next(2) == 0 {
            return self.act(Action::Key(KeyAction::Test(Environment::Production)));
        }
        let key = ApiKey::new(TEST_KEY).unwrap();
        self.act(Action::Key(KeyAction::Connect { environment: Environment::Development, key }));
    }

    fn demo(&mut self) {
        self.act(Action::SwitchConfirmed(Environment::Demo));
        self.act(Action::Links(LinksAction::NextDay));
    }

    /// The outcomes that the journal of a scope has, and whether one is still open.
    fn in_the_journal(&self) -> usize {
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
            | NoticeKind::RefundRequested(_)
            | NoticeKind::NotDone
            | NoticeKind::OutcomeUnknown
            | NoticeKind::Exported { .. }
            | NoticeKind::ExportFailed(_)
    )
}

/// Bytes of each file of a folder, without its folders.
fn sizes(folder: &Path) -> BTreeMap<String, u64> {
    let files = std::fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    files.map(|entry| (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().len())).collect()
}

/// The process that lives through the day.
#[test]
fn lives_through_the_day() {
    let Ok(urls) = std::env::var(URLS) else {
        return;
    };
    let folder = PathBuf::from(std::env::var(FOLDER).unwrap());
    std::fs::create_dir(folder.join("exports")).unwrap();
    let mut day = Day::begin(&folder, &urls);
    let count = actions();
    let mut pieces = Vec::new();
    for action in 0..count {
        day.one_action();
        if (action + 1) % (count / PIECES) == 0 {
            day.rest();
            let now = taken();
            println!(
                "{:>6} actions: {:>7} KiB, {:>3} handles, {:>3} threads",
                action + 1,
                now.kib,
                now.handles,
                now.threads
            );
            pieces.push(now);
        }
    }
    day.rest();
    assert_eq!(day.told.len(), day.asked.len());
    assert_eq!(day.in_the_journal(), day.recorded, "each write that was begun is in the journal once");
    let mut kinds = BTreeMap::<&str, usize>::new();
    day.asked.values().for_each(|what| *kinds.entry(what).or_default() += 1);
    println!("told: {kinds:?}, writes: {:?}, {} in the journal", day.outcomes, day.recorded);
    let (recorded, exported) = (u64::try_from(day.recorded).unwrap(), u64::try_from(kinds["export"]).unwrap());
    day.line.stop();
    assert_flat(&pieces, recorded);
    assert_bounded(&folder, recorded, exported);
    println!("the day is over");
}

/// The second half of the day takes no more than the first quarter did, but for what is kept of each write.
fn assert_flat(pieces: &[Taken], recorded: u64) {
    let most = |pieces: &[Taken], of: fn(&Taken) -> u64| pieces.iter().map(of).max().unwrap();
    let (early, late) = (&pieces[1..PIECES / 4], &pieces[PIECES / 2..]);
    let of_memory = |taken: &Taken| taken.kib;
    let of_handles = |taken: &Taken| u64::try_from(taken.handles).unwrap();
    let of_threads = |taken: &Taken| u64::try_from(taken.threads).unwrap();
    let (before, after) = (most(early, of_memory), most(late, of_memory));
    let kept = 16 * 1024 + recorded * 8;
    assert!(after < before + kept, "memory grew from {before} to {after} KiB, {kept} are kept of the writes");
    let (before, after) = (most(early, of_handles), of_handles(pieces.last().unwrap()));
    assert!(after <= before + 6, "handles grew from {before} to {after}");
    let (before, after) = (most(early, of_threads), of_threads(pieces.last().unwrap()));
    assert!(after <= before + 24, "threads grew from {before} to {after}");
}

/// The data folder has what it should have and nothing left over, and grows with the writes alone.
fn assert_bounded(folder: &Path, recorded: u64, exported: u64) {
    let sizes = sizes(folder);
    println!("the data folder: {sizes:?}");
    let names: Vec<&str> = sizes.keys().map(String::as_str).collect();
    let expected =
        ["journal.jsonl", "ledger.jsonl", "rate-development.json", "rate-production.json", "salt", "settings.json"];
    assert!(names.iter().all(|name| expected.contains(name)), "{names:?}");
    assert!(sizes["journal.jsonl"] < 4096 + recorded * 2048, "{sizes:?}");
    assert!(sizes["ledger.jsonl"] < 256 * 1024 + (recorded + exported) * 1024, "{sizes:?}");
    assert!(sizes["settings.json"] < 16 * 1024, "{sizes:?}");
    let left: Vec<_> = std::fs::read_dir(folder.join("exports")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.iter().all(|path| path.extension().is_some_and(|end| end == "csv")), "{left:?}");
}

/// What happens to the next request, mostly nothing.
fn fault(dice: &mut Dice, endpoint: &str) -> Fault {
    // A write is one request, a read may be many and tries again.
    match dice.next(if endpoint.starts_with("get") { 160 } else { 50 }) {
        0 => Fault::ResetBeforeChange,
        1 => Fault::ResetAfterChange,
        2 => Fault::ResetInBody,
        3 => Fault::Answer(Canned::html(502)),
        4 => Fault::AnswerAfterChange(Canned::empty(503)),
        5 => Fault::Answer(Canned::too_many(Some("0"))),
        6 => Fault::AnswerAfterChange(Canned::cut_json()),
        7 => Fault::Answer(Canned::envelope(200, 0, "Something went wrong")),
        8 => Fault::StallBeforeHead(Gate::new()),
        9 => Fault::StallInBody(Gate::new()),
        10 => Fault::Twist(Twist::UnknownValues),
        11 => Fault::Answer(Canned::empty(404)),
        _ => Fault::Delay(Duration::ZERO),
    }
}

#[test]
fn a_long_day_takes_no_more_at_its_end_than_in_the_morning_and_tells_everything_once() {
    let shop = Shop::open();
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let started = std::env::var(URLS).is_ok();
    assert!(!started, "this is the simulator's side");
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "long::lives_through_the_day", "--nocapture"])
        .env(URLS, format!("{} {}", shop.test.url(), shop.live.url()))
        .env(FOLDER, shop.folder.path())
        .env(ACTIONS, actions().to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut said = String::new();
        std::io::Read::read_to_string(&mut out, &mut said).unwrap();
        said
    });
    while child.try_wait().unwrap().is_none() {
        for simulator in [&shop.test, &shop.live] {
            for endpoint in ENDPOINTS {
                let script = simulator.script(endpoint);
                while script.waiting() < 64 {
                    script.push(fault(&mut dice, endpoint));
                }
            }
        }
        std::thread::park_timeout(Duration::from_millis(5));
    }
    let said = reader.join().unwrap();
    println!("{said}");
    assert!(said.contains("the day is over"), "the day ended early");
    let mut notes: Vec<String> = shop
        .test
        .requests()
        .iter()
        .chain(&shop.live.requests())
        .filter(|request| request.endpoint.starts_with("create"))
        .map(|request| request.body["recipient_note"].to_string())
        .collect();
    let sent = notes.len();
    assert!(sent > 10, "hardly a link was created");
    notes.sort();
    notes.dedup();
    assert_eq!(notes.len(), sent, "a link was asked for twice");
}
