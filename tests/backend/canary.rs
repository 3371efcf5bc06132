//! Secrets leave no trace: a key, a second one, recipient tokens and a webhook key go through every flow of the window
//! and every fault, among them answers that repeat them. Then they are looked for in whatever is said between screens
//! and backend, in every file, in what goes to the terminal, panics included, and on the command line. It all runs in a
//! process of its own, with a proxy in its environment that must hear nothing.
//! `cargo test --test backend canary -- --nocapture` prints what was searched.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use secpaid_desktop::backend::{BookWork, KeepKey, Local};
use secpaid_desktop::cli::{Place, tell_panics};
use secpaid_desktop::demo::PaymentMethod;
use secpaid_desktop::launch::{prepare, start_log};
use secpaid_desktop::model::{
    DraftEdit, Environment, LinkId, LinkList, LinkMode, RangeChoice, RecipientId, RecipientToken, RowSource as _,
    Source, SplitRowId,
};
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, KeyStoreError, wait};
use secpaid_desktop::state::{
    Action, BookAction, BookTarget, CreateAction, KeyAction, LinksAction, PayInsAction, RefundAction, Screen,
    SharingAction, State, TemplateAction, Trial, Whose,
};
use secpaid_desktop::text::Language;

use crate::echoes::{IN_BOOK, KEY, OWN, SECRETS, TYPED, WEBHOOK, WRONG_KEY, faults};
use crate::search::Search;
use crate::shop::{Shop, impatient, setup, test};
use crate::window::Window;

/// Where the process of its own writes.
const FOLDER: &str = "SECPAID_TEST_CANARY";

/// What all tokens of the simulator begin with.
const PREFIX: &str = "rt_demo_";

const DEVELOPMENT: Environment = Environment::Development;

#[test]
fn no_secret_is_found_anywhere_after_every_flow_and_every_fault() {
    let folder = tempfile::tempdir().unwrap();
    let temporary = folder.path().join("tmp");
    std::fs::create_dir(&temporary).unwrap();
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    proxy.set_nonblocking(true).unwrap();
    let address = format!("http://{}", proxy.local_addr().unwrap());
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", "canary::in_a_process_of_its_own", "--nocapture"]);
    again.env(FOLDER, folder.path()).env("TMPDIR", &temporary).env("RUST_BACKTRACE", "full");
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        again.env(name, &address).env(name.to_uppercase(), &address);
    }
    again.env_remove("no_proxy").env("NO_PROXY", "example.org");
    let output = again.output().unwrap();
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    assert!(output.status.success(), "{out}\n{err}");
    assert!(proxy.accept().is_err(), "the proxy was spoken to");
    let places = err.lines().filter(|line| line.starts_with("a panic at tests/backend/canary_files.rs:")).count();
    assert!(places >= 2 && !err.contains("with everything alive"), "no terminal: the place and nothing else: {err}");
    let mut search = Search::new(&SECRETS, PREFIX);
    search.none_in("standard output", "", out.as_bytes());
    search.none_in("standard error, with panics", "", err.as_bytes());
    let files: BTreeMap<&str, usize> =
        ["data", "exports", "tmp"].map(|name| (name, search.none_below(name, &folder.path().join(name)))).into();
    assert!(files["data"] >= 7 && files["exports"] >= 20, "{files:?}");
    let log = std::fs::read_dir(folder.path().join("data/log")).unwrap().next().unwrap().unwrap();
    let log = std::fs::read_to_string(log.path()).unwrap();
    assert!(log.contains("a line of the log") && log.contains("a panic"), "{log}");
    println!("{out}files: {files:?}");
    for (place, bytes) in &search.searched {
        println!("{bytes:>12} bytes of {place}");
    }
}

/// Does nothing by itself: the test above runs it.
#[test]
fn in_a_process_of_its_own() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    // Panics are told by their place here: why it failed is said to the test.
    if let Err(why) = std::panic::catch_unwind(|| through_every_flow(&folder)) {
        println!("{:?} {:?}", why.downcast_ref::<String>(), why.downcast_ref::<&str>());
        std::panic::resume_unwind(why);
    }
}

fn through_every_flow(folder: &Path) {
    let place = Place { data_dir: Some(folder.join("data")), ..Place::default() };
    let mut prepared = prepare(&place, None).ok().unwrap();
    tell_panics();
    start_log(&mut prepared);
    tracing::info!("a line of the log");
    let shop = Shop::with(|options| {
        options.key = KEY.to_owned();
        options.pay_ins = Some(60);
    });
    wait(|answer| shop.keys.remove(&test(), answer)).unwrap();
    let mut canary = Canary::over(&shop, folder);
    canary.keys();
    canary.book();
    canary.links_and_splits();
    canary.templates();
    canary.every_fault();
    canary.unknown_outcomes();
    canary.refunds();
    canary.exports();
    canary.pictures();
    canary.panics();
    canary.end();
}

pub struct Canary<'a> {
    pub shop: &'a Shop,
    pub window: Window,
    pub exports: PathBuf,
    pub search: Search,
    /// Bytes searched, by flow and fault.
    table: BTreeMap<(&'static str, &'static str), usize>,
}

impl<'a> Canary<'a> {
    fn over(shop: &'a Shop, folder: &Path) -> Self {
        let exports = folder.join("exports");
        std::fs::create_dir(&exports).unwrap();
        let keys = Arc::clone(&shop.keys);
        let base = setup(&folder.join("data"), keys, Arc::clone(&shop.clock), shop.setup().addresses);
        let setup = secpaid_desktop::backend::Setup { limits: impatient(), ..base };
        let mut window = Window::unopened(shop, setup, Screen::Create, test());
        window.heard = Some(String::new());
        window.open_now();
        Self { shop, window, exports, search: Search::new(&SECRETS, PREFIX), table: BTreeMap::new() }
    }

    /// Looks into everything that was said since the last time, and into all there is now.
    pub fn look(&mut self, flow: &'static str, fault: &'static str) {
        let mut all = std::mem::take(self.window.heard.as_mut().unwrap());
        let state = &self.window.state;
        let session = state.session();
        write!(all, "{:?}{:?}{:?}", session.create, state.dialog, state.notices).unwrap();
        write!(all, "{:?}{:?}", session.refunds, state.keys).unwrap();
        if fault == "-" && !self.table.contains_key(&(flow, fault)) {
            write!(all, "{state:?} {state:#?} {:?}", self.shop.test.requests()).unwrap();
        }
        let line = std::fs::read("/proc/self/cmdline").unwrap_or_default();
        all.push_str(&String::from_utf8_lossy(&line));
        self.search.none_in("actions, commands, events, state", &format!("{flow} × {fault}"), all.as_bytes());
        *self.table.entry((flow, fault)).or_default() += all.len();
    }

    pub fn act(&mut self, action: Action) {
        self.window.act(action);
    }

    pub fn go(&mut self, screen: Screen) {
        self.act(Action::Go(screen));
        self.window.quiet();
    }

    fn connect(&mut self, key: &str, keep: KeepKey) {
        self.act(Action::Key(KeyAction::Enter(Some(DEVELOPMENT))));
        self.act(Action::Key(KeyAction::Keep(keep)));
        let key = ApiKey::new(key).unwrap();
        self.act(Action::Key(KeyAction::Connect { environment: DEVELOPMENT, key }));
        self.window.until(|state| !matches!(state.key().unwrap().trial, Trial::Running { .. }));
        self.window.quiet();
    }

    /// Typed, refused, kept, tried, replaced, not kept by the keyring, removed.
    fn keys(&mut self) {
        self.connect(WRONG_KEY, KeepKey::Keyring);
        assert!(matches!(self.window.state.key().unwrap().trial, Trial::Failed(_)));
        self.look("a wrong key", "-");
        self.connect(KEY, KeepKey::Keyring);
        assert!(self.window.state.key().unwrap().is_usable());
        self.act(Action::Key(KeyAction::Test(DEVELOPMENT)));
        self.window.until(|state| !matches!(state.key().unwrap().trial, Trial::Running { .. }));
        self.look("a key kept and tried", "-");
        self.connect(KEY, KeepKey::Session);
        self.look("a key for the session", "-");
        self.act(Action::Key(KeyAction::Remove(DEVELOPMENT)));
        self.window.until(|state| !state.key().unwrap().is_usable());
        self.look("a key removed", "-");
        self.shop.keys.fail_with(Some(KeyStoreError::Failed("test".into())));
        self.connect(KEY, KeepKey::Keyring);
        self.look("a key the keyring does not take", "keyring fails");
        self.shop.keys.fail_with(None);
        self.connect(KEY, KeepKey::Keyring);
        self.look("a key replaced", "-");
    }

    fn recipient(&mut self, target: BookTarget, label: &str, token: &str) {
        let token = RecipientToken::new(token).unwrap();
        self.act(Action::Book(BookAction::Enter(Some(target))));
        self.act(Action::Book(BookAction::Save { label: label.into(), token: Some(token) }));
        self.window.until(|state| state.session().book.form.as_ref().is_none_or(|form| form.error.is_some()));
    }

    fn book(&mut self) {
        self.recipient(BookTarget::New, "Kurier Ritter", IN_BOOK);
        self.recipient(BookTarget::Own, "", OWN);
        self.look("the recipients book", "-");
        self.shop.keys.fail_with(Some(KeyStoreError::Locked("test".into())));
        self.recipient(BookTarget::New, "Floristik", TYPED);
        self.act(Action::Book(BookAction::LookAgain));
        self.look("the recipients book", "keyring locked");
        self.shop.keys.fail_with(None);
        self.act(Action::Book(BookAction::Enter(None)));
        let ticket = self.window.line.local(&test(), Local::Book(BookWork::Read(vec![RecipientId(1)])));
        self.window.until(|state| !state.session().book.recipients.is_empty());
        let answer = self.window.line.until(|event| Some(format!("{event:?} {event:#?}")));
        self.search.none_in(
            "actions, commands, events, state",
            "tokens read",
            format!("{ticket:?} {answer}").as_bytes(),
        );
    }

    /// The form of a split with a recipient of the book and a typed one, and of a webhook with its key.
    fn fill(&mut self, mode: LinkMode) {
        self.go(Screen::Create);
        self.act(Action::Create(CreateAction::Done));
        self.act(Action::Create(CreateAction::New(mode)));
        let edit = |edit| Action::Create(CreateAction::Edit(edit));
        self.act(edit(DraftEdit::Clear));
        self.act(edit(DraftEdit::Mode(mode)));
        if mode == LinkMode::Split {
            let entry = self.window.state.session().create.book.first().cloned();
            let of_book = entry.map(|entry| (Source::Book(entry), "30"));
            for (source, share) in of_book.into_iter().chain([(Source::Typed(String::new().into()), "20")]) {
                let row = SplitRowId(self.window.state.session().create.draft.next_row);
                self.act(edit(DraftEdit::AddRow(source)));
                self.act(edit(DraftEdit::RowShare(row, share.to_owned())));
                if share == "20" {
                    self.act(edit(DraftEdit::RowToken(row, String::from(TYPED).into())));
                    self.act(Action::Create(CreateAction::Recognise));
                }
            }
        } else {
            self.act(edit(DraftEdit::PaymentEndpoint("https://shop.example/hook".to_owned())));
            self.act(edit(DraftEdit::EncryptWebhook(true)));
            self.act(edit(DraftEdit::EncryptionKey(String::from(WEBHOOK).into())));
        }
    }

    /// Sends the form and waits for its end; whether a link came of it.
    pub fn create(&mut self, mode: LinkMode, note: &str) -> bool {
        self.fill(mode);
        self.window.send_link("100", note);
        self.act(Action::Create(CreateAction::SendTwice));
        self.window.until(|state| !state.session().write_running());
        self.window.quiet();
        self.window.state.session().create.created.is_some()
    }

    fn links_and_splits(&mut self) {
        for (flow, mode) in [("a link is created", LinkMode::Single), ("a split is created", LinkMode::Split)] {
            assert!(self.create(mode, flow), "{:?}", self.window.state.session().create.attempt);
            self.look(flow, "-");
            self.act(Action::Sharing(SharingAction::Share(Whose::Created, Language::German)));
            self.act(Action::CloseDialog);
            self.act(Action::Create(CreateAction::NewLikeThis));
            self.look("another like it", "-");
        }
        let newest = self.window.state.session().activity.entries[0].intent.id;
        self.act(Action::Create(CreateAction::LikeEntry(newest)));
        self.look("another like an entry", "-");
        for environment in [Environment::Demo, DEVELOPMENT] {
            self.fill(LinkMode::Split);
            self.act(Action::SwitchConfirmed(environment));
            self.window.until(State::is_connected);
            self.window.quiet();
            self.act(Action::Create(CreateAction::BringDraftOver));
            self.look("a draft brought over", "-");
        }
    }

    fn templates(&mut self) {
        self.fill(LinkMode::Split);
        self.act(Action::Template(TemplateAction::AskSave));
        self.act(Action::Template(TemplateAction::Name("Abo".to_owned())));
        self.act(Action::Template(TemplateAction::Save));
        self.act(Action::Template(TemplateAction::Apply("Abo".into())));
        self.look("templates", "-");
        assert_eq!(self.window.state.settings.of_scope(&test()).unwrap().templates.len(), 1);
    }

    /// Each fault in front of each request, the four writes and the five reads, and the trial of a key.
    fn every_fault(&mut self) {
        let of_link = faults(&[KEY, WEBHOOK]);
        let of_split = faults(&[KEY, IN_BOOK, TYPED]);
        for (((name, fault), (_, of_link)), (_, of_split)) in faults(&[KEY]).into_iter().zip(of_link).zip(of_split) {
            for (flow, endpoint, mode, fault) in [
                ("a link is created", "createLink", LinkMode::Single, of_link),
                ("a split is created", "createSplitLink", LinkMode::Split, of_split),
            ] {
                self.shop.fault(endpoint, fault);
                let made = self.create(mode, name);
                assert_eq!(self.shop.test.script(endpoint).waiting(), 0, "{flow}, {name}: it was not sent");
                assert!(
                    made || !name.starts_with("done"),
                    "{flow}, {name}: {:?}",
                    self.window.state.session().activity.entries[0]
                );
                self.look(flow, name);
                // The form waits for what is unknown, and would send nothing more.
                self.settle_all();
            }
            self.shop.fault("deleteLink", fault.clone());
            self.delete();
            self.look("a link is deleted", name);
            self.shop.fault("refundPayment", fault.clone());
            self.refund();
            self.look("a refund is asked for", name);
            for (flow, endpoint, screen, tab) in READS {
                (0..3).for_each(|_| self.shop.fault(endpoint, fault.clone()));
                self.go(screen);
                if let Some(tab) = tab {
                    self.act(Action::Links(LinksAction::Tab(tab)));
                }
                while self.shop.test.script(endpoint).waiting() > 0 {
                    self.act(Action::Reload);
                    self.window.quiet();
                }
                self.look(flow, name);
            }
            (0..3).for_each(|_| self.shop.fault("getPayInTransactions", fault.clone()));
            while self.shop.test.script("getPayInTransactions").waiting() > 0 {
                self.connect(KEY, KeepKey::Keyring);
                self.look("a key is tried", name);
            }
            self.settle_all();
            let whole = format!("{:?}", self.window.state);
            self.search.none_in("the whole state", name, whole.as_bytes());
        }
    }

    fn delete(&mut self) {
        self.go(Screen::Links);
        self.act(Action::Links(LinksAction::Tab(LinkList::Unpaid)));
        self.act(Action::Reload);
        self.window.quiet();
        let link = self.window.state.session().links.unpaid.rows.value().unwrap().get(0).unwrap().id;
        self.act(Action::Links(LinksAction::AskDelete(vec![link])));
        self.act(Action::Links(LinksAction::Delete));
        self.window.until(|state| !state.session().write_running());
        self.window.quiet();
        self.act(Action::CloseDialog);
    }

    fn refund(&mut self) {
        let mut links = self.shop.test.seen_links().into_iter().map(|(link, _)| link);
        let link = links.find(|link| self.shop.test.customer_pays(*link, PaymentMethod::Card).is_ok()).unwrap();
        self.go(Screen::PayIns);
        self.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
        self.act(Action::Reload);
        self.window.quiet();
        let row = row_of(&self.window.state, link);
        self.act(Action::Refund(RefundAction::Open(row)));
        self.act(Action::Refund(RefundAction::Send));
        self.window.until(|state| !state.session().write_running());
        self.window.quiet();
        self.act(Action::CloseDialog);
        self.window.quiet();
    }

    fn refunds(&mut self) {
        self.refund();
        self.look("a refund is asked for", "-");
        self.delete();
        self.look("a link is deleted", "-");
    }

    fn end(self) {
        let Self { window, table, search, .. } = self;
        let (flows, faults): (std::collections::BTreeSet<_>, std::collections::BTreeSet<_>) =
            table.keys().copied().unzip();
        for ((flow, fault), bytes) in &table {
            println!("{bytes:>12} bytes: {flow} × {fault}");
        }
        println!("{} flows, {} faults, {} cells; {:?}", flows.len(), faults.len(), table.len(), search.searched);
        window.stop();
    }
}

const READS: [(&str, &str, Screen, Option<LinkList>); 5] = [
    ("pay-ins are read", "getPayInTransactions", Screen::PayIns, None),
    ("unpaid links are read", "getMyUnusedLinks", Screen::Links, Some(LinkList::Unpaid)),
    ("paid links are read", "getMyUsedLinks", Screen::Links, Some(LinkList::Paid)),
    ("payouts are read", "getPayOutTransactions", Screen::Payouts, None),
    ("invoices are read", "getTaxInvoiceList", Screen::Invoices, None),
];

fn row_of(state: &State, id: LinkId) -> u32 {
    let rows = state.session().pay_ins.shown();
    u32::try_from(rows.iter().position(|row| row.pay_id == id && row.is_paid_payment()).unwrap()).unwrap()
}
