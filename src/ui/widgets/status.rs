//! A status: a shape and a word, never a pill. The shape differs as well as the colour.
//!
//! Used in tables, detail panels and forms. What the service sends and we do not know has no shape.

use egui::accesskit::Role;
use egui::{Color32, Pos2, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Theme, Type, icons};

/// What the shape and the colours say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Paid, paid out, connected.
    Paid,
    /// Payment started, not confirmed; not checked yet.
    Pending,
    /// A payout on its way.
    InProgress,
    /// Money went back.
    Refunded,
    /// A dispute that was decided for the merchant.
    WonBack,
    /// A payer disputes.
    Disputed,
    /// The service said no.
    Refused,
    /// Asked, not decided.
    Requested,
    /// Nobody here knows whether it happened.
    NotKnown,
    /// A text of the service that we do not know: no shape.
    Other,
}

/// Where the word begins, in points from the left edge of the shape.
pub const WORD_AT: f32 = 16.0;

impl Status {
    /// Colour of the shape.
    pub const fn shape_colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Paid | Self::WonBack => theme.ok,
            Self::Pending | Self::NotKnown => theme.warn,
            Self::InProgress => theme.part(2),
            Self::Refunded => theme.text3,
            Self::Disputed | Self::Refused => theme.err,
            Self::Requested | Self::Other => theme.text2,
        }
    }

    /// Colour of the word.
    pub const fn word_colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Disputed | Self::Refused => theme.err,
            Self::NotKnown => theme.warn,
            _ => theme.text2,
        }
    }

    /// Its icon, where the shape is one.
    pub const fn icon(self) -> Option<&'static str> {
        match self {
            Self::Refunded => Some(icons::ARROW_U_UP_LEFT),
            Self::WonBack => Some(icons::ARROW_U_UP_RIGHT),
            Self::Disputed => Some(icons::WARNING_DIAMOND),
            Self::Refused => Some(icons::X_CIRCLE),
            Self::Requested => Some(icons::PAPER_PLANE_TILT),
            Self::NotKnown => Some(icons::QUESTION),
            _ => None,
        }
    }

    /// Draws the shape; `at` is the left end of its middle line. `replaced` greys it.
    pub fn paint_shape(self, ui: &Ui, at: Pos2, replaced: bool) {
        let theme = Theme::of(ui);
        let colour = if replaced { theme.disabled } else { self.shape_colour(theme) };
        let centre = pos2(at.x + 5.25, at.y + 0.25);
        if let Some(icon) = self.icon() {
            paint::icon(ui, centre, icon, 14.0, colour);
            return;
        }
        match self {
            Self::Paid => {
                ui.painter().circle_filled(centre, 4.0, colour);
            }
            Self::Pending | Self::InProgress => {
                ui.painter().circle_stroke(centre, 2.9, Stroke::new(1.5, colour));
            }
            _ => {}
        }
    }
}

/// The widest shape with its word, points.
const WIDEST: f32 = 200.0;

/// Shape and word in one line of 20 points.
pub fn status_ui(ui: &mut Ui, status: Status, word: &str) -> Response {
    let colour = status.word_colour(Theme::of(ui));
    // A word of the service that this version does not know has no end of its own; what stands beside it stays.
    let galley = paint::line_cut(ui, Type::Body, word, colour, ui.available_width().min(WIDEST) - WORD_AT);
    let (rect, response) = ui.allocate_exact_size(vec2(WORD_AT + galley.size().x, 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    status.paint_shape(ui, rect.left_center(), false);
    paint::left(ui, galley, rect.left() + WORD_AT, rect.center().y);
    response
}
