//! The page of the environments: a row for each with the state of its key, where the key is, and what can be done.
//! Keys are never shown, not even in part. A locked keyring is a state, not an error.

use egui::accesskit::Role;
use egui::{Align, Color32, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{controls_ui, row_ui};
use crate::model::{Environment, KeyState};
use crate::settings::StartIn;
use crate::state::{Action, Dialog, KeyAction, KeyView, SettingsAction, Trial};
use crate::text::{self, Arg, Fate};
use crate::ui::fields::Fields;
use crate::ui::screens::key_form::{field_id, key_form_ui, open_dashboard, seconds};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Badge, Button, Dropdown, IconButton, Item, Note, menu_ui, paint, switch_ui};
use crate::ui::words::{key_store_error_text, key_words};
use crate::ui::{Actions, View};

/// Where the state begins, from the left edge, points.
const STATE: f32 = 148.0;
/// Height of a row with the state of a key, points; more where its hint needs it.
const STATE_ROW: f32 = 72.0;

/// Draws the page.
pub fn environments_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let (rect, hint) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let words = view.texts.get("settings-keys-hint");
    hint.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let words = paint::line_cut(ui, Type::Small, words, theme.text2, rect.width());
    paint::left(ui, words, rect.left(), rect.top() + 13.0);
    paint::line_below(ui, rect, theme.line);
    for environment in Environment::ALL {
        environment_ui(ui, view, environment, fields, actions);
        let (_, line) = ui.allocate_space(vec2(ui.available_width(), 1.0));
        paint::line_above(ui, line, theme.line);
    }
    ui.add_space(16.0);
    start_ui(ui, view, actions);
    let words = (view.texts.get("settings-where-key"), view.texts.get("settings-where-key-hint"));
    let environment = view.state.active.environment;
    row_ui(ui, words.0, words.1, |ui| {
        let link = Button::link(view.texts.get("settings-open-dashboard")).trailing(icons::ARROW_SQUARE_OUT);
        if link.show(ui).clicked() {
            open_dashboard(ui.ctx(), environment);
        }
    });
}

fn start_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let chosen = view.state.settings.start_in;
    let mut ways = vec![(StartIn::LastUsed, texts.get("settings-start-last"))];
    ways.extend(
        Environment::ALL
            .map(|environment| (StartIn::Environment(environment), text::environment_name(texts, environment))),
    );
    let current = ways.iter().find(|(way, _)| *way == chosen).map_or("", |(_, words)| *words);
    let items: Vec<Item<'_>> = ways.iter().map(|(way, words)| Item::new(words).checked(*way == chosen)).collect();
    let name = texts.get("settings-start-in");
    let picked = row_ui(ui, name, texts.get("settings-start-in-hint"), |ui| {
        Dropdown::new(name, current).min_width(194.0).show(ui, &items)
    });
    if let Some((way, _)) = picked.and_then(|index| ways.get(index)) {
        actions.push(Action::Settings(SettingsAction::StartIn(*way)));
    }
}

/// One environment: its row, a note where something stands in the way, and the form where it is open.
fn environment_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, fields: &mut Fields, actions: &mut Actions) {
    let looking = KeyView::looking();
    let key = view.state.keys.get(&view.state.scope_of(environment)).unwrap_or(&looking);
    state_row_ui(ui, view, environment, key, actions);
    view_only_ui(ui, view, environment, actions);
    if !environment.needs_key() {
        return;
    }
    if key.form.is_some() {
        key_form_ui(ui, view, environment, fields, actions, |actions| {
            actions.push(Action::Key(KeyAction::Enter(None)));
        });
        ui.add_space(16.0);
        return;
    }
    notes_ui(ui, view, environment, key, actions);
}

/// The switch that keeps everything as it is, and what it means.
fn view_only_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, actions: &mut Actions) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let hint = texts.get("settings-view-only-hint");
    let words = paint::line(ui, Type::Body, texts.get("settings-view-only"), theme.text);
    let left = STATE + 40.0 + words.size().x + 12.0;
    let hint_words = paint::paragraph(ui, Type::Small, hint, theme.text3, (ui.available_width() - left).max(80.0));
    let height = hint_words.size().y.max(24.0);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height + 12.0));
    // The row above leaves space below its words.
    let line = Rect::from_min_size(rect.min - vec2(0.0, 6.0), vec2(rect.width(), height));
    let place = Rect::from_min_max(pos2(line.left() + STATE, line.top()), line.max);
    let layout = Layout::left_to_right(Align::Center);
    let mut inside =
        ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt(("view_only", environment.id())));
    let mut on = view.state.settings.is_view_only(&view.state.scope_of(environment));
    let switch = switch_ui(&mut inside, &mut on, texts.get("settings-view-only"));
    let name = [("environment", Arg::Text(text::environment_name(texts, environment)))];
    let name = texts.with("settings-view-only-name", &name);
    ui.ctx().accesskit_node_builder(switch.id, |node| node.set_label(name));
    if switch.changed() {
        actions.push(Action::Settings(SettingsAction::ViewOnly(environment, on)));
    }
    let at = pos2(line.left() + left, line.center().y - hint_words.size().y / 2.0);
    let said = Rect::from_min_size(at, hint_words.size());
    let said = ui.interact(said, ui.scope_id().with(("view_only", environment.id())), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, hint));
    ui.painter().galley(at, hint_words, theme.text3);
}

fn state_row_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, key: &KeyView, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), STATE_ROW));
    let middle = rect.center().y;
    let place = Rect::from_min_size(pos2(rect.left(), middle - 12.0), vec2(STATE, 24.0));
    let mut badge = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("badge", environment.id())));
    Badge::new(environment, text::environment_badge(texts, environment)).show(&mut badge);
    let last = ui.scope_id().with(("buttons", environment.id()));
    let taken = ui.data(|data| data.get_temp::<f32>(last)).unwrap_or(0.0);
    // In a large zoom the buttons go below the words.
    let below = rect.width() - STATE - taken < STATE;
    let end = rect.right() - if below { 0.0 } else { taken };
    let (icon, ink) = shape(theme, environment, key);
    let (state, hint) = if environment.needs_key() {
        let words = key_words(texts, key, view.state.keyring, view.state.now);
        (words.state, words.hint)
    } else {
        (texts.get("key-demo").to_owned(), texts.get("key-demo-hint").to_owned())
    };
    let left = rect.left() + STATE;
    let room = (end - 16.0 - left).max(40.0);
    let said = ui.interact(
        Rect::from_min_size(pos2(left, rect.top()), vec2(room, rect.height())),
        ui.scope_id().with(("state", environment.id())),
        Sense::hover(),
    );
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{state}\n{hint}")));
    let state = paint::paragraph(ui, Type::Body, &state, theme.text, room - 24.0);
    let hint = paint::paragraph(ui, Type::Small, &hint, theme.text3, room);
    // Long words of another language take a second line in the smallest window.
    let more = if state.rows.len() > 1 { state.size().y - 20.0 } else { 0.0 };
    let block = 20.0 + more + 2.0 + hint.size().y;
    let top = (middle - block / 2.0).max(rect.top() + 8.0);
    // A hint of many lines makes the row grow; what stands beside it keeps its place.
    ui.add_space((top + block + 8.0 - rect.bottom()).max(0.0));
    paint::icon(ui, pos2(left + 8.0, top + 10.0), icon, 16.0, ink);
    paint::left(ui, state, left + 24.0, top + 10.0 + more / 2.0);
    ui.painter().galley(pos2(left, top + 22.0 + more), hint, theme.text3);
    let builder = UiBuilder::new().id_salt(environment.id());
    let place = if below { ui.allocate_space(vec2(rect.width(), 44.0)).1 } else { rect };
    controls_ui(ui, (last, builder), place, |ui| buttons_ui(ui, view, environment, key, actions));
}

const fn shape(theme: &Theme, environment: Environment, key: &KeyView) -> (&'static str, Color32) {
    if !environment.needs_key() {
        return (icons::MINUS_CIRCLE, theme.text3);
    }
    match (key.state, key.checked) {
        (KeyState::Looking, _) => (icons::CLOCK, theme.text3),
        (KeyState::Present | KeyState::SessionOnly, Some(_)) => (icons::CHECK_CIRCLE, theme.ok),
        (KeyState::Present | KeyState::SessionOnly, None) => (icons::KEY, theme.text2),
        (KeyState::None, _) => (icons::MINUS_CIRCLE, theme.text3),
        (KeyState::Unavailable, _) => (icons::PROHIBIT, theme.warn),
        (KeyState::Locked, _) => (icons::LOCK_SIMPLE, theme.warn),
        (KeyState::NotAnswering, _) => (icons::CLOCK, theme.warn),
    }
}

/// What can be done with the key. Each button says to which environment it belongs.
fn buttons_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, key: &KeyView, actions: &mut Actions) {
    let texts = view.texts;
    let name = text::environment_name(texts, environment);
    let called = |key: &str| format!("{}, {name}", texts.get(key));
    let mut press = |ui: &mut Ui, button: Button<'_>, called: String, action: Action| {
        if button.name(&called).show(ui).clicked() {
            actions.push(action);
        }
    };
    if !environment.needs_key() {
        let button = Button::secondary(texts.get("settings-reset-demo"));
        let dialog = Action::Open(Box::new(Dialog::ConfirmResetDemo));
        return press(ui, button, texts.get("settings-reset-demo").to_owned(), dialog);
    }
    let open_form = key.form.is_some();
    match key.state {
        KeyState::Looking => {}
        KeyState::None => {
            let button = Button::secondary(texts.get("key-enter")).enabled(!open_form);
            press(ui, button, called("key-enter"), Action::Key(KeyAction::Enter(Some(environment))));
        }
        KeyState::Unavailable | KeyState::NotAnswering => {
            let button = Button::secondary(texts.get("key-look-again"));
            press(ui, button, called("key-look-again"), Action::Key(KeyAction::LookAgain(environment)));
            let button = Button::secondary(texts.get("key-enter")).enabled(!open_form);
            press(ui, button, called("key-enter"), Action::Key(KeyAction::Enter(Some(environment))));
        }
        KeyState::Locked => locked_ui(ui, view, environment, actions),
        KeyState::Present | KeyState::SessionOnly => {
            let running = match key.trial {
                Trial::Running { since, .. } => {
                    Some(texts.with("key-testing", &[("seconds", Arg::Text(&seconds(view, since)))]))
                }
                _ => None,
            };
            let words = running.as_deref().unwrap_or_else(|| texts.get("key-test"));
            let button = Button::secondary(words).enabled(running.is_none());
            press(ui, button, called("key-test"), Action::Key(KeyAction::Test(environment)));
            let button = Button::secondary(texts.get("key-replace")).enabled(!open_form);
            press(ui, button, called("key-replace"), Action::Key(KeyAction::Enter(Some(environment))));
            let button = Button::destructive(texts.get("key-remove"));
            press(ui, button, called("key-remove"), Action::Key(KeyAction::AskRemove(environment)));
        }
    }
}

fn locked_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, actions: &mut Actions) {
    let texts = view.texts;
    let name = text::environment_name(texts, environment);
    let unlock = format!("{}, {name}", texts.get("key-unlock"));
    if Button::primary(texts.get("key-unlock")).name(&unlock).show(ui).clicked() {
        actions.push(Action::Key(KeyAction::LookAgain(environment)));
    }
    let more = format!("{}, {name}", texts.get("action-more"));
    let button = IconButton::new(icons::DOTS_THREE, &more).show(ui);
    let items = [
        Item::new(texts.get("key-enter")).icon(icons::KEY),
        Item::new(texts.get("key-remove")).icon(icons::TRASH).destructive(),
    ];
    match menu_ui(ui, &button, &more, &items) {
        Some(0) => {
            actions.push(Action::Key(KeyAction::Enter(Some(environment))));
            ui.memory_mut(|memory| memory.request_focus(field_id(environment)));
        }
        Some(_) => actions.push(Action::Key(KeyAction::AskRemove(environment))),
        None => {}
    }
}

/// What stands in the way of using the key, or what became of its last trial.
fn notes_ui(ui: &mut Ui, view: &View<'_>, environment: Environment, key: &KeyView, actions: &mut Actions) {
    let texts = view.texts;
    match &key.trial {
        Trial::Failed(error) => {
            let said = text::api_error_text(texts, error, Fate::DidNotHappen);
            Note::error(&said.money).body(format!("{} {}", said.why, said.advice).trim_end()).show(ui);
            ui.add_space(16.0);
        }
        Trial::NotKept(error) => {
            let reason = [("reason", Arg::Text(key_store_error_text(texts, error)))];
            let body = texts.with("welcome-keyring-failed-hint", &reason);
            Note::warn(texts.get("welcome-keyring-failed")).body(&body).show(ui);
            ui.add_space(16.0);
        }
        Trial::None | Trial::Running { .. } if key.state == KeyState::Locked => {
            let name = text::environment_name(texts, environment);
            let title = texts.with("key-locked-note-title", &[("environment", Arg::Text(name))]);
            let note = Note::warn(&title).body(texts.get("key-locked-note-body"));
            let button = Button::secondary(texts.get("key-enter")).small();
            let body = paint::line(ui, Type::Body, texts.get("key-locked-note-body"), egui::Color32::PLACEHOLDER);
            let room = ui.available_width() > body.size().x + button.width(ui) + 76.0;
            let shown = ui.scope(|ui| {
                if room {
                    note.show(ui);
                    false
                } else {
                    note.show_with_ui(ui, |ui| button.clone().show(ui).clicked()).inner
                }
            });
            let mut clicked = shown.inner;
            if room {
                let inside = shown.response.rect.shrink2(vec2(12.0, 0.0));
                let layout = Layout::right_to_left(Align::Center);
                let mut end = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt("locked"));
                clicked = button.show(&mut end).clicked();
            }
            if clicked {
                actions.push(Action::Key(KeyAction::Enter(Some(environment))));
            }
            ui.add_space(16.0);
        }
        Trial::None | Trial::Running { .. } => {}
    }
}
