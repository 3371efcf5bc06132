//! Pictures of the overview in all its states, in both sizes, themes and languages, to be looked at.

use secpaid_desktop::backend::{Event, Progress};
use secpaid_desktop::model::{Environment, KeyState, PayIn, PayInStatus, RangeChoice, ServiceTime};
use secpaid_desktop::state::{Action, OverviewAction, Screen};
use secpaid_desktop::text::Language;

use crate::desk::{Desk, key};
use crate::overview_shop::{busy, few, overview, row, waiting};
use crate::shop::timeout;
use crate::stage::picture;

fn range(choice: RangeChoice) -> Action {
    Action::Overview(OverviewAction::Range(choice))
}

fn failed(desk: &mut Desk) {
    let (ticket, _) = desk.asked_figures();
    desk.act(Action::Backend(Event::ReadFailed(ticket, timeout())));
}

#[test]
fn the_overview_is_drawn_to_be_looked_at() {
    for (suffix, width, height) in [("", 1280.0, 800.0), ("-small", 900.0, 600.0)] {
        let shoot = |desk: Desk, dark: bool, name: &str| {
            let mut window = desk.window(dark, width, height);
            picture(&mut window, &format!("overview-{name}{suffix}"));
        };
        shoot(overview(Environment::Demo, &busy(60)), false, "light");
        shoot(overview(Environment::Production, &busy(60)).speaking(Language::German), true, "dark-de");
        shoot(waiting(), false, "parts");
        shoot(waiting().speaking(Language::German), false, "parts-de");
        shoot(Desk::with_key(Environment::Production, Screen::Overview, KeyState::None), false, "no-key");
        let mut desk = Desk::new(Environment::Development, Screen::Overview);
        desk.wait(3_100);
        shoot(desk, false, "loading");
        let mut desk = Desk::new(Environment::Development, Screen::Overview);
        desk.figures_page(&busy(40));
        desk.wait(3_100);
        let (ticket, _) = desk.asked_figures();
        let progress = Progress { done: 200, total: None, waiting: None };
        desk.act(Action::Backend(Event::Progress(ticket, progress)));
        shoot(desk, false, "so-far");
        let mut desk = overview(Environment::Production, &busy(60));
        desk.act(Action::Reload);
        desk.wait(1_200);
        shoot(desk, true, "reloading");
        let mut desk = overview(Environment::Production, &busy(60));
        desk.act(Action::Reload);
        failed(&mut desk);
        shoot(desk, false, "failed");
        let mut desk = Desk::new(Environment::Development, Screen::Overview);
        failed(&mut desk);
        let links = Event::ReadFailed(desk.asked(), timeout());
        desk.act(Action::Backend(links));
        shoot(desk, true, "failed-first");
        let mut desk = Desk::new(Environment::Development, Screen::Overview);
        desk.figures(&[], None);
        desk.unpaid(Vec::new(), &[]);
        shoot(desk, false, "empty");
    }
}

#[test]
fn ranges_and_odd_rows_are_drawn_to_be_looked_at() {
    let shoot = |desk: Desk, dark: bool, name: &str| {
        let mut window = desk.window(dark, 1280.0, 800.0);
        picture(&mut window, &format!("overview-{name}"));
    };
    for (choice, name) in [
        (RangeChoice::Today, "today"),
        (RangeChoice::Days7, "7-days"),
        (RangeChoice::Days90, "90-days"),
        (RangeChoice::ThisYear, "this-year"),
        (RangeChoice::Everything, "everything"),
    ] {
        let mut desk = overview(Environment::Demo, &busy(3000));
        desk.act(range(choice));
        desk.figures(&busy(3000), None);
        shoot(desk, true, name);
    }
    let mut desk = overview(Environment::Demo, &few());
    let ten_years = RangeChoice::Custom { from: jiff::civil::date(2016, 5, 21), to: jiff::civil::date(2026, 5, 20) };
    desk.act(range(ten_years));
    desk.figures(&busy(3650), None);
    shoot(desk.speaking(Language::German), false, "ten-years-de");
    shoot(overview(Environment::Demo, &few()), false, "unknown-type");
    let huge =
        |id| row(id, 3, 98_765_432_100_000, "Basic", "Success", "Sofortüberweisung über die Hausbank des Kunden");
    let odd = |id| PayIn {
        note: "Nachbestellung zur Hochzeit ".repeat(12).into(),
        ..row(id, 2, -5, "Dispute", "Success", "")
    };
    shoot(overview(Environment::Demo, &[huge(1), huge(2), odd(3), odd(4)]), true, "odd");
    let null = |id| PayIn {
        amount: None,
        net_amount: None,
        note: "".into(),
        payment_method: None,
        status: PayInStatus::read(""),
        created_at: ServiceTime::Missing,
        kind: secpaid_desktop::model::TransactionType::read(""),
        ..row(id, 0, 0, "", "", "")
    };
    let mut desk = overview(Environment::Demo, &few());
    desk.act(range(RangeChoice::Everything));
    let mut rows: Vec<PayIn> = (0..40).map(null).collect();
    rows.push(PayIn { created_at: ServiceTime::Missing, ..row(50, 0, 4_200, "Basic", "Success", "card") });
    desk.figures(&rows, None);
    shoot(desk, false, "all-null");
    let mut desk = overview(Environment::Demo, &few());
    desk.act(range(RangeChoice::Custom { from: jiff::civil::date(2026, 5, 20), to: jiff::civil::date(2026, 5, 1) }));
    shoot(desk, false, "wrong-way");
}

#[test]
fn what_the_pointer_and_the_keyboard_reach_is_drawn_to_be_looked_at() {
    let mut window = overview(Environment::Demo, &busy(60)).window(false, 1280.0, 800.0);
    window.hover_at(egui::pos2(1086.0, 400.0));
    window.run_ok();
    picture(&mut window, "overview-bar");
    let mut window = overview(Environment::Production, &busy(60)).window(true, 1280.0, 800.0);
    for _ in 0..14 {
        key(&mut window, egui::Modifiers::NONE, egui::Key::Tab);
    }
    picture(&mut window, "overview-focus");
}
