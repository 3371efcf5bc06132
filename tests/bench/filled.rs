//! Every list full and the figures of the overview computed, as after a day of work: what the screens show while frames
//! are measured. Called by the stage before and after its application starts. It must not measure.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use secpaid_desktop::backend::{Event, LinkListRead, ListRead, Ticket};
use secpaid_desktop::journal::{Entry, Intent, IntentId, RecordedOutcome, RecordedRequest, WriteKind};
use secpaid_desktop::model::{
    DateRange, Invoice, LinkId, LinkKind, Money, PaidLink, PayIn, Payout, PayoutStatus, Rows, Scope, ServiceTime,
    UnpaidLink,
};
use secpaid_desktop::state::{Action, Session, State, apply};

/// Ticket numbers of the reads: none that the application gives out.
const PAY_INS: u64 = u64::MAX;
const FIGURES: u64 = u64::MAX - 1;
const UNPAID: u64 = u64::MAX - 2;
const PAID: u64 = u64::MAX - 3;
const PAYOUTS: u64 = u64::MAX - 4;
const INVOICES: u64 = u64::MAX - 5;
/// Pay-ins to each unpaid link, used link and action.
const TO_A_LINK: usize = 10;
/// Pay-ins to each payout.
const TO_A_PAYOUT: usize = 100;
/// As many months as the service may be old.
const MONTHS: u64 = 120;
/// The last day of the rows.
const LAST: Date = date(2026, 5, 20);

/// How many rows the lists have.
#[derive(Debug, Clone, Copy)]
pub struct Filled {
    pay_ins: usize,
}

impl Filled {
    /// Begins the reads of all lists; the pay-ins and the rows of the overview come page by page, before there is a backend
    /// that would add up each page of them.
    pub fn begin(state: &mut State, pages: &[Arc<[PayIn]>]) -> Self {
        let at = state.now.utc;
        let scope = state.active.clone();
        if let Some(session) = state.sessions.get_mut(&scope) {
            session.pay_ins.rows.begin(PAY_INS, at);
            session.overview.rows.begin(FIGURES, at);
            session.links.unpaid.rows.begin(UNPAID, at);
            session.links.paid.rows.begin(PAID, at);
            session.payouts.table.rows.begin(PAYOUTS, at);
            session.invoices.table.rows.begin(INVOICES, at);
        }
        for id in [PAY_INS, FIGURES] {
            for page in pages {
                let page = Event::PayInPage { ticket: ticket(&scope, id), rows: Arc::clone(page) };
                drop(apply(state, Action::Backend(page)));
            }
        }
        drop(apply(state, Action::Backend(read(&scope, PAY_INS, at))));
        Self { pay_ins: pages.iter().map(|page| page.len()).sum() }
    }

    /// What the backend would report of the other lists, once the scope is open.
    pub fn events(self, state: &State) -> Vec<Event> {
        let (scope, at) = (&state.active, state.now.utc);
        let links = count(self.pay_ins / TO_A_LINK);
        let payouts: Vec<Payout> = (0..count(self.pay_ins / TO_A_PAYOUT)).map(payout).collect();
        let seen = (0..links).map(|number| (LinkId(number), at - jiff::SignedDuration::from_mins(i64_of(number))));
        let unpaid: Arc<[UnpaidLink]> = (0..links).map(unpaid).collect();
        let paid: Arc<[PaidLink]> = (0..links).map(paid).collect();
        let first_seen = Arc::new(seen.collect());
        let entries = (1..=links).rev().map(|number| Arc::new(deletion(scope, number, at))).collect();
        vec![
            read(scope, FIGURES, at),
            Event::UnpaidLinks(
                ticket(scope, UNPAID),
                LinkListRead {
                    rows: unpaid,
                    cut: false,
                    limit: 100_000,
                    unreadable: 0,
                    at,
                    first_seen: Arc::clone(&first_seen),
                },
            ),
            Event::PaidLinks(
                ticket(scope, PAID),
                LinkListRead { rows: paid, cut: false, limit: 100_000, unreadable: 0, at, first_seen },
            ),
            Event::Payouts(ticket(scope, PAYOUTS), whole(payouts, at)),
            Event::Invoices(ticket(scope, INVOICES), whole((0..MONTHS).map(invoice).collect(), at)),
            Event::Journal(ticket(scope, 0), entries),
        ]
    }

    /// What is not on its screen yet, if anything.
    pub fn missing(self, session: &Session) -> Option<&'static str> {
        let links = self.pay_ins / TO_A_LINK;
        let figures = session.overview.figures.is_some() && session.overview.rows.value().is_some();
        [
            (figures, "the figures"),
            (session.overview.ages.is_some(), "the ages of the links"),
            (session.links.unpaid.index.len() == links, "the unpaid links"),
            (session.links.paid.index.len() == links, "the paid links"),
            (session.payouts.table.index.len() == self.pay_ins / TO_A_PAYOUT, "the payouts"),
            (Ok(session.invoices.table.index.len()) == usize::try_from(MONTHS), "the invoices"),
            (session.activity.list.index.len() == links, "the actions"),
        ]
        .into_iter()
        .find_map(|(there, what)| (!there).then_some(what))
    }
}

fn ticket(scope: &Scope, id: u64) -> Ticket {
    Ticket { id, scope: scope.clone(), generation: 0 }
}

fn read(scope: &Scope, id: u64, at: jiff::Timestamp) -> Event {
    Event::PayInsRead {
        ticket: ticket(scope, id),
        range: DateRange::EVERYTHING,
        expected_payout: Some(Money::from_cents(123_456)),
        may_be_incomplete: false,
        unreadable: 0,
        at,
    }
}

fn whole<T>(rows: Vec<T>, at: jiff::Timestamp) -> ListRead<T> {
    ListRead { rows: Rows::from_vec(rows), range: DateRange::EVERYTHING, may_be_incomplete: false, unreadable: 0, at }
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

fn i64_of(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn cents(number: u64) -> Money {
    Money::from_cents(500 + i64_of(number) * 7919 % 90_000)
}

fn unpaid(number: u64) -> UnpaidLink {
    UnpaidLink {
        id: LinkId(number),
        user_id: Some(2041),
        note: format!("Rechnung 2026-{number:05}").into(),
        amount: Some(cents(number)),
        is_cancelled: Some(false),
        recipients: Box::new([]),
        is_split: Some(false),
        kind: LinkKind::Basic,
        pay_link: Some("https://app.secpaid.com/payment?link_id=MTg2MDA".into()),
        qr_img: None,
    }
}

fn paid(number: u64) -> PaidLink {
    let link = unpaid(number);
    PaidLink {
        id: link.id,
        user_id: link.user_id,
        note: link.note,
        amount: link.amount,
        is_cancelled: link.is_cancelled,
        recipients: Box::new([]),
        is_split: link.is_split,
        kind: link.kind,
        paid_on: ServiceTime::At(LAST.at(9, 12, 0, 0) - jiff::SignedDuration::from_hours(i64_of(number))),
    }
}

fn payout(back: u64) -> Payout {
    let day = LAST - i64_of(back).days();
    Payout {
        payout_id: back + 1,
        user_id: Some(2041),
        transaction_id: Some(format!("{}-po-{back:010}", day.strftime("%Y%m%d")).into()),
        payout_amount: Some(cents(back)),
        service_fee: Some(Money::from_cents(113)),
        net_amount: Some(cents(back)),
        status: PayoutStatus::Approved,
        request_date: ServiceTime::Day(day),
        created_at: ServiceTime::At(day.at(4, 10, 0, 0)),
        is_split: Some(false),
        is_dispute: Some(false),
        is_refund: Some(false),
        transaction_type: None,
    }
}

fn invoice(back: u64) -> Invoice {
    let day = LAST - i64_of(back).months();
    Invoice {
        sf_id: back + 1,
        user_id: Some(2041),
        company: Some("Blumen am Markt".into()),
        name: None,
        street: None,
        house_no: None,
        city: None,
        country: None,
        zipcode: None,
        invoice_id: Some(format!("{}-sf-{back:010}", day.strftime("%Y%m")).into()),
        invoice_date: ServiceTime::Day(day),
        service_month: Some(day.strftime("%B %Y").to_string().into()),
        total_secpaid_fee: Some(cents(back)),
        total_psp_fee: Some(cents(back)),
        vat: Some(Money::from_cents(0)),
        created_at: ServiceTime::Day(day),
    }
}

fn deletion(scope: &Scope, number: u64, at: jiff::Timestamp) -> Entry {
    let at = at - jiff::SignedDuration::from_mins(i64_of(number));
    Entry {
        intent: Intent {
            id: IntentId(number),
            scope: scope.clone(),
            kind: WriteKind::Delete,
            at,
            body: RecordedRequest::Delete { link_id: LinkId(number) },
            key: None,
            highest_seen: None,
            batch: None,
            row: None,
        },
        outcome: Some((at, RecordedOutcome::Done { link_id: None })),
        settlement: None,
    }
}
