//! Keys and choices.
//! Called by `apply`. A key passes through in its action and is never kept here.
//! It must not call a key connected before the service took it.

use crate::backend::{Command, KeyTrial, Local, Ticket};
use crate::model::{Environment, KeyState, Scope};
use crate::secrets::KeyStoreError;

use super::events::new_generation;
use super::{Effects, notify, save_settings, scopes, session, ticket};
use crate::state::{Dialog, KeyAction, KeyForm, KeyView, NoticeKind, Screen, SettingsAction, State, Trial};

pub(super) fn apply(state: &mut State, action: KeyAction, effects: &mut Effects) {
    match action {
        KeyAction::Choose(choice) => choose(state, choice, effects),
        KeyAction::Enter(environment) => enter(state, environment, effects),
        KeyAction::Keep(keep) => {
            for view in state.keys.values_mut() {
                if let Some(form) = &mut view.form {
                    form.keep = keep;
                }
            }
        }
        KeyAction::Connect { environment, key } => {
            let scope = state.scope_of(environment);
            let keep = view(state, environment).form.as_ref().map_or_else(Default::default, |form| form.keep);
            ask(state, &scope, Local::Connect { key, keep }, true, effects);
        }
        KeyAction::Wrong(environment, error) => {
            if let Some(form) = &mut view(state, environment).form {
                form.error = Some(error);
            }
        }
        KeyAction::Test(environment) => {
            let scope = state.scope_of(environment);
            ask(state, &scope, Local::TestKey, true, effects);
        }
        KeyAction::AskRemove(environment) => state.dialog = Some(Dialog::ConfirmRemoveKey(environment)),
        KeyAction::Remove(environment) => {
            let scope = state.scope_of(environment);
            state.dialog = None;
            ask(state, &scope, Local::RemoveKey, false, effects);
        }
        KeyAction::LookAgain(environment) => {
            let scope = state.scope_of(environment);
            view(state, environment).state = KeyState::Looking;
            ask(state, &scope, Local::Open, false, effects);
        }
        KeyAction::ResetDemo => {
            state.dialog = None;
            let scope = state.scope_of(Environment::Demo);
            ask(state, &scope, Local::ResetDemo, false, effects);
        }
    }
}

fn view(state: &mut State, environment: Environment) -> &mut KeyView {
    let scope = state.scope_of(environment);
    view_of(state, &scope)
}

fn view_of<'a>(state: &'a mut State, scope: &Scope) -> &'a mut KeyView {
    state.keys.entry(scope.clone()).or_insert_with(KeyView::looking)
}

fn ask(state: &mut State, scope: &Scope, work: Local, trial: bool, effects: &mut Effects) {
    let ticket = ticket(state, scope);
    let since = state.now.utc;
    let view = view_of(state, scope);
    if trial {
        view.trial = Trial::Running { since, ticket: ticket.id };
        if let Some(form) = &mut view.form {
            form.error = None;
        }
    }
    session(state, scope);
    effects.commands.push(Command::Local(ticket, work));
}

/// A key was tried. One that was taken is used from now on, also where another is being tried meanwhile.
pub(super) fn tried(state: &mut State, ticket: &Ticket, trial: KeyTrial, effects: &mut Effects) {
    let scope = ticket.scope.clone();
    let now = state.now.utc;
    let Some(view) = state.keys.get_mut(&scope) else {
        return;
    };
    let is_asked = matches!(view.trial, Trial::Running { ticket: asked, .. } if asked == ticket.id);
    let is_taken = matches!(trial, KeyTrial::Connected { replaced: true, .. } | KeyTrial::NotKept(_));
    // Of two whose answers cross, the one that was typed last counts.
    if !is_asked && !is_taken || ticket.id < view.decided {
        return;
    }
    let (key, not_kept) = match trial {
        KeyTrial::Connected { key, .. } => (key, None),
        KeyTrial::NotKept(error) => (KeyState::SessionOnly, Some(error)),
        KeyTrial::Failed(error) => {
            view.trial = Trial::Failed(error);
            return;
        }
        KeyTrial::NoKey(key) => {
            view.state = key;
            view.trial = Trial::None;
            return;
        }
        KeyTrial::Clearing => {
            view.trial = Trial::None;
            return notify(state, Some(scope), NoticeKind::KeyWhileClearing);
        }
    };
    view.state = key;
    view.checked = Some(now);
    if is_asked {
        view.trial = not_kept.clone().map_or(Trial::None, Trial::NotKept);
        view.form = None;
    }
    if let Some(error) = not_kept {
        notify(state, Some(scope.clone()), NoticeKind::KeyNotKept(error));
    }
    if key == KeyState::Present {
        none_left(state, &scope);
    }
    if is_taken {
        view_of(state, &scope).decided = ticket.id;
        new_generation(state, &scope);
    }
    if is_asked && state.screen == Screen::Welcome && state.welcome == Some(scope.environment) {
        welcome_done(state, effects);
        state.screen = Screen::Overview;
        scopes::switch(state, scope.environment, effects);
    } else if state.active == scope {
        scopes::arrive(state, effects);
    }
}

/// A key is gone, or not.
pub(super) fn removed(state: &mut State, ticket: &Ticket, result: Result<(), KeyStoreError>) {
    let scope = ticket.scope.clone();
    match result {
        // Another was taken since.
        Ok(()) if view_of(state, &scope).decided > ticket.id => {}
        Ok(()) => {
            new_generation(state, &scope);
            none_left(state, &scope);
            let view = KeyView { state: KeyState::None, decided: ticket.id, ..KeyView::looking() };
            state.keys.insert(scope.clone(), view);
            notify(state, Some(scope), NoticeKind::KeyRemoved);
        }
        Err(error) => notify(state, Some(scope), NoticeKind::KeyNotRemoved(error)),
    }
}

/// The keyring has kept a key after all: it is said no longer that it did not.
pub(super) fn kept_after_all(state: &mut State, ticket: &Ticket) {
    let scope = &ticket.scope;
    let Some(view) = state.keys.get_mut(scope).filter(|view| matches!(view.trial, Trial::NotKept(_))) else {
        return;
    };
    view.state = KeyState::Present;
    view.trial = Trial::None;
    let said = |notice: &crate::state::Notice| {
        notice.scope.as_ref() == Some(scope) && matches!(notice.kind, NoticeKind::KeyNotKept(_))
    };
    state.notices.retain(|notice| !said(notice));
    none_left(state, scope);
}

/// The keyring has the key of the last decision, or none: it is said no longer that an earlier one is left in it.
pub(super) fn none_left(state: &mut State, scope: &Scope) {
    let said = |notice: &crate::state::Notice| {
        notice.scope.as_ref() == Some(scope) && matches!(notice.kind, NoticeKind::KeyLeft(_))
    };
    state.notices.retain(|notice| !said(notice));
}

/// The welcome screen: Demo begins at once, the others ask for a key.
pub(super) fn choose(state: &mut State, choice: Option<Environment>, effects: &mut Effects) {
    state.welcome = choice;
    let Some(environment) = choice else {
        return;
    };
    if environment.needs_key() {
        enter(state, Some(environment), effects);
        return;
    }
    welcome_done(state, effects);
    state.screen = Screen::Overview;
    scopes::switch(state, environment, effects);
}

/// The welcome screen is not shown again at the next start.
pub(super) fn welcome_done(state: &mut State, effects: &mut Effects) {
    state.welcome = None;
    if !state.settings.welcome_done {
        state.settings.welcome_done = true;
        save_settings(state, effects);
    }
}

fn enter(state: &mut State, environment: Option<Environment>, effects: &mut Effects) {
    for view in state.keys.values_mut() {
        view.form = None;
    }
    let Some(environment) = environment else {
        return;
    };
    let scope = state.scope_of(environment);
    if !state.keys.contains_key(&scope) {
        scopes::open(state, &scope, effects);
    }
    let view = view(state, environment);
    view.form = Some(KeyForm::default());
    if !matches!(view.trial, Trial::Running { .. }) {
        view.trial = Trial::None;
    }
}

pub(super) fn settings(state: &mut State, action: &SettingsAction, effects: &mut Effects) {
    match *action {
        SettingsAction::Exports(ref choice) => super::export::begin_with(state, choice, effects),
        SettingsAction::Theme(theme) => state.settings.theme = theme,
        SettingsAction::Zoom(percent) => state.settings.zoom_percent = percent.clamp(50, 300),
        SettingsAction::Language(language) => {
            state.settings.language = language.map(|language| language.id().into());
            super::create::respell(state);
            super::order::again(state, effects);
        }
        SettingsAction::StartIn(start) => state.settings.start_in = start,
        SettingsAction::NoteReference(on) => {
            state.settings.note_reference = on;
            super::create::refer(state);
        }
        SettingsAction::ViewOnly(environment, false) if environment.is_real_money() => {
            state.dialog = Some(Dialog::ConfirmAllowChanges(environment));
            return;
        }
        SettingsAction::ViewOnly(environment, on) => set_view_only(state, environment, on, effects),
        SettingsAction::AllowChanges(environment) => {
            state.dialog = None;
            set_view_only(state, environment, false, effects);
        }
    }
    if state.read_only {
        notify(state, None, NoticeKind::ReadOnly);
    }
    save_settings(state, effects);
}

/// Refuses every write of an environment from now on, or takes them again.
fn set_view_only(state: &mut State, environment: Environment, on: bool, effects: &mut Effects) {
    let scope = state.scope_of(environment);
    state.settings.set_view_only(&scope, on);
    if !on {
        // What was refused because of it is no longer refused.
        let said = |notice: &crate::state::Notice| {
            matches!(notice.kind, NoticeKind::ViewOnly) && notice.scope.as_ref() == Some(&scope)
        };
        state.notices.retain(|notice| !said(notice));
    }
    effects.commands.push(Command::ViewOnly(scope, on));
}
