//! Reading a page of 1,000 pay-ins into the model's rows, beside parsing the same bytes into `serde_json::Value`.
//! Called by `figures`. It must not count the connection: the bytes are there.

use std::hint::black_box;

use secpaid_desktop::api::wire;
use serde_json::Value;

use crate::Plan;
use crate::report::{Outcome, Report, milliseconds};
use crate::shop::Shop;
use crate::timing::{alternate, timed};

/// Pages of each side.
const ROUNDS: usize = 400;

/// Measures it.
pub fn measure(_: Plan, report: &mut Report) -> Outcome<()> {
    let bytes = Shop::start(Some(1_000))?.page(1)?;
    let rows = wire::pay_ins(&bytes).map_err(|body| format!("not read: {body:?}"))?.len();
    if rows != 1_000 {
        return Err(format!("{rows} rows in place of 1,000").into());
    }
    let pair = alternate(
        ROUNDS,
        || Ok(timed(|| black_box(wire::pay_ins(black_box(&bytes)))).0),
        || Ok(timed(|| black_box(serde_json::from_slice::<Value>(black_box(&bytes)))).0),
    )?;
    let detail = format!("{} to {}, {} KiB", milliseconds(pair.ours), milliseconds(pair.theirs), bytes.len() / 1024);
    report.at_most("reading 1,000 pay-ins : serde_json to Value", pair.times_longer(), 2.0, " ×", &detail);
    Ok(())
}
