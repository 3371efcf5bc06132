//! Going from one environment to another: everything of the old one leaves the screen in the same frame.
//! Called by `apply`. Drafts and results stay with their scope.
//! It must not go to Production unasked.

use crate::backend::{Command, Local};
use crate::model::{Environment, Scope};

use super::{Effects, keys, load_screen, save_settings, session, ticket};
use crate::state::{Dialog, KeyView, Screen, State};

/// Shows another environment; going to Production asks first.
pub(super) fn switch_to(state: &mut State, environment: Environment, effects: &mut Effects) {
    if state.screen == Screen::Welcome {
        // Nothing to go to yet: the pick in the bar is the pick of a card.
        keys::choose(state, Some(environment), effects);
        return;
    }
    if state.active == state.scope_of(environment) {
        return;
    }
    if environment.is_real_money() {
        state.dialog = Some(Dialog::ConfirmSwitch(environment));
    } else {
        switch(state, environment, effects);
    }
}

/// Shows another environment.
pub(super) fn switch(state: &mut State, environment: Environment, effects: &mut Effects) {
    let scope = state.scope_of(environment);
    state.dialog = None;
    if state.active != scope {
        let before = std::mem::replace(&mut state.active, scope.clone());
        session(state, &before).close_panels();
        state.previous = Some(before);
        state.settings.last_environment = environment;
        save_settings(state, effects);
    }
    session(state, &scope);
    if state.keys.contains_key(&scope) {
        arrive(state, effects);
    } else {
        open(state, &scope, effects);
    }
}

/// Looks up the key and the journal of a scope.
pub(super) fn open(state: &mut State, scope: &Scope, effects: &mut Effects) {
    state.keys.entry(scope.clone()).or_insert_with(KeyView::looking);
    let ticket = ticket(state, scope);
    effects.commands.push(Command::Local(ticket, Local::Open));
}

/// Looks up the keys of the environments that were not shown yet, for the page that lists all of them.
pub(super) fn look_up_keys(state: &mut State, effects: &mut Effects) {
    for environment in Environment::ALL {
        let scope = state.scope_of(environment);
        if environment.needs_key() && !state.keys.contains_key(&scope) {
            session(state, &scope);
            open(state, &scope, effects);
        }
    }
}

/// Shows the right screen once it is known whether there is a key, and reads what it shows.
pub(super) fn arrive(state: &mut State, effects: &mut Effects) {
    if state.is_connected() {
        if state.screen == Screen::Welcome && state.settings.welcome_done {
            state.screen = Screen::Overview;
        }
        load_screen(state, false, effects);
    }
}
