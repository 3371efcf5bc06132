//! Payouts and invoices over real HTTP: read whole, filtered in the background, compared with pay-ins that are loaded or
//! read for it, exported.

use jiff::civil::{Date, date};
use secpaid_desktop::demo::{Canned, Fault, Gate};
use secpaid_desktop::export::{Flags, Format, Preset};
use secpaid_desktop::model::{DateRange, InvoiceMonth, PAYOUT_COLUMNS, RangeChoice};
use secpaid_desktop::state::{
    Action, Dialog, ExportAction, ExportState, InvoicesAction, PayInsAction, PayoutsAction, Remote, Screen, State,
};
use serde_json::{Value, json};

use crate::shop::Shop;
use crate::window::Window;

const PAY_INS: &str = "getPayInTransactions";
const PAYOUTS: &str = "getPayOutTransactions";

fn bodies(shop: &Shop, endpoint: &str) -> Vec<Value> {
    shop.test
        .requests()
        .iter()
        .filter(|request| request.endpoint == endpoint)
        .map(|request| request.body.clone())
        .collect()
}

fn days(state: &State) -> Vec<Date> {
    let table = &state.session().payouts.table;
    table.index.iter().map(|row| table.row(*row).unwrap().request_date.day().unwrap()).collect()
}

/// Opens the payout of a day and waits for its match.
fn open(window: &mut Window, day: Date) {
    let table = &window.state.session().payouts.table;
    let at = table.rows.value().unwrap().iter().position(|row| row.request_date.day() == Some(day)).unwrap();
    window.act(Action::Payouts(PayoutsAction::Detail(Some(u32::try_from(at).unwrap()))));
    window.quiet();
}

#[test]
fn payouts_of_the_chosen_days_are_read_and_no_others_shown() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Payouts);
    assert_eq!(
        bodies(&shop, PAYOUTS),
        [json!({ "page": 1, "limit": 1000, "start_date": "2026-04-20", "end_date": "2026-05-21" })]
    );
    let shown = days(&window.state);
    assert_eq!(shown.first(), Some(&date(2026, 5, 19)), "newest first");
    assert!(shown.iter().all(|day| *day >= date(2026, 4, 21)) && shown.len() > 20, "{}", shown.len());
    assert_eq!(window.state.session().payouts.table.totals.rows, shown.len());
    window.act(Action::Payouts(PayoutsAction::Range(RangeChoice::Everything)));
    window.quiet();
    assert!(days(&window.state).len() > 300);
    window.act(Action::Payouts(PayoutsAction::Search("20260520-po".to_owned())));
    window.quiet();
    assert_eq!(days(&window.state), [date(2026, 5, 19)]);
}

#[test]
fn every_payout_of_the_simulator_is_what_its_day_adds_up_to() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    window.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
    window.quiet();
    window.act(Action::Go(Screen::Payouts));
    window.act(Action::Payouts(PayoutsAction::Range(RangeChoice::Everything)));
    window.quiet();
    let before = bodies(&shop, PAY_INS).len();
    for day in days(&window.state) {
        open(&mut window, day);
        let found = window.state.session().payouts.day.found.value().unwrap();
        assert_eq!((found.day, found.payouts.len()), (day, 1));
        assert!(found.difference.is_none() && !found.pay_ins.is_empty(), "{day}: {:?}", found.difference);
    }
    assert_eq!(bodies(&shop, PAY_INS).len(), before, "the rows of Pay-ins were used");
}

#[test]
fn the_pay_ins_of_one_day_are_read_where_none_are_loaded() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Payouts);
    assert!(bodies(&shop, PAY_INS).is_empty());
    open(&mut window, date(2026, 5, 19));
    assert_eq!(bodies(&shop, PAY_INS), [json!({ "page": 1, "limit": 1000, "date": "2026-05-19" })]);
    let session = window.state.session();
    assert!(session.payouts.day.found.value().unwrap().difference.is_none());
    assert!(session.pay_ins.rows.is_idle(), "the screen of Pay-ins is as it was");
}

#[test]
fn a_day_that_cannot_be_read_fails_in_its_panel_alone_and_is_asked_for_again() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Payouts);
    shop.fault(PAY_INS, Fault::Answer(Canned::envelope(200, 0, "Nicht heute")));
    open(&mut window, date(2026, 5, 19));
    let payouts = &window.state.session().payouts;
    assert!(matches!(payouts.day.found, Remote::Failed { .. }), "{:?}", payouts.day.found);
    assert!(matches!(payouts.table.rows, Remote::Ready { .. }));
    window.act(Action::Payouts(PayoutsAction::Compare));
    window.quiet();
    assert!(window.state.session().payouts.day.found.value().unwrap().difference.is_none());
}

#[test]
fn a_newer_day_ends_the_comparison_of_the_older() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Payouts);
    let gate = Gate::new();
    shop.fault(PAY_INS, Fault::StallBeforeHead(gate.clone()));
    window.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    shop.reached(&gate);
    let second = window.state.session().payouts.table.row(1).unwrap().request_date.day();
    window.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    window.quiet();
    gate.open();
    let day = &window.state.session().payouts.day;
    assert_eq!((day.of, Some(day.found.value().unwrap().day)), (second, second));
}

#[test]
fn all_invoices_fit_the_fees_of_their_months() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    window.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
    window.quiet();
    window.act(Action::Go(Screen::Invoices));
    window.quiet();
    let invoices = &window.state.session().invoices;
    assert_eq!((invoices.table.index.len(), invoices.months.len()), (18, 18));
    assert_eq!(invoices.months.first(), Some(&InvoiceMonth::Of(date(2026, 4, 1))));
    for row in 0..18 {
        window.act(Action::Invoices(InvoicesAction::Detail(Some(row))));
        window.quiet();
        let found = window.state.session().invoices.fees.found.value().unwrap();
        assert!(found.fits() && found.pay_ins.rows > 10, "{found:?}");
    }
}

#[test]
fn the_pay_ins_of_a_month_are_read_when_asked_for() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Invoices);
    let at = window.state.session().invoices.table.index[0];
    window.act(Action::Invoices(InvoicesAction::Detail(Some(at))));
    window.quiet();
    assert!(bodies(&shop, PAY_INS).is_empty(), "opening reads nothing");
    window.act(Action::Invoices(InvoicesAction::Compare));
    window.quiet();
    assert_eq!(bodies(&shop, PAY_INS)[0], json!({ "page": 1, "limit": 1000, "since": 51 }));
    let fees = &window.state.session().invoices.fees;
    assert_eq!(fees.of, Some(date(2026, 4, 1)));
    assert!(fees.found.value().unwrap().fits());
}

#[test]
fn a_month_is_filtered_and_what_is_shown_is_exported_under_its_days() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Invoices);
    let month = InvoiceMonth::Of(date(2026, 2, 1));
    window.act(Action::Invoices(InvoicesAction::Month(Some(month))));
    window.quiet();
    assert_eq!(window.state.session().invoices.table.index.len(), 1);
    window.act(Action::Export(ExportAction::Open));
    let Some(Dialog::Export(dialog)) = &window.state.dialog else { panic!("the dialog is open") };
    assert!(dialog.path.ends_with("secpaid-development-TEST-invoices-2026-02-01_2026-02-28.xlsx"), "{}", dialog.path);
    assert_eq!(dialog.shown_rows, 1);
}

#[test]
fn payouts_that_are_shown_are_written_in_their_order() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Payouts);
    let path = shop.folder.path().join("payouts.csv");
    window.act(Action::Export(ExportAction::Open));
    let Some(Dialog::Export(dialog)) = &window.state.dialog else { panic!("the dialog is open") };
    assert!(dialog.path.ends_with("secpaid-development-TEST-payouts-2026-04-21_2026-05-20.xlsx"), "{}", dialog.path);
    window.act(Action::Export(ExportAction::Format(Format::Csv(Preset::Plain))));
    window.act(Action::Export(ExportAction::Path(path.to_string_lossy().into_owned())));
    let words = secpaid_desktop::backend::ExportWords {
        headers: PAYOUT_COLUMNS.iter().map(|column| column.id.to_owned()).collect(),
        flags: Flags::default(),
        words: secpaid_desktop::export::Words::new(),
        comma: false,
        sheet: "x".to_owned(),
    };
    window.act(Action::Export(ExportAction::Start(words)));
    window.until(|state| {
        !matches!(&state.dialog, Some(Dialog::Export(dialog)) if matches!(dialog.state, ExportState::Running { .. }))
    });
    let written = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(
        lines[0],
        "request_date,payout_amount,service_fee,net_amount,payout_status,payout_status_shown,transaction_id,payout_id"
    );
    let written: Vec<&str> = lines[1..].iter().filter_map(|line| line.split(',').next()).collect();
    let shown: Vec<String> = days(&window.state).iter().map(ToString::to_string).collect();
    assert_eq!(written, shown);
}

#[test]
fn the_days_that_were_read_are_those_that_were_asked() {
    let shop = Shop::open();
    let window = Window::open(&shop, Screen::Payouts);
    let reach = window.state.session().payouts.table.reach;
    assert_eq!(reach.range, DateRange { from: Some(date(2026, 4, 21)), to: Some(date(2026, 5, 20)) });
    assert!(!reach.may_be_incomplete);
}
