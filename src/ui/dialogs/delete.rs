//! Before and while deleting links: each with an outcome of its own. One of unknown outcome leads to its check.
//! It must not call a link deleted before the service did.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::shell;
use crate::api::error::{Cause, Refusal};
use crate::backend::NotSent;
use crate::state::{Action, ActivityAction, DeleteDialog, DeleteLine, DeleteState, LinksAction, WriteProblem};
use crate::text::{Arg, visible};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::field::error_ui;
use crate::ui::widgets::{Button, Status, paint, progress_ui, status_ui, text_ui};
use crate::ui::words::write_problem_text;
use crate::ui::{Actions, View};

/// Width of what became of a link, points.
const OUTCOME: f32 = 236.0;
/// Room of the bar that says how many are done, points.
const PROGRESS: f32 = 28.0;

/// Draws the dialog.
pub(super) fn delete_ui(ui: &Ui, view: &View<'_>, dialog: &DeleteDialog, actions: &mut Actions) {
    let texts = view.texts;
    let count = dialog.links.len();
    let of = |wanted: fn(&DeleteState) -> bool| dialog.links.iter().filter(|line| wanted(&line.state)).count();
    let asked = of(|state| matches!(state, DeleteState::Asked));
    let running = of(|state| matches!(state, DeleteState::Running(_)));
    let problems = of(|state| matches!(state, DeleteState::Problem(_)));
    let done = of(|state| matches!(state, DeleteState::Done));
    let (begun, many) = (asked == 0, count > 1);
    let stopping = running > 0 && view.state.session().links.stopping;
    let title =
        texts.with(if asked > 0 { "delete-title" } else { "delete-title-begun" }, &[("count", Arg::from(count))]);
    let shown = shell(view, "delete", &title, view.state.active.environment, None).show(ui.ctx(), |inside| {
        if begun && many {
            inside.keep_room(PROGRESS);
        }
        inside.body(|ui| {
            if asked > 0 {
                text_ui(
                    ui,
                    Type::Body,
                    &texts.with("delete-body", &[("count", Arg::from(count))]),
                    Theme::of(ui).text2,
                );
                ui.add_space(4.0);
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            let under_way = first_running(dialog);
            for line in &dialog.links {
                line_ui(ui, view, line, under_way, actions);
            }
        });
        let opened = inside.opened();
        let result = texts.with("delete-result", &[("deleted", Arg::from(done)), ("count", Arg::from(count))]);
        if begun && many {
            let counted = |count| u64::try_from(count).unwrap_or(u64::MAX);
            inside.pinned(PROGRESS, |ui| progress_ui(ui, counted(done), counted(count), &result));
        }
        let hint = match (begun, stopping) {
            (true, true) => texts.get("delete-stopping"),
            (true, false) if !many => &result,
            _ => "",
        };
        inside.footer(hint, |ui| {
            if asked > 0 {
                let words = texts.with("delete-confirm", &[("count", Arg::from(asked))]);
                if Button::final_destructive(&words).show(ui).clicked() {
                    actions.push(Action::Links(LinksAction::Delete));
                }
                let cancel = Button::secondary(texts.get("action-cancel")).show(ui);
                if opened {
                    cancel.request_focus();
                }
                if cancel.clicked() {
                    actions.push(Action::CloseDialog);
                }
                return;
            }
            let close = Button::primary(texts.get(if running > 0 { "action-close" } else { "action-done" }));
            let close = close.show(ui);
            if close.clicked() {
                actions.push(Action::CloseDialog);
            }
            if running > 1 && !stopping {
                let stop = Button::secondary(texts.get("delete-stop")).name(texts.get("delete-stop-name"));
                if stop.show(ui).clicked() {
                    actions.push(Action::Links(LinksAction::StopDeleting));
                    close.request_focus();
                }
            }
            if problems > 0 && running == 0 && Button::secondary(texts.get("action-try-again")).show(ui).clicked() {
                actions.push(Action::Links(LinksAction::Delete));
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

/// One link: note, amount and what became of it; why it was not deleted stands below.
fn line_ui(ui: &mut Ui, view: &View<'_>, line: &DeleteLine, under_way: Option<u64>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 36.0));
    paint::line_above(ui, rect, theme.line);
    let middle = rect.center().y;
    let asked = matches!(line.state, DeleteState::Asked);
    let outcome = if asked { 0.0 } else { OUTCOME };
    let amount = line.amount.map_or_else(|| texts.get("word-missing").to_owned(), |money| texts.style().money(money));
    let figure = paint::line(ui, Type::Body, &amount, theme.text);
    let start = paint::right(ui, figure, rect.right() - outcome, middle);
    let note = if line.note.trim().is_empty() { line.id.to_string().into() } else { visible(&line.note) };
    let words = paint::line_cut(ui, Type::Body, &note, theme.text, start - 16.0 - rect.left());
    paint::left(ui, words, rect.left(), middle);
    let said = ui.interact(
        Rect::from_min_max(rect.min, pos2(rect.right() - outcome, rect.bottom())),
        ui.scope_id().with(("line", line.id)),
        Sense::hover(),
    );
    said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{note}, {amount}")));
    if asked {
        return;
    }
    let place = Rect::from_min_max(pos2(rect.right() - OUTCOME + 16.0, rect.top()), rect.max);
    let layout = Layout::left_to_right(Align::Center);
    let mut end = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt(("outcome", line.id)));
    let (status, key) = outcome_of(&line.state, under_way);
    status_ui(&mut end, status, texts.get(key));
    match &line.state {
        DeleteState::Unknown(intent) => {
            let row = ui.available_rect_before_wrap();
            let place = Rect::from_min_size(row.min, vec2(row.width(), 32.0));
            let layout = Layout::right_to_left(Align::Min);
            let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt(("check", line.id)));
            let called = format!("{}, {note}", texts.get("activity-check"));
            let check = Button::secondary(texts.get("activity-check")).small().name(&called);
            if check.show(&mut row).clicked() {
                actions.push(Action::Activity(ActivityAction::Open(*intent)));
            }
            ui.add_space(36.0);
        }
        DeleteState::Problem(problem) => {
            let said = write_problem_text(texts, problem, texts.get("error-money-delete"));
            match problem {
                // The word beside the amount says it all.
                WriteProblem::NotSent(NotSent::Stopped) => return,
                // It says so beside the amount.
                WriteProblem::NotSent(_) => error_ui(ui, format!("{} {}", said.why, said.advice).trim()),
                _ if is_paid(problem) => text_ui(ui, Type::Small, &said.paragraph(), theme.text2),
                WriteProblem::Refused(_) => error_ui(ui, &said.paragraph()),
            };
            ui.add_space(8.0);
        }
        DeleteState::Asked | DeleteState::Running(_) | DeleteState::Done => {}
    }
}

/// Ticket number of the one that is under way or next: they are deleted one after the other.
fn first_running(dialog: &DeleteDialog) -> Option<u64> {
    let running = |line: &DeleteLine| if let DeleteState::Running(ticket) = line.state { Some(ticket) } else { None };
    dialog.links.iter().filter_map(running).min()
}

/// Whether the payer was faster: nothing went wrong with the money.
const fn is_paid(problem: &WriteProblem) -> bool {
    matches!(problem, WriteProblem::Refused(error) if matches!(error.cause, Cause::Refused(Refusal::LinkUsed)))
}

fn outcome_of(state: &DeleteState, under_way: Option<u64>) -> (Status, &'static str) {
    match state {
        DeleteState::Running(ticket) if under_way != Some(*ticket) => (Status::Other, "delete-waiting"),
        DeleteState::Asked | DeleteState::Running(_) => (Status::InProgress, "delete-deleting"),
        DeleteState::Done => (Status::Paid, "delete-done"),
        DeleteState::Unknown(_) => (Status::NotKnown, "delete-unknown"),
        DeleteState::Problem(WriteProblem::NotSent(NotSent::Stopped)) => (Status::Other, "delete-stopped"),
        DeleteState::Problem(WriteProblem::NotSent(_)) => (Status::Other, "delete-not-sent"),
        DeleteState::Problem(problem) if is_paid(problem) => (Status::Paid, "delete-paid-meanwhile"),
        DeleteState::Problem(WriteProblem::Refused(_)) => (Status::Refused, "delete-refused"),
    }
}
