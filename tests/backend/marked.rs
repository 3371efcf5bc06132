//! Rows in which nothing is set but a mark, in a text that each kind has: by it a test of isolation tells whose they are.
//! Made for one answer each.

use secpaid_desktop::model::{
    Environment, Invoice, LinkId, LinkKind, PaidLink, PayIn, PayInStatus, Payout, PayoutState, PayoutStatus, Scope,
    ServiceTime, TransactionType, UnpaidLink,
};

/// A row that carries the mark.
pub fn pay_in(note: Box<str>) -> PayIn {
    PayIn {
        pay_id: LinkId(1),
        creator_id: None,
        user_id: None,
        transaction_id: None,
        amount: None,
        net_amount: None,
        service_fee: None,
        service_fee_psp: None,
        status: PayInStatus::Success,
        note,
        payout_status: PayoutState::Pending,
        created_at: ServiceTime::Missing,
        is_split: None,
        is_dispute: None,
        is_refund: None,
        payment_method: None,
        kind: TransactionType::Basic,
    }
}

/// A row that carries the mark.
pub fn unpaid(note: Box<str>) -> UnpaidLink {
    UnpaidLink {
        id: LinkId(1),
        user_id: None,
        note: note.into(),
        amount: None,
        is_cancelled: None,
        recipients: Box::from([]),
        is_split: None,
        kind: LinkKind::Basic,
        pay_link: None,
        qr_img: None,
    }
}

/// A row that carries the mark.
pub fn paid(note: Box<str>) -> PaidLink {
    PaidLink {
        id: LinkId(1),
        user_id: None,
        note: note.into(),
        amount: None,
        is_cancelled: None,
        recipients: Box::from([]),
        is_split: None,
        kind: LinkKind::Basic,
        paid_on: ServiceTime::Missing,
    }
}

/// A row that carries the mark.
pub fn payout(reference: Box<str>) -> Payout {
    Payout {
        payout_id: 1,
        user_id: None,
        transaction_id: Some(reference),
        payout_amount: None,
        service_fee: None,
        net_amount: None,
        status: PayoutStatus::Approved,
        request_date: ServiceTime::read("2026-05-19"),
        created_at: ServiceTime::Missing,
        is_split: None,
        is_dispute: None,
        is_refund: None,
        transaction_type: None,
    }
}

/// A row that carries the mark.
pub fn invoice(company: Box<str>) -> Invoice {
    Invoice {
        sf_id: 1,
        user_id: None,
        company: Some(company),
        name: None,
        street: None,
        house_no: None,
        city: None,
        country: None,
        zipcode: None,
        invoice_id: Some("202604-sf-A".into()),
        invoice_date: ServiceTime::Missing,
        service_month: None,
        total_secpaid_fee: None,
        total_psp_fee: None,
        vat: None,
        created_at: ServiceTime::Missing,
    }
}

/// The mark that every row of an answer carries: whose it is, and with which key it was asked for.
pub fn mark(scope: &Scope, generation: u32) -> Box<str> {
    format!("{scope} {generation}").into()
}

/// A number of two digits for each scope.
pub fn number_of(scope: &Scope) -> i64 {
    match scope.environment {
        Environment::Development if scope.host.is_some() => 44,
        Environment::Demo => 11,
        Environment::Development => 22,
        Environment::Production => 33,
    }
}

/// A row that carries the mark into the figures, too.
pub fn of_today(note: Box<str>) -> PayIn {
    let created_at = ServiceTime::read("2026-05-20 10:00:00");
    PayIn { kind: TransactionType::Other(note.clone()), created_at, ..pay_in(note) }
}
