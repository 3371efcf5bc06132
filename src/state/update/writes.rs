//! Writes: sent once, followed until their outcome is known, and told of in the scope they belong to.
//! Called by `apply` and by the screens' updates. An outcome is never dropped, whatever is on the screen.
//! It must not send anything by itself.

use crate::backend::{NotSent, Outcome, Ticket, Write, WriteCommand, Written};
use crate::journal::IntentId;
use crate::model::{LinkId, Scope};

use super::{Effects, create, notify, refunds, session, ticket};
use crate::state::{Attempt, DeleteState, Dialog, NoticeKind, Screen, State, WriteProblem};

/// Sends a write; the ticket number, unless this window only reads.
pub(super) fn send(
    state: &mut State,
    scope: &Scope,
    write: Write,
    again_for: Option<IntentId>,
    effects: &mut Effects,
) -> Option<u64> {
    if state.settings.is_view_only(scope) {
        notify(state, Some(scope.clone()), NoticeKind::ViewOnly);
        return None;
    }
    // The Demo keeps its records in memory: it works wherever the window does.
    if state.read_only && scope.environment.needs_key() {
        notify(state, Some(scope.clone()), NoticeKind::ReadOnly);
        return None;
    }
    let ticket = ticket(state, scope);
    let id = ticket.id;
    session(state, scope).activity.running.insert(id, (write.clone(), again_for));
    effects.writes.push(WriteCommand { ticket, write, again_for, one_of_many: false });
    Some(id)
}

/// A write ended. Never dropped, whatever is on the screen and whatever key came after.
pub(super) fn ended(state: &mut State, ticket: &Ticket, written: Written, effects: &mut Effects) {
    let Written { intent, outcome, recorded } = written;
    let activity = &mut session(state, &ticket.scope).activity;
    let Some((write, again_for)) = activity.running.remove(&ticket.id) else {
        return;
    };
    // What can be sent again by decision: this write when its outcome is unknown, and the earlier one that it should
    // have taken the place of when it did not happen itself.
    let repeatable = match outcome {
        Outcome::Unknown(_) => intent,
        Outcome::NotSent(_) | Outcome::Refused(_) => again_for,
        _ => None,
    };
    if let Some(first) = again_for {
        activity.repeatable.remove(&first);
    }
    if let Some(intent) = repeatable {
        activity.repeatable.insert(intent, write.clone());
    }
    // Of one that is unknown anyway the next start says the same.
    if let (Err(error), false) = (recorded, matches!(outcome, Outcome::Unknown(_))) {
        notify(state, Some(ticket.scope.clone()), NoticeKind::NotRecorded(error));
    }
    match write {
        Write::Create(request) => create_ended(state, ticket, (intent, again_for), outcome, request, effects),
        Write::Delete(link) => delete_ended(state, ticket, intent, outcome, link, effects),
        Write::Refund(request) => refunds::ended(state, ticket, (intent, again_for), outcome, &request),
    }
}

fn create_ended(
    state: &mut State,
    ticket: &Ticket,
    (intent, again_for): (Option<IntentId>, Option<IntentId>),
    outcome: Outcome,
    request: Box<crate::model::LinkRequest>,
    effects: &mut Effects,
) {
    let looking = state.active == ticket.scope && state.screen == Screen::Create && state.dialog.is_none();
    let scope = ticket.scope.clone();
    let form = &mut session(state, &scope).create;
    let of_form = matches!(form.attempt, Attempt::Sending { ticket: sent, .. } if sent == ticket.id);
    // A second try that did not happen leaves the form waiting for what became of the first.
    let waits_for = again_for.filter(|_| of_form && matches!(outcome, Outcome::NotSent(_) | Outcome::Refused(_)));
    let notice = match outcome {
        Outcome::Created(link) => {
            let notice = NoticeKind::LinkCreated { id: link.link.id, amount: request.amount };
            if of_form {
                create::created(form, *link, Some(request));
            }
            stale_links(state, &scope, effects);
            notice
        }
        Outcome::NotSent(why) => {
            let notice = not_sent(&why);
            if of_form {
                create::refused(form, WriteProblem::NotSent(why));
            }
            notice
        }
        Outcome::Refused(error) => {
            if of_form {
                create::refused(form, WriteProblem::Refused(error));
            }
            NoticeKind::NotDone
        }
        Outcome::Unknown(_) | Outcome::Deleted(_) | Outcome::RefundRequested(_) => {
            if of_form && let Some(intent) = intent {
                form.attempt = Attempt::Unknown(intent);
            }
            if looking && let Some(intent) = intent {
                state.dialog = Some(super::activity::dialog(intent));
            }
            NoticeKind::OutcomeUnknown
        }
    };
    if let Some(first) = waits_for {
        form_of(state, ticket).attempt = Attempt::Unknown(first);
    }
    if !(looking && of_form) || waits_for.is_some() {
        notify(state, Some(scope), notice);
    }
}

/// What is told of a write that was not sent and that nobody looks at. What the journal has no record of is said here.
pub(super) fn not_sent(why: &NotSent) -> NoticeKind {
    match why {
        NotSent::NoKey(_) | NotSent::KeyChanged => NoticeKind::KeyGone,
        NotSent::OtherKey(doubt) => NoticeKind::OtherKey(*doubt),
        NotSent::Network(_) => NoticeKind::NotDone,
        other => NoticeKind::NotSent(other.clone()),
    }
}

fn form_of<'a>(state: &'a mut State, ticket: &Ticket) -> &'a mut crate::state::CreateForm {
    &mut session(state, &ticket.scope).create
}

fn delete_ended(
    state: &mut State,
    ticket: &Ticket,
    intent: Option<IntentId>,
    outcome: Outcome,
    link: LinkId,
    effects: &mut Effects,
) {
    let scope = ticket.scope.clone();
    let links = &mut session(state, &scope).links;
    links.deleting.remove(&ticket.id);
    links.stopping &= !links.deleting.is_empty();
    let (progress, notice, changed) = match outcome {
        Outcome::NotSent(why) => {
            let stopped = matches!(why, NotSent::Stopped);
            let notice = if stopped { NoticeKind::DeletionStopped(1) } else { not_sent(&why) };
            (DeleteState::Problem(WriteProblem::NotSent(why)), notice, false)
        }
        Outcome::Refused(error) => (DeleteState::Problem(WriteProblem::Refused(error)), NoticeKind::NotDone, true),
        Outcome::Unknown(_) => match intent {
            Some(intent) => (DeleteState::Unknown(intent), NoticeKind::OutcomeUnknown, true),
            None => (DeleteState::Asked, NoticeKind::OutcomeUnknown, true),
        },
        Outcome::Deleted(_) | Outcome::Created(_) | Outcome::RefundRequested(_) => {
            (DeleteState::Done, NoticeKind::LinkDeleted(link), true)
        }
    };
    let shown = state.active == scope
        && match &mut state.dialog {
            Some(Dialog::Delete(dialog)) => dialog
                .links
                .iter_mut()
                .find(|entry| matches!(entry.state, DeleteState::Running(sent) if sent == ticket.id))
                .map(|entry| entry.state = progress)
                .is_some(),
            _ => false,
        };
    if !shown && !counted_as_stopped(state, &scope, &notice) {
        notify(state, Some(scope.clone()), notice);
    }
    let last = session(state, &scope).links.deleting.is_empty();
    if changed && last {
        stale_links(state, &scope, effects);
    }
}

/// Hundreds of links that were stopped at once are told of in one notice.
fn counted_as_stopped(state: &mut State, scope: &Scope, notice: &NoticeKind) -> bool {
    let NoticeKind::DeletionStopped(more) = notice else {
        return false;
    };
    state.notices.iter_mut().filter(|told| told.scope.as_ref() == Some(scope)).any(|told| match &mut told.kind {
        NoticeKind::DeletionStopped(count) => {
            *count = count.saturating_add(*more);
            true
        }
        _ => false,
    })
}

/// A write touched the lists of links: they are read again when they are next looked at, or now when they are.
pub(super) fn stale_links(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let links = &mut session(state, scope).links;
    links.unpaid.stale = true;
    links.paid.stale = true;
    if state.active == *scope && state.screen == Screen::Links {
        super::load_screen(state, false, effects);
    }
}
