//! An API key: the one secret that can move money. It can be made, moved and dropped, and nothing else.
//! It cannot be cloned, serialised or printed; whoever shares it wraps it in an `Arc`. Its memory is wiped on drop.
//! Only `api/http` (to send it) and the keyring (to store it) may read it.

use std::fmt::{self, Write as _};

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Why a typed key was not taken. Nothing of the text is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing was typed.
    #[error("no key")]
    Empty,
    /// A line break inside the key.
    #[error("line break in the key")]
    LineBreak,
    /// A character outside ASCII.
    #[error("character outside ASCII in the key")]
    NotAscii,
    /// An ASCII character that is neither letter nor digit.
    #[error("neither letter nor digit in the key")]
    BadCharacter,
    /// Fewer than [`ApiKey::MIN`] characters.
    #[error("key of {0} characters is too short")]
    TooShort(usize),
    /// More than [`ApiKey::MAX`] characters.
    #[error("key of {0} characters is too long")]
    TooLong(usize),
}

/// The key of an account, sent in the header `token` (API page "Authentication"). `Debug` prints nothing of it.
pub struct ApiKey(Zeroizing<String>);

impl ApiKey {
    /// Fewest characters of a key; 16 is the shortest ever seen.
    pub const MIN: usize = 8;
    /// Most characters of a key; 32 is the longest ever seen.
    pub const MAX: usize = 128;

    /// Checks what was typed or read; white space around it is dropped.
    ///
    /// A line break or a letter outside ASCII would otherwise only show as a refused header much later.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(KeyError::Empty);
        }
        if text.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            return Err(KeyError::LineBreak);
        }
        if !text.is_ascii() {
            return Err(KeyError::NotAscii);
        }
        if !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(KeyError::BadCharacter);
        }
        match text.len() {
            short if short < Self::MIN => Err(KeyError::TooShort(short)),
            long if long > Self::MAX => Err(KeyError::TooLong(long)),
            _ => Ok(Self(Zeroizing::new(text.to_owned()))),
        }
    }

    /// SHA-256 of the key, in hex: tells two keys apart without keeping either. To be salted before it is written down.
    pub fn digest(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a string cannot fail.
            write!(hex, "{byte:02x}").unwrap_or_default();
            hex
        })
    }

    /// The whole key. For the request header and the keyring only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiKey, KeyError};

    fn refused(text: &str) -> Option<KeyError> {
        ApiKey::new(text).err()
    }

    #[test]
    fn a_pasted_key_loses_only_the_space_around_it() {
        assert_eq!(ApiKey::new(" \tAbc123Def456Ghi7 \r\n").unwrap().expose(), "Abc123Def456Ghi7");
        assert_eq!(ApiKey::new("12345678").unwrap().expose(), "12345678");
        assert_eq!(ApiKey::new(&"k".repeat(128)).unwrap().expose().len(), 128);
    }

    #[test]
    fn what_cannot_be_a_key_is_refused_with_its_reason() {
        assert_eq!(refused(""), Some(KeyError::Empty));
        assert_eq!(refused(" \n "), Some(KeyError::Empty));
        assert_eq!(refused("abcd1234\nefgh5678"), Some(KeyError::LineBreak));
        assert_eq!(refused("abcd1234\refgh5678"), Some(KeyError::LineBreak));
        assert_eq!(refused("abcd1234\u{2028}efgh5678"), Some(KeyError::LineBreak));
        assert_eq!(refused("abcd1234äöüß5678"), Some(KeyError::NotAscii));
        assert_eq!(refused("abcd1234\u{200b}5678"), Some(KeyError::NotAscii));
        assert_eq!(refused("abcd 1234 efgh"), Some(KeyError::BadCharacter));
        assert_eq!(refused("abcd-1234-efgh"), Some(KeyError::BadCharacter));
        assert_eq!(refused("abcd\u{0}1234efgh"), Some(KeyError::BadCharacter));
        assert_eq!(refused("1234567"), Some(KeyError::TooShort(7)));
        assert_eq!(refused(&"k".repeat(129)), Some(KeyError::TooLong(129)));
    }

    #[test]
    fn a_digest_tells_keys_apart_and_is_not_the_key() {
        let digest = |text: &str| ApiKey::new(text).unwrap().digest();
        assert_eq!(digest("12345678"), "ef797c8118f02dfb649607dd5d3f8c7623048c9c063d532cc95c5ed7a898a64f");
        assert_ne!(digest("CanaryKey12345678"), digest("CanaryKey12345679"));
        assert!(!digest("CanaryKey12345678").contains("Canary"));
    }

    #[test]
    fn debug_and_errors_say_nothing_of_it() {
        assert_eq!(format!("{:?}", ApiKey::new("CanaryKey12345678").unwrap()), "ApiKey(…)");
        let error = ApiKey::new("Canary-Key").unwrap_err();
        assert!(!format!("{error:?} {error}").contains("Canary"));
    }
}
