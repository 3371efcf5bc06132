//! A long day: as many actions as eight hours of use hold, as fast as they go, while the service answers with random
//! faults. Held are memory, file handles and threads, the size of the data folder, and that each write, export, key and
//! settlement is told once. The day runs in a process of its own, so that only the application is measured.
//! A few hundred actions in the checks; `ACTIONS=10000 cargo test --test backend long -- --nocapture` for a whole day, and
//! with `LEAK=1024` before it, so many bytes lost with each action, it must fail.

mod day;
mod errands;

use crate::shop::Shop;
use secpaid_desktop::demo::{Canned, Fault, Gate, Twist};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use day::{Day, Dice};

/// Where the simulators are; set, this process is the application.
const URLS: &str = "LONG_URLS";
/// The data folder.
const FOLDER: &str = "LONG_FOLDER";
/// How many actions.
const ACTIONS: &str = "ACTIONS";
/// A day is looked at in so many pieces.
const PIECES: usize = 20;
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

/// So many bytes are lost with each action, to see that it is noticed.
fn leak() -> usize {
    std::env::var("LEAK").ok().and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn actions() -> usize {
    std::env::var(ACTIONS).ok().and_then(|text| text.parse().ok()).unwrap_or(400)
}

/// What the process takes of the computer: memory of its own, without the pages of its program file.
#[derive(Debug, Clone, Copy)]
struct Taken {
    kib: u64,
    handles: usize,
    threads: usize,
    /// Writes in the journals so far.
    writes: u64,
}

fn taken(writes: usize) -> Taken {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let own = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
    let kib: u64 = own.trim().strip_suffix(" kB").unwrap().parse().unwrap();
    let count = |folder| std::fs::read_dir(folder).unwrap().count();
    Taken {
        kib,
        handles: count("/proc/self/fd"),
        threads: count("/proc/self/task"),
        writes: u64::try_from(writes).unwrap(),
    }
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
    let mut leaked = Vec::new();
    for action in 0..count {
        day.one_action();
        leaked.push(vec![1_u8; leak()]);
        if (action + 1) % (count / PIECES) == 0 {
            day.rest();
            let now = taken(day.recorded);
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
    assert_flat(&pieces);
    assert_bounded(&folder, recorded, exported);
    println!("the day is over");
}

/// What is kept of a write: its entry in the journal, its row in Activity, its link in the lists, its facts in the ledger. Bytes.
const OF_A_WRITE: u64 = 1536;
/// How far the memory of two hours may lie apart, in KiB: what is on the screen and under way is never quite the same, and
/// some things are only made when they are first used.
const APART: u64 = 4 * 1024;

/// The last quarter of the day takes no more than the first did, but for what is kept of the writes between them: nothing
/// is kept of an action that is no write.
fn assert_flat(pieces: &[Taken]) {
    let most = |pieces: &[Taken], of: fn(&Taken) -> u64| pieces.iter().map(of).max().unwrap();
    let middle = |pieces: &[Taken], of: fn(&Taken) -> u64| {
        let mut all: Vec<u64> = pieces.iter().map(of).collect();
        all.sort_unstable();
        all[all.len() / 2]
    };
    let (early, late) = (&pieces[1..PIECES / 4], &pieces[PIECES - PIECES / 4..]);
    let of_handles = |taken: &Taken| u64::try_from(taken.handles).unwrap();
    let of_threads = |taken: &Taken| u64::try_from(taken.threads).unwrap();
    let (before, after) = (middle(early, |taken| taken.kib), middle(late, |taken| taken.kib));
    let writes = middle(late, |taken| taken.writes) - middle(early, |taken| taken.writes);
    let kept = APART + writes * OF_A_WRITE / 1024;
    println!("memory: from {before} to {after} KiB with {writes} writes between, {kept} KiB more are allowed");
    assert!(after <= before + kept, "memory grew from {before} to {after} KiB, {kept} are kept of {writes} writes");
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
        // What the allocator keeps for each thread would hide what the application keeps.
        .env("MALLOC_ARENA_MAX", "1")
        .env("MALLOC_TRIM_THRESHOLD_", "65536")
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
