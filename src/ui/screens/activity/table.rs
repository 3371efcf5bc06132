//! The rows of Activity for the table widget: which columns there are in this width, and what stands in each cell. Only
//! visible rows are asked for. It must not copy rows, nor walk through them.

use std::borrow::Cow;

use egui::Ui;

use super::{TABLE, activity};
use crate::journal::{ActivityRow, Done, EntryState, RecordedRequest};
use crate::model::ServiceTime;
use crate::state::{Action, ActivityAction, CreateAction, Now, Session};
use crate::text::{Arg, Texts, visible};
use crate::ui::screens::loading;
use crate::ui::screens::rows::{self, Doings, Ordered, RowView};
use crate::ui::theme::icons;
use crate::ui::widgets::Status;
use crate::ui::widgets::table::{Cell, Column, Event, RowAction, Table};
use crate::ui::words::{entry_status, entry_what, local_time, settlement_hint, status_of};
use crate::ui::{Actions, View};

/// Width of the page below which the last column is left out, points: it is left out, too, where no row has anything to
/// say in it.
const NARROW: f32 = 960.0;

/// The column whose place the row action takes.
const NOTE: usize = 3;

/// Ids of the columns, for sorting.
const COLUMNS: [&str; 6] = ["asked_at", "action", "amount", "note", "outcome", "reason"];

/// What a file of rows is called: `Export of pay-ins`.
pub(super) fn export_what(texts: &Texts, kind: &str) -> String {
    let kind = match kind {
        "sheet" => return texts.get("activity-sheet").to_owned(),
        "qr" => return texts.get("activity-qr").to_owned(),
        "pay-ins" => texts.get("export-kind-pay-ins"),
        "payouts" => texts.get("export-kind-payouts"),
        "invoices" => texts.get("export-kind-invoices"),
        "unpaid-links" => texts.get("export-kind-unpaid-links"),
        "paid-links" => texts.get("export-kind-paid-links"),
        "activity" => texts.get("export-kind-activity"),
        other => other,
    };
    texts.with("activity-export", &[("kind", Arg::Text(kind))])
}

/// What was done, in a few words.
pub(super) fn what<'a>(texts: &'a Texts, row: &ActivityRow) -> Cow<'a, str> {
    match row.done() {
        Some(Done::Write(entry)) => entry_what(texts, &entry.intent),
        Some(Done::Export(export)) => Cow::Owned(export_what(texts, &export.kind)),
        None => Cow::Borrowed(""),
    }
}

/// When the refund that was requested was made, as the pay-ins tell that were read.
fn refund_seen<'s>(session: &'s Session, row: &ActivityRow) -> Option<&'s ServiceTime> {
    let Some(Done::Write(entry)) = row.done() else { return None };
    let RecordedRequest::Refund { pay_id, .. } = &entry.intent.body else { return None };
    let requested = matches!(entry.state(), EntryState::Done | EntryState::SettledDone);
    session.refund_seen(*pay_id).filter(|_| requested)
}

/// On which day the refund that was requested was made, in words.
pub(super) fn refund_words(texts: &Texts, session: &Session, row: &ActivityRow, now: Now) -> Option<String> {
    let day = texts.style().time(refund_seen(session, row)?, now.berlin.date());
    Some(texts.with("activity-refund-seen", &[("day", Arg::Text(&day))]))
}

/// What became of it: shape, colour and word.
pub(super) fn status<'a>(texts: &'a Texts, session: &Session, row: &ActivityRow) -> (Status, &'a str) {
    match row.done() {
        _ if refund_seen(session, row).is_some() => (Status::Refunded, texts.get("activity-refund-made")),
        Some(Done::Write(entry)) => (status_of(entry), entry_status(texts, entry)),
        _ => (Status::Paid, texts.get("status-written")),
    }
}

/// When it was done, short.
pub(super) fn when(texts: &Texts, row: &ActivityRow, now: Now) -> String {
    match row.done() {
        Some(Done::Write(entry)) => local_time(texts, entry.intent.at, now, false),
        Some(Done::Export(export)) => local_time(texts, export.at, now, false),
        None => String::new(),
    }
}

struct Look<'a> {
    texts: &'a Texts,
    session: &'a Session,
    now: Now,
}

impl Look<'_> {
    fn amount(&self, row: &ActivityRow) -> String {
        match (row.amount(), row.done()) {
            (Some(amount), _) => self.texts.style().money(amount),
            (None, Some(Done::Export(export))) if export.has_rows() => {
                self.texts.with("export-rows", &[("count", Arg::Count(export.rows))])
            }
            (None, _) => String::new(),
        }
    }
}

/// The note of a link, the name of a file.
fn note(row: &ActivityRow) -> Cow<'_, str> {
    match row.done() {
        Some(Done::Export(export)) => visible(file_name(&export.file)),
        _ => row.note().map_or(Cow::Borrowed(""), visible),
    }
}

/// The name of a file without its folder.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

impl RowView<ActivityRow> for Look<'_> {
    /// Only a link is made again; a deletion, a refund or a file is not.
    fn lacks(&self, row: &ActivityRow, _action: usize) -> bool {
        let Some(Done::Write(entry)) = row.done() else { return true };
        !matches!(entry.intent.body, RecordedRequest::Link(_))
    }

    fn cell<'r>(&'r self, row: &'r ActivityRow, column: usize) -> Cell<'r> {
        match column {
            0 => Cell::second(when(self.texts, row, self.now)),
            1 => Cell::text(what(self.texts, row)),
            2 => Cell::text(self.amount(row)),
            3 => Cell::text(note(row)),
            4 => {
                let (shape, word) = status(self.texts, self.session, row);
                Cell::status(shape, word)
            }
            _ => match row.done() {
                Some(Done::Write(entry)) => {
                    // The merchant's own word of a settling by hand stays; when the refund was made stands in the panel, too.
                    let hint = settlement_hint(self.texts, entry);
                    let seen = || refund_words(self.texts, self.session, row, self.now).unwrap_or_default();
                    Cell::third(if hint.is_empty() { seen() } else { hint })
                }
                Some(Done::Export(export)) if export.only_new => Cell::third(self.texts.get("export-what-new")),
                _ => Cell::empty(),
            },
        }
    }

    fn summary(&self, row: &ActivityRow) -> String {
        let parts = [
            what(self.texts, row).into_owned(),
            self.amount(row),
            note(row).into_owned(),
            status(self.texts, self.session, row).1.to_owned(),
            when(self.texts, row, self.now),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// Draws the table.
pub(super) fn table_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, list) = (view.texts, &activity(view).list);
    let Some(source) = list.rows.value() else { return };
    let mut columns = vec![
        Column::text(texts.get("column-date"), 104.0).sortable(),
        Column::flex(texts.get("activity-column-what"), 176.0).least(64.0).share(0.6).sortable(),
        Column::number(texts.get("column-amount"), 92.0).sortable(),
        Column::flex(texts.get("column-note"), 96.0).least(64.0).sortable(),
        Column::text(texts.get("column-status"), 128.0).sortable(),
    ];
    if ui.available_width() >= NARROW && activity(view).says_more {
        columns.push(Column::flex(texts.get("activity-column-more"), 120.0).share(0.8).sortable());
    }
    let sorted = rows::sorted_by(list.sort, |id| COLUMNS.iter().position(|own| *own == id));
    let look = Look { texts, session: view.state.session(), now: view.state.moment() };
    let source = Ordered { rows: source, index: &list.index, look };
    let again = [RowAction { icon: icons::PLUS, name: texts.get("created-again") }];
    let table = Table::new(TABLE, texts.get("activity-title"), &columns).several().sorted_by(sorted);
    let table = table.replaced(loading::is_replaced(view, &list.rows)).actions(NOTE, &again);
    let events = table.show(ui, &source, &list.selected);
    for event in &events {
        if let Event::Action(row, _) = event
            && let Some(Done::Write(entry)) = list.row(*row).and_then(ActivityRow::done)
        {
            actions.push(Action::Create(CreateAction::LikeEntry(entry.intent.id)));
        }
    }
    let sort = |at: usize| {
        let column = COLUMNS.get(at)?;
        let falls = matches!(*column, "asked_at" | "amount");
        Some(Action::Activity(ActivityAction::Sort(rows::next_sort(list.sort, column, falls))))
    };
    let doings = Doings {
        select: |rows| Action::Activity(ActivityAction::Select(rows)),
        detail: |row| Action::Activity(ActivityAction::Detail(row)),
        sort,
    };
    doings.carry_out(events, list.detail.is_some(), actions);
}
