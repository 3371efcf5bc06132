//! XLSX with typed cells: amounts are numbers, dates are dates, ids and texts are texts, unchanged. The header is bold,
//! stays on screen and filters. The workbook is held in memory until it is saved. Called by [`write`](super::write).
//! It must not cut a text or a row that does not fit: it refuses.

use std::io::{Seek, Write};

use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{ExportError, Flags, Layout, Words};
use crate::model::{Cell, Column, Kind, ServiceTime};

/// Rows of a worksheet, the header included.
pub const MAX_ROWS: u32 = 1_048_576;
/// Characters of a cell, as UTF-16 counts them.
pub const MAX_TEXT: usize = 32_767;

/// The largest whole number a cell holds exactly.
const EXACT: u64 = 1 << 53;
/// Columns are at least and at most this wide, in characters.
const WIDTHS: (usize, usize) = (8, 60);

/// Puts rows of `T` into a workbook.
pub struct XlsxWriter<'a, T: 'static> {
    workbook: Workbook,
    sheet: Worksheet,
    columns: &'a [Column<T>],
    headers: &'a [String],
    flags: &'a Flags,
    words: &'a Words,
    comma: bool,
    formats: Formats,
    /// Characters of the longest text of each column.
    widths: Vec<usize>,
    /// The next row; the header is row 0.
    next: u32,
}

struct Formats {
    plain: Format,
    day: Format,
    precise: Format,
}

impl<'a, T> XlsxWriter<'a, T> {
    /// Starts the workbook with its header.
    pub fn new(layout: &'a Layout<'_, T>) -> Result<Self, ExportError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(&layout.sheet).map_err(workbook_error)?;
        let bold = Format::new().set_bold();
        let money = Format::new().set_num_format("#,##0.00");
        let time = Format::new().set_num_format("yyyy\\-mm\\-dd\\ hh:mm:ss");
        for (index, (column, header)) in (0_u16..).zip(layout.columns.iter().zip(&layout.headers)) {
            match column.kind {
                Kind::Money => sheet.set_column_format(index, &money).map_err(workbook_error)?,
                Kind::Time => sheet.set_column_format(index, &time).map_err(workbook_error)?,
                Kind::Text | Kind::Id | Kind::Count | Kind::Flag => &mut sheet,
            };
            sheet.write_string_with_format(0, index, header, &bold).map_err(workbook_error)?;
        }
        sheet.set_freeze_panes(1, 0).map_err(workbook_error)?;
        Ok(Self {
            workbook: Workbook::new(),
            sheet,
            columns: layout.columns,
            headers: &layout.headers,
            flags: &layout.flags,
            words: &layout.words,
            comma: layout.comma,
            formats: Formats {
                plain: Format::new(),
                day: Format::new().set_num_format("yyyy\\-mm\\-dd"),
                precise: Format::new().set_num_format("#,##0.00########"),
            },
            widths: layout.headers.iter().map(|header| header.chars().count() + 3).collect(),
            next: 1,
        })
    }

    /// Adds one row.
    pub fn row(&mut self, row: &T) -> Result<(), ExportError> {
        if self.next >= MAX_ROWS {
            return Err(ExportError::TooManyRows);
        }
        for (index, column) in (0_u16..).zip(self.columns) {
            match (column.cell)(row) {
                Cell::Missing | Cell::Time(ServiceTime::Missing) => {}
                Cell::Text(text) => self.text(index, text.into_owned())?,
                Cell::Time(ServiceTime::Raw(text)) => self.text(index, text.clone().into())?,
                Cell::Word(word) => self.text(index, self.words.get(word).map_or(word, String::as_str).to_owned())?,
                Cell::Flag(flag) => self.text(index, self.flags.word(flag).to_owned())?,
                Cell::Id(id) => self.text(index, id.to_string())?,
                Cell::Count(count) => self.amount(index, Decimal::from(count))?,
                Cell::Shares(shares) => self.text(index, shares.written(self.comma))?,
                Cell::Money(money) => self.amount(index, money.decimal())?,
                Cell::Time(ServiceTime::Day(day)) => self.day(index, *day)?,
                Cell::Time(ServiceTime::At(at)) => self.time(index, *at)?,
            }
        }
        self.next += 1;
        Ok(())
    }

    /// Sets widths and filter and writes the workbook.
    pub fn save(mut self, out: impl Write + Seek + Send) -> Result<(), ExportError> {
        for (index, (width, column)) in (0_u16..).zip(self.widths.iter().zip(self.columns)) {
            let least = match column.kind {
                Kind::Time => 19,
                Kind::Money => 12,
                Kind::Text | Kind::Id | Kind::Count | Kind::Flag => WIDTHS.0,
            };
            let width = u16::try_from((*width + 1).clamp(least, WIDTHS.1)).unwrap_or(u16::MAX);
            self.sheet.set_column_width(index, width).map_err(workbook_error)?;
        }
        if let Some(last) = u16::try_from(self.columns.len()).ok().and_then(|count| count.checked_sub(1)) {
            self.sheet.autofilter(0, 0, self.next.saturating_sub(1), last).map_err(workbook_error)?;
        }
        self.workbook.push_worksheet(self.sheet);
        self.workbook.save_to_writer(out).map_err(workbook_error)
    }

    fn text(&mut self, column: u16, text: String) -> Result<(), ExportError> {
        if let Some(width) = self.widths.get_mut(usize::from(column)).filter(|width| **width < text.len()) {
            *width = text.chars().count().clamp(*width, WIDTHS.1);
        }
        // The writer takes such a text for rich text of its own and would put it into the file as markup.
        let written = if text.starts_with("<r>") && text.ends_with("</r>") {
            self.sheet.write_rich_string(self.next, column, &[(&self.formats.plain, &*text)])
        } else {
            self.sheet.write_string(self.next, column, text)
        };
        match written {
            Ok(_) => Ok(()),
            Err(XlsxError::MaxStringLengthExceeded) => {
                let header = self.headers.get(usize::from(column)).map_or("", String::as_str);
                Err(ExportError::TextTooLong { row: self.next.saturating_add(1), column: header.into() })
            }
            Err(error) => Err(workbook_error(error)),
        }
    }

    fn amount(&mut self, column: u16, amount: Decimal) -> Result<(), ExportError> {
        let amount = if amount.scale() > 2 { amount.normalize() } else { amount };
        let number = number(amount);
        if amount.scale() > 2 {
            self.sheet.write_number_with_format(self.next, column, number, &self.formats.precise)
        } else {
            self.sheet.write_number(self.next, column, number)
        }
        .map_err(workbook_error)?;
        Ok(())
    }

    fn day(&mut self, column: u16, day: jiff::civil::Date) -> Result<(), ExportError> {
        match excel_day(day) {
            Some(date) => self.sheet.write_datetime_with_format(self.next, column, date, &self.formats.day),
            None => self.sheet.write_string(self.next, column, day.to_string()),
        }
        .map_err(workbook_error)?;
        Ok(())
    }

    fn time(&mut self, column: u16, at: jiff::civil::DateTime) -> Result<(), ExportError> {
        let parts = (at.hour().unsigned_abs(), at.minute().unsigned_abs(), at.second().unsigned_abs());
        let date = excel_day(at.date()).and_then(|day| day.and_hms(parts.0.into(), parts.1, parts.2).ok());
        match date {
            Some(date) => self.sheet.write_datetime(self.next, column, date),
            None => self.sheet.write_string(self.next, column, at.strftime("%Y-%m-%d %H:%M:%S").to_string()),
        }
        .map_err(workbook_error)?;
        Ok(())
    }
}

/// A day as a workbook counts it; none before March 1900, where its calendar is wrong.
fn excel_day(day: jiff::civil::Date) -> Option<ExcelDateTime> {
    if (day.year(), day.month()) < (1900, 3) {
        return None;
    }
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// The number a cell holds: the nearest to the exact amount, the same that typing the amount gives.
#[expect(clippy::cast_precision_loss, reason = "both numbers are exact up to 2^53, which is checked")]
fn number(amount: Decimal) -> f64 {
    let mantissa = u64::try_from(amount.mantissa().unsigned_abs()).ok().filter(|mantissa| *mantissa <= EXACT);
    let unit = 10_u64.checked_pow(amount.scale()).filter(|unit| *unit <= EXACT);
    let size = match (mantissa, unit) {
        (Some(mantissa), Some(unit)) => mantissa as f64 / unit as f64,
        _ => amount.abs().to_string().parse().unwrap_or(f64::NAN),
    };
    if amount.is_sign_negative() && !amount.is_zero() { -size } else { size }
}

fn workbook_error(error: XlsxError) -> ExportError {
    match error {
        XlsxError::IoError(error) => ExportError::Io(error),
        XlsxError::ZipError(error) => ExportError::Io(std::io::Error::other(error)),
        XlsxError::RowColumnLimitError => ExportError::TooManyRows,
        other => ExportError::Workbook(other.to_string().into()),
    }
}
