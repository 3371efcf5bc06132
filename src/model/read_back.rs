//! Compares what the service says it created with what was asked for. Called by the backend with the answer of
//! `createLink` and `createSplitLink`; the result card says each difference in words.
//! A field that the answer leaves out is no difference: the service may send it or not.

use super::line::comparable;
use super::{CreatedLink, LinkRequest, Money, RecipientShare, Share, SplitRequest, SplitType};

/// One thing that the service set differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The amount.
    Amount {
        /// EUR as asked.
        asked: Money,
        /// EUR as echoed.
        got: Money,
    },
    /// The note; white space makes no difference.
    Note {
        /// As sent, empty when none was.
        asked: Box<str>,
        /// As echoed.
        got: Box<str>,
    },
    /// The text on the payer's bank statement; white space makes no difference.
    Statement {
        /// As sent, empty when none was.
        asked: Box<str>,
        /// As echoed, empty for none.
        got: Box<str>,
    },
    /// Where the payer goes afterwards.
    ReturnPage {
        /// As sent, empty when none was.
        asked: Box<str>,
        /// As echoed, empty for none.
        got: Box<str>,
    },
    /// What the service calls when the link is paid.
    Webhook {
        /// As sent, empty when none was.
        asked: Box<str>,
        /// As echoed, empty for none.
        got: Box<str>,
    },
    /// Whether the payer may cancel: the link says the opposite.
    Cancellable {
        /// As asked.
        asked: bool,
    },
    /// Whether it is marked as a QR link: the link says the opposite.
    QrLink {
        /// As asked.
        asked: bool,
    },
    /// Whether bank transfer is offered: the link says the opposite.
    BankTransfer {
        /// As asked.
        asked: bool,
    },
    /// How the link is split.
    SplitType {
        /// As asked; `None` is no split.
        asked: Option<SplitType>,
        /// As echoed.
        got: SplitEcho,
    },
    /// Other recipients than were asked for.
    Recipients,
    /// The right recipients, and one of them has another share.
    Share {
        /// The name in the book, where there is one.
        label: Option<Box<str>>,
        /// Last four characters of a token longer than eight, else empty.
        tail: Box<str>,
        /// How shares were meant.
        split_type: SplitType,
        /// As asked.
        asked: Share,
        /// As echoed.
        got: Share,
    },
}

/// What an answer says about the split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SplitEcho {
    /// The link is not split.
    NotSplit,
    /// It is split; the answer does not say how.
    SomeSplit,
    /// It is split in one of the two known ways.
    Split(SplitType),
    /// It is split in a way we do not know, as sent.
    Other(Box<str>),
}

/// What the service set differently, in the order of the form.
pub fn differences(asked: &LinkRequest, got: &CreatedLink) -> Vec<Difference> {
    let mut found = Vec::new();
    if let Some(amount) = got.amount.filter(|amount| *amount != asked.amount) {
        found.push(Difference::Amount { asked: asked.amount, got: amount });
    }
    let alike = |asked: &str, got: &str| comparable(asked) == comparable(got);
    let note = other_text(asked.note.as_deref(), got.note.as_deref(), alike);
    found.extend(note.map(|(asked, got)| Difference::Note { asked, got }));
    // A split takes neither this text nor bank transfer, so that nothing was asked.
    if asked.split.is_none() {
        let statement = other_text(asked.bank_statement.as_deref(), got.bank_statement.as_deref(), alike);
        found.extend(statement.map(|(asked, got)| Difference::Statement { asked, got }));
    }
    let page = other_text(asked.callback_url.as_deref(), got.callback_url.as_deref(), same_addresses);
    found.extend(page.map(|(asked, got)| Difference::ReturnPage { asked, got }));
    let hook = other_text(asked.payment_endpoint.as_deref(), got.payment_endpoint.as_deref(), same_addresses);
    found.extend(hook.map(|(asked, got)| Difference::Webhook { asked, got }));
    let other = |asked: bool, got: Option<bool>| got.is_some_and(|got| got != asked);
    if other(asked.cancellable, got.cancellable) {
        found.push(Difference::Cancellable { asked: asked.cancellable });
    }
    if other(asked.is_qr_link, got.is_qr_link) {
        found.push(Difference::QrLink { asked: asked.is_qr_link });
    }
    if asked.split.is_none() && other(asked.bank_transfer, got.bank_transfer) {
        found.push(Difference::BankTransfer { asked: asked.bank_transfer });
    }
    found.extend(split_difference(asked.split.as_ref(), got));
    found.extend(party_differences(asked.split.as_ref(), &got.recipients));
    found
}

/// Both sides of a text that came back, where they are not alike.
fn other_text(
    asked: Option<&str>,
    got: Option<&str>,
    alike: impl FnOnce(&str, &str) -> bool,
) -> Option<(Box<str>, Box<str>)> {
    let asked = asked.unwrap_or_default();
    got.map(str::trim).filter(|got| !alike(asked, got)).map(|got| (asked.into(), got.into()))
}

/// Whether the same addresses came back, in any order. The number of a saved address may come back as the address.
fn same_addresses(asked: &str, got: &str) -> bool {
    let (asked, mut left) = (addresses(asked), addresses(got));
    let mut saved = 0_usize;
    for part in asked {
        match left.iter().position(|other| *other == part) {
            Some(at) => _ = left.swap_remove(at),
            None if part.parse::<u32>().is_ok() => saved = saved.saturating_add(1),
            None => return false,
        }
    }
    left.len() == saved
}

fn split_difference(asked: Option<&SplitRequest>, got: &CreatedLink) -> Option<Difference> {
    let asked = asked.map(|split| split.split_type);
    let named = got.split_type.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(|text| {
        match text.to_ascii_lowercase().as_str() {
            "normal" => SplitEcho::Split(SplitType::Normal),
            "absolute" => SplitEcho::Split(SplitType::Absolute),
            _ => SplitEcho::Other(text.into()),
        }
    });
    let echo = match (got.is_split, named) {
        (Some(false), _) => SplitEcho::NotSplit,
        (Some(true), named) => named.unwrap_or(SplitEcho::SomeSplit),
        // A link without a split may carry the default type.
        (None, named) => named.filter(|_| asked.is_some())?,
    };
    let same = match (&echo, asked) {
        (SplitEcho::NotSplit, asked) => asked.is_none(),
        (SplitEcho::SomeSplit, asked) => asked.is_some(),
        (SplitEcho::Split(got), asked) => asked == Some(*got),
        (SplitEcho::Other(_), _) => false,
    };
    (!same).then_some(Difference::SplitType { asked, got: echo })
}

/// The addresses of a mix.
fn addresses(text: &str) -> Vec<&str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Other recipients, or the right ones of which some have another share.
fn party_differences(asked: Option<&SplitRequest>, got: &[RecipientShare]) -> Vec<Difference> {
    let wanted = parties(asked);
    if got.is_empty() || same_recipients(&wanted, got) {
        return Vec::new();
    }
    let one = |digest: &str| {
        let mut alike = got.iter().filter(|party| *party.token_digest == *digest);
        alike.next().filter(|_| alike.next().is_none())
    };
    let Some((split, shares)) = asked.filter(|split| split.recipients.len() == got.len()).and_then(|split| {
        let shares: Option<Vec<_>> = wanted.iter().map(|(digest, _)| one(digest).map(|party| party.share)).collect();
        Some((split, shares?))
    }) else {
        return vec![Difference::Recipients];
    };
    let other = |(party, got): (&super::RecipientRequest, Option<Share>)| {
        got.filter(|got| *got != party.share).map(|got| Difference::Share {
            label: party.label.clone(),
            tail: party.token.tail().into(),
            split_type: split.split_type,
            asked: party.share,
            got,
        })
    };
    split.recipients.iter().zip(shares).filter_map(other).collect()
}

/// Digest and share of each recipient that was asked for.
pub(super) fn parties(split: Option<&SplitRequest>) -> Vec<(Box<str>, Share)> {
    split.iter().flat_map(|split| &split.recipients).map(|party| (party.token.digest(), party.share)).collect()
}

/// Whether a link has exactly these recipients, in any order. A share that was not sent fits.
pub(super) fn same_recipients(asked: &[(Box<str>, Share)], got: &[RecipientShare]) -> bool {
    asked.len() == got.len()
        && asked.iter().all(|(digest, share)| {
            got.iter().any(|party| party.token_digest == *digest && party.share.is_none_or(|got| got == *share))
        })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{LinkId, RecipientRequest, RecipientToken, ServiceTime};

    pub(in crate::model) fn asked(recipients: &[(&str, i64)]) -> LinkRequest {
        let recipients: Vec<RecipientRequest> = recipients
            .iter()
            .map(|(token, share)| RecipientRequest {
                token: RecipientToken::new(token).expect("a token"),
                label: None,
                share: Share::from_hundredths(*share),
            })
            .collect();
        LinkRequest {
            amount: Money::from_cents(15_000),
            note: Some("Bestellung 2026-0135".to_owned()),
            callback_url: None,
            payment_endpoint: None,
            cancellable: true,
            is_qr_link: false,
            bank_transfer: true,
            encryption_key: None,
            bank_statement: None,
            split: (!recipients.is_empty()).then_some(SplitRequest { split_type: SplitType::Normal, recipients }),
        }
    }

    pub(in crate::model) fn party(token: &str, share: Option<i64>) -> RecipientShare {
        RecipientShare {
            token_tail: Box::default(),
            token_digest: RecipientToken::new(token).expect("a token").digest(),
            share: share.map(Share::from_hundredths),
        }
    }

    /// An answer that echoes nothing.
    fn silent() -> CreatedLink {
        CreatedLink {
            id: LinkId(1),
            pay_link: None,
            qr_img: None,
            amount: None,
            note: None,
            status: None,
            payment_endpoint: None,
            callback_url: None,
            service_fee: None,
            recipients: Box::default(),
            is_split: None,
            split_type: None,
            bank_transfer: None,
            is_qr_link: None,
            cancellable: None,
            payment_config: None,
            bank_statement: None,
            created_at: ServiceTime::Missing,
            user_id: None,
        }
    }

    #[test]
    fn an_echo_of_what_was_asked_is_no_difference() {
        let same = CreatedLink {
            amount: Money::from_service("150"),
            note: Some(" Bestellung  2026-0135\n".into()),
            cancellable: Some(true),
            bank_transfer: Some(true),
            is_split: Some(false),
            split_type: Some("normal".into()),
            ..silent()
        };
        assert_eq!(differences(&asked(&[]), &same), []);
        assert_eq!(differences(&asked(&[]), &silent()), []);
        let split = CreatedLink {
            is_split: Some(true),
            split_type: Some("Normal".into()),
            bank_transfer: Some(false),
            recipients: [party("b", Some(3000)), party("a", None)].into(),
            ..silent()
        };
        assert_eq!(differences(&asked(&[("a", 6000), ("b", 3000)]), &split), []);
    }

    #[test]
    fn every_difference_is_told_in_the_order_of_the_form() {
        let other = CreatedLink {
            amount: Money::from_service("149.99"),
            note: Some("".into()),
            cancellable: Some(false),
            bank_transfer: Some(false),
            is_split: Some(true),
            recipients: [party("a", Some(100))].into(),
            ..silent()
        };
        assert_eq!(
            differences(&asked(&[]), &other),
            [
                Difference::Amount { asked: Money::from_cents(15_000), got: Money::from_cents(14_999) },
                Difference::Note { asked: "Bestellung 2026-0135".into(), got: "".into() },
                Difference::Cancellable { asked: true },
                Difference::BankTransfer { asked: true },
                Difference::SplitType { asked: None, got: SplitEcho::SomeSplit },
                Difference::Recipients,
            ]
        );
    }

    #[test]
    fn recipients_are_compared_by_token_and_share() {
        let differs = |parties: &[RecipientShare]| {
            let got = CreatedLink { recipients: parties.into(), ..silent() };
            differences(&asked(&[("a", 6000), ("b", 3000)]), &got)
        };
        let (a, b) = (party("a", Some(6000)), party("b", Some(3000)));
        assert_eq!(differs(&[a.clone(), b.clone()]), []);
        assert_eq!(differs(std::slice::from_ref(&a)), [Difference::Recipients]);
        assert_eq!(differs(&[a.clone(), a.clone()]), [Difference::Recipients]);
        let share = Difference::Share {
            label: None,
            tail: "".into(),
            split_type: SplitType::Normal,
            asked: Share::from_hundredths(3000),
            got: Share::from_hundredths(3001),
        };
        assert_eq!(differs(&[a.clone(), party("b", Some(3001))]), [share]);
        assert_eq!(differs(&[a, b, party("c", Some(1))]), [Difference::Recipients]);
    }

    #[test]
    fn addresses_are_compared_one_by_one_and_a_number_is_a_saved_one() {
        assert!(same_addresses("https://a.example, 1", "https://a.example,https://saved.example"));
        assert!(same_addresses("0", "0") && same_addresses("0", "https://saved.example") && same_addresses("", " "));
        assert!(same_addresses("https://a.example,https://b.example", "https://b.example, https://a.example"));
        assert!(!same_addresses("0", "") && !same_addresses("", "0"));
        assert!(!same_addresses("https://a.example", "https://b.example"));
        assert!(!same_addresses("https://a.example,0", "https://saved.example,https://other.example"));
        assert!(!same_addresses("https://a.example", "https://a.example,https://b.example"));
    }

    #[test]
    fn the_kind_of_split_is_compared() {
        let differs = |is_split, split_type: Option<&str>| {
            let got = CreatedLink { is_split, split_type: split_type.map(Into::into), ..silent() };
            differences(&asked(&[("a", 6000)]), &got).pop()
        };
        let told = |got| Some(Difference::SplitType { asked: Some(SplitType::Normal), got });
        assert_eq!(differs(Some(true), None), None);
        assert_eq!(differs(None, Some("normal")), None);
        assert_eq!(differs(Some(false), None), told(SplitEcho::NotSplit));
        assert_eq!(differs(None, Some("absolute")), told(SplitEcho::Split(SplitType::Absolute)));
        assert_eq!(differs(Some(true), Some("thirds")), told(SplitEcho::Other("thirds".into())));
    }
}
