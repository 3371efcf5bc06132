//! Pay-ins, links and the export dialog: what they show of a state, what they push, and how they look.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{DateTime, date};
use secpaid_desktop::api::error::{ApiError, Cause, Endpoint, Stage};
use secpaid_desktop::backend::{Command, Event, ExportDone, ExportFailed, NotWritten, Progress};
use secpaid_desktop::files::{FileError, FileErrorKind};
use secpaid_desktop::model::{
    Environment, KeyState, LinkId, LinkKind, LinkList, Money, PaidLink, PayIn, PayInStatus, PayoutState,
    RecipientShare, ServiceTime, Share, TransactionType, UnpaidLink,
};
use secpaid_desktop::state::{Action, Dialog, ExportAction, ExportState, LinksAction, PayInsAction, Screen};

use crate::desk::{Desk, noon};
use crate::stage::picture;

/// Day and time, note, amount, fees, net, type, status, method.
type Line = (&'static str, &'static str, i64, i64, i64, &'static str, &'static str, &'static str);

/// The first rows of the pictures the design shows.
const LINES: [Line; 21] = [
    ("20 13:48", "Bestellung 2026-0151", 5490, 238, 5252, "Basic", "Pending", "card"),
    ("20 12:31", "RE-2026-0412 Café Lindner", 31200, 488, 30712, "Basic", "Pending", "Bank Transfer"),
    ("20 11:06", "Laden, Kasse 1", 2450, 88, 2362, "Personal QR", "Success", "card"),
    ("20 09:57", "Bestellung 2026-0150", 8819, 254, 8565, "Basic", "Success", "card"),
    ("20 09:12", "RE-2026-0409 Kanzlei Behrens", 14500, 238, 14262, "Basic", "Success", "Bank Transfer"),
    ("19 18:56", "Bestellung 2026-0149", 6490, 194, 6296, "Basic", "Success", "paypal"),
    ("19 17:20", "Hochzeit Sommer, Anzahlung", -6200, 0, -6200, "Refund", "Success", "card"),
    ("19 15:43", "Kranzbinden-Kurs 06.06., 2 Plätze, Frau Öztürk", 9800, 397, 9403, "Basic", "Success", "card"),
    ("19 14:08", "Laden, Kasse 2", 1890, 74, 1816, "Personal QR", "Success", "card"),
    ("19 10:31", "RE-2026-0405 Trauerfloristik Weber", 42000, 650, 41350, "Basic", "Success", "Bank Transfer"),
    ("18 19:02", "Bestellung 2026-0139", -7250, 1500, -8750, "Dispute", "Success", "card"),
    ("18 16:47", "Bestellung 2026-0148", 4500, 142, 4358, "Basic", "Success", "card"),
    ("18 15:05", "Hochzeit Sommer, Anzahlung", 24800, 670, 24130, "Split", "Success", "card"),
    ("18 11:22", "Abo Mai, Praxis Dr. Yıldız", 6000, 110, 5890, "Basic", "Success", "Bank Transfer"),
    ("18 09:40", "Laden, Kasse 1", 3280, 110, 3170, "Personal QR", "Success", "card"),
    ("17 16:15", "Bestellung 2026-0147", 12990, 514, 12476, "Basic", "Success", "card"),
    ("17 13:14", "Bestellung 2026-0146", 3990, 129, 3861, "Basic", "Success", "paypal"),
    ("17 12:02", "Lieferung Hotel Seeblick KW 20", 53600, 824, 52776, "Split", "Success", "Bank Transfer"),
    ("17 10:33", "Bestellung 2026-0131", 5800, 0, 5800, "Dispute Refund", "Success", "card"),
    ("17 09:18", "Bestellung 2026-0145", 7640, 224, 7416, "Basic", "Success", "card"),
    ("17 08:51", "Laden, Kasse 1", 2890, 100, 2790, "Personal QR", "Success", "card"),
];

fn pay_in(number: usize) -> PayIn {
    let (at, note, amount, fees, net, kind, status, method) = LINES[number % LINES.len()];
    let (day, time) = at.split_once(' ').expect("a day and a time");
    let back = i64::try_from(number / LINES.len()).expect("a few");
    let at: DateTime = format!("2026-05-{day}T{time}:22").parse().expect("a time");
    let at = at - jiff::SignedDuration::from_hours(24 * 3 * back);
    let kind = TransactionType::read(kind);
    // A refund names the payment it belongs to.
    let id = if number == 6 || number == 12 { 99_290 } else { 88_300 - number as u64 };
    PayIn {
        pay_id: LinkId(id),
        creator_id: Some(2041),
        user_id: Some(2041),
        transaction_id: Some("20260518-pi-VVURDWW9YE".into()),
        amount: Some(Money::from_cents(amount)),
        net_amount: Some(Money::from_cents(net)),
        service_fee: Some(Money::from_cents(fees * 4 / 9)),
        service_fee_psp: Some(Money::from_cents(fees - fees * 4 / 9)),
        status: PayInStatus::read(status),
        note: note.into(),
        payout_status: if day < "19" { PayoutState::PaidOut } else { PayoutState::Pending },
        created_at: ServiceTime::At(at),
        is_split: Some(kind == TransactionType::Split),
        is_dispute: Some(kind == TransactionType::Dispute),
        is_refund: Some(kind == TransactionType::Refund),
        payment_method: Some(method.into()),
        kind,
    }
}

/// Pay-ins with so many rows.
fn pay_ins(environment: Environment, rows: usize) -> Desk {
    let mut desk = Desk::new(environment, Screen::PayIns);
    desk.page((0..rows).map(pay_in).collect());
    desk.read(false, 0);
    desk
}

fn unpaid(number: u64) -> UnpaidLink {
    let notes = ["RE-2026-0419 Hotel Seeblick", "Bestellung 2026-0418", "Hochzeit Kowalski, Anzahlung", "Gutschein 50"];
    let kinds = ["Basic", "Basic", "Split", "Personal QR"];
    let at = usize::try_from(number % 4).expect("four");
    let id = 18_600 + number;
    UnpaidLink {
        id: LinkId(id),
        user_id: Some(2041),
        note: notes[at].into(),
        amount: Some(Money::from_cents(5490 + 1000 * i64::try_from(number).expect("a few"))),
        is_cancelled: Some(false),
        recipients: Box::new([]),
        is_split: Some(at == 2),
        kind: LinkKind::read(kinds[at]),
        pay_link: Some(format!("https://app.secpaid.com/payment?link_id={}", base64(&id.to_string())).into()),
        qr_img: None,
    }
}

/// Enough of Base64 for five digits.
fn base64(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in text.as_bytes().chunks(3) {
        let bits = part.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - part.len()));
        for place in 0..=part.len() {
            out.push(char::from(LETTERS[bits >> (18 - 6 * place) & 63]));
        }
    }
    out
}

/// Links with so many unpaid ones; all but the last two were created here.
fn links(environment: Environment, rows: u64) -> Desk {
    let mut desk = Desk::new(environment, Screen::Links);
    let seen: Vec<_> = (2..rows)
        .map(|row| {
            (
                18_600 + row,
                noon() - jiff::SignedDuration::from_mins(70 * i64::try_from((rows - row).pow(2)).expect("a few")),
            )
        })
        .collect();
    desk.unpaid((0..rows).rev().map(unpaid).collect(), &seen);
    desk
}

fn paid(number: u64) -> PaidLink {
    let link = unpaid(number);
    let share = |tail: &str, share: i64| RecipientShare {
        token_tail: tail.into(),
        token_digest: "".into(),
        share: Some(Share::from_hundredths(share)),
    };
    let split = number % 4 == 2;
    PaidLink {
        id: if number == 3 { LinkId(99_290) } else { link.id },
        user_id: link.user_id,
        note: link.note,
        amount: link.amount,
        is_cancelled: link.is_cancelled,
        recipients: if split { Box::new([share("4711", 6000), share("0815", 3000)]) } else { Box::new([]) },
        is_split: link.is_split,
        kind: link.kind,
        paid_on: ServiceTime::At(
            date(2026, 5, 20).at(9, 12, 0, 0)
                - jiff::SignedDuration::from_hours(5 * i64::try_from(number).expect("a few")),
        ),
    }
}

fn timeout() -> ApiError {
    ApiError {
        endpoint: Endpoint::PayIns,
        cause: Cause::Timeout { stage: Stage::Answer, after: std::time::Duration::from_secs(20) },
        status: None,
        retry_after: None,
        attempts: 3,
    }
}

fn rows(harness: &Harness<'_, Desk>) -> Vec<String> {
    harness.get_all_by_role(Role::Row).map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
}

fn open_export(desk: &mut Desk) {
    desk.act(Action::Export(ExportAction::Open));
    desk.act(Action::Export(ExportAction::Path("/home/anna/Documents/secpaid-demo-TEST-pay-ins.xlsx".into())));
}

/// The last action that was pushed.
fn last<'h>(harness: &'h Harness<'_, Desk>) -> &'h str {
    harness.state().pushed.last().map_or("", String::as_str)
}

fn has(harness: &Harness<'_, Desk>, role: Role, label: &str) -> bool {
    harness.query_by_role_and_label(role, label).is_some()
}

fn press(harness: &mut Harness<'_, Desk>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_ok();
}

fn key(harness: &mut Harness<'_, Desk>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

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
    press(&mut window, Role::Row, "Hochzeit Sommer, Anzahlung, €248.00, Paid, 18 May 15:05");
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
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("a text on the clipboard");
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("Date\tNote\tType\tMethod\tAmount\tFees\tNet\tStatus"), "{}", lines[0]);
    assert!(lines[2].starts_with("20 May 2026 09:57:22\tBestellung 2026-0150\tBasic\tcard\t88.19\t2.54\t85.65"));
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
    assert!(has(&window, Role::Label, "22 of at most 100 rows"));
    press(&mut window, Role::CheckBox, "Select all rows");
    assert!(has(&window, Role::Label, "22 selected"));
    press(&mut window, Role::Button, "Delete selected links…");
    assert!(last(&window).starts_with("Links(AskDelete([LinkId(18621), LinkId(18620)"), "{}", last(&window));
    assert!(window.state().writes.is_empty());
    window.state_mut().act(Action::CloseDialog);
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(has(&window, Role::Label, "22 links"));
    press(&mut window, Role::Link, "Show up to 1,000");
    assert_eq!(last(&window), "Links(Limit(Some(1000)))");
}

#[test]
fn the_actions_of_a_link_are_on_the_row_under_the_pointer() {
    let mut window = links(Environment::Demo, 5).window(false, 1280.0, 800.0);
    assert!(!has(&window, Role::Button, "Copy link"));
    let place = window.get_all_by_role(Role::Row).next().expect("a row").rect();
    window.hover_at(place.center());
    window.run_ok();
    for name in ["Copy link", "Show QR code", "Open in browser", "Delete…", "A customer pays this link"] {
        assert!(has(&window, Role::Button, name), "{name}");
    }
    press(&mut window, Role::Button, "A customer pays this link");
    assert_eq!(last(&window), "Links(CustomerPays(LinkId(18604)))");
    press(&mut window, Role::Button, "Simulate next day");
    assert_eq!(last(&window), "Links(NextDay)");
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
    assert_eq!(rows[0], "RE-2026-0419 Hotel Seeblick, €54.90, Used, payment not seen yet, 20 May 09:12");
    press(&mut window, Role::Row, "Gutschein 50, €84.90, Paid, 19 May 18:12");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(last(&window), "Links(OpenPayIns(LinkId(99290)))");
    assert_eq!(window.state().state.session().pay_ins.index.len(), 2);
}

#[test]
fn an_export_is_asked_for_with_translated_headers() {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    let mut window = desk.window(false, 1280.0, 800.0);
    let german = "CSV, Excel (German), Semicolon, decimal comma, 20.05.2026 18:56:08";
    press(&mut window, Role::RadioButton, german);
    assert_eq!(last(&window), "Export(Format(Csv(ExcelDe)))");
    press(&mut window, Role::Button, "Export");
    let job = window.state().commands.iter().find_map(|command| match command {
        Command::Export(_, job) => Some(job),
        _ => None,
    });
    let job = job.expect("an export");
    assert_eq!(job.words.headers.first().map(String::as_str), Some("Date"));
    assert_eq!(job.path.to_string_lossy(), "/home/anna/Documents/secpaid-demo-TEST-pay-ins.csv");
    assert!(!job.overwrite);
    press(&mut window, Role::Button, "Stop the export");
    assert_eq!(last(&window), "Export(Cancel)");
}

#[test]
fn a_file_that_is_there_is_asked_about_and_a_bad_place_is_said_at_its_field() {
    let mut desk = pay_ins(Environment::Demo, 21);
    open_export(&mut desk);
    export_state(&mut desk, ExportState::Failed(ExportFailed::Write(NotWritten::Exists)));
    let mut window = desk.window(false, 900.0, 600.0);
    press(&mut window, Role::Button, "Replace");
    assert!(last(&window).starts_with("Export(Start("), "{}", last(&window));
    let overwrites =
        window.state().commands.iter().any(|command| matches!(command, Command::Export(_, job) if job.overwrite));
    assert!(overwrites);
    let denied = FileError::new(FileErrorKind::Denied, std::path::Path::new("/root/a.xlsx"));
    export_state(window.state_mut(), ExportState::Failed(ExportFailed::Write(NotWritten::File(denied))));
    window.run_ok();
    let field = window.get_by_role_and_label(Role::TextInput, "File");
    let said = field.accesskit_node().description().unwrap_or_default();
    assert!(said.contains("Choose another folder."), "{said}");
}

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
        let mut desk = links(Environment::Production, 22);
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
    let done =
        ExportDone { path: "/home/anna/Documents/secpaid-pay-ins.xlsx".into(), rows: 214, may_be_incomplete: true };
    export_state(&mut desk, ExportState::Done(done));
    shoot(desk, false, "export-done");
}

fn export_state(desk: &mut Desk, state: ExportState) {
    let Some(Dialog::Export(dialog)) = &mut desk.state.dialog else { panic!("the dialog is open") };
    dialog.state = state;
}
