//! A server that answers with scripted bytes, one connection after the other, and remembers what it was asked.
//! It speaks just enough HTTP to know where a request ends.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use secpaid_desktop::api::error::NotSent;
use secpaid_desktop::api::{BaseUrl, Budget, Client, Limits};
use secpaid_desktop::clock::SystemClock;
use secpaid_desktop::secrets::ApiKey;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// A key that must never show up anywhere but in the header.
pub const KEY: &str = "CanaryKey12345678";

/// What the server does once it has read a request.
#[derive(Clone, Debug)]
pub enum Step {
    /// Writes bytes.
    Send(Vec<u8>),
    /// Writes bytes one by one, each so long after the other.
    Drip(Vec<u8>, Duration),
    /// Waits until the client hangs up.
    Stall,
    /// Ends the connection with a reset instead of an orderly end.
    Reset,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    /// Request line and headers.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Request {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<String> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// The server; it ends with the test's runtime.
pub struct Server {
    pub url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Answers the first connection with the first script, and so on; the last one is repeated.
    pub async fn start(scripts: Vec<Vec<Step>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        tokio::spawn(async move {
            let mut scripts = scripts.into_iter();
            let mut script = Vec::new();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                script = scripts.next().unwrap_or(script);
                serve(stream, &script, &seen).await;
            }
        });
        Self { url, requests }
    }

    /// One answer for every request.
    pub async fn with(answer: Vec<u8>) -> Self {
        Self::start(vec![vec![Step::Send(answer)]]).await
    }

    /// What came so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// A client of this server.
    pub fn client(&self, limits: Limits) -> Client {
        client(&self.url, limits)
    }
}

/// A client of an address, with a budget of its own.
pub fn client(url: &str, limits: Limits) -> Client {
    try_client(url, limits).unwrap()
}

/// The same where the address may be `https` and this computer may have no certificates.
pub fn try_client(url: &str, limits: Limits) -> Result<Client, NotSent> {
    let budget = Arc::new(Budget::in_memory(limits.rates, Arc::new(SystemClock)));
    Client::new(BaseUrl::parse(url).unwrap(), ApiKey::new(KEY).unwrap(), limits, Arc::new(SystemClock), budget)
}

/// Production's limits, but no test waits for a second attempt.
pub fn limits() -> Limits {
    Limits { backoff: Duration::from_millis(1), ..Limits::production() }
}

/// A complete answer.
pub fn http(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// A JSON answer with status 200.
pub fn json(body: &str) -> Vec<u8> {
    http("200 OK", "Content-Type: application/json\r\n", body)
}

async fn serve(mut stream: TcpStream, script: &[Step], seen: &Mutex<Vec<Request>>) {
    let Some(request) = read(&mut stream).await else { return };
    seen.lock().unwrap().push(request);
    for step in script {
        match step {
            Step::Send(bytes) => {
                // The client may have seen enough and hung up.
                if stream.write_all(bytes).await.is_err() {
                    return;
                }
            }
            Step::Drip(bytes, pause) => {
                for byte in bytes {
                    if stream.write_all(&[*byte]).await.is_err() {
                        return;
                    }
                    tokio::time::sleep(*pause).await;
                }
            }
            Step::Stall => {
                let mut byte = [0];
                while matches!(stream.read(&mut byte).await, Ok(1)) {}
            }
            Step::Reset => stream.set_zero_linger().unwrap(),
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let head = loop {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&chunk[..count]);
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let mut request = Request { head: String::from_utf8(bytes[..head].to_vec()).unwrap(), body: String::new() };
    let length: usize = request.header("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = bytes[head..].to_vec();
    let have = body.len();
    body.resize(length, 0);
    stream.read_exact(&mut body[have..]).await.ok()?;
    request.body = String::from_utf8(body).unwrap();
    Some(request)
}
