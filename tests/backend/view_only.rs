//! A scope that is set to *View only*: no write of it reaches the service, also none that was already waiting, and all
//! that only reads goes on.

use secpaid_desktop::backend::{Command, Event, NotSent, Outcome, Read, Setup, Write, Written};
use secpaid_desktop::demo::{Fault, Gate};
use secpaid_desktop::model::{Environment, LinkId, LinkList, Money, RefundRequest, Scope};
use secpaid_desktop::state::{Action, Dialog, LinksAction, NoticeKind, Screen, SettingsAction};

use crate::shop::{Shop, live, test};
use crate::window::{Line, Window, link};

const NOTE: &str = "Bestellung 2026-0135";

fn is_refused(written: &Written) -> bool {
    written.intent.is_none() && matches!(written.outcome, Outcome::NotSent(NotSent::ViewOnly))
}

#[test]
fn no_write_of_a_scope_set_to_view_only_leaves_the_computer() {
    let shop = Shop::open();
    shop.keep(&live(), crate::shop::LIVE_KEY);
    let mut line = Line::start(Setup { view_only: [test()].into(), ..shop.setup() });
    line.open(&test());
    line.open(&live());
    let refund = RefundRequest { pay_id: LinkId(1), amount: Money::from_cents(100), full: false };
    for write in [Write::Create(link(8819, NOTE)), Write::Delete(LinkId(1)), Write::Refund(refund)] {
        let ticket = line.write(&test(), write);
        let written = line.written(&ticket);
        assert!(is_refused(&written), "{written:?}");
    }
    assert_eq!(shop.test.requests().len(), 0, "not even a list was asked for");
    assert!(line.open(&test()).journal.unwrap().is_empty());
    let ticket = line.write(&live(), Write::Create(link(8819, NOTE)));
    assert!(matches!(line.written(&ticket).outcome, Outcome::Created(_)), "another scope is free");
    let asked = line.read(&test(), Read::Links { list: LinkList::Unpaid, limit: Some(10) });
    let rows = line.until(|event| match event {
        Event::UnpaidLinks(of, read) if of.id == asked.id => Some(read.rows.len()),
        _ => None,
    });
    assert_eq!(rows, 10, "reading goes on");
}

#[test]
fn a_write_that_waits_when_the_switch_is_thrown_is_not_sent() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault("createLink", Fault::StallBeforeChange(gate.clone()));
    let first = line.write(&test(), Write::Create(link(8819, NOTE)));
    let second = line.write(&test(), Write::Create(link(4990, "Gutschein")));
    shop.reached(&gate);
    line.send(Command::ViewOnly(test(), true));
    gate.open();
    assert!(matches!(line.written(&first).outcome, Outcome::Created(_)), "what is under way has an outcome");
    let written = line.written(&second);
    assert!(is_refused(&written), "{written:?}");
    assert_eq!(shop.test.count("createLink"), 1);
    line.send(Command::ViewOnly(test(), false));
    let third = line.write(&test(), Write::Create(link(4990, "Gutschein")));
    assert!(matches!(line.written(&third).outcome, Outcome::Created(_)));
}

#[test]
fn a_write_that_is_being_prepared_when_the_switch_is_thrown_is_not_sent() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    // The lists are read first, since no link was ever seen.
    shop.fault("getMyUnusedLinks", Fault::StallBeforeHead(gate.clone()));
    let ticket = line.write(&test(), Write::Create(link(8819, NOTE)));
    shop.reached(&gate);
    line.send(Command::ViewOnly(test(), true));
    gate.open();
    let written = line.written(&ticket);
    assert!(is_refused(&written), "{written:?}");
    assert_eq!(shop.test.count("createLink"), 0);
}

#[test]
fn the_switch_in_settings_holds_at_once_and_is_kept() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Create);
    window.act(Action::Settings(SettingsAction::ViewOnly(Environment::Development, true)));
    window.send_link("88,19", NOTE);
    assert!(window.state.session().activity.running.is_empty());
    assert!(matches!(window.state.notices[0].kind, NoticeKind::ViewOnly));
    assert_eq!(window.state.session().create.draft.note, NOTE, "what was typed stays");
    let link = shop.test.seen_links()[0].0;
    window.act(Action::Go(Screen::Links));
    window.quiet();
    window.act(Action::Links(LinksAction::AskDelete(vec![link])));
    assert!(window.state.dialog.is_none());
    window.stop();
    assert_eq!((shop.test.count("createLink"), shop.test.count("deleteLink")), (0, 0));
    let (settings, _) = secpaid_desktop::settings::Settings::load(shop.folder.path(), true);
    assert_eq!(settings.view_only_scopes(), [test()].into());
}

#[test]
fn the_demo_has_the_switch_too_and_its_customers_go_on_paying() {
    let shop = Shop::open();
    let demo = Scope::of(Environment::Demo);
    let mut window = Window::at(&shop, shop.setup(), Screen::Links, demo);
    let count = |window: &Window| window.state.session().links.unpaid.index.len();
    let before = count(&window);
    window.act(Action::Settings(SettingsAction::ViewOnly(Environment::Demo, true)));
    window.send_link("88,19", NOTE);
    assert!(matches!(window.state.notices[0].kind, NoticeKind::ViewOnly));
    let rows = window.state.session().links.unpaid.rows.value().unwrap();
    let link = rows.iter().map(|row| row.id).next().unwrap();
    window.act(Action::Links(LinksAction::CustomerPays(link)));
    window.until(|state| state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::DemoPaid(_))));
    window.quiet();
    assert_eq!(count(&window), before - 1);
    window.act(Action::Settings(SettingsAction::ViewOnly(Environment::Demo, false)));
    assert!(window.state.dialog.is_none(), "no real money: not asked");
    window.send_link("88,19", NOTE);
    window.quiet();
    assert!(window.state.session().create.created.is_some());
}

#[test]
fn production_asks_before_changes_are_allowed_again() {
    let shop = Shop::open();
    shop.keep(&live(), crate::shop::LIVE_KEY);
    let mut window = Window::at(&shop, shop.setup(), Screen::Create, live());
    window.act(Action::Settings(SettingsAction::ViewOnly(Environment::Production, true)));
    window.act(Action::Settings(SettingsAction::ViewOnly(Environment::Production, false)));
    assert!(matches!(window.state.dialog, Some(Dialog::ConfirmAllowChanges(Environment::Production))));
    assert!(window.state.is_view_only(), "not before it is confirmed");
    window.act(Action::CloseDialog);
    window.send_link("88,19", NOTE);
    assert!(window.state.session().activity.running.is_empty());
    window.act(Action::Settings(SettingsAction::ViewOnly(Environment::Production, false)));
    window.act(Action::Settings(SettingsAction::AllowChanges(Environment::Production)));
    window.act(Action::Create(secpaid_desktop::state::CreateAction::Send));
    window.quiet();
    assert!(window.state.session().create.created.is_some());
    assert_eq!(shop.live.count("createLink"), 1);
}
