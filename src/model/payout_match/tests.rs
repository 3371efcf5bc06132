//! What a match says of a day, by example and for made-up days.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::model::pay_in::sample;
use crate::model::{Kind, PayoutStatus, ServiceTime, TransactionType};

fn day() -> Date {
    date(2026, 5, 20)
}

fn payout(gross: i64, fee: i64, net: i64) -> Payout {
    Payout {
        payout_id: 40_211,
        user_id: None,
        transaction_id: Some("20260521-po-ABCDEFGHIJ".into()),
        payout_amount: Some(Money::from_cents(gross)),
        service_fee: Some(Money::from_cents(fee)),
        net_amount: Some(Money::from_cents(net)),
        status: PayoutStatus::Approved,
        request_date: ServiceTime::Day(day()),
        created_at: ServiceTime::Missing,
        is_split: None,
        is_dispute: None,
        is_refund: None,
        transaction_type: None,
    }
}

fn pay_in(kind: &str, cents: i64, fees: [i64; 2], net: i64) -> PayIn {
    PayIn {
        kind: TransactionType::read(kind),
        amount: Some(Money::from_cents(cents)),
        service_fee: Some(Money::from_cents(fees[0])),
        service_fee_psp: Some(Money::from_cents(fees[1])),
        net_amount: Some(Money::from_cents(net)),
        ..sample(1)
    }
}

#[test]
fn the_rule_names_columns_of_money_and_of_days() {
    let rule = MatchRule::BY_DAY;
    for pair in [rule.gross, rule.fees, rule.net] {
        assert!(PAY_IN_COLUMNS.iter().any(|column| column.id == pair.pay_in && column.kind == Kind::Money));
        assert!(PAYOUT_FIELDS.iter().any(|column| column.id == pair.payout && column.kind == Kind::Money));
    }
    assert!(PAY_IN_COLUMNS.iter().any(|column| column.id == rule.pay_in_day && column.kind == Kind::Time));
    assert!(PAYOUT_FIELDS.iter().any(|column| column.id == rule.payout_day && column.kind == Kind::Time));
}

#[test]
fn refunds_and_disputes_count_with_their_sign() {
    let rows = [
        pay_in("Basic", 10_000, [100, 120], 9780),
        pay_in("Refund", -2500, [0, 0], -2500),
        pay_in("Dispute", -1000, [0, 1500], -2500),
        pay_in("Dispute Refund", 400, [0, 0], 400),
        pay_in("Tip", 100, [0, 1], 99),
    ];
    let found = Match::of_day(day(), &[payout(7000, 1721, 5279)], &rows);
    assert_eq!(found.gross, Sides { pay_ins: Money::from_cents(7000), payouts: Money::from_cents(7000) });
    assert!(found.difference.is_none(), "{:?}", found.difference);
    let parts: Vec<_> = found.parts.iter().map(|part| (part.class, part.rows, part.amount)).collect();
    assert_eq!(
        parts,
        [
            (PayInClass::Payment, 1, Money::from_cents(10_000)),
            (PayInClass::Refund, 1, Money::from_cents(-2500)),
            (PayInClass::Dispute, 1, Money::from_cents(-1000)),
            (PayInClass::DisputeRefund, 1, Money::from_cents(400)),
            (PayInClass::Unknown, 1, Money::from_cents(100)),
        ]
    );
}

#[test]
fn a_difference_is_that_of_the_pay_ins_to_the_cent() {
    let rows = [pay_in("Basic", 1120, [50, 0], 1070)];
    let found = Match::of_day(day(), &[payout(1000, 50, 950)], &rows);
    assert_eq!(found.difference.gross, Money::from_cents(120));
    assert_eq!(found.difference.fees, Money::ZERO);
    assert_eq!(found.difference.net, Money::from_cents(120));
    let two = Match::of_day(day(), &[payout(1000, 25, 975), payout(120, 25, 95)], &rows);
    assert!(two.difference.is_none());
    assert_eq!(two.payouts.len(), 2);
}

#[test]
fn other_days_and_what_is_not_confirmed_stay_out() {
    let other_day = PayIn { created_at: ServiceTime::read("2026-05-21 00:00:00"), ..pay_in("Basic", 1, [0, 0], 1) };
    let no_day = PayIn { created_at: ServiceTime::Missing, ..pay_in("Basic", 1, [0, 0], 1) };
    let pending = PayIn { status: PayInStatus::Pending, ..pay_in("Basic", 1, [0, 0], 1) };
    let unknown = PayIn { status: PayInStatus::read("Review"), ..pay_in("Basic", 1, [0, 0], 1) };
    let late = Payout { request_date: ServiceTime::read("2026-05-21"), ..payout(1, 0, 1) };
    let found = Match::of_day(day(), &[late], &[other_day, no_day, pending, unknown]);
    assert_eq!((found.payouts.len(), found.pay_ins.len(), found.unconfirmed), (0, 0, 2));
    assert!(found.difference.is_none() && found.parts.is_empty());
}

#[test]
fn rows_without_figures_are_told() {
    let bare = PayIn { amount: None, net_amount: None, ..sample(2) };
    let bare_payout = Payout { payout_amount: None, ..payout(0, 0, 0) };
    let found = Match::of_day(day(), &[bare_payout], &[bare]);
    assert_eq!(found.incomplete, 2);
}

proptest! {
    #[test]
    fn a_payout_of_the_very_rows_leaves_no_difference_and_one_cent_is_seen(
        rows in prop::collection::vec((-100_000_i64..100_000, 0_i64..500, 0_i64..500, -1_i64..2), 0..40),
        off in -3_i64..4,
    ) {
        let kinds = ["Basic", "Split", "Personal QR", "Refund", "Dispute", "Dispute Refund", "Gift"];
        let made: Vec<PayIn> = rows
            .iter()
            .zip(kinds.iter().cycle())
            .map(|((cents, fee, psp, odd), kind)| pay_in(kind, *cents, [*fee, *psp], cents - fee - psp + odd))
            .collect();
        let gross: i64 = rows.iter().map(|row| row.0).sum();
        let fees: i64 = rows.iter().map(|row| row.1 + row.2).sum();
        let net: i64 = rows.iter().map(|row| row.0 - row.1 - row.2 + row.3).sum();
        let found = Match::of_day(day(), &[payout(gross - off, fees, net - off)], &made);
        prop_assert_eq!(found.difference.gross, Money::from_cents(off));
        prop_assert_eq!(found.difference.fees, Money::ZERO);
        prop_assert_eq!(found.difference.net, Money::from_cents(off));
        prop_assert_eq!(found.difference.is_none(), off == 0);
        prop_assert_eq!(found.parts.iter().map(|part| part.rows).sum::<usize>(), made.len());
        let parts = found.parts.iter().fold(Money::ZERO, |sum, part| sum.saturating_add(part.amount));
        prop_assert_eq!(parts, found.gross.pay_ins);
    }
}
