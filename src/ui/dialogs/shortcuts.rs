//! The sheet of shortcuts (F1): every key of the table that also works them, by group, in two columns. Called by the
//! dialogs; the keys themselves are read elsewhere.
//! It must not list a key that does nothing.

use egui::{Key, KeyboardShortcut, ModifierNames, Sense, Ui, WidgetInfo, pos2, vec2};

use super::shell;
use crate::state::Action;
use crate::ui::shortcuts::{FIND, SHORTCUTS};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, key_caps_at, paint};
use crate::ui::{Actions, View};

/// Width of the dialog, points.
const WIDTH: f32 = 720.0;
/// Space between the columns, points.
const GAP: f32 = 32.0;

/// A line of the sheet: Fluent key of what it does, and the caps.
type Line = (&'static str, Vec<String>);

/// Draws the sheet.
pub(super) fn shortcuts_ui(ui: &Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let dialog = shell(view, "shortcuts", texts.get("shortcut-title"), view.state.active.environment, None);
    let shown = dialog.width(WIDTH).show(ui.ctx(), |inside| {
        inside.body(|ui| {
            let width = (ui.available_width() - GAP) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                ui.vertical(|ui| group_ui(ui, view, "shortcut-anywhere", &anywhere(), width));
                ui.vertical(|ui| {
                    group_ui(ui, view, "shortcut-screens", &screens(), width);
                    ui.add_space(16.0);
                    group_ui(ui, view, "shortcut-table", &table(), width);
                });
            });
        });
        let opened = inside.opened();
        inside.footer("", |ui| {
            let close = Button::secondary(texts.get("action-close")).show(ui);
            if opened {
                close.request_focus();
            }
            if close.clicked() {
                actions.push(Action::CloseDialog);
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

fn group_ui(ui: &mut Ui, view: &View<'_>, title: &str, lines: &[Line], width: f32) {
    let theme = Theme::of(ui);
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, heading) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    let words = view.texts.get(title);
    heading.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, words));
    paint::left(ui, paint::line(ui, Type::SmallEmphasis, words, theme.text3), rect.left(), rect.top() + 10.0);
    for (title, caps) in lines {
        let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::hover());
        paint::line_above(ui, rect, theme.row);
        let words = view.texts.get(title);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{words}, {}", caps.join("+"))));
        let caps: Vec<&str> = caps.iter().map(String::as_str).collect();
        let end = key_caps_at(ui, rect.right(), rect.center().y, &caps);
        let words = paint::line_cut(ui, Type::Body, words, theme.text, end - 12.0 - rect.left());
        paint::left(ui, words, pos2(rect.left(), 0.0).x, rect.center().y);
    }
}

/// Everything that works anywhere; two keys that do the same are one line.
fn anywhere() -> Vec<Line> {
    let mut lines: Vec<Line> = vec![];
    for shortcut in SHORTCUTS.iter().filter(|shortcut| !shortcut.title.starts_with("nav-")) {
        if lines.iter().all(|(title, _)| *title != shortcut.title) {
            lines.push((shortcut.title, caps(shortcut.keys)));
        }
    }
    let at = lines.iter().position(|(title, _)| *title == "shortcut-reload").unwrap_or(lines.len());
    lines.insert(at, ("shortcut-find", caps(FIND)));
    lines.push(("shortcut-close", vec![cap(Key::Escape)]));
    lines
}

fn screens() -> Vec<Line> {
    let screens = SHORTCUTS.iter().filter(|shortcut| shortcut.title.starts_with("nav-"));
    screens.map(|shortcut| (shortcut.title, caps(shortcut.keys))).collect()
}

fn table() -> Vec<Line> {
    vec![
        ("shortcut-table-move", vec![cap(Key::ArrowUp), cap(Key::ArrowDown)]),
        ("shortcut-table-page", vec![cap(Key::PageUp), cap(Key::PageDown)]),
        ("shortcut-table-ends", vec![cap(Key::Home), cap(Key::End)]),
        ("shortcut-table-open", vec![cap(Key::Enter)]),
        ("shortcut-table-select", vec![cap(Key::Space)]),
    ]
}

/// Ctrl, Shift, N; on macOS with that system's names.
fn caps(keys: KeyboardShortcut) -> Vec<String> {
    let names = ModifierNames::NAMES;
    let modifiers = names.format(&keys.modifiers, cfg!(target_os = "macos"));
    let modifiers = modifiers.split('+').filter(|name| !name.is_empty()).map(str::to_owned);
    modifiers.chain(std::iter::once(cap(keys.logical_key))).collect()
}

fn cap(key: Key) -> String {
    match key {
        Key::ArrowUp => "↑".to_owned(),
        Key::ArrowDown => "↓".to_owned(),
        Key::Minus => "−".to_owned(),
        Key::Plus => "+".to_owned(),
        Key::Escape => "Esc".to_owned(),
        Key::PageUp => "PgUp".to_owned(),
        Key::PageDown => "PgDn".to_owned(),
        other => other.name().to_owned(),
    }
}
