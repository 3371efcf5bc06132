//! Being built: the create screen.
//! Called by the frame.
//! It must not keep anything between frames.

use egui::Ui;

use crate::ui::{Actions, View};

/// Draws the screen.
pub fn create_ui(_ui: &mut Ui, _view: &View<'_>, _actions: &mut Actions) {}
