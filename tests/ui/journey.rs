//! The main job from end to end, as a user does it: by role and label in the whole window, over the real backend and
//! the Demo's simulator. Nothing is handed to the state but what a widget pushes.

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::model::{Environment, LinkKind, LinkList, RowSource as _};
use secpaid_desktop::state::{Dialog, ExportState, Remote, State};

use crate::stage::picture;
use crate::window::{Opening, Window};

fn press(window: &mut Window, role: Role, label: &str) {
    window.harness.get_by_role_and_label(role, label).click();
    window.harness.run_ok();
}

fn type_into(window: &mut Window, label: &str, text: &str) {
    window.harness.get_by_role_and_label(Role::TextInput, label).focus();
    window.harness.run_ok();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    window.harness.run_ok();
}

fn pay_ins_shown(state: &State) -> bool {
    let view = &state.session().pay_ins;
    !view.rows.is_loading() && view.indexing.is_none() && !view.index.is_empty()
}

fn links_shown(state: &State) -> bool {
    let table = &state.session().links.unpaid;
    !table.rows.is_loading() && table.indexing.is_none() && !table.index.is_empty()
}

/// The welcome screen's first card: one press and the shop is there.
fn into_the_demo() -> Window {
    let mut window = Window::open(&Opening { welcome: true, ..Opening::default() });
    press(&mut window, Role::Button, "Try the demo");
    window.until("the figures are there", |state| {
        let session = state.session();
        matches!(session.overview.rows, Remote::Ready { .. }) && session.overview.ages.is_some()
    });
    picture(&mut window.harness, "journey-overview");
    press(&mut window, Role::Tab, "Pay-ins");
    window.until("thirty days of pay-ins are shown", pay_ins_shown);
    window
}

#[test]
fn a_link_is_created_paid_and_seen_among_the_pay_ins() {
    let mut window = into_the_demo();
    assert_eq!(window.state().active.environment, Environment::Demo);
    let before = window.state().session().pay_ins.index.len();
    picture(&mut window.harness, "journey-pay-ins");

    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.harness.run_ok();
    type_into(&mut window, "Amount", "88,19");
    type_into(&mut window, "Note", "Strauß für Frau Öztürk");
    press(&mut window, Role::Button, "Create link");
    window.until("the link is created", |state| state.session().create.created.is_some());
    let created = window.state().session().create.created.as_ref().expect("created");
    let id = created.link.id;
    assert!(created.verified.is_ok(), "its address leads to the simulator and to this link");
    assert_eq!(created.differences, []);
    picture(&mut window.harness, "journey-created");

    press(&mut window, Role::Button, "A customer pays this link");
    window.until("the customer has paid", |state| state.session().pay_ins.stale);
    press(&mut window, Role::Tab, "Pay-ins");
    window.until("the payment is there", |state| {
        pay_ins_shown(state) && state.session().pay_ins.shown().iter().any(|row| row.pay_id == id)
    });
    let rows = window.state().session().pay_ins.shown().clone();
    assert_eq!(window.state().session().pay_ins.index.len(), before + 1);
    let paid = rows.iter().find(|row| row.pay_id == id).expect("the payment");
    assert_eq!(&*paid.note, "Strauß für Frau Öztürk");
    assert!(paid.is_paid());
    picture(&mut window.harness, "journey-paid");
}

#[test]
fn a_payment_is_split_among_three_recipients() {
    let mut window = into_the_demo();
    window.harness.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N);
    window.harness.run_ok();
    type_into(&mut window, "Amount", "248");
    type_into(&mut window, "Note", "Hochzeit Sommer, Anzahlung");
    for (name, tail, share) in
        [("Kurier Ritter", "4711", "40"), ("Floristik Aydın", "0815", "30"), ("Marktstand Nord", "2290", "17,5")]
    {
        press(&mut window, Role::Button, "Add recipient");
        press(&mut window, Role::MenuItem, &format!("{name}, •••• {tail}"));
        type_into(&mut window, &format!("Share of {name}"), share);
    }
    picture(&mut window.harness, "journey-split");
    press(&mut window, Role::Button, "Create split link");
    window.until("the split link is created", |state| state.session().create.created.is_some());
    let created = window.state().session().create.created.as_ref().expect("created");
    assert_eq!(created.differences, [], "the service stored the three shares as they were asked");
    let id = created.link.id;

    press(&mut window, Role::Tab, "Links");
    window.until("the unpaid links are read", links_shown);
    let links = window.state().session().links.unpaid.rows.value().expect("rows").clone();
    assert_eq!(links.len(), 41);
    let link = links.iter().find(|link| link.id == id).expect("the new link");
    assert_eq!(link.kind, LinkKind::Split);
    assert_eq!(link.recipients.len(), 3);
    picture(&mut window.harness, "journey-links");
}

#[test]
fn the_pay_ins_on_the_screen_become_a_spreadsheet() {
    let mut window = into_the_demo();
    let shown = window.state().session().pay_ins.index.len();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    window.harness.run_ok();
    let path = window.folder().join("pay-ins.xlsx");
    type_into(&mut window, "File", path.to_str().expect("a path of letters"));
    press(&mut window, Role::Button, "Export");
    window.until(
        "the spreadsheet is written",
        |state| matches!(&state.dialog, Some(Dialog::Export(dialog)) if matches!(dialog.state, ExportState::Done(_))),
    );
    picture(&mut window.harness, "journey-exported");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    assert_eq!(sheet.height(), shown + 1, "a header, and a row for each on the screen");
    let titles: Vec<String> = sheet.rows().next().expect("the header").iter().map(ToString::to_string).collect();
    let column = |title: &str| titles.iter().position(|other| other == title).expect("the column");
    let (amount, date) = (column("Amount"), column("Date"));
    for row in sheet.rows().skip(1) {
        assert!(matches!(row[amount], Data::Float(_)), "{row:?}");
        assert!(matches!(row[date], Data::DateTime(_)), "{row:?}");
    }
}

#[test]
fn a_link_is_deleted_only_after_a_question() {
    let mut window = into_the_demo();
    press(&mut window, Role::Tab, "Links");
    window.until("the unpaid links are read", links_shown);
    let first = window.state().session().links.unpaid.rows.value().and_then(|rows| rows.get(0)).expect("a link").id;
    window.harness.get_by_role_and_label(Role::Table, "Unpaid").focus();
    window.harness.run_ok();
    window.harness.key_press(Key::Space);
    window.harness.run_ok();
    press(&mut window, Role::Button, "Delete selected links…");
    assert!(matches!(window.state().dialog, Some(Dialog::Delete(_))));
    picture(&mut window.harness, "journey-delete");
    press(&mut window, Role::Button, "Delete link");
    window.until("the link is gone from the list", |state| {
        let rows = state.session().links.unpaid.rows.value();
        links_shown(state) && rows.is_some_and(|rows| rows.len() == 39)
    });
    let rows = window.state().session().links.unpaid.rows.value().expect("rows").clone();
    assert!(rows.iter().all(|link| link.id != first));
    assert_eq!(window.state().session().links.tab, LinkList::Unpaid);
    assert_eq!(window.state().session().activity.entries.len(), 1, "the deletion stands under Activity");
}

#[test]
fn a_new_link_is_typed_and_sent_by_keyboard_alone() {
    let mut window = into_the_demo();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    window.harness.run_ok();
    window.harness.event(egui::Event::Text("12,50".to_owned()));
    window.harness.run_ok();
    window.harness.key_press(Key::Tab);
    window.harness.run_ok();
    window.harness.event(egui::Event::Text("Bestellung 2026-0135".to_owned()));
    window.harness.run_ok();
    assert_eq!(window.state().session().create.draft.amount, "12,50");
    assert_eq!(window.state().session().create.draft.note, "Bestellung 2026-0135");
    // A focused button must not take the Enter of the shortcut for its own.
    window.harness.get_by_role_and_label(Role::Button, "Environment, DEMO").focus();
    window.harness.run_ok();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.until("the link is created", |state| state.session().create.created.is_some());
    assert!(window.harness.query_by_role(Role::MenuItemRadio).is_none(), "no menu came up");
}
