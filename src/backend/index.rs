//! Filtering, sorting and adding up, away from the window's thread. Ended as soon as a newer job of the same table
//! has come.
//! Called by `runtime`. It must not touch the rows themselves.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::Context;
use super::table::{Table, TableRows};
use super::{Event, IndexJob, Ticket};
use crate::journal::ActivityTotals;
use crate::model::{
    Counts, Filter, InvoiceTotals, LinkTotals, Listed, Order, PayInTotals, PayoutTotals, RowSource as _, Rows,
};

/// The result of an index job.
#[derive(Debug)]
pub struct Indexed {
    /// Which table.
    pub table: Table,
    /// Indexes into the rows, in order.
    pub index: Arc<[u32]>,
    /// Sums over the index.
    pub totals: Totals,
    /// How many rows of the range each tab has (pay-ins).
    pub counts: Counts,
}

/// Sums of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Totals {
    /// Pay-ins.
    PayIns(PayInTotals),
    /// Links.
    Links(LinkTotals),
    /// Payouts.
    Payouts(PayoutTotals),
    /// Invoices.
    Invoices(InvoiceTotals),
    /// Activity.
    Activity(ActivityTotals),
}

/// Set when the task is ended, since a blocking job cannot be.
pub(super) struct StopOnDrop(Arc<AtomicBool>);

impl StopOnDrop {
    pub const fn new(stop: Arc<AtomicBool>) -> Self {
        Self(stop)
    }
}

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Runs the job and tells its result, unless it was ended.
pub(super) async fn run(context: Arc<Context>, ticket: Ticket, job: IndexJob) {
    let stop = Arc::new(AtomicBool::new(false));
    let guard = StopOnDrop::new(Arc::clone(&stop));
    let done = tokio::task::spawn_blocking(move || indexed(&job, &stop)).await;
    drop(guard);
    match done {
        Ok(Some(indexed)) => context.tell(Event::Indexed(ticket, Box::new(indexed))).await,
        Ok(None) => {}
        Err(error) => tracing::error!(%error, "an index job panicked"),
    }
}

/// The job's result; `None` when it was told to stop.
pub(super) fn indexed(job: &IndexJob, stop: &AtomicBool) -> Option<Indexed> {
    let stopped = || stop.load(Ordering::Relaxed);
    let table = job.rows.table();
    let order = Order { sort: job.sort, words: &job.words };
    let (index, totals, counts) = match (&job.rows, &job.filter) {
        (TableRows::PayIns(rows), Filter::PayIns(filter)) => {
            let found = crate::model::index_pay_ins(rows, filter, order, &stopped)?;
            let totals = PayInTotals::of(found.index.iter().filter_map(|row| rows.get(usize::try_from(*row).ok()?)));
            (found.index, Totals::PayIns(totals), found.counts)
        }
        (TableRows::Unpaid(rows), Filter::Links(filter)) => {
            let (index, totals) = list(rows, filter, order, &stopped)?;
            (index, Totals::Links(totals), Counts::default())
        }
        (TableRows::Paid(rows), Filter::Links(filter)) => {
            let (index, totals) = list(rows, filter, order, &stopped)?;
            (index, Totals::Links(totals), Counts::default())
        }
        (TableRows::Payouts(rows), Filter::Payouts(filter)) => {
            let (index, totals) = list(rows, filter, order, &stopped)?;
            (index, Totals::Payouts(totals), Counts::default())
        }
        (TableRows::Invoices(rows), Filter::Invoices(filter)) => {
            let (index, totals) = list(rows, filter, order, &stopped)?;
            (index, Totals::Invoices(totals), Counts::default())
        }
        (TableRows::Activity(rows), Filter::Activity(filter)) => {
            let (index, totals) = list(rows, filter, order, &stopped)?;
            (index, Totals::Activity(totals), Counts::default())
        }
        (_, Filter::PayIns(_) | Filter::Links(_) | Filter::Payouts(_) | Filter::Invoices(_) | Filter::Activity(_)) => {
            return None;
        }
    };
    Some(Indexed { table, index, totals, counts })
}

/// The order of a list and its sums.
fn list<T: Listed>(
    rows: &Rows<T>,
    filter: &T::Filter,
    order: Order<'_>,
    stopped: &dyn Fn() -> bool,
) -> Option<(Arc<[u32]>, T::Totals)> {
    let index = crate::model::index_list(rows, filter, order, stopped)?;
    let totals = T::totals(index.iter().filter_map(|row| rows.get(usize::try_from(*row).ok()?)));
    Some((index, totals))
}
