//! Segments: one of a few, all visible, with counts. Arrow keys move, as in any group of options.
//! Screens show their kinds of rows with it, forms a choice of two; a chip shows a filter that is set.
//! It must not filter: it only says which one was chosen.

use egui::accesskit::Role;
use egui::{CornerRadius, EventFilter, Key, Modifiers, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::paint;
use crate::ui::theme::{Theme, Type, size};

/// Room at both sides of a word, points.
const PADDING: f32 = 12.5;

/// One of the segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Its word.
    pub text: &'a str,
    /// How many rows it holds, already formatted; empty for none.
    pub count: &'a str,
}

impl<'a> Segment<'a> {
    /// Without a count.
    pub const fn new(text: &'a str) -> Self {
        Self { text, count: "" }
    }

    /// With a count.
    pub const fn counted(text: &'a str, count: &'a str) -> Self {
        Self { text, count }
    }
}

/// How wide the segments are together, points.
pub fn segments_width(ui: &Ui, segments: &[Segment<'_>]) -> f32 {
    segments.iter().map(|segment| width_of(ui, segment)).sum()
}

/// The chosen word is wider than the others; room for it is always kept, so that nothing moves.
fn width_of(ui: &Ui, segment: &Segment<'_>) -> f32 {
    let theme = Theme::of(ui);
    let width = |kind, words| paint::line(ui, kind, words, theme.text).size().x;
    let word = width(Type::Emphasis, segment.text).max(width(Type::Body, segment.text));
    let count = if segment.count.is_empty() { 0.0 } else { 6.0 + width(Type::Small, segment.count) };
    2.0 * PADDING + word + count
}

/// Draws the segments under the accessible name `name`; returns the response of the whole and, when another one was
/// chosen, its index.
pub fn segments_ui(ui: &mut Ui, name: &str, segments: &[Segment<'_>], chosen: usize) -> (Response, Option<usize>) {
    let theme = Theme::of(ui);
    let widths: Vec<f32> = segments.iter().map(|segment| width_of(ui, segment)).collect();
    let (frame, response) = ui.allocate_exact_size(vec2(widths.iter().sum(), size::CONTROL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), name));
    paint::frame(ui, frame, size::RADIUS, theme.field, theme.ctl);

    let mut picked = None;
    let mut focused = None;
    let mut x = frame.left();
    for (index, (segment, width)) in segments.iter().zip(&widths).enumerate() {
        let rect = Rect::from_min_size(pos2(x, frame.top()), vec2(*width, frame.height()));
        x += width;
        let part = segment_ui(ui, response.id, rect, index, segment, chosen, segments.len());
        if part.clicked() && index != chosen {
            picked = Some(index);
        }
        if part.has_focus() {
            focused = Some((index, rect));
        }
    }
    ui.painter().rect_stroke(frame, CornerRadius::same(size::RADIUS), paint::hair(ui, theme.ctl), StrokeKind::Inside);
    if let Some((index, rect)) = focused {
        paint::focus_ring(ui, rect, size::RADIUS);
        if let Some(next) = arrow(ui, response.id.with(index), index, segments.len()) {
            ui.memory_mut(|memory| memory.request_focus(response.id.with(next)));
            picked = Some(next);
        }
    }
    (response, picked.filter(|index| *index != chosen))
}

fn segment_ui(
    ui: &Ui,
    group: egui::Id,
    rect: Rect,
    index: usize,
    segment: &Segment<'_>,
    chosen: usize,
    len: usize,
) -> Response {
    let theme = Theme::of(ui);
    let is_chosen = index == chosen;
    let part = ui.interact(rect, group.with(index), Sense::click());
    part.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_chosen, segment.text));
    let end = |at: usize| if index == at { size::RADIUS } else { 0 };
    let (left, right) = (end(0), end(len.saturating_sub(1)));
    let round = CornerRadius { nw: left, sw: left, ne: right, se: right };
    let fill = if is_chosen {
        theme.accent_tint
    } else if part.is_pointer_button_down_on() {
        theme.press
    } else if part.hovered() {
        theme.hover
    } else {
        theme.field
    };
    ui.painter().rect_filled(rect, round, fill);
    if index > 0 {
        let at = ui.painter().round_to_pixel_center(rect.left());
        ui.painter().vline(at, rect.y_range(), paint::hair(ui, theme.line));
    }
    let (kind, ink) = if is_chosen { (Type::Emphasis, theme.accent_text) } else { (Type::Body, theme.text2) };
    let word = paint::line(ui, kind, segment.text, ink);
    let count = paint::line(ui, Type::Small, segment.count, if is_chosen { theme.accent_text } else { theme.text3 });
    let total = word.size().x + if segment.count.is_empty() { 0.0 } else { 6.0 + count.size().x };
    let end = paint::left(ui, word, rect.center().x - total / 2.0, rect.center().y);
    if !segment.count.is_empty() {
        paint::left(ui, count, end + 6.0, rect.center().y);
    }
    part
}

/// Where an arrow key leads, if one was pressed on the focused part.
fn arrow(ui: &Ui, id: egui::Id, index: usize, len: usize) -> Option<usize> {
    paint::hold_keys(ui, id, EventFilter { horizontal_arrows: true, ..EventFilter::default() });
    let (left, right) = ui.input_mut(|input| {
        let left = input.consume_key(Modifiers::NONE, Key::ArrowLeft);
        (left, input.consume_key(Modifiers::NONE, Key::ArrowRight))
    });
    match (left, right) {
        (true, false) => index.checked_sub(1),
        (false, true) => Some(index.saturating_add(1)).filter(|next| *next < len),
        _ => None,
    }
}

/// How wide a chip with these words is, points.
pub fn chip_width(ui: &Ui, text: &str) -> f32 {
    paint::line(ui, Type::SmallEmphasis, text, egui::Color32::PLACEHOLDER).size().x + 36.0
}

/// A chip: a filter that is set. Pressing it takes the filter away; `name` says so.
pub fn chip_ui(ui: &mut Ui, text: &str, name: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = paint::line(ui, Type::SmallEmphasis, text, theme.accent_text);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 36.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let fill = if response.hovered() { theme.sel } else { theme.accent_tint };
    ui.painter().rect(rect, CornerRadius::same(size::RADIUS), fill, Stroke::NONE, StrokeKind::Inside);
    let end = paint::left(ui, galley, rect.left() + 8.0, rect.center().y);
    paint::icon(ui, pos2(end + 8.0 + 6.0, rect.center().y), crate::ui::theme::icons::X, 12.0, theme.accent_text);
    if response.has_focus() {
        paint::focus_ring(ui, rect, size::RADIUS);
    }
    response
}
