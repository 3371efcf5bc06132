//! The page about the program: version, what to copy for whoever helps, and the licences of what it is drawn with.
//! Called by Settings. What is copied holds no secret.

use egui::{Frame, Id, Margin, ScrollArea, Ui};

use super::row_ui;
use crate::state::{Action, NoticeKind};
use crate::ui::theme::{Theme, Type, icons, scroll_visuals_ui, size};
use crate::ui::widgets::{Button, paint, reach};
use crate::ui::words::diagnostics_text;
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
    row_ui(ui, texts.get("diagnostics-title"), texts.get("diagnostics-hint"), |ui| {
        if Button::secondary(texts.get("diagnostics-copy")).icon(icons::COPY).show(ui).clicked() {
            ui.ctx().copy_text(diagnostics_text(texts, view.state));
            actions.push(Action::Notify(NoticeKind::Copied));
        }
    });
    licence_ui(ui, view, ("about-font-inter", "about-font-inter-hint"), INTER);
    licence_ui(ui, view, ("about-font-phosphor", "about-font-phosphor-hint"), PHOSPHOR);
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
            reach::scroll_ui(ui, reach::step(ui));
        });
    });
    ui.add_space(12.0);
}
