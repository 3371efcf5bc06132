//! The form and the card in their states, drawn to be looked at.

use egui::Role;
use secpaid_desktop::backend::{NotSent, Outcome};
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{DraftEdit, Environment, KeyState, Source, SplitRowId, SplitType};
use secpaid_desktop::state::Attempt;
use zeroize::Zeroizing;

use super::desk::{PAY_LINK, answer, bench_in, end, press, simple, split};
use crate::stage::picture;

/// The form with the last token unknown to the service and 3.50 % left.
fn split_with_faults() -> Vec<DraftEdit> {
    let mut edits = split("150.00", "Bestellung 2026-0135", ["45.00", "30.00", ""]);
    edits.extend([
        DraftEdit::RemoveRow(SplitRowId(2)),
        DraftEdit::AddRow(Source::Typed(Zeroizing::new("rt_9fK2mQx7Lw3V9aBc9fK3".to_owned()))),
        DraftEdit::RowShare(SplitRowId(3), "11.50".to_owned()),
        DraftEdit::UnlockOwner(true),
        DraftEdit::OwnerShare("10.00".to_owned()),
        DraftEdit::MarkUnknown(2),
    ]);
    edits
}

fn split_as_planned() -> Vec<DraftEdit> {
    let mut edits = split("248.00", "Hochzeit Sommer, Anzahlung", ["40.00", "30.00", "17.50"]);
    edits.push(DraftEdit::CallbackUrl("0".to_owned()));
    edits
}

/// Every row long or wrong, more of them than fit.
fn split_crowded() -> Vec<DraftEdit> {
    let mut edits = split("999999.99", "Hochzeit Sommer", ["33.333", "0", ""]);
    edits.push(DraftEdit::UnlockOwner(true));
    edits.push(DraftEdit::OwnerShare("120".to_owned()));
    for row in 3..14_u32 {
        edits.push(DraftEdit::AddRow(Source::Typed(Zeroizing::new("ab cd".to_owned()))));
        edits.push(DraftEdit::RowShare(SplitRowId(row), "1.234,5".to_owned()));
    }
    edits
}

fn split_in_euro() -> Vec<DraftEdit> {
    let mut edits = split("248,00", "Hochzeit Sommer, Anzahlung", ["100,00", "74,40", "80"]);
    edits.push(DraftEdit::SplitType(SplitType::Absolute));
    edits
}

const SIZES: [(&str, (f32, f32)); 2] = [("", (1280.0, 800.0)), ("-small", (900.0, 600.0))];

#[test]
fn tour_of_the_form() {
    for (suffix, size) in SIZES {
        for (name, environment, dark, edits) in [
            ("create-single-light", Environment::Development, false, simple()),
            ("create-single-empty-demo-dark", Environment::Demo, true, vec![]),
            ("create-split-light", Environment::Production, false, split_as_planned()),
            ("create-split-dark", Environment::Production, true, split_as_planned()),
            ("create-split-error-light", Environment::Development, false, split_with_faults()),
            ("create-split-crowded-light", Environment::Development, false, split_crowded()),
            ("create-split-fixed-over-dark", Environment::Development, true, split_in_euro()),
        ] {
            let mut bench = bench_in(environment, dark, size, edits);
            picture(&mut bench, &format!("{name}{suffix}"));
        }
    }
}

#[test]
fn tour_of_the_options_and_of_a_failure() {
    for (suffix, size) in SIZES {
        let mut edits = simple();
        edits.extend([DraftEdit::EncryptWebhook(true), DraftEdit::EncryptionKey("abc".to_owned().into())]);
        let mut bench = bench_in(Environment::Development, false, size, edits);
        picture(&mut bench, &format!("create-options-light{suffix}"));
        let mut bench = bench_in(Environment::Demo, false, size, simple());
        end(&mut bench, Outcome::NotSent(NotSent::NoKey(KeyState::Locked)));
        picture(&mut bench, &format!("create-not-sent-light{suffix}"));
        for session in bench.state_mut().state.sessions.values_mut() {
            session.create.attempt = Attempt::Unknown(IntentId(1));
        }
        bench.run_ok();
        picture(&mut bench, &format!("create-unknown-light{suffix}"));
    }
}

#[test]
fn tour_of_the_card_and_the_code() {
    for (suffix, size) in SIZES {
        for dark in [false, true] {
            let theme = if dark { "dark" } else { "light" };
            let mut bench = bench_in(Environment::Development, dark, size, simple());
            end(&mut bench, Outcome::Created(Box::new(answer(PAY_LINK))));
            picture(&mut bench, &format!("link-created-{theme}{suffix}"));
            press(&mut bench, Role::Button, "Save QR");
            picture(&mut bench, &format!("link-created-menu-{theme}{suffix}"));
            press(&mut bench, Role::MenuItem, "Vector (SVG)…");
            picture(&mut bench, &format!("qr-dialog-{theme}{suffix}"));
            let mut bench = bench_in(Environment::Development, dark, size, split_as_planned());
            let mut answered = answer(PAY_LINK);
            answered.link.amount = None;
            answered.differences.clear();
            end(&mut bench, Outcome::Created(Box::new(answered)));
            picture(&mut bench, &format!("link-created-split-{theme}{suffix}"));
        }
    }
}
