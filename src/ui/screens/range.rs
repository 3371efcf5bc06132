//! The days that are shown: a list of ranges, and two fields for days of one's own. What is typed lives in the fields
//! until it is shown or given up; it must not touch the state before that. Screens with days call it.

use egui::{Frame, Key, Modifiers, Popup, PopupCloseBehavior, RectAlign, Response, Ui};
use jiff::civil::Date;

use crate::model::{RangeChoice, typed_day};
use crate::text::{Arg, range_choice};
use crate::ui::View;
use crate::ui::fields::{Fields, TypedRange};
use crate::ui::theme::{Theme, icons, size};
use crate::ui::widgets::{Button, Field, Item, menu_ui, paint};

/// The ranges of the list, in its order; days of one's own come last.
const CHOICES: [RangeChoice; 8] = [
    RangeChoice::Today,
    RangeChoice::Days7,
    RangeChoice::Days30,
    RangeChoice::Days90,
    RangeChoice::ThisMonth,
    RangeChoice::LastMonth,
    RangeChoice::ThisYear,
    RangeChoice::Everything,
];

/// The days on the button: the word for them, or the first and the last in short.
fn shown(view: &View<'_>, choice: RangeChoice) -> String {
    let texts = view.texts;
    match choice {
        RangeChoice::Custom { from, to } => days(view, from, to),
        _ => range_choice(texts, choice).into_owned(),
    }
}

/// `21 Apr – 20 May`; one day by itself.
pub fn days(view: &View<'_>, from: Date, to: Date) -> String {
    let (style, today) = (view.texts.style(), view.state.today());
    if from == to {
        return style.day(from, today);
    }
    if from.year() != to.year() {
        return format!("{} – {}", style.full_day(from), style.full_day(to));
    }
    format!("{} – {}", style.day(from, today), style.day(to, today))
}

/// How wide the button is, points.
pub fn width(ui: &Ui, view: &View<'_>, choice: RangeChoice) -> f32 {
    Button::secondary(&shown(view, choice)).icon(icons::CALENDAR_BLANK).caret().width(ui)
}

/// The next longer range, for a screen that is empty.
pub const fn longer(choice: RangeChoice) -> Option<RangeChoice> {
    match choice {
        RangeChoice::Today => Some(RangeChoice::Days7),
        RangeChoice::Days7 => Some(RangeChoice::Days30),
        RangeChoice::Days30 | RangeChoice::ThisMonth | RangeChoice::LastMonth => Some(RangeChoice::Days90),
        RangeChoice::Days90 | RangeChoice::ThisYear | RangeChoice::Custom { .. } => Some(RangeChoice::Everything),
        RangeChoice::Everything => None,
    }
}

/// Draws the button, its list, and the two fields; returns what was chosen.
pub fn range_ui(ui: &mut Ui, view: &View<'_>, choice: RangeChoice, fields: &mut Fields) -> Option<RangeChoice> {
    let texts = view.texts;
    let current = range_choice(texts, choice);
    let name = texts.get("range-name");
    let spoken = format!("{name}, {current}");
    let shown = shown(view, choice);
    let button = Button::secondary(&shown).icon(icons::CALENDAR_BLANK).caret().name(&spoken).show(ui);
    let mut items: Vec<(String, bool)> =
        CHOICES.iter().map(|own| (range_choice(texts, *own).into_owned(), *own == choice)).collect();
    items.push((texts.get("range-custom").to_owned(), matches!(choice, RangeChoice::Custom { .. })));
    let items: Vec<Item<'_>> = items.iter().map(|(words, checked)| Item::new(words).checked(*checked)).collect();
    if let Some(picked) = menu_ui(ui, &button, name, &items) {
        match CHOICES.get(picked) {
            Some(choice) => return Some(*choice),
            None => fields.range = Some(begun(view, choice)),
        }
    }
    // Days that were begun on another screen are given up with it.
    if fields.range.as_ref().is_some_and(|typed| typed.of != view.state.screen) {
        fields.range = None;
    }
    if fields.range.is_some() { own_days_ui(ui, view, &button, fields) } else { None }
}

/// The fields with the days that are shown now.
fn begun(view: &View<'_>, choice: RangeChoice) -> TypedRange {
    let today = view.state.today();
    let range = choice.range(today);
    let style = view.texts.style();
    TypedRange {
        from: style.typed_day(range.from.unwrap_or(today)),
        to: style.typed_day(range.to.unwrap_or(today)),
        of: view.state.screen,
        tried: false,
        opened: true,
    }
}

fn own_days_ui(ui: &Ui, view: &View<'_>, button: &Response, fields: &mut Fields) -> Option<RangeChoice> {
    let typed = fields.range.as_mut()?;
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(paint::hair(ui, theme.line))
        .corner_radius(size::RADIUS_LARGE)
        .shadow(theme.shadow)
        .inner_margin(16.0);
    let mut open = true;
    let mut chosen = None;
    Popup::from_response(button)
        .id(button.id.with("days"))
        .open_bool(&mut open)
        .align(RectAlign::BOTTOM_START)
        .gap(4.0)
        .frame(frame)
        .accessible_name(view.texts.get("range-custom"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(240.0);
            chosen = days_ui(ui, view, typed);
        });
    let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if chosen.is_some() || escaped || !open {
        fields.range = None;
        button.request_focus();
    }
    chosen.map(|(from, to)| RangeChoice::Custom { from, to })
}

/// The two fields and the button; the days, once they are right and asked for.
fn days_ui(ui: &mut Ui, view: &View<'_>, typed: &mut TypedRange) -> Option<(Date, Date)> {
    let texts = view.texts;
    let (from, to) = (typed_day(&typed.from), typed_day(&typed.to));
    let example = texts.style().typed_day(view.state.today());
    let not_a_day = texts.with("range-not-a-day", &[("example", Arg::Text(&example))]);
    let wrong_order = matches!((from, to), (Some(from), Some(to)) if from > to);
    let bad = |day: Option<Date>, tried: bool| (tried && day.is_none()).then_some(not_a_day.as_str());
    let from_error = bad(from, typed.tried);
    let order = (typed.tried && wrong_order).then(|| texts.get("range-wrong-order"));
    let to_error = bad(to, typed.tried).or(order);
    ui.spacing_mut().item_spacing.y = 12.0;
    let first = Field::new(texts.get("range-from"), &mut typed.from).error(from_error).show(ui);
    let last = Field::new(texts.get("range-to"), &mut typed.to).error(to_error).show(ui);
    if std::mem::take(&mut typed.opened) {
        first.request_focus();
    }
    let entered = (first.lost_focus() || last.lost_focus()) && ui.input(|input| input.key_pressed(Key::Enter));
    if !(Button::primary(texts.get("range-apply")).show(ui).clicked() || entered) {
        return None;
    }
    typed.tried = true;
    from.zip(to).filter(|_| !wrong_order)
}
