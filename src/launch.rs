//! Puts the window together: data folder, settings, keys, backend, state. Called by `main` and by the benchmarks; the
//! one place below `main` that knows every layer. It must not draw, and decides nothing that a test could not reach
//! through [`prepare`].

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::api::{BaseUrl, Limits, Rates};
use crate::backend::{Backend, Setup, Sweeping, Waker, sweep_aside};
use crate::cli::Place;
use crate::clock::{Clock, SystemClock, berlin_now, berlin_today};
use crate::files::{DataDir, LogFile, LogLimits, open_private_append};
use crate::model::{Environment, KeyringKind, Scope};
use crate::secrets::{ApiKey, KeyError, OsKeyStore};
use crate::settings::{Settings, StartIn};
use crate::state::{Machine, NoticeKind, Now, Start, State};
use crate::text::{Language, Texts};
use crate::ui::App;

/// How long the keyring may take before the screens say that it does not answer: it may be waiting for its user.
const KEYRING_PATIENCE: Duration = Duration::from_secs(10);

/// Everything a window needs, before there is one.
pub struct Prepared {
    /// Where everything is written; holds the lock of the folder. `None` when it cannot be written.
    pub folder: Option<DataDir>,
    /// What the screens start with.
    pub state: State,
    /// What the backend starts with.
    pub setup: Setup,
    /// The language of the system: spoken where none is chosen.
    pub language: Language,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prepared").field("state", &self.state).finish_non_exhaustive()
    }
}

/// Why the window was not opened.
#[derive(Debug)]
pub enum NotOpened {
    /// The key given in the environment variable cannot be one.
    Key(KeyError),
    /// No display, or none that can be drawn on; the system's words.
    Display(String),
}

/// Prepares a window: `key` is the value of `SECPAID_API_KEY`, if it was set.
pub fn prepare(place: &Place, key: Option<&str>) -> Result<Prepared, NotOpened> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let (folder, path, obstacle) = match DataDir::open(place.data_dir.as_deref()) {
        Ok(folder) => {
            let path = folder.path().to_owned();
            (Some(folder), path, None)
        }
        Err(error) => (None, place.data_dir.clone().unwrap_or_else(|| error.path.clone()), Some(error)),
    };
    let read_only = folder.as_ref().is_none_or(DataDir::is_read_only);
    let (settings, mut settings_notices) = match &folder {
        Some(folder) => Settings::load(folder.path(), read_only),
        None => (Settings::default(), Vec::new()),
    };
    let scope = start_scope(place, &settings);
    let session_key = match key {
        Some(text) if scope.environment.needs_key() => {
            Some((scope.clone(), ApiKey::new(text).map_err(NotOpened::Key)?))
        }
        _ => None,
    };
    let mut state = State::new(Start {
        welcome: !settings.welcome_done && place.environment.is_none(),
        scope: scope.clone(),
        api_host: place.api_url.as_ref().map(|url| url.host().into()),
        settings,
        read_only,
        data_dir: path.clone(),
        now: Now { utc: clock.timestamp(), berlin: berlin_now(clock.as_ref()) },
    });
    state.keyring = keyring();
    state.machine = Machine { system: std::env::consts::OS, kind: std::env::consts::ARCH, home: std::env::home_dir() };
    if let Some(error) = obstacle {
        state.notify(NoticeKind::DataFolder(error));
    } else if read_only {
        state.notify(NoticeKind::ReadOnly);
    }
    if let Some(folder) = folder.as_ref().filter(|folder| folder.is_open_to_others()) {
        state.notify(NoticeKind::FolderOpen(folder.path().to_owned()));
    }
    settings_notices.drain(..).for_each(|notice| state.notify(NoticeKind::Settings(notice)));
    if key.is_some() && !scope.environment.needs_key() {
        state.notify(NoticeKind::KeyIgnoredInDemo);
    }
    let setup = Setup {
        view_only: state.settings.view_only_scopes(),
        keys: Arc::new(key_store(place)),
        keyring_patience: KEYRING_PATIENCE,
        data_dir: path,
        read_only,
        clock: Arc::clone(&clock),
        limits: Limits::production(),
        demo_limits: demo_limits(),
        addresses: addresses(place),
        session_key,
        demo_pay_ins: None,
    };
    Ok(Prepared { folder, state, setup, language: Language::of_system(), clock })
}

/// The Demo's limiter is the same, only faster: nobody else shares its requests.
fn demo_limits() -> Limits {
    let rates =
        Rates { total: 6_000, bulk: 3_000, interactive: 4_500, kept_for_writes: 1_000, ..Limits::production().rates };
    Limits { rates, ..Limits::production() }
}

fn start_scope(place: &Place, settings: &Settings) -> Scope {
    if let Some(url) = &place.api_url {
        return Scope::at_host(&url.host());
    }
    let kept = match settings.start_in {
        StartIn::LastUsed if !settings.welcome_done => Environment::Demo,
        _ => settings.start_environment(),
    };
    Scope::of(place.environment.unwrap_or(kept))
}

fn addresses(place: &Place) -> BTreeMap<Scope, BaseUrl> {
    place.api_url.iter().map(|url| (Scope::at_host(&url.host()), url.clone())).collect()
}

fn keyring() -> KeyringKind {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").ok();
    KeyringKind::of_system(desktop.as_deref())
}

/// The keyring entries of the folder that was asked for, also when it could not be opened: the ordinary ones belong to
/// the ordinary folder.
fn key_store(place: &Place) -> OsKeyStore {
    let given = place.data_dir.as_deref().map(DataDir::known_as);
    OsKeyStore::start(crate::APP_ID, keyring(), given.as_deref())
}

/// Writes what happens to files in the data folder. They never hold a key, a token or a note. A log that cannot be
/// started is told in the window; a second window writes none.
pub fn start_log(prepared: &mut Prepared) {
    let Some(folder) = prepared.folder.as_ref().filter(|folder| !folder.is_read_only()) else {
        return;
    };
    let clock = Arc::clone(&prepared.clock);
    let log = match LogFile::open(&folder.logs(), LogLimits::ORDINARY, move || berlin_today(clock.as_ref())) {
        Ok(log) => log,
        Err(error) => return prepared.state.notify(NoticeKind::NoLog(error)),
    };
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::INFO)
        .with_ansi(false)
        .with_writer(std::sync::Mutex::new(log))
        .finish();
    if tracing::subscriber::set_global_default(log).is_err() {
        tracing::warn!("a log was started before");
    }
}

/// Removes what an earlier run that was killed left unfinished, in the data folder and where exports of every scope went
/// last, and waits for nothing. A second window removes nothing.
pub fn sweep_leftovers(prepared: &Prepared) -> Option<Sweeping> {
    let folder = prepared.folder.as_ref().filter(|folder| !folder.is_read_only())?;
    let mut folders = prepared.state.settings.export_folders();
    folders.insert(folder.path().to_owned());
    sweep_aside(folders, prepared.clock.timestamp())
}

/// How the window is opened.
pub fn native_options(window_file: Option<PathBuf>) -> eframe::NativeOptions {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!(
        "../packaging/icons/io.github.secpaiddesktop.SecPaidDesktop-256.png"
    ));
    let viewport = egui::ViewportBuilder::default()
        .with_app_id(crate::APP_ID)
        .with_title("SecPaid Desktop")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([900.0, 600.0])
        .with_icon(icon.unwrap_or_default());
    eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        persist_window: window_file.is_some(),
        persistence_path: window_file,
        ..eframe::NativeOptions::default()
    }
}

/// Starts the backend and builds the window's content.
pub fn app(ctx: &egui::Context, mut prepared: Prepared) -> std::io::Result<App> {
    prepared.state.system = prepared.language;
    let waker: Waker = {
        let ctx = ctx.clone();
        Arc::new(move || ctx.request_repaint())
    };
    let backend = Backend::start(prepared.setup, waker)?;
    Ok(App::new(ctx, prepared.state, backend, prepared.clock, prepared.language))
}

/// Opens the window and stays until it is closed.
pub fn open(place: &Place) -> Result<(), NotOpened> {
    let mut prepared = prepare(place, crate::cli::given_key().as_ref().map(|key| key.as_str()))?;
    start_log(&mut prepared);
    drop(sweep_leftovers(&prepared));
    // Held until the window is closed: it is the lock of the folder.
    let folder = prepared.folder.take();
    let window_file = folder.as_ref().and_then(window_file);
    let create: eframe::AppCreator<'_> = Box::new(|creation| {
        let app = app(&creation.egui_ctx, prepared)?;
        Ok(Box::new(app))
    });
    eframe::run_native("secpaid-desktop", native_options(window_file), create)
        .map_err(|error| NotOpened::Display(error.to_string()))?;
    drop(folder);
    Ok(())
}

/// The file for the window's geometry. The toolkit writes it, with the rights that it has: it is there before, for the
/// owner alone.
fn window_file(folder: &DataDir) -> Option<PathBuf> {
    let path = folder.window();
    (!folder.is_read_only() && open_private_append(&path).is_ok()).then_some(path)
}

/// The same in words, for the terminal.
pub fn words(texts: &Texts, error: &NotOpened) -> String {
    match error {
        NotOpened::Key(error) => {
            let reason = crate::text::api_key_error_text(texts, *error);
            texts.with("cli-key-bad", &[("reason", reason.into())])
        }
        NotOpened::Display(detail) => {
            // The system's words begin with places in its sources, which help nobody here.
            let reason = detail.rsplit(": ").next().unwrap_or(detail).trim_end_matches('.');
            texts.with("start-no-display", &[("detail", (&*crate::text::visible(reason)).into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, key_store};
    use crate::files::DataDir;
    use crate::model::{Environment, Scope};

    #[test]
    fn a_given_folder_that_cannot_be_opened_has_keyring_entries_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "keep").unwrap();
        let user = |place: &Place| key_store(place).user(&Scope::of(Environment::Production)).unwrap();
        let given = |path: &std::path::Path| Place { data_dir: Some(path.to_owned()), ..Place::default() };
        assert_eq!(user(&Place::default()), "production/main");
        for bad in [file.clone(), file.join("below")] {
            assert!(DataDir::open(Some(&bad)).is_err());
            assert_ne!(user(&given(&bad)), "production/main");
        }
        let later = folder.path().join("later");
        let before = user(&given(&later));
        DataDir::open(Some(&later)).unwrap();
        assert_eq!(user(&given(&later)), before);
    }
}
