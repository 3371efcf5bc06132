//! The kinds of text: size, line, weight and letter spacing in one place.
//!
//! Widgets lay text out with [`Type::format`]; screens use [`Type::rich`] with egui's labels.

use egui::text::LayoutJob;
use egui::{Align, Color32, FontFamily, FontId, RichText, TextFormat, TextStyle};

use super::fonts;

/// One kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// 24/32 medium: the amount a screen is about.
    Figure,
    /// 20/28 medium: the title of a screen or dialog.
    Title,
    /// 20/28 regular: an amount while it is typed.
    Entry,
    /// 14/20 regular.
    Body,
    /// 14/20 medium: totals, the first line of a note, the chosen entry.
    Emphasis,
    /// 12/16 regular: labels, headers, hints, ids.
    Small,
    /// 12/16 medium: the header of the sorted column, totals of a footer.
    SmallEmphasis,
    /// 12/16 medium, letters apart: the environment badge, in capitals.
    Badge,
}

impl Type {
    /// Size in points.
    pub const fn size(self) -> f32 {
        match self {
            Self::Figure => 24.0,
            Self::Title | Self::Entry => 20.0,
            Self::Body | Self::Emphasis => 14.0,
            Self::Small | Self::SmallEmphasis | Self::Badge => 12.0,
        }
    }

    /// Height of a line in points.
    pub const fn line(self) -> f32 {
        match self {
            Self::Figure => 32.0,
            Self::Title | Self::Entry => 28.0,
            Self::Body | Self::Emphasis => 20.0,
            Self::Small | Self::SmallEmphasis | Self::Badge => 16.0,
        }
    }

    /// Extra space between letters in points.
    pub const fn spacing(self) -> f32 {
        match self {
            Self::Figure => -0.3,
            Self::Title => -0.2,
            Self::Badge => 0.5,
            _ => 0.0,
        }
    }

    /// Font and size.
    pub fn font(self) -> FontId {
        let family = match self {
            Self::Entry | Self::Body | Self::Small => FontFamily::Proportional,
            _ => fonts::family(fonts::MEDIUM),
        };
        FontId::new(self.size(), family)
    }

    /// The style under which egui knows it, for stock widgets.
    pub fn style(self) -> TextStyle {
        match self {
            Self::Figure => TextStyle::Name("figure".into()),
            Self::Title => TextStyle::Heading,
            Self::Entry => TextStyle::Name("entry".into()),
            Self::Body => TextStyle::Body,
            Self::Emphasis => TextStyle::Name("emphasis".into()),
            Self::Small => TextStyle::Small,
            Self::SmallEmphasis => TextStyle::Name("small-emphasis".into()),
            Self::Badge => TextStyle::Name("badge".into()),
        }
    }

    /// Everything a layout needs.
    pub fn format(self, colour: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font(),
            extra_letter_spacing: self.spacing(),
            line_height: Some(self.line()),
            color: colour,
            valign: Align::Center,
            ..TextFormat::default()
        }
    }

    /// A job with this one text; `wrap` is the width in points at which lines break.
    pub fn job(self, text: impl Into<String>, colour: Color32, wrap: f32) -> LayoutJob {
        let mut job = LayoutJob::single_section(text.into(), self.format(colour));
        job.wrap.max_width = wrap;
        job
    }

    /// For egui's own labels. The colour is the caller's: `.color(theme.text3)`.
    pub fn rich(self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(self.font()).line_height(Some(self.line())).extra_letter_spacing(self.spacing())
    }
}

/// An icon in this size for egui's own labels and atoms.
pub fn icon(icon: &'static str, size: f32) -> RichText {
    RichText::new(icon).font(FontId::new(size, fonts::family(fonts::ICONS)))
}
