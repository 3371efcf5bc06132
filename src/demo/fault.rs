//! Scripted faults: what a test puts in front of the next requests to an endpoint. Each is used up by one request.
//! The server carries them out and says what the change was.
//! Nothing here touches the account or the network.

use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::sync::watch;

/// Holds a request until the test opens it, or until the simulator stops.
#[derive(Debug, Clone)]
pub struct Gate {
    reached: watch::Sender<bool>,
    opened: watch::Sender<bool>,
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}

impl Gate {
    /// A closed gate.
    pub fn new() -> Self {
        Self { reached: watch::Sender::new(false), opened: watch::Sender::new(false) }
    }

    /// Lets every request through, now and later.
    pub fn open(&self) {
        self.opened.send_replace(true);
    }

    /// Waits until a request stands at the gate.
    pub async fn reached(&self) {
        // The sender lives in `self`: the wait cannot fail.
        drop(self.reached.subscribe().wait_for(|reached| *reached).await);
    }

    /// Stands at the gate until it is open.
    pub(super) async fn pass(&self) {
        self.reached.send_replace(true);
        drop(self.opened.subscribe().wait_for(|opened| *opened).await);
    }
}

/// An answer that does not come from the service itself.
#[derive(Debug, Clone)]
pub struct Canned {
    /// HTTP status.
    pub status: u16,
    /// Headers, name and value.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How often the body is sent, one after the other.
    pub times: u32,
}

impl Canned {
    /// A status with a body of a type.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: vec![("content-type", content_type.to_owned())], body: body.into(), times: 1 }
    }

    /// A status and nothing else.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), times: 1 }
    }

    /// A gateway's page.
    pub fn html(status: u16) -> Self {
        let page = format!("<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>nginx</body></html>");
        Self::new(status, "text/html", page)
    }

    /// A refusal in the service's envelope, under any status.
    pub fn envelope(status: u16, code: i32, message: &str) -> Self {
        let result = if code == 1 { "True" } else { "False" };
        Self::json(status, &json!({ "ResponseCode": code, "ResponseMsg": message, "Result": result }))
    }

    /// Any JSON.
    pub fn json(status: u16, value: &Value) -> Self {
        Self::new(status, "application/json", value.to_string())
    }

    /// 429 without an envelope, with the header as it stands in `retry_after`.
    pub fn too_many(retry_after: Option<&str>) -> Self {
        let mut answer = Self::new(429, "text/plain", "Too Many Requests");
        answer.headers.extend(retry_after.map(|value| ("retry-after", value.to_owned())));
        answer
    }

    /// JSON that ends in the middle, with a length that says it is complete.
    pub fn cut_json() -> Self {
        Self::new(200, "application/json", r#"{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","data":{"id":9"#)
    }

    /// A redirect to any address.
    pub fn redirect(status: u16, to: &str) -> Self {
        let mut answer = Self::empty(status);
        answer.headers.push(("location", to.to_owned()));
        answer
    }

    /// An answer of `mebibytes` MiB, sent in pieces without a length.
    pub fn oversized(mebibytes: u32) -> Self {
        let mut answer = Self::new(200, "application/json", vec![b'['; 1 << 20]);
        answer.times = mebibytes;
        answer
    }

    /// JSON nested that deep, in an envelope that says success.
    pub fn nested(levels: usize) -> Self {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        let body = format!(r#"{{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","data":{open}{close}}}"#);
        Self::new(200, "application/json", body)
    }

    /// An envelope whose message is no UTF-8.
    pub fn non_utf8() -> Self {
        let body = b"{\"ResponseCode\":0,\"ResponseMsg\":\"Betrag ung\xfcltig\",\"Result\":\"False\"}".as_slice();
        Self::new(200, "application/json", body)
    }

    /// A compressed envelope, though nobody asked for one: `{"ResponseCode":1,"Result":"True","data":[]}` under gzip.
    pub fn compressed() -> Self {
        const GZIP: &[u8] = &[
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0x0a, 0x4a, 0x2d, 0x2e, 0xc8, 0xcf,
            0x2b, 0x4e, 0x75, 0xce, 0x4f, 0x49, 0x55, 0xb2, 0x32, 0xd4, 0x01, 0x09, 0x94, 0xe6, 0x94, 0x28, 0x59, 0x29,
            0x85, 0x14, 0x95, 0xa6, 0x2a, 0xe9, 0x28, 0xa5, 0x24, 0x96, 0x24, 0x2a, 0x59, 0x45, 0xc7, 0xd6, 0x02, 0x00,
            0x06, 0x43, 0x12, 0xeb, 0x2c, 0x00, 0x00, 0x00,
        ];
        let mut answer = Self::new(200, "application/json", GZIP);
        answer.headers.push(("content-encoding", "gzip".to_owned()));
        answer
    }
}

/// How the values of an otherwise ordinary answer are changed.
#[derive(Debug, Clone)]
pub enum Twist {
    /// Every number becomes a text.
    NumbersAsText,
    /// Every text that reads as a number becomes one.
    TextAsNumbers,
    /// Everything in `data` but ids becomes `null`.
    Nulls,
    /// Every plain value in `data` becomes an object.
    WrongTypes,
    /// Status and type texts become unknown ones, and a new field appears in each row.
    UnknownValues,
    /// Field names of earlier API pages: `linktopay_id` of a new link, `id` in the lists, `payment_endpoint`.
    OlderNames,
    /// `recipients` as a real array instead of a text that holds one.
    RecipientsAsArray,
    /// The value at a JSON pointer is replaced, or put there where its parent is an object.
    Set(&'static str, Value),
    /// The field at a JSON pointer is taken away.
    Remove(&'static str),
}

impl Twist {
    pub(super) fn apply(&self, answer: &mut Value) {
        match self {
            Self::Set(pointer, value) => {
                if let Some((Value::Object(parent), name)) = parent(answer, pointer) {
                    parent.insert(name, value.clone());
                } else if let Some(place) = answer.pointer_mut(pointer) {
                    *place = value.clone();
                }
            }
            Self::Remove(pointer) => {
                if let Some((Value::Object(parent), name)) = parent(answer, pointer) {
                    parent.remove(&name);
                }
            }
            _ => {
                if let Some(data) = answer.get_mut("data") {
                    self.walk("", data);
                }
            }
        }
    }

    fn walk(&self, name: &str, value: &mut Value) {
        match value {
            Value::Array(list) => list.iter_mut().for_each(|entry| self.walk(name, entry)),
            Value::Object(map) => {
                map.iter_mut().for_each(|(name, value)| self.walk(name, value));
                match self {
                    Self::UnknownValues => drop(map.insert("loyalty_points".to_owned(), json!({ "now": [1, null] }))),
                    Self::OlderNames => older_names(map),
                    _ => {}
                }
            }
            plain => self.change(name, plain),
        }
    }

    fn change(&self, name: &str, value: &mut Value) {
        let is_id = matches!(name, "id" | "linktopay_id" | "pay_id" | "payout_id" | "sf_id");
        let changed = match (self, &value) {
            (Self::NumbersAsText, Value::Number(number)) => Some(number.to_string().into()),
            (Self::TextAsNumbers, Value::String(text)) => {
                text.parse().ok().map(Value::Number).filter(|_| !text.is_empty())
            }
            (Self::Nulls, _) if !is_id => Some(Value::Null),
            (Self::WrongTypes, plain) => Some(json!({ "is": plain })),
            (Self::UnknownValues, Value::String(_)) => {
                let is_word = ["status", "payout_status", "transaction_type", "payment_method"].contains(&name);
                is_word.then(|| "Chargeback pending".into())
            }
            (Self::RecipientsAsArray, Value::String(text)) if name == "recipients" => serde_json::from_str(text).ok(),
            _ => None,
        };
        if let Some(changed) = changed {
            *value = changed;
        }
    }
}

fn older_names(map: &mut Map<String, Value>) {
    let renamed = [("id", "linktopay_id"), ("linktopay_id", "id"), ("paymentEndpoint", "payment_endpoint")];
    let older = renamed.map(|(now, older)| map.remove(now).map(|value| (older.to_owned(), value)));
    map.extend(older.into_iter().flatten());
}

fn parent<'a>(value: &'a mut Value, pointer: &str) -> Option<(&'a mut Value, String)> {
    let (parent, name) = pointer.rsplit_once('/')?;
    Some((value.pointer_mut(parent)?, name.to_owned()))
}

/// What goes wrong with one request.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Waits, then answers as ever.
    Delay(Duration),
    /// Nothing is done and nothing sent until the gate opens.
    StallBeforeChange(Gate),
    /// The change is made; not even the head is sent until the gate opens.
    StallBeforeHead(Gate),
    /// The change is made; head and half of the body are sent, the rest once the gate opens.
    StallInBody(Gate),
    /// The connection is reset; nothing was changed.
    ResetBeforeChange,
    /// The change is made, then the connection reset without an answer.
    ResetAfterChange,
    /// The change is made; the connection ends after half of the body.
    ResetInBody,
    /// Another answer; nothing was changed.
    Answer(Canned),
    /// The change is made; another answer is sent.
    AnswerAfterChange(Canned),
    /// The change is made; the answer's values are changed.
    Twist(Twist),
}
