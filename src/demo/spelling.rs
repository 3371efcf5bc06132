//! How the service writes its answers: the envelope and each row, with the field names and the unsteady value types of
//! the API pages. Used by `service` and `server`.
//! Written anew here and not shared with the client, so that a fault of its reader is not mirrored.

use std::str::FromStr as _;

use base64::Engine as _;
use jiff::civil::DateTime;
use serde_json::{Map, Number, Value, json};

use crate::model::Money;

use super::rows::{Invoice, Link, Party, PayIn, Payout};
use super::shop::OWNER;

/// What an endpoint gives back when it did what was asked.
#[derive(Debug)]
pub(super) struct Good {
    pub(super) message: &'static str,
    pub(super) data: Option<Value>,
    pub(super) total: Option<usize>,
    pub(super) expected: Option<i64>,
}

impl Good {
    pub(super) const fn new(message: &'static str, data: Value) -> Self {
        Self { message, data: Some(data), total: None, expected: None }
    }
}

/// A documented "no": the text of `ResponseMsg`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal(pub(super) String);

impl From<&str> for Refusal {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// The answer as it goes out.
pub(super) fn envelope(reply: Result<Good, Refusal>, now: DateTime) -> Value {
    let mut map = Map::new();
    map.insert("ServerTime".to_owned(), zone(now).into());
    match reply {
        Ok(good) => {
            map.insert("ResponseCode".to_owned(), 1.into());
            map.insert("ResponseMsg".to_owned(), good.message.into());
            map.insert("Result".to_owned(), "True".into());
            if let Some(data) = good.data {
                map.insert("data".to_owned(), data);
            }
            if let Some(total) = good.total {
                map.insert("totalRecords".to_owned(), total.into());
            }
            if let Some(cents) = good.expected {
                map.insert("expected_payout".to_owned(), text(cents));
            }
        }
        Err(Refusal(message)) => {
            map.insert("ResponseCode".to_owned(), 0.into());
            map.insert("ResponseMsg".to_owned(), message.into());
            map.insert("Result".to_owned(), "False".into());
            map.insert("data".to_owned(), Value::Null);
        }
    }
    Value::Object(map)
}

/// `CET` or `CEST`.
fn zone(now: DateTime) -> String {
    let summer = jiff::tz::TimeZone::get("Europe/Berlin")
        .ok()
        .and_then(|berlin| now.to_zoned(berlin).ok())
        .is_some_and(|zoned| zoned.offset().seconds() == 7200);
    if summer { "CEST" } else { "CET" }.to_owned()
}

/// `"25.00"`.
pub(super) fn text(cents: i64) -> Value {
    Money::from_cents(cents).to_string().into()
}

/// `25`, `35.39`: a JSON number without trailing zeros.
pub(super) fn number(cents: i64) -> Value {
    decimal(Money::from_cents(cents).decimal())
}

fn decimal(value: rust_decimal::Decimal) -> Value {
    Number::from_str(&value.normalize().to_string()).map_or(Value::Null, Value::Number)
}

pub(super) fn time(at: DateTime) -> Value {
    at.strftime("%Y-%m-%d %H:%M:%S").to_string().into()
}

fn yes_no(flag: bool) -> &'static str {
    if flag { "Yes" } else { "No" }
}

pub(super) fn true_false(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

/// `null`, or a text that holds a JSON array.
pub(super) fn recipients(parties: &[Party]) -> Value {
    if parties.is_empty() {
        return Value::Null;
    }
    let list: Vec<Value> =
        parties.iter().map(|party| json!({ "token": party.token, "share": decimal(party.share) })).collect();
    Value::Array(list).to_string().into()
}

/// The page on which a link is paid.
pub(super) fn pay_link(base: &str, id: u64) -> String {
    format!("{base}/payment?link_id={}", base64::engine::general_purpose::STANDARD.encode(id.to_string()))
}

/// The picture by a third party, named but never to be loaded.
pub(super) fn qr_img(base: &str, id: u64) -> String {
    format!(
        "https://quickchart.io/qr?text={}",
        url::form_urlencoded::byte_serialize(pay_link(base, id).as_bytes()).collect::<String>()
    )
}

fn link(row: &Link) -> Map<String, Value> {
    let mut map = Map::new();
    let mut put = |name: &str, value: Value| map.insert(name.to_owned(), value);
    put("linktopay_id", row.id.into());
    put("user_id", OWNER.to_string().into());
    put("recipient_note", row.note.as_str().into());
    put("is_cancelled", yes_no(row.is_cancelled).into());
    put("recipients", recipients(&row.parties));
    put("is_split_link", true_false(!row.parties.is_empty()).into());
    put("transaction_type", row.kind.name().into());
    map
}

pub(super) fn unused(row: &Link, base: &str) -> Value {
    let mut map = link(row);
    map.insert("amount".to_owned(), number(row.cents));
    map.insert("pay_link".to_owned(), pay_link(base, row.id).into());
    map.insert("qr_img".to_owned(), qr_img(base, row.id).into());
    Value::Object(map)
}

pub(super) fn used(row: &Link) -> Value {
    let mut map = link(row);
    map.insert("amount".to_owned(), text(row.cents));
    map.insert("paid_on".to_owned(), row.paid_on.map_or(Value::Null, time));
    Value::Object(map)
}

pub(super) fn pay_in(row: &PayIn) -> Value {
    let amount = if row.kind.is_payment() { text(row.cents) } else { number(row.cents) };
    let mut value = json!({
        "pay_id": row.pay_id,
        "creator_id": row.creator_id,
        "user_id": OWNER.to_string(),
        "amount": amount,
        "net_amount": number(row.net),
        "service_fee": number(row.fee),
        "service_fee_psp": text(row.psp),
        "status": if row.is_pending { "Pending" } else { "Success" },
        "recipient_note": row.note,
        "payout_status": if row.is_paid_out { "Approved" } else { "Pending" },
        "created_at": time(row.at),
        "is_split_link": true_false(row.is_split),
        "is_dispute": yes_no(matches!(row.kind, super::rows::Kind::Dispute | super::rows::Kind::DisputeRefund)),
        "is_refund": row.kind == super::rows::Kind::Refund,
        "payment_method": row.method,
        "transaction_type": row.kind.name(),
    });
    if let (Some(id), Some(map)) = (&row.transaction_id, value.as_object_mut()) {
        map.insert("transaction_id".to_owned(), id.as_str().into());
    }
    value
}

pub(super) fn payout(row: &Payout) -> Value {
    json!({
        "payout_id": row.id,
        "user_id": OWNER,
        "transaction_id": row.transaction_id,
        "payout_amount": text(row.gross),
        "service_fee": number(row.fee),
        "net_amount": number(row.net),
        "payout_status": if row.is_approved { "Approved" } else { "InProgress" },
        "request_date": row.day.to_string(),
        "created_at": time(row.created_at),
        "is_split_link": "false",
        "is_dispute": "No",
        "is_refund": "No",
        "transaction_type": "Payout",
    })
}

pub(super) fn invoice(row: &Invoice) -> Value {
    let issued = row.month.saturating_add(jiff::Span::new().months(1)).saturating_add(jiff::Span::new().days(1));
    json!({
        "sf_id": row.id,
        "user_id": OWNER,
        "company": "Apotheke & Blumen am Markt",
        "name": "Änne Grünwald",
        "street": "Marktstraße",
        "house_no": "7a",
        "city": "Görlitz",
        "country": "Deutschland",
        "zipcode": "02826",
        "invoice_id": format!("{}-sf-{}", row.month.strftime("%Y%m"), row.code),
        "invoice_date": issued.to_string(),
        "service_month": row.month.strftime("%B %Y").to_string(),
        "total_secpaid_fee": number(row.fee),
        "total_psp_fee": number(row.psp),
        "vat": number(row.vat),
        "created_at": time(issued.at(5, 0, 0, 0)),
    })
}
