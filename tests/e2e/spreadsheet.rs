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
const TEXTS: [&str; 64] = [
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
fn opened(home: &Home, files: &[PathBuf], preset: Option<Preset>) -> Vec<Vec<Vec<Data>>> {
    let folder = home.path().join("opened");
    let profile = format!("-env:UserInstallation=file://{}", home.path().join("office").display());
    let mut office = std::process::Command::new("soffice");
    office.args([&profile, "--headless", "--norestore", "--convert-to", "xlsx", "--outdir"]).arg(&folder);
    // Two of them starting at once have been seen to crash, each with its own profile or not.
    let one_at_a_time = OFFICE.lock().unwrap_or_else(PoisonError::into_inner);
    let result = output(office.args(preset.map(reading)).args(files).env("HOME", home.path()));
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

fn assert_amount(cell: &Data, cents: Option<i64>, place: &str) {
    let Some(cents) = cents else {
        assert_eq!(*cell, Data::Empty, "{place}");
        return;
    };
    let (Data::Float(_) | Data::Int(_)) = cell else { panic!("{place}: {cell:?} is no number") };
    let number = calamine::DataType::as_f64(cell).unwrap();
    assert_eq!(format!("{number:.2}"), format!("{:.2}", rust_decimal::Decimal::new(cents, 2)), "{place}");
}

fn assert_time(cell: &Data, time: DateTime, place: &str) {
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
