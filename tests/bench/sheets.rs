//! Spreadsheets of pay-ins, all 17 fields, beside bare loops over the same cells: CSV over ready texts, XLSX over ready
//! values. Both sides write to memory, so that no disk is measured. Called by `figures`.
//! It must not give the bare loops anything to work out.

use std::hint::black_box;
use std::io::{self, Cursor, Read as _, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::time::Duration;

use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Workbook};
use secpaid_desktop::export::{self, ExportKind, Format, Layout, Preset};
use secpaid_desktop::model::{Cell, Kind, PAY_IN_FIELDS, PayIn, ServiceTime};

use crate::Plan;
use crate::report::{Outcome, Report};
use crate::rows;
use crate::system::resident_kib;
use crate::timing::{Pair, alternate, timed};

/// Rounds of each side.
const ROUNDS: usize = 5;
/// Memory may rise by so much between the first tenth and the end of a CSV, in MiB.
const FLAT_MIB: f64 = 4.0;

/// Measures both kinds of file.
pub fn measure(plan: Plan, report: &mut Report) -> Outcome<()> {
    let rows: Vec<PayIn> = rows::pages(plan.size(100_000))?.iter().flat_map(|page| page.iter().cloned()).collect();
    csv(plan.size(1_000_000), &rows, report)?;
    xlsx(&rows, report)
}

fn layout() -> Layout<'static, PayIn> {
    Layout::with_field_names(PAY_IN_FIELDS, ExportKind::PayIns)
}

fn csv(count: usize, rows: &[PayIn], report: &mut Report) -> Outcome<()> {
    for (preset, name) in [(Preset::ExcelDe, "Excel (German)"), (Preset::Plain, "plain")] {
        let layout = layout();
        let mut first = Cursor::new(Vec::new());
        let mut go_on = |_| ControlFlow::Continue(());
        export::write(&mut first, Format::Csv(preset), &layout, rows.iter(), &mut go_on)?;
        let ready = ready_texts(first.get_ref(), preset)?;
        drop(first);
        let mut growth = 0.0_f64;
        let pair = alternate(
            ROUNDS,
            || {
                let (time, memory) = our_csv(count, rows, preset)?;
                growth = growth.max(memory);
                Ok(time)
            },
            || bare_csv(count, &ready, preset),
        )?;
        let detail = rates(count, pair)?;
        report.at_least(&format!("CSV, {name} : csv::Writer over ready texts"), pair.speed(), 0.5, " ×", &detail);
        let detail = format!("rise of resident memory, {count} rows");
        report.at_most(&format!("CSV, {name}, memory"), growth, FLAT_MIB, " MiB", &detail);
    }
    Ok(())
}

fn rates(count: usize, pair: Pair) -> Outcome<String> {
    let rows = f64::from(u32::try_from(count)?);
    let rate = |time: Duration| rows / time.as_secs_f64() / 1000.0;
    Ok(format!("{:.0} to {:.0} thousand rows/s", rate(pair.ours), rate(pair.theirs)))
}

/// Time, and by how many MiB the memory rose after the first tenth.
fn our_csv(count: usize, rows: &[PayIn], preset: Preset) -> Outcome<(Duration, f64)> {
    let layout = layout();
    let tenth = u64::try_from(count / 10)?.max(export::PROGRESS_STEP);
    let mut memory: Vec<u64> = Vec::new();
    let mut progress = |done: u64| {
        if done.is_multiple_of(tenth) {
            memory.extend(resident_kib());
        }
        ControlFlow::Continue(())
    };
    let all = rows.iter().cycle().take(count);
    let (time, written) = timed(|| export::write(Nowhere::default(), Format::Csv(preset), &layout, all, &mut progress));
    if written? != u64::try_from(count)? {
        return Err("rows are missing in the CSV".into());
    }
    let first = memory.first().copied().unwrap_or_default();
    let most = memory.iter().copied().max().unwrap_or_default();
    Ok((time, f64::from(u32::try_from(most.saturating_sub(first))?) / 1024.0))
}

/// The texts of a CSV, cell by cell.
fn ready_texts(csv: &[u8], preset: Preset) -> Outcome<Vec<Vec<String>>> {
    let text = std::str::from_utf8(csv)?.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(preset)).from_reader(text.as_bytes());
    let mut ready = Vec::new();
    for record in reader.records() {
        ready.push(record?.iter().map(str::to_owned).collect());
    }
    Ok(ready)
}

const fn delimiter(preset: Preset) -> u8 {
    match preset {
        Preset::ExcelDe => b';',
        Preset::Excel | Preset::Plain => b',',
    }
}

fn bare_csv(count: usize, ready: &[Vec<String>], preset: Preset) -> Outcome<Duration> {
    let mut builder = csv::WriterBuilder::new();
    builder.delimiter(delimiter(preset)).terminator(csv::Terminator::CRLF);
    let (time, written) = timed(|| -> Result<(), csv::Error> {
        let mut writer = builder.from_writer(Nowhere::default());
        for row in ready.iter().cycle().take(count) {
            writer.write_record(row)?;
        }
        writer.flush()?;
        Ok(())
    });
    written?;
    Ok(time)
}

/// Takes bytes and keeps none.
#[derive(Debug, Default)]
struct Nowhere {
    bytes: u64,
}

impl Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += u64::try_from(black_box(bytes).len()).unwrap_or(0);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Nowhere {
    fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
        Ok(self.bytes)
    }
}

fn xlsx(rows: &[PayIn], report: &mut Report) -> Outcome<()> {
    let ready = ready_values(rows)?;
    let pair = alternate(ROUNDS, || our_xlsx(rows), || bare_xlsx(&ready))?;
    let detail = rates(rows.len(), pair)?;
    report.at_least("XLSX : rust_xlsxwriter over ready values", pair.speed(), 0.7, " ×", &detail);
    Ok(())
}

fn our_xlsx(rows: &[PayIn]) -> Outcome<Duration> {
    let layout = layout();
    let mut out = Cursor::new(Vec::new());
    let mut go_on = |_| ControlFlow::Continue(());
    let (time, written) = timed(|| export::write(&mut out, Format::Xlsx, &layout, rows.iter(), &mut go_on));
    written?;
    is_workbook(out)?;
    Ok(time)
}

/// A cell of a workbook, ready to be written.
enum Value {
    Nothing,
    Text(String),
    Number(f64),
    Time(ExcelDateTime),
}

fn ready_values(rows: &[PayIn]) -> Outcome<Vec<Vec<Value>>> {
    let row = |row| PAY_IN_FIELDS.iter().map(|column| ready_value(&(column.cell)(row))).collect();
    rows.iter().map(row).collect()
}

fn ready_value(cell: &Cell<'_>) -> Outcome<Value> {
    Ok(match cell {
        Cell::Missing | Cell::Time(ServiceTime::Missing) => Value::Nothing,
        Cell::Text(text) => Value::Text(text.to_string()),
        Cell::Id(id) | Cell::Count(id) => Value::Text(id.to_string()),
        Cell::Shares(shares) => Value::Text(shares.written(false)),
        Cell::Word(word) => Value::Text((*word).to_owned()),
        Cell::Flag(flag) => Value::Text(if *flag { "yes" } else { "no" }.to_owned()),
        Cell::Money(money) => Value::Number(money.decimal().to_string().parse()?),
        Cell::Time(ServiceTime::At(at)) => {
            Value::Time(ExcelDateTime::parse_from_str(&at.strftime("%Y-%m-%d %H:%M:%S").to_string())?)
        }
        Cell::Time(ServiceTime::Day(day)) => Value::Time(ExcelDateTime::parse_from_str(&day.to_string())?),
        Cell::Time(ServiceTime::Raw(text)) => Value::Text(text.to_string()),
    })
}

fn bare_xlsx(ready: &[Vec<Value>]) -> Outcome<Duration> {
    let mut out = Cursor::new(Vec::new());
    let (time, written) = timed(|| -> Outcome<()> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let money = CellFormat::new().set_num_format("#,##0.00");
        let date = CellFormat::new().set_num_format("yyyy-mm-dd hh:mm:ss");
        for (index, column) in (0_u16..).zip(PAY_IN_FIELDS) {
            match column.kind {
                Kind::Money => drop(sheet.set_column_format(index, &money)?),
                Kind::Time => drop(sheet.set_column_format(index, &date)?),
                Kind::Text | Kind::Id | Kind::Count | Kind::Flag => {}
            }
            sheet.write_string(0, index, column.id)?;
        }
        for (row, values) in (1_u32..).zip(ready) {
            for (column, value) in (0_u16..).zip(values) {
                match value {
                    Value::Nothing => {}
                    Value::Text(text) => drop(sheet.write_string(row, column, text)?),
                    Value::Number(number) => drop(sheet.write_number(row, column, *number)?),
                    Value::Time(time) => drop(sheet.write_datetime(row, column, time)?),
                }
            }
        }
        workbook.save_to_writer(&mut out)?;
        Ok(())
    });
    written?;
    is_workbook(out)?;
    Ok(time)
}

fn is_workbook(mut out: Cursor<Vec<u8>>) -> Outcome<()> {
    out.set_position(0);
    let mut mark = [0; 2];
    out.read_exact(&mut mark)?;
    if &mark == b"PK" { Ok(()) } else { Err("no workbook came out".into()) }
}
