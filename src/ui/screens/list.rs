//! The skeleton of the screens that are a table: header, filter row, table, footer, each of its fixed height, so that
//! nothing moves when rows come. All list screens build on it. It knows no row and no word.

use egui::{Align, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::text::Texts;
use crate::ui::View;
use crate::ui::fields::{Fields, Wish};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{Field, Table, paint};

/// Where the parts of the screen stand, in points of the window.
#[derive(Debug, Clone, Copy)]
pub struct Places {
    /// Title and actions.
    pub header: Rect,
    /// Filters, with the space below them.
    pub filters: Rect,
    /// Notes and rows, edge to edge.
    pub body: Rect,
    /// Sums.
    pub footer: Rect,
}

impl Places {
    /// Divides the room of a screen.
    pub fn of(room: Rect) -> Self {
        let (header, below) = room.split_top_bottom_at_y(room.top() + size::SCREEN_HEADER);
        let (filters, below) = below.split_top_bottom_at_y(below.top() + size::FILTER_ROW);
        let (body, footer) = below.split_top_bottom_at_y((below.bottom() - size::TABLE_FOOTER).max(below.top()));
        Self { header, filters, body, footer }
    }
}

/// A line of things, left to right, between the margins of the page. `height` is counted from the upper edge of `place`.
pub fn row_ui<R>(ui: &mut Ui, place: Rect, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let line = Rect::from_min_size(place.min, vec2(place.width(), height));
    let inside = line.shrink2(vec2(size::PAGE_MARGIN, 0.0));
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)));
    row.spacing_mut().item_spacing.x = 8.0;
    add(&mut row)
}

/// The title of the screen.
pub fn title_ui(ui: &mut Ui, title: &str) {
    let theme = Theme::of(ui);
    let words = paint::line(ui, Type::Title, title, theme.text);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x, size::CONTROL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    paint::left(ui, words, rect.left(), rect.center().y);
}

/// The search field, `width` points wide; what was typed, when it changed.
pub fn search_ui(
    ui: &mut Ui,
    texts: &Texts,
    fields: &mut Fields,
    (id, hint): (Id, &str),
    search: &str,
    width: f32,
) -> Option<String> {
    let mut search = search.to_owned();
    let field = Field::new(texts.get("action-search"), &mut search).label_hidden().id(id).width(width);
    let response = field.icon(icons::MAGNIFYING_GLASS).placeholder(hint).show(ui);
    if fields.takes(Wish::Search) {
        response.request_focus();
    }
    response.changed().then_some(search)
}

/// Leaves so much room that what follows, `width` points wide, ends at the right margin. Things keep the order in which
/// they are read.
pub fn push_right_ui(ui: &mut Ui, width: f32) {
    ui.add_space((ui.available_width() - width).max(0.0));
}

/// Width of a small text, in points.
pub fn small_width(ui: &Ui, words: &str) -> f32 {
    paint::line(ui, Type::Small, words, egui::Color32::PLACEHOLDER).size().x
}

/// Goes to the row of a table that was asked for elsewhere; before the table is drawn.
pub fn reveal(ui: &Ui, view: &View<'_>, table: crate::backend::Table, id: &str) {
    if let Some(reveal) = view.state.session().reveal.filter(|reveal| reveal.table == table) {
        Table::reveal(ui.ctx(), id, reveal.number, reveal.row);
    }
}

/// Small text in one line.
pub fn small_ui(ui: &mut Ui, words: &str, colour: egui::Color32) -> egui::Response {
    let galley = paint::line(ui, Type::Small, words, colour);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    paint::left(ui, galley, rect.left(), rect.center().y);
    response
}

/// Small words that lead elsewhere.
pub fn small_link_ui(ui: &mut Ui, words: &str) -> egui::Response {
    let theme = Theme::of(ui);
    let galley = paint::line(ui, Type::Small, words, theme.accent_text);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), words));
    paint::left(ui, galley, rect.left(), rect.center().y);
    if response.hovered() {
        paint::line_below(ui, rect.shrink2(vec2(0.0, 2.0)), theme.accent_text);
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect, size::RADIUS_SMALL);
    }
    response
}

/// The foot of a table: figures at the left, what is selected or how old the rows are at the right.
pub struct Footer<'u> {
    ui: &'u mut Ui,
    left: f32,
    right: f32,
    middle: f32,
    entries: usize,
}

impl<'u> Footer<'u> {
    /// Draws the line above it.
    pub fn begin_ui(ui: &'u mut Ui, place: Rect) -> Self {
        let theme = Theme::of(ui);
        paint::line_above(ui, place, theme.line);
        Self {
            ui,
            left: place.left() + size::PAGE_MARGIN,
            right: place.right() - size::PAGE_MARGIN,
            middle: place.center().y,
            entries: 0,
        }
    }

    /// A figure after its name (`Amount €23.00`), behind what stands at the left already.
    pub fn figure(&mut self, name: &str, figure: &str) {
        self.left = self.pair(self.left, name, figure, true) + 20.0;
    }

    /// The same with a name that is read aloud, and shown under the pointer, in place of a shorter one.
    pub fn figure_said(&mut self, name: &str, figure: &str, said: &str) {
        let (left, spoken) = (self.left, format!("{said} {figure}"));
        let end = self.draw_pair(left, name, figure, true);
        let place = Rect::from_min_max(pos2(left, self.middle - 8.0), pos2(end, self.middle + 8.0));
        let response = self.label(place, &spoken);
        if name != said {
            response.on_hover_text(&spoken);
        }
        self.left = end + 20.0;
    }

    /// A figure before its name (`214 rows`).
    pub fn count(&mut self, figure: &str, name: &str) {
        self.left = self.pair(self.left, name, figure, false) + 20.0;
    }

    /// The same at the right end: give them from the right to the left.
    pub fn figure_right(&mut self, name: &str, figure: &str) {
        let width = self.width(name, figure);
        self.pair(self.right - width, name, figure, true);
        self.right -= width + 20.0;
    }

    /// Whether so many points are free.
    pub fn has_room(&self, width: f32) -> bool {
        self.right - self.left >= width
    }

    /// How wide a figure and its name are.
    pub fn width(&self, name: &str, figure: &str) -> f32 {
        let figure = paint::line(self.ui, Type::SmallEmphasis, figure, egui::Color32::PLACEHOLDER).size().x;
        small_width(self.ui, name) + 5.0 + figure
    }

    /// How much room words at the right end take, with the gap before them.
    pub fn words_width(&self, words: &str) -> f32 {
        small_width(self.ui, words) + 20.0
    }

    /// Words at the right end.
    pub fn words_right(&mut self, words: &str, colour: egui::Color32) {
        let galley = paint::line_cut(self.ui, Type::Small, words, colour, (self.right - self.left).max(40.0));
        let (width, height) = (galley.size().x, galley.size().y);
        let place = Rect::from_center_size(pos2(self.right - width / 2.0, self.middle), vec2(width, height));
        self.label(place, words);
        paint::right(self.ui, galley, self.right, self.middle);
        self.right -= width + 20.0;
    }

    fn pair(&mut self, left: f32, name: &str, figure: &str, name_first: bool) -> f32 {
        let spoken = if name_first { format!("{name} {figure}") } else { format!("{figure} {name}") };
        let end = self.draw_pair(left, name, figure, name_first);
        let place = Rect::from_min_max(pos2(left, self.middle - 8.0), pos2(end, self.middle + 8.0));
        self.label(place, spoken.trim());
        end
    }

    fn draw_pair(&self, left: f32, name: &str, figure: &str, name_first: bool) -> f32 {
        let theme = Theme::of(self.ui);
        let name = paint::line(self.ui, Type::Small, name, theme.text3);
        let figure = paint::line(self.ui, Type::SmallEmphasis, figure, theme.text);
        let (first, second) = if name_first { (name, figure) } else { (figure, name) };
        let end = paint::left(self.ui, first, left, self.middle);
        paint::left(self.ui, second, end + 5.0, self.middle)
    }

    fn label(&mut self, place: Rect, words: &str) -> egui::Response {
        let id = self.ui.scope_id().with(("footer", self.entries));
        self.entries += 1;
        let response = self.ui.interact(place, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        response
    }
}
