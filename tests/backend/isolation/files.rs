//! Writes of unknown outcome and files in the test of isolation: what a check finds is of the key that is used, and where
//! a file was written is told in its own scope. Called by the world of that test.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use proptest::prelude::*;
use secpaid_desktop::api::Endpoint;
use secpaid_desktop::api::error::{ApiError, NotSent};
use secpaid_desktop::backend::{CheckFinding, Event, ExportDone, Outcome, Saved, SavedFile, Table, Ticket, Written};
use secpaid_desktop::journal::{Entry, Intent, IntentId, RecordedOutcome, RecordedRequest, UnknownWhy, WriteKind};
use secpaid_desktop::model::{Candidate, LinkId, LinkList};
use secpaid_desktop::state::{Action, CheckState, Dialog, ExportAction, ExportState, NoticeKind, QrAction, State};

use super::step::Step;
use crate::isolated::{is_file_of, typed};

/// The files that are being written.
#[derive(Default)]
pub struct Files(BTreeMap<u64, PathBuf>);

impl Files {
    pub fn asked(&mut self, ticket: &Ticket, path: PathBuf) {
        self.0.insert(ticket.id, path);
    }

    /// The spreadsheet is written.
    pub fn exported(&self, ticket: &Ticket) -> Event {
        let path = self.0[&ticket.id].clone();
        let done = ExportDone { path, rows: 1, may_be_incomplete: false, not_noted: None };
        Event::Exported(ticket.clone(), Ok(done))
    }

    /// The picture is written.
    pub fn saved(&self, ticket: &Ticket) -> Event {
        let path = self.0[&ticket.id].clone();
        Event::Saved(ticket.clone(), Saved { what: SavedFile::Qr, path, result: Ok(()) })
    }
}

/// A write whose connection broke, and the journal that has it. Numbers of writes are given anew in each scope.
pub fn lost(ticket: &Ticket, before: usize) -> [Event; 2] {
    let id = IntentId(u64::try_from(before).unwrap() + 1);
    let at = jiff::Timestamp::UNIX_EPOCH;
    let intent = Intent {
        id,
        scope: ticket.scope.clone(),
        kind: WriteKind::Delete,
        at,
        body: RecordedRequest::Delete { link_id: LinkId(1) },
        key: None,
        highest_seen: None,
        batch: None,
        row: None,
    };
    let outcome = RecordedOutcome::Unknown { why: UnknownWhy::Disconnected };
    let entry = Entry { intent, outcome: Some((at, outcome)), settlement: None };
    let outcome = Outcome::Unknown(ApiError::before_sending(Endpoint::CreateLink, NotSent::Dns));
    let written = Written { intent: Some(id), outcome, recorded: Ok(()) };
    [Event::Journal(ticket.clone(), vec![Arc::new(entry)].into()), Event::Written(ticket.clone(), Box::new(written))]
}

/// What a check finds: a link with the mark of its key.
pub fn finding(note: Box<str>) -> CheckFinding {
    let link = Candidate { id: LinkId(1), list: LinkList::Unpaid, amount: None, note: note.into(), pay_link: None };
    CheckFinding::Candidates { links: vec![link], gap: None }
}

/// Begins to write a file of the scope on the screen.
pub fn actions(step: Step) -> Vec<Action> {
    match step {
        Step::Export(_) => {
            let words = crate::files::words(Table::PayIns);
            [ExportAction::Open, ExportAction::Start(words)].map(Action::Export).into()
        }
        _ => [QrAction::OpenCreated, QrAction::Save].map(Action::Qr).into(),
    }
}

/// What was found, and the files that are told of, are where they belong.
pub fn check(state: &State, own: &str) -> Result<(), TestCaseError> {
    match &state.dialog {
        Some(Dialog::Unknown(dialog)) => {
            if let CheckState::Found(CheckFinding::Candidates { links, .. }) = &dialog.check {
                prop_assert_eq!(links[0].note.given(), Some(own));
            }
        }
        Some(Dialog::Export(dialog)) => {
            if let ExportState::Done(done) = &dialog.state {
                prop_assert!(is_file_of(&done.path, &state.active), "{:?} in {}", done.path, state.active);
            }
        }
        Some(Dialog::Qr(dialog)) => {
            prop_assert!(
                dialog.saved.as_ref().is_none_or(|path| is_file_of(path, &state.active)),
                "{:?}",
                dialog.saved
            );
            prop_assert_eq!(&*dialog.note, typed(&state.active));
        }
        _ => {}
    }
    for notice in &state.notices {
        if let NoticeKind::Exported { path, .. } | NoticeKind::QrSaved(path) = &notice.kind {
            let scope = notice.scope.as_ref();
            prop_assert!(scope.is_some_and(|scope| is_file_of(path, scope)), "{:?} in {:?}", path, scope);
        }
    }
    Ok(())
}

/// What a state has of all this, so that the test can tell that it came to it.
pub fn met(state: &State) -> [(&'static str, bool); 5] {
    let told = |what: fn(&NoticeKind) -> bool| state.notices.iter().any(|notice| what(&notice.kind));
    let found = matches!(&state.dialog, Some(Dialog::Unknown(dialog)) if matches!(dialog.check, CheckState::Found(_)));
    let done = matches!(&state.dialog, Some(Dialog::Export(dialog)) if matches!(dialog.state, ExportState::Done(_)));
    let saved = matches!(&state.dialog, Some(Dialog::Qr(dialog)) if dialog.saved.is_some());
    [
        ("a check found something", found),
        ("an export done in its dialog", done),
        ("an export done elsewhere", told(|kind| matches!(kind, NoticeKind::Exported { .. }))),
        ("a picture saved in its dialog", saved),
        ("a picture saved elsewhere", told(|kind| matches!(kind, NoticeKind::QrSaved(_)))),
    ]
}
