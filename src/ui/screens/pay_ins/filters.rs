//! The filter row of Pay-ins: tabs with counts, range, type, method, state, search, and the wait. What has no room as a
//! list of its own folds into one list behind an icon; what is set there stays on the screen as a chip.

use egui::{Id, Ui};

use super::{arg, pay_ins};
use crate::model::{Narrow, PayInFilter, PayInTab, StatusFilter, TransactionType};
use crate::state::{Action, PayInsAction};
use crate::text::{self, Texts};
use crate::ui::fields::Fields;
use crate::ui::screens::list::search_ui;
use crate::ui::screens::{loading, range};
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{
    Button, Dropdown, IconButton, Item, Segment, chip_ui, chip_width, menu_ui, paint, segments_ui, segments_width,
};
use crate::ui::{Actions, View};

/// Room that lists and counts leave to the search field, points.
const SEARCH: f32 = 180.0;
/// Width of the search field from which the wait is told beside it, points.
const LEAST: f32 = 120.0;
/// The search field with nothing but its icon, and the gap before it, points.
const BARE: f32 = 48.0;
/// Room of the icon behind which other lists are folded, points.
const FOLDED: f32 = 40.0;
/// Room is measured with this count on every tab: what is shown where must not hang on how many rows there are.
const USUAL: u64 = 888;

/// The types there are, in the order of the list.
const KINDS: [TransactionType; 6] = [
    TransactionType::Basic,
    TransactionType::Split,
    TransactionType::PersonalQr,
    TransactionType::Refund,
    TransactionType::Dispute,
    TransactionType::DisputeRefund,
];

/// Whether something but the tab is set.
pub fn is_filtered(filter: &PayInFilter) -> bool {
    filter.kind.is_some()
        || filter.method.is_some()
        || filter.status.is_some()
        || filter.narrow.is_some()
        || !filter.search.trim().is_empty()
}

/// Draws the row; says whether there was room for the wait.
pub fn filters_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) -> bool {
    let spare = tabs_ui(ui, view, actions);
    if let Some(choice) = range::range_ui(ui, view, pay_ins(view).choice, fields) {
        actions.push(Action::PayIns(PayInsAction::Range(choice)));
    }
    narrow_ui(ui, view, actions);
    let room = |ui: &Ui| ui.available_width() - spare;
    if has_lists(ui, view, room(ui)) {
        kind_ui(ui, view, actions);
        method_ui(ui, view, actions);
        let room = room(ui);
        status_ui(ui, view, room, actions);
    } else {
        folded_ui(ui, view, true, actions);
    }
    let wait = loading::wait(view, &pay_ins(view).rows);
    let left = wait.map_or(f32::MAX, |wait| ui.available_width() - wait.width(ui, view));
    let told = left >= LEAST;
    let width = if told { left.min(ui.available_width()) } else { ui.available_width() };
    // Where the words would be cut, one word says as much.
    let hint = view.texts.get("pay-ins-search");
    let fits = paint::line(ui, Type::Body, hint, egui::Color32::PLACEHOLDER).size().x + BARE <= width;
    let hint = if fits { hint } else { view.texts.get("action-search") };
    let hint = (Id::unique("search-pay-ins"), hint);
    let search = &pay_ins(view).filter.search;
    if let Some(search) = search_ui(ui, view.texts, fields, hint, search, width.max(40.0)) {
        actions.push(Action::PayIns(PayInsAction::Search(search)));
    }
    if let Some(wait) = wait.filter(|_| told) {
        wait.show_ui(ui, view, 0.0, actions);
    }
    told
}

/// What a figure of the overview was made of, as a chip that takes it away.
fn narrow_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let texts = view.texts;
    let words = match &pay_ins(view).filter.narrow {
        None => return,
        Some(Narrow::Payment(id)) => texts.with("pay-ins-only-payment", &[("id", arg(&id.to_string()))]),
        Some(Narrow::Waiting) => texts.get("pay-ins-only-waiting").to_owned(),
        Some(Narrow::Methods(_)) => texts.get("overview-other-methods").to_owned(),
        Some(Narrow::Types(_)) => texts.get("overview-other-types").to_owned(),
    };
    if chip_ui(ui, &words, &texts.with("action-clear-filter", &[("name", arg(&words))])).clicked() {
        actions.push(Action::PayIns(PayInsAction::Widen));
    }
}

/// Whether type and method have lists of their own in this room, and the search field still has its own.
fn has_lists(ui: &Ui, view: &View<'_>, room: f32) -> bool {
    let texts = view.texts;
    let kind = pay_ins(view).filter.kind.as_ref();
    let kind = kind.map_or(texts.get("pay-ins-all-types").into(), |kind| text::transaction_type(texts, kind));
    let method = pay_ins(view).filter.method.as_ref();
    let method = method.map_or(texts.get("pay-ins-all-methods").into(), |method| text::method_filter(texts, method));
    let lists: f32 = [kind, method].iter().map(|words| Button::secondary(words).caret().width(ui) + 8.0).sum();
    lists + FOLDED + SEARCH <= room
}

/// Draws the tabs; says how many points less they take than with the usual counts.
fn tabs_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) -> f32 {
    let (texts, pay_ins) = (view.texts, pay_ins(view));
    let known = pay_ins.rows.value().is_some() || !pay_ins.index.is_empty();
    let counts = PayInTab::ALL.map(|tab| {
        let count = u64::try_from(pay_ins.counts.on(tab)).unwrap_or(u64::MAX);
        if known { texts.style().count(count) } else { String::new() }
    });
    let keys = ["pay-ins-all", "pay-ins-payments", "pay-ins-refunds", "pay-ins-disputes"];
    let mut segments: Vec<Segment<'_>> =
        keys.iter().zip(&counts).map(|(key, count)| Segment::counted(texts.get(key), count)).collect();
    let usual = texts.style().count(USUAL);
    let counted: Vec<Segment<'_>> = keys.iter().map(|key| Segment::counted(texts.get(key), &usual)).collect();
    let mut measured = segments_width(ui, &counted);
    let range = range::width(ui, view, pay_ins.choice) + 16.0;
    if measured + range + FOLDED + SEARCH > ui.available_width() {
        // The counts go first: the words of the tabs, the other filters and the search field are needed.
        for segment in &mut segments {
            segment.count = "";
        }
        measured = segments_width(ui, &segments);
    }
    if measured + range + FOLDED + BARE > ui.available_width() {
        tabs_list_ui(ui, view, &keys, actions);
        return 0.0;
    }
    let spare = measured - segments_width(ui, &segments);
    let chosen = PayInTab::ALL.iter().position(|tab| *tab == pay_ins.filter.tab).unwrap_or(0);
    let (_, picked) = segments_ui(ui, texts.get("pay-ins-tabs"), &segments, chosen);
    if let Some(tab) = picked.and_then(|at| PayInTab::ALL.get(at)) {
        actions.push(Action::PayIns(PayInsAction::Tab(*tab)));
    }
    spare
}

/// The tabs as a list, where a large zoom leaves them no room beside each other.
fn tabs_list_ui(ui: &mut Ui, view: &View<'_>, keys: &[&str; 4], actions: &mut Actions) {
    let texts = view.texts;
    let chosen = pay_ins(view).filter.tab;
    let tabs = || PayInTab::ALL.iter().zip(keys);
    let current = tabs().find(|(tab, _)| **tab == chosen).map_or("", |(_, key)| texts.get(key));
    let items: Vec<Item<'_>> = tabs().map(|(tab, key)| Item::new(texts.get(key)).checked(*tab == chosen)).collect();
    if let Some(tab) =
        Dropdown::new(texts.get("pay-ins-tabs"), current).show(ui, &items).and_then(|picked| PayInTab::ALL.get(picked))
    {
        actions.push(Action::PayIns(PayInsAction::Tab(*tab)));
    }
}

fn kind_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, chosen) = (view.texts, pay_ins(view).filter.kind.as_ref());
    let all = texts.get("pay-ins-all-types");
    let words = kind_words(texts);
    let current = chosen.map_or(all.into(), |kind| text::transaction_type(texts, kind));
    let mut items = vec![Item::new(all).checked(chosen.is_none())];
    items.extend(words.iter().zip(&KINDS).map(|(word, kind)| Item::new(word).checked(chosen == Some(kind))));
    if let Some(picked) = Dropdown::new(texts.get("column-type"), &current).show(ui, &items) {
        let kind = picked.checked_sub(1).and_then(|at| KINDS.get(at)).cloned();
        actions.push(Action::PayIns(PayInsAction::Kind(kind)));
    }
}

fn kind_words(texts: &Texts) -> Vec<String> {
    KINDS.iter().map(|kind| text::transaction_type(texts, kind).into_owned()).collect()
}

fn method_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
    let (texts, pay_ins) = (view.texts, pay_ins(view));
    let chosen = pay_ins.filter.method.as_ref();
    let all = texts.get("pay-ins-all-methods");
    let methods: Vec<&Box<str>> = pay_ins.occurring().methods().iter().collect();
    let words: Vec<_> = methods.iter().map(|method| text::method_filter(texts, method)).collect();
    let current = chosen.map_or(all.into(), |method| text::method_filter(texts, method));
    let mut items = vec![Item::new(all).checked(chosen.is_none())];
    items.extend(words.iter().zip(&methods).map(|(word, method)| Item::new(word).checked(chosen == Some(method))));
    if let Some(picked) = Dropdown::new(texts.get("column-method"), &current).show(ui, &items) {
        let method = picked.checked_sub(1).and_then(|at| methods.get(at)).map(|method| (*method).clone());
        actions.push(Action::PayIns(PayInsAction::Method(method)));
    }
}

/// The states in a list of their own where the search field keeps its room, else folded.
fn status_ui(ui: &mut Ui, view: &View<'_>, room: f32, actions: &mut Actions) {
    let (texts, chosen) = (view.texts, pay_ins(view).filter.status);
    let all = texts.get("pay-ins-all-states");
    let current = chosen.map_or(all, |status| text::status_filter(texts, status));
    if Button::secondary(current).caret().width(ui) + 8.0 + SEARCH > room {
        folded_ui(ui, view, false, actions);
        return;
    }
    let mut items = vec![Item::new(all).checked(chosen.is_none())];
    let of = |status| Item::new(text::status_filter(texts, status)).checked(chosen == Some(status));
    items.extend(StatusFilter::ALL.map(of));
    if let Some(picked) = Dropdown::new(texts.get("column-status"), current).show(ui, &items) {
        let status = picked.checked_sub(1).and_then(|at| StatusFilter::ALL.get(at)).copied();
        actions.push(Action::PayIns(PayInsAction::Status(status)));
    }
}

/// What is offered in one list behind an icon; chips say what is set and take it away. With `every`, type and method
/// are there, too: they have no lists of their own.
fn folded_ui(ui: &mut Ui, view: &View<'_>, every: bool, actions: &mut Actions) {
    let (texts, pay_ins) = (view.texts, pay_ins(view));
    let filter = &pay_ins.filter;
    // What has no room as a chip is marked in the list, which takes it away, too.
    let chip = |ui: &mut Ui, words: &str| {
        let name = texts.with("action-clear-filter", &[("name", arg(words))]);
        chip_width(ui, words) + 8.0 + FOLDED + BARE <= ui.available_width() && chip_ui(ui, words, &name).clicked()
    };
    let (kind, method) = (filter.kind.as_ref().filter(|_| every), filter.method.as_ref().filter(|_| every));
    if let Some(kind) = kind
        && chip(ui, &text::transaction_type(texts, kind))
    {
        actions.push(Action::PayIns(PayInsAction::Kind(None)));
    }
    if let Some(method) = method
        && chip(ui, &text::method_filter(texts, method))
    {
        actions.push(Action::PayIns(PayInsAction::Method(None)));
    }
    if let Some(status) = filter.status
        && chip(ui, text::status_filter(texts, status))
    {
        actions.push(Action::PayIns(PayInsAction::Status(None)));
    }
    let is_set = kind.is_some() || method.is_some() || filter.status.is_some();
    folded_list_ui(ui, view, (every, is_set), actions);
}

/// The list behind the icon: types and methods, when they are folded, and states. What is set is marked, and taken away by
/// choosing it again.
fn folded_list_ui(ui: &mut Ui, view: &View<'_>, (every, is_set): (bool, bool), actions: &mut Actions) {
    let (texts, pay_ins) = (view.texts, pay_ins(view));
    let filter = &pay_ins.filter;
    let name = texts.get(if every { "pay-ins-filter-more" } else { "pay-ins-filter-state" });
    let button = IconButton::new(icons::FUNNEL, name);
    let button = if is_set { button.colour(Theme::of(ui).accent_text) } else { button }.show(ui);
    let mut choices: Vec<(String, &str, bool, PayInsAction)> = Vec::new();
    if every {
        let (of_kind, of_method) = (texts.get("column-type"), texts.get("column-method"));
        for (kind, words) in KINDS.iter().zip(kind_words(texts)) {
            let set = filter.kind.as_ref() == Some(kind);
            choices.push((words, of_kind, set, PayInsAction::Kind(Some(kind.clone()).filter(|_| !set))));
        }
        for method in pay_ins.occurring().methods() {
            let (words, set) =
                (text::method_filter(texts, method).into_owned(), filter.method.as_ref() == Some(method));
            choices.push((words, of_method, set, PayInsAction::Method(Some(method.clone()).filter(|_| !set))));
        }
    }
    let of_status = texts.get("column-status");
    for status in StatusFilter::ALL {
        let (words, set) = (text::status_filter(texts, status).to_owned(), filter.status == Some(status));
        choices.push((words, of_status, set, PayInsAction::Status(Some(status).filter(|_| !set))));
    }
    let items: Vec<Item<'_>> = choices
        .iter()
        .map(|(words, of, set, _)| {
            let item = Item::new(words).detail(of);
            if *set { item.checked(true) } else { item }
        })
        .collect();
    let picked = menu_ui(ui, &button, name, &items);
    drop(items);
    if let Some(at) = picked.filter(|at| *at < choices.len()) {
        actions.push(Action::PayIns(choices.swap_remove(at).3));
    }
}
