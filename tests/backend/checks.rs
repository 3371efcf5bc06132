//! What surrounds *Check* of a write whose outcome is unknown: other writes, another key, a restart, a failure. Settling by
//! what it showed, by hand, and its end in the journal. What it finds in each case is in `outcomes/table`.

use secpaid_desktop::api::BaseUrl;
use secpaid_desktop::backend::{
    CheckFinding, Event, KeyDoubt, Local, NotSent, Outcome, Read, Setup, Write, WriteCommand,
};
use secpaid_desktop::demo::{Canned, Fault};
use secpaid_desktop::journal::{EntryState, IntentId, JournalError, Settlement};
use secpaid_desktop::model::{Fit, LinkId, LinkList};
use secpaid_desktop::state::{Action, ActivityAction, Dialog, Screen};

use crate::shop::{LIVE_KEY, Shop, TEST_KEY, test};
use crate::window::{Line, Window, check_state, link};

const NOTE: &str = "Bestellung 2026-0135";

/// A creation that is lost, and its number in the journal.
fn lost(shop: &Shop, line: &mut Line, fault: Fault) -> IntentId {
    shop.fault("createLink", fault);
    let ticket = line.write(&test(), Write::Create(link(8819, NOTE)));
    let written = line.written(&ticket);
    assert!(matches!(written.outcome, Outcome::Unknown(_)), "{written:?}");
    written.intent.unwrap()
}

fn checked(line: &mut Line, intent: IntentId) -> CheckFinding {
    let ticket = line.read(&test(), Read::Check(intent));
    line.until(|event| match event {
        Event::Checked(of, of_intent, finding) if of.id == ticket.id => {
            assert_eq!(of_intent, intent);
            Some(finding)
        }
        _ => None,
    })
}

/// The candidates of a check, and whether the lists may lack the link.
fn candidates(finding: CheckFinding) -> (Vec<(u64, LinkList)>, bool) {
    match finding {
        CheckFinding::Candidates { links, gap } => {
            (links.into_iter().map(|candidate| (candidate.id.0, candidate.list)).collect(), gap.is_some())
        }
        other => panic!("{other:?}"),
    }
}

fn newest(shop: &Shop) -> LinkId {
    shop.test.seen_links().iter().map(|(id, _)| *id).max().unwrap()
}

fn settle(line: &mut Line, intent: IntentId, settlement: Settlement) -> Result<(), JournalError> {
    let ticket = line.local(&test(), Local::Settle(intent, settlement));
    line.until(|event| match event {
        Event::Settled(of, _, result) if of.id == ticket.id => Some(result),
        _ => None,
    })
}

fn state_of(line: &mut Line, intent: IntentId) -> EntryState {
    let entries = line.open(&test()).journal.unwrap();
    entries.iter().find(|entry| entry.intent.id == intent).unwrap().state()
}

#[test]
fn a_creation_lost_before_the_change_has_no_candidate_and_one_lost_after_it_has_one() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let before = lost(&shop, &mut line, Fault::ResetBeforeChange);
    assert_eq!(candidates(checked(&mut line, before)), (vec![], false));
    let after = lost(&shop, &mut line, Fault::ResetAfterChange);
    let made = newest(&shop);
    assert_eq!(candidates(checked(&mut line, after)), (vec![(made.0, LinkList::Unpaid)], false));
    assert_eq!(shop.test.count("createLink"), 2, "a check only reads");
    settle(&mut line, after, Settlement::Found { link_id: made }).unwrap();
    settle(&mut line, before, Settlement::Absent).unwrap();
    line.stop();
    let mut line = Line::start(shop.setup());
    assert_eq!(state_of(&mut line, after), EntryState::SettledDone);
    assert_eq!(state_of(&mut line, before), EntryState::SettledNotDone);
    assert!(line.open(&test()).first_seen.contains_key(&made), "a link found is one of ours");
}

#[test]
fn a_link_recognised_as_that_of_one_creation_is_not_offered_for_another() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let first = lost(&shop, &mut line, Fault::ResetAfterChange);
    let second = lost(&shop, &mut line, Fault::ResetBeforeChange);
    let made = newest(&shop);
    settle(&mut line, first, Settlement::Found { link_id: made }).unwrap();
    assert_eq!(candidates(checked(&mut line, second)), (vec![], false));
    // What was decided about the link afterwards claims nothing of its creation.
    shop.fault("deleteLink", Fault::ResetBeforeChange);
    let third = lost(&shop, &mut line, Fault::ResetAfterChange);
    let made = newest(&shop);
    let ticket = line.write(&test(), Write::Delete(made));
    let deletion = line.written(&ticket).intent.unwrap();
    settle(&mut line, deletion, Settlement::Found { link_id: made }).unwrap();
    assert_eq!(candidates(checked(&mut line, third)), (vec![(made.0, LinkList::Unpaid)], false));
}

#[test]
fn a_check_works_after_a_restart() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let intent = lost(&shop, &mut line, Fault::ResetAfterChange);
    line.stop();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    assert_eq!(candidates(checked(&mut line, intent)).0, [(newest(&shop).0, LinkList::Unpaid)]);
}

#[test]
fn a_link_known_to_be_of_another_write_is_no_candidate() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let intent = lost(&shop, &mut line, Fault::ResetBeforeChange);
    let ticket = line.write(&test(), Write::Create(link(8819, NOTE)));
    assert!(matches!(line.written(&ticket).outcome, Outcome::Created(_)));
    assert_eq!(candidates(checked(&mut line, intent)), (vec![], false));
}

#[test]
fn a_check_that_fails_says_so_and_settles_nothing() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let intent = lost(&shop, &mut line, Fault::ResetAfterChange);
    shop.fault("getMyUnusedLinks", Fault::Answer(Canned::html(500)));
    let CheckFinding::Failed(error) = checked(&mut line, intent) else { panic!("it did not fail") };
    assert_eq!(error.status, Some(500));
    assert_eq!(state_of(&mut line, intent), EntryState::Unknown);
}

#[test]
fn a_split_is_told_by_its_recipients() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let split = |shares: [i64; 2]| {
        let mut request = link(8819, NOTE);
        let tokens = secpaid_desktop::demo::recipients();
        let recipients =
            tokens.into_iter().zip(shares).map(|(entry, share)| secpaid_desktop::model::RecipientRequest {
                token: entry.token,
                label: Some(entry.label),
                share: secpaid_desktop::model::Share::from_decimal(rust_decimal::Decimal::new(share, 2)),
            });
        request.split = Some(secpaid_desktop::model::SplitRequest {
            split_type: secpaid_desktop::model::SplitType::Normal,
            recipients: recipients.collect(),
        });
        Write::Create(request)
    };
    shop.fault("createSplitLink", Fault::ResetAfterChange);
    let ticket = line.write(&test(), split([4000, 3000]));
    let intent = line.written(&ticket).intent.unwrap();
    let ours = newest(&shop);
    let folder = tempfile::TempDir::new().unwrap();
    let mut elsewhere = Line::start(Setup { data_dir: folder.path().to_owned(), ..shop.setup() });
    elsewhere.open(&test());
    let ticket = elsewhere.write(&test(), split([3000, 4000]));
    assert!(matches!(elsewhere.written(&ticket).outcome, Outcome::Created(_)));
    assert_eq!(candidates(checked(&mut line, intent)).0, [(ours.0, LinkList::Unpaid)]);
}

#[test]
fn settling_by_hand_needs_a_word_and_is_done_once() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Create);
    shop.fault("createLink", Fault::ResetBeforeChange);
    window.send_link("88,19", NOTE);
    window.quiet();
    let intent = window.state.session().activity.entries[0].intent.id;
    window.act(Action::Activity(ActivityAction::AskSettle(intent)));
    window.act(Action::Activity(ActivityAction::SettleHappened(false)));
    window.act(Action::Activity(ActivityAction::SettleWord("  ".to_owned())));
    window.act(Action::Activity(ActivityAction::Settle(intent)));
    assert!(matches!(window.state.dialog, Some(Dialog::Unknown(_))), "white space is no word");
    window.act(Action::Activity(ActivityAction::SettleWord("called the service".to_owned())));
    window.act(Action::Activity(ActivityAction::Settle(intent)));
    window.until(|state| state.dialog.is_none());
    assert_eq!(window.state.unsettled(), 0);
    let entry = &window.state.session().activity.entries[0];
    let word = Settlement::ByHand { word: "called the service".into(), happened: false };
    assert_eq!(entry.settlement.as_ref().unwrap().1, word);
    assert!(matches!(window.state.session().create.attempt, secpaid_desktop::state::Attempt::Idle));
    assert_eq!(settle(&mut window.line, intent, Settlement::Absent), Err(JournalError::NothingToSettle));
}

#[test]
fn a_check_from_the_dialog_ends_even_without_a_key() {
    let shop = Shop::open();
    let mut window = Window::open(&shop, Screen::Create);
    shop.fault("createLink", Fault::ResetAfterChange);
    window.send_link("88,19", NOTE);
    window.quiet();
    let intent = window.state.session().activity.entries[0].intent.id;
    window.check(intent);
    let secpaid_desktop::state::CheckState::Found(CheckFinding::Candidates { links, .. }) = check_state(&window.state)
    else {
        panic!("{:?}", check_state(&window.state))
    };
    assert_eq!(links.iter().map(|link| link.id).collect::<Vec<_>>(), [newest(&shop)]);
    let removal = window.line.local(&test(), Local::RemoveKey);
    window.line.until(|event| matches!(event, Event::KeyRemoved(of, _) if of.id == removal.id).then_some(()));
    window.check(intent);
}

#[test]
fn another_accounts_lists_are_no_answer() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let created = lost(&shop, &mut line, Fault::ResetBeforeChange);
    let gone = shop.test.seen_links()[0].0;
    shop.fault("deleteLink", Fault::ResetBeforeChange);
    let ticket = line.write(&test(), Write::Delete(gone));
    let deleted = line.written(&ticket).intent.unwrap();
    line.stop();
    // The other simulator is another account with another key; what this one never held is absent there, too.
    shop.keep(&test(), LIVE_KEY);
    let addresses = [(test(), BaseUrl::parse(shop.live.url()).unwrap())].into();
    let mut line = Line::start(Setup { addresses, ..shop.setup() });
    line.open(&test());
    assert!(
        matches!(checked(&mut line, created), CheckFinding::OtherKey { links, doubt: KeyDoubt::Other, .. } if links.is_empty())
    );
    let finding = checked(&mut line, deleted);
    assert!(!matches!(finding, CheckFinding::Deleted(_)), "{finding:?}");
    // Nor is what is done there an answer here: nothing is sent again with that account's key.
    for (first, write) in [(created, Write::Create(link(8819, NOTE))), (deleted, Write::Delete(gone))] {
        let ticket = line.ticket(&test());
        line.send_write(WriteCommand { ticket: ticket.clone(), write, again_for: Some(first), one_of_many: false });
        let written = line.written(&ticket);
        assert!(matches!(written.outcome, Outcome::NotSent(NotSent::OtherKey(KeyDoubt::Other))), "{written:?}");
        assert_eq!((written.intent, state_of(&mut line, first)), (None, EntryState::Unknown));
    }
    assert_eq!((shop.live.count("createLink"), shop.live.count("deleteLink")), (0, 0));
    line.stop();
    shop.keep(&test(), TEST_KEY);
    let mut line = Line::start(shop.setup());
    line.open(&test());
    assert_eq!(candidates(checked(&mut line, created)), (vec![], false), "with its own key it is an answer");
}

#[test]
fn a_salt_that_was_lost_leaves_open_which_key_it_was_and_sends_nothing_again() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let created = lost(&shop, &mut line, Fault::ResetAfterChange);
    let made = newest(&shop);
    line.stop();
    std::fs::remove_file(shop.folder.path().join("salt")).unwrap();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let finding = checked(&mut line, created);
    let CheckFinding::OtherKey { links, fit: Fit::Exactly, doubt: KeyDoubt::Lost } = finding else {
        panic!("{finding:?}")
    };
    assert_eq!(links.iter().map(|link| link.id).collect::<Vec<_>>(), [made]);
    let (ticket, write) = (line.ticket(&test()), Write::Create(link(8819, NOTE)));
    line.send_write(WriteCommand { ticket: ticket.clone(), write, again_for: Some(created), one_of_many: false });
    let written = line.written(&ticket);
    assert!(matches!(written.outcome, Outcome::NotSent(NotSent::OtherKey(KeyDoubt::Lost))), "{written:?}");
    assert_eq!(shop.test.count("createLink"), 1);
}

#[test]
fn a_link_with_a_shortened_note_is_offered_also_where_the_key_cannot_be_told() {
    let shop = Shop::open();
    let mut line = Line::start(shop.setup());
    line.open(&test());
    let created = lost(&shop, &mut line, Fault::ResetAfterChange);
    let made = newest(&shop);
    line.stop();
    let salt = shop.folder.path().join("salt");
    for doubt in [KeyDoubt::Lost, KeyDoubt::Other] {
        match doubt {
            KeyDoubt::Lost => std::fs::rename(&salt, shop.folder.path().join("kept")).unwrap(),
            // Another key of the same account.
            KeyDoubt::Other => {
                std::fs::rename(shop.folder.path().join("kept"), &salt).unwrap();
                shop.keep(&test(), LIVE_KEY);
            }
        }
        let mut line = Line::start(shop.setup());
        line.open(&test());
        let row = format!(r#"{{"linktopay_id":{made},"amount":88.19,"recipient_note":"Bestellung 20…"}}"#);
        for (endpoint, rows) in [("getMyUnusedLinks", row.as_str()), ("getMyUsedLinks", "")] {
            let body = format!(r#"{{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","data":[{rows}]}}"#);
            shop.fault(endpoint, Fault::Answer(Canned::new(200, "application/json", body)));
        }
        match checked(&mut line, created) {
            CheckFinding::OtherKey { links, fit: Fit::Roughly, doubt: of } if of == doubt => {
                assert_eq!(links.iter().map(|link| link.id).collect::<Vec<_>>(), [made]);
            }
            other => panic!("{other:?}"),
        }
        line.stop();
    }
}
