//! A form kept under a name: everything but tokens and the webhook encryption key. Recipients are entries of the book,
//! by number; one that is not in the book leaves a row to fill.
//! Kept by the settings, applied by the form. It must not hold a secret: it stands in a file.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::line::one_line;
use super::{BookEntry, DraftEdit, LinkDraft, LinkMode, OwnerShare, RecipientId, Source, SplitType};

/// A kept form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a check box of the form")]
pub struct Template {
    /// What the merchant calls it.
    pub name: Box<str>,
    /// A split link.
    pub split: bool,
    /// EUR as typed; empty where the amount is typed anew each time.
    pub amount: Box<str>,
    /// As typed.
    pub note: Box<str>,
    /// URL, index, or comma-separated mix.
    pub callback_url: Box<str>,
    /// URL, index, or comma-separated mix.
    pub payment_endpoint: Box<str>,
    /// May the payer cancel.
    pub cancellable: bool,
    /// Mark as a QR link.
    pub is_qr_link: bool,
    /// Offer bank transfer.
    pub bank_transfer: bool,
    /// Text on the payer's bank statement.
    pub bank_statement: Box<str>,
    /// Shares are fixed amounts.
    pub fixed: bool,
    /// The owner's share as typed; `None` takes the rest.
    pub owner: Option<Box<str>>,
    /// The recipients.
    pub rows: Vec<TemplateRow>,
}

/// A recipient of a kept form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateRow {
    /// The entry of the book; `None` where the token was typed into the row.
    pub recipient: Option<RecipientId>,
    /// What the entry was called when the form was kept; empty where there is none.
    pub label: Box<str>,
    /// The share as typed.
    pub share: Box<str>,
}

impl Template {
    /// Characters of a name.
    pub const NAME_LIMIT: usize = 100;

    /// A name as it is kept: one line, trimmed; `None` where nothing is left or it is too long.
    pub fn clean_name(typed: &str) -> Option<Box<str>> {
        let name = one_line(typed);
        (1..=Self::NAME_LIMIT).contains(&name.chars().count()).then(|| name.into())
    }

    /// What of a form is kept.
    pub fn of(name: &str, draft: &LinkDraft, with_amount: bool) -> Self {
        let owner = match &draft.owner {
            OwnerShare::Typed(text) => Some(text.as_str().into()),
            OwnerShare::TakesRest => None,
        };
        Self {
            name: name.into(),
            split: draft.mode == LinkMode::Split,
            amount: if with_amount { draft.amount.as_str().into() } else { Box::default() },
            note: draft.note.as_str().into(),
            callback_url: draft.callback_url.as_str().into(),
            payment_endpoint: draft.payment_endpoint.as_str().into(),
            cancellable: draft.cancellable,
            is_qr_link: draft.is_qr_link,
            bank_transfer: draft.bank_transfer,
            bank_statement: draft.bank_statement.as_str().into(),
            fixed: draft.split_type == SplitType::Absolute,
            owner,
            rows: draft.rows.iter().map(|row| TemplateRow::of(&row.source, &row.share)).collect(),
        }
    }

    /// The form again, with the recipients of this book. The second value names the recipients that are not in it: their
    /// rows are there, with their shares, and wait for a token.
    pub fn draft(&self, book: &[BookEntry]) -> (LinkDraft, Vec<Box<str>>) {
        let text = |text: &str| text.to_owned();
        let mut draft = LinkDraft {
            mode: if self.split { LinkMode::Split } else { LinkMode::Single },
            amount: text(&self.amount),
            note: text(&self.note),
            callback_url: text(&self.callback_url),
            payment_endpoint: text(&self.payment_endpoint),
            cancellable: self.cancellable,
            is_qr_link: self.is_qr_link,
            bank_transfer: self.bank_transfer,
            bank_statement: text(&self.bank_statement),
            split_type: if self.fixed { SplitType::Absolute } else { SplitType::Normal },
            owner: self.owner.as_deref().map_or(OwnerShare::TakesRest, |share| OwnerShare::Typed(text(share))),
            ..LinkDraft::default()
        };
        let mut missing = Vec::new();
        for row in &self.rows {
            let found = book.iter().find(|entry| Some(entry.id) == row.recipient);
            if let (None, Some(_)) = (found, row.recipient) {
                missing.push(row.label.clone());
            }
            let source = found.map_or_else(|| Source::Typed(Zeroizing::default()), |entry| Source::Book(entry.clone()));
            let id = super::SplitRowId(draft.next_row);
            draft.apply(DraftEdit::AddRow(source));
            draft.apply(DraftEdit::RowShare(id, text(&row.share)));
        }
        (draft, missing)
    }
}

impl TemplateRow {
    fn of(source: &Source, share: &str) -> Self {
        match source {
            Source::Book(entry) => Self { recipient: Some(entry.id), label: entry.label.clone(), share: share.into() },
            Source::Typed(_) => Self { share: share.into(), ..Self::default() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RecipientToken;

    fn entry(id: u32, label: &str, token: &str) -> BookEntry {
        let token = RecipientToken::new(token).expect("a token");
        BookEntry { id: RecipientId(id), label: label.into(), token }
    }

    fn split() -> LinkDraft {
        let mut draft = LinkDraft::default();
        for edit in [
            DraftEdit::Mode(LinkMode::Split),
            DraftEdit::Amount("150".to_owned()),
            DraftEdit::Note("Abo Mai".to_owned()),
            DraftEdit::EncryptionKey("k".repeat(32).into()),
            DraftEdit::AddRow(Source::Book(entry(7, "Kurier", "rt_canary_aaaa4711"))),
            DraftEdit::AddRow(Source::Typed("rt_canary_bbbb0815".to_owned().into())),
            DraftEdit::RowShare(super::super::SplitRowId(0), "60".to_owned()),
            DraftEdit::RowShare(super::super::SplitRowId(1), "30".to_owned()),
        ] {
            draft.apply(edit);
        }
        draft
    }

    #[test]
    fn neither_token_nor_key_stands_in_what_is_kept() {
        let kept = serde_json::to_string(&Template::of("Abo", &split(), true)).expect("JSON");
        assert!(!kept.contains("canary") && !kept.contains("4711") && !kept.contains("kkkk"), "{kept}");
        assert!(kept.contains("Kurier") && kept.contains("150"), "{kept}");
    }

    #[test]
    fn applied_it_is_the_form_again_but_for_the_tokens_that_were_typed() {
        let kept = Template::of("Abo", &split(), false);
        let kept: Template = serde_json::from_str(&serde_json::to_string(&kept).expect("JSON")).expect("a template");
        let (draft, missing) = kept.draft(&[entry(7, "Kurier Ritter", "rt_canary_cccc9999")]);
        assert_eq!((&*draft.amount, &*draft.note, draft.mode), ("", "Abo Mai", LinkMode::Split));
        assert!(missing.is_empty());
        assert!(matches!(&draft.rows[0].source, Source::Book(found) if &*found.label == "Kurier Ritter"));
        assert!(matches!(&draft.rows[1].source, Source::Typed(typed) if typed.is_empty()));
        assert_eq!((&*draft.rows[0].share, &*draft.rows[1].share), ("60", "30"));
        let (draft, missing) = kept.draft(&[]);
        assert_eq!(missing, ["Kurier".into()]);
        assert_eq!((draft.rows.len(), &*draft.rows[0].share), (2, "60"));
    }
}
