//! The lists of links: reading, filtering, selecting, deleting, and the simulator's customer.
//! Called by `apply`. A deletion asks first, and each link has its own outcome.
//! It must not drop rows that are on the screen while new ones are read.

use crate::backend::{Command, Local, Read, Write};
use crate::clock::{berlin, berlin_day_start};
use crate::model::{AgeBounds, AgeFilter, LinkAge, LinkFilter, LinkId, LinkList, RangeChoice, Scope, Sort};

use super::{Effects, active, local, notify, session, tables, ticket, writes};
use crate::state::{DeleteDialog, DeleteLine, DeleteState, Dialog, LinksAction, NoticeKind, PayInsAction, State};

pub(super) fn apply(state: &mut State, action: LinksAction, effects: &mut Effects) {
    match action {
        LinksAction::Tab(tab) => {
            active(state).links.tab = tab;
            super::load_screen(state, false, effects);
        }
        LinksAction::Search(search) => refilter(state, effects, |filter, _| filter.search = search),
        LinksAction::Kind(kind) => refilter(state, effects, |filter, _| filter.kind = kind),
        LinksAction::Age(age) => choose_age(state, age, effects),
        LinksAction::Sort(sort) => refilter(state, effects, |_, order| *order = Some(sort)),
        LinksAction::Limit(limit) => {
            let links = &mut active(state).links;
            let tab = links.tab;
            match tab {
                LinkList::Unpaid => links.unpaid_limit = limit,
                LinkList::Paid => links.paid_limit = limit,
            }
            load(state, tab, effects);
        }
        LinksAction::Select(rows) => {
            let links = &mut active(state).links;
            match links.tab {
                LinkList::Unpaid => links.unpaid.select(rows),
                LinkList::Paid => links.paid.select(rows),
            }
        }
        LinksAction::AskDelete(links) => ask_delete(state, &links),
        LinksAction::Delete => delete(state, effects),
        LinksAction::StopDeleting => stop_deleting(state, effects),
        LinksAction::OpenPayIns(link) => {
            let choice = days_of(state, link).unwrap_or(active(state).pay_ins.choice);
            super::pay_ins::apply(state, PayInsAction::Visit(choice), effects);
            super::pay_ins::apply(state, PayInsAction::Search(link.to_string()), effects);
        }
        LinksAction::CustomerPays(link) => {
            local(state, effects, Local::CustomerPays(link));
        }
        LinksAction::NextDay => {
            local(state, effects, Local::NextDay);
        }
    }
}

/// The merchant comes by themselves: the filter that the overview had set gives way to theirs.
pub(super) fn back_to_own(state: &mut State, effects: &mut Effects) {
    if let Some(own) = active(state).links.own.take() {
        refilter(state, effects, |filter, _| *filter = own);
    }
}

/// The days in which the payment of a link is: from when it was used, or created, to today, so that what became of it
/// since is among them.
fn days_of(state: &State, link: LinkId) -> Option<RangeChoice> {
    let session = state.session();
    let used = session.links.paid.rows.value().and_then(|rows| rows.iter().find(|row| row.id == link)?.paid_on.day());
    let created = || {
        let entry = session.activity.entries.iter().find(|entry| entry.link_id() == Some(link))?;
        Some(berlin(entry.intent.at).date())
    };
    let from = used.or_else(created)?;
    Some(RangeChoice::Custom { from, to: state.today().max(from) })
}

fn refilter(state: &mut State, effects: &mut Effects, change: impl FnOnce(&mut LinkFilter, &mut Option<Sort>)) {
    let scope = state.active.clone();
    let links = &mut active(state).links;
    let tab = links.tab;
    match tab {
        LinkList::Unpaid => change(&mut links.unpaid.filter, &mut links.unpaid.sort),
        LinkList::Paid => change(&mut links.paid.filter, &mut links.paid.sort),
    }
    index(state, &scope, tab, effects);
}

fn choose_age(state: &mut State, age: Option<LinkAge>, effects: &mut Effects) {
    let scope = state.active.clone();
    let bounds = AgeBounds::of(state.today(), berlin_day_start);
    let links = &mut active(state).links;
    let seen = std::sync::Arc::clone(&links.first_seen);
    links.unpaid.filter.age = age.map(|age| Box::new(AgeFilter { age, bounds, seen }));
    index(state, &scope, LinkList::Unpaid, effects);
}

/// Reads one of the lists.
pub(super) fn load(state: &mut State, list: LinkList, effects: &mut Effects) {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let now = state.now.utc;
    let links = &mut active(state).links;
    let limit = match list {
        LinkList::Unpaid => {
            links.unpaid.begin(ticket.id, now);
            links.unpaid_limit
        }
        LinkList::Paid => {
            links.paid.begin(ticket.id, now);
            links.paid_limit
        }
    };
    effects.commands.push(Command::Read(ticket, Read::Links { list, limit }));
}

/// Filters, sorts and adds up one of the lists, in the background.
pub(super) fn index(state: &mut State, scope: &Scope, list: LinkList, effects: &mut Effects) {
    let ticket = ticket(state, scope);
    let bounds = AgeBounds::of(state.today(), berlin_day_start);
    let links = &mut session(state, scope).links;
    if let Some(age) = &mut links.unpaid.filter.age {
        (age.bounds, age.seen) = (bounds, std::sync::Arc::clone(&links.first_seen));
    }
    match list {
        LinkList::Unpaid => tables::index(&mut links.unpaid, ticket, effects),
        LinkList::Paid => tables::index(&mut links.paid, ticket, effects),
    }
}

fn ask_delete(state: &mut State, wanted: &[LinkId]) {
    if state.is_view_only() {
        let scope = state.active.clone();
        notify(state, Some(scope), NoticeKind::ViewOnly);
        return;
    }
    let Some(rows) = state.session().links.unpaid.rows.value() else {
        return;
    };
    let lines: Vec<DeleteLine> = rows
        .iter()
        .filter(|row| wanted.contains(&row.id))
        .map(|row| DeleteLine { id: row.id, note: (*row.note).into(), amount: row.amount, state: DeleteState::Asked })
        .collect();
    if !lines.is_empty() {
        state.dialog = Some(Dialog::Delete(DeleteDialog { links: lines }));
    }
}

/// Deletes what the dialog asked about, each link with an outcome of its own.
fn delete(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let Some(Dialog::Delete(mut dialog)) = state.dialog.take() else {
        return;
    };
    let before = effects.writes.len();
    for line in &mut dialog.links {
        if !matches!(line.state, DeleteState::Asked | DeleteState::Problem(_)) {
            continue;
        }
        let Some(ticket) = writes::send(state, &scope, Write::Delete(line.id), None, effects) else {
            break;
        };
        active(state).links.deleting.insert(ticket, line.id);
        line.state = DeleteState::Running(ticket);
    }
    let deletions = effects.writes.get_mut(before..).unwrap_or_default();
    let one_of_many = deletions.len() > 1;
    for deletion in deletions {
        deletion.one_of_many = one_of_many;
    }
    let links = &mut active(state).links;
    links.unpaid.selected.clear();
    // These were asked for after what was stopped.
    links.stopping = false;
    state.dialog = Some(Dialog::Delete(dialog));
}

/// Each of those that are left is told of by itself: whether one is under way, only the backend knows.
fn stop_deleting(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let links = &mut active(state).links;
    if !links.deleting.is_empty() && !std::mem::replace(&mut links.stopping, true) {
        effects.commands.push(Command::StopMany(ticket(state, &scope)));
    }
}
