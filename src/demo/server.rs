//! The HTTP side of the simulator: reads a request, checks key and rate, carries out faults, asks `service`, writes
//! the envelope; also the payment page that links lead to, and the actions under `/demo/`. Started by `simulator`.
//! It keeps no state of its own and holds no lock while it waits.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use serde_json::{Value, json};

use crate::model::LinkId;

use super::fault::{Canned, Fault, Gate};
use super::fields::Fields;
use super::pages;
use super::service::{self, Setting};
use super::simulator::{Core, KeySent, Statuses};
use super::spelling::{Good, Refusal, envelope};
use super::wire::{Cable, Cables};
use super::world::PaymentMethod;

const MAX_BODY: usize = 1 << 20;
const HTML: &str = "text/html; charset=utf-8";

/// Serves until the simulator is stopped.
pub(super) async fn run(listener: Cables, core: Arc<Core>) -> io::Result<()> {
    let stop = Arc::clone(&core);
    let app = Router::new().fallback(handle).with_state(core);
    let service = app.into_make_service_with_connect_info::<Cable>();
    axum::serve(listener, service).with_graceful_shutdown(async move { stop.stopped().await }).await
}

async fn handle(
    State(core): State<Arc<Core>>,
    ConnectInfo(cable): ConnectInfo<Cable>,
    request: Request,
) -> Result<Response, Infallible> {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let endpoint = path.strip_prefix("/api/v2/").filter(|name| service::ENDPOINTS.contains(name));
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return Ok(plain(StatusCode::PAYLOAD_TOO_LARGE, HTML, pages::status(413)));
    };
    Ok(match (endpoint, &parts.method) {
        (Some(endpoint), &Method::POST) => api(&core, &cable, endpoint, &parts.headers, &body).await,
        (Some(_), _) => plain(StatusCode::METHOD_NOT_ALLOWED, HTML, pages::status(405)),
        (None, &Method::POST) if path.starts_with("/demo/") => action(&core, &path, &parts.headers, &body),
        (None, &Method::GET) if path == "/payment" => payment_page(&core, parts.uri.query().unwrap_or_default()),
        (None, _) => plain(StatusCode::NOT_FOUND, HTML, pages::status(404)),
    })
}

async fn api(core: &Arc<Core>, cable: &Cable, endpoint: &str, headers: &HeaderMap, body: &Bytes) -> Response {
    let fields = Fields::read(body, text_header(headers, header::CONTENT_TYPE.as_str()));
    let key = key_sent(headers, &core.options.key);
    let value = fields.as_ref().map_or(Value::Null, Fields::value);
    core.record(endpoint, value, plain_headers(headers), key);
    if let Some(seconds) = core.too_many() {
        return canned(Canned::too_many(Some(&seconds.to_string())));
    }
    let fault = core.take_fault(endpoint);
    match &fault {
        Some(Fault::Delay(delay)) => {
            tokio::select! { () = tokio::time::sleep(*delay) => {}, () = core.stopped() => {} }
        }
        Some(Fault::StallBeforeChange(gate)) => stand(core, gate).await,
        Some(Fault::ResetBeforeChange) => return reset(cable),
        Some(Fault::Answer(answer)) => return canned(answer.clone()),
        _ => {}
    }
    let (status, mut answer) = ask(core, endpoint, fields.as_ref(), key);
    match fault {
        Some(Fault::StallBeforeHead(gate)) => stand(core, &gate).await,
        Some(Fault::ResetAfterChange) => return reset(cable),
        Some(Fault::AnswerAfterChange(other)) => return canned(other),
        Some(Fault::Twist(twist)) => twist.apply(&mut answer),
        Some(Fault::StallInBody(gate)) => return halves(status, &answer, stall(Arc::clone(core), gate)),
        Some(Fault::ResetInBody) => return halves(status, &answer, end_early()),
        _ => {}
    }
    plain(status, "application/json", answer.to_string())
}

/// The service's answer and the HTTP status it comes under.
fn ask(core: &Core, endpoint: &str, fields: Option<&Fields>, key: KeySent) -> (StatusCode, Value) {
    let clock = core.time_of_day();
    let mut world = core.world();
    let setting = Setting { base: &core.url, clock: Some(clock), pay_in_total: core.options.pay_in_total };
    let reply = match (key, fields) {
        (KeySent::Missing, _) => Err(Refusal::from("Please enter token")),
        (KeySent::Wrong, _) => Err("Incorrect token or missing token".into()),
        (KeySent::Right, None) => Err("Invalid request body".into()),
        (KeySent::Right, Some(fields)) => {
            service::answer(endpoint, &mut world, fields, setting).unwrap_or_else(|| Err("Invalid endpoint".into()))
        }
    };
    let status = match (core.options.statuses, &reply, key) {
        (Statuses::Always200, ..) | (_, Ok(_), _) => StatusCode::OK,
        (Statuses::Matching, Err(_), KeySent::Right) => StatusCode::BAD_REQUEST,
        (Statuses::Matching, Err(_), _) => StatusCode::UNAUTHORIZED,
    };
    (status, envelope(reply, world.now()))
}

/// Waits at a gate, or until the simulator stops.
async fn stand(core: &Core, gate: &Gate) {
    tokio::select! { () = gate.pass() => {}, () = core.stopped() => {} }
}

/// Whatever is answered now, the first byte of it resets the connection.
fn reset(cable: &Cable) -> Response {
    cable.cut();
    StatusCode::OK.into_response()
}

async fn stall(core: Arc<Core>, gate: Gate) -> io::Result<()> {
    stand(&core, &gate).await;
    Ok(())
}

async fn end_early() -> io::Result<()> {
    // Lets the first half out before the end.
    tokio::task::yield_now().await;
    Err(io::ErrorKind::ConnectionAborted.into())
}

/// Half of an answer, then what happens, then the other half where it ended well. The head tells the whole length.
fn halves(
    status: StatusCode,
    answer: &Value,
    between: impl Future<Output = io::Result<()>> + Send + 'static,
) -> Response {
    let mut first = Bytes::from(answer.to_string());
    let length = first.len();
    let second = first.split_off(length / 2);
    let parts =
        stream::unfold((0, first, second, Some(Box::pin(between))), |(step, first, second, between)| async move {
            match (step, between) {
                (0, between) => Some((Ok(first.clone()), (1, first, second, between))),
                (1, Some(between)) => {
                    let half = between.await.map(|()| second.clone());
                    Some((half, (2, first, second, None)))
                }
                _ => None,
            }
        });
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_LENGTH, length.to_string())];
    (status, headers, Body::from_stream(parts)).into_response()
}

fn canned(answer: Canned) -> Response {
    let body = if answer.times == 1 {
        Body::from(answer.body)
    } else {
        let piece = Bytes::from(answer.body);
        Body::from_stream(stream::iter((0..answer.times).map(move |_| Ok::<_, Infallible>(piece.clone()))))
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in answer.headers {
        if let Ok(value) = header::HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn plain(status: StatusCode, content_type: &'static str, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, content_type)], body).into_response()
}

fn text_header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn key_sent(headers: &HeaderMap, key: &str) -> KeySent {
    match text_header(headers, "token") {
        "" => KeySent::Missing,
        sent if sent == key => KeySent::Right,
        _ => KeySent::Wrong,
    }
}

fn plain_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &header::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().filter(|(name, _)| *name != "token").map(|(name, value)| (name.to_string(), text(value))).collect()
}

/// `/demo/pay`, `/demo/next-day`, `/demo/reset`: what the buttons of the Demo do, for those without the window.
fn action(core: &Core, path: &str, headers: &HeaderMap, body: &[u8]) -> Response {
    let fields = Fields::read(body, text_header(headers, header::CONTENT_TYPE.as_str())).unwrap_or_default();
    let clock = core.time_of_day();
    let mut world = core.world();
    let reply = match path {
        "/demo/pay" => {
            let method = PaymentMethod::read(&fields.text("method").unwrap_or_default());
            match fields.integer("link_id").and_then(Result::ok) {
                Some(id) => world.pay(id, method, Some(clock)).map(|()| json!({ "pay_id": id })),
                None => return respond(Err("Please enter link_id".into()), world.now()),
            }
        }
        "/demo/next-day" => Ok(json!({ "today": world.next_day(Some(clock)).to_string() })),
        "/demo/reset" => {
            world.reset();
            Ok(Value::Null)
        }
        _ => return plain(StatusCode::NOT_FOUND, HTML, pages::status(404)),
    };
    let reply = reply.map(|data| Good::new("Done", data)).map_err(|error| Refusal(error.to_string()));
    respond(reply, world.now())
}

fn respond(reply: Result<Good, Refusal>, now: jiff::civil::DateTime) -> Response {
    plain(StatusCode::OK, "application/json", envelope(reply, now).to_string())
}

/// The page behind a link; 404 when it was deleted.
fn payment_page(core: &Core, query: &str) -> Response {
    let world = core.world();
    match pages::link_id(query).and_then(|LinkId(id)| world.past.links.get(&id)) {
        Some(link) => plain(StatusCode::OK, HTML, pages::payment(link)),
        None => plain(StatusCode::NOT_FOUND, HTML, pages::status(404)),
    }
}
