//! What the backend reports. An answer to a read of another scope's past key is dropped; the outcome of a write
//! never is. Each scope's answers change that scope's session only.
//! Called by `apply`. It must not show an answer nobody waits for any more.

use crate::backend::{Event, Indexed, LinkListRead, Opened, Table, Ticket, Totals};
use crate::model::{LinkList, Rows};

use super::{
    Effects, activity, compare, ended, export, export_dialog, invoices, keys, links, notify, overview, palette,
    pay_ins, payouts, refunds, scopes, session, tables, writes,
};
use crate::state::pay_ins::ArrivedPayIns;
use crate::state::table::Arrived;
use crate::state::{CheckState, Dialog, ExportState, NoticeKind, Reach, State};

pub(super) fn apply(state: &mut State, event: Event, effects: &mut Effects) {
    if is_forgotten(state, &event) {
        return;
    }
    match event {
        Event::Opened(ticket, opened) => open(state, &ticket, opened, effects),
        Event::KeyTried(ticket, trial) => keys::tried(state, &ticket, trial, effects),
        Event::KeyKept(ticket) => keys::kept_after_all(state, &ticket),
        Event::KeyLeft(ticket, error) => notify(state, Some(ticket.scope), NoticeKind::KeyLeft(error)),
        Event::KeyRemoved(ticket, result) => keys::removed(state, &ticket, result),
        Event::PayInPage { ticket, rows } => page(state, &ticket, rows, effects),
        Event::PayInsRestarted(ticket) => {
            let session = session(state, &ticket.scope);
            overview::restarted(&mut session.overview, &ticket);
            let view = &mut session.pay_ins;
            if view.rows.ticket() == Some(ticket.id) {
                view.incoming = Rows::default();
                view.incoming_gathered = crate::state::Gathered::default();
            }
        }
        Event::PayInsRead { .. } => pay_ins_read(state, event, effects),
        Event::UnpaidLinks(ticket, read) => {
            let (arrived, first_seen) = of_links(read);
            if current(state, &ticket) && session(state, &ticket.scope).links.unpaid.take(ticket.id, arrived) {
                links_read(state, &ticket, LinkList::Unpaid, first_seen, effects);
            }
        }
        Event::PaidLinks(ticket, read) => {
            let (arrived, first_seen) = of_links(read);
            if current(state, &ticket) && session(state, &ticket.scope).links.paid.take(ticket.id, arrived) {
                links_read(state, &ticket, LinkList::Paid, first_seen, effects);
            }
        }
        Event::Payouts(ticket, read) => {
            let arrived = tables::arrived(read);
            if current(state, &ticket) && session(state, &ticket.scope).payouts.table.take(ticket.id, arrived) {
                payouts::index(state, &ticket.scope, effects);
            }
        }
        Event::Invoices(ticket, read) => {
            let arrived = tables::arrived(read);
            if current(state, &ticket) && session(state, &ticket.scope).invoices.table.take(ticket.id, arrived) {
                invoices::index(state, &ticket.scope, effects);
            }
        }
        Event::Compared(ticket, compared) => {
            if current(state, &ticket) {
                compare::compared(state, &ticket, *compared);
            }
        }
        Event::ReadFailed(ticket, error) => read_failed(state, &ticket, error, effects),
        Event::Cancelled(ticket) => cancelled(state, &ticket, effects),
        Event::Progress(ticket, progress) => progressed(state, &ticket, progress),
        Event::Indexed(ticket, indexed) => index(state, &ticket, *indexed, effects),
        Event::Figured(ticket, figured) if current(state, &ticket) => overview::figured(state, &ticket, *figured),
        Event::Figured(..) => {}
        Event::Found(ticket, result) => {
            if current(state, &ticket) && ticket.scope == state.active {
                palette::found(state, ticket.id, result);
            }
        }
        Event::Written(ticket, written) => writes::ended(state, &ticket, *written, effects),
        Event::Journal(ticket, entries) => {
            session(state, &ticket.scope).activity.entries = entries;
            refunds::learn(state, &ticket.scope, effects);
            activity::list(state, &ticket.scope, effects);
        }
        Event::Checked(ticket, intent, finding) => {
            // Of an earlier key it would show the links of another account.
            let mine = ticket.scope == state.active && current(state, &ticket);
            if let Some(Dialog::Unknown(dialog)) = &mut state.dialog
                && mine
                && dialog.intent == intent
                && matches!(dialog.check, CheckState::Running(_))
            {
                dialog.check = CheckState::Found(finding);
            }
        }
        Event::Settled(ticket, intent, result) => ended::settled(state, &ticket, intent, result, effects),
        Event::Exported(ticket, result) => ended::exported(state, &ticket, result),
        Event::Saved(ticket, saved) => ended::saved(state, &ticket, saved, effects),
        Event::Exports(ticket, exports) => {
            session(state, &ticket.scope).exports = exports;
            activity::list(state, &ticket.scope, effects);
        }
        Event::FolderGone(ticket, folder) => {
            if ticket.scope == state.active {
                export::folder_gone(state, &folder);
            }
        }
        Event::PathPicked(ticket, path) => ended::picked(state, ticket.id, path),
        Event::DemoDone(ticket, done) => ended::demo_done(state, &ticket, done, effects),
        Event::Data(ticket, news) => super::data::news(state, &ticket, news, effects),
        Event::Book(ticket, news) => super::book::news(state, &ticket, news, effects),
        Event::SettingsNotSaved(_, error) => notify(state, None, NoticeKind::SettingsNotSaved(error)),
        Event::ClockDiffers(_, seconds) => clock_differs(state, seconds),
    }
}

/// Told once, however often it is noticed.
fn clock_differs(state: &mut State, seconds: i64) {
    let told = |notice: &crate::state::Notice| matches!(notice.kind, NoticeKind::ClockDiffers(_));
    if !state.notices.iter().any(told) {
        notify(state, None, NoticeKind::ClockDiffers(seconds));
    }
}

/// Whether it answers what was asked before all data were cleared: it tells of what is not there any more.
const fn is_forgotten(state: &State, event: &Event) -> bool {
    match event {
        Event::Opened(ticket, ..)
        | Event::Journal(ticket, ..)
        | Event::Exports(ticket, ..)
        | Event::Book(ticket, ..) => ticket.generation < state.first_generation,
        _ => false,
    }
}

/// Whether the answer belongs to the key its scope has now.
fn current(state: &State, ticket: &Ticket) -> bool {
    state.sessions.get(&ticket.scope).is_some_and(|session| session.generation == ticket.generation)
}

fn open(state: &mut State, ticket: &Ticket, opened: Opened, effects: &mut Effects) {
    let scope = ticket.scope.clone();
    let generation = session(state, &scope).generation;
    let view = state.keys.entry(scope.clone()).or_insert_with(crate::state::KeyView::looking);
    // A key that was typed or removed since the question is known better.
    if generation == ticket.generation {
        view.state = opened.key;
    }
    let session = session(state, &scope);
    session.pay_host = opened.pay_host;
    session.links.first_seen = opened.first_seen;
    let (book, key) = (opened.book, opened.key);
    let mut broken = None;
    match opened.journal {
        Ok(entries) => {
            session.activity.entries = entries;
            session.activity.broken = None;
            activity::list(state, &scope, effects);
        }
        Err(error) => {
            session.activity.broken = Some(error.clone());
            broken = Some(error);
        }
    }
    super::book::opened(state, &scope, book, key, effects);
    if let Some(error) = broken {
        notify(state, Some(scope.clone()), NoticeKind::JournalUnusable(error));
    }
    refunds::learn(state, &scope, effects);
    for notice in opened.journal_notices {
        notify(state, Some(scope.clone()), NoticeKind::Journal(notice));
    }
    if state.active == scope {
        scopes::arrive(state, effects);
    }
}

/// A new key: what the old one showed is emptied, and answers to its questions are dropped from now on.
pub(super) fn new_generation(state: &mut State, scope: &crate::model::Scope) {
    session(state, scope);
    let Some(session) = state.sessions.get_mut(scope) else {
        return;
    };
    session.generation = session.generation.saturating_add(1);
    session.empty_lists(scope, &state.settings);
    // Forms are of rows that are gone; one that is on its way waits for its outcome.
    session.refunds.forms.retain(|_, form| form.is_sending());
    if state.active == *scope && !matches!(state.dialog, Some(Dialog::ConfirmClose)) {
        state.dialog = None;
    }
}

fn page(state: &mut State, ticket: &Ticket, rows: std::sync::Arc<[crate::model::PayIn]>, effects: &mut Effects) {
    if !current(state, ticket) {
        return;
    }
    let view = &mut session(state, &ticket.scope).pay_ins;
    if view.rows.ticket() != Some(ticket.id) {
        return overview::page(state, ticket, rows, effects);
    }
    view.incoming_gathered.add(&rows);
    view.incoming.push(rows);
    if view.rows.value().is_none() {
        pay_ins::index(state, &ticket.scope, effects);
    }
}

fn pay_ins_read(state: &mut State, event: Event, effects: &mut Effects) {
    let Event::PayInsRead { ticket, range, expected_payout, may_be_incomplete, unreadable, at } = event else {
        return;
    };
    if !current(state, &ticket) {
        return;
    }
    let arrived = ArrivedPayIns { range, gathered: None, expected_payout, may_be_incomplete, unreadable, at };
    let view = &mut session(state, &ticket.scope).pay_ins;
    if view.rows.ticket() != Some(ticket.id) {
        return overview::read(state, &ticket, arrived, effects);
    }
    view.arrived = Some(arrived);
    pay_ins::index(state, &ticket.scope, effects);
}

type FirstSeen = std::sync::Arc<std::collections::BTreeMap<crate::model::LinkId, jiff::Timestamp>>;

/// A list of links as it waits for its order, and when its links were first seen.
fn of_links<T>(read: LinkListRead<T>) -> (Arrived<T>, FirstSeen) {
    let mut rows = Rows::default();
    rows.push(read.rows);
    let reach = Reach { asked: read.limit, cut: read.cut, ..Reach::default() };
    (Arrived { rows, reach, unreadable: read.unreadable, at: read.at }, read.first_seen)
}

fn links_read(state: &mut State, ticket: &Ticket, list: LinkList, first_seen: FirstSeen, effects: &mut Effects) {
    session(state, &ticket.scope).links.first_seen = first_seen;
    links::index(state, &ticket.scope, list, effects);
}

fn read_failed(state: &mut State, ticket: &Ticket, error: crate::api::ApiError, effects: &mut Effects) {
    if !current(state, ticket) {
        return;
    }
    let now = state.now.utc;
    let session = session(state, &ticket.scope);
    let of_overview = session.overview.rows.ticket() == Some(ticket.id);
    let of_pay_ins = session.pay_ins.rows.ticket() == Some(ticket.id);
    if session.payouts.table.rows.ticket() == Some(ticket.id) {
        session.payouts.choose_as_shown();
    }
    if let Some(reading) = session.readings().into_iter().find(|reading| reading.running() == Some(ticket.id)) {
        reading.ended_by(error, now);
    }
    if of_overview {
        overview::ended(&mut session.overview);
    }
    if of_pay_ins {
        session.pay_ins.choose_as_shown();
        pay_ins::index(state, &ticket.scope, effects);
    }
}

fn cancelled(state: &mut State, ticket: &Ticket, effects: &mut Effects) {
    let session = session(state, &ticket.scope);
    let of_overview = session.overview.rows.ticket() == Some(ticket.id);
    let of_pay_ins = session.pay_ins.rows.ticket() == Some(ticket.id);
    if session.payouts.table.rows.ticket() == Some(ticket.id) {
        session.payouts.choose_as_shown();
    }
    if let Some(reading) = session.readings().into_iter().find(|reading| reading.running() == Some(ticket.id)) {
        reading.given_up();
    }
    if of_overview {
        overview::ended(&mut session.overview);
    }
    if of_pay_ins {
        session.pay_ins.choose_as_shown();
        // Rows of a first read that was ended are not whole: they go, so that no sum is taken for the whole.
        session.pay_ins.incoming = Rows::default();
        session.pay_ins.incoming_gathered = crate::state::Gathered::default();
        pay_ins::index(state, &ticket.scope, effects);
    }
}

fn progressed(state: &mut State, ticket: &Ticket, news: crate::backend::Progress) {
    if let Some(dialog) = export_dialog(state)
        && let ExportState::Running { ticket: running, progress, .. } = &mut dialog.state
        && *running == ticket.id
    {
        *progress = news;
        return;
    }
    for reading in session(state, &ticket.scope).readings() {
        reading.came_to(ticket.id, news);
    }
}

fn index(state: &mut State, ticket: &Ticket, indexed: Indexed, effects: &mut Effects) {
    if !current(state, ticket) {
        return;
    }
    let session = session(state, &ticket.scope);
    let (id, index) = (ticket.id, indexed.index);
    match (indexed.table, indexed.totals) {
        (Table::PayIns, Totals::PayIns(totals)) => {
            pay_ins::indexed(state, ticket, (index, totals, indexed.counts), effects);
        }
        (Table::Unpaid, Totals::Links(totals)) => {
            tables::indexed(&mut session.links.unpaid, id, index, totals);
            overview::count_ages(state, &ticket.scope, effects);
        }
        (Table::Paid, Totals::Links(totals)) => {
            tables::indexed(&mut session.links.paid, id, index, totals);
            refunds::look_up_splits(session);
        }
        (Table::Payouts, Totals::Payouts(totals)) => {
            let came = tables::indexed(&mut session.payouts.table, id, index, totals);
            payouts::indexed(state, &ticket.scope, came, effects);
        }
        (Table::Invoices, Totals::Invoices(totals)) => {
            let came = tables::indexed(&mut session.invoices.table, id, index, totals);
            invoices::indexed(state, &ticket.scope, came, effects);
        }
        (Table::Activity, Totals::Activity(totals)) => {
            tables::indexed(&mut session.activity.list, id, index, totals);
        }
        _ => {}
    }
}
