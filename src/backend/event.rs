//! What the backend tells the window: answers with the ticket of their question, in typed values without words.
//! Made by the tasks, taken in by `state`. A value here never holds a key, and a token only where the
//! recipients book is told.
//! Errors travel as they were typed below; the screens put them into words.

use std::path::PathBuf;
use std::sync::Arc;

use super::Ticket;
use super::compare::Compared;
use super::figure::Figured;
use super::index::Indexed;
use super::reads::ListRead;
use super::{ExportDone, ExportFailed, ExportsNoted, Saved};
use crate::api::ApiError;
use crate::journal::{Entry, IntentId, JournalError, RefundFact};
use crate::model::{
    Candidate, CreatedLink, DateRange, Difference, Fit, Invoice, KeyState, LinkId, LinkSuspicion, Money, PaidLink,
    PayIn, Payout, RecipientId, RecipientToken, Scope, ServiceTime, UnpaidLink, VerifiedLink,
};
use crate::secrets::KeyStoreError;

/// An answer or a report.
#[derive(Debug)]
pub enum Event {
    /// The state of a scope's key and of what hangs on it.
    Opened(Ticket, Opened),
    /// A key was tried.
    KeyTried(Ticket, KeyTrial),
    /// The keyring has kept a key after all, of which it was told that it did not answer.
    KeyKept(Ticket),
    /// A key that was replaced or removed while the keyring stored it is still in there, and why.
    KeyLeft(Ticket, KeyStoreError),
    /// The key is gone.
    KeyRemoved(Ticket, Result<(), KeyStoreError>),
    /// A page of pay-ins, in the order of the service.
    PayInPage {
        /// The question.
        ticket: Ticket,
        /// Rows of the range; the first page of a read replaces what was shown before.
        rows: Arc<[PayIn]>,
    },
    /// The list changed while it was read and is read once more: the pages so far are void.
    PayInsRestarted(Ticket),
    /// All pay-ins of the range are there.
    PayInsRead {
        /// The question.
        ticket: Ticket,
        /// What was asked.
        range: DateRange,
        /// EUR expected to be paid out to the account, as sent.
        expected_payout: Option<Money>,
        /// The list changed while it was read and may lack rows or hold doubled ones.
        may_be_incomplete: bool,
        /// Rows and fields that could not be read.
        unreadable: usize,
        /// When, UTC.
        at: jiff::Timestamp,
    },
    /// A list of unpaid links.
    UnpaidLinks(Ticket, LinkListRead<UnpaidLink>),
    /// A list of paid links.
    PaidLinks(Ticket, LinkListRead<PaidLink>),
    /// All payouts of a range.
    Payouts(Ticket, ListRead<Payout>),
    /// All invoices.
    Invoices(Ticket, ListRead<Invoice>),
    /// Pay-ins were added up beside payouts or invoices.
    Compared(Ticket, Box<Compared>),
    /// A read failed.
    ReadFailed(Ticket, ApiError),
    /// A read or job was ended by the user.
    Cancelled(Ticket),
    /// What a search found.
    Found(Ticket, crate::model::SearchResult),
    /// How far a read or an export is.
    Progress(Ticket, Progress),
    /// Rows filtered, sorted and added up.
    Indexed(Ticket, Box<Indexed>),
    /// Figures computed.
    Figured(Ticket, Box<Figured>),
    /// A write has an outcome; it is in the journal already.
    Written(Ticket, Box<Written>),
    /// The journal of the scope, newest first.
    Journal(Ticket, Arc<[Arc<Entry>]>),
    /// What a check of an unknown outcome found.
    Checked(Ticket, IntentId, CheckFinding),
    /// Settling was recorded or not.
    Settled(Ticket, IntentId, Result<(), JournalError>),
    /// A spreadsheet is written or not.
    Exported(Ticket, Result<ExportDone, ExportFailed>),
    /// A picture or a sheet is written or not.
    Saved(Ticket, Saved),
    /// A folder that was looked for is not there.
    FolderGone(Ticket, PathBuf),
    /// The files that were written.
    Exports(Ticket, ExportsNoted),
    /// The path picked; `None` when nothing was picked or the system has no such dialog.
    PathPicked(Ticket, Option<PathBuf>),
    /// The simulator did what was asked, or said why not.
    DemoDone(Ticket, Result<DemoDone, DemoFailed>),
    /// The recipients book.
    Book(Ticket, BookNews),
    /// The data folder.
    Data(Ticket, DataNews),
    /// The user's choices could not be saved.
    SettingsNotSaved(Ticket, crate::files::FileError),
    /// The computer's clock and the service's differ by so many seconds.
    ClockDiffers(Ticket, i64),
}

/// What was found of the data folder, or done to it.
#[derive(Debug)]
pub enum DataNews {
    /// How large it is.
    Measured(DataSize),
    /// It was cleared, or why not.
    Cleared(Result<(), ClearFailed>),
    /// It was not cleared, but the keyring had forgotten these by then, or has so now that it answered late.
    Gone(Gone),
}

/// What the keyring has no longer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gone {
    /// The keys of these scopes: they are used no longer.
    pub keys: Vec<Scope>,
    /// The tokens of these recipients.
    pub recipients: Vec<(Scope, RecipientId)>,
}

/// How large the data folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DataSize {
    /// Files in it.
    pub files: u64,
    /// Bytes of them.
    pub bytes: u64,
}

/// Why the data folder was not cleared, or not wholly.
#[derive(Debug)]
pub enum ClearFailed {
    /// Another window has it.
    ReadOnly,
    /// A write is on its way.
    Running,
    /// So many writes have an unknown outcome.
    Unknown(usize),
    /// The keyring did not forget a token or key; no file was removed.
    Keyring(KeyStoreError),
    /// A file could not be removed; those before it are gone.
    File(crate::files::FileError),
}

/// What became of the tokens of the recipients book. The tokens are in it: they print themselves cut.
#[derive(Debug)]
pub enum BookNews {
    /// The tokens that are kept, and why the rest could not be read.
    Read(Vec<(RecipientId, RecipientToken)>, Option<KeyStoreError>),
    /// A token was kept or not.
    Kept(RecipientId, Result<(), KeyStoreError>),
    /// A token was forgotten or not.
    Removed(RecipientId, Result<(), KeyStoreError>),
    /// The salt of the journal, by which recipients of earlier requests are recognised.
    Salt(crate::journal::Salt),
}

/// A scope that was opened.
#[derive(Debug)]
pub struct Opened {
    /// State of its key.
    pub key: KeyState,
    /// Where pay links of the scope lead to: host, and port where it is not the scheme's own.
    pub pay_host: Arc<str>,
    /// Why the journal cannot be written: then nothing can be created.
    pub journal: Result<Arc<[Arc<Entry>]>, JournalError>,
    /// Torn or bad lines that were found in the journal.
    pub journal_notices: Vec<crate::journal::JournalNotice>,
    /// The recipients book.
    pub book: Vec<crate::model::BookEntry>,
    /// When links of this scope were first seen, UTC.
    pub first_seen: Arc<std::collections::BTreeMap<LinkId, jiff::Timestamp>>,
}

/// What became of a key that was tried.
#[derive(Debug)]
pub enum KeyTrial {
    /// The service took it.
    Connected {
        /// Where it is kept now.
        key: KeyState,
        /// Whether it is another key than before.
        replaced: bool,
    },
    /// The service took it, but the keyring did not: it is used for this session.
    NotKept(KeyStoreError),
    /// The service refused it or could not be asked. The earlier key is untouched.
    Failed(ApiError),
    /// There is no key to try.
    NoKey(KeyState),
    /// It was not tried: all data is being cleared, and it would go with them or be left behind.
    Clearing,
}

/// A list of links as read.
#[derive(Debug)]
pub struct LinkListRead<T> {
    /// In the order of the service.
    pub rows: Arc<[T]>,
    /// The list has more rows than the limit lets through.
    pub cut: bool,
    /// The limit asked for.
    pub limit: u32,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// When, UTC.
    pub at: jiff::Timestamp,
    /// When links were first seen, UTC, this list included.
    pub first_seen: Arc<std::collections::BTreeMap<LinkId, jiff::Timestamp>>,
}

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Rows done.
    pub done: usize,
    /// Rows in all, where known.
    pub total: Option<usize>,
    /// Waiting for the service's rate limit, for so many seconds.
    pub waiting: Option<u32>,
}

/// A write that ended.
#[derive(Debug)]
pub struct Written {
    /// Which; `None` when it could not even be recorded, and therefore was not sent.
    pub intent: Option<IntentId>,
    /// How.
    pub outcome: Outcome,
    /// Whether that, and what it says of an earlier write, could be written down. Where it could not, the next start
    /// may find the write unknown.
    pub recorded: Result<(), JournalError>,
}

/// How a write ended.
#[derive(Debug)]
pub enum Outcome {
    /// A link was created.
    Created(Box<Created>),
    /// A link was deleted.
    Deleted(LinkId),
    /// A refund was requested.
    RefundRequested(LinkId),
    /// Nothing left this computer, or the journal could not be written: nothing happened.
    NotSent(NotSent),
    /// The service, or something before it, said no: nothing happened.
    Refused(ApiError),
    /// It may have happened or not.
    Unknown(ApiError),
}

/// Why nothing was sent. Of none but the first there is a record in the journal.
#[derive(Debug, Clone)]
pub enum NotSent {
    /// No connection.
    Network(ApiError),
    /// The intent could not be recorded.
    Journal(JournalError),
    /// There is no key, or not any more.
    NoKey(KeyState),
    /// The key was replaced after this was asked for.
    KeyChanged,
    /// The first request was sent with another key, perhaps of another account, or may have been.
    OtherKey(KeyDoubt),
    /// What comes before it could not be done: reading the highest link id, or waiting for room among the requests of a
    /// minute.
    Unprepared(ApiError),
    /// A second window has this data folder; this one only reads.
    ReadOnly,
    /// The scope is set to *View only*.
    ViewOnly,
    /// One of many, which were stopped before it was begun.
    Stopped,
    /// The data folder is being cleared, and the record of it would go.
    Clearing,
    /// A refund of this payment was asked for before, or may have been.
    RefundAsked(RefundFact),
}

/// A created link, verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// As echoed.
    pub link: CreatedLink,
    /// The link that may be drawn, copied and opened; or why not.
    pub verified: Result<VerifiedLink, LinkSuspicion>,
    /// What the service set differently.
    pub differences: Vec<Difference>,
}

/// What a check found.
#[derive(Debug)]
pub enum CheckFinding {
    /// Links that may be the one; none means that none was found.
    Candidates {
        /// Those that fit.
        links: Vec<Candidate>,
        /// Why the lists may lack the link.
        gap: Option<Gap>,
    },
    /// No link fits, but these have the amount and are of the kind: perhaps one of them is it.
    Perhaps {
        /// Those that come near.
        links: Vec<Candidate>,
        /// Why the lists may lack the link.
        gap: Option<Gap>,
    },
    /// It was sent with another key than the one used now, or may have been; the account of the key used now does not
    /// answer for it.
    OtherKey {
        /// The links of that account that would fit.
        links: Vec<Candidate>,
        /// How well they fit.
        fit: Fit,
        /// What is known of the key.
        doubt: KeyDoubt,
    },
    /// The link is in neither list: deleted.
    Deleted(LinkId),
    /// The link is in neither list, which proves nothing: they may lack it.
    NotInLists(Gap),
    /// The link is still unpaid: not deleted.
    StillThere,
    /// The link was paid meanwhile.
    PaidMeanwhile,
    /// A negative pay-in of the payment was found: a refund was made, by this request or by another.
    Refunded {
        /// The payment.
        pay_id: LinkId,
        /// EUR paid back, as sent.
        amount: Option<Money>,
        /// When, as sent.
        at: ServiceTime,
    },
    /// Still not known: a pending refund is visible nowhere.
    StillUnknown,
    /// The check itself failed.
    Failed(ApiError),
}

/// What is known of the key that a write was sent with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyDoubt {
    /// It is another one than the one used now.
    Other,
    /// It cannot be told: the salt by which the record knows keys and recipients was lost.
    Lost,
}

/// Why lists may lack a link that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// A list was cut by its limit: the link may be beyond.
    Cut,
    /// A row could not be read: it may be the link's.
    Unreadable,
}

/// What the simulator did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoDone {
    /// A customer paid this link.
    Paid(LinkId),
    /// The next day came: this one.
    NextDay(jiff::civil::Date),
    /// It began from the start, on this day.
    Reset(jiff::civil::Date),
}

/// Why the simulator did not do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoFailed {
    /// The simulator is not running.
    NotRunning,
    /// No such unpaid link.
    NoSuchLink,
}
