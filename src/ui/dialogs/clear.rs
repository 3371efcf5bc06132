//! Before and while the data folder is cleared: what goes, what stays, and the word where something unsettled would be
//! forgotten. Called by the dialogs' entrance. It must not offer to forget an unknown outcome without the word, nor to
//! cancel what goes on all the same.

use egui::{Id, Ui};

use crate::backend::ClearFailed;
use crate::state::{Action, ClearDialog, DataAction};
use crate::text::Arg;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, Dialog, Field, Note, check_ui, text_ui};
use crate::ui::words::clear_failed_text;
use crate::ui::{Actions, View};

/// Draws the dialog.
pub(super) fn clear_ui(ui: &Ui, view: &View<'_>, dialog: &ClearDialog, actions: &mut Actions) {
    let texts = view.texts;
    let word = texts.get("data-clear-word");
    let right = dialog.word.trim().to_lowercase() == word.to_lowercase();
    let can = dialog.running.is_none() && !view.state.read_only && (dialog.unknown == 0 || right);
    // It is about all environments, so none is named.
    let frame = Dialog::new("clear-data", texts.get("data-clear-title"), texts.get("action-close"));
    let shown = frame.show(ui.ctx(), |inside| {
        let opened = inside.opened();
        inside.body(|ui| {
            let ink = Theme::of(ui).text2;
            text_ui(ui, Type::Body, texts.get("data-clear-goes"), ink);
            ui.add_space(8.0);
            text_ui(ui, Type::Body, texts.get("data-clear-stays"), ink);
            ui.add_space(12.0);
            let mut keys = dialog.keys;
            if check_ui(ui, &mut keys, texts.get("data-clear-keys")).changed() {
                actions.push(Action::Data(DataAction::WithKeys(keys)));
            }
            if dialog.unknown > 0 {
                unknown_ui(ui, view, dialog, actions);
            }
            let told = dialog.error.as_ref().filter(|error| !matches!(error, ClearFailed::Unknown(_)));
            if let Some(error) = told {
                ui.add_space(12.0);
                let body = clear_failed_text(texts, error);
                Note::error(texts.get("data-not-cleared")).body(&body).show(ui);
            }
        });
        inside.footer("", |ui| {
            let words = texts.get(if dialog.running.is_some() { "data-clearing" } else { "data-clear-confirm" });
            if Button::final_destructive(words).enabled(can).show(ui).clicked() {
                actions.push(Action::Data(DataAction::Clear { despite_unknown: right }));
            }
            let cancel = Button::secondary(texts.get("action-cancel")).enabled(dialog.running.is_none()).show(ui);
            if opened {
                cancel.request_focus();
            }
            if cancel.clicked() {
                actions.push(Action::CloseDialog);
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

/// What would be forgotten, and the word that says it may be.
fn unknown_ui(ui: &mut Ui, view: &View<'_>, dialog: &ClearDialog, actions: &mut Actions) {
    let texts = view.texts;
    ui.add_space(12.0);
    let title = texts.with("data-clear-unknown", &[("count", Arg::from(dialog.unknown))]);
    Note::warn(&title).body(texts.get("data-clear-unknown-body")).show(ui);
    ui.add_space(12.0);
    let label = texts.with("data-clear-type", &[("word", texts.get("data-clear-word").into())]);
    let mut typed = dialog.word.clone();
    let field = Field::new(&label, &mut typed).id(Id::unique("clear-word")).width(240.0);
    if field.show(ui).changed() {
        actions.push(Action::Data(DataAction::Word(typed)));
    }
}
