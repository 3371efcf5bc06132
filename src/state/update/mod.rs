//! The only place that changes the state: `apply` takes one action and says which commands follow from it. Pure:
//! the same state and action always give the same result; times come in with [`Action::Tick`].
//! Called by the window. It must not wait, ask the clock or touch a file.

mod activity;
mod book;
mod columns;
mod compare;
mod create;
mod data;
mod ended;
mod events;
mod export;
mod invoices;
mod keys;
mod like;
mod links;
mod order;
mod overview;
mod palette;
mod pay_ins;
mod payouts;
mod qr;
mod refunds;
mod scopes;
mod sharing;
mod tables;
mod templates;
mod writes;

#[cfg(test)]
mod tests;

pub use create::can_bring_over;

use crate::backend::{Command, Local, Ticket, WriteCommand};
use crate::model::{LinkList, Scope};

use super::{Action, Dialog, Notice, NoticeKind, Screen, Session, SettingsPage, State};

/// What follows from an action.
#[derive(Debug, Default)]
pub struct Effects {
    /// For the backend, in order.
    pub commands: Vec<Command>,
    /// Writes for the backend.
    pub writes: Vec<WriteCommand>,
    /// A folder to be shown by the system.
    pub show_folder: Option<std::path::PathBuf>,
    /// A file to be opened by the system.
    pub open_file: Option<std::path::PathBuf>,
}

/// Carries out one action.
pub fn apply(state: &mut State, action: Action) -> Effects {
    let mut effects = Effects::default();
    let before = state.screen;
    match action {
        Action::Tick(now) => {
            state.now = now;
            state.notices.retain(|notice| !notice.is_over(now.utc));
        }
        Action::Go(screen) => go(state, screen, &mut effects),
        Action::SwitchTo(environment) => scopes::switch_to(state, environment, &mut effects),
        Action::SwitchConfirmed(environment) => scopes::switch(state, environment, &mut effects),
        Action::Open(dialog) => state.dialog = Some(*dialog),
        Action::CloseDialog => close_dialog(state, &mut effects),
        Action::Notify(kind) => notify(state, None, kind),
        Action::Dismiss(id) => state.notices.retain(|notice| notice.id != id),
        Action::Reload => reload(state, &mut effects),
        Action::CancelRead => cancel_read(state, &mut effects),
        Action::Create(action) => create::apply(state, action, &mut effects),
        Action::Links(action) => links::apply(state, action, &mut effects),
        Action::Overview(action) => overview::apply(state, action, &mut effects),
        Action::PayIns(action) => pay_ins::apply(state, action, &mut effects),
        Action::Payouts(action) => payouts::apply(state, action, &mut effects),
        Action::Invoices(action) => invoices::apply(state, action, &mut effects),
        Action::Activity(action) => activity::apply(state, action, &mut effects),
        Action::Refund(action) => refunds::apply(state, action, &mut effects),
        Action::Export(action) => export::apply(state, action, &mut effects),
        Action::Palette(action) => palette::apply(state, action, &mut effects),
        Action::Qr(action) => qr::apply(state, action, &mut effects),
        Action::Sharing(action) => sharing::apply(state, action, &mut effects),
        Action::Book(action) => book::apply(state, action, &mut effects),
        Action::Data(action) => data::apply(state, action, &mut effects),
        Action::Template(action) => templates::apply(state, action, &mut effects),
        Action::Key(action) => keys::apply(state, action, &mut effects),
        Action::Settings(action) => keys::settings(state, &action, &mut effects),
        Action::Backend(event) => events::apply(state, event, &mut effects),
    }
    if state.screen != before {
        left(state, before);
    }
    order::speak(state, &mut effects);
    effects
}

/// A screen was left: what was only of the moment there does not come along.
fn left(state: &mut State, screen: Screen) {
    state.notices.retain(|notice| !matches!(notice.kind, NoticeKind::ViewOnly));
    if screen == Screen::Create {
        let form = &mut active(state).create;
        form.created_seen = form.created.is_some();
    }
}

fn close_dialog(state: &mut State, effects: &mut Effects) {
    // Clearing goes on to its end: that it is under way stays in sight.
    if matches!(&state.dialog, Some(Dialog::ClearData(dialog)) if dialog.running.is_some()) {
        return;
    }
    if let Some(Dialog::Refund(id)) = state.dialog.take() {
        refunds::closed(state, id, effects);
    }
}

/// Opens the active scope: at the start of the program.
pub fn open_active(state: &mut State) -> Effects {
    let mut effects = Effects::default();
    let scope = state.active.clone();
    scopes::open(state, &scope, &mut effects);
    effects
}

/// A ticket for a question of this scope.
pub(super) fn ticket(state: &mut State, scope: &Scope) -> Ticket {
    state.last_ticket = state.last_ticket.saturating_add(1);
    let generation = state.sessions.get(scope).map_or(state.first_generation, |session| session.generation);
    Ticket { id: state.last_ticket, scope: scope.clone(), generation }
}

/// The session of a scope, made when there is none.
pub(super) fn session<'a>(state: &'a mut State, scope: &Scope) -> &'a mut Session {
    let (settings, generation) = (&state.settings, state.first_generation);
    let new = || Session { generation, ..Session::new(scope, settings) };
    state.sessions.entry(scope.clone()).or_insert_with(new)
}

/// The session on the screen.
pub(super) fn active(state: &mut State) -> &mut Session {
    let scope = state.active.clone();
    session(state, &scope)
}

/// Puts up a notice.
pub(super) fn notify(state: &mut State, scope: Option<Scope>, kind: NoticeKind) {
    state.last_notice = state.last_notice.saturating_add(1);
    let notice = Notice { id: state.last_notice, scope, at: state.now.utc, kind };
    state.notices.push(notice);
}

/// Asks for local work in the active scope.
pub(super) fn local(state: &mut State, effects: &mut Effects, work: Local) -> u64 {
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let id = ticket.id;
    effects.commands.push(Command::Local(ticket, work));
    id
}

/// Saves the user's choices.
pub(super) fn save_settings(state: &mut State, effects: &mut Effects) {
    if state.read_only {
        return;
    }
    let settings = Box::new(state.settings.clone());
    local(state, effects, Local::SaveSettings(settings));
}

/// Shows a screen that the merchant went to by themselves.
fn go(state: &mut State, screen: Screen, effects: &mut Effects) {
    match screen {
        Screen::PayIns => pay_ins::back_to_own(state, effects),
        Screen::Links => links::back_to_own(state, effects),
        Screen::Create => create::back_to_form(state),
        _ => {}
    }
    show(state, screen, effects);
}

fn show(state: &mut State, screen: Screen, effects: &mut Effects) {
    state.screen = screen;
    state.dialog = None;
    load_screen(state, false, effects);
}

/// Reads what the screen shows, on its first visit or when `again`.
pub(super) fn load_screen(state: &mut State, again: bool, effects: &mut Effects) {
    if state.screen == Screen::Settings(SettingsPage::Environments) {
        scopes::look_up_keys(state, effects);
    }
    if state.screen == Screen::Settings(SettingsPage::Data) {
        data::measure(state, effects);
    }
    if !state.is_connected() {
        return;
    }
    match state.screen {
        Screen::Overview => {
            let session = active(state);
            let figures = session.overview.stale || session.overview.rows.is_idle();
            let unpaid = session.links.unpaid.stale || session.links.unpaid.rows.is_idle();
            if again || figures {
                overview::load(state, effects);
            }
            if again || unpaid {
                links::load(state, LinkList::Unpaid, effects);
            }
        }
        Screen::PayIns => {
            let view = &active(state).pay_ins;
            let due = view.stale || view.rows.is_idle();
            if again || (due && !overview::take_over(state, false, effects)) {
                pay_ins::load(state, effects);
            }
        }
        Screen::Links => {
            let links = &active(state).links;
            let tab = links.tab;
            let due = match tab {
                LinkList::Unpaid => links.unpaid.is_due(),
                LinkList::Paid => links.paid.is_due(),
            };
            // Whether a used link was paid is told by the pay-ins.
            let pay_ins = &active(state).pay_ins;
            let untold = tab == LinkList::Paid && (again || pay_ins.stale || pay_ins.rows.is_idle());
            if untold && (again || !overview::take_over(state, false, effects)) {
                pay_ins::load(state, effects);
            }
            if again || due {
                links::load(state, tab, effects);
            }
        }
        Screen::Payouts if again || state.session().payouts.table.is_due() => payouts::load(state, effects),
        Screen::Invoices if again || state.session().invoices.table.is_due() => invoices::load(state, effects),
        _ => {}
    }
}

fn reload(state: &mut State, effects: &mut Effects) {
    if state.screen == Screen::Activity {
        return;
    }
    load_screen(state, true, effects);
}

fn cancel_read(state: &mut State, effects: &mut Effects) {
    let screen = state.screen;
    let session = active(state);
    if screen == Screen::Overview {
        let running = [session.overview.rows.ticket(), session.links.unpaid.rows.ticket()];
        effects.commands.extend(running.into_iter().flatten().map(Command::Cancel));
        return;
    }
    let ticket = match (screen, session.links.tab) {
        (Screen::PayIns, _) => session.pay_ins.rows.ticket(),
        (Screen::Links, LinkList::Unpaid) => session.links.unpaid.rows.ticket(),
        (Screen::Links, LinkList::Paid) => session.links.paid.rows.ticket(),
        (Screen::Payouts, _) => session.payouts.table.rows.ticket(),
        (Screen::Invoices, _) => session.invoices.table.rows.ticket(),
        _ => None,
    };
    if let Some(ticket) = ticket {
        effects.commands.push(Command::Cancel(ticket));
    }
}

/// The dialog, when it is the one asked for and of the active scope.
pub(super) fn export_dialog(state: &mut State) -> Option<&mut super::ExportDialog> {
    match &mut state.dialog {
        Some(Dialog::Export(dialog)) => Some(dialog),
        _ => None,
    }
}
