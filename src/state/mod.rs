//! Everything the screens show. `update` is the only place that changes it: an [`Action`] goes in, a changed state
//! and at most a few commands come out. It knows neither the toolkit nor words: the screens read it, `text` speaks.
//! Read by every screen. It must not do anything but change itself.

mod action;
mod book;
mod columns;
mod comparison;
mod create;
mod data;
mod dialog;
mod export_action;
mod invoices;
mod keys;
mod links;
mod notice;
mod overview;
mod pay_ins;
mod payouts;
mod refund;
mod remote;
mod session;
mod sharing;
mod table;
mod template;
mod update;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::model::{Environment, KeyringKind, Scope};
use crate::settings::Settings;
use crate::text::{Language, NumberStyle};

pub use action::{
    Action, ActivityAction, BookAction, CreateAction, KeyAction, LinksAction, OverviewAction, PaletteAction,
    PayInsAction, QrAction, RefundAction, SettingsAction, SharingAction,
};
pub use book::{Book, BookForm, BookTarget, KeepDialog, TokensState};
pub use columns::{ColumnChoice, ColumnLine, Naming};
pub use comparison::Comparison;
pub use create::{Attempt, CreateForm, WriteProblem};
pub use data::{ClearDialog, DataAction, DataView, Machine};
pub use dialog::{
    CheckState, DeleteDialog, DeleteLine, DeleteState, Dialog, ExportDialog, ExportState, ExportWhat, Extent,
    PaletteDialog, QrDialog, UnknownDialog, UnknownStep,
};
pub use export_action::{ColumnsAction, ExportAction, ExportsChoice};
pub use invoices::{InvoicesAction, InvoicesView};
pub use keys::{KeyForm, KeyView, Trial};
pub use links::LinksView;
pub use notice::{Notice, NoticeKind};
pub use overview::OverviewView;
pub use pay_ins::{Gathered, PayInsView};
pub use payouts::{PayoutsAction, PayoutsView};
pub use refund::{
    KnownParty, KnownSplit, RefundAmountError, RefundAttempt, RefundForm, RefundObstacle, RefundPart, Refunds,
};
pub use remote::Remote;
pub use session::{Activity, Reveal, Session};
pub use sharing::{ShareDialog, SharedLink, SheetDialog, Whose};
pub use table::{ListTable, Reach};
pub use template::{Applied, TemplateAction, TemplateDialog};
pub use update::{Effects, apply, can_bring_over, open_active};

/// The screens there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// First start, or connecting an environment without a key.
    Welcome,
    /// The figures.
    Overview,
    /// Create a link or look at the one just created.
    Create,
    /// Unpaid and paid links.
    Links,
    /// Pay-ins.
    PayIns,
    /// Payouts.
    Payouts,
    /// Fee invoices.
    Invoices,
    /// What this application asked of the service.
    Activity,
    /// Settings.
    Settings(SettingsPage),
}

impl Screen {
    /// Every screen that one goes to, in the order of their numbers, with every page of Settings.
    pub fn navigable() -> impl Iterator<Item = Self> {
        std::iter::successors(Some(Self::Overview), |screen| screen.next())
    }

    /// The screen after this one. A screen that comes must be given its place here before anything compiles.
    const fn next(self) -> Option<Self> {
        match self {
            Self::Welcome => Some(Self::Overview),
            Self::Overview => Some(Self::Create),
            Self::Create => Some(Self::Links),
            Self::Links => Some(Self::PayIns),
            Self::PayIns => Some(Self::Payouts),
            Self::Payouts => Some(Self::Invoices),
            Self::Invoices => Some(Self::Activity),
            Self::Activity => Some(Self::Settings(SettingsPage::Environments)),
            Self::Settings(page) => match page.next() {
                Some(page) => Some(Self::Settings(page)),
                None => None,
            },
        }
    }
}

/// The pages of Settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SettingsPage {
    /// Keys.
    #[default]
    Environments,
    /// What is handed out besides a link.
    Sharing,
    /// The recipients book.
    Recipients,
    /// How new links are made: reference and templates.
    NewLinks,
    /// Format, folder and columns of exported files.
    Exports,
    /// Theme and zoom.
    Appearance,
    /// Where the data is, how large, and clearing it.
    Data,
    /// Version, licences, where the data is.
    About,
}

impl SettingsPage {
    /// The page after this one, in the order of their list.
    const fn next(self) -> Option<Self> {
        match self {
            Self::Environments => Some(Self::Sharing),
            Self::Sharing => Some(Self::Recipients),
            Self::Recipients => Some(Self::NewLinks),
            Self::NewLinks => Some(Self::Exports),
            Self::Exports => Some(Self::Appearance),
            Self::Appearance => Some(Self::Data),
            Self::Data => Some(Self::About),
            Self::About => None,
        }
    }
}

/// Why nothing can be changed at the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteObstacle {
    /// The scope is set to *View only*.
    ViewOnly,
    /// A second window has this data folder: this one only reads.
    ReadOnly,
    /// There is no key.
    NoKey,
    /// The journal cannot be written.
    Journal,
}

/// The time as the window last knew it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// UTC.
    pub utc: Timestamp,
    /// Berlin.
    pub berlin: DateTime,
}

impl Now {
    /// How long ago that was: calendar days in Berlin, as ages are counted everywhere, and minutes. Nothing if it is to come.
    pub fn since(&self, seen: Timestamp) -> (u64, u64) {
        let minutes = self.utc.as_second().saturating_sub(seen.as_second()) / 60;
        let days = (self.berlin.date() - crate::clock::berlin(seen).date()).get_days();
        (u64::try_from(days).unwrap_or(0), u64::try_from(minutes).unwrap_or(0))
    }
}

/// Everything the screens show.
#[derive(Debug)]
pub struct State {
    /// The time as of this frame.
    pub now: Now,
    /// The language of the system: spoken where none is chosen.
    pub system: Language,
    /// The day the simulator has reached, once it went on.
    pub demo_day: Option<jiff::civil::Date>,
    /// The scope on the screen. Data of no other is ever drawn.
    pub active: Scope,
    /// The scope shown before, whose draft can be brought over.
    pub previous: Option<Scope>,
    /// The screen.
    pub screen: Screen,
    /// The dialog over it, if any.
    pub dialog: Option<Dialog>,
    /// The environment chosen on the welcome screen; `None` before a choice.
    pub welcome: Option<Environment>,
    /// What each scope holds.
    pub sessions: BTreeMap<Scope, Session>,
    /// The key of each environment.
    pub keys: BTreeMap<Scope, KeyView>,
    /// The host of `--api-url`: then Development is that scope for this run.
    pub api_host: Option<std::sync::Arc<str>>,
    /// What happened and was not looked at yet, oldest first.
    pub notices: Vec<Notice>,
    /// The user's choices.
    pub settings: Settings,
    /// A second window has this data folder: this one only reads.
    pub read_only: bool,
    /// Where keys are kept, for its name; the start of the program tells which one this system has.
    pub keyring: KeyringKind,
    /// Where everything is written.
    pub data_dir: std::path::PathBuf,
    /// How large that is.
    pub data: DataView,
    /// The computer; the start of the program tells.
    pub machine: Machine,
    /// The last ticket number given.
    last_ticket: u64,
    /// With which generation the sessions begin: above that of every session there was before clearing.
    first_generation: u32,
    /// The last notice number given.
    last_notice: u64,
}

impl State {
    /// The state at the start of the program.
    pub fn new(start: Start) -> Self {
        let active = start.scope;
        let mut sessions = BTreeMap::new();
        sessions.insert(active.clone(), Session::new(&active, &start.settings));
        Self {
            now: start.now,
            system: Language::default(),
            demo_day: None,
            active,
            previous: None,
            screen: if start.welcome { Screen::Welcome } else { Screen::Overview },
            dialog: None,
            welcome: None,
            sessions,
            keys: BTreeMap::new(),
            api_host: start.api_host,
            notices: Vec::new(),
            settings: start.settings,
            read_only: start.read_only,
            keyring: KeyringKind::of_system(None),
            data_dir: start.data_dir,
            data: DataView::default(),
            machine: Machine::default(),
            last_ticket: 0,
            first_generation: 0,
            last_notice: 0,
        }
    }

    /// Puts up a notice of the program itself.
    pub fn notify(&mut self, kind: NoticeKind) {
        update::notify(self, None, kind);
    }

    /// The language of the window.
    pub fn language(&self) -> Language {
        Language::chosen(self.settings.language.as_deref(), self.system)
    }

    /// How it writes figures: for fields that are filled in.
    pub fn style(&self) -> NumberStyle {
        self.language().number_style()
    }

    /// The session on the screen.
    pub fn session(&self) -> &Session {
        self.sessions.get(&self.active).unwrap_or_else(|| Session::none())
    }

    /// The scope of an environment in this run: that of `--api-url` for Development, if it was given.
    pub fn scope_of(&self, environment: Environment) -> Scope {
        match (&self.api_host, environment) {
            (Some(host), Environment::Development) => Scope::at_host(host),
            _ => Scope::of(environment),
        }
    }

    /// Whether the active scope is set to *View only*.
    pub fn is_view_only(&self) -> bool {
        self.settings.is_view_only(&self.active)
    }

    /// Why nothing can be changed at the service in the active scope; `None` when it can.
    pub fn write_obstacle(&self) -> Option<WriteObstacle> {
        if self.is_view_only() {
            Some(WriteObstacle::ViewOnly)
        } else if self.read_only && self.active.environment.needs_key() {
            Some(WriteObstacle::ReadOnly)
        } else if !self.is_connected() {
            Some(WriteObstacle::NoKey)
        } else if self.session().activity.broken.is_some() {
            Some(WriteObstacle::Journal)
        } else {
            None
        }
    }

    /// The key of the active scope.
    pub fn key(&self) -> Option<&KeyView> {
        self.keys.get(&self.active)
    }

    /// Today as the active scope sees it: Berlin's, or the day the simulator has reached.
    pub fn today(&self) -> jiff::civil::Date {
        match self.demo_day {
            Some(day) if self.active.environment == Environment::Demo => day.max(self.now.berlin.date()),
            _ => self.now.berlin.date(),
        }
    }

    /// Now as the active scope sees it: the computer's time of day on [`today`](Self::today). What is written down of a
    /// scope is of this time; how long something has been going on is told from [`now`](Self::now).
    pub fn moment(&self) -> Now {
        let utc = crate::clock::on_day(self.now.utc, self.today());
        Now { utc, berlin: crate::clock::berlin(utc) }
    }

    /// Whether the active scope can be read: the Demo, or a key is there.
    pub fn is_connected(&self) -> bool {
        !self.active.environment.needs_key() || self.key().is_some_and(KeyView::is_usable)
    }

    /// Writes of unknown outcome in the active scope, for the badge at Activity.
    pub fn unsettled(&self) -> usize {
        self.session().activity.unsettled()
    }

    /// Whether a write is running in any scope.
    pub fn write_running(&self) -> bool {
        self.sessions.values().any(Session::write_running)
    }

    /// Whether a spreadsheet is being written in any scope.
    pub fn export_running(&self) -> bool {
        self.sessions.values().any(|session| !session.exporting.is_empty())
    }

    /// Whether something is under way that closing would cut off.
    pub fn asks_before_closing(&self) -> bool {
        self.write_running() || self.export_running()
    }
}

/// What the program starts with.
#[derive(Debug)]
pub struct Start {
    /// The scope shown first.
    pub scope: Scope,
    /// Show the welcome screen.
    pub welcome: bool,
    /// The host of `--api-url`.
    pub api_host: Option<std::sync::Arc<str>>,
    /// The user's choices.
    pub settings: Settings,
    /// A second window has this data folder.
    pub read_only: bool,
    /// Where everything is written.
    pub data_dir: std::path::PathBuf,
    /// The time.
    pub now: Now,
}
