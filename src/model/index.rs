//! Which rows a table shows and in which order, as an index into its rows. Run as a background job for up to some
//! million rows: sort keys are computed once, and the job ends soon after it is told that nobody waits for it.
//! It never copies a row and never looks at what is on the screen.

use std::cmp::Reverse;
use std::sync::Arc;

use super::columns::{PAY_IN_COLUMNS, PAY_IN_FIELDS};
use super::search::fold;
use super::shown::{Order, of_pay_in};
use super::{Cell, Column, Counts, Kind, Listed, Money, PayIn, PayInFilter, RowSource, ServiceTime, Sort};

/// Rows after which the job asks whether it is still wanted.
const STRIDE: usize = 4096;

/// Keys that are sorted without asking in between: some milliseconds.
const RUN: usize = 65_536;

/// The rows of Pay-ins that are shown, and how many there are on each tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayInIndex {
    /// Indexes of the rows, in the order of the table.
    pub index: Arc<[u32]>,
    /// Rows on each tab, with the rest of the filter applied.
    pub counts: Counts,
}

/// The pay-ins of a filter, sorted by a column of [`PAY_IN_COLUMNS`] or [`PAY_IN_FIELDS`]; without a sort, or with an
/// unknown column, in the order of the service. `None` when `cancelled` said so.
pub fn index_pay_ins<'w>(
    rows: &dyn RowSource<PayIn>,
    filter: &PayInFilter,
    order: impl Into<Order<'w>>,
    cancelled: &dyn Fn() -> bool,
) -> Option<PayInIndex> {
    let mut wanted = filter.matcher(rows);
    let mut counts = Counts::default();
    let found = filtered(rows, cancelled, |row| {
        let shown_somewhere = wanted.matches_on_some_tab(row);
        if shown_somewhere {
            counts.add(&row.kind);
        }
        shown_somewhere && filter.tab.holds(&row.kind)
    })?;
    let index = sorted(rows, found, order.into(), ([PAY_IN_COLUMNS, PAY_IN_FIELDS], of_pay_in), cancelled)?;
    Some(PayInIndex { index, counts })
}

/// The rows of a list that are shown, as [`index_pay_ins`].
pub fn index_list<'w, T: Listed>(
    rows: &dyn RowSource<T>,
    filter: &T::Filter,
    order: impl Into<Order<'w>>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Arc<[u32]>> {
    let found = filtered(rows, cancelled, T::matcher(filter))?;
    sorted(rows, found, order.into(), (T::columns(), T::shown), cancelled)
}

fn filtered<T>(
    rows: &dyn RowSource<T>,
    cancelled: &dyn Fn() -> bool,
    mut matches: impl FnMut(&T) -> bool,
) -> Option<Vec<u32>> {
    let mut found = Vec::new();
    for (index, row) in (0_u32..=u32::MAX).zip(rows.range(0, rows.len())) {
        if is_stride(index) && cancelled() {
            return None;
        }
        if matches(row) {
            found.push(index);
        }
    }
    Some(found)
}

fn is_stride(index: u32) -> bool {
    usize::try_from(index).is_ok_and(|index| index.is_multiple_of(STRIDE))
}

/// What a column shows of a row, where that is not what was sent.
type ShownCell<T> = for<'a> fn(&'a T, &str) -> Option<Cell<'a>>;

/// The found rows in order. Ties keep the order of the service; rows without a value come last either way.
fn sorted<T>(
    rows: &dyn RowSource<T>,
    found: Vec<u32>,
    order: Order<'_>,
    (tables, shown): ([&'static [Column<T>]; 2], ShownCell<T>),
    cancelled: &dyn Fn() -> bool,
) -> Option<Arc<[u32]>> {
    let by_id = |sort: &Sort| tables.iter().flat_map(|table| table.iter()).find(|column| column.id == sort.column);
    let Some((sort, column)) = order.sort.and_then(|sort| Some((sort, by_id(&sort)?))) else {
        return (!cancelled()).then(|| Arc::from(found));
    };
    let mut keys = Keys::with_capacity(column.kind, found.len());
    let mut missing = Vec::new();
    for (row, position) in found.into_iter().zip(0_u32..) {
        if is_stride(position) && cancelled() {
            return None;
        }
        let found = usize::try_from(row).ok().and_then(|index| rows.get(index));
        let cell = found.map(|row| shown(row, column.id).unwrap_or_else(|| (column.cell)(row)));
        if !cell.is_some_and(|cell| keys.push(cell, row, order)) {
            missing.push(row);
        }
    }
    let mut sorted = keys.into_order(sort.descending, cancelled)?;
    sorted.extend(missing);
    (!cancelled()).then(|| Arc::from(sorted))
}

/// The keys of the rows that have a value.
enum Keys {
    /// Amounts, times, ids, flags: numbers in the order of the values.
    Numbers(Vec<(i64, u32)>),
    /// Texts, folded, one behind the other: a million small allocations would cost more than the sorting.
    Texts { all: String, spans: Vec<(usize, usize, u32)> },
}

impl Keys {
    fn with_capacity(kind: Kind, rows: usize) -> Self {
        match kind {
            Kind::Text => Self::Texts { all: String::new(), spans: Vec::with_capacity(rows) },
            Kind::Id | Kind::Count | Kind::Money | Kind::Time | Kind::Flag => Self::Numbers(Vec::with_capacity(rows)),
        }
    }

    /// Adds a row; `false` when it has no value to sort by.
    fn push(&mut self, cell: Cell<'_>, row: u32, order: Order<'_>) -> bool {
        match (self, cell) {
            (Self::Texts { all, spans }, Cell::Text(text)) if !text.is_empty() => {
                let start = all.len();
                fold(&text, all);
                spans.push((start, all.len(), row));
                true
            }
            (Self::Texts { all, spans }, Cell::Word(word)) => {
                let start = all.len();
                order.key(word, all);
                spans.push((start, all.len(), row));
                true
            }
            (Self::Texts { all, spans }, Cell::Shares(shares)) => {
                let start = all.len();
                fold(&shares.written(false), all);
                spans.push((start, all.len(), row));
                true
            }
            (Self::Numbers(keys), cell) => number(&cell).is_some_and(|key| {
                keys.push((key, row));
                true
            }),
            (Self::Texts { .. }, _) => false,
        }
    }

    fn into_order(self, descending: bool, cancelled: &dyn Fn() -> bool) -> Option<Vec<u32>> {
        match self {
            Self::Numbers(mut keys) => {
                if descending {
                    in_runs(&mut keys, cancelled, |(key, _)| Reverse(*key))?;
                } else {
                    in_runs(&mut keys, cancelled, |(key, _)| *key)?;
                }
                Some(keys.into_iter().map(|(_, row)| row).collect())
            }
            Self::Texts { all, mut spans } => {
                let text = |(start, end, _): &(usize, usize, u32)| all.as_bytes().get(*start..*end).unwrap_or_default();
                let order = |a: &_, b: &_| if descending { text(b).cmp(text(a)) } else { text(a).cmp(text(b)) };
                for run in spans.chunks_mut(RUN) {
                    if cancelled() {
                        return None;
                    }
                    run.sort_by(order);
                }
                spans.sort_by(order);
                Some(spans.into_iter().map(|(_, _, row)| row).collect())
            }
        }
    }
}

/// Sorts run by run, so that it can be ended in between, and merges the runs at last.
fn in_runs<T, K: Ord>(keys: &mut [T], cancelled: &dyn Fn() -> bool, key: impl Fn(&T) -> K) -> Option<()> {
    for run in keys.chunks_mut(RUN) {
        if cancelled() {
            return None;
        }
        run.sort_by_key(&key);
    }
    keys.sort_by_key(&key);
    Some(())
}

/// A number in the order of the values; `None` for a missing one.
fn number(cell: &Cell<'_>) -> Option<i64> {
    match cell {
        Cell::Missing | Cell::Text(_) | Cell::Word(_) | Cell::Shares(_) | Cell::Time(ServiceTime::Missing) => None,
        Cell::Id(id) | Cell::Count(id) => Some(i64::try_from(*id).unwrap_or(i64::MAX)),
        Cell::Flag(flag) => Some(i64::from(*flag)),
        Cell::Money(money) => Some(millionths(*money)),
        // A text that is no date stands before all dates.
        Cell::Time(ServiceTime::Raw(_)) => Some(i64::MIN),
        Cell::Time(ServiceTime::Day(day)) => Some(seconds(day.at(0, 0, 0, 0)).saturating_mul(2)),
        // A day without a time stands before its midnight.
        Cell::Time(ServiceTime::At(time)) => Some(seconds(*time).saturating_mul(2).saturating_add(1)),
    }
}

/// In millionths of a EUR, beyond which no fee is split; at the far end of the range it stays there.
fn millionths(money: Money) -> i64 {
    let decimal = money.decimal().trunc_with_scale(6);
    let factor = 10_i128.pow(6_u32.saturating_sub(decimal.scale()));
    let exact = decimal.mantissa().saturating_mul(factor);
    i64::try_from(exact).unwrap_or(if exact.is_negative() { i64::MIN } else { i64::MAX })
}

/// A number that grows with the time, second by second.
fn seconds(time: jiff::civil::DateTime) -> i64 {
    let parts = [
        (i64::from(time.month()), 13),
        (i64::from(time.day()), 32),
        (i64::from(time.hour()), 24),
        (i64::from(time.minute()), 60),
        (i64::from(time.second()), 60),
    ];
    parts.iter().fold(i64::from(time.year()), |sum, (part, size)| sum.saturating_mul(*size).saturating_add(*part))
}

#[cfg(test)]
mod tests;
