//! Fee invoices: what SecPaid charges the merchant, one a month. Source: API page getTaxInvoiceList.
//! Read from the wire by `api`, shown by screens, written by exports.
//! It must not add up what the service did not send.

use super::{Money, ServiceTime};

/// A row of `getTaxInvoiceList`. The API offers no PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// The row's number.
    pub sf_id: u64,
    /// Account number.
    pub user_id: Option<u64>,
    /// Address as printed on the invoice.
    pub company: Option<Box<str>>,
    /// Address.
    pub name: Option<Box<str>>,
    /// Address.
    pub street: Option<Box<str>>,
    /// Address.
    pub house_no: Option<Box<str>>,
    /// Address.
    pub city: Option<Box<str>>,
    /// Address.
    pub country: Option<Box<str>>,
    /// Address; text, since it may begin with 0.
    pub zipcode: Option<Box<str>>,
    /// `YYYYMM-sf-XXXXXXXXXX`.
    pub invoice_id: Option<Box<str>>,
    /// Day of the invoice.
    pub invoice_date: ServiceTime,
    /// `April 2026`, as sent.
    pub service_month: Option<Box<str>>,
    /// EUR.
    pub total_secpaid_fee: Option<Money>,
    /// EUR.
    pub total_psp_fee: Option<Money>,
    /// EUR; 0 is reverse charge.
    pub vat: Option<Money>,
    /// Berlin time as sent.
    pub created_at: ServiceTime,
}
