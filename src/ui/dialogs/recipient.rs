//! Two dialogs of the split editor: choosing from a long book, and keeping a typed token under a label.
//! Called by the dialogs' entrance. They show at most the end of a token, and change the draft by its edits alone.

use egui::{Id, Key, Ui};

use super::shell;
use crate::model::{DraftEdit, LabelProblem, Recipient, Source, check_label};
use crate::state::{Action, BookAction, CreateAction, KeepDialog};
use crate::text::{label_problem_text, visible};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::menu::{Item, list_ui};
use crate::ui::widgets::{Button, Field, text_ui};
use crate::ui::{Actions, View};

/// Those of the book who are not in the split, as searched, with their place.
fn offered<'a>(view: &View<'a>, search: &str) -> Vec<&'a Recipient> {
    let session = view.state.session();
    let taken = |recipient: &Recipient| {
        let of = |source: &Source| matches!(source, Source::Book(entry) if entry.id == recipient.id);
        session.create.draft.rows.iter().any(|row| of(&row.source))
    };
    let found = session.book.found(search).into_iter();
    found.filter(|recipient| recipient.token.is_some() && !taken(recipient)).collect()
}

/// Choosing from a long book.
pub(super) fn pick_ui(ui: &Ui, view: &View<'_>, search: &str, actions: &mut Actions) {
    let texts = view.texts;
    let found = offered(view, search);
    let dialog = shell(view, "pick-recipient", texts.get("split-add"), view.state.active.environment, None);
    let mut chosen = None;
    let shown = dialog.show(ui.ctx(), |inside| {
        let opened = inside.opened();
        inside.body(|ui| {
            let mut typed = search.to_owned();
            let field = Field::new(texts.get("recipients-search"), &mut typed)
                .id(Id::unique("pick-search"))
                .label_hidden()
                .icon(icons::MAGNIFYING_GLASS)
                .placeholder(texts.get("recipients-search"));
            let response = field.show(ui);
            if opened {
                response.request_focus();
            }
            if response.changed() {
                actions.push(Action::Book(BookAction::Pick(typed)));
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) && !found.is_empty() {
                chosen = Some(0);
            }
            ui.add_space(8.0);
            if found.is_empty() {
                text_ui(ui, Type::Body, texts.get("recipients-none-found"), Theme::of(ui).text2);
            }
            let labels: Vec<String> = found.iter().map(|found| visible(&found.label).into_owned()).collect();
            let tails: Vec<String> = found.iter().map(|found| tail(view, found)).collect();
            let items: Vec<Item<'_>> =
                labels.iter().zip(&tails).map(|(label, tail)| Item::new(label).detail(tail)).collect();
            let width = ui.available_width();
            chosen = list_ui(ui, Id::unique("pick-list"), &items, width).0.or(chosen);
        });
        inside.footer("", |ui| {
            if Button::secondary(texts.get("split-add-new")).show(ui).clicked() {
                actions.push(Action::Create(CreateAction::Edit(DraftEdit::AddRow(Source::Typed(
                    zeroize::Zeroizing::default(),
                )))));
                actions.push(Action::CloseDialog);
            }
        });
    });
    if let Some(entry) = chosen.and_then(|index| found.get(index)).and_then(|found| found.entry()) {
        actions.push(Action::Create(CreateAction::Edit(DraftEdit::AddRow(Source::Book(entry)))));
        actions.push(Action::CloseDialog);
    } else if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

fn tail(view: &View<'_>, recipient: &Recipient) -> String {
    let tail = recipient.token.as_ref().map_or("", |token| token.tail());
    if tail.is_empty() { String::new() } else { view.texts.with("split-token-tail", &[("tail", tail.into())]) }
}

/// Keeping a typed token.
pub(super) fn keep_ui(ui: &Ui, view: &View<'_>, dialog: &KeepDialog, actions: &mut Actions) {
    let texts = view.texts;
    let checked = check_label(&dialog.label, &view.state.session().book.recipients, None);
    let error = checked.as_ref().err().filter(|error| **error != LabelProblem::Empty);
    let error = error.map(|error| label_problem_text(texts, error));
    let title = texts.get("recipients-keep-title");
    let frame = shell(view, "keep-recipient", title, view.state.active.environment, None);
    let shown = frame.show(ui.ctx(), |inside| {
        let opened = inside.opened();
        let entered = inside.body(|ui| {
            text_ui(ui, Type::Body, texts.get("recipients-keep-body"), Theme::of(ui).text2);
            ui.add_space(12.0);
            let mut label = dialog.label.clone();
            let field = Field::new(texts.get("recipients-label"), &mut label).id(Id::unique("keep-label"));
            let response = field.error(error.as_deref()).show(ui);
            if opened {
                response.request_focus();
            }
            if response.changed() {
                actions.push(Action::Book(BookAction::KeepLabel(label)));
            }
            response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
        });
        inside.footer("", |ui| {
            let keep = Button::primary(texts.get("recipients-save")).enabled(checked.is_ok()).show(ui);
            if keep.clicked() || (entered && checked.is_ok()) {
                actions.push(Action::Book(BookAction::KeepTyped));
            }
            if Button::secondary(texts.get("action-cancel")).show(ui).clicked() {
                actions.push(Action::CloseDialog);
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}
