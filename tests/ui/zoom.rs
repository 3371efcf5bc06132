//! A large zoom leaves less room for the same words: in the ordinary window every screen and every dialog is looked at
//! with 150 and 200 percent, in both languages. What was chosen is there when the window is opened again.

use egui::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::model::{Environment, LinkList};
use secpaid_desktop::state::{Action, ExportAction, LinksAction, Screen};
use secpaid_desktop::text::Language;

use crate::crowding::findings;
use crate::desk::Desk;
use crate::every::{DIALOGS, SCREENS};
use crate::shop::{links, paid, pay_ins};
use crate::stage::picture_once;

/// What is left of 1280 × 800 points.
const ROOMS: [(&str, f32, f32); 2] = [("150", 1280.0 / 1.5, 800.0 / 1.5), ("200", 640.0, 400.0)];

/// What is crowded or cut off in a window, and buttons that do not fit into it.
fn faults(name: &str, window: &Harness<'_, Desk>) -> Vec<String> {
    let fields: Vec<egui::Rect> = window.query_all_by_role(Role::TextInput).map(|field| field.rect()).collect();
    let mut faults = findings(&window.output().shapes, &fields);
    let whole = window.ctx.content_rect();
    for button in window.query_all_by_role(Role::Button) {
        let (place, label) = (button.rect(), button.accesskit_node().label().unwrap_or_default());
        // Up and down a place may scroll; what ends a dialog never does.
        let ends = !name.starts_with("settings") && matches!(&*label, "Cancel" | "Close" | "Abbrechen" | "Schließen");
        if !whole.x_range().expand(0.5).contains(place.right()) || (ends && !whole.expand(0.5).contains_rect(place)) {
            faults.push(format!("“{label}” at {place:?} does not fit into {whole:?}"));
        }
    }
    faults
}

#[test]
fn every_screen_and_dialog_has_room_in_a_large_zoom() {
    let mut all = Vec::new();
    for (zoom, width, height) in ROOMS {
        for (name, desk) in SCREENS.iter().chain(DIALOGS) {
            for language in Language::ALL {
                let mut window = desk().speaking(language).window(false, width, height);
                let id = language.id();
                all.extend(faults(name, &window).into_iter().map(|fault| format!("{name}, {id}, {zoom} %: {fault}")));
                // The longer words in the smallest room are looked at.
                if zoom == "200" && language == Language::German && all.is_empty() {
                    picture_once(&mut window, &format!("zoom-{zoom}-{}", name.replace([' ', ','], "-")));
                }
            }
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn every_screen_can_be_gone_to_in_a_large_zoom() {
    let desk = Desk::new(Environment::Demo, Screen::Overview);
    let mut window = desk.window(false, 450.0, 300.0);
    let whole = window.ctx.content_rect();
    assert!(whole.contains_rect(window.get_by_role_and_label(Role::Tab, "Settings").rect()), "it keeps its place");
    assert!(!whole.contains_rect(window.get_by_role_and_label(Role::Tab, "Activity").rect()), "there is no room");
    window.get_by_role_and_label(Role::Tab, "Activity").focus();
    window.run_ok();
    window.run_ok();
    let activity = window.get_by_role_and_label(Role::Tab, "Activity").rect();
    let settings = window.get_by_role_and_label(Role::Tab, "Settings").rect();
    assert!(activity.bottom() <= settings.top(), "{activity:?} is scrolled to above {settings:?}");
}

#[test]
fn a_note_keeps_the_end_of_its_number_before_other_columns_keep_theirs() {
    let mut desk = links(Environment::Demo, 3);
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    desk.paid((0..24).rev().map(paid).collect());
    let mut window = desk.speaking(Language::German).window(false, ROOMS[0].1, ROOMS[0].2);
    let head = |label| window.query_by_role_and_label(Role::ColumnHeader, label);
    let notes = head("Notiz").expect("the notes are there").rect();
    assert!(notes.width() >= 168.0, "{notes:?}");
    assert!(head("Empfänger").is_none(), "the panel of the row has them");
    let row = window.get_all_by_role(Role::Row).next().expect("a row").rect();
    window.hover_at(row.center());
    window.run_ok();
    assert!(window.query_by_role_and_label(Role::Button, "Neuer Link wie dieser").is_some(), "its icons stay");
    picture_once(&mut window, "zoom-150-links-paid");
}

#[test]
fn the_file_of_an_export_is_in_sight_in_a_large_zoom() {
    let mut desk = pay_ins(Environment::Demo, 21).speaking(Language::German);
    desk.act(Action::Export(ExportAction::Open));
    let mut window = desk.window(false, ROOMS[0].1, ROOMS[0].2);
    let file = window.get_by_role_and_label(Role::TextInput, "Datei").rect();
    let save = window.get_by_role_and_label(Role::Button, "Exportieren").rect();
    assert!(file.bottom() < save.top(), "{file:?} is above the foot at {save:?}");
    let rows = window.get_by_role_and_label(Role::RadioButton, "Nur neue Zeilen").rect();
    let format = window.get_by_role_and_label(Role::Button, "Format, Excel-Arbeitsmappe (XLSX)").rect();
    assert!(format.top() - rows.bottom() < 40.0, "nothing is said between {rows:?} and {format:?}");
    picture_once(&mut window, "zoom-150-export");
}
