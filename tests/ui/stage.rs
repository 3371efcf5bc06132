//! A stage for a test: a harness with the application's fonts and themes, and one graphics device for the whole binary.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use egui_kittest::kittest::Queryable as _;
use egui_kittest::wgpu::{WgpuTestRenderer, default_wgpu_setup};
use egui_kittest::{Harness, HarnessBuilder, LazyRenderer, SnapshotOptions};
use egui_wgpu::{RenderState, RendererOptions, WgpuConfiguration, WgpuSetup, WgpuSetupExisting};
use secpaid_desktop::text::Language;
use secpaid_desktop::ui::theme;

/// A device is slow to open; every harness draws on the same one, each with textures of its own.
fn device() -> WgpuSetup {
    static DEVICE: OnceLock<WgpuSetupExisting> = OnceLock::new();
    let existing = DEVICE.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime for two calls");
        let mut setup = default_wgpu_setup();
        if let WgpuSetup::CreateNew(new) = &mut setup {
            // A machine without a screen has no use for OpenGL, and its driver fails when two threads ask at once.
            new.instance_descriptor.backends.remove(egui_wgpu::wgpu::Backends::GL);
        }
        let configuration = WgpuConfiguration { wgpu_setup: setup.clone(), ..WgpuConfiguration::default() };
        runtime.block_on(async {
            let instance = setup.new_instance().await;
            let state = RenderState::create(&configuration, &instance, None, RendererOptions::PREDICTABLE)
                .await
                .expect("a graphics device; install mesa-vulkan-drivers");
            WgpuSetupExisting { instance, adapter: state.adapter, device: state.device, queue: state.queue }
        })
    });
    WgpuSetup::Existing(existing.clone())
}

/// A builder with fonts, theme and size set; the device is opened only by tests that draw.
pub fn stage<State>(dark: bool, width: f32, height: f32) -> HarnessBuilder<State> {
    let which = if dark { egui::Theme::Dark } else { egui::Theme::Light };
    HarnessBuilder::default()
        .with_size(egui::vec2(width, height))
        .with_theme(which)
        .with_max_steps(8)
        .with_context_setup(theme::apply)
        .renderer(LazyRenderer::new(|| WgpuTestRenderer::from_setup(device())))
}

/// Where the pictures of the tour go: `target/tour` of the package, wherever the build itself goes.
pub fn tour_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tour")
}

/// Pictures that are also kept in `tests/ui/snapshots` and compared: one of each kind of screen. `UPDATE_SNAPSHOTS=1`
/// rewrites them.
const GOLDEN: [&str; 17] = [
    "components-dark",
    "components-light",
    "create-single-light",
    "create-split-dark",
    "create-split-error-light-small",
    "link-created-light",
    "ledger-payouts-detail",
    "lists-export",
    "lists-failed-small",
    "lists-links-unpaid",
    "lists-pay-ins-dark",
    "lists-pay-ins-detail",
    "overview-light",
    "places-activity-light",
    "places-settings-keys-dark",
    "places-unknown-light",
    "places-welcome-key-light",
];

/// What can be drawn in every language.
pub trait Speaks {
    /// Speaks it from the next frame on; returns what was spoken before.
    fn speak(&mut self, language: Language) -> Language;
}

/// Draws the window as it is, and once more in the other language, each as [`picture_once`] does: `NAME.png` and
/// `NAME-de.png`, or `NAME-en.png` where it speaks German. The language is switched as it is for the merchant, with
/// everything on the screen as it was. A picture whose name says no theme is drawn in the other one, too.
pub fn picture<State: Speaks>(harness: &mut Harness<'_, State>, name: &str) {
    in_both_languages(harness, name);
    // The whole window of a journey follows its own settings.
    if ["light", "dark", "journey"].iter().any(|word| name.contains(word)) {
        return;
    }
    let theme = harness.ctx.theme();
    let (other, word) = match theme {
        egui::Theme::Dark => (egui::Theme::Light, "light"),
        egui::Theme::Light => (egui::Theme::Dark, "dark"),
    };
    harness.ctx.set_theme(other);
    harness.run_ok();
    in_both_languages(harness, &format!("{name}-{word}"));
    harness.ctx.set_theme(theme);
    harness.run_ok();
}

fn in_both_languages<State: Speaks>(harness: &mut Harness<'_, State>, name: &str) {
    picture_once(harness, name);
    let before = harness.state_mut().speak(Language::German);
    let other = if before == Language::German { Language::English } else { Language::German };
    harness.state_mut().speak(other);
    // A panel knows the height of its new words only from the frame before.
    harness.step();
    harness.run_ok();
    picture_once(harness, &format!("{name}-{}", other.id()));
    harness.state_mut().speak(before);
    harness.step();
    harness.run_ok();
}

/// Draws and writes `target/tour/NAME.png`, to be looked at; a golden one is compared with the one that was kept.
pub fn picture_once<State>(harness: &mut Harness<'_, State>, name: &str) {
    let fields: Vec<egui::Rect> = harness.query_all_by_role(egui::Role::TextInput).map(|field| field.rect()).collect();
    let crowded = crate::crowding::findings(&harness.output().shapes, &fields);
    assert!(crowded.is_empty(), "{name}: {crowded:#?}");
    let picture = {
        let _one_at_a_time = drawing();
        harness.render().expect("a picture")
    };
    let folder = tour_folder();
    std::fs::create_dir_all(&folder).expect("a folder for the tour");
    picture.save(folder.join(format!("{name}.png"))).expect("a picture on the disk");
    if GOLDEN.contains(&name) {
        let _one_at_a_time = drawing();
        let kept = harness.try_snapshot_options(name, &SnapshotOptions::new().output_path("tests/ui/snapshots"));
        assert!(kept.is_ok(), "{name} looks other than it did: {kept:?}");
    }
}

/// The device is shared; one test draws at a time.
pub fn drawing() -> MutexGuard<'static, ()> {
    static DRAWING: Mutex<()> = Mutex::new(());
    DRAWING.lock().unwrap_or_else(PoisonError::into_inner)
}
