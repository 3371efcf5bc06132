//! Whether the pay-ins of a day add up to its payouts. The service puts no payout id on pay-ins, so that the day is all
//! there is to match by: a match is of all payouts and all pay-ins of one day.
//! Worked out by the backend, shown by Payouts. It must not guess which pay-in belongs to which of several payouts.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use jiff::civil::Date;

use super::columns::{PAY_IN_COLUMNS, PAYOUT_FIELDS};
use super::{Cell, Column, Money, PayIn, PayInClass, PayInStatus, Payout, Tally};

/// Which figure of the pay-ins adds up to which of the payouts, by the names of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FigurePair {
    /// Column of a pay-in.
    pub pay_in: &'static str,
    /// Column of a payout.
    pub payout: &'static str,
}

/// How payouts and pay-ins are matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MatchRule {
    /// The column that says the day of a pay-in.
    pub pay_in_day: &'static str,
    /// The column that says the day of a payout.
    pub payout_day: &'static str,
    /// Gross to gross.
    pub gross: FigurePair,
    /// Both fees of a pay-in to the fee of a payout.
    pub fees: FigurePair,
    /// Net to net, each as sent.
    pub net: FigurePair,
}

impl MatchRule {
    /// A payout adds up all confirmed rows of its day, refunds and disputes with their sign (API page
    /// getPayOutTransactions).
    pub const BY_DAY: Self = Self {
        pay_in_day: "created_at",
        payout_day: "request_date",
        gross: FigurePair { pay_in: "amount", payout: "payout_amount" },
        fees: FigurePair { pay_in: "fees", payout: "service_fee" },
        net: FigurePair { pay_in: "net_amount", payout: "net_amount" },
    };
}

/// A figure on both sides, EUR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides {
    /// Σ of the pay-ins.
    pub pay_ins: Money,
    /// Σ of the payouts.
    pub payouts: Money,
}

impl Sides {
    /// The pay-ins less the payouts, EUR.
    pub fn difference(self) -> Money {
        self.pay_ins.saturating_sub(self.payouts)
    }
}

/// What the three figures differ by: the pay-ins less the payouts, EUR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MatchDifference {
    /// Gross.
    pub gross: Money,
    /// Fees.
    pub fees: Money,
    /// Net.
    pub net: Money,
}

impl MatchDifference {
    /// Whether everything fits to the cent.
    pub fn is_none(&self) -> bool {
        self.gross.is_zero() && self.fees.is_zero() && self.net.is_zero()
    }
}

/// The rows of one class among the pay-ins of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatchPart {
    /// Payments, refunds, disputes, won back ones, or types we do not know.
    pub class: PayInClass,
    /// How many.
    pub rows: usize,
    /// Σ amount, EUR, with its sign.
    pub amount: Money,
}

/// All payouts and all pay-ins of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The day, Berlin.
    pub day: Date,
    /// Its payouts.
    pub payouts: Vec<Payout>,
    /// Its confirmed pay-ins, in the order of the service.
    pub pay_ins: Vec<PayIn>,
    /// The pay-ins by class, only classes that occur.
    pub parts: Vec<MatchPart>,
    /// Those of the pay-ins that were divided among several, as listed: perhaps with the shares of others.
    pub split: Tally,
    /// Pay-ins of the day that are not confirmed: no payout holds them.
    pub unconfirmed: usize,
    /// Rows of either side without a readable gross, fee or net: the sums are without them.
    pub incomplete: usize,
    /// Gross on both sides.
    pub gross: Sides,
    /// Fees on both sides.
    pub fees: Sides,
    /// Net on both sides.
    pub net: Sides,
    /// What they differ by.
    pub difference: MatchDifference,
    /// By which rule.
    pub rule: MatchRule,
}

const CLASSES: [PayInClass; 5] =
    [PayInClass::Payment, PayInClass::Refund, PayInClass::Dispute, PayInClass::DisputeRefund, PayInClass::Unknown];

impl Match {
    /// Matches the rows of a day; those of other days are left out.
    pub fn of_day<'a>(
        day: Date,
        payouts: impl IntoIterator<Item = &'a Payout>,
        pay_ins: impl IntoIterator<Item = &'a PayIn>,
    ) -> Self {
        let rule = MatchRule::BY_DAY;
        let payouts: Vec<Payout> =
            payouts.into_iter().filter(|row| row.request_date.day() == Some(day)).cloned().collect();
        let of_day = pay_ins.into_iter().filter(|row| row.created_at.day() == Some(day));
        let (confirmed, other): (Vec<&PayIn>, Vec<&PayIn>) = of_day.partition(|row| row.status == PayInStatus::Success);
        let pay_ins: Vec<PayIn> = confirmed.into_iter().cloned().collect();
        let sides = |pair: FigurePair| Sides {
            pay_ins: sum(PAY_IN_COLUMNS, pair.pay_in, &pay_ins),
            payouts: sum(PAYOUT_FIELDS, pair.payout, &payouts),
        };
        let (gross, fees, net) = (sides(rule.gross), sides(rule.fees), sides(rule.net));
        let difference = MatchDifference { gross: gross.difference(), fees: fees.difference(), net: net.difference() };
        let without = |row: &&PayIn| row.amount.is_none() || row.net_amount.is_none() || row.fees().is_none();
        let unread =
            |row: &&Payout| row.payout_amount.is_none() || row.net_amount.is_none() || row.service_fee.is_none();
        let incomplete = pay_ins.iter().filter(without).count().saturating_add(payouts.iter().filter(unread).count());
        Self {
            day,
            parts: parts(&pay_ins),
            split: split(&pay_ins),
            unconfirmed: other.len(),
            incomplete,
            gross,
            fees,
            net,
            difference,
            rule,
            payouts,
            pay_ins,
        }
    }
}

fn parts(rows: &[PayIn]) -> Vec<MatchPart> {
    let of_class = |class: PayInClass| {
        let own: Vec<&PayIn> = rows.iter().filter(|row| row.kind.class() == class).collect();
        let amounts = own.iter().filter_map(|row| row.amount);
        MatchPart { class, rows: own.len(), amount: amounts.fold(Money::ZERO, Money::saturating_add) }
    };
    CLASSES.into_iter().map(of_class).filter(|part| part.rows > 0).collect()
}

fn split(rows: &[PayIn]) -> Tally {
    let mut split = Tally::default();
    for row in rows.iter().filter(|row| row.is_split_payment()) {
        split.add(row.amount);
    }
    split
}

/// The sum of a column of money.
fn sum<T>(columns: &[Column<T>], id: &str, rows: &[T]) -> Money {
    let Some(column) = columns.iter().find(|column| column.id == id) else { return Money::ZERO };
    rows.iter().fold(Money::ZERO, |sum, row| match (column.cell)(row) {
        Cell::Money(money) => sum.saturating_add(money),
        _ => sum,
    })
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, reason = "small numbers of made-up cases")]
mod tests;
