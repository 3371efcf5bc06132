//! The unpaid links as a table with boxes: note, type, amount, age, address, and what can be done to the row under the
//! pointer. An address that does not lead where it should is shown as text and neither copied nor opened.

use std::borrow::Cow;

use egui::Ui;

use super::paid::NOTE;
use super::{arg, links};
use crate::model::{Environment, LinkId, LinkSuspicion, RowSource as _, UnpaidLink, VerifiedLink, verify_pay_link};
use crate::state::{Action, CreateAction, LinksAction, NoticeKind, Now, QrAction, SharingAction, Whose};
use crate::text::{self, visible};
use crate::ui::screens::list::reveal;
use crate::ui::screens::loading;
use crate::ui::screens::no_note::{note_cell, note_words};
use crate::ui::screens::rows::{self, Ordered, RowView};
use crate::ui::theme::icons;
use crate::ui::widgets::table::{Cell, Column, Direction, Event, RowAction, Table};
use crate::ui::{Actions, View};

/// Ids of the columns, for sorting. The age is not in the rows: ids rise, so that their order is that of age.
const COLUMNS: [&str; 5] = ["recipient_note", "transaction_type", "amount", AGE, "pay_link"];
const AGE: &str = "linktopay_id";
/// The place of *Delete* among the row actions.
const DELETE: usize = 3;
/// The row actions from this place on are in a list.
const FOLDED: usize = 4;
/// The place of *New like this one*.
const AGAIN: usize = 6;
/// The column whose place the row actions take.
const ADDRESS: usize = 4;

/// Width of the page below which of an address only its end is shown: the beginning is the same in all rows, points.
const WHOLE_FROM: f32 = 1000.0;

struct UnpaidLook<'v, 's> {
    view: &'v View<'s>,
    /// Whether there is room for the address.
    whole: bool,
    /// The scope's now, from which ages are counted.
    now: Now,
}

/// The address of a link, if it leads where it should.
pub fn verified(link: &UnpaidLink, host: &str) -> Option<String> {
    verify(link, host).ok().map(|address| address.as_str().to_owned())
}

fn verify(link: &UnpaidLink, host: &str) -> Result<VerifiedLink, LinkSuspicion> {
    let address = link.pay_link.as_deref().ok_or(LinkSuspicion::Missing)?;
    verify_pay_link(address, link.id, host)
}

impl UnpaidLook<'_, '_> {
    /// `13 days`; `None` where this application did not create the link.
    fn age(&self, id: LinkId) -> Option<String> {
        let seen = links(self.view).first_seen.get(&id)?;
        let (days, minutes) = self.now.since(*seen);
        Some(self.view.texts.style().age(days, minutes))
    }

    fn amount(&self, row: &UnpaidLink) -> String {
        let texts = self.view.texts;
        row.amount.map_or_else(|| texts.get("word-missing").to_owned(), |amount| texts.style().money(amount))
    }
}

impl RowView<UnpaidLink> for UnpaidLook<'_, '_> {
    fn cell<'r>(&'r self, row: &'r UnpaidLink, column: usize) -> Cell<'r> {
        let texts = self.view.texts;
        match column {
            0 => note_cell(texts, &row.note),
            1 => Cell::second(text::link_kind(texts, &row.kind)),
            2 => Cell::text(self.amount(row)),
            3 => self.age(row.id).map_or_else(|| Cell::third(texts.get("word-missing")), Cell::second),
            _ => {
                // Of an address that leads elsewhere nothing is left out.
                if !self.whole && verify(row, &self.view.state.session().pay_host).is_ok() {
                    let end = row.pay_link.as_deref().and_then(|address| address.rsplit(['=', '/']).next());
                    return Cell::third(format!("…{}", visible(end.unwrap_or_default()))).small();
                }
                let address = visible(row.pay_link.as_deref().unwrap_or_default());
                // The scheme says nothing where it is the usual one, or the simulator's on this computer.
                let usual = address.strip_prefix("https://");
                let local = || address.strip_prefix("http://").filter(|rest| rest.starts_with("127.0.0.1"));
                let short = usual.or_else(local).map(|short| Cow::Owned(short.to_owned()));
                Cell::third(short.unwrap_or(address)).small()
            }
        }
    }

    fn summary(&self, row: &UnpaidLink) -> String {
        let texts = self.view.texts;
        let (note, amount, kind) = (note_words(texts, &row.note), self.amount(row), text::link_kind(texts, &row.kind));
        let age = self.age(row.id).unwrap_or_else(|| texts.get("links-age-unknown").to_owned());
        texts.with(
            "links-row",
            &[("note", arg(&note)), ("amount", arg(&amount)), ("kind", arg(&kind)), ("age", arg(&age))],
        )
    }
}

/// Draws the table.
pub fn table_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, unpaid) = (view.texts, &links(view).unpaid);
    let Some(source) = unpaid.rows.value() else { return };
    let whole = ui.available_width() >= WHOLE_FROM;
    let columns = [
        Column::flex(texts.get("column-note"), 140.0).least(64.0).readable(NOTE).share(2.0).sortable(),
        Column::text(texts.get("column-type"), 84.0).spare().sortable(),
        Column::number(texts.get("column-amount"), 96.0).sortable(),
        Column::number(texts.get("column-age"), 80.0).sortable(),
        Column::flex(texts.get("column-link"), if whole { 216.0 } else { 170.0 }).share(1.0).sortable(),
    ];
    let sorted = unpaid.sort.and_then(|sort| {
        let at = COLUMNS.iter().position(|column| *column == sort.column)?;
        // The youngest link has the greatest id.
        let falls = sort.descending != (sort.column == AGE);
        Some((at, if falls { Direction::Down } else { Direction::Up }))
    });
    let mut doings = vec![
        RowAction { icon: icons::COPY, name: texts.get("links-copy") },
        RowAction { icon: icons::QR_CODE, name: texts.get("links-qr") },
        RowAction { icon: icons::PAPER_PLANE_TILT, name: texts.get("share-action") },
        RowAction { icon: icons::TRASH, name: texts.get("links-delete") },
        RowAction { icon: icons::PRINTER, name: texts.get("sheet-action") },
        RowAction { icon: icons::ARROW_SQUARE_OUT, name: texts.get("links-open") },
        RowAction { icon: icons::PLUS, name: texts.get("created-again") },
    ];
    if view.state.active.environment == Environment::Demo {
        doings.push(RowAction { icon: icons::HAND_COINS, name: texts.get("links-demo-pay") });
    }
    let ordered =
        Ordered { rows: source, index: &unpaid.index, look: UnpaidLook { view, whole, now: view.state.moment() } };
    let off = view.state.is_view_only().then(|| texts.get("links-delete-off"));
    reveal(ui, view, crate::backend::Table::Unpaid, "links-unpaid");
    let table = Table::new("links-unpaid", texts.get("links-unpaid"), &columns)
        .boxes(texts.get("links-select-all"))
        .actions(ADDRESS, &doings)
        .folded(FOLDED, texts.get("table-more"))
        .action_off(DELETE, off)
        .sorted_by(sorted)
        .replaced(loading::is_replaced(view, &unpaid.rows));
    for event in table.show(ui, &ordered, &unpaid.selected) {
        let link = |row: u32| usize::try_from(row).ok().and_then(|row| source.get(row));
        match event {
            Event::Selected(rows) => actions.push(Action::Links(LinksAction::Select(rows))),
            Event::Sort(at) => sort(view, at, actions),
            Event::Activated(row) => {
                if let Some(link) = link(row) {
                    actions.push(Action::Qr(QrAction::Open(link.id)));
                }
            }
            Event::Action(row, doing) => {
                if let Some(link) = link(row) {
                    act(ui, view, link, doing, actions);
                }
            }
            Event::Clicked(_) | Event::Focused(_) => {}
        }
    }
}

fn sort(view: &View<'_>, at: usize, actions: &mut Actions) {
    let Some(column) = COLUMNS.get(at).copied() else { return };
    // Youngest and greatest first.
    let sort = rows::next_sort(links(view).unpaid.sort, column, column == AGE || column == "amount");
    actions.push(Action::Links(LinksAction::Sort(sort)));
}

/// Does one of the row actions.
fn act(ui: &Ui, view: &View<'_>, link: &UnpaidLink, doing: usize, actions: &mut Actions) {
    let address = verify(link, &view.state.session().pay_host);
    let (whose, language) = (|| Whose::Rows(vec![link.id]), view.texts.language());
    match (doing, address) {
        (0, Ok(address)) => {
            ui.copy_text(address.as_str().to_owned());
            actions.push(Action::Notify(NoticeKind::Copied));
        }
        (2, Ok(_)) => actions.push(Action::Sharing(SharingAction::Share(whose(), language))),
        (DELETE, _) => actions.push(Action::Links(LinksAction::AskDelete(vec![link.id]))),
        (4, Ok(_)) => actions.push(Action::Sharing(SharingAction::Print(whose(), language))),
        (5, Ok(address)) => ui.ctx().open_url(egui::OpenUrl::new_tab(address.as_str())),
        // What is wrong with the address is said where its QR code would be.
        (0..=5, _) => actions.push(Action::Qr(QrAction::Open(link.id))),
        (AGAIN, _) => actions.push(Action::Create(CreateAction::LikeLink(link.id))),
        (_, _) => actions.push(Action::Links(LinksAction::CustomerPays(link.id))),
    }
}
