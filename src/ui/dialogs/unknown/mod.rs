//! A write whose outcome is not known: what was sent, three ways with their consequences, and what a check found.
//! Called by the dialogs. Checking only reads; sending again and settling by hand each ask once more. Nothing here
//! guesses, and nothing is sent by drawing it.

mod by_hand;
mod found;
mod sent;

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::shell;
use crate::backend::{CheckFinding, KeyDoubt};
use crate::journal::{Entry, EntryState, IntentId, WriteKind};
use crate::state::{Action, ActivityAction, CheckState, UnknownDialog, UnknownStep};
use crate::text::Arg;
use crate::ui::screens::key_form::seconds;
use crate::ui::theme::{Theme, Type, icons};
use crate::ui::widgets::{Button, Note, paint, text_ui};
use crate::ui::words::{local_time, unknown_body, unknown_title};
use crate::ui::{Actions, View};

/// Draws the dialog.
pub(super) fn unknown_ui(ui: &Ui, view: &View<'_>, dialog: &UnknownDialog, actions: &mut Actions) {
    let entries = &view.state.session().activity.entries;
    let Some(entry) = entries.iter().find(|entry| entry.intent.id == dialog.intent) else {
        // The record of it may still be on its way.
        return;
    };
    match dialog.step {
        UnknownStep::Ways => ways_ui(ui, view, dialog, entry, actions),
        UnknownStep::ConfirmAgain => again_ui(ui, view, entry, actions),
        UnknownStep::ByHand => by_hand::by_hand_ui(ui, view, dialog, entry, actions),
    }
}

/// One of the three keys, by what was asked.
const fn by_kind(kind: WriteKind, keys: [&'static str; 3]) -> &'static str {
    let [create, delete, refund] = keys;
    match kind {
        WriteKind::Create | WriteKind::Split => create,
        WriteKind::Delete => delete,
        WriteKind::Refund => refund,
    }
}

fn ways_ui(ui: &Ui, view: &View<'_>, dialog: &UnknownDialog, entry: &Entry, actions: &mut Actions) {
    let texts = view.texts;
    let at = local_time(texts, entry.intent.at, view.state.moment(), true);
    let title = unknown_title(texts, entry);
    let environment = view.state.active.environment;
    let shown = shell(view, "unknown", title, environment, Some(&at)).show(ui.ctx(), |inside| {
        let opened = inside.opened();
        inside.body(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text_ui(ui, Type::Body, unknown_body(texts, entry), Theme::of(ui).text2);
            ui.add_space(12.0);
            sent::sent_ui(ui, view, entry, actions);
            if let Some(error) = &dialog.error {
                ui.add_space(12.0);
                let reason = crate::ui::words::journal_error_text(texts, error);
                Note::error(texts.get("unknown-not-recorded")).body(&reason).show(ui);
            }
            found::found_ui(ui, view, dialog, entry, actions);
            check_way_ui(ui, view, dialog, entry, opened, actions);
            // What was refused is asked anew as any other: only an unknown outcome wants a word before it.
            if entry.state() == EntryState::Unknown {
                again_way_ui(ui, view, dialog, entry, actions);
            }
            hand_way_ui(ui, view, entry.intent.id, actions);
        });
        let stays = if entry.state() == EntryState::Unknown { texts.get("unknown-stays") } else { "" };
        inside.footer(stays, |ui| {
            if Button::secondary(texts.get("action-later")).show(ui).clicked() {
                actions.push(Action::CloseDialog);
            }
        });
    });
    if shown.closed {
        actions.push(Action::CloseDialog);
    }
}

fn check_way_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dialog: &UnknownDialog,
    entry: &Entry,
    opened: bool,
    actions: &mut Actions,
) {
    let texts = view.texts;
    let id = entry.intent.id;
    let hint = by_kind(entry.intent.kind, ["unknown-check-create", "unknown-check-delete", "unknown-check-refund"]);
    let running = match dialog.check {
        CheckState::Running(since) => {
            Some(texts.with("unknown-checking", &[("seconds", Arg::Text(&seconds(view, since)))]))
        }
        _ => None,
    };
    let found = matches!(dialog.check, CheckState::Found(_));
    let words = running.as_deref().unwrap_or_else(|| texts.get("unknown-check-now"));
    // After a check that found something, what was found comes first.
    let button = if found { Button::secondary(words) } else { Button::primary(words) };
    let way = Way { icon: icons::MAGNIFYING_GLASS, title: texts.get("unknown-check"), hint: texts.get(hint) };
    let response = way.show(ui, button.enabled(running.is_none()));
    if opened {
        response.request_focus();
    }
    if response.clicked() {
        actions.push(Action::Activity(ActivityAction::Check(id)));
    }
}

fn again_way_ui(ui: &mut Ui, view: &View<'_>, dialog: &UnknownDialog, entry: &Entry, actions: &mut Actions) {
    let texts = view.texts;
    let id = entry.intent.id;
    let whole = view.state.session().activity.repeat(id).is_some();
    let view_only = view.state.is_view_only();
    let doubt = match dialog.check {
        CheckState::Found(CheckFinding::OtherKey { doubt, .. }) => Some(doubt),
        _ => None,
    };
    let hint = if view_only {
        "view-only-reason"
    } else if let Some(doubt) = doubt {
        match doubt {
            KeyDoubt::Other => "unknown-again-other-key",
            KeyDoubt::Lost => "unknown-again-key-lost",
        }
    } else if whole {
        by_kind(entry.intent.kind, ["unknown-again-create", "unknown-again-delete", "unknown-again-refund"])
    } else {
        "unknown-again-gone"
    };
    let way = Way { icon: icons::PAPER_PLANE_TILT, title: texts.get("unknown-again"), hint: texts.get(hint) };
    if way
        .show(ui, Button::secondary(texts.get("unknown-again-button")).enabled(whole && !view_only && doubt.is_none()))
        .clicked()
    {
        actions.push(Action::Activity(ActivityAction::AskAgain(id)));
    }
}

fn hand_way_ui(ui: &mut Ui, view: &View<'_>, id: IntentId, actions: &mut Actions) {
    let texts = view.texts;
    let way =
        Way { icon: icons::PENCIL_SIMPLE, title: texts.get("unknown-settle"), hint: texts.get("unknown-settle-hint") };
    if way.show(ui, Button::secondary(texts.get("unknown-settle-button"))).clicked() {
        actions.push(Action::Activity(ActivityAction::AskSettle(id)));
    }
}

/// A way on: what it is, what follows from it, and its button.
struct Way<'a> {
    icon: &'static str,
    title: &'a str,
    hint: &'a str,
}

impl Way<'_> {
    fn show(&self, ui: &mut Ui, button: Button<'_>) -> egui::Response {
        let theme = Theme::of(ui);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 60.0));
        paint::line_above(ui, rect, theme.line);
        let middle = rect.center().y;
        paint::icon(ui, pos2(rect.left() + 9.0, middle), self.icon, 18.0, theme.text2);
        let layout = Layout::right_to_left(Align::Center);
        let builder = UiBuilder::new().max_rect(rect).layout(layout).id_salt(self.title);
        let response = button.min_width(124.0).show(&mut ui.new_child(builder));
        let left = rect.left() + 34.0;
        let room = response.rect.left() - 16.0 - left;
        let title = paint::line_cut(ui, Type::Body, self.title, theme.text, room);
        paint::left(ui, title, left, middle - 9.0);
        paint::left(ui, paint::line_cut(ui, Type::Small, self.hint, theme.text3, room), left, middle + 9.0);
        let place = Rect::from_min_max(pos2(left, rect.top()), pos2(left + room, rect.bottom()));
        let said = ui.interact(place, ui.scope_id().with(("way", self.title)), Sense::hover());
        said.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{}\n{}", self.title, self.hint)));
        response
    }
}

/// Asks once more before sending again.
fn again_ui(ui: &Ui, view: &View<'_>, entry: &Entry, actions: &mut Actions) {
    let texts = view.texts;
    let id = entry.intent.id;
    let at = local_time(texts, entry.intent.at, view.state.moment(), true);
    let environment = view.state.active.environment;
    let title = texts.get("unknown-again-title");
    let shown = shell(view, "unknown-send-again", title, environment, Some(&at)).show(ui.ctx(), |inside| {
        inside.body(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let keys = ["unknown-again-create", "unknown-again-delete", "unknown-again-refund"];
            Note::warn(texts.get(by_kind(entry.intent.kind, keys))).icon(icons::WARNING).show(ui);
            ui.add_space(16.0);
            sent::sent_ui(ui, view, entry, actions);
        });
        let opened = inside.opened();
        inside.footer("", |ui| {
            if Button::primary(texts.get("unknown-again-confirm")).show(ui).clicked() {
                actions.push(Action::Activity(ActivityAction::SendAgain(id)));
            }
            let back = Button::secondary(texts.get("action-back")).show(ui);
            if opened {
                back.request_focus();
            }
            if back.clicked() {
                actions.push(Action::Activity(ActivityAction::Back));
            }
        });
    });
    if shown.closed {
        actions.push(Action::Activity(ActivityAction::Back));
    }
}
