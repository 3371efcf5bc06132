//! What the command line says: help, version, and one sentence for each way to mistype. Called by [`run`](super::run).
//! The sentences come from the message file; what was typed is put in with its control marks made visible.
//! It must not print.

use super::args::UsageError;
use crate::api::AddressError;
use crate::export::ExportKind;
use crate::text::{Arg, Texts, environment_name, visible};

/// The version, as `--version` says it.
pub fn version() -> String {
    format!("secpaid-desktop {}", env!("CARGO_PKG_VERSION"))
}

/// What went wrong with the command line, and where to look.
pub fn usage_error(texts: &Texts, error: &UsageError) -> String {
    format!("{}\n{}", sentence(texts, error), texts.get("cli-see-help"))
}

fn sentence(texts: &Texts, error: &UsageError) -> String {
    let with = |key, name, value: &str| texts.with(key, &[(name, Arg::Text(&visible(value)))]);
    match error {
        UsageError::UnknownOption(option) => with("cli-unknown-option", "option", option),
        UsageError::UnexpectedWord(word) => with("cli-unexpected-word", "word", word),
        UsageError::NotHere { option } => with("cli-not-here", "option", option),
        UsageError::MissingValue(option) => with("cli-missing-value", "option", option),
        UsageError::NoValueTaken(option) => with("cli-no-value", "option", option),
        UsageError::NotText => texts.get("cli-not-text").to_owned(),
        UsageError::Twice(option) => with("cli-twice", "option", option),
        UsageError::BadValue { option, value, possible } => texts.with(
            "cli-bad-value",
            &[("option", (*option).into()), ("value", (&*visible(value)).into()), ("possible", (&**possible).into())],
        ),
        UsageError::BadDay { option, value } => {
            texts.with("cli-bad-day", &[("option", (*option).into()), ("value", (&*visible(value)).into())])
        }
        UsageError::BadPort(value) => with("cli-bad-port", "value", value),
        UsageError::BadKey => texts.get("cli-bad-key").to_owned(),
        UsageError::WrongOrder => texts.get("cli-wrong-order").to_owned(),
        UsageError::NoDays => texts.get("cli-no-days").to_owned(),
        UsageError::MissingKind => with("cli-missing-kind", "possible", &kinds()),
        UsageError::UnknownKind(kind) => {
            texts.with("cli-unknown-kind", &[("kind", (&*visible(kind)).into()), ("possible", (&*kinds()).into())])
        }
        UsageError::Required(option) => with("cli-required", "option", option),
        UsageError::UnknownExtension(path) => with("cli-unknown-extension", "file", &path.to_string_lossy()),
        UsageError::PresetOfWorkbook => texts.get("cli-preset-of-workbook").to_owned(),
        UsageError::AddressElsewhere(environment) => {
            with("cli-address-elsewhere", "environment", environment_name(texts, *environment))
        }
        UsageError::TwoEnvironments => texts.get("cli-two-environments").to_owned(),
        UsageError::BadAddress { value, why } => {
            let key = match why {
                AddressError::NotAnAddress => "cli-address-none",
                AddressError::NotHttps => "cli-address-not-encrypted",
                AddressError::TooMuch => "cli-address-too-much",
                AddressError::OwnEnvironment => "cli-address-own",
            };
            with(key, "value", value)
        }
    }
}

fn kinds() -> String {
    ExportKind::ALL.map(ExportKind::id).join(", ")
}
