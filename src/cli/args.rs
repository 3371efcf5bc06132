//! The command line as typed, turned into what is asked for. Pure: it reads no environment, no file and no clock, so
//! that every spelling can be tested. Called by `main` through [`parse`].
//! It must not carry anything out, and has no words: those are in [`words`](super::words).

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use lexopt::{Arg, Parser, ValueExt as _};

use crate::api::{AddressError, BaseUrl};
use crate::export::{ExportKind, Format, Preset};
use crate::model::{DateRange, Environment};
use crate::text::Language;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invocation {
    /// Open the window.
    Window(Place),
    /// Run the simulator without a window.
    DemoServer(DemoServer),
    /// Write a list into a file, without a window.
    Export(Box<ExportRequest>),
    /// Say the version.
    Version,
    /// Say what can be typed.
    Help,
}

/// Where to work: environment, data folder, address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// `--environment` or `--demo`; `None` is the last used one. Always Development where an address is given.
    pub environment: Option<Environment>,
    /// `--data-dir`.
    pub data_dir: Option<PathBuf>,
    /// `--api-url`: replaces Development's address for this run.
    pub api_url: Option<BaseUrl>,
}

/// `demo-server`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DemoServer {
    /// `--port`; 0 lets the system choose.
    pub port: u16,
    /// `--key`: the key to ask for; `None` makes one up.
    pub key: Option<String>,
    /// `--date`: the day the simulator believes it is; `None` is today in Berlin.
    pub date: Option<Date>,
}

/// `export`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRequest {
    /// Which list.
    pub kind: ExportKind,
    /// Whose.
    pub environment: Environment,
    /// Data folder and address.
    pub place: Place,
    /// `--output`.
    pub output: PathBuf,
    /// `--from` and `--to`, both included.
    pub range: DateRange,
    /// `--format` and `--preset`, else by the file's extension.
    pub format: Format,
    /// `--language`: translated headers; `None` is the API's field names.
    pub language: Option<Language>,
    /// `--force`: replaces an older file.
    pub force: bool,
}

/// Why the command line was not understood. Holds what was typed, for the sentence; never a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageError {
    /// No such option.
    UnknownOption(String),
    /// A word that is no command, or one too many.
    UnexpectedWord(String),
    /// The option belongs to another command.
    NotHere {
        /// The option, with its dashes.
        option: &'static str,
    },
    /// The option needs a value.
    MissingValue(String),
    /// The option takes no value.
    NoValueTaken(String),
    /// Not readable as text.
    NotText,
    /// The option stands twice.
    Twice(&'static str),
    /// The value is none of those that can be.
    BadValue {
        /// The option, with its dashes.
        option: &'static str,
        /// As typed.
        value: String,
        /// What can be.
        possible: String,
    },
    /// `--from` or `--to` is no day.
    BadDay {
        /// The option, with its dashes.
        option: &'static str,
        /// As typed.
        value: String,
    },
    /// `--port` is no port.
    BadPort(String),
    /// `--key` of the simulator is none.
    BadKey,
    /// `--from` is after `--to`.
    WrongOrder,
    /// Unpaid links carry no day.
    NoDays,
    /// `export` without its list.
    MissingKind,
    /// No such list.
    UnknownKind(String),
    /// `export` without an option it cannot do without.
    Required(&'static str),
    /// The file's extension says nothing, and no `--format` either.
    UnknownExtension(PathBuf),
    /// `--preset` with a workbook.
    PresetOfWorkbook,
    /// `--demo` or `--environment` beside an address that is Development's.
    AddressElsewhere(Environment),
    /// `--demo` beside another environment.
    TwoEnvironments,
    /// The address cannot be taken.
    BadAddress {
        /// As typed, without a name or password in it.
        value: String,
        /// Why.
        why: AddressError,
    },
}

/// Reads a command line, without the program's own name.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Invocation, UsageError> {
    let mut parser = Parser::from_args(arguments);
    let mut typed = Typed::default();
    while let Some(argument) = parser.next().map_err(lexopt_error)? {
        let name = match argument {
            Arg::Short('h') => "help".to_owned(),
            Arg::Short('V') => "version".to_owned(),
            Arg::Short(letter) => return Err(UsageError::UnknownOption(format!("-{letter}"))),
            Arg::Long(name) => name.to_owned(),
            Arg::Value(word) => {
                typed.word(&word)?;
                continue;
            }
        };
        match &*name {
            "help" => return Ok(Invocation::Help),
            "version" => return Ok(Invocation::Version),
            other => typed.option(other, &mut parser)?,
        }
    }
    typed.invocation()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
    Export,
    DemoServer,
}

/// Everything typed so far, checked one by one but not yet against each other.
#[derive(Default)]
struct Typed {
    command: Option<Command>,
    kind: Option<ExportKind>,
    environment: Option<Environment>,
    demo: bool,
    data_dir: Option<PathBuf>,
    api_url: Option<BaseUrl>,
    output: Option<PathBuf>,
    from: Option<Date>,
    to: Option<Date>,
    format: Option<String>,
    preset: Option<Preset>,
    language: Option<Language>,
    force: bool,
    port: Option<u16>,
    key: Option<String>,
    date: Option<Date>,
}

impl Typed {
    fn word(&mut self, word: &std::ffi::OsStr) -> Result<(), UsageError> {
        let word = word.to_str().ok_or(UsageError::NotText)?;
        match (self.command, word) {
            (None, "export") => self.command = Some(Command::Export),
            (None, "demo-server") => self.command = Some(Command::DemoServer),
            (Some(Command::Export), kind) if self.kind.is_none() => {
                self.kind = Some(ExportKind::from_id(kind).ok_or_else(|| UsageError::UnknownKind(kind.to_owned()))?);
            }
            (_, word) => return Err(UsageError::UnexpectedWord(word.to_owned())),
        }
        Ok(())
    }

    fn option(&mut self, name: &str, parser: &mut Parser) -> Result<(), UsageError> {
        match name {
            "demo" => set_flag(&mut self.demo, "--demo"),
            "force" => set_flag(&mut self.force, "--force"),
            "environment" => {
                let environment = one_of("--environment", parser, Environment::from_id, &Environment::ALL, |e| e.id())?;
                set(&mut self.environment, "--environment", environment)
            }
            "data-dir" => set(&mut self.data_dir, "--data-dir", path(parser, "--data-dir")?),
            "output" => set(&mut self.output, "--output", path(parser, "--output")?),
            "api-url" => {
                let value = text(parser)?;
                let url = BaseUrl::elsewhere(&value)
                    .map_err(|why| UsageError::BadAddress { value: without_secrets(&value), why })?;
                set(&mut self.api_url, "--api-url", url)
            }
            "from" => set(&mut self.from, "--from", day(parser, "--from")?),
            "to" => set(&mut self.to, "--to", day(parser, "--to")?),
            "date" => set(&mut self.date, "--date", day(parser, "--date")?),
            "format" => {
                let known = |id: &str| ["xlsx", "csv"].contains(&id).then(|| id.to_owned());
                let format = one_of("--format", parser, known, &["csv", "xlsx"], |id| id)?;
                set(&mut self.format, "--format", format)
            }
            "preset" => {
                let preset = one_of("--preset", parser, Preset::from_id, &Preset::ALL, |preset| preset.id())?;
                set(&mut self.preset, "--preset", preset)
            }
            "language" => {
                let language = one_of("--language", parser, Language::from_id, &Language::ALL, |it| it.id())?;
                set(&mut self.language, "--language", language)
            }
            "port" => {
                let value = text(parser)?;
                let port = value.parse().map_err(|_| UsageError::BadPort(value))?;
                set(&mut self.port, "--port", port)
            }
            "key" => {
                let key = text(parser)?;
                if key.is_empty() || !key.bytes().all(|b| b.is_ascii_alphanumeric()) {
                    return Err(UsageError::BadKey);
                }
                set(&mut self.key, "--key", key)
            }
            other => Err(UsageError::UnknownOption(format!("--{other}"))),
        }
    }

    fn invocation(mut self) -> Result<Invocation, UsageError> {
        self.refuse_options_of_other_commands()?;
        if self.demo {
            match self.environment {
                None | Some(Environment::Demo) => self.environment = Some(Environment::Demo),
                Some(_) => return Err(UsageError::TwoEnvironments),
            }
        }
        if self.api_url.is_some() {
            match self.environment {
                None if self.command.is_none() => self.environment = Some(Environment::Development),
                Some(Environment::Development) | None => {}
                Some(other) => return Err(UsageError::AddressElsewhere(other)),
            }
        }
        match self.command {
            None => Ok(Invocation::Window(self.place())),
            Some(Command::DemoServer) => {
                Ok(Invocation::DemoServer(DemoServer { port: self.port.unwrap_or(0), key: self.key, date: self.date }))
            }
            Some(Command::Export) => self.export().map(|export| Invocation::Export(Box::new(export))),
        }
    }

    fn place(&mut self) -> Place {
        Place { environment: self.environment, data_dir: self.data_dir.take(), api_url: self.api_url.take() }
    }

    fn export(mut self) -> Result<ExportRequest, UsageError> {
        let kind = self.kind.ok_or(UsageError::MissingKind)?;
        let environment = self.environment.ok_or(UsageError::Required("--environment"))?;
        let output = self.output.take().ok_or(UsageError::Required("--output"))?;
        let range = DateRange { from: self.from, to: self.to };
        if range != DateRange::EVERYTHING && !kind.has_days() {
            return Err(UsageError::NoDays);
        }
        if matches!((self.from, self.to), (Some(from), Some(to)) if from > to) {
            return Err(UsageError::WrongOrder);
        }
        let format = format(self.format.as_deref(), self.preset, &output)?;
        let (language, force) = (self.language, self.force);
        Ok(ExportRequest { kind, environment, place: self.place(), output, range, format, language, force })
    }

    fn refuse_options_of_other_commands(&self) -> Result<(), UsageError> {
        let of_export = [
            (self.output.is_some(), "--output"),
            (self.from.is_some(), "--from"),
            (self.to.is_some(), "--to"),
            (self.format.is_some(), "--format"),
            (self.preset.is_some(), "--preset"),
            (self.language.is_some(), "--language"),
            (self.force, "--force"),
        ];
        let of_server =
            [(self.port.is_some(), "--port"), (self.key.is_some(), "--key"), (self.date.is_some(), "--date")];
        let of_place = [
            (self.environment.is_some() || self.demo, "--environment"),
            (self.data_dir.is_some(), "--data-dir"),
            (self.api_url.is_some(), "--api-url"),
        ];
        let wrong: &[&[(bool, &'static str)]] = match self.command {
            None => &[&of_export, &of_server],
            Some(Command::Export) => &[&of_server],
            Some(Command::DemoServer) => &[&of_export, &of_place],
        };
        match wrong.iter().flat_map(|group| group.iter()).find(|(given, _)| *given) {
            Some((_, option)) => Err(UsageError::NotHere { option }),
            None => Ok(()),
        }
    }
}

fn format(format: Option<&str>, preset: Option<Preset>, output: &Path) -> Result<Format, UsageError> {
    let extension = output.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    match format.or(extension.as_deref()) {
        Some("xlsx") if preset.is_some() => Err(UsageError::PresetOfWorkbook),
        Some("xlsx") => Ok(Format::Xlsx),
        // Without a window a program reads the file more often than a person.
        Some("csv") => Ok(Format::Csv(preset.unwrap_or(Preset::Plain))),
        _ => Err(UsageError::UnknownExtension(output.to_owned())),
    }
}

fn set<T>(slot: &mut Option<T>, option: &'static str, value: T) -> Result<(), UsageError> {
    if slot.replace(value).is_some() { Err(UsageError::Twice(option)) } else { Ok(()) }
}

fn set_flag(slot: &mut bool, option: &'static str) -> Result<(), UsageError> {
    if std::mem::replace(slot, true) { Err(UsageError::Twice(option)) } else { Ok(()) }
}

fn text(parser: &mut Parser) -> Result<String, UsageError> {
    parser.value().map_err(lexopt_error)?.string().map_err(lexopt_error)
}

fn path(parser: &mut Parser, option: &'static str) -> Result<PathBuf, UsageError> {
    let value = parser.value().map_err(lexopt_error)?;
    if value.is_empty() { Err(UsageError::MissingValue(option.to_owned())) } else { Ok(value.into()) }
}

fn day(parser: &mut Parser, option: &'static str) -> Result<Date, UsageError> {
    let value = text(parser)?;
    Date::strptime("%Y-%m-%d", &value).map_err(|_| UsageError::BadDay { option, value })
}

fn one_of<T, I>(
    option: &'static str,
    parser: &mut Parser,
    read: impl Fn(&str) -> Option<T>,
    all: &[I],
    id: impl Fn(&I) -> &str,
) -> Result<T, UsageError> {
    let value = text(parser)?;
    read(&value).ok_or_else(|| {
        let possible = all.iter().map(id).collect::<Vec<_>>().join(", ");
        UsageError::BadValue { option, value, possible }
    })
}

/// An address as typed, fit for a message: a name or password is left out.
fn without_secrets(address: &str) -> String {
    address.rsplit_once('@').map_or_else(|| address.to_owned(), |(_, rest)| format!("…@{rest}"))
}

fn lexopt_error(error: lexopt::Error) -> UsageError {
    match error {
        lexopt::Error::MissingValue { option } => UsageError::MissingValue(option.unwrap_or_default()),
        lexopt::Error::UnexpectedOption(option) => UsageError::UnknownOption(option),
        lexopt::Error::UnexpectedArgument(word) => UsageError::UnexpectedWord(word.to_string_lossy().into_owned()),
        lexopt::Error::UnexpectedValue { option, .. } => UsageError::NoValueTaken(option),
        _ => UsageError::NotText,
    }
}
