//! Being built: the settings screen.
//! Called by the frame.
//! It must not keep anything between frames.

use egui::Ui;

use crate::state::SettingsPage;
use crate::ui::fields::Fields;
use crate::ui::{Actions, View};

/// Draws the screen.
pub fn settings_ui(_ui: &mut Ui, _view: &View<'_>, _page: SettingsPage, _fields: &mut Fields, _actions: &mut Actions) {}
