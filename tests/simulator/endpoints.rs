//! The nine endpoints as they are meant to be used, with JSON and with form bodies, and what their parameters do.
//! Refusals are in `refusals`, sums in `money`.
//! Every expectation is literal: names and spellings are those of the API pages.

use secpaid_desktop::demo;
use serde_json::{Value, json};

use crate::shop::{cents, ids, options, shop, start};

const COURIER: &str = "rt_demo_9fK2mQx7Lw3V4711";
const FLORIST: &str = "rt_demo_Tb5nR8sYc6Jd0815";

#[tokio::test]
async fn a_link_is_created_listed_and_deleted() {
    let shop = shop().await;
    let body = json!({
        "amount": 49.99, "recipient_note": "Bestellung 2026-0815", "callback_url": "0",
        "payment_endpoint": "https://example.org/hook", "cancellable": false, "bank_transfer": "true",
        "bank_statement_description": "Blumen", "is_qr_link": "false",
    });
    let answer = shop.ask("createLink", body).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["ServerTime"], "CEST");
    let data = answer.data();
    assert_eq!(data["amount"].to_string(), "49.99");
    assert_eq!(data["recipient_note"], "Bestellung 2026-0815");
    assert_eq!(data["status"], "Unused");
    assert_eq!(data["callback_url"], "0");
    assert_eq!(data["paymentEndpoint"], "https://example.org/hook");
    assert_eq!(data["is_cancellation"], "No");
    assert_eq!(data["bank_transfer"], "true");
    assert_eq!(data["bank_statement_description"], "Blumen");
    assert_eq!(data["is_split_link"], "false");
    assert_eq!(data["servicefee"], "0.60");
    assert_eq!(data["created_at"], "2026-05-20 14:02:01");
    assert_eq!(data["recipients"], Value::Null);
    let id = data["id"].as_u64().unwrap();
    let before = shop.unused().await;
    assert_eq!(before[0]["linktopay_id"], id);
    assert_eq!(before[0]["pay_link"], data["pay_link"]);
    let deleted = shop.ask("deleteLink", json!({ "link_id": id })).await;
    assert_eq!(deleted.body["ResponseCode"], 1);
    assert!(!ids(&shop.unused().await).contains(&id));
    let page = shop.http.get(data["pay_link"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(page.status().as_u16(), 404);
}

#[tokio::test]
async fn a_form_creates_the_same_link_under_older_names() {
    let shop = shop().await;
    let fields = [("amount", "49.90"), ("note", "Müller & Söhne"), ("is_cancellation", "No"), ("is_qr_link", "true")];
    let answer = shop.form("createLink", &fields).await;
    let data = answer.data();
    assert_eq!(data["amount"].to_string(), "49.9");
    assert_eq!(data["recipient_note"], "Müller & Söhne");
    assert_eq!(data["is_cancellation"], "No");
    assert_eq!(data["is_qr_link"], "true");
    assert_eq!(shop.unused().await[0]["transaction_type"], "Personal QR");
    let deleted = shop.form("deleteLink", &[("linktopay_id", &data["id"].to_string())]).await;
    assert_eq!(deleted.body["ResponseCode"], 1);
    assert_eq!(shop.unused().await.len(), 40);
}

#[tokio::test]
async fn bodies_are_read_as_plugins_and_curl_send_them() {
    let shop = shop().await;
    let parts = "--x1\r\nContent-Disposition: form-data; name=\"amount\"\r\n\r\n25\r\n\
                 --x1\r\nContent-Disposition: form-data; name=\"recipient_note\"\r\n\r\nRosé & Co.\r\n--x1--\r\n";
    let json = r#"{"amount": 25, "recipient_note": "Rosé & Co."}"#;
    for (kind, body) in [
        ("multipart/form-data; boundary=x1", parts),
        ("application/x-www-form-urlencoded", json),
        ("text/plain", json),
        ("application/json; charset=utf-8", json),
    ] {
        let request = shop.request("createLink").header("token", shop.sim.key()).header("content-type", kind);
        let answer = crate::shop::read(request.body(body).send().await.unwrap()).await;
        let data = answer.data();
        assert_eq!((&data["amount"], &data["recipient_note"]), (&json!(25), &json!("Rosé & Co.")), "{kind}");
    }
}

#[tokio::test]
async fn a_split_takes_recipients_in_every_shape() {
    let shop = shop().await;
    let list = json!([{ "token": COURIER, "share": 12.5 }, { "token": FLORIST, "share": "30" }]);
    let text = list.to_string();
    let echoed = format!(r#"[{{"share":12.5,"token":"{COURIER}"}},{{"share":30,"token":"{FLORIST}"}}]"#);
    let form = [
        ("amount", "248.00"),
        ("recipients[0][token]", COURIER),
        ("recipients[0][share]", "12.5"),
        ("recipients[1][token]", FLORIST),
        ("recipients[1][share]", "30"),
    ];
    let answers = [
        shop.ask("createSplitLink", json!({ "amount": 248, "recipients": list, "is_qr_link": false })).await,
        shop.ask("createSplitLink", json!({ "amount": "248.00", "recipients": text })).await,
        shop.form("createSplitLink", &[("amount", "248"), ("recipients", &text)]).await,
        shop.form("createSplitLink", &form).await,
    ];
    for answer in &answers {
        let data = answer.data();
        assert_eq!(data["recipients"], echoed.as_str());
        assert_eq!((&data["split_type"], &data["is_split_link"]), (&json!("normal"), &json!("true")));
        assert_eq!(data["amount"], 248);
    }
    assert_eq!(shop.unused().await[0]["transaction_type"], "Split");
    assert_eq!(shop.unused().await[0]["recipients"], echoed.as_str());
}

#[tokio::test]
async fn fixed_shares_may_take_the_whole_amount() {
    let shop = shop().await;
    let body = json!({ "amount": 30, "split_type": "absolute", "recipients": [{ "token": COURIER, "share": 30 }] });
    assert_eq!(shop.ask("createSplitLink", body).await.data()["split_type"], "absolute");
}

#[tokio::test]
async fn lists_are_cut_by_limit_and_searched_by_note() {
    let shop = shop().await;
    assert_eq!(shop.ask("getMyUnusedLinks", json!({})).await.rows().len(), 10);
    assert_eq!(shop.unused().await.len(), 40);
    assert_eq!(shop.ask("getMyUsedLinks", json!({})).await.rows().len(), 10);
    let used = shop.used().await;
    assert!(used.is_sorted_by(|a, b| a["paid_on"].as_str() >= b["paid_on"].as_str()));
    let found = shop.form("getMyUnusedLinks", &[("limit", "100"), ("search", "hochzeit")]).await;
    assert!(!found.rows().is_empty() && found.rows().len() < 40);
    assert!(found.rows().iter().all(|row| row["recipient_note"].as_str().unwrap().starts_with("Hochzeit")));
}

#[tokio::test]
async fn pay_ins_come_in_pages_newest_first() {
    let shop = shop().await;
    let first = shop.ask("getPayInTransactions", json!({})).await;
    assert_eq!(first.rows().len(), 200);
    assert_eq!(first.body["totalRecords"], 1200);
    assert!(first.body["expected_payout"].is_string());
    let mut all = Vec::new();
    for page in 1..=2 {
        let answer = shop.ask("getPayInTransactions", json!({ "page": page, "limit": 5000 })).await;
        assert_eq!(answer.rows().len(), if page == 1 { 1000 } else { 200 });
        all.extend_from_slice(answer.rows());
    }
    assert!(all.is_sorted_by(|a, b| a["created_at"].as_str() >= b["created_at"].as_str()));
    assert_eq!(shop.form("getPayInTransactions", &[("page", "7")]).await.rows().len(), 0);
    for kind in ["Basic", "Split", "Personal QR", "Refund", "Dispute", "Dispute Refund"] {
        assert!(all.iter().any(|row| row["transaction_type"] == kind), "{kind}");
    }
    for method in [json!("card"), json!("paypal"), json!("Bank Transfer"), Value::Null] {
        assert!(all.iter().any(|row| row["payment_method"] == method), "{method}");
    }
    assert!(all.iter().any(|row| row.get("transaction_id").is_none()));
    assert!(all.iter().filter(|row| row["transaction_type"] == "Refund").all(|row| cents(&row["amount"]) < 0));
}

#[tokio::test]
async fn pay_ins_are_filtered_by_day_and_text_and_payment() {
    let shop = shop().await;
    let day = shop.ask("getPayInTransactions", json!({ "date": "2026-05-19", "limit": 1000 })).await;
    assert!(!day.rows().is_empty());
    assert!(day.rows().iter().all(|row| row["created_at"].as_str().unwrap().starts_with("2026-05-19 ")));
    let since = shop.ask("getPayInTransactions", json!({ "since": "7", "limit": 1000 })).await;
    let days: Vec<&str> = since.rows().iter().map(|row| row["created_at"].as_str().unwrap()).collect();
    assert!(
        days.iter().all(|day| *day >= "2026-05-13") && days.iter().any(|day| day.starts_with("2026-05-13")),
        "{days:?}"
    );
    let row = &day.rows()[0];
    let one = shop.ask("getPayInTransactions", json!({ "pay_id": row["pay_id"] })).await;
    assert!(one.rows().contains(row));
    let paypal = shop.ask("getPayInTransactions", json!({ "search": "PayPal", "limit": 1000 })).await;
    assert!(paypal.rows().iter().all(|row| row["payment_method"] == "paypal"));
    assert_eq!(paypal.body["totalRecords"], paypal.rows().len());
}

#[tokio::test]
async fn payouts_are_filtered_by_the_day_they_add_up() {
    let shop = shop().await;
    assert_eq!(shop.ask("getPayOutTransactions", json!({})).await.rows().len(), 10);
    let body = json!({ "start_date": "2026-05-01", "end_date": "2026-05-03", "limit": 1000 });
    let answer = shop.ask("getPayOutTransactions", body).await;
    assert!(
        answer.rows().iter().all(|row| ("2026-05-01"..="2026-05-03").contains(&row["request_date"].as_str().unwrap()))
    );
    let row = &answer.rows()[0];
    assert!(row["payout_amount"].is_string() && row["service_fee"].is_number() && row["net_amount"].is_number());
    let id = row["transaction_id"].as_str().unwrap();
    let found = shop.form("getPayOutTransactions", &[("search", id)]).await;
    assert_eq!(found.rows(), std::slice::from_ref(row));
    let newest = shop.ask("getPayOutTransactions", json!({ "limit": 2 })).await;
    assert_eq!(newest.rows()[0]["request_date"], "2026-05-19");
    assert_eq!(newest.rows()[0]["payout_status"], "InProgress");
    assert_eq!(newest.rows()[1]["payout_status"], "Approved");
}

#[tokio::test]
async fn invoices_come_in_two_pages() {
    let shop = shop().await;
    let first = shop.ask("getTaxInvoiceList", json!({})).await;
    let second = shop.form("getTaxInvoiceList", &[("page", "2")]).await;
    assert_eq!((first.rows().len(), second.rows().len()), (10, 8));
    assert_eq!(first.body["totalRecords"], 18);
    assert_eq!(first.rows()[0]["service_month"], "April 2026");
    assert_eq!(first.rows()[0]["zipcode"], "02826");
    assert!(first.rows()[0]["invoice_id"].as_str().unwrap().starts_with("202604-sf-"));
    let april = shop.ask("getTaxInvoiceList", json!({ "date": "2026-04" })).await;
    assert_eq!(april.rows(), [first.rows()[0].clone()]);
}

#[tokio::test]
async fn a_refund_is_filed_with_either_body() {
    let shop = shop().await;
    let rows = shop.all("getPayInTransactions").await;
    let mut fresh = refundable(&rows);
    let (one, other) = (fresh.next().unwrap(), fresh.next().unwrap());
    let body = json!({ "pay_id": one["pay_id"], "refund_amount": 1, "isFullRefund": false });
    assert_eq!(shop.ask("refundPayment", body).await.data()["status"], "pending");
    let (id, amount) = (other["pay_id"].to_string(), other["amount"].as_str().unwrap());
    let answer = shop.form("refundPayment", &[("pay_id", &id), ("refund_amount", amount)]).await;
    assert_eq!(answer.data()["isFullRefund"], true);
}

/// Confirmed payments of ours that nothing happened to.
pub fn refundable(rows: &[Value]) -> impl Iterator<Item = &Value> {
    rows.iter().filter(|row| {
        let alone = rows.iter().filter(|other| other["pay_id"] == row["pay_id"]).count() == 1;
        let note = row["recipient_note"].as_str().unwrap();
        alone && row["status"] == "Success" && row["creator_id"] == 2041 && !note.starts_with("Rechnung")
    })
}

#[tokio::test]
async fn every_list_is_the_same_for_the_same_moment() {
    let (one, other) = (shop().await, shop().await);
    for endpoint in ["getPayInTransactions", "getPayOutTransactions", "getTaxInvoiceList"] {
        assert_eq!(one.all(endpoint).await, other.all(endpoint).await, "{endpoint}");
    }
    assert_eq!(one.used().await, other.used().await);
    assert_eq!(ids(&one.unused().await), ids(&other.unused().await));
}

#[tokio::test]
async fn refusals_may_carry_a_matching_status() {
    let mut options = options();
    options.statuses = demo::Statuses::Matching;
    options.pay_in_total = false;
    let shop = start(options).await;
    assert_eq!(shop.ask("createLink", json!({})).await.status, 400);
    let keyless = shop.request("createLink").json(&json!({})).send().await.unwrap();
    assert_eq!(keyless.status().as_u16(), 401);
    let rows = shop.ask("getPayInTransactions", json!({})).await;
    assert_eq!((rows.status, rows.body.get("totalRecords")), (200, None));
}

#[tokio::test]
async fn the_regulars_of_the_book_can_be_paid() {
    let shop = shop().await;
    let book = demo::recipients();
    let tails: Vec<(&str, &str)> = book.iter().map(|entry| (&*entry.label, entry.token.tail())).collect();
    assert_eq!(tails, [("Kurier Ritter", "4711"), ("Floristik Aydın", "0815"), ("Marktstand Nord", "2290")]);
    let list: Vec<Value> = book.iter().map(|entry| json!({ "token": entry.token.expose(), "share": 33.33 })).collect();
    shop.ask("createSplitLink", json!({ "amount": 150, "recipients": list })).await.data();
}

#[tokio::test]
async fn the_record_holds_what_was_sent_but_not_the_key() {
    let shop = shop().await;
    shop.ask("deleteLink", json!({ "link_id": 5 })).await;
    shop.request("deleteLink").header("token", "wrongwrongwrong1").json(&json!({})).send().await.unwrap();
    shop.sim.received(2).await;
    let requests = shop.sim.requests();
    assert_eq!(shop.sim.count("deleteLink"), 2);
    assert_eq!(requests[0].body, json!({ "link_id": 5 }));
    assert_eq!((requests[0].key, requests[1].key), (demo::KeySent::Right, demo::KeySent::Wrong));
    let all = format!("{requests:?}");
    assert!(!all.contains(shop.sim.key()) && !all.contains("wrongwrong"), "{all}");
}
