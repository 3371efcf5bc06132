//! Where the rows are: offsets in `f64`, the wheel, and a scroll bar of the table's own.
//!
//! Only the table calls it. Conversions between rows and points are here and nowhere else.

use egui::{CornerRadius, Id, Rect, Sense, Ui, pos2, vec2};

use crate::ui::theme::{Theme, size};

const ROW: f64 = size::TABLE_ROW as f64;

/// Distance of a row's upper edge from that of the first, in points.
#[expect(clippy::cast_precision_loss, reason = "exact up to 2^53 rows")]
pub(super) fn top_of(row: usize) -> f64 {
    row as f64 * ROW
}

/// The row at this distance from the first one's upper edge.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and smaller than the rows")]
pub(super) fn row_at(offset: f64) -> usize {
    (offset.max(0.0) / ROW).floor() as usize
}

/// How many rows a height shows whole; at least one.
pub(super) fn whole_rows(height: f32) -> usize {
    row_at(f64::from(height)).max(1)
}

/// The greatest offset that still fills the height.
pub(super) fn greatest(rows: usize, height: f32) -> f64 {
    (top_of(rows) - f64::from(height)).max(0.0)
}

/// A distance on the screen: only called for what is near the visible part.
#[expect(clippy::cast_possible_truncation, reason = "a few thousand points at most")]
pub(super) fn on_screen(points: f64) -> f32 {
    points as f32
}

/// Moves the rows by what the wheel says.
pub(super) fn wheel_ui(ui: &Ui, body: Rect, offset: &mut f64) {
    if !ui.is_enabled() || !ui.rect_contains_pointer(body) || ui.ctx().dragged_id().is_some() {
        return;
    }
    *offset -= f64::from(ui.input(egui::InputState::smooth_scroll_delta).y);
}

/// The bar: 6 wide, 3 from the edge, no background, over the rows.
pub(super) fn bar_ui(ui: &Ui, table: Id, body: Rect, rows: usize, offset: &mut f64) {
    let greatest = greatest(rows, body.height());
    if greatest <= 0.0 {
        return;
    }
    let theme = Theme::of(ui);
    let track =
        Rect::from_min_max(pos2(body.right() - 9.0, body.top() + 3.0), pos2(body.right() - 3.0, body.bottom() - 3.0));
    let height = f64::from(track.height());
    let visible = f64::from(body.height()) / top_of(rows);
    let handle_height = (height * visible).max(28.0).min(height);
    let run = height - handle_height;
    let response = ui.interact(track.expand(3.0), table.with("scroll"), Sense::CLICK | Sense::DRAG);
    if let Some(pointer) = response.interact_pointer_pos() {
        let grip = table.with("grip");
        let at = f64::from(pointer.y - track.top());
        let handle_top = run * (*offset / greatest).clamp(0.0, 1.0);
        // Where in the handle it was taken; outside of it the handle jumps under the pointer.
        let held = ui.data(|data| data.get_temp::<f64>(grip)).unwrap_or_else(|| {
            let inside = at - handle_top;
            if (0.0..=handle_height).contains(&inside) { inside } else { handle_height / 2.0 }
        });
        ui.data_mut(|data| data.insert_temp(grip, held));
        if run > 0.0 {
            *offset = ((at - held) / run).clamp(0.0, 1.0) * greatest;
        }
    } else {
        ui.data_mut(|data| data.remove::<f64>(table.with("grip")));
    }
    let top = track.top() + on_screen(run * (*offset / greatest).clamp(0.0, 1.0));
    let handle = Rect::from_min_size(pos2(track.left(), top), vec2(6.0, on_screen(handle_height)));
    let fill = if response.hovered() || response.dragged() { theme.ctl_hover } else { theme.scroll };
    ui.painter().rect_filled(handle, CornerRadius::same(3), fill);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_rows_keep_their_places_to_the_point() {
        let last = 999_999;
        assert_eq!(row_at(top_of(last)), last);
        assert_eq!(row_at(top_of(last) - 0.5), last - 1);
        let bottom = greatest(1_000_000, 588.0);
        assert_eq!((row_at(bottom), on_screen(top_of(last) - bottom)), (999_979, 560.0));
    }

    #[test]
    fn few_rows_do_not_scroll() {
        assert!(greatest(21, 588.0) < f64::EPSILON && greatest(0, 588.0) < f64::EPSILON);
        assert_eq!((whole_rows(588.0), whole_rows(10.0)), (21, 1));
    }
}
