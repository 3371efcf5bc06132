//! Refunds in words: how far one is, why none can be asked for, what is wrong with a part. Called by Pay-ins and by the
//! dialog. It must not say that money went back where only a request is known.

use super::local_time;
use crate::journal::RefundFact;
use crate::model::{PayIn, RefundStanding};
use crate::state::{Now, RefundAmountError, RefundObstacle, Session, WriteObstacle};
use crate::text::{Arg, Texts, money_error_text};
use crate::ui::widgets::Status;

/// How far the refund of this row's payment is: the shape, and `Refund requested`. `None` for rows that are no payment,
/// and where nothing is known.
pub fn refund_word<'t>(texts: &'t Texts, session: &Session, row: &PayIn, now: Now) -> Option<(Status, &'t str)> {
    let (standing, fact) = (session.refund_standing(row)?, session.refunds.known.get(&row.pay_id));
    let (shape, key) = match standing {
        RefundStanding::Refused => (Status::Refused, "refund-state-refused"),
        RefundStanding::Sending => (Status::Requested, "refund-state-sending"),
        RefundStanding::NotKnown => (Status::NotKnown, "refund-state-not-known"),
        RefundStanding::Requested if fact.is_some_and(|fact| fact.is_late(now.utc)) => {
            (Status::NotKnown, "refund-state-late")
        }
        RefundStanding::Requested => (Status::Requested, "refund-state-requested"),
        RefundStanding::Made => (Status::Refunded, "refund-state-made"),
    };
    Some((shape, texts.get(key)))
}

/// How much was asked for, when, and by whom.
fn refund_fact_text(texts: &Texts, fact: &RefundFact, now: Now) -> String {
    let time = local_time(texts, fact.at, now, false);
    match fact.amount {
        Some(amount) => {
            let amount = texts.style().money(amount);
            texts.with("refund-asked", &[("amount", Arg::Text(&amount)), ("time", Arg::Text(&time))])
        }
        None => texts.with("refund-asked-elsewhere", &[("time", Arg::Text(&time))]),
    }
}

/// What is known of a refund beside its word: the request, or that it was refused.
pub fn refund_told_text(texts: &Texts, fact: &RefundFact, now: Now) -> String {
    match (fact.standing, fact.amount) {
        (RefundStanding::Refused, Some(amount)) => {
            let (amount, time) = (texts.style().money(amount), local_time(texts, fact.at, now, false));
            texts.with("refund-refused-hint", &[("amount", Arg::Text(&amount)), ("time", Arg::Text(&time))])
        }
        _ => refund_fact_text(texts, fact, now),
    }
}

/// Why no refund of the payment can be asked for.
pub fn refund_obstacle_text(texts: &Texts, obstacle: &RefundObstacle, now: Now) -> String {
    let key = match obstacle {
        RefundObstacle::NoPayment => "refund-off-no-payment",
        RefundObstacle::Pending => "refund-off-pending",
        RefundObstacle::Recipient => "refund-off-recipient",
        RefundObstacle::Invoice => "refund-off-invoice",
        RefundObstacle::Dispute => "refund-off-dispute",
        RefundObstacle::Made => "refund-off-made",
        RefundObstacle::Sending => "refund-off-sending",
        RefundObstacle::Asked(fact) => return refund_asked_text(texts, fact, now),
        RefundObstacle::Write(WriteObstacle::ViewOnly) => "view-only-reason",
        RefundObstacle::Write(WriteObstacle::ReadOnly) => "not-sent-read-only",
        RefundObstacle::Write(WriteObstacle::NoKey) => "not-sent-no-key",
        RefundObstacle::Write(WriteObstacle::Journal) => "refund-off-journal",
    };
    texts.get(key).to_owned()
}

/// That a refund was asked for before, or may have been.
fn refund_asked_text(texts: &Texts, fact: &RefundFact, now: Now) -> String {
    if fact.standing == RefundStanding::NotKnown {
        let amount = fact.amount.map(|amount| texts.style().money(amount)).unwrap_or_default();
        let time = local_time(texts, fact.at, now, false);
        return texts.with("refund-off-not-known", &[("amount", Arg::Text(&amount)), ("time", Arg::Text(&time))]);
    }
    let asked = refund_fact_text(texts, fact, now);
    match (fact.standing, fact.is_late(now.utc)) {
        (RefundStanding::Sending, _) => format!("{asked} {}", texts.get("refund-off-sending")),
        (_, true) => format!("{asked} {}", texts.get("refund-not-seen-late")),
        (_, false) => format!("{asked} {} {}", texts.get("refund-not-seen"), texts.get("refund-off-one-request")),
    }
}

/// What is wrong with a typed part.
pub fn refund_amount_error_text(texts: &Texts, error: &RefundAmountError) -> String {
    match error {
        RefundAmountError::Money(error) => money_error_text(texts, error),
        RefundAmountError::OverPaid(paid) => {
            texts.with("refund-over-paid", &[("amount", Arg::Text(&texts.style().money(*paid)))])
        }
    }
}
