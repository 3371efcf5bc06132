//! Finds the links that a creation of unknown outcome may have made, and where none fits those that may all the same.
//! Called by *Check* with both lists; the merchant then says which is theirs. It never decides, and a field that a row
//! leaves out never rules the row out: a link missed here is one created twice.

use super::line::comparable;
use super::read_back::{parties, same_recipients};
use super::{LinkId, LinkKind, LinkList, LinkRequest, Money, PaidLink, RecipientShare, RowNote, Share, UnpaidLink};

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedLink {
    /// EUR.
    pub amount: Money,
    /// The note as sent, empty when none was.
    pub note: Box<str>,
    /// Whether a split was asked for.
    pub is_split: bool,
    /// [`RecipientToken::digest`](super::RecipientToken::digest) and share of each recipient; `None` where they cannot be
    /// compared.
    pub recipients: Option<Vec<(Box<str>, Share)>>,
}

impl WantedLink {
    /// The link of a request.
    pub fn of(request: &LinkRequest) -> Self {
        Self {
            amount: request.amount,
            note: request.note.as_deref().unwrap_or_default().into(),
            is_split: request.split.is_some(),
            recipients: Some(parties(request.split.as_ref())),
        }
    }

    fn fits(&self, row: &Row<'_>, fit: Fit) -> bool {
        let is_split = row.is_split.or(match row.kind {
            LinkKind::Split => Some(true),
            LinkKind::Basic | LinkKind::PersonalQr => Some(false),
            LinkKind::Other(_) => None,
        });
        row.amount.is_none_or(|amount| amount == self.amount)
            && is_split.is_none_or(|is_split| is_split == self.is_split)
            && (fit == Fit::Roughly || self.recipients_fit(row) && self.note_fits(row))
    }

    fn recipients_fit(&self, row: &Row<'_>) -> bool {
        let same = |asked: &Vec<_>| row.recipients.is_empty() || same_recipients(asked, row.recipients);
        self.recipients.as_ref().is_none_or(same)
    }

    fn note_fits(&self, row: &Row<'_>) -> bool {
        row.note.is_none_or(|note| comparable(note) == comparable(&self.note))
    }
}

/// How like the wanted link a row has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// In all that is compared.
    Exactly,
    /// In amount and kind. The service may have shortened the note, or left out a recipient.
    Roughly,
}

/// A link that may be the one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The link.
    pub id: LinkId,
    /// Whether it is unpaid or was used.
    pub list: LinkList,
    /// EUR as sent.
    pub amount: Option<Money>,
    /// The note as sent.
    pub note: RowNote,
    /// The link as sent, not verified; used links carry none.
    pub pay_link: Option<Box<str>>,
}

/// The fields that are compared.
struct Row<'a> {
    amount: Option<Money>,
    note: Option<&'a str>,
    is_split: Option<bool>,
    kind: &'a LinkKind,
    recipients: &'a [RecipientShare],
}

/// Unpaid links and then used ones with an id above `above`, the highest that was known before the creation, that are
/// so like the wanted one. Notes are compared trimmed, in NFC and with white space folded.
pub fn candidates(
    (wanted, fit): (&WantedLink, Fit),
    above: LinkId,
    unpaid: &[UnpaidLink],
    paid: &[PaidLink],
) -> Vec<Candidate> {
    let unpaid = unpaid.iter().filter(|link| link.id > above).filter_map(|link| {
        let row = Row {
            amount: link.amount,
            note: link.note.given(),
            is_split: link.is_split,
            kind: &link.kind,
            recipients: &link.recipients,
        };
        wanted.fits(&row, fit).then(|| Candidate {
            id: link.id,
            list: LinkList::Unpaid,
            amount: link.amount,
            note: link.note.clone(),
            pay_link: link.pay_link.clone(),
        })
    });
    let paid = paid.iter().filter(|link| link.id > above).filter_map(|link| {
        let row = Row {
            amount: link.amount,
            note: link.note.given(),
            is_split: link.is_split,
            kind: &link.kind,
            recipients: &link.recipients,
        };
        wanted.fits(&row, fit).then(|| Candidate {
            id: link.id,
            list: LinkList::Paid,
            amount: link.amount,
            note: link.note.clone(),
            pay_link: None,
        })
    });
    unpaid.chain(paid).collect()
}

#[cfg(test)]
mod tests {
    use super::super::read_back::tests::{asked, party};
    use super::*;
    use crate::model::ServiceTime;

    fn unpaid(id: u64) -> UnpaidLink {
        UnpaidLink {
            id: LinkId(id),
            user_id: None,
            note: "Bestellung 2026-0135".into(),
            amount: Some(Money::from_cents(15_000)),
            is_cancelled: None,
            recipients: Box::default(),
            is_split: Some(false),
            kind: LinkKind::Basic,
            pay_link: Some("https://app.secpaid.com/payment?link_id=MQ==".into()),
            qr_img: None,
        }
    }

    fn paid(id: u64) -> PaidLink {
        let UnpaidLink { id, user_id, note, amount, is_cancelled, recipients, is_split, kind, .. } = unpaid(id);
        let paid_on = ServiceTime::Missing;
        PaidLink { id, user_id, note, amount, is_cancelled, recipients, is_split, kind, paid_on }
    }

    fn found(wanted: &LinkRequest, unpaid: &[UnpaidLink], paid: &[PaidLink]) -> Vec<(u64, LinkList)> {
        let found = candidates((&WantedLink::of(wanted), Fit::Exactly), LinkId(100), unpaid, paid);
        found.into_iter().map(|candidate| (candidate.id.0, candidate.list)).collect()
    }

    #[test]
    fn only_newer_links_are_candidates_in_both_lists() {
        let all = found(&asked(&[]), &[unpaid(101), unpaid(100), unpaid(99)], &[paid(102), paid(7)]);
        assert_eq!(all, [(101, LinkList::Unpaid), (102, LinkList::Paid)]);
    }

    #[test]
    fn what_differs_rules_out_and_what_is_missing_does_not() {
        let one = |change: fn(&mut UnpaidLink)| {
            let mut link = unpaid(101);
            change(&mut link);
            found(&asked(&[]), &[link], &[]).len()
        };
        assert_eq!(one(|link| link.note = "  Bestellung\u{A0} 2026-0135\n".into()), 1);
        assert_eq!(one(|link| link.note = RowNote::read(None)), 1);
        assert_eq!(one(|link| link.note = "".into()), 0);
        assert_eq!(one(|link| link.amount = None), 1);
        assert_eq!(one(|link| link.amount = Money::from_service("150")), 1);
        assert_eq!(one(|link| (link.is_split, link.kind) = (None, LinkKind::read(""))), 1);
        assert_eq!(one(|link| link.kind = LinkKind::PersonalQr), 1);
        assert_eq!(one(|link| link.note = "Bestellung 2026-0136".into()), 0);
        assert_eq!(one(|link| link.amount = Money::from_service("150.01")), 0);
        assert_eq!(one(|link| link.is_split = Some(true)), 0);
        assert_eq!(one(|link| (link.is_split, link.kind) = (None, LinkKind::Split)), 0);
        assert_eq!(one(|link| link.recipients = [party("a", None)].into()), 0);
    }

    #[test]
    fn recipients_tell_splits_apart() {
        let split = |recipients: &[RecipientShare]| UnpaidLink {
            recipients: recipients.into(),
            is_split: Some(true),
            kind: LinkKind::Split,
            ..unpaid(101)
        };
        let wanted = asked(&[("a", 6000), ("b", 3000)]);
        let one = |recipients: &[RecipientShare]| found(&wanted, &[split(recipients)], &[]).len();
        assert_eq!(one(&[party("b", Some(3000)), party("a", Some(6000))]), 1);
        assert_eq!(one(&[]), 1, "the list may leave them out");
        assert_eq!(one(&[party("b", Some(3000)), party("c", Some(6000))]), 0);
        assert_eq!(one(&[party("b", Some(6000)), party("a", Some(3000))]), 0);
    }

    #[test]
    fn roughly_the_amount_and_the_kind_are_enough_and_nothing_less() {
        let roughly = |change: fn(&mut UnpaidLink)| {
            let mut link = unpaid(101);
            change(&mut link);
            candidates((&WantedLink::of(&asked(&[])), Fit::Roughly), LinkId(100), &[link], &[]).len()
        };
        assert_eq!(roughly(|link| link.note = "Bestellung 2026-01".into()), 1);
        assert_eq!(roughly(|link| link.recipients = [party("a", None)].into()), 1);
        assert_eq!(roughly(|link| link.amount = Money::from_service("150.01")), 0);
        assert_eq!(roughly(|link| link.is_split = Some(true)), 0);
        assert_eq!(roughly(|link| link.id = LinkId(100)), 0);
    }

    #[test]
    fn recipients_that_cannot_be_compared_rule_nothing_out_and_notes_still_do() {
        let split = |note: &str| UnpaidLink {
            note: note.into(),
            recipients: [party("x", Some(6000))].into(),
            is_split: Some(true),
            kind: LinkKind::Split,
            ..unpaid(101)
        };
        let wanted = WantedLink { recipients: None, ..WantedLink::of(&asked(&[("a", 6000)])) };
        let one = |note: &str| candidates((&wanted, Fit::Exactly), LinkId(100), &[split(note)], &[]).len();
        assert_eq!((one("Bestellung 2026-0135"), one("Bestellung 2026-0136")), (1, 0));
    }
}
