//! A keyring that takes its time with storing a key or a token, until the test lets it: what is decided meanwhile has to
//! hold all the same. Everything else it does at once.
//! Used by `keys` and `waiting_keyring`.

use std::sync::{Arc, mpsc};

use secpaid_desktop::model::{KeyringKind, RecipientId, RecipientToken, Scope};
use secpaid_desktop::secrets::{Answer, ApiKey, KeyStore, MemoryKeyStore};

use crate::shop::Shop;

/// Stores a key when it is called.
pub type Store = Box<dyn FnOnce() + Send>;

/// A keyring that takes its time with storing, and works otherwise.
pub struct SlowKeyring {
    keys: Arc<MemoryKeyStore>,
    asked: mpsc::SyncSender<Store>,
}

impl SlowKeyring {
    /// The keyring, and what carries each storing out.
    pub fn over(shop: &Shop) -> (Arc<Self>, mpsc::Receiver<Store>) {
        let (asked, to_do) = mpsc::sync_channel(8);
        (Arc::new(Self { keys: Arc::clone(&shop.keys), asked }), to_do)
    }
}

impl KeyStore for SlowKeyring {
    fn kind(&self) -> KeyringKind {
        KeyringKind::Gnome
    }

    fn get(&self, scope: &Scope, answer: Answer<Option<ApiKey>>) {
        self.keys.get(scope, answer);
    }

    fn set(&self, scope: &Scope, key: Arc<ApiKey>, answer: Answer<()>) {
        let (keys, scope) = (Arc::clone(&self.keys), scope.clone());
        self.asked.send(Box::new(move || keys.set(&scope, key, answer))).unwrap();
    }

    fn remove(&self, scope: &Scope, answer: Answer<bool>) {
        self.keys.remove(scope, answer);
    }

    fn get_token(&self, scope: &Scope, id: RecipientId, answer: Answer<Option<RecipientToken>>) {
        self.keys.get_token(scope, id, answer);
    }

    fn set_token(&self, scope: &Scope, id: RecipientId, token: RecipientToken, answer: Answer<()>) {
        let (keys, scope) = (Arc::clone(&self.keys), scope.clone());
        self.asked.send(Box::new(move || keys.set_token(&scope, id, token, answer))).unwrap();
    }

    fn remove_token(&self, scope: &Scope, id: RecipientId, answer: Answer<bool>) {
        self.keys.remove_token(scope, id, answer);
    }
}
