//! What this application asked of the service and what became of it: the journal of writes in flight and the ledger of
//! settled facts. Called by the backend around every write, read by Activity. An intent is on the disk before anything
//! is sent; nothing here ever sends, repeats or guesses. Recipient tokens and keys never reach a file.

mod activity;
mod entry;
mod intent;
mod ledger;
mod line;
mod log;
mod refunds;
mod salt;
mod shape;
mod sink;
mod writes;

pub use activity::{
    ACTIVITY_COLUMNS, ACTIVITY_FIELDS, ACTIVITY_WORDS, ActivityRow, ActivityTotals, Done, activity_rows, entry_outcome,
};
pub use entry::{Entry, EntryState, RecordedOutcome, Settlement, UnknownWhy};
pub use intent::{
    Intent, IntentId, RecordedLink, RecordedRecipient, RecordedRequest, RecordedSplit, WriteKind, folded_note,
};
pub use ledger::{ExportMark, ExportRecord, Ledger, RefundAsked};
pub use log::{JournalError, JournalFile, JournalNotice};
pub use refunds::{RefundFact, refunds};
pub use salt::Salt;
pub use writes::Journal;
