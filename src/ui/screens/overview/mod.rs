//! Overview: the figures of a range beside those of the range before, revenue over time, and what it is made of. The
//! frame calls it. Every figure opens the rows it is made of. It reads the state, draws what was computed and pushes
//! actions; it must not add up anything itself.

mod blocks;
mod chart;
mod figures;

use egui::{Rect, Role, ScrollArea, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::body::{quiet_height, quiet_ui};
use super::list::{row_ui, title_ui};
use super::{loading, range};
use crate::model::{LinkMode, Money, Overview, RangeChoice};
use crate::state::{Action, CreateAction, OverviewAction, OverviewView, Remote};
use crate::text::Arg;
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, icons, scroll_visuals_ui, size};
use crate::ui::widgets::{Button, Empty, Stat, paint, reach_ui};
use crate::ui::{Actions, View};

/// Height of the chart with its title, points.
const CHART: f32 = 301.0;
/// Width of the page from which six figures stand side by side, points.
const SIX_FROM: f32 = 940.0;
/// Space between the parts of the grid and its lines, points.
const GAP: f32 = 16.0;

/// The overview on the screen.
fn overview<'a>(view: &View<'a>) -> &'a OverviewView {
    &view.state.session().overview
}

/// The figures on the screen.
fn shown<'a>(view: &View<'a>) -> Option<&'a Overview> {
    overview(view).figures.as_ref().map(|(_, figures)| &**figures)
}

/// An argument from a text that was just made.
fn arg(text: &str) -> Arg<'_> {
    Arg::Text(text)
}

/// A count in the numbers of the language.
fn count(view: &View<'_>, count: usize) -> String {
    view.texts.style().count(u64::try_from(count).unwrap_or(u64::MAX))
}

/// An amount, or a dash where there is none.
fn money(view: &View<'_>, money: Option<Money>) -> String {
    money.map_or_else(|| view.texts.get("word-missing").to_owned(), |money| view.texts.style().money(money))
}

/// Draws the screen.
pub fn overview_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    let (header, body) = room.split_top_bottom_at_y(room.top() + size::SCREEN_HEADER);
    row_ui(ui, header, size::SCREEN_HEADER, |ui| header_ui(ui, view, fields, actions));
    if !view.state.is_connected() {
        loading::not_connected_ui(ui, view, body, actions);
        return;
    }
    let mut inside = ui.new_child(UiBuilder::new().max_rect(body));
    scroll_visuals_ui(&mut inside);
    ScrollArea::vertical().auto_shrink(false).show(&mut inside, |ui| {
        ui.reset_style();
        ui.spacing_mut().item_spacing.y = 0.0;
        page_ui(ui, view, fields, actions);
        reach_ui(ui);
    });
}

fn header_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let overview = overview(view);
    title_ui(ui, view.texts.get("overview-title"));
    if !view.state.is_connected() {
        return;
    }
    let choice = overview.choice;
    let behind = range::width(ui, view, choice);
    match loading::wait(view, &overview.rows) {
        Some(wait) => wait.show_ui(ui, view, behind + 8.0, actions),
        None => loading::freshness_ui(ui, view, &overview.rows, behind, actions),
    }
    if let Some(choice) = range::range_ui(ui, view, choice, fields) {
        fields.bar = None;
        actions.push(Action::Overview(OverviewAction::Range(choice)));
    }
}

fn page_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let overview = overview(view);
    let frame = egui::Margin { left: 24, right: 24, top: 0, bottom: 0 };
    egui::Frame::new().inner_margin(frame).show(ui, |ui| {
        if matches!(overview.rows, Remote::Failed { .. }) {
            loading::failed_ui(ui, view, &overview.rows, actions);
            ui.add_space(12.0);
        }
        ui.add_space(3.0);
        let six = ui.available_width() >= SIX_FROM;
        let height = if six { Stat::HEIGHT } else { 2.0 * Stat::HEIGHT };
        let place = take_ui(ui, height);
        figures::figures_ui(ui, view, place, six, actions);
        // The line takes its room from the chart, so that the page still ends with the window.
        let mut chart = CHART;
        if let Some(words) = quiet_words(view) {
            let height = quiet_height(ui, &words, ui.available_width());
            let line = take_ui(ui, height);
            quiet_ui(ui, line.expand2(vec2(size::PAGE_MARGIN, 0.0)), &words);
            chart -= height;
        }
        // Where nothing could be read, an empty chart only hides what went wrong.
        let nothing = shown(view).is_none() && matches!(overview.rows, Remote::Failed { .. });
        let place = take_ui(ui, if nothing { 0.0 } else { chart });
        if shown(view).is_some_and(|figures| figures.rows == 0) && matches!(overview.rows, Remote::Ready { .. }) {
            empty_ui(ui, view, place, actions);
        } else if !nothing {
            chart::chart_ui(ui, view, place, fields, actions);
        }
        paint::line_below(ui, place, Theme::of(ui).line);
        // The lines between the blocks go down to the end of the window.
        let left = ui.clip_rect().bottom() - place.bottom();
        let place = take_ui(ui, blocks::height(view).max(left));
        blocks::blocks_ui(ui, view, place, actions);
    });
}

/// So much of the page, over its whole width.
fn take_ui(ui: &mut Ui, height: f32) -> Rect {
    ui.allocate_space(vec2(ui.available_width(), height)).1
}

/// What is not quite right with the figures, in one line.
fn quiet_words(view: &View<'_>) -> Option<String> {
    let overview = overview(view);
    let mut words = Vec::new();
    if overview.may_be_incomplete {
        words.push(view.texts.get("pay-ins-may-be-incomplete").to_owned());
    }
    if overview.unreadable > 0 {
        words.push(view.texts.with("list-unreadable", &[("count", overview.unreadable.into())]));
    }
    if let Some(outside) = shown(view).map(|figures| figures.chart.outside).filter(|outside| outside.rows > 0) {
        let amount = money(view, Some(outside.amount));
        let args = [("count", outside.rows.into()), ("amount", arg(&amount))];
        words.push(view.texts.with("overview-outside", &args));
    }
    if let Some(split) = shown(view).map(|figures| figures.now.split).filter(|split| split.rows > 0) {
        let amount = money(view, Some(split.amount));
        let key = if figures::expected_may_be_shared(view) { "overview-split" } else { "overview-split-revenue" };
        words.push(view.texts.with(key, &[("amount", arg(&amount))]));
    }
    (!words.is_empty()).then(|| words.join(" · "))
}

/// In place of a chart without a row: what belongs here, and the next step.
fn empty_ui(ui: &mut Ui, view: &View<'_>, place: Rect, actions: &mut Actions) {
    let texts = view.texts;
    let everything = overview(view).choice == RangeChoice::Everything;
    let title = texts.get(if everything { "overview-empty-title" } else { "pay-ins-empty-title" });
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
    let create = Button::primary(texts.get("links-empty-create")).icon(icons::PLUS);
    let mut buttons = vec![create.enabled(!view.state.is_view_only())];
    if !everything {
        buttons.push(Button::secondary(texts.get("pay-ins-empty-longer")));
    }
    let empty = Empty::new(icons::SQUARES_FOUR, title).sentence(texts.get("overview-empty-body"));
    match empty.show(&mut inside, buttons) {
        Some(0) => actions.push(Action::Create(CreateAction::New(LinkMode::Single))),
        Some(_) => {
            let longer = range::longer(overview(view).choice).unwrap_or(RangeChoice::Everything);
            actions.push(Action::Overview(OverviewAction::Range(longer)));
        }
        None => {}
    }
}

/// A heading at the left end of a line whose middle is `y`; returns where it ends.
fn heading_ui(ui: &Ui, words: &str, x: f32, y: f32) -> f32 {
    let galley = paint::line(ui, Type::Emphasis, words, Theme::of(ui).text);
    let rect = Rect::from_min_size(pos2(x, y - 10.0), galley.size());
    let response = ui.interact(rect, ui.scope_id().with(("heading", words)), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    paint::left(ui, galley, x, y)
}

/// Whether figures are on the screen that are about to be replaced.
fn is_replaced(view: &View<'_>) -> bool {
    loading::is_replaced(view, &overview(view).rows)
}
