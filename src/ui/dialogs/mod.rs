//! The dialogs. One at a time over the screen, named after its environment; called by the frame.
//! A dialog reads the state and pushes actions like a screen; it must not start anything by being drawn.

mod clear;
mod confirm;
mod delete;
mod export;
mod palette;
mod path;
mod qr;
mod recipient;
mod refund;
mod share;
mod sheet;
mod shortcuts;
mod template;
mod unknown;

pub use export::{FORMATS, name_error};

use egui::Ui;

use super::fields::Fields;
use super::{Actions, View};
use crate::model::Environment;
use crate::state::Dialog;
use crate::text::{environment_badge, environment_says};
use crate::ui::widgets;

/// Draws the dialog that is open.
pub fn dialog_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    match &view.state.dialog {
        Some(Dialog::ConfirmSwitch(environment)) => confirm::switch_ui(ui, view, *environment, actions),
        Some(Dialog::ConfirmRemoveKey(environment)) => confirm::remove_key_ui(ui, view, *environment, actions),
        Some(Dialog::ConfirmAllowChanges(environment)) => confirm::allow_changes_ui(ui, view, *environment, actions),
        Some(Dialog::ConfirmRemoveRecipient(id)) => confirm::remove_recipient_ui(ui, view, *id, actions),
        Some(Dialog::ClearData(dialog)) => clear::clear_ui(ui, view, dialog, actions),
        Some(Dialog::Template(dialog)) => template::template_ui(ui, view, dialog, actions),
        Some(Dialog::ConfirmRemoveTemplate(name)) => confirm::remove_template_ui(ui, view, name, actions),
        Some(Dialog::KeepRecipient(dialog)) => recipient::keep_ui(ui, view, dialog, actions),
        Some(Dialog::PickRecipient(search)) => recipient::pick_ui(ui, view, search, actions),
        Some(Dialog::ConfirmResetDemo) => confirm::reset_demo_ui(ui, view, actions),
        Some(Dialog::ConfirmForgetExports(table)) => confirm::forget_exports_ui(ui, view, *table, actions),
        Some(Dialog::ConfirmClose) => confirm::close_ui(ui, view, fields, actions),
        Some(Dialog::Delete(dialog)) => delete::delete_ui(ui, view, dialog, actions),
        Some(Dialog::Refund(id)) => refund::refund_ui(ui, view, *id, actions),
        Some(Dialog::Unknown(dialog)) => unknown::unknown_ui(ui, view, dialog, actions),
        Some(Dialog::Shortcuts) => shortcuts::shortcuts_ui(ui, view, actions),
        Some(Dialog::Palette(dialog)) => palette::palette_ui(ui, view, dialog, fields, actions),
        Some(Dialog::Share(dialog)) => share::share_ui(ui, view, dialog, actions),
        Some(Dialog::Sheet(dialog)) => sheet::sheet_ui(ui, view, dialog, actions),
        Some(Dialog::Qr(dialog)) => qr::qr_dialog_ui(ui, view, dialog, actions),
        Some(Dialog::Export(dialog)) => export::export_ui(ui, view, dialog, actions),
        None => {}
    }
}

/// A dialog with strip and badge of an environment; `says` stands beside the badge.
fn shell<'a>(
    view: &View<'a>,
    id: &'a str,
    title: &'a str,
    environment: Environment,
    says: Option<&'a str>,
) -> widgets::Dialog<'a> {
    let word = environment_badge(view.texts, environment);
    let says = says.unwrap_or_else(|| environment_says(view.texts, environment));
    widgets::Dialog::new(id, title, view.texts.get("action-close")).environment(environment, word, says)
}
