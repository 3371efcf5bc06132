//! *Create link*, driven as people do it: by role and label, over a state without a backend. What would be sent is looked
//! at, and what the service would answer is handed in.

use egui::{Key, Modifiers, Rect, Role, UiBuilder};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use secpaid_desktop::backend::{Created, Event, NotSent, Outcome, Ticket, Write, WriteCommand, Written};
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{
    BookEntry, CreatedLink, Difference, DraftEdit, Environment, KeyState, LinkId, LinkMode, LinkSuspicion, Money,
    RecipientToken, Scope, ServiceTime, Source, SplitRowId, SplitType, verify_pay_link,
};
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{
    Action, Attempt, CreateAction, Dialog, KeyView, NoticeKind, Now, QrAction, Screen, Start, State, apply,
};
use secpaid_desktop::text::{Language, Texts};
use secpaid_desktop::ui::fields::Fields;
use secpaid_desktop::ui::{Actions, View, window_ui};
use zeroize::Zeroizing;

use crate::stage::{picture, stage};
use crate::window::{Opening, Window};

/// The window over a state alone.
struct Desk {
    state: State,
    texts: Texts,
    fields: Fields,
    writes: Vec<WriteCommand>,
}

impl Desk {
    fn act(&mut self, action: Action) {
        let effects = apply(&mut self.state, action);
        self.writes.extend(effects.writes);
    }

    fn edit(&mut self, edits: Vec<DraftEdit>) {
        for edit in edits {
            self.act(Action::Create(CreateAction::Edit(edit)));
        }
    }
}

type Bench = Harness<'static, Desk>;

fn token(text: &str) -> RecipientToken {
    RecipientToken::new(text).expect("a token")
}

fn book() -> Vec<BookEntry> {
    [
        ("Kurier Ritter", "rt_9fK2mQx7Lw3V4711"),
        ("Floristik Aydın", "rt_9fK2mQx7Lw3V0815"),
        ("Marktstand Nord", "rt_9fK2mQx7Lw3V2290"),
    ]
    .map(|(label, text)| BookEntry { label: label.into(), token: token(text) })
    .into()
}

fn state(environment: Environment) -> State {
    let scope = Scope::of(environment);
    let berlin = date(2026, 5, 20).at(14, 2, 0, 0);
    let utc = "2026-05-20T12:02:00Z".parse().expect("a time");
    let mut state = State::new(Start {
        scope: scope.clone(),
        welcome: false,
        api_host: None,
        settings: Settings::default(),
        read_only: false,
        data_dir: "/nowhere".into(),
        now: Now { utc, berlin },
    });
    state.keys.insert(scope.clone(), KeyView { state: KeyState::Present, ..KeyView::looking() });
    state.screen = Screen::Create;
    let session = state.sessions.get_mut(&scope).expect("a session");
    session.create.book = book();
    session.pay_host = "app.dev.secpaid.com".into();
    state
}

fn bench_in(environment: Environment, dark: bool, size: (f32, f32), edits: Vec<DraftEdit>) -> Bench {
    let mut desk = Desk {
        state: state(environment),
        texts: Texts::new(Language::English),
        fields: Fields::default(),
        writes: Vec::new(),
    };
    desk.edit(edits);
    let mut harness = stage(dark, size.0, size.1).with_pixels_per_point(1.5).with_render_cursor(false).build_ui_state(
        |ui, desk: &mut Desk| {
            // The stage has a margin; a window has none.
            let whole: Rect = ui.ctx().content_rect();
            let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
            ui.set_clip_rect(whole);
            let mut actions = Actions::new();
            let view = View { state: &desk.state, texts: &desk.texts };
            window_ui(&mut ui, &view, &mut desk.fields, &mut actions);
            if !actions.is_empty() {
                ui.ctx().request_repaint();
            }
            for action in actions {
                desk.act(action);
            }
        },
        desk,
    );
    harness.run_ok();
    harness
}

fn bench(edits: Vec<DraftEdit>) -> Bench {
    bench_in(Environment::Development, false, (1280.0, 800.0), edits)
}

fn type_into(bench: &mut Bench, label: &str, text: &str) {
    let field = bench.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    bench.run_ok();
    bench.get_by_role_and_label(Role::TextInput, label).type_text(text);
    bench.run_ok();
}

fn press(bench: &mut Bench, role: Role, label: &str) {
    bench.get_by_role_and_label(role, label).click();
    bench.run_ok();
}

fn says(bench: &Bench, words: &str) -> bool {
    bench.query_by_role_and_label(Role::Label, words).is_some()
}

fn is_enabled(bench: &Bench, label: &str) -> bool {
    !bench.get_by_role_and_label(Role::Button, label).accesskit_node().is_disabled()
}

/// A split among the three of the book, the owner takes the rest.
fn split(amount: &str, note: &str, shares: [&str; 3]) -> Vec<DraftEdit> {
    let mut edits =
        vec![DraftEdit::Mode(LinkMode::Split), DraftEdit::Amount(amount.to_owned()), DraftEdit::Note(note.to_owned())];
    for (entry, (row, share)) in book().into_iter().zip((0_u32..).zip(shares)) {
        edits.push(DraftEdit::AddRow(Source::Book(entry)));
        edits.push(DraftEdit::RowShare(SplitRowId(row), share.to_owned()));
    }
    edits
}

fn silent(id: u64) -> CreatedLink {
    CreatedLink {
        id: LinkId(id),
        pay_link: None,
        qr_img: None,
        amount: None,
        note: None,
        status: None,
        payment_endpoint: None,
        callback_url: None,
        service_fee: None,
        recipients: Box::default(),
        is_split: None,
        split_type: None,
        bank_transfer: None,
        is_qr_link: None,
        cancellable: None,
        payment_config: None,
        bank_statement: None,
        created_at: ServiceTime::Missing,
        user_id: None,
    }
}

/// What the service answers to a link over 88.19.
fn answer(pay_link: &str) -> Created {
    let link = CreatedLink {
        pay_link: Some(pay_link.into()),
        amount: Some(Money::from_cents(8819)),
        note: Some("Bestellung 2026-0135".into()),
        status: Some("Unused".into()),
        callback_url: Some("0".into()),
        bank_transfer: Some(true),
        cancellable: Some(true),
        created_at: ServiceTime::At(date(2026, 5, 20).at(14, 2, 0, 0)),
        ..silent(11_842)
    };
    let verified = verify_pay_link(pay_link, link.id, "app.dev.secpaid.com");
    Created { link, verified, differences: vec![Difference::Cancellable { asked: false }] }
}

const PAY_LINK: &str = "https://app.dev.secpaid.com/payment?link_id=MTE4NDI=";

/// Sends the form and hands in how it ended.
fn end(bench: &mut Bench, outcome: Outcome) {
    bench.state_mut().act(Action::Create(CreateAction::Send));
    let ticket: Ticket = bench.state().writes.last().expect("it was sent").ticket.clone();
    let written = Written { intent: Some(IntentId(1)), outcome };
    bench.state_mut().act(Action::Backend(Event::Written(ticket, Box::new(written))));
    bench.run_ok();
}

fn simple() -> Vec<DraftEdit> {
    vec![
        DraftEdit::Amount("88.19".to_owned()),
        DraftEdit::Note("Bestellung 2026-0135".to_owned()),
        DraftEdit::Cancellable(false),
        DraftEdit::CallbackUrl("0".to_owned()),
    ]
}

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
    assert!(says(&bench, "Total, 100.00\u{a0}%, €248.00 The sum is right"));
    assert!(is_enabled(&bench, "Create split link"));
    for (share, told) in [("29.99", "0.01\u{a0}% still to give €0.03"), ("30.01", "0.01\u{a0}% too much €0.02")] {
        let rows = vec![DraftEdit::UnlockOwner(true), DraftEdit::RowShare(SplitRowId(1), share.to_owned())];
        bench.state_mut().edit(rows);
        bench.run_ok();
        assert!(says(&bench, told), "{share}");
        assert!(!is_enabled(&bench, "Create split link"), "{share}");
    }
    press(&mut bench, Role::Button, "Take from You");
    assert!(is_enabled(&bench, "Create split link"));
    assert!(says(&bench, "Total, 100.00\u{a0}%, €248.00 The sum is right"));
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
    assert!(says(&bench, "Correct the share in row 3"));
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
    let field = bench.get_by_role_and_label(Role::PasswordInput, "Recipient token, row 3");
    assert!(field.is_focused());
    field.type_text("rt_9fK2mQx7Lw3V4711");
    bench.run_ok();
    assert!(says(&bench, "This recipient is already in the list."));
    assert!(says(&bench, "Correct the token in row 3"));
    let field = bench.get_by_role_and_label(Role::PasswordInput, "Recipient token, row 3");
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
    assert!(tops.windows(2).all(|pair| (pair[1] - pair[0] - 44.0).abs() < 1.0), "{tops:?}");
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
    press(&mut bench, Role::RadioButton, "Single");
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
fn an_address_of_another_host_is_only_text() {
    let mut bench = bench(simple());
    let wrong = answer("https://app.dev.secpaid.com.evil.example/payment?link_id=MTE4NDI=");
    assert!(matches!(wrong.verified, Err(LinkSuspicion::OtherHost(_))));
    end(&mut bench, Outcome::Created(Box::new(wrong)));
    assert!(bench.query_by_role(Role::Image).is_none());
    for button in ["Copy link", "Open in browser", "E-mail…", "Save QR"] {
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
            press(&mut bench, Role::MenuItem, "Drawing (SVG)…");
            picture(&mut bench, &format!("qr-dialog-{theme}{suffix}"));
        }
    }
}

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
    assert!(window.harness.get_by_role_and_label(Role::Button, "Save").accesskit_node().is_disabled());
    picture(&mut window.harness, "qr-dialog-exists");
    window.harness.get_by_role_and_label(Role::CheckBox, "Replace the file that is there").click();
    window.harness.run_ok();
    window.harness.get_by_role_and_label(Role::Button, "Save").click();
    window.until("it is replaced", |state| dialog(state) == (true, false));
    picture(&mut window.harness, "qr-dialog-saved");
}
