use proptest::prelude::*;

use super::*;
use crate::model::pay_in::sample;
use crate::model::{Rows, index_pay_ins};

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn range(from: &str, to: &str) -> DateRange {
    DateRange { from: Some(day(from)), to: Some(day(to)) }
}

fn ask(from: &str, to: &str) -> OverviewAsk {
    let range = range(from, to);
    OverviewAsk { range, before: range.before(), today: day("2026-05-20") }
}

fn cents(cents: i64) -> Money {
    Money::from_cents(cents)
}

fn tally(rows: usize, amount: i64) -> Tally {
    Tally { rows, amount: cents(amount) }
}

/// Number, day, amount, type, status, method.
type Line = (u64, &'static str, &'static str, &'static str, &'static str, &'static str);

fn rows(lines: &[Line]) -> Rows<PayIn> {
    let row = |&(number, at, amount, kind, status, method): &Line| PayIn {
        pay_id: LinkId(number),
        created_at: ServiceTime::read(at),
        amount: Money::from_service(amount),
        kind: TransactionType::read(kind),
        status: PayInStatus::read(status),
        payment_method: (!method.is_empty()).then(|| method.into()),
        ..sample(number)
    };
    Rows::from_vec(lines.iter().map(row).collect())
}

/// Five days in May, and the five before.
const LINES: [Line; 24] = [
    (1, "2026-05-20 08:00:00", "100.00", "Basic", "Success", "card"),
    (2, "2026-05-19 23:59:59", "50.50", "Split", "Success", "paypal"),
    (3, "2026-05-16 00:00:00", "0.10", "Personal QR", "Success", ""),
    // None of these is revenue: not confirmed, nothing, nothing readable, less than nothing, a status nobody knows.
    (4, "2026-05-19", "20.00", "Basic", "Pending", "card"),
    (5, "2026-05-19", "0", "Basic", "Success", "card"),
    (6, "2026-05-19", "", "Basic", "Success", "card"),
    (7, "2026-05-19", "-3.00", "Basic", "Success", "card"),
    (8, "2026-05-19", "7.00", "Basic", "Refused", "card"),
    // Refunds are added up whatever their status.
    (1, "2026-05-20", "-40.00", "Refund", "Success", "card"),
    (2, "2026-05-18", "-0.50", "Refund", "Pending", "card"),
    // One dispute is open, one was won back, of a third the money came back after the range.
    (11, "2026-05-18 10:00:00", "-72.50", "Dispute", "Success", "card"),
    (12, "2026-05-17 10:00:00", "-10.00", "Dispute", "Success", "card"),
    (12, "2026-05-19 10:00:00", "10.00", "Dispute Refund", "Success", "card"),
    (13, "2026-05-16 10:00:00", "-5.00", "Dispute", "Success", "card"),
    (13, "2026-05-21 10:00:00", "5.00", "Dispute Refund", "Success", "card"),
    // Types nobody knows, even when they are confirmed and positive.
    (14, "2026-05-18", "999.00", "Tip", "Success", "card"),
    (15, "2026-05-18", "-1.00", "Tip", "Pending", "card"),
    (16, "2026-05-18", "", "", "Success", "card"),
    // The range before.
    (21, "2026-05-15", "200.00", "Basic", "Success", "card"),
    (22, "2026-05-11", "1.00", "Basic", "Pending", "card"),
    (23, "2026-05-12", "-9.00", "Dispute", "Success", "card"),
    // Neither.
    (31, "2026-05-10", "77.00", "Basic", "Success", "card"),
    (32, "2026-05-21", "66.00", "Basic", "Success", "card"),
    (33, "", "55.00", "Basic", "Success", "card"),
];

fn five_days() -> Overview {
    overview(&rows(&LINES), ask("2026-05-16", "2026-05-20"), &|| false).expect("nobody cancels")
}

#[test]
fn every_figure_has_its_rows_and_no_others() {
    let figures = five_days();
    assert_eq!(
        figures.now,
        Figures {
            revenue: tally(3, 15_060),
            split: tally(1, 5050),
            pending: tally(1, 2000),
            refunds: tally(2, -4050),
            disputes: tally(3, -8750),
            open: tally(1, -7250),
        }
    );
    assert_eq!(
        figures.before,
        Some(Figures {
            revenue: tally(1, 20_000),
            split: tally(0, 0),
            pending: tally(1, 100),
            refunds: tally(0, 0),
            disputes: tally(1, -900),
            open: tally(1, -900),
        })
    );
    assert_eq!(figures.rows, 20);
    assert_eq!(figures.now.average(), Some(cents(5020)));
    assert_eq!(figures.now.ratio(), Some(Decimal::from(100)));
    assert_eq!((Figures::default().average(), Figures::default().ratio()), (None, None));
}

#[test]
fn revenue_is_split_by_method_and_by_day() {
    let figures = five_days();
    let methods: Vec<(&str, Tally)> = figures.methods.iter().map(|(method, tally)| (&**method, *tally)).collect();
    assert_eq!(methods, [("card", tally(1, 10_000)), ("paypal", tally(1, 5050)), ("", tally(1, 10))]);
    let bars: Vec<i64> = figures.chart.bars.iter().map(|bar| bar.revenue.amount.cents().expect("cents")).collect();
    assert_eq!(bars, [10, 0, 0, 5050, 10_000]);
    assert_eq!(figures.chart.outside, Tally::default());
}

#[test]
fn types_nobody_knows_stand_by_themselves() {
    let figures = five_days();
    let unknown: Vec<(&str, Tally)> = figures.unknown.iter().map(|(kind, tally)| (&**kind, *tally)).collect();
    assert_eq!(unknown, [("", tally(1, 0)), ("Tip", tally(2, 99_800))]);
}

#[test]
fn open_disputes_are_listed_newest_first() {
    let all = overview(&rows(&LINES), ask("2026-05-11", "2026-05-20"), &|| false).expect("nobody cancels");
    let listed: Vec<(u64, Option<Money>)> = all.open.iter().map(|open| (open.pay_id.0, open.amount)).collect();
    assert_eq!(listed, [(11, Some(cents(-7250))), (23, Some(cents(-900)))]);
}

#[test]
fn where_one_is_a_recipient_the_type_decides_all_the_same() {
    let mine = PayIn { creator_id: Some(1), user_id: Some(2), ..sample(5) };
    let back = PayIn {
        kind: TransactionType::Refund,
        amount: Money::from_service("-2"),
        creator_id: Some(1),
        user_id: Some(2),
        ..sample(5)
    };
    let figures = overview(&Rows::from_vec(vec![mine, back]), ask("2026-05-20", "2026-05-20"), &|| false);
    let now = figures.expect("nobody cancels").now;
    assert_eq!((now.revenue, now.refunds), (tally(1, 500), tally(1, -200)));
}

#[test]
fn everything_holds_rows_without_a_day_and_has_no_range_before() {
    let ask = OverviewAsk { range: DateRange::EVERYTHING, before: None, today: day("2026-05-20") };
    let all = overview(&rows(&LINES), ask, &|| false).expect("nobody cancels");
    assert_eq!((all.before, all.rows), (None, LINES.len()));
    assert_eq!(all.now.revenue, tally(7, 54_860));
    assert_eq!(all.chart.outside, tally(1, 5500));
    assert_eq!((all.chart.bars[0].from, all.chart.bars[0].revenue), (day("2026-05-10"), tally(1, 7700)));
    assert_eq!(overview(&rows(&LINES), ask, &|| true), None);
}

#[test]
fn a_change_is_a_percentage_of_what_was_before() {
    let of = |now: &str, before: &str| Change::of(now.parse().expect("a number"), before.parse().expect("a number"));
    let percent = |text: &str| text.parse::<Decimal>().expect("a number");
    assert_eq!(of("108.40", "100"), Change::Up(percent("8.4")));
    assert_eq!(of("-57.58", "-65.66"), Change::Down(percent("12.3")));
    // Half a tenth is rounded away from zero, either way.
    assert_eq!(of("100.05", "100"), Change::Up(percent("0.1")));
    assert_eq!(of("99.95", "100"), Change::Down(percent("0.1")));
    assert_eq!(of("100.04", "100"), Change::Same);
    assert_eq!(of("0", "0"), Change::Same);
    assert_eq!(of("0", "5"), Change::Down(percent("100.0")));
    assert_eq!(of("5", "0"), Change::New);
    assert_eq!(of("30", "0.01"), Change::Up(percent("299900.0")));
    assert_eq!(Change::of_counts(205, 194), Change::Up(percent("5.7")));
    assert_eq!(Change::of(Decimal::MAX, Decimal::new(1, 28)), Change::Up(Decimal::MAX));
}

#[test]
fn averages_and_ratios_are_rounded_half_away_from_zero() {
    let figures = |rows, amount, disputes| Figures {
        revenue: tally(rows, amount),
        disputes: tally(disputes, 0),
        ..Figures::default()
    };
    assert_eq!(figures(2, 1, 0).average(), Some(cents(1)));
    assert_eq!(figures(3, 1, 0).average(), Some(cents(0)));
    assert_eq!(figures(205, 0, 2).ratio(), Some(Decimal::new(98, 2)));
    assert_eq!(figures(8, 0, 1).ratio(), Some(Decimal::new(1250, 2)));
    assert_eq!(figures(800, 0, 1).ratio(), Some(Decimal::new(13, 2)));
}

/// What Pay-ins shows and adds up for a figure.
fn opened(rows: &Rows<PayIn>, figure: &Figure, range: DateRange) -> Tally {
    let filter = PayInFilter { range, ..figure.filter() };
    let index = index_pay_ins(rows, &filter, None, &|| false).expect("nobody cancels").index;
    let mut sum = Tally::default();
    for at in index.iter() {
        sum.add(rows.get(usize::try_from(*at).expect("an index")).expect("a row").amount);
    }
    sum
}

fn check(rows: &Rows<PayIn>, ask: OverviewAsk) -> Result<(), TestCaseError> {
    let all = overview(rows, ask, &|| false).expect("nobody cancels");
    let revenue = all.now.revenue;
    let sum = |tallies: &mut dyn Iterator<Item = Tally>| tallies.fold(Tally::default(), Tally::plus);
    prop_assert_eq!(sum(&mut all.chart.bars.iter().map(|bar| bar.revenue)).plus(all.chart.outside), revenue);
    prop_assert_eq!(sum(&mut all.methods.iter().map(|(_, tally)| *tally)), revenue);
    let opened = |figure: &Figure| opened(rows, figure, ask.range);
    prop_assert_eq!(opened(&Figure::Revenue), revenue);
    prop_assert_eq!(opened(&Figure::Pending), all.now.pending);
    prop_assert_eq!(opened(&Figure::Refunds), all.now.refunds);
    prop_assert_eq!(opened(&Figure::OpenDisputes), all.now.open);
    prop_assert_eq!(opened(&Figure::Disputes), all.now.disputes);
    for (method, tally) in &all.methods {
        prop_assert_eq!(opened(&Figure::Method(method.clone())), *tally);
    }
    for (kind, tally) in &all.unknown {
        prop_assert_eq!(opened(&Figure::Unknown(kind.clone())), *tally);
    }
    let names = |all: &[(Box<str>, Tally)]| all.iter().skip(1).map(|(name, _)| name.clone()).collect();
    let others = Figure::OtherMethods(names(&all.methods));
    prop_assert_eq!(opened(&others), sum(&mut all.methods.iter().skip(1).map(|(_, tally)| *tally)));
    let others = Figure::OtherTypes(names(&all.unknown));
    prop_assert_eq!(opened(&others), sum(&mut all.unknown.iter().skip(1).map(|(_, tally)| *tally)));
    for dispute in &all.open {
        let of_payment = |row: &&PayIn| row.kind == TransactionType::Dispute && row.pay_id == dispute.pay_id;
        let within = rows.iter().filter(of_payment).filter(|row| ask.range.contains(row.created_at.day()));
        prop_assert_eq!(opened(&Figure::Dispute(dispute.pay_id)).rows, within.count());
    }
    for bar in &all.chart.bars {
        let figure = Figure::Bar { from: bar.from, to: bar.to };
        let days = DateRange { from: Some(bar.from), to: Some(bar.to) };
        prop_assert_eq!(self::opened(rows, &figure, days), bar.revenue);
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_figure_opens_exactly_its_rows_and_the_parts_are_the_whole(
        lines in prop::collection::vec(
            (1_u64..9, 0_i64..40, prop::option::of(-500_i64..2000), 0_usize..7, 0_usize..3, 0_usize..4),
            0..60,
        ),
        length in 1_i64..130,
    ) {
        let kinds = ["Basic", "Split", "Personal QR", "Refund", "Dispute", "Dispute Refund", "Tip"];
        let statuses = ["Success", "Pending", "Later"];
        let methods = [Some("card"), Some("paypal"), Some("Bank Transfer"), None];
        let today = day("2026-05-20");
        let back = |days: i64| today.checked_sub(jiff::Span::new().days(days)).expect("a day");
        let rows = Rows::from_vec(lines.iter().map(|(id, age, amount, kind, status, method)| PayIn {
            pay_id: LinkId(*id),
            created_at: if *age == 39 { ServiceTime::Missing } else { ServiceTime::Day(back(age.saturating_mul(4))) },
            amount: amount.map(Money::from_cents),
            kind: TransactionType::read(kinds[*kind]),
            status: PayInStatus::read(statuses[*status]),
            payment_method: methods[*method].map(Into::into),
            ..sample(*id)
        }).collect());
        let range = DateRange { from: Some(back(length.saturating_sub(1))), to: Some(today) };
        check(&rows, OverviewAsk { range, before: range.before(), today })?;
        check(&rows, OverviewAsk { range: DateRange::EVERYTHING, before: None, today })?;
    }
}
