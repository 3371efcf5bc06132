//! What makes a row of a list the same row in a later read: so that an export of what is new leaves out what an earlier
//! one had, and nothing else. Rows that are alike in everything are told apart by their number among equals.
//! Asked by the backend. A row is never taken for another one because of something that may change later.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::hash::BuildHasher;

use sha2::{Digest as _, Sha256};

use super::{Invoice, Money, PaidLink, PayIn, PayInStatus, Payout, PayoutStatus, ServiceTime, UnpaidLink};

/// Bytes of a digest: among ten million rows two alike are less likely than a broken disk.
const BYTES: usize = 10;

/// A row's identity, short: the beginning of the SHA-256 of what the service never changes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowDigest([u8; BYTES]);

impl RowDigest {
    fn of(identity: &str, ordinal: u32) -> Self {
        let hash = Sha256::digest(format!("{identity}\u{1f}{ordinal}").as_bytes());
        let mut bytes = [0; BYTES];
        for (to, from) in bytes.iter_mut().zip(hash) {
            *to = from;
        }
        Self(bytes)
    }

    /// Twenty digits of lower-case hex, as the ledger keeps it.
    pub fn push_hex(self, out: &mut String) {
        for byte in self.0 {
            // Writing to a string cannot fail.
            write!(out, "{byte:02x}").unwrap_or_default();
        }
    }

    /// Reads digests written one behind the other; a piece that is none ends it.
    pub fn read_all(hex: &str) -> impl Iterator<Item = Self> {
        hex.as_bytes().chunks_exact(2 * BYTES).map_while(|digits| {
            let mut bytes = [0; BYTES];
            for (to, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
                *to = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
            }
            Some(Self(bytes))
        })
    }
}

/// A row that can be recognised.
pub trait Identity {
    /// What the service never changes of it, as text.
    fn identity(&self) -> String;

    /// Whether it is as it will stay. A row that still waits to be confirmed enters no export of what is new: it comes
    /// with the first one after it was.
    fn is_final(&self) -> bool {
        true
    }
}

/// Which rows are new: not among those exported before, and final. With the digest of each.
pub fn new_rows<'a, T: Identity + 'a, S: BuildHasher>(
    rows: impl Iterator<Item = &'a T>,
    exported: &HashSet<RowDigest, S>,
) -> Vec<(u32, RowDigest)> {
    let mut equals: HashMap<RowDigest, u32> = HashMap::new();
    let mut new = Vec::new();
    for (at, row) in (0_u32..).zip(rows).filter(|(_, row)| row.is_final()) {
        let identity = row.identity();
        let first = RowDigest::of(&identity, 0);
        let seen = equals.entry(first).or_default();
        let digest = if *seen == 0 { first } else { RowDigest::of(&identity, *seen) };
        *seen = seen.saturating_add(1);
        if !exported.contains(&digest) {
            new.push((at, digest));
        }
    }
    new
}

/// Fields of an identity, one behind the other, each told from a missing one.
#[derive(Default)]
struct Fields(String);

impl Fields {
    fn text(mut self, text: Option<&str>) -> Self {
        if let Some(text) = text {
            self.0.push('=');
            self.0.push_str(text);
        }
        self.0.push('\u{1f}');
        self
    }

    fn id(self, id: Option<u64>) -> Self {
        self.text(id.map(|id| id.to_string()).as_deref())
    }

    /// `25` and `25.00` are the same amount.
    fn money(self, money: Option<Money>) -> Self {
        self.text(money.map(|money| money.decimal().normalize().to_string()).as_deref())
    }

    fn time(self, time: &ServiceTime) -> Self {
        match time {
            ServiceTime::Missing => self.text(None),
            ServiceTime::Raw(text) => self.text(Some(text)),
            ServiceTime::Day(day) => self.text(Some(&day.to_string())),
            ServiceTime::At(at) => self.text(Some(&at.to_string())),
        }
    }
}

impl Identity for PayIn {
    fn identity(&self) -> String {
        Fields::default()
            .id(Some(self.pay_id.0))
            .text(self.transaction_id.as_deref())
            .text(Some(self.kind.as_sent()))
            .time(&self.created_at)
            .money(self.amount)
            .id(self.user_id)
            .0
    }

    fn is_final(&self) -> bool {
        self.status != PayInStatus::Pending
    }
}

impl Identity for Payout {
    fn identity(&self) -> String {
        Fields::default().id(Some(self.payout_id)).text(self.transaction_id.as_deref()).money(self.payout_amount).0
    }

    fn is_final(&self) -> bool {
        self.status != PayoutStatus::InProgress
    }
}

impl Identity for Invoice {
    fn identity(&self) -> String {
        Fields::default().id(Some(self.sf_id)).text(self.invoice_id.as_deref()).0
    }
}

impl Identity for UnpaidLink {
    fn identity(&self) -> String {
        Fields::default().id(Some(self.id.0)).0
    }
}

/// A link can be paid more than once: each time is a row of its own.
impl Identity for PaidLink {
    fn identity(&self) -> String {
        Fields::default().id(Some(self.id.0)).time(&self.paid_on).money(self.amount).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::pay_in::sample;

    /// A small generator of numbers, the same in every run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, end: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % end
        }
    }

    #[test]
    fn whatever_arrives_in_whatever_order_every_row_is_in_exactly_one_file() {
        for seed in 0..200 {
            let mut numbers = Numbers(seed);
            let mut service: Vec<PayIn> = Vec::new();
            let mut exported = HashSet::new();
            let mut files: HashMap<String, usize> = HashMap::new();
            for round in 0..12 {
                // Late rows have an earlier date than those exported long ago, and many rows are alike.
                for _ in 0..numbers.below(6) {
                    let mut row = sample(1);
                    row.pay_id = crate::model::LinkId(numbers.below(4));
                    row.amount = Some(Money::from_cents(i64::try_from(numbers.below(3)).unwrap()));
                    row.created_at =
                        ServiceTime::Day(jiff::civil::date(2026, 5, 1 + i8::try_from(numbers.below(3)).unwrap()));
                    row.status = if numbers.below(3) == 0 { PayInStatus::Pending } else { PayInStatus::Success };
                    let at = usize::try_from(numbers.below(service.len() as u64 + 1)).unwrap();
                    service.insert(at, row);
                }
                for row in &mut service {
                    if row.status == PayInStatus::Pending && (numbers.below(4) == 0 || round == 11) {
                        row.status = PayInStatus::Success;
                    }
                }
                // Rows that are alike change places from read to read.
                if service.len() > 1 {
                    let (a, b) = (numbers.below(service.len() as u64), numbers.below(service.len() as u64));
                    service.swap(usize::try_from(a).unwrap(), usize::try_from(b).unwrap());
                }
                let new = new_rows(service.iter(), &exported);
                // An export that fails or is cancelled moves nothing; the last one is written.
                if numbers.below(3) > 0 || round == 11 {
                    for (row, digest) in new {
                        assert!(exported.insert(digest));
                        *files.entry(service[usize::try_from(row).unwrap()].identity()).or_default() += 1;
                    }
                }
            }
            let mut rows: HashMap<String, usize> = HashMap::new();
            for row in &service {
                *rows.entry(row.identity()).or_default() += 1;
            }
            assert_eq!(files, rows, "seed {seed}");
        }
    }

    #[test]
    fn a_pending_row_waits_and_an_amount_is_the_same_however_it_is_spelt() {
        let mut row = sample(1);
        row.status = PayInStatus::Pending;
        assert_eq!(new_rows([&row].into_iter(), &HashSet::new()), []);
        row.status = PayInStatus::Success;
        row.amount = Some(Money::from_decimal("25".parse().unwrap()));
        let exported: HashSet<_> = new_rows([&row].into_iter(), &HashSet::new()).iter().map(|(_, key)| *key).collect();
        row.amount = Some(Money::from_decimal("25.00".parse().unwrap()));
        row.payout_status = crate::model::PayoutState::PaidOut;
        row.note = "changed".into();
        assert_eq!(new_rows([&row].into_iter(), &exported), []);
        // One more that is alike is another row.
        assert_eq!(new_rows([&row, &row].into_iter(), &exported).len(), 1);
    }

    #[test]
    fn digests_are_the_same_in_every_version_and_read_back() {
        let (one, two) = (RowDigest::of("=4711\u{1f}", 0), RowDigest::of("=4711\u{1f}", 1));
        let mut hex = String::new();
        one.push_hex(&mut hex);
        assert_eq!(hex, "c97a22831371c326945a");
        two.push_hex(&mut hex);
        assert_eq!(RowDigest::read_all(&hex).collect::<Vec<_>>(), [one, two]);
        assert_eq!(RowDigest::read_all("zz").count(), 0);
        assert_eq!(RowDigest::read_all(&"z".repeat(20)).count(), 0);
    }
}
