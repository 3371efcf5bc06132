//! The form of a refund by itself: its amount, its confirmation, who pays back what, and what a row says against it.

use super::*;
use crate::model::TransactionType;
use crate::model::{PayoutState, ServiceTime};

fn payment(cents: i64) -> PayIn {
    PayIn {
        pay_id: LinkId(184_650),
        creator_id: Some(2041),
        user_id: Some(2041),
        transaction_id: None,
        amount: Some(Money::from_cents(cents)),
        net_amount: None,
        service_fee: None,
        service_fee_psp: None,
        status: PayInStatus::Success,
        note: "Hochzeit Albers, 2. Rate".into(),
        payout_status: PayoutState::Pending,
        created_at: ServiceTime::Missing,
        is_split: Some(true),
        is_dispute: None,
        is_refund: None,
        payment_method: None,
        kind: TransactionType::Split,
    }
}

fn form(cents: i64) -> RefundForm {
    RefundForm::new(payment(cents))
}

fn part(cents: i64, typed: &str) -> RefundForm {
    RefundForm { full: false, amount: typed.to_owned(), ..form(cents) }
}

#[test]
fn a_part_is_at_least_a_cent_and_at_most_what_was_paid() {
    let cents = Money::from_cents;
    assert_eq!(form(39_000).refund(), Ok(cents(39_000)));
    for (typed, amount) in [("0,01", 1), ("62.00 €", 6200), ("390", 39_000)] {
        assert_eq!(part(39_000, typed).refund(), Ok(cents(amount)), "{typed}");
    }
    assert_eq!(part(39_000, "390,01").refund(), Err(RefundAmountError::OverPaid(cents(39_000))));
    for (typed, error) in [
        ("", MoneyError::Empty),
        ("0", MoneyError::TooSmall),
        ("-5", MoneyError::TooSmall),
        ("x", MoneyError::NotANumber),
    ] {
        assert_eq!(part(39_000, typed).refund(), Err(RefundAmountError::Money(error)), "{typed}");
    }
    assert!(matches!(part(39_000, "1.234").refund(), Err(RefundAmountError::Money(MoneyError::Ambiguous { .. }))));
}

#[test]
fn the_request_is_full_when_it_is_all_that_was_paid() {
    let full = |form: &RefundForm| form.request(false).map(|request| (request.amount.cents(), request.full));
    assert_eq!(full(&form(39_000)), Some((Some(39_000), true)));
    assert_eq!(full(&part(39_000, "390,00")), Some((Some(39_000), true)));
    assert_eq!(full(&part(39_000, "389,99")), Some((Some(38_999), false)));
    assert_eq!(full(&part(39_000, "390,01")), None);
}

#[test]
fn with_real_money_the_same_amount_is_typed_again() {
    for (typed, confirmed) in
        [("", false), ("39", false), ("390.01", false), ("390", true), ("390,00 €", true), ("€390.00", true)]
    {
        let form = RefundForm { confirmation: typed.to_owned(), ..form(39_000) };
        assert_eq!(form.is_confirmed(), confirmed, "{typed}");
        assert_eq!(form.request(true).is_some(), confirmed, "{typed}");
    }
    assert!(!part(39_000, "").is_confirmed(), "nothing is not the same as nothing");
}

fn split(split_type: SplitType, shares: &[i64]) -> KnownSplit {
    let party = |share: &i64| KnownParty { label: None, tail: "".into(), share: Share::from_hundredths(*share) };
    KnownSplit { split_type, certain: true, recipients: shares.iter().map(party).collect() }
}

/// What each side pays back, in cents.
fn back(form: &RefundForm, cents: i64) -> Option<Vec<i64>> {
    let parts = form.parts(Money::from_cents(cents))?;
    Some(parts.iter().map(|part| part.amount.cents().expect("cents")).collect())
}

#[test]
fn each_side_pays_back_its_share_to_the_cent() {
    let percent = RefundForm { split: Some(split(SplitType::Normal, &[4000, 3000])), ..form(39_000) };
    assert_eq!(back(&percent, 39_000), Some(vec![11_700, 15_600, 11_700]));
    assert_eq!(back(&percent, 1), Some(vec![0, 1, 0]), "the largest remainder");
    let thirds = RefundForm { split: Some(split(SplitType::Normal, &[3333, 3333])), ..form(39_000) };
    assert_eq!(back(&thirds, 100), Some(vec![34, 33, 33]));
    let fixed = RefundForm { split: Some(split(SplitType::Absolute, &[15_600, 11_700])), ..form(39_000) };
    assert_eq!(back(&fixed, 39_000), Some(vec![11_700, 15_600, 11_700]), "all of it: exactly the fixed amounts");
    assert_eq!(back(&fixed, 3900), Some(vec![1170, 1560, 1170]), "a part in their proportion");
    assert_eq!(back(&form(39_000), 39_000), None, "shares that are not known are not made up");
    let over = RefundForm { split: Some(split(SplitType::Absolute, &[39_001])), ..form(39_000) };
    assert_eq!(back(&over, 100), None);
}

#[test]
fn only_a_confirmed_payment_of_ones_own_can_be_refunded() {
    use RefundObstacle::{Invoice, NoPayment, Pending, Recipient};
    let row = |change: fn(&mut PayIn)| {
        let mut row = payment(39_000);
        change(&mut row);
        of_row(&row)
    };
    assert_eq!(row(|_| ()), None);
    assert_eq!(row(|row| row.kind = TransactionType::Basic), None);
    assert_eq!(row(|row| row.creator_id = None), None);
    assert_eq!(row(|row| row.creator_id = Some(7)), Some(Recipient));
    assert_eq!(row(|row| row.status = PayInStatus::Pending), Some(Pending));
    assert_eq!(row(|row| row.status = PayInStatus::Other("Failed".into())), Some(NoPayment));
    assert_eq!(row(|row| row.amount = Some(Money::from_cents(-1))), Some(NoPayment));
    assert_eq!(row(|row| row.amount = None), Some(NoPayment));
    assert_eq!(row(|row| row.kind = TransactionType::Refund), Some(NoPayment));
    assert_eq!(row(|row| row.kind = TransactionType::Dispute), Some(NoPayment));
    assert_eq!(row(|row| row.kind = TransactionType::DisputeRefund), Some(NoPayment));
    assert_eq!(row(|row| row.kind = TransactionType::read("Invoice")), Some(Invoice));
}
