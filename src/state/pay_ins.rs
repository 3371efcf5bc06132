//! The pay-ins of a scope: the range chosen, the rows read, what of them is shown and in which order.
//! Changed by `update/pay_ins`, drawn by Pay-ins. Filtering and sorting happen in the backend.
//! It must not add up more than what is selected.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::model::{
    Counts, DateRange, LinkId, Money, PayIn, PayInFilter, PayInKey, PayInTotals, RangeChoice, RowSource as _, Rows,
    ServiceTime, Sort,
};

use super::Remote;

/// Pay-ins as shown. Row numbers are indexes into the source.
#[derive(Debug)]
pub struct PayInsView {
    /// Days to show.
    pub choice: RangeChoice,
    /// The choice and the days of the rows on the screen; `None` before the first whole read.
    pub read: Option<(RangeChoice, DateRange)>,
    /// The rows.
    pub rows: Remote<Rows<PayIn>>,
    /// A read that is whole: its rows come onto the screen together with their order.
    pub(super) arrived: Option<ArrivedPayIns>,
    /// Rows of the read under way, as far as they came; shown when there is nothing older.
    pub incoming: Rows<PayIn>,
    /// What is shown.
    pub filter: PayInFilter,
    /// What the merchant had chosen here before another screen opened its rows: shown again when they come by themselves.
    pub(super) own: Option<(RangeChoice, PayInFilter)>,
    /// In which order; newest first unless changed.
    pub sort: Option<Sort>,
    /// Rows shown, in order. The old one stays until the new one is there.
    pub index: Arc<[u32]>,
    /// Sums of the rows shown.
    pub totals: PayInTotals,
    /// Rows of each tab.
    pub counts: Counts,
    /// Selected rows.
    pub selected: HashSet<u32>,
    /// Sums of the selected rows.
    pub selected_totals: PayInTotals,
    /// The row in the detail panel.
    pub detail: Option<u32>,
    /// A row that another screen asked for: its panel opens once it is there.
    pub(super) to_open: Option<PayInKey>,
    /// All rows of the same payment as the one in the detail panel, that one included, in the order of the service.
    pub related: Vec<u32>,
    /// What occurs in the rows of the last whole read.
    pub gathered: Arc<Gathered>,
    /// What occurs in [`incoming`](Self::incoming).
    pub incoming_gathered: Gathered,
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
            read: None,
            arrived: None,
            rows: Remote::Idle,
            incoming: Rows::default(),
            filter: PayInFilter::default(),
            own: None,
            sort: Some(Sort { column: "created_at", descending: true }),
            index: Arc::from([]),
            totals: PayInTotals::default(),
            counts: Counts::default(),
            selected: HashSet::new(),
            selected_totals: PayInTotals::default(),
            detail: None,
            to_open: None,
            related: Vec::new(),
            gathered: Arc::default(),
            incoming_gathered: Gathered::default(),
            expected_payout: None,
            may_be_incomplete: false,
            unreadable: 0,
            indexing: None,
            stale: false,
        }
    }

    /// Keeps what the merchant had chosen, before another screen opens its rows here.
    pub(super) fn set_own_aside(&mut self) {
        if self.own.is_none() {
            self.own = Some((self.choice, self.filter.clone()));
        }
    }

    /// The rows on the screen: those of the last whole read, or what has come of the first.
    pub fn shown(&self) -> &Rows<PayIn> {
        self.rows.value().unwrap_or(&self.incoming)
    }

    /// The days of the rows on the screen.
    pub fn days(&self, today: jiff::civil::Date) -> DateRange {
        self.read.map_or_else(|| self.choice.range(today), |(_, range)| range)
    }

    /// Rows that wait for their order: those of a whole read, else those on the screen.
    pub(super) fn to_index(&self) -> &Rows<PayIn> {
        if self.arrived.is_some() { &self.incoming } else { self.shown() }
    }

    /// What is to be shown of the rows that wait for their order.
    pub(super) fn to_match(&self) -> PayInFilter {
        let mut filter = self.filter.clone();
        if let Some(arrived) = &self.arrived {
            filter.range = arrived.within();
        }
        filter
    }

    /// The choice becomes that of the rows on the screen again: what was asked for did not come.
    pub(super) fn choose_as_shown(&mut self) {
        if let (Some(_), Some((choice, _))) = (self.rows.value(), self.read) {
            self.choice = choice;
        }
    }

    /// What occurs in the rows on the screen.
    pub fn occurring(&self) -> &Gathered {
        if self.rows.value().is_some() { &self.gathered } else { &self.incoming_gathered }
    }

    /// Whether the sums are of a part only: pages of a first read are still coming, or it failed half-way.
    pub fn so_far(&self) -> bool {
        !self.rows.is_idle() && self.rows.value().is_none()
    }

    /// The number of a row.
    pub(super) fn find(&self, key: &PayInKey) -> Option<u32> {
        let source = self.shown();
        let is_it = |row: &u32| {
            usize::try_from(*row).ok().and_then(|row| source.get(row)).is_some_and(|row| row.key(0) == *key)
        };
        self.occurring().rows_of(key.pay_id).into_iter().find(is_it)
    }

    /// The row in the detail panel.
    pub fn detail_row(&self) -> Option<&PayIn> {
        self.shown().get(usize::try_from(self.detail?).ok()?)
    }
}

/// What came with a whole read.
#[derive(Debug)]
pub(super) struct ArrivedPayIns {
    /// Days asked for.
    pub range: DateRange,
    /// For rows taken over from the overview: what occurs in them.
    pub gathered: Option<Arc<Gathered>>,
    /// EUR, as sent.
    pub expected_payout: Option<Money>,
    /// The list changed while it was read.
    pub may_be_incomplete: bool,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// When, UTC.
    pub at: jiff::Timestamp,
}

impl ArrivedPayIns {
    /// Which days of the rows are to be shown. The rows reach further: later ones say what became of these.
    pub const fn within(&self) -> DateRange {
        self.range
    }
}

/// What occurs in the rows, gathered page by page, so that no frame ever looks through all of them.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The payment id of each row, in the order of the rows.
    ids: Vec<LinkId>,
    /// Payments that are confirmed.
    paid: HashSet<LinkId>,
    /// Payments with a refund row, and when the newest was made.
    refunded: HashMap<LinkId, ServiceTime>,
    /// Payments with a dispute row.
    disputed: HashSet<LinkId>,
    methods: BTreeSet<Box<str>>,
}

impl Gathered {
    /// Takes a page in.
    pub(super) fn add(&mut self, rows: &[PayIn]) {
        self.ids.reserve(rows.len());
        for row in rows {
            self.ids.push(row.pay_id);
            if row.state() == crate::model::PayInState::Paid {
                self.paid.insert(row.pay_id);
            }
            if row.is_refund_made() {
                // No order of the service is relied on.
                let newest = self.refunded.entry(row.pay_id).or_insert_with(|| row.created_at.clone());
                if (newest.day(), &*newest) < (row.created_at.day(), &row.created_at) {
                    newest.clone_from(&row.created_at);
                }
            }
            if row.kind == crate::model::TransactionType::Dispute {
                self.disputed.insert(row.pay_id);
            }
            let method = row.payment_method.as_deref().unwrap_or_default();
            if !self.methods.contains(method) {
                self.methods.insert(method.into());
            }
        }
    }

    /// The rows of a payment, in the order of the service.
    pub fn rows_of(&self, id: LinkId) -> Vec<u32> {
        (0_u32..).zip(&self.ids).filter(|(_, own)| **own == id).map(|(row, _)| row).collect()
    }

    /// Whether a confirmed, positive payment of this link is among the rows.
    pub fn is_paid(&self, id: LinkId) -> bool {
        self.paid.contains(&id)
    }

    /// Whether money of this payment went back to the payer, as far as the rows tell.
    pub fn is_refunded(&self, id: LinkId) -> bool {
        self.refunded.contains_key(&id)
    }

    /// When money of this payment went back to the payer, Berlin, as far as the rows tell.
    pub fn refunded_at(&self, id: LinkId) -> Option<&ServiceTime> {
        self.refunded.get(&id)
    }

    /// Whether there is, or was, a dispute about this payment, as far as the rows tell.
    pub fn is_disputed(&self, id: LinkId) -> bool {
        self.disputed.contains(&id)
    }

    /// Methods that occur, as sent; empty for rows without one.
    pub const fn methods(&self) -> &BTreeSet<Box<str>> {
        &self.methods
    }
}
