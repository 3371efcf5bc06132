//! Settings: a list of pages at the left, the chosen one beside it. Called by the frame.
//! Pages are rows on hairlines without boxes; a choice holds at once, there is nothing to save.

mod about;
mod appearance;
mod data;
mod environments;
mod exports;
mod new_links;
mod recipient_form;
mod recipients;
mod sharing;

pub use recipient_form::forget as forget_recipient;

use egui::accesskit::Role;
use egui::{Align, Id, Layout, Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::state::{Action, Screen, SettingsPage};
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, scroll_visuals_ui, size};
use crate::ui::widgets::{paint, reach_ui};
use crate::ui::{Actions, View};

/// Left edge of a page, from the edge of the screen, points.
const PAGE: f32 = 200.0;
/// Width of the screen from which a page stands beside the list, points.
const BESIDE_FROM: f32 = 520.0;
/// Greatest width of a page, points.
const WIDTH: f32 = 808.0;

const PAGES: [(SettingsPage, &str); 8] = [
    (SettingsPage::Environments, "settings-environments"),
    (SettingsPage::Sharing, "settings-sharing"),
    (SettingsPage::Recipients, "settings-recipients"),
    (SettingsPage::NewLinks, "settings-new-links"),
    (SettingsPage::Exports, "settings-exports"),
    (SettingsPage::Appearance, "settings-appearance"),
    (SettingsPage::Data, "settings-data"),
    (SettingsPage::About, "settings-about"),
];

/// Draws the screen.
pub fn settings_ui(ui: &mut Ui, view: &View<'_>, page: SettingsPage, fields: &mut Fields, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let theme = Theme::of(ui);
    let (head, title) = ui.allocate_exact_size(vec2(ui.available_width(), size::SCREEN_HEADER), Sense::hover());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, view.texts.get("settings-title")));
    let words = paint::line(ui, Type::Title, view.texts.get("settings-title"), theme.text);
    paint::left(ui, words, head.left() + size::PAGE_MARGIN, head.center().y);
    let full = ui.available_rect_before_wrap();
    let corner = pages_ui(ui, view, full, page, actions);
    let place = Rect::from_min_max(corner, full.max);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::Min)));
    scroll_visuals_ui(&mut inside);
    ScrollArea::vertical().id_salt(page).auto_shrink(false).show(&mut inside, |ui| {
        ui.reset_style();
        ui.spacing_mut().item_spacing.y = 0.0;
        // Rings of controls at the edge need the margin.
        ui.set_clip_rect(ui.clip_rect().expand2(vec2(8.0, 0.0)));
        ui.set_width((ui.available_width() - size::PAGE_MARGIN).min(WIDTH));
        match page {
            SettingsPage::Environments => environments::environments_ui(ui, view, fields, actions),
            SettingsPage::Sharing => sharing::sharing_ui(ui, view, actions),
            SettingsPage::Recipients => recipients::recipients_ui(ui, view, fields, actions),
            SettingsPage::NewLinks => new_links::new_links_ui(ui, view, actions),
            SettingsPage::Exports => exports::exports_ui(ui, view, fields, actions),
            SettingsPage::Appearance => appearance::appearance_ui(ui, view, actions),
            SettingsPage::Data => data::data_ui(ui, view, actions),
            SettingsPage::About => about::about_ui(ui, view, actions),
        }
        ui.add_space(size::PAGE_MARGIN);
        reach_ui(ui);
    });
}

/// Draws the list of pages; returns the corner at which the page begins: beside the list, and below it where a large
/// zoom leaves no room beside it.
fn pages_ui(ui: &Ui, view: &View<'_>, full: Rect, page: SettingsPage, actions: &mut Actions) -> Pos2 {
    let beside = full.width() >= BESIDE_FROM;
    let mut at = pos2(full.left() + 16.0, full.top());
    for (other, title) in PAGES {
        let words = paint::line(ui, Type::Emphasis, view.texts.get(title), Theme::of(ui).text).size().x;
        let width = if beside { 152.0 } else { words + 16.0 };
        if !beside && at.x + width > full.right() - 8.0 {
            at = pos2(full.left() + 16.0, at.y + 34.0);
        }
        entry_ui(ui, view, Rect::from_min_size(at, vec2(width, 32.0)), (other, title), page, actions);
        at = if beside { pos2(at.x, at.y + 34.0) } else { pos2(at.x + width + 2.0, at.y) };
    }
    if beside { pos2(full.left() + PAGE, full.top()) } else { pos2(full.left() + size::PAGE_MARGIN, at.y + 40.0) }
}

fn entry_ui(
    ui: &Ui,
    view: &View<'_>,
    rect: Rect,
    entry: (SettingsPage, &str),
    page: SettingsPage,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let (own, title) = entry;
    let title = view.texts.get(title);
    let chosen = own == page;
    let response = ui.interact(rect, ui.scope_id().with(("settings", own)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, title));
    if chosen || response.is_pointer_button_down_on() {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), theme.press);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), theme.hover);
    }
    let (kind, ink) = if chosen { (Type::Emphasis, theme.text) } else { (Type::Body, theme.text2) };
    paint::left(ui, paint::line(ui, kind, title, ink), rect.left() + 8.0, rect.center().y);
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), size::RADIUS);
    }
    if response.clicked() && !chosen {
        actions.push(Action::Go(Screen::Settings(own)));
    }
}

/// Controls at the right end of a place, drawn in the order in which they are read, so that Tab visits them in it; how
/// wide they are is remembered under `last`. Returns what they said and where they begin.
fn controls_ui<R>(
    ui: &mut Ui,
    (last, builder): (Id, UiBuilder),
    place: Rect,
    controls: impl FnOnce(&mut Ui) -> R,
) -> (R, f32) {
    let taken = ui.data(|data| data.get_temp::<f32>(last)).unwrap_or(0.0);
    let place = Rect::from_min_size(pos2(place.right() - taken, place.top()), place.size());
    let layout = Layout::left_to_right(Align::Center);
    let mut end = ui.new_child(builder.max_rect(place).layout(layout));
    let result = controls(&mut end);
    let wide = end.min_rect().width();
    if (wide - taken).abs() > 0.1 {
        // How wide the controls are is known only now; in the next pass they have their place.
        ui.data_mut(|data| data.insert_temp(last, wide));
        ui.ctx().request_discard("the controls have another width");
    }
    (result, place.left())
}

/// A row of a page on a hairline: words and what they mean at the left, controls at the right end. Where both have no
/// room beside each other, as in a large zoom, the controls go below the words.
fn row_ui<R>(ui: &mut Ui, words: &str, hint: &str, controls: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = Theme::of(ui);
    let (_, mut rect) = ui.allocate_space(vec2(ui.available_width(), 56.0));
    let title = paint::line(ui, Type::Body, words, theme.text).size().x;
    let last = ui.scope_id().with(("controls", words));
    let taken = ui.data(|data| data.get_temp::<f32>(last)).unwrap_or(0.0);
    let stacked = taken + 16.0 + title > rect.width();
    let place = if stacked { rect.translate(vec2(0.0, 44.0)) } else { rect };
    let (result, left) = controls_ui(ui, (last, UiBuilder::new()), place, controls);
    if stacked {
        let (_, more) = ui.allocate_space(vec2(rect.width(), 44.0));
        row_words(ui, rect, words, hint);
        rect.max.y = more.bottom();
        paint::line_below(ui, rect, theme.line);
        row_name(ui, rect, words, hint);
        return result;
    }
    let room = (left - 16.0 - rect.left()).max(0.0);
    let middle = rect.center().y;
    // A hint that does not fit beside the controls goes on below: the row grows, the controls stay.
    let mut below = paint::paragraph(ui, Type::Small, hint, theme.text3, room);
    if below.rows.len() > 2 {
        below = paint::paragraph(ui, Type::Small, hint, theme.text3, rect.width());
        let (_, more) = ui.allocate_space(vec2(rect.width(), below.size().y));
        rect.max.y = more.bottom();
        ui.painter().galley(pos2(rect.left(), more.top() - 8.0), below, theme.text3);
        paint::left(ui, paint::line_cut(ui, Type::Body, words, theme.text, room), rect.left(), middle);
    } else if hint.is_empty() {
        paint::left(ui, paint::line_cut(ui, Type::Body, words, theme.text, room), rect.left(), middle);
    } else {
        let second = (below.size().y - Type::Small.line()).max(0.0);
        let title = paint::line_cut(ui, Type::Body, words, theme.text, room);
        paint::left(ui, title, rect.left(), middle - 9.0);
        paint::left(ui, below, rect.left(), middle + 9.0 + second / 2.0);
        // Two lines of a hint need more air than one.
        let (_, more) = ui.allocate_space(vec2(rect.width(), second));
        rect.max.y = more.bottom();
    }
    paint::line_below(ui, rect, theme.line);
    let place = Rect::from_min_max(rect.min, pos2(rect.left() + room, rect.bottom()));
    row_name(ui, place, words, hint);
    result
}

/// The words of a row that has its controls below them.
fn row_words(ui: &Ui, rect: Rect, words: &str, hint: &str) {
    let theme = Theme::of(ui);
    let middle = rect.center().y;
    let hint_line = paint::line_cut(ui, Type::Small, hint, theme.text3, rect.width());
    let lift = if hint.is_empty() { 0.0 } else { 9.0 };
    paint::left(ui, paint::line_cut(ui, Type::Body, words, theme.text, rect.width()), rect.left(), middle - lift);
    paint::left(ui, hint_line, rect.left(), middle + 9.0);
}

/// What a screen reader says of a row.
fn row_name(ui: &Ui, place: Rect, words: &str, hint: &str) {
    let said = ui.interact(place, ui.scope_id().with(("row", words)), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words}\n{hint}").trim_end()));
}
