//! How each end of a write is sorted: not sent, refused or unknown, what the journal says of it, and that it went out
//! once at the most, whatever happened.

use secpaid_desktop::api::error::{Cause, NotSent as Unsent, Refusal};
use secpaid_desktop::backend::{NotSent, Outcome, Write};
use secpaid_desktop::demo::{Canned, Fault, Gate, Twist};
use secpaid_desktop::journal::{EntryState, RecordedOutcome, UnknownWhy};
use secpaid_desktop::model::{LinkId, Money, RefundRequest};
use serde_json::json;

use crate::shop::{Shop, impatient, test};
use crate::window::{Line, link};

mod cells;
mod lists;
mod table;
mod twice;

/// What became of one write, in a word.
fn class(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Created(_) | Outcome::Deleted(_) | Outcome::RefundRequested(_) => "done",
        Outcome::NotSent(_) => "not sent",
        Outcome::Refused(_) => "refused",
        Outcome::Unknown(_) => "unknown",
    }
}

/// One creation that meets the fault: its outcome, what the journal says, and how often it reached the service.
fn creation(fault: Fault) -> (&'static str, EntryState, RecordedOutcome, usize) {
    let shop = Shop::open();
    shop.fault("createLink", fault);
    let mut line = Line::start(secpaid_desktop::backend::Setup { limits: impatient(), ..shop.setup() });
    line.open(&test());
    let ticket = line.write(&test(), Write::Create(link(8819, "Bestellung 2026-0135")));
    let written = line.written(&ticket);
    let entry = line.open(&test()).journal.unwrap().first().cloned().unwrap();
    assert_eq!(Some(entry.intent.id), written.intent);
    let (_, recorded) = entry.outcome.clone().unwrap();
    (class(&written.outcome), entry.state(), recorded, shop.test.count("createLink"))
}

fn unknown(why: UnknownWhy) -> (&'static str, EntryState, RecordedOutcome, usize) {
    ("unknown", EntryState::Unknown, RecordedOutcome::Unknown { why }, 1)
}

fn refused(text: &str, status: u16, by_service: bool) -> (&'static str, EntryState, RecordedOutcome, usize) {
    let outcome = RecordedOutcome::Refused { text: text.into(), status, by_service, wait_seconds: None };
    ("refused", EntryState::Refused, outcome, 1)
}

#[test]
fn a_connection_that_breaks_leaves_the_outcome_unknown_before_the_change_and_after() {
    assert_eq!(creation(Fault::ResetBeforeChange), unknown(UnknownWhy::Disconnected));
    assert_eq!(creation(Fault::ResetAfterChange), unknown(UnknownWhy::Disconnected));
    assert_eq!(creation(Fault::ResetInBody), unknown(UnknownWhy::Disconnected));
}

#[test]
fn an_answer_that_does_not_come_leaves_the_outcome_unknown() {
    assert_eq!(creation(Fault::StallBeforeChange(Gate::new())), unknown(UnknownWhy::Timeout));
    assert_eq!(creation(Fault::StallBeforeHead(Gate::new())), unknown(UnknownWhy::Timeout));
    assert_eq!(creation(Fault::StallInBody(Gate::new())), unknown(UnknownWhy::Timeout));
}

#[test]
fn a_server_error_says_nothing_about_the_outcome_with_an_envelope_or_without() {
    assert_eq!(creation(Fault::AnswerAfterChange(Canned::html(502))), unknown(UnknownWhy::Status(502)));
    assert_eq!(creation(Fault::Answer(Canned::empty(500))), unknown(UnknownWhy::Status(500)));
    let envelope = Canned::envelope(503, 0, "Amount is required");
    assert_eq!(creation(Fault::AnswerAfterChange(envelope)), unknown(UnknownWhy::Status(503)));
    assert_eq!(creation(Fault::Answer(Canned::html(408))), unknown(UnknownWhy::Status(408)));
}

#[test]
fn a_redirect_is_not_followed_and_leaves_the_outcome_unknown() {
    let (word, state, recorded, count) = creation(Fault::Answer(Canned::redirect(307, "http://127.0.0.1:9/x")));
    assert_eq!((word, state, count), ("unknown", EntryState::Unknown, 1));
    assert!(matches!(recorded, RecordedOutcome::Unknown { .. }), "{recorded:?}");
}

#[test]
fn an_answer_that_cannot_be_read_leaves_the_outcome_unknown() {
    assert_eq!(creation(Fault::AnswerAfterChange(Canned::cut_json())), unknown(UnknownWhy::Unreadable));
    assert_eq!(creation(Fault::AnswerAfterChange(Canned::html(200))), unknown(UnknownWhy::Unreadable));
    assert_eq!(creation(Fault::AnswerAfterChange(Canned::empty(200))), unknown(UnknownWhy::Unreadable));
    assert_eq!(creation(Fault::Twist(Twist::Remove("/data/id"))), unknown(UnknownWhy::NoId));
    let two_ids = r#"{"ResponseCode":1,"Result":"True","data":{"id":7,"pay_link":"x","id":9}}"#;
    let two_ids = Canned::new(200, "application/json", two_ids);
    assert_eq!(creation(Fault::AnswerAfterChange(two_ids)), unknown(UnknownWhy::NoId));
    let contradiction = json!({ "ResponseCode": 1, "ResponseMsg": "ok", "Result": "False", "data": null });
    assert_eq!(creation(Fault::Answer(Canned::json(200, &contradiction))), unknown(UnknownWhy::Unreadable));
}

#[test]
fn what_the_service_or_something_before_it_refuses_did_not_happen() {
    let other = Canned::envelope(200, 0, "The moon is in the wrong house");
    assert_eq!(creation(Fault::Answer(other)), refused("The moon is in the wrong house", 200, true));
    let other = Canned::envelope(400, 0, "The moon is in the wrong house");
    assert_eq!(creation(Fault::Answer(other)), refused("The moon is in the wrong house", 400, true));
    assert_eq!(creation(Fault::Answer(Canned::html(400))), refused("", 400, false));
    assert_eq!(creation(Fault::Answer(Canned::empty(403))), refused("", 403, false));
}

#[test]
fn too_many_requests_are_refused_with_the_time_to_wait() {
    let outcome = RecordedOutcome::Refused { text: "".into(), status: 429, by_service: false, wait_seconds: Some(7) };
    let expected = ("refused", EntryState::Refused, outcome, 1);
    assert_eq!(creation(Fault::Answer(Canned::too_many(Some("7")))), expected);
    assert_eq!(creation(Fault::Answer(Canned::too_many(None))), refused("", 429, false));
}

#[test]
fn nobody_there_is_not_sent_and_can_be_sent_again() {
    let mut shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    // The first creation also reads the lists: afterwards only the write itself can fail.
    let ticket = line.write(&test(), Write::Create(link(100, "first")));
    assert_eq!(class(&line.written(&ticket).outcome), "done");
    shop.close_test();
    let ticket = line.write(&test(), Write::Create(link(8819, "Bestellung 2026-0135")));
    let written = line.written(&ticket);
    let Outcome::NotSent(NotSent::Network(error)) = written.outcome else { panic!("{written:?}") };
    assert_eq!(error.cause, Cause::NotSent(Unsent::ConnectionRefused));
    let entries = line.open(&test()).journal.unwrap();
    assert_eq!(entries.iter().map(|entry| entry.state()).collect::<Vec<_>>(), [EntryState::NotSent, EntryState::Done]);
}

#[test]
fn deletions_and_refunds_are_sorted_the_same_way() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let unpaid = shop.test.seen_links().first().unwrap().0;
    // Each refund is of another payment: a second one of the same is stopped while the first is unknown.
    let refund = |pay_id| Write::Refund(RefundRequest { pay_id, amount: Money::from_cents(500), full: false });
    let writes: [(&str, &dyn Fn(u64) -> Write); 2] =
        [("deleteLink", &|_| Write::Delete(unpaid)), ("refundPayment", &|number| refund(LinkId(number)))];
    for (endpoint, write) in writes {
        for (number, (fault, word)) in (1..).zip([
            (Fault::ResetBeforeChange, "unknown"),
            (Fault::Answer(Canned::html(504)), "unknown"),
            (Fault::Answer(Canned::html(404)), "refused"),
            (Fault::Answer(Canned::too_many(None)), "refused"),
            (Fault::Answer(Canned::cut_json()), "unknown"),
            (Fault::Answer(Canned::envelope(200, 0, "Link not found")), "refused"),
        ]) {
            let before = shop.test.count(endpoint);
            shop.fault(endpoint, fault);
            let ticket = line.write(&test(), write(number));
            assert_eq!(class(&line.written(&ticket).outcome), word, "{endpoint}");
            assert_eq!(shop.test.count(endpoint), before + 1, "{endpoint} goes out once");
        }
    }
    // Nothing was done so far; now it is.
    let ticket = line.write(&test(), Write::Delete(unpaid));
    assert!(matches!(line.written(&ticket).outcome, Outcome::Deleted(id) if id == unpaid));
    let ticket = line.write(&test(), Write::Delete(unpaid));
    let Outcome::Refused(error) = line.written(&ticket).outcome else { panic!("deleted twice") };
    assert_eq!(error.refusal(), Some(&Refusal::LinkNotFound));
}
