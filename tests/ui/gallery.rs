//! All states of the widgets side by side, in both themes: the page of components that the design shows.

use std::collections::HashSet;

use egui::{Rect, Ui, UiBuilder, pos2, vec2};
use secpaid_desktop::model::Environment;
use secpaid_desktop::ui::theme::{Theme, Type, icons, size};
use secpaid_desktop::ui::widgets::table::{Cell, Column, Source};
use secpaid_desktop::ui::widgets::{
    Badge, Button, Field, IconButton, Item, Note, Segment, Status, Table, Tick, chip_ui, choice, key_caps_ui, menu,
    paint, progress_ui, segments_ui, split_bar_ui, status_ui, strip_ui,
};

use crate::stage::{picture_once, stage};

/// Fields and boxes of the gallery.
#[derive(Default)]
struct Page {
    search: String,
    focused: String,
    wrong: String,
    fixed: String,
}

/// Runs `add` in a rectangle of its own, top down without spacing.
fn at<R>(ui: &mut Ui, x: f32, y: f32, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let rect = Rect::from_min_size(pos2(x, y), vec2(width, 780.0));
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    add(&mut child)
}

fn label(ui: &Ui, x: f32, y: f32, words: &str) {
    let galley = paint::line(ui, Type::Small, words, Theme::of(ui).text3);
    paint::left(ui, galley, x, y);
}

fn words(ui: &Ui, x: f32, y: f32, kind: Type, words: &str, colour: egui::Color32) {
    paint::left(ui, paint::line(ui, kind, words, colour), x, y);
}

fn page_ui(ui: &mut Ui, page: &mut Page) {
    let theme = Theme::of(ui);
    ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, theme.bg);
    environments(ui);
    colours(ui);
    buttons(ui);
    fields(ui, page);
    choices(ui);
    kinds(ui);
    statuses(ui);
    notes(ui);
}

fn environments(ui: &mut Ui) {
    let theme = Theme::of(ui);
    label(ui, 24.0, 31.0, "Environment");
    let bars = [
        (Environment::Production, "Production", "Real money", 50.0),
        (Environment::Development, "Development", "Test system, no real money", 99.5),
        (Environment::Demo, "Demo", "Simulated, no network", 149.0),
    ];
    for (environment, word, says, y) in bars {
        let colours = theme.environment(environment);
        let rect = Rect::from_min_size(pos2(24.0, y), vec2(360.0, 41.0));
        paint::frame(ui, rect, size::RADIUS, colours.tint, colours.line);
        strip_ui(ui, environment, rect, size::RADIUS);
        let badge = at(ui, 32.5, y + 10.0, 300.0, |ui| Badge::button(environment, word, word).show(ui));
        let end = badge.rect.right();
        words(ui, end + 12.0, y + 22.0, Type::Small, says, colours.text);
    }
    label(ui, 24.0, 213.0, "Switch menu");
    let rect = Rect::from_min_size(pos2(24.0, 232.0), vec2(319.0, 120.0));
    ui.painter().add(theme.shadow.as_shape(rect, size::RADIUS_LARGE));
    paint::frame(ui, rect, size::RADIUS_LARGE, theme.raised, theme.line);
    let items = [
        Item::badge(Environment::Production, "Production").detail("Real money, asks once"),
        Item::badge(Environment::Development, "Development").detail("Test system"),
        Item::badge(Environment::Demo, "Demo").detail("Simulated, no network").checked(true),
    ];
    at(ui, 30.0, 238.0, 307.0, |ui| menu::list_ui(ui, egui::Id::unique("switch"), &items, 307.0));
}

fn colours(ui: &Ui) {
    let theme = Theme::of(ui);
    label(ui, 24.0, 380.5, "Colour");
    let all = [
        ("text", theme.text),
        ("text2", theme.text2),
        ("text3", theme.text3),
        ("disabled", theme.disabled),
        ("bg", theme.bg),
        ("side", theme.side),
        ("panel", theme.panel),
        ("raised", theme.raised),
        ("line", theme.line),
        ("ctl", theme.ctl),
        ("hover", theme.hover),
        ("press", theme.press),
        ("sel", theme.sel),
        ("accent", theme.accent),
        ("accentTint", theme.accent_tint),
        ("ok", theme.ok),
        ("warn", theme.warn),
        ("err", theme.err),
    ];
    for (index, (name, colour)) in all.into_iter().enumerate() {
        let (column, row) = (index % 2, index / 2);
        let x = if column == 0 { 24.0 } else { 212.0 };
        let y = 412.0 + 26.0 * f32::from(u8::try_from(row).expect("a few rows"));
        let rect = Rect::from_min_size(pos2(x, y - 9.0), vec2(18.0, 18.0));
        paint::frame(ui, rect, 4, colour, theme.ctl);
        words(ui, x + 26.0, y, Type::Small, name, theme.text);
        let code = format!("#{:02X}{:02X}{:02X}", colour.r(), colour.g(), colour.b());
        let galley = paint::line(ui, Type::Small, &code, theme.text3);
        paint::right(ui, galley, x + 172.0, y);
    }
}

/// The state a column of the buttons shows: the second is under the pointer, the third has the focus.
fn look(ui: &Ui, column: usize, response: egui::Response) {
    match column {
        1 => drop(response.highlight()),
        2 => paint::focus_ring(ui, response.rect, size::RADIUS),
        _ => {}
    }
}

fn buttons(ui: &mut Ui) {
    label(ui, 416.0, 31.0, "Buttons");
    let columns = [416.0, 532.0, 678.0, 794.0];
    let heads = [
        (57.0, ["Primary", "Hover", "Focus", "Disabled"]),
        (121.0, ["Secondary", "Hover", "Focus", "Disabled"]),
        (185.0, ["Destructive", "Final", "Quiet", "Icon"]),
    ];
    for (y, head) in heads {
        for (x, word) in columns.into_iter().zip(head) {
            label(ui, x, y, word);
        }
    }
    for (index, x) in columns.into_iter().enumerate() {
        let enabled = index != 3;
        at(ui, x, 70.0, 200.0, |ui| {
            let response = Button::primary("Create link").enabled(enabled).show(ui);
            look(ui, index, response);
        });
        at(ui, x, 134.0, 200.0, |ui| {
            let response = Button::secondary("Export…").icon(icons::EXPORT).enabled(enabled).show(ui);
            look(ui, index, response);
        });
    }
    at(ui, 416.0, 198.0, 200.0, |ui| Button::destructive("Delete…").icon(icons::TRASH).show(ui));
    at(ui, 532.0, 198.0, 200.0, |ui| Button::final_destructive("Request refund").show(ui));
    at(ui, 678.0, 198.0, 200.0, |ui| Button::quiet("Cancel").show(ui));
    at(ui, 794.0, 198.0, 200.0, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            IconButton::new(icons::ARROW_CLOCKWISE, "Reload").show(ui);
            IconButton::new(icons::COPY, "Copy").show(ui).highlight();
        })
    });
}

fn fields(ui: &mut Ui, page: &mut Page) {
    label(ui, 416.0, 253.0, "Fields");
    at(ui, 416.0, 271.0, 238.0, |ui| {
        Field::new("Rest", &mut page.search).icon(icons::MAGNIFYING_GLASS).placeholder("Note, amount, id").show(ui)
    });
    at(ui, 666.0, 271.0, 238.0, |ui| Field::new("Focus", &mut page.focused).show(ui));
    at(ui, 416.0, 333.0, 238.0, |ui| {
        Field::new("Error", &mut page.wrong).error(Some("Do you mean 1,234.00 or 1.23?")).show(ui)
    });
    at(ui, 666.0, 333.0, 238.0, |ui| Field::new("Disabled", &mut page.fixed).enabled(false).show(ui));
}

fn choices(ui: &mut Ui) {
    label(ui, 416.0, 429.0, "Choice");
    at(ui, 416.0, 448.0, 480.0, |ui| {
        ui.horizontal(|ui| {
            segments_ui(ui, "Split by", &[Segment::new("Percent"), Segment::new("Fixed amounts")], 0);
            ui.add_space(2.0);
            Button::secondary("30 days").icon(icons::CALENDAR_BLANK).caret().show(ui);
        })
    });
    for (x, tick) in [(424.0, Tick::Off), (450.0, Tick::On), (476.0, Tick::Mixed)] {
        choice::check_at(ui, pos2(x, 504.0), tick, false, true);
    }
    choice::radio_at(ui, pos2(502.0, 504.0), false, false);
    choice::radio_at(ui, pos2(528.0, 504.0), true, false);
    at(ui, 546.0, 495.0, 60.0, |ui| key_caps_ui(ui, &["Ctrl"]));
    at(ui, 588.0, 495.0, 60.0, |ui| key_caps_ui(ui, &["K"]));
    at(ui, 617.0, 492.0, 200.0, |ui| chip_ui(ui, "Method card", "Remove filter Method card"));
}

fn kinds(ui: &Ui) {
    let theme = Theme::of(ui);
    label(ui, 416.0, 539.0, "Type");
    let lines = [
        (574.0, Type::Figure, "€23,807.14", "24/32 medium, −0.3"),
        (608.0, Type::Title, "Pay-ins", "20/28 medium, −0.2"),
        (635.0, Type::Body, "Body and tables 1,234.56", "14/20 regular"),
        (659.0, Type::Emphasis, "Emphasis 1,234.56", "14/20 medium"),
        (681.0, Type::Small, "Labels, headers, hints", "12/16 regular"),
    ];
    for (y, kind, sample, says) in lines {
        let ink = if kind == Type::Small { theme.text2 } else { theme.text };
        words(ui, 416.0, y, kind, sample, ink);
        paint::right(ui, paint::line(ui, Type::Small, says, theme.text3), 904.0, y + 1.0);
    }
}

/// Rows for the gallery: what each shows is written in it.
struct States(&'static [(&'static str, Status, &'static str)]);

impl Source for States {
    type Key = &'static str;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn key(&self, row: usize) -> Self::Key {
        self.0[row].0
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let (name, status, word) = self.0[row];
        match column {
            0 => Cell::text(name),
            1 => Cell::text("€64.90"),
            _ => Cell::status(status, word),
        }
    }
}

fn rows(ui: &mut Ui) {
    let columns = [Column::flex("", 80.0), Column::number("", 50.0), Column::text("", 70.0)];
    let selected = ["Selected", "Keyboard focus"].into_iter().collect();
    let live = States(&[
        ("At rest", Status::Paid, "Paid"),
        ("Pointer over", Status::Paid, "Paid"),
        ("Selected", Status::Paid, "Paid"),
        ("Keyboard focus", Status::Pending, "Pending"),
    ]);
    let stale = States(&[("Being replaced", Status::Paid, "Paid")]);
    // The headers are empty and stand above the picture's edge; only their line is seen.
    at(ui, 936.0, 130.0, 320.0, |ui| {
        ui.set_max_height(60.0);
        Table::new("stale", "Being replaced", &columns).replaced(true).show(ui, &stale, &HashSet::new());
    });
    at(ui, 936.0, 18.0, 320.0, |ui| {
        ui.set_max_height(32.0 + 4.0 * 28.0);
        let table = Table::new("live", "Rows", &columns).several();
        table.show(ui, &live, &selected);
    });
    let focus = Rect::from_min_size(pos2(936.0, 50.0 + 3.0 * 28.0), vec2(320.0, 28.0));
    let stroke = egui::Stroke::new(2.0, Theme::of(ui).focus);
    ui.painter().rect_stroke(focus, 0.0, stroke, egui::StrokeKind::Inside);
}

fn statuses(ui: &mut Ui) {
    rows(ui);
    label(ui, 936.0, 31.0, "Rows");
    label(ui, 936.0, 218.0, "Status");
    let all = [
        (Status::Paid, "Paid"),
        (Status::Pending, "Pending"),
        (Status::InProgress, "In progress"),
        (Status::Refunded, "Refunded"),
        (Status::Disputed, "Disputed"),
        (Status::WonBack, "Won back"),
        (Status::NotKnown, "Not known"),
        (Status::Refused, "Refused"),
        (Status::Requested, "Requested"),
    ];
    for (index, (status, word)) in all.into_iter().enumerate() {
        let x = [936.0, 1043.0, 1149.0][index % 3];
        let y = [236.0, 264.0, 292.0][index / 3];
        at(ui, x, y, 110.0, |ui| status_ui(ui, status, word));
    }
}

fn notes(ui: &mut Ui) {
    let theme = Theme::of(ui);
    label(ui, 936.0, 340.0, "Notes");
    at(ui, 936.0, 359.0, 320.0, |ui| {
        Note::warn("Something to know").body("It changes nothing about the money.").show(ui);
        Note::error("No money is affected").body("The list could not be refreshed.").show(ui);
    });
    words(ui, 936.0, 515.0, Type::Body, "Loading… 3 s", theme.text2);
    at(ui, 1189.0, 501.0, 80.0, |ui| Button::secondary("Cancel").small().name("Cancel loading").show(ui));
    at(ui, 936.0, 536.0, 320.0, |ui| progress_ui(ui, 2_400, 12_040, "2,400 of 12,040"));
    label(ui, 936.0, 580.0, "Parts of a split");
    at(ui, 936.0, 599.0, 320.0, |ui| split_bar_ui(ui, &[1.0; 5], 0.0, "Five equal parts"));
    for (index, part) in theme.parts.into_iter().enumerate() {
        let code = format!("#{:02X}{:02X}{:02X}", part.r(), part.g(), part.b());
        let x = 936.0 + 66.0 * f32::from(u8::try_from(index).expect("five"));
        label(ui, x, 620.0, &code);
    }
    label(ui, 936.0, 656.5, "Popover and dialog");
    let rect = Rect::from_min_size(pos2(936.0, 675.0), vec2(320.0, 67.0));
    ui.painter().add(theme.shadow.as_shape(rect, size::RADIUS_LARGE));
    paint::frame(ui, rect, size::RADIUS_LARGE, theme.raised, theme.line);
    words(ui, 952.5, 699.0, Type::Emphasis, "One shadow, radius 8", theme.text);
    words(ui, 952.5, 719.0, Type::Small, "Offset 0, 8. Blur 24. Spread 0.", theme.text3);
}

fn components(dark: bool, name: &str) {
    let page = Page {
        focused: "88.19".to_owned(),
        wrong: "1.234".to_owned(),
        fixed: "Set by the service".to_owned(),
        ..Page::default()
    };
    let mut harness =
        stage(dark, 1280.0, 800.0).with_pixels_per_point(1.5).with_render_cursor(false).build_ui_state(page_ui, page);
    harness.run();
    egui_kittest::kittest::Queryable::get_by_role_and_label(&harness, egui::Role::TextInput, "Focus").focus();
    harness.hover_at(pos2(1000.0, 92.0));
    harness.run();
    picture_once(&mut harness, name);
}

#[test]
fn components_in_light_look_as_they_did() {
    components(false, "components-light");
}

#[test]
fn components_in_dark_look_as_they_did() {
    components(true, "components-dark");
}
