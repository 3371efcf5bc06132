//! What this application asked of the service, newest first, with what became of it. What is not known stands on top
//! until it is settled. Called by the frame. Nothing here is sent; a row of unknown outcome opens its dialog.

use std::borrow::Cow;
use std::collections::HashSet;

use egui::{Align, Frame, Layout, Margin, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::journal::{Entry, EntryState, IntentId};
use crate::model::LinkMode;
use crate::state::{Action, ActivityAction, CreateAction, Now};
use crate::text::{Arg, Texts, visible};
use crate::ui::theme::{Theme, Type, icons, scroll_visuals_ui, size};
use crate::ui::widgets::table::{Cell, Column, Event, RowAction, Source};
use crate::ui::widgets::{Button, Empty, Note, Table, paint};
use crate::ui::words::{entry_status, entry_what, journal_error_text, local_time, settlement_hint, status_of};
use crate::ui::{Actions, View};

/// Width of the screen below which the last column is left out, points.
const NARROW: f32 = 960.0;
/// Greatest height of what is not settled, points; beyond that it scrolls.
const UNSETTLED: f32 = 232.0;

/// The column whose place the row action takes.
const NOTE: usize = 3;

/// Draws the screen.
pub fn activity_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let texts = view.texts;
    let theme = Theme::of(ui);
    let (head, title) = ui.allocate_exact_size(vec2(ui.available_width(), size::SCREEN_HEADER), Sense::hover());
    title.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, texts.get("activity-title")));
    let words = paint::line(ui, Type::Title, texts.get("activity-title"), theme.text);
    paint::left(ui, words, head.left() + size::PAGE_MARGIN, head.center().y);
    let activity = &view.state.session().activity;
    if let Some(error) = &activity.broken {
        let reason = journal_error_text(texts, error);
        let margin = Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 16 });
        margin.show(ui, |ui| Note::error(texts.get("activity-broken-title")).body(&reason).show(ui));
    }
    let unknown = |entry: &&Entry| entry.state() == EntryState::Unknown;
    let unsettled: Vec<&Entry> = activity.entries.iter().filter(unknown).collect();
    if !unsettled.is_empty() {
        unsettled_ui(ui, view, &unsettled, actions);
    }
    let rows: Vec<&Entry> = activity.entries.iter().filter(|entry| !unknown(entry)).collect();
    if rows.is_empty() {
        empty_ui(ui, view, unsettled.is_empty(), actions);
    } else {
        table_ui(ui, view, rows, actions);
    }
}

fn empty_ui(ui: &mut Ui, view: &View<'_>, nothing: bool, actions: &mut Actions) {
    if !nothing {
        return;
    }
    let texts = view.texts;
    let empty = Empty::new(icons::CLOCK_COUNTER_CLOCKWISE, texts.get("activity-empty-title"));
    let create = Button::secondary(texts.get("nav-create")).icon(icons::PLUS);
    if empty.sentence(texts.get("activity-empty-body")).show(ui, vec![create]).is_some() {
        actions.push(Action::Create(CreateAction::New(LinkMode::Single)));
    }
}

/// What is not known, each with its way to find out.
fn unsettled_ui(ui: &mut Ui, view: &View<'_>, entries: &[&Entry], actions: &mut Actions) {
    let theme = Theme::of(ui);
    let margin = Frame::new().inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 16 });
    margin.show(ui, |ui| {
        let block = Frame::new()
            .fill(theme.warn_tint)
            .stroke(paint::hair(ui, theme.warn_line))
            .corner_radius(size::RADIUS)
            .inner_margin(Margin { left: 12, right: 12, top: 4, bottom: 4 });
        block.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let (rect, heading) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
            let title = view.texts.with("activity-nobody-knows", &[("count", Arg::from(entries.len()))]);
            heading.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, &title));
            paint::icon(ui, pos2(rect.left() + 9.0, rect.center().y), icons::QUESTION, 18.0, theme.warn);
            let title = paint::line_cut(ui, Type::Emphasis, &title, theme.text, rect.width() - 28.0);
            paint::left(ui, title, rect.left() + 28.0, rect.center().y);
            scroll_visuals_ui(ui);
            egui::ScrollArea::vertical().max_height(UNSETTLED).auto_shrink([false, true]).show(ui, |ui| {
                ui.reset_style();
                ui.spacing_mut().item_spacing.y = 0.0;
                for entry in entries {
                    open_entry_ui(ui, view, entry, actions);
                }
            });
        });
    });
}

fn open_entry_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 40.0));
    paint::line_above(ui, rect, theme.warn_line);
    let middle = rect.center().y;
    let what = what_over(texts, entry);
    let time = local_time(texts, entry.intent.at, view.state.now, false);
    let layout = Layout::right_to_left(Align::Center);
    let builder = UiBuilder::new().max_rect(rect).layout(layout).id_salt(entry.intent.id.0);
    let called = texts.with("activity-check-name", &[("what", Arg::Text(&what)), ("time", Arg::Text(&time))]);
    let button = Button::secondary(texts.get("activity-check")).small().name(&called);
    let check = button.show(&mut ui.new_child(builder));
    if check.clicked() {
        actions.push(Action::Activity(ActivityAction::Open(entry.intent.id)));
    }
    let left = rect.left() + 28.0;
    let time_at = check.rect.left() - 16.0;
    let words = paint::line(ui, Type::Body, &time, theme.text2);
    let end = paint::right(ui, words, time_at, middle) - 16.0;
    let first = paint::line_cut(ui, Type::Body, &what, theme.text, end - left);
    let after = paint::left(ui, first, left, middle) + 12.0;
    let note = entry.intent.body.note().unwrap_or_default();
    let note = paint::line_cut(ui, Type::Body, &visible(note), theme.text2, (end - after).max(0.0));
    paint::left(ui, note, after, middle);
    let place = Rect::from_min_max(rect.min, pos2(time_at, rect.bottom()));
    let said = ui.interact(place, ui.scope_id().with(("unsettled", entry.intent.id.0)), Sense::hover());
    let note = entry.intent.body.note().unwrap_or_default();
    said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{what}, {}, {time}", visible(note))));
}

/// `Link over €390.00`.
fn what_over(texts: &Texts, entry: &Entry) -> String {
    let what = entry_what(texts, &entry.intent);
    match entry.intent.body.amount() {
        Some(amount) => {
            let amount = texts.style().money(amount);
            texts.with("activity-over", &[("what", Arg::Text(&what)), ("amount", Arg::Text(&amount))])
        }
        None => what.into_owned(),
    }
}

fn table_ui(ui: &mut Ui, view: &View<'_>, entries: Vec<&Entry>, actions: &mut Actions) {
    let texts = view.texts;
    let mut columns = vec![
        Column::text(texts.get("column-date"), 104.0),
        Column::flex(texts.get("activity-column-what"), 132.0).share(0.6),
        Column::number(texts.get("column-amount"), 88.0),
        Column::flex(texts.get("column-note"), 132.0),
        Column::text(texts.get("column-status"), 124.0),
    ];
    if ui.available_width() >= NARROW {
        columns.push(Column::flex(texts.get("activity-column-more"), 120.0).share(0.8));
    }
    let rows = Rows { texts, now: view.state.now, entries };
    let doings = [RowAction { icon: icons::PLUS, name: texts.get("created-again") }];
    let table = Table::new("activity", texts.get("activity-title"), &columns).actions(NOTE, &doings);
    for event in table.show(ui, &rows, &HashSet::new()) {
        if let Event::Action(intent, _) = event {
            actions.push(Action::Create(CreateAction::LikeEntry(intent)));
        }
    }
}

/// The rows of the table.
struct Rows<'a> {
    texts: &'a Texts,
    now: Now,
    entries: Vec<&'a Entry>,
}

impl Source for Rows<'_> {
    type Key = IntentId;

    fn len(&self) -> usize {
        self.entries.len()
    }

    fn key(&self, row: usize) -> IntentId {
        self.entries.get(row).map_or(IntentId(0), |entry| entry.intent.id)
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let Some(entry) = self.entries.get(row) else {
            return Cell::empty();
        };
        let intent = &entry.intent;
        match column {
            0 => Cell::second(local_time(self.texts, intent.at, self.now, false)),
            1 => Cell::text(entry_what(self.texts, intent)),
            2 => Cell::text(intent.body.amount().map_or_else(String::new, |amount| self.texts.style().money(amount))),
            3 => Cell::text(intent.body.note().map_or(Cow::Borrowed(""), visible)),
            4 => Cell::status(status_of(entry), entry_status(self.texts, entry)),
            _ => Cell::third(settlement_hint(self.texts, entry)),
        }
    }
}
