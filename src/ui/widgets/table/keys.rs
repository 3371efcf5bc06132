//! The keyboard in a table: arrows, Home, End, Page, Enter, Space, Ctrl+A, Escape, and the
//! menu key.
//!
//! Called once a pass, before the rows are drawn, and only acts while the table has the focus.

use std::collections::HashSet;

use egui::{EventFilter, Key, Modifiers, Ui};

use crate::ui::widgets::paint;

use super::{Event, Pass, Selecting, Source, State, scroll, select};

impl<S: Source> Pass<'_, S> {
    /// Reads the keys that are the table's.
    pub(super) fn keys_ui(&mut self, ui: &Ui, state: &mut State<S::Key>) {
        if !self.has_focus || self.source.is_empty() {
            return;
        }
        let selects = self.table.selecting != Selecting::None;
        let clears = selects && !self.selected.is_empty();
        paint::hold_keys(
            ui,
            self.id,
            EventFilter { vertical_arrows: true, horizontal_arrows: true, escape: selects, ..EventFilter::default() },
        );
        if state.focus.is_none() {
            let first = scroll::row_at(state.offset);
            let row = (first..self.source.len())
                .take(scroll::whole_rows(self.body.height()))
                .find(|row| self.selected.contains(&self.source.key(*row)))
                .unwrap_or(first.min(self.source.len() - 1));
            state.focus = Some((self.source.key(row), row));
            state.ring = true;
        }
        // Tab reached the table: nothing was clicked in it.
        if ui.input(|input| input.key_pressed(Key::Tab)) {
            state.ring = true;
        }
        let Some((key, row)) = state.focus.clone() else { return };
        let menu = ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Menu) || input.consume_key(Modifiers::SHIFT, Key::F10)
        });
        if menu && self.has_actions(row) {
            state.ring = true;
            state.reveal(row, self.body.height());
            self.asks_menu = Some(row);
            return;
        }
        if menu {
            // What can be done to such a row is all in its panel.
            self.events.push(Event::Activated(key));
            return;
        }
        if let Some(next) = self.moved(ui, row) {
            self.move_to(state, ui.input(|input| input.modifiers.shift), row, next);
            return;
        }
        self.act(ui, state, key, row, clears);
    }

    /// The row a movement key leads to.
    fn moved(&self, ui: &Ui, row: usize) -> Option<usize> {
        let last = self.source.len() - 1;
        let page = scroll::whole_rows(self.body.height()).saturating_sub(1).max(1);
        let steps = [
            (Key::ArrowUp, row.saturating_sub(1)),
            (Key::ArrowDown, row.saturating_add(1)),
            (Key::PageUp, row.saturating_sub(page)),
            (Key::PageDown, row.saturating_add(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        ui.input_mut(|input| {
            let pressed = steps.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key));
            pressed.map(|(_, to)| to.min(last))
        })
    }

    fn move_to(&mut self, state: &mut State<S::Key>, extend: bool, from: usize, to: usize) {
        state.ring = true;
        state.reveal(to, self.body.height());
        let key = self.source.key(to);
        if extend && self.table.selecting != Selecting::None {
            let anchor = *state.anchor.get_or_insert(from);
            self.events.push(Event::Selected(select::between(self.source, anchor, to)));
        } else {
            state.anchor = None;
        }
        state.focus = Some((key.clone(), to));
        if from != to {
            self.events.push(Event::Focused(key));
        }
    }

    fn act(&mut self, ui: &Ui, state: &mut State<S::Key>, key: S::Key, row: usize, clears: bool) {
        let (all, enter, space, escape) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::COMMAND, Key::A),
                input.consume_key(Modifiers::NONE, Key::Enter),
                input.consume_key(Modifiers::NONE, Key::Space),
                clears && input.consume_key(Modifiers::NONE, Key::Escape),
            )
        });
        let selects = self.table.selecting != Selecting::None;
        if enter {
            self.events.push(Event::Activated(key));
        } else if selects && space {
            state.anchor = Some(row);
            self.events.push(Event::Selected(select::toggled(self.source, self.selected, row)));
        } else if selects && all {
            self.events.push(Event::Selected(select::all(self.source)));
        } else if escape {
            self.events.push(Event::Selected(HashSet::new()));
        } else if selects && ui.input(|input| input.key_pressed(Key::Escape)) {
            // The filter kept the focus here; with nothing to clear it goes as it does everywhere.
            ui.memory_mut(|memory| memory.surrender_focus(self.id));
        }
    }
}
