//! What one scope holds while it is on the screen and while it is not. Nothing of it is ever drawn for another.
//! Made with the first visit of a scope, changed by `update` alone.
//! It must not reach into another scope's session.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use crate::backend::{Table, Write};
use crate::journal::{ActivityRow, Entry, EntryState, IntentId, JournalError, RecordedRequest};
use crate::model::{Environment, LinkRequest, RefundRequest, Scope, Sort};
use crate::settings::Settings;

use super::remote::Reading;
use super::{Book, CreateForm, InvoicesView, LinksView, ListTable, OverviewView, PayInsView, PayoutsView, Refunds};

/// Everything of a scope.
#[derive(Debug)]
pub struct Session {
    /// Rises with each change of the key; answers to older questions are dropped.
    pub generation: u32,
    /// Where pay links lead to, as far as it is known.
    pub pay_host: Arc<str>,
    /// The form for a link.
    pub create: CreateForm,
    /// The lists of links.
    pub links: LinksView,
    /// The figures.
    pub overview: OverviewView,
    /// The pay-ins.
    pub pay_ins: PayInsView,
    /// The payouts.
    pub payouts: PayoutsView,
    /// The fee invoices.
    pub invoices: InvoicesView,
    /// The writes and their outcomes.
    pub activity: Activity,
    /// The refunds that were asked for, and the forms for more.
    pub refunds: Refunds,
    /// The files that were written.
    pub exports: crate::backend::ExportsNoted,
    /// Spreadsheets that are being written, by ticket number, whether or not their dialog is open.
    pub exporting: BTreeSet<u64>,
    /// The row that was gone to last, for the table that shows it.
    pub reveal: Option<Reveal>,
    /// The recipients book.
    pub book: Book,
}

/// A row to be shown: scrolled to, with the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reveal {
    /// Rises: each is done once.
    pub number: u64,
    /// In which table.
    pub table: Table,
    /// Index into its source.
    pub row: u32,
}

/// The writes of a scope, newest first.
#[derive(Debug)]
pub struct Activity {
    /// The journal.
    pub entries: Arc<[Arc<Entry>]>,
    /// Writes and files as rows of one list.
    pub list: ListTable<ActivityRow>,
    /// Whether a row has something to say besides its outcome.
    pub says_more: bool,
    /// Why the journal cannot be written: then nothing can be created.
    pub broken: Option<JournalError>,
    /// Requests of this run that ended without a known outcome, whole: what *Send again* sends. Requests of an earlier
    /// run are not whole any more, since the journal holds no tokens.
    pub repeatable: std::collections::BTreeMap<crate::journal::IntentId, crate::backend::Write>,
    /// Writes under way, by ticket number, and the earlier write of unknown outcome that one repeats.
    pub running: std::collections::BTreeMap<u64, (crate::backend::Write, Option<crate::journal::IntentId>)>,
}

impl Default for Activity {
    fn default() -> Self {
        Self {
            entries: Arc::from([]),
            list: ListTable::sorted(Sort { column: "asked_at", descending: true }),
            says_more: false,
            broken: None,
            repeatable: std::collections::BTreeMap::new(),
            running: std::collections::BTreeMap::new(),
        }
    }
}

impl Activity {
    /// What *Send again* would send: the whole request of this run, or what the journal holds whole of any run. A link
    /// of an earlier run is not whole, since the journal holds neither tokens nor keys. Nothing is sent again whose outcome
    /// is known or was settled.
    pub fn repeat(&self, id: IntentId) -> Option<Write> {
        // One that is being sent again waits for its outcome.
        if self.running.values().any(|(_, again_for)| *again_for == Some(id)) {
            return None;
        }
        let entry = self.entries.iter().find(|entry| entry.intent.id == id)?;
        if !entry.is_doubtful() {
            return None;
        }
        if let Some(write) = self.repeatable.get(&id) {
            return Some(write.clone());
        }
        match &entry.intent.body {
            RecordedRequest::Delete { link_id } => Some(Write::Delete(*link_id)),
            RecordedRequest::Refund { pay_id, amount, full } => {
                Some(Write::Refund(RefundRequest { pay_id: *pay_id, amount: *amount, full: *full }))
            }
            RecordedRequest::Link(_) => None,
        }
    }

    /// Writes whose outcome is not known. One that is still running is not counted.
    pub fn unsettled(&self) -> usize {
        self.entries.iter().filter(|entry| entry.state() == EntryState::Unknown).count()
    }
}

impl Session {
    /// A scope that was not opened yet.
    pub fn new(scope: &Scope, settings: &Settings) -> Self {
        let mut create = CreateForm::default();
        create.recompute();
        Self {
            generation: 0,
            pay_host: Arc::from(""),
            create,
            links: LinksView::default(),
            overview: OverviewView::new(settings.overview_range(scope)),
            pay_ins: PayInsView::new(settings.range_choice(scope)),
            payouts: PayoutsView::new(settings.payouts_range(scope)),
            invoices: InvoicesView::default(),
            activity: Activity::default(),
            reveal: None,
            refunds: Refunds::default(),
            book: Book::of(scope, settings),
            exports: crate::backend::ExportsNoted::default(),
            exporting: BTreeSet::new(),
        }
    }

    /// Whether a write is running.
    pub fn write_running(&self) -> bool {
        !self.activity.running.is_empty()
    }

    /// Everything that is read from the service, for what happens to all reads alike.
    pub(super) fn readings(&mut self) -> [&mut dyn Reading; 8] {
        [
            &mut self.overview.rows,
            &mut self.pay_ins.rows,
            &mut self.links.unpaid.rows,
            &mut self.links.paid.rows,
            &mut self.payouts.table.rows,
            &mut self.payouts.day.found,
            &mut self.invoices.table.rows,
            &mut self.invoices.fees.found,
        ]
    }

    /// Whether anything is being read.
    pub fn is_reading(&self) -> bool {
        let (links, payouts, invoices) = (&self.links, &self.payouts, &self.invoices);
        self.overview.rows.is_loading()
            || self.pay_ins.rows.is_loading()
            || links.unpaid.rows.is_loading()
            || links.paid.rows.is_loading()
            || payouts.table.rows.is_loading()
            || payouts.day.found.is_loading()
            || invoices.table.rows.is_loading()
            || invoices.fees.found.is_loading()
    }

    /// Something changed at the service: every list is read again at its next look.
    pub(super) fn make_stale(&mut self) {
        self.overview.stale = true;
        self.pay_ins.stale = true;
        self.links.unpaid.stale = true;
        self.links.paid.stale = true;
        self.payouts.table.stale = true;
        self.invoices.table.stale = true;
    }

    /// Closes the panels beside the tables: whoever comes back finds the list, not a row looked at long ago.
    pub(super) fn close_panels(&mut self) {
        self.pay_ins.detail = None;
        self.pay_ins.related.clear();
        self.payouts.table.detail = None;
        self.invoices.table.detail = None;
    }

    /// Forgets everything that was read.
    pub(super) fn empty_lists(&mut self, scope: &Scope, settings: &Settings) {
        self.links = LinksView::default();
        self.overview = OverviewView::new(settings.overview_range(scope));
        self.pay_ins = PayInsView::new(settings.range_choice(scope));
        self.payouts = PayoutsView::new(settings.payouts_range(scope));
        self.invoices = InvoicesView::default();
    }

    /// An empty session, for a scope that has none yet.
    pub(super) fn none() -> &'static Self {
        static NONE: LazyLock<Session> =
            LazyLock::new(|| Session::new(&Scope::of(Environment::Demo), &Settings::default()));
        &NONE
    }

    /// What was asked for the link that was just created.
    pub fn asked(&self) -> Option<&LinkRequest> {
        self.create.asked.as_deref()
    }
}
