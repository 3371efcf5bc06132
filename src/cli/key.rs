//! The key of a run without a window: from `SECPAID_API_KEY`, else from the keyring. Called by `export`.
//! With an address of the user's own the stored key is never used: it belongs to the service.
//! It must not store or say a key.

use std::path::Path;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::files::DataDir;
use crate::model::{KeyringKind, Scope};
use crate::secrets::{ApiKey, KeyStore as _, KeyStoreError, OsKeyStore, wait_at_most};
use crate::text::{Arg, Texts, api_key_error_text, environment_name};

/// How long a keyring may take: a scheduler's run must end although nobody is there to open it.
const PATIENCE: Duration = Duration::from_mins(1);

/// The content of `SECPAID_API_KEY`, unless it is empty. What is not readable as text keeps a mark that no key has, so
/// that it is refused like any other bad key instead of being passed over.
pub fn given_key() -> Option<Zeroizing<String>> {
    let given = Zeroizing::new(std::env::var_os("SECPAID_API_KEY")?.into_encoded_bytes());
    (!given.is_empty()).then(|| Zeroizing::new(String::from_utf8_lossy(&given).into_owned()))
}

/// The key of the scope; an error is the paragraph to say.
pub(super) fn key_of(texts: &Texts, scope: &Scope, folder: Option<&DataDir>) -> Result<ApiKey, String> {
    if let Some(given) = given_key() {
        return ApiKey::new(&given).map_err(|error| {
            let reason = api_key_error_text(texts, error);
            texts.with("cli-key-bad", &[("reason", Arg::Text(reason))])
        });
    }
    if scope.host.is_some() {
        return Err(texts.get("cli-key-missing-for-address").to_owned());
    }
    let missing = || {
        let environment = environment_name(texts, scope.environment);
        texts.with("cli-key-missing", &[("environment", Arg::Text(environment))])
    };
    let store = OsKeyStore::start(crate::APP_ID, kind(), folder.and_then(DataDir::given).map(Path::new));
    match wait_at_most(PATIENCE, |answer| store.get(scope, answer)) {
        Ok(Some(key)) => Ok(key),
        Err(KeyStoreError::Locked(_)) => Err(texts.get("cli-key-locked").to_owned()),
        Err(KeyStoreError::NoAnswer) => Err(texts.get("cli-key-no-answer").to_owned()),
        Err(KeyStoreError::Unavailable(_)) => Err(texts.get("cli-key-unavailable").to_owned()),
        Ok(None) | Err(_) => Err(missing()),
    }
}

const fn kind() -> KeyringKind {
    if cfg!(target_os = "macos") {
        KeyringKind::MacKeychain
    } else if cfg!(windows) {
        KeyringKind::WindowsCredentials
    } else {
        KeyringKind::SecretService
    }
}
