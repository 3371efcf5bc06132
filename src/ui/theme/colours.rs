//! Every colour of the application, once for light and once for dark. The only file with numbers of colours in it.
//!
//! `tokens.md` of the design gives the roles; the contrast tests beside this file hold the pairs to their minimum.

#![expect(clippy::disallowed_methods, reason = "this is the one place where colours are written by hand")]

use egui::{Color32, Shadow};

use crate::model::Environment;

/// Colours of one environment: its strip, its badge and the bar they stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnvironmentColours {
    /// Strip, border or fill of the badge.
    pub strong: Color32,
    /// The bar behind it.
    pub tint: Color32,
    /// Words in the bar and in the outlined badge.
    pub text: Color32,
    /// Line under the bar, border of the search field in it.
    pub line: Color32,
    /// Fill of the badge: `strong` for real money, the field's colour for the others.
    pub badge: Color32,
    /// Text and icon on the badge.
    pub on_badge: Color32,
}

/// The colours of one theme. Ask for it with [`Theme::of`](super::Theme::of).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Whether this is the dark one.
    pub dark: bool,
    /// The page.
    pub bg: Color32,
    /// Side bar.
    pub side: Color32,
    /// Detail and summary panel.
    pub panel: Color32,
    /// Dialogs, menus, tooltips.
    pub raised: Color32,
    /// Inside of fields and secondary buttons.
    pub field: Color32,
    /// Separators and borders of panels, dialogs, table header and footer.
    pub line: Color32,
    /// The quieter line between table rows.
    pub row: Color32,
    /// Border of a control at rest.
    pub ctl: Color32,
    /// Border of a control under the pointer, of check boxes and radios at rest.
    pub ctl_hover: Color32,
    /// What one reads.
    pub text: Color32,
    /// Secondary text.
    pub text2: Color32,
    /// Labels, headers, hints, units, rows being replaced.
    pub text3: Color32,
    /// Text of a control that cannot be used now.
    pub disabled: Color32,
    /// Fill of a control that cannot be used now.
    pub dis_bg: Color32,
    /// Row or quiet button under the pointer.
    pub hover: Color32,
    /// While pressed; hover on `raised`; the chosen entry of a menu.
    pub press: Color32,
    /// Selected rows and selected text.
    pub sel: Color32,
    /// Mark at the left edge of a selected row.
    pub sel_stroke: Color32,
    /// Primary button, checked box, progress.
    pub accent: Color32,
    /// Primary button under the pointer.
    pub accent_hover: Color32,
    /// Primary button while pressed.
    pub accent_press: Color32,
    /// Text and icon on `accent`.
    pub on_accent: Color32,
    /// Links, chosen segment, matched letters.
    pub accent_text: Color32,
    /// Chosen entry of the side bar, chosen segment, chip, selection bar.
    pub accent_tint: Color32,
    /// Focus ring.
    pub focus: Color32,
    /// Scroll handle.
    pub scroll: Color32,
    /// Paid, connected, sum is right.
    pub ok: Color32,
    /// Reserved.
    pub ok_tint: Color32,
    /// Pending, locked, not known.
    pub warn: Color32,
    /// Fill of a note.
    pub warn_tint: Color32,
    /// Its border.
    pub warn_line: Color32,
    /// Disputed, refused, wrong input.
    pub err: Color32,
    /// Fill of an error note.
    pub err_tint: Color32,
    /// Its border.
    pub err_line: Color32,
    /// Final destructive button.
    pub err_fill: Color32,
    /// The same under the pointer.
    pub err_hover: Color32,
    /// Text on `err_fill`.
    pub on_err: Color32,
    /// The bar of a day that is not over.
    pub bar_soft: Color32,
    /// The bar under the pointer.
    pub bar_hover: Color32,
    /// You, then the recipients of a split; the fifth is followed by the second again.
    pub parts: [Color32; 5],
    /// Real money.
    pub production: EnvironmentColours,
    /// The service's test system.
    pub development: EnvironmentColours,
    /// The simulator.
    pub demo: EnvironmentColours,
    /// The one shadow, of dialogs, menus and tooltips.
    pub shadow: Shadow,
    /// What dims the page under a dialog.
    pub backdrop: Color32,
    /// What dims it under the command palette: 40 % less.
    pub backdrop_palette: Color32,
}

const fn rgb(code: u32) -> Color32 {
    let [_, r, g, b] = code.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn environment(strong: u32, tint: u32, text: u32, line: u32, badge: u32, on_badge: u32) -> EnvironmentColours {
    EnvironmentColours {
        strong: rgb(strong),
        tint: rgb(tint),
        text: rgb(text),
        line: rgb(line),
        badge: rgb(badge),
        on_badge: rgb(on_badge),
    }
}

// Premultiplied: rgba(14, 24, 23, 46) and (…, 71); the palette has 40 % less.
/// Light.
pub static LIGHT: Theme = Theme {
    dark: false,
    bg: rgb(0x00FF_FFFF),
    side: rgb(0x00F5_F7F7),
    panel: rgb(0x00FA_FBFB),
    raised: rgb(0x00FF_FFFF),
    field: rgb(0x00FF_FFFF),
    line: rgb(0x00E3_E7E7),
    row: rgb(0x00ED_F0F0),
    ctl: rgb(0x00C6_CDCD),
    ctl_hover: rgb(0x0082_8D8D),
    text: rgb(0x0016_201F),
    text2: rgb(0x0045_5251),
    text3: rgb(0x005F_6C6B),
    disabled: rgb(0x008D_9897),
    dis_bg: rgb(0x00EE_F1F1),
    hover: rgb(0x00F1_F4F4),
    press: rgb(0x00E6_EBEB),
    sel: rgb(0x00E0_F1EE),
    sel_stroke: rgb(0x000A_6B62),
    accent: rgb(0x000B_7A70),
    accent_hover: rgb(0x0009_685F),
    accent_press: rgb(0x0007_574F),
    on_accent: rgb(0x00FF_FFFF),
    accent_text: rgb(0x000A_6B62),
    accent_tint: rgb(0x00E6_F4F2),
    focus: rgb(0x000B_7A70),
    scroll: rgb(0x00C3_CACA),
    ok: rgb(0x001B_7A43),
    ok_tint: rgb(0x00E7_F4EC),
    warn: rgb(0x008A_5200),
    warn_tint: rgb(0x00FC_F3E1),
    warn_line: rgb(0x00E9_CE98),
    err: rgb(0x00B0_1C3F),
    err_tint: rgb(0x00FB_ECEF),
    err_line: rgb(0x00E9_B4C0),
    err_fill: rgb(0x00B0_1C3F),
    err_hover: rgb(0x0095_1735),
    on_err: rgb(0x00FF_FFFF),
    bar_soft: rgb(0x00A9_D3CD),
    bar_hover: rgb(0x0007_574F),
    parts: [rgb(0x000B_7A70), rgb(0x00A6_843E), rgb(0x005B_7284), rgb(0x007E_8B4A), rgb(0x0096_657A)],
    production: environment(0x00C2_410C, 0x00FD_EFE8, 0x009A_3509, 0x00F3_CDBB, 0x00C2_410C, 0x00FF_FFFF),
    development: environment(0x001D_5FD1, 0x00EC_F2FD, 0x0018_4DA9, 0x00C4_D7F6, 0x00FF_FFFF, 0x0018_4DA9),
    demo: environment(0x006D_3FC4, 0x00F2_EDFC, 0x005A_30AC, 0x00D9_CBF4, 0x00FF_FFFF, 0x005A_30AC),
    shadow: Shadow { offset: [0, 8], blur: 24, spread: 0, color: Color32::from_rgba_premultiplied(3, 4, 4, 46) },
    backdrop: Color32::from_rgba_premultiplied(4, 7, 6, 71),
    backdrop_palette: Color32::from_rgba_premultiplied(2, 4, 4, 43),
};

/// Dark.
pub static DARK: Theme = Theme {
    dark: true,
    bg: rgb(0x0016_191A),
    side: rgb(0x0010_1313),
    panel: rgb(0x001A_1E1F),
    raised: rgb(0x0021_2627),
    field: rgb(0x0011_1414),
    line: rgb(0x002A_3031),
    row: rgb(0x0021_2627),
    ctl: rgb(0x0041_4A4B),
    ctl_hover: rgb(0x0068_7576),
    text: rgb(0x00E8_EDEC),
    text2: rgb(0x00B7_C1BF),
    text3: rgb(0x0093_A09E),
    disabled: rgb(0x0066_716F),
    dis_bg: rgb(0x0022_282A),
    hover: rgb(0x001E_2324),
    press: rgb(0x0027_2D2E),
    sel: rgb(0x0012_352F),
    sel_stroke: rgb(0x003D_BFAE),
    accent: rgb(0x0034_B3A2),
    accent_hover: rgb(0x0045_C4B3),
    accent_press: rgb(0x002A_9D8E),
    on_accent: rgb(0x0003_201C),
    accent_text: rgb(0x004F_CBBA),
    accent_tint: rgb(0x0012_302C),
    focus: rgb(0x004F_CBBA),
    scroll: rgb(0x0043_4C4D),
    ok: rgb(0x005C_C48A),
    ok_tint: rgb(0x0014_291D),
    warn: rgb(0x00E3_AE55),
    warn_tint: rgb(0x002C_2413),
    warn_line: rgb(0x005A_4720),
    err: rgb(0x00F2_849A),
    err_tint: rgb(0x0031_181F),
    err_line: rgb(0x006A_2C3B),
    err_fill: rgb(0x00C8_365C),
    err_hover: rgb(0x00B8_2E52),
    on_err: rgb(0x00FF_FFFF),
    bar_soft: rgb(0x001D_544D),
    bar_hover: rgb(0x004F_CBBA),
    parts: [rgb(0x002B_9788), rgb(0x00C9_A866), rgb(0x007F_97AA), rgb(0x00A3_AE6E), rgb(0x00C9_859E)],
    production: environment(0x00EA_6430, 0x002D_1A11, 0x00FF_A17A, 0x005A_301D, 0x00EA_6430, 0x002A_0D02),
    development: environment(0x005E_9BFF, 0x0014_203A, 0x0093_BCFF, 0x002B_4474, 0x0011_1414, 0x0093_BCFF),
    demo: environment(0x00A6_84F5, 0x0021_1A35, 0x00C5_AEFB, 0x0044_3569, 0x0011_1414, 0x00C5_AEFB),
    shadow: Shadow { offset: [0, 8], blur: 24, spread: 0, color: Color32::from_rgba_premultiplied(0, 0, 0, 128) },
    backdrop: Color32::from_rgba_premultiplied(0, 0, 0, 128),
    backdrop_palette: Color32::from_rgba_premultiplied(0, 0, 0, 77),
};

impl Theme {
    /// Body of a button that is off; `raised` says whether it stands on a dialog, where the dark one would not be seen.
    pub const fn disabled_body(&self, raised: bool) -> Color32 {
        if self.dark && raised { self.press } else { self.dis_bg }
    }

    /// The colours of an environment.
    pub const fn environment(&self, environment: Environment) -> &EnvironmentColours {
        match environment {
            Environment::Production => &self.production,
            Environment::Development => &self.development,
            Environment::Demo => &self.demo,
        }
    }

    /// The colour of a part of a split: 0 is the owner, then the recipients in order.
    pub const fn part(&self, index: usize) -> Color32 {
        let [you, first, second, third, fourth] = self.parts;
        match index {
            0 => you,
            n => match n % 4 {
                1 => first,
                2 => second,
                3 => third,
                _ => fourth,
            },
        }
    }
}
