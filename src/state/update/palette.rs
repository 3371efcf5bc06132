//! The command palette: what is typed, what is chosen, and going to a row that was found.
//! Called by `apply`. Rows of the active scope alone are searched, in the backend.
//! It must not go through the rows itself, except to find the one that was chosen again.

use std::collections::HashSet;

use crate::backend::{Command, FindJob, Table, TableRows};
use crate::model::{FoundAt, LinkId, LinkList, PayInKey, RowSource as _, SearchResult};

use super::{Effects, active, links, pay_ins, ticket};
use crate::state::{Dialog, LinksAction, PaletteAction, PaletteDialog, PayInsAction, Reveal, Screen, Session, State};

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
    super::go(state, Screen::PayIns, effects);
    let view = &active(state).pay_ins;
    let source = view.shown();
    let is_it = |row: &u32| at(*row).and_then(|row| source.get(row)).is_some_and(|row| row.key(0) == *key);
    let Some(row) = view.occurring().rows_of(key.pay_id).into_iter().find(is_it) else {
        return;
    };
    if !view.index.contains(&row) {
        pay_ins::apply(state, PayInsAction::ClearFilter, effects);
    }
    pay_ins::apply(state, PayInsAction::Select(HashSet::from([row])), effects);
    pay_ins::apply(state, PayInsAction::Detail(Some(row)), effects);
    reveal(state, Table::PayIns, row);
}

fn open_link(state: &mut State, list: LinkList, id: LinkId, effects: &mut Effects) {
    super::go(state, Screen::Links, effects);
    links::apply(state, LinksAction::Tab(list), effects);
    let view = &active(state).links;
    let (table, row, shown) = match list {
        LinkList::Unpaid => {
            let row = view.unpaid.rows.value().and_then(|rows| rows.iter().position(|link| link.id == id));
            (Table::Unpaid, row, &view.unpaid.index)
        }
        LinkList::Paid => {
            let row = view.paid.rows.value().and_then(|rows| rows.iter().position(|link| link.id == id));
            (Table::Paid, row, &view.paid.index)
        }
    };
    let Some(row) = row.and_then(|row| u32::try_from(row).ok()) else {
        return;
    };
    if !shown.contains(&row) {
        links::apply(state, LinksAction::Kind(None), effects);
        links::apply(state, LinksAction::Search(String::new()), effects);
    }
    links::apply(state, LinksAction::Select(HashSet::from([row])), effects);
    reveal(state, table, row);
}

fn at(row: u32) -> Option<usize> {
    usize::try_from(row).ok()
}

fn reveal(state: &mut State, table: Table, row: u32) {
    let scope = state.active.clone();
    let number = ticket(state, &scope).id;
    active(state).reveal = Some(Reveal { number, table, row });
}
