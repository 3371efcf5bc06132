//! Being built: the welcome screen.
//! Called by the frame.
//! It must not keep anything between frames.

use egui::Ui;

use crate::ui::fields::Fields;
use crate::ui::{Actions, View};

/// Draws the screen.
pub fn welcome_ui(_ui: &mut Ui, _view: &View<'_>, _fields: &mut Fields, _actions: &mut Actions) {}
