//! How often is asked: after "too many requests", and within our own budget. Waits are told, so that a screen can say
//! why nothing happens.

use std::time::Duration;

use secpaid_desktop::api::error::{Cause, NotSent};
use secpaid_desktop::api::{Limits, Pace, PayInQuery, Rates, WriteOutcome};
use secpaid_desktop::model::LinkId;

use crate::server::{Server, Step, http, json, limits};

const GOOD: &str = r#"{"ResponseCode":1,"Result":"True","data":[]}"#;

fn too_many(headers: &str, body: &str) -> Vec<Step> {
    vec![Step::Send(http("429 Too Many Requests", headers, body))]
}

#[tokio::test]
async fn a_read_waits_as_long_as_the_service_says() {
    // The wait itself is shortened by the limit on it, which is what is told.
    let limits = Limits { retry_after: Duration::from_millis(5), ..limits() };
    for headers in ["Retry-After: 30\r\n", "Retry-After: Fri, 31 Dec 2999 23:59:59 GMT\r\n"] {
        let server = Server::start(vec![too_many(headers, ""), vec![Step::Send(json(GOOD))]]).await;
        let mut waits = Vec::new();
        let client = server.client(limits);
        client.pay_ins(&PayInQuery::default(), Pace::Interactive, &mut |wait| waits.push(wait)).await.unwrap();
        assert_eq!((waits, server.requests().len()), (vec![Duration::from_millis(5)], 2), "{headers}");
    }
}

#[tokio::test]
async fn without_a_word_it_backs_off_and_gives_up_after_three() {
    for body in ["", "<html>", r#"{"ResponseCode":0,"ResponseMsg":"Too many","Result":"False"}"#] {
        let server = Server::start(vec![too_many("", body)]).await;
        let client = server.client(limits());
        let error = client.pay_ins(&PayInQuery::default(), Pace::Interactive, &mut |_| {}).await.unwrap_err();
        assert_eq!((error.cause, error.status, error.attempts), (Cause::RateLimited, Some(429), 3));
        assert_eq!((error.retry_after, server.requests().len()), (None, 3));
    }
}

#[tokio::test]
async fn a_write_is_refused_with_the_time_to_wait_and_not_repeated() {
    let server = Server::start(vec![too_many("Retry-After: 17\r\n", "")]).await;
    match server.client(limits()).delete_link(LinkId(7)).await {
        WriteOutcome::Refused(error) => {
            assert_eq!((error.cause, error.retry_after), (Cause::RateLimited, Some(Duration::from_secs(17))));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn the_budget_holds_reads_back_and_says_so() {
    let window = Duration::from_millis(300);
    let limits = Limits { rates: Rates { window, bulk: 2, ..limits().rates }, ..limits() };
    let server = Server::with(json(GOOD)).await;
    let client = server.client(limits);
    let mut waits = Vec::new();
    for _ in 0..3 {
        client.pay_ins(&PayInQuery::default(), Pace::Bulk, &mut |wait| waits.push(wait)).await.unwrap();
    }
    assert!(!waits.is_empty() && waits.iter().all(|wait| *wait <= window), "{waits:?}");
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_write_that_finds_no_room_is_not_sent() {
    let rates = Rates { total: 1, ..limits().rates };
    let limits = Limits { call: Duration::from_millis(1050), attempt: Duration::from_secs(1), rates, ..limits() };
    let server = Server::with(json(GOOD)).await;
    let client = server.client(limits);
    client.delete_link(LinkId(7)).await;
    match client.delete_link(LinkId(8)).await {
        WriteOutcome::NotSent(error) => {
            assert_eq!(error.cause, Cause::NotSent(NotSent::Budget { wait: Duration::from_mins(1) }));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn the_services_clock_is_compared_with_ours() {
    let server = Server::with(http("200 OK", "Date: Fri, 31 Dec 1999 23:59:59 GMT\r\n", GOOD)).await;
    let client = server.client(limits());
    assert_eq!(client.service_ahead(), None);
    client.check_key().await.unwrap();
    assert!(client.service_ahead().unwrap() < jiff::SignedDuration::from_hours(-24 * 365 * 20));
}
