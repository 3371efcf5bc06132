//! A simulator of its own for each test, and a client that speaks plain HTTP to it. Used by every module here.
//! It knows nothing of the application's client: bodies and answers are JSON as the API pages write it.
//! The client needs no certificates and asks no proxy.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::date;
use reqwest::{Client, Response};
use secpaid_desktop::clock::FixedClock;
use secpaid_desktop::demo::{Options, Running, Simulator};
use serde_json::{Value, json};

pub struct Shop {
    pub sim: Running,
    pub http: Client,
}

/// What came back, with an envelope or without.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Answer {
    /// The payload; fails unless code and result both say success.
    pub fn data(&self) -> &Value {
        assert_eq!(self.body["ResponseCode"], 1, "{:?}", self.body);
        assert_eq!(self.body["Result"], "True", "{:?}", self.body);
        &self.body["data"]
    }

    pub fn rows(&self) -> &[Value] {
        self.data().as_array().unwrap()
    }

    /// The text of a refusal; fails when it is none.
    pub fn refusal(&self) -> &str {
        assert_eq!(self.body["ResponseCode"], 0, "{:?}", self.body);
        assert_eq!(self.body["Result"], "False", "{:?}", self.body);
        self.body["ResponseMsg"].as_str().unwrap()
    }
}

/// Wednesday 20 May 2026, 14:02 in Berlin; time stands still.
pub fn options() -> Options {
    Options::at(Arc::new(FixedClock::at_berlin(date(2026, 5, 20).at(14, 2, 0, 0)).unwrap()))
}

pub async fn shop() -> Shop {
    start(options()).await
}

pub async fn start(options: Options) -> Shop {
    let http = Client::builder()
        .tls_certs_only([])
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .build()
        .unwrap();
    Shop { sim: Simulator::start(options).await.unwrap(), http }
}

impl Shop {
    pub fn request(&self, endpoint: &str) -> reqwest::RequestBuilder {
        self.http.post(format!("{}/api/v2/{endpoint}", self.sim.url()))
    }

    /// Sends a JSON body; the head of the answer, or why there is none.
    pub async fn send(&self, endpoint: &str, body: &Value) -> reqwest::Result<Response> {
        self.request(endpoint).header("token", self.sim.key()).json(body).send().await
    }

    pub async fn ask(&self, endpoint: &str, body: Value) -> Answer {
        read(self.send(endpoint, &body).await.unwrap()).await
    }

    /// Sends a form body.
    pub async fn form(&self, endpoint: &str, fields: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(endpoint).header("token", self.sim.key());
        let form = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        read(form.send().await.unwrap()).await
    }

    /// Sends an action of `/demo/` without a key.
    pub async fn act(&self, action: &str, body: Value) -> Answer {
        read(self.http.post(format!("{}/demo/{action}", self.sim.url())).json(&body).send().await.unwrap()).await
    }

    /// Every row of a paged list.
    pub async fn all(&self, endpoint: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        for page in 1.. {
            let answer = self.ask(endpoint, json!({ "page": page, "limit": 1000 })).await;
            rows.extend_from_slice(answer.rows());
            if answer.rows().len() < 1000 {
                break;
            }
        }
        rows
    }

    pub async fn unused(&self) -> Vec<Value> {
        self.ask("getMyUnusedLinks", json!({ "limit": 10_000 })).await.rows().to_vec()
    }

    pub async fn used(&self) -> Vec<Value> {
        self.ask("getMyUsedLinks", json!({ "limit": 10_000 })).await.rows().to_vec()
    }
}

pub async fn read(response: Response) -> Answer {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    Answer { status, body: serde_json::from_str(&text).unwrap_or_else(|_| panic!("no JSON: {text}")) }
}

/// Cents, from a text or a number.
pub fn cents(value: &Value) -> i64 {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let (minus, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    assert!(part.len() <= 2, "{text}");
    minus * (whole.parse::<i64>().unwrap() * 100 + format!("{part:0<2}").parse::<i64>().unwrap())
}

/// The number of a link row.
pub fn id(row: &Value) -> u64 {
    row["linktopay_id"].as_u64().unwrap()
}

pub fn ids(rows: &[Value]) -> HashSet<u64> {
    rows.iter().map(id).collect()
}
