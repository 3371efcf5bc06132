//! The dialogs. One at a time; each names its scope and never outlives a switch to another.
//! Changed by `update`, drawn by the dialogs. Closing one ends nothing that runs.
//! A dialog holds what it shows, so that it never changes under the reader's eyes.

use crate::backend::{CheckFinding, ExportDone, ExportFailed, ExportRows, NotWritten, Progress, Table};
use crate::export::Format;
use crate::journal::IntentId;
use crate::model::{Environment, LinkId, LinkSuspicion, Money, RecipientId, SearchResult, VerifiedLink};

use super::{ColumnChoice, ShareDialog, SheetDialog, WriteProblem};

/// What is open.
#[derive(Debug)]
pub enum Dialog {
    /// Before going to Production.
    ConfirmSwitch(Environment),
    /// Before removing a key.
    ConfirmRemoveKey(Environment),
    /// Before writes are taken again in an environment that was set to *View only*.
    ConfirmAllowChanges(Environment),
    /// Before removing a recipient from the book.
    ConfirmRemoveRecipient(RecipientId),
    /// Before and while the data folder is cleared.
    ClearData(super::ClearDialog),
    /// Naming a template.
    Template(super::TemplateDialog),
    /// Before removing the template of this name.
    ConfirmRemoveTemplate(Box<str>),
    /// Before keeping the token of a row in the book.
    KeepRecipient(super::KeepDialog),
    /// Choosing a recipient from a long book; what is searched, as typed.
    PickRecipient(String),
    /// Before beginning the simulator from the start.
    ConfirmResetDemo,
    /// Before every row of this table is new again for exports of what is new.
    ConfirmForgetExports(Table),
    /// Before and while deleting links.
    Delete(DeleteDialog),
    /// Before and while a refund of this payment is requested; its form is in the session.
    Refund(LinkId),
    /// A write of unknown outcome.
    Unknown(UnknownDialog),
    /// Writing a spreadsheet.
    Export(Box<ExportDialog>),
    /// The QR code of a link.
    Qr(QrDialog),
    /// The text for the payer of a link.
    Share(ShareDialog),
    /// Printed sheets of links.
    Sheet(SheetDialog),
    /// The shortcuts.
    Shortcuts,
    /// The command palette.
    Palette(PaletteDialog),
    /// Closing with a write on its way.
    ConfirmClose,
}

/// The command palette: of one scope, like every dialog.
#[derive(Debug, Default)]
pub struct PaletteDialog {
    /// As typed.
    pub query: String,
    /// The chosen entry, counted through all groups.
    pub at: usize,
    /// The rows that were found.
    pub found: SearchResult,
    /// The letters they were found for: those of a moment before, while newer ones are looked for.
    pub found_for: String,
    /// Ticket number of the search under way.
    pub searching: Option<u64>,
}

/// Deleting one or more links, each with its own outcome.
#[derive(Debug)]
pub struct DeleteDialog {
    /// The links.
    pub links: Vec<DeleteLine>,
}

/// One link to be deleted.
#[derive(Debug)]
pub struct DeleteLine {
    /// Which.
    pub id: LinkId,
    /// Its note.
    pub note: Box<str>,
    /// EUR.
    pub amount: Option<Money>,
    /// How far.
    pub state: DeleteState,
}

/// How far a deletion is.
#[derive(Debug)]
pub enum DeleteState {
    /// Not begun.
    Asked,
    /// On its way, by ticket number.
    Running(u64),
    /// Deleted.
    Done,
    /// Not deleted.
    Problem(WriteProblem),
    /// Not known.
    Unknown(IntentId),
}

/// A write of unknown outcome.
#[derive(Debug)]
pub struct UnknownDialog {
    /// Which.
    pub intent: IntentId,
    /// Where in the dialog.
    pub step: UnknownStep,
    /// Looking for what became of it.
    pub check: CheckState,
    /// The word of why, as typed.
    pub word: String,
    /// Whether it happened, as chosen.
    pub happened: Option<bool>,
    /// Why settling was not recorded.
    pub error: Option<crate::journal::JournalError>,
}

/// Where in the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownStep {
    /// The three ways.
    #[default]
    Ways,
    /// Before sending again.
    ConfirmAgain,
    /// Settling by hand.
    ByHand,
}

/// Looking for what became of a write.
#[derive(Debug, Default)]
pub enum CheckState {
    /// Not asked.
    #[default]
    None,
    /// Under way since, UTC.
    Running(jiff::Timestamp),
    /// Found.
    Found(CheckFinding),
}

/// Which rows of a table are written, when it is not everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Those of the filter.
    Filtered,
    /// Those that are selected.
    Selected,
}

/// Which rows a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExportWhat {
    /// Those of the screen, by [`Extent`].
    #[default]
    Shown,
    /// Everything the service has.
    All,
    /// Of everything, what is in no earlier file of this sort.
    New,
}

/// Writing a spreadsheet.
#[derive(Debug)]
pub struct ExportDialog {
    /// Which table.
    pub table: Table,
    /// Which rows.
    pub what: ExportWhat,
    /// Which rows of the table those are that are shown.
    pub extent: Extent,
    /// Which columns.
    pub columns: ColumnChoice,
    /// Rows shown when the dialog was opened.
    pub shown: ExportRows,
    /// How many those are.
    pub shown_rows: usize,
    /// XLSX, or CSV in one of its presets.
    pub format: Format,
    /// The path as typed or picked.
    pub path: String,
    /// Replace the file that is there.
    pub overwrite: bool,
    /// Ticket number of the picker under way.
    pub picking: Option<u64>,
    /// Nothing was picked, or the system has no such dialog: said beside the field.
    pub nothing_picked: bool,
    /// The folder of the last export is not there any more, and another one is offered.
    pub folder_gone: bool,
    /// How far.
    pub state: ExportState,
}

/// How far an export is.
#[derive(Debug, Default)]
pub enum ExportState {
    /// Not begun.
    #[default]
    Choosing,
    /// Under way.
    Running {
        /// Ticket number.
        ticket: u64,
        /// How far.
        progress: Progress,
        /// Since when, UTC.
        since: jiff::Timestamp,
    },
    /// Written.
    Done(ExportDone),
    /// Not written.
    Failed(ExportFailed),
}

/// The QR code of a link.
#[derive(Debug)]
pub struct QrDialog {
    /// Which link.
    pub id: LinkId,
    /// Its note.
    pub note: Box<str>,
    /// EUR.
    pub amount: Option<Money>,
    /// The link, or why it is not drawn.
    pub link: Result<VerifiedLink, LinkSuspicion>,
    /// The path as typed or picked; empty until saving is asked for.
    pub path: String,
    /// Replace the file that is there.
    pub overwrite: bool,
    /// Ticket number of the picker under way.
    pub picking: Option<u64>,
    /// Nothing was picked, or the system has no such dialog.
    pub nothing_picked: bool,
    /// Ticket number of the saving under way.
    pub saving: Option<u64>,
    /// Where it was saved.
    pub saved: Option<std::path::PathBuf>,
    /// Why it was not.
    pub error: Option<NotWritten>,
}
