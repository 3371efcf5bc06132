//! Rows of a flower shop for the tests of the lists: those of the pictures the design shows, and as many more as needed.

use jiff::civil::{DateTime, date};
use secpaid_desktop::api::error::{ApiError, Cause, Endpoint, Stage};
use secpaid_desktop::model::{
    Environment, LinkId, LinkKind, Money, PaidLink, PayIn, PayInStatus, PayoutState, RecipientShare, ServiceTime,
    Share, TransactionType, UnpaidLink,
};
use secpaid_desktop::state::Screen;

use crate::desk::{Desk, noon};

/// Day and time, note, amount, fees, net, type, status, method.
type Line = (&'static str, &'static str, i64, i64, i64, &'static str, &'static str, &'static str);

/// The first rows of the pictures the design shows.
const LINES: [Line; 21] = [
    ("20 13:48", "Bestellung 2026-0151", 5490, 238, 5252, "Basic", "Pending", "card"),
    ("20 12:31", "RE-2026-0412 Café Lindner", 31200, 488, 30712, "Basic", "Pending", "Bank Transfer"),
    ("20 11:06", "Laden, Kasse 1", 2450, 88, 2362, "Personal QR", "Success", "card"),
    ("20 09:57", "Bestellung 2026-0150", 8819, 254, 8565, "Basic", "Success", "card"),
    ("20 09:12", "RE-2026-0409 Kanzlei Behrens", 14500, 238, 14262, "Basic", "Success", "Bank Transfer"),
    ("19 18:56", "Bestellung 2026-0149", 6490, 194, 6296, "Basic", "Success", "paypal"),
    ("19 17:20", "Hochzeit Sommer, Anzahlung", -6200, 0, -6200, "Refund", "Success", "card"),
    ("19 15:43", "Kranzbinden-Kurs 06.06., 2 Plätze, Frau Öztürk", 9800, 397, 9403, "Basic", "Success", "card"),
    ("19 14:08", "Laden, Kasse 2", 1890, 74, 1816, "Personal QR", "Success", "card"),
    ("19 10:31", "RE-2026-0405 Trauerfloristik Weber", 42000, 650, 41350, "Basic", "Success", "Bank Transfer"),
    ("18 19:02", "Bestellung 2026-0139", -7250, 1500, -8750, "Dispute", "Success", "card"),
    ("18 16:47", "Bestellung 2026-0148", 4500, 142, 4358, "Basic", "Success", "card"),
    ("18 15:05", "Hochzeit Sommer, Anzahlung", 24800, 670, 24130, "Split", "Success", "card"),
    ("18 11:22", "Abo Mai, Praxis Dr. Yıldız", 6000, 110, 5890, "Basic", "Success", "Bank Transfer"),
    ("18 09:40", "Laden, Kasse 1", 3280, 110, 3170, "Personal QR", "Success", "card"),
    ("17 16:15", "Bestellung 2026-0147", 12990, 514, 12476, "Basic", "Success", "card"),
    ("17 13:14", "Bestellung 2026-0146", 3990, 129, 3861, "Basic", "Success", "paypal"),
    ("17 12:02", "Lieferung Hotel Seeblick KW 20", 53600, 824, 52776, "Split", "Success", "Bank Transfer"),
    ("17 10:33", "Bestellung 2026-0131", 5800, 0, 5800, "Dispute Refund", "Success", "card"),
    ("17 09:18", "Bestellung 2026-0145", 7640, 224, 7416, "Basic", "Success", "card"),
    ("17 08:51", "Laden, Kasse 1", 2890, 100, 2790, "Personal QR", "Success", "card"),
];

/// One of many pay-ins, newest first.
pub fn pay_in(number: usize) -> PayIn {
    let (at, note, amount, fees, net, kind, status, method) = LINES[number % LINES.len()];
    let (day, time) = at.split_once(' ').expect("a day and a time");
    let back = i64::try_from(number / LINES.len()).expect("a few");
    let at: DateTime = format!("2026-05-{day}T{time}:22").parse().expect("a time");
    let at = at - jiff::SignedDuration::from_hours(24 * 3 * back);
    let kind = TransactionType::read(kind);
    // A refund names the payment it belongs to.
    let id = if number == 6 || number == 12 { 99_290 } else { 88_300 - number as u64 };
    PayIn {
        pay_id: LinkId(id),
        creator_id: Some(2041),
        user_id: Some(2041),
        transaction_id: Some("20260518-pi-VVURDWW9YE".into()),
        amount: Some(Money::from_cents(amount)),
        net_amount: Some(Money::from_cents(net)),
        service_fee: Some(Money::from_cents(fees * 4 / 9)),
        service_fee_psp: Some(Money::from_cents(fees - fees * 4 / 9)),
        status: PayInStatus::read(status),
        note: note.into(),
        payout_status: if day < "19" { PayoutState::PaidOut } else { PayoutState::Pending },
        created_at: ServiceTime::At(at),
        is_split: Some(kind == TransactionType::Split),
        is_dispute: Some(kind == TransactionType::Dispute),
        is_refund: Some(kind == TransactionType::Refund),
        payment_method: Some(method.into()),
        kind,
    }
}

/// Pay-ins with so many rows.
pub fn pay_ins(environment: Environment, rows: usize) -> Desk {
    let mut desk = Desk::new(environment, Screen::PayIns);
    desk.page((0..rows).map(pay_in).collect());
    desk.read(false, 0);
    desk
}

/// One of many unpaid links.
pub fn unpaid(number: u64) -> UnpaidLink {
    let notes = ["RE-2026-0419 Hotel Seeblick", "Bestellung 2026-0418", "Hochzeit Kowalski, Anzahlung", "Gutschein 50"];
    let kinds = ["Basic", "Basic", "Split", "Personal QR"];
    let at = usize::try_from(number % 4).expect("four");
    let id = 18_600 + number;
    UnpaidLink {
        id: LinkId(id),
        user_id: Some(2041),
        note: notes[at].into(),
        amount: Some(Money::from_cents(5490 + 1000 * i64::try_from(number).expect("a few"))),
        is_cancelled: Some(false),
        recipients: Box::new([]),
        is_split: Some(at == 2),
        kind: LinkKind::read(kinds[at]),
        pay_link: Some(format!("https://app.secpaid.com/payment?link_id={}", base64(&id.to_string())).into()),
        qr_img: None,
    }
}

/// Enough of Base64 for five digits.
fn base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in text.as_bytes().chunks(3) {
        let bits = part.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - part.len()));
        for place in 0..=part.len() {
            out.push(char::from(LETTERS[bits >> (18 - 6 * place) & 63]));
        }
    }
    out
}

/// Links with so many unpaid ones; all but the last two were created here.
pub fn links(environment: Environment, rows: u64) -> Desk {
    let mut desk = Desk::new(environment, Screen::Links);
    let seen: Vec<_> = (2..rows)
        .map(|row| {
            (
                18_600 + row,
                noon() - jiff::SignedDuration::from_mins(70 * i64::try_from((rows - row).pow(2)).expect("a few")),
            )
        })
        .collect();
    desk.unpaid((0..rows).rev().map(unpaid).collect(), &seen);
    desk
}

/// One of many used links.
pub fn paid(number: u64) -> PaidLink {
    let link = unpaid(number);
    let share = |tail: &str, share: i64| RecipientShare {
        token_tail: tail.into(),
        token_digest: "".into(),
        share: Some(Share::from_hundredths(share)),
    };
    let split = number % 4 == 2;
    PaidLink {
        id: if number == 3 { LinkId(99_290) } else { link.id },
        user_id: link.user_id,
        note: link.note,
        amount: link.amount,
        is_cancelled: link.is_cancelled,
        recipients: if split { Box::new([share("4711", 6000), share("0815", 3000)]) } else { Box::new([]) },
        is_split: link.is_split,
        kind: link.kind,
        paid_on: ServiceTime::At(
            date(2026, 5, 20).at(9, 12, 0, 0)
                - jiff::SignedDuration::from_hours(5 * i64::try_from(number).expect("a few")),
        ),
    }
}

/// The service did not answer.
pub fn timeout() -> ApiError {
    ApiError {
        endpoint: Endpoint::PayIns,
        cause: Cause::Timeout { stage: Stage::Answer, after: std::time::Duration::from_secs(20) },
        status: None,
        retry_after: None,
        attempts: 3,
    }
}
