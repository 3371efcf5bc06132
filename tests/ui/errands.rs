//! What a merchant does in a day, without a mouse: refunds, languages, the match of a payout and an invoice, files with
//! columns of one's own, templates, recipients, handing over, switching. Keyboard events alone; what a backend would say
//! is handed in.

use egui::{Key, Modifiers, OutputCommand, Role};
use egui_kittest::Harness;
use secpaid_desktop::backend::{Command, Outcome, Write};
use secpaid_desktop::model::{Environment, LinkId, Money, Scope};
use secpaid_desktop::state::{Dialog, Screen};
use secpaid_desktop::text::Language;

use crate::desk::{Desk, has, key, last};
use crate::keyboard::{focused, tab_to, tab_to_row};
use crate::ledger_shop::{invoices, payouts};
use crate::refunds::{self, PLAIN};
use crate::shop::{links, pay_in, pay_ins};
use crate::window::{Opening, Window};

type Keys = Harness<'static, Desk>;

fn at_work(desk: Desk) -> Keys {
    desk.window(false, 1280.0, 800.0)
}

fn press(window: &mut Keys, keys: Key) {
    key(window, Modifiers::NONE, keys);
}

fn write(window: &mut Keys, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run_ok();
}

/// Runs a command by its words.
fn run(window: &mut Keys, words: &str) {
    key(window, Modifiers::COMMAND, Key::K);
    write(window, words);
    press(window, Key::Enter);
}

/// Goes on with an arrow until this has the focus.
fn down_to(window: &mut Keys, what: &str) {
    for _ in 0..12 {
        if focused(window).contains(what) {
            return;
        }
        press(window, Key::ArrowDown);
    }
    panic!("the arrows never come to {what}, but to {}", focused(window));
}

/// The dialog for the refund of the plain payment, which is the fourth row.
fn refunding(environment: Environment) -> Keys {
    let mut window = at_work(refunds::desk(environment, Vec::new()));
    tab_to_row(&mut window);
    for _ in 0..PLAIN.0 {
        press(&mut window, Key::ArrowDown);
    }
    press(&mut window, Key::Enter);
    key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::R);
    window
}

fn requested(window: &Keys) -> (LinkId, Money, bool) {
    let [write] = &window.state().writes[..] else { panic!("one write: {:?}", window.state().writes) };
    let Write::Refund(request) = &write.write else { panic!("a refund: {write:?}") };
    (request.pay_id, request.amount, request.full)
}

#[test]
fn a_payment_is_refunded_whole_and_in_part() {
    let mut window = refunding(Environment::Demo);
    assert_eq!(focused(&window), "RadioButton Full amount");
    tab_to(&mut window, "Button Request refund");
    press(&mut window, Key::Enter);
    assert_eq!(requested(&window), (LinkId(PLAIN.1), Money::from_cents(8819), true));
    refunds::end(window.state_mut(), Outcome::RefundRequested(LinkId(PLAIN.1)));
    window.run_ok();
    press(&mut window, Key::Enter);
    assert!(window.state().state.dialog.is_none(), "Done has the focus");

    let mut window = refunding(Environment::Demo);
    press(&mut window, Key::Tab);
    press(&mut window, Key::Space);
    assert_eq!(focused(&window), "TextInput Refund amount");
    write(&mut window, "20,50");
    press(&mut window, Key::Enter);
    assert_eq!(requested(&window), (LinkId(PLAIN.1), Money::from_cents(2050), false));
}

#[test]
fn with_real_money_the_amount_is_typed_once_more() {
    let mut window = refunding(Environment::Production);
    assert_eq!(focused(&window), "TextInput Type the amount to confirm");
    write(&mut window, "88");
    press(&mut window, Key::Enter);
    assert!(window.state().writes.is_empty(), "it is not the amount");
    tab_to(&mut window, "TextInput Type the amount to confirm");
    key(&mut window, Modifiers::COMMAND, Key::A);
    write(&mut window, "88,19");
    tab_to(&mut window, "Button Request refund");
    press(&mut window, Key::Enter);
    assert_eq!(requested(&window), (LinkId(PLAIN.1), Money::from_cents(8819), true));

    let mut window = refunding(Environment::Production);
    tab_to(&mut window, "RadioButton A part");
    press(&mut window, Key::Space);
    write(&mut window, "20");
    for typed in ["20,01", "20"] {
        tab_to(&mut window, "TextInput Type the amount to confirm");
        key(&mut window, Modifiers::COMMAND, Key::A);
        write(&mut window, typed);
        assert!(window.state().writes.is_empty());
        press(&mut window, Key::Enter);
    }
    assert_eq!(requested(&window), (LinkId(PLAIN.1), Money::from_cents(2000), false));
}

#[test]
fn the_language_is_changed_by_its_command_and_back_in_settings() {
    let mut window = Window::open(&Opening::default());
    window.press_with(Modifiers::COMMAND, Key::K);
    window.write("german");
    window.press(Key::Enter);
    assert_eq!(window.state().settings.language.as_deref(), Some(Language::German.id()));
    window.press_with(Modifiers::COMMAND, Key::Num8);
    window.to("Tab Darstellung");
    window.press(Key::Enter);
    window.to("RadioButton Deutsch");
    window.press(Key::ArrowRight);
    assert_eq!(window.state().settings.language.as_deref(), Some(Language::English.id()));
    assert_eq!(focused(&window.harness), "RadioButton English");
}

#[test]
fn the_day_of_a_payout_is_opened_with_its_match() {
    let mut window = at_work(payouts(Environment::Demo, 5));
    tab_to_row(&mut window);
    press(&mut window, Key::Enter);
    window.state_mut().compared((0..21).map(pay_in).collect());
    window.run_ok();
    assert!(has(&window, Role::Label, "The pay-ins of this day add up to the payout to the cent."));
    press(&mut window, Key::Escape);
    assert_eq!(window.state().state.session().payouts.table.detail, None);
}

#[test]
fn an_invoice_is_compared_with_its_month() {
    let mut window = at_work(invoices(Environment::Demo, 5));
    tab_to_row(&mut window);
    press(&mut window, Key::Enter);
    tab_to(&mut window, "Button Compare with pay-ins");
    press(&mut window, Key::Enter);
    assert_eq!(last(&window), "Invoices(Compare)");
    window.state_mut().compared(Vec::new());
    window.run_ok();
    assert!(window.state().state.session().invoices.table.detail.is_some());
}

#[test]
fn a_file_is_written_with_one_column_moved_and_one_left_out() {
    let mut window = at_work(pay_ins(Environment::Demo, 21));
    key(&mut window, Modifiers::COMMAND, Key::E);
    tab_to(&mut window, "Button Choose columns…");
    press(&mut window, Key::Enter);
    tab_to(&mut window, "CheckBox Date");
    press(&mut window, Key::Space);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    key(&mut window, Modifiers::ALT, Key::ArrowUp);
    tab_to(&mut window, "Button Done");
    press(&mut window, Key::Enter);
    tab_to(&mut window, "TextInput File");
    press(&mut window, Key::Enter);
    let columns = window.state().commands.iter().find_map(|command| match command {
        Command::Export(_, job) => Some(job.columns.clone()),
        _ => None,
    });
    assert_eq!(columns.expect("an export")[..3], ["transaction_type", "recipient_note", "payment_method"]);
}

#[test]
fn a_form_is_kept_as_a_template_and_used() {
    let mut window = at_work(pay_ins(Environment::Demo, 5));
    key(&mut window, Modifiers::COMMAND, Key::N);
    write(&mut window, "49,90");
    press(&mut window, Key::Tab);
    write(&mut window, "Blumenabo");
    tab_to(&mut window, "Button Templates");
    press(&mut window, Key::Enter);
    down_to(&mut window, "Save as template…");
    press(&mut window, Key::Enter);
    assert_eq!(focused(&window), "TextInput Name");
    key(&mut window, Modifiers::COMMAND, Key::A);
    write(&mut window, "Abo");
    press(&mut window, Key::Enter);
    tab_to(&mut window, "Button Clear form");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().state.session().create.draft.note, "");
    run(&mut window, "templates");
    tab_to(&mut window, "Button Use, Abo");
    press(&mut window, Key::Enter);
    let state = &window.state().state;
    assert_eq!((state.screen, &*state.session().create.draft.note), (Screen::Create, "Blumenabo"));
}

#[test]
fn a_recipient_is_kept_and_used_in_a_split() {
    let mut window = Window::open(&Opening::default());
    window.press_with(Modifiers::COMMAND, Key::K);
    window.write("settings recipients");
    window.press(Key::Enter);
    window.to("Button Add recipient…");
    window.press(Key::Enter);
    assert_eq!(focused(&window.harness), "TextInput Label");
    window.write("Gärtnerei Süd");
    window.press(Key::Tab);
    window.write("rt_0123456789abcdef");
    window.to("Button Save recipient");
    window.press(Key::Enter);
    let kept = |state: &secpaid_desktop::state::State| {
        let mut book = state.session().book.recipients.iter();
        book.any(|recipient| &*recipient.label == "Gärtnerei Süd")
    };
    window.until("the recipient is kept", kept);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    window.to("Button Add recipient");
    window.press(Key::Enter);
    for _ in 0..12 {
        if focused(&window.harness).contains("Gärtnerei Süd") {
            break;
        }
        window.press(Key::ArrowDown);
    }
    window.press(Key::Enter);
    window.to("TextInput Share of Gärtnerei Süd");
}

#[test]
fn a_link_is_handed_over_as_text_and_as_a_sheet() {
    let mut window = at_work(links(Environment::Demo, 5));
    tab_to_row(&mut window);
    press(&mut window, Key::Enter);
    tab_to(&mut window, "Button Share…");
    press(&mut window, Key::Enter);
    assert_eq!(focused(&window), "Button Copy text");
    window.event(egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert!(copied.expect("a text").contains("https://app.secpaid.com/payment?link_id="));
    window.run_ok();
    tab_to(&mut window, "Button Print sheet…");
    press(&mut window, Key::Enter);
    tab_to(&mut window, "TextInput File");
    press(&mut window, Key::Enter);
    assert!(window.state().commands.iter().any(|command| matches!(command, Command::SaveSheet(..))));
}

#[test]
fn production_is_gone_to_after_a_question_and_left_again() {
    let mut window = at_work(pay_ins(Environment::Demo, 5));
    run(&mut window, "switch production");
    assert!(matches!(window.state().state.dialog, Some(Dialog::ConfirmSwitch(Environment::Production))));
    tab_to(&mut window, "Button Switch to Production");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().state.active, Scope::of(Environment::Production));
    run(&mut window, "switch demo");
    assert_eq!(window.state().state.active, Scope::of(Environment::Demo));
}

#[test]
fn an_environment_is_set_to_view_only() {
    let mut window = at_work(pay_ins(Environment::Demo, 5));
    key(&mut window, Modifiers::COMMAND, Key::Num8);
    tab_to(&mut window, "Switch View only, Demo");
    press(&mut window, Key::Space);
    assert!(window.state().state.is_view_only());
    assert!(has(&window, Role::Label, "View only"));
}
