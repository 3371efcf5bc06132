//! Every word and every formatted number the user reads: messages through Fluent, money, dates and counts in the
//! style of the language, and typed problems turned into sentences. Screens, state, command line and exports call it.
//! It knows the domain's types and the errors of other layers, but no toolkit, no clock and no files: the message files
//! are part of the program.

mod failure;
mod format;
mod handing;
mod language;
mod obstacle;
mod problem;
mod visible;
mod words;

#[cfg(test)]
mod tests;

pub use failure::{Fate, Said, api_error_details, api_error_text};
pub use format::NumberStyle;
pub use handing::Handing;
pub use language::Language;
pub use obstacle::{api_key_error_text, export_error_text, file_error_text, key_state, keyring_name};
pub use problem::{
    MoneyHint, book_token_text, key_error_text, label_problem_text, money_error_text, note_hint_text, problem_text,
    share_error_text, token_error_text,
};
pub use visible::visible;
pub use words::{
    environment_badge, environment_name, environment_says, link_age, link_kind, method, method_filter, pay_in_status,
    payout_state, payout_status, range_choice, status_filter, transaction_type,
};

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// A value put into a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text as it is: a formatted amount, a note made [`visible`], a file name.
    Text(&'a str),
    /// A number: chooses the plural and is shown with thousands separators.
    Count(u64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

/// The messages of one language. Built once for each language, by [`Texts::of`].
pub struct Texts {
    language: Language,
    /// Messages without arguments, resolved when the language was chosen.
    fixed: HashMap<Box<str>, Box<str>>,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Texts {
    /// The messages of a language, made when they are first spoken, and kept: a window changes its language within a
    /// frame, and a payer is written to in another one than the window's.
    pub fn of(language: Language) -> &'static Self {
        static ALL: [OnceLock<Texts>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        static ENGLISH: OnceLock<Texts> = OnceLock::new();
        let kept = Language::ALL.iter().zip(&ALL).find_map(|(other, kept)| (*other == language).then_some(kept));
        kept.unwrap_or(&ENGLISH).get_or_init(|| Self::new(language))
    }

    /// The messages of a language. A message file with a fault loses the messages at fault, not the language.
    pub fn new(language: Language) -> Self {
        let resource = FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(language = language.id(), ?errors, "message file has faults");
            resource
        });
        let mut bundle = FluentBundle::new_concurrent(vec![language.fluent_id()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language.number_style() {
            NumberStyle::English => |value, _| grouped(value, NumberStyle::English),
            NumberStyle::German => |value, _| grouped(value, NumberStyle::German),
        }));
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(language = language.id(), ?errors, "message file has doubled messages");
        }
        let mut texts = Self { language, fixed: HashMap::new(), bundle };
        texts.fixed = message_ids(language.source())
            .filter_map(|id| texts.resolve(id, None).map(|text| (Box::from(id), Box::from(text))))
            .collect();
        texts
    }

    /// Which language this is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How numbers, money and dates are written in this language.
    pub fn style(&self) -> NumberStyle {
        self.language.number_style()
    }

    /// A message without arguments. What the language lacks is shown in English and logged; what English lacks too
    /// is shown as the key.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        if let Some(text) = self.fixed.get(key) {
            return text;
        }
        tracing::warn!(key, language = self.language.id(), "message missing");
        self.english().and_then(|english| english.fixed.get(key)).map_or(key, |text| text)
    }

    /// A message with arguments. Same rules as [`get`](Self::get) for what is missing.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let fluent_args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(*arg))).collect();
        if let Some(text) = self.resolve(key, Some(&fluent_args)) {
            return text.into_owned();
        }
        tracing::warn!(key, language = self.language.id(), "message missing or arguments wrong");
        let english = self.english().and_then(|english| english.resolve(key, Some(&fluent_args)));
        english.map_or_else(|| key.to_owned(), Cow::into_owned)
    }

    /// Whether a message of this key is there.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// English, for what the language lacks; nothing for English itself.
    fn english(&self) -> Option<&'static Self> {
        (self.language != Language::English).then(|| Self::of(Language::English))
    }

    /// The text of a message, or `None` when it is missing or an argument is.
    fn resolve<'a>(&'a self, key: &str, args: Option<&'a FluentArgs<'_>>) -> Option<Cow<'a, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        errors.is_empty().then_some(text)
    }
}

/// The ids of all messages of a file, in its order: what stands before `=` at the beginning of a line.
fn message_ids(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| line.split_once('=')).map(|(id, _)| id.trim_end()).filter(|id| {
        id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    })
}

fn value(arg: Arg<'_>) -> FluentValue<'_> {
    match arg {
        Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Arg::Count(count) => FluentValue::from(count),
    }
}

/// Counts inside messages, with thousands separators.
fn grouped(value: &FluentValue<'_>, style: NumberStyle) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.as_string().parse::<u64>().ok().map(|count| style.count(count)),
        _ => None,
    }
}
