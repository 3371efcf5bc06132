//! What a link will be or is, as pairs of label and value. Called by the summary of the form and by the card of a
//! created link. It must not say more than the draft or the service does.

use crate::model::{LinkDraft, LinkMode};
use crate::text::Texts;
use crate::ui::words::address_text;

/// Yes or no.
pub(super) fn flag(texts: &Texts, on: bool) -> String {
    texts.get(if on { "word-yes" } else { "word-no" }).to_owned()
}

/// The options of a draft, in the order of the summary: key of the label, and value.
pub(super) fn of_draft(texts: &Texts, draft: &LinkDraft) -> Vec<(&'static str, String)> {
    let single = draft.mode == LinkMode::Single;
    let mut facts = vec![
        ("create-payer-may-cancel", flag(texts, draft.cancellable)),
        ("create-qr-link", flag(texts, draft.is_qr_link)),
    ];
    if single {
        facts.push(("create-bank-transfer", flag(texts, draft.bank_transfer)));
    }
    facts.push(("create-return-page", address_text(texts, &draft.callback_url)));
    facts.push(("create-webhook", address_text(texts, &draft.payment_endpoint)));
    if single && draft.encrypt_webhook {
        facts.push(("create-encrypt", flag(texts, true)));
    }
    facts
}
