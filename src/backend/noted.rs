//! What the ledger knows of exports: which rows earlier files of what was new have, and which file was written when.
//! Called by `exports`, before rows are read and after the file is whole. It must not note a file that is not there.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::context::Context;
use super::table::TableRows;
use super::{ExportFailed, Ticket};
use crate::journal::{ActivityRow, Done, ExportRecord, JournalError};
use crate::model::{Identity, RowDigest, RowSource as _, Rows, new_rows};

/// The rows that earlier files of what was new have. Fails where the next one could not be noted.
pub(super) async fn exported(
    context: &Arc<Context>,
    ticket: &Ticket,
    kind: &'static str,
) -> Result<HashSet<RowDigest>, ExportFailed> {
    let scope = ticket.scope.clone();
    let known = context.with_journal(&ticket.scope, move |journal| {
        let ledger = journal.ledger();
        if ledger.is_writable() { Ok(ledger.exported_rows(&scope, kind)) } else { Err(JournalError::ReadOnly) }
    });
    known.await.map_err(ExportFailed::NoRecord)
}

/// Which rows are new, in the order in which they were read, with their digests.
pub(super) async fn only_new(
    rows: TableRows,
    exported: HashSet<RowDigest>,
) -> Result<(Arc<[u32]>, Vec<RowDigest>), ExportFailed> {
    let found = tokio::task::spawn_blocking(move || match &rows {
        TableRows::PayIns(rows) => among(rows, &exported),
        TableRows::Unpaid(rows) => among(rows, &exported),
        TableRows::Paid(rows) => among(rows, &exported),
        TableRows::Payouts(rows) => among(rows, &exported),
        TableRows::Invoices(rows) => among(rows, &exported),
        TableRows::Activity(rows) => {
            // The files of this list are no news of it: there would always be one.
            let mut new = among(rows, &exported);
            new.retain(|(row, _)| {
                let done = usize::try_from(*row).ok().and_then(|row| rows.get(row)).and_then(ActivityRow::done);
                !matches!(done, Some(Done::Export(export)) if *export.kind == *super::Table::Activity.export_kind().id())
            });
            new
        }
    });
    let new = found.await.map_err(|_| ExportFailed::Cancelled)?;
    if new.is_empty() {
        return Err(ExportFailed::NothingNew);
    }
    Ok((new.iter().map(|(row, _)| *row).collect(), new.into_iter().map(|(_, digest)| digest).collect()))
}

fn among<T: Identity + Send + Sync>(rows: &Rows<T>, exported: &HashSet<RowDigest>) -> Vec<(u32, RowDigest)> {
    new_rows(rows.range(0, rows.len()), exported)
}

/// Notes a file that is written, and the rows in it where it has only new ones.
pub(super) async fn note(
    context: &Arc<Context>,
    ticket: &Ticket,
    (kind, path, rows): (&'static str, &Path, usize),
    new: Option<Vec<RowDigest>>,
) -> Result<(), JournalError> {
    let record = ExportRecord {
        at: context.moment(&ticket.scope).await,
        kind: kind.into(),
        rows: u64::try_from(rows).unwrap_or(u64::MAX),
        file: path.to_string_lossy().into(),
        only_new: new.is_some(),
    };
    let scope = ticket.scope.clone();
    let noted = context.with_journal(&ticket.scope, move |journal| {
        journal.ledger_mut().note_export(&scope, record, &new.unwrap_or_default())
    });
    let noted = noted.await;
    if let Err(error) = &noted {
        tracing::error!(%error, "an export could not be noted");
    }
    noted
}

/// Every row of a kind is new again.
pub(super) async fn forget(context: &Arc<Context>, ticket: &Ticket, kind: &'static str) {
    let (scope, at) = (ticket.scope.clone(), context.moment(&ticket.scope).await);
    let forgotten =
        context.with_journal(&ticket.scope, move |journal| journal.ledger_mut().forget_exports(&scope, kind, at)).await;
    if let Err(error) = forgotten {
        tracing::error!(%error, "exports could not be forgotten");
    }
    context.tell_exports(ticket).await;
}
