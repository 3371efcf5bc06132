//! The rules of the state, through `apply` alone: what a user does and the backend reports goes in, what the screens
//! would show and what would be asked comes out.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;

use super::*;
use crate::backend::{Created, DataNews, Event, KeyTrial, NotSent, Opened, Outcome, Read, Write, Written};
use crate::model::{
    CreatedLink, DraftEdit, Environment, KeyState, LinkId, LinkMode, Money, PayIn, PayInStatus, PayoutState,
    ServiceTime, Source, TransactionType,
};
use crate::settings::Settings;
use crate::state::{Attempt, CreateAction, DataAction, KeyAction, LinksAction, Now, PayInsAction, SettingsPage, Start};

fn now() -> Now {
    let utc: Timestamp = "2026-05-20T12:02:00Z".parse().unwrap();
    Now { utc, berlin: date(2026, 5, 20).at(14, 2, 0, 0) }
}

fn state(environment: Environment) -> State {
    let settings = Settings { welcome_done: true, ..Settings::default() };
    let mut state = State::new(Start {
        scope: Scope::of(environment),
        welcome: false,
        api_host: None,
        settings,
        read_only: false,
        data_dir: "/nowhere".into(),
        now: now(),
    });
    state.screen = Screen::PayIns;
    connected(&mut state, environment);
    state
}

fn connected(state: &mut State, environment: Environment) {
    let scope = Scope::of(environment);
    let ticket = ticket(state, &scope);
    let key = if environment.needs_key() { KeyState::Present } else { KeyState::None };
    let opened = Opened {
        key,
        pay_host: Arc::from("127.0.0.1:1"),
        journal: Ok(Arc::from([])),
        journal_notices: Vec::new(),
        book: Vec::new(),
        first_seen: Arc::default(),
    };
    apply(state, Action::Backend(Event::Opened(ticket, opened)));
}

fn pay_in(id: u64) -> PayIn {
    PayIn {
        pay_id: LinkId(id),
        creator_id: None,
        user_id: None,
        transaction_id: None,
        amount: Some(Money::from_cents(1000)),
        net_amount: None,
        service_fee: None,
        service_fee_psp: None,
        status: PayInStatus::Success,
        note: "Bestellung 1".into(),
        payout_status: PayoutState::Pending,
        created_at: ServiceTime::read("2026-05-20 10:00:00"),
        is_split: None,
        is_dispute: None,
        is_refund: None,
        payment_method: None,
        kind: TransactionType::Basic,
    }
}

fn read_ticket(effects: &Effects) -> Ticket {
    effects
        .commands
        .iter()
        .find_map(|command| match command {
            Command::Read(ticket, Read::PayIns { .. }) => Some(ticket.clone()),
            _ => None,
        })
        .expect("a read was asked for")
}

/// The days that are chosen.
fn asked_range(ticket: &Ticket, state: &State) -> crate::model::DateRange {
    state.sessions[&ticket.scope].pay_ins.choice.range(date(2026, 5, 20))
}

/// Hands in what was read, and the order that is worked out for it.
fn answer(state: &mut State, ticket: &Ticket, rows: Vec<PayIn>) {
    let page = Event::PayInPage { ticket: ticket.clone(), rows: rows.into() };
    apply(state, Action::Backend(page));
    let done = Event::PayInsRead {
        ticket: ticket.clone(),
        range: asked_range(ticket, state),
        expected_payout: None,
        may_be_incomplete: false,
        unreadable: 0,
        at: now().utc,
    };
    let effects = apply(state, Action::Backend(done));
    in_order(state, &effects);
}

/// Answers the index jobs that were asked for, with every row.
fn in_order(state: &mut State, effects: &Effects) {
    for command in &effects.commands {
        if let Command::Index(ticket, job) = command {
            let crate::backend::TableRows::PayIns(rows) = &job.rows else { panic!("pay-ins") };
            let count = u32::try_from(crate::model::RowSource::len(rows)).unwrap();
            let indexed = crate::backend::Indexed {
                table: crate::backend::Table::PayIns,
                index: (0..count).collect(),
                totals: crate::backend::Totals::PayIns(crate::model::PayInTotals::of(rows.iter())),
                counts: crate::model::Counts::default(),
            };
            apply(state, Action::Backend(Event::Indexed(ticket.clone(), Box::new(indexed))));
        }
    }
}

fn fill(state: &mut State, amount: &str, note: &str) {
    for edit in [DraftEdit::Amount(amount.to_owned()), DraftEdit::Note(note.to_owned())] {
        apply(state, Action::Create(CreateAction::Edit(edit)));
    }
}

fn created_link(id: u64) -> Created {
    Created {
        link: CreatedLink {
            id: LinkId(id),
            pay_link: None,
            qr_img: None,
            amount: Some(Money::from_cents(8819)),
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
        },
        verified: Err(crate::model::LinkSuspicion::Missing),
        differences: Vec::new(),
    }
}

#[test]
fn a_screen_reads_on_its_first_visit_and_not_again() {
    let mut state = state(Environment::Demo);
    state.screen = Screen::Activity;
    assert!(state.session().pay_ins.rows.is_loading(), "the first screen reads when its scope is open");
    let effects = apply(&mut state, Action::Go(Screen::Links));
    assert!(matches!(effects.commands.as_slice(), [Command::Read(_, Read::Links { .. })]));
    let effects = apply(&mut state, Action::Go(Screen::PayIns));
    assert!(effects.commands.is_empty(), "a visit to what is being read asks nothing");
}

#[test]
fn answers_for_another_generation_are_dropped() {
    let mut state = state(Environment::Development);
    let effects = apply(&mut state, Action::Reload);
    let old = read_ticket(&effects);
    let scope = state.active.clone();
    let trial = {
        let effects = apply(&mut state, Action::Key(KeyAction::Test(Environment::Development)));
        match effects.commands.first() {
            Some(Command::Local(ticket, Local::TestKey)) => ticket.clone(),
            other => panic!("{other:?}"),
        }
    };
    let connected = KeyTrial::Connected { key: KeyState::Present, replaced: true };
    apply(&mut state, Action::Backend(Event::KeyTried(trial, connected)));
    assert_eq!(state.sessions[&scope].generation, old.generation + 1);
    answer(&mut state, &old, vec![pay_in(1)]);
    assert_eq!(crate::model::RowSource::len(state.session().pay_ins.shown()), 0);
}

#[test]
fn answers_from_before_clearing_are_dropped() {
    let mut state = state(Environment::Development);
    let effects = apply(&mut state, Action::Reload);
    let old = read_ticket(&effects);
    apply(&mut state, Action::Data(DataAction::AskClear));
    let effects = apply(&mut state, Action::Data(DataAction::Clear { despite_unknown: false }));
    let Some(Command::Local(clearing, _)) = effects.commands.last() else { panic!("{:?}", effects.commands) };
    apply(&mut state, Action::Backend(Event::Data(clearing.clone(), DataNews::Cleared(Ok(())))));
    state.screen = Screen::Overview;
    apply(&mut state, Action::SwitchTo(Environment::Development));
    let scope = state.active.clone();
    assert_eq!(scope, old.scope);
    assert!(state.session().generation > old.generation, "{}", state.session().generation);
    let exports = crate::backend::ExportsNoted {
        marks: [("pay-ins".into(), crate::journal::ExportMark { at: state.now.utc, rows: 3 })].into(),
        ..crate::backend::ExportsNoted::default()
    };
    apply(&mut state, Action::Backend(Event::Exports(old.clone(), exports.clone())));
    assert!(state.sessions[&scope].exports.marks.is_empty(), "of files that are forgotten");
    let now = crate::backend::Ticket { generation: state.session().generation, ..old };
    apply(&mut state, Action::Backend(Event::Exports(now, exports)));
    assert_eq!(state.sessions[&scope].exports.marks.len(), 1);
}

#[test]
fn a_form_says_nothing_of_a_template_that_it_was_not_filled_from() {
    let mut state = state(Environment::Development);
    let form = &mut super::active(&mut state).create;
    form.applied = Some(crate::state::Applied { missing: vec!["Anna".into()], ..crate::state::Applied::default() });
    form.kept = Some(crate::model::LinkDraft::default());
    apply(&mut state, Action::Create(CreateAction::NewLikeThis));
    assert!(state.session().create.applied.is_none());
    super::active(&mut state).create.applied = Some(crate::state::Applied::default());
    state.previous = Some(Scope::of(Environment::Demo));
    super::session(&mut state, &Scope::of(Environment::Demo));
    apply(&mut state, Action::Create(CreateAction::BringDraftOver));
    assert!(state.session().create.applied.is_none());
}

#[test]
fn rows_of_one_environment_never_enter_another() {
    let mut state = state(Environment::Demo);
    let effects = apply(&mut state, Action::Reload);
    let demo = read_ticket(&effects);
    apply(&mut state, Action::SwitchTo(Environment::Development));
    assert_eq!(state.active, Scope::of(Environment::Development));
    answer(&mut state, &demo, vec![pay_in(1), pay_in(2)]);
    assert_eq!(crate::model::RowSource::len(state.session().pay_ins.shown()), 0);
    apply(&mut state, Action::SwitchTo(Environment::Demo));
    assert_eq!(crate::model::RowSource::len(state.session().pay_ins.shown()), 2);
}

#[test]
fn production_is_entered_only_after_a_question() {
    let mut state = state(Environment::Demo);
    apply(&mut state, Action::SwitchTo(Environment::Production));
    assert_eq!(state.active, Scope::of(Environment::Demo));
    assert!(matches!(state.dialog, Some(Dialog::ConfirmSwitch(Environment::Production))));
    apply(&mut state, Action::SwitchConfirmed(Environment::Production));
    assert_eq!(state.active, Scope::of(Environment::Production));
    assert!(state.dialog.is_none());
}

#[test]
fn a_draft_is_sent_once() {
    let mut state = state(Environment::Demo);
    apply(&mut state, Action::Go(Screen::Create));
    fill(&mut state, "88,19", "Bestellung 2026-0135");
    let effects = apply(&mut state, Action::Create(CreateAction::Send));
    assert_eq!(effects.writes.len(), 1);
    let effects = apply(&mut state, Action::Create(CreateAction::Send));
    assert_eq!(effects.writes.len(), 0, "a draft in flight is not sent a second time");
    apply(&mut state, Action::Create(CreateAction::Edit(DraftEdit::Amount("1".to_owned()))));
    assert_eq!(state.session().create.draft.amount, "88,19", "what is being sent is not changed");
}

#[test]
fn a_refused_write_leaves_the_form_as_it_was() {
    let mut state = state(Environment::Demo);
    apply(&mut state, Action::Go(Screen::Create));
    fill(&mut state, "88,19", "Bestellung 2026-0135");
    let mut effects = apply(&mut state, Action::Create(CreateAction::Send));
    let ticket = effects.writes.remove(0).ticket;
    let written = Written { intent: None, outcome: Outcome::NotSent(NotSent::ReadOnly), recorded: Ok(()) };
    apply(&mut state, Action::Backend(Event::Written(ticket, Box::new(written))));
    let form = &state.session().create;
    assert_eq!(form.draft.amount, "88,19");
    assert_eq!(form.draft.note, "Bestellung 2026-0135");
    assert!(matches!(form.attempt, Attempt::Problem(_)));
}

#[test]
fn a_link_created_in_another_scope_is_told_of_and_changes_nothing_here() {
    let mut state = state(Environment::Development);
    apply(&mut state, Action::Go(Screen::Create));
    fill(&mut state, "88,19", "Bestellung 2026-0135");
    let mut effects = apply(&mut state, Action::Create(CreateAction::Send));
    let ticket = effects.writes.remove(0).ticket;
    apply(&mut state, Action::SwitchTo(Environment::Demo));
    let written = Written { intent: None, outcome: Outcome::Created(Box::new(created_link(7))), recorded: Ok(()) };
    apply(&mut state, Action::Backend(Event::Written(ticket, Box::new(written))));
    assert!(state.session().create.created.is_none());
    let notice = state.notices.last().expect("a notice");
    assert_eq!(notice.scope, Some(Scope::of(Environment::Development)));
    assert!(matches!(notice.kind, NoticeKind::LinkCreated { id: LinkId(7), .. }));
    apply(&mut state, Action::SwitchTo(Environment::Development));
    assert!(state.session().create.created.is_some(), "its own scope has the result");
}

#[test]
fn the_card_of_a_link_that_was_seen_gives_way_to_the_form_when_the_merchant_comes_anew() {
    let mut state = state(Environment::Demo);
    let create = |state: &mut State| {
        apply(state, Action::Go(Screen::Create));
        fill(state, "88,19", "Bestellung 2026-0135");
        apply(state, Action::Create(CreateAction::SendTwice)).writes.remove(0).ticket
    };
    let arrive = |state: &mut State, ticket| {
        let written = Written { intent: None, outcome: Outcome::Created(Box::new(created_link(7))), recorded: Ok(()) };
        apply(state, Action::Backend(Event::Written(ticket, Box::new(written))));
    };
    let ticket = create(&mut state);
    apply(&mut state, Action::Go(Screen::Overview));
    arrive(&mut state, ticket);
    apply(&mut state, Action::Go(Screen::Create));
    assert!(state.session().create.created.is_some(), "nobody has seen it yet");
    apply(&mut state, Action::Go(Screen::Links));
    apply(&mut state, Action::Go(Screen::Create));
    assert!(state.session().create.created.is_none());
    let ticket = create(&mut state);
    arrive(&mut state, ticket);
    apply(&mut state, Action::Go(Screen::Create));
    assert!(state.session().create.created.is_none(), "pressed on the screen itself");
}

#[test]
fn an_outcome_that_could_not_be_written_down_is_said() {
    let mut state = state(Environment::Development);
    apply(&mut state, Action::Go(Screen::Create));
    fill(&mut state, "88,19", "Bestellung 2026-0135");
    let mut effects = apply(&mut state, Action::Create(CreateAction::Send));
    let ticket = effects.writes.remove(0).ticket;
    let outcome = Outcome::Created(Box::new(created_link(7)));
    let recorded = Err(crate::journal::JournalError::NotWritable);
    apply(&mut state, Action::Backend(Event::Written(ticket, Box::new(Written { intent: None, outcome, recorded }))));
    assert!(state.session().create.created.is_some(), "it was done all the same");
    let notice = state.notices.last().expect("a notice");
    assert!(matches!(notice.kind, NoticeKind::NotRecorded(crate::journal::JournalError::NotWritable)));
}

#[test]
fn a_draft_brought_over_leaves_tokens_and_saved_addresses_behind() {
    let mut state = state(Environment::Demo);
    apply(&mut state, Action::Create(CreateAction::New(LinkMode::Split)));
    fill(&mut state, "150", "Hochzeit");
    for edit in [
        DraftEdit::AddRow(Source::Typed("secrettoken0815".to_owned().into())),
        DraftEdit::CallbackUrl("0,https://shop.example/danke".to_owned()),
    ] {
        apply(&mut state, Action::Create(CreateAction::Edit(edit)));
    }
    apply(&mut state, Action::SwitchTo(Environment::Development));
    assert!(state.session().create.draft.is_empty());
    apply(&mut state, Action::Create(CreateAction::BringDraftOver));
    let draft = &state.session().create.draft;
    assert_eq!(draft.amount, "150");
    assert_eq!(draft.note, "Hochzeit");
    assert_eq!(draft.callback_url, "https://shop.example/danke");
    assert_eq!(draft.rows.len(), 1);
    assert!(matches!(&draft.rows[0].source, Source::Typed(token) if token.is_empty()));
}

#[test]
fn old_rows_stay_while_new_ones_are_read_and_when_reading_fails() {
    let mut state = state(Environment::Demo);
    let effects = apply(&mut state, Action::Reload);
    let first = read_ticket(&effects);
    answer(&mut state, &first, vec![pay_in(1), pay_in(2)]);
    let effects = apply(&mut state, Action::Reload);
    let second = read_ticket(&effects);
    assert!(state.session().pay_ins.rows.is_loading());
    assert_eq!(crate::model::RowSource::len(state.session().pay_ins.shown()), 2);
    apply(&mut state, Action::CancelRead);
    apply(&mut state, Action::Backend(Event::Cancelled(second)));
    assert_eq!(crate::model::RowSource::len(state.session().pay_ins.shown()), 2);
    assert!(!state.session().pay_ins.rows.is_loading());
}

#[test]
fn a_new_range_reads_anew_and_is_kept() {
    let mut state = state(Environment::Demo);
    let effects = apply(&mut state, Action::PayIns(PayInsAction::Range(crate::model::RangeChoice::Days7)));
    let ranges: Vec<_> = effects
        .commands
        .iter()
        .filter_map(|command| match command {
            Command::Read(_, Read::PayIns { range }) => Some((range.from, range.to)),
            _ => None,
        })
        .collect();
    assert_eq!(ranges, [(Some(date(2026, 5, 14)), Some(date(2026, 5, 20)))]);
    let kept = effects.commands.iter().any(|command| matches!(command, Command::Local(_, Local::SaveSettings(_))));
    assert!(kept, "the range is kept for the next start");
}

#[test]
fn a_window_that_only_reads_sends_nothing() {
    let mut state = state(Environment::Development);
    state.read_only = true;
    apply(&mut state, Action::Go(Screen::Create));
    fill(&mut state, "1", "");
    let effects = apply(&mut state, Action::Create(CreateAction::Send));
    assert!(effects.writes.is_empty());
    assert!(matches!(state.notices.last().map(|notice| &notice.kind), Some(NoticeKind::ReadOnly)));
    assert_eq!(state.session().create.draft.amount, "1");
}

#[test]
fn leaving_a_screen_keeps_what_was_typed() {
    let mut state = state(Environment::Demo);
    apply(&mut state, Action::Go(Screen::Create));
    fill(&mut state, "1.234", "x");
    apply(&mut state, Action::Go(Screen::Settings(SettingsPage::Appearance)));
    apply(&mut state, Action::Go(Screen::Create));
    assert_eq!(state.session().create.draft.amount, "1.234");
}

#[test]
fn the_simulators_customer_makes_the_lists_stale() {
    let mut state = state(Environment::Demo);
    let effects = apply(&mut state, Action::Links(LinksAction::CustomerPays(LinkId(5))));
    let Some(Command::Local(ticket, Local::CustomerPays(LinkId(5)))) = effects.commands.first() else {
        panic!("{effects:?}");
    };
    let done = Event::DemoDone(ticket.clone(), Ok(crate::backend::DemoDone::Paid(LinkId(5))));
    state.screen = Screen::Activity;
    apply(&mut state, Action::Backend(done));
    let effects = apply(&mut state, Action::Go(Screen::Links));
    assert!(matches!(effects.commands.as_slice(), [Command::Read(_, Read::Links { .. })]));
}

#[test]
fn each_of_several_deletions_has_its_own_outcome() {
    let mut state = state(Environment::Demo);
    state.dialog = Some(Dialog::Delete(crate::state::DeleteDialog {
        links: [3, 4]
            .map(|id| crate::state::DeleteLine {
                id: LinkId(id),
                note: "".into(),
                amount: None,
                state: crate::state::DeleteState::Asked,
            })
            .into(),
    }));
    let mut effects = apply(&mut state, Action::Links(LinksAction::Delete));
    assert_eq!(effects.writes.len(), 2);
    let second = effects.writes.remove(1);
    assert!(matches!(second.write, Write::Delete(LinkId(4))));
    let written = Written { intent: None, outcome: Outcome::Deleted(LinkId(4)), recorded: Ok(()) };
    apply(&mut state, Action::Backend(Event::Written(second.ticket, Box::new(written))));
    let Some(Dialog::Delete(dialog)) = &state.dialog else {
        panic!("the dialog stays open until every outcome is there");
    };
    assert!(matches!(dialog.links[0].state, crate::state::DeleteState::Running(_)));
    assert!(matches!(dialog.links[1].state, crate::state::DeleteState::Done));
}

#[test]
fn on_the_welcome_screen_the_bar_picks_a_card() {
    let mut state = state(Environment::Demo);
    state.screen = Screen::Welcome;
    apply(&mut state, Action::SwitchTo(Environment::Development));
    assert_eq!(state.welcome, Some(Environment::Development));
    assert_eq!(state.active, Scope::of(Environment::Demo), "one is where one is until the key was taken");
    apply(&mut state, Action::SwitchTo(Environment::Demo));
    assert_eq!(state.screen, Screen::Overview);
}

#[test]
fn rows_come_onto_the_screen_with_their_order_and_not_before() {
    let mut state = state(Environment::Demo);
    let effects = apply(&mut state, Action::Reload);
    let first = read_ticket(&effects);
    answer(&mut state, &first, vec![pay_in(1), pay_in(2)]);
    let effects = apply(&mut state, Action::Reload);
    let second = read_ticket(&effects);
    let page = Event::PayInPage { ticket: second.clone(), rows: vec![pay_in(3)].into() };
    apply(&mut state, Action::Backend(page));
    let done = Event::PayInsRead {
        ticket: second.clone(),
        range: asked_range(&second, &state),
        expected_payout: None,
        may_be_incomplete: false,
        unreadable: 0,
        at: now().utc,
    };
    let effects = apply(&mut state, Action::Backend(done));
    let view = &state.session().pay_ins;
    assert_eq!(view.shown().iter().map(|row| row.pay_id.0).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(view.index.len(), 2, "the old order stays with the old rows");
    in_order(&mut state, &effects);
    let view = &state.session().pay_ins;
    assert_eq!(view.shown().iter().map(|row| row.pay_id.0).collect::<Vec<_>>(), [3]);
    assert_eq!(view.index.len(), 1);
}

#[test]
fn a_range_that_did_not_come_is_not_said_of_the_rows_on_the_screen() {
    use crate::model::RangeChoice;
    use crate::state::ExportAction;
    let mut state = state(Environment::Demo);
    let effects = apply(&mut state, Action::Reload);
    let ticket = read_ticket(&effects);
    answer(&mut state, &ticket, vec![pay_in(1)]);
    let effects = apply(&mut state, Action::PayIns(PayInsAction::Range(RangeChoice::ThisYear)));
    let longer = read_ticket(&effects);
    apply(&mut state, Action::Export(ExportAction::Open));
    assert!(state.dialog.is_none(), "rows that are being replaced are not exported");
    apply(&mut state, Action::Backend(Event::Cancelled(longer)));
    assert_eq!(state.session().pay_ins.choice, RangeChoice::Days30, "the rows on the screen are of thirty days");
    apply(&mut state, Action::Export(ExportAction::Open));
    let Some(Dialog::Export(dialog)) = &state.dialog else { panic!("the dialog") };
    assert!(dialog.path.ends_with("secpaid-demo-TEST-pay-ins-2026-04-21_2026-05-20.xlsx"), "{}", dialog.path);
}

#[test]
fn a_notice_that_only_says_that_it_went_well_goes_by_itself() {
    let mut state = state(Environment::Demo);
    apply(&mut state, Action::Notify(NoticeKind::Copied));
    apply(&mut state, Action::Notify(NoticeKind::OutcomeUnknown));
    let later = |seconds| Now { utc: now().utc + jiff::SignedDuration::from_secs(seconds), ..now() };
    apply(&mut state, Action::Tick(later(8)));
    assert_eq!(state.notices.len(), 2);
    apply(&mut state, Action::Tick(later(9)));
    assert_eq!(state.notices.len(), 1);
    assert!(matches!(state.notices[0].kind, NoticeKind::OutcomeUnknown), "what must not be missed stays");
}

#[test]
fn rows_out_of_sight_are_not_selected_any_more() {
    let mut state = state(Environment::Demo);
    let effects = apply(&mut state, Action::Reload);
    let ticket = read_ticket(&effects);
    answer(&mut state, &ticket, vec![pay_in(1), pay_in(2), pay_in(3)]);
    apply(&mut state, Action::PayIns(PayInsAction::Select([0, 2].into())));
    assert_eq!(state.session().pay_ins.selected_totals.amount, Money::from_cents(2000));
    let effects = apply(&mut state, Action::PayIns(PayInsAction::Search("2".to_owned())));
    let Some(Command::Index(ticket, _)) = effects.commands.first() else { panic!("{effects:?}") };
    let indexed = crate::backend::Indexed {
        table: crate::backend::Table::PayIns,
        index: [1, 2].into(),
        totals: crate::backend::Totals::PayIns(crate::model::PayInTotals::default()),
        counts: crate::model::Counts::default(),
    };
    apply(&mut state, Action::Backend(Event::Indexed(ticket.clone(), Box::new(indexed))));
    assert_eq!(state.session().pay_ins.selected, [2].into());
    assert_eq!(state.session().pay_ins.selected_totals.amount, Money::from_cents(1000));
}
