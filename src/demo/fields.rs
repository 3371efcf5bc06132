//! The fields of a request, from a JSON or a form body, under today's names and those of earlier API pages.
//! Read by the endpoints in `service` and by the actions in `server`.
//! Only the spelling of a value is looked at here; whether it is allowed is said elsewhere.

use std::borrow::Cow;
use std::str::FromStr as _;

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::rows::Party;

/// Field names of earlier API pages, and today's.
const OLDER: [(&str, &str); 5] = [
    ("is_cancellation", "cancellable"),
    ("linktopay_id", "link_id"),
    ("note", "recipient_note"),
    ("paymentEndpoint", "payment_endpoint"),
    ("is_full_refund", "isFullRefund"),
];

/// A field that is there, but is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// What was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    /// Reads a body: JSON where it is an object (whatever the type says), else a form, in parts or not. `None` when it is
    /// neither.
    pub(super) fn read(body: &[u8], content_type: &str) -> Option<Self> {
        if body.iter().all(u8::is_ascii_whitespace) {
            return Some(Self::default());
        }
        let boundary = content_type.strip_prefix("multipart/form-data").and_then(|rest| rest.split_once("boundary="));
        let map = match serde_json::from_slice(body) {
            Ok(Value::Object(map)) => map,
            _ if content_type.starts_with("application/x-www-form-urlencoded") => {
                form(url::form_urlencoded::parse(body))
            }
            _ => form(multipart(&String::from_utf8_lossy(body), boundary?.1.trim_matches('"')).into_iter()),
        };
        Some(Self(map))
    }

    /// The fields as one JSON object.
    pub(super) fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// A field that is there and neither `null` nor an empty text.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        let older = OLDER.iter().find(|(_, now)| *now == name).map(|(older, _)| *older);
        [Some(name), older]
            .into_iter()
            .flatten()
            .filter_map(|name| self.0.get(name))
            .find(|value| !value.is_null() && value.as_str() != Some(""))
    }

    /// A text; a number is taken as its digits.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(plain)
    }

    /// A whole number, where the field is there.
    pub(super) fn integer(&self, name: &str) -> Option<Result<u64, Unreadable>> {
        self.text(name).map(|text| text.trim().parse().map_err(|_| Unreadable))
    }

    /// A whole number, or what stands for it where it is missing or unreadable.
    pub(super) fn count(&self, name: &str, default: usize) -> usize {
        self.text(name).and_then(|text| text.trim().parse().ok()).unwrap_or(default)
    }

    /// A number, where the field is there.
    pub(super) fn decimal(&self, name: &str) -> Option<Result<Decimal, Unreadable>> {
        self.text(name).map(|text| read_decimal(&text).ok_or(Unreadable))
    }

    /// `true`, `"true"`, `"Yes"`, `1`; anything else is false.
    pub(super) fn flag(&self, name: &str, default: bool) -> bool {
        self.text(name).map_or(default, |text| matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "1"))
    }

    /// `recipients`, as an array or as a text that holds one. `None` where it is neither.
    pub(super) fn recipients(&self) -> Option<Vec<Option<Party>>> {
        let list = match self.get("recipients")? {
            Value::Array(list) => list.clone(),
            Value::String(text) => serde_json::from_str(text).ok()?,
            _ => return None,
        };
        Some(list.iter().map(party).collect())
    }
}

fn party(value: &Value) -> Option<Party> {
    let share = read_decimal(&plain(value.get("share")?))?;
    Some(Party { token: value.get("token")?.as_str()?.to_owned(), share })
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn read_decimal(text: &str) -> Option<Decimal> {
    let text = text.trim();
    Decimal::from_str(text).or_else(|_| Decimal::from_scientific(text)).ok()
}

/// The text fields of a multipart body, as some languages send a form.
fn multipart<'a>(body: &'a str, boundary: &str) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
    let field = |part: &'a str| {
        let (head, value) = part.split_once("\r\n\r\n")?;
        let (name, _) = head.split_once(" name=\"")?.1.split_once('"')?;
        Some((Cow::Borrowed(name), Cow::Borrowed(value.strip_suffix("\r\n")?)))
    };
    body.split(&format!("--{boundary}")).filter_map(field).collect()
}

/// The fields of a form. `recipients[0][token]=…`, as shop plugins build it, becomes an array.
fn form<'a>(fields: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>) -> Map<String, Value> {
    let mut map = Map::new();
    let mut recipients: Vec<Map<String, Value>> = Vec::new();
    for (name, value) in fields {
        let part = name.strip_prefix("recipients[").and_then(|rest| rest.strip_suffix(']')?.split_once("]["));
        if let Some((index, field)) = part {
            let Ok(index) = index.parse::<usize>() else { continue };
            if index < 100 {
                recipients.resize_with(recipients.len().max(index + 1), Map::new);
                if let Some(entry) = recipients.get_mut(index) {
                    entry.insert(field.to_owned(), json!(value));
                }
            }
        } else {
            map.insert(name.into_owned(), json!(value));
        }
    }
    if !recipients.is_empty() {
        map.insert("recipients".to_owned(), recipients.into_iter().map(Value::Object).collect());
    }
    map
}
