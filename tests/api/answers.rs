//! Every status, with and without the envelope, and every kind of body: what a read says and what a write becomes.
//! The classes are those of the design; "unknown" is the only honest word for most of them.

use secpaid_desktop::api::error::{ApiError, Body, Cause, Refusal};
use secpaid_desktop::api::{Pace, PayInQuery, WriteOutcome};
use secpaid_desktop::model::{LinkId, Money, RefundRequest};

use crate::server::{Server, http, json, limits};

const REFUSED: &str = r#"{"ResponseCode":0,"ResponseMsg":"Link not found","Result":"False"}"#;
const DONE: &str = r#"{"ResponseCode":1,"ResponseMsg":"ok","Result":"True"}"#;
const HTML: &str = "<!DOCTYPE html><html><body>Bad Gateway</body></html>";

/// The cause of a read's failure, and how many times it was tried.
async fn read(answer: Vec<u8>) -> Result<usize, (Cause, Option<u16>, usize)> {
    let server = Server::with(answer).await;
    let client = server.client(limits());
    let result = client.pay_ins(&PayInQuery::default(), Pace::Interactive, &mut |_| {}).await;
    let tries = server.requests().len();
    result.map(|page| page.sent()).map_err(|error| {
        assert_eq!(error.attempts as usize, tries);
        (error.cause, error.status, tries)
    })
}

/// The class of a deletion; it is sent exactly once whatever happens.
async fn write(answer: Vec<u8>) -> (&'static str, Option<Cause>) {
    let server = Server::with(answer).await;
    let outcome = server.client(limits()).delete_link(LinkId(7)).await;
    assert_eq!(server.requests().len(), 1);
    sorted(outcome)
}

fn sorted<T>(outcome: WriteOutcome<T>) -> (&'static str, Option<Cause>) {
    let cause = |error: ApiError| Some(error.cause);
    match outcome {
        WriteOutcome::Done(_) => ("done", None),
        WriteOutcome::NotSent(error) => ("not sent", cause(error)),
        WriteOutcome::Refused(error) => ("refused", cause(error)),
        WriteOutcome::Unknown(error) => ("unknown", cause(error)),
    }
}

#[tokio::test]
async fn a_refusal_in_the_envelope_counts_below_status_500() {
    let refused = Cause::Refused(Refusal::LinkNotFound);
    for status in ["200 OK", "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "422 Odd"] {
        assert_eq!(write(http(status, "", REFUSED)).await, ("refused", Some(refused.clone())), "{status}");
    }
    for status in ["500 Internal", "502 Bad Gateway", "503 Unavailable"] {
        assert_eq!(write(http(status, "", REFUSED)).await, ("unknown", Some(refused.clone())), "{status}");
    }
    assert_eq!(read(http("400 Bad Request", "", REFUSED)).await, Err((refused, Some(400), 1)));
}

#[tokio::test]
async fn a_status_without_the_envelope_is_not_the_services_word() {
    let gateway = Cause::Gateway(Body::Html);
    for status in ["400 A", "401 A", "403 A", "404 A", "405 A", "413 A", "415 A"] {
        assert_eq!(write(http(status, "", HTML)).await, ("refused", Some(gateway.clone())), "{status}");
    }
    for status in ["402 A", "408 A", "409 A", "422 A", "500 A", "502 A", "503 A", "504 A", "520 A"] {
        assert_eq!(write(http(status, "", HTML)).await, ("unknown", Some(gateway.clone())), "{status}");
    }
}

#[tokio::test]
async fn reads_are_tried_three_times_where_it_may_pass() {
    for (status, tries) in [("500", 1), ("501", 1), ("502", 3), ("503", 3), ("504", 3), ("404", 1), ("403", 1)] {
        let code = status.parse().unwrap();
        let expected = Err((Cause::Gateway(Body::Html), Some(code), tries));
        assert_eq!(read(http(&format!("{status} A"), "", HTML)).await, expected, "{status}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_envelope_is_named() {
    let deep = format!("{}{}", "[".repeat(65), "]".repeat(65));
    for (body, kind) in [
        (b"".to_vec(), Body::Empty),
        (b"  \r\n".to_vec(), Body::Empty),
        (HTML.into(), Body::Html),
        (br#"{"ResponseCode":1,"Result":"True","data":[{"pay_id":1"#.to_vec(), Body::CutOff),
        (b"{\"ResponseMsg\":\"\xff\xfe\"}".to_vec(), Body::NotUtf8),
        (deep.into(), Body::TooDeep),
        (b"OK".to_vec(), Body::NotJson),
        (format!("{DONE}{DONE}").into(), Body::NotJson),
        (b"[]".to_vec(), Body::NotEnvelope),
        (b"42".to_vec(), Body::NotEnvelope),
        (br#"{"detail":"Not Found"}"#.to_vec(), Body::NotEnvelope),
    ] {
        assert_eq!(read(http("200 OK", "", &body)).await, Err((Cause::Unreadable(kind), Some(200), 1)));
        assert_eq!(write(http("200 OK", "", &body)).await, ("unknown", Some(Cause::Unreadable(kind))));
        assert_eq!(write(http("404 Not Found", "", &body)).await, ("refused", Some(Cause::Gateway(kind))));
    }
}

#[tokio::test]
async fn success_is_code_and_word_together() {
    assert_eq!(write(json(DONE)).await.0, "done");
    assert_eq!(write(json(r#"{"ResponseCode":"1","Result":true,"data":null}"#)).await.0, "done");
    for body in [
        r#"{"ResponseCode":1,"Result":"False"}"#,
        r#"{"ResponseCode":0,"Result":"True"}"#,
        r#"{"ResponseCode":1}"#,
        r#"{"ResponseCode":2,"Result":"True"}"#,
        r#"{"ResponseCode":[],"Result":"True"}"#,
    ] {
        assert_eq!(write(json(body)).await, ("unknown", Some(Cause::Contradictory)), "{body}");
        assert_eq!(read(json(body)).await, Err((Cause::Contradictory, Some(200), 1)), "{body}");
    }
    // A success with the status of a failure: rows are rows, but a write is not believed.
    assert_eq!(read(http("400 Bad Request", "", DONE)).await, Ok(0));
    assert_eq!(write(http("400 Bad Request", "", DONE)).await, ("unknown", Some(Cause::Contradictory)));
    assert_eq!(write(http("500 Internal", "", DONE)).await, ("unknown", Some(Cause::Contradictory)));
}

#[tokio::test]
async fn a_creation_needs_exactly_one_id() {
    let link = crate::requests::link();
    for (data, class) in [
        (r#"{"id":"99290"}"#, "done"),
        (r#"{"linktopay_id":99290}"#, "done"),
        (r#"{"id":null,"linktopay_id":99290}"#, "done"),
        (r#"[{"id":99290}]"#, "done"),
        ("null", "unknown"),
        ("{}", "unknown"),
        ("[]", "unknown"),
        (r#"{"id":"abc"}"#, "unknown"),
        (r#"{"id":null,"id":99290}"#, "unknown"),
        (r#"{"id":99290,"id":null}"#, "unknown"),
        (r#"[{"id":1},{"id":2}]"#, "unknown"),
        (r#""ok""#, "unknown"),
    ] {
        let server = Server::with(json(&format!(r#"{{"ResponseCode":1,"Result":"True","data":{data}}}"#))).await;
        match server.client(limits()).create_link(&link).await {
            WriteOutcome::Done(link) => assert_eq!((class, link.id), ("done", LinkId(99_290)), "{data}"),
            other => assert_eq!(sorted(other), ("unknown", Some(Cause::NoId)), "{data}"),
        }
    }
}

#[tokio::test]
async fn an_answer_that_says_something_and_nothing_is_believed_in_neither_order() {
    for both in [
        r#""Result":null,"Result":"True","data":[]"#,
        r#""Result":"True","Result":null,"data":[]"#,
        r#""Result":"True","data":null,"data":[{"pay_id":1}]"#,
        r#""Result":"True","data":[{"pay_id":1}],"data":null"#,
    ] {
        let said = read(json(&format!(r#"{{"ResponseCode":1,{both}}}"#))).await;
        assert_eq!(said, Err((Cause::Contradictory, Some(200), 1)), "{both}");
    }
}

#[tokio::test]
async fn rows_in_the_wrong_place_are_no_empty_list() {
    let list = |data: &str| json(&format!(r#"{{"ResponseCode":1,"Result":"True","data":{data}}}"#));
    for empty in ["[]", "null", r#""""#] {
        assert_eq!(read(list(empty)).await, Ok(0), "{empty}");
    }
    assert_eq!(read(list(r#"[{"pay_id":1},{"pay_id":"x"},null,7,[]]"#)).await, Ok(5));
    for wrong in [r#""no records""#, "{}", "7", "true"] {
        let expected = Err((Cause::WrongData, Some(200), 1));
        assert_eq!(read(list(wrong)).await, expected, "{wrong}");
    }
}

#[tokio::test]
async fn a_refund_says_what_the_table_says() {
    let refund = RefundRequest { pay_id: LinkId(7), amount: Money::from_cents(1), full: false };
    for (text, refusal) in [
        ("Refund already requested", Refusal::RefundAlreadyRequested),
        ("Refund blocked by dispute", Refusal::RefundBlockedByDispute),
        ("Zahlung unbekannt", Refusal::Other("Zahlung unbekannt".into())),
    ] {
        let body = format!(r#"{{"ResponseCode":0,"ResponseMsg":"{text}","Result":"False","data":null}}"#);
        let server = Server::with(json(&body)).await;
        let outcome = server.client(limits()).refund_payment(&refund).await;
        assert_eq!(sorted(outcome), ("refused", Some(Cause::Refused(refusal))));
    }
}
