//! The form itself: amount and note in one line, the split where there is one, the folded options. Called by the
//! screen; what was typed goes to the state letter by letter. It must not throw away what was typed.

use egui::{Align, Layout, Ui};

use super::{edit, error_at, field_id, options, split, templates, warning_at};
use crate::model::{DraftEdit, Field as At, LinkMode};
use crate::state::{Action, ActivityAction, Attempt, CreateAction, can_bring_over};
use crate::text::{environment_name, note_hint_text};
use crate::ui::fields::Fields;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, Field, Note};
use crate::ui::{Actions, View};

/// Width of the amount, points.
const AMOUNT: f32 = 168.0;

/// Draws notes, fields, split and options.
pub(super) fn form_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    unknown_ui(ui, view, actions);
    bring_over_ui(ui, view, actions);
    templates::applied_ui(ui, view, actions);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        amount_ui(ui, view, fields, actions);
        note_ui(ui, view, actions);
    });
    if view.state.session().create.draft.mode == LinkMode::Split {
        ui.add_space(12.0);
        split::split_ui(ui, view, actions);
    }
    ui.add_space(20.0);
    options::options_ui(ui, view, fields, actions);
}

fn amount_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let form = &view.state.session().create;
    let mut amount = form.draft.amount.clone();
    let error = error_at(view, form, At::Amount);
    let response = Field::new(view.texts.get("create-amount"), &mut amount)
        .id(field_id("amount"))
        .large()
        .kind(Type::Entry)
        .suffix(view.texts.get("word-euro"))
        .width(AMOUNT)
        .error(error.as_deref())
        .show(ui);
    if response.changed() {
        edit(actions, DraftEdit::Amount(amount));
    }
    // Whoever comes to an empty form wants to type the amount.
    let pass = ui.ctx().cumulative_pass_nr();
    let comes = pass > fields.form_drawn.saturating_add(1);
    fields.form_drawn = pass;
    if comes && form.draft.amount.is_empty() && view.state.dialog.is_none() {
        response.request_focus();
    }
}

fn note_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let form = &view.state.session().create;
    let mut note = form.draft.note.clone();
    let error = error_at(view, form, At::Note);
    // What the payer should not read weighs more than a length.
    let told =
        crate::model::note_hint(&form.draft.clean_note()).map(|hint| note_hint_text(view.texts, hint).to_owned());
    let warning = told.or_else(|| warning_at(view, form, At::Note));
    let length = view.texts.with("create-note-length", &[("count", form.draft.clean_note().chars().count().into())]);
    let response = Field::new(view.texts.get("create-note"), &mut note)
        .id(field_id("note"))
        .large()
        .placeholder(view.texts.get("create-note-example"))
        .hint(view.texts.get("create-note-hint"))
        .counter(&length)
        .error(error.as_deref())
        .warning(warning.as_deref())
        .show(ui);
    if response.changed() {
        edit(actions, DraftEdit::Note(note));
    }
}

/// What became of the last try is not known: the form waits for it.
fn unknown_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let Attempt::Unknown(intent) = view.state.session().create.attempt else { return };
    let note = Note::warn(view.texts.get("unknown-title-create")).body(view.texts.get("create-unknown-body"));
    note.show_with_ui(ui, |ui| {
        if Button::secondary(view.texts.get("create-unknown-open")).small().show(ui).clicked() {
            actions.push(Action::Activity(ActivityAction::Open(intent)));
        }
    });
    ui.add_space(16.0);
}

/// A draft was begun in the environment that was shown before.
fn bring_over_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let Some(previous) = view.state.previous.as_ref().filter(|_| can_bring_over(view.state)) else { return };
    let name = environment_name(view.texts, previous.environment);
    let title = view.texts.with("create-bring-title", &[("environment", name.into())]);
    let body = view.texts.with("switch-bring-draft-hint", &[("environment", name.into())]);
    Note::info(&title).body(&body).show_with_ui(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if Button::secondary(view.texts.get("switch-bring-draft")).small().show(ui).clicked() {
                actions.push(Action::Create(CreateAction::BringDraftOver));
            }
        });
    });
    ui.add_space(16.0);
}
