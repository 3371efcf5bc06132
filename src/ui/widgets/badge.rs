//! The environment's badge and strip: colour, word, icon, pattern and filled against outlined, so that it is never
//! colour alone. Used in the environment bar, in dialogs and beside the button that creates something.
//! It must not decide which environment one is in.

use egui::accesskit::Role;
use egui::{Color32, CornerRadius, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::model::Environment;
use crate::ui::theme::{Theme, Type, icons, size};

/// Height of a badge in points.
pub const HEIGHT: f32 = 24.0;

/// The icon of an environment.
pub const fn icon(environment: Environment) -> &'static str {
    match environment {
        Environment::Production => icons::COINS,
        Environment::Development => icons::WRENCH,
        Environment::Demo => icons::FLASK,
    }
}

/// The badge. `word` is the environment's name in the user's language; it is drawn in capitals.
#[must_use = "a badge is drawn by `show`"]
#[derive(Debug, Clone, Copy)]
pub struct Badge<'a> {
    environment: Environment,
    word: &'a str,
    name: Option<&'a str>,
    button: bool,
}

impl<'a> Badge<'a> {
    /// A badge that only says where one is.
    pub const fn new(environment: Environment, word: &'a str) -> Self {
        Self { environment, word, name: None, button: false }
    }

    /// A badge that opens the list of environments; `name` says so to a screen reader.
    pub const fn button(environment: Environment, word: &'a str, name: &'a str) -> Self {
        Self { environment, word, name: Some(name), button: true }
    }

    fn width(self, ui: &Ui) -> f32 {
        let text = paint::line(ui, Type::Badge, &self.word.to_uppercase(), Color32::PLACEHOLDER);
        let caret = if self.button { 8.0 + 12.0 } else { 1.0 };
        8.0 + size::ICON + 6.5 + text.size().x + caret + 8.0
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let sense = if self.button { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(self.width(ui), HEIGHT), sense);
        let role = if self.button { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, self.name.unwrap_or(self.word)));
        self.paint_at(ui, rect.left(), rect.center().y);
        if response.has_focus() {
            paint::focus_ring(ui, rect, size::RADIUS);
        }
        response
    }

    /// Draws it without a place in the layout or in the accessible tree; returns its right edge.
    pub fn paint_at(self, ui: &Ui, left: f32, middle: f32) -> f32 {
        let theme = Theme::of(ui);
        let colours = theme.environment(self.environment);
        let rect = Rect::from_min_size(pos2(left, middle - HEIGHT / 2.0), vec2(self.width(ui), HEIGHT));
        let radius = CornerRadius::same(size::RADIUS);
        let border = paint::hair(ui, colours.strong);
        ui.painter().rect(rect, radius, colours.badge, border, StrokeKind::Inside);
        let ink = colours.on_badge;
        paint::icon(ui, pos2(left + 8.0 + 8.0, middle), icon(self.environment), size::ICON, ink);
        let text = paint::line(ui, Type::Badge, &self.word.to_uppercase(), ink);
        let end = paint::left(ui, text, left + 8.0 + size::ICON + 6.5, middle);
        if self.button {
            paint::icon(ui, pos2(end + 8.0 + 6.0, middle), icons::CARET_DOWN, 12.0, ink);
        }
        rect.right()
    }
}

/// The strip, 4 high, across the top of `rect`: solid for real money, dashes, dots. The gaps show what lies under it.
/// `corner` is the radius of the upper corners of what it stands on; 0 at the window's edge.
pub fn strip_ui(ui: &Ui, environment: Environment, rect: Rect, corner: u8) {
    let colour = Theme::of(ui).environment(environment).strong;
    let strip = Rect::from_min_size(rect.min, vec2(rect.width(), size::STRIP));
    let corner_width = f32::from(corner);
    // Pieces in a corner are cut from a taller shape with that corner: alone they are too small to be round.
    let tall = Rect::from_min_size(rect.min, vec2(rect.width(), size::STRIP + 2.0 * corner_width));
    let round = CornerRadius { nw: corner, ne: corner, sw: 0, se: 0 };
    let piece = |piece: Rect| {
        if piece.left() < strip.left() + corner_width || piece.right() > strip.right() - corner_width {
            let clip = piece.intersect(ui.clip_rect());
            ui.painter().with_clip_rect(clip).rect_filled(tall, round, colour);
        } else {
            ui.painter().rect_filled(piece, 0.0, colour);
        }
    };
    let (dash, gap) = match environment {
        Environment::Production => (strip.width(), 0.0),
        Environment::Development => (24.0, 8.0),
        Environment::Demo => (4.0, 4.0),
    };
    let mut x = strip.left();
    while x < strip.right() && dash > 0.0 {
        piece(Rect::from_x_y_ranges(x..=(x + dash).min(strip.right()), strip.y_range()));
        x += dash + gap;
    }
}
