//! What is drawn as a bar or a small frame: progress with its counts, the parts of a split, key caps, the QR code.
//! Forms, dialogs and the foot of long work call it. Weights and modules come computed: nothing here knows money or a
//! link.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{self, Theme, Type, size};

/// Key caps side by side, 4 apart: Ctrl, K.
pub fn key_caps_ui<S: AsRef<str>>(ui: &mut Ui, keys: &[S]) -> Response {
    let keys: Vec<&str> = keys.iter().map(AsRef::as_ref).collect();
    let keys = &*keys;
    let (rect, response) = ui.allocate_exact_size(vec2(key_caps_width(ui, keys), 18.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, keys.join("+")));
    key_caps_at(ui, rect.right(), rect.center().y, keys);
    response
}

/// How wide key caps side by side are, in points.
pub fn key_caps_width(ui: &Ui, keys: &[&str]) -> f32 {
    (keys.iter().map(|key| cap_width(ui, key) + 4.0).sum::<f32>() - 4.0).max(0.0)
}

fn cap_width(ui: &Ui, key: &str) -> f32 {
    (paint::line(ui, Type::Small, key, Color32::PLACEHOLDER).size().x + 10.0).max(18.0)
}

/// Draws key caps with their right end at `right`; returns the left end. For fields and menu rows.
pub fn key_caps_at(ui: &Ui, right: f32, middle: f32, keys: &[&str]) -> f32 {
    let mut x = right;
    for key in keys.iter().rev() {
        x -= cap_width(ui, key);
        cap_at(ui, x, middle, key);
        x -= 4.0;
    }
    x + 4.0
}

fn cap_at(ui: &Ui, left: f32, middle: f32, key: &str) {
    let theme = Theme::of(ui);
    let rect = Rect::from_min_size(pos2(left, middle - 9.0), vec2(cap_width(ui, key), 18.0));
    paint::frame(ui, rect, size::RADIUS_SMALL, theme.field, theme.line);
    let word = paint::line(ui, Type::Small, key, theme.text3);
    let x = rect.center().x - word.size().x / 2.0;
    paint::left(ui, word, x, middle);
}

/// A bar with its counts. `done` of `total` (which may not be known yet: 0); `counts` are the same in words.
pub fn progress_ui(ui: &mut Ui, done: u64, total: u64, counts: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let words = paint::line(ui, Type::Small, counts, theme.text3);
    let start = paint::right(ui, words, rect.right(), rect.center().y);
    let right = if counts.is_empty() { rect.right() } else { start - 10.0 };
    let track = Rect::from_min_max(pos2(rect.left(), rect.center().y - 2.0), pos2(right, rect.center().y + 2.0));
    let radius = CornerRadius::same(size::RADIUS_BAR);
    ui.painter().rect_filled(track, radius, theme.press);
    let part = fraction(done, total);
    let filled = Rect::from_min_size(track.min, vec2(track.width() * part, track.height()));
    ui.painter().rect_filled(filled, radius, theme.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, counts));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_numeric_value(f64::from(part)));
    response
}

/// A share of the width of a bar, between 0 and 1; 0 when the whole is not known.
#[expect(clippy::cast_precision_loss, reason = "a bar is some hundred pixels wide")]
pub fn fraction(part: u64, whole: u64) -> f32 {
    if whole == 0 { 0.0 } else { (part as f32 / whole as f32).clamp(0.0, 1.0) }
}

/// The parts of a split as one bar, 8 high, as wide as there is room. `parts` are weights: the owner's first, then the
/// recipients' in order. `left_over` is what nobody has yet: outlined at the end. `summary` is read aloud.
pub fn split_bar_ui(ui: &mut Ui, parts: &[f32], left_over: f32, summary: &str) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, summary));
    let drawn: Vec<(usize, f32)> = parts.iter().copied().enumerate().filter(|(_, weight)| *weight > 0.0).collect();
    let whole = drawn.iter().map(|(_, weight)| weight).sum::<f32>() + left_over.max(0.0);
    if whole <= 0.0 {
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS_BAR), theme.press);
        return response;
    }
    let gap = 2.0;
    let count = drawn.len() + usize::from(left_over > 0.0);
    let gaps = gap * f32::from(u8::try_from(count.saturating_sub(1)).unwrap_or(u8::MAX));
    let room = (rect.width() - gaps).max(0.0);
    let mut x = rect.left();
    for (place, (index, weight)) in drawn.iter().enumerate() {
        let width = room * weight / whole;
        let part = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        let (first, last) = (place == 0, place + 1 == count);
        let end = |outer: bool| if outer { size::RADIUS_BAR + 1 } else { 0 };
        let round = CornerRadius { nw: end(first), sw: end(first), ne: end(last), se: end(last) };
        ui.painter().rect_filled(part, round, theme.part(*index));
        x += width + gap;
    }
    if left_over > 0.0 {
        let part = Rect::from_min_max(pos2(x, rect.top()), rect.max);
        let round = CornerRadius::same(size::RADIUS_BAR + 1);
        let stroke = Stroke::new(theme::hairline(ui.ctx()).max(1.0), theme.err);
        ui.painter().rect(part, round, theme.bg, stroke, StrokeKind::Inside);
    }
    response
}

/// A QR code, `side` points wide with four modules of margin, dark on white in both themes. `modules` holds the rows of a
/// square one after the other. `name` says where it leads.
pub fn qr_ui(ui: &mut Ui, modules: &[bool], side: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let across = modules.len().isqrt();
    let Ok(count) = u16::try_from(across) else { return response };
    if count == 0 {
        return response;
    }
    // Dark on white whatever the theme: a reader needs the contrast this way round.
    let (dark, white) = (theme::LIGHT.text, theme::LIGHT.bg);
    ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS_SMALL), white);
    // Whole physical pixels per module, or the edges blur.
    let pixels = ui.pixels_per_point();
    // A side of exactly so many modules must not lose a pixel of each to rounding.
    let module = (side * pixels / f32::from(count + 8) + 0.01).floor().max(1.0) / pixels;
    let used = module * f32::from(count);
    let corner = rect.center() - vec2(used, used) / 2.0;
    let corner = pos2((corner.x * pixels).round() / pixels, (corner.y * pixels).round() / pixels);
    for (row, line) in (0..count).zip(modules.chunks(across)) {
        let mut run: Option<u16> = None;
        for (column, dark_here) in (0..=count).zip(line.iter().copied().chain(std::iter::once(false))) {
            match (run, dark_here) {
                (None, true) => run = Some(column),
                (Some(start), false) => {
                    let min = corner + vec2(module * f32::from(start), module * f32::from(row));
                    let extent = vec2(module * f32::from(column - start), module);
                    ui.painter().rect_filled(Rect::from_min_size(min, extent), 0.0, dark);
                    run = None;
                }
                _ => {}
            }
        }
    }
    response
}
