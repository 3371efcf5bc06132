//! The dialogs. One at a time over the screen, named after its environment; called by the frame.
//! A dialog reads the state and pushes actions like a screen; it must not start anything by being drawn.

mod qr;

use egui::Ui;

use super::fields::Fields;
use super::{Actions, View};
use crate::state::Dialog;

/// Draws the dialog that is open.
pub fn dialog_ui(ui: &mut Ui, view: &View<'_>, _fields: &mut Fields, actions: &mut Actions) {
    match &view.state.dialog {
        Some(Dialog::Qr(dialog)) => qr::qr_dialog_ui(ui, view, dialog, actions),
        _ => {}
    }
}
