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
    test: 184.0,
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
    test: 94.0,
};

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
        base
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
        let note = wrapped(&printable(&sheet.note).0, Weight::Regular, self.room() / sizes.note, NOTE_LINES);
        let mut block = sizes.code + 2.0 * quiet + sizes.after_code + sizes.scan;
        if sheet.mark == Mark::Test {
            block += sizes.scan * 1.5;
        }
        if !sheet.amount.is_empty() {
            block += sizes.after_scan + sizes.amount * CAPITAL;
        }
        for (at, _) in note.iter().enumerate() {
            block += if at == 0 { sizes.after_amount } else { sizes.note_line };
        }
        let mut y = top + ((bottom - top - block) * 0.45).max(0.0) + quiet;
        self.page.items.push(Item::Code((self.page.width - sizes.code) / 2.0, y, module, code.runs()));
        y += sizes.code + quiet + sizes.after_code + sizes.scan * CAPITAL;
        if let Some(word) = sheet.mark.word() {
            self.across(word, y + sizes.scan, bottom);
        }
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

    /// The word in large pale letters across what is between two heights.
    fn across(&mut self, word: &str, top: f32, bottom: f32) {
        let (rise, run) = SLOPE;
        let line = Line::new(word, Weight::Medium);
        let size = self.sizes.test;
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
