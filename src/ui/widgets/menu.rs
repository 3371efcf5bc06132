//! A list that opens below a button: the choice of a range, of an environment, of what to do with a row.
//!
//! Any button gets one by [`menu_ui`]; [`Dropdown`] is a button and its list in one. Arrows move, Enter chooses, Escape
//! closes and gives the focus back. It must not act: it says which item was chosen.

use egui::accesskit::Role;
use egui::{
    Color32, CornerRadius, EventFilter, Frame, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign,
    Response, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::badge::Badge;
use super::bars::{key_caps_at, key_caps_width};
use super::{Button, paint};
use crate::model::Environment;
use crate::ui::theme::{Theme, Type, icons, size};

/// Padding of an item.
const PADDING: f32 = 8.0;
/// What somebody typed makes no list wider, points.
const WIDEST: f32 = 560.0;

/// One line of a list.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    text: &'a str,
    icon: Option<&'static str>,
    badge: Option<Environment>,
    detail: &'a str,
    keys: &'a [&'a str],
    checked: Option<bool>,
    enabled: bool,
    destructive: bool,
}

impl<'a> Item<'a> {
    /// An item with these words.
    pub const fn new(text: &'a str) -> Self {
        Self { text, icon: None, badge: None, detail: "", keys: &[], checked: None, enabled: true, destructive: false }
    }

    /// The badge of an environment in place of plain words.
    pub const fn badge(environment: Environment, word: &'a str) -> Self {
        let mut item = Self::new(word);
        item.badge = Some(environment);
        item
    }

    /// An icon before the words.
    #[must_use]
    pub const fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What it means, smaller, behind the words.
    #[must_use]
    pub const fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    /// The keys that do the same.
    #[must_use]
    pub const fn keys(mut self, keys: &'a [&'a str]) -> Self {
        self.keys = keys;
        self
    }

    /// One of several of which one is chosen.
    #[must_use]
    pub const fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    /// Whether it can be chosen now.
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Leads to something that destroys, and still asks.
    #[must_use]
    pub const fn destructive(mut self) -> Self {
        self.destructive = true;
        self
    }

    fn width(&self, ui: &Ui) -> f32 {
        let kind = if self.badge.is_some() { Type::Badge } else { Type::Body };
        let words = if self.badge.is_some() { self.text.to_uppercase() } else { self.text.to_owned() };
        let text = paint::line(ui, kind, &words, Color32::PLACEHOLDER).size().x;
        let badge = if self.badge.is_some() { 40.0 } else { 0.0 };
        let icon = if self.icon.is_some() { 26.0 } else { 0.0 };
        let detail = if self.detail.is_empty() {
            0.0
        } else {
            10.0 + paint::line(ui, Type::Small, self.detail, Color32::PLACEHOLDER).size().x
        };
        let tick = if self.checked.is_some() { 28.0 } else { 0.0 };
        let keys = if self.keys.is_empty() { 0.0 } else { 16.0 + key_caps_width(ui, self.keys) };
        2.0 * PADDING + badge + icon + text + detail + tick + keys
    }
}

/// Lets the list of a button open when the button is drawn next: a key was pressed that stands for it.
pub fn ask(ui: &Ui, button: Id) {
    ui.data_mut(|data| data.insert_temp(button.with("menu").with("asked"), true));
}

/// Whether the list of a button is open.
pub fn is_open(ui: &Ui, button: Id) -> bool {
    Popup::is_id_open(ui.ctx(), button.with("menu"))
}

/// Closes the list of a button.
pub fn close(ui: &Ui, button: Id) {
    Popup::close_id(ui.ctx(), button.with("menu"));
}

/// Opens and closes the list of a button; returns the place of the item that was chosen in this pass.
pub fn menu_ui(ui: &mut Ui, button: &Response, name: &str, items: &[Item<'_>]) -> Option<usize> {
    let id = button.id.with("menu");
    let was_open = Popup::is_id_open(ui.ctx(), id);
    let mut open = was_open;
    let asked = ui.data_mut(|data| data.remove_temp::<bool>(id.with("asked"))).unwrap_or(false);
    if button.clicked() || asked {
        open = !was_open;
    } else if button.has_focus() && !was_open {
        paint::hold_keys(ui, button.id, EventFilter { vertical_arrows: true, ..EventFilter::default() });
        open = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    }
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_has_popup(egui::accesskit::HasPopup::Menu);
        node.set_expanded(open);
    });
    if !open {
        if was_open {
            Popup::close_id(ui.ctx(), id);
        }
        return None;
    }
    if !was_open {
        Popup::open_id(ui.ctx(), id);
        // Where one is, or the first item: arrows go on from there.
        let start = items.iter().position(|item| item.checked == Some(true));
        let start = start.or_else(|| items.iter().position(|item| item.enabled)).unwrap_or(0);
        ui.data_mut(|data| data.insert_temp(id.with("start"), start));
    }
    let width = items.iter().map(|item| item.width(ui).min(WIDEST)).fold(button.rect.width() - 12.0, f32::max);
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(paint::hair(ui, theme.line))
        .corner_radius(size::RADIUS_LARGE)
        .shadow(theme.shadow)
        .inner_margin(6.0);
    let shown = Popup::from_response(button)
        .id(id)
        .open_memory(None)
        .align(RectAlign::BOTTOM_START)
        .gap(4.0)
        .frame(frame)
        .accessible_name(name)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            // The first pass of a popup only measures; what it draws cannot take the focus.
            if !ui.is_sizing_pass()
                && let Some(start) = ui.data_mut(|data| data.remove_temp::<usize>(id.with("start")))
            {
                ui.memory_mut(|memory| memory.request_focus(id.with(start)));
            }
            // A list longer than the window is scrolled; the focused item is kept in view.
            let room = ui.ctx().content_rect().height() - 16.0;
            ScrollArea::vertical()
                .max_height(room)
                .min_scrolled_height(room)
                .show(ui, |ui| list_ui(ui, id, items, width))
                .inner
        });
    let picked = shown.map(|shown| shown.inner);
    let (chosen, leaves) = picked.unwrap_or((None, false));
    if chosen.is_some() || leaves {
        Popup::close_id(ui.ctx(), id);
    }
    if !Popup::is_id_open(ui.ctx(), id) && ui.input(|input| !input.pointer.any_pressed()) {
        button.request_focus();
    }
    chosen
}

/// The list itself, in the flow of `ui`. Returns the chosen item, and whether Tab leads out of it.
pub fn list_ui(ui: &mut Ui, id: Id, items: &[Item<'_>], width: f32) -> (Option<usize>, bool) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut chosen = None;
    let mut focused = None;
    for (index, item) in items.iter().enumerate() {
        let (_, rect) = ui.allocate_space(vec2(width, size::MENU_ROW));
        let response = item_ui(ui, id.with(index), rect, item);
        if response.clicked() {
            chosen = Some(index);
        }
        if response.has_focus() {
            focused = Some(index);
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
    }
    let Some(at) = focused else { return (chosen, false) };
    paint::hold_keys(
        ui,
        id.with(at),
        EventFilter { vertical_arrows: true, tab: true, escape: true, ..EventFilter::default() },
    );
    let (up, down, home, end, tab) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::Home),
            input.consume_key(Modifiers::NONE, Key::End),
            input.consume_key(Modifiers::NONE, Key::Tab),
        )
    });
    let usable = |index: &usize| items.get(*index).is_some_and(|item| item.enabled);
    let next = if up {
        (0..at).rev().chain((at..items.len()).rev()).find(usable)
    } else if down {
        (at + 1..items.len()).chain(0..=at).find(usable)
    } else if home {
        (0..items.len()).find(usable)
    } else if end {
        (0..items.len()).rev().find(usable)
    } else {
        None
    };
    if let Some(next) = next {
        ui.memory_mut(|memory| memory.request_focus(id.with(next)));
    }
    (chosen, tab)
}

fn item_ui(ui: &Ui, id: Id, rect: Rect, item: &Item<'_>) -> Response {
    let theme = Theme::of(ui);
    let sense = if item.enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let words = if item.detail.is_empty() { item.text.to_owned() } else { format!("{}, {}", item.text, item.detail) };
    response.widget_info(|| match item.checked {
        Some(checked) => WidgetInfo::selected(Role::MenuItemRadio, item.enabled, checked, &words),
        None => WidgetInfo::labeled(Role::MenuItem, item.enabled, &words),
    });
    if item.enabled && (response.hovered() || response.has_focus() || item.checked == Some(true)) {
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), theme.press);
    }
    if response.has_focus() {
        let inside = egui::Stroke::new(2.0, theme.focus);
        ui.painter().rect_stroke(rect, CornerRadius::same(size::RADIUS), inside, egui::StrokeKind::Inside);
    }
    let ink = match (item.enabled, item.destructive) {
        (false, _) => theme.disabled,
        (true, true) => theme.err,
        (true, false) => theme.text,
    };
    let y = rect.center().y;
    let mut x = rect.left() + PADDING;
    if let Some(icon) = item.icon {
        let ink = if ink == theme.text { theme.text2 } else { ink };
        paint::icon(ui, pos2(x + 8.0, y), icon, size::ICON, ink);
        x += 26.0;
    }
    x = if let Some(environment) = item.badge {
        Badge::new(environment, item.text).paint_at(ui, x, y)
    } else {
        // Words that somebody typed have no end of their own; what stands behind them stays.
        let room = 0.5 + rect.width() - (item.width(ui) - paint::line(ui, Type::Body, item.text, ink).size().x);
        paint::left(ui, paint::line_cut(ui, Type::Body, item.text, ink, room), x, y)
    };
    let detail = paint::line_cut(ui, Type::Small, item.detail, theme.text3, rect.right() - PADDING - x - 10.0);
    paint::left(ui, detail, x + 10.0, y);
    if item.checked == Some(true) {
        paint::icon(ui, pos2(rect.right() - PADDING - 8.0, y), icons::CHECK, size::ICON, theme.text);
    }
    key_caps_at(ui, rect.right() - PADDING, y, item.keys);
    response
}

/// A button that shows what is chosen, and the list to choose from.
#[must_use = "a list is drawn by `show`"]
#[derive(Debug, Clone)]
pub struct Dropdown<'a> {
    name: &'a str,
    button: Button<'a>,
}

impl<'a> Dropdown<'a> {
    /// `name` says what is chosen ("Range"), `current` what it is now ("30 days").
    pub const fn new(name: &'a str, current: &'a str) -> Self {
        Self { name, button: Button::secondary(current).caret() }
    }

    /// An icon before the words.
    pub const fn icon(mut self, icon: &'static str) -> Self {
        self.button = self.button.icon(icon);
        self
    }

    /// 28 high.
    pub const fn small(mut self) -> Self {
        self.button = self.button.small();
        self
    }

    /// At least this wide, in points.
    pub const fn min_width(mut self, width: f32) -> Self {
        self.button = self.button.min_width(width);
        self
    }

    /// Whether it opens now.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.button = self.button.enabled(enabled);
        self
    }

    /// Draws button and list; returns the place of the item that was chosen.
    pub fn show(self, ui: &mut Ui, items: &[Item<'_>]) -> Option<usize> {
        let spoken = format!("{}, {}", self.name, self.button.words());
        let button = self.button.clone().name(&spoken).show(ui);
        menu_ui(ui, &button, self.name, items)
    }
}
