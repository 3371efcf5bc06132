//! Going from screen to screen and from language to language, and typing in the palette, with 100,000 pay-ins loaded,
//! every other list full and the figures computed: what the longest frame of it costs, the one in which the screen changes included. Called by `figures`. It must not count the reading of rows.

use secpaid_desktop::state::{Action, PaletteAction, Screen, SettingsAction, SettingsPage};
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

/// What is typed: few letters find much, many find little.
const TYPED: &str = "rechnung 2026";

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
    palette(&mut stage, report)
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

/// Each letter typed in the palette, which then looks through all rows.
fn palette(stage: &mut Stage, report: &mut Report) -> Outcome<()> {
    let mut times = Vec::new();
    let mut found = 0;
    for _ in 0..ROUNDS / 4 {
        stage.act(Action::Palette(PaletteAction::Open));
        times.extend(stage.write(TYPED.get(..8).unwrap_or(TYPED))?);
        found = found.max(stage.found());
        times.extend(stage.write(TYPED.get(8..).unwrap_or_default())?);
        stage.act(Action::CloseDialog);
    }
    if found == 0 {
        return Err("the palette found no row: it was not measured".into());
    }
    let longest = times.iter().copied().max().unwrap_or_default();
    let detail = format!("the longest frame of {} letters; median {}", times.len(), milliseconds(median(&times)));
    report.at_most("a letter in the palette", longest.as_secs_f64() * 1000.0, FRAME, " ms", &detail);
    Ok(())
}
