//! The figures of the overview: what the pay-ins of a range add up to, beside the range before, by day and by method.
//! Computed by a backend job over all rows, shown by Overview; [`Figure`] says which filter of Pay-ins shows the very
//! rows a figure is made of. Exact: nothing is rounded but averages and percentages, half away from zero.
//! It must not ask what day it is, and rows of types we do not know enter no figure.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::filter::{is_payment, won_back};
use super::{
    Chart, DateRange, LinkId, Money, Narrow, PayIn, PayInClass, PayInFilter, PayInStatus, PayInTab, RowSource,
    ServiceTime, StatusFilter, TransactionType,
};

/// Rows after which the job asks whether it is still wanted.
const STRIDE: usize = 4096;
/// Open disputes that are listed by themselves; the sum holds all of them.
const LISTED: usize = 12;

/// What is to be figured out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverviewAsk {
    /// The days of the figures.
    pub range: DateRange,
    /// The days they are compared with; `None` compares with nothing.
    pub before: Option<DateRange>,
    /// Today, Berlin: its bar is not over.
    pub today: Date,
}

/// Rows and their sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many rows.
    pub rows: usize,
    /// Σ amount as sent, EUR.
    pub amount: Money,
}

impl Tally {
    /// Adds a row.
    pub(super) fn add(&mut self, amount: Option<Money>) {
        self.rows = self.rows.saturating_add(1);
        self.amount = self.amount.saturating_add(amount.unwrap_or_default());
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { rows: self.rows.saturating_add(other.rows), amount: self.amount.saturating_add(other.amount) }
    }
}

/// The figures of one range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Positive, confirmed rows of the types Basic, Split and Personal QR.
    pub revenue: Tally,
    /// Those of revenue that were divided among several, as listed: perhaps with the shares of others.
    pub split: Tally,
    /// The same, not confirmed yet.
    pub pending: Tally,
    /// Rows of type Refund: negative.
    pub refunds: Tally,
    /// Rows of type Dispute: negative.
    pub disputes: Tally,
    /// Those of them without a Dispute Refund of the same payment.
    pub open: Tally,
}

impl Figures {
    /// Revenue by payment, rounded to the cent half away from zero; `None` without a payment.
    pub fn average(&self) -> Option<Money> {
        let average = self.revenue.amount.decimal().checked_div(Decimal::from(self.revenue.rows))?;
        Some(Money::from_decimal(round(average, 2)))
    }

    /// Disputes by payments, in percent with two decimals, rounded half away from zero; `None` without a payment.
    pub fn ratio(&self) -> Option<Decimal> {
        let ratio = Decimal::from(self.disputes.rows).checked_div(Decimal::from(self.revenue.rows))?;
        ratio.checked_mul(Decimal::ONE_HUNDRED).map(|percent| round(percent, 2))
    }

    fn add(&mut self, row: &PayIn, won_back: &HashSet<LinkId>) {
        match row.kind.class() {
            PayInClass::Payment if is_payment(row, &PayInStatus::Success) => {
                self.revenue.add(row.amount);
                if row.is_split_payment() {
                    self.split.add(row.amount);
                }
            }
            PayInClass::Payment if is_payment(row, &PayInStatus::Pending) => self.pending.add(row.amount),
            PayInClass::Refund => self.refunds.add(row.amount),
            PayInClass::Dispute => {
                self.disputes.add(row.amount);
                if !won_back.contains(&row.pay_id) {
                    self.open.add(row.amount);
                }
            }
            PayInClass::Payment | PayInClass::DisputeRefund | PayInClass::Unknown => {}
        }
    }
}

/// A dispute that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDispute {
    /// The payment.
    pub pay_id: LinkId,
    /// Of the payment.
    pub note: Box<str>,
    /// EUR, as sent.
    pub amount: Option<Money>,
    /// Berlin time as sent.
    pub at: ServiceTime,
}

/// Everything the overview says of pay-ins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// What was asked.
    pub ask: OverviewAsk,
    /// The figures of the range.
    pub now: Figures,
    /// The figures of the range before.
    pub before: Option<Figures>,
    /// Revenue over time.
    pub chart: Chart,
    /// Revenue by method as sent (empty: without one), the greatest first.
    pub methods: Vec<(Box<str>, Tally)>,
    /// Rows of each type we do not know, as sent (empty: without one): in no figure.
    pub unknown: Vec<(Box<str>, Tally)>,
    /// The newest open disputes; [`Figures::open`] counts all of them.
    pub open: Vec<OpenDispute>,
    /// What is not paid out yet, of all rows.
    pub waiting: Waiting,
    /// Rows of the range, and of the range before.
    pub rows: usize,
}

/// Confirmed rows that are not paid out: of days before today, and of today. When they will be paid out no row tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Rows of days before today, and Σ net as sent.
    pub earlier: Tally,
    /// Rows of today, and Σ net as sent; also of later days, where the service's clock is ahead.
    pub today: Tally,
    /// Those of both that were divided among several: perhaps with the shares of others.
    pub split: Tally,
    /// The first day of them.
    pub first: Option<Date>,
    /// The last day of them.
    pub last: Option<Date>,
    /// Rows without a readable day or net: in neither part.
    pub unread: usize,
}

impl Waiting {
    /// Whether the parts are what the service expects to pay out.
    pub fn is(&self, expected: Money) -> bool {
        let all = self.earlier.plus(self.today);
        all.rows > 0 && self.unread == 0 && all.amount == expected
    }

    fn add(&mut self, row: &PayIn, today: Date) {
        let (Some(day), Some(_)) = (row.created_at.day(), row.net_amount) else {
            self.unread = self.unread.saturating_add(1);
            return;
        };
        let part = if day < today { &mut self.earlier } else { &mut self.today };
        part.add(row.net_amount);
        // What goes back of a split may come out of the shares of others, too.
        if row.is_split_payment() || row.is_split == Some(true) {
            self.split.add(row.net_amount);
        }
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
        self.last = Some(self.last.map_or(day, |last| last.max(day)));
    }
}

/// Computes the figures; `None` when `cancelled` said so. `rows` must reach from the first day asked to the newest row,
/// or a dispute that was decided meanwhile counts as open.
pub fn overview(rows: &dyn RowSource<PayIn>, ask: OverviewAsk, cancelled: &dyn Fn() -> bool) -> Option<Overview> {
    let won_back = won_back(rows);
    let (mut now, mut before) = (Figures::default(), Figures::default());
    let mut methods: BTreeMap<Box<str>, Tally> = BTreeMap::new();
    let mut unknown: BTreeMap<Box<str>, Tally> = BTreeMap::new();
    let mut days: BTreeMap<Option<Date>, Tally> = BTreeMap::new();
    let mut open: Vec<&PayIn> = Vec::new();
    let mut seen = 0_usize;
    let mut waiting = Waiting::default();
    for (at, row) in rows.range(0, rows.len()).enumerate() {
        if at.is_multiple_of(STRIDE) && cancelled() {
            return None;
        }
        if Narrow::Waiting.holds(row) {
            waiting.add(row, ask.today);
        }
        let day = row.created_at.day();
        if !ask.range.contains(day) {
            if ask.before.is_some_and(|range| range.contains(day)) {
                seen = seen.saturating_add(1);
                before.add(row, &won_back);
            }
            continue;
        }
        seen = seen.saturating_add(1);
        now.add(row, &won_back);
        if is_payment(row, &PayInStatus::Success) {
            tally(&mut methods, row.payment_method.as_deref().unwrap_or_default(), row.amount);
            days.entry(day).or_default().add(row.amount);
        }
        match &row.kind {
            TransactionType::Other(text) => tally(&mut unknown, text, row.amount),
            TransactionType::Dispute if !won_back.contains(&row.pay_id) => open.push(row),
            _ => {}
        }
    }
    let mut methods: Vec<(Box<str>, Tally)> = methods.into_iter().collect();
    methods.sort_by_key(|(_, tally)| std::cmp::Reverse((tally.amount, tally.rows)));
    open.sort_by(|a, b| b.created_at.day().cmp(&a.created_at.day()).then_with(|| b.created_at.cmp(&a.created_at)));
    (!cancelled()).then(|| Overview {
        ask,
        now,
        before: ask.before.map(|_| before),
        chart: Chart::of(&days, ask.range, ask.today),
        methods,
        unknown: unknown.into_iter().collect(),
        open: open.into_iter().take(LISTED).map(open_dispute).collect(),
        waiting,
        rows: seen,
    })
}

fn open_dispute(row: &PayIn) -> OpenDispute {
    OpenDispute { pay_id: row.pay_id, note: row.note.clone(), amount: row.amount, at: row.created_at.clone() }
}

fn tally(all: &mut BTreeMap<Box<str>, Tally>, name: &str, amount: Option<Money>) {
    match all.get_mut(name) {
        Some(tally) => tally.add(amount),
        None => all.entry(Box::from(name)).or_default().add(amount),
    }
}

fn round(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A figure beside that of the range before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Both are zero, or less than 0.05 % lies between them.
    Same,
    /// More, by so many percent with one decimal.
    Up(Decimal),
    /// Less, by so many percent with one decimal.
    Down(Decimal),
    /// There was nothing before.
    New,
}

impl Change {
    /// Compares by size, whatever the sign: more refunds are more. Percent of the figure before, rounded to one decimal
    /// half away from zero.
    pub fn of(now: Decimal, before: Decimal) -> Self {
        let (now, before) = (now.abs(), before.abs());
        if before.is_zero() {
            return if now.is_zero() { Self::Same } else { Self::New };
        }
        let part = now.checked_sub(before).and_then(|more| more.checked_div(before));
        let percent = part.and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED)).unwrap_or(Decimal::MAX);
        let percent = round(percent, 1);
        if percent.is_zero() {
            Self::Same
        } else if percent.is_sign_negative() {
            Self::Down(percent.abs())
        } else {
            Self::Up(percent)
        }
    }

    /// Compares two counts.
    pub fn of_counts(now: usize, before: usize) -> Self {
        Self::of(Decimal::from(now), Decimal::from(before))
    }
}

/// A figure of the pay-ins, to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// Revenue, and the number of payments.
    Revenue,
    /// Pending payments.
    Pending,
    /// Refunds.
    Refunds,
    /// Open disputes.
    OpenDisputes,
    /// All disputes: the ratio.
    Disputes,
    /// Revenue by a method, as sent.
    Method(Box<str>),
    /// Revenue of some days: a bar of the chart.
    Bar {
        /// First day, included.
        from: Date,
        /// Last day, included.
        to: Date,
    },
    /// What is not paid out yet of some days.
    Waiting {
        /// First day, included.
        from: Date,
        /// Last day, included.
        to: Date,
    },
    /// Revenue by the methods that share a line, as sent.
    OtherMethods(Box<[Box<str>]>),
    /// Rows of a type we do not know, as sent.
    Unknown(Box<str>),
    /// Rows of the types that share a line, as sent.
    OtherTypes(Box<[Box<str>]>),
    /// One open dispute.
    Dispute(LinkId),
}

impl Figure {
    /// What of Pay-ins is exactly the rows of this figure, within the days of the figures.
    pub fn filter(&self) -> PayInFilter {
        let mut filter = PayInFilter::default();
        match self {
            Self::Revenue | Self::Bar { .. } => {
                (filter.tab, filter.status) = (PayInTab::Payments, Some(StatusFilter::Paid));
            }
            Self::Method(method) => {
                (filter.tab, filter.status) = (PayInTab::Payments, Some(StatusFilter::Paid));
                filter.method = Some(method.clone());
            }
            Self::OtherMethods(methods) => {
                (filter.tab, filter.status) = (PayInTab::Payments, Some(StatusFilter::Paid));
                filter.narrow = Some(Narrow::Methods(methods.clone()));
            }
            Self::Waiting { .. } => filter.narrow = Some(Narrow::Waiting),
            Self::Pending => (filter.tab, filter.status) = (PayInTab::Payments, Some(StatusFilter::Pending)),
            Self::Refunds => filter.tab = PayInTab::Refunds,
            Self::OpenDisputes => (filter.tab, filter.status) = (PayInTab::Disputes, Some(StatusFilter::OpenDispute)),
            Self::Disputes => {
                (filter.tab, filter.kind) = (PayInTab::Disputes, Some(TransactionType::Dispute));
            }
            Self::Unknown(text) => filter.kind = Some(TransactionType::Other(text.clone())),
            Self::OtherTypes(types) => filter.narrow = Some(Narrow::Types(types.clone())),
            Self::Dispute(id) => {
                (filter.tab, filter.kind) = (PayInTab::Disputes, Some(TransactionType::Dispute));
                filter.narrow = Some(Narrow::Payment(*id));
            }
        }
        filter
    }
}

#[cfg(test)]
mod tests;
