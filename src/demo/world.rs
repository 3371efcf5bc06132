//! The account as it stands: links, pay-ins, payouts, invoices, refund requests, and the simulated moment. Actions
//! change it: a customer pays, the next day comes, everything starts over. The endpoints in `service` read and write it.
//! Time moves only when something is done; it never asks a clock itself.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time};

use super::bulk::Bulk;
use super::dice::Dice;
use super::history::{self, History};
use super::rows::{Invoice, Kind, Link, PayIn, Payout};
use super::shop;

/// A refund that the service still has to decide.
#[derive(Debug, Clone)]
struct RefundRequest {
    pay_id: u64,
    cents: i64,
}

/// How a simulated customer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaymentMethod {
    /// `card`.
    #[default]
    Card,
    /// `paypal`.
    PayPal,
    /// `Bank Transfer`: confirmed only with the next day.
    BankTransfer,
    /// `null`.
    Unnamed,
}

impl PaymentMethod {
    /// Reads `card`, `paypal`, `bank`; anything else is not named.
    pub(super) fn read(text: &str) -> Self {
        match text.to_ascii_lowercase().as_str() {
            "" | "card" => Self::Card,
            "paypal" => Self::PayPal,
            "bank" | "bank transfer" => Self::BankTransfer,
            _ => Self::Unnamed,
        }
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Card => Some("card"),
            Self::PayPal => Some("paypal"),
            Self::BankTransfer => Some("Bank Transfer"),
            Self::Unnamed => None,
        }
    }
}

/// Why a simulated customer could not pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PayError {
    /// No such link, or it was deleted.
    #[error("no such link")]
    NotFound,
    /// It was paid before.
    #[error("already paid")]
    AlreadyPaid,
    /// It was cancelled.
    #[error("cancelled")]
    Cancelled,
}

#[derive(Debug)]
pub(super) struct World {
    start: DateTime,
    /// The last moment given out; time never runs back.
    now: DateTime,
    pub(super) past: History,
    pub(super) bulk: Option<Bulk>,
    requests: Vec<RefundRequest>,
    next_id: u64,
    pub(super) dice: Dice,
}

impl World {
    /// The shop as of a moment; with `pay_ins`, that many generated rows in place of the history's.
    pub(super) fn new(start: DateTime, pay_ins: Option<usize>) -> Self {
        let mut past = history::build(start);
        let bulk = pay_ins.map(|count| Bulk { count, newest: start });
        if bulk.is_some() {
            past.pay_ins.clear();
        }
        let next_id = past.links.keys().next_back().copied().unwrap_or(0) + 1;
        Self { start, now: start, past, bulk, requests: Vec::new(), next_id, dice: Dice::new(0x0DA7) }
    }

    pub(super) const fn now(&self) -> DateTime {
        self.now
    }

    /// Moves on by a second, and to `clock` where the simulated day has not come to that time yet.
    pub(super) fn tick(&mut self, clock: Option<Time>) -> DateTime {
        let later = self.now.saturating_add(1.second());
        self.now = clock.map_or(later, |time| later.max(self.now.date().to_datetime(time)));
        self.now
    }

    pub(super) fn fresh_id(&mut self) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }

    /// A customer pays a link: it moves to the used ones, and its pay-in appears.
    pub(super) fn pay(&mut self, id: u64, method: PaymentMethod, clock: Option<Time>) -> Result<(), PayError> {
        let now = self.tick(clock);
        let link = self.past.links.get_mut(&id).ok_or(PayError::NotFound)?;
        if link.paid_on.is_some() {
            return Err(PayError::AlreadyPaid);
        }
        if link.is_cancelled {
            return Err(PayError::Cancelled);
        }
        link.paid_on = Some(now);
        let mut row = history::payment(link, now, method.name(), &mut self.dice);
        row.is_pending = method == PaymentMethod::BankTransfer;
        self.past.pay_ins.push(row);
        Ok(())
    }

    /// Takes a link off the list. The caller has checked that it is unused.
    pub(super) fn remove(&mut self, id: u64) {
        self.past.links.remove(&id);
    }

    /// The payment behind a `pay_id`, where we own it.
    pub(super) fn payment(&self, pay_id: u64) -> Option<PayIn> {
        let ours = |row: &&PayIn| row.pay_id == pay_id && row.kind.is_payment() && row.creator_id == shop::OWNER;
        let bulk = self.bulk.and_then(|bulk| bulk.row(bulk.count.checked_sub(usize::try_from(pay_id).ok()?)?));
        self.past.pay_ins.iter().find(ours).cloned().or_else(|| bulk.filter(|row| ours(&row)))
    }

    pub(super) fn is_disputed(&self, pay_id: u64) -> bool {
        self.past.pay_ins.iter().any(|row| row.pay_id == pay_id && row.kind == Kind::Dispute)
    }

    /// Files a refund request; false when there was one before.
    pub(super) fn ask_refund(&mut self, pay_id: u64, cents: i64) -> bool {
        let is_new = self.past.refunded.insert(pay_id);
        if is_new {
            self.requests.push(RefundRequest { pay_id, cents });
        }
        is_new
    }

    /// The next day: started payments are confirmed, yesterday's payout arrives, today's is made, a month that ended is
    /// billed, the refunds asked for are decided (amounts that end in 13 cents are rejected, all others approved).
    pub(super) fn next_day(&mut self, clock: Option<Time>) -> Date {
        let (today, tomorrow) = (self.now.date(), self.now.date().saturating_add(1.day()));
        let night = tomorrow.at(4, 10, 0, 0);
        for payout in &mut self.past.payouts {
            payout.is_approved = true;
        }
        for row in &mut self.past.pay_ins {
            row.is_pending = false;
            row.is_paid_out = row.at.date() < today;
        }
        let id = self.past.payouts.last().map_or(40_000, |payout| payout.id) + 1;
        let code = self.dice.code();
        self.past.payouts.extend(Payout::of_day(self.past.pay_ins.iter(), today, id, &code, night));
        if tomorrow.day() == 1 {
            let id = self.past.invoices.last().map_or(7300, |invoice| invoice.id) + 1;
            let code = self.dice.code();
            self.past.invoices.push(Invoice::of_month(&self.past.pay_ins, today.first_of_month(), id, code));
        }
        self.now = tomorrow.to_datetime(clock.unwrap_or_else(|| self.now.time())).max(night.saturating_add(1.hour()));
        for request in std::mem::take(&mut self.requests) {
            let at = self.tick(None);
            let paid = self.payment(request.pay_id).filter(|_| request.cents % 100 != 13);
            let row = paid.map(|paid| history::counter(&paid, Kind::Refund, -request.cents, 0, at, &mut self.dice));
            self.past.pay_ins.extend(row);
        }
        tomorrow
    }

    /// Everything as at the start.
    pub(super) fn reset(&mut self) {
        *self = Self::new(self.start, self.bulk.map(|bulk| bulk.count));
    }

    /// Unused links, newest first.
    pub(super) fn unused(&self) -> impl Iterator<Item = &Link> {
        self.past.links.values().rev().filter(|link| link.paid_on.is_none())
    }

    /// Used links, newest payment first.
    pub(super) fn used(&self) -> Vec<&Link> {
        let mut links: Vec<&Link> = self.past.links.values().filter(|link| link.paid_on.is_some()).collect();
        links.sort_by_key(|link| std::cmp::Reverse((link.paid_on, link.id)));
        links
    }
}
