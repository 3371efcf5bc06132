//! What a check found: links that may be the one, or what the lists say of a deletion or a refund. The merchant says
//! which is theirs. Called by the dialog of an unknown outcome; it must not decide.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::backend::{CheckFinding, Gap, KeyDoubt};
use crate::journal::{Entry, IntentId, WriteKind};
use crate::model::{Candidate, Fit, LinkList, Money, ServiceTime};
use crate::state::{Action, ActivityAction, CheckState, UnknownDialog};
use crate::text::{Arg, Fate, Texts, api_error_text, visible};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, Note, paint};
use crate::ui::{Actions, View};

/// Draws what was found, if a check is over.
pub(super) fn found_ui(ui: &mut Ui, view: &View<'_>, dialog: &UnknownDialog, entry: &Entry, actions: &mut Actions) {
    let seen = ui.scope_id().with(("found", dialog.intent));
    let CheckState::Found(finding) = &dialog.check else {
        ui.data_mut(|data| data.remove::<bool>(seen));
        return;
    };
    let begins = ui.cursor().min;
    let texts = view.texts;
    let id = dialog.intent;
    ui.add_space(4.0);
    match finding {
        CheckFinding::Candidates { links, gap } if links.is_empty() => none_ui(ui, view, id, *gap, actions),
        CheckFinding::Candidates { links, gap } => {
            candidates_ui(ui, view, id, (links, *gap), FOUND, actions);
        }
        CheckFinding::Perhaps { links, gap } => {
            Note::warn(texts.get("unknown-found-perhaps")).body(texts.get("unknown-found-perhaps-hint")).show(ui);
            ui.add_space(8.0);
            candidates_ui(ui, view, id, (links, *gap), PERHAPS, actions);
        }
        CheckFinding::OtherKey { links, fit, doubt } => {
            let (title, hint) = match doubt {
                KeyDoubt::Other if links.is_empty() => ("unknown-other-key", "unknown-other-key-hint"),
                KeyDoubt::Other => ("unknown-other-key", "unknown-other-key-listed"),
                KeyDoubt::Lost if links.is_empty() => ("unknown-key-lost", "unknown-key-lost-hint"),
                KeyDoubt::Lost => ("unknown-key-lost", "unknown-key-lost-listed"),
            };
            Note::warn(texts.get(title)).body(texts.get(hint)).show(ui);
            if !links.is_empty() {
                ui.add_space(8.0);
                let titles = match fit {
                    Fit::Exactly => FOUND,
                    Fit::Roughly => PERHAPS,
                };
                candidates_ui(ui, view, id, (links, None), titles, actions);
            }
        }
        CheckFinding::Deleted(_) => accept_ui(ui, view, id, texts.get("unknown-found-deleted"), actions),
        CheckFinding::NotInLists(gap) => {
            Note::warn(texts.get("unknown-found-not-deleted")).body(gap_words(texts, *gap)).show(ui);
        }
        CheckFinding::PaidMeanwhile => accept_ui(ui, view, id, texts.get("unknown-found-paid"), actions),
        CheckFinding::StillThere => accept_ui(ui, view, id, texts.get("unknown-found-still-there"), actions),
        CheckFinding::Refunded { amount, at, .. } => {
            accept_ui(ui, view, id, &refund_words(texts, *amount, at), actions);
        }
        CheckFinding::StillUnknown if entry.intent.kind == WriteKind::Refund => {
            Note::warn(texts.get("unknown-found-no-refund")).show(ui);
        }
        CheckFinding::StillUnknown => Note::warn(texts.get("unknown-not-looked")).show(ui),
        CheckFinding::Failed(error) => {
            let said = api_error_text(texts, error, Fate::DidNotHappen);
            let body = format!("{} {}", said.why, said.advice);
            Note::error(texts.get("unknown-check-failed")).body(body.trim_end()).show(ui);
        }
    }
    // In a low window it comes below what can be seen, and it is what the merchant asked for.
    if !ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(seen, false), true)) {
        ui.scroll_to_rect(Rect::from_min_max(begins, pos2(begins.x, ui.cursor().min.y)), None);
    }
    ui.add_space(12.0);
}

/// What the service shows is plain: one button takes it over.
fn accept_ui(ui: &mut Ui, view: &View<'_>, id: IntentId, words: &str, actions: &mut Actions) {
    let texts = view.texts;
    Note::info(words).show_with_ui(ui, |ui| {
        if Button::primary(texts.get("unknown-accept")).small().show(ui).clicked() {
            actions.push(Action::Activity(ActivityAction::AcceptFinding(id)));
        }
    });
}

/// Which refund was found: it may be of another request.
fn refund_words(texts: &Texts, amount: Option<Money>, at: &ServiceTime) -> String {
    let missing = || texts.get("word-missing").to_owned();
    let amount = amount.map_or_else(missing, |amount| texts.style().money(amount));
    let time = Some(texts.style().full_time(at)).filter(|time| !time.is_empty()).unwrap_or_else(missing);
    texts.with("unknown-found-refund", &[("amount", Arg::Text(&amount)), ("time", Arg::Text(&time))])
}

/// Why what was looked for may be there all the same.
fn gap_words(texts: &Texts, gap: Gap) -> &str {
    texts.get(match gap {
        Gap::Cut => "unknown-lists-cut",
        Gap::Unreadable => "unknown-lists-unreadable",
    })
}

fn none_ui(ui: &mut Ui, view: &View<'_>, id: IntentId, gap: Option<Gap>, actions: &mut Actions) {
    let texts = view.texts;
    if let Some(gap) = gap {
        Note::warn(texts.get("unknown-found-none")).body(gap_words(texts, gap)).show(ui);
        return;
    }
    let note = Note::info(texts.get("unknown-found-none")).body(texts.get("unknown-found-none-hint"));
    note.show_with_ui(ui, |ui| {
        if Button::secondary(texts.get("unknown-accept-none")).small().show(ui).clicked() {
            actions.push(Action::Activity(ActivityAction::AcceptFinding(id)));
        }
    });
}

/// What is said above one link, and above more of them.
type Titles = [&'static str; 2];

const FOUND: Titles = ["unknown-found-one", "unknown-found-many"];
const PERHAPS: Titles = ["unknown-perhaps-one", "unknown-perhaps-many"];

fn candidates_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: IntentId,
    (links, gap): (&[Candidate], Option<Gap>),
    [one, many]: Titles,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let title = match links.len() {
        1 => texts.get(one).to_owned(),
        count => {
            let count = texts.style().count(u64::try_from(count).unwrap_or(u64::MAX));
            texts.with(many, &[("count", Arg::Text(&count))])
        }
    };
    let frame = egui::Frame::new()
        .fill(theme.panel)
        .stroke(paint::hair(ui, theme.line))
        .corner_radius(crate::ui::theme::size::RADIUS)
        .inner_margin(egui::Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let (rect, heading) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
        heading.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &title));
        paint::left(ui, paint::line(ui, Type::Emphasis, &title, theme.text), rect.left(), rect.center().y);
        for link in links {
            candidate_ui(ui, view, id, link, actions);
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if Button::secondary(texts.get("unknown-found-not-mine")).small().show(ui).clicked() {
                actions.push(Action::Activity(ActivityAction::AskSettle(id)));
                actions.push(Action::Activity(ActivityAction::SettleHappened(false)));
            }
            if let Some(gap) = gap {
                let words = gap_words(texts, gap);
                ui.add(egui::Label::new(Type::Small.rich(words).color(theme.text3)).wrap());
            }
        });
        ui.add_space(4.0);
    });
}

fn candidate_ui(ui: &mut Ui, view: &View<'_>, id: IntentId, link: &Candidate, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 44.0));
    paint::line_above(ui, rect, theme.line);
    let used = texts.get(match link.list {
        LinkList::Unpaid => "status-unused",
        LinkList::Paid => "status-used",
    });
    let amount = link.amount.map_or_else(|| texts.get("word-missing").to_owned(), |money| texts.style().money(money));
    let note = match link.note.given() {
        None => texts.get("word-missing").into(),
        Some("") => texts.get("word-none").into(),
        Some(note) => visible(note),
    };
    let layout = Layout::right_to_left(Align::Center);
    let mut end = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(link.id));
    let called = format!("{}, {}", texts.get("unknown-found-mine"), link.id);
    let mine = Button::secondary(texts.get("unknown-found-mine")).small().name(&called).show(&mut end);
    if mine.clicked() {
        actions.push(Action::Activity(ActivityAction::Found(id, link.id)));
    }
    let room = mine.rect.left() - 16.0 - rect.left();
    let first = format!("{amount}  {note}");
    let id_word = texts.get("created-link-id");
    let second = format!("{used} · {id_word} {}", link.id);
    let said = ui.interact(
        Rect::from_min_size(rect.min, vec2(room, rect.height())),
        ui.scope_id().with(("candidate", link.id)),
        Sense::hover(),
    );
    said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{first}, {second}")));
    let at = pos2(rect.left(), rect.center().y);
    paint::left(ui, paint::line_cut(ui, Type::Body, &first, theme.text, room), at.x, at.y - 9.0);
    paint::left(ui, paint::line_cut(ui, Type::Small, &second, theme.text3, room), at.x, at.y + 9.0);
}
