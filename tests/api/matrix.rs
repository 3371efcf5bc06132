//! The fault matrix: each of the nine endpoints meets every fault a network, a gateway or the service can produce. Every
//! cell has the class that the design gives it and words that say so; none outlives its deadline. The cells of a fault
//! run side by side; `cargo test --test api matrix -- --nocapture` prints the table.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use futures_util::future::{BoxFuture, FutureExt as _, join_all};
use secpaid_desktop::api::error::ApiError;
use secpaid_desktop::api::{
    Client, Endpoint, InvoiceQuery, Limits, LinkQuery, Pace, PayInQuery, PayoutQuery, WriteOutcome,
};
use secpaid_desktop::clock::{Clock as _, SystemClock};
use secpaid_desktop::model::{LinkId, Money, RefundRequest};
use secpaid_desktop::text::{Fate, Language, Texts, api_error_text};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::requests::{link, split_link};
use crate::server::{KEY, Server, Step, client, http, json, try_client};

/// The nine, in the order of the table.
const ENDPOINTS: [Endpoint; 9] = [
    Endpoint::CreateLink,
    Endpoint::CreateSplitLink,
    Endpoint::DeleteLink,
    Endpoint::RefundPayment,
    Endpoint::UnpaidLinks,
    Endpoint::PaidLinks,
    Endpoint::PayIns,
    Endpoint::Payouts,
    Endpoint::Invoices,
];

/// A hundredth of production's deadlines; a connection on a busy machine gets a second.
fn short() -> Limits {
    let connect = Duration::from_secs(1);
    Limits { connect, backoff: Duration::from_millis(1), ..Limits::production().scaled(100) }
}

/// Beyond its deadline a cell may take so much for the machine to come round.
const SLACK: Duration = Duration::from_secs(5);

/// What stands at the other end.
#[derive(Clone)]
enum Peer {
    /// Nobody listens.
    Nobody,
    /// A name that cannot exist.
    NoName,
    /// No TLS where TLS is expected.
    NoTls,
    /// This script, for every connection.
    Script(Vec<Step>),
}

/// One line of the matrix.
struct Fault {
    name: &'static str,
    peer: Peer,
    /// Class of createLink and createSplitLink, of deleteLink and refundPayment, of the five reads.
    classes: [&'static str; 3],
    /// What the sentence for the write says of the cause.
    why: &'static str,
}

fn answer(name: &'static str, bytes: Vec<u8>, classes: [&'static str; 3], why: &'static str) -> Fault {
    Fault { name, peer: Peer::Script(vec![Step::Send(bytes)]), classes, why }
}

fn script(name: &'static str, steps: Vec<Step>, classes: [&'static str; 3], why: &'static str) -> Fault {
    Fault { name, peer: Peer::Script(steps), classes, why }
}

fn status(name: &'static str, line: &str, body: &str, classes: [&'static str; 3], why: &'static str) -> Fault {
    answer(name, http(line, "Content-Type: text/html\r\n", body), classes, why)
}

const NOT_SENT: [&str; 3] = ["not sent", "not sent", "failed"];
const REFUSED: [&str; 3] = ["refused", "refused", "failed"];
const DONE: [&str; 3] = ["done", "done", "read"];
const UNKNOWN: [&str; 3] = ["unknown", "unknown", "failed"];
const HTML: &str = "<html><body><h1>nginx</h1></body></html>";
const HALF: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ResponseCode\":1,";
const GOOD: &str = r#"{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","data":{"id":9,"pay_link":"x"}}"#;
const LIST: &str = r#"{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","data":[]}"#;
const NO: &str = r#"{"ResponseCode":0,"ResponseMsg":"Please enter token","Result":"False"}"#;

fn connection_faults(good: &str) -> Vec<Fault> {
    let drip = HALF.iter().chain([b' '; 200].iter()).copied().collect();
    vec![
        Fault { name: "connection refused", peer: Peer::Nobody, classes: NOT_SENT, why: "Nobody answers" },
        Fault { name: "name not found", peer: Peer::NoName, classes: NOT_SENT, why: "No connection to the service" },
        Fault { name: "no TLS", peer: Peer::NoTls, classes: NOT_SENT, why: "secure connection" },
        script("ends before the answer", vec![], UNKNOWN, "ended before"),
        script("reset before the answer", vec![Step::Reset], UNKNOWN, "The connection broke"),
        script("reset in the body", vec![Step::Send(HALF.to_vec()), Step::Reset], UNKNOWN, "The connection broke"),
        script("ends in the body", vec![Step::Send(HALF.to_vec())], UNKNOWN, "cut off in the middle"),
        script("reset after the body", vec![Step::Send(json(good)), Step::Reset], DONE, ""),
        script("stalls before the head", vec![Step::Stall], UNKNOWN, "within"),
        script("stalls in the head", vec![Step::Send(b"HTTP/1.1 20".to_vec()), Step::Stall], UNKNOWN, "within"),
        script("stalls in the body", vec![Step::Send(HALF.to_vec()), Step::Stall], UNKNOWN, "stopped"),
        script("slow drip", vec![Step::Drip(drip, Duration::from_millis(20))], UNKNOWN, "within"),
        script("not HTTP", vec![Step::Send(b"SSH-2.0-OpenSSH\r\n".to_vec())], UNKNOWN, "ended"),
    ]
}

fn status_faults() -> Vec<Fault> {
    let too_many = |headers: &str| http("429 Too Many Requests", headers, "slow down");
    let redirect = |to: &str| http("302 Found", &format!("Location: {to}\r\n"), "");
    vec![
        status("400 without envelope", "400 Bad Request", HTML, REFUSED, "400"),
        status("401 without envelope", "401 Unauthorized", HTML, REFUSED, "401"),
        status("403 without envelope", "403 Forbidden", HTML, REFUSED, "403"),
        status("404 without envelope", "404 Not Found", HTML, REFUSED, "404"),
        status("500 without envelope", "500 Internal Server Error", HTML, UNKNOWN, "500"),
        status("502 HTML", "502 Bad Gateway", HTML, UNKNOWN, "502"),
        status("503", "503 Service Unavailable", "", UNKNOWN, "503"),
        status("504", "504 Gateway Timeout", "", UNKNOWN, "504"),
        status("400 with envelope", "400 Bad Request", NO, REFUSED, ""),
        status("200 with refusal", "200 OK", NO, REFUSED, ""),
        status("500 with envelope", "500 Internal Server Error", NO, UNKNOWN, ""),
        answer("429", too_many(""), REFUSED, "more requests with this key"),
        answer("429, Retry-After 1", too_many("Retry-After: 1\r\n"), REFUSED, "more requests with this key"),
        answer(
            "429, Retry-After absurd",
            too_many("Retry-After: 99999999999999999999\r\n"),
            REFUSED,
            "more requests with this key",
        ),
        answer("redirect, same host", redirect("/api/v3/x"), UNKNOWN, "pointed to another address"),
        answer("redirect, other host", redirect("https://example.org/"), UNKNOWN, "pointed to another address"),
    ]
}

fn body_faults(good: &str) -> Vec<Fault> {
    let deep = format!("{{\"ResponseCode\":1,\"Result\":\"True\",\"data\":{}{}}}", "[".repeat(200), "]".repeat(200));
    let large = http("200 OK", "", vec![b' '; 2000]);
    let gzip = http("200 OK", "Content-Encoding: gzip\r\n", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3, 0x4b, 0x4a]);
    let latin = http("200 OK", "", b"{\"ResponseCode\":1,\"Result\":\"True\",\"x\":\"\xfc\"}");
    let wrong = r#"{"ResponseCode":1,"Result":"True","data":{"id":{},"pay_link":[],"amount":{"is":1},"x":null}}"#;
    let doubled = r#"{"ResponseCode":0,"Result":"False","ResponseCode":1,"Result":"True","data":[]}"#;
    let two_data = r#"{"ResponseCode":1,"Result":"True","data":{"id":7},"data":{"id":9}}"#;
    let two_ids = r#"{"ResponseCode":1,"Result":"True","data":{"id":7,"pay_id":7,"payout_id":7,"sf_id":7,"linktopay_id":7,"id":9,"pay_id":9,"payout_id":9,"sf_id":9,"linktopay_id":9}}"#;
    vec![
        answer("empty body", json(""), UNKNOWN, "empty"),
        answer("cut-off JSON", json(r#"{"ResponseCode":1,"Resu"#), UNKNOWN, "cut off"),
        answer("too large", large, UNKNOWN, "larger"),
        answer("compressed unasked", gzip, UNKNOWN, ""),
        answer("HTML with 200", http("200 OK", "Content-Type: text/html\r\n", HTML), UNKNOWN, "web page"),
        answer("not UTF-8", latin, UNKNOWN, ""),
        answer("nested too deep", json(&deep), UNKNOWN, ""),
        answer("other JSON", json("[1,2,3]"), UNKNOWN, ""),
        answer("contradictory", json(r#"{"ResponseCode":1,"Result":"False","data":[]}"#), UNKNOWN, ""),
        answer("wrong types in each field", json(wrong), ["unknown", "done", "failed"], "did not"),
        answer("missing fields", json(r#"{"ResponseCode":1,"Result":"True"}"#), ["unknown", "done", "read"], "did not"),
        answer("doubled keys that disagree", json(doubled), UNKNOWN, "contradict"),
        answer("doubled data", json(two_data), UNKNOWN, "contradict"),
        answer("a doubled field that differs", json(two_ids), ["unknown", "done", "failed"], ""),
        answer("wrong content type", http("200 OK", "Content-Type: image/png\r\n", good), DONE, ""),
    ]
}

/// A client of what stands at the other end; the listener or server lives as long as the test's runtime.
async fn client_of(peer: &Peer) -> Option<Client> {
    let limits = Limits { answer_bytes: 1000, ..short() };
    match peer {
        Peer::Nobody => {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("http://{}", listener.local_addr().unwrap());
            drop(listener);
            Some(client(&url, limits))
        }
        // A label of more than 63 letters is refused before anybody is asked.
        Peer::NoName => try_client(&format!("https://{}.invalid", "a".repeat(64)), limits).ok(),
        Peer::NoTls => {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("https://{}", listener.local_addr().unwrap());
            tokio::spawn(async move {
                while let Ok((mut stream, _)) = listener.accept().await {
                    // The client hangs up as soon as it has seen what this is.
                    stream.write_all(b"SSH-2.0 no TLS here\r\n").await.unwrap_or_default();
                    stream.read_to_end(&mut Vec::new()).await.unwrap_or_default();
                }
            });
            try_client(&url, limits).ok()
        }
        Peer::Script(steps) => Some(Server::start(vec![steps.clone()]).await.client(limits)),
    }
}

/// How a call ended: its class, and its error.
type Ended = (&'static str, Option<ApiError>);

fn sorted<T>(outcome: WriteOutcome<T>) -> Ended {
    match outcome {
        WriteOutcome::Done(_) => ("done", None),
        WriteOutcome::NotSent(error) => ("not sent", Some(error)),
        WriteOutcome::Refused(error) => ("refused", Some(error)),
        WriteOutcome::Unknown(error) => ("unknown", Some(error)),
    }
}

fn was_read<T>(result: Result<T, ApiError>) -> Ended {
    match result {
        Ok(_) => ("read", None),
        Err(error) => ("failed", Some(error)),
    }
}

fn call(client: &Client, endpoint: Endpoint) -> BoxFuture<'_, Ended> {
    async move {
        let pace = Pace::Interactive;
        let refund = RefundRequest { pay_id: LinkId(7), amount: Money::from_cents(100), full: false };
        match endpoint {
            Endpoint::CreateLink => sorted(client.create_link(&link()).await),
            Endpoint::CreateSplitLink => sorted(client.create_link(&split_link()).await),
            Endpoint::DeleteLink => sorted(client.delete_link(LinkId(7)).await),
            Endpoint::RefundPayment => sorted(client.refund_payment(&refund).await),
            Endpoint::UnpaidLinks => was_read(client.unpaid_links(&LinkQuery::default(), pace, &mut |_| {}).await),
            Endpoint::PaidLinks => was_read(client.paid_links(&LinkQuery::default(), pace, &mut |_| {}).await),
            Endpoint::PayIns => was_read(client.pay_ins(&PayInQuery::default(), pace, &mut |_| {}).await),
            Endpoint::Payouts => was_read(client.payouts(&PayoutQuery::default(), pace, &mut |_| {}).await),
            Endpoint::Invoices => was_read(client.invoices(&InvoiceQuery::default(), pace, &mut |_| {}).await),
        }
    }
    .boxed()
}

/// What is wrong with a cell; nothing, when it is as it should be.
fn judge(texts: &Texts, fault: &Fault, endpoint: Endpoint, (class, error): &Ended, took: Duration) -> Vec<String> {
    let column = ENDPOINTS.iter().position(|other| *other == endpoint).unwrap();
    let expected = fault.classes[match column {
        0 | 1 => 0,
        2 | 3 => 1,
        _ => 2,
    }];
    let mut wrong = Vec::new();
    if *class != expected {
        wrong.push(format!("{class} in place of {expected}: {error:?}"));
    }
    if took > short().call + SLACK {
        wrong.push(format!("took {took:?}"));
    }
    if let Some(error) = error {
        let fate = if *class == "unknown" { Fate::Unknown } else { Fate::DidNotHappen };
        let said = api_error_text(texts, error, fate).paragraph();
        if !said.contains(fault.why) {
            wrong.push(format!("says {said}"));
        }
        let unsure = said.contains("It is not known whether");
        if unsure != (*class == "unknown") {
            wrong.push(format!("the money: {said}"));
        }
        if said.contains(KEY) || format!("{error:?}").contains(KEY) {
            wrong.push("tells the key".to_owned());
        }
    }
    wrong
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_endpoint_meets_every_fault() {
    let texts = Texts::new(Language::English);
    let all = |good| [connection_faults(good), status_faults(), body_faults(good)].into_iter().flatten();
    let names = ENDPOINTS.map(Endpoint::name).join(" | ");
    let mut table = format!("| fault | {names} |\n|{}\n", "---|".repeat(10));
    let mut wrong = Vec::new();
    let mut cells = 0;
    for (of_writes, of_reads) in all(GOOD).zip(all(LIST)) {
        let (of_writes, of_reads) = (&of_writes, &of_reads);
        let row = join_all(ENDPOINTS.map(|endpoint| async move {
            let fault = if endpoint.is_write() { of_writes } else { of_reads };
            let client = client_of(&fault.peer).await?;
            let started: Instant = SystemClock.instant();
            let ended = call(&client, endpoint).await;
            Some((endpoint, ended, SystemClock.instant().duration_since(started)))
        }))
        .await;
        write!(table, "| {}", of_writes.name).unwrap();
        for cell in row {
            // Without certificates there is no client for `https`; then nothing can be sent either.
            let Some((endpoint, ended, took)) = cell else {
                table.push_str(" | no client");
                continue;
            };
            cells += 1;
            write!(table, " | {}", ended.0).unwrap();
            let found = judge(&texts, of_writes, endpoint, &ended, took);
            wrong.extend(found.into_iter().map(|what| format!("{} × {}: {what}", of_writes.name, endpoint.name())));
        }
        table.push_str(" |\n");
    }
    println!("{table}\n{cells} cells");
    assert!(wrong.is_empty(), "{} of {cells} cells are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
