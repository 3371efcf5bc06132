//! Payouts: reading, filtering, sorting, selecting, and matching the day of the open one with its pay-ins.
//! Called by `apply`. Rows on the screen stay until the new ones are whole.
//! It must not go through all rows: that is the backend's.

use crate::backend::{Command, CompareJob, CompareWith, Read};
use crate::model::{DateRange, Scope};

use super::{Effects, active, compare, save_settings, session, tables, ticket};
use crate::state::{PayoutsAction, State};

pub(super) fn apply(state: &mut State, action: PayoutsAction, effects: &mut Effects) {
    let scope = state.active.clone();
    let view = &mut active(state).payouts;
    match action {
        PayoutsAction::Range(choice) => {
            view.choice = choice;
            state.settings.set_payouts_range(&scope, choice);
            save_settings(state, effects);
            load(state, effects);
            return;
        }
        PayoutsAction::Detail(row) => {
            view.table.detail = row;
            match_day(state, &scope, false, effects);
            return;
        }
        PayoutsAction::Compare => {
            match_day(state, &scope, true, effects);
            return;
        }
        PayoutsAction::Select(rows) => {
            view.table.select(rows);
            return;
        }
        PayoutsAction::Search(search) => view.table.filter.search = search,
        PayoutsAction::Sort(sort) => view.table.sort = Some(sort),
    }
    index(state, &scope, effects);
}

/// Reads the chosen range.
pub(super) fn load(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let (now, today) = (state.now.utc, state.today());
    let view = &mut active(state).payouts;
    view.table.begin(ticket.id, now);
    let range = view.choice.range(today);
    effects.commands.push(Command::Read(ticket, Read::Payouts { range }));
}

/// Filters, sorts and adds up what is shown.
pub(super) fn index(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let ticket = ticket(state, scope);
    tables::index(&mut session(state, scope).payouts.table, ticket, effects);
}

/// An order is on the screen. Where rows came with it, their range is the one that is shown, and the open payout is
/// matched again.
pub(super) fn indexed(state: &mut State, scope: &Scope, came: bool, effects: &mut Effects) {
    if !came {
        return;
    }
    let view = &mut session(state, scope).payouts;
    view.shown_choice = Some(view.choice);
    match_day(state, scope, true, effects);
}

/// Matches the day of the open payout with its pay-ins: those on the screen of Pay-ins where they hold the whole day,
/// else read for it. Two payouts of one day have one match.
fn match_day(state: &mut State, scope: &Scope, again: bool, effects: &mut Effects) {
    let now = state.now.utc;
    let ticket = ticket(state, scope);
    let session = session(state, scope);
    let day = session.payouts.open_day();
    if day.is_none() || session.payouts.day.of != day {
        compare::give_up(&session.payouts.day, effects);
    }
    session.payouts.day.turn_to(day);
    let Some(day) = day else {
        return;
    };
    if !again && !session.payouts.day.found.is_idle() {
        return;
    }
    let Some(payouts) = session.payouts.table.rows.value().cloned() else {
        return;
    };
    let days = DateRange { from: Some(day), to: Some(day) };
    // Asked again, old pay-ins would say what they said before.
    let not_before = session.payouts.table.rows.as_of().filter(|_| again);
    let pay_ins = compare::loaded(&session.pay_ins, days, not_before);
    session.payouts.day.found.begin(ticket.id, now);
    let job = CompareJob { with: CompareWith::Payouts { day, payouts }, pay_ins };
    effects.commands.push(Command::Compare(ticket, job));
}
