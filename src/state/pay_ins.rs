//! The pay-ins of a scope: the range chosen, the rows read, what of them is shown and in which order.
//! Changed by `update/pay_ins`, drawn by Pay-ins. Filtering and sorting happen in the backend.
//! It must not add up more than what is selected.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Counts, Money, PayIn, PayInFilter, PayInTotals, RangeChoice, RowSource as _, Rows, Sort};

use super::Remote;

/// Pay-ins as shown. Row numbers are indexes into the source.
#[derive(Debug)]
pub struct PayInsView {
    /// Days to show.
    pub choice: RangeChoice,
    /// The rows.
    pub rows: Remote<Rows<PayIn>>,
    /// Rows of the read under way, as far as they came; shown when there is nothing older.
    pub incoming: Rows<PayIn>,
    /// What is shown.
    pub filter: PayInFilter,
    /// In which order; newest first unless changed.
    pub sort: Option<Sort>,
    /// Rows shown, in order. The old one stays until the new one is there.
    pub index: Arc<[u32]>,
    /// Sums of the rows shown.
    pub totals: PayInTotals,
    /// Rows of each tab.
    pub counts: Counts,
    /// Selected rows.
    pub selected: BTreeSet<u32>,
    /// Sums of the selected rows.
    pub selected_totals: PayInTotals,
    /// The row in the detail panel.
    pub detail: Option<u32>,
    /// Methods that occur, as sent.
    pub methods: BTreeSet<Box<str>>,
    /// EUR, as sent.
    pub expected_payout: Option<Money>,
    /// The list changed while it was read.
    pub may_be_incomplete: bool,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// Ticket number of the index job under way.
    pub indexing: Option<u64>,
    /// Something changed at the service: read again at the next look.
    pub stale: bool,
}

impl PayInsView {
    /// Nothing read yet.
    pub fn new(choice: RangeChoice) -> Self {
        Self {
            choice,
            rows: Remote::Idle,
            incoming: Rows::default(),
            filter: PayInFilter::default(),
            sort: Some(Sort { column: "created_at", descending: true }),
            index: Arc::from([]),
            totals: PayInTotals::default(),
            counts: Counts::default(),
            selected: BTreeSet::new(),
            selected_totals: PayInTotals::default(),
            detail: None,
            methods: BTreeSet::new(),
            expected_payout: None,
            may_be_incomplete: false,
            unreadable: 0,
            indexing: None,
            stale: false,
        }
    }

    /// The rows on the screen: those of the last whole read, or what has come of the first.
    pub fn shown(&self) -> &Rows<PayIn> {
        self.rows.value().unwrap_or(&self.incoming)
    }

    /// Whether the sums are of a part only, since pages are still coming.
    pub fn so_far(&self) -> bool {
        self.rows.is_loading() && self.rows.value().is_none()
    }

    /// The row in the detail panel.
    pub fn detail_row(&self) -> Option<&PayIn> {
        self.shown().get(usize::try_from(self.detail?).ok()?)
    }
}
