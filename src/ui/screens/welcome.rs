//! The first screen there is: three ways to begin, none of them pushed, and the key form that belongs to the chosen
//! one. Called by the frame without a side bar, since there is nowhere to go yet.
//! It must not keep anything between frames.

use egui::accesskit::Role;
use egui::{Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::key_form::{field_id, key_form_ui};
use crate::model::Environment;
use crate::state::{Action, KeyAction};
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, icons, scroll_visuals_ui, size};
use crate::ui::widgets::{badge, paint, reach_ui};
use crate::ui::{Actions, View};

/// Greatest width of cards and form, points.
const WIDTH: f32 = 960.0;
/// Height of a card, points.
const CARD: f32 = 136.0;
/// Height of a card that is so narrow that its words need another line, points.
const CARD_NARROW: f32 = 156.0;
/// Width of a card from which its words fit into two lines, points.
const CARD_WIDE: f32 = 296.0;
/// Height of title, subtitle and cards with what is between them, points.
const HEAD: f32 = 32.0 + 6.0 + 20.0 + 32.0 + CARD;
/// Height of the form with what is above and below it, points.
const FORM: f32 = 16.0 + 286.0 + 20.0 + 16.0;

/// The cards, from the safest to the one with real money.
const CARDS: [Environment; 3] = [Environment::Demo, Environment::Development, Environment::Production];

/// Draws the screen.
pub fn welcome_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    scroll_visuals_ui(ui);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.reset_style();
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = (ui.available_width() - 2.0 * size::PAGE_MARGIN).min(WIDTH);
        let indent = ((ui.available_width() - width) / 2.0).floor();
        // The head stands where it will stand with a form below it: choosing moves nothing.
        let above = ((ui.available_height() - HEAD - FORM) / 3.0).clamp(16.0, 96.0);
        ui.add_space(above.floor());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(indent);
            ui.vertical(|ui| {
                ui.set_width(width);
                head_ui(ui, view);
                cards_ui(ui, view, width, actions);
                if let Some(environment) = view.state.welcome.filter(|environment| environment.needs_key()) {
                    ui.add_space(16.0);
                    key_form_ui(ui, view, environment, fields, actions, |actions| {
                        actions.push(Action::Key(KeyAction::Enter(None)));
                        actions.push(Action::Key(KeyAction::Choose(None)));
                    });
                }
                ui.add_space(20.0);
                centred_ui(ui, Type::Small, view.texts.get("welcome-change-later"), Theme::of(ui).text3);
                ui.add_space(16.0);
            });
        });
        reach_ui(ui);
    });
}

fn head_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    let title = centred_ui(ui, Type::Figure, view.texts.get("welcome-title"), theme.text);
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, view.texts.get("welcome-title")));
    ui.add_space(6.0);
    centred_ui(ui, Type::Body, view.texts.get("welcome-subtitle"), theme.text2);
    ui.add_space(32.0);
}

fn centred_ui(ui: &mut Ui, kind: Type, words: &str, colour: egui::Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), kind.line()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let galley = paint::line(ui, kind, words, colour);
    let start = rect.center().x - galley.size().x / 2.0;
    paint::left(ui, galley, start, rect.center().y);
    response
}

fn cards_ui(ui: &mut Ui, view: &View<'_>, width: f32, actions: &mut Actions) {
    let each = (width - 2.0 * 16.0) / 3.0;
    let height = if each < CARD_WIDE { CARD_NARROW } else { CARD };
    let (_, row) = ui.allocate_space(vec2(width, height));
    let mut left = row.left();
    for environment in CARDS {
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(each, height));
        left += each + 16.0;
        if card_ui(ui, view, rect, environment).clicked() {
            actions.push(Action::Key(KeyAction::Choose(Some(environment))));
            ui.memory_mut(|memory| memory.request_focus(field_id(environment)));
        }
    }
}

struct Words {
    title: &'static str,
    body: &'static str,
    foot: &'static str,
}

const fn words(environment: Environment) -> Words {
    match environment {
        Environment::Demo => {
            Words { title: "welcome-demo-title", body: "welcome-demo-body", foot: "welcome-demo-foot" }
        }
        Environment::Development => Words {
            title: "welcome-development-title",
            body: "welcome-development-body",
            foot: "welcome-development-foot",
        },
        Environment::Production => Words {
            title: "welcome-production-title",
            body: "welcome-production-body",
            foot: "welcome-production-foot",
        },
    }
}

fn card_ui(ui: &Ui, view: &View<'_>, rect: Rect, environment: Environment) -> Response {
    let theme = Theme::of(ui);
    let colours = theme.environment(environment);
    let chosen = view.state.welcome == Some(environment);
    let keys = words(environment);
    let (title, body, foot) = (view.texts.get(keys.title), view.texts.get(keys.body), view.texts.get(keys.foot));
    let response = ui.interact(rect, ui.scope_id().with(("welcome", environment.id())), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(format!("{body} {foot}")));
    let (fill, border) = match (chosen, response.is_pointer_button_down_on(), response.hovered()) {
        (true, ..) => (colours.tint, Stroke::new(2.0, colours.strong)),
        (_, true, _) => (theme.press, paint::hair(ui, theme.ctl_hover)),
        (.., true) => (theme.hover, paint::hair(ui, theme.ctl)),
        _ => (theme.bg, paint::hair(ui, theme.line)),
    };
    ui.painter().rect(rect, f32::from(size::RADIUS_LARGE), fill, border, StrokeKind::Inside);
    let line = rect.top() + 26.0;
    paint::icon(ui, pos2(rect.left() + 26.0, line), badge::icon(environment), 20.0, colours.strong);
    let (mark, ink) = if chosen { (icons::CHECK, colours.strong) } else { (icons::ARROW_RIGHT, theme.text2) };
    paint::icon(ui, pos2(rect.right() - 25.0, line), mark, 18.0, ink);
    let room = rect.width() - 46.0 - 42.0;
    paint::left(ui, paint::line_cut(ui, Type::Emphasis, title, theme.text, room), rect.left() + 46.0, line);
    let body = paint::paragraph(ui, Type::Body, body, theme.text2, rect.width() - 30.0);
    ui.painter().galley(pos2(rect.left() + 17.0, rect.top() + 44.0), body, theme.text2);
    let ink = if chosen { colours.text } else { theme.text3 };
    paint::left(ui, paint::line(ui, Type::Small, foot, ink), rect.left() + 17.0, rect.bottom() - 24.0);
    if response.has_focus() {
        paint::focus_ring(ui, rect, size::RADIUS_LARGE);
    }
    response
}
