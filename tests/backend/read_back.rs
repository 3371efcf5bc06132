//! What the service says it created is read back against what was asked: every field of the answer changed one at a time,
//! over real HTTP, and what the merchant reads of it, word for word in both languages. An answer that says the same in
//! another spelling, or leaves a field out, says nothing.
//! `cargo test --test backend read_back -- --nocapture` prints the table.

use std::fmt::Write as _;

use secpaid_desktop::backend::{Outcome, Write};
use secpaid_desktop::demo::{Fault, Twist, recipients};
use secpaid_desktop::model::{EncryptionKey, LinkRequest, RecipientRequest, Share, SplitRequest, SplitType};
use secpaid_desktop::text::{Language, Texts};
use secpaid_desktop::ui::difference_text;

mod cells;

use cells::Asked::{self, Bare, Fixed, Full, Percent};
use cells::{Cell, bare_cells, option_cells, split_cells, text_cells};

use crate::shop::{Shop, test};
use crate::window::{Line, link};

fn request(asked: Asked) -> Box<LinkRequest> {
    let mut request = link(8819, "Bestellung 2026-0135");
    let split = |split_type| {
        let shares = recipients().into_iter().zip([4000, 3000]);
        let recipients = shares.map(|(entry, share)| RecipientRequest {
            token: entry.token,
            label: Some(entry.label),
            share: Share::from_hundredths(share),
        });
        Some(SplitRequest { split_type, recipients: recipients.collect() })
    };
    match asked {
        Full => {
            request.callback_url = Some("0,https://shop.example/danke".to_owned());
            request.payment_endpoint = Some("https://shop.example/hook".to_owned());
            request.is_qr_link = true;
            request.bank_transfer = true;
            request.encryption_key = Some(EncryptionKey::new(&"k".repeat(32)).unwrap());
            request.bank_statement = Some("Blumen am Markt".to_owned());
        }
        Bare => {
            request.note = None;
            request.cancellable = false;
        }
        Percent => request.split = split(SplitType::Normal),
        Fixed => request.split = split(SplitType::Absolute),
    }
    request
}

/// What is said of the answer in a language.
fn said(line: &mut Line, shop: &Shop, asked: Asked, twist: Option<Twist>) -> [String; 2] {
    let request = request(asked);
    let endpoint = if request.split.is_some() { "createSplitLink" } else { "createLink" };
    if let Some(twist) = twist {
        shop.fault(endpoint, Fault::Twist(twist));
    }
    let ticket = line.write(&test(), Write::Create(request));
    let outcome = line.written(&ticket).outcome;
    let Outcome::Created(created) = outcome else { panic!("{outcome:?}") };
    [Language::English, Language::German].map(|language| {
        let texts = Texts::new(language);
        created.differences.iter().map(|difference| difference_text(&texts, difference)).collect::<Vec<_>>().join(" ")
    })
}

/// The fields of an answer that say what was asked. The others are the service's own: ids, addresses, fee, state, times.
const ASKED: [&str; 10] = [
    "amount",
    "bank_statement_description",
    "bank_transfer",
    "callback_url",
    "is_cancellation",
    "is_qr_link",
    "is_split_link",
    "paymentEndpoint",
    "recipient_note",
    "recipients",
];

#[test]
fn every_field_that_came_back_otherwise_is_said_in_words() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let cells: Vec<Cell> = [text_cells(), option_cells(), bare_cells(), split_cells()].into_iter().flatten().collect();
    let mut table = "| asked | field | value | said | gesagt |\n|---|---|---|---|---|\n".to_owned();
    let mut wrong = Vec::new();
    for (asked, field, value, english, german) in &cells {
        let pointer: &'static str = format!("/data/{field}").leak();
        let said = said(&mut line, &shop, *asked, Some(Twist::Set(pointer, value.clone())));
        writeln!(table, "| {asked:?} | {field} | {value} | {} | {} |", said[0], said[1]).unwrap();
        if said != [*english, *german] {
            wrong.push(format!("{asked:?} × {field} = {value}: {said:?}\n  in place of {:?}", [english, german]));
        }
    }
    println!("{table}\n{} cells", cells.len());
    assert!(wrong.is_empty(), "{} of {} cells are wrong:\n{}", wrong.len(), cells.len(), wrong.join("\n"));
    for field in ASKED.into_iter().chain(["split_type"]) {
        assert!(cells.iter().any(|(_, of, _, english, _)| *of == field && !english.is_empty()), "{field} is not tried");
    }
}

#[test]
fn an_answer_that_says_the_same_or_nothing_is_no_difference() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    for asked in [Full, Bare, Percent, Fixed] {
        let same = [
            None,
            Some(Twist::NumbersAsText),
            Some(Twist::TextAsNumbers),
            Some(Twist::Nulls),
            Some(Twist::OlderNames),
            Some(Twist::RecipientsAsArray),
        ];
        for twist in same {
            let name = format!("{asked:?}, {twist:?}");
            assert_eq!(said(&mut line, &shop, asked, twist), ["", ""], "{name}");
        }
        for field in ASKED {
            let pointer: &'static str = format!("/data/{field}").leak();
            assert_eq!(said(&mut line, &shop, asked, Some(Twist::Remove(pointer))), ["", ""], "{asked:?}, no {field}");
        }
    }
}
