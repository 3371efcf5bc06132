//! What a screen says about its rows while they come, when they could not come, and where there are none: the same words
//! in the same places on every screen. Screens call it with their [`Remote`]; it must not know what a row is.

use egui::{Rect, Ui, UiBuilder};
use jiff::Timestamp;

use super::list::{push_right_ui, small_ui, small_width};
use crate::api::ApiError;
use crate::backend::Progress;
use crate::clock::berlin;
use crate::model::KeyState;
use crate::state::{Action, KeyAction, NoticeKind, Remote, Screen, SettingsPage};
use crate::text::{Fate, api_error_details, api_error_text, environment_name};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Button, Empty, IconButton, Note, paint};
use crate::ui::{Actions, View, commands};

/// Nothing is said of a wait shorter than this, milliseconds.
const QUIET: i64 = 200;

/// A time of our own record: the time of day, with the day where that is not today.
pub fn time_of(view: &View<'_>, at: Timestamp) -> String {
    let (at, style) = (berlin(at), view.texts.style());
    if at.date() == view.state.now.berlin.date() {
        style.clock(at)
    } else {
        format!("{} {}", style.day(at.date(), view.state.now.berlin.date()), style.clock(at))
    }
}

/// How long it has been going on, milliseconds.
fn elapsed(view: &View<'_>, since: Timestamp) -> i64 {
    view.state.now.utc.as_millisecond().saturating_sub(since.as_millisecond())
}

/// A wait that is long enough to be told of.
#[derive(Debug, Clone, Copy)]
pub struct Wait {
    seconds: i64,
    progress: Progress,
}

/// The wait for these rows, once it is worth a word.
pub fn wait<T>(view: &View<'_>, rows: &Remote<T>) -> Option<Wait> {
    let Remote::Loading { progress, since, .. } = rows else { return None };
    let milliseconds = elapsed(view, *since);
    (milliseconds >= QUIET).then_some(Wait { seconds: milliseconds / 1000, progress: *progress })
}

/// Whether rows are on the screen that are about to be replaced, for long enough to show it.
pub fn is_replaced<T>(view: &View<'_>, rows: &Remote<T>) -> bool {
    rows.value().is_some() && wait(view, rows).is_some()
}

/// "Updated 14:02" and the button that reads again, before what follows at the right end and is `behind` points wide.
pub fn freshness_ui<T>(ui: &mut Ui, view: &View<'_>, rows: &Remote<T>, behind: f32, actions: &mut Actions) {
    let words = match rows {
        Remote::Ready { at, .. } => view.texts.with("load-updated", &[("time", (&*time_of(view, *at)).into())]),
        _ => String::new(),
    };
    let reload = !rows.is_loading() && view.state.is_connected();
    let width = if words.is_empty() { 0.0 } else { small_width(ui, &words) + 8.0 };
    push_right_ui(ui, width + if reload { size::CONTROL + 8.0 } else { 0.0 } + behind);
    if !words.is_empty() {
        small_ui(ui, &words, Theme::of(ui).text3);
    }
    let name = view.texts.get("action-reload");
    let tip = commands::with_keys(view.texts, name, "reload");
    if reload && IconButton::new(icons::ARROW_CLOCKWISE, name).tip(&tip).show(ui).clicked() {
        actions.push(Action::Reload);
    }
}

impl Wait {
    /// `Loading… 3 s`, with how far it is where that is known.
    pub fn words(self, view: &View<'_>) -> String {
        let (key, seconds) = match self.progress.waiting {
            Some(seconds) => ("load-waiting", seconds.to_string()),
            None => ("load-loading", self.seconds.to_string()),
        };
        let words = view.texts.with(key, &[("seconds", (&*seconds).into())]);
        let Some(total) = self.progress.total.filter(|_| self.progress.done > 0) else { return words };
        let count = |rows: usize| view.texts.style().count(u64::try_from(rows).unwrap_or(u64::MAX));
        let (done, total) = (count(self.progress.done), count(total));
        let how_far = view.texts.with("load-progress", &[("done", (&*done).into()), ("total", (&*total).into())]);
        format!("{words} · {how_far}")
    }

    /// What the words under the pointer add: the rate limit that makes it wait, or how many rows have come.
    fn hint(self, view: &View<'_>) -> Option<String> {
        if let Some(seconds) = self.progress.waiting {
            return Some(view.texts.with("load-waiting-for-rate", &[("seconds", (&*seconds.to_string()).into())]));
        }
        let rows = self.progress.done;
        (rows > 0).then(|| view.texts.with("load-progress-rows", &[("done", rows.into())]))
    }

    fn cancel<'a>(view: &View<'a>) -> Button<'a> {
        Button::secondary(view.texts.get("action-cancel")).small().name(view.texts.get("load-cancel"))
    }

    /// Room it takes, points, with the gap before it.
    pub fn width(self, ui: &Ui, view: &View<'_>) -> f32 {
        let words = paint::line(ui, Type::Body, &self.words(view), egui::Color32::PLACEHOLDER);
        16.0 + words.size().x + 8.0 + Self::cancel(view).width(ui)
    }

    /// The words and Cancel, `behind` points before the right end.
    pub fn show_ui(self, ui: &mut Ui, view: &View<'_>, behind: f32, actions: &mut Actions) {
        push_right_ui(ui, self.width(ui, view) - 16.0 + behind);
        let label = ui.label(Type::Body.rich(self.words(view)).color(Theme::of(ui).text2));
        if let Some(hint) = self.hint(view) {
            label.on_hover_text(hint);
        }
        if Self::cancel(view).show(ui).clicked() {
            actions.push(Action::CancelRead);
        }
    }
}

/// What is said when reading failed: the money first, then why, then what to do. Nothing, when it did not fail.
pub fn failed_ui<T>(ui: &mut Ui, view: &View<'_>, rows: &Remote<T>, actions: &mut Actions) {
    failed_with_ui(ui, view, rows, Action::Reload, actions);
}

/// The same for what is read again by another action than that of the screen.
pub fn failed_with_ui<T>(ui: &mut Ui, view: &View<'_>, rows: &Remote<T>, again: Action, actions: &mut Actions) {
    let Remote::Failed { error, previous, .. } = rows else { return };
    let said = api_error_text(view.texts, error, Fate::DidNotHappen);
    let mut body = said.why.clone();
    // The button says to try again.
    if said.advice != view.texts.get("error-do-again") {
        body = format!("{body} {}", said.advice);
    }
    if let Some((_, at)) = previous {
        let from = view.texts.with("load-rows-from", &[("time", (&*time_of(view, *at)).into())]);
        body = format!("{body} {from}");
    }
    let (title, body) = (said.money.trim_end_matches('.'), body.trim());
    Note::error(title).body(body).show_with_ui(ui, |ui| {
        if Button::secondary(view.texts.get("action-try-again")).small().show(ui).clicked() {
            actions.push(again);
        }
        let words = view.texts.get("action-copy-details");
        let copy = Button::quiet(words).small();
        // In a panel both words may be too long for one line.
        let copied = if copy.width(ui) <= ui.available_width() {
            copy.show(ui)
        } else {
            IconButton::new(icons::COPY, words).small().show(ui)
        };
        if copied.clicked() {
            ui.copy_text(details(view, error, &said.paragraph()));
            actions.push(Action::Notify(NoticeKind::Copied));
        }
    });
}

/// What whoever helps needs to know; no key, no token, no body.
fn details(view: &View<'_>, error: &ApiError, said: &str) -> String {
    format!(
        "{}\n{said}\n{}",
        environment_name(view.texts, view.state.active.environment),
        api_error_details(view.texts, error)
    )
}

/// In place of everything below the title where there is no key: why, and the way to enter one.
pub fn not_connected_ui(ui: &mut Ui, view: &View<'_>, place: Rect, actions: &mut Actions) {
    let texts = view.texts;
    let environment = view.state.active.environment;
    let name = environment_name(texts, environment);
    let key = view.state.key().map_or(KeyState::Looking, |key| key.state);
    let about = |key| texts.with(key, &[("environment", name.into())]);
    let (title, sentence, button) = match key {
        KeyState::Looking => (texts.get("key-looking").to_owned(), "key-looking-hint", None),
        KeyState::Locked => (about("key-locked-note-title"), "key-locked-note-body", Some("key-enter")),
        KeyState::NotAnswering => {
            (texts.get("key-not-answering").to_owned(), "key-not-answering-hint", Some("key-enter"))
        }
        KeyState::Unavailable => (texts.get("key-unavailable").to_owned(), "key-unavailable-hint", Some("key-enter")),
        KeyState::None | KeyState::Present | KeyState::SessionOnly => {
            (about("key-needed-title"), "key-needed-body", Some("key-enter"))
        }
    };
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
    let buttons = button.map(|key| Button::primary(texts.get(key)).icon(icons::KEY)).into_iter().collect();
    let empty = Empty::new(icons::KEY, &title).sentence(texts.get(sentence));
    if empty.show(&mut inside, buttons).is_some() {
        actions.push(Action::Go(Screen::Settings(SettingsPage::Environments)));
        actions.push(Action::Key(KeyAction::Enter(Some(environment))));
    }
}

/// "As of 13:40" at the foot, while rows are being replaced or after reading failed; the colour is that of the state.
pub fn age_of_rows<T>(view: &View<'_>, rows: &Remote<T>, theme: &Theme) -> Option<(String, egui::Color32)> {
    let at = time_of(view, rows.as_of()?);
    let (key, colour) = match rows {
        Remote::Loading { .. } => {
            wait(view, rows)?;
            ("table-as-of-replaced", theme.text3)
        }
        Remote::Failed { .. } => ("table-as-of", theme.err),
        Remote::Idle | Remote::Ready { .. } => return None,
    };
    Some((view.texts.with(key, &[("time", (&*at).into())]), colour))
}
