//! Plausible pay-ins in any number, read from the simulator through the client's own reader.
//! Used by the parts that need rows and no connection. It makes no row up that the service could not send.

use std::sync::Arc;

use secpaid_desktop::api::wire;
use secpaid_desktop::model::{LinkId, PayIn};

use crate::report::Outcome;
use crate::shop::Shop;

/// Rows on a page, as the service sends at most.
const PAGE: usize = 1_000;
/// Rows that are asked for; more are these again, under other ids.
const ASKED: usize = 100_000;

/// Pages of pay-ins with so many rows in all.
pub fn pages(count: usize) -> Outcome<Vec<Arc<[PayIn]>>> {
    let asked = count.min(ASKED);
    let shop = Shop::start(Some(asked))?;
    let mut pages: Vec<Arc<[PayIn]>> = Vec::new();
    for number in 1..=asked.div_ceil(PAGE) {
        let rows = wire::pay_ins(&shop.page(number)?).map_err(|body| format!("page {number}: {body:?}"))?;
        pages.push(rows.into());
    }
    let first = pages.len();
    for again in 1..count.div_ceil(asked.max(1)) {
        let offset = u64::try_from(again * asked)?;
        for page in 0..first {
            let rows = pages.get(page).map(Arc::clone).unwrap_or_default();
            let renumbered = rows.iter().cloned().map(|row| PayIn { pay_id: LinkId(row.pay_id.0 + offset), ..row });
            pages.push(renumbered.collect());
        }
    }
    Ok(pages)
}
