//! What a payer reads when a link is handed over, before it is: the text for a messenger and the mail, side by side, in
//! the payer's language. Called by the dialogs. The system's mail program sends; nothing leaves from here.

use egui::{Align, Layout, Ui, vec2};

use crate::state::{Action, NoticeKind, ShareDialog, SharingAction, Whose};
use crate::text::{Handing, Language};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Segment, card_ui, segments_ui, text_ui};
use crate::ui::{Actions, View};

const WIDTH: f32 = 780.0;
const GAP: f32 = 24.0;

/// Draws the dialog.
pub(super) fn share_ui(ui: &mut Ui, view: &View<'_>, dialog: &ShareDialog, actions: &mut Actions) {
    let texts = view.texts;
    let handing = view.state.handing(&dialog.link, dialog.language);
    let shell = super::shell(view, "share", texts.get("share-title"), view.state.active.environment, None);
    let shown = shell.width(WIDTH).show(ui.ctx(), |inside| {
        let opened = inside.opened();
        inside.body(|ui| {
            language_ui(ui, view, dialog.language, actions);
            columns_ui(ui, view, &handing, opened, actions);
        });
        inside.footer(texts.get("share-own-words"), |ui| {
            if Button::secondary(texts.get("action-close")).min_width(96.0).show(ui).clicked() {
                actions.push(Action::CloseDialog);
            }
            if Button::secondary(texts.get("sheet-action")).icon(icons::PRINTER).show(ui).clicked() {
                actions.push(Action::Sharing(SharingAction::Print(Whose::Shown, dialog.language)));
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

/// The payer's language.
pub(super) fn language_ui(ui: &mut Ui, view: &View<'_>, chosen: Language, actions: &mut Actions) {
    let texts = view.texts;
    ui.spacing_mut().item_spacing.y = 0.0;
    text_ui(ui, Type::Small, texts.get("share-language"), Theme::of(ui).text2);
    ui.add_space(5.0);
    let at = Language::ALL.iter().position(|language| *language == chosen).unwrap_or(0);
    let segments = Language::ALL.map(|language| Segment::new(texts.get(language.name_key())));
    let (_, picked) = segments_ui(ui, texts.get("share-language"), &segments, at);
    if let Some(language) = picked.and_then(|at| Language::ALL.get(at)) {
        actions.push(Action::Sharing(SharingAction::Language(*language)));
    }
    ui.add_space(20.0);
}

/// Message left, mail right, each with its own button.
fn columns_ui(ui: &mut Ui, view: &View<'_>, handing: &Handing<'_>, opened: bool, actions: &mut Actions) {
    let texts = view.texts;
    let (message, subject, body) = (handing.message(), handing.subject(), handing.body().replace("\r\n", "\n"));
    let width = (ui.available_width() - GAP) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        column_ui(ui, width, |ui| {
            let copy = Button::primary(texts.get("share-copy")).icon(icons::COPY).show(ui);
            if opened {
                copy.request_focus();
            }
            if copy.clicked() {
                ui.ctx().copy_text(message.clone());
                actions.push(Action::Notify(NoticeKind::Copied));
            }
            ui.add_space(12.0);
            preview_ui(ui, texts.get("share-message"), None, &message);
        });
        column_ui(ui, width, |ui| {
            let mail = Button::secondary(texts.get("share-mail")).icon(icons::ENVELOPE_SIMPLE).show(ui);
            if mail.clicked() {
                ui.ctx().open_url(egui::OpenUrl::same_tab(handing.mail_url()));
            }
            ui.add_space(12.0);
            preview_ui(ui, texts.get("share-mail-text"), Some(&subject), &body);
        });
    });
}

fn column_ui(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        add(ui);
    });
}

/// The text as it will be read; it can be selected.
fn preview_ui(ui: &mut Ui, label: &str, subject: Option<&str>, text: &str) {
    let theme = Theme::of(ui);
    text_ui(ui, Type::Small, label, theme.text3);
    ui.add_space(5.0);
    card_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        if let Some(subject) = subject {
            ui.add(egui::Label::new(Type::Emphasis.rich(subject).color(theme.text)).selectable(true).wrap());
        }
        ui.add(egui::Label::new(Type::Body.rich(text).color(theme.text)).selectable(true).wrap());
    });
}
