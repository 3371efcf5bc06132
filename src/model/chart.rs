//! Revenue over time as bars: by day, by month from 93 days on, by year beyond ten years; filled up with zeros.
//! Built with the figures of the overview, drawn by its chart. The sum of the bars and of what has no day is the revenue.
//! It knows no pixel.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{DateRange, Money, Tally};

/// The most days that have a bar each.
const DAYS: i32 = 92;
/// The most days that are shown by month: ten years and a bit.
const MONTHS: i32 = 3_700;
/// The most bars; a range of thousands of years ends in its last years.
const BARS: usize = 400;

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A day.
    Day,
    /// A calendar month, or the days of it that lie in the range.
    Month,
    /// A calendar year, or the days of it that lie in the range.
    Year,
}

/// A bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// First day, included.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
    /// Payments of these days.
    pub revenue: Tally,
    /// Today lies in its day, month or year: more may come.
    pub unfinished: bool,
}

/// Revenue over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What each bar stands for.
    pub step: Step,
    /// The bars, oldest first, without a gap.
    pub bars: Vec<Bar>,
    /// Payments that stand in no bar: those without a readable day, and those of years there is no room for.
    pub outside: Tally,
}

impl Chart {
    /// The chart of a range. `days` holds the payments of each day in it. Where the range is open it reaches from the
    /// first payment to today.
    pub fn of(days: &BTreeMap<Option<Date>, Tally>, range: DateRange, today: Date) -> Self {
        let dated = || days.keys().filter_map(|day| *day);
        let first = range.from.or_else(|| dated().next().map(|day| day.min(today))).unwrap_or(today);
        let last = range.to.or_else(|| dated().next_back().map(|day| day.max(today))).unwrap_or(today);
        let length = first.until(last).map_or(0, |span| span.get_days());
        let step = match length {
            ..DAYS => Step::Day,
            DAYS..MONTHS => Step::Month,
            _ => Step::Year,
        };
        let mut bars = bars(step, first, last, today);
        let mut outside = Tally::default();
        for (day, tally) in days {
            let bar = day.and_then(|day| {
                let at = bars.partition_point(|bar| bar.to < day);
                bars.get_mut(at).filter(|bar| bar.from <= day)
            });
            let place = bar.map_or(&mut outside, |bar| &mut bar.revenue);
            *place = place.plus(*tally);
        }
        Self { step, bars, outside }
    }

    /// The greatest bar, EUR.
    pub fn greatest(&self) -> Money {
        self.bars.iter().map(|bar| bar.revenue.amount).max().unwrap_or_default()
    }
}

/// Empty bars from the first to the last day, built from the end, so that the newest are there.
fn bars(step: Step, first: Date, last: Date, today: Date) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut to = last;
    while to >= first && bars.len() < BARS {
        let start = start_of(step, to);
        let unfinished = start_of(step, today) == start;
        bars.push(Bar { from: start.max(first), to, revenue: Tally::default(), unfinished });
        match start.yesterday() {
            Ok(day) => to = day,
            Err(_) => break,
        }
    }
    bars.reverse();
    bars
}

fn start_of(step: Step, day: Date) -> Date {
    match step {
        Step::Day => day,
        Step::Month => day.first_of_month(),
        Step::Year => day.first_of_year(),
    }
}

/// The amounts of the lines of an axis that reaches over `greatest`: 0, and three steps of a round amount.
pub fn axis(greatest: Money) -> [Money; 4] {
    let greatest = if greatest > Money::ZERO { greatest } else { Money::from_cents(30_000) };
    let mut unit = Decimal::new(1, 2);
    loop {
        for tenths in [10_i64, 15, 20, 25, 30, 40, 50, 60, 80] {
            let step = Decimal::new(tenths, 1).saturating_mul(unit);
            let three = step.saturating_mul(Decimal::from(3_u8));
            // Below ten cents half a unit is no amount.
            if three >= greatest.decimal() && step.normalize().scale() <= 2 {
                let at = |times: u8| Money::from_decimal(step.saturating_mul(Decimal::from(times)).normalize());
                return [Money::ZERO, at(1), at(2), at(3)];
            }
        }
        unit = unit.saturating_mul(Decimal::TEN);
    }
}

/// A part of a whole in ten-thousandths, cut to the whole: how long a bar is.
pub fn ten_thousandths(part: Money, whole: Money) -> u64 {
    let share = part.decimal().checked_div(whole.decimal()).unwrap_or_default();
    let share = share.clamp(Decimal::ZERO, Decimal::ONE).saturating_mul(Decimal::from(10_000_u16));
    u64::try_from(share.trunc()).unwrap_or(0)
}

impl DateRange {
    /// Days in it; `None` where a bound is open or the range is the wrong way round.
    pub fn days(&self) -> Option<i32> {
        let days = self.from?.until(self.to?).ok()?.get_days();
        days.checked_add(1).filter(|days| *days > 0)
    }

    /// The range of the same length that ends the day before it; `None` where a bound is open.
    pub fn before(&self) -> Option<Self> {
        let (days, first) = (self.days()?, self.from?);
        let from = first.checked_sub(i64::from(days).days()).ok()?;
        Some(Self { from: Some(from), to: first.yesterday().ok() })
    }

    /// Whether every day of the other lies in it, and every row without a day where the other holds those.
    pub fn covers(&self, other: &Self) -> bool {
        if *other == Self::EVERYTHING {
            return *self == Self::EVERYTHING;
        }
        let from = self.from.is_none_or(|from| other.from.is_some_and(|day| from <= day));
        from && self.to.is_none_or(|to| other.to.is_some_and(|day| to >= day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn range(from: &str, to: &str) -> DateRange {
        DateRange { from: Some(day(from)), to: Some(day(to)) }
    }

    fn cents(cents: i64) -> Money {
        Money::from_cents(cents)
    }

    fn chart(from: &str, to: &str) -> Chart {
        Chart::of(&BTreeMap::new(), range(from, to), day("2026-05-20"))
    }

    #[test]
    fn days_become_months_and_months_years() {
        let month = chart("2026-04-21", "2026-05-20");
        assert_eq!((month.step, month.bars.len()), (Step::Day, 30));
        assert!(month.bars.iter().all(|bar| bar.from == bar.to));
        assert_eq!(
            month.bars.iter().filter(|bar| bar.unfinished).map(|bar| bar.to).collect::<Vec<_>>(),
            [day("2026-05-20")]
        );
        assert_eq!(
            (chart("2026-01-01", "2026-04-02").step, chart("2026-01-01", "2026-04-02").bars.len()),
            (Step::Day, 92)
        );
        let longer = chart("2026-01-31", "2026-05-20");
        assert_eq!((longer.step, longer.bars.len()), (Step::Month, 5));
        assert_eq!((longer.bars[0].from, longer.bars[0].to), (day("2026-01-31"), day("2026-01-31")));
        assert_eq!((longer.bars[4].from, longer.bars[4].to), (day("2026-05-01"), day("2026-05-20")));
        assert!(longer.bars[4].unfinished && !longer.bars[3].unfinished);
        let ten_years = chart("2016-05-21", "2026-05-20");
        assert_eq!((ten_years.step, ten_years.bars.len()), (Step::Month, 121));
        let century = chart("1926-01-01", "2026-05-20");
        assert_eq!((century.step, century.bars.len()), (Step::Year, 101));
        let silly = chart("-009000-01-01", "9000-12-31");
        assert_eq!(
            (silly.bars.len(), silly.bars[0].from, silly.bars[399].to),
            (400, day("8601-01-01"), day("9000-12-31"))
        );
        assert!(chart("2026-05-20", "2026-05-19").bars.is_empty());
    }

    #[test]
    fn bars_hold_their_days_and_the_rest_stands_outside() {
        let tally = |cents| Tally { rows: 1, amount: Money::from_cents(cents) };
        let days = BTreeMap::from([
            (None, tally(1)),
            (Some(day("2026-02-28")), tally(20)),
            (Some(day("2026-03-01")), tally(300)),
            (Some(day("2026-03-31")), tally(4000)),
        ]);
        let of = Chart::of(&days, DateRange::EVERYTHING, day("2026-05-20"));
        assert_eq!(of.outside, tally(1));
        assert_eq!((of.bars[0].from, of.bars[81].to), (day("2026-02-28"), day("2026-05-20")));
        assert_eq!(
            (of.bars[0].revenue, of.bars[1].revenue, of.bars[2].revenue),
            (tally(20), tally(300), Tally::default())
        );
        assert_eq!(of.greatest(), cents(4000));
        let months = Chart::of(&days, range("2026-01-01", "2026-05-20"), day("2026-05-20"));
        let sums: Vec<Money> = months.bars.iter().map(|bar| bar.revenue.amount).collect();
        assert_eq!(sums, [cents(0), cents(20), cents(4300), cents(0), cents(0)]);
    }

    #[test]
    fn the_axis_has_round_amounts() {
        let whole = |euros: [i64; 4]| euros.map(|euros| Money::from_cents(100 * euros));
        for (greatest, lines) in [
            (223_000, [0, 800, 1600, 2400]),
            (296_000, [0, 1000, 2000, 3000]),
            (300_000, [0, 1000, 2000, 3000]),
            (300_001, [0, 1500, 3000, 4500]),
            (1_000_000_000, [0, 4_000_000, 8_000_000, 12_000_000]),
            (0, [0, 100, 200, 300]),
        ] {
            assert_eq!(axis(cents(greatest)), whole(lines), "{greatest}");
        }
        assert_eq!(axis(cents(1)), [0, 1, 2, 3].map(Money::from_cents));
        assert_eq!(axis(cents(4)), [0, 2, 4, 6].map(Money::from_cents));
        assert_eq!(axis(cents(40)), [0, 15, 30, 45].map(Money::from_cents));
        let huge = Money::from_decimal(Decimal::MAX);
        assert!(axis(huge)[3] >= huge);
    }

    #[test]
    fn bars_are_parts_of_the_whole() {
        assert_eq!(ten_thousandths(cents(1), cents(3)), 3333);
        assert_eq!(ten_thousandths(cents(5), cents(3)), 10_000);
        assert_eq!(ten_thousandths(cents(-5), cents(3)), 0);
        assert_eq!(ten_thousandths(cents(5), cents(0)), 0);
        assert_eq!(ten_thousandths(Money::from_decimal(Decimal::MAX), Money::from_decimal(Decimal::MAX)), 10_000);
    }

    #[test]
    fn the_range_before_has_the_same_length_and_ends_the_day_before() {
        let days30 = range("2026-04-21", "2026-05-20");
        assert_eq!(days30.days(), Some(30));
        assert_eq!(days30.before(), Some(range("2026-03-22", "2026-04-20")));
        assert_eq!(range("2026-05-20", "2026-05-20").before(), Some(range("2026-05-19", "2026-05-19")));
        assert_eq!(range("2026-05-20", "2026-05-19").before(), None);
        assert_eq!(DateRange::EVERYTHING.before(), None);
        assert_eq!(range("-009999-01-01", "9999-12-31").before(), None);
    }

    #[test]
    fn a_range_covers_what_lies_in_it() {
        let since = DateRange { from: Some(day("2026-03-22")), to: None };
        assert!(since.covers(&range("2026-03-22", "2026-05-20")) && since.covers(&since));
        assert!(!since.covers(&range("2026-03-21", "2026-05-20")) && !since.covers(&DateRange::EVERYTHING));
        assert!(DateRange::EVERYTHING.covers(&since) && DateRange::EVERYTHING.covers(&DateRange::EVERYTHING));
        let days = range("2026-05-01", "2026-05-20");
        assert!(days.covers(&range("2026-05-20", "2026-05-20")));
        assert!(!days.covers(&range("2026-05-20", "2026-05-21")) && !days.covers(&since));
    }
}
