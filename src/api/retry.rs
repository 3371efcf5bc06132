//! Whether a read is tried again, and after which wait: a pure decision from the error, the attempt and a random part
//! that is handed in.
//! Called by the client for reads only; a write is never tried again by itself.

use std::time::Duration;

use super::error::{ApiError, Cause, NotSent};
use super::limits::Limits;

/// The wait before the next attempt, or nothing when there is none. `attempt` is the one that failed, from 1;
/// `jitter` is 0 to 1,000 and spreads half of the wait, so that two machines do not come back in step.
pub(super) fn wait(error: &ApiError, attempt: u32, jitter: u32, limits: &Limits) -> Option<Duration> {
    if attempt >= limits.read_attempts || !may_pass(error) {
        return None;
    }
    if let Some(asked) = error.retry_after {
        return Some(asked);
    }
    let full = limits.backoff.saturating_mul(1 << attempt.saturating_sub(1).min(16));
    let half = full / 2;
    Some(half.saturating_add(half.saturating_mul(jitter.min(1000)) / 1000).min(limits.retry_after))
}

/// Whether a second attempt has a chance.
fn may_pass(error: &ApiError) -> bool {
    match &error.cause {
        Cause::NotSent(why) => match why {
            NotSent::Dns
            | NotSent::ConnectionRefused
            | NotSent::Unreachable
            | NotSent::Connect
            | NotSent::Timeout { .. } => true,
            NotSent::Tls | NotSent::NoCertificates | NotSent::BadRequest | NotSent::Budget { .. } => false,
        },
        Cause::Timeout { .. } | Cause::NoAnswer | Cause::Reset | Cause::CutOff | Cause::RateLimited => true,
        Cause::Gateway(_) | Cause::Refused(_) | Cause::Contradictory => matches!(error.status, Some(502..=504)),
        Cause::Redirect { .. }
        | Cause::TooLarge { .. }
        | Cause::Unreadable(_)
        | Cause::WrongData
        | Cause::NoId
        | Cause::Cancelled => false,
    }
}

/// Reads `Retry-After`: seconds, or a date seen from `now`. At most `limit`.
pub(super) fn retry_after(header: &str, now: jiff::Timestamp, limit: Duration) -> Option<Duration> {
    let header = header.trim();
    let asked = match header.parse::<u64>() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) => limit,
        Err(_) => {
            let at = http_date(header)?;
            Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO)
        }
    };
    Some(asked.min(limit))
}

/// Reads a date as HTTP headers carry it: `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(super) fn http_date(header: &str) -> Option<jiff::Timestamp> {
    // A wrong day of the week says nothing about the moment.
    jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true).parse_timestamp(header.trim()).ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{retry_after, wait};
    use crate::api::error::{ApiError, Body, Cause, NotSent, Refusal, Stage};
    use crate::api::{Endpoint, Limits};

    fn error(cause: Cause, status: Option<u16>) -> ApiError {
        ApiError { status, ..ApiError::new(Endpoint::PayIns, cause) }
    }

    fn first(cause: Cause, status: Option<u16>) -> Option<Duration> {
        wait(&error(cause, status), 1, 1000, &Limits::production())
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        let second = Some(Duration::from_secs(1));
        assert_eq!(first(Cause::NotSent(NotSent::ConnectionRefused), None), second);
        assert_eq!(first(Cause::Timeout { stage: Stage::Body, after: Duration::ZERO }, None), second);
        assert_eq!(first(Cause::Reset, None), second);
        assert_eq!(first(Cause::RateLimited, Some(429)), second);
        for status in [502, 503, 504] {
            assert_eq!(first(Cause::Gateway(Body::Html), Some(status)), second, "{status}");
        }
        for status in [400, 401, 403, 404, 500, 501] {
            assert_eq!(first(Cause::Gateway(Body::Html), Some(status)), None, "{status}");
        }
        assert_eq!(first(Cause::NotSent(NotSent::Tls), None), None);
        assert_eq!(first(Cause::Refused(Refusal::WrongKey), Some(200)), None);
        assert_eq!(first(Cause::Unreadable(Body::Html), Some(200)), None);
        assert_eq!(first(Cause::Redirect { host: None }, Some(302)), None);
    }

    #[test]
    fn three_attempts_with_growing_spread_waits() {
        let limits = Limits::production();
        let error = error(Cause::Reset, None);
        assert_eq!(wait(&error, 1, 0, &limits), Some(Duration::from_millis(500)));
        assert_eq!(wait(&error, 1, 500, &limits), Some(Duration::from_millis(750)));
        assert_eq!(wait(&error, 2, 1000, &limits), Some(Duration::from_secs(2)));
        assert_eq!(wait(&error, 3, 0, &limits), None);
    }

    #[test]
    fn the_service_may_say_how_long() {
        let now = "2026-11-21T12:00:00Z".parse().unwrap();
        let limit = Duration::from_mins(1);
        assert_eq!(retry_after("7", now, limit), Some(Duration::from_secs(7)));
        assert_eq!(retry_after(" 3600 ", now, limit), Some(limit));
        assert_eq!(retry_after("99999999999999999999999", now, limit), Some(limit));
        assert_eq!(retry_after("Sat, 21 Nov 2026 12:00:30 GMT", now, limit), Some(Duration::from_secs(30)));
        assert_eq!(retry_after("Sat, 21 Nov 2026 11:00:00 GMT", now, limit), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now, limit), None);
        assert_eq!(retry_after("-5", now, limit), None);
        let asked = ApiError { retry_after: Some(Duration::from_secs(7)), ..error(Cause::RateLimited, Some(429)) };
        assert_eq!(wait(&asked, 1, 0, &Limits::production()), Some(Duration::from_secs(7)));
    }
}
