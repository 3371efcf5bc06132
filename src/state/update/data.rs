//! The data folder: measured, shown and cleared. Called by `apply` and by what the backend reports.
//! After clearing, the program stands as at its first start. It must not clear anything that was not asked for.

use std::collections::BTreeSet;

use crate::backend::{ClearFailed, ClearJob, Command, DataNews, DataWork, Gone, Local, Ticket};
use crate::model::{Environment, RecipientId, Scope};
use crate::settings::Settings;

use super::{Effects, book, keys, local, notify, scopes, session};
use crate::state::{ClearDialog, DataAction, DataView, Dialog, NoticeKind, Screen, State};

pub(super) fn apply(state: &mut State, action: DataAction, effects: &mut Effects) {
    match action {
        DataAction::Measure => measure(state, effects),
        DataAction::OpenFolder => effects.show_folder = Some(state.data_dir.clone()),
        DataAction::OpenLogs => effects.show_folder = Some(state.data_dir.join("log")),
        DataAction::AskClear => {
            let of_disk = state.sessions.iter().filter(|(scope, _)| scope.environment.needs_key());
            let unknown = of_disk.map(|(_, session)| session.activity.unsettled()).sum();
            state.dialog = Some(Dialog::ClearData(ClearDialog { unknown, ..ClearDialog::default() }));
        }
        DataAction::WithKeys(on) => {
            if let Some(Dialog::ClearData(dialog)) = &mut state.dialog {
                dialog.keys = on;
            }
        }
        DataAction::Word(word) => {
            if let Some(Dialog::ClearData(dialog)) = &mut state.dialog {
                dialog.word = word;
            }
        }
        DataAction::Clear { despite_unknown } => clear(state, despite_unknown, effects),
    }
}

pub(super) fn measure(state: &mut State, effects: &mut Effects) {
    if state.data.measuring.is_none() {
        state.data.measuring = Some(local(state, effects, Local::Data(DataWork::Measure)));
    }
}

fn clear(state: &mut State, despite_unknown: bool, effects: &mut Effects) {
    let refused = if state.read_only {
        Some(ClearFailed::ReadOnly)
    } else if state.write_running() {
        Some(ClearFailed::Running)
    } else {
        None
    };
    let Some(Dialog::ClearData(dialog)) = &mut state.dialog else {
        return;
    };
    if dialog.running.is_some() {
        return;
    }
    if refused.is_some() {
        dialog.error = refused;
        return;
    }
    if dialog.unknown > 0 && !despite_unknown {
        return;
    }
    let keys = dialog.keys;
    let recipients = recipients(state);
    let job = ClearJob { keys, despite_unknown, recipients };
    let ticket = local(state, effects, Local::Data(DataWork::Clear(job)));
    if let Some(Dialog::ClearData(dialog)) = &mut state.dialog {
        dialog.running = Some(ticket);
        dialog.error = None;
    }
}

/// Every token that the keyring has for a label of the settings, or will have once it did what it was asked.
fn recipients(state: &State) -> Vec<(Scope, RecipientId)> {
    let of = |(scope, chosen): (&Scope, &crate::settings::ScopeSettings)| {
        let own = chosen.own_recipient.then_some(RecipientId::OWN);
        let ids = own.into_iter().chain(chosen.recipients.iter().map(|kept| kept.id));
        ids.map(|id| (scope.clone(), id)).collect::<Vec<_>>()
    };
    let pending = state.sessions.iter().flat_map(|(scope, session)| {
        session.book.pending.values().map(move |pending| (scope.clone(), pending.recipient.id))
    });
    let all: BTreeSet<_> = state.settings.scopes.iter().flat_map(of).chain(pending).collect();
    all.into_iter().collect()
}

/// The backend measured or cleared.
pub(super) fn news(state: &mut State, ticket: &Ticket, news: DataNews, effects: &mut Effects) {
    match news {
        DataNews::Measured(size) => {
            if state.data.measuring == Some(ticket.id) {
                state.data = DataView { size: Some(size), measuring: None };
            }
        }
        DataNews::Cleared(Ok(())) => begin_anew(state, effects),
        DataNews::Cleared(Err(error)) => match &mut state.dialog {
            Some(Dialog::ClearData(dialog)) if dialog.running == Some(ticket.id) => {
                dialog.running = None;
                if let ClearFailed::Unknown(count) = error {
                    dialog.unknown = count.max(1);
                }
                dialog.error = Some(error);
            }
            _ => notify(state, None, NoticeKind::DataNotCleared(error)),
        },
        DataNews::Gone(gone) if ticket.generation >= state.first_generation => forget(state, ticket, gone, effects),
        // Of before everything began anew.
        DataNews::Gone(_) => {}
    }
}

/// The keyring has these no longer, although clearing came to nothing: what is shown is what there is.
fn forget(state: &mut State, ticket: &Ticket, gone: Gone, effects: &mut Effects) {
    for scope in gone.keys {
        keys::removed(state, &Ticket { scope, ..ticket.clone() }, Ok(()));
    }
    let mut count = 0_usize;
    for (scope, id) in gone.recipients {
        // Not who is in the book for the session only since.
        if session(state, &scope).book.is_stored(id) {
            book::forget(state, &scope, id, effects);
            count = count.saturating_add(1);
        }
    }
    if count > 0 {
        notify(state, None, NoticeKind::RecipientsGone(count));
    }
}

/// Everything as at the first start; what the backend holds for the scopes is told to be as the fresh settings say.
fn begin_anew(state: &mut State, effects: &mut Effects) {
    let view_only = state.settings.scopes.iter().filter(|(_, chosen)| chosen.view_only);
    effects.commands.extend(view_only.map(|(scope, _)| Command::ViewOnly(scope.clone(), false)));
    state.settings = Settings::default();
    // An answer to a question from before is of an older generation than anything there is now.
    let used = state.sessions.values().map(|session| session.generation).max().unwrap_or(state.first_generation);
    state.first_generation = used.saturating_add(1);
    state.sessions.clear();
    state.keys.clear();
    state.previous = None;
    state.dialog = None;
    state.data = DataView::default();
    state.welcome = None;
    state.screen = Screen::Welcome;
    state.active = state.scope_of(Environment::Demo);
    let scope = state.active.clone();
    session(state, &scope);
    scopes::open(state, &scope, effects);
    notify(state, None, NoticeKind::DataCleared);
}
