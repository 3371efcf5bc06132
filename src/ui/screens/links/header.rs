//! Title, tabs and actions of Links, and its filter row: type, search, how many rows the service was asked for, the wait.
//! Nothing here knows a row.

use egui::{Id, Ui};

use super::{KINDS, arg, links};
use crate::model::{self, Environment, LinkAge, LinkFilter, LinkList, LinkMode, RowSource};
use crate::state::{Action, CreateAction, ExportAction, LinksAction, ListTable, Remote};
use crate::text::{self, Arg};
use crate::ui::fields::Fields;
use crate::ui::screens::list::{push_right_ui, search_ui, small_link_ui, small_ui, small_width, title_ui};
use crate::ui::screens::loading::{self, Wait};
use crate::ui::theme::{Theme, icons, size};
use crate::ui::widgets::{Button, Dropdown, IconButton, Item, Segment, chip_ui, menu_ui, segments_ui};
use crate::ui::{Actions, View, commands};

/// The search field is never wider, points.
const SEARCH: f32 = 320.0;
/// Nor narrower.
const SEARCH_LEAST: f32 = 96.0;
/// Room that the age of the rows and its button need beside the others, points.
const NARROW: f32 = 136.0;
/// The limits there are to go up to.
const LIMITS: [u32; 4] = [100, 1_000, 10_000, 100_000];

/// Draws the header.
pub fn header_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, links) = (view.texts, links(view));
    title_ui(ui, texts.get("links-title"));
    ui.add_space(24.0);
    let count = |rows: Option<usize>| {
        rows.map(|rows| texts.style().count(u64::try_from(rows).unwrap_or(u64::MAX))).unwrap_or_default()
    };
    let unpaid = count(links.unpaid.rows.value().map(RowSource::len));
    let paid = count(links.paid.rows.value().map(RowSource::len));
    let tabs = [Segment::counted(texts.get("links-unpaid"), &unpaid), Segment::counted(texts.get("links-paid"), &paid)];
    let lists = [LinkList::Unpaid, LinkList::Paid];
    let chosen = usize::from(links.tab == LinkList::Paid);
    let (_, picked) = segments_ui(ui, texts.get("links-title"), &tabs, chosen);
    if let Some(tab) = picked.and_then(|at| lists.get(at)) {
        actions.push(Action::Links(LinksAction::Tab(*tab)));
    }
    let ready = match links.tab {
        LinkList::Unpaid => links.unpaid.can_be_exported(),
        LinkList::Paid => links.paid.can_be_exported(),
    };
    let tip = commands::with_keys(texts, texts.get("command-export"), "export");
    let export = Button::secondary(texts.get("action-export")).icon(icons::EXPORT).tip(&tip).enabled(ready);
    let tip = if view.state.is_view_only() {
        texts.get("not-sent-view-only").to_owned()
    } else {
        commands::with_keys(texts, texts.get("command-new-link"), "new-link")
    };
    let may = view.state.is_connected() && !view.state.is_view_only();
    let new = Button::primary(texts.get("links-new")).icon(icons::PLUS).tip(&tip).enabled(may);
    // In a large zoom there is room for the icons alone.
    let narrow = ui.available_width() < export.width(ui) + new.width(ui) + NARROW;
    let behind = if narrow { 2.0 * size::CONTROL + 8.0 } else { export.width(ui) + 8.0 + new.width(ui) };
    match links.tab {
        LinkList::Unpaid => loading::freshness_ui(ui, view, &links.unpaid.rows, behind, actions),
        LinkList::Paid => loading::freshness_ui(ui, view, &links.paid.rows, behind, actions),
    }
    let exports = if narrow {
        IconButton::new(icons::EXPORT, texts.get("action-export")).enabled(ready).show(ui)
    } else {
        export.show(ui)
    };
    if exports.clicked() {
        actions.push(Action::Export(ExportAction::Open));
    }
    let begins =
        if narrow { IconButton::new(icons::PLUS, texts.get("links-new")).enabled(may).show(ui) } else { new.show(ui) };
    if begins.clicked() {
        actions.push(Action::Create(CreateAction::New(LinkMode::Single)));
    }
}

/// What the filter row needs of a list, whichever it is.
struct Listed<'a> {
    filter: &'a LinkFilter,
    /// Rows that are there, when the list was read.
    rows: Option<usize>,
    asked: u32,
    /// There are more than were asked for.
    cut: bool,
    wait: Option<Wait>,
    failed: bool,
}

fn listed<'a>(view: &View<'a>) -> Listed<'a> {
    let links = links(view);
    match links.tab {
        LinkList::Unpaid => listed_of(view, &links.unpaid),
        LinkList::Paid => listed_of(view, &links.paid),
    }
}

fn listed_of<'a, T: model::Listed<Filter = LinkFilter>>(view: &View<'a>, table: &'a ListTable<T>) -> Listed<'a> {
    Listed {
        filter: &table.filter,
        rows: table.rows.value().map(RowSource::len),
        asked: table.reach.asked,
        cut: table.reach.cut,
        wait: loading::wait(view, &table.rows),
        failed: matches!(table.rows, Remote::Failed { .. }),
    }
}

/// The id of the search field.
pub fn search_id() -> Id {
    Id::unique("search-links")
}

/// Draws the filter row.
pub fn filters_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let texts = view.texts;
    let listed = listed(view);
    kind_ui(ui, view, &listed, actions);
    let behind = match listed.wait {
        Some(wait) => wait.width(ui, view),
        None => limit_width(ui, view, &listed),
    };
    let demo = Button::secondary(texts.get("settings-demo-next-day")).icon(icons::CALENDAR_BLANK);
    let is_demo = view.state.active.environment == Environment::Demo;
    let demo_width = if is_demo { demo.width(ui) + 8.0 } else { 0.0 };
    if links(view).tab == LinkList::Unpaid {
        age_ui(ui, view, &listed, behind + demo_width + 8.0 + SEARCH_LEAST, actions);
    }
    let width = (ui.available_width() - behind - demo_width - 8.0).clamp(SEARCH_LEAST, SEARCH);
    let hint = (search_id(), texts.get("links-search"));
    if let Some(search) = search_ui(ui, texts, fields, hint, &listed.filter.search, width) {
        actions.push(Action::Links(LinksAction::Search(search)));
    }
    if is_demo {
        push_right_ui(ui, demo.width(ui) + behind);
        if demo.show(ui).clicked() {
            actions.push(Action::Links(LinksAction::NextDay));
        }
    }
    match listed.wait {
        Some(wait) => wait.show_ui(ui, view, 0.0, actions),
        None => limit_ui(ui, view, &listed, actions),
    }
}

fn kind_ui(ui: &mut Ui, view: &View<'_>, listed: &Listed<'_>, actions: &mut Actions) {
    let (texts, chosen) = (view.texts, listed.filter.kind.as_ref());
    let all = texts.get("links-all-types");
    let words: Vec<_> = KINDS.iter().map(|kind| text::link_kind(texts, kind)).collect();
    let current = chosen.map_or(all.into(), |kind| text::link_kind(texts, kind));
    let mut items = vec![Item::new(all).checked(chosen.is_none())];
    items.extend(words.iter().zip(&KINDS).map(|(word, kind)| Item::new(word).checked(chosen == Some(kind))));
    if let Some(picked) = Dropdown::new(texts.get("column-type"), &current).show(ui, &items) {
        let kind = picked.checked_sub(1).and_then(|at| KINDS.get(at)).cloned();
        actions.push(Action::Links(LinksAction::Kind(kind)));
    }
}

/// The ages to choose from; where there is no room for their name beside what needs `behind` points, behind an icon.
fn age_ui(ui: &mut Ui, view: &View<'_>, listed: &Listed<'_>, behind: f32, actions: &mut Actions) {
    let texts = view.texts;
    let chosen = listed.filter.age.as_ref().map(|age| age.age);
    let (all, name) = (texts.get("links-any-age"), texts.get("column-age"));
    let mut items = vec![Item::new(all).checked(chosen.is_none())];
    items.extend(LinkAge::ALL.map(|age| Item::new(text::link_age(texts, age)).checked(chosen == Some(age))));
    let current = chosen.map_or(all, |age| text::link_age(texts, age));
    let room = ui.available_width() - behind - 8.0;
    let picked = if Button::secondary(current).caret().width(ui) <= room {
        Dropdown::new(name, current).show(ui, &items)
    } else if let Some(age) = chosen {
        let age = text::link_age(texts, age);
        chip_ui(ui, age, &texts.with("action-clear-filter", &[("name", arg(age))])).clicked().then_some(0)
    } else {
        let button = IconButton::new(icons::CALENDAR_BLANK, name).show(ui);
        menu_ui(ui, &button, name, &items)
    };
    if let Some(picked) = picked {
        let age = picked.checked_sub(1).and_then(|at| LinkAge::ALL.get(at)).copied();
        actions.push(Action::Links(LinksAction::Age(age)));
    }
}

/// Whether more rows than were asked for can be shown.
pub fn can_show_more(asked: u32) -> bool {
    LIMITS.into_iter().any(|limit| limit > asked)
}

/// "Only the first 100 are loaded", "Show up to 1,000" and the limit that means; nothing for a list that is whole.
fn limit_words(view: &View<'_>, listed: &Listed<'_>) -> Option<(String, Option<(String, u32)>)> {
    let rows = listed.rows.filter(|_| listed.cut && !listed.failed)?;
    let count = view.texts.style().count(u64::try_from(rows).unwrap_or(u64::MAX));
    let words = view.texts.with("links-at-most", &[("count", arg(&count))]);
    let more = LIMITS
        .into_iter()
        .find(|limit| *limit > listed.asked)
        .map(|limit| (view.texts.with("links-show-up-to", &[("limit", Arg::Count(limit.into()))]), limit));
    Some((words, more))
}

fn limit_width(ui: &Ui, view: &View<'_>, listed: &Listed<'_>) -> f32 {
    limit_words(view, listed).map_or(0.0, |(words, more)| {
        let more = more.map_or(0.0, |(words, _)| 8.0 + small_width(ui, &words));
        16.0 + small_width(ui, &words) + more
    })
}

fn limit_ui(ui: &mut Ui, view: &View<'_>, listed: &Listed<'_>, actions: &mut Actions) {
    let Some((words, more)) = limit_words(view, listed) else { return };
    push_right_ui(ui, limit_width(ui, view, listed) - 16.0);
    small_ui(ui, &words, Theme::of(ui).text3);
    if let Some((words, limit)) = more
        && small_link_ui(ui, &words).clicked()
    {
        actions.push(Action::Links(LinksAction::Limit(Some(limit))));
    }
}
