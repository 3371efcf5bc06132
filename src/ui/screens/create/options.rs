//! *More options*: folded to one line that says what is set, unfolded every other field of a link. Called by the form.
//! A field that a split link does not take is disabled with the reason and keeps its value. The key of the webhook
//! encryption is made here, since making it needs chance, and is never shown unasked.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};
use zeroize::Zeroizing;

use super::{edit, error_at, field_id};
use crate::model::{DraftEdit, Field as At, LinkMode, TypedSecret, note_hint};
use crate::state::{Action, CreateAction, NoticeKind};
use crate::text::note_hint_text;
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::choice::check_enabled_ui;
use crate::ui::widgets::{Button, Field, Note, paint, text_ui};
use crate::ui::words::options_text;
use crate::ui::{Actions, View};

/// Height of the line that folds them.
const HEAD: f32 = 40.0;
/// Characters of an encryption key, and those it is made of: nothing a shop's configuration would need to escape.
const KEY_LENGTH: usize = 32;
const KEY_LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Draws the line and, unfolded, the fields.
pub(super) fn options_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let form = &view.state.session().create;
    // What is wrong inside may not hide.
    let wrong = [At::CallbackUrl, At::PaymentEndpoint, At::EncryptionKey, At::BankStatement]
        .into_iter()
        .any(|at| error_at(view, form, at).is_some());
    let open = form.more_open || wrong;
    if fold_ui(ui, view, open) {
        actions.push(Action::Create(CreateAction::ToggleMore));
    }
    if !open {
        return;
    }
    ui.add_space(16.0);
    addresses_ui(ui, view, actions);
    statement_ui(ui, view, actions);
    checks_ui(ui, view, actions);
    encryption_ui(ui, view, fields, actions);
}

/// The line; whether it was pressed.
fn fold_ui(ui: &mut Ui, view: &View<'_>, open: bool) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::click());
    let title = view.texts.get("create-more");
    let set = options_text(view.texts, &view.state.session().create.draft);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(open);
        node.set_description(set.clone());
    });
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), 0.0, theme.hover);
    }
    paint::line_above(ui, rect, theme.line);
    paint::line_below(ui, rect, theme.line);
    let middle = rect.center().y;
    let caret = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    paint::icon(ui, pos2(rect.left() + 9.0, middle), caret, 14.0, theme.text2);
    let end = paint::left(ui, paint::line(ui, Type::Body, title, theme.text), rect.left() + 24.0, middle);
    let room = rect.right() - end - 8.0;
    paint::left(ui, paint::line_cut(ui, Type::Small, &set, theme.text3, room), end + 8.0, middle);
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(4.0), size::RADIUS);
    }
    response.clicked()
}

/// A field over the whole width with a sentence below it that may take two lines.
fn explained_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (label, hint): (&str, &str),
    (at, value): (At, &str),
    enabled: bool,
) -> Option<String> {
    let error = error_at(view, &view.state.session().create, at);
    let hinted = note_hint(value).filter(|_| enabled && at == At::BankStatement);
    let hinted = hinted.map(|hint| note_hint_text(view.texts, hint));
    let mut text = value.to_owned();
    let response = Field::new(view.texts.get(label), &mut text)
        .id(field_id(label))
        .enabled(enabled)
        .error(error.as_deref())
        .warning(hinted)
        .show(ui);
    if error.is_none() && hinted.is_none() {
        ui.add_space(4.0);
        let hint = view.texts.get(if enabled { hint } else { "create-not-in-split" });
        text_ui(ui, Type::Small, hint, Theme::of(ui).text3);
    }
    ui.add_space(16.0);
    response.changed().then_some(text)
}

fn addresses_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let draft = &view.state.session().create.draft;
    let words = ("create-return-page", "create-return-page-hint");
    if let Some(text) = explained_ui(ui, view, words, (At::CallbackUrl, &draft.callback_url), true) {
        edit(actions, DraftEdit::CallbackUrl(text));
    }
    let words = ("create-webhook", "create-webhook-hint");
    if let Some(text) = explained_ui(ui, view, words, (At::PaymentEndpoint, &draft.payment_endpoint), true) {
        edit(actions, DraftEdit::PaymentEndpoint(text));
    }
}

fn statement_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let draft = &view.state.session().create.draft;
    let single = draft.mode == LinkMode::Single;
    let words = ("create-statement", "create-statement-hint");
    if let Some(text) = explained_ui(ui, view, words, (At::BankStatement, &draft.bank_statement), single) {
        edit(actions, DraftEdit::BankStatement(text));
    }
}

/// A check box and what it means; whether it was turned over.
fn check_ui(ui: &mut Ui, view: &View<'_>, (label, hint): (&str, &str), on: bool, enabled: bool) -> bool {
    let mut on = on;
    let changed = check_enabled_ui(ui, &mut on, view.texts.get(label), enabled).changed();
    let hint = if enabled { hint } else { "create-not-in-split" };
    if !hint.is_empty() {
        egui::Frame::new().inner_margin(egui::Margin { left: 24, ..egui::Margin::ZERO }).show(ui, |ui| {
            text_ui(ui, Type::Small, view.texts.get(hint), Theme::of(ui).text3);
        });
    }
    ui.add_space(10.0);
    changed
}

fn checks_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let draft = &view.state.session().create.draft;
    let single = draft.mode == LinkMode::Single;
    let cancel = ("create-payer-may-cancel", "create-payer-may-cancel-hint");
    if check_ui(ui, view, cancel, draft.cancellable, true) {
        edit(actions, DraftEdit::Cancellable(!draft.cancellable));
    }
    if check_ui(ui, view, ("create-qr-link", "create-qr-link-hint"), draft.is_qr_link, true) {
        edit(actions, DraftEdit::QrLink(!draft.is_qr_link));
    }
    let transfer = ("create-bank-transfer", "create-bank-transfer-hint");
    if check_ui(ui, view, transfer, draft.bank_transfer, single) {
        edit(actions, DraftEdit::BankTransfer(!draft.bank_transfer));
    }
    if check_ui(ui, view, ("create-encrypt", "create-encrypt-hint"), draft.encrypt_webhook, single) {
        edit(actions, DraftEdit::EncryptWebhook(!draft.encrypt_webhook));
    }
}

/// The key of the webhook encryption, with its length: it is not read, it is compared.
fn encryption_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let form = &view.state.session().create;
    if !form.draft.encrypt_webhook || form.draft.mode == LinkMode::Split {
        fields.key_asked = false;
        return;
    }
    let error = error_at(view, form, At::EncryptionKey);
    let mut key = form.draft.encryption_key.clone();
    let length = key.chars().count();
    let counter = view.texts.with("create-encryption-key-length", &[("count", length.into())]);
    let words =
        ["create-encryption-key-generate", "create-encryption-key-hide", "create-encryption-key-show", "action-copy"];
    let beside: f32 = words.iter().map(|key| Button::secondary(view.texts.get(key)).width(ui) + 8.0).sum();
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.add_space(24.0);
        let room = ui.available_width();
        let response = Field::new(view.texts.get("create-encryption-key"), &mut key)
            .id(field_id("encryption-key"))
            .password(!fields.key_shown)
            .hint(view.texts.get("create-encryption-key-hint"))
            .counter(&counter)
            .width((room - beside).clamp(120.0, 480.0))
            .error(error.as_deref())
            .show(ui);
        if response.changed() {
            edit(actions, DraftEdit::EncryptionKey(TypedSecret(key)));
        }
        ui.vertical(|ui| {
            ui.add_space(21.0);
            ui.horizontal(|ui| key_buttons_ui(ui, view, fields, actions));
        });
    });
    if !std::mem::replace(&mut fields.key_asked, true) {
        // The box was just ticked: its key may be below the fold.
        ui.scroll_to_rect(row.response.rect.expand2(vec2(0.0, 40.0)), None);
    }
    if length > 0 {
        ui.add_space(12.0);
        egui::Frame::new().inner_margin(egui::Margin { left: 24, ..egui::Margin::ZERO }).show(ui, |ui| {
            let body = view.texts.get("create-encryption-key-kept-body");
            Note::warn(view.texts.get("create-encryption-key-kept")).body(body).show(ui);
        });
    }
}

fn key_buttons_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    if Button::secondary(view.texts.get("create-encryption-key-generate")).show(ui).clicked()
        && let Some(key) = new_key()
    {
        edit(actions, DraftEdit::EncryptionKey(TypedSecret(key)));
    }
    let show = if fields.key_shown { "create-encryption-key-hide" } else { "create-encryption-key-show" };
    if Button::quiet(view.texts.get(show)).show(ui).clicked() {
        fields.key_shown = !fields.key_shown;
    }
    let length = view.state.session().create.draft.encryption_key.len();
    if length > 0 && Button::quiet(view.texts.get("action-copy")).show(ui).clicked() {
        ui.ctx().copy_text(view.state.session().create.draft.encryption_key.to_string());
        actions.push(Action::Notify(NoticeKind::Copied));
    }
}

/// A key by chance; `None` when the system gives no random numbers.
fn new_key() -> Option<Zeroizing<String>> {
    let mut bytes = Zeroizing::new([0_u8; KEY_LENGTH]);
    getrandom::fill(bytes.as_mut_slice()).ok()?;
    let mut key = Zeroizing::new(String::with_capacity(KEY_LENGTH));
    // 64 letters divide 256 evenly: each is as likely as any other.
    for byte in bytes.iter() {
        key.push(char::from(*KEY_LETTERS.get(usize::from(byte % 64))?));
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EncryptionKey;

    #[test]
    fn a_generated_key_is_taken_and_never_comes_twice() {
        let (one, two) = (new_key().expect("random numbers"), new_key().expect("random numbers"));
        assert!(EncryptionKey::new(&one).is_ok());
        assert_ne!(one, two);
    }
}
