//! Pictures of pay-ins, links and the export dialog in all their states, in both sizes, to be looked at.

use egui::Role;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::backend::{Event, ExportDone, ExportFailed, NotWritten, Progress};
use secpaid_desktop::model::{Environment, KeyState, LinkList};
use secpaid_desktop::state::{Action, ExportState, LinksAction, PayInsAction, Screen, SettingsPage};

use crate::desk::{Desk, noon, press};
use crate::exports::{export_state, open_export};
use crate::shop::{links, paid, pay_ins, timeout};
use crate::stage::picture;

#[test]
fn the_lists_are_drawn_to_be_looked_at() {
    let sizes = [("", 1280.0, 800.0), ("-small", 900.0, 600.0)];
    for (suffix, width, height) in sizes {
        let shoot = |desk: Desk, dark: bool, name: &str| {
            let mut window = desk.window(dark, width, height);
            picture(&mut window, &format!("lists-{name}{suffix}"));
        };
        let mut desk = pay_ins(Environment::Demo, 214);
        desk.act(Action::PayIns(PayInsAction::Select([12].into())));
        desk.act(Action::PayIns(PayInsAction::Detail(Some(12))));
        shoot(desk, false, "pay-ins-detail");
        let mut desk = pay_ins(Environment::Production, 255);
        desk.act(Action::PayIns(PayInsAction::Select([2, 3, 6].into())));
        shoot(desk, true, "pay-ins-dark");
        let mut desk = links(Environment::Production, 100);
        desk.act(Action::Links(LinksAction::Select([8, 11, 14, 16, 17].into())));
        shoot(desk, false, "links-unpaid");
        shoot(links(Environment::Demo, 22), true, "links-unpaid-demo");
        let mut desk = pay_ins(Environment::Demo, 40);
        desk.act(Action::Go(Screen::Links));
        desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
        desk.paid((0..24).map(paid).collect());
        shoot(desk, false, "links-paid");
        let mut desk = pay_ins(Environment::Development, 40);
        desk.act(Action::Reload);
        desk.wait(3200);
        shoot(desk, false, "loading");
        let mut desk = pay_ins(Environment::Development, 40);
        desk.act(Action::Reload);
        desk.wait(1_320_000);
        let failed = Event::ReadFailed(desk.asked(), timeout());
        desk.act(Action::Backend(failed));
        shoot(desk, false, "failed");
        shoot(pay_ins(Environment::Development, 0), false, "empty");
        let mut desk = Desk::new(Environment::Development, Screen::Links);
        desk.unpaid(Vec::new(), &[]);
        shoot(desk, false, "links-empty");
        shoot(Desk::with_key(Environment::Production, Screen::PayIns, KeyState::None), false, "not-connected");
        let mut desk = pay_ins(Environment::Demo, 214);
        open_export(&mut desk);
        shoot(desk, false, "export");
        exports(&shoot);
    }
}

fn exports(shoot: &dyn Fn(Desk, bool, &str)) {
    let mut desk = pay_ins(Environment::Production, 214);
    open_export(&mut desk);
    export_state(&mut desk, ExportState::Failed(ExportFailed::Write(NotWritten::Exists)));
    shoot(desk, false, "export-exists");
    let mut desk = pay_ins(Environment::Production, 214);
    open_export(&mut desk);
    let progress = Progress { done: 2_400, total: Some(12_040), waiting: None };
    export_state(&mut desk, ExportState::Running { ticket: 999, progress, since: noon() });
    desk.wait(4_000);
    shoot(desk, true, "export-running");
    let mut desk = pay_ins(Environment::Production, 214);
    open_export(&mut desk);
    let done = ExportDone {
        path: "documents/secpaid-pay-ins.xlsx".into(),
        rows: 214,
        may_be_incomplete: true,
        not_noted: None,
    };
    export_state(&mut desk, ExportState::Done(done));
    shoot(desk, false, "export-done");
}

#[test]
fn the_list_of_a_link_in_every_size_and_theme() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        for ((width, height), room) in [((1280.0, 800.0), ""), ((900.0, 600.0), "-small")] {
            let mut window = links(Environment::Demo, 22).window(dark, width, height);
            let row = window.get_all_by_role(Role::Row).nth(3).expect("a row").rect();
            window.hover_at(row.center());
            window.run_ok();
            press(&mut window, Role::Button, "More actions");
            picture(&mut window, &format!("lists-links-more{room}-{theme}"));
        }
    }
}

#[test]
fn what_comes_before_and_instead_of_rows_is_drawn_to_be_looked_at() {
    for (suffix, width, height) in [("", 1280.0, 800.0), ("-small", 900.0, 600.0)] {
        let shoot = |desk: Desk, name: &str| {
            let mut window = desk.window(false, width, height);
            picture(&mut window, &format!("states-{name}{suffix}"));
        };
        let waits = |screen| {
            let mut desk = Desk::new(Environment::Development, screen);
            desk.wait(3_200);
            desk
        };
        let fails = |mut desk: Desk| {
            let failed = Event::ReadFailed(desk.asked(), timeout());
            desk.act(Action::Backend(failed));
            desk
        };
        let used = |mut desk: Desk| {
            desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
            desk
        };
        let none = |screen| Desk::with_key(Environment::Production, screen, KeyState::None);
        shoot(waits(Screen::PayIns), "pay-ins-first");
        shoot(fails(Desk::new(Environment::Development, Screen::PayIns)), "pay-ins-failed");
        shoot(waits(Screen::Links), "links-first");
        shoot(fails(Desk::new(Environment::Development, Screen::Links)), "links-failed");
        shoot(none(Screen::Links), "links-no-key");
        let mut desk = used(links(Environment::Development, 5));
        desk.wait(3_200);
        shoot(desk, "links-paid-first");
        shoot(fails(used(links(Environment::Development, 5))), "links-paid-failed");
        let mut desk = used(links(Environment::Development, 5));
        desk.paid(Vec::new());
        shoot(desk, "links-paid-empty");
        shoot(none(Screen::Create), "create-no-key");
        shoot(Desk::new(Environment::Demo, Screen::Settings(SettingsPage::Recipients)), "settings-recipients");
        shoot(Desk::new(Environment::Demo, Screen::Settings(SettingsPage::Exports)), "settings-exports");
    }
}
