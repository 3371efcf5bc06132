//! Looks for typed letters in rows that are there, away from the window's thread. Ended as soon as newer letters of the
//! same scope have come.
//! Called by `runtime`. It asks nothing of the service and must not touch the rows themselves.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::Context;
use super::index::StopOnDrop;
use super::table::TableRows;
use super::{Event, FindJob, Ticket};
use crate::model::{Search, SearchResult};

/// Runs the job and tells its result, unless it was ended.
pub(super) async fn run(context: Arc<Context>, ticket: Ticket, job: FindJob) {
    let stop = Arc::new(AtomicBool::new(false));
    let guard = StopOnDrop::new(Arc::clone(&stop));
    let done = tokio::task::spawn_blocking(move || found(&job, &|| stop.load(Ordering::Relaxed))).await;
    drop(guard);
    match done {
        Ok(Some(found)) => context.tell(Event::Found(ticket, found)).await,
        Ok(None) => {}
        Err(error) => tracing::error!(%error, "a search panicked"),
    }
}

/// The best rows of all tables; `None` when it was told to stop.
fn found(job: &FindJob, stopped: &dyn Fn() -> bool) -> Option<SearchResult> {
    let Some(mut search) = Search::new(&job.query) else { return Some(SearchResult::default()) };
    let whole = job.rows.iter().all(|rows| match rows {
        TableRows::PayIns(rows) => search.through(rows, stopped),
        TableRows::Unpaid(rows) => search.through(rows, stopped),
        TableRows::Paid(rows) => search.through(rows, stopped),
        TableRows::Payouts(rows) => search.through(rows, stopped),
        TableRows::Invoices(rows) => search.through(rows, stopped),
        // What this application did is searched where it is listed.
        TableRows::Activity(_) => true,
    });
    whole.then(|| search.finish())
}
