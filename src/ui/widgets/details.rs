//! What a detail panel, a summary and the overview are made of: pairs of label and value, figures, separators.
//!
//! Values can be selected and copied one by one; labels cannot. Everything comes formatted: nothing here knows a number.

use egui::{Align, Label, Layout, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Theme, Type, icons, size};

/// Label and value in one line of 24 points.
#[must_use = "a pair is drawn by `show`"]
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    label: &'a str,
    value: &'a str,
    kind: Type,
    at: Option<f32>,
}

impl<'a> Pair<'a> {
    /// The value stands at the right end.
    pub const fn new(label: &'a str, value: &'a str) -> Self {
        Self { label, value, kind: Type::Body, at: None }
    }

    /// A total: label and value in medium and full ink.
    pub const fn emphasis(mut self) -> Self {
        self.kind = Type::Emphasis;
        self
    }

    /// A long id.
    pub const fn small(mut self) -> Self {
        self.kind = Type::Small;
        self
    }

    /// The value begins this many points from the left, like on a slip of paper.
    pub const fn at(mut self, points: f32) -> Self {
        self.at = Some(points);
        self
    }

    /// Draws it; the response is the value's.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 24.0));
        let total = self.kind == Type::Emphasis && self.at.is_none();
        let (kind, ink) = if total { (Type::Emphasis, theme.text) } else { (Type::Body, theme.text3) };
        let end = paint::left(ui, paint::line(ui, kind, self.label, ink), rect.left(), rect.center().y);
        let start = self.at.map_or(end + 12.0, |points| rect.left() + points);
        let place = egui::Rect::from_min_max(pos2(start.min(rect.right()), rect.top()), rect.max);
        let layout =
            if self.at.is_some() { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) };
        let mut value = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout));
        let text = self.kind.rich(self.value).color(theme.text);
        let response = value.add(Label::new(text).selectable(true).truncate());
        // The label is read with the value: alone, a number says nothing. Screen readers take the value of a text for it.
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(format!("{}, {}", self.label, self.value)));
        response.accessible_name(self.label)
    }
}

/// Pairs and other lines one below the other, without space between them.
pub fn lines_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui)
    })
    .inner
}

/// A figure of the overview: label, amount, and what it is compared with. The whole is a button that opens its rows.
#[must_use = "a figure is drawn by `show`"]
#[derive(Debug, Clone, Copy)]
pub struct Stat<'a> {
    label: &'a str,
    figure: &'a str,
    below: &'a str,
    trend: Option<&'static str>,
}

impl<'a> Stat<'a> {
    /// `label` above, `figure` large.
    pub const fn new(label: &'a str, figure: &'a str) -> Self {
        Self { label, figure, below: "", trend: None }
    }

    /// The line below.
    pub const fn below(mut self, below: &'a str) -> Self {
        self.below = below;
        self
    }

    /// An arrow before the line below; whether it is good news is for the merchant to say.
    pub const fn trend(mut self, arrow: &'static str) -> Self {
        self.trend = Some(arrow);
        self
    }

    /// Draws it in a place of this width, 104 points high.
    pub fn show(self, ui: &mut Ui, width: f32) -> Response {
        let theme = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(width, 104.0), Sense::click());
        let spoken = format!("{}, {}, {}", self.label, self.figure, self.below);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), spoken.trim_end_matches(", ")));
        let over = response.hovered() || response.has_focus();
        let ink = if over { theme.accent_text } else { theme.text2 };
        let y = rect.top() + 22.0;
        let end = paint::left(ui, paint::line(ui, Type::Small, self.label, ink), rect.left(), y);
        if over {
            paint::icon(ui, pos2(end + 6.0 + 6.0, y), icons::ARROW_RIGHT, 12.0, ink);
        }
        paint::left(ui, paint::line(ui, Type::Figure, self.figure, theme.text), rect.left(), rect.top() + 50.0);
        let mut x = rect.left();
        if let Some(arrow) = self.trend {
            paint::icon(ui, pos2(x + 6.0, rect.top() + 78.0), arrow, 12.0, theme.text2);
            x += 15.0;
        }
        let below = paint::line_cut(ui, Type::Small, self.below, theme.text3, rect.right() - x);
        paint::left(ui, below, x, rect.top() + 78.0);
        if response.has_focus() {
            paint::focus_ring(ui, rect.shrink(4.0), size::RADIUS);
        }
        response
    }
}

/// A hairline across, with the same space above and below, in points.
pub fn separator_ui(ui: &mut Ui, space: f32) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 2.0 * space + 1.0));
    let line = egui::Rect::from_min_size(pos2(rect.left(), rect.top() + space), vec2(rect.width(), 1.0));
    paint::line_above(ui, line, theme.line);
}

/// Text of a kind, in a colour of the theme, wrapped at the width there is.
pub fn text_ui(ui: &mut Ui, kind: Type, text: &str, colour: egui::Color32) -> Response {
    ui.add(Label::new(kind.rich(text).color(colour)).wrap())
}
