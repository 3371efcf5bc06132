//! The icons in use: names for the code points of the two subset Phosphor files in `assets/fonts`.
//!
//! Widgets and screens take an icon as `&'static str` and draw it in the family "icons" (ticks in "icons-bold").
//! A new icon needs a line here and one in the command of `assets/fonts/README.md`; a test lays out all of them.

/// Address book.
pub const ADDRESS_BOOK: &str = "\u{E6F8}";
/// Arrow clockwise.
pub const ARROW_CLOCKWISE: &str = "\u{E036}";
/// Arrow down.
pub const ARROW_DOWN: &str = "\u{E03E}";
/// Arrow left.
pub const ARROW_LEFT: &str = "\u{E058}";
/// Arrow line down.
pub const ARROW_LINE_DOWN: &str = "\u{E05C}";
/// Arrow right.
pub const ARROW_RIGHT: &str = "\u{E06C}";
/// Arrow square out.
pub const ARROW_SQUARE_OUT: &str = "\u{E5DE}";
/// Arrow u up left.
pub const ARROW_U_UP_LEFT: &str = "\u{E08A}";
/// Arrow u up right.
pub const ARROW_U_UP_RIGHT: &str = "\u{E08C}";
/// Arrow up.
pub const ARROW_UP: &str = "\u{E08E}";
/// Arrows split.
pub const ARROWS_SPLIT: &str = "\u{ED3C}";
/// Bank.
pub const BANK: &str = "\u{E0B4}";
/// Calendar blank.
pub const CALENDAR_BLANK: &str = "\u{E10A}";
/// Caret down.
pub const CARET_DOWN: &str = "\u{E136}";
/// Caret left.
pub const CARET_LEFT: &str = "\u{E138}";
/// Caret right.
pub const CARET_RIGHT: &str = "\u{E13A}";
/// Caret up.
pub const CARET_UP: &str = "\u{E13C}";
/// Check.
pub const CHECK: &str = "\u{E182}";
/// Check circle.
pub const CHECK_CIRCLE: &str = "\u{E184}";
/// Clipboard.
pub const CLIPBOARD: &str = "\u{E196}";
/// Clock.
pub const CLOCK: &str = "\u{E19A}";
/// Clock counter clockwise.
pub const CLOCK_COUNTER_CLOCKWISE: &str = "\u{E1A0}";
/// Coins.
pub const COINS: &str = "\u{E78E}";
/// Copy.
pub const COPY: &str = "\u{E1CA}";
/// Database.
pub const DATABASE: &str = "\u{E1DE}";
/// Dots three.
pub const DOTS_THREE: &str = "\u{E1FE}";
/// Download simple.
pub const DOWNLOAD_SIMPLE: &str = "\u{E20C}";
/// Envelope simple.
pub const ENVELOPE_SIMPLE: &str = "\u{E218}";
/// Export.
pub const EXPORT: &str = "\u{EAF0}";
/// Eye.
pub const EYE: &str = "\u{E220}";
/// Eye slash.
pub const EYE_SLASH: &str = "\u{E224}";
/// File csv.
pub const FILE_CSV: &str = "\u{EB1C}";
/// File xls.
pub const FILE_XLS: &str = "\u{EB22}";
/// Flask.
pub const FLASK: &str = "\u{E79E}";
/// Floppy disk.
pub const FLOPPY_DISK: &str = "\u{E248}";
/// Folder.
pub const FOLDER: &str = "\u{E24A}";
/// Funnel.
pub const FUNNEL: &str = "\u{E266}";
/// Gear six.
pub const GEAR_SIX: &str = "\u{E272}";
/// Globe.
pub const GLOBE: &str = "\u{E288}";
/// Hand coins.
pub const HAND_COINS: &str = "\u{EA8C}";
/// Info.
pub const INFO: &str = "\u{E2CE}";
/// Key.
pub const KEY: &str = "\u{E2D6}";
/// Keyboard.
pub const KEYBOARD: &str = "\u{E2D8}";
/// Link simple.
pub const LINK_SIMPLE: &str = "\u{E2E6}";
/// List.
pub const LIST: &str = "\u{E2F0}";
/// Lock simple.
pub const LOCK_SIMPLE: &str = "\u{E308}";
/// Magnifying glass.
pub const MAGNIFYING_GLASS: &str = "\u{E30C}";
/// Minus.
pub const MINUS: &str = "\u{E32A}";
/// Minus circle.
pub const MINUS_CIRCLE: &str = "\u{E32C}";
/// Moon.
pub const MOON: &str = "\u{E330}";
/// Note pencil.
pub const NOTE_PENCIL: &str = "\u{E34C}";
/// Paint brush.
pub const PAINT_BRUSH: &str = "\u{E6F0}";
/// Paper plane tilt.
pub const PAPER_PLANE_TILT: &str = "\u{E398}";
/// Pencil simple.
pub const PENCIL_SIMPLE: &str = "\u{E3B4}";
/// Plus.
pub const PLUS: &str = "\u{E3D4}";
/// Plus circle.
pub const PLUS_CIRCLE: &str = "\u{E3D6}";
/// Printer.
pub const PRINTER: &str = "\u{E3DC}";
/// Prohibit.
pub const PROHIBIT: &str = "\u{E3DE}";
/// Qr code.
pub const QR_CODE: &str = "\u{E3E6}";
/// Question.
pub const QUESTION: &str = "\u{E3E8}";
/// Receipt.
pub const RECEIPT: &str = "\u{E3EC}";
/// Squares four.
pub const SQUARES_FOUR: &str = "\u{E464}";
/// Sun.
pub const SUN: &str = "\u{E472}";
/// Trash.
pub const TRASH: &str = "\u{E4A6}";
/// Tree structure.
pub const TREE_STRUCTURE: &str = "\u{E67C}";
/// User.
pub const USER: &str = "\u{E4C2}";
/// Users.
pub const USERS: &str = "\u{E4D6}";
/// Warning.
pub const WARNING: &str = "\u{E4E0}";
/// Warning circle.
pub const WARNING_CIRCLE: &str = "\u{E4E2}";
/// Warning diamond.
pub const WARNING_DIAMOND: &str = "\u{E7FC}";
/// Wrench.
pub const WRENCH: &str = "\u{E5D4}";
/// X.
pub const X: &str = "\u{E4F6}";
/// X circle.
pub const X_CIRCLE: &str = "\u{E4F8}";

/// All of them, for the test that looks for missing glyphs.
pub const ALL: &[&str] = &[
    ADDRESS_BOOK,
    ARROW_CLOCKWISE,
    ARROW_DOWN,
    ARROW_LEFT,
    ARROW_LINE_DOWN,
    ARROW_RIGHT,
    ARROW_SQUARE_OUT,
    ARROW_U_UP_LEFT,
    ARROW_U_UP_RIGHT,
    ARROW_UP,
    ARROWS_SPLIT,
    BANK,
    CALENDAR_BLANK,
    CARET_DOWN,
    CARET_LEFT,
    CARET_RIGHT,
    CARET_UP,
    CHECK,
    CHECK_CIRCLE,
    CLIPBOARD,
    CLOCK,
    CLOCK_COUNTER_CLOCKWISE,
    COINS,
    COPY,
    DATABASE,
    DOTS_THREE,
    DOWNLOAD_SIMPLE,
    ENVELOPE_SIMPLE,
    EXPORT,
    EYE,
    EYE_SLASH,
    FILE_CSV,
    FILE_XLS,
    FLASK,
    FLOPPY_DISK,
    FOLDER,
    FUNNEL,
    GEAR_SIX,
    GLOBE,
    HAND_COINS,
    INFO,
    KEY,
    KEYBOARD,
    LINK_SIMPLE,
    LIST,
    LOCK_SIMPLE,
    MAGNIFYING_GLASS,
    MINUS,
    MINUS_CIRCLE,
    MOON,
    NOTE_PENCIL,
    PAINT_BRUSH,
    PAPER_PLANE_TILT,
    PENCIL_SIMPLE,
    PLUS,
    PLUS_CIRCLE,
    PRINTER,
    PROHIBIT,
    QR_CODE,
    QUESTION,
    RECEIPT,
    SQUARES_FOUR,
    SUN,
    TRASH,
    TREE_STRUCTURE,
    USER,
    USERS,
    WARNING,
    WARNING_CIRCLE,
    WARNING_DIAMOND,
    WRENCH,
    X,
    X_CIRCLE,
];
