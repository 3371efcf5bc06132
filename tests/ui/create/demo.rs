//! The same over the real backend and the Demo: the keyboard, a second link, a saved code.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::model::{DraftEdit, LinkMode, Money};
use secpaid_desktop::state::{
    Action, Attempt, CreateAction, Dialog, NoticeKind, QrAction, Screen, SharingAction, State,
};

use crate::stage::picture;
use crate::window::{Opening, Window};

#[test]
fn a_link_of_the_demo_is_created_with_the_keyboard_and_paid() {
    let mut window = Window::open(&Opening::default());
    window.act(Action::Create(CreateAction::New(LinkMode::Single)));
    for (label, text) in [("Amount", "19,90"), ("Note", "Strauß für Frau Özdemir")] {
        window.harness.get_by_role_and_label(Role::TextInput, label).focus();
        window.harness.run_ok();
        window.harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
        window.harness.run_ok();
    }
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.until("the link is there", |state| state.session().create.created.is_some());
    let created = window.state().session().create.created.as_deref().expect("a link").clone();
    assert_eq!(created.link.amount, Some(Money::from_cents(1990)));
    assert_eq!(created.link.note.as_deref(), Some("Strauß für Frau Özdemir"));
    assert_eq!(created.differences, []);
    assert!(created.verified.is_ok());
    picture(&mut window.harness, "link-created-demo");
    window.harness.get_by_role_and_label(Role::Button, "A customer pays this link").click();
    let id = created.link.id;
    window.until("it is paid", |state| {
        state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::DemoPaid(paid) if paid == id))
    });
    window.harness.run_ok();
    let shows = |role, words| window.harness.query_by_role_and_label(role, words).is_some();
    assert!(shows(Role::Status, "Paid (simulated)"));
    let is_used =
        |label: egui_kittest::Node<'_>| label.accesskit_node().value().is_some_and(|value| value.ends_with(", Used"));
    assert!(window.harness.get_all_by_role(Role::Label).any(is_used));
    assert!(!shows(Role::Status, "Ready to be paid"));
    assert!(!shows(Role::Button, "A customer pays this link"), "it is paid once");
    assert!(shows(Role::Heading, "Link paid"));
    assert!(window.harness.query_by_label_contains("Scan to pay").is_none(), "nobody can pay it again");
    picture(&mut window.harness, "link-created-paid");
    window.harness.get_by_role_and_label(Role::Button, "Show in Pay-ins").click();
    window.until("its pay-in is shown", |state| state.screen == Screen::PayIns);
    assert!(window.state().session().create.created.is_none());
    assert_eq!(window.state().session().pay_ins.filter.search, id.to_string());
    // The next card is of a link that nobody has paid.
    window.act(Action::Create(CreateAction::New(LinkMode::Single)));
    window.act(Action::Create(CreateAction::Edit(DraftEdit::Amount("5".to_owned()))));
    window.act(Action::Create(CreateAction::Send));
    window.until("the next link is there", |state| state.session().create.created.is_some());
    window.harness.run_ok();
    assert!(window.harness.query_by_role_and_label(Role::Status, "Ready to be paid").is_some());
    assert!(window.harness.query_by_role_and_label(Role::Button, "A customer pays this link").is_some());
}

#[test]
fn a_second_link_like_the_first_is_asked_about() {
    let mut window = Window::open(&Opening::default());
    let edits = || [DraftEdit::Amount("19,90".to_owned()), DraftEdit::Note("Strauß".to_owned())];
    for edit in edits() {
        window.act(Action::Create(CreateAction::Edit(edit)));
    }
    window.act(Action::Create(CreateAction::Send));
    window.until("the link is there", |state| state.session().create.created.is_some());
    window.act(Action::Create(CreateAction::New(LinkMode::Single)));
    for edit in edits() {
        window.act(Action::Create(CreateAction::Edit(edit)));
    }
    window.harness.get_by_role_and_label(Role::Button, "Create link").click();
    window.harness.run_ok();
    assert!(matches!(window.state().session().create.attempt, Attempt::Twice { .. }));
    assert!(!window.state().session().write_running());
    picture(&mut window.harness, "create-twice");
    window.harness.get_by_role_and_label(Role::Button, "Create a second link").click();
    window.until("the second link is there", |state| state.session().create.created.is_some());
}

#[test]
fn the_code_is_saved_and_a_file_that_is_there_is_asked_about() {
    let mut window = Window::open(&Opening::default());
    window.act(Action::Create(CreateAction::New(LinkMode::Single)));
    window.act(Action::Create(CreateAction::Edit(DraftEdit::Amount("5".to_owned()))));
    window.act(Action::Create(CreateAction::Send));
    window.until("the link is there", |state| state.session().create.created.is_some());
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("code.svg");
    window.act(Action::Qr(QrAction::OpenCreated));
    window.act(Action::Qr(QrAction::Path(file.to_string_lossy().into_owned())));
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    let dialog = |state: &State| match &state.dialog {
        Some(Dialog::Qr(dialog)) => (dialog.saved.is_some(), dialog.error.is_some()),
        _ => (false, false),
    };
    window.until("it is saved", |state| dialog(state).0);
    assert!(std::fs::read_to_string(&file).expect("the drawing").contains("<title>TEST</title>"));
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    window.until("it asks", |state| dialog(state).1);
    assert!(window.harness.query_by_role_and_label(Role::Button, "Save").is_none(), "it is asked first");
    let close = window.harness.get_all_by_role_and_label(Role::Button, "Close").last().expect("a way out");
    assert!(close.is_focused(), "Enter replaces nothing by chance");
    picture(&mut window.harness, "qr-dialog-exists");
    window.harness.get_by_role_and_label(Role::Button, "Replace").click();
    window.until("it is replaced", |state| dialog(state) == (true, false));
    picture(&mut window.harness, "qr-dialog-saved");
}

#[test]
fn a_sheet_is_printed_from_the_card_and_an_older_one_is_asked_about() {
    let mut window = Window::open(&Opening::default());
    window.act(Action::Create(CreateAction::New(LinkMode::Single)));
    for edit in [DraftEdit::Amount("88,19".to_owned()), DraftEdit::Note("Bestellung 2026-0135".to_owned())] {
        window.act(Action::Create(CreateAction::Edit(edit)));
    }
    window.act(Action::Create(CreateAction::Send));
    window.until("the link is there", |state| state.session().create.created.is_some());
    window.harness.get_by_role_and_label(Role::Button, "Print sheet…").click();
    window.harness.run_ok();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("Blatt für die Theke.pdf");
    window.act(Action::Sharing(SharingAction::Path(file.to_string_lossy().into_owned())));
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    let saved = |state: &State| matches!(&state.dialog, Some(Dialog::Sheet(dialog)) if dialog.saved.is_some());
    window.until("it is saved", saved);
    let bytes = std::fs::read(&file).expect("the sheet");
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let whole = String::from_utf8_lossy(&bytes);
    assert!(whole.contains("/Title (TEST Payment link)") && whole.contains("/Lang (en)"), "{}", whole.len());
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    let asks = |state: &State| matches!(&state.dialog, Some(Dialog::Sheet(dialog)) if dialog.error.is_some());
    window.until("it asks before it replaces", asks);
    window.harness.run_ok();
    assert!(window.harness.query_by_role_and_label(Role::Button, "Save").is_none());
    let replace = window.harness.get_by_role_and_label(Role::Button, "Replace");
    assert!(!replace.accesskit_node().is_disabled() && !replace.is_focused());
}

#[test]
fn an_empty_form_has_no_link_to_show_or_hand_over() {
    let mut window = Window::open(&Opening::default());
    window.act(Action::Create(CreateAction::New(LinkMode::Single)));
    window.act(Action::Create(CreateAction::Edit(DraftEdit::Amount("12".to_owned()))));
    window.act(Action::Create(CreateAction::Send));
    window.until("the link is there", |state| state.session().create.created.is_some());
    let offered = |window: &mut Window| {
        window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
        window.harness.run_ok();
        window.harness.event(egui::Event::Text("QR code".to_owned()));
        window.harness.run_ok();
        let option = window.harness.get_all_by_role(Role::ListBoxOption).next().expect("a command");
        let label = option.accesskit_node().label().unwrap_or_default();
        window.harness.key_press(egui::Key::Escape);
        window.harness.run_ok();
        label
    };
    assert_eq!(offered(&mut window), "QR code of the link");
    window.harness.get_by_role_and_label(Role::Button, "Done").click();
    window.until("the card is put away", |state| state.session().create.created.is_none());
    assert_eq!(offered(&mut window), "QR code of the link, No unpaid link is chosen");
}
