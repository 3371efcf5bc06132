//! Activity: what this application did, found, sorted, copied and exported, with all that is recorded in its panel.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::backend::{Command, Event, ExportRows, ExportsNoted, Read, Table, Ticket};
use secpaid_desktop::journal::{
    Done, Entry, ExportRecord, Intent, IntentId, RecordedOutcome, RecordedRequest, WriteKind, entry_outcome,
};
use secpaid_desktop::model::{Environment, KeyState, LinkId, RowSource as _, Scope, Sort};
use secpaid_desktop::state::{Action, ActivityAction, Dialog, ExportAction, Screen};
use secpaid_desktop::text::{Language, Texts};

use crate::desk::noon;
use crate::scene::{SMALL, Scene, WIDE, press};
use crate::stage::picture;
use crate::writes::entries;

/// Writes and files of Production on the screen.
fn shop() -> Scene {
    let mut scene = Scene::new(Environment::Production, Screen::Activity);
    let refused = RecordedOutcome::Refused { text: "".into(), status: 403, by_service: false, wait_seconds: None };
    let mut all = entries(Environment::Production);
    all.push(deletion(900, 777_001, refused));
    scene.opened(Environment::Production, KeyState::Present, all);
    let file = "/srv/blumen/secpaid-production-pay-ins-new-2026-05-20.xlsx";
    let new = ExportRecord { at: noon(), kind: "pay-ins".into(), rows: 37, file: file.into(), only_new: true };
    let payouts = ExportRecord {
        kind: "payouts".into(),
        rows: 12,
        file: "/srv/blumen/po.csv".into(),
        only_new: false,
        ..new.clone()
    };
    let ticket = Ticket { id: 0, scope: Scope::of(Environment::Production), generation: 0 };
    let noted = ExportsNoted { files: vec![payouts, new].into(), ..ExportsNoted::default() };
    scene.act(Action::Backend(Event::Exports(ticket, noted)));
    scene
}

#[test]
fn the_last_column_is_there_when_a_row_has_something_to_say_in_it() {
    let has = |scene: Scene| {
        let window = scene.open(false, WIDE);
        window.query_by_role_and_label(Role::ColumnHeader, "More").is_some()
    };
    assert!(has(shop()));
    let mut plain = Scene::new(Environment::Production, Screen::Activity);
    let link = entries(Environment::Production)
        .into_iter()
        .filter(|entry| entry.settlement.is_none() && matches!(entry.outcome, Some((_, RecordedOutcome::Done { .. }))));
    plain.opened(Environment::Production, KeyState::Present, link.collect());
    assert!(!has(plain), "an empty column says nothing");
}

/// A deletion that was asked for long ago.
fn deletion(id: u64, link: u64, outcome: RecordedOutcome) -> Entry {
    let at = noon() - jiff::SignedDuration::from_hours(24 * 40);
    Entry {
        intent: Intent {
            id: IntentId(id),
            scope: Scope::of(Environment::Production),
            kind: WriteKind::Delete,
            at,
            body: RecordedRequest::Delete { link_id: LinkId(link) },
            key: None,
            highest_seen: None,
            batch: None,
            row: None,
        },
        outcome: Some((at, outcome)),
        settlement: None,
    }
}

/// The rows of the table, as they are read aloud.
fn rows(harness: &Harness<'_, Scene>) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    harness.get_all_by_role(Role::Row).map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
}

fn list_of<'a>(harness: &'a Harness<'_, Scene>) -> &'a secpaid_desktop::state::Activity {
    &harness.state().state.session().activity
}

const EXPORT: &str =
    "Export of pay-ins, 37 rows, secpaid-production-pay-ins-new-2026-05-20.xlsx, Written, 20 May 14:02";

/// The same row as it is copied.
const COPIED: &str = "When\tRequest\tLink or payment\tAmount\tNote\tRecipients\tStatus\tReason\tSettled\tNumber\n\
    2026-05-20 14:02:00\tExport\t\t\t\t\tWritten\t\t\t";

#[test]
fn only_a_link_is_made_again_from_its_row() {
    let mut window = shop().open(false, WIDE);
    let (mut links, mut others) = (0, 0);
    for row in rows(&window) {
        window.get_by_role_and_label(Role::Row, &row).hover();
        window.run_ok();
        let offered = window.query_by_role_and_label(Role::Button, "New like this one").is_some();
        let is_link = row.starts_with("Link,") || row.starts_with("Split link,");
        assert_eq!(offered, is_link, "{row}");
        if is_link { links += 1 } else { others += 1 }
    }
    assert!(links > 0 && others > 2, "{links} links, {others} others");
}

#[test]
fn writes_and_files_are_searched_by_what_they_say_and_by_their_name() {
    let mut window = shop().open(false, WIDE);
    let all = rows(&window).len();
    assert!(all > 4, "{:?}", rows(&window));
    assert!(rows(&window).contains(&EXPORT.to_owned()), "{:?}", rows(&window));
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run_ok();
    window.event(egui::Event::Text("export".to_owned()));
    window.run_ok();
    assert_eq!(rows(&window).len(), 2, "{:?}", rows(&window));
    window.state_mut().act(Action::Activity(ActivityAction::Search("777001".to_owned(), Vec::new())));
    window.run_ok();
    assert_eq!(rows(&window), ["Deletion of link 777001, Refused, 10 Apr 14:02"]);
    window.state_mut().act(Action::Activity(ActivityAction::Search("xyz".to_owned(), Vec::new())));
    window.run_ok();
    window.get_by_label("No action matches\nNothing here has this note, amount, id or name.");
    press(&mut window, Role::Button, "Clear filters");
    assert_eq!(rows(&window).len(), all);
}

#[test]
fn rows_are_filtered_by_sort_and_outcome_and_sorted_by_a_header() {
    let mut window = shop().open(false, WIDE);
    press(&mut window, Role::Button, "Action, All actions");
    press(&mut window, Role::MenuItemRadio, "Exports");
    assert_eq!(rows(&window).len(), 2);
    press(&mut window, Role::Button, "Status, All outcomes");
    press(&mut window, Role::MenuItemRadio, "Not known");
    window.get_by_label("No action matches\nNothing here has this note, amount, id or name.");
    press(&mut window, Role::Button, "Clear filters");
    press(&mut window, Role::ColumnHeader, "Date");
    assert_eq!(rows(&window)[0], "Deletion of link 777001, Refused, 10 Apr 14:02", "the oldest first");
}

#[test]
fn what_became_of_it_is_sorted_by_the_words_that_are_read() {
    let mut scene = shop();
    scene.state.system = Language::German;
    scene.act(Action::Activity(ActivityAction::Sort(Sort { column: "outcome", descending: false })));
    let list = &scene.state.session().activity.list;
    let row = |at: &u32| list.rows.value().expect("rows").get(usize::try_from(*at).expect("a row")).expect("a row");
    let outcome = |at: &u32| match row(at).done() {
        Some(Done::Write(entry)) => entry_outcome(entry),
        _ => "status-written",
    };
    let mut words: Vec<&str> = list.index.iter().map(|at| Texts::of(Language::German).get(outcome(at))).collect();
    words.dedup();
    assert_eq!(words, ["Abgelehnt", "Erstellt", "Gelöscht", "Geschrieben", "Nicht gesendet", "Ungeklärt"]);
}

#[test]
fn a_row_opens_all_that_is_recorded_and_copies_into_a_spreadsheet() {
    let mut window = shop().open(false, WIDE);
    press(&mut window, Role::Row, EXPORT);
    window.get_by_role_and_label(Role::Heading, "Export of pay-ins");
    window.event(egui::Event::Copy);
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some(COPIED));
    window.run_ok();
    press(&mut window, Role::Button, "Show in folder");
    assert!(window.state().pushed.iter().any(|pushed| pushed.contains("ShowFolder(\"/srv/blumen\")")));
    window.key_press(Key::Escape);
    window.run_ok();
    assert_eq!(list_of(&window).list.detail, None);
}

#[test]
fn a_refusal_that_is_not_the_services_own_can_be_checked() {
    let mut window = shop().open(false, WIDE);
    window.state_mut().act(Action::Activity(ActivityAction::Search("777001".to_owned(), Vec::new())));
    window.run_ok();
    press(&mut window, Role::Row, "Deletion of link 777001, Refused, 10 Apr 14:02");
    press(&mut window, Role::Button, "Check…");
    window.get_by_role_and_label(Role::Heading, "Something before the service refused this");
    assert!(window.query_by_role_and_label(Role::Button, "Send again…").is_none(), "it is asked anew as any other");
    press(&mut window, Role::Button, "Check now");
    let asks = |command: &Command| matches!(command, Command::Read(_, Read::Check(IntentId(900))));
    assert!(window.state().commands.iter().any(asks));
}

#[test]
fn what_is_shown_is_exported_with_the_words_of_the_window() {
    let mut window = shop().open(false, WIDE);
    press(&mut window, Role::Button, "Export…");
    window.get_by_role_and_label(Role::Heading, "Export activity");
    window.state_mut().act(Action::Export(ExportAction::Path("documents/activity.xlsx".into())));
    window.run_ok();
    press(&mut window, Role::Button, "Export");
    let job = window.state().commands.iter().find_map(|command| match command {
        Command::Export(_, job) => Some(job),
        _ => None,
    });
    let job = job.expect("an export");
    assert!(matches!(&job.rows, ExportRows::Shown { job, .. } if job.rows.table() == Table::Activity));
    assert_eq!(job.words.headers[..2], ["When", "Request"]);
    assert_eq!(job.words.words.get("status-not-known").map(String::as_str), Some("Not known"));
    assert!(job.columns.contains(&"recipients"));
}

#[test]
fn ten_thousand_actions_draw_only_those_that_can_be_seen() {
    let mut scene = Scene::new(Environment::Production, Screen::Activity);
    let done = || RecordedOutcome::Done { link_id: None };
    let many: Vec<Entry> = (1..=10_000).rev().map(|id| deletion(id, id, done())).collect();
    scene.opened(Environment::Production, KeyState::Present, many);
    let mut window = scene.open(false, SMALL);
    window.get_by_label("10,000 actions");
    assert!(rows(&window).len() < 30, "{}", rows(&window).len());
    press(&mut window, Role::Row, "Deletion of link 10000, Deleted, 10 Apr 14:02");
    window.key_press(Key::End);
    window.run_ok();
    assert!(rows(&window).iter().any(|row| row == "Deletion of link 1, Deleted, 10 Apr 14:02"));
}

#[test]
fn the_tour_of_activity() {
    for (dark, size, name) in
        [(false, WIDE, "light"), (true, WIDE, "dark"), (false, SMALL, "small-light"), (true, SMALL, "small-dark")]
    {
        picture(&mut shop().open(dark, size), &format!("activity-{name}"));
        let mut window = shop().open(dark, size);
        window.state_mut().act(Action::Activity(ActivityAction::Detail(Some(0))));
        window.run_ok();
        picture(&mut window, &format!("activity-detail-{name}"));
        let mut window = shop().open(dark, size);
        window
            .state_mut()
            .act(Action::Activity(ActivityAction::Kind(Some(secpaid_desktop::model::ActivityKind::Created))));
        window.state_mut().act(Action::Activity(ActivityAction::Search("hochzeit".to_owned(), Vec::new())));
        window.run_ok();
        picture(&mut window, &format!("activity-search-{name}"));
        let mut window = shop().open(dark, size);
        window.state_mut().act(Action::Export(ExportAction::Open));
        window.state_mut().act(Action::Export(ExportAction::Path("documents/activity.xlsx".into())));
        window.run_ok();
        assert!(matches!(window.state().state.dialog, Some(Dialog::Export(_))));
        assert!(
            window.query_by_label_contains("as the service sent it").is_none(),
            "the rows are the application’s own"
        );
        picture(&mut window, &format!("activity-export-{name}"));
    }
}

#[test]
fn a_saved_sheet_or_qr_code_is_listed_by_what_it_is() {
    for (language, sheet, qr) in [
        (
            Language::English,
            "Printed sheet, sheet.pdf, Written, 20 May 14:02",
            "QR code, qr.png, Written, 20 May 14:02",
        ),
        (
            Language::German,
            "Blatt zum Drucken, sheet.pdf, Geschrieben, 20.05. 14:02",
            "QR-Code, qr.png, Geschrieben, 20.05. 14:02",
        ),
    ] {
        let mut desk = crate::desk::Desk::new(Environment::Demo, Screen::Activity).speaking(language);
        let file = |kind: &str, file: &str| ExportRecord {
            at: noon(),
            kind: kind.into(),
            rows: 2,
            file: file.into(),
            only_new: false,
        };
        let ticket = Ticket { id: 0, scope: Scope::of(Environment::Demo), generation: 0 };
        let files = vec![file("sheet", "/srv/sheet.pdf"), file("qr", "/srv/qr.png")].into();
        desk.act(Action::Backend(Event::Exports(ticket, ExportsNoted { files, ..ExportsNoted::default() })));
        let window = desk.window(false, 1280.0, 800.0);
        for row in [sheet, qr] {
            assert!(window.query_by_role_and_label(Role::Row, row).is_some(), "{row}");
        }
    }
}

#[test]
fn only_a_table_has_rows_in_what_is_recorded_of_a_file() {
    for (kind, has_rows) in [("pay-ins", true), ("sheet", false), ("qr", false)] {
        let mut desk = crate::desk::Desk::new(Environment::Demo, Screen::Activity);
        let (kind, file) = (kind.into(), "/srv/file".into());
        let record = ExportRecord { at: noon(), kind, rows: 2, file, only_new: false };
        let ticket = Ticket { id: 0, scope: Scope::of(Environment::Demo), generation: 0 };
        let noted = ExportsNoted { files: vec![record].into(), ..ExportsNoted::default() };
        desk.act(Action::Backend(Event::Exports(ticket, noted)));
        desk.act(Action::Activity(ActivityAction::Detail(Some(0))));
        let window = desk.window(false, 1280.0, 800.0);
        assert!(window.query_by_label_contains("/srv/file").is_some());
        assert_eq!(window.query_by_label_contains("Rows").is_some(), has_rows);
    }
}
