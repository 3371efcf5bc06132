//! The QR code of a payment link: modules for the screen, PNG and SVG for files. Dark on white in every theme, with the
//! margin of four modules that scanners need. Outside Production the word TEST stands beneath, in the file as well.
//! Called by the backend. It must not be given a link that was not verified.

use std::fmt::Write as _;
use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

use super::letters;
use crate::model::Mark;

/// Modules left free on each side.
const MARGIN: usize = 4;
/// The word beneath a code that takes no real money.
const TEST: &[u8] = b"TEST";
/// Rows of modules the word takes: a gap above, letters, and the margin is below as everywhere.
const TEST_ROWS: usize = letters::HEIGHT + 2;
const DARK: u8 = 0x16;
const WHITE: u8 = 0xFF;

/// Why there is no code or no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// The link is longer than a code holds.
    #[error("too long for a QR code")]
    TooLong,
    /// The picture could not be encoded.
    #[error("picture not encoded")]
    Picture,
}

/// A drawn code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    modules: Vec<bool>,
    width: usize,
    mark: Mark,
}

impl Qr {
    /// The code of a link that was verified before.
    pub fn new(link: &str, mark: Mark) -> Result<Self, QrError> {
        let code = QrCode::with_error_correction_level(link, EcLevel::M).map_err(|_| QrError::TooLong)?;
        let width = code.width();
        let modules = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { modules, width, mark })
    }

    /// Modules on a side, without the margin.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether the module is dark; outside the code none is.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.width && self.modules.get(y * self.width + x).copied().unwrap_or(false)
    }

    /// The dark modules from the top as (column, row, how many to the right), without the margin.
    pub(super) fn runs(&self) -> Vec<(u16, u16, u16)> {
        let mut runs = Vec::new();
        let side = u16::try_from(self.width).unwrap_or(0);
        for y in 0..side {
            let mut x = 0;
            while x < side {
                let dark = |x: &u16| self.is_dark(usize::from(*x), usize::from(y));
                let run = u16::try_from((x..side).take_while(dark).count()).unwrap_or(1);
                if run > 0 {
                    runs.push((x, y, run));
                }
                x += run.max(1);
            }
        }
        runs
    }

    /// Whether the word TEST belongs beneath.
    pub fn mark(&self) -> Mark {
        self.mark
    }

    /// Width and height of the picture in modules, margin and word included.
    fn size(&self) -> (usize, usize) {
        let side = self.width + 2 * MARGIN;
        (side, if self.mark == Mark::Test { side + TEST_ROWS } else { side })
    }

    /// Whether a module of the picture is dark.
    fn is_dark_in_picture(&self, x: usize, y: usize) -> bool {
        let (Some(left), Some(top)) = (x.checked_sub(MARGIN), y.checked_sub(MARGIN)) else { return false };
        self.is_dark(left, top) || (self.mark == Mark::Test && self.is_dark_in_word(left, top))
    }

    fn is_dark_in_word(&self, x: usize, y: usize) -> bool {
        let step = letters::WIDTH + 1;
        let start = (self.width.saturating_sub(TEST.len() * step - 1)) / 2;
        let (Some(x), Some(row)) = (x.checked_sub(start), y.checked_sub(self.width + 2)) else { return false };
        let Some(letter) = TEST.get(x / step) else { return false };
        let dots = letters::letter(*letter).get(row).copied().unwrap_or(0);
        x % step < letters::WIDTH && dots & (0b10000 >> (x % step)) != 0
    }

    /// A PNG with `scale` pixels for each module (at least 1): `8` gives about 300 pixels.
    pub fn png(&self, scale: u32) -> Result<Vec<u8>, QrError> {
        let scale = scale.max(1);
        let (width, height) = self.size();
        let side = |modules: usize| u32::try_from(modules).ok().and_then(|modules| modules.checked_mul(scale));
        let (Some(width), Some(height)) = (side(width), side(height)) else { return Err(QrError::Picture) };
        let module = |pixel: u32| usize::try_from(pixel / scale).unwrap_or(usize::MAX);
        let picture = GrayImage::from_fn(width, height, |x, y| {
            Luma([if self.is_dark_in_picture(module(x), module(y)) { DARK } else { WHITE }])
        });
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, ImageFormat::Png).map_err(|_| QrError::Picture)?;
        Ok(file.into_inner())
    }

    /// An SVG, one unit for each module. The word TEST is text, and drawn as dots besides, for programs without fonts.
    pub fn svg(&self) -> String {
        let (width, height) = self.size();
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{}\" height=\"{}\" \
             shape-rendering=\"crispEdges\">",
            width * 8,
            height * 8
        );
        if self.mark == Mark::Test {
            svg.push_str("<title>TEST</title><desc>TEST: takes no real money</desc>");
        }
        push(&mut svg, format_args!("<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"));
        svg.push_str("<path fill=\"#161616\" d=\"");
        for y in 0..height {
            let mut x = 0;
            while x < width {
                let run = (x..width).take_while(|x| self.is_dark_in_picture(*x, y)).count();
                if run > 0 {
                    push(&mut svg, format_args!("M{x} {y}h{run}v1h-{run}z"));
                }
                x += run.max(1);
            }
        }
        svg.push_str("\"/></svg>\n");
        svg
    }
}

/// Writing to a string cannot fail.
fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://app.dev.secpaid.com/payment?link_id=MTE4NDI=";

    #[test]
    fn finder_patterns_stand_in_three_corners() {
        let qr = Qr::new(LINK, Mark::None).expect("a code");
        let last = qr.width() - 1;
        for (x, y) in [(0, 0), (last, 0), (0, last), (6, 6), (3, 3)] {
            assert!(qr.is_dark(x, y), "{x}, {y}");
        }
        assert!(!qr.is_dark(1, 1) && !qr.is_dark(7, 7) && !qr.is_dark(qr.width(), 0));
    }

    fn picture(qr: &Qr, scale: u32) -> GrayImage {
        image::load_from_memory(&qr.png(scale).expect("a picture")).expect("a PNG").into_luma8()
    }

    #[test]
    fn the_png_shows_every_module_with_its_margin() {
        let qr = Qr::new(LINK, Mark::None).expect("a code");
        let png = picture(&qr, 3);
        let side = u32::try_from(qr.width() + 8).expect("small") * 3;
        assert_eq!(png.dimensions(), (side, side));
        for (x, y, pixel) in png.enumerate_pixels() {
            let (x, y) = (x as usize / 3, y as usize / 3);
            let dark = x >= 4 && y >= 4 && qr.is_dark(x - 4, y - 4);
            assert_eq!(pixel.0[0], if dark { DARK } else { WHITE }, "{x}, {y}");
        }
    }

    #[test]
    fn test_stands_beneath_in_letters() {
        let plain = Qr::new(LINK, Mark::None).expect("a code");
        let test = Qr::new(LINK, Mark::Test).expect("a code");
        let (plain_png, test_png) = (picture(&plain, 1), picture(&test, 1));
        assert_eq!(test_png.height(), plain_png.height() + 9);
        let top = u32::try_from(test.width()).expect("small") + 6;
        let row = |y: u32| -> String {
            (0..test_png.width()).map(|x| if test_png.get_pixel(x, y).0[0] == DARK { '#' } else { ' ' }).collect()
        };
        let word: Vec<_> = (top..top + 7).map(|y| row(y).trim().to_owned()).collect();
        assert_eq!(
            word,
            [
                "##### #####  #### #####",
                "#   #     #       #",
                "#   #     #       #",
                "#   ####   ###    #",
                "#   #         #   #",
                "#   #         #   #",
                "#   ##### ####    #",
            ]
        );
        assert_eq!(row(top - 1).trim(), "");
        assert!((top + 7..test_png.height()).all(|y| row(y).trim().is_empty()));
        assert!(!plain.svg().contains("TEST") && test.svg().contains("<title>TEST</title>"));
    }

    #[test]
    fn the_svg_is_well_formed_and_dark_on_white() {
        let svg = Qr::new(LINK, Mark::Test).expect("a code").svg();
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
        assert!(svg.contains("fill=\"#fff\"/><path fill=\"#161616\" d=\"M4 4h7v1h-7z"));
        assert!(svg.ends_with("\"/></svg>\n"));
    }

    #[test]
    fn a_link_no_code_can_hold_is_refused() {
        assert_eq!(Qr::new(&"x".repeat(5_000), Mark::None), Err(QrError::TooLong));
    }
}
