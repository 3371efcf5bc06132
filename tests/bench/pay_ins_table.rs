//! Pay-ins with a million rows beside a thousand: what a frame costs, still and while scrolling, and whether filtering and
//! sorting hold one up. The application itself without a window: logic, drawing and tessellation, no graphics. Called
//! by `figures`. It must not reach around the screen into the table.

use secpaid_desktop::model::{PayInTab, Sort};
use secpaid_desktop::state::PayInsAction;

use crate::Plan;
use crate::report::{Outcome, Report, milliseconds};
use crate::rows;
use crate::stage::Stage;
use crate::timing::alternate;

/// Frames of each side.
const FRAMES: usize = 400;
/// A frame that takes longer is missed by a screen of 60 Hz.
const FRAME: f64 = 16.7;

/// Measures it.
pub fn measure(plan: Plan, report: &mut Report) -> Outcome<()> {
    let pages = rows::pages(plan.size(1_000_000))?;
    let count: usize = pages.iter().map(|page| page.len()).sum();
    let mut few = Stage::new(pages.get(..1).ok_or("no rows")?)?;
    let mut many = Stage::new(&pages)?;
    drop(pages);
    let pair = alternate(FRAMES, || Ok(many.frame(0)), || Ok(few.frame(0)))?;
    let detail = format!("{} to {}", milliseconds(pair.ours), milliseconds(pair.theirs));
    report.at_most(&format!("frame of {count} pay-ins : of 1,000"), pair.times_longer(), 1.2, " ×", &detail);
    let (mut down, mut also_down) = (0, 0);
    let pair = alternate(FRAMES, || Ok(many.frame(turn(&mut down))), || Ok(few.frame(turn(&mut also_down))))?;
    let detail = format!("{} to {}", milliseconds(pair.ours), milliseconds(pair.theirs));
    report.at_most("the same while scrolling", pair.times_longer(), 1.2, " ×", &detail);
    let jobs = [
        ("sorted by note", PayInsAction::Sort(Sort { column: "recipient_note", descending: false })),
        ("sorted by amount", PayInsAction::Sort(Sort { column: "amount", descending: true })),
        ("searched", PayInsAction::Search("rechnung".to_owned())),
        ("filtered", PayInsAction::Tab(PayInTab::Refunds)),
    ];
    for (name, job) in jobs {
        let (longest, whole) = many.job(job)?;
        let detail = format!("the longest frame while the job of {} ran", milliseconds(whole));
        let longest = longest.as_secs_f64() * 1000.0;
        report.at_most(&format!("{count} pay-ins {name}"), longest, FRAME, " ms", &detail);
    }
    Ok(())
}

/// Down for a while, then up.
fn turn(step: &mut i16) -> i16 {
    *step = (*step + 1) % 200;
    if *step < 100 { -60 } else { 60 }
}
