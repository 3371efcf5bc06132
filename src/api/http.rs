//! HTTP itself: one request, one answer, its deadlines and its size. The only place that reads the key.
//! Called by the client. It follows no redirect, repeats nothing by itself and speaks no envelope; what it must
//! tell apart is whether anything of the request left this machine.

use std::error::Error as _;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderName, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Response, redirect, retry, tls};
use tokio::time::timeout;

use super::blot;
use super::endpoint::{BaseUrl, Endpoint};
use super::error::{Cause, NotSent, Stage};
use super::limits::Limits;
use crate::model::CreatedLink;
use crate::secrets::ApiKey;

/// The header of the key. HTTP clients forward it on a redirect: none is followed.
const TOKEN: HeaderName = HeaderName::from_static("token");

/// The connections to one address with one key.
pub(super) struct Http {
    base: BaseUrl,
    key: Arc<ApiKey>,
    reads: reqwest::Client,
    writes: reqwest::Client,
}

/// An answer that began.
pub(super) struct Answer {
    pub status: u16,
    /// The body; or why it could not be had.
    pub body: Result<Vec<u8>, Cause>,
    /// `Retry-After` as sent.
    pub retry_after: Option<String>,
    /// `Date` as sent.
    pub date: Option<String>,
}

impl Http {
    /// Prepares both clients. Fails where the platform has no certificates.
    pub fn new(base: BaseUrl, key: Arc<ApiKey>, limits: &Limits) -> Result<Self, NotSent> {
        let reads = builder(&base, limits);
        // A connection of its own for each write: a used one may be dead without our knowing, and then nobody could
        // say whether the request left this machine.
        let writes = builder(&base, limits).http1_only().pool_max_idle_per_host(0);
        let build = |builder: reqwest::ClientBuilder| builder.build().map_err(|_| NotSent::NoCertificates);
        Ok(Self { reads: build(reads)?, writes: build(writes)?, base, key })
    }

    /// The address.
    pub const fn base(&self) -> &BaseUrl {
        &self.base
    }

    /// Tells keys apart; see [`ApiKey::digest`].
    pub fn key_digest(&self) -> String {
        self.key.digest()
    }

    /// The text without the key and these secrets, should the service repeat them. All in one go: what of one secret
    /// looks like a piece of another must not save the rest of it.
    pub fn blot_out(&self, text: &str, secrets: &[&str]) -> String {
        blot::pieces(text, &[&[self.key.expose()], secrets].concat())
    }

    /// The new link without the key and these secrets.
    pub fn blot_out_of(&self, link: CreatedLink, secrets: &[&str]) -> CreatedLink {
        blot::created(link, &[&[self.key.expose()], secrets].concat())
    }

    /// Makes one attempt. An error came before an answer; what is wrong with a body stands in the answer.
    pub async fn send(&self, endpoint: Endpoint, body: Vec<u8>, limits: &Limits) -> Result<Answer, Cause> {
        let mut token = HeaderValue::from_str(self.key.expose()).map_err(|_| Cause::NotSent(NotSent::BadRequest))?;
        token.set_sensitive(true);
        let client = if endpoint.is_write() { &self.writes } else { &self.reads };
        let request = client
            .post(self.base.endpoint(endpoint))
            .header(TOKEN, token)
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .body(body);
        let late = Cause::Timeout { stage: Stage::Attempt, after: limits.attempt };
        let mut answer = timeout(limits.attempt, answer(request, limits)).await.unwrap_or(Err(late))?;
        answer.body = answer.body.map(|body| blot::whole(body, self.key.expose()));
        Ok(answer)
    }
}

fn builder(base: &BaseUrl, limits: &Limits) -> reqwest::ClientBuilder {
    let mut builder = reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .connect_timeout(limits.connect)
        .tls_version_min(tls::Version::TLS_1_2)
        .user_agent(concat!("SecPaid-Desktop/", env!("CARGO_PKG_VERSION")));
    if base.is_loopback() {
        // The system's proxy would get the simulator's traffic, key included.
        builder = builder.no_proxy();
        if !base.is_https() {
            // Without this the client cannot be made on a machine without certificates.
            builder = builder.tls_certs_only([]);
        }
    }
    builder
}

async fn answer(request: reqwest::RequestBuilder, limits: &Limits) -> Result<Answer, Cause> {
    // The connection has a deadline of its own, so that what is over after both is the wait for an answer.
    let patience = limits.connect.saturating_add(limits.stall);
    let late = Cause::Timeout { stage: Stage::Answer, after: limits.stall };
    let response = timeout(patience, request.send()).await.map_err(|_| late)?;
    let response = response.map_err(|error| transport(&error, limits.connect))?;
    let status = response.status();
    let header = |name| text(response.headers(), &name);
    let date = header(DATE);
    if status.is_redirection() {
        let body = Err(Cause::Redirect { host: redirect_host(&response) });
        return Ok(Answer { status: status.as_u16(), body, retry_after: None, date });
    }
    let retry_after = header(RETRY_AFTER);
    let body = body(response, limits).await;
    Ok(Answer { status: status.as_u16(), body, retry_after, date })
}

async fn body(mut response: Response, limits: &Limits) -> Result<Vec<u8>, Cause> {
    let limit = limits.answer_bytes;
    let announced = response.content_length().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    if announced > limit {
        return Err(Cause::TooLarge { limit });
    }
    let late = Cause::Timeout { stage: Stage::Body, after: limits.stall };
    let mut bytes = Vec::with_capacity(announced);
    loop {
        match timeout(limits.stall, response.chunk()).await {
            Err(_) => return Err(late),
            Ok(Err(error)) => return Err(if is_reset(&error) { Cause::Reset } else { Cause::CutOff }),
            Ok(Ok(None)) => return Ok(bytes),
            Ok(Ok(Some(chunk))) if bytes.len().saturating_add(chunk.len()) > limit => {
                return Err(Cause::TooLarge { limit });
            }
            Ok(Ok(Some(chunk))) => bytes.extend_from_slice(&chunk),
        }
    }
}

/// The host a redirect points to, without anything else of the address.
fn redirect_host(response: &Response) -> Option<Box<str>> {
    let to = response.headers().get(LOCATION)?.to_str().ok()?;
    response.url().join(to).ok()?.host_str().map(Box::from)
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// Sorts a failure before the answer. Only what is certain counts as "nothing left this machine".
fn transport(error: &reqwest::Error, connect: Duration) -> Cause {
    if error.is_builder() {
        return Cause::NotSent(NotSent::BadRequest);
    }
    if !error.is_connect() {
        return if is_reset(error) { Cause::Reset } else { Cause::NoAnswer };
    }
    Cause::NotSent(if error.is_timeout() {
        NotSent::Timeout { after: connect }
    } else if error.is_dns() {
        NotSent::Dns
    } else {
        match io_kind(error) {
            Some(io::ErrorKind::ConnectionRefused) => NotSent::ConnectionRefused,
            Some(
                io::ErrorKind::HostUnreachable
                | io::ErrorKind::NetworkUnreachable
                | io::ErrorKind::NetworkDown
                | io::ErrorKind::AddrNotAvailable,
            ) => NotSent::Unreachable,
            // What the TLS layer has to say arrives as one of these.
            Some(
                io::ErrorKind::InvalidData
                | io::ErrorKind::InvalidInput
                | io::ErrorKind::UnexpectedEof
                | io::ErrorKind::Other,
            ) => NotSent::Tls,
            _ => NotSent::Connect,
        }
    })
}

fn is_reset(error: &reqwest::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset};
    matches!(io_kind(error), Some(ConnectionReset | ConnectionAborted | BrokenPipe))
}

/// The innermost operating-system error.
fn io_kind(error: &reqwest::Error) -> Option<io::ErrorKind> {
    let mut kind = None;
    let mut source = error.source();
    while let Some(error) = source {
        let mut inner = error.downcast_ref::<io::Error>();
        while let Some(error) = inner {
            kind = Some(error.kind());
            // An error inside an error of the system is none of its sources.
            inner = error.get_ref().and_then(|error| error.downcast_ref());
        }
        source = error.source();
    }
    kind
}
