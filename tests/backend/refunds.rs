//! Refunds from the form to the negative row: one request per payment whatever is pressed, every refusal of the service,
//! and an answer that was lost.

use secpaid_desktop::api::error::Refusal;
use secpaid_desktop::backend::{NotSent, Outcome, Setup, Write};
use secpaid_desktop::demo::{Canned, Fault, Gate, PaymentMethod};
use secpaid_desktop::journal::{EntryState, RefundFact};
use secpaid_desktop::model::{
    Environment, LinkId, Money, PayIn, RangeChoice, RefundRequest, RefundStanding, RowSource as _, Scope, StatusFilter,
    TransactionType,
};
use secpaid_desktop::state::{
    Action, LinksAction, NoticeKind, PayInsAction, RefundAction, RefundAttempt, RefundObstacle, Screen, State,
    WriteProblem,
};
use serde_json::json;

use crate::shop::{Shop, test};
use crate::window::{Line, Window};

/// A link of Development that a customer has just paid.
pub fn paid(shop: &Shop) -> LinkId {
    let link = shop.test.seen_links()[0].0;
    shop.test.customer_pays(link, PaymentMethod::Card).unwrap();
    link
}

/// Shows all days: those that only the simulator has reached as well.
pub fn everything(window: &mut Window) {
    window.act(Action::PayIns(PayInsAction::Range(RangeChoice::Everything)));
    window.quiet();
}

pub fn row_of(state: &State, id: LinkId) -> (u32, PayIn) {
    let rows = state.session().pay_ins.shown();
    let at = rows.iter().position(|row| row.pay_id == id && row.is_paid_payment()).unwrap();
    (u32::try_from(at).unwrap(), rows.get(at).unwrap().clone())
}

pub fn standing(state: &State, id: LinkId) -> Option<RefundStanding> {
    state.session().refund_standing(&row_of(state, id).1)
}

/// Opens the dialog of a payment.
pub fn open(window: &mut Window, id: LinkId) {
    let (row, _) = row_of(&window.state, id);
    window.act(Action::Refund(RefundAction::Open(row)));
}

/// Asks for a part in the open dialog.
pub fn ask_part(window: &mut Window, typed: &str) {
    window.act(Action::Refund(RefundAction::Full(false)));
    window.act(Action::Refund(RefundAction::Amount(typed.to_owned())));
    window.act(Action::Refund(RefundAction::Send));
    window.quiet();
}

fn attempt(state: &State, id: LinkId) -> &RefundAttempt {
    &state.session().refunds.forms[&id].attempt
}

/// The notes of the payments that a status shows.
pub fn shown_by(window: &mut Window, status: StatusFilter) -> Vec<LinkId> {
    window.act(Action::PayIns(PayInsAction::Status(Some(status))));
    window.quiet();
    let pay_ins = &window.state.session().pay_ins;
    let row = |at: &u32| pay_ins.shown().get(usize::try_from(*at).unwrap()).unwrap().pay_id;
    pay_ins.index.iter().map(row).collect()
}

pub fn request(pay_id: LinkId, cents: i64) -> RefundRequest {
    RefundRequest { pay_id, amount: Money::from_cents(cents), full: false }
}

#[test]
fn a_refund_is_requested_and_seen_once_it_was_made() {
    let shop = Shop::open();
    let id = paid(&shop);
    let mut window = Window::open(&shop, Screen::PayIns);
    everything(&mut window);
    let amount = row_of(&window.state, id).1.amount.unwrap();
    open(&mut window, id);
    window.act(Action::Refund(RefundAction::Send));
    window.quiet();
    assert!(matches!(attempt(&window.state, id), RefundAttempt::Done), "{:?}", window.state.session().refunds);
    let told = |notice: &secpaid_desktop::state::Notice| matches!(notice.kind, NoticeKind::RefundRequested(_));
    assert!(!window.state.notices.iter().any(told), "the dialog says it");
    let sent = shop.test.requests().into_iter().find(|request| request.endpoint == "refundPayment").unwrap();
    let amount_sent: serde_json::Number = amount.to_string().parse().unwrap();
    assert_eq!(sent.body, json!({ "pay_id": id.0, "refund_amount": amount_sent, "isFullRefund": true }));
    assert_eq!(standing(&window.state, id), Some(RefundStanding::Requested));
    assert_eq!(shown_by(&mut window, StatusFilter::RefundRequested), [id]);
    let reads = shop.test.count("getPayInTransactions");
    window.act(Action::CloseDialog);
    window.quiet();
    assert!(shop.test.count("getPayInTransactions") > reads, "the pay-ins are looked at again");
    assert!(!window.state.session().refunds.forms.contains_key(&id));
    shop.test.next_day();
    window.act(Action::Reload);
    window.quiet();
    assert_eq!(standing(&window.state, id), Some(RefundStanding::Made));
    assert_eq!(shown_by(&mut window, StatusFilter::RefundRequested), []);
    assert!(shown_by(&mut window, StatusFilter::RefundMade).contains(&id));
    window.act(Action::PayIns(PayInsAction::ClearFilter));
    window.quiet();
    let made = |row: &&PayIn| row.pay_id == id && row.is_refund_made();
    assert_eq!(window.state.session().pay_ins.shown().iter().filter(made).count(), 1);
    assert_eq!(shop.test.count("refundPayment"), 1);
}

#[test]
fn a_second_request_is_stopped_by_the_dialog_the_state_and_the_backend() {
    let shop = Shop::open();
    let id = paid(&shop);
    let mut window = Window::open(&shop, Screen::PayIns);
    open(&mut window, id);
    ask_part(&mut window, "1,00");
    // By the state: the button is pressed although the dialog says that it cannot be.
    window.act(Action::Refund(RefundAction::Send));
    window.act(Action::CloseDialog);
    window.quiet();
    open(&mut window, id);
    let obstacle = window.state.refund_obstacle(&row_of(&window.state, id).1);
    let Some(RefundObstacle::Asked(RefundFact { amount, ours, at, .. })) = obstacle else { panic!("{obstacle:?}") };
    assert_eq!((amount, ours, at), (Some(Money::from_cents(100)), true, window.state.now.utc));
    window.act(Action::Refund(RefundAction::Send));
    assert!(window.state.session().activity.running.is_empty());
    // By the backend, whoever asks.
    let ticket = window.line.write(&test(), Write::Refund(request(id, 200)));
    let written = window.line.written(&ticket);
    let Outcome::NotSent(NotSent::RefundAsked(fact)) = written.outcome else { panic!("{written:?}") };
    assert_eq!((fact.amount, fact.standing), (Some(Money::from_cents(100)), RefundStanding::Requested));
    assert_eq!(written.intent, None, "it is not even recorded");
    window.stop();
    // Also after a restart.
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let ticket = line.write(&test(), Write::Refund(request(id, 200)));
    assert!(matches!(line.written(&ticket).outcome, Outcome::NotSent(NotSent::RefundAsked(_))));
    assert_eq!(shop.test.count("refundPayment"), 1);
}

#[test]
fn of_two_requests_at_once_one_leaves() {
    let shop = Shop::open();
    let id = paid(&shop);
    let gate = Gate::new();
    shop.fault("refundPayment", Fault::StallBeforeChange(gate.clone()));
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let first = line.write(&test(), Write::Refund(request(id, 100)));
    let second = line.write(&test(), Write::Refund(request(id, 100)));
    shop.reached(&gate);
    gate.open();
    assert!(matches!(line.written(&first).outcome, Outcome::RefundRequested(of) if of == id));
    assert!(matches!(line.written(&second).outcome, Outcome::NotSent(NotSent::RefundAsked(_))));
    assert_eq!(shop.test.count("refundPayment"), 1);
    // Two clicks in one frame: the second finds the form on its way.
    let other = paid(&shop);
    line.stop();
    let mut window = Window::open(&shop, Screen::PayIns);
    open(&mut window, other);
    window.act(Action::Refund(RefundAction::Send));
    window.act(Action::Refund(RefundAction::Send));
    window.quiet();
    assert!(matches!(attempt(&window.state, other), RefundAttempt::Done));
    assert_eq!(shop.test.count("refundPayment"), 2);
}

/// Asks for a cent over HTTP and tells what the service refused.
fn refused(line: &mut Line, write: RefundRequest) -> Refusal {
    let ticket = line.write(&test(), Write::Refund(write));
    let written = line.written(&ticket);
    match &written.outcome {
        Outcome::Refused(error) => error.refusal().cloned().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_refusal_of_the_service_is_told_apart() {
    let shop = Shop::open();
    let id = paid(&shop);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    assert_eq!(refused(&mut line, request(LinkId(1), 100)), Refusal::LinkNotFound);
    let unpaid = shop.test.seen_links()[0].0;
    assert_eq!(refused(&mut line, request(unpaid, 100)), Refusal::LinkCancelled);
    assert_eq!(refused(&mut line, request(id, 99_999_999)), Refusal::InvalidRefundAmount);
    assert_eq!(refused(&mut line, request(id, 0)), Refusal::RefundAmountRequired);
    shop.fault("refundPayment", Fault::Answer(Canned::envelope(200, 0, "Cannot refund invoice-type links")));
    assert_eq!(refused(&mut line, request(id, 100)), Refusal::InvoiceLink);
    shop.fault("refundPayment", Fault::Answer(Canned::envelope(400, 0, "Refund blocked by dispute")));
    assert_eq!(refused(&mut line, request(id, 100)), Refusal::RefundBlockedByDispute);
    shop.fault("refundPayment", Fault::Answer(Canned::envelope(200, 0, "Erstattung derzeit nicht möglich")));
    assert_eq!(refused(&mut line, request(id, 100)), Refusal::Other("Erstattung derzeit nicht möglich".into()));
    // Somebody else asks: another program with the same key.
    let folder = tempfile::TempDir::new().unwrap();
    let mut elsewhere = Line::start(Setup { data_dir: folder.path().to_owned(), ..shop.setup() });
    elsewhere.open(&test());
    let ticket = elsewhere.write(&test(), Write::Refund(request(id, 100)));
    assert!(matches!(elsewhere.written(&ticket).outcome, Outcome::RefundRequested(_)));
    let asked = shop.test.count("refundPayment");
    assert_eq!(refused(&mut line, request(id, 100)), Refusal::RefundAlreadyRequested);
    // Now it is known here, too.
    let ticket = line.write(&test(), Write::Refund(request(id, 100)));
    let written = line.written(&ticket);
    let Outcome::NotSent(NotSent::RefundAsked(fact)) = written.outcome else { panic!("{written:?}") };
    assert_eq!((fact.ours, fact.amount, fact.standing), (false, None, RefundStanding::Requested));
    assert_eq!(shop.test.count("refundPayment"), asked + 1);
}

#[test]
fn a_refusal_leaves_the_form_as_typed_and_the_payment_free() {
    let shop = Shop::open();
    let id = paid(&shop);
    let mut window = Window::open(&shop, Screen::PayIns);
    open(&mut window, id);
    shop.fault("refundPayment", Fault::Answer(Canned::envelope(200, 0, "Invalid refund amount")));
    ask_part(&mut window, "2,50");
    let form = &window.state.session().refunds.forms[&id];
    assert!(matches!(&form.attempt, RefundAttempt::Problem(WriteProblem::Refused(_))), "{form:?}");
    assert_eq!((form.full, &*form.amount), (false, "2,50"));
    assert_eq!(standing(&window.state, id), Some(RefundStanding::Refused));
    assert_eq!(shown_by(&mut window, StatusFilter::RefundRefused), [id]);
    // Closed and opened again, it is still there.
    window.act(Action::CloseDialog);
    window.quiet();
    open(&mut window, id);
    assert_eq!(window.state.session().refunds.forms[&id].amount, "2,50");
    window.act(Action::Refund(RefundAction::Send));
    window.quiet();
    assert!(matches!(attempt(&window.state, id), RefundAttempt::Done));
    assert_eq!(standing(&window.state, id), Some(RefundStanding::Requested));
    assert_eq!(shop.test.count("refundPayment"), 2);
}

#[test]
fn after_a_refund_the_rows_are_not_those_of_the_overview_from_before() {
    let shop = Shop::open();
    let id = paid(&shop);
    let mut window = Window::open(&shop, Screen::Overview);
    window.until(|state| matches!(state.session().overview.rows, secpaid_desktop::state::Remote::Ready { .. }));
    window.act(Action::Go(Screen::PayIns));
    window.quiet();
    let asked = shop.test.count("getPayInTransactions");
    // What happens at the service after the overview was read.
    let late = shop.test.seen_links().into_iter().map(|(link, _)| link).find(|link| *link != id).unwrap();
    shop.test.customer_pays(late, PaymentMethod::Card).unwrap();
    let knows = |state: &State| state.session().pay_ins.shown().iter().any(|row| row.pay_id == late);
    assert!(!knows(&window.state), "the overview's rows were taken");
    open(&mut window, id);
    ask_part(&mut window, "1,00");
    assert!(matches!(attempt(&window.state, id), RefundAttempt::Done));
    window.act(Action::CloseDialog);
    window.quiet();
    assert!(knows(&window.state));
    assert_eq!(shop.test.count("getPayInTransactions"), asked + 1);
}

#[test]
fn disputes_and_rows_of_others_are_not_asked_for() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    everything(&mut window);
    let rows = window.state.session().pay_ins.shown().clone();
    let disputed = rows.iter().find(|row| row.kind == TransactionType::Dispute).unwrap().pay_id;
    let payment = row_of(&window.state, disputed).1;
    assert_eq!(window.state.refund_obstacle(&payment), Some(RefundObstacle::Dispute));
    open(&mut window, disputed);
    window.act(Action::Refund(RefundAction::Send));
    let neighbour = rows.iter().find(|row| row.is_recipient_role()).unwrap();
    assert_eq!(window.state.refund_obstacle(neighbour), Some(RefundObstacle::Recipient));
    let refunded = rows.iter().find(|row| row.is_refund_made()).unwrap().pay_id;
    let payment = row_of(&window.state, refunded).1;
    assert_eq!(window.state.refund_obstacle(&payment), Some(RefundObstacle::Made));
    assert_eq!(window.state.session().refund_standing(&payment), Some(RefundStanding::Made));
    assert_eq!(shop.test.count("refundPayment"), 0);
    // The service would say the same.
    let ticket = window.line.write(&test(), Write::Refund(request(disputed, 100)));
    let Outcome::Refused(error) = window.line.written(&ticket).outcome else { panic!("not refused") };
    assert_eq!(error.refusal(), Some(&Refusal::RefundBlockedByDispute));
}

#[test]
fn nothing_is_sent_without_a_network_and_the_form_stays() {
    let mut shop = Shop::open();
    let id = paid(&shop);
    let mut window = Window::open(&shop, Screen::PayIns);
    open(&mut window, id);
    shop.close_test();
    ask_part(&mut window, "1,00");
    let form = &window.state.session().refunds.forms[&id];
    assert!(matches!(&form.attempt, RefundAttempt::Problem(WriteProblem::NotSent(_))), "{form:?}");
    assert_eq!(form.amount, "1,00");
    assert_eq!(standing(&window.state, id), None, "it may be asked for again");
}

#[test]
fn in_the_demo_the_next_day_decides() {
    let shop = Shop::open();
    let mut window = Window::at(&shop, shop.setup(), Screen::Links, Scope::of(Environment::Demo));
    let links: Vec<LinkId> =
        window.state.session().links.unpaid.rows.value().unwrap().iter().map(|row| row.id).take(2).collect();
    for link in &links {
        window.act(Action::Links(LinksAction::CustomerPays(*link)));
    }
    window.until(|state| {
        state.notices.iter().filter(|notice| matches!(notice.kind, NoticeKind::DemoPaid(_))).count() == 2
    });
    window.act(Action::Go(Screen::PayIns));
    window.quiet();
    // Amounts that end in 13 cents are rejected.
    for (link, amount) in links.iter().zip(["1,00", "1,13"]) {
        open(&mut window, *link);
        ask_part(&mut window, amount);
        window.act(Action::CloseDialog);
        window.quiet();
    }
    window.act(Action::Links(LinksAction::NextDay));
    window.until(|state| state.demo_day.is_some());
    window.quiet();
    assert_eq!(standing(&window.state, links[0]), Some(RefundStanding::Made));
    assert_eq!(standing(&window.state, links[1]), Some(RefundStanding::Requested), "a rejection is told nowhere");
    let requested: Vec<_> = window.state.session().activity.entries.iter().map(|entry| entry.state()).collect();
    assert_eq!(requested, [EntryState::Done, EntryState::Done]);
}

#[test]
fn the_shares_of_a_split_come_from_the_list_of_paid_links() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::PayIns);
    let own = |row: &&PayIn| row.kind == TransactionType::Split && window.state.refund_obstacle(row).is_none();
    let id = window.state.session().pay_ins.shown().iter().find(own).unwrap().pay_id;
    assert!(window.state.session().links.paid.rows.is_idle());
    open(&mut window, id);
    window.quiet();
    let form = &window.state.session().refunds.forms[&id];
    let split = form.split.as_ref().unwrap();
    assert!(!split.recipients.is_empty());
    let parts = form.parts(form.paid()).unwrap();
    let sum = parts.iter().fold(Money::ZERO, |sum, part| sum.saturating_add(part.amount));
    assert_eq!(sum, form.paid());
    assert!(shop.test.count("getMyUsedLinks") > 0, "it was looked up");
}
