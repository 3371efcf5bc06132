//! Files: spreadsheets of what is shown and of everything, places that will not do, an export that is ended, and the
//! pictures of QR codes. An older file stays as it was unless the new one is whole.

use std::fs;
use std::path::{Path, PathBuf};

use calamine::Reader as _;
use secpaid_desktop::backend::{
    Command, Event, ExportDone, ExportFailed, ExportJob, ExportRows, ExportWords, NotWritten, Progress, QrJob,
    SavedFile, SheetJob, Table, Write,
};
use secpaid_desktop::demo::{Canned, Fault, Gate};
use secpaid_desktop::export::{ExportError, Flags, Format, Preset, Words};
use secpaid_desktop::files::FileErrorKind;
use secpaid_desktop::model::{
    LinkId, Mark, PAID_LINK_COLUMNS, PAY_IN_COLUMNS, PayInTab, RangeChoice, RowSource as _, Sort, UNPAID_LINK_COLUMNS,
    verify_pay_link,
};
use secpaid_desktop::print::{Paper, Sheet};
use secpaid_desktop::state::{Action, Dialog, ExportAction, ExportState, ExportWhat, PayInsAction, Screen};

use crate::kill::split;
use crate::shop::{Shop, test};
use crate::window::{Line, Window};

pub const PLAIN: Format = Format::Csv(Preset::Plain);
const PAY_INS: &str = "getPayInTransactions";

pub fn words(table: Table) -> ExportWords {
    words_of(&table.shown_columns())
}

fn words_of(columns: &[&str]) -> ExportWords {
    let headers = columns.iter().map(|id| (*id).to_owned()).collect();
    ExportWords { headers, flags: Flags::default(), words: Words::new(), comma: false, sheet: "Rows".to_owned() }
}

fn all(table: Table, format: Format, path: &Path, overwrite: bool) -> ExportJob {
    let columns = table.shown_columns();
    ExportJob { rows: ExportRows::All(table), columns, format, words: words(table), path: path.to_owned(), overwrite }
}

fn export(line: &mut Line, job: ExportJob) -> Result<ExportDone, ExportFailed> {
    let ticket = line.ticket(&test());
    line.send(Command::Export(ticket.clone(), job));
    line.until(|event| match event {
        Event::Exported(of, result) if of.id == ticket.id => Some(result),
        _ => None,
    })
}

/// A column of a plain CSV, without its header.
fn column(path: &Path, name: &str) -> Vec<String> {
    let mut csv = csv::Reader::from_path(path).unwrap();
    let at = csv.headers().unwrap().iter().position(|header| header == name).unwrap();
    csv.records().map(|record| record.unwrap()[at].to_owned()).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn folder(shop: &Shop) -> PathBuf {
    let folder = shop.folder.path().join("exports");
    fs::create_dir(&folder).unwrap();
    folder
}

#[test]
fn what_is_shown_is_written_in_its_order() {
    let shop = Shop::open();
    let path = folder(&shop).join("refunds.csv");
    let mut window = Window::open(&shop, Screen::PayIns);
    window.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
    window.act(Action::PayIns(PayInsAction::Tab(PayInTab::Refunds)));
    window.act(Action::PayIns(PayInsAction::Sort(Sort { column: "amount", descending: true })));
    window.quiet();
    let view = &window.state.session().pay_ins;
    let shown: Vec<String> = view
        .index
        .iter()
        .map(|row| view.shown().get(usize::try_from(*row).unwrap()).unwrap().amount.unwrap().to_string())
        .collect();
    window.act(Action::Export(ExportAction::Open));
    window.act(Action::Export(ExportAction::Format(PLAIN)));
    window.act(Action::Export(ExportAction::Path(path.to_string_lossy().into_owned())));
    window.act(Action::Export(ExportAction::Start(words(Table::PayIns))));
    window.until(|state| !matches!(export_state(state), ExportState::Running { .. }));
    let ExportState::Done(done) = export_state(&window.state) else { panic!("{:?}", export_state(&window.state)) };
    assert_eq!((done.rows, &done.path, done.may_be_incomplete), (shown.len(), &path, false));
    assert!(shown.len() > 3 && shown.len() < 200, "{}", shown.len());
    assert_eq!(column(&path, "amount"), shown);
}

fn export_state(state: &secpaid_desktop::state::State) -> &ExportState {
    match &state.dialog {
        Some(Dialog::Export(dialog)) => &dialog.state,
        other => panic!("another dialog: {other:?}"),
    }
}

#[test]
fn shares_have_their_unit_in_a_file_and_counts_can_be_added_up() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let ticket = line.write(&test(), Write::Create(split("Hochzeit")));
    assert!(matches!(line.written(&ticket).outcome, secpaid_desktop::backend::Outcome::Created(_)));
    export(&mut line, all(Table::Unpaid, PLAIN, &folder.join("unpaid.csv"), false)).unwrap();
    let columns = vec!["recipients", "split_type", "rows"];
    let activity = |format, comma, name: &str| {
        let words = ExportWords { comma, ..words_of(&columns) };
        ExportJob { columns: columns.clone(), words, ..all(Table::Activity, format, &folder.join(name), false) }
    };
    export(&mut line, activity(Format::Csv(Preset::ExcelDe), false, "de.csv")).unwrap();
    let text = fs::read_to_string(folder.join("de.csv")).unwrap();
    let expected = "\u{feff}recipients;split_type;rows\r\n\
                    •••• cdef 30,00\u{a0}%, •••• cdef 20,00\u{a0}%;split-percent;\r\n;;41\r\n";
    assert_eq!(text, expected);
    export(&mut line, activity(PLAIN, true, "plain.csv")).unwrap();
    assert_eq!(column(&folder.join("plain.csv"), "recipients")[0], "•••• cdef 30.00%, •••• cdef 20.00%");
    export(&mut line, activity(Format::Xlsx, true, "book.xlsx")).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.join("book.xlsx")).unwrap();
    let sheet = book.worksheet_range("TEST Rows").unwrap();
    let last = u32::try_from(sheet.height()).unwrap() - 1;
    assert_eq!(sheet.get_value((last, 2)), Some(&calamine::Data::Float(41.0)));
    let shares = "•••• cdef 30,00\u{a0}%, •••• cdef 20,00\u{a0}%";
    assert_eq!(sheet.get_value((1, 0)), Some(&calamine::Data::String(shares.to_owned())));
}

#[test]
fn everything_is_read_and_written_for_each_table() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let path = folder.join("all.xlsx");
    assert_eq!(export(&mut line, all(Table::PayIns, Format::Xlsx, &path, false)).unwrap().rows, 1200);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheet = book.worksheet_range("TEST Rows").unwrap();
    assert_eq!((sheet.height(), sheet.width()), (1201, PAY_IN_COLUMNS.len()));
    let path = folder.join("unpaid.csv");
    assert_eq!(export(&mut line, all(Table::Unpaid, PLAIN, &path, false)).unwrap().rows, 40);
    assert_eq!(column(&path, UNPAID_LINK_COLUMNS[0].id).len(), 40);
    let path = folder.join("paid.csv");
    let rows = export(&mut line, all(Table::Paid, PLAIN, &path, false)).unwrap().rows;
    assert_eq!(column(&path, PAID_LINK_COLUMNS[0].id).len(), rows);
    assert!(rows > 100);
}

#[test]
fn progress_is_told_and_an_ended_export_leaves_the_older_file() {
    let shop = Shop::with(|options| options.pay_ins = Some(2500));
    let folder = folder(&shop);
    let path = folder.join("all.csv");
    fs::write(&path, "older").unwrap();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let gate = Gate::new();
    shop.fault(PAY_INS, Fault::Delay(std::time::Duration::ZERO));
    shop.fault(PAY_INS, Fault::StallBeforeHead(gate.clone()));
    let ticket = line.ticket(&test());
    line.send(Command::Export(ticket.clone(), all(Table::PayIns, PLAIN, &path, true)));
    line.until(|event| match event {
        Event::Progress(of, Progress { done: 1000, total: Some(2500), .. }) if of.id == ticket.id => Some(()),
        _ => None,
    });
    shop.reached(&gate);
    line.send(Command::Cancel(ticket.id));
    let result = line.until(|event| match event {
        Event::Exported(of, result) if of.id == ticket.id => Some(result),
        _ => None,
    });
    assert!(matches!(result, Err(ExportFailed::Cancelled)), "{result:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "older");
    assert_eq!(names(&folder), ["all.csv"]);
    gate.open();
    assert_eq!(export(&mut line, all(Table::PayIns, PLAIN, &path, true)).unwrap().rows, 2500);
    assert_eq!(column(&path, "amount").len(), 2500);
}

#[test]
fn an_export_ended_in_its_dialog_can_be_begun_again() {
    let shop = Shop::open();
    let path = folder(&shop).join("all.csv");
    let mut window = Window::open(&shop, Screen::PayIns);
    let gate = Gate::new();
    shop.fault(PAY_INS, Fault::StallBeforeHead(gate.clone()));
    window.act(Action::Export(ExportAction::Open));
    window.act(Action::Export(ExportAction::What(ExportWhat::All)));
    window.act(Action::Export(ExportAction::Format(PLAIN)));
    window.act(Action::Export(ExportAction::Path(path.to_string_lossy().into_owned())));
    window.act(Action::Export(ExportAction::Start(words(Table::PayIns))));
    shop.reached(&gate);
    window.act(Action::Export(ExportAction::Cancel));
    window.until(|state| matches!(export_state(state), ExportState::Choosing));
    assert!(!path.exists());
    window.act(Action::Export(ExportAction::Start(words(Table::PayIns))));
    window.until(|state| matches!(export_state(state), ExportState::Done(_)));
    assert_eq!(column(&path, "amount").len(), 1200);
}

#[test]
fn a_read_that_fails_leaves_the_older_file() {
    let shop = Shop::open();
    let path = folder(&shop).join("all.csv");
    fs::write(&path, "older").unwrap();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault(PAY_INS, Fault::Answer(Canned::html(500)));
    let result = export(&mut line, all(Table::PayIns, PLAIN, &path, true));
    assert!(matches!(result, Err(ExportFailed::Read(_))), "{result:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "older");
}

#[test]
fn a_place_that_will_not_do_is_refused_before_anything_is_read() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let file = folder.join("file");
    fs::write(&file, "older").unwrap();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let asked = shop.test.requests().len();
    let mut refused = |path: &Path, overwrite: bool| match export(&mut line, all(Table::PayIns, PLAIN, path, overwrite))
    {
        Err(ExportFailed::Write(why)) => why,
        other => panic!("{other:?}"),
    };
    let kind = |why: NotWritten| match why {
        NotWritten::File(error) => error.kind,
        other => panic!("{other:?}"),
    };
    assert!(matches!(refused(&file, false), NotWritten::Exists));
    assert_eq!(kind(refused(&folder, true)), FileErrorKind::IsDirectory);
    assert_eq!(kind(refused(&file.join("x.csv"), true)), FileErrorKind::NotADirectory);
    assert_eq!(kind(refused(&folder.join("no/where.csv"), true)), FileErrorKind::NotFound);
    let full = refused(Path::new("/dev/full"), true);
    assert!(matches!(full, NotWritten::Content(ExportError::NotOrdinary)), "{full:?}");
    assert!(!fs::metadata("/dev/full").unwrap().is_file(), "a device stays one");
    assert_eq!(shop.test.requests().len(), asked);
    assert_eq!(fs::read_to_string(&file).unwrap(), "older");
    assert_eq!(names(&folder), ["file"]);
}

#[test]
fn qr_codes_are_saved_and_read_back() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    let host = line.open(&test()).pay_host;
    // The number of the link in Base64, as the service writes it.
    let address = verify_pay_link(&format!("http://{host}/payment?link_id=MTIz"), LinkId(123), &host).unwrap();
    let mut save = |name: &str, mark: Mark, overwrite: bool| {
        let ticket = line.ticket(&test());
        let job = QrJob { link: address.clone(), mark, path: folder.join(name), overwrite };
        line.send(Command::SaveQr(ticket.clone(), job));
        line.until(|event| match event {
            Event::Saved(of, saved) if of.id == ticket.id => Some(saved.result.map(|()| saved.path)),
            _ => None,
        })
    };
    let plain = save("plain.png", Mark::None, false).unwrap();
    let marked = save("marked.png", Mark::Test, false).unwrap();
    for path in [&plain, &marked] {
        let picture = image::open(path).unwrap().to_luma8();
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(
            usize::try_from(picture.width()).unwrap(),
            usize::try_from(picture.height()).unwrap(),
            |x, y| picture.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0[0],
        );
        let (_, text) = picture.detect_grids()[0].decode().unwrap();
        assert_eq!(text, address.as_str());
    }
    let (plain, marked) = (image::open(plain).unwrap(), image::open(marked).unwrap());
    assert_eq!(plain.width(), plain.height());
    assert!(marked.height() > marked.width(), "the word TEST stands beneath");
    let svg = fs::read_to_string(save("marked.SVG", Mark::Test, false).unwrap()).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("<title>TEST</title>"));
    assert!(!fs::read_to_string(save("plain.svg", Mark::None, false).unwrap()).unwrap().contains("TEST"));
    assert!(matches!(save("plain.svg", Mark::None, false), Err(NotWritten::Exists)));
    assert!(save("plain.svg", Mark::None, true).is_ok());
    assert!(matches!(save("no/where.png", Mark::None, true), Err(NotWritten::File(_))));
}

#[test]
fn sheets_are_saved_whole_or_not_at_all() {
    let shop = Shop::open();
    let folder = folder(&shop);
    let mut line = Line::start(shop.setup());
    let host = line.open(&test()).pay_host;
    let address = verify_pay_link(&format!("http://{host}/payment?link_id=MTIz"), LinkId(123), &host).unwrap();
    let sheet = Sheet {
        link: address,
        mark: Mark::Test,
        amount: "88,19\u{A0}€".into(),
        note: "Bestellung 2026-0135".into(),
        shop: "Rosenhaus".into(),
        closing: String::new(),
        scan: "Zum Bezahlen scannen".into(),
        test: "TEST".into(),
        day: "20.05.2026".into(),
    };
    let mut save = |name: &str, overwrite: bool| {
        let ticket = line.ticket(&test());
        let job = SheetJob {
            sheets: vec![sheet.clone(), sheet.clone()],
            paper: Paper::A6,
            language: "de",
            title: "TEST".into(),
            path: folder.join(name),
            overwrite,
        };
        line.send(Command::SaveSheet(ticket.clone(), job));
        line.until(|event| match event {
            Event::Saved(of, saved) if of.id == ticket.id => Some((saved.what, saved.path, saved.result)),
            _ => None,
        })
    };
    let (what, path, result) = save("sheet.pdf", false);
    assert_eq!(what, SavedFile::Sheet);
    assert!(result.is_ok(), "{result:?}");
    let first = fs::read(&path).unwrap();
    assert!(first.starts_with(b"%PDF-1.7") && first.ends_with(b"%%EOF"));
    let (_, _, again) = save("sheet.pdf", false);
    assert!(matches!(again, Err(NotWritten::Exists)));
    assert!(save("sheet.pdf", true).2.is_ok());
    assert_eq!(fs::read(&path).unwrap(), first, "the same sheets are the same file");
    assert!(matches!(save("no/where.pdf", true).2, Err(NotWritten::File(_))));
    let ticket = line.ticket(&test());
    let path = folder.join("listed.pdf");
    let (sheets, title) = (vec![sheet.clone()], "TEST".into());
    let job = SheetJob { sheets, paper: Paper::A4, language: "de", title, path: path.clone(), overwrite: false };
    line.send(Command::SaveSheet(ticket.clone(), job));
    let files = line.until(|event| match event {
        Event::Exports(of, noted) if of.id == ticket.id => Some(noted.files),
        _ => None,
    });
    let listed = files.last().unwrap();
    assert_eq!((&*listed.kind, &*listed.file, listed.rows), ("sheet", &*path.to_string_lossy(), 1));
}
