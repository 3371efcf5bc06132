//! The application's backend without a window, in a process of its own that is ended with SIGKILL at any point while it
//! creates, splits, deletes, asks refunds and exports. Whatever the moment: no write is forgotten, none is made twice,
//! none that the service was asked for is called not sent, what it did is called done or unknown, no file is half-written. The moments are spread over every stage of a write and of a file: some are held by the
//! simulator, some are told by the journal's own lines, some are any. Twenty kills in the checks;
//! `KILLS=200 cargo test --test backend kill -- --nocapture` for more, and it prints which actions and stages they met.

mod done;
mod moments;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;
use std::time::Duration;

use secpaid_desktop::api::BaseUrl;
use secpaid_desktop::backend::{
    Command, Event, ExportJob, ExportRows, IndexJob, Local, Outcome, Read, Table, TableRows, Write,
};
use secpaid_desktop::clock::{Clock as _, SystemClock};
use secpaid_desktop::demo::{Fault, Gate, Simulator};
use secpaid_desktop::journal::{Entry, EntryState, JournalNotice, RecordedRequest};
use secpaid_desktop::model::{
    DateRange, Filter, LinkFilter, LinkId, LinkList, LinkRequest, Money, PaidLink, RecipientRequest, RecipientToken,
    RefundRequest, RowSource as _, Rows, Share, SplitRequest, SplitType,
};
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, MemoryKeyStore, wait};

use crate::files::{PLAIN, words};
use crate::shop::{PATIENCE, Shop, TEST_KEY, clock, setup, test};
use crate::window::{Line, link};
use done::assert_done_is_known;
use moments::{Moment, found, stage};

/// Where the simulator is; set, this process is the one to be killed.
const URL: &str = "KILL_URL";
/// The data folder.
const FOLDER: &str = "KILL_FOLDER";
/// Which round it is: makes the notes its own.
const ROUND: &str = "KILL_ROUND";
/// Payments whose refund may be asked, by id.
const IDS: &str = "KILL_IDS";

/// How often the used links stand in the exported file, so that writing it takes a while.
const TIMES: usize = 60;
/// Exports are begun with every such step: the one before has ended by then, or goes on beside it.
const EXPORT_EVERY: u32 = 8;

/// How many kills: `KILLS`, or twenty.
fn kills() -> u64 {
    std::env::var("KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20)
}

/// A link whose payment is split in percent.
pub fn split(note: &str) -> Box<LinkRequest> {
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

/// The used links, many times over.
fn many_rows(line: &mut Line) -> Rows<PaidLink> {
    let ticket = line.read(&test(), Read::Links { list: LinkList::Paid, limit: None });
    let chunk = line.until(|event| match event {
        Event::PaidLinks(of, read) if of.id == ticket.id => Some(read.rows),
        _ => None,
    });
    let mut rows = Rows::default();
    (0..TIMES).for_each(|_| rows.push(Arc::clone(&chunk)));
    rows
}

fn export(line: &mut Line, rows: Rows<PaidLink>, path: &Path) -> Command {
    let job = IndexJob {
        rows: TableRows::Paid(rows),
        filter: Filter::Links(LinkFilter::default()),
        sort: None,
        words: Arc::default(),
    };
    let job = ExportJob {
        rows: ExportRows::Shown { job: Box::new(job), only: None, may_lack_rows: false },
        columns: Table::Paid.shown_columns(),
        format: PLAIN,
        words: words(Table::Paid),
        path: path.to_owned(),
        overwrite: true,
    };
    Command::Export(line.ticket(&test()), job)
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
    let rows = many_rows(&mut line);
    println!("\nat work");
    for step in 0_u32.. {
        if step % EXPORT_EVERY == 0 {
            let job = export(&mut line, rows.clone(), &folder.join(EXPORTED));
            line.send(job);
        }
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

/// The file that is exported over and over.
const EXPORTED: &str = "used.csv";
const JOURNAL: &str = "journal.jsonl";
/// The four writes.
const ENDPOINTS: [&str; 4] = ["createLink", "createSplitLink", "deleteLink", "refundPayment"];

fn lines_of(folder: &Path) -> usize {
    std::fs::read(folder.join(JOURNAL)).map_or(0, |bytes| bytes.split(|byte| *byte == b'\n').count() - 1)
}

/// The pieces of files that a killed export left behind, with how large they are.
fn parts(folder: &Path) -> BTreeMap<std::ffi::OsString, u64> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let parts = entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "part"));
    parts.filter_map(|entry| Some((entry.file_name(), entry.metadata().ok()?.len()))).collect()
}

/// Looks again and again, with room for others in between, until it is so.
fn watch(what: &str, so: impl Fn() -> bool) {
    let start = SystemClock.instant();
    while !so() {
        assert!(SystemClock.instant().duration_since(start) < PATIENCE, "never: {what}");
        std::thread::yield_now();
    }
}

fn pass(time: Duration) {
    let until = SystemClock.instant() + time;
    while let Some(left) = until.checked_duration_since(SystemClock.instant()) {
        std::thread::park_timeout(left);
    }
}

/// A child at work; killed when it is dropped, also by a test that fails.
struct AtWork(Child);

impl Drop for AtWork {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A child at work, killed at its moment.
fn killed(shop: &Shop, round: u64, ids: &str, moment: Moment) {
    let folder = shop.folder.path();
    let endpoint = ENDPOINTS[usize::try_from((round + round / 10) % 4).unwrap()];
    let gate = Gate::new();
    match moment {
        Moment::Asked => shop.fault(endpoint, Fault::StallBeforeChange(gate.clone())),
        Moment::Done | Moment::Answered(_) => shop.fault(endpoint, Fault::StallBeforeHead(gate.clone())),
        Moment::HalfAnswered => shop.fault(endpoint, Fault::StallInBody(gate.clone())),
        Moment::Any(..) | Moment::Lines(_) | Moment::Exporting => {}
    }
    let mut child = AtWork(
        Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::works_until_it_is_killed", "--nocapture"])
            .env(URL, shop.test.url())
            .env(FOLDER, folder)
            .env(ROUND, round.to_string())
            .env(IDS, ids)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap(),
    );
    let mut lines = BufReader::new(child.0.stdout.take().unwrap()).lines().map_while(Result::ok);
    let (requests, known) = (u64::try_from(shop.test.requests().len()).unwrap(), lines_of(folder));
    assert!(lines.any(|line| line == "at work"), "the child did not come to its work");
    match moment {
        Moment::Any(more, after) => {
            shop.asked(requests + more);
            pass(after);
        }
        Moment::Asked | Moment::Done | Moment::HalfAnswered => shop.reached(&gate),
        Moment::Answered(after) => {
            shop.reached(&gate);
            gate.open();
            pass(after);
        }
        Moment::Lines(more) => watch("lines", || lines_of(folder) >= known + more),
        Moment::Exporting => {
            let before = parts(folder);
            let is_new = |(name, size): (&std::ffi::OsString, &u64)| *size > 0 && !before.contains_key(name);
            watch("a part of a file", || parts(folder).iter().any(is_new));
        }
    }
    drop(child);
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
    let (used, payments) = read_before(&shop);
    let mut ids = payments.iter().map(ToString::to_string);
    let mut of_links: BTreeMap<String, usize> = BTreeMap::new();
    let mut actions = BTreeMap::<String, usize>::new();
    let mut stages = BTreeMap::<&str, usize>::new();
    let (mut cut_lines, mut unknown) = (0, 0);
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    for round in 0..kills() {
        // A small generator of its own: the same moments in every run of the test.
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let own: Vec<String> = ids.by_ref().take(3).collect();
        assert!(!own.is_empty(), "no payments are left: fewer kills, or more payments");
        let folder = shop.folder.path();
        let (known, pieces, moment) = (lines_of(folder), parts(folder), Moment::of(round, dice));
        killed(&shop, round, &own.join(" "), moment);
        let met = found(folder, known);
        *stages.entry(stage(&met, &asked(&shop.test), moment)).or_default() += 1;
        let was_open = met.open.is_some();
        if let Some((_, kind)) = met.open {
            *actions.entry(kind).or_default() += 1;
        }
        if parts(folder).iter().any(|(name, size)| *size > 0 && !pieces.contains_key(name)) {
            *actions.entry("export".to_owned()).or_default() += 1;
            *stages.entry("export half written").or_default() += 1;
        }
        let mut line = Line::start(shop.setup());
        let opened = line.open(&test());
        let only_torn = |notice: &JournalNotice| matches!(notice, JournalNotice::TornLine(_));
        assert!(opened.journal_notices.iter().all(only_torn), "{:?}", opened.journal_notices);
        cut_lines += opened.journal_notices.len();
        let entries = opened.journal.unwrap();
        let known: Vec<String> = entries.iter().map(|entry| recorded(entry)).collect();
        let asked = asked(&shop.test);
        let forgotten: Vec<_> = asked.iter().filter(|what| !known.contains(what)).collect();
        assert!(forgotten.is_empty(), "round {round}: the service was asked, the journal does not know: {forgotten:?}");
        let mut once = asked.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), asked.len(), "round {round}: something was asked twice");
        assert_whole(&folder.join(EXPORTED), used);
        for entry in entries.iter().filter(|entry| recorded(entry).starts_with(&format!("kill {round} "))) {
            *of_links.entry(format!("{:?}", entry.state())).or_default() += 1;
        }
        let denied = entries.iter().find(|entry| {
            matches!(entry.state(), EntryState::NotSent | EntryState::Refused) && asked.contains(&recorded(entry))
        });
        assert!(denied.is_none(), "round {round}: the service was asked, and nothing was in the way: {denied:?}");
        let open = entries.iter().filter(|entry| entry.state() == EntryState::Unknown).count();
        unknown += usize::from(was_open);
        assert_eq!(open, unknown, "round {round}: the write that was under way is unknown, and no other");
        line.stop();
    }
    let (asked, done) = (asked(&shop.test).len(), assert_done_is_known(&shop));
    println!(
        "{} kills, {asked} writes reached the service, {done} of them were done, {cut_lines} torn lines, of the links {of_links:?}",
        kills()
    );
    println!("killed at {actions:?}\nin the stages {stages:#?}");
    for action in ["create", "split", "delete", "refund", "export"] {
        assert!(actions.contains_key(action), "no kill met {action}: {actions:?}");
    }
    for stage in [
        "intent written, not sent",
        "sent, not done",
        "done, not answered",
        "half answered",
        "answered, outcome not written",
        "outcome written, the next not begun",
        "export half written",
    ] {
        assert!(stages.contains_key(stage), "no kill met the stage: {stage}, only {stages:?}");
    }
    assert!(asked as u64 > kills(), "the children had hardly begun");
    assert!(of_links.contains_key("Unknown"), "no write was met in the middle");
}

/// How many rows the export has, and the payments of Development, each of whose refund can be asked: none was before.
fn read_before(shop: &Shop) -> (usize, BTreeSet<LinkId>) {
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let rows = many_rows(&mut line).len();
    let ticket = line.read(&test(), Read::PayIns { range: DateRange::EVERYTHING });
    let (mut payments, mut others) = (BTreeSet::new(), BTreeSet::new());
    line.until(|event| match event {
        Event::PayInPage { rows, .. } => {
            payments.extend(rows.iter().filter(|row| row.is_paid_payment()).map(|row| row.pay_id));
            others.extend(rows.iter().filter(|row| !row.is_paid_payment()).map(|row| row.pay_id));
            None
        }
        Event::PayInsRead { ticket: of, .. } if of.id == ticket.id => Some(()),
        _ => None,
    });
    (rows, payments.difference(&others).copied().collect())
}
