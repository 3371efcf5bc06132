//! The dialog for the refund of a payment, state by state: by role and label, with the keyboard alone where it matters,
//! and as pictures to be looked at.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::api::error::{ApiError, Cause, Endpoint, Refusal};
use secpaid_desktop::backend::{Outcome, Write};
use secpaid_desktop::model::{Environment, LinkId, Money, Share};
use secpaid_desktop::state::{Action, RefundAction};

use crate::desk::{has, key, press};
use crate::refunds::{
    PLAIN, SPLIT, desk, detail, end, is_focused, is_off, journal, offline, open, refund, refused, split_link, unknown,
    write,
};
use crate::stage::picture;

#[test]
fn a_full_refund_is_sent_by_the_keyboard_alone() {
    let mut window = detail(desk(Environment::Development, Vec::new()), PLAIN.0).window(false, 1280.0, 800.0);
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    assert!(is_focused(&window, Role::RadioButton, "Full amount"));
    assert!(has(&window, Role::Label, "Refund amount, €88.19"));
    assert!(!has(&window, Role::TextInput, "Type the amount to confirm"), "no real money");
    for (role, label) in [(Role::RadioButton, "A part"), (Role::Button, "Request refund"), (Role::Button, "Cancel")] {
        key(&mut window, Modifiers::NONE, Key::Tab);
        assert!(is_focused(&window, role, label), "{label}");
    }
    key(&mut window, Modifiers::SHIFT, Key::Tab);
    key(&mut window, Modifiers::NONE, Key::Enter);
    let sent = &window.state().writes[0].write;
    let Write::Refund(request) = sent else { panic!("{sent:?}") };
    assert_eq!((request.pay_id, request.amount, request.full), (LinkId(PLAIN.1), Money::from_cents(8819), true));
    assert!(has(&window, Role::Button, "Requesting… 0\u{A0}s"));
    assert!(is_focused(&window, Role::Button, "Close"));
    window.state_mut().wait(3_000);
    window.run_ok();
    picture(&mut window, "refund-sending-light");
    end(window.state_mut(), Outcome::RefundRequested(LinkId(PLAIN.1)));
    window.run_ok();
    assert!(has(&window, Role::Heading, "Refund requested"));
    assert!(is_focused(&window, Role::Button, "Done"));
    assert!(window.query_by_label_contains("€88.19 requested").is_some());
    picture(&mut window, "refund-done-light");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().state.dialog.is_none());
    assert_eq!(window.state().writes.len(), 1);
}

#[test]
fn a_part_is_typed_and_what_is_wrong_with_it_is_said_at_the_field() {
    let mut window = open(desk(Environment::Demo, Vec::new()), PLAIN.0).window(true, 1280.0, 800.0);
    key(&mut window, Modifiers::NONE, Key::Tab);
    key(&mut window, Modifiers::NONE, Key::Space);
    assert!(is_focused(&window, Role::TextInput, "Refund amount"));
    assert!(is_off(&window, "Request refund"));
    assert!(window.query_by_label_contains("At most").is_none(), "an empty field is not wrong yet");
    write(&mut window, "Refund amount", "88,20");
    assert!(has(&window, Role::Label, "At most €88.19 can be refunded: that is what was paid."));
    assert!(is_off(&window, "Request refund"));
    picture(&mut window, "refund-over-dark");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().writes.is_empty());
    window.get_by_role_and_label(Role::TextInput, "Refund amount").focus();
    window.run_ok();
    for _ in 0..5 {
        key(&mut window, Modifiers::NONE, Key::Backspace);
    }
    write(&mut window, "Refund amount", "20");
    key(&mut window, Modifiers::NONE, Key::Enter);
    let sent = &window.state().writes[0].write;
    let Write::Refund(request) = sent else { panic!("{sent:?}") };
    assert_eq!((request.amount, request.full), (Money::from_cents(2000), false));
    // The service sees it otherwise: the words are at the amount, which is as it was typed.
    end(window.state_mut(), refused(Refusal::InvalidRefundAmount));
    window.run_ok();
    assert!(
        window.query_by_label_contains("The refund was not requested. The amount of the refund is more than").is_some()
    );
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Refund amount").value(), Some("20".into()));
    picture(&mut window, "refund-refused-amount-dark");
    // Escape throws nothing away.
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().state.dialog.is_none());
    window.state_mut().act(Action::Refund(RefundAction::Open(PLAIN.0)));
    window.run_ok();
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Refund amount").value(), Some("20".into()));
}

#[test]
fn with_real_money_the_amount_is_typed_again() {
    let mut window = open(desk(Environment::Production, vec![split_link(Environment::Production)]), SPLIT.0)
        .window(false, 1280.0, 800.0);
    assert!(is_focused(&window, Role::TextInput, "Type the amount to confirm"));
    for label in [
        "You, 30.00%, €160.80",
        "Kurier Ritter, •••• 4711, 40.00%, €214.40",
        "Floristik Aydın, •••• 0815, 30.00%, €160.80",
        "Payer gets, €536.00",
    ] {
        assert!(has(&window, Role::Label, label), "{label}");
    }
    assert!(is_off(&window, "Request refund"));
    write(&mut window, "Type the amount to confirm", "53");
    assert!(has(&window, Role::Status, "Not €536.00 yet"));
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().writes.is_empty(), "Enter does not send while it differs");
    window.get_by_role_and_label(Role::TextInput, "Type the amount to confirm").focus();
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::End);
    write(&mut window, "Type the amount to confirm", "6.00");
    assert!(has(&window, Role::Status, "Matches"));
    picture(&mut window, "refund-production-light");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().writes.len(), 1);
}

#[test]
fn changing_the_amount_takes_the_confirmation_back() {
    let mut desk = open(desk(Environment::Production, Vec::new()), PLAIN.0);
    desk.act(Action::Refund(RefundAction::Confirm("88.19".to_owned())));
    let mut window = desk.window(true, 900.0, 600.0);
    assert!(has(&window, Role::Status, "Matches"));
    press(&mut window, Role::RadioButton, "A part");
    write(&mut window, "Refund amount", "20,00");
    assert!(has(&window, Role::Status, "Not €20.00 yet"));
    assert!(is_off(&window, "Request refund"));
    picture(&mut window, "refund-production-part-dark-small");
}

#[test]
fn in_the_demo_the_next_day_is_one_press_away() {
    let mut desk = open(desk(Environment::Demo, Vec::new()), PLAIN.0);
    desk.act(Action::Refund(RefundAction::Send));
    end(&mut desk, Outcome::RefundRequested(LinkId(PLAIN.1)));
    let mut window = desk.window(false, 1280.0, 800.0);
    press(&mut window, Role::Button, "Simulate next day");
    assert_eq!(window.state().pushed, ["CloseDialog", "Links(NextDay)"]);
}

#[test]
fn shares_that_are_not_known_are_not_made_up() {
    let mut window = open(desk(Environment::Production, Vec::new()), SPLIT.0).window(false, 1280.0, 800.0);
    let words = "The payment was split. The shares are not known here: SecPaid splits the refund among the recipients.";
    assert!(has(&window, Role::Label, words));
    assert!(!has(&window, Role::Label, "Payer gets, €536.00"));
    picture(&mut window, "refund-split-unknown-light");
    // The list of paid links was asked for; it does not say whether shares are percent.
    let mut link = crate::shop::paid(0);
    (link.id, link.amount) = (LinkId(SPLIT.1), Some(Money::from_cents(53_600)));
    link.recipients = Box::new([secpaid_desktop::model::RecipientShare {
        token_tail: "4711".into(),
        token_digest: "d".into(),
        share: Some(Share::from_hundredths(4000)),
    }]);
    window.state_mut().paid(vec![link]);
    window.run_ok();
    assert!(has(&window, Role::Label, "Recipient, •••• 4711, 40.00%, €214.40"));
    assert!(window.query_by_label_contains("Here they are taken as percent").is_some());
    picture(&mut window, "refund-split-assumed-light");
}

#[test]
fn a_refusal_says_the_money_first_and_what_to_do() {
    for (refusal, why, again) in [
        (Refusal::RefundBlockedByDispute, "There is a dispute about this payment.", false),
        (Refusal::LinkCancelled, "There is nothing to refund.", false),
        (Refusal::InvoiceLink, "Payments of invoice links cannot be refunded in this way.", false),
        (Refusal::LinkNotFound, "reload", true),
        (Refusal::Other("Erstattung derzeit nicht möglich".into()), "Erstattung derzeit nicht möglich", true),
    ] {
        let mut desk = open(desk(Environment::Development, Vec::new()), PLAIN.0);
        desk.act(Action::Refund(RefundAction::Send));
        end(&mut desk, refused(refusal.clone()));
        let mut window = desk.window(false, 1280.0, 800.0);
        let note = window.query_by_label_contains("No money has moved. The refund was not requested.");
        let told = note.expect("the money first").accesskit_node().value().unwrap_or_default().to_lowercase();
        assert!(told.contains(&why.to_lowercase()), "{refusal:?}: {told}");
        assert_eq!(has(&window, Role::Button, "Request refund"), again, "{refusal:?}");
        if again {
            assert!(!is_off(&window, "Request refund"), "it can be tried again");
        }
        if refusal == Refusal::RefundBlockedByDispute {
            picture(&mut window, "refund-refused-light");
        }
    }
    let mut desk = open(desk(Environment::Development, Vec::new()), PLAIN.0);
    desk.act(Action::Refund(RefundAction::Send));
    end(&mut desk, offline());
    let mut window = desk.window(true, 900.0, 600.0);
    assert!(window.query_by_label_contains("No money has moved. The refund was not requested.").is_some());
    picture(&mut window, "refund-not-sent-dark-small");
}

#[test]
fn a_lost_answer_opens_the_dialog_of_what_is_not_known() {
    let mut desk = open(desk(Environment::Production, Vec::new()), PLAIN.0);
    desk.act(Action::Refund(RefundAction::Confirm("88,19".to_owned())));
    desk.act(Action::Refund(RefundAction::Send));
    journal(&mut desk, vec![refund(Environment::Production, PLAIN.1, 8819, unknown())]);
    let lost = ApiError {
        endpoint: Endpoint::RefundPayment,
        cause: Cause::Reset,
        status: None,
        retry_after: None,
        attempts: 1,
    };
    end(&mut desk, Outcome::Unknown(lost));
    let mut window = desk.window(false, 1280.0, 800.0);
    assert!(has(&window, Role::Heading, "We do not know whether this refund was requested"));
    picture(&mut window, "refund-unknown-light");
    press(&mut window, Role::Button, "Later");
    assert!(has(&window, Role::Label, "Refund not known"));
    picture(&mut window, "refund-panel-unknown-light");
    press(&mut window, Role::Button, "Check refund…");
    assert!(has(&window, Role::Heading, "We do not know whether this refund was requested"));
}

#[test]
fn a_request_that_ends_when_nobody_looks_is_told_of() {
    let mut desk = open(desk(Environment::Development, Vec::new()), PLAIN.0);
    desk.act(Action::Refund(RefundAction::Send));
    desk.act(Action::CloseDialog);
    end(&mut desk, refused(Refusal::RefundBlockedByDispute));
    assert_eq!(desk.state.notices.len(), 1);
    desk.act(Action::Refund(RefundAction::Open(PLAIN.0)));
    let window = desk.window(false, 1280.0, 800.0);
    assert!(window.query_by_label_contains("There is a dispute about this payment.").is_some(), "the form kept it");
}
