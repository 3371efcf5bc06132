//! The window: frame, screens, dialogs, widgets and theme. It reads the state, pushes actions and knows the toolkit;
//! it never touches HTTP, files or the keyring, never changes the state itself and never waits.

mod app;
pub mod commands;
mod dialogs;
pub mod fields;
mod frame;
mod screens;
pub mod theme;
pub mod widgets;
mod words;

pub use screens::copied_rows;

pub use app::App;
pub use frame::{window_title, window_ui};
pub use words::{difference_text, notice_text, unknown_body, unknown_title, write_problem_text};

use crate::state::{Action, State};
use crate::text::Texts;

/// What a screen may look at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Everything there is to show.
    pub state: &'a State,
    /// Every word.
    pub texts: &'a Texts,
}

/// What was done in a frame, in order.
pub type Actions = Vec<Action>;
