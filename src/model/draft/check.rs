//! Says what is wrong in a draft, field by field in the order of the form, and makes the request of a draft in which
//! nothing is. It changes no text: the merchant corrects what they typed.
//! Called by `LinkDraft` alone; the words for what it finds are in `text`.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use super::{LinkDraft, LinkMode, OwnerShare, Source, SplitRow};
use crate::model::line::one_line;
use crate::model::{
    EncryptionKey, Field, LinkRequest, Money, MoneyError, Problem, ProblemKind, RecipientRequest, RecipientToken,
    Share, ShareError, SplitRequest, SplitState, SplitType, TokenError,
};

/// Characters of a note that are refused beyond, and from which on is warned.
const NOTE_LIMIT: usize = 1000;
const NOTE_LONG: usize = 140;

/// Characters of a statement text. The service names no limit; a SEPA purpose holds this many.
const STATEMENT_LIMIT: usize = 140;

/// Characters of an address field; beyond it browsers and servers begin to cut.
const ADDRESS_LIMIT: usize = 2000;

/// Recipients of a split.
const MOST_RECIPIENTS: usize = 50;

/// Problems found so far.
#[derive(Default)]
struct Found(Vec<Problem>);

impl Found {
    fn add(&mut self, field: Field, kind: ProblemKind) {
        self.0.push(Problem { field, kind });
    }

    /// The value, or its problem at the field.
    fn take<T>(&mut self, field: Field, value: Result<T, ProblemKind>) -> Option<T> {
        value.map_err(|kind| self.add(field, kind)).ok()
    }
}

impl LinkDraft {
    /// Everything wrong or doubtful, in the order of the form. `own_token`: the merchant's own recipient token, if told.
    pub fn problems(&self, own_token: Option<&RecipientToken>) -> Vec<Problem> {
        self.check(own_token).1
    }

    /// The request, when no problem stands in the way.
    pub fn request(&self, own_token: Option<&RecipientToken>) -> Result<LinkRequest, Vec<Problem>> {
        match self.check(own_token) {
            (Some(request), problems) if problems.iter().all(|problem| problem.kind.is_warning()) => Ok(request),
            (_, problems) => Err(problems),
        }
    }

    fn check(&self, own_token: Option<&RecipientToken>) -> (Option<LinkRequest>, Vec<Problem>) {
        let mut found = Found::default();
        let single = self.mode == LinkMode::Single;
        let amount = found.take(Field::Amount, self.amount.parse::<Money>().map_err(ProblemKind::Amount));
        let note = self.check_note(&mut found);
        let split = (!single).then(|| self.check_split(own_token, &mut found));
        let bank_statement = if single { self.check_statement(&mut found) } else { None };
        let callback_url = found.take(Field::CallbackUrl, addresses(&self.callback_url));
        let payment_endpoint = found.take(Field::PaymentEndpoint, addresses(&self.payment_endpoint));
        let encryption_key = (single && self.encrypt_webhook)
            .then(|| EncryptionKey::new(&self.encryption_key).map_err(ProblemKind::Token))
            .and_then(|key| found.take(Field::EncryptionKey, key));
        let request = amount.map(|amount| LinkRequest {
            amount,
            note,
            callback_url: callback_url.flatten(),
            payment_endpoint: payment_endpoint.flatten(),
            cancellable: self.cancellable,
            is_qr_link: self.is_qr_link,
            bank_transfer: single && self.bank_transfer,
            encryption_key,
            bank_statement,
            split,
        });
        (request, found.0)
    }

    fn check_note(&self, found: &mut Found) -> Option<String> {
        let note = self.clean_note();
        match note.chars().count() {
            0 => return None,
            length if length > NOTE_LIMIT => {
                found.add(Field::Note, ProblemKind::TextTooLong { length, limit: NOTE_LIMIT });
            }
            length if length > NOTE_LONG => found.add(Field::Note, ProblemKind::LongNote),
            _ => {}
        }
        Some(note)
    }

    fn check_statement(&self, found: &mut Found) -> Option<String> {
        let text = one_line(&self.bank_statement);
        let length = text.chars().count();
        if length > STATEMENT_LIMIT {
            found.add(Field::BankStatement, ProblemKind::TextTooLong { length, limit: STATEMENT_LIMIT });
        }
        (length > 0).then_some(text)
    }

    fn check_split(&self, own_token: Option<&RecipientToken>, found: &mut Found) -> SplitRequest {
        let state = SplitState::of(self);
        self.check_owner(&state, found);
        let mut recipients: Vec<RecipientRequest> = Vec::with_capacity(self.rows.len());
        let mut tokens: Vec<RecipientToken> = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let token = found.take(Field::RowToken(row.id), check_token(row, &tokens, own_token));
            let share = found.take(Field::RowShare(row.id), self.check_share(row));
            // A refused token still counts: the second of two is the repeated one whatever else is wrong.
            tokens.extend(row_token(row));
            if let (Some(token), Some(share)) = (token, share) {
                recipients.push(RecipientRequest { token, label: row.label(), share });
            }
        }
        if self.rows.is_empty() {
            found.add(Field::Split, ProblemKind::NoRecipients);
        } else if self.rows.len() > MOST_RECIPIENTS {
            found.add(Field::Split, ProblemKind::TooManyRecipients);
        }
        if let Some(kind) = sum_problem(&state, self.split_type) {
            found.add(Field::Split, kind);
        }
        SplitRequest { split_type: self.split_type, recipients }
    }

    fn check_owner(&self, state: &SplitState, found: &mut Found) {
        if let (SplitType::Normal, OwnerShare::Typed(text)) = (self.split_type, &self.owner) {
            match Share::read_any(text) {
                Err(error) => found.add(Field::OwnerShare, ProblemKind::Share(error)),
                Ok(share) if share > Share::HUNDRED => {
                    found.add(Field::OwnerShare, ProblemKind::Share(ShareError::TooLarge));
                }
                Ok(_) => {}
            }
        }
        let nothing = state.parts.first().and_then(|owner| owner.share).is_some_and(Share::is_zero);
        if nothing && state.is_complete() && !self.rows.is_empty() {
            found.add(Field::OwnerShare, ProblemKind::OwnerGetsNothing);
        }
    }

    fn check_share(&self, row: &SplitRow) -> Result<Share, ProblemKind> {
        match self.split_type {
            SplitType::Normal => row.share.parse().map_err(ProblemKind::Share),
            SplitType::Absolute => match row.share.parse::<Money>() {
                Ok(money) => Ok(Share::from_decimal(money.decimal())),
                Err(error) => Err(amount_problem(error, &row.share)),
            },
        }
    }
}

impl SplitRow {
    /// The recipient's name in the book, where it was picked there.
    fn label(&self) -> Option<Box<str>> {
        match &self.source {
            Source::Book(entry) => Some(entry.label.clone()),
            Source::Typed(_) => None,
        }
    }
}

fn row_token(row: &SplitRow) -> Result<RecipientToken, TokenError> {
    match &row.source {
        Source::Book(entry) => Ok(entry.token.clone()),
        Source::Typed(text) => RecipientToken::new(text),
    }
}

fn check_token(
    row: &SplitRow,
    earlier: &[RecipientToken],
    own_token: Option<&RecipientToken>,
) -> Result<RecipientToken, ProblemKind> {
    let token = row_token(row).map_err(ProblemKind::Token)?;
    if earlier.contains(&token) {
        return Err(ProblemKind::RepeatedToken);
    }
    if own_token == Some(&token) {
        return Err(ProblemKind::OwnToken);
    }
    if row.unknown_to_service { Err(ProblemKind::UnknownToken) } else { Ok(token) }
}

/// What is wrong with a fixed share, in the terms of shares where there is one.
fn amount_problem(error: MoneyError, typed: &str) -> ProblemKind {
    ProblemKind::Share(match error {
        MoneyError::Empty => ShareError::Empty,
        MoneyError::NotANumber => ShareError::NotANumber,
        MoneyError::TooPrecise => ShareError::TooPrecise,
        MoneyError::TooLarge => ShareError::TooLarge,
        MoneyError::TooSmall if Share::read_any(typed) == Err(ShareError::Negative) => ShareError::Negative,
        MoneyError::TooSmall => ShareError::Zero,
        ambiguous @ MoneyError::Ambiguous { .. } => return ProblemKind::Amount(ambiguous),
    })
}

fn sum_problem(state: &SplitState, split_type: SplitType) -> Option<ProblemKind> {
    let over = Share::ZERO.saturating_sub(state.rest);
    match split_type {
        _ if state.rest.is_zero() => None,
        SplitType::Absolute => Some(ProblemKind::OverAmount(Money::from_decimal(over.decimal()))),
        SplitType::Normal if state.rest.is_negative() => Some(ProblemKind::TooMuch(over)),
        SplitType::Normal => Some(ProblemKind::StillToGive(state.rest)),
    }
}

/// Full addresses or numbers of saved ones, separated by commas; `None` when nothing is typed.
fn addresses(text: &str) -> Result<Option<String>, ProblemKind> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let length = text.chars().count();
    if length > ADDRESS_LIMIT {
        return Err(ProblemKind::TextTooLong { length, limit: ADDRESS_LIMIT });
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    match parts.iter().find(|part| !is_index(part) && !is_address(part)) {
        Some(part) => Err(ProblemKind::BadAddress((*part).to_owned())),
        None => Ok(Some(parts.join(","))),
    }
}

/// A zero-based number of an address saved in the account, written as the service writes it.
fn is_index(part: &str) -> bool {
    part.parse::<u16>().is_ok_and(|index| index.to_string() == part)
}

fn is_address(part: &str) -> bool {
    // The parser forgives what a server would not: missing slashes, white space, line breaks.
    let scheme = ["https://", "http://"]
        .iter()
        .any(|scheme| part.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let clean = !part.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\');
    scheme && clean && url::Url::parse(part).is_ok_and(|url| url.has_host())
}
