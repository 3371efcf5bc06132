//! Dialogs, lists and the other parts that have a behaviour, by keyboard and by role and label.

use std::time::Duration;

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::model::Environment;
use secpaid_desktop::ui::theme::{Theme, Type, icons, size};
use secpaid_desktop::ui::widgets::status::Status;
use secpaid_desktop::ui::widgets::{
    Badge, Button, Dialog, Dropdown, Empty, Field, Item, Note, Pair, Segment, Stat, card_ui, check_ui, lines_ui,
    menu_ui, notice_ui, qr_ui, radio_card_ui, radio_ui, segments_ui, separator_ui, status_ui, switch_ui, text_ui, undo,
};

use crate::stage::{picture_once, stage};

/// A page with a button that opens a dialog.
#[derive(Default)]
struct Page {
    open: bool,
    typed: String,
    range: usize,
    opened: usize,
}

fn page(ui: &mut egui::Ui, page: &mut Page) {
    if Button::secondary("Refund…").show(ui).clicked() {
        page.open = true;
    }
    Button::secondary("Elsewhere").show(ui);
    let ranges = [Item::new("7 days"), Item::new("30 days"), Item::new("A year").enabled(false), Item::new("All")];
    let ranges: Vec<Item<'_>> =
        ranges.into_iter().enumerate().map(|(index, item)| item.checked(index == page.range)).collect();
    let current = ["7 days", "30 days", "A year", "All"][page.range];
    if let Some(chosen) = Dropdown::new("Range", current).icon(icons::CALENDAR_BLANK).show(ui, &ranges) {
        page.range = chosen;
    }
    if page.open {
        let dialog = Dialog::new("refund", "Request a refund", "Close").environment(
            Environment::Production,
            "Production",
            "Real money",
        );
        let shown = dialog.show(ui.ctx(), |inside| {
            let opened = inside.opened();
            page.opened += usize::from(opened);
            inside.body(|ui| {
                let field = Field::new("Type the amount to confirm", &mut page.typed).suffix("€").width(200.0).show(ui);
                if opened {
                    field.request_focus();
                }
            });
            inside.footer("It shows in Pay-ins once approved.", |ui| {
                Button::final_destructive("Request refund").show(ui);
                Button::secondary("Cancel").show(ui).clicked()
            })
        });
        page.open = !(shown.closed || shown.inner);
    }
}

fn harness() -> Harness<'static, Page> {
    let mut harness = stage(false, 900.0, 600.0).build_ui_state(page, Page { range: 1, ..Page::default() });
    harness.run();
    harness
}

fn focused(harness: &Harness<'_, Page>) -> Option<String> {
    let focused = harness.root().children_recursive().find(egui_kittest::Node::is_focused);
    focused.and_then(|node| node.accesskit_node().label())
}

fn press(harness: &mut Harness<'_, Page>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn open_dialog(harness: &mut Harness<'_, Page>) {
    harness.get_by_role_and_label(Role::Button, "Refund…").focus();
    harness.run();
    press(harness, Key::Enter);
}

#[test]
fn a_dialog_takes_the_focus_keeps_it_and_gives_it_back() {
    let mut harness = harness();
    open_dialog(&mut harness);
    assert_eq!(focused(&harness).as_deref(), Some("Type the amount to confirm"));
    let mut seen = Vec::new();
    for _ in 0..8 {
        press(&mut harness, Key::Tab);
        seen.extend(focused(&harness));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen, ["Cancel", "Close", "Request refund", "Type the amount to confirm"]);
    press(&mut harness, Key::Escape);
    assert!(!harness.state().open);
    assert_eq!(focused(&harness).as_deref(), Some("Refund…"));
    assert_eq!(harness.state().opened, 1);
}

#[test]
fn a_dialog_is_one_with_its_title_and_closes_by_its_cross() {
    let mut harness = harness();
    open_dialog(&mut harness);
    assert!(harness.query_by_role_and_label(Role::Dialog, "Request a refund").is_some());
    harness.get_by_role_and_label(Role::Button, "Close").click();
    harness.run();
    assert!(!harness.state().open);
    assert_eq!(focused(&harness).as_deref(), Some("Refund…"));
}

#[test]
fn what_lies_under_a_dialog_cannot_be_pressed_but_the_field_in_it_takes_text() {
    let mut harness = harness();
    open_dialog(&mut harness);
    harness.get_by_role_and_label(Role::TextInput, "Type the amount to confirm").type_text("390.00");
    harness.run();
    assert_eq!(harness.state().typed, "390.00");
    harness.get_by_role_and_label(Role::Button, "Elsewhere").click();
    harness.run();
    assert!(harness.state().open);
    assert_eq!(harness.state().opened, 1);
}

#[test]
fn a_list_is_walked_by_arrows_past_what_cannot_be_chosen() {
    let mut harness = harness();
    harness.get_by_role_and_label(Role::Button, "Range, 30 days").focus();
    harness.run();
    press(&mut harness, Key::ArrowDown);
    assert_eq!(focused(&harness).as_deref(), Some("30 days"));
    press(&mut harness, Key::ArrowDown);
    assert_eq!(focused(&harness).as_deref(), Some("All"));
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().range, 3);
    assert!(harness.query_by_role(Role::MenuItemRadio).is_none(), "the list is closed");
    assert_eq!(focused(&harness).as_deref(), Some("Range, All"));
}

#[test]
fn escape_closes_a_list_and_changes_nothing() {
    let mut harness = harness();
    harness.get_by_role_and_label(Role::Button, "Range, 30 days").click();
    harness.run();
    assert_eq!(harness.get_all_by_role(Role::MenuItemRadio).count(), 4);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_role(Role::MenuItemRadio).is_none());
    assert_eq!(harness.state().range, 1);
    assert_eq!(focused(&harness).as_deref(), Some("Range, 30 days"));
}

#[test]
fn a_list_is_chosen_from_by_pointer() {
    let mut harness = harness();
    harness.get_by_role_and_label(Role::Button, "Range, 30 days").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItemRadio, "7 days").click();
    harness.run();
    assert_eq!(harness.state().range, 0);
}

#[test]
fn segments_are_walked_by_arrows() {
    let parts = [Segment::counted("Unpaid", "22"), Segment::counted("Paid", "247")];
    let mut harness = stage(false, 400.0, 100.0).build_ui_state(
        |ui, chosen: &mut usize| {
            if let (_, Some(next)) = segments_ui(ui, "Links", &parts, *chosen) {
                *chosen = next;
            }
        },
        0,
    );
    harness.run();
    harness.get_by_role_and_label(Role::RadioButton, "Unpaid").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.key_press_modifiers(Modifiers::NONE, Key::ArrowRight);
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.get_by_role_and_label(Role::RadioButton, "Unpaid").click();
    harness.run();
    assert_eq!(*harness.state(), 0);
}

#[test]
fn a_wrong_field_says_what_is_wrong_and_a_disabled_button_cannot_be_pressed() {
    let mut harness = stage(false, 400.0, 200.0).build_ui_state(
        |ui, pressed: &mut usize| {
            let mut text = "1.234".to_owned();
            Field::new("Amount", &mut text).error(Some("Do you mean 1,234.00 or 1.23?")).show(ui);
            *pressed += usize::from(Button::primary("Create link").enabled(false).show(ui).clicked());
        },
        0,
    );
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Amount");
    assert_eq!(field.accesskit_node().data().description(), Some("Do you mean 1,234.00 or 1.23?"));
    harness.get_by_role_and_label(Role::Button, "Create link").click();
    harness.run();
    assert_eq!(*harness.state(), 0);
    assert!(harness.get_by_role_and_label(Role::Button, "Create link").accesskit_node().is_disabled());
}

#[test]
fn a_press_on_unit_icon_or_padding_is_one_on_the_field_and_tab_stops_there_once() {
    let mut harness = stage(false, 400.0, 200.0).build_ui_state(
        |ui, (amount, search): &mut (String, String)| {
            Field::new("Amount", amount).suffix("€").show(ui);
            Field::new("Search", search).icon(icons::MAGNIFYING_GLASS).show(ui);
        },
        ("12".to_owned(), String::new()),
    );
    harness.run();
    for (name, other, beside) in [("Amount", "Search", 14.0), ("Search", "Amount", -26.0), ("Amount", "Search", -6.0)] {
        // The role's place is that of the text; the frame reaches further.
        let text = harness.get_by_role_and_label(Role::TextInput, name).rect();
        let x = if beside > 0.0_f32 { text.right() } else { text.left() } + beside;
        let at = egui::pos2(x, text.center().y);
        harness.drag_at(at);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::TextInput, name).is_focused(), "{name} at {at}, pressed");
        harness.drop_at(at);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::TextInput, name).is_focused(), "{name} at {at}, released");
        harness.key_press(Key::Tab);
        harness.run();
        assert!(harness.get_by_role_and_label(Role::TextInput, other).is_focused(), "{other} after {name}");
    }
}

#[test]
fn a_press_in_the_text_of_a_field_places_the_cursor_there() {
    let mut harness = stage(false, 400.0, 100.0).build_ui_state(
        |ui, text: &mut String| {
            Field::new("Amount", text).suffix("€").show(ui);
        },
        "12".to_owned(),
    );
    harness.run();
    let text = harness.get_by_role_and_label(Role::TextInput, "Amount").rect();
    harness.drag_at(text.left_center() + egui::vec2(1.0, 0.0));
    harness.run();
    harness.drop_at(text.left_center() + egui::vec2(1.0, 0.0));
    harness.run();
    harness.event(egui::Event::Text("3".to_owned()));
    harness.run();
    assert_eq!(harness.state(), "312");
}

#[test]
fn a_key_cannot_be_brought_back_by_undo_once_it_is_forgotten() {
    let id = egui::Id::unique("key");
    let mut harness = stage(false, 400.0, 100.0).build_ui_state(
        move |ui, (text, forget): &mut (String, bool)| {
            if std::mem::take(forget) {
                text.clear();
                undo::forget(ui.ctx(), id);
            }
            Field::new("API key", text).password(true).id(id).show(ui);
        },
        (String::new(), false),
    );
    harness.run();
    harness.get_by_role_and_label(Role::PasswordInput, "API key").focus();
    harness.run();
    for letters in ["sk-", "1234"] {
        harness.get_by_role_and_label(Role::PasswordInput, "API key").type_text(letters);
        harness.run_steps(8);
    }
    assert_eq!(harness.state().0, "sk-1234");
    let shown = harness.get_by_role_and_label(Role::PasswordInput, "API key").value();
    assert_eq!(shown.as_deref(), Some("•••••••"), "a screen reader gets dots as well");
    harness.state_mut().1 = true;
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(harness.state().0, "");
}

/// Everything the gallery of the design has no place for, to be looked at.
fn more_ui(ui: &mut egui::Ui, page: &mut Page) {
    let theme = Theme::of(ui);
    let environment = Dialog::new("more", "Request a refund", "Close").environment(
        Environment::Development,
        "Development",
        "Test system, no real money",
    );
    Empty::new(icons::LINK_SIMPLE, "No unpaid links")
        .sentence("Links you create wait here until someone pays them. Then they move to Paid.")
        .keys(&["Ctrl", "N"])
        .show(ui, vec![Button::primary("Create link").icon(icons::PLUS), Button::secondary("Split link")]);
    let left = egui::Rect::from_min_size(egui::pos2(16.0, 60.0), egui::vec2(300.0, 700.0));
    let mut left = ui.new_child(egui::UiBuilder::new().max_rect(left));
    lines_ui(&mut left, |ui| {
        Pair::new("Amount", "€248.00").show(ui);
        Pair::new("Transaction", "20260518-pi-VVURDWW9YE").small().show(ui);
        Pair::new("Net", "€241.30").emphasis().show(ui);
    });
    separator_ui(&mut left, 8.0);
    Stat::new("Revenue", "€23,807.14").change(Some(icons::ARROW_UP), "8.4 %").show(&mut left, 180.0);
    let mut on = true;
    check_ui(&mut left, &mut on, "Payer may cancel");
    switch_ui(&mut left, &mut on, "View only");
    radio_ui(&mut left, true, "Full amount");
    radio_card_ui(&mut left, true, "Save in the system keyring", "Kept by the keyring of this computer", 280.0);
    status_ui(&mut left, Status::Pending, "Not checked yet");
    notice_ui(&mut left, icons::CHECK_CIRCLE, theme.ok, "Ready to be paid");
    let modules: Vec<bool> = (0_usize..25 * 25).map(|at| at.is_multiple_of(3) || at.is_multiple_of(7)).collect();
    qr_ui(&mut left, &modules, 120.0, "QR code of the payment link");
    Note::info("Something").body("Quiet, with a button.").show_with_ui(&mut left, |ui| {
        Button::secondary("Try again").small().show(ui);
    });
    let badge = Badge::button(Environment::Development, "Development", "Environment").show(&mut left);
    menu_ui(&mut left, &badge, "Environments", &[Item::new("Copy").icon(icons::COPY).keys(&["Ctrl", "C"])]);
    if page.open {
        environment.show(ui.ctx(), |inside| {
            inside.body(|ui| {
                text_ui(
                    ui,
                    Type::Body,
                    "This files a request. SecPaid reviews it, and the payer gets money back only once it is approved.",
                    theme.text2,
                );
                card_ui(ui, |ui| Pair::new("Hochzeit Albers, 2. Rate", "€390.00").show(ui));
                Pair::new("Split, percent", "Kurier Ritter 40.00 %").at(136.0).show(ui);
                Note::error("3.50 % still to give").body("€5.25").show_bar_ui(ui, |ui| {
                    Button::secondary("Spread evenly").small().show(ui);
                });
                Field::new("Type the amount to confirm", &mut page.typed).suffix("€").large().width(200.0).show(ui);
            });
            inside.footer("It shows in Pay-ins once approved.", |ui| {
                Button::final_destructive("Request refund").show(ui);
                Button::secondary("Cancel").show(ui);
            });
        });
    }
}

#[test]
fn the_other_parts_can_be_looked_at_and_rest_when_idle() {
    for (dark, open, name) in
        [(false, false, "parts-light"), (false, true, "dialog-light"), (true, true, "dialog-dark")]
    {
        let state = Page { open, typed: "390.00".to_owned(), ..Page::default() };
        let mut harness = stage(dark, 1280.0, 860.0)
            .with_pixels_per_point(1.5)
            .with_render_cursor(false)
            .build_ui_state(more_ui, state);
        harness.run();
        picture_once(&mut harness, name);
        harness.step();
        let delay = harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
        assert_eq!(delay, Some(Duration::MAX), "{name}");
        assert!((size::DIALOG - 600.0).abs() < f32::EPSILON);
    }
}
