//! Payouts: the table, its sums, and the pay-ins of a day beside its payouts.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use secpaid_desktop::backend::{Command, CompareWith, Event, Read};
use secpaid_desktop::model::{
    DateRange, Environment, KeyState, Money, PayIn, PayInStatus, Payout, PayoutStatus, RangeChoice, RowSource as _,
    Scope, ServiceTime, TransactionType,
};
use secpaid_desktop::state::{Action, PayInsAction, PayoutsAction, Screen};

use crate::desk::{Desk, has, key, last, press, rows};
use crate::ledger_shop::{bare_payout, payout, payouts};
use crate::shop::{pay_in, pay_ins, timeout};

/// The payout of 19 May as it is read aloud.
const FIRST: &str = "19 May, net €526.65, In progress, 20260520-po-7310288114";

#[test]
fn payouts_are_rows_with_their_sums() {
    let window = payouts(Environment::Demo, 3).window(false, 1280.0, 800.0);
    assert_eq!(
        rows(&window),
        [
            FIRST,
            "18 May, net €604.87, Paid out, 20260519-po-7310287137",
            "17 May, net €683.09, Paid out, 20260518-po-7310286160",
        ]
    );
    for label in ["3 rows", "Gross €1,856.97", "Fees −€42.36", "Net €1,814.61"] {
        assert!(has(&window, Role::Label, label), "{label}");
    }
}

#[test]
fn a_search_finds_reference_amount_and_id_and_the_selection_has_sums() {
    let mut window = payouts(Environment::Demo, 20).window(false, 1280.0, 800.0);
    key(&mut window, Modifiers::COMMAND, Key::F);
    for (typed, found) in [("po-7310287137", 1), ("539,80", 1), ("40698", 1)] {
        window.state_mut().act(Action::Payouts(PayoutsAction::Search(typed.to_owned())));
        window.run_ok();
        assert_eq!(rows(&window).len(), found, "{typed}");
    }
    window.state_mut().act(Action::Payouts(PayoutsAction::Search("nothing".to_owned())));
    window.run_ok();
    press(&mut window, Role::Button, "Clear search");
    assert_eq!(rows(&window).len(), 20);
    window.state_mut().act(Action::Payouts(PayoutsAction::Select([0, 1].into())));
    window.run_ok();
    for label in ["Selected 2", "Gross €1,158.79", "Net €1,131.52"] {
        assert!(has(&window, Role::Label, label), "{label}");
    }
}

#[test]
fn headers_sort_and_days_of_ones_own_are_kept_apart_from_those_of_pay_ins() {
    let mut window = payouts(Environment::Development, 5).window(false, 1280.0, 800.0);
    press(&mut window, Role::ColumnHeader, "Gross");
    assert!(last(&window).contains("column: \"payout_amount\", descending: true"), "{}", last(&window));
    press(&mut window, Role::Button, "Days, 30 days");
    press(&mut window, Role::MenuItemRadio, "This year");
    let state = &window.state().state;
    let scope = Scope::of(Environment::Development);
    assert_eq!(state.settings.payouts_range(&scope), RangeChoice::ThisYear);
    assert_eq!(state.settings.range_choice(&scope), RangeChoice::Days30);
    let asked = window.state().commands.iter().rev().find_map(|command| match command {
        Command::Read(_, Read::Payouts { range }) => Some(*range),
        _ => None,
    });
    assert_eq!(asked, Some(DateRange { from: Some(date(2026, 1, 1)), to: Some(date(2026, 5, 20)) }));
}

#[test]
fn a_payout_is_matched_with_the_pay_ins_of_its_day() {
    let mut window = payouts(Environment::Demo, 5).window(false, 1280.0, 800.0);
    press(&mut window, Role::Row, FIRST);
    let (_, job) = window.state().comparison();
    assert!(matches!(job.with, CompareWith::Payouts { day, .. } if day == date(2026, 5, 19)));
    assert!(job.pay_ins.is_none(), "nothing is loaded: the day is read");
    window.state_mut().compared((0..21).map(pay_in).collect());
    window.run_ok();
    for label in [
        "Pay-ins of 19 May",
        "Gross, Pay-ins €539.80, Payout €539.80",
        "Fees, Pay-ins −€13.15, Payout −€13.15",
        "Net, Pay-ins €526.65, Payout €526.65",
        "The pay-ins of this day add up to the payout to the cent.",
        "Matched by day: the service puts no payout id on pay-ins. Refunds and disputes of the day count with their sign.",
    ] {
        assert!(has(&window, Role::Label, label), "{label}");
    }
    assert!(has(&window, Role::Button, "17:20, Hochzeit Sommer, Anzahlung, −€62.00"));
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().state.session().payouts.table.detail, None);
}

#[test]
fn a_match_says_what_of_it_may_be_of_others() {
    let mut window = payouts(Environment::Demo, 5).window(false, 1280.0, 1600.0);
    press(&mut window, Role::Row, FIRST);
    let split = |number| PayIn { kind: TransactionType::Split, ..pay_in(number) };
    window.state_mut().compared((0..21).map(|number| if number == 9 { split(9) } else { pay_in(number) }).collect());
    window.run_ok();
    let words = "Of the pay-ins, €420.00 are split payments. SecPaid does not say whether all of that is yours: partners’ \
                 shares may be included.";
    assert!(has(&window, Role::Label, words));
}

#[test]
fn a_pay_in_of_the_day_opens_among_the_pay_ins() {
    let mut window = payouts(Environment::Demo, 5).window(false, 1280.0, 1600.0);
    press(&mut window, Role::Row, FIRST);
    window.state_mut().compared((0..21).map(pay_in).collect());
    window.run_ok();
    press(&mut window, Role::Button, "18:56, Bestellung 2026-0149, €64.90");
    let day = date(2026, 5, 19);
    let shown = &window.state().state;
    assert_eq!(
        (shown.screen, shown.session().pay_ins.choice),
        (Screen::PayIns, RangeChoice::Custom { from: day, to: day })
    );
    window.state_mut().page((0..21).map(pay_in).collect());
    window.run_ok();
    assert_eq!(window.state().state.session().pay_ins.detail, None, "its row may still move");
    window.state_mut().read(false, 0);
    window.run_ok();
    assert_eq!(window.state().state.session().pay_ins.detail, Some(5));
    assert!(has(&window, Role::Label, "Selected 1"));
    // It is opened once.
    key(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Role::ColumnHeader, "Amount");
    assert_eq!(window.state().state.session().pay_ins.detail, None);
}

#[test]
fn all_pay_ins_of_a_busy_day_are_a_press_away() {
    let mut window = payouts(Environment::Demo, 5).window(false, 1280.0, 1600.0);
    press(&mut window, Role::Row, FIRST);
    let busy = (0..40).map(|number| PayIn { created_at: ServiceTime::Day(date(2026, 5, 19)), ..pay_in(number) });
    window.state_mut().compared(busy.collect());
    window.run_ok();
    press(&mut window, Role::Button, "Show all 36 pay-ins");
    assert_eq!(last(&window), "PayIns(Visit(Custom { from: 2026-05-19, to: 2026-05-19 }))");
}

#[test]
fn pay_ins_older_than_the_payouts_are_said_to_be_and_are_read_when_those_are_read_again() {
    let mut desk = pay_ins(Environment::Demo, 42);
    desk.wait(600_000);
    desk.act(Action::Go(Screen::Payouts));
    desk.payouts(vec![payout(0), payout(1)]);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    desk.compared(Vec::new());
    let older = "The pay-ins were read at 14:02, before the rows of this list.";
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, older));
    window.state_mut().act(Action::Reload);
    window.state_mut().payouts(vec![payout(0), payout(1)]);
    assert!(window.state().comparison().1.pay_ins.is_none(), "the day is read anew");
    window.state_mut().compared((0..42).map(pay_in).collect());
    window.run_ok();
    assert!(!has(&window, Role::Label, older));
}

#[test]
fn pay_ins_that_are_loaded_are_used_unless_they_may_lack_some() {
    let mut desk = pay_ins(Environment::Demo, 42);
    desk.act(Action::Go(Screen::Payouts));
    desk.payouts(vec![payout(0), payout(1)]);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    assert_eq!(desk.comparison().1.pay_ins.map(|held| held.rows.len()), Some(42));
    let before = desk.comparison().0.id;
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    assert_eq!(desk.comparison().0.id, before, "the same day is not compared twice");
    desk.act(Action::Go(Screen::PayIns));
    desk.act(Action::Reload);
    desk.page((0..42).map(pay_in).collect());
    desk.read(true, 0);
    desk.act(Action::Go(Screen::Payouts));
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    assert!(desk.comparison().1.pay_ins.is_none(), "a list that may be incomplete proves nothing");
}

#[test]
fn pay_ins_read_in_the_middle_of_a_day_are_not_taken_for_all_of_it() {
    let mut desk = pay_ins(Environment::Demo, 42);
    desk.act(Action::Go(Screen::Payouts));
    let today = ServiceTime::read("2026-05-20");
    desk.payouts(vec![Payout { request_date: today, ..payout(0) }, payout(0)]);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    assert!(desk.comparison().1.pay_ins.is_none(), "what was paid after 14:02 would be missing: the day is read");
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    assert!(desk.comparison().1.pay_ins.is_some());
}

#[test]
fn a_difference_is_said_to_the_cent_and_what_is_not_counted_too() {
    let mut desk = Desk::new(Environment::Demo, Screen::Payouts);
    let more = |cents: i64, money: Option<Money>| money.map(|money| money.saturating_add(Money::from_cents(cents)));
    let row = payout(0);
    desk.payouts(vec![Payout {
        payout_amount: more(-120, row.payout_amount),
        net_amount: more(35, row.net_amount),
        ..row
    }]);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    let mut read: Vec<_> = (0..21).map(pay_in).collect();
    let mut waiting = pay_in(7);
    waiting.status = PayInStatus::Pending;
    read.push(waiting);
    desk.compared(read);
    let window = desk.window(false, 1280.0, 800.0);
    let said = "The pay-ins of this day add up to €1.20 more than the payout.\nAfter fees it is €0.35 less.";
    assert!(has(&window, Role::Label, said));
    assert!(has(&window, Role::Label, "1 pay-in is not confirmed and not counted."));
    assert!(has(&window, Role::Label, "Gross, Pay-ins €539.80, Payout €538.60"));
}

#[test]
fn two_payouts_of_a_day_are_matched_together() {
    let mut desk = Desk::new(Environment::Demo, Screen::Payouts);
    let half = |id| Payout {
        payout_id: id,
        payout_amount: Some(Money::from_cents(26_990)),
        service_fee: Some(Money::from_cents(if id == 3 { 665 } else { 650 })),
        net_amount: Some(Money::from_cents(26_000)),
        transaction_id: Some(format!("20260520-po-{id}").into()),
        ..payout(0)
    };
    desk.payouts(vec![half(2), half(3)]);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    desk.compared((0..21).map(pay_in).collect());
    let before = desk.comparison().0.id;
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    assert_eq!(desk.comparison().0.id, before);
    let mut window = desk.window(false, 1280.0, 1600.0);
    assert!(has(&window, Role::Label, "Net, Pay-ins €526.65, 2 payouts €520.00"));
    let said = "After fees it is €6.65 more.";
    assert!(has(&window, Role::Label, said));
    // As on the bank statement, each for itself; one leads to the other.
    assert!(has(&window, Role::Button, "20260520-po-3, €260.00"));
    press(&mut window, Role::Button, "20260520-po-2, €260.00");
    assert_eq!(window.state().state.session().payouts.table.detail, Some(0));
}

#[test]
fn reading_a_day_that_fails_says_so_in_the_panel_and_tries_again() {
    let mut desk = payouts(Environment::Development, 5);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    let (ticket, _) = desk.comparison();
    desk.wait(3_100);
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "Loading… 3\u{a0}s"));
    window.state_mut().act(Action::Backend(Event::ReadFailed(ticket, timeout())));
    window.run_ok();
    assert!(has(&window, Role::Label, "No money is affected\nThe service did not answer within 20\u{a0}s."));
    press(&mut window, Role::Button, "Try again");
    assert_eq!(last(&window), "Payouts(Compare)");
    assert_eq!(rows(&window).len(), 5, "the table stays");
}

#[test]
fn what_was_found_for_one_day_never_stands_at_another() {
    let mut desk = payouts(Environment::Demo, 5);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    let (late, job) = desk.comparison();
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    let CompareWith::Payouts { day, payouts } = job.with else { panic!("of payouts") };
    let found = secpaid_desktop::model::Match::of_day(day, payouts.iter(), &[]);
    let compared = secpaid_desktop::backend::Compared {
        found: secpaid_desktop::backend::ComparedWith::Payouts(Box::new(found)),
        may_be_incomplete: false,
        at: desk.state.now.utc,
    };
    desk.act(Action::Backend(Event::Compared(late, Box::new(compared))));
    assert!(desk.state.session().payouts.day.found.value().is_none());
    assert_eq!(desk.state.session().payouts.day.of, Some(date(2026, 5, 18)));
}

#[test]
fn a_button_shows_the_pay_ins_of_the_day_without_keeping_the_choice() {
    let mut window = payouts(Environment::Demo, 5).window(false, 1280.0, 800.0);
    press(&mut window, Role::Row, FIRST);
    press(&mut window, Role::Button, "Show pay-ins of this day");
    let state = &window.state().state;
    let day = date(2026, 5, 19);
    assert_eq!(state.screen, Screen::PayIns);
    assert_eq!(state.session().pay_ins.choice, RangeChoice::Custom { from: day, to: day });
    assert_eq!(state.settings.range_choice(&Scope::of(Environment::Demo)), RangeChoice::Days30);
    let asked = window.state().commands.iter().rev().find_map(|command| match command {
        Command::Read(_, Read::PayIns { range }) => Some(*range),
        _ => None,
    });
    assert_eq!(asked, Some(DateRange { from: Some(day), to: Some(day) }));
    window.state_mut().act(Action::PayIns(PayInsAction::Search(String::new())));
}

#[test]
fn rows_of_nothing_and_of_too_much_are_shown_as_they_came() {
    let mut desk = Desk::new(Environment::Production, Screen::Payouts);
    let long = "ä".repeat(300);
    let odd = Payout {
        transaction_id: Some(format!("\u{202E}po\u{7}{long}").into()),
        status: PayoutStatus::read("OnHold"),
        ..payout(0)
    };
    desk.payouts(vec![odd, bare_payout()]);
    let mut window = desk.odd_window(900.0, 600.0);
    let names = rows(&window);
    assert!(names[0].starts_with("19 May, net €526.65, OnHold, ‹U+202E›po‹U+0007›ää"), "{}", names[0]);
    assert_eq!(names[1], "–, net –, –, –");
    assert!(has(&window, Role::Label, "In 1 row an amount could not be read; the sums are without it"));
    window.state_mut().act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    window.run_ok();
    assert!(has(&window, Role::Label, "The day of this payout could not be read, so no pay-ins can be put beside it."));
    window.state_mut().act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    window.run_ok();
}

#[test]
fn nothing_there_offers_a_longer_time_and_no_key_the_way_to_one() {
    let mut window = payouts(Environment::Development, 0).window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Show a longer time");
    assert_eq!(last(&window), "Payouts(Range(Days90))");
    let mut window =
        Desk::with_key(Environment::Production, Screen::Payouts, KeyState::None).window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Enter a key…");
    assert_eq!(last(&window), "Key(Enter(Some(Production)))");
}

#[test]
fn reading_again_keeps_the_open_payout_and_a_failure_the_rows_and_their_days() {
    let mut desk = payouts(Environment::Development, 5);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    desk.act(Action::Reload);
    desk.payouts((0..4).map(|back| payout(back + 1)).collect());
    assert_eq!(desk.state.session().payouts.table.detail, Some(0), "it stands in another place now");
    desk.act(Action::Payouts(PayoutsAction::Range(RangeChoice::Everything)));
    let failed = Event::ReadFailed(desk.asked(), timeout());
    desk.act(Action::Backend(failed));
    assert_eq!(desk.state.session().payouts.choice, RangeChoice::Days30);
    let window = desk.window(false, 1280.0, 800.0);
    assert_eq!(rows(&window).len(), 4);
    assert!(window.query_by_label_contains("These rows are from 14:02").is_some());
}

#[test]
fn the_keys_of_the_screens_lead_there_and_the_arrows_move_the_panel() {
    let mut window = payouts(Environment::Demo, 5).window(false, 1280.0, 800.0);
    key(&mut window, Modifiers::COMMAND, Key::Num6);
    assert_eq!(window.state().state.screen, Screen::Invoices);
    key(&mut window, Modifiers::COMMAND, Key::Num5);
    assert_eq!(window.state().state.screen, Screen::Payouts);
    press(&mut window, Role::Row, FIRST);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.state().state.session().payouts.table.detail, Some(1));
    key(&mut window, Modifiers::NONE, Key::Escape);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().state.session().payouts.table.detail, Some(2));
}
