//! Writes with every outcome there is, for the tests of what shows them.

use jiff::Timestamp;
use secpaid_desktop::journal::{
    Entry, Intent, IntentId, RecordedLink, RecordedOutcome, RecordedRecipient, RecordedRequest, RecordedSplit,
    Settlement, UnknownWhy, WriteKind,
};
use secpaid_desktop::model::{Environment, KeyState, LinkId, Money, Scope, Share, SplitType};
use secpaid_desktop::state::{Action, ActivityAction, Screen};

use crate::scene::{Scene, now};

fn at(minutes: i64) -> Timestamp {
    now().utc - jiff::SignedDuration::from_mins(minutes)
}

fn link(amount: i64, note: &str, split: bool) -> RecordedRequest {
    let recipient = |label: &str, share| RecordedRecipient {
        label: Some(label.into()),
        tail: "4711".into(),
        digest: "d".into(),
        share: Share::from_hundredths(share),
    };
    RecordedRequest::Link(Box::new(RecordedLink {
        amount: Money::from_cents(amount),
        note: Some(note.into()),
        callback_url: None,
        payment_endpoint: None,
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key_present: false,
        bank_statement: None,
        split: split.then(|| RecordedSplit {
            split_type: SplitType::Normal,
            recipients: vec![recipient("Kurier Ritter", 4000), recipient("Floristik Aydın", 3000)],
        }),
    }))
}

fn entry(
    environment: Environment,
    id: u64,
    minutes: i64,
    kind: WriteKind,
    body: RecordedRequest,
    outcome: RecordedOutcome,
) -> Entry {
    let intent = Intent {
        id: IntentId(id),
        scope: Scope::of(environment),
        kind,
        at: at(minutes),
        body,
        key: None,
        highest_seen: Some(LinkId(18_000)),
        batch: None,
        row: None,
    };
    Entry { intent, outcome: Some((at(minutes), outcome)), settlement: None }
}

/// A journal of all kinds of writes, newest first.
pub fn entries(environment: Environment) -> Vec<Entry> {
    let done = |id| RecordedOutcome::Done { link_id: Some(LinkId(id)) };
    let unknown = |why| RecordedOutcome::Unknown { why };
    let refused = RecordedOutcome::Refused {
        text: "Recipient not found".into(),
        status: 400,
        by_service: true,
        wait_seconds: None,
    };
    let mut by_hand =
        entry(environment, 3, 300, WriteKind::Create, link(4990, "Gutschein", false), unknown(UnknownWhy::Timeout));
    by_hand.settlement = Some((at(290), Settlement::ByHand { word: "seen in the dashboard".into(), happened: true }));
    let mut rows = vec![
        entry(
            environment,
            9,
            0,
            WriteKind::Split,
            link(39_000, "Hochzeit Albers, 3. Rate", true),
            unknown(UnknownWhy::Disconnected),
        ),
        entry(
            environment,
            8,
            3,
            WriteKind::Delete,
            RecordedRequest::Delete { link_id: LinkId(18_104) },
            unknown(UnknownWhy::Timeout),
        ),
        entry(environment, 7, 12, WriteKind::Create, link(8819, "Rechnung 2026-0815", false), done(18_121)),
        entry(environment, 6, 40, WriteKind::Split, link(15_000, "Trauerfloristik Wagner", true), refused),
        entry(environment, 5, 95, WriteKind::Delete, RecordedRequest::Delete { link_id: LinkId(18_099) }, done(18_099)),
        entry(
            environment,
            4,
            200,
            WriteKind::Create,
            link(2490, "Lieferung Reinhardt", false),
            RecordedOutcome::NotSent { detail: "dns".into() },
        ),
        by_hand,
    ];
    for index in 0..14_u64 {
        let minutes = 1500 + 190 * i64::try_from(index).expect("few");
        let body =
            link(3000 + 17 * i64::try_from(index).expect("few"), &format!("Bestellung 2026-03{index:02}"), false);
        rows.push(entry(environment, 2, minutes, WriteKind::Create, body, done(18_000 + index)));
    }
    for (index, row) in (0..).zip(rows.iter_mut().rev()) {
        row.intent.id = IntentId(index);
    }
    rows
}

/// A dialog over Activity with rows.
pub fn unknown(environment: Environment, index: usize) -> (Scene, IntentId) {
    let mut scene = Scene::new(environment, Screen::Activity);
    let entries = entries(environment);
    let id = entries[index].intent.id;
    scene.opened(environment, KeyState::Present, entries);
    scene.act(Action::Activity(ActivityAction::Open(id)));
    (scene, id)
}
