//! The refunds of payments that this application asked for, read out of its writes: one word for each payment.
//! The screens show it; the backend asks it before a request is recorded, so that none leaves twice.
//! It must not take anything for settled that is not.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Entry, EntryState, IntentId, Journal, RecordedOutcome, RecordedRequest};
use crate::model::{LinkId, Money, RefundStanding, Scope};

/// As [`RecordedOutcome::Refused`] keeps the refusal that a refund was requested before.
const ALREADY_REQUESTED: &str = "RefundAlreadyRequested";

/// A request that is in no pay-ins after this time may have been rejected.
const LATE: jiff::SignedDuration = jiff::SignedDuration::from_hours(7 * 24);

/// A refund of a payment, as far as this application knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefundFact {
    /// How far it is.
    pub standing: RefundStanding,
    /// When it was asked for, UTC; of a request of somebody else, when the service told of it.
    pub at: Timestamp,
    /// EUR asked for; of a request of somebody else it is not known.
    pub amount: Option<Money>,
    /// The write that asked for it; `None` where only the ledger knows, or somebody else asked.
    pub intent: Option<IntentId>,
    /// Asked for by this application. Otherwise the service said that there is a request.
    pub ours: bool,
}

impl RefundFact {
    /// Whether a request would be a second one. The one of unknown outcome that it repeats by decision does not count.
    pub fn forbids(&self, again_for: Option<IntentId>) -> bool {
        let is_repeated =
            self.standing == RefundStanding::NotKnown && self.intent.is_some() && self.intent == again_for;
        self.standing.may_be_asked() && !is_repeated
    }

    /// Whether a request has waited for so long that the service may have rejected it: of that it tells no program.
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.standing == RefundStanding::Requested && now.duration_since(self.at) >= LATE
    }

    /// Of two facts about one payment, which says more: what was asked here, before what the service told, before a
    /// refusal.
    const fn weight(&self) -> u8 {
        match (self.standing, self.ours) {
            (RefundStanding::Refused, _) => 0,
            (_, false) => 1,
            (_, true) => 2,
        }
    }
}

/// What one write says of a refund; `None` for other writes, and for a request that never left.
fn fact(entry: &Entry) -> Option<(LinkId, RefundFact)> {
    let RecordedRequest::Refund { pay_id, amount, .. } = entry.intent.body else {
        return None;
    };
    let own = |standing| RefundFact {
        standing,
        at: entry.intent.at,
        amount: Some(amount),
        intent: Some(entry.intent.id),
        ours: true,
    };
    let fact = match (entry.state(), &entry.outcome) {
        (EntryState::Running, _) => own(RefundStanding::Sending),
        (EntryState::Done | EntryState::SettledDone, _) => own(RefundStanding::Requested),
        (EntryState::Unknown, _) => own(RefundStanding::NotKnown),
        (EntryState::Refused, Some((at, RecordedOutcome::Refused { text, by_service: true, .. })))
            if **text == *ALREADY_REQUESTED =>
        {
            RefundFact { standing: RefundStanding::Requested, at: *at, amount: None, intent: None, ours: false }
        }
        (EntryState::Refused, _) => own(RefundStanding::Refused),
        // A second write took its place, or nothing was asked.
        (EntryState::NotSent | EntryState::SettledNotDone | EntryState::SettledSentAgain, _) => return None,
    };
    Some((pay_id, fact))
}

/// What writes, newest first, say of refunds: of each payment what says most, and of equals the newest.
pub fn refunds<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> BTreeMap<LinkId, RefundFact> {
    let mut known: BTreeMap<LinkId, RefundFact> = BTreeMap::new();
    for (pay_id, fact) in entries.into_iter().filter_map(fact) {
        match known.get(&pay_id) {
            Some(newer) if newer.weight() >= fact.weight() => {}
            _ => drop(known.insert(pay_id, fact)),
        }
    }
    known
}

impl Journal {
    /// What is known of a refund of the payment. The ledger remembers a request whose lines in the journal are lost.
    pub fn refund(&self, scope: &Scope, pay_id: LinkId) -> Option<RefundFact> {
        let known = refunds(self.of_scope(scope).map(Arc::as_ref)).remove(&pay_id);
        if known.is_some_and(|fact| fact.standing.may_be_asked()) {
            return known;
        }
        let asked = self.ledger().refund_asked(scope, pay_id).map(|asked| RefundFact {
            standing: RefundStanding::Requested,
            at: asked.at,
            amount: Some(asked.amount),
            intent: None,
            ours: true,
        });
        asked.or(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Intent, Settlement, UnknownWhy, WriteKind};
    use crate::model::Environment;

    const PAYMENT: LinkId = LinkId(99_290);

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_779_278_520 + 60 * minute).unwrap()
    }

    fn intent(id: u64, cents: i64) -> Intent {
        Intent {
            id: IntentId(id),
            scope: Scope::of(Environment::Production),
            kind: WriteKind::Refund,
            at: at(i64::try_from(id).unwrap()),
            body: RecordedRequest::Refund { pay_id: PAYMENT, amount: Money::from_cents(cents), full: false },
            highest_seen: None,
            batch: None,
            row: None,
            key: None,
        }
    }

    fn entry(id: u64, outcome: impl Into<Option<RecordedOutcome>>, settlement: Option<Settlement>) -> Entry {
        Entry {
            intent: intent(id, 100 * i64::try_from(id).unwrap()),
            outcome: outcome.into().map(|outcome| (at(100), outcome)),
            settlement: settlement.map(|settlement| (at(200), settlement)),
        }
    }

    fn done() -> RecordedOutcome {
        RecordedOutcome::Done { link_id: None }
    }

    fn unknown() -> RecordedOutcome {
        RecordedOutcome::Unknown { why: UnknownWhy::Timeout }
    }

    fn refused(text: &str) -> RecordedOutcome {
        RecordedOutcome::Refused { text: text.into(), status: 200, by_service: true, wait_seconds: None }
    }

    /// Standing, cents and whether it is ours, of writes given newest first.
    fn known(entries: &[Entry]) -> Option<(RefundStanding, Option<i64>, bool)> {
        let fact = refunds(entries).remove(&PAYMENT)?;
        Some((fact.standing, fact.amount.and_then(Money::cents), fact.ours))
    }

    #[test]
    fn each_state_of_a_request_has_its_standing() {
        use RefundStanding::{NotKnown, Refused, Requested, Sending};
        let not_sent = RecordedOutcome::NotSent { detail: "dns".into() };
        let by_hand = |happened| Some(Settlement::ByHand { word: "called".into(), happened });
        let cases = [
            (entry(1, None, None), Some((Sending, Some(100), true))),
            (entry(1, done(), None), Some((Requested, Some(100), true))),
            (entry(1, unknown(), None), Some((NotKnown, Some(100), true))),
            (entry(1, unknown(), by_hand(true)), Some((Requested, Some(100), true))),
            (entry(1, unknown(), by_hand(false)), None),
            (entry(1, unknown(), Some(Settlement::Absent)), None),
            (entry(1, unknown(), Some(Settlement::SentAgain { by: IntentId(2) })), None),
            (entry(1, not_sent, None), None),
            (entry(1, refused("RefundBlockedByDispute"), None), Some((Refused, Some(100), true))),
            (entry(1, refused(ALREADY_REQUESTED), None), Some((Requested, None, false))),
        ];
        for (entry, expected) in cases {
            assert_eq!(known(std::slice::from_ref(&entry)), expected, "{entry:?}");
        }
    }

    #[test]
    fn what_was_asked_here_says_more_than_a_refusal_after_it() {
        use RefundStanding::{NotKnown, Refused, Requested};
        let first = entry(1, done(), None);
        assert_eq!(known(&[entry(2, refused(ALREADY_REQUESTED), None), first]), Some((Requested, Some(100), true)));
        let lost = entry(1, unknown(), None);
        assert_eq!(known(&[entry(2, refused("Other"), None), lost]), Some((NotKnown, Some(100), true)));
        let early = entry(1, refused("InvalidRefundAmount"), None);
        assert_eq!(known(&[entry(2, done(), None), early.clone()]), Some((Requested, Some(200), true)));
        assert_eq!(known(&[entry(2, refused("Other"), None), early.clone()]), Some((Refused, Some(200), true)));
        assert_eq!(known(&[early, entry(0, refused(ALREADY_REQUESTED), None)]), Some((Requested, None, false)));
    }

    #[test]
    fn a_request_is_late_after_a_week_and_nothing_else_is() {
        let fact = |entry: Entry| refunds(&[entry]).remove(&PAYMENT).unwrap();
        let week = 7 * 24 * 60;
        let asked = fact(entry(1, done(), None));
        assert!(!asked.is_late(at(week)) && asked.is_late(at(1 + week)));
        assert!(!fact(entry(1, unknown(), None)).is_late(at(2 * week)));
    }

    #[test]
    fn only_the_unknown_one_that_is_asked_again_does_not_forbid() {
        let fact = |entry: Entry| refunds(&[entry]).remove(&PAYMENT).unwrap();
        let lost = fact(entry(1, unknown(), None));
        assert!(lost.forbids(None) && lost.forbids(Some(IntentId(2))) && !lost.forbids(Some(IntentId(1))));
        assert!(fact(entry(1, done(), None)).forbids(Some(IntentId(1))));
        assert!(fact(entry(1, refused(ALREADY_REQUESTED), None)).forbids(None));
        assert!(!fact(entry(1, refused("InvalidRefundAmount"), None)).forbids(None));
    }

    #[test]
    fn a_request_whose_lines_are_lost_is_remembered_by_the_ledger() {
        let mut journal = Journal::memory().unwrap();
        let scope = Scope::of(Environment::Production);
        journal.begin(intent(1, 2490)).unwrap();
        assert_eq!(journal.refund(&scope, PAYMENT).unwrap().standing, RefundStanding::Sending);
        journal.outcome(IntentId(1), at(3), RecordedOutcome::Done { link_id: None }).unwrap();
        assert_eq!(journal.refund(&Scope::of(Environment::Demo), PAYMENT), None);
        let asked = journal.ledger().refund_asked(&scope, PAYMENT).unwrap();
        assert_eq!((asked.amount, asked.at), (Money::from_cents(2490), at(1)));
        let mut other = Journal::memory().unwrap();
        std::mem::swap(other.ledger_mut(), journal.ledger_mut());
        let fact = other.refund(&scope, PAYMENT).unwrap();
        assert_eq!((fact.standing, fact.amount), (RefundStanding::Requested, Some(Money::from_cents(2490))));
        assert!(fact.forbids(None));
    }
}
