//! *Create link*, driven as people do it: by role and label, over a state without a backend. What would be sent is looked
//! at, and what the service would answer is handed in.

mod demo;
pub mod desk;
mod tour;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::{NotSent, Outcome, Write};
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{
    Difference, DraftEdit, Environment, KeyState, LinkMode, LinkSuspicion, Money, Source, SplitRowId,
};
use secpaid_desktop::state::{Attempt, NoticeKind};
use zeroize::Zeroizing;

use crate::stage::picture;
use desk::{PAY_LINK, answer, bench, bench_in, end, is_enabled, press, says, simple, split, type_into};

#[test]
fn an_amount_and_a_note_make_a_link() {
    let mut bench = bench(vec![]);
    assert!(is_enabled(&bench, "Create link"));
    type_into(&mut bench, "Amount", "88,19");
    type_into(&mut bench, "Note", "Bestellung 2026-0135");
    assert!(says(&bench, "The payer sees this 20 characters"));
    press(&mut bench, Role::Button, "Create link");
    let sent: Vec<&Write> = bench.state().writes.iter().map(|sent| &sent.write).collect();
    let [Write::Create(request)] = &*sent else { panic!("one link: {sent:?}") };
    assert_eq!(request.amount, Money::from_cents(8819));
    assert_eq!(request.note.as_deref(), Some("Bestellung 2026-0135"));
    assert!(!is_enabled(&bench, "Create link"), "on its way");
}

#[test]
fn an_empty_form_says_what_is_missing_only_when_it_is_tried() {
    let mut bench = bench(vec![]);
    assert!(!says(&bench, "Enter an amount."));
    press(&mut bench, Role::Button, "Create link");
    assert!(says(&bench, "Enter an amount."));
    assert!(says(&bench, "Enter the amount"));
    assert!(!is_enabled(&bench, "Create link"));
    assert!(bench.state().writes.is_empty());
}

#[test]
fn what_is_wrong_stands_at_its_field_and_stays_typed() {
    for (typed, told) in [
        ("1.234", "Do you mean 1,234.00 or 1.23?"),
        ("0", "The smallest amount is €0.01."),
        ("-1", "The smallest amount is €0.01."),
        ("abc", "This is not an amount. Write it like 1,234.56."),
        ("1234567890123", "The largest amount this application takes is €999,999.99."),
    ] {
        let mut bench = bench(vec![]);
        type_into(&mut bench, "Amount", typed);
        assert!(says(&bench, told), "{typed}");
        assert!(says(&bench, "Correct the amount"), "{typed}");
        assert!(!is_enabled(&bench, "Create link"), "{typed}");
        let field = bench.get_by_role_and_label(Role::TextInput, "Amount");
        assert_eq!(field.accesskit_node().value().as_deref(), Some(typed));
    }
}

#[test]
fn a_note_of_ten_thousand_characters_is_refused_and_kept() {
    let mut bench = bench(vec![DraftEdit::Amount("1".to_owned()), DraftEdit::Note("äß".repeat(5000))]);
    assert!(says(&bench, "This is 10,000 characters long. At most 1,000 are possible."));
    assert!(says(&bench, "Shorten the note"));
    assert!(!is_enabled(&bench, "Create link"));
    bench.state_mut().edit(vec![DraftEdit::Note("x".repeat(141))]);
    bench.run_ok();
    assert!(says(&bench, "A note of more than 140 characters may be cut off where the payer reads it."));
    assert!(is_enabled(&bench, "Create link"));
}

#[test]
fn the_sum_of_a_split_is_exactly_a_hundred() {
    let mut bench = bench(split("248.00", "Hochzeit Sommer, Anzahlung", ["40", "30", "17.5"]));
    assert!(says(&bench, "Total, 100.00%, €248.00 The sum is right"));
    assert!(is_enabled(&bench, "Create split link"));
    for (share, told) in [("29.99", "0.01% still to give €0.03"), ("30.01", "0.01% too much €0.02")] {
        let rows = vec![DraftEdit::UnlockOwner(true), DraftEdit::RowShare(SplitRowId(1), share.to_owned())];
        bench.state_mut().edit(rows);
        bench.run_ok();
        assert!(says(&bench, told), "{share}");
        assert!(!is_enabled(&bench, "Create split link"), "{share}");
    }
    press(&mut bench, Role::Button, "Take from You");
    assert!(is_enabled(&bench, "Create split link"));
    assert!(says(&bench, "Total, 100.00%, €248.00 The sum is right"));
}

#[test]
fn euros_of_another_amount_bring_no_percent_back_that_pays_another_sum() {
    let mut bench = bench(split("99.99", "x", ["33.33", "33.3", "10"]));
    press(&mut bench, Role::RadioButton, "Fixed amounts");
    bench.state_mut().edit(vec![DraftEdit::Amount("66.64".to_owned())]);
    bench.run_ok();
    press(&mut bench, Role::RadioButton, "Percent");
    let share = |of: &str| bench.get_by_role_and_label(Role::TextInput, of).value().unwrap_or_default();
    assert_eq!(share("Share of Kurier Ritter"), "50.00", "€33.32 of €66.64");
    assert_eq!(share("Share of Floristik Aydın"), "", "€33.30 of €66.64 cannot be said with two decimals");
    press(&mut bench, Role::Button, "Create split link");
    assert!(bench.state().writes.is_empty() && !is_enabled(&bench, "Create split link"));
}

#[test]
fn a_share_with_three_decimals_is_named_in_its_row() {
    let mut bench = bench(split("100", "x", ["40", "30", "10"]));
    let share = bench.get_by_role_and_label(Role::TextInput, "Share of Floristik Aydın");
    share.focus();
    bench.run_ok();
    bench.key_press_modifiers(Modifiers::COMMAND, Key::A);
    bench.get_by_role_and_label(Role::TextInput, "Share of Floristik Aydın").type_text("33.333");
    bench.run_ok();
    assert!(says(&bench, "A share has at most two decimals."));
    assert!(says(&bench, "Correct the share of Floristik Aydın"));
    assert!(!is_enabled(&bench, "Create split link"));
}

#[test]
fn a_recipient_comes_from_the_book_or_is_a_new_token() {
    let mut bench = bench(vec![DraftEdit::Mode(LinkMode::Split), DraftEdit::Amount("100".to_owned())]);
    press(&mut bench, Role::Button, "Add recipient");
    press(&mut bench, Role::MenuItem, "Kurier Ritter, •••• 4711");
    assert!(says(&bench, "Kurier Ritter •••• 4711"));
    press(&mut bench, Role::Button, "Add recipient");
    assert!(bench.query_by_role_and_label(Role::MenuItem, "Kurier Ritter, •••• 4711").is_none(), "in the split");
    press(&mut bench, Role::MenuItem, "New token…");
    bench.run_ok();
    assert!(!says(&bench, "Enter the recipient token."), "not tried yet");
    // The new field has the focus.
    let field = bench.get_by_role_and_label(Role::PasswordInput, "Token of recipient 2");
    assert!(field.is_focused());
    field.type_text("rt_9fK2mQx7Lw3V4711");
    bench.run_ok();
    assert!(says(&bench, "This recipient is already in the list."));
    assert!(says(&bench, "Correct the token of recipient 2"));
    let field = bench.get_by_role_and_label(Role::PasswordInput, "Token of recipient 2");
    let value = field.accesskit_node().value().unwrap_or_default();
    assert!(!value.contains("9fK2"), "a token is not read aloud: {value}");
    press(&mut bench, Role::Button, "Remove New recipient");
    assert!(bench.query_by_role(Role::PasswordInput).is_none());
}

#[test]
fn fifty_recipients_scroll_and_stay_apart() {
    let mut edits = vec![DraftEdit::Mode(LinkMode::Split), DraftEdit::Amount("1000".to_owned())];
    for row in 0..50_u32 {
        edits.push(DraftEdit::AddRow(Source::Typed(Zeroizing::new(format!("rt_demo_recipient_{row:04}")))));
        edits.push(DraftEdit::RowShare(SplitRowId(row), "1.5".to_owned()));
    }
    let bench = bench(edits);
    assert!(is_enabled(&bench, "Create split link"));
    assert!(!is_enabled(&bench, "Add recipient"));
    let mut tops: Vec<f32> = bench.get_all_by_role(Role::PasswordInput).map(|field| field.rect().top()).collect();
    tops.sort_by(f32::total_cmp);
    assert_eq!(tops.len(), 50);
    // Each row of 44 has the offer to keep its token below it, 32 high.
    assert!(tops.windows(2).all(|pair| (pair[1] - pair[0] - 76.0).abs() < 1.0), "{tops:?}");
}

#[test]
fn what_a_split_does_not_take_is_disabled_and_kept() {
    let mut edits = split("100", "x", ["40", "30", "10"]);
    edits.push(DraftEdit::BankTransfer(true));
    edits.push(DraftEdit::BankStatement("Blumen".to_owned()));
    let mut bench = bench(edits);
    press(&mut bench, Role::Button, "More options");
    assert!(bench.get_by_role_and_label(Role::CheckBox, "Bank transfer").accesskit_node().is_disabled());
    let field = bench.get_by_role_and_label(Role::TextInput, "Text on the bank statement");
    assert!(field.accesskit_node().is_disabled());
    press(&mut bench, Role::RadioButton, "Basic");
    assert!(!bench.get_by_role_and_label(Role::CheckBox, "Bank transfer").accesskit_node().is_disabled());
    let field = bench.get_by_role_and_label(Role::TextInput, "Text on the bank statement");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("Blumen"));
}

#[test]
fn a_generated_key_has_32_characters() {
    let edits = vec![DraftEdit::Amount("5".to_owned()), DraftEdit::EncryptWebhook(true)];
    let mut bench = bench_in(Environment::Development, false, (1280.0, 1200.0), edits);
    press(&mut bench, Role::Button, "More options");
    press(&mut bench, Role::Button, "Generate");
    let key = bench.state().state.session().create.draft.encryption_key.clone();
    assert_eq!(key.len(), 32);
    assert!(is_enabled(&bench, "Create link"));
}

#[test]
fn a_refusal_says_what_happened_to_the_money_first() {
    let mut bench = bench(simple());
    end(&mut bench, Outcome::NotSent(NotSent::NoKey(KeyState::Locked)));
    assert!(says(
        &bench,
        "No money has moved. The link was not created.\nThere is no key for this environment. \
         Enter the key of this environment in Settings."
    ));
    assert!(is_enabled(&bench, "Create link"));
}

#[test]
fn the_card_of_a_link_hands_it_over() {
    let mut bench = bench(simple());
    end(&mut bench, Outcome::Created(Box::new(answer(PAY_LINK))));
    assert!(bench.query_by_role_and_label(Role::Image, "QR code of the payment link").is_some());
    let copy = bench.get_by_role_and_label(Role::Button, "Copy link");
    assert!(copy.is_focused());
    bench.key_press(Key::Enter);
    bench.run_ok();
    let copied = bench.state().state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::Copied));
    assert!(copied);
    assert!(says(
        &bench,
        "The service set one thing differently\nYou asked that the payer may not cancel. The link says the payer may. \
         Delete the link and create it again if that matters."
    ));
    press(&mut bench, Role::Button, "New like this one");
    let field = bench.get_by_role_and_label(Role::TextInput, "Amount");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("88.19"));
}

#[test]
fn the_card_of_a_split_says_who_gets_what() {
    let mut bench = bench(split("88.19", "Bestellung 2026-0135", ["40", "30", "17.5"]));
    let mut answered = answer(PAY_LINK);
    answered.differences.clear();
    end(&mut bench, Outcome::Created(Box::new(answered)));
    assert!(says(&bench, "Goes to"));
    for party in [
        "You, 12.50%, €11.02",
        "Kurier Ritter •••• 4711, 40.00%, €35.28",
        "Floristik Aydın •••• 0815, 30.00%, €26.46",
        "Marktstand Nord •••• 2290, 17.50%, €15.43",
    ] {
        assert!(says(&bench, party), "{party}");
    }
    assert!(bench.get_by_role_and_label(Role::Button, "Copy link").is_focused());
    press(&mut bench, Role::Button, "Done");
    end_of_single(&mut bench);
    assert!(!says(&bench, "Goes to"), "nothing is split");
}

/// Creates a link that is not split.
fn end_of_single(bench: &mut desk::Bench) {
    bench.state_mut().edit(vec![DraftEdit::Mode(LinkMode::Single)]);
    bench.state_mut().edit(simple());
    end(bench, Outcome::Created(Box::new(answer(PAY_LINK))));
}

#[test]
fn a_split_the_service_changed_is_called_the_one_asked_for() {
    let mut bench = bench(split("88.19", "x", ["40", "30", "17.5"]));
    let mut answered = answer(PAY_LINK);
    answered.differences = vec![Difference::Recipients];
    end(&mut bench, Outcome::Created(Box::new(answered)));
    assert!(says(&bench, "You asked for this split"));
    assert!(!says(&bench, "Goes to"));
}

#[test]
fn the_code_stands_in_the_middle_of_its_column() {
    for mode in [simple(), split("88.19", "x", ["40", "30", "17.5"])] {
        let mut bench = bench(mode);
        end(&mut bench, Outcome::Created(Box::new(answer(PAY_LINK))));
        let code = bench.get_by_role_and_label(Role::Image, "QR code of the payment link").rect();
        let left = bench.get_by_role_and_label(Role::Heading, "Link created").rect().left();
        // 33 modules and four on each side, of six points each, in a column of 288 points.
        assert!((code.width() - 246.0).abs() < 0.5, "{code}");
        assert!((code.height() - 246.0).abs() < 0.5, "{code}");
        assert!((code.left() - left - 21.0).abs() < 1.0, "{code}");
    }
}

#[test]
fn an_address_of_another_host_is_only_text() {
    let mut bench = bench(simple());
    let wrong = answer("https://app.dev.secpaid.com.evil.example/payment?link_id=MTE4NDI=");
    assert!(matches!(wrong.verified, Err(LinkSuspicion::OtherHost(_))));
    end(&mut bench, Outcome::Created(Box::new(wrong)));
    assert!(bench.query_by_role(Role::Image).is_none());
    for button in ["Copy link", "Open in browser", "Share…", "Save QR", "Print sheet…"] {
        assert!(bench.query_by_role_and_label(Role::Button, button).is_none(), "{button}");
    }
    assert!(bench.query_by_role_and_label(Role::Button, "Copy as text").is_some());
    picture(&mut bench, "created-doubtful");
}

#[test]
fn an_unknown_outcome_holds_the_form() {
    let mut bench = bench(simple());
    bench.state_mut().state.sessions.values_mut().for_each(|session| {
        session.create.attempt = Attempt::Unknown(IntentId(1));
    });
    bench.run_ok();
    assert!(says(&bench, "Find out what became of the first request"));
    assert!(!is_enabled(&bench, "Create link"));
    press(&mut bench, Role::Button, "See what can be done…");
    assert!(bench.state().state.dialog.is_some());
}
