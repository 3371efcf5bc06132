//! What each side of a split payment pays back, to the cent, or that its shares are not known. Called by the dialog.
//! How the service rounds and how it divides a part is not documented: it says so, and must not show a token whole.

use egui::{Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Money, SplitType};
use crate::state::{KnownParty, RefundForm, RefundPart};
use crate::text::{Texts, visible};
use crate::ui::View;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{paint, text_ui};

/// Height of a row, points.
const ROW: f32 = 30.0;
/// Room for an amount at the end of a row, points.
const AMOUNT: f32 = 112.0;

/// Draws the block.
pub(super) fn parts_ui(ui: &mut Ui, view: &View<'_>, form: &RefundForm) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    // While no amount can be read, the shares are shown without amounts.
    let amount = form.refund().ok();
    let Some(parts) = form.parts(amount.unwrap_or(Money::ZERO)) else {
        text_ui(ui, Type::Body, texts.get("refund-shares-unknown"), theme.text2);
        return;
    };
    let full = amount == Some(form.paid());
    text_ui(ui, Type::Small, texts.get(if full { "refund-shares" } else { "refund-shares-about" }), theme.text3);
    ui.add_space(4.0);
    for (index, part) in parts.iter().enumerate() {
        part_ui(ui, view, form, (part, index), amount.map(|_| part.amount));
    }
    payer_ui(ui, texts, amount);
    let certain = form.split.as_ref().is_none_or(|split| split.certain);
    if !certain || !full {
        ui.add_space(6.0);
        let hint = if certain { "refund-shares-part" } else { "refund-shares-assumed" };
        text_ui(ui, Type::Small, texts.get(hint), theme.text3);
    }
}

fn name_of(texts: &Texts, party: Option<&KnownParty>) -> String {
    let Some(party) = party else {
        return texts.get("split-you").to_owned();
    };
    party.label.as_deref().map_or_else(|| texts.get("split-recipient").to_owned(), |label| visible(label).into_owned())
}

fn money(texts: &Texts, amount: Option<Money>) -> String {
    amount.map_or_else(|| texts.get("word-missing").to_owned(), |amount| texts.style().money(amount))
}

/// Swatch, name, share, amount.
fn part_ui(
    ui: &mut Ui,
    view: &View<'_>,
    form: &RefundForm,
    (part, index): (&RefundPart<'_>, usize),
    amount: Option<Money>,
) {
    let (texts, theme) = (view.texts, Theme::of(ui));
    let (rect, said) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    paint::line_above(ui, rect, theme.line);
    let (name, amount) = (name_of(texts, part.party), money(texts, amount));
    let tail = part.party.map(|party| &*party.tail).filter(|tail| !tail.is_empty());
    let tail = tail.map(|tail| texts.with("split-token-tail", &[("tail", tail.into())])).unwrap_or_default();
    let percent = form.split.as_ref().is_some_and(|split| split.split_type == SplitType::Normal);
    let share = if percent { texts.style().percent(part.share.decimal()) } else { String::new() };
    let told: Vec<&str> = [&*name, &*tail, &*share, &*amount].into_iter().filter(|words| !words.is_empty()).collect();
    said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, told.join(", ")));
    let middle = rect.center().y;
    paint::swatch(ui, pos2(rect.left() + 5.0, middle), theme.part(index));
    paint::right(ui, paint::line(ui, Type::Body, &amount, theme.text), rect.right(), middle);
    let share = paint::line(ui, Type::Body, &share, theme.text2);
    let start = paint::right(ui, share, rect.right() - AMOUNT, middle);
    let tail = paint::line(ui, Type::Body, &tail, theme.text2);
    let room = start - rect.left() - 18.0 - 8.0 - tail.size().x - 8.0;
    let end = paint::left(ui, paint::line_cut(ui, Type::Body, &name, theme.text, room), rect.left() + 18.0, middle);
    paint::left(ui, tail, end + 8.0, middle);
}

/// The sum: what the payer gets.
fn payer_ui(ui: &mut Ui, texts: &Texts, amount: Option<Money>) {
    let theme = Theme::of(ui);
    let (rect, said) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    paint::line_above(ui, rect, theme.line);
    paint::line_below(ui, rect, theme.line);
    let (name, amount) = (texts.get("refund-payer-gets"), money(texts, amount));
    said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{name}, {amount}")));
    paint::left(ui, paint::line(ui, Type::Emphasis, name, theme.text), rect.left(), rect.center().y);
    paint::right(ui, paint::line(ui, Type::Emphasis, &amount, theme.text), rect.right(), rect.center().y);
}
