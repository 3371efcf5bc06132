//! The lists of links of a scope.
//! Changed by `update/links`, drawn by Links. Rows of one list never stand in for the other's.
//! It must not say that money came: only a pay-in does.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{LinkFilter, LinkId, LinkList, LinkTotals, PaidLink, Rows, Sort, UnpaidLink};

use super::Remote;

/// Both lists.
#[derive(Debug)]
pub struct LinksView {
    /// Which list is shown.
    pub tab: LinkList,
    /// Unpaid.
    pub unpaid: LinkTable<UnpaidLink>,
    /// Paid.
    pub paid: LinkTable<PaidLink>,
    /// When a link was first seen by this application, UTC: the service sends no age.
    pub first_seen: Arc<BTreeMap<LinkId, Timestamp>>,
    /// Deletions under way, by ticket number.
    pub deleting: BTreeMap<u64, LinkId>,
}

/// One list. Row numbers are indexes into the source.
#[derive(Debug)]
pub struct LinkTable<T> {
    /// The rows.
    pub rows: Remote<Rows<T>>,
    /// A list that was read: its rows come onto the screen together with their order.
    pub(super) arrived: Option<ArrivedLinks<T>>,
    /// At most so many are asked for; `None` is all.
    pub limit: Option<u32>,
    /// How many were asked for by the last read.
    pub asked: u32,
    /// The service has more than were asked for.
    pub cut: bool,
    /// What is shown.
    pub filter: LinkFilter,
    /// In which order; `None` is that of the service.
    pub sort: Option<Sort>,
    /// Rows shown, in order.
    pub index: Arc<[u32]>,
    /// Sums of the rows shown.
    pub totals: LinkTotals,
    /// Selected rows.
    pub selected: HashSet<u32>,
    /// Sums of the selected rows.
    pub selected_totals: LinkTotals,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// Ticket number of the index job under way.
    pub indexing: Option<u64>,
    /// Something changed at the service: read again at the next look.
    pub stale: bool,
}

/// A list as it was read.
#[derive(Debug)]
pub(super) struct ArrivedLinks<T> {
    /// The rows.
    pub rows: Rows<T>,
    /// The service has more than were asked for.
    pub cut: bool,
    /// How many were asked for.
    pub asked: u32,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// When, UTC.
    pub at: Timestamp,
}

impl<T> LinkTable<T> {
    /// Rows that wait for their order: those of a list just read, else those on the screen.
    pub(super) fn to_index(&self) -> Option<&Rows<T>> {
        self.arrived.as_ref().map(|arrived| &arrived.rows).or_else(|| self.rows.value())
    }

    /// Brings a list that was read onto the screen, together with the order that was worked out for it.
    pub(super) fn commit(&mut self) {
        let Some(arrived) = self.arrived.take() else {
            return;
        };
        self.rows.finish(arrived.rows, arrived.at);
        self.cut = arrived.cut;
        self.asked = arrived.asked;
        self.unreadable = arrived.unreadable;
        self.selected.clear();
        self.selected_totals = LinkTotals::default();
    }
}

impl<T> Default for LinkTable<T> {
    fn default() -> Self {
        Self {
            rows: Remote::Idle,
            arrived: None,
            limit: None,
            asked: 0,
            cut: false,
            filter: LinkFilter::default(),
            sort: None,
            index: Arc::from([]),
            totals: LinkTotals::default(),
            selected: HashSet::new(),
            selected_totals: LinkTotals::default(),
            unreadable: 0,
            indexing: None,
            stale: false,
        }
    }
}

impl Default for LinksView {
    fn default() -> Self {
        Self {
            tab: LinkList::Unpaid,
            unpaid: LinkTable::default(),
            paid: LinkTable::default(),
            first_seen: Arc::default(),
            deleting: BTreeMap::new(),
        }
    }
}
