//! A list that is read whole: its rows, what of them is shown and in which order, what is selected, which row is open.
//! The one list for unpaid and paid links, payouts and invoices. Changed by `update/tables`, drawn by the list screens.
//! It must not filter, sort or add up all rows: that is the backend's.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{DateRange, Listed, RowSource as _, Rows, Sort};

use super::Remote;

/// How far a read reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// So many rows were asked for, where a list has a limit.
    pub asked: u32,
    /// The service has more than were asked for.
    pub cut: bool,
    /// Which days were asked for.
    pub range: DateRange,
    /// The list changed while it was read.
    pub may_be_incomplete: bool,
}

/// One list. Row numbers are indexes into the source.
#[derive(Debug)]
pub struct ListTable<T: Listed> {
    /// The rows.
    pub rows: Remote<Rows<T>>,
    /// A list that was read: its rows come onto the screen together with their order.
    pub(super) arrived: Option<Arrived<T>>,
    /// How far the rows on the screen reach.
    pub reach: Reach,
    /// What is shown.
    pub filter: T::Filter,
    /// In which order; `None` is that of the service.
    pub sort: Option<Sort>,
    /// Rows shown, in order.
    pub index: Arc<[u32]>,
    /// Sums of the rows shown.
    pub totals: T::Totals,
    /// Selected rows.
    pub selected: HashSet<u32>,
    /// Sums of the selected rows.
    pub selected_totals: T::Totals,
    /// The row in the detail panel.
    pub detail: Option<u32>,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// Ticket number of the index job under way.
    pub indexing: Option<u64>,
    /// Something changed at the service: read again at the next look.
    pub stale: bool,
}

/// A list as it was read.
#[derive(Debug)]
pub(super) struct Arrived<T> {
    /// The rows.
    pub rows: Rows<T>,
    /// How far they reach.
    pub reach: Reach,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// When, UTC.
    pub at: Timestamp,
}

impl<T: Listed> ListTable<T> {
    /// Whether the service may have rows that are not in the table: a file of it says so in its name.
    pub(super) const fn may_lack_rows(&self) -> bool {
        self.reach.may_be_incomplete || self.reach.cut || self.unreadable > 0
    }

    /// A list that is ordered by a column from the start.
    pub(super) fn sorted(sort: Sort) -> Self {
        Self { sort: Some(sort), ..Self::default() }
    }

    /// The row at a number.
    pub fn row(&self, row: u32) -> Option<&T> {
        self.rows.value()?.get(usize::try_from(row).ok()?)
    }

    /// The number of the first row that is as wanted.
    pub fn find(&self, wanted: impl FnMut(&T) -> bool) -> Option<u32> {
        u32::try_from(self.rows.value()?.iter().position(wanted)?).ok()
    }

    /// The row in the detail panel.
    pub fn detail_row(&self) -> Option<&T> {
        self.row(self.detail?)
    }

    /// Whether what is shown can be exported: there are rows, and they are not being replaced.
    pub fn can_be_exported(&self) -> bool {
        !self.index.is_empty() && !self.rows.is_loading()
    }

    /// Whether it is to be read at the next look.
    pub(super) const fn is_due(&self) -> bool {
        self.stale || self.rows.is_idle()
    }

    /// Begins a read; the rows on the screen stay until the new ones are whole.
    pub(super) fn begin(&mut self, ticket: u64, now: Timestamp) {
        self.arrived = None;
        self.rows.begin(ticket, now);
        self.stale = false;
    }

    /// Takes the rows of a read in, if it is the one waited for. They come onto the screen with their order.
    pub(super) fn take(&mut self, ticket: u64, arrived: Arrived<T>) -> bool {
        let waited_for = self.rows.ticket() == Some(ticket);
        if waited_for {
            self.arrived = Some(arrived);
        }
        waited_for
    }

    /// Rows that wait for their order: those of a list just read, else those on the screen.
    pub(super) fn to_index(&self) -> Option<&Rows<T>> {
        self.arrived.as_ref().map(|arrived| &arrived.rows).or_else(|| self.rows.value())
    }

    /// Selects rows and adds them up.
    pub(super) fn select(&mut self, rows: HashSet<u32>) {
        self.selected_totals = T::totals(rows.iter().filter_map(|row| self.row(*row)));
        self.selected = rows;
    }

    /// Takes an order over, with the rows it was worked out for, and takes what is not shown any more out of the
    /// selection: what is done with a selection is done with what one sees. Says whether rows came with it.
    pub(super) fn indexed(&mut self, index: Arc<[u32]>, totals: T::Totals) -> bool {
        self.indexing = None;
        let came = self.commit();
        self.index = index;
        self.totals = totals;
        if !self.selected.is_empty() {
            let shown = self.index.iter().copied().filter(|row| self.selected.contains(row)).collect::<HashSet<u32>>();
            if shown.len() != self.selected.len() {
                self.select(shown);
            }
        }
        came
    }

    /// Brings a list that was read onto the screen. The panel stays at its row, where that came again.
    fn commit(&mut self) -> bool {
        let Some(arrived) = self.arrived.take() else {
            return false;
        };
        let detail = self.detail_row().cloned();
        self.detail = detail.and_then(|open| {
            let at = arrived.rows.iter().position(|row| row.is_same(&open))?;
            u32::try_from(at).ok()
        });
        self.rows.finish(arrived.rows, arrived.at);
        self.reach = arrived.reach;
        self.unreadable = arrived.unreadable;
        self.selected.clear();
        self.selected_totals = T::Totals::default();
        true
    }
}

impl<T: Listed> Default for ListTable<T> {
    fn default() -> Self {
        Self {
            rows: Remote::Idle,
            arrived: None,
            reach: Reach::default(),
            filter: T::Filter::default(),
            sort: None,
            index: Arc::from([]),
            totals: T::Totals::default(),
            selected: HashSet::new(),
            selected_totals: T::Totals::default(),
            detail: None,
            unreadable: 0,
            indexing: None,
            stale: false,
        }
    }
}
