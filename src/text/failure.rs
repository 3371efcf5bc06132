//! Sentences for what went wrong at the service or on the way to it: first what happened to the money, then why, then
//! what to do. Called by screens, notices and the command line.
//! It must not judge: whether a write was refused or is unknown is told to it.

use std::time::Duration;

use super::{Arg, Texts, visible};
use crate::api::Endpoint;
use crate::api::error::{ApiError, Body, Cause, NotSent, Refusal, Stage};

/// What is known about a request that did not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It did not happen: nothing left this machine, or the service refused.
    DidNotHappen,
    /// It may have happened or not.
    Unknown,
}

/// An error in words, in the order in which it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What happened to the money.
    pub money: String,
    /// Why.
    pub why: String,
    /// What to do.
    pub advice: String,
}

impl Said {
    /// All of it in one paragraph.
    pub fn paragraph(&self) -> String {
        format!("{} {} {}", self.money, self.why, self.advice).trim_end().to_owned()
    }
}

/// The sentences for a call that failed. Reads never move money; for a write, `fate` says what is known.
pub fn api_error_text(texts: &Texts, error: &ApiError, fate: Fate) -> Said {
    let (why, advice) = match &error.cause {
        Cause::NotSent(not_sent) => not_sent_text(texts, *not_sent),
        Cause::Refused(refusal) => refusal_text(texts, refusal),
        cause => answer_text(texts, error, cause),
    };
    if error.cause == Cause::Refused(Refusal::LinkUsed)
        && (error.endpoint, fate) == (Endpoint::DeleteLink, Fate::DidNotHappen)
    {
        // Money has moved, and to the merchant: that comes first.
        return Said { money: texts.get("error-money-delete-paid").to_owned(), why: advice, advice: String::new() };
    }
    let is_unknown_write = fate == Fate::Unknown && error.endpoint.is_write();
    let advice = if is_unknown_write { texts.get("error-do-check").to_owned() } else { advice };
    Said { money: texts.get(money_key(error.endpoint, fate)).to_owned(), why, advice }
}

/// One line for whoever helps: endpoint, status, attempts. Holds no secret.
pub fn api_error_details(texts: &Texts, error: &ApiError) -> String {
    let status = error.status.map_or_else(|| "–".to_owned(), |status| status.to_string());
    let attempts = error.attempts.to_string();
    texts.with(
        "error-details",
        &[("endpoint", error.endpoint.name().into()), ("status", (&*status).into()), ("attempts", (&*attempts).into())],
    )
}

fn money_key(endpoint: Endpoint, fate: Fate) -> &'static str {
    match (endpoint, fate) {
        (Endpoint::CreateLink | Endpoint::CreateSplitLink, Fate::DidNotHappen) => "error-money-create",
        (Endpoint::CreateLink | Endpoint::CreateSplitLink, Fate::Unknown) => "error-money-create-unknown",
        (Endpoint::DeleteLink, Fate::DidNotHappen) => "error-money-delete",
        (Endpoint::DeleteLink, Fate::Unknown) => "error-money-delete-unknown",
        (Endpoint::RefundPayment, Fate::DidNotHappen) => "error-money-refund",
        (Endpoint::RefundPayment, Fate::Unknown) => "error-money-refund-unknown",
        _ => "error-money-read",
    }
}

fn not_sent_text(texts: &Texts, not_sent: NotSent) -> (String, String) {
    let fixed = |why, advice| (texts.get(why).to_owned(), texts.get(advice).to_owned());
    match not_sent {
        NotSent::Dns => fixed("error-why-dns", "error-do-network"),
        NotSent::ConnectionRefused => fixed("error-why-refused", "error-do-later"),
        NotSent::Unreachable => fixed("error-why-unreachable", "error-do-network"),
        NotSent::Tls => fixed("error-why-tls", "error-do-tls"),
        NotSent::Connect => fixed("error-why-connect", "error-do-network"),
        NotSent::Timeout { after } => {
            (in_seconds(texts, "error-why-connect-timeout", after), texts.get("error-do-network").to_owned())
        }
        NotSent::NoCertificates => fixed("error-why-certificates", "error-do-certificates"),
        NotSent::BadRequest => fixed("error-why-bad-request", "error-do-report"),
        NotSent::Budget { wait } => {
            (texts.get("error-why-budget").to_owned(), in_seconds(texts, "error-do-wait", wait))
        }
    }
}

fn answer_text(texts: &Texts, error: &ApiError, cause: &Cause) -> (String, String) {
    let why = match cause {
        Cause::RateLimited => texts.get("error-why-rate").to_owned(),
        Cause::Gateway(_) => gateway_text(texts, error.status),
        Cause::Redirect { host: Some(host) } => {
            texts.with("error-why-redirect", &[("host", Arg::Text(&visible(host)))])
        }
        Cause::Redirect { host: None } => texts.get("error-why-redirect-unknown").to_owned(),
        Cause::Timeout { stage, after } => {
            let key = match stage {
                Stage::Answer => "error-why-no-answer-in-time",
                Stage::Body => "error-why-body-in-time",
                Stage::Attempt | Stage::Call => "error-why-attempt-in-time",
            };
            in_seconds(texts, key, *after)
        }
        Cause::TooLarge { limit } => {
            let size = texts.style().bytes(u64::try_from(*limit).unwrap_or(u64::MAX));
            texts.with("error-why-too-large", &[("size", Arg::Text(&size))])
        }
        other => texts.get(answer_key(other)).to_owned(),
    };
    let advice = match (cause, error.retry_after, error.status) {
        (_, Some(wait), _) => in_seconds(texts, "error-do-wait", wait),
        (Cause::Cancelled, ..) => String::new(),
        (Cause::Gateway(_), _, Some(401 | 403)) => texts.get("error-do-key").to_owned(),
        (Cause::Gateway(_), _, Some(404 | 405)) | (Cause::Redirect { .. }, ..) => {
            texts.get("error-do-address").to_owned()
        }
        (Cause::Contradictory | Cause::WrongData | Cause::NoId | Cause::TooLarge { .. }, ..) => {
            texts.get("error-do-report").to_owned()
        }
        (Cause::RateLimited | Cause::Gateway(_), ..) => texts.get("error-do-later").to_owned(),
        _ => texts.get("error-do-again").to_owned(),
    };
    (why, advice)
}

fn gateway_text(texts: &Texts, status: Option<u16>) -> String {
    let key = match status {
        Some(401 | 403) => "error-why-gateway-key",
        Some(404 | 405) => "error-why-gateway-not-found",
        Some(502..=504) => "error-why-gateway-maintenance",
        _ => "error-why-gateway",
    };
    let status = status.map_or_else(|| "–".to_owned(), |status| status.to_string());
    texts.with(key, &[("status", Arg::Text(&status))])
}

const fn answer_key(cause: &Cause) -> &'static str {
    match cause {
        Cause::NoAnswer => "error-why-no-answer",
        Cause::Reset => "error-why-reset",
        Cause::CutOff | Cause::Unreadable(Body::CutOff) => "error-why-cut-off",
        Cause::Unreadable(Body::Empty) => "error-why-empty",
        Cause::Unreadable(Body::Html) => "error-why-page",
        Cause::Contradictory => "error-why-contradictory",
        Cause::WrongData => "error-why-wrong-data",
        Cause::NoId => "error-why-no-id",
        Cause::Cancelled => "error-why-cancelled",
        _ => "error-why-unreadable",
    }
}

fn refusal_text(texts: &Texts, refusal: &Refusal) -> (String, String) {
    let (why, advice) = match refusal {
        Refusal::WrongKey => ("refusal-why-wrong-key", "error-do-key"),
        Refusal::NoKey => ("refusal-why-no-key", "refusal-do-enter-key"),
        Refusal::AmountRequired => ("refusal-why-amount", "refusal-do-amount"),
        Refusal::UnknownRecipient { index: Some(index) } => {
            // The owner's row is not counted: recipients are numbered below it.
            let row = index.saturating_add(1).to_string();
            let why = texts.with("refusal-why-recipient", &[("row", Arg::Text(&row))]);
            return (why, texts.get("refusal-do-recipient").to_owned());
        }
        Refusal::UnknownRecipient { index: None } => ("refusal-why-recipient-somewhere", "refusal-do-recipient"),
        Refusal::LinkNotFound => ("refusal-why-link-not-found", "refusal-do-reload"),
        Refusal::LinkUsed => ("refusal-why-link-used", "refusal-do-see-paid"),
        Refusal::MissingLinkId | Refusal::MissingPayId => ("refusal-why-our-fault", "error-do-report"),
        Refusal::RefundAmountRequired => ("refusal-why-refund-amount", "refusal-do-amount"),
        Refusal::InvalidRefundAmount => ("refusal-why-refund-invalid", "refusal-do-at-most"),
        Refusal::RefundAlreadyRequested => ("refusal-why-refund-asked", "refusal-do-wait-decision"),
        Refusal::RefundBlockedByDispute => ("refusal-why-refund-dispute", "refusal-do-wait-dispute"),
        Refusal::LinkCancelled => ("refusal-why-link-cancelled", "refusal-do-nothing"),
        Refusal::InvoiceLink => ("refusal-why-invoice-link", "refusal-do-dashboard"),
        Refusal::Other(message) if message.trim().is_empty() => ("refusal-why-silent", "error-do-later"),
        Refusal::Other(message) => {
            let why = texts.with("refusal-why-other", &[("message", Arg::Text(&visible(message.trim())))]);
            return (why, String::new());
        }
    };
    (texts.get(why).to_owned(), texts.get(advice).to_owned())
}

/// A message with a number of whole seconds, at least 1.
fn in_seconds(texts: &Texts, key: &str, duration: Duration) -> String {
    let seconds = duration.as_secs_f64().ceil().max(1.0).to_string();
    texts.with(key, &[("seconds", Arg::Text(&seconds))])
}
