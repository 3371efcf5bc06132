//! How old an unpaid link is, by calendar days since this application first saw it: the service sends no age.
//! The overview counts links by it, and Links shows those of one age. "Not known" is said where there is no record.
//! It must not ask what day it is: where the days begin is handed in.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use super::{LinkId, RowSource, Tally, UnpaidLink};

/// Rows after which the job asks whether it is still wanted.
const STRIDE: usize = 4096;

/// An age in calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkAge {
    /// First seen today.
    Today,
    /// 1 to 3 days ago.
    Days3,
    /// 4 to 7 days ago.
    Days7,
    /// 8 to 14 days ago.
    Days14,
    /// Longer ago.
    Older,
    /// There is no record.
    NotKnown,
}

impl LinkAge {
    /// The ages, youngest first.
    pub const ALL: [Self; 6] = [Self::Today, Self::Days3, Self::Days7, Self::Days14, Self::Older, Self::NotKnown];
}

/// Where the ages begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AgeBounds {
    /// The first moment of today, of 3, 7 and 14 days ago.
    starts: [Timestamp; 4],
}

impl AgeBounds {
    /// The bounds of a day; `start` tells the moment at which a day begins.
    pub fn of(today: Date, start: impl Fn(Date) -> Timestamp) -> Self {
        let back = |days: i64| start(today.checked_sub(days.days()).unwrap_or(today));
        Self { starts: [back(0), back(3), back(7), back(14)] }
    }

    /// The age of a link first seen then.
    pub fn age(&self, seen: Option<Timestamp>) -> LinkAge {
        let Some(seen) = seen else { return LinkAge::NotKnown };
        let known = [LinkAge::Today, LinkAge::Days3, LinkAge::Days7, LinkAge::Days14];
        known.into_iter().zip(self.starts).find(|(_, start)| seen >= *start).map_or(LinkAge::Older, |(age, _)| age)
    }
}

/// Links of one age.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AgeFilter {
    /// Which.
    pub age: LinkAge,
    /// Where the ages begin.
    pub bounds: AgeBounds,
    /// When links were first seen, UTC.
    pub seen: Arc<BTreeMap<LinkId, Timestamp>>,
}

impl AgeFilter {
    /// Whether the link is of this age.
    pub fn holds(&self, link: LinkId) -> bool {
        self.bounds.age(self.seen.get(&link).copied()) == self.age
    }
}

/// Unpaid links by age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinkAges {
    /// In the order of [`LinkAge::ALL`].
    pub tallies: [Tally; 6],
}

impl LinkAges {
    /// Counts the links; `None` when `cancelled` said so.
    pub fn count(
        rows: &dyn RowSource<UnpaidLink>,
        seen: &BTreeMap<LinkId, Timestamp>,
        bounds: AgeBounds,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut ages = Self::default();
        for (at, row) in rows.range(0, rows.len()).enumerate() {
            if at.is_multiple_of(STRIDE) && cancelled() {
                return None;
            }
            let age = bounds.age(seen.get(&row.id).copied());
            if let Some((_, tally)) = LinkAge::ALL.iter().zip(&mut ages.tallies).find(|(own, _)| **own == age) {
                tally.add(row.amount);
            }
        }
        Some(ages)
    }

    /// The links of an age.
    pub fn of(&self, age: LinkAge) -> Tally {
        LinkAge::ALL.iter().zip(self.tallies).find(|(own, _)| **own == age).map(|(_, tally)| tally).unwrap_or_default()
    }

    /// All links.
    pub fn total(&self) -> Tally {
        self.tallies.iter().fold(Tally::default(), |sum, tally| sum.plus(*tally))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LinkKind, Money, Rows};

    fn bounds() -> AgeBounds {
        // As if the day began at midnight UTC.
        AgeBounds::of(jiff::civil::date(2026, 5, 20), |day| format!("{day}T00:00:00Z").parse().expect("a time"))
    }

    #[test]
    fn ages_are_calendar_days() {
        for (seen, age) in [
            ("2026-05-21T09:00:00Z", LinkAge::Today),
            ("2026-05-20T00:00:00Z", LinkAge::Today),
            ("2026-05-19T23:59:59Z", LinkAge::Days3),
            ("2026-05-17T00:00:00Z", LinkAge::Days3),
            ("2026-05-16T23:59:59Z", LinkAge::Days7),
            ("2026-05-13T00:00:00Z", LinkAge::Days7),
            ("2026-05-12T12:00:00Z", LinkAge::Days14),
            ("2026-05-06T00:00:00Z", LinkAge::Days14),
            ("2026-05-05T23:59:59Z", LinkAge::Older),
        ] {
            assert_eq!(bounds().age(Some(seen.parse().expect("a time"))), age, "{seen}");
        }
        assert_eq!(bounds().age(None), LinkAge::NotKnown);
    }

    #[test]
    fn links_are_counted_by_age_and_all_of_them_are_in_the_total() {
        let link = |id, cents: Option<i64>| UnpaidLink {
            id: LinkId(id),
            user_id: None,
            note: "".into(),
            amount: cents.map(Money::from_cents),
            is_cancelled: None,
            recipients: Box::new([]),
            is_split: None,
            kind: LinkKind::Basic,
            pay_link: None,
            qr_img: None,
        };
        let rows = Rows::from_vec(vec![link(1, Some(500)), link(2, Some(700)), link(3, None), link(4, Some(11))]);
        let at = |text: &str| text.parse::<Timestamp>().expect("a time");
        let seen = BTreeMap::from([
            (LinkId(1), at("2026-05-20T08:00:00Z")),
            (LinkId(2), at("2026-05-10T08:00:00Z")),
            (LinkId(3), at("2026-05-10T09:00:00Z")),
        ]);
        let ages = LinkAges::count(&rows, &seen, bounds(), &|| false).expect("nobody cancels");
        let tally = |rows, cents| Tally { rows, amount: Money::from_cents(cents) };
        assert_eq!(ages.of(LinkAge::Today), tally(1, 500));
        assert_eq!(ages.of(LinkAge::Days14), tally(2, 700));
        assert_eq!(ages.of(LinkAge::NotKnown), tally(1, 11));
        assert_eq!((ages.of(LinkAge::Days3), ages.of(LinkAge::Older)), (Tally::default(), Tally::default()));
        assert_eq!(ages.total(), tally(4, 1211));
        assert_eq!(LinkAges::count(&rows, &seen, bounds(), &|| true), None);
        let filter = AgeFilter { age: LinkAge::Days14, bounds: bounds(), seen: Arc::new(seen) };
        assert_eq!([1, 2, 3, 4].map(|id| filter.holds(LinkId(id))), [false, true, true, false]);
    }
}
