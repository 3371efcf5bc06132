//! Pictures of payouts and invoices in all their states, in both sizes, to be looked at.

use secpaid_desktop::backend::{Event, Progress};
use secpaid_desktop::model::{Environment, KeyState, Money, PayIn, Payout, ServiceTime};
use secpaid_desktop::state::{Action, InvoicesAction, PayoutsAction, Screen};

use crate::desk::Desk;
use crate::ledger_shop::{bare_invoice, bare_payout, invoice, invoices, payout, payouts};
use crate::shop::{pay_in, timeout};
use crate::stage::picture;

/// Draws a desk as `ledger-NAME`.
type Shoot<'a> = &'a dyn Fn(Desk, bool, &str);

#[test]
fn payouts_and_invoices_are_drawn_to_be_looked_at() {
    for (suffix, width, height) in [("", 1280.0, 800.0), ("-small", 900.0, 600.0)] {
        let shoot = |desk: Desk, dark: bool, name: &str| {
            let mut window = desk.window(dark, width, height);
            picture(&mut window, &format!("ledger-{name}{suffix}"));
        };
        of_payouts(&shoot);
        of_invoices(&shoot);
    }
}

fn matched() -> Desk {
    let mut desk = payouts(Environment::Demo, 30);
    desk.act(Action::Payouts(PayoutsAction::Select([0].into())));
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    desk
}

fn of_payouts(shoot: Shoot<'_>) {
    shoot(payouts(Environment::Production, 30), false, "payouts");
    shoot(payouts(Environment::Production, 30), true, "payouts-dark");
    let mut desk = matched();
    desk.compared((0..21).map(pay_in).collect());
    shoot(desk, false, "payouts-detail");
    let mut desk = Desk::new(Environment::Demo, Screen::Payouts);
    let second = Payout { payout_id: 2, transaction_id: Some("20260520-po-2".into()), ..payout(0) };
    desk.payouts(vec![payout(0), second, payout(1)]);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(1))));
    let of_day = |number| PayIn { created_at: ServiceTime::read("2026-05-19 10:00:00"), ..pay_in(number) };
    desk.compared((0..40).map(of_day).collect());
    shoot(desk, false, "payouts-busy-day");
    let mut desk = Desk::new(Environment::Production, Screen::Payouts);
    let row = payout(0);
    desk.payouts(vec![Payout { payout_amount: Some(Money::from_cents(53_860)), ..row }, payout(1), bare_payout()]);
    desk.act(Action::Payouts(PayoutsAction::Detail(Some(0))));
    let mut read: Vec<PayIn> = (0..21).map(pay_in).collect();
    read.push(PayIn { created_at: ServiceTime::read("2026-05-19 10:00:00"), ..pay_in(0) });
    desk.compared(read);
    shoot(desk, true, "payouts-difference-dark");
    let mut desk = matched();
    desk.wait(3200);
    shoot(desk, false, "payouts-comparing");
    let mut desk = matched();
    let (ticket, _) = desk.comparison();
    desk.act(Action::Backend(Event::ReadFailed(ticket, timeout())));
    shoot(desk, false, "payouts-compare-failed");
    let mut desk = payouts(Environment::Development, 30);
    desk.act(Action::Reload);
    desk.wait(3200);
    shoot(desk, false, "payouts-loading");
    let mut desk = payouts(Environment::Development, 12);
    desk.act(Action::Reload);
    let failed = Event::ReadFailed(desk.asked(), timeout());
    desk.act(Action::Backend(failed));
    shoot(desk, false, "payouts-failed");
    shoot(payouts(Environment::Development, 0), false, "payouts-empty");
    shoot(Desk::with_key(Environment::Production, Screen::Payouts, KeyState::None), false, "payouts-no-key");
}

fn of_invoices(shoot: Shoot<'_>) {
    shoot(invoices(Environment::Production, 18), false, "invoices");
    shoot(invoices(Environment::Production, 18), true, "invoices-dark");
    let open = |row| {
        let mut desk = invoices(Environment::Demo, 18);
        desk.act(Action::Invoices(InvoicesAction::Select([row].into())));
        desk.act(Action::Invoices(InvoicesAction::Detail(Some(row))));
        desk
    };
    shoot(open(3), false, "invoices-detail");
    let mut desk = open(0);
    desk.act(Action::Invoices(InvoicesAction::Compare));
    let row = |number: usize| PayIn { created_at: ServiceTime::read("2026-04-11 10:00:00"), ..pay_in(number) };
    desk.compared((2..6).map(row).collect());
    shoot(desk, true, "invoices-compared-dark");
    let mut desk = open(0);
    desk.act(Action::Invoices(InvoicesAction::Compare));
    let (ticket, _) = desk.comparison();
    let progress = Progress { done: 2000, total: Some(8000), waiting: None };
    desk.act(Action::Backend(Event::Progress(ticket, progress)));
    desk.wait(4200);
    shoot(desk, false, "invoices-comparing");
    let mut desk = Desk::new(Environment::Development, Screen::Invoices);
    desk.wait(3200);
    let progress = Progress { done: 300, total: Some(1000), waiting: None };
    let reading = Event::Progress(desk.asked(), progress);
    desk.act(Action::Backend(reading));
    shoot(desk, false, "invoices-loading");
    let mut desk = invoices(Environment::Development, 12);
    desk.act(Action::Reload);
    let failed = Event::ReadFailed(desk.asked(), timeout());
    desk.act(Action::Backend(failed));
    shoot(desk, false, "invoices-failed");
    let mut desk = Desk::new(Environment::Production, Screen::Invoices);
    desk.invoices(vec![invoice(0), bare_invoice()]);
    desk.act(Action::Invoices(InvoicesAction::Detail(Some(1))));
    shoot(desk, false, "invoices-bare");
    shoot(invoices(Environment::Development, 0), false, "invoices-empty");
    shoot(Desk::with_key(Environment::Production, Screen::Invoices, KeyState::None), false, "invoices-no-key");
}
