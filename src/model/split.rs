//! Who gets what of a split, to the cent. Sums are exact, no part is negative, and the parts are always the amount.

use super::{LinkDraft, Money, Share, SplitRowId};

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
        let _ = draft;
        Self {
            amount: None,
            parts: Vec::new(),
            total: Share::ZERO,
            total_amount: None,
            rest: Share::ZERO,
            rest_amount: None,
        }
    }

    /// Whether everything is given: exactly 100 %, or not more than the amount.
    pub fn is_complete(&self) -> bool {
        self.rest == Share::ZERO
    }
}

/// Divides an amount by percent shares (the owner's first): each floored to the cent, the left cents by largest
/// remainder, ties to the owner, then in row order. `None` when the shares are not exactly 100 or one is negative.
pub fn divide(amount: Money, shares: &[Share]) -> Option<Vec<Money>> {
    let _ = (amount, shares);
    None
}
