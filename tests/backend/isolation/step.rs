//! What can happen in the test of isolation, and how often each of it does.

use proptest::prelude::*;
use secpaid_desktop::model::{Environment, LinkList};
use secpaid_desktop::state::Screen;

/// Where Development is when it is not at the service.
pub const HOST: &str = "127.0.0.1:8080";

/// One thing that happens.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    Switch(Environment),
    /// Development is at an address of its own from now on, or at the service's again, as if started so.
    Host(bool),
    Go(Screen),
    Tab(LinkList),
    Reload,
    Cancel,
    Panel(bool),
    OpenFigure,
    Compared,
    /// The answer to one of the questions that wait, or that were answered or given up long ago.
    Answer(prop::sample::Index, bool),
    /// The answer to one of the last questions.
    AnswerNewest(usize),
    Connect(Environment),
    Remove(Environment),
    /// Two keys are tried at the same time: which of them the service takes, and whether the last answer comes first.
    Cross {
        environment: Environment,
        takes: [bool; 2],
        last_first: bool,
    },
    /// The connection of the last write breaks: its outcome is unknown.
    Lost,
    /// Looks what became of the last write of unknown outcome.
    Check,
    /// The same, twice, with another key in between; the first answer comes when the second is waited for.
    LateCheck,
    /// Says that it made a link.
    Settle,
    /// Begins an export into a file; written at once, or when its turn comes.
    Export(bool),
    /// Saves the QR code of the link that was created.
    Save,
    /// Types into the forms of the scope: a link, the words on its sheets.
    Type,
    /// Sends the form for a link.
    Send,
    OpenExport,
    OpenRefund,
    ViewOnly(Environment, bool),
    /// Writes a recipient into the book, kept in the keyring or for the session.
    Recipient(bool),
    /// Gives a recipient another token, kept in the keyring or for the session.
    ChangeRecipient(prop::sample::Index, bool),
    RemoveRecipient(prop::sample::Index),
    /// Tells the own token, or another one.
    Own(bool),
    RemoveOwn,
    /// Reads the tokens of the book once more.
    LookAgain,
    /// Puts a recipient of the book into the form.
    Row(prop::sample::Index),
    /// Keeps the form as a template.
    Template,
    ApplyTemplate(prop::sample::Index),
    RemoveTemplate(prop::sample::Index),
    /// Looks for what stands in every mark of the scope.
    Palette,
    /// Goes to one of the rows that were found.
    OpenFound(prop::sample::Index),
    /// Clears all data; answered at once, or when its turn comes.
    Clear(bool),
}

fn environment() -> impl Strategy<Value = Environment> {
    prop::sample::select(Environment::ALL.to_vec())
}

fn keyed() -> impl Strategy<Value = Environment> {
    prop::sample::select(vec![Environment::Production, Environment::Development])
}

const SCREENS: [Screen; 5] = [Screen::Overview, Screen::PayIns, Screen::Links, Screen::Payouts, Screen::Invoices];

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => environment().prop_map(Step::Switch),
        2 => any::<bool>().prop_map(Step::Host),
        2 => prop::sample::select(SCREENS.to_vec()).prop_map(Step::Go),
        1 => prop::sample::select(vec![LinkList::Unpaid, LinkList::Paid]).prop_map(Step::Tab),
        3 => Just(Step::Reload),
        1 => Just(Step::Cancel),
        4 => any::<bool>().prop_map(Step::Panel),
        1 => Just(Step::OpenFigure),
        3 => Just(Step::Compared),
        8 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(which, whole)| Step::Answer(which, whole)),
        8 => (0..3_usize).prop_map(Step::AnswerNewest),
        1 => keyed().prop_map(Step::Connect),
        1 => keyed().prop_map(Step::Remove),
        1 => (keyed(), any::<[bool; 2]>(), any::<bool>())
            .prop_map(|(environment, takes, last_first)| Step::Cross { environment, takes, last_first }),
        2 => Just(Step::Lost),
        3 => Just(Step::Check),
        2 => Just(Step::LateCheck),
        2 => Just(Step::Settle),
        2 => any::<bool>().prop_map(Step::Export),
        2 => Just(Step::Save),
        2 => Just(Step::Type),
        2 => Just(Step::Send),
        1 => Just(Step::OpenExport),
        1 => Just(Step::OpenRefund),
        1 => (keyed(), any::<bool>()).prop_map(|(environment, on)| Step::ViewOnly(environment, on)),
        3 => any::<bool>().prop_map(Step::Recipient),
        3 => (any::<prop::sample::Index>(), any::<bool>()).prop_map(|(of, kept)| Step::ChangeRecipient(of, kept)),
        1 => any::<prop::sample::Index>().prop_map(Step::RemoveRecipient),
        1 => any::<bool>().prop_map(Step::Own),
        1 => Just(Step::RemoveOwn),
        3 => Just(Step::LookAgain),
        2 => any::<prop::sample::Index>().prop_map(Step::Row),
        2 => Just(Step::Template),
        2 => any::<prop::sample::Index>().prop_map(Step::ApplyTemplate),
        1 => any::<prop::sample::Index>().prop_map(Step::RemoveTemplate),
        3 => Just(Step::Palette),
        2 => any::<prop::sample::Index>().prop_map(Step::OpenFound),
        1 => any::<bool>().prop_map(Step::Clear),
    ]
}
