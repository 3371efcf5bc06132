//! A window over a state without a backend, and what is put on it: drafts, a book, answers of the service.

use egui::{Rect, Role, UiBuilder};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use secpaid_desktop::backend::{Created, Event, Outcome, Ticket, WriteCommand, Written};
use secpaid_desktop::journal::IntentId;
use secpaid_desktop::model::{
    BookEntry, CreatedLink, Difference, DraftEdit, Environment, KeyState, LinkId, LinkMode, Money, RecipientId,
    RecipientToken, Scope, ServiceTime, Source, SplitRowId, verify_pay_link,
};
use secpaid_desktop::settings::Settings;
use secpaid_desktop::state::{Action, CreateAction, KeyView, Now, Screen, Start, State, apply};
use secpaid_desktop::text::{Language, Texts};
use secpaid_desktop::ui::fields::Fields;
use secpaid_desktop::ui::{Actions, View, window_ui};

use crate::stage::{Speaks, stage};

/// The window over a state alone.
pub struct Desk {
    pub state: State,
    texts: &'static Texts,
    fields: Fields,
    pub writes: Vec<WriteCommand>,
}

impl Speaks for Desk {
    fn speak(&mut self, language: Language) -> Language {
        std::mem::replace(&mut self.texts, Texts::of(language)).language()
    }
}

impl Desk {
    pub fn act(&mut self, action: Action) {
        let effects = apply(&mut self.state, action);
        self.writes.extend(effects.writes);
    }

    pub fn edit(&mut self, edits: Vec<DraftEdit>) {
        for edit in edits {
            self.act(Action::Create(CreateAction::Edit(edit)));
        }
    }
}

pub type Bench = Harness<'static, Desk>;

pub fn token(text: &str) -> RecipientToken {
    RecipientToken::new(text).expect("a token")
}

pub fn book() -> Vec<BookEntry> {
    [
        ("Kurier Ritter", "rt_9fK2mQx7Lw3V4711"),
        ("Floristik Aydın", "rt_9fK2mQx7Lw3V0815"),
        ("Marktstand Nord", "rt_9fK2mQx7Lw3V2290"),
    ]
    .into_iter()
    .zip(1..)
    .map(|((label, text), id)| BookEntry { id: RecipientId(id), label: label.into(), token: token(text) })
    .collect()
}

pub fn state(environment: Environment) -> State {
    let scope = Scope::of(environment);
    let berlin = date(2026, 5, 20).at(14, 2, 0, 0);
    let utc = "2026-05-20T12:02:00Z".parse().expect("a time");
    let mut state = State::new(Start {
        scope: scope.clone(),
        welcome: false,
        api_host: None,
        settings: Settings::default(),
        read_only: false,
        data_dir: "/nowhere".into(),
        now: Now { utc, berlin },
    });
    state.keys.insert(scope.clone(), KeyView { state: KeyState::Present, ..KeyView::looking() });
    state.screen = Screen::Create;
    let session = state.sessions.get_mut(&scope).expect("a session");
    session.create.book = book();
    session.pay_host = "app.dev.secpaid.com".into();
    state
}

pub fn bench_in(environment: Environment, dark: bool, size: (f32, f32), edits: Vec<DraftEdit>) -> Bench {
    let mut desk = Desk {
        state: state(environment),
        texts: Texts::of(Language::English),
        fields: Fields::default(),
        writes: Vec::new(),
    };
    desk.edit(edits);
    let mut harness = stage(dark, size.0, size.1).with_pixels_per_point(1.5).with_render_cursor(false).build_ui_state(
        |ui, desk: &mut Desk| {
            // The stage has a margin; a window has none.
            let whole: Rect = ui.ctx().content_rect();
            let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
            ui.set_clip_rect(whole);
            let mut actions = Actions::new();
            let view = View { state: &desk.state, texts: desk.texts };
            window_ui(&mut ui, &view, &mut desk.fields, &mut actions);
            if !actions.is_empty() {
                ui.ctx().request_repaint();
            }
            for action in actions {
                desk.act(action);
            }
        },
        desk,
    );
    harness.run_ok();
    harness
}

pub fn bench(edits: Vec<DraftEdit>) -> Bench {
    bench_in(Environment::Development, false, (1280.0, 800.0), edits)
}

pub fn type_into(bench: &mut Bench, label: &str, text: &str) {
    let field = bench.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    bench.run_ok();
    bench.get_by_role_and_label(Role::TextInput, label).type_text(text);
    bench.run_ok();
}

pub fn press(bench: &mut Bench, role: Role, label: &str) {
    bench.get_by_role_and_label(role, label).click();
    bench.run_ok();
}

pub fn says(bench: &Bench, words: &str) -> bool {
    bench.query_by_role_and_label(Role::Label, words).is_some()
}

pub fn is_enabled(bench: &Bench, label: &str) -> bool {
    !bench.get_by_role_and_label(Role::Button, label).accesskit_node().is_disabled()
}

/// A split among the three of the book, the owner takes the rest.
pub fn split(amount: &str, note: &str, shares: [&str; 3]) -> Vec<DraftEdit> {
    let mut edits =
        vec![DraftEdit::Mode(LinkMode::Split), DraftEdit::Amount(amount.to_owned()), DraftEdit::Note(note.to_owned())];
    for (entry, (row, share)) in book().into_iter().zip((0_u32..).zip(shares)) {
        edits.push(DraftEdit::AddRow(Source::Book(entry)));
        edits.push(DraftEdit::RowShare(SplitRowId(row), share.to_owned()));
    }
    edits
}

pub fn silent(id: u64) -> CreatedLink {
    CreatedLink {
        id: LinkId(id),
        pay_link: None,
        qr_img: None,
        amount: None,
        note: None,
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
    }
}

/// What the service answers to a link over 88.19.
pub fn answer(pay_link: &str) -> Created {
    let link = CreatedLink {
        pay_link: Some(pay_link.into()),
        amount: Some(Money::from_cents(8819)),
        note: Some("Bestellung 2026-0135".into()),
        status: Some("Unused".into()),
        callback_url: Some("0".into()),
        bank_transfer: Some(true),
        cancellable: Some(true),
        created_at: ServiceTime::At(date(2026, 5, 20).at(14, 2, 0, 0)),
        ..silent(11_842)
    };
    let verified = verify_pay_link(pay_link, link.id, "app.dev.secpaid.com");
    Created { link, verified, differences: vec![Difference::Cancellable { asked: false }] }
}

pub const PAY_LINK: &str = "https://app.dev.secpaid.com/payment?link_id=MTE4NDI=";

/// Sends the form and hands in how it ended.
pub fn end(bench: &mut Bench, outcome: Outcome) {
    bench.state_mut().act(Action::Create(CreateAction::Send));
    let ticket: Ticket = bench.state().writes.last().expect("it was sent").ticket.clone();
    let written = Written { intent: Some(IntentId(1)), outcome, recorded: Ok(()) };
    bench.state_mut().act(Action::Backend(Event::Written(ticket, Box::new(written))));
    bench.run_ok();
}

pub fn simple() -> Vec<DraftEdit> {
    vec![
        DraftEdit::Amount("88.19".to_owned()),
        DraftEdit::Note("Bestellung 2026-0135".to_owned()),
        DraftEdit::Cancellable(false),
        DraftEdit::CallbackUrl("0".to_owned()),
    ]
}
