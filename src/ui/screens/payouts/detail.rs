//! The panel beside the table: one payout, whether the pay-ins of its day add up to it, and every field as sent. In a
//! narrow window it covers the table. It says that the match is by day: the service puts no payout id on pay-ins.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::{arg, payouts, table};
use crate::model::{Match, Money, PAYOUT_FIELDS, PayIn, PayInClass, Payout, RangeChoice};
use crate::state::{Action, NoticeKind, PayInsAction, PayoutsAction};
use crate::text::{self, Texts, visible};
use crate::ui::screens::compare::{Doubts, Line, difference_words, sides_ui, verdict_ui, waiting_ui};
use crate::ui::screens::no_note::note_words;
use crate::ui::screens::panel::{Panel, Pressed, Split, fields_text, fields_ui};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Pair, paint, separator_ui, status_ui, text_ui};
use crate::ui::{Actions, View};

/// Pay-ins of the day that are listed.
const LISTED: usize = 12;

/// Draws the panel.
pub fn panel_ui(ui: &mut Ui, view: &View<'_>, split: &Split, actions: &mut Actions) {
    let Some(row) = payouts(view).table.detail_row() else { return };
    let day = row.request_date.day();
    let body = |ui: &mut Ui, actions: &mut Actions| {
        summary_ui(ui, view, row);
        ui.add_space(6.0);
        separator_ui(ui, 8.0);
        money_ui(ui, view.texts, row);
        separator_ui(ui, 8.0);
        match_ui(ui, view, day, actions);
        separator_ui(ui, 8.0);
        fields_ui(ui, view.texts, PAYOUT_FIELDS, row);
    };
    let foot = |ui: &mut Ui, actions: &mut Actions| {
        let open = Button::secondary(view.texts.get("payouts-open-pay-ins")).icon(icons::ARROW_LINE_DOWN);
        let pressed = open.enabled(day.is_some()).fill_width().show(ui).clicked();
        if let Some(day) = day.filter(|_| pressed) {
            actions.push(Action::PayIns(PayInsAction::Visit(RangeChoice::Custom { from: day, to: day })));
        }
    };
    let panel = Panel { id: "payout-detail", title: view.texts.get("payouts-detail"), foot: 64.0 };
    match panel.show_ui(ui, view, split, actions, body, foot) {
        Some(Pressed::Copy) => {
            ui.copy_text(fields_text(view.texts, PAYOUT_FIELDS, row));
            actions.push(Action::Notify(NoticeKind::Copied));
        }
        Some(Pressed::Close) => actions.push(Action::Payouts(PayoutsAction::Detail(None))),
        None => {}
    }
}

fn money(texts: &Texts, money: Option<Money>) -> String {
    money.map_or_else(|| texts.get("word-missing").to_owned(), |money| texts.style().money(money))
}

fn summary_ui(ui: &mut Ui, view: &View<'_>, row: &Payout) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let figure = Type::Figure.rich(money(texts, row.net_amount)).color(theme.text);
    ui.add(egui::Label::new(figure).selectable(true));
    if let Some(reference) = &row.transaction_id {
        let words = Type::Body.rich(visible(reference)).color(theme.text);
        ui.add(egui::Label::new(words).selectable(true).wrap());
    }
    ui.add_space(4.0);
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.set_height(20.0);
        status_ui(ui, table::status(&row.status), &text::payout_status(texts, &row.status));
        text_ui(ui, Type::Body, &texts.style().time(&row.request_date, view.state.today()), theme.text2);
    });
}

fn money_ui(ui: &mut Ui, texts: &Texts, row: &Payout) {
    Pair::new(texts.get("column-payout-amount"), &money(texts, row.payout_amount)).show(ui);
    Pair::new(texts.get("table-fees"), &money(texts, row.service_fee.map(table::taken_off))).show(ui);
    Pair::new(texts.get("table-net"), &money(texts, row.net_amount)).emphasis().show(ui);
}

/// The pay-ins of the day beside its payouts.
fn match_ui(ui: &mut Ui, view: &View<'_>, day: Option<jiff::civil::Date>, actions: &mut Actions) {
    let (texts, theme, comparison) = (view.texts, Theme::of(ui), &payouts(view).day);
    let Some(day) = day else {
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
    let doubts =
        Doubts { unconfirmed: found.unconfirmed, incomplete: found.incomplete, may_lack: comparison.may_be_incomplete };
    doubts.show_ui(ui, texts);
    parts_ui(ui, texts, found);
    for row in found.pay_ins.iter().take(LISTED) {
        pay_in_ui(ui, texts, row);
    }
    if let Some(more) = found.pay_ins.len().checked_sub(LISTED).filter(|more| *more > 0) {
        text_ui(ui, Type::Small, &texts.with("pay-ins-detail-more", &[("count", more.into())]), theme.text3);
    }
    ui.add_space(4.0);
    text_ui(ui, Type::Small, texts.get("payouts-match-by-day"), theme.text3);
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

/// One pay-in of the day: time, note, amount.
fn pay_in_ui(ui: &mut Ui, texts: &Texts, row: &PayIn) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let time = match &row.created_at {
        crate::model::ServiceTime::At(at) => texts.style().clock(*at),
        _ => String::new(),
    };
    let (note, amount) = (note_words(texts, &row.note), money(texts, row.amount));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{time}, {note}, {amount}")));
    let y = rect.center().y;
    paint::left(ui, paint::line(ui, Type::Small, &time, theme.text3), rect.left(), y);
    let figure = paint::line(ui, Type::Small, &amount, theme.text);
    let width = rect.width() - figure.size().x - 44.0 - 12.0;
    paint::right(ui, figure, rect.right(), y);
    let words = paint::line_cut(ui, Type::Small, &note, theme.text2, width.max(20.0));
    let cut = words.elided;
    paint::left(ui, words, rect.left() + 44.0, y);
    if cut {
        response.on_hover_text(note);
    }
}
