//! Recipients, templates and hits of the palette in the test of isolation: what is done with them, and that each stays
//! in its scope, on the screen and in what is kept; the window's title, too.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use secpaid_desktop::backend::{FindJob, KeepKey, TableRows};
use secpaid_desktop::model::{
    BookEntry, DraftEdit, Environment, Recipient, RecipientId, RecipientToken, Scope, Search, SearchResult, Source,
    Template,
};
use secpaid_desktop::state::{
    Action, BookAction, BookTarget, CreateAction, Dialog, NoticeKind, PaletteAction, Session, State, TemplateAction,
};
use secpaid_desktop::text::{Language, Texts};
use secpaid_desktop::ui::window_title;

use super::step::Step;
use crate::isolated::typed;
use crate::marked::number_of;

/// The token of a recipient: tells whose it is, and which of theirs.
pub fn token(scope: &Scope, number: u32) -> RecipientToken {
    RecipientToken::new(&format!("rt_{}_{number:08}", number_of(scope))).unwrap()
}

/// What a step does in the scope on the screen; `number` is another one each time.
pub fn actions(state: &State, step: Step, number: usize) -> Vec<Action> {
    let (scope, session) = (&state.active, state.session());
    let name = format!("{} {number}", typed(scope));
    let templates = || state.settings.of_scope(scope).map(|chosen| &*chosen.templates).unwrap_or_default();
    let one_of = |which: prop::sample::Index| -> Option<Box<str>> {
        let templates = templates();
        (!templates.is_empty()).then(|| which.get(templates).name.clone())
    };
    let book = |action| Action::Book(action);
    let template = |action| Action::Template(action);
    match step {
        Step::Recipient(kept) => save(scope, BookTarget::New, &name, kept, number),
        Step::ChangeRecipient(which, kept) if !session.book.recipients.is_empty() => {
            let of = which.get(&session.book.recipients);
            save(scope, BookTarget::Change(of.id), &of.label, kept, number)
        }
        Step::Own(kept) => save(scope, BookTarget::Own, "", kept, number),
        Step::RemoveOwn if session.book.own_told => vec![book(BookAction::Remove(RecipientId::OWN))],
        Step::LookAgain => vec![book(BookAction::LookAgain)],
        Step::RemoveRecipient(which) if !session.book.recipients.is_empty() => {
            vec![book(BookAction::Remove(which.get(&session.book.recipients).id))]
        }
        Step::Row(which) => {
            let entries: Vec<BookEntry> = session.book.recipients.iter().filter_map(Recipient::entry).collect();
            let row = |entry: &BookEntry| DraftEdit::AddRow(Source::Book(entry.clone()));
            let edit = (!entries.is_empty()).then(|| row(which.get(&entries)));
            edit.map(|edit| Action::Create(CreateAction::Edit(edit))).into_iter().collect()
        }
        Step::Template => {
            [TemplateAction::AskSave, TemplateAction::Name(name), TemplateAction::Save].map(template).into()
        }
        Step::ApplyTemplate(which) => one_of(which).map(TemplateAction::Apply).map(template).into_iter().collect(),
        Step::RemoveTemplate(which) => one_of(which).map(TemplateAction::Remove).map(template).into_iter().collect(),
        Step::Palette => {
            let query = scope.environment.id().to_owned();
            [PaletteAction::Open, PaletteAction::Query(query)].map(Action::Palette).into()
        }
        Step::OpenFound(which) => match &state.dialog {
            Some(Dialog::Palette(palette)) if !palette.found.rows.is_empty() => {
                vec![Action::Palette(PaletteAction::OpenRow(which.get(&palette.found.rows).at.clone()))]
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Fills the form of the book with a token that nobody had before.
fn save(scope: &Scope, target: BookTarget, label: &str, kept: bool, number: usize) -> Vec<Action> {
    let keep = if kept { KeepKey::Keyring } else { KeepKey::Session };
    let token = Some(token(scope, u32::try_from(number).unwrap()));
    let save = BookAction::Save { label: label.into(), token };
    [BookAction::Enter(Some(target)), BookAction::Keep(keep), save].map(Action::Book).into()
}

/// Tokens by whose they are.
pub type Tokens = BTreeMap<(Scope, RecipientId), RecipientToken>;

/// The tokens that a state uses.
pub fn tokens_used(state: &State) -> Tokens {
    let of = |(scope, session): (&Scope, &Session)| {
        let own = session.book.own.clone().map(|token| (RecipientId::OWN, token));
        let others = session.book.recipients.iter();
        let others = others.filter_map(|other| other.token.clone().map(|token| (other.id, token)));
        own.into_iter().chain(others).map(|(id, token)| ((scope.clone(), id), token)).collect::<Vec<_>>()
    };
    state.sessions.iter().flat_map(of).collect()
}

/// What the backend would find.
pub fn found(job: &FindJob) -> SearchResult {
    let mut search = Search::new(&job.query).unwrap();
    for rows in &job.rows {
        let never = &|| false;
        match rows {
            TableRows::PayIns(rows) => search.through(rows, never),
            TableRows::Unpaid(rows) => search.through(rows, never),
            TableRows::Paid(rows) => search.through(rows, never),
            TableRows::Payouts(rows) => search.through(rows, never),
            TableRows::Invoices(rows) => search.through(rows, never),
            TableRows::Activity(_) => true,
        };
    }
    search.finish()
}

fn is_of(entry: &BookEntry, scope: &Scope) -> bool {
    entry.label.starts_with(&typed(scope)) && is_token_of(&entry.token, scope)
}

fn is_token_of(token: &RecipientToken, scope: &Scope) -> bool {
    token.expose().starts_with(&format!("rt_{}_", number_of(scope)))
}

fn is_kept_in(template: &Template, scope: &Scope) -> bool {
    let own = typed(scope);
    template.name.starts_with(&own)
        && (template.note.is_empty() || *template.note == *own)
        && template.rows.iter().all(|row| row.label.is_empty() || row.label.starts_with(&own))
}

/// Books, templates, forms and hits are where they belong, and the title says where that is.
pub fn check(state: &State, own: &str) -> Result<(), TestCaseError> {
    for (scope, session) in &state.sessions {
        for recipient in &session.book.recipients {
            prop_assert!(recipient.label.starts_with(&typed(scope)), "{} in {}", recipient.label, scope);
            prop_assert!(recipient.token.as_ref().is_none_or(|token| is_token_of(token, scope)));
        }
        for row in &session.create.draft.rows {
            if let Source::Book(entry) = &row.source {
                prop_assert!(is_of(entry, scope), "{} in the form of {}", entry.label, scope);
            }
        }
        prop_assert!(session.create.book.iter().all(|entry| is_of(entry, scope)));
    }
    for (scope, chosen) in &state.settings.scopes {
        prop_assert!(chosen.recipients.iter().all(|kept| kept.label.starts_with(&typed(scope))));
        prop_assert!(chosen.templates.iter().all(|template| is_kept_in(template, scope)), "{:?}", chosen.templates);
    }
    if let Some(Dialog::Palette(palette)) = &state.dialog {
        for row in &palette.found.rows {
            prop_assert!(row.note.is_empty() || *row.note == *own, "{} found in {}", row.note, own);
        }
    }
    title(state)
}

/// What a state has of all this, so that the test can tell that it came to it.
pub fn met(state: &State) -> [(&'static str, bool); 7] {
    let books = || state.sessions.values().map(|session| &session.book);
    let rows = |session: &Session| session.create.draft.rows.iter().any(|row| matches!(row.source, Source::Book(_)));
    let hits = matches!(&state.dialog, Some(Dialog::Palette(palette)) if !palette.found.rows.is_empty());
    let at_both = |has: fn(&Session) -> bool| {
        let of = |at_host: bool| {
            let development = |scope: &Scope| scope.environment == Environment::Development;
            let with = |(scope, session): (&Scope, &Session)| {
                development(scope) && scope.host.is_some() == at_host && has(session)
            };
            state.sessions.iter().any(with)
        };
        of(false) && of(true)
    };
    [
        ("links of Development and of its host", at_both(|session| session.links.unpaid.rows.value().is_some())),
        ("books of Development and of its host", at_both(|session| !session.book.recipients.is_empty())),
        ("books in two scopes", books().filter(|book| !book.recipients.is_empty()).count() > 1),
        ("templates in two scopes", state.settings.scopes.values().filter(|of| !of.templates.is_empty()).count() > 1),
        ("recipients in a form", state.sessions.values().any(rows)),
        ("hits of the palette", hits),
        ("cleared", state.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::DataCleared))),
    ]
}

/// The window's title names the environment on the screen and no other.
fn title(state: &State) -> Result<(), TestCaseError> {
    static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::new(Language::English));
    let title = window_title(state, &TEXTS);
    for environment in Environment::ALL {
        let named = title.contains(&environment.id().to_uppercase());
        prop_assert_eq!(named, environment == state.active.environment, "{}", title);
    }
    Ok(())
}
