//! Files of what is new, and files with columns of one's own: through the backend, over HTTP, read back from the disk.
//! A row is in exactly one file of what is new, however exports end and whenever the program is closed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use calamine::Reader as _;
use secpaid_desktop::backend::{
    Command, Event, ExportDone, ExportFailed, ExportJob, ExportRows, ExportWords, Local, NotWritten, Table,
};
use secpaid_desktop::demo::{Canned, Fault, Gate, PaymentMethod};
use secpaid_desktop::export::{Flags, Format, Preset, Words};
use secpaid_desktop::journal::JournalError;
use secpaid_desktop::model::LinkId;
use secpaid_desktop::state::{Action, Dialog, ExportAction, ExportState, Screen, State};
use serde_json::json;

use crate::shop::{Shop, live, test};
use crate::window::{Line, Window};

const PLAIN: Format = Format::Csv(Preset::Plain);
const COLUMNS: [&str; 4] = ["pay_id", "created_at", "amount", "transaction_type"];

fn job(rows: ExportRows, columns: &[&'static str], format: Format, path: &Path) -> ExportJob {
    let headers = columns.iter().map(|id| (*id).to_owned()).collect();
    let words =
        ExportWords { headers, flags: Flags::default(), words: Words::new(), comma: false, sheet: "Rows".to_owned() };
    ExportJob { rows, columns: columns.to_vec(), format, words, path: path.to_owned(), overwrite: false }
}

fn new(table: Table, path: &Path) -> ExportJob {
    let columns = if table == Table::PayIns { COLUMNS.to_vec() } else { table.shown_columns() };
    job(ExportRows::New(table), &columns, PLAIN, path)
}

fn send(line: &mut Line, job: ExportJob) -> u64 {
    let ticket = line.ticket(&test());
    line.send(Command::Export(ticket.clone(), job));
    ticket.id
}

fn ended(line: &mut Line, id: u64) -> Result<ExportDone, ExportFailed> {
    line.until(|event| match event {
        Event::Exported(of, result) if of.id == id => Some(result),
        _ => None,
    })
}

fn export(line: &mut Line, job: ExportJob) -> Result<ExportDone, ExportFailed> {
    let id = send(line, job);
    ended(line, id)
}

/// The kinds of which files of what was new are known, with their rows.
fn marks(line: &mut Line) -> BTreeMap<String, u64> {
    let ticket = line.local(&test(), Local::Open);
    line.until(|event| match event {
        Event::Exports(of, noted) if of.id == ticket.id => {
            Some(noted.marks.into_iter().map(|(kind, mark)| (kind.into(), mark.rows)).collect())
        }
        _ => None,
    })
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut csv = csv::Reader::from_path(path).unwrap();
    csv.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn folder(shop: &Shop) -> PathBuf {
    let folder = shop.folder.path().join("exports");
    fs::create_dir(&folder).unwrap();
    folder
}

/// Unpaid links of Development.
fn unpaid(shop: &Shop) -> Vec<LinkId> {
    let seen: BTreeSet<LinkId> = shop.test.seen_links().into_iter().map(|(link, _)| link).collect();
    seen.into_iter().rev().collect()
}

fn pay_one(shop: &Shop) {
    let paid = unpaid(shop).into_iter().any(|link| shop.test.customer_pays(link, PaymentMethod::Card).is_ok());
    assert!(paid, "no link could be paid");
}

#[test]
fn a_file_of_activity_is_no_news_of_activity() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let ticket = line.write(&test(), secpaid_desktop::backend::Write::Create(crate::window::link(8819, "Order 1")));
    line.written(&ticket);
    assert_eq!(export(&mut line, new(Table::Activity, &folder.join("first.csv"))).unwrap().rows, 1);
    let again = export(&mut line, new(Table::Activity, &folder.join("second.csv")));
    assert!(matches!(again, Err(ExportFailed::NothingNew)), "{again:?}");
    // The file of another list is.
    export(&mut line, new(Table::Unpaid, &folder.join("unpaid.csv"))).unwrap();
    assert_eq!(export(&mut line, new(Table::Activity, &folder.join("third.csv"))).unwrap().rows, 1);
}

#[test]
fn every_row_is_in_exactly_one_file_of_what_is_new() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    assert_eq!(marks(&mut line), BTreeMap::new());
    let all = folder.join("all.csv");
    export(&mut line, job(ExportRows::All(Table::PayIns), &["pay_id", "status"], PLAIN, &all)).unwrap();
    let pending = rows(&all).iter().filter(|row| row[1] == "Pending").count();
    assert!(pending > 0);
    let first = folder.join("first.csv");
    let done = export(&mut line, new(Table::PayIns, &first)).unwrap();
    assert_eq!((done.rows, rows(&first).len()), (1200 - pending, 1200 - pending), "what is pending waits");
    assert_eq!(done.not_noted, None);
    assert!(matches!(export(&mut line, new(Table::PayIns, &folder.join("x.csv"))), Err(ExportFailed::NothingNew)));
    assert!(!folder.join("x.csv").exists());
    pay_one(&shop);
    let second = folder.join("second.csv");
    // What has come meanwhile is new after a restart, and nothing else.
    drop(line);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    assert_eq!(export(&mut line, new(Table::PayIns, &second)).unwrap().rows, 1);
    let (old, late): (BTreeSet<_>, Vec<_>) = (rows(&first).into_iter().collect(), rows(&second));
    assert!(!old.contains(&late[0]));
    assert_eq!(marks(&mut line), BTreeMap::from([("pay-ins".to_owned(), 1)]));
    // Another kind and another environment have their own.
    assert!(export(&mut line, new(Table::Paid, &folder.join("paid.csv"))).unwrap().rows > 100);
    assert_eq!(marks(&mut line).len(), 2);
    shop.keep(&live(), crate::shop::LIVE_KEY);
    line.open(&live());
    let ticket = line.ticket(&live());
    line.send(Command::Export(ticket.clone(), new(Table::PayIns, &folder.join("live.csv"))));
    assert!(ended(&mut line, ticket.id).unwrap().rows > 1000);
}

#[test]
fn an_export_that_is_not_written_moves_nothing_and_forgetting_begins_again() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let taken = folder.join("taken.csv");
    fs::write(&taken, "older").unwrap();
    assert!(matches!(export(&mut line, new(Table::Unpaid, &taken)), Err(ExportFailed::Write(NotWritten::Exists))));
    let gate = Gate::new();
    shop.fault("getMyUnusedLinks", Fault::StallBeforeHead(gate.clone()));
    let id = send(&mut line, new(Table::Unpaid, &folder.join("stopped.csv")));
    shop.reached(&gate);
    line.send(Command::Cancel(id));
    assert!(matches!(ended(&mut line, id), Err(ExportFailed::Cancelled)));
    gate.open();
    assert_eq!(marks(&mut line), BTreeMap::new());
    let all = export(&mut line, new(Table::Unpaid, &folder.join("all.csv"))).unwrap().rows;
    assert_eq!(all, 40);
    line.local(&test(), Local::ForgetExports("unpaid-links"));
    let kinds = line.until(|event| match event {
        Event::Exports(_, noted) => Some(noted.marks.len()),
        _ => None,
    });
    assert_eq!(kinds, 0);
    assert_eq!(export(&mut line, new(Table::Unpaid, &folder.join("again.csv"))).unwrap().rows, 40);
}

/// A list of unpaid links with one row that cannot be read.
fn one_unreadable() -> Fault {
    let rows = json!([
        { "linktopay_id": 99_290, "recipient_note": "Abo Mai", "amount": "25.00", "transaction_type": "Basic" },
        { "linktopay_id": null, "recipient_note": null, "amount": null, "transaction_type": null },
    ]);
    let answer = json!({ "ResponseCode": 1, "ResponseMsg": "ok", "Result": "True", "data": rows });
    Fault::Answer(Canned::json(200, &answer))
}

#[test]
fn leave_to_replace_one_file_replaces_no_other() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    fs::write(folder.join("unpaid.csv"), "asked about").unwrap();
    let older = folder.join("unpaid-may-be-incomplete.csv");
    fs::write(&older, "never asked about").unwrap();
    for number in [2, 3] {
        shop.fault("getMyUnusedLinks", one_unreadable());
        let all = job(ExportRows::All(Table::Unpaid), &["amount"], PLAIN, &folder.join("unpaid.csv"));
        let done = export(&mut line, ExportJob { overwrite: true, ..all }).expect("a file");
        assert_eq!(done.path, folder.join(format!("unpaid-may-be-incomplete-{number}.csv")));
    }
    assert_eq!(fs::read_to_string(&older).unwrap(), "never asked about");
    assert_eq!(fs::read_to_string(folder.join("unpaid.csv")).unwrap(), "asked about");
}

#[test]
fn what_is_shown_of_an_incomplete_list_is_written_under_a_name_that_says_so() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut window = Window::open(&shop, Screen::Links);
    shop.fault("getMyUnusedLinks", one_unreadable());
    window.act(Action::Reload);
    window.quiet();
    let write = |window: &mut Window, name: &str| {
        window.act(Action::Export(ExportAction::Open));
        window.act(Action::Export(ExportAction::Format(PLAIN)));
        let path = folder.join(name).to_string_lossy().into_owned();
        window.act(Action::Export(ExportAction::Path(path)));
        let columns = Table::Unpaid.shown_columns();
        let words = job(ExportRows::All(Table::Unpaid), &columns, PLAIN, &folder).words;
        window.act(Action::Export(ExportAction::Start(words)));
        window.until(|state| !matches!(export_state(state), ExportState::Running { .. }));
        let ExportState::Done(done) = export_state(&window.state) else { panic!("{:?}", export_state(&window.state)) };
        (done.path.clone(), done.rows, done.may_be_incomplete)
    };
    let marked = folder.join("mine-may-be-incomplete.csv");
    assert_eq!(write(&mut window, "mine.csv"), (marked, 1, true));
    let offered = folder.join("two-may-be-incomplete.csv");
    assert_eq!(write(&mut window, "two-may-be-incomplete.csv"), (offered, 1, true), "it is not said twice");
}

fn export_state(state: &State) -> &ExportState {
    match &state.dialog {
        Some(Dialog::Export(dialog)) => &dialog.state,
        other => panic!("another dialog: {other:?}"),
    }
}

#[test]
fn a_row_that_cannot_be_read_makes_the_file_incomplete_and_its_name_says_so() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault("getMyUnusedLinks", one_unreadable());
    let done = export(&mut line, new(Table::Unpaid, &folder.join("unpaid.csv"))).expect("a file");
    assert_eq!((done.path, done.rows, done.may_be_incomplete), (folder.join("unpaid-may-be-incomplete.csv"), 1, true));
}

#[test]
fn two_at_once_share_the_rows_out() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let both = ["one.csv", "two.csv"].map(|name| send(&mut line, new(Table::Paid, &folder.join(name))));
    let mut results = BTreeMap::new();
    while results.len() < 2 {
        let (id, result) = line.until(|event| match event {
            Event::Exported(of, result) if both.contains(&of.id) => Some((of.id, result)),
            _ => None,
        });
        results.insert(id, result);
    }
    let written: Vec<bool> = results.values().map(Result::is_ok).collect();
    assert_eq!(written.iter().filter(|ok| **ok).count(), 1, "{results:?}");
    assert!(results.values().any(|result| matches!(result, Err(ExportFailed::NothingNew))), "{results:?}");
}

#[test]
fn a_window_that_keeps_no_record_writes_no_file_of_what_is_new() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut setup = shop.setup();
    setup.read_only = true;
    let mut line = Line::start(setup);
    line.open(&test());
    let path = folder.join("new.csv");
    let result = export(&mut line, new(Table::PayIns, &path));
    assert!(matches!(result, Err(ExportFailed::NoRecord(JournalError::ReadOnly))), "{result:?}");
    assert!(!path.exists());
    assert!(export(&mut line, job(ExportRows::All(Table::Unpaid), &["amount"], PLAIN, &path)).is_ok());
}

/// A column set of each table: fields of the API and columns of the table, in an order of its own.
const SETS: [(Table, &[&str]); 6] = [
    (Table::PayIns, &["service_fee_psp", "recipient_note", "fees", "user_id", "created_at", "is_refund"]),
    (Table::Payouts, &["transaction_id", "net_amount", "created_at", "payout_id"]),
    (Table::Invoices, &["total", "city", "invoice_id", "vat", "invoice_date"]),
    (Table::Unpaid, &["is_cancelled", "amount", "recipients"]),
    (Table::Paid, &["paid_on", "linktopay_id", "user_id"]),
    (Table::Activity, &["file", "action", "asked_at", "outcome", "amount"]),
];

#[test]
fn a_file_has_the_chosen_columns_in_their_order_in_every_format() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    for (table, columns) in SETS {
        for preset in Preset::ALL {
            let path = folder.join(format!("{}-{}.csv", table.export_kind().id(), preset.id()));
            let done = export(&mut line, job(ExportRows::All(table), columns, Format::Csv(preset), &path)).unwrap();
            let delimiter = if preset == Preset::ExcelDe { b';' } else { b',' };
            let mut csv = csv::ReaderBuilder::new().delimiter(delimiter).from_path(&path).unwrap();
            let headers: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
            let bare: Vec<&str> = headers.iter().map(|header| header.trim_start_matches('\u{feff}')).collect();
            assert_eq!(bare, columns, "{table:?} {preset:?}");
            assert_eq!(csv.records().map(Result::unwrap).count(), done.rows);
        }
        let path = folder.join(format!("{}.xlsx", table.export_kind().id()));
        let done = export(&mut line, job(ExportRows::All(table), columns, Format::Xlsx, &path)).unwrap();
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
        let sheet = book.worksheet_range("TEST Rows").unwrap();
        let headers: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(headers, columns, "{table:?}");
        assert_eq!((sheet.height(), sheet.width()), (done.rows + 1, columns.len()), "{table:?}");
    }
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    let gone = shop.folder.path().join("gone");
    line.local(&test(), Local::LookForFolder(shop.folder.path().to_owned()));
    let ticket = line.local(&test(), Local::LookForFolder(gone.clone()));
    let told = line.until(|event| match event {
        Event::FolderGone(of, folder) => Some((of.id, folder)),
        _ => None,
    });
    assert_eq!(told, (ticket.id, gone));
}
