//! Templates: keeping the form under a name, filling it from one, renaming and removing.
//! Called by `apply`. What had been typed is kept until the form is edited; one template never takes another's place
//! unasked. It must not keep a token.

use crate::model::{LinkDraft, Template};
use crate::settings::ScopeSettings;

use super::{Effects, active, notify, save_settings};
use crate::state::{Applied, Attempt, Dialog, NoticeKind, Screen, State, TemplateAction, TemplateDialog};

pub(super) fn apply(state: &mut State, action: TemplateAction, effects: &mut Effects) {
    match action {
        TemplateAction::Apply(name) => use_it(state, &name),
        TemplateAction::Undo => undo(state),
        TemplateAction::AskSave => open(state, String::new(), None),
        TemplateAction::AskRename(name) => open(state, name.to_string(), Some(name)),
        TemplateAction::Name(name) => {
            if let Some(Dialog::Template(dialog)) = &mut state.dialog {
                dialog.name = name;
                dialog.asked = false;
            }
        }
        TemplateAction::WithAmount(on) => {
            if let Some(Dialog::Template(dialog)) = &mut state.dialog {
                dialog.with_amount = on;
            }
        }
        TemplateAction::Save => save(state, effects),
        TemplateAction::AskRemove(name) => state.dialog = Some(Dialog::ConfirmRemoveTemplate(name)),
        TemplateAction::Remove(name) => {
            state.dialog = None;
            change(state, effects, |chosen| chosen.templates.retain(|template| template.name != name));
        }
    }
    super::create::refer(state);
}

fn open(state: &mut State, name: String, renames: Option<Box<str>>) {
    let with_amount = !active(state).create.draft.amount.trim().is_empty();
    state.dialog = Some(Dialog::Template(TemplateDialog { name, with_amount, renames, asked: false }));
}

fn use_it(state: &mut State, name: &str) {
    let chosen = state.settings.of_scope(&state.active);
    let Some(template) = chosen.and_then(|chosen| chosen.templates.iter().find(|one| &*one.name == name)).cloned()
    else {
        return;
    };
    let (draft, missing) = template.draft(&active(state).create.book);
    fill(state, draft, Applied { missing, ..Applied::default() });
}

/// Fills the form of the active scope and shows it. What had been typed can be brought back.
pub(super) fn fill(state: &mut State, mut draft: LinkDraft, applied: Applied) {
    let comma = state.style().has_comma();
    let form = &mut active(state).create;
    if form.is_sending() {
        return;
    }
    draft.respell(comma);
    // Rows of the form before and after are told apart by their numbers.
    draft.renumber(form.draft.next_row);
    let before = std::mem::replace(&mut form.draft, draft);
    let before = (!before.is_empty()).then_some(before);
    form.applied = Some(Applied { before, ..applied });
    form.created = None;
    form.asked = None;
    form.tried = false;
    form.more_open = false;
    if !matches!(form.attempt, Attempt::Unknown(_)) {
        form.attempt = Attempt::Idle;
    }
    form.recompute();
    state.dialog = None;
    state.screen = Screen::Create;
}

fn undo(state: &mut State) {
    let form = &mut active(state).create;
    let before = form.applied.as_mut().and_then(|applied| applied.before.take());
    if let (Some(before), false) = (before, form.is_sending()) {
        form.draft = before;
        form.applied = None;
        form.recompute();
    }
}

fn save(state: &mut State, effects: &mut Effects) {
    let Some(Dialog::Template(dialog)) = &mut state.dialog else {
        return;
    };
    let Some(name) = Template::clean_name(&dialog.name) else {
        return;
    };
    let (renames, with_amount, asked) = (dialog.renames.clone(), dialog.with_amount, dialog.asked);
    let chosen = state.settings.of_scope(&state.active);
    let taken = chosen.is_some_and(|chosen| chosen.templates.iter().any(|one| one.name == name));
    match renames {
        Some(old) if old == name => state.dialog = None,
        // Renaming never throws another one away.
        Some(_) if taken => {}
        Some(old) => {
            change(state, effects, |chosen| {
                for template in chosen.templates.iter_mut().filter(|template| template.name == old) {
                    template.name.clone_from(&name);
                }
            });
        }
        None if taken && !asked => {
            if let Some(Dialog::Template(dialog)) = &mut state.dialog {
                dialog.asked = true;
            }
        }
        None => {
            let template = Template::of(&name, &active(state).create.draft, with_amount);
            let saved = change(state, effects, |chosen| {
                chosen.templates.retain(|other| other.name != template.name);
                chosen.templates.push(template);
            });
            if saved {
                let scope = state.active.clone();
                notify(state, Some(scope), NoticeKind::TemplateSaved(name));
            }
        }
    }
}

/// Changes the templates of the active scope and keeps them in order; whether it did. A second window keeps nothing.
fn change(state: &mut State, effects: &mut Effects, change: impl FnOnce(&mut ScopeSettings)) -> bool {
    state.dialog = None;
    if state.read_only && state.active.environment.needs_key() {
        notify(state, None, NoticeKind::ReadOnly);
        return false;
    }
    let scope = state.active.clone();
    let chosen = state.settings.scope_mut(&scope);
    change(chosen);
    chosen.templates.sort_by_cached_key(|template| template.name.to_lowercase());
    save_settings(state, effects);
    true
}
