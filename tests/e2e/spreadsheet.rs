//! Our files opened in LibreOffice: amounts must be numbers, dates dates, texts what they were.
//! Hostile rows are written through the library, the Demo's through the command line. LibreOffice converts each file to
//! XLSX; what it understood is then read back cell by cell.

use std::borrow::Cow;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use calamine::{Data, Reader as _};
use jiff::civil::{DateTime, date};
use secpaid_desktop::export::{ExportKind, Format, Layout, Preset, write};
use secpaid_desktop::model::{Cell, Column, Kind, Money, ServiceTime};

use crate::program::{Home, output, text};

static OFFICE: Mutex<()> = Mutex::new(());

/// Texts that a spreadsheet would like to take for something else, and a few that it would like to break.
pub const TEXTS: [&str; 64] = [
    "Rechnung 2026-0815",
    "=1+1",
    "+49 170 1234567",
    "-3",
    "@SUM(A1)",
    "\t=1+1",
    "  =2",
    "0815",
    "1.234",
    "1,5",
    "1.234,56",
    "12 %",
    "5 €",
    "1e5",
    "3/4",
    "1-2",
    "20.05.2026",
    "2026-05-20",
    "2026-05-20 18:56:08",
    "5/20/2026",
    "20. Mai 2026",
    "May 2026",
    "Mai 26",
    "18:56",
    "6 PM",
    "TRUE",
    "False",
    "wahr",
    "FALSCH",
    "'quoted'",
    "say \"hello\"; then, go",
    "two\nlines",
    "Żółć € Müller",
    "🌷",
    "00123456789012345678",
    "- nothing -",
    "0815-4711",
    "2026-0135",
    "KW 20",
    "30-31",
    "12 34",
    "May",
    "Mai 12 Rosen",
    "2026-05-20-01",
    "12:30 Uhr",
    "M4",
    "1x",
    "e5",
    "1 234",
    "1 1/2",
    "$ 5",
    "(5)",
    "12/2026",
    "1.5.",
    "1. Mai",
    "Jan-26",
    "10:15:30",
    "0x1F",
    "1_000",
    "#N/A",
    "Err:502",
    "½",
    "²",
    "１２",
];

struct Line {
    note: &'static str,
    id: u64,
    amount: Option<Money>,
    at: ServiceTime,
    day: ServiceTime,
}

static COLUMNS: [Column<Line>; 5] = [
    Column { id: "note", title: "", kind: Kind::Text, cell: |line| Cell::Text(Cow::Borrowed(line.note)) },
    Column { id: "id", title: "", kind: Kind::Id, cell: |line| Cell::Id(line.id) },
    Column { id: "amount", title: "", kind: Kind::Money, cell: |line| line.amount.map_or(Cell::Missing, Cell::Money) },
    Column { id: "at", title: "", kind: Kind::Time, cell: |line| Cell::Time(&line.at) },
    Column { id: "day", title: "", kind: Kind::Time, cell: |line| Cell::Time(&line.day) },
];

/// Cents of the row's amount: negative, small, large, and none at all.
fn cents(row: usize) -> Option<i64> {
    [Some(8819), Some(-10), Some(0), Some(99_999_999), None, Some(123_456), Some(-448_000)][row % 7]
}

fn at(row: usize) -> DateTime {
    let day = date(2026, 1, 1) + jiff::Span::new().days(i64::try_from(row).unwrap() * 11);
    day.at(i8::try_from(row % 24).unwrap(), 56, 8, 0)
}

fn lines() -> Vec<Line> {
    TEXTS
        .iter()
        .enumerate()
        .map(|(row, note)| Line {
            note,
            id: 99_290 + row as u64,
            amount: cents(row).map(|cents| Money::from_decimal(rust_decimal::Decimal::new(cents, 2))),
            at: ServiceTime::At(at(row)),
            day: ServiceTime::Day(at(row).date()),
        })
        .collect()
}

/// How LibreOffice is told to read a CSV: separator, `"`, UTF-8, from line 1, language, and that it may see dates.
fn reading(preset: Preset) -> &'static str {
    match preset {
        Preset::ExcelDe => "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true",
        Preset::Excel | Preset::Plain => "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true",
    }
}

/// Has LibreOffice open files of one format and save them as XLSX, and reads every cell of those.
pub fn opened(home: &Home, files: &[PathBuf], preset: Option<Preset>) -> Vec<Vec<Vec<Data>>> {
    opened_as(home, files, preset.map(reading))
}

/// The same with a filter of its own.
pub fn opened_as(home: &Home, files: &[PathBuf], filter: Option<&str>) -> Vec<Vec<Vec<Data>>> {
    let folder = home.path().join("opened");
    let profile = format!("-env:UserInstallation=file://{}", home.path().join("office").display());
    let mut office = std::process::Command::new("soffice");
    office.args([&profile, "--headless", "--norestore", "--convert-to", "xlsx", "--outdir"]).arg(&folder);
    // Two of them starting at once have been seen to crash, each with its own profile or not.
    let one_at_a_time = OFFICE.lock().unwrap_or_else(PoisonError::into_inner);
    let result = output(office.args(filter).args(files).env("HOME", home.path()));
    drop(one_at_a_time);
    let converted = files.iter().map(|file| folder.join(file.with_extension("xlsx").file_name().unwrap()));
    converted
        .map(|file| {
            assert!(file.exists(), "LibreOffice: {} {}", text(&result.stdout), text(&result.stderr));
            let rows = cells(&file);
            std::fs::remove_file(&file).unwrap();
            rows
        })
        .collect()
}

fn cells(file: &Path) -> Vec<Vec<Data>> {
    let mut book = calamine::open_workbook_auto(file).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn hostile(home: &Home, format: Format) -> PathBuf {
    let path = home.path().join(format!("hostile.{}", format.extension()));
    let layout = Layout::with_field_names(&COLUMNS, ExportKind::PayIns);
    let lines = lines();
    let file = File::create(&path).unwrap();
    let count = write(file, format, &layout, lines.iter(), &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(count, 64);
    path
}

pub fn assert_amount(cell: &Data, cents: Option<i64>, place: &str) {
    let Some(cents) = cents else {
        assert_eq!(*cell, Data::Empty, "{place}");
        return;
    };
    let (Data::Float(_) | Data::Int(_)) = cell else { panic!("{place}: {cell:?} is no number") };
    let number = calamine::DataType::as_f64(cell).unwrap();
    assert_eq!(format!("{number:.2}"), format!("{:.2}", rust_decimal::Decimal::new(cents, 2)), "{place}");
}

pub fn assert_time(cell: &Data, time: DateTime, place: &str) {
    let Data::DateTime(value) = cell else { panic!("{place}: {cell:?} is no date") };
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let read = format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}");
    assert_eq!(read, time.strftime("%Y-%m-%d %H:%M:%S").to_string(), "{place}");
}

/// Fails with every cell that is no longer the text it was, one leading apostrophe aside.
fn assert_texts(rows: &[Vec<Data>], name: &str) {
    let mut wrong = Vec::new();
    for (row, cells) in rows.iter().skip(1).enumerate() {
        for (cell, was) in cells.iter().zip([TEXTS[row].to_owned(), (99_290 + row).to_string()]) {
            let is = if let Data::String(text) = cell { text.as_str() } else { "" };
            if is.strip_prefix('\'').unwrap_or(is) != was.strip_prefix('\'').unwrap_or(&was) {
                wrong.push(format!("{was:?} became {cell:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
}

fn assert_values(rows: &[Vec<Data>], name: &str) {
    assert_eq!(rows.len(), 65, "{name}");
    for (row, cells) in rows.iter().skip(1).enumerate() {
        let place = format!("{name}, row {row}");
        assert_amount(&cells[2], cents(row), &place);
        assert_time(&cells[3], at(row), &place);
        assert_time(&cells[4], at(row).date().at(0, 0, 0, 0), &place);
    }
}

#[test]
fn hostile_texts_survive_in_xlsx() {
    let home = Home::new();
    let rows = opened(&home, &[hostile(&home, Format::Xlsx)], None).remove(0);
    assert_values(&rows, "xlsx");
    for (row, cells) in rows.iter().skip(1).enumerate() {
        assert_eq!(cells[0], Data::String(TEXTS[row].to_owned()));
        assert_eq!(cells[1], Data::String((99_290 + row).to_string()));
    }
}

#[test]
fn hostile_texts_survive_in_the_excel_presets() {
    for preset in [Preset::ExcelDe, Preset::Excel] {
        let home = Home::new();
        let rows = opened(&home, &[hostile(&home, Format::Csv(preset))], Some(preset)).remove(0);
        assert_values(&rows, preset.id());
        assert_texts(&rows, preset.id());
    }
}

/// The plain preset is for programs: they take each text as it stands, so nothing but formulas is guarded.
#[test]
fn the_plain_preset_is_right_for_programs_and_its_values_for_spreadsheets() {
    let home = Home::new();
    let file = hostile(&home, Format::Csv(Preset::Plain));
    let mut reader = csv::Reader::from_path(&file).unwrap();
    assert_values(&opened(&home, &[file], Some(Preset::Plain))[0], "plain");
    for (row, record) in reader.records().enumerate() {
        let record = record.unwrap();
        let note = TEXTS[row].strip_prefix('\'').unwrap_or(TEXTS[row]);
        assert_eq!(record[0].strip_prefix('\'').unwrap_or(&record[0]), note);
        assert_eq!(record[1], (99_290 + row).to_string());
    }
}

/// The five lists, and the columns that hold amounts and times in each.
const LISTS: [(&str, &[&str], &[&str]); 5] = [
    ("pay-ins", &["amount", "net_amount", "service_fee", "service_fee_psp"], &["created_at"]),
    ("payouts", &["payout_amount", "service_fee", "net_amount"], &["request_date", "created_at"]),
    ("invoices", &["total_secpaid_fee", "total_psp_fee", "vat"], &["invoice_date", "created_at"]),
    ("unpaid-links", &["amount"], &[]),
    ("paid-links", &["amount"], &["paid_on"]),
];

/// Has the program export a list of the Demo, and says how many rows it said it wrote.
fn exported(home: &Home, list: &str, ending: &str, preset: Option<Preset>) -> (PathBuf, usize) {
    let file = home.path().join(format!("{list}.{ending}"));
    let mut arguments = vec!["export", list, "--environment", "demo", "--output", file.to_str().unwrap(), "--force"];
    arguments.extend(preset.map(|preset| ["--preset", preset.id()]).iter().flatten());
    let result = home.run(&arguments);
    assert_eq!(result.status.code(), Some(0), "{list}: {}", text(&result.stderr));
    let digits: String = text(&result.stdout).chars().filter(char::is_ascii_digit).collect();
    (file, digits.parse().unwrap())
}

/// Every amount a number with cents, every time a date, everything else text: nothing in between.
fn assert_types(rows: &[Vec<Data>], (list, amounts, times): (&str, &[&str], &[&str])) {
    let (header, rows) = rows.split_first().unwrap();
    let names: Vec<String> = header.iter().map(ToString::to_string).collect();
    for name in amounts.iter().chain(times) {
        assert!(names.contains(&(*name).to_owned()), "{list} has no {name}: {names:?}");
    }
    for (row, cells) in rows.iter().enumerate() {
        for (name, cell) in names.iter().zip(cells) {
            let is_right = match cell {
                Data::Empty => true,
                Data::Float(_) | Data::Int(_) => amounts.contains(&name.as_str()),
                Data::DateTime(_) => times.contains(&name.as_str()),
                Data::String(_) => !amounts.contains(&name.as_str()) && !times.contains(&name.as_str()),
                _ => false,
            };
            assert!(is_right, "{list}, row {row}, {name}: {cell:?}");
        }
    }
}

/// A link of the Demo without its port, which is another in each run.
fn without_port(text: &str) -> String {
    for marker in ["127.0.0.1:", "127.0.0.1%3A"] {
        if let Some((before, after)) = text.split_once(marker) {
            return format!("{before}{marker}{}", after.trim_start_matches(|digit: char| digit.is_ascii_digit()));
        }
    }
    text.to_owned()
}

/// The same values, columns of times aside: each run of the Demo has its own "just now".
/// In CSV a text may have one apostrophe more.
fn assert_same(left: &[Vec<Data>], right: &[Vec<Data>], list: &str) {
    let plain = |cell: &Data| match cell {
        Data::String(text) => without_port(text.strip_prefix('\'').unwrap_or(text)),
        Data::Int(number) => format!("{number}.00"),
        Data::Float(number) => format!("{number:.2}"),
        Data::DateTime(_) => "a time".to_owned(),
        other => other.to_string(),
    };
    assert_eq!(left.len(), right.len(), "{list}");
    for (row, (left, right)) in left.iter().zip(right).enumerate() {
        let (left, right): (Vec<_>, Vec<_>) = (left.iter().map(plain).collect(), right.iter().map(plain).collect());
        assert_eq!(left, right, "{list}, row {row}");
    }
}

/// Every time in an opened file is the one that was written.
fn assert_times(opened: &[Vec<Data>], written: &[Vec<String>], day_form: &str) {
    for (cells, texts) in opened.iter().zip(written) {
        for (cell, text) in cells.iter().zip(texts) {
            if let Data::DateTime(value) = cell {
                let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
                let day = date(year.try_into().unwrap(), month.try_into().unwrap(), day.try_into().unwrap());
                let read = format!("{} {hour:02}:{minute:02}:{second:02}", day.strftime(day_form));
                assert!(read == *text || read == format!("{text} 00:00:00"), "{text} became {read}");
            }
        }
    }
}

/// The times of a workbook of ours as the plain texts of a CSV.
fn texts_of_workbook(rows: &[Vec<Data>]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|cells| {
            cells
                .iter()
                .map(|cell| match cell {
                    Data::DateTime(value) => {
                        let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
                        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
                    }
                    other => other.to_string(),
                })
                .collect()
        })
        .collect()
}

/// The fields of a CSV of ours, header and all.
fn fields(file: &Path, preset: Preset) -> Vec<Vec<String>> {
    let delimiter = if preset == Preset::ExcelDe { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_path(file).unwrap();
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_lists_of_the_demo_open_without_a_wrong_cell() {
    let home = Home::new();
    let written: Vec<_> = LISTS.iter().map(|(list, ..)| exported(&home, list, "xlsx", None)).collect();
    let files: Vec<PathBuf> = written.iter().map(|(file, _)| file.clone()).collect();
    let ours: Vec<_> = files.iter().map(|file| cells(file)).collect();
    for ((rows, (_, count)), list) in ours.iter().zip(&written).zip(LISTS) {
        assert_eq!(rows.len(), count + 1, "{}", list.0);
        assert!(*count >= 18, "{} has {count} rows", list.0);
        assert_types(rows, list);
    }
    assert!(written[0].1 >= 1_200, "{} pay-ins", written[0].1);
    for ((ours, theirs), list) in ours.iter().zip(opened(&home, &files, None)).zip(LISTS) {
        assert_types(&theirs, list);
        assert_same(ours, &theirs, list.0);
        assert_times(&theirs, &texts_of_workbook(ours), "%Y-%m-%d");
    }
    for (preset, day_form) in [(Preset::ExcelDe, "%d.%m.%Y"), (Preset::Excel, "%Y-%m-%d")] {
        let files: Vec<_> = LISTS.iter().map(|(list, ..)| exported(&home, list, "csv", Some(preset)).0).collect();
        let opened = opened(&home, &files, Some(preset));
        for (((ours, theirs), file), list) in ours.iter().zip(opened).zip(&files).zip(LISTS) {
            assert_types(&theirs, list);
            assert_same(ours, &theirs, &format!("{} {}", list.0, preset.id()));
            assert_times(&theirs, &fields(file, preset), day_form);
        }
    }
}
