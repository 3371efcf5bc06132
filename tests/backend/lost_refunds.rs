//! Refunds whose answer was lost, or whose window looked elsewhere when it came: unknown until the negative row is found,
//! asked again only when it is confirmed, told of in the scope they belong to.

use secpaid_desktop::backend::{CheckFinding, NotSent, Outcome, Write, WriteCommand};
use secpaid_desktop::demo::{Fault, Gate};
use secpaid_desktop::journal::EntryState;
use secpaid_desktop::model::{Environment, Money, RefundStanding, StatusFilter};
use secpaid_desktop::state::{Action, ActivityAction, CheckState, Dialog, NoticeKind, RefundAction, Screen, State};

use crate::refunds::{ask_part, everything, open, paid, request, shown_by, standing};
use crate::shop::{Shop, test};
use crate::window::{Window, check_state};

#[test]
fn a_lost_answer_is_unknown_until_the_negative_row_is_found() {
    let shop = Shop::open();
    let id = paid(&shop);
    let mut window = Window::open(&shop, Screen::PayIns);
    open(&mut window, id);
    shop.fault("refundPayment", Fault::ResetAfterChange);
    ask_part(&mut window, "1,00");
    assert!(matches!(window.state.dialog, Some(Dialog::Unknown(_))), "the dialog of the outcome opens by itself");
    assert_eq!(standing(&window.state, id), Some(RefundStanding::NotKnown));
    assert_eq!(shown_by(&mut window, StatusFilter::RefundNotKnown), [id]);
    window.stop();
    // The program is started again: it is still not known, and nothing is sent by itself.
    let mut window = Window::open(&shop, Screen::PayIns);
    everything(&mut window);
    assert_eq!(standing(&window.state, id), Some(RefundStanding::NotKnown));
    assert_eq!(window.state.unsettled(), 1);
    open(&mut window, id);
    let Some(Dialog::Unknown(dialog)) = &window.state.dialog else { panic!("{:?}", window.state.dialog) };
    let intent = dialog.intent;
    window.check(intent);
    assert!(matches!(check_state(&window.state), CheckState::Found(CheckFinding::StillUnknown)), "it waits for review");
    window.act(Action::Activity(ActivityAction::AcceptFinding(intent)));
    assert_eq!(window.state.unsettled(), 1, "that settles nothing");
    shop.test.next_day();
    window.check(intent);
    let CheckState::Found(CheckFinding::Refunded { pay_id, amount, at }) = check_state(&window.state) else {
        panic!("{:?}", check_state(&window.state))
    };
    let today = secpaid_desktop::clock::berlin_today(shop.clock.as_ref());
    assert_eq!((*pay_id, *amount, at.day()), (id, Some(Money::from_cents(-100)), today.tomorrow().ok()));
    window.act(Action::Activity(ActivityAction::AcceptFinding(intent)));
    window.until(|state| state.dialog.is_none() && state.unsettled() == 0);
    window.quiet();
    assert_eq!(window.state.session().activity.entries[0].state(), EntryState::SettledDone);
    assert_eq!(standing(&window.state, id), Some(RefundStanding::Made), "the pay-ins were read again");
    assert_eq!(shop.test.count("refundPayment"), 1);
}

#[test]
fn only_the_confirmed_second_request_of_an_unknown_one_leaves() {
    let shop = Shop::open();
    let id = paid(&shop);
    let mut window = Window::open(&shop, Screen::PayIns);
    open(&mut window, id);
    shop.fault("refundPayment", Fault::ResetBeforeChange);
    ask_part(&mut window, "1,00");
    let intent = window.state.session().activity.entries[0].intent.id;
    // Not as a new one, and not in the name of another write.
    let ticket = window.line.write(&test(), Write::Refund(request(id, 100)));
    assert!(matches!(window.line.written(&ticket).outcome, Outcome::NotSent(NotSent::RefundAsked(_))));
    let other = Some(secpaid_desktop::journal::IntentId(intent.0 + 1));
    let ticket = window.line.ticket(&test());
    let write = Write::Refund(request(id, 100));
    window.line.send_write(WriteCommand { ticket: ticket.clone(), write, again_for: other, one_of_many: false });
    assert!(matches!(window.line.written(&ticket).outcome, Outcome::NotSent(NotSent::RefundAsked(_))));
    assert_eq!(shop.test.count("refundPayment"), 1);
    window.act(Action::Activity(ActivityAction::AskAgain(intent)));
    window.act(Action::Activity(ActivityAction::SendAgain(intent)));
    window.quiet();
    assert_eq!(shop.test.count("refundPayment"), 2);
    assert_eq!(standing(&window.state, id), Some(RefundStanding::Requested));
    assert_eq!(window.state.unsettled(), 0);
    assert!(
        window.state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::RefundRequested(of) if of == id))
    );
}

#[test]
fn a_refund_that_ends_after_the_switch_is_told_of_in_its_scope() {
    let shop = Shop::open();
    let id = paid(&shop);
    let gate = Gate::new();
    let mut window = Window::open(&shop, Screen::PayIns);
    shop.fault("refundPayment", Fault::StallBeforeHead(gate.clone()));
    open(&mut window, id);
    window.act(Action::Refund(RefundAction::Send));
    shop.reached(&gate);
    window.act(Action::SwitchTo(Environment::Demo));
    window.until(|state| state.is_connected() && state.key().is_some_and(secpaid_desktop::state::KeyView::is_usable));
    assert!(window.state.dialog.is_none());
    gate.open();
    let told = |state: &State| {
        let of = |notice: &&secpaid_desktop::state::Notice| matches!(notice.kind, NoticeKind::RefundRequested(of) if of == id);
        state.notices.iter().find(of).map(|notice| notice.scope.clone())
    };
    window.until(|state| told(state).is_some());
    assert_eq!(told(&window.state), Some(Some(test())));
    assert!(window.state.session().refunds.known.is_empty(), "nothing of it is in the Demo");
    assert_eq!(window.state.sessions[&test()].refunds.known[&id].standing, RefundStanding::Requested);
}
