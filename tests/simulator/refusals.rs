//! Every documented refusal, word for word, each by its own cause, and that a refused request changes nothing.
//! The texts are those of the table of messages in the API's facts.
//! What the simulator refuses in its own words is at the end.

use serde_json::{Value, json};

use crate::endpoints::refundable;
use crate::shop::{Shop, id, options, shop, start};

const COURIER: &str = "rt_demo_9fK2mQx7Lw3V4711";

async fn said(shop: &Shop, endpoint: &str, body: Value) -> String {
    shop.ask(endpoint, body).await.refusal().to_owned()
}

const ENDPOINTS: [&str; 9] = [
    "createLink",
    "createSplitLink",
    "getMyUnusedLinks",
    "getMyUsedLinks",
    "deleteLink",
    "getPayInTransactions",
    "getPayOutTransactions",
    "refundPayment",
    "getTaxInvoiceList",
];

#[tokio::test]
async fn every_endpoint_asks_for_the_key() {
    let shop = shop().await;
    for endpoint in ENDPOINTS {
        let without = crate::shop::read(shop.request(endpoint).json(&json!({})).send().await.unwrap()).await;
        assert_eq!(without.refusal(), "Please enter token", "{endpoint}");
        let request = shop.request(endpoint).header("token", "0123456789abcdef").json(&json!({}));
        let wrong = crate::shop::read(request.send().await.unwrap()).await;
        assert_eq!(wrong.refusal(), "Incorrect token or missing token", "{endpoint}");
    }
}

#[tokio::test]
async fn only_the_nine_endpoints_exist_and_only_for_post() {
    let shop = shop().await;
    let get = shop.http.get(format!("{}/api/v2/createLink", shop.sim.url())).send().await.unwrap();
    assert_eq!(get.status().as_u16(), 405);
    for path in ["/api/v1/createLink", "/api/v2/createlink", "/api/v2/", "/", "/demo/other"] {
        let answer = shop.http.post(format!("{}{path}", shop.sim.url())).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 404, "{path}");
    }
}

#[tokio::test]
async fn a_link_needs_an_amount() {
    let shop = shop().await;
    for endpoint in ["createLink", "createSplitLink"] {
        for amount in [json!(null), json!(""), json!(0), json!("0.00"), json!(-1), json!("abc"), json!("1e40")] {
            let body = json!({ "amount": amount, "recipients": [{ "token": COURIER, "share": 1 }] });
            assert_eq!(said(&shop, endpoint, body).await, "Amount is required", "{endpoint} {amount}");
        }
        assert_eq!(said(&shop, endpoint, json!({})).await, "Amount is required");
    }
    assert_eq!(shop.unused().await.len(), 40);
}

#[tokio::test]
async fn a_split_names_the_row_of_a_bad_recipient() {
    let shop = shop().await;
    let good = json!({ "token": COURIER, "share": 10 });
    let bad = [
        json!({ "token": "nobody", "share": 10 }),
        json!({ "token": secpaid_desktop::demo::OWNER_TOKEN, "share": 10 }),
        json!({ "token": COURIER }),
        json!({ "token": COURIER, "share": 0 }),
        json!("text"),
    ];
    for bad in bad {
        let body = json!({ "amount": 10, "recipients": [good, good, bad] });
        assert_eq!(said(&shop, "createSplitLink", body).await, "Invalid recipient token at index 2", "{bad}");
    }
    assert_eq!(shop.unused().await.len(), 40);
}

#[tokio::test]
async fn shares_may_not_exceed_what_there_is() {
    let shop = shop().await;
    let split = |kind: &str, share: &str| json!({ "amount": 50, "split_type": kind, "recipients": [{ "token": COURIER, "share": share }] });
    for (kind, most, over) in [("normal", "100", "100.01"), ("absolute", "50.00", "50.01")] {
        assert_eq!(said(&shop, "createSplitLink", split(kind, over)).await, "Total share exceeds the amount");
        shop.ask("createSplitLink", split(kind, most)).await.data();
    }
    for recipients in [json!(null), json!([]), json!("nonsense"), json!(5)] {
        let body = json!({ "amount": 50, "recipients": recipients });
        assert_eq!(said(&shop, "createSplitLink", body).await, "Recipients are required");
    }
}

#[tokio::test]
async fn only_an_unused_link_of_ours_is_deleted() {
    let shop = shop().await;
    assert_eq!(said(&shop, "deleteLink", json!({})).await, "Please enter link_id");
    assert_eq!(said(&shop, "deleteLink", json!({ "link_id": "abc" })).await, "Invalid link ID");
    assert_eq!(said(&shop, "deleteLink", json!({ "link_id": 7 })).await, "Link not found");
    let used = id(&shop.used().await[0]);
    assert_eq!(said(&shop, "deleteLink", json!({ "link_id": used })).await, "This link is already used");
    assert_eq!(shop.used().await[0]["linktopay_id"], used);
}

#[tokio::test]
async fn a_refund_names_a_payment_and_an_amount() {
    let shop = shop().await;
    let rows = shop.all("getPayInTransactions").await;
    let paid = refundable(&rows).next().unwrap();
    let refund = |amount: Value| json!({ "pay_id": paid["pay_id"], "refund_amount": amount });
    assert_eq!(said(&shop, "refundPayment", json!({ "refund_amount": 1 })).await, "Please enter pay_id");
    let unreadable = json!({ "pay_id": "x", "refund_amount": 1 });
    assert_eq!(said(&shop, "refundPayment", unreadable).await, "Invalid link ID");
    assert_eq!(said(&shop, "refundPayment", json!({ "pay_id": 7, "refund_amount": 1 })).await, "Link not found");
    assert_eq!(said(&shop, "refundPayment", refund(json!(null))).await, "Please enter refund_amount");
    assert_eq!(said(&shop, "refundPayment", refund(json!(0))).await, "Refund amount is required");
    assert_eq!(said(&shop, "refundPayment", refund(json!(-1))).await, "Invalid refund amount");
    assert_eq!(said(&shop, "refundPayment", refund(json!(99_999))).await, "Invalid refund amount");
    shop.ask("refundPayment", refund(json!("0.01"))).await.data();
    assert_eq!(said(&shop, "refundPayment", refund(json!("0.01"))).await, "Refund already requested");
}

#[tokio::test]
async fn a_refund_depends_on_what_the_payment_is() {
    let shop = shop().await;
    let rows = shop.all("getPayInTransactions").await;
    let find = |wanted: &dyn Fn(&Value) -> bool| rows.iter().find(|row| wanted(row)).unwrap()["pay_id"].clone();
    let of_kind = |kind: &'static str| find(&move |row: &Value| row["transaction_type"] == kind);
    let invoice = find(&|row| row["recipient_note"].as_str().unwrap().starts_with("Rechnung"));
    let cases = [
        (of_kind("Refund"), "Refund already requested"),
        (of_kind("Dispute"), "Refund blocked by dispute"),
        (of_kind("Dispute Refund"), "Refund blocked by dispute"),
        (find(&|row| row["creator_id"] != 2041), "Link not found"),
        (find(&|row| row["status"] == "Pending"), "Invalid refund amount"),
        (shop.unused().await[0]["linktopay_id"].clone(), "Link is cancelled"),
        (invoice, "Cannot refund invoice-type links"),
    ];
    for (pay_id, text) in cases {
        let body = json!({ "pay_id": pay_id, "refund_amount": 1 });
        assert_eq!(said(&shop, "refundPayment", body).await, text, "{pay_id}");
    }
}

#[tokio::test]
async fn a_body_that_is_neither_is_refused() {
    let shop = shop().await;
    for body in ["{\"amount\":", "[1]", "amount=5"] {
        let request = shop.request("createLink").header("token", shop.sim.key());
        let request = request.header("content-type", "application/json").body(body);
        let answer = crate::shop::read(request.send().await.unwrap()).await;
        assert_eq!(answer.refusal(), "Invalid request body", "{body}");
    }
    let big = shop.request("createLink").body(vec![b' '; 2 << 20]).send().await.unwrap();
    assert_eq!(big.status().as_u16(), 413);
}

#[tokio::test]
async fn more_than_the_limit_a_minute_is_too_many() {
    let mut options = options();
    options.requests_a_minute = Some(3);
    let shop = start(options).await;
    for _ in 0..3 {
        assert_eq!(shop.ask("getMyUsedLinks", json!({})).await.status, 200);
    }
    let fourth = shop.send("getMyUsedLinks", &json!({})).await.unwrap();
    assert_eq!(fourth.status().as_u16(), 429);
    let wait: u64 = fourth.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
}
