//! What is put on the wire, field by field, for each of the nine endpoints, and what comes back as typed values.
//! Amounts are compared as text: they go out digit by digit as they were typed.

use jiff::civil::date;
use secpaid_desktop::api::{InvoiceQuery, LinkQuery, Pace, PayInQuery, PayoutQuery, WriteOutcome};
use secpaid_desktop::model::{
    EncryptionKey, LinkId, LinkRequest, Money, RecipientRequest, RecipientToken, RefundRequest, Share, SplitRequest,
    SplitType,
};

use crate::server::{Server, json, limits};

pub const TOKEN: &str = "canary_recipient-1234";
pub const WEBHOOK_KEY: &str = "0123456789abcdefCANARY0123456789";
const GOOD: &str = r#"{"ResponseCode":1,"Result":"True","data":[]}"#;

/// A link with every field set.
pub fn link() -> LinkRequest {
    LinkRequest {
        amount: "49.99".parse::<rust_decimal::Decimal>().map(Money::from_decimal).unwrap(),
        note: Some("Rechnung \"2026-0815\" · ü".to_owned()),
        callback_url: Some("0,https://example.org/thanks".to_owned()),
        payment_endpoint: Some("https://example.org/hook".to_owned()),
        cancellable: false,
        is_qr_link: true,
        bank_transfer: true,
        encryption_key: Some(EncryptionKey::new(WEBHOOK_KEY).unwrap()),
        bank_statement: Some("FLORA".to_owned()),
        split: None,
    }
}

/// The same as a split one.
pub fn split_link() -> LinkRequest {
    let party = |token: &str, share| RecipientRequest {
        token: RecipientToken::new(token).unwrap(),
        label: Some("never sent".into()),
        share: Share::from_hundredths(share),
    };
    let recipients = vec![party(TOKEN, 1250), party("second_token_here", 3333)];
    LinkRequest { split: Some(SplitRequest { split_type: SplitType::Normal, recipients }), ..link() }
}

fn sent(server: &Server) -> (String, String) {
    let request = server.requests().pop().unwrap();
    (request.head.lines().next().unwrap().to_owned(), request.body)
}

#[tokio::test]
async fn create_link_sends_every_field_as_documented() {
    let server = Server::with(json(GOOD)).await;
    server.client(limits()).create_link(&link()).await;
    let (line, body) = sent(&server);
    assert_eq!(line, "POST /api/v2/createLink HTTP/1.1");
    assert_eq!(
        body,
        concat!(
            r#"{"amount":49.99,"recipient_note":"Rechnung \"2026-0815\" · ü","callback_url":"0,https://example.org/thanks","#,
            r#""payment_endpoint":"https://example.org/hook","cancellable":false,"bank_transfer":"true","is_encryption":"true","#,
            r#""encryption_key":"0123456789abcdefCANARY0123456789","bank_statement_description":"FLORA","is_qr_link":"true"}"#
        )
    );
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let plain = LinkRequest {
        amount: Money::from_cents(2500),
        note: None,
        callback_url: None,
        payment_endpoint: None,
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key: None,
        bank_statement: None,
        split: None,
    };
    let server = Server::with(json(GOOD)).await;
    server.client(limits()).create_link(&plain).await;
    let expected =
        r#"{"amount":25.00,"cancellable":true,"bank_transfer":"false","is_encryption":"false","is_qr_link":"false"}"#;
    assert_eq!(sent(&server).1, expected);
}

#[tokio::test]
async fn a_split_sends_its_recipients_and_only_what_its_endpoint_takes() {
    let server = Server::with(json(GOOD)).await;
    let client = server.client(limits());
    client.create_link(&split_link()).await;
    let (line, body) = sent(&server);
    assert_eq!(line, "POST /api/v2/createSplitLink HTTP/1.1");
    assert_eq!(
        body,
        concat!(
            r#"{"amount":49.99,"recipient_note":"Rechnung \"2026-0815\" · ü","callback_url":"0,https://example.org/thanks","#,
            r#""payment_endpoint":"https://example.org/hook","cancellable":false,"is_qr_link":true,"#,
            r#""recipients":[{"token":"canary_recipient-1234","share":12.50},{"token":"second_token_here","share":33.33}],"#,
            r#""split_type":"normal"}"#
        )
    );
    let mut fixed = split_link();
    fixed.split.as_mut().unwrap().split_type = SplitType::Absolute;
    client.create_link(&fixed).await;
    assert_eq!(server.requests().pop().unwrap().json()["split_type"], "absolute");
}

#[tokio::test]
async fn deletion_and_refund_name_the_link() {
    let server = Server::with(json(GOOD)).await;
    let client = server.client(limits());
    assert!(matches!(client.delete_link(LinkId(99_290)).await, WriteOutcome::Done(())));
    assert_eq!(sent(&server), ("POST /api/v2/deleteLink HTTP/1.1".into(), r#"{"link_id":99290}"#.into()));
    let refund = RefundRequest { pay_id: LinkId(7), amount: Money::from_cents(1005), full: true };
    assert!(matches!(client.refund_payment(&refund).await, WriteOutcome::Done(())));
    let expected = r#"{"pay_id":7,"refund_amount":10.05,"isFullRefund":true}"#;
    assert_eq!(sent(&server), ("POST /api/v2/refundPayment HTTP/1.1".into(), expected.into()));
}

#[tokio::test]
async fn reads_send_every_documented_field() {
    let server = Server::with(json(GOOD)).await;
    let client = server.client(limits());
    let pace = Pace::Interactive;
    let search = Some("0815".to_owned());
    let day = Some(date(2026, 5, 20));

    let pay_ins = PayInQuery {
        page: Some(2),
        limit: Some(1000),
        search: search.clone(),
        date: day,
        since: Some(30),
        pay_id: Some(LinkId(7)),
    };
    client.pay_ins(&pay_ins, pace, &mut |_| {}).await.unwrap();
    let body = r#"{"page":2,"limit":1000,"search":"0815","date":"2026-05-20","since":30,"pay_id":7}"#;
    assert_eq!(sent(&server), ("POST /api/v2/getPayInTransactions HTTP/1.1".into(), body.into()));

    let payouts = PayoutQuery {
        page: Some(1),
        limit: Some(10),
        search: search.clone(),
        start_date: day,
        end_date: Some(date(2026, 6, 1)),
    };
    client.payouts(&payouts, pace, &mut |_| {}).await.unwrap();
    let body = r#"{"page":1,"limit":10,"search":"0815","start_date":"2026-05-20","end_date":"2026-06-01"}"#;
    assert_eq!(sent(&server), ("POST /api/v2/getPayOutTransactions HTTP/1.1".into(), body.into()));

    let invoices = InvoiceQuery { page: Some(3), limit: Some(10), search: search.clone(), date: day };
    client.invoices(&invoices, pace, &mut |_| {}).await.unwrap();
    let body = r#"{"page":3,"limit":10,"search":"0815","date":"2026-05"}"#;
    assert_eq!(sent(&server), ("POST /api/v2/getTaxInvoiceList HTTP/1.1".into(), body.into()));

    let links = LinkQuery { limit: Some(100), search };
    client.unpaid_links(&links, pace, &mut |_| {}).await.unwrap();
    let body = r#"{"limit":100,"search":"0815"}"#;
    assert_eq!(sent(&server), ("POST /api/v2/getMyUnusedLinks HTTP/1.1".into(), body.into()));
    client.paid_links(&LinkQuery::default(), pace, &mut |_| {}).await.unwrap();
    assert_eq!(sent(&server), ("POST /api/v2/getMyUsedLinks HTTP/1.1".into(), "{}".into()));
}
