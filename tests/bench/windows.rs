//! What is measured on real windows, each in its own process on a display of our own: the first frame, the idle window,
//! the memory of 100,000 pay-ins, and whether the window answers while the service does not. Called by `figures`.
//! It must not compare with anything but an empty window of the same size on the same display.

use std::time::Duration;

use secpaid_desktop::demo::{Fault, Gate};

use crate::Plan;
use crate::child::{ADDRESS, KEY, SECONDS};
use crate::display::Display;
use crate::process::Window;
use crate::report::{Outcome, Report, milliseconds};
use crate::shop::Shop;
use crate::timing::alternate;

/// Windows of each kind for the first frame.
const WINDOWS: usize = 9;
/// For a window to open.
const OPENING: Duration = Duration::from_mins(1);
/// For a window to load and to be watched.
const WATCHING: Duration = Duration::from_mins(6);
/// Attempts of a read; all of them stall.
const ATTEMPTS: usize = 3;

/// One of the measurements.
type Part = fn(Plan, &Display, &mut Report) -> Outcome<()>;

/// Measures all four.
pub fn measure(plan: Plan, report: &mut Report) -> Outcome<()> {
    let display = Display::start()?;
    let parts: [(&str, Part); 4] =
        [("first frame", first_frame), ("idle window", idle), ("memory", memory), ("stalled service", stall)];
    for (name, part) in parts {
        if let Err(error) = part(plan, &display, report) {
            report.not_measured(name, &error.to_string());
        }
    }
    Ok(())
}

fn first_frame(plan: Plan, display: &Display, report: &mut Report) -> Outcome<()> {
    let open = |what: &'static str| {
        let window = Window::open(display, what, &[])?;
        let (at, _) = window.says("first-frame", OPENING)?;
        Ok(at.duration_since(window.started))
    };
    let rounds = if plan.quick { 2 } else { WINDOWS };
    let pair = alternate(rounds, || open("first-frame"), || open("empty-first-frame"))?;
    let detail = format!("{} to {}", milliseconds(pair.ours), milliseconds(pair.theirs));
    report.at_most("first frame : empty window", pair.times_longer(), 1.3, " ×", &detail);
    Ok(())
}

fn idle(plan: Plan, display: &Display, report: &mut Report) -> Outcome<()> {
    let seconds = plan.seconds(10);
    let window = Window::open(display, "idle", &[(SECONDS, &seconds.to_string())])?;
    let (_, line) = window.says("idle", WATCHING)?;
    let [frames, processor] = numbers(&line)?;
    report.at_most("idle: frames painted", frames, 0.0, "", &format!("in {seconds} s, Demo on the screen"));
    let share = processor / (f64::from(u32::try_from(seconds)?) * 1000.0) * 100.0;
    report.at_most("idle: processor", share, 0.5, " %", &format!("{processor} ms of a core in {seconds} s"));
    Ok(())
}

fn memory(plan: Plan, display: &Display, report: &mut Report) -> Outcome<()> {
    let kib = |window: Window| numbers::<1>(&window.says("memory", WATCHING)?.1);
    let [empty] = kib(Window::open(display, "empty-window", &[])?)?;
    let count = plan.size(100_000);
    let shop = Shop::start(Some(count))?;
    let simulator = shop.simulator();
    let environment = [(ADDRESS, simulator.url()), (KEY, simulator.key())];
    let [full] = kib(Window::open(display, "memory", &environment)?)?;
    let detail = format!("{:.0} to {:.0} MB, {count} pay-ins", megabytes(full), megabytes(empty));
    report.at_most("memory over the empty window's", megabytes(full - empty), 100.0, " MB", &detail);
    Ok(())
}

fn megabytes(kib: f64) -> f64 {
    kib * 1024.0 / 1_000_000.0
}

fn stall(plan: Plan, display: &Display, report: &mut Report) -> Outcome<()> {
    let shop = Shop::start(None)?;
    let simulator = shop.simulator();
    let gate = Gate::new();
    for _ in 0..ATTEMPTS {
        simulator.script("getPayInTransactions").push(Fault::StallInBody(gate.clone()));
    }
    let seconds = plan.seconds(30);
    let environment = [(ADDRESS, simulator.url()), (KEY, simulator.key()), (SECONDS, &seconds.to_string())];
    let mut window = Window::open(display, "stall", &environment)?;
    window.says("first-frame", OPENING)?;
    let reached = async { tokio::time::timeout(OPENING, gate.reached()).await };
    shop.wait(reached).map_err(|_| "the window asked for no pay-ins")?;
    window.go()?;
    let (_, line) = window.says("answering", WATCHING)?;
    gate.open();
    let (times, is_loading) = line.rsplit_once(' ').ok_or("half a line")?;
    if is_loading != "true" {
        return Err("the read ended before the stall did".into());
    }
    let [begun, begun_middle, shown, shown_middle, count] = numbers(times)?;
    let line = |middle: f64| format!("the latest of {count} in {seconds} s; median {:.2} ms", middle / 1000.0);
    report.at_most("stalled service: frame begun", begun / 1000.0, 50.0, " ms", &line(begun_middle));
    report.at_most("stalled service: frame on the screen", shown / 1000.0, 50.0, " ms", &line(shown_middle));
    Ok(())
}

/// The numbers of a line.
fn numbers<const N: usize>(line: &str) -> Outcome<[f64; N]> {
    let all: Result<Vec<f64>, _> = line.split_whitespace().map(str::parse).collect();
    <[f64; N]>::try_from(all?).map_err(|_| format!("not understood: {line}").into())
}
