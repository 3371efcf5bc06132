//! The journal and the ledger on real files: restarts, damage, full disks, and what must never be in them.

use super::Journal;
use crate::files::{FileError, FileErrorKind};
use crate::journal::log::Log;
use crate::journal::sink::{FileSink, MemorySink, Sink};
use crate::journal::{
    EntryState, ExportMark, ExportRecord, Intent, IntentId, JournalError, JournalFile, JournalNotice, Ledger,
    RecordedOutcome, RecordedRequest, Salt, Settlement, UnknownWhy, WriteKind,
};
use crate::model::{
    EncryptionKey, Environment, LinkId, LinkRequest, Money, RecipientRequest, RecipientToken, RowDigest, Scope, Share,
    SplitRequest, SplitType,
};
use jiff::Timestamp;
use std::fs;
use std::path::Path;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn live() -> Scope {
    Scope::of(Environment::Production)
}

fn link_request(cents: i64, note: &str) -> LinkRequest {
    LinkRequest {
        amount: Money::from_cents(cents),
        note: Some(note.to_owned()),
        callback_url: None,
        payment_endpoint: Some("0".to_owned()),
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key: Some(EncryptionKey::new("CanaryKeyCanaryKeyCanaryKey01234").unwrap()),
        bank_statement: None,
        split: Some(SplitRequest {
            split_type: SplitType::Normal,
            recipients: vec![RecipientRequest {
                token: RecipientToken::new("rt_CanaryToken_7f3k").unwrap(),
                label: Some(Box::from("Blumen Meyer")),
                share: Share::from_hundredths(1250),
            }],
        }),
    }
}

fn intent(journal: &mut Journal, scope: &Scope, second: i64) -> Intent {
    let body = RecordedRequest::of_link(&link_request(2500, "Rechnung 2026-0815"), journal.salt());
    Intent {
        id: journal.next_id(),
        scope: scope.clone(),
        kind: WriteKind::Split,
        at: at(second),
        body,
        key: None,
        highest_seen: Some(LinkId(99_290)),
        batch: Some(Box::from("b1")),
        row: Some(7),
    }
}

fn begun(journal: &mut Journal, scope: &Scope, second: i64) -> IntentId {
    let intent = intent(journal, scope, second);
    let id = intent.id;
    journal.begin(intent).unwrap();
    id
}

fn done(link: u64) -> RecordedOutcome {
    RecordedOutcome::Done { link_id: Some(LinkId(link)) }
}

fn unknown() -> RecordedOutcome {
    RecordedOutcome::Unknown { why: UnknownWhy::Timeout }
}

fn open(folder: &Path) -> (Journal, Vec<JournalNotice>) {
    Journal::open(folder, false).unwrap()
}

fn clean(folder: &Path) -> Journal {
    let (journal, notices) = open(folder);
    assert_eq!(notices, []);
    journal
}

#[test]
fn writes_survive_a_restart_with_everything_but_the_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = clean(folder.path());
    let first = begun(&mut journal, &live(), 1);
    journal.outcome(first, at(2), done(99_300)).unwrap();
    let second = begun(&mut journal, &live(), 3);
    journal.outcome(second, at(4), unknown()).unwrap();
    journal
        .settle(second, at(5), Settlement::ByHand { word: Box::from("Frau Meyer rief an"), happened: true })
        .unwrap();
    let before = journal.entries(&live());
    drop(journal);
    let journal = clean(folder.path());
    assert_eq!(journal.entries(&live()), before);
    assert_eq!(
        before.iter().map(|e| (e.intent.id.0, e.state())).collect::<Vec<_>>(),
        [(2, EntryState::SettledDone), (1, EntryState::Done)]
    );
    assert_eq!(before[1].link_id(), Some(LinkId(99_300)));
    let RecordedRequest::Link(link) = &before[0].intent.body else { panic!("a link") };
    assert!(link.encryption_key_present);
    assert_eq!(link.amount, Money::from_cents(2500));
    let recipient = &link.split.as_ref().unwrap().recipients[0];
    assert_eq!((recipient.label.as_deref(), &*recipient.tail), (Some("Blumen Meyer"), "7f3k"));
    assert_eq!(recipient.share, Share::from_hundredths(1250));
    assert_eq!(recipient.digest, journal.salt().of_token(&RecipientToken::new("rt_CanaryToken_7f3k").unwrap()));
}

#[test]
fn tokens_and_keys_are_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = clean(folder.path());
    let id = begun(&mut journal, &live(), 1);
    journal.outcome(id, at(2), done(1)).unwrap();
    drop(journal);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        assert!(!text.contains("Canary"), "{}", path.display());
        names.push(path.file_name().unwrap().to_str().unwrap().to_owned());
    }
    names.sort();
    assert_eq!(names, ["journal.jsonl", "ledger.jsonl", "salt"]);
    #[cfg(unix)]
    for name in names {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_write_cut_off_with_its_process_is_unknown_until_it_is_settled() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = clean(folder.path());
    let id = begun(&mut journal, &live(), 1);
    assert_eq!(journal.entry(id).unwrap().state(), EntryState::Running);
    assert_eq!(journal.unsettled(&live()), []);
    drop(journal);
    for _ in 0..2 {
        let journal = clean(folder.path());
        let unsettled = journal.unsettled(&live());
        assert_eq!(unsettled.len(), 1);
        let why = RecordedOutcome::Unknown { why: UnknownWhy::Interrupted };
        assert_eq!(unsettled[0].outcome, Some((at(1), why)));
        assert_eq!(journal.unsettled(&Scope::of(Environment::Development)), []);
    }
    let mut journal = clean(folder.path());
    journal.settle(id, at(9), Settlement::Found { link_id: LinkId(99_301) }).unwrap();
    assert_eq!(journal.unsettled(&live()), []);
    let journal = clean(folder.path());
    assert_eq!(journal.entry(id).unwrap().state(), EntryState::SettledDone);
    assert_eq!(journal.ledger().created_by(&live(), LinkId(99_301)), Some(id));
}

#[test]
fn a_second_window_sees_the_write_of_the_first_as_running() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = clean(folder.path());
    let id = begun(&mut first, &live(), 1);
    let (second, notices) = Journal::open(folder.path(), true).unwrap();
    assert_eq!(notices, []);
    assert_eq!(second.entry(id).unwrap().state(), EntryState::Running);
    assert_eq!(second.unsettled(&live()), []);
    first.outcome(id, at(2), RecordedOutcome::Unknown { why: UnknownWhy::Timeout }).unwrap();
    let (second, _) = Journal::open(folder.path(), true).unwrap();
    assert_eq!(second.entry(id).unwrap().state(), EntryState::Unknown);
}

#[test]
fn what_cannot_be_is_refused() {
    let mut journal = Journal::memory().unwrap();
    let first = intent(&mut journal, &live(), 1);
    journal.begin(first.clone()).unwrap();
    assert_eq!(journal.begin(first.clone()), Err(JournalError::Duplicate));
    let id = first.id;
    assert_eq!(journal.settle(id, at(2), Settlement::Absent), Err(JournalError::NothingToSettle));
    journal.outcome(id, at(2), unknown()).unwrap();
    assert_eq!(journal.outcome(id, at(2), done(1)), Err(JournalError::AlreadyEnded));
    assert_eq!(journal.outcome(IntentId(77), at(2), done(1)), Err(JournalError::NoSuchIntent));
    let by_hand = |word: &str| Settlement::ByHand { word: Box::from(word), happened: false };
    assert_eq!(journal.settle(id, at(3), by_hand(" \t")), Err(JournalError::NoWord));
    assert_eq!(journal.settle(id, at(3), Settlement::SentAgain { by: id }), Err(JournalError::NoSuchIntent));
    journal.settle(id, at(3), by_hand("gone")).unwrap();
    assert_eq!(journal.settle(id, at(4), Settlement::Absent), Err(JournalError::NothingToSettle));
    assert_eq!(journal.entry(id).unwrap().state(), EntryState::SettledNotDone);
}

#[test]
fn a_torn_last_line_is_dropped_with_a_notice_at_every_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    let mut journal = clean(folder.path());
    let id = begun(&mut journal, &live(), 1);
    let whole = fs::read(&path).unwrap();
    journal.outcome(id, at(2), done(5)).unwrap();
    drop(journal);
    let all = fs::read(&path).unwrap();
    for cut in [whole.len() + 1, whole.len() + 40, all.len() - 2] {
        fs::write(&path, &all[..cut]).unwrap();
        let (journal, notices) = open(folder.path());
        assert_eq!(notices, [JournalNotice::TornLine(JournalFile::Journal)]);
        assert_eq!(journal.unsettled(&live()).len(), 1, "an outcome that was torn is unknown");
        assert_eq!(fs::read(&path).unwrap(), whole);
    }
    // Only the line break is missing: the line is whole, and the next one does not run into it.
    fs::write(&path, &all[..all.len() - 1]).unwrap();
    let mut journal = clean(folder.path());
    assert_eq!(journal.entry(id).unwrap().state(), EntryState::Done);
    begun(&mut journal, &live(), 3);
    drop(journal);
    assert_eq!(clean(folder.path()).entries(&live()).len(), 2);
}

#[test]
fn a_flipped_byte_is_kept_aside_with_a_notice_and_the_rest_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    let mut journal = clean(folder.path());
    let first = begun(&mut journal, &live(), 1);
    let second = begun(&mut journal, &live(), 2);
    journal.outcome(second, at(3), done(5)).unwrap();
    drop(journal);
    let mut bytes = fs::read(&path).unwrap();
    bytes[60] ^= 1;
    let bad = bytes[..=bytes.iter().position(|b| *b == b'\n').unwrap()].to_vec();
    fs::write(&path, &bytes).unwrap();
    let (mut journal, notices) = open(folder.path());
    let aside = folder.path().join("journal.bad.jsonl");
    assert_eq!(notices, [JournalNotice::BadLines { file: JournalFile::Journal, count: 1, kept: Some(aside.clone()) }]);
    assert_eq!(fs::read(&aside).unwrap(), bad);
    assert_eq!(journal.entry(second).unwrap().state(), EntryState::Done);
    assert!(journal.entry(first).is_none());
    assert_eq!(journal.next_id(), IntentId(4), "a number that was used by the bad line is not given again");
    assert_eq!(open(folder.path()).1, [], "said once");
}

#[test]
fn a_bad_line_that_cannot_be_kept_aside_stays_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    fs::create_dir(folder.path().join("journal.bad.jsonl")).unwrap();
    fs::write(&path, "garbage\n").unwrap();
    let (mut journal, notices) = open(folder.path());
    assert_eq!(notices, [JournalNotice::BadLines { file: JournalFile::Journal, count: 1, kept: None }]);
    begun(&mut journal, &live(), 1);
    assert!(fs::read(&path).unwrap().starts_with(b"garbage\n{\"sum\""));
    assert_eq!(open(folder.path()).0.unsettled(&live()).len(), 1);
}

#[test]
fn a_line_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.jsonl");
    let mut journal = clean(folder.path());
    begun(&mut journal, &live(), 1);
    drop(journal);
    let rest = br#""v":9,"dreamt":{"of":"sheep"}}"#;
    let sum = crate::journal::line::hex(&<sha2::Sha256 as sha2::Digest>::digest(rest)[..8]);
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend_from_slice(format!("{{\"sum\":\"{sum}\",{}\n", str::from_utf8(rest).unwrap()).as_bytes());
    fs::write(&path, &bytes).unwrap();
    let (journal, notices) = open(folder.path());
    assert_eq!(notices, [JournalNotice::FromTheFuture { file: JournalFile::Journal, count: 1 }]);
    assert_eq!(journal.unsettled(&live()).len(), 1);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_folder_in_place_of_a_file_is_an_error_and_nothing_is_lost() {
    for name in ["journal.jsonl", "ledger.jsonl", "salt"] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(name)).unwrap();
        let error = Journal::open(folder.path(), false).unwrap_err();
        assert!(matches!(error, JournalError::File(FileError { kind: FileErrorKind::IsDirectory, .. })), "{name}");
    }
}

#[test]
fn a_second_window_reads_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = clean(folder.path());
    begun(&mut journal, &live(), 1);
    drop(journal);
    let path = folder.path().join("journal.jsonl");
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend_from_slice(b"torn");
    fs::write(&path, &bytes).unwrap();
    let (mut journal, notices) = Journal::open(folder.path(), true).unwrap();
    assert_eq!(notices, [JournalNotice::TornLine(JournalFile::Journal)]);
    assert_eq!(journal.entries(&live()).len(), 1);
    let intent = intent(&mut journal, &live(), 2);
    assert_eq!(journal.begin(intent), Err(JournalError::ReadOnly));
    assert_eq!(fs::read(&path).unwrap(), bytes, "not repaired either: the other window may be writing this line");
}

/// Fails as long as it is told to.
struct Moody {
    inner: MemorySink,
    fails: std::sync::Arc<std::sync::atomic::AtomicBool>,
}

impl Sink for Moody {
    fn append(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        if self.fails.load(std::sync::atomic::Ordering::SeqCst) {
            return Err(FileError::new(FileErrorKind::Full, Path::new("journal.jsonl")));
        }
        self.inner.append(bytes)
    }
}

#[test]
fn on_a_full_disk_nothing_begins_and_an_outcome_is_written_later() {
    let fails = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let memory = MemorySink::default();
    let sink = Moody { inner: memory.clone(), fails: std::sync::Arc::clone(&fails) };
    let mut journal = Journal::with_logs(Log::on(Box::new(sink)), Ledger::memory(), Salt::random().unwrap());
    let full = |result| assert!(matches!(result, Err(JournalError::File(FileError { kind: FileErrorKind::Full, .. }))));
    let id = begun(&mut journal, &live(), 1);
    fails.store(true, std::sync::atomic::Ordering::SeqCst);
    let second = intent(&mut journal, &live(), 2);
    full(journal.begin(second.clone()));
    assert!(journal.entry(second.id).is_none());
    full(journal.outcome(id, at(3), done(5)));
    assert_eq!(journal.entry(id).unwrap().state(), EntryState::Done, "this process knows it all the same");
    assert_eq!(String::from_utf8(memory.bytes()).unwrap().lines().count(), 1);
    fails.store(false, std::sync::atomic::Ordering::SeqCst);
    journal.begin(second).unwrap();
    let text = String::from_utf8(memory.bytes()).unwrap();
    assert_eq!(text.lines().count(), 3);
    assert!(text.lines().nth(1).unwrap().contains("\"outcome\":{\"id\":1"), "the late one first");
    assert!(text.lines().nth(2).unwrap().contains("\"intent\":{\"id\":2"));
}

#[test]
fn a_second_write_settles_the_first_also_on_a_disk_that_stays_full() {
    let fails = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let memory = MemorySink::default();
    let sink = Moody { inner: memory.clone(), fails: std::sync::Arc::clone(&fails) };
    let mut journal = Journal::with_logs(Log::on(Box::new(sink)), Ledger::memory(), Salt::random().unwrap());
    let first = begun(&mut journal, &live(), 1);
    journal.outcome(first, at(2), unknown()).unwrap();
    let second = begun(&mut journal, &live(), 3);
    fails.store(true, std::sync::atomic::Ordering::SeqCst);
    let error = journal.conclude(second, at(4), done(5), Some((first, Settlement::SentAgain { by: second })));
    assert!(matches!(error, Err(JournalError::File(FileError { kind: FileErrorKind::Full, .. }))), "{error:?}");
    let states = [first, second].map(|id| journal.entry(id).unwrap().state());
    assert_eq!(states, [EntryState::SettledSentAgain, EntryState::Done], "nobody is offered to send it a third time");
    let by_hand = Settlement::ByHand { word: Box::from("gone"), happened: false };
    assert_eq!(journal.settle(first, at(5), by_hand), Err(JournalError::NothingToSettle));
    fails.store(false, std::sync::atomic::Ordering::SeqCst);
    begun(&mut journal, &live(), 6);
    let text = String::from_utf8(memory.bytes()).unwrap();
    let lines: Vec<&str> = text.lines().skip(3).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].contains("\"outcome\":{\"id\":2") && lines[1].contains("\"settled\":{\"id\":1"), "{lines:?}");
}

/// A disk that is full for one line.
struct FullOnce {
    inner: MemorySink,
    fails: std::sync::Arc<std::sync::atomic::AtomicBool>,
}

impl Sink for FullOnce {
    fn append(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        if self.fails.swap(false, std::sync::atomic::Ordering::SeqCst) {
            return Err(FileError::new(FileErrorKind::Full, Path::new("x")));
        }
        self.inner.append(bytes)
    }
}

#[test]
fn an_outcome_that_could_not_be_written_settles_the_earlier_write_all_the_same() {
    let fails = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let memory = MemorySink::default();
    let sink = FullOnce { inner: memory.clone(), fails: std::sync::Arc::clone(&fails) };
    let mut journal = Journal::with_logs(Log::on(Box::new(sink)), Ledger::memory(), Salt::random().unwrap());
    let first = begun(&mut journal, &live(), 1);
    journal.outcome(first, at(2), unknown()).unwrap();
    let second = begun(&mut journal, &live(), 3);
    fails.store(true, std::sync::atomic::Ordering::SeqCst);
    let again = || Some((first, Settlement::SentAgain { by: second }));
    let error = journal.conclude(second, at(4), done(5), again()).unwrap_err();
    assert!(matches!(error, JournalError::File(FileError { kind: FileErrorKind::Full, .. })), "{error:?}");
    assert_eq!(journal.entry(first).unwrap().state(), EntryState::SettledSentAgain);
    assert_eq!(journal.entry(second).unwrap().state(), EntryState::Done);
    assert_eq!(String::from_utf8(memory.bytes()).unwrap().lines().count(), 5, "the late line came with the next");
    let third = begun(&mut journal, &live(), 5);
    assert_eq!(journal.conclude(third, at(6), done(6), again()), Ok(()), "it was settled already");
}

/// A file that takes every byte and can bring none to the disk.
#[cfg(target_os = "linux")]
fn only_remembers() -> FileSink {
    FileSink::open(Path::new("/dev/null")).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_written_but_not_brought_to_the_disk_is_not_recorded_and_may_not_be_sent() {
    let error = only_remembers().append(b"x\n").unwrap_err();
    assert_eq!(error.kind, FileErrorKind::Other, "{error}");
    let mut journal =
        Journal::with_logs(Log::on(Box::new(only_remembers())), Ledger::memory(), Salt::random().unwrap());
    let first = intent(&mut journal, &live(), 1);
    let refused = journal.begin(first.clone());
    assert!(matches!(refused, Err(JournalError::File(_))), "{refused:?}");
    assert!(journal.entry(first.id).is_none());
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_without_space_is_said_to_be_full_every_time() {
    let mut sink = FileSink::open(Path::new("/dev/full")).unwrap();
    assert_eq!(sink.append(b"x\n").unwrap_err().kind, FileErrorKind::Full);
    assert!(sink.append(b"x\n").is_err());
}

#[test]
fn the_ledger_keeps_the_first_sight_and_the_highest_id_by_scope() {
    let folder = tempfile::tempdir().unwrap();
    let test = Scope::at_host("127.0.0.1:8080");
    let mut journal = clean(folder.path());
    let ledger = journal.ledger_mut();
    assert_eq!(ledger.see_links(&live(), [3, 1, 3, 2].map(LinkId), at(1)), Ok(3));
    assert_eq!(ledger.see_links(&live(), [2, 4].map(LinkId), at(2)), Ok(1));
    assert_eq!(ledger.see_links(&test, (1..=2500).map(LinkId), at(3)), Ok(2500));
    let export = ExportRecord { at: at(4), kind: "pay-ins".into(), rows: 1200, file: "a.csv".into(), only_new: false };
    ledger.note_export(&live(), export.clone(), &[]).unwrap();
    let new = ExportRecord { at: at(5), rows: 1, only_new: true, ..export.clone() };
    let row: Vec<RowDigest> = RowDigest::read_all("c97a22831371c326945a").collect();
    ledger.note_export(&live(), new.clone(), &row).unwrap();
    ledger.note_export(&live(), ExportRecord { kind: "payouts".into(), ..new.clone() }, &row).unwrap();
    ledger.forget_exports(&live(), "payouts", at(6)).unwrap();
    let id = begun(&mut journal, &live(), 5);
    journal.outcome(id, at(6), done(90)).unwrap();
    let refund = Intent {
        id: journal.next_id(),
        kind: WriteKind::Refund,
        body: RecordedRequest::Refund { pay_id: LinkId(2), amount: Money::from_cents(-1), full: true },
        ..journal.entry(id).unwrap().intent.clone()
    };
    let refund_id = refund.id;
    journal.begin(refund).unwrap();
    journal.outcome(refund_id, at(7), RecordedOutcome::Done { link_id: None }).unwrap();
    drop(journal);
    let journal = clean(folder.path());
    let ledger = journal.ledger();
    assert_eq!(ledger.first_seen(&live(), LinkId(2)), Some(at(1)));
    assert_eq!(ledger.first_seen(&live(), LinkId(4)), Some(at(2)));
    assert_eq!(ledger.first_seen(&live(), LinkId(5)), None);
    assert_eq!(ledger.first_seen(&test, LinkId(4)), Some(at(3)));
    assert_eq!(journal.highest_link(&live()), Some(LinkId(90)));
    assert_eq!(journal.highest_link(&test), Some(LinkId(2500)));
    assert_eq!(journal.highest_link(&Scope::of(Environment::Demo)), None);
    let payouts = ExportRecord { kind: "payouts".into(), ..new.clone() };
    assert_eq!(ledger.exports(&live()), [export, new, payouts]);
    let mark = ExportMark { at: at(5), rows: 1 };
    assert_eq!(ledger.export_marks(&live()).into_iter().collect::<Vec<_>>(), [("pay-ins".into(), mark)]);
    assert_eq!(ledger.exported_rows(&live(), "pay-ins"), row.into_iter().collect());
    assert_eq!(ledger.exported_rows(&live(), "payouts").len(), 0, "forgotten");
    assert_eq!((ledger.exported_rows(&test, "pay-ins").len(), ledger.exports(&test).len()), (0, 0));
    assert!(ledger.refund_asked(&live(), LinkId(2)).unwrap().full);
    assert_eq!(ledger.all_first_seen(&live()).len(), 5);
}
