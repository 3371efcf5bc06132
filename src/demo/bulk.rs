//! Any number of plausible pay-ins for measurements, worked out from their position: nothing is stored, and the same
//! position gives the same row. Served in place of the history's pay-ins when the simulator is started with a number.
//! It has no payouts and no links: money does not add up in it.

use jiff::ToSpan as _;
use jiff::civil::DateTime;

use super::dice::Dice;
use super::history::payment;
use super::rows::{Kind, Link, PayIn};
use super::shop::{self, Numbers};

/// Seconds between two rows.
const STEP: i64 = 127;

/// `count` pay-ins that end at `newest`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bulk {
    pub(super) count: usize,
    pub(super) newest: DateTime,
}

impl Bulk {
    /// The row at a position; 0 is the newest.
    pub(super) fn row(self, position: usize) -> Option<PayIn> {
        if position >= self.count {
            return None;
        }
        let back = i64::try_from(position).ok()?;
        let at = self.newest.saturating_sub((back.saturating_mul(STEP)).seconds());
        let mut dice = Dice::new(u64::try_from(position).ok()?.wrapping_mul(0x2545_F491_4F6C_DD1D));
        let kind = dice.pick(&[0, 0, 0, 0, 0, 0, 1, 2, 2, 3]);
        let sold_as = match kind {
            1 => Kind::Split,
            2 => Kind::PersonalQr,
            _ => Kind::Basic,
        };
        let sale = shop::sale(sold_as, at.date(), &mut Numbers::default(), &mut dice);
        let link = Link {
            id: u64::try_from(self.count - position).ok()?,
            note: sale.note,
            cents: sale.cents,
            kind: sold_as,
            parties: sale.parties,
            is_cancelled: false,
            is_invoice: false,
            created_at: at,
            paid_on: Some(at),
        };
        let method = shop::method(&mut dice);
        let mut row = payment(&link, at, method, &mut dice);
        row.is_paid_out = true;
        if kind == 3 && dice.chance(20) {
            row.kind = Kind::Refund;
            (row.cents, row.net, row.fee, row.psp) = (-row.cents, -row.cents, 0, 0);
        }
        Some(row)
    }

    /// How many rows lie at or after a moment.
    pub(super) fn since(self, moment: DateTime) -> usize {
        let seconds = self.newest.duration_since(moment).as_secs();
        if seconds < 0 { 0 } else { usize::try_from(seconds / STEP + 1).unwrap_or(0).min(self.count) }
    }
}
