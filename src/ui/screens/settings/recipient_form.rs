//! The form of a recipient: label, token, and where the token is kept. Called by the page of the book. What is typed
//! stays in the fields until it is taken, and is then wiped with its undo history.
//! It must not show a token whole: dots but for the last four characters.

use egui::{Context, Frame, Id, Key, Margin, Ui, vec2};

use crate::backend::KeepKey;
use crate::model::{BookTokenProblem, Environment, LabelProblem, TokenError, check_book_token, check_label};
use crate::state::{Action, Book, BookAction, BookForm, BookTarget, Screen, SettingsPage};
use crate::text::{Arg, book_token_text, label_problem_text};
use crate::ui::fields::{Fields, RecipientText};
use crate::ui::theme::{Theme, icons, size};
use crate::ui::widgets::{Button, Field, Note, paint, radio_card_ui, undo};
use crate::ui::words::key_store_error_text;
use crate::ui::{Actions, View};

fn label_id() -> Id {
    Id::unique("recipient-label")
}

fn token_id() -> Id {
    Id::unique("recipient-token")
}

/// Wipes a recipient whose form is no longer shown: it was taken, or the form was left.
pub fn forget(ctx: &Context, view: &View<'_>, fields: &mut Fields) {
    let shown = view.state.screen == Screen::Settings(SettingsPage::Recipients);
    if fields.has_recipient() && !(shown && view.state.session().book.form.is_some()) {
        fields.wipe_recipient();
        undo::forget(ctx, label_id());
        undo::forget(ctx, token_id());
    }
}

/// What the form would keep, or what is wrong with it.
struct Checked {
    label: Result<Box<str>, LabelProblem>,
    token: Result<Option<crate::model::RecipientToken>, BookTokenProblem>,
}

impl Checked {
    fn of(book: &Book, target: BookTarget, text: &RecipientText) -> Self {
        let changed = match target {
            BookTarget::New => None,
            BookTarget::Change(id) => Some(id),
            BookTarget::Own => Some(crate::model::RecipientId::OWN),
        };
        let own = book.own.as_ref().filter(|_| target != BookTarget::Own);
        let label = match target {
            BookTarget::Own => Ok(Box::default()),
            _ => check_label(&text.label, &book.recipients, changed),
        };
        // An empty field keeps the token that is there.
        let stays = matches!(target, BookTarget::Change(_)) && text.token.trim().is_empty();
        let token =
            if stays { Ok(None) } else { check_book_token(&text.token, &book.recipients, changed, own).map(Some) };
        Self { label, token }
    }
}

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (target, label): (BookTarget, &str),
    fields: &mut Fields,
    actions: &mut Actions,
) {
    let book = &view.state.session().book;
    let Some(form) = &book.form else { return };
    let theme = Theme::of(ui);
    let card = Frame::new().stroke(paint::hair(ui, theme.line)).corner_radius(size::RADIUS_LARGE);
    card.inner_margin(Margin::symmetric(20, 16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = fields.recipient(target, label);
        let checked = Checked::of(book, target, text);
        let entered = inputs_ui(ui, view, target, &checked, text);
        if can_choose(view, book, target) {
            ui.add_space(16.0);
            keep_ui(ui, view, form, actions);
        }
        if let Some(error) = &form.error {
            ui.add_space(16.0);
            let reason = [("reason", Arg::Text(key_store_error_text(view.texts, error)))];
            Note::error(view.texts.get("recipients-not-kept-title"))
                .body(&view.texts.with("recipients-not-kept-body", &reason))
                .show(ui);
        }
        ui.add_space(16.0);
        let pressed = foot_ui(ui, view, form, actions);
        if (entered || pressed) && form.saving.is_none() {
            submit(ui.ctx(), checked, text, actions);
        }
    });
}

/// Label and token beside each other; whether Enter was pressed in one of them.
fn inputs_ui(ui: &mut Ui, view: &View<'_>, target: BookTarget, checked: &Checked, text: &mut RecipientText) -> bool {
    let texts = view.texts;
    let label_error = checked.label.as_ref().err().filter(|error| text.tried || **error != LabelProblem::Empty);
    let label_error = label_error.map(|error| label_problem_text(texts, error));
    let empty = BookTokenProblem::Token(TokenError::Empty);
    let token_error = checked.token.as_ref().err().filter(|error| text.tried || **error != empty);
    let token_error = token_error.map(|error| book_token_text(texts, error));
    let greet = !std::mem::replace(&mut text.greeted, true);
    let width = (ui.available_width() - 16.0) / 2.0;
    let mut entered = false;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        if target != BookTarget::Own {
            let field = Field::new(texts.get("recipients-label"), &mut text.label).id(label_id()).width(width);
            let response = field.hint(texts.get("recipients-label-hint")).error(label_error.as_deref()).show(ui);
            if greet {
                response.request_focus();
            }
            entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        }
        let hint = if matches!(target, BookTarget::Change(_)) { "recipients-token-stays" } else { "split-token-hint" };
        let field = Field::new(texts.get("split-token"), &mut text.token).id(token_id()).width(width).tail_shown();
        let response = field.limit(1_024).hint(texts.get(hint)).error(token_error.as_deref()).show(ui);
        if greet && target == BookTarget::Own {
            response.request_focus();
        }
        entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    });
    entered
}

/// Whether there is a choice of where the token is kept: what is stored already stays stored.
fn can_choose(view: &View<'_>, book: &Book, target: BookTarget) -> bool {
    let scope = &view.state.active;
    let stored = match target {
        BookTarget::New => false,
        BookTarget::Change(id) => book.get(id).is_some_and(|recipient| !recipient.session_only),
        BookTarget::Own => book.own_told && !book.own_session,
    };
    scope.host.is_none() && scope.environment != Environment::Demo && !stored
}

fn keep_ui(ui: &mut Ui, view: &View<'_>, form: &BookForm, actions: &mut Actions) {
    let texts = view.texts;
    let width = (ui.available_width() - 12.0) / 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for (keep, words, hint) in [
            (KeepKey::Keyring, "welcome-save", "recipients-save-hint"),
            (KeepKey::Session, "welcome-session", "welcome-session-hint"),
        ] {
            if radio_card_ui(ui, form.keep == keep, texts.get(words), texts.get(hint), width).clicked() {
                actions.push(Action::Book(BookAction::Keep(keep)));
            }
        }
    });
}

/// Cancel and Save, from the right end; whether Save was pressed.
fn foot_ui(ui: &mut Ui, view: &View<'_>, form: &BookForm, actions: &mut Actions) -> bool {
    let texts = view.texts;
    let saving = form.saving.is_some();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        let words = texts.get(if saving { "recipients-saving" } else { "recipients-save" });
        let save = Button::primary(words).icon(icons::CHECK).enabled(!saving).show(ui).clicked();
        if Button::quiet(texts.get("action-cancel")).show(ui).clicked() {
            actions.push(Action::Book(BookAction::Enter(None)));
        }
        save
    })
    .inner
}

fn submit(ctx: &Context, checked: Checked, text: &mut RecipientText, actions: &mut Actions) {
    match (checked.label, checked.token) {
        (Ok(label), Ok(token)) => actions.push(Action::Book(BookAction::Save { label, token })),
        (label, _) => {
            text.tried = true;
            let wrong = if label.is_err() { label_id() } else { token_id() };
            ctx.memory_mut(|memory| memory.request_focus(wrong));
        }
    }
}
