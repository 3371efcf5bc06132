//! The panel beside a table: title, what stands in it, what can be done. In a narrow window it covers the table.
//! Pay-ins, Payouts and Invoices fill it with one row each, with every field as sent.
//! It must not know what a row is.

use egui::{Area, Frame, Id, Order, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::copy::cell_text;
use crate::model::{Cell, Column};
use crate::text::{Texts, visible};
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{IconButton, Pair, paint, reach, reach_ui};
use crate::ui::{Actions, View};

/// Inner margin of the panel, points.
pub const MARGIN: f32 = 20.0;

/// Where page and panel of a screen stand, and whether the panel covers the page.
pub struct Split {
    /// Title, filters, table.
    pub page: Rect,
    /// The panel.
    pub panel: Rect,
    /// Whether it lies over the page.
    pub covers: bool,
    /// How far the panel is to be scrolled by the keys, points.
    step: f32,
}

impl Split {
    /// The part of a place on the page that the panel leaves free.
    pub fn free(&self, place: Rect, open: bool) -> Rect {
        let right = if open && self.covers { place.right().min(self.panel.left()) } else { place.right() };
        Rect::from_min_max(place.min, pos2(right, place.bottom()))
    }
}

/// Divides the room of a screen; `open` says whether there is a panel. Called before the table is drawn: the keys that
/// scroll the panel would move in it.
pub fn split(ui: &Ui, room: Rect, open: bool) -> Split {
    let covers = ui.ctx().content_rect().width() < size::PANEL_COVERS_BELOW;
    let (left, panel) = room.split_left_right_at_x((room.right() - size::PANEL).max(room.left()));
    let step = if open { reach::step(ui) } else { 0.0 };
    Split { page: if open && !covers { left } else { room }, panel, covers, step }
}

/// What a panel is called.
#[derive(Debug, Clone, Copy)]
pub struct Panel<'p> {
    /// Tells panels apart.
    pub id: &'static str,
    /// The words at its top.
    pub title: &'p str,
    /// Height of its foot, points.
    pub foot: f32,
}

/// What was pressed at its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// Copy all fields.
    Copy,
    /// Close it.
    Close,
}

impl Panel<'_> {
    /// Draws it.
    pub fn show_ui(
        self,
        ui: &mut Ui,
        view: &View<'_>,
        split: &Split,
        actions: &mut Actions,
        body_ui: impl FnOnce(&mut Ui, &mut Actions),
        foot_ui: impl FnOnce(&mut Ui, &mut Actions),
    ) -> Option<Pressed> {
        let place = split.panel;
        let inside = |ui: &mut Ui, actions: &mut Actions| {
            let mut panel = ui.new_child(UiBuilder::new().max_rect(place).id_salt("detail"));
            self.inside_ui(&mut panel, view.texts, split, actions, body_ui, foot_ui)
        };
        if !split.covers {
            return inside(ui, actions);
        }
        let area = Area::new(Id::unique(self.id)).order(Order::Middle).fixed_pos(place.min).constrain(false);
        let area = area.fade_in(false).accessible_name(view.texts.get("pay-ins-detail-panel"));
        let shown = area.show(ui.ctx(), |ui| {
            ui.set_clip_rect(place.expand(24.0));
            // What lies under the panel is not to be pressed through it.
            ui.allocate_rect(place, Sense::CLICK | Sense::DRAG);
            ui.painter().add(Theme::of(ui).shadow.as_shape(place, 0));
            inside(ui, actions)
        });
        shown.inner
    }

    fn inside_ui(
        self,
        ui: &mut Ui,
        texts: &Texts,
        split: &Split,
        actions: &mut Actions,
        body_ui: impl FnOnce(&mut Ui, &mut Actions),
        foot_ui: impl FnOnce(&mut Ui, &mut Actions),
    ) -> Option<Pressed> {
        let (theme, place) = (Theme::of(ui), split.panel);
        ui.set_clip_rect(ui.clip_rect().intersect(place.expand(4.0)));
        ui.painter().rect_filled(place, 0.0, theme.panel);
        let at = ui.painter().round_to_pixel_center(place.left());
        ui.painter().vline(at, place.y_range(), paint::hair(ui, theme.line));
        let (head, below) = place.split_top_bottom_at_y(place.top() + size::SCREEN_HEADER);
        let (body, foot) = below.split_top_bottom_at_y((below.bottom() - self.foot).max(below.top()));
        let pressed = self.head_ui(ui, texts, head);
        let mut scrolled = ui.new_child(UiBuilder::new().max_rect(body));
        crate::ui::theme::scroll_visuals_ui(&mut scrolled);
        ScrollArea::vertical().auto_shrink(false).show(&mut scrolled, |ui| {
            ui.reset_style();
            let margin = egui::Margin { left: 20, right: 20, top: 0, bottom: 12 };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                body_ui(ui, actions);
            });
            reach_ui(ui);
            reach::scroll_ui(ui, split.step);
        });
        if self.foot > 0.0 {
            paint::line_above(ui, foot, theme.line);
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            let place = UiBuilder::new().max_rect(foot.shrink2(vec2(MARGIN, 16.0))).layout(layout);
            foot_ui(&mut ui.new_child(place), actions);
        }
        pressed
    }

    fn head_ui(self, ui: &Ui, texts: &Texts, place: Rect) -> Option<Pressed> {
        let theme = Theme::of(ui);
        let y = place.center().y;
        let words = paint::line(ui, Type::Body, self.title, theme.text2);
        let heading = Rect::from_min_size(pos2(place.left() + MARGIN, y - 10.0), words.size());
        let response = ui.interact(heading, ui.scope_id().with("title"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, self.title));
        paint::left(ui, words, heading.left(), y);
        let button = |right: f32| Rect::from_center_size(pos2(place.right() - right, y), vec2(32.0, 32.0));
        let copy = IconButton::new(icons::COPY, texts.get("pay-ins-detail-copy"));
        let copied = copy.show_at(ui, button(64.0), ui.scope_id().with("copy")).clicked();
        let close = IconButton::new(icons::X, texts.get("pay-ins-detail-close"));
        let closed = close.show_at(ui, button(28.0), ui.scope_id().with("close")).clicked();
        match (copied, closed) {
            (_, true) => Some(Pressed::Close),
            (true, _) => Some(Pressed::Copy),
            _ => None,
        }
    }
}

/// Every field of a row as sent, one in a line.
pub fn fields_ui<T>(ui: &mut Ui, texts: &Texts, columns: &[Column<T>], row: &T) {
    for column in columns {
        let value = match (column.cell)(row) {
            Cell::Missing => texts.get("word-missing").into(),
            Cell::Money(money) => texts.style().money(money).into(),
            Cell::Flag(flag) => texts.get(if flag { "word-yes" } else { "word-no" }).into(),
            Cell::Word(word) => texts.get(word).into(),
            Cell::Text(text) => visible(&text).into_owned().into(),
            Cell::Id(id) => id.to_string().into(),
            Cell::Count(count) => texts.style().count(count).into(),
            Cell::Shares(shares) => visible(&shares.written(texts.style().has_comma())).into_owned().into(),
            Cell::Time(time) => std::borrow::Cow::Owned(texts.style().full_time(time)),
        };
        let pair = Pair::new(texts.get(column.title), &value);
        if value.len() > 24 { pair.small() } else { pair }.show(ui);
    }
}

/// Every field as sent, one in a line, for the clipboard.
pub fn fields_text<T>(texts: &Texts, columns: &[Column<T>], row: &T) -> String {
    let line = |column: &Column<T>| {
        let cell = (column.cell)(row);
        let value = cell_text(texts, &cell);
        let (name, value) = (texts.get(column.title).into(), (&*value).into());
        texts.with("pay-ins-detail-line", &[("name", name), ("value", value)])
    };
    columns.iter().map(line).collect::<Vec<_>>().join("\n")
}
