//! The selected rows as text for the clipboard: tab-separated, with headers, in the order of the table, so that a
//! spreadsheet takes them apart again. No word says TEST here: a line more would be a wrong cell. Called when the copy keys are pressed; it must not run in an ordinary frame.

use std::borrow::Cow;
use std::collections::HashSet;

use egui::Ui;
use egui::text_selection::LabelSelectionState;

use crate::model::{Cell, Column, RowSource as _, Rows};
use crate::text::Texts;

/// Whether the copy keys were pressed and mean the rows: not a text field and not marked words.
pub fn is_asked(ui: &Ui, free: bool) -> bool {
    free && ui.input(|input| input.events.contains(&egui::Event::Copy))
        && !ui.ctx().plugin_opt::<LabelSelectionState>().is_some_and(|words| words.lock().has_selection())
}

/// Headers and selected rows of a table.
pub fn selected_rows<T: Send + Sync>(
    texts: &Texts,
    columns: &[Column<T>],
    rows: &Rows<T>,
    index: &[u32],
    selected: &HashSet<u32>,
) -> String {
    let headers: Vec<&str> = columns.iter().map(|column| texts.get(column.title)).collect();
    let mut out = headers.join("\t");
    for row in index.iter().filter(|row| selected.contains(row)) {
        let Some(row) = usize::try_from(*row).ok().and_then(|row| rows.get(row)) else { continue };
        out.push('\n');
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            out.push_str(&cell_text(texts, &(column.cell)(row)));
        }
    }
    out
}

/// A cell as a person of the language types it; a text that a spreadsheet would run as a formula gets an apostrophe.
pub fn cell_text<'a>(texts: &Texts, cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Missing => Cow::Borrowed(""),
        Cell::Text(text) => {
            let one_line = text.replace(['\t', '\n', '\r'], " ");
            if one_line.trim_start().starts_with(['=', '+', '-', '@']) {
                Cow::Owned(format!("'{one_line}"))
            } else {
                Cow::Owned(one_line)
            }
        }
        Cell::Id(id) => Cow::Owned(id.to_string()),
        Cell::Money(money) => Cow::Owned(texts.style().amount(*money).replace('\u{2212}', "-")),
        Cell::Time(time) => Cow::Owned(texts.style().full_time(time)),
        Cell::Flag(flag) => Cow::Borrowed(if *flag { "1" } else { "0" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Money;
    use crate::text::Language;

    #[test]
    fn a_cell_stays_in_its_place_and_is_no_formula() {
        let texts = Texts::new(Language::English);
        let text = |text: &'static str| cell_text(&texts, &Cell::Text(Cow::Borrowed(text))).into_owned();
        assert_eq!(text("Order\t7\nsecond"), "Order 7 second");
        assert_eq!(text(" =1+1"), "' =1+1");
        assert_eq!(text("RE-7"), "RE-7");
        assert_eq!(cell_text(&texts, &Cell::Money(Money::from_cents(-123_456))), "-1,234.56");
    }
}
