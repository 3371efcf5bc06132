//! Eighteen full months of the shop's past and the month that runs, seen from one moment: 1,200 pay-in rows, their
//! links, the nightly payouts, the invoices, 40 unpaid links. The same moment gives the same rows, byte for byte.
//! Built at the start of the simulator and on reset; it knows nothing of HTTP.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time};
use jiff::{Span, ToSpan as _};

use super::dice::Dice;
use super::rows::{Invoice, Kind, Link, PayIn, Payout};
use super::shop::{self, NEIGHBOUR, Numbers, OWNER};

/// All rows of all types.
pub(super) const PAY_INS: usize = 1200;
/// Full months before the one that runs; each has an invoice.
pub(super) const MONTHS: i32 = 18;
const REFUNDS: usize = 36;
const DISPUTES: usize = 9;
/// The newest disputes are still open; the older ones were won.
const OPEN_DISPUTES: usize = 2;
const PAYMENTS: usize = PAY_INS - REFUNDS - 2 * DISPUTES + OPEN_DISPUTES;
/// Payments of today, before the moment; the last two are not confirmed yet.
const TODAY: usize = 6;
const PENDING: usize = 2;
const FIRST_ID: u64 = 181_003;
/// How many hours ago the unpaid links were made.
const UNPAID_AGES: [i64; 40] = [
    1, 3, 5, 22, 26, 31, 44, 49, 52, 71, 94, 99, 118, 131, 146, 170, 193, 198, 217, 241, 266, 301, 314, 337, 362, 409,
    433, 480, 528, 577, 601, 650, 744, 770, 865, 961, 1105, 1300, 1490, 1770,
];

/// The past of the account; pay-ins, payouts and invoices oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    pub(super) links: BTreeMap<u64, Link>,
    pub(super) pay_ins: Vec<PayIn>,
    pub(super) payouts: Vec<Payout>,
    pub(super) invoices: Vec<Invoice>,
    /// Payments whose refund was asked for: a second request is refused.
    pub(super) refunded: BTreeSet<u64>,
}

/// The past as of `now`, Berlin time.
pub(super) fn build(now: DateTime) -> History {
    let mut dice = Dice::new(0x5EC9_A1D0);
    let mut history = History::default();
    let mut sales = Vec::with_capacity(PAYMENTS + UNPAID_AGES.len());
    for paid_on in payment_times(now, &mut dice) {
        let minutes = if dice.chance(70) { 2 + dice.below(55) } else { 60 + dice.below(4000) };
        sales.push((paid_on.saturating_sub(minutes.minutes()), Some(paid_on)));
    }
    sales.extend(UNPAID_AGES.iter().map(|hours| (now.saturating_sub(hours.hours()), None)));
    sales.sort_unstable();
    add_sales(&mut history, &sales, &mut dice);
    history.pay_ins.sort_by_key(|row| row.at);
    let confirmed = history.pay_ins.len().saturating_sub(PENDING);
    for row in history.pay_ins.iter_mut().skip(confirmed) {
        row.is_pending = true;
    }
    add_disputes(&mut history, now, &mut dice);
    add_refunds(&mut history, now, &mut dice);
    history.pay_ins.sort_by_key(|row| row.at);
    add_payouts(&mut history, now.date(), &mut dice);
    add_invoices(&mut history, now.date(), &mut dice);
    history
}

/// First day of the history: that of the month 18 months before this one.
pub(super) fn first_day(today: Date) -> Date {
    today.first_of_month().saturating_sub(Span::new().months(MONTHS))
}

/// When the payments came, oldest first: more on Fridays and Saturdays, few on Sundays, more each month.
fn payment_times(now: DateTime, dice: &mut Dice) -> Vec<DateTime> {
    let today = now.date();
    let first = first_day(today);
    let days: Vec<Date> = first.series(1.day()).take_while(|day| *day < today).collect();
    let weight = |index: usize, day: Date| {
        let busy = match day.weekday() {
            jiff::civil::Weekday::Friday | jiff::civil::Weekday::Saturday => 14,
            jiff::civil::Weekday::Sunday => 3,
            _ => 10,
        };
        busy * (200 + i64::try_from(index).unwrap_or(0))
    };
    let total: i64 = days.iter().enumerate().map(|(index, day)| weight(index, *day)).sum();
    let count = i64::try_from(PAYMENTS - TODAY).unwrap_or(0);
    let (mut times, mut sum, mut sown) = (Vec::with_capacity(PAYMENTS), 0, 0);
    for (index, day) in days.iter().enumerate() {
        sum += weight(index, *day);
        while sown < count && (2 * sown + 1) * total <= 2 * count * sum {
            times.push(day.at(7, 30, 0, 0).saturating_add((dice.below(13 * 3600)).seconds()));
            sown += 1;
        }
    }
    let midnight = today.to_datetime(Time::midnight());
    let passed = now.duration_since(midnight).as_secs();
    let slots = i64::try_from(TODAY).unwrap_or(1);
    times.extend((0..slots).map(|slot| midnight.saturating_add((passed * (slot * 2 + 4) / (slots * 2 + 4)).seconds())));
    times.sort_unstable();
    times
}

fn add_sales(history: &mut History, sales: &[(DateTime, Option<DateTime>)], dice: &mut Dice) {
    let mut numbers = Numbers::default();
    let mut id = FIRST_ID;
    let mut unpaid = 0;
    for (created_at, paid_on) in sales {
        id += 1 + u64::from(dice.chance(60)) * 2;
        let kind = if paid_on.is_some() {
            dice.pick(&[0, 0, 0, 0, 0, 0, 0, 1, 2, 2])
        } else {
            unpaid += 1;
            [0, 1, 0, 0, 2].get(unpaid % 5).copied().unwrap_or(0)
        };
        let kind = match kind {
            0 => Kind::Basic,
            1 => Kind::Split,
            _ => Kind::PersonalQr,
        };
        let sale = shop::sale(kind, created_at.date(), &mut numbers, dice);
        let link = Link {
            id,
            note: sale.note,
            cents: sale.cents,
            kind,
            parties: sale.parties,
            is_cancelled: paid_on.is_none() && unpaid % 19 == 4,
            is_invoice: sale.is_invoice,
            created_at: *created_at,
            paid_on: *paid_on,
        };
        let Some(at) = *paid_on else {
            history.links.insert(id, link);
            continue;
        };
        let method = shop::method(dice);
        let mut row = payment(&link, at, method, dice);
        if kind == Kind::Split && dice.chance(12) {
            row.creator_id = NEIGHBOUR;
        } else {
            history.links.insert(id, link);
        }
        history.pay_ins.push(row);
    }
}

/// The row of a payment. How a split is booked is not documented: here the owner's row carries the whole amount.
pub(super) fn payment(link: &Link, at: DateTime, method: Option<&'static str>, dice: &mut Dice) -> PayIn {
    let (fee, psp) = shop::fees(link.cents, method);
    // What the service says is not always the amount less the fees: a cent is lost now and then.
    let rounding = i64::from(dice.chance(2));
    PayIn {
        pay_id: link.id,
        creator_id: OWNER,
        transaction_id: (!dice.chance(3)).then(|| format!("{}-pi-{}", at.date().strftime("%Y%m%d"), dice.code())),
        cents: link.cents,
        net: link.cents - fee - psp - rounding,
        fee,
        psp,
        kind: link.kind,
        is_pending: false,
        is_paid_out: false,
        note: link.note.clone(),
        at,
        is_split: link.kind == Kind::Split,
        method,
    }
}

/// A row that takes back or returns money of a payment.
pub(super) fn counter(original: &PayIn, kind: Kind, cents: i64, fee: i64, at: DateTime, dice: &mut Dice) -> PayIn {
    PayIn {
        transaction_id: Some(format!("{}-pi-{}", at.date().strftime("%Y%m%d"), dice.code())),
        cents,
        net: cents - fee,
        fee: 0,
        psp: fee,
        kind,
        is_pending: false,
        is_paid_out: false,
        at,
        ..original.clone()
    }
}

/// Payments of ours, `count` of them spread over the history up to some days ago, that nothing happened to yet.
fn spread(history: &History, now: DateTime, count: usize, offset: usize) -> Vec<PayIn> {
    let last = now.date().saturating_sub(Span::new().days(9));
    let touched =
        |row: &PayIn| history.pay_ins.iter().any(|other| other.pay_id == row.pay_id && !other.kind.is_payment());
    let candidates: Vec<&PayIn> = history
        .pay_ins
        .iter()
        .filter(|row| row.kind.is_payment() && row.creator_id == OWNER && row.at.date() < last && !touched(row))
        .filter(|row| history.links.get(&row.pay_id).is_some_and(|link| !link.is_invoice))
        .collect();
    let step = candidates.len() / count.max(1);
    (1..=count)
        .filter_map(|index| candidates.get((index * step).saturating_sub(1 + offset.min(step / 2))))
        .map(|row| (*row).clone())
        .collect()
}

fn add_disputes(history: &mut History, now: DateTime, dice: &mut Dice) {
    for (index, paid) in spread(history, now, DISPUTES, 0).iter().enumerate() {
        let at = paid.at.saturating_add((1 + dice.below(2)).days()).saturating_add((dice.below(90)).minutes());
        history.pay_ins.push(counter(paid, Kind::Dispute, -paid.cents, 1500, at, dice));
        if index + OPEN_DISPUTES < DISPUTES {
            let at = at.saturating_add((2 + dice.below(3)).days());
            history.pay_ins.push(counter(paid, Kind::DisputeRefund, paid.cents, 0, at, dice));
        }
    }
}

fn add_refunds(history: &mut History, now: DateTime, dice: &mut Dice) {
    for paid in spread(history, now, REFUNDS, 2) {
        let part = if paid.cents > 4000 && dice.chance(35) { paid.cents / 4 } else { paid.cents };
        let at = paid.at.saturating_add((1 + dice.below(5)).days());
        history.refunded.insert(paid.pay_id);
        history.pay_ins.push(counter(&paid, Kind::Refund, -part, 0, at, dice));
    }
}

/// One payout for each day before today; yesterday's is still on its way.
fn add_payouts(history: &mut History, today: Date, dice: &mut Dice) {
    let mut id = 40_211;
    let yesterday = today.saturating_sub(1.day());
    for rows in history.pay_ins.chunk_by_mut(|a, b| a.at.date() == b.at.date()) {
        let Some(day) = rows.first().map(|row| row.at.date()).filter(|day| *day < today) else { continue };
        let night = day.saturating_add(1.day()).at(4, 10, 0, 0);
        id += 1;
        if let Some(mut payout) = Payout::of_day(rows.iter(), day, id, &dice.code(), night) {
            payout.is_approved = day < yesterday;
            for row in rows.iter_mut() {
                row.is_paid_out = payout.is_approved;
            }
            history.payouts.push(payout);
        }
    }
}

fn add_invoices(history: &mut History, today: Date, dice: &mut Dice) {
    let months = first_day(today).series(1.month()).take(usize::try_from(MONTHS).unwrap_or(0));
    for (month, id) in months.zip(7301..) {
        history.invoices.push(Invoice::of_month(&history.pay_ins, month, id, dice.code()));
    }
}

#[cfg(test)]
mod tests;
