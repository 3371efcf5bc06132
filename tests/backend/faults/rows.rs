//! The faults, and what is to be said of each, word for word. Read by the tests beside it.

use std::time::Duration;

use secpaid_desktop::api::error::{Endpoint, NotSent as Unsent};
use secpaid_desktop::demo::{Canned, Fault, Gate};
use serde_json::json;

/// What becomes of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Write {
    /// Nothing left this computer.
    NotSent,
    /// It did not happen.
    Refused,
    /// Nobody knows; what the journal says of it.
    Unknown(&'static str),
}
use Write::{Refused, Unknown};

/// A fault: its name, what the simulator does, the cause as it is typed, what becomes of a write, and what is said.
pub struct Row {
    pub name: &'static str,
    pub fault: Option<Fault>,
    pub cause: &'static str,
    pub write: Write,
    pub why: &'static str,
    pub advice: &'static str,
}

const AGAIN: &str = "Try again.";
const LATER: &str = "Try again in a few minutes.";
const ADDRESS: &str = "Check the address and try again.";
const KEY: &str = "Check the key of this environment in Settings.";
const REPORT: &str = "Report it with the details.";
const RATE: &str = "The service had more requests with this key than the 60 a minute it allows.";
const UNREADABLE: &str = "The answer of the service could not be read.";
const CUT_OFF: &str = "The answer was cut off in the middle.";
const BROKE: &str = "The connection broke before the answer was complete.";

fn row(
    name: &'static str,
    fault: Fault,
    cause: &'static str,
    write: Write,
    (why, advice): (&'static str, &'static str),
) -> Row {
    Row { name, fault: Some(fault), cause, write, why, advice }
}

/// An answer in place of the service's.
fn answer(
    name: &'static str,
    answer: Canned,
    cause: &'static str,
    write: Write,
    said: (&'static str, &'static str),
) -> Row {
    row(name, Fault::Answer(answer), cause, write, said)
}

fn connection_rows() -> Vec<Row> {
    let gone = Unknown("Disconnected");
    let late = Unknown("Timeout");
    let stall = Fault::StallBeforeHead(Gate::new());
    let halfway = Fault::StallInBody(Gate::new());
    vec![
        row("reset before the change", Fault::ResetBeforeChange, "Reset", gone, (BROKE, AGAIN)),
        row("reset after the change", Fault::ResetAfterChange, "Reset", gone, (BROKE, AGAIN)),
        row("ends in the body", Fault::ResetInBody, "CutOff", gone, (CUT_OFF, AGAIN)),
        row(
            "stalls before the head",
            stall,
            "Timeout { stage: Answer, after: 300ms }",
            late,
            ("The service did not answer within 1\u{a0}s.", AGAIN),
        ),
        row(
            "stalls in the body",
            halfway,
            "Timeout { stage: Body, after: 300ms }",
            late,
            ("The answer began and then stopped for 1\u{a0}s.", AGAIN),
        ),
    ]
}

fn status_rows() -> Vec<Row> {
    let before = "Not the service itself, but something in front of it answered with status";
    let away = "The service is not available at the moment";
    let key = "and it did not come from the service itself.";
    let say = |text: String| -> &'static str { text.leak() };
    vec![
        answer("400", Canned::html(400), "Gateway(Html)", Refused, (say(format!("{before} 400.")), LATER)),
        answer(
            "401",
            Canned::html(401),
            "Gateway(Html)",
            Refused,
            (say(format!("The answer was “not permitted” (status 401), {key}")), KEY),
        ),
        answer(
            "403",
            Canned::empty(403),
            "Gateway(Empty)",
            Refused,
            (say(format!("The answer was “not permitted” (status 403), {key}")), KEY),
        ),
        answer(
            "404",
            Canned::html(404),
            "Gateway(Html)",
            Refused,
            ("There is no such service at this address (status 404).", ADDRESS),
        ),
        answer("429", Canned::too_many(None), "RateLimited", Refused, (RATE, LATER)),
        answer("429, wait 1 s", Canned::too_many(Some("1")), "RateLimited", Refused, (RATE, "Try again in 1\u{a0}s.")),
        answer(
            "429, wait for ever",
            Canned::too_many(Some("99999999999999999999")),
            "RateLimited",
            Refused,
            (RATE, "Try again in 60\u{a0}s."),
        ),
        answer(
            "500",
            Canned::empty(500),
            "Gateway(Empty)",
            Unknown("Status(500)"),
            (say(format!("{before} 500.")), LATER),
        ),
        answer(
            "502",
            Canned::html(502),
            "Gateway(Html)",
            Unknown("Status(502)"),
            (say(format!("{away} (status 502).")), LATER),
        ),
        answer(
            "503",
            Canned::empty(503),
            "Gateway(Empty)",
            Unknown("Status(503)"),
            (say(format!("{away} (status 503).")), LATER),
        ),
        answer(
            "504",
            Canned::empty(504),
            "Gateway(Empty)",
            Unknown("Status(504)"),
            (say(format!("{away} (status 504).")), LATER),
        ),
    ]
}

fn refusal_rows() -> Vec<Row> {
    vec![
        answer(
            "200, refused",
            Canned::envelope(200, 0, "Heute nicht"),
            "Refused(Other(\"Heute nicht\"))",
            Refused,
            ("The service says “Heute nicht”.", ""),
        ),
        answer(
            "400, refused",
            Canned::envelope(400, 0, "Heute nicht"),
            "Refused(Other(\"Heute nicht\"))",
            Refused,
            ("The service says “Heute nicht”.", ""),
        ),
        answer(
            "500, refused",
            Canned::envelope(500, 0, "Heute nicht"),
            "Refused(Other(\"Heute nicht\"))",
            Unknown("Status(500)"),
            ("The service says “Heute nicht”.", ""),
        ),
        answer(
            "200, wrong key",
            Canned::envelope(200, 0, "Incorrect token or missing token"),
            "Refused(WrongKey)",
            Refused,
            ("The service does not know the key. It may be mistyped, or belong to another environment.", KEY),
        ),
    ]
}

fn body_rows() -> Vec<Row> {
    let unreadable = Unknown("Unreadable");
    let yes_and_no = json!({ "ResponseCode": 1, "Result": "False", "data": [] });
    let doubled = r#"{"ResponseCode":0,"Result":"False","ResponseCode":1,"Result":"True","data":[]}"#;
    let two_data = r#"{"ResponseCode":1,"Result":"True","data":{"id":7,"pay_id":7},"data":{"id":9,"pay_id":9}}"#;
    let contradicts = ("The answer of the service contradicts itself.", REPORT);
    let along = "It was not followed, because your key would have gone along.";
    let elsewhere = format!("The answer pointed to another address (example.org). {along}").leak();
    let here = format!("The answer pointed to another address (127.0.0.1). {along}").leak();
    let moved = "Redirect { host: Some(\"example.org\") }";
    let moved_here = "Redirect { host: Some(\"127.0.0.1\") }";
    let other_host = Canned::redirect(302, "https://example.org/");
    vec![
        answer(
            "empty",
            Canned::empty(200),
            "Unreadable(Empty)",
            unreadable,
            ("The service sent an empty answer.", AGAIN),
        ),
        answer("cut-off JSON", Canned::cut_json(), "Unreadable(CutOff)", unreadable, (CUT_OFF, AGAIN)),
        answer(
            "too large",
            Canned::oversized(5),
            "TooLarge { limit: 4194304 }",
            Unknown("TooLarge"),
            ("The answer is larger than this application takes (4.1\u{a0}MB).", REPORT),
        ),
        answer("compressed", Canned::compressed(), "Unreadable(NotUtf8)", unreadable, (UNREADABLE, AGAIN)),
        answer(
            "a page",
            Canned::html(200),
            "Unreadable(Html)",
            unreadable,
            ("A web page came instead of an answer of the service.", AGAIN),
        ),
        answer("not UTF-8", Canned::non_utf8(), "Unreadable(NotUtf8)", unreadable, (UNREADABLE, AGAIN)),
        answer("nested too deep", Canned::nested(200), "Unreadable(TooDeep)", unreadable, (UNREADABLE, AGAIN)),
        answer(
            "other JSON",
            Canned::json(200, &json!([1, 2, 3])),
            "Unreadable(NotEnvelope)",
            unreadable,
            (UNREADABLE, AGAIN),
        ),
        answer("yes and no", Canned::json(200, &yes_and_no), "Contradictory", unreadable, contradicts),
        answer("doubled keys", Canned::new(200, "application/json", doubled), "Contradictory", unreadable, contradicts),
        answer("two data", Canned::new(200, "application/json", two_data), "Contradictory", unreadable, contradicts),
        answer("redirect, other host", other_host, moved, Unknown("Status(302)"), (elsewhere, ADDRESS)),
        answer(
            "redirect, same host",
            Canned::redirect(307, "/api/v3/x"),
            moved_here,
            Unknown("Status(307)"),
            (here, ADDRESS),
        ),
    ]
}

/// Everything, at the end nobody who answers.
pub fn all_rows() -> Vec<Row> {
    let nobody = Row {
        name: "connection refused",
        fault: None,
        cause: "NotSent(ConnectionRefused)",
        write: Write::NotSent,
        why: "Nobody answers at the address of the service.",
        advice: LATER,
    };
    [connection_rows(), status_rows(), refusal_rows(), body_rows(), vec![nobody]].into_iter().flatten().collect()
}

/// What is said of the money first.
fn money(endpoint: Endpoint) -> &'static str {
    match endpoint {
        Endpoint::CreateLink | Endpoint::CreateSplitLink => "No money has moved. The link was not created.",
        Endpoint::DeleteLink => "No money has moved. The link was not deleted.",
        Endpoint::RefundPayment => "No money has moved. The refund was not requested.",
        _ => "No money is affected.",
    }
}

/// What the dialog of an unknown outcome says.
fn doubt(endpoint: Endpoint, recorded: &str) -> &'static str {
    match (endpoint, recorded) {
        (Endpoint::CreateLink | Endpoint::CreateSplitLink, "Timeout") => {
            "We do not know whether this link was created. No money has moved. The request left this computer and no answer \
             came in time, so the link may exist or not. Nothing is sent again by itself."
        }
        (Endpoint::CreateLink | Endpoint::CreateSplitLink, "Disconnected") => {
            "We do not know whether this link was created. No money has moved. The request left this computer and the \
             connection broke before an answer came, so the link may exist or not. Nothing is sent again by itself."
        }
        (Endpoint::CreateLink | Endpoint::CreateSplitLink, _) => {
            "We do not know whether this link was created. No money has moved. The service answered, but not in a way that \
             says whether the link was created. Nothing is sent again by itself."
        }
        (Endpoint::DeleteLink, _) => {
            "We do not know whether this link was deleted. No money has moved. The link may still be open, and somebody \
             could pay it. Nothing is sent again by itself."
        }
        _ => {
            "We do not know whether this refund was requested. No refund is paid without the service’s review. The request \
             may have arrived or not. Nothing is sent again by itself."
        }
    }
}

/// What is to be told.
pub fn expected(row: &Row, endpoint: Endpoint) -> (&'static str, String, String) {
    let said = format!("{} {} {}", money(endpoint), row.why, row.advice).trim_end().to_owned();
    match row.write {
        _ if !endpoint.is_write() => ("failed", row.cause.to_owned(), said),
        Write::NotSent => ("not sent", row.cause.to_owned(), said),
        Refused => ("refused", row.cause.to_owned(), said),
        Unknown(recorded) => ("unknown", recorded.to_owned(), doubt(endpoint, recorded).to_owned()),
    }
}

/// What no simulator can bring about: each way in which nothing leaves this computer.
pub fn unsent() -> [(Unsent, &'static str, &'static str); 9] {
    let network = "Check the network and try again.";
    [
        (Unsent::Dns, "The address of the service was not found. This computer may be offline.", network),
        (Unsent::ConnectionRefused, "Nobody answers at the address of the service.", LATER),
        (Unsent::Unreachable, "The service cannot be reached from this network.", network),
        (
            Unsent::Tls,
            "No secure connection to the service was possible.",
            "Check date and time of this computer and the network, then try again.",
        ),
        (Unsent::Connect, "No connection to the service was possible.", network),
        (
            Unsent::Timeout { after: Duration::from_secs(10) },
            "There was no connection to the service within 10\u{a0}s.",
            network,
        ),
        (
            Unsent::NoCertificates,
            "This computer has no certificates, so it cannot tell whether it is speaking to the service.",
            "Install the package ca-certificates, then try again.",
        ),
        (Unsent::BadRequest, "The request could not be put together. That is a fault of this application.", REPORT),
        (
            Unsent::Budget { wait: Duration::from_millis(11_400) },
            "The service allows 60 requests a minute, and they are used up.",
            "Try again in 12\u{a0}s.",
        ),
    ]
}
