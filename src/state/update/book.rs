//! The recipients book: reading its tokens, writing and removing recipients, and knowing typed tokens again.
//! Called by `apply` and by what the backend reports. A label enters the settings only after the keyring has taken the
//! token, and leaves them only after it has forgotten it. It must not put a token into the settings.

use crate::backend::{BookNews, BookWork, Command, KeepKey, Local, Ticket};
use crate::model::{
    BookEntry, Environment, KeyState, LinkDraft, Recipient, RecipientId, RecipientToken, Scope, Source, SplitRowId,
    check_book_token, check_label,
};
use crate::secrets::KeyStoreError;
use crate::settings::RecipientLabel;

use super::{Effects, active, notify, save_settings, session, ticket};
use crate::state::book::{FOR_THE_SESSION, Pending};
use crate::state::{
    Book, BookAction, BookForm, BookTarget, Dialog, KeepDialog, NoticeKind, Session, State, TokensState,
};

pub(super) fn apply(state: &mut State, action: BookAction, effects: &mut Effects) {
    match action {
        BookAction::Enter(target) => enter(state, target),
        BookAction::Keep(keep) => {
            if let Some(form) = &mut active(state).book.form {
                form.keep = keep;
            }
        }
        BookAction::Save { label, token } => save(state, &label, token, effects),
        BookAction::AskRemove(id) => state.dialog = Some(Dialog::ConfirmRemoveRecipient(id)),
        BookAction::Remove(id) => remove(state, id, effects),
        BookAction::Search(text) => active(state).book.search = text,
        BookAction::LookAgain => {
            let scope = state.active.clone();
            read(state, &scope, effects);
        }
        BookAction::AskKeep(row) => {
            state.dialog = Some(Dialog::KeepRecipient(KeepDialog { row, label: String::new() }));
        }
        BookAction::KeepLabel(text) => {
            if let Some(Dialog::KeepRecipient(dialog)) = &mut state.dialog {
                dialog.label = text;
            }
        }
        BookAction::KeepTyped => keep_typed(state, effects),
        BookAction::Pick(search) => state.dialog = Some(Dialog::PickRecipient(search)),
    }
}

/// The Demo has its regulars; elsewhere the tokens of the labels are read, unless the keyring has just said no.
pub(super) fn opened(state: &mut State, scope: &Scope, demo: Vec<BookEntry>, key: KeyState, effects: &mut Effects) {
    let book = &mut session(state, scope).book;
    if scope.environment == Environment::Demo {
        let known = |book: &Book, id: RecipientId| book.recipients.iter().any(|recipient| recipient.id == id);
        if book.tokens == TokensState::Idle {
            for BookEntry { id, label, token } in demo {
                if !known(book, id) {
                    book.recipients.push(Recipient { id, label, token: Some(token), session_only: true });
                }
            }
            book.tokens = TokensState::Ready;
        }
        book.sort();
        sync(session(state, scope));
        return;
    }
    let refused = match key {
        KeyState::Locked => Some(KeyStoreError::Locked(Box::default())),
        KeyState::NotAnswering => Some(KeyStoreError::NoAnswer),
        KeyState::Unavailable => Some(KeyStoreError::Unavailable(Box::default())),
        _ => None,
    };
    match refused {
        Some(error) if !ids(book).is_empty() => book.tokens = TokensState::Failed(error),
        Some(_) => {}
        None => read(state, scope, effects),
    }
}

/// Whose tokens the keyring has.
fn ids(book: &Book) -> Vec<RecipientId> {
    let own = book.own_told.then_some(RecipientId::OWN);
    let kept = book.recipients.iter().filter(|recipient| !recipient.session_only).map(|recipient| recipient.id);
    own.into_iter().chain(kept).collect()
}

fn read(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let book = &mut session(state, scope).book;
    let ids = ids(book);
    if ids.is_empty() || book.tokens == TokensState::Reading {
        return;
    }
    book.tokens = TokensState::Reading;
    let ticket = ticket(state, scope);
    effects.commands.push(Command::Local(ticket, Local::Book(BookWork::Read(ids))));
}

fn enter(state: &mut State, target: Option<BookTarget>) {
    let nothing_kept = kept_nowhere(&state.active);
    let book = &mut active(state).book;
    let (id, session_only) = match target {
        Some(BookTarget::Change(id)) => (Some(id), book.get(id).is_some_and(|recipient| recipient.session_only)),
        Some(BookTarget::Own) => (Some(RecipientId::OWN), book.own_session),
        Some(BookTarget::New) | None => (None, false),
    };
    let keep = if nothing_kept || session_only { KeepKey::Session } else { KeepKey::Keyring };
    // While a token of theirs is on its way into the keyring, no other one is taken: the earlier would come over it.
    let saving = book.pending.iter().find(|(_, pending)| Some(pending.recipient.id) == id).map(|(asked, _)| *asked);
    book.form = target.map(|target| BookForm { target, keep, saving, error: None });
}

/// Writes what the form holds: checked once more, since what is kept is used without being looked at.
fn save(state: &mut State, label: &str, token: Option<RecipientToken>, effects: &mut Effects) {
    if refuse_read_only(state) {
        return;
    }
    let book = &active(state).book;
    let Some(form) = book.form.as_ref().filter(|form| form.saving.is_none()) else {
        return;
    };
    let (target, keep) = (form.target, form.keep);
    let changed = match target {
        BookTarget::New => None,
        BookTarget::Change(id) => Some(id),
        BookTarget::Own => Some(RecipientId::OWN),
    };
    let recipient = match checked(book, target, changed, label, token) {
        Some((label, token, new_token)) => {
            let id = changed.unwrap_or_else(|| next_id(state));
            // What is stored stays stored when only its label changes.
            let stored = |book: &Book| book.get(id).is_some_and(|recipient| !recipient.session_only);
            let session_only = keep == KeepKey::Session && !stored(&active(state).book);
            (Recipient { id, label, token, session_only }, new_token)
        }
        None => return,
    };
    match recipient {
        (recipient, true) if keep == KeepKey::Keyring => ask_to_keep(state, recipient, effects),
        (recipient, new_token) => {
            let book = &mut active(state).book;
            book.form = None;
            if new_token {
                book.outdated.insert(recipient.id, FOR_THE_SESSION);
            }
            write_down(state, recipient, effects);
        }
    }
}

/// Label, token, and whether the token is another one than before.
fn checked(
    book: &Book,
    target: BookTarget,
    changed: Option<RecipientId>,
    label: &str,
    token: Option<RecipientToken>,
) -> Option<(Box<str>, Option<RecipientToken>, bool)> {
    let own = book.own.as_ref().filter(|_| target != BookTarget::Own);
    let fits = |token: &RecipientToken| check_book_token(token.expose(), &book.recipients, changed, own).is_ok();
    if token.as_ref().is_some_and(|token| !fits(token)) {
        return None;
    }
    let label =
        if target == BookTarget::Own { Box::default() } else { check_label(label, &book.recipients, changed).ok()? };
    match (target, token) {
        (BookTarget::Change(id), None) => Some((label, book.get(id)?.token.clone(), false)),
        (_, None) => None,
        (_, token) => Some((label, token, true)),
    }
}

/// A number that no recipient of this scope has or had: a template that names a removed one must not find another.
fn next_id(state: &mut State) -> RecipientId {
    let scope = state.active.clone();
    let highest = active(state).book.recipients.iter().map(|recipient| recipient.id.0).max().unwrap_or(0);
    let pending = active(state).book.pending.values().map(|pending| pending.recipient.id.0).max().unwrap_or(0);
    let chosen = state.settings.scope_mut(&scope);
    let next = chosen.next_recipient.max(highest.saturating_add(1)).max(pending.saturating_add(1)).max(1);
    chosen.next_recipient = next.saturating_add(1);
    RecipientId(next)
}

fn ask_to_keep(state: &mut State, recipient: Recipient, effects: &mut Effects) {
    let Some(token) = recipient.token.clone() else {
        return;
    };
    let scope = state.active.clone();
    let ticket = ticket(state, &scope);
    let book = &mut active(state).book;
    if let Some(form) = &mut book.form {
        form.saving = Some(ticket.id);
        form.error = None;
    }
    let work = BookWork::Keep(recipient.id, token);
    book.pending.insert(ticket.id, Pending { recipient });
    effects.commands.push(Command::Local(ticket, Local::Book(work)));
}

/// Takes a recipient into the book of the active scope, and its label into the settings.
fn write_down(state: &mut State, recipient: Recipient, effects: &mut Effects) {
    let scope = state.active.clone();
    write_down_in(state, &scope, recipient, effects);
}

fn write_down_in(state: &mut State, scope: &Scope, recipient: Recipient, effects: &mut Effects) {
    let session = session(state, scope);
    let book = &mut session.book;
    if recipient.id == RecipientId::OWN {
        book.own = recipient.token;
        book.own_told = true;
        book.own_session = recipient.session_only;
    } else {
        book.recipients.retain(|other| other.id != recipient.id);
        book.recipients.push(recipient);
        book.sort();
    }
    sync(session);
    save_labels(state, scope, effects);
}

/// Brings the settings up to date with the book. What is for the session only, or made up, does not enter them.
fn save_labels(state: &mut State, scope: &Scope, effects: &mut Effects) {
    let book = &session(state, scope).book;
    let kept = book.recipients.iter().filter(|recipient| !recipient.session_only);
    let labels: Vec<_> = kept.map(|kept| RecipientLabel { id: kept.id, label: kept.label.clone() }).collect();
    let own = book.own_told && !book.own_session;
    let chosen = state.settings.scope_mut(scope);
    chosen.recipients = labels;
    chosen.own_recipient = own;
    save_settings(state, effects);
}

fn remove(state: &mut State, id: RecipientId, effects: &mut Effects) {
    state.dialog = None;
    if refuse_read_only(state) {
        return;
    }
    let scope = state.active.clone();
    if !active(state).book.is_stored(id) {
        forget(state, &scope, id, effects);
        return;
    }
    let ticket = ticket(state, &scope);
    effects.commands.push(Command::Local(ticket, Local::Book(BookWork::Remove(id))));
}

pub(super) fn forget(state: &mut State, scope: &Scope, id: RecipientId, effects: &mut Effects) {
    let asked = state.last_ticket;
    let session = self::session(state, scope);
    session.book.outdated.insert(id, asked);
    if id == RecipientId::OWN {
        session.book.own = None;
        session.book.own_told = false;
        session.book.own_session = false;
    } else {
        session.book.recipients.retain(|recipient| recipient.id != id);
        let chosen = state.settings.scope_mut(scope);
        chosen.next_recipient = chosen.next_recipient.max(id.0.saturating_add(1));
    }
    let session = self::session(state, scope);
    sync(session);
    save_labels(state, scope, effects);
}

/// A second window writes nothing; the Demo's book is in memory anyway.
fn refuse_read_only(state: &mut State) -> bool {
    let refused = state.read_only && state.active.environment.needs_key();
    if refused {
        notify(state, None, NoticeKind::ReadOnly);
    }
    refused
}

/// The keyring answered.
pub(super) fn news(state: &mut State, ticket: &Ticket, news: BookNews, effects: &mut Effects) {
    let scope = ticket.scope.clone();
    match news {
        BookNews::Salt(salt) => session(state, &scope).book.salt = Some(salt),
        BookNews::Read(found, error) => {
            let session = session(state, &scope);
            session.book.take_tokens(ticket.id, found);
            session.book.tokens = error.map_or(TokensState::Ready, TokensState::Failed);
            sync(session);
        }
        BookNews::Kept(_, result) => kept(state, &scope, ticket.id, result, effects),
        BookNews::Removed(id, Ok(())) => forget(state, &scope, id, effects),
        BookNews::Removed(_, Err(error)) => notify(state, Some(scope), NoticeKind::RecipientNotRemoved(error)),
    }
}

fn kept(state: &mut State, scope: &Scope, asked: u64, result: Result<(), KeyStoreError>, effects: &mut Effects) {
    let last = state.last_ticket;
    let book = &mut session(state, scope).book;
    let Some(Pending { recipient }) = book.pending.remove(&asked) else {
        return;
    };
    let of_form = book.form.as_mut().filter(|form| form.saving == Some(asked));
    match (result, of_form) {
        (Ok(()), of_form) => {
            if of_form.is_some() {
                book.form = None;
            }
            if matches!(book.tokens, TokensState::Idle) {
                book.tokens = TokensState::Ready;
            }
            book.outdated.insert(recipient.id, last);
            write_down_in(state, scope, recipient, effects);
        }
        (Err(error), Some(form)) => {
            form.saving = None;
            form.error = Some(error);
        }
        (Err(error), None) => notify(state, Some(scope.clone()), NoticeKind::RecipientNotKept(error)),
    }
}

/// Keeps the token of a row under the label of the dialog.
fn keep_typed(state: &mut State, effects: &mut Effects) {
    let Some(Dialog::KeepRecipient(dialog)) = &state.dialog else {
        return;
    };
    let (row, label) = (dialog.row, dialog.label.clone());
    let session = state.session();
    let Some(token) = typed_token(&session.create.draft, row) else {
        return;
    };
    let book = &session.book;
    let (Ok(label), Ok(token)) = (
        check_label(&label, &book.recipients, None),
        check_book_token(token.expose(), &book.recipients, None, book.own.as_ref()),
    ) else {
        return;
    };
    if refuse_read_only(state) {
        return;
    }
    state.dialog = None;
    let session_only = kept_nowhere(&state.active);
    let recipient = Recipient { id: next_id(state), label, token: Some(token), session_only };
    if session_only {
        write_down(state, recipient, effects);
    } else {
        ask_to_keep(state, recipient, effects);
    }
}

/// Whether the tokens of a scope are never stored: those of the Demo are made up, those of another address are for a run.
fn kept_nowhere(scope: &Scope) -> bool {
    scope.host.is_some() || scope.environment == Environment::Demo
}

/// The token typed into a row, where it can be one.
fn typed_token(draft: &LinkDraft, row: SplitRowId) -> Option<RecipientToken> {
    let row = draft.rows.iter().find(|other| other.id == row)?;
    match &row.source {
        Source::Typed(text) => RecipientToken::new(text).ok(),
        Source::Book(_) => None,
    }
}

/// Brings the form up to date with the book: who can be picked, what rows are called, and which token is one's own.
pub(super) fn sync(session: &mut Session) {
    let Session { book, create, .. } = session;
    create.book = book.recipients.iter().filter_map(Recipient::entry).collect();
    create.own.clone_from(&book.own);
    if !create.is_sending() {
        for row in &mut create.draft.rows {
            if let Source::Book(entry) = &row.source
                && let Some(now) = create.book.iter().find(|other| other.id == entry.id)
            {
                row.source = Source::Book(now.clone());
            }
        }
        recognise(create);
    }
    create.recompute();
}

/// Rows whose typed token is in the book are shown by its label from now on.
pub(super) fn recognise(form: &mut crate::state::CreateForm) {
    for row in &mut form.draft.rows {
        let Source::Typed(text) = &row.source else { continue };
        let Ok(token) = RecipientToken::new(text) else { continue };
        if let Some(entry) = form.book.iter().find(|entry| entry.token == token) {
            row.source = Source::Book(entry.clone());
        }
    }
}
