//! Fee invoices: reading, filtering, sorting, selecting, and comparing the month of the open one with its pay-ins.
//! Called by `apply`. Rows on the screen stay until the new ones are whole.
//! Pay-ins of a month are many: they are read for a comparison only when it is asked for.

use crate::backend::{Command, CompareJob, CompareWith, Read};
use crate::model::{DateRange, InvoiceFilter, Scope};

use super::{Effects, active, compare, session, tables, ticket};
use crate::state::{Comparison, InvoicesAction, State};

pub(super) fn apply(state: &mut State, action: InvoicesAction, effects: &mut Effects) {
    let scope = state.active.clone();
    let view = &mut active(state).invoices;
    match action {
        InvoicesAction::Detail(row) => {
            view.table.detail = row;
            compare_month(state, &scope, Asked::Opening, effects);
            return;
        }
        InvoicesAction::Compare => {
            compare_month(state, &scope, Asked::Button, effects);
            return;
        }
        InvoicesAction::CancelCompare => {
            compare::give_up(&view.fees, effects);
            return;
        }
        InvoicesAction::Select(rows) => {
            view.table.select(rows);
            return;
        }
        InvoicesAction::Month(month) => view.table.filter.month = month,
        InvoicesAction::Search(search) => view.table.filter.search = search,
        InvoicesAction::Sort(sort) => view.table.sort = Some(sort),
        InvoicesAction::ClearFilter => view.table.filter = InvoiceFilter::default(),
    }
    index(state, &scope, effects);
}

/// Reads all invoices.
pub(super) fn load(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let now = state.now.utc;
    active(state).invoices.table.begin(ticket.id, now);
    effects.commands.push(Command::Read(ticket, Read::Invoices));
}

/// Filters, sorts and adds up what is shown.
pub(super) fn index(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let ticket = ticket(state, scope);
    tables::index(&mut session(state, scope).invoices.table, ticket, effects);
}

/// An order is on the screen. Where rows came with it, other months may occur, and what was compared is compared again.
pub(super) fn indexed(state: &mut State, scope: &Scope, came: bool, effects: &mut Effects) {
    if !came {
        return;
    }
    let view = &mut session(state, scope).invoices;
    let month = view.table.filter.month;
    view.gather_months();
    if view.table.filter.month != month {
        // The month that was shown occurs no more.
        index(state, scope, effects);
    }
    compare_month(state, scope, Asked::NewRows, effects);
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Opening,
    NewRows,
    Button,
}

/// Compares the fees of the open invoice's month with those of its pay-ins. Without being asked by the button only where
/// the screen of Pay-ins holds the whole month.
fn compare_month(state: &mut State, scope: &Scope, asked: Asked, effects: &mut Effects) {
    let now = state.now.utc;
    let ticket = ticket(state, scope);
    let session = session(state, scope);
    let month = session.invoices.open_month();
    if month.is_none() || session.invoices.fees.of != month {
        compare::give_up(&session.invoices.fees, effects);
    }
    session.invoices.fees.turn_to(month);
    let Some(month) = month else {
        return;
    };
    if asked == Asked::Opening && !session.invoices.fees.found.is_idle() {
        return;
    }
    let Some(invoices) = session.invoices.table.rows.value().cloned() else {
        return;
    };
    let range = DateRange { from: Some(month), to: Some(month.last_of_month()) };
    let not_before = session.invoices.table.rows.as_of().filter(|_| asked != Asked::Opening);
    let pay_ins = compare::loaded(&session.pay_ins, range, not_before);
    if pay_ins.is_none() && asked != Asked::Button {
        if asked == Asked::NewRows {
            // What was found was of the older invoices.
            compare::give_up(&session.invoices.fees, effects);
            session.invoices.fees = Comparison { of: Some(month), ..Comparison::default() };
        }
        return;
    }
    session.invoices.fees.found.begin(ticket.id, now);
    let job = CompareJob { with: CompareWith::Invoices { month, invoices }, pay_ins };
    effects.commands.push(Command::Compare(ticket, job));
}
