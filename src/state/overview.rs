//! The overview of a scope: the days chosen, the pay-ins read for them, and the figures computed from those.
//! Changed by `update/overview`, drawn by Overview. It reads the range and the one of equal length before it in one go,
//! up to the newest row: a dispute of last month may be decided today. Pay-ins takes its rows from here where they cover
//! what it shows. It must not compute a figure itself.

use std::sync::Arc;

use crate::model::{DateRange, LinkAges, Money, Overview, OverviewAsk, PayIn, RangeChoice, Rows};

use super::pay_ins::ArrivedPayIns;
use super::{Gathered, Remote};

/// The overview.
#[derive(Debug)]
pub struct OverviewView {
    /// Days chosen.
    pub choice: RangeChoice,
    /// The rows of the last whole read.
    pub rows: Remote<Rows<PayIn>>,
    /// The days of those rows.
    pub(super) held: DateRange,
    /// What occurs in those rows.
    pub(super) gathered: Arc<Gathered>,
    /// Rows of the read under way, as far as they came; figured out when there is nothing older.
    pub(super) incoming: Rows<PayIn>,
    /// What occurs in [`incoming`](Self::incoming).
    pub(super) incoming_gathered: Gathered,
    /// A read that is whole: it comes onto the screen together with its figures.
    pub(super) arrived: Option<ArrivedPayIns>,
    /// The figures on the screen, and the choice they were computed for.
    pub figures: Option<(RangeChoice, Box<Overview>)>,
    /// Ticket number of the figure job under way, and the choice it is for.
    pub(super) figuring: Option<(u64, RangeChoice)>,
    /// EUR, as sent; of the account, without range.
    pub expected_payout: Option<Money>,
    /// The list changed while it was read.
    pub may_be_incomplete: bool,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// Unpaid links by age, of the list that Links shows.
    pub ages: Option<LinkAges>,
    /// Ticket number of the job that counts them.
    pub(super) aging: Option<u64>,
    /// Something changed at the service: read again at the next look.
    pub stale: bool,
}

impl OverviewView {
    /// Nothing read yet.
    pub fn new(choice: RangeChoice) -> Self {
        Self {
            choice,
            rows: Remote::Idle,
            held: DateRange::default(),
            gathered: Arc::default(),
            incoming: Rows::default(),
            incoming_gathered: Gathered::default(),
            arrived: None,
            figures: None,
            figuring: None,
            expected_payout: None,
            may_be_incomplete: false,
            unreadable: 0,
            ages: None,
            aging: None,
            stale: false,
        }
    }

    /// What is to be figured out for a choice.
    pub(super) fn ask(choice: RangeChoice, today: jiff::civil::Date) -> OverviewAsk {
        let range = choice.range(today);
        OverviewAsk { range, before: range.before(), today }
    }

    /// The days that must be read for it.
    pub(super) fn needed(ask: &OverviewAsk) -> DateRange {
        DateRange { from: ask.before.map_or(ask.range.from, |before| before.from), to: None }
    }

    /// Whether the figures are of a part only: pages of a first read are still coming, or it failed half-way.
    pub fn so_far(&self) -> bool {
        !self.rows.is_idle() && self.rows.value().is_none()
    }

    /// Whether there is nothing at all: neither figures nor a read that could bring them.
    pub fn is_blank(&self) -> bool {
        self.figures.is_none()
    }
}
