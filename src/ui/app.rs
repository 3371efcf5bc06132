//! The window: takes what the backend reports, draws the screens, and carries out the actions they push. It is the
//! only owner of the state and of the backend's end; it never waits for either.

use std::sync::Arc;
use std::time::Duration;

use crate::backend::Backend;
use crate::clock::{Clock, berlin_now};
use crate::settings::ThemeChoice;
use crate::state::{Action, Effects, NoticeKind, Now, State, apply};
use crate::text::{Language, Texts};

use super::fields::Fields;
use super::{frame, theme};

/// How long a frame may spend on reports of the backend; the rest waits for the next frame.
const DRAIN_BUDGET: Duration = Duration::from_millis(4);
/// Commands one action may cause at most.
const COMMANDS_OF_AN_ACTION: usize = 8;

/// The window's content.
pub struct App {
    state: State,
    backend: Backend,
    clock: Arc<dyn Clock>,
    system: Language,
    texts: &'static Texts,
    fields: Fields,
    applied: Option<Look>,
    close_confirmed: bool,
}

/// What was last told to the toolkit.
#[derive(Debug, Clone, PartialEq)]
struct Look {
    theme: ThemeChoice,
    zoom_percent: u16,
    title: String,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("screen", &self.state.screen).finish_non_exhaustive()
    }
}

impl App {
    /// The window over a state and a started backend. Opens the active scope.
    pub fn new(ctx: &egui::Context, state: State, backend: Backend, clock: Arc<dyn Clock>, system: Language) -> Self {
        theme::apply(ctx);
        let texts = Texts::of(Language::chosen(state.settings.language.as_deref(), system));
        let fields = Fields::default();
        let mut app = Self { state, backend, clock, system, texts, fields, applied: None, close_confirmed: false };
        let effects = crate::state::open_active(&mut app.state);
        app.carry_out(ctx, effects);
        app
    }

    /// What the screens show; for tests.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Takes the time and the backend's reports in; also called while the window is minimised.
    pub fn logic(&mut self, ctx: &egui::Context) {
        let now = Now { utc: self.clock.timestamp(), berlin: berlin_now(self.clock.as_ref()) };
        self.act(ctx, Action::Tick(now));
        let start = self.clock.instant();
        while let Some(event) = self.backend.next_event() {
            self.act(ctx, Action::Backend(event));
            if self.clock.instant().duration_since(start) > DRAIN_BUDGET {
                ctx.request_repaint();
                break;
            }
        }
        self.closing(ctx);
    }

    /// Draws the window and carries out what was done in it.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        self.look(ui.ctx());
        let mut actions = Vec::new();
        let view = super::View { state: &self.state, texts: self.texts };
        frame::window_ui(ui, &view, &mut self.fields, &mut actions);
        let acted = !actions.is_empty();
        let ctx = ui.ctx().clone();
        for action in actions {
            self.act(&ctx, action);
        }
        if acted {
            ctx.request_repaint();
        }
        self.wake_for_seconds(&ctx);
        if std::mem::take(&mut self.fields.close_anyway) {
            self.close_anyway(&ctx);
        }
    }

    /// Carries out one action; when the channels have no room it is refused, and nothing typed is lost.
    pub fn act(&mut self, ctx: &egui::Context, action: Action) {
        let from_user = !matches!(action, Action::Tick(_) | Action::Backend(_));
        let writes = match &self.state.dialog {
            Some(crate::state::Dialog::Delete(dialog))
                if matches!(action, Action::Links(crate::state::LinksAction::Delete)) =>
            {
                dialog.links.len()
            }
            _ => 1,
        };
        if from_user && !self.backend.has_room(COMMANDS_OF_AN_ACTION, writes) {
            let effects = apply(&mut self.state, Action::Notify(NoticeKind::Busy));
            self.carry_out(ctx, effects);
            return;
        }
        let effects = apply(&mut self.state, action);
        self.carry_out(ctx, effects);
    }

    fn carry_out(&mut self, ctx: &egui::Context, effects: Effects) {
        // A path with spaces or umlauts is an address only when it is encoded as one.
        let paths = [effects.show_folder, effects.open_file];
        for url in paths.into_iter().flatten().filter_map(|path| url::Url::from_file_path(path).ok()) {
            ctx.open_url(egui::OpenUrl::new_tab(url));
        }
        if self.backend.send(effects.commands, effects.writes).is_err() {
            tracing::error!("a command found no room although there was some");
            apply(&mut self.state, Action::Notify(NoticeKind::Busy));
        }
    }

    /// Speaks the chosen language, and tells the toolkit theme, zoom and title when they have changed.
    fn look(&mut self, ctx: &egui::Context) {
        self.texts = Texts::of(Language::chosen(self.state.settings.language.as_deref(), self.system));
        let look = Look {
            theme: self.state.settings.theme,
            zoom_percent: self.state.settings.zoom_percent,
            title: frame::window_title(&self.state, self.texts),
        };
        if self.applied.as_ref() == Some(&look) {
            return;
        }
        ctx.set_theme(match look.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
        ctx.set_zoom_factor(f32::from(look.zoom_percent) / 100.0);
        ctx.send_viewport_cmd(egui::ViewportCommand::Title(look.title.clone()));
        self.applied = Some(look);
    }

    /// Elapsed seconds are shown while something is under way; an idle window paints nothing.
    fn wake_for_seconds(&self, ctx: &egui::Context) {
        if frame::shows_seconds(&self.state) {
            ctx.request_repaint_after(Duration::from_millis(200));
        } else if self.state.notices.iter().any(crate::state::Notice::is_passing) {
            ctx.request_repaint_after(Duration::from_secs(1));
        }
    }

    /// Closing with a write on its way, or a file being written, asks first.
    fn closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if self.close_confirmed || !self.state.asks_before_closing() {
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        self.act(ctx, Action::Open(Box::new(crate::state::Dialog::ConfirmClose)));
    }

    /// Closes the window all the same: the outcome of a write stays unknown, and a file is not written.
    fn close_anyway(&mut self, ctx: &egui::Context) {
        self.close_confirmed = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    /// Nothing typed is written to disk by the toolkit.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}
