//! The shop goes on selling: while everything is exported, or many links are deleted, a second client with the same key, such as the merchant's own
//! web shop, gets its share of the 60 requests a minute. The minute is shortened; its proportions are production's. And
//! every process over a data folder shares one budget: a second window here, and the `export` command as it is shipped,
//! whose minute is a real one that is nearly over.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command as Process, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use secpaid_desktop::api::{BaseUrl, Limits, Rates};
use secpaid_desktop::backend::{Command, Event, ExportJob, ExportRows, Read, Setup, Table, Write};
use secpaid_desktop::clock::{Clock, SystemClock};
use secpaid_desktop::model::{DateRange, LinkId, LinkList, Scope};
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, MemoryKeyStore, wait};
use secpaid_desktop::state::{Action, LinksAction, Screen, State};

use crate::files::{PLAIN, words};
use crate::shop::{Shop, TEST_KEY, clock, patient, setup, test};
use crate::window::{Line, Window};

/// A minute of this test: long enough for a busy machine to use up what may be asked in it.
const MINUTE: Duration = Duration::from_secs(6);
/// What the shop asks in a minute: what the design leaves it, less what two clocks may differ by.
const OF_THE_SHOP: u32 = 25;

/// Production's rates over the shortened minute.
fn limits() -> Limits {
    let rates = Rates { window: MINUTE, slow_for: MINUTE * 5, ..Limits::production().rates };
    Limits { rates, ..patient() }
}

/// Asks at an even pace until it is told to stop; says how many answers were "too many" and how many came in all.
fn sell(url: &str, stop: &Arc<AtomicBool>, refused: &Arc<AtomicU32>) -> std::thread::JoinHandle<u32> {
    let (url, stop, refused) = (format!("{url}/api/v2/getMyUsedLinks"), Arc::clone(stop), Arc::clone(refused));
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
        runtime.block_on(async {
            let mut pace = tokio::time::interval(MINUTE / OF_THE_SHOP);
            pace.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            let mut asked = 0;
            while !stop.load(Ordering::Relaxed) {
                pace.tick().await;
                let request = client.post(&url).header("token", TEST_KEY).body("{\"limit\":1}");
                let status = request.send().await.unwrap().status();
                refused.fetch_add(u32::from(status.as_u16() == 429), Ordering::Relaxed);
                asked += 1;
            }
            asked
        })
    })
}

/// Exports everything of Development; says how many rows there were, and whether it was ever held up.
fn export_all(line: &mut Line, path: &Path) -> (usize, bool) {
    let ticket = line.ticket(&test());
    let job = ExportJob {
        columns: Table::PayIns.shown_columns(),
        rows: ExportRows::All(Table::PayIns),
        format: PLAIN,
        words: words(Table::PayIns),
        path: path.to_owned(),
        overwrite: false,
    };
    line.send(Command::Export(ticket, job));
    let mut waited = false;
    let rows = line.until(|event| match event {
        Event::Exported(_, result) => Some(result.unwrap().rows),
        Event::Progress(_, progress) => {
            waited |= progress.waiting.is_some();
            None
        }
        _ => None,
    });
    (rows, waited)
}

/// A shop with so many pay-ins, whose service counts as the real one does, over a minute of this length.
fn counting(pay_ins: usize, minute: Duration) -> Shop {
    Shop::with(|options| {
        options.pay_ins = Some(pay_ins);
        options.requests_a_minute = Some(60);
        options.minute = minute;
    })
}

#[test]
fn a_full_export_leaves_the_shop_its_share() {
    let shop = counting(45_000, MINUTE);
    let mut line = Line::start(Setup { limits: limits(), clock: Arc::new(SystemClock), ..shop.setup() });
    line.open(&test());
    let (ended, refused) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let selling = sell(shop.test.url(), &ended, &refused);
    let (rows, waited) = export_all(&mut line, &shop.folder.path().join("all.csv"));
    ended.store(true, Ordering::Relaxed);
    let asked = selling.join().unwrap();
    println!("{rows} rows exported, the shop asked {asked} times meanwhile");
    assert_eq!(rows, 45_000);
    assert!(waited, "the export was never held up: it is no test of the rate");
    assert!(asked > OF_THE_SHOP, "the shop hardly sold: {asked}");
    assert_eq!(refused.load(Ordering::Relaxed), 0, "of {asked} requests of the shop");
}

#[test]
fn a_deletion_of_many_links_leaves_the_shop_its_share_and_lets_a_single_write_go_first() {
    let shop = Shop::with(|options| {
        options.requests_a_minute = Some(60);
        options.minute = MINUTE;
    });
    let setup = Setup { limits: limits(), clock: Arc::new(SystemClock), ..shop.setup() };
    let mut window = Window::over(&shop, setup, Screen::Links);
    let (ended, refused) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let selling = sell(shop.test.url(), &ended, &refused);
    let all: Vec<LinkId> = shop.test.seen_links().iter().map(|(id, _)| *id).collect();
    assert_eq!(all.len(), 40);
    window.act(Action::Links(LinksAction::AskDelete(all)));
    window.act(Action::Links(LinksAction::Delete));
    let left = |state: &State| state.session().links.deleting.len();
    window.until(|state| left(state) == 10);
    window.send_link("88,19", "Bestellung 2026-0135");
    window
        .until(|state| !state.session().activity.running.values().any(|(write, _)| matches!(write, Write::Create(_))));
    // One or two that are under way may end before it.
    assert!(left(&window.state) >= 8, "the link waited for the deletions");
    assert_eq!(shop.test.count("createLink"), 1);
    window.until(|state| left(state) == 0);
    ended.store(true, Ordering::Relaxed);
    let asked = selling.join().unwrap();
    println!("40 links deleted, the shop asked {asked} times meanwhile");
    assert_eq!((shop.test.count("deleteLink"), shop.test.seen_links().len()), (40, 1), "the new link is left");
    assert!(asked > OF_THE_SHOP, "the shop hardly sold: {asked}");
    assert_eq!(refused.load(Ordering::Relaxed), 0, "of {asked} requests of the shop");
    window.stop();
}

/// Where the simulator is; set, this process is the second window.
const URL: &str = "RATE_URL";
/// The data folder.
const FOLDER: &str = "RATE_FOLDER";

/// The second window, in a process of its own: it exports everything and ends.
#[test]
fn exports_everything_from_a_second_window() {
    let Ok(url) = std::env::var(URL) else {
        return;
    };
    let folder = std::env::var(FOLDER).unwrap();
    let keys = Arc::new(MemoryKeyStore::default());
    wait(|answer| keys.set(&test(), Arc::new(ApiKey::new(TEST_KEY).unwrap()), answer)).unwrap();
    let addresses = BTreeMap::from([(test(), BaseUrl::parse(&url).unwrap())]);
    let setup = setup(Path::new(&folder), keys, clock(), addresses);
    let mut line = Line::start(Setup { limits: limits(), clock: Arc::new(SystemClock), read_only: true, ..setup });
    line.open(&test());
    let (rows, waited) = export_all(&mut line, &Path::new(&folder).join("second.csv"));
    println!("\n{rows} rows, held up: {waited}");
}

/// A process that is ended with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn two_windows_that_export_everything_leave_the_shop_its_share_together() {
    let shop = counting(25_000, MINUTE);
    let mut line = Line::start(Setup { limits: limits(), clock: Arc::new(SystemClock), ..shop.setup() });
    line.open(&test());
    let (ended, refused) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let selling = sell(shop.test.url(), &ended, &refused);
    let mut second = Running(
        Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "rate::exports_everything_from_a_second_window", "--nocapture"])
            .env(URL, shop.test.url())
            .env(FOLDER, shop.folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    let (rows, waited) = export_all(&mut line, &shop.folder.path().join("first.csv"));
    let output = std::io::read_to_string(second.0.stdout.take().unwrap()).unwrap();
    ended.store(true, Ordering::Relaxed);
    let asked = selling.join().unwrap();
    println!("{rows} rows exported in each of two windows, the shop asked {asked} times meanwhile");
    assert_eq!(rows, 25_000);
    assert!(output.contains("25000 rows, held up: "), "{output}");
    assert!(waited || output.contains("held up: true"), "neither was ever held up: it is no test of the rate");
    assert!(asked > OF_THE_SHOP, "the shop hardly sold: {asked}");
    assert_eq!(refused.load(Ordering::Relaxed), 0, "of {asked} requests of the shop");
    let shared = std::fs::read_to_string(shop.folder.path().join("rate-development.json")).unwrap();
    assert!(shared.contains("\"slow_until\":0"), "a window was told that it asked too often: {shared}");
}

/// The scope that the program has of an address of the user's own.
fn at_host(shop: &Shop) -> Scope {
    Scope::at_host(&BaseUrl::parse(shop.test.url()).unwrap().host())
}

/// The window's backend over that scope, at a time of its own.
fn window(shop: &Shop, clock: Arc<dyn Clock>) -> Line {
    let scope = at_host(shop);
    let addresses = BTreeMap::from([(scope.clone(), BaseUrl::parse(shop.test.url()).unwrap())]);
    let limits = Limits { rates: Limits::production().rates, ..patient() };
    let session_key = Some((scope.clone(), ApiKey::new(TEST_KEY).unwrap()));
    let mut line = Line::start(Setup { addresses, session_key, limits, clock, ..shop.setup() });
    line.open(&scope);
    line
}

/// Reads all pay-ins until there is no room for another page.
fn read_until_held_up(line: &mut Line, scope: &Scope) {
    let ticket = line.read(scope, Read::PayIns { range: DateRange::EVERYTHING });
    line.until(|event| match event {
        Event::Progress(of, progress) if of.id == ticket.id => progress.waiting.map(|_| ()),
        Event::PayInsRead { .. } => panic!("it was never held up"),
        _ => None,
    });
}

/// The `export` command as it is shipped, to its end.
fn export(shop: &Shop, list: &str) -> Output {
    let mut program = Process::new(env!("CARGO_BIN_EXE_secpaid-desktop"));
    program.args(["export", list, "--environment", "development", "--api-url", shop.test.url(), "--data-dir"]);
    program.arg(shop.folder.path()).arg("--output").arg(shop.folder.path().join(format!("{list}.csv")));
    let output = program.env("SECPAID_API_KEY", TEST_KEY).env("LC_ALL", "C.UTF-8").output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    output
}

/// The computer's clock, slow by nearly a minute: what is counted by it is forgotten soon.
struct Late;

/// What is left of the minute.
const LEFT: Duration = Duration::from_secs(5);

impl Clock for Late {
    fn timestamp(&self) -> jiff::Timestamp {
        SystemClock.timestamp() + LEFT - Duration::from_mins(1)
    }

    fn instant(&self) -> Instant {
        SystemClock.instant()
    }
}

#[test]
fn the_export_command_waits_for_what_the_window_asked() {
    let shop = counting(9_000, Duration::from_mins(1));
    let start = SystemClock.instant();
    let (mut line, scope) = (window(&shop, Arc::new(Late)), at_host(&shop));
    for _ in 0..45 {
        let asked = line.read(&scope, Read::Links { list: LinkList::Paid, limit: Some(10) });
        line.until(|event| matches!(event, Event::PaidLinks(of, _) if of.id == asked.id).then_some(()));
    }
    read_until_held_up(&mut line, &scope);
    assert_eq!(shop.test.requests().len(), 50, "ten are kept for writes");
    let output = export(&shop, "invoices");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "18\n");
    let took = SystemClock.instant().duration_since(start);
    assert!(took >= LEFT, "it was sent before the minute was over: {took:?}");
    assert!(shop.test.count("getTaxInvoiceList") > 0);
}

#[test]
fn the_window_waits_for_what_the_export_command_asked() {
    let shop = counting(20_000, Duration::from_mins(1));
    let output = export(&shop, "pay-ins");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "20000\n");
    let before = shop.test.requests().len();
    assert!((20..30).contains(&before), "{before}");
    let mut line = window(&shop, Arc::new(SystemClock));
    read_until_held_up(&mut line, &at_host(&shop));
    assert_eq!(shop.test.requests().len(), 30, "together");
}
