//! The panel beside the table: one invoice, whether the fees of its month's pay-ins add up to it, the address, and every
//! field as sent. In a narrow window it covers the table. The total is the only figure that is added up here.

use egui::Ui;
use jiff::civil::Date;

use super::{arg, invoices, month_words};
use crate::model::{FeeMatch, INVOICE_FIELDS, Invoice, Money, RangeChoice};
use crate::state::{Action, InvoicesAction, NoticeKind, PayInsAction};
use crate::text::{Texts, visible};
use crate::ui::screens::compare::{Doubts, Line, difference_words, older_than, sides_ui, verdict_ui, waiting_ui};
use crate::ui::screens::panel::{Panel, Pressed, Split, fields_text, fields_ui};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Pair, separator_ui, text_ui};
use crate::ui::{Actions, View};

/// Draws the panel.
pub fn panel_ui(ui: &mut Ui, view: &View<'_>, split: &Split, actions: &mut Actions) {
    let Some(row) = invoices(view).table.detail_row() else { return };
    let month = row.month().first_day();
    let body = |ui: &mut Ui, actions: &mut Actions| {
        summary_ui(ui, view, row);
        ui.add_space(6.0);
        separator_ui(ui, 8.0);
        money_ui(ui, view.texts, row);
        separator_ui(ui, 8.0);
        fees_ui(ui, view, month, actions);
        separator_ui(ui, 8.0);
        address_ui(ui, view.texts, row);
        fields_ui(ui, view.texts, INVOICE_FIELDS, row);
        ui.add_space(4.0);
        text_ui(ui, Type::Small, view.texts.get("invoices-no-pdf"), Theme::of(ui).text3);
    };
    let foot = |ui: &mut Ui, actions: &mut Actions| {
        let open = Button::secondary(view.texts.get("invoices-open-pay-ins")).icon(icons::ARROW_LINE_DOWN);
        let pressed = open.enabled(month.is_some()).fill_width().show(ui).clicked();
        if let Some(first) = month.filter(|_| pressed) {
            let choice = RangeChoice::Custom { from: first, to: first.last_of_month() };
            actions.push(Action::PayIns(PayInsAction::Visit(choice)));
        }
    };
    let panel = Panel { id: "invoice-detail", title: view.texts.get("invoices-detail"), foot: 64.0 };
    match panel.show_ui(ui, view, split, actions, body, foot) {
        Some(Pressed::Copy) => {
            ui.copy_text(fields_text(view.texts, INVOICE_FIELDS, row));
            actions.push(Action::Notify(NoticeKind::Copied));
        }
        Some(Pressed::Close) => actions.push(Action::Invoices(InvoicesAction::Detail(None))),
        None => {}
    }
}

fn money(texts: &Texts, money: Option<Money>) -> String {
    money.map_or_else(|| texts.get("word-missing").to_owned(), |money| texts.style().money(money))
}

fn summary_ui(ui: &mut Ui, view: &View<'_>, row: &Invoice) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    match row.total() {
        Some(total) => {
            let figure = Type::Figure.rich(texts.style().money(total)).color(theme.text);
            ui.add(egui::Label::new(figure).selectable(true));
        }
        None => {
            text_ui(ui, Type::Title, texts.get("invoices-total-unknown"), theme.text2);
        }
    }
    text_ui(ui, Type::Body, &month_words(texts, row.month()), theme.text);
    if let Some(number) = &row.invoice_id {
        let words = Type::Body.rich(visible(number)).color(theme.text2);
        ui.add(egui::Label::new(words).selectable(true).wrap());
    }
}

fn money_ui(ui: &mut Ui, texts: &Texts, row: &Invoice) {
    let theme = Theme::of(ui);
    Pair::new(texts.get("column-total-secpaid-fee"), &money(texts, row.total_secpaid_fee)).show(ui);
    Pair::new(texts.get("column-total-psp-fee"), &money(texts, row.total_psp_fee)).show(ui);
    Pair::new(texts.get("column-vat"), &money(texts, row.vat)).show(ui);
    Pair::new(texts.get("column-total"), &money(texts, row.total())).emphasis().show(ui);
    if row.is_reverse_charge() {
        text_ui(ui, Type::Small, texts.get("invoices-reverse-charge"), theme.text2);
        ui.add_space(4.0);
    }
    text_ui(ui, Type::Small, texts.get("invoices-total-hint"), theme.text3);
}

/// The fees of the month's pay-ins beside those invoiced.
fn fees_ui(ui: &mut Ui, view: &View<'_>, month: Option<Date>, actions: &mut Actions) {
    let (texts, theme, comparison) = (view.texts, Theme::of(ui), &invoices(view).fees);
    let Some(month) = month else {
        text_ui(ui, Type::Small, texts.get("invoices-fees-no-month"), theme.text2);
        return;
    };
    let words = texts.style().month(month);
    text_ui(ui, Type::Small, &texts.with("invoices-fees-title", &[("month", arg(&words))]), theme.text3);
    ui.add_space(4.0);
    let again = || Action::Invoices(InvoicesAction::Compare);
    let cancel = Action::Invoices(InvoicesAction::CancelCompare);
    if comparison.found.is_idle() {
        text_ui(ui, Type::Small, texts.get("invoices-fees-hint"), theme.text2);
        ui.add_space(8.0);
        if Button::secondary(texts.get("invoices-fees-compare")).small().show(ui).clicked() {
            actions.push(again());
        }
        return;
    }
    if !waiting_ui(ui, view, comparison, again(), Some(cancel), actions) {
        return;
    }
    let Some(found) = comparison.found.value() else { return };
    sums_ui(ui, texts, found);
    let doubts = Doubts {
        unconfirmed: found.unconfirmed,
        incomplete: found.pay_ins.incomplete.saturating_add(found.invoices.incomplete),
        may_lack: comparison.may_be_incomplete,
        older: older_than(view, &comparison.found, &invoices(view).table.rows),
    };
    doubts.show_ui(ui, texts);
    let counted = texts.with("invoices-fees-counted", &[("count", found.pay_ins.rows.into())]);
    text_ui(ui, Type::Small, &counted, theme.text3);
}

fn sums_ui(ui: &mut Ui, texts: &Texts, found: &FeeMatch) {
    let others = found.invoices.rows;
    let other = texts.with("invoices-fees-invoices", &[("count", others.into())]);
    let lines = [
        Line {
            name: texts.get("column-total-secpaid-fee"),
            pay_ins: found.pay_ins.secpaid,
            other: found.invoices.secpaid,
        },
        Line {
            name: texts.get("column-total-psp-fee"),
            pay_ins: found.pay_ins.provider,
            other: found.invoices.provider,
        },
    ];
    sides_ui(ui, texts, (texts.get("payouts-match-pay-ins"), &other), &lines);
    let secpaid = ("invoices-fees-secpaid-more", "invoices-fees-secpaid-less");
    let provider = ("invoices-fees-provider-more", "invoices-fees-provider-less");
    let differences = [
        difference_words(texts, found.secpaid, secpaid, others),
        difference_words(texts, found.provider, provider, others),
    ];
    let mut fits = texts.with("invoices-fees-fits", &[("others", others.into())]);
    if !found.vat.is_zero() {
        let vat = texts.style().money(found.vat);
        let added = texts.with("invoices-fees-vat", &[("others", others.into()), ("vat", arg(&vat))]);
        fits = format!("{fits} {added}");
    }
    verdict_ui(ui, &fits, &differences.into_iter().flatten().collect::<Vec<_>>());
}

/// The address as it stands on the invoice.
fn address_ui(ui: &mut Ui, texts: &Texts, row: &Invoice) {
    let theme = Theme::of(ui);
    let part = |field: &Option<Box<str>>| field.as_deref().map(visible).unwrap_or_default().trim().to_owned();
    let pair = |a: &Option<Box<str>>, b: &Option<Box<str>>| format!("{} {}", part(a), part(b)).trim().to_owned();
    let lines = [
        part(&row.company),
        part(&row.name),
        pair(&row.street, &row.house_no),
        pair(&row.zipcode, &row.city),
        part(&row.country),
    ];
    let block: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    if block.is_empty() {
        return;
    }
    text_ui(ui, Type::Small, texts.get("column-address"), theme.text3);
    let words = Type::Body.rich(block.join("\n")).color(theme.text);
    ui.add(egui::Label::new(words).selectable(true).wrap());
    separator_ui(ui, 8.0);
}
