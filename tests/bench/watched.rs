//! A window's content with a watch on it: how many frames were painted, when, and whether everything is loaded.
//! Put around the application and around the empty window alike. It draws nothing itself and asks for a frame only
//! when it was told to, to learn when the frame before was on the screen.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::report::Outcome;
use crate::timing::now;

/// How far the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Content {
    /// Being read.
    #[default]
    Coming,
    /// All there.
    There,
    /// It will not come.
    Failed,
}

/// What was seen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seen {
    /// Frames painted.
    pub frames: u64,
    /// Frames begun: the number of the one being made, or of the last one.
    pub begun: u64,
    /// The number of the last one that is on the screen for certain.
    pub shown_up_to: u64,
    /// When the last one began.
    pub began: Option<Instant>,
    /// When the last one was known to be on the screen.
    pub shown: Option<Instant>,
    /// The content.
    pub content: Content,
    /// The first frame behind this number asks for another one.
    echo: Option<u64>,
}

/// Shared by the window and the thread that watches it.
#[derive(Debug, Default)]
pub struct Watch {
    seen: Mutex<Seen>,
    changed: Condvar,
}

impl Watch {
    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    /// What was seen so far.
    pub fn seen(&self) -> Seen {
        *self.lock()
    }

    /// Has the next frame to begin ask for another one, whose beginning tells when it was shown. Returns the number of
    /// the frame before it.
    pub fn echo(&self) -> u64 {
        let mut seen = self.lock();
        seen.echo = Some(seen.begun);
        seen.begun
    }

    /// Waits until that is so.
    pub fn until(&self, what: &str, patience: Duration, is: impl Fn(&Seen) -> bool) -> Outcome<Seen> {
        let waiting = self.changed.wait_timeout_while(self.lock(), patience, |seen| !is(seen));
        let (seen, late) = waiting.unwrap_or_else(PoisonError::into_inner);
        if late.timed_out() { Err(format!("{what}: not within {patience:?}").into()) } else { Ok(*seen) }
    }

    /// Waits until no frame has begun for so long.
    pub fn quiet(&self, time: Duration, patience: Duration) -> Outcome<()> {
        let until = now() + patience;
        while now() < until {
            let before = self.seen().frames;
            if self.until("a frame", time, |seen| seen.frames != before).is_err() {
                return Ok(());
            }
        }
        Err(format!("the window is never quiet for {time:?}").into())
    }
}

/// The content with its watch.
pub struct Watched<A> {
    inner: A,
    content: fn(&A) -> Content,
    watch: Arc<Watch>,
    in_frame: bool,
}

impl<A> Watched<A> {
    /// Puts a watch on it. The first frame tells when it was shown.
    pub fn new(inner: A, content: fn(&A) -> Content, watch: Arc<Watch>) -> Self {
        watch.echo();
        Self { inner, content, watch, in_frame: false }
    }
}

impl<A: eframe::App> eframe::App for Watched<A> {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        let at = now();
        // The toolkit has swapped the picture in before it comes back here.
        let shown = std::mem::take(&mut self.in_frame);
        self.watch.change(|seen| {
            if shown {
                (seen.shown_up_to, seen.shown) = (seen.begun, Some(at));
            }
            seen.begun += 1;
            seen.began = Some(at);
        });
        self.inner.logic(ctx, frame);
        let content = (self.content)(&self.inner);
        self.watch.change(|seen| seen.content = content);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.in_frame = true;
        let mut echo = false;
        self.watch.change(|seen| {
            seen.frames += 1;
            echo = seen.echo.is_some_and(|before| seen.begun > before);
            if echo {
                seen.echo = None;
            }
        });
        self.inner.ui(ui, frame);
        if echo {
            ui.ctx().request_repaint();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.inner.clear_color(visuals)
    }

    fn persist_egui_memory(&self) -> bool {
        self.inner.persist_egui_memory()
    }
}
