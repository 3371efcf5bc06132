//! What was sent, like a slip of paper, and the same as text to be copied. Recipients by name or the last four
//! characters of their token; an encryption key by "yes". Called by the dialog of an unknown outcome.

use egui::{Align, Layout, Ui, UiBuilder, vec2};

use crate::journal::{Entry, RecordedLink, RecordedRecipient, RecordedRequest, RecordedSplit};
use crate::model::{Money, Share, SplitType};
use crate::state::{Action, NoticeKind};
use crate::text::{Arg, Texts, visible};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Button, Pair, paint};
use crate::ui::words::{entry_what, local_time};
use crate::ui::{Actions, View};

/// Where values begin, points.
const VALUES: f32 = 136.0;

/// A line of the slip. The label is empty where it is that of the line before.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    label: String,
    value: String,
}

/// Draws the slip.
pub(super) fn sent_ui(ui: &mut Ui, view: &View<'_>, entry: &Entry, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let texts = view.texts;
    let lines = lines(texts, &entry.intent.body);
    let (_, head) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    paint::line_below(ui, head, theme.line);
    let words = paint::line(ui, Type::Small, texts.get("unknown-sent"), theme.text3);
    paint::left(ui, words, head.left(), head.center().y - 2.0);
    let layout = Layout::right_to_left(Align::Center);
    let mut end = ui.new_child(UiBuilder::new().max_rect(head).layout(layout).id_salt("copy"));
    if Button::link(texts.get("action-copy-details")).show(&mut end).clicked() {
        ui.ctx().copy_text(details(view, entry, &lines));
        actions.push(Action::Notify(NoticeKind::Copied));
    }
    ui.add_space(4.0);
    for (index, line) in lines.iter().enumerate() {
        let pair = Pair::new(&line.label, &line.value).at(VALUES);
        if index == 0 { pair.emphasis() } else { pair }.show(ui);
    }
    ui.add_space(8.0);
}

fn lines(texts: &Texts, body: &RecordedRequest) -> Vec<Line> {
    let line = |label: &str, value: String| Line { label: texts.get(label).to_owned(), value };
    match body {
        RecordedRequest::Link(asked) => link_lines(texts, asked),
        RecordedRequest::Delete { link_id } => vec![line("unknown-sent-link", link_id.to_string())],
        RecordedRequest::Refund { pay_id, amount, .. } => vec![
            line("unknown-sent-amount", texts.style().money(*amount)),
            line("unknown-sent-payment", pay_id.to_string()),
        ],
    }
}

fn link_lines(texts: &Texts, link: &RecordedLink) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut push = |label: &str, value: String| lines.push(Line { label: texts.get(label).to_owned(), value });
    let flag = |on: bool| texts.get(if on { "word-yes" } else { "word-no" }).to_owned();
    push("unknown-sent-amount", texts.style().money(link.amount));
    let note = link.note.as_deref().map_or_else(|| texts.get("word-none").to_owned(), |note| visible(note).into());
    push("unknown-sent-note", note);
    let extra = [
        ("create-statement", &link.bank_statement),
        ("create-return-page", &link.callback_url),
        ("create-webhook", &link.payment_endpoint),
    ];
    let split_at = lines.len();
    let mut push = |label: &str, value: String| lines.push(Line { label: texts.get(label).to_owned(), value });
    for (label, value) in extra {
        if let Some(value) = value {
            push(label, visible(value).into_owned());
        }
    }
    if link.encryption_key_present {
        push("create-encrypt", flag(true));
    }
    if link.bank_transfer {
        push("create-bank-transfer", flag(true));
    }
    push("unknown-sent-payer-may-cancel", flag(link.cancellable));
    if let Some(split) = &link.split {
        lines.splice(split_at..split_at, split_lines(texts, split, link.amount));
    }
    lines
}

fn split_lines(texts: &Texts, split: &RecordedSplit, amount: Money) -> Vec<Line> {
    let (label, whole) = match split.split_type {
        SplitType::Normal => ("unknown-sent-split-percent", Share::from_hundredths(10_000)),
        SplitType::Absolute => ("unknown-sent-split-fixed", Share::from_decimal(amount.decimal())),
    };
    let share = |share: Share| match split.split_type {
        SplitType::Normal => texts.style().percent(share.decimal()),
        SplitType::Absolute => texts.style().money(Money::from_decimal(share.decimal())),
    };
    let mut rest = whole;
    let mut lines = Vec::new();
    for (index, recipient) in split.recipients.iter().enumerate() {
        rest = rest.saturating_sub(recipient.share);
        let label = if index == 0 { texts.get(label).to_owned() } else { String::new() };
        lines.push(Line { label, value: format!("{} {}", name(texts, recipient), share(recipient.share)) });
    }
    lines.push(Line { label: texts.get("unknown-sent-you-keep").to_owned(), value: share(rest) });
    lines
}

fn name(texts: &Texts, recipient: &RecordedRecipient) -> String {
    match &recipient.label {
        Some(label) => visible(label).into_owned(),
        None if recipient.tail.is_empty() => texts.get("split-recipient").to_owned(),
        None => texts.with("split-token-tail", &[("tail", Arg::Text(&visible(&recipient.tail)))]),
    }
}

/// The slip as text, for whoever helps: no token, no key.
fn details(view: &View<'_>, entry: &Entry, lines: &[Line]) -> String {
    let texts = view.texts;
    let at = local_time(texts, entry.intent.at, view.state.moment(), true);
    let mut text =
        format!("{}, {}, {at}, #{}\n", view.state.active, entry_what(texts, &entry.intent), entry.intent.id.0);
    for line in lines {
        text.push_str(&line.label);
        text.push('\t');
        text.push_str(&line.value);
        text.push('\n');
    }
    text
}
