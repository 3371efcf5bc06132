//! Whole ranges over several pages: asked wide, filtered here, doubled rows dropped, and a list that changes while it
//! is read is read once more. Lists of links are asked with rising limits.

use std::ops::ControlFlow;
use std::time::Duration;

use jiff::civil::date;
use secpaid_desktop::api::error::Cause;
use secpaid_desktop::api::{Progress, Sink};
use secpaid_desktop::model::{DateRange, PayIn};

use crate::server::{Server, Step, json, limits};

/// Collects what comes, and how.
#[derive(Default)]
struct Collected {
    ids: Vec<u64>,
    restarts: usize,
    last: Option<Progress>,
    stop: bool,
}

impl Sink<PayIn> for Collected {
    fn page(&mut self, rows: Vec<PayIn>, progress: Progress) -> ControlFlow<()> {
        self.ids.extend(rows.iter().map(|row| row.pay_id.0));
        self.last = Some(progress);
        if self.stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn restart(&mut self) {
        self.ids.clear();
        self.restarts += 1;
    }

    fn waiting(&mut self, _: Duration) {}
}

/// A page of these ids, each on its day in May 2026.
fn page(ids: impl Iterator<Item = u64>, more: &str) -> Vec<Step> {
    let row = |id: u64| {
        let day = id % 31 + 1;
        format!(r#"{{"pay_id":{id},"amount":"1.00","created_at":"2026-05-{day:02} 10:00:00"}}"#)
    };
    let rows: Vec<String> = ids.map(row).collect();
    vec![Step::Send(json(&format!(r#"{{"ResponseCode":1,"Result":"True",{more}"data":[{}]}}"#, rows.join(","))))]
}

fn today() -> jiff::civil::Date {
    date(2026, 5, 31)
}

#[tokio::test]
async fn all_pages_are_read_and_filtered_by_day() {
    // The last page is not full; the first one is read again to see whether it changed.
    let server =
        Server::start(vec![page(0..1000, r#""expected_payout":"12.34","#), page(1000..1500, ""), page(0..1000, "")])
            .await;
    let range = DateRange { from: Some(date(2026, 5, 30)), to: Some(date(2026, 5, 30)) };
    let mut rows = Collected::default();
    let finished = server.client(limits()).read_pay_ins(range, today(), &mut rows).await.unwrap();
    let expected: Vec<u64> = (0..1500).filter(|id| id % 31 == 29).collect();
    assert_eq!((rows.ids, rows.restarts), (expected, 0));
    assert_eq!(rows.last, Some(Progress { read: 1500, total: None }));
    assert_eq!(finished.expected_payout.unwrap().to_string(), "12.34");
    assert!(!finished.may_be_incomplete);
    let bodies: Vec<String> = server.requests().into_iter().map(|request| request.body).collect();
    assert_eq!(
        bodies,
        [
            r#"{"page":1,"limit":1000,"since":3}"#,
            r#"{"page":2,"limit":1000,"since":3}"#,
            r#"{"page":1,"limit":1000,"since":3}"#
        ]
    );
}

#[tokio::test]
async fn one_page_needs_no_second_look_and_a_matching_total_neither() {
    let server = Server::start(vec![page(0..999, "")]).await;
    let client = server.client(limits());
    let mut rows = Collected::default();
    client.read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.unwrap();
    assert_eq!((rows.ids.len(), server.requests().len()), (999, 1));
    assert_eq!(server.requests()[0].body, r#"{"page":1,"limit":1000}"#);

    let total = r#""totalRecords":"1001","#;
    let server = Server::start(vec![page(0..1000, total), page(1000..1001, total)]).await;
    let mut rows = Collected::default();
    let finished = server.client(limits()).read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.unwrap();
    assert_eq!((rows.ids.len(), rows.restarts, server.requests().len()), (1001, 0, 2));
    assert!(!finished.may_be_incomplete);
}

#[tokio::test]
async fn a_payment_that_comes_meanwhile_leads_to_a_second_read() {
    // The new row 5000 pushes row 999 to the second page: it is dropped there, and the read is done once more.
    let server = Server::start(vec![
        page(0..1000, ""),
        page(999..1200, ""),
        page(std::iter::once(5000).chain(0..999), ""),
        page(std::iter::once(5000).chain(0..999), ""),
        page(999..1200, ""),
        page(std::iter::once(5000).chain(0..999), ""),
    ])
    .await;
    let mut rows = Collected::default();
    let finished = server.client(limits()).read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.unwrap();
    assert_eq!((rows.restarts, server.requests().len()), (1, 6));
    assert_eq!(rows.ids, std::iter::once(5000).chain(0..1200).collect::<Vec<_>>());
    assert!(!finished.may_be_incomplete);
}

#[tokio::test]
async fn a_list_that_never_fits_together_may_be_incomplete() {
    let total = r#""totalRecords":5,"#;
    let server = Server::start(vec![page(0..3, total)]).await;
    let mut rows = Collected::default();
    let finished = server.client(limits()).read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.unwrap();
    assert_eq!((rows.ids, rows.restarts, server.requests().len()), (vec![0, 1, 2], 1, 4));
    assert!(finished.may_be_incomplete);
}

#[tokio::test]
async fn a_service_that_gives_fewer_rows_than_asked_is_read_to_its_total() {
    let total = r#""totalRecords":450,"#;
    let server = Server::start(vec![page(0..200, total), page(200..400, total), page(400..450, total)]).await;
    let mut rows = Collected::default();
    let finished = server.client(limits()).read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.unwrap();
    assert_eq!((rows.ids.len(), rows.restarts, server.requests().len()), (450, 0, 3));
    assert!(!finished.may_be_incomplete);
}

#[tokio::test]
async fn a_service_that_gives_one_page_for_ever_is_not_believed() {
    let server = Server::start(vec![page(0..1000, "")]).await;
    let mut rows = Collected::default();
    let finished = server.client(limits()).read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.unwrap();
    assert_eq!((rows.ids.len(), server.requests().len()), (1000, 4));
    assert!(finished.may_be_incomplete);
}

/// Counts rows of any kind.
#[derive(Default)]
struct Counted(usize);

impl<T> Sink<T> for Counted {
    fn page(&mut self, rows: Vec<T>, _: Progress) -> ControlFlow<()> {
        self.0 += rows.len();
        ControlFlow::Continue(())
    }

    fn restart(&mut self) {
        self.0 = 0;
    }

    fn waiting(&mut self, _: Duration) {}
}

fn rows_of(rows: &[String], more: &str) -> Vec<Step> {
    vec![Step::Send(json(&format!(r#"{{"ResponseCode":1,"Result":"True",{more}"data":[{}]}}"#, rows.join(","))))]
}

#[tokio::test]
async fn invoices_are_read_to_their_total_or_until_nothing_new_comes() {
    let invoices = |ids: std::ops::Range<u64>| -> Vec<String> {
        ids.map(|id| format!(r#"{{"sf_id":{id},"invoice_date":"2026-05-01"}}"#)).collect()
    };
    let total = r#""totalRecords":18,"#;
    let server = Server::start(vec![rows_of(&invoices(0..10), total), rows_of(&invoices(10..18), total)]).await;
    let mut rows = Counted::default();
    let finished = server.client(limits()).read_invoices(DateRange::EVERYTHING, &mut rows).await.unwrap();
    assert_eq!((rows.0, server.requests().len(), finished.may_be_incomplete), (18, 2, false));
    assert_eq!(server.requests()[1].body, r#"{"page":2,"limit":100}"#);

    // Without a total: an empty page is the end, and the first page is looked at again.
    let pages = [invoices(0..10), invoices(10..18), vec![], invoices(0..10)];
    let server = Server::start(pages.iter().map(|page| rows_of(page, "")).collect()).await;
    let mut rows = Counted::default();
    let finished = server.client(limits()).read_invoices(DateRange::EVERYTHING, &mut rows).await.unwrap();
    assert_eq!((rows.0, server.requests().len(), finished.may_be_incomplete), (18, 4, false));
}

#[tokio::test]
async fn payouts_are_asked_a_day_wider_and_filtered() {
    let payouts: Vec<String> =
        (28..=31).map(|day| format!(r#"{{"payout_id":{day},"request_date":"2026-05-{day}"}}"#)).collect();
    let server = Server::start(vec![rows_of(&payouts, "")]).await;
    let range = DateRange { from: Some(date(2026, 5, 29)), to: Some(date(2026, 5, 30)) };
    let mut rows = Counted::default();
    server.client(limits()).read_payouts(range, &mut rows).await.unwrap();
    assert_eq!(rows.0, 2);
    let expected = r#"{"page":1,"limit":1000,"start_date":"2026-05-28","end_date":"2026-05-31"}"#;
    assert_eq!(server.requests()[0].body, expected);
}

#[tokio::test]
async fn a_cancelled_read_stops_after_its_page() {
    let server = Server::start(vec![page(0..1000, "")]).await;
    let mut rows = Collected { stop: true, ..Collected::default() };
    let client = server.client(limits());
    let error = client.read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.unwrap_err();
    assert_eq!((error.cause, server.requests().len()), (Cause::Cancelled, 1));
}

#[tokio::test]
async fn rows_without_a_day_are_counted_where_a_range_is_asked() {
    let body = r#"{"ResponseCode":1,"Result":"True","data":[{"pay_id":1},{"pay_id":2,"created_at":"2026-05-30 00:00:00","amount":[]},{"id":3}]}"#;
    let server = Server::with(json(body)).await;
    let client = server.client(limits());
    let range = DateRange { from: Some(date(2026, 5, 30)), to: None };
    let mut rows = Collected::default();
    let finished = client.read_pay_ins(range, today(), &mut rows).await.unwrap();
    assert_eq!((rows.ids, finished.unreadable_rows, finished.unreadable_fields), (vec![2], 2, 1));
    let mut rows = Collected::default();
    let finished = client.read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.unwrap();
    assert_eq!((rows.ids, finished.unreadable_rows), (vec![1, 2], 1));
}

fn links(count: u64) -> Vec<Step> {
    let rows: Vec<String> = (0..count).map(|id| format!(r#"{{"linktopay_id":{id}}}"#)).collect();
    vec![Step::Send(json(&format!(r#"{{"ResponseCode":1,"Result":"True","data":[{}]}}"#, rows.join(","))))]
}

#[tokio::test]
async fn lists_of_links_are_asked_with_rising_limits() {
    let server = Server::start(vec![links(10), links(100), links(140)]).await;
    let read = server.client(limits()).read_unpaid_links(None, &mut |_| {}).await.unwrap();
    assert_eq!((read.rows.len(), read.cut, read.limit), (140, false, 1000));
    let bodies: Vec<String> = server.requests().into_iter().map(|request| request.body).collect();
    assert_eq!(bodies, [r#"{"limit":10}"#, r#"{"limit":100}"#, r#"{"limit":1000}"#]);
}

#[tokio::test]
async fn a_list_that_is_too_long_says_that_it_is_cut() {
    let server = Server::start(vec![links(10), links(100), links(1000), links(10_000)]).await;
    let read = server.client(limits()).read_paid_links(None, &mut |_| {}).await.unwrap();
    assert_eq!((read.rows.len(), read.cut, read.limit), (10_000, true, 10_000));
    let read = Server::start(vec![links(10)]).await.client(limits()).read_paid_links(Some(10), &mut |_| {}).await;
    assert!(read.unwrap().cut);
}

#[tokio::test]
async fn a_long_read_may_run_on_any_thread() {
    let server = Server::start(vec![page(0..5, "")]).await;
    let client = server.client(limits());
    let task = tokio::spawn(async move {
        let mut rows = Collected::default();
        client.read_pay_ins(DateRange::EVERYTHING, today(), &mut rows).await.map(|_| rows.ids.len())
    });
    assert_eq!(task.await.unwrap(), Ok(5));
}
