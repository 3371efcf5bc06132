//! The tokens of the recipients book: asked of the keyring one after the other, since it answers one at a time.
//! Called by `local`. Labels are none of its business: they are in the settings.
//! It must not write a token anywhere but into the keyring, nor into the log.

use std::sync::Arc;

use super::context::Context;
use super::{BookNews, BookWork, Event, Ticket};
use crate::model::RecipientId;

/// Does the work and tells its result.
pub(super) async fn run(context: &Arc<Context>, ticket: Ticket, work: BookWork) {
    let scope = ticket.scope.clone();
    let news = match work {
        BookWork::Read(ids) => read(context, &ticket, ids).await,
        BookWork::Keep(id, token) => {
            let _one_at_a_time = context.changing_keyring.lock().await;
            BookNews::Kept(id, context.ask_keyring(|keys, answer| keys.set_token(&scope, id, token, answer)).await)
        }
        BookWork::Remove(id) => {
            let _one_at_a_time = context.changing_keyring.lock().await;
            let removed = context.ask_keyring(|keys, answer| keys.remove_token(&scope, id, answer)).await;
            BookNews::Removed(id, removed.map(|_| ()))
        }
    };
    context.tell(Event::Book(ticket, news)).await;
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
