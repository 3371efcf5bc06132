//! Every screen and dialog as somebody without mouse or sight meets it: each control has a role and a name of its own,
//! Tab goes through the window as it is read, and what has the focus shows it.

use egui::accesskit::{Action as Ask, Role};
use egui::epaint::Shape;
use egui::{Key, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::ui::theme;

use crate::desk::Desk;
use crate::every::{DIALOGS, SCREENS};

/// Roles that say what one can do with it.
const ROLES: &[Role] = &[
    Role::Button,
    Role::Link,
    Role::CheckBox,
    Role::RadioButton,
    Role::Switch,
    Role::Tab,
    Role::TextInput,
    Role::PasswordInput,
    Role::MultilineTextInput,
    Role::SearchInput,
    Role::Table,
    Role::Row,
    Role::ColumnHeader,
    Role::MenuItem,
    Role::MenuItemRadio,
    Role::ListBoxOption,
    Role::Slider,
    Role::ScrollBar,
    Role::ComboBox,
    // Texts that can be selected.
    Role::Label,
];

/// What is wrong with the controls of a window.
fn faults(window: &Harness<'_, Desk>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = std::collections::BTreeMap::<(String, String), usize>::new();
    for node in window.query_all_by(|_| true) {
        let node = node.accesskit_node();
        let data = node.data();
        if !data.supports_action(Ask::Focus) && !data.supports_action(Ask::Click) {
            continue;
        }
        let (role, name) = (node.role(), node.label().or_else(|| node.value()).unwrap_or_default());
        if !ROLES.contains(&role) {
            faults.push(format!("{role:?} “{name}” is no role of a control"));
        }
        if name.trim().is_empty() && role != Role::ScrollBar {
            faults.push(format!("{role:?} without a name at {:?}", node.bounding_box()));
        }
        // Rows may be alike, and so may their buttons; a dialog is closed by its cross and by its button.
        let in_row = node.parent().is_some_and(|parent| parent.role() == Role::Row);
        if !matches!(role, Role::Row | Role::Label) && !in_row {
            *seen.entry((format!("{role:?}"), name)).or_default() += 1;
        }
    }
    for ((role, name), count) in seen {
        let closes = role == "Button" && matches!(name.as_str(), "Close" | "Cancel");
        if count > 1 && !closes {
            faults.push(format!("{count} times {role} “{name}”"));
        }
    }
    faults
}

#[test]
fn every_control_has_a_role_and_a_name_of_its_own() {
    let mut all = Vec::new();
    for (name, desk) in SCREENS.iter().chain(DIALOGS) {
        for size in [(1280.0, 800.0), (900.0, 600.0)] {
            let window = desk().window(false, size.0, size.1);
            all.extend(faults(&window).into_iter().map(|fault| format!("{name} at {size:?}: {fault}")));
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn the_list_of_screens_is_one_and_has_a_name() {
    for size in [(1280.0, 800.0), (900.0, 600.0)] {
        let window = SCREENS[0].1().window(false, size.0, size.1);
        let list = window.get_by_role_and_label(Role::TabList, "Screens");
        assert_eq!(list.get_all_by_role(Role::Tab).count(), 8, "at {size:?}");
    }
}

/// A stop of Tab.
#[derive(Debug, Clone, PartialEq)]
struct Stop {
    name: String,
    place: Rect,
    in_dialog: bool,
}

fn stop(window: &Harness<'_, Desk>) -> Option<Stop> {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is of one lifetime only")]
    let node = window.query_all_by(|node| node.is_focused()).last()?;
    let (place, node) = (node.rect(), node.accesskit_node());
    let name = format!("{:?} {}", node.role(), node.label().or_else(|| node.value()).unwrap_or_default());
    let mut above = node.parent();
    let mut in_dialog = false;
    while let Some(parent) = above {
        in_dialog |= parent.role() == Role::Dialog;
        above = parent.parent();
    }
    Some(Stop { name, place, in_dialog })
}

/// Whether something is drawn in the colour of the focus at a place.
fn shows_focus(window: &Harness<'_, Desk>, place: Rect) -> bool {
    let ring = theme::LIGHT.focus;
    let near = place.expand(8.0);
    window.output().shapes.iter().any(|clipped| match &clipped.shape {
        Shape::Rect(rect) => rect.stroke.color == ring && rect.stroke.width >= 2.0 && near.intersects(rect.rect),
        _ => false,
    })
}

/// All stops of Tab until it comes round.
fn stops(window: &mut Harness<'_, Desk>, faults: &mut Vec<String>) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..120 {
        window.key_press(Key::Tab);
        window.run_ok();
        let Some(stop) = stop(window) else { continue };
        if stops.first() == Some(&stop) {
            break;
        }
        if !shows_focus(window, stop.place) {
            faults.push(format!("{} shows no focus", stop.name));
        }
        stops.push(stop);
    }
    stops
}

/// The parts of a window in the order in which they are read: environment bar, side bar, the page, and what stands in
/// columns on it, from a height on.
fn part(place: Rect, (from, columns): (f32, &[f32])) -> usize {
    if place.bottom() <= 42.0 {
        return 0;
    }
    let in_columns = place.top() >= from;
    1 + columns.iter().filter(|column| place.left() >= **column && (in_columns || **column <= 200.0)).count()
}

/// The stops from the first one in the environment bar on: a field may have had the focus from the start.
fn from_the_top(mut stops: Vec<Stop>) -> Vec<Stop> {
    let first = (0..stops.len()).find(|at| {
        let before = (at + stops.len() - 1) % stops.len();
        part(stops[*at].place, (0.0, &[])) == 0 && part(stops[before].place, (0.0, &[])) != 0
    });
    stops.rotate_left(first.unwrap_or(0));
    stops
}

/// Whether one place is read before another in the same part: above it, or beside it to the left.
fn is_read_before(one: Rect, other: Rect) -> bool {
    let beside = one.top() < other.bottom() - 4.0 && other.top() < one.bottom() - 4.0;
    if beside { one.left() <= other.left() } else { one.top() <= other.top() }
}

#[test]
fn tab_goes_through_every_screen_as_it_is_read_and_the_focus_is_seen() {
    let mut faults = Vec::new();
    for (name, desk) in SCREENS {
        let columns: (f32, &[f32]) = match *name {
            name if name.starts_with("settings") => (0.0, &[200.0, 384.0]),
            name if name.contains("detail") || name.starts_with("create") => (0.0, &[200.0, 952.0]),
            // Below the figures and the chart stand three blocks.
            "overview" => (470.0, &[200.0, 568.0, 912.0]),
            _ => (0.0, &[200.0]),
        };
        let mut window = desk().window(false, 1280.0, 800.0);
        let mut here = Vec::new();
        let stops = from_the_top(stops(&mut window, &mut here));
        assert!(stops.len() >= 7, "{name}: {stops:?}");
        let part = |place: Rect| part(place, columns);
        for pair in stops.windows(2) {
            let [one, other] = pair else { continue };
            let (from, to) = (part(one.place), part(other.place));
            if from > to || (from == to && !is_read_before(one.place, other.place)) {
                here.push(format!("{} at {:?} before {} at {:?}", one.name, one.place, other.name, other.place));
            }
        }
        faults.extend(here.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn in_a_dialog_tab_goes_round_inside_and_the_focus_is_seen() {
    let mut faults = Vec::new();
    for (name, desk) in DIALOGS.iter().filter(|(name, _)| *name != "palette") {
        let mut window = desk().window(false, 1280.0, 800.0);
        let mut here = Vec::new();
        for stop in stops(&mut window, &mut here) {
            if !stop.in_dialog {
                here.push(format!("{} is outside of the dialog", stop.name));
            }
        }
        faults.extend(here.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
