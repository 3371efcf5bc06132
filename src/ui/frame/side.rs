//! The side bar: the screens there are, in groups; a rail of icons in a narrow window.
//! Called by the frame. It must not name a screen that does not exist yet.

use egui::accesskit::Role;
use egui::{Frame, Margin, Panel, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::state::{Action, Screen, SettingsPage};
use crate::ui::theme::{Theme, Type, icons, scroll_visuals_ui, size};
use crate::ui::widgets::{paint, reveal_focus_ui};
use crate::ui::{Actions, View, commands};

/// Height of an entry, points.
const ENTRY: f32 = 32.0;
/// Space before a group, points.
const GROUP: f32 = 12.0;
/// Height of all entries but the settings, with what is between them, points.
const ENTRIES_HIGH: f32 = 7.0 * (ENTRY + 2.0) + 3.0 * GROUP;

struct Entry {
    screen: Screen,
    icon: &'static str,
    title: &'static str,
    /// Begins a new group.
    group: bool,
}

const ENTRIES: [Entry; 7] = [
    Entry { screen: Screen::Overview, icon: icons::SQUARES_FOUR, title: "nav-overview", group: false },
    Entry { screen: Screen::Create, icon: icons::PLUS_CIRCLE, title: "nav-create", group: true },
    Entry { screen: Screen::Links, icon: icons::LINK_SIMPLE, title: "nav-links", group: false },
    Entry { screen: Screen::PayIns, icon: icons::ARROW_LINE_DOWN, title: "nav-pay-ins", group: true },
    Entry { screen: Screen::Payouts, icon: icons::BANK, title: "nav-payouts", group: false },
    Entry { screen: Screen::Invoices, icon: icons::RECEIPT, title: "nav-invoices", group: false },
    Entry { screen: Screen::Activity, icon: icons::CLOCK_COUNTER_CLOCKWISE, title: "nav-activity", group: true },
];

const SETTINGS: Entry = Entry {
    screen: Screen::Settings(SettingsPage::Environments),
    icon: icons::GEAR_SIX,
    title: "nav-settings",
    group: false,
};

/// Draws the side bar.
pub fn side_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let rail = ui.available_width() < size::RAIL_BELOW;
    let width = if rail { size::SIDE_RAIL } else { size::SIDE_BAR };
    let frame = Frame::new().fill(theme.side).inner_margin(Margin::symmetric(8, 10));
    let panel = Panel::left("side").exact_size(width).resizable(false).show_separator_line(false).frame(frame);
    let response = panel.show(ui, |ui| {
        let name = view.texts.get("nav-label");
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::TabList);
            node.set_label(name);
        });
        ui.spacing_mut().item_spacing.y = 2.0;
        let room = ui.available_height() - ENTRY - 2.0;
        if room < ENTRIES_HIGH {
            // In a large zoom they scroll above the settings.
            scroll_visuals_ui(ui);
            ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
                ui.reset_style();
                ui.spacing_mut().item_spacing.y = 2.0;
                entries_ui(ui, view, rail, actions);
                reveal_focus_ui(ui);
            });
            ui.reset_style();
            ui.spacing_mut().item_spacing.y = 2.0;
        } else {
            entries_ui(ui, view, rail, actions);
        }
        ui.add_space((ui.available_height() - ENTRY).max(0.0));
        entry_ui(ui, view, &SETTINGS, rail, actions);
    });
    let rect = response.response.rect;
    let stroke = paint::hair(ui, theme.line);
    ui.painter().vline(ui.painter().round_to_pixel_center(rect.right() - stroke.width / 2.0), rect.y_range(), stroke);
}

fn entries_ui(ui: &mut Ui, view: &View<'_>, rail: bool, actions: &mut Actions) {
    for entry in &ENTRIES {
        if entry.group {
            ui.add_space(GROUP);
        }
        entry_ui(ui, view, entry, rail, actions);
    }
}

fn entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, rail: bool, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ENTRY), Sense::click());
    let chosen = match (view.state.screen, entry.screen) {
        (Screen::Settings(_), Screen::Settings(_)) => true,
        (shown, own) => shown == own,
    };
    let count = if entry.screen == Screen::Activity { view.state.unsettled() } else { 0 };
    let title = view.texts.get(entry.title);
    let name = if count > 0 {
        format!("{title}, {}", view.texts.with("nav-activity-badge", &[("count", count.into())]))
    } else {
        title.to_owned()
    };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, &name));
    let fill = match (chosen, response.is_pointer_button_down_on(), response.hovered()) {
        (true, ..) => Some(theme.accent_tint),
        (_, true, _) => Some(theme.press),
        (.., true) => Some(theme.hover),
        _ => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, f32::from(size::RADIUS), fill);
    }
    let ink = if chosen { theme.accent_text } else { theme.text2 };
    let centre = if rail { rect.center() } else { pos2(rect.left() + 19.0, rect.center().y) };
    paint::icon(ui, centre, entry.icon, 18.0, ink);
    if !rail {
        let (kind, colour) = if chosen { (Type::Emphasis, theme.text) } else { (Type::Body, theme.text2) };
        let words = paint::line(ui, kind, title, colour);
        paint::left(ui, words, rect.left() + 38.0, rect.center().y);
    }
    if count > 0 {
        badge_ui(
            ui,
            if rail { pos2(rect.right() - 8.0, rect.top() + 8.0) } else { pos2(rect.right() - 18.0, rect.center().y) },
            count,
        );
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(4.0), size::RADIUS);
    }
    let keys = commands::keys_of_title(view.texts, entry.title);
    if rail {
        response.clone().on_hover_text(keys.map_or_else(|| name.clone(), |keys| format!("{name}\u{2002}{keys}")));
    } else if let Some(keys) = keys {
        response.clone().on_hover_text(keys);
    }
    if response.clicked() {
        // Also of the screen that is shown: the card of a link gives way to the form, rows of a figure to the list.
        actions.push(Action::Go(entry.screen));
    }
}

/// How many writes wait to be settled.
fn badge_ui(ui: &Ui, centre: egui::Pos2, count: usize) {
    let theme = Theme::of(ui);
    let words = paint::line(ui, Type::SmallEmphasis, &count.to_string(), theme.warn);
    let width = (words.size().x + 10.0).max(18.0);
    let rect = egui::Rect::from_center_size(centre, vec2(width, 18.0));
    paint::frame(ui, rect, 9, theme.warn_tint, theme.warn_line);
    let start = centre.x - words.size().x / 2.0;
    paint::left(ui, words, start, centre.y);
}
