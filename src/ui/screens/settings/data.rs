//! The page of the data: where it is, how large, and clearing it.
//! Called by Settings, once the folder is being measured.
//! It shows paths and never what is in the files.

use std::path::Path;

use egui::Ui;

use super::row_ui;
use crate::state::{Action, DataAction, NoticeKind};
use crate::text::{Arg, visible};
use crate::ui::widgets::Button;
use crate::ui::{Actions, View};

/// Draws the page.
pub fn data_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let folder = view.state.data_dir.clone();
    path_ui(ui, view, "about-data", &folder, DataAction::OpenFolder, actions);
    path_ui(ui, view, "about-logs", &folder.join("log"), DataAction::OpenLogs, actions);
    let size = match view.state.data.size {
        Some(size) => {
            let bytes = texts.style().bytes(size.bytes);
            let files = usize::try_from(size.files).unwrap_or(usize::MAX);
            texts.with("data-size", &[("size", Arg::Text(&bytes)), ("count", Arg::from(files))])
        }
        None => texts.get("data-measuring").to_owned(),
    };
    row_ui(ui, texts.get("data-size-title"), &size, |ui| {
        let again = Button::secondary(texts.get("data-measure")).enabled(view.state.data.measuring.is_none());
        if again.show(ui).clicked() {
            actions.push(Action::Data(DataAction::Measure));
        }
    });
    let off = view.state.read_only.then(|| texts.get("notice-second-window"));
    row_ui(ui, texts.get("data-clear-row"), off.unwrap_or_else(|| texts.get("data-clear-hint")), |ui| {
        let clear = Button::destructive(texts.get("data-clear")).enabled(off.is_none());
        if clear.show(ui).clicked() {
            actions.push(Action::Data(DataAction::AskClear));
        }
    });
}

/// A folder: its path below its name, and buttons that copy it and show it.
fn path_ui(ui: &mut Ui, view: &View<'_>, key: &str, path: &Path, open: DataAction, actions: &mut Actions) {
    let texts = view.texts;
    let path = path.to_string_lossy();
    let called = |button: &str| format!("{}, {}", texts.get(button), texts.get(key));
    row_ui(ui, texts.get(key), &visible(&path), |ui| {
        let name = called("data-open-folder");
        if Button::secondary(texts.get("data-open-folder")).name(&name).show(ui).clicked() {
            actions.push(Action::Data(open));
        }
        let name = called("about-copy-path");
        if Button::secondary(texts.get("about-copy-path")).name(&name).show(ui).clicked() {
            ui.ctx().copy_text(path.to_string());
            actions.push(Action::Notify(NoticeKind::Copied));
        }
    });
}
