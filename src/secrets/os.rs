//! The keyring of the operating system, on a thread of its own. Each request opens a fresh connection: a failed one
//! must not be remembered, and a keyring that was started or unlocked meanwhile must be found. A locked keyring blocks
//! until the user answers, which is why nothing here ever runs on the caller's thread.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;

use keyring_core::{CredentialStore, Entry, Error};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{Answer, ApiKey, KeyStore, KeyStoreError};
use crate::model::{KeyringKind, RecipientId, RecipientToken, Scope};

/// Requests that may wait while the keyring is asking the user.
const QUEUE: usize = 8;

/// Opens a connection to the keyring.
type Open = Box<dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send>;

/// A request for the thread.
enum Request {
    Get(String, Answer<Option<ApiKey>>),
    Set(String, Arc<ApiKey>, Answer<()>),
    Remove(String, Answer<bool>),
    GetToken(String, Answer<Option<RecipientToken>>),
    SetToken(String, RecipientToken, Answer<()>),
}

impl Request {
    fn refuse(self, error: KeyStoreError) {
        match self {
            Self::Get(_, answer) => answer(Err(error)),
            Self::Set(_, _, answer) | Self::SetToken(_, _, answer) => answer(Err(error)),
            Self::Remove(_, answer) => answer(Err(error)),
            Self::GetToken(_, answer) => answer(Err(error)),
        }
    }
}

/// The keyring of this computer: service is the application's id, user `<environment>/<account>`, with a hash of the
/// data folder's path behind it where `--data-dir` was given.
#[derive(Debug)]
pub struct OsKeyStore {
    kind: KeyringKind,
    suffix: String,
    /// `None` when the thread could not be started.
    requests: Option<SyncSender<Request>>,
}

impl OsKeyStore {
    /// Starts the thread. `given_data_dir` is the canonical folder of `--data-dir`, if that was given.
    pub fn start(service: &'static str, kind: KeyringKind, given_data_dir: Option<&Path>) -> Self {
        Self::with_store(service, kind, given_data_dir, Box::new(open_keyring))
    }

    fn with_store(service: &'static str, kind: KeyringKind, given_data_dir: Option<&Path>, open: Open) -> Self {
        let (sender, receiver) = sync_channel(QUEUE);
        let thread = thread::Builder::new().name("keyring".to_owned()).spawn(move || serve(&receiver, service, &open));
        let suffix = given_data_dir.map(|path| format!("/{}", path_hash(path))).unwrap_or_default();
        Self { kind, suffix, requests: thread.is_ok().then_some(sender) }
    }

    /// The user of a scope's entry; `None` for a scope whose keys are never stored.
    pub fn user(&self, scope: &Scope) -> Option<String> {
        let Scope { environment, account, host } = scope;
        host.is_none().then(|| format!("{}/{}{}", environment.id(), account.as_str(), self.suffix))
    }

    /// The user of the entry of a recipient's token; `None` for a scope whose tokens are never stored.
    pub fn token_user(&self, scope: &Scope, id: RecipientId) -> Option<String> {
        let Scope { environment, account, host } = scope;
        let (environment, account) = (environment.id(), account.as_str());
        host.is_none().then(|| format!("{environment}/{account}/recipient/{}{}", id.0, self.suffix))
    }

    fn send(&self, request: Request) {
        let Some(requests) = &self.requests else {
            return request.refuse(KeyStoreError::Unavailable(Box::from("no thread")));
        };
        match requests.try_send(request) {
            Ok(()) => {}
            Err(TrySendError::Full(request)) => request.refuse(KeyStoreError::Busy),
            Err(TrySendError::Disconnected(request)) => {
                request.refuse(KeyStoreError::Unavailable(Box::from("thread ended")));
            }
        }
    }
}

impl KeyStore for OsKeyStore {
    fn kind(&self) -> KeyringKind {
        self.kind
    }

    fn get(&self, scope: &Scope, answer: Answer<Option<ApiKey>>) {
        match self.user(scope) {
            Some(user) => self.send(Request::Get(user, answer)),
            None => answer(Ok(None)),
        }
    }

    fn set(&self, scope: &Scope, key: Arc<ApiKey>, answer: Answer<()>) {
        match self.user(scope) {
            Some(user) => self.send(Request::Set(user, key, answer)),
            None => answer(Err(KeyStoreError::SessionOnly)),
        }
    }

    fn remove(&self, scope: &Scope, answer: Answer<bool>) {
        match self.user(scope) {
            Some(user) => self.send(Request::Remove(user, answer)),
            None => answer(Ok(false)),
        }
    }

    fn get_token(&self, scope: &Scope, id: RecipientId, answer: Answer<Option<RecipientToken>>) {
        match self.token_user(scope, id) {
            Some(user) => self.send(Request::GetToken(user, answer)),
            None => answer(Ok(None)),
        }
    }

    fn set_token(&self, scope: &Scope, id: RecipientId, token: RecipientToken, answer: Answer<()>) {
        match self.token_user(scope, id) {
            Some(user) => self.send(Request::SetToken(user, token, answer)),
            None => answer(Err(KeyStoreError::SessionOnly)),
        }
    }

    fn remove_token(&self, scope: &Scope, id: RecipientId, answer: Answer<bool>) {
        match self.token_user(scope, id) {
            Some(user) => self.send(Request::Remove(user, answer)),
            None => answer(Ok(false)),
        }
    }
}

/// Hex of the first eight bytes of the path's SHA-256.
fn path_hash(path: &Path) -> String {
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    format!("{:016x}", digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte)))
}

/// The thread: one request after the other, until the store is dropped.
fn serve(requests: &Receiver<Request>, service: &str, open: &Open) {
    while let Ok(request) = requests.recv() {
        match request {
            Request::Get(user, answer) => answer(guarded(open, service, &user, read)),
            Request::Set(user, key, answer) => {
                answer(guarded(open, service, &user, |entry| {
                    entry.set_secret(key.expose().as_bytes()).map_err(|error| sorted(&error))
                }));
            }
            Request::Remove(user, answer) => answer(guarded(open, service, &user, delete)),
            Request::GetToken(user, answer) => answer(guarded(open, service, &user, read_token)),
            Request::SetToken(user, token, answer) => {
                answer(guarded(open, service, &user, |entry| {
                    entry.set_secret(token.expose().as_bytes()).map_err(|error| sorted(&error))
                }));
            }
        }
    }
}

/// A fresh connection for one request. A panic in a platform's crate becomes an answer instead of silence.
fn guarded<T>(
    open: &Open,
    service: &str,
    user: &str,
    work: impl FnOnce(&Entry) -> Result<T, KeyStoreError>,
) -> Result<T, KeyStoreError> {
    catch_unwind(AssertUnwindSafe(|| {
        let store = open().map_err(|error| match sorted(&error) {
            KeyStoreError::Failed(detail) => KeyStoreError::Unavailable(detail),
            other => other,
        })?;
        work(&store.build(service, user, None).map_err(|error| sorted(&error))?)
    }))
    .unwrap_or_else(|_| Err(KeyStoreError::Failed(Box::from("panic"))))
}

fn read(entry: &Entry) -> Result<Option<ApiKey>, KeyStoreError> {
    let text = secret(entry)?;
    text.map(|text| ApiKey::new(&text).map_err(KeyStoreError::NotAKey)).transpose()
}

/// What is stored but no token counts as none: replacing it mends it.
fn read_token(entry: &Entry) -> Result<Option<RecipientToken>, KeyStoreError> {
    Ok(secret(entry)?.and_then(|text| RecipientToken::new(&text).ok()))
}

fn secret(entry: &Entry) -> Result<Option<Zeroizing<String>>, KeyStoreError> {
    let bytes = match entry.get_secret() {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(Error::NoEntry) => return Ok(None),
        Err(error) => return Err(sorted(&error)),
    };
    // The lossy copy of what is neither key nor token is wiped as well.
    Ok(Some(Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned())))
}

fn delete(entry: &Entry) -> Result<bool, KeyStoreError> {
    match entry.delete_credential() {
        Ok(()) => Ok(true),
        Err(Error::NoEntry) => Ok(false),
        // Several entries of the same name, made by another program: all of them are this key.
        Err(Error::Ambiguous(entries)) => {
            entries.iter().try_for_each(Entry::delete_credential).map_err(|error| sorted(&error))?;
            Ok(true)
        }
        Err(error) => Err(sorted(&error)),
    }
}

/// Sorts an error by what the user can do. Only `Display` is used: `Debug` of some variants holds the secret's bytes.
fn sorted(error: &Error) -> KeyStoreError {
    let detail = error.to_string();
    match error {
        // The Secret Service answers this when no keyring was ever made in it: nothing to unlock, nowhere to store.
        Error::NoStorageAccess(_) if detail.contains("result not returned") => {
            KeyStoreError::Unavailable(detail.into())
        }
        Error::NoStorageAccess(_) => KeyStoreError::Locked(detail.into()),
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => KeyStoreError::Unavailable(detail.into()),
        _ => KeyStoreError::Failed(detail.into()),
    }
}

#[cfg(target_os = "linux")]
fn open_keyring() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn open_keyring() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn open_keyring() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn open_keyring() -> keyring_core::Result<Arc<CredentialStore>> {
    Err(Error::NoDefaultStore)
}

#[cfg(test)]
#[path = "os/tests.rs"]
mod tests;
