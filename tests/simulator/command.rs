//! `demo-server` as a program of its own: its first two lines, its key, its day, and that Ctrl-C ends it.
//! The environment of the program is empty: no home, no display, no proxy, no certificates are needed.
//! Only where Ctrl-C can be sent from outside.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::shop::read;

/// Ends the program when a test fails before it did.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().unwrap_or_default();
        drop(self.0.wait());
    }
}

fn serve(arguments: &[&str]) -> (Server, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_secpaid-desktop"))
        .arg("demo-server")
        .args(arguments)
        .env_clear()
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = |name: &str| lines.next().unwrap().unwrap().strip_prefix(name).unwrap().to_owned();
    let (url, key) = (next("URL "), next("KEY "));
    (Server(child), url, key)
}

#[tokio::test]
async fn it_says_where_it_is_answers_and_stops() {
    let (mut server, url, key) = serve(&["--key", "ABCdef0123456789", "--date", "2026-05-20"]);
    assert_eq!(key, "ABCdef0123456789");
    let port: u16 = url.strip_prefix("http://127.0.0.1:").unwrap().parse().unwrap();
    assert!(port > 0);
    let http = reqwest::Client::builder().tls_certs_only([]).no_proxy().build().unwrap();
    let request = http.post(format!("{url}/api/v2/getPayInTransactions")).header("token", key);
    let answer = read(request.json(&json!({ "date": "2026-05-20" })).send().await.unwrap()).await;
    let pending = |row: &&Value| row["status"] == "Pending";
    assert_eq!(answer.rows().iter().filter(pending).count(), 2);
    assert_eq!(answer.body["ServerTime"], "CEST");
    let kill = Command::new("kill").args(["-INT", &server.0.id().to_string()]).status().unwrap();
    assert!(kill.success());
    assert_eq!(server.0.wait().unwrap().code(), Some(0));
}

#[test]
fn a_taken_port_is_a_failure_with_words() {
    let (_server, url, _) = serve(&[]);
    let port = url.rsplit_once(':').unwrap().1;
    let second =
        Command::new(env!("CARGO_BIN_EXE_secpaid-desktop")).args(["demo-server", "--port", port]).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(second.stdout.is_empty());
    assert!(String::from_utf8(second.stderr).unwrap().contains("--port"));
}
