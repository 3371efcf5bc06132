use std::ffi::OsString;
use std::path::PathBuf;

use jiff::civil::date;

use super::*;
use crate::export::{ExportKind, Format, Preset};
use crate::model::{DateRange, Environment};

fn parsed(line: &str) -> Result<Invocation, UsageError> {
    parse(line.split_whitespace().map(OsString::from))
}

fn place(line: &str) -> Place {
    match parsed(line) {
        Ok(Invocation::Window(place)) => place,
        other => panic!("{other:?}"),
    }
}

fn export(line: &str) -> ExportRequest {
    match parsed(line) {
        Ok(Invocation::Export(request)) => *request,
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_typed_opens_the_window_in_the_last_environment() {
    assert_eq!(place(""), Place::default());
    assert_eq!(place("--environment production").environment, Some(Environment::Production));
    assert_eq!(place("--environment=development").environment, Some(Environment::Development));
    assert_eq!(place("--demo").environment, Some(Environment::Demo));
    assert_eq!(place("--data-dir /tmp/x").data_dir, Some(PathBuf::from("/tmp/x")));
}

#[test]
fn an_address_means_development() {
    let at = place("--api-url http://127.0.0.1:8080");
    assert_eq!(at.environment, Some(Environment::Development));
    assert_eq!(at.api_url.expect("an address").host(), "127.0.0.1:8080");
    assert_eq!(parsed("--demo --api-url https://x.example"), Err(UsageError::AddressElsewhere(Environment::Demo)));
}

#[test]
fn an_address_must_keep_a_key_safe() {
    use crate::api::AddressError;
    let bad = |value: &str, why| Err(UsageError::BadAddress { value: value.to_owned(), why });
    for typed in ["http://example.org", "http://127.0.0.1.example.org", "ftp://127.0.0.1"] {
        assert_eq!(parsed(&format!("--api-url {typed}")), bad(typed, AddressError::NotHttps));
    }
    assert_eq!(parsed("--api-url app.dev.secpaid.com"), bad("app.dev.secpaid.com", AddressError::NotAnAddress));
    assert_eq!(parsed("--api-url https://me:secret@x.example"), bad("…@x.example", AddressError::TooMuch));
}

#[test]
fn no_environment_is_opened_in_the_clothes_of_another() {
    use crate::api::AddressError;
    for typed in [
        "https://app.secpaid.com",
        "https://APP.secpaid.com:443/",
        "https://app.secpaid.com./x",
        "https://app.dev.secpaid.com",
    ] {
        let why = AddressError::OwnEnvironment;
        let refused = Err(UsageError::BadAddress { value: typed.to_owned(), why });
        assert_eq!(parsed(&format!("--api-url {typed}")), refused);
    }
    assert!(parsed("--api-url https://app.secpaid.com.example.org").is_ok());
}

#[test]
fn an_export_is_read_with_all_its_options() {
    let all = export(
        "export pay-ins --environment demo --output /tmp/a.csv --from 2026-01-01 --to 2026-01-31 --preset excel-de \
         --language en --force --data-dir /tmp/d",
    );
    assert_eq!(all.kind, ExportKind::PayIns);
    assert_eq!(all.environment, Environment::Demo);
    assert_eq!(all.range, DateRange { from: Some(date(2026, 1, 1)), to: Some(date(2026, 1, 31)) });
    assert_eq!(all.format, Format::Csv(Preset::ExcelDe));
    assert_eq!(all.language, Some(Language::English));
    assert!(all.force);
    assert_eq!(all.place.data_dir, Some(PathBuf::from("/tmp/d")));

    let short = export("--environment production export invoices --output x.XLSX");
    assert_eq!((short.format, short.language, short.force), (Format::Xlsx, None, false));
    assert_eq!(short.range, DateRange::EVERYTHING);
    assert_eq!(export("export payouts --demo --output x.txt --format csv").format, Format::Csv(Preset::Plain));
}

#[test]
fn what_is_missing_or_does_not_fit_is_said() {
    let cases = [
        ("export", UsageError::MissingKind),
        ("export pay-ins --output a.csv", UsageError::Required("--environment")),
        ("export pay-ins --environment demo", UsageError::Required("--output")),
        ("export bananas", UsageError::UnknownKind("bananas".to_owned())),
        ("export unpaid-links --demo --output a.csv --from 2026-01-01", UsageError::NoDays),
        ("export pay-ins --demo --output a.csv --from 2026-02-01 --to 2026-01-01", UsageError::WrongOrder),
        ("export pay-ins --demo --output a.pdf", UsageError::UnknownExtension("a.pdf".into())),
        ("export pay-ins --demo --output a.xlsx --preset plain", UsageError::PresetOfWorkbook),
        ("export pay-ins --demo --output a.csv --output b.csv", UsageError::Twice("--output")),
        ("export pay-ins --demo --output a.csv more", UsageError::UnexpectedWord("more".to_owned())),
        ("export pay-ins --port 1", UsageError::NotHere { option: "--port" }),
        ("demo-server --output x", UsageError::NotHere { option: "--output" }),
        ("demo-server --environment demo", UsageError::NotHere { option: "--environment" }),
        ("demo-server --port 70000", UsageError::BadPort("70000".to_owned())),
        ("demo-server --key a-b", UsageError::BadKey),
        ("--force", UsageError::NotHere { option: "--force" }),
        ("--banana", UsageError::UnknownOption("--banana".to_owned())),
        ("-x", UsageError::UnknownOption("-x".to_owned())),
        ("banana", UsageError::UnexpectedWord("banana".to_owned())),
        ("--environment", UsageError::MissingValue("--environment".to_owned())),
        ("--demo=1", UsageError::NoValueTaken("--demo".to_owned())),
        ("--demo --environment production", UsageError::TwoEnvironments),
    ];
    for (line, error) in cases {
        assert_eq!(parsed(line), Err(error), "{line}");
    }
    let possible = "production, development, demo".to_owned();
    let bad = UsageError::BadValue { option: "--environment", value: "live".to_owned(), possible };
    assert_eq!(parsed("--environment live"), Err(bad));
    let day = UsageError::BadDay { option: "--from", value: "2026-02-30".to_owned() };
    assert_eq!(parsed("export pay-ins --from 2026-02-30"), Err(day));
}

#[test]
fn help_and_version_win() {
    assert_eq!(parsed("--help"), Ok(Invocation::Help));
    assert_eq!(parsed("export --help"), Ok(Invocation::Help));
    assert_eq!(parsed("-V"), Ok(Invocation::Version));
    assert_eq!(
        parsed("demo-server --port 8080 --key Abc123 --date 2026-05-20"),
        Ok(Invocation::DemoServer(DemoServer {
            port: 8080,
            key: Some("Abc123".to_owned()),
            date: Some(date(2026, 5, 20)),
        }))
    );
}

#[test]
fn every_mistake_has_a_sentence_and_no_key_in_it() {
    let texts = Texts::new(Language::English);
    let say = |line: &str| words::usage_error(&texts, &parsed(line).expect_err("a mistake"));
    assert_eq!(
        say("--api-url http://example.org"),
        "http://example.org would not keep your key secret on the way. Use https://, or http:// on \
         this computer only.\nNothing was done. secpaid-desktop --help says what is possible."
    );
    assert!(!say("--api-url https://me:secret@x.example").contains("secret"));
    assert!(say("--api-url https://app.secpaid.com").starts_with("https://app.secpaid.com is the service itself. "));
    assert!(!say("demo-server --key Canary-Key").contains("Canary"));
    assert!(say("--environment live").starts_with("“live” is not possible for --environment."));
    assert!(say("--a\u{202E}b").contains("‹U+202E›"));
    let help = texts.get("cli-help");
    for word in ["--environment", "--api-url", "demo-server", "--preset", "\n    --demo ", "SECPAID_API_KEY"] {
        assert!(help.contains(word), "{word}");
    }
}
