//! That the money adds up over HTTP as a client sees it: payouts by day, invoices by month, the expected payout.
//! Sums are taken from the answers alone, in cents.
//! Nothing here may be off by one.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::shop::{cents, shop};

fn confirmed(rows: &[Value]) -> impl Iterator<Item = &Value> {
    rows.iter().filter(|row| row["status"] == "Success")
}

fn start(row: &Value, field: &str, length: usize) -> String {
    row[field].as_str().unwrap().chars().take(length).collect()
}

#[tokio::test]
async fn each_payout_is_the_sum_of_its_day() {
    let shop = shop().await;
    let rows = shop.all("getPayInTransactions").await;
    let mut days: BTreeMap<String, [i64; 3]> = BTreeMap::new();
    for row in confirmed(&rows) {
        let [gross, fee, net] = days.entry(start(row, "created_at", 10)).or_default();
        *gross += cents(&row["amount"]);
        *fee += cents(&row["service_fee"]) + cents(&row["service_fee_psp"]);
        *net += cents(&row["net_amount"]);
    }
    assert!(days.remove("2026-05-20").is_some(), "nothing was paid today");
    let payouts = shop.all("getPayOutTransactions").await;
    let paid: BTreeMap<String, [i64; 3]> = payouts
        .iter()
        .map(|row| {
            let sums = ["payout_amount", "service_fee", "net_amount"].map(|field| cents(&row[field]));
            (row["request_date"].as_str().unwrap().to_owned(), sums)
        })
        .collect();
    assert_eq!(paid.len(), payouts.len());
    assert!(paid.len() > 300, "{}", paid.len());
    assert_eq!(paid, days);
}

#[tokio::test]
async fn each_invoice_is_the_sum_of_its_month() {
    let shop = shop().await;
    let rows = shop.all("getPayInTransactions").await;
    let mut months: BTreeMap<String, [i64; 2]> = BTreeMap::new();
    for row in confirmed(&rows) {
        let [fee, psp] = months.entry(start(row, "created_at", 7).replace('-', "")).or_default();
        *fee += cents(&row["service_fee"]);
        *psp += cents(&row["service_fee_psp"]);
    }
    months.remove("202605");
    let invoices = shop.all("getTaxInvoiceList").await;
    let billed: BTreeMap<String, [i64; 2]> = invoices
        .iter()
        .map(|row| {
            (start(row, "invoice_id", 6), ["total_secpaid_fee", "total_psp_fee"].map(|field| cents(&row[field])))
        })
        .collect();
    assert_eq!(billed.len(), 18);
    assert_eq!(billed, months);
}

#[tokio::test]
async fn the_expected_payout_is_what_was_not_paid_out() {
    let shop = shop().await;
    let rows = shop.all("getPayInTransactions").await;
    let open: i64 =
        confirmed(&rows).filter(|row| row["payout_status"] == "Pending").map(|row| cents(&row["net_amount"])).sum();
    let answer = shop.ask("getPayInTransactions", serde_json::json!({ "limit": 1 })).await;
    assert_eq!(cents(&answer.body["expected_payout"]), open);
    assert!(open > 0);
}
