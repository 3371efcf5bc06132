//! The page of what goes into new links: the reference behind the note, and the templates of this environment. Called by
//! Settings. It must not fill the form itself: it says which template is to be used.

use egui::{Sense, Ui, WidgetInfo, pos2, vec2};

use super::row_ui;
use crate::model::{Money, Template};
use crate::state::{Action, SettingsAction, TemplateAction};
use crate::text::{Arg, environment_name, visible};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, paint, switch_ui};
use crate::ui::{Actions, View};

/// Draws the page.
pub fn new_links_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let name = texts.get("settings-reference");
    let mut on = view.state.settings.note_reference;
    let switch = row_ui(ui, name, texts.get("settings-reference-hint"), |ui| switch_ui(ui, &mut on, ""));
    ui.ctx().accesskit_node_builder(switch.id, |node| node.set_label(name));
    if switch.changed() {
        actions.push(Action::Settings(SettingsAction::NoteReference(on)));
    }
    ui.add_space(24.0);
    let environment = [("environment", Arg::Text(environment_name(texts, view.state.active.environment)))];
    row_ui(ui, &texts.with("templates-of", &environment), texts.get("templates-hint"), |_| ());
    let templates = view.state.settings.of_scope(&view.state.active).map(|chosen| &*chosen.templates);
    let templates = templates.unwrap_or_default();
    if templates.is_empty() {
        empty_ui(ui, view);
    }
    for template in templates {
        template_ui(ui, view, template, actions);
    }
}

fn empty_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    let words = view.texts.get("templates-empty");
    let galley = paint::paragraph(ui, Type::Body, words, theme.text2, (ui.available_width() - 44.0).min(460.0));
    let (rect, said) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 40.0), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
    paint::icon(ui, pos2(rect.left() + 14.0, rect.center().y), icons::NOTE_PENCIL, 28.0, theme.text3);
    ui.painter().galley(pos2(rect.left() + 44.0, rect.top() + 20.0), galley, theme.text2);
    paint::line_below(ui, rect, theme.line);
}

/// A template: its name, what it holds in short, and what can be done.
fn template_ui(ui: &mut Ui, view: &View<'_>, template: &Template, actions: &mut Actions) {
    let texts = view.texts;
    let name = visible(&template.name);
    let kind = texts.get(if template.split { "create-mode-split" } else { "create-mode-single" });
    // What was typed and is no amount stays as it is.
    let amount = match template.amount.parse::<Money>() {
        Ok(amount) => texts.style().money(amount),
        Err(_) if template.amount.is_empty() => texts.get("template-amount-open").to_owned(),
        Err(_) => template.amount.to_string(),
    };
    let parts = [kind, &amount, template.note.as_ref()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).map(visible).collect();
    let hint: String = parts.join(" · ").chars().take(120).collect();
    row_ui(ui, &name, &hint, |ui| {
        let called = |key: &str| format!("{}, {name}", texts.get(key));
        let apply = called("template-use");
        if Button::secondary(texts.get("template-use")).name(&apply).show(ui).clicked() {
            actions.push(Action::Template(TemplateAction::Apply(template.name.clone())));
        }
        let rename = called("template-rename");
        if Button::secondary(texts.get("template-rename")).name(&rename).show(ui).clicked() {
            actions.push(Action::Template(TemplateAction::AskRename(template.name.clone())));
        }
        let remove = called("template-remove");
        if Button::destructive(texts.get("template-remove")).name(&remove).show(ui).clicked() {
            actions.push(Action::Template(TemplateAction::AskRemove(template.name.clone())));
        }
    });
}
