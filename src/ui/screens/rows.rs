//! What the tables whose rows open a panel have in common: where a row stands, what a press on it does, and the keys.
//! Pay-ins, Payouts and Invoices call it with their own actions.
//! It must not know what stands in a row.

use std::collections::HashSet;

use egui::{Id, Key, Modifiers, Popup, Ui};

use super::copy;
use crate::model::{RowSource as _, Rows, Sort};
use crate::state::Action;
use crate::ui::fields::{Fields, Wish};
use crate::ui::widgets::table::{Cell, Direction, Event, Source, Table};
use crate::ui::{Actions, View};

/// How a row looks.
pub trait RowView<T> {
    /// What stands in a cell.
    fn cell<'r>(&'r self, row: &'r T, column: usize) -> Cell<'r>;
    /// The row in one sentence, read aloud.
    fn summary(&self, row: &T) -> String;
    /// Whether an action, by its place, makes no sense for a row.
    fn lacks(&self, _row: &T, _action: usize) -> bool {
        false
    }
}

/// Rows in an order.
pub struct Ordered<'a, T, V> {
    /// The rows.
    pub rows: &'a Rows<T>,
    /// Which of them, in order.
    pub index: &'a [u32],
    /// How each looks.
    pub look: V,
}

impl<T: Send + Sync, V> Ordered<'_, T, V> {
    fn row(&self, row: usize) -> Option<&T> {
        self.rows.get(usize::try_from(*self.index.get(row)?).ok()?)
    }
}

impl<T: Send + Sync, V: RowView<T>> Source for Ordered<'_, T, V> {
    type Key = u32;

    fn len(&self) -> usize {
        self.index.len()
    }

    fn key(&self, row: usize) -> u32 {
        self.index.get(row).copied().unwrap_or(u32::MAX)
    }

    fn find(&self, key: &u32) -> Option<usize> {
        self.index.iter().position(|row| row == key)
    }

    fn lacks(&self, row: usize, action: usize) -> bool {
        self.row(row).is_none_or(|row| self.look.lacks(row, action))
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.row(row).map_or_else(Cell::empty, |row| self.look.cell(row, column))
    }

    fn summary(&self, row: usize, _columns: usize) -> String {
        self.row(row).map(|row| self.look.summary(row)).unwrap_or_default()
    }
}

/// The arrow in the header of the sorted column.
pub fn sorted_by(sort: Option<Sort>, position: impl Fn(&str) -> Option<usize>) -> Option<(usize, Direction)> {
    let sort = sort?;
    Some((position(sort.column)?, if sort.descending { Direction::Down } else { Direction::Up }))
}

/// The order after a press on a header: turned round, or the greatest first where that is asked for most.
pub fn next_sort(sort: Option<Sort>, column: &'static str, falls_first: bool) -> Sort {
    let descending = match sort {
        Some(sort) if sort.column == column => !sort.descending,
        _ => falls_first,
    };
    Sort { column, descending }
}

/// What a screen does with its rows.
pub struct Doings<S, D, O> {
    /// Selects rows.
    pub select: S,
    /// Opens or closes the panel.
    pub detail: D,
    /// Sorts by a column.
    pub sort: O,
}

impl<S, D, O> Doings<S, D, O>
where
    S: Fn(HashSet<u32>) -> Action,
    D: Fn(Option<u32>) -> Action,
    O: Fn(usize) -> Option<Action>,
{
    /// Carries out what was done to the table. An open panel follows the arrows.
    pub fn carry_out(&self, events: Vec<Event<u32>>, panel_open: bool, actions: &mut Actions) {
        for event in events {
            match event {
                Event::Clicked(row) => actions.push((self.detail)(Some(row))),
                Event::Activated(row) => self.open(row, actions),
                Event::Focused(row) if panel_open => self.open(row, actions),
                Event::Focused(_) | Event::Action(..) => {}
                Event::Selected(rows) => actions.push((self.select)(rows)),
                Event::Sort(at) => actions.extend((self.sort)(at)),
            }
        }
    }

    fn open(&self, row: u32, actions: &mut Actions) {
        actions.push((self.select)(std::iter::once(row).collect()));
        actions.push((self.detail)(Some(row)));
    }
}

/// A key of a screen with a table and a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// Escape, while the panel is open.
    Close,
    /// The copy keys, while rows are selected.
    Copy,
}

/// The keys of the screen: close the panel, copy what is selected. None under a dialog or an open list.
pub fn keys_ui(
    ui: &Ui,
    view: &View<'_>,
    fields: &mut Fields,
    table: &str,
    (panel_open, selected): (bool, bool),
) -> Option<Pressed> {
    if view.state.dialog.is_some() || !ui.is_enabled() {
        return None;
    }
    if Popup::is_any_open(ui.ctx()) || fields.range.is_some() {
        return None;
    }
    let table: Id = Table::focus_id(table);
    let focused = ui.memory(egui::Memory::focused);
    let free = focused.is_none_or(|focus| focus == table);
    if panel_open && free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        return Some(Pressed::Close);
    }
    let asked = fields.takes(Wish::CopyRows) || copy::is_asked(ui, free);
    (selected && asked).then_some(Pressed::Copy)
}
