//! The dispute ratio, the newest open disputes, and what is in dispute. Each line opens its rows.
//! It must not count: ratio and sums come computed.

use egui::{Rect, pos2};

use super::{Block, DISPUTES, Line, ROW, open};
use crate::model::{Figure, Money, Overview};
use crate::ui::screens::no_note::note_words;
use crate::ui::screens::overview::{arg, count, is_replaced, money, shown};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::paint;

pub(super) fn disputes_ui(block: &mut Block<'_, '_, '_>) {
    block.heading("overview-ratio");
    let Some(figures) = shown(block.view) else { return };
    ratio_ui(block, figures);
    let view = block.view;
    let texts = view.texts;
    for dispute in figures.open.iter().take(DISPUTES) {
        let theme = Theme::of(block.ui);
        let rect = block.next(ROW);
        let day = dispute.at.day().map(|day| texts.style().day(day, view.state.today())).unwrap_or_default();
        let amount = money(view, dispute.amount.map(|amount| Money::ZERO.saturating_sub(amount)));
        let note = note_words(texts, &dispute.note);
        let response = block.touch(rect, &format!("{day}, {note}, {amount}"), open(Figure::Dispute(dispute.pay_id)));
        let y = rect.center().y;
        let over = response.hovered() || response.has_focus();
        let ink = if is_replaced(view) { theme.text3 } else { theme.text };
        let start = paint::right(block.ui, paint::line(block.ui, Type::Body, &amount, ink), rect.right(), y);
        let end = paint::left(block.ui, paint::line(block.ui, Type::Body, &day, theme.text3), rect.left(), y);
        let left = (rect.left() + 64.0).max(end + 12.0);
        let place = Rect::from_min_max(pos2(left, rect.top()), rect.max);
        block.name(place, &note, Type::Body, over, start - 12.0 - left);
    }
    let more = figures.now.open.rows.saturating_sub(figures.open.len().min(DISPUTES));
    if more > 0 {
        let words = texts.with("overview-more-disputes", &[("count", more.into())]);
        block.words_to(&words, open(Figure::OpenDisputes));
    }
    block.rule();
    let tally = figures.now.open;
    let amount = Some(money(view, Some(Money::ZERO.saturating_sub(tally.amount))));
    let (name, counts) = (texts.get("overview-in-dispute"), "overview-count-disputes");
    block.line(Line {
        name,
        tally,
        amount,
        of: None,
        counts,
        counted: false,
        total: true,
        opens: open(Figure::OpenDisputes),
    });
}

/// The ratio large, and what it is made of.
fn ratio_ui(block: &mut Block<'_, '_, '_>, figures: &Overview) {
    let view = block.view;
    let (texts, theme) = (view.texts, Theme::of(block.ui));
    let percent = |figures: &crate::model::Figures| {
        figures.ratio().map_or_else(|| texts.get("word-missing").to_owned(), |ratio| texts.style().percent(ratio))
    };
    let now = percent(&figures.now);
    let payments = texts.with("overview-payments-of", &[("count", figures.now.revenue.rows.into())]);
    let disputes = count(view, figures.now.disputes.rows);
    let mut words = texts.with("overview-ratio-of", &[("disputes", arg(&disputes)), ("payments", arg(&payments))]);
    if let Some(before) = figures.before.filter(|before| before.ratio().is_some()) {
        let before = percent(&before);
        words = texts.with("overview-ratio-before", &[("now", arg(&words)), ("ratio", arg(&before))]);
    }
    let rect = block.next(ROW + 6.0);
    let spoken = format!("{}, {now}, {words}", texts.get("overview-ratio"));
    let response = block.touch(rect, &spoken, open(Figure::Disputes));
    let over = response.hovered() || response.has_focus();
    let usual = if is_replaced(view) { theme.text3 } else { theme.text };
    let ink = if over { theme.accent_text } else { usual };
    let y = rect.center().y - 3.0;
    let end = paint::left(block.ui, paint::line(block.ui, Type::Title, &now, ink), rect.left(), y) + 10.0;
    let line = paint::line_cut(block.ui, Type::Small, &words, theme.text3, rect.right() - end);
    let cut = line.elided;
    paint::left(block.ui, line, end, y + 1.0);
    if cut {
        response.on_hover_text(&words);
    }
}
