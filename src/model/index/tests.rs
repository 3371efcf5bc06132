use std::cell::Cell as Counter;

use proptest::prelude::*;

use super::*;
use crate::model::pay_in::sample;
use crate::model::{DateRange, LinkId, LinkKind, PayInStatus, PayInTab, Rows, TransactionType};
use crate::model::{LinkFilter, UnpaidLink};

const WANTED: &dyn Fn() -> bool = &|| false;

fn row(number: u64, note: &str, amount: &str, kind: &str, at: &str) -> PayIn {
    PayIn {
        note: note.into(),
        amount: Money::from_service(amount),
        kind: TransactionType::read(kind),
        created_at: ServiceTime::read(at),
        ..sample(number)
    }
}

fn rows() -> Rows<PayIn> {
    let mut rows = Rows::from_vec(vec![
        row(10, "Bestellung 2", "88.19", "Basic", "2026-05-20 18:56:08"),
        row(11, "Österreich", "9.5", "Split", "2026-05-19"),
        row(12, "bestellung 1", "1234.56", "Personal QR", "2026-05-19 00:00:00"),
    ]);
    rows.push(Arc::from([
        row(10, "", "-88.19", "Refund", "soon"),
        row(13, "Bestellung 3", "", "Tip", ""),
        row(14, "Zoo", "-9.5", "Dispute", "2025-12-31 23:59:59"),
        row(14, "Zoo", "9.50", "Dispute Refund", "2026-05-21 08:00:00"),
    ]));
    rows
}

fn index(filter: &PayInFilter, sort: Option<(&'static str, bool)>) -> Vec<u32> {
    let sort = sort.map(|(column, descending)| Sort { column, descending });
    index_pay_ins(&rows(), filter, sort, WANTED).expect("an index").index.to_vec()
}

fn search(text: &str) -> Vec<u32> {
    index(&PayInFilter { search: text.to_owned(), ..PayInFilter::default() }, None)
}

#[test]
fn rows_are_found_by_note_amount_id_and_method() {
    assert_eq!(search(""), [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(search("BESTELLUNG"), [0, 2, 4]);
    assert_eq!(search("österr"), [1]);
    assert_eq!(search("88,19"), [0, 3]);
    assert_eq!(search("-88.19"), [3]);
    assert_eq!(search("1.234,56"), [2]);
    assert_eq!(search("20260520-PI-0000000011"), [1]);
    assert_eq!(search("CARD"), [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(search("nothing"), [0_u32; 0]);
}

#[test]
fn tabs_types_methods_and_days_are_filtered() {
    let tab = |tab| index(&PayInFilter { tab, ..PayInFilter::default() }, None);
    assert_eq!(tab(PayInTab::Payments), [0, 1, 2, 4]);
    assert_eq!(tab(PayInTab::Refunds), [3]);
    assert_eq!(tab(PayInTab::Disputes), [5, 6]);
    let kind = Some(TransactionType::Split);
    assert_eq!(index(&PayInFilter { kind, ..PayInFilter::default() }, None), [1]);
    let method = Some("paypal".into());
    assert_eq!(index(&PayInFilter { method, ..PayInFilter::default() }, None), [0_u32; 0]);
    let day = |text: &str| ServiceTime::read(text).day();
    let range = DateRange { from: day("2026-05-19"), to: day("2026-05-20") };
    assert_eq!(index(&PayInFilter { range, ..PayInFilter::default() }, None), [0, 1, 2]);
}

#[test]
fn states_are_those_of_the_figures() {
    use crate::model::{PayInStatus, StatusFilter};
    let state = |number, amount: &str, kind: &str, status: &str| PayIn {
        status: PayInStatus::read(status),
        ..row(number, "", amount, kind, "2026-05-20")
    };
    let rows = Rows::from_vec(vec![
        state(1, "10", "Basic", "Success"),
        state(2, "10", "Split", "Pending"),
        state(3, "0", "Basic", "Success"),
        state(4, "10", "Tip", "Success"),
        state(1, "-5", "Refund", "Success"),
        state(1, "-5", "Refund", "Pending"),
        state(5, "-7", "Dispute", "Success"),
        state(6, "-8", "Dispute", "Pending"),
        state(5, "7", "Dispute Refund", "Success"),
        state(7, "-9", "Dispute", "Success"),
    ]);
    let found = |status| {
        let filter = PayInFilter { status: Some(status), ..PayInFilter::default() };
        index_pay_ins(&rows, &filter, None, WANTED).expect("an index").index.to_vec()
    };
    assert_eq!(found(StatusFilter::Paid), [0]);
    assert_eq!(found(StatusFilter::Pending), [1]);
    assert_eq!(found(StatusFilter::Refunded), [4]);
    assert_eq!(found(StatusFilter::OpenDispute), [7, 9]);
    assert_eq!(found(StatusFilter::WonBack), [8]);
}

#[test]
fn rows_without_a_method_are_found() {
    let rows = Rows::from_vec(vec![sample(1), PayIn { payment_method: None, ..sample(2) }]);
    let filter = PayInFilter { method: Some("".into()), ..PayInFilter::default() };
    assert_eq!(index_pay_ins(&rows, &filter, None, WANTED).expect("an index").index.to_vec(), [1]);
}

#[test]
fn tabs_are_counted_whatever_tab_is_open() {
    let filter = PayInFilter { tab: PayInTab::Refunds, search: "88".to_owned(), ..PayInFilter::default() };
    let found = index_pay_ins(&rows(), &filter, None, WANTED).expect("an index");
    assert_eq!(found.counts, Counts { all: 2, payments: 1, refunds: 1, disputes: 0 });
    assert_eq!(found.index.to_vec(), [3]);
}

#[test]
fn columns_sort_by_value_ties_stay_and_missing_values_come_last() {
    let all = PayInFilter::default();
    let by = |column, descending| index(&all, Some((column, descending)));
    assert_eq!(by("amount", false), [3, 5, 1, 6, 0, 2, 4]);
    assert_eq!(by("amount", true), [2, 0, 1, 6, 5, 3, 4]);
    assert_eq!(by("created_at", false), [3, 5, 1, 2, 0, 6, 4]);
    assert_eq!(by("created_at", true), [6, 0, 2, 1, 5, 3, 4]);
    assert_eq!(by("recipient_note", false), [2, 0, 4, 5, 6, 1, 3]);
    assert_eq!(by("recipient_note", true), [1, 5, 6, 4, 0, 2, 3]);
    assert_eq!(by("pay_id", true), [5, 6, 4, 2, 1, 0, 3]);
    assert_eq!(by("fees", true), [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(by("no_such_column", true), [0, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn links_are_filtered_and_sorted_alike() {
    let link = |id, note: &str, kind| UnpaidLink {
        id: LinkId(id),
        user_id: None,
        note: note.into(),
        amount: Some(Money::from_cents(8819)),
        is_cancelled: None,
        recipients: Box::default(),
        is_split: None,
        kind,
        pay_link: None,
        qr_img: None,
    };
    let links = Rows::from_vec(vec![link(7, "b", LinkKind::Basic), link(8, "Ä", LinkKind::Split)]);
    let found = |kind, search: &str, sort| {
        index_list(&links, &LinkFilter { kind, search: search.to_owned(), age: None }, sort, WANTED)
            .expect("an index")
            .to_vec()
    };
    assert_eq!(found(None, "88,19", None), [0, 1]);
    assert_eq!(found(Some(LinkKind::Split), "", None), [1]);
    assert_eq!(found(None, "ä", None), [1]);
    assert_eq!(found(None, "", Some(Sort { column: "linktopay_id", descending: true })), [1, 0]);
}

#[test]
fn a_job_nobody_waits_for_ends() {
    let many = Rows::from_vec(vec![sample(1); 3 * STRIDE]);
    let sort = Some(Sort { column: "recipient_note", descending: false });
    for patience in 0..8 {
        let asked = Counter::new(0);
        let cancelled = || asked.replace(asked.get() + 1) >= patience;
        assert_eq!(index_pay_ins(&many, &PayInFilter::default(), sort, &cancelled), None);
        assert_eq!(asked.get(), patience + 1, "it is not asked again once it said so");
    }
    assert!(index_pay_ins(&many, &PayInFilter::default(), sort, WANTED).is_some());
}

#[test]
fn totals_leave_out_what_is_missing_and_say_so() {
    let free = |row: PayIn| PayIn { service_fee: Some(Money::ZERO), service_fee_psp: Some(Money::ZERO), ..row };
    let mut all: Vec<PayIn> = rows().iter().cloned().map(free).collect();
    all.push(free(row(15, "", "", "Basic", "")));
    all.push(PayIn { service_fee_psp: None, ..free(row(16, "", "1", "Basic", "")) });
    all.push(PayIn { status: PayInStatus::Pending, ..free(row(17, "", "2.50", "Split", "")) });
    let totals = crate::model::PayInTotals::of(&all);
    assert_eq!((totals.rows, totals.incomplete), (10, 2));
    assert_eq!(totals.amount, Money::from_cents(124_406 + 100 + 250));
    assert_eq!((totals.unknown.rows, totals.unknown.amount), (1, Money::ZERO), "the tip");
    assert_eq!((totals.pending.rows, totals.pending.amount), (1, Money::from_cents(250)));
    let links = crate::model::LinkTotals::of([Some(Money::from_cents(5)), None]);
    assert_eq!((links.rows, links.amount, links.incomplete), (2, Money::from_cents(5), 1));
}

proptest! {
    #[test]
    fn an_index_is_the_matching_rows_in_stable_order(
        cents in prop::collection::vec(prop::option::of(-300_i64..300), 0..200),
        descending: bool,
        needle in "[0-9]{0,2}[.,]?[0-9]?",
    ) {
        let rows: Vec<PayIn> = (0_u64..).zip(&cents)
            .map(|(number, cents)| PayIn { amount: cents.map(Money::from_cents), ..sample(number) })
            .collect();
        let filter = PayInFilter { search: needle, ..PayInFilter::default() };
        let all = Rows::from_vec(rows.clone());
        let mut expected: Vec<u32> = {
            let mut matcher = filter.matcher(&all);
            (0_u32..).zip(&rows).filter(|(_, row)| matcher.matches(row)).map(|(index, _)| index).collect()
        };
        let amount = |index: &u32| rows[usize::try_from(*index).unwrap()].amount;
        expected.sort_by(|a, b| match (amount(a), amount(b)) {
            (Some(a), Some(b)) => if descending { b.cmp(&a) } else { a.cmp(&b) },
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        let sort = Some(Sort { column: "amount", descending });
        let found = index_pay_ins(&all, &filter, sort, WANTED).unwrap();
        prop_assert_eq!(found.index.to_vec(), expected);
    }
}
