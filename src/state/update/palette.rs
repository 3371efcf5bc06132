//! The command palette: what is typed, what is chosen, and going to a row that was found.
//! Called by `apply`. Rows of the active scope alone are searched, in the backend.
//! It must not go through the rows itself, except to find the one that was chosen again.

use std::collections::HashSet;

use crate::backend::{Command, FindJob, Table, TableRows};
use crate::model::{FoundAt, LinkId, LinkList, PayInKey, SearchResult};

use super::{Effects, active, invoices, links, pay_ins, payouts, ticket};
use crate::state::{
    Dialog, InvoicesAction, LinksAction, PaletteAction, PaletteDialog, PayInsAction, PayoutsAction, Reveal, Screen,
    Session, State,
};

pub(super) fn apply(state: &mut State, action: PaletteAction, effects: &mut Effects) {
    match action {
        PaletteAction::Open => {
            if state.screen != Screen::Welcome {
                state.dialog = Some(Dialog::Palette(PaletteDialog::default()));
            }
        }
        PaletteAction::Query(query) => search(state, query, effects),
        PaletteAction::Choose(at) => {
            if let Some(Dialog::Palette(palette)) = &mut state.dialog {
                palette.at = at;
            }
        }
        PaletteAction::OpenRow(at) => {
            state.dialog = None;
            match at {
                FoundAt::PayIn(key) => open_pay_in(state, &key, effects),
                FoundAt::Unpaid(id) => open_link(state, LinkList::Unpaid, id, effects),
                FoundAt::Paid(id) => open_link(state, LinkList::Paid, id, effects),
                FoundAt::Payout(id) => open_payout(state, id, effects),
                FoundAt::Invoice(id) => open_invoice(state, id, effects),
            }
        }
    }
}

/// Looks for other letters; the rows found for the older ones stay until the new ones are there.
fn search(state: &mut State, query: String, effects: &mut Effects) {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let rows = searched(state.session());
    let Some(Dialog::Palette(palette)) = &mut state.dialog else {
        return;
    };
    palette.at = 0;
    palette.query.clone_from(&query);
    if query.trim().is_empty() {
        palette.searching = None;
        palette.found = SearchResult::default();
        palette.found_for.clear();
        return;
    }
    palette.searching = Some(ticket.id);
    effects.commands.push(Command::Find(ticket, FindJob { query, rows }));
}

/// The rows there are, the most looked for first.
fn searched(session: &Session) -> Vec<TableRows> {
    let mut rows = vec![TableRows::PayIns(session.pay_ins.shown().clone())];
    rows.extend(session.links.unpaid.rows.value().cloned().map(TableRows::Unpaid));
    rows.extend(session.links.paid.rows.value().cloned().map(TableRows::Paid));
    rows.extend(session.payouts.table.rows.value().cloned().map(TableRows::Payouts));
    rows.extend(session.invoices.table.rows.value().cloned().map(TableRows::Invoices));
    rows
}

/// The answer, if it is the one waited for.
pub(super) fn found(state: &mut State, ticket: u64, result: SearchResult) {
    if let Some(Dialog::Palette(palette)) = &mut state.dialog
        && palette.searching == Some(ticket)
    {
        palette.searching = None;
        palette.found = result;
        palette.found_for.clone_from(&palette.query);
    }
}

fn open_pay_in(state: &mut State, key: &PayInKey, effects: &mut Effects) {
    super::show(state, Screen::PayIns, effects);
    let view = &active(state).pay_ins;
    let Some(row) = view.find(key) else {
        return;
    };
    if !view.index.contains(&row) {
        pay_ins::reach(state, key.created_at.day());
        pay_ins::apply(state, PayInsAction::ClearFilter, effects);
    }
    pay_ins::apply(state, PayInsAction::Select(HashSet::from([row])), effects);
    pay_ins::apply(state, PayInsAction::Detail(Some(row)), effects);
    reveal(state, Table::PayIns, row);
}

fn open_link(state: &mut State, list: LinkList, id: LinkId, effects: &mut Effects) {
    super::show(state, Screen::Links, effects);
    links::apply(state, LinksAction::Tab(list), effects);
    let view = &active(state).links;
    let (table, row, shown) = match list {
        LinkList::Unpaid => (Table::Unpaid, view.unpaid.find(|link| link.id == id), &view.unpaid.index),
        LinkList::Paid => (Table::Paid, view.paid.find(|link| link.id == id), &view.paid.index),
    };
    let Some(row) = row else {
        return;
    };
    if !shown.contains(&row) {
        links::apply(state, LinksAction::Kind(None), effects);
        links::apply(state, LinksAction::Search(String::new()), effects);
    }
    links::apply(state, LinksAction::Select(HashSet::from([row])), effects);
    reveal(state, table, row);
}

fn open_payout(state: &mut State, id: u64, effects: &mut Effects) {
    super::go(state, Screen::Payouts, effects);
    let table = &active(state).payouts.table;
    let Some(row) = table.find(|payout| payout.payout_id == id) else {
        return;
    };
    if !table.index.contains(&row) {
        payouts::apply(state, PayoutsAction::Search(String::new()), effects);
    }
    payouts::apply(state, PayoutsAction::Select(HashSet::from([row])), effects);
    payouts::apply(state, PayoutsAction::Detail(Some(row)), effects);
    reveal(state, Table::Payouts, row);
}

fn open_invoice(state: &mut State, id: u64, effects: &mut Effects) {
    super::go(state, Screen::Invoices, effects);
    let table = &active(state).invoices.table;
    let Some(row) = table.find(|invoice| invoice.sf_id == id) else {
        return;
    };
    if !table.index.contains(&row) {
        invoices::apply(state, InvoicesAction::ClearFilter, effects);
    }
    invoices::apply(state, InvoicesAction::Select(HashSet::from([row])), effects);
    invoices::apply(state, InvoicesAction::Detail(Some(row)), effects);
    reveal(state, Table::Invoices, row);
}

pub(super) fn reveal(state: &mut State, table: Table, row: u32) {
    let scope = state.active.clone();
    let number = ticket(state, &scope).id;
    active(state).reveal = Some(Reveal { number, table, row });
}
