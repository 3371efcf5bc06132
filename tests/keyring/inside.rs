//! What happens inside a session. Which case it is comes in an environment variable from `session`.
//! Every case says at its end that it is done, so that a case that did not run cannot pass.
//! Without the variable there is nothing to do: the test is then only the entrance of the child process.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use secpaid_desktop::APP_ID;
use secpaid_desktop::model::{Environment, KeyringKind, RecipientId, RecipientToken, Scope};
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, KeyStoreError, OsKeyStore, wait};

/// Names the case for the child process.
pub const CASE: &str = "SECPAID_KEYRING_CASE";

fn store(data_dir: Option<&str>) -> OsKeyStore {
    OsKeyStore::start(APP_ID, KeyringKind::Gnome, data_dir.map(Path::new))
}

fn live() -> Scope {
    Scope::of(Environment::Production)
}

fn set(store: &OsKeyStore, key: &str) -> Result<(), KeyStoreError> {
    let key = Arc::new(ApiKey::new(key).unwrap());
    wait(|answer| store.set(&live(), key, answer))
}

fn get(store: &OsKeyStore) -> Result<Option<String>, KeyStoreError> {
    wait(|answer| store.get(&live(), answer)).map(|key| key.map(|key| key.expose().to_owned()))
}

/// What another program finds under the name of an entry.
fn looked_up(user: &str) -> String {
    let output = Command::new("secret-tool").args(["lookup", "service", APP_ID, "username", user]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn of_a_session() {
    let Ok(case) = std::env::var(CASE) else { return };
    match case.as_str() {
        "absent" => absent(),
        "round-trip" => round_trip(),
        "locked" => locked(),
        "no-collection" => no_collection(),
        "killed" => crate::killed::killed(),
        other => panic!("no case {other}"),
    }
    println!("case {case} done");
}

fn absent() {
    let store = store(None);
    assert!(matches!(get(&store), Err(KeyStoreError::Unavailable(_))), "{:?}", get(&store));
    assert!(matches!(set(&store, "Abcd1234Efgh"), Err(KeyStoreError::Unavailable(_))));
}

fn round_trip() {
    let ordinary = store(None);
    let portable = store(Some("/tmp/portable"));
    assert_eq!(get(&ordinary), Ok(None));
    set(&ordinary, "Abcd1234Efgh").unwrap();
    assert_eq!(get(&ordinary).unwrap().as_deref(), Some("Abcd1234Efgh"));
    assert_eq!(looked_up("production/main"), "Abcd1234Efgh");
    assert_eq!(get(&portable), Ok(None), "a copy with its own folder does not see it");
    set(&portable, "Portable1234").unwrap();
    assert_eq!(wait(|answer| portable.remove(&live(), answer)), Ok(true));
    set(&ordinary, "Wxyz9876Stuv").unwrap();
    assert_eq!(get(&ordinary).unwrap().as_deref(), Some("Wxyz9876Stuv"), "replaced, and untouched by the copy");
    assert_eq!(wait(|answer| ordinary.remove(&live(), answer)), Ok(true));
    assert_eq!(get(&ordinary), Ok(None));
    assert_eq!(looked_up("production/main"), "");
    assert_eq!(wait(|answer| ordinary.remove(&live(), answer)), Ok(false));
    recipients(&ordinary, &portable);
}

/// An entry for each recipient, beside that of the key, and apart from those of a copy with its own folder.
fn recipients(ordinary: &OsKeyStore, portable: &OsKeyStore) {
    let token = |text: &str| RecipientToken::new(text).unwrap();
    let get = |store: &OsKeyStore, id| wait(|answer| store.get_token(&live(), RecipientId(id), answer));
    assert_eq!(get(ordinary, 7), Ok(None));
    for (id, text) in [(7, "rt_canary-4711"), (8, "rt_canary-0815")] {
        wait(|answer| ordinary.set_token(&live(), RecipientId(id), token(text), answer)).unwrap();
    }
    assert_eq!(get(ordinary, 7), Ok(Some(token("rt_canary-4711"))));
    assert_eq!(looked_up("production/main/recipient/8"), "rt_canary-0815");
    assert_eq!(get(portable, 7), Ok(None));
    assert_eq!(wait(|answer| ordinary.remove_token(&live(), RecipientId(7), answer)), Ok(true));
    assert_eq!(get(ordinary, 7), Ok(None));
    assert_eq!(get(ordinary, 8), Ok(Some(token("rt_canary-0815"))));
    assert_eq!(wait(|answer| ordinary.remove_token(&live(), RecipientId(7), answer)), Ok(false));
}

fn locked() {
    let store = store(None);
    set(&store, "Abcd1234Efgh").unwrap();
    let output = Command::new("dbus-send")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"])
        .arg("org.freedesktop.Secret.Service.Lock")
        .arg("array:objpath:/org/freedesktop/secrets/collection/login")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(matches!(get(&store), Err(KeyStoreError::Locked(_))), "{:?}", get(&store));
    assert!(matches!(set(&store, "Wxyz9876Stuv"), Err(KeyStoreError::Locked(_))));
    assert!(matches!(wait(|answer| store.remove(&live(), answer)), Err(KeyStoreError::Locked(_))));
    // As a desktop that its user logs into anew.
    crate::killed::unlock(&["--replace"]);
    assert_eq!(get(&store).unwrap().as_deref(), Some("Abcd1234Efgh"), "what was refused has changed nothing");
    set(&store, "Wxyz9876Stuv").unwrap();
    assert_eq!(looked_up("production/main"), "Wxyz9876Stuv");
}

fn no_collection() {
    let store = store(None);
    assert_eq!(get(&store), Ok(None));
    let set = set(&store, "Abcd1234Efgh");
    assert!(matches!(set, Err(KeyStoreError::Unavailable(_))), "{set:?}");
}
