//! What went wrong with a call, in typed values without words: whether anything left this machine, what the service
//! refused, or what came instead of an answer. Screens and the command line turn it into sentences.
//! It never holds an address with a query, the key, a recipient token or the body that was sent.

use std::time::Duration;

pub use super::endpoint::Endpoint;
pub use super::refusal::Refusal;

/// A call that did not succeed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {cause:?} (status {status:?}, attempts {attempts})", endpoint.name())]
pub struct ApiError {
    /// Which request.
    pub endpoint: Endpoint,
    /// What happened.
    pub cause: Cause,
    /// The HTTP status, where an answer began.
    pub status: Option<u16>,
    /// How long the service asked us to wait (`Retry-After`), cut to our own limit.
    pub retry_after: Option<Duration>,
    /// How many times it was tried.
    pub attempts: u32,
}

/// What happened to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Nothing of the request left this machine.
    NotSent(NotSent),
    /// The service's own envelope said no.
    Refused(Refusal),
    /// HTTP 429: too many requests in a minute.
    RateLimited,
    /// A status without the service's envelope: something before the service answered. The body's kind is kept.
    Gateway(Body),
    /// The answer points elsewhere. It is not followed: the key would go with it.
    Redirect {
        /// The host it points to, where it can be read.
        host: Option<Box<str>>,
    },
    /// The answer did not come in time.
    Timeout {
        /// What was waited for.
        stage: Stage,
        /// The deadline that passed.
        after: Duration,
    },
    /// The connection ended before an answer, or what came is not HTTP.
    NoAnswer,
    /// The connection was reset.
    Reset,
    /// The answer's body ended too early.
    CutOff,
    /// The answer has more bytes than we take.
    TooLarge {
        /// Bytes we take.
        limit: usize,
    },
    /// A success status whose body is no envelope.
    Unreadable(Body),
    /// The envelope says both success and error, or says success with a status that says otherwise.
    Contradictory,
    /// The envelope says success and the data is not what was asked for.
    WrongData,
    /// The link was created, it says, but the answer has no id.
    NoId,
    /// Ended by the user.
    Cancelled,
}

/// Why nothing left this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSent {
    /// The name of the host was not found: no network, most of the time.
    Dns,
    /// Nobody listens at the address.
    ConnectionRefused,
    /// No way to the host.
    Unreachable,
    /// No secure connection could be agreed on: certificate, version, or something in between.
    Tls,
    /// No connection for another reason; a proxy, for instance.
    Connect,
    /// No connection in time.
    Timeout {
        /// The deadline that passed.
        after: Duration,
    },
    /// This computer has no certificates to check the service's with.
    NoCertificates,
    /// The request could not be put together.
    BadRequest,
    /// Our own limit of requests a minute leaves no room in time.
    Budget {
        /// Until there is room.
        wait: Duration,
    },
}

/// What was waited for when the time was up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The first byte of an answer.
    Answer,
    /// The next bytes of the body.
    Body,
    /// The attempt as a whole.
    Attempt,
    /// The call with all its attempts and waits.
    Call,
}

/// What a body is that is no envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// A page for people.
    Html,
    /// JSON that ends in the middle.
    CutOff,
    /// Not UTF-8.
    NotUtf8,
    /// More levels of arrays and objects than we take.
    TooDeep,
    /// No JSON.
    NotJson,
    /// JSON, but not the service's envelope.
    NotEnvelope,
    /// More bytes than we take, or it broke off; not read.
    NotRead,
}

impl ApiError {
    /// An error before or without an answer.
    pub(super) const fn new(endpoint: Endpoint, cause: Cause) -> Self {
        Self { endpoint, cause, status: None, retry_after: None, attempts: 1 }
    }

    /// Nothing was even tried.
    pub const fn before_sending(endpoint: Endpoint, why: NotSent) -> Self {
        Self::new(endpoint, Cause::NotSent(why))
    }

    /// Which recipient of a split the service does not know, zero-based.
    pub const fn unknown_recipient(&self) -> Option<usize> {
        match &self.cause {
            Cause::Refused(Refusal::UnknownRecipient { index }) => *index,
            _ => None,
        }
    }

    /// Whether nothing of the request left this machine, provably.
    pub const fn never_left(&self) -> bool {
        matches!(self.cause, Cause::NotSent(_))
    }

    /// What the service refused, where it said so.
    pub const fn refusal(&self) -> Option<&Refusal> {
        match &self.cause {
            Cause::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// Whether the service does not know the key.
    pub fn is_key_refused(&self) -> bool {
        matches!(self.cause, Cause::Refused(Refusal::WrongKey | Refusal::NoKey))
            || (self.status == Some(401) && matches!(self.cause, Cause::Refused(_) | Cause::Gateway(_)))
    }
}

/// What became of a write (the classes of the design; first match wins).
#[derive(Debug)]
pub enum WriteOutcome<T> {
    /// The service did it.
    Done(T),
    /// Nothing left this machine. May be tried again.
    NotSent(ApiError),
    /// It was refused. May be tried again.
    Refused(ApiError),
    /// It may or may not have happened: never called failed, never repeated unasked.
    Unknown(ApiError),
}

impl<T> WriteOutcome<T> {
    /// Sorts the result of one attempt.
    pub(super) fn sort(result: Result<T, ApiError>) -> Self {
        let error = match result {
            Ok(done) => return Self::Done(done),
            Err(error) => error,
        };
        match (&error.cause, error.status) {
            (Cause::NotSent(_), _) => Self::NotSent(error),
            (Cause::Refused(_), Some(status)) if status < 500 => Self::Refused(error),
            (Cause::RateLimited, _) | (Cause::Gateway(_), Some(400 | 401 | 403 | 404 | 405 | 413 | 415)) => {
                Self::Refused(error)
            }
            _ => Self::Unknown(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiError, Body, Cause, NotSent, Refusal, Stage, WriteOutcome};
    use crate::api::Endpoint;

    fn class(cause: Cause, status: Option<u16>) -> &'static str {
        let error = ApiError { status, ..ApiError::new(Endpoint::CreateLink, cause) };
        match WriteOutcome::<()>::sort(Err(error)) {
            WriteOutcome::Done(()) => "done",
            WriteOutcome::NotSent(_) => "not sent",
            WriteOutcome::Refused(_) => "refused",
            WriteOutcome::Unknown(_) => "unknown",
        }
    }

    #[test]
    fn writes_are_sorted_as_the_design_says() {
        assert_eq!(class(Cause::NotSent(NotSent::Dns), None), "not sent");
        assert_eq!(class(Cause::Refused(Refusal::LinkUsed), Some(200)), "refused");
        assert_eq!(class(Cause::Refused(Refusal::LinkUsed), Some(400)), "refused");
        assert_eq!(class(Cause::Refused(Refusal::LinkUsed), Some(500)), "unknown");
        assert_eq!(class(Cause::RateLimited, Some(429)), "refused");
        for status in [400, 401, 403, 404, 405, 413, 415] {
            assert_eq!(class(Cause::Gateway(Body::Html), Some(status)), "refused", "{status}");
        }
        for status in [302, 408, 409, 422, 500, 502, 503, 504] {
            assert_eq!(class(Cause::Gateway(Body::Html), Some(status)), "unknown", "{status}");
        }
        assert_eq!(class(Cause::Unreadable(Body::CutOff), Some(200)), "unknown");
        assert_eq!(class(Cause::Contradictory, Some(200)), "unknown");
        assert_eq!(class(Cause::NoId, Some(200)), "unknown");
        assert_eq!(class(Cause::Reset, None), "unknown");
        let late = Cause::Timeout { stage: Stage::Answer, after: std::time::Duration::from_secs(20) };
        assert_eq!(class(late, None), "unknown");
    }
}
