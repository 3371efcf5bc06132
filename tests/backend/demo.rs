//! The Demo behind the window: the same client, journal and lists as everywhere, and the simulated customer and calendar.

use jiff::civil::date;
use secpaid_desktop::clock::berlin;
use secpaid_desktop::model::{Environment, PayInStatus, RowSource as _, Scope};
use secpaid_desktop::state::{Action, Attempt, CreateAction, KeyAction, LinksAction, NoticeKind, Screen};

use crate::shop::Shop;
use crate::window::Window;

fn demo(shop: &Shop, screen: Screen) -> Window {
    Window::at(shop, shop.setup(), screen, Scope::of(Environment::Demo))
}

#[test]
fn a_customer_pays_and_the_pay_in_appears() {
    let shop = Shop::open();
    let mut window = demo(&shop, Screen::Links);
    let link = window.state.session().links.unpaid.rows.value().unwrap().get(0).unwrap().id;
    assert!(window.state.session().links.first_seen.contains_key(&link), "the Demo knows since when");
    window.act(Action::Links(LinksAction::CustomerPays(link)));
    window.until(|state| {
        state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::DemoPaid(id) if id == link))
    });
    window.quiet();
    let unpaid = window.state.session().links.unpaid.rows.value().unwrap();
    assert!(unpaid.iter().all(|row| row.id != link) && unpaid.len() == 39);
    window.act(Action::Go(Screen::PayIns));
    window.quiet();
    let row = window.state.session().pay_ins.shown().iter().find(|row| row.pay_id == link).unwrap();
    assert_eq!(row.status, PayInStatus::Success);
    window.act(Action::Links(LinksAction::CustomerPays(link)));
    window.until(|state| state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::DemoFailed(_))));
}

#[test]
fn the_next_day_comes_when_it_is_asked_for() {
    let shop = Shop::open();
    let mut window = demo(&shop, Screen::PayIns);
    assert_eq!(window.state.today(), date(2026, 5, 20));
    window.act(Action::Links(LinksAction::NextDay));
    window.until(|state| state.demo_day == Some(date(2026, 5, 21)));
    assert_eq!(window.state.today(), date(2026, 5, 21));
    window.quiet();
    window.act(Action::SwitchTo(Environment::Development));
    assert_eq!(window.state.today(), date(2026, 5, 20), "nowhere else");
}

#[test]
fn what_is_written_down_in_the_demo_is_of_the_demos_day() {
    let shop = Shop::open();
    let mut window = demo(&shop, Screen::Create);
    for day in [date(2026, 5, 21), date(2026, 5, 22)] {
        window.act(Action::Links(LinksAction::NextDay));
        window.until(|state| state.demo_day == Some(day));
    }
    window.send_link("88,19", "Bestellung 2026-0135");
    window.quiet();
    let session = window.state.session();
    let (asked, made) = (session.activity.entries[0].intent.at, session.create.created.as_deref().unwrap().link.id);
    assert_eq!(berlin(asked).date(), date(2026, 5, 22));
    assert_eq!(window.state.moment().berlin.date(), window.state.today());
    window.act(Action::Create(CreateAction::Done));
    assert!(window.state.session().create.last_link.is_some(), "it can still be copied");
    window.act(Action::Go(Screen::Links));
    window.quiet();
    let seen = window.state.session().links.first_seen[&made];
    assert_eq!(berlin(seen).date(), date(2026, 5, 22), "its age begins on the day that Overview counts from");
    window.send_link("88,19", "Bestellung 2026-0135");
    let twice = |at: &Attempt| matches!(at, Attempt::Twice { link: Some(link), .. } if *link == made);
    assert!(twice(&window.state.session().create.attempt), "made today, as the Demo sees it");
}

#[test]
fn a_link_is_created_and_the_beginning_comes_back_without_it() {
    let shop = Shop::open();
    let mut window = demo(&shop, Screen::Create);
    window.send_link("88,19", "Bestellung 2026-0135");
    window.quiet();
    let first = window.state.session().create.created.as_deref().unwrap().clone();
    assert!(first.verified.is_ok());
    assert_eq!(window.state.session().activity.entries.len(), 1);
    assert!(!shop.folder.path().join("journal.jsonl").exists(), "the Demo's journal is in memory");
    window.act(Action::Key(KeyAction::ResetDemo));
    window.until(|state| state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::DemoReset)));
    window.quiet();
    assert!(window.state.session().activity.entries.is_empty());
    window.act(Action::Create(CreateAction::Done));
    window.send_link("88,19", "Bestellung 2026-0135");
    window.quiet();
    let second = window.state.session().create.created.as_deref().unwrap();
    assert_eq!(second.link.id, first.link.id, "numbers begin anew");
    assert_eq!(window.state.session().activity.entries.len(), 1);
}
