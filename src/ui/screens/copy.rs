//! The selected rows as text for the clipboard: tab-separated, with headers, in the order of the table, so that a
//! spreadsheet takes them apart again. No word says TEST here: a line more would be a wrong cell. Called when the copy keys are pressed; it must not run in an ordinary frame.

use std::borrow::Cow;
use std::collections::HashSet;

use egui::Ui;
use egui::text_selection::LabelSelectionState;

use crate::export::is_taken_for_a_value;
use crate::model::{Cell, Column, RowSource as _, Rows, ServiceTime};
use crate::text::Texts;

/// Whether the copy keys were pressed and mean the rows: not a text field and not marked words.
pub fn is_asked(ui: &Ui, free: bool) -> bool {
    free && ui.input(|input| input.events.contains(&egui::Event::Copy))
        && !ui.ctx().plugin_opt::<LabelSelectionState>().is_some_and(|words| words.lock().has_selection())
}

/// Headers and selected rows of a table.
pub fn selected_rows<T: Send + Sync, S: std::hash::BuildHasher>(
    texts: &Texts,
    columns: &[Column<T>],
    rows: &Rows<T>,
    index: &[u32],
    selected: &HashSet<u32, S>,
) -> String {
    selected_rows_but(texts, columns, rows, index, selected, |_, _| false)
}

/// The same with empty cells where `hides` says so of a row and a column: what must not be handed on.
pub fn selected_rows_but<T: Send + Sync, S: std::hash::BuildHasher>(
    texts: &Texts,
    columns: &[Column<T>],
    rows: &Rows<T>,
    index: &[u32],
    selected: &HashSet<u32, S>,
    hides: impl Fn(&T, &str) -> bool,
) -> String {
    let headers: Vec<_> = columns.iter().map(|column| in_one_cell(texts.get(column.title))).collect();
    let mut out = headers.join("\t");
    for row in index.iter().filter(|row| selected.contains(row)) {
        let Some(row) = usize::try_from(*row).ok().and_then(|row| rows.get(row)) else { continue };
        out.push('\n');
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            if !hides(row, column.id) {
                out.push_str(&sheet_cell(texts, &(column.cell)(row)));
            }
        }
    }
    out
}

/// A text that stays in one cell and on one line. One that begins with a quotation mark is quoted: a spreadsheet would
/// take the mark for the beginning of a quoted cell, and with it the cells behind.
fn in_one_cell(text: &str) -> Cow<'_, str> {
    let breaks = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    let text = if text.contains(breaks) { Cow::Owned(text.replace(breaks, " ")) } else { Cow::Borrowed(text) };
    if text.starts_with('"') { Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))) } else { text }
}

/// A cell as a spreadsheet of the language takes it: amounts and times as values, everything else as the text it is. As
/// in the files for Excel, a text that would be taken for a formula or a value gets an apostrophe; so does an id of more
/// digits than a number keeps.
fn sheet_cell<'a>(texts: &Texts, cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Missing | Cell::Time(ServiceTime::Missing) => Cow::Borrowed(""),
        Cell::Text(text) => guarded(text),
        Cell::Time(ServiceTime::Raw(text)) => guarded(text),
        Cell::Word(word) => Cow::Owned(guarded(texts.get(word)).into_owned()),
        Cell::Flag(flag) => Cow::Owned(texts.get(if *flag { "word-yes" } else { "word-no" }).to_owned()),
        // A spreadsheet keeps fifteen digits of a number.
        Cell::Id(id) if *id < 1_000_000_000_000_000 => Cow::Owned(id.to_string()),
        Cell::Id(id) => Cow::Owned(format!("'{id}")),
        Cell::Count(count) => Cow::Owned(count.to_string()),
        Cell::Shares(shares) => Cow::Owned(guarded(&shares.written(texts.style().has_comma())).into_owned()),
        Cell::Money(money) => Cow::Owned(texts.style().sheet_amount(*money)),
        Cell::Time(ServiceTime::Day(day)) => Cow::Owned(texts.style().sheet_day(*day)),
        Cell::Time(ServiceTime::At(at)) => Cow::Owned(texts.style().sheet_time(*at)),
    }
}

fn guarded(text: &str) -> Cow<'_, str> {
    if is_taken_for_a_value(text) { Cow::Owned(format!("'{}", in_one_cell(text))) } else { in_one_cell(text) }
}

/// A cell as a person of the language reads it.
pub fn cell_text<'a>(texts: &Texts, cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Missing => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Owned(text.replace(['\t', '\n', '\r'], " ")),
        Cell::Word(word) => Cow::Owned(texts.get(word).to_owned()),
        Cell::Id(id) => Cow::Owned(id.to_string()),
        Cell::Count(count) => Cow::Owned(texts.style().count(*count)),
        Cell::Shares(shares) => Cow::Owned(shares.written(texts.style().has_comma()).replace(['\t', '\n', '\r'], " ")),
        Cell::Money(money) => Cow::Owned(texts.style().amount(*money).replace('\u{2212}', "-")),
        Cell::Time(time) => Cow::Owned(texts.style().full_time(time)),
        Cell::Flag(flag) => Cow::Owned(texts.get(if *flag { "word-yes" } else { "word-no" }).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Money, SaidShares, Share, SplitType};
    use crate::text::Language;

    #[test]
    fn a_cell_stays_in_its_place_and_is_what_it_was() {
        let texts = Texts::new(Language::English);
        let text = |text: &'static str| sheet_cell(&texts, &Cell::Text(Cow::Borrowed(text))).into_owned();
        assert_eq!(text("Order\t7\nsecond"), "Order 7 second");
        assert_eq!(text(" =1+1"), "' =1+1");
        assert_eq!(text("\"Rosen\" rot"), "\"\"\"Rosen\"\" rot\"");
        assert_eq!(text("RE-7"), "RE-7");
        assert_eq!(text("0815"), "'0815");
        assert_eq!(text("20.05.2026"), "'20.05.2026");
        for (id, cell) in
            [(4711, "4711"), (999_999_999_999_999, "999999999999999"), (1_000_000_000_000_000, "'1000000000000000")]
        {
            assert_eq!(sheet_cell(&texts, &Cell::Id(id)), cell);
        }
        assert_eq!(sheet_cell(&texts, &Cell::Flag(true)), "Yes");
    }

    #[test]
    fn values_are_written_as_the_language_reads_them() {
        let at = ServiceTime::read("2026-05-20 18:56:08");
        for (language, amount, time) in [
            (Language::English, "-1234.56", "2026-05-20 18:56:08"),
            (Language::German, "-1234,56", "20.05.2026 18:56:08"),
        ] {
            let texts = Texts::new(language);
            assert_eq!(sheet_cell(&texts, &Cell::Money(Money::from_cents(-123_456))), amount);
            assert_eq!(sheet_cell(&texts, &Cell::Time(&at)), time);
        }
        let parties = vec![(Cow::Borrowed("Anna"), Share::from_hundredths(3000))];
        let shares = Cell::Shares(SaidShares { parties, split_type: SplitType::Absolute });
        let (english, german) = (Texts::new(Language::English), Texts::new(Language::German));
        assert_eq!((&*cell_text(&english, &shares), &*sheet_cell(&english, &shares)), ("Anna €30.00", "Anna €30.00"));
        assert_eq!(
            (&*cell_text(&german, &shares), &*sheet_cell(&german, &shares)),
            ("Anna 30,00\u{a0}€", "Anna 30,00\u{a0}€")
        );
        let count = Cell::Count(1200);
        assert_eq!((&*cell_text(&german, &count), &*sheet_cell(&german, &count)), ("1.200", "1200"));
    }
}
