//! What is shown of a list: data, never closures, so that a filter can travel to a background job and into a file.
//! Set by screens, applied by backend jobs.
//! It must not look at rows by itself.

use super::{DateRange, LinkKind, TransactionType};

/// The tabs of Pay-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PayInTab {
    /// Every row.
    #[default]
    All,
    /// Basic, Split, Personal QR and types we do not know.
    Payments,
    /// Refund.
    Refunds,
    /// Dispute and Dispute Refund.
    Disputes,
}

/// Filter of Pay-ins.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PayInFilter {
    /// Which tab.
    pub tab: PayInTab,
    /// Only this type; `None` is all.
    pub kind: Option<TransactionType>,
    /// Only this method, as sent; `None` is all.
    pub method: Option<Box<str>>,
    /// Found in note, amount (`88,19` and `88.19`), transaction id, payment id or method, whatever the case.
    pub search: String,
    /// Days by `created_at`.
    pub range: DateRange,
}

/// Filter of Links.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct LinkFilter {
    /// Only this type; `None` is all.
    pub kind: Option<LinkKind>,
    /// Found in note, amount or id, whatever the case.
    pub search: String,
}

/// A filter of any list, as a command carries it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Filter {
    /// Pay-ins.
    PayIns(PayInFilter),
    /// Unpaid or paid links.
    Links(LinkFilter),
}

/// By which column a table is sorted. Ties keep the order of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The column's id.
    pub column: &'static str,
    /// Largest, newest or last first.
    pub descending: bool,
}
