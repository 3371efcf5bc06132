//! Columns of words are sorted by the words that are read, in the language of the window: index jobs get them here.
//! Called by `apply` with what an action brought about, and when another language is chosen.
//! It must not sort: that is the backend's.

use std::sync::Arc;

use super::{Effects, pay_ins, session, tables, ticket};
use crate::backend::{Command, ExportJob, ExportRows, IndexJob};
use crate::journal::ACTIVITY_WORDS;
use crate::model::{SHOWN_WORDS, ShownWords};
use crate::state::State;
use crate::text::Texts;

/// Gives the index jobs among the commands their words.
pub(super) fn speak(state: &State, effects: &mut Effects) {
    let mut jobs = effects.commands.iter_mut().filter_map(index_job).peekable();
    if jobs.peek().is_none() {
        return;
    }
    let texts = Texts::of(state.language());
    let ids = SHOWN_WORDS.iter().chain(ACTIVITY_WORDS);
    let words: Arc<ShownWords> = Arc::new(ids.map(|id| (*id, texts.get(id).into())).collect());
    for job in jobs {
        job.words = Arc::clone(&words);
    }
}

const fn index_job(command: &mut Command) -> Option<&mut IndexJob> {
    match command {
        Command::Index(_, job) => Some(job),
        Command::Export(_, ExportJob { rows: ExportRows::Shown { job, .. }, .. }) => Some(&mut **job),
        _ => None,
    }
}

/// Sorts everything again, since another language is spoken.
pub(super) fn again(state: &mut State, effects: &mut Effects) {
    let scopes: Vec<_> = state.sessions.keys().cloned().collect();
    for scope in scopes {
        if !session(state, &scope).pay_ins.rows.is_idle() {
            pay_ins::index(state, &scope, effects);
        }
        let tickets = [(); 5].map(|()| ticket(state, &scope));
        let [unpaid, paid, payouts, invoices, activity] = tickets;
        let session = session(state, &scope);
        tables::index(&mut session.links.unpaid, unpaid, effects);
        tables::index(&mut session.links.paid, paid, effects);
        tables::index(&mut session.payouts.table, payouts, effects);
        tables::index(&mut session.invoices.table, invoices, effects);
        tables::index(&mut session.activity.list, activity, effects);
    }
}
