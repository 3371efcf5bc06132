//! Writes: recorded before they are sent, sent once, recorded again before the window is told. Never ended, never
//! repeated. Writes of one scope go one after the other; of many at once, others may go in between.
//! Called by `runtime`. It must not send anything that is not in the journal.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use super::check::key_doubt;
use super::context::Context;
use super::turn::{Lane, Turn};
use super::{Created, Event, NotSent, Outcome, Ticket, Write, WriteCommand, Written};
use crate::api::error::{Cause, Refusal};
use crate::api::{ApiError, Client, Endpoint, WriteOutcome};
use crate::journal::{
    Intent, IntentId, JournalError, RecordedOutcome, RecordedRequest, Settlement, UnknownWhy, WriteKind,
};
use crate::model::{KeyState, LinkId, differences, verify_pay_link};

/// How long one write of many goes on waiting before it looks again what was decided meanwhile.
const LOOK: Duration = Duration::from_millis(250);

/// Carries one write out when its turn comes, and tells its outcome. `client` is the one its scope had when the write
/// came: what was decided with one key is never sent with the next.
pub(super) async fn run(
    context: Arc<Context>,
    command: WriteCommand,
    client: Result<Arc<Client>, KeyState>,
    mut place: Turn,
) {
    place.comes().await;
    if !command.one_of_many {
        carry_out_and_tell(&context, &command, &client).await;
        return;
    }
    // Takes a turn like the others only when there is room, so that nobody waits for its wait.
    loop {
        let mut turn = context.turn(&command.ticket.scope, Lane::Next);
        turn.comes().await;
        let Some(wait) = carry_out_and_tell(&context, &command, &client).await else {
            return;
        };
        drop(turn);
        sleep(wait.min(LOOK)).await;
    }
}

/// Returns how long there is no room, for one of many: then nothing was done.
async fn carry_out_and_tell(
    context: &Arc<Context>,
    command: &WriteCommand,
    client: &Result<Arc<Client>, KeyState>,
) -> Option<Duration> {
    if context.is_closing() {
        // It was not recorded and is not sent: nothing about it is unknown. Nobody is there to be told.
        return None;
    }
    match carry_out(context, command, client.clone()).await {
        Ended::Told(written) => {
            context.tell_journal(&command.ticket).await;
            context.tell(Event::Written(command.ticket.clone(), Box::new(written))).await;
            None
        }
        Ended::Closed => None,
        Ended::NoRoom(wait) => Some(wait),
    }
}

/// How far a write came.
enum Ended {
    /// It has an outcome.
    Told(Written),
    /// The window closes before it is recorded: nobody is there to be told.
    Closed,
    /// One of many, for which there is no room among the requests of a minute for so long. Nothing was done.
    NoRoom(Duration),
}

async fn carry_out(context: &Arc<Context>, command: &WriteCommand, client: Result<Arc<Client>, KeyState>) -> Ended {
    let WriteCommand { ticket, write, again_for, one_of_many } = command;
    let not_sent = |why| Ended::Told(Written { intent: None, outcome: Outcome::NotSent(why), recorded: Ok(()) });
    if context.setup.read_only && ticket.scope.environment.needs_key() {
        return not_sent(NotSent::ReadOnly);
    }
    let client = match client {
        Ok(client) => client,
        Err(state) => return not_sent(NotSent::NoKey(state)),
    };
    if let Some(why) = forbidden(context, command, &client) {
        return not_sent(why);
    }
    let highest_seen = match write {
        Write::Create(_) => match highest_seen(context, ticket, &client).await {
            Ok(highest) => highest,
            Err(why) => return not_sent(why),
        },
        Write::Delete(_) | Write::Refund(_) => None,
    };
    // It may take long: what the merchant decides meanwhile holds, and nothing is recorded that was not sent.
    if *one_of_many {
        if let Err(wait) = client.room_for_one_of_many() {
            return Ended::NoRoom(wait);
        }
    } else if let Err(error) = client.room_to_write(endpoint(write)).await {
        return not_sent(NotSent::Unprepared(error));
    }
    if context.is_closing() {
        return Ended::Closed;
    }
    let intent = match begin(context, command, &client, highest_seen).await {
        Ok(Ok(intent)) => intent,
        Ok(Err(why)) => return not_sent(why),
        Err(error) => return not_sent(NotSent::Journal(error)),
    };
    let outcome = send(context, &client, ticket, write).await;
    let recorded = recorded(&outcome);
    let at = context.moment(&ticket.scope).await;
    let earlier = again_for.and_then(|earlier| Some((earlier, settles_the_first(write, &outcome, intent)?)));
    let recorded =
        context.with_journal(&ticket.scope, move |journal| journal.conclude(intent, at, recorded, earlier)).await;
    if let Err(error) = &recorded {
        // The write is done; the open intent will ask to be checked at the next start, which is the safe side.
        tracing::error!(%error, "the outcome of a write could not be recorded");
    }
    Ended::Told(Written { intent: Some(intent), outcome, recorded })
}

const fn endpoint(write: &Write) -> Endpoint {
    match write {
        Write::Create(request) if request.split.is_some() => Endpoint::CreateSplitLink,
        Write::Create(_) => Endpoint::CreateLink,
        Write::Delete(_) => Endpoint::DeleteLink,
        Write::Refund(_) => Endpoint::RefundPayment,
    }
}

/// What a second write says of the first. Only one that was done, or may have been, takes its place; after a refusal
/// the first is as unknown as before, unless the refusal is that it was made.
fn settles_the_first(write: &Write, outcome: &Outcome, by: IntentId) -> Option<Settlement> {
    match (outcome, write) {
        (Outcome::Refused(error), Write::Refund(request))
            if error.refusal() == Some(&Refusal::RefundAlreadyRequested) =>
        {
            Some(Settlement::Found { link_id: request.pay_id })
        }
        (Outcome::NotSent(_) | Outcome::Refused(_), _) => None,
        _ => Some(Settlement::SentAgain { by }),
    }
}

/// The highest link id this application has seen in the scope. *Check* looks only beyond it; when none was ever seen,
/// the lists are read first.
async fn highest_seen(
    context: &Arc<Context>,
    ticket: &Ticket,
    client: &Arc<Client>,
) -> Result<Option<LinkId>, NotSent> {
    let scope = ticket.scope.clone();
    let known = context
        .with_journal(&ticket.scope, move |journal| Ok(journal.highest_link(&scope)))
        .await
        .map_err(NotSent::Journal)?;
    if known.is_some() {
        return Ok(known);
    }
    let unpaid = client.read_unpaid_links(None, &mut |_| {}).await.map_err(NotSent::Unprepared)?;
    let paid = client.read_paid_links(None, &mut |_| {}).await.map_err(NotSent::Unprepared)?;
    let highest = unpaid.rows.iter().map(|link| link.id).chain(paid.rows.iter().map(|link| link.id)).max();
    context.saw_links(&ticket.scope, highest.into_iter().collect()).await;
    Ok(Some(highest.unwrap_or(LinkId(0))))
}

/// What was chosen since the write was asked for, and forbids it: *View only*, a stop, the removal or replacement of its
/// key, or the clearing of all data, its record included.
fn forbidden(context: &Context, command: &WriteCommand, client: &Client) -> Option<NotSent> {
    let scope = &command.ticket.scope;
    if let Some(why) = context.forbidden.why(command) {
        return Some(why);
    }
    if context.is_clearing(scope) {
        return Some(NotSent::Clearing);
    }
    match context.client(scope) {
        Err(state) => Some(NotSent::NoKey(state)),
        Ok(now) if now.key_digest() != client.key_digest() => Some(NotSent::KeyChanged),
        Ok(_) => None,
    }
}

/// Records the write, unless something forbids it at this last moment.
async fn begin(
    context: &Arc<Context>,
    command: &WriteCommand,
    client: &Arc<Client>,
    highest_seen: Option<LinkId>,
) -> Result<Result<IntentId, NotSent>, JournalError> {
    let at = context.moment(&command.ticket.scope).await;
    let (command, client, shared) = (command.clone(), Arc::clone(client), Arc::clone(context));
    let scope = command.ticket.scope.clone();
    context
        .with_journal(&scope.clone(), move |journal| {
            // The switch may have been thrown, or the key removed, while the lists were read or room was waited for.
            if let Some(why) = forbidden(&shared, &command, &client) {
                return Ok(Err(why));
            }
            let WriteCommand { write, again_for, .. } = command;
            let key = journal.salt().of_key(&client.key_digest());
            let first = again_for.and_then(|first| journal.entry(first));
            // Done in another account, it would settle nothing here.
            if let Some(doubt) = first.and_then(|first| key_doubt(&first.intent, journal.salt(), &client)) {
                return Ok(Err(NotSent::OtherKey(doubt)));
            }
            // What the first may have made was seen since, and belongs to this one now: it takes the first one's place.
            let highest_seen = first.map_or(highest_seen, |first| highest_seen.min(first.intent.highest_seen));
            // One request per payment: nothing comes between this look and the record of the request.
            if let Write::Refund(request) = &write
                && let Some(fact) = journal.refund(&scope, request.pay_id)
                && fact.forbids(again_for)
            {
                return Ok(Err(NotSent::RefundAsked(fact)));
            }
            let (kind, body) = match &write {
                Write::Create(request) => {
                    let kind = if request.split.is_some() { WriteKind::Split } else { WriteKind::Create };
                    (kind, RecordedRequest::of_link(request, journal.salt()))
                }
                Write::Delete(link) => (WriteKind::Delete, RecordedRequest::Delete { link_id: *link }),
                Write::Refund(request) => (WriteKind::Refund, RecordedRequest::of_refund(request)),
            };
            let (id, key) = (journal.next_id(), Some(key));
            journal.begin(Intent { id, scope, kind, at, body, key, highest_seen, batch: None, row: None })?;
            Ok(Ok(id))
        })
        .await
}

async fn send(context: &Arc<Context>, client: &Arc<Client>, ticket: &Ticket, write: &Write) -> Outcome {
    match write {
        Write::Create(request) => match client.create_link(request).await {
            WriteOutcome::Done(link) => {
                let host = context.pay_host(&ticket.scope).await;
                let verified = verify_pay_link(link.pay_link.as_deref().unwrap_or_default(), link.id, &host);
                let differences = differences(request, &link);
                Outcome::Created(Box::new(Created { link, verified, differences }))
            }
            WriteOutcome::NotSent(error) => Outcome::NotSent(NotSent::Network(error)),
            WriteOutcome::Refused(error) => Outcome::Refused(error),
            WriteOutcome::Unknown(error) => Outcome::Unknown(error),
        },
        Write::Delete(link) => match client.delete_link(*link).await {
            WriteOutcome::Done(()) => Outcome::Deleted(*link),
            WriteOutcome::NotSent(error) => Outcome::NotSent(NotSent::Network(error)),
            WriteOutcome::Refused(error) => Outcome::Refused(error),
            WriteOutcome::Unknown(error) => Outcome::Unknown(error),
        },
        Write::Refund(request) => match client.refund_payment(request).await {
            WriteOutcome::Done(()) => Outcome::RefundRequested(request.pay_id),
            WriteOutcome::NotSent(error) => Outcome::NotSent(NotSent::Network(error)),
            WriteOutcome::Refused(error) => Outcome::Refused(error),
            WriteOutcome::Unknown(error) => Outcome::Unknown(error),
        },
    }
}

fn recorded(outcome: &Outcome) -> RecordedOutcome {
    match outcome {
        Outcome::Created(created) => RecordedOutcome::Done { link_id: Some(created.link.id) },
        Outcome::Deleted(_) | Outcome::RefundRequested(_) => RecordedOutcome::Done { link_id: None },
        Outcome::NotSent(why) => RecordedOutcome::NotSent { detail: format!("{why:?}").into() },
        Outcome::Refused(error) => RecordedOutcome::Refused {
            text: match error.refusal() {
                Some(Refusal::Other(text)) => text.clone(),
                Some(known) => format!("{known:?}").into(),
                None => Box::default(),
            },
            status: error.status.unwrap_or_default(),
            by_service: error.refusal().is_some(),
            wait_seconds: error.retry_after.and_then(|wait| u32::try_from(wait.as_secs()).ok()),
        },
        Outcome::Unknown(error) => RecordedOutcome::Unknown { why: unknown_why(error) },
    }
}

fn unknown_why(error: &ApiError) -> UnknownWhy {
    match (&error.cause, error.status) {
        (Cause::Timeout { .. }, _) => UnknownWhy::Timeout,
        (Cause::NoAnswer | Cause::Reset | Cause::CutOff, _) => UnknownWhy::Disconnected,
        (Cause::TooLarge { .. }, _) => UnknownWhy::TooLarge,
        (Cause::NoId, _) => UnknownWhy::NoId,
        (Cause::Unreadable(_) | Cause::Contradictory | Cause::WrongData, _) => UnknownWhy::Unreadable,
        (Cause::Gateway(_) | Cause::Redirect { .. } | Cause::Refused(_), Some(status)) => UnknownWhy::Status(status),
        (cause, _) => UnknownWhy::Other(format!("{cause:?}").into()),
    }
}
