//! The card of the link just created: QR code, amount, the link with the ways to hand it over, what the service stored
//! and what it set differently. Called by the screen. An address that was not verified is shown as text only: it must
//! not be drawn, opened or called a link.

use egui::{Align, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{column_ui, facts, parties, placed_ui, title_ui};
use crate::backend::Created;
use crate::model::{Environment, LinkList, Mark, Money, VerifiedLink};
use crate::print::Qr;
use crate::state::{Action, CreateAction, LinksAction, NoticeKind, QrAction, Screen, SharingAction, Whose};
use crate::text::{environment_badge, visible};
use crate::ui::fields::Fields;
use crate::ui::theme::{Theme, Type, icons, size};
use crate::ui::widgets::{
    Badge, Button, Field, IconButton, Item, Note, Pair, card_ui, menu_ui, paint, qr_ui, separator_ui, text_ui,
};
use crate::ui::words::{address_text, difference_text, suspicion_text};
use crate::ui::{Actions, View};

/// Width of the part with the code, and largest side of the code with its margin, points.
const CODE_PART: f32 = 288.0;
const CODE: f32 = 248.0;
/// What stands below the code: a gap and its caption, points.
const CAPTION: f32 = 24.0;
/// The button that opens the link, and the gap before it, points.
const OPEN: f32 = 40.0;
/// The code keeps to the top of a card that a long split makes high, points.
const CODE_TOP: f32 = 48.0;
/// Width from which on what is stored stands in two columns.
const TWO_COLUMNS: f32 = 520.0;
/// Where values begin beside their labels, where all stand in one column, points.
const LABELS: f32 = 148.0;
/// Between a label and its value, and between the columns of what is stored, points.
const GAPS: (f32, f32) = (16.0, 28.0);
/// Padding of the card.
const PADDING: f32 = 28.0;

/// Draws the card and the ways on.
pub(super) fn created_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, created: &Created, actions: &mut Actions) {
    title_ui(ui, view.texts.get(if is_paid(view, created) { "created-title-paid" } else { "created-title" }));
    column_ui(ui, |ui| {
        ui.add_space(4.0);
        result_ui(ui, view, fields, created, actions);
        notes_ui(ui, view, created);
        ui.add_space(20.0);
        onward_ui(ui, view, created, actions);
    });
}

/// The card: the code left, the rest right.
fn result_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, created: &Created, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let (corner, width) = (ui.cursor().min, ui.available_width());
    let inside =
        Rect::from_min_max(corner + vec2(CODE_PART + PADDING, 24.0), pos2(corner.x + width - PADDING, f32::INFINITY));
    let builder = UiBuilder::new().id_salt("facts").max_rect(inside).layout(Layout::top_down(Align::Min));
    let mut right = ui.new_child(builder);
    right.spacing_mut().item_spacing.y = 0.0;
    facts_ui(&mut right, view, fields, created, actions);
    let height = (right.min_rect().bottom() + 24.0 - corner.y).max(CODE + 2.0 * 48.0);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let stroke = paint::hair(ui, theme.line);
    ui.painter().rect_stroke(rect, f32::from(size::RADIUS_LARGE), stroke, egui::StrokeKind::Inside);
    let part = Rect::from_min_size(rect.min, vec2(CODE_PART, height));
    ui.painter().vline(ui.painter().round_to_pixel_center(part.right()), rect.y_range(), stroke);
    code_ui(ui, view, created, part);
}

/// The code with what it is for, in the middle of its part.
fn code_ui(ui: &mut Ui, view: &View<'_>, created: &Created, part: Rect) {
    let theme = Theme::of(ui);
    let environment = view.state.active.environment;
    if is_paid(view, created) {
        // Nobody can pay it a second time: there is nothing to scan.
        paint::icon(ui, part.center(), icons::CHECK_CIRCLE, 64.0, theme.ok);
        return;
    }
    let mark = Mark::of(environment);
    let code = created.verified.as_ref().ok().and_then(|link| Qr::new(link.as_str(), mark).ok());
    let Some(code) = code else {
        paint::icon(ui, part.center() - vec2(0.0, 16.0), icons::WARNING, 32.0, theme.warn);
        let words = paint::line(ui, Type::Small, view.texts.get("created-no-qr"), theme.text3);
        let start = part.center().x - words.size().x / 2.0;
        paint::left(ui, words, start, part.center().y + 20.0);
        return;
    };
    let side = tile(&code, ui.pixels_per_point());
    let above = ((part.height() - side - CAPTION) / 2.0).min(CODE_TOP);
    let place = Rect::from_min_size(pos2(part.center().x - side / 2.0, part.top() + above), vec2(side, side));
    placed_ui(ui, "code", place, Layout::top_down(Align::Min), |ui| {
        qr_ui(ui, &modules(&code), side, view.texts.get("created-qr"));
    });
    let mut says = view.texts.get("created-scan").to_owned();
    if mark == Mark::Test {
        says = format!("{says} {} {}", view.texts.get("word-example-separator"), view.texts.get("env-test-mark"));
    }
    let words = paint::line(ui, Type::Small, &says, theme.text3);
    let label = Rect::from_center_size(pos2(part.center().x, place.bottom() + CAPTION - 8.0), words.size());
    let response = ui.interact(label, ui.scope_id().with("scan"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &says));
    paint::left(ui, words, label.left(), label.center().y);
}

/// Side of the code with exactly four modules of margin, points: modules are whole pixels, so it is a little less than
/// [`CODE`].
fn tile(code: &Qr, pixels: f32) -> f32 {
    let across = u16::try_from(code.width() + 2 * 4).map_or(1.0, f32::from);
    (CODE * pixels / across).floor().max(1.0) * across / pixels
}

/// The rows of a code one after the other.
pub(crate) fn modules(code: &Qr) -> Vec<bool> {
    let across = code.width();
    (0..across).flat_map(|y| (0..across).map(move |x| (x, y))).map(|(x, y)| code.is_dark(x, y)).collect()
}

fn facts_ui(ui: &mut Ui, view: &View<'_>, fields: &mut Fields, created: &Created, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let environment = view.state.active.environment;
    ui.spacing_mut().interact_size.y = 24.0;
    ui.horizontal(|ui| {
        let (icon, key, colour) = match created.verified {
            _ if is_paid(view, created) => (icons::CHECK_CIRCLE, "created-paid-demo", theme.ok),
            Ok(_) => (icons::CHECK_CIRCLE, "created-ready", theme.ok),
            Err(_) => (icons::WARNING, "created-waiting", theme.warn),
        };
        crate::ui::widgets::notice_ui(ui, icon, colour, view.texts.get(key));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            Badge::new(environment, environment_badge(view.texts, environment)).show(ui);
        });
    });
    ui.spacing_mut().interact_size.y = size::CONTROL;
    ui.add_space(14.0);
    let amount = amount_of(view, created);
    let figure = amount.map_or_else(|| view.texts.get("word-missing").to_owned(), |a| view.texts.style().money(a));
    text_ui(ui, Type::Figure, &figure, theme.text);
    let note = created.link.note.as_deref().unwrap_or_default();
    match note.trim() {
        "" => text_ui(ui, Type::Body, view.texts.get("create-summary-no-note"), theme.text3),
        note => text_ui(ui, Type::Body, &visible(note), theme.text),
    };
    ui.add_space(20.0);
    match &created.verified {
        Ok(link) => hand_over_ui(ui, view, fields, (created, link), actions),
        Err(_) => doubtful_ui(ui, view, created, actions),
    }
    ui.add_space(8.0);
    separator_ui(ui, 12.0);
    if parties::parties_ui(ui, view, created, amount) {
        separator_ui(ui, 12.0);
    }
    stored_ui(ui, view, created);
}

/// As echoed, or where the answer is silent, as asked.
fn amount_of(view: &View<'_>, created: &Created) -> Option<Money> {
    created.link.amount.or_else(|| view.state.session().asked().map(|asked| asked.amount))
}

/// Whether the link was paid, as far as that is known here.
fn is_paid(view: &View<'_>, created: &Created) -> bool {
    let session = view.state.session();
    session.create.paid_in_demo || session.pay_ins.occurring().is_paid(created.link.id)
}

/// The link and the ways to hand it over, in the order of use.
fn hand_over_ui(
    ui: &mut Ui,
    view: &View<'_>,
    fields: &mut Fields,
    (created, link): (&Created, &VerifiedLink),
    actions: &mut Actions,
) {
    let texts = view.texts;
    // Only to be read and selected: what is typed into it is gone in the next frame.
    let mut shown = link.to_string();
    if is_paid(view, created) {
        Field::new(texts.get("created-link"), &mut shown).large().show(ui);
        ui.add_space(12.0);
        // A link is paid once: handing it over again would lead nowhere.
        text_ui(ui, Type::Body, texts.get("created-used-says"), Theme::of(ui).text2);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let width = ui.available_width() - OPEN;
        Field::new(texts.get("created-link"), &mut shown).large().width(width).show(ui);
        ui.vertical(|ui| {
            // Beside the field, below its label.
            ui.add_space(25.0);
            let open = IconButton::new(icons::ARROW_SQUARE_OUT, texts.get("action-open-in-browser"));
            if open.show(ui).clicked() {
                ui.ctx().open_url(egui::OpenUrl::new_tab(link));
            }
        });
    });
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let copy = Button::primary(texts.get("created-copy")).icon(icons::COPY).show(ui);
        if fields.greeted != Some(created.link.id) && view.state.dialog.is_none() {
            fields.greeted = Some(created.link.id);
            copy.request_focus();
        }
        if copy.clicked() {
            ui.ctx().copy_text(link.to_string());
            actions.push(Action::Notify(NoticeKind::Copied));
        }
        let share = Button::secondary(texts.get("share-action")).icon(icons::PAPER_PLANE_TILT);
        if share.show(ui).clicked() {
            actions.push(Action::Sharing(SharingAction::Share(Whose::Created, texts.language())));
        }
        let print = Button::secondary(texts.get("sheet-action")).icon(icons::PRINTER);
        if print.show(ui).clicked() {
            actions.push(Action::Sharing(SharingAction::Print(Whose::Created, texts.language())));
        }
        let save = Button::secondary(texts.get("created-save-qr")).icon(icons::QR_CODE).caret().show(ui);
        let kinds = [Item::new(texts.get("created-save-png")), Item::new(texts.get("created-save-svg"))];
        if let Some(kind) = menu_ui(ui, &save, texts.get("created-save-qr"), &kinds) {
            actions.push(Action::Qr(QrAction::OpenCreated));
            actions.push(Action::Qr(QrAction::Drawing(kind == 1)));
        }
    });
}

/// The address as text, with a way to copy it: what it is said of stands in the note below the card.
fn doubtful_ui(ui: &mut Ui, view: &View<'_>, created: &Created, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let Some(address) = created.link.pay_link.as_deref().filter(|address| !address.trim().is_empty()) else {
        return;
    };
    text_ui(ui, Type::Small, view.texts.get("created-link"), theme.text3);
    ui.add_space(5.0);
    card_ui(ui, |ui| {
        let words = Type::Body.rich(visible(address)).color(theme.text2);
        ui.add(egui::Label::new(words).selectable(true).wrap());
    });
    ui.add_space(12.0);
    if Button::secondary(view.texts.get("created-doubt-copy")).icon(icons::COPY).show(ui).clicked() {
        ui.ctx().copy_text(address.to_owned());
        actions.push(Action::Notify(NoticeKind::Copied));
    }
}

/// What the service stored, in two columns.
fn stored_ui(ui: &mut Ui, view: &View<'_>, created: &Created) {
    let (texts, link) = (view.texts, &created.link);
    let missing = || texts.get("word-missing").to_owned();
    let flag = |on: Option<bool>| on.map_or_else(missing, |on| facts::flag(texts, on));
    let paid = is_paid(view, created);
    let status = match link.status.as_deref() {
        None => missing(),
        Some(_) if paid => texts.get("created-used").to_owned(),
        Some(_) if link.is_unused() => texts.get("created-unused").to_owned(),
        Some(other) => visible(other).into_owned(),
    };
    let time = texts.style().time(&link.created_at, view.state.today());
    let left = [
        ("created-link-id", link.id.to_string()),
        ("created-created", if time.is_empty() { missing() } else { time }),
        ("created-status", status),
    ];
    let right = [
        ("create-payer-may-cancel", flag(link.cancellable)),
        ("create-bank-transfer", flag(link.bank_transfer)),
        ("create-return-page", address_text(texts, link.callback_url.as_deref().unwrap_or_default())),
    ];
    let (corner, width) = (ui.cursor().min, ui.available_width());
    if width < TWO_COLUMNS {
        for (label, value) in left.iter().chain(&right) {
            Pair::new(texts.get(label), value).at(LABELS).show(ui);
        }
        return;
    }
    // The left column takes what it needs: the address at the right may be long.
    let widest = |words: &mut dyn Iterator<Item = &str>| {
        words.map(|words| paint::line(ui, Type::Body, words, egui::Color32::PLACEHOLDER).size().x).fold(0.0, f32::max)
    };
    let label = |(key, _): &(&'static str, String)| texts.get(key);
    let at = widest(&mut left.iter().map(label)) + GAPS.0;
    let right_at = widest(&mut right.iter().map(label)) + GAPS.0;
    let middle = at + widest(&mut left.iter().map(|(_, value)| value.as_str())) + GAPS.1;
    let middle = middle.min(width * 0.455);
    let (_, rect) = ui.allocate_space(vec2(width, 72.0));
    let columns = [(corner.x, middle - 12.0, at, left), (corner.x + middle, width - middle, right_at, right)];
    for (x, width, at, facts) in columns {
        let place = Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height()));
        placed_ui(ui, ("stored", x.to_bits()), place, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (label, value) in &facts {
                Pair::new(texts.get(label), value).at(at).show(ui);
            }
        });
    }
}

/// What the service set differently, and why an address is not trusted.
fn notes_ui(ui: &mut Ui, view: &View<'_>, created: &Created) {
    if let Err(suspicion) = &created.verified {
        ui.add_space(16.0);
        let body = suspicion_text(view.texts, suspicion);
        Note::warn(view.texts.get("created-doubt-title")).icon(icons::WARNING).body(&body).show(ui);
    }
    if created.differences.is_empty() {
        return;
    }
    ui.add_space(16.0);
    let title = view.texts.with("created-differs", &[("count", created.differences.len().into())]);
    let mut told: Vec<String> =
        created.differences.iter().map(|difference| difference_text(view.texts, difference)).collect();
    told.push(view.texts.get("created-differs-advice").to_owned());
    Note::warn(&title).body(&told.join(" ")).show(ui);
}

/// The ways on.
fn onward_ui(ui: &mut Ui, view: &View<'_>, created: &Created, actions: &mut Actions) {
    ui.horizontal(|ui| {
        if Button::secondary(view.texts.get("created-again")).icon(icons::PLUS).show(ui).clicked() {
            actions.push(Action::Create(CreateAction::NewLikeThis));
        }
        if Button::quiet(view.texts.get("created-show")).show(ui).clicked() {
            actions.push(Action::Create(CreateAction::Done));
            actions.push(Action::Links(LinksAction::Tab(LinkList::Unpaid)));
            actions.push(Action::Go(Screen::Links));
        }
        let demo = view.state.active.environment == Environment::Demo;
        if is_paid(view, created) {
            let show = Button::primary(view.texts.get("created-show-pay-ins")).icon(icons::ARROW_LINE_DOWN);
            if show.show(ui).clicked() {
                actions.push(Action::Create(CreateAction::Done));
                actions.push(Action::Links(LinksAction::OpenPayIns(created.link.id)));
            }
        } else if demo && Button::quiet(view.texts.get("created-pay-demo")).icon(icons::HAND_COINS).show(ui).clicked() {
            actions.push(Action::Links(LinksAction::CustomerPays(created.link.id)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if Button::secondary(view.texts.get("action-done")).min_width(96.0).show(ui).clicked() {
                actions.push(Action::Create(CreateAction::Done));
            }
        });
    });
}
