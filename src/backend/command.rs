//! What the window asks of the backend: data only. Reads and local work share one bounded channel, writes have
//! their own, so that a full queue of reads can never hold up or lose a write.
//! Made by `state`, carried out by `runtime`. Nothing here acts.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::{CompareJob, FigureJob, Table, TableRows, Ticket};
use crate::export::{Flags, Format, Words};
use crate::journal::{IntentId, Settlement};
use crate::model::{
    DateRange, Filter, LinkId, LinkList, LinkRequest, RecipientId, RecipientToken, RefundRequest, Scope, ShownWords,
    Sort,
};
use crate::secrets::ApiKey;
use crate::settings::Settings;

/// A request without effect on the service.
#[derive(Debug)]
pub enum Command {
    /// Reads from the service. A newer one of the same kind and scope cancels the older.
    Read(Ticket, Read),
    /// Filters and sorts rows that are there. Newest wins, too.
    Index(Ticket, IndexJob),
    /// Looks for typed letters in rows that are there. Newest wins, too.
    Find(Ticket, FindJob),
    /// Adds pay-ins up beside payouts or invoices, reading them first where they are not there. Newest wins, too.
    Compare(Ticket, CompareJob),
    /// Computes figures of rows that are there. Newest wins, too.
    Figure(Ticket, FigureJob),
    /// Writes a file.
    Export(Ticket, ExportJob),
    /// Writes a QR code to a file.
    SaveQr(Ticket, QrJob),
    /// Writes printed sheets to a file.
    SaveSheet(Ticket, SheetJob),
    /// Keys, journal, simulator, settings.
    Local(Ticket, Local),
    /// Refuses every write of a scope from now on, those that wait for their turn included, or takes them again.
    ViewOnly(Scope, bool),
    /// Of many writes of a scope that were asked for at once, those that are not begun yet are not sent.
    StopMany(Ticket),
    /// Ends the command with this ticket number, whatever it is. Writes cannot be ended.
    Cancel(u64),
}

/// What can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// All pay-ins of the range, page by page.
    PayIns {
        /// Days by `created_at`, Berlin.
        range: DateRange,
    },
    /// All pay-ins of the range, for the figures of the overview; beside a read for the list of pay-ins.
    Overview {
        /// Days by `created_at`, Berlin.
        range: DateRange,
    },
    /// One of the lists of links.
    Links {
        /// Which.
        list: LinkList,
        /// At most so many rows; `None` raises the limit until the list is whole.
        limit: Option<u32>,
    },
    /// All payouts of the range.
    Payouts {
        /// Days by `request_date`, Berlin.
        range: DateRange,
    },
    /// All invoices.
    Invoices,
    /// Looks for what became of a write with unknown outcome. Only reads.
    Check(IntentId),
}

/// Filter, sort and add up.
#[derive(Debug, Clone)]
pub struct IndexJob {
    /// The rows.
    pub rows: TableRows,
    /// Which of them.
    pub filter: Filter,
    /// In which order; `None` is that of the service.
    pub sort: Option<Sort>,
    /// The words that columns of words are sorted by: those of the window's language.
    pub words: Arc<ShownWords>,
}

/// What the command palette looks for, and in which rows of its scope.
#[derive(Debug, Clone)]
pub struct FindJob {
    /// As typed.
    pub query: String,
    /// The rows.
    pub rows: Vec<TableRows>,
}

/// Which rows go into a file.
#[derive(Debug, Clone)]
pub enum ExportRows {
    /// The rows of the table as filtered and sorted. The file's order is worked out anew from the rows themselves: the
    /// order on the screen may be that of a moment before.
    Shown {
        /// Which rows in which order.
        job: Box<IndexJob>,
        /// Only these of them (indexes into the source); `None` is all.
        only: Option<Arc<HashSet<u32>>>,
        /// The service may have rows, or something in them, that could not be read: the name of the file says so.
        may_lack_rows: bool,
    },
    /// Everything the service has, read anew.
    All(Table),
    /// Of everything the service has, what is in no earlier file of this sort. Late rows of earlier days are among it.
    New(Table),
}

/// The few words a spreadsheet needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportWords {
    /// One header for each column of the file, in order.
    pub headers: Vec<String>,
    /// For flags that are true and false.
    pub flags: Flags,
    /// Words of ours that cells may have.
    pub words: Words,
    /// Whether figures in texts of a workbook have a decimal comma.
    pub comma: bool,
    /// Name of the worksheet.
    pub sheet: String,
}

/// A spreadsheet to be written.
#[derive(Debug)]
pub struct ExportJob {
    /// Which rows.
    pub rows: ExportRows,
    /// The columns by their ids, in the order of the file; at least one.
    pub columns: Vec<&'static str>,
    /// XLSX or CSV.
    pub format: Format,
    /// The words of the file, in the language of the window.
    pub words: ExportWords,
    /// Where to.
    pub path: PathBuf,
    /// Whether a file that is there may be replaced.
    pub overwrite: bool,
}

/// A QR picture to be written.
#[derive(Debug)]
pub struct QrJob {
    /// The verified link.
    pub link: crate::model::VerifiedLink,
    /// TEST in letters, for what is no real money.
    pub mark: crate::model::Mark,
    /// PNG or SVG, by the ending of the path.
    pub path: PathBuf,
    /// Whether a file that is there may be replaced.
    pub overwrite: bool,
}

/// Printed sheets to be written, one page each.
#[derive(Debug)]
pub struct SheetJob {
    /// What stands on them; the links are verified.
    pub sheets: Vec<crate::print::Sheet>,
    /// The size.
    pub paper: crate::print::Paper,
    /// The language of the words (`de`).
    pub language: &'static str,
    /// Name of the document.
    pub title: String,
    /// Where to.
    pub path: PathBuf,
    /// Whether a file that is there may be replaced.
    pub overwrite: bool,
}

/// Where a key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum KeepKey {
    /// In the system's keyring.
    #[default]
    Keyring,
    /// In memory until the window closes.
    Session,
}

/// What happens on this computer only, or before there is a client.
#[derive(Debug)]
pub enum Local {
    /// Looks the key of the ticket's scope up and opens its journal; starts the simulator for Demo.
    Open,
    /// Tries a key against the service with one read; keeps it only when the service takes it.
    Connect {
        /// The key typed.
        key: ApiKey,
        /// Where to keep it.
        keep: KeepKey,
    },
    /// Tries the key that is kept.
    TestKey,
    /// Forgets the key, in memory and in the keyring.
    RemoveKey,
    /// Settles a write of unknown outcome by the merchant's word or choice.
    Settle(IntentId, Settlement),
    /// A customer pays this link. Demo only.
    CustomerPays(LinkId),
    /// The next day of the simulation. Demo only.
    NextDay,
    /// The simulator from the start. Demo only.
    ResetDemo,
    /// Asks the system for a path to save to.
    PickPath {
        /// Name offered.
        name: String,
        /// Folder offered.
        folder: Option<PathBuf>,
    },
    /// Looks whether a folder is there.
    LookForFolder(PathBuf),
    /// Every row of this kind (`pay-ins`) is new again for an export of what is new.
    ForgetExports(&'static str),
    /// Saves the user's choices.
    SaveSettings(Box<Settings>),
    /// The tokens of the recipients book.
    Book(BookWork),
    /// The data folder as a whole.
    Data(DataWork),
}

/// What is asked about the data folder.
#[derive(Debug)]
pub enum DataWork {
    /// How large it is.
    Measure,
    /// Remove what is in it.
    Clear(ClearJob),
}

/// What is removed besides the files.
#[derive(Debug)]
pub struct ClearJob {
    /// The keys in the keyring, too.
    pub keys: bool,
    /// Although the outcome of a write is unknown: the merchant said so.
    pub despite_unknown: bool,
    /// The tokens of these recipients; their labels go with the files.
    pub recipients: Vec<(Scope, RecipientId)>,
}

/// What is asked of the keyring about the recipients book.
#[derive(Debug)]
pub enum BookWork {
    /// The tokens of these recipients.
    Read(Vec<RecipientId>),
    /// Keep the token of a recipient, in place of an earlier one.
    Keep(RecipientId, RecipientToken),
    /// Forget the token of a recipient.
    Remove(RecipientId),
}

/// A request that changes something at the service. Never cancelled, never coalesced, never repeated by itself.
#[derive(Debug, Clone)]
pub struct WriteCommand {
    /// Where it belongs.
    pub ticket: Ticket,
    /// What to do.
    pub write: Write,
    /// The earlier write of unknown outcome that this one repeats by the merchant's decision.
    pub again_for: Option<IntentId>,
    /// Whether it is one of many that were asked for at once: those leave the merchant's shop its share of the requests of
    /// a minute, and let a single write go first.
    pub one_of_many: bool,
}

/// The four writes (create and split are one form).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// `createLink`, or `createSplitLink` when it holds a split.
    Create(Box<LinkRequest>),
    /// `deleteLink`.
    Delete(LinkId),
    /// `refundPayment`.
    Refund(RefundRequest),
}

impl Command {
    /// The scope it belongs to; `None` for a cancellation.
    pub fn scope(&self) -> Option<&Scope> {
        match self {
            Self::Read(ticket, _)
            | Self::Index(ticket, _)
            | Self::Find(ticket, _)
            | Self::Compare(ticket, _)
            | Self::Figure(ticket, _)
            | Self::Export(ticket, _)
            | Self::SaveQr(ticket, _)
            | Self::SaveSheet(ticket, _)
            | Self::Local(ticket, _)
            | Self::StopMany(ticket) => Some(&ticket.scope),
            Self::ViewOnly(scope, _) => Some(scope),
            Self::Cancel(_) => None,
        }
    }
}
