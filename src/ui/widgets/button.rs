//! Buttons: primary (one per screen), secondary, quiet, destructive, final destructive, and icons alone.
//!
//! Built and shown in one line: `Button::primary(text).icon(icons::PLUS).show(ui).clicked()`. Words come from the caller.

use egui::accesskit::Role;
use egui::{Color32, CornerRadius, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Theme, Type, icons, size};

/// Words are never wider, points.
const WIDEST: f32 = 300.0;

/// Wider than its words by so much, a button with a list looks like a field, points.
const FIELD: f32 = 48.0;

/// How much a button wants to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Destructive,
    Final,
    Link,
}

/// A button with words.
#[must_use = "a button is drawn by `show`"]
#[derive(Debug, Clone)]
pub struct Button<'a> {
    kind: Kind,
    text: &'a str,
    name: Option<&'a str>,
    icon: Option<&'static str>,
    trailing: Option<&'static str>,
    height: f32,
    min_width: f32,
    fill_width: bool,
    enabled: bool,
    tip: Option<&'a str>,
}

impl<'a> Button<'a> {
    const fn new(kind: Kind, text: &'a str) -> Self {
        Self {
            kind,
            text,
            name: None,
            icon: None,
            trailing: None,
            height: size::CONTROL,
            min_width: 0.0,
            fill_width: false,
            enabled: true,
            tip: None,
        }
    }

    /// The one thing this screen is for.
    pub const fn primary(text: &'a str) -> Self {
        Self::new(Kind::Primary, text)
    }

    /// The ordinary button.
    pub const fn secondary(text: &'a str) -> Self {
        Self::new(Kind::Secondary, text)
    }

    /// Without fill and border.
    pub const fn quiet(text: &'a str) -> Self {
        Self::new(Kind::Quiet, text)
    }

    /// Leads to something that destroys, and still asks.
    pub const fn destructive(text: &'a str) -> Self {
        Self::new(Kind::Destructive, text)
    }

    /// Destroys, or moves money, now.
    pub const fn final_destructive(text: &'a str) -> Self {
        Self::new(Kind::Final, text)
    }

    /// Words that lead elsewhere: no padding, the accent's colour, as high as its text.
    pub const fn link(text: &'a str) -> Self {
        let mut link = Self::new(Kind::Link, text);
        link.height = 20.0;
        link
    }

    /// An icon before the words.
    pub const fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A small icon behind the words.
    pub const fn trailing(mut self, icon: &'static str) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// A caret behind the words: a list opens.
    pub const fn caret(self) -> Self {
        self.trailing(icons::CARET_DOWN)
    }

    /// 28 high: in notes, bars and rows.
    pub const fn small(mut self) -> Self {
        self.height = size::CONTROL_SMALL;
        self
    }

    /// 40 high: the one button a screen is about.
    pub const fn large(mut self) -> Self {
        self.height = size::CONTROL_LARGE;
        self
    }

    /// At least this wide, in points.
    pub const fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }

    /// As wide as there is room.
    pub const fn fill_width(mut self) -> Self {
        self.fill_width = true;
        self
    }

    /// Whether it can be pressed now; the reason belongs beside it in words.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Words under the pointer, for instance why it is disabled.
    pub const fn tip(mut self, tip: &'a str) -> Self {
        self.tip = Some(tip);
        self
    }

    /// An accessible name that says more than the words on it.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Draws it and says what was done to it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let enabled = self.enabled && ui.is_enabled();
        let galley = self.galley(ui);
        let (before, behind) = self.beside();
        let content = before + galley.size().x + behind;
        let width = if self.fill_width { ui.available_width() } else { self.min_width }.max(self.width(ui));
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, mut response) = ui.allocate_exact_size(vec2(width, self.height), sense);
        response.widget_info(|| WidgetInfo::labeled(self.role(), enabled, self.name.unwrap_or(self.text)));
        if let Some(tip) = self.tip {
            response = response.on_hover_text(tip);
        }
        if ui.is_rect_visible(rect) {
            let ink = self.surface(ui, theme, &response, rect, enabled);
            // Beside words in full ink, an icon is quieter than they are.
            let icon_ink = if ink == theme.text { theme.text2 } else { ink };
            // What is chosen stands like the text of a field where its button is as wide as one.
            let as_field = self.trailing.is_some() && rect.width() > content + FIELD;
            let mut x = if as_field { rect.left() + 12.5 } else { rect.center().x - content / 2.0 };
            if let Some(icon) = self.icon {
                paint::icon(ui, pos2(x + size::ICON / 2.0, rect.center().y), icon, size::ICON, icon_ink);
                x += before;
            }
            let end = x + galley.size().x;
            let top = rect.center().y - galley.size().y / 2.0;
            ui.painter().galley_with_override_text_color(pos2(x, top), galley, ink);
            if let Some(icon) = self.trailing {
                let at = if as_field { rect.right() - 12.5 - 6.0 } else { end + 7.0 + 6.0 };
                paint::icon(ui, pos2(at, rect.center().y), icon, 12.0, icon_ink);
            }
        }
        response
    }

    /// The words on it.
    pub const fn words(&self) -> &'a str {
        self.text
    }

    /// How wide it will be, in points, when it does not fill its line.
    pub fn width(&self, ui: &Ui) -> f32 {
        let padding = match self.kind {
            Kind::Link => 0.0,
            _ if self.height < size::CONTROL => 11.0,
            _ => 12.5,
        };
        let (before, behind) = self.beside();
        self.min_width.max(before + self.galley(ui).size().x + behind + 2.0 * padding)
    }

    /// Room for the icons on both sides of the words.
    fn beside(&self) -> (f32, f32) {
        (self.icon.map_or(0.0, |_| size::ICON + 8.0), self.trailing.map_or(0.0, |_| 12.0 + 7.0))
    }

    /// The words, cut where somebody typed more of them than a button is for.
    fn galley(&self, ui: &Ui) -> std::sync::Arc<egui::Galley> {
        let kind = if matches!(self.kind, Kind::Primary | Kind::Final) { Type::Emphasis } else { Type::Body };
        let (before, behind) = self.beside();
        let room = (self.min_width - before - behind - 25.0).max(WIDEST);
        paint::line_cut(ui, kind, self.text, Color32::PLACEHOLDER, room)
    }

    fn role(&self) -> Role {
        if self.kind == Kind::Link { Role::Link } else { Role::Button }
    }

    /// Fill, border and ring; returns the colour of text and icon.
    fn surface(&self, ui: &Ui, theme: &Theme, response: &Response, rect: Rect, enabled: bool) -> Color32 {
        let hovered = response.hovered() || response.highlighted();
        let pressed = response.is_pointer_button_down_on();
        let pick = |rest, over, down| {
            if pressed {
                down
            } else if hovered {
                over
            } else {
                rest
            }
        };
        let none = Color32::TRANSPARENT;
        let (fill, border, ink) = match self.kind {
            Kind::Link | Kind::Quiet if !enabled => (none, none, theme.disabled),
            _ if !enabled => {
                let body = theme.disabled_body(ui.layer_id().order > egui::Order::Middle);
                (body, body, theme.disabled)
            }
            Kind::Primary => {
                let fill = pick(theme.accent, theme.accent_hover, theme.accent_press);
                (fill, fill, theme.on_accent)
            }
            Kind::Final => {
                let fill = pick(theme.err_fill, theme.err_hover, theme.err_hover);
                (fill, fill, theme.on_err)
            }
            Kind::Quiet => (pick(none, theme.hover, theme.press), none, theme.text2),
            Kind::Link => (none, none, theme.accent_text),
            Kind::Secondary | Kind::Destructive => {
                let ink = if self.kind == Kind::Destructive { theme.err } else { theme.text };
                let border = pick(theme.ctl, theme.ctl_hover, theme.ctl_hover);
                (pick(theme.field, theme.hover, theme.press), border, ink)
            }
        };
        if self.kind == Kind::Link && hovered && enabled {
            paint::line_below(ui, rect, ink);
        }
        if border == fill {
            ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
        } else if fill != none || border != none {
            let radius = CornerRadius::same(size::RADIUS);
            ui.painter().rect(rect, radius, fill, paint::hair(ui, border), StrokeKind::Inside);
        }
        if response.has_focus() {
            paint::focus_ring(ui, rect, size::RADIUS);
        }
        ink
    }
}

/// A button that is an icon alone: 32 × 32, no border. Its name is read aloud and shown under the pointer.
#[must_use = "a button is drawn by `show`"]
#[derive(Debug, Clone)]
pub struct IconButton<'a> {
    icon: &'static str,
    name: &'a str,
    tip: Option<&'a str>,
    side: f32,
    icon_size: f32,
    enabled: bool,
    colour: Option<Color32>,
}

impl<'a> IconButton<'a> {
    /// `name` says what it does.
    pub const fn new(icon: &'static str, name: &'a str) -> Self {
        Self { icon, name, tip: None, side: size::CONTROL, icon_size: size::ICON, enabled: true, colour: None }
    }

    /// Shown under the pointer in place of the name: the name with the keys that do the same.
    pub const fn tip(mut self, tip: &'a str) -> Self {
        self.tip = Some(tip);
        self
    }

    /// 28 × 28: in bars and rows.
    pub const fn small(mut self) -> Self {
        self.side = size::CONTROL_SMALL;
        self
    }

    /// Whether it can be pressed now.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// A colour of the theme other than that of secondary text.
    pub const fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// Draws it and says what was done to it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(self.side, self.side), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, enabled);
        }
        response.on_hover_text(self.tip.unwrap_or(self.name))
    }

    /// Draws it into `rect`, outside the flow of the layout.
    pub fn show_at(self, ui: &Ui, rect: Rect, id: egui::Id) -> Response {
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.name));
        self.paint(ui, rect, &response, self.enabled);
        response.on_hover_text(self.tip.unwrap_or(self.name))
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, enabled: bool) {
        let theme = Theme::of(ui);
        let ink = if enabled { self.colour.unwrap_or(theme.text2) } else { theme.disabled };
        let fill = if !enabled {
            Color32::TRANSPARENT
        } else if response.is_pointer_button_down_on() {
            theme.press
        } else if response.hovered() || response.highlighted() {
            theme.hover
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
        paint::icon(ui, rect.center(), self.icon, self.icon_size, ink);
        if response.has_focus() {
            paint::focus_ring(ui, rect, size::RADIUS);
        }
    }
}
