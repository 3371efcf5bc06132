//! What the service created, in words: what it set differently, and why an address is not trusted. Called by the card
//! of a created link and by the QR dialog. It must not call an address safe that was not verified.

use crate::model::{Difference, LinkSuspicion, Money, Share, SplitEcho, SplitType};
use crate::text::{Texts, visible};

/// One thing that the service set differently, as a sentence or two.
pub fn difference_text(texts: &Texts, difference: &Difference) -> String {
    let style = texts.style();
    let fixed = |key| texts.get(key).to_owned();
    let two = |key, asked: &str, got: &str| texts.with(key, &[("asked", asked.into()), ("got", got.into())]);
    match difference {
        Difference::Amount { asked, got } => two("created-differs-amount", &style.money(*asked), &style.money(*got)),
        Difference::Note { asked, got } => {
            text_differs(texts, ["created-differs-note", "created-no-note", "created-more-note"], asked, got)
        }
        Difference::Statement { asked, got } => text_differs(
            texts,
            ["created-differs-statement", "created-no-statement", "created-more-statement"],
            asked,
            got,
        ),
        Difference::ReturnPage { asked, got } => text_differs(
            texts,
            ["created-differs-return-page", "created-no-return-page", "created-more-return-page"],
            asked,
            got,
        ),
        Difference::Webhook { asked, got } => {
            text_differs(texts, ["created-differs-webhook", "created-no-webhook", "created-more-webhook"], asked, got)
        }
        Difference::QrLink { asked: true } => fixed("created-differs-qr-link"),
        Difference::QrLink { asked: false } => fixed("created-differs-no-qr-link"),
        Difference::Cancellable { asked: true } => fixed("created-differs-may-cancel"),
        Difference::Cancellable { asked: false } => fixed("created-differs-may-not-cancel"),
        Difference::BankTransfer { asked: true } => fixed("created-differs-bank-transfer"),
        Difference::BankTransfer { asked: false } => fixed("created-differs-no-bank-transfer"),
        Difference::SplitType { asked: None, got } => {
            texts.with("created-differs-no-split", &[("got", (&*echo_text(texts, got)).into())])
        }
        Difference::SplitType { asked: Some(asked), got } => {
            two("created-differs-split-type", split_text(texts, *asked), &echo_text(texts, got))
        }
        Difference::Recipients => fixed("created-differs-recipients"),
        Difference::Share { label, tail, split_type, asked, got } => {
            let name = party_text(texts, label.as_deref(), tail);
            let share = |share| share_text(texts, *split_type, share);
            let (asked, got) = (share(*asked), share(*got));
            let args = [("name", (&*name).into()), ("asked", (&*asked).into()), ("got", (&*got).into())];
            texts.with("created-differs-share", &args)
        }
    }
}

/// A text that came back as another one, not at all, or although none was asked for.
fn text_differs(texts: &Texts, [other, none, more]: [&str; 3], asked: &str, got: &str) -> String {
    let key = match (asked.is_empty(), got.is_empty()) {
        (_, true) => none,
        (true, false) => more,
        (false, false) => other,
    };
    texts.with(key, &[("asked", (&*visible(asked)).into()), ("got", (&*visible(got)).into())])
}

/// A recipient by name and the end of the token.
fn party_text(texts: &Texts, label: Option<&str>, tail: &str) -> String {
    let name = label.map_or_else(|| texts.get("split-recipient").into(), visible);
    match tail {
        "" => name.into_owned(),
        tail => format!("{name} {}", texts.with("split-token-tail", &[("tail", (&*visible(tail)).into())])),
    }
}

fn share_text(texts: &Texts, split_type: SplitType, share: Share) -> String {
    match split_type {
        SplitType::Normal => texts.style().percent(share.decimal()),
        SplitType::Absolute => texts.style().money(Money::from_decimal(share.decimal())),
    }
}

fn split_text(texts: &Texts, split_type: SplitType) -> &str {
    texts.get(match split_type {
        SplitType::Normal => "created-split-percent",
        SplitType::Absolute => "created-split-fixed",
    })
}

fn echo_text(texts: &Texts, echo: &SplitEcho) -> String {
    match echo {
        SplitEcho::NotSplit => texts.get("created-split-none").to_owned(),
        SplitEcho::SomeSplit => texts.get("created-split-some").to_owned(),
        SplitEcho::Split(split_type) => split_text(texts, *split_type).to_owned(),
        SplitEcho::Other(text) => texts.with("created-split-other", &[("text", (&*visible(text)).into())]),
    }
}

/// Why the address of a link is shown as text only.
pub fn suspicion_text(texts: &Texts, suspicion: &LinkSuspicion) -> String {
    let why = match suspicion {
        LinkSuspicion::Missing => return texts.get("created-link-missing").to_owned(),
        LinkSuspicion::NotAnAddress => texts.get("created-doubt-no-address").to_owned(),
        LinkSuspicion::NotHttps => texts.get("created-doubt-not-https").to_owned(),
        LinkSuspicion::OtherHost(host) => texts.with("created-doubt-host", &[("host", (&*visible(host)).into())]),
        LinkSuspicion::NoLinkId => texts.get("created-doubt-no-id").to_owned(),
        LinkSuspicion::OtherLink(id) => texts.with("created-doubt-other-link", &[("id", (&*id.to_string()).into())]),
    };
    format!("{why} {}", texts.get("created-doubt-do"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_difference_says_both_sides() {
        let texts = Texts::new(Language::English);
        assert_eq!(
            difference_text(&texts, &Difference::Cancellable { asked: false }),
            "You asked that the payer may not cancel. The link says the payer may."
        );
        let split = Difference::SplitType { asked: Some(SplitType::Normal), got: SplitEcho::Other("thi\nrds".into()) };
        assert_eq!(difference_text(&texts, &split), "You asked for a split by percent. The link says “thi rds”.");
        let none = Difference::SplitType { asked: None, got: SplitEcho::SomeSplit };
        assert_eq!(difference_text(&texts, &none), "You asked for a link that is not split. The link says a split.");
    }

    #[test]
    fn a_doubtful_address_says_where_it_leads() {
        let texts = Texts::new(Language::English);
        assert_eq!(
            suspicion_text(&texts, &LinkSuspicion::OtherHost("evil.example".into())),
            "It leads to evil.example and not to SecPaid. It is shown as text only and has no QR code. Look the link up \
             in your SecPaid dashboard before you send it."
        );
    }
}
