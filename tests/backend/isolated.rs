//! What the test of isolation types, sends and finds again besides rows: forms, created links, refunds, notices, names of
//! files and the words of a shop, each marked by its environment.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use secpaid_desktop::backend::{Created, Event, IndexJob, Indexed, Outcome, Table, Ticket, Totals, Write, Written};
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{
    Counts, CreatedLink, DraftEdit, InvoiceTotals, LinkId, LinkTotals, Money, PayInTotals, PayoutTotals, Scope,
    ServiceTime, verify_pay_link,
};
use secpaid_desktop::state::{Action, CreateAction, Dialog, NoticeKind, SharingAction, State};

use crate::marked::number_of;

/// Rows that were filtered and sorted: all of them, as they are.
pub fn indexed(job: &IndexJob) -> Indexed {
    let count = u32::try_from(job.rows.count()).unwrap();
    let table = job.rows.table();
    let totals = match table {
        Table::PayIns => Totals::PayIns(PayInTotals::default()),
        Table::Unpaid | Table::Paid => Totals::Links(LinkTotals::default()),
        Table::Payouts => Totals::Payouts(PayoutTotals::default()),
        Table::Invoices => Totals::Invoices(InvoiceTotals::default()),
        Table::Activity => Totals::Activity(secpaid_desktop::journal::ActivityTotals::default()),
    };
    Indexed { table, index: (0..count).collect(), totals, counts: Counts::default() }
}

/// What is typed in a scope.
pub fn typed(scope: &Scope) -> String {
    // Closed, so that what was typed at a host of Development does not begin like what was typed in Development.
    format!("typed in ({scope})")
}

/// EUR that no other scope uses.
fn amount(scope: &Scope) -> Money {
    Money::from_cents(1_000 + number_of(scope))
}

/// Fills the forms of a scope.
pub fn forms(scope: &Scope) -> Vec<Action> {
    let edit = |edit| Action::Create(CreateAction::Edit(edit));
    vec![
        edit(DraftEdit::Note(typed(scope))),
        edit(DraftEdit::Amount(amount(scope).to_string())),
        Action::Sharing(SharingAction::ShopName(typed(scope))),
    ]
}

/// The service has created the link that was sent.
pub fn created(ticket: &Ticket) -> Event {
    let link = CreatedLink {
        id: LinkId(ticket.id),
        pay_link: None,
        qr_img: None,
        amount: Some(amount(&ticket.scope)),
        note: Some(typed(&ticket.scope).into()),
        status: None,
        payment_endpoint: None,
        callback_url: None,
        service_fee: None,
        recipients: Box::default(),
        is_split: None,
        split_type: None,
        bank_transfer: None,
        is_qr_link: None,
        cancellable: None,
        payment_config: None,
        bank_statement: None,
        created_at: ServiceTime::Missing,
        user_id: None,
    };
    let address = format!("https://app.secpaid.com/payment?link_id={}", STANDARD.encode(ticket.id.to_string()));
    let verified = verify_pay_link(&address, link.id, "app.secpaid.com");
    let created = Created { link, verified, differences: Vec::new() };
    let outcome = Outcome::Created(Box::new(created));
    let written = Written { intent: Some(IntentId(ticket.id)), outcome, recorded: Ok(()) };
    Event::Written(ticket.clone(), Box::new(written))
}

/// Whether a file is named by this scope.
pub fn is_file_of(path: &Path, scope: &Scope) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    let own = scope.id().replace(['@', ':'], "-");
    name.contains(&own) && name.contains("127.0.0.1") == scope.host.is_some()
}

/// Everything marked is where it belongs.
pub fn check(state: &State) -> Result<(), TestCaseError> {
    for (scope, session) in &state.sessions {
        let note = &session.create.draft.note;
        prop_assert!(note.is_empty() || *note == typed(scope), "{} in {}", note, scope);
        if let Some(created) = &session.create.created {
            prop_assert_eq!(created.link.note.as_deref(), Some(&*typed(scope)));
        }
        for (write, _) in session.activity.running.values() {
            if let Write::Create(request) = write {
                prop_assert_eq!((request.note.as_deref(), request.amount), (Some(&*typed(scope)), amount(scope)));
            }
        }
        for form in session.refunds.forms.values() {
            prop_assert!(form.payment.note.starts_with(&format!("{scope} ")), "{} in {}", form.payment.note, scope);
        }
        if let Some(words) = state.settings.sharing(scope) {
            prop_assert!(words.shop_name.is_empty() || words.shop_name == typed(scope));
        }
    }
    for notice in &state.notices {
        if let NoticeKind::LinkCreated { amount: told, .. } = &notice.kind {
            prop_assert_eq!(notice.scope.as_ref().map(amount), Some(*told));
        }
    }
    match &state.dialog {
        Some(Dialog::Export(dialog)) => {
            prop_assert!(is_file_of(Path::new(&dialog.path), &state.active), "{} in {}", dialog.path, state.active);
        }
        Some(Dialog::Refund(id)) => prop_assert!(state.session().refunds.forms.contains_key(id)),
        _ => {}
    }
    Ok(())
}
