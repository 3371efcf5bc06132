//! What rows of Pay-ins are shown where no list of the filter row can say it: those of one payment, and those of what
//! shares a line of the overview. Set by opening a figure, part of the filter of Pay-ins.
//! It must not ask for another row: each row says by itself whether it belongs.

use super::{LinkId, PayIn, PayInStatus, PayoutState};

/// Only these rows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Narrow {
    /// Of one payment.
    Payment(LinkId),
    /// Of these methods, as sent; empty for rows without one.
    Methods(Box<[Box<str>]>),
    /// Confirmed and not paid out yet: what an expected payout is made of.
    Waiting,
    /// Of these types, as sent; empty for rows without one.
    Types(Box<[Box<str>]>),
}

impl Narrow {
    /// Whether the row belongs to it.
    pub fn holds(&self, row: &PayIn) -> bool {
        match self {
            Self::Waiting => row.status == PayInStatus::Success && row.payout_status == PayoutState::Pending,
            Self::Payment(id) => row.pay_id == *id,
            Self::Methods(methods) => methods.iter().any(|one| **one == *row.payment_method.as_deref().unwrap_or("")),
            Self::Types(types) => types.iter().any(|one| **one == *row.kind.as_sent()),
        }
    }
}
