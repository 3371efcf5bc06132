//! Check box, radio button and switch. A click on the words counts as one on the box.
//! Forms, settings and the table call it. A group of radio buttons is the caller's: it says which one is chosen.
//! It must not keep a value of its own.

use egui::{Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Theme, Type, icons, size};

/// State of a check box that may stand for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// None.
    Off,
    /// Some.
    Mixed,
    /// All.
    On,
}

impl From<bool> for Tick {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

/// A check box with words; a click turns it over and marks the response as changed.
pub fn check_ui(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    check_enabled_ui(ui, on, words, true)
}

/// A check box that can be disabled; the reason stands next to it in words.
pub fn check_enabled_ui(ui: &mut Ui, on: &mut bool, words: &str, enabled: bool) -> Response {
    let mut response = row_ui(ui, words, enabled, |ui, centre, response| {
        check_at(ui, centre, Tick::from(*on), response.hovered(), enabled);
    });
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let is = *on;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, is, words));
    ring(ui, &response, size::RADIUS_SMALL);
    response
}

/// A radio button with words.
pub fn radio_ui(ui: &mut Ui, chosen: bool, words: &str) -> Response {
    let response = row_ui(ui, words, true, |ui, centre, response| {
        radio_at(ui, centre, chosen, response.hovered());
    });
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, words));
    ring(ui, &response, 8);
    response
}

/// An option as a card: radio, words, and a sentence on what it means. `width` in points, 56 high.
pub fn radio_card_ui(ui: &mut Ui, chosen: bool, words: &str, meaning: &str, width: f32) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 58.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, words));
    let fill = if chosen {
        theme.accent_tint
    } else if response.hovered() {
        theme.hover
    } else {
        Color32::TRANSPARENT
    };
    paint::frame(ui, rect, size::RADIUS, fill, if chosen { theme.accent } else { theme.ctl });
    radio_at(ui, pos2(rect.left() + 20.0, rect.top() + 20.0), chosen, response.hovered());
    let room = width - 38.0 - 12.0;
    paint::left(ui, paint::line_cut(ui, Type::Body, words, theme.text, room), rect.left() + 38.0, rect.top() + 20.0);
    let meaning = paint::line_cut(ui, Type::Small, meaning, theme.text2, room);
    paint::left(ui, meaning, rect.left() + 38.0, rect.top() + 39.0);
    if response.has_focus() {
        paint::focus_ring(ui, rect, size::RADIUS);
    }
    response
}

/// A switch with words: on or off at once, without a Save button.
pub fn switch_ui(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    let theme = Theme::of(ui);
    let galley = paint::line(ui, Type::Body, words, theme.text);
    let (rect, mut response) = ui.allocate_exact_size(vec2(40.0 + galley.size().x, 24.0), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let is = *on;
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), is, words));
    let track = Rect::from_center_size(pos2(rect.left() + 16.0, rect.center().y), vec2(32.0, 18.0));
    let (fill, border) = match (is, response.hovered()) {
        (true, false) => (theme.accent, theme.accent),
        (true, true) => (theme.accent_hover, theme.accent_hover),
        (false, _) => (theme.field, theme.ctl_hover),
    };
    ui.painter().rect(track, CornerRadius::same(9), fill, paint::hair(ui, border), StrokeKind::Inside);
    let knob = pos2(if is { track.right() - 9.0 } else { track.left() + 9.0 }, track.center().y);
    ui.painter().circle_filled(knob, 6.0, if is { theme.on_accent } else { theme.ctl_hover });
    paint::left(ui, galley, rect.left() + 40.0, rect.center().y);
    if response.has_focus() {
        paint::focus_ring(ui, track, 9);
    }
    response
}

fn row_ui(ui: &mut Ui, words: &str, enabled: bool, mark: impl FnOnce(&Ui, Pos2, &Response)) -> Response {
    let theme = Theme::of(ui);
    let enabled = enabled && ui.is_enabled();
    let galley = paint::line(ui, Type::Body, words, if enabled { theme.text } else { theme.disabled });
    let width = 16.0 + if words.is_empty() { 0.0 } else { 8.0 + galley.size().x };
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), sense);
    mark(ui, pos2(rect.left() + 8.0, rect.center().y), &response);
    paint::left(ui, galley, rect.left() + 24.0, rect.center().y);
    response
}

fn ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        let centre = pos2(response.rect.left() + 8.0, response.rect.center().y);
        paint::focus_ring(ui, Rect::from_center_size(centre, vec2(16.0, 16.0)), radius);
    }
}

/// Draws the box of a check box around a point.
pub fn check_at(ui: &Ui, centre: Pos2, tick: Tick, hovered: bool, enabled: bool) {
    let theme = Theme::of(ui);
    let rect = Rect::from_center_size(centre, vec2(16.0, 16.0));
    if tick == Tick::Off || !enabled {
        let fill = if enabled { theme.field } else { theme.dis_bg };
        let border = if hovered { theme.text3 } else { theme.ctl_hover };
        paint::frame(ui, rect, size::RADIUS_SMALL, fill, if enabled { border } else { theme.dis_bg });
    } else {
        let fill = if hovered { theme.accent_hover } else { theme.accent };
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS_SMALL), fill);
    }
    let ink = if enabled { theme.on_accent } else { theme.disabled };
    match tick {
        Tick::Off => {}
        Tick::Mixed => paint::icon_bold(ui, centre, icons::MINUS, 12.0, ink),
        Tick::On => paint::icon_bold(ui, centre, icons::CHECK, 12.0, ink),
    }
}

/// Draws a radio button around a point.
pub fn radio_at(ui: &Ui, centre: Pos2, chosen: bool, hovered: bool) {
    let theme = Theme::of(ui);
    let width = paint::hair(ui, theme.ctl).width;
    let border = if chosen {
        theme.accent
    } else if hovered {
        theme.text3
    } else {
        theme.ctl_hover
    };
    ui.painter().circle(centre, 8.0 - width / 2.0, theme.field, Stroke::new(width, border));
    if chosen {
        ui.painter().circle_filled(centre, 4.0, theme.accent);
    }
}
