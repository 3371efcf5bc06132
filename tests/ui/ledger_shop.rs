//! Payouts and invoices of the flower shop, for the tests of their screens.

use jiff::ToSpan as _;
use jiff::civil::date;
use secpaid_desktop::model::{Environment, Invoice, Money, Payout, PayoutStatus, ServiceTime};
use secpaid_desktop::state::Screen;

use crate::desk::Desk;

/// The payout of a day that is `back` days before 19 May 2026; that of 19 May adds up the shop's pay-ins of the day.
pub fn payout(back: u64) -> Payout {
    let days = i64::try_from(back).expect("a few");
    let day = date(2026, 5, 19) - days.days();
    let night = day + 1.day();
    let gross = 53_980 + (days * 7919) % 31_000;
    let fee = 1315 + (days * 97) % 800;
    Payout {
        payout_id: 40_700 - back,
        user_id: Some(2041),
        transaction_id: Some(format!("{}-po-{:010}", night.strftime("%Y%m%d"), 7_310_288_114 - back * 977).into()),
        payout_amount: Some(Money::from_cents(gross)),
        service_fee: Some(Money::from_cents(fee)),
        net_amount: Some(Money::from_cents(gross - fee)),
        status: if back == 0 { PayoutStatus::InProgress } else { PayoutStatus::Approved },
        request_date: ServiceTime::Day(day),
        created_at: ServiceTime::At(night.at(4, 10, 0, 0)),
        is_split: Some(false),
        is_dispute: Some(false),
        is_refund: Some(false),
        transaction_type: Some("Payout".into()),
    }
}

/// A payout in which nothing was sent but its number.
pub fn bare_payout() -> Payout {
    Payout {
        payout_id: 1,
        user_id: None,
        transaction_id: None,
        payout_amount: None,
        service_fee: None,
        net_amount: None,
        status: PayoutStatus::read(""),
        request_date: ServiceTime::Missing,
        created_at: ServiceTime::Missing,
        is_split: None,
        is_dispute: None,
        is_refund: None,
        transaction_type: None,
    }
}

/// The invoice of a month that is `back` months before April 2026.
pub fn invoice(back: usize) -> Invoice {
    let months = i64::try_from(back).expect("a few");
    let month = date(2026, 4, 1) - months.months();
    let issued = month + 1.month() + 1.day();
    let fee = 18_412 - months * 211;
    Invoice {
        sf_id: 90_000 - back as u64,
        user_id: Some(2041),
        company: Some("Apotheke & Blumen am Markt".into()),
        name: Some("Änne Grünwald".into()),
        street: Some("Marktstraße".into()),
        house_no: Some("7a".into()),
        city: Some("Görlitz".into()),
        country: Some("Deutschland".into()),
        zipcode: Some("02826".into()),
        invoice_id: Some(format!("{}-sf-{:010}", month.strftime("%Y%m"), 4_471_003_882 - back as u64 * 13).into()),
        invoice_date: ServiceTime::Day(issued),
        service_month: Some(month.strftime("%B %Y").to_string().into()),
        total_secpaid_fee: Some(Money::from_cents(fee)),
        total_psp_fee: Some(Money::from_cents(23_940 - months * 307)),
        vat: Some(Money::from_cents(if back % 5 == 3 { 0 } else { fee * 19 / 100 })),
        created_at: ServiceTime::At(issued.at(5, 0, 0, 0)),
    }
}

/// An invoice in which nothing was sent but its number.
pub fn bare_invoice() -> Invoice {
    Invoice {
        sf_id: 1,
        user_id: None,
        company: None,
        name: None,
        street: None,
        house_no: None,
        city: None,
        country: None,
        zipcode: None,
        invoice_id: None,
        invoice_date: ServiceTime::Missing,
        service_month: None,
        total_secpaid_fee: None,
        total_psp_fee: None,
        vat: None,
        created_at: ServiceTime::Missing,
    }
}

/// Payouts with so many rows.
pub fn payouts(environment: Environment, rows: u64) -> Desk {
    let mut desk = Desk::new(environment, Screen::Payouts);
    desk.payouts((0..rows).map(payout).collect());
    desk
}

/// Invoices with so many rows.
pub fn invoices(environment: Environment, rows: usize) -> Desk {
    let mut desk = Desk::new(environment, Screen::Invoices);
    desk.invoices((0..rows).map(invoice).collect());
    desk
}
