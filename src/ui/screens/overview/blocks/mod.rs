//! The three blocks of the overview: revenue by method, unpaid links by age, disputes. Each line is a link to its rows,
//! and each block ends in a total that equals a figure above or the screen behind it. It must not add up: totals come
//! computed.

mod disputes;
mod methods;

use egui::{CornerRadius, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{count, heading_ui, is_replaced, money, overview, shown};
use crate::model::{Figure, LinkAge, LinkAges, Money, Tally, ten_thousandths};
use crate::state::{Action, OverviewAction, Remote};
use crate::text;
use crate::ui::screens::list::small_link_ui;
use crate::ui::screens::loading;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{bars::fraction, paint};
use crate::ui::{Actions, View};

/// Space between a block and the line beside it, points.
const PADDING: f32 = 24.0;
/// Height of a line, points.
const ROW: f32 = 28.0;
/// From the upper edge to the first line, points.
const ABOVE: f32 = 46.0;
/// Methods that have a line each; what is left shares one.
const METHODS: usize = 6;
/// Unknown types that have a line each.
const TYPES: usize = 3;
/// Open disputes that have a line each.
const DISPUTES: usize = 5;
/// Width of a block from which its lines have bars, points.
const BARS_FROM: f32 = 280.0;

/// How high the blocks are at most, points.
pub fn height(view: &View<'_>) -> f32 {
    let methods = shown(view).map_or(0, |figures| {
        let lines = figures.methods.len().min(METHODS + 1);
        lines + if figures.unknown.is_empty() { 0 } else { 1 + figures.unknown.len().min(TYPES + 1) }
    });
    let disputes = shown(view).map_or(0, |figures| figures.open.len().min(DISPUTES + 1)).saturating_add(1);
    let lines = methods.max(LinkAge::ALL.len()).max(disputes).saturating_add(1);
    ABOVE + ROW * f32::from(u8::try_from(lines).unwrap_or(u8::MAX)) + 32.0
}

/// Draws the blocks side by side.
pub fn blocks_ui(ui: &mut Ui, view: &View<'_>, place: Rect, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let width = place.width() / 3.0;
    let blocks = [methods::methods_ui, links_ui, disputes::disputes_ui];
    for (at, block_ui) in (0_u8..).zip(blocks) {
        let left = place.left() + width * f32::from(at);
        let whole = Rect::from_min_size(pos2(left, place.top()), vec2(width, place.height()));
        if at > 0 {
            let x = ui.painter().round_to_pixel_center(left);
            ui.painter().vline(x, whole.y_range(), paint::hair(ui, theme.line));
        }
        let padding = |edge: bool| if edge { 0.0 } else { PADDING };
        let inside =
            Rect::from_min_max(whole.min + vec2(padding(at == 0), 0.0), whole.max - vec2(padding(at == 2), 0.0));
        let mut block =
            Block { ui, view, place: inside, y: inside.top() + ABOVE, actions, lines: 0, at, amounts: 92.0 };
        block_ui(&mut block);
    }
}

/// A block while it is drawn, line by line.
struct Block<'a, 'v, 's> {
    ui: &'a mut Ui,
    view: &'v View<'s>,
    place: Rect,
    y: f32,
    actions: &'a mut Actions,
    lines: usize,
    at: u8,
    /// Room for the amounts, points: counts end before it.
    amounts: f32,
}

/// A line with a name, a bar, a count and an amount.
struct Line<'a> {
    name: &'a str,
    tally: Tally,
    /// The amount as it is shown, where that is not the sum.
    amount: Option<String>,
    /// How long its bar is, of this amount; `None` is without a bar.
    of: Option<Money>,
    /// What a count counts, for reading aloud: a Fluent key.
    counts: &'static str,
    /// Whether the count is shown, too.
    counted: bool,
    total: bool,
    opens: Option<OverviewAction>,
}

impl Block<'_, '_, '_> {
    fn heading(&self, key: &str) {
        heading_ui(self.ui, self.view.texts.get(key), self.place.left(), self.place.top() + 24.0);
    }

    /// Makes room for amounts as wide as this one, which is the greatest.
    fn make_room(&mut self, greatest: Money, at_least: f32) {
        let words = money(self.view, Some(greatest));
        let width = paint::line(self.ui, Type::Emphasis, &words, egui::Color32::PLACEHOLDER).size().x;
        self.amounts = (width + 14.0).max(at_least);
    }

    fn next(&mut self, height: f32) -> Rect {
        let rect = Rect::from_min_size(pos2(self.place.left(), self.y), vec2(self.place.width(), height));
        self.y += height;
        rect
    }

    fn rule(&mut self) {
        let rect = self.next(6.0);
        paint::line_above(self.ui, rect.translate(vec2(0.0, 3.0)), Theme::of(self.ui).line);
    }

    /// Makes the place of a line a link, or a label where it leads nowhere.
    fn touch(&mut self, rect: Rect, spoken: &str, opens: Option<OverviewAction>) -> Response {
        self.lines = self.lines.saturating_add(1);
        let id: Id = self.ui.scope_id().with(("block", self.at, self.lines));
        let sense = if opens.is_some() { Sense::click() } else { Sense::hover() };
        let response = self.ui.interact(rect, id, sense);
        let role = if opens.is_some() { Role::Link } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, spoken));
        if response.gained_focus() {
            self.ui.scroll_to_rect(rect, None);
        }
        if response.has_focus() {
            paint::focus_ring(self.ui, rect.shrink2(vec2(0.0, 4.0)), size::RADIUS_SMALL);
        }
        if let Some(action) = opens.filter(|_| response.clicked()) {
            self.actions.push(Action::Overview(action));
        }
        response
    }

    /// The name of a line: a link with an arrow under the pointer and by focus.
    fn name(&self, rect: Rect, name: &str, kind: Type, over: bool, room: f32) {
        let theme = Theme::of(self.ui);
        let usual = if is_replaced(self.view) { theme.text3 } else { theme.text };
        let ink = if over { theme.accent_text } else { usual };
        let words = paint::line_cut(self.ui, kind, name, ink, if over { room - 16.0 } else { room });
        let end = paint::left(self.ui, words, rect.left(), rect.center().y);
        if over {
            paint::icon(self.ui, pos2(end + 9.0, rect.center().y), icons::ARROW_RIGHT, 12.0, ink);
        }
    }

    fn line(&mut self, line: Line<'_>) {
        let theme = Theme::of(self.ui);
        let rect = self.next(if line.total { 30.0 } else { ROW });
        let amount = line.amount.unwrap_or_else(|| money(self.view, Some(line.tally.amount)));
        let rows = count(self.view, line.tally.rows);
        let counted = self.view.texts.with(line.counts, &[("count", line.tally.rows.into())]);
        let spoken = format!("{}, {counted}, {amount}", line.name);
        let is_link = line.opens.is_some();
        let response = self.touch(rect, &spoken, line.opens);
        let replaced = is_replaced(self.view);
        let kind = if line.total { Type::Emphasis } else { Type::Body };
        let ink = if replaced || line.tally.rows == 0 { theme.text3 } else { theme.text };
        let y = rect.center().y;
        let start = paint::right(self.ui, paint::line(self.ui, kind, &amount, ink), rect.right(), y);
        let count_right = rect.right() - self.amounts;
        let mut room = start - 12.0;
        if line.counted {
            let rows = paint::line(self.ui, Type::Body, &rows, theme.text3);
            room = paint::right(self.ui, rows, count_right, y) - 8.0;
        }
        if rect.width() >= BARS_FROM
            && let Some(of) = line.of
        {
            let left = rect.left() + rect.width() * 0.315;
            let right = (count_right - 36.0).min(room);
            let share = fraction(ten_thousandths(line.tally.amount, of), 10_000);
            let wide = ((right - left) * share).max(if line.tally.amount > Money::ZERO { 2.0 } else { 0.0 });
            let bar = Rect::from_min_size(pos2(left, y - 3.5), vec2(wide, 7.0));
            let fill = if replaced { theme.ctl } else { theme.part(0) };
            self.ui.painter().rect_filled(bar, CornerRadius::same(size::RADIUS_BAR), fill);
            room = left - 8.0;
        }
        let over = is_link && (response.hovered() || response.has_focus());
        self.name(rect, line.name, Type::Body, over, room - rect.left());
    }

    /// Quiet words in a line of their own.
    fn words(&mut self, words: &str) {
        self.words_to(words, None);
    }

    /// Quiet words that open what they speak of.
    fn words_to(&mut self, words: &str, opens: Option<OverviewAction>) {
        let rect = self.next(ROW);
        let theme = Theme::of(self.ui);
        let is_link = opens.is_some();
        let response = self.touch(rect, words, opens);
        let over = is_link && (response.hovered() || response.has_focus());
        if over {
            self.name(rect, words, Type::Small, true, rect.width());
            return;
        }
        let line = paint::line_cut(self.ui, Type::Small, words, theme.text3, rect.width());
        let cut = line.elided;
        paint::left(self.ui, line, rect.left(), rect.center().y);
        if cut {
            response.on_hover_text(words);
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a line takes where it leads, if it leads anywhere")]
fn open(figure: Figure) -> Option<OverviewAction> {
    Some(OverviewAction::Open(figure))
}

fn links_ui(block: &mut Block<'_, '_, '_>) {
    block.heading("overview-links");
    let view = block.view;
    let unpaid = &view.state.session().links.unpaid;
    let Some(ages) = &overview(view).ages else {
        if matches!(unpaid.rows, Remote::Failed { .. }) {
            links_failed_ui(block);
        } else if loading::wait(view, &unpaid.rows).is_some() {
            block.words(view.texts.get("overview-links-loading"));
        }
        return;
    };
    ages_ui(block, ages);
    if matches!(unpaid.rows, Remote::Failed { .. }) {
        links_failed_ui(block);
    } else if unpaid.reach.cut {
        let limit = crate::text::Arg::Count(unpaid.reach.asked.into());
        block.words(&view.texts.with("overview-links-cut", &[("limit", limit)]));
    }
}

fn ages_ui(block: &mut Block<'_, '_, '_>, ages: &LinkAges) {
    let texts = block.view.texts;
    let counts = "overview-count-links";
    block.make_room(ages.total().amount, 92.0);
    let greatest = ages.tallies.iter().map(|tally| tally.amount).max();
    for age in LinkAge::ALL {
        let tally = ages.of(age);
        let opens = (tally.rows > 0).then_some(OverviewAction::OpenLinks(Some(age)));
        let name = text::link_age(texts, age);
        block.line(Line { name, tally, amount: None, of: greatest, counts, counted: true, total: false, opens });
    }
    block.rule();
    let (name, tally) = (texts.get("overview-total"), ages.total());
    let opens = Some(OverviewAction::OpenLinks(None));
    block.line(Line { name, tally, amount: None, of: None, counts, counted: true, total: true, opens });
}

fn links_failed_ui(block: &mut Block<'_, '_, '_>) {
    block.words(block.view.texts.get("overview-links-failed"));
    let rect = block.next(ROW);
    let mut inside = block.ui.new_child(egui::UiBuilder::new().max_rect(rect));
    if small_link_ui(&mut inside, block.view.texts.get("action-try-again")).clicked() {
        block.actions.push(Action::Reload);
    }
}
