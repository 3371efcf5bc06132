//! The real program without a window: what it says about mistakes, and what it writes from Demo and from a simulator in
//! another process. Run by `cargo test`; it needs no network but 127.0.0.1.
//! It must not reach the user's keyring or data: each run gets a home of its own.

#![expect(clippy::expect_used, reason = "a test that does not find what it needs fails")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn command(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_secpaid-desktop"));
    let homes = ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"];
    command.envs(homes.map(|name| (name, home))).env_remove("SECPAID_API_KEY").env_remove("DBUS_SESSION_BUS_ADDRESS");
    // A proxy of this machine must never see a simulator's traffic.
    command.env("http_proxy", "http://127.0.0.1:9").env("LC_ALL", "C.UTF-8");
    command
}

fn run(home: &Path, line: &str) -> Output {
    command(home).args(line.split_whitespace()).output().expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("ended by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A simulator in a process of its own; it ends with this value.
struct Server {
    process: Child,
    url: String,
    key: String,
}

impl Server {
    fn start(home: &Path) -> Self {
        let arguments = ["demo-server", "--key", "Abc123Def456Ghi7", "--date", "2026-05-20"];
        let mut process = command(home).args(arguments).stdout(Stdio::piped()).spawn().expect("the simulator starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let mut line = |name: &str| {
            let line = lines.next().expect("a line").expect("UTF-8");
            line.strip_prefix(name).expect("the line's name").trim().to_owned()
        };
        let (url, key) = (line("URL "), line("KEY "));
        Self { process, url, key }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().expect("it can be ended");
        self.process.wait().expect("it ends");
    }
}

#[test]
fn version_and_help_go_to_standard_output() {
    let home = tempfile::tempdir().expect("a folder");
    let version = run(home.path(), "--version");
    assert_eq!((code(&version), out(&version)), (0, format!("secpaid-desktop {}\n", env!("CARGO_PKG_VERSION"))));
    let help = run(home.path(), "--help");
    assert_eq!(code(&help), 0);
    assert!(out(&help).contains("secpaid-desktop export LIST --environment ENVIRONMENT --output FILE"));
    assert_eq!(err(&help), "");
}

#[test]
fn mistakes_are_said_and_end_with_two() {
    let home = tempfile::tempdir().expect("a folder");
    let cases = [
        ("--banana", "There is no option --banana."),
        ("--api-url http://example.org", "http://example.org would not keep your key secret on the way."),
        ("--environment live", "“live” is not possible for --environment."),
        ("export", "Say which list to export."),
        ("export pay-ins --output a.csv", "The option --environment is needed."),
        ("export unpaid-links --demo --output a.csv --to 2026-01-01", "Unpaid links carry no date."),
        ("export pay-ins --demo --output a.pdf", "a.pdf ends neither in .csv nor in .xlsx."),
        ("demo-server --port x", "“x” is not a port."),
    ];
    for (line, begin) in cases {
        let output = run(home.path(), line);
        assert_eq!((code(&output), out(&output)), (2, String::new()), "{line}");
        assert!(err(&output).starts_with(begin), "{line}: {}", err(&output));
    }
}

#[test]
fn every_list_of_the_demo_becomes_a_file() {
    let home = tempfile::tempdir().expect("a folder");
    let first_fields = [
        ("pay-ins", "pay_id,creator_id,"),
        ("payouts", "payout_id,"),
        ("invoices", "sf_id,"),
        ("unpaid-links", "linktopay_id,"),
        ("paid-links", "linktopay_id,"),
    ];
    for (kind, fields) in first_fields {
        for extension in ["csv", "xlsx"] {
            let path = home.path().join(format!("{kind}.{extension}"));
            let output = run(home.path(), &format!("export {kind} --environment demo --output {}", path.display()));
            assert_eq!((code(&output), err(&output)), (0, String::new()), "{kind}");
            let rows: usize = out(&output).trim_end().parse().expect("the number of rows");
            assert!(rows >= 18, "{kind}: {rows}");
            if extension == "csv" {
                let text = std::fs::read_to_string(&path).expect("the file");
                assert!(text.starts_with(fields), "{kind}");
                assert_eq!(text.matches("\r\n").count(), rows + 1, "{kind}");
            } else {
                let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
                let range = calamine::Reader::worksheet_range(&mut book, &format!("TEST {kind}")).expect("the sheet");
                assert_eq!(range.height(), rows + 1, "{kind}");
            }
        }
    }
}

#[test]
fn a_server_of_ones_own_is_read_with_the_key_of_the_environment_variable() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    let path = home.path().join("a.csv");
    let line = format!(
        "export pay-ins --environment development --api-url {} --output {} --from 2026-05-01 --to 2026-05-10 \
         --preset excel-de --language en",
        server.url,
        path.display()
    );
    let with_key = |key: &str| {
        command(home.path()).args(line.split_whitespace()).env("SECPAID_API_KEY", key).output().expect("it runs")
    };
    let none = run(home.path(), &line);
    assert_eq!(code(&none), 1);
    assert!(err(&none).contains("Set SECPAID_API_KEY."), "{}", err(&none));

    let wrong = with_key("CanaryCanary1234");
    assert_eq!(code(&wrong), 1);
    assert!(err(&wrong).starts_with("Nothing was written. No money is affected."), "{}", err(&wrong));
    assert!(err(&wrong).contains("The service does not know the key."), "{}", err(&wrong));
    assert!(!err(&wrong).contains("Canary") && !path.exists());

    let done = with_key(&server.key);
    assert_eq!((code(&done), err(&done)), (0, String::new()));
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(text.starts_with("\u{FEFF}Payment id;Creator;User;"), "{text}");
    let days: Vec<_> = text.lines().skip(1).filter_map(|line| line.split(';').nth(11)).collect();
    assert_eq!(days.len().to_string(), out(&done).trim_end());
    assert!(!days.is_empty() && days.iter().all(|day| day.get(3..10) == Some("05.2026")), "{days:?}");
}

#[test]
fn a_row_or_a_value_that_cannot_be_read_is_said_and_the_others_are_written() {
    let home = tempfile::tempdir().expect("a folder");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its address").port();
    let service = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a request");
        let mut request = Vec::new();
        while !request.ends_with(b"}") {
            let mut byte = [0];
            stream.read_exact(&mut byte).expect("the request");
            request.extend(byte);
        }
        let rows = r#"[{"linktopay_id":99290,"recipient_note":"Abo","amount":"25.00"},
            {"linktopay_id":null,"amount":null},{"linktopay_id":99291,"recipient_note":"Abo","amount":{"is":25}}]"#;
        let body = format!(r#"{{"ResponseCode":1,"ResponseMsg":"ok","Result":"True","data":{rows}}}"#);
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes()).expect("the answer");
    });
    let path = home.path().join("a.csv");
    let line = format!(
        "export unpaid-links --environment development --api-url http://127.0.0.1:{port} --output {}",
        path.display()
    );
    let arguments = line.split_whitespace();
    let done =
        command(home.path()).args(arguments).env("SECPAID_API_KEY", "Abc123Def456Ghi7").output().expect("it runs");
    service.join().expect("one request");
    assert_eq!((code(&done), out(&done)), (0, "2\n".to_owned()));
    let said =
        "1 row could not be read and is not in the file.\n1 value could not be read and is missing in the file.\n";
    assert_eq!(err(&done), said);
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(text.lines().count() == 3 && text.contains("99290") && text.contains("99291"), "{text}");
}

#[test]
fn a_place_that_will_not_do_is_said_and_an_older_file_stays() {
    let home = tempfile::tempdir().expect("a folder");
    let older = home.path().join("older.csv");
    std::fs::write(&older, "older").expect("an older file");
    let folder = home.path().join("folder.csv");
    std::fs::create_dir(&folder).expect("a folder");
    let mut cases = vec![
        (older.clone(), "exists already"),
        (folder, "is a folder"),
        (older.join("a.csv"), "Nothing was written."),
        (home.path().join("none/a.csv"), "does not exist"),
    ];
    if cfg!(target_os = "linux") {
        cases.push(("/dev/full".into(), "is not an ordinary file"));
    }
    for (path, words) in cases {
        let line = format!("export invoices --demo --format csv --output {}", path.display());
        let output = run(home.path(), &line);
        assert_eq!((code(&output), out(&output)), (1, String::new()), "{line}");
        assert!(err(&output).starts_with("Nothing was written.") && err(&output).contains(words), "{}", err(&output));
        assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
    }
    assert_eq!(std::fs::read_to_string(&older).expect("the file"), "older");
    let forced = run(home.path(), &format!("export invoices --demo --force --output {}", older.display()));
    assert_eq!((code(&forced), out(&forced)), (0, "18\n".to_owned()));
    assert!(std::fs::read_to_string(&older).expect("the file").starts_with("sf_id,"));
}

#[test]
fn a_data_folder_that_cannot_be_used_is_said_and_nothing_is_asked() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    let (file, path) = (home.path().join("file"), home.path().join("a.csv"));
    std::fs::write(&file, "keep").expect("a file");
    let export = |data_dir: &Path| {
        command(home.path())
            .args(["export", "invoices", "--environment", "development", "--api-url", &server.url, "--output"])
            .arg(&path)
            .arg("--data-dir")
            .arg(data_dir)
            .env("SECPAID_API_KEY", &server.key)
            .output()
            .expect("it runs")
    };
    let refused = export(&file);
    assert_eq!((code(&refused), out(&refused)), (1, String::new()));
    assert!(err(&refused).starts_with("Nothing was written. No money is affected"), "{}", err(&refused));
    assert!(err(&refused).contains(&*file.to_string_lossy()), "{}", err(&refused));
    assert!(!path.exists());

    // The lock is left to windows: it is not even made.
    let data = home.path().join("data");
    let done = export(&data);
    assert_eq!((code(&done), err(&done)), (0, String::new()));
    let made: Vec<_> = std::fs::read_dir(&data).expect("the folder").map(|e| e.expect("a file").file_name()).collect();
    assert!(!made.is_empty() && made.iter().all(|name| name.to_string_lossy().starts_with("rate-")), "{made:?}");
}

#[cfg(unix)]
#[test]
fn a_key_that_is_not_text_is_refused_with_a_window_and_without() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("a.csv");
    let key = std::ffi::OsStr::from_bytes(b"Canary1234567890\xff");
    let export = format!("export invoices --environment development --output {}", path.display());
    for line in ["--environment development", &export] {
        let mut command = command(home.path());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").args(line.split_whitespace());
        let output = command.env("SECPAID_API_KEY", key).output().expect("it runs");
        assert_eq!((code(&output), out(&output)), (1, String::new()), "{line}");
        assert!(err(&output).contains("SECPAID_API_KEY is not a key."), "{line}: {}", err(&output));
        assert!(!err(&output).contains("Canary"), "{line}");
    }
}

#[test]
fn the_demo_never_uses_a_key() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("a.csv");
    let output = command(home.path())
        .args(["export", "invoices", "--demo", "--output"])
        .arg(&path)
        .env("SECPAID_API_KEY", "CanaryCanary1234")
        .output()
        .expect("it runs");
    assert_eq!((code(&output), out(&output)), (0, "18\n".to_owned()));
    assert_eq!(err(&output), "SECPAID_API_KEY is set, but the Demo needs no key. It was not used.\n");
}

#[test]
fn an_export_from_this_computer_speaks_to_no_proxy() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start(home.path());
    let proxy = TcpListener::bind("127.0.0.1:0").expect("a port");
    proxy.set_nonblocking(true).expect("it can look without waiting");
    let address = format!("http://{}", proxy.local_addr().expect("its address"));
    let path = home.path().join("a.csv");
    let mut export = command(home.path());
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        export.env(name, &address).env(name.to_uppercase(), &address);
    }
    export.env_remove("no_proxy").env("NO_PROXY", "example.org").env("SECPAID_API_KEY", &server.key);
    export.args(["export", "unpaid-links", "--environment", "development", "--api-url", &server.url, "--output"]);
    let output = export.arg(&path).output().expect("it runs");
    assert_eq!((code(&output), err(&output)), (0, String::new()));
    assert!(path.exists());
    assert!(proxy.accept().is_err(), "the proxy was spoken to");
}

#[test]
fn no_option_takes_the_key_of_an_account() {
    let home = tempfile::tempdir().expect("a folder");
    let canary = "CanaryCanary1234";
    for option in ["--key", "--api-key", "--token"] {
        for line in [format!("{option} {canary}"), format!("export pay-ins {option}={canary} --environment demo")] {
            let output = run(home.path(), &line);
            assert_eq!((code(&output), out(&output)), (2, String::new()), "{line}");
            assert!(!err(&output).contains("Canary"), "{line}: {}", err(&output));
        }
    }
}
