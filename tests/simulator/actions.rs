//! What the simulated customer and the calendar do, by the handle and over `/demo/`, and that the lists follow.
//! The payment page is here too, since paying is done from it.
//! Nothing happens by itself: every step is asked for.

use std::sync::Arc;

use jiff::civil::date;
use secpaid_desktop::clock::FixedClock;
use secpaid_desktop::demo::{PayError, PaymentMethod};
use secpaid_desktop::model::LinkId;
use serde_json::{Value, json};

use crate::shop::{Shop, cents, id, ids, shop};

async fn pay_in(shop: &Shop, pay_id: u64) -> Vec<Value> {
    shop.ask("getPayInTransactions", json!({ "pay_id": pay_id })).await.rows().to_vec()
}

async fn create(shop: &Shop, amount: &str) -> u64 {
    let answer = shop.ask("createLink", json!({ "amount": amount, "recipient_note": "Strauß <groß>" })).await;
    answer.data()["id"].as_u64().unwrap()
}

#[tokio::test]
async fn a_paid_link_moves_to_the_used_ones_and_its_pay_in_appears() {
    let shop = shop().await;
    let link = create(&shop, "25.00").await;
    assert_eq!(shop.sim.customer_pays(LinkId(link), PaymentMethod::Card), Ok(()));
    assert!(!ids(&shop.unused().await).contains(&link));
    let used = shop.used().await;
    assert_eq!((id(&used[0]), &used[0]["paid_on"]), (link, &json!("2026-05-20 14:02:02")));
    let rows = pay_in(&shop, link).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["amount"], "25.00");
    assert_eq!(rows[0]["status"], "Success");
    assert_eq!(rows[0]["payout_status"], "Pending");
    assert_eq!(rows[0]["payment_method"], "card");
    assert_eq!((cents(&rows[0]["service_fee"]), cents(&rows[0]["service_fee_psp"])), (30, 38));
    assert_eq!(shop.sim.customer_pays(LinkId(link), PaymentMethod::Card), Err(PayError::AlreadyPaid));
    assert_eq!(shop.sim.customer_pays(LinkId(7), PaymentMethod::Card), Err(PayError::NotFound));
    let cancelled = shop.unused().await.into_iter().find(|row| row["is_cancelled"] == "Yes").unwrap();
    assert_eq!(shop.sim.customer_pays(LinkId(id(&cancelled)), PaymentMethod::Card), Err(PayError::Cancelled));
}

#[tokio::test]
async fn a_bank_transfer_is_confirmed_with_the_next_day() {
    let shop = shop().await;
    let link = create(&shop, "25.00").await;
    assert_eq!(shop.sim.customer_pays(LinkId(link), PaymentMethod::BankTransfer), Ok(()));
    assert_eq!(pay_in(&shop, link).await[0]["status"], "Pending");
    shop.sim.next_day();
    assert_eq!(pay_in(&shop, link).await[0]["status"], "Success");
}

#[tokio::test]
async fn the_next_day_brings_the_payout_of_today() {
    let shop = shop().await;
    let link = create(&shop, "25.00").await;
    assert_eq!(shop.sim.customer_pays(LinkId(link), PaymentMethod::PayPal), Ok(()));
    assert_eq!(shop.sim.next_day().to_string(), "2026-05-21");
    let rows = shop.ask("getPayInTransactions", json!({ "date": "2026-05-20", "limit": 1000 })).await;
    assert!(rows.rows().iter().any(|row| row["pay_id"] == link));
    let sum = |field: &str| rows.rows().iter().map(|row| cents(&row[field])).sum::<i64>();
    let payouts = shop.ask("getPayOutTransactions", json!({ "limit": 2 })).await;
    let newest = &payouts.rows()[0];
    assert_eq!((&newest["request_date"], &newest["payout_status"]), (&json!("2026-05-20"), &json!("InProgress")));
    assert_eq!((cents(&newest["payout_amount"]), cents(&newest["net_amount"])), (sum("amount"), sum("net_amount")));
    assert_eq!(payouts.rows()[1]["payout_status"], "Approved");
    assert_eq!(pay_in(&shop, link).await[0]["payout_status"], "Pending");
    shop.sim.next_day();
    assert_eq!(pay_in(&shop, link).await[0]["payout_status"], "Approved");
    let answer = shop.ask("getPayInTransactions", json!({ "limit": 1 })).await;
    assert_eq!(answer.body["expected_payout"], "0.00");
}

#[tokio::test]
async fn a_refund_request_becomes_a_row_with_the_next_day() {
    let shop = shop().await;
    let (approved, rejected) = (create(&shop, "25.00").await, create(&shop, "25.13").await);
    for link in [approved, rejected] {
        assert_eq!(shop.sim.customer_pays(LinkId(link), PaymentMethod::Card), Ok(()));
    }
    shop.ask("refundPayment", json!({ "pay_id": approved, "refund_amount": 10 })).await.data();
    shop.ask("refundPayment", json!({ "pay_id": rejected, "refund_amount": "25.13" })).await.data();
    assert_eq!(pay_in(&shop, approved).await.len(), 1);
    shop.sim.next_day();
    let rows = pay_in(&shop, approved).await;
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0]["transaction_type"], &rows[0]["amount"]), (&json!("Refund"), &json!(-10)));
    assert_eq!(rows[0]["is_refund"], true);
    assert!(rows[0]["created_at"].as_str().unwrap().starts_with("2026-05-21 "));
    assert_eq!(pay_in(&shop, rejected).await.len(), 1);
    shop.sim.next_day();
    assert_eq!(pay_in(&shop, approved).await.len(), 2);
    let payouts = shop.ask("getPayOutTransactions", json!({ "limit": 1 })).await;
    assert_eq!(
        (&payouts.rows()[0]["request_date"], &payouts.rows()[0]["payout_amount"]),
        (&json!("2026-05-21"), &json!("-10.00"))
    );
}

#[tokio::test]
async fn reset_brings_back_the_first_day() {
    let shop = shop().await;
    let before = shop.unused().await;
    create(&shop, "5").await;
    shop.sim.next_day();
    shop.sim.reset();
    assert_eq!(shop.unused().await, before);
    assert_eq!(shop.sim.now().to_string(), "2026-05-20T14:02:00");
}

#[tokio::test]
async fn the_actions_are_there_over_http() {
    let shop = shop().await;
    let link = create(&shop, "25.00").await;
    assert_eq!(shop.act("pay", json!({ "link_id": link, "method": "paypal" })).await.data()["pay_id"], link);
    assert_eq!(pay_in(&shop, link).await[0]["payment_method"], "paypal");
    assert_eq!(shop.act("pay", json!({ "link_id": link })).await.refusal(), "already paid");
    assert_eq!(shop.act("pay", json!({})).await.refusal(), "Please enter link_id");
    assert_eq!(shop.act("next-day", json!({})).await.data()["today"], "2026-05-21");
    shop.act("reset", json!({})).await.data();
    assert!(pay_in(&shop, link).await.is_empty());
}

#[tokio::test]
async fn the_page_of_a_link_can_be_opened_and_pays() {
    let shop = shop().await;
    let link = create(&shop, "25.00").await;
    let url = shop.unused().await[0]["pay_link"].as_str().unwrap().to_owned();
    let page = shop.http.get(&url).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("EUR 25.00") && page.contains("Strauß &lt;groß&gt;") && page.contains("Pay (simulated)"));
    let form = shop.http.post(format!("{}/demo/pay", shop.sim.url()));
    let form = form.header("content-type", "application/x-www-form-urlencoded").body(format!("link_id={link}"));
    assert!(form.send().await.unwrap().status().is_success());
    let page = shop.http.get(&url).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("This link is paid.") && !page.contains("<form"));
}

#[tokio::test]
async fn the_links_of_the_first_day_have_an_age() {
    let shop = shop().await;
    let seen = shop.sim.seen_links();
    assert_eq!(seen.len(), 40);
    assert_eq!(seen.iter().map(|(id, _)| id.0).collect::<std::collections::HashSet<_>>(), ids(&shop.unused().await));
    assert_eq!(seen[0].1.to_string(), "2026-05-20T13:02:00");
    assert!(seen.is_sorted_by(|a, b| a.1 >= b.1));
}

#[tokio::test]
async fn the_first_of_a_month_brings_the_invoice_of_the_last() {
    let mut options = crate::shop::options();
    options.clock = Arc::new(FixedClock::at_berlin(date(2026, 11, 30).at(14, 2, 0, 0)).unwrap());
    let shop = crate::shop::start(options).await;
    assert_eq!(shop.sim.next_day().to_string(), "2026-12-01");
    let rows = shop.all("getPayInTransactions").await;
    let november = rows.iter().filter(|row| row["created_at"].as_str().unwrap().starts_with("2026-11-"));
    let invoices = shop.ask("getTaxInvoiceList", json!({ "limit": 100 })).await;
    assert_eq!((invoices.rows().len(), &invoices.rows()[0]["service_month"]), (19, &json!("November 2026")));
    let fees: i64 = november.map(|row| cents(&row["service_fee"])).sum();
    assert_eq!(cents(&invoices.rows()[0]["total_secpaid_fee"]), fees);
    assert_eq!(invoices.body["ServerTime"], "CET");
}
