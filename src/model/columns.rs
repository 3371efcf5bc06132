//! The columns of every list: `…_FIELDS` are all documented fields in the order and under the names of the API, for
//! exports without a window; `…_COLUMNS` are those of the tables on screen and of what is exported from there.
//! A cell is the value as sent; screens may draw it in their own way, and add what is not in the row (an age, icons).

use std::borrow::Cow;
use std::fmt::Write as _;

use super::shown::shown;
use super::{
    Cell, Column, Invoice, InvoiceMonth, Kind, Money, PaidLink, PayIn, Payout, RecipientShare, ServiceTime, UnpaidLink,
};

fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Missing } else { Cell::Text(Cow::Borrowed(text)) }
}

fn optional(value: Option<&str>) -> Cell<'_> {
    value.map_or(Cell::Missing, text)
}

fn id(value: Option<u64>) -> Cell<'static> {
    value.map_or(Cell::Missing, Cell::Id)
}

fn money(value: Option<Money>) -> Cell<'static> {
    value.map_or(Cell::Missing, Cell::Money)
}

fn flag(value: Option<bool>) -> Cell<'static> {
    value.map_or(Cell::Missing, Cell::Flag)
}

const fn time(value: &ServiceTime) -> Cell<'_> {
    match value {
        ServiceTime::Missing => Cell::Missing,
        value => Cell::Time(value),
    }
}

/// `•••• 4711 60.00, •••• 30.00`: tokens are confidential, their last four characters tell them apart.
fn recipients(parties: &[RecipientShare]) -> Cell<'_> {
    if parties.is_empty() {
        return Cell::Missing;
    }
    let mut out = String::new();
    for party in parties {
        out.push_str(if out.is_empty() { "••••" } else { ", ••••" });
        // Writing to a string cannot fail.
        if !party.token_tail.is_empty() {
            write!(out, " {}", party.token_tail).unwrap_or_default();
        }
        if let Some(share) = party.share {
            write!(out, " {share}").unwrap_or_default();
        }
    }
    Cell::Text(Cow::Owned(out))
}

/// Fields of `getPayInTransactions`.
pub static PAY_IN_FIELDS: &[Column<PayIn>] = &[
    Column { id: "pay_id", title: "column-pay-id", kind: Kind::Id, cell: |row| Cell::Id(row.pay_id.0) },
    Column { id: "creator_id", title: "column-creator-id", kind: Kind::Id, cell: |row| id(row.creator_id) },
    Column { id: "user_id", title: "column-user-id", kind: Kind::Id, cell: |row| id(row.user_id) },
    Column {
        id: "transaction_id",
        title: "column-transaction-id",
        kind: Kind::Text,
        cell: |row| optional(row.transaction_id.as_deref()),
    },
    Column { id: "amount", title: "column-amount", kind: Kind::Money, cell: |row| money(row.amount) },
    Column { id: "net_amount", title: "column-net-amount", kind: Kind::Money, cell: |row| money(row.net_amount) },
    Column { id: "service_fee", title: "column-service-fee", kind: Kind::Money, cell: |row| money(row.service_fee) },
    Column {
        id: "service_fee_psp",
        title: "column-service-fee-psp",
        kind: Kind::Money,
        cell: |row| money(row.service_fee_psp),
    },
    Column { id: "status", title: "column-status", kind: Kind::Text, cell: |row| text(row.status.as_sent()) },
    Column { id: "recipient_note", title: "column-recipient-note", kind: Kind::Text, cell: |row| text(&row.note) },
    Column {
        id: "payout_status",
        title: "column-payout-status",
        kind: Kind::Text,
        cell: |row| text(row.payout_status.as_sent()),
    },
    Column { id: "created_at", title: "column-created-at", kind: Kind::Time, cell: |row| time(&row.created_at) },
    Column { id: "is_split_link", title: "column-is-split-link", kind: Kind::Flag, cell: |row| flag(row.is_split) },
    Column { id: "is_dispute", title: "column-is-dispute", kind: Kind::Flag, cell: |row| flag(row.is_dispute) },
    Column { id: "is_refund", title: "column-is-refund", kind: Kind::Flag, cell: |row| flag(row.is_refund) },
    Column {
        id: "payment_method",
        title: "column-payment-method",
        kind: Kind::Text,
        cell: |row| optional(row.payment_method.as_deref()),
    },
    Column {
        id: "transaction_type",
        title: "column-transaction-type",
        kind: Kind::Text,
        cell: |row| text(row.kind.as_sent()),
    },
];

/// Columns of Pay-ins. `fees` are both fees together; the last two are shown where there is room.
pub static PAY_IN_COLUMNS: &[Column<PayIn>] = &[
    Column { id: "created_at", title: "column-date", kind: Kind::Time, cell: |row| time(&row.created_at) },
    Column { id: "recipient_note", title: "column-note", kind: Kind::Text, cell: |row| text(&row.note) },
    Column { id: "transaction_type", title: "column-type", kind: Kind::Text, cell: |row| text(row.kind.as_sent()) },
    Column {
        id: "payment_method",
        title: "column-method",
        kind: Kind::Text,
        cell: |row| optional(row.payment_method.as_deref()),
    },
    Column { id: "amount", title: "column-amount", kind: Kind::Money, cell: |row| money(row.amount) },
    Column { id: "fees", title: "column-fees", kind: Kind::Money, cell: |row| money(row.fees()) },
    Column { id: "net_amount", title: "column-net", kind: Kind::Money, cell: |row| money(row.net_amount) },
    Column { id: "status", title: "column-status", kind: Kind::Text, cell: |row| text(row.status.as_sent()) },
    Column {
        id: "status_shown",
        title: "column-status-shown",
        kind: Kind::Text,
        cell: |row| shown(row.state().word(), row.status.as_sent()),
    },
    Column {
        id: "payout_status",
        title: "column-payout",
        kind: Kind::Text,
        cell: |row| text(row.payout_status.as_sent()),
    },
    Column {
        id: "payout_status_shown",
        title: "column-payout-shown",
        kind: Kind::Text,
        cell: |row| shown(row.payout_status.word(), row.payout_status.as_sent()),
    },
    Column { id: "pay_id", title: "column-pay-id", kind: Kind::Id, cell: |row| Cell::Id(row.pay_id.0) },
    Column {
        id: "transaction_id",
        title: "column-transaction-id",
        kind: Kind::Text,
        cell: |row| optional(row.transaction_id.as_deref()),
    },
];

/// Fields of `getPayOutTransactions`.
pub static PAYOUT_FIELDS: &[Column<Payout>] = &[
    Column { id: "payout_id", title: "column-payout-id", kind: Kind::Id, cell: |row| Cell::Id(row.payout_id) },
    Column { id: "user_id", title: "column-user-id", kind: Kind::Id, cell: |row| id(row.user_id) },
    Column {
        id: "transaction_id",
        title: "column-transaction-id",
        kind: Kind::Text,
        cell: |row| optional(row.transaction_id.as_deref()),
    },
    Column {
        id: "payout_amount",
        title: "column-payout-amount",
        kind: Kind::Money,
        cell: |row| money(row.payout_amount),
    },
    Column { id: "service_fee", title: "column-service-fee", kind: Kind::Money, cell: |row| money(row.service_fee) },
    Column { id: "net_amount", title: "column-net-amount", kind: Kind::Money, cell: |row| money(row.net_amount) },
    Column {
        id: "payout_status",
        title: "column-payout-status",
        kind: Kind::Text,
        cell: |row| text(row.status.as_sent()),
    },
    Column { id: "request_date", title: "column-request-date", kind: Kind::Time, cell: |row| time(&row.request_date) },
    Column { id: "created_at", title: "column-created-at", kind: Kind::Time, cell: |row| time(&row.created_at) },
    Column { id: "is_split_link", title: "column-is-split-link", kind: Kind::Flag, cell: |row| flag(row.is_split) },
    Column { id: "is_dispute", title: "column-is-dispute", kind: Kind::Flag, cell: |row| flag(row.is_dispute) },
    Column { id: "is_refund", title: "column-is-refund", kind: Kind::Flag, cell: |row| flag(row.is_refund) },
    Column {
        id: "transaction_type",
        title: "column-transaction-type",
        kind: Kind::Text,
        cell: |row| optional(row.transaction_type.as_deref()),
    },
];

/// Columns of Payouts. The reference is the one on the bank statement.
pub static PAYOUT_COLUMNS: &[Column<Payout>] = &[
    Column { id: "request_date", title: "column-request-date", kind: Kind::Time, cell: |row| time(&row.request_date) },
    Column {
        id: "payout_amount",
        title: "column-payout-amount",
        kind: Kind::Money,
        cell: |row| money(row.payout_amount),
    },
    Column { id: "service_fee", title: "column-fees", kind: Kind::Money, cell: |row| money(row.service_fee) },
    Column { id: "net_amount", title: "column-net", kind: Kind::Money, cell: |row| money(row.net_amount) },
    Column { id: "payout_status", title: "column-status", kind: Kind::Text, cell: |row| text(row.status.as_sent()) },
    Column {
        id: "payout_status_shown",
        title: "column-status-shown",
        kind: Kind::Text,
        cell: |row| shown(row.status.word(), row.status.as_sent()),
    },
    Column {
        id: "transaction_id",
        title: "column-reference",
        kind: Kind::Text,
        cell: |row| optional(row.transaction_id.as_deref()),
    },
    Column { id: "payout_id", title: "column-payout-id", kind: Kind::Id, cell: |row| Cell::Id(row.payout_id) },
];

/// Fields of `getTaxInvoiceList`.
pub static INVOICE_FIELDS: &[Column<Invoice>] = &[
    Column { id: "sf_id", title: "column-sf-id", kind: Kind::Id, cell: |row| Cell::Id(row.sf_id) },
    Column { id: "user_id", title: "column-user-id", kind: Kind::Id, cell: |row| id(row.user_id) },
    Column { id: "company", title: "column-company", kind: Kind::Text, cell: |row| optional(row.company.as_deref()) },
    Column { id: "name", title: "column-name", kind: Kind::Text, cell: |row| optional(row.name.as_deref()) },
    Column { id: "street", title: "column-street", kind: Kind::Text, cell: |row| optional(row.street.as_deref()) },
    Column {
        id: "house_no",
        title: "column-house-no",
        kind: Kind::Text,
        cell: |row| optional(row.house_no.as_deref()),
    },
    Column { id: "city", title: "column-city", kind: Kind::Text, cell: |row| optional(row.city.as_deref()) },
    Column { id: "country", title: "column-country", kind: Kind::Text, cell: |row| optional(row.country.as_deref()) },
    Column { id: "zipcode", title: "column-zipcode", kind: Kind::Text, cell: |row| optional(row.zipcode.as_deref()) },
    Column {
        id: "invoice_id",
        title: "column-invoice-id",
        kind: Kind::Text,
        cell: |row| optional(row.invoice_id.as_deref()),
    },
    Column { id: "invoice_date", title: "column-invoice-date", kind: Kind::Time, cell: |row| time(&row.invoice_date) },
    Column {
        id: "service_month",
        title: "column-service-month",
        kind: Kind::Text,
        cell: |row| optional(row.service_month.as_deref()),
    },
    Column {
        id: "total_secpaid_fee",
        title: "column-total-secpaid-fee",
        kind: Kind::Money,
        cell: |row| money(row.total_secpaid_fee),
    },
    Column {
        id: "total_psp_fee",
        title: "column-total-psp-fee",
        kind: Kind::Money,
        cell: |row| money(row.total_psp_fee),
    },
    Column { id: "vat", title: "column-vat", kind: Kind::Money, cell: |row| money(row.vat) },
    Column { id: "created_at", title: "column-created-at", kind: Kind::Time, cell: |row| time(&row.created_at) },
];

/// Columns of Invoices. The month is worked out, and the total is the sum of both fees and VAT: neither is sent.
pub static INVOICE_COLUMNS: &[Column<Invoice>] = &[
    Column { id: "month", title: "column-service-month", kind: Kind::Text, cell: month },
    Column {
        id: "invoice_id",
        title: "column-invoice-id",
        kind: Kind::Text,
        cell: |row| optional(row.invoice_id.as_deref()),
    },
    Column {
        id: "total_secpaid_fee",
        title: "column-total-secpaid-fee",
        kind: Kind::Money,
        cell: |row| money(row.total_secpaid_fee),
    },
    Column {
        id: "total_psp_fee",
        title: "column-total-psp-fee",
        kind: Kind::Money,
        cell: |row| money(row.total_psp_fee),
    },
    Column { id: "vat", title: "column-vat", kind: Kind::Money, cell: |row| money(row.vat) },
    Column { id: "total", title: "column-total", kind: Kind::Money, cell: |row| money(row.total()) },
    Column { id: "invoice_date", title: "column-invoice-date", kind: Kind::Time, cell: |row| time(&row.invoice_date) },
    Column { id: "address", title: "column-address", kind: Kind::Text, cell: |row| optional(row.addressee()) },
];

/// `2026-04`; missing where no month is known.
fn month(row: &Invoice) -> Cell<'_> {
    match row.month() {
        InvoiceMonth::Of(first) => Cell::Text(Cow::Owned(first.strftime("%Y-%m").to_string())),
        InvoiceMonth::Unknown => Cell::Missing,
    }
}

/// Fields of `getMyUnusedLinks`; of a recipient token the last four characters.
pub static UNPAID_LINK_FIELDS: &[Column<UnpaidLink>] = &[
    Column { id: "linktopay_id", title: "column-linktopay-id", kind: Kind::Id, cell: |row| Cell::Id(row.id.0) },
    Column { id: "user_id", title: "column-user-id", kind: Kind::Id, cell: |row| id(row.user_id) },
    Column { id: "recipient_note", title: "column-recipient-note", kind: Kind::Text, cell: |row| text(&row.note) },
    Column { id: "amount", title: "column-amount", kind: Kind::Money, cell: |row| money(row.amount) },
    Column { id: "is_cancelled", title: "column-is-cancelled", kind: Kind::Flag, cell: |row| flag(row.is_cancelled) },
    Column { id: "recipients", title: "column-recipients", kind: Kind::Text, cell: |row| recipients(&row.recipients) },
    Column { id: "is_split_link", title: "column-is-split-link", kind: Kind::Flag, cell: |row| flag(row.is_split) },
    Column {
        id: "transaction_type",
        title: "column-transaction-type",
        kind: Kind::Text,
        cell: |row| text(row.kind.as_sent()),
    },
    Column {
        id: "pay_link",
        title: "column-pay-link",
        kind: Kind::Text,
        cell: |row| optional(row.pay_link.as_deref()),
    },
    Column { id: "qr_img", title: "column-qr-img", kind: Kind::Text, cell: |row| optional(row.qr_img.as_deref()) },
];

/// Columns of Links, unpaid. The age is not in the row: it is from our own record.
pub static UNPAID_LINK_COLUMNS: &[Column<UnpaidLink>] = &[
    Column { id: "recipient_note", title: "column-note", kind: Kind::Text, cell: |row| text(&row.note) },
    Column { id: "transaction_type", title: "column-type", kind: Kind::Text, cell: |row| text(row.kind.as_sent()) },
    Column { id: "amount", title: "column-amount", kind: Kind::Money, cell: |row| money(row.amount) },
    Column { id: "pay_link", title: "column-link", kind: Kind::Text, cell: |row| optional(row.pay_link.as_deref()) },
    Column { id: "linktopay_id", title: "column-linktopay-id", kind: Kind::Id, cell: |row| Cell::Id(row.id.0) },
];

/// Fields of `getMyUsedLinks`; of a recipient token the last four characters.
pub static PAID_LINK_FIELDS: &[Column<PaidLink>] = &[
    Column { id: "linktopay_id", title: "column-linktopay-id", kind: Kind::Id, cell: |row| Cell::Id(row.id.0) },
    Column { id: "user_id", title: "column-user-id", kind: Kind::Id, cell: |row| id(row.user_id) },
    Column { id: "recipient_note", title: "column-recipient-note", kind: Kind::Text, cell: |row| text(&row.note) },
    Column { id: "amount", title: "column-amount", kind: Kind::Money, cell: |row| money(row.amount) },
    Column { id: "is_cancelled", title: "column-is-cancelled", kind: Kind::Flag, cell: |row| flag(row.is_cancelled) },
    Column { id: "recipients", title: "column-recipients", kind: Kind::Text, cell: |row| recipients(&row.recipients) },
    Column { id: "is_split_link", title: "column-is-split-link", kind: Kind::Flag, cell: |row| flag(row.is_split) },
    Column {
        id: "transaction_type",
        title: "column-transaction-type",
        kind: Kind::Text,
        cell: |row| text(row.kind.as_sent()),
    },
    Column { id: "paid_on", title: "column-paid-on", kind: Kind::Time, cell: |row| time(&row.paid_on) },
];

/// Columns of Links, paid.
pub static PAID_LINK_COLUMNS: &[Column<PaidLink>] = &[
    Column { id: "paid_on", title: "column-paid-on", kind: Kind::Time, cell: |row| time(&row.paid_on) },
    Column { id: "recipient_note", title: "column-note", kind: Kind::Text, cell: |row| text(&row.note) },
    Column { id: "amount", title: "column-amount", kind: Kind::Money, cell: |row| money(row.amount) },
    Column { id: "transaction_type", title: "column-type", kind: Kind::Text, cell: |row| text(row.kind.as_sent()) },
    Column { id: "recipients", title: "column-recipients", kind: Kind::Text, cell: |row| recipients(&row.recipients) },
    Column { id: "linktopay_id", title: "column-linktopay-id", kind: Kind::Id, cell: |row| Cell::Id(row.id.0) },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Share;
    use crate::model::pay_in::sample;

    fn ids<T>(columns: &[Column<T>]) -> String {
        columns.iter().map(|column| column.id).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn fields_are_those_of_the_api_in_its_order() {
        assert_eq!(
            ids(PAY_IN_FIELDS),
            "pay_id creator_id user_id transaction_id amount net_amount service_fee service_fee_psp status \
             recipient_note payout_status created_at is_split_link is_dispute is_refund payment_method transaction_type"
        );
        assert_eq!(
            ids(PAYOUT_FIELDS),
            "payout_id user_id transaction_id payout_amount service_fee net_amount payout_status request_date \
             created_at is_split_link is_dispute is_refund transaction_type"
        );
        assert_eq!(
            ids(INVOICE_FIELDS),
            "sf_id user_id company name street house_no city country zipcode invoice_id invoice_date service_month \
             total_secpaid_fee total_psp_fee vat created_at"
        );
        let link = "linktopay_id user_id recipient_note amount is_cancelled recipients is_split_link transaction_type";
        assert_eq!(ids(UNPAID_LINK_FIELDS), format!("{link} pay_link qr_img"));
        assert_eq!(ids(PAID_LINK_FIELDS), format!("{link} paid_on"));
    }

    #[test]
    fn every_cell_is_of_the_kind_of_its_column_and_as_sent() {
        let row = PayIn { service_fee: Money::from_service("0.73"), ..sample(12) };
        for column in PAY_IN_FIELDS.iter().chain(PAY_IN_COLUMNS) {
            let fits = match (column.cell)(&row) {
                // The words of the screen stand beside what was sent.
                Cell::Word(_) => column.id.ends_with("_shown"),
                Cell::Count(_) | Cell::Shares(_) => false,
                Cell::Missing => matches!(column.id, "service_fee_psp" | "fees"),
                Cell::Text(_) => column.kind == Kind::Text,
                Cell::Id(_) => column.kind == Kind::Id,
                Cell::Money(_) => column.kind == Kind::Money,
                Cell::Time(_) => column.kind == Kind::Time,
                Cell::Flag(_) => column.kind == Kind::Flag,
            };
            assert!(fits, "{}", column.id);
        }
        let fees = PAY_IN_COLUMNS.iter().find(|column| column.id == "fees").expect("a column");
        let both = PayIn { service_fee_psp: Money::from_service("0.16"), ..row };
        assert_eq!((fees.cell)(&both), Cell::Money(Money::from_cents(89)));
        assert_eq!((fees.cell)(&sample(12)), Cell::Missing);
    }

    #[test]
    fn recipients_show_no_whole_token() {
        let party = |tail: &str, share| RecipientShare { token_tail: tail.into(), token_digest: "d".into(), share };
        let two = [party("4711", Some(Share::from_hundredths(6000))), party("", None)];
        assert_eq!(recipients(&two), Cell::Text("•••• 4711 60.00, ••••".into()));
        assert_eq!(recipients(&[]), Cell::Missing);
    }
}
