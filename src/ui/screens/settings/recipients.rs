//! The page of the recipients book: who can be picked for a split, each with what can be done, and the merchant's own
//! token. Called by Settings. Of a token at most the end is shown; a locked keyring is a state, not an error.

use egui::accesskit::Role;
use egui::{Id, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{controls_ui, recipient_form, row_ui};
use crate::model::{Environment, Recipient, RecipientId, RecipientToken};
use crate::secrets::KeyStoreError;
use crate::state::{Action, Book, BookAction, BookTarget, TokensState};
use crate::text::{Arg, environment_name, keyring_name, visible};
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Field, Note, paint, text_ui};
use crate::ui::words::key_store_error_text;
use crate::ui::{Actions, View};

/// From so many recipients on there is a search.
const SEARCHED: usize = 9;

/// Draws the page.
pub fn recipients_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let book = &view.state.session().book;
    let target = book.form.as_ref().map(|form| form.target);
    head_ui(ui, view, target.is_none(), actions);
    trouble_ui(ui, view, book, actions);
    if target == Some(BookTarget::New) {
        ui.add_space(16.0);
        recipient_form::form_ui(ui, view, (BookTarget::New, ""), fields, actions);
        ui.add_space(16.0);
    }
    if book.recipients.len() >= SEARCHED {
        search_ui(ui, view, book, actions);
    }
    let found = book.found(&book.search);
    if book.recipients.is_empty() && target.is_none() {
        empty_ui(ui, view);
    } else if found.is_empty() && !book.recipients.is_empty() {
        ui.add_space(16.0);
        text_ui(ui, Type::Body, view.texts.get("recipients-none-found"), Theme::of(ui).text2);
        ui.add_space(16.0);
    }
    for recipient in found {
        let changed = BookTarget::Change(recipient.id);
        recipient_ui(ui, view, recipient, target.is_none(), actions);
        if target == Some(changed) {
            ui.add_space(12.0);
            recipient_form::form_ui(ui, view, (changed, &recipient.label), fields, actions);
            ui.add_space(16.0);
        }
    }
    ui.add_space(16.0);
    own_ui(ui, view, target, fields, actions);
}

/// What the page is for, and the way to write somebody in.
fn head_ui(ui: &mut Ui, view: &View<'_>, free: bool, actions: &mut Actions) {
    let texts = view.texts;
    let environment = view.state.active.environment;
    let name = environment_name(texts, environment);
    let title = texts.with("recipients-of", &[("environment", Arg::Text(name))]);
    let place = [("place", Arg::Text(keyring_name(texts, view.state.keyring)))];
    let hint = if environment == Environment::Demo {
        texts.get("recipients-hint-demo").to_owned()
    } else {
        texts.with("recipients-hint", &place)
    };
    row_ui(ui, &title, &hint, |ui| {
        let add = Button::secondary(texts.get("recipients-add")).icon(icons::PLUS).enabled(free);
        if add.show(ui).clicked() {
            actions.push(Action::Book(BookAction::Enter(Some(BookTarget::New))));
        }
    });
}

/// Why tokens cannot be read, with the way to look again.
fn trouble_ui(ui: &mut Ui, view: &View<'_>, book: &Book, actions: &mut Actions) {
    let texts = view.texts;
    let TokensState::Failed(error) = &book.tokens else {
        return;
    };
    let (title, body) = match error {
        KeyStoreError::Locked(_) | KeyStoreError::Busy => ("recipients-locked-title", "recipients-locked-body"),
        KeyStoreError::NoAnswer => ("recipients-no-answer-title", "recipients-locked-body"),
        KeyStoreError::Unavailable(_) => ("recipients-unavailable-title", "recipients-unavailable-body"),
        _ => ("recipients-failed-title", "recipients-failed-body"),
    };
    let reason = [("reason", Arg::Text(key_store_error_text(texts, error)))];
    ui.add_space(16.0);
    Note::warn(texts.get(title)).body(&texts.with(body, &reason)).show_with_ui(ui, |ui| {
        if Button::secondary(texts.get("key-look-again")).small().show(ui).clicked() {
            actions.push(Action::Book(BookAction::LookAgain));
        }
    });
    ui.add_space(16.0);
}

fn search_ui(ui: &mut Ui, view: &View<'_>, book: &Book, actions: &mut Actions) {
    let mut search = book.search.clone();
    let count = view.texts.style().count(u64::try_from(book.recipients.len()).unwrap_or(u64::MAX));
    ui.add_space(12.0);
    let field = Field::new(view.texts.get("recipients-search"), &mut search)
        .id(Id::unique("recipients-search-field"))
        .label_hidden()
        .icon(icons::MAGNIFYING_GLASS)
        .placeholder(view.texts.get("recipients-search"))
        .suffix_small(&count);
    if field.show(ui).changed() {
        actions.push(Action::Book(BookAction::Search(search)));
    }
    ui.add_space(4.0);
}

fn empty_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (title, body) = (texts.get("recipients-empty-title"), texts.get("recipients-empty-body"));
    let words = paint::paragraph(ui, Type::Body, body, theme.text2, (ui.available_width() - 44.0).min(460.0));
    let (rect, said) = ui.allocate_exact_size(vec2(ui.available_width(), 96.0 + words.size().y), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{title}\n{body}")));
    paint::icon(ui, pos2(rect.left() + 14.0, rect.top() + 40.0), icons::ADDRESS_BOOK, 28.0, theme.text3);
    paint::left(ui, paint::line(ui, Type::Emphasis, title, theme.text), rect.left() + 44.0, rect.top() + 40.0);
    ui.painter().galley(pos2(rect.left() + 44.0, rect.top() + 54.0), words, theme.text2);
    paint::line_below(ui, rect, theme.line);
}

/// What is known of a token: its end, or why there is none.
fn token_words(view: &View<'_>, recipient: &Recipient) -> String {
    let texts = view.texts;
    match &recipient.token {
        Some(token) => match token.tail() {
            "" => texts.get("recipients-token-short").to_owned(),
            tail => texts.with("split-token-tail", &[("tail", Arg::Text(tail))]),
        },
        None => texts
            .get(match view.state.session().book.tokens {
                TokensState::Reading | TokensState::Idle => "recipients-token-reading",
                TokensState::Failed(_) => "recipients-token-locked",
                TokensState::Ready => "recipients-token-missing",
            })
            .to_owned(),
    }
}

/// One recipient: label, token, and what can be done.
fn recipient_ui(ui: &mut Ui, view: &View<'_>, recipient: &Recipient, free: bool, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 52.0));
    let label = visible(&recipient.label);
    let called = |key: &str| format!("{}, {label}", texts.get(key));
    let last = ui.scope_id().with(("recipient", recipient.id));
    let builder = UiBuilder::new().id_salt(("recipient", recipient.id));
    let ((), left) = controls_ui(ui, (last, builder), rect, |ui| {
        let change = called("recipients-change");
        let button = Button::secondary(texts.get("recipients-change")).name(&change).enabled(free);
        if button.show(ui).clicked() {
            actions.push(Action::Book(BookAction::Enter(Some(BookTarget::Change(recipient.id)))));
        }
        let remove = called("recipients-remove");
        if Button::destructive(texts.get("recipients-remove")).name(&remove).show(ui).clicked() {
            actions.push(Action::Book(BookAction::AskRemove(recipient.id)));
        }
    });
    let room = (left - 16.0 - rect.left()).max(40.0);
    let token = token_words(view, recipient);
    let demo = view.state.active.environment == Environment::Demo;
    let session = if recipient.session_only && !demo { texts.get("key-session") } else { "" };
    let below = [&*token, session].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let middle = rect.center().y;
    let words = paint::line_cut(ui, Type::Body, &label, theme.text, room);
    paint::left(ui, words, rect.left(), middle - 9.0);
    let ink = if recipient.token.is_some() { theme.text3 } else { theme.warn };
    paint::left(ui, paint::line_cut(ui, Type::Small, &below, ink, room), rect.left(), middle + 10.0);
    paint::line_below(ui, rect, theme.line);
    let place = Rect::from_min_size(rect.min, vec2(room, rect.height()));
    let said = ui.interact(place, ui.scope_id().with(("named", recipient.id)), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label}\n{below}")));
}

/// The merchant's own token: known so that it is not used as a recipient.
fn own_ui(ui: &mut Ui, view: &View<'_>, target: Option<BookTarget>, fields: &mut Fields, actions: &mut Actions) {
    let texts = view.texts;
    let book = &view.state.session().book;
    let tail = book.own.as_ref().map(RecipientToken::tail).filter(|tail| !tail.is_empty());
    let name = match tail {
        Some(tail) => {
            format!("{} {}", texts.get("recipients-own"), texts.with("split-token-tail", &[("tail", Arg::Text(tail))]))
        }
        None => texts.get("recipients-own").to_owned(),
    };
    row_ui(ui, &name, texts.get("recipients-own-hint"), |ui| {
        let called = |key: &str| format!("{}, {}", texts.get(key), texts.get("recipients-own"));
        let key = if book.own_told { "recipients-change" } else { "recipients-own-enter" };
        let name = called(key);
        let button = Button::secondary(texts.get(key)).name(&name).enabled(target.is_none());
        if button.show(ui).clicked() {
            actions.push(Action::Book(BookAction::Enter(Some(BookTarget::Own))));
        }
        if book.own_told {
            let name = called("recipients-remove");
            if Button::destructive(texts.get("recipients-remove")).name(&name).show(ui).clicked() {
                actions.push(Action::Book(BookAction::AskRemove(RecipientId::OWN)));
            }
        }
    });
    if target == Some(BookTarget::Own) {
        ui.add_space(16.0);
        recipient_form::form_ui(ui, view, (BookTarget::Own, ""), fields, actions);
    }
}
