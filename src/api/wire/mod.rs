//! The shapes on the wire: bodies that are sent, and tolerant readers of what comes back. Called by the client.
//! Amounts are exact both ways.
//! A reader never guesses: what it cannot read is missing, and counted.

mod envelope;
mod links;
mod request;
mod row;
mod rows;
mod scalar;
#[cfg(test)]
mod tests;

pub(super) use envelope::{DataKind, Envelope, Shape, Verdict, read};
pub(super) use links::{CREATED, NOTHING, PAID, UNPAID};
pub(super) use request::{CreateLink, CreateSplitLink, DeleteLink, RefundPayment};
pub use request::{InvoiceQuery, LinkQuery, PayInQuery, PayoutQuery};
pub(super) use rows::{INVOICE, PAY_IN, PAYOUT};

use crate::api::Endpoint;
use crate::api::error::Body;
use crate::model::PayIn;

/// Reads the body of an answer of an endpoint and counts its rows, whatever the verdict; for fuzzing.
pub fn count_rows(endpoint: Endpoint, body: &[u8]) -> Result<usize, Body> {
    let depth = super::Limits::production().json_depth;
    match endpoint {
        Endpoint::CreateLink | Endpoint::CreateSplitLink => read(body, CREATED, depth).map(|found| found.rows.len()),
        Endpoint::UnpaidLinks => read(body, UNPAID, depth).map(|found| found.rows.len()),
        Endpoint::PaidLinks => read(body, PAID, depth).map(|found| found.rows.len()),
        Endpoint::DeleteLink | Endpoint::RefundPayment => read(body, NOTHING, depth).map(|found| found.rows.len()),
        Endpoint::PayIns => read(body, PAY_IN, depth).map(|found| found.rows.len()),
        Endpoint::Payouts => read(body, PAYOUT, depth).map(|found| found.rows.len()),
        Endpoint::Invoices => read(body, INVOICE, depth).map(|found| found.rows.len()),
    }
}

/// Reads the body of a page of pay-ins and gives its rows, whatever the verdict; for benchmarks, which have no
/// connection.
pub fn pay_ins(body: &[u8]) -> Result<Vec<PayIn>, Body> {
    read(body, PAY_IN, super::Limits::production().json_depth).map(|envelope| envelope.rows)
}
