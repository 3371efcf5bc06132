//! What is shown of a list: data, never closures, so that a filter can travel to a background job and into a file.
//! Screens set it, exports and [`index_pay_ins`](super::index_pay_ins) and [`index_list`](super::index_list) follow it.
//! It never changes rows, and no sum is taken here.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::search::Needle;
use super::{
    ActivityFilter, AgeFilter, DateRange, Invoice, InvoiceMonth, LinkId, LinkKind, Money, Narrow, PaidLink, PayIn,
    PayInClass, PayInState, PayInStatus, Payout, RefundStanding, RowSource, TransactionType, UnpaidLink,
};

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

/// In which state rows are shown. *Paid* and *Pending* are those of the figures: positive payments of the types we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatusFilter {
    /// Confirmed payments: what revenue adds up.
    Paid,
    /// Payments started, not confirmed.
    Pending,
    /// Refunds that are confirmed.
    Refunded,
    /// Disputes of which no Dispute Refund is among the rows, those of later days included.
    OpenDispute,
    /// Money won back from a dispute.
    WonBack,
    /// Payments of which a refund was requested, or is being requested.
    RefundRequested,
    /// Payments of which it is not known whether a refund was requested.
    RefundNotKnown,
    /// Payments of which the service refused a refund.
    RefundRefused,
    /// Payments whose refund is among the rows.
    RefundMade,
}

impl StatusFilter {
    /// The states there are, in the order of the list.
    pub const ALL: [Self; 9] = [
        Self::Paid,
        Self::Pending,
        Self::Refunded,
        Self::OpenDispute,
        Self::WonBack,
        Self::RefundRequested,
        Self::RefundNotKnown,
        Self::RefundRefused,
        Self::RefundMade,
    ];

    /// Whether it asks for what is known of refunds beside the rows.
    pub const fn asks_refunds(self) -> bool {
        matches!(self, Self::RefundRequested | Self::RefundNotKnown | Self::RefundRefused | Self::RefundMade)
    }
}

/// Filter of Pay-ins.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PayInFilter {
    /// Which tab.
    pub tab: PayInTab,
    /// Only this type; `None` is all.
    pub kind: Option<TransactionType>,
    /// Only this method, as sent; empty is rows without one, `None` is all.
    pub method: Option<Box<str>>,
    /// Only rows in this state; `None` is all.
    pub status: Option<StatusFilter>,
    /// Found in note, amount (`88,19` and `88.19`), transaction id, payment id or method, whatever the case.
    pub search: String,
    /// Days by `created_at`.
    pub range: DateRange,
    /// Only rows that none of the above can name; `None` is all.
    pub narrow: Option<Narrow>,
    /// What is known of refunds, for a status that asks for it.
    pub refunds: Arc<BTreeMap<LinkId, RefundStanding>>,
}

/// Filter of Links.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct LinkFilter {
    /// Only this type; `None` is all.
    pub kind: Option<LinkKind>,
    /// Found in note, amount or id, whatever the case.
    pub search: String,
    /// Only unpaid links of this age; `None` is all.
    pub age: Option<Box<AgeFilter>>,
}

/// A filter of Pay-ins, prepared to be asked for many rows.
#[derive(Debug)]
pub struct PayInMatcher<'a> {
    filter: &'a PayInFilter,
    needle: Option<Needle>,
    /// Payments with a Dispute Refund; gathered only for a filter that asks for open disputes.
    won_back: HashSet<LinkId>,
    /// Payments with a negative Refund row; gathered only for a filter that asks for refunds.
    refunded: HashSet<LinkId>,
}

/// Payments whose dispute was decided for the merchant.
pub(super) fn won_back(rows: &dyn RowSource<PayIn>) -> HashSet<LinkId> {
    rows.range(0, rows.len()).filter(|row| row.kind == TransactionType::DisputeRefund).map(|row| row.pay_id).collect()
}

/// Payments of which a refund was made: a negative row says so.
fn refunded(rows: &dyn RowSource<PayIn>) -> HashSet<LinkId> {
    rows.range(0, rows.len()).filter(|row| row.is_refund_made()).map(|row| row.pay_id).collect()
}

impl PayInFilter {
    /// Prepares the filter to be asked for these rows: whether a dispute is open shows another row.
    pub fn matcher(&self, rows: &dyn RowSource<PayIn>) -> PayInMatcher<'_> {
        let asks = self.status == Some(StatusFilter::OpenDispute);
        let won_back = if asks { won_back(rows) } else { HashSet::new() };
        let asks = self.status.is_some_and(StatusFilter::asks_refunds);
        let refunded = if asks { refunded(rows) } else { HashSet::new() };
        PayInMatcher { filter: self, needle: Needle::new(&self.search), won_back, refunded }
    }
}

/// Whether the row is a positive payment of a type we know, in this state.
pub(super) fn is_payment(row: &PayIn, status: &PayInStatus) -> bool {
    row.kind.class() == PayInClass::Payment
        && row.status == *status
        && row.amount.is_some_and(|amount| amount > Money::ZERO)
}

impl PayInMatcher<'_> {
    /// Whether the row is shown.
    pub fn matches(&mut self, row: &PayIn) -> bool {
        self.filter.tab.holds(&row.kind) && self.matches_on_some_tab(row)
    }

    /// Whether the row is shown on one of the tabs.
    pub fn matches_on_some_tab(&mut self, row: &PayIn) -> bool {
        self.filter.kind.as_ref().is_none_or(|kind| *kind == row.kind)
            && self.filter.narrow.as_ref().is_none_or(|narrow| narrow.holds(row))
            && self
                .filter
                .method
                .as_ref()
                .is_none_or(|method| **method == *row.payment_method.as_deref().unwrap_or_default())
            && self.filter.status.is_none_or(|status| self.is_in(row, status))
            && self.filter.range.contains(row.created_at.day())
            && self.needle.as_mut().is_none_or(|needle| {
                needle.is_in(&row.note)
                    || needle.is_in_amount(row.amount)
                    || needle.is_in_id(row.pay_id.0)
                    || row.transaction_id.as_ref().is_some_and(|id| needle.is_in(id))
                    || row.payment_method.as_ref().is_some_and(|method| needle.is_in(method))
            })
    }

    fn is_in(&self, row: &PayIn, status: StatusFilter) -> bool {
        match status {
            StatusFilter::Paid => is_payment(row, &PayInStatus::Success),
            StatusFilter::Pending => is_payment(row, &PayInStatus::Pending),
            StatusFilter::Refunded => row.state() == PayInState::Refunded,
            StatusFilter::OpenDispute => row.kind == TransactionType::Dispute && !self.won_back.contains(&row.pay_id),
            StatusFilter::WonBack => row.state() == PayInState::WonBack,
            StatusFilter::RefundRequested => {
                matches!(self.refund(row), Some(RefundStanding::Requested | RefundStanding::Sending))
            }
            StatusFilter::RefundNotKnown => self.refund(row) == Some(RefundStanding::NotKnown),
            StatusFilter::RefundRefused => self.refund(row) == Some(RefundStanding::Refused),
            StatusFilter::RefundMade => self.refund(row) == Some(RefundStanding::Made),
        }
    }

    /// How far the refund of a payment is. A row that proves it says more than what was asked.
    fn refund(&self, row: &PayIn) -> Option<RefundStanding> {
        if !row.is_paid_payment() {
            None
        } else if self.refunded.contains(&row.pay_id) {
            Some(RefundStanding::Made)
        } else {
            self.filter.refunds.get(&row.pay_id).copied()
        }
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
        self.filter.age.as_ref().is_none_or(|age| age.holds(row.id))
            && self.matches(row.id, &row.kind, &row.note, row.amount)
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

/// Filter of Payouts. The days are those that were read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PayoutFilter {
    /// Found in reference, gross, fee, net or id, whatever the case.
    pub search: String,
}

/// Filter of Invoices.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct InvoiceFilter {
    /// Only this month; `None` is all.
    pub month: Option<InvoiceMonth>,
    /// Found in number, month (`2026-04`, `04/2026`, `April`), address, amounts or row id, whatever the case.
    pub search: String,
}

/// A filter of Payouts, prepared to be asked for many rows.
#[derive(Debug)]
pub struct PayoutMatcher(Option<Needle>);

impl PayoutFilter {
    /// Prepares the filter.
    pub fn matcher(&self) -> PayoutMatcher {
        PayoutMatcher(Needle::new(&self.search))
    }
}

impl PayoutMatcher {
    /// Whether the payout is shown.
    pub fn matches(&mut self, row: &Payout) -> bool {
        self.0.as_mut().is_none_or(|needle| {
            row.transaction_id.as_ref().is_some_and(|id| needle.is_in(id))
                || needle.is_in_amount(row.payout_amount)
                || needle.is_in_amount(row.service_fee)
                || needle.is_in_amount(row.net_amount)
                || needle.is_in_id(row.payout_id)
        })
    }
}

/// A filter of Invoices, prepared to be asked for many rows.
#[derive(Debug)]
pub struct InvoiceMatcher {
    month: Option<InvoiceMonth>,
    needle: Option<Needle>,
}

impl InvoiceFilter {
    /// Prepares the filter.
    pub fn matcher(&self) -> InvoiceMatcher {
        InvoiceMatcher { month: self.month, needle: Needle::new(&self.search) }
    }
}

impl InvoiceMatcher {
    /// Whether the invoice is shown.
    pub fn matches(&mut self, row: &Invoice) -> bool {
        let month = row.month();
        self.month.is_none_or(|wanted| wanted == month)
            && self.needle.as_mut().is_none_or(|needle| {
                let texts = [
                    &row.invoice_id,
                    &row.service_month,
                    &row.company,
                    &row.name,
                    &row.street,
                    &row.house_no,
                    &row.zipcode,
                    &row.city,
                    &row.country,
                ];
                let amounts = [row.total_secpaid_fee, row.total_psp_fee, row.vat, row.total()];
                texts.into_iter().flatten().any(|text| needle.is_in(text))
                    || month.spellings().iter().any(|text| needle.is_in(text))
                    || amounts.into_iter().any(|amount| needle.is_in_amount(amount))
                    || needle.is_in_id(row.sf_id)
            })
    }
}

/// A filter of any list, as a command carries it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Filter {
    /// Pay-ins.
    PayIns(PayInFilter),
    /// Unpaid or paid links.
    Links(LinkFilter),
    /// Payouts.
    Payouts(PayoutFilter),
    /// Invoices.
    Invoices(InvoiceFilter),
    /// Activity.
    Activity(ActivityFilter),
}

impl From<ActivityFilter> for Filter {
    fn from(filter: ActivityFilter) -> Self {
        Self::Activity(filter)
    }
}

impl From<LinkFilter> for Filter {
    fn from(filter: LinkFilter) -> Self {
        Self::Links(filter)
    }
}

impl From<PayoutFilter> for Filter {
    fn from(filter: PayoutFilter) -> Self {
        Self::Payouts(filter)
    }
}

impl From<InvoiceFilter> for Filter {
    fn from(filter: InvoiceFilter) -> Self {
        Self::Invoices(filter)
    }
}

/// By which column a table is sorted. Ties keep the order of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The column's id.
    pub column: &'static str,
    /// Largest, newest or last first.
    pub descending: bool,
}
