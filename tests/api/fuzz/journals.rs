//! The targets of the journal: files that were damaged, which the checksums keep from being read, and files with their
//! right checksums, whose lines are not what this application writes.

use std::path::Path;

use secpaid_desktop::journal::{
    Entry, ExportRecord, Intent, Journal, RecordedOutcome, RecordedRequest, Settlement, UnknownWhy, WriteKind, refunds,
};
use secpaid_desktop::model::{
    Environment, LinkId, LinkRequest, Money, RecipientRequest, RecipientToken, RowDigest, Scope, Share, SplitRequest,
    SplitType,
};
use sha2::{Digest as _, Sha256};

use super::dice::Dice;
use super::{empty, folder, fuzz, fuzz_with};

#[test]
fn journals_that_were_damaged() {
    let place = folder();
    let files = ["journal.jsonl", "ledger.jsonl"].map(|name| place.path().join(name));
    write_some(place.path());
    let [journal, ledger] = [&files[0], &files[1]].map(|file| std::fs::read(file).unwrap());
    assert!(journal.len() > 500 && ledger.len() > 100, "something was written");
    let scope = Scope::of(Environment::Production);
    fuzz("journal and ledger", 8, &[&journal, &ledger, b"{\"sum\":\"\",", b"\n\n"], |bytes| {
        for file in &files {
            std::fs::write(file, bytes).unwrap();
        }
        if let Ok((journal, _)) = Journal::open(place.path(), true) {
            assert!(journal.entries(&scope).len() <= bytes.len());
        }
    });
}

/// What lies behind the checksum: every line is bent, and then gets its right sum. Such a journal is read, repaired and
/// written on, and nothing that it said before is lost by that.
#[test]
fn journals_whose_lines_are_bent_behind_their_checksums() {
    let place = folder();
    let files = ["journal.jsonl", "ledger.jsonl"].map(|name| place.path().join(name));
    write_some(place.path());
    let salt = place.path().join("salt");
    let texts = [&files[0], &files[1]].map(|file| std::fs::read_to_string(file).unwrap());
    let lines: Vec<String> = texts.iter().flat_map(|text| text.lines()).map(without_sum).collect();
    assert_eq!(lines.len(), 17, "an event of every kind: {lines:#?}");
    let corpus: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
    let mut read = 0_u64;
    fuzz_with("journal behind its checksums", 8, &corpus, summed_file, |bytes| {
        for file in &files {
            std::fs::write(file, bytes).unwrap();
        }
        let Ok((journal, _)) = Journal::open(place.path(), true) else { return };
        let before = Environment::ALL.map(|environment| asked(&journal, &Scope::of(environment)));
        read += before.iter().map(|(entries, _)| entries.len() as u64).sum::<u64>();
        write_on(place.path());
        let (journal, _) = Journal::open(place.path(), true).unwrap();
        for ((entries, facts), environment) in before.iter().zip(Environment::ALL) {
            let (now, facts_now) = asked(&journal, &Scope::of(environment));
            let lost = entries.iter().find(|entry| !now.contains(entry));
            assert_eq!(lost, None, "of {} entries {} are left", entries.len(), now.len());
            assert_eq!(*facts, facts_now);
        }
        empty(place.path(), &[&files[0], &files[1], &salt]);
    });
    println!("journal behind its checksums: {read} writes were read");
    assert!(read > 300, "hardly a line was understood: {read}");
}

fn without_sum(line: &str) -> String {
    format!("{{{}", line.split_once("\",").unwrap().1)
}

/// Lines with their right checksums, mostly one after the other as they were written, every second one bent; the last one
/// without its end now and then.
fn summed_file(dice: &mut Dice, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut at = 0;
    for _ in 0..=dice.roll(16) {
        at = if dice.roll(3) == 0 { dice.roll(corpus.len()) } else { (at + 1) % corpus.len() };
        let line = match dice.roll(8) {
            0..=3 => corpus[at].clone(),
            4 => dice.bend_json(corpus),
            _ => dice.bend_json(&corpus[at..=at]),
        };
        // The version leads every line that is written; documents that were bent have their names in order.
        let rest = line.strip_prefix(b"{").unwrap_or(&line);
        let rest = [b"\"v\":1,".as_slice(), rest.strip_prefix(b"\"v\":1,").unwrap_or(rest)].concat();
        let rest: Vec<u8> = rest.into_iter().filter(|byte| *byte != b'\n').collect();
        let sum = Sha256::digest(&rest)[..8].iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"));
        file.extend_from_slice(format!("{{\"sum\":\"{sum}\",").as_bytes());
        file.extend_from_slice(&rest);
        file.push(b'\n');
    }
    match dice.roll(8) {
        0 => file.truncate(file.len() - dice.roll(file.len().min(300))),
        1 => drop(file.pop()),
        _ => {}
    }
    file
}

type Asked = (Vec<std::sync::Arc<Entry>>, String);

/// Everything a window asks of a journal.
fn asked(journal: &Journal, scope: &Scope) -> Asked {
    let entries = journal.entries(scope);
    for entry in &entries {
        std::hint::black_box((entry.state(), entry.is_doubtful(), entry.may_have_happened(), entry.link_id()));
    }
    std::hint::black_box(refunds(entries.iter().map(|entry| &**entry)));
    std::hint::black_box((journal.unsettled(scope), journal.open_writes(), journal.highest_link(scope)));
    let ledger = journal.ledger();
    let mut rows: Vec<RowDigest> = ledger.exported_rows(scope, "pay-ins").into_iter().collect();
    rows.sort_unstable();
    let facts = (ledger.all_first_seen(scope), ledger.exports(scope), ledger.export_marks(scope), rows);
    (entries, format!("{facts:?}"))
}

/// Opens the journal as the first window does, which repairs it, and goes through one more write, in the Demo's name so
/// that what was there can be compared.
fn write_on(place: &Path) {
    let (mut journal, _) = Journal::open(place, false).unwrap();
    let id = journal.next_id();
    if journal.entry(id).is_some() {
        assert_eq!(id.0, u64::MAX, "only the last of all numbers may be given twice");
        return;
    }
    let scope = Scope::at_host("example.org");
    let body = RecordedRequest::Delete { link_id: LinkId(1) };
    let at = jiff::Timestamp::UNIX_EPOCH;
    let kind = WriteKind::Delete;
    journal.begin(Intent { id, scope, kind, at, body, key: None, highest_seen: None, batch: None, row: None }).unwrap();
    journal.outcome(id, at, RecordedOutcome::Unknown { why: UnknownWhy::Timeout }).unwrap();
    journal.settle(id, at, Settlement::Absent).unwrap();
}

/// A journal and a ledger with each kind of event.
fn write_some(place: &Path) {
    let (mut journal, _) = Journal::open(place, false).unwrap();
    let (scope, at) = (Scope::of(Environment::Production), jiff::Timestamp::UNIX_EPOCH);
    let refund = RecordedRequest::Refund { pay_id: LinkId(7), amount: Money::from_cents(100), full: false };
    let refused = RecordedOutcome::Refused {
        text: "RefundAlreadyRequested".into(),
        status: 200,
        by_service: true,
        wait_seconds: Some(60),
    };
    let unknown = |why| RecordedOutcome::Unknown { why };
    let link = RecordedRequest::of_link(&split_link(), journal.salt());
    for (kind, body, outcome) in [
        (WriteKind::Split, link, RecordedOutcome::Done { link_id: Some(LinkId(12)) }),
        (WriteKind::Delete, RecordedRequest::Delete { link_id: LinkId(9) }, RecordedOutcome::Done { link_id: None }),
        (WriteKind::Refund, refund.clone(), unknown(UnknownWhy::Status(502))),
        (WriteKind::Refund, refund.clone(), unknown(UnknownWhy::Other("x".into()))),
        (WriteKind::Refund, refund, refused),
    ] {
        let id = journal.next_id();
        let scope = scope.clone();
        let (key, highest_seen) = (Some("ab12".into()), Some(LinkId(11)));
        journal
            .begin(Intent { id, scope, kind, at, body, key, highest_seen, batch: Some("b".into()), row: Some(1) })
            .unwrap();
        journal.outcome(id, at, outcome.clone()).unwrap();
        if matches!(outcome, RecordedOutcome::Unknown { why: UnknownWhy::Status(_) }) {
            journal.settle(id, at, Settlement::ByHand { word: "called".into(), happened: true }).unwrap();
        }
    }
    let ledger = journal.ledger_mut();
    ledger.see_links(&scope, vec![LinkId(1), LinkId(2)], at).unwrap();
    let export = ExportRecord { at, kind: "pay-ins".into(), rows: 2, file: "a.csv".into(), only_new: true };
    let digests: Vec<RowDigest> = RowDigest::read_all("00112233445566778899aabbccddeeff").collect();
    ledger.note_export(&scope, export, &digests).unwrap();
    ledger.forget_exports(&scope, "invoices", at).unwrap();
}

fn split_link() -> LinkRequest {
    let recipient = |token: &str, percent| RecipientRequest {
        token: RecipientToken::new(token).unwrap(),
        label: Some("Kurier".into()),
        share: Share::from_hundredths(percent),
    };
    let recipients = vec![recipient("rt_one_0123456789", 1250), recipient("rt_two_0123456789", 2750)];
    LinkRequest {
        amount: Money::from_cents(2500),
        note: Some("Abo".to_owned()),
        callback_url: None,
        payment_endpoint: None,
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key: None,
        bank_statement: None,
        split: Some(SplitRequest { split_type: SplitType::Normal, recipients }),
    }
}
