//! What commands do, and when they can: the words that the list is written in. Read by the list alone.
//! It must not know a single command, nor change anything: it answers with actions, and with reasons.

use super::Deed;
use crate::model::{Environment, LinkList};
use crate::settings::ThemeChoice;
use crate::state::{Action, Dialog, LinksAction, Screen, SettingsAction, SettingsPage, State};
use crate::text::Language;

pub(super) fn act(action: Action) -> Deed {
    Deed::Act(vec![action])
}

pub(super) fn open(dialog: Dialog) -> Deed {
    act(Action::Open(Box::new(dialog)))
}

pub(super) fn links(list: LinkList) -> Deed {
    Deed::Act(vec![Action::Go(Screen::Links), Action::Links(LinksAction::Tab(list))])
}

pub(super) fn settings(page: SettingsPage) -> Deed {
    act(Action::Go(Screen::Settings(page)))
}

pub(super) fn zoom(percent: u16) -> Deed {
    act(Action::Settings(SettingsAction::Zoom(percent)))
}

/// A screen with rows that can be searched and exported.
pub(super) const fn has_rows(state: &State) -> bool {
    is_list(state) || matches!(state.screen, Screen::Activity)
}

/// A screen with rows that can be read again, too.
pub(super) const fn is_list(state: &State) -> bool {
    matches!(state.screen, Screen::Links | Screen::PayIns | Screen::Payouts | Screen::Invoices)
}

/// The pay-in that is meant: that of the open panel, else the only one that is selected.
pub(super) fn chosen_pay_in(state: &State) -> Option<u32> {
    let pay_ins = &state.session().pay_ins;
    let mut selected = pay_ins.selected.iter().copied();
    let only = selected.next().filter(|_| selected.next().is_none());
    pay_ins.detail.or(only).filter(|_| state.screen == Screen::PayIns)
}

pub(super) fn elsewhere(state: &State, environment: Environment) -> Result<(), &'static str> {
    if state.active == state.scope_of(environment) { Err("command-here-already") } else { Ok(()) }
}

pub(super) fn other_theme(state: &State, theme: ThemeChoice) -> Result<(), &'static str> {
    if state.settings.theme == theme { Err("command-theme-already") } else { Ok(()) }
}

pub(super) fn other_language(state: &State, language: Option<Language>) -> Result<(), &'static str> {
    let chosen = state.settings.language.as_deref().and_then(Language::from_id);
    if chosen == language { Err("command-theme-already") } else { Ok(()) }
}

pub(super) fn language(language: Option<Language>) -> Deed {
    act(Action::Settings(SettingsAction::Language(language)))
}

/// The address of the link that was just created, if it leads where it should.
pub(super) fn last_link(state: &State) -> Option<String> {
    let created = state.session().create.created.as_deref()?;
    created.verified.as_ref().ok().map(ToString::to_string)
}
