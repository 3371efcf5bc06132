//! What all widgets draw with: text, icons, frames, lines and the focus ring.
//!
//! Nothing here reacts to input or has a name; only widgets and charts call it.

use std::sync::Arc;

use egui::text::TextWrapping;
use egui::{Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, pos2};

use crate::ui::theme::{self, Theme, Type, fonts, size};

/// Lays out one line.
pub fn line(ui: &Ui, kind: Type, text: &str, colour: Color32) -> Arc<Galley> {
    ui.painter().layout_job(kind.job(text, colour, f32::INFINITY))
}

/// Lays out one line, cut with … at `width` points; `elided` of the galley says whether it was.
pub fn line_cut(ui: &Ui, kind: Type, text: &str, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = kind.job(text, colour, width);
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

/// Lays out one line, cut with … inside where it is wider than `width` points. The name of a file is whole where it fits,
/// since it says which environment the file is of; else a third of the beginning and all the rest of the end stay.
pub fn line_cut_inside(ui: &Ui, kind: Type, text: &str, colour: Color32, width: f32) -> Arc<Galley> {
    let whole = line(ui, kind, text, colour);
    if whole.size().x <= width {
        return whole;
    }
    if let Some(at) = text.rfind(['/', '\\']) {
        let name = line(ui, kind, &format!("…{}", text.get(at..).unwrap_or_default()), colour);
        if name.size().x <= width {
            return name;
        }
    }
    let characters: Vec<char> = text.chars().collect();
    let cut = |kept: usize| {
        let head = kept / 3;
        let (start, end) = (characters.iter().take(head), characters.iter().skip(characters.len() - (kept - head)));
        line(ui, kind, &start.chain(['…'].iter()).chain(end).collect::<String>(), colour)
    };
    let (mut fits, mut over) = (0, characters.len());
    while over - fits > 1 {
        let middle = fits.midpoint(over);
        if cut(middle).size().x <= width {
            fits = middle;
        } else {
            over = middle;
        }
    }
    cut(fits)
}

/// Lays out a paragraph of at most `width` points.
pub fn paragraph(ui: &Ui, kind: Type, text: &str, colour: Color32, width: f32) -> Arc<Galley> {
    ui.painter().layout_job(kind.job(text, colour, width))
}

/// Places a line with its left edge at `x`, centred on `y`; returns the right edge.
pub fn left(ui: &Ui, galley: Arc<Galley>, x: f32, y: f32) -> f32 {
    let height = galley.size().y;
    let end = x + galley.size().x;
    ui.painter().galley(snap(ui.painter(), pos2(x, y - height / 2.0)), galley, Color32::PLACEHOLDER);
    end
}

/// Places a line with its right edge at `x`, centred on `y`; returns the left edge.
pub fn right(ui: &Ui, galley: Arc<Galley>, x: f32, y: f32) -> f32 {
    let start = x - galley.size().x;
    left(ui, galley, start, y);
    start
}

/// Draws an icon centred on a point.
pub fn icon(ui: &Ui, centre: Pos2, icon: &str, points: f32, colour: Color32) {
    glyph(ui, centre, icon, FontId::new(points, fonts::family(fonts::ICONS)), colour);
}

/// Draws a bold icon (ticks and dashes) centred on a point.
pub fn icon_bold(ui: &Ui, centre: Pos2, icon: &str, points: f32, colour: Color32) {
    glyph(ui, centre, icon, FontId::new(points, fonts::family(fonts::ICONS_BOLD)), colour);
}

fn glyph(ui: &Ui, centre: Pos2, text: &str, font: FontId, colour: Color32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, colour);
    let corner = snap(ui.painter(), centre - galley.size() / 2.0);
    ui.painter().galley(corner, galley, colour);
}

/// Text and icons stand on whole pixels, or they blur.
fn snap(painter: &Painter, at: Pos2) -> Pos2 {
    let pixels = painter.pixels_per_point();
    pos2((at.x * pixels).round() / pixels, (at.y * pixels).round() / pixels)
}

/// A hairline in this colour.
pub fn hair(ui: &Ui, colour: Color32) -> Stroke {
    Stroke::new(theme::hairline(ui.ctx()), colour)
}

/// A horizontal hairline across `rect`, just inside its lower edge.
pub fn line_below(ui: &Ui, rect: Rect, colour: Color32) {
    let stroke = hair(ui, colour);
    let y = ui.painter().round_to_pixel_center(rect.bottom() - stroke.width / 2.0);
    ui.painter().hline(rect.x_range(), y, stroke);
}

/// A horizontal hairline across `rect`, just inside its upper edge.
pub fn line_above(ui: &Ui, rect: Rect, colour: Color32) {
    let stroke = hair(ui, colour);
    let y = ui.painter().round_to_pixel_center(rect.top() + stroke.width / 2.0);
    ui.painter().hline(rect.x_range(), y, stroke);
}

/// A filled rectangle with a border inside its edge.
pub fn frame(ui: &Ui, rect: Rect, radius: u8, fill: Color32, border: Color32) {
    ui.painter().rect(rect, CornerRadius::same(radius), fill, hair(ui, border), StrokeKind::Inside);
}

/// Gives a widget the keys that would otherwise move the focus away. egui takes a filter only from a widget that already
/// had the focus in the pass before: one more pass makes the very first key count.
pub fn hold_keys(ui: &Ui, id: egui::Id, filter: egui::EventFilter) {
    if !ui.memory(|memory| memory.had_focus_last_frame(id)) {
        ui.ctx().request_repaint();
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// The ring of keyboard focus: 2 wide, 2 away from the control.
pub fn focus_ring(ui: &Ui, rect: Rect, radius: u8) {
    let radius = CornerRadius::same(radius.saturating_add(4));
    let stroke = Stroke::new(2.0, Theme::of(ui).focus);
    ui.painter().rect_stroke(rect.expand(4.0), radius, stroke, StrokeKind::Inside);
}

/// A small filled square that stands for a part of a split.
pub fn swatch(ui: &Ui, centre: Pos2, colour: Color32) {
    let rect = Rect::from_center_size(centre, egui::vec2(10.0, 10.0));
    ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS_SWATCH), colour);
}
