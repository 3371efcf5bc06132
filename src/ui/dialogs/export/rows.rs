//! Which rows go into the file: those of the screen, everything, or only what no earlier file has. Called by the export
//! dialog. It must not promise a number it does not know: how many rows are new is known when they are read.

use egui::Ui;

use crate::journal::ExportMark;
use crate::state::{ExportAction, ExportDialog, ExportWhat, Extent};
use crate::text::Arg;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{radio_card_ui, radio_ui, separator_ui, text_ui};
use crate::ui::words::local_time;
use crate::ui::{Actions, View};

/// Draws the choice: cards side by side, or plain radio buttons where the window is low.
pub(super) fn rows_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, roomy: bool, actions: &mut Actions) {
    let texts = view.texts;
    let rows = texts.with("export-rows", &[("count", dialog.shown_rows.into())]);
    let shown = texts.get(match dialog.extent {
        Extent::Filtered => "export-what-shown",
        Extent::Selected => "export-what-selected",
    });
    let (all, new) = (texts.get("export-what-all"), texts.get("export-what-new"));
    let since = match mark(view, dialog) {
        Some(mark) => {
            let when = local_time(texts, mark.at, view.state.moment(), false);
            texts.with("export-what-new-hint", &[("when", Arg::Text(&when))])
        }
        None => texts.get("export-what-new-first").to_owned(),
    };
    // What is new is told by a record that only one window keeps.
    let can_be_new = !view.state.read_only;
    let mut picked = None;
    if roomy {
        super::label_ui(ui, texts.get("export-what"));
        let choices = [
            (ExportWhat::Shown, shown, rows.as_str()),
            (ExportWhat::All, all, texts.get("export-what-all-hint")),
            (ExportWhat::New, new, since.as_str()),
        ];
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let width = (ui.available_width() - 16.0) / 3.0;
            for (what, word, meaning) in choices {
                ui.add_enabled_ui(what != ExportWhat::New || can_be_new, |ui| {
                    if radio_card_ui(ui, dialog.what == what, word, meaning, width).clicked() {
                        picked = Some(what);
                    }
                });
            }
        });
        ui.add_space(4.0);
    } else {
        let choices = [
            (ExportWhat::Shown, format!("{shown}, {rows}")),
            (ExportWhat::All, all.to_owned()),
            (ExportWhat::New, new.to_owned()),
        ];
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            for (what, word) in choices {
                ui.add_enabled_ui(what != ExportWhat::New || can_be_new, |ui| {
                    if radio_ui(ui, dialog.what == what, &word).clicked() {
                        picked = Some(what);
                    }
                });
            }
        });
        separator_ui(ui, 2.0);
    }
    meaning_ui(ui, view, dialog, can_be_new);
    if let Some(what) = picked.filter(|what| *what != dialog.what) {
        super::push(actions, ExportAction::What(what));
    }
}

/// What "only new" means, where that is chosen.
fn meaning_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, can_be_new: bool) {
    let theme = Theme::of(ui);
    if !can_be_new {
        text_ui(ui, Type::Small, view.texts.get("export-new-other-window"), theme.text3);
        return;
    }
    if dialog.what == ExportWhat::New {
        text_ui(ui, Type::Small, &new_words(view, dialog), theme.text2);
    }
}

/// The last file of what was new.
fn mark(view: &View<'_>, dialog: &ExportDialog) -> Option<ExportMark> {
    view.state.session().exports.marks.get(dialog.table.export_kind().id()).copied()
}

/// What "only new" means: since when, and how many rows the last file had.
fn new_words(view: &View<'_>, dialog: &ExportDialog) -> String {
    let texts = view.texts;
    let since = match mark(view, dialog) {
        Some(mark) => {
            let when = local_time(texts, mark.at, view.state.moment(), false);
            texts.with("export-new-since", &[("when", Arg::Text(&when)), ("count", Arg::Count(mark.rows))])
        }
        None => texts.get("export-new-first").to_owned(),
    };
    format!("{since} {}", texts.get("export-new-rule"))
}
