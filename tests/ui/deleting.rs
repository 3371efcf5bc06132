//! The dialog in which links are deleted: what is asked, how many of many are done, the stop, and each link's own outcome.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use secpaid_desktop::api::Endpoint;
use secpaid_desktop::api::error::{ApiError, Cause, Refusal};
use secpaid_desktop::backend::{Command, Event, NotSent as WriteNotSent, Outcome, Written};
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{Environment, LinkId, Money};
use secpaid_desktop::state::{
    Action, DeleteDialog, DeleteLine, DeleteState, Dialog, LinksAction, Screen, WriteProblem,
};

use crate::scene::{SMALL, Scene, WIDE, offline, press};
use crate::stage::picture;

fn delete_line(id: u64, note: &str, state: DeleteState) -> DeleteLine {
    DeleteLine { id: LinkId(id), note: note.into(), amount: Some(Money::from_cents(6490)), state }
}

#[test]
fn each_link_to_be_deleted_has_its_own_outcome() {
    let mut scene = Scene::new(Environment::Production, Screen::Activity);
    let lines = vec![
        delete_line(1, "Bestellung 2026-0135", DeleteState::Asked),
        delete_line(2, "Rechnung 2026-0815", DeleteState::Asked),
    ];
    scene.act(Action::Open(Box::new(Dialog::Delete(DeleteDialog { links: lines }))));
    let mut harness = scene.open(false, WIDE);
    harness.get_by_role_and_label(Role::Heading, "Delete 2 links?");
    assert!(harness.get_by_role_and_label(Role::Button, "Cancel").is_focused());
    picture(&mut harness, "places-delete-asked-light");
    press(&mut harness, Role::Button, "Delete 2 links");
    assert_eq!(harness.state().writes.len(), 2);

    let used = ApiError {
        endpoint: Endpoint::DeleteLink,
        cause: Cause::Refused(Refusal::LinkUsed),
        status: Some(200),
        retry_after: None,
        attempts: 1,
    };
    let lines = vec![
        delete_line(1, "Bestellung 2026-0135", DeleteState::Done),
        delete_line(2, "Rechnung 2026-0815", DeleteState::Problem(WriteProblem::Refused(used))),
        delete_line(3, "Gutschein 50, Frau Thoma", DeleteState::Unknown(IntentId(4))),
        delete_line(
            4,
            "Lieferung Reinhardt",
            DeleteState::Problem(WriteProblem::NotSent(WriteNotSent::Network(offline(Endpoint::DeleteLink)))),
        ),
        delete_line(5, "Abo April", DeleteState::Running(77)),
    ];
    harness.state_mut().act(Action::Open(Box::new(Dialog::Delete(DeleteDialog { links: lines }))));
    harness.run_ok();
    for word in ["Deleted", "Paid, not deleted", "Not known whether deleted", "Not sent, still there"] {
        harness.get_by_label(word);
    }
    picture(&mut harness, "places-delete-outcomes-light");
}

/// So many links being deleted, and what the backend was asked.
fn deleting(count: u64) -> Scene {
    let mut scene = Scene::new(Environment::Production, Screen::Links);
    let asked = |id: u64| delete_line(id, &format!("Bestellung 2026-{:04}", 100 + id), DeleteState::Asked);
    let links = (1..=count).map(asked).collect();
    scene.act(Action::Open(Box::new(Dialog::Delete(DeleteDialog { links }))));
    scene.act(Action::Links(LinksAction::Delete));
    scene
}

/// A deletion of [`deleting`] ends.
fn ends(scene: &mut Scene, at: usize, intent: Option<IntentId>, outcome: Outcome) {
    let ticket = scene.writes[at].ticket.clone();
    let written = Written { intent, outcome, recorded: Ok(()) };
    scene.act(Action::Backend(Event::Written(ticket, Box::new(written))));
}

#[test]
fn a_long_deletion_says_how_many_are_done_and_can_be_stopped() {
    let mut scene = deleting(200);
    assert!(scene.writes.iter().all(|write| write.one_of_many));
    for at in 0..12 {
        ends(&mut scene, at, Some(IntentId(at as u64)), Outcome::Deleted(LinkId(at as u64 + 1)));
    }
    let mut harness = scene.open(false, WIDE);
    harness.get_by_role_and_label(Role::Heading, "Deleting 200 links");
    harness.get_by_role_and_label(Role::ProgressIndicator, "12 of 200 deleted");
    assert_eq!(harness.query_all_by_label("Deleting…").count(), 1);
    assert_eq!(harness.query_all_by_label("Waiting").count(), 187);
    for _ in 0..8 {
        if harness.get_by_role_and_label(Role::Button, "Stop deleting").is_focused() {
            break;
        }
        harness.key_press(egui::Key::Tab);
        harness.run_ok();
    }
    assert!(harness.get_by_role_and_label(Role::Button, "Stop deleting").is_focused());
    harness.key_press(egui::Key::Enter);
    harness.run_ok();
    let asked = harness.state().commands.last();
    let after = harness.state().writes.last().expect("a deletion").ticket.id;
    assert!(matches!(asked, Some(Command::StopMany(ticket)) if ticket.id > after), "{asked:?}");
    assert!(harness.query_by_role_and_label(Role::Button, "Stop deleting").is_none());
    let mut closes = harness.query_all_by_role_and_label(Role::Button, "Close");
    assert!(closes.any(|button| button.is_focused()), "beside the cross");
    drop(closes);
    harness.get_by_label("Stopping… What is under way ends by itself.");
    // Nothing is said of them before the backend does.
    assert_eq!(harness.query_all_by_label("Waiting").count(), 187);
    let scene = harness.state_mut();
    ends(scene, 12, Some(IntentId(12)), Outcome::Unknown(offline(Endpoint::DeleteLink)));
    for at in 13..200 {
        ends(scene, at, None, Outcome::NotSent(WriteNotSent::Stopped));
    }
    harness.run_ok();
    harness.get_by_role_and_label(Role::ProgressIndicator, "12 of 200 deleted");
    harness.get_by_label("Not known whether deleted");
    assert_eq!(harness.query_all_by_label("Stopped, not deleted").count(), 187);
    assert!(!harness.state().state.session().links.stopping);
    harness.get_by_role_and_label(Role::Button, "Done");
    picture(&mut harness, "places-delete-stopped-light");
    press(&mut harness, Role::Button, "Try again");
    assert_eq!(harness.state().writes.len(), 200 + 187, "neither what is done nor what is unknown is sent again");
    harness.get_by_role_and_label(Role::Button, "Stop deleting");
}

#[test]
fn a_long_deletion_can_be_stopped_also_when_its_dialog_is_closed() {
    let mut scene = deleting(3);
    scene.act(Action::CloseDialog);
    let mut harness = scene.open(false, WIDE);
    harness.get_by_label("3 links left to delete");
    press(&mut harness, Role::Button, "Stop deleting");
    assert!(matches!(harness.state().commands.last(), Some(Command::StopMany(_))));
    harness.get_by_label("Stopping… What is under way ends by itself.");
    let scene = harness.state_mut();
    ends(scene, 0, Some(IntentId(1)), Outcome::Deleted(LinkId(1)));
    ends(scene, 1, None, Outcome::NotSent(WriteNotSent::Stopped));
    ends(scene, 2, None, Outcome::NotSent(WriteNotSent::Stopped));
    harness.run_ok();
    assert!(harness.query_by_label_contains("left to delete").is_none());
    harness.get_by_label_contains("2 links were not deleted: you stopped before they were sent.");
    picture(&mut harness, "places-delete-stopped-told-light");
}

#[test]
fn pictures_of_a_long_deletion_at_both_sizes() {
    for (size, name) in [(WIDE, "wide"), (SMALL, "small")] {
        let mut scene = deleting(200);
        for at in 0..12 {
            ends(&mut scene, at, Some(IntentId(at as u64)), Outcome::Deleted(LinkId(at as u64 + 1)));
        }
        let mut harness = scene.open(false, size);
        picture(&mut harness, &format!("places-delete-many-{name}"));
        harness.state_mut().act(Action::Links(LinksAction::StopDeleting));
        harness.run_ok();
        picture(&mut harness, &format!("places-delete-stopping-{name}"));
        harness.state_mut().act(Action::CloseDialog);
        harness.run_ok();
        picture(&mut harness, &format!("places-delete-closed-stopping-{name}"));
        harness.state_mut().act(Action::Open(Box::new(Dialog::Delete(DeleteDialog {
            links: vec![
                delete_line(1, "Bestellung 2026-0135", DeleteState::Done),
                delete_line(2, "Rechnung 2026-0815", DeleteState::Unknown(IntentId(4))),
                delete_line(3, "Abo April", DeleteState::Problem(WriteProblem::NotSent(WriteNotSent::Stopped))),
            ],
        }))));
        harness.run_ok();
        picture(&mut harness, &format!("places-delete-stopped-{name}"));
        let mut scene = deleting(3);
        scene.act(Action::CloseDialog);
        let mut harness = scene.open(false, size);
        picture(&mut harness, &format!("places-delete-closed-{name}"));
    }
}
