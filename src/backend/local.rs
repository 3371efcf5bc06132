//! Keys, journal, simulator and settings: what needs no answer of the service, or comes before there is a client.
//! Called by `runtime`, each work as a task of its own. A locked keyring may keep one waiting for minutes;
//! nothing else may wait for it.

use std::sync::Arc;

use super::context::Context;
use super::{Event, KeepKey, KeyTrial, Local, Opened, Ticket};
use crate::api::BaseUrl;
use crate::journal::{IntentId, Settlement};
use crate::model::{Environment, KeyState, Scope};
use crate::secrets::ApiKey;

/// Does the work and tells its result.
pub(super) async fn run(context: Arc<Context>, ticket: Ticket, work: Local) {
    match work {
        Local::Open => open(&context, ticket).await,
        Local::Connect { key, keep } => connect(&context, ticket, key, keep).await,
        Local::TestKey => test(&context, ticket).await,
        Local::RemoveKey => remove(&context, ticket).await,
        Local::Settle(intent, settlement) => settle(&context, ticket, intent, settlement).await,
        Local::CustomerPays(link) => super::demo::pay(&context, ticket, link).await,
        Local::NextDay => super::demo::next_day(&context, ticket).await,
        Local::ResetDemo => super::demo::reset(&context, ticket).await,
        Local::PickPath { name, folder } => super::pick::run(&context, ticket, name, folder).await,
        Local::SaveSettings(settings) => {
            let path = context.setup.data_dir.clone();
            let saved = tokio::task::spawn_blocking(move || settings.save(&path)).await;
            if let Ok(Err(error)) = saved {
                context.tell(Event::SettingsNotSaved(ticket, error)).await;
            }
        }
    }
}

async fn open(context: &Arc<Context>, ticket: Ticket) {
    let scope = ticket.scope.clone();
    let key = look_up(context, &scope).await;
    let entries = context.entries(&scope).await;
    let journal_notices = context.take_journal_notices();
    let book = if scope.environment == Environment::Demo { crate::demo::recipients() } else { Vec::new() };
    let first_seen = context.ages(&scope).await;
    let pay_host = context.pay_host(&scope).await.into();
    let opened = Opened { key, pay_host, journal: entries, journal_notices, book, first_seen };
    context.tell(Event::Opened(ticket, opened)).await;
}

/// Finds the key of a scope and builds its client. A client that is there is kept.
async fn look_up(context: &Arc<Context>, scope: &Scope) -> KeyState {
    if let Ok(_client) = context.client(scope) {
        return context.key_state(scope);
    }
    if scope.environment == Environment::Demo {
        return match super::demo::address(context, scope).await {
            Some((address, key)) => install(context, scope, address, Arc::new(key), KeyState::SessionOnly),
            None => KeyState::Unavailable,
        };
    }
    let Some(address) = context.address(scope) else {
        return KeyState::Unavailable;
    };
    if let Some(key) = context.take_session_key(scope) {
        return install(context, scope, address, Arc::new(key), KeyState::SessionOnly);
    }
    let state = match context.ask_keyring(|keys, answer| keys.get(scope, answer)).await {
        Ok(Some(key)) => return install(context, scope, address, Arc::new(key), KeyState::Present),
        Ok(None) => KeyState::None,
        Err(error) => error.key_state(),
    };
    context.set_scope(scope, None, state);
    state
}

fn install(context: &Arc<Context>, scope: &Scope, address: BaseUrl, key: Arc<ApiKey>, state: KeyState) -> KeyState {
    match context.new_client(scope, address, key) {
        Ok(client) => {
            context.set_scope(scope, Some(Arc::new(client)), state);
            state
        }
        Err(error) => {
            tracing::error!(%error, "no client could be built");
            context.set_scope(scope, None, KeyState::Unavailable);
            KeyState::Unavailable
        }
    }
}

async fn connect(context: &Arc<Context>, ticket: Ticket, key: ApiKey, keep: KeepKey) {
    let scope = ticket.scope.clone();
    let key = Arc::new(key);
    let Some(address) = context.address(&scope) else {
        return context.tell(Event::KeyTried(ticket, KeyTrial::NoKey(KeyState::None))).await;
    };
    let tried = match context.new_client(&scope, address, Arc::clone(&key)) {
        Ok(client) => client.check_key().await.map(|()| client),
        Err(error) => Err(error),
    };
    let client = match tried {
        Ok(client) => Arc::new(client),
        Err(error) => return context.tell(Event::KeyTried(ticket, KeyTrial::Failed(error))).await,
    };
    let trial = match keep {
        KeepKey::Session => {
            context.set_scope(&scope, Some(client), KeyState::SessionOnly);
            KeyTrial::Connected { key: KeyState::SessionOnly, replaced: true }
        }
        KeepKey::Keyring => match context.ask_keyring(|keys, answer| keys.set(&scope, key, answer)).await {
            Ok(()) => {
                context.set_scope(&scope, Some(client), KeyState::Present);
                KeyTrial::Connected { key: KeyState::Present, replaced: true }
            }
            Err(error) => {
                context.set_scope(&scope, Some(client), KeyState::SessionOnly);
                KeyTrial::NotKept(error)
            }
        },
    };
    context.tell(Event::KeyTried(ticket, trial)).await;
}

async fn test(context: &Arc<Context>, ticket: Ticket) {
    let trial = match context.client(&ticket.scope) {
        Err(state) => KeyTrial::NoKey(state),
        Ok(client) => match client.check_key().await {
            Ok(()) => KeyTrial::Connected { key: context.key_state(&ticket.scope), replaced: false },
            Err(error) => KeyTrial::Failed(error),
        },
    };
    context.tell(Event::KeyTried(ticket, trial)).await;
}

async fn remove(context: &Arc<Context>, ticket: Ticket) {
    let scope = ticket.scope.clone();
    let stored = context.key_state(&scope) == KeyState::Present;
    let removed =
        if stored { context.ask_keyring(|keys, answer| keys.remove(&scope, answer)).await } else { Ok(false) };
    if removed.is_ok() {
        context.set_scope(&scope, None, KeyState::None);
    }
    context.tell(Event::KeyRemoved(ticket, removed.map(|_| ()))).await;
}

async fn settle(context: &Arc<Context>, ticket: Ticket, intent: IntentId, settlement: Settlement) {
    let scope = ticket.scope.clone();
    let at = context.now();
    let done = context.with_journal(&scope, move |journal| journal.settle(intent, at, settlement)).await;
    super::writes::tell_journal(context, &ticket).await;
    context.tell(Event::Settled(ticket, intent, done)).await;
}
