//! What a window keeps for the next one over the same data folder.

use egui::{Key, Modifiers, RawInput, Rect, Vec2};
use secpaid_desktop::cli::Place;
use secpaid_desktop::launch;
use secpaid_desktop::model::Environment;
use secpaid_desktop::ui::App;

/// The whole application over a folder, as the program starts it, without a display.
struct Running {
    ctx: egui::Context,
    app: App,
}

impl Running {
    fn start(folder: &std::path::Path) -> Self {
        let place =
            Place { environment: Some(Environment::Demo), data_dir: Some(folder.to_owned()), ..Place::default() };
        let prepared = launch::prepare(&place, None).expect("a window");
        let ctx = egui::Context::default();
        let app = launch::app(&ctx, prepared).expect("a backend");
        Self { ctx, app }
    }

    fn frame(&mut self, keys: &[(Modifiers, Key)]) {
        let event = |(modifiers, key): &(Modifiers, Key)| egui::Event::Key {
            key: *key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: *modifiers,
        };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(1280.0, 800.0))),
            events: keys.iter().map(event).collect(),
            ..RawInput::default()
        };
        let (ctx, app) = (self.ctx.clone(), &mut self.app);
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.show(ui);
        });
        output.textures_delta.clear();
    }

    fn zoom(&self) -> (u16, f32) {
        (self.app.state().settings.zoom_percent, self.ctx.zoom_factor())
    }
}

#[test]
fn the_zoom_is_the_same_after_the_application_was_started_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = Running::start(folder.path());
    first.frame(&[]);
    assert_eq!(first.zoom(), (100, 1.0));
    let larger = (Modifiers { ctrl: true, command: true, ..Modifiers::NONE }, Key::Plus);
    for _ in 0..3 {
        first.frame(&[larger]);
    }
    // The toolkit takes a new size up in the pass after.
    first.frame(&[]);
    first.frame(&[]);
    assert_eq!(first.zoom(), (130, 1.3));
    drop(first);
    let mut second = Running::start(folder.path());
    second.frame(&[]);
    second.frame(&[]);
    assert_eq!(second.zoom(), (130, 1.3));
}
