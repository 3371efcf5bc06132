//! What the panel says of the day of a payout: its payouts one by one, whether the pay-ins of the day add up to them, and
//! those pay-ins; a row leads to its panel. The panel calls it. It says that the match is by day: the service puts no
//! payout id on pay-ins.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};
use jiff::civil::Date;

use super::detail::money;
use super::{arg, payouts, table};
use crate::model::{Match, PayIn, PayInClass, Payout, RangeChoice, ServiceTime};
use crate::state::{Action, PayInsAction, PayoutsAction};
use crate::text::{Texts, visible};
use crate::ui::screens::compare::{Doubts, Line, difference_words, older_than, sides_ui, verdict_ui, waiting_ui};
use crate::ui::screens::no_note::note_words;
use crate::ui::theme::{Theme, Type, size};
use crate::ui::widgets::{Button, Pair, paint, text_ui};
use crate::ui::{Actions, View};

/// Rows of the day that are listed, of its pay-ins and of its payouts.
const LISTED: usize = 12;

/// This day alone.
pub const fn only(day: Date) -> RangeChoice {
    RangeChoice::Custom { from: day, to: day }
}

/// The pay-ins of the day beside its payouts; `open` is the payout in the panel.
pub fn day_ui(ui: &mut Ui, view: &View<'_>, open: &Payout, actions: &mut Actions) {
    let (texts, theme, comparison) = (view.texts, Theme::of(ui), &payouts(view).day);
    let Some(day) = open.request_date.day() else {
        text_ui(ui, Type::Small, texts.get("payouts-match-no-day"), theme.text2);
        return;
    };
    let words = texts.style().day(day, view.state.today());
    text_ui(ui, Type::Small, &texts.with("payouts-match-title", &[("day", arg(&words))]), theme.text3);
    ui.add_space(4.0);
    let again = Action::Payouts(PayoutsAction::Compare);
    if !waiting_ui(ui, view, comparison, again, None, actions) {
        return;
    }
    let Some(found) = comparison.found.value() else { return };
    sums_ui(ui, texts, found);
    if found.split.rows > 0 {
        let sum = texts.style().money(found.split.amount);
        text_ui(ui, Type::Small, &texts.with("payouts-match-split", &[("amount", arg(&sum))]), theme.text2);
        ui.add_space(4.0);
    }
    let doubts = Doubts {
        unconfirmed: found.unconfirmed,
        incomplete: found.incomplete,
        may_lack: comparison.may_be_incomplete,
        older: older_than(view, &comparison.found, &payouts(view).table.rows),
    };
    doubts.show_ui(ui, texts);
    payouts_ui(ui, view, found, open, actions);
    parts_ui(ui, texts, found);
    pay_ins_ui(ui, view, found, actions);
    ui.add_space(4.0);
    text_ui(ui, Type::Small, texts.get("payouts-match-by-day"), theme.text3);
}

/// The payouts of the day one by one, where there are several: the bank statement has each for itself.
fn payouts_ui(ui: &mut Ui, view: &View<'_>, found: &Match, open: &Payout, actions: &mut Actions) {
    if found.payouts.len() < 2 {
        return;
    }
    let texts = view.texts;
    let title = texts.with("payouts-match-payouts", &[("count", found.payouts.len().into())]);
    text_ui(ui, Type::Small, &title, Theme::of(ui).text3);
    for row in found.payouts.iter().take(LISTED) {
        let reference = row.transaction_id.as_deref().map_or_else(|| row.payout_id.to_string().into(), visible);
        let line = DayRow { time: "", words: &reference, amount: &money(texts, row.net_amount) };
        if line.show_ui(ui, row.payout_id == open.payout_id) {
            let shown = payouts(view).table.find(|one| one.payout_id == row.payout_id);
            actions.push(Action::Payouts(PayoutsAction::Detail(shown)));
        }
    }
    more_ui(ui, texts, found.payouts.len());
    ui.add_space(8.0);
}

/// The pay-ins of the day; all of them are in Pay-ins.
fn pay_ins_ui(ui: &mut Ui, view: &View<'_>, found: &Match, actions: &mut Actions) {
    let texts = view.texts;
    for row in found.pay_ins.iter().take(LISTED) {
        if pay_in_ui(ui, texts, row) {
            let open = PayInsAction::Open(only(found.day), Box::new(row.key(0)));
            actions.push(Action::PayIns(open));
        }
    }
    if found.pay_ins.len() > LISTED {
        ui.add_space(4.0);
        let words = texts.with("payouts-match-all", &[("count", found.pay_ins.len().into())]);
        if Button::secondary(&words).small().show(ui).clicked() {
            actions.push(Action::PayIns(PayInsAction::Visit(only(found.day))));
        }
    }
}

/// How many rows are not listed.
fn more_ui(ui: &mut Ui, texts: &Texts, rows: usize) {
    if let Some(more) = rows.checked_sub(LISTED).filter(|more| *more > 0) {
        text_ui(ui, Type::Small, &texts.with("pay-ins-detail-more", &[("count", more.into())]), Theme::of(ui).text3);
    }
}

/// One pay-in of the day: time, note, amount. Says whether it was pressed.
fn pay_in_ui(ui: &mut Ui, texts: &Texts, row: &PayIn) -> bool {
    let time = match &row.created_at {
        ServiceTime::At(at) => texts.style().clock(*at),
        _ => String::new(),
    };
    let (note, amount) = (note_words(texts, &row.note), money(texts, row.amount));
    DayRow { time: &time, words: &note, amount: &amount }.show_ui(ui, false)
}

/// Room of the time of a row, points.
const TIME: f32 = 44.0;

/// A row of the day.
struct DayRow<'r> {
    time: &'r str,
    words: &'r str,
    amount: &'r str,
}

impl DayRow<'_> {
    /// Draws it, `chosen` where it is the one in the panel. Says whether it was pressed.
    fn show_ui(&self, ui: &mut Ui, chosen: bool) -> bool {
        let theme = Theme::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
        let parts = [self.time, self.words, self.amount];
        let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
        if response.hovered() && !chosen {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), f32::from(size::RADIUS_SMALL), theme.hover);
        }
        let y = rect.center().y;
        let left = if self.time.is_empty() { rect.left() } else { rect.left() + TIME };
        paint::left(ui, paint::line(ui, Type::Small, self.time, theme.text3), rect.left(), y);
        let figure = paint::line(ui, Type::Small, self.amount, theme.text);
        let width = rect.right() - left - figure.size().x - 12.0;
        paint::right(ui, figure, rect.right(), y);
        let ink = if chosen { theme.text } else { theme.text2 };
        let words = paint::line_cut(ui, Type::Small, self.words, ink, width.max(20.0));
        let cut = words.elided;
        paint::left(ui, words, left, y);
        if response.has_focus() {
            paint::focus_ring(ui, rect, size::RADIUS);
        }
        let pressed = response.clicked() && !chosen;
        if cut {
            response.on_hover_text(self.words);
        }
        pressed
    }
}

fn sums_ui(ui: &mut Ui, texts: &Texts, found: &Match) {
    let others = found.payouts.len();
    let other = texts.with("payouts-match-payouts", &[("count", others.into())]);
    let line = |name, sides: crate::model::Sides| Line { name, pay_ins: sides.pay_ins, other: sides.payouts };
    let lines = [
        line(texts.get("column-payout-amount"), found.gross),
        Line {
            name: texts.get("table-fees"),
            pay_ins: table::taken_off(found.fees.pay_ins),
            other: table::taken_off(found.fees.payouts),
        },
        line(texts.get("table-net"), found.net),
    ];
    sides_ui(ui, texts, (texts.get("payouts-match-pay-ins"), &other), &lines);
    let fits = texts.with("payouts-match-fits", &[("others", others.into())]);
    verdict_ui(ui, &fits, &differences(texts, found));
}

/// What does not fit: gross first, then what else differs. Net that differs as gross does is not said twice.
fn differences(texts: &Texts, found: &Match) -> Vec<String> {
    let (others, difference) = (found.payouts.len(), &found.difference);
    let say = |money, keys| difference_words(texts, money, keys, others);
    let gross = say(difference.gross, ("payouts-match-more", "payouts-match-less"));
    let fees = say(difference.fees, ("payouts-match-fees-more", "payouts-match-fees-less"));
    let net = say(difference.net, ("payouts-match-net-more", "payouts-match-net-less"));
    [gross, fees, net.filter(|_| difference.net != difference.gross)].into_iter().flatten().collect()
}

fn parts_ui(ui: &mut Ui, texts: &Texts, found: &Match) {
    for part in &found.parts {
        let key = match part.class {
            PayInClass::Payment => "payouts-match-payments",
            PayInClass::Refund => "payouts-match-refunds",
            PayInClass::Dispute => "payouts-match-disputes",
            PayInClass::DisputeRefund => "payouts-match-won-back",
            PayInClass::Unknown => "payouts-match-other",
        };
        let name = texts.with(key, &[("count", part.rows.into())]);
        Pair::new(&name, &texts.style().money(part.amount)).show(ui);
    }
    if found.pay_ins.is_empty() {
        text_ui(ui, Type::Body, texts.get("payouts-match-none"), Theme::of(ui).text2);
    }
}
