//! Every write in every case in which its outcome is in doubt, one cell each, through the state and over real HTTP. In
//! each: nothing is written but what was asked for, *Check* only reads and offers exactly these candidates, nothing is
//! settled that the service does not show, and *Send again* sends once.
//! `cargo test --test backend outcomes -- --nocapture` prints the table.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::time::Duration;

use secpaid_desktop::backend::{CheckFinding, Gap, KeyDoubt, Outcome, Setup, Write};
use secpaid_desktop::demo::{Canned, Fault, Gate, PaymentMethod, recipients};
use secpaid_desktop::journal::{EntryState, IntentId};
use secpaid_desktop::model::{Candidate, DraftEdit, LinkId, LinkList, LinkMode, LinkRequest, Source, SplitRowId};
use secpaid_desktop::state::{
    Action, ActivityAction, CheckState, CreateAction, DeleteState, Dialog, LinksAction, Screen, apply,
};

use super::cells::Case::{
    DeletedMeanwhile, LateAnswer, LostBefore, PaidMeanwhile, RefundPending, RefundRefused, RefundRejected, SaltLost,
    TwinLostAfter, TwinLostBefore,
};
use super::cells::Kind::{Create, Delete, Refund, Split};
use super::cells::{CELLS, Case, DONE, Kind, NOT_DONE, OPEN, UNKNOWN};
use super::lists;
use crate::refunds::{ask_part, open, paid, request};
use crate::shop::{Shop, patient, test};
use crate::window::{Line, Window, check_state, link};

const NOTE: &str = "Bestellung 2026-0135";

/// The endpoints that change something.
const WRITES: [&str; 4] = ["createLink", "createSplitLink", "deleteLink", "refundPayment"];

/// What stands around a cell.
pub(super) struct Place {
    kind: Kind,
    case: Case,
    shop: Shop,
    window: Window,
    /// Unpaid links at the beginning.
    links: usize,
    /// The link to be deleted or the payment to be refunded; of a creation, the link that came of it.
    ours: Option<LinkId>,
    /// What another program made.
    twin: Option<LinkId>,
    /// What came of the first write, where there was a second.
    first: Option<LinkId>,
    /// What the form of a creation asks for; of a deletion, a link like the one to be deleted.
    asked: Option<Box<LinkRequest>>,
}

impl Place {
    fn new(kind: Kind, case: Case) -> Self {
        let shop = Shop::with(|options| options.pay_ins = Some(20));
        let target = (kind == Refund).then(|| paid(&shop));
        let target = target.or_else(|| (kind == Delete).then(|| shop.test.seen_links()[0].0));
        let screen = match kind {
            Create | Split => Screen::Create,
            Delete => Screen::Links,
            Refund => Screen::PayIns,
        };
        let mut limits = patient();
        if case == LateAnswer {
            // All else keeps its room, so that a busy machine is not taken for a late answer.
            (limits.connect, limits.stall) = (Duration::from_secs(1), Duration::from_millis(500));
        }
        let setup = Setup { limits, ..shop.setup() };
        let window = Window::over(&shop, setup, screen);
        let rows = window.state.session().links.unpaid.rows.value();
        let row = rows.and_then(|rows| rows.iter().find(|row| Some(row.id) == target));
        let asked = row.map(|row| Box::new(LinkRequest { amount: row.amount.unwrap(), ..*link(0, &row.note) }));
        let links = shop.test.seen_links().len();
        Self { kind, case, shop, window, links, ours: target, twin: None, first: None, asked }
    }

    pub(super) fn more_links(&self) -> i64 {
        i64::try_from(self.shop.test.seen_links().len()).unwrap() - i64::try_from(self.links).unwrap()
    }

    /// How many requests that change something the service has had.
    fn writes(&self) -> usize {
        WRITES.iter().map(|endpoint| self.shop.test.count(endpoint)).sum()
    }

    fn newest(&self) -> LinkId {
        self.shop.test.seen_links().iter().map(|(id, _)| *id).max().unwrap()
    }

    fn state(&self, intent: IntentId) -> EntryState {
        let entries = &self.window.state.session().activity.entries;
        entries.iter().find(|entry| entry.intent.id == intent).unwrap().state()
    }

    /// Where the write goes.
    fn endpoint(&self) -> &'static str {
        WRITES[[Create, Split, Delete, Refund].iter().position(|kind| *kind == self.kind).unwrap()]
    }

    /// The write, as the merchant asks for it, until it has an outcome.
    fn ask(&mut self) -> IntentId {
        let gate = Gate::new();
        let fault = match self.case {
            LostBefore | TwinLostBefore => Fault::ResetBeforeChange,
            PaidMeanwhile | DeletedMeanwhile if self.kind == Delete => Fault::ResetBeforeChange,
            LateAnswer => Fault::StallBeforeHead(gate.clone()),
            RefundRefused => Fault::Answer(Canned::envelope(200, 0, "Refund blocked by dispute")),
            _ => Fault::ResetAfterChange,
        };
        self.shop.fault(self.endpoint(), fault);
        match self.kind {
            Create | Split => self.send_form(),
            Delete => {
                self.window.act(Action::Links(LinksAction::AskDelete(vec![self.ours.unwrap()])));
                self.window.act(Action::Links(LinksAction::Delete));
            }
            Refund => {
                open(&mut self.window, self.ours.unwrap());
                // What ends in 13 cents is rejected on the next day.
                ask_part(&mut self.window, if self.case == RefundRejected { "1,13" } else { "1,00" });
            }
        }
        self.window.quiet();
        gate.open();
        if matches!(self.kind, Create | Split) && self.more_links() == 1 {
            self.ours = Some(self.newest());
        }
        self.window.state.session().activity.entries[0].intent.id
    }

    fn send_form(&mut self) {
        let mut edits = vec![DraftEdit::Amount("88,19".to_owned()), DraftEdit::Note(NOTE.to_owned())];
        if self.kind == Split {
            edits.push(DraftEdit::Mode(LinkMode::Split));
            for ((number, entry), share) in (0..).zip(recipients()).zip(["40", "30"]) {
                edits.push(DraftEdit::AddRow(Source::Book(entry)));
                edits.push(DraftEdit::RowShare(SplitRowId(number), share.to_owned()));
            }
        }
        for edit in edits {
            self.window.act(Action::Create(CreateAction::Edit(edit)));
        }
        self.asked = Some(Box::new(self.window.state.session().create.draft.request(None).unwrap()));
        self.window.act(Action::Create(CreateAction::Send));
    }

    /// What happens before anybody looks.
    fn meanwhile(&mut self) {
        let ours = self.ours;
        match self.case {
            TwinLostBefore | TwinLostAfter => {
                let twin = match self.kind {
                    Create | Split | Delete => Write::Create(self.asked.clone().unwrap()),
                    Refund => Write::Refund(request(ours.unwrap(), 100)),
                };
                match (elsewhere(&self.shop, twin), self.kind, self.case) {
                    (Outcome::Created(created), Create | Split | Delete, _) => self.twin = Some(created.link.id),
                    (Outcome::RefundRequested(_), Refund, TwinLostBefore)
                    | (Outcome::Refused(_), Refund, TwinLostAfter) => {}
                    other => panic!("{other:?}"),
                }
            }
            PaidMeanwhile => self.shop.test.customer_pays(ours.unwrap(), PaymentMethod::Card).unwrap(),
            DeletedMeanwhile => {
                let outcome = elsewhere(&self.shop, Write::Delete(ours.unwrap()));
                assert!(matches!(outcome, Outcome::Deleted(_)), "{outcome:?}");
            }
            _ => {}
        }
    }

    /// *Check*: what it found in words, the candidates one by one. It only reads, and settles nothing.
    pub(super) fn check(&mut self, intent: IntentId) -> String {
        lists::prepare(&self.shop, self.case, self.newest());
        let (writes, requests) = (self.writes(), self.shop.test.requests().len());
        self.window.check(intent);
        let CheckState::Found(finding) = check_state(&self.window.state) else { panic!("not checked") };
        let all = |links: &[Candidate]| {
            let one = |candidate: &Candidate| {
                let whose = match candidate.id {
                    id if Some(id) == self.twin => "twin",
                    id if Some(id) == self.first => "first",
                    id if Some(id) == self.ours => "ours",
                    _ => "another",
                };
                let list = if candidate.list == LinkList::Unpaid { "unpaid" } else { "paid" };
                format!("{whose} {list}")
            };
            let all = links.iter().map(one).collect::<Vec<_>>().join(" + ");
            if all.is_empty() { "none".to_owned() } else { all }
        };
        let with = |gap: &Option<Gap>| gap.map_or_else(String::new, |gap| format!(", {}", gap_of(gap)));
        let said = match finding {
            CheckFinding::Candidates { links, gap } => format!("{}{}", all(links), with(gap)),
            CheckFinding::Perhaps { links, gap } => format!("perhaps {}{}", all(links), with(gap)),
            CheckFinding::OtherKey { links, doubt: KeyDoubt::Lost, .. } => format!("{}, key not known", all(links)),
            CheckFinding::Deleted(id) if Some(*id) == self.ours => "deleted".to_owned(),
            CheckFinding::Refunded { pay_id, .. } if Some(*pay_id) == self.ours => "refunded".to_owned(),
            CheckFinding::StillThere => "still there".to_owned(),
            CheckFinding::PaidMeanwhile => "paid meanwhile".to_owned(),
            CheckFinding::NotInLists(gap) => format!("not known, {}", gap_of(*gap)),
            CheckFinding::StillUnknown => "not known".to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(self.writes(), writes, "a check only reads");
        assert!(self.shop.test.requests().len() > requests, "a check looks at the service");
        assert_eq!((self.state(intent), self.window.state.unsettled()), (EntryState::Unknown, 1), "it settles nothing");
        said
    }

    /// *Take this as the outcome*: what is recorded then. Where the finding proves nothing, nothing is.
    pub(super) fn take(&mut self, intent: IntentId) -> &'static str {
        let writes = self.writes();
        let effects = apply(&mut self.window.state, Action::Activity(ActivityAction::AcceptFinding(intent)));
        let settles = !effects.commands.is_empty();
        self.window.line.hand_over(effects.commands, effects.writes);
        if settles {
            self.window.until(|state| state.dialog.is_none() && state.unsettled() == 0);
        }
        assert_eq!(self.writes(), writes, "settling is no write");
        said_of(self.state(intent))
    }

    /// *Send again…*, which asks, and *Send again*, which sends once.
    fn again(&mut self, intent: IntentId) -> String {
        self.send_again(intent);
        let second = match self.window.state.session().activity.entries[0].state() {
            EntryState::Done => "done",
            EntryState::Refused => "refused",
            other => panic!("{other:?}"),
        };
        match self.state(intent) {
            EntryState::SettledSentAgain => format!("{second}, it replaces the first"),
            first => format!(
                "{second}, the first {}",
                if first == EntryState::Unknown { "is still open" } else { said_of(first) }
            ),
        }
    }

    /// *Send again*, lost as well; the links were looked at in between.
    pub(super) fn again_lost(&mut self, intent: IntentId, case: Case) -> IntentId {
        self.window.act(Action::CloseDialog);
        self.window.act(Action::Go(Screen::Links));
        self.window.quiet();
        self.window.act(Action::Activity(ActivityAction::Open(intent)));
        let fault = if case == LostBefore { Fault::ResetBeforeChange } else { Fault::ResetAfterChange };
        self.shop.fault(self.endpoint(), fault);
        let links = self.more_links();
        self.send_again(intent);
        if matches!(self.kind, Create | Split) {
            self.first = self.ours.take();
            self.ours = (self.more_links() > links).then(|| self.newest());
        }
        assert_eq!(self.state(intent), EntryState::SettledSentAgain);
        self.window.state.session().activity.entries[0].intent.id
    }

    fn send_again(&mut self, intent: IntentId) {
        let writes = self.writes();
        let asks = apply(&mut self.window.state, Action::Activity(ActivityAction::AskAgain(intent)));
        assert!(asks.writes.is_empty() && asks.commands.is_empty(), "the question sends nothing");
        self.window.act(Action::Activity(ActivityAction::SendAgain(intent)));
        // Pressed twice.
        self.window.act(Action::Activity(ActivityAction::SendAgain(intent)));
        self.window.quiet();
        assert_eq!(self.writes(), writes + 1, "sent once");
    }
}

fn gap_of(gap: Gap) -> &'static str {
    match gap {
        Gap::Cut => "lists cut",
        Gap::Unreadable => "a row unreadable",
    }
}

fn said_of(state: EntryState) -> &'static str {
    match state {
        EntryState::Unknown => OPEN,
        EntryState::SettledDone => DONE,
        EntryState::SettledNotDone => NOT_DONE,
        other => panic!("{other:?}"),
    }
}

/// Another program with the same key does this.
fn elsewhere(shop: &Shop, write: Write) -> Outcome {
    let folder = tempfile::TempDir::new().unwrap();
    let mut line = Line::start(Setup { data_dir: folder.path().to_owned(), ..shop.setup() });
    line.open(&test());
    let ticket = line.write(&test(), write);
    let outcome = line.written(&ticket).outcome;
    line.stop();
    outcome
}

/// Asks, and lets the case happen; how the write ended.
pub(super) fn begin(kind: Kind, case: Case) -> (Place, IntentId, &'static str) {
    let mut place = Place::new(kind, case);
    let intent = place.ask();
    assert_eq!(place.writes(), 1, "sent once");
    place.meanwhile();
    let ended = match place.state(intent) {
        EntryState::Unknown => UNKNOWN,
        EntryState::Refused => "refused",
        other => panic!("{other:?}"),
    };
    let told = match &place.window.state.dialog {
        Some(Dialog::Unknown(dialog)) => dialog.intent == intent,
        Some(Dialog::Delete(dialog)) => matches!(dialog.links[0].state, DeleteState::Unknown(of) if of == intent),
        _ => false,
    };
    assert_eq!(told, ended == UNKNOWN, "the merchant is told at once");
    (place, intent, ended)
}

/// The cell up to taking a finding over, the program started again in between; and how many links more there are.
fn looked(kind: Kind, case: Case) -> (&'static str, String, &'static str, i64) {
    let (mut place, intent, ended) = begin(kind, case);
    let writes = place.writes();
    if ended != UNKNOWN {
        place.window.act(Action::Activity(ActivityAction::SendAgain(intent)));
        place.window.quiet();
        assert_eq!((place.writes(), place.window.state.unsettled()), (writes, 0), "what is known is not sent again");
        return (ended, "–".to_owned(), "–", place.more_links());
    }
    let setup = place.shop.setup();
    let next = Window::unopened(&place.shop, setup, Screen::Activity, test());
    std::mem::replace(&mut place.window, next).stop();
    if case == SaltLost {
        std::fs::remove_file(place.shop.folder.path().join("salt")).unwrap();
    }
    place.window.open_now();
    assert_eq!((place.writes(), place.window.state.unsettled()), (writes, 1), "a start sends and settles nothing");
    let mut found = place.check(intent);
    if kind == Refund && matches!(case, TwinLostBefore | TwinLostAfter | RefundPending | RefundRejected) {
        assert_eq!(place.take(intent), OPEN);
        place.shop.test.next_day();
        found = format!("{found}; next day {}", place.check(intent));
    }
    let taken = place.take(intent);
    let more = place.more_links();
    place.window.stop();
    (ended, found, taken, more)
}

/// The cell with *Send again* after a look; how many links more there are then.
fn repeated(kind: Kind, case: Case) -> (String, i64) {
    let (mut place, intent, ended) = begin(kind, case);
    if ended != UNKNOWN {
        return ("–".to_owned(), place.more_links());
    }
    place.check(intent);
    let again = place.again(intent);
    (again, place.more_links())
}

type Ran = ((&'static str, String, &'static str, i64), (String, i64));

/// Every cell, several at a time, those first that wait for a deadline.
fn run_all() -> Vec<Ran> {
    let mut order: Vec<usize> = (0..CELLS.len()).collect();
    order.sort_by_key(|at| CELLS[*at].1 != LateAnswer);
    let (queue, ran) = (Mutex::new(order.into_iter()), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                while let Some(at) = { queue.lock().unwrap().next() } {
                    let (kind, case, ..) = CELLS[at];
                    let name = format!("{kind:?} × {case:?}");
                    let cell = move || (looked(kind, case), repeated(kind, case));
                    let cell = std::thread::Builder::new().name(name).spawn_scoped(scope, cell).unwrap();
                    let cell = cell.join().unwrap();
                    ran.lock().unwrap().insert(at, cell);
                }
            });
        }
    });
    ran.into_inner().unwrap().into_values().collect()
}

#[test]
fn no_write_is_doubled_or_guessed_in_any_case() {
    let mut table = "| write | case | ended | Check finds | taken over | sent again | unpaid links more |\n".to_owned();
    table.push_str("|---|---|---|---|---|---|---|\n");
    let mut wrong = Vec::new();
    for ((kind, case, ended, finds, taken, again, [from, to]), (looked, repeated)) in CELLS.iter().zip(run_all()) {
        let ((of_ended, of_finds, of_taken, before), (of_again, after)) = (looked, repeated);
        let said =
            format!("{kind:?} | {case:?} | {of_ended} | {of_finds} | {of_taken} | {of_again} | {before:+} → {after:+}");
        writeln!(table, "| {said} |").unwrap();
        let right = format!("{kind:?} | {case:?} | {ended} | {finds} | {taken} | {again} | {from:+} → {to:+}");
        if said != right {
            wrong.push(format!("{said}\n  in place of {right}"));
        }
    }
    println!("{table}\n{} cells, each asked for twice", CELLS.len());
    assert!(wrong.is_empty(), "{} of {} cells are wrong:\n{}", wrong.len(), CELLS.len(), wrong.join("\n"));
}
