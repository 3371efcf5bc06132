//! The whole window for a test: the application's own content over a real backend and the Demo's simulator, with the
//! time held still and files in a folder of its own. Tests act by role and label and wait for news, never for a time.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use egui::{Rect, UiBuilder};
use egui_kittest::Harness;
use jiff::civil::date;
use secpaid_desktop::api::{Limits, Rates};
use secpaid_desktop::backend::{Backend, Setup, Waker};
use secpaid_desktop::clock::{Clock, FixedClock, berlin_now};
use secpaid_desktop::model::{Environment, Scope};
use secpaid_desktop::secrets::MemoryKeyStore;
use secpaid_desktop::settings::{Settings, ThemeChoice};
use secpaid_desktop::state::{Action, Now, SettingsAction, Start, State};
use secpaid_desktop::text::Language;
use secpaid_desktop::ui::App;
use tempfile::TempDir;

use crate::stage::{Speaks, stage};

/// The longest wait for news of the backend before a test is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// Told by the backend that there is something new.
#[derive(Default)]
struct News {
    count: Mutex<u64>,
    changed: Condvar,
}

/// What a test begins with.
pub struct Opening {
    /// Dark or light.
    pub dark: bool,
    /// Size of the window in points.
    pub size: (f32, f32),
    /// Show the welcome screen.
    pub welcome: bool,
    /// The language of the system.
    pub language: Language,
    /// Where.
    pub environment: Environment,
    /// The keyring.
    pub keys: Arc<MemoryKeyStore>,
    /// How long it may take.
    pub keyring_patience: Duration,
}

impl Default for Opening {
    fn default() -> Self {
        Self {
            dark: false,
            size: (1280.0, 800.0),
            welcome: false,
            language: Language::English,
            environment: Environment::Demo,
            keys: Arc::default(),
            keyring_patience: PATIENCE,
        }
    }
}

/// The window, its folder and its news.
pub struct Window {
    /// The window's content; its state is the application.
    pub harness: Harness<'static, Option<App>>,
    news: Arc<News>,
    folder: TempDir,
}

impl Speaks for Option<App> {
    fn speak(&mut self, language: Language) -> Language {
        let app = self.as_mut().expect("the window is open");
        let before = Language::chosen(app.state().settings.language.as_deref(), Language::English);
        let action = Action::Settings(SettingsAction::Language(Some(language)));
        app.act(&egui::Context::default(), action);
        before
    }
}

impl Window {
    /// Opens it on 20 May 2026 at 14:02 in Berlin, and waits until the scope is open.
    pub fn open(opening: &Opening) -> Self {
        let mut window = Self::at_once(opening);
        window.until("the scope is open", |state| {
            state.keys.get(&state.active).is_some_and(secpaid_desktop::state::KeyView::is_usable)
        });
        window
    }

    /// Opens it and waits for nothing.
    pub fn at_once(opening: &Opening) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let news = Arc::new(News::default());
        let language = opening.language;
        let mut start = Some(prepared(opening, &folder, &news));
        let harness = stage(opening.dark, opening.size.0, opening.size.1).with_pixels_per_point(1.5).build_ui_state(
            move |ui, app: &mut Option<App>| {
                let app = app.get_or_insert_with(|| {
                    let (state, backend, clock) = start.take().expect("the window is opened once");
                    App::new(ui.ctx(), state, backend, clock, language)
                });
                app.logic(ui.ctx());
                // The stage has a margin; a window has none.
                let whole: Rect = ui.ctx().content_rect();
                let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
                ui.set_clip_rect(whole);
                app.show(&mut ui);
            },
            None,
        );
        Self { harness, news, folder }
    }

    /// What the screens show.
    pub fn state(&self) -> &State {
        self.harness.state().as_ref().expect("the window is open").state()
    }

    /// The folder everything is written to; gone with the test.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Does something as if a widget had pushed it.
    pub fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().as_mut().expect("the window is open").act(&ctx, action);
        self.harness.run_ok();
    }

    /// Draws frames as news comes in, until `done`.
    pub fn until(&mut self, what: &str, done: impl Fn(&State) -> bool) {
        let mut seen = *self.news.count.lock().expect("news");
        loop {
            self.harness.run_ok();
            if done(self.state()) {
                return;
            }
            let count = self.news.count.lock().expect("news");
            let (count, late) =
                self.news.changed.wait_timeout_while(count, PATIENCE, |count| *count == seen).expect("news");
            assert!(!late.timed_out(), "never: {what}");
            seen = *count;
        }
    }
}

fn prepared(opening: &Opening, folder: &TempDir, news: &Arc<News>) -> (State, Backend, Arc<dyn Clock>) {
    let clock: Arc<dyn Clock> =
        Arc::new(FixedClock::at_berlin(date(2026, 5, 20).at(14, 2, 0, 0)).expect("a time in the calendar"));
    let theme = if opening.dark { ThemeChoice::Dark } else { ThemeChoice::Light };
    let settings = Settings { welcome_done: !opening.welcome, theme, ..Settings::default() };
    let state = State::new(Start {
        scope: Scope::of(opening.environment),
        welcome: opening.welcome,
        api_host: None,
        settings,
        read_only: false,
        data_dir: folder.path().to_owned(),
        now: Now { utc: clock.timestamp(), berlin: berlin_now(clock.as_ref()) },
    });
    // The clock stands still: a minute's budget must be enough for a whole test.
    let plenty = Rates { total: 100_000, bulk: 90_000, interactive: 90_000, ..Limits::production().rates };
    let limits = Limits { rates: plenty, ..Limits::production() };
    let setup = Setup {
        data_dir: folder.path().to_owned(),
        read_only: false,
        keys: Arc::<MemoryKeyStore>::clone(&opening.keys),
        keyring_patience: opening.keyring_patience,
        clock: Arc::clone(&clock),
        limits,
        demo_limits: limits,
        addresses: BTreeMap::new(),
        session_key: None,
        demo_pay_ins: None,
        view_only: std::collections::BTreeSet::new(),
    };
    let waker: Waker = {
        let news = Arc::clone(news);
        Arc::new(move || {
            *news.count.lock().expect("news") += 1;
            news.changed.notify_all();
        })
    };
    let backend = Backend::start(setup, waker).expect("a backend");
    (state, backend, clock)
}
