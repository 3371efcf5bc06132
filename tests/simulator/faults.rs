//! Every scripted fault as a client meets it: whether the change was made, and what arrives.
//! Gates and records say when something happened; nothing waits for a time.
//! What the application makes of each fault is tested with its own client, not here.

use std::time::Duration;

use secpaid_desktop::demo::{Canned, Fault, Gate, Twist};
use serde_json::{Value, json};

use crate::shop::{Shop, read, shop};

async fn send(shop: &Shop, fault: Fault) -> reqwest::Result<reqwest::Response> {
    shop.sim.script("createLink").push(fault);
    shop.send("createLink", &json!({ "amount": 25, "recipient_note": "Probe" })).await
}

async fn created(shop: &Shop) -> usize {
    shop.unused().await.len() - 40
}

#[tokio::test]
async fn each_fault_meets_one_request_of_its_endpoint() {
    let shop = shop().await;
    shop.sim.script("createLink").push(Fault::Answer(Canned::empty(503))).push(Fault::Answer(Canned::empty(502)));
    assert_eq!(shop.sim.script("createLink").waiting(), 2);
    shop.ask("getMyUsedLinks", json!({})).await.data();
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(shop.send("createLink", &json!({ "amount": 1 })).await.unwrap().status().as_u16());
    }
    assert_eq!(statuses, [503, 502, 200]);
    assert_eq!((created(&shop).await, shop.sim.count("createLink")), (1, 3));
}

#[tokio::test]
async fn a_delay_only_waits() {
    let shop = shop().await;
    let answer = read(send(&shop, Fault::Delay(Duration::from_millis(5))).await.unwrap()).await;
    assert_eq!(answer.data()["recipient_note"], "Probe");
}

#[tokio::test]
async fn resets_differ_in_what_was_changed() {
    for (fault, changed) in [(Fault::ResetBeforeChange, 0), (Fault::ResetAfterChange, 1)] {
        let shop = shop().await;
        let error = send(&shop, fault).await.unwrap_err();
        assert!(!error.is_connect() && !error.is_timeout(), "{error:?}");
        assert_eq!((created(&shop).await, shop.sim.count("createLink")), (changed, 1));
    }
}

#[tokio::test]
async fn a_reset_in_the_body_leaves_half_of_it() {
    let shop = shop().await;
    let mut response = send(&shop, Fault::ResetInBody).await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    let mut got = 0;
    let error = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => got += chunk.len(),
            Ok(None) => panic!("the body was complete"),
            Err(error) => break error,
        }
    };
    assert!(!error.is_timeout(), "{error:?}");
    let length: usize = response.headers()["content-length"].to_str().unwrap().parse().unwrap();
    assert_eq!((got, created(&shop).await), (length / 2, 1));
}

#[tokio::test]
async fn stalls_hold_at_their_place_until_released() {
    let shop = shop().await;
    let body = json!({ "amount": 25 });
    for (make, changed) in
        [(Fault::StallBeforeChange as fn(Gate) -> Fault, 0), (Fault::StallBeforeHead as fn(Gate) -> Fault, 2)]
    {
        let gate = Gate::new();
        shop.sim.script("createLink").push(make(gate.clone()));
        let (answer, ()) = tokio::join!(shop.ask("createLink", body.clone()), async {
            gate.reached().await;
            assert_eq!(created(&shop).await, changed);
            gate.open();
        });
        assert_eq!(answer.data()["status"], "Unused");
    }
    let gate = Gate::new();
    let mut response = send(&shop, Fault::StallInBody(gate.clone())).await.unwrap();
    let mut text = response.chunk().await.unwrap().unwrap().to_vec();
    gate.reached().await;
    assert_eq!(created(&shop).await, 3);
    gate.open();
    while let Some(chunk) = response.chunk().await.unwrap() {
        text.extend_from_slice(&chunk);
    }
    assert_eq!(serde_json::from_slice::<Value>(&text).unwrap()["data"]["recipient_note"], "Probe");
}

#[tokio::test]
async fn a_stalled_request_does_not_keep_the_simulator_from_stopping() {
    let shop = shop().await;
    let gate = Gate::new();
    shop.sim.script("createLink").push(Fault::StallBeforeHead(gate.clone()));
    let request = tokio::spawn(shop.request("createLink").json(&json!({})).send());
    gate.reached().await;
    let http = shop.http.clone();
    let url = shop.sim.url().to_owned();
    shop.sim.stop().await;
    assert!(request.await.unwrap().is_ok());
    assert!(http.post(url).send().await.unwrap_err().is_connect());
}

#[tokio::test]
async fn too_many_requests_with_any_header_or_none() {
    let shop = shop().await;
    for value in
        [None, Some("7"), Some("999999999999"), Some("-1"), Some("soon"), Some("Wed, 21 Oct 2099 07:28:00 GMT")]
    {
        let response = send(&shop, Fault::Answer(Canned::too_many(value))).await.unwrap();
        assert_eq!(response.status().as_u16(), 429);
        assert_eq!(response.headers().get("retry-after").map(|value| value.to_str().unwrap()), value);
    }
    assert_eq!(created(&shop).await, 0);
}

#[tokio::test]
async fn answers_that_are_not_the_services() {
    let shop = shop().await;
    let canned = [
        (Canned::envelope(500, 0, "Server busy"), 500, r#""ResponseMsg":"Server busy""#),
        (Canned::envelope(503, 1, "ok"), 503, r#""Result":"True""#),
        (Canned::html(502), 502, "<h1>502</h1>"),
        (Canned::empty(200), 200, ""),
        (Canned::cut_json(), 200, r#""data":{"id":9"#),
        (Canned::redirect(307, "http://127.0.0.2:9/elsewhere"), 307, ""),
        (Canned::nested(10_000), 200, "[[[[[["),
        (Canned::json(200, &json!([1])), 200, "[1]"),
    ];
    for (answer, status, part) in canned {
        let response = send(&shop, Fault::Answer(answer)).await.unwrap();
        assert_eq!(response.status().as_u16(), status);
        let text = response.text().await.unwrap();
        assert!(text.contains(part), "{text}");
        assert!(!part.is_empty() || text.is_empty(), "{text}");
    }
    assert_eq!(created(&shop).await, 0);
    let after = send(&shop, Fault::AnswerAfterChange(Canned::html(504))).await.unwrap();
    assert_eq!((after.status().as_u16(), created(&shop).await), (504, 1));
}

#[tokio::test]
async fn bodies_that_are_too_much_or_no_text() {
    let shop = shop().await;
    let mut big = send(&shop, Fault::Answer(Canned::oversized(9))).await.unwrap();
    assert_eq!(big.content_length(), None);
    let mut got = 0;
    while let Some(chunk) = big.chunk().await.unwrap() {
        got += chunk.len();
    }
    assert_eq!(got, 9 << 20);
    let latin = send(&shop, Fault::Answer(Canned::non_utf8())).await.unwrap().bytes().await.unwrap();
    assert!(std::str::from_utf8(&latin).is_err());
    let packed = send(&shop, Fault::Answer(Canned::compressed())).await.unwrap();
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    assert_eq!(packed.bytes().await.unwrap()[..2], [0x1f, 0x8b]);
}

#[tokio::test]
async fn values_change_their_type_or_become_unknown() {
    let shop = shop().await;
    let first = async |twist: Twist| {
        shop.sim.script("getPayInTransactions").push(Fault::Twist(twist));
        shop.ask("getPayInTransactions", json!({ "limit": 3 })).await.body
    };
    let plain = first(Twist::Remove("/nothing")).await;
    assert!(plain["data"][0]["pay_id"].is_number() && plain["data"][0]["amount"].is_string());
    let text = first(Twist::NumbersAsText).await;
    assert_eq!(text["data"][0]["pay_id"], plain["data"][0]["pay_id"].to_string().as_str());
    let numbers = first(Twist::TextAsNumbers).await;
    assert_eq!(numbers["data"][0]["amount"].to_string(), plain["data"][0]["amount"].as_str().unwrap());
    let nulls = first(Twist::Nulls).await;
    assert_eq!(nulls["data"][0]["pay_id"], plain["data"][0]["pay_id"]);
    assert_eq!((&nulls["data"][0]["amount"], &nulls["data"][0]["recipient_note"]), (&Value::Null, &Value::Null));
    let wrong = first(Twist::WrongTypes).await;
    assert_eq!(wrong["data"][0]["amount"]["is"], plain["data"][0]["amount"]);
    let unknown = first(Twist::UnknownValues).await;
    assert_eq!(unknown["data"][0]["status"], "Chargeback pending");
    assert!(unknown["data"][0]["loyalty_points"].is_object());
    assert_eq!(first(Twist::Set("/data/1/amount", json!("12,50"))).await["data"][1]["amount"], "12,50");
    assert_eq!(first(Twist::Set("/data", Value::Null)).await["data"], Value::Null);
    assert_eq!(first(Twist::Remove("/ResponseCode")).await.get("ResponseCode"), None);
}

#[tokio::test]
async fn names_and_recipients_take_their_other_shapes() {
    let shop = shop().await;
    let created = read(send(&shop, Fault::Twist(Twist::OlderNames)).await.unwrap()).await;
    assert!(created.data()["linktopay_id"].is_number() && created.data().get("id").is_none());
    assert!(created.data().get("paymentEndpoint").is_none() && created.data().get("payment_endpoint").is_some());
    let mut lists = Vec::new();
    for twist in [Twist::OlderNames, Twist::RecipientsAsArray] {
        shop.sim.script("getMyUnusedLinks").push(Fault::Twist(twist));
        lists.push(shop.ask("getMyUnusedLinks", json!({ "limit": 100, "search": "hochzeit" })).await);
    }
    assert!(lists[0].rows()[0]["id"].is_number() && lists[0].rows()[0].get("linktopay_id").is_none());
    assert_eq!(lists[1].rows()[0]["recipients"][0]["share"], 40);
}

#[tokio::test]
async fn a_taken_port_is_said() {
    let shop = shop().await;
    let mut options = crate::shop::options();
    options.port = shop.sim.url().rsplit_once(':').unwrap().1.parse().unwrap();
    let error = secpaid_desktop::demo::Simulator::start(options).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}
