//! What is known of the refund of a payment, in one word: from our own record of requests, and from the rows of the
//! service. Shown on the rows of Pay-ins and in their filter, and asked before a second request could leave.
//! It knows no journal: what was asked is handed in.

/// How far the refund of a payment is, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RefundStanding {
    /// The service refused the request: nothing was asked for.
    Refused,
    /// The request is on its way.
    Sending,
    /// It is not known whether the request arrived.
    NotKnown,
    /// Requested; the service decides.
    Requested,
    /// A negative row of the payment is among the pay-ins.
    Made,
}

impl RefundStanding {
    /// Whether a second request could be one too many. After a refusal a payment can be asked for again.
    pub const fn may_be_asked(self) -> bool {
        !matches!(self, Self::Refused)
    }
}
