//! The command palette: opened by its keys and by its field, walked through by keys alone, and as pictures to be looked
//! at. Searches are answered by the desk at once, or by the test when it says so.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::{Command, Event, TableRows};
use secpaid_desktop::model::{Environment, LinkList, PayInTab, Scope};
use secpaid_desktop::state::{Action, Dialog, LinksAction, PayInsAction, PayoutsAction, Screen};

use crate::desk::{Desk, found, has, key, last, press, rows};
use crate::keyboard::focused;
use crate::ledger_shop::{invoice, payouts};
use crate::shop::{links, paid, pay_in, pay_ins, unpaid};
use crate::stage::picture;

/// Opens it by its keys and types.
fn search(window: &mut Harness<'_, Desk>, typed: &str) {
    key(window, Modifiers::COMMAND, Key::K);
    window.event(egui::Event::Text(typed.to_owned()));
    window.run_ok();
}

fn options(window: &Harness<'_, Desk>) -> Vec<String> {
    let options = window.get_all_by_role(Role::ListBoxOption);
    options.map(|option| option.accesskit_node().label().unwrap_or_default()).collect()
}

/// A desk with rows in all lists of the Demo.
fn stocked() -> Desk {
    let mut desk = links(Environment::Demo, 22);
    desk.act(Action::Go(Screen::PayIns));
    desk.page((0..214).map(pay_in).collect());
    desk.read(false, 0);
    desk.act(Action::Go(Screen::Links));
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    desk.paid((0..8).map(paid).collect());
    desk.act(Action::Go(Screen::PayIns));
    desk
}

#[test]
fn the_palette_opens_by_keys_and_by_its_field_and_gives_the_focus_back() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    crate::keyboard::tab_to(&mut window, "Tab Pay-ins");
    key(&mut window, Modifiers::COMMAND, Key::K);
    assert!(has(&window, Role::SearchInput, "Search or run"));
    assert!(has(&window, Role::ListBox, "Search or run"));
    assert_eq!(focused(&window), "ListBoxOption New link, Ctrl+N", "the chosen entry is what is read aloud");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().state.dialog.is_none());
    assert_eq!(focused(&window), "Tab Pay-ins");
    key(&mut window, Modifiers::COMMAND, Key::K);
    key(&mut window, Modifiers::COMMAND, Key::K);
    assert!(window.state().state.dialog.is_none(), "the same keys close it");

    press(&mut window, Role::Button, "Search or run");
    assert!(matches!(window.state().state.dialog, Some(Dialog::Palette(_))));
    window.event(egui::Event::Text("9".to_owned()));
    window.run_ok();
    assert!(has(&window, Role::SearchInput, "Search or run"));
}

#[test]
fn arrows_home_and_end_choose_and_enter_opens() {
    let mut window = stocked().window(false, 1280.0, 800.0);
    search(&mut window, "li");
    let all = options(&window);
    assert_eq!(all[0], "New link, Ctrl+N");
    let links = all.iter().position(|name| name == "Links, Ctrl+3").expect("a screen");
    assert!(
        all[links..].iter().any(|name| name.starts_with("RE-2026-0412 Café Lindner, Pay-in, 20 May 12:31, €312.00"))
    );
    assert_eq!(focused(&window), format!("ListBoxOption {}", all[0]));
    key(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&window), format!("ListBoxOption {}", all.last().expect("entries")), "round to the end");
    key(&mut window, Modifiers::NONE, Key::Home);
    for _ in 0..links {
        key(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    assert_eq!(focused(&window), "ListBoxOption Links, Ctrl+3");
    key(&mut window, Modifiers::NONE, Key::End);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(focused(&window), format!("ListBoxOption {}", all[0]), "round to the beginning");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().state.screen, Screen::Create);
    assert!(window.state().state.dialog.is_none());
    assert_eq!(focused(&window), "TextInput Amount", "and the focus is where the command leads");
}

#[test]
fn a_pay_in_behind_a_filter_is_opened_with_its_detail() {
    let mut desk = stocked();
    desk.act(Action::PayIns(PayInsAction::Tab(PayInTab::Refunds)));
    desk.act(Action::PayIns(PayInsAction::Search("hochzeit".to_owned())));
    desk.act(Action::Go(Screen::Activity));
    let mut window = desk.window(false, 1280.0, 800.0);
    search(&mut window, "yildiz");
    let first = "Abo Mai, Praxis Dr. Yıldız, Pay-in, 18 May 11:22, €60.00";
    assert_eq!(options(&window)[0], first);
    key(&mut window, Modifiers::NONE, Key::End);
    let oldest = options(&window).last().expect("entries").clone();
    key(&mut window, Modifiers::NONE, Key::Enter);
    let state = &window.state().state;
    assert_eq!(state.screen, Screen::PayIns);
    let view = &state.session().pay_ins;
    assert_eq!(view.filter.search, "");
    assert_eq!(view.filter.tab, PayInTab::All);
    let row = view.detail.expect("its detail is open");
    assert_eq!(view.selected, [row].into());
    let shown = view.detail_row().expect("a row");
    assert_eq!(&*shown.note, "Abo Mai, Praxis Dr. Yıldız");
    // The row is far down: it was scrolled to and has the focus.
    let named = focused(&window);
    assert!(named.starts_with("Row Abo Mai, Praxis Dr. Yıldız, €60.00"), "{named}");
    assert!(oldest.contains(named.rsplit(", ").next().expect("a time")), "{oldest} is {named}");
    assert!(rows(&window).iter().any(|name| named.ends_with(name)));
}

#[test]
fn a_link_is_opened_in_its_list() {
    let mut window = stocked().window(false, 1280.0, 800.0);
    search(&mut window, "18604");
    assert!(
        options(&window).iter().any(|name| name.starts_with("RE-2026-0419 Hotel Seeblick, Unpaid link, ")),
        "{:?}",
        options(&window)
    );
    let at = options(&window).iter().position(|name| name.contains("Unpaid link, ")).expect("a link");
    for _ in 0..at {
        key(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    key(&mut window, Modifiers::NONE, Key::Enter);
    let state = &window.state().state;
    assert_eq!((state.screen, state.session().links.tab), (Screen::Links, LinkList::Unpaid));
    assert_eq!(state.session().links.unpaid.selected.len(), 1);
    assert!(focused(&window).starts_with("Row RE-2026-0419 Hotel Seeblick, €94.90"), "{}", focused(&window));
}

#[test]
fn payouts_and_invoices_are_found_by_id_and_amount_and_opened() {
    let mut desk = payouts(Environment::Demo, 30);
    desk.act(Action::Go(Screen::Invoices));
    desk.invoices((0..18).map(invoice).collect());
    desk.act(Action::Payouts(PayoutsAction::Search("nothing like it".to_owned())));
    desk.act(Action::Go(Screen::Activity));
    let mut window = desk.window(false, 1280.0, 800.0);
    search(&mut window, "po-7310287137");
    assert_eq!(options(&window), ["20260519-po-7310287137, Payout, 18 May, €604.87"]);
    key(&mut window, Modifiers::NONE, Key::Enter);
    let state = &window.state().state;
    assert_eq!((state.screen, state.session().payouts.table.detail), (Screen::Payouts, Some(1)));
    assert!(focused(&window).starts_with("Row 18 May, net €604.87"), "{}", focused(&window));

    search(&mut window, "458,50");
    assert!(options(&window)[0].starts_with("202604-sf-4471003882, Invoice"), "{:?}", options(&window));
    key(&mut window, Modifiers::NONE, Key::Escape);
    search(&mut window, "sf-4471003882");
    assert_eq!(options(&window), ["202604-sf-4471003882, Invoice, 2 May, €458.50"]);
    key(&mut window, Modifiers::NONE, Key::Enter);
    let state = &window.state().state;
    assert_eq!((state.screen, state.session().invoices.table.detail), (Screen::Invoices, Some(0)));
    assert!(focused(&window).starts_with("Row "), "{}", focused(&window));
}

#[test]
fn language_and_pages_of_settings_are_commands() {
    let mut window = pay_ins(Environment::Demo, 5).window(false, 1280.0, 800.0);
    for (typed, name, pushed) in [
        ("german", "Language, Deutsch (German)", "Settings(Language(Some(German)))"),
        ("templates", "Settings, new links and templates", "Go(Settings(NewLinks))"),
        ("settings recipients", "Settings, recipients", "Go(Settings(Recipients))"),
        ("settings data", "Settings, data", "Go(Settings(Data))"),
    ] {
        search(&mut window, typed);
        assert_eq!(options(&window).first().map(String::as_str), Some(name), "{typed}");
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(last(&window), pushed);
    }
}

#[test]
fn what_cannot_run_says_why_and_stays() {
    let mut window = Desk::new(Environment::Demo, Screen::Create).window(false, 1280.0, 800.0);
    search(&mut window, "export this");
    assert_eq!(options(&window), ["Export this screen…, Not on this screen, Ctrl+E"]);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(matches!(window.state().state.dialog, Some(Dialog::Palette(_))), "it stays, and so does the reason");
    key(&mut window, Modifiers::COMMAND, Key::A);
    window.event(egui::Event::Text("qqq".to_owned()));
    window.run_ok();
    assert!(window.query_by_role(Role::ListBoxOption).is_none());
    assert!(has(&window, Role::Label, "Nothing found"));
}

#[test]
fn going_to_production_from_the_palette_asks_as_the_bar_does() {
    let mut window = stocked().window(false, 1280.0, 800.0);
    search(&mut window, "production");
    assert_eq!(focused(&window), "ListBoxOption Switch to Production…");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(matches!(window.state().state.dialog, Some(Dialog::ConfirmSwitch(Environment::Production))));
    assert_eq!(window.state().state.active, Scope::of(Environment::Demo));
    key(&mut window, Modifiers::NONE, Key::Escape);
    search(&mut window, "switch dev");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().state.active, Scope::of(Environment::Development));
}

#[test]
fn rows_of_another_environment_are_never_found() {
    let mut desk = stocked();
    desk.finds = false;
    let mut window = desk.window(false, 1280.0, 800.0);
    search(&mut window, "seeblick");
    let (ticket, job) = window
        .state()
        .commands
        .iter()
        .find_map(|command| match command {
            Command::Find(ticket, job) => Some((ticket.clone(), job.clone())),
            _ => None,
        })
        .expect("it is looked for in the backend, not in the frame");
    assert_eq!(ticket.scope, Scope::of(Environment::Demo));
    let late = found(&job);
    assert!(late.total > 3, "{}", late.total);
    key(&mut window, Modifiers::NONE, Key::Escape);
    window.state_mut().act(Action::SwitchTo(Environment::Development));
    window.run_ok();
    search(&mut window, "seeblick");
    window.state_mut().act(Action::Backend(Event::Found(ticket, late)));
    window.run_ok();
    assert!(window.query_by_role(Role::ListBoxOption).is_none(), "{:?}", options(&window));
    let looked_in = window.state().commands.iter().rev().find_map(|command| match command {
        Command::Find(ticket, job) => {
            Some((ticket.scope.clone(), job.rows.iter().map(TableRows::count).sum::<usize>()))
        }
        _ => None,
    });
    assert_eq!(looked_in, Some((Scope::of(Environment::Development), 0)));
}

#[test]
fn a_press_on_an_entry_runs_it_and_one_beside_closes() {
    let mut window = stocked().window(false, 1280.0, 800.0);
    search(&mut window, "act");
    press(&mut window, Role::ListBoxOption, "Activity, Ctrl+7");
    assert_eq!(window.state().state.screen, Screen::Activity);
    key(&mut window, Modifiers::COMMAND, Key::K);
    window.hover_at(egui::pos2(60.0, 700.0));
    window.run_ok();
    for pressed in [true, false] {
        window.event(egui::Event::PointerButton {
            pos: egui::pos2(60.0, 700.0),
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.run_ok();
    }
    assert!(window.state().state.dialog.is_none());
    assert_eq!(last(&window), "CloseDialog");
    assert_eq!(window.state().state.screen, Screen::Activity, "what lay under the pointer was not pressed");
}

#[test]
fn the_tour_of_the_palette() {
    for (dark, theme) in [(false, "light"), (true, "dark")] {
        for (size, room) in [((1280.0, 800.0), ""), ((900.0, 600.0), "-small")] {
            for (typed, name) in [("", "empty"), ("li", "hits"), ("zzz", "none")] {
                let mut window = stocked().window(dark, size.0, size.1);
                search(&mut window, typed);
                picture(&mut window, &format!("palette-{name}{room}-{theme}"));
            }
        }
    }
    let mut desk = Desk::new(Environment::Production, Screen::Links);
    desk.unpaid((0..5000).map(unpaid).collect(), &[]);
    let mut window = desk.window(false, 1280.0, 800.0);
    search(&mut window, "hotel");
    assert!(has(&window, Role::Label, "20 of 1,250, type on to narrow it down"));
    key(&mut window, Modifiers::NONE, Key::End);
    picture(&mut window, "palette-many-light");
}
