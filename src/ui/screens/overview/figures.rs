//! The six figures of the overview, in one row or two, each with the change against the range before. It must not
//! compute: percentages come from the domain.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use rust_decimal::Decimal;

use super::{GAP, arg, count, is_replaced, money, overview, shown};
use crate::model::{Change, Figure, Figures, Money, Overview, Tally};
use crate::state::{Action, OverviewAction, Screen};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Stat, paint};
use crate::ui::{Actions, View};

/// A figure with its words.
struct Cell {
    label: &'static str,
    figure: String,
    change: Option<(Option<&'static str>, String)>,
    below: String,
    /// What it was in the range before, in a sentence.
    before: String,
    opens: Opens,
    /// What it is made of, each with its rows; in place of `below`.
    parts: Vec<(String, Figure)>,
}

/// Where a figure leads.
enum Opens {
    /// To the pay-ins it is made of.
    Figure(Figure),
    /// To the payouts: the rows that were read do not add up to the expected one.
    Payouts,
}

/// Draws the figures into a place of one row (`six`) or two.
pub fn figures_ui(ui: &Ui, view: &View<'_>, place: Rect, six: bool, actions: &mut Actions) {
    let theme = Theme::of(ui);
    paint::line_above(ui, place, theme.line);
    paint::line_below(ui, place, theme.line);
    let columns: u8 = if six { 6 } else { 3 };
    let width = place.width() / f32::from(columns);
    let cells = cells(view);
    for (at, cell) in (0_u8..).zip(&cells) {
        let (column, row) = (at % columns, at / columns);
        let corner = place.min + vec2(width * f32::from(column), Stat::HEIGHT * f32::from(row));
        let whole = Rect::from_min_size(corner, vec2(width, Stat::HEIGHT));
        if column > 0 {
            let x = ui.painter().round_to_pixel_center(whole.left());
            ui.painter().vline(x, whole.y_range(), paint::hair(ui, theme.line));
        } else if row > 0 {
            let line = Rect::from_min_max(whole.min, pos2(place.right(), whole.bottom()));
            paint::line_above(ui, line, theme.line);
        }
        let left = if column > 0 { GAP } else { 0.0 };
        let inside = Rect::from_min_max(whole.min + vec2(left, 0.0), whole.max - vec2(3.0, 0.0));
        cell_ui(ui, view, cell, inside, usize::from(at), actions);
    }
}

fn cell_ui(ui: &Ui, view: &View<'_>, cell: &Cell, place: Rect, at: usize, actions: &mut Actions) {
    let label = view.texts.get(cell.label);
    let (arrow, change) = cell.change.as_ref().map_or((None, ""), |(arrow, words)| (*arrow, words.as_str()));
    let parts = [label, &cell.figure, &cell.below, &cell.before];
    let spoken = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let opens = Some(&cell.opens).filter(|_| shown(view).is_some());
    let stat = Stat::new(label, &cell.figure).below(&cell.below).change(arrow, change);
    let stat = stat.spoken(&spoken).opens(opens.is_some()).replaced(is_replaced(view));
    let stat = stat.missing(cell.figure == view.texts.get("word-missing"));
    let mut response = stat.show_at(ui, place, ui.scope_id().with(("figure", at)));
    if response.gained_focus() {
        ui.scroll_to_rect(place, None);
    }
    if !cell.before.is_empty() {
        response = response.on_hover_text(&cell.before);
    }
    parts_ui(ui, cell, place, at, actions);
    match opens.filter(|_| response.clicked()) {
        Some(Opens::Figure(figure)) => actions.push(Action::Overview(OverviewAction::Open(figure.clone()))),
        Some(Opens::Payouts) => actions.push(Action::Go(Screen::Payouts)),
        None => {}
    }
}

/// The parts of a figure below it, each a link to its rows.
fn parts_ui(ui: &Ui, cell: &Cell, place: Rect, at: usize, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let (first, step) = if cell.parts.len() > 1 { (74.0, 17.0) } else { (78.0, 0.0) };
    let mut y = place.top() + first;
    for (number, (words, figure)) in cell.parts.iter().enumerate() {
        let measured = paint::line_cut(ui, Type::Small, words, theme.text3, place.width());
        let line = Rect::from_min_size(pos2(place.left(), y - 8.0), vec2(measured.size().x, 16.0));
        let response = ui.interact(line, ui.scope_id().with(("figure", at, "part", number)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
        let over = response.hovered() || response.has_focus();
        let ink = if over { theme.accent_text } else { theme.text3 };
        paint::left(ui, paint::line_cut(ui, Type::Small, words, ink, place.width()), line.left(), y);
        if response.has_focus() {
            paint::focus_ring(ui, line.expand2(vec2(4.0, 0.0)), size::RADIUS_SMALL);
        }
        if response.clicked() {
            actions.push(Action::Overview(OverviewAction::Open(figure.clone())));
        }
        y += step;
    }
}

fn cells(view: &View<'_>) -> [Cell; 6] {
    let figures = shown(view);
    let now = figures.map(|figures| figures.now);
    let words = Words { view, figures };
    let texts = view.texts;
    let so_far = figures.is_some() && overview(view).so_far();
    let of = |pick: fn(&Figures) -> Money| money(view, now.as_ref().map(pick));
    let number = |pick: fn(&Figures) -> usize| {
        now.as_ref().map_or_else(|| texts.get("word-missing").to_owned(), |now| count(view, pick(now)))
    };
    let rows = |key: &str, pick: fn(&Figures) -> usize| {
        now.as_ref().map(|now| texts.with(key, &[("count", pick(now).into())])).unwrap_or_default()
    };
    let average = now.and_then(|now| now.average()).map(|average| texts.style().money(average));
    [
        expected(view),
        Cell {
            label: "overview-revenue",
            figure: of(|now| now.revenue.amount),
            change: words.change(|figures| figures.revenue.amount.decimal()),
            below: if so_far { texts.get("table-so-far").to_owned() } else { String::new() },
            before: words.before(|figures| texts.style().money(figures.revenue.amount)),
            opens: Opens::Figure(Figure::Revenue),
            parts: Vec::new(),
        },
        Cell {
            label: "overview-payments",
            figure: number(|now| now.revenue.rows),
            change: words.change(|figures| Decimal::from(figures.revenue.rows)),
            below: average
                .map(|average| texts.with("overview-average", &[("amount", arg(&average))]))
                .unwrap_or_default(),
            before: words.payments_before(),
            opens: Opens::Figure(Figure::Revenue),
            parts: Vec::new(),
        },
        Cell {
            label: "overview-pending",
            figure: of(|now| now.pending.amount),
            change: words.change(|figures| figures.pending.amount.decimal()),
            below: rows("overview-count-payments", |now| now.pending.rows),
            before: words.before(|figures| texts.style().money(figures.pending.amount)),
            opens: Opens::Figure(Figure::Pending),
            parts: Vec::new(),
        },
        Cell {
            label: "overview-refunds",
            figure: of(|now| now.refunds.amount),
            change: words.change(|figures| figures.refunds.amount.decimal()),
            below: rows("overview-count-rows", |now| now.refunds.rows),
            before: words.before(|figures| texts.style().money(figures.refunds.amount)),
            opens: Opens::Figure(Figure::Refunds),
            parts: Vec::new(),
        },
        Cell {
            label: "overview-disputes",
            figure: number(|now| now.open.rows),
            change: words.change(|figures| Decimal::from(figures.open.rows)),
            // The figure is of those that are open alone.
            below: rows("overview-disputes-all", |now| now.disputes.rows),
            before: words.before(|figures| count(view, figures.open.rows)),
            opens: Opens::Figure(Figure::OpenDisputes),
            parts: Vec::new(),
        },
    ]
}

/// What the service expects to pay out: of the account and as sent, so that no range changes it. Where the rows that are
/// not paid out add up to it, it is said what of it is of earlier days and what of today, and it opens those rows.
fn expected(view: &View<'_>) -> Cell {
    let texts = view.texts;
    let expected = overview(view).expected_payout;
    let whole = shown(view).filter(|_| !overview(view).so_far());
    let (opens, parts) = made_of(view).map_or((Opens::Payouts, Vec::new()), |figures| waiting(view, figures));
    let below = match (whole, expected) {
        (None, _) => "",
        (_, None) => texts.get("overview-expected-missing"),
        _ if parts.is_empty() => texts.get("overview-expected-sent"),
        _ => "",
    };
    let figure = money(view, expected);
    Cell {
        label: "overview-expected",
        figure,
        change: None,
        below: below.to_owned(),
        before: String::new(),
        opens,
        parts,
    }
}

/// The figures whose rows that are not paid out add up to the expected payout.
fn made_of<'s>(view: &View<'s>) -> Option<&'s Overview> {
    let expected = overview(view).expected_payout?;
    shown(view).filter(|figures| !overview(view).so_far() && figures.waiting.is(expected))
}

/// Whether the expected payout may include the shares of others, as far as its rows tell.
pub fn expected_may_be_shared(view: &View<'_>) -> bool {
    let rows = made_of(view).map(|figures| figures.waiting.split.rows);
    overview(view).expected_payout.is_some() && rows != Some(0)
}

/// Where the expected payout leads, and its parts with their rows. After midnight, until they are read again, the parts
/// are not named: what was of today then is not of today now.
fn waiting(view: &View<'_>, figures: &Overview) -> (Opens, Vec<(String, Figure)>) {
    let (waiting, today) = (figures.waiting, figures.ask.today);
    let (first, last) = (waiting.first.unwrap_or(today), waiting.last.unwrap_or(today).max(today));
    let yesterday = today.yesterday().unwrap_or(today);
    let part = |key, tally: Tally, figure| {
        let amount = money(view, Some(tally.amount));
        (tally.rows > 0 && view.state.today() == today)
            .then(|| (view.texts.with(key, &[("amount", arg(&amount))]), figure))
    };
    let parts = [
        part("overview-expected-earlier", waiting.earlier, Figure::Waiting { from: first, to: yesterday }),
        part("overview-expected-today", waiting.today, Figure::Waiting { from: today, to: last }),
    ];
    let all = Opens::Figure(Figure::Waiting { from: first, to: last });
    (all, parts.into_iter().flatten().collect())
}

/// Words about how figures have changed.
struct Words<'v, 's> {
    view: &'v View<'s>,
    figures: Option<&'s Overview>,
}

impl Words<'_, '_> {
    fn both(&self) -> Option<(&Figures, &Figures)> {
        let figures = self.figures?;
        Some((&figures.now, figures.before.as_ref()?))
    }

    /// An arrow and a percentage; nothing where there is no range before.
    fn change(&self, pick: impl Fn(&Figures) -> Decimal) -> Option<(Option<&'static str>, String)> {
        let (now, before) = self.both()?;
        if pick(now).is_zero() && pick(before).is_zero() {
            return None;
        }
        Some(change_words(self.view, Change::of(pick(now), pick(before))))
    }

    /// `€21,962.31 in the 30 days before`.
    fn before(&self, pick: impl Fn(&Figures) -> String) -> String {
        self.both().map(|(_, before)| self.sentence("overview-before", &pick(before))).unwrap_or_default()
    }

    fn payments_before(&self) -> String {
        let Some((now, before)) = self.both() else { return String::new() };
        let rows = count(self.view, before.revenue.rows);
        let Some(average) = before.average() else { return self.sentence("overview-before", &rows) };
        let was = self.view.texts.style().money(average);
        let (arrow, change) = match now.average() {
            Some(now) => change_words(self.view, Change::of(now.decimal(), average.decimal())),
            None => (None, String::new()),
        };
        let sign = match arrow {
            Some(icons::ARROW_UP) => "+",
            Some(_) => "\u{2212}",
            None => "",
        };
        let change = format!("{sign}{change}");
        let figure = self.view.texts.with("overview-payments-of", &[("count", before.revenue.rows.into())]);
        let args = [("payments", arg(&figure)), ("amount", arg(&was)), ("change", arg(&change))];
        let figure = if change.is_empty() {
            self.view.texts.with("overview-payments-average", &args[..2])
        } else {
            self.view.texts.with("overview-payments-average-change", &args)
        };
        self.sentence("overview-before", &figure)
    }

    fn sentence(&self, key: &str, figure: &str) -> String {
        let days = self.figures.and_then(|figures| figures.ask.range.days()).unwrap_or(0);
        let days = u64::try_from(days).unwrap_or(0);
        self.view.texts.with(key, &[("figure", arg(figure)), ("count", crate::text::Arg::Count(days))])
    }
}

/// The change in words, with its arrow where it has one.
pub fn change_words(view: &View<'_>, change: Change) -> (Option<&'static str>, String) {
    let percent = |percent: Decimal| view.texts.style().percent_with(percent, 1);
    match change {
        Change::Up(by) => (Some(icons::ARROW_UP), percent(by)),
        Change::Down(by) => (Some(icons::ARROW_DOWN), percent(by)),
        Change::Same => (None, view.texts.get("overview-change-same").to_owned()),
        Change::New => (None, view.texts.get("overview-change-new").to_owned()),
    }
}
