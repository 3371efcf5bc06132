//! The application's backend without a window, in a process of its own that is ended with SIGKILL at any point while it
//! creates, splits, deletes, asks refunds and exports. Whatever the moment: no write is forgotten, none is made twice,
//! no file is half-written. Twenty kills in the checks; `KILLS=200 cargo test --test backend kill -- --nocapture` for
//! more, and it prints what they met.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;
use std::time::Duration;

use secpaid_desktop::api::BaseUrl;
use secpaid_desktop::backend::{Command, ExportJob, ExportRows, Local, Outcome, Table, Write};
use secpaid_desktop::clock::{Clock as _, SystemClock};
use secpaid_desktop::demo::Simulator;
use secpaid_desktop::journal::{Entry, EntryState, JournalNotice, RecordedRequest};
use secpaid_desktop::model::{
    LinkId, LinkRequest, Money, RecipientRequest, RecipientToken, RefundRequest, Share, SplitRequest, SplitType,
};
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, MemoryKeyStore, wait};

use crate::files::{PLAIN, words};
use crate::shop::{Shop, TEST_KEY, clock, setup, test};
use crate::window::{Line, link};

/// Where the simulator is; set, this process is the one to be killed.
const URL: &str = "KILL_URL";
/// The data folder.
const FOLDER: &str = "KILL_FOLDER";
/// Which round it is: makes the notes its own.
const ROUND: &str = "KILL_ROUND";
/// Payments whose refund may be asked, by id.
const IDS: &str = "KILL_IDS";

/// How many kills: `KILLS`, or twenty.
fn kills() -> u64 {
    std::env::var("KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20)
}

fn split(note: &str) -> Box<LinkRequest> {
    let party = |token: &str, percent| RecipientRequest {
        token: RecipientToken::new(token).unwrap(),
        label: None,
        share: Share::from_hundredths(percent),
    };
    let recipients = vec![party("rt_demo_courier_4711_abcdef", 3000), party("rt_demo_florist_0815_abcdef", 2000)];
    let split = SplitRequest { split_type: SplitType::Normal, recipients };
    Box::new(LinkRequest { split: Some(split), ..*link(2500, note) })
}

fn write(line: &mut Line, write: Write) -> Outcome {
    let ticket = line.write(&test(), write);
    let outcome = line.written(&ticket).outcome;
    assert!(!matches!(outcome, Outcome::Unknown(_)), "nothing is in the way of a write here");
    outcome
}

/// The process that is killed: it works until it is.
#[test]
fn works_until_it_is_killed() {
    let Ok(url) = std::env::var(URL) else {
        return;
    };
    let variable = |name| std::env::var(name).unwrap();
    let (folder, round) = (variable(FOLDER), variable(ROUND));
    let mut ids =
        variable(IDS).split_whitespace().map(|id| LinkId(id.parse().unwrap())).collect::<Vec<_>>().into_iter();
    let folder = Path::new(&folder);
    let keys = Arc::new(MemoryKeyStore::default());
    wait(|answer| keys.set(&test(), Arc::new(ApiKey::new(TEST_KEY).unwrap()), answer)).unwrap();
    let addresses = BTreeMap::from([(test(), BaseUrl::parse(&url).unwrap())]);
    let mut line = Line::start(setup(folder, keys, clock(), addresses));
    line.open(&test());
    println!("\nat work");
    for step in 0_u32.. {
        let export = line.ticket(&test());
        let path = folder.join("unpaid.csv");
        let rows = ExportRows::All(Table::Paid);
        let job = ExportJob {
            rows,
            columns: Table::Paid.shown_columns(),
            format: PLAIN,
            words: words(Table::Paid),
            path,
            overwrite: true,
        };
        line.send(Command::Export(export, job));
        let refund = |pay_id| RefundRequest { pay_id, amount: Money::from_cents(10), full: false };
        let created = write(&mut line, Write::Create(link(1000, &format!("kill {round} {step} link"))));
        if let Outcome::Created(created) = created {
            write(&mut line, Write::Delete(created.link.id));
        }
        write(&mut line, Write::Create(split(&format!("kill {round} {step} split"))));
        if let Some(pay_id) = ids.next() {
            write(&mut line, Write::Refund(refund(pay_id)));
        }
        line.local(&test(), Local::SaveSettings(Box::default()));
    }
}

/// A child at work, killed so many microseconds after so many requests.
fn killed(shop: &Shop, round: u64, ids: &str, (requests, after): (u64, Duration)) {
    let before = u64::try_from(shop.test.requests().len()).unwrap();
    let mut child: Child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::works_until_it_is_killed", "--nocapture"])
        .env(URL, shop.test.url())
        .env(FOLDER, shop.folder.path())
        .env(ROUND, round.to_string())
        .env(IDS, ids)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line == "at work"), "the child did not come to its work");
    shop.asked(before + requests);
    let until = SystemClock.instant() + after;
    while let Some(left) = until.checked_duration_since(SystemClock.instant()) {
        std::thread::park_timeout(left);
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// What a request to the simulator wrote, in the form in which the journal is asked for it.
fn asked(simulator: &Simulator) -> Vec<String> {
    let of = |body: &serde_json::Value, name: &str| body[name].to_string().trim_matches('"').to_owned();
    let wrote = |endpoint: &str, body: &serde_json::Value| match endpoint {
        "createLink" | "createSplitLink" => Some(of(body, "recipient_note")),
        "deleteLink" => Some(format!("delete {}", of(body, "link_id"))),
        "refundPayment" => Some(format!("refund {}", of(body, "pay_id"))),
        _ => None,
    };
    simulator.requests().iter().filter_map(|request| wrote(&request.endpoint, &request.body)).collect()
}

fn recorded(entry: &Entry) -> String {
    match &entry.intent.body {
        RecordedRequest::Link(link) => link.note.as_deref().unwrap_or_default().to_owned(),
        RecordedRequest::Delete { link_id } => format!("delete {link_id}"),
        RecordedRequest::Refund { pay_id, .. } => format!("refund {pay_id}"),
    }
}

/// Every file of the export's name is whole: it has all rows, and the last one ends.
fn assert_whole(path: &Path, rows: usize) {
    let Ok(text) = std::fs::read_to_string(path) else {
        return;
    };
    assert!(text.ends_with("\r\n"), "cut off");
    assert_eq!(csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).count(), rows);
}

#[test]
fn killed_at_any_point_nothing_is_forgotten_doubled_or_half_written() {
    let shop = Shop::open();
    let links = shop.test.seen_links();
    let mut ids = links.iter().map(|(id, _)| id.to_string());
    let used = used_links(&shop);
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    let mut cut_lines = 0;
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    for round in 0..kills() {
        // A small generator of its own: the same moments in every run of the test.
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let own: Vec<String> = ids.by_ref().take(2).collect();
        killed(&shop, round, &own.join(" "), (1 + dice % 14, Duration::from_micros(dice % 9_000)));
        let mut line = Line::start(shop.setup());
        let opened = line.open(&test());
        let only_torn = |notice: &JournalNotice| matches!(notice, JournalNotice::TornLine(_));
        assert!(opened.journal_notices.iter().all(only_torn), "{:?}", opened.journal_notices);
        cut_lines += opened.journal_notices.len();
        let entries = opened.journal.unwrap();
        let known: Vec<String> = entries.iter().map(recorded).collect();
        let asked = asked(&shop.test);
        let forgotten: Vec<_> = asked.iter().filter(|what| !known.contains(what)).collect();
        assert!(forgotten.is_empty(), "round {round}: the service was asked, the journal does not know: {forgotten:?}");
        let mut once = asked.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), asked.len(), "round {round}: something was asked twice");
        assert_whole(&shop.folder.path().join("unpaid.csv"), used);
        for entry in entries.iter().filter(|entry| recorded(entry).starts_with(&format!("kill {round} "))) {
            *states.entry(format!("{:?}", entry.state())).or_default() += 1;
        }
        let open = entries.iter().filter(|entry| entry.state() == EntryState::Unknown).count();
        assert!(open as u64 <= round + 1, "at most one write was under way when it was killed");
        line.stop();
    }
    let asked = asked(&shop.test).len();
    println!("{} kills, {asked} writes reached the service, {cut_lines} torn lines, of the links {states:?}", kills());
    assert!(asked as u64 > kills(), "the children had hardly begun");
    assert!(states.contains_key("Unknown"), "no write was met in the middle");
}

/// How many used links Development has: the rows of the export.
fn used_links(shop: &Shop) -> usize {
    let path = shop.folder.path().join("used.csv");
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let ticket = line.ticket(&test());
    let rows = ExportRows::All(Table::Paid);
    let job = ExportJob {
        rows,
        columns: Table::Paid.shown_columns(),
        format: PLAIN,
        words: words(Table::Paid),
        path,
        overwrite: false,
    };
    line.send(Command::Export(ticket, job));
    line.until(|event| match event {
        secpaid_desktop::backend::Event::Exported(_, result) => Some(result.unwrap().rows),
        _ => None,
    })
}
