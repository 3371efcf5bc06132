//! Pay-ins: read page by page over a range, ended, outrun by a newer read, begun again when the list changes, failed, and
//! sorted out in the background.

use std::time::Duration;

use jiff::civil::date;
use secpaid_desktop::api::error::{Cause, Stage};
use secpaid_desktop::backend::{Command, Event, Progress, Read, Setup};
use secpaid_desktop::demo::{Canned, Fault, Gate, PaymentMethod};
use secpaid_desktop::model::{DateRange, PayInTab, RangeChoice, RowSource as _, Sort, StatusFilter};
use secpaid_desktop::state::{Action, NoticeKind, PayInsAction, Remote, Screen, State};
use serde_json::json;

use crate::shop::{Shop, impatient, test};
use crate::window::{Line, Window};

const PAY_INS: &str = "getPayInTransactions";

fn everything() -> Read {
    Read::PayIns { range: DateRange::EVERYTHING }
}

fn ids(state: &State) -> Vec<u64> {
    state.session().pay_ins.shown().iter().map(|row| row.pay_id.0).collect()
}

fn range(choice: RangeChoice) -> Action {
    Action::PayIns(PayInsAction::Range(choice))
}

#[test]
fn pages_come_one_by_one_with_their_progress() {
    let shop = Shop::with(|options| options.pay_ins = Some(2500));
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let ticket = line.read(&test(), everything());
    let (mut pages, mut told) = (Vec::new(), Vec::new());
    let unreadable = line.until(|event| match event {
        Event::PayInPage { ticket: of, rows } => {
            assert_eq!(of, ticket);
            pages.push(rows.len());
            None
        }
        Event::Progress(of, Progress { done, total, .. }) => {
            assert_eq!(of, ticket);
            told.push((done, total));
            None
        }
        Event::PayInsRead { ticket: of, may_be_incomplete, unreadable, .. } => {
            assert_eq!(of, ticket);
            assert!(!may_be_incomplete);
            Some(unreadable)
        }
        _ => None,
    });
    assert_eq!((pages, unreadable), (vec![1000, 1000, 500], 0));
    assert_eq!(told, [(1000, Some(2500)), (2000, Some(2500)), (2500, Some(2500))]);
}

#[test]
fn a_range_is_asked_wider_and_filtered_here() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    window.act(range(RangeChoice::Days7));
    window.quiet();
    let asked = shop.test.requests().last().unwrap().body.clone();
    assert_eq!((&asked["since"], &asked["page"], &asked["limit"]), (&json!(8), &json!(1), &json!(1000)));
    let days: Vec<_> = window.state.session().pay_ins.shown().iter().map(|row| row.created_at.day().unwrap()).collect();
    assert!(!days.is_empty());
    assert!(days.iter().all(|day| (date(2026, 5, 14)..=date(2026, 5, 20)).contains(day)), "{days:?}");
    let week = days.len();
    window.act(range(RangeChoice::Custom { from: date(2026, 5, 15), to: date(2026, 5, 16) }));
    window.quiet();
    let two_days = days.iter().filter(|day| (date(2026, 5, 15)..=date(2026, 5, 16)).contains(day)).count();
    assert!(two_days < week);
    // Later rows are kept out of sight: they say what became of these.
    assert_eq!(window.state.session().pay_ins.index.len(), two_days);
    window.act(range(RangeChoice::Everything));
    window.quiet();
    assert_eq!(ids(&window.state).len(), 1200);
    assert_eq!(window.state.session().pay_ins.index.len(), 1200);
}

#[test]
fn a_refund_after_the_days_shown_is_known_of_their_payments() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    window.act(range(RangeChoice::Everything));
    window.quiet();
    let rows = window.state.session().pay_ins.shown().clone();
    let (id, paid, back) = rows
        .iter()
        .filter(|row| row.is_refund_made())
        .find_map(|refund| {
            let payment = rows.iter().find(|row| row.pay_id == refund.pay_id && row.is_paid_payment())?;
            let (paid, back) = (payment.created_at.day()?, refund.created_at.day()?);
            (paid < back).then_some((payment.pay_id, paid, back))
        })
        .expect("a refund of another day");
    window.act(range(RangeChoice::Custom { from: paid, to: paid }));
    window.act(Action::PayIns(PayInsAction::Status(Some(StatusFilter::RefundMade))));
    window.quiet();
    let view = &window.state.session().pay_ins;
    let shown: Vec<_> =
        view.index.iter().map(|row| view.shown().get(usize::try_from(*row).unwrap()).unwrap()).collect();
    assert!(shown.iter().any(|row| row.pay_id == id), "refunded on {back}");
    assert!(shown.iter().all(|row| row.created_at.day() == Some(paid)));
}

#[test]
fn of_two_reads_only_the_newer_is_heard() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault(PAY_INS, Fault::StallBeforeHead(gate.clone()));
    let first = line.read(&test(), everything());
    shop.reached(&gate);
    let second = line.read(&test(), Read::PayIns { range: RangeChoice::Days7.range(date(2026, 5, 20)) });
    let mut of_first = 0;
    let mut count = |event: Event, wanted: u64| match event {
        Event::PayInPage { ticket, .. } | Event::PayInsRead { ticket, .. } if ticket.id == first.id => {
            of_first += 1;
            None
        }
        Event::ReadFailed(ticket, _) | Event::Cancelled(ticket) if ticket.id == first.id => {
            of_first += 1;
            None
        }
        Event::PayInsRead { ticket, .. } if ticket.id == wanted => Some(()),
        _ => None,
    };
    line.until(|event| count(event, second.id));
    gate.open();
    let third = line.read(&test(), everything());
    line.until(|event| count(event, third.id));
    assert_eq!(of_first, 0);
}

#[test]
fn a_read_that_is_cancelled_leaves_the_old_rows() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    let before = ids(&window.state);
    assert!(!before.is_empty());
    let gate = Gate::new();
    shop.fault(PAY_INS, Fault::StallBeforeHead(gate.clone()));
    window.act(range(RangeChoice::Everything));
    shop.reached(&gate);
    window.act(Action::CancelRead);
    window.quiet();
    assert_eq!(ids(&window.state), before);
    assert!(matches!(window.state.session().pay_ins.rows, Remote::Ready { .. }));
}

#[test]
fn a_first_read_that_is_cancelled_leaves_nothing_half() {
    let shop = Shop::with(|options| options.pay_ins = Some(2500));
    let gate = Gate::new();
    let mut window = Window::open(&shop, Screen::Activity);
    shop.fault(PAY_INS, Fault::Delay(Duration::ZERO));
    shop.fault(PAY_INS, Fault::StallBeforeHead(gate.clone()));
    window.act(Action::Go(Screen::PayIns));
    window.act(range(RangeChoice::Everything));
    shop.reached(&gate);
    window.act(Action::CancelRead);
    window.quiet();
    assert!(ids(&window.state).is_empty(), "a part would be taken for the whole");
    assert!(window.state.session().pay_ins.rows.is_idle());
}

#[test]
fn a_list_that_changes_while_it_is_read_is_read_once_more() {
    let shop = Shop::with(|options| options.pay_ins = Some(1500));
    let gate = Gate::new();
    let mut window = Window::open(&shop, Screen::Activity);
    shop.fault(PAY_INS, Fault::Delay(Duration::ZERO));
    shop.fault(PAY_INS, Fault::StallBeforeChange(gate.clone()));
    window.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
    shop.reached(&gate);
    let paid = shop.test.seen_links()[0].0;
    shop.test.customer_pays(paid, PaymentMethod::Card).unwrap();
    gate.open();
    window.quiet();
    let mut rows = ids(&window.state);
    assert_eq!((rows.len(), rows.first()), (1501, Some(&paid.0)));
    rows.sort_unstable();
    rows.dedup();
    assert_eq!(rows.len(), 1501, "none twice");
    assert!(!window.state.session().pay_ins.may_be_incomplete);
    // Two pages and a third to be sure, since the total had grown; then both once more.
    assert_eq!(shop.test.count(PAY_INS), 5);
}

#[test]
fn a_read_that_fails_keeps_the_old_rows_and_says_why() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    let before = ids(&window.state);
    shop.fault(PAY_INS, Fault::Answer(Canned::html(500)));
    window.act(Action::Reload);
    window.quiet();
    assert_eq!(ids(&window.state), before);
    let Remote::Failed { error, .. } = &window.state.session().pay_ins.rows else { panic!("it did not fail") };
    assert_eq!((error.status, error.attempts), (Some(500), 1));
    window.act(Action::Reload);
    window.quiet();
    assert!(matches!(window.state.session().pay_ins.rows, Remote::Ready { .. }));
}

#[test]
fn a_read_that_stalls_is_tried_three_times_and_given_up() {
    let shop = Shop::open();
    let mut line = Line::start(Setup { limits: impatient(), ..shop.setup() });
    line.open(&test());
    for _ in 0..3 {
        shop.fault(PAY_INS, Fault::StallInBody(Gate::new()));
    }
    let ticket = line.read(&test(), everything());
    let error = line.until(|event| match event {
        Event::ReadFailed(of, error) if of.id == ticket.id => Some(error),
        _ => None,
    });
    assert_eq!(error.cause, Cause::Timeout { stage: Stage::Body, after: Duration::from_millis(200) });
    assert_eq!((error.attempts, shop.test.count(PAY_INS)), (3, 3));
}

#[test]
fn rows_are_found_sorted_and_added_up_in_the_background() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    window.act(Action::PayIns(PayInsAction::Tab(PayInTab::Refunds)));
    window.act(range(RangeChoice::Everything));
    window.act(Action::PayIns(PayInsAction::Sort(Sort { column: "amount", descending: false })));
    window.quiet();
    let view = &window.state.session().pay_ins;
    let amounts: Vec<_> = view
        .index
        .iter()
        .map(|row| view.shown().get(usize::try_from(*row).unwrap()).unwrap().amount.unwrap())
        .collect();
    assert!(amounts.len() > 3 && amounts.is_sorted(), "{amounts:?}");
    assert!(amounts.iter().all(|amount| amount.is_negative()));
    assert_eq!(view.counts.refunds, amounts.len());
    assert_eq!(view.counts.all, 1200);
    window.act(Action::PayIns(PayInsAction::Search("no such note".to_owned())));
    window.quiet();
    assert!(window.state.session().pay_ins.index.is_empty());
    window.act(Action::PayIns(PayInsAction::ClearFilter));
    window.quiet();
    assert_eq!(window.state.session().pay_ins.index.len(), 1200);
}

#[test]
fn a_clock_that_differs_is_told_of_once() {
    // The simulator's web server says the real date, our clock stands in May 2026.
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    window.act(Action::Reload);
    window.quiet();
    let told = window.state.notices.iter().filter(|notice| matches!(notice.kind, NoticeKind::ClockDiffers(_))).count();
    assert_eq!(told, 1);
}

#[test]
fn cancelling_what_is_over_ends_nothing_else() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let first = line.read(&test(), everything());
    line.until(|event| matches!(event, Event::PayInsRead { ticket, .. } if ticket.id == first.id).then_some(()));
    line.send(Command::Cancel(first.id));
    let second = line.read(&test(), everything());
    line.until(|event| match event {
        Event::Cancelled(ticket) if ticket.id == second.id => panic!("another read was ended"),
        Event::PayInsRead { ticket, .. } if ticket.id == second.id => Some(()),
        _ => None,
    });
}
