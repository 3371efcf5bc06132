//! Writes rows into spreadsheets: XLSX with typed cells and CSV in three presets. Called by the backend (an export from
//! the window) and by the command line. Rows come one by one from any iterator; a CSV is never held in memory.
//! It changes no value: what a file shows is what the service sent. It has no words; headers and "yes" are passed in.

mod csv_writer;
mod digits;
mod file_name;
mod guard;
mod target;
mod xlsx;

#[cfg(test)]
mod tests;

pub use csv_writer::CsvWriter;
pub use file_name::{FileName, LinkFileName};
pub use guard::is_taken_for_a_value;
pub use target::{check_target, put, write_file};
pub use xlsx::{MAX_ROWS, MAX_TEXT, XlsxWriter};

use std::io::{self, Seek, Write};
use std::ops::ControlFlow;

use crate::files::FileError;
use crate::model::{Column, Mark};

/// How often progress is told and a cancel noticed, in rows.
pub const PROGRESS_STEP: u64 = 1_000;

/// The lists that can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportKind {
    /// Payments, refunds, disputes.
    PayIns,
    /// Transfers to the bank account.
    Payouts,
    /// Fee invoices.
    Invoices,
    /// Links nobody has used.
    UnpaidLinks,
    /// Links that were used.
    PaidLinks,
    /// What this application did: known here only, so that there is none without a window.
    Activity,
}

impl ExportKind {
    /// All that the service has, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::PayIns, Self::Payouts, Self::Invoices, Self::UnpaidLinks, Self::PaidLinks];

    /// The name on the command line and in file names; never translated.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PayIns => "pay-ins",
            Self::Payouts => "payouts",
            Self::Invoices => "invoices",
            Self::UnpaidLinks => "unpaid-links",
            Self::PaidLinks => "paid-links",
            Self::Activity => "activity",
        }
    }

    /// The list with this [`id`](Self::id).
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether rows carry a day, so that a range can be asked for. Unpaid links carry none, and
    /// Activity is short.
    pub const fn has_days(self) -> bool {
        !matches!(self, Self::UnpaidLinks | Self::Activity)
    }
}

/// For whom a CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// `;`, decimal comma, UTF-8 with byte order mark, `20.05.2026 18:56:08`.
    #[default]
    ExcelDe,
    /// `,`, decimal point, UTF-8 with byte order mark, `2026-05-20 18:56:08`.
    Excel,
    /// RFC 4180 for programs: `,`, decimal point, UTF-8 without byte order mark.
    Plain,
}

impl Preset {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::ExcelDe, Self::Excel, Self::Plain];

    /// The name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ExcelDe => "excel-de",
            Self::Excel => "excel",
            Self::Plain => "plain",
        }
    }

    /// The preset with this [`id`](Self::id).
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.id() == id)
    }
}

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A workbook with typed cells.
    Xlsx,
    /// A text file.
    Csv(Preset),
}

impl Format {
    /// The file's extension, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv(_) => "csv",
        }
    }
}

/// Longest name of a worksheet, characters.
const LONGEST_SHEET: usize = 31;

/// What a file looks like: columns in order, and the few words it needs.
#[derive(Debug, Clone)]
pub struct Layout<'a, T: 'static> {
    /// The columns in the order of the file.
    pub columns: &'a [Column<T>],
    /// One header for each column: the API's field names, or translated titles.
    pub headers: Vec<String>,
    /// How a flag is written: "yes" and "no".
    pub flags: Flags,
    /// Words of ours that cells may have.
    pub words: Words,
    /// Whether figures in texts of a workbook have a decimal comma; a CSV has its preset.
    pub comma: bool,
    /// Name of the worksheet; at most 31 characters, none of `[]:*?/\`.
    pub sheet: String,
}

impl<'a, T> Layout<'a, T> {
    /// The layout of a headless export: the API's field names, `yes` and `no`.
    pub fn with_field_names(columns: &'a [Column<T>], kind: ExportKind) -> Self {
        let headers = columns.iter().map(|column| column.id.to_owned()).collect();
        Self {
            columns,
            headers,
            flags: Flags::default(),
            words: Words::new(),
            comma: false,
            sheet: kind.id().to_owned(),
        }
    }

    /// With the mark in the name of the worksheet. No cell is changed: a merchant adds them up. A CSV has nothing but
    /// cells, and is marked by the name of its file alone.
    #[must_use]
    pub fn marked(mut self, mark: Mark) -> Self {
        if let Some(word) = mark.word() {
            self.sheet = format!("{word} {}", self.sheet).chars().take(LONGEST_SHEET).collect();
        }
        self
    }
}

/// Words by their message ids.
pub type Words = std::collections::BTreeMap<&'static str, String>;

/// The two words for a flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flags {
    /// For true.
    pub yes: String,
    /// For false.
    pub no: String,
}

impl Default for Flags {
    fn default() -> Self {
        Self { yes: "yes".to_owned(), no: "no".to_owned() }
    }
}

impl Flags {
    pub(crate) fn word(&self, flag: bool) -> &str {
        if flag { &self.yes } else { &self.no }
    }
}

/// Why no file came out. Whoever writes the file leaves an older one as it was.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Told to stop.
    #[error("cancelled")]
    Cancelled,
    /// More rows than a worksheet holds.
    #[error("more rows than a worksheet holds")]
    TooManyRows,
    /// A text longer than a worksheet cell holds.
    #[error("text too long in row {row}, column {column}")]
    TextTooLong {
        /// Row of the worksheet; the header is row 1.
        row: u32,
        /// Header of the column.
        column: Box<str>,
    },
    /// A file of this name is there and was not to be replaced.
    #[error("the file exists")]
    Exists,
    /// What stands there is no ordinary file: a device, a pipe.
    #[error("not an ordinary file")]
    NotOrdinary,
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The bytes cannot be written; [`write_file`] says [`ExportError::File`] instead.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The workbook cannot be put together; a fault of ours.
    #[error("workbook: {0}")]
    Workbook(Box<str>),
}

/// Writes all rows and says how many there were. `progress` is told the number of rows every [`PROGRESS_STEP`] rows and
/// once at the end; when it breaks, [`ExportError::Cancelled`] comes back.
pub fn write<'r, T, W>(
    out: W,
    format: Format,
    layout: &Layout<'_, T>,
    rows: impl Iterator<Item = &'r T>,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<u64, ExportError>
where
    T: 'static,
    W: Write + Seek + Send,
{
    match format {
        Format::Csv(preset) => {
            let mut writer = CsvWriter::new(out, preset, layout)?;
            let count = each(rows, progress, |row| writer.row(row))?;
            writer.finish()?;
            Ok(count)
        }
        Format::Xlsx => {
            let mut writer = XlsxWriter::new(layout)?;
            let count = each(rows, progress, |row| writer.row(row))?;
            writer.save(out)?;
            Ok(count)
        }
    }
}

fn each<'r, T: 'static>(
    rows: impl Iterator<Item = &'r T>,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    mut write: impl FnMut(&T) -> Result<(), ExportError>,
) -> Result<u64, ExportError> {
    let mut count = 0_u64;
    for row in rows {
        write(row)?;
        count = count.saturating_add(1);
        if count.is_multiple_of(PROGRESS_STEP) && progress(count).is_break() {
            return Err(ExportError::Cancelled);
        }
    }
    if progress(count).is_break() { Err(ExportError::Cancelled) } else { Ok(count) }
}
