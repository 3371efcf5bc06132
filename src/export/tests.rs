use std::borrow::Cow;
use std::io::Cursor;
use std::ops::ControlFlow;

use calamine::{Data, Reader as _, Xlsx};
use jiff::civil::date;
use proptest::prelude::*;

use super::guard::{begins_like_a_formula, reads_as_a_value};
use super::*;
use crate::model::{Cell, Column, DateRange, Environment, Kind, LinkId, Mark, Money, Scope, ServiceTime};

/// A row with a cell of each kind.
#[derive(Debug, Clone)]
struct Row {
    id: u64,
    at: ServiceTime,
    note: String,
    amount: Option<Money>,
    paid: Option<bool>,
}

const COLUMNS: [Column<Row>; 5] = [
    Column { id: "pay_id", title: "column-pay-id", kind: Kind::Id, cell: |row| Cell::Id(row.id) },
    Column { id: "created_at", title: "column-created-at", kind: Kind::Time, cell: |row| Cell::Time(&row.at) },
    Column {
        id: "recipient_note",
        title: "column-recipient-note",
        kind: Kind::Text,
        cell: |row| Cell::Text(Cow::Borrowed(&row.note)),
    },
    Column {
        id: "amount",
        title: "column-amount",
        kind: Kind::Money,
        cell: |row| row.amount.map_or(Cell::Missing, Cell::Money),
    },
    Column {
        id: "is_refund",
        title: "column-is-refund",
        kind: Kind::Flag,
        cell: |row| row.paid.map_or(Cell::Missing, Cell::Flag),
    },
];

fn row(note: &str, amount: &str) -> Row {
    Row {
        id: 99_290,
        at: ServiceTime::read("2026-05-20 18:56:08"),
        note: note.to_owned(),
        amount: Money::from_service(amount),
        paid: Some(true),
    }
}

fn written(format: Format, rows: &[Row]) -> Vec<u8> {
    let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns);
    let mut file = Cursor::new(Vec::new());
    let count = write(&mut file, format, &layout, rows.iter(), &mut |_| ControlFlow::Continue(())).expect("written");
    assert_eq!(count, rows.len() as u64);
    file.into_inner()
}

fn csv_text(preset: Preset, rows: &[Row]) -> String {
    String::from_utf8(written(Format::Csv(preset), rows)).expect("UTF-8")
}

#[test]
fn german_excel_gets_semicolons_commas_and_its_dates() {
    let rows = [row("Blumen; rot \"Rosen\"", "-1234.5"), Row { amount: None, paid: None, ..row("", "0") }];
    assert_eq!(
        csv_text(Preset::ExcelDe, &rows),
        "\u{FEFF}pay_id;created_at;recipient_note;amount;is_refund\r\n\
         '99290;20.05.2026 18:56:08;\"Blumen; rot \"\"Rosen\"\"\";-1234,50;yes\r\n\
         '99290;20.05.2026 18:56:08;;;\r\n"
    );
}

#[test]
fn international_excel_and_plain_differ_in_mark_and_guard() {
    let rows = [Row { at: ServiceTime::read("2026-05-20"), ..row("2026-08", "88.19") }];
    assert_eq!(
        csv_text(Preset::Excel, &rows),
        "\u{FEFF}pay_id,created_at,recipient_note,amount,is_refund\r\n'99290,2026-05-20,'2026-08,88.19,yes\r\n"
    );
    assert_eq!(
        csv_text(Preset::Plain, &rows),
        "pay_id,created_at,recipient_note,amount,is_refund\r\n99290,2026-05-20,2026-08,88.19,yes\r\n"
    );
}

#[test]
fn a_row_of_one_empty_cell_is_still_a_row() {
    let layout = Layout::with_field_names(&COLUMNS[3..4], ExportKind::PayIns);
    let mut file = Cursor::new(Vec::new());
    let rows = [Row { amount: None, ..row("", "0") }, row("", "1")];
    let format = Format::Csv(Preset::Plain);
    write(&mut file, format, &layout, rows.iter(), &mut |_| ControlFlow::Continue(())).expect("written");
    assert_eq!(String::from_utf8(file.into_inner()).expect("UTF-8"), "amount\r\n\"\"\r\n1.00\r\n");
}

#[test]
fn a_time_that_is_no_date_is_text_and_guarded_like_text() {
    let rows = [Row { at: ServiceTime::Raw("=soon".into()), ..row("two\r\nlines", "0.735") }];
    assert_eq!(
        csv_text(Preset::Plain, &rows),
        "pay_id,created_at,recipient_note,amount,is_refund\r\n99290,'=soon,\"two\r\nlines\",0.735,yes\r\n"
    );
}

#[test]
fn amounts_are_exact_in_every_size() {
    let cases = [
        ("0", "0.00"),
        ("-0.1", "-0.10"),
        ("-0.00", "0.00"),
        ("25", "25.00"),
        ("999999.99", "999999.99"),
        ("0.000001", "0.000001"),
        ("1234567890123456789012.345", "1234567890123456789012.345"),
        ("12345678901234567890123", "12345678901234567890123.00"),
    ];
    for (amount, expected) in cases {
        let mut out = Vec::new();
        digits::push_amount(&mut out, Money::from_service(amount).expect("an amount").decimal(), b'.');
        assert_eq!(String::from_utf8(out).expect("digits"), expected);
    }
}

#[test]
fn formulas_are_guarded_and_ordinary_texts_are_not() {
    for text in ["=1+1", "+49 170", "-5", "@x", "\tx", "\rx", "  =x", "\u{A0}@x", " \t"] {
        assert!(begins_like_a_formula(text), "{text:?}");
    }
    for text in ["", " ", "Rechnung =1", "'=1", "a\t=1", "€ 5", "\n"] {
        assert!(!begins_like_a_formula(text), "{text:?}");
    }
}

#[test]
fn texts_a_spreadsheet_would_read_as_a_value_are_known() {
    let values = [
        "1",
        "007",
        " 12 ",
        "1.5",
        "1,5",
        "1.234,56",
        "1,234.56",
        "1 234",
        "1e5",
        "12E4",
        "1e-5",
        "12 %",
        "€ 5",
        "5€",
        "(5)",
        "1/2",
        "1 1/2",
        "2026-08",
        "08-15",
        "12-2026",
        "20.05.2026",
        "20.5.",
        "2026-05-20 18:56:08",
        "18:56",
        "2026-05-20T18:56:08Z",
        "April 2026",
        "20 May",
        "18. Mai 2026",
        "May 18, 2026",
        "märz 2026",
        "3:30 pm",
        "6 PM",
        "TRUE",
        "falsch",
        " Wahr ",
    ];
    for text in values {
        assert!(reads_as_a_value(text), "{text:?}");
    }
    let texts = [
        "",
        "Order 2026-0135",
        "2026-0815",
        "2026-0135",
        "20260518-pi-VVURDWW9YE",
        "May",
        "12 Rosen",
        "0815-4711",
        "KW 20",
        "30-31",
        "12 34",
        "a",
        "e",
        "e5",
        "…",
        "-",
        "202605-sf-ABCDE12345",
        "Mai 12 Rosen",
        "1x",
        "M4",
        "2026-05-20-01",
        "12:30 Uhr",
    ];
    for text in texts {
        assert!(!reads_as_a_value(text), "{text:?}");
    }
}

/// What a reader of the file gets back, with the apostrophe of the guard taken away.
fn read_back(preset: Preset, bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let delimiter = if preset == Preset::ExcelDe { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
    reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect()
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \t\r\n]{0,2}[=+@'\"a-c;,-]{0,3}[0-9./:-]{0,6}",
        "[0-9]{1,4}[-./ ,][0-9]{1,4}",
        "(Jan|Mai|April|Bestellung) ?[0-9]{0,4}",
    ]
}

proptest! {
    #[test]
    fn csv_comes_back_as_it_was(notes in proptest::collection::vec(any_text(), 1..8), cents in any::<i64>()) {
        let rows: Vec<_> =
            notes.iter().map(|note| Row { amount: Some(Money::from_cents(cents)), ..row(note, "0") }).collect();
        for preset in Preset::ALL {
            let records = read_back(preset, &written(Format::Csv(preset), &rows));
            prop_assert_eq!(records.len(), rows.len());
            for (record, note) in records.iter().zip(&notes) {
                let guarded = begins_like_a_formula(note) || (preset != Preset::Plain && reads_as_a_value(note));
                let read = if guarded { record[2].strip_prefix('\'').expect("an apostrophe") } else { &record[2] };
                prop_assert_eq!(read, note);
                prop_assert_eq!(&record[3].replace(',', "."), &Money::from_cents(cents).to_string());
            }
        }
    }

    #[test]
    fn a_guarded_cell_is_never_a_formula(note in any_text()) {
        for preset in Preset::ALL {
            let record = read_back(preset, &written(Format::Csv(preset), &[row(&note, "1")])).remove(0);
            prop_assert!(!record[2].trim_start().starts_with(['=', '+', '-', '@']));
        }
    }
}

fn sheet(bytes: Vec<u8>) -> calamine::Range<Data> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    book.worksheet_range("pay-ins").expect("the sheet")
}

#[test]
fn a_workbook_has_numbers_dates_and_unchanged_texts() {
    let notes = [
        "=1+1",
        "2026-08",
        "007",
        "<r>x</r>",
        "a & <b>",
        "_x0041_",
        "  two\nlines ",
        "\u{202E}evil",
        "👩\u{200D}🌾",
        "'quoted",
        "\u{A0}",
    ];
    let rows: Vec<_> = notes.iter().map(|note| row(note, "-88.19")).collect();
    let range = sheet(written(Format::Xlsx, &rows));
    let header: Vec<_> = range.rows().next().expect("a header").iter().map(ToString::to_string).collect();
    assert_eq!(header, ["pay_id", "created_at", "recipient_note", "amount", "is_refund"]);
    for (cells, note) in range.rows().skip(1).zip(notes) {
        assert_eq!(cells[0], Data::String("99290".to_owned()));
        let Data::DateTime(at) = &cells[1] else { panic!("no date: {:?}", cells[1]) };
        let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
        assert_eq!((year, month, day, hour, minute, second), (2026, 5, 20, 18, 56, 8));
        assert_eq!(cells[2], Data::String(note.to_owned()));
        assert_eq!(cells[3], Data::Float(-88.19));
        assert_eq!(cells[4], Data::String("yes".to_owned()));
    }
}

#[test]
fn missing_values_are_empty_cells_and_odd_dates_are_texts() {
    let rows = [
        Row { amount: None, paid: None, at: ServiceTime::Missing, ..row("first", "0") },
        Row { at: ServiceTime::Raw("soon".into()), ..row("", "0.735") },
        Row { at: ServiceTime::read("1899-12-31"), ..row("old", "0") },
        Row { at: ServiceTime::read("2026-05-20"), ..row("day", "0") },
    ];
    let range = sheet(written(Format::Xlsx, &rows));
    let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!((cell(1, 1), cell(1, 3), cell(1, 4)), (Data::Empty, Data::Empty, Data::Empty));
    assert_eq!((cell(2, 1), cell(2, 2)), (Data::String("soon".to_owned()), Data::Empty));
    assert_eq!(cell(2, 3), Data::Float(0.735));
    assert_eq!(cell(3, 1), Data::String("1899-12-31".to_owned()));
    assert!(matches!(cell(4, 1), Data::DateTime(_)));
}

#[test]
fn amounts_in_a_workbook_are_what_typing_them_gives() {
    for amount in ["0.1", "49.99", "999999.99", "-0.07", "12345678901234.56", "99999999999999999999.5"] {
        let range = sheet(written(Format::Xlsx, &[row("", amount)]));
        assert_eq!(range.get_value((1, 3)), Some(&Data::Float(amount.parse().expect("a number"))), "{amount}");
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_named_and_nothing_is_cut() {
    let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns);
    let rows = [row("fine", "1"), row(&"x".repeat(MAX_TEXT + 1), "1")];
    let mut file = Cursor::new(Vec::new());
    let error = write(&mut file, Format::Xlsx, &layout, rows.iter(), &mut |_| ControlFlow::Continue(()));
    assert!(matches!(error, Err(ExportError::TextTooLong { row: 3, column }) if &*column == "recipient_note"));
    assert!(file.into_inner().is_empty());
    let csv = csv_text(Preset::Plain, &rows);
    assert!(csv.len() > MAX_TEXT);
}

#[test]
fn a_worksheet_takes_its_last_row_and_no_more() {
    const ONE: [Column<u64>; 1] =
        [Column { id: "n", title: "column-pay-id", kind: Kind::Flag, cell: |_| Cell::Missing }];
    let layout = Layout::with_field_names(&ONE, ExportKind::PayIns);
    let mut writer = XlsxWriter::new(&layout).expect("a workbook");
    for _ in 1..MAX_ROWS {
        writer.row(&1).expect("a row that fits");
    }
    assert!(matches!(writer.row(&1), Err(ExportError::TooManyRows)));
}

#[test]
fn progress_is_told_and_a_cancel_stops() {
    let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns);
    let rows = vec![row("x", "1"); 2_500];
    let mut told = Vec::new();
    let mut file = Cursor::new(Vec::new());
    let mut tell = |count| {
        told.push(count);
        ControlFlow::Continue(())
    };
    write(&mut file, Format::Csv(Preset::Plain), &layout, rows.iter(), &mut tell).expect("written");
    assert_eq!(told, [1_000, 2_000, 2_500]);
    let mut stop = |count| if count == 2_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    for format in [Format::Xlsx, Format::Csv(Preset::Excel)] {
        let mut file = Cursor::new(Vec::new());
        let result = write(&mut file, format, &layout, rows.iter(), &mut stop);
        assert!(matches!(result, Err(ExportError::Cancelled)));
    }
}

#[test]
fn file_names_say_where_what_and_when() {
    let demo = Scope::of(Environment::Demo);
    let name = FileName {
        scope: &demo,
        kind: ExportKind::PayIns,
        range: DateRange { from: Some(date(2026, 10, 22)), to: Some(date(2026, 11, 20)) },
        today: date(2026, 11, 20),
        may_be_incomplete: false,
        only_new: None,
    };
    assert_eq!(name.build(Format::Xlsx), "secpaid-demo-TEST-pay-ins-2026-10-22_2026-11-20.xlsx");
    let new = FileName { kind: ExportKind::Payouts, only_new: Some(0), ..name.clone() };
    assert_eq!(new.build(Format::Csv(Preset::ExcelDe)), "secpaid-demo-TEST-payouts-new-2026-11-20.csv");
    let invoices = FileName { kind: ExportKind::Invoices, range: DateRange::EVERYTHING, ..name.clone() };
    assert_eq!(invoices.build(Format::Xlsx), "secpaid-demo-TEST-invoices-all.xlsx");
    let production = Scope::of(Environment::Production);
    let all = FileName { scope: &production, range: DateRange::EVERYTHING, may_be_incomplete: true, ..name.clone() };
    assert_eq!(all.build(Format::Csv(Preset::Plain)), "secpaid-production-pay-ins-all-may-be-incomplete.csv");
    let host = Scope::at_host("127.0.0.1:8080");
    let links = FileName { scope: &host, kind: ExportKind::UnpaidLinks, ..name };
    assert_eq!(links.build(Format::Xlsx), "secpaid-development-127.0.0.1-8080-TEST-unpaid-links-2026-11-20.xlsx");
}

fn to_file(path: &std::path::Path, replace: bool, rows: &[Row]) -> Result<u64, ExportError> {
    let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns);
    let mut go_on = |_| ControlFlow::Continue(());
    write_file(path, replace, Format::Csv(Preset::Plain), &layout, rows.iter(), &mut go_on)
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn an_older_file_is_only_replaced_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    assert_eq!(to_file(&path, false, &[row("x", "1")]).expect("written"), 1);
    let first = std::fs::read_to_string(&path).expect("the file");
    assert!(matches!(to_file(&path, false, &[]), Err(ExportError::Exists)));
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), first);
    to_file(&path, true, &[]).expect("replaced");
    assert_ne!(std::fs::read_to_string(&path).expect("the file"), first);
    assert_eq!(names(folder.path()), ["a.csv"]);
}

#[test]
fn a_file_that_came_while_the_rows_were_written_is_not_replaced_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns);
    let rows = [row("ours", "1")];
    let mut meanwhile = |_| {
        to_file(&path, false, &[row("theirs", "2"), row("theirs", "3")]).expect("the place was free");
        ControlFlow::Continue(())
    };
    let ours = write_file(&path, false, Format::Csv(Preset::Plain), &layout, rows.iter(), &mut meanwhile);
    assert!(matches!(ours, Err(ExportError::Exists)), "{ours:?}");
    let kept = std::fs::read_to_string(&path).expect("the file");
    assert!(kept.contains("theirs") && !kept.contains("ours"), "{kept}");
    assert_eq!(names(folder.path()), ["a.csv"]);
    let mut go_on = |_| ControlFlow::Continue(());
    write_file(&path, true, Format::Csv(Preset::Plain), &layout, rows.iter(), &mut go_on).expect("replaced, as asked");
    assert!(std::fs::read_to_string(&path).expect("the file").contains("ours"));
}

#[test]
fn a_failed_export_leaves_the_older_file_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xlsx");
    std::fs::write(&path, "older").expect("an older file");
    let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns);
    let long = [row(&"x".repeat(MAX_TEXT + 1), "1")];
    let result = write_file(&path, true, Format::Xlsx, &layout, long.iter(), &mut |_| ControlFlow::Continue(()));
    assert!(matches!(result, Err(ExportError::TextTooLong { .. })));
    let result = write_file(&path, true, Format::Xlsx, &layout, [row("", "1")].iter(), &mut |_| ControlFlow::Break(()));
    assert!(matches!(result, Err(ExportError::Cancelled)));
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "older");
    assert_eq!(names(folder.path()), ["a.xlsx"]);
}

#[test]
fn a_place_that_will_not_do_is_refused_with_its_reason() {
    use crate::files::FileErrorKind::{IsDirectory, NotFound};
    let folder = tempfile::tempdir().expect("a folder");
    let kind = |path: &std::path::Path| match check_target(path, true) {
        Err(ExportError::File(error)) => Some(error.kind),
        _ => None,
    };
    assert_eq!(kind(folder.path()), Some(IsDirectory));
    assert_eq!(kind(&folder.path().join("none").join("a.csv")), Some(NotFound));
    std::fs::write(folder.path().join("file"), "").expect("a file");
    assert!(kind(&folder.path().join("file").join("a.csv")).is_some());
    if cfg!(target_os = "linux") {
        assert!(matches!(check_target("/dev/full".as_ref(), true), Err(ExportError::NotOrdinary)));
    }
    assert!(check_target(&folder.path().join("a.csv"), false).is_ok());
    assert_eq!(names(folder.path()), ["file"]);
}

#[test]
fn only_production_has_no_test_in_any_name() {
    let day = date(2026, 11, 20);
    let names = |environment: Environment| {
        let scope = Scope::of(environment);
        let links = LinkFileName { scope: &scope, links: &[LinkId(11_842)], today: day };
        let several = LinkFileName { links: &[LinkId(1), LinkId(2), LinkId(3)], ..links };
        let (kind, range) = (ExportKind::Invoices, DateRange::EVERYTHING);
        let file = FileName { scope: &scope, kind, range, today: day, may_be_incomplete: false, only_new: None };
        let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns).marked(Mark::of(environment));
        [links.picture(), links.sheet("a4"), several.sheet("a6"), file.build(Format::Xlsx), layout.sheet]
    };
    let production = [
        "secpaid-production-link-11842.png",
        "secpaid-production-sheet-11842-a4.pdf",
        "secpaid-production-sheets-3-2026-11-20-a6.pdf",
        "secpaid-production-invoices-all.xlsx",
        "pay-ins",
    ];
    assert_eq!(names(Environment::Production), production);
    let demo = [
        "secpaid-demo-TEST-link-11842.png",
        "secpaid-demo-TEST-sheet-11842-a4.pdf",
        "secpaid-demo-TEST-sheets-3-2026-11-20-a6.pdf",
        "secpaid-demo-TEST-invoices-all.xlsx",
        "TEST pay-ins",
    ];
    assert_eq!(names(Environment::Demo), demo);
    assert_eq!(names(Environment::Development), demo.map(|name| name.replace("demo", "development")));
}

#[test]
fn the_mark_names_the_worksheet_and_changes_no_cell() {
    let rows = [row("Bestellung", "88.19")];
    let read = |mark: Mark| {
        let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns).marked(mark);
        let mut out = Cursor::new(Vec::new());
        write(&mut out, Format::Xlsx, &layout, rows.iter(), &mut |_| ControlFlow::Continue(())).expect("a workbook");
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(out).expect("a workbook");
        let name = book.sheet_names()[0].clone();
        let cells = book.worksheet_range(&name).expect("the sheet");
        (name, cells)
    };
    let ((plain, cells), (marked, same)) = (read(Mark::None), read(Mark::Test));
    assert_eq!((plain.as_str(), marked.as_str()), ("pay-ins", "TEST pay-ins"));
    assert_eq!(cells, same);
    let long = Layout { sheet: "x".repeat(31), ..Layout::with_field_names(&COLUMNS, ExportKind::PayIns) };
    assert_eq!(long.marked(Mark::Test).sheet.chars().count(), 31);
}
