//! Which rows are shown and added up: those of the days asked for, with what is known of them since. What is left out, and
//! what is not looked at yet, is said.

use egui::{Key, Modifiers, Role};
use jiff::civil::date;
use secpaid_desktop::backend::{Command, DemoDone, Event, Local, Read};
use secpaid_desktop::model::{
    DateRange, Environment, LinkId, LinkList, Money, PaidLink, PayIn, RangeChoice, ServiceTime,
};
use secpaid_desktop::state::{Action, Dialog, ExportAction, LinksAction, PayInsAction, RefundAction, Screen};
use secpaid_desktop::text::Language;

use crate::desk::{Desk, has, key, press, rows};
use crate::overview_shop::{few, overview, row};
use crate::refunds::detail;
use crate::shop::{links, paid, pay_in, pay_ins, unpaid};

/// Days that are over.
const PAST: RangeChoice = RangeChoice::Custom { from: date(2026, 5, 17), to: date(2026, 5, 18) };

/// All pay-ins of the days asked for have come, with what came since.
fn read_past(desk: &mut Desk) {
    let read = Event::PayInsRead {
        ticket: desk.asked(),
        range: PAST.range(date(2026, 5, 20)),
        expected_payout: None,
        may_be_incomplete: false,
        unreadable: 0,
        at: desk.state.now.utc,
    };
    desk.act(Action::Backend(read));
}

/// Pay-ins of days that are over; the newer rows came with them.
fn past() -> Desk {
    let mut desk = Desk::new(Environment::Demo, Screen::PayIns);
    desk.act(Action::PayIns(PayInsAction::Range(PAST)));
    desk.page((0..21).map(pay_in).collect());
    desk
}

/// The days of the newest read of pay-ins.
fn asked_days(desk: &Desk) -> DateRange {
    let newest = desk.commands.iter().rev().find_map(|command| match command {
        Command::Read(_, Read::PayIns { range }) => Some(*range),
        _ => None,
    });
    newest.expect("pay-ins were asked for")
}

#[test]
fn what_became_of_a_payment_after_the_days_shown_is_known() {
    let mut desk = past();
    let window = past().window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "11 rows so far"), "the first page shows these days only");
    read_past(&mut desk);
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "11 rows"));
    assert!(has(&window, Role::Label, "Amount €1,182.40"));
    window
        .state_mut()
        .act(Action::PayIns(PayInsAction::Status(Some(secpaid_desktop::model::StatusFilter::RefundMade))));
    window.run_ok();
    let refunded = "Hochzeit Sommer, Anzahlung, €248.00, Paid, Refund made, 18 May 15:05";
    assert_eq!(rows(&window), [refunded], "the money went back on 19 May");
    press(&mut window, Role::Row, refunded);
    assert!(has(&window, Role::Button, "19 May 17:20, Refund, −€62.00"));
    let payment = window.state().state.session().pay_ins.detail.expect("the panel is open");
    window.state_mut().act(Action::Refund(RefundAction::Open(payment)));
    let obstacle = window.state().state.refund_obstacle(&pay_in(12));
    assert_eq!(obstacle, Some(secpaid_desktop::state::RefundObstacle::Made));
}

#[test]
fn days_without_a_row_are_empty_though_later_rows_are_there() {
    let mut desk = Desk::new(Environment::Demo, Screen::PayIns);
    desk.act(Action::PayIns(PayInsAction::Range(PAST)));
    desk.page((0..7).map(pay_in).collect());
    read_past(&mut desk);
    let mut window = desk.window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Show a longer time");
    assert_eq!(asked_days(window.state()), DateRange::EVERYTHING);
}

#[test]
fn a_later_row_found_by_the_palette_is_shown_in_the_table() {
    let mut desk = past();
    read_past(&mut desk);
    let mut window = desk.window(false, 1280.0, 800.0);
    key(&mut window, Modifiers::COMMAND, Key::K);
    window.event(egui::Event::Text("2026-0150".to_owned()));
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has(&window, Role::Button, "Days, 17 May 2026 to 20 May 2026"));
    assert!(rows(&window).contains(&"Bestellung 2026-0150, €88.19, Paid, 20 May 09:57".to_owned()));
    assert!(has(&window, Role::Label, "21 rows"));
}

#[test]
fn what_was_not_looked_at_is_not_called_unseen_and_its_pay_in_is_found() {
    let mut desk = Desk::new(Environment::Demo, Screen::Links);
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    let old = PaidLink { paid_on: ServiceTime::At(date(2026, 4, 10).at(9, 12, 0, 0)), ..paid(0) };
    desk.paid(vec![old, paid(1)]);
    let mut window = desk.window(false, 1280.0, 800.0);
    let unknown =
        ["RE-2026-0419 Hotel Seeblick, €54.90, –, 10 Apr 09:12", "Bestellung 2026-0418, €64.90, –, 20 May 04:12"];
    assert_eq!(rows(&window), unknown, "no pay-in was read");
    window.state_mut().act(Action::Links(LinksAction::OpenPayIns(LinkId(18_600))));
    let days = DateRange { from: Some(date(2026, 4, 10)), to: Some(date(2026, 5, 20)) };
    assert_eq!(asked_days(window.state()), days, "40 days ago");
    let (scope, page) = (window.state().state.active.clone(), vec![PayIn { pay_id: LinkId(18_600), ..pay_in(3) }]);
    window.state_mut().page(page);
    window.state_mut().read(false, 0);
    window.run_ok();
    assert_eq!(rows(&window).len(), 1);
    assert_eq!(window.state().state.settings.range_choice(&scope), RangeChoice::Days30, "what was chosen stays");
    window.state_mut().act(Action::Go(Screen::Links));
    window.run_ok();
    let seen = [
        "RE-2026-0419 Hotel Seeblick, €54.90, Paid, 10 Apr 09:12",
        "Bestellung 2026-0418, €64.90, Pending, 20 May 04:12",
    ];
    assert_eq!(rows(&window), seen);
}

#[test]
fn a_figure_opens_its_own_days_after_midnight() {
    let mut window = overview(Environment::Demo, &few()).window(false, 1280.0, 800.0);
    // It is 00:02 on 21 May; the figures are those of 20 May.
    window.state_mut().wait(10 * 60 * 60 * 1000);
    window.run_ok();
    press(&mut window, Role::Link, "Revenue, €500.00, €400.00 in the 30 days before");
    assert!(has(&window, Role::Button, "Days, 21 Apr 2026 to 20 May 2026"));
    assert_eq!(rows(&window).len(), 4);
    assert!(has(&window, Role::Label, "Amount €500.00"));
}

/// Pay-ins with these rows.
fn with(rows: Vec<PayIn>) -> Desk {
    let mut desk = Desk::new(Environment::Demo, Screen::PayIns);
    desk.page(rows);
    desk.read(false, 0);
    desk
}

#[test]
fn the_sums_say_what_of_them_is_pending_and_what_is_not_in_them() {
    let rows = vec![
        row(1, 0, 5_000, "Basic", "Success", "card"),
        row(5, 2, 4_700, "Basic", "Pending", "card"),
        row(8, 7, -333, "Chargeback fee", "Success", "card"),
    ];
    let mut window = with(rows).window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "Amount €97.00"));
    assert!(has(&window, Role::Label, "Of which pending €47.00"));
    let without = "1 row of −€3.33 is of a type this version does not know; the sums are without it";
    assert!(has(&window, Role::Label, without));
    // Alone, such rows have a sum, and pending ones need no word.
    let search = |typed: &str| Action::PayIns(PayInsAction::Search(typed.to_owned()));
    window.state_mut().act(search("2026-0008"));
    window.run_ok();
    assert!(has(&window, Role::Label, "Amount −€3.33"));
    assert!(!has(&window, Role::Label, "Net €0.00"));
    window.state_mut().act(search("2026-0005"));
    window.run_ok();
    assert!(has(&window, Role::Label, "Amount €47.00"));
    assert!(!has(&window, Role::Label, "Of which pending €47.00"));
}

#[test]
fn what_is_in_doubt_of_a_sum_is_the_last_to_go() {
    for (language, pending, net, split) in [
        (
            Language::German,
            "Davon unbestätigt 47,00\u{a0}€",
            "Netto 9.147,00\u{a0}€",
            "Davon aufgeteilt (evtl. mit Anteilen anderer) 9.000,00\u{a0}€",
        ),
        (
            Language::English,
            "Of which pending €47.00",
            "Net €9,147.00",
            "Of which split (may include partners’ shares) €9,000.00",
        ),
    ] {
        let rows = vec![
            row(1, 0, 10_000, "Basic", "Success", "card"),
            row(2, 0, 900_000, "Split", "Success", "card"),
            row(5, 2, 4_700, "Basic", "Pending", "card"),
        ];
        for (width, height) in [(1280.0, 800.0), (1100.0, 700.0)] {
            let mut desk = with(rows.clone()).speaking(language);
            desk.act(Action::PayIns(PayInsAction::Detail(Some(0))));
            let window = desk.window(false, width, height);
            for label in [pending, net, split] {
                assert!(has(&window, Role::Label, label), "{label} at {width}");
            }
        }
    }
}

#[test]
fn one_fee_without_the_other_is_no_sum_of_fees() {
    let whole = PayIn { note: "Whole".into(), ..pay_in(3) };
    let part = PayIn { service_fee_psp: None, note: "Part".into(), ..pay_in(3) };
    let window = with(vec![whole, part]).window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "Fees −€2.54"));
    assert!(has(&window, Role::Label, "In 1 row an amount could not be read; the sums are without it"));
}

#[test]
fn a_net_that_is_not_what_is_left_after_fees_is_said_to_be_as_sent() {
    let cents = |cents| Some(Money::from_cents(cents));
    let odd = PayIn {
        amount: cents(1_980),
        service_fee: cents(24),
        service_fee_psp: cents(85),
        net_amount: cents(1_870),
        ..pay_in(3)
    };
    let even = PayIn { net_amount: cents(1_871), ..odd.clone() };
    let words = "Net is as SecPaid sends it. Amount less fees would be €18.71.";
    for (row, said) in [(odd, true), (even, false)] {
        let window = detail(with(vec![row]), 0).window(false, 1280.0, 800.0);
        assert_eq!(has(&window, Role::Label, words), said);
    }
}

#[test]
fn an_age_counts_days_as_the_bands_of_the_overview_do() {
    // Noon in Berlin; the first link is from late yesterday, the other from late four days ago.
    let mut desk = Desk::new(Environment::Demo, Screen::Links);
    let seen = ["2026-05-19T21:00:00Z", "2026-05-16T21:00:00Z"].map(|at| at.parse().expect("a time"));
    desk.unpaid(vec![unpaid(2), unpaid(1)], &[(18_602, seen[0]), (18_601, seen[1])]);
    let mut window = desk.window(false, 1280.0, 800.0);
    let ages = |window: &egui_kittest::Harness<'_, Desk>| {
        let rows = rows(window);
        ["1\u{a0}day", "4\u{a0}days"].map(|age| rows.iter().filter(|row| row.contains(age)).count())
    };
    assert_eq!(ages(&window), [1, 1]);
    press(&mut window, Role::Button, "Age, Any age");
    press(&mut window, Role::MenuItemRadio, "1 – 3 days");
    assert_eq!(ages(&window), [1, 0]);
    press(&mut window, Role::Button, "Age, 1 – 3 days");
    press(&mut window, Role::MenuItemRadio, "4 – 7 days");
    assert_eq!(ages(&window), [0, 1]);
}

/// The name of the file that is offered.
fn offered(desk: &mut Desk) -> String {
    desk.act(Action::Export(ExportAction::Open));
    let Some(Dialog::Export(dialog)) = &desk.state.dialog else { panic!("the dialog is open") };
    let name = std::path::Path::new(&dialog.path).file_name().expect("a name");
    name.to_string_lossy().into_owned()
}

#[test]
fn a_file_of_what_is_shown_says_in_its_name_when_rows_may_be_missing() {
    assert_eq!(offered(&mut pay_ins(Environment::Demo, 21)), "secpaid-demo-TEST-pay-ins-all.xlsx");
    let mut desk = Desk::new(Environment::Demo, Screen::PayIns);
    desk.page((0..21).map(pay_in).collect());
    desk.read(false, 1);
    assert_eq!(offered(&mut desk), "secpaid-demo-TEST-pay-ins-all-may-be-incomplete.xlsx");
    assert_eq!(offered(&mut links(Environment::Demo, 99)), "secpaid-demo-TEST-unpaid-links-2026-05-20.xlsx");
    let cut = offered(&mut links(Environment::Demo, 100));
    assert_eq!(cut, "secpaid-demo-TEST-unpaid-links-2026-05-20-may-be-incomplete.xlsx");
}

#[test]
fn sums_in_doubt_are_drawn_to_be_looked_at() {
    let rows = || {
        vec![
            row(1, 0, 10_000, "Basic", "Success", "card"),
            row(2, 0, 900_000, "Split", "Success", "card"),
            row(5, 2, 4_700, "Basic", "Pending", "card"),
        ]
    };
    for ((width, height), room) in [((1280.0, 800.0), ""), ((900.0, 600.0), "-small")] {
        for (open, panel) in [(None, ""), (Some(0), "-open")] {
            let mut desk = with(rows());
            desk.act(Action::PayIns(PayInsAction::Detail(open)));
            let mut window = desk.window(false, width, height);
            crate::stage::picture(&mut window, &format!("sums{panel}{room}"));
        }
        let mut window = crate::overview_shop::waiting().window(false, width, height);
        crate::stage::picture(&mut window, &format!("overview-waiting{room}"));
    }
}

#[test]
fn the_next_day_reads_again_what_tells_whether_used_links_were_paid() {
    let mut desk = pay_ins(Environment::Demo, 21);
    desk.act(Action::Go(Screen::Links));
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    desk.paid((0..5).map(paid).collect());
    desk.act(Action::Links(LinksAction::NextDay));
    let before = desk.commands.len();
    let ticket = desk.commands.iter().rev().find_map(|command| match command {
        Command::Local(ticket, Local::NextDay) => Some(ticket.clone()),
        _ => None,
    });
    let done = DemoDone::NextDay(jiff::civil::date(2026, 5, 21));
    desk.act(Action::Backend(Event::DemoDone(ticket.expect("the next day was asked for"), Ok(done))));
    let reads: Vec<&Read> = desk.commands[before..]
        .iter()
        .filter_map(|command| match command {
            Command::Read(_, read) => Some(read),
            _ => None,
        })
        .collect();
    assert!(matches!(reads.as_slice(), [Read::PayIns { .. }, Read::Links { .. }]), "{reads:?}");
}

#[test]
fn whoever_looks_at_used_links_is_told_whether_they_were_paid_without_going_to_the_pay_ins() {
    let mut desk = Desk::new(Environment::Demo, Screen::Links);
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    let asked =
        |desk: &Desk| desk.commands.iter().filter(|c| matches!(c, Command::Read(_, Read::PayIns { .. }))).count();
    assert_eq!(asked(&desk), 1);
    desk.act(Action::Links(LinksAction::Tab(LinkList::Unpaid)));
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    assert_eq!(asked(&desk), 1, "they are under way");
}
