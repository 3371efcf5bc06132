//! Who gets what of a split, to the cent. Sums are exact, no part is negative, and the parts are always the amount.
//! The split editor shows it and the draft's checks stand on it; it reads a draft and changes nothing.
//! Called by the split editor and by tests of its properties. It must not say how the service rounds.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use rust_decimal::Decimal;

use super::{LinkDraft, Money, OwnerShare, Share, SplitRequest, SplitRowId, SplitType};

/// One party of the editor: the owner (`row` is `None`) or a recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitPart {
    /// The recipient's row; `None` is the owner.
    pub row: Option<SplitRowId>,
    /// Percent or EUR, where it can be read.
    pub share: Option<Share>,
    /// About what the party gets before fees, EUR, where it is known.
    pub amount: Option<Money>,
}

/// The editor's figures for a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitState {
    /// The link's amount, EUR, where it can be read.
    pub amount: Option<Money>,
    /// The owner first, then the recipients in order.
    pub parts: Vec<SplitPart>,
    /// Sum of all readable shares (percent: owner included; fixed: EUR of all parties).
    pub total: Share,
    /// EUR given to parties so far.
    pub total_amount: Option<Money>,
    /// What is still to give: positive, nothing: zero, too much: negative. Percent or EUR.
    pub rest: Share,
    /// `rest` in EUR, where the amount is known.
    pub rest_amount: Option<Money>,
}

impl SplitState {
    /// The figures of a draft.
    pub fn of(draft: &LinkDraft) -> Self {
        let amount = draft.amount.parse::<Money>().ok();
        match draft.split_type {
            SplitType::Normal => Self::percent(draft, amount),
            SplitType::Absolute => Self::fixed(draft, amount),
        }
    }

    /// Whether everything is given and every share can be read: exactly 100 %, or not more than the amount.
    pub fn is_complete(&self) -> bool {
        self.rest.is_zero() && self.parts.iter().all(|part| part.share.is_some())
    }

    fn percent(draft: &LinkDraft, amount: Option<Money>) -> Self {
        let rows: Vec<Option<Share>> = draft.rows.iter().map(|row| Share::read_any(&row.share).ok()).collect();
        let given = sum(&rows);
        let owner = match &draft.owner {
            OwnerShare::TakesRest => Some(Share::HUNDRED.saturating_sub(given).max(Share::ZERO)),
            OwnerShare::Typed(text) => Share::read_any(text).ok(),
        };
        let total = given.saturating_add(owner.unwrap_or(Share::ZERO));
        let shares: Vec<Option<Share>> = std::iter::once(owner).chain(rows).collect();
        // A share that nobody can have is an amount of nobody: it is corrected first.
        let possible = |share: &Option<Share>| share.is_none_or(|share| share <= Share::HUNDRED);
        let every = shares.iter().all(possible);
        let amounts = amount.filter(|_| every).map(|amount| amounts(amount, &shares));
        let total_amount = amounts.as_ref().map(|amounts| sum_money(amounts));
        let mut amounts = amounts.unwrap_or_default().into_iter();
        let parts = std::iter::once(None)
            .chain(draft.rows.iter().map(|row| Some(row.id)))
            .zip(shares)
            .map(|(row, share)| SplitPart { row, share, amount: amounts.next().filter(|_| share.is_some()) })
            .collect();
        Self {
            amount,
            parts,
            total,
            total_amount,
            rest: Share::HUNDRED.saturating_sub(total),
            rest_amount: difference(amount, total_amount),
        }
    }

    fn fixed(draft: &LinkDraft, amount: Option<Money>) -> Self {
        let rows: Vec<Option<Share>> = draft.rows.iter().map(|row| Share::read_amount(&row.share)).collect();
        let given = sum(&rows);
        let left = amount.map(|amount| Share::from_decimal(amount.decimal()).saturating_sub(given));
        let owner = left.map(|left| left.max(Share::ZERO));
        let total = given.saturating_add(owner.unwrap_or(Share::ZERO));
        let rest = left.unwrap_or(Share::ZERO).min(Share::ZERO);
        let part = |row, share: Option<Share>| SplitPart {
            row,
            share,
            amount: share.map(|share| Money::from_decimal(share.decimal())),
        };
        let recipients = draft.rows.iter().zip(rows).map(|(row, share)| part(Some(row.id), share));
        Self {
            amount,
            parts: std::iter::once(part(None, owner)).chain(recipients).collect(),
            total,
            total_amount: Some(Money::from_decimal(total.decimal())),
            rest,
            rest_amount: amount.map(|_| Money::from_decimal(rest.decimal())),
        }
    }
}

fn sum(shares: &[Option<Share>]) -> Share {
    shares.iter().flatten().fold(Share::ZERO, |sum, share| sum.saturating_add(*share))
}

fn sum_money(amounts: &[Money]) -> Money {
    amounts.iter().fold(Money::ZERO, |sum, amount| sum.saturating_add(*amount))
}

fn difference(amount: Option<Money>, given: Option<Money>) -> Option<Money> {
    Some(amount?.saturating_sub(given?))
}

impl SplitRequest {
    /// Share and about what each party of a link over `amount` gets before fees, EUR: the owner first, with what the
    /// recipients leave, then the recipients in order.
    pub fn parts(&self, amount: Money) -> Vec<(Share, Money)> {
        let given = self.recipients.iter().fold(Share::ZERO, |sum, one| sum.saturating_add(one.share));
        let whole = match self.split_type {
            SplitType::Normal => Share::HUNDRED,
            SplitType::Absolute => Share::from_decimal(amount.decimal()),
        };
        let owner = whole.saturating_sub(given).max(Share::ZERO);
        let shares: Vec<Share> =
            std::iter::once(owner).chain(self.recipients.iter().map(|recipient| recipient.share)).collect();
        let parts = match self.split_type {
            SplitType::Normal => amounts(amount, &shares.iter().copied().map(Some).collect::<Vec<_>>()),
            SplitType::Absolute => shares.iter().map(|share| Money::from_decimal(share.decimal())).collect(),
        };
        shares.into_iter().zip(parts).collect()
    }
}

/// EUR of each party: exact when everything is given, else each share by itself, cut to the cent.
fn amounts(amount: Money, shares: &[Option<Share>]) -> Vec<Money> {
    let known: Vec<Share> = shares.iter().map(|share| share.unwrap_or(Share::ZERO)).collect();
    divide(amount, &known).unwrap_or_else(|| {
        let part = |share: &Share| {
            let exact = amount.decimal().saturating_mul(share.decimal()).checked_div(Decimal::ONE_HUNDRED);
            Money::from_decimal(exact.unwrap_or_default().trunc_with_scale(2))
        };
        known.iter().map(part).collect()
    })
}

/// Divides an amount by percent shares (the owner's first): each floored to the cent, the left cents by largest
/// remainder, ties to the owner, then in row order. `None` when the shares are not exactly 100 or one is negative.
pub fn divide(amount: Money, shares: &[Share]) -> Option<Vec<Money>> {
    let given = shares.iter().fold(Share::ZERO, |sum, share| sum.saturating_add(*share));
    if given == Share::HUNDRED { divide_in_proportion(amount, shares) } else { None }
}

/// Divides an amount in the proportion of shares of any size (the owner's first), percent or EUR, in the way of
/// [`divide`]. `None` when one is negative or all are nothing.
pub fn divide_in_proportion(amount: Money, shares: &[Share]) -> Option<Vec<Money>> {
    let cents = i128::from(amount.cents().filter(|cents| *cents >= 0)?);
    if shares.iter().any(|share| share.is_negative()) {
        return None;
    }
    let scale = shares.iter().map(|share| share.decimal().scale()).max().unwrap_or(0);
    let weights: Vec<i128> = shares.iter().map(|share| weight(*share, scale)).collect::<Option<_>>()?;
    let whole = weights.iter().try_fold(0_i128, |sum, weight| sum.checked_add(*weight)).filter(|whole| *whole > 0)?;
    let mut parts = Vec::with_capacity(shares.len());
    let mut left = cents;
    for (index, weight) in weights.into_iter().enumerate() {
        let exact = cents.checked_mul(weight)?;
        let floor = exact.checked_div_euclid(whole)?;
        left = left.checked_sub(floor)?;
        parts.push((index, floor, exact.checked_rem_euclid(whole)?));
    }
    // Stable: of equal remainders the owner's comes first, then the rows in their order.
    parts.sort_by_key(|(_, _, remainder)| std::cmp::Reverse(*remainder));
    for (_, floor, _) in parts.iter_mut().take(usize::try_from(left).ok()?) {
        *floor = floor.checked_add(1)?;
    }
    parts.sort_by_key(|(index, _, _)| *index);
    parts.into_iter().map(|(_, cents, _)| i64::try_from(cents).ok().map(Money::from_cents)).collect()
}

/// The share as a whole number of its `scale`th decimals.
fn weight(share: Share, scale: u32) -> Option<i128> {
    let missing = scale.checked_sub(share.decimal().scale())?;
    share.decimal().mantissa().checked_mul(10_i128.checked_pow(missing)?)
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "figures of a test")]
mod tests;
