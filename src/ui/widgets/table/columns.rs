//! Columns: what the header says and how the width is shared.
//!
//! Screens declare columns; the table asks for their places once a pass. Nothing here draws.

use egui::{Rangef, Rect};

use crate::ui::theme::size;

/// The side on which values stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers: tabular digits on one edge.
    Right,
}

/// Order of the sorted column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Up,
    /// Greatest first.
    Down,
}

/// How wide the text of a column may be, in points, without its padding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// Always this.
    Fixed(f32),
    /// At least `min`, and a part of what is left in proportion to `share`.
    Flex {
        /// Points.
        min: f32,
        /// Parts.
        share: f32,
    },
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column<'a> {
    pub(super) title: &'a str,
    pub(super) align: Align,
    pub(super) width: Width,
    pub(super) sortable: bool,
}

impl<'a> Column<'a> {
    /// Text of a fixed width in points.
    pub const fn text(title: &'a str, width: f32) -> Self {
        Self { title, align: Align::Left, width: Width::Fixed(width), sortable: false }
    }

    /// Text that takes what is left, but at least `min` points.
    pub const fn flex(title: &'a str, min: f32) -> Self {
        Self { title, align: Align::Left, width: Width::Flex { min, share: 1.0 }, sortable: false }
    }

    /// Figures of a fixed width in points.
    pub const fn number(title: &'a str, width: f32) -> Self {
        Self { title, align: Align::Right, width: Width::Fixed(width), sortable: false }
    }

    /// How much of what is left a flexible column takes, compared with the other ones.
    #[must_use]
    pub const fn share(mut self, share: f32) -> Self {
        if let Width::Flex { min, .. } = self.width {
            self.width = Width::Flex { min, share };
        }
        self
    }

    /// Its header can be pressed.
    #[must_use]
    pub const fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }
}

/// Where a column is in this pass, in points of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// The whole cell.
    pub cell: Rangef,
    /// Where its text may stand.
    pub text: Rangef,
}

/// Width of the column of boxes, from the table's edge to the end of the box.
pub(super) const BOXES: f32 = size::PAGE_MARGIN + 16.0;

/// Shares the width of `rect`: fixed columns first, then what is left in proportion.
pub(super) fn places(columns: &[Column<'_>], rect: Rect, boxes: bool) -> Vec<Place> {
    let start = if boxes { BOXES + 8.0 } else { 0.0 };
    let last = columns.len().saturating_sub(1);
    let padding = |index: usize, column: &Column<'_>| {
        let after_numbers = index
            .checked_sub(1)
            .and_then(|before| columns.get(before))
            .is_some_and(|before| before.align == Align::Right);
        let left = match (index, boxes) {
            (0, false) => size::PAGE_MARGIN,
            _ if after_numbers && column.align == Align::Left => 16.0,
            _ => 8.0,
        };
        (left, if index == last { size::PAGE_MARGIN } else { 8.0 })
    };
    let (mut taken, mut shares) = (start, 0.0);
    for (index, column) in columns.iter().enumerate() {
        let (left, right) = padding(index, column);
        taken += left + right;
        match column.width {
            Width::Fixed(width) => taken += width,
            Width::Flex { min, share } => {
                taken += min;
                shares += share;
            }
        }
    }
    let left_over = (rect.width() - taken).max(0.0);
    let mut x = rect.left() + start;
    columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let (left, right) = padding(index, column);
            let width = match column.width {
                Width::Fixed(width) => width,
                Width::Flex { min, share } if shares > 0.0 => min + left_over * share / shares,
                Width::Flex { min, .. } => min,
            };
            let cell = Rangef::new(x, x + left + width + right);
            x = cell.max;
            Place { cell, text: Rangef::new(cell.min + left, cell.max - right) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(places: &[Place]) -> Vec<(f32, f32)> {
        places.iter().map(|place| (place.text.min, place.text.max)).collect()
    }

    #[test]
    fn what_is_left_goes_to_the_flexible_column() {
        let columns = [Column::text("Date", 104.0), Column::flex("Note", 80.0), Column::number("Amount", 70.0)];
        let rect = Rect::from_min_max(egui::pos2(200.0, 0.0), egui::pos2(1000.0, 100.0));
        // 24 + 104 + 8, then 8 + note + 8, then 8 + 70 + 24.
        assert_eq!(widths(&places(&columns, rect, false)), [(224.0, 328.0), (344.0, 890.0), (906.0, 976.0)]);
    }

    #[test]
    fn text_keeps_its_distance_from_figures_before_it() {
        let columns = [Column::number("Net", 70.0), Column::text("Status", 100.0)];
        let rect = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(500.0, 100.0));
        assert_eq!(widths(&places(&columns, rect, false)), [(24.0, 94.0), (118.0, 218.0)]);
    }

    #[test]
    fn boxes_take_the_margin_of_the_first_column() {
        let columns = [Column::flex("Note", 80.0)];
        let rect = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(300.0, 100.0));
        assert_eq!(widths(&places(&columns, rect, true)), [(56.0, 276.0)]);
    }
}
