//! Words for the domain's values: environments, statuses, types, methods, ranges. Called by screens and the command
//! line. What the service sends and we do not know is shown as it came.
//! It must not call a payment paid that the domain does not call paid.

use std::borrow::Cow;

use super::{Texts, visible};
use crate::model::{
    Environment, LinkAge, LinkKind, PayIn, PayInState, PayoutState, PayoutStatus, RangeChoice, StatusFilter,
    TransactionType, method_word,
};

/// `Production`.
pub fn environment_name(texts: &Texts, environment: Environment) -> &str {
    texts.get(match environment {
        Environment::Demo => "env-demo",
        Environment::Development => "env-development",
        Environment::Production => "env-production",
    })
}

/// `PRODUCTION`, for badges.
pub fn environment_badge(texts: &Texts, environment: Environment) -> &str {
    texts.get(match environment {
        Environment::Demo => "env-demo-badge",
        Environment::Development => "env-development-badge",
        Environment::Production => "env-production-badge",
    })
}

/// `Real money`, for the environment bar.
pub fn environment_says(texts: &Texts, environment: Environment) -> &str {
    texts.get(match environment {
        Environment::Demo => "env-demo-says",
        Environment::Development => "env-development-says",
        Environment::Production => "env-production-says",
    })
}

/// What a pay-in row is: paid, pending, refunded, disputed, won back, or the text as sent. "Paid" is only said of a
/// confirmed payment; an unconfirmed refund or dispute says its own status.
pub fn pay_in_status<'a>(texts: &'a Texts, row: &'a PayIn) -> Cow<'a, str> {
    let state = row.state();
    let sent = if let PayInState::Unknown(text) = state { text } else { "" };
    word_or(texts, state.word(), sent)
}

/// `Open dispute`, for the list of states.
pub fn status_filter(texts: &Texts, status: StatusFilter) -> &str {
    texts.get(match status {
        StatusFilter::Paid => "status-paid",
        StatusFilter::Pending => "status-pending",
        StatusFilter::Refunded => "status-refunded",
        StatusFilter::OpenDispute => "status-open-dispute",
        StatusFilter::WonBack => "status-won-back",
        StatusFilter::RefundRequested => "refund-state-requested",
        StatusFilter::RefundNotKnown => "refund-state-not-known",
        StatusFilter::RefundRefused => "refund-state-refused",
        StatusFilter::RefundMade => "refund-state-made",
    })
}

/// `1 – 3 days`.
pub fn link_age(texts: &Texts, age: LinkAge) -> &str {
    texts.get(match age {
        LinkAge::Today => "age-today",
        LinkAge::Days3 => "age-3-days",
        LinkAge::Days7 => "age-7-days",
        LinkAge::Days14 => "age-14-days",
        LinkAge::Older => "age-older",
        LinkAge::NotKnown => "age-not-known",
    })
}

/// `Paid out`.
pub fn payout_state<'a>(texts: &'a Texts, state: &'a PayoutState) -> Cow<'a, str> {
    word_or(texts, state.word(), state.as_sent())
}

/// `In progress`.
pub fn payout_status<'a>(texts: &'a Texts, status: &'a PayoutStatus) -> Cow<'a, str> {
    word_or(texts, status.word(), status.as_sent())
}

/// `Split`.
pub fn transaction_type<'a>(texts: &'a Texts, kind: &'a TransactionType) -> Cow<'a, str> {
    word_or(texts, kind.word(), kind.as_sent())
}

/// `Basic`.
pub fn link_kind<'a>(texts: &'a Texts, kind: &'a LinkKind) -> Cow<'a, str> {
    word_or(texts, kind.word(), kind.as_sent())
}

/// `Card`, for the list of methods; in words where none was sent.
pub fn method_filter<'a>(texts: &'a Texts, sent: &'a str) -> Cow<'a, str> {
    if sent.is_empty() { Cow::Borrowed(texts.get("method-none")) } else { method(texts, Some(sent)) }
}

/// `Card`; a dash where none was sent.
pub fn method<'a>(texts: &'a Texts, sent: Option<&'a str>) -> Cow<'a, str> {
    let sent = sent.unwrap_or_default();
    word_or(texts, method_word(sent), sent)
}

/// `30 days`, for the range menu; a range of one's own is two days.
pub fn range_choice(texts: &Texts, choice: RangeChoice) -> Cow<'_, str> {
    Cow::Borrowed(texts.get(match choice {
        RangeChoice::Today => "range-today",
        RangeChoice::Days7 => "range-7-days",
        RangeChoice::Days30 => "range-30-days",
        RangeChoice::Days90 => "range-90-days",
        RangeChoice::ThisMonth => "range-this-month",
        RangeChoice::ThisYear => "range-this-year",
        RangeChoice::LastMonth => "range-last-month",
        RangeChoice::Everything => "range-everything",
        RangeChoice::Custom { from, to } => {
            let (from, to) = (texts.style().full_day(from), texts.style().full_day(to));
            return Cow::Owned(texts.with("range-from-to", &[("from", (&*from).into()), ("to", (&*to).into())]));
        }
    }))
}

/// A word of ours, else the text as it was sent.
fn word_or<'a>(texts: &'a Texts, word: Option<&'static str>, sent: &'a str) -> Cow<'a, str> {
    word.map_or_else(|| as_sent(texts, sent), |word| Cow::Borrowed(texts.get(word)))
}

fn as_sent<'a>(texts: &'a Texts, text: &'a str) -> Cow<'a, str> {
    if text.is_empty() { Cow::Borrowed(texts.get("word-missing")) } else { visible(text) }
}
