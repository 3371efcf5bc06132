//! What happened and may not be missed, until the user has seen it. Typed; the words are in `text`.
//! Made by `update`, drawn by the frame. A notice goes only when the user dismisses it.
//! It must not hold a key or a whole token.

use std::path::PathBuf;

use crate::model::{LinkId, Money, Scope};

/// A notice.
#[derive(Debug)]
pub struct Notice {
    /// Its number.
    pub id: u64,
    /// Where it happened; `None` is the program itself. Named in the words when it is not the scope on the screen.
    pub scope: Option<Scope>,
    /// When, UTC.
    pub at: jiff::Timestamp,
    /// What.
    pub kind: NoticeKind,
}

impl Notice {
    /// How long one that only says that it went well stays up.
    const PASSES_AFTER: jiff::SignedDuration = jiff::SignedDuration::from_secs(8);

    /// Whether it goes by itself: nothing is lost when nobody saw it.
    pub const fn is_passing(&self) -> bool {
        matches!(
            self.kind,
            NoticeKind::Copied
                | NoticeKind::TemplateSaved(_)
                | NoticeKind::DemoPaid(_)
                | NoticeKind::DemoNextDay(_)
                | NoticeKind::DemoReset
        )
    }

    /// Whether it is over at this time, UTC.
    pub(super) fn is_over(&self, now: jiff::Timestamp) -> bool {
        self.is_passing() && now.duration_since(self.at) > Self::PASSES_AFTER
    }
}

/// What happened.
#[derive(Debug)]
pub enum NoticeKind {
    /// A link was created while another scope was on the screen, or its form was left.
    LinkCreated {
        /// Which.
        id: LinkId,
        /// EUR, as asked.
        amount: Money,
    },
    /// A link was deleted.
    LinkDeleted(LinkId),
    /// So many links were not deleted, since many were stopped before these were sent.
    DeletionStopped(usize),
    /// A refund was requested.
    RefundRequested(LinkId),
    /// A write did not happen; the journal says why.
    NotDone,
    /// A write was not even recorded: nothing but this says why.
    NotSent(crate::backend::NotSent),
    /// A write was not sent, since its key was removed or replaced before its turn.
    KeyGone,
    /// A write was not sent again, since the first was sent with another key.
    OtherKey(crate::backend::KeyDoubt),
    /// It is not known whether a write happened.
    OutcomeUnknown,
    /// A write was answered, but what became of it could not be written down: the next start may find it unknown.
    NotRecorded(crate::journal::JournalError),
    /// A spreadsheet is written.
    Exported {
        /// Where.
        path: PathBuf,
        /// Rows without the header.
        rows: usize,
        /// The list changed while it was read, was cut off, or had rows that could not be read.
        may_be_incomplete: bool,
        /// Why it was not noted which rows are in it.
        not_noted: Option<crate::journal::JournalError>,
    },
    /// An export failed while its dialog was closed.
    ExportFailed(crate::backend::ExportFailed),
    /// A QR picture is written.
    QrSaved(PathBuf),
    /// Printed sheets are written.
    SheetSaved(PathBuf),
    /// A picture or a sheet could not be written, and its dialog was closed.
    NotSaved {
        /// What.
        what: crate::backend::SavedFile,
        /// Where it should have gone.
        path: PathBuf,
        /// Why.
        error: crate::backend::NotWritten,
    },
    /// The form was kept as a template of this name.
    TemplateSaved(Box<str>),
    /// Text was put on the clipboard.
    Copied,
    /// The simulator's customer paid.
    DemoPaid(LinkId),
    /// The simulator went on to the next day.
    DemoNextDay(jiff::civil::Date),
    /// The simulator begins from the start.
    DemoReset,
    /// The simulator could not do it.
    DemoFailed(crate::backend::DemoFailed),
    /// Too much is under way: the action was not carried out.
    Busy,
    /// The key was removed.
    KeyRemoved,
    /// The key could not be removed.
    KeyNotRemoved(crate::secrets::KeyStoreError),
    /// The service took the key, but the keyring did not: it is used for this session.
    KeyNotKept(crate::secrets::KeyStoreError),
    /// A key that was replaced is still in the keyring: the next start would use it.
    KeyLeft(crate::secrets::KeyStoreError),
    /// The key was not tried: all data is being cleared.
    KeyWhileClearing,
    /// The data was not cleared, but the keyring had forgotten the tokens of so many recipients: they left the book.
    RecipientsGone(usize),
    /// Everything this application had written is removed.
    DataCleared,
    /// The data was not cleared.
    DataNotCleared(crate::backend::ClearFailed),
    /// The keyring did not take the token of a recipient.
    RecipientNotKept(crate::secrets::KeyStoreError),
    /// The keyring did not forget the token of a recipient: they stay in the book.
    RecipientNotRemoved(crate::secrets::KeyStoreError),
    /// The settings file was broken, from a newer version or a folder.
    Settings(crate::settings::SettingsNotice),
    /// The settings could not be saved.
    SettingsNotSaved(crate::files::FileError),
    /// The journal had a torn or bad line.
    Journal(crate::journal::JournalNotice),
    /// The journal cannot be written: nothing can be created.
    JournalUnusable(crate::journal::JournalError),
    /// A second window has this data folder.
    ReadOnly,
    /// Nothing was sent: the scope is set to *View only*.
    ViewOnly,
    /// The data folder cannot be written: nothing is kept after the window closes.
    DataFolder(crate::files::FileError),
    /// Other users of the computer may look into the data folder.
    FolderOpen(PathBuf),
    /// The log could not be started.
    NoLog(crate::files::FileError),
    /// The clocks differ by so many seconds.
    ClockDiffers(i64),
    /// The environment's key given from outside is not used in the Demo.
    KeyIgnoredInDemo,
}
