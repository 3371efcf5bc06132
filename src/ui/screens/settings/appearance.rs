//! The page of the appearance: theme, language and zoom, at once.
//! Called by Settings. It must not apply any of them itself: the window does, from the user's choices.

use egui::Ui;

use super::row_ui;
use crate::settings::ThemeChoice;
use crate::state::{Action, SettingsAction};
use crate::text::Language;
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, IconButton, Segment, paint, segments_ui};
use crate::ui::{Actions, View};

const THEMES: [(ThemeChoice, &str); 3] = [
    (ThemeChoice::System, "settings-theme-system"),
    (ThemeChoice::Light, "settings-theme-light"),
    (ThemeChoice::Dark, "settings-theme-dark"),
];

/// Draws the page.
pub fn appearance_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let chosen = THEMES.iter().position(|(theme, _)| *theme == view.state.settings.theme).unwrap_or(0);
    let segments = THEMES.map(|(_, title)| Segment::new(texts.get(title)));
    let name = texts.get("settings-theme");
    let (_, picked) = row_ui(ui, name, "", |ui| segments_ui(ui, name, &segments, chosen));
    if let Some((theme, _)) = picked.and_then(|index| THEMES.get(index)) {
        actions.push(Action::Settings(SettingsAction::Theme(*theme)));
    }
    language_ui(ui, view, actions);
    let zoom = view.state.settings.zoom_percent;
    row_ui(ui, texts.get("settings-zoom"), texts.get("settings-zoom-hint"), |ui| {
        zoom_ui(ui, view, zoom, actions);
    });
}

/// Smaller, how large, larger, and back to the ordinary.
fn zoom_ui(ui: &mut Ui, view: &View<'_>, zoom: u16, actions: &mut Actions) {
    let texts = view.texts;
    let reset = Button::secondary(texts.get("settings-zoom-reset")).enabled(zoom != 100);
    let percent = format!("{zoom}\u{A0}{}", texts.get("word-percent"));
    let percent = paint::line(ui, Type::Body, &percent, Theme::of(ui).text);
    if IconButton::new(icons::MINUS, texts.get("settings-zoom-out")).enabled(zoom > 50).show(ui).clicked() {
        actions.push(Action::Settings(SettingsAction::Zoom(zoom.saturating_sub(10))));
    }
    ui.add(egui::Label::new(percent));
    if IconButton::new(icons::PLUS, texts.get("settings-zoom-in")).enabled(zoom < 300).show(ui).clicked() {
        actions.push(Action::Settings(SettingsAction::Zoom(zoom.saturating_add(10))));
    }
    if reset.show(ui).clicked() {
        actions.push(Action::Settings(SettingsAction::Zoom(100)));
    }
}

/// The system's language, or one of ours; each is called what its speakers call it.
fn language_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let chosen = view.state.settings.language.as_deref().and_then(Language::from_id);
    let languages: Vec<Option<Language>> = std::iter::once(None).chain(Language::ALL.map(Some)).collect();
    let title = |language: Option<Language>| texts.get(language.map_or("settings-language-system", Language::name_key));
    let segments: Vec<_> = languages.iter().map(|language| Segment::new(title(*language))).collect();
    let at = languages.iter().position(|language| *language == chosen).unwrap_or(0);
    let name = texts.get("settings-language");
    let (_, picked) = row_ui(ui, name, "", |ui| segments_ui(ui, name, &segments, at));
    if let Some(language) = picked.and_then(|index| languages.get(index)) {
        actions.push(Action::Settings(SettingsAction::Language(*language)));
    }
}
