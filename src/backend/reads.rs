//! Reads for the screens: pages of pay-ins as they come, and lists that are shown once they are whole. A read is ended
//! by dropping it.
//! Called by `runtime`. Pages wait when the window is slow; a screen gets nothing of another scope.
//! It must not write to the service.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use super::context::Context;
use super::{Event, LinkListRead, Progress, Read, Ticket};
use crate::api::{self, ApiError, Client, Finished, LinkRows, Sink};
use crate::model::{DateRange, Environment, LinkId, LinkList, PayIn, Rows};

/// A list that was read page by page.
#[derive(Debug)]
pub struct ListRead<T> {
    /// In the order of the service.
    pub rows: Rows<T>,
    /// What was asked.
    pub range: DateRange,
    /// The list changed while it was read and may lack rows or hold doubled ones.
    pub may_be_incomplete: bool,
    /// Rows and fields that could not be read.
    pub unreadable: usize,
    /// When, UTC.
    pub at: jiff::Timestamp,
}

/// A difference of the clocks that is worth a word.
const CLOCK_SLACK_SECONDS: i64 = 5 * 60;

/// Reads and tells. Without a key nothing is asked: the screen says so itself.
pub(super) async fn run(context: Arc<Context>, ticket: Ticket, read: Read) {
    if let Read::Check(intent) = read {
        return super::check::run(&context, ticket, intent).await;
    }
    let Ok(client) = context.client(&ticket.scope) else {
        return context.tell(Event::Cancelled(ticket)).await;
    };
    match read {
        Read::PayIns { range } | Read::Overview { range } => all_pay_ins(&context, ticket, &client, range).await,
        Read::Links { list: LinkList::Unpaid, limit } => {
            let rows = client.read_unpaid_links(limit, &mut waiting(&context, &ticket)).await;
            match rows {
                Ok(rows) => {
                    let read = list(&context, &ticket, rows, |link| link.id).await;
                    context.tell(Event::UnpaidLinks(ticket.clone(), read)).await;
                }
                Err(error) => context.tell(Event::ReadFailed(ticket.clone(), error)).await,
            }
        }
        Read::Links { list: LinkList::Paid, limit } => {
            let rows = client.read_paid_links(limit, &mut waiting(&context, &ticket)).await;
            match rows {
                Ok(rows) => {
                    let read = list(&context, &ticket, rows, |link| link.id).await;
                    context.tell(Event::PaidLinks(ticket.clone(), read)).await;
                }
                Err(error) => context.tell(Event::ReadFailed(ticket.clone(), error)).await,
            }
        }
        Read::Payouts { range } => {
            let mut sink = Collect::new(&ticket, &context);
            let read = client.read_payouts(range, &mut sink).await;
            let rows = sink.rows;
            match read {
                Ok(finished) => {
                    tell_clock(&context, &ticket, &client).await;
                    let read = listed(&context, rows, range, finished);
                    context.tell(Event::Payouts(ticket, read)).await;
                }
                Err(error) => context.tell(Event::ReadFailed(ticket, error)).await,
            }
        }
        Read::Invoices => {
            let range = DateRange::EVERYTHING;
            let mut sink = Collect::new(&ticket, &context);
            let read = client.read_invoices(range, &mut sink).await;
            let rows = sink.rows;
            match read {
                Ok(finished) => {
                    tell_clock(&context, &ticket, &client).await;
                    let read = listed(&context, rows, range, finished);
                    context.tell(Event::Invoices(ticket, read)).await;
                }
                Err(error) => context.tell(Event::ReadFailed(ticket, error)).await,
            }
        }
        Read::Check(_) => {}
    }
}

fn listed<T>(context: &Arc<Context>, rows: Rows<T>, range: DateRange, finished: Finished) -> ListRead<T> {
    ListRead {
        rows,
        range,
        may_be_incomplete: finished.may_be_incomplete,
        unreadable: finished.unreadable_rows.saturating_add(finished.unreadable_fields),
        at: context.now(),
    }
}

/// Tells the window how long the rate limit takes.
pub(super) fn waiting<'a>(context: &'a Arc<Context>, ticket: &'a Ticket) -> impl FnMut(Duration) + Send + 'a {
    |wait| {
        let told = Progress { waiting: Some(seconds(wait)), ..Progress::default() };
        context.tell_if_room(Event::Progress(ticket.clone(), told));
    }
}

fn seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).max(1)
}

async fn list<T>(
    context: &Arc<Context>,
    ticket: &Ticket,
    read: LinkRows<T>,
    id: impl Fn(&T) -> LinkId,
) -> LinkListRead<T> {
    context.saw_links(&ticket.scope, read.rows.iter().map(id).collect()).await;
    LinkListRead {
        cut: read.cut,
        limit: read.limit,
        unreadable: read.unreadable_rows.saturating_add(read.unreadable_fields),
        rows: read.rows.into(),
        at: context.now(),
        first_seen: context.ages(&ticket.scope).await,
    }
}

async fn all_pay_ins(context: &Arc<Context>, ticket: Ticket, client: &Arc<Client>, range: DateRange) {
    // Pages wait here while the window's queue is full: a slow window slows the read, not the other way round.
    let (pages, mut incoming) = tokio::sync::mpsc::channel::<Event>(4);
    let reading = {
        let (ticket, context) = (ticket.clone(), Arc::clone(context));
        async move {
            let mut sink = ToWindow { ticket: &ticket, context: &context, pages, waiting: Vec::new() };
            let today = context.today(&ticket.scope).await;
            let result = client.read_pay_ins(to_this_day(range), today, &mut sink).await;
            sink.flush().await;
            result
        }
    };
    let telling = async {
        while let Some(event) = incoming.recv().await {
            context.tell(event).await;
        }
    };
    let (result, ()) = tokio::join!(reading, telling);
    match result {
        Ok(finished) => {
            tell_clock(context, &ticket, client).await;
            context.tell(read_event(context, ticket, range, finished)).await;
        }
        Err(error) => context.tell(Event::ReadFailed(ticket, error)).await,
    }
}

/// The range, open at its end. The service sends the later rows anyway, and what became of a payment, a refund or a
/// dispute, is in them.
fn to_this_day(range: DateRange) -> DateRange {
    DateRange { to: range.to.map(|_| jiff::civil::Date::MAX), ..range }
}

fn read_event(context: &Arc<Context>, ticket: Ticket, range: DateRange, finished: Finished) -> Event {
    Event::PayInsRead {
        ticket,
        range,
        expected_payout: finished.expected_payout,
        may_be_incomplete: finished.may_be_incomplete,
        unreadable: finished.unreadable_rows.saturating_add(finished.unreadable_fields),
        at: context.now(),
    }
}

async fn tell_clock(context: &Arc<Context>, ticket: &Ticket, client: &Arc<Client>) {
    if ticket.scope.environment == Environment::Demo {
        return;
    }
    if let Some(ahead) = client.service_ahead()
        && ahead.as_secs().abs() > CLOCK_SLACK_SECONDS
    {
        context.tell(Event::ClockDiffers(ticket.clone(), ahead.as_secs())).await;
    }
}

/// Hands pages on to the window.
struct ToWindow<'a> {
    ticket: &'a Ticket,
    context: &'a Arc<Context>,
    pages: tokio::sync::mpsc::Sender<Event>,
    /// Pages for which there was no room yet.
    waiting: Vec<Event>,
}

impl ToWindow<'_> {
    fn pass(&mut self, event: Event) {
        self.waiting.push(event);
        while !self.waiting.is_empty() {
            let next = self.waiting.remove(0);
            if let Err(tokio::sync::mpsc::error::TrySendError::Full(back)) = self.pages.try_send(next) {
                self.waiting.insert(0, back);
                return;
            }
        }
    }

    async fn flush(&mut self) {
        for event in std::mem::take(&mut self.waiting) {
            if self.pages.send(event).await.is_err() {
                return;
            }
        }
    }
}

impl Sink<PayIn> for ToWindow<'_> {
    fn page(&mut self, rows: Vec<PayIn>, progress: api::Progress) -> ControlFlow<()> {
        let told = Progress {
            done: usize::try_from(progress.read).unwrap_or(usize::MAX),
            total: progress.total.and_then(|total| usize::try_from(total).ok()),
            waiting: None,
        };
        self.context.tell_if_room(Event::Progress(self.ticket.clone(), told));
        if !rows.is_empty() {
            self.pass(Event::PayInPage { ticket: self.ticket.clone(), rows: rows.into() });
        }
        ControlFlow::Continue(())
    }

    fn restart(&mut self) {
        self.pass(Event::PayInsRestarted(self.ticket.clone()));
    }

    fn waiting(&mut self, wait: Duration) {
        let told = Progress { waiting: Some(seconds(wait)), ..Progress::default() };
        self.context.tell_if_room(Event::Progress(self.ticket.clone(), told));
    }
}

/// Collects all rows of a read: for an export, a comparison, or a list that is shown once it is whole.
pub(super) struct Collect<'a, T> {
    ticket: &'a Ticket,
    context: &'a Arc<Context>,
    pub rows: Rows<T>,
}

impl<'a, T> Collect<'a, T> {
    /// Nothing yet.
    pub fn new(ticket: &'a Ticket, context: &'a Arc<Context>) -> Self {
        Self { ticket, context, rows: Rows::default() }
    }
}

impl<T: Send + Sync> Sink<T> for Collect<'_, T> {
    fn page(&mut self, rows: Vec<T>, progress: api::Progress) -> ControlFlow<()> {
        self.rows.push(rows.into());
        let told = Progress {
            done: usize::try_from(progress.read).unwrap_or(usize::MAX),
            total: progress.total.and_then(|total| usize::try_from(total).ok()),
            waiting: None,
        };
        self.context.tell_if_room(Event::Progress(self.ticket.clone(), told));
        ControlFlow::Continue(())
    }

    fn restart(&mut self) {
        self.rows = Rows::default();
    }

    fn waiting(&mut self, wait: Duration) {
        let told = Progress { waiting: Some(seconds(wait)), ..Progress::default() };
        self.context.tell_if_room(Event::Progress(self.ticket.clone(), told));
    }
}

/// The payment rows of one link, refunds and disputes included.
pub(super) async fn pay_ins_of(client: &Client, pay_id: LinkId) -> Result<Vec<PayIn>, ApiError> {
    let query = api::PayInQuery { pay_id: Some(pay_id), limit: Some(1000), ..api::PayInQuery::default() };
    client.pay_ins(&query, api::Pace::Interactive, &mut |_| {}).await.map(|page| page.rows)
}
