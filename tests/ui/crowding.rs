//! What stands in the way of reading: text over text, and text that the edge of its place cuts. Found in what is painted,
//! shape by shape, so that no picture has to be looked at for it; used by every picture of the tour.

use egui::epaint::{ClippedShape, RectShape, Shape, TextShape};
use egui::{Rect, vec2};

/// Points that letters may touch each other or their edge: the box of a line is higher than its letters.
const SLACK: f32 = 2.0;

struct Line {
    text: String,
    /// Where it would be, were there no edge.
    rect: Rect,
    clip: Rect,
    /// What of it can be seen.
    seen: Rect,
}

impl Line {
    /// Something is painted over it that lets nothing through; false when nothing of the line is left. What sticks out
    /// at both sides counts as its left part.
    fn stays_under(&mut self, cover: Rect) -> bool {
        let (seen, cover) = (self.seen, cover.expand(SLACK));
        if cover.contains_rect(seen) {
            return false;
        }
        if !cover.intersects(seen) {
            return true;
        }
        let wide = cover.x_range().contains(seen.left()) && cover.x_range().contains(seen.right());
        if wide && cover.top() <= seen.top() {
            self.seen.min.y = cover.bottom();
        } else if wide {
            self.seen.max.y = cover.top();
        } else if cover.left() <= seen.left() {
            self.seen.min.x = cover.right();
        } else {
            self.seen.max.x = cover.left();
        }
        true
    }
}

/// The lines of text that can be seen, in the order in which they are painted.
fn lines(shapes: &[ClippedShape]) -> Vec<Line> {
    let mut lines = Vec::new();
    for clipped in shapes {
        look(&clipped.shape, clipped.clip_rect, &mut lines);
    }
    lines
}

fn look(shape: &Shape, clip: Rect, lines: &mut Vec<Line>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| look(shape, clip, lines)),
        // What is painted later and hides all behind it: a menu, a dialog, a panel over a table.
        Shape::Rect(RectShape { rect, fill, .. }) if fill.a() == 255 => {
            let cover = rect.intersect(clip);
            lines.retain_mut(|line| line.stays_under(cover));
        }
        Shape::Text(text) => add(text, clip, lines),
        _ => {}
    }
}

fn add(text: &TextShape, clip: Rect, lines: &mut Vec<Line>) {
    for row in &text.galley.rows {
        let words: String = row.glyphs.iter().map(|glyph| glyph.chr).collect();
        let (Some(first), Some(last)) = (row.glyphs.first(), row.glyphs.last()) else { continue };
        // A mark that lies under a whole sheet is turned, or of letters no other text has.
        let is_mark = text.angle.abs() > f32::EPSILON || row.size.y > 60.0;
        if words.trim().is_empty() || is_mark {
            continue;
        }
        let at = text.pos + row.pos.to_vec2();
        let rect = Rect::from_min_max(at + vec2(first.pos.x, 0.0), at + vec2(last.max_x(), row.size.y));
        let clip = clip.expand(0.5);
        if rect.intersects(clip.shrink(SLACK)) {
            lines.push(Line { text: words, rect, clip, seen: rect.intersect(clip) });
        }
    }
}

/// Text over text and text that is cut at a side, one entry for each. Above and below, a place may scroll; so may a field.
pub fn findings(shapes: &[ClippedShape], fields: &[Rect]) -> Vec<String> {
    let lines = lines(shapes);
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let in_field = fields.iter().any(|field| field.expand(8.0).contains(line.seen.center()));
        let is_cut = line.rect.left() < line.clip.left() - SLACK || line.rect.right() > line.clip.right() + SLACK;
        if is_cut && !in_field {
            found.push(format!("“{}” is cut at {:?}", line.text, line.rect));
        }
        let seen = line.seen.shrink(SLACK);
        for other in &lines[index + 1..] {
            let over = other.seen.shrink(SLACK);
            if seen.is_positive() && over.is_positive() && seen.intersects(over) {
                found.push(format!("“{}” is over “{}” at {:?}", other.text, line.text, other.rect));
            }
        }
    }
    found
}
