//! The environment bar: strip, badge and words across the whole width, with the switch. Called by the frame for every
//! screen, and never dimmed by a dialog. It says which environment this is and must not say anything else.

use egui::{Frame, Margin, Panel, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Environment;
use crate::state::Action;
use crate::text;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Badge, Item, menu_ui, paint, strip_ui};
use crate::ui::{Actions, View};

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
    if let Some(host) = &view.state.active.host {
        says.push(' ');
        says.push_str(&view.texts.with("bar-host", &[("host", (&**host).into())]));
    }
    ui.label(Type::Small.rich(says).color(colours.text));
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
