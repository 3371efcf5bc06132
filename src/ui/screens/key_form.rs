//! The form a key is typed into, for Welcome and Settings: dots from the first character, the length beside them,
//! keyring or session, and the trial. The text stays in the field until the service took it, and is then wiped with
//! its undo history. It must not show anything of a key, nor call it connected before the service did.

use egui::{
    Align, Context, Frame, Id, Key, Layout, Margin, OpenUrl, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use zeroize::Zeroizing;

use crate::api::error::{Cause, Refusal};
use crate::backend::KeepKey;
use crate::model::{Environment, KeyState};
use crate::secrets::ApiKey;
use crate::state::{Action, KeyAction, KeyView, Screen, SettingsPage, Trial};
use crate::text::{self, Arg, Fate};
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Badge, Button, Field, Note, Status, paint, radio_card_ui, status_ui, undo};
use crate::ui::{Actions, View};

/// Where the dashboard of an environment is; a link for the browser, nothing is read from it.
const fn dashboard(environment: Environment) -> &'static str {
    match environment {
        Environment::Development => "https://app.dev.secpaid.com",
        Environment::Production | Environment::Demo => "https://app.secpaid.com",
    }
}

/// Opens the dashboard in the browser.
pub fn open_dashboard(ctx: &Context, environment: Environment) {
    ctx.open_url(OpenUrl::new_tab(dashboard(environment)));
}

/// The field of the key of an environment, to give it the focus.
pub fn field_id(environment: Environment) -> Id {
    Id::unique(("key", environment.id()))
}

/// Wipes a typed key whose form is no longer shown: it was taken, or the form was left.
pub fn forget(ctx: &Context, view: &View<'_>, fields: &mut Fields) {
    let Some(environment) = fields.key_of() else {
        return;
    };
    let state = view.state;
    let asked = match state.screen {
        Screen::Welcome => state.welcome == Some(environment),
        Screen::Settings(page) => page == SettingsPage::Environments,
        _ => false,
    };
    let open = state.keys.get(&state.scope_of(environment)).is_some_and(|key| key.form.is_some());
    if !(asked && open) {
        fields.wipe_key();
        undo::forget(ctx, field_id(environment));
    }
}

/// Draws the form; `leave` is what Cancel does.
pub fn key_form_ui(
    ui: &mut Ui,
    view: &View<'_>,
    environment: Environment,
    fields: &mut Fields,
    actions: &mut Actions,
    leave: impl FnOnce(&mut Actions),
) {
    let theme = Theme::of(ui);
    let shows = comes(ui.ctx(), environment, fields) | fails(ui, view, environment);
    let card = Frame::new().stroke(paint::hair(ui, theme.line)).corner_radius(size::RADIUS_LARGE);
    let card = card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        head_ui(ui, view, environment);
        let send = body_ui(ui, view, environment, fields, actions);
        let foot = foot_ui(ui, view, environment);
        if foot.cancelled {
            leave(actions);
        } else if send || foot.confirmed {
            submit(ui.ctx(), view, environment, fields.key(environment), actions);
        }
    });
    // In a low window its button, and what is said of the key, would be below the edge. Its field gets the focus and is
    // brought into sight for itself one pass later: the whole has the last word.
    let (id, pass) = (egui::Id::unique("key-form-shows"), ui.ctx().cumulative_pass_nr());
    let until: u64 = ui.data(|data| data.get_temp(id)).unwrap_or(0);
    let until = if shows { pass.saturating_add(3) } else { until };
    ui.data_mut(|data| data.insert_temp(id, until));
    if pass <= until {
        ui.scroll_to_rect(card.response.rect.expand(8.0), None);
        ui.ctx().request_repaint();
    }
}

/// Whether the form was not drawn in the pass before.
fn comes(ctx: &Context, environment: Environment, fields: &Fields) -> bool {
    let pass = ctx.cumulative_pass_nr();
    fields.key_form_drawn.is_none_or(|(of, drawn)| of != environment || pass > drawn.saturating_add(1))
}

/// Whether a trial has failed since the pass before.
fn fails(ui: &Ui, view: &View<'_>, environment: Environment) -> bool {
    let id = egui::Id::unique(("trial-failed", environment.id()));
    let failed = key_of(view, environment).is_some_and(|key| matches!(key.trial, Trial::Failed(_)));
    failed & !ui.ctx().data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, false), failed))
}

fn head_ui(ui: &mut Ui, view: &View<'_>, environment: Environment) {
    let theme = Theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 56.0));
    paint::line_below(ui, rect, theme.line);
    let inside = rect.shrink2(vec2(20.0, 0.0));
    let mut end = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center)));
    let link = Button::link(view.texts.get("welcome-where")).trailing(icons::ARROW_SQUARE_OUT);
    if link.show(&mut end).clicked() {
        open_dashboard(ui.ctx(), environment);
    }
    let left = Rect::from_min_max(inside.min, pos2(end.min_rect().left() - 12.0, inside.bottom()));
    let mut row = ui.new_child(UiBuilder::new().max_rect(left).layout(Layout::left_to_right(Align::Center)));
    Badge::new(environment, text::environment_badge(view.texts, environment)).show(&mut row);
    row.add_space(4.0);
    let asks = match environment {
        Environment::Production => "welcome-paste-production",
        _ => "welcome-paste-development",
    };
    row.add(egui::Label::new(Type::Body.rich(view.texts.get(asks)).color(theme.text2)).truncate());
}

/// Field, Paste, and where to keep it; whether Enter was pressed in the field.
fn body_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, fields: &mut Fields, actions: &mut Actions) -> bool {
    let Some(key) = key_of(view, environment) else {
        return false;
    };
    Frame::new()
        .inner_margin(Margin { left: 20, right: 20, top: 16, bottom: 20 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let sent = field_ui(ui, view, environment, key, fields);
            ui.add_space(16.0);
            keep_ui(ui, view, environment, key, actions);
            if let Trial::Failed(error) = &key.trial
                && !is_refused(error)
            {
                ui.add_space(16.0);
                let said = text::api_error_text(view.texts, error, Fate::DidNotHappen);
                let body = format!("{} {}", said.why, said.advice);
                Note::error(&said.money).body(body.trim()).show(ui);
            }
            sent
        })
        .inner
}

fn field_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, key: &KeyView, fields: &mut Fields) -> bool {
    let texts = view.texts;
    let form_error = key.form.as_ref().and_then(|form| form.error);
    let refusal = match &key.trial {
        Trial::Failed(error) if is_refused(error) => Some(text::api_error_text(texts, error, Fate::DidNotHappen).why),
        _ => None,
    };
    let error = form_error.map(|error| text::api_key_error_text(texts, error)).or(refusal.as_deref());
    // Whoever opens the form wants to type or paste the key.
    let comes = comes(ui.ctx(), environment, fields);
    fields.key_form_drawn = Some((environment, ui.ctx().cumulative_pass_nr()));
    let value: &mut Zeroizing<String> = fields.key(environment);
    let length = texts.with("welcome-key-length", &[("count", Arg::from(value.chars().count()))]);
    let paste = Button::secondary(texts.get("action-paste")).icon(icons::CLIPBOARD).large();
    let width = ui.available_width() - paste.width(ui) - 8.0;
    let id = field_id(environment);
    ui.horizontal_top(|ui| {
        let shown = if value.is_empty() { "" } else { length.as_str() };
        let field = Field::new(texts.get("welcome-key"), value).password(true).large().width(width).id(id);
        let response = field.suffix_small(shown).limit(1_024).error(error).show(ui);
        if comes && view.state.dialog.is_none() {
            response.request_focus();
        }
        let sent = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.vertical(|ui| {
            // The field has its label above it.
            ui.add_space(21.0);
            if paste.show(ui).clicked() {
                ui.memory_mut(|memory| memory.request_focus(id));
                ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            }
        });
        sent
    })
    .inner
}

/// Keyring or session, each with its consequence. Where nothing can be kept, only the session is offered.
fn keep_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, key: &KeyView, actions: &mut Actions) {
    let texts = view.texts;
    let keep = keep_of(view, environment, key);
    let width = (ui.available_width() - 12.0) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        if can_keep(view, environment, key) {
            let words = (texts.get("welcome-save"), texts.get("welcome-save-hint"));
            if radio_card_ui(ui, keep == KeepKey::Keyring, words.0, words.1, width).clicked() {
                actions.push(Action::Key(KeyAction::Keep(KeepKey::Keyring)));
            }
        }
        let words = (texts.get("welcome-session"), texts.get("welcome-session-hint"));
        if radio_card_ui(ui, keep == KeepKey::Session, words.0, words.1, width).clicked() {
            actions.push(Action::Key(KeyAction::Keep(KeepKey::Session)));
        }
    });
}

/// What was done at the foot of the form.
struct Foot {
    cancelled: bool,
    confirmed: bool,
}

fn foot_ui(ui: &mut Ui, view: &View<'_>, environment: Environment) -> Foot {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 60.0));
    paint::line_above(ui, rect, theme.line);
    let inside = rect.shrink2(vec2(20.0, 0.0));
    let trial = key_of(view, environment).map_or(&Trial::None, |key| &key.trial);
    let running = matches!(trial, Trial::Running { .. });
    let mut end = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center)));
    let confirmed = Button::primary(texts.get("welcome-check")).enabled(!running).show(&mut end).clicked();
    let cancelled = Button::quiet(texts.get("action-cancel")).show(&mut end).clicked();
    let (status, word, hint) = trial_words(view, trial);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)));
    let shown = status_ui(&mut row, status, &word);
    let start = shown.rect.right() + 12.0;
    let room = end.min_rect().left() - 12.0 - start;
    let galley = paint::line_cut(ui, Type::Small, hint, theme.text2, room);
    let place = Rect::from_min_max(egui::pos2(start, rect.top()), egui::pos2(start + galley.size().x, rect.bottom()));
    ui.interact(place, ui.scope_id().with("trial"), Sense::hover())
        .widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, hint));
    paint::left(ui, galley, start, rect.center().y);
    Foot { cancelled, confirmed }
}

fn trial_words<'a>(view: &View<'a>, trial: &Trial) -> (Status, String, &'a str) {
    let texts = view.texts;
    match trial {
        Trial::None | Trial::NotKept(_) => {
            (Status::Pending, texts.get("welcome-not-checked").to_owned(), texts.get("welcome-not-checked-hint"))
        }
        Trial::Running { since, .. } => {
            let seconds = seconds(view, *since);
            (Status::InProgress, texts.with("welcome-checking", &[("seconds", Arg::Text(&seconds))]), "")
        }
        Trial::Failed(error) if is_refused(error) => {
            (Status::Refused, texts.get("welcome-refused").to_owned(), texts.get("error-money-read"))
        }
        Trial::Failed(_) => (Status::NotKnown, texts.get("welcome-not-tried").to_owned(), ""),
    }
}

/// Whole seconds since then.
pub fn seconds(view: &View<'_>, since: jiff::Timestamp) -> String {
    view.state.now.utc.duration_since(since).as_secs().max(0).to_string()
}

fn is_refused(error: &crate::api::ApiError) -> bool {
    matches!(error.cause, Cause::Refused(Refusal::WrongKey | Refusal::NoKey))
}

fn key_of<'a>(view: &View<'a>, environment: Environment) -> Option<&'a KeyView> {
    view.state.keys.get(&view.state.scope_of(environment))
}

fn can_keep(view: &View<'_>, environment: Environment, key: &KeyView) -> bool {
    view.state.scope_of(environment).host.is_none()
        && !matches!(key.state, KeyState::Unavailable | KeyState::NotAnswering)
}

fn keep_of(view: &View<'_>, environment: Environment, key: &KeyView) -> KeepKey {
    let chosen = key.form.as_ref().map_or(KeepKey::Keyring, |form| form.keep);
    if can_keep(view, environment, key) { chosen } else { KeepKey::Session }
}

fn submit(ctx: &Context, view: &View<'_>, environment: Environment, typed: &str, actions: &mut Actions) {
    let Some(key) = key_of(view, environment).filter(|key| !matches!(key.trial, Trial::Running { .. })) else {
        return;
    };
    match ApiKey::new(typed) {
        Ok(typed) => {
            actions.push(Action::Key(KeyAction::Keep(keep_of(view, environment, key))));
            actions.push(Action::Key(KeyAction::Connect { environment, key: typed }));
        }
        Err(error) => {
            actions.push(Action::Key(KeyAction::Wrong(environment, error)));
            ctx.memory_mut(|memory| memory.request_focus(field_id(environment)));
        }
    }
}
