//! The dialogs. One at a time over the screen, named after its environment; called by the frame.
//! A dialog reads the state and pushes actions like a screen; it must not start anything by being drawn.

use egui::Ui;

use super::fields::Fields;
use super::{Actions, View};

/// Draws the dialog that is open.
pub fn dialog_ui(_ui: &mut Ui, _view: &View<'_>, _fields: &mut Fields, _actions: &mut Actions) {}
