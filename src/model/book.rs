//! The recipients book of a scope: who can be picked in the split editor without typing a token, and what may be
//! written into it. Labels are kept by the settings, tokens by the keyring.
//! Read by the split editor and by Settings. It must not know how it is stored.

use serde::{Deserialize, Serialize};

use super::line::{comparable, one_line};
use super::{RecipientToken, TokenError};

/// Characters of a label.
const LABEL_LIMIT: usize = 300;

/// Number of an entry; never given twice while the settings last. Names the entry of its token in the keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecipientId(pub u32);

impl RecipientId {
    /// The merchant's own token: known so that it is not used as a recipient.
    pub const OWN: Self = Self(0);
}

/// A recipient by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookEntry {
    /// Which.
    pub id: RecipientId,
    /// What the merchant calls them.
    pub label: Box<str>,
    /// Their recipient token.
    pub token: RecipientToken,
}

/// A recipient of the book, also while its token cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Which.
    pub id: RecipientId,
    /// What the merchant calls them.
    pub label: Box<str>,
    /// Their token; `None` while the keyring is locked, or where it has none.
    pub token: Option<RecipientToken>,
    /// Forgotten when the window closes.
    pub session_only: bool,
}

impl Recipient {
    /// The entry that can be picked, where the token is there.
    pub fn entry(&self) -> Option<BookEntry> {
        let token = self.token.clone()?;
        Some(BookEntry { id: self.id, label: self.label.clone(), token })
    }
}

/// What is wrong with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LabelProblem {
    /// Nothing was typed.
    Empty,
    /// Too many characters.
    TooLong {
        /// Characters there are.
        length: usize,
        /// Characters there may be.
        limit: usize,
    },
    /// Another recipient is called the same.
    Taken,
}

/// What is wrong with the token of a recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookTokenProblem {
    /// It cannot be a token.
    Token(TokenError),
    /// This recipient has it already.
    Taken(Box<str>),
    /// It is the merchant's own.
    Own,
}

/// A label as it is kept: one line, trimmed. `changed` is the entry it is for, whose own label is no other's.
pub fn check_label(typed: &str, book: &[Recipient], changed: Option<RecipientId>) -> Result<Box<str>, LabelProblem> {
    let label = one_line(typed);
    let length = label.chars().count();
    if length == 0 {
        return Err(LabelProblem::Empty);
    }
    if length > LABEL_LIMIT {
        return Err(LabelProblem::TooLong { length, limit: LABEL_LIMIT });
    }
    let same = |other: &Recipient| comparable(&other.label).to_lowercase() == comparable(&label).to_lowercase();
    if book.iter().any(|other| Some(other.id) != changed && same(other)) {
        return Err(LabelProblem::Taken);
    }
    Ok(label.into())
}

/// A token for the book. `own` is the merchant's own one, if told.
pub fn check_book_token(
    typed: &str,
    book: &[Recipient],
    changed: Option<RecipientId>,
    own: Option<&RecipientToken>,
) -> Result<RecipientToken, BookTokenProblem> {
    let token = RecipientToken::new(typed).map_err(BookTokenProblem::Token)?;
    if own == Some(&token) {
        return Err(BookTokenProblem::Own);
    }
    match book.iter().find(|other| Some(other.id) != changed && other.token.as_ref() == Some(&token)) {
        Some(other) => Err(BookTokenProblem::Taken(other.label.clone())),
        None => Ok(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Vec<Recipient> {
        let one = |id, label: &str, token: Option<&str>| Recipient {
            id: RecipientId(id),
            label: label.into(),
            token: token.and_then(|token| RecipientToken::new(token).ok()),
            session_only: false,
        };
        vec![one(1, "Kurier Ritter", Some("rt_canary_4711")), one(2, "Floristik Aydın", None)]
    }

    #[test]
    fn a_label_is_one_line_and_nobody_elses() {
        let check = |typed: &str, changed: Option<u32>| check_label(typed, &book(), changed.map(RecipientId));
        assert_eq!(check(" Marktstand\r\nNord ", None), Ok("Marktstand Nord".into()));
        assert_eq!(check(" \u{7} ", None), Err(LabelProblem::Empty));
        assert_eq!(check("kurier  ritter", None), Err(LabelProblem::Taken));
        assert_eq!(check("Kurier ritter", Some(1)), Ok("Kurier ritter".into()));
        assert_eq!(check("Kurier Ritter", Some(2)), Err(LabelProblem::Taken));
        assert_eq!(check(&"ä".repeat(300), None), Ok("ä".repeat(300).into()));
        assert_eq!(check(&"🌷".repeat(301), None), Err(LabelProblem::TooLong { length: 301, limit: 300 }));
        assert_eq!(check("\u{202E}Nord 👩\u{200D}🌾", None), Ok("\u{202E}Nord 👩\u{200D}🌾".into()));
    }

    #[test]
    fn a_token_stands_once_in_the_book_and_is_not_ones_own() {
        let own = RecipientToken::new("rt_mine_00001").expect("a token");
        let check = |typed: &str, changed: Option<u32>| {
            check_book_token(typed, &book(), changed.map(RecipientId), Some(&own)).map(|token| token.tail().to_owned())
        };
        assert_eq!(check(" rt_canary_0815 ", None), Ok("0815".to_owned()));
        assert_eq!(check("", None), Err(BookTokenProblem::Token(TokenError::Empty)));
        assert_eq!(check("rt canary", None), Err(BookTokenProblem::Token(TokenError::BadCharacter)));
        assert_eq!(check("rt_canary_4711", None), Err(BookTokenProblem::Taken("Kurier Ritter".into())));
        assert_eq!(check("rt_canary_4711", Some(1)), Ok("4711".to_owned()));
        assert_eq!(check("rt_mine_00001", None), Err(BookTokenProblem::Own));
    }

    #[test]
    fn nothing_of_the_book_prints_a_whole_token() {
        let shown = format!("{:?} {:?}", book(), book().first().and_then(Recipient::entry));
        assert!(!shown.contains("rt_canary") && shown.contains("4711"), "{shown}");
    }
}
