//! The questions with two answers: switch to Production, remove a key, reset the Demo, close with work under way.
//! Escape and the cross mean no. The safe answer has the focus, except where nothing can be lost by going on.

use egui::Ui;

use super::shell;
use crate::backend::Table;
use crate::model::{Environment, RecipientId};
use crate::state::{Action, Attempt, BookAction, ExportsChoice, KeyAction, Session, SettingsAction, TemplateAction};
use crate::text::{Arg, environment_name, visible};
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, Note, text_ui};
use crate::ui::{Actions, View};

/// A write has an answer, or none, at most so many seconds after it was begun. It is the deadline of an attempt at the
/// service, which this layer does not see.
const WRITE_DEADLINE: i64 = 60;

/// A question.
struct Question<'a> {
    id: &'a str,
    environment: Environment,
    title: &'a str,
    body: &'a str,
    /// More to know, in a note.
    note: Option<&'a str>,
    no: &'a str,
    yes: Button<'a>,
    /// Going on loses nothing: then it has the focus.
    harmless: bool,
}

/// What was answered in this pass.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    None,
    No,
    Yes,
}

impl Question<'_> {
    fn show(self, ui: &Ui, view: &View<'_>) -> Answer {
        let mut answer = Answer::None;
        let shown = shell(view, self.id, self.title, self.environment, None).show(ui.ctx(), |inside| {
            inside.body(|ui| {
                text_ui(ui, Type::Body, self.body, Theme::of(ui).text2);
                if let Some(note) = self.note {
                    ui.add_space(4.0);
                    Note::warn(note).show(ui);
                }
            });
            let opened = inside.opened();
            inside.footer("", |ui| {
                let yes = self.yes.show(ui);
                let no = Button::secondary(self.no).show(ui);
                if opened {
                    if self.harmless { &yes } else { &no }.request_focus();
                }
                if yes.clicked() {
                    answer = Answer::Yes;
                } else if no.clicked() {
                    answer = Answer::No;
                }
            });
        });
        if shown.closed { Answer::No } else { answer }
    }
}

/// Before going to Production.
pub(super) fn switch_ui(ui: &Ui, view: &View<'_>, environment: Environment, actions: &mut Actions) {
    let texts = view.texts;
    let scope = view.state.scope_of(environment);
    let no_key = view.state.keys.get(&scope).is_some_and(|key| key.state == crate::model::KeyState::None);
    let here = environment_name(texts, view.state.active.environment);
    let running = view.state.session().write_running();
    let running = running.then(|| texts.with("switch-write-running", &[("environment", Arg::Text(here))]));
    let note = running.as_deref().or_else(|| no_key.then(|| texts.get("switch-no-key")));
    let question = Question {
        id: "switch",
        environment,
        title: texts.get("switch-title"),
        body: texts.get("switch-body"),
        note,
        no: texts.get("action-cancel"),
        yes: Button::primary(texts.get("switch-confirm")),
        harmless: false,
    };
    match question.show(ui, view) {
        Answer::Yes => actions.push(Action::SwitchConfirmed(environment)),
        Answer::No => actions.push(Action::CloseDialog),
        Answer::None => {}
    }
}

/// Before removing a key.
pub(super) fn remove_key_ui(ui: &Ui, view: &View<'_>, environment: Environment, actions: &mut Actions) {
    let texts = view.texts;
    let name = environment_name(texts, environment);
    let title = texts.with("key-remove-title", &[("environment", Arg::Text(name))]);
    let question = Question {
        id: "remove-key",
        environment,
        title: &title,
        body: texts.get("key-remove-body"),
        note: None,
        no: texts.get("action-cancel"),
        yes: Button::final_destructive(texts.get("key-remove-confirm")),
        harmless: false,
    };
    match question.show(ui, view) {
        Answer::Yes => actions.push(Action::Key(KeyAction::Remove(environment))),
        Answer::No => actions.push(Action::CloseDialog),
        Answer::None => {}
    }
}

/// Before writes are taken again in an environment that was set to *View only*.
pub(super) fn allow_changes_ui(ui: &Ui, view: &View<'_>, environment: Environment, actions: &mut Actions) {
    let texts = view.texts;
    let title = texts.with("view-only-off-title", &[("environment", Arg::Text(environment_name(texts, environment)))]);
    let question = Question {
        id: "allow-changes",
        environment,
        title: &title,
        body: texts.get("view-only-off-body"),
        note: None,
        no: texts.get("action-cancel"),
        yes: Button::primary(texts.get("view-only-off-confirm")),
        harmless: false,
    };
    match question.show(ui, view) {
        Answer::Yes => actions.push(Action::Settings(SettingsAction::AllowChanges(environment))),
        Answer::No => actions.push(Action::CloseDialog),
        Answer::None => {}
    }
}

/// Before removing a recipient, or one's own token.
pub(super) fn remove_recipient_ui(ui: &Ui, view: &View<'_>, id: RecipientId, actions: &mut Actions) {
    let texts = view.texts;
    let label = view.state.session().book.get(id).map(|recipient| visible(&recipient.label).into_owned());
    let name = label.map_or_else(|| texts.get("recipients-own").to_owned(), shortened);
    let title = texts.with("recipients-remove-title", &[("name", Arg::Text(&name))]);
    let question = Question {
        id: "remove-recipient",
        environment: view.state.active.environment,
        title: &title,
        body: texts.get("recipients-remove-body"),
        note: None,
        no: texts.get("action-cancel"),
        yes: Button::final_destructive(texts.get("recipients-remove-confirm")),
        harmless: false,
    };
    match question.show(ui, view) {
        Answer::Yes => actions.push(Action::Book(BookAction::Remove(id))),
        Answer::No => actions.push(Action::CloseDialog),
        Answer::None => {}
    }
}

/// Before removing a template.
pub(super) fn remove_template_ui(ui: &Ui, view: &View<'_>, name: &str, actions: &mut Actions) {
    let texts = view.texts;
    let title = texts.with("template-remove-title", &[("name", Arg::Text(&shortened(visible(name).into_owned())))]);
    let question = Question {
        id: "remove-template",
        environment: view.state.active.environment,
        title: &title,
        body: texts.get("template-remove-body"),
        note: None,
        no: texts.get("action-cancel"),
        yes: Button::final_destructive(texts.get("template-remove-confirm")),
        harmless: false,
    };
    match question.show(ui, view) {
        Answer::Yes => actions.push(Action::Template(TemplateAction::Remove(name.into()))),
        Answer::No => actions.push(Action::CloseDialog),
        Answer::None => {}
    }
}

/// A name that leaves room for the rest of the sentence.
fn shortened(name: String) -> String {
    if name.chars().count() <= 40 {
        return name;
    }
    name.chars().take(39).chain(['…']).collect()
}

/// Before beginning the simulator from the start.
pub(super) fn reset_demo_ui(ui: &Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let question = Question {
        id: "reset-demo",
        environment: Environment::Demo,
        title: texts.get("settings-reset-demo-title"),
        body: texts.get("settings-reset-demo-body"),
        note: None,
        no: texts.get("action-cancel"),
        yes: Button::final_destructive(texts.get("settings-reset-demo-confirm")),
        harmless: false,
    };
    match question.show(ui, view) {
        Answer::Yes => actions.push(Action::Key(KeyAction::ResetDemo)),
        Answer::No => actions.push(Action::CloseDialog),
        Answer::None => {}
    }
}

/// Closing with a write on its way or a file being written, wherever that is. A write weighs more.
pub(super) fn close_ui(ui: &Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let texts = view.texts;
    let state = view.state;
    let writing = state.sessions.iter().find(|(_, session)| session.write_running());
    let exporting = state.sessions.iter().find(|(_, session)| !session.exporting.is_empty());
    let environment = writing.or(exporting).map_or(state.active.environment, |(scope, _)| scope.environment);
    let left = writing.map(|(_, session)| seconds_left(session, state.now.utc));
    let over = left.is_none() && exporting.is_none();
    let (title, body) = match left {
        Some(left) => ("close-title", texts.with("close-body", &[("seconds", Arg::Text(&left.to_string()))])),
        None if over => ("close-over-title", texts.get("close-over-body").to_owned()),
        None => ("close-export-title", texts.get("close-export-body").to_owned()),
    };
    let note = (left.is_some() && exporting.is_some()).then(|| texts.get("close-export-body"));
    let question = Question {
        id: "close",
        environment,
        title: texts.get(title),
        body: &body,
        note,
        no: texts.get(if over { "action-back" } else { "close-wait" }),
        yes: if over {
            Button::primary(texts.get("close-now"))
        } else {
            Button::final_destructive(texts.get("close-anyway"))
        },
        harmless: over,
    };
    match question.show(ui, view) {
        Answer::Yes => fields.close_anyway = true,
        Answer::No => actions.push(Action::CloseDialog),
        Answer::None => {}
    }
}

/// Until the write of this session has an answer, at most; at least one.
fn seconds_left(session: &Session, now: jiff::Timestamp) -> i64 {
    let gone = match session.create.attempt {
        Attempt::Sending { since, .. } => now.duration_since(since).as_secs(),
        _ => 0,
    };
    WRITE_DEADLINE.saturating_sub(gone).clamp(1, WRITE_DEADLINE)
}

/// Before every row of a table is new again for exports of what is new.
pub(super) fn forget_exports_ui(ui: &Ui, view: &View<'_>, table: Table, actions: &mut Actions) {
    let texts = view.texts;
    let question = Question {
        id: "forget-exports",
        environment: view.state.active.environment,
        title: texts.get("export-forget-title"),
        body: texts.get("export-forget-body"),
        note: None,
        no: texts.get("action-cancel"),
        yes: Button::primary(texts.get("export-forget-confirm")),
        harmless: false,
    };
    match question.show(ui, view) {
        Answer::Yes => actions.push(Action::Settings(SettingsAction::Exports(ExportsChoice::Forget(table)))),
        Answer::No => actions.push(Action::CloseDialog),
        Answer::None => {}
    }
}
