//! Whole ranges, page by page: pay-ins, payouts, invoices, and lists of links with rising limits.
//! Called by the backend for screens and exports.
//! Rows go to a sink as they come; nothing is kept here but what tells repeated rows.

use std::future::Future;
use std::ops::ControlFlow;
use std::time::Duration;

use jiff::civil::Date;

use super::client::{Client, Page, Waiting};
use super::endpoint::Endpoint;
use super::error::{ApiError, Cause};
use super::pages::{INVOICE_PAGE, LINK_LIMITS, MOST_PAGES, Merge, PAGE, Paged, since, wider};
use super::rate::Pace;
use super::wire::{InvoiceQuery, LinkQuery, PayInQuery, PayoutQuery};
use crate::model::{DateRange, Invoice, Money, PaidLink, PayIn, Payout, UnpaidLink};

/// Takes what a long read brings.
pub trait Sink<T>: Send {
    /// The rows of a page that are in the range. `Break` ends the read as cancelled.
    fn page(&mut self, rows: Vec<T>, progress: Progress) -> ControlFlow<()>;
    /// The list changed while it was read and is read once more: what came so far is void.
    fn restart(&mut self);
    /// The read waits so long for the rate limit or before another attempt.
    fn waiting(&mut self, wait: Duration);
}

/// How far a read is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows the service has sent so far, in the range or not.
    pub read: u64,
    /// Rows in all, where the service says so.
    pub total: Option<u64>,
}

/// How a long read ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Finished {
    /// EUR expected to be paid out to the account, as sent; without range.
    pub expected_payout: Option<Money>,
    /// The list changed twice while it was read: it may lack rows or hold doubled ones.
    pub may_be_incomplete: bool,
    /// Rows without a readable id, and rows without a day where a range was asked.
    pub unreadable_rows: usize,
    /// Fields that could not be read.
    pub unreadable_fields: usize,
}

/// A list of links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRows<T> {
    /// In the order of the service.
    pub rows: Vec<T>,
    /// There are more than the limit let through.
    pub cut: bool,
    /// The limit of the last request.
    pub limit: u32,
    /// Rows without a readable id.
    pub unreadable_rows: usize,
    /// Fields that could not be read.
    pub unreadable_fields: usize,
}

/// Asks for one page of a range.
trait Pages<T: Paged>: Sync {
    const ENDPOINT: Endpoint;
    /// Rows on a full page; `None` where it is not known how many the service gives at most, so that a short page is
    /// no sign of the end.
    const FULL: Option<u32>;

    fn ask(&self, page: u32, waiting: Waiting<'_>) -> impl Future<Output = Result<Page<T>, ApiError>> + Send;
}

struct PayInPages<'a> {
    client: &'a Client,
    since: Option<u32>,
    date: Option<Date>,
    pace: Pace,
}

impl Pages<PayIn> for PayInPages<'_> {
    const ENDPOINT: Endpoint = Endpoint::PayIns;
    const FULL: Option<u32> = Some(PAGE);

    async fn ask(&self, page: u32, waiting: Waiting<'_>) -> Result<Page<PayIn>, ApiError> {
        let (since, date) = (self.since, self.date);
        let query = PayInQuery { page: Some(page), limit: Some(PAGE), since, date, ..PayInQuery::default() };
        self.client.pay_ins(&query, self.pace, waiting).await
    }
}

struct PayoutPages<'a> {
    client: &'a Client,
    start_date: Option<Date>,
    end_date: Option<Date>,
}

impl Pages<Payout> for PayoutPages<'_> {
    const ENDPOINT: Endpoint = Endpoint::Payouts;
    const FULL: Option<u32> = Some(PAGE);

    async fn ask(&self, page: u32, waiting: Waiting<'_>) -> Result<Page<Payout>, ApiError> {
        let (start_date, end_date) = (self.start_date, self.end_date);
        let query = PayoutQuery { page: Some(page), limit: Some(PAGE), search: None, start_date, end_date };
        self.client.payouts(&query, Pace::Bulk, waiting).await
    }
}

struct InvoicePages<'a> {
    client: &'a Client,
}

impl Pages<Invoice> for InvoicePages<'_> {
    const ENDPOINT: Endpoint = Endpoint::Invoices;
    const FULL: Option<u32> = None;

    async fn ask(&self, page: u32, waiting: Waiting<'_>) -> Result<Page<Invoice>, ApiError> {
        let query = InvoiceQuery { page: Some(page), limit: Some(INVOICE_PAGE), ..InvoiceQuery::default() };
        self.client.invoices(&query, Pace::Bulk, waiting).await
    }
}

impl Client {
    /// All pay-ins of the range, by `created_at`. `today` is Berlin's.
    pub async fn read_pay_ins(
        &self,
        range: DateRange,
        today: Date,
        sink: &mut dyn Sink<PayIn>,
    ) -> Result<Finished, ApiError> {
        let pages = PayInPages { client: self, since: since(range, today), date: None, pace: Pace::Bulk };
        whole(&pages, range, sink).await
    }

    /// All pay-ins of one day, by `created_at`: few rows that somebody waits for.
    pub async fn read_pay_ins_of_day(&self, day: Date, sink: &mut dyn Sink<PayIn>) -> Result<Finished, ApiError> {
        let pages = PayInPages { client: self, since: None, date: Some(day), pace: Pace::Interactive };
        whole(&pages, DateRange { from: Some(day), to: Some(day) }, sink).await
    }

    /// All payouts of the range, by `request_date`.
    pub async fn read_payouts(&self, range: DateRange, sink: &mut dyn Sink<Payout>) -> Result<Finished, ApiError> {
        let (start_date, end_date) = wider(range);
        whole(&PayoutPages { client: self, start_date, end_date }, range, sink).await
    }

    /// All invoices of the range, by `invoice_date`.
    pub async fn read_invoices(&self, range: DateRange, sink: &mut dyn Sink<Invoice>) -> Result<Finished, ApiError> {
        whole(&InvoicePages { client: self }, range, sink).await
    }

    /// The unpaid links; `limit` fixes how many are asked for, `None` asks for more until all are there.
    pub async fn read_unpaid_links(
        &self,
        limit: Option<u32>,
        waiting: Waiting<'_>,
    ) -> Result<LinkRows<UnpaidLink>, ApiError> {
        for (limit, last) in limits(limit) {
            let query = LinkQuery { limit: Some(limit), search: None };
            let page = self.unpaid_links(&query, Pace::Interactive, waiting).await?;
            if let Some(rows) = links(page, limit, last) {
                return Ok(rows);
            }
        }
        Err(ApiError::new(Endpoint::UnpaidLinks, Cause::WrongData))
    }

    /// The paid links, newest payment first; see [`read_unpaid_links`](Self::read_unpaid_links).
    pub async fn read_paid_links(
        &self,
        limit: Option<u32>,
        waiting: Waiting<'_>,
    ) -> Result<LinkRows<PaidLink>, ApiError> {
        for (limit, last) in limits(limit) {
            let query = LinkQuery { limit: Some(limit), search: None };
            let page = self.paid_links(&query, Pace::Interactive, waiting).await?;
            if let Some(rows) = links(page, limit, last) {
                return Ok(rows);
            }
        }
        Err(ApiError::new(Endpoint::PaidLinks, Cause::WrongData))
    }
}

/// The limits to ask with, and which of them is the last.
fn limits(fixed: Option<u32>) -> Vec<(u32, bool)> {
    match fixed {
        Some(limit) => vec![(limit, true)],
        None => LINK_LIMITS.iter().map(|limit| (*limit, LINK_LIMITS.last() == Some(limit))).collect(),
    }
}

/// The list, when it is whole or there is no larger limit.
fn links<T>(page: Page<T>, limit: u32, last: bool) -> Option<LinkRows<T>> {
    let cut = u32::try_from(page.sent()).is_ok_and(|sent| sent >= limit);
    (last || !cut).then_some(LinkRows {
        rows: page.rows,
        cut,
        limit,
        unreadable_rows: page.unreadable_rows,
        unreadable_fields: page.unreadable_fields,
    })
}

/// Reads all pages, a second time when the list changed meanwhile.
async fn whole<T: Paged + Send, P: Pages<T>>(
    pages: &P,
    range: DateRange,
    sink: &mut dyn Sink<T>,
) -> Result<Finished, ApiError> {
    let (mut finished, complete) = once(pages, range, sink).await?;
    if complete {
        return Ok(finished);
    }
    sink.restart();
    let complete;
    (finished, complete) = once(pages, range, sink).await?;
    finished.may_be_incomplete = !complete;
    Ok(finished)
}

/// Reads all pages once and says whether they fit together.
async fn once<T: Paged + Send, P: Pages<T>>(
    pages: &P,
    range: DateRange,
    sink: &mut dyn Sink<T>,
) -> Result<(Finished, bool), ApiError> {
    let mut finished = Finished::default();
    let mut merge = Merge::default();
    let mut total = None;
    let mut number = 0;
    let turns = loop {
        number += 1;
        if number > MOST_PAGES {
            return Err(ApiError::new(P::ENDPOINT, Cause::WrongData));
        }
        let page = pages.ask(number, &mut |wait| sink.waiting(wait)).await?;
        let sent = page.sent();
        finished.unreadable_rows += page.unreadable_rows;
        finished.unreadable_fields += page.unreadable_fields;
        finished.expected_payout = page.expected_payout.or(finished.expected_payout);
        total = page.total.or(total);
        let fresh = merge.page(page.rows, page.unreadable_rows);
        // A page that brings nothing new: the service gives its last page again and again.
        let stuck = fresh.is_empty() && page.unreadable_rows == 0;
        let rows = in_range(fresh, range, &mut finished);
        if sink.page(rows, Progress { read: merge.rows, total }).is_break() {
            return Err(ApiError::new(P::ENDPOINT, Cause::Cancelled));
        }
        let short = P::FULL.is_some_and(|full| u32::try_from(sent).is_ok_and(|sent| sent < full));
        // Where the service counts, its word goes before the length of a page: it may give fewer rows than asked.
        let over = total.map_or(short, |total| merge.rows >= total);
        if sent == 0 || stuck || (over && (short || P::FULL.is_none())) {
            // A full page again: there may be more that cannot be reached.
            break sent > 0 && stuck && P::FULL.is_some() && !short;
        }
    };
    let complete = match total {
        Some(total) => merge.rows == total,
        None if turns => false,
        // One answer is of one moment.
        None if number == 1 => true,
        None => {
            let again = pages.ask(1, &mut |wait| sink.waiting(wait)).await?;
            merge.is_first_page(&again.rows)
        }
    };
    Ok((finished, complete))
}

/// The rows of the range. A row without a day belongs to no range with bounds; it is counted, so that nobody believes
/// the sum without it.
fn in_range<T: Paged>(rows: Vec<T>, range: DateRange, finished: &mut Finished) -> Vec<T> {
    if range == DateRange::EVERYTHING {
        return rows;
    }
    let day = |row: &T| {
        let day = row.day();
        if day.is_none() {
            finished.unreadable_rows += 1;
        }
        range.contains(day)
    };
    let mut day = day;
    rows.into_iter().filter(|row| day(row)).collect()
}
