//! The lists of links of a scope.
//! Changed by `update/links`, drawn by Links. Rows of one list never stand in for the other's.
//! It must not say that money came: only a pay-in does.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::model::{LinkFilter, LinkId, LinkList, PaidLink, UnpaidLink};

use super::ListTable;

/// Both lists.
#[derive(Debug)]
pub struct LinksView {
    /// Which list is shown.
    pub tab: LinkList,
    /// Unpaid.
    pub unpaid: ListTable<UnpaidLink>,
    /// Paid.
    pub paid: ListTable<PaidLink>,
    /// The filter the merchant had set for the unpaid ones before the overview opened its own.
    pub(super) own: Option<LinkFilter>,
    /// At most so many unpaid links are asked for; `None` is all.
    pub unpaid_limit: Option<u32>,
    /// At most so many paid links are asked for; `None` is all.
    pub paid_limit: Option<u32>,
    /// When a link was first seen by this application, UTC: the service sends no age.
    pub first_seen: Arc<BTreeMap<LinkId, Timestamp>>,
    /// Deletions under way, by ticket number.
    pub deleting: BTreeMap<u64, LinkId>,
    /// They were stopped: those that are left end without being sent, but for the one under way.
    pub stopping: bool,
}

impl Default for LinksView {
    fn default() -> Self {
        Self {
            tab: LinkList::Unpaid,
            unpaid: ListTable::default(),
            paid: ListTable::default(),
            own: None,
            unpaid_limit: None,
            paid_limit: None,
            first_seen: Arc::default(),
            deleting: BTreeMap::new(),
            stopping: false,
        }
    }
}
