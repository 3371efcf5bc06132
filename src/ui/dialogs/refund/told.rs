//! What the dialog of a refund tells besides its fields: the payment, why nothing was or can be
//! requested, and what happens after it was. Called by the dialog. It must not change the form.

use egui::{Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::is_about_amount;
use crate::model::{Environment, Money};
use crate::state::{RefundAttempt, RefundForm, RefundObstacle, WriteProblem};
use crate::text::{self, Arg, visible};
use crate::ui::View;
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::dialog::card_ui;
use crate::ui::widgets::{Note, paint, text_ui};
use crate::ui::words::{refund_obstacle_text, write_problem_text};

/// Note, when and how it was paid, and the amount.
pub(super) fn payment_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm) {
    let (texts, payment) = (view.texts, &form.payment);
    card_ui(ui, |ui| {
        let theme = Theme::of(ui);
        let (rect, said) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
        let amount = texts.style().money(form.paid());
        let start = paint::right(ui, paint::line(ui, Type::Title, &amount, theme.text), rect.right(), rect.center().y);
        let note = payment.note.trim();
        let note = if note.is_empty() { texts.get("table-no-note").into() } else { visible(note) };
        let time = texts.style().time(&payment.created_at, view.state.today());
        let (method, id) = (text::method(texts, payment.payment_method.as_deref()), payment.pay_id.to_string());
        let args = [("time", Arg::Text(&time)), ("method", Arg::Text(&method)), ("id", Arg::Text(&id))];
        let below = texts.with("refund-payment-line", &args);
        said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{note}, {amount}\n{below}")));
        let room = start - 16.0 - rect.left();
        let note = paint::line_cut(ui, Type::Emphasis, &note, theme.text, room);
        paint::left(ui, note, rect.left(), rect.top() + 12.0);
        let below = paint::line_cut(ui, Type::Small, &below, theme.text3, room);
        paint::left(ui, below, rect.left(), rect.top() + 33.0);
    });
}

pub(super) fn write_said(view: &View<'_>, attempt: &RefundAttempt) -> Option<text::Said> {
    let RefundAttempt::Problem(problem) = attempt else { return None };
    Some(write_problem_text(view.texts, problem, view.texts.get("error-money-refund")))
}

/// Why it was not requested, where that is not about the amount.
///
/// A new one is scrolled into sight: in a low window the rest of the form may be longer than its room.
pub(super) fn problem_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm, space: f32) {
    if let RefundAttempt::Problem(WriteProblem::Refused(error)) = &form.attempt
        && is_about_amount(&error.cause)
    {
        return;
    }
    let said = write_said(view, &form.attempt);
    let id = Id::unique("refund-problem");
    let before = ui.ctx().data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, false), said.is_some()));
    if let Some(said) = said {
        ui.add_space(space);
        let top = ui.cursor().top();
        Note::error(&said.money).body(format!("{} {}", said.why, said.advice).trim()).show(ui);
        if !before {
            let place = Rect::from_min_max(pos2(ui.min_rect().left(), top), ui.min_rect().max);
            ui.scroll_to_rect(place, None);
        }
    }
}

/// Nothing can be asked for: why, and how far an earlier request is.
pub(super) fn blocked_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm, obstacle: Option<&RefundObstacle>) {
    payment_ui(ui, view, form);
    if let Some(said) = write_said(view, &form.attempt) {
        ui.add_space(12.0);
        Note::error(&said.money).body(format!("{} {}", said.why, said.advice).trim()).show(ui);
        return;
    }
    if let Some(obstacle) = obstacle {
        ui.add_space(12.0);
        Note::warn(view.texts.get("refund-blocked"))
            .body(&refund_obstacle_text(view.texts, obstacle, view.state.moment()))
            .show(ui);
    }
}

/// What happens now.
pub(super) fn done_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm) {
    let texts = view.texts;
    payment_ui(ui, view, form);
    ui.add_space(12.0);
    let amount = texts.style().money(form.refund().unwrap_or(Money::ZERO));
    let title = texts.with("refund-done", &[("amount", Arg::Text(&amount))]);
    Note::info(&title).icon(icons::PAPER_PLANE_TILT).body(texts.get("refund-done-body")).show(ui);
    if view.state.active.environment == Environment::Demo {
        ui.add_space(12.0);
        text_ui(ui, Type::Body, texts.get("refund-done-demo"), Theme::of(ui).text2);
    }
}
