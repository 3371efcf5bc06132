//! The thread, its queue and the sorting of errors, against the mock store of `keyring_core`.

use super::{Open, OsKeyStore, QUEUE, sorted};
use crate::model::{Environment, KeyringKind, Scope};
use crate::secrets::{ApiKey, KeyStore as _, KeyStoreError, wait};
use keyring_core::{CredentialStore, Error, mock};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

fn store(open: Open) -> OsKeyStore {
    OsKeyStore::with_store("test.service", KeyringKind::Gnome, None, open)
}

fn production() -> Scope {
    Scope::of(Environment::Production)
}

#[test]
fn a_key_goes_in_comes_back_and_goes_away() {
    let mock: Arc<CredentialStore> = mock::Store::new().unwrap();
    let store = store(Box::new(move || Ok(Arc::clone(&mock))));
    assert!(wait(|answer| store.get(&production(), answer)).unwrap().is_none());
    let key = Arc::new(ApiKey::new("Abcd1234Efgh").unwrap());
    wait(|answer| store.set(&production(), key, answer)).unwrap();
    assert_eq!(wait(|answer| store.get(&production(), answer)).unwrap().unwrap().expose(), "Abcd1234Efgh");
    assert!(wait(|answer| store.get(&Scope::of(Environment::Development), answer)).unwrap().is_none());
    assert_eq!(wait(|answer| store.remove(&production(), answer)), Ok(true));
    assert_eq!(wait(|answer| store.remove(&production(), answer)), Ok(false));
}

#[test]
fn a_failed_connection_is_not_remembered() {
    let mock: Arc<CredentialStore> = mock::Store::new().unwrap();
    let tries = AtomicUsize::new(0);
    let store = store(Box::new(move || match tries.fetch_add(1, Ordering::SeqCst) {
        0 => Err(Error::PlatformFailure("no bus".into())),
        1 => Err(Error::NoStorageAccess("locked".into())),
        _ => Ok(Arc::clone(&mock)),
    }));
    let get = || wait(|answer| store.get(&production(), answer));
    assert!(matches!(get(), Err(KeyStoreError::Unavailable(_))));
    assert!(matches!(get(), Err(KeyStoreError::Locked(_))));
    assert!(get().unwrap().is_none());
}

#[test]
fn a_panic_in_the_platform_is_an_answer_and_the_thread_goes_on() {
    let mock: Arc<CredentialStore> = mock::Store::new().unwrap();
    let tries = AtomicUsize::new(0);
    let store = store(Box::new(move || {
        assert!(tries.fetch_add(1, Ordering::SeqCst) > 0, "planted");
        Ok(Arc::clone(&mock))
    }));
    assert!(matches!(wait(|answer| store.get(&production(), answer)), Err(KeyStoreError::Failed(_))));
    assert!(wait(|answer| store.get(&production(), answer)).unwrap().is_none());
}

#[test]
fn a_keyring_that_waits_for_the_user_blocks_nobody() {
    let (open_it, opened) = mpsc::sync_channel::<()>(1);
    let (entered, in_it) = mpsc::sync_channel::<()>(1);
    let mock: Arc<CredentialStore> = mock::Store::new().unwrap();
    let first = AtomicUsize::new(0);
    let store = store(Box::new(move || {
        if first.fetch_add(1, Ordering::SeqCst) == 0 {
            entered.send(()).unwrap();
            opened.recv().unwrap();
        }
        Ok(Arc::clone(&mock))
    }));
    let (sender, answers) = mpsc::sync_channel(QUEUE + 2);
    let ask = || {
        let sender = sender.clone();
        store.get(&production(), Box::new(move |result| sender.send(result.map(|_| ())).unwrap()));
    };
    ask();
    in_it.recv().unwrap();
    (0..QUEUE).for_each(|_| ask());
    ask();
    assert_eq!(answers.recv().unwrap(), Err(KeyStoreError::Busy), "the queue is bounded and says so at once");
    open_it.send(()).unwrap();
    for _ in 0..=QUEUE {
        assert_eq!(answers.recv().unwrap(), Ok(()));
    }
}

#[test]
fn another_data_folder_is_another_user_and_a_host_of_its_own_is_none() {
    let at = |path: Option<&Path>| OsKeyStore::start("test.service", KeyringKind::Gnome, path).user(&production());
    assert_eq!(at(None).unwrap(), "production/main");
    let (a, b) = (at(Some(Path::new("/tmp/a"))).unwrap(), at(Some(Path::new("/tmp/b"))).unwrap());
    assert_eq!(a, "production/main/d9b741ea3d4d24a6");
    assert_ne!(a, b);
    let store = OsKeyStore::start("test.service", KeyringKind::Gnome, None);
    let host = Scope::at_host("127.0.0.1:1");
    assert_eq!(store.user(&host), None);
    let key = Arc::new(ApiKey::new("Abcd1234").unwrap());
    assert_eq!(wait(|answer| store.set(&host, key, answer)), Err(KeyStoreError::SessionOnly));
    assert!(wait(|answer| store.get(&host, answer)).unwrap().is_none());
}

#[test]
fn what_is_stored_but_no_key_is_said_without_its_text() {
    let mock: Arc<CredentialStore> = mock::Store::new().unwrap();
    mock.build("test.service", "production/main", None).unwrap().set_secret(b"Canary key").unwrap();
    let store = store(Box::new(move || Ok(Arc::clone(&mock))));
    let error = wait(|answer| store.get(&production(), answer)).unwrap_err();
    assert!(matches!(error, KeyStoreError::NotAKey(_)));
    assert!(!format!("{error} {error:?}").contains("Canary"));
    let error = sorted(&Error::BadEncoding(b"Canary".to_vec()));
    assert!(!format!("{error} {error:?}").contains("Canary"));
    assert!(!format!("{error:?}").contains("67, 97, 110"));
}

#[test]
fn a_keyring_service_without_a_keyring_is_unavailable_not_locked() {
    let error = Error::NoStorageAccess("SS error: result not returned from SS API".into());
    assert!(matches!(sorted(&error), KeyStoreError::Unavailable(_)));
}
