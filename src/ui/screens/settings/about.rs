//! The page about the program: version, where its files are, and the licences of what it is drawn with.
//! Called by Settings. It shows paths and never what is in the files.

use egui::{Frame, Id, Margin, ScrollArea, Ui};

use super::row_ui;
use crate::state::{Action, NoticeKind};
use crate::text::visible;
use crate::ui::theme::{Theme, Type, scroll_visuals_ui, size};
use crate::ui::widgets::{Button, paint};
use crate::ui::{Actions, View};

const INTER: &str = include_str!("../../../../assets/fonts/Inter-LICENSE");
const PHOSPHOR: &str = include_str!("../../../../assets/fonts/Phosphor-LICENSE");

/// Draws the page.
pub fn about_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    row_ui(ui, texts.get("app-name"), texts.get("about-licence-hint"), |ui| {
        let version = format!("{} {}", texts.get("about-version"), env!("CARGO_PKG_VERSION"));
        ui.add(egui::Label::new(Type::Body.rich(version).color(Theme::of(ui).text2)).selectable(true));
    });
    let folder = view.state.data_dir.clone();
    path_ui(ui, view, ("about-data", "about-data-hint"), &folder, actions);
    path_ui(ui, view, ("about-logs", "about-logs-hint"), &folder.join("log"), actions);
    licence_ui(ui, view, ("about-font-inter", "about-font-inter-hint"), INTER);
    licence_ui(ui, view, ("about-font-phosphor", "about-font-phosphor-hint"), PHOSPHOR);
}

/// A folder: its path below the words, and a button that copies it.
fn path_ui(ui: &mut Ui, view: &View<'_>, keys: (&str, &str), path: &std::path::Path, actions: &mut Actions) {
    let texts = view.texts;
    let words = format!("{} {} {}", texts.get(keys.0), "·", texts.get(keys.1));
    let path = path.to_string_lossy();
    let called = format!("{}, {}", texts.get("about-copy-path"), texts.get(keys.0));
    row_ui(ui, &words, &visible(&path), |ui| {
        if Button::secondary(texts.get("about-copy-path")).name(&called).show(ui).clicked() {
            ui.ctx().copy_text(path.to_string());
            actions.push(Action::Notify(NoticeKind::Copied));
        }
    });
}

/// A licence: its name, and its text where that was asked for.
fn licence_ui(ui: &mut Ui, view: &View<'_>, keys: (&str, &str), licence: &str) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let id = Id::unique(("licence", keys.0));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let words = texts.get(if open { "about-hide-licence" } else { "about-show-licence" });
    let called = format!("{words}, {}", texts.get(keys.0));
    let clicked = row_ui(ui, texts.get(keys.0), texts.get(keys.1), |ui| {
        Button::secondary(words).name(&called).show(ui).clicked()
    });
    if clicked {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    if !open {
        return;
    }
    ui.add_space(12.0);
    let frame = Frame::new().fill(theme.panel).corner_radius(size::RADIUS).inner_margin(Margin::symmetric(16, 12));
    frame.stroke(paint::hair(ui, theme.line)).show(ui, |ui| {
        scroll_visuals_ui(ui);
        ScrollArea::vertical().id_salt(id).max_height(280.0).auto_shrink([false, true]).show(ui, |ui| {
            let text = egui::Label::new(Type::Small.rich(licence).color(theme.text2)).wrap().selectable(true);
            ui.add(text);
        });
    });
    ui.add_space(12.0);
}
