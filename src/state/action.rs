//! Everything a user can do, and everything the backend can report, as data. Screens push actions; only `update`
//! carries them out.
//! An action holds what was done, never what follows from it.

use super::{Dialog, ExportAction, ExportsChoice, InvoicesAction, Now, PayoutsAction, Screen, Whose};
use crate::backend::{Event, KeepKey};
use crate::journal::IntentId;
use crate::model::{
    ActivityKind, ActivityOutcome, DraftEdit, Environment, Figure, LinkAge, LinkId, LinkKind, LinkList, LinkMode,
    PayInKey, PayInTab, RangeChoice, RecipientId, Sort, SplitRowId, StatusFilter,
};
use crate::print::Paper;
use crate::secrets::ApiKey;
use crate::settings::{StartIn, ThemeChoice};
use crate::text::Language;

/// One thing that happens.
#[derive(Debug)]
pub enum Action {
    /// A frame begins.
    Tick(Now),
    /// Show a screen; loads it on the first visit.
    Go(Screen),
    /// Show another environment. Going to Production asks first.
    SwitchTo(Environment),
    /// The question before Production was answered with yes.
    SwitchConfirmed(Environment),
    /// Open a dialog.
    Open(Box<Dialog>),
    /// Close the dialog; a running write or export goes on.
    CloseDialog,
    /// Something to be told that the window did itself, such as copying.
    Notify(super::NoticeKind),
    /// A notice was read.
    Dismiss(u64),
    /// Read the screen's rows again.
    Reload,
    /// End the read of the screen that is shown.
    CancelRead,
    /// The form for a link.
    Create(CreateAction),
    /// The lists of links.
    Links(LinksAction),
    /// The overview.
    Overview(OverviewAction),
    /// The pay-ins.
    PayIns(PayInsAction),
    /// The payouts.
    Payouts(PayoutsAction),
    /// The fee invoices.
    Invoices(InvoicesAction),
    /// The writes and their outcomes.
    Activity(ActivityAction),
    /// The refund of a payment.
    Refund(RefundAction),
    /// The export dialog.
    Export(ExportAction),
    /// The command palette.
    Palette(PaletteAction),
    /// The QR dialog, of a created link or of a row.
    Qr(QrAction),
    /// Handing links over: texts and sheets.
    Sharing(SharingAction),
    /// The recipients book.
    Book(BookAction),
    /// Templates.
    Template(super::TemplateAction),
    /// The data folder.
    Data(super::DataAction),
    /// Keys.
    Key(KeyAction),
    /// Choices.
    Settings(SettingsAction),
    /// The backend reports.
    Backend(Event),
}

/// The form for a link.
#[derive(Debug)]
pub enum CreateAction {
    /// A field changed.
    Edit(DraftEdit),
    /// A token was typed: it is known again where the book has it.
    Recognise,
    /// Show or fold the options.
    ToggleMore,
    /// An empty form of this mode; a created link is put away.
    New(LinkMode),
    /// Send it. Refused while a problem stands in the way or it is being sent.
    Send,
    /// Send it although a link like it was created within a day.
    SendTwice,
    /// Put the created link away and show an empty form.
    Done,
    /// The same form again, without encryption key, with fresh rows of the same recipients.
    NewLikeThis,
    /// A form like this write of the journal.
    LikeEntry(IntentId),
    /// A form like this link of the lists.
    LikeLink(LinkId),
    /// Copy the draft of the scope shown before, without tokens and saved-address indexes.
    BringDraftOver,
}

/// The lists of links.
#[derive(Debug)]
pub enum LinksAction {
    /// Which list.
    Tab(LinkList),
    /// Search as typed.
    Search(String),
    /// Only this type.
    Kind(Option<LinkKind>),
    /// Only unpaid links of this age.
    Age(Option<LinkAge>),
    /// Order.
    Sort(Sort),
    /// Show at most so many rows; `None` is all.
    Limit(Option<u32>),
    /// The selected rows (indexes into the source).
    Select(std::collections::HashSet<u32>),
    /// Ask before deleting these links.
    AskDelete(Vec<LinkId>),
    /// Delete them, as asked.
    Delete,
    /// Delete no more of many: what is not begun is not sent.
    StopDeleting,
    /// Show the pay-ins of this link.
    OpenPayIns(LinkId),
    /// A customer pays this link. Demo only.
    CustomerPays(LinkId),
    /// The next day of the simulation. Demo only.
    NextDay,
}

/// The overview.
#[derive(Debug)]
pub enum OverviewAction {
    /// Which days; reads what is not there.
    Range(RangeChoice),
    /// Show the pay-ins a figure is made of.
    Open(Figure),
    /// Show the unpaid links, of one age or all.
    OpenLinks(Option<LinkAge>),
}

/// The pay-ins.
#[derive(Debug)]
pub enum PayInsAction {
    /// Which tab.
    Tab(PayInTab),
    /// Which days; reads anew.
    Range(RangeChoice),
    /// Only this type.
    Kind(Option<crate::model::TransactionType>),
    /// Only this method, as sent.
    Method(Option<Box<str>>),
    /// Only rows in this state.
    Status(Option<StatusFilter>),
    /// Search as typed.
    Search(String),
    /// Order.
    Sort(Sort),
    /// The selected rows (indexes into the source).
    Select(std::collections::HashSet<u32>),
    /// Show this row (index into the source) in the detail panel; `None` closes it.
    Detail(Option<u32>),
    /// No longer only the rows that a figure was made of.
    Widen,
    /// No filter but the range.
    ClearFilter,
    /// Show these days from another screen, all rows of them. The choice is not kept.
    Visit(RangeChoice),
    /// The same, and the panel of this row among them.
    Open(RangeChoice, Box<PayInKey>),
}

/// The writes and their outcomes.
#[derive(Debug)]
pub enum ActivityAction {
    /// Search as typed, and the sorts whose name has it.
    Search(String, Vec<ActivityKind>),
    /// Only this sort.
    Kind(Option<ActivityKind>),
    /// Only this outcome.
    Outcome(Option<ActivityOutcome>),
    /// No filter.
    ClearFilter,
    /// Order.
    Sort(Sort),
    /// The selected rows (indexes into the source).
    Select(std::collections::HashSet<u32>),
    /// Show this row (index into the source) in the detail panel; `None` closes it.
    Detail(Option<u32>),
    /// Show the folder of a file that was written.
    ShowFolder(std::path::PathBuf),
    /// Open the dialog of a write of unknown outcome.
    Open(IntentId),
    /// Look for what became of it. Only reads.
    Check(IntentId),
    /// This link is the one.
    Found(IntentId, LinkId),
    /// The check showed what became of a deletion or refund: take it as that.
    AcceptFinding(IntentId),
    /// Ask before sending it again.
    AskAgain(IntentId),
    /// Send it again, as asked: a second, journaled write.
    SendAgain(IntentId),
    /// Ask for a word of why.
    AskSettle(IntentId),
    /// The word as typed.
    SettleWord(String),
    /// Whether it happened.
    SettleHappened(bool),
    /// Settle by hand.
    Settle(IntentId),
    /// Back to the three ways.
    Back,
}

/// The refund of a payment.
#[derive(Debug)]
pub enum RefundAction {
    /// Open the dialog for this row of Pay-ins (index into the source).
    Open(u32),
    /// All of the payment, or a part.
    Full(bool),
    /// The part as typed.
    Amount(String),
    /// The amount typed again.
    Confirm(String),
    /// Request it. Refused while something stands in the way or it is being sent.
    Send,
}

/// The command palette.
#[derive(Debug)]
pub enum PaletteAction {
    /// Open it, empty.
    Open,
    /// As typed; looks for it in the rows that are there.
    Query(String),
    /// This entry is the chosen one, counted through all groups.
    Choose(usize),
    /// Go to this row: its screen, the row selected, its detail open, also when a filter hid it.
    OpenRow(crate::model::FoundAt),
}

/// The QR dialog.
#[derive(Debug)]
pub enum QrAction {
    /// Open it for an unpaid link.
    Open(LinkId),
    /// Open it for the link just created.
    OpenCreated,
    /// The path as typed; the ending decides between PNG and SVG.
    Path(String),
    /// A drawing (SVG) instead of a picture (PNG), or the other way round: changes the ending of the path.
    Drawing(bool),
    /// Ask the system for a path.
    PickPath,
    /// Replace the file that is there.
    Overwrite(bool),
    /// Write it.
    Save,
}

/// Handing links over.
#[derive(Debug)]
pub enum SharingAction {
    /// Show the text for the payer of a link; first in this language.
    Share(Whose, Language),
    /// Show the dialog for printed sheets; first in this language.
    Print(Whose, Language),
    /// The payer's language.
    Language(Language),
    /// The size of the sheets; kept for the scope.
    Paper(Paper),
    /// The path as typed.
    Path(String),
    /// Ask the system for a path.
    PickPath,
    /// Replace the file that is there.
    Overwrite(bool),
    /// Open the file once it is written.
    OpenAfter(bool),
    /// Write the sheets.
    Save,
    /// The name of the shop, as typed in Settings.
    ShopName(String),
    /// The closing line, as typed in Settings.
    Closing(String),
}

/// The recipients book.
#[derive(Debug)]
pub enum BookAction {
    /// Show the form for this one; `None` folds it.
    Enter(Option<super::BookTarget>),
    /// Keyring or session.
    Keep(KeepKey),
    /// Write what the form holds. Without a token the one there is stays.
    Save {
        /// What the recipient is called; of no use for one's own token.
        label: Box<str>,
        /// The token typed.
        token: Option<crate::model::RecipientToken>,
    },
    /// Ask before removing.
    AskRemove(RecipientId),
    /// Remove it.
    Remove(RecipientId),
    /// Search as typed.
    Search(String),
    /// Ask the keyring again.
    LookAgain,
    /// Ask for a label for the token typed into this row.
    AskKeep(SplitRowId),
    /// The label as typed.
    KeepLabel(String),
    /// Keep the token of the row under that label.
    KeepTyped,
    /// Choose a recipient for the split from a long book; what is searched, as typed.
    Pick(String),
}

/// Keys.
#[derive(Debug)]
pub enum KeyAction {
    /// Choose an environment on the welcome screen; `None` goes back.
    Choose(Option<Environment>),
    /// Show the key form of an environment in Settings; `None` folds it.
    Enter(Option<Environment>),
    /// Keyring or session.
    Keep(KeepKey),
    /// Try the key, and keep it when the service takes it.
    Connect {
        /// Of which environment.
        environment: Environment,
        /// The key typed.
        key: ApiKey,
    },
    /// The key typed cannot be one.
    Wrong(Environment, crate::secrets::KeyError),
    /// Try the key that is kept.
    Test(Environment),
    /// Ask before removing.
    AskRemove(Environment),
    /// Remove it.
    Remove(Environment),
    /// Look in the keyring again.
    LookAgain(Environment),
    /// The simulator from the start.
    ResetDemo,
}

/// Choices.
#[derive(Debug)]
pub enum SettingsAction {
    /// What an export of the active scope opens with.
    Exports(ExportsChoice),
    /// Light, dark, or as the system.
    Theme(ThemeChoice),
    /// Zoom in percent, 50 to 300.
    Zoom(u16),
    /// The language of the window, or that of the system.
    Language(Option<Language>),
    /// Where the program starts.
    StartIn(StartIn),
    /// A short reference behind each note.
    NoteReference(bool),
    /// Refuse every write of an environment, or take them again; taking them again asks first where money is real.
    ViewOnly(Environment, bool),
    /// Take writes of an environment again, as confirmed.
    AllowChanges(Environment),
}
