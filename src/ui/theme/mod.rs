//! How everything looks: colours, type, sizes and the one call that hands them to egui.
//!
//! `apply` is called once at start for both themes; widgets ask `Theme::of(ui)`. The only layer with colours in it.
//! It must not know a screen or a word.

mod colours;
pub mod fonts;
pub mod icons;
mod text;

#[cfg(test)]
mod tests;

use egui::style::{ScrollAnimation, ScrollStyle, TextCursorStyle, WidgetVisuals};
use egui::{Context, CornerRadius, Margin, Stroke, Style, TextStyle, Ui, Visuals, vec2};

pub use colours::{DARK, EnvironmentColours, LIGHT, Theme};
pub use text::{Type, icon};

/// Sizes in points that egui has no field for.
pub mod size {
    /// Left and right margin of a page.
    pub const PAGE_MARGIN: f32 = 24.0;
    /// Height of an ordinary control.
    pub const CONTROL: f32 = 32.0;
    /// Height of a control inside notes, bars and rows.
    pub const CONTROL_SMALL: f32 = 28.0;
    /// Height of the one field or button a screen is about.
    pub const CONTROL_LARGE: f32 = 40.0;
    /// The environment's strip.
    pub const STRIP: f32 = 4.0;
    /// The environment bar, strip included.
    pub const ENVIRONMENT_BAR: f32 = 40.0;
    /// Title and actions of a screen.
    pub const SCREEN_HEADER: f32 = 52.0;
    /// Filters and the space below them.
    pub const FILTER_ROW: f32 = 48.0;
    /// Header of a table.
    pub const TABLE_HEADER: f32 = 32.0;
    /// Row of a table.
    pub const TABLE_ROW: f32 = 28.0;
    /// Footer of a table.
    pub const TABLE_FOOTER: f32 = 40.0;
    /// Row of the split editor.
    pub const SPLIT_ROW: f32 = 44.0;
    /// Row of a menu or of the palette.
    pub const MENU_ROW: f32 = 36.0;
    /// Side bar.
    pub const SIDE_BAR: f32 = 200.0;
    /// Side bar of a narrow window: icons only.
    pub const SIDE_RAIL: f32 = 56.0;
    /// Window width below which the side bar is a rail.
    pub const RAIL_BELOW: f32 = 1040.0;
    /// Detail and summary panel.
    pub const PANEL: f32 = 328.0;
    /// Window width below which the panel covers the table instead of squeezing it.
    pub const PANEL_COVERS_BELOW: f32 = 1100.0;
    /// Width of a dialog.
    pub const DIALOG: f32 = 600.0;
    /// Width of the command palette.
    pub const PALETTE: f32 = 640.0;
    /// Greatest width of forms and results.
    pub const FORM: f32 = 896.0;
    /// Corner of controls, badges, notes, fields.
    pub const RADIUS: u8 = 6;
    /// Corner of dialogs, menus, cards.
    pub const RADIUS_LARGE: u8 = 8;
    /// Corner of check boxes and key caps.
    pub const RADIUS_SMALL: u8 = 4;
    /// Corner of the swatch beside a part.
    pub const RADIUS_SWATCH: u8 = 3;
    /// Corner of bars.
    pub const RADIUS_BAR: u8 = 2;
    /// Icon in a control.
    pub const ICON: f32 = 16.0;
}

impl Theme {
    /// The theme this part of the window is drawn in.
    pub fn of(ui: &Ui) -> &'static Self {
        Self::of_visuals(ui.visuals())
    }

    /// The theme of the whole window, where there is no `Ui` at hand.
    pub fn of_ctx(ctx: &Context) -> &'static Self {
        Self::of_visuals(&ctx.global_style().visuals)
    }

    fn of_visuals(visuals: &Visuals) -> &'static Self {
        if visuals.dark_mode { &DARK } else { &LIGHT }
    }
}

/// Width of the thinnest line: one physical pixel, or two where one would be too thin to see.
pub fn hairline(ctx: &Context) -> f32 {
    let pixels = ctx.pixels_per_point();
    pixels.floor().max(1.0) / pixels
}

/// Fonts and both themes. Call once at start; egui then follows the system or the user's choice.
pub fn apply(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    for (which, theme) in [(egui::Theme::Light, &LIGHT), (egui::Theme::Dark, &DARK)] {
        ctx.set_style_of(which, style(theme));
    }
    // Larger and smaller are commands of our own, kept with the settings.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// Every field of egui's style that the tokens name.
fn style(theme: &Theme) -> Style {
    let mut style = Style { visuals: visuals(theme), animation_time: 0.0, ..Style::default() };
    let kinds = [
        Type::Figure,
        Type::Title,
        Type::Entry,
        Type::Body,
        Type::Emphasis,
        Type::Small,
        Type::SmallEmphasis,
        Type::Badge,
    ];
    for kind in kinds {
        style.text_styles.insert(kind.style(), kind.font());
    }
    style.text_styles.insert(TextStyle::Button, Type::Body.font());
    style.text_styles.insert(TextStyle::Monospace, Type::Body.font());

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.button_padding = vec2(12.0, 6.0);
    spacing.interact_size.y = size::CONTROL;
    spacing.window_margin = Margin::same(24);
    spacing.menu_margin = Margin::same(6);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 8.0;
    spacing.scroll = ScrollStyle {
        bar_width: 6.0,
        floating_width: 6.0,
        bar_outer_margin: 3.0,
        handle_min_length: 28.0,
        foreground_color: false,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 1.0,
        active_handle_opacity: 1.0,
        interact_handle_opacity: 1.0,
        ..ScrollStyle::floating()
    };
    style.scroll_animation = ScrollAnimation::none();
    style.interaction.selectable_labels = false;
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = if theme.dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = theme.bg;
    visuals.window_fill = theme.raised;
    visuals.text_edit_bg_color = Some(theme.field);
    visuals.extreme_bg_color = theme.field;
    visuals.faint_bg_color = theme.hover;
    visuals.code_bg_color = theme.hover;
    visuals.weak_text_color = Some(theme.text3);
    visuals.hyperlink_color = theme.accent_text;
    visuals.warn_fg_color = theme.warn;
    visuals.error_fg_color = theme.err;
    visuals.selection.bg_fill = theme.sel;
    visuals.selection.stroke = Stroke::new(1.0, theme.sel_stroke);
    visuals.window_stroke = Stroke::new(1.0, theme.line);
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS_LARGE);
    visuals.menu_corner_radius = CornerRadius::same(size::RADIUS_LARGE);
    visuals.window_shadow = theme.shadow;
    visuals.popup_shadow = theme.shadow;
    visuals.text_cursor =
        TextCursorStyle { stroke: Stroke::new(1.0, theme.text), blink: false, ..TextCursorStyle::default() };
    visuals.button_frame = true;
    visuals.collapsing_header_frame = false;
    visuals.indent_has_left_vline = false;
    visuals.striped = false;
    visuals.slider_trailing_fill = true;
    visuals.disabled_alpha = 0.5;
    visuals.image_loading_spinners = false;

    let widget = |fill, border| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.0, theme.text),
        expansion: 0.0,
    };
    let widgets = &mut visuals.widgets;
    widgets.noninteractive = widget(theme.bg, theme.line);
    widgets.inactive = widget(theme.field, theme.ctl);
    widgets.hovered = widget(theme.hover, theme.ctl_hover);
    widgets.active = widget(theme.press, theme.ctl_hover);
    widgets.open = widget(theme.press, theme.ctl_hover);
    visuals
}

/// Gives the stock scroll areas of this `Ui` the handle of the theme. Their handle has no field of its own in egui, it
/// takes the fill of a resting control, which is the colour of a field.
pub fn scroll_visuals_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_fill = theme.scroll;
    widgets.hovered.bg_fill = theme.ctl_hover;
    widgets.active.bg_fill = theme.ctl_hover;
}
