//! Keeps pay-ins that shift from page to page while they are read from being counted twice. Called by whoever reads
//! all pages, once for each page in order. It drops only rows that stood on an earlier page: dropping a real row is
//! worse than a doubled one.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{PayIn, PayInKey};

/// 128 bits of a key. A million rows in full would hold as much memory as the rows themselves, and two of them are
/// taken for each other once in 10^26 runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Digest(u64, u64);

impl Digest {
    fn of(key: &PayInKey) -> Self {
        let half = |seed: u64| {
            let mut hasher = DefaultHasher::new();
            seed.hash(&mut hasher);
            key.hash(&mut hasher);
            hasher.finish()
        };
        Self(half(0), half(1))
    }
}

/// Whether all rows were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// As many rows as the service says there are.
    Complete,
    /// More or fewer rows than the service says: the list changed while it was read, or is faulty.
    MayBeIncomplete,
    /// The service did not say how many there are: read the first page again and compare with [`same_rows`].
    Unknown,
}

/// What was seen on the pages so far.
#[derive(Debug, Default)]
pub struct Dedup {
    seen: HashSet<Digest>,
    kept: u64,
    dropped: u64,
}

impl Dedup {
    /// Takes the next page and gives back its rows without those of earlier pages. Equal rows on one page are all kept.
    pub fn page(&mut self, rows: Vec<PayIn>) -> Vec<PayIn> {
        let mut ordinals: HashMap<Digest, u32> = HashMap::new();
        let mut here = Vec::with_capacity(rows.len());
        let kept: Vec<PayIn> = rows
            .into_iter()
            .filter(|row| {
                let ordinal = ordinals.entry(Digest::of(&row.key(0))).or_insert(0);
                let digest = Digest::of(&row.key(*ordinal));
                *ordinal = ordinal.saturating_add(1);
                here.push(digest);
                !self.seen.contains(&digest)
            })
            .collect();
        self.kept = self.kept.saturating_add(count(kept.len()));
        self.dropped = self.dropped.saturating_add(count(here.len()).saturating_sub(count(kept.len())));
        self.seen.extend(here);
        kept
    }

    /// Rows kept so far.
    pub const fn kept(&self) -> u64 {
        self.kept
    }

    /// Rows dropped so far, because an earlier page had them.
    pub const fn dropped(&self) -> u64 {
        self.dropped
    }

    /// Whether the rows kept are all there are. `total_records`: as sent with the last page.
    pub fn completeness(&self, total_records: Option<u64>) -> Completeness {
        match total_records {
            None => Completeness::Unknown,
            Some(total) if total == self.kept => Completeness::Complete,
            Some(_) => Completeness::MayBeIncomplete,
        }
    }
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

/// Whether a page read again holds the same rows in the same order.
pub fn same_rows(first: &[PayIn], again: &[PayIn]) -> bool {
    first.len() == again.len() && first.iter().zip(again).all(|(a, b)| a.key(0) == b.key(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::pay_in::sample;

    fn numbers(rows: &[PayIn]) -> Vec<u64> {
        rows.iter().map(|row| row.pay_id.0).collect()
    }

    #[test]
    fn only_rows_of_earlier_pages_are_dropped() {
        let mut dedup = Dedup::default();
        assert_eq!(numbers(&dedup.page(vec![sample(5), sample(4), sample(4)])), [5, 4, 4]);
        // A new payment came: the last rows of page 1 are now the first of page 2.
        assert_eq!(numbers(&dedup.page(vec![sample(4), sample(3), sample(2)])), [3, 2]);
        assert_eq!((dedup.kept(), dedup.dropped()), (5, 1));
        assert_eq!(dedup.completeness(Some(5)), Completeness::Complete);
        assert_eq!(dedup.completeness(Some(6)), Completeness::MayBeIncomplete);
        assert_eq!(dedup.completeness(Some(4)), Completeness::MayBeIncomplete);
        assert_eq!(dedup.completeness(None), Completeness::Unknown);
    }

    #[test]
    fn a_third_equal_row_on_a_later_page_is_a_row_of_its_own() {
        let mut dedup = Dedup::default();
        dedup.page(vec![sample(4), sample(4)]);
        assert_eq!(numbers(&dedup.page(vec![sample(4), sample(4), sample(4)])), [4]);
    }

    #[test]
    fn every_part_of_the_identity_tells_rows_apart() {
        let row = sample(1);
        let mut others = vec![row.clone(); 6];
        others[0].pay_id.0 = 2;
        others[1].transaction_id = None;
        others[2].kind = crate::model::TransactionType::Refund;
        others[3].created_at = crate::model::ServiceTime::read("2026-05-20 18:56:09");
        others[4].amount = None;
        others[5].user_id = Some(7);
        let mut dedup = Dedup::default();
        dedup.page(vec![row.clone()]);
        assert_eq!(dedup.page(others.clone()).len(), 6);
        let mut changed = row.clone();
        changed.note = "changed".into();
        assert!(dedup.page(vec![changed]).is_empty(), "a note is no part of it");
        assert!(same_rows(&others, &others.clone()));
        assert!(!same_rows(&others, &others[1..]));
        assert!(!same_rows(&[row], &others[..1]));
    }
}
