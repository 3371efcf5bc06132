//! A window at the place of one endpoint, where a fault is met: what is told then, and that nothing typed is lost.
//! Driven by the tests beside it.

use std::time::Duration;

use secpaid_desktop::api::Limits;
use secpaid_desktop::api::error::{ApiError, Endpoint};
use secpaid_desktop::backend::{NotSent, Setup};
use secpaid_desktop::demo::{Fault, recipients};
use secpaid_desktop::journal::{IntentId, RecordedOutcome};
use secpaid_desktop::model::{
    DraftEdit, LinkId, LinkList, LinkMode, Money, PayIn, RowSource, Rows, Source, SplitRowId,
};
use secpaid_desktop::state::{
    Action, ActivityAction, Attempt, CreateAction, DeleteState, Dialog, LinksAction, PayInsAction, RefundAction,
    RefundAttempt, Remote, Screen, WriteProblem,
};
use secpaid_desktop::text::{Fate, Language, Texts, api_error_text};
use secpaid_desktop::ui::{unknown_body, unknown_title, write_problem_text};

use crate::refunds::open;
use crate::shop::{Shop, patient};
use crate::window::Window;

/// How it ended, the cause or what the journal says, and what is said in English and German.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    pub class: &'static str,
    pub cause: String,
    pub english: String,
    pub german: String,
}

fn in_both(words: impl Fn(&Texts) -> String) -> (String, String) {
    (words(&Texts::new(Language::English)), words(&Texts::new(Language::German)))
}

pub fn problem_told(problem: &WriteProblem, money: &str) -> Told {
    let (class, cause) = match problem {
        WriteProblem::Refused(error) => ("refused", format!("{:?}", error.cause)),
        WriteProblem::NotSent(NotSent::Network(error) | NotSent::Unprepared(error)) => {
            ("not sent", format!("{:?}", error.cause))
        }
        WriteProblem::NotSent(other) => ("not sent", format!("{other:?}")),
    };
    let (english, german) = in_both(|texts| write_problem_text(texts, problem, texts.get(money)).paragraph());
    Told { class, cause, english, german }
}

/// A window at the place of one endpoint.
pub struct Place {
    endpoint: Endpoint,
    shop: Shop,
    pub window: Window,
    /// Payments whose refund was not asked for yet.
    payments: Vec<LinkId>,
}

impl Place {
    pub fn new(endpoint: Endpoint) -> Self {
        let shop = Shop::with(|options| options.pay_ins = (endpoint == Endpoint::RefundPayment).then_some(80));
        let screen = match endpoint {
            Endpoint::CreateLink | Endpoint::CreateSplitLink => Screen::Create,
            Endpoint::DeleteLink | Endpoint::UnpaidLinks | Endpoint::PaidLinks => Screen::Links,
            Endpoint::RefundPayment | Endpoint::PayIns => Screen::PayIns,
            Endpoint::Payouts => Screen::Payouts,
            Endpoint::Invoices => Screen::Invoices,
        };
        // One attempt a read; the stall is short, and all else keeps its room on a busy machine.
        let (connect, stall) = (Duration::from_secs(1), Duration::from_millis(300));
        let limits = Limits { read_attempts: 1, connect, stall, answer_bytes: 4 << 20, ..patient() };
        let window = Window::over(&shop, Setup { limits, ..shop.setup() }, screen);
        let mut place = Self { endpoint, shop, window, payments: Vec::new() };
        place.prepare();
        place
    }

    /// What is typed and chosen once, and must stay.
    fn prepare(&mut self) {
        let window = &mut self.window;
        match self.endpoint {
            Endpoint::CreateLink | Endpoint::CreateSplitLink => {
                let mut edits = vec![
                    DraftEdit::Amount("88,19".to_owned()),
                    DraftEdit::Note("Bestellung 2026-0135".to_owned()),
                    DraftEdit::CallbackUrl("https://shop.example/danke".to_owned()),
                ];
                if self.endpoint == Endpoint::CreateSplitLink {
                    edits.push(DraftEdit::Mode(LinkMode::Split));
                    for ((number, entry), share) in (0..).zip(recipients()).zip(["40", "30"]) {
                        edits.push(DraftEdit::AddRow(Source::Book(entry)));
                        edits.push(DraftEdit::RowShare(SplitRowId(number), share.to_owned()));
                    }
                }
                for edit in edits {
                    window.act(Action::Create(CreateAction::Edit(edit)));
                }
            }
            Endpoint::RefundPayment => {
                let rows = window.state.session().pay_ins.shown().clone();
                let enough = |row: &&PayIn| row.amount.is_some_and(|amount| amount >= Money::from_cents(100));
                let free = rows.iter().filter(|row| window.state.refund_obstacle(row).is_none()).filter(enough);
                self.payments = free.map(|row| row.pay_id).collect();
            }
            Endpoint::PaidLinks => {
                window.act(Action::Links(LinksAction::Tab(LinkList::Paid)));
                window.quiet();
                window.act(Action::Links(LinksAction::Search("e".to_owned())));
            }
            Endpoint::UnpaidLinks => window.act(Action::Links(LinksAction::Search("e".to_owned()))),
            Endpoint::PayIns => window.act(Action::PayIns(PayInsAction::Search("e".to_owned()))),
            Endpoint::DeleteLink | Endpoint::Payouts | Endpoint::Invoices => {}
        }
        window.quiet();
    }

    /// Meets the fault.
    pub fn meet(&mut self, fault: Option<Fault>) -> Told {
        if let Some(fault) = fault {
            self.shop.fault(self.endpoint.name(), fault);
        } else {
            self.shop.close_test();
            if !self.endpoint.is_write() {
                // Connections that were kept are found to be over.
                self.window.act(Action::Reload);
                self.window.quiet();
            }
        }
        match self.endpoint {
            Endpoint::CreateLink | Endpoint::CreateSplitLink => self.create(),
            Endpoint::DeleteLink => self.delete(),
            Endpoint::RefundPayment => self.refund(),
            _ => self.read(),
        }
    }

    fn create(&mut self) -> Told {
        let typed = self.window.state.session().create.draft.clone();
        self.window.act(Action::Create(CreateAction::Send));
        self.window.quiet();
        let form = &self.window.state.session().create;
        assert!(form.draft == typed && !typed.is_empty(), "what was typed stays");
        assert!(form.created.is_none());
        let told = match &form.attempt {
            Attempt::Problem(problem) => problem_told(problem, "error-money-create"),
            Attempt::Unknown(intent) => {
                let intent = *intent;
                self.in_doubt(intent)
            }
            other => panic!("{other:?}"),
        };
        assert!(self.window.state.session().create.draft == typed, "also when it is settled");
        told
    }

    fn delete(&mut self) -> Told {
        let link = self.window.state.session().links.unpaid.rows.value().unwrap().get(0).unwrap().clone();
        self.window.act(Action::Links(LinksAction::AskDelete(vec![link.id])));
        self.window.act(Action::Links(LinksAction::Delete));
        self.window.quiet();
        let Some(Dialog::Delete(dialog)) = &self.window.state.dialog else { panic!("the dialog stays") };
        let asked = &dialog.links[0];
        assert_eq!(
            (asked.id, &*asked.note, asked.amount),
            (link.id, &*link.note, link.amount),
            "what was asked about stays"
        );
        let told = match &asked.state {
            DeleteState::Problem(problem) => problem_told(problem, "error-money-delete"),
            DeleteState::Unknown(intent) => {
                let intent = *intent;
                self.in_doubt(intent)
            }
            other => panic!("{other:?}"),
        };
        self.window.act(Action::CloseDialog);
        self.window.quiet();
        told
    }

    fn refund(&mut self) -> Told {
        let payment = self.payments.pop().unwrap();
        open(&mut self.window, payment);
        self.window.act(Action::Refund(RefundAction::Full(false)));
        self.window.act(Action::Refund(RefundAction::Amount("1,00".to_owned())));
        self.window.act(Action::Refund(RefundAction::Send));
        self.window.quiet();
        let form = &self.window.state.session().refunds.forms[&payment];
        assert_eq!((form.full, &*form.amount), (false, "1,00"), "what was typed stays");
        let told = match (&form.attempt, &self.window.state.dialog) {
            (RefundAttempt::Problem(problem), Some(Dialog::Refund(_))) => problem_told(problem, "error-money-refund"),
            (RefundAttempt::Idle, Some(Dialog::Unknown(dialog))) => {
                let intent = dialog.intent;
                self.in_doubt(intent)
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(self.window.state.session().refunds.forms[&payment].amount, "1,00");
        self.window.act(Action::CloseDialog);
        self.window.quiet();
        told
    }

    /// What is said of an unknown outcome; then it is settled, so that the next one is not held up.
    fn in_doubt(&mut self, intent: IntentId) -> Told {
        let entries = &self.window.state.session().activity.entries;
        let entry = entries.iter().find(|entry| entry.intent.id == intent).unwrap();
        let Some((_, RecordedOutcome::Unknown { why })) = &entry.outcome else { panic!("{entry:?}") };
        let cause = format!("{why:?}");
        let words = |texts: &Texts| format!("{}. {}", unknown_title(texts, entry), unknown_body(texts, entry));
        let (english, german) = in_both(words);
        assert_eq!(self.window.state.unsettled(), 1);
        for action in [
            ActivityAction::Open(intent),
            ActivityAction::AskSettle(intent),
            ActivityAction::SettleHappened(false),
            ActivityAction::SettleWord("looked".to_owned()),
            ActivityAction::Settle(intent),
        ] {
            self.window.act(Action::Activity(action));
        }
        self.window.until(|state| state.dialog.is_none() && state.unsettled() == 0);
        self.window.quiet();
        if self.endpoint == Endpoint::DeleteLink {
            self.window.act(Action::Reload);
            self.window.quiet();
        }
        Told { class: "unknown", cause, english, german }
    }

    fn read(&mut self) -> Told {
        let before = self.look().0;
        self.window.act(Action::Reload);
        self.window.quiet();
        let (after, error) = self.look();
        assert_eq!(after, before, "rows, search and order stay");
        let Some(error) = error else { panic!("{:?} did not fail", self.endpoint) };
        let (english, german) = in_both(|texts| api_error_text(texts, &error, Fate::DidNotHappen).paragraph());
        Told { class: "failed", cause: format!("{:?}", error.cause), english, german }
    }

    /// The rows that there are, those shown and what is searched; and why reading failed.
    pub fn look(&self) -> ((usize, usize, String), Option<ApiError>) {
        fn rows<T: Send + Sync>(rows: &Remote<Rows<T>>) -> (usize, Option<ApiError>) {
            let error = if let Remote::Failed { error, .. } = rows { Some(error.clone()) } else { None };
            (rows.value().map_or(0, RowSource::len), error)
        }
        let session = self.window.state.session();
        let (links, pay_ins) = (&session.links, &session.pay_ins);
        let (payouts, invoices) = (&session.payouts.table, &session.invoices.table);
        let ((count, error), shown, search) = match self.endpoint {
            Endpoint::UnpaidLinks => {
                let list = &links.unpaid;
                (rows(&list.rows), list.index.len(), &list.filter.search)
            }
            Endpoint::PaidLinks => {
                let list = &links.paid;
                (rows(&list.rows), list.index.len(), &list.filter.search)
            }
            Endpoint::PayIns => (rows(&pay_ins.rows), pay_ins.index.len(), &pay_ins.filter.search),
            Endpoint::Payouts => (rows(&payouts.rows), payouts.index.len(), &String::new()),
            _ => (rows(&invoices.rows), invoices.index.len(), &String::new()),
        };
        assert!(count > 0 && shown > 0, "{:?}: there are rows", self.endpoint);
        ((count, shown, search.clone()), error)
    }
}
