//! What is expected of each write in each case, word for word. Read by the table that runs them.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Create,
    Split,
    Delete,
    Refund,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// The connection breaks before the service has done anything.
    LostBefore,
    /// The service has done it, and the connection breaks before its answer.
    LostAfter,
    /// The service has done it and answers when nobody waits any more.
    LateAnswer,
    /// Lost before; another program does the same, or makes a link like the one to be deleted.
    TwinLostBefore,
    /// The same, ours lost after.
    TwinLostAfter,
    /// A customer pays the link before anybody looks.
    PaidMeanwhile,
    /// Another program deletes the link before anybody looks.
    DeletedMeanwhile,
    /// Lost after, and the lists have no end.
    ListCut,
    /// Lost after, and a row of the list cannot be read.
    RowUnreadable,
    /// Lost after, and the list gives no notes, with links that are like ours but for the note.
    NotesGone,
    /// Lost after, and the list has the note cut off, with a link of another note and one of another amount.
    NoteShortened,
    /// Lost after, and the salt by which the journal knows keys and recipients was lost before the next start.
    SaltLost,
    /// Lost after; the service decides on the next day and pays back.
    RefundPending,
    /// Lost after; the service decides on the next day and rejects, which it tells nobody.
    RefundRejected,
    /// The service says no at once.
    RefundRefused,
}

/// A cell: how the write ended, what *Check* found, what came of taking that over, what came of sending again (the second
/// write, then what is said of the first), and how many unpaid links more the service had before and after it.
pub type Cell = (Kind, Case, &'static str, &'static str, &'static str, &'static str, [i64; 2]);

use Case::{
    DeletedMeanwhile, LateAnswer, ListCut, LostAfter, LostBefore, NoteShortened, NotesGone, PaidMeanwhile,
    RefundPending, RefundRefused, RefundRejected, RowUnreadable, SaltLost, TwinLostAfter, TwinLostBefore,
};
use Kind::{Create, Delete, Refund, Split};

pub const UNKNOWN: &str = "unknown";
pub const OPEN: &str = "still open";
pub const DONE: &str = "happened";
pub const NOT_DONE: &str = "did not happen";
pub const AGAIN: &str = "done, it replaces the first";
pub const NO_OPEN: &str = "refused, the first is still open";
pub const NO_DONE: &str = "refused, the first happened";

pub const CELLS: [Cell; 44] = [
    (Create, LostBefore, UNKNOWN, "none", NOT_DONE, AGAIN, [0, 1]),
    (Create, LostAfter, UNKNOWN, "ours unpaid", OPEN, AGAIN, [1, 2]),
    (Create, LateAnswer, UNKNOWN, "ours unpaid", OPEN, AGAIN, [1, 2]),
    (Create, TwinLostBefore, UNKNOWN, "twin unpaid", OPEN, AGAIN, [1, 2]),
    (Create, TwinLostAfter, UNKNOWN, "twin unpaid + ours unpaid", OPEN, AGAIN, [2, 3]),
    (Create, PaidMeanwhile, UNKNOWN, "ours paid", OPEN, AGAIN, [0, 1]),
    (Create, DeletedMeanwhile, UNKNOWN, "none", NOT_DONE, AGAIN, [0, 1]),
    (Create, ListCut, UNKNOWN, "none, lists cut", OPEN, AGAIN, [1, 2]),
    (Create, RowUnreadable, UNKNOWN, "none, a row unreadable", OPEN, AGAIN, [1, 2]),
    (Create, NotesGone, UNKNOWN, "ours unpaid + another unpaid + another unpaid", OPEN, AGAIN, [1, 2]),
    (Create, NoteShortened, UNKNOWN, "perhaps ours unpaid + another unpaid", OPEN, AGAIN, [1, 2]),
    (Create, SaltLost, UNKNOWN, "ours unpaid, key not known", OPEN, AGAIN, [1, 2]),
    (Split, LostBefore, UNKNOWN, "none", NOT_DONE, AGAIN, [0, 1]),
    (Split, LostAfter, UNKNOWN, "ours unpaid", OPEN, AGAIN, [1, 2]),
    (Split, LateAnswer, UNKNOWN, "ours unpaid", OPEN, AGAIN, [1, 2]),
    (Split, TwinLostBefore, UNKNOWN, "twin unpaid", OPEN, AGAIN, [1, 2]),
    (Split, TwinLostAfter, UNKNOWN, "twin unpaid + ours unpaid", OPEN, AGAIN, [2, 3]),
    (Split, PaidMeanwhile, UNKNOWN, "ours paid", OPEN, AGAIN, [0, 1]),
    (Split, DeletedMeanwhile, UNKNOWN, "none", NOT_DONE, AGAIN, [0, 1]),
    (Split, ListCut, UNKNOWN, "none, lists cut", OPEN, AGAIN, [1, 2]),
    (Split, RowUnreadable, UNKNOWN, "none, a row unreadable", OPEN, AGAIN, [1, 2]),
    (Split, NotesGone, UNKNOWN, "ours unpaid + another unpaid + another unpaid", OPEN, AGAIN, [1, 2]),
    (Split, NoteShortened, UNKNOWN, "perhaps ours unpaid + another unpaid", OPEN, AGAIN, [1, 2]),
    (Split, SaltLost, UNKNOWN, "ours unpaid, key not known", OPEN, AGAIN, [1, 2]),
    (Delete, LostBefore, UNKNOWN, "still there", NOT_DONE, AGAIN, [0, -1]),
    (Delete, LostAfter, UNKNOWN, "deleted", DONE, NO_OPEN, [-1, -1]),
    (Delete, LateAnswer, UNKNOWN, "deleted", DONE, NO_OPEN, [-1, -1]),
    (Delete, TwinLostBefore, UNKNOWN, "still there", NOT_DONE, AGAIN, [1, 0]),
    (Delete, TwinLostAfter, UNKNOWN, "deleted", DONE, NO_OPEN, [0, 0]),
    (Delete, PaidMeanwhile, UNKNOWN, "paid meanwhile", NOT_DONE, NO_OPEN, [-1, -1]),
    (Delete, DeletedMeanwhile, UNKNOWN, "deleted", DONE, NO_OPEN, [-1, -1]),
    (Delete, ListCut, UNKNOWN, "not known, lists cut", OPEN, NO_OPEN, [-1, -1]),
    (Delete, SaltLost, UNKNOWN, "none, key not known", OPEN, NO_OPEN, [-1, -1]),
    (Delete, RowUnreadable, UNKNOWN, "not known, a row unreadable", OPEN, NO_OPEN, [-1, -1]),
    (Refund, LostBefore, UNKNOWN, "not known", OPEN, AGAIN, [0, 0]),
    (Refund, LostAfter, UNKNOWN, "not known", OPEN, NO_DONE, [0, 0]),
    (Refund, LateAnswer, UNKNOWN, "not known", OPEN, NO_DONE, [0, 0]),
    (Refund, TwinLostBefore, UNKNOWN, "not known; next day refunded", DONE, NO_DONE, [0, 0]),
    (Refund, TwinLostAfter, UNKNOWN, "not known; next day refunded", DONE, NO_DONE, [0, 0]),
    (Refund, ListCut, UNKNOWN, "not known", OPEN, NO_DONE, [0, 0]),
    (Refund, SaltLost, UNKNOWN, "none, key not known", OPEN, NO_DONE, [0, 0]),
    (Refund, RefundPending, UNKNOWN, "not known; next day refunded", DONE, NO_DONE, [0, 0]),
    (Refund, RefundRejected, UNKNOWN, "not known; next day not known", OPEN, NO_DONE, [0, 0]),
    (Refund, RefundRefused, "refused", "–", "–", "–", [0, 0]),
];
