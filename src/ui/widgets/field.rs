//! A field for one line of text with its label, and what may stand in, behind and below it.
//!
//! The label is the accessible name. A wrong value has its message under the field that is wrong, not its neighbours.

use egui::{Color32, CornerRadius, Frame, Id, Margin, Rect, Response, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::{paint, undo};
use crate::ui::theme::{Theme, Type, icons, size};

/// Space between the edge of a field and its text.
const PADDING: f32 = 11.0;

/// A field over a text of the caller.
#[must_use = "a field is drawn by `show`"]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own, set by its own method")]
pub struct Field<'a> {
    label: &'a str,
    value: &'a mut String,
    label_shown: bool,
    placeholder: &'a str,
    icon: Option<&'static str>,
    suffix: &'a str,
    suffix_kind: Type,
    error: Option<&'a str>,
    warning: Option<&'a str>,
    told_elsewhere: bool,
    hint: &'a str,
    counter: &'a str,
    password: bool,
    secret: bool,
    tail: bool,
    path: bool,
    right: bool,
    enabled: bool,
    height: f32,
    width: Option<f32>,
    kind: Type,
    id: Option<Id>,
    limit: usize,
    border: Option<Color32>,
}

impl<'a> Field<'a> {
    /// `label` stands above the field and is its accessible name.
    pub const fn new(label: &'a str, value: &'a mut String) -> Self {
        Self {
            label,
            value,
            label_shown: true,
            placeholder: "",
            icon: None,
            suffix: "",
            suffix_kind: Type::Body,
            error: None,
            warning: None,
            told_elsewhere: false,
            hint: "",
            counter: "",
            password: false,
            secret: false,
            tail: false,
            path: false,
            right: false,
            enabled: true,
            height: size::CONTROL,
            width: None,
            kind: Type::Body,
            id: None,
            limit: usize::MAX,
            border: None,
        }
    }

    /// The label is only read aloud, for instance in a row of a table.
    pub const fn label_hidden(mut self) -> Self {
        self.label_shown = false;
        self
    }

    /// Shown while the field is empty.
    pub const fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// An icon at the left end.
    pub const fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A unit or a count at the right end, inside.
    pub const fn suffix(mut self, suffix: &'a str) -> Self {
        self.suffix = suffix;
        self
    }

    /// A count at the right end, inside, smaller than the text.
    pub const fn suffix_small(mut self, suffix: &'a str) -> Self {
        self.suffix = suffix;
        self.suffix_kind = Type::Small;
        self
    }

    /// What is wrong, in words; the border says it too.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// The caller draws the words of an error itself, for instance below a whole row; the field is only marked.
    pub const fn told_elsewhere(mut self) -> Self {
        self.told_elsewhere = true;
        self
    }

    /// What is doubtful but allowed, in words; an error takes its place.
    pub const fn warning(mut self, warning: Option<&'a str>) -> Self {
        self.warning = warning;
        self
    }

    /// A sentence under the field, left; an error or a warning takes its place.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A count under the field, right.
    pub const fn counter(mut self, counter: &'a str) -> Self {
        self.counter = counter;
        self
    }

    /// A secret: dots instead of letters, from the first one, or letters where the merchant wants to see them. What was
    /// typed cannot be brought back once the field is gone or holds something else.
    pub const fn password(mut self, dots: bool) -> Self {
        self.password = dots;
        self.secret = true;
        self
    }

    /// Dots but for the last four characters of what is longer than eight: enough to tell two tokens apart.
    pub const fn tail_shown(mut self) -> Self {
        self.tail = true;
        self.password(true)
    }

    /// A path: while it is not edited it is cut in its middle, so that the name of the file is always seen. Whole under
    /// the pointer and for whoever listens.
    pub const fn path(mut self) -> Self {
        self.path = true;
        self
    }

    /// Figures: text at the right end, on the digit edge of its column.
    pub const fn right_aligned(mut self) -> Self {
        self.right = true;
        self
    }

    /// Whether it takes text now.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// 40 high: the one field a screen is about.
    pub const fn large(mut self) -> Self {
        self.height = size::CONTROL_LARGE;
        self
    }

    /// 28 high: in bars.
    pub const fn small(mut self) -> Self {
        self.height = size::CONTROL_SMALL;
        self
    }

    /// Width in points; without it, all there is.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// The text in another size than body, for the amount of a link.
    pub const fn kind(mut self, kind: Type) -> Self {
        self.kind = kind;
        self.suffix_kind = kind;
        self
    }

    /// An id of its own, to give it the focus from elsewhere.
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// No more than this many characters.
    pub const fn limit(mut self, characters: usize) -> Self {
        self.limit = characters;
        self
    }

    /// Another border at rest: that of the environment bar.
    pub const fn border(mut self, border: Color32) -> Self {
        self.border = Some(border);
        self
    }

    /// Draws label, field and what is below it; the response is that of the text.
    pub fn show(self, ui: &mut Ui) -> Response {
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let theme = Theme::of(ui);
        ui.scope_builder(UiBuilder::new().layout(egui::Layout::top_down(egui::Align::Min)), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            if self.label_shown {
                let label = paint::line_cut(ui, Type::Small, self.label, theme.text3, width);
                let (_, place) = ui.allocate_space(vec2(width, 16.0 + 5.0));
                paint::left(ui, label, place.left(), place.top() + 8.0);
            }
            let (error, warning, hint, counter) = (self.error, self.warning, self.hint, self.counter);
            let error = error.filter(|_| !self.told_elsewhere);
            let response = self.input_ui(ui, theme, width);
            if let Some(error) = error {
                error_ui(ui, error);
            } else if let Some(warning) = warning {
                told_ui(ui, icons::WARNING, warning, theme.warn);
            } else if !hint.is_empty() || !counter.is_empty() {
                below_ui(ui, hint, counter, width);
            }
            response
        })
        .inner
    }

    fn input_ui(mut self, ui: &mut Ui, theme: &Theme, width: f32) -> Response {
        let enabled = self.enabled && ui.is_enabled();
        let (_, rect) = ui.allocate_space(vec2(width, self.height));
        // The frame is drawn under the text, in the colours of what the text is known to be only afterwards.
        let frame = ui.painter().add(egui::Shape::Noop);
        let suffix = paint::line(ui, self.suffix_kind, self.suffix, theme.text3);
        let before = PADDING + self.icon.map_or(0.0, |_| size::ICON + 8.0);
        let gap = if self.right { 4.0 } else { 8.0 };
        let behind = PADDING + if self.suffix.is_empty() { 0.0 } else { suffix.size().x + gap };
        let inner =
            Rect::from_min_max(pos2(rect.left() + before, rect.top()), pos2(rect.right() - behind, rect.bottom()));
        if let Some(icon) = self.icon {
            let ink = if enabled { theme.text3 } else { theme.disabled };
            paint::icon(ui, pos2(rect.left() + PADDING + size::ICON / 2.0, rect.center().y), icon, size::ICON, ink);
        }
        if !self.suffix.is_empty() {
            paint::right(ui, suffix, rect.right() - PADDING, rect.center().y);
        }
        let id = self.id.unwrap_or_else(|| ui.make_persistent_id(("field", self.label)));
        // A press beside the text, on the icon or the unit, means the field as well. It lies below the text, whose own
        // presses place the cursor.
        let around = enabled.then(|| ui.interact(rect, id.with("around"), egui::Sense::CLICK));
        let response = if enabled { self.edit_ui(ui, theme, inner, id) } else { self.fixed(ui, theme, inner, id) };
        if let Some(around) = around.map(|around| around.on_hover_cursor(egui::CursorIcon::Text))
            && (around.is_pointer_button_down_on() || around.clicked())
        {
            response.request_focus();
        }
        let focused = response.has_focus();
        let over = enabled && ui.rect_contains_pointer(rect);
        let border = if !enabled {
            theme.dis_bg
        } else if self.error.is_some() {
            theme.err
        } else if focused {
            theme.focus
        } else if over {
            theme.ctl_hover
        } else {
            self.border.unwrap_or(theme.ctl)
        };
        let stroke = if focused { egui::Stroke::new(2.0, border) } else { paint::hair(ui, border) };
        let fill = if enabled { theme.field } else { theme.dis_bg };
        let radius = CornerRadius::same(size::RADIUS);
        ui.painter().set(frame, egui::epaint::RectShape::new(rect, radius, fill, stroke, StrokeKind::Inside));
        response.with_new_rect(rect)
    }

    fn edit_ui(&mut self, ui: &mut Ui, theme: &Theme, inner: Rect, id: Id) -> Response {
        let (kind, ink) = (self.kind, theme.text);
        if self.secret {
            undo::before(ui.ctx(), id, self.value);
        }
        let mut tail_layout = move |ui: &Ui, text: &dyn egui::TextBuffer, _width: f32| {
            paint::line(ui, kind, &all_but_tail(text.as_str()), ink)
        };
        let cut = self.path && !ui.memory(|memory| memory.has_focus(id));
        // Nothing that may be secret is copied.
        let whole = if cut { self.value.clone() } else { String::new() };
        let mut path_layout = move |ui: &Ui, text: &dyn egui::TextBuffer, _width: f32| {
            paint::line_cut_inside(ui, kind, text.as_str(), ink, inner.width())
        };
        let mut editor = TextEdit::singleline(self.value)
            .id(id)
            .password(self.password)
            .font(self.kind.font())
            .text_color(theme.text)
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .char_limit(self.limit)
            .desired_width(inner.width())
            .hint_text(Type::Body.rich(self.placeholder).color(theme.text3));
        let horizontal = if self.right { egui::Align::Max } else { egui::Align::Min };
        editor = editor.align(egui::Align2([horizontal, egui::Align::Center])).min_size(inner.size());
        if self.tail {
            editor = editor.layouter(&mut tail_layout);
        } else if cut {
            editor = editor.layouter(&mut path_layout);
        }
        let mut response = ui.put(inner, editor);
        if cut {
            // The runs of the text would tell of the cut one.
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(whole.as_str()));
            if paint::line(ui, kind, &whole, ink).size().x > inner.width() {
                response = response.on_hover_text(&whole);
            }
        }
        if self.secret {
            undo::after(ui.ctx(), id, self.value);
        }
        let name = self.label.to_owned();
        let error = self.error.map(str::to_owned);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(name);
            if let Some(error) = error {
                node.set_description(error);
            }
        });
        response
    }

    fn fixed(&self, ui: &Ui, theme: &Theme, inner: Rect, id: Id) -> Response {
        let dots = "•".repeat(if self.password { self.value.chars().count() } else { 0 });
        let value = if self.password { dots.as_str() } else { self.value.as_str() };
        let shown = if self.value.is_empty() { self.placeholder } else { value };
        let text = paint::line_cut(ui, self.kind, shown, theme.disabled, inner.width());
        let x = if self.right { inner.right() - text.size().x } else { inner.left() };
        paint::left(ui, text, x, inner.center().y);
        let response = ui.interact(inner, id, egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::text_edit(false, shown, shown, ""));
        response.accessible_name(self.label)
    }
}

/// As many dots as characters, but the last four of more than eight: one character each, so that the cursor fits.
fn all_but_tail(text: &str) -> String {
    let count = text.chars().count();
    let hidden = if count > 8 { count - 4 } else { count };
    text.chars().enumerate().map(|(place, c)| if place < hidden { '•' } else { c }).collect()
}

/// What is wrong, under the field that is wrong.
pub fn error_ui(ui: &mut Ui, error: &str) -> Response {
    let colour = Theme::of(ui).err;
    told_ui(ui, icons::WARNING_CIRCLE, error, colour)
}

fn told_ui(ui: &mut Ui, icon: &'static str, told: &str, colour: Color32) -> Response {
    let room = (ui.available_width() - 20.0).max(40.0);
    let words = paint::paragraph(ui, Type::Small, told, colour, room);
    let (rect, response) =
        ui.allocate_exact_size(vec2(20.0 + words.size().x, 3.0 + words.size().y), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, told));
    let first = rect.top() + 3.0 + 8.0;
    paint::icon(ui, pos2(rect.left() + 8.0, first), icon, 14.0, colour);
    ui.painter().galley(pos2(rect.left() + 20.0, rect.top() + 3.0), words, colour);
    response
}

fn below_ui(ui: &mut Ui, hint: &str, counter: &str, width: f32) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 4.0 + 16.0), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{hint} {counter}").trim()));
    let middle = rect.top() + 4.0 + 8.0;
    let count = paint::line(ui, Type::Small, counter, theme.text3);
    let start = paint::right(ui, count, rect.right(), middle);
    let words = paint::line_cut(ui, Type::Small, hint, theme.text3, start - 8.0 - rect.left());
    paint::left(ui, words, rect.left(), middle);
}
