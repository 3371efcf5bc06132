//! The panel beside the table: one payout, its day, and every field as sent. In a narrow window it covers the table.
//! The screen calls it; what is said of the day is `day`'s.

use egui::Ui;

use super::{day, payouts, table};
use crate::model::{Money, PAYOUT_FIELDS, Payout};
use crate::state::{Action, NoticeKind, PayInsAction, PayoutsAction};
use crate::text::{self, Texts, visible};
use crate::ui::screens::panel::{Panel, Pressed, Split, fields_text, fields_ui};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Pair, separator_ui, status_ui, text_ui};
use crate::ui::{Actions, View};

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
        day::day_ui(ui, view, row, actions);
        separator_ui(ui, 8.0);
        sent_ui(ui, view.texts, row);
    };
    let foot = |ui: &mut Ui, actions: &mut Actions| {
        let open = Button::secondary(view.texts.get("payouts-open-pay-ins")).icon(icons::ARROW_LINE_DOWN);
        let pressed = open.enabled(day.is_some()).fill_width().show(ui).clicked();
        if let Some(day) = day.filter(|_| pressed) {
            actions.push(Action::PayIns(PayInsAction::Visit(day::only(day))));
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

pub(super) fn money(texts: &Texts, money: Option<Money>) -> String {
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

/// Every field, in the words and with the signs of the rest of the panel; the clipboard has them as sent.
fn sent_ui(ui: &mut Ui, texts: &Texts, row: &Payout) {
    for column in PAYOUT_FIELDS {
        let words = match column.id {
            "payout_status" => text::payout_status(texts, &row.status),
            "service_fee" => money(texts, row.service_fee.map(table::taken_off)).into(),
            "transaction_type" if row.transaction_type.as_deref().is_some_and(is_plain) => {
                texts.get("payouts-type").into()
            }
            _ => {
                fields_ui(ui, texts, std::slice::from_ref(column), row);
                continue;
            }
        };
        Pair::new(texts.get(column.title), &words).show(ui);
    }
}

/// Whether the service calls it a payout and nothing else.
fn is_plain(kind: &str) -> bool {
    kind.trim().eq_ignore_ascii_case("payout")
}
