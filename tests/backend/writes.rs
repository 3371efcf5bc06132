//! What surrounds a write: the journal before it, the record after it, other scopes beside it, a second one in its
//! place, and the answer read back against what was asked.

use secpaid_desktop::backend::{Command, NotSent, Outcome, Write};
use secpaid_desktop::demo::{Canned, Fault, Gate, KeySent, Twist};
use secpaid_desktop::journal::{EntryState, RecordedOutcome, Settlement, UnknownWhy};
use secpaid_desktop::model::{Difference, Environment, LinkId, LinkSuspicion, Money};
use secpaid_desktop::state::{
    Action, ActivityAction, Attempt, CreateAction, DeleteState, Dialog, LinksAction, NoticeKind, Screen, SettingsPage,
    WriteProblem,
};
use secpaid_desktop::text::{Language, Texts};
use secpaid_desktop::ui::notice_text;
use serde_json::json;

use crate::shop::{Shop, keys_sent, test};
use crate::window::{Line, Window, link};

const NOTE: &str = "Bestellung 2026-0135";

#[test]
fn without_a_journal_nothing_is_sent() {
    let shop = Shop::open();
    // A folder stands in the place of the ledger.
    std::fs::create_dir(shop.folder.path().join("ledger.jsonl")).unwrap();
    let mut line = Line::start(shop.setup());
    let opened = line.open(&test());
    assert!(opened.journal.is_err(), "{:?}", opened.journal);
    let before = shop.test.requests().len();
    let ticket = line.write(&test(), Write::Create(link(8819, NOTE)));
    let written = line.written(&ticket);
    assert_eq!(written.intent, None);
    assert!(matches!(written.outcome, Outcome::NotSent(NotSent::Journal(_))), "{written:?}");
    assert_eq!(shop.test.requests().len(), before, "not even a list was asked for");
    // Once the obstacle is gone, the same backend works.
    std::fs::remove_dir(shop.folder.path().join("ledger.jsonl")).unwrap();
    let ticket = line.write(&test(), Write::Create(link(8819, NOTE)));
    assert!(matches!(line.written(&ticket).outcome, Outcome::Created(_)));
}

#[test]
fn a_second_link_of_the_same_amount_and_note_is_asked_about_unless_the_first_never_was() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Create);
    let asked = |window: &mut Window, amount: &str, note: &str| {
        window.act(Action::CloseDialog);
        window.act(Action::Create(CreateAction::Done));
        window.act(Action::Go(Screen::Create));
        let before = shop.test.count("createLink");
        window.send_link(amount, note);
        window.quiet();
        let twice = matches!(window.state.session().create.attempt, Attempt::Twice { .. });
        assert_eq!(shop.test.count("createLink"), before + usize::from(!twice));
        twice
    };
    shop.fault("createLink", Fault::Answer(Canned::envelope(200, 0, "Nein")));
    assert!(!asked(&mut window, "88,19", NOTE), "it is the first, and is refused");
    assert!(!asked(&mut window, "88,19", NOTE));
    assert!(asked(&mut window, "88.19", "  Bestellung   2026-0135 "));
    assert!(!asked(&mut window, "88,20", NOTE), "another amount");
    assert!(!asked(&mut window, "88,19", "Bestellung 2026-0136"), "another note");
}

#[test]
fn the_intent_is_on_the_disk_while_the_service_thinks() {
    let shop = Shop::open();
    let gate = Gate::new();
    shop.fault("createLink", Fault::StallBeforeChange(gate.clone()));
    let mut window = Window::open(&shop, Screen::Create);
    window.send_link("88,19", NOTE);
    shop.reached(&gate);
    let journal = std::fs::read_to_string(shop.folder.path().join("journal.jsonl")).unwrap();
    assert_eq!(journal.lines().count(), 1, "{journal}");
    assert!(journal.contains("\"88.19\"") && journal.contains(NOTE), "{journal}");
    assert!(window.state.write_running());
    gate.open();
    window.quiet();
    let journal = std::fs::read_to_string(shop.folder.path().join("journal.jsonl")).unwrap();
    assert_eq!(journal.lines().count(), 2, "{journal}");
    let created = window.state.session().create.created.as_deref().unwrap();
    assert_eq!(created.link.amount, Some(Money::from_cents(8819)));
    assert!(created.verified.is_ok() && created.differences.is_empty(), "{created:?}");
    assert!(window.state.session().create.draft.is_empty());
    let entry = &window.state.session().activity.entries[0];
    assert_eq!(entry.outcome.as_ref().unwrap().1, RecordedOutcome::Done { link_id: Some(created.link.id) });
    assert_eq!(shop.test.count("createLink"), 1);
}

#[test]
fn an_unknown_outcome_survives_the_end_of_the_program() {
    let shop = Shop::open();
    shop.fault("createLink", Fault::ResetAfterChange);
    let mut window = Window::open(&shop, Screen::Create);
    window.send_link("88,19", NOTE);
    window.quiet();
    assert!(matches!(window.state.session().create.attempt, Attempt::Unknown(_)));
    assert!(matches!(window.state.dialog, Some(Dialog::Unknown(_))), "the dialog opens by itself");
    assert_eq!(window.state.session().create.draft.note, NOTE, "what was typed stays");
    window.stop();
    let window = Window::open(&shop, Screen::Activity);
    assert_eq!(window.state.unsettled(), 1);
    let entry = &window.state.session().activity.entries[0];
    let disconnected = RecordedOutcome::Unknown { why: UnknownWhy::Disconnected };
    assert_eq!(entry.outcome.as_ref().unwrap().1, disconnected);
    assert_eq!(shop.test.count("createLink"), 1);
}

#[test]
fn a_refused_second_write_leaves_the_first_unknown_and_repeatable() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Create);
    shop.fault("createLink", Fault::ResetBeforeChange);
    window.send_link("88,19", NOTE);
    window.quiet();
    let first = window.state.session().activity.entries[0].intent.id;
    shop.fault("createLink", Fault::Answer(Canned::html(403)));
    window.act(Action::Activity(ActivityAction::SendAgain(first)));
    window.quiet();
    let activity = &window.state.session().activity;
    assert_eq!(
        activity.entries.iter().map(|entry| entry.state()).collect::<Vec<_>>(),
        [EntryState::Refused, EntryState::Unknown]
    );
    assert!(activity.repeatable.contains_key(&first));
    let waits = matches!(window.state.session().create.attempt, Attempt::Unknown(of) if of == first);
    assert!(waits, "the form is not free to be sent");
    assert!(matches!(window.state.notices[0].kind, NoticeKind::NotDone));
    window.act(Action::Activity(ActivityAction::SendAgain(first)));
    window.quiet();
    let activity = &window.state.session().activity;
    let third = activity.entries[0].intent.id;
    assert_eq!(activity.entries[0].state(), EntryState::Done);
    assert_eq!(activity.entries[2].settlement.as_ref().unwrap().1, Settlement::SentAgain { by: third });
    assert!(activity.repeatable.is_empty());
    assert_eq!(window.state.unsettled(), 0);
    assert_eq!(shop.test.count("createLink"), 3, "each by a decision of its own");
    assert!(window.state.session().create.created.is_some());
}

#[test]
fn the_notice_of_a_write_that_was_not_even_recorded_says_why_itself() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut window = Window::open(&shop, Screen::Create);
    // The first creation reads the lists before it is recorded.
    shop.fault("getMyUnusedLinks", Fault::StallBeforeHead(gate.clone()));
    (0..4).for_each(|_| shop.fault("getMyUsedLinks", Fault::Answer(Canned::html(502))));
    window.send_link("88,19", NOTE);
    shop.reached(&gate);
    window.act(Action::Go(Screen::Settings(SettingsPage::Data)));
    gate.open();
    window.until(|state| !state.notices.is_empty());
    let notice = &window.state.notices[0];
    assert!(matches!(notice.kind, NoticeKind::NotSent(NotSent::Unprepared(_))), "{:?}", notice.kind);
    let words = |language| notice_text(&Texts::new(language), notice, &window.state.active).words;
    assert_eq!(
        [Language::English, Language::German].map(words),
        [
            "No money has moved. A request was not sent. The service is not available at the moment (status 502). \
             Try again in a few minutes.",
            "Es ist kein Geld geflossen. Eine Anfrage wurde nicht gesendet. SecPaid ist im Moment nicht erreichbar \
             (Status 502). Versuchen Sie es in ein paar Minuten erneut.",
        ]
    );
    assert!(window.state.session().activity.entries.is_empty(), "Activity could not say why");
    assert_eq!(shop.test.count("createLink"), 0);
}

#[test]
fn a_write_that_ends_after_the_switch_is_told_of_and_touches_nothing_else() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut window = Window::open(&shop, Screen::Create);
    shop.fault("createLink", Fault::StallBeforeHead(gate.clone()));
    window.send_link("88,19", NOTE);
    shop.reached(&gate);
    window.act(Action::SwitchTo(Environment::Demo));
    window.until(|state| state.is_connected() && state.key().is_some_and(secpaid_desktop::state::KeyView::is_usable));
    gate.open();
    window.until(|state| !state.notices.is_empty());
    assert_eq!(window.state.notices[0].scope, Some(test()));
    let NoticeKind::LinkCreated { amount, .. } = window.state.notices[0].kind else { panic!("another notice") };
    assert_eq!(amount, Money::from_cents(8819));
    let here = window.state.session();
    assert!(here.create.created.is_none() && here.activity.entries.is_empty() && here.activity.running.is_empty());
    let there = &window.state.sessions[&test()];
    assert!(there.create.created.is_some());
    assert_eq!(there.activity.entries.len(), 1);
}

#[test]
fn cancelling_ends_no_write() {
    let shop = Shop::open();
    let gate = Gate::new();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    shop.fault("createLink", Fault::StallBeforeChange(gate.clone()));
    let ticket = line.write(&test(), Write::Create(link(8819, NOTE)));
    shop.reached(&gate);
    line.send(Command::Cancel(ticket.id));
    gate.open();
    assert!(matches!(line.written(&ticket).outcome, Outcome::Created(_)));
}

#[test]
fn each_of_several_deletions_has_its_outcome_one_after_the_other() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Links);
    let links: Vec<LinkId> = shop.test.seen_links().iter().map(|(id, _)| *id).take(4).collect();
    for fault in [
        Fault::Delay(std::time::Duration::ZERO),
        Fault::Answer(Canned::envelope(200, 0, "This link is already used")),
        Fault::ResetAfterChange,
    ] {
        shop.fault("deleteLink", fault);
    }
    window.act(Action::Links(LinksAction::AskDelete(links.clone())));
    window.act(Action::Links(LinksAction::Delete));
    window.quiet();
    let Some(Dialog::Delete(dialog)) = &window.state.dialog else { panic!("the dialog stays") };
    let states: Vec<&DeleteState> = dialog.links.iter().map(|line| &line.state).collect();
    assert!(matches!(states[0], DeleteState::Done), "{states:?}");
    assert!(matches!(states[1], DeleteState::Problem(WriteProblem::Refused(_))), "{states:?}");
    assert!(matches!(states[2], DeleteState::Unknown(_)), "{states:?}");
    assert!(matches!(states[3], DeleteState::Done), "{states:?}");
    let asked: Vec<u64> = shop
        .test
        .requests()
        .iter()
        .filter(|request| request.endpoint == "deleteLink")
        .map(|request| request.body["link_id"].as_u64().unwrap())
        .collect();
    let shown: Vec<u64> = dialog.links.iter().map(|line| line.id.0).collect();
    assert_eq!(asked, shown, "in the order of the dialog");
    let left: Vec<LinkId> = shop.test.seen_links().iter().map(|(id, _)| *id).collect();
    assert_eq!(links.iter().map(|id| left.contains(id)).collect::<Vec<_>>(), [false, true, false, false]);
    assert_eq!(window.state.unsettled(), 1);
}

#[test]
fn what_the_service_set_differently_is_said() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let mut create = |twist: Option<Twist>| {
        if let Some(twist) = twist {
            shop.fault("createLink", Fault::Twist(twist));
        }
        let ticket = line.write(&test(), Write::Create(link(8819, NOTE)));
        match line.written(&ticket).outcome {
            Outcome::Created(created) => *created,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(create(None).differences, []);
    let (asked, got) = (Money::from_cents(8819), Money::from_cents(8818));
    assert_eq!(
        create(Some(Twist::Set("/data/amount", json!("88.18")))).differences,
        [Difference::Amount { asked, got }]
    );
    let noted = create(Some(Twist::Set("/data/recipient_note", json!("Bestellung 2026-0153"))));
    let got = "Bestellung 2026-0153".into();
    assert_eq!(noted.differences, [Difference::Note { asked: NOTE.into(), got }]);
    let elsewhere = create(Some(Twist::Set("/data/pay_link", json!("https://pay.example/payment?link_id=MQ=="))));
    assert_eq!(elsewhere.verified, Err(LinkSuspicion::OtherHost("pay.example".into())));
    assert_eq!(create(Some(Twist::Remove("/data/pay_link"))).verified, Err(LinkSuspicion::Missing));
    let other = create(Some(Twist::Set("/data/id", json!(424_242))));
    assert!(matches!(other.verified, Err(LinkSuspicion::OtherLink(_))), "{other:?}");
}

#[test]
fn a_second_window_over_the_folder_sends_nothing() {
    let shop = Shop::open();
    let setup = secpaid_desktop::backend::Setup { read_only: true, ..shop.setup() };
    let mut line = Line::start(setup);
    line.open(&test());
    let before = shop.test.requests().len();
    let ticket = line.write(&test(), Write::Create(link(8819, NOTE)));
    assert!(matches!(line.written(&ticket).outcome, Outcome::NotSent(NotSent::ReadOnly)));
    assert_eq!(shop.test.requests().len(), before);
    assert_eq!(std::fs::read_dir(shop.folder.path()).unwrap().count(), 0, "nothing is written either");
}

#[test]
fn without_a_key_nothing_is_sent() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&crate::shop::live());
    let ticket = line.write(&crate::shop::live(), Write::Create(link(8819, NOTE)));
    assert!(matches!(line.written(&ticket).outcome, Outcome::NotSent(NotSent::NoKey(_))));
    assert_eq!(shop.live.requests().len(), 0);
}

#[test]
fn writes_of_two_scopes_use_the_key_of_each() {
    let shop = Shop::open();
    shop.keep(&crate::shop::live(), crate::shop::LIVE_KEY);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    line.open(&crate::shop::live());
    let one = line.write(&test(), Write::Create(link(100, "test")));
    let two = line.write(&crate::shop::live(), Write::Create(link(200, "live")));
    let mut done = 0;
    line.until(|event| {
        if let secpaid_desktop::backend::Event::Written(ticket, written) = event {
            assert!([one.id, two.id].contains(&ticket.id));
            assert!(matches!(written.outcome, Outcome::Created(_)));
            done += 1;
        }
        (done == 2).then_some(())
    });
    for simulator in [&shop.test, &shop.live] {
        assert_eq!(simulator.count("createLink"), 1);
        assert!(keys_sent(simulator).iter().all(|key| *key == KeySent::Right));
    }
    let entries = line.open(&test()).journal.unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].intent.body.note(), Some("test"));
}

#[test]
fn a_form_whose_sending_is_unknown_is_not_sent_again_by_its_button() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Create);
    shop.fault("createLink", Fault::ResetAfterChange);
    window.send_link("88,19", NOTE);
    window.quiet();
    window.act(Action::CloseDialog);
    window.act(Action::Create(CreateAction::Send));
    window.quiet();
    assert_eq!(shop.test.count("createLink"), 1);
    assert!(matches!(window.state.dialog, Some(Dialog::Unknown(_))), "what became of it has to be settled first");
}
