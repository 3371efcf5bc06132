//! What is shown of a list: data, never closures, so that a filter can travel to a background job and into a file.
//! Screens set it, exports and [`index_pay_ins`](super::index_pay_ins) and its siblings follow it.
//! It never changes rows, and no sum is taken here.

use super::search::Needle;
use super::{DateRange, LinkId, LinkKind, Money, PaidLink, PayIn, TransactionType, UnpaidLink};

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

impl PayInTab {
    /// The tabs, in the order in which they stand.
    pub const ALL: [Self; 4] = [Self::All, Self::Payments, Self::Refunds, Self::Disputes];

    /// Whether rows of a type stand on the tab.
    pub const fn holds(self, kind: &TransactionType) -> bool {
        match (self, kind) {
            (Self::All, _) | (Self::Refunds, TransactionType::Refund) => true,
            (Self::Disputes, kind) => matches!(kind, TransactionType::Dispute | TransactionType::DisputeRefund),
            (Self::Payments, kind) => matches!(
                kind,
                TransactionType::Basic
                    | TransactionType::Split
                    | TransactionType::PersonalQr
                    | TransactionType::Other(_)
            ),
            (Self::Refunds, _) => false,
        }
    }
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

/// A filter of Pay-ins, prepared to be asked for many rows.
#[derive(Debug)]
pub struct PayInMatcher<'a> {
    filter: &'a PayInFilter,
    needle: Option<Needle>,
}

impl PayInFilter {
    /// Prepares the filter.
    pub fn matcher(&self) -> PayInMatcher<'_> {
        PayInMatcher { filter: self, needle: Needle::new(&self.search) }
    }
}

impl PayInMatcher<'_> {
    /// Whether the row is shown.
    pub fn matches(&mut self, row: &PayIn) -> bool {
        self.filter.tab.holds(&row.kind) && self.matches_on_some_tab(row)
    }

    /// Whether the row is shown on one of the tabs.
    pub fn matches_on_some_tab(&mut self, row: &PayIn) -> bool {
        self.filter.kind.as_ref().is_none_or(|kind| *kind == row.kind)
            && self.filter.method.as_ref().is_none_or(|method| row.payment_method.as_ref() == Some(method))
            && self.filter.range.contains(row.created_at.day())
            && self.needle.as_mut().is_none_or(|needle| {
                needle.is_in(&row.note)
                    || needle.is_in_amount(row.amount)
                    || needle.is_in_id(row.pay_id.0)
                    || row.transaction_id.as_ref().is_some_and(|id| needle.is_in(id))
                    || row.payment_method.as_ref().is_some_and(|method| needle.is_in(method))
            })
    }
}

/// A filter of Links, prepared to be asked for many rows.
#[derive(Debug)]
pub struct LinkMatcher<'a> {
    filter: &'a LinkFilter,
    needle: Option<Needle>,
}

impl LinkFilter {
    /// Prepares the filter.
    pub fn matcher(&self) -> LinkMatcher<'_> {
        LinkMatcher { filter: self, needle: Needle::new(&self.search) }
    }
}

impl LinkMatcher<'_> {
    /// Whether the unpaid link is shown.
    pub fn matches_unpaid(&mut self, row: &UnpaidLink) -> bool {
        self.matches(row.id, &row.kind, &row.note, row.amount)
    }

    /// Whether the paid link is shown.
    pub fn matches_paid(&mut self, row: &PaidLink) -> bool {
        self.matches(row.id, &row.kind, &row.note, row.amount)
    }

    fn matches(&mut self, id: LinkId, kind: &LinkKind, note: &str, amount: Option<Money>) -> bool {
        self.filter.kind.as_ref().is_none_or(|wanted| wanted == kind)
            && self
                .needle
                .as_mut()
                .is_none_or(|needle| needle.is_in(note) || needle.is_in_amount(amount) || needle.is_in_id(id.0))
    }
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
