//! The environment bar: strip, badge and words across the whole width, the switch, and the field that opens the
//! palette. Called by the frame for every screen, and never dimmed by a dialog. It must not say anything else.

use egui::{Frame, Margin, Panel, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Environment;
use crate::state::{Action, PaletteAction, Screen};
use crate::text;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Badge, Item, key_caps_at, menu_ui, paint, strip_ui};
use crate::ui::{Actions, View, commands};

/// Width of the search field, points.
const SEARCH: f32 = 294.0;
/// Width of the field from which it shows its keys, points.
const CAPS_FROM: f32 = 160.0;

/// Draws the bar.
pub fn bar_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let environment = view.state.active.environment;
    let colours = Theme::of(ui).environment(environment);
    let frame = Frame::new().fill(colours.tint).inner_margin(Margin { left: 8, right: 12, top: 4, bottom: 0 });
    let panel = Panel::top("environment").exact_size(size::ENVIRONMENT_BAR).resizable(false).show_separator_line(false);
    let response = panel.frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| words_ui(ui, view, actions));
    });
    let rect = response.response.rect;
    strip_ui(ui, environment, rect, 0);
    paint::line_below(ui, rect, colours.line);
}

fn words_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let environment = view.state.active.environment;
    let colours = Theme::of(ui).environment(environment);
    let word = text::environment_badge(view.texts, environment);
    let name = view.texts.with("bar-environment", &[("environment", word.into())]);
    let badge = Badge::button(environment, word, &name).show(ui);
    let items = Environment::ALL.map(|other| entry(view, other));
    if let Some(picked) = menu_ui(ui, &badge, view.texts.get("bar-switch"), &items)
        && let Some(other) = Environment::ALL.get(picked)
    {
        actions.push(Action::SwitchTo(*other));
    }
    if view.state.is_view_only() {
        view_only_ui(ui, view);
    }
    ui.add_space(4.0);
    let mut says = text::environment_says(view.texts, environment).to_owned();
    let today = view.state.today();
    if today != view.state.now.berlin.date() {
        // The Demo went on to another day: times of today would be taken for those of the calendar.
        let day = view.texts.style().day(today, today);
        says = view.texts.with("env-demo-day", &[("day", (&*day).into())]);
    }
    if let Some(host) = &view.state.active.host {
        says.push(' ');
        says.push_str(&view.texts.with("bar-host", &[("host", (&**host).into())]));
    }
    ui.label(Type::Small.rich(says).color(colours.text));
    if view.state.screen != Screen::Welcome {
        search_ui(ui, view, actions);
    }
}

/// What looks like a field and opens the palette, at the right end.
fn search_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let room = ui.available_rect_before_wrap();
    let place = Rect::from_min_max(pos2((room.right() - SEARCH).max(room.left() + 8.0), room.top()), room.max);
    let place = Rect::from_center_size(place.center(), vec2(place.width(), size::CONTROL_SMALL));
    let response = ui.allocate_rect(place, Sense::click());
    let words = texts.get("bar-search");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    let caps = commands::caps_of(texts, "palette");
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(caps.join("+")));
    let colours = theme.environment(view.state.active.environment);
    let border = if response.hovered() { theme.ctl_hover } else { colours.line };
    paint::frame(ui, place, size::RADIUS, theme.field, border);
    let y = place.center().y;
    paint::icon(ui, pos2(place.left() + 18.0, y), icons::MAGNIFYING_GLASS, size::ICON, theme.text3);
    let caps: Vec<&str> = caps.iter().map(String::as_str).collect();
    // In a large zoom the words need the room of the keys.
    let end = if place.width() < CAPS_FROM { place.right() } else { key_caps_at(ui, place.right() - 6.0, y, &caps) };
    let left = place.left() + 34.0;
    paint::left(ui, paint::line_cut(ui, Type::Small, words, theme.text3, end - 8.0 - left), left, y);
    if response.has_focus() {
        paint::focus_ring(ui, place.shrink(2.0), size::RADIUS);
    }
    if response.clicked() {
        actions.push(Action::Palette(PaletteAction::Open));
    }
}

/// Nothing can be changed here: said beside the environment, on every screen.
fn view_only_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    let colours = theme.environment(view.state.active.environment);
    let words = paint::line(ui, Type::SmallEmphasis, view.texts.get("bar-view-only"), colours.text);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 8.0 + 16.0 + 6.0 + 10.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, view.texts.get("bar-view-only")));
    paint::frame(ui, rect, size::RADIUS, theme.field, colours.line);
    paint::icon(ui, pos2(rect.left() + 8.0 + 8.0, rect.center().y), icons::EYE, size::ICON, colours.text);
    paint::left(ui, words, rect.left() + 8.0 + 16.0 + 6.0, rect.center().y);
    response.on_hover_text(view.texts.get("settings-view-only-hint"));
}

/// One environment of the menu.
fn entry<'a>(view: &View<'a>, environment: Environment) -> Item<'a> {
    let says = view.texts.get(match environment {
        Environment::Production => "bar-production-menu",
        Environment::Development => "bar-development-menu",
        Environment::Demo => "bar-demo-menu",
    });
    let word = text::environment_badge(view.texts, environment);
    Item::badge(environment, word).detail(says).checked(view.state.active.environment == environment)
}
