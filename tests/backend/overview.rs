//! The overview over HTTP: its figures beside those worked out here from the raw answers of the simulator, one read for
//! both ranges and for Pay-ins, and reads that fail or are ended.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use secpaid_desktop::demo::{Canned, Fault};
use secpaid_desktop::model::{Figure, Figures, LinkAge, Money, Overview, RangeChoice, RowSource as _, Tally};
use secpaid_desktop::state::{Action, OverviewAction, PayInsAction, Remote, Screen, State};
use serde_json::{Value, json};

use crate::shop::{Shop, TEST_KEY};
use crate::window::Window;

const PAY_INS: &str = "getPayInTransactions";
const UNPAID: &str = "getMyUnusedLinks";

/// Every raw row of an endpoint.
fn raw(shop: &Shop, endpoint: &str, body: &Value) -> Vec<Value> {
    let url = format!("{}/api/v2/{endpoint}", shop.test.url());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
        let answer = client.post(url).header("token", TEST_KEY).json(body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        answer["data"].as_array().unwrap().clone()
    })
}

/// What stands in a field, whether it was sent as a text or as a number.
fn text(row: &Value, field: &str) -> String {
    match &row[field] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Cents of an amount with at most two decimals.
fn cents(row: &Value) -> i64 {
    let amount = text(row, "amount");
    let (sign, digits) = amount.strip_prefix('-').map_or((1, &*amount), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    sign * format!("{whole}{part:0<2}").parse::<i64>().unwrap()
}

fn day(row: &Value) -> Date {
    text(row, "created_at").get(..10).unwrap().parse().unwrap()
}

/// Rows and their sum.
fn tally<'a>(rows: impl IntoIterator<Item = &'a Value>) -> Tally {
    let amounts: Vec<i64> = rows.into_iter().map(cents).collect();
    Tally { rows: amounts.len(), amount: Money::from_cents(amounts.iter().sum()) }
}

fn is_payment(row: &Value, status: &str) -> bool {
    let known = ["Basic", "Split", "Personal QR"].contains(&&*text(row, "transaction_type"));
    known && text(row, "status") == status && cents(row) > 0
}

/// The figures as the design defines them.
fn figures(rows: &[Value], from: Date, to: Date) -> Figures {
    let within: Vec<&Value> = rows.iter().filter(|row| (from..=to).contains(&day(row))).collect();
    let of = |kind: &str| {
        within.iter().copied().filter(move |row| text(row, "transaction_type") == kind).collect::<Vec<_>>()
    };
    let decided = |row: &&Value| {
        let same =
            |other: &Value| text(other, "transaction_type") == "Dispute Refund" && other["pay_id"] == row["pay_id"];
        rows.iter().any(same)
    };
    Figures {
        revenue: tally(within.iter().copied().filter(|row| is_payment(row, "Success"))),
        split: tally(
            within.iter().copied().filter(|row| is_payment(row, "Success") && text(row, "transaction_type") == "Split"),
        ),
        pending: tally(within.iter().copied().filter(|row| is_payment(row, "Pending"))),
        refunds: tally(of("Refund")),
        disputes: tally(of("Dispute")),
        open: tally(of("Dispute").into_iter().filter(|row| !decided(row))),
    }
}

fn shown(state: &State) -> &Overview {
    &state.session().overview.figures.as_ref().unwrap().1
}

fn is_whole(state: &State) -> bool {
    let overview = &state.session().overview;
    matches!(overview.rows, Remote::Ready { .. }) && overview.ages.is_some()
}

#[test]
fn the_figures_are_those_of_the_raw_rows() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Overview);
    window.until(is_whole);
    let raw_rows = [1, 2].map(|page| raw(&shop, PAY_INS, &json!({ "limit": 1000, "page": page }))).concat();
    assert_eq!(raw_rows.len(), 1200);
    let (first, today) = (date(2026, 4, 21), date(2026, 5, 20));
    let all = shown(&window.state);
    assert_eq!(all.now, figures(&raw_rows, first, today));
    assert_eq!(all.before, Some(figures(&raw_rows, date(2026, 3, 22), date(2026, 4, 20))));
    assert!(all.now.revenue.rows > 50 && all.now.refunds.rows > 0, "the shop is busy enough: {:?}", all.now);

    let paid: Vec<&Value> = raw_rows.iter().filter(|row| day(row) >= first && is_payment(row, "Success")).collect();
    let mut methods: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for row in &paid {
        methods.entry(text(row, "payment_method")).or_default().push(row);
    }
    let shown_methods: BTreeMap<String, Tally> =
        all.methods.iter().map(|(name, tally)| (name.to_string(), *tally)).collect();
    assert_eq!(shown_methods, methods.into_iter().map(|(name, rows)| (name, tally(rows))).collect());
    assert_eq!(all.chart.bars.len(), 30);
    for bar in &all.chart.bars {
        let of_day = paid.iter().copied().filter(|row| day(row) == bar.to);
        assert_eq!(bar.revenue, tally(of_day), "{}", bar.to);
    }

    let links = raw(&shop, UNPAID, &json!({ "limit": 1000 }));
    let ages = window.state.session().overview.ages.unwrap();
    assert_eq!(ages.total(), tally(&links));
    assert_eq!(
        ages.of(LinkAge::Today).rows + ages.of(LinkAge::NotKnown).rows,
        links.len(),
        "seen today for the first time"
    );
}

/// How often an endpoint was asked.
fn asked(shop: &Shop, endpoint: &str) -> usize {
    shop.test.requests().iter().filter(|request| request.endpoint == endpoint).count()
}

#[test]
fn a_figure_opens_its_rows_and_nothing_is_read_twice() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Overview);
    window.until(is_whole);
    let reads = asked(&shop, PAY_INS);
    let now = shown(&window.state).now;
    for (figure, of) in [
        (Figure::Revenue, now.revenue),
        (Figure::Pending, now.pending),
        (Figure::Refunds, now.refunds),
        (Figure::OpenDisputes, now.open),
        (Figure::Disputes, now.disputes),
    ] {
        window.act(Action::Overview(OverviewAction::Open(figure.clone())));
        assert_eq!(window.state.screen, Screen::PayIns);
        window.quiet();
        let totals = window.state.session().pay_ins.totals;
        assert_eq!(Tally { rows: totals.rows, amount: totals.amount }, of, "{figure:?}");
        window.act(Action::Go(Screen::Overview));
    }
    assert_eq!(asked(&shop, PAY_INS), reads, "the rows were there already");
    let expected = window.state.session().overview.expected_payout.unwrap();
    let waiting = shown(&window.state).waiting;
    assert!(waiting.is(expected) && waiting.earlier.rows > 0 && waiting.today.rows > 0, "{waiting:?} {expected:?}");
    let (first, today) = (waiting.first.unwrap(), date(2026, 5, 20));
    for (from, to, net) in [
        (first, today, expected),
        (first, date(2026, 5, 19), waiting.earlier.amount),
        (today, today, waiting.today.amount),
    ] {
        window.act(Action::Overview(OverviewAction::Open(Figure::Waiting { from, to })));
        window.quiet();
        assert_eq!(window.state.session().pay_ins.totals.net, net, "{from} to {to}");
        window.act(Action::Go(Screen::Overview));
    }
    assert_eq!(asked(&shop, PAY_INS), reads, "these rows, too, were there already");
    // Days that are not there are read; the filter of the figure stays.
    window.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
    window.quiet();
    assert!(asked(&shop, PAY_INS) > reads);
    assert_eq!(window.state.session().pay_ins.shown().len(), 1200);
}

#[test]
fn a_failed_read_keeps_the_figures_and_the_choice_that_belongs_to_them() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Overview);
    window.until(is_whole);
    let before = shown(&window.state).clone();
    shop.fault(PAY_INS, Fault::Answer(Canned::envelope(200, 0, "Nicht heute")));
    window.act(Action::Overview(OverviewAction::Range(RangeChoice::ThisYear)));
    window.until(|state| matches!(state.session().overview.rows, Remote::Failed { .. }));
    assert_eq!(*shown(&window.state), before);
    assert_eq!(window.state.session().overview.choice, RangeChoice::Days30);
    window.act(Action::Reload);
    window.until(is_whole);
    assert_eq!(shown(&window.state).now, before.now);
}
