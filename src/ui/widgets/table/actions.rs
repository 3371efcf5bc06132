//! What can be done to one row: icons in place of a cell, and the rarer things in a list behind the last of them.
//!
//! Only the table calls it. It must not act: it says which action was chosen for which row.

use egui::{Id, Rect, Ui, pos2, vec2};

use super::columns::Place;
use super::{Event, Pass, Source, State};
use crate::ui::theme::{Theme, icons, size};
use crate::ui::widgets::button::IconButton;
use crate::ui::widgets::menu::{self, Item};
use crate::ui::widgets::paint;

/// What the dots take from a cell, points.
const DOTS: f32 = 32.0;

/// Something that can be done to one row, shown as an icon while the row is under the pointer or has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowAction<'a> {
    /// Its icon.
    pub icon: &'static str,
    /// Its name, read aloud and shown under the pointer.
    pub name: &'a str,
}

/// Where the button with the dots is: at the end of its cell, the middle dot on the edge of the text and its margin.
fn dots_at(rect: Rect, place: Place) -> Rect {
    Rect::from_min_size(pos2(place.text.max - 22.0, rect.top()), vec2(28.0, size::TABLE_ROW))
}

/// The button of an action of the row with this id.
fn button_of(row: Id, action: usize) -> Id {
    row.with(("action", action))
}

impl<S: Source> Pass<'_, S> {
    /// The place from which on actions are in the list.
    fn fold(&self) -> usize {
        self.table.folded.map_or(usize::MAX, |(from, _)| from)
    }

    /// Whether anything can be done to a row.
    pub(super) fn has_actions(&self, row: usize) -> bool {
        (0..self.table.actions.len()).any(|action| !self.source.lacks(row, action))
    }

    /// Whether one of the icons of this row has the focus, or its list is open.
    pub(super) fn holds_focus(&self, ui: &Ui, id: Id) -> bool {
        let focus = ui.memory(egui::Memory::focused);
        (0..self.table.actions.len()).any(|action| focus == Some(button_of(id, action)))
            || self.table.folded.is_some_and(|(from, _)| menu::is_open(ui, button_of(id, from)))
    }

    /// The icons of a row. `row` is its number and its place on the screen.
    pub(super) fn actions_ui(
        &mut self,
        ui: &mut Ui,
        state: &mut State<S::Key>,
        id: Id,
        (row, rect): (usize, Rect),
        key: &S::Key,
        place: Place,
    ) {
        let mut left = place.text.min - 6.0;
        let mut next = || {
            let button = Rect::from_min_size(pos2(left, rect.top()), vec2(28.0, size::TABLE_ROW));
            left += 30.0;
            button
        };
        // Without a list the menu key goes to the icons, and Tab from one to the next.
        let mut by_key = self.table.folded.is_none() && self.asks_menu == Some(row);
        for (index, action) in self.table.actions.iter().enumerate().take(self.fold()) {
            if self.source.lacks(row, index) {
                continue;
            }
            let off = self.off(index);
            let button = IconButton::new(action.icon, off.unwrap_or(action.name)).enabled(off.is_none());
            let response = button.show_at(ui, next().intersect(self.body), button_of(id, index));
            if std::mem::take(&mut by_key) {
                response.request_focus();
            }
            if response.clicked() && off.is_none() {
                self.events.push(Event::Action(key.clone(), index));
            }
        }
        if let Some((from, more)) = self.table.folded {
            let button = dots_at(rect, place).intersect(self.body);
            self.more_ui(ui, state, (from, more), (row, button, button_of(id, from)), key);
        }
    }

    /// The dots at the end of a row whose icons are not shown: they say quietly that more can be done to it.
    pub(super) fn dots(&self, ui: &Ui, row: usize, rect: Rect, place: Place) {
        if self.table.folded.is_some() && self.has_actions(row) && !self.table.replaced {
            paint::icon(ui, dots_at(rect, place).center(), icons::DOTS_THREE, 16.0, Theme::of(ui).text3);
        }
    }

    /// The room that the dots take from the cell they stand in, points.
    pub(super) fn room_of_dots(&self) -> f32 {
        if self.table.folded.is_some() { DOTS } else { 0.0 }
    }

    /// The column in which the icons are: the last one shown, where there is no room for the one that was asked for.
    pub(super) fn actions_in(&self) -> usize {
        let shown = |at: &usize| self.places.get(*at).is_some_and(|place| !place.is_none());
        let last = || (0..self.places.len()).rev().find(shown);
        Some(self.table.actions_in).filter(shown).or_else(last).unwrap_or(self.table.actions_in)
    }

    /// The last icon and its list.
    fn more_ui(
        &mut self,
        ui: &mut Ui,
        state: &mut State<S::Key>,
        (from, more): (usize, &str),
        (row, place, id): (usize, Rect, Id),
        key: &S::Key,
    ) {
        let folded = self.table.actions.iter().enumerate().skip(from).filter(|(at, _)| !self.source.lacks(row, *at));
        let (places, items): (Vec<usize>, Vec<Item<'_>>) = folded
            .map(|(at, action)| {
                let off = self.off(at);
                (at, Item::new(off.unwrap_or(action.name)).icon(action.icon).enabled(off.is_none()))
            })
            .unzip();
        if items.is_empty() {
            return;
        }
        let was_open = menu::is_open(ui, id);
        if was_open && state.menu.as_ref().is_some_and(|(of, _)| of != key) {
            // Other rows have come below an open list: what it would do is not what was meant.
            menu::close(ui, id);
        }
        let by_key = self.asks_menu == Some(row);
        if by_key {
            menu::ask(ui, id);
        }
        let button = IconButton::new(icons::DOTS_THREE, more).show_at(ui, place, id);
        let chosen = menu::menu_ui(ui, &button, more, &items);
        let is_open = menu::is_open(ui, id);
        if is_open && !was_open {
            state.menu = Some((key.clone(), by_key));
        }
        if was_open && !is_open && state.menu.take().is_some_and(|(_, by_key)| by_key) {
            ui.memory_mut(|memory| memory.request_focus(self.id));
        }
        if let Some(action) = chosen.and_then(|chosen| places.get(chosen)) {
            self.events.push(Event::Action(key.clone(), *action));
        }
    }

    /// Why an action cannot be done now.
    fn off(&self, action: usize) -> Option<&str> {
        self.table.off.filter(|(at, _)| *at == action).map(|(_, why)| why)
    }
}
