//! What stands where on a sheet: one composition for both sizes, from the top the shop, the code with what it is for, the
//! amount, what is paid, and in small letters at the foot where the code leads. Points, from the top left corner.
//! Called by the PDF, and by the dialog that shows the sheet before it is saved. It must not write a file.

use super::typeface::{CAPITAL, Line, Weight, wrapped};
use super::{Qr, Sheet, printable};
use crate::model::Mark;

/// Sizes of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm, for a wall or a window.
    #[default]
    A4,
    /// 105 × 148 mm, for a counter.
    A6,
}

impl Paper {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::A4, Self::A6];

    /// The name in a file name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A6 => "a6",
        }
    }

    /// Width and height in points of 1/72 inch.
    pub const fn size(self) -> (f32, f32) {
        const POINTS: f32 = 72.0 / 25.4;
        match self {
            Self::A4 => (210.0 * POINTS, 297.0 * POINTS),
            Self::A6 => (105.0 * POINTS, 148.0 * POINTS),
        }
    }

    const fn sizes(self) -> &'static Sizes {
        match self {
            Self::A4 => &A4,
            Self::A6 => &A6,
        }
    }
}

/// Sizes of a composition, in points.
struct Sizes {
    margin: f32,
    shop: f32,
    smallest_shop: f32,
    code: f32,
    scan: f32,
    amount: f32,
    note: f32,
    note_line: f32,
    closing: f32,
    foot: f32,
    foot_line: f32,
    /// Between the code with its margin and the words beneath it.
    after_code: f32,
    after_scan: f32,
    after_amount: f32,
    test: f32,
}

const A4: Sizes = Sizes {
    margin: 62.0,
    shop: 34.0,
    smallest_shop: 20.0,
    code: 280.0,
    scan: 18.0,
    amount: 64.0,
    note: 20.0,
    note_line: 28.0,
    closing: 14.0,
    foot: 9.0,
    foot_line: 13.0,
    after_code: 2.0,
    after_scan: 58.0,
    after_amount: 46.0,
    test: 196.0,
};

const A6: Sizes = Sizes {
    margin: 26.0,
    shop: 18.0,
    smallest_shop: 11.0,
    code: 144.0,
    scan: 10.5,
    amount: 34.0,
    note: 11.5,
    note_line: 15.5,
    closing: 8.5,
    foot: 6.25,
    foot_line: 8.5,
    after_code: 0.0,
    after_scan: 27.0,
    after_amount: 24.0,
    test: 98.0,
};

/// How far letters reach below the base line, in em.
const DESCENT: f32 = 0.22;
/// At most so many lines of the note.
const NOTE_LINES: usize = 3;
/// How steeply the word TEST rises, as sine and cosine.
const SLOPE: (f32, f32) = (0.292_37, 0.956_3);
/// Paper white is 1; the word TEST lies under what is read.
const PALE: f32 = 0.86;

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A line of text.
    Text {
        /// Left end of the base line.
        x: f32,
        /// The base line.
        y: f32,
        /// Points.
        size: f32,
        /// 0 is black, 1 white.
        gray: f32,
        /// Sine and cosine of how steeply it rises.
        slope: (f32, f32),
        /// The words.
        line: Line,
    },
    /// The code without its margin: left, top, side of a module, and the dark modules as (column, row, how many).
    Code(f32, f32, f32, Vec<(u16, u16, u16)>),
    /// A thin line from left to right: left, height, width.
    Rule(f32, f32, f32),
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Points.
    pub width: f32,
    /// Points.
    pub height: f32,
    /// What stands on it; what comes later lies above.
    pub items: Vec<Item>,
}

impl Page {
    /// The page of a sheet.
    pub(super) fn new(sheet: &Sheet, code: &Qr, paper: Paper) -> Self {
        let (width, height) = paper.size();
        let mut page = Composer { page: Self { width, height, items: Vec::new() }, sizes: paper.sizes() };
        let top = page.shop(&sheet.shop);
        let bottom = page.foot(sheet);
        page.middle(sheet, code, top, bottom);
        page.page
    }
}

struct Composer {
    page: Page,
    sizes: &'static Sizes,
}

impl Composer {
    fn room(&self) -> f32 {
        self.page.width - 2.0 * self.sizes.margin
    }

    fn text(&mut self, x: f32, y: f32, size: f32, line: Line) {
        self.page.items.push(Item::Text { x, y, size, gray: 0.0, slope: (0.0, 1.0), line });
    }

    fn centred(&mut self, y: f32, size: f32, line: Line) {
        let x = (self.page.width - line.width() * size) / 2.0;
        self.text(x, y, size, line);
    }

    /// A line as large as it fits, not below `smallest`: then it is cut.
    fn fitted(&mut self, y: f32, (size, smallest): (f32, f32), line: Line) {
        let size = size.min(self.room() / line.width().max(0.1)).max(smallest);
        let line = line.cut(self.room() / size);
        self.centred(y, size, line);
    }

    /// The name of the shop at the top; answers where it ends.
    fn shop(&mut self, shop: &str) -> f32 {
        let sizes = self.sizes;
        let shop = printable(shop).0;
        if shop.is_empty() {
            return sizes.margin * 0.7;
        }
        let base = sizes.margin + sizes.shop * CAPITAL;
        self.fitted(base, (sizes.shop, sizes.smallest_shop), Line::new(&shop, Weight::Medium));
        base + sizes.shop * DESCENT
    }

    /// The closing line, and in small letters the address and the day; answers where that begins.
    fn foot(&mut self, sheet: &Sheet) -> f32 {
        let sizes = self.sizes;
        let room = self.room() / sizes.foot;
        let day = Line::new(&sheet.day, Weight::Regular);
        let address = wrapped(sheet.link.as_str(), Weight::Regular, room - day.width() - 2.0, 3);
        let mut y = self.page.height - sizes.margin;
        let x = self.page.width - sizes.margin - day.width() * sizes.foot;
        self.text(x, y, sizes.foot, day);
        for line in address.into_iter().rev() {
            self.text(sizes.margin, y, sizes.foot, line);
            y -= sizes.foot_line;
        }
        self.page.items.push(Item::Rule(sizes.margin, y, self.room()));
        let closing = printable(&sheet.closing).0;
        let lines = wrapped(&closing, Weight::Regular, self.room() / sizes.closing, 2);
        if !lines.is_empty() {
            y -= sizes.closing * 0.5;
        }
        for line in lines.into_iter().rev() {
            y -= sizes.closing * 0.5;
            self.centred(y, sizes.closing, line);
            y -= sizes.closing;
        }
        y
    }

    /// Code, amount and note between the top and the foot, a little above the middle.
    fn middle(&mut self, sheet: &Sheet, code: &Qr, top: f32, bottom: f32) {
        let sizes = self.sizes;
        let module = sizes.code / across(code);
        let quiet = 4.0 * module;
        let mut block = sizes.code + 2.0 * quiet + sizes.after_code + sizes.scan;
        if sheet.mark == Mark::Test {
            block += sizes.scan * 1.5;
        }
        if !sheet.amount.is_empty() {
            block += sizes.after_scan + sizes.amount * CAPITAL;
        }
        let words = printable(&sheet.note).0;
        let lines = |most| wrapped(&words, Weight::Regular, self.room() / sizes.note, most);
        let height = |note: &[Line]| match u8::try_from(note.len()) {
            Ok(0) | Err(_) => 0.0,
            Ok(lines) => sizes.after_amount + sizes.note_line * f32::from(lines - 1) + sizes.note * DESCENT,
        };
        // A long note gives way to the code, which keeps its size.
        let fits = |note: &Vec<Line>| block + height(note) <= bottom - top;
        let note = (1..=NOTE_LINES).rev().map(lines).find(fits).unwrap_or_default();
        block += height(&note);
        let mut y = top + ((bottom - top - block) * 0.45).max(0.0) + quiet;
        self.page.items.push(Item::Code((self.page.width - sizes.code) / 2.0, y, module, code.runs()));
        y += sizes.code + quiet;
        if let Some(word) = sheet.mark.word() {
            self.across(word, y);
        }
        y += sizes.after_code + sizes.scan * CAPITAL;
        self.fitted(y, (sizes.scan, sizes.foot), Line::new(&sheet.scan, Weight::Medium));
        if sheet.mark == Mark::Test {
            y += sizes.scan * 1.5;
            self.fitted(y, (sizes.scan, sizes.foot), Line::new(&sheet.test, Weight::Regular));
        }
        if !sheet.amount.is_empty() {
            y += sizes.after_scan + sizes.amount * CAPITAL - sizes.scan * (1.0 - CAPITAL);
            self.fitted(y, (sizes.amount, sizes.note), Line::new(&sheet.amount, Weight::Medium));
        }
        for (at, line) in note.into_iter().enumerate() {
            y += if at == 0 { sizes.after_amount } else { sizes.note_line };
            self.centred(y, sizes.note, line);
        }
    }

    /// The word in large pale letters across what is between the code and the foot, as large as fits.
    fn across(&mut self, word: &str, top: f32) {
        let rule = self.page.items.iter().find_map(|item| match item {
            Item::Rule(_, y, _) => Some(*y),
            _ => None,
        });
        let bottom = rule.unwrap_or(self.page.height);
        let (rise, run) = SLOPE;
        let line = Line::new(word, Weight::Medium);
        // Never so large that it reaches the code.
        let height = line.width() * rise + CAPITAL * run;
        let size = self.sizes.test.min((bottom - top).max(0.0) / height.max(0.1));
        let (long, high) = (line.width() * size, CAPITAL * size);
        let (x, y) = (self.page.width / 2.0, top.midpoint(bottom));
        // From the middle of the word back to the left end of its base line.
        let x = x - long / 2.0 * run + high / 2.0 * rise;
        let y = y + long / 2.0 * rise + high / 2.0 * run;
        let item = Item::Text { x, y, size, gray: PALE, slope: SLOPE, line };
        self.page.items.insert(0, item);
    }
}

/// Modules on a side.
fn across(code: &Qr) -> f32 {
    u16::try_from(code.width()).map_or(1.0, f32::from).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LinkId, verify_pay_link};

    /// Left, top, right, bottom.
    type Place = (f32, f32, f32, f32);

    fn sheet(host: &str, texts: [&str; 4], mark: Mark) -> Sheet {
        let address = format!("https://{host}/payment?link_id=MTE4NDI=");
        let [shop, amount, note, closing] = texts.map(str::to_owned);
        let link = verify_pay_link(&address, LinkId(11_842), host).expect("a link");
        let (scan, test) = ("Zum Bezahlen scannen".into(), "TEST, hier wird kein echtes Geld bezahlt".into());
        Sheet { link, mark, amount, note, shop, closing, scan, test, day: "20.05.2026".into() }
    }

    /// What a text covers; one that rises covers a larger rectangle.
    fn covered(item: &Item) -> Place {
        match item {
            Item::Text { x, y, size, slope: (rise, run), line, .. } => {
                let (long, high) = (line.width() * size, CAPITAL * size);
                let below = if *rise > 0.0 { 0.0 } else { DESCENT * size };
                (x - high * rise, y - long * rise - high * run, x + long * run, y + below)
            }
            Item::Code(left, top, module, runs) => {
                let rows = runs.iter().map(|(_, row, _)| row + 1).max().map_or(0.0, f32::from);
                let quiet = 4.0 * module;
                (left - quiet, top - quiet, left + rows * module + quiet, top + rows * module + quiet)
            }
            Item::Rule(left, y, width) => (*left, *y, left + width, y + 0.5),
        }
    }

    fn apart(one: Place, other: Place) -> bool {
        let touch = 0.01;
        one.2 <= other.0 + touch || other.2 <= one.0 + touch || one.3 <= other.1 + touch || other.3 <= one.1 + touch
    }

    #[test]
    fn nothing_lies_over_anything_else_and_all_is_on_the_paper() {
        let long = "Hochzeit Sommer, Anzahlung 🌷 ".repeat(40);
        let hosts = ["app.secpaid.com", "a-very-long-name-of-a-test-server.internal.example.secpaid.com"];
        let wide = "W".repeat(300);
        for texts in [
            ["", "", "", ""],
            ["Rosenhaus", "€88.19", "Bestellung 2026-0135", ""],
            [&*long, "999.999,99 €", &*long, &*long],
            [&*wide, &*wide, &*wide, &*wide],
            ["\u{202E}花", "1 €", "שלום \u{7}\n🌷", "ü\u{308}\u{301}"],
        ] {
            for (host, mark) in hosts.into_iter().flat_map(|host| [(host, Mark::None), (host, Mark::Test)]) {
                for paper in Paper::ALL {
                    let page = sheet(host, texts, mark).page(paper).expect("a page");
                    let (large, items): (Vec<_>, Vec<_>) =
                        page.items.iter().partition(|item| matches!(item, Item::Text { gray, .. } if *gray > 0.0));
                    assert_eq!(large.len(), usize::from(mark == Mark::Test));
                    let places: Vec<Place> = items.iter().map(|item| covered(item)).collect();
                    for (at, place) in places.iter().enumerate() {
                        let inside = place.0 > 8.0 && place.1 > 8.0 && place.2 < page.width - 8.0;
                        assert!(inside && place.3 < page.height - 8.0, "{paper:?} {mark:?} {texts:?}: {at}");
                        for (other, over) in places.iter().enumerate().skip(at + 1) {
                            assert!(apart(*place, *over), "{paper:?} {mark:?} {texts:?}: {at} over {other}");
                        }
                    }
                    // The large word lies under what is read, but never under the code.
                    let code = items.iter().find(|item| matches!(item, Item::Code(..))).expect("the code");
                    assert!(large.iter().all(|word| apart(covered(word), covered(code))), "{paper:?} {texts:?}");
                }
            }
        }
    }
}
