//! The rows of Activity: what they say, what they are found by, and that they hold no token.

use super::*;
use crate::journal::{Intent, IntentId, RecordedRecipient, RecordedSplit, UnknownWhy};
use crate::model::{Environment, LinkId, Rows, Scope, Share, Sort, SplitType, index_list};

fn at(minute: i64) -> Timestamp {
    "2026-05-20T12:02:00Z".parse::<Timestamp>().unwrap() + jiff::SignedDuration::from_mins(minute)
}

fn entry(id: u64, kind: WriteKind, body: RecordedRequest, outcome: RecordedOutcome) -> Entry {
    let number = i64::try_from(id).unwrap();
    Entry {
        intent: Intent {
            id: IntentId(id),
            scope: Scope::of(Environment::Production),
            kind,
            at: at(number),
            body,
            key: None,
            highest_seen: None,
            batch: None,
            row: None,
        },
        outcome: Some((at(number), outcome)),
        settlement: None,
    }
}

fn link(note: &str, split: bool) -> RecordedRequest {
    let recipient = |label: Option<&str>, share| RecordedRecipient {
        label: label.map(Box::from),
        tail: "4711".into(),
        digest: "0123456789abcdef".into(),
        share: Share::from_hundredths(share),
    };
    RecordedRequest::Link(Box::new(RecordedLink {
        amount: Money::from_cents(39_000),
        note: Some(note.into()),
        callback_url: None,
        payment_endpoint: None,
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key_present: true,
        bank_statement: None,
        split: split.then(|| RecordedSplit {
            split_type: SplitType::Normal,
            recipients: vec![recipient(Some("Anna"), 3000), recipient(None, 2000)],
        }),
    }))
}

fn refused(by_service: bool) -> RecordedOutcome {
    RecordedOutcome::Refused { text: "".into(), status: 403, by_service, wait_seconds: None }
}

fn rows() -> Vec<ActivityRow> {
    let deletion = RecordedRequest::Delete { link_id: LinkId(812) };
    let refund = RecordedRequest::Refund { pay_id: LinkId(77), amount: Money::from_cents(-6_200), full: false };
    let mut by_hand =
        entry(2, WriteKind::Split, link("Hochzeit", true), RecordedOutcome::Unknown { why: UnknownWhy::Timeout });
    let word = Settlement::ByHand { word: "called the bank".into(), happened: true };
    by_hand.settlement = Some((at(30), word));
    let entries = [
        entry(4, WriteKind::Refund, refund, RecordedOutcome::Unknown { why: UnknownWhy::Disconnected }),
        entry(3, WriteKind::Delete, deletion, refused(false)),
        by_hand,
        entry(1, WriteKind::Create, link("RE-2026-0405", false), RecordedOutcome::Done { link_id: Some(LinkId(811)) }),
    ];
    let file = "/srv/shop/secpaid-production-pay-ins-new-2026-05-20.csv";
    let export = ExportRecord { at: at(3), kind: "pay-ins".into(), rows: 37, file: file.into(), only_new: true };
    activity_rows(&entries.map(Arc::new), &[export].into())
}

/// A row as it stands in a file: every cell, missing ones left out.
fn said(row: &ActivityRow) -> String {
    let cells = ACTIVITY_FIELDS.iter().filter_map(|column| {
        let value = match (column.cell)(row) {
            Cell::Text(text) => text.into_owned(),
            Cell::Word(word) => format!("<{word}>"),
            Cell::Id(id) | Cell::Count(id) => id.to_string(),
            Cell::Shares(shares) => shares.written(false),
            Cell::Money(money) => money.to_string(),
            Cell::Flag(flag) => flag.to_string(),
            Cell::Time(ServiceTime::At(at)) => at.to_string(),
            Cell::Missing | Cell::Time(_) => return None,
        };
        Some(format!("{}={value}", column.id))
    });
    cells.collect::<Vec<_>>().join(" ")
}

#[test]
fn rows_say_all_that_is_recorded_in_berlin_time_and_newest_first() {
    let all: Vec<String> = rows().iter().map(said).collect();
    assert_eq!(
        all,
        [
            "asked_at=2026-05-20T14:06:00 action=<activity-kind-refund> link_id=77 amount=-62.00 \
             outcome=<status-not-known> answered_at=2026-05-20T14:06:00 reason=<activity-why-broken> number=4",
            "asked_at=2026-05-20T14:05:00 action=<activity-kind-deleted> link_id=812 outcome=<status-refused> \
             answered_at=2026-05-20T14:05:00 reason=<activity-why-before-service> number=3",
            "asked_at=2026-05-20T14:05:00 action=<activity-kind-exported> outcome=<status-written> \
             answered_at=2026-05-20T14:05:00 rows=37 file=/srv/shop/secpaid-production-pay-ins-new-2026-05-20.csv",
            "asked_at=2026-05-20T14:04:00 action=<activity-create-split> amount=390.00 note=Hochzeit \
             split_type=<split-percent> recipients=Anna 30.00%, •••• 4711 20.00% encryption_key=true bank_transfer=false cancellable=true \
             outcome=<status-created> answered_at=2026-05-20T14:04:00 reason=<activity-why-timeout> \
             settled=<activity-settled-by-hand> settled_at=2026-05-20T14:32:00 word=called the bank number=2",
            "asked_at=2026-05-20T14:03:00 action=<activity-create> link_id=811 amount=390.00 note=RE-2026-0405 \
             encryption_key=true bank_transfer=false cancellable=true outcome=<status-created> \
             answered_at=2026-05-20T14:03:00 number=1",
        ]
    );
}

#[test]
fn every_word_of_a_cell_is_on_the_list_for_files() {
    for row in rows() {
        for column in ACTIVITY_FIELDS {
            if let Cell::Word(word) = (column.cell)(&row) {
                assert!(ACTIVITY_WORDS.contains(&word), "{word}");
            }
        }
    }
}

#[test]
fn rows_are_found_by_what_they_say_and_by_the_name_of_their_sort() {
    let rows = Rows::from_vec(rows());
    let found = |filter: ActivityFilter| {
        let index = index_list(&rows, &filter, None, &|| false).expect("nobody cancels");
        index.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let search = |search: &str| found(ActivityFilter { search: search.to_owned(), ..ActivityFilter::default() });
    for (text, expected) in [
        ("hochzeit", "3"),
        ("390", "3 4"),
        ("62,00", "0"),
        ("811", "4"),
        ("anna", "3"),
        ("pay-ins-new", "2"),
        ("called", "3"),
        ("0123456789abcdef", ""),
        ("", "0 1 2 3 4"),
    ] {
        assert_eq!(search(text), expected, "{text}");
    }
    let named = ActivityFilter {
        search: "erstattung".to_owned(),
        named: vec![ActivityKind::Refund],
        ..ActivityFilter::default()
    };
    assert_eq!(found(named), "0");
    let kind = |kind| found(ActivityFilter { kind: Some(kind), ..ActivityFilter::default() });
    assert_eq!(ActivityKind::ALL.map(kind), ["3 4", "1", "0", "2"]);
    let outcome = |outcome| found(ActivityFilter { outcome: Some(outcome), ..ActivityFilter::default() });
    assert_eq!(ActivityOutcome::ALL.map(outcome), ["2 3 4", "1", "0"]);
}

#[test]
fn rows_are_sorted_by_any_column_and_those_that_are_open_are_not_final() {
    let rows = Rows::from_vec(rows());
    let sort = Some(Sort { column: "amount", descending: false });
    let index = index_list(&rows, &ActivityFilter::default(), sort, &|| false).expect("nobody cancels");
    assert_eq!(index.to_vec(), [0, 3, 4, 1, 2]);
    assert_eq!(rows.iter().map(Identity::is_final).collect::<Vec<_>>(), [false, true, true, true, true]);
}
