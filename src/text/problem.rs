//! Sentences for what is wrong in a form. Called by the screens, next to the field where the problem stands.
//! One sentence each, which says what to do.
//! It must not decide what is wrong: that is the domain's.

use super::{Arg, Texts, visible};
use crate::model::{
    BookTokenProblem, Field, LabelProblem, Money, MoneyError, NoteHint, Problem, ProblemKind, ShareError, TokenError,
};

/// What the amount of an example is, in words of the language: `1,234.56`.
pub struct MoneyHint;

impl MoneyHint {
    /// An example of a well-written amount.
    pub fn example(texts: &Texts) -> String {
        texts.style().amount(Money::from_cents(123_456))
    }
}

/// The sentence for a problem of a draft.
pub fn problem_text(texts: &Texts, problem: &Problem) -> String {
    let style = texts.style();
    match &problem.kind {
        ProblemKind::Amount(error) => money_error_text(texts, error),
        ProblemKind::TextTooLong { length, limit } => {
            texts.with("problem-text-too-long", &[("length", (*length).into()), ("limit", (*limit).into())])
        }
        ProblemKind::BadAddress(part) => texts.with("problem-bad-address", &[("part", Arg::Text(&visible(part)))]),
        ProblemKind::Token(error) if problem.field == Field::EncryptionKey => key_error_text(texts, *error).to_owned(),
        ProblemKind::Token(error) => token_error_text(texts, *error).to_owned(),
        ProblemKind::RepeatedToken => texts.get("problem-token-repeated").to_owned(),
        ProblemKind::OwnToken => texts.get("problem-token-own").to_owned(),
        ProblemKind::UnknownToken => texts.get("problem-token-unknown").to_owned(),
        ProblemKind::Share(error) => share_error_text(texts, *error),
        ProblemKind::StillToGive(share) => {
            texts.with("problem-still-to-give", &[("share", Arg::Text(&style.percent(share.decimal())))])
        }
        ProblemKind::TooMuch(share) => {
            texts.with("problem-too-much", &[("share", Arg::Text(&style.percent(share.decimal())))])
        }
        ProblemKind::OverAmount(over) => {
            texts.with("problem-over-amount", &[("amount", Arg::Text(&style.money(*over)))])
        }
        ProblemKind::NoRecipients => texts.get("problem-no-recipients").to_owned(),
        ProblemKind::TooManyRecipients => texts.get("problem-too-many-recipients").to_owned(),
        ProblemKind::OwnerGetsNothing => texts.get("problem-owner-nothing").to_owned(),
        ProblemKind::LongNote => texts.get("problem-long-note").to_owned(),
    }
}

/// The sentence for a typed amount that was not taken.
pub fn money_error_text(texts: &Texts, error: &MoneyError) -> String {
    let style = texts.style();
    let limit = |key, limit| texts.with(key, &[("limit", Arg::Text(&style.money(limit)))]);
    match error {
        MoneyError::Empty => texts.get("problem-amount-empty").to_owned(),
        MoneyError::NotANumber => {
            texts.with("problem-amount-not-a-number", &[("example", Arg::Text(&MoneyHint::example(texts)))])
        }
        MoneyError::Ambiguous { grouped, decimal } => texts.with(
            "problem-amount-ambiguous",
            &[("grouped", Arg::Text(&style.amount(*grouped))), ("decimal", Arg::Text(&style.amount(*decimal)))],
        ),
        MoneyError::TooPrecise => texts.get("problem-amount-too-precise").to_owned(),
        MoneyError::TooSmall => limit("problem-amount-too-small", Money::min_link()),
        MoneyError::TooLarge => limit("problem-amount-too-large", Money::max_link()),
    }
}

/// The sentence for a typed share that was not taken.
pub fn share_error_text(texts: &Texts, error: ShareError) -> String {
    let style = texts.style();
    match error {
        ShareError::Empty => texts.get("problem-share-empty").to_owned(),
        ShareError::NotANumber => {
            let example = style.amount(Money::from_cents(1250));
            texts.with("problem-share-not-a-number", &[("example", Arg::Text(&example))])
        }
        ShareError::Negative => texts.get("problem-share-negative").to_owned(),
        ShareError::Zero => texts.get("problem-share-zero").to_owned(),
        ShareError::TooPrecise => texts.get("problem-share-too-precise").to_owned(),
        ShareError::TooLarge => texts.get("problem-share-too-large").to_owned(),
    }
}

/// The sentence for a typed recipient token that was not taken.
pub fn token_error_text(texts: &Texts, error: TokenError) -> &str {
    texts.get(match error {
        TokenError::Empty => "problem-token-empty",
        TokenError::BadCharacter => "problem-token-character",
        TokenError::WrongLength => "problem-token-length",
    })
}

/// The sentence for a typed webhook encryption key that was not taken.
pub fn key_error_text(texts: &Texts, error: TokenError) -> &str {
    texts.get(match error {
        TokenError::Empty => "problem-key-empty",
        TokenError::BadCharacter => "problem-key-character",
        TokenError::WrongLength => "problem-key-length",
    })
}

/// The sentence for the label of a recipient that was not taken.
pub fn label_problem_text(texts: &Texts, problem: &LabelProblem) -> String {
    match problem {
        LabelProblem::Empty => texts.get("recipients-label-empty").to_owned(),
        LabelProblem::TooLong { length, limit } => {
            texts.with("problem-text-too-long", &[("length", (*length).into()), ("limit", (*limit).into())])
        }
        LabelProblem::Taken => texts.get("recipients-label-taken").to_owned(),
    }
}

/// The sentence for the token of a recipient that was not taken into the book.
pub fn book_token_text(texts: &Texts, problem: &BookTokenProblem) -> String {
    match problem {
        BookTokenProblem::Token(error) => token_error_text(texts, *error).to_owned(),
        BookTokenProblem::Own => texts.get("recipients-token-own").to_owned(),
        BookTokenProblem::Taken(label) => texts.with("recipients-token-taken", &[("name", Arg::Text(&visible(label)))]),
    }
}

/// Why a note is better written otherwise.
pub fn note_hint_text(texts: &Texts, hint: NoteHint) -> &str {
    texts.get(match hint {
        NoteHint::Health => "note-hint-health",
        NoteHint::BirthDate => "note-hint-birth",
        NoteHint::Email => "note-hint-email",
        NoteHint::Phone => "note-hint-phone",
        NoteHint::Iban => "note-hint-iban",
        NoteHint::InsuranceNumber => "note-hint-insurance",
        NoteHint::Name => "note-hint-name",
    })
}
