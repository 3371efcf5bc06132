use egui::{Color32, Context, FontId};

use super::*;

/// Relative luminance by the WCAG formula.
fn luminance(colour: Color32) -> f64 {
    let channel = |value: u8| {
        let v = f64::from(value) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The pairs of tokens.md with what it says of them, light and dark.
fn text_pairs(t: &Theme) -> Vec<(&'static str, Color32, Color32, f64, f64)> {
    vec![
        ("text on bg", t.text, t.bg, 16.7, 14.9),
        ("text2 on bg", t.text2, t.bg, 8.1, 9.6),
        ("text3 on bg", t.text3, t.bg, 5.5, 6.5),
        ("text3 on side", t.text3, t.side, 5.1, 6.9),
        ("text3 on panel", t.text3, t.panel, 5.3, 6.2),
        ("text3 on raised", t.text3, t.raised, 5.5, 5.7),
        ("text3 on hover", t.text3, t.hover, 4.9, 5.9),
        ("text3 on press", t.text3, t.press, 4.5, 5.2),
        ("text3 on sel", t.text3, t.sel, 4.7, 4.9),
        ("text2 on sel", t.text2, t.sel, 7.0, 7.2),
        ("sel_stroke on sel", t.sel_stroke, t.sel, 5.5, 5.9),
        ("accent_text on bg", t.accent_text, t.bg, 6.4, 8.9),
        ("accent_text on accent_tint", t.accent_text, t.accent_tint, 5.6, 7.1),
        ("on_accent on accent", t.on_accent, t.accent, 5.2, 6.6),
        ("on_accent on accent_hover", t.on_accent, t.accent_hover, 6.7, 8.0),
        ("ok on bg", t.ok, t.bg, 5.4, 8.2),
        ("ok on sel", t.ok, t.sel, 4.6, 6.2),
        ("warn on bg", t.warn, t.bg, 6.4, 8.8),
        ("warn on warn_tint", t.warn, t.warn_tint, 5.8, 7.6),
        ("err on bg", t.err, t.bg, 6.8, 7.2),
        ("err on err_tint", t.err, t.err_tint, 5.9, 6.7),
        ("err on sel", t.err, t.sel, 5.8, 5.4),
        ("on_err on err_fill", t.on_err, t.err_fill, 6.8, 5.1),
        ("on_prod on prod", t.production.on_badge, t.production.strong, 5.2, 5.5),
        ("prod_text on prod_tint", t.production.text, t.production.tint, 6.5, 8.4),
        ("dev_text on dev_tint", t.development.text, t.development.tint, 7.0, 8.4),
        ("dev_text on field", t.development.text, t.field, 7.9, 9.6),
        ("demo_text on demo_tint", t.demo.text, t.demo.tint, 7.5, 8.6),
        ("demo_text on field", t.demo.text, t.field, 8.6, 9.5),
    ]
}

#[test]
fn text_has_the_contrast_the_tokens_promise() {
    for theme in [&LIGHT, &DARK] {
        for (pair, ink, paper, light, dark) in text_pairs(theme) {
            let is = contrast(ink, paper);
            let promised = if theme.dark { dark } else { light };
            assert!(is >= 4.5, "{pair}: {is:.2}, dark: {}", theme.dark);
            assert!((is - promised).abs() < 0.06, "{pair}: {is:.2}, promised {promised}, dark: {}", theme.dark);
        }
    }
}

/// What stands on what: every paper on which words of the three weights, of a link and of an outcome are written.
#[test]
fn words_can_be_read_on_every_paper() {
    for theme in [&LIGHT, &DARK] {
        let t = theme;
        let papers = [t.bg, t.side, t.panel, t.raised, t.field, t.hover, t.press, t.sel];
        let tints = [t.accent_tint, t.warn_tint, t.err_tint, t.production.tint, t.development.tint, t.demo.tint];
        for paper in papers.into_iter().chain(tints) {
            for ink in [t.text, t.text2, t.text3, t.accent_text, t.warn, t.err] {
                let is = contrast(ink, paper);
                assert!(is >= 4.5, "{ink:?} on {paper:?}: {is:.2}, dark: {}", t.dark);
            }
        }
        // The status of a row: it is never pressed down without being hovered or selected.
        for paper in [t.bg, t.panel, t.raised, t.hover, t.sel] {
            assert!(contrast(t.ok, paper) >= 4.5, "on {paper:?}, dark: {}", t.dark);
        }
        for (ink, fill) in [(t.on_accent, t.accent_press), (t.on_err, t.err_hover)] {
            assert!(contrast(ink, fill) >= 4.5, "{ink:?} on {fill:?}, dark: {}", t.dark);
        }
    }
}

#[test]
fn shapes_stand_out_from_what_they_stand_on() {
    for theme in [&LIGHT, &DARK] {
        for environment in [&theme.production, &theme.development, &theme.demo] {
            assert!(contrast(environment.strong, environment.tint) >= 3.0);
        }
        for paper in [theme.bg, theme.side, theme.panel, theme.raised, theme.field, theme.hover] {
            // A ring, a ticked box, a selected row's mark, and the border by which an empty box or switch is seen.
            for mark in [theme.focus, theme.accent, theme.sel_stroke, theme.ctl_hover, theme.err_fill] {
                let is = contrast(mark, paper);
                assert!(is >= 3.0, "{mark:?} on {paper:?}: {is:.2}, dark: {}", theme.dark);
            }
        }
        for part in theme.parts {
            assert!(contrast(part, theme.bg) >= 3.0);
        }
        // The bar that is pointed at, and those beside it. The soft one of a day that is not over is explained in words.
        for bar in [theme.bar_hover, theme.accent] {
            assert!(contrast(bar, theme.bg) >= 3.0);
        }
    }
}

#[test]
fn parts_of_a_split_repeat_from_the_second_colour() {
    let [you, first, _, _, fourth] = LIGHT.parts;
    assert_eq!((LIGHT.part(0), LIGHT.part(1), LIGHT.part(4), LIGHT.part(5)), (you, first, fourth, first));
}

/// Runs one pass that nobody draws.
fn pass(ctx: &Context, check: impl FnMut(&mut Ui)) {
    let mut output = ctx.run_ui(egui::RawInput::default(), check);
    output.textures_delta.clear();
}

/// Runs a check with the fonts loaded.
fn with_fonts(check: impl Fn(&mut egui::epaint::text::FontsView<'_>)) {
    let ctx = Context::default();
    apply(&ctx);
    pass(&ctx, |ui| ui.ctx().fonts_mut(|fonts| check(fonts)));
}

#[test]
fn figures_are_of_one_width_in_both_weights() {
    with_fonts(|fonts| {
        for name in [fonts::REGULAR, fonts::MEDIUM] {
            let font = FontId::new(140.0, fonts::family(name));
            let width = |text: &str, fonts: &mut egui::epaint::text::FontsView<'_>| {
                fonts.layout_no_wrap(text.to_owned(), font.clone(), Color32::WHITE).size().x
            };
            let zero = width("0000000000", fonts);
            assert!(zero > 500.0, "{name}: {zero}");
            for digit in '1'..='9' {
                let text = std::iter::repeat_n(digit, 10).collect::<String>();
                let is = width(&text, fonts);
                assert!((is - zero).abs() < 0.01, "{name} {digit}: {is}, zero: {zero}");
            }
        }
    });
}

#[test]
fn every_icon_is_in_the_bundled_file() {
    with_fonts(|fonts| {
        let font = FontId::new(16.0, fonts::family(fonts::ICONS));
        for icon in icons::ALL {
            assert!(fonts.has_glyphs(&font, icon), "{:x?}", icon.chars());
        }
        let bold = FontId::new(12.0, fonts::family(fonts::ICONS_BOLD));
        assert!(fonts.has_glyphs(&bold, icons::CHECK) && fonts.has_glyphs(&bold, icons::MINUS));
    });
}

#[test]
fn the_hairline_is_one_pixel_until_twice_the_size() {
    let ctx = Context::default();
    for (pixels, points) in [(1.0, 1.0), (1.5, 1.0 / 1.5), (2.0, 1.0)] {
        ctx.set_pixels_per_point(pixels);
        pass(&ctx, |ui| assert!((hairline(ui.ctx()) - points).abs() < 1e-5, "at {pixels}"));
    }
}
