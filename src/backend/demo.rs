//! The simulator behind the Demo environment: started with the first visit, on 127.0.0.1, for the life of the process.
//! The Demo's client, limiter and journal are the same code as everywhere; only the address and the key are its own.
//! Called by `local`. It must not be reachable from another environment.

use std::sync::Arc;

use super::context::Context;
use super::{DemoDone, DemoFailed, Event, Ticket};
use crate::api::BaseUrl;
use crate::demo::{Options, PaymentMethod, Running, Simulator};
use crate::model::{LinkId, Scope};
use crate::secrets::ApiKey;

/// Where the Demo's client is to go, with which key. Starts the simulator when it is not running.
pub(super) async fn address(context: &Arc<Context>, scope: &Scope) -> Option<(BaseUrl, ApiKey)> {
    let mut running = context.simulator.lock().await;
    if running.is_none() {
        let pay_ins = context.setup.demo_pay_ins;
        let options = Options { pay_ins, remembered: 0, ..Options::at(Arc::clone(&context.setup.clock)) };
        match Simulator::start(options).await {
            Ok(started) => {
                remember_ages(context, scope, &started).await;
                *running = Some(started);
            }
            Err(error) => {
                tracing::error!(%error, "the simulator could not be started");
                return None;
            }
        }
    }
    let simulator = running.as_ref()?;
    Some((BaseUrl::parse(simulator.url()).ok()?, ApiKey::new(simulator.key()).ok()?))
}

/// The Demo's ledger knows since when its links are there, as if this application had created them.
async fn remember_ages(context: &Arc<Context>, scope: &Scope, simulator: &Running) {
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap_or(jiff::tz::TimeZone::UTC);
    let seen: Vec<_> =
        simulator.seen_links().into_iter().filter_map(|(link, at)| Some((link, zone.to_timestamp(at).ok()?))).collect();
    let of = scope.clone();
    let kept = context
        .with_journal(scope, move |journal| {
            for (link, at) in seen {
                journal.ledger_mut().see_links(&of, [link], at)?;
            }
            Ok(())
        })
        .await;
    if let Err(error) = kept {
        tracing::error!(%error, "the Demo's ledger could not be filled");
    }
}

/// A customer pays a link.
pub(super) async fn pay(context: &Arc<Context>, ticket: Ticket, link: LinkId) {
    let done = match context.simulator.lock().await.as_ref() {
        None => Err(DemoFailed::NotRunning),
        Some(simulator) => simulator
            .customer_pays(link, PaymentMethod::Card)
            .map(|()| DemoDone::Paid(link))
            .map_err(|_| DemoFailed::NoSuchLink),
    };
    context.tell(Event::DemoDone(ticket, done)).await;
}

/// The next day comes.
pub(super) async fn next_day(context: &Arc<Context>, ticket: Ticket) {
    let done = match context.simulator.lock().await.as_ref() {
        None => Err(DemoFailed::NotRunning),
        Some(simulator) => Ok(DemoDone::NextDay(simulator.next_day())),
    };
    context.tell(Event::DemoDone(ticket, done)).await;
}

/// Everything as it was at the start.
pub(super) async fn reset(context: &Arc<Context>, ticket: Ticket) {
    let done = match context.simulator.lock().await.as_ref() {
        None => Err(DemoFailed::NotRunning),
        Some(simulator) => {
            simulator.reset();
            // The numbers of its links begin anew: what was written down of the earlier ones is of no use.
            context.forget_demo_journal();
            remember_ages(context, &ticket.scope, simulator).await;
            Ok(DemoDone::Reset(simulator.now().date()))
        }
    };
    context.tell_journal(&ticket).await;
    context.tell(Event::DemoDone(ticket, done)).await;
}
