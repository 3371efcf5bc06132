//! The rows of a scope that fit a few typed letters, best first: what the command palette shows under *Found*. A
//! background job of the backend goes through the rows; a few are kept, however many fit.
//! It must not look at anything but the rows it is handed, which are those of one scope.

use super::fuzzy::Fuzzy;
use super::search::Needle;
use super::{Invoice, LinkId, Money, PaidLink, PayIn, PayInKey, Payout, RowSource, ServiceTime, UnpaidLink};

/// Rows that are kept.
const KEPT: usize = 20;
/// Rows after which the job asks whether it is still wanted.
const STRIDE: usize = 1024;
/// What an amount or an id that holds what was typed is worth: less than a word that begins with it.
const FIGURE: i32 = 12;

/// Which row it is, whatever the order or a newer read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundAt {
    /// A pay-in.
    PayIn(Box<PayInKey>),
    /// An unpaid link.
    Unpaid(LinkId),
    /// A used link.
    Paid(LinkId),
    /// A payout, by its number.
    Payout(u64),
    /// A fee invoice, by its number.
    Invoice(u64),
}

/// A row that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    /// Which.
    pub at: FoundAt,
    /// Its note, reference or number, as sent.
    pub note: Box<str>,
    /// EUR.
    pub amount: Option<Money>,
    /// When it was created or paid, where the service says so.
    pub time: Option<ServiceTime>,
    /// How well it fits.
    pub score: i32,
}

/// The best rows, and how many fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// Best first; at most twenty.
    pub rows: Vec<FoundRow>,
    /// How many fit.
    pub total: usize,
}

/// A search under way.
#[derive(Debug)]
pub struct Search {
    fuzzy: Fuzzy,
    needle: Option<Needle>,
    result: SearchResult,
}

/// What is looked at in a row.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'a> {
    /// Its note or whatever names it: searched by letters.
    pub note: &'a str,
    /// EUR, searched as people write amounts.
    pub amount: Option<Money>,
    /// Its number, searched by its digits.
    pub id: Option<u64>,
    /// Another name of it, searched as it stands.
    pub other: Option<&'a str>,
}

/// A row that can be found.
pub trait Findable {
    /// What is looked at.
    fn looked(&self) -> Looked<'_>;
    /// What is kept of it.
    fn found(&self, score: i32) -> FoundRow;
}

impl Findable for PayIn {
    fn looked(&self) -> Looked<'_> {
        let other = self.transaction_id.as_deref();
        Looked { note: &self.note, amount: self.amount, id: Some(self.pay_id.0), other }
    }

    fn found(&self, score: i32) -> FoundRow {
        FoundRow {
            at: FoundAt::PayIn(Box::new(self.key(0))),
            note: self.note.clone(),
            amount: self.amount,
            time: Some(self.created_at.clone()),
            score,
        }
    }
}

impl Findable for UnpaidLink {
    fn looked(&self) -> Looked<'_> {
        Looked { note: &self.note, amount: self.amount, id: Some(self.id.0), other: None }
    }

    fn found(&self, score: i32) -> FoundRow {
        FoundRow { at: FoundAt::Unpaid(self.id), note: (*self.note).into(), amount: self.amount, time: None, score }
    }
}

impl Findable for PaidLink {
    fn looked(&self) -> Looked<'_> {
        Looked { note: &self.note, amount: self.amount, id: Some(self.id.0), other: None }
    }

    fn found(&self, score: i32) -> FoundRow {
        let time = Some(self.paid_on.clone());
        FoundRow { at: FoundAt::Paid(self.id), note: (*self.note).into(), amount: self.amount, time, score }
    }
}

impl Findable for Payout {
    fn looked(&self) -> Looked<'_> {
        let note = self.transaction_id.as_deref().unwrap_or_default();
        Looked { note, amount: self.net_amount, id: Some(self.payout_id), other: None }
    }

    fn found(&self, score: i32) -> FoundRow {
        FoundRow {
            at: FoundAt::Payout(self.payout_id),
            note: self.transaction_id.clone().unwrap_or_default(),
            amount: self.net_amount,
            time: Some(self.request_date.clone()),
            score,
        }
    }
}

impl Findable for Invoice {
    fn looked(&self) -> Looked<'_> {
        let note = self.invoice_id.as_deref().unwrap_or_default();
        Looked { note, amount: self.total(), id: Some(self.sf_id), other: self.service_month.as_deref() }
    }

    fn found(&self, score: i32) -> FoundRow {
        FoundRow {
            at: FoundAt::Invoice(self.sf_id),
            note: self.invoice_id.clone().unwrap_or_default(),
            amount: self.total(),
            time: Some(self.invoice_date.clone()),
            score,
        }
    }
}

impl Search {
    /// `None` when nothing was typed: then nothing is looked for.
    pub fn new(query: &str) -> Option<Self> {
        let fuzzy = Fuzzy::new(query);
        (!fuzzy.is_empty()).then(|| Self { fuzzy, needle: Needle::new(query), result: SearchResult::default() })
    }

    /// What was found.
    pub fn finish(self) -> SearchResult {
        self.result
    }

    /// Goes through rows; `false` when `cancelled` said so.
    pub fn through<T: Findable>(&mut self, rows: &dyn RowSource<T>, cancelled: &dyn Fn() -> bool) -> bool {
        for (number, row) in rows.range(0, rows.len()).enumerate() {
            if number.is_multiple_of(STRIDE) && cancelled() {
                return false;
            }
            if let Some(score) = self.score(&row.looked()) {
                self.result.total = self.result.total.saturating_add(1);
                if self.keeps(score) {
                    self.keep(row.found(score));
                }
            }
        }
        true
    }

    fn score(&mut self, row: &Looked<'_>) -> Option<i32> {
        let note = self.fuzzy.score(row.note);
        let needle = self.needle.as_mut();
        let figure = needle.is_some_and(|needle| {
            needle.is_in_amount(row.amount)
                || row.id.is_some_and(|id| needle.is_in_id(id))
                || row.other.is_some_and(|id| needle.is_in(id))
        });
        note.max(figure.then_some(FIGURE))
    }

    /// Whether a row of this worth is among the best so far. Of two alike the first one stays before.
    fn keeps(&self, score: i32) -> bool {
        self.result.rows.len() < KEPT || self.result.rows.last().is_some_and(|worst| worst.score < score)
    }

    fn keep(&mut self, row: FoundRow) {
        let rows = &mut self.result.rows;
        let at = rows.partition_point(|better| better.score >= row.score);
        rows.insert(at, row);
        rows.truncate(KEPT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LinkKind, Rows};

    fn link(id: u64, note: &str, cents: i64) -> UnpaidLink {
        UnpaidLink {
            id: LinkId(id),
            user_id: None,
            note: note.into(),
            amount: Some(Money::from_cents(cents)),
            is_cancelled: None,
            recipients: Box::new([]),
            is_split: None,
            kind: LinkKind::Basic,
            pay_link: None,
            qr_img: None,
        }
    }

    fn found(query: &str, rows: &Rows<UnpaidLink>) -> (Vec<String>, usize) {
        let mut search = Search::new(query).expect("something is looked for");
        assert!(search.through(rows, &|| false));
        let result = search.finish();
        (result.rows.iter().map(|row| row.note.to_string()).collect(), result.total)
    }

    #[test]
    fn the_best_rows_come_first_and_of_two_alike_the_first() {
        let rows = Rows::from_vec(vec![
            link(1, "Bestellung 2026-0131", 5_800),
            link(2, "Lieferung Restaurant Olive", 28_600),
            link(3, "Café Lindner", 31_200),
            link(4, "Lieferung Hotel Seeblick", 53_600),
        ]);
        let (notes, total) = found("li", &rows);
        assert_eq!(notes, ["Lieferung Restaurant Olive", "Lieferung Hotel Seeblick", "Café Lindner"]);
        assert_eq!(total, 3);
        assert_eq!(found("286,00", &rows).0, ["Lieferung Restaurant Olive"], "an amount as people write it");
        assert_eq!(found("4", &rows).0, ["Lieferung Hotel Seeblick"], "an id, but no figure inside a number");
        assert_eq!(found("zzz", &rows), (vec![], 0));
        assert!(Search::new("  ").is_none());
    }

    #[test]
    fn many_hits_are_counted_and_twenty_kept() {
        let rows = Rows::from_vec((0..5_000).map(|id| link(id, "Laden, Kasse 1", 100)).collect());
        let (notes, total) = found("kasse", &rows);
        assert_eq!((notes.len(), total), (20, 5_000));
        let mut search = Search::new("kasse").expect("something is looked for");
        assert!(!search.through(&rows, &|| true), "it ends when nobody waits for it");
    }
}
