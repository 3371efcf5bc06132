//! Draws header and visible rows, and turns what the pointer does to them into events.
//!
//! Only the table calls it. Each visible row is one node with a summary in the accessible tree, with a node per cell.

use egui::accesskit::{self, Role, SortDirection};
use egui::{Id, Rangef, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::columns::{Align, Direction, Place};
use super::{Cell, Event, Pass, Selecting, Source, State, scroll, select};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::choice::{self, Tick};
use crate::ui::widgets::paint;

/// How one row looks in this pass.
struct Look {
    row: usize,
    rect: Rect,
    selected: bool,
    hovered: bool,
}

impl<S: Source> Pass<'_, S> {
    /// The header: names of the columns, the arrow of the sorted one, the box for all.
    pub(super) fn head_ui(&mut self, ui: &mut Ui) {
        let theme = Theme::of(ui);
        paint::line_below(ui, self.head, theme.line);
        if self.table.selecting == Selecting::Boxes {
            self.all_ui(ui);
        }
        let columns = self.table.columns.iter().zip(self.places.clone()).enumerate();
        for (index, (column, place)) in columns.filter(|(_, (_, place))| !place.is_none()) {
            let rect = Rect::from_x_y_ranges(place.cell, self.head.y_range());
            let sense = if column.sortable { Sense::click() } else { Sense::hover() };
            let response = ui.interact(rect, self.id.with(("head", index)), sense);
            let sorted = self.table.sort.filter(|(by, _)| *by == index).map(|(_, direction)| direction);
            head_node(ui, &response, column.title, sorted);
            if response.clicked() {
                self.events.push(Event::Sort(index));
            }
            let (kind, ink) = match sorted {
                Some(_) => (Type::SmallEmphasis, theme.text),
                None if column.sortable && response.hovered() => (Type::Small, theme.text),
                None => (Type::Small, theme.text3),
            };
            let arrow = if sorted.is_some() { 18.0 } else { 0.0 };
            let words = paint::line_cut(ui, kind, column.title, ink, place.text.span() - arrow);
            let y = rect.center().y;
            let arrow_at = match column.align {
                Align::Left => paint::left(ui, words, place.text.min, y) + 6.0 + 5.0,
                Align::Right => paint::right(ui, words, place.text.max, y) - 6.0 - 5.0,
            };
            if let Some(direction) = sorted {
                let icon = if direction == Direction::Up { icons::ARROW_UP } else { icons::ARROW_DOWN };
                paint::icon(ui, pos2(arrow_at, y), icon, 12.0, ink);
            }
            if response.has_focus() {
                let ring = Rect::from_x_y_ranges(place.text, rect.y_range()).expand2(vec2(4.0, -4.0));
                ui.painter().rect_stroke(
                    ring,
                    f32::from(size::RADIUS_SMALL),
                    Stroke::new(2.0, theme.focus),
                    StrokeKind::Outside,
                );
            }
        }
    }

    fn all_ui(&mut self, ui: &Ui) {
        let centre = pos2(self.head.left() + size::PAGE_MARGIN + 8.0, self.head.center().y);
        let rect = Rect::from_center_size(centre, vec2(28.0, 28.0));
        let response = ui.interact(rect, self.id.with("all"), Sense::click());
        let tick = match self.selected.len() {
            0 => Tick::Off,
            some if some < self.source.len() => Tick::Mixed,
            _ => Tick::On,
        };
        response.widget_info(|| {
            WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), tick == Tick::On, self.table.select_all)
        });
        choice::check_at(ui, centre, tick, response.hovered(), ui.is_enabled());
        if response.has_focus() {
            paint::focus_ring(ui, Rect::from_center_size(centre, vec2(16.0, 16.0)), size::RADIUS_SMALL);
        }
        if response.clicked() {
            let all = if tick == Tick::On { std::collections::HashSet::new() } else { select::all(self.source) };
            self.events.push(Event::Selected(all));
        }
    }

    /// The rows that can be seen.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, state: &mut State<S::Key>) {
        let body = self.body;
        let mut rows = ui.new_child(UiBuilder::new().max_rect(body).id_salt("rows").accessibility_parent(self.id));
        let ui = &mut rows;
        ui.shrink_clip_rect(body);
        // Scrolling by less than a pixel would blur every line of text.
        let pixels = f64::from(ui.pixels_per_point());
        let offset = (state.offset * pixels).round() / pixels;
        let first = scroll::row_at(offset);
        let last = first.saturating_add(scroll::whole_rows(body.height())).saturating_add(2).min(self.source.len());
        ui.ctx().allow_widget_id_changes_in(body);
        for row in first..last {
            let top = body.top() + scroll::on_screen(scroll::top_of(row) - offset);
            if top < body.bottom() {
                let rect = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), size::TABLE_ROW));
                self.row_ui(ui, state, row, rect);
            }
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, state: &mut State<S::Key>, row: usize, rect: Rect) {
        let theme = Theme::of(ui);
        let key = self.source.key(row);
        let id = self.id.with(("row", row));
        let seen = rect.intersect(self.body);
        // Rows take clicks, not the focus: Tab would otherwise stop at each of them.
        let response = ui.interact(seen, id, Sense::CLICK);
        let focused = state.focus.as_ref().is_some_and(|(_, at)| *at == row);
        let look = Look { row, rect, selected: self.selected.contains(&key), hovered: response.contains_pointer() };
        self.row_node(ui, id, &look, seen);
        if focused && self.has_focus {
            self.active = Some(id);
        }
        let wanted = look.hovered || self.holds_focus(ui, id) || (focused && self.has_focus && state.ring);
        let shows_actions = wanted && self.has_actions(row);
        self.background(ui, theme, &look);
        let builder = UiBuilder::new().max_rect(rect).id_salt(("cells", row)).accessibility_parent(id);
        let mut cells = ui.new_child(builder);
        let actions_in = self.actions_in();
        let boxed = self.table.selecting == Selecting::Boxes && self.box_ui(&cells, id, &look, state);
        for (index, place) in self.places.clone().into_iter().enumerate() {
            if place.is_none() {
                continue;
            }
            if index == actions_in && shows_actions {
                self.actions_ui(&mut cells, state, id, (row, rect), &key, place);
            } else if index == actions_in {
                let text = Rangef::new(place.text.min, place.text.max - self.room_of_dots());
                self.cell_ui(&cells, id, &look, index, Place { text, ..place });
                self.dots(&cells, row, rect, place);
            } else {
                self.cell_ui(&cells, id, &look, index, place);
            }
        }
        if focused && self.has_focus && state.ring {
            let inside = Stroke::new(2.0, theme.focus);
            ui.painter().rect_stroke(seen, 0.0, inside, StrokeKind::Inside);
        }
        if !boxed {
            self.clicks(ui, state, &response, row, key);
        }
    }

    fn row_node(&self, ui: &Ui, id: Id, look: &Look, seen: Rect) {
        // The summary is made only when somebody listens.
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Row);
            node.set_label(self.source.summary(look.row, self.table.columns.len()));
            node.set_row_index(look.row);
            node.set_bounds(bounds(seen));
            node.add_action(accesskit::Action::Click);
            if self.table.selecting != Selecting::None || look.selected {
                node.set_selected(look.selected);
            }
        });
    }

    fn background(&self, ui: &Ui, theme: &Theme, look: &Look) {
        if look.selected {
            ui.painter().rect_filled(look.rect, 0.0, theme.sel);
            let mark = Rect::from_min_size(look.rect.min, vec2(3.0, look.rect.height()));
            ui.painter().rect_filled(mark, 0.0, theme.sel_stroke);
        } else {
            if look.hovered && !self.table.replaced {
                ui.painter().rect_filled(look.rect, 0.0, theme.hover);
            }
            paint::line_below(ui, look.rect, theme.row);
        }
    }

    /// The box of a row; says whether it was pressed.
    fn box_ui(&mut self, ui: &Ui, id: Id, look: &Look, state: &mut State<S::Key>) -> bool {
        let centre = pos2(look.rect.left() + size::PAGE_MARGIN + 8.0, look.rect.center().y);
        let rect = Rect::from_center_size(centre, vec2(28.0, 28.0)).intersect(self.body);
        let response = ui.interact(rect, id.with("box"), Sense::CLICK);
        choice::check_at(ui, centre, Tick::from(look.selected), response.hovered(), ui.is_enabled());
        if response.clicked() {
            self.choose(ui, state, look.row);
        }
        response.clicked()
    }

    fn cell_ui(&self, ui: &Ui, id: Id, look: &Look, column: usize, place: Place) {
        let theme = Theme::of(ui);
        let cell = self.source.cell(look.row, column);
        let rect = Rect::from_x_y_ranges(place.cell, look.rect.y_range());
        let colour = cell.colour(theme, look.selected, self.table.replaced);
        let indent = cell.status.map_or(0.0, |_| crate::ui::widgets::status::WORD_AT);
        let mark = if cell.mark.is_some() { 20.0 } else { 0.0 };
        let galley = paint::line_cut(ui, cell.kind, &cell.text, colour, place.text.span() - indent - mark);
        let (y, cut) = (look.rect.center().y, galley.elided);
        if let Some(status) = cell.status {
            status.paint_shape(ui, pos2(place.text.min, y), self.table.replaced);
        }
        let left = self.table.columns.get(column).is_none_or(|column| column.align == Align::Left);
        let end = if left {
            paint::left(ui, galley, place.text.min + indent, y)
        } else {
            paint::right(ui, galley, place.text.max, y);
            place.text.max
        };
        let marked = cell.mark.as_ref().filter(|_| cell.mark_status.is_some()).map(|(_, word)| word.clone());
        if let Some((icon, _)) = cell.mark {
            let quiet = if look.selected { theme.text2 } else { theme.text3 };
            let ink = match cell.mark_status {
                Some(_) if self.table.replaced => theme.disabled,
                Some(status) => status.shape_colour(theme),
                None => quiet,
            };
            paint::icon(ui, pos2(end + 8.0 + 6.0, y), icon, 13.0, ink);
        }
        let listened = ui.ctx().has_accesskit_node(id);
        if !cut && !listened && marked.is_none() {
            return;
        }
        let response = ui.interact(rect.intersect(self.body), id.with(("cell", column)), Sense::hover());
        if listened {
            cell_node(ui, response.id, column, &cell, response.rect);
        }
        if let Some(word) = marked {
            response.on_hover_text(format!("{}, {word}", cell.text));
        } else if cut {
            response.on_hover_text(cell.text.as_ref());
        }
    }

    fn clicks(&mut self, ui: &Ui, state: &mut State<S::Key>, response: &Response, row: usize, key: S::Key) {
        if !response.clicked() && !response.double_clicked() {
            return;
        }
        ui.memory_mut(|memory| memory.request_focus(self.id));
        state.ring = false;
        let modifiers = ui.input(|input| input.modifiers);
        if self.table.selecting != Selecting::None && (modifiers.command || modifiers.shift) {
            self.choose(ui, state, row);
            return;
        }
        state.focus = Some((key.clone(), row));
        state.anchor = Some(row);
        if response.double_clicked() {
            self.events.push(Event::Activated(key));
            return;
        }
        if self.table.selecting == Selecting::Several {
            self.events.push(Event::Selected(std::iter::once(key.clone()).collect()));
        }
        self.events.push(Event::Clicked(key));
    }

    /// Turns a row over, or with Shift selects up to it.
    fn choose(&mut self, ui: &Ui, state: &mut State<S::Key>, row: usize) {
        let shift = ui.input(|input| input.modifiers.shift);
        let set = match state.anchor {
            Some(anchor) if shift => select::between(self.source, anchor, row),
            _ => select::toggled(self.source, self.selected, row),
        };
        if !shift || state.anchor.is_none() {
            state.anchor = Some(row);
        }
        state.focus = Some((self.source.key(row), row));
        self.events.push(Event::Selected(set));
    }
}

fn head_node(ui: &Ui, response: &Response, title: &str, sorted: Option<Direction>) {
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), title));
    ui.ctx().accesskit_node_builder(response.id, |node| match sorted {
        Some(Direction::Up) => node.set_sort_direction(SortDirection::Ascending),
        Some(Direction::Down) => node.set_sort_direction(SortDirection::Descending),
        None => {}
    });
}

fn cell_node(ui: &Ui, id: Id, column: usize, cell: &Cell<'_>, rect: Rect) {
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Cell);
        node.set_label(cell.spoken());
        node.set_column_index(column);
        node.set_bounds(bounds(rect));
    });
}

fn bounds(rect: Rect) -> accesskit::Rect {
    accesskit::Rect { x0: rect.min.x.into(), y0: rect.min.y.into(), x1: rect.max.x.into(), y1: rect.max.y.into() }
}
