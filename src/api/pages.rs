//! Turns a range into requests, and the pages into rows: pure, called by the whole-range readers.
//! Nothing is stopped early on order, and a row is dropped only where it repeats one of an earlier page:
//! dropping a real row is worse than a doubled one.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher as _;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::model::{DateRange, Invoice, PayIn, Payout};

/// Rows asked for on a page of pay-ins or payouts: the most the service gives.
pub(super) const PAGE: u32 = 1000;
/// Rows asked for on a page of invoices.
pub(super) const INVOICE_PAGE: u32 = 100;
/// More pages than any account has; a service that never ends is stopped here.
pub(super) const MOST_PAGES: u32 = 10_000;
/// The limits with which a list of links is asked, one after the other.
pub(super) const LINK_LIMITS: [u32; 4] = [10, 100, 1000, 10_000];

/// `since` for pay-ins: days from the first day to today, and two more for the edges. `None` asks for everything.
pub(super) fn since(range: DateRange, today: Date) -> Option<u32> {
    let days = (today - range.from?).get_days();
    Some(u32::try_from(days.max(0)).unwrap_or(0).saturating_add(2))
}

/// `start_date` and `end_date` for payouts: a day wider on both sides.
pub(super) fn wider(range: DateRange) -> (Option<Date>, Option<Date>) {
    let from = range.from.map(|day| day.checked_sub(1.day()).unwrap_or(day));
    let to = range.to.map(|day| day.checked_add(1.day()).unwrap_or(day));
    (from, to)
}

/// A kind of row that is read page by page.
pub trait Paged {
    /// What makes it the same row on two pages, as a number of 128 bits: a wrong match is out of the question.
    fn identity(&self, hashers: &Hashers) -> u128;
    /// The day by which a range is filtered.
    fn day(&self) -> Option<Date>;
}

/// Two hashers with seeds of their own.
#[derive(Debug, Default)]
pub struct Hashers(RandomState, RandomState);

impl Hashers {
    fn hash(&self, value: impl std::hash::Hash) -> u128 {
        u128::from(self.0.hash_one(&value)) << 64 | u128::from(self.1.hash_one(&value))
    }
}

impl Paged for PayIn {
    fn identity(&self, hashers: &Hashers) -> u128 {
        hashers.hash((self.pay_id, &self.transaction_id, &self.kind, &self.created_at, self.amount, self.user_id))
    }

    fn day(&self) -> Option<Date> {
        self.created_at.day()
    }
}

impl Paged for Payout {
    fn identity(&self, hashers: &Hashers) -> u128 {
        hashers.hash((self.payout_id, &self.transaction_id, &self.request_date, self.payout_amount, self.user_id))
    }

    fn day(&self) -> Option<Date> {
        self.request_date.day()
    }
}

impl Paged for Invoice {
    fn identity(&self, hashers: &Hashers) -> u128 {
        hashers.hash((self.sf_id, &self.invoice_id, &self.invoice_date, self.user_id))
    }

    fn day(&self) -> Option<Date> {
        self.invoice_date.day()
    }
}

/// The pages of one read, put together.
#[derive(Debug, Default)]
pub(super) struct Merge {
    hashers: Hashers,
    seen: HashSet<u128>,
    first: Option<Vec<u128>>,
    /// Rows that are not on an earlier page, unreadable ones included.
    pub rows: u64,
}

impl Merge {
    /// The rows of the next page that no earlier page had. Rows alike on one page are different rows: each has its
    /// ordinal among them.
    pub fn page<T: Paged>(&mut self, rows: Vec<T>, unreadable: usize) -> Vec<T> {
        let identities = self.identities(&rows);
        let mut fresh = identities.iter().map(|identity| self.seen.insert(*identity)).collect::<Vec<_>>().into_iter();
        self.first.get_or_insert(identities);
        let rows: Vec<T> = rows.into_iter().filter(|_| fresh.next().unwrap_or(true)).collect();
        self.rows += u64::try_from(rows.len().saturating_add(unreadable)).unwrap_or(u64::MAX);
        rows
    }

    /// Whether the first page, read again, is what it was.
    pub fn is_first_page<T: Paged>(&self, rows: &[T]) -> bool {
        self.first.as_ref().is_none_or(|first| *first == self.identities(rows))
    }

    fn identities<T: Paged>(&self, rows: &[T]) -> Vec<u128> {
        let mut ordinals: HashMap<u128, u32> = HashMap::with_capacity(rows.len());
        rows.iter()
            .map(|row| {
                let identity = row.identity(&self.hashers);
                let ordinal = ordinals.entry(identity).or_default();
                *ordinal += 1;
                if *ordinal == 1 { identity } else { self.hashers.hash((identity, *ordinal)) }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{LINK_LIMITS, Merge, since, wider};
    use crate::model::{DateRange, LinkId, Money, PayIn, PayInStatus, PayoutState, ServiceTime, TransactionType};

    fn row(pay_id: u64, cents: i64) -> PayIn {
        PayIn {
            pay_id: LinkId(pay_id),
            creator_id: None,
            user_id: Some(7),
            transaction_id: None,
            amount: Some(Money::from_cents(cents)),
            net_amount: None,
            service_fee: None,
            service_fee_psp: None,
            status: PayInStatus::Success,
            note: "".into(),
            payout_status: PayoutState::Pending,
            created_at: ServiceTime::read("2026-05-20 18:56:08"),
            is_split: None,
            is_dispute: None,
            is_refund: None,
            payment_method: None,
            kind: TransactionType::Basic,
        }
    }

    fn ids(rows: &[PayIn]) -> Vec<(u64, String)> {
        rows.iter().map(|row| (row.pay_id.0, row.amount.unwrap().to_string())).collect()
    }

    #[test]
    fn ranges_become_requests() {
        let today = date(2026, 11, 21);
        let from = |from| DateRange { from: Some(from), to: None };
        assert_eq!(since(from(today), today), Some(2));
        assert_eq!(since(from(date(2026, 10, 23)), today), Some(31));
        assert_eq!(since(from(date(2025, 5, 1)), today), Some(571));
        assert_eq!(since(from(date(2027, 1, 1)), today), Some(2));
        assert_eq!(since(DateRange::EVERYTHING, today), None);
        let may = DateRange { from: Some(date(2026, 5, 1)), to: Some(date(2026, 5, 31)) };
        assert_eq!(wider(may), (Some(date(2026, 4, 30)), Some(date(2026, 6, 1))));
        assert_eq!(wider(DateRange::EVERYTHING), (None, None));
        assert_eq!(LINK_LIMITS, [10, 100, 1000, 10_000]);
    }

    #[test]
    fn rows_alike_on_one_page_are_all_kept() {
        let mut merge = Merge::default();
        let page = vec![row(1, 500), row(1, 500), row(1, -500), row(2, 500)];
        assert_eq!(merge.page(page, 1).len(), 4);
        assert_eq!(merge.rows, 5);
    }

    #[test]
    fn rows_repeated_on_a_later_page_are_dropped() {
        let mut merge = Merge::default();
        assert_eq!(merge.page(vec![row(1, 500), row(2, 500), row(2, 500)], 0).len(), 3);
        // A new payment pushed two rows to the next page.
        let second = merge.page(vec![row(2, 500), row(2, 500), row(2, 500), row(3, 100), row(2, -500)], 0);
        assert_eq!(ids(&second), [(2, "5.00".into()), (3, "1.00".into()), (2, "-5.00".into())]);
    }

    #[test]
    fn the_first_page_is_known_again() {
        let mut merge = Merge::default();
        merge.page(vec![row(1, 500), row(2, 500)], 0);
        merge.page(vec![row(3, 500)], 0);
        assert!(merge.is_first_page(&[row(1, 500), row(2, 500)]));
        assert!(!merge.is_first_page(&[row(4, 500), row(1, 500)]));
        assert!(!merge.is_first_page(&[row(1, 500)]));
    }
}
