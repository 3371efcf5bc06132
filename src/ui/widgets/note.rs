//! A note: something to know, or something that failed, with its reason and what can be done.
//!
//! Money first, then why, then the buttons: the caller's words are in that order.

use egui::{Color32, InnerResponse, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Theme, Type, icons, size};

/// What kind of note it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Info,
    Warn,
    Error,
}

/// A note.
#[must_use = "a note is drawn by `show`"]
#[derive(Debug, Clone, Copy)]
pub struct Note<'a> {
    tone: Tone,
    title: &'a str,
    body: &'a str,
    icon: &'static str,
}

impl<'a> Note<'a> {
    /// Plain: neither a warning nor an error.
    pub const fn info(title: &'a str) -> Self {
        Self { tone: Tone::Info, title, body: "", icon: icons::INFO }
    }

    /// Something to look at before going on.
    pub const fn warn(title: &'a str) -> Self {
        Self { tone: Tone::Warn, title, body: "", icon: icons::INFO }
    }

    /// Something failed or is wrong.
    pub const fn error(title: &'a str) -> Self {
        Self { tone: Tone::Error, title, body: "", icon: icons::WARNING_CIRCLE }
    }

    /// The sentence under the first line.
    pub const fn body(mut self, body: &'a str) -> Self {
        self.body = body;
        self
    }

    /// Another icon than that of its kind.
    pub const fn icon(mut self, icon: &'static str) -> Self {
        self.icon = icon;
        self
    }

    const fn colours(self, theme: &Theme) -> (Color32, Color32, Color32) {
        match self.tone {
            Tone::Info => (theme.panel, theme.line, theme.text3),
            Tone::Warn => (theme.warn_tint, theme.warn_line, theme.warn),
            Tone::Error => (theme.err_tint, theme.err_line, theme.err),
        }
    }

    /// Draws it without buttons.
    pub fn show(self, ui: &mut Ui) {
        self.show_with_ui(ui, |_| {});
    }

    /// Draws it with a row of (small) buttons below the words.
    pub fn show_with_ui<R>(self, ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let theme = Theme::of(ui);
        let (fill, border, ink) = self.colours(theme);
        let frame = egui::Frame::new()
            .fill(fill)
            .stroke(paint::hair(ui, border))
            .corner_radius(size::RADIUS)
            .inner_margin(egui::Margin::symmetric(12, 10));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            let indent = 28.0;
            let room = (ui.available_width() - indent).max(40.0);
            let title = paint::paragraph(ui, Type::Emphasis, self.title, theme.text, room);
            let body = paint::paragraph(ui, Type::Body, self.body, theme.text2, room);
            let body_height = if self.body.is_empty() { 0.0 } else { body.size().y };
            let height = title.size().y + body_height;
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
            response.widget_info(|| {
                WidgetInfo::labeled(Role::Label, true, format!("{}\n{}", self.title, self.body).trim_end())
            });
            paint::icon(ui, pos2(rect.left() + 9.0, rect.top() + 10.0), self.icon, 18.0, ink);
            let words = pos2(rect.left() + indent, rect.top());
            let below = words + vec2(0.0, title.size().y);
            ui.painter().galley(words, title, theme.text);
            ui.painter().galley(below, body, theme.text2);
            let top = ui.cursor().top();
            let place = egui::Rect::from_min_size(pos2(rect.left() + indent, top + 8.0), vec2(room, 28.0));
            let mut row =
                ui.new_child(UiBuilder::new().max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Center)));
            row.spacing_mut().item_spacing.x = 8.0;
            let inner = buttons(&mut row);
            if row.min_rect().width() > 0.0 {
                ui.advance_cursor_after_rect(row.min_rect().union(place));
            }
            inner
        })
    }

    /// Draws it in one line of 44 points with (small) buttons at its right end, given from right to left.
    pub fn show_bar_ui<R>(self, ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> R) -> R {
        let theme = Theme::of(ui);
        let (fill, border, ink) = self.colours(theme);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} {}", self.title, self.body).trim()));
        paint::frame(ui, rect, size::RADIUS, fill, border);
        paint::icon(ui, pos2(rect.left() + 12.0 + 9.0, rect.center().y), self.icon, 18.0, ink);
        let title = paint::line(ui, Type::Emphasis, self.title, theme.text);
        let end = paint::left(ui, title, rect.left() + 40.0, rect.center().y);
        let body = paint::line(ui, Type::Body, self.body, theme.text2);
        paint::left(ui, body, end + 4.0, rect.center().y);
        let place = rect.shrink2(vec2(8.0, 8.0));
        let mut row =
            ui.new_child(UiBuilder::new().max_rect(place).layout(egui::Layout::right_to_left(egui::Align::Center)));
        buttons(&mut row)
    }
}

/// One line that tells how something went, with an icon: a notice at the foot of the window or beside a button.
pub fn notice_ui(ui: &mut Ui, icon: &'static str, colour: Color32, words: &str) -> egui::Response {
    let galley = paint::paragraph(ui, Type::Body, words, colour, (ui.available_width() - 24.0).max(40.0));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 24.0, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    paint::icon(ui, pos2(rect.left() + 8.0, rect.top() + 10.0), icon, 16.0, colour);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.top()), galley, colour);
    response
}
