//! The overview: what it shows of a state, what each figure opens, and how the keyboard moves through it.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::Event;
use secpaid_desktop::model::{DateRange, Environment, Figure, KeyState, Money, PayIn, RangeChoice, ServiceTime};
use secpaid_desktop::state::{Action, OverviewAction, PayInsAction, Screen};
use secpaid_desktop::text::Language;

use crate::desk::{Desk, has, key, last, press, rows};
use crate::overview_shop::{few, overview, row};
use crate::shop::timeout;

fn shop() -> Harness<'static, Desk> {
    overview(Environment::Demo, &few()).window(false, 1280.0, 800.0)
}

/// What the chart says.
fn spoken(window: &Harness<'_, Desk>) -> String {
    let chart = window.get_by_role_and_label(Role::Slider, "Revenue over time");
    chart.accesskit_node().value().unwrap_or_default()
}

#[test]
fn every_figure_says_what_it_is_and_what_it_was_before() {
    let window = shop();
    for label in [
        "Revenue, €500.00, €400.00 in the 30 days before",
        "Payments, 4, avg €125.00, 2 payments, €200.00 on average (now −37.5%) in the 30 days before",
        "Pending, €47.00, 1 payment, €0.00 in the 30 days before",
        "Refunds, −€35.00, 2 rows, −€40.00 in the 30 days before",
        "Open disputes, 1, 2 in all, 1 in the 30 days before",
        "PayPal, 1 payment, €325.00",
        "Bank transfer, 1 payment, €100.00",
        "Card, 2 payments, €75.00",
        "Total, 4 payments, €500.00",
        "Chargeback fee, 1 row, −€3.33",
        "Dispute ratio, 50.00%, 2 of 4 payments, 50.00% before",
        "16 May, Bestellung 2026-88206, €72.50",
        "In dispute, 1 open dispute, €72.50",
        "Today, 2 links, €119.80",
        "1 – 3 days, 4 links, €359.60",
        "4 – 7 days, 2 links, €239.80",
        "8 – 14 days, 3 links, €434.70",
        "Older, 2 links, €339.80",
        "Not known, 2 links, €379.80",
        "Total, 15 links, €1,873.50",
    ] {
        assert!(has(&window, Role::Link, label), "{label}");
    }
    assert!(has(&window, Role::Link, "Expected payout, €778.54, as SecPaid says"));
    assert!(has(&window, Role::Label, "21 Apr – 20 May, compared with the 30 days before"));
    assert!(has(&window, Role::Tab, "Overview"));
}

/// Opens a figure and returns the rows of Pay-ins, whose sum is the figure's.
fn opened(label: &str, sum: &str) -> Vec<String> {
    let mut window = shop();
    press(&mut window, Role::Link, label);
    assert_eq!(window.state().state.screen, Screen::PayIns);
    assert!(has(&window, Role::Label, &format!("Amount {sum}")), "{label} is not {sum}");
    let reads = window.state().commands.len();
    assert_eq!(reads, 2, "figures and links were read, and no row twice");
    rows(&window)
}

#[test]
fn every_figure_opens_exactly_the_rows_it_is_made_of() {
    let revenue = "Revenue, €500.00, €400.00 in the 30 days before";
    assert_eq!(
        opened(revenue, "€500.00"),
        [
            "Bestellung 2026-0001, €50.00, Paid, 20 May 09:30",
            "Bestellung 2026-0002, €100.00, Paid, Refund made, 19 May 09:30",
            "Bestellung 2026-0003, €25.00, Paid, 19 May 09:30",
            "Bestellung 2026-0004, €325.00, Paid, Refund made, 15 May 09:30",
        ]
    );
    let pending = opened("Pending, €47.00, 1 payment, €0.00 in the 30 days before", "€47.00");
    assert_eq!(pending, ["Bestellung 2026-0005, €47.00, Pending, 18 May 09:30"]);
    let refunds = opened("Refunds, −€35.00, 2 rows, −€40.00 in the 30 days before", "−€35.00");
    assert_eq!(refunds.len(), 2);
    let open = opened("Open disputes, 1, 2 in all, 1 in the 30 days before", "−€72.50");
    assert_eq!(open, ["Bestellung 2026-88206, −€72.50, Disputed, 16 May 09:30"]);
    assert_eq!(opened("In dispute, 1 open dispute, €72.50", "−€72.50"), open);
    let ratio = "Dispute ratio, 50.00%, 2 of 4 payments, 50.00% before";
    assert_eq!(opened(ratio, "−€81.50").len(), 2);
    assert_eq!(opened("Card, 2 payments, €75.00", "€75.00").len(), 2);
    assert_eq!(opened("Chargeback fee, 1 row, −€3.33", "−€3.33").len(), 1);
    let mut window = shop();
    press(&mut window, Role::Link, "Expected payout, €778.54, as SecPaid says");
    assert_eq!(window.state().state.screen, Screen::Payouts);
    let dispute = opened("16 May, Bestellung 2026-88206, €72.50", "−€72.50");
    assert_eq!(dispute, open);
}

#[test]
fn what_may_include_the_shares_of_others_is_said_beside_the_figures() {
    let window = shop();
    let words = "€100.00 of the revenue is from split payments. It may include partners’ shares, and so may the \
                 expected payout.";
    assert!(has(&window, Role::Label, words));
    let german = overview(Environment::Demo, &few()).speaking(Language::German).window(false, 900.0, 600.0);
    let words = "Im Umsatz sind 100,00\u{a0}€ aus aufgeteilten Zahlungen. Sie enthalten vielleicht Anteile anderer, \
                 ebenso die erwartete Auszahlung.";
    assert!(has(&german, Role::Label, words));
}

#[test]
fn a_dispute_of_the_overview_opens_its_payment_under_a_chip_that_is_taken_away() {
    let mut window = shop();
    press(&mut window, Role::Link, "16 May, Bestellung 2026-88206, €72.50");
    assert_eq!(window.state().state.session().pay_ins.filter.search, "", "nothing is searched for");
    let name = "Remove filter Payment ";
    let chip = window.get_all_by_role(Role::Button).find_map(|node| {
        let label = node.accesskit_node().label()?;
        label.starts_with(name).then_some(label)
    });
    press(&mut window, Role::Button, &chip.expect("a chip says which rows these are"));
    assert_eq!(window.state().state.session().pay_ins.filter.narrow, None);
    assert_eq!(rows(&window).len(), 2, "every dispute of these days");
}

#[test]
fn the_rows_of_a_figure_can_be_narrowed_and_widened_without_being_read_again() {
    let mut window = shop();
    press(&mut window, Role::Link, "Card, 2 payments, €75.00");
    assert!(has(&window, Role::Button, "Days, 30 days"));
    window.state_mut().act(Action::PayIns(secpaid_desktop::state::PayInsAction::ClearFilter));
    window.run_ok();
    assert!(has(&window, Role::Label, "11 rows"), "the days stay");
    window.state_mut().act(Action::PayIns(secpaid_desktop::state::PayInsAction::Range(RangeChoice::Days7)));
    window.run_ok();
    assert!(has(&window, Role::Label, "9 rows"));
    assert_eq!(window.state().commands.iter().filter(|command| is_read(command)).count(), 2);
    window.state_mut().act(Action::PayIns(secpaid_desktop::state::PayInsAction::Range(RangeChoice::Everything)));
    assert_eq!(window.state().commands.iter().filter(|command| is_read(command)).count(), 3);
}

#[test]
fn whoever_goes_to_the_pay_ins_by_themselves_finds_their_own_list_and_not_the_rows_of_a_figure() {
    let mut window = shop();
    window.state_mut().act(Action::Go(Screen::PayIns));
    window.state_mut().act(Action::PayIns(PayInsAction::Search("2026-0".to_owned())));
    window.state_mut().act(Action::Go(Screen::Overview));
    window.run_ok();
    press(&mut window, Role::Link, "Open disputes, 1, 2 in all, 1 in the 30 days before");
    assert_eq!(rows(&window).len(), 1);
    press(&mut window, Role::Tab, "Links");
    press(&mut window, Role::Tab, "Pay-ins");
    let filter = &window.state().state.session().pay_ins.filter;
    assert_eq!((filter.status, filter.search.as_str()), (None, "2026-0"));
    assert!(rows(&window).len() > 1);
    window.state_mut().act(Action::Go(Screen::Overview));
    window.run_ok();
    press(&mut window, Role::Link, "Open disputes, 1, 2 in all, 1 in the 30 days before");
    press(&mut window, Role::Tab, "Pay-ins");
    assert!(rows(&window).len() > 1, "pressed on the screen itself, too");
}

fn is_read(command: &secpaid_desktop::backend::Command) -> bool {
    matches!(command, secpaid_desktop::backend::Command::Read(..))
}

#[test]
fn an_age_opens_the_links_of_that_age_and_its_list_takes_it_away() {
    let mut window = shop();
    press(&mut window, Role::Link, "8 – 14 days, 3 links, €434.70");
    assert_eq!(window.state().state.screen, Screen::Links);
    assert_eq!(rows(&window).len(), 3);
    assert!(has(&window, Role::Label, "Amount €434.70"));
    press(&mut window, Role::Button, "Age, 8 – 14 days");
    press(&mut window, Role::MenuItemRadio, "Any age");
    assert!(has(&window, Role::Label, "Amount €1,873.50"));
    let mut window = shop();
    press(&mut window, Role::Link, "Total, 15 links, €1,873.50");
    assert_eq!(rows(&window).len(), 15);
}

#[test]
fn the_chart_is_read_by_keyboard_and_a_bar_opens_its_day() {
    let mut window = shop();
    assert_eq!(spoken(&window), "Wednesday, 20 May, €50.00, 1 payment, so far");
    window.get_by_role_and_label(Role::Slider, "Revenue over time").focus();
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(spoken(&window), "Tuesday, 19 May, €125.00, 2 payments");
    key(&mut window, Modifiers::NONE, Key::Home);
    assert_eq!(spoken(&window), "Tuesday, 21 Apr, €0.00, 0 payments");
    key(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(spoken(&window), "Tuesday, 21 Apr, €0.00, 0 payments");
    key(&mut window, Modifiers::NONE, Key::End);
    key(&mut window, Modifiers::NONE, Key::ArrowLeft);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().state.screen, Screen::PayIns);
    assert!(has(&window, Role::Button, "Days, 19 May 2026 to 19 May 2026"));
    assert_eq!(rows(&window).len(), 2);
    assert!(has(&window, Role::Label, "Amount €125.00"));
}

#[test]
fn the_pointer_opens_the_bar_under_it() {
    let mut window = shop();
    let chart = window.get_by_role_and_label(Role::Slider, "Revenue over time").rect();
    let at = egui::pos2(chart.right() - chart.width() / 60.0, chart.center().y);
    window.hover_at(at);
    window.run_ok();
    window.drag_at(at);
    window.drop_at(at);
    window.run_ok();
    assert!(last(&window).contains("Bar { from: 2026-05-20, to: 2026-05-20 }"), "{}", last(&window));
    assert_eq!(rows(&window), ["Bestellung 2026-0001, €50.00, Paid, 20 May 09:30"]);
}

#[test]
fn a_range_is_read_with_the_one_before_and_kept_for_the_scope() {
    let mut window = shop();
    let day = |text: &str| Some(text.parse().expect("a day"));
    let (_, asked) = window.state().asked_figures();
    assert_eq!(asked, DateRange { from: day("2026-03-22"), to: None });
    press(&mut window, Role::Button, "Days, 30 days");
    press(&mut window, Role::MenuItemRadio, "90 days");
    let (_, asked) = window.state().asked_figures();
    assert_eq!(asked, DateRange { from: day("2025-11-22"), to: None });
    window.state_mut().figures(&few(), None);
    window.run_ok();
    assert!(has(&window, Role::Link, "Revenue, €1,899.00, €0.00 in the 90 days before"));
    let (ticket, _) = window.state().asked_figures();
    press(&mut window, Role::Button, "Days, 90 days");
    press(&mut window, Role::MenuItemRadio, "7 days");
    assert_eq!(window.state().asked_figures().0, ticket, "shorter days are there already");
    assert!(has(&window, Role::Link, "Revenue, €500.00, €0.00 in the 7 days before"));
    let scope = window.state().state.active.clone();
    assert_eq!(window.state().state.settings.overview_range(&scope), RangeChoice::Days7);
    assert_eq!(window.state().state.settings.range_choice(&scope), RangeChoice::Days30, "Pay-ins has its own");
}

#[test]
fn everything_is_compared_with_nothing() {
    let mut desk = overview(Environment::Demo, &few());
    desk.act(Action::Overview(OverviewAction::Range(RangeChoice::Everything)));
    let undated = PayIn { created_at: ServiceTime::Missing, ..row(50, 0, 4_200, "Basic", "Success", "card") };
    let mut all = few();
    all.push(undated);
    desk.figures(&all, None);
    let window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Link, "Revenue, €2,718.00"));
    assert!(has(&window, Role::Label, "All days"));
    assert!(has(&window, Role::Heading, "Revenue by month"));
    let words = "1 payment of €42.00 is in no bar, since its day could not be read · €100.00 of the revenue is from \
                 split payments. It may include partners’ shares.";
    assert!(has(&window, Role::Label, words));
    assert!(has(&window, Role::Link, "Expected payout, –, not sent by the service"));
}

#[test]
fn a_part_is_called_so_and_compared_with_nothing() {
    let mut desk = Desk::new(Environment::Development, Screen::Overview);
    desk.figures_page(&few());
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "21 Apr – 20 May, so far"));
    assert!(has(&window, Role::Link, "Revenue, €500.00, so far"));
    assert!(has(&window, Role::Link, "Total so far, 4 payments, €500.00"));
    window.state_mut().wait(3_100);
    window.run_ok();
    press(&mut window, Role::Button, "Cancel loading");
    assert_eq!(last(&window), "CancelRead");
    let (ticket, _) = window.state().asked_figures();
    window.state_mut().act(Action::Backend(Event::Cancelled(ticket)));
    window.run_ok();
    assert!(!has(&window, Role::Link, "Revenue, €500.00, so far"), "a part is not kept as if it were the whole");
}

#[test]
fn days_that_another_screen_speaks_of_are_no_more_days_when_their_rows_came_with_figures() {
    let mut desk = overview(Environment::Demo, &few());
    let (from, to) = (jiff::civil::date(2026, 5, 19), jiff::civil::date(2026, 5, 19));
    desk.act(Action::Overview(OverviewAction::Open(Figure::Bar { from, to })));
    assert_eq!(desk.state.session().pay_ins.totals.rows, 2, "the payments of the bar");
    desk.act(Action::PayIns(PayInsAction::Visit(RangeChoice::Custom { from, to })));
    let totals = desk.state.session().pay_ins.totals;
    assert_eq!(
        (totals.rows, totals.amount),
        (3, Money::from_cents(10_500)),
        "with the refund of that day, and no more"
    );
}

#[test]
fn figures_stay_while_they_are_read_again_and_when_that_fails() {
    let mut window = shop();
    press(&mut window, Role::Button, "Reload");
    let (ticket, _) = window.state().asked_figures();
    window.state_mut().figures_page(&[]);
    window.run_ok();
    let revenue = "Revenue, €500.00, €400.00 in the 30 days before";
    assert!(has(&window, Role::Link, revenue));
    window.state_mut().act(Action::Backend(Event::ReadFailed(ticket, timeout())));
    window.run_ok();
    let words = "No money is affected\nThe service did not answer within 20\u{a0}s. These rows are from 14:02.";
    assert!(has(&window, Role::Label, words));
    assert!(has(&window, Role::Link, revenue));
    press(&mut window, Role::Button, "Try again");
    assert_eq!(last(&window), "Reload");
}

#[test]
fn answers_to_an_older_key_or_another_scope_are_dropped() {
    let mut desk = Desk::new(Environment::Development, Screen::Overview);
    let (ticket, _) = desk.asked_figures();
    desk.act(Action::SwitchTo(Environment::Demo));
    desk.act(Action::Backend(Event::PayInPage { ticket: ticket.clone(), rows: few().into() }));
    assert!(desk.state.session().overview.figures.is_none(), "nothing of Development is shown in the Demo");
    let stale = secpaid_desktop::backend::Ticket { generation: 7, ..ticket };
    desk.act(Action::SwitchTo(Environment::Development));
    desk.act(Action::Backend(Event::PayInPage {
        ticket: stale,
        rows: vec![row(9, 0, 1, "Basic", "Success", "")].into(),
    }));
    let shown = desk.state.session().overview.figures.as_ref().map(|(_, figures)| figures.now.revenue.rows);
    assert_eq!(shown, Some(4));
}

#[test]
fn without_a_payment_or_a_key_the_next_step_is_offered() {
    let mut desk = Desk::new(Environment::Development, Screen::Overview);
    desk.figures(&[], None);
    desk.unpaid(Vec::new(), &[]);
    let mut window = desk.window(false, 1280.0, 800.0);
    let create = "Create a link and send it to a customer. Once it is paid, you see here what comes in.";
    assert!(has(&window, Role::Label, &format!("No pay-ins on these days\n{create}")));
    press(&mut window, Role::Button, "Show a longer time");
    assert_eq!(last(&window), "Overview(Range(Days90))");
    window.state_mut().act(Action::Overview(OverviewAction::Range(RangeChoice::Everything)));
    window.state_mut().figures(&[], None);
    window.run_ok();
    assert!(has(&window, Role::Label, &format!("No payments yet\n{create}")));
    press(&mut window, Role::Button, "Create link");
    assert_eq!(window.state().state.screen, Screen::Create);
    let mut window =
        Desk::with_key(Environment::Production, Screen::Overview, KeyState::None).window(false, 900.0, 600.0);
    press(&mut window, Role::Button, "Enter a key…");
    assert!(matches!(window.state().state.screen, Screen::Settings(_)));
}

#[test]
fn ctrl_1_leads_here_and_the_keyboard_alone_opens_a_figure() {
    let mut window = shop();
    key(&mut window, Modifiers::COMMAND, Key::Num4);
    assert_eq!(window.state().state.screen, Screen::PayIns);
    assert!(has(&window, Role::Label, "11 rows"), "the rows are the overview's");
    key(&mut window, Modifiers::COMMAND, Key::Num1);
    assert_eq!(window.state().state.screen, Screen::Overview);
    window.get_by_role_and_label(Role::Link, "Refunds, −€35.00, 2 rows, −€40.00 in the 30 days before").focus();
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(last(&window).contains("Open(Refunds)"), "{}", last(&window));
    assert_eq!(rows(&window).len(), 2);
}

#[test]
fn days_the_wrong_way_round_hold_nothing_and_break_nothing() {
    let mut desk = overview(Environment::Demo, &few());
    let wrong = RangeChoice::Custom { from: jiff::civil::date(2026, 5, 20), to: jiff::civil::date(2026, 5, 1) };
    desk.act(Action::Overview(OverviewAction::Range(wrong)));
    let window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Link, "Expected payout, €778.54, as SecPaid says"));
    assert!(has(&window, Role::Link, "Revenue, €0.00"));
}
