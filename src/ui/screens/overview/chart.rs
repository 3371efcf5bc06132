//! Revenue over time as bars. The whole chart is one stop of the keyboard: arrows move from bar to bar, Enter opens the
//! payments of its days, and what the bar says is read aloud. It draws what was computed and adds up nothing.

use egui::accesskit;
use egui::{
    Color32, CornerRadius, EventFilter, Id, Key, LayerId, Modifiers, Order, Rect, Response, Role, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{arg, heading_ui, is_replaced, overview, shown};
use crate::model::{Bar, Chart, Figure, Money, Overview, Step, axis, ten_thousandths};
use crate::state::{Action, OverviewAction};
use crate::text::Arg;
use crate::ui::fields::Fields;
use crate::ui::screens::range;
use crate::ui::theme::{Theme, Type, size};
use crate::ui::widgets::{bars::fraction, paint};
use crate::ui::{Actions, View};

/// The widest bar, points.
const BAR: f32 = 18.0;
/// From the upper edge to the first line, and from the base line to the lower edge, points.
const ABOVE: f32 = 58.0;
const BELOW: f32 = 44.0;

/// Draws the chart with its title.
pub fn chart_ui(ui: &mut Ui, view: &View<'_>, place: Rect, fields: &mut Fields, actions: &mut Actions) {
    title_ui(ui, view, place);
    let theme = Theme::of(ui);
    let plot = Rect::from_min_max(place.min + vec2(0.0, ABOVE), place.max - vec2(0.0, BELOW));
    let Some(figures) = shown(view) else {
        paint::line_below(ui, plot, theme.line);
        return;
    };
    let chart = &figures.chart;
    if chart.bars.iter().all(|bar| bar.revenue.rows == 0) && chart.outside.rows > 0 {
        let words = view.texts.get("overview-no-bars");
        let line = paint::line_cut(ui, Type::Body, words, theme.text2, plot.width());
        paint::left(ui, line, plot.left(), plot.top() + 12.0);
        return;
    }
    let lines = axis(chart.greatest());
    let plot = axis_ui(ui, view, plot, lines);
    let width = plot.width() / steps(chart.bars.len().max(1));
    let response = ui.interact(plot.expand2(vec2(0.0, 4.0)), ui.scope_id().with("chart"), Sense::click());
    let hovered = response.hover_pos().and_then(|at| slot(at.x, plot, width, chart));
    let focused = focus_ui(ui, view, &response, chart, fields);
    let marked = hovered.or(focused);
    for (at, bar) in chart.bars.iter().enumerate() {
        let colour = colour(theme, bar, marked == Some(at), is_replaced(view));
        bar_ui(ui, bar_rect(plot, width, at, bar, lines[3]), colour);
    }
    labels_ui(ui, view, plot, width, chart);
    if response.has_focus() {
        paint::focus_ring(ui, plot.expand2(vec2(0.0, 2.0)), size::RADIUS);
    }
    if let Some((at, bar)) = marked.and_then(|at| Some((at, chart.bars.get(at)?))) {
        tip_ui(ui, view, bar_rect(plot, width, at, bar, lines[3]), plot, chart.step, bar);
    }
    let by_pointer = response.clicked() && ui.input(|input| input.pointer.any_click());
    let opened = if by_pointer { hovered } else { focused.filter(|_| response.clicked()) };
    if let Some(bar) = opened.and_then(|at| chart.bars.get(at)) {
        let figure = Figure::Bar { from: bar.from, to: bar.to };
        actions.push(Action::Overview(OverviewAction::Open(figure)));
    }
}

/// A count of bars as a number to divide by.
fn steps(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

fn title_ui(ui: &Ui, view: &View<'_>, place: Rect) {
    let theme = Theme::of(ui);
    let step = shown(view).map_or(Step::Day, |figures| figures.chart.step);
    let title = view.texts.get(match step {
        Step::Day => "overview-by-day",
        Step::Month => "overview-by-month",
        Step::Year => "overview-by-year",
    });
    let y = place.top() + 26.0;
    let end = heading_ui(ui, title, place.left(), y);
    let Some(figures) = shown(view) else { return };
    let words = subtitle(view, figures);
    let line = paint::line_cut(ui, Type::Small, &words, theme.text3, place.right() - end - 12.0);
    let rect = Rect::from_min_size(pos2(end + 12.0, y - 8.0), line.size());
    let response = ui.interact(rect, ui.scope_id().with("chart_days"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    paint::left(ui, line, end + 12.0, y);
}

/// Which days, and what they are compared with.
fn subtitle(view: &View<'_>, figures: &Overview) -> String {
    let texts = view.texts;
    let asked = figures.ask.range;
    let days = match (asked.from, asked.to) {
        (Some(from), Some(to)) => range::days(view, from, to),
        _ => texts.get("overview-all-days").to_owned(),
    };
    if overview(view).so_far() {
        return format!("{days}, {}", texts.get("table-so-far"));
    }
    match (figures.before, asked.days()) {
        (Some(_), Some(length)) => {
            let length = Arg::Count(u64::try_from(length).unwrap_or(0));
            texts.with("overview-compared", &[("days", arg(&days)), ("count", length)])
        }
        _ => days,
    }
}

/// Draws the lines with their amounts; returns the place that is left for the bars.
fn axis_ui(ui: &Ui, view: &View<'_>, plot: Rect, lines: [Money; 4]) -> Rect {
    let theme = Theme::of(ui);
    let labels = lines.map(|line| paint::line(ui, Type::Small, &view.texts.style().round_money(line), theme.text3));
    let widest = labels.iter().map(|label| label.size().x).fold(0.0, f32::max);
    let left = plot.left() + widest + 10.0;
    for (at, label) in (0_u8..).zip(labels) {
        let y = plot.bottom() - plot.height() * f32::from(at) / 3.0;
        paint::right(ui, label, plot.left() + widest, y);
        let line = Rect::from_min_max(pos2(left, y - 1.0), pos2(plot.right(), y));
        paint::line_below(ui, line, if at == 0 { theme.line } else { theme.row });
    }
    Rect::from_min_max(pos2(left, plot.top()), plot.max)
}

/// The bar at whose place the pointer is.
fn slot(x: f32, plot: Rect, width: f32, chart: &Chart) -> Option<usize> {
    (0..chart.bars.len()).find(|at| x < plot.left() + width * steps(at.saturating_add(1)))
}

fn bar_rect(plot: Rect, width: f32, at: usize, bar: &Bar, top: Money) -> Rect {
    let middle = plot.left() + width * (steps(at) + 0.5);
    let wide = BAR.min(width * 0.62).max(1.0);
    let share = fraction(ten_thousandths(bar.revenue.amount, top), 10_000);
    let tall = if bar.revenue.amount.is_zero() { 0.0 } else { (plot.height() * share).max(1.0) };
    Rect::from_min_max(pos2(middle - wide / 2.0, plot.bottom() - tall), pos2(middle + wide / 2.0, plot.bottom()))
}

fn colour(theme: &Theme, bar: &Bar, marked: bool, replaced: bool) -> Color32 {
    if replaced {
        theme.ctl
    } else if marked {
        theme.bar_hover
    } else if bar.unfinished {
        theme.bar_soft
    } else {
        theme.part(0)
    }
}

fn bar_ui(ui: &Ui, rect: Rect, colour: Color32) {
    if rect.height() > 0.0 {
        let radius = if rect.width() >= 6.0 { size::RADIUS_BAR } else { 0 };
        let round = CornerRadius { nw: radius, ne: radius, sw: 0, se: 0 };
        ui.painter().rect_filled(rect, round, colour);
    }
}

/// Words below the bars, counted back from the newest so that none runs into the next.
fn labels_ui(ui: &Ui, view: &View<'_>, plot: Rect, width: f32, chart: &Chart) {
    let theme = Theme::of(ui);
    let (style, today) = (view.texts.style(), view.state.today());
    let words = |bar: &Bar| match chart.step {
        Step::Day => style.day(bar.to, today),
        Step::Month => style.short_month(bar.to),
        Step::Year => bar.to.year().to_string(),
    };
    let galley = |bar: &Bar| paint::line(ui, Type::Small, &words(bar), theme.text3);
    let widest = [chart.bars.first(), chart.bars.last()].into_iter().flatten().map(|bar| galley(bar).size().x);
    let widest = widest.fold(0.0, f32::max) + 16.0;
    let each: &[usize] = match chart.step {
        Step::Day if chart.bars.len() <= 14 => &[1, 2, 5],
        Step::Day => &[5, 10, 15, 30],
        Step::Month => &[1, 2, 3, 6, 12, 24, 60],
        Step::Year => &[1, 2, 5, 10, 20, 50, 100],
    };
    let each = each.iter().copied().find(|each| width * steps(*each) >= widest).unwrap_or(100);
    let last = chart.bars.len().saturating_sub(1);
    // Counted from the newest: its words, moved in from the edge, may need the room of those before.
    let mut end = f32::INFINITY;
    for (at, bar) in chart.bars.iter().enumerate().rev() {
        if !last.saturating_sub(at).is_multiple_of(each) {
            continue;
        }
        let galley = galley(bar);
        let middle = plot.left() + width * (steps(at) + 0.5);
        let half = galley.size().x / 2.0;
        let x = (middle - half).min(plot.right() - 2.0 * half);
        if x >= plot.left() - 8.0 && x + 2.0 * half + 12.0 <= end {
            end = x;
            paint::left(ui, galley, x, plot.bottom() + 14.0);
        }
    }
}

/// The keyboard on the chart; returns the bar it has reached.
fn focus_ui(ui: &Ui, view: &View<'_>, response: &Response, chart: &Chart, fields: &mut Fields) -> Option<usize> {
    let last = chart.bars.len().checked_sub(1);
    let at = last.map(|last| fields.bar.unwrap_or(last).min(last));
    let spoken = at.and_then(|at| chart.bars.get(at)).map(|bar| spoken(view, chart.step, bar));
    let name = view.texts.get("overview-chart");
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if let Some(spoken) = spoken {
            node.set_value(spoken);
        }
        node.set_min_numeric_value(1.0);
        node.set_max_numeric_value(f64::from(steps(chart.bars.len())));
        node.set_numeric_value(f64::from(steps(at.unwrap_or(0).saturating_add(1))));
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
    if response.gained_focus() {
        ui.scroll_to_rect(response.rect, None);
    }
    let asked = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action));
    let (mut back, mut on) = (asked(accesskit::Action::Decrement), asked(accesskit::Action::Increment));
    let at = at?;
    let mut next = at;
    if response.has_focus() {
        paint::hold_keys(ui, response.id, EventFilter { horizontal_arrows: true, ..EventFilter::default() });
        let key = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        (back, on) = (back.saturating_add(key(Key::ArrowLeft)), on.saturating_add(key(Key::ArrowRight)));
        if key(Key::Home) > 0 {
            next = 0;
        }
        if key(Key::End) > 0 {
            next = last.unwrap_or(0);
        }
    }
    next = next.saturating_add(on).min(last.unwrap_or(0)).saturating_sub(back);
    if next != at {
        fields.bar = Some(next);
        ui.ctx().request_repaint();
    }
    response.has_focus().then_some(next)
}

/// `Friday, 15 May`, `May 2026`, `2026`; the days where a month or year is not whole.
fn when(view: &View<'_>, step: Step, bar: &Bar) -> String {
    let texts = view.texts;
    let style = texts.style();
    let whole = match step {
        Step::Day => {
            let weekday = u64::try_from(bar.to.weekday().to_monday_one_offset()).unwrap_or(1);
            let day = style.day(bar.to, view.state.today());
            return texts.with("overview-weekday", &[("weekday", Arg::Count(weekday)), ("day", arg(&day))]);
        }
        Step::Month => bar.from.first_of_month() == bar.from && (bar.to.last_of_month() == bar.to || bar.unfinished),
        Step::Year => bar.from.first_of_year() == bar.from && (bar.to.last_of_year() == bar.to || bar.unfinished),
    };
    match step {
        _ if !whole => range::days(view, bar.from, bar.to),
        Step::Month => style.month(bar.to),
        Step::Day | Step::Year => bar.to.year().to_string(),
    }
}

fn spoken(view: &View<'_>, step: Step, bar: &Bar) -> String {
    let amount = view.texts.style().money(bar.revenue.amount);
    let payments = view.texts.with("overview-count-payments", &[("count", bar.revenue.rows.into())]);
    let so_far = if bar.unfinished { format!(", {}", view.texts.get("table-so-far")) } else { String::new() };
    format!("{}, {amount}, {payments}{so_far}", when(view, step, bar))
}

/// What the marked bar says, above it, or beside it where there is no room above.
fn tip_ui(ui: &Ui, view: &View<'_>, bar: Rect, plot: Rect, step: Step, of: &Bar) {
    let theme = Theme::of(ui);
    let payments = view.texts.with("overview-count-payments", &[("count", of.revenue.rows.into())]);
    let payments = if of.unfinished { format!("{payments} {}", view.texts.get("table-so-far")) } else { payments };
    let lines = [
        paint::line(ui, Type::Small, &when(view, step, of), theme.text3),
        paint::line(ui, Type::Emphasis, &view.texts.style().money(of.revenue.amount), theme.text),
        paint::line(ui, Type::Small, &payments, theme.text3),
    ];
    let width = lines.iter().map(|line| line.size().x).fold(0.0, f32::max) + 24.0;
    let extent = vec2(width.max(120.0), 68.0);
    let mut corner = pos2(bar.center().x - extent.x / 2.0, bar.top() - 12.0 - extent.y);
    let highest = plot.top() - 44.0;
    if corner.y < highest {
        let right = bar.right() + 12.0;
        let x = if right + extent.x <= plot.right() { right } else { bar.left() - 12.0 - extent.x };
        corner = pos2(x, highest.max(bar.top()));
    }
    corner.x = corner.x.clamp(plot.left(), (plot.right() - extent.x).max(plot.left()));
    let rect = Rect::from_min_size(corner, extent);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("overview-tip")));
    painter.add(theme.shadow.as_shape(rect, CornerRadius::same(size::RADIUS)));
    let border = paint::hair(ui, theme.line);
    painter.rect(rect, CornerRadius::same(size::RADIUS), theme.raised, border, egui::StrokeKind::Inside);
    for (line, y) in lines.into_iter().zip([17.0, 34.0, 52.0]) {
        let pixels = painter.pixels_per_point();
        let whole = |at: f32| (at * pixels).round() / pixels;
        let at = pos2(whole(rect.left() + 12.0), whole(rect.top() + y - line.size().y / 2.0));
        painter.galley(at, line, theme.text);
    }
}
