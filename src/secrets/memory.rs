//! Keys in the memory of this process: for tests, and for runs that shall not touch the keyring.
//! The backend uses it like any other store, answers come at once on the caller's thread.
//! It must never be the fallback of a real run: a key that looks saved and is gone tomorrow is a lie.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Answer, ApiKey, KeyStore, KeyStoreError};
use crate::model::{KeyringKind, RecipientId, RecipientToken, Scope};

/// A request that waits until the store is let go on.
type Held = Box<dyn FnOnce(&Contents) + Send>;

#[derive(Debug, Default)]
struct Contents {
    keys: Mutex<BTreeMap<Scope, Arc<ApiKey>>>,
    tokens: Mutex<BTreeMap<(Scope, RecipientId), RecipientToken>>,
    failure: Mutex<Option<KeyStoreError>>,
}

/// A store that forgets everything when it is dropped. It can be told to fail, or to wait, like a real one.
#[derive(Default)]
pub struct MemoryKeyStore {
    contents: Contents,
    /// `None` where every request is answered at once.
    held: Mutex<Option<Vec<Held>>>,
}

impl std::fmt::Debug for MemoryKeyStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MemoryKeyStore").field("contents", &self.contents).finish_non_exhaustive()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Contents {
    fn work_on<M, T>(&self, what: &Mutex<M>, work: impl FnOnce(&mut M) -> Result<T, KeyStoreError>, answer: Answer<T>) {
        let failure = lock(&self.failure).clone();
        // The lock is given back before the answer runs: it may ask again.
        let result = match failure {
            Some(failure) => Err(failure),
            None => work(&mut lock(what)),
        };
        answer(result);
    }
}

/// What is for the session only is not taken.
const fn is_kept(scope: &Scope) -> Result<(), KeyStoreError> {
    if scope.host.is_some() { Err(KeyStoreError::SessionOnly) } else { Ok(()) }
}

impl MemoryKeyStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every request fails with this from now on; `None` makes it work again, with the keys it had.
    pub fn fail_with(&self, failure: Option<KeyStoreError>) {
        *lock(&self.contents.failure) = failure;
    }

    /// No request is answered from now on, as by a keyring that waits for its user.
    pub fn hold(&self) {
        lock(&self.held).get_or_insert_default();
    }

    /// How many requests wait.
    pub fn waiting(&self) -> usize {
        lock(&self.held).as_ref().map_or(0, Vec::len)
    }

    /// Answers what waits, in the order in which it came, and then at once again.
    pub fn let_go(&self) {
        let held = lock(&self.held).take();
        held.into_iter().flatten().for_each(|request| request(&self.contents));
    }

    fn take(&self, request: impl FnOnce(&Contents) + Send + 'static) {
        if let Some(held) = lock(&self.held).as_mut() {
            held.push(Box::new(request));
            return;
        }
        request(&self.contents);
    }
}

impl KeyStore for MemoryKeyStore {
    fn kind(&self) -> KeyringKind {
        KeyringKind::Memory
    }

    fn get(&self, scope: &Scope, answer: Answer<Option<ApiKey>>) {
        let scope = scope.clone();
        let copy = |key: &Arc<ApiKey>| ApiKey::new(key.expose()).map_err(KeyStoreError::NotAKey);
        self.take(move |store| store.work_on(&store.keys, |keys| keys.get(&scope).map(copy).transpose(), answer));
    }

    fn set(&self, scope: &Scope, key: Arc<ApiKey>, answer: Answer<()>) {
        let scope = scope.clone();
        let put = move |keys: &mut BTreeMap<_, _>| is_kept(&scope).map(|()| drop(keys.insert(scope, key)));
        self.take(move |store| store.work_on(&store.keys, put, answer));
    }

    fn remove(&self, scope: &Scope, answer: Answer<bool>) {
        let scope = scope.clone();
        self.take(move |store| store.work_on(&store.keys, |keys| Ok(keys.remove(&scope).is_some()), answer));
    }

    fn get_token(&self, scope: &Scope, id: RecipientId, answer: Answer<Option<RecipientToken>>) {
        let of = (scope.clone(), id);
        self.take(move |store| store.work_on(&store.tokens, |tokens| Ok(tokens.get(&of).cloned()), answer));
    }

    fn set_token(&self, scope: &Scope, id: RecipientId, token: RecipientToken, answer: Answer<()>) {
        let of = (scope.clone(), id);
        let put = move |tokens: &mut BTreeMap<_, _>| is_kept(&of.0).map(|()| drop(tokens.insert(of, token)));
        self.take(move |store| store.work_on(&store.tokens, put, answer));
    }

    fn remove_token(&self, scope: &Scope, id: RecipientId, answer: Answer<bool>) {
        let of = (scope.clone(), id);
        self.take(move |store| store.work_on(&store.tokens, |tokens| Ok(tokens.remove(&of).is_some()), answer));
    }
}

#[cfg(test)]
mod tests {
    use super::MemoryKeyStore;
    use crate::model::{Environment, Scope};
    use crate::secrets::{ApiKey, KeyStore as _, KeyStoreError, wait};
    use std::sync::Arc;

    #[test]
    fn keys_of_scopes_are_apart() {
        let store = MemoryKeyStore::new();
        let (live, test) = (Scope::of(Environment::Production), Scope::of(Environment::Development));
        let key = Arc::new(ApiKey::new("Live12345678").unwrap());
        wait(|answer| store.set(&live, Arc::clone(&key), answer)).unwrap();
        assert_eq!(wait(|answer| store.get(&live, answer)).unwrap().unwrap().expose(), "Live12345678");
        assert!(wait(|answer| store.get(&test, answer)).unwrap().is_none());
        assert_eq!(
            wait(|answer| store.set(&Scope::at_host("127.0.0.1:1"), key, answer)),
            Err(KeyStoreError::SessionOnly)
        );
        store.fail_with(Some(KeyStoreError::Locked(Box::from("test"))));
        assert!(matches!(wait(|answer| store.get(&live, answer)), Err(KeyStoreError::Locked(_))));
        store.fail_with(None);
        assert_eq!(wait(|answer| store.remove(&live, answer)), Ok(true));
        assert_eq!(wait(|answer| store.remove(&live, answer)), Ok(false));
    }
}
