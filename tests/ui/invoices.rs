//! Invoices: the table, its month filter, its sums, and the fees of a month beside what was invoiced.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use secpaid_desktop::backend::{Command, CompareWith, Event, Progress};
use secpaid_desktop::model::{
    Environment, Invoice, InvoiceMonth, Money, PayIn, RangeChoice, RowSource as _, Scope, ServiceTime,
};
use secpaid_desktop::state::{Action, InvoicesAction, Screen};

use crate::desk::{Desk, has, key, last, press, rows};
use crate::ledger_shop::{bare_invoice, invoice, invoices};
use crate::shop::{pay_in, timeout};

/// The invoice of April as it is read aloud.
const APRIL: &str = "April 2026, 202604-sf-4471003882, total €458.50";

/// Pay-ins of April whose fees are these, in cents.
fn april(secpaid: i64, provider: i64) -> Vec<PayIn> {
    let row = |at: &str, secpaid, provider| PayIn {
        created_at: ServiceTime::read(at),
        service_fee: Some(Money::from_cents(secpaid)),
        service_fee_psp: Some(Money::from_cents(provider)),
        ..pay_in(3)
    };
    vec![row("2026-04-01 00:10:00", secpaid - 100, provider - 50), row("2026-04-30 23:59:59", 100, 50)]
}

#[test]
fn invoices_are_rows_with_month_total_and_sums() {
    let window = invoices(Environment::Demo, 3).window(false, 1280.0, 800.0);
    assert_eq!(
        rows(&window),
        [
            APRIL,
            "March 2026, 202603-sf-4471003869, total €452.92",
            "February 2026, 202602-sf-4471003856, total €447.34",
        ]
    );
    for label in ["3 rows", "SecPaid fee €546.03", "Provider fee €708.99", "VAT €103.74", "Total €1,358.76"] {
        assert!(has(&window, Role::Label, label), "{label}");
    }
}

#[test]
fn a_month_is_picked_from_those_that_occur_or_typed() {
    let mut window = invoices(Environment::Demo, 18).window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Month, All months");
    press(&mut window, Role::MenuItemRadio, "December 2025");
    assert_eq!(rows(&window).len(), 1);
    assert!(has(&window, Role::Button, "Month, December 2025"));
    window.state_mut().act(Action::Invoices(InvoicesAction::ClearFilter));
    for (typed, found) in [
        ("2026-04", 1),
        ("04/2026", 1),
        ("april 2026", 1),
        ("märz 2026", 1),
        ("2025", 12),
        ("sf-4471003882", 1),
        ("Görlitz", 18),
        ("458,50", 1),
    ] {
        window.state_mut().act(Action::Invoices(InvoicesAction::Search(typed.to_owned())));
        window.run_ok();
        assert_eq!(rows(&window).len(), found, "{typed}");
    }
    window.state_mut().act(Action::Invoices(InvoicesAction::Search("nothing".to_owned())));
    window.run_ok();
    press(&mut window, Role::Button, "Clear filters");
    assert_eq!(rows(&window).len(), 18);
}

#[test]
fn fees_of_the_month_are_compared_when_asked_for() {
    let mut window = invoices(Environment::Demo, 3).window(false, 1280.0, 800.0);
    press(&mut window, Role::Row, APRIL);
    assert!(!window.state().commands.iter().any(|command| matches!(command, Command::Compare(..))));
    press(&mut window, Role::Button, "Compare with pay-ins");
    let (_, job) = window.state().comparison();
    assert!(matches!(job.with, CompareWith::Invoices { month, .. } if month == date(2026, 4, 1)));
    window.state_mut().compared(april(18_412, 23_940));
    window.run_ok();
    for label in [
        "SecPaid fee, Pay-ins €184.12, Invoice €184.12",
        "Provider fee, Pay-ins €239.40, Invoice €239.40",
        "The fees of the month’s pay-ins add up to the net amount of the invoice to the cent. The invoice adds €34.98 VAT.",
        "2 pay-ins counted",
        "The service offers no PDF of its invoices.",
    ] {
        assert!(has(&window, Role::Label, label), "{label}");
    }
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().state.session().invoices.table.detail, None);
}

#[test]
fn a_difference_of_fees_is_said_for_each() {
    let mut desk = invoices(Environment::Demo, 3);
    desk.act(Action::Invoices(InvoicesAction::Detail(Some(0))));
    desk.act(Action::Invoices(InvoicesAction::Compare));
    desk.compared(april(18_452, 23_939));
    let window = desk.window(false, 1280.0, 800.0);
    let said = "SecPaid’s fees of the pay-ins are €0.40 more than invoiced.\n\
                The provider’s fees of the pay-ins are €0.01 less than invoiced.";
    assert!(has(&window, Role::Label, said));
}

#[test]
fn pay_ins_that_hold_the_month_are_compared_at_once() {
    let mut desk = Desk::new(Environment::Demo, Screen::PayIns);
    desk.page(april(18_412, 23_940));
    desk.read(false, 0);
    desk.act(Action::Go(Screen::Invoices));
    desk.invoices((0..3).map(invoice).collect());
    desk.act(Action::Invoices(InvoicesAction::Detail(Some(0))));
    assert_eq!(desk.comparison().1.pay_ins.map(|held| held.rows.len()), Some(2));
}

#[test]
fn new_invoices_put_a_comparison_with_older_pay_ins_away() {
    let mut desk = Desk::new(Environment::Demo, Screen::PayIns);
    desk.page(april(18_412, 23_940));
    desk.read(false, 0);
    desk.act(Action::Go(Screen::Invoices));
    desk.invoices((0..3).map(invoice).collect());
    desk.act(Action::Invoices(InvoicesAction::Detail(Some(0))));
    desk.compared(Vec::new());
    let fits = "The fees of the month’s pay-ins add up to the net amount of the invoice to the cent. The invoice adds €34.98 VAT.";
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, fits));
    window.state_mut().wait(600_000);
    window.state_mut().act(Action::Reload);
    window.state_mut().invoices((0..3).map(invoice).collect());
    window.run_ok();
    assert!(!has(&window, Role::Label, fits), "the pay-ins are of 14:02, the invoices of 14:12");
    press(&mut window, Role::Button, "Compare with pay-ins");
    assert!(window.state().comparison().1.pay_ins.is_none(), "the month is read anew");
}

#[test]
fn reading_a_month_can_be_stopped_and_a_failure_is_said_in_the_panel() {
    let mut desk = invoices(Environment::Development, 3);
    desk.act(Action::Invoices(InvoicesAction::Detail(Some(0))));
    desk.act(Action::Invoices(InvoicesAction::Compare));
    let (ticket, _) = desk.comparison();
    let progress = Progress { done: 2000, total: Some(8000), waiting: None };
    desk.act(Action::Backend(Event::Progress(ticket.clone(), progress)));
    desk.wait(4_100);
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "Loading… 4\u{a0}s · 2,000 of 8,000"));
    press(&mut window, Role::Button, "Stop comparing");
    assert!(matches!(window.state().commands.last(), Some(Command::Cancel(id)) if *id == ticket.id));
    window.state_mut().act(Action::Backend(Event::Cancelled(ticket)));
    window.run_ok();
    press(&mut window, Role::Button, "Compare with pay-ins");
    let (ticket, _) = window.state().comparison();
    window.state_mut().act(Action::Backend(Event::ReadFailed(ticket, timeout())));
    window.run_ok();
    press(&mut window, Role::Button, "Try again");
    assert_eq!(last(&window), "Invoices(Compare)");
}

#[test]
fn the_detail_has_every_field_the_address_and_reverse_charge() {
    let mut desk = invoices(Environment::Demo, 5);
    desk.act(Action::Invoices(InvoicesAction::Detail(Some(3))));
    let mut window = desk.window(false, 1280.0, 1600.0);
    let address = "Apotheke & Blumen am Markt\nÄnne Grünwald\nMarktstraße 7a\n02826 Görlitz\nDeutschland";
    assert!(has(&window, Role::Label, address));
    assert!(has(&window, Role::Label, "VAT is 0: reverse charge. The tax is yours to declare."));
    press(&mut window, Role::Button, "Copy all fields");
    press(&mut window, Role::Button, "Show pay-ins of this month");
    let state = &window.state().state;
    let january = RangeChoice::Custom { from: date(2026, 1, 1), to: date(2026, 1, 31) };
    assert_eq!((state.screen, state.session().pay_ins.choice), (Screen::PayIns, january));
    assert_eq!(state.settings.range_choice(&Scope::of(Environment::Demo)), RangeChoice::Days30);
}

#[test]
fn a_thousand_invoices_cost_a_screenful_and_odd_ones_are_shown_as_they_came() {
    let window = invoices(Environment::Demo, 1000).window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "1,000 rows"));
    assert!(rows(&window).len() < 25);
    let mut desk = Desk::new(Environment::Production, Screen::Invoices);
    let odd = Invoice {
        company: Some("\u{202E}ä🌾".repeat(100).into()),
        invoice_id: Some("R-1".into()),
        service_month: Some("Frühling".into()),
        ..invoice(0)
    };
    desk.invoices(vec![odd, bare_invoice()]);
    let months = desk.state.session().invoices.months.clone();
    assert_eq!(months, [InvoiceMonth::Unknown]);
    desk.act(Action::Invoices(InvoicesAction::Detail(Some(1))));
    let window = desk.odd_window(900.0, 600.0);
    assert_eq!(rows(&window), ["Month not known, R-1, total €458.50", "Month not known, –, total –"]);
    let said = "The month of this invoice is not known, so no pay-ins can be put beside it.";
    assert!(has(&window, Role::Label, said));
}

#[test]
fn an_empty_list_leads_to_the_pay_ins() {
    let mut window = invoices(Environment::Development, 0).window(false, 1280.0, 800.0);
    assert!(window.query_by_label_contains("No invoices yet").is_some());
    press(&mut window, Role::Button, "Show pay-ins");
    assert_eq!(last(&window), "Go(PayIns)");
}

#[test]
fn a_month_that_occurs_no_more_is_let_go() {
    let mut desk = invoices(Environment::Demo, 3);
    desk.act(Action::Invoices(InvoicesAction::Month(Some(InvoiceMonth::Of(date(2026, 2, 1))))));
    assert_eq!(desk.state.session().invoices.table.index.len(), 1);
    desk.act(Action::Reload);
    desk.invoices((0..2).map(invoice).collect());
    assert_eq!(desk.state.session().invoices.table.filter.month, None);
    assert_eq!(desk.state.session().invoices.table.index.len(), 2);
}
