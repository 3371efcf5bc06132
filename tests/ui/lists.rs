//! Pay-ins and links: what they show of a state, and what they push.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::backend::Event;
use secpaid_desktop::model::{Environment, KeyState, LinkList, PayIn, UnpaidLink};
use secpaid_desktop::state::{Action, LinksAction, PayInsAction, Screen};

use crate::desk::{Desk, has, key, last, press, rows};
use crate::shop::{links, paid, pay_in, pay_ins, timeout, unpaid};

#[test]
fn pay_ins_are_rows_with_a_name_each_and_only_the_visible_ones() {
    let window = pay_ins(Environment::Demo, 1204).window(false, 1280.0, 800.0);
    let rows = rows(&window);
    assert_eq!(rows[0], "Bestellung 2026-0151, €54.90, Pending, 20 May 13:48");
    assert_eq!(rows.len(), 21);
    assert!(has(&window, Role::Label, "1,204 rows"));
    assert!(has(&window, Role::RadioButton, "Refunds"));
}

#[test]
fn a_tab_shows_its_rows_and_their_sums() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    press(&mut window, Role::RadioButton, "Refunds");
    assert_eq!(rows(&window), ["Hochzeit Sommer, Anzahlung, −€62.00, Refunded, 19 May 17:20"]);
    for label in ["1 row", "Amount −€62.00", "Fees €0.00", "Net −€62.00"] {
        assert!(has(&window, Role::Label, label), "{label}");
    }
}

#[test]
fn a_state_is_chosen_from_its_own_list_or_behind_the_funnel_and_taken_away_by_its_chip() {
    let disputed = ["Bestellung 2026-0139, −€72.50, Disputed, 18 May 19:02"];
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1600.0, 800.0);
    press(&mut window, Role::Button, "Status, All statuses");
    press(&mut window, Role::MenuItemRadio, "Open dispute");
    assert_eq!(rows(&window), disputed);
    assert!(has(&window, Role::Label, "Amount −€72.50"));
    press(&mut window, Role::Button, "Status, Open dispute");
    press(&mut window, Role::MenuItemRadio, "All statuses");
    assert_eq!(rows(&window).len(), 21);

    let mut window = pay_ins(Environment::Demo, 21).window(false, 900.0, 600.0);
    press(&mut window, Role::Button, "Filter by type, method or state");
    press(&mut window, Role::MenuItem, "Open dispute, Status");
    assert_eq!(rows(&window), disputed);
    press(&mut window, Role::Button, "Remove filter Open dispute");
    assert!(last(&window).contains("Status(None)"), "{}", last(&window));
    assert_eq!(rows(&window).len(), 14);
}

#[test]
fn a_header_sorts_and_turns_the_order_round() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    press(&mut window, Role::ColumnHeader, "Amount");
    assert!(last(&window).contains("column: \"amount\", descending: true"), "{}", last(&window));
    assert_eq!(rows(&window)[0], "Lieferung Hotel Seeblick KW 20, €536.00, Paid, 17 May 12:02");
    press(&mut window, Role::ColumnHeader, "Amount");
    assert_eq!(rows(&window)[0], "Bestellung 2026-0139, −€72.50, Disputed, 18 May 19:02");
}

#[test]
fn searching_keeps_the_focus_while_rows_change() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    key(&mut window, Modifiers::COMMAND, Key::F);
    for letters in ["4", "2", "0"] {
        window.event(egui::Event::Text(letters.to_owned()));
        window.run_ok();
    }
    assert_eq!(window.state().state.session().pay_ins.filter.search, "420");
    assert_eq!(rows(&window), ["RE-2026-0405 Trauerfloristik Weber, €420.00, Paid, 19 May 10:31"]);
    window.event(egui::Event::Text("x".to_owned()));
    window.run_ok();
    assert!(has(&window, Role::Label, "No pay-in matches\nNothing here has this note, amount or id."));
    press(&mut window, Role::Button, "Clear filters");
    assert_eq!(rows(&window).len(), 21);
}

#[test]
fn a_row_opens_its_panel_and_the_rows_of_the_same_payment() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    press(&mut window, Role::Row, "Hochzeit Sommer, Anzahlung, €248.00, Paid, Refund made, 18 May 15:05");
    assert!(has(&window, Role::Heading, "Payment"));
    assert!(has(&window, Role::Label, "Same payment, 2 rows"));
    assert!(has(&window, Role::Label, "Selected 1"));
    assert_eq!(window.state().state.session().pay_ins.related, [6, 12]);
    press(&mut window, Role::Button, "19 May 17:20, Refund, −€62.00");
    assert!(has(&window, Role::Heading, "Refund"));
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().state.session().pay_ins.detail, None);
    assert!(!has(&window, Role::Heading, "Refund"));
}

#[test]
fn a_panel_is_closed_by_going_to_another_environment() {
    let mut desk = pay_ins(Environment::Demo, 21);
    desk.act(Action::PayIns(PayInsAction::Detail(Some(12))));
    assert_eq!(desk.state.session().pay_ins.related, [6, 12]);
    desk.act(Action::SwitchTo(Environment::Development));
    desk.act(Action::SwitchTo(Environment::Demo));
    let left = &desk.state.session().pay_ins;
    assert_eq!((left.detail, left.related.len(), left.index.len()), (None, 0, 21));
}

#[test]
fn the_keyboard_alone_opens_and_follows_a_row() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    press(&mut window, Role::Row, "Bestellung 2026-0151, €54.90, Pending, 20 May 13:48");
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.state().state.session().pay_ins.detail, Some(1));
    key(&mut window, Modifiers::NONE, Key::Escape);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.state().state.session().pay_ins.detail, None);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().state.session().pay_ins.detail, Some(2));
}

/// What was put on the clipboard in the last pass.
pub fn copied<S>(window: &Harness<'_, S>) -> Option<String> {
    window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn selected_rows_are_added_up_and_copied() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    window.state_mut().act(Action::PayIns(PayInsAction::Select([2, 3].into())));
    window.run_ok();
    for label in ["Selected 2", "Amount €112.69", "Net €109.27"] {
        assert!(has(&window, Role::Label, label), "{label}");
    }
    window.event(egui::Event::Copy);
    window.step();
    let copied = copied(&window).expect("a text on the clipboard");
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("Date\tNote\tType\tMethod\tAmount\tFees\tNet\tStatus"), "{}", lines[0]);
    assert!(lines[2].starts_with("2026-05-20 09:57:22\tBestellung 2026-0150\tBasic\tcard\t88.19\t2.54\t85.65"));
}

#[test]
fn days_of_ones_own_are_checked_before_they_are_read() {
    let mut window = pay_ins(Environment::Demo, 21).window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Days, 30 days");
    press(&mut window, Role::MenuItemRadio, "Choose days…");
    window.get_by_role_and_label(Role::TextInput, "First day").type_text("x");
    window.run_ok();
    press(&mut window, Role::Button, "Show");
    assert!(has(&window, Role::Label, "Write a day like 2026-05-20."));
    let reads = window.state().commands.len();
    window.get_by_role_and_label(Role::TextInput, "First day").focus();
    window.run_ok();
    key(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(Role::TextInput, "First day").type_text("01.05.2026");
    window.run_ok();
    press(&mut window, Role::Button, "Show");
    assert!(last(&window).contains("Custom { from: 2026-05-01, to: 2026-05-20 }"), "{}", last(&window));
    assert!(window.state().commands.len() > reads);
}

#[test]
fn sums_are_so_far_while_pages_come_and_an_incomplete_list_is_said() {
    let mut desk = Desk::new(Environment::Development, Screen::PayIns);
    desk.page((0..10).map(pay_in).collect());
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "10 rows so far"));
    assert!(!has(&window, Role::Button, "Cancel loading"));
    window.state_mut().wait(3_100);
    window.run_ok();
    assert!(has(&window, Role::Label, "Loading… 3\u{a0}s"));
    press(&mut window, Role::Button, "Cancel loading");
    assert_eq!(last(&window), "CancelRead");
    window.state_mut().read(true, 2);
    window.run_ok();
    let quiet = "The list changed while it was read and may be incomplete. Reload to read it again. · \
                 2 rows or fields could not be read";
    assert!(has(&window, Role::Label, quiet));
}

#[test]
fn a_failed_read_says_the_money_first_and_tries_again() {
    let mut desk = pay_ins(Environment::Development, 21);
    desk.act(Action::Reload);
    let failed = Event::ReadFailed(desk.asked(), timeout());
    desk.act(Action::Backend(failed));
    let mut window = desk.window(false, 1280.0, 800.0);
    let words = "No money is affected\nThe service did not answer within 20\u{a0}s. These rows are from 14:02.";
    assert!(has(&window, Role::Label, words));
    assert!(has(&window, Role::Label, "As of 14:02"));
    assert!(rows(&window).len() > 10);
    press(&mut window, Role::Button, "Try again");
    assert_eq!(last(&window), "Reload");
}

#[test]
fn without_a_key_the_way_to_enter_one_is_shown() {
    let mut window =
        Desk::with_key(Environment::Production, Screen::PayIns, KeyState::None).window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Enter a key…");
    assert_eq!(last(&window), "Key(Enter(Some(Production)))");
    assert!(matches!(window.state().state.screen, Screen::Settings(_)));
}

#[test]
fn links_are_selected_by_boxes_and_the_bar_takes_the_footers_place() {
    let mut window = links(Environment::Production, 22).window(false, 1280.0, 800.0);
    press(&mut window, Role::CheckBox, "Select all rows");
    assert!(has(&window, Role::Label, "22 selected"));
    press(&mut window, Role::Button, "Delete selected links…");
    assert!(last(&window).starts_with("Links(AskDelete([LinkId(18621), LinkId(18620)"), "{}", last(&window));
    assert!(window.state().writes.is_empty());
    window.state_mut().act(Action::CloseDialog);
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(has(&window, Role::Label, "22 links"));
}

#[test]
fn only_a_list_that_is_cut_names_its_limit_and_offers_more() {
    let window = links(Environment::Production, 22).window(false, 1280.0, 800.0);
    assert!(!has(&window, Role::Link, "Show up to 1,000"), "these are all there are");
    assert!(window.query_by_label_contains("are loaded").is_none());
    let mut window = links(Environment::Production, 100).window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "Only the first 100 are loaded"));
    assert!(window.query_by_label_contains("The list is cut").is_none(), "said once, with the way to see more");
    press(&mut window, Role::Link, "Show up to 1,000");
    assert_eq!(last(&window), "Links(Limit(Some(1000)))");
}

#[test]
fn a_row_without_a_note_says_so() {
    let mut desk = Desk::new(Environment::Production, Screen::Links);
    desk.unpaid(vec![UnpaidLink { note: " ".into(), ..unpaid(0) }], &[]);
    let window = desk.window(false, 1280.0, 800.0);
    assert_eq!(rows(&window), ["No note, €54.90, Basic, Not created with this application"]);
    let mut desk = Desk::new(Environment::Production, Screen::PayIns);
    desk.page(vec![PayIn { note: "".into(), ..pay_in(3) }]);
    desk.read(false, 0);
    let window = desk.window(false, 1280.0, 800.0);
    assert_eq!(rows(&window), ["No note, €88.19, Paid, 20 May 09:57"]);
}

#[test]
fn selected_links_are_copied_as_a_table() {
    let mut desk = links(Environment::Production, 5);
    desk.act(Action::Links(LinksAction::Select([0].into())));
    let mut window = desk.window(false, 1280.0, 800.0);
    window.event(egui::Event::Copy);
    window.step();
    let copied = copied(&window);
    let link = "https://app.secpaid.com/payment?link_id=MTg2MDQ";
    let row = format!("RE-2026-0419 Hotel Seeblick\tBasic\t94.90\t{link}\t18604");
    assert_eq!(copied.as_deref(), Some(format!("Note\tType\tAmount\tLink\tLink id\n{row}").as_str()));
}

#[test]
fn an_address_that_was_not_verified_is_in_no_copied_row() {
    let mut desk = Desk::new(Environment::Production, Screen::Links);
    let with = |number: u64, link: Option<&str>| UnpaidLink { pay_link: link.map(Into::into), ..unpaid(number) };
    let good = "https://app.secpaid.com/payment?link_id=MTg2MDA";
    let rows = vec![
        with(0, Some(good)),
        with(1, Some("https://app.secpaid.example/payment?link_id=MTg2MDE")),
        with(2, Some("http://app.secpaid.com/payment?link_id=MTg2MDI")),
        with(3, Some("https://app.secpaid.com/payment?link_id=MTg2MDA")),
        with(4, None),
    ];
    desk.unpaid(rows, &[]);
    desk.act(Action::Links(LinksAction::Select((0..5).collect())));
    let mut window = desk.window(false, 1280.0, 800.0);
    window.event(egui::Event::Copy);
    window.step();
    let copied = copied(&window).expect("a text on the clipboard");
    let mut links: Vec<(&str, &str)> = Vec::new();
    for line in copied.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        links.push((cells[4], cells[3]));
    }
    links.sort_unstable();
    assert_eq!(links, [("18600", good), ("18601", ""), ("18602", ""), ("18603", ""), ("18604", "")]);
}

#[test]
fn links_of_one_age_are_chosen_on_the_screen() {
    for (width, height) in [(1280.0, 800.0), (900.0, 600.0)] {
        let mut window = links(Environment::Production, 22).window(false, width, height);
        let all = rows(&window).len();
        press(&mut window, Role::Button, "Age, Any age");
        press(&mut window, Role::MenuItemRadio, "Today");
        assert_eq!(last(&window), "Links(Age(Some(Today)))");
        let today = rows(&window).len();
        assert!(today > 0 && today < all, "{today} of {all}");
        press(&mut window, Role::Button, "Age, Today");
        press(&mut window, Role::MenuItemRadio, "Any age");
        assert_eq!(last(&window), "Links(Age(None))");
        assert_eq!(rows(&window).len(), all);
    }
}

#[test]
fn the_actions_of_a_link_are_on_the_row_under_the_pointer() {
    let mut window = links(Environment::Demo, 5).window(false, 1280.0, 800.0);
    assert!(!has(&window, Role::Button, "Copy link"));
    let place = window.get_all_by_role(Role::Row).next().expect("a row").rect();
    window.hover_at(place.center());
    window.run_ok();
    for name in ["Copy link", "Show QR code", "Share…", "Delete…", "More actions"] {
        assert!(has(&window, Role::Button, name), "{name}");
    }
    assert!(!has(&window, Role::Button, "Print sheet…"), "the rarer ones are in a list");
    press(&mut window, Role::Button, "More actions");
    for name in ["Print sheet…", "Open in browser", "New like this one", "A customer pays this link"] {
        assert!(has(&window, Role::MenuItem, name), "{name}");
    }
    press(&mut window, Role::MenuItem, "A customer pays this link");
    assert_eq!(last(&window), "Links(CustomerPays(LinkId(18604)))");
    press(&mut window, Role::Button, "Simulate next day");
    assert_eq!(last(&window), "Links(NextDay)");
}

#[test]
fn the_list_of_a_row_opens_by_keyboard_and_gives_the_focus_back() {
    let mut window = links(Environment::Production, 5).window(false, 1280.0, 800.0);
    let focused = |window: &egui_kittest::Harness<'_, Desk>, role, label: &str| {
        window.query_by_role_and_label(role, label).is_some_and(|node| node.is_focused())
    };
    let row = rows(&window)[1].clone();
    press(&mut window, Role::Row, &row);
    key(&mut window, Modifiers::NONE, Key::Menu);
    assert!(focused(&window, Role::MenuItem, "Print sheet…"));
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!has(&window, Role::MenuItem, "Print sheet…"));
    assert!(focused(&window, Role::Row, &row));
    key(&mut window, Modifiers::SHIFT, Key::F10);
    for _ in 0..2 {
        key(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    assert!(focused(&window, Role::MenuItem, "New like this one"));
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(last(&window), "Create(LikeLink(LinkId(18603)))");
    let state = &window.state().state;
    assert_eq!(state.screen, Screen::Create);
    let note = &state.session().create.draft.note;
    assert!(!note.is_empty() && row.starts_with(note.as_str()), "{note} of {row}");
}

#[test]
fn a_used_link_is_made_again_from_its_row() {
    let mut desk = Desk::new(Environment::Production, Screen::Links);
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    desk.paid((0..5).map(paid).collect());
    let mut window = desk.window(false, 1280.0, 800.0);
    let place = window.get_by_role_and_label(Role::Row, &rows(&window)[3]).rect();
    window.hover_at(place.center());
    window.run_ok();
    press(&mut window, Role::Button, "New like this one");
    let state = &window.state().state;
    assert_eq!(state.screen, Screen::Create);
    let draft = &state.session().create.draft;
    assert_eq!((draft.note.as_str(), draft.amount.as_str()), ("Gutschein 50", "84.90"));
}

#[test]
fn an_address_that_leads_elsewhere_is_not_copied() {
    let mut desk = Desk::new(Environment::Production, Screen::Links);
    let elsewhere =
        UnpaidLink { pay_link: Some("https://secpaid.example/payment?link_id=MTg2MDA=".into()), ..unpaid(0) };
    desk.unpaid(vec![elsewhere], &[]);
    let mut window = desk.window(false, 1280.0, 800.0);
    let place = window.get_by_role(Role::Row).rect();
    window.hover_at(place.center());
    window.run_ok();
    press(&mut window, Role::Button, "Copy link");
    assert_eq!(last(&window), "Qr(Open(LinkId(18600)))");
}

#[test]
fn a_used_link_is_paid_only_when_its_payment_was_seen() {
    let mut desk = pay_ins(Environment::Demo, 21);
    desk.act(Action::Go(Screen::Links));
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    desk.paid((0..5).map(paid).collect());
    let mut window = desk.window(false, 1280.0, 800.0);
    let rows = rows(&window);
    assert_eq!(rows[3], "Gutschein 50, €84.90, Paid, 19 May 18:12");
    assert_eq!(rows[0], "RE-2026-0419 Hotel Seeblick, €54.90, Pending, 20 May 09:12");
    press(&mut window, Role::Row, "Gutschein 50, €84.90, Paid, 19 May 18:12");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(last(&window), "Links(OpenPayIns(LinkId(99290)))");
    assert_eq!(window.state().state.session().pay_ins.index.len(), 2);
}
