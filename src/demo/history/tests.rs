//! What the history promises, for several days of the calendar.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, date};

use super::{History, build};
use crate::demo::rows::Kind;
use crate::demo::shop::OWNER;

/// An ordinary day, the first of a month, the last of a leap February, New Year's Eve.
fn moments() -> [DateTime; 4] {
    [
        date(2026, 5, 20).at(14, 2, 0, 0),
        date(2026, 11, 1).at(0, 0, 3, 0),
        date(2028, 2, 29).at(9, 0, 0, 0),
        date(2026, 12, 31).at(23, 59, 0, 0),
    ]
}

fn sum_by<K: Ord>(history: &History, key: impl Fn(Date) -> K) -> BTreeMap<K, [i64; 4]> {
    let mut sums: BTreeMap<K, [i64; 4]> = BTreeMap::new();
    for row in history.pay_ins.iter().filter(|row| !row.is_pending) {
        let [gross, net, fee, psp] = sums.entry(key(row.at.date())).or_default();
        (*gross, *net, *fee, *psp) = (*gross + row.cents, *net + row.net, *fee + row.fee, *psp + row.psp);
    }
    sums
}

#[test]
fn the_counts_are_exact() {
    for now in moments() {
        let history = build(now);
        let of = |kind: Kind| history.pay_ins.iter().filter(|row| row.kind == kind).count();
        assert_eq!(history.pay_ins.len(), 1200, "{now}");
        assert_eq!((of(Kind::Refund), of(Kind::Dispute), of(Kind::DisputeRefund)), (36, 9, 7), "{now}");
        assert!(of(Kind::Basic) > 500 && of(Kind::Split) > 80 && of(Kind::PersonalQr) > 120, "{now}");
        assert_eq!(history.pay_ins.iter().filter(|row| row.is_pending).count(), 2, "{now}");
        assert_eq!(history.invoices.len(), 18, "{now}");
        assert_eq!(history.links.values().filter(|link| link.paid_on.is_none()).count(), 40, "{now}");
        assert_eq!(history.refunded.len(), 36, "{now}");
    }
}

#[test]
fn nothing_is_outside_of_the_eighteen_months() {
    for now in moments() {
        let history = build(now);
        let first = super::first_day(now.date());
        assert!(history.pay_ins.iter().all(|row| row.at.date() >= first && row.at <= now), "{now}");
        assert!(history.pay_ins.is_sorted_by_key(|row| row.at), "{now}");
        assert!(history.links.values().is_sorted_by_key(|link| link.created_at), "{now}");
        let pending = history.pay_ins.iter().filter(|row| row.is_pending);
        assert!(pending.map(|row| row.at.date()).all(|day| day == now.date()), "{now}");
    }
    assert_eq!(super::first_day(date(2026, 5, 20)), date(2024, 11, 1));
}

#[test]
fn payouts_add_up_by_day() {
    for now in moments() {
        let history = build(now);
        let mut days = sum_by(&history, |day| day);
        days.remove(&now.date());
        let paid: BTreeMap<Date, [i64; 3]> =
            history.payouts.iter().map(|payout| (payout.day, [payout.gross, payout.net, payout.fee])).collect();
        let expected: BTreeMap<Date, [i64; 3]> =
            days.into_iter().map(|(day, [gross, net, fee, psp])| (day, [gross, net, fee + psp])).collect();
        assert_eq!(paid, expected, "{now}");
        let on_their_way = history.payouts.iter().filter(|payout| !payout.is_approved);
        assert!(on_their_way.map(|payout| payout.day).all(|day| day == now.date().yesterday().unwrap()), "{now}");
    }
}

#[test]
fn invoices_add_up_by_month() {
    for now in moments() {
        let history = build(now);
        let months = sum_by(&history, Date::first_of_month);
        for invoice in &history.invoices {
            let [_, _, fee, psp] = months[&invoice.month];
            assert_eq!((invoice.fee, invoice.psp), (fee, psp), "{now} {}", invoice.month);
        }
    }
}

#[test]
fn payments_of_ours_have_a_used_link() {
    let history = build(moments()[0]);
    let mut neighbours = 0;
    for row in history.pay_ins.iter().filter(|row| row.kind.is_payment()) {
        if row.creator_id == OWNER {
            let link = &history.links[&row.pay_id];
            assert_eq!((link.cents, link.paid_on, &link.note), (row.cents, Some(row.at), &row.note));
        } else {
            neighbours += 1;
            assert!(!history.links.contains_key(&row.pay_id));
        }
    }
    assert!(neighbours > 5, "{neighbours}");
}

#[test]
fn the_same_moment_gives_the_same_shop() {
    let [first, second, ..] = moments();
    assert_eq!(format!("{:?}", build(first)), format!("{:?}", build(first)));
    assert_ne!(format!("{:?}", build(first)), format!("{:?}", build(second)));
}

#[test]
fn it_reads_like_a_shop() {
    let history = build(moments()[0]);
    let unpaid: Vec<&str> =
        history.links.values().filter(|link| link.paid_on.is_none()).map(|link| link.note.as_str()).collect();
    assert!(unpaid.iter().any(|note| note.starts_with("Bestellung 2026-")), "{unpaid:?}");
    assert!(unpaid.iter().any(|note| note.starts_with("RE-2026-")), "{unpaid:?}");
    assert!(unpaid.iter().any(|note| note.starts_with("Hochzeit ")), "{unpaid:?}");
    let methods = |wanted: Option<&str>| history.pay_ins.iter().filter(|row| row.method == wanted).count();
    assert!([Some("card"), Some("paypal"), Some("Bank Transfer"), None].into_iter().all(|m| methods(m) > 20));
}
