//! Fuzzing: everything that reads what somebody else wrote meets good inputs that were bent, cut, joined and stuffed with
//! what breaks readers; documents also as JSON whose values were changed, and lines of the journal with their right
//! checksums. Nothing may panic, and what each reader promises must hold. A short run in the checks; for millions,
//! `FUZZ=2000000 cargo test --profile fuzz --test api fuzz -- --nocapture`: so many executions of each target, fewer of
//! those that write files. A case that was found once stands in the list of its target and is tried first.

mod dice;
mod journals;

use std::ffi::OsString;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use jiff::civil::date;
use secpaid_desktop::api::{Endpoint, wire};
use secpaid_desktop::cli;
use secpaid_desktop::export::{Flags, Format, Layout, Preset};
use secpaid_desktop::model::{
    Cell, Column, DateRange, Kind, LinkId, Match, Money, OverviewAsk, PayIn, PayInTotals, Rows, Share, SplitState,
    overview, verify_pay_link,
};
use secpaid_desktop::settings::{ScopeSettings, Settings};

use dice::Dice;

/// Executions of each target in the checks.
const SHORT: u64 = 3_000;

/// Runs a target on its inputs, then on bent ones. An input that makes it panic is printed.
fn fuzz(name: &str, share: u64, corpus: &[&[u8]], target: impl FnMut(&[u8])) {
    fuzz_with(name, share, corpus, Dice::bend, target);
}

fn fuzz_with(
    name: &str,
    share: u64,
    corpus: &[&[u8]],
    mut bend: impl FnMut(&mut Dice, &[Vec<u8>]) -> Vec<u8>,
    mut target: impl FnMut(&[u8]),
) {
    let executions = std::env::var("FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(SHORT) / share;
    let corpus: Vec<Vec<u8>> = corpus.iter().map(|input| input.to_vec()).collect();
    let mut dice = Dice::new();
    let inputs = (0..executions).map(|_| bend(&mut dice, &corpus));
    let mut done = 0_u64;
    for input in corpus.clone().into_iter().chain(inputs) {
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
    let corpus: [&[u8]; 9] = [
        br#"{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","ServerTime":"CEST","expected_payout":"778.54","data":[{"pay_id":99290,"creator_id":"7","user_id":7,"transaction_id":"20260520-pi-ABCDEFGHIJ","amount":"88.19","net_amount":83.71,"service_fee":"0.73","service_fee_psp":3.75,"status":"Success","recipient_note":"Bestellung 2026-0135","payout_status":"Pending","created_at":"2026-05-20 18:56:08","is_split_link":"No","is_dispute":false,"is_refund":"false","payment_method":"card","transaction_type":"Basic"}]}"#,
        br#"{"ResponseCode":"1","Result":"True","data":[{"linktopay_id":"5","amount":25,"recipients":"[{\"token\":\"rt_x\",\"share\":10}]","is_split_link":"Yes","transaction_type":"Split","pay_link":"https://app.secpaid.com/payment?link_id=NQ==","qr_img":null}]}"#,
        br#"{"ResponseCode":1,"Result":"True","data":[{"payout_id":1,"payout_amount":"100.00","service_fee":-0.10,"net_amount":0,"payout_status":"Approved","request_date":"2026-05-20"}],"totalRecords":1}"#,
        br#"{"ResponseCode":1,"Result":"True","data":[{"sf_id":1,"invoice_id":"202604-sf-ABCDEFGHIJ","service_month":"April 2026","total_secpaid_fee":1.5,"vat":0}],"totalRecords":"1"}"#,
        br#"{"ResponseCode":1,"Result":"True","data":{"id":9,"pay_link":"x","amount":49.99,"recipients":[{"token":"a","share":1}]}}"#,
        br#"{"ResponseCode":1,"Result":"True","data":{"id":7,"amount":1,"id":9,"amount":"1"},"data":[{"pay_id":1}]}"#,
        br#"{"ResponseCode":1,"Result":"True","data":[{"pay_id":1,"amount":1,"amount":2,"recipient_note":"a","recipient_note":{}}]}"#,
        br#"{"ResponseCode":0,"ResponseMsg":"Incorrect token or missing token","Result":"False"}"#,
        b"<html><body>502</body></html>",
    ];
    fuzz_with("envelope and rows", 1, &corpus, Dice::bend_json, |body| {
        for endpoint in Endpoint::ALL {
            let rows = wire::count_rows(endpoint, body).unwrap_or(0);
            assert!(rows <= body.len(), "more rows than bytes");
        }
        if let Ok(rows) = wire::pay_ins(body) {
            figures(rows);
        }
    });
}

/// What the screens make of pay-ins: sums of amounts that no shop ever had.
fn figures(rows: Vec<PayIn>) {
    let day = date(2026, 5, 20);
    let totals = PayInTotals::of(&rows);
    assert!(totals.rows == rows.len() && totals.incomplete <= rows.len());
    let matched = Match::of_day(day, [], &rows);
    assert!(matched.incomplete + matched.unconfirmed <= rows.len());
    let ask = OverviewAsk { range: DateRange::EVERYTHING, before: None, today: day };
    let count = rows.len();
    let found = overview(&Rows::from_vec(rows), ask, &|| false).unwrap();
    assert!(found.rows <= count && found.now.revenue.rows <= count);
    std::hint::black_box((found.now.average(), found.now.ratio()));
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
                comma: false,
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

pub fn folder() -> tempfile::TempDir {
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
    let full = br#"{"version":1,"start_in":{"environment":"production"},"scopes":{"production":{"range":"last_month","export_format":"csv","export_preset":"excel-de","export_folder":"/tmp","export_columns":{"pay-ins":{"used":{"name":"A","columns":["amount"]},"sets":[{"name":"A","columns":["amount","x"]}]}},"view_only":false,"shop_name":"Rosenhaus","closing_line":"Danke","sheet_paper":"a6","recipients":[{"id":1,"label":"Kurier"}],"next_recipient":2,"own_recipient":true,"templates":[{"name":"Abo","split":true,"amount":"25,00","note":"Abo","fixed":false,"owner":"60","rows":[{"recipient":1,"label":"Kurier","share":"12,5"},{"recipient":null,"label":"","share":"27,5"}]}]}}}"#;
    fuzz_with("settings", 4, &[&good, other, full, b"{}", b""], Dice::bend_json, |bytes| {
        std::fs::write(&name, bytes).unwrap();
        let (settings, _) = Settings::load(place.path(), true);
        assert!((50..=300).contains(&settings.zoom_percent), "{}", settings.zoom_percent);
        settings.scopes.values().for_each(use_them);
        // A file that is nothing else than settings is whole after it was saved, and says the same.
        let (settings, notices) = Settings::load(place.path(), false);
        settings.save(place.path()).unwrap();
        let (again, _) = Settings::load(place.path(), true);
        let known = |settings: &Settings| (settings.scopes.clone(), settings.zoom_percent, settings.start_in);
        assert_eq!(known(&again), known(&settings));
        if !notices.is_empty() {
            empty(place.path(), &[&name]);
        }
    });
}

/// What the window does with the choices of a scope.
fn use_them(chosen: &ScopeSettings) {
    for template in &chosen.templates {
        let (draft, _) = template.draft(&[]);
        std::hint::black_box((draft.problems(None), SplitState::of(&draft)));
    }
    for choice in [chosen.range, chosen.payouts_range, chosen.overview_range] {
        std::hint::black_box(choice.range(date(2026, 5, 20)));
    }
}

/// Removes everything that was kept aside.
pub fn empty(place: &Path, but: &[&Path]) {
    for file in std::fs::read_dir(place).unwrap().map(|file| file.unwrap().path()) {
        if !but.contains(&file.as_path()) {
            std::fs::remove_file(file).unwrap();
        }
    }
}

#[test]
fn addresses_that_a_payer_would_follow() {
    const HOST: &str = "app.secpaid.com";
    let corpus: [&[u8]; 9] = [
        b"https://app.secpaid.com/payment?link_id=OTkyOTA=",
        b"https://app.secpaid.com/payment?link_id=OTkyOTA%3D&link_id=MQ==#top",
        b"HTTPS://APP.secpaid.com:443/a/../payment?x=1&link_id=OTkyOTA",
        b"https://app.secpaid.com:444/payment?link_id=OTkyOTA=",
        b"https://bank.example@app.secpaid.com/payment?link_id=OTkyOTA=",
        b"https://app.secpaid.com@evil.example/payment?link_id=OTkyOTA=",
        b"https://app.secpaid.com.evil.example/payment?link_id=OTkyOTA=",
        b"https://evil.example/?https://app.secpaid.com/payment?link_id=OTkyOTA=",
        b"javascript://app.secpaid.com/%0aalert(1)?link_id=OTkyOTA=",
    ];
    let mut verified = 0_u64;
    fuzz("pay links", 1, &corpus, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let Ok(link) = verify_pay_link(&text, LinkId(99_290), HOST) else { return };
        verified += 1;
        assert!(
            link.as_str().is_ascii() && link.as_str().starts_with("https://app.secpaid.com/"),
            "{text} became {link}"
        );
        assert_eq!(verify_pay_link(link.as_str(), LinkId(99_290), HOST).as_ref(), Ok(&link), "{text}");
        assert!(verify_pay_link(&text, LinkId(1), HOST).is_err(), "{text} is of two links");
        assert!(verify_pay_link(&text, LinkId(99_290), "app.dev.secpaid.com").is_err(), "{text} is of two hosts");
    });
    println!("pay links: {verified} were taken for good");
    assert!(verified > 20, "hardly one was good: {verified}");
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
        drop(cli::parse(bytes.split(|byte| *byte == b'|').map(word)));
    });
}

/// Words of a command line need not be text.
#[cfg(unix)]
fn word(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn word(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
