//! What the backend reports of work that ended: settling, exports, pictures, paths, the simulator. Called by `events`.
//! A result whose dialog was closed becomes a notice of its scope.
//! It must not begin anything but the reads that follow from it.

use std::path::PathBuf;

use crate::backend::{DemoDone, DemoFailed, ExportDone, ExportFailed, Saved, SavedFile, Ticket};
use crate::journal::{IntentId, JournalError};
use crate::state::{Attempt, Dialog, ExportState, NoticeKind, State};

use super::events::new_generation;
use super::{Effects, export_dialog, notify, refunds, session, writes};

pub(super) fn settled(
    state: &mut State,
    ticket: &Ticket,
    intent: IntentId,
    result: Result<(), JournalError>,
    effects: &mut Effects,
) {
    let mine = state.active == ticket.scope;
    match result {
        Ok(()) => {
            let session = session(state, &ticket.scope);
            session.activity.repeatable.remove(&intent);
            super::activity::free_form(session, intent);
            if mine && matches!(&state.dialog, Some(Dialog::Unknown(dialog)) if dialog.intent == intent) {
                state.dialog = None;
            }
            writes::stale_links(state, &ticket.scope, effects);
            refunds::settled(state, &ticket.scope, intent, effects);
        }
        Err(error) => {
            if let Some(Dialog::Unknown(dialog)) = &mut state.dialog
                && mine
                && dialog.intent == intent
            {
                dialog.error = Some(error);
            } else {
                notify(state, Some(ticket.scope.clone()), NoticeKind::JournalUnusable(error));
            }
        }
    }
}

pub(super) fn exported(state: &mut State, ticket: &Ticket, result: Result<ExportDone, ExportFailed>) {
    session(state, &ticket.scope).exporting.remove(&ticket.id);
    if let Some(dialog) = export_dialog(state)
        && matches!(dialog.state, ExportState::Running { ticket: running, .. } if running == ticket.id)
    {
        dialog.state = match result {
            Ok(done) => ExportState::Done(done),
            Err(ExportFailed::Cancelled) => ExportState::Choosing,
            Err(error) => ExportState::Failed(error),
        };
        return;
    }
    let kind = match result {
        Ok(ExportDone { path, rows, may_be_incomplete, not_noted }) => {
            NoticeKind::Exported { path, rows, may_be_incomplete, not_noted }
        }
        Err(ExportFailed::Cancelled) => return,
        Err(error) => NoticeKind::ExportFailed(error),
    };
    notify(state, Some(ticket.scope.clone()), kind);
}

/// A picture or a sheet; told as a notice when its dialog is closed or shows another link.
pub(super) fn saved(state: &mut State, ticket: &Ticket, saved: Saved, effects: &mut Effects) {
    let Saved { what, path, result } = saved;
    match &mut state.dialog {
        Some(Dialog::Qr(dialog)) if dialog.saving == Some(ticket.id) => {
            dialog.saving = None;
            match result {
                Ok(()) => dialog.saved = Some(path),
                Err(error) => dialog.error = Some(error),
            }
        }
        Some(Dialog::Sheet(dialog)) if dialog.saving == Some(ticket.id) => {
            dialog.saving = None;
            match result {
                Ok(()) => {
                    if dialog.open {
                        effects.open_file = Some(path.clone());
                    }
                    dialog.saved = Some(path);
                }
                Err(error) => dialog.error = Some(error),
            }
        }
        _ => {
            let kind = match (result, what) {
                (Ok(()), SavedFile::Qr) => NoticeKind::QrSaved(path),
                (Ok(()), SavedFile::Sheet) => NoticeKind::SheetSaved(path),
                (Err(error), what) => NoticeKind::NotSaved { what, path, error },
            };
            notify(state, Some(ticket.scope.clone()), kind);
        }
    }
}

pub(super) fn picked(state: &mut State, ticket: u64, path: Option<PathBuf>) {
    // The system's dialog has asked before replacing a file; what it cannot know is asked once more.
    let has_new = path.as_ref().is_some_and(|path| state.session().exports.new_rows_in(path).is_some());
    let text = path.map(|path| path.to_string_lossy().into_owned());
    match &mut state.dialog {
        Some(Dialog::Export(dialog)) if dialog.picking == Some(ticket) => {
            dialog.picking = None;
            dialog.nothing_picked = text.is_none();
            if let Some(text) = text {
                dialog.path = text;
                dialog.overwrite = !has_new;
            }
        }
        Some(Dialog::Qr(dialog)) if dialog.picking == Some(ticket) => {
            dialog.picking = None;
            dialog.nothing_picked = text.is_none();
            if let Some(text) = text {
                dialog.path = text;
                dialog.overwrite = true;
            }
        }
        Some(Dialog::Sheet(dialog)) if dialog.picking == Some(ticket) => {
            dialog.picking = None;
            dialog.nothing_picked = text.is_none();
            if let Some(text) = text {
                dialog.path = text;
                dialog.overwrite = true;
            }
        }
        _ => {}
    }
}

pub(super) fn demo_done(state: &mut State, ticket: &Ticket, done: Result<DemoDone, DemoFailed>, effects: &mut Effects) {
    let scope = ticket.scope.clone();
    let kind = match done {
        Ok(DemoDone::Paid(link)) => {
            let form = &mut session(state, &scope).create;
            form.paid_in_demo |= form.created.as_ref().is_some_and(|created| created.link.id == link);
            NoticeKind::DemoPaid(link)
        }
        Ok(DemoDone::NextDay(day)) => {
            state.demo_day = Some(day);
            NoticeKind::DemoNextDay(day)
        }
        Ok(DemoDone::Reset(day)) => {
            state.demo_day = Some(day);
            new_generation(state, &scope);
            // The journal begins anew with the simulator: its numbers mean other writes now.
            let session = session(state, &scope);
            session.activity.repeatable.clear();
            session.create.last_link = None;
            if matches!(session.create.attempt, Attempt::Unknown(_)) {
                session.create.attempt = Attempt::Idle;
            }
            NoticeKind::DemoReset
        }
        Err(failed) => NoticeKind::DemoFailed(failed),
    };
    session(state, &scope).make_stale();
    notify(state, Some(scope.clone()), kind);
    if state.active == scope {
        super::load_screen(state, false, effects);
    }
}
