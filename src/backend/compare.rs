//! Pay-ins beside what the service says of them elsewhere: the payouts of a day, the invoices of a month. Pay-ins that
//! are on the screen already are used; else those of the day or month are read, which changes nothing on the screen.
//! Called by `runtime`. What fits and what does not is worked out by `model`.

use std::sync::Arc;
use std::time::Duration;

use super::context::Context;
use super::reads::Collect;
use super::{Event, Ticket};
use crate::api::{ApiError, Client};
use crate::model::{DateRange, FeeMatch, Invoice, Match, PayIn, Payout, Rows};

/// What pay-ins are compared with.
#[derive(Debug, Clone)]
pub enum CompareWith {
    /// The payouts of a day.
    Payouts {
        /// The day, Berlin.
        day: jiff::civil::Date,
        /// All payouts that were read.
        payouts: Rows<Payout>,
    },
    /// The invoices of a month.
    Invoices {
        /// First day of the month, Berlin.
        month: jiff::civil::Date,
        /// All invoices.
        invoices: Rows<Invoice>,
    },
}

/// Pay-ins beside payouts or invoices.
#[derive(Debug, Clone)]
pub struct CompareJob {
    /// What with.
    pub with: CompareWith,
    /// Pay-ins that hold all of the day or month; `None` reads them.
    pub pay_ins: Option<HeldPayIns>,
}

/// Pay-ins that were read before.
#[derive(Debug, Clone)]
pub struct HeldPayIns {
    /// The rows.
    pub rows: Rows<PayIn>,
    /// When they were read, UTC.
    pub at: jiff::Timestamp,
}

/// Pay-ins beside what they were compared with.
#[derive(Debug)]
pub struct Compared {
    /// What came of it.
    pub found: ComparedWith,
    /// The pay-ins may lack rows: the list changed while it was read, or rows could not be read.
    pub may_be_incomplete: bool,
    /// From when the pay-ins are, UTC.
    pub at: jiff::Timestamp,
}

/// What came of a comparison.
#[derive(Debug)]
pub enum ComparedWith {
    /// The payouts of a day.
    Payouts(Box<Match>),
    /// The invoices of a month.
    Invoices(FeeMatch),
}

/// Nothing is asked of the service before this has passed: whoever moves from row to row by the arrow keys asks only
/// for the one where they stay.
const SETTLE: Duration = Duration::from_millis(150);

/// Compares and tells.
pub(super) async fn run(context: Arc<Context>, ticket: Ticket, job: CompareJob) {
    let CompareJob { with, pay_ins } = job;
    let (rows, may_be_incomplete, at) = if let Some(HeldPayIns { rows, at }) = pay_ins {
        (rows, false, at)
    } else {
        let Ok(client) = context.client(&ticket.scope) else {
            return context.tell(Event::Cancelled(ticket)).await;
        };
        tokio::time::sleep(SETTLE).await;
        match read(&context, &ticket, &client, &with).await {
            Ok((rows, may_be_incomplete)) => (rows, may_be_incomplete, context.now()),
            Err(error) => return context.tell(Event::ReadFailed(ticket, error)).await,
        }
    };
    match tokio::task::spawn_blocking(move || compare(&with, &rows)).await {
        Ok(found) => {
            let compared = Box::new(Compared { found, may_be_incomplete, at });
            context.tell(Event::Compared(ticket, compared)).await;
        }
        Err(error) => tracing::error!(%error, "a comparison panicked"),
    }
}

/// The pay-ins of the day or month, and whether some may be missing.
async fn read(
    context: &Arc<Context>,
    ticket: &Ticket,
    client: &Arc<Client>,
    with: &CompareWith,
) -> Result<(Rows<PayIn>, bool), ApiError> {
    let mut sink = Collect::new(ticket, context);
    let finished = match with {
        CompareWith::Payouts { day, .. } => client.read_pay_ins_of_day(*day, &mut sink).await?,
        CompareWith::Invoices { month, .. } => {
            let range = DateRange { from: Some(*month), to: Some(month.last_of_month()) };
            client.read_pay_ins(range, context.today(&ticket.scope).await, &mut sink).await?
        }
    };
    let unread = finished.unreadable_rows.saturating_add(finished.unreadable_fields) > 0;
    Ok((sink.rows, finished.may_be_incomplete || unread))
}

fn compare(with: &CompareWith, pay_ins: &Rows<PayIn>) -> ComparedWith {
    match with {
        CompareWith::Payouts { day, payouts } => {
            ComparedWith::Payouts(Box::new(Match::of_day(*day, payouts.iter(), pay_ins.iter())))
        }
        CompareWith::Invoices { month, invoices } => {
            ComparedWith::Invoices(FeeMatch::of_month(*month, invoices.iter(), pay_ins.iter()))
        }
    }
}
