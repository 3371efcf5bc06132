//! The expected payout of the overview: what of it is named, which rows it opens, and what is said of shares in it.

use egui::Role;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::model::Money;
use secpaid_desktop::state::Screen;
use secpaid_desktop::text::Language;

use crate::desk::{has, press, rows};
use crate::overview_shop::{row, waiting, waiting_with};

#[test]
fn the_expected_payout_names_its_parts_and_opens_the_rows_of_each() {
    for (label, net, count) in [
        ("Expected payout, €125.00", "€125.00", 3),
        ("€90.00 before today", "€90.00", 1),
        ("€35.00 today", "€35.00", 2),
    ] {
        let mut window = waiting().window(false, 1280.0, 800.0);
        press(&mut window, Role::Link, label);
        assert_eq!(window.state().state.screen, Screen::PayIns, "{label}");
        assert!(has(&window, Role::Label, &format!("Net {net}")), "{label}");
        assert!(has(&window, Role::Button, "Remove filter Not paid out yet"));
        assert_eq!(rows(&window).len(), count, "{label}");
    }
    let german = waiting().speaking(Language::German).window(false, 900.0, 600.0);
    assert!(has(&german, Role::Link, "90,00\u{a0}€ bis gestern"));
    assert!(has(&german, Role::Link, "35,00\u{a0}€ von heute"));
}

#[test]
fn a_row_of_tomorrow_is_in_the_sum_and_among_the_rows() {
    for (label, net, count) in [("Expected payout, €135.00", "€135.00", 4), ("€45.00 today", "€45.00", 3)] {
        let tomorrow = row(94, -1, 1_000, "Basic", "Success", "card");
        let mut window = waiting_with(vec![tomorrow], Some(Money::from_cents(13_500))).window(false, 1280.0, 800.0);
        press(&mut window, Role::Link, label);
        assert!(has(&window, Role::Label, &format!("Net {net}")), "{label}");
        assert_eq!(rows(&window).len(), count, "{label}");
    }
}

#[test]
fn after_midnight_no_part_of_the_expected_payout_is_called_of_today() {
    let mut desk = waiting();
    desk.wait(12 * 3_600_000);
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(window.query_by_label_contains("€35.00 today").is_none());
    assert!(window.query_by_label_contains("before today").is_none());
    press(&mut window, Role::Link, "Expected payout, €125.00, as SecPaid says");
    assert!(has(&window, Role::Label, "Net €125.00"));
    assert_eq!(rows(&window).len(), 3);
}

#[test]
fn of_the_expected_payout_no_shares_are_told_that_it_cannot_hold() {
    let revenue = "€100.00 of the revenue is from split payments. It may include partners’ shares.";
    for (expected, why) in [(Some(12_500), "its rows hold no split"), (None, "none was sent")] {
        let desk = waiting_with(Vec::new(), expected.map(Money::from_cents));
        assert!(has(&desk.window(false, 1280.0, 800.0), Role::Label, revenue), "{why}");
    }
    let both = |expected| {
        let split = row(95, 1, 2_000, "Split", "Success", "card");
        let window = waiting_with(vec![split], Some(Money::from_cents(expected))).window(false, 1280.0, 800.0);
        let words = "€120.00 of the revenue is from split payments. It may include partners’ shares, and so may the \
                     expected payout.";
        has(&window, Role::Label, words)
    };
    assert!(both(14_500), "a split is among its rows");
    assert!(both(14_501), "its rows are not known");
    let german = waiting().speaking(Language::German).window(false, 900.0, 600.0);
    let words = "Im Umsatz sind 100,00\u{a0}€ aus aufgeteilten Zahlungen. Sie enthalten vielleicht Anteile anderer.";
    assert!(has(&german, Role::Label, words));
}
