//! What the service did of all that the journal has, after the last kill: looked up there, as somebody else could. Called
//! by the test of kills. It asks the same refunds once more, by which the service tells whether they were asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use secpaid_desktop::api::error::Refusal;
use secpaid_desktop::api::{BaseUrl, Budget, Client, Limits, Rates, WriteOutcome};
use secpaid_desktop::backend::{Event, Read};
use secpaid_desktop::journal::{Entry, EntryState, RecordedRequest, WriteKind};
use secpaid_desktop::model::{LinkId, LinkList, Money, RefundRequest};
use secpaid_desktop::secrets::ApiKey;

use super::recorded;
use crate::shop::{Shop, TEST_KEY, clock, patient, test};
use crate::window::Line;

/// Looks at the service what it did of all that the journal has: of that, nothing is called anything but done or unknown.
/// How many writes it did.
pub fn assert_done_is_known(shop: &Shop) -> usize {
    let mut line = Line::start(shop.setup());
    let entries = line.open(&test()).journal.unwrap();
    let ticket = line.read(&test(), Read::Links { list: LinkList::Unpaid, limit: None });
    let there: BTreeMap<String, LinkId> = line.until(|event| match event {
        Event::UnpaidLinks(of, read) if of.id == ticket.id => {
            assert!(!read.cut);
            Some(read.rows.iter().map(|link| (link.note.to_string(), link.id)).collect())
        }
        _ => None,
    });
    line.stop();
    let is_there = |id: LinkId| there.values().any(|link| *link == id);
    let by_service = |entry: &Entry| match &entry.intent.body {
        // One that was deleted is known by the deletion, which only comes after its answer.
        RecordedRequest::Link(_) => there.contains_key(&recorded(entry)) || entry.link_id().is_some(),
        RecordedRequest::Delete { link_id } => !is_there(*link_id),
        RecordedRequest::Refund { pay_id, .. } => was_asked(shop, *pay_id),
    };
    let done: Vec<_> = entries.iter().filter(|entry| by_service(entry)).collect();
    for entry in &done {
        assert!(matches!(entry.state(), EntryState::Done | EntryState::Unknown), "the service did it: {entry:?}");
    }
    let of_kind = |kind| done.iter().filter(|entry| entry.intent.kind == kind).count();
    let kinds = [WriteKind::Create, WriteKind::Split, WriteKind::Delete, WriteKind::Refund].map(of_kind);
    assert!(kinds.iter().all(|count| *count > 0), "{kinds:?}");
    done.len()
}

/// Whether a refund of the payment was asked for: the service takes one request of a payment. Asked by another program.
fn was_asked(shop: &Shop, pay_id: LinkId) -> bool {
    let rates = Rates { total: u32::MAX, ..patient().rates };
    let limits = Limits { rates, ..patient() };
    let budget = Arc::new(Budget::in_memory(rates, clock()));
    let (address, key) = (BaseUrl::parse(shop.test.url()).unwrap(), Arc::new(ApiKey::new(TEST_KEY).unwrap()));
    let client = Client::new(address, key, limits, clock(), budget).unwrap();
    let again = RefundRequest { pay_id, amount: Money::from_cents(10), full: false };
    match shop.wait(client.refund_payment(&again)) {
        WriteOutcome::Done(()) => false,
        WriteOutcome::Refused(error) if error.refusal() == Some(&Refusal::RefundAlreadyRequested) => true,
        other => panic!("{pay_id}: {other:?}"),
    }
}
