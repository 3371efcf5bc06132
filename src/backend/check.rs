//! What became of a write whose outcome is not known. Only reads: the lists of links and the pay-ins. It never
//! decides; it shows what there is, and the merchant says which is theirs.
//! Called by `reads`. It must not settle anything.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::context::Context;
use super::{CheckFinding, Event, Gap, KeyDoubt, Ticket};
use crate::api::{ApiError, Client, LinkRows};
use crate::journal::{Entry, Intent, IntentId, Journal, RecordedLink, RecordedRequest, Salt, WriteKind};
use crate::model::{Fit, LinkId, Money, PaidLink, Scope, Share, UnpaidLink, WantedLink, candidates};

/// Looks and tells what was found.
pub(super) async fn run(context: &Arc<Context>, ticket: Ticket, intent: IntentId) {
    let finding = match look(context, &ticket, intent).await {
        Ok(finding) => finding,
        Err(error) => CheckFinding::Failed(error),
    };
    context.tell(Event::Checked(ticket, intent, finding)).await;
}

async fn look(context: &Arc<Context>, ticket: &Ticket, intent: IntentId) -> Result<CheckFinding, ApiError> {
    let scope = ticket.scope.clone();
    let entry = context
        .with_journal(&ticket.scope, move |journal| {
            let known = known_of_others(journal, &scope, intent);
            Ok((journal.entry(intent).cloned(), journal.salt().clone(), known))
        })
        .await;
    let Ok((Some(entry), salt, known)) = entry else {
        return Ok(CheckFinding::StillUnknown);
    };
    let Ok(client) = context.client(&ticket.scope) else {
        return Ok(CheckFinding::StillUnknown);
    };
    let doubt = key_doubt(&entry.intent, &salt, &client);
    let salt = if doubt == Some(KeyDoubt::Lost) { None } else { Some(&salt) };
    let finding = found(&client, &entry, salt, &known).await?;
    Ok(match doubt {
        Some(doubt) => of_another_account(finding, doubt),
        None => finding,
    })
}

/// Why the account of this client may not be the one that the write was sent to.
pub(super) fn key_doubt(intent: &Intent, salt: &Salt, client: &Client) -> Option<KeyDoubt> {
    match salt.is_of_key(intent.key.as_ref()?, &client.key_digest()) {
        Some(true) => None,
        Some(false) => Some(KeyDoubt::Other),
        None => Some(KeyDoubt::Lost),
    }
}

/// What an account shows that may be another. That something is there stays true; that it is absent proves nothing.
fn of_another_account(finding: CheckFinding, doubt: KeyDoubt) -> CheckFinding {
    match finding {
        CheckFinding::Candidates { links, .. } => CheckFinding::OtherKey { links, fit: Fit::Exactly, doubt },
        CheckFinding::Perhaps { links, .. } => CheckFinding::OtherKey { links, fit: Fit::Roughly, doubt },
        CheckFinding::Deleted(_) | CheckFinding::NotInLists(_) | CheckFinding::StillUnknown => {
            CheckFinding::OtherKey { links: Vec::new(), fit: Fit::Exactly, doubt }
        }
        found => found,
    }
}

async fn found(
    client: &Arc<Client>,
    entry: &Entry,
    salt: Option<&Salt>,
    known: &BTreeSet<LinkId>,
) -> Result<CheckFinding, ApiError> {
    match &entry.intent.body {
        RecordedRequest::Link(link) => {
            let unpaid = client.read_unpaid_links(None, &mut |_| {}).await?;
            let paid = client.read_paid_links(None, &mut |_| {}).await?;
            let above = entry.intent.highest_seen.unwrap_or(LinkId(0));
            let wanted = wanted(link, salt, &unpaid.rows, &paid.rows);
            let fitting = |fit| {
                let mut links = candidates((&wanted, fit), above, &unpaid.rows, &paid.rows);
                links.retain(|link| !known.contains(&link.id));
                links
            };
            let (links, gap) = (fitting(Fit::Exactly), gap(&unpaid, &paid));
            if links.is_empty() {
                let links = fitting(Fit::Roughly);
                if !links.is_empty() {
                    return Ok(CheckFinding::Perhaps { links, gap });
                }
            }
            Ok(CheckFinding::Candidates { links, gap })
        }
        RecordedRequest::Delete { link_id } => deletion(client, *link_id).await,
        RecordedRequest::Refund { pay_id, amount, .. } => refund(client, *pay_id, *amount).await,
    }
}

/// The links that other creations of the scope made: the service said so, or the merchant recognised them. Those are
/// not this one's.
fn known_of_others(journal: &Journal, scope: &Scope, intent: IntentId) -> BTreeSet<LinkId> {
    let of_another =
        |entry: &Entry| entry.intent.id != intent && matches!(entry.intent.kind, WriteKind::Create | WriteKind::Split);
    journal.entries(scope).iter().filter(|entry| of_another(entry)).filter_map(|entry| entry.link_id()).collect()
}

/// What is looked for. The journal knows recipients by salted digests only: those of the lists are salted the same way
/// to find which they are. Without the salt they cannot be compared.
fn wanted(link: &RecordedLink, salt: Option<&Salt>, unpaid: &[UnpaidLink], paid: &[PaidLink]) -> WantedLink {
    let recipients = salt.map(|salt| recipients(link, salt, unpaid, paid));
    WantedLink {
        amount: link.amount,
        note: link.note.clone().unwrap_or_default(),
        is_split: link.split.is_some(),
        recipients,
    }
}

fn recipients(link: &RecordedLink, salt: &Salt, unpaid: &[UnpaidLink], paid: &[PaidLink]) -> Vec<(Box<str>, Share)> {
    let parties = unpaid.iter().flat_map(|row| &row.recipients).chain(paid.iter().flat_map(|row| &row.recipients));
    let plain: HashMap<Box<str>, Box<str>> =
        parties.map(|party| (salt.of_digest(&party.token_digest), party.token_digest.clone())).collect();
    let asked = link.split.iter().flat_map(|split| &split.recipients).map(|recipient| {
        let digest = plain.get(&recipient.digest).unwrap_or(&recipient.digest);
        (digest.clone(), recipient.share)
    });
    asked.collect()
}

/// Absent from both lists is deleted; in the used list it was paid meanwhile.
async fn deletion(client: &Arc<Client>, link: LinkId) -> Result<CheckFinding, ApiError> {
    let unpaid = client.read_unpaid_links(None, &mut |_| {}).await?;
    if unpaid.rows.iter().any(|row| row.id == link) {
        return Ok(CheckFinding::StillThere);
    }
    let paid = client.read_paid_links(None, &mut |_| {}).await?;
    if paid.rows.iter().any(|row| row.id == link) {
        return Ok(CheckFinding::PaidMeanwhile);
    }
    Ok(gap(&unpaid, &paid).map_or(CheckFinding::Deleted(link), CheckFinding::NotInLists))
}

/// Why absence from these lists proves nothing, if it does not.
fn gap(unpaid: &LinkRows<UnpaidLink>, paid: &LinkRows<PaidLink>) -> Option<Gap> {
    if unpaid.cut || paid.cut {
        return Some(Gap::Cut);
    }
    let unreadable = unpaid.unreadable_rows > 0 || paid.unreadable_rows > 0;
    unreadable.then_some(Gap::Unreadable)
}

/// A negative row of the payment is a refund that was made; without one it may be waiting for its review.
async fn refund(client: &Arc<Client>, pay_id: LinkId, asked: Money) -> Result<CheckFinding, ApiError> {
    let rows = super::reads::pay_ins_of(client, pay_id).await?;
    let made = || rows.iter().filter(|row| row.pay_id == pay_id && row.is_refund_made());
    let alike = made().find(|row| row.amount.is_some_and(|amount| amount == Money::ZERO.saturating_sub(asked)));
    // It may be of another request: what it paid back is shown, and the merchant says whether it is this one's.
    Ok(alike.or_else(|| made().next()).map_or(CheckFinding::StillUnknown, |row| CheckFinding::Refunded {
        pay_id,
        amount: row.amount,
        at: row.created_at.clone(),
    }))
}
