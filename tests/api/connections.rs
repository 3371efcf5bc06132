//! Every way a connection can end: never made, cut, reset, stalled in each stage, too large, pointing elsewhere.
//! What decides about the money is whether anything left this machine.

use std::time::Duration;

use secpaid_desktop::api::error::{ApiError, Body, Cause, NotSent, Stage};
use secpaid_desktop::api::{Limits, Pace, PayInQuery, WriteOutcome};
use secpaid_desktop::model::LinkId;
use tokio::net::TcpListener;

use crate::server::{Server, Step, client, http, limits, try_client};

const SHORT: Duration = Duration::from_millis(200);

async fn read(server: &Server, limits: Limits) -> ApiError {
    let client = server.client(limits);
    client.pay_ins(&PayInQuery::default(), Pace::Interactive, &mut |_| {}).await.unwrap_err()
}

async fn unknown(script: Vec<Step>, limits: Limits) -> Cause {
    let server = Server::start(vec![script]).await;
    let outcome = server.client(limits).delete_link(LinkId(7)).await;
    assert_eq!(server.requests().len(), 1);
    match outcome {
        WriteOutcome::Unknown(error) => error.cause,
        other => panic!("{other:?}"),
    }
}

fn half() -> Vec<u8> {
    b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ResponseCode\":1,".to_vec()
}

#[tokio::test]
async fn nothing_left_this_machine_when_nobody_listens() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = client(&url, limits());
    match client.delete_link(LinkId(7)).await {
        WriteOutcome::NotSent(error) => {
            assert_eq!(error.cause, Cause::NotSent(NotSent::ConnectionRefused));
            assert!(error.never_left());
        }
        other => panic!("{other:?}"),
    }
    let error = client.pay_ins(&PayInQuery::default(), Pace::Interactive, &mut |_| {}).await.unwrap_err();
    assert_eq!((error.cause, error.attempts), (Cause::NotSent(NotSent::ConnectionRefused), 3));
}

#[tokio::test]
async fn a_handshake_that_stalls_or_fails_sent_nothing() {
    for (script, stalls) in [(vec![Step::Stall], true), (vec![Step::Send(b"SSH-2.0 no TLS here\r\n".to_vec())], false)]
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            for step in script {
                if let Step::Send(bytes) = step {
                    tokio::io::AsyncWriteExt::write_all(&mut stream, &bytes).await.unwrap();
                }
            }
            let mut rest = Vec::new();
            tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut rest).await.unwrap_or_default();
        });
        let connect = if stalls { SHORT } else { Duration::from_secs(10) };
        let expected = if stalls { NotSent::Timeout { after: SHORT } } else { NotSent::Tls };
        let client = match try_client(&url, Limits { connect, ..limits() }) {
            Ok(client) => client,
            // Without certificates there is no client for `https`, and nothing to be sent either.
            Err(why) => return assert_eq!(why, NotSent::NoCertificates),
        };
        match client.delete_link(LinkId(7)).await {
            WriteOutcome::NotSent(error) => assert_eq!(error.cause, Cause::NotSent(expected)),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_stall_is_named_by_its_stage() {
    let timeout = |stage| Cause::Timeout { stage, after: SHORT };
    // The wait for an answer begins with the connection, whose time is not over before its own deadline.
    let answer = Limits { connect: SHORT, stall: SHORT, ..limits() };
    assert_eq!(unknown(vec![Step::Stall], answer).await, timeout(Stage::Answer));
    let head = Step::Send(b"HTTP/1.1 200 OK\r\nContent-Le".to_vec());
    assert_eq!(unknown(vec![head, Step::Stall], answer).await, timeout(Stage::Answer));
    let body = Limits { stall: SHORT, ..limits() };
    assert_eq!(unknown(vec![Step::Send(half()), Step::Stall], body).await, timeout(Stage::Body));
    let attempt = Limits { attempt: SHORT, ..limits() };
    assert_eq!(unknown(vec![Step::Send(half()), Step::Stall], attempt).await, timeout(Stage::Attempt));
    let server = Server::start(vec![vec![Step::Stall]]).await;
    let call = Limits { call: SHORT, ..limits() };
    assert_eq!(read(&server, call).await.cause, timeout(Stage::Call));
}

#[tokio::test]
async fn a_stalled_read_is_tried_again_and_may_succeed() {
    let good = crate::server::json(r#"{"ResponseCode":1,"Result":"True","data":[]}"#);
    let server = Server::start(vec![
        vec![Step::Send(half()), Step::Stall],
        vec![Step::Send(half()), Step::Reset],
        vec![Step::Send(good)],
    ])
    .await;
    let client = server.client(Limits { stall: SHORT, ..limits() });
    let page = client.pay_ins(&PayInQuery::default(), Pace::Interactive, &mut |_| {}).await.unwrap();
    assert_eq!((page.sent(), server.requests().len()), (0, 3));
}

#[tokio::test]
async fn an_ended_connection_leaves_a_write_unknown() {
    assert_eq!(unknown(vec![], limits()).await, Cause::NoAnswer);
    assert_eq!(unknown(vec![Step::Reset], limits()).await, Cause::Reset);
    assert_eq!(unknown(vec![Step::Send(b"SSH-2.0-OpenSSH\r\n".to_vec())], limits()).await, Cause::NoAnswer);
    assert_eq!(unknown(vec![Step::Send(half())], limits()).await, Cause::CutOff);
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"Res".to_vec();
    assert_eq!(unknown(vec![Step::Send(chunked)], limits()).await, Cause::CutOff);
}

#[tokio::test]
async fn a_broken_body_does_not_hide_a_clear_status() {
    let head = b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 100\r\n\r\n<html>".to_vec();
    let server = Server::start(vec![vec![Step::Send(head)]]).await;
    match server.client(limits()).delete_link(LinkId(7)).await {
        WriteOutcome::Refused(error) => {
            assert_eq!((error.cause.clone(), error.status), (Cause::Gateway(Body::NotRead), Some(401)));
            assert!(error.is_key_refused());
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_answer_is_read_up_to_its_limit_and_no_further() {
    let small = Limits { answer_bytes: 1000, ..limits() };
    let too_large = Cause::TooLarge { limit: 1000 };
    // Announced, unannounced, and announced as more than any computer has.
    assert_eq!(unknown(vec![Step::Send(http("200 OK", "", vec![b' '; 1001]))], small).await, too_large);
    let mut chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    for _ in 0..3 {
        chunked.extend_from_slice(format!("1f4\r\n{}\r\n", " ".repeat(500)).as_bytes());
    }
    assert_eq!(unknown(vec![Step::Send(chunked), Step::Stall], small).await, too_large);
    let endless = b"HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n".to_vec();
    assert!(matches!(
        unknown(vec![Step::Send(endless), Step::Stall], small).await,
        Cause::TooLarge { .. } | Cause::NoAnswer
    ));
    let fits = format!(r#"{{"ResponseCode":1,"Result":"True"{}}}"#, " ".repeat(966));
    assert_eq!(fits.len(), 1000);
    let server = Server::with(crate::server::json(&fits)).await;
    assert!(matches!(server.client(small).delete_link(LinkId(7)).await, WriteOutcome::Done(())));
}

#[tokio::test]
async fn of_65_mebibytes_no_more_is_read_than_the_limit_of_production() {
    const MEBIBYTE: usize = 1 << 20;
    let head = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
    let begin = br#"{"ResponseCode":1,"Result":"True"}"#;
    let body = |mebibytes: usize| {
        let mut first = head.clone();
        first.extend_from_slice(begin);
        first.resize(head.len() + MEBIBYTE, b' ');
        std::iter::once(Step::Send(first))
            .chain((1..mebibytes).map(|_| Step::Send(vec![b' '; MEBIBYTE])))
            .collect::<Vec<_>>()
    };
    let too_large = Cause::TooLarge { limit: 64 * MEBIBYTE };
    assert_eq!(unknown(body(65), limits()).await, too_large);
    let server = Server::start(vec![body(65)]).await;
    assert_eq!(read(&server, limits()).await.cause, too_large);
    assert_eq!(server.requests().len(), 1, "a read does not ask for it again");
    let server = Server::start(vec![body(64)]).await;
    assert!(matches!(server.client(limits()).delete_link(LinkId(7)).await, WriteOutcome::Done(())), "64 are read");
}
