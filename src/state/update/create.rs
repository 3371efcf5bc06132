//! The form for a link: edits, sending, and what comes after.
//! Called by `apply`. A form on its way is not changed, and is emptied only when a link came of it.
//! It must not touch another scope's form, but for copying from it.

use crate::backend::{Created, Write};
use crate::journal::{Entry, RecordedRequest, folded_note};
use crate::model::{DraftEdit, LinkDraft, LinkRequest, Source, reference, without_reference};

use super::{Effects, active, writes};
use crate::state::{Attempt, CreateAction, Screen, State, WriteProblem};

pub(super) fn apply(state: &mut State, action: CreateAction, effects: &mut Effects) {
    match action {
        CreateAction::Edit(edit) => change(state, edit),
        CreateAction::Recognise => {
            let form = &mut active(state).create;
            if !form.is_sending() {
                super::book::recognise(form);
                form.recompute();
            }
        }
        CreateAction::ToggleMore => {
            let form = &mut active(state).create;
            form.more_open = !form.more_open;
        }
        CreateAction::New(mode) => {
            let form = &mut active(state).create;
            if !form.is_sending() {
                form.created = None;
                form.draft.apply(DraftEdit::Mode(mode));
                form.recompute();
            }
            state.dialog = None;
            state.screen = Screen::Create;
        }
        CreateAction::Send => send(state, false, effects),
        CreateAction::SendTwice => send(state, true, effects),
        CreateAction::Done => {
            let form = &mut active(state).create;
            form.created = None;
            form.asked = None;
        }
        CreateAction::NewLikeThis => new_like_this(state),
        CreateAction::LikeEntry(intent) => super::like::entry(state, intent),
        CreateAction::LikeLink(link) => super::like::link(state, link),
        CreateAction::BringDraftOver => bring_draft_over(state),
    }
    refer(state);
}

/// Gives a form that was begun its reference, or takes it away where the setting is off.
pub(super) fn refer(state: &mut State) {
    let wanted = state.settings.note_reference;
    let seed = state.now.utc.as_nanosecond().unsigned_abs();
    let seed = u64::try_from(seed & u128::from(u64::MAX)).unwrap_or_default().wrapping_add(state.last_ticket);
    let form = &mut active(state).create;
    if form.is_sending() || matches!(form.attempt, Attempt::Unknown(_)) {
        return;
    }
    if !wanted || form.draft.is_empty() {
        form.reference = None;
    } else if form.reference.is_none() {
        form.reference = Some(reference(seed).into());
    }
}

/// The window speaks another language: plain figures of the forms are written as it writes them.
pub(super) fn respell(state: &mut State) {
    let comma = state.style().has_comma();
    for form in state.sessions.values_mut().map(|session| &mut session.create).filter(|form| !form.is_sending()) {
        form.draft.respell(comma);
        form.recompute();
    }
}

/// The merchant comes for a new link: the card of the last one, once looked at, gives way to the form. The link itself is
/// among the links.
pub(super) fn back_to_form(state: &mut State) {
    let here = state.screen == Screen::Create;
    let form = &mut active(state).create;
    if here || form.created_seen {
        form.created = None;
        form.asked = None;
    }
}

/// Changes the form. While it is being sent it stays as it was sent.
fn change(state: &mut State, edit: DraftEdit) {
    let comma = state.style().has_comma();
    let form = &mut active(state).create;
    if form.is_sending() {
        return;
    }
    if edit == DraftEdit::Clear {
        form.applied = None;
    } else if let Some(applied) = &mut form.applied {
        applied.before = None;
    }
    form.draft.comma = comma;
    form.draft.apply(edit);
    if !matches!(form.attempt, Attempt::Unknown(_)) {
        form.attempt = Attempt::Idle;
    }
    form.recompute();
}

fn send(state: &mut State, confirmed: bool, effects: &mut Effects) {
    let now = state.moment().utc;
    let scope = state.active.clone();
    let form = &mut active(state).create;
    if form.is_sending() || form.created.is_some() {
        return;
    }
    // What may have happened already is settled first: the same form again might be the same link again.
    if let Attempt::Unknown(intent) = form.attempt {
        state.dialog = Some(super::activity::dialog(intent));
        return;
    }
    form.tried = true;
    super::book::recognise(form);
    form.recompute();
    let Ok(mut request) = form.draft.request(form.own.as_ref()) else {
        return;
    };
    if form.reference.is_some() {
        request.note = Some(form.note_to_send());
    }
    let first = active(state).activity.entries.iter().find(|entry| is_like(entry, &request, now));
    if let Some((at, link)) = first.filter(|_| !confirmed).map(|entry| (entry.intent.at, entry.link_id())) {
        active(state).create.attempt = Attempt::Twice { at, link };
        return;
    }
    let write = Write::Create(Box::new(request));
    if let Some(ticket) = writes::send(state, &scope, write, None, effects) {
        let since = state.now.utc;
        active(state).create.attempt = Attempt::Sending { ticket, since };
    }
}

/// Whether the entry made a link of the same amount and note within a day, or may have.
fn is_like(entry: &Entry, request: &LinkRequest, now: jiff::Timestamp) -> bool {
    // Each link has another reference, although it is for the same order.
    let note = |note: Option<&str>| folded_note(without_reference(note.unwrap_or_default()));
    let young = now.duration_since(entry.intent.at) < jiff::SignedDuration::from_hours(24);
    let link = matches!(entry.intent.body, RecordedRequest::Link(_));
    young
        && link
        && entry.may_have_happened()
        && entry.intent.body.amount() == Some(request.amount)
        && note(entry.intent.body.note()) == note(request.note.as_deref())
}

/// A link was created: the form is emptied only now, and what was asked is kept for *New like this one*.
pub(super) fn created(
    form: &mut crate::state::CreateForm,
    created: Created,
    asked: Option<Box<crate::model::LinkRequest>>,
) {
    let mode = form.draft.mode;
    form.kept = Some(std::mem::take(&mut form.draft));
    form.draft.apply(DraftEdit::Mode(mode));
    form.reference = None;
    form.applied = None;
    form.tried = false;
    form.attempt = Attempt::Idle;
    if let Ok(link) = &created.verified {
        form.last_link = Some(link.to_string());
    }
    form.created = Some(Box::new(created));
    form.created_seen = false;
    form.paid_in_demo = false;
    form.asked = asked;
    form.recompute();
}

/// The service refused: a token it does not know is marked at its row.
pub(super) fn refused(form: &mut crate::state::CreateForm, problem: WriteProblem) {
    if let WriteProblem::Refused(error) = &problem
        && let Some(row) = error.unknown_recipient()
    {
        form.draft.apply(DraftEdit::MarkUnknown(row));
        form.recompute();
    }
    form.attempt = Attempt::Problem(problem);
}

fn new_like_this(state: &mut State) {
    let comma = state.style().has_comma();
    let form = &mut active(state).create;
    let Some(mut draft) = form.kept.clone() else {
        return;
    };
    draft.apply(DraftEdit::EncryptWebhook(false));
    draft.apply(DraftEdit::EncryptionKey(crate::model::TypedSecret::default()));
    draft.respell(comma);
    form.draft = draft;
    form.applied = None;
    form.created = None;
    form.asked = None;
    form.recompute();
}

/// Copies the draft of the scope shown before: everything but tokens and saved-address indexes, which mean something
/// else in another environment.
fn bring_draft_over(state: &mut State) {
    let Some(from) = state.previous.as_ref().and_then(|scope| state.sessions.get(scope)) else {
        return;
    };
    let draft = carried_over(&from.create.draft);
    let form = &mut active(state).create;
    if form.is_sending() {
        return;
    }
    form.draft = draft;
    form.applied = None;
    form.created = None;
    form.recompute();
}

fn carried_over(from: &LinkDraft) -> LinkDraft {
    let mut draft = from.clone();
    for row in &mut draft.rows {
        row.source = Source::Typed(zeroize::Zeroizing::default());
        row.unknown_to_service = false;
    }
    for address in [&mut draft.callback_url, &mut draft.payment_endpoint] {
        let kept: Vec<&str> =
            address.split(',').map(str::trim).filter(|part| part.parse::<u32>().is_err() && !part.is_empty()).collect();
        *address = kept.join(",");
    }
    draft.encrypt_webhook = false;
    draft.encryption_key = zeroize::Zeroizing::default();
    draft
}

/// Whether the draft of the scope shown before is worth bringing over.
pub fn can_bring_over(state: &State) -> bool {
    let here = &state.session().create;
    let there = state.previous.as_ref().and_then(|scope| state.sessions.get(scope));
    here.draft.is_empty() && here.created.is_none() && there.is_some_and(|session| !session.create.draft.is_empty())
}
