//! Pages as a PDF: dark modules and letters as outlines, the two weights of the font embedded with the letters in use.
//! Called by the sheet. The same pages always give the same bytes.
//! It must not decide where something stands.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;

use super::page::{Item, Page};
use super::sheet::SheetError;
use super::typeface::{CAPITAL, Line, Weight};

const SYSTEM: SystemInfo<'static> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// Thickness of a rule, points.
const RULE: f32 = 0.5;

/// Hands out numbers of objects.
struct Numbers(i32);

impl Numbers {
    const fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// The glyphs of one weight that stand on any page.
#[derive(Default)]
struct Used {
    remapper: GlyphRemapper,
    /// Width in em and characters, by the number in the document.
    glyphs: BTreeMap<u16, (f32, String)>,
}

impl Used {
    fn add(&mut self, line: &Line) {
        for glyph in &line.glyphs {
            let id = self.remapper.remap(glyph.id);
            self.glyphs.entry(id).or_insert_with(|| {
                // The width without kerning, as the font has it.
                let alone = Line::new(&glyph.text, line.weight);
                let width = if alone.glyphs.len() == 1 { alone.width() } else { glyph.advance };
                (width, glyph.text.clone())
            });
        }
    }
}

/// The document.
pub(super) fn document(pages: &[Page], language: &str, title: &str) -> Result<Vec<u8>, SheetError> {
    let mut numbers = Numbers(0);
    let (catalog, tree, info) = (numbers.next(), numbers.next(), numbers.next());
    let mut pdf = Pdf::new();
    pdf.set_version(1, 7);
    let mut fonts = Weight::ALL.map(|weight| (weight, Used::default(), numbers.next()));
    for (_, _, line) in pages.iter().flat_map(|page| &page.items).filter_map(text_of) {
        if let Some((_, used, _)) = fonts.iter_mut().find(|(weight, ..)| *weight == line.weight) {
            used.add(line);
        }
    }
    let kids: Vec<Ref> = pages.iter().map(|_| numbers.next()).collect();
    for (page, id) in pages.iter().zip(&kids) {
        let content = numbers.next();
        let mut object = pdf.page(*id);
        object.parent(tree).media_box(Rect::new(0.0, 0.0, page.width, page.height)).contents(content);
        let mut resources = object.resources();
        let mut names = resources.fonts();
        for (weight, used, font) in &fonts {
            if !used.glyphs.is_empty() {
                names.pair(name(*weight), *font);
            }
        }
        names.finish();
        resources.finish();
        object.finish();
        pdf.stream(content, &drawn(page, &fonts));
    }
    for (weight, used, id) in &fonts {
        if !used.glyphs.is_empty() {
            embed(&mut pdf, &mut numbers, (*weight, used, *id))?;
        }
    }
    pdf.pages(tree).count(i32::try_from(kids.len()).unwrap_or(i32::MAX)).kids(kids);
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr(language));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    pdf.document_info(info).title(TextStr(title)).creator(TextStr("SecPaid Desktop"));
    Ok(pdf.finish())
}

const fn text_of(item: &Item) -> Option<(f32, f32, &Line)> {
    match item {
        Item::Text { x, y, line, .. } => Some((*x, *y, line)),
        _ => None,
    }
}

const fn name(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"F0"),
        Weight::Medium => Name(b"F1"),
    }
}

/// The drawing of a page. PDF counts from the bottom.
fn drawn(page: &Page, fonts: &[(Weight, Used, Ref)]) -> Vec<u8> {
    let mut content = Content::new();
    for item in &page.items {
        match item {
            Item::Text { x, y, size, gray, slope: (rise, run), line } => {
                let Some((_, used, _)) = fonts.iter().find(|(weight, ..)| *weight == line.weight) else { continue };
                content.set_fill_gray(*gray);
                content.begin_text().set_font(name(line.weight), *size);
                content.set_text_matrix([*run, *rise, -*rise, *run, *x, page.height - *y]);
                show(&mut content, line, used);
                content.end_text();
            }
            Item::Code(left, top, module, runs) => {
                content.set_fill_gray(0.0);
                // One path, filled once: no hairline between modules that touch.
                for (column, row, count) in runs {
                    let (x, y) = (left + module * f32::from(*column), top + module * f32::from(*row));
                    content.rect(x, page.height - y - module, module * f32::from(*count), *module);
                }
                content.fill_nonzero();
            }
            Item::Rule(left, y, width) => {
                content.set_fill_gray(0.0);
                content.rect(*left, page.height - y, *width, RULE).fill_nonzero();
            }
        }
    }
    content.finish().into_vec()
}

/// Shows a line; where kerning moves a glyph, the difference is written beside it.
fn show(content: &mut Content, line: &Line, used: &Used) {
    let mut shown = content.show_positioned();
    let mut items = shown.items();
    for glyph in &line.glyphs {
        let id = used.remapper.get(glyph.id).unwrap_or(0);
        items.show(Str(&id.to_be_bytes()));
        let width = used.glyphs.get(&id).map_or(glyph.advance, |(width, _)| *width);
        let moved = (width - glyph.advance) * 1000.0;
        if moved.abs() > 0.05 {
            items.adjust(moved);
        }
    }
}

/// The letters in use as a font of the document, with what they stand for, so that text can be searched and copied.
fn embed(pdf: &mut Pdf, numbers: &mut Numbers, (weight, used, id): (Weight, &Used, Ref)) -> Result<(), SheetError> {
    let cut = subsetter::subset(weight.bytes(), 0, &used.remapper).map_err(|_| SheetError::Font)?;
    let outlines = table(&cut, *b"CFF ").ok_or(SheetError::Font)?;
    let (descendant, descriptor, file, unicode) = (numbers.next(), numbers.next(), numbers.next(), numbers.next());
    let font = font_name(weight, used);
    let mut type0 = pdf.type0_font(id);
    type0.base_font(Name(format!("{font}-Identity-H").as_bytes())).encoding_predefined(Name(b"Identity-H"));
    type0.descendant_font(descendant).to_unicode(unicode);
    type0.finish();
    let mut cid = pdf.cid_font(descendant);
    cid.subtype(CidFontType::Type0).base_font(Name(font.as_bytes())).system_info(SYSTEM);
    cid.font_descriptor(descriptor).default_width(0.0);
    let mut widths = cid.widths();
    for (glyph, (width, _)) in &used.glyphs {
        widths.same(*glyph, *glyph, width * 1000.0);
    }
    widths.finish();
    cid.finish();
    let mut description = pdf.font_descriptor(descriptor);
    description.name(Name(font.as_bytes())).flags(FontFlags::SYMBOLIC).bbox(Rect::new(-741.0, -334.0, 2593.0, 1116.0));
    description.italic_angle(0.0).ascent(969.0).descent(-242.0).cap_height(CAPITAL * 1000.0);
    description.stem_v(if weight == Weight::Medium { 100.0 } else { 80.0 }).font_file3(file);
    description.finish();
    let mut stream = pdf.stream(file, outlines);
    stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
    stream.finish();
    let mut map = UnicodeCmap::new(Name(b"SecPaid"), SYSTEM);
    for (glyph, (_, text)) in used.glyphs.iter().filter(|(_, (_, text))| !text.is_empty()) {
        map.pair_with_multiple(*glyph, text.chars());
    }
    pdf.cmap(unicode, &map.finish());
    Ok(())
}

/// `ABCDEF+InterTab-Medium`: six letters that differ with the letters in use, as the format asks.
fn font_name(weight: Weight, used: &Used) -> String {
    let mut number = used
        .glyphs
        .values()
        .flat_map(|(_, text)| text.chars())
        .fold(7_u32, |sum, letter| sum.wrapping_mul(31).wrapping_add(u32::from(letter)));
    let mut tag = String::with_capacity(24);
    for _ in 0..6 {
        tag.push(u8::try_from(number % 26).map_or('A', |letter| char::from(b'A' + letter)));
        number /= 26;
    }
    tag.push_str(if weight == Weight::Medium { "+InterTab-Medium" } else { "+InterTab-Regular" });
    tag
}

/// A table of an OpenType file.
fn table(file: &[u8], wanted: [u8; 4]) -> Option<&[u8]> {
    let number = |at: usize| Some(u32::from_be_bytes(file.get(at..at.checked_add(4)?)?.try_into().ok()?));
    let count = u16::from_be_bytes(file.get(4..6)?.try_into().ok()?);
    (0..usize::from(count)).map(|table| 12 + 16 * table).find_map(|at| {
        if file.get(at..at + 4)? != wanted {
            return None;
        }
        let (start, length) = (usize::try_from(number(at + 8)?).ok()?, usize::try_from(number(at + 12)?).ok()?);
        file.get(start..start.checked_add(length)?)
    })
}
