//! Settling by hand: what happened, and a word of how one knows. Called by the dialog of an unknown outcome.
//! The word is for the merchant's own record; without it nothing is settled.

use egui::{Key, Ui};

use super::by_kind;
use crate::journal::{Entry, JournalError};
use crate::state::{Action, ActivityAction, UnknownDialog};
use crate::ui::dialogs::shell;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, Field, Note, radio_ui, text_ui};
use crate::ui::words::{journal_error_text, local_time, unknown_title};
use crate::ui::{Actions, View};

/// Draws the step.
pub(in crate::ui::dialogs) fn by_hand_ui(
    ui: &Ui,
    view: &View<'_>,
    dialog: &UnknownDialog,
    entry: &Entry,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let id = dialog.intent;
    let at = local_time(texts, entry.intent.at, view.state.moment(), true);
    let environment = view.state.active.environment;
    let title = texts.get("unknown-settle-title");
    let ready = dialog.happened.is_some() && !dialog.word.trim().is_empty();
    let shown = shell(view, "unknown-by-hand", title, environment, Some(&at)).show(ui.ctx(), |inside| {
        let opened = inside.opened();
        inside.body(|ui| {
            text_ui(ui, Type::Body, unknown_title(texts, entry), Theme::of(ui).text2);
            ui.add_space(4.0);
            let kind = entry.intent.kind;
            let yes = by_kind(kind, ["unknown-settle-created", "unknown-settle-deleted", "unknown-settle-requested"]);
            let no = by_kind(
                kind,
                ["unknown-settle-not-created", "unknown-settle-not-deleted", "unknown-settle-not-requested"],
            );
            for (happened, key) in [(true, yes), (false, no)] {
                if radio_ui(ui, dialog.happened == Some(happened), texts.get(key)).clicked() {
                    actions.push(Action::Activity(ActivityAction::SettleHappened(happened)));
                }
            }
            ui.add_space(8.0);
            let mut word = dialog.word.clone();
            let hint = texts.get("unknown-settle-why-missing");
            let field = Field::new(texts.get("unknown-settle-why"), &mut word).limit(200).hint(hint);
            let response = field.placeholder(texts.get("unknown-settle-why-hint")).show(ui);
            if opened {
                response.request_focus();
            }
            if response.changed() {
                actions.push(Action::Activity(ActivityAction::SettleWord(word)));
            }
            if ready && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                actions.push(Action::Activity(ActivityAction::Settle(id)));
            }
            error_note_ui(ui, view, dialog.error.as_ref());
        });
        inside.footer("", |ui| {
            if Button::primary(texts.get("unknown-settle-confirm")).enabled(ready).show(ui).clicked() {
                actions.push(Action::Activity(ActivityAction::Settle(id)));
            }
            if Button::secondary(texts.get("action-back")).show(ui).clicked() {
                actions.push(Action::Activity(ActivityAction::Back));
            }
        });
    });
    if shown.closed {
        actions.push(Action::Activity(ActivityAction::Back));
    }
}

fn error_note_ui(ui: &mut Ui, view: &View<'_>, error: Option<&JournalError>) {
    if let Some(error) = error {
        let reason = journal_error_text(view.texts, error);
        Note::error(view.texts.get("unknown-not-recorded")).body(&reason).show(ui);
    }
}
