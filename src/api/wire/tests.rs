//! Whole answers as the service sends them, in every shape its documentation shows and in those it warns of.
//! Expected values are literal; nothing is computed the way the reader computes it.

use jiff::civil::date;

use super::{CREATED, DataKind, Envelope, INVOICE, PAID, PAY_IN, PAYOUT, Shape, UNPAID, Verdict, read};
use crate::api::error::Body;
use crate::model::{
    LinkId, LinkKind, Money, PayIn, PayInStatus, PayoutState, PayoutStatus, ServiceTime, Share, TransactionType,
};

fn envelope<T, const N: usize>(json: &str, shape: Shape<T, N>) -> Envelope<T> {
    read(json.as_bytes(), shape, 64).unwrap()
}

fn rows<T, const N: usize>(data: &str, shape: Shape<T, N>) -> Vec<T> {
    envelope(&format!(r#"{{"ResponseCode":1,"Result":"True","data":{data}}}"#), shape).rows
}

fn money(text: &str) -> Option<Money> {
    Money::from_service(text)
}

#[test]
fn a_pay_in_as_documented() {
    let json = r#"{"ResponseCode":1,"ResponseMsg":"Data retrived","Result":"True","ServerTime":"CEST","expected_payout":"1234.56",
        "totalRecords":"1201","data":[{"pay_id":99290,"creator_id":7,"user_id":8,"transaction_id":"20260520-pi-AB12CD34EF",
        "amount":"25.00","net_amount":24.11,"service_fee":"0.73","service_fee_psp":0.16,"status":"Success",
        "recipient_note":"Rechnung 2026-0815","payout_status":"Pending","created_at":"2026-05-20 18:56:08",
        "is_split_link":"Yes","is_dispute":"No","is_refund":false,"payment_method":"Bank Transfer","transaction_type":"Personal QR"}]}"#;
    let page = envelope(json, PAY_IN);
    assert_eq!(page.verdict, Verdict::Success);
    assert_eq!((page.kind, page.total, page.server_time.as_deref()), (DataKind::List, Some(1201), Some("CEST")));
    assert_eq!(page.expected_payout, money("1234.56"));
    assert_eq!((page.unreadable_rows, page.unreadable_fields), (0, 0));
    let expected = PayIn {
        pay_id: LinkId(99_290),
        creator_id: Some(7),
        user_id: Some(8),
        transaction_id: Some("20260520-pi-AB12CD34EF".into()),
        amount: money("25.00"),
        net_amount: money("24.11"),
        service_fee: money("0.73"),
        service_fee_psp: money("0.16"),
        status: PayInStatus::Success,
        note: "Rechnung 2026-0815".into(),
        payout_status: PayoutState::Pending,
        created_at: ServiceTime::At(date(2026, 5, 20).at(18, 56, 8, 0)),
        is_split: Some(true),
        is_dispute: Some(false),
        is_refund: Some(false),
        payment_method: Some("Bank Transfer".into()),
        kind: TransactionType::PersonalQr,
    };
    assert_eq!(page.rows, [expected]);
}

#[test]
fn every_field_but_the_id_may_be_missing_null_or_new() {
    let bare = &rows(r#"[{"pay_id":"1"}]"#, PAY_IN)[0];
    assert_eq!((bare.pay_id, bare.amount, bare.note.as_ref()), (LinkId(1), None, ""));
    assert_eq!((&bare.status, &bare.created_at), (&PayInStatus::Other("".into()), &ServiceTime::Missing));
    let null =
        &rows(r#"[{"pay_id":1,"amount":null,"status":null,"recipient_note":null,"created_at":null}]"#, PAY_IN)[0];
    assert_eq!(null, bare);
    let new = r#"[{"brand":{"new":[1,2,{"x":1.5}]},"pay_id":1,"more":"\u0000","deep":[[[]]],"f":-1.5e3}]"#;
    assert_eq!(&rows(new, PAY_IN)[0], bare);
}

#[test]
fn a_field_of_the_wrong_type_is_missing_and_counted_and_a_row_without_id_too() {
    let json = r#"{"ResponseCode":1,"Result":"True","data":[{"pay_id":1,"amount":{"a":1},"status":["Success"],"is_refund":"perhaps",
        "created_at":[],"net_amount":"1e16"},{"pay_id":null},{"pay_id":-1},{"pay_id":"1x"},{},7,1.5,"text",null,true,[]]}"#;
    let page = envelope(json, PAY_IN);
    assert_eq!((page.rows.len(), page.unreadable_rows, page.unreadable_fields), (1, 10, 5));
    assert_eq!(page.rows[0].amount, None);
}

#[test]
fn a_text_without_an_end_is_cut_and_counted() {
    let long = "ä".repeat(5_001);
    let row =
        format!(r#"[{{"pay_id":1,"recipient_note":"{long}","transaction_type":"{long}","created_at":"{long}"}}]"#);
    let page = envelope(&format!(r#"{{"ResponseCode":1,"Result":"True","data":{row}}}"#), PAY_IN);
    let cut = format!("{}…", "ä".repeat(5_000));
    assert_eq!(&*page.rows[0].note, cut);
    assert_eq!(page.rows[0].kind, TransactionType::read(&cut));
    assert_eq!((&page.rows[0].created_at, page.unreadable_fields), (&ServiceTime::Missing, 3));
    let said = envelope(&format!(r#"{{"ResponseCode":0,"ResponseMsg":"{long}"}}"#), PAY_IN);
    assert_eq!(said.verdict, Verdict::Error(cut.into()));
    let whole = "n".repeat(10_000);
    assert_eq!(&*rows(&format!(r#"[{{"pay_id":1,"recipient_note":"{whole}"}}]"#), PAY_IN)[0].note, whole);
}

#[test]
fn order_and_repetition_do_not_matter() {
    let page = envelope(
        r#"{"data":[{"transaction_type":"Refund","pay_id":5,"amount":-0.10,"pay_id":5,"amount":-0.10}],
            "Result":"True","ResponseCode":1,"Result":"True","ResponseCode":1}"#,
        PAY_IN,
    );
    assert_eq!(page.verdict, Verdict::Success);
    assert_eq!((page.rows.len(), page.rows[0].pay_id, page.unreadable_fields), (1, LinkId(5), 0));
    assert_eq!((page.rows[0].amount, &page.rows[0].kind), (money("-0.10"), &TransactionType::Refund));
}

#[test]
fn a_field_that_says_two_things_is_read_as_neither() {
    let answer = |data: &str| format!(r#"{{"ResponseCode":1,"Result":"True","data":{data}}}"#);
    let page = envelope(
        &answer(
            r#"[{"pay_id":1,"amount":1,"amount":"3.50","status":"Success","status":"Failed"},{"pay_id":1,"pay_id":2}]"#,
        ),
        PAY_IN,
    );
    assert_eq!((page.rows.len(), page.unreadable_rows, page.unreadable_fields), (1, 1, 2));
    assert_eq!((page.rows[0].amount, &page.rows[0].status), (None, &PayInStatus::read("")));
    let page = envelope(&answer(r#"[{"linktopay_id":7,"linktopay_id":9,"id":9}]"#), UNPAID);
    assert_eq!((page.rows.len(), page.unreadable_rows), (0, 1));
    let page = envelope(&answer(r#"[{"id":7,"recipients":null,"recipients":"[]","recipients":null}]"#), UNPAID);
    assert_eq!((page.rows.len(), page.unreadable_fields), (1, 1));
    for row in [r#"[{"id":null,"id":7}]"#, r#"[{"id":7,"id":null}]"#] {
        let page = envelope(&answer(row), UNPAID);
        assert_eq!((page.rows.len(), page.unreadable_rows), (0, 1), "{row}");
    }
    let page = envelope(&answer(r#"[{"id":7,"amount":null,"amount":null}]"#), UNPAID);
    assert_eq!((page.rows.len(), page.unreadable_fields), (1, 0), "twice the same");
    for twice in [
        r#""id":7,"id":9"#,
        r#""id":null,"id":7"#,
        r#""id":7,"id":null"#,
        r#""id":7,"pay_link":null,"pay_link":"https://app.secpaid.com/payment?link_id=Nw==""#,
        r#""id":7,"amount":25,"amount":"52.00""#,
        r#""id":7,"paymentEndpoint":"https://shop.example/a","paymentEndpoint":"https://other.example/a""#,
        r#""id":7,"pay_link":"https://app.secpaid.com/payment?link_id=Nw==","pay_link":null"#,
    ] {
        let page = envelope(&answer(&format!("{{{twice}}}")), CREATED);
        assert_eq!((page.verdict, page.rows.len(), page.unreadable_rows), (Verdict::Success, 0, 1), "{twice}");
    }
}

#[test]
fn an_envelope_that_says_two_things_is_believed_in_neither() {
    for both in [
        r#""Result":"False","ResponseCode":0,"Result":"True","ResponseCode":1"#,
        r#""ResponseCode":1,"Result":"True","ResponseCode":0,"Result":"False""#,
        r#""ResponseCode":1,"Result":"True","Result":"False""#,
        r#""ResponseCode":1,"Result":null,"Result":"True""#,
        r#""ResponseCode":1,"Result":"True","Result":null"#,
    ] {
        assert_eq!(envelope(&format!("{{{both},\"data\":[]}}"), PAY_IN).verdict, Verdict::Contradictory, "{both}");
    }
    for data in [
        r#"{"id":7},"data":{"id":9}"#,
        r#"[{"id":7}],"data":null"#,
        r#"null,"data":[{"id":7}]"#,
        r#""","data":{"id":7}"#,
        r#"[],"data":[{"id":7}]"#,
    ] {
        let twice = format!(r#"{{"ResponseCode":1,"Result":"True","data":{data}}}"#);
        assert_eq!(envelope(&twice, CREATED).verdict, Verdict::Contradictory, "{twice}");
    }
}

#[test]
fn unknown_words_are_kept_as_they_came() {
    let row =
        &rows(r#"[{"pay_id":1,"status":"success ","transaction_type":"Gutschrift","payout_status":5}]"#, PAY_IN)[0];
    assert_eq!(row.status, PayInStatus::Other("success ".into()));
    assert_eq!(row.kind, TransactionType::Other("Gutschrift".into()));
    assert_eq!(row.payout_status, PayoutState::Other("5".into()));
}

#[test]
fn a_refusal_has_its_words_and_may_have_any_data() {
    for data in ["null", "[]", "{}", r#""x""#, "[1]", "false", "0.5"] {
        let json = format!(r#"{{"ResponseCode":0,"ResponseMsg":"Betrag fehlt","Result":"False","data":{data}}}"#);
        assert_eq!(envelope(&json, CREATED).verdict, Verdict::Error("Betrag fehlt".into()), "{data}");
    }
}

#[test]
fn recipients_come_in_three_shapes() {
    let text = r#""[{\"token\":\"abcdefghij1234\",\"share\":12.50},{\"token\":\"short\",\"share\":\"10\"}]""#;
    let array = r#"[{"token":"abcdefghij1234","share":12.50},{"token":"short","share":"10","new":1}]"#;
    for recipients in [text, array] {
        let row = &rows(&format!(r#"[{{"id":1,"recipients":{recipients}}}]"#), UNPAID)[0];
        let shares: Vec<_> = row.recipients.iter().map(|party| (party.token_tail.as_ref(), party.share)).collect();
        let expected = [("1234", Some(Share::from_hundredths(1250))), ("", Some(Share::from_hundredths(1000)))];
        assert_eq!(shares, expected, "{recipients}");
        // SHA-256 of "short".
        let digest = "f9b0078b5df596d2ea19010c001bbd009e651de2c57e8fb7e355f31eb9d3f739";
        assert_eq!(row.recipients[1].token_digest.as_ref(), digest);
    }
    for none in ["null", r#""""#, r#""null""#, "[]", r#""[]""#] {
        let page = envelope(&list(none), UNPAID);
        assert_eq!((page.rows[0].recipients.len(), page.unreadable_fields), (0, 0), "{none}");
    }
    for broken in [r#""[{""#, "7", "true", r#"{"token":"x"}"#, "[5]"] {
        let page = envelope(&list(broken), UNPAID);
        assert_eq!((page.rows[0].recipients.len(), page.unreadable_fields), (0, 1), "{broken}");
    }
}

fn list(recipients: &str) -> String {
    format!(r#"{{"ResponseCode":1,"Result":"True","data":[{{"id":1,"recipients":{recipients}}}]}}"#)
}

#[test]
fn links_of_both_lists_and_generations() {
    let unpaid = rows(
        r#"[{"linktopay_id":"12","user_id":"3","recipient_note":"Lilien","amount":0.73,"is_cancelled":"No","is_split_link":true,
            "transaction_type":"Split","pay_link":"https://app.secpaid.com/payment?link_id=MTI=","qr_img":"https://x.example/q"}]"#,
        UNPAID,
    );
    assert_eq!((unpaid[0].id, unpaid[0].user_id, unpaid[0].amount), (LinkId(12), Some(3), money("0.73")));
    assert_eq!((&unpaid[0].kind, unpaid[0].is_cancelled), (&LinkKind::Split, Some(false)));
    assert_eq!(unpaid[0].pay_link.as_deref(), Some("https://app.secpaid.com/payment?link_id=MTI="));
    let paid =
        rows(r#"[{"id":13,"paid_on":"2026-05-20 18:56:08","amount":"35.39"},{"linktopay_id":"x","id":14}]"#, PAID);
    assert_eq!((paid[0].id, paid[1].id, paid[0].amount), (LinkId(13), LinkId(14), money("35.39")));
    assert_eq!(paid[0].paid_on, ServiceTime::At(date(2026, 5, 20).at(18, 56, 8, 0)));
}

#[test]
fn a_created_link_in_both_generations() {
    let new = r#"{"id":99290,"pay_link":"p","qr_img":"q","amount":25,"recipient_note":"n","status":"Unused","paymentEndpoint":"e",
        "callback_url":"c","servicefee":"0.35","recipients":null,"is_split_link":false,"split_type":"normal","bank_transfer":"true",
        "is_qr_link":"false","is_cancellation":"Yes","payment_config":{"card":true},"bank_statement_description":"b",
        "created_at":"2026-05-20 18:56:08","user_id":7}"#;
    let link = &rows(new, CREATED)[0];
    assert_eq!((link.id, link.amount, link.service_fee), (LinkId(99_290), money("25"), money("0.35")));
    assert_eq!((link.payment_endpoint.as_deref(), link.callback_url.as_deref()), (Some("e"), Some("c")));
    assert_eq!((link.cancellable, link.bank_transfer, link.is_qr_link), (Some(true), Some(true), Some(false)));
    assert_eq!(link.payment_config.as_deref(), Some(r#"{"card":true}"#));
    assert_eq!((link.status.as_deref(), link.bank_statement.as_deref()), (Some("Unused"), Some("b")));
    let old = r#"[{"linktopay_id":"99290","payment_endpoint":"e","cancellable":"No","payment_config":"plain"}]"#;
    let link = &rows(old, CREATED)[0];
    assert_eq!((link.id, link.cancellable), (LinkId(99_290), Some(false)));
    assert_eq!((link.payment_endpoint.as_deref(), link.payment_config.as_deref()), (Some("e"), Some("plain")));
}

#[test]
fn payouts_and_invoices() {
    let payout = &rows(
        r#"[{"payout_id":"5","user_id":7,"transaction_id":"20260520-po-AB12CD34EF","payout_amount":"100.10","service_fee":1.5,
            "net_amount":98.60,"payout_status":"InProgress","request_date":"2026-05-20","created_at":"2026-05-21 02:00:00"}]"#,
        PAYOUT,
    )[0];
    assert_eq!((payout.payout_id, payout.payout_amount, payout.net_amount), (5, money("100.10"), money("98.60")));
    assert_eq!(
        (&payout.status, &payout.request_date),
        (&PayoutStatus::InProgress, &ServiceTime::Day(date(2026, 5, 20)))
    );
    let invoice = &rows(
        r#"[{"sf_id":1,"company":"Blumen & Pillen","zipcode":1067,"house_no":"12 a","invoice_id":"202604-sf-AB12CD34EF",
            "invoice_date":"2026-05-01","service_month":"April 2026","total_secpaid_fee":12.34,"total_psp_fee":"5","vat":0}]"#,
        INVOICE,
    )[0];
    assert_eq!((invoice.sf_id, invoice.zipcode.as_deref(), invoice.vat), (1, Some("1067"), money("0")));
    assert_eq!((invoice.total_secpaid_fee, invoice.total_psp_fee), (money("12.34"), money("5")));
}

#[test]
fn sixty_four_levels_are_read_and_one_more_is_not() {
    let nested = |levels: usize| {
        let (open, close) = ("[".repeat(levels - 1), "]".repeat(levels - 1));
        format!(r#"{{"ResponseCode":1,"Result":"True","more":{open}"]}}\"{{["{close}}}"#)
    };
    assert!(read(nested(64).as_bytes(), PAY_IN, 64).is_ok());
    assert_eq!(read(nested(65).as_bytes(), PAY_IN, 64).err(), Some(Body::TooDeep));
    assert_eq!(read("[".repeat(1_000_000).as_bytes(), PAY_IN, 64).err(), Some(Body::TooDeep));
}

#[test]
fn a_mark_before_the_text_is_no_fault() {
    assert!(read("\u{feff} {\"ResponseCode\":0,\"Result\":\"False\"}\n".as_bytes(), PAY_IN, 64).is_ok());
}
