//! CSV, row by row, in the three presets. Cells are written straight into one buffer, so that memory stays flat and a
//! million rows take little longer than writing their bytes: a writer that takes fields looks at each byte of a number
//! again, and copies it again. Called by [`write`](super::write) and by benchmarks.
//! It must not change a value: the guard's apostrophe is the only thing it ever adds.

use std::io::Write;

use super::digits::{push_amount, push_clock, push_german_day, push_iso_day, push_number};
use super::guard::{begins_like_a_formula, reads_as_a_value};
use super::{ExportError, Flags, Layout, Preset, Words};
use crate::model::{Cell, Column, ServiceTime};

/// Bytes kept before they go to the file.
const BUFFER: usize = 64 * 1024;

/// Writes rows of `T` into `W`.
pub struct CsvWriter<'a, T: 'static, W: Write> {
    out: W,
    /// What is not in the file yet: whole rows, and the one being written.
    bytes: Vec<u8>,
    columns: &'a [Column<T>],
    flags: &'a Flags,
    words: &'a Words,
    preset: Preset,
    delimiter: u8,
}

impl<'a, T, W: Write> CsvWriter<'a, T, W> {
    /// Starts the file: byte order mark, where the preset has one, and the header.
    pub fn new(out: W, preset: Preset, layout: &'a Layout<'_, T>) -> Result<Self, ExportError> {
        let delimiter = if preset == Preset::ExcelDe { b';' } else { b',' };
        let bytes = Vec::with_capacity(BUFFER + BUFFER / 4);
        let mut writer =
            Self { out, bytes, columns: layout.columns, flags: &layout.flags, words: &layout.words, preset, delimiter };
        if preset != Preset::Plain {
            writer.bytes.extend_from_slice("\u{FEFF}".as_bytes());
        }
        let start = writer.bytes.len();
        for (place, header) in layout.headers.iter().enumerate() {
            writer.delimit(place);
            writer.field(header);
        }
        writer.end_row(start)?;
        Ok(writer)
    }

    /// Writes one row.
    pub fn row(&mut self, row: &T) -> Result<(), ExportError> {
        let start = self.bytes.len();
        for (place, column) in self.columns.iter().enumerate() {
            self.delimit(place);
            self.cell(&(column.cell)(row));
        }
        self.end_row(start)
    }

    /// Writes what is still in memory.
    pub fn finish(mut self) -> Result<(), ExportError> {
        self.out.write_all(&self.bytes)?;
        self.out.flush()?;
        Ok(())
    }

    fn delimit(&mut self, place: usize) {
        if place > 0 {
            self.bytes.push(self.delimiter);
        }
    }

    fn end_row(&mut self, start: usize) -> Result<(), ExportError> {
        if self.bytes.len() == start {
            // A row of one empty field would read as no row.
            self.bytes.extend_from_slice(b"\"\"");
        }
        self.bytes.extend_from_slice(b"\r\n");
        if self.bytes.len() >= BUFFER {
            self.out.write_all(&self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }

    /// Numbers, days and times hold nothing that is quoted: an amount's comma is only written where `;` delimits.
    fn cell(&mut self, cell: &Cell<'_>) {
        match cell {
            Cell::Missing | Cell::Time(ServiceTime::Missing) => {}
            Cell::Text(text) => self.text(text),
            Cell::Time(ServiceTime::Raw(text)) => self.text(text),
            Cell::Flag(flag) => self.field(self.flags.word(*flag)),
            Cell::Word(word) => self.text(self.words.get(word).map_or(*word, String::as_str)),
            Cell::Id(id) => {
                if self.preset != Preset::Plain {
                    self.bytes.push(b'\'');
                }
                push_number(&mut self.bytes, *id, 1);
            }
            Cell::Count(count) => push_number(&mut self.bytes, *count, 1),
            Cell::Shares(shares) => self.text(&shares.written(self.preset == Preset::ExcelDe)),
            Cell::Money(money) => {
                let point = if self.preset == Preset::ExcelDe { b',' } else { b'.' };
                push_amount(&mut self.bytes, money.decimal(), point);
            }
            Cell::Time(ServiceTime::Day(day)) => self.day(*day),
            Cell::Time(ServiceTime::At(at)) => {
                self.day(at.date());
                push_clock(&mut self.bytes, *at);
            }
        }
    }

    fn day(&mut self, day: jiff::civil::Date) {
        if self.preset == Preset::ExcelDe {
            push_german_day(&mut self.bytes, day);
        } else {
            push_iso_day(&mut self.bytes, day);
        }
    }

    fn text(&mut self, text: &str) {
        let guarded = begins_like_a_formula(text) || (self.preset != Preset::Plain && reads_as_a_value(text));
        self.quoted(text, if guarded { "'" } else { "" });
    }

    fn field(&mut self, field: &str) {
        self.quoted(field, "");
    }

    /// Appends a text behind a guard, in quotes where it needs them (RFC 4180).
    fn quoted(&mut self, text: &str, guard: &str) {
        let delimiter = self.delimiter;
        let needs_quotes = |byte: u8| byte == delimiter || byte == b'"' || byte == b'\r' || byte == b'\n';
        // Without a way out in between it is several bytes at a time.
        if !text.bytes().fold(false, |any, byte| any | needs_quotes(byte)) {
            self.bytes.extend_from_slice(guard.as_bytes());
            self.bytes.extend_from_slice(text.as_bytes());
            return;
        }
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(guard.as_bytes());
        for byte in text.bytes() {
            if byte == b'"' {
                self.bytes.push(b'"');
            }
            self.bytes.push(byte);
        }
        self.bytes.push(b'"');
    }
}
