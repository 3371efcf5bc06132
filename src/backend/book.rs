//! The tokens of the recipients book: asked of the keyring one after the other, since it answers one at a time.
//! Called by `local`. Labels are none of its business: they are in the settings.
//! It must not write a token anywhere but into the keyring, nor into the log.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::Context;
use super::patience::told_late;
use super::{BookNews, BookWork, Event, Ticket};
use crate::model::RecipientId;
use crate::secrets::KeyStoreError;

/// Does the work and tells its result.
pub(super) async fn run(context: &Arc<Context>, ticket: Ticket, work: BookWork) {
    let no_answer = Err(KeyStoreError::NoAnswer);
    let said = match &work {
        BookWork::Read(_) => BookNews::Read(Vec::new(), no_answer.clone().err()),
        BookWork::Keep(id, _) => BookNews::Kept(*id, no_answer),
        BookWork::Remove(id) => BookNews::Removed(*id, no_answer),
    };
    let was_late = AtomicBool::new(false);
    let late = async {
        was_late.store(true, Ordering::SeqCst);
        context.tell(Event::Book(ticket.clone(), said)).await;
    };
    let patience = context.setup.keyring_patience;
    let news = match told_late(patience, carry_out(context, &ticket, work, &was_late), late).await {
        (BookNews::Kept(..) | BookNews::Removed(_, Err(_)), true) => return,
        (news, _) => news,
    };
    context.tell(Event::Book(ticket, news)).await;
}

async fn carry_out(context: &Arc<Context>, ticket: &Ticket, work: BookWork, was_late: &AtomicBool) -> BookNews {
    let scope = ticket.scope.clone();
    match work {
        BookWork::Read(ids) => read(context, ticket, ids).await,
        BookWork::Keep(id, token) => {
            let _one_at_a_time = context.changing_keyring.lock().await;
            let given_up = || was_late.load(Ordering::SeqCst);
            if given_up() {
                return BookNews::Kept(id, Err(KeyStoreError::NoAnswer));
            }
            let kept = context.ask_keyring(|keys, answer| keys.set_token(&scope, id, token, answer)).await;
            // It was told that it is not kept: a token without a label would be left behind.
            if kept.is_ok()
                && given_up()
                && let Err(error) = context.ask_keyring(|keys, answer| keys.remove_token(&scope, id, answer)).await
            {
                tracing::error!(%error, "a token that was kept too late could not be removed again");
            }
            BookNews::Kept(id, kept)
        }
        BookWork::Remove(id) => {
            let _one_at_a_time = context.changing_keyring.lock().await;
            let removed = context.ask_keyring(|keys, answer| keys.remove_token(&scope, id, answer)).await;
            BookNews::Removed(id, removed.map(|_| ()))
        }
    }
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
