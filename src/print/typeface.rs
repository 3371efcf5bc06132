//! The two weights of the bundled font as a sheet needs them: words turned into glyphs with their widths, and lines that
//! fit. What the font has no letter for is left out or shown as a box, so that nothing lies over anything else.
//! Called by the layout and the PDF. It must not know where on a page a line stands.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use unicode_normalization::UnicodeNormalization as _;

/// Inter with tabular figures, regular: the window draws with the same files.
pub const INTER_REGULAR: &[u8] = include_bytes!("../../assets/fonts/InterTab-Regular.otf");
/// Inter with tabular figures, medium.
pub const INTER_MEDIUM: &[u8] = include_bytes!("../../assets/fonts/InterTab-Medium.otf");

/// Height of a capital, in em.
pub(super) const CAPITAL: f32 = 0.727;
/// Stands where the font lacks a letter.
const BOX: char = '□';
const ELLIPSIS: &str = "…";

/// A weight of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For what is seen first.
    Medium,
}

struct Face {
    font: FontRef<'static>,
    data: ShaperData,
}

static FACES: LazyLock<[Option<Face>; 2]> = LazyLock::new(|| {
    [INTER_REGULAR, INTER_MEDIUM].map(|bytes| {
        let font = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&font);
        Some(Face { font, data })
    })
});

impl Weight {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Regular, Self::Medium];

    /// The font file.
    pub(super) const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => INTER_REGULAR,
            Self::Medium => INTER_MEDIUM,
        }
    }

    fn face(self) -> Option<&'static Face> {
        let [regular, medium] = &*FACES;
        match self {
            Self::Regular => regular.as_ref(),
            Self::Medium => medium.as_ref(),
        }
    }
}

/// A glyph of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the font file.
    pub id: u16,
    /// How far the next one is, in em, kerning included.
    pub advance: f32,
    /// The characters it stands for; empty for all but the first glyph of a cluster.
    pub text: String,
}

/// A line of text in one weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The text.
    pub text: String,
    /// In which weight.
    pub weight: Weight,
    pub(super) glyphs: Vec<Glyph>,
}

impl Line {
    /// The glyphs of a text, with ligatures and kerning.
    pub(super) fn new(text: &str, weight: Weight) -> Self {
        Self { text: text.to_owned(), weight, glyphs: shaped(text, weight) }
    }

    /// Its width, in em.
    pub(super) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// The line with as much of its end replaced by `…` as is needed for this width, in em.
    pub(super) fn cut(self, width: f32) -> Self {
        if self.width() <= width {
            return self;
        }
        let room = width - Self::new(ELLIPSIS, self.weight).width();
        let mut kept = String::new();
        let mut taken = 0.0;
        for glyph in &self.glyphs {
            taken += glyph.advance;
            if taken > room {
                break;
            }
            kept.push_str(&glyph.text);
        }
        Self::new(&format!("{}{ELLIPSIS}", kept.trim_end()), self.weight)
    }
}

fn shaped(text: &str, weight: Weight) -> Vec<Glyph> {
    let Some(face) = weight.face() else { return Vec::new() };
    let shaper = face.data.shaper(&face.font).build();
    let units = i16::try_from(shaper.units_per_em()).map_or(1.0, f32::from);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    let buffer = shaper.shape(buffer, ShapeOptions::new());
    let infos = buffer.glyph_infos();
    let mut glyphs = Vec::with_capacity(infos.len());
    let mut last = None;
    for (at, (info, place)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
        let from = usize::try_from(info.cluster).unwrap_or(usize::MAX);
        let next = infos.iter().skip(at).map(|other| other.cluster).find(|cluster| *cluster > info.cluster);
        let to = next.and_then(|next| usize::try_from(next).ok()).unwrap_or(text.len());
        let own = if last == Some(info.cluster) { "" } else { text.get(from..to).unwrap_or_default() };
        last = Some(info.cluster);
        glyphs.push(Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: i16::try_from(place.x_advance).map_or(0.0, f32::from) / units,
            text: own.to_owned(),
        });
    }
    glyphs
}

/// A text as the font can set it: one line, single spaces, nothing invisible. Signs without a letter in the font, such
/// as emoji, are left out; letters of other scripts become a box, and that is said by the second value.
pub fn printable(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut boxed = false;
    for c in text.nfc() {
        if c.is_whitespace() || c.is_control() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if is_drawn(c) {
            out.push(c);
        } else if c.is_alphanumeric() {
            boxed = true;
            // A word in another script is one box, not a row of them.
            if !out.ends_with(BOX) {
                out.push(BOX);
            }
        }
    }
    out.truncate(out.trim_end().len());
    (out, boxed)
}

/// Whether the font draws this character, and not as nothing. Asked once for each: a note is looked at in every frame of
/// the preview.
fn is_drawn(c: char) -> bool {
    static KNOWN: LazyLock<Mutex<HashMap<char, bool>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry(c).or_insert_with(|| has_letter(c))
}

fn has_letter(c: char) -> bool {
    let invisible = matches!(c, '\u{AD}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}');
    let mut bytes = [0; 4];
    !invisible
        && match shaped(c.encode_utf8(&mut bytes), Weight::Regular).as_slice() {
            [] => false,
            glyphs => glyphs.iter().all(|glyph| glyph.id != 0),
        }
}

/// A text broken into at most `most` lines of this width (in em) at its spaces, or within a word that is longer than a
/// line. What does not fit is cut with `…`.
pub(super) fn wrapped(text: &str, weight: Weight, width: f32, most: usize) -> Vec<Line> {
    let mut lines = broken_at(text, weight, width, most);
    let too_many = lines.len() > most;
    // Lines of nearly one length look meant; so do two words on the last one.
    let mut narrower = width;
    while !too_many && lines.len() > 1 && narrower > width * 0.6 {
        narrower -= width * 0.02;
        let tried = broken_at(text, weight, narrower, most);
        if tried.len() > lines.len() {
            break;
        }
        lines = tried;
    }
    lines.truncate(most);
    if too_many && let Some(last) = lines.last_mut() {
        last.push_str(ELLIPSIS);
    }
    lines.iter().map(|line| Line::new(line, weight).cut(width)).collect()
}

/// A text broken at its spaces into lines of at most this width; those after the first one too many are not looked at.
fn broken_at(text: &str, weight: Weight, width: f32, most: usize) -> Vec<String> {
    let space = Line::new(" ", weight).width();
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if lines.len() > most {
            break;
        }
        let length = Line::new(word, weight).width();
        if let Some(line) = lines.last_mut().filter(|_| used + space + length <= width) {
            line.push(' ');
            line.push_str(word);
            used += space + length;
        } else if length <= width {
            lines.push(word.to_owned());
            used = length;
        } else {
            used = broken(word, weight, width, &mut lines);
        }
    }
    lines
}

/// Puts a word longer than a line onto lines of its own, and says how much of the last one is used.
fn broken(word: &str, weight: Weight, width: f32, lines: &mut Vec<String>) -> f32 {
    let mut line = String::new();
    let mut used = 0.0;
    for glyph in shaped(word, weight) {
        if used + glyph.advance > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        line.push_str(&glyph.text);
        used += glyph.advance;
    }
    lines.push(line);
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_font_lacks_is_left_out_or_shown_as_a_box() {
        let cases = [
            ("Bestellung 2026-0135", "Bestellung 2026-0135", false),
            ("Rosen 🌷👩‍🌾 für\tMia\n", "Rosen für Mia", false),
            ("a\u{202E}b\u{200B}c\u{7}d", "abc d", false),
            ("Zu\u{308}ge Żółć Λύση Ж €", "Züge Żółć Λύση Ж €", false),
            ("花 für שלום", "□ für □", true),
            ("🌷", "", false),
        ];
        for (text, set, boxed) in cases {
            assert_eq!(printable(text), (set.to_owned(), boxed), "{text}");
        }
    }

    fn texts(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn lines_are_broken_at_spaces_and_cut_politely() {
        let lines = wrapped("Hochzeit Sommer, Anzahlung für Blumen", Weight::Regular, 10.0, 3);
        assert_eq!(texts(&lines), ["Hochzeit Sommer,", "Anzahlung für", "Blumen"]);
        let lines = wrapped("Hochzeit Sommer, Anzahlung für Blumen und Tische", Weight::Regular, 10.0, 2);
        assert_eq!(texts(&lines), ["Hochzeit Sommer,", "Anzahlung für…"]);
        let lines = wrapped(&"M".repeat(30), Weight::Medium, 10.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].text.ends_with('…') && lines.iter().all(|line| line.width() <= 10.0), "{lines:?}");
    }

    #[test]
    fn a_cut_line_fits_and_digits_are_of_one_width() {
        let line = Line::new("999.999,99 €", Weight::Medium);
        assert!(line.clone().cut(4.0).width() <= 4.0);
        assert_eq!(line.clone().cut(100.0), line);
        let width = |digit: &str| Line::new(digit, Weight::Medium).width();
        assert!((width("1") - width("4")).abs() < 1e-6);
    }
}
