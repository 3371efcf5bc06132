//! The refund of a payment on the screen: the button and why it is off, each state of the dialog, the row and the panel.
//! By role and label, with the keyboard alone where it matters, and as pictures to be looked at.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;
use secpaid_desktop::api::error::{ApiError, Cause, Endpoint, NotSent as NetworkNotSent, Refusal};
use secpaid_desktop::backend::{Event, NotSent, Outcome, Written};
use secpaid_desktop::journal::{
    Entry, Intent, IntentId, RecordedLink, RecordedOutcome, RecordedRecipient, RecordedRequest, RecordedSplit,
    Settlement, UnknownWhy, WriteKind,
};
use secpaid_desktop::model::{Environment, LinkId, Money, Share, SplitType, StatusFilter};
use secpaid_desktop::state::{Action, PayInsAction, RefundAction, Screen};
use secpaid_desktop::text::Language;

use crate::desk::{Desk, has, key, last, noon, press, rows};
use crate::shop::pay_ins;
use crate::stage::picture;

/// The row of a plain payment over €88.19, and its payment id.
pub const PLAIN: (u32, u64) = (3, 88_297);
/// The row of a split payment over €248.00 with a refund, and one over €536.00 without.
pub const SPLIT: (u32, u64) = (17, 88_283);

fn at(minutes: i64) -> Timestamp {
    noon() - jiff::SignedDuration::from_mins(minutes)
}

fn entry(environment: Environment, id: u64, kind: WriteKind, body: RecordedRequest, outcome: RecordedOutcome) -> Entry {
    let intent = Intent {
        id: IntentId(id),
        scope: secpaid_desktop::model::Scope::of(environment),
        kind,
        at: at(60),
        body,
        highest_seen: None,
        batch: None,
        row: None,
        key: None,
    };
    Entry { intent, outcome: Some((at(59), outcome)), settlement: None }
}

pub fn refund(environment: Environment, pay_id: u64, cents: i64, outcome: RecordedOutcome) -> Entry {
    let body = RecordedRequest::Refund { pay_id: LinkId(pay_id), amount: Money::from_cents(cents), full: false };
    entry(environment, pay_id, WriteKind::Refund, body, outcome)
}

pub fn done() -> RecordedOutcome {
    RecordedOutcome::Done { link_id: None }
}

pub fn unknown() -> RecordedOutcome {
    RecordedOutcome::Unknown { why: UnknownWhy::Timeout }
}

pub fn refused_outcome() -> RecordedOutcome {
    RecordedOutcome::Refused { text: "InvalidRefundAmount".into(), status: 200, by_service: true, wait_seconds: None }
}

/// The link of the split payment, as this application created it.
pub fn split_link(environment: Environment) -> Entry {
    let recipient = |label: &str, tail: &str, share| RecordedRecipient {
        label: Some(label.into()),
        tail: tail.into(),
        digest: "d".into(),
        share: Share::from_hundredths(share),
    };
    let link = RecordedLink {
        amount: Money::from_cents(53_600),
        note: Some("Lieferung Hotel Seeblick KW 20".into()),
        callback_url: None,
        payment_endpoint: None,
        cancellable: true,
        is_qr_link: false,
        bank_transfer: false,
        encryption_key_present: false,
        bank_statement: None,
        split: Some(RecordedSplit {
            split_type: SplitType::Normal,
            recipients: vec![recipient("Kurier Ritter", "4711", 4000), recipient("Floristik Aydın", "0815", 3000)],
        }),
    };
    let done = RecordedOutcome::Done { link_id: Some(LinkId(SPLIT.1)) };
    entry(environment, 1, WriteKind::Split, RecordedRequest::Link(Box::new(link)), done)
}

/// Pay-ins with this journal.
pub fn desk(environment: Environment, entries: Vec<Entry>) -> Desk {
    let mut desk = pay_ins(environment, 214);
    journal(&mut desk, entries);
    desk
}

pub fn journal(desk: &mut Desk, entries: Vec<Entry>) {
    let ticket = desk.asked();
    desk.act(Action::Backend(Event::Journal(ticket, entries.into_iter().map(std::sync::Arc::new).collect())));
}

pub fn detail(mut desk: Desk, row: u32) -> Desk {
    desk.act(Action::PayIns(PayInsAction::Select([row].into())));
    desk.act(Action::PayIns(PayInsAction::Detail(Some(row))));
    desk
}

pub fn open(mut desk: Desk, row: u32) -> Desk {
    desk = detail(desk, row);
    desk.act(Action::Refund(RefundAction::Open(row)));
    desk
}

/// The last write ends like this.
pub fn end(desk: &mut Desk, outcome: Outcome) {
    let ticket = desk.writes.last().expect("a write").ticket.clone();
    let written = Written { intent: Some(IntentId(PLAIN.1)), outcome, recorded: Ok(()) };
    desk.act(Action::Backend(Event::Written(ticket, Box::new(written))));
}

pub fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused(ApiError {
        endpoint: Endpoint::RefundPayment,
        cause: Cause::Refused(refusal),
        status: Some(200),
        retry_after: None,
        attempts: 1,
    })
}

pub fn offline() -> Outcome {
    let cause = Cause::NotSent(NetworkNotSent::Dns);
    let error = ApiError { endpoint: Endpoint::RefundPayment, cause, status: None, retry_after: None, attempts: 1 };
    Outcome::NotSent(NotSent::Network(error))
}

pub fn is_off(window: &Harness<'_, Desk>, label: &str) -> bool {
    window.get_by_role_and_label(Role::Button, label).accesskit_node().is_disabled()
}

pub fn is_focused(window: &Harness<'_, Desk>, role: Role, label: &str) -> bool {
    // The cross of a dialog may have the same name as the button in its foot.
    window.query_all_by_role_and_label(role, label).any(|node| node.is_focused())
}

pub fn write(window: &mut Harness<'_, Desk>, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.run_ok();
}

#[test]
fn the_panel_offers_a_refund_or_says_why_not() {
    let environment = Environment::Development;
    let cases = [
        (0, "The payment is not confirmed yet."),
        (6, "Only a payment that was received can be refunded."),
        (10, "Only a payment that was received can be refunded."),
        (12, "A refund of this payment is in the pay-ins. The service takes one request per payment."),
    ];
    for (row, why) in cases {
        let window = detail(desk(environment, Vec::new()), row).window(false, 1280.0, 800.0);
        assert!(is_off(&window, "Refund…"), "{row}");
        assert!(has(&window, Role::Label, why), "{row}: {why}");
        let reason = window.get_by_role_and_label(Role::Label, why).rect();
        let button = window.get_by_role_and_label(Role::Button, "Refund…").rect();
        assert!(reason.bottom() <= button.top(), "{row}: the button at {button} covers the reason at {reason}");
    }
    let mut window = detail(desk(environment, Vec::new()), PLAIN.0).window(false, 1280.0, 800.0);
    picture(&mut window, "refund-panel-light");
    press(&mut window, Role::Button, "Refund…");
    assert_eq!(last(&window), "Refund(Open(3))");
    assert!(has(&window, Role::Heading, "Request a refund"));
}

#[test]
fn a_request_that_is_in_no_pay_ins_after_a_week_is_not_called_requested_for_ever() {
    let mut asked = refund(Environment::Production, PLAIN.1, 2000, done());
    asked.intent.at = "2026-05-12T11:02:00Z".parse().unwrap();
    let window = detail(desk(Environment::Production, vec![asked]), PLAIN.0).window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Label, "Refund not seen"));
    let told = "A refund of €20.00 was requested on 12 May 13:02 with this application. It is still not in the pay-ins. \
                The service tells no program when it rejects one: look in the SecPaid dashboard.";
    assert!(has(&window, Role::Label, told));
    assert!(is_off(&window, "Refund…"), "the service takes one request per payment");
}

#[test]
fn a_split_payment_says_whose_money_it_is() {
    let environment = Environment::Production;
    let window = detail(desk(environment, vec![split_link(environment)]), SPLIT.0).window(false, 1280.0, 800.0);
    let told = "Parts by the shares of the link, before fees. The figures above are as SecPaid lists them and may be of \
                all sides.";
    assert!(has(&window, Role::Label, told));
    for part in ["You, €160.80", "Kurier Ritter, €214.40", "Floristik Aydın, €160.80"] {
        assert!(window.get_all_by_role(Role::Label).any(|node| node.value().as_deref() == Some(part)), "{part}");
    }
}

#[test]
fn a_payment_that_was_asked_for_says_when_and_how_much() {
    let environment = Environment::Production;
    let asked = refund(environment, PLAIN.1, 2000, done());
    let mut window = detail(desk(environment, vec![asked]), PLAIN.0).window(false, 1280.0, 800.0);
    assert!(is_off(&window, "Refund…"));
    assert!(has(&window, Role::Label, "Refund requested"));
    let told = "A refund of €20.00 was requested on 20 May 13:02 with this application.";
    assert!(has(
        &window,
        Role::Label,
        &format!("{told} It is not in the pay-ins yet. The service takes one request per payment.")
    ));
    assert!(
        rows(&window).iter().any(|row| row == "Bestellung 2026-0150, €88.19, Paid, Refund requested, 20 May 09:57")
    );
    picture(&mut window, "refund-panel-requested-light");
    // By its key the dialog opens and says the same; there is nothing to send.
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert!(window.query_by_label_contains("No refund can be requested for this payment").is_some());
    assert!(!has(&window, Role::Button, "Request refund"));
    assert!(is_focused(&window, Role::Button, "Close"));
    picture(&mut window, "refund-blocked-light");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().state.dialog.is_none());
    assert!(window.state().writes.is_empty());
}

#[test]
fn each_standing_is_on_its_row_and_in_the_list_of_states() {
    let environment = Environment::Development;
    let entries = vec![
        refund(environment, PLAIN.1, 2000, done()),
        refund(environment, 88_295, 6490, unknown()),
        refund(environment, 88_293, 9800, refused_outcome()),
    ];
    let mut window = desk(environment, entries).window(false, 1280.0, 800.0);
    let names = rows(&window).join("\n");
    for name in [
        "Bestellung 2026-0150, €88.19, Paid, Refund requested, 20 May 09:57",
        "Bestellung 2026-0149, €64.90, Paid, Refund not known, 19 May 18:56",
        "Kranzbinden-Kurs 06.06., 2 Plätze, Frau Öztürk, €98.00, Paid, Refund refused, 19 May 15:43",
        "Hochzeit Sommer, Anzahlung, €248.00, Paid, Refund made, 18 May 15:05",
    ] {
        assert!(names.contains(name), "{name}\n{names}");
    }
    picture(&mut window, "refund-rows-light");
    for (status, note) in [
        (StatusFilter::RefundRequested, "Bestellung 2026-0150, €88.19"),
        (StatusFilter::RefundNotKnown, "Bestellung 2026-0149, €64.90"),
        (StatusFilter::RefundRefused, "Kranzbinden-Kurs 06.06., 2 Plätze, Frau Öztürk, €98.00"),
        (StatusFilter::RefundMade, "Hochzeit Sommer, Anzahlung, €248.00"),
    ] {
        window.state_mut().act(Action::PayIns(PayInsAction::Status(Some(status))));
        window.run_ok();
        let shown = rows(&window);
        assert!(shown.len() == 1 && shown[0].starts_with(note), "{status:?}: {shown:?}");
    }
    // What becomes known later is shown at once.
    window.state_mut().act(Action::PayIns(PayInsAction::Status(Some(StatusFilter::RefundRequested))));
    let entries = vec![refund(environment, 88_295, 6490, done()), refund(environment, PLAIN.1, 2000, done())];
    journal(window.state_mut(), entries);
    window.run_ok();
    assert_eq!(rows(&window).len(), 2);
}

#[test]
fn under_view_only_nothing_is_asked_for() {
    let mut desk = detail(desk(Environment::Development, Vec::new()), PLAIN.0);
    desk.act(Action::Settings(secpaid_desktop::state::SettingsAction::ViewOnly(Environment::Development, true)));
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(is_off(&window, "Refund…"));
    let why = "View only is on for this environment. Switch it off in Settings.";
    assert!(has(&window, Role::Label, why));
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert!(has(&window, Role::Label, &format!("No refund can be requested for this payment\n{why}")));
    assert!(!has(&window, Role::Button, "Request refund"));
    window.state_mut().act(Action::Refund(RefundAction::Send));
    assert!(window.state().writes.is_empty());
}

#[test]
fn the_key_needs_a_payment() {
    let mut window = desk(Environment::Development, Vec::new()).window(false, 1280.0, 800.0);
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert!(window.state().state.dialog.is_none() && window.state().pushed.is_empty());
    window.state_mut().act(Action::Go(Screen::Links));
    window.run_ok();
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert!(window.state().state.dialog.is_none());
}

#[test]
fn activity_says_what_became_of_a_refund_that_was_requested() {
    for (language, status, seen) in [
        (Language::English, "Made", "In the pay-ins of 19 May 17:20"),
        (Language::German, "Ausgeführt", "In den Zahlungseingängen vom 19.05. 17:20"),
    ] {
        let made = crate::shop::pay_in(6).pay_id.0;
        let asked = refund(Environment::Demo, made, 6200, done());
        let mut desk = desk(Environment::Demo, vec![asked]).speaking(language);
        desk.act(Action::Go(Screen::Activity));
        desk.act(Action::Activity(secpaid_desktop::state::ActivityAction::Detail(Some(0))));
        let mut window = desk.window(false, 1280.0, 800.0);
        assert!(rows(&window)[0].contains(status), "{:?}", rows(&window));
        assert!(has(&window, Role::Label, seen));
        assert!(window.query_by_label_contains("Beantragt").is_none(), "one truth");
        picture(&mut window, "activity-refund-made");
    }
}

#[test]
fn activity_names_the_day_of_the_newest_refund_in_whatever_order_they_come() {
    for newest_first in [true, false] {
        let refunds = |days| crate::overview_shop::row(4, days, -1_500, "Refund", "Success", "paypal");
        let mut rows = vec![refunds(1), refunds(3)];
        if !newest_first {
            rows.reverse();
        }
        let mut desk = Desk::new(Environment::Demo, Screen::PayIns);
        desk.page(rows);
        desk.read(false, 0);
        journal(&mut desk, vec![refund(Environment::Demo, 4, 1500, done())]);
        desk.act(Action::Go(Screen::Activity));
        desk.act(Action::Activity(secpaid_desktop::state::ActivityAction::Detail(Some(0))));
        let window = desk.window(false, 1280.0, 800.0);
        assert!(has(&window, Role::Label, "In the pay-ins of 19 May 09:30"), "newest first: {newest_first}");
    }
}

#[test]
fn the_word_of_a_refund_settled_by_hand_stays_beside_what_became_of_it() {
    let made = crate::shop::pay_in(6).pay_id.0;
    let mut settled = refund(Environment::Demo, made, 6200, unknown());
    let word = Settlement::ByHand { word: "Frau Koch rief an".into(), happened: true };
    settled.settlement = Some((settled.intent.at, word));
    let mut desk = desk(Environment::Demo, vec![settled]);
    desk.act(Action::Go(Screen::Activity));
    let window = desk.window(false, 1280.0, 800.0);
    assert!(rows(&window)[0].contains("Made"), "{:?}", rows(&window));
    assert!(window.query_by_label_contains("Frau Koch rief an").is_some());
}

#[test]
fn the_bar_says_the_day_of_a_demo_that_went_on() {
    for (language, words) in
        [(Language::English, "Simulated day 21 May"), (Language::German, "Simulierter Tag: 21.05.")]
    {
        let mut desk = Desk::new(Environment::Demo, Screen::Overview).speaking(language);
        desk.state.demo_day = Some(jiff::civil::date(2026, 5, 21));
        let window = desk.window(false, 900.0, 600.0);
        assert!(has(&window, Role::Label, words));
    }
}
