//! The application without a window, with rows on its screen: logic, drawing and tessellation, no graphics. Used by the
//! parts that measure frames. It must not reach around the screens.

use std::sync::Arc;
use std::time::Duration;

use egui::{Event, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use secpaid_desktop::cli::Place;
use secpaid_desktop::launch;
use secpaid_desktop::model::{Environment, PayIn, RowSource as _};
use secpaid_desktop::state::{Action, Dialog, PayInsAction, Screen};
use secpaid_desktop::ui::App;

use crate::filled::Filled;
use crate::report::Outcome;
use crate::timing::{now, since, timed};

/// For one job.
const JOB: Duration = Duration::from_mins(1);
/// The window.
const SIZE: Vec2 = Vec2::new(1280.0, 800.0);
/// Frames after an action that are watched, too.
const SETTLING: usize = 5;
/// A place over the table's rows.
const OVER_ROWS: Pos2 = Pos2::new(620.0, 520.0);

/// The application without a window.
pub struct Stage {
    ctx: egui::Context,
    app: App,
    time: f64,
    _folder: tempfile::TempDir,
}

impl Stage {
    /// With these rows on the screen, in order.
    pub fn new(pages: &[Arc<[PayIn]>]) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let place = Place {
            environment: Some(Environment::Demo),
            data_dir: Some(folder.path().to_owned()),
            ..Place::default()
        };
        let mut prepared = launch::prepare(&place, None).map_err(|error| format!("{error:?}"))?;
        prepared.state.screen = Screen::PayIns;
        let filled = Filled::begin(&mut prepared.state, pages);
        let ctx = egui::Context::default();
        let app = launch::app(&ctx, prepared)?;
        let mut stage = Self { ctx, app, time: 0.0, _folder: folder };
        stage.job(PayInsAction::ClearFilter)?;
        stage.fill(filled)?;
        let count: usize = pages.iter().map(|page| page.len()).sum();
        let view = &stage.app.state().session().pay_ins;
        if view.index.len() != count || view.shown().len() != count {
            return Err(format!("{} rows on the screen in place of {count}", view.index.len()).into());
        }
        Ok(stage)
    }

    /// Fills the other lists, as the backend reports them, and waits until they and the figures are on their screens.
    fn fill(&mut self, filled: Filled) -> Outcome<()> {
        // The journal of the scope comes when it is opened; what is reported before would be gone then.
        self.until("the scope", |stage| stage.app.state().session().activity.list.rows.value().is_some())?;
        for event in filled.events(self.app.state()) {
            self.app.act(&self.ctx, Action::Backend(event));
        }
        self.until("the lists", |stage| filled.missing(stage.app.state().session()).is_none())
            .map_err(|_| format!("{:?} never came", filled.missing(self.app.state().session())).into())
    }

    /// Draws until it is so.
    fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) -> Outcome<()> {
        let start = now();
        while !is_so(self) {
            self.frame(0);
            if since(start) > JOB {
                return Err(format!("{what}: this never came").into());
            }
        }
        Ok(())
    }

    /// One frame, with the wheel turned by so many points over the rows.
    pub fn frame(&mut self, wheel: i16) -> Duration {
        let mut events = vec![Event::PointerMoved(OVER_ROWS)];
        if wheel != 0 {
            let delta = Vec2::new(0.0, f32::from(wheel));
            let (unit, modifiers) = (MouseWheelUnit::Point, egui::Modifiers::NONE);
            events.push(Event::MouseWheel {
                unit,
                delta,
                source: MouseWheelSource::Wheel,
                phase: TouchPhase::Move,
                modifiers,
            });
        }
        self.frame_with(events)
    }

    /// One frame in which this happened.
    fn frame_with(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let (ctx, app) = (self.ctx.clone(), &mut self.app);
        let (time, primitives) = timed(|| {
            let mut output = ctx.run_ui(input, |ui| {
                app.logic(ui.ctx());
                app.show(ui);
            });
            // There is no graphics card to be told of new letters.
            output.textures_delta.clear();
            ctx.tessellate(output.shapes, output.pixels_per_point)
        });
        drop(std::hint::black_box(primitives));
        time
    }

    /// Carries an action out and draws until nothing moves any more; the longest frame, the one with the action included.
    pub fn act(&mut self, action: Action) -> Duration {
        let (first, ()) = timed(|| self.app.act(&self.ctx, action));
        let first = first + self.frame(0);
        (0..SETTLING).fold(first, |longest, _| longest.max(self.frame(0)))
    }

    /// Types into what has the focus, letter by letter, each until what it asks for has come: the longest frame of each.
    pub fn write(&mut self, text: &str) -> Outcome<Vec<Duration>> {
        let mut longest = Vec::new();
        for letter in text.chars() {
            let start = now();
            let mut frame = self.frame_with(vec![Event::Text(letter.to_string())]);
            for _ in 0..SETTLING {
                frame = frame.max(self.frame(0));
            }
            while self.searches() {
                frame = frame.max(self.frame(0));
                if since(start) > JOB {
                    return Err("a search of the palette did not end".into());
                }
            }
            longest.push(frame);
        }
        Ok(longest)
    }

    /// Whether the palette still looks for what was typed.
    fn searches(&self) -> bool {
        matches!(&self.app.state().dialog, Some(Dialog::Palette(palette)) if palette.searching.is_some())
    }

    /// How many rows the palette has found.
    pub fn found(&self) -> usize {
        match &self.app.state().dialog {
            Some(Dialog::Palette(palette)) => palette.found.total,
            _ => 0,
        }
    }

    /// Has rows filtered or sorted, and draws until that is done: the longest frame, and the time of it all.
    pub fn job(&mut self, action: PayInsAction) -> Outcome<(Duration, Duration)> {
        let start = now();
        let (mut longest, ()) = timed(|| self.app.act(&self.ctx, Action::PayIns(action)));
        while self.app.state().session().pay_ins.indexing.is_some() {
            longest = longest.max(self.frame(0));
            if since(start) > JOB {
                return Err("a job on the rows did not end".into());
            }
        }
        Ok((longest, since(start)))
    }
}
