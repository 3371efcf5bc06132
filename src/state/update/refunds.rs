//! Refunds: the form of a payment, its sending and what becomes of it.
//! Called by `apply`, by the reports of the backend and by `writes`. A form on its way is not changed.
//! It must not send a second request for a payment: that is only done by *Send again* of one of unknown outcome.

use crate::backend::{Outcome, Ticket, Write};
use crate::journal::IntentId;
use crate::model::{LinkId, LinkList, RefundRequest, RefundStanding, RowSource as _, Scope};

use super::{Effects, active, links, notify, pay_ins, session, writes};
use crate::api::error::Refusal;
use crate::state::{
    Dialog, NoticeKind, RefundAction, RefundAttempt, RefundForm, RefundObstacle, Screen, State, WriteProblem,
};

pub(super) fn apply(state: &mut State, action: RefundAction, effects: &mut Effects) {
    match action {
        RefundAction::Open(row) => open(state, row, effects),
        RefundAction::Full(full) => change(state, |form| form.full = full),
        RefundAction::Amount(amount) => change(state, |form| form.amount = amount),
        RefundAction::Confirm(typed) => {
            if let Some(form) = form(state).filter(|form| !form.is_sending()) {
                form.confirmation = typed;
            }
        }
        RefundAction::Send => send(state, effects),
    }
}

/// The form of the open dialog.
fn form(state: &mut State) -> Option<&mut RefundForm> {
    let Some(Dialog::Refund(id)) = state.dialog else {
        return None;
    };
    active(state).refunds.forms.get_mut(&id)
}

/// Opens the dialog of a row's payment; one whose request has an unknown outcome opens that of the outcome.
fn open(state: &mut State, row: u32, effects: &mut Effects) {
    let Some(payment) = usize::try_from(row).ok().and_then(|row| state.session().pay_ins.shown().get(row)).cloned()
    else {
        return;
    };
    if let Some(RefundObstacle::Asked(fact)) = state.refund_obstacle(&payment)
        && fact.standing == RefundStanding::NotKnown
        && let Some(intent) = fact.intent
    {
        state.dialog = Some(super::activity::dialog(intent));
        return;
    }
    let id = payment.pay_id;
    let session = active(state);
    let split = session.known_split(&payment);
    let kept = session.refunds.forms.remove(&id).filter(|form| !matches!(form.attempt, RefundAttempt::Done));
    let mut form = kept.unwrap_or_else(|| RefundForm::new(payment.clone()));
    if !form.is_sending() {
        form.payment = payment;
        form.confirmation.clear();
        form.split = split;
    }
    // The shares of a split are in the list of paid links, if this application did not create the link.
    let look_up = form.is_split() && form.split.is_none() && session.links.paid.rows.is_idle();
    session.refunds.forms.insert(id, form);
    state.dialog = Some(Dialog::Refund(id));
    if look_up && state.is_connected() {
        links::load(state, LinkList::Paid, effects);
    }
}

/// Changes the amount. While it is being sent it stays as it was sent.
fn change(state: &mut State, edit: impl FnOnce(&mut RefundForm)) {
    if let Some(form) = form(state).filter(|form| !form.is_sending()) {
        edit(form);
        form.attempt = RefundAttempt::Idle;
    }
}

fn send(state: &mut State, effects: &mut Effects) {
    let confirm = state.active.environment.is_real_money();
    let (scope, since) = (state.active.clone(), state.now.utc);
    let Some(form) = form(state).filter(|form| matches!(form.attempt, RefundAttempt::Idle | RefundAttempt::Problem(_)))
    else {
        return;
    };
    form.tried = true;
    let (request, payment) = (form.request(confirm), form.payment.clone());
    let Some(request) = request.filter(|_| state.refund_obstacle(&payment).is_none()) else {
        return;
    };
    if let Some(ticket) = writes::send(state, &scope, Write::Refund(request), None, effects)
        && let Some(form) = self::form(state)
    {
        form.attempt = RefundAttempt::Sending { ticket, since };
    }
}

/// The dialog was closed: a request that was made or refused for good is put away, and the pay-ins are looked at again.
pub(super) fn closed(state: &mut State, id: LinkId, effects: &mut Effects) {
    let forms = &mut active(state).refunds.forms;
    let is_over = |form: &RefundForm| match &form.attempt {
        RefundAttempt::Done => true,
        RefundAttempt::Problem(problem) => problem.is_final(),
        RefundAttempt::Idle | RefundAttempt::Sending { .. } => false,
    };
    if forms.get(&id).is_some_and(is_over) {
        forms.remove(&id);
    }
    super::load_screen(state, false, effects);
}

/// A request ended. `again_for` is the one of unknown outcome that it repeated.
pub(super) fn ended(
    state: &mut State,
    ticket: &Ticket,
    (intent, again_for): (Option<IntentId>, Option<IntentId>),
    outcome: Outcome,
    request: &RefundRequest,
) {
    let id = request.pay_id;
    let open = state.active == ticket.scope && matches!(state.dialog, Some(Dialog::Refund(shown)) if shown == id);
    let session = session(state, &ticket.scope);
    if !matches!(outcome, Outcome::NotSent(_)) {
        look_again(session);
    }
    let sent =
        |form: &&mut RefundForm| matches!(form.attempt, RefundAttempt::Sending { ticket: of, .. } if of == ticket.id);
    let form = session.refunds.forms.get_mut(&id).filter(sent);
    let shown = open && form.is_some();
    let (attempt, notice) = match outcome {
        Outcome::NotSent(why) => {
            let notice = super::writes::not_sent(&why);
            (RefundAttempt::Problem(WriteProblem::NotSent(why)), notice)
        }
        Outcome::Refused(error) => {
            // Asked again, this answer says that the first request was made.
            let made = again_for.is_some() && error.refusal() == Some(&Refusal::RefundAlreadyRequested);
            let notice = if made { NoticeKind::RefundRequested(id) } else { NoticeKind::NotDone };
            (RefundAttempt::Problem(WriteProblem::Refused(error)), notice)
        }
        Outcome::RefundRequested(_) => (RefundAttempt::Done, NoticeKind::RefundRequested(id)),
        Outcome::Unknown(_) | Outcome::Created(_) | Outcome::Deleted(_) => {
            (RefundAttempt::Idle, NoticeKind::OutcomeUnknown)
        }
    };
    let unknown = matches!(notice, NoticeKind::OutcomeUnknown);
    if let Some(form) = form {
        form.attempt = attempt;
    }
    if !shown {
        notify(state, Some(ticket.scope.clone()), notice);
    } else if unknown && let Some(intent) = intent {
        state.dialog = Some(super::activity::dialog(intent));
    }
}

/// The rows are from before the request: Pay-ins must not take those of the overview either.
fn look_again(session: &mut crate::state::Session) {
    session.pay_ins.stale = true;
    session.overview.stale = true;
}

/// The journal of the scope is known anew: what it says of refunds is shown, and filtered by.
pub(super) fn learn(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let session = session(state, scope);
    let entries = std::sync::Arc::clone(&session.activity.entries);
    session.refunds.learn(&entries);
    if session.pay_ins.filter.status.is_some_and(crate::model::StatusFilter::asks_refunds) {
        pay_ins::index(state, scope, effects);
    }
}

/// The list of paid links has come: it may hold the shares of splits whose forms wait for them.
pub(super) fn look_up_splits(session: &mut crate::state::Session) {
    let waiting: Vec<_> =
        session.refunds.forms.values().filter(|form| form.is_split() && form.split.is_none()).collect();
    let found: Vec<_> = waiting
        .into_iter()
        .filter_map(|form| Some((form.payment.pay_id, session.known_split(&form.payment)?)))
        .collect();
    for (id, split) in found {
        if let Some(form) = session.refunds.forms.get_mut(&id) {
            form.split = Some(split);
        }
    }
}

/// A refund of unknown outcome was settled: the pay-ins may show it by now.
pub(super) fn settled(state: &mut State, scope: &Scope, intent: IntentId, effects: &mut Effects) {
    let session = session(state, scope);
    let is_refund = |entry: &crate::journal::Entry| {
        entry.intent.id == intent && matches!(entry.intent.body, crate::journal::RecordedRequest::Refund { .. })
    };
    if !session.activity.entries.iter().any(|entry| is_refund(entry)) {
        return;
    }
    look_again(session);
    if state.active == *scope && state.screen == Screen::PayIns {
        super::load_screen(state, false, effects);
    }
}
