//! What stands between the filters and the end of a list screen: what failed, the rows or why there are none, what is
//! not quite right with them in one line, and the sums. All list screens call it with their own table and words.
//! It must not know what a row is.

use egui::{Rect, Ui, UiBuilder};

use super::list::{Footer, row_ui};
use super::loading;
use crate::model::{Listed, Money};
use crate::state::{ListTable, Remote};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::paint;
use crate::ui::{Actions, View};

/// What a body is made of.
pub struct Body<'b, T> {
    /// The rows and how they are read.
    pub remote: &'b Remote<T>,
    /// Whether there are rows to show.
    pub has_rows: bool,
    /// Whether an order is being worked out.
    pub indexing: bool,
    /// What is not quite right with rows that are there.
    pub quiet: Vec<String>,
}

impl<T> Body<'_, T> {
    /// Draws it into the room there is.
    pub fn show_ui(
        self,
        ui: &mut Ui,
        view: &View<'_>,
        actions: &mut Actions,
        table_ui: impl FnOnce(&mut Ui, &View<'_>, &mut Actions),
        empty_ui: impl FnOnce(&mut Ui, &View<'_>, &mut Actions),
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        if matches!(self.remote, Remote::Failed { .. }) {
            let frame = egui::Frame::new().inner_margin(egui::Margin { left: 24, right: 24, top: 0, bottom: 12 });
            frame.show(ui, |ui| loading::failed_ui(ui, view, self.remote, actions));
        }
        let mut room = ui.available_rect_before_wrap();
        if !self.quiet.is_empty() {
            let (above, line) = room.split_top_bottom_at_y(room.bottom() - 32.0);
            room = above;
            quiet_ui(ui, line, &self.quiet.join(" · "));
        }
        let mut rows = ui.new_child(UiBuilder::new().max_rect(room));
        if self.has_rows {
            table_ui(&mut rows, view, actions);
        } else if matches!(self.remote, Remote::Ready { .. }) && !self.indexing {
            empty_ui(&mut rows, view, actions);
        }
    }
}

/// What is not quite right with the rows of a list: cut, incomplete, unreadable. `incomplete` rows lack an amount.
pub fn quiet_words<T: Listed>(view: &View<'_>, table: &ListTable<T>, incomplete: usize) -> Vec<String> {
    let (texts, reach) = (view.texts, table.reach);
    let mut words = Vec::new();
    // Where more rows can be shown, the filter row says that these are not all, and offers them.
    if reach.cut && !super::links::can_show_more(reach.asked) {
        words.push(texts.with("links-cut", &[("limit", crate::text::Arg::Count(reach.asked.into()))]));
    }
    if reach.may_be_incomplete {
        words.push(texts.get("pay-ins-may-be-incomplete").to_owned());
    }
    if table.unreadable > 0 {
        words.push(texts.with("list-unreadable", &[("count", table.unreadable.into())]));
    }
    if incomplete > 0 {
        words.push(texts.with("list-incomplete", &[("count", incomplete.into())]));
    }
    words
}

/// How much of a line of `quiet_ui` its icon takes, points.
const QUIET_ICON: f32 = 20.0;

/// How high `quiet_ui` has to be in a place so wide, to say all its words, points.
pub fn quiet_height(ui: &Ui, words: &str, width: f32) -> f32 {
    let all = paint::paragraph(ui, Type::Small, words, Theme::of(ui).text2, width - QUIET_ICON);
    all.size().y + 16.0
}

/// A line above the footer.
pub fn quiet_ui(ui: &mut Ui, place: Rect, words: &str) {
    let theme = Theme::of(ui);
    row_ui(ui, place, place.height(), |ui| {
        let (rect, response) = ui.allocate_exact_size(ui.available_size(), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
        let y = rect.center().y;
        paint::icon(ui, egui::pos2(rect.left() + 7.0, y), icons::INFO, 14.0, theme.warn);
        let room = rect.width() - QUIET_ICON;
        let whole = paint::paragraph(ui, Type::Small, words, theme.text2, room);
        let fits = whole.size().y <= rect.height();
        let line = if fits { whole } else { paint::line_cut(ui, Type::Small, words, theme.text2, room) };
        let cut = line.elided;
        paint::left(ui, line, rect.left() + QUIET_ICON, y);
        if cut {
            response.on_hover_text(words);
        }
    });
}

/// The sums of some rows, each with its name, the most telling one last.
#[derive(Default)]
pub struct Sums<'s> {
    /// How many rows.
    pub rows: usize,
    /// Figures in the order of the columns.
    pub figures: Vec<(&'s str, Money)>,
    /// Parts of them that are in doubt: they stay as long as one of the figures.
    pub asides: Vec<Aside<'s>>,
}

/// A part of the sums that is in doubt.
pub struct Aside<'s> {
    name: &'s str,
    long: &'s str,
    sum: Money,
}

impl<'s> Aside<'s> {
    /// The part of this name.
    pub const fn new(name: &'s str, sum: Money) -> Self {
        Self { name, long: name, sum }
    }

    /// A name that says more, shown where there is room for it, read aloud always.
    pub const fn long(mut self, long: &'s str) -> Self {
        self.long = long;
        self
    }

    const fn name(&self, short: bool) -> &'s str {
        if short { self.name } else { self.long }
    }
}

/// The foot of a list: the sums of what is shown, and at the right those of what is selected or how old the rows are.
/// `word` is what the rows are called (`12 rows` without the number). Figures for which there is no room are left out.
pub fn foot_ui<T>(
    ui: &mut Ui,
    view: &View<'_>,
    place: Rect,
    remote: &Remote<T>,
    word: &str,
    shown: &Sums<'_>,
    selected: &Sums<'_>,
) {
    let (texts, style, theme) = (view.texts, view.texts.style(), Theme::of(ui));
    let mut footer = Footer::begin_ui(ui, place);
    let number = |rows: usize| style.count(u64::try_from(rows).unwrap_or(u64::MAX));
    let age = loading::age_of_rows(view, remote, theme);
    footer.count(&number(shown.rows), word);
    let mut chosen = vec![(texts.get("table-selected"), number(selected.rows))];
    if selected.rows > 1 {
        chosen.extend(selected.figures.iter().map(|(name, sum)| (*name, style.money(*sum))));
    }
    let width = |footer: &Footer<'_>, figures: &[(&str, String)]| -> f32 {
        figures.iter().map(|(name, figure)| footer.width(name, figure) + 20.0).sum()
    };
    let keep = match (&age, selected.rows) {
        (Some((words, _)), _) => footer.words_width(words),
        (None, 0) => 0.0,
        (None, _) => width(&footer, &chosen),
    };
    if shown.rows > 0 {
        sums_ui(&mut footer, view, shown, (keep, age.is_none() && selected.rows > 1));
    }
    if let Some((words, colour)) = age {
        footer.words_right(&words, colour);
    } else if selected.rows > 0 {
        let fits = |count: &usize| footer.has_room(width(&footer, chosen.get(..*count).unwrap_or_default()));
        let count = [chosen.len(), 1].into_iter().find(fits).unwrap_or(0);
        for (name, figure) in chosen.iter().take(count).rev() {
            footer.figure_right(name, figure);
        }
    }
}

/// The sums of what is shown. Where there is no room for all of them, what is in doubt is said shorter, then those between
/// the first and the last go, then all but the last. `keep` is the room of what stands at the right; `yields` is whether
/// the last goes, too.
fn sums_ui(footer: &mut Footer<'_>, view: &View<'_>, shown: &Sums<'_>, (keep, yields): (f32, bool)) {
    let style = view.texts.style();
    let last = shown.figures.len().saturating_sub(1);
    let kept = |ends: Ends| {
        let figures = shown.figures.iter().enumerate();
        let figures = figures.filter(move |(at, _)| match ends {
            Ends::All => true,
            Ends::Both => *at == 0 || *at == last,
            Ends::Last => *at == last,
        });
        figures.map(|(_, (name, sum))| (*name, style.money(*sum))).collect::<Vec<_>>()
    };
    let fits = |(ends, short): &(Ends, bool)| {
        let sums = kept(*ends).into_iter().map(|(name, figure)| footer.width(name, &figure) + 20.0);
        let asides = shown.asides.iter().map(|aside| footer.width(aside.name(*short), &style.money(aside.sum)) + 20.0);
        footer.has_room(sums.chain(asides).sum::<f32>() + keep)
    };
    let tries = [(Ends::All, false), (Ends::All, true), (Ends::Both, true), (Ends::Last, true)];
    let fitting = tries.into_iter().find(fits);
    // One selects to learn the sum: where there is no room for both, those of all rows make room for it.
    if fitting.is_none() && yields {
        return;
    }
    let (ends, short) = fitting.unwrap_or((Ends::Last, true));
    for (name, figure) in kept(ends) {
        footer.figure(name, &figure);
    }
    for aside in &shown.asides {
        footer.figure_said(aside.name(short), &style.money(aside.sum), aside.long);
    }
}

/// Which sums there is room for.
#[derive(Clone, Copy)]
enum Ends {
    All,
    Both,
    Last,
}
