//! CSV, row by row, in the three presets. One buffer is reused for every cell, so that memory stays flat and a million
//! rows take little longer than writing their bytes. Called by [`write`](super::write) and by benchmarks.
//! It must not change a value: the guard's apostrophe is the only thing it ever adds.

use std::io::Write;

use super::digits::{push_amount, push_clock, push_german_day, push_iso_day, push_number};
use super::guard::{begins_like_a_formula, reads_as_a_value};
use super::{ExportError, Flags, Layout, Preset};
use crate::model::{Cell, Column, ServiceTime};

/// Bytes kept before they go to the file.
const BUFFER: usize = 64 * 1024;

/// Writes rows of `T` into `W`.
pub struct CsvWriter<'a, T: 'static, W: Write> {
    inner: csv::Writer<W>,
    columns: &'a [Column<T>],
    flags: &'a Flags,
    preset: Preset,
    cell: Vec<u8>,
}

impl<'a, T, W: Write> CsvWriter<'a, T, W> {
    /// Starts the file: byte order mark, where the preset has one, and the header.
    pub fn new(mut out: W, preset: Preset, layout: &'a Layout<'_, T>) -> Result<Self, ExportError> {
        if preset != Preset::Plain {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut inner = csv::WriterBuilder::new()
            .delimiter(if preset == Preset::ExcelDe { b';' } else { b',' })
            .terminator(csv::Terminator::CRLF)
            .buffer_capacity(BUFFER)
            .from_writer(out);
        inner.write_record(&layout.headers).map_err(io_error)?;
        Ok(Self { inner, columns: layout.columns, flags: &layout.flags, preset, cell: Vec::with_capacity(64) })
    }

    /// Writes one row.
    pub fn row(&mut self, row: &T) -> Result<(), ExportError> {
        for column in self.columns {
            match (column.cell)(row) {
                Cell::Text(text) => self.text(&text)?,
                cell => {
                    self.cell.clear();
                    self.value(&cell)?;
                }
            }
        }
        self.inner.write_record(None::<&[u8]>).map_err(io_error)
    }

    /// Writes what is still in memory.
    pub fn finish(mut self) -> Result<(), ExportError> {
        self.inner.flush()?;
        Ok(())
    }

    fn value(&mut self, cell: &Cell<'_>) -> Result<(), ExportError> {
        match cell {
            Cell::Missing | Cell::Time(ServiceTime::Missing) => {}
            Cell::Text(text) => return self.text(text),
            Cell::Time(ServiceTime::Raw(text)) => return self.text(text),
            Cell::Flag(flag) => return self.field(self.flags.word(*flag).as_bytes()),
            Cell::Id(id) => {
                if self.preset != Preset::Plain {
                    self.cell.push(b'\'');
                }
                push_number(&mut self.cell, *id, 1);
            }
            Cell::Money(money) => {
                let point = if self.preset == Preset::ExcelDe { b',' } else { b'.' };
                push_amount(&mut self.cell, money.decimal(), point);
            }
            Cell::Time(ServiceTime::Day(day)) => self.day(*day),
            Cell::Time(ServiceTime::At(at)) => {
                self.day(at.date());
                push_clock(&mut self.cell, *at);
            }
        }
        self.inner.write_field(&self.cell).map_err(io_error)
    }

    fn day(&mut self, day: jiff::civil::Date) {
        if self.preset == Preset::ExcelDe {
            push_german_day(&mut self.cell, day);
        } else {
            push_iso_day(&mut self.cell, day);
        }
    }

    fn text(&mut self, text: &str) -> Result<(), ExportError> {
        let guarded = begins_like_a_formula(text) || (self.preset != Preset::Plain && reads_as_a_value(text));
        if !guarded {
            return self.field(text.as_bytes());
        }
        self.cell.clear();
        self.cell.push(b'\'');
        self.cell.extend_from_slice(text.as_bytes());
        self.inner.write_field(&self.cell).map_err(io_error)
    }

    fn field(&mut self, field: &[u8]) -> Result<(), ExportError> {
        self.inner.write_field(field).map_err(io_error)
    }
}

fn io_error(error: csv::Error) -> ExportError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => ExportError::Io(error),
        other => ExportError::Io(std::io::Error::other(format!("{other:?}"))),
    }
}
