//! The answers in the test of isolation: made up for each question, and marked by its scope and by the key it was asked
//! with. Called by the world of that test, in any order, and more than once.

use std::sync::Arc;

use secpaid_desktop::backend::{
    Compared, ComparedWith, DataNews, Event, FigureJob, Figured, LinkListRead, ListRead, Opened, Ticket,
};
use secpaid_desktop::model::{DateRange, FeeMatch, Invoice, KeyState, LinkList, Match, Money, Rows, overview};
use secpaid_desktop::settings::Settings;

use super::{Asked, World};
use super::{book, files};
use crate::isolated;
use crate::marked::{invoice, of_today, paid, payout, unpaid};

impl World {
    /// The answer to a question, or a second time.
    pub(super) fn answer(&mut self, ticket: &Ticket, asked: Asked, whole: bool) {
        let note = self.keys.mark_of(ticket);
        match asked {
            Asked::PayIns => {
                self.report(Event::PayInPage { ticket: ticket.clone(), rows: Arc::from([of_today(note)]) });
                if whole {
                    self.report(Event::PayInsRead {
                        ticket: ticket.clone(),
                        range: DateRange::EVERYTHING,
                        expected_payout: None,
                        may_be_incomplete: false,
                        unreadable: 0,
                        at: self.state.now.utc,
                    });
                }
            }
            Asked::Figures(number) => {
                if let FigureJob::PayIns { rows, ask } = &self.figures[number] {
                    let figures = overview(rows, *ask, &|| false).unwrap();
                    self.report(Event::Figured(ticket.clone(), Box::new(Figured::PayIns(Box::new(figures)))));
                }
            }
            Asked::Links(LinkList::Unpaid) => {
                let read = self.list(unpaid(note));
                self.report(Event::UnpaidLinks(ticket.clone(), read));
            }
            Asked::Links(LinkList::Paid) => {
                let read = self.list(paid(note));
                self.report(Event::PaidLinks(ticket.clone(), read));
            }
            Asked::Payouts => {
                let read = self.whole(payout(note));
                self.report(Event::Payouts(ticket.clone(), read));
            }
            Asked::Invoices => {
                let read = self.whole(invoice(note));
                self.report(Event::Invoices(ticket.clone(), read));
            }
            Asked::Match(day) => {
                let found = ComparedWith::Payouts(Box::new(Match::of_day(day, [&payout(note)], &[])));
                self.compared(ticket, found);
            }
            Asked::Fees(month) => {
                // Which key it was travels as cents: a comparison of fees has no text.
                let own = Money::from_cents(self.keys.cents_of(ticket));
                let row = Invoice { total_secpaid_fee: Some(own), ..invoice(note) };
                let found = ComparedWith::Invoices(FeeMatch::of_month(month, [&row], &[]));
                self.compared(ticket, found);
            }
            Asked::Write => self.report(isolated::created(ticket)),
            Asked::Book => {
                let news = self.tokens.answer(ticket);
                self.report(Event::Book(ticket.clone(), news));
                self.tokens.told(ticket, &self.state);
            }
            Asked::Find(number) => {
                let found = book::found(&self.finds[number]);
                self.report(Event::Found(ticket.clone(), found));
            }
            Asked::Check(intent) => {
                let finding = files::finding(note);
                self.report(Event::Checked(ticket.clone(), intent, finding));
            }
            Asked::Settle(intent) => {
                self.report(Event::Journal(ticket.clone(), Arc::from([])));
                self.report(Event::Settled(ticket.clone(), intent, Ok(())));
            }
            Asked::Export => self.report(self.files.exported(ticket)),
            Asked::Save => self.report(self.files.saved(ticket)),
            Asked::Clear => {
                self.keys.cleared(ticket);
                self.report(Event::Data(ticket.clone(), DataNews::Cleared(Ok(()))));
                self.tokens.clear();
                assert_eq!((self.state.settings.clone(), self.state.sessions.len()), (Settings::default(), 1));
            }
            Asked::Connect => {
                if let Some(trial) = self.keys.tried(ticket, whole) {
                    self.report(Event::KeyTried(ticket.clone(), trial));
                }
            }
            Asked::Remove => {
                if let Some(typed_since) = self.keys.removed(ticket) {
                    self.report(Event::KeyRemoved(ticket.clone(), Ok(())));
                    let has_none = self.state.keys.get(&ticket.scope).is_some_and(|key| key.state == KeyState::None);
                    assert!(!(typed_since && has_none), "a key that was typed since is there");
                }
            }
            Asked::Open => {
                let opened = Opened {
                    key: KeyState::Present,
                    pay_host: Arc::from("127.0.0.1:1"),
                    journal: Ok(Arc::from([])),
                    journal_notices: Vec::new(),
                    book: Vec::new(),
                    first_seen: Arc::default(),
                };
                self.report(Event::Opened(ticket.clone(), opened));
            }
        }
    }

    fn list<T>(&self, row: T) -> LinkListRead<T> {
        let at = self.state.now.utc;
        LinkListRead { rows: Arc::from([row]), cut: false, limit: 10, unreadable: 0, at, first_seen: Arc::default() }
    }

    fn whole<T>(&self, row: T) -> ListRead<T> {
        ListRead {
            rows: Rows::from_vec(vec![row]),
            range: DateRange::EVERYTHING,
            may_be_incomplete: false,
            unreadable: 0,
            at: self.state.now.utc,
        }
    }

    fn compared(&mut self, ticket: &Ticket, found: ComparedWith) {
        let compared = Compared { found, may_be_incomplete: false, at: self.state.now.utc };
        self.report(Event::Compared(ticket.clone(), Box::new(compared)));
    }
}
