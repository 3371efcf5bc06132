//! The table, driven as people do: by role, label and key.

use std::collections::HashSet;

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::ui::theme::{Theme, icons};
use secpaid_desktop::ui::widgets::status::Status;
use secpaid_desktop::ui::widgets::table::{Cell, Column, Direction, Event, RowAction, Source, Table};

use crate::stage::{picture_once, stage};

/// Rows made up on the spot, in one order or the other.
struct Made {
    rows: usize,
    reversed: bool,
}

impl Source for Made {
    type Key = usize;

    fn len(&self) -> usize {
        self.rows
    }

    fn key(&self, row: usize) -> usize {
        if self.reversed { self.rows - 1 - row } else { row }
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let key = self.key(row);
        match column {
            0 => Cell::text(format!("Row {key}")),
            _ => Cell::second(format!("{key}.00")),
        }
    }

    fn find(&self, key: &usize) -> Option<usize> {
        (*key < self.rows).then(|| self.key(*key))
    }
}

/// A screen with one table on it.
struct Screen {
    source: Made,
    selected: HashSet<usize>,
    events: Vec<Event<usize>>,
    boxes: bool,
}

/// Links as a shop has them, to be looked at.
struct Links;

impl Source for Links {
    type Key = usize;

    fn len(&self) -> usize {
        60
    }

    fn key(&self, row: usize) -> usize {
        row
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        match column {
            0 if row == 3 => {
                Cell::text("Kranzbinden-Kurs 06.06., 2 Plätze und eine sehr lange Notiz dazu, die nicht passt")
            }
            0 if row % 4 == 1 => Cell::text(format!("Laden, Kasse {row}")).mark(icons::QR_CODE, "QR"),
            0 => Cell::text(format!("Bestellung 2026-{row:04}")),
            1 => Cell::second("Basic"),
            2 => Cell::text(format!("€{}.90", 11 * row)),
            3 if row == 8 => Cell::third("€0.00"),
            3 => Cell::second(format!("−€{}.38", row % 7)),
            4 if row % 6 == 2 => Cell::status(Status::Disputed, "Disputed"),
            4 if row % 5 == 1 => Cell::status(Status::Refunded, "Refunded"),
            4 => Cell::status(Status::Paid, "Paid"),
            _ => Cell::third(format!("app.secpaid.com/payment?link_id=MTg0{row}")).small(),
        }
    }
}

#[test]
fn a_full_table_can_be_looked_at() {
    for (dark, replaced, name) in
        [(false, false, "table-light"), (true, false, "table-dark"), (false, true, "table-replaced")]
    {
        let builder = stage(dark, 1080.0, 640.0).with_pixels_per_point(1.5).with_render_cursor(false);
        let mut harness = builder.build_ui(|ui| {
            let columns = [
                Column::flex("Note", 80.0).sortable(),
                Column::text("Type", 60.0),
                Column::number("Amount", 80.0).sortable(),
                Column::number("Fees", 70.0).sortable(),
                Column::text("Status", 90.0),
                Column::flex("Link", 120.0),
            ];
            let actions = [
                RowAction { icon: icons::COPY, name: "Copy" },
                RowAction { icon: icons::QR_CODE, name: "Show QR" },
                RowAction { icon: icons::TRASH, name: "Delete…" },
            ];
            let rect = ui.ctx().content_rect();
            ui.painter().rect_filled(rect, 0.0, Theme::of(ui).bg);
            let mut all = ui.new_child(egui::UiBuilder::new().max_rect(rect));
            let table = Table::new("links", "Unpaid links", &columns).boxes("Select all").actions(5, &actions);
            let selected = [4, 7, 10, 11].into_iter().collect();
            table.sorted_by(Some((2, Direction::Up))).replaced(replaced).show(&mut all, &Links, &selected);
        });
        harness.hover_at(egui::pos2(300.0, 32.0 + 5.5 * 28.0));
        harness.get_by_role(Role::Table).focus();
        harness.run();
        for _ in 0..2 {
            harness.key_press(Key::ArrowDown);
            harness.run();
        }
        picture_once(&mut harness, name);
    }
}

fn screen(rows: usize, boxes: bool) -> Harness<'static, Screen> {
    let screen = Screen { source: Made { rows, reversed: false }, selected: HashSet::new(), events: Vec::new(), boxes };
    let mut harness = stage(false, 600.0, 32.0 + 10.0 * 28.0).build_ui_state(
        |ui, screen: &mut Screen| {
            let columns = [Column::flex("Note", 80.0).sortable(), Column::number("Amount", 100.0)];
            let actions = [RowAction { icon: icons::COPY, name: "Copy" }];
            let table = Table::new("made", "Made rows", &columns).sorted_by(Some((0, Direction::Up)));
            let table = if screen.boxes { table.boxes("Select all").actions(1, &actions) } else { table.several() };
            let rect = ui.ctx().content_rect();
            let mut all = ui.new_child(egui::UiBuilder::new().max_rect(rect));
            let events = table.show(&mut all, &screen.source, &screen.selected);
            for event in &events {
                if let Event::Selected(rows) = event {
                    screen.selected.clone_from(rows);
                }
            }
            screen.events.extend(events);
        },
        screen,
    );
    harness.run();
    harness
}

/// Gives the table the focus and forgets what has happened.
fn focus(harness: &mut Harness<'_, Screen>) {
    harness.get_by_role_and_label(Role::Table, "Made rows").focus();
    harness.run();
    harness.state_mut().events.clear();
}

fn press(harness: &mut Harness<'_, Screen>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

fn focused(harness: &Harness<'_, Screen>) -> Option<usize> {
    harness.state().events.iter().rev().find_map(|event| match event {
        Event::Focused(key) => Some(*key),
        _ => None,
    })
}

fn selected(harness: &Harness<'_, Screen>) -> Vec<usize> {
    let mut rows: Vec<usize> = harness.state().selected.iter().copied().collect();
    rows.sort_unstable();
    rows
}

#[test]
fn arrows_page_home_and_end_move_through_a_million_rows() {
    let mut harness = screen(1_000_000, false);
    focus(&mut harness);
    press(&mut harness, &[Key::ArrowDown, Key::ArrowDown]);
    assert_eq!(focused(&harness), Some(2));
    press(&mut harness, &[Key::PageDown]);
    assert_eq!(focused(&harness), Some(11));
    press(&mut harness, &[Key::End]);
    assert_eq!(focused(&harness), Some(999_999));
    let last = harness.get_by_role_and_label(Role::Row, "Row 999999, 999999.00").rect();
    assert_eq!((last.top(), last.bottom()), (32.0 + 9.0 * 28.0, 32.0 + 10.0 * 28.0));
    press(&mut harness, &[Key::ArrowUp]);
    assert_eq!(focused(&harness), Some(999_998));
    let above = harness.get_by_role_and_label(Role::Row, "Row 999998, 999998.00").rect();
    assert_eq!((above.top(), above.bottom()), (32.0 + 8.0 * 28.0, 32.0 + 9.0 * 28.0));
    press(&mut harness, &[Key::Home]);
    assert_eq!(focused(&harness), Some(0));
}

#[test]
fn only_the_rows_that_can_be_seen_are_there() {
    let harness = screen(1_000_000, false);
    assert_eq!(harness.get_all_by_role(Role::Row).count(), 10);
    assert_eq!(harness.get_all_by_role(Role::Cell).count(), 20);
    assert_eq!(harness.get_all_by_role(Role::ColumnHeader).count(), 2);
    let table = harness.get_by_role(Role::Table);
    assert_eq!(table.accesskit_node().data().row_count(), Some(1_000_000));
}

#[test]
fn enter_opens_and_a_header_asks_to_sort() {
    let mut harness = screen(5, false);
    focus(&mut harness);
    press(&mut harness, &[Key::ArrowDown, Key::Enter]);
    assert_eq!(harness.state().events, [Event::Focused(1), Event::Activated(1)]);
    harness.state_mut().events.clear();
    harness.get_by_role_and_label(Role::ColumnHeader, "Note").click();
    harness.run();
    harness.get_by_role_and_label(Role::ColumnHeader, "Amount").click();
    harness.run();
    assert_eq!(harness.state().events, [Event::Sort(0)]);
    harness.get_by_role_and_label(Role::ColumnHeader, "Note").focus();
    harness.run();
    press(&mut harness, &[Key::Enter]);
    assert_eq!(harness.state().events, [Event::Sort(0), Event::Sort(0)]);
}

#[test]
fn clicks_with_ctrl_and_shift_select_several() {
    let mut harness = screen(8, false);
    let row = |harness: &mut Harness<'_, Screen>, row: usize, modifiers| {
        harness.get_by_role_and_label(Role::Row, &format!("Row {row}, {row}.00")).click_modifiers(modifiers);
        harness.run();
    };
    row(&mut harness, 2, Modifiers::NONE);
    assert_eq!((selected(&harness), harness.state().events.last().cloned()), (vec![2], Some(Event::Clicked(2))));
    row(&mut harness, 5, Modifiers::SHIFT);
    assert_eq!(selected(&harness), [2, 3, 4, 5]);
    row(&mut harness, 3, Modifiers::COMMAND);
    assert_eq!(selected(&harness), [2, 4, 5]);
    row(&mut harness, 7, Modifiers::COMMAND);
    assert_eq!(selected(&harness), [2, 4, 5, 7]);
    row(&mut harness, 0, Modifiers::NONE);
    assert_eq!(selected(&harness), [0]);
}

#[test]
fn keys_select_extend_and_clear() {
    let mut harness = screen(6, true);
    focus(&mut harness);
    press(&mut harness, &[Key::ArrowDown, Key::Space]);
    assert_eq!(selected(&harness), [1]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    assert_eq!(selected(&harness), [1, 2, 3]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(selected(&harness), [0, 1, 2, 3, 4, 5]);
    press(&mut harness, &[Key::Escape]);
    assert_eq!(selected(&harness), Vec::<usize>::new());
    let row = harness.get_by_role_and_label(Role::Row, "Row 3, 3.00");
    assert!(row.is_focused(), "Escape takes the selection, not the focus");
}

#[test]
fn the_box_in_the_header_takes_all_and_gives_all_back() {
    let mut harness = screen(4, true);
    harness.get_by_role_and_label(Role::CheckBox, "Select all").click();
    harness.run();
    assert_eq!(selected(&harness), [0, 1, 2, 3]);
    harness.get_by_role_and_label(Role::CheckBox, "Select all").click();
    harness.run();
    assert_eq!(selected(&harness), Vec::<usize>::new());
    let row = harness.get_by_role_and_label(Role::Row, "Row 2, 2.00").rect();
    let on_the_box = egui::pos2(row.left() + 32.0, row.center().y);
    harness.drag_at(on_the_box);
    harness.drop_at(on_the_box);
    harness.run();
    assert_eq!(selected(&harness), [2]);
    assert!(harness.state().events.iter().all(|event| matches!(event, Event::Selected(_))), "a box opens no row");
}

#[test]
fn the_focus_stays_with_its_row_when_the_order_changes() {
    let mut harness = screen(1_000_000, false);
    focus(&mut harness);
    press(&mut harness, &[Key::ArrowDown, Key::ArrowDown, Key::ArrowDown]);
    let before = harness.get_by_role_and_label(Role::Row, "Row 3, 3.00").rect();
    harness.state_mut().source.reversed = true;
    harness.run();
    let after = harness.get_by_role_and_label(Role::Row, "Row 3, 3.00").rect();
    // Row 3 is now the fourth from the end, and as near to where it stood as the end of the rows allows.
    assert_eq!((before.top(), after.top()), (32.0 + 3.0 * 28.0, 32.0 + 6.0 * 28.0));
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(focused(&harness), Some(2));
}

#[test]
fn a_row_that_is_gone_gives_the_focus_to_one_that_is_there() {
    let mut harness = screen(30, false);
    focus(&mut harness);
    press(&mut harness, &[Key::End]);
    harness.state_mut().source.rows = 3;
    harness.run();
    press(&mut harness, &[Key::ArrowUp]);
    assert_eq!(focused(&harness), Some(1));
}

#[test]
fn actions_appear_on_the_row_with_the_focus_only() {
    let mut harness = screen(6, true);
    assert!(harness.query_by_role_and_label(Role::Button, "Copy").is_none());
    focus(&mut harness);
    press(&mut harness, &[Key::ArrowDown, Key::ArrowDown]);
    harness.get_by_role_and_label(Role::Button, "Copy").click();
    harness.run();
    assert_eq!(harness.state().events.last(), Some(&Event::Action(2, 0)));
}

#[test]
fn an_idle_table_asks_for_no_repaint() {
    let mut harness = screen(1_000, true);
    focus(&mut harness);
    harness.step();
    let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert_eq!(delay, Some(std::time::Duration::MAX));
}

#[test]
fn the_wheel_moves_the_rows_and_the_end_is_the_end() {
    let mut harness = screen(100, false);
    harness.hover_at(egui::pos2(300.0, 150.0));
    harness.run();
    for _ in 0..3 {
        let wheel = egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -10_000.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        harness.event(wheel);
        harness.run_steps(20);
    }
    assert!(harness.query_by_role_and_label(Role::Row, "Row 99, 99.00").is_some());
}
