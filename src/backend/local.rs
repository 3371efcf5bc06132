//! Keys, journal, simulator and settings: what needs no answer of the service, or comes before there is a client.
//! Called by `runtime`, each work as a task of its own. A locked keyring may keep one waiting for minutes;
//! nothing else may wait for it.

use std::sync::Arc;

use super::context::Context;
use super::patience::told_late;
use super::{Event, KeepKey, KeyTrial, Local, Opened, Ticket};
use crate::api::{BaseUrl, Client};
use crate::journal::{IntentId, Settlement};
use crate::model::{Environment, KeyState, Scope};
use crate::secrets::{ApiKey, KeyStoreError};

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
        Local::Data(work) => super::data::run(&context, ticket, work).await,
        Local::Book(work) => super::book::run(&context, ticket, work).await,
        Local::PickPath { name, folder } => super::pick::run(&context, ticket, name, folder).await,
        Local::LookForFolder(folder) => {
            if tokio::fs::metadata(&folder).await.is_ok_and(|found| found.is_dir()) {
                return;
            }
            context.tell(Event::FolderGone(ticket, folder)).await;
        }
        Local::ForgetExports(kind) => super::noted::forget(&context, &ticket, kind).await,
        Local::SaveSettings(settings) => {
            let (keeper, asked) = (Arc::clone(&context), ticket.id);
            context.will_save_settings(asked);
            let saved = tokio::task::spawn_blocking(move || keeper.save_settings(asked, &settings)).await;
            if let Ok(Err(error)) = saved {
                context.tell(Event::SettingsNotSaved(ticket, error)).await;
            }
        }
    }
}

async fn open(context: &Arc<Context>, ticket: Ticket) {
    let decisions = context.decisions(&ticket.scope);
    // The journal and what is unknown in it do not wait for a keyring that waits for its user.
    let late = async {
        let scope = &ticket.scope;
        let state = match context.client(scope) {
            Ok(_client) => context.key_state(scope),
            Err(_) => without_client(context, scope, decisions, KeyState::NotAnswering),
        };
        tell_opened(context, &ticket, state).await;
    };
    let (key, _) = told_late(context.setup.keyring_patience, look_up(context, &ticket.scope, decisions), late).await;
    tell_opened(context, &ticket, key).await;
}

pub(super) async fn tell_opened(context: &Arc<Context>, ticket: &Ticket, key: KeyState) {
    let scope = ticket.scope.clone();
    super::book::tell_salt(context, ticket).await;
    let in_order = context.telling_journal.lock().await;
    let entries = context.entries(&scope).await;
    let journal_notices = context.take_journal_notices();
    let book = if scope.environment == Environment::Demo { crate::demo::recipients() } else { Vec::new() };
    let first_seen = context.ages(&scope).await;
    let pay_host = context.pay_host(&scope).await.into();
    let opened = Opened { key, pay_host, journal: entries, journal_notices, book, first_seen };
    context.tell(Event::Opened(ticket.clone(), opened)).await;
    drop(in_order);
    context.tell_exports(ticket).await;
}

/// Finds the key of a scope and builds its client. A client that is there is kept, and so is one that came while the
/// keyring was waiting for its user. What was decided after so many decisions stands.
async fn look_up(context: &Arc<Context>, scope: &Scope, decisions: u64) -> KeyState {
    if let Ok(_client) = context.client(scope) {
        return context.key_state(scope);
    }
    if scope.environment == Environment::Demo {
        return match super::demo::address(context, scope).await {
            Some((address, key)) => install(context, (scope, decisions), address, Arc::new(key), KeyState::SessionOnly),
            None => KeyState::Unavailable,
        };
    }
    let Some(address) = context.address(scope) else {
        return KeyState::Unavailable;
    };
    if let Some(key) = context.take_session_key(scope) {
        return install(context, (scope, decisions), address, Arc::new(key), KeyState::SessionOnly);
    }
    let answer = context.ask_keyring(|keys, answer| keys.get(scope, answer)).await;
    match answer {
        Ok(Some(key)) => install(context, (scope, decisions), address, Arc::new(key), KeyState::Present),
        Ok(None) => without_client(context, scope, decisions, KeyState::None),
        Err(error) => without_client(context, scope, decisions, error.key_state()),
    }
}

fn without_client(context: &Arc<Context>, scope: &Scope, decisions: u64, state: KeyState) -> KeyState {
    context.found_out(scope, decisions, None, state);
    context.key_state(scope)
}

fn install(
    context: &Arc<Context>,
    (scope, decisions): (&Scope, u64),
    address: BaseUrl,
    key: Arc<ApiKey>,
    state: KeyState,
) -> KeyState {
    match context.new_client(scope, address, key) {
        Ok(client) => {
            context.found_out(scope, decisions, Some(Arc::new(client)), state);
            context.key_state(scope)
        }
        Err(error) => {
            tracing::error!(%error, "no client could be built");
            without_client(context, scope, decisions, KeyState::Unavailable)
        }
    }
}

async fn connect(context: &Arc<Context>, ticket: Ticket, key: ApiKey, keep: KeepKey) {
    let scope = ticket.scope.clone();
    let key = Arc::new(key);
    if context.is_clearing(&scope) {
        return context.tell(Event::KeyTried(ticket, KeyTrial::Clearing)).await;
    }
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
        KeepKey::Keyring => {
            let late = async {
                // The service took it: it is used meanwhile.
                let trial = if context.decide(&ticket, Some(Arc::clone(&client)), KeyState::SessionOnly) {
                    KeyTrial::NotKept(KeyStoreError::NoAnswer)
                } else {
                    KeyTrial::NoKey(context.key_state(&scope))
                };
                context.tell(Event::KeyTried(ticket.clone(), trial)).await;
            };
            let kept = keep_in_keyring(context, &ticket, Arc::clone(&client), key);
            match told_late(context.setup.keyring_patience, kept, late).await {
                (KeyTrial::Connected { .. }, true) => return context.tell(Event::KeyKept(ticket)).await,
                (_, true) => return,
                (trial, false) => trial,
            }
        }
        KeepKey::Session => {
            let state = KeyState::SessionOnly;
            if context.decide(&ticket, Some(client), state) {
                KeyTrial::Connected { key: state, replaced: true }
            } else {
                KeyTrial::NoKey(context.key_state(&scope))
            }
        }
    };
    context.tell(Event::KeyTried(ticket, trial)).await;
}

/// Stores a key that works and uses it. A key that was removed or replaced meanwhile does not come back, not in the
/// keyring either.
async fn keep_in_keyring(context: &Arc<Context>, ticket: &Ticket, client: Arc<Client>, key: Arc<ApiKey>) -> KeyTrial {
    let scope = &ticket.scope;
    let _one_at_a_time = context.changing_keyring.lock().await;
    if context.is_outdated(ticket) {
        return KeyTrial::NoKey(context.key_state(scope));
    }
    let kept = context.ask_keyring(|keys, answer| keys.set(scope, key, answer)).await;
    let state = if kept.is_ok() { KeyState::Present } else { KeyState::SessionOnly };
    if context.decide(ticket, Some(client), state) {
        return match kept {
            Ok(()) => KeyTrial::Connected { key: state, replaced: true },
            Err(error) => KeyTrial::NotKept(error),
        };
    }
    if kept.is_ok()
        && let Err(error) = context.ask_keyring(|keys, answer| keys.remove(scope, answer)).await
    {
        tracing::error!(%error, "a key that was replaced while it was stored could not be removed again");
        context.tell(Event::KeyLeft(ticket.clone(), error)).await;
    }
    KeyTrial::NoKey(context.key_state(scope))
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
    let late = context.tell(Event::KeyRemoved(ticket.clone(), Err(KeyStoreError::NoAnswer)));
    let ((removed, decided), was_late) =
        told_late(context.setup.keyring_patience, remove_from_keyring(context, &ticket), late).await;
    // Told late, only that it is gone after all is news; not where another key was typed meanwhile.
    if decided || !was_late {
        context.tell(Event::KeyRemoved(ticket, removed.map(|_| ()))).await;
    }
}

/// Whether it is gone, and whether that was decided last.
async fn remove_from_keyring(context: &Arc<Context>, ticket: &Ticket) -> (Result<bool, KeyStoreError>, bool) {
    let scope = ticket.scope.clone();
    let _one_at_a_time = context.changing_keyring.lock().await;
    // Asked whatever key is in use: behind one for this session there may be a stored one, which would be back at the
    // next start.
    let removed = match context.ask_keyring(|keys, answer| keys.remove(&scope, answer)).await {
        // Keys of an address of the user's own are never stored: there is nothing that could be left.
        Err(KeyStoreError::Unavailable(_) | KeyStoreError::SessionOnly) if scope.host.is_some() => Ok(false),
        other => other,
    };
    // Before anybody else may change the keyring: a key that was typed before is not kept in it afterwards.
    let decided = removed.is_ok() && context.decide(ticket, None, KeyState::None);
    (removed, decided)
}

async fn settle(context: &Arc<Context>, ticket: Ticket, intent: IntentId, settlement: Settlement) {
    let scope = ticket.scope.clone();
    let at = context.moment(&scope).await;
    let done = context.with_journal(&scope, move |journal| journal.settle(intent, at, settlement)).await;
    context.tell_journal(&ticket).await;
    context.tell(Event::Settled(ticket, intent, done)).await;
}
