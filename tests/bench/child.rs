//! The measured windows themselves, each in a process of its own: the empty one, and the application as `launch` opens
//! it. They say what they see on standard output; `windows` starts them and compares.
//! They must not do anything that the real window does not, but count.

use std::io::BufRead as _;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use secpaid_desktop::api::BaseUrl;
use secpaid_desktop::cli::Place;
use secpaid_desktop::launch;
use secpaid_desktop::model::{Environment, RangeChoice};
use secpaid_desktop::state::{Remote, Screen};
use secpaid_desktop::ui::App;

use crate::report::{Outcome, say};
use crate::system::{processor_time, resident_kib};
use crate::timing::{now, pause};
use crate::watched::{Content, Watch, Watched};

/// For a window to open, and for a quiet window to come.
const PATIENCE: Duration = Duration::from_mins(1);
/// For everything to be loaded.
const LOADING: Duration = Duration::from_mins(5);
/// A window without a frame for so long has nothing more to do.
const QUIET: Duration = Duration::from_secs(1);
/// How often a frame is asked for while the service stalls.
const FRAME: Duration = Duration::from_millis(16);
/// Names of the variables that `windows` sets.
pub const ADDRESS: &str = "FIGURES_ADDRESS";
/// The key for the address.
pub const KEY: &str = "FIGURES_KEY";
/// How long to watch, in seconds.
pub const SECONDS: &str = "FIGURES_SECONDS";

/// What a child does once its first frame is on the screen; none, and it closes.
type Job = Option<fn(&Watch, &egui::Context) -> Outcome<()>>;

/// Runs a child by its name.
pub fn run(what: &str) -> Outcome<()> {
    match what {
        "empty-window" => empty(Some(memory)),
        "empty-first-frame" => empty(None),
        "first-frame" => application(None),
        "idle" => application(Some(idle)),
        "memory" => application(Some(memory)),
        "stall" => application(Some(stall)),
        _ => Err("no such child".into()),
    }
}

/// A window with nothing in it but its background.
struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_| {});
    }
}

fn empty(job: Job) -> Outcome<()> {
    let (watch, ctx) = watched(job)?;
    // As large as the application's, and nothing else of it.
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "empty",
        options,
        Box::new(move |creation| {
            ctx(&creation.egui_ctx);
            Ok(Box::new(Watched::new(Empty, |_| Content::There, watch)))
        }),
    )?;
    Ok(())
}

fn application(job: Job) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let address = std::env::var(ADDRESS).ok();
    let place = Place {
        environment: Some(if address.is_some() { Environment::Development } else { Environment::Demo }),
        data_dir: Some(folder.path().to_owned()),
        api_url: address.as_deref().map(BaseUrl::parse).transpose()?,
    };
    let (watch, ctx) = watched(job)?;
    let key = std::env::var(KEY).ok();
    let mut prepared = launch::prepare(&place, key.as_deref()).map_err(|error| format!("{error:?}"))?;
    let data = prepared.folder.take();
    if address.is_some() {
        // The simulator is nobody else's: the rate limit would be all that is measured.
        prepared.setup.limits.rates = prepared.setup.demo_limits.rates;
        prepared.state.screen = Screen::PayIns;
        prepared.state.sessions.values_mut().for_each(|session| session.pay_ins.choice = RangeChoice::Everything);
    }
    let window = data.as_ref().map(secpaid_desktop::files::DataDir::window);
    eframe::run_native(
        "secpaid-desktop",
        launch::native_options(window),
        Box::new(move |creation| {
            let app = launch::app(&creation.egui_ctx, prepared)?;
            ctx(&creation.egui_ctx);
            Ok(Box::new(Watched::new(app, content, watch)))
        }),
    )?;
    drop(data);
    Ok(())
}

fn content(app: &App) -> Content {
    let session = app.state().session();
    if app.state().screen == Screen::Overview {
        return match &session.overview.rows {
            Remote::Ready { .. } => Content::There,
            Remote::Failed { .. } => Content::Failed,
            _ => Content::Coming,
        };
    }
    let view = &session.pay_ins;
    match &view.rows {
        Remote::Ready { .. } if view.indexing.is_none() => Content::There,
        Remote::Failed { .. } => Content::Failed,
        _ => Content::Coming,
    }
}

/// Starts the thread that watches. It is told the window's context as soon as there is one.
fn watched(job: Job) -> Outcome<(Arc<Watch>, impl FnOnce(&egui::Context) + 'static)> {
    let watch = Arc::new(Watch::default());
    let (sender, receiver) = sync_channel::<egui::Context>(1);
    let shared = Arc::clone(&watch);
    std::thread::Builder::new().name("watching".to_owned()).spawn(move || watching(job, &shared, &receiver))?;
    let tell = move |ctx: &egui::Context| drop(sender.try_send(ctx.clone()));
    Ok((watch, tell))
}

fn watching(job: Job, watch: &Watch, window: &Receiver<egui::Context>) {
    let Ok(ctx) = window.recv() else {
        return;
    };
    let first = watch.until("the first frame", PATIENCE, |seen| seen.shown_up_to > 0);
    let done = first.and_then(|_| {
        say("first-frame\n");
        job.map_or(Ok(()), |job| job(watch, &ctx))
    });
    if let Err(error) = done {
        say(&format!("failed {error}\n"));
    }
    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    ctx.request_repaint();
}

fn loaded(watch: &Watch) -> Outcome<()> {
    let seen = watch.until("loading", LOADING, |seen| seen.content != Content::Coming)?;
    if seen.content == Content::Failed {
        return Err("the pay-ins could not be read".into());
    }
    watch.quiet(QUIET, PATIENCE)
}

fn memory(watch: &Watch, _: &egui::Context) -> Outcome<()> {
    loaded(watch)?;
    say(&format!("memory {}\n", resident_kib()?));
    Ok(())
}

/// How long to watch.
fn seconds() -> Duration {
    Duration::from_secs(std::env::var(SECONDS).ok().and_then(|text| text.parse().ok()).unwrap_or(10))
}

fn idle(watch: &Watch, _: &egui::Context) -> Outcome<()> {
    loaded(watch)?;
    let (frames, processor) = (watch.seen().frames, processor_time()?);
    pause(seconds());
    let (frames, processor) = (watch.seen().frames - frames, processor_time()?.saturating_sub(processor));
    say(&format!("idle {frames} {}\n", processor.as_millis()));
    Ok(())
}

/// Asks for a frame again and again, and says how late the latest began and was shown, and the median of both.
fn stall(watch: &Watch, ctx: &egui::Context) -> Outcome<()> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let until = now() + seconds();
    let (mut begun, mut shown) = (Vec::new(), Vec::new());
    while now() < until {
        let before = watch.echo();
        let asked = now();
        ctx.request_repaint();
        let start = watch.until("a frame", PATIENCE, |seen| seen.begun > before)?;
        let end = watch.until("a picture", PATIENCE, |seen| seen.shown_up_to > before)?;
        begun.extend(start.began.map(|at| at.saturating_duration_since(asked).as_micros()));
        shown.extend(end.shown.map(|at| at.saturating_duration_since(asked).as_micros()));
        pause(FRAME.saturating_sub(now().duration_since(asked)));
    }
    let is_loading = watch.seen().content == Content::Coming;
    let middle = |times: &mut Vec<u128>| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let most = |times: &[u128]| times.iter().copied().max().unwrap_or_default();
    let (worst_begun, worst_shown) = (most(&begun), most(&shown));
    let (middle_begun, middle_shown) = (middle(&mut begun), middle(&mut shown));
    say(&format!("answering {worst_begun} {middle_begun} {worst_shown} {middle_shown} {} {is_loading}\n", shown.len()));
    Ok(())
}
