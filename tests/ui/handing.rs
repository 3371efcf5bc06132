//! Handing a link over: the text for the payer, printed sheets, and the words the merchant sets for both. By role and
//! label, without a mouse, and as pictures.

use egui::accesskit::Role;
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use secpaid_desktop::backend::{Command, Created, Event, NotWritten, Saved, SavedFile, SheetJob};
use secpaid_desktop::files::{FileError, FileErrorKind};
use secpaid_desktop::model::{Environment, LinkId, Mark, verify_pay_link};
use secpaid_desktop::print::Paper;
use secpaid_desktop::state::{
    Action, Dialog, LinksAction, NoticeKind, QrAction, Screen, SettingsPage, SharingAction, Whose,
};
use secpaid_desktop::text::Language;

use crate::desk::{Desk, has, key, last, press};
use crate::shop::{links, unpaid};
use crate::stage::{Speaks as _, picture};

const WIDE: (f32, f32) = (1280.0, 800.0);
const SMALL: (f32, f32) = (900.0, 600.0);

/// A shop with its name and its thanks.
fn shop(environment: Environment) -> Desk {
    let mut desk = links(environment, 22);
    desk.act(Action::Sharing(SharingAction::ShopName("Rosenhaus Blumen".into())));
    desk.act(Action::Sharing(SharingAction::Closing("Vielen Dank!".into())));
    desk
}

/// The first unpaid link.
fn first(desk: &Desk) -> LinkId {
    let table = &desk.state.session().links.unpaid;
    let row = usize::try_from(table.index[0]).unwrap();
    secpaid_desktop::model::RowSource::get(table.rows.value().unwrap(), row).unwrap().id
}

fn share(mut desk: Desk, language: Language) -> Desk {
    let id = first(&desk);
    desk.act(Action::Sharing(SharingAction::Share(Whose::Rows(vec![id]), language)));
    desk
}

fn sheet(mut desk: Desk, language: Language) -> Desk {
    let id = first(&desk);
    desk.act(Action::Sharing(SharingAction::Print(Whose::Rows(vec![id]), language)));
    desk.act(Action::Sharing(SharingAction::Path("documents/sheet.pdf".into())));
    desk
}

fn jobs<'h>(window: &'h Harness<'_, Desk>) -> Vec<&'h SheetJob> {
    let mut jobs = Vec::new();
    for command in &window.state().commands {
        if let Command::SaveSheet(_, job) = command {
            jobs.push(job);
        }
    }
    jobs
}

/// Answers the last sheet that was to be written.
fn answer(desk: &mut Desk, result: Result<(), NotWritten>) {
    let asked = desk.commands.iter().rev().find_map(|command| match command {
        Command::SaveSheet(ticket, job) => Some((ticket.clone(), job.path.clone())),
        _ => None,
    });
    let (ticket, path) = asked.expect("a sheet was to be written");
    desk.act(Action::Backend(Event::Saved(ticket, Saved { what: SavedFile::Sheet, path, result })));
}

/// Presses Enter and draws one pass, so that its output can be looked at.
fn enter(window: &mut Harness<'_, Desk>) {
    window.event(egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    window.step();
}

/// What was put on the clipboard and which addresses were opened, in the pass just drawn.
fn given_out(window: &Harness<'_, Desk>) -> (String, Vec<String>) {
    let (mut copied, mut opened) = (String::new(), Vec::new());
    for command in &window.output().platform_output.commands {
        match command {
            OutputCommand::CopyText(text) => copied.clone_from(text),
            OutputCommand::OpenUrl(url) => opened.push(url.url.clone()),
            _ => {}
        }
    }
    (copied, opened)
}

#[test]
fn the_text_is_copied_by_enter_in_the_payers_language() {
    let mut window = share(shop(Environment::Development), Language::English).window(false, WIDE.0, WIDE.1);
    assert!(window.get_by_role_and_label(Role::Button, "Copy text").is_focused());
    press(&mut window, Role::RadioButton, "Deutsch");
    let id = first(window.state());
    let link = format!("https://app.secpaid.com/payment?link_id={}", unpaid_id(&window, id));
    window.get_by_role_and_label(Role::Button, "Copy text").focus();
    window.step();
    enter(&mut window);
    let (copied, _) = given_out(&window);
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines[0], "TEST, über diesen Link fließt kein echtes Geld.");
    assert!(lines[1].starts_with("Hier können Sie ") && lines[1].contains("\u{A0}€ für „"), "{copied}");
    assert_eq!(lines[2], link);
    assert_eq!(&lines[3..], ["Vielen Dank!", "Rosenhaus Blumen"]);
}

fn unpaid_id(window: &Harness<'_, Desk>, id: LinkId) -> String {
    let table = &window.state().state.session().links.unpaid;
    let row = table.rows.value().unwrap().iter().find(|link| link.id == id).unwrap();
    row.pay_link.as_deref().unwrap().rsplit_once("link_id=").unwrap().1.to_owned()
}

#[test]
fn a_mail_is_opened_with_subject_and_text_and_without_test_in_production() {
    for environment in [Environment::Production, Environment::Demo] {
        let mut window = share(shop(environment), Language::English).window(false, WIDE.0, WIDE.1);
        window.get_by_role_and_label(Role::Button, "E-mail…").focus();
        window.step();
        enter(&mut window);
        let (_, opened) = given_out(&window);
        let mail = opened.first().expect("a mail");
        let subject = match Mark::of(environment).word() {
            None => "mailto:?subject=Payment%20link%20from%20Rosenhaus%20Blumen%3A%20",
            Some(_) => "mailto:?subject=TEST%20%C2%B7%20Payment%20link%20from%20Rosenhaus%20Blumen%3A%20",
        };
        assert!(mail.starts_with(subject), "{mail}");
        assert_eq!(mail.contains("TEST"), environment != Environment::Production);
    }
}

#[test]
fn a_sheet_is_saved_by_keyboard_and_opened() {
    let mut window = shop(Environment::Demo).window(false, WIDE.0, WIDE.1);
    let row = window.get_all_by_role(Role::Row).next().unwrap().accesskit_node().label().unwrap();
    press(&mut window, Role::Row, &row);
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(last(&window).starts_with("Qr(Open("), "{}", last(&window));
    window.get_by_role_and_label(Role::Button, "Print sheet…").focus();
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has(&window, Role::Dialog, "Print sheet"));
    assert!(has(&window, Role::Image, "Preview of the sheet"));
    let id = first(window.state());
    let Some(Dialog::Sheet(dialog)) = &window.state().state.dialog else { panic!("the dialog") };
    assert!(dialog.path.ends_with(&format!("secpaid-demo-TEST-sheet-{id}-a4.pdf")), "{}", dialog.path);
    press(&mut window, Role::RadioButton, "A6, counter");
    let Some(Dialog::Sheet(dialog)) = &window.state().state.dialog else { panic!("the dialog") };
    assert!(dialog.path.ends_with(&format!("secpaid-demo-TEST-sheet-{id}-a6.pdf")), "{}", dialog.path);
    press(&mut window, Role::RadioButton, "Deutsch");
    let field = window.get_by_role_and_label(Role::TextInput, "File");
    field.focus();
    window.run_ok();
    key(&mut window, Modifiers::NONE, Key::Enter);
    let jobs = jobs(&window);
    assert_eq!(jobs.len(), 1, "{jobs:?}");
    let job = jobs[0];
    assert_eq!(
        (job.paper, job.language, job.title.as_str(), job.overwrite),
        (Paper::A6, "de", "TEST Zahlungslink", false)
    );
    let sheet = &job.sheets[0];
    assert_eq!(
        (sheet.scan.as_str(), sheet.shop.as_str(), sheet.day.as_str()),
        ("Zum Bezahlen scannen", "Rosenhaus Blumen", "20.05.2026")
    );
    assert!(sheet.mark == Mark::Test && sheet.amount.ends_with("\u{A0}€"), "{sheet:?}");
    answer(window.state_mut(), Ok(()));
    window.run_ok();
    assert!(window.query_by_label(&format!("Sheet saved as {}", job_path(&window))).is_some());
    assert_eq!(window.state().opened.last().map(|path| path.to_string_lossy().into_owned()), Some(job_path(&window)));
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.state().state.dialog.is_none());
    // The size is kept for the next sheet of this shop.
    assert_eq!(window.state().state.settings.sharing(&window.state().state.active).unwrap().paper, Paper::A6);
}

fn job_path(window: &Harness<'_, Desk>) -> String {
    jobs(window)[0].path.to_string_lossy().into_owned()
}

#[test]
fn a_file_that_is_there_is_asked_about_and_a_failure_is_said() {
    let mut window = sheet(shop(Environment::Demo), Language::English).window(false, SMALL.0, SMALL.1);
    press(&mut window, Role::Button, "Save");
    answer(window.state_mut(), Err(NotWritten::Exists));
    window.run_ok();
    assert!(window.query_by_role_and_label(Role::Button, "Save").is_none(), "it is asked first");
    press(&mut window, Role::Button, "Replace");
    assert!(jobs(&window)[1].overwrite);
    assert!(window.state().opened.is_empty());
}

#[test]
fn what_could_not_be_saved_after_its_dialog_was_closed_is_told() {
    let denied = || NotWritten::File(FileError::new(FileErrorKind::Denied, std::path::Path::new("closed/a.pdf")));
    let mut desk = sheet(shop(Environment::Demo), Language::English);
    desk.act(Action::Sharing(SharingAction::Save));
    desk.act(Action::CloseDialog);
    answer(&mut desk, Err(denied()));
    desk.act(Action::Sharing(SharingAction::ShopName("Rosenhaus".into())));
    let id = first(&desk);
    desk.act(Action::Qr(QrAction::Open(id)));
    desk.act(Action::Qr(QrAction::Path("closed/a.png".into())));
    desk.act(Action::Qr(QrAction::Save));
    let ticket = desk.commands.iter().find_map(|command| match command {
        Command::SaveQr(ticket, _) => Some(ticket.clone()),
        _ => None,
    });
    desk.act(Action::CloseDialog);
    let saved = Saved { what: SavedFile::Qr, path: "closed/a.png".into(), result: Err(denied()) };
    desk.act(Action::Backend(Event::Saved(ticket.unwrap(), saved)));
    let told = |kind: &NoticeKind| match kind {
        NoticeKind::NotSaved { what, .. } => Some(*what),
        _ => None,
    };
    let told: Vec<SavedFile> = desk.state.notices.iter().filter_map(|notice| told(&notice.kind)).collect();
    assert_eq!(told, [SavedFile::Sheet, SavedFile::Qr]);
    let window = desk.window(false, WIDE.0, WIDE.1);
    for begins in ["The sheet was not saved. ", "The QR code was not saved. "] {
        assert!(window.query_by_label_contains(begins).is_some(), "{begins}");
    }
}

#[test]
fn several_links_are_one_file_and_a_doubtful_address_is_left_out() {
    let mut desk = Desk::new(Environment::Production, Screen::Links);
    let mut rows: Vec<_> = (0..5).map(unpaid).collect();
    rows[1].pay_link = Some("https://elsewhere.example/payment?link_id=MQ==".into());
    let ids: Vec<LinkId> = rows.iter().map(|row| row.id).collect();
    desk.unpaid(rows, &[]);
    desk.act(Action::Links(LinksAction::Select([0, 1, 2].into())));
    let mut window = desk.window(false, WIDE.0, WIDE.1);
    press(&mut window, Role::Button, "Print sheets of selected links…");
    assert!(has(&window, Role::Dialog, "Print 2 sheets"));
    assert!(has(&window, Role::Label, "One selected link is left out, because its address is not trusted."));
    press(&mut window, Role::Button, "Save");
    let jobs = jobs(&window);
    let links: Vec<&str> = jobs[0].sheets.iter().map(|sheet| sheet.link.as_str()).collect();
    assert_eq!(links.len(), 2);
    assert!(!links.iter().any(|link| link.contains("elsewhere")), "{links:?}");
    assert!(jobs[0].sheets.iter().all(|sheet| sheet.mark == Mark::None));
    assert_eq!(jobs[0].title, "2 payment links");
    let name = jobs[0].path.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(name, "secpaid-production-sheets-2-2026-05-20-a4.pdf");
    // Alone, such a link opens nothing.
    let mut desk = window.into_state();
    desk.act(Action::CloseDialog);
    desk.act(Action::Sharing(SharingAction::Share(Whose::Rows(vec![ids[1]]), Language::English)));
    desk.act(Action::Sharing(SharingAction::Print(Whose::Rows(vec![ids[1]]), Language::English)));
    assert!(desk.state.dialog.is_none());
}

#[test]
fn name_and_line_are_typed_in_settings_and_belong_to_their_environment() {
    let mut desk = Desk::new(Environment::Demo, Screen::Links);
    desk.act(Action::Go(Screen::Settings(SettingsPage::Sharing)));
    let mut window = desk.window(false, WIDE.0, WIDE.1);
    for (label, text) in [("Name of the shop", "Rosenhaus"), ("Closing line", "Danke!")] {
        window.get_by_role_and_label(Role::TextInput, label).focus();
        window.run_ok();
        window.get_by_role_and_label(Role::TextInput, label).type_text(text);
        window.run_ok();
    }
    picture(&mut window, "handing-settings");
    let desk = window.state_mut();
    let words = desk.state.settings.sharing(&desk.state.active).unwrap();
    assert_eq!((words.shop_name.as_str(), words.closing.as_str()), ("Rosenhaus", "Danke!"));
    desk.act(Action::SwitchTo(Environment::Development));
    assert_eq!(desk.state.settings.sharing(&desk.state.active).map_or("", |words| &words.shop_name), "");
}

#[test]
fn handing_over_is_drawn_to_be_looked_at() {
    for (suffix, (width, height)) in [("", WIDE), ("-small", SMALL)] {
        for (name, dark, environment, language) in [
            ("light", false, Environment::Production, Language::English),
            ("dark", true, Environment::Demo, Language::German),
        ] {
            let shoot = |desk: Desk, what: &str| {
                picture(&mut desk.window(dark, width, height), &format!("handing-{what}-{name}{suffix}"));
            };
            shoot(share(shop(environment), language), "share");
            shoot(sheet(shop(environment), language), "sheet");
            let mut desk = shop(environment);
            desk.act(Action::Links(LinksAction::Select([0, 1, 2].into())));
            shoot(desk, "selection");
            let mut desk = shop(environment);
            let id = first(&desk);
            desk.act(Action::Qr(QrAction::Open(id)));
            shoot(desk, "qr");
            let mut desk = sheet(shop(environment), language);
            desk.act(Action::Sharing(SharingAction::Save));
            answer(&mut desk, Err(NotWritten::Exists));
            shoot(desk, "sheet-exists");
        }
    }
}

#[test]
fn the_actions_of_a_row_have_room_beside_each_other() {
    for (suffix, (width, height)) in [("", WIDE), ("-small", SMALL)] {
        let mut desk = shop(Environment::Demo);
        desk.speak(Language::German);
        let mut window = desk.window(false, width, height);
        let row = window.get_all_by_role(Role::Row).next().unwrap().rect();
        window.hover_at(row.center());
        window.run_ok();
        picture(&mut window, &format!("handing-row{suffix}"));
        let names = ["Link kopieren", "QR-Code zeigen", "Weitergeben…", "Löschen…", "Weitere Aktionen"];
        let places = names.map(|name| window.get_by_role_and_label(Role::Button, name).rect());
        assert!(places.is_sorted_by(|left, right| left.right() < right.left()), "{places:?}");
        assert!(places.iter().all(|place| place.right() < width - 8.0), "{places:?}");
    }
}

#[test]
fn the_created_link_is_handed_over_from_its_card() {
    for (suffix, (width, height)) in [("", WIDE), ("-small", SMALL)] {
        let mut desk = shop(Environment::Development);
        desk.speak(Language::German);
        desk.act(Action::Go(Screen::Create));
        let created = created();
        desk.state.sessions.values_mut().for_each(|session| session.create.created = Some(Box::new(created.clone())));
        let mut window = desk.window(false, width, height);
        picture(&mut window, &format!("handing-card-de{suffix}"));
        press(&mut window, Role::Button, "Weitergeben…");
        assert!(has(&window, Role::Dialog, "Link weitergeben"));
        key(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Role::Button, "Drucken…");
        assert!(has(&window, Role::Dialog, "Blatt drucken"));
        let Some(Dialog::Sheet(dialog)) = &window.state().state.dialog else { panic!("the dialog") };
        assert_eq!((dialog.links[0].id, dialog.language), (LinkId(11_842), Language::German));
    }
}

fn created() -> Created {
    let mut created = crate::create::desk::answer("https://app.secpaid.com/payment?link_id=MTE4NDI=");
    created.verified =
        verify_pay_link("https://app.secpaid.com/payment?link_id=MTE4NDI=", created.link.id, "app.secpaid.com");
    created
}
