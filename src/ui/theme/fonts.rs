//! The bundled fonts: Inter with tabular figures in two weights, Phosphor icons in two.
//!
//! Families are "regular" (also egui's proportional and monospace), "medium", "icons" and "icons-bold".
//! What these lack falls back to egui's defaults, then to the system's fonts.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::print::{INTER_MEDIUM, INTER_REGULAR};

/// Family of ordinary text.
pub const REGULAR: &str = "regular";
/// Family of titles, totals and chosen entries.
pub const MEDIUM: &str = "medium";
/// Family of icons.
pub const ICONS: &str = "icons";
/// Family of the tick and the dash in boxes and sums.
pub const ICONS_BOLD: &str = "icons-bold";

/// The named family; the constants above are its names.
pub fn family(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// The definitions to hand to egui, once at start.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback: Vec<String> = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let files: [(&str, &'static [u8]); 4] = [
        (REGULAR, INTER_REGULAR),
        (MEDIUM, INTER_MEDIUM),
        (ICONS, include_bytes!("../../../assets/fonts/Phosphor-Regular-subset.ttf")),
        (ICONS_BOLD, include_bytes!("../../../assets/fonts/Phosphor-Bold-subset.ttf")),
    ];
    for (name, bytes) in files {
        let mut data = FontData::from_static(bytes);
        if name == REGULAR || name == MEDIUM {
            // Inter's capitals stand a little low in their line; this centres them in a control.
            data.tweak.y_offset_factor = -0.03;
        }
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    // The icons come before egui's own emoji font, which claims some of the same private code points.
    let chain = |first: &str| {
        let mut names = vec![first.to_owned(), ICONS.to_owned()];
        names.extend(fallback.iter().cloned());
        names
    };
    for regular in [FontFamily::Proportional, FontFamily::Monospace, family(REGULAR)] {
        fonts.families.insert(regular, chain(REGULAR));
    }
    fonts.families.insert(family(MEDIUM), chain(MEDIUM));
    fonts.families.insert(family(ICONS), vec![ICONS.to_owned(), REGULAR.to_owned()]);
    fonts.families.insert(family(ICONS_BOLD), vec![ICONS_BOLD.to_owned(), ICONS.to_owned()]);
    fonts
}
