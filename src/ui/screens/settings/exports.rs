//! The page of the exports: what an export of the environment shown begins with, its named sets of columns, and what
//! counts as new. Called by Settings. It must not touch a file: a folder is chosen where an export goes.

use egui::Ui;

use super::row_ui;
use crate::backend::Table;
use crate::settings::ColumnSet;
use crate::state::{Action, Dialog, ExportsChoice, SettingsAction};
use crate::text::{Arg, environment_name, visible};
use crate::ui::dialogs::{FORMATS, name_error};
use crate::ui::fields::{Fields, TypedSetName};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, Dropdown, Field, Item, text_ui};
use crate::ui::words::local_time;
use crate::ui::{Actions, View};

fn push(actions: &mut Actions, choice: ExportsChoice) {
    actions.push(Action::Settings(SettingsAction::Exports(choice)));
}

/// What rows of a table are called.
const fn name(table: Table) -> &'static str {
    match table {
        Table::PayIns => "export-sheet-pay-ins",
        Table::Unpaid => "export-sheet-unpaid-links",
        Table::Paid => "export-sheet-paid-links",
        Table::Payouts => "export-sheet-payouts",
        Table::Invoices => "export-sheet-invoices",
        Table::Activity => "activity-title",
    }
}

/// Draws the page.
pub fn exports_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let texts = view.texts;
    let defaults = view.state.settings.export_defaults(&view.state.active);
    row_ui(ui, texts.get("settings-exports-format"), texts.get("settings-exports-format-hint"), |ui| {
        let current = FORMATS.iter().find(|(format, ..)| *format == defaults.format).map_or("", |(_, word, _)| *word);
        let items = FORMATS.map(|(format, word, _)| Item::new(texts.get(word)).checked(format == defaults.format));
        let list = Dropdown::new(texts.get("settings-exports-format"), texts.get(current));
        if let Some((format, ..)) = list.show(ui, &items).and_then(|at| FORMATS.get(at)) {
            push(actions, ExportsChoice::Format(*format));
        }
    });
    let folder = defaults.folder.as_ref().map(|folder| visible(&folder.to_string_lossy()).into_owned());
    let hint = folder.as_deref().unwrap_or_else(|| texts.get("settings-exports-folder-none"));
    row_ui(ui, texts.get("settings-exports-folder"), hint, |ui| {
        let forget = Button::secondary(texts.get("settings-exports-folder-forget")).enabled(folder.is_some());
        if forget.show(ui).clicked() {
            push(actions, ExportsChoice::Folder(None));
        }
    });
    sets_ui(ui, view, fields, actions);
    new_ui(ui, view, actions);
}

fn heading_ui(ui: &mut Ui, words: &str, hint: &str) {
    let theme = Theme::of(ui);
    ui.add_space(28.0);
    let heading = text_ui(ui, Type::Emphasis, words, theme.text);
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, words));
    if !hint.is_empty() {
        ui.add_space(2.0);
        text_ui(ui, Type::Small, hint, theme.text3);
    }
    ui.add_space(4.0);
}

/// The named sets of all tables.
fn sets_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let texts = view.texts;
    let sets: Vec<(Table, ColumnSet)> = Table::ALL
        .into_iter()
        .flat_map(|table| {
            let kind = view.state.settings.columns(&view.state.active, table.export_kind().id());
            kind.sets.into_iter().map(move |set| (table, set))
        })
        .collect();
    let hint = if sets.is_empty() { texts.get("settings-exports-sets-none") } else { "" };
    heading_ui(ui, texts.get("settings-exports-sets"), hint);
    for (table, set) in &sets {
        let typed = fields.set_name.as_ref().is_some_and(|typed| typed.table == *table && typed.name == set.name);
        if typed {
            naming_ui(ui, view, fields, actions);
        } else {
            set_ui(ui, view, fields, (*table, set), actions);
        }
    }
}

fn set_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, (table, set): (Table, &ColumnSet), actions: &mut Actions) {
    let texts = view.texts;
    let columns = texts.with("export-columns-count", &[("count", set.columns.len().into())]);
    let kind = ("kind", Arg::Text(texts.get(name(table))));
    let hint = texts.with("settings-exports-set", &[kind, ("columns", Arg::Text(&columns))]);
    let shown = visible(&set.name);
    row_ui(ui, &shown, &hint, |ui| {
        let rename = format!("{}, {shown}", texts.get("export-columns-rename"));
        if Button::secondary(texts.get("export-columns-rename")).name(&rename).show(ui).clicked() {
            let (name, text) = (set.name.clone(), set.name.clone());
            fields.set_name = Some(TypedSetName { table, name, text, tried: false });
        }
        let delete = format!("{}, {shown}", texts.get("export-columns-delete"));
        if Button::secondary(texts.get("action-delete-set")).name(&delete).show(ui).clicked() {
            push(actions, ExportsChoice::DeleteSet(table, set.name.clone()));
        }
    });
}

/// Another name for a set being typed.
fn naming_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let texts = view.texts;
    let Some(mut typed) = fields.set_name.take() else { return };
    let kind = view.state.settings.columns(&view.state.active, typed.table.export_kind().id());
    let name = kind.name_for(&typed.text, Some(&typed.name));
    let error = name.as_ref().err().filter(|_| typed.tried).map(|error| name_error(texts, *error));
    let mut ended = false;
    ui.add_space(8.0);
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let field = Field::new(texts.get("export-columns-name"), &mut typed.text).error(error.as_deref()).width(280.0);
        let response = field.show(ui);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let mut pressed = [false; 2];
        let buttons = [Button::primary(texts.get("action-save")), Button::secondary(texts.get("action-cancel"))];
        for (button, pressed) in buttons.into_iter().zip(&mut pressed) {
            ui.vertical(|ui| {
                ui.add_space(21.0);
                *pressed = button.show(ui).clicked();
            });
        }
        let [save, cancel] = pressed;
        match name {
            Ok(to) if save || entered => {
                push(actions, ExportsChoice::RenameSet { table: typed.table, from: typed.name.clone(), to });
                ended = true;
            }
            Err(_) if save || entered => typed.tried = true,
            _ => {}
        }
        ended |= cancel;
    });
    ui.add_space(8.0);
    if !ended {
        fields.set_name = Some(typed);
    }
}

/// What counts as new, and the way to begin with all rows again.
fn new_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let environment = environment_name(texts, view.state.active.environment);
    let hint = texts.with("settings-exports-new-hint", &[("environment", Arg::Text(environment))]);
    heading_ui(ui, texts.get("settings-exports-new"), &hint);
    let marks = &view.state.session().exports.marks;
    for table in Table::ALL {
        let words = texts.get(name(table));
        let mark = marks.get(table.export_kind().id());
        let hint = mark.map_or_else(
            || texts.get("settings-exports-new-none").to_owned(),
            |mark| {
                let when = local_time(texts, mark.at, view.state.moment(), false);
                let rows = texts.with("export-rows", &[("count", Arg::Count(mark.rows))]);
                let args = [("when", Arg::Text(&when)), ("rows", Arg::Text(&rows))];
                texts.with("settings-exports-new-last", &args)
            },
        );
        row_ui(ui, words, &hint, |ui| {
            let called = texts.with("settings-exports-new-begin-name", &[("kind", Arg::Text(words))]);
            let begin = Button::secondary(texts.get("settings-exports-new-begin")).name(&called);
            if begin.enabled(mark.is_some() && !view.state.read_only).show(ui).clicked() {
                actions.push(Action::Open(Box::new(Dialog::ConfirmForgetExports(table))));
            }
        });
    }
}
