//! The nine calls. Called by the backend, which decides when; the client decides how often and for how long, sorts
//! what comes back and gives typed rows.
//! It never repeats a write, and its `Debug` shows an address and nothing else.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;
use serde::Serialize;
use tokio::time::{sleep, timeout};

use super::endpoint::{BaseUrl, Endpoint};
use super::error::{ApiError, Body, Cause, NotSent, Refusal, Stage, WriteOutcome};
use super::http::{Answer, Http};
use super::limits::Limits;
use super::rate::{Budget, Pace};
use super::retry;
use super::wire::{self, DataKind, Envelope, InvoiceQuery, LinkQuery, PayInQuery, PayoutQuery, Shape, Verdict};
use crate::clock::Clock;
use crate::model::{
    CreatedLink, Invoice, LinkId, LinkRequest, Money, PaidLink, PayIn, Payout, RefundRequest, UnpaidLink,
};
use crate::secrets::ApiKey;

/// One page of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// In the order of the service.
    pub rows: Vec<T>,
    /// Rows without a readable id: not in `rows`.
    pub unreadable_rows: usize,
    /// Fields that have a type or spelling we cannot read: missing in `rows`.
    pub unreadable_fields: usize,
    /// `totalRecords`, where sent.
    pub total: Option<u64>,
    /// `expected_payout`, EUR, where sent (pay-ins only).
    pub expected_payout: Option<Money>,
    /// `ServerTime`, where sent: `CET` or `CEST`.
    pub server_time: Option<Box<str>>,
}

impl<T> Page<T> {
    /// How many rows the service sent, readable or not.
    pub fn sent(&self) -> usize {
        self.rows.len().saturating_add(self.unreadable_rows)
    }
}

/// The service at one address with one key.
pub struct Client {
    http: Http,
    limits: Limits,
    clock: Arc<dyn Clock>,
    budget: Arc<Budget>,
    /// Milliseconds by which the service's clock is ahead of ours; the smallest number means not known.
    ahead: AtomicI64,
    /// Room for a write that was waited for and not used yet.
    has_room: AtomicBool,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("host", &self.http.base().host()).finish_non_exhaustive()
    }
}

/// Told how long a call waits for our own rate limit or for the service's.
pub type Waiting<'a> = &'a mut (dyn FnMut(Duration) + Send);

impl Client {
    /// A client for one address and key. Fails where the platform has no certificates to check the address with.
    pub fn new(
        base: BaseUrl,
        key: impl Into<Arc<ApiKey>>,
        limits: Limits,
        clock: Arc<dyn Clock>,
        budget: Arc<Budget>,
    ) -> Result<Self, NotSent> {
        Ok(Self {
            http: Http::new(base, key.into(), &limits)?,
            limits,
            clock,
            budget,
            ahead: AtomicI64::new(i64::MIN),
            has_room: AtomicBool::default(),
        })
    }

    /// The address.
    pub const fn base(&self) -> &BaseUrl {
        self.http.base()
    }

    /// Tells the key of this client from others; to be salted before it is written down.
    pub fn key_digest(&self) -> String {
        self.http.key_digest()
    }

    /// By how much the service's clock was ahead of this computer's at the last answer (header `Date`).
    pub fn service_ahead(&self) -> Option<SignedDuration> {
        let ahead = self.ahead.load(Ordering::Relaxed);
        (ahead != i64::MIN).then(|| SignedDuration::from_millis(ahead))
    }

    /// `getPayInTransactions`, one page.
    pub async fn pay_ins(&self, query: &PayInQuery, pace: Pace, waiting: Waiting<'_>) -> Result<Page<PayIn>, ApiError> {
        self.read(Endpoint::PayIns, query, pace, wire::PAY_IN, waiting).await
    }

    /// `getPayOutTransactions`, one page.
    pub async fn payouts(
        &self,
        query: &PayoutQuery,
        pace: Pace,
        waiting: Waiting<'_>,
    ) -> Result<Page<Payout>, ApiError> {
        self.read(Endpoint::Payouts, query, pace, wire::PAYOUT, waiting).await
    }

    /// `getTaxInvoiceList`, one page.
    pub async fn invoices(
        &self,
        query: &InvoiceQuery,
        pace: Pace,
        waiting: Waiting<'_>,
    ) -> Result<Page<Invoice>, ApiError> {
        self.read(Endpoint::Invoices, query, pace, wire::INVOICE, waiting).await
    }

    /// `getMyUnusedLinks`, up to the query's limit.
    pub async fn unpaid_links(
        &self,
        query: &LinkQuery,
        pace: Pace,
        waiting: Waiting<'_>,
    ) -> Result<Page<UnpaidLink>, ApiError> {
        self.read(Endpoint::UnpaidLinks, query, pace, wire::UNPAID, waiting).await
    }

    /// `getMyUsedLinks`, up to the query's limit.
    pub async fn paid_links(
        &self,
        query: &LinkQuery,
        pace: Pace,
        waiting: Waiting<'_>,
    ) -> Result<Page<PaidLink>, ApiError> {
        self.read(Endpoint::PaidLinks, query, pace, wire::PAID, waiting).await
    }

    /// Asks for one pay-in, to see whether the service takes the key.
    pub async fn check_key(&self) -> Result<(), ApiError> {
        let query = PayInQuery { page: Some(1), limit: Some(1), ..PayInQuery::default() };
        self.pay_ins(&query, Pace::Interactive, &mut |_| {}).await.map(|_| ())
    }

    /// `createLink`, or `createSplitLink` where the request has a split. Sent at most once.
    pub async fn create_link(&self, link: &LinkRequest) -> WriteOutcome<CreatedLink> {
        let (endpoint, body) = match &link.split {
            None => (Endpoint::CreateLink, serde_json::to_vec(&wire::CreateLink::new(link))),
            Some(split) => (Endpoint::CreateSplitLink, serde_json::to_vec(&wire::CreateSplitLink::new(link, split))),
        };
        let tokens = link.split.iter().flat_map(|split| &split.recipients).map(|party| party.token.expose());
        let key = link.encryption_key.iter().map(crate::model::EncryptionKey::expose);
        let secrets: Vec<&str> = tokens.chain(key).collect();
        let result = self.write(endpoint, body.ok(), wire::CREATED, &secrets).await;
        let one = |envelope: Envelope<_>| Some(self.http.blot_out_of(envelope.rows.into_iter().next()?, &secrets));
        WriteOutcome::sort(result.and_then(|envelope| one(envelope).ok_or(ApiError::new(endpoint, Cause::NoId))))
    }

    /// `deleteLink`. Sent at most once.
    pub async fn delete_link(&self, link_id: LinkId) -> WriteOutcome<()> {
        let body = serde_json::to_vec(&wire::DeleteLink { link_id });
        let result = self.write(Endpoint::DeleteLink, body.ok(), wire::NOTHING, &[]).await;
        WriteOutcome::sort(result.map(|_| ()))
    }

    /// `refundPayment`: files a request that the service reviews. Sent at most once.
    pub async fn refund_payment(&self, refund: &RefundRequest) -> WriteOutcome<()> {
        let body = serde_json::to_vec(&wire::RefundPayment::new(refund));
        let result = self.write(Endpoint::RefundPayment, body.ok(), wire::NOTHING, &[]).await;
        WriteOutcome::sort(result.map(|_| ()))
    }

    /// One read with its further attempts.
    async fn read<T, const N: usize>(
        &self,
        endpoint: Endpoint,
        query: &impl Serialize,
        pace: Pace,
        shape: Shape<T, N>,
        waiting: Waiting<'_>,
    ) -> Result<Page<T>, ApiError> {
        let body =
            serde_json::to_vec(query).map_err(|_| ApiError::new(endpoint, Cause::NotSent(NotSent::BadRequest)))?;
        // What went wrong last says more than that the time was up.
        let last = Mutex::new(None);
        let attempts = async {
            let mut attempt = 1;
            loop {
                self.room(pace, waiting).await;
                let mut error = match self.attempt(endpoint, body.clone(), shape, &[]).await {
                    Ok(envelope) => return Ok(page(envelope)),
                    Err(error) => error,
                };
                error.attempts = attempt;
                let Some(wait) = retry::wait(&error, attempt, jitter(), &self.limits) else { return Err(error) };
                *last.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                waiting(wait);
                sleep(wait).await;
                attempt += 1;
            }
        };
        match timeout(self.limits.call, attempts).await {
            Ok(result) => result,
            Err(_) => Err(last.into_inner().unwrap_or_else(PoisonError::into_inner).unwrap_or_else(|| {
                ApiError::new(endpoint, Cause::Timeout { stage: Stage::Call, after: self.limits.call })
            })),
        }
    }

    /// Waits until there is room in the budget.
    async fn room(&self, pace: Pace, waiting: Waiting<'_>) {
        while let Err(wait) = self.budget.try_take(pace) {
            waiting(wait);
            sleep(wait).await;
        }
    }

    /// Waits for room for one write, which the next write then has: what is decided after the wait is decided just before
    /// the request leaves. When there was none in time, it is certain that nothing was sent.
    pub async fn room_to_write(&self, endpoint: Endpoint) -> Result<(), ApiError> {
        if self.has_room.load(Ordering::SeqCst) {
            return Ok(());
        }
        let patience = self.limits.call.saturating_sub(self.limits.attempt);
        let none = |_| ApiError::new(endpoint, Cause::NotSent(NotSent::Budget { wait: self.limits.rates.window }));
        timeout(patience, self.room(Pace::Write, &mut |_| {})).await.map_err(none)?;
        self.has_room.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Takes room for one write of many, which the next write then has; or says how long there is none. It waits for none:
    /// what somebody waits for may go first.
    pub fn room_for_one_of_many(&self) -> Result<(), Duration> {
        if !self.has_room.load(Ordering::SeqCst) {
            self.budget.try_take(Pace::Queued)?;
            self.has_room.store(true, Ordering::SeqCst);
        }
        Ok(())
    }

    /// One write, without a second attempt whatever happens.
    async fn write<T, const N: usize>(
        &self,
        endpoint: Endpoint,
        body: Option<Vec<u8>>,
        shape: Shape<T, N>,
        secrets: &[&str],
    ) -> Result<Envelope<T>, ApiError> {
        let not_sent = |why| ApiError::new(endpoint, Cause::NotSent(why));
        let body = body.ok_or_else(|| not_sent(NotSent::BadRequest))?;
        self.room_to_write(endpoint).await?;
        self.has_room.store(false, Ordering::SeqCst);
        self.attempt(endpoint, body, shape, secrets).await
    }

    /// One request and its answer, read and judged.
    async fn attempt<T, const N: usize>(
        &self,
        endpoint: Endpoint,
        body: Vec<u8>,
        shape: Shape<T, N>,
        secrets: &[&str],
    ) -> Result<Envelope<T>, ApiError> {
        let answer = self.http.send(endpoint, body, &self.limits).await;
        let answer = answer.map_err(|cause| ApiError::new(endpoint, cause))?;
        let now = self.clock.timestamp();
        if let Some(date) = answer.date.as_deref().and_then(retry::http_date) {
            let ahead = date.as_millisecond().saturating_sub(now.as_millisecond());
            self.ahead.store(ahead, Ordering::Relaxed);
        }
        let mut error = ApiError::new(endpoint, Cause::RateLimited);
        error.status = Some(answer.status);
        error.retry_after =
            answer.retry_after.as_deref().and_then(|header| retry::retry_after(header, now, self.limits.retry_after));
        if answer.status == 429 {
            self.budget.slow_down();
        }
        judge(endpoint, answer, shape, self.limits.json_depth).map_err(|cause| {
            error.cause = match cause {
                Cause::Refused(Refusal::Other(text)) => Cause::Refused(Refusal::Other(self.blot_out(&text, secrets))),
                cause => cause,
            };
            error
        })
    }

    /// A text of the service without what is confidential, should it repeat it.
    fn blot_out(&self, text: &str, secrets: &[&str]) -> Box<str> {
        self.http.blot_out(text, secrets).into()
    }
}

/// What the answer says: the envelope whatever the status is, and the status where there is no envelope.
fn judge<T, const N: usize>(
    endpoint: Endpoint,
    answer: Answer,
    shape: Shape<T, N>,
    depth: usize,
) -> Result<Envelope<T>, Cause> {
    let good = (200..300).contains(&answer.status);
    let without_envelope = |body: Body| match answer.status {
        429 => Cause::RateLimited,
        _ if good => Cause::Unreadable(body),
        _ => Cause::Gateway(body),
    };
    let bytes = match answer.body {
        Ok(bytes) => bytes,
        Err(cause @ Cause::Redirect { .. }) => return Err(cause),
        Err(cause) => return Err(if good { cause } else { without_envelope(Body::NotRead) }),
    };
    let envelope = wire::read(&bytes, shape, depth).map_err(without_envelope)?;
    match &envelope.verdict {
        // Rows are rows, even when a gateway gave them a status of its own. A write that is said to be done and
        // not done is not believed.
        Verdict::Success if good || (!endpoint.is_write() && answer.status < 500 && answer.status != 429) => {
            match fault_in_data(endpoint, &envelope) {
                None => Ok(envelope),
                Some(cause) => Err(cause),
            }
        }
        Verdict::Success | Verdict::Contradictory => Err(Cause::Contradictory),
        Verdict::Error(_) if answer.status == 429 => Err(Cause::RateLimited),
        Verdict::Error(message) => Err(Cause::Refused(Refusal::read(message))),
    }
}

/// Whether the data of a success is what was asked for.
fn fault_in_data<T>(endpoint: Endpoint, envelope: &Envelope<T>) -> Option<Cause> {
    match endpoint {
        // Several links for one request would be no answer to it.
        Endpoint::CreateLink | Endpoint::CreateSplitLink => {
            (envelope.rows.len() != 1 || envelope.unreadable_rows != 0).then_some(Cause::NoId)
        }
        Endpoint::DeleteLink | Endpoint::RefundPayment => None,
        Endpoint::UnpaidLinks | Endpoint::PaidLinks | Endpoint::PayIns | Endpoint::Payouts | Endpoint::Invoices => {
            match envelope.kind {
                DataKind::Nothing | DataKind::List => None,
                DataKind::Object if !envelope.rows.is_empty() => None,
                DataKind::Object | DataKind::Other => Some(Cause::WrongData),
            }
        }
    }
}

fn page<T>(envelope: Envelope<T>) -> Page<T> {
    Page {
        rows: envelope.rows,
        unreadable_rows: envelope.unreadable_rows,
        unreadable_fields: envelope.unreadable_fields,
        total: envelope.total,
        expected_payout: envelope.expected_payout,
        server_time: envelope.server_time,
    }
}

/// 0 to 1,000. Without a source of randomness everybody waits the same.
fn jitter() -> u32 {
    getrandom::u32().map_or(500, |random| random % 1001)
}
