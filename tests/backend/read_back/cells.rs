//! What is changed in an answer, and what is said of it, word for word. Read by the tests beside it.

use secpaid_desktop::demo::recipients;
use serde_json::{Value, json};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A link with every option.
    Full,
    /// A link with none.
    Bare,
    /// 40 and 30 percent.
    Percent,
    /// €40.00 and €30.00.
    Fixed,
}
use Asked::{Bare, Fixed, Full, Percent};

/// What is asked, the field of the answer, its value there, and what is said in English and German; empty for nothing.
pub type Cell = (Asked, &'static str, Value, &'static str, &'static str);

/// The recipients of the answer, as the service writes them.
fn parties(parties: &[(usize, &str)]) -> Value {
    let tokens: Vec<String> = recipients().iter().map(|entry| entry.token.expose().to_owned()).collect();
    let party = |(who, share): &(usize, &str)| format!(r#"{{"token":"{}","share":{share}}}"#, tokens[*who]);
    format!("[{}]", parties.iter().map(party).collect::<Vec<_>>().join(",")).into()
}

pub fn text_cells() -> Vec<Cell> {
    vec![
        (Full, "amount", json!("88.19"), "", ""),
        (
            Full,
            "amount",
            json!(88.18),
            "You asked for €88.19. The link says €88.18.",
            "Gewünscht waren 88,19\u{a0}€. Im Link stehen 88,18\u{a0}€.",
        ),
        (
            Full,
            "amount",
            json!("8819"),
            "You asked for €88.19. The link says €8,819.00.",
            "Gewünscht waren 88,19\u{a0}€. Im Link stehen 8.819,00\u{a0}€.",
        ),
        (Full, "recipient_note", json!("  Bestellung   2026-0135\n"), "", ""),
        (
            Full,
            "recipient_note",
            json!("Bestellung 2026-0153"),
            "You wrote “Bestellung 2026-0135”. The link says “Bestellung 2026-0153”.",
            "Sie schrieben „Bestellung 2026-0135“. Im Link steht „Bestellung 2026-0153“.",
        ),
        (
            Full,
            "recipient_note",
            json!(""),
            "You wrote “Bestellung 2026-0135”. The link has no note.",
            "Sie schrieben „Bestellung 2026-0135“. Im Link steht keine Notiz.",
        ),
        (
            Full,
            "bank_statement_description",
            json!("BLUMEN"),
            "You asked for “Blumen am Markt” on the bank statement. The link says “BLUMEN”.",
            "Auf dem Kontoauszug sollte „Blumen am Markt“ stehen. Im Link steht „BLUMEN“.",
        ),
        (
            Full,
            "bank_statement_description",
            json!(""),
            "You asked for “Blumen am Markt” on the bank statement. The link has no such text.",
            "Auf dem Kontoauszug sollte „Blumen am Markt“ stehen. Im Link steht nichts dazu.",
        ),
    ]
}

pub fn option_cells() -> Vec<Cell> {
    vec![
        (Full, "callback_url", json!("https://saved.example, https://shop.example/danke"), "", ""),
        (
            Full,
            "callback_url",
            json!("https://shop.example/merci"),
            "You asked for the return page 0,https://shop.example/danke. The link says https://shop.example/merci.",
            "Gewünscht war die Rückkehrseite 0,https://shop.example/danke. Im Link steht https://shop.example/merci.",
        ),
        (
            Full,
            "callback_url",
            json!(""),
            "You asked for the return page 0,https://shop.example/danke. The link has none.",
            "Gewünscht war die Rückkehrseite 0,https://shop.example/danke. Im Link steht keine.",
        ),
        (
            Full,
            "paymentEndpoint",
            json!("https://evil.example/hook"),
            "You asked for the webhook https://shop.example/hook. The link says https://evil.example/hook.",
            "Gewünscht war der Webhook https://shop.example/hook. Im Link steht https://evil.example/hook.",
        ),
        (
            Full,
            "paymentEndpoint",
            json!(" "),
            "You asked for the webhook https://shop.example/hook. The link has none.",
            "Gewünscht war der Webhook https://shop.example/hook. Im Link steht keiner.",
        ),
        (Full, "is_cancellation", json!(true), "", ""),
        (
            Full,
            "is_cancellation",
            json!("No"),
            "You asked that the payer may cancel. The link says the payer may not.",
            "Abbrechen sollte erlaubt sein. Laut Link ist es das nicht.",
        ),
        (
            Full,
            "is_qr_link",
            json!(false),
            "You asked for a QR link. The link says it is none.",
            "Gewünscht war ein QR-Link. Laut Link ist er keiner.",
        ),
        (
            Full,
            "bank_transfer",
            json!("false"),
            "You asked for bank transfer. The link says it is not offered.",
            "Überweisung sollte angeboten werden. Laut Link wird sie es nicht.",
        ),
        (
            Full,
            "is_split_link",
            json!("true"),
            "You asked for a link that is not split. The link says a split.",
            "Gewünscht war ein Link ohne Aufteilung. Im Link steht „mit Aufteilung“.",
        ),
        (Full, "split_type", json!("normal"), "", ""),
        (
            Full,
            "recipients",
            parties(&[(0, "10")]),
            "The recipients of the link are not those you asked for.",
            "Die Empfänger im Link sind nicht die gewünschten.",
        ),
    ]
}

pub fn bare_cells() -> Vec<Cell> {
    vec![
        (
            Bare,
            "recipient_note",
            json!("Bestellung"),
            "You wrote no note. The link says “Bestellung”.",
            "Sie schrieben keine Notiz. Im Link steht „Bestellung“.",
        ),
        (
            Bare,
            "bank_statement_description",
            json!("Blumen"),
            "You asked for no text on the bank statement. The link says “Blumen”.",
            "Ein Text für den Kontoauszug war nicht gewünscht. Im Link steht „Blumen“.",
        ),
        (
            Bare,
            "callback_url",
            json!("https://shop.example"),
            "You asked for no return page. The link says https://shop.example.",
            "Eine Rückkehrseite war nicht gewünscht. Im Link steht https://shop.example.",
        ),
        (
            Bare,
            "paymentEndpoint",
            json!("https://shop.example"),
            "You asked for no webhook. The link says https://shop.example.",
            "Ein Webhook war nicht gewünscht. Im Link steht https://shop.example.",
        ),
        (
            Bare,
            "is_cancellation",
            json!("Yes"),
            "You asked that the payer may not cancel. The link says the payer may.",
            "Abbrechen sollte nicht erlaubt sein. Laut Link ist es das.",
        ),
        (
            Bare,
            "is_qr_link",
            json!("true"),
            "You did not ask for a QR link. The link says it is one.",
            "Ein QR-Link war nicht gewünscht. Laut Link ist er einer.",
        ),
        (
            Bare,
            "bank_transfer",
            json!(true),
            "You did not ask for bank transfer. The link says it is offered.",
            "Überweisung sollte nicht angeboten werden. Laut Link wird sie es.",
        ),
    ]
}

pub fn split_cells() -> Vec<Cell> {
    vec![
        (
            Percent,
            "is_split_link",
            json!("false"),
            "You asked for a split by percent. The link says no split.",
            "Gewünscht war eine Aufteilung „nach Prozent“. Im Link steht „ohne Aufteilung“.",
        ),
        (
            Percent,
            "split_type",
            json!("absolute"),
            "You asked for a split by percent. The link says fixed amounts.",
            "Gewünscht war eine Aufteilung „nach Prozent“. Im Link steht „nach festen Beträgen“.",
        ),
        (
            Fixed,
            "split_type",
            json!("normal"),
            "You asked for a split by fixed amounts. The link says percent.",
            "Gewünscht war eine Aufteilung „nach festen Beträgen“. Im Link steht „nach Prozent“.",
        ),
        (
            Percent,
            "split_type",
            json!("thirds"),
            "You asked for a split by percent. The link says “thirds”.",
            "Gewünscht war eine Aufteilung „nach Prozent“. Im Link steht „thirds“.",
        ),
        (Percent, "recipients", parties(&[(1, "30.00"), (0, "40")]), "", ""),
        (Percent, "recipients", parties(&[(0, "null"), (1, "\"30\"")]), "", ""),
        (
            Percent,
            "recipients",
            parties(&[(0, "40.01"), (1, "30")]),
            "For Kurier Ritter •••• 4711 you asked for 40.00%. The link says 40.01%.",
            "Für Kurier Ritter •••• 4711 waren 40,00\u{a0}% gewünscht. Im Link stehen 40,01\u{a0}%.",
        ),
        (
            Percent,
            "recipients",
            parties(&[(0, "30"), (1, "40")]),
            "For Kurier Ritter •••• 4711 you asked for 40.00%. The link says 30.00%. For Floristik Aydın •••• 0815 you \
             asked for 30.00%. The link says 40.00%.",
            "Für Kurier Ritter •••• 4711 waren 40,00\u{a0}% gewünscht. Im Link stehen 30,00\u{a0}%. Für Floristik Aydın \
             •••• 0815 waren 30,00\u{a0}% gewünscht. Im Link stehen 40,00\u{a0}%.",
        ),
        (
            Fixed,
            "recipients",
            parties(&[(0, "40"), (1, "3")]),
            "For Floristik Aydın •••• 0815 you asked for €30.00. The link says €3.00.",
            "Für Floristik Aydın •••• 0815 waren 30,00\u{a0}€ gewünscht. Im Link stehen 3,00\u{a0}€.",
        ),
        (
            Percent,
            "recipients",
            parties(&[(0, "40"), (2, "30")]),
            "The recipients of the link are not those you asked for.",
            "Die Empfänger im Link sind nicht die gewünschten.",
        ),
        (
            Percent,
            "recipients",
            parties(&[(0, "40")]),
            "The recipients of the link are not those you asked for.",
            "Die Empfänger im Link sind nicht die gewünschten.",
        ),
        (
            Percent,
            "recipients",
            parties(&[(0, "40"), (1, "30"), (2, "30")]),
            "The recipients of the link are not those you asked for.",
            "Die Empfänger im Link sind nicht die gewünschten.",
        ),
        // A split takes neither: nothing was asked.
        (Percent, "bank_transfer", json!("true"), "", ""),
        (Percent, "bank_statement_description", json!("Blumen"), "", ""),
        (
            Fixed,
            "amount",
            json!("88.00"),
            "You asked for €88.19. The link says €88.00.",
            "Gewünscht waren 88,19\u{a0}€. Im Link stehen 88,00\u{a0}€.",
        ),
    ]
}
