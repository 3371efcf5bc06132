//! A new form like a link that was made before: from the journal, where the whole request is known but for its tokens,
//! or from a row of the lists. Recipients are recognised in the book by the digests of their tokens; the others' rows are
//! left to fill. It must not guess: where it is not known how shares were meant, they stay empty.

use crate::journal::{Entry, IntentId, RecordedLink, RecordedRequest};
use crate::model::{
    BookEntry, DraftEdit, LinkDraft, LinkId, LinkMode, Money, RecipientShare, Rows, Source, SplitRowId, SplitType,
    without_reference,
};

use super::{active, templates};
use crate::state::{Applied, Book, State};
use crate::text::NumberStyle;

/// Like a write of the journal.
pub(super) fn entry(state: &mut State, id: IntentId) {
    let session = state.session();
    let found = session.activity.entries.iter().find(|entry| entry.intent.id == id);
    if let Some(RecordedRequest::Link(link)) = found.map(|entry| &entry.intent.body) {
        let (draft, applied) = recorded(link, &session.book, &session.create.book, state.style());
        templates::fill(state, draft, applied);
    }
}

/// Like a link of the lists: as the journal knows it, where this application made it.
pub(super) fn link(state: &mut State, id: LinkId) {
    let session = state.session();
    let made = |entry: &&std::sync::Arc<Entry>| entry.link_id() == Some(id);
    let known = session.activity.entries.iter().find(made).and_then(|entry| match &entry.intent.body {
        RecordedRequest::Link(link) => Some(recorded(link, &session.book, &session.create.book, state.style())),
        _ => None,
    });
    let unpaid = || {
        let row = find(session.links.unpaid.rows.value()?, |row| row.id == id)?;
        Some(listed(row.amount, &row.note, row.is_split, (&row.recipients, &session.create.book), state.style()))
    };
    let paid = || {
        let row = find(session.links.paid.rows.value()?, |row| row.id == id)?;
        Some(listed(row.amount, &row.note, row.is_split, (&row.recipients, &session.create.book), state.style()))
    };
    if let Some((draft, applied)) = known.or_else(unpaid).or_else(paid) {
        templates::fill(state, draft, applied);
    }
    // A form on its way stays as it is.
    active(state).create.recompute();
}

fn find<T: Send + Sync>(rows: &Rows<T>, wanted: impl Fn(&T) -> bool) -> Option<&T> {
    rows.iter().find(|row| wanted(row))
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn recorded(link: &RecordedLink, book: &Book, pickable: &[BookEntry], style: NumberStyle) -> (LinkDraft, Applied) {
    let mut draft = LinkDraft {
        mode: if link.split.is_some() { LinkMode::Split } else { LinkMode::Single },
        amount: style.typed(&link.amount.to_string()),
        note: without_reference(link.note.as_deref().unwrap_or_default()).to_owned(),
        callback_url: text(link.callback_url.as_deref()),
        payment_endpoint: text(link.payment_endpoint.as_deref()),
        cancellable: link.cancellable,
        is_qr_link: link.is_qr_link,
        bank_transfer: link.bank_transfer,
        bank_statement: text(link.bank_statement.as_deref()),
        ..LinkDraft::default()
    };
    let mut applied = Applied::default();
    let Some(split) = &link.split else {
        return (draft, applied);
    };
    draft.split_type = split.split_type;
    for recipient in &split.recipients {
        let is_it =
            |entry: &&BookEntry| book.salt.as_ref().is_some_and(|salt| salt.of_token(&entry.token) == recipient.digest);
        let name = recipient.label.clone().filter(|label| !label.is_empty());
        let name = name.unwrap_or_else(|| recipient.tail.clone());
        add(&mut draft, &mut applied, pickable.iter().find(is_it), name, &style.typed(&recipient.share.to_string()));
    }
    (draft, applied)
}

fn listed(
    amount: Option<Money>,
    note: &str,
    is_split: Option<bool>,
    (recipients, book): (&[RecipientShare], &[BookEntry]),
    style: NumberStyle,
) -> (LinkDraft, Applied) {
    let split = is_split.unwrap_or(!recipients.is_empty());
    let mut draft = LinkDraft {
        mode: if split { LinkMode::Split } else { LinkMode::Single },
        amount: amount.map(|amount| style.typed(&amount.to_string())).unwrap_or_default(),
        note: without_reference(note).to_owned(),
        split_type: SplitType::Normal,
        ..LinkDraft::default()
    };
    let mut applied = Applied { no_shares: split && !recipients.is_empty(), ..Applied::default() };
    for recipient in recipients.iter().filter(|_| split) {
        let found = book.iter().find(|entry| entry.token.digest() == recipient.token_digest);
        add(&mut draft, &mut applied, found, recipient.token_tail.clone(), "");
    }
    (draft, applied)
}

fn add(draft: &mut LinkDraft, applied: &mut Applied, found: Option<&BookEntry>, name: Box<str>, share: &str) {
    let id = SplitRowId(draft.next_row);
    let source =
        found.map_or_else(|| Source::Typed(zeroize::Zeroizing::default()), |entry| Source::Book(entry.clone()));
    if found.is_none() {
        applied.missing.push(name);
    }
    draft.apply(DraftEdit::AddRow(source));
    draft.apply(DraftEdit::RowShare(id, share.to_owned()));
}
