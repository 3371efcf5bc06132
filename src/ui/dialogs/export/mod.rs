//! Writing a spreadsheet: which rows, which format, where to; then how far it is, and what came of it. What is wrong with
//! the file is said at its field. Closing the dialog does not end the writing: a notice tells of its end.

mod columns;
mod rows;

use std::path::Path;

pub use columns::name_error;

use egui::{Sense, Ui, WidgetInfo, vec2};

use super::path::{asks_now, path_ui};
use crate::backend::{ExportDone, ExportFailed, ExportWords, NotWritten, Progress, Table};
use crate::export::{Flags, Format, Preset, Words};
use crate::journal::ACTIVITY_WORDS;
use crate::model::SHOWN_WORDS;
use crate::state::{Action, ColumnsAction, ExportAction, ExportDialog, ExportState, ExportWhat};
use crate::text::{Arg, Fate, Texts, api_error_text, key_state, visible};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::choice::radio_at;
use crate::ui::widgets::{Button, Dropdown, Item, Note, notice_ui, paint, progress_ui, separator_ui, text_ui};
use crate::ui::words::{journal_error_text, not_written_text};
use crate::ui::{Actions, View};

/// Where the explanation of a format begins, points from the left.
const MEANING_AT: f32 = 222.0;
/// Height of the window from which options are cards under a label, points; below it they are lines.
const ROOMY_FROM: f32 = 700.0;

fn push(actions: &mut Actions, action: ExportAction) {
    actions.push(Action::Export(action));
}

/// Draws the dialog.
pub fn export_ui(ui: &Ui, view: &View<'_>, dialog: &ExportDialog, actions: &mut Actions) {
    let texts = view.texts;
    let environment = view.state.active.environment;
    let title = texts.get(match dialog.table {
        Table::PayIns => "export-title-pay-ins",
        Table::Unpaid => "export-title-unpaid-links",
        Table::Paid => "export-title-paid-links",
        Table::Payouts => "export-title-payouts",
        Table::Invoices => "export-title-invoices",
        Table::Activity => "export-title-activity",
    });
    let shown = super::shell(view, "export", title, environment, None).show(ui.ctx(), |inside| {
        let opened = inside.opened();
        match &dialog.state {
            ExportState::Choosing | ExportState::Failed(_) if dialog.columns.open => {
                inside.body(|ui| columns::page_ui(ui, view, dialog, actions));
                inside.footer("", |ui| columns_foot_ui(ui, view, actions));
            }
            ExportState::Choosing | ExportState::Failed(_) => {
                inside.body(|ui| choosing_ui(ui, view, dialog, actions));
                inside.footer("", |ui| choosing_foot_ui(ui, view, dialog, opened, actions));
            }
            ExportState::Running { progress, since, .. } => {
                let elapsed = view.state.now.utc.as_second().saturating_sub(since.as_second());
                inside.body(|ui| running_ui(ui, view, dialog, *progress, elapsed));
                inside.footer("", |ui| {
                    if Button::secondary(texts.get("action-close")).show(ui).clicked() {
                        actions.push(Action::CloseDialog);
                    }
                    if Button::secondary(texts.get("export-stop")).show(ui).clicked() {
                        push(actions, ExportAction::Cancel);
                    }
                });
            }
            ExportState::Done(done) => {
                inside.body(|ui| done_ui(ui, view, done));
                inside.footer("", |ui| done_foot_ui(ui, view, actions));
            }
        }
    });
    if shown.closed && dialog.columns.open {
        push(actions, ExportAction::Columns(ColumnsAction::Open(false)));
    } else if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

fn columns_foot_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    if Button::primary(view.texts.get("action-done")).show(ui).clicked() {
        push(actions, ExportAction::Columns(ColumnsAction::Open(false)));
    }
}

fn choosing_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, actions: &mut Actions) {
    let texts = view.texts;
    ui.spacing_mut().item_spacing.y = 8.0;
    failed_ui(ui, view, dialog);
    let roomy = ui.ctx().content_rect().height() >= ROOMY_FROM;
    rows::rows_ui(ui, view, dialog, roomy, actions);
    formats_ui(ui, texts, (dialog.format, dialog.table), roomy, actions);
    if roomy {
        label_ui(ui, texts.get("export-columns"));
    }
    columns::line_ui(ui, view, dialog, actions);
    if roomy {
        separator_ui(ui, 4.0);
    }
    file_ui(ui, view, dialog, actions);
}

fn label_ui(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui);
    text_ui(ui, Type::Small, words, theme.text3);
}

/// The formats, each with its name and what it is for, as message ids.
pub const FORMATS: [(Format, &str, &str); 4] = [
    (Format::Xlsx, "export-xlsx", "export-xlsx-hint"),
    (Format::Csv(Preset::ExcelDe), "export-csv-excel-de", "export-preset-excel-de-hint"),
    (Format::Csv(Preset::Excel), "export-csv-excel", "export-preset-excel-hint"),
    (Format::Csv(Preset::Plain), "export-csv-plain", "export-preset-plain-hint"),
];

/// The formats, in a list where the window is low, and the rule about apostrophes of the chosen one.
fn formats_ui(ui: &mut Ui, texts: &Texts, (chosen, table): (Format, Table), roomy: bool, actions: &mut Actions) {
    let mut picked = None;
    if roomy {
        label_ui(ui, texts.get("export-format"));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (format, word, meaning) in FORMATS {
                if option_ui(ui, format == chosen, texts.get(word), texts.get(meaning)) {
                    picked = Some(format);
                }
            }
        });
    } else {
        let current = FORMATS.iter().find(|(format, ..)| *format == chosen).map_or("", |(_, word, _)| *word);
        let items = FORMATS.map(|(format, word, meaning)| {
            Item::new(texts.get(word)).detail(texts.get(meaning)).checked(format == chosen)
        });
        let list = Dropdown::new(texts.get("export-format"), texts.get(current)).min_width(ui.available_width());
        picked = list.show(ui, &items).and_then(|at| FORMATS.get(at)).map(|(format, ..)| *format);
    }
    if let Some(format) = picked.filter(|format| *format != chosen) {
        push(actions, ExportAction::Format(format));
    }
    let rule = match chosen {
        Format::Xlsx if table == Table::Activity => "export-apostrophe-own",
        Format::Xlsx => "export-apostrophe-none",
        Format::Csv(Preset::Plain) => "export-apostrophe",
        Format::Csv(Preset::ExcelDe | Preset::Excel) => "export-apostrophe-excel",
    };
    // Room for two lines is always kept, so that nothing moves with the choice.
    let theme = Theme::of(ui);
    let words = paint::paragraph(ui, Type::Small, texts.get(rule), theme.text2, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, texts.get(rule)));
    ui.painter().galley(rect.min, words, theme.text2);
}

/// One option in a line: radio, name, meaning. Says whether it was pressed.
fn option_ui(ui: &mut Ui, chosen: bool, word: &str, meaning: &str) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    let name = format!("{word}, {meaning}");
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &name));
    let y = rect.center().y;
    radio_at(ui, egui::pos2(rect.left() + 8.0, y), chosen, response.hovered());
    let end = paint::left(ui, paint::line(ui, Type::Body, word, theme.text), rect.left() + 26.0, y);
    let start = (rect.left() + MEANING_AT).max(end + 12.0);
    paint::left(ui, paint::line_cut(ui, Type::Small, meaning, theme.text3, rect.right() - start), start, y);
    if response.has_focus() {
        paint::focus_ring(ui, rect.expand2(vec2(4.0, -3.0)), 4);
    }
    response.clicked()
}

/// What failed and is not the file's fault.
fn failed_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog) {
    let ExportState::Failed(failed) = &dialog.state else { return };
    let texts = view.texts;
    match failed {
        ExportFailed::Read(error) => {
            let said = api_error_text(texts, error, Fate::DidNotHappen);
            let body = format!("{} {} {}", said.why, said.advice, texts.get("export-nothing-written"));
            Note::error(said.money.trim_end_matches('.')).body(&body).show(ui);
        }
        ExportFailed::NoKey(key) => {
            Note::error(key_state(texts, *key)).body(texts.get("export-nothing-written")).show(ui);
        }
        ExportFailed::NothingNew => Note::info(texts.get("export-new-nothing")).show(ui),
        ExportFailed::NoRecord(error) => {
            let reason = journal_error_text(texts, error);
            Note::error(texts.get("export-new-no-record")).body(&reason).show(ui);
        }
        ExportFailed::Write(_) | ExportFailed::Cancelled => {}
    }
}

/// What is wrong with the file, said at its field. A file that is there is asked about instead.
fn file_error(texts: &Texts, dialog: &ExportDialog) -> Option<String> {
    let ExportState::Failed(ExportFailed::Write(error)) = &dialog.state else { return None };
    let path = Path::new(dialog.path.trim());
    match error {
        NotWritten::Exists => None,
        error => Some(not_written_text(texts, error, path)),
    }
}

fn file_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, actions: &mut Actions) {
    let texts = view.texts;
    let error = file_error(texts, dialog);
    let hint = match (dialog.nothing_picked, dialog.folder_gone) {
        (true, _) => texts.get("export-no-dialog"),
        (false, true) => texts.get("export-folder-gone"),
        (false, false) => "",
    };
    let choose = Button::secondary(texts.get("export-choose")).icon(icons::FOLDER).enabled(dialog.picking.is_none());
    let touched = path_ui(ui, texts.get("export-file"), &dialog.path, (hint, error.as_deref()), choose);
    if touched.choose {
        push(actions, ExportAction::PickPath);
    }
    if let Some(path) = touched.typed {
        push(actions, ExportAction::Path(path));
    }
    if touched.entered && can_start(dialog) {
        push(actions, ExportAction::Start(words(texts, dialog)));
    }
    if exists(dialog) {
        // The field above says which file.
        let rows = view.state.session().exports.new_rows_in(Path::new(dialog.path.trim()));
        let question = rows.map(|rows| texts.with("export-exists-new", &[("count", Arg::Count(rows))]));
        let question = question.as_deref().unwrap_or_else(|| texts.get("export-exists-note"));
        Note::warn(question).show(ui);
    }
}

/// Whether it is asked if the file is to be replaced.
const fn exists(dialog: &ExportDialog) -> bool {
    matches!(dialog.state, ExportState::Failed(ExportFailed::Write(NotWritten::Exists)))
}

/// Whether there are rows to write and a file to write them to.
fn can_start(dialog: &ExportDialog) -> bool {
    (dialog.what != ExportWhat::Shown || dialog.shown_rows > 0) && !dialog.path.trim().is_empty()
}

fn choosing_foot_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, opened: bool, actions: &mut Actions) {
    let texts = view.texts;
    let (can, exists) = (can_start(dialog), exists(dialog));
    let save = Button::primary(texts.get(if exists { "export-replace" } else { "export-save" })).enabled(can).show(ui);
    if opened && can {
        save.request_focus();
    }
    if save.clicked() {
        if exists {
            push(actions, ExportAction::Overwrite(true));
        }
        push(actions, ExportAction::Start(words(texts, dialog)));
    }
    let cancel = Button::secondary(texts.get("action-cancel")).show(ui);
    if asks_now(ui, exists) {
        cancel.request_focus();
    }
    if cancel.clicked() {
        actions.push(Action::CloseDialog);
    }
    if !can {
        let why = if dialog.path.trim().is_empty() { "export-no-path" } else { "export-nothing" };
        let theme = Theme::of(ui);
        text_ui(ui, Type::Small, texts.get(why), theme.text3);
    }
}

fn running_ui(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, progress: Progress, seconds: i64) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let done = Arg::from(progress.done);
    let words = match (progress.waiting, progress.total) {
        (Some(seconds), _) => texts.with("load-waiting-for-rate", &[("seconds", Arg::Text(&seconds.to_string()))]),
        (None, Some(total)) => texts.with("export-writing", &[("done", done), ("total", total.into())]),
        (None, None) => texts.with("export-reading-so-far", &[("done", done)]),
    };
    ui.spacing_mut().item_spacing.y = 8.0;
    let file = Path::new(dialog.path.trim()).file_name().map(|name| name.to_string_lossy().into_owned());
    text_ui(ui, Type::Body, &visible(&file.unwrap_or_default()), theme.text);
    let number = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
    progress_ui(ui, number(progress.done), progress.total.map_or(0, number), "");
    let seconds = texts.with("export-seconds", &[("seconds", Arg::Text(&seconds.to_string()))]);
    text_ui(ui, Type::Small, &format!("{words} · {seconds}"), theme.text2);
    text_ui(ui, Type::Small, texts.get("export-goes-on"), theme.text3);
}

fn done_ui(ui: &mut Ui, view: &View<'_>, done: &ExportDone) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    ui.spacing_mut().item_spacing.y = 8.0;
    notice_ui(ui, icons::CHECK_CIRCLE, theme.ok, &texts.with("export-done", &[("count", done.rows.into())]));
    let file = done.path.to_string_lossy();
    let saved = texts.with("export-done-file", &[("file", Arg::Text(&visible(&file)))]);
    ui.add(egui::Label::new(Type::Body.rich(saved).color(theme.text2)).selectable(true).wrap());
    if done.may_be_incomplete {
        Note::warn(texts.get("export-incomplete-title")).body(texts.get("export-incomplete")).show(ui);
    }
    if let Some(error) = &done.not_noted {
        let reason = journal_error_text(texts, error);
        Note::warn(texts.get("export-not-noted-title")).body(&reason).show(ui);
    }
}

fn done_foot_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let done = Button::primary(texts.get("action-done")).show(ui);
    let free = ui.memory(|memory| memory.focused().is_none());
    if free {
        done.request_focus();
    }
    if done.clicked() {
        actions.push(Action::CloseDialog);
    }
    if Button::secondary(texts.get("export-open-folder")).icon(icons::FOLDER).show(ui).clicked() {
        push(actions, ExportAction::ShowFolder);
    }
}

/// Headers, words for flags, and the name of the sheet.
fn words(texts: &Texts, dialog: &ExportDialog) -> ExportWords {
    let title = |key: &str| texts.get(key).to_owned();
    let headers = dialog.columns.chosen().map(|column| title(column.title)).collect();
    let sheet = match dialog.table {
        Table::PayIns => "export-sheet-pay-ins",
        Table::Unpaid => "export-sheet-unpaid-links",
        Table::Paid => "export-sheet-paid-links",
        Table::Payouts => "export-sheet-payouts",
        Table::Invoices => "export-sheet-invoices",
        Table::Activity => "activity-title",
    };
    let words = said(texts);
    let flags = Flags { yes: title("word-yes"), no: title("word-no") };
    ExportWords { headers, words, flags, comma: texts.style().has_comma(), sheet: title(sheet) }
}

/// The words of ours that cells may have.
fn said(texts: &Texts) -> Words {
    SHOWN_WORDS.iter().chain(ACTIVITY_WORDS).map(|word| (*word, texts.get(word).to_owned())).collect()
}
