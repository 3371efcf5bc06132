//! Templates on the form: the menu that fills it from one or keeps it as one, and what came of filling it. Called by the
//! screen. It must not decide what a template holds: the model does.

use egui::Ui;

use crate::state::{Action, Screen, SettingsPage, TemplateAction};
use crate::text::visible;
use crate::ui::widgets::{Button, Item, Note, menu_ui};
use crate::ui::{Actions, View};

/// Templates that the menu offers; all of them are in Settings.
const OFFERED: usize = 8;
/// Characters of a name in the menu.
const NAME: usize = 40;

/// The button and its menu.
pub(super) fn menu_button_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let form = &view.state.session().create;
    let title = texts.get("template-menu");
    let button = Button::quiet(title).caret().enabled(!form.is_sending()).show(ui);
    let templates = view.state.settings.of_scope(&view.state.active).map(|chosen| &*chosen.templates);
    let offered: Vec<_> = templates.unwrap_or_default().iter().take(OFFERED).collect();
    let names: Vec<String> = offered.iter().map(|template| short(&visible(&template.name))).collect();
    let mut items: Vec<Item<'_>> = names.iter().map(|name| Item::new(name)).collect();
    items.push(Item::new(texts.get("template-save")).enabled(!form.draft.is_empty()));
    items.push(Item::new(texts.get("template-manage")));
    let Some(chosen) = menu_ui(ui, &button, title, &items) else { return };
    if let Some(template) = offered.get(chosen) {
        actions.push(Action::Template(TemplateAction::Apply(template.name.clone())));
    } else if chosen == offered.len() {
        actions.push(Action::Template(TemplateAction::AskSave));
    } else {
        actions.push(Action::Go(Screen::Settings(SettingsPage::NewLinks)));
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= NAME { name.to_owned() } else { name.chars().take(NAME - 1).chain(['…']).collect() }
}

/// Who is missing from the book, and the way back to what had been typed.
pub(super) fn applied_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let Some(applied) = &view.state.session().create.applied else { return };
    if !applied.missing.is_empty() || applied.no_shares {
        let title = texts.with("template-missing", &[("count", applied.missing.len().into())]);
        let named: Vec<_> =
            applied.missing.iter().filter(|name| !name.is_empty()).map(|name| short(&visible(name))).collect();
        let mut body = Vec::new();
        if !named.is_empty() {
            body.push(texts.with("template-missing-names", &[("names", (&*named.join(", ")).into())]));
        }
        if !applied.missing.is_empty() {
            body.push(texts.get("template-missing-fill").to_owned());
        }
        if applied.no_shares {
            body.push(texts.get("template-no-shares").to_owned());
        }
        let title = if applied.missing.is_empty() { texts.get("template-no-shares-title") } else { &title };
        Note::warn(title).body(&body.join(" ")).show(ui);
        ui.add_space(16.0);
    }
    if applied.before.is_some() {
        Note::info(texts.get("template-before")).show_with_ui(ui, |ui| {
            if Button::secondary(texts.get("template-undo")).small().show(ui).clicked() {
                actions.push(Action::Template(TemplateAction::Undo));
            }
        });
        ui.add_space(16.0);
    }
}
