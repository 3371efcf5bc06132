//! The QR code of a link, large, and the way to save it as a picture or a drawing. Called by the dialogs for a created
//! link and for a row of unpaid links. It must not draw an address that was not verified: then it says why.

use std::path::Path;

use egui::{Align, Layout, Ui, vec2};

use super::path::path_ui;
use crate::backend::NotWritten;
use crate::model::Mark;
use crate::print::Qr;
use crate::state::{Action, QrAction, QrDialog, SharingAction, Whose};
use crate::text::visible;
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Note, Segment, notice_ui, qr_ui, segments_ui, text_ui};
use crate::ui::words::{not_written_text, suspicion_text};
use crate::ui::{Actions, View};

/// Side of the code with its margin, and width of the dialog, points.
const CODE: f32 = 276.0;
const WIDTH: f32 = 780.0;

/// Draws the dialog.
pub(super) fn qr_dialog_ui(ui: &mut Ui, view: &View<'_>, dialog: &QrDialog, actions: &mut Actions) {
    let texts = view.texts;
    let shell = super::shell(view, "qr", texts.get("qr-title"), view.state.active.environment, None).width(WIDTH);
    let drawn = dialog.link.is_ok();
    let exists = matches!(dialog.error, Some(NotWritten::Exists));
    let shown = shell.show(ui.ctx(), |inside| {
        inside.body(|ui| match &dialog.link {
            Ok(link) => beside_ui(ui, view, dialog, link.as_str(), actions),
            Err(suspicion) => {
                head_ui(ui, view, dialog);
                ui.add_space(12.0);
                let body = suspicion_text(texts, suspicion);
                Note::warn(texts.get("created-doubt-title")).icon(icons::WARNING).body(&body).show(ui);
            }
        });
        inside.footer("", |ui| {
            if drawn {
                let free = dialog.saving.is_none() && !dialog.path.trim().is_empty();
                if super::path::save_ui(ui, texts, (exists, dialog.saving.is_some()), free).clicked() {
                    actions.push(Action::Qr(QrAction::Overwrite(exists || dialog.overwrite)));
                    actions.push(Action::Qr(QrAction::Save));
                }
            }
            let close = Button::secondary(texts.get("action-close")).show(ui);
            if super::path::asks_now(ui, exists) {
                close.request_focus();
            }
            if close.clicked() {
                actions.push(Action::CloseDialog);
            }
            if drawn {
                onward_ui(ui, view, actions);
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

/// The other ways to hand the link over.
fn onward_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, language) = (view.texts, view.texts.language());
    if Button::secondary(texts.get("sheet-action")).icon(icons::PRINTER).show(ui).clicked() {
        actions.push(Action::Sharing(SharingAction::Print(Whose::Shown, language)));
    }
    if Button::secondary(texts.get("share-action")).icon(icons::PAPER_PLANE_TILT).show(ui).clicked() {
        actions.push(Action::Sharing(SharingAction::Share(Whose::Shown, language)));
    }
}

/// The code left, what it is for and where it is saved right.
fn beside_ui(ui: &mut Ui, view: &View<'_>, dialog: &QrDialog, link: &str, actions: &mut Actions) {
    let room = ui.available_width() - CODE - 24.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        ui.allocate_ui_with_layout(vec2(CODE, CODE), Layout::top_down(Align::Center), |ui| code_ui(ui, view, link));
        ui.allocate_ui_with_layout(vec2(room, CODE), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            head_ui(ui, view, dialog);
            text_ui(ui, Type::Small, link, Theme::of(ui).text3);
            ui.add_space(24.0);
            save_ui(ui, view, dialog, actions);
        });
    });
}

fn head_ui(ui: &mut Ui, view: &View<'_>, dialog: &QrDialog) {
    let theme = Theme::of(ui);
    if let Some(amount) = dialog.amount {
        text_ui(ui, Type::Figure, &view.texts.style().money(amount), theme.text);
    }
    if !dialog.note.trim().is_empty() {
        ui.add(egui::Label::new(Type::Body.rich(visible(&dialog.note)).color(theme.text)).truncate());
    }
}

fn code_ui(ui: &mut Ui, view: &View<'_>, link: &str) {
    let theme = Theme::of(ui);
    let mark = Mark::of(view.state.active.environment);
    let Ok(code) = Qr::new(link, mark) else { return };
    ui.spacing_mut().item_spacing.y = 4.0;
    let modules = crate::ui::screens::create::modules(&code);
    qr_ui(ui, &modules, CODE, view.texts.get("created-qr"));
    if mark == Mark::Test {
        ui.label(Type::Emphasis.rich(view.texts.get("env-test-mark")).color(theme.text2));
    }
}

/// Kind of file, where it goes, and how saving went.
fn save_ui(ui: &mut Ui, view: &View<'_>, dialog: &QrDialog, actions: &mut Actions) {
    let texts = view.texts;
    let drawing =
        std::path::Path::new(dialog.path.trim()).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let words = [texts.get("qr-png"), texts.get("qr-svg")];
    let (_, picked) = segments_ui(ui, texts.get("qr-kind"), &words.map(Segment::new), usize::from(drawing));
    if let Some(kind) = picked {
        actions.push(Action::Qr(QrAction::Drawing(kind == 1)));
    }
    ui.add_space(16.0);
    let choose = Button::secondary(texts.get("action-choose-folder")).enabled(dialog.picking.is_none());
    // A file that is there is asked about below.
    let error = dialog.error.as_ref().filter(|error| !matches!(error, NotWritten::Exists));
    let error = error.map(|error| not_written_text(texts, error, Path::new(dialog.path.trim())));
    let hint = texts.get(if dialog.nothing_picked { "export-no-dialog" } else { "qr-file-hint" });
    let touched = path_ui(ui, texts.get("qr-file"), &dialog.path, (hint, error.as_deref()), choose);
    if let Some(path) = touched.typed {
        actions.push(Action::Qr(QrAction::Path(path)));
    }
    if touched.choose {
        actions.push(Action::Qr(QrAction::PickPath));
    }
    if matches!(dialog.error, Some(NotWritten::Exists)) {
        ui.add_space(8.0);
        Note::warn(texts.get("export-exists-note")).show(ui);
    }
    if let Some(saved) = &dialog.saved {
        let file = saved.to_string_lossy();
        let told = texts.with("created-qr-saved", &[("file", (&*visible(&file)).into())]);
        ui.add_space(8.0);
        let colour = Theme::of(ui).ok;
        notice_ui(ui, icons::CHECK_CIRCLE, colour, &told);
    }
}
