//! Keys in the memory of this process: for tests, and for runs that shall not touch the keyring.
//! The backend uses it like any other store, answers come at once on the caller's thread.
//! It must never be the fallback of a real run: a key that looks saved and is gone tomorrow is a lie.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Answer, ApiKey, KeyStore, KeyStoreError};
use crate::model::{KeyringKind, RecipientId, RecipientToken, Scope};

/// A store that forgets everything when it is dropped. It can be told to fail like a real one.
#[derive(Debug, Default)]
pub struct MemoryKeyStore {
    keys: Mutex<BTreeMap<Scope, Arc<ApiKey>>>,
    tokens: Mutex<BTreeMap<(Scope, RecipientId), RecipientToken>>,
    failure: Mutex<Option<KeyStoreError>>,
}

impl MemoryKeyStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Every request fails with this from now on; `None` makes it work again, with the keys it had.
    pub fn fail_with(&self, failure: Option<KeyStoreError>) {
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = failure;
    }

    fn work<T>(
        &self,
        work: impl FnOnce(&mut BTreeMap<Scope, Arc<ApiKey>>) -> Result<T, KeyStoreError>,
        answer: Answer<T>,
    ) {
        self.work_on(&self.keys, work, answer);
    }

    fn work_on<M, T>(&self, what: &Mutex<M>, work: impl FnOnce(&mut M) -> Result<T, KeyStoreError>, answer: Answer<T>) {
        let failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // The lock is given back before the answer runs: it may ask again.
        let result = match failure {
            Some(failure) => Err(failure),
            None => work(&mut what.lock().unwrap_or_else(PoisonError::into_inner)),
        };
        answer(result);
    }
}

impl KeyStore for MemoryKeyStore {
    fn kind(&self) -> KeyringKind {
        KeyringKind::Memory
    }

    fn get(&self, scope: &Scope, answer: Answer<Option<ApiKey>>) {
        let copy = |key: &Arc<ApiKey>| ApiKey::new(key.expose()).map_err(KeyStoreError::NotAKey);
        self.work(|keys| keys.get(scope).map(copy).transpose(), answer);
    }

    fn set(&self, scope: &Scope, key: Arc<ApiKey>, answer: Answer<()>) {
        self.work(
            |keys| {
                if scope.host.is_some() {
                    return Err(KeyStoreError::SessionOnly);
                }
                keys.insert(scope.clone(), key);
                Ok(())
            },
            answer,
        );
    }

    fn remove(&self, scope: &Scope, answer: Answer<bool>) {
        self.work(|keys| Ok(keys.remove(scope).is_some()), answer);
    }

    fn get_token(&self, scope: &Scope, id: RecipientId, answer: Answer<Option<RecipientToken>>) {
        self.work_on(&self.tokens, |tokens| Ok(tokens.get(&(scope.clone(), id)).cloned()), answer);
    }

    fn set_token(&self, scope: &Scope, id: RecipientId, token: RecipientToken, answer: Answer<()>) {
        self.work_on(
            &self.tokens,
            |tokens| {
                if scope.host.is_some() {
                    return Err(KeyStoreError::SessionOnly);
                }
                tokens.insert((scope.clone(), id), token);
                Ok(())
            },
            answer,
        );
    }

    fn remove_token(&self, scope: &Scope, id: RecipientId, answer: Answer<bool>) {
        self.work_on(&self.tokens, |tokens| Ok(tokens.remove(&(scope.clone(), id)).is_some()), answer);
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
