//! The languages the application speaks: one variant for each message file in `assets/text`.
//! Chosen by the setting, else by the system. Called where [`Texts`](super::Texts) are built.
//! A new language is a file, a variant and its five answers here; nothing else may ask which language it is.

use unic_langid::LanguageIdentifier;

use super::NumberStyle;

/// A language with a message file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// `de.ftl`.
    #[serde(rename = "de")]
    German,
    /// `en.ftl`: complete, and what others fall back to.
    #[default]
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::German, Self::English];

    /// The name in settings and on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    /// The language with this [`id`](Self::id).
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.id() == id)
    }

    /// The chosen language, by its name in the settings; the system's where none is chosen, or one we do not speak.
    pub fn chosen(id: Option<&str>, system: Self) -> Self {
        id.and_then(Self::from_id).unwrap_or(system)
    }

    /// The language of the system, where we speak it, else English.
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|locale| Self::of_locale(&locale)).unwrap_or_default()
    }

    /// The language of a locale such as `de-AT` or `en_US.UTF-8`.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['-', '_', '.']).next()?.to_ascii_lowercase();
        Self::from_id(&language)
    }

    /// How numbers, money and dates are written.
    pub const fn number_style(self) -> NumberStyle {
        match self {
            Self::German => NumberStyle::German,
            Self::English => NumberStyle::English,
        }
    }

    /// Its own name, the key of it in every message file.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::German => "language-german",
            Self::English => "language-english",
        }
    }

    /// The message file.
    pub(super) const fn source(self) -> &'static str {
        match self {
            Self::German => include_str!("../../assets/text/de.ftl"),
            Self::English => include_str!("../../assets/text/en.ftl"),
        }
    }

    pub(super) fn fluent_id(self) -> LanguageIdentifier {
        self.id().parse().unwrap_or_default()
    }
}
