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
    /// Points to which a flexible column shrinks where there is no room for its `min`.
    least: Option<f32>,
    /// Points that a flexible column keeps while a spare column can be left out instead.
    readable: Option<f32>,
    /// Left out where there is no room for all.
    spare: bool,
}

impl<'a> Column<'a> {
    /// Text of a fixed width in points.
    pub const fn text(title: &'a str, width: f32) -> Self {
        Self {
            title,
            align: Align::Left,
            width: Width::Fixed(width),
            sortable: false,
            least: None,
            readable: None,
            spare: false,
        }
    }

    /// Text that takes what is left, but at least `min` points.
    pub const fn flex(title: &'a str, min: f32) -> Self {
        Self {
            title,
            align: Align::Left,
            width: Width::Flex { min, share: 1.0 },
            sortable: false,
            least: None,
            readable: None,
            spare: false,
        }
    }

    /// Figures of a fixed width in points.
    pub const fn number(title: &'a str, width: f32) -> Self {
        Self {
            title,
            align: Align::Right,
            width: Width::Fixed(width),
            sortable: false,
            least: None,
            readable: None,
            spare: false,
        }
    }

    /// How much of what is left a flexible column takes, compared with the other ones.
    #[must_use]
    pub const fn share(mut self, share: f32) -> Self {
        if let Width::Flex { min, .. } = self.width {
            self.width = Width::Flex { min, share };
        }
        self
    }

    /// A flexible column may shrink to so many points where a large zoom leaves no room.
    #[must_use]
    pub const fn least(mut self, points: f32) -> Self {
        self.least = Some(points);
        self
    }

    /// A flexible column keeps so many points as long as a spare column can give way: what it holds is worth more.
    #[must_use]
    pub const fn readable(mut self, points: f32) -> Self {
        self.readable = Some(points);
        self
    }

    /// It may be left out where a large zoom leaves no room, the last such column first: the panel of a row has it, too.
    #[must_use]
    pub const fn spare(mut self) -> Self {
        self.spare = true;
        self
    }

    /// The narrowest it can be.
    const fn narrowest(&self) -> f32 {
        match (self.width, self.least) {
            (Width::Flex { .. }, Some(least)) => least,
            (Width::Flex { min, .. }, None) => min,
            (Width::Fixed(width), _) => width,
        }
    }

    /// The narrowest it is made while a spare column can be left out.
    const fn kept(&self) -> f32 {
        match self.readable {
            Some(readable) => readable,
            None => self.narrowest(),
        }
    }

    /// Its width before anything is shared.
    const fn wanted(&self) -> f32 {
        match self.width {
            Width::Flex { min, .. } => min,
            Width::Fixed(width) => width,
        }
    }

    /// Its part of what is left.
    const fn part(&self) -> f32 {
        match self.width {
            Width::Flex { share, .. } => share,
            Width::Fixed(_) => 0.0,
        }
    }

    /// What it gives up where there is no room.
    const fn gives(&self) -> f32 {
        self.wanted() - self.narrowest()
    }
}

impl Place {
    /// A column that is left out.
    fn none(x: f32) -> Self {
        Self { cell: Rangef::new(x, x), text: Rangef::new(x, x) }
    }

    /// Whether the column is left out.
    pub(super) fn is_none(self) -> bool {
        self.cell.span() <= 0.0
    }
}

impl Column<'_> {
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

/// Padding before and after each column that is shown.
fn padding(columns: &[Column<'_>], shown: &[bool], boxes: bool) -> Vec<(f32, f32)> {
    let last = shown.iter().rposition(|shown| *shown);
    let mut before: Option<Align> = None;
    let mut paddings = Vec::new();
    for (index, (column, is_shown)) in columns.iter().zip(shown).enumerate() {
        if !is_shown {
            paddings.push((0.0, 0.0));
            continue;
        }
        let left = match before {
            None if !boxes => size::PAGE_MARGIN,
            Some(Align::Right) if column.align == Align::Left => 16.0,
            _ => 8.0,
        };
        paddings.push((left, if Some(index) == last { size::PAGE_MARGIN } else { 8.0 }));
        before = Some(column.align);
    }
    paddings
}

/// The width that is taken before anything is shared, of this width of each column.
fn taken(columns: &[Column<'_>], shown: &[bool], boxes: bool, width: impl Fn(&Column<'_>) -> f32) -> f32 {
    let paddings = padding(columns, shown, boxes);
    let each = columns.iter().zip(shown).zip(paddings);
    let widths = each.map(|((column, shown), (left, right))| if *shown { left + width(column) + right } else { 0.0 });
    start(boxes) + widths.sum::<f32>()
}

const fn start(boxes: bool) -> f32 {
    if boxes { BOXES + 8.0 } else { 0.0 }
}

/// Which columns there is room for.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is of one lifetime only")]
fn shown(columns: &[Column<'_>], room: f32, boxes: bool) -> Vec<bool> {
    let mut shown = vec![true; columns.len()];
    while taken(columns, &shown, boxes, |column| column.kept()) > room {
        let spare = columns.iter().zip(&shown).rposition(|(column, shown)| column.spare && *shown);
        let Some(spare) = spare.and_then(|spare| shown.get_mut(spare)) else { break };
        *spare = false;
    }
    shown
}

/// Shares the width of `rect`: fixed columns first, then what is left in proportion. Where there is too little, flexible
/// columns give up what they can, and spare ones are left out.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is of one lifetime only")]
pub(super) fn places(columns: &[Column<'_>], rect: Rect, boxes: bool) -> Vec<Place> {
    let shown = shown(columns, rect.width(), boxes);
    let left_over = rect.width() - taken(columns, &shown, boxes, |column| column.wanted());
    let (mut shares, mut gives) = (0.0, 0.0);
    for (column, _) in columns.iter().zip(&shown).filter(|(_, shown)| **shown) {
        shares += column.part();
        gives += column.gives();
    }
    let more = |column: &Column<'_>| match left_over {
        more if more >= 0.0 && shares > 0.0 => more * column.part() / shares,
        less if less < 0.0 && gives > 0.0 => less.max(-gives) * column.gives() / gives,
        _ => 0.0,
    };
    let mut x = rect.left() + start(boxes);
    let each = columns.iter().zip(&shown).zip(padding(columns, &shown, boxes));
    each.map(|((column, shown), (left, right))| {
        if !shown {
            return Place::none(x);
        }
        let cell = Rangef::new(x, x + left + column.wanted() + more(column) + right);
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

    #[test]
    fn without_room_flexible_columns_shrink_and_spare_ones_are_left_out() {
        let columns = [
            Column::text("Date", 104.0).spare(),
            Column::flex("Note", 120.0).least(60.0),
            Column::number("Fees", 60.0).spare(),
            Column::number("Net", 70.0),
        ];
        let places = |width: f32| {
            let rect = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(width, 100.0));
            widths(&super::places(&columns, rect, false))
        };
        // All as they want to be take 450; note gives up 30.
        assert_eq!(places(420.0), [(24.0, 128.0), (144.0, 234.0), (250.0, 310.0), (326.0, 396.0)]);
        // The fees go first, then the date; the last column keeps its margin.
        assert_eq!(places(380.0), [(24.0, 128.0), (144.0, 270.0), (278.0, 278.0), (286.0, 356.0)]);
        assert_eq!(places(250.0), [(0.0, 0.0), (24.0, 140.0), (148.0, 148.0), (156.0, 226.0)]);
    }

    #[test]
    fn what_is_worth_more_keeps_its_width_while_another_column_can_give_way() {
        let columns = [
            Column::flex("Note", 120.0).least(60.0).readable(160.0),
            Column::text("Recipients", 96.0).spare(),
            Column::text("Status", 100.0),
        ];
        let places = |width: f32| {
            let rect = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(width, 100.0));
            widths(&super::places(&columns, rect, false))
        };
        // 24 + 160 + 8 and 8 + 96 + 8 and 8 + 100 + 24.
        assert_eq!(places(436.0), [(24.0, 184.0), (200.0, 296.0), (312.0, 412.0)]);
        assert_eq!(places(400.0), [(24.0, 260.0), (268.0, 268.0), (276.0, 376.0)]);
        // Nothing is left to give way: now the note does.
        assert_eq!(places(244.0), [(24.0, 104.0), (112.0, 112.0), (120.0, 220.0)]);
    }
}
