//! The figures of the overview, computed away from the window's thread. Ended as soon as a newer job of the same figures
//! has come.
//! Called by `runtime`. It must not touch the rows themselves.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::Context;
use super::index::StopOnDrop;
use super::{Event, Ticket};
use crate::model::{AgeBounds, LinkAges, LinkId, Overview, OverviewAsk, PayIn, Rows, UnpaidLink, overview};

/// Figures to be computed.
#[derive(Debug, Clone)]
pub enum FigureJob {
    /// The figures of the overview.
    PayIns {
        /// From the first day that is needed on, to the newest.
        rows: Rows<PayIn>,
        /// Of which days.
        ask: OverviewAsk,
    },
    /// Unpaid links by age.
    Ages {
        /// The links.
        rows: Rows<UnpaidLink>,
        /// When they were first seen, UTC.
        seen: Arc<BTreeMap<LinkId, jiff::Timestamp>>,
        /// Where the ages begin.
        bounds: AgeBounds,
    },
}

/// The result of a figure job.
#[derive(Debug)]
pub enum Figured {
    /// The figures of the overview.
    PayIns(Box<Overview>),
    /// Unpaid links by age.
    Ages(LinkAges),
}

/// Computes figures and tells them, unless it was ended.
pub(super) async fn run(context: Arc<Context>, ticket: Ticket, job: FigureJob) {
    let stop = Arc::new(AtomicBool::new(false));
    let guard = StopOnDrop::new(Arc::clone(&stop));
    let done = tokio::task::spawn_blocking(move || figured(&job, &stop)).await;
    drop(guard);
    match done {
        Ok(Some(figured)) => context.tell(Event::Figured(ticket, Box::new(figured))).await,
        Ok(None) => {}
        Err(error) => tracing::error!(%error, "a figure job panicked"),
    }
}

fn figured(job: &FigureJob, stop: &AtomicBool) -> Option<Figured> {
    let stopped = || stop.load(Ordering::Relaxed);
    match job {
        FigureJob::PayIns { rows, ask } => overview(rows, *ask, &stopped).map(|all| Figured::PayIns(Box::new(all))),
        FigureJob::Ages { rows, seen, bounds } => LinkAges::count(rows, seen, *bounds, &stopped).map(Figured::Ages),
    }
}
