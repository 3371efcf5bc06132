//! The salt of a data folder, and the digests made with it. A recipient token is confidential, but *Check* must tell
//! whether a link found at the service has the recipients that were asked for: so the journal keeps a salted digest.
//! Used by the journal and the backend's check. The salt never leaves the folder.

use std::io::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::line::hex;
use super::log::{JournalError, JournalNotice};
use crate::files::{Access, FileError, FileErrorKind, read_own, set_aside, write_atomic};
use crate::model::RecipientToken;

/// 32 random bytes, one set per data folder.
#[derive(Clone, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl std::fmt::Debug for Salt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salt(…)")
    }
}

impl Salt {
    /// A new one.
    pub fn random() -> Result<Self, JournalError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| JournalError::NoRandom)?;
        Ok(Self(bytes))
    }

    /// The salt of the folder, made when there is none. A broken one is kept aside.
    pub(super) fn open(folder: &Path, read_only: bool, notices: &mut Vec<JournalNotice>) -> Result<Self, JournalError> {
        let path = folder.join("salt");
        let found = match read_own(&path, 1024) {
            Ok(found) => found,
            Err(error) if error.kind == FileErrorKind::TooLarge => Some(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        if let Some(bytes) = found {
            if let Some(salt) = Self::read(&bytes) {
                return Ok(salt);
            }
            notices.push(JournalNotice::SaltRenewed);
            if !read_only {
                set_aside(&path)?;
            }
        }
        let salt = Self::random()?;
        if !read_only {
            write_atomic(&path, Access::OwnerOnly, |w| {
                writeln!(w, "{}", hex(&salt.0)).map_err(|error| FileError::from_io(&path, &error))
            })?;
        }
        Ok(salt)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.trim();
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut salt = [0; 32];
        for (byte, pair) in salt.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(salt))
    }

    /// The salted digest of a token: 32 hex digits.
    pub fn of_token(&self, token: &RecipientToken) -> Box<str> {
        self.of_digest(&hex(&Sha256::digest(token.expose().as_bytes())))
    }

    /// The salted digest for that of a key. It says which salt made it.
    pub fn of_key(&self, plain: &str) -> Box<str> {
        format!("{}.{}", self.mark(), self.of_digest(plain)).into()
    }

    /// Whether what [`of_key`](Self::of_key) made is of this key; `None` where another salt made it, which is lost.
    pub fn is_of_key(&self, digest: &str, plain: &str) -> Option<bool> {
        let (mark, digest) = digest.split_once('.').map_or((None, digest), |(mark, digest)| (Some(mark), digest));
        let made_here = mark.is_none_or(|mark| *mark == *self.mark());
        made_here.then(|| *digest == *self.of_digest(plain))
    }

    /// Tells salts apart.
    fn mark(&self) -> String {
        self.of_digest("").chars().take(8).collect()
    }

    /// The salted digest for the plain one that a list of links carries in memory
    /// ([`RecipientShare::token_digest`](crate::model::RecipientShare)): hex SHA-256 of the token.
    pub fn of_digest(&self, plain: &str) -> Box<str> {
        let digest = Sha256::new().chain_update(self.0).chain_update(plain.as_bytes()).finalize();
        hex(digest.get(..16).unwrap_or_default()).into_boxed_str()
    }
}

#[cfg(test)]
mod tests {
    use super::Salt;
    use crate::journal::JournalNotice;
    use crate::model::RecipientToken;
    use std::fs;

    #[test]
    fn a_salt_stays_and_a_broken_one_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let mut notices = Vec::new();
        let first = Salt::open(folder.path(), false, &mut notices).unwrap();
        assert_eq!(Salt::open(folder.path(), false, &mut notices).unwrap(), first);
        assert_eq!(notices, []);
        fs::write(folder.path().join("salt"), "zz").unwrap();
        assert_ne!(Salt::open(folder.path(), false, &mut notices).unwrap(), first);
        assert_eq!(notices, [JournalNotice::SaltRenewed]);
        assert_eq!(fs::read_to_string(folder.path().join("salt.broken-1")).unwrap(), "zz");
    }

    #[test]
    fn digests_compare_within_a_folder_only() {
        let token = RecipientToken::new("rt_canary_12345").unwrap();
        let plain = "a".repeat(64);
        let (a, b) = (Salt([1; 32]), Salt([2; 32]));
        assert_eq!(a.of_token(&token), a.of_token(&token));
        assert_ne!(a.of_token(&token), b.of_token(&token));
        assert_eq!(a.of_token(&token).len(), 32);
        assert_ne!(a.of_digest(&plain), a.of_token(&token));
        let sha = super::hex(&<sha2::Sha256 as sha2::Digest>::digest(b"rt_canary_12345"));
        assert_eq!(a.of_digest(&sha), a.of_token(&token));
    }

    #[test]
    fn of_a_key_it_is_told_whether_it_is_the_one_and_that_a_lost_salt_cannot_tell() {
        let (a, b) = (Salt([1; 32]), Salt([2; 32]));
        let (own, other) = ("a".repeat(64), "b".repeat(64));
        assert_eq!(
            (a.is_of_key(&a.of_key(&own), &own), a.is_of_key(&a.of_key(&other), &own)),
            (Some(true), Some(false))
        );
        assert_eq!((a.is_of_key(&b.of_key(&own), &own), a.is_of_key(&b.of_key(&other), &own)), (None, None));
        // Records of versions that did not tell salts apart.
        assert_eq!(
            (a.is_of_key(&a.of_digest(&own), &own), a.is_of_key(&a.of_digest(&other), &own)),
            (Some(true), Some(false))
        );
    }
}
