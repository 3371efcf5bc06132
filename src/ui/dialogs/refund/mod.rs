//! Asking for the refund of a payment: what a request is, all or a part, what each side pays back, and with real money
//! the amount typed again. Called by the dialogs. Escape and Cancel are safe; Enter sends only what is confirmed.

mod parts;
mod told;

use egui::{Align, Id, Key, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::shell;
use crate::api::error::{Cause, Refusal};
use crate::model::{Environment, LinkId};
use crate::state::{
    Action, LinksAction, RefundAction, RefundAmountError, RefundAttempt, RefundForm, RefundObstacle, WriteProblem,
};
use crate::text::Arg;
use crate::ui::screens::key_form::seconds;
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::field::error_ui;
use crate::ui::widgets::{Button, Field, paint, radio_ui, text_ui};
use crate::ui::words::refund_amount_error_text;
use crate::ui::{Actions, View};

/// Width of the field for a part, points.
const PART: f32 = 148.0;
/// Width of the field for the amount typed again, points.
const CONFIRM: f32 = 200.0;

/// Height of the amount typed again with its label, and the space below, points; and in a low window.
const AGAIN: f32 = 83.0;
const AGAIN_DENSE: f32 = 69.0;

/// What the dialog is about in this pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The whole amount, or the moment before anything was chosen.
    Full,
    /// A part.
    Part,
    Sending,
    Done,
    /// Nothing can be asked for.
    Blocked,
}

/// Draws the dialog.
pub(super) fn refund_ui(ui: &Ui, view: &View<'_>, id: LinkId, actions: &mut Actions) {
    let Some(form) = view.state.session().refunds.forms.get(&id) else { return };
    let obstacle = obstacle(view, form);
    let step = step(form, obstacle.as_ref());
    let texts = view.texts;
    let title = texts.get(if step == Step::Done { "refund-title-done" } else { "refund-title" });
    let shown = shell(view, "refund", title, view.state.active.environment, None).dense();
    let shown = shown.show(ui.ctx(), |inside| {
        let (fresh, dense) = (inside.opened() | is_new(ui, step), inside.dense());
        let again = if dense { AGAIN_DENSE } else { AGAIN };
        let confirm = asks_again(view) && matches!(step, Step::Full | Step::Part | Step::Sending);
        if confirm {
            inside.keep_room(again);
        }
        inside.body(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            match step {
                Step::Done => told::done_ui(ui, view, form),
                Step::Blocked => told::blocked_ui(ui, view, form, obstacle.as_ref()),
                Step::Full | Step::Part | Step::Sending => {
                    form_ui(ui, view, form, (fresh.then_some(step), dense), actions);
                }
            }
        });
        if confirm {
            // In the smallest window the rest scrolls; what is typed last stays in sight above the button.
            inside.pinned(again, |ui| {
                ui.add_enabled_ui(!form.is_sending(), |ui| {
                    confirm_ui(ui, view, form, fresh && step == Step::Full, actions);
                });
            });
        }
        let hint = match step {
            Step::Full | Step::Part => texts.get("refund-hint"),
            Step::Sending => texts.get("refund-sending-hint"),
            Step::Done | Step::Blocked => "",
        };
        inside.footer(hint, |ui| buttons_ui(ui, view, form, (step, fresh), actions));
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

/// Whether the amount is typed again: with real money.
const fn asks_again(view: &View<'_>) -> bool {
    view.state.active.environment.is_real_money()
}

/// What stands in the way of this form. Its own request does not.
fn obstacle(view: &View<'_>, form: &RefundForm) -> Option<RefundObstacle> {
    match form.attempt {
        RefundAttempt::Idle | RefundAttempt::Problem(_) => view.state.refund_obstacle(&form.payment),
        RefundAttempt::Sending { .. } | RefundAttempt::Done => None,
    }
}

const fn step(form: &RefundForm, obstacle: Option<&RefundObstacle>) -> Step {
    match (&form.attempt, obstacle) {
        (RefundAttempt::Sending { .. }, _) => Step::Sending,
        (RefundAttempt::Done, _) => Step::Done,
        (_, Some(_)) => Step::Blocked,
        (RefundAttempt::Problem(problem), None) if problem.is_final() => Step::Blocked,
        (_, None) if form.full => Step::Full,
        (_, None) => Step::Part,
    }
}

/// Whether the dialog has come to this step in this pass: then the focus goes to what it is about.
fn is_new(ui: &Ui, step: Step) -> bool {
    let id = Id::unique("refund-step");
    ui.ctx().data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, step), step)) != step
}

/// In a low window the explanation is one line, and what went wrong takes its place: the amounts keep theirs.
fn form_ui(
    ui: &mut Ui,
    view: &View<'_>,
    form: &RefundForm,
    (fresh, dense): (Option<Step>, bool),
    actions: &mut Actions,
) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let (space, key) = if dense { (8.0, "refund-body-short") } else { (12.0, "refund-body") };
    if !dense || !matches!(form.attempt, RefundAttempt::Problem(_)) {
        text_ui(ui, Type::Body, texts.get(key), theme.text2);
        ui.add_space(if dense { space } else { 14.0 });
    }
    told::payment_ui(ui, view, form);
    ui.add_space(space);
    let sending = form.is_sending();
    ui.add_enabled_ui(!sending, |ui| amount_ui(ui, view, form, fresh, actions));
    if form.is_split() {
        ui.add_space(if dense { 4.0 } else { 8.0 });
        parts::parts_ui(ui, view, form);
    }
    told::problem_ui(ui, view, form, if dense { space } else { 16.0 });
}

/// All or a part, and how much that is.
fn amount_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm, fresh: Option<Step>, actions: &mut Actions) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let (_, line) = ui.allocate_space(vec2(ui.available_width(), 32.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut left = ui.new_child(UiBuilder::new().max_rect(line).layout(layout).id_salt("ways"));
    left.spacing_mut().item_spacing.x = 24.0;
    for (full, key) in [(true, "refund-full"), (false, "refund-part")] {
        let radio = radio_ui(&mut left, form.full == full, texts.get(key));
        if full && fresh == Some(Step::Full) && !asks_again(view) {
            radio.request_focus();
        }
        if radio.clicked() && form.full != full {
            actions.push(Action::Refund(RefundAction::Full(full)));
        }
    }
    let label = paint::line(ui, Type::Body, texts.get("refund-amount"), theme.text3);
    if form.full {
        let amount = texts.style().money(form.paid());
        let figure = paint::line(ui, Type::Emphasis, &amount, theme.text);
        let start = paint::right(ui, figure, line.right(), line.center().y);
        let start = paint::right(ui, label, start - 12.0, line.center().y);
        let place = Rect::from_min_max(pos2(start, line.top()), line.max);
        let said = ui.interact(place, ui.scope_id().with("refund-amount"), Sense::hover());
        let words = format!("{}, {amount}", texts.get("refund-amount"));
        said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    } else {
        paint::right(ui, label, line.right() - PART - 12.0, line.center().y);
        part_ui(ui, view, form, (line, fresh == Some(Step::Part)), actions);
    }
    if let Some(words) = amount_words(view, form) {
        error_ui(ui, &words);
    }
}

/// The field for a part, at the right end of the line.
fn part_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm, (line, fresh): (Rect, bool), actions: &mut Actions) {
    let place = Rect::from_min_max(pos2(line.right() - PART, line.top()), line.max);
    let mut right = ui.new_child(UiBuilder::new().max_rect(place).id_salt("part"));
    let mut amount = form.amount.clone();
    let words = amount_words(view, form);
    let field = Field::new(view.texts.get("refund-amount"), &mut amount)
        .label_hidden()
        .id(Id::unique("refund-amount"))
        .told_elsewhere();
    let field = field.error(words.as_deref()).right_aligned().suffix(view.texts.get("word-euro")).width(PART).limit(40);
    let response = field.enabled(!form.is_sending()).show(&mut right);
    if fresh {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Refund(RefundAction::Amount(amount)));
    } else if is_entered(ui, &response) && can_send(view, form) {
        actions.push(Action::Refund(RefundAction::Send));
    }
}

/// What is wrong with the amount: as typed, or as the service said.
fn amount_words(view: &View<'_>, form: &RefundForm) -> Option<String> {
    if let RefundAttempt::Problem(WriteProblem::Refused(error)) = &form.attempt
        && is_about_amount(&error.cause)
    {
        let said = told::write_said(view, &form.attempt)?;
        return Some(said.paragraph());
    }
    match form.refund() {
        Err(RefundAmountError::Money(crate::model::MoneyError::Empty)) if !form.tried => None,
        Err(error) => Some(refund_amount_error_text(view.texts, &error)),
        Ok(_) => None,
    }
}

const fn is_about_amount(cause: &Cause) -> bool {
    matches!(
        cause,
        Cause::Refused(Refusal::InvalidRefundAmount | Refusal::RefundAmountRequired | Refusal::AmountRequired)
    )
}

/// The amount once more: with real money nothing is sent before it is the same.
fn confirm_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm, fresh: bool, actions: &mut Actions) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let mut typed = form.confirmation.clone();
    let field = Field::new(texts.get("refund-confirm"), &mut typed)
        .id(Id::unique("refund-confirm"))
        .large()
        .suffix(view.texts.get("word-euro"))
        .width(CONFIRM)
        .limit(40);
    let response = field.enabled(!form.is_sending()).show(ui);
    if fresh {
        response.request_focus();
    }
    let at = pos2(response.rect.right() + 12.0, response.rect.center().y);
    let matches = form.is_confirmed();
    let (words, ink) = match (matches, form.refund()) {
        (true, _) => (texts.get("refund-matches").to_owned(), theme.ok),
        (false, Ok(amount)) if !form.confirmation.trim().is_empty() => {
            (texts.with("refund-differs", &[("amount", Arg::Text(&texts.style().money(amount)))]), theme.text3)
        }
        _ => (String::new(), theme.text3),
    };
    if !words.is_empty() {
        let left = if matches { at.x + 22.0 } else { at.x };
        if matches {
            paint::icon_bold(ui, pos2(at.x + 8.0, at.y), icons::CHECK, 14.0, ink);
        }
        let line = paint::line(ui, Type::Body, &words, ink);
        let place = Rect::from_min_size(pos2(at.x, at.y - 10.0), vec2(left - at.x + line.size().x, 20.0));
        let said = ui.interact(place, ui.scope_id().with("confirmed"), Sense::hover());
        said.widget_info(|| WidgetInfo::labeled(egui::Role::Status, true, &words));
        paint::left(ui, line, left, at.y);
    }
    if response.changed() {
        actions.push(Action::Refund(RefundAction::Confirm(typed)));
    } else if is_entered(ui, &response) && can_send(view, form) {
        actions.push(Action::Refund(RefundAction::Send));
    }
}

/// Whether Enter was pressed in a field.
fn is_entered(ui: &Ui, response: &egui::Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// Whether nothing but pressing the button is missing.
fn can_send(view: &View<'_>, form: &RefundForm) -> bool {
    let confirm = asks_again(view);
    let open = matches!(step(form, obstacle(view, form).as_ref()), Step::Full | Step::Part);
    open && form.request(confirm).is_some()
}

/// From the right end to the left.
fn buttons_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm, (step, fresh): (Step, bool), actions: &mut Actions) {
    let texts = view.texts;
    match step {
        Step::Done | Step::Blocked => {
            let words = texts.get(if step == Step::Done { "action-done" } else { "action-close" });
            let close = Button::primary(words).show(ui);
            if fresh {
                close.request_focus();
            }
            if close.clicked() {
                actions.push(Action::CloseDialog);
            }
            let demo = step == Step::Done && view.state.active.environment == Environment::Demo;
            if demo && Button::secondary(texts.get("settings-demo-next-day")).show(ui).clicked() {
                actions.push(Action::CloseDialog);
                actions.push(Action::Links(LinksAction::NextDay));
            }
        }
        Step::Full | Step::Part | Step::Sending => {
            let sending = match form.attempt {
                RefundAttempt::Sending { since, .. } => {
                    Some(texts.with("refund-sending", &[("seconds", Arg::Text(&seconds(view, since)))]))
                }
                _ => None,
            };
            let words = sending.as_deref().unwrap_or_else(|| texts.get("refund-send"));
            if Button::final_destructive(words).enabled(can_send(view, form)).show(ui).clicked() {
                actions.push(Action::Refund(RefundAction::Send));
            }
            let close =
                Button::secondary(texts.get(if step == Step::Sending { "action-close" } else { "action-cancel" }));
            let close = close.show(ui);
            if fresh && step == Step::Sending {
                close.request_focus();
            }
            if close.clicked() {
                actions.push(Action::CloseDialog);
            }
        }
    }
}
