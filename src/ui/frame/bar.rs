//! The environment bar: strip, badge and words across the whole width, with the switch. Called by the frame for every
//! screen, and never dimmed by a dialog. It says which environment this is and must not say anything else.

use egui::accesskit::Role;
use egui::{Frame, Margin, Panel, Popup, PopupCloseBehavior, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Environment;
use crate::state::Action;
use crate::text;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Badge, paint, strip_ui};
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
    Popup::menu(&badge).close_behavior(PopupCloseBehavior::CloseOnClick).gap(6.0).show(|ui| {
        ui.set_width(320.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for other in Environment::ALL {
            if entry_ui(ui, view, other) {
                actions.push(Action::SwitchTo(other));
                ui.close();
            }
        }
    });
    ui.add_space(4.0);
    let mut says = text::environment_says(view.texts, environment).to_owned();
    if let Some(host) = &view.state.active.host {
        says.push(' ');
        says.push_str(&view.texts.with("bar-host", &[("host", (&**host).into())]));
    }
    ui.label(Type::Small.rich(says).color(colours.text));
}

/// One environment of the menu; whether it was picked.
fn entry_ui(ui: &mut Ui, view: &View<'_>, environment: Environment) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::MENU_ROW), Sense::click());
    let word = text::environment_badge(view.texts, environment);
    let says = view.texts.get(match environment {
        Environment::Production => "bar-production-menu",
        Environment::Development => "bar-development-menu",
        Environment::Demo => "bar-demo-menu",
    });
    let chosen = view.state.active.environment == environment;
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, chosen, format!("{word}, {says}")));
    if response.hovered() || response.has_focus() || chosen {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), theme.press);
    }
    let end = Badge::new(environment, word).paint_at(ui, rect.left() + 8.0, rect.center().y);
    let words = paint::line(ui, Type::Small, says, theme.text2);
    paint::left(ui, words, end + 10.0, rect.center().y);
    if chosen {
        paint::icon(ui, pos2(rect.right() - 16.0, rect.center().y), icons::CHECK, size::ICON, theme.text);
    }
    response.clicked()
}
