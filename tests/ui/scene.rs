//! The window over a state without a backend: a test puts the state together, acts by role and label, and sees which
//! actions were pushed and what would have been asked of the backend. The time stands still.

use egui::accesskit::Role;
use egui::{Rect, UiBuilder};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::Timestamp;
use jiff::civil::date;
use secpaid_desktop::api::Endpoint;
use secpaid_desktop::api::error::{ApiError, Cause, NotSent};
use secpaid_desktop::backend::{Command, Event, Opened, Ticket, WriteCommand};
use secpaid_desktop::journal::Entry;
use secpaid_desktop::model::{Environment, KeyState, KeyringKind, Scope};
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{Action, Now, Screen, SettingsPage, Start, State, apply};
use secpaid_desktop::text::{Language, Texts};
use secpaid_desktop::ui::fields::Fields;
use secpaid_desktop::ui::{View, window_ui};

use crate::stage::{Speaks, stage};

/// The ordinary window.
pub const WIDE: (f32, f32) = (1280.0, 800.0);
/// The smallest window.
pub const SMALL: (f32, f32) = (900.0, 600.0);

/// A state, its words and fields, and what was done.
pub struct Scene {
    /// What the screens show.
    pub state: State,
    /// Text that only fields know.
    pub fields: Fields,
    texts: &'static Texts,
    /// Actions that widgets pushed, in order.
    pub pushed: Vec<String>,
    /// What was asked of the backend.
    pub commands: Vec<Command>,
    /// Writes asked of the backend.
    pub writes: Vec<WriteCommand>,
}

/// 20 May 2026, 14:02 in Berlin.
pub fn now() -> Now {
    let utc: Timestamp = "2026-05-20T12:02:00Z".parse().expect("a time");
    Now { utc, berlin: date(2026, 5, 20).at(14, 2, 0, 0) }
}

impl Speaks for Scene {
    fn speak(&mut self, language: Language) -> Language {
        std::mem::replace(&mut self.texts, Texts::of(language)).language()
    }
}

impl Scene {
    /// A screen of an environment whose key is there.
    pub fn new(environment: Environment, screen: Screen) -> Self {
        let settings = Settings { welcome_done: screen != Screen::Welcome, ..Settings::default() };
        let mut state = State::new(Start {
            scope: Scope::of(environment),
            welcome: screen == Screen::Welcome,
            api_host: None,
            settings,
            read_only: false,
            data_dir: "/srv/mira/secpaid-desktop".into(),
            now: now(),
        });
        state.keyring = KeyringKind::Gnome;
        state.screen = screen;
        let texts = Texts::of(Language::English);
        let mut scene = Self {
            state,
            fields: Fields::default(),
            texts,
            pushed: Vec::new(),
            commands: Vec::new(),
            writes: Vec::new(),
        };
        scene.opened(environment, KeyState::Present, Vec::new());
        scene
    }

    /// The backend has opened an environment.
    pub fn opened(&mut self, environment: Environment, key: KeyState, entries: Vec<Entry>) {
        let ticket = Ticket { id: 0, scope: Scope::of(environment), generation: 0 };
        let opened = Opened {
            key,
            pay_host: "app.secpaid.com".into(),
            journal: Ok(entries.into_iter().map(std::sync::Arc::new).collect()),
            journal_notices: Vec::new(),
            book: Vec::new(),
            first_seen: std::sync::Arc::default(),
        };
        self.act(Action::Backend(Event::Opened(ticket, opened)));
    }

    /// Carries out an action.
    pub fn act(&mut self, action: Action) {
        let effects = apply(&mut self.state, action);
        for command in effects.commands {
            match command {
                Command::Index(ticket, job) => {
                    let indexed = Box::new(crate::desk::indexed(&job));
                    self.act(Action::Backend(Event::Indexed(ticket, indexed)));
                }
                other => self.commands.push(other),
            }
        }
        self.writes.extend(effects.writes);
    }

    /// The ticket of the last command.
    pub fn last_ticket(&self) -> Ticket {
        match self.commands.last().expect("a command") {
            Command::Local(ticket, _) | Command::Read(ticket, _) => ticket.clone(),
            other => panic!("not a question: {other:?}"),
        }
    }

    fn draw(&mut self, ui: &mut egui::Ui) {
        let mut actions = Vec::new();
        let view = View { state: &self.state, texts: self.texts };
        window_ui(ui, &view, &mut self.fields, &mut actions);
        if !actions.is_empty() {
            ui.ctx().request_repaint();
        }
        for action in actions {
            self.pushed.push(format!("{action:?}"));
            self.act(action);
        }
    }

    /// Puts it on a stage.
    pub fn open(self, dark: bool, size: (f32, f32)) -> Harness<'static, Self> {
        self.open_with(stage(dark, size.0, size.1))
    }

    /// The same with texts that the test's fonts cannot draw whole.
    pub fn open_hostile(self, dark: bool, size: (f32, f32)) -> Harness<'static, Self> {
        self.open_with(stage(dark, size.0, size.1).allow_missing_glyphs())
    }

    fn open_with(self, stage: egui_kittest::HarnessBuilder<Self>) -> Harness<'static, Self> {
        let mut harness = stage.with_pixels_per_point(1.5).build_ui_state(
            |ui, scene: &mut Self| {
                let whole: Rect = ui.ctx().content_rect();
                let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
                ui.set_clip_rect(whole);
                scene.draw(&mut ui);
            },
            self,
        );
        harness.run_ok();
        harness
    }
}

/// Presses what has this role and label.
pub fn press(harness: &mut Harness<'_, Scene>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_ok();
}

/// Settings of an environment whose key is there.
pub fn settings(environment: Environment) -> Scene {
    Scene::new(environment, Screen::Settings(SettingsPage::Environments))
}

/// No network.
pub fn offline(endpoint: Endpoint) -> ApiError {
    ApiError { endpoint, cause: Cause::NotSent(NotSent::Dns), status: None, retry_after: None, attempts: 3 }
}
