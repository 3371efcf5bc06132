//! Pay-ins: reading, filtering, sorting, selecting.
//! Called by `apply`. Rows on the screen stay until the new ones are whole.
//! It must not go through all rows: that is the backend's.

use std::collections::HashSet;
use std::sync::Arc;

use crate::backend::{Command, IndexJob, Read, Table, TableRows, Ticket};
use crate::model::{
    Counts, DateRange, Filter, PayInFilter, PayInKey, PayInTab, PayInTotals, RangeChoice, RowSource as _, Scope,
};

use super::{Effects, active, save_settings, session, ticket};
use crate::state::{PayInsAction, State};

pub(super) fn apply(state: &mut State, action: PayInsAction, effects: &mut Effects) {
    let scope = state.active.clone();
    let view = &mut active(state).pay_ins;
    view.to_open = None;
    match action {
        PayInsAction::Range(choice) => {
            view.choice = choice;
            if let Some((own, _)) = &mut view.own {
                *own = choice;
            }
            state.settings.set_range_choice(&scope, choice);
            save_settings(state, effects);
            if !super::overview::take_over(state, false, effects) {
                load(state, effects);
            }
            return;
        }
        PayInsAction::Visit(choice) => {
            visit(state, choice, effects);
            return;
        }
        PayInsAction::Open(choice, key) => {
            visit(state, choice, effects);
            active(state).pay_ins.to_open = Some(*key);
            open_waiting(state, &scope, effects);
            return;
        }
        PayInsAction::Detail(row) => {
            view.detail = row;
            relate(view);
            look_for_shares(state, effects);
            return;
        }
        PayInsAction::Select(rows) => {
            view.selected_totals = totals_of(view, &rows);
            view.selected = rows;
            return;
        }
        PayInsAction::Tab(tab) => view.filter.tab = tab,
        PayInsAction::Kind(kind) => view.filter.kind = kind,
        PayInsAction::Method(method) => view.filter.method = method,
        PayInsAction::Status(status) => view.filter.status = status,
        PayInsAction::Search(search) => view.filter.search = search,
        PayInsAction::Sort(sort) => view.sort = Some(sort),
        PayInsAction::Widen => view.filter.narrow = None,
        PayInsAction::ClearFilter => {
            view.filter = PayInFilter { tab: PayInTab::All, range: view.filter.range, ..PayInFilter::default() };
            if let Some((_, own)) = &mut view.own {
                *own = PayInFilter::default();
            }
        }
    }
    index(state, &scope, effects);
}

/// The merchant comes by themselves: what another screen had opened here gives way to what they had chosen.
pub(super) fn back_to_own(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let view = &mut active(state).pay_ins;
    let Some((choice, filter)) = view.own.take() else {
        return;
    };
    view.filter = PayInFilter { range: view.filter.range, ..filter };
    view.to_open = None;
    view.detail = None;
    view.related.clear();
    if view.choice == choice {
        index(state, &scope, effects);
    } else {
        view.choice = choice;
        view.stale = true;
    }
}

/// The shares of a split stand in the list of paid links, where this application did not create the link.
fn look_for_shares(state: &mut State, effects: &mut Effects) {
    let session = state.session();
    let Some(row) = session.pay_ins.detail_row().filter(|row| row.is_split_payment() && !row.is_recipient_role())
    else {
        return;
    };
    if session.links.paid.rows.is_idle() && state.is_connected() && session.known_split(row).is_none() {
        super::links::load(state, crate::model::LinkList::Paid, effects);
    }
}

/// Shows days that another screen speaks of, all rows of them. What the merchant chose for this screen stays kept.
fn visit(state: &mut State, choice: RangeChoice, effects: &mut Effects) {
    let scope = state.active.clone();
    state.screen = crate::state::Screen::PayIns;
    state.dialog = None;
    let view = &mut active(state).pay_ins;
    view.set_own_aside();
    // The rows may reach over more days than are shown: they came with figures of the overview.
    view.filter = PayInFilter { tab: PayInTab::All, range: view.filter.range, ..PayInFilter::default() };
    view.detail = None;
    view.related.clear();
    let is_there = view.choice == choice && !view.stale && matches!(view.rows, crate::state::Remote::Ready { .. });
    view.choice = choice;
    if is_there {
        index(state, &scope, effects);
    } else if state.is_connected() {
        load(state, effects);
    }
}

/// Opens the row that another screen asked for, once it is there.
fn open_waiting(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let view = &mut session(state, scope).pay_ins;
    if !matches!(view.rows, crate::state::Remote::Ready { .. }) {
        return;
    }
    let row = view.to_open.take().and_then(|key| view.find(&key));
    if let Some(row) = row.filter(|_| state.active == *scope) {
        apply(state, PayInsAction::Select(HashSet::from([row])), effects);
        apply(state, PayInsAction::Detail(Some(row)), effects);
        super::palette::reveal(state, Table::PayIns, row);
    }
}

/// An order was worked out: it comes onto the screen, with the rows that waited for it.
pub(super) fn indexed(
    state: &mut State,
    ticket: &Ticket,
    (index, totals, counts): (Arc<[u32]>, PayInTotals, Counts),
    effects: &mut Effects,
) {
    let view = &mut session(state, &ticket.scope).pay_ins;
    if view.indexing != Some(ticket.id) {
        return;
    }
    view.indexing = None;
    commit(view);
    view.index = index;
    if keep_shown(&mut view.selected, &view.index) {
        view.selected_totals = totals_of(view, &view.selected);
    }
    view.totals = totals;
    view.counts = counts;
    open_waiting(state, &ticket.scope, effects);
}

/// Shows the later rows that are there already, where this day is after those that are shown.
pub(super) fn reach(state: &mut State, day: Option<jiff::civil::Date>) {
    let today = state.today();
    let view = &mut active(state).pay_ins;
    let last = day.filter(|_| matches!(view.rows, crate::state::Remote::Ready { .. }));
    let (Some(day), DateRange { from: Some(from), to: Some(to) }) = (last, view.filter.range) else {
        return;
    };
    if day > to {
        let choice = RangeChoice::Custom { from, to: today.max(day) };
        view.choice = choice;
        view.filter.range = choice.range(today);
        view.read = Some((choice, view.filter.range));
    }
}

fn totals_of(view: &crate::state::PayInsView, rows: &HashSet<u32>) -> PayInTotals {
    let source = view.shown();
    PayInTotals::of(rows.iter().filter_map(|row| source.get(usize::try_from(*row).ok()?)))
}

/// Finds the rows of the same payment as the one in the detail panel.
pub(super) fn relate(view: &mut crate::state::PayInsView) {
    view.related = view.detail_row().map(|row| view.occurring().rows_of(row.pay_id)).unwrap_or_default();
}

/// Brings a whole read onto the screen, together with the order that was worked out for it.
fn commit(view: &mut crate::state::PayInsView) {
    let Some(arrived) = view.arrived.take() else {
        return;
    };
    let detail: Option<PayInKey> = view.detail_row().map(|row| row.key(0));
    let rows = std::mem::take(&mut view.incoming);
    let within = arrived.within();
    let incoming = std::mem::take(&mut view.incoming_gathered);
    view.gathered = arrived.gathered.unwrap_or_else(|| std::sync::Arc::new(incoming));
    view.filter.range = within;
    view.detail = detail.and_then(|key| {
        let is_same =
            |row: &u32| usize::try_from(*row).ok().and_then(|row| rows.get(row)).is_some_and(|row| row.key(0) == key);
        view.gathered.rows_of(key.pay_id).into_iter().find(is_same)
    });
    view.rows.finish(rows, arrived.at);
    relate(view);
    view.read = Some((view.choice, arrived.range));
    view.selected.clear();
    view.selected_totals = PayInTotals::default();
    view.expected_payout = arrived.expected_payout;
    view.may_be_incomplete = arrived.may_be_incomplete;
    view.unreadable = arrived.unreadable;
}

/// Reads the chosen range; the rows on the screen stay until the new ones are whole.
pub(super) fn load(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let (now, today) = (state.now, state.today());
    let view = &mut active(state).pay_ins;
    view.rows.begin(ticket.id, now.utc);
    view.arrived = None;
    view.incoming = crate::model::Rows::default();
    view.incoming_gathered = crate::state::Gathered::default();
    view.stale = false;
    let range = view.choice.range(today);
    if view.rows.value().is_none() {
        // The first pages are shown as they come.
        view.filter.range = range;
    }
    effects.commands.push(Command::Read(ticket, Read::PayIns { range }));
}

/// Filters, sorts and adds up what is shown, in the background; the old order stays until the new one is there.
pub(super) fn index(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let ticket = ticket(state, scope);
    let session = session(state, scope);
    let view = &mut session.pay_ins;
    let asks = view.filter.status.is_some_and(crate::model::StatusFilter::asks_refunds);
    view.filter.refunds =
        if asks { std::sync::Arc::clone(&session.refunds.standings) } else { std::sync::Arc::default() };
    view.indexing = Some(ticket.id);
    let job = IndexJob {
        rows: TableRows::PayIns(view.to_index().clone()),
        filter: Filter::PayIns(view.to_match()),
        sort: view.sort,
        words: Arc::default(),
    };
    effects.commands.push(Command::Index(ticket, job));
}

/// Takes out of a selection what is not shown any more; whether that was anything.
fn keep_shown(selected: &mut HashSet<u32>, index: &[u32]) -> bool {
    if selected.is_empty() {
        return false;
    }
    let before = selected.len();
    *selected = index.iter().copied().filter(|row| selected.contains(row)).collect();
    selected.len() != before
}
