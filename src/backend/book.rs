//! The tokens of the recipients book: asked of the keyring one after the other, since it answers one at a time.
//! Called by `local`. Labels are none of its business: they are in the settings.
//! It must not write a token anywhere but into the keyring, nor into the log.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::MutexGuard;

use super::context::Context;
use super::patience::told_late;
use super::{BookNews, BookWork, Event, Ticket};
use crate::model::{RecipientId, RecipientToken, Scope};
use crate::secrets::KeyStoreError;

/// Does the work and tells its result.
pub(super) async fn run(context: &Arc<Context>, ticket: Ticket, work: BookWork) {
    let no_answer = Err(KeyStoreError::NoAnswer);
    let said = match &work {
        BookWork::Read(_) => BookNews::Read(Vec::new(), no_answer.clone().err()),
        BookWork::Keep(id, _) => BookNews::Kept(*id, no_answer),
        BookWork::Remove(id) => BookNews::Removed(*id, no_answer),
    };
    // Before the look: what is cleared between the two is seen in one of them.
    let cleared = context.cleared.load(Ordering::SeqCst);
    if let BookWork::Keep(id, _) = &work
        && context.is_clearing(&ticket.scope)
    {
        // Its label would go with the settings, and the token be left behind.
        let kept = BookNews::Kept(*id, Err(KeyStoreError::Clearing));
        return context.tell(Event::Book(ticket, kept)).await;
    }
    let was_late = AtomicBool::new(false);
    let late = async {
        was_late.store(true, Ordering::SeqCst);
        context.tell(Event::Book(ticket.clone(), said)).await;
    };
    let patience = context.setup.keyring_patience;
    let (done, told) = told_late(patience, carry_out(context, &ticket, work, cleared, &was_late), late).await;
    match done {
        (BookNews::Kept(..) | BookNews::Removed(_, Err(_)), _) if told => {}
        // What is told of the keyring comes in the order in which it was done: the next one waits until it is told.
        (news, _one_at_a_time) => context.tell(Event::Book(ticket, news)).await,
    }
}

async fn carry_out<'a>(
    context: &'a Arc<Context>,
    ticket: &Ticket,
    work: BookWork,
    cleared: u64,
    was_late: &AtomicBool,
) -> (BookNews, MutexGuard<'a, ()>) {
    // A read as well: it does not find a token that is taken back at once.
    let one_at_a_time = context.changing_keyring.lock().await;
    let scope = &ticket.scope;
    let news = match work {
        BookWork::Read(ids) => read(context, ticket, ids).await,
        BookWork::Keep(id, _) if context.cleared.load(Ordering::SeqCst) != cleared => {
            // It waited behind the clearing that its label went with.
            BookNews::Kept(id, Err(KeyStoreError::Clearing))
        }
        BookWork::Keep(id, token) => BookNews::Kept(id, keep(context, scope, id, token, was_late).await),
        BookWork::Remove(id) => {
            let removed = context.ask_keyring(|keys, answer| keys.remove_token(scope, id, answer)).await;
            BookNews::Removed(id, removed.map(|_| ()))
        }
    };
    (news, one_at_a_time)
}

/// Keeps a token. Where it was told meanwhile that it is not kept, the keyring has what it had before.
async fn keep(
    context: &Arc<Context>,
    scope: &Scope,
    id: RecipientId,
    token: RecipientToken,
    was_late: &AtomicBool,
) -> Result<(), KeyStoreError> {
    let given_up = || was_late.load(Ordering::SeqCst);
    if given_up() {
        return Err(KeyStoreError::NoAnswer);
    }
    let before = context.ask_keyring(|keys, answer| keys.get_token(scope, id, answer)).await?;
    if given_up() {
        return Err(KeyStoreError::NoAnswer);
    }
    context.ask_keyring(|keys, answer| keys.set_token(scope, id, token, answer)).await?;
    if given_up() {
        let put_back = match before {
            Some(before) => context.ask_keyring(|keys, answer| keys.set_token(scope, id, before, answer)).await,
            // A token without a label would be left behind.
            None => context.ask_keyring(|keys, answer| keys.remove_token(scope, id, answer)).await.map(|_| ()),
        };
        if let Err(error) = put_back {
            tracing::error!(%error, "a token that was kept too late could not be taken back");
        }
    }
    Ok(())
}

/// The first thing that stands in the way ends it: a locked keyring asks its user once, not for every recipient.
async fn read(context: &Arc<Context>, ticket: &Ticket, ids: Vec<RecipientId>) -> BookNews {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        match context.ask_keyring(|keys, answer| keys.get_token(&ticket.scope, id, answer)).await {
            Ok(token) => found.extend(token.map(|token| (id, token))),
            Err(error) => return BookNews::Read(found, Some(error)),
        }
    }
    BookNews::Read(found, None)
}

/// Tells the salt of the scope's journal, where it can be read.
pub(super) async fn tell_salt(context: &Arc<Context>, ticket: &Ticket) {
    if let Ok(salt) = context.with_journal(&ticket.scope, |journal| Ok(journal.salt().clone())).await {
        context.tell(Event::Book(ticket.clone(), BookNews::Salt(salt))).await;
    }
}
