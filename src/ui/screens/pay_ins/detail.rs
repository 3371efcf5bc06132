//! The panel beside the table: one pay-in with every field as sent, and the other rows of the same payment. Values can be
//! selected one by one. In a narrow window it covers the table. It must not compute what the service sent.

use egui::{Sense, Ui, WidgetInfo, vec2};

use super::{foot, pay_ins, table, whose};
use crate::model::{Money, PAY_IN_FIELDS, PayIn, PayInClass, PayInState, PayInTotals, RefundStanding, RowSource as _};
use crate::state::{Action, NoticeKind, PayInsAction};
use crate::text::{self, Arg, Texts, visible};
use crate::ui::screens::panel::{self, Panel, Pressed, Split, fields_text};
use crate::ui::theme::{Theme, Type, size};
use crate::ui::widgets::{Pair, paint, separator_ui, status_ui, text_ui};
use crate::ui::words::{refund_told_text, refund_word};
use crate::ui::{Actions, View};

/// Rows of the same payment that are listed.
const RELATED: usize = 12;

/// Draws the panel.
pub fn panel_ui(ui: &mut Ui, view: &View<'_>, split: &Split, actions: &mut Actions) {
    let Some(row) = pay_ins(view).detail_row() else { return };
    let title = view.texts.get(match row.kind.class() {
        PayInClass::Payment => "pay-ins-detail-payment",
        PayInClass::Refund => "pay-ins-detail-refund",
        PayInClass::Dispute => "pay-ins-detail-dispute",
        PayInClass::DisputeRefund => "pay-ins-detail-dispute-refund",
        PayInClass::Unknown => "pay-ins-detail-other",
    });
    let body = |ui: &mut Ui, actions: &mut Actions| {
        summary_ui(ui, view, row);
        refund_state_ui(ui, view, row);
        ui.add_space(6.0);
        separator_ui(ui, 8.0);
        money_ui(ui, view.texts, row);
        // What belongs to the money stands beside it; the fields as sent come last.
        related_ui(ui, view, actions);
        whose::whose_ui(ui, view, row);
        separator_ui(ui, 8.0);
        fields_ui(ui, view, row);
    };
    let why = foot::why(view, row);
    let height = foot::height(ui, why.as_deref(), split.panel.width() - 2.0 * panel::MARGIN);
    let foot = |ui: &mut Ui, actions: &mut Actions| foot::foot_ui(ui, view, row, why.as_deref(), actions);
    let panel = Panel { id: "pay-in-detail", title, foot: height };
    match panel.show_ui(ui, view, split, actions, body, foot) {
        Some(Pressed::Copy) => {
            ui.copy_text(fields_text(view.texts, PAY_IN_FIELDS, row));
            actions.push(Action::Notify(NoticeKind::Copied));
        }
        Some(Pressed::Close) => actions.push(Action::PayIns(PayInsAction::Detail(None))),
        None => {}
    }
}

fn money(texts: &Texts, money: Option<Money>) -> String {
    money.map_or_else(|| texts.get("word-missing").to_owned(), |money| texts.style().money(money))
}

fn summary_ui(ui: &mut Ui, view: &View<'_>, row: &PayIn) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let figure = Type::Figure.rich(money(texts, row.amount)).color(theme.text);
    ui.add(egui::Label::new(figure).selectable(true));
    if !row.note.is_empty() {
        let note = Type::Body.rich(visible(&row.note)).color(theme.text);
        ui.add(egui::Label::new(note).selectable(true).wrap());
    }
    ui.add_space(4.0);
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.set_height(20.0);
        let state = row.state();
        let status = status_ui(ui, table::status(state), &text::pay_in_status(texts, row));
        if state == PayInState::Pending {
            status.on_hover_text(texts.get("status-pending-hint"));
        }
        text_ui(ui, Type::Body, &texts.style().time(&row.created_at, view.state.today()), theme.text2);
    });
}

/// How far the refund of the payment is, as far as that is known. The row that proves one is among the related ones.
fn refund_state_ui(ui: &mut Ui, view: &View<'_>, row: &PayIn) {
    let session = view.state.session();
    let (texts, theme, now) = (view.texts, Theme::of(ui), view.state.moment());
    let Some((shape, word)) = refund_word(texts, session, row, now) else { return };
    ui.add_space(6.0);
    status_ui(ui, shape, word);
    // Of a request that stands in the way of another the foot tells.
    let told = matches!(session.refund_standing(row), Some(RefundStanding::Refused | RefundStanding::Made));
    if let Some(fact) = session.refunds.known.get(&row.pay_id).filter(|_| told) {
        let words = refund_told_text(texts, fact, now);
        text_ui(ui, Type::Small, &words, theme.text2);
    }
}

fn money_ui(ui: &mut Ui, texts: &Texts, row: &PayIn) {
    let fee = |fee: Option<Money>| money(texts, fee.map(table::taken_off));
    Pair::new(texts.get("table-amount"), &money(texts, row.amount)).show(ui);
    Pair::new(texts.get("column-service-fee"), &fee(row.service_fee)).show(ui);
    Pair::new(texts.get("pay-ins-detail-provider-fee"), &fee(row.service_fee_psp)).show(ui);
    Pair::new(texts.get("table-net"), &money(texts, row.net_amount)).emphasis().show(ui);
    // The service's net is shown, never computed; where it is not what is left, nobody shall take that for ours.
    if let Some(left) = row.left_after_fees().filter(|left| row.net_amount.is_some_and(|net| net != *left)) {
        let words = texts.with("pay-ins-detail-net-sent", &[("amount", Arg::Text(&texts.style().money(left)))]);
        text_ui(ui, Type::Small, &words, Theme::of(ui).text3);
    }
}

fn fields_ui(ui: &mut Ui, view: &View<'_>, row: &PayIn) {
    let texts = view.texts;
    let missing = texts.get("word-missing");
    let number = |number: Option<u64>| number.map_or_else(|| missing.to_owned(), |number| number.to_string());
    let flag = |flag: Option<bool>| match flag {
        Some(true) => texts.get("word-yes"),
        Some(false) => texts.get("word-no"),
        None => missing,
    };
    let sent = |sent: &str| if sent.is_empty() { missing.to_owned() } else { visible(sent).into_owned() };
    let created = texts.style().full_time(&row.created_at);
    let pairs = [
        ("column-type", text::transaction_type(texts, &row.kind).into_owned()),
        ("column-method", text::method(texts, row.payment_method.as_deref()).into_owned()),
        ("pay-ins-detail-status", text::pay_in_status(texts, row).into_owned()),
        ("column-payout-status", text::payout_state(texts, &row.payout_status).into_owned()),
        ("column-created-at", sent(&created)),
        ("column-pay-id", row.pay_id.to_string()),
    ];
    for (label, value) in &pairs {
        Pair::new(texts.get(label), value).show(ui);
    }
    let transaction = sent(row.transaction_id.as_deref().unwrap_or_default());
    Pair::new(texts.get("column-transaction-id"), &transaction).small().show(ui);
    Pair::new(texts.get("column-creator-id"), &number(row.creator_id)).show(ui);
    Pair::new(texts.get("column-user-id"), &number(row.user_id)).show(ui);
    Pair::new(texts.get("column-is-split-link"), flag(row.is_split)).show(ui);
    Pair::new(texts.get("column-is-dispute"), flag(row.is_dispute)).show(ui);
    Pair::new(texts.get("column-is-refund"), flag(row.is_refund)).show(ui);
}

/// All rows of the same payment, and what of it is left.
fn related_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, theme, pay_ins) = (view.texts, Theme::of(ui), pay_ins(view));
    if pay_ins.related.len() < 2 {
        return;
    }
    separator_ui(ui, 8.0);
    let title = texts.with("pay-ins-detail-same", &[("count", pay_ins.related.len().into())]);
    text_ui(ui, Type::Small, &title, theme.text3);
    ui.add_space(2.0);
    let source = pay_ins.shown();
    let row_of = |row: u32| usize::try_from(row).ok().and_then(|row| source.get(row));
    for &at in pay_ins.related.iter().take(RELATED) {
        let Some(row) = row_of(at) else { continue };
        if related_row_ui(ui, view, at, row) {
            // The row that is opened is the one that is marked in the table.
            actions.push(Action::PayIns(PayInsAction::Select(std::iter::once(at).collect())));
            actions.push(Action::PayIns(PayInsAction::Detail(Some(at))));
        }
    }
    if let Some(more) = pay_ins.related.len().checked_sub(RELATED).filter(|more| *more > 0) {
        text_ui(ui, Type::Small, &texts.with("pay-ins-detail-more", &[("count", more.into())]), theme.text3);
    }
    let listed = pay_ins.related.iter().take(RELATED * 10).filter_map(|row| row_of(*row));
    if let Some((label, left)) = left_of(listed) {
        Pair::new(texts.get(label), &texts.style().money(left)).emphasis().show(ui);
    }
}

/// What is left of a payment after money went back, and what that is called. Only confirmed rows count.
fn left_of<'a>(rows: impl Iterator<Item = &'a PayIn>) -> Option<(&'static str, Money)> {
    let confirmed: Vec<&PayIn> = rows
        .filter(|row| {
            matches!(row.state(), PayInState::Paid | PayInState::Refunded | PayInState::Disputed | PayInState::WonBack)
        })
        .collect();
    let has = |class| confirmed.iter().any(|row| row.kind.class() == class);
    if has(PayInClass::Unknown) {
        // What such a row does to the money is not known.
        return None;
    }
    let label = match (has(PayInClass::Refund), has(PayInClass::Dispute)) {
        (_, true) => "pay-ins-detail-left-dispute",
        (true, false) => "pay-ins-detail-left",
        (false, false) => return None,
    };
    Some((label, PayInTotals::of(confirmed.iter().copied()).amount))
}

/// One row of the same payment; says whether it was pressed.
fn related_row_ui(ui: &mut Ui, view: &View<'_>, at: u32, row: &PayIn) -> bool {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let date = texts.style().time(&row.created_at, view.state.today());
    let kind = text::transaction_type(texts, &row.kind);
    let amount = money(texts, row.amount);
    let chosen = pay_ins(view).detail == Some(at);
    let name = format!("{date}, {kind}, {amount}");
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if response.hovered() && !chosen {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), f32::from(size::RADIUS_SMALL), theme.hover);
    }
    let y = rect.center().y;
    let end = paint::left(ui, paint::line(ui, Type::Body, &date, theme.text), rect.left(), y);
    paint::left(ui, paint::line(ui, Type::Body, &kind, theme.text2), (rect.left() + 112.0).max(end + 12.0), y);
    paint::right(ui, paint::line(ui, Type::Body, &amount, theme.text), rect.right(), y);
    if response.has_focus() {
        paint::focus_ring(ui, rect, size::RADIUS);
    }
    response.clicked() && !chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LinkId, PayInStatus, PayoutState, ServiceTime, TransactionType};

    fn row(kind: TransactionType, status: PayInStatus, cents: i64) -> PayIn {
        PayIn {
            pay_id: LinkId(1),
            creator_id: None,
            user_id: None,
            transaction_id: None,
            amount: Some(Money::from_cents(cents)),
            net_amount: None,
            service_fee: None,
            service_fee_psp: None,
            status,
            note: "".into(),
            payout_status: PayoutState::Pending,
            created_at: ServiceTime::Missing,
            is_split: None,
            is_dispute: None,
            is_refund: None,
            payment_method: None,
            kind,
        }
    }

    #[test]
    fn only_confirmed_rows_take_from_what_is_left() {
        let paid = row(TransactionType::Split, PayInStatus::Success, 24_800);
        let back = row(TransactionType::Refund, PayInStatus::Success, -6_200);
        let asked = row(TransactionType::Refund, PayInStatus::Pending, -100);
        let dispute = row(TransactionType::Dispute, PayInStatus::Success, -18_600);
        assert_eq!(left_of([&paid].into_iter()), None);
        assert_eq!(left_of([&paid, &asked].into_iter()), None);
        let left = ("pay-ins-detail-left", Money::from_cents(18_600));
        assert_eq!(left_of([&back, &paid, &asked].into_iter()), Some(left));
        let left = ("pay-ins-detail-left-dispute", Money::from_cents(0));
        assert_eq!(left_of([&dispute, &back, &paid].into_iter()), Some(left));
    }
}
