//! What the comparisons with pay-ins have in common: which pay-ins can be used, and what comes of it.
//! Called by `payouts`, `invoices` and `events`.
//! It must not use pay-ins that may lack a row of the days in question.

use jiff::Timestamp;

use crate::backend::{Command, Compared, ComparedWith, HeldPayIns, Ticket};
use crate::clock::berlin_day_start;
use crate::model::DateRange;

use super::{Effects, session};
use crate::state::{Comparison, PayInsView, Remote, State};

/// The pay-ins on the screen of Pay-ins, where they hold all rows of these days: they were read when the last of the days
/// was over. What was read in the middle of a day lacks what was paid after it. What is older than `not_before` is read anew.
pub(super) fn loaded(view: &PayInsView, days: DateRange, not_before: Option<Timestamp>) -> Option<HeldPayIns> {
    let (_, read) = view.read?;
    let inside = read.from.is_none_or(|first| days.from.is_some_and(|from| first <= from))
        && read.to.is_none_or(|last| days.to.is_some_and(|to| to <= last));
    let next = days.to.and_then(|last| last.tomorrow().ok()).map(berlin_day_start);
    let at = view.rows.as_of()?;
    let over = next.is_some_and(|next| at >= next) && not_before.is_none_or(|least| at >= least);
    let whole = matches!(view.rows, Remote::Ready { .. }) && !view.stale && !view.may_be_incomplete;
    let rows = view.rows.value().filter(|_| inside && over && whole && view.unreadable == 0)?;
    Some(HeldPayIns { rows: rows.clone(), at })
}

/// Ends a comparison that is under way.
pub(super) fn give_up<M>(comparison: &Comparison<M>, effects: &mut Effects) {
    if let Some(ticket) = comparison.found.ticket() {
        effects.commands.push(Command::Cancel(ticket));
    }
}

/// A comparison came; one that nobody waits for any more is dropped.
pub(super) fn compared(state: &mut State, ticket: &Ticket, compared: Compared) {
    let session = session(state, &ticket.scope);
    let Compared { found, may_be_incomplete, at } = compared;
    match found {
        ComparedWith::Payouts(found) => take(&mut session.payouts.day, ticket.id, *found, may_be_incomplete, at),
        ComparedWith::Invoices(found) => take(&mut session.invoices.fees, ticket.id, found, may_be_incomplete, at),
    }
}

fn take<M>(into: &mut Comparison<M>, ticket: u64, found: M, may_be_incomplete: bool, at: Timestamp) {
    if into.found.ticket() == Some(ticket) {
        into.found.finish(found, at);
        into.may_be_incomplete = may_be_incomplete;
    }
}
