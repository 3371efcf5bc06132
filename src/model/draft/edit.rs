//! Carries out the edits of a draft. Shares that it fills in are written with two decimals and the decimal separator
//! that the merchant uses in this draft; it refuses nothing, since what is wrong is said by `check`.
//! It must not throw away what was typed.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use zeroize::Zeroizing;

use super::{Aside, DraftEdit, LinkDraft, OwnerShare, Source, SplitRow, SplitRowId};
use crate::model::{Money, Share, SplitPart, SplitState, SplitType};

impl LinkDraft {
    /// Carries out one change.
    pub fn apply(&mut self, edit: DraftEdit) {
        match edit {
            DraftEdit::Mode(mode) => self.mode = mode,
            DraftEdit::Amount(text) => self.amount = text,
            DraftEdit::Note(text) => self.note = text,
            DraftEdit::CallbackUrl(text) => self.callback_url = text,
            DraftEdit::PaymentEndpoint(text) => self.payment_endpoint = text,
            DraftEdit::Cancellable(on) => self.cancellable = on,
            DraftEdit::QrLink(on) => self.is_qr_link = on,
            DraftEdit::BankTransfer(on) => self.bank_transfer = on,
            DraftEdit::EncryptWebhook(on) => self.encrypt_webhook = on,
            DraftEdit::EncryptionKey(text) => self.encryption_key = text.0,
            DraftEdit::BankStatement(text) => self.bank_statement = text,
            DraftEdit::SplitType(split_type) => self.set_split_type(split_type),
            DraftEdit::AddRow(source) => self.add_row(source),
            DraftEdit::RemoveRow(id) => self.rows.retain(|row| row.id != id),
            DraftEdit::RowToken(id, text) => self.set_token(id, text.0),
            DraftEdit::RowShare(id, text) => {
                if let Some(row) = self.row(id) {
                    row.share = text;
                }
            }
            DraftEdit::UnlockOwner(true) => self.unlock_owner(),
            DraftEdit::UnlockOwner(false) => self.owner = OwnerShare::TakesRest,
            DraftEdit::OwnerShare(text) => self.owner = OwnerShare::Typed(text),
            DraftEdit::SpreadEvenly => self.spread_evenly(),
            DraftEdit::GiveRestTo(row) => self.give_rest_to(row),
            DraftEdit::MarkUnknown(position) => {
                if let Some(row) = self.rows.get_mut(position) {
                    row.unknown_to_service = true;
                }
            }
            DraftEdit::Clear => {
                *self = Self { mode: self.mode, next_row: self.next_row, comma: self.comma, ..Self::default() };
            }
        }
    }

    /// What each row gets stays as it is where the other way can say it exactly. Where it cannot, the share is emptied:
    /// the same figure would pay somebody another amount. What is exchanged is put aside, and comes back with the way in
    /// which it was typed, where it was not changed since.
    fn set_split_type(&mut self, split_type: SplitType) {
        if split_type == self.split_type {
            return;
        }
        let before = SplitState::of(self);
        let mut shares: Vec<(SplitRowId, String, String)> = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let part = before.parts.iter().find(|part| part.row == Some(row.id));
            let said = part.and_then(|part| said_as(split_type, before.amount, part)).map(|share| self.typed(share));
            shares.push((row.id, row.share.clone(), self.said_before(row, said)));
        }
        self.split_type = split_type;
        for (row, (_, _, share)) in self.rows.iter_mut().zip(&shares) {
            row.share.clone_from(share);
        }
        self.aside = Some(Aside { amount: self.amount.clone(), shares });
    }

    /// The share of a row in the other way: as it was typed there, if it still means the same, else as `said` now: of another
    /// amount the same figure would pay another sum.
    fn said_before(&self, row: &SplitRow, said: Option<String>) -> String {
        let kept = self.aside.as_ref().and_then(|aside| {
            let unchanged = |(id, _, filled): &&(SplitRowId, String, String)| *id == row.id && *filled == row.share;
            let (_, typed, filled) = aside.shares.iter().find(unchanged)?;
            Some((typed, aside.amount == self.amount || filled.is_empty()))
        });
        match (kept, said) {
            (Some((typed, true)), _) => typed.clone(),
            (_, said) => said.unwrap_or_default(),
        }
    }

    /// Writes figures with the mark of the language that the window speaks now, where they cannot be mistaken.
    pub fn respell(&mut self, comma: bool) {
        self.comma = comma;
        let owner = match &mut self.owner {
            OwnerShare::Typed(text) => Some(text),
            OwnerShare::TakesRest => None,
        };
        let aside = self.aside.iter_mut().flat_map(|aside| {
            let shares = aside.shares.iter_mut().flat_map(|(_, typed, filled)| [typed, filled]);
            shares.chain([&mut aside.amount])
        });
        let shares = self.rows.iter_mut().map(|row| &mut row.share);
        for text in shares.chain(owner).chain([&mut self.amount]).chain(aside) {
            if let Some(respelled) = respelled(text, comma) {
                *text = respelled;
            }
        }
    }

    /// Numbers the rows anew, from this number on: a field of another draft must not be taken for one of this.
    pub fn renumber(&mut self, first: u32) {
        for row in &mut self.rows {
            row.id = SplitRowId(row.id.0.saturating_add(first));
        }
        for (id, ..) in self.aside.iter_mut().flat_map(|aside| &mut aside.shares) {
            *id = SplitRowId(id.0.saturating_add(first));
        }
        self.next_row = self.next_row.saturating_add(first);
    }

    fn row(&mut self, id: SplitRowId) -> Option<&mut SplitRow> {
        self.rows.iter_mut().find(|row| row.id == id)
    }

    fn add_row(&mut self, source: Source) {
        let id = SplitRowId(self.next_row);
        self.next_row = self.next_row.saturating_add(1);
        self.rows.push(SplitRow { id, source, share: String::new(), unknown_to_service: false });
    }

    fn set_token(&mut self, id: SplitRowId, text: Zeroizing<String>) {
        if let Some(row) = self.row(id) {
            row.source = Source::Typed(text);
            row.unknown_to_service = false;
        }
    }

    /// The owner's row starts with what it takes now, so that unlocking changes no figure. Of fixed amounts the owner
    /// always takes the rest: there is nothing to unlock.
    fn unlock_owner(&mut self) {
        if self.owner == OwnerShare::TakesRest && self.split_type == SplitType::Normal {
            let now = SplitState::of(self).parts.first().and_then(|owner| owner.share).unwrap_or(Share::ZERO);
            self.owner = OwnerShare::Typed(self.typed(now));
        }
    }

    fn spread_evenly(&mut self) {
        let whole = match self.split_type {
            SplitType::Normal => Some(Share::HUNDRED),
            SplitType::Absolute => SplitState::of(self).amount.map(|amount| Share::from_decimal(amount.decimal())),
        };
        let Some(parts) = whole.and_then(|whole| even(whole, self.rows.len().saturating_add(1))) else { return };
        let mut parts = parts.into_iter().map(|part| self.typed(part)).collect::<Vec<_>>().into_iter();
        let owner = parts.next();
        if let (OwnerShare::Typed(text), SplitType::Normal, Some(owner)) = (&mut self.owner, self.split_type, owner) {
            *text = owner;
        }
        for (row, share) in self.rows.iter_mut().zip(parts) {
            row.share = share;
        }
    }

    /// A locked owner counts as nothing here: the rest is what the recipients leave, and it can be given away.
    fn give_rest_to(&mut self, receiver: Option<SplitRowId>) {
        let state = SplitState::of(self);
        let share_of = |row| state.parts.iter().find(|part| part.row == row).and_then(|part| part.share);
        let locked = self.owner == OwnerShare::TakesRest || self.split_type == SplitType::Absolute;
        let rest = match (locked, receiver) {
            // It takes the rest as it is.
            (true, None) => return,
            (true, Some(_)) => state.rest.saturating_add(share_of(None).unwrap_or(Share::ZERO)),
            (false, _) => state.rest,
        };
        if rest.is_zero() {
            return;
        }
        let now = share_of(receiver).unwrap_or(Share::ZERO);
        let text = self.typed(now.saturating_add(rest).max(Share::ZERO));
        match receiver {
            None => self.owner = OwnerShare::Typed(text),
            Some(id) => {
                if let Some(row) = self.row(id) {
                    row.share = text;
                }
            }
        }
    }

    /// A share as this merchant types it: two decimals, so that it cannot be mistaken for thousands.
    fn typed(&self, share: Share) -> String {
        let owner = match &self.owner {
            OwnerShare::Typed(text) => Some(text),
            OwnerShare::TakesRest => None,
        };
        let mut texts = owner.into_iter().chain(self.rows.iter().map(|row| &row.share)).chain([&self.amount]);
        let mark = texts.find_map(|text| text.chars().rfind(|c| matches!(c, '.' | ',')));
        let comma = mark.map_or(self.comma, |mark| mark == ',');
        let text = share.to_string();
        if comma { text.replace('.', ",") } else { text }
    }
}

/// The share of a part as percent of the amount, or in EUR; `None` where it is not known or not exact.
fn said_as(split_type: SplitType, amount: Option<Money>, part: &SplitPart) -> Option<Share> {
    let (amount, share) = (amount?, part.share?);
    match split_type {
        SplitType::Absolute => part.amount.map(|amount| Share::from_decimal(amount.decimal())),
        SplitType::Normal => {
            let percent = share.decimal().checked_mul(100.into())?.checked_div(amount.decimal())?;
            (percent == percent.round_dp(2)).then(|| Share::from_decimal(percent))
        }
    }
}

/// `33.33` with the other mark; `None` where it has it, or is no plain figure with one or two decimals.
fn respelled(text: &str, comma: bool) -> Option<String> {
    let (from, to) = if comma { ('.', ",") } else { (',', ".") };
    let (whole, part) = text.trim().split_once(from)?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(part) && part.len() <= 2).then(|| format!("{whole}{to}{part}"))
}

/// Equal parts of whole hundredths; left hundredths go to the first parts.
fn even(whole: Share, parts: usize) -> Option<Vec<Share>> {
    let whole = i64::try_from(whole.decimal().normalize().checked_mul(100.into())?).ok()?;
    let count = i64::try_from(parts).ok()?;
    let (base, left) = (whole.checked_div(count)?, whole.checked_rem(count)?);
    (0..count).map(|part| base.checked_add(i64::from(part < left)).map(Share::from_hundredths)).collect()
}
