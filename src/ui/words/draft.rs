//! A draft in words: what stands in the way of creating it, which options are set, who the parties are. Called by the
//! form and its summary; sentences for a problem at its field are in `text`. It must not judge a draft: that is the
//! model's.

use crate::model::{Field, LinkDraft, LinkMode, Problem, ProblemKind, Share, ShareError, Source, SplitRow, TokenError};
use crate::text::{Arg, Texts, visible};

/// Whether the problem is only that nothing was typed yet: shown after the first try, not while the form is new.
pub const fn is_only_empty(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::Amount(crate::model::MoneyError::Empty)
            | ProblemKind::Token(TokenError::Empty)
            | ProblemKind::Share(ShareError::Empty)
            | ProblemKind::NoRecipients
    )
}

/// What to do about a problem before the link can be created: `Give the last 3.50 %`.
pub fn obstacle_text(texts: &Texts, draft: &LinkDraft, problem: &Problem) -> String {
    let style = texts.style();
    let percent = |key, share: Share| texts.with(key, &[("share", (&*style.percent(share.decimal())).into())]);
    let row = |key, id| {
        let row = draft.rows.iter().find(|row| row.id == id);
        let name = row.map(|row| match &row.source {
            Source::Book(entry) => visible(&entry.label).into_owned(),
            Source::Typed(_) => texts.with("split-recipient-row", &[("row", (&*row_number(draft, row)).into())]),
        });
        texts.with(key, &[("name", Arg::Text(&name.unwrap_or_default()))])
    };
    let fixed = |key| texts.get(key).to_owned();
    match (problem.field, &problem.kind) {
        (Field::Amount, ProblemKind::Amount(crate::model::MoneyError::Empty)) => fixed("create-before-amount"),
        (Field::Amount, _) => fixed("create-before-amount-correct"),
        (Field::Note, _) => fixed("create-before-note"),
        (Field::CallbackUrl, _) => fixed("create-before-return-page"),
        (Field::PaymentEndpoint, _) => fixed("create-before-webhook"),
        (Field::EncryptionKey, _) => fixed("create-before-encryption-key"),
        (Field::BankStatement, _) => fixed("create-before-statement"),
        (Field::OwnerShare, _) => fixed("create-before-owner-share"),
        (Field::RowToken(id), kind) if is_only_empty(kind) => row("create-before-token-empty", id),
        (Field::RowShare(id), kind) if is_only_empty(kind) => row("create-before-share-empty", id),
        (Field::RowToken(id), _) => row("create-before-token", id),
        (Field::RowShare(id), _) => row("create-before-share", id),
        (Field::Split, ProblemKind::StillToGive(share)) => percent("create-before-rest", *share),
        (Field::Split, ProblemKind::TooMuch(share)) => percent("create-before-too-much", *share),
        (Field::Split, ProblemKind::OverAmount(over)) => {
            texts.with("create-before-over-amount", &[("amount", (&*style.money(*over)).into())])
        }
        (Field::Split, ProblemKind::TooManyRecipients) => fixed("create-before-too-many"),
        (Field::Split, _) => fixed("create-before-recipients"),
    }
}

/// An address field in short: none, `Saved address 0`, or the address itself.
pub fn address_text(texts: &Texts, typed: &str) -> String {
    let typed = typed.trim();
    if typed.is_empty() {
        return texts.get("word-none").to_owned();
    }
    if typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return texts.with("create-return-page-saved", &[("number", typed.into())]);
    }
    visible(typed).into_owned()
}

/// What is set of the folded options: `Return page is saved address 0, payer may cancel`.
pub fn options_text(texts: &Texts, draft: &LinkDraft) -> String {
    let single = draft.mode == LinkMode::Single;
    let mut parts = Vec::new();
    let addresses =
        [("create-more-part-return", &draft.callback_url), ("create-more-part-webhook", &draft.payment_endpoint)];
    for (key, typed) in addresses {
        if !typed.trim().is_empty() {
            let value = in_sentence(address_text(texts, typed));
            parts.push(texts.with(key, &[("value", Arg::Text(&value))]));
        }
    }
    let set = [
        (!draft.cancellable, "create-more-part-may-not-cancel"),
        (single && draft.bank_transfer, "create-more-part-bank-transfer"),
        (draft.is_qr_link, "create-more-part-qr"),
        (single && draft.encrypt_webhook, "create-more-part-encrypted"),
        (single && !draft.bank_statement.trim().is_empty(), "create-more-part-statement"),
    ];
    parts.extend(set.into_iter().filter(|(set, _)| *set).map(|(_, key)| texts.get(key).to_owned()));
    if parts.is_empty() {
        return texts.get("create-more-nothing").to_owned();
    }
    if draft.cancellable {
        parts.push(texts.get("create-more-part-may-cancel").to_owned());
    }
    let list = parts.join(", ");
    let mut letters = list.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `Saved address 0` inside a sentence. An address keeps its letters: capitals may mean something in it.
fn in_sentence(value: String) -> String {
    if value.contains("://") {
        return value;
    }
    let mut letters = value.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What a recipient is called: its name in the book, or `New recipient`, with its row where there are several.
pub fn recipient_name(texts: &Texts, draft: &LinkDraft, row: &SplitRow) -> String {
    let several = draft.rows.iter().filter(|row| matches!(row.source, Source::Typed(_))).count() > 1;
    match &row.source {
        Source::Book(entry) => visible(&entry.label).into_owned(),
        Source::Typed(_) if several => {
            texts.with("split-new-recipient-row", &[("row", (&*row_number(draft, row)).into())])
        }
        Source::Typed(_) => texts.get("split-new-recipient").to_owned(),
    }
}

/// Which recipient it is, counted from the first below the owner.
pub fn row_number(draft: &LinkDraft, row: &SplitRow) -> String {
    let place = draft.rows.iter().position(|other| other.id == row.id).unwrap_or_default();
    place.saturating_add(1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DraftEdit;
    use crate::text::Language;

    fn draft(edits: Vec<DraftEdit>) -> LinkDraft {
        let mut draft = LinkDraft::default();
        for edit in edits {
            draft.apply(edit);
        }
        draft
    }

    #[test]
    fn the_options_are_told_in_one_line() {
        let texts = Texts::new(Language::English);
        assert_eq!(options_text(&texts, &draft(vec![])), "Nothing set");
        let set = draft(vec![DraftEdit::CallbackUrl("0".to_owned())]);
        assert_eq!(options_text(&texts, &set), "Return page is saved address 0, payer may cancel");
        let set = draft(vec![DraftEdit::Cancellable(false), DraftEdit::BankTransfer(true)]);
        assert_eq!(options_text(&texts, &set), "Payer may not cancel, bank transfer");
        let split = draft(vec![
            DraftEdit::Mode(LinkMode::Split),
            DraftEdit::BankTransfer(true),
            DraftEdit::PaymentEndpoint("https://Shop.example/Hook".to_owned()),
        ]);
        assert_eq!(options_text(&texts, &split), "Webhook is https://Shop.example/Hook, payer may cancel");
    }

    #[test]
    fn an_obstacle_names_the_row_of_the_editor() {
        let texts = Texts::new(Language::English);
        let typed = |token: &str| Source::Typed(zeroize::Zeroizing::new(token.to_owned()));
        let split = draft(vec![
            DraftEdit::Mode(LinkMode::Split),
            DraftEdit::Amount("150".to_owned()),
            DraftEdit::AddRow(typed("abcdefgh4711")),
            DraftEdit::AddRow(typed("ab cd")),
            DraftEdit::RowShare(crate::model::SplitRowId(0), "45".to_owned()),
            DraftEdit::RowShare(crate::model::SplitRowId(1), "33.333".to_owned()),
        ]);
        let told: Vec<String> =
            split.problems(None).iter().map(|problem| obstacle_text(&texts, &split, problem)).collect();
        assert_eq!(told, ["Correct the token of recipient 2", "Correct the share of recipient 2"]);
        assert_eq!(recipient_name(&texts, &split, &split.rows[1]), "New recipient 2");
    }
}
