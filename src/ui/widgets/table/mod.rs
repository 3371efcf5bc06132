//! The one table of the application: virtual rows, sorting by header, selection, keyboard focus of its own.
//!
//! A screen hands over columns and a [`Source`] and gets typed [`Event`]s back; it keeps the selection and does the
//! sorting. What it costs depends on the rows that are visible, never on how many there are. The table must not know
//! what a row is, and it asks for no repaint while nothing happens.

mod actions;
mod cell;
mod columns;
mod draw;
mod keys;
mod scroll;
mod select;

use std::collections::HashSet;
use std::hash::Hash;

use egui::accesskit::Role;
use egui::{Id, Rect, Sense, Ui, UiBuilder, vec2};

pub use actions::RowAction;
pub use cell::Cell;
pub use columns::{Align, Column, Direction, Width};

use crate::ui::theme::size;

/// Passes after the first in which a row that is gone to asks for the focus.
const TRIES: u8 = 3;

/// The rows of a table. Asked only for those that are visible.
pub trait Source {
    /// What a row is called, whatever the order: focus and selection follow it.
    type Key: Clone + Eq + Hash + Send + Sync + 'static;

    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The key of a row.
    fn key(&self, row: usize) -> Self::Key;

    /// What stands in a cell.
    fn cell(&self, row: usize, column: usize) -> Cell<'_>;

    /// Where a row stands now. Asked only when the order has changed; without it all keys are compared once.
    fn find(&self, key: &Self::Key) -> Option<usize> {
        (0..self.len()).find(|row| self.key(*row) == *key)
    }

    /// Whether an action, by its place in [`Table::actions`], makes no sense for a row: it is left out there.
    fn lacks(&self, _row: usize, _action: usize) -> bool {
        false
    }

    /// The row in one sentence, read aloud; by default its cells, one after the other.
    fn summary(&self, row: usize, columns: usize) -> String {
        let cells: Vec<String> =
            (0..columns).map(|column| self.cell(row, column).spoken()).filter(|text| !text.is_empty()).collect();
        cells.join(", ")
    }
}

/// What was done to a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<K: Eq + Hash> {
    /// A row was clicked without Ctrl or Shift.
    Clicked(K),
    /// A row was double-clicked, or Enter pressed on it: open it.
    Activated(K),
    /// The keyboard focus moved to this row.
    Focused(K),
    /// A header was pressed: sort by this column, or turn its order round.
    Sort(usize),
    /// The selection is to be this.
    Selected(HashSet<K>),
    /// A row action, by its place in [`Table::actions`].
    Action(K, usize),
}

/// How rows are selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Selecting {
    /// Not at all; the selection that is handed in is only shown.
    #[default]
    None,
    /// A click selects; Ctrl and Shift select several.
    Several,
    /// Check boxes; Ctrl, Shift and Space work as well.
    Boxes,
}

/// A table, built and shown in one expression.
#[must_use = "a table is drawn by `show`"]
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    id: &'a str,
    name: &'a str,
    columns: &'a [Column<'a>],
    sort: Option<(usize, Direction)>,
    selecting: Selecting,
    select_all: &'a str,
    actions: &'a [RowAction<'a>],
    actions_in: usize,
    folded: Option<(usize, &'a str)>,
    off: Option<(usize, &'a str)>,
    replaced: bool,
}

impl<'a> Table<'a> {
    /// `id` tells tables apart; `name` is read aloud.
    pub const fn new(id: &'a str, name: &'a str, columns: &'a [Column<'a>]) -> Self {
        Self {
            id,
            name,
            columns,
            sort: None,
            selecting: Selecting::None,
            select_all: "",
            actions: &[],
            actions_in: 0,
            folded: None,
            off: None,
            replaced: false,
        }
    }

    /// The column the rows are sorted by, for the arrow in its header.
    pub const fn sorted_by(mut self, sort: Option<(usize, Direction)>) -> Self {
        self.sort = sort;
        self
    }

    /// One of the actions cannot be done now; `why` is its name and says so.
    pub const fn action_off(mut self, action: usize, why: Option<&'a str>) -> Self {
        self.off = match why {
            Some(why) => Some((action, why)),
            None => None,
        };
        self
    }

    /// Lets rows be selected without boxes.
    pub const fn several(mut self) -> Self {
        self.selecting = Selecting::Several;
        self
    }

    /// Puts a box before each row; `select_all` names the one in the header.
    pub const fn boxes(mut self, select_all: &'a str) -> Self {
        self.selecting = Selecting::Boxes;
        self.select_all = select_all;
        self
    }

    /// What can be done to a row, shown in place of the cell of `column`.
    pub const fn actions(mut self, column: usize, actions: &'a [RowAction<'a>]) -> Self {
        self.actions = actions;
        self.actions_in = column;
        self
    }

    /// The actions from the place `from` on stand in a list behind a button named `more`. The menu key and Shift+F10 open
    /// it on the row with the focus; without a list they go to the first icon of the row, and open a row without any.
    pub const fn folded(mut self, from: usize, more: &'a str) -> Self {
        self.folded = Some((from, more));
        self
    }

    /// Whether these rows are about to be replaced: they stay readable, in grey.
    pub const fn replaced(mut self, replaced: bool) -> Self {
        self.replaced = replaced;
        self
    }

    /// The id that gets the focus: `ui.memory_mut(|memory| memory.request_focus(Table::focus_id("pay-ins")))`.
    pub fn focus_id(id: &str) -> Id {
        Id::unique(("table", id))
    }

    /// Goes to the row with this key, as soon as it is among the rows: scrolls to it and gives it the focus. Each `number`
    /// does so once; call it before the table is drawn.
    pub fn reveal<K: Clone + Send + Sync + 'static>(ctx: &egui::Context, id: &str, number: u64, key: K) {
        let place = Self::focus_id(id).with("reveal");
        ctx.data_mut(|data| {
            let last = data.get_temp_mut_or(place, 0_u64);
            if *last != number {
                *last = number;
                data.insert_temp(Self::focus_id(id).with("row"), (key, 0_u8));
            }
        });
    }

    /// Draws it into all the room there is.
    pub fn show<S: Source>(self, ui: &mut Ui, source: &S, selected: &HashSet<S::Key>) -> Vec<Event<S::Key>> {
        let room = ui.available_size();
        let (_, rect) = ui.allocate_space(vec2(room.x, room.y.max(size::TABLE_HEADER + size::TABLE_ROW)));
        let id = Self::focus_id(self.id);
        let (head, body) = rect.split_top_bottom_at_y(rect.top() + size::TABLE_HEADER);
        self.describe(ui, id, source.len());
        // The cells are children of the table in the accessible tree, whatever they are in the layout.
        let inside = UiBuilder::new().max_rect(rect).id_salt(self.id).accessibility_parent(id);
        let mut ui = ui.new_child(inside);
        ui.shrink_clip_rect(rect);

        let mut state: State<S::Key> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        state.follow(source);
        let revealed = self.reveal_ui(&ui, source, &mut state, body.height());
        let mut pass = Pass {
            table: self,
            id,
            head,
            body,
            source,
            selected,
            has_focus: false,
            places: columns::places(self.columns, rect, self.selecting == Selecting::Boxes),
            events: Vec::new(),
            active: None,
            asks_menu: None,
        };
        pass.head_ui(&mut ui);
        // Behind the header, as it is read: Tab comes to the names of the columns first.
        let focus = ui.interact(body, id, Sense::focusable_noninteractive());
        pass.has_focus = focus.has_focus();
        if let Some((key, tries)) = revealed.filter(|_| !pass.has_focus) {
            // In the pass in which a dialog closes, the focus still belongs to the dialog: once more.
            if tries < TRIES {
                ui.data_mut(|data| data.insert_temp(id.with("row"), (key, tries + 1)));
                ui.ctx().request_repaint();
            }
        }
        pass.keys_ui(&ui, &mut state);
        scroll::wheel_ui(&ui, body, &mut state.offset);
        state.clamp(source.len(), body.height());
        pass.rows_ui(&mut ui, &mut state);
        scroll::bar_ui(&ui, id, body, source.len(), &mut state.offset);
        let (events, active) = (pass.events, pass.active);
        if let Some(row) = active {
            ui.ctx().accesskit_node_builder(id, |node| node.set_active_descendant(row.accesskit_id()));
        }
        ui.data_mut(|data| data.insert_temp(id, state));
        events
    }

    /// Goes to the row that was asked for, when it is there; returns it with the number of tries so far.
    fn reveal_ui<S: Source>(
        &self,
        ui: &Ui,
        source: &S,
        state: &mut State<S::Key>,
        height: f32,
    ) -> Option<(S::Key, u8)> {
        let place = Self::focus_id(self.id).with("row");
        let (key, tries): (S::Key, u8) = ui.data(|data| data.get_temp(place))?;
        let row = source.find(&key)?;
        ui.data_mut(|data| data.remove::<(S::Key, u8)>(place));
        state.focus = Some((key.clone(), row));
        state.ring = true;
        state.centre(row, source.len(), height);
        ui.memory_mut(|memory| memory.request_focus(Self::focus_id(self.id)));
        Some((key, tries))
    }

    fn describe(&self, ui: &Ui, id: Id, rows: usize) {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Table);
            node.set_label(self.name);
            node.set_row_count(rows);
            node.set_column_count(self.columns.len());
            if self.selecting != Selecting::None {
                node.set_multiselectable();
            }
        });
    }
}

/// What the table remembers from pass to pass.
#[derive(Debug, Clone)]
struct State<K> {
    /// How far the rows are scrolled, in points. `f64`: a million rows of 28 points exceed what `f32` can tell apart.
    offset: f64,
    /// The focused row and where it stood.
    focus: Option<(K, usize)>,
    /// Where a selection with Shift began.
    anchor: Option<usize>,
    /// Whether the focus came by keyboard: only then it has a ring.
    ring: bool,
    /// The row whose list of actions is open, and whether a key opened it.
    menu: Option<(K, bool)>,
}

impl<K> Default for State<K> {
    fn default() -> Self {
        Self { offset: 0.0, focus: None, anchor: None, ring: false, menu: None }
    }
}

impl<K: Clone + Eq> State<K> {
    /// Finds the focused row again when the order has changed, and keeps it in view if it was.
    fn follow<S: Source<Key = K>>(&mut self, source: &S) {
        let Some((key, row)) = self.focus.take() else { return };
        if row < source.len() && source.key(row) == key {
            self.focus = Some((key, row));
            return;
        }
        self.anchor = None;
        if let Some(now) = source.find(&key) {
            self.offset += scroll::top_of(now) - scroll::top_of(row);
            self.focus = Some((key, now));
        } else if let Some(last) = source.len().checked_sub(1) {
            let near = row.min(last);
            self.focus = Some((source.key(near), near));
        }
    }

    /// Scrolls so that a row stands in the middle, if it is not in sight already.
    fn centre(&mut self, row: usize, rows: usize, height: f32) {
        let (top, room) = (scroll::top_of(row), f64::from(height));
        if top < self.offset || top + f64::from(size::TABLE_ROW) > self.offset + room {
            self.offset = top - room / 2.0;
            self.clamp(rows, height);
        }
    }

    fn clamp(&mut self, rows: usize, height: f32) {
        self.offset = self.offset.clamp(0.0, scroll::greatest(rows, height));
    }

    /// Scrolls as little as needed to show a row whole.
    fn reveal(&mut self, row: usize, height: f32) {
        let top = scroll::top_of(row);
        let lowest = top + f64::from(size::TABLE_ROW) - f64::from(height);
        self.offset = self.offset.min(top).max(lowest);
    }
}

/// One pass of drawing: what is known before the first row.
struct Pass<'a, S: Source> {
    table: Table<'a>,
    id: Id,
    head: Rect,
    body: Rect,
    source: &'a S,
    selected: &'a HashSet<S::Key>,
    has_focus: bool,
    places: Vec<columns::Place>,
    events: Vec<Event<S::Key>>,
    /// The focused row, once it has been drawn.
    active: Option<Id>,
    /// The row whose list of actions a key has asked for.
    asks_menu: Option<usize>,
}
