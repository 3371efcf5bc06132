//! Naming a template: the form is kept under a name, or an old one gets another. Called by the dialogs' entrance.
//! It says what is kept and what is not; it must not replace a template of the same name without having said so.

use egui::{Id, Key, Ui};

use super::shell;
use crate::model::Template;
use crate::state::{Action, TemplateAction, TemplateDialog};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, Field, Note, check_ui, text_ui};
use crate::ui::{Actions, View};

/// Draws the dialog.
pub(super) fn template_ui(ui: &Ui, view: &View<'_>, dialog: &TemplateDialog, actions: &mut Actions) {
    let texts = view.texts;
    let name = Template::clean_name(&dialog.name);
    let templates = view.state.settings.of_scope(&view.state.active).map(|chosen| &*chosen.templates);
    let other = |one: &Template| Some(&one.name) == name.as_ref() && Some(&one.name) != dialog.renames.as_ref();
    let taken = templates.unwrap_or_default().iter().any(other);
    let renames = dialog.renames.is_some();
    let title = texts.get(if renames { "template-rename-title" } else { "template-save-title" });
    let error = (renames && taken).then(|| texts.get("template-name-taken"));
    let can = name.is_some() && !(renames && taken);
    let shown = shell(view, "template", title, view.state.active.environment, None).show(ui.ctx(), |inside| {
        let opened = inside.opened();
        let entered = inside.body(|ui| {
            if !renames {
                text_ui(ui, Type::Body, texts.get("template-save-body"), Theme::of(ui).text2);
                ui.add_space(12.0);
            }
            let mut typed = dialog.name.clone();
            let field = Field::new(texts.get("template-name"), &mut typed).id(Id::unique("template-name-field"));
            let response = field.limit(Template::NAME_LIMIT).error(error).show(ui);
            if opened {
                response.request_focus();
            }
            if response.changed() {
                actions.push(Action::Template(TemplateAction::Name(typed)));
            }
            if !renames {
                ui.add_space(12.0);
                let mut on = dialog.with_amount;
                if check_ui(ui, &mut on, texts.get("template-with-amount")).changed() {
                    actions.push(Action::Template(TemplateAction::WithAmount(on)));
                }
            }
            if dialog.asked {
                ui.add_space(12.0);
                Note::warn(texts.get("template-replace-title")).body(texts.get("template-replace-body")).show(ui);
            }
            response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
        });
        inside.footer("", |ui| {
            let words = match (renames, dialog.asked) {
                (true, _) => "template-rename-confirm",
                (false, true) => "template-replace-confirm",
                (false, false) => "template-save-confirm",
            };
            let save = Button::primary(texts.get(words)).enabled(can).show(ui);
            // Enter names it; replacing another one takes a press of the button.
            if save.clicked() || (entered && can && !dialog.asked) {
                actions.push(Action::Template(TemplateAction::Save));
            }
            if Button::secondary(texts.get("action-cancel")).show(ui).clicked() {
                actions.push(Action::CloseDialog);
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}
