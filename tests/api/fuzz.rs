//! Fuzzing: everything that reads what somebody else wrote meets good inputs that were bent, cut, joined and stuffed with
//! what breaks readers. Nothing may panic, and what each reader promises must hold. A short run in the checks; for
//! millions, `FUZZ=2000000 cargo test --test api fuzz -- --nocapture`: so many executions of each target.
//! A case that was found once stands in the list of its target and is tried first.

use std::ffi::OsString;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use secpaid_desktop::api::{Endpoint, wire};
use secpaid_desktop::cli;
use secpaid_desktop::export::{Flags, Format, Layout, Preset};
use secpaid_desktop::journal::{Intent, Journal, RecordedOutcome, RecordedRequest, UnknownWhy, WriteKind};
use secpaid_desktop::model::{Cell, Column, Environment, Kind, LinkId, Money, Scope, Share};
use secpaid_desktop::settings::Settings;

/// Executions of each target in the checks.
const SHORT: u64 = 3_000;
/// Inputs never grow beyond this, bytes.
const LARGEST: usize = 4_096;

/// What breaks readers.
const PIECES: [&[u8]; 36] = [
    b"null",
    b"true",
    b"-0",
    b"1e308",
    b"1e-400",
    b"99999999999999999999999999999",
    b"0.1",
    b"-1",
    b"\"\"",
    b"[]",
    b"{}",
    b"[[[[[[[[",
    b"}}}}",
    b"\\u0000",
    b"\\ud800",
    b"\xff",
    b"\xc3\x28",
    b"\xf0\x9f\x92\xb6",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"\t",
    b"\0",
    b"\"",
    b"'",
    b";",
    b",",
    b"=1+1",
    b"@",
    b"1.234",
    b"1.234,56",
    "€".as_bytes(),
    b"2026-02-30",
    b"2026-10-25 02:30:00",
    b"--",
    b"=",
];

/// A small generator of random numbers; the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }

    /// One to six changes to one of the inputs.
    fn bend(&mut self, corpus: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = corpus[self.roll(corpus.len())].clone();
        for _ in 0..=self.roll(6) {
            let at = self.roll(bytes.len() + 1);
            let end = (at + self.roll(24)).min(bytes.len());
            match self.roll(7) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.roll(8),
                1 => drop(bytes.drain(at..end)),
                2 => drop(bytes.splice(at..end, PIECES[self.roll(PIECES.len())].iter().copied())),
                3 => drop(bytes.splice(at..at, PIECES[self.roll(PIECES.len())].iter().copied())),
                4 => bytes.truncate(at),
                5 => {
                    let other = &corpus[self.roll(corpus.len())];
                    let from = self.roll(other.len() + 1);
                    bytes.splice(at..end, other[from..].iter().copied());
                }
                _ => {
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
            }
            bytes.truncate(LARGEST);
        }
        bytes
    }
}

/// Runs a target on its inputs, then on bent ones. An input that makes it panic is printed.
fn fuzz(name: &str, share: u64, corpus: &[&[u8]], mut target: impl FnMut(&[u8])) {
    let executions = std::env::var("FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(SHORT) / share;
    let corpus: Vec<Vec<u8>> = corpus.iter().map(|input| input.to_vec()).collect();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let bent = (0..executions).map(|_| dice.bend(&corpus));
    let mut done = 0_u64;
    for input in corpus.clone().into_iter().chain(bent) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(&input))) {
            println!("{name} fails on b\"{}\"", input.escape_ascii());
            resume_unwind(panic);
        }
        done += 1;
    }
    println!("{name}: {done} executions");
}

#[test]
fn answers_of_the_service() {
    let corpus: [&[u8]; 7] = [
        br#"{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","ServerTime":"CEST","expected_payout":"778.54","data":[{"pay_id":99290,"creator_id":"7","user_id":7,"transaction_id":"20260520-pi-ABCDEFGHIJ","amount":"88.19","net_amount":83.71,"service_fee":"0.73","service_fee_psp":3.75,"status":"Success","recipient_note":"Bestellung 2026-0135","payout_status":"Pending","created_at":"2026-05-20 18:56:08","is_split_link":"No","is_dispute":false,"is_refund":"false","payment_method":"card","transaction_type":"Basic"}]}"#,
        br#"{"ResponseCode":"1","Result":"True","data":[{"linktopay_id":"5","amount":25,"recipients":"[{\"token\":\"rt_x\",\"share\":10}]","is_split_link":"Yes","transaction_type":"Split","pay_link":"https://app.secpaid.com/payment?link_id=NQ==","qr_img":null}]}"#,
        br#"{"ResponseCode":1,"Result":"True","data":[{"payout_id":1,"payout_amount":"100.00","service_fee":-0.10,"net_amount":0,"payout_status":"Approved","request_date":"2026-05-20"}],"totalRecords":1}"#,
        br#"{"ResponseCode":1,"Result":"True","data":[{"sf_id":1,"invoice_id":"202604-sf-ABCDEFGHIJ","service_month":"April 2026","total_secpaid_fee":1.5,"vat":0}],"totalRecords":"1"}"#,
        br#"{"ResponseCode":1,"Result":"True","data":{"id":9,"pay_link":"x","amount":49.99,"recipients":[{"token":"a","share":1}]}}"#,
        br#"{"ResponseCode":0,"ResponseMsg":"Incorrect token or missing token","Result":"False"}"#,
        b"<html><body>502</body></html>",
    ];
    fuzz("envelope and rows", 1, &corpus, |body| {
        for endpoint in Endpoint::ALL {
            let rows = wire::count_rows(endpoint, body).unwrap_or(0);
            assert!(rows <= body.len(), "more rows than bytes");
        }
    });
}

#[test]
fn amounts_and_shares_as_typed() {
    let corpus: [&[u8]; 8] = [
        b"1234.56",
        b"1.234,56 \xe2\x82\xac",
        b"1,234.56",
        b"0,01",
        b"999999,99",
        b"\xe2\x82\xac 12",
        b"12.5 %",
        b"-3",
    ];
    fuzz("money and share input", 1, &corpus, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Ok(money) = text.parse::<Money>() {
            assert!(money >= Money::min_link() && money <= Money::max_link(), "{text} became {money}");
            assert!(money.cents().is_some(), "{text} became {money}, which is no whole number of cents");
        }
        if let Ok(share) = text.parse::<Share>() {
            assert!(!share.decimal().is_sign_negative(), "{text} became {share}");
        }
        std::hint::black_box(Money::from_service(&text));
    });
}

#[test]
fn cells_of_a_spreadsheet() {
    let column: [Column<String>; 2] = [
        Column { id: "note", title: "column-note", kind: Kind::Text, cell: |text| Cell::Text(text.as_str().into()) },
        Column { id: "end", title: "column-note", kind: Kind::Text, cell: |_| Cell::Text("end".into()) },
    ];
    let corpus: [&[u8]; 6] = [b"=1+1", b"Rechnung 2026-0815", b"a;b\"c\r\n", b"\t@x", b"1.234,56", b" -1"];
    let headers = vec!["note".to_owned(), "end".to_owned()];
    fuzz("CSV cells", 1, &corpus, |bytes| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        for preset in [Preset::ExcelDe, Preset::Excel, Preset::Plain] {
            let layout = Layout {
                columns: &column,
                headers: headers.clone(),
                flags: Flags::default(),
                words: secpaid_desktop::export::Words::new(),
                sheet: String::new(),
            };
            let mut file = Cursor::new(Vec::new());
            let rows = std::iter::once(&text);
            secpaid_desktop::export::write(&mut file, Format::Csv(preset), &layout, rows, &mut |_| {
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
            let file = file.into_inner();
            let file = file.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&file);
            let delimiter = if preset == Preset::ExcelDe { b';' } else { b',' };
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(file);
            let record = reader.records().next().unwrap().unwrap();
            let (cell, end) = (&record[0], &record[1]);
            assert_eq!((end, record.len()), ("end", 2), "{text:?}");
            assert!(cell == text || cell.strip_prefix('\'') == Some(&text), "{text:?} became {cell:?}");
            let first = cell.trim_start().chars().next();
            assert!(!matches!(first, Some('=' | '+' | '-' | '@')), "{cell:?} would be run");
        }
    });
}

fn folder() -> tempfile::TempDir {
    // In memory where there is such a place: millions of files are nothing for a disk.
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

#[test]
fn settings_of_another_version() {
    let place = folder();
    Settings { welcome_done: true, ..Settings::default() }.save(place.path()).unwrap();
    let name = std::fs::read_dir(place.path()).unwrap().next().unwrap().unwrap().path();
    let good = std::fs::read(&name).unwrap();
    let other = br#"{"version":7,"theme":"dark","zoom_percent":99999,"scopes":{"production/main":{"range":{"custom":{"from":"2026-05-20","to":"2016-01-01"}},"view_only":true}},"language":"de"}"#;
    fuzz("settings", 4, &[&good, other, b"{}", b""], |bytes| {
        std::fs::write(&name, bytes).unwrap();
        let (settings, _) = Settings::load(place.path(), true);
        assert!((50..=300).contains(&settings.zoom_percent), "{}", settings.zoom_percent);
    });
}

#[test]
fn journals_that_were_damaged() {
    let place = folder();
    let files = ["journal.jsonl", "ledger.jsonl"].map(|name| place.path().join(name));
    write_some(place.path());
    let [journal, ledger] = [&files[0], &files[1]].map(|file| std::fs::read(file).unwrap());
    assert!(journal.len() > 500 && ledger.len() > 100, "something was written");
    let scope = Scope::of(Environment::Production);
    fuzz("journal and ledger", 8, &[&journal, &ledger, b"{\"sum\":\"\",", b"\n\n"], |bytes| {
        for file in &files {
            std::fs::write(file, bytes).unwrap();
        }
        if let Ok((journal, _)) = Journal::open(place.path(), true) {
            assert!(journal.entries(&scope).len() <= bytes.len());
        }
    });
}

/// A journal and a ledger with each kind of event.
fn write_some(place: &Path) {
    let (mut journal, _) = Journal::open(place, false).unwrap();
    let (scope, at) = (Scope::of(Environment::Production), jiff::Timestamp::UNIX_EPOCH);
    let refund = RecordedRequest::Refund { pay_id: LinkId(7), amount: Money::from_cents(100), full: false };
    for (kind, body, outcome) in [
        (WriteKind::Delete, RecordedRequest::Delete { link_id: LinkId(9) }, RecordedOutcome::Done { link_id: None }),
        (WriteKind::Refund, refund, RecordedOutcome::Unknown { why: UnknownWhy::Timeout }),
    ] {
        let id = journal.next_id();
        let scope = scope.clone();
        journal
            .begin(Intent { id, scope, kind, at, body, key: None, highest_seen: None, batch: None, row: None })
            .unwrap();
        journal.outcome(id, at, outcome).unwrap();
    }
    journal.ledger_mut().see_links(&scope, vec![LinkId(1), LinkId(2)], at).unwrap();
}

#[test]
fn words_of_a_command_line() {
    let corpus: [&[u8]; 6] = [
        b"export|pay-ins|--environment|production|--from|2026-10-01|--to|2026-10-31|--output|a.xlsx",
        b"--demo|--data-dir|/nowhere|--api-url|https://a:b@example.org/x?y#z",
        b"demo-server|--port|70000|--key|k|--date|2026-02-30",
        b"export|payouts|--format|csv|--preset|excel-de|--force|--language|de",
        b"--environment=production",
        b"-hV",
    ];
    fuzz("command line", 1, &corpus, |bytes| {
        let arguments = String::from_utf8_lossy(bytes).split('|').map(OsString::from).collect::<Vec<_>>();
        drop(cli::parse(arguments));
    });
}
