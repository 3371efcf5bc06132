//! Writes of unknown outcome: look, send again by decision, or settle by hand. Nothing here is done unasked.
//! Called by `apply`. It must not settle a write that nobody decided on.

use crate::backend::{CheckFinding, Command, Local, Read};
use crate::journal::{ActivityRow, IntentId, Settlement, activity_rows};
use crate::model::{ActivityFilter, Rows, Scope};
use crate::state::table::Arrived;

use super::{Effects, active, local, session, tables, ticket, writes};
use crate::state::{ActivityAction, Attempt, CheckState, Dialog, Reach, Session, State, UnknownDialog, UnknownStep};

/// The dialog of a write of unknown outcome.
pub(super) fn dialog(intent: IntentId) -> Dialog {
    Dialog::Unknown(UnknownDialog {
        intent,
        step: UnknownStep::Ways,
        check: CheckState::None,
        word: String::new(),
        happened: None,
        error: None,
    })
}

pub(super) fn apply(state: &mut State, action: ActivityAction, effects: &mut Effects) {
    let list = &mut active(state).activity.list;
    match action {
        ActivityAction::Search(search, named) => {
            list.filter.search = search;
            list.filter.named = named;
            index(state, effects);
        }
        ActivityAction::Kind(kind) => {
            list.filter.kind = kind;
            index(state, effects);
        }
        ActivityAction::Outcome(outcome) => {
            list.filter.outcome = outcome;
            index(state, effects);
        }
        ActivityAction::ClearFilter => {
            list.filter = ActivityFilter::default();
            index(state, effects);
        }
        ActivityAction::Sort(sort) => {
            list.sort = Some(sort);
            index(state, effects);
        }
        ActivityAction::Select(rows) => list.select(rows),
        ActivityAction::Detail(row) => list.detail = row,
        ActivityAction::ShowFolder(folder) => effects.show_folder = Some(folder),
        ActivityAction::Open(intent) => state.dialog = Some(dialog(intent)),
        ActivityAction::Check(intent) => check(state, intent, effects),
        ActivityAction::Found(intent, link) => settle(state, intent, Settlement::Found { link_id: link }, effects),
        ActivityAction::AcceptFinding(intent) => accept(state, intent, effects),
        ActivityAction::AskAgain(_) => step(state, UnknownStep::ConfirmAgain),
        ActivityAction::AskSettle(_) => step(state, UnknownStep::ByHand),
        ActivityAction::Back => step(state, UnknownStep::Ways),
        ActivityAction::SettleWord(word) => {
            if let Some(Dialog::Unknown(dialog)) = &mut state.dialog {
                dialog.word = word;
            }
        }
        ActivityAction::SettleHappened(happened) => {
            if let Some(Dialog::Unknown(dialog)) = &mut state.dialog {
                dialog.happened = Some(happened);
            }
        }
        ActivityAction::Settle(intent) => by_hand(state, intent, effects),
        ActivityAction::SendAgain(intent) => send_again(state, intent, effects),
    }
}

/// Filters and sorts the list of the scope on the screen.
fn index(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    tables::index(&mut active(state).activity.list, ticket, effects);
}

/// Makes the list of writes and files anew: something was added, or has an outcome now. The rows come onto the screen with
/// their order.
pub(super) fn list(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let (ticket, at) = (ticket(state, scope), state.now.utc);
    let session = session(state, scope);
    let rows = activity_rows(&session.activity.entries, &session.exports.files);
    session.activity.says_more = rows.iter().any(ActivityRow::says_more);
    let rows = Rows::from_vec(rows);
    let list = &mut session.activity.list;
    list.begin(ticket.id, at);
    list.take(ticket.id, Arrived { rows, reach: Reach::default(), unreadable: 0, at });
    tables::index(list, ticket, effects);
}

fn step(state: &mut State, step: UnknownStep) {
    if let Some(Dialog::Unknown(dialog)) = &mut state.dialog {
        dialog.step = step;
        dialog.error = None;
    }
}

fn check(state: &mut State, intent: IntentId, effects: &mut Effects) {
    let scope = state.active.clone();
    let now = state.now.utc;
    let Some(Dialog::Unknown(dialog)) = &mut state.dialog else {
        return;
    };
    if dialog.intent != intent || matches!(dialog.check, CheckState::Running(_)) {
        return;
    }
    dialog.check = CheckState::Running(now);
    let ticket = ticket(state, &scope);
    effects.commands.push(Command::Read(ticket, Read::Check(intent)));
}

/// Takes over what a check showed of a deletion or a refund.
fn accept(state: &mut State, intent: IntentId, effects: &mut Effects) {
    let Some(Dialog::Unknown(UnknownDialog { check: CheckState::Found(finding), .. })) = &state.dialog else {
        return;
    };
    let settlement = match finding {
        CheckFinding::Deleted(link_id) | CheckFinding::Refunded { pay_id: link_id, .. } => {
            Settlement::Found { link_id: *link_id }
        }
        CheckFinding::StillThere | CheckFinding::PaidMeanwhile => Settlement::Absent,
        CheckFinding::Candidates { links, gap: None } if links.is_empty() => Settlement::Absent,
        CheckFinding::Candidates { .. }
        | CheckFinding::Perhaps { .. }
        | CheckFinding::OtherKey { .. }
        | CheckFinding::NotInLists(_)
        | CheckFinding::StillUnknown
        | CheckFinding::Failed(_) => return,
    };
    settle(state, intent, settlement, effects);
}

fn by_hand(state: &mut State, intent: IntentId, effects: &mut Effects) {
    let Some(Dialog::Unknown(dialog)) = &state.dialog else {
        return;
    };
    let word = dialog.word.trim().to_owned();
    if let (false, Some(happened)) = (word.is_empty(), dialog.happened) {
        settle(state, intent, Settlement::ByHand { word: word.into(), happened }, effects);
    }
}

fn settle(state: &mut State, intent: IntentId, settlement: Settlement, effects: &mut Effects) {
    local(state, effects, Local::Settle(intent, settlement));
}

/// A second write by the merchant's decision; the first stays in the journal as sent again.
fn send_again(state: &mut State, intent: IntentId, effects: &mut Effects) {
    let scope = state.active.clone();
    let Some(write) = active(state).activity.repeat(intent) else {
        return;
    };
    let of_form = matches!(active(state).create.attempt, Attempt::Unknown(unknown) if unknown == intent);
    let Some(ticket) = writes::send(state, &scope, write, Some(intent), effects) else {
        return;
    };
    state.dialog = None;
    if of_form {
        let since = state.now.utc;
        active(state).create.attempt = Attempt::Sending { ticket, since };
    }
}

/// The form whose sending had an unknown outcome can be used again once that is settled.
pub(super) fn free_form(session: &mut Session, intent: IntentId) {
    let form = &mut session.create;
    if matches!(form.attempt, Attempt::Unknown(unknown) if unknown == intent) {
        form.attempt = Attempt::Idle;
    }
}
