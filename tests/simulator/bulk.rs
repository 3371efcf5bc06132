//! The generated rows for measurements: their number, that pages fit together, and that filters work on them.
//! Ten thousand stand for a million; the rows are worked out from their position either way.
//! Links are those of the shop, so that paying works here too.

use secpaid_desktop::demo::PaymentMethod;
use secpaid_desktop::model::LinkId;
use serde_json::{Value, json};

use crate::shop::{id, options, start};

#[tokio::test]
async fn ten_thousand_rows_come_in_pages_of_a_thousand() {
    let mut options = options();
    options.pay_ins = Some(10_000);
    let shop = start(options).await;
    let rows = shop.all("getPayInTransactions").await;
    assert_eq!(rows.len(), 10_000);
    assert!(rows.is_sorted_by(|a, b| a["created_at"].as_str() > b["created_at"].as_str()));
    let pay_ids: std::collections::HashSet<u64> = rows.iter().map(|row| row["pay_id"].as_u64().unwrap()).collect();
    assert_eq!(pay_ids.len(), 10_000);
    assert_eq!(rows, shop.all("getPayInTransactions").await);
    let since = shop.ask("getPayInTransactions", json!({ "since": 2, "limit": 1 })).await;
    let expected = rows.iter().filter(|row| row["created_at"].as_str().unwrap() >= "2026-05-18").count();
    assert_eq!(since.body["totalRecords"], expected);
    let found = shop.ask("getPayInTransactions", json!({ "search": "hochzeit", "limit": 1000 })).await;
    let hits = |row: &&Value| row["recipient_note"].as_str().unwrap().starts_with("Hochzeit");
    assert_eq!(found.body["totalRecords"], rows.iter().filter(hits).count());
}

#[tokio::test]
async fn a_payment_comes_before_the_generated_rows() {
    let mut options = options();
    options.pay_ins = Some(1500);
    let shop = start(options).await;
    let link = id(&shop.unused().await[0]);
    assert_eq!(shop.sim.customer_pays(LinkId(link), PaymentMethod::Card), Ok(()));
    let rows = shop.all("getPayInTransactions").await;
    assert_eq!((rows.len(), &rows[0]["pay_id"]), (1501, &json!(link)));
}
