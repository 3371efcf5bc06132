//! What a detail panel, a summary and the overview are made of: pairs of label and value, figures, separators.
//!
//! Values can be selected and copied one by one; labels cannot. Everything comes formatted: nothing here knows a number.

use egui::{Align, Label, Layout, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

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
        // A name somebody typed leaves its value the half of the line, when that needs it.
        let value = paint::line(ui, self.kind, self.value, ink).size().x.min(rect.width() / 2.0);
        let label = paint::line_cut(ui, kind, self.label, ink, rect.width() - value - 12.0);
        let end = paint::left(ui, label, rect.left(), rect.center().y);
        let start = self.at.map_or(end, |points| end.max(rect.left() + points - 12.0)) + 12.0;
        let place = egui::Rect::from_min_max(pos2(start.min(rect.right()), rect.top()), rect.max);
        let layout =
            if self.at.is_some() { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) };
        let mut value = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout));
        let text = self.kind.rich(self.value).color(theme.text);
        let response = value.add(Label::new(text).selectable(true).truncate());
        // The label is read with the value: alone, a number says nothing. Screen readers take the value of a text for it.
        if self.label.is_empty() {
            // It goes on with what the line above says.
            return response.accessible_name(self.value);
        }
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

/// A figure of the overview: label, amount, and what it is compared with. The whole is a link that opens its rows; the
/// label shows it under the pointer and by focus.
#[must_use = "a figure is drawn by `show` or `show_at`"]
#[derive(Debug, Clone, Copy)]
pub struct Stat<'a> {
    label: &'a str,
    figure: &'a str,
    change: &'a str,
    below: &'a str,
    trend: Option<&'static str>,
    spoken: &'a str,
    opens: bool,
    replaced: bool,
    missing: bool,
}

impl<'a> Stat<'a> {
    /// Height, points.
    pub const HEIGHT: f32 = 103.0;

    /// `label` above, `figure` large.
    pub const fn new(label: &'a str, figure: &'a str) -> Self {
        let (change, below, spoken) = ("", "", "");
        Self { label, figure, change, below, trend: None, spoken, opens: true, replaced: false, missing: false }
    }

    /// The line below.
    pub const fn below(mut self, below: &'a str) -> Self {
        self.below = below;
        self
    }

    /// How it has changed, at the beginning of the line below, with an arrow where it went up or down; whether it is
    /// good news is for the merchant to say.
    pub const fn change(mut self, arrow: Option<&'static str>, change: &'a str) -> Self {
        (self.trend, self.change) = (arrow, change);
        self
    }

    /// What is read aloud, in place of the words on the screen.
    pub const fn spoken(mut self, spoken: &'a str) -> Self {
        self.spoken = spoken;
        self
    }

    /// Whether it leads to rows.
    pub const fn opens(mut self, opens: bool) -> Self {
        self.opens = opens;
        self
    }

    /// About to be replaced: grey.
    pub const fn replaced(mut self, replaced: bool) -> Self {
        self.replaced = replaced;
        self
    }

    /// There is no figure: the mark in its place is quiet.
    pub const fn missing(mut self, missing: bool) -> Self {
        self.missing = missing;
        self
    }

    /// Draws it in the flow of the layout, so many points wide.
    pub fn show(self, ui: &mut Ui, width: f32) -> Response {
        let (id, rect) = ui.allocate_space(vec2(width, Self::HEIGHT));
        self.show_at(ui, rect, id)
    }

    /// Draws it into a place that is [`HEIGHT`](Self::HEIGHT) high.
    pub fn show_at(self, ui: &Ui, rect: Rect, id: egui::Id) -> Response {
        let theme = Theme::of(ui);
        let sense = if self.opens { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        let spoken = if self.spoken.is_empty() {
            let parts = [self.label, self.figure, self.change, self.below];
            parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        } else {
            self.spoken.to_owned()
        };
        let role = if self.opens { Role::Link } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), &spoken));
        let over = self.opens && (response.hovered() || response.has_focus());
        let inks = if self.replaced { [theme.text3; 3] } else { [theme.text2, theme.text, theme.text2] };
        let label_ink = if over { theme.accent_text } else { inks[0] };
        let y = rect.top() + 22.0;
        let label =
            paint::line_cut(ui, Type::Small, self.label, label_ink, rect.width() - if over { 18.0 } else { 0.0 });
        let end = paint::left(ui, label, rect.left(), y);
        if over {
            paint::icon(ui, pos2(end + 6.0 + 6.0, y), icons::ARROW_RIGHT, 12.0, label_ink);
        }
        let figure_ink = if self.missing { theme.text3 } else { inks[1] };
        paint::left(ui, self.figure_fitted(ui, rect.width(), figure_ink), rect.left(), rect.top() + 50.0);
        let (mut x, y) = (rect.left(), rect.top() + 78.0);
        if let Some(arrow) = self.trend {
            paint::icon(ui, pos2(x + 5.0, y), arrow, 12.0, inks[2]);
            x += 14.0;
        }
        if !self.change.is_empty() {
            x = paint::left(ui, paint::line(ui, Type::Small, self.change, inks[2]), x, y) + 8.0;
        }
        let below = paint::line_cut(ui, Type::Small, self.below, theme.text3, rect.right() - x);
        paint::left(ui, below, x, y);
        if response.has_focus() {
            paint::focus_ring(ui, rect.shrink2(vec2(-4.0, 8.0)), size::RADIUS);
        }
        response
    }

    /// The figure in the largest size that fits; one that fits in none is cut.
    fn figure_fitted(&self, ui: &Ui, width: f32, ink: egui::Color32) -> std::sync::Arc<egui::Galley> {
        if self.missing {
            return paint::line(ui, Type::Entry, self.figure, ink);
        }
        for kind in [Type::Figure, Type::Title, Type::Emphasis] {
            let galley = paint::line(ui, kind, self.figure, ink);
            if galley.size().x <= width {
                return galley;
            }
        }
        paint::line_cut(ui, Type::SmallEmphasis, self.figure, ink, width)
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
