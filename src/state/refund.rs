//! Asking for the refund of a payment: the form of each payment, what stands in the way, and who pays back what.
//! Changed by `update/refunds`, drawn by the dialog and by Pay-ins. What was typed stays until a refund was requested.
//! It must not know how a request is sent.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::backend::Write;
use crate::journal::{RecordedRequest, RefundFact, refunds};
use crate::model::{
    LinkId, Money, MoneyError, PayIn, PayInClass, PayInState, PayInStatus, RefundRequest, RefundStanding, ServiceTime,
    Share, SplitType, divide_in_proportion,
};

use super::{Session, State, WriteObstacle, WriteProblem};

/// The refunds of a scope.
#[derive(Debug, Default)]
pub struct Refunds {
    /// What this application knows of each payment it asked a refund of.
    pub known: BTreeMap<LinkId, RefundFact>,
    /// The same in one word each, for the filter.
    pub(super) standings: Arc<BTreeMap<LinkId, RefundStanding>>,
    /// The form of each payment, as it was left.
    pub forms: BTreeMap<LinkId, RefundForm>,
}

/// The form for the refund of a payment.
#[derive(Debug)]
pub struct RefundForm {
    /// The payment, as it was when the form was opened.
    pub payment: PayIn,
    /// All of it, or a part.
    pub full: bool,
    /// The part, as typed.
    pub amount: String,
    /// The amount typed again.
    pub confirmation: String,
    /// Whether problems of empty fields are shown: after the first try to send.
    pub tried: bool,
    /// Who gave and gets what of a split payment, where that is known.
    pub split: Option<KnownSplit>,
    /// Sending it.
    pub attempt: RefundAttempt,
}

/// Sending the form.
#[derive(Debug, Default)]
pub enum RefundAttempt {
    /// Not begun.
    #[default]
    Idle,
    /// On its way.
    Sending {
        /// Ticket number of the write.
        ticket: u64,
        /// Since when, UTC.
        since: Timestamp,
    },
    /// It did not happen; the form is as it was.
    Problem(WriteProblem),
    /// Requested.
    Done,
}

/// What is wrong with a typed part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundAmountError {
    /// It cannot be taken.
    Money(MoneyError),
    /// More than was paid: this much was.
    OverPaid(Money),
}

/// The split of the link that was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSplit {
    /// How shares are meant.
    pub split_type: SplitType,
    /// Whether that is known: the list of paid links does not say it.
    pub certain: bool,
    /// The recipients in order.
    pub recipients: Vec<KnownParty>,
}

/// A recipient of a split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownParty {
    /// The name in the book.
    pub label: Option<Box<str>>,
    /// Last four characters of a token longer than eight, else empty.
    pub tail: Box<str>,
    /// Percent or EUR.
    pub share: Share,
}

/// What one side pays back, about: how the service rounds is not documented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundPart<'a> {
    /// The recipient; `None` is the owner of the link.
    pub party: Option<&'a KnownParty>,
    /// Percent or EUR.
    pub share: Share,
    /// EUR.
    pub amount: Money,
}

/// Why no refund of a payment can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundObstacle {
    /// The row is a refund, a dispute, or nothing that was paid.
    NoPayment,
    /// The payment is not confirmed.
    Pending,
    /// The payment is somebody else's; one is a recipient of it.
    Recipient,
    /// A payment of an invoice link.
    Invoice,
    /// There is a dispute about it.
    Dispute,
    /// A refund of it is among the pay-ins.
    Made,
    /// A request is on its way.
    Sending,
    /// A refund was asked for before, or may have been.
    Asked(RefundFact),
    /// Nothing can be changed at the service.
    Write(WriteObstacle),
}

impl RefundForm {
    pub(super) const fn new(payment: PayIn) -> Self {
        Self {
            payment,
            full: true,
            amount: String::new(),
            confirmation: String::new(),
            tried: false,
            split: None,
            attempt: RefundAttempt::Idle,
        }
    }

    /// EUR paid.
    pub fn paid(&self) -> Money {
        self.payment.amount.unwrap_or_default()
    }

    /// EUR to be refunded, or what is wrong with what was typed.
    pub fn refund(&self) -> Result<Money, RefundAmountError> {
        if self.full {
            return Ok(self.paid());
        }
        let amount = self.amount.parse::<Money>().map_err(RefundAmountError::Money)?;
        if amount > self.paid() { Err(RefundAmountError::OverPaid(self.paid())) } else { Ok(amount) }
    }

    /// Whether the amount typed again is the one to be refunded.
    pub fn is_confirmed(&self) -> bool {
        self.refund().is_ok_and(|amount| self.confirmation.parse() == Ok(amount))
    }

    /// The request, when nothing is wrong with it. `confirm` asks that the amount was typed again.
    pub fn request(&self, confirm: bool) -> Option<RefundRequest> {
        let amount = self.refund().ok()?;
        let confirmed = !confirm || self.is_confirmed();
        confirmed.then(|| RefundRequest { pay_id: self.payment.pay_id, amount, full: amount == self.paid() })
    }

    /// Whether it is on its way.
    pub const fn is_sending(&self) -> bool {
        matches!(self.attempt, RefundAttempt::Sending { .. })
    }

    /// Whether the payment was split.
    pub fn is_split(&self) -> bool {
        self.payment.is_split_payment()
    }

    /// What each side pays back of an amount; `None` where the shares are not known.
    pub fn parts(&self, amount: Money) -> Option<Vec<RefundPart<'_>>> {
        self.split.as_ref()?.parts(self.paid(), amount)
    }
}

impl KnownSplit {
    /// Each side's part of an amount, of a link over `paid`: the owner first, to the cent, together exactly the amount.
    /// `None` where the shares are not those of that link.
    pub fn parts(&self, paid: Money, amount: Money) -> Option<Vec<RefundPart<'_>>> {
        let given = self.recipients.iter().fold(Share::ZERO, |sum, party| sum.saturating_add(party.share));
        let whole = match self.split_type {
            SplitType::Normal => Share::HUNDRED,
            SplitType::Absolute => Share::from_decimal(paid.decimal()),
        };
        let shares: Vec<Share> = std::iter::once(whole.saturating_sub(given))
            .chain(self.recipients.iter().map(|party| party.share))
            .collect();
        let amounts = divide_in_proportion(amount, &shares)?;
        let parties = std::iter::once(None).chain(self.recipients.iter().map(Some));
        let parts = parties.zip(shares).zip(amounts);
        Some(parts.map(|((party, share), amount)| RefundPart { party, share, amount }).collect())
    }
}

impl Refunds {
    /// Takes over what the writes of the scope say.
    pub(super) fn learn(&mut self, entries: &[Arc<crate::journal::Entry>]) {
        self.known = refunds(entries.iter().map(Arc::as_ref));
        self.standings = Arc::new(self.known.iter().map(|(id, fact)| (*id, fact.standing)).collect());
    }
}

impl Session {
    /// How far the refund of this row's payment is; `None` for rows that are no payment, and where nothing is known.
    pub fn refund_standing(&self, row: &PayIn) -> Option<RefundStanding> {
        if !row.is_paid_payment() {
            None
        } else if self.refund_seen(row.pay_id).is_some() {
            Some(RefundStanding::Made)
        } else {
            self.refunds.known.get(&row.pay_id).map(|fact| fact.standing)
        }
    }

    /// When the refund of a payment was made, Berlin, as far as the pay-ins tell that were read for Pay-ins or Overview.
    pub fn refund_seen(&self, pay_id: LinkId) -> Option<&ServiceTime> {
        self.pay_ins.occurring().refunded_at(pay_id).or_else(|| self.overview.gathered.refunded_at(pay_id))
    }

    /// Whether a refund of the payment is on its way.
    pub(super) fn refund_running(&self, pay_id: LinkId) -> bool {
        self.activity.running.values().any(|(write, _)| matches!(write, Write::Refund(asked) if asked.pay_id == pay_id))
    }

    /// The split of the link that was paid: from our own record of it, else from the list of paid links. The amounts
    /// must be the same, or the shares may be those of something else.
    pub fn known_split(&self, payment: &PayIn) -> Option<KnownSplit> {
        let paid = payment.amount?;
        let recorded = self.activity.entries.iter().find_map(|entry| match &entry.intent.body {
            RecordedRequest::Link(link) if entry.link_id() == Some(payment.pay_id) && link.amount == paid => {
                link.split.as_ref()
            }
            _ => None,
        });
        if let Some(split) = recorded {
            let party = |one: &crate::journal::RecordedRecipient| KnownParty {
                label: one.label.clone(),
                tail: one.tail.clone(),
                share: one.share,
            };
            let recipients = split.recipients.iter().map(party).collect();
            return Some(KnownSplit { split_type: split.split_type, certain: true, recipients });
        }
        let used = self.links.paid.rows.value()?;
        let link = used.iter().find(|link| link.id == payment.pay_id && link.amount == Some(paid))?;
        let party = |one: &crate::model::RecipientShare| {
            let known = self.create.book.iter().find(|entry| *entry.token.digest() == *one.token_digest);
            let label = known.map(|entry| entry.label.clone());
            Some(KnownParty { label, tail: one.token_tail.clone(), share: one.share? })
        };
        let recipients = link.recipients.iter().map(party).collect::<Option<Vec<_>>>()?;
        let given = recipients.iter().fold(Share::ZERO, |sum, party| sum.saturating_add(party.share));
        if recipients.is_empty() || given.is_negative() {
            return None;
        }
        let may_be_percent = given <= Share::HUNDRED;
        let may_be_money = given <= Share::from_decimal(paid.decimal());
        let split_type = match (may_be_percent, may_be_money) {
            (true, _) => SplitType::Normal,
            (false, true) => SplitType::Absolute,
            (false, false) => return None,
        };
        Some(KnownSplit { split_type, certain: !(may_be_percent && may_be_money), recipients })
    }
}

impl State {
    /// Why no refund of this row can be asked for now; `None` when it can.
    pub fn refund_obstacle(&self, row: &PayIn) -> Option<RefundObstacle> {
        let session = self.session();
        of_row(row)
            .or_else(|| {
                let occurring = session.pay_ins.occurring();
                if session.refund_running(row.pay_id) {
                    Some(RefundObstacle::Sending)
                } else if session.refund_seen(row.pay_id).is_some() {
                    Some(RefundObstacle::Made)
                } else if occurring.is_disputed(row.pay_id) {
                    Some(RefundObstacle::Dispute)
                } else {
                    let known = session.refunds.known.get(&row.pay_id);
                    known.filter(|fact| fact.forbids(None)).map(|fact| RefundObstacle::Asked(*fact))
                }
            })
            .or_else(|| self.write_obstacle().map(RefundObstacle::Write))
    }
}

/// What the row itself says against it.
fn of_row(row: &PayIn) -> Option<RefundObstacle> {
    if !matches!(row.kind.class(), PayInClass::Payment | PayInClass::Unknown) {
        Some(RefundObstacle::NoPayment)
    } else if row.is_recipient_role() {
        Some(RefundObstacle::Recipient)
    } else if row.kind.as_sent().to_ascii_lowercase().contains("invoice") {
        Some(RefundObstacle::Invoice)
    } else if row.status == PayInStatus::Pending {
        Some(RefundObstacle::Pending)
    } else if row.state() == PayInState::Paid {
        None
    } else {
        Some(RefundObstacle::NoPayment)
    }
}

#[cfg(test)]
mod tests;
