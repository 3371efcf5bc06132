//! The environment bar: strip, badge and words across the whole width, with the switch. Called by the frame for every
//! screen, and never dimmed by a dialog. It says which environment this is and must not say anything else.

use egui::{Frame, Margin, Panel, Ui};

use crate::model::Environment;
use crate::state::Action;
use crate::text;
use crate::ui::theme::{Theme, Type, size};
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
    ui.add_space(4.0);
    let mut says = text::environment_says(view.texts, environment).to_owned();
    if let Some(host) = &view.state.active.host {
        says.push(' ');
        says.push_str(&view.texts.with("bar-host", &[("host", (&**host).into())]));
    }
    ui.label(Type::Small.rich(says).color(colours.text));
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
