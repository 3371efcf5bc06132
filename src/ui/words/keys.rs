//! The state of a key in words: a short one, and a sentence below it. Called by Settings.
//! Where the key is kept comes from the state; the words from the message file.
//! It must not show anything of a key.

use crate::clock;
use crate::model::{KeyState, KeyringKind};
use crate::state::{KeyView, Now};
use crate::text::{Arg, Texts, key_state, keyring_name};

/// A key's state in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyWords {
    /// The state.
    pub state: String,
    /// What it means.
    pub hint: String,
}

/// The words for a key that lives in a keyring of this kind.
pub fn key_words(texts: &Texts, key: &KeyView, keyring: KeyringKind, now: Now) -> KeyWords {
    let place = [("place", Arg::Text(keyring_name(texts, keyring)))];
    let (state, hint) = match (key.state, key.checked) {
        (KeyState::Present, Some(at)) => {
            let at = clock::berlin(at);
            let time = format!("{} {}", texts.style().day(at.date(), now.berlin.date()), texts.style().clock(at));
            let args = [("place", Arg::Text(keyring_name(texts, keyring))), ("time", Arg::Text(&time))];
            (texts.get("key-present"), texts.with("key-present-hint", &args))
        }
        (KeyState::Present, None) => (texts.get("key-saved"), texts.with("key-saved-hint", &place)),
        (KeyState::Locked, _) => (texts.get("key-locked"), texts.with("key-locked-hint", &place)),
        (KeyState::Looking, _) => (texts.get("key-looking"), texts.get("key-looking-hint").to_owned()),
        (KeyState::None, _) => (texts.get("key-none"), texts.get("key-none-hint").to_owned()),
        (KeyState::Unavailable, _) => (texts.get("key-unavailable"), texts.get("key-unavailable-hint").to_owned()),
        (KeyState::NotAnswering, _) => (texts.get("key-not-answering"), texts.get("key-not-answering-hint").to_owned()),
        (KeyState::SessionOnly, _) => {
            (key_state(texts, KeyState::SessionOnly), texts.get("key-session-hint").to_owned())
        }
    };
    KeyWords { state: state.to_owned(), hint }
}
