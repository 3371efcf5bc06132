//! The lists of links: read with rising limits until they are whole, said to be cut where they have no end, kept when a
//! read fails, and filtered in the background.

use secpaid_desktop::demo::{Canned, Fault, Gate, Twist};
use secpaid_desktop::model::{LinkId, LinkList, RowSource as _};
use secpaid_desktop::state::{Action, LinksAction, Remote, Screen, State};
use serde_json::{Value, json};

use crate::shop::Shop;
use crate::window::Window;

const UNPAID: &str = "getMyUnusedLinks";

fn limits(shop: &Shop, endpoint: &str) -> Vec<u64> {
    let of = |request: &secpaid_desktop::demo::Recorded| request.endpoint == endpoint;
    shop.test
        .requests()
        .iter()
        .filter(|request| of(request))
        .map(|request| request.body["limit"].as_u64().unwrap())
        .collect()
}

fn unpaid(state: &State) -> Vec<LinkId> {
    state.session().links.unpaid.rows.value().unwrap().iter().map(|link| link.id).collect()
}

#[test]
fn a_list_is_asked_for_more_until_it_is_whole() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Links);
    assert_eq!(limits(&shop, UNPAID), [10, 100]);
    let there: Vec<LinkId> = shop.test.seen_links().iter().map(|(id, _)| *id).collect();
    assert_eq!((there.len(), unpaid(&window.state)), (40, there));
    assert!(!window.state.session().links.unpaid.reach.cut);
    assert_eq!(window.state.session().links.unpaid.index.len(), 40);
    window.act(Action::Links(LinksAction::Limit(Some(10))));
    window.quiet();
    assert_eq!(limits(&shop, UNPAID), [10, 100, 10]);
    assert_eq!(unpaid(&window.state).len(), 10);
    assert!(window.state.session().links.unpaid.reach.cut);
    window.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    window.quiet();
    assert_eq!(limits(&shop, "getMyUsedLinks"), [10, 100, 1000, 10_000][..limits(&shop, "getMyUsedLinks").len()]);
    assert!(window.state.session().links.paid.rows.value().unwrap().len() > 100);
    assert!(!window.state.session().links.paid.reach.cut);
}

#[test]
fn a_list_without_end_is_said_to_be_cut() {
    let shop = Shop::open();
    for limit in [10_u32, 100, 1000, 10_000] {
        let row = |id: u32| json!({ "linktopay_id": 900_000 + id, "amount": "1.00", "recipient_note": "x" });
        let rows: Vec<Value> = (0..limit).map(row).collect();
        shop.fault(UNPAID, Fault::Twist(Twist::Set("/data", rows.into())));
    }
    let window = Window::open(&shop, Screen::Links);
    assert_eq!(limits(&shop, UNPAID), [10, 100, 1000, 10_000]);
    assert_eq!(unpaid(&window.state).len(), 10_000);
    assert!(window.state.session().links.unpaid.reach.cut);
}

#[test]
fn a_list_that_cannot_be_read_keeps_the_old_rows() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Links);
    let before = unpaid(&window.state);
    shop.fault(UNPAID, Fault::Answer(Canned::html(403)));
    window.act(Action::Reload);
    window.quiet();
    assert_eq!(unpaid(&window.state), before);
    let Remote::Failed { error, .. } = &window.state.session().links.unpaid.rows else { panic!("it did not fail") };
    assert_eq!(error.status, Some(403));
}

#[test]
fn both_lists_are_read_side_by_side() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut window = Window::open(&shop, Screen::Activity);
    shop.fault(UNPAID, Fault::StallBeforeHead(gate.clone()));
    window.act(Action::Go(Screen::Links));
    shop.reached(&gate);
    window.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    window.until(|state| matches!(state.session().links.paid.rows, Remote::Ready { .. }));
    assert!(window.state.session().links.unpaid.rows.is_loading(), "the other list goes on");
    gate.open();
    window.quiet();
    assert_eq!(unpaid(&window.state).len(), 40);
}

#[test]
fn links_are_found_by_note_amount_and_number() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Links);
    let (id, note, amount) = {
        let row = window.state.session().links.unpaid.rows.value().unwrap().get(3).unwrap();
        (row.id, row.note.to_string(), row.amount.unwrap())
    };
    for search in [note, amount.to_string(), id.to_string()] {
        window.act(Action::Links(LinksAction::Search(search.clone())));
        window.quiet();
        let table = &window.state.session().links.unpaid;
        assert!(table.index.contains(&3), "{search}");
        assert!(table.index.len() < 40, "{search}");
    }
    assert_eq!(window.state.session().links.unpaid.index.as_ref(), [3]);
    assert_eq!(window.state.session().links.unpaid.totals.amount, amount);
}
