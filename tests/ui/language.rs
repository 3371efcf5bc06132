//! The language of the window: the system's at first, another one in the frame in which it is chosen, with everything on
//! the screen as it was. Over the whole window, with the Demo behind it.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::model::{DraftEdit, Environment, LinkId, LinkList, LinkMode, PayIn, RowSource as _, Sort, Source};
use secpaid_desktop::state::{
    Action, CreateAction, Dialog, LinksAction, NoticeKind, PayInsAction, Screen, SettingsAction, SettingsPage,
};
use secpaid_desktop::text::Language;

use crate::desk::Desk;
use crate::scene::Scene;
use crate::shop::{paid, pay_ins};
use crate::stage::picture;
use crate::window::{Opening, Window};

fn has(window: &Window, role: Role, label: &str) -> bool {
    window.harness.query_by_role_and_label(role, label).is_some()
}

fn press(window: &mut Window, role: Role, label: &str) {
    window.harness.get_by_role_and_label(role, label).click();
    window.harness.run_ok();
}

/// What the window calls itself in the one frame after this action, if it does.
fn title_after(window: &mut Window, action: Action) -> Option<String> {
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().as_mut().expect("the window is open").act(&ctx, action);
    window.harness.step();
    let commands = window.harness.output().viewport_output.values().flat_map(|viewport| &viewport.commands);
    let mut titles = commands.filter_map(|command| match command {
        egui::ViewportCommand::Title(title) => Some(title.clone()),
        _ => None,
    });
    titles.next_back()
}

#[test]
fn a_german_system_is_spoken_to_in_german() {
    let mut window = Window::open(&Opening { language: Language::German, ..Opening::default() });
    assert!(has(&window, Role::Tab, "Zahlungseingänge"));
    window.act(Action::Go(Screen::PayIns));
    window.until("pay-ins are there", |state| state.session().pay_ins.rows.value().is_some());
    assert!(has(&window, Role::Heading, "Zahlungseingänge"));
    assert!(has(&window, Role::Button, "Exportieren…"));
    // The language of the settings wins over the system's, and an unknown one does not.
    window.act(Action::Go(Screen::Settings(SettingsPage::Appearance)));
    assert!(has(&window, Role::RadioGroup, "Sprache"));
    assert!(has(&window, Role::RadioButton, "Deutsch") && has(&window, Role::RadioButton, "English"));
}

#[test]
fn the_language_changes_in_the_frame_in_which_it_is_chosen() {
    let mut window = Window::open(&Opening::default());
    window.act(Action::Go(Screen::Settings(SettingsPage::Appearance)));
    press(&mut window, Role::RadioButton, "Deutsch");
    assert_eq!(window.state().settings.language.as_deref(), Some("de"));
    assert!(has(&window, Role::Tab, "Übersicht") || has(&window, Role::Tab, "Zahlungseingänge"));
    assert!(has(&window, Role::RadioGroup, "Erscheinungsbild"));
    assert!(!has(&window, Role::RadioGroup, "Theme"));
    // The arrow keys go on from where the focus was: the choice did not lose it.
    window.harness.get_by_role_and_label(Role::RadioButton, "Deutsch").focus();
    window.harness.run_ok();
    window.harness.key_press(Key::ArrowRight);
    window.harness.run_ok();
    assert_eq!(window.state().settings.language.as_deref(), Some("en"));
    assert!(window.harness.get_by_role_and_label(Role::RadioButton, "English").accesskit_node().is_focused());
    window.harness.key_press(Key::ArrowLeft);
    window.harness.run_ok();
    window.harness.key_press(Key::ArrowLeft);
    window.harness.run_ok();
    assert_eq!(window.state().settings.language, None);
    assert!(has(&window, Role::RadioGroup, "Language"));
}

#[test]
fn notices_dialogs_menus_and_what_was_typed_follow_the_language() {
    let mut window = Window::open(&Opening::default());
    window.act(Action::Go(Screen::PayIns));
    window.until("pay-ins are there", |state| state.session().pay_ins.rows.value().is_some());
    window.act(Action::Notify(NoticeKind::DemoReset));
    assert!(has(&window, Role::Status, "The Demo starts afresh."));
    press(&mut window, Role::Button, "Days, 30 days");
    assert!(has(&window, Role::MenuItemRadio, "Last month"));
    german(&mut window);
    assert!(has(&window, Role::Status, "Die Demo beginnt von vorn."));
    assert!(has(&window, Role::MenuItemRadio, "Letzter Monat"), "the open menu");
    window.harness.key_press(Key::Escape);
    window.harness.run_ok();
    window.act(Action::PayIns(PayInsAction::Search("Bestellung".to_owned())));
    english(&mut window);
    window.act(Action::Open(Box::new(Dialog::ConfirmResetDemo)));
    assert!(has(&window, Role::Dialog, "Reset the demo?"));
    german(&mut window);
    assert!(has(&window, Role::Dialog, "Demo zurücksetzen?"));
    assert_eq!(window.state().session().pay_ins.filter.search, "Bestellung");
}

#[test]
fn the_window_is_called_as_the_language_calls_it() {
    let mut window = Window::open(&Opening::default());
    assert_eq!(title_after(&mut window, language(Language::German)), None, "the Demo is called Demo in both");
    let there = title_after(&mut window, Action::SwitchTo(Environment::Development));
    assert_eq!(there.as_deref(), Some("ENTWICKLUNG · SecPaid Desktop"));
    let english = title_after(&mut window, language(Language::English));
    assert_eq!(english.as_deref(), Some("DEVELOPMENT · SecPaid Desktop"));
}

/// A split that was begun in one language is finished in the other: amounts as typed, errors in the new words.
#[test]
fn a_draft_survives_a_change_of_language() {
    let mut window = Window::open(&Opening::default());
    window.act(Action::Go(Screen::Create));
    for edit in [DraftEdit::Mode(LinkMode::Split), DraftEdit::Amount("1.234".to_owned())] {
        window.act(Action::Create(CreateAction::Edit(edit)));
    }
    assert!(has(&window, Role::Label, "Do you mean 1,234.00 or 1.23?"));
    german(&mut window);
    assert!(has(&window, Role::Label, "Meinen Sie 1.234,00 oder 1,23?"));
    assert_eq!(window.state().session().create.draft.amount, "1.234");
}

fn language(language: Language) -> Action {
    Action::Settings(SettingsAction::Language(Some(language)))
}

fn german(window: &mut Window) {
    window.act(language(Language::German));
}

fn english(window: &mut Window) {
    window.act(language(Language::English));
}

/// A large zoom leaves half of the smallest window: nothing of Settings overlaps or is cut, in either language.
#[test]
fn settings_have_room_in_every_zoom() {
    for (zoom, width, height) in [("150", 600.0, 400.0), ("200", 450.0, 300.0)] {
        for (page, name) in [(SettingsPage::Appearance, "appearance"), (SettingsPage::About, "about")] {
            let scene = Scene::new(Environment::Development, Screen::Settings(page));
            picture(&mut scene.open(false, (width, height)), &format!("zoom-{zoom}-settings-{name}"));
        }
    }
}

#[test]
fn a_form_is_filled_in_as_the_language_writes_figures() {
    let mut desk = Desk::new(Environment::Production, Screen::Links).speaking(Language::German);
    desk.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
    desk.paid((0..5).map(paid).collect());
    desk.act(Action::Create(CreateAction::LikeLink(LinkId(99_290))));
    assert_eq!(desk.state.session().create.draft.amount, "84,90");
    // Nobody has typed a decimal yet.
    for edit in [
        DraftEdit::Clear,
        DraftEdit::Mode(LinkMode::Split),
        DraftEdit::Amount("100".into()),
        DraftEdit::AddRow(Source::Typed("rt_demo_courier_4711".to_owned().into())),
        DraftEdit::SpreadEvenly,
    ] {
        desk.act(Action::Create(CreateAction::Edit(edit)));
    }
    assert_eq!(desk.state.session().create.draft.rows[0].share, "50,00");
}

/// What the rows of Pay-ins have in a column, in their order, each once.
fn order<T: PartialEq>(desk: &Desk, of: impl Fn(&PayIn) -> T) -> Vec<T> {
    let view = &desk.state.session().pay_ins;
    let row = |at: &u32| view.shown().get(usize::try_from(*at).expect("a row")).expect("a row");
    let mut values: Vec<T> = view.index.iter().map(|at| of(row(at))).collect();
    values.dedup();
    values
}

#[test]
fn columns_of_words_are_sorted_by_the_words_that_are_read() {
    let mut desk = pay_ins(Environment::Demo, 21).speaking(Language::German);
    let sort = |desk: &mut Desk, column| {
        desk.act(Action::PayIns(PayInsAction::Sort(Sort { column, descending: false })));
    };
    sort(&mut desk, "status");
    let state = |row: &PayIn| format!("{:?}", row.state());
    // Bezahlt, Erstattet, Rückbuchung, Unbestätigt, Zurückgeholt.
    assert_eq!(order(&desk, state), ["Paid", "Refunded", "Disputed", "Pending", "WonBack"]);
    desk.act(Action::Settings(SettingsAction::Language(Some(Language::English))));
    // Disputed, Paid, Pending, Refunded, Won back.
    assert_eq!(order(&desk, state), ["Disputed", "Paid", "Pending", "Refunded", "WonBack"]);
    desk.act(Action::Settings(SettingsAction::Language(None)));
    sort(&mut desk, "transaction_type");
    let kind = |row: &PayIn| row.kind.as_sent().to_owned();
    // Aufgeteilt, Einfach, Erstattung, QR, Rückbuchung, Zurückgeholt.
    assert_eq!(order(&desk, kind), ["Split", "Basic", "Refund", "Personal QR", "Dispute", "Dispute Refund"]);
    sort(&mut desk, "payment_method");
    // Karte, PayPal, Überweisung.
    assert_eq!(
        order(&desk, |row| row.payment_method.clone()),
        [Some("card".into()), Some("paypal".into()), Some("Bank Transfer".into())]
    );
}
