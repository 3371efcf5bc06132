//! Printed sheets of links: what they will look like at the left, size, language and place of the file at the right.
//! Called by the dialogs. It must not show another sheet than the one that is written: both come from the same page.

use std::path::Path;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Align, Color32, Layout, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::path::path_ui;
use super::share::language_ui;
use crate::backend::NotWritten;
use crate::print::{Item, Page, Paper, Sheet, Weight, printable};
use crate::state::{Action, SharingAction, SheetDialog};
use crate::text::{Arg, visible};
use crate::ui::theme::{self, Theme, Type, icons};
use crate::ui::widgets::{Button, Note, Segment, check_ui, notice_ui, segments_ui, text_ui};
use crate::ui::words::not_written_text;
use crate::ui::{Actions, View};

const WIDTH: f32 = 780.0;
/// Height of the preview in a window that has room for it, and in a low one, points.
const PREVIEW: (f32, f32) = (346.0, 316.0);
/// Height of a low window, points.
const LOW: f32 = 640.0;

/// Draws the dialog.
pub(super) fn sheet_ui(ui: &mut Ui, view: &View<'_>, dialog: &SheetDialog, actions: &mut Actions) {
    let texts = view.texts;
    let title = texts.with("sheet-title", &[("count", Arg::from(dialog.links.len()))]);
    let shell = super::shell(view, "sheet", &title, view.state.active.environment, None).width(WIDTH);
    let shown = shell.show(ui.ctx(), |inside| {
        let opened = inside.opened();
        inside.body(|ui| beside_ui(ui, view, dialog, actions));
        inside.footer("", |ui| {
            let exists = matches!(dialog.error, Some(NotWritten::Exists));
            let save = super::path::save_ui(ui, texts, (exists, dialog.saving.is_some()), can_save(dialog));
            if opened {
                save.request_focus();
            }
            if save.clicked() {
                actions.push(Action::Sharing(SharingAction::Overwrite(exists || dialog.overwrite)));
                actions.push(Action::Sharing(SharingAction::Save));
            }
            let close = Button::secondary(texts.get("action-close")).show(ui);
            if super::path::asks_now(ui, exists) {
                close.request_focus();
            }
            if close.clicked() {
                actions.push(Action::CloseDialog);
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

/// Whether there is a path, and no file being written.
fn can_save(dialog: &SheetDialog) -> bool {
    dialog.saving.is_none() && !dialog.path.trim().is_empty()
}

fn beside_ui(ui: &mut Ui, view: &View<'_>, dialog: &SheetDialog, actions: &mut Actions) {
    let (across, down) = dialog.paper.size();
    let low = ui.ctx().content_rect().height() < LOW;
    let height = if low { PREVIEW.1 } else { PREVIEW.0 };
    let width = height * across / down;
    let room = ui.available_width() - width - 28.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 28.0;
        ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            let first = dialog.links.first().map(|link| view.state.sheet(link, dialog.language));
            if let Some(page) = first.and_then(|sheet| laid_out(ui, sheet, dialog.paper)) {
                page_ui(ui, view.texts.get("sheet-preview"), &page.2, vec2(width, height));
            }
            if dialog.links.len() > 1 {
                let words = view.texts.with("sheet-page-of", &[("count", Arg::from(dialog.links.len()))]);
                text_ui(ui, Type::Small, &words, Theme::of(ui).text3);
            }
        });
        ui.allocate_ui_with_layout(vec2(room, height), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            choices_ui(ui, view, dialog, actions);
        });
    });
}

/// The page of a sheet, worked out anew only when the sheet is another one than in the frame before.
fn laid_out(ui: &Ui, sheet: Sheet, paper: Paper) -> Option<Arc<(Sheet, Paper, Page)>> {
    let id = ui.scope_id().with("page");
    let kept: Option<Arc<(Sheet, Paper, Page)>> = ui.data(|data| data.get_temp(id));
    if let Some(kept) = kept.filter(|kept| kept.0 == sheet && kept.1 == paper) {
        return Some(kept);
    }
    let page = sheet.page(paper).ok()?;
    let made = Arc::new((sheet, paper, page));
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
    Some(made)
}

/// The page, as small as it fits.
fn page_ui(ui: &mut Ui, name: &str, page: &Page, size: egui::Vec2) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    // Paper is white in both themes.
    let (ink, white, line) = (theme::LIGHT.text, theme::LIGHT.bg, Theme::of(ui).line);
    ui.painter().rect(rect, 0.0, white, Stroke::new(theme::hairline(ui.ctx()), line), StrokeKind::Inside);
    let scale = rect.height() / page.height;
    let place = |x: f32, y: f32| rect.min + vec2(x, y) * scale;
    for item in &page.items {
        match item {
            Item::Text { x, y, size, gray, slope: (rise, run), line } => {
                let family = if line.weight == Weight::Medium { theme::fonts::MEDIUM } else { theme::fonts::REGULAR };
                let font = egui::FontId::new(size * scale, theme::fonts::family(family));
                let colour = white.lerp_to_gamma(ink, 1.0 - gray);
                words_ui(ui, place(*x, *y), (*rise, *run), &line.text, font, colour);
            }
            Item::Code(left, top, module, runs) => {
                for (column, row, count) in runs {
                    let (x, y) = (left + module * f32::from(*column), top + module * f32::from(*row));
                    let end = place(x + module * f32::from(*count), y + module);
                    ui.painter().rect_filled(Rect::from_min_max(place(x, y), end), 0.0, ink);
                }
            }
            Item::Rule(left, y, width) => {
                let stroke = Stroke::new(theme::hairline(ui.ctx()), ink);
                ui.painter().hline(place(*left, *y).x..=place(left + width, *y).x, place(*left, *y).y, stroke);
            }
        }
    }
}

/// A line whose base line begins at `at`.
fn words_ui(ui: &Ui, at: egui::Pos2, (rise, run): (f32, f32), words: &str, font: egui::FontId, colour: Color32) {
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, colour);
    let ascent = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y);
    // The galley hangs below its corner; the base line is what was given.
    let corner = pos2(at.x - rise * ascent, at.y - run * ascent);
    ui.painter().add(Shape::Text(TextShape::new(corner, galley, colour).with_angle(-rise.asin())));
}

fn choices_ui(ui: &mut Ui, view: &View<'_>, dialog: &SheetDialog, actions: &mut Actions) {
    let texts = view.texts;
    text_ui(ui, Type::Small, texts.get("sheet-paper"), Theme::of(ui).text2);
    ui.add_space(5.0);
    let papers = [texts.get("sheet-a4"), texts.get("sheet-a6")].map(Segment::new);
    let chosen = Paper::ALL.iter().position(|paper| *paper == dialog.paper).unwrap_or(0);
    let (_, picked) = segments_ui(ui, texts.get("sheet-paper"), &papers, chosen);
    if let Some(paper) = picked.and_then(|at| Paper::ALL.get(at)) {
        actions.push(Action::Sharing(SharingAction::Paper(*paper)));
    }
    ui.add_space(20.0);
    language_ui(ui, view, dialog.language, actions);
    file_ui(ui, view, dialog, actions);
    ui.add_space(12.0);
    let mut open = dialog.open;
    if check_ui(ui, &mut open, texts.get("sheet-open")).changed() {
        actions.push(Action::Sharing(SharingAction::OpenAfter(open)));
    }
    notes_ui(ui, view, dialog);
    if let Some(saved) = &dialog.saved {
        let file = saved.to_string_lossy();
        let told = texts.with("sheet-saved", &[("file", (&*visible(&file)).into())]);
        ui.add_space(12.0);
        let colour = Theme::of(ui).ok;
        notice_ui(ui, icons::CHECK_CIRCLE, colour, &told);
    }
}

fn file_ui(ui: &mut Ui, view: &View<'_>, dialog: &SheetDialog, actions: &mut Actions) {
    let texts = view.texts;
    let choose = Button::secondary(texts.get("action-choose-folder")).enabled(dialog.picking.is_none());
    // A file that is there is asked about below.
    let error = dialog.error.as_ref().filter(|error| !matches!(error, NotWritten::Exists));
    let error = error.map(|error| not_written_text(texts, error, Path::new(dialog.path.trim())));
    let hint = texts.get(if dialog.nothing_picked { "export-no-dialog" } else { "sheet-file-hint" });
    let touched = path_ui(ui, texts.get("qr-file"), &dialog.path, (hint, error.as_deref()), choose);
    if let Some(path) = touched.typed {
        actions.push(Action::Sharing(SharingAction::Path(path)));
    } else if touched.entered && can_save(dialog) && dialog.error.is_none() {
        actions.push(Action::Sharing(SharingAction::Save));
    }
    if touched.choose {
        actions.push(Action::Sharing(SharingAction::PickPath));
    }
    if matches!(dialog.error, Some(NotWritten::Exists)) {
        ui.add_space(8.0);
        Note::warn(texts.get("export-exists-note")).show(ui);
    }
}

/// What is not as it was asked for: letters the font lacks, links that are left out.
fn notes_ui(ui: &mut Ui, view: &View<'_>, dialog: &SheetDialog) {
    let texts = view.texts;
    let mut notes = Vec::new();
    if dialog.left_out > 0 {
        notes.push(texts.with("sheet-left-out", &[("count", Arg::from(dialog.left_out))]));
    }
    let shop = dialog.links.first().map(|link| view.state.handing(link, dialog.language).shop).unwrap_or_default();
    if printable(shop).1 || dialog.links.iter().any(|link| printable(&link.note).1) {
        notes.push(texts.get("sheet-boxes").to_owned());
    }
    for note in notes {
        ui.add_space(12.0);
        Note::warn(&note).icon(icons::WARNING).show(ui);
    }
}
