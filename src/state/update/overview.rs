//! The overview: reading, figuring out, and opening the rows of a figure.
//! Called by `apply` and by what the backend reports. Figures on the screen stay until the new ones are whole.
//! It must not compute a figure: that is the backend's.

use std::sync::Arc;

use crate::backend::{Command, FigureJob, Figured, Read, Ticket};
use crate::clock::berlin_day_start;
use crate::model::{AgeBounds, Figure, LinkAge, LinkList, PayIn, RangeChoice, Rows, Scope};

use super::{Effects, active, pay_ins, save_settings, session, ticket};
use crate::state::pay_ins::ArrivedPayIns;
use crate::state::{Gathered, OverviewAction, OverviewView, Screen, State};

pub(super) fn apply(state: &mut State, action: OverviewAction, effects: &mut Effects) {
    match action {
        OverviewAction::Range(choice) => choose(state, choice, effects),
        OverviewAction::Open(figure) => open(state, &figure, effects),
        OverviewAction::OpenLinks(age) => open_links(state, age, effects),
    }
}

fn choose(state: &mut State, choice: RangeChoice, effects: &mut Effects) {
    let scope = state.active.clone();
    let needed = OverviewView::needed(&OverviewView::ask(choice, state.today()));
    let view = &mut active(state).overview;
    view.choice = choice;
    let there = view.rows.value().is_some() && !view.rows.is_loading() && !view.stale && view.held.covers(&needed);
    state.settings.set_overview_range(&scope, choice);
    save_settings(state, effects);
    if there {
        figure(state, &scope, effects);
    } else {
        load(state, effects);
    }
}

/// Reads the chosen days and those before; the figures on the screen stay until the new ones are whole.
pub(super) fn load(state: &mut State, effects: &mut Effects) {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let (now, today) = (state.now, state.today());
    let view = &mut active(state).overview;
    view.rows.begin(ticket.id, now.utc);
    view.arrived = None;
    view.incoming = Rows::default();
    view.incoming_gathered = Gathered::default();
    view.figuring = None;
    view.stale = false;
    let range = OverviewView::needed(&OverviewView::ask(view.choice, today));
    effects.commands.push(Command::Read(ticket, Read::Overview { range }));
}

/// Computes the figures of what is there, in the background.
fn figure(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let ticket = ticket(state, scope);
    let today = state.today();
    let view = &mut session(state, scope).overview;
    let whole = view.rows.value().filter(|_| view.arrived.is_none());
    let rows = whole.unwrap_or(&view.incoming).clone();
    let mut ask = OverviewView::ask(view.choice, today);
    if whole.is_none() && view.arrived.is_none() {
        // A part is compared with nothing.
        ask.before = None;
    }
    view.figuring = Some((ticket.id, view.choice));
    effects.commands.push(Command::Figure(ticket, FigureJob::PayIns { rows, ask }));
}

/// Counts the unpaid links by age, in the background.
pub(super) fn count_ages(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let ticket = ticket(state, scope);
    let bounds = AgeBounds::of(state.today(), berlin_day_start);
    let session = session(state, scope);
    let Some(rows) = session.links.unpaid.rows.value().cloned() else {
        return;
    };
    session.overview.aging = Some(ticket.id);
    let seen = Arc::clone(&session.links.first_seen);
    effects.commands.push(Command::Figure(ticket, FigureJob::Ages { rows, seen, bounds }));
}

/// A page has come.
pub(super) fn page(state: &mut State, ticket: &Ticket, rows: Arc<[PayIn]>, effects: &mut Effects) {
    let view = &mut session(state, &ticket.scope).overview;
    if view.rows.ticket() != Some(ticket.id) {
        return;
    }
    view.incoming_gathered.add(&rows);
    view.incoming.push(rows);
    if view.rows.value().is_none() {
        figure(state, &ticket.scope, effects);
    }
}

/// What came so far is void.
pub(super) fn restarted(view: &mut OverviewView, ticket: &Ticket) {
    if view.rows.ticket() == Some(ticket.id) {
        view.incoming = Rows::default();
        view.incoming_gathered = Gathered::default();
    }
}

/// The last page has come.
pub(super) fn read(state: &mut State, ticket: &Ticket, arrived: ArrivedPayIns, effects: &mut Effects) {
    let view = &mut session(state, &ticket.scope).overview;
    if view.rows.ticket() == Some(ticket.id) {
        view.arrived = Some(arrived);
        figure(state, &ticket.scope, effects);
    }
}

/// The read ended without bringing what was asked for: the choice becomes that of the figures on the screen again.
pub(super) fn ended(view: &mut OverviewView) {
    view.figuring = None;
    if view.rows.is_idle() {
        // Figures of a part are not kept, so that none is taken for the whole.
        view.figures = None;
    }
    if let (Some(_), Some((choice, _))) = (view.rows.value(), &view.figures) {
        view.choice = *choice;
    }
}

/// Figures have been computed.
pub(super) fn figured(state: &mut State, ticket: &Ticket, figured: Figured) {
    let view = &mut session(state, &ticket.scope).overview;
    match figured {
        Figured::PayIns(computed) => {
            let Some((_, choice)) = view.figuring.filter(|(id, _)| *id == ticket.id) else {
                return;
            };
            view.figuring = None;
            commit(view);
            view.figures = Some((choice, computed));
        }
        Figured::Ages(ages) if view.aging == Some(ticket.id) => {
            view.aging = None;
            view.ages = Some(ages);
        }
        Figured::Ages(_) => {}
    }
}

/// Takes a whole read over, together with its figures.
fn commit(view: &mut OverviewView) {
    let Some(arrived) = view.arrived.take() else {
        return;
    };
    view.rows.finish(std::mem::take(&mut view.incoming), arrived.at);
    view.gathered = Arc::new(std::mem::take(&mut view.incoming_gathered));
    view.held = arrived.range;
    view.expected_payout = arrived.expected_payout;
    view.may_be_incomplete = arrived.may_be_incomplete;
    view.unreadable = arrived.unreadable;
}

/// Shows the rows of a figure in Pay-ins.
fn open(state: &mut State, figure: &Figure, effects: &mut Effects) {
    let today = state.today();
    let view = &active(state).overview;
    let shown = view.figures.as_ref().map_or(view.choice, |(choice, figures)| {
        let range = figures.ask.range;
        // After midnight *Last month* or *Today* are other days than those of the figures on the screen.
        let days = range.from.zip(range.to).filter(|_| choice.range(today) != range);
        days.map_or(*choice, |(from, to)| RangeChoice::Custom { from, to })
    });
    let choice = match *figure {
        Figure::Bar { from, to } | Figure::Waiting { from, to } => RangeChoice::Custom { from, to },
        _ => shown,
    };
    state.screen = Screen::PayIns;
    state.dialog = None;
    let pay_ins = &mut active(state).pay_ins;
    pay_ins.set_own_aside();
    pay_ins.filter = crate::model::PayInFilter { range: pay_ins.filter.range, ..figure.filter() };
    pay_ins.choice = choice;
    pay_ins.detail = None;
    pay_ins.related.clear();
    if !take_over(state, true, effects) {
        pay_ins::load(state, effects);
    }
}

/// Rows older than this are read again when Pay-ins is visited for their own sake, seconds.
const FRESH_SECONDS: i64 = 300;

/// Gives Pay-ins the rows of the overview, when they cover what it is to show: they are read only once. Says whether
/// they do. Rows that are older than those there are given only to be seen beside their figures, `even_older`.
pub(super) fn take_over(state: &mut State, even_older: bool, effects: &mut Effects) -> bool {
    let scope = state.active.clone();
    let range = active(state).pay_ins.choice.range(state.today());
    let now = state.now.utc;
    let session = active(state);
    let (view, pay_ins) = (&session.overview, &mut session.pay_ins);
    let (Some(rows), Some(at)) = (view.rows.value(), view.rows.as_of()) else {
        return false;
    };
    let newer_there = pay_ins.rows.as_of().is_some_and(|own| own > at);
    let older = newer_there || now.as_second().saturating_sub(at.as_second()) > FRESH_SECONDS;
    if view.stale || !view.held.covers(&range) || (older && !even_older) {
        return false;
    }
    if let Some(running) = pay_ins.rows.ticket() {
        effects.commands.push(Command::Cancel(running));
        pay_ins.rows.cancel();
    }
    pay_ins.incoming = rows.clone();
    pay_ins.stale = false;
    pay_ins.arrived = Some(ArrivedPayIns {
        range,
        gathered: Some(Arc::clone(&view.gathered)),
        expected_payout: view.expected_payout,
        may_be_incomplete: view.may_be_incomplete,
        unreadable: view.unreadable,
        at,
    });
    self::pay_ins::index(state, &scope, effects);
    true
}

/// Shows the unpaid links, those of one age or all.
fn open_links(state: &mut State, age: Option<LinkAge>, effects: &mut Effects) {
    use crate::state::LinksAction;
    state.screen = Screen::Links;
    state.dialog = None;
    super::links::apply(state, LinksAction::Tab(LinkList::Unpaid), effects);
    let links = &mut active(state).links;
    let before = std::mem::take(&mut links.unpaid.filter);
    links.own.get_or_insert(before);
    super::links::apply(state, LinksAction::Age(age), effects);
}
