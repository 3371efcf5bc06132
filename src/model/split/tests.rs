use proptest::prelude::*;

use super::*;
use crate::model::{DraftEdit, Source};

fn shares(hundredths: &[i64]) -> Vec<Share> {
    hundredths.iter().copied().map(Share::from_hundredths).collect()
}

fn cents(amounts: &[i64]) -> Vec<Money> {
    amounts.iter().copied().map(Money::from_cents).collect()
}

fn draft(amount: &str, split_type: SplitType, rows: &[&str]) -> LinkDraft {
    let mut draft = LinkDraft { amount: amount.to_owned(), split_type, ..LinkDraft::default() };
    for (number, share) in (0..).zip(rows) {
        draft.apply(DraftEdit::AddRow(Source::Typed(format!("token-{number}").into())));
        draft.apply(DraftEdit::RowShare(SplitRowId(number), (*share).to_owned()));
    }
    draft
}

#[test]
fn left_cents_go_by_remainder_then_to_the_owner() {
    let divide = |amount, parts: &[i64]| divide(Money::from_cents(amount), &shares(parts));
    assert_eq!(divide(15_000, &[1000, 6000, 3000]), Some(cents(&[1500, 9000, 4500])));
    assert_eq!(divide(100, &[3333, 3333, 3334]), Some(cents(&[33, 33, 34])));
    assert_eq!(divide(100, &[3334, 3333, 3333]), Some(cents(&[34, 33, 33])));
    assert_eq!(divide(1, &[5000, 5000]), Some(cents(&[1, 0])));
    assert_eq!(divide(3, &[2500, 2500, 2500, 2500]), Some(cents(&[1, 1, 1, 0])));
    assert_eq!(divide(1, &[0, 5000, 5000]), Some(cents(&[0, 1, 0])));
    assert_eq!(divide(99_999_999, &[10_000]), Some(cents(&[99_999_999])));
}

#[test]
fn shares_that_are_not_exactly_a_hundred_divide_nothing() {
    for parts in [&[9999][..], &[10_001], &[5000, 4999], &[11_000, -1000], &[]] {
        assert_eq!(divide(Money::from_cents(100), &shares(parts)), None, "{parts:?}");
    }
    let fine = |text| Share::from_decimal(Decimal::from_str_exact(text).expect("a decimal"));
    assert_eq!(
        divide(Money::from_cents(300), &[fine("33.3333"), fine("33.3333"), fine("33.3334")]),
        Some(cents(&[100, 100, 100]))
    );
    assert_eq!(divide(Money::from_cents(-1), &shares(&[10_000])), None);
    assert_eq!(divide(Money::from_decimal(Decimal::new(1, 3)), &shares(&[10_000])), None);
}

#[test]
fn a_locked_owner_takes_what_the_recipients_leave() {
    let state = SplitState::of(&draft("150", SplitType::Normal, &["60", "30,00"]));
    assert!(state.is_complete());
    assert_eq!(state.parts.len(), 3);
    assert_eq!(state.parts[0].share, Some(Share::from_hundredths(1000)));
    assert_eq!(state.parts[0].amount, Some(Money::from_cents(1500)));
    assert_eq!(state.total, Share::HUNDRED);
    assert_eq!(state.total_amount, Some(Money::from_cents(15_000)));
    assert_eq!(state.rest_amount, Some(Money::ZERO));

    let over = SplitState::of(&draft("150", SplitType::Normal, &["60", "43.5"]));
    assert!(!over.is_complete());
    assert_eq!(over.parts[0].share, Some(Share::ZERO));
    assert_eq!(over.rest, Share::from_hundredths(-350));
    assert_eq!(over.rest_amount, Some(Money::from_cents(-525)));
}

#[test]
fn a_share_nobody_can_have_makes_no_amounts() {
    let state = SplitState::of(&draft("150", SplitType::Normal, &["120", "10"]));
    assert_eq!(state.parts.iter().map(|part| part.amount).collect::<Vec<_>>(), [None, None, None]);
    assert_eq!((state.total_amount, state.rest_amount), (None, None));
    assert_eq!(state.rest, Share::from_hundredths(-3000));
}

#[test]
fn a_typed_owner_is_checked_strictly() {
    let mut draft = draft("150", SplitType::Normal, &["45", "30", "11.5"]);
    draft.apply(DraftEdit::OwnerShare("10".to_owned()));
    let state = SplitState::of(&draft);
    assert!(!state.is_complete());
    assert_eq!(state.rest, Share::from_hundredths(350));
    assert_eq!(state.rest_amount, Some(Money::from_cents(525)));
    assert_eq!(state.total_amount, Some(Money::from_cents(14_475)));
    draft.apply(DraftEdit::OwnerShare("13.50".to_owned()));
    assert!(SplitState::of(&draft).is_complete());
}

#[test]
fn what_cannot_be_read_is_not_complete_and_counts_nothing() {
    let state = SplitState::of(&draft("", SplitType::Normal, &["60", "33.333", ""]));
    assert!(!state.is_complete());
    assert_eq!(state.amount, None);
    assert_eq!(state.total_amount, None);
    assert_eq!(state.parts[0].share, Some(Share::from_hundredths(4000)));
    assert_eq!(state.parts[2].share, None);
    assert_eq!(state.parts[2].amount, None);
}

#[test]
fn fixed_amounts_leave_the_rest_to_the_owner() {
    let state = SplitState::of(&draft("1.500,00", SplitType::Absolute, &["90", "1045,50"]));
    assert!(state.is_complete());
    assert_eq!(state.parts[0].amount, Some(Money::from_cents(36_450)));
    assert_eq!(state.total, Share::from_hundredths(150_000));
    let over = SplitState::of(&draft("100", SplitType::Absolute, &["90", "20"]));
    assert!(!over.is_complete());
    assert_eq!(over.rest, Share::from_hundredths(-1000));
    assert_eq!(over.parts[0].amount, Some(Money::ZERO));
    assert!(SplitState::of(&draft("110", SplitType::Absolute, &["90", "20"])).is_complete());
    assert!(!SplitState::of(&draft("", SplitType::Absolute, &["90"])).is_complete());
}

/// Hundredths of percent that are 100 % together.
fn whole() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(0_i64..=10_000, 0..50).prop_map(|mut cuts| {
        cuts.extend([0, 10_000]);
        cuts.sort_unstable();
        cuts.windows(2).map(|pair| pair[1] - pair[0]).collect()
    })
}

proptest! {
    #[test]
    fn parts_are_the_amount_to_the_cent(amount in 0_i64..=99_999_999, parts in whole()) {
        let divided = divide(Money::from_cents(amount), &shares(&parts)).expect("shares of exactly 100 %");
        prop_assert_eq!(divided.len(), parts.len());
        prop_assert_eq!(sum_money(&divided), Money::from_cents(amount));
        for (money, part) in divided.iter().zip(&parts) {
            let cents = i128::from(money.cents().expect("whole cents"));
            prop_assert!(cents >= 0);
            let exact = i128::from(amount) * i128::from(*part);
            prop_assert!((cents * 10_000 - exact).abs() < 10_000, "more than a cent off");
            if *part == 0 {
                prop_assert_eq!(cents, 0);
            }
        }
    }

    #[test]
    fn evenly_spread_is_exactly_a_hundred(rows in 0_usize..=50, locked: bool) {
        let mut draft = draft("100", SplitType::Normal, &vec!["1"; rows]);
        if !locked {
            draft.apply(DraftEdit::UnlockOwner(true));
        }
        draft.apply(DraftEdit::SpreadEvenly);
        let state = SplitState::of(&draft);
        prop_assert!(state.is_complete());
        let parts: Vec<Share> = state.parts.iter().filter_map(|part| part.share).collect();
        let (least, most) = (parts.iter().min().unwrap(), parts.iter().max().unwrap());
        prop_assert!(most.saturating_sub(*least) <= Share::from_hundredths(1));
        prop_assert!(parts.is_sorted_by(|a, b| a >= b), "left hundredths go to the first rows");
    }
}

#[test]
fn a_request_divides_as_its_draft_does() {
    for (split_type, rows, expected) in [
        (SplitType::Normal, ["40", "30", "17.5"], [(1250, 3100), (4000, 9920), (3000, 7440), (1750, 4340)]),
        (SplitType::Absolute, ["100", "74.40", "0.60"], [(7300, 7300), (10_000, 10_000), (7440, 7440), (60, 60)]),
    ] {
        let mut draft = draft("248", split_type, &rows);
        draft.apply(DraftEdit::Mode(crate::model::LinkMode::Split));
        let split = draft.request(None).expect("a request").split.expect("a split");
        let expected: Vec<(Share, Money)> =
            expected.map(|(share, cents)| (Share::from_hundredths(share), Money::from_cents(cents))).into();
        assert_eq!(split.parts(Money::from_cents(24_800)), expected);
        let shown = SplitState::of(&draft)
            .parts
            .into_iter()
            .map(|part| (part.share.expect("a share"), part.amount.expect("an amount")));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }
}
