//! What a payer reads when a link is handed over: a short text for messengers, and a mail with subject and body. In the
//! payer's language, which may differ from the window's. Called by the screens with a verified link only.
//! It must not send anything: the system's mail program and the clipboard do.

use super::{Texts, visible};
use crate::model::{Mark, Money, VerifiedLink};

/// A `mailto:` address longer than this is cut off by some systems; the note gives way, never the link.
const LONGEST_ADDRESS: usize = 1_900;
/// How many characters of a note are tried, one after the other.
const NOTE_LENGTHS: [usize; 4] = [160, 80, 40, 0];

/// A link with what a payer has to know of it.
#[derive(Debug, Clone, Copy)]
pub struct Handing<'a> {
    /// The words, in the payer's language.
    pub texts: &'a Texts,
    /// The verified link.
    pub link: &'a VerifiedLink,
    /// TEST in letters, where no real money is taken.
    pub mark: Mark,
    /// EUR, where it is known.
    pub amount: Option<Money>,
    /// What is paid.
    pub note: &'a str,
    /// The name of the shop; may be empty.
    pub shop: &'a str,
    /// A line of the merchant's own; may be empty.
    pub closing: &'a str,
}

impl Handing<'_> {
    /// The text for a messenger, one thing a line.
    pub fn message(&self) -> String {
        let mut lines = self.told(NOTE_LENGTHS[0]);
        lines.extend(self.own().into_iter().filter(|line| !line.is_empty()));
        lines.join("\n")
    }

    /// The subject of a mail.
    pub fn subject(&self) -> String {
        self.subject_of(NOTE_LENGTHS[0])
    }

    /// The body of a mail, its lines ended as the format asks.
    pub fn body(&self) -> String {
        self.body_of(NOTE_LENGTHS[0])
    }

    /// The address that opens the system's mail program with subject and body (RFC 6068).
    pub fn mail_url(&self) -> String {
        let url = |length| {
            format!("mailto:?subject={}&body={}", encoded(&self.subject_of(length)), encoded(&self.body_of(length)))
        };
        let fitting = NOTE_LENGTHS.into_iter().map(url).find(|url| url.len() <= LONGEST_ADDRESS);
        fitting.unwrap_or_else(|| format!("mailto:?body={}", encoded(self.link.as_str())))
    }

    fn subject_of(&self, length: usize) -> String {
        let note = self.note(length);
        let [_, shop] = self.own();
        let (note, shop) = (note.as_str(), shop.as_str());
        let subject = match (note.is_empty(), shop.is_empty()) {
            (true, true) => self.texts.get("share-subject").to_owned(),
            (false, true) => self.texts.with("share-subject-note", &[("note", note.into())]),
            (true, false) => self.texts.with("share-subject-shop", &[("shop", shop.into())]),
            (false, false) => {
                self.texts.with("share-subject-shop-note", &[("shop", shop.into()), ("note", note.into())])
            }
        };
        match self.mark.word() {
            None => subject,
            Some(word) => format!("{word} {} {subject}", self.texts.get("word-example-separator")),
        }
    }

    fn body_of(&self, length: usize) -> String {
        let mut lines = vec![self.texts.get("share-greeting").to_owned(), String::new()];
        for line in self.told(length) {
            lines.push(line);
            lines.push(String::new());
        }
        let [closing, shop] = self.own();
        if !closing.is_empty() {
            lines.push(closing);
            lines.push(String::new());
        }
        if !shop.is_empty() {
            lines.push(self.texts.get("share-regards").to_owned());
            lines.push(shop);
        }
        lines.join("\r\n").trim_end().to_owned()
    }

    /// That it is a test, how much for what, and where.
    fn told(&self, length: usize) -> Vec<String> {
        let mut lines = Vec::new();
        if self.mark == Mark::Test {
            lines.push(self.texts.get("share-test").to_owned());
        }
        let amount = self.amount.map(|amount| self.texts.style().money(amount));
        let note = self.note(length);
        lines.push(match (amount.as_deref(), note.as_str()) {
            (Some(amount), "") => self.texts.with("share-pay-amount", &[("amount", amount.into())]),
            (Some(amount), note) => {
                self.texts.with("share-pay-amount-note", &[("amount", amount.into()), ("note", note.into())])
            }
            (None, "") => self.texts.get("share-pay").to_owned(),
            (None, note) => self.texts.with("share-pay-note", &[("note", note.into())]),
        });
        lines.push(self.link.to_string());
        lines
    }

    /// The merchant's own line and the name of the shop.
    fn own(&self) -> [String; 2] {
        [self.closing, self.shop].map(|line| visible(line.trim()).into_owned())
    }

    /// The note as one line with nothing hidden in it, cut politely.
    fn note(&self, length: usize) -> String {
        let note = visible(self.note.trim());
        if note.chars().count() <= length {
            return note.into_owned();
        }
        let Some(kept) = length.checked_sub(1) else { return String::new() };
        let kept: String = note.chars().take(kept).collect();
        format!("{}…", kept.trim_end())
    }
}

/// Percent-encoded as RFC 6068 asks: everything but unreserved letters.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0').to_ascii_uppercase();
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 0xF));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Environment, LinkId, verify_pay_link};
    use crate::text::Language;

    const ADDRESS: &str = "https://app.secpaid.com/payment?link_id=MTE4NDI=";

    fn link() -> VerifiedLink {
        verify_pay_link(ADDRESS, LinkId(11_842), "app.secpaid.com").expect("a link")
    }

    fn handing<'a>(link: &'a VerifiedLink, environment: Environment, note: &'a str) -> Handing<'a> {
        Handing {
            texts: Texts::of(Language::English),
            link,
            mark: Mark::of(environment),
            amount: Some(Money::from_cents(8819)),
            note,
            shop: "Rosenhaus Blumen",
            closing: "Thank you!",
        }
    }

    #[test]
    fn a_message_says_how_much_for_what_and_where() {
        let link = link();
        let handing = handing(&link, Environment::Production, "Bestellung 2026-0135");
        assert_eq!(
            handing.message(),
            format!("You can pay €88.19 for “Bestellung 2026-0135” here:\n{ADDRESS}\nThank you!\nRosenhaus Blumen")
        );
        let bare = Handing { amount: None, note: " ", shop: "", closing: "", ..handing };
        assert_eq!(bare.message(), format!("You can pay here:\n{ADDRESS}"));
    }

    #[test]
    fn a_mail_has_subject_greeting_and_lines_of_its_format() {
        let link = link();
        let handing = handing(&link, Environment::Production, "Bestellung\r\nBcc: a@b\u{202E}");
        assert_eq!(handing.subject(), "Payment link from Rosenhaus Blumen: Bestellung  Bcc: a@b‹U+202E›");
        assert_eq!(
            handing.body(),
            format!(
                "Hello,\r\n\r\nYou can pay €88.19 for “Bestellung  Bcc: a@b‹U+202E›” here:\r\n\r\n{ADDRESS}\r\n\r\n\
                 Thank you!\r\n\r\nKind regards\r\nRosenhaus Blumen"
            )
        );
        let url = handing.mail_url();
        assert!(url.starts_with("mailto:?subject=Payment%20link%20from%20Rosenhaus%20Blumen%3A%20Bestellung"), "{url}");
        assert!(url.contains("&body=Hello%2C%0D%0A%0D%0AYou%20can%20pay%20%E2%82%AC88.19%20for"), "{url}");
        assert_eq!(url.matches('&').count(), 1);
        assert!(url.contains("link_id%3DMTE4NDI%3D"));
    }

    #[test]
    fn the_payer_reads_their_own_language_and_its_way_of_writing_money() {
        let link = link();
        let english = handing(&link, Environment::Demo, "Bestellung 2026-0135");
        let german = Handing { texts: Texts::of(Language::German), closing: "Vielen Dank!", ..english };
        assert_eq!(german.subject(), "TEST · Zahlungslink von Rosenhaus Blumen: Bestellung 2026-0135");
        assert_eq!(
            german.body(),
            format!(
                "Guten Tag!\r\n\r\nTEST, über diesen Link fließt kein echtes Geld.\r\n\r\nHier können Sie \
                 88,19\u{A0}€ für „Bestellung 2026-0135“ bezahlen:\r\n\r\n{ADDRESS}\r\n\r\nVielen Dank!\r\n\r\n\
                 Freundliche Grüße\r\nRosenhaus Blumen"
            )
        );
    }

    #[test]
    fn only_production_says_nothing_of_a_test() {
        let link = link();
        for environment in Environment::ALL {
            let handing = handing(&link, environment, "x");
            let test = environment != Environment::Production;
            assert_eq!(handing.subject().starts_with("TEST · "), test);
            assert_eq!(handing.message().starts_with("TEST, "), test);
            assert_eq!(handing.body().contains("\r\nTEST, "), test);
            assert_eq!(handing.mail_url().contains("TEST"), test);
        }
    }

    #[test]
    fn a_long_note_gives_way_and_the_link_never() {
        let link = link();
        let long = "🌷".repeat(1_000);
        let mail = handing(&link, Environment::Demo, &long).mail_url();
        assert!(mail.len() <= 1_900 && mail.contains("link_id%3DMTE4NDI%3D"), "{}", mail.len());
        assert!(mail.contains("%F0%9F%8C%B7%E2%80%A6"), "cut with an ellipsis: {mail}");
        let endless = "x".repeat(5_000);
        let mail = Handing { closing: &endless, ..handing(&link, Environment::Demo, "") }.mail_url();
        assert_eq!(mail, format!("mailto:?body={}", encoded(ADDRESS)));
        let cut = handing(&link, Environment::Demo, &long).message();
        assert!(cut.lines().all(|line| line.chars().count() < 220), "{cut}");
    }
}
