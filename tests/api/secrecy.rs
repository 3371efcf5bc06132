//! The key goes to one address and nowhere else: not along a redirect, not to a proxy, not into a text.
//! The same for recipient tokens and the webhook key.

use std::process::Command;

use secpaid_desktop::api::error::{Cause, Refusal};
use secpaid_desktop::api::{Pace, PayInQuery, WriteOutcome};
use secpaid_desktop::model::{LinkId, RecipientToken};

use crate::requests::{TOKEN, WEBHOOK_KEY, link, split_link};
use crate::server::{KEY, Server, client, http, json, limits};

const GOOD: &str = r#"{"ResponseCode":1,"Result":"True","data":[]}"#;

#[tokio::test]
async fn no_redirect_is_followed() {
    let elsewhere = Server::with(json(GOOD)).await;
    for status in ["301 A", "302 A", "303 A", "307 A", "308 A", "304 A", "300 A"] {
        let to = format!("Location: {}/steal?token={KEY}\r\n", elsewhere.url);
        let server = Server::with(http(status, &to, GOOD)).await;
        let client = server.client(limits());
        let error = client.pay_ins(&PayInQuery::default(), Pace::Interactive, &mut |_| {}).await.unwrap_err();
        assert_eq!(error.cause, Cause::Redirect { host: Some("127.0.0.1".into()) }, "{status}");
        assert!(!format!("{error:?} {error}").contains(KEY));
        match client.delete_link(LinkId(7)).await {
            WriteOutcome::Unknown(error) => assert!(matches!(error.cause, Cause::Redirect { .. }), "{status}"),
            other => panic!("{other:?}"),
        }
        assert_eq!(server.requests().len(), 2);
    }
    assert_eq!(elsewhere.requests().len(), 0);
}

#[tokio::test]
async fn the_key_stands_in_its_header_only() {
    let server = Server::with(json(GOOD)).await;
    let client = server.client(limits());
    client.check_key().await.unwrap();
    client.delete_link(LinkId(7)).await;
    for request in server.requests() {
        assert_eq!(request.header("token").as_deref(), Some(KEY));
        assert_eq!(request.header("authorization"), None);
        assert_eq!(request.header("accept-encoding"), None);
        assert_eq!(request.header("referer"), None);
        assert_eq!(request.header("content-type").as_deref(), Some("application/json"));
        assert_eq!(format!("{}{}", request.head, request.body).matches(KEY).count(), 1);
    }
    assert!(!format!("{client:?}").contains(KEY));
}

#[tokio::test]
async fn what_the_service_repeats_is_blotted_out() {
    let echo = format!("key {KEY} token {TOKEN} webhook {WEBHOOK_KEY}");
    let body = format!(r#"{{"ResponseCode":0,"ResponseMsg":"{echo}","Result":"False"}}"#);
    let server = Server::with(json(&body)).await;
    let client = server.client(limits());
    for (request, expected) in
        [(link(), format!("key … token {TOKEN} webhook …")), (split_link(), "key … token … webhook …".to_owned())]
    {
        match client.create_link(&request).await {
            WriteOutcome::Refused(error) => {
                assert_eq!(error.refusal(), Some(&Refusal::Other(expected.into())));
                assert!(!format!("{error:?} {error}").contains(KEY));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_short_token_is_no_part_of_an_address_or_a_word() {
    let mut request = split_link();
    request.note = Some("Anzahlung 10, repay later".into());
    for (party, short) in request.split.iter_mut().flat_map(|split| &mut split.recipients).zip(["pay", "10"]) {
        party.token = RecipientToken::new(short).unwrap();
    }
    let data = concat!(
        r#"{"id":10,"pay_link":"https://app.secpaid.com/payment?link_id=MTA=","recipient_note":"Anzahlung 10, repay later","#,
        r#""callback_url":"0,https://example.org/pay/10","status":"pay","bank_statement_description":"10"}"#,
    );
    let server = Server::with(json(&format!(r#"{{"ResponseCode":1,"Result":"True","data":{data}}}"#))).await;
    let WriteOutcome::Done(link) = server.client(limits()).create_link(&request).await else { panic!("not created") };
    assert_eq!(link.pay_link.as_deref(), Some("https://app.secpaid.com/payment?link_id=MTA="));
    assert_eq!(link.note.as_deref(), Some("Anzahlung 10, repay later"));
    assert_eq!(link.callback_url.as_deref(), Some("0,https://example.org/pay/10"));
    assert_eq!((link.status.as_deref(), link.bank_statement.as_deref()), (Some("…"), Some("…")), "nothing else");

    for (said, left) in [("10 links cannot be paid", "10 links cannot be paid"), ("pay", "…")] {
        let body = format!(r#"{{"ResponseCode":0,"ResponseMsg":"{said}","Result":"False"}}"#);
        match Server::with(json(&body)).await.client(limits()).create_link(&request).await {
            WriteOutcome::Refused(error) => assert_eq!(error.refusal(), Some(&Refusal::Other(left.into()))),
            other => panic!("{other:?}"),
        }
    }
}

/// The address the other half of the proxy test is told.
const URL: &str = "SECPAID_TEST_URL";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxy_gets_nothing_of_this_computer() {
    let server = Server::with(json(GOOD)).await;
    let proxy = Server::with(json(GOOD)).await;
    let mut again = Command::new(std::env::current_exe().unwrap());
    again.args(["--exact", "secrecy::in_a_process_with_a_proxy", "--nocapture"]).env(URL, &server.url);
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        again.env(name, &proxy.url);
    }
    again.env_remove("no_proxy").env_remove("NO_PROXY");
    let output = tokio::task::spawn_blocking(move || again.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!((server.requests().len(), proxy.requests().len()), (2, 0));
}

/// Does nothing by itself: the test above runs it with an address and a proxy in its environment.
#[tokio::test]
async fn in_a_process_with_a_proxy() {
    let Ok(url) = std::env::var(URL) else { return };
    let client = client(&url, limits());
    client.check_key().await.unwrap();
    assert!(matches!(client.delete_link(LinkId(7)).await, WriteOutcome::Done(())));
}
