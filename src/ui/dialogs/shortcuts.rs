//! The sheet of shortcuts (F1): every key of the list of commands, and those that move in a table or scroll, by group, in
//! three columns.
//! Called by the dialogs; the keys themselves are read elsewhere.
//! It must not list a key that does nothing.

use egui::{Color32, Key, KeyboardShortcut, Modifiers, Sense, Ui, WidgetInfo, vec2};

use super::shell;
use crate::state::Action;
use crate::ui::commands::{COMMANDS, Group, caps};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, key_caps_at, key_caps_width, paint};
use crate::ui::{Actions, View};

/// Width of the dialog, points: with its margins as wide as the smallest window allows.
const WIDTH: f32 = 852.0;
/// Space between the columns, points.
const GAP: f32 = 28.0;
/// Space between what it does and its caps, points.
const BETWEEN: f32 = 10.0;
/// Height of a line, points: the longest column stands in the smallest window without scrolling.
const LINE: f32 = 26.0;

/// A line of the sheet: what it does, and the caps.
type Line<'a> = (&'a str, Vec<String>);

/// Draws the sheet.
pub(super) fn shortcuts_ui(ui: &Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let dialog = shell(view, "shortcuts", texts.get("shortcut-title"), view.state.active.environment, None);
    let shown = dialog.width(WIDTH).show(ui.ctx(), |inside| {
        inside.body(|ui| {
            let columns = [
                vec![("shortcut-anywhere", anywhere(view))],
                vec![("shortcut-screens", group(view, Group::GoTo)), ("shortcut-scroll", scroll(view))],
                vec![("shortcut-table", table(view)), ("shortcut-look", group(view, Group::Look))],
            ];
            let needed = columns.each_ref().map(|groups| needed(ui, groups.iter().flat_map(|(_, lines)| lines)));
            let spare = ui.available_width() - 2.0 * GAP - needed.iter().sum::<f32>();
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for (groups, needed) in columns.iter().zip(needed) {
                    ui.vertical(|ui| {
                        for (at, (title, lines)) in groups.iter().enumerate() {
                            if at > 0 {
                                ui.add_space(8.0);
                            }
                            group_ui(ui, view, title, lines, needed + spare / 3.0);
                        }
                    });
                }
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

/// The room that the widest of the lines needs, points: where all have it, what is over is shared.
fn needed<'a>(ui: &Ui, lines: impl Iterator<Item = &'a Line<'a>>) -> f32 {
    let width = |(words, caps): &Line<'_>| {
        let caps: Vec<&str> = caps.iter().map(String::as_str).collect();
        paint::line(ui, Type::Body, words, Color32::PLACEHOLDER).size().x + BETWEEN + key_caps_width(ui, &caps)
    };
    lines.map(width).fold(0.0, f32::max)
}

fn group_ui(ui: &mut Ui, view: &View<'_>, title: &str, lines: &[Line<'_>], width: f32) {
    let theme = Theme::of(ui);
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, heading) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    let words = view.texts.get(title);
    heading.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, words));
    paint::left(ui, paint::line(ui, Type::SmallEmphasis, words, theme.text3), rect.left(), rect.top() + 10.0);
    for (words, caps) in lines {
        let (rect, response) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
        paint::line_above(ui, rect, theme.row);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{words}, {}", caps.join("+"))));
        let caps: Vec<&str> = caps.iter().map(String::as_str).collect();
        let end = key_caps_at(ui, rect.right(), rect.center().y, &caps);
        let line = paint::line_cut(ui, Type::Body, words, theme.text, end - BETWEEN + 2.0 - rect.left());
        if line.elided {
            response.on_hover_text(*words);
        }
        paint::left(ui, line, rect.left(), rect.center().y);
    }
}

/// The commands of a group that have keys.
fn group<'a>(view: &View<'a>, group: Group) -> Vec<Line<'a>> {
    let of_group = COMMANDS.iter().filter(|command| command.group == group);
    of_group
        .filter_map(|command| Some((view.texts.get(command.title), caps::caps(view.texts, *command.keys.first()?))))
        .collect()
}

fn anywhere<'a>(view: &View<'a>) -> Vec<Line<'a>> {
    let mut lines = group(view, Group::Run);
    lines.push((view.texts.get("shortcut-close"), vec![caps::cap(view.texts, Key::Escape)]));
    lines
}

/// The keys that scroll what has no rows.
fn scroll<'a>(view: &View<'a>) -> Vec<Line<'a>> {
    let cap = |key| caps::cap(view.texts, key);
    let beside = vec![view.texts.get("cap-alt").to_owned(), cap(Key::ArrowUp), cap(Key::ArrowDown)];
    vec![
        (view.texts.get("shortcut-scroll-page"), vec![cap(Key::PageUp), cap(Key::PageDown)]),
        (view.texts.get("shortcut-scroll-panel"), beside),
    ]
}

fn table<'a>(view: &View<'a>) -> Vec<Line<'a>> {
    let texts = view.texts;
    let keys = |keys: &[Key]| keys.iter().map(|key| caps::cap(texts, *key)).collect();
    let all = KeyboardShortcut::new(Modifiers::COMMAND, Key::A);
    let more = KeyboardShortcut::new(Modifiers::SHIFT, Key::F10);
    vec![
        (texts.get("shortcut-table-move"), keys(&[Key::ArrowUp, Key::ArrowDown])),
        (texts.get("shortcut-table-page"), keys(&[Key::PageUp, Key::PageDown])),
        (texts.get("shortcut-table-ends"), keys(&[Key::Home, Key::End])),
        (texts.get("shortcut-table-open"), keys(&[Key::Enter])),
        (texts.get("shortcut-table-select"), keys(&[Key::Space])),
        (texts.get("shortcut-table-all"), caps::caps(texts, all)),
        (texts.get("shortcut-table-more"), caps::caps(texts, more)),
    ]
}
