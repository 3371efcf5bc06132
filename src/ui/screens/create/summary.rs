//! The summary of the form, in the payer's order, and the button that sends it: beside the form, or below it where the
//! window is narrow. The environment stands directly above the button. Called by the screen. It says what stands in the
//! way, and must not send anything while something does.

use egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::split::part_name;
use super::{facts, placed_ui, settle};
use crate::api::error::Cause;
use crate::model::{Environment, LinkId, LinkList, LinkMode, Money};
use crate::state::{Action, Attempt, CreateAction, LinksAction, Screen, State, WriteProblem};
use crate::text::{environment_badge, environment_name, visible};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Badge, Button, Note, Pair, key_caps_ui, paint, reach, separator_ui, text_ui};
use crate::ui::words::{is_only_empty, local_time, obstacle_text, write_problem_text};
use crate::ui::{Actions, View, commands};

/// Obstacles that are listed; more of them are counted.
const LISTED: usize = 6;
const LISTED_BELOW: usize = 3;
/// Lines of the note that are shown.
const NOTE_LINES: usize = 4;
/// Milliseconds of which nothing is said.
const QUIET: i128 = 200;

/// What stands in the way of sending, one line each.
fn obstacles(view: &View<'_>) -> Vec<String> {
    let State { read_only, active, .. } = view.state;
    let session = view.state.session();
    let form = &session.create;
    if view.state.is_view_only() {
        return vec![view.texts.get("create-before-view-only").to_owned()];
    }
    if *read_only {
        return vec![view.texts.get("notice-second-window").to_owned()];
    }
    let mut found = Vec::new();
    if !view.state.is_connected() {
        let name = environment_name(view.texts, active.environment);
        found.push(view.texts.with("create-before-key", &[("environment", name.into())]));
    }
    if session.activity.broken.is_some() {
        found.push(view.texts.get("create-before-journal").to_owned());
    }
    if matches!(form.attempt, Attempt::Unknown(_)) {
        found.push(view.texts.get("create-before-unknown").to_owned());
    }
    let shown = form.obstacles().filter(|problem| form.tried || !is_only_empty(&problem.kind));
    found.extend(shown.map(|problem| obstacle_text(view.texts, &form.draft, problem)));
    found
}

/// Whether the button can be pressed. An empty form can be tried: then it says what is missing.
fn can_send(view: &View<'_>) -> bool {
    let attempt = &view.state.session().create.attempt;
    !matches!(attempt, Attempt::Sending { .. } | Attempt::Twice { .. }) && obstacles(view).is_empty()
}

/// The panel beside the form: summary above, environment and button at its foot.
pub(super) fn panel_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let frame = Frame::new().fill(theme.panel);
    let panel = Panel::right("create-summary").exact_size(size::PANEL).resizable(false).show_separator_line(false);
    let shown = panel.frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let foot = Frame::new().inner_margin(Margin { left: 21, right: 20, top: 16, bottom: 20 });
        let foot = Panel::bottom("create-foot").resizable(false).show_separator_line(false).frame(foot);
        let foot = foot.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            send_ui(ui, view, actions);
        });
        paint::line_above(ui, foot.response.rect, theme.line);
        settle(ui.ctx(), "beside", foot.response.rect.height());
        crate::ui::theme::scroll_visuals_ui(ui);
        // The form beside it has the page keys.
        let step = reach::step(ui);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.reset_style();
            Frame::new().inner_margin(Margin { left: 21, right: 20, top: 16, bottom: 16 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                summary_ui(ui, view);
            });
            reach::scroll_ui(ui, step);
        });
    });
    let rect = shown.response.rect;
    let stroke = paint::hair(ui, theme.line);
    ui.painter().vline(ui.painter().round_to_pixel_center(rect.left() + stroke.width / 2.0), rect.y_range(), stroke);
}

/// The foot of a narrow window: environment, obstacles and button stay in sight while the form scrolls.
pub(super) fn foot_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let frame = Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(24, 12));
    let panel = Panel::bottom("create-foot").resizable(false).show_separator_line(false).frame(frame);
    let shown = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        problem_ui(ui, view, actions);
        let found = obstacles(view);
        obstacles_ui(ui, view, &found, LISTED_BELOW);
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), size::CONTROL_LARGE));
        placed_ui(ui, "where", row.shrink2(vec2(0.0, 8.0)), Layout::top_down(Align::Min), |ui| {
            environment_ui(ui, view);
        });
        placed_ui(ui, "send", row, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            button_ui(ui, view, found.is_empty(), 220.0, actions);
            if can_send(view) && row.width() > 640.0 {
                keys_ui(ui, view);
            }
        });
    });
    paint::line_above(ui, shown.response.rect, theme.line);
    settle(ui.ctx(), "below", shown.response.rect.height());
}

/// The summary at the end of the form of a narrow window.
pub(super) fn below_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    Frame::new()
        .fill(theme.panel)
        .stroke(paint::hair(ui, theme.line))
        .corner_radius(size::RADIUS_LARGE)
        .inner_margin(Margin::symmetric(20, 16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            summary_ui(ui, view);
        });
}

/// Amount and note, who gets what, the options.
fn summary_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    let (texts, draft) = (view.texts, &view.state.session().create.draft);
    text_ui(ui, Type::Emphasis, texts.get("create-summary"), theme.text);
    ui.add_space(16.0);
    match draft.amount.parse::<Money>() {
        Ok(amount) => text_ui(ui, Type::Figure, &texts.style().money(amount), theme.text),
        Err(_) => text_ui(ui, Type::Figure, texts.get("create-summary-no-amount"), theme.text3),
    };
    let note = view.state.session().create.note_to_send();
    if note.is_empty() {
        text_ui(ui, Type::Body, texts.get("create-summary-no-note"), theme.text3);
    } else {
        few_lines_ui(ui, &visible(&note));
    }
    if draft.mode == LinkMode::Split {
        separator_ui(ui, 12.0);
        parties_ui(ui, view);
    }
    separator_ui(ui, 12.0);
    for (label, value) in facts::of_draft(texts, draft) {
        Pair::new(texts.get(label), &value).show(ui);
    }
    if draft.mode == LinkMode::Split {
        separator_ui(ui, 12.0);
        text_ui(ui, Type::Small, texts.get("create-summary-fees"), theme.text3);
    }
}

/// A text of which the beginning is enough.
fn few_lines_ui(ui: &mut Ui, text: &str) {
    let mut job = Type::Body.job(text, Theme::of(ui).text, ui.available_width());
    job.wrap.max_rows = NOTE_LINES;
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    ui.painter().galley(rect.min, galley, Theme::of(ui).text);
}

/// Who gets what, about, and what nobody has yet.
fn parties_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    let form = &view.state.session().create;
    let Some(state) = &form.split else { return };
    text_ui(ui, Type::Small, view.texts.get("create-summary-goes-to"), theme.text3);
    ui.add_space(4.0);
    for (index, part) in state.parts.iter().enumerate() {
        let name = part_name(view.texts, &form.draft, part.row);
        let amount = part
            .amount
            .map_or_else(|| view.texts.get("word-missing").to_owned(), |amount| view.texts.style().money(amount));
        party_ui(ui, &name, &amount, Some(index));
    }
    if !state.rest.is_negative() && !state.rest.is_zero() {
        let rest = state.rest_amount.map(|rest| view.texts.style().money(rest)).unwrap_or_default();
        party_ui(ui, view.texts.get("create-nobody-yet"), &rest, None);
    }
}

/// Swatch, name, amount. `part` is the place in the split; without one it is nobody's, outlined and red.
fn party_ui(ui: &mut Ui, name: &str, amount: &str, part: Option<usize>) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{name}, {amount}")));
    let (middle, centre) = (rect.center().y, pos2(rect.left() + 5.0, rect.center().y));
    let ink = if part.is_some() { theme.text } else { theme.err };
    if let Some(part) = part {
        paint::swatch(ui, centre, theme.part(part));
    } else {
        let square = egui::Rect::from_center_size(centre, vec2(10.0, 10.0));
        let stroke = egui::Stroke::new(1.0, theme.err);
        ui.painter().rect_stroke(square, f32::from(size::RADIUS_SWATCH), stroke, egui::StrokeKind::Inside);
    }
    let start = paint::right(ui, paint::line(ui, Type::Body, amount, ink), rect.right(), middle);
    let name = paint::line_cut(ui, Type::Body, name, ink, start - rect.left() - 18.0 - 8.0);
    paint::left(ui, name, rect.left() + 18.0, middle);
}

/// Environment, what stands in the way, and the button.
fn send_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    environment_ui(ui, view);
    ui.add_space(12.0);
    problem_ui(ui, view, actions);
    let found = obstacles(view);
    obstacles_ui(ui, view, &found, LISTED);
    let width = ui.available_width();
    button_ui(ui, view, found.is_empty(), width, actions);
    let sending = view.state.session().create.is_sending();
    if sending {
        ui.add_space(8.0);
        text_ui(ui, Type::Small, view.texts.get("create-creating-hint"), Theme::of(ui).text3);
    } else if can_send(view) {
        ui.add_space(8.0);
        ui.vertical_centered(|ui| keys_ui(ui, view));
    }
}

/// The keys that do what the button does.
fn keys_ui(ui: &mut Ui, view: &View<'_>) {
    key_caps_ui(ui, &commands::caps_of(view.texts, "send"));
}

/// Badge and whether it is real money.
fn environment_ui(ui: &mut Ui, view: &View<'_>) {
    let environment = view.state.active.environment;
    ui.spacing_mut().interact_size.y = 24.0;
    ui.horizontal(|ui| {
        Badge::new(environment, environment_badge(view.texts, environment)).show(ui);
        let says = view.texts.get(match environment {
            Environment::Production => "env-production-short",
            Environment::Development => "env-development-short",
            Environment::Demo => "env-demo-short",
        });
        text_ui(ui, Type::Small, says, Theme::of(ui).environment(environment).text);
    });
    ui.spacing_mut().interact_size.y = size::CONTROL;
}

/// A link like this was created within a day: it is asked before a second one is.
fn twice_ui(ui: &mut Ui, view: &View<'_>, (at, link): (jiff::Timestamp, Option<LinkId>), actions: &mut Actions) {
    let texts = view.texts;
    let amount = view
        .state
        .session()
        .create
        .draft
        .amount
        .parse::<Money>()
        .map(|amount| texts.style().money(amount))
        .unwrap_or_default();
    let time = local_time(texts, at, view.state.moment(), false);
    let id = link.map(|id| id.to_string()).unwrap_or_default();
    let args = [("amount", (&*amount).into()), ("time", (&*time).into()), ("id", (&*id).into())];
    let key = if link.is_some() { "create-again-body" } else { "create-again-body-unknown" };
    Note::warn(texts.get("create-again-title")).body(&texts.with(key, &args)).show(ui);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let again = Button::secondary(texts.get("create-again-confirm")).small().enabled(obstacles(view).is_empty());
        if again.show(ui).clicked() {
            actions.push(Action::Create(CreateAction::SendTwice));
        }
        if Button::quiet(texts.get("create-again-show")).small().show(ui).clicked() {
            show_first(view, link, actions);
        }
    });
    ui.add_space(12.0);
}

/// Where the first one is seen: among the unpaid links of the same note, or, while nobody knows, under Activity.
fn show_first(view: &View<'_>, link: Option<LinkId>, actions: &mut Actions) {
    if link.is_none() {
        actions.push(Action::Go(Screen::Activity));
        return;
    }
    let note = view.state.session().create.draft.clean_note();
    actions.push(Action::Go(Screen::Links));
    actions.push(Action::Links(LinksAction::Tab(LinkList::Unpaid)));
    actions.push(Action::Links(LinksAction::Search(note)));
}

/// The last try did not happen: money first, then why, then what to do.
fn problem_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    if let Attempt::Twice { at, link } = view.state.session().create.attempt {
        twice_ui(ui, view, (at, link), actions);
    }
    let Attempt::Problem(problem) = &view.state.session().create.attempt else { return };
    let said = write_problem_text(view.texts, problem, view.texts.get("error-money-create"));
    let body = format!("{} {}", said.why, said.advice);
    // What said no was not the service itself: whoever wants to be sure looks whether the link is there.
    let elsewhere = matches!(problem, WriteProblem::Refused(error) if matches!(error.cause, Cause::Gateway(_)));
    Note::error(&said.money).body(body.trim_end()).show_with_ui(ui, |ui| {
        if elsewhere && Button::secondary(view.texts.get("create-look-in-links")).small().show(ui).clicked() {
            actions.push(Action::Go(Screen::Links));
            actions.push(Action::Reload);
        }
    });
    ui.add_space(12.0);
}

fn obstacles_ui(ui: &mut Ui, view: &View<'_>, found: &[String], listed: usize) {
    if found.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    text_ui(ui, Type::Small, view.texts.get("create-before"), theme.text2);
    ui.add_space(4.0);
    for line in found.iter().take(listed) {
        obstacle_ui(ui, line, view.state.is_view_only());
    }
    let more = found.len().saturating_sub(listed);
    if more > 0 {
        obstacle_ui(ui, &view.texts.with("create-before-more", &[("count", more.into())]), false);
    }
    ui.add_space(8.0);
}

/// What stands in the way; what was `chosen` is no mistake.
fn obstacle_ui(ui: &mut Ui, line: &str, chosen: bool) {
    let theme = Theme::of(ui);
    let (icon, ink) = if chosen { (icons::EYE, theme.text2) } else { (icons::WARNING_CIRCLE, theme.err) };
    let words = paint::paragraph(ui, Type::Small, line, ink, ui.available_width() - 20.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), words.size().y + 6.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, line));
    paint::icon(ui, pos2(rect.left() + 7.0, rect.top() + 11.0), icon, 14.0, ink);
    ui.painter().galley(pos2(rect.left() + 20.0, rect.top() + 3.0), words, ink);
}

/// The button; while the link is on its way it counts the seconds.
fn button_ui(ui: &mut Ui, view: &View<'_>, free: bool, width: f32, actions: &mut Actions) {
    let form = &view.state.session().create;
    let mut words = view.texts.get(match form.draft.mode {
        LinkMode::Single => "create-button",
        LinkMode::Split => "create-button-split",
    });
    let counting;
    if let Attempt::Sending { since, .. } = form.attempt {
        let passed = view.state.now.utc.duration_since(since);
        if passed.as_millis() >= QUIET {
            let seconds = passed.as_secs().max(0).to_string();
            counting = view.texts.with("create-creating", &[("seconds", (&*seconds).into())]);
            words = &counting;
        }
    }
    let asked = matches!(form.attempt, Attempt::Twice { .. });
    let button = Button::primary(words).large().min_width(width).enabled(free && !form.is_sending() && !asked);
    if button.show(ui).clicked() {
        actions.push(Action::Create(CreateAction::Send));
    }
}
