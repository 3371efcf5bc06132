//! Pay-ins beside what a payout or an invoice says of them: two columns of sums, what they differ by in words, and what
//! is said while they are read or when reading failed. The panels of Payouts and Invoices call it.
//! It must not add anything up: that was done in the backend.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::loading;
use crate::model::Money;
use crate::state::{Action, Comparison, Remote};
use crate::text::{Arg, Texts};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Note, paint, text_ui};
use crate::ui::{Actions, View};

/// A figure on both sides.
pub struct Line<'l> {
    /// Its name.
    pub name: &'l str,
    /// Of the pay-ins.
    pub pay_ins: Money,
    /// Of the other side.
    pub other: Money,
}

/// Two columns of figures under their names; a figure that differs is darker and has its difference read aloud with it.
pub fn sides_ui(ui: &mut Ui, texts: &Texts, names: (&str, &str), lines: &[Line<'_>]) {
    let theme = Theme::of(ui);
    let row = |ui: &mut Ui| ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let (head, _) = row(ui);
    let middle = head.left() + head.width() * 0.64;
    for (words, right) in [(names.0, middle), (names.1, head.right())] {
        paint::right(ui, paint::line(ui, Type::Small, words, theme.text3), right, head.center().y);
    }
    for line in lines {
        let (rect, response) = row(ui);
        let (pay_ins, other) = (texts.style().money(line.pay_ins), texts.style().money(line.other));
        let spoken = format!("{}, {} {pay_ins}, {} {other}", line.name, names.0, names.1);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        let kind = if line.pay_ins == line.other { Type::Body } else { Type::Emphasis };
        let y = rect.center().y;
        paint::left(ui, paint::line(ui, Type::Body, line.name, theme.text3), rect.left(), y);
        paint::right(ui, paint::line(ui, kind, &pay_ins, theme.text), middle, y);
        paint::right(ui, paint::line(ui, kind, &other, theme.text), rect.right(), y);
    }
}

/// The difference in words, positive and negative: `key-more` or `key-less` with the amount. Nothing where there is none.
pub fn difference_words(texts: &Texts, difference: Money, (more, less): (&str, &str), others: usize) -> Option<String> {
    if difference.is_zero() {
        return None;
    }
    let key = if difference.is_negative() { less } else { more };
    let size = if difference.is_negative() { Money::ZERO.saturating_sub(difference) } else { difference };
    let amount = texts.style().money(size);
    Some(texts.with(key, &[("amount", Arg::Text(&amount)), ("others", others.into())]))
}

/// Whether it fits, in words: one sentence, or one for each figure that differs.
pub fn verdict_ui(ui: &mut Ui, fits: &str, differences: &[String]) {
    ui.add_space(8.0);
    match differences.split_first() {
        None => Note::info(fits).icon(icons::CHECK_CIRCLE).show(ui),
        Some((first, rest)) => Note::warn(first).body(&rest.join(" ")).show(ui),
    }
    ui.add_space(8.0);
}

/// What the sums are without, one line each.
pub struct Doubts {
    /// Pay-ins that are not confirmed.
    pub unconfirmed: usize,
    /// Rows without a readable amount.
    pub incomplete: usize,
    /// The pay-ins that were read may lack rows.
    pub may_lack: bool,
    /// When the pay-ins were read, where that was before the other side.
    pub older: Option<String>,
}

/// When the pay-ins of a comparison were read, where they are older than the rows they stand beside.
pub fn older_than<M, T>(view: &View<'_>, found: &Remote<M>, rows: &Remote<T>) -> Option<String> {
    let at = found.as_of().filter(|at| rows.as_of().is_some_and(|of_rows| *at < of_rows))?;
    Some(loading::time_of(view, at))
}

impl Doubts {
    /// Draws what there is of them.
    pub fn show_ui(&self, ui: &mut Ui, texts: &Texts) {
        let theme = Theme::of(ui);
        let counted = |key, count: usize| (count > 0).then(|| texts.with(key, &[("count", count.into())]));
        let lines = [
            counted("compare-unconfirmed", self.unconfirmed),
            counted("compare-incomplete", self.incomplete),
            self.may_lack.then(|| texts.get("compare-may-lack").to_owned()),
            self.older.as_deref().map(|at| texts.with("compare-older", &[("time", Arg::Text(at))])),
        ];
        for line in lines.iter().flatten() {
            text_ui(ui, Type::Small, line, theme.text2);
            ui.add_space(4.0);
        }
    }
}

/// What stands in place of the comparison while it is worked out or when reading failed; `again` asks for it once more,
/// `cancel` ends it. Says whether there is something to show.
pub fn waiting_ui<M>(
    ui: &mut Ui,
    view: &View<'_>,
    comparison: &Comparison<M>,
    again: Action,
    cancel: Option<Action>,
    actions: &mut Actions,
) -> bool {
    let texts = view.texts;
    if let Some(wait) = loading::wait(view, &comparison.found) {
        // Below each other: in a panel both may be too long for one line.
        text_ui(ui, Type::Body, &wait.words(view), Theme::of(ui).text2);
        if let Some(cancel) = cancel {
            ui.add_space(4.0);
            let button = Button::secondary(texts.get("action-cancel")).small().name(texts.get("compare-cancel"));
            if button.show(ui).clicked() {
                actions.push(cancel);
            }
        }
        ui.add_space(8.0);
    }
    loading::failed_with_ui(ui, view, &comparison.found, again, actions);
    comparison.found.value().is_some()
}
