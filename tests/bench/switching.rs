//! Going from screen to screen, and from language to language, with 100,000 pay-ins loaded: what the longest frame of it
//! costs, the one in which the screen changes included. Called by `figures`. It must not count the reading of rows.

use secpaid_desktop::state::{Action, Screen, SettingsAction, SettingsPage};
use secpaid_desktop::text::Language;

use crate::Plan;
use crate::report::{Outcome, Report, milliseconds};
use crate::rows;
use crate::stage::Stage;
use crate::timing::median;

/// How often each is shown; the first time is a frame like the others and counts.
const ROUNDS: usize = 20;
/// A frame that takes longer is missed by a screen of 60 Hz.
const FRAME: f64 = 16.0;

/// Measures it.
pub fn measure(plan: Plan, report: &mut Report) -> Outcome<()> {
    let mut stage = Stage::new(&rows::pages(plan.size(100_000))?)?;
    let screens = [
        ("Overview", Screen::Overview),
        ("Create link", Screen::Create),
        ("Links", Screen::Links),
        ("Pay-ins", Screen::PayIns),
        ("Payouts", Screen::Payouts),
        ("Invoices", Screen::Invoices),
        ("Activity", Screen::Activity),
        ("Settings", Screen::Settings(SettingsPage::Environments)),
    ];
    let mut times = screens.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for ((_, screen), times) in screens.iter().zip(&mut times) {
            times.push(stage.act(Action::Go(*screen)));
        }
    }
    for ((name, _), times) in screens.iter().zip(&times) {
        let longest = times.iter().copied().max().unwrap_or_default();
        let detail = format!("the longest frame of {} visits; median {}", times.len(), milliseconds(median(times)));
        report.at_most(&format!("going to {name}"), longest.as_secs_f64() * 1000.0, FRAME, " ms", &detail);
    }
    languages(&mut stage, report);
    Ok(())
}

/// From language to language over the rows. The first time, the words of the other language are built in that frame.
fn languages(stage: &mut Stage, report: &mut Report) {
    stage.act(Action::Go(Screen::PayIns));
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        for language in Language::ALL {
            times.push(stage.act(Action::Settings(SettingsAction::Language(Some(language)))));
        }
    }
    let longest = times.iter().copied().max().unwrap_or_default();
    let detail = format!("the longest frame of {} changes; median {}", times.len(), milliseconds(median(&times)));
    report.at_most("another language", longest.as_secs_f64() * 1000.0, FRAME, " ms", &detail);
}
