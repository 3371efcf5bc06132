//! What people do without a mouse: every flow by keyboard events alone, from what has the focus when the window opens.
//! Nothing here clicks, and nothing is given the focus but by keys.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::model::{Environment, LinkList, Scope};
use secpaid_desktop::state::{Action, Dialog, LinksAction, PayInsAction, Screen};
use secpaid_desktop::ui::commands;

use crate::desk::{Desk, has, key};
use crate::every::SCREENS;
use crate::ledger_shop::{invoices, payouts};
use crate::lists::copied;
use crate::shop::{links, paid, pay_ins};

/// Name and role of what has the focus.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is of one lifetime only")]
pub fn focused<S>(harness: &Harness<'_, S>) -> String {
    let node = harness.query_all_by(|node| node.is_focused()).next();
    node.map_or_else(String::new, |node| {
        let node = node.accesskit_node();
        let name = node.label().or_else(|| node.value()).unwrap_or_default();
        format!("{:?} {name}", node.role())
    })
}

/// Goes on with Tab until this has the focus.
pub fn tab_to<S>(harness: &mut Harness<'_, S>, what: &str) {
    let mut seen = Vec::new();
    for _ in 0..80 {
        if focused(harness) == what {
            return;
        }
        seen.push(focused(harness));
        harness.key_press(Key::Tab);
        harness.run_ok();
    }
    panic!("Tab never comes to {what}: {seen:#?}");
}

#[test]
fn the_environment_is_chosen_by_arrows_and_production_still_asks() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    tab_to(&mut window, "Button Environment, DEMO");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&window), "MenuItemRadio DEMO, Simulated, no network", "the list begins where one is");
    key(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&window), "MenuItemRadio DEVELOPMENT, Test system");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), "Button Environment, DEMO", "Escape gives the focus back");
    assert_eq!(window.state().state.active, Scope::of(Environment::Demo));

    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    key(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(focused(&window), "MenuItemRadio PRODUCTION, Real money, asks once");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(matches!(window.state().state.dialog, Some(Dialog::ConfirmSwitch(Environment::Production))));
    assert_eq!(window.state().state.active, Scope::of(Environment::Demo), "nothing is switched before the answer");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), "Button Environment, DEMO", "the focus comes back from the dialog");

    key(&mut window, Modifiers::NONE, Key::Enter);
    key(&mut window, Modifiers::NONE, Key::ArrowUp);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().state.active, Scope::of(Environment::Development));
    assert!(has(&window, Role::Button, "Environment, DEVELOPMENT"));
}

#[test]
fn a_command_key_in_a_field_leaves_its_text_alone() {
    let mut window = Desk::new(Environment::Demo, Screen::Create).window(false, 1280.0, 800.0);
    key(&mut window, Modifiers::COMMAND, Key::N);
    assert_eq!(focused(&window), "TextInput Amount", "also when the form was there before");
    window.event(egui::Event::Text("12,50".to_owned()));
    window.run_ok();
    for pressed in [Key::K, Key::E, Key::R, Key::F, Key::Plus, Key::Minus, Key::Num0] {
        key(&mut window, Modifiers::COMMAND, pressed);
        key(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(window.state().state.session().create.draft.amount, "12,50", "{pressed:?}");
    }
}

#[test]
fn the_sheet_of_shortcuts_stands_whole_in_the_smallest_window() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 900.0, 600.0);
    key(&mut window, Modifiers::NONE, Key::F1);
    let close = window.get_all_by_role_and_label(Role::Button, "Close").last().expect("a footer").rect().top();
    for line in ["All shortcuts, F1", "Close a dialog or panel, Esc", "Settings, Ctrl+8", "Actual size, Ctrl+0"] {
        assert!(window.get_by_label(line).rect().bottom() < close, "{line} is cut off");
    }
    crate::stage::picture(&mut window, "keyboard-shortcuts-small");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().state.dialog.is_none());
}

/// Every list whose rows have icons or a panel: the menu key reaches what can be done to a row.
#[test]
fn the_menu_key_leads_to_what_can_be_done_to_a_row() {
    for asked in [(Modifiers::NONE, Key::Menu), (Modifiers::SHIFT, Key::F10)] {
        let mut desk = Desk::new(Environment::Demo, Screen::Links);
        desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
        desk.paid((0..5).map(paid).collect());
        let mut window = desk.window(false, 1280.0, 800.0);
        tab_to_row(&mut window);
        key(&mut window, asked.0, asked.1);
        assert_eq!(focused(&window), "Button Show pay-in");
        key(&mut window, Modifiers::NONE, Key::Tab);
        assert_eq!(focused(&window), "Button New like this one");
        key(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().state.screen, Screen::Create);

        let mut window = payouts(Environment::Demo, 5).window(false, 1280.0, 800.0);
        tab_to_row(&mut window);
        key(&mut window, asked.0, asked.1);
        assert_eq!(window.state().state.session().payouts.table.detail, Some(0));
        let mut window = invoices(Environment::Demo, 5).window(false, 1280.0, 800.0);
        tab_to_row(&mut window);
        key(&mut window, asked.0, asked.1);
        assert_eq!(window.state().state.session().invoices.table.detail, Some(0));
        let mut window = pay_ins(Environment::Demo, 5).window(false, 1280.0, 800.0);
        tab_to_row(&mut window);
        key(&mut window, asked.0, asked.1);
        assert_eq!(window.state().state.session().pay_ins.detail, Some(0));
    }
}

/// Goes on with Tab until a row of the table has the focus.
pub fn tab_to_row<S>(harness: &mut Harness<'_, S>) {
    for _ in 0..60 {
        if focused(harness).starts_with("Row ") {
            return;
        }
        harness.key_press(Key::Tab);
        harness.run_ok();
    }
    panic!("Tab never comes to a row");
}

#[test]
fn every_screen_that_says_how_old_its_rows_are_is_read_again_by_its_key() {
    let mut fresh = Vec::new();
    for (name, desk) in SCREENS {
        let mut window = desk().window(false, 1280.0, 800.0);
        let reload = commands::command("reload").expect("a command");
        let shows = has(&window, Role::Button, "Reload");
        assert!(!shows || (reload.can)(&window.state().state).is_ok(), "{name}");
        if shows {
            let before = window.state().commands.len();
            key(&mut window, Modifiers::COMMAND, Key::R);
            assert!(window.state().commands.len() > before, "{name}: nothing is read");
            fresh.push(*name);
        }
    }
    for name in ["overview", "links", "links, paid", "pay-ins", "payouts", "invoices"] {
        assert!(fresh.contains(&name), "{name}: {fresh:?}");
    }
}

#[test]
fn the_sheet_of_shortcuts_and_the_palette_have_the_copying_of_rows() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    key(&mut window, Modifiers::NONE, Key::F1);
    for line in ["Copy the selected rows, Ctrl+C", "A page or dialog, PgUp+PgDn", "The panel at the side, Alt+↑+↓"]
    {
        assert!(has(&window, Role::Label, line), "{line}");
    }
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(run(&mut window, "copy the selected"), None, "no row is selected");
    key(&mut window, Modifiers::NONE, Key::Escape);
    window.state_mut().act(Action::PayIns(PayInsAction::Select([3].into())));
    let text = run(&mut window, "copy the selected").expect("a text on the clipboard");
    let row = text.lines().nth(1).expect("a row");
    assert!(row.starts_with("2026-05-20 09:57:22\tBestellung 2026-0150\tBasic\tcard\t88.19"), "{row}");
}

/// Types into the palette and presses Enter; gives back what was copied thereby.
fn run(window: &mut Harness<'_, Desk>, command: &str) -> Option<String> {
    key(window, Modifiers::COMMAND, Key::K);
    window.event(egui::Event::Text(command.to_owned()));
    window.run_ok();
    window.key_press(Key::Enter);
    for _ in 0..4 {
        window.step();
        if let Some(text) = copied(window) {
            window.run_ok();
            return Some(text);
        }
    }
    None
}

#[test]
fn a_link_is_shared_printed_and_shown_as_a_code_from_the_palette() {
    let one = || {
        let mut desk = links(Environment::Production, 5);
        desk.act(Action::Links(LinksAction::Select([0].into())));
        desk.window(false, 1280.0, 800.0)
    };
    let mut window = one();
    run(&mut window, "share the link");
    assert!(matches!(&window.state().state.dialog, Some(Dialog::Share(dialog)) if dialog.link.id.0 == 18_604));
    let mut window = one();
    run(&mut window, "qr code of");
    assert!(matches!(&window.state().state.dialog, Some(Dialog::Qr(dialog)) if dialog.id.0 == 18_604));
    let mut window = one();
    window.state_mut().act(Action::Links(LinksAction::Select([0, 2].into())));
    window.run_ok();
    run(&mut window, "print sheets");
    let Some(Dialog::Sheet(dialog)) = &window.state().state.dialog else { panic!("no sheets") };
    assert_eq!(dialog.links.iter().map(|link| link.id.0).collect::<Vec<_>>(), [18_604, 18_602]);

    let mut window = links(Environment::Production, 5).window(false, 1280.0, 800.0);
    for command in ["share the link", "qr code of", "print sheets"] {
        run(&mut window, command);
        let open = &window.state().state.dialog;
        assert!(matches!(open, Some(Dialog::Palette(_))), "{command}: nothing is chosen, and nothing else opens");
        key(&mut window, Modifiers::NONE, Key::Escape);
    }
}
