//! What all lists that are read whole have in common: their index jobs, and what an order that came does to them.
//! Called by the modules of the lists and by `events`.
//! It must not know which list it is.

use std::sync::Arc;

use crate::backend::{Command, IndexJob, ListRead, TableRows, Ticket};
use crate::model::{Filter, Listed, Rows};

use super::Effects;
use crate::state::table::Arrived;
use crate::state::{ListTable, Reach};

/// Filters, sorts and adds up a list, in the background; the old order stays until the new one is there.
pub(super) fn index<T: Listed>(table: &mut ListTable<T>, ticket: Ticket, effects: &mut Effects)
where
    TableRows: From<Rows<T>>,
    Filter: From<T::Filter>,
{
    let Some(rows) = table.to_index().cloned() else {
        return;
    };
    table.indexing = Some(ticket.id);
    let job =
        IndexJob { rows: rows.into(), filter: table.filter.clone().into(), sort: table.sort, words: Arc::default() };
    effects.commands.push(Command::Index(ticket, job));
}

/// Takes an order over, if it is the one waited for; says whether rows came with it.
pub(super) fn indexed<T: Listed>(table: &mut ListTable<T>, ticket: u64, index: Arc<[u32]>, totals: T::Totals) -> bool {
    table.indexing == Some(ticket) && table.indexed(index, totals)
}

/// A list that was read page by page, as it waits for its order.
pub(super) fn arrived<T>(read: ListRead<T>) -> Arrived<T> {
    let reach = Reach { range: read.range, may_be_incomplete: read.may_be_incomplete, ..Reach::default() };
    Arrived { rows: read.rows, reach, unreadable: read.unreadable, at: read.at }
}
