//! Revenue by method, and rows of types that this version does not know. What has no line of its own shares one, which
//! opens the rows of all of them. It must not add up what is not summed already but for that shared line.

use super::{Block, Line, METHODS, TYPES, open};
use crate::model::{Figure, Overview, Tally};
use crate::text::{self, visible};
use crate::ui::screens::overview::{overview, shown};

pub(super) fn methods_ui(block: &mut Block<'_, '_, '_>) {
    block.heading("overview-by-method");
    let Some(figures) = shown(block.view) else { return };
    let texts = block.view.texts;
    let counts = "overview-count-payments";
    block.make_room(figures.now.revenue.amount, 112.0);
    let greatest = figures.methods.first().map(|(_, tally)| tally.amount);
    for (method, tally) in figures.methods.iter().take(METHODS) {
        let name = text::method_filter(texts, method);
        let opens = open(Figure::Method(method.clone()));
        block.line(Line {
            name: &name,
            tally: *tally,
            amount: None,
            of: greatest,
            counts,
            counted: true,
            total: false,
            opens,
        });
    }
    let others = figures.methods.iter().skip(METHODS).fold(Tally::default(), |sum, (_, tally)| sum.plus(*tally));
    if others.rows > 0 {
        let name = texts.get("overview-other-methods");
        block.line(Line {
            name,
            tally: others,
            amount: None,
            of: greatest,
            counts,
            counted: true,
            total: false,
            opens: open(Figure::OtherMethods(rest(&figures.methods, METHODS))),
        });
    }
    if !figures.methods.is_empty() {
        block.rule();
    }
    let name = texts.get(if overview(block.view).so_far() { "overview-total-so-far" } else { "overview-total" });
    let (tally, opens) = (figures.now.revenue, open(Figure::Revenue));
    block.line(Line { name, tally, amount: None, of: None, counts, counted: true, total: true, opens });
    unknown_ui(block, figures);
}

/// Rows of types that this version does not know: said, and in no figure.
fn unknown_ui(block: &mut Block<'_, '_, '_>, figures: &Overview) {
    if figures.unknown.is_empty() {
        return;
    }
    let texts = block.view.texts;
    block.words(texts.get("overview-unknown-types"));
    for (kind, tally) in figures.unknown.iter().take(TYPES) {
        let name = if kind.is_empty() { texts.get("overview-no-type").into() } else { visible(kind) };
        let opens = open(Figure::Unknown(kind.clone()));
        let counts = "overview-count-rows";
        block.line(Line {
            name: &name,
            tally: *tally,
            amount: None,
            of: None,
            counts,
            counted: true,
            total: false,
            opens,
        });
    }
    if let Some(more) = figures.unknown.len().checked_sub(TYPES).filter(|more| *more > 0) {
        let words = texts.with("overview-more-types", &[("count", more.into())]);
        block.words_to(&words, open(Figure::OtherTypes(rest(&figures.unknown, TYPES))));
    }
}

/// The names of what has no line of its own.
fn rest(all: &[(Box<str>, Tally)], lines: usize) -> Box<[Box<str>]> {
    all.iter().skip(lines).map(|(name, _)| name.clone()).collect()
}
