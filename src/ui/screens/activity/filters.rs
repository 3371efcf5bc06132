//! The filter row of Activity: the sort of action, what became of it, and the search. A search that is part of the name of
//! a sort ("refund") finds all rows of it: names are words, which the state does not know. Called by the screen.

use egui::{Id, Ui};

use super::activity;
use crate::model::{ActivityKind, ActivityOutcome};
use crate::state::{Action, ActivityAction};
use crate::text::Texts;
use crate::ui::fields::Fields;
use crate::ui::screens::list::search_ui;
use crate::ui::widgets::{Dropdown, Item};
use crate::ui::{Actions, View};

/// The search field is never wider, points.
const SEARCH: f32 = 320.0;

const fn kind_key(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Created => "activity-filter-created",
        ActivityKind::Deleted => "activity-filter-deleted",
        ActivityKind::Refund => "activity-filter-refund",
        ActivityKind::Exported => "activity-filter-exported",
    }
}

const fn outcome_key(outcome: ActivityOutcome) -> &'static str {
    match outcome {
        ActivityOutcome::Done => "activity-filter-done",
        ActivityOutcome::NotDone => "activity-filter-not-done",
        ActivityOutcome::Open => "activity-filter-open",
    }
}

/// Draws the row.
pub(super) fn filters_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, actions: &mut Actions) {
    let (texts, filter) = (view.texts, &activity(view).list.filter);
    let all = texts.get("activity-filter-all");
    let mut items = vec![Item::new(all).checked(filter.kind.is_none())];
    items.extend(ActivityKind::ALL.map(|kind| Item::new(texts.get(kind_key(kind))).checked(filter.kind == Some(kind))));
    let current = filter.kind.map_or(all, |kind| texts.get(kind_key(kind)));
    if let Some(picked) = Dropdown::new(texts.get("activity-filter-kind"), current).show(ui, &items) {
        let kind = picked.checked_sub(1).and_then(|at| ActivityKind::ALL.get(at)).copied();
        actions.push(Action::Activity(ActivityAction::Kind(kind)));
    }
    let all = texts.get("activity-filter-any");
    let mut items = vec![Item::new(all).checked(filter.outcome.is_none())];
    items.extend(
        ActivityOutcome::ALL
            .map(|outcome| Item::new(texts.get(outcome_key(outcome))).checked(filter.outcome == Some(outcome))),
    );
    let current = filter.outcome.map_or(all, |outcome| texts.get(outcome_key(outcome)));
    if let Some(picked) = Dropdown::new(texts.get("column-status"), current).show(ui, &items) {
        let outcome = picked.checked_sub(1).and_then(|at| ActivityOutcome::ALL.get(at)).copied();
        actions.push(Action::Activity(ActivityAction::Outcome(outcome)));
    }
    let hint = (Id::unique("search-activity"), texts.get("activity-search"));
    let width = ui.available_width().clamp(96.0, SEARCH);
    if let Some(search) = search_ui(ui, texts, fields, hint, &filter.search, width) {
        let named = named(texts, &search);
        actions.push(Action::Activity(ActivityAction::Search(search, named)));
    }
}

/// The sorts whose name has what is searched for.
fn named(texts: &Texts, search: &str) -> Vec<ActivityKind> {
    let search = search.trim().to_lowercase();
    let has = |kind: &ActivityKind| texts.get(kind_key(*kind)).to_lowercase().contains(&search);
    if search.is_empty() { Vec::new() } else { ActivityKind::ALL.into_iter().filter(has).collect() }
}
