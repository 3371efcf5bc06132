//! The handle on a running simulator: start and stop, what a simulated customer and the calendar do, scripted faults,
//! and the record of what was asked. Held by the backend for the Demo, and by tests; the HTTP side is in `server`.
//! It never keeps a key that was sent, only whether it was the right one.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::io;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::civil::{Date, DateTime, Time};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::clock::{Clock, SystemClock, berlin_now};
use crate::model::LinkId;

use super::fault::Fault;
use super::world::{PayError, PaymentMethod, World};
use super::{server, shop, wire};

/// How many requests are remembered where somebody looks at them.
const REMEMBERED: usize = 10_000;

/// Which HTTP status refusals carry; the service's pages disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Statuses {
    /// 200 whatever the outcome.
    #[default]
    Always200,
    /// 401 for a wrong key, 400 for every other refusal.
    Matching,
}

/// How a simulator is started.
#[derive(Clone)]
pub struct Options {
    /// Says which day it is at the start, and the time of day of what happens later.
    pub clock: Arc<dyn Clock>,
    /// Port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// The key that requests must carry.
    pub key: String,
    /// That many generated pay-ins in place of the shop's 1,200, for measurements.
    pub pay_ins: Option<usize>,
    /// Requests a minute before 429 is answered; `None` is no limit.
    pub requests_a_minute: Option<u32>,
    /// How long that minute is; tests shorten it.
    pub minute: Duration,
    /// HTTP status of refusals.
    pub statuses: Statuses,
    /// How many requests are remembered, the newest; the window looks at none of them.
    pub remembered: usize,
    /// Whether pay-in answers carry `totalRecords`, as earlier API pages say.
    pub pay_in_total: bool,
}

impl Options {
    /// The Demo's shop as of now.
    pub fn at(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            port: 0,
            key: shop::DEMO_KEY.to_owned(),
            pay_ins: None,
            requests_a_minute: None,
            minute: Duration::from_mins(1),
            statuses: Statuses::default(),
            remembered: REMEMBERED,
            pay_in_total: true,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::at(Arc::new(SystemClock))
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("now", &berlin_now(self.clock.as_ref()))
            .field("port", &self.port)
            .field("pay_ins", &self.pay_ins)
            .field("requests_a_minute", &self.requests_a_minute)
            .field("statuses", &self.statuses)
            .finish_non_exhaustive()
    }
}

/// What a request carried in its `token` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeySent {
    /// The simulator's key.
    Right,
    /// Another one.
    Wrong,
    /// No header.
    Missing,
}

/// One request as it came. The key itself is not kept.
#[derive(Clone)]
pub struct Recorded {
    /// Last part of the path.
    pub endpoint: String,
    /// The fields of a JSON or form body; `null` where it was neither.
    pub body: Value,
    /// Header names and values without `token`.
    pub headers: Vec<(String, String)>,
    /// What the `token` header was.
    pub key: KeySent,
    /// Since the simulator was started.
    pub at: Duration,
}

impl fmt::Debug for Recorded {
    /// Recipient tokens and webhook keys stand in the body.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorded").field("endpoint", &self.endpoint).field("key", &self.key).finish_non_exhaustive()
    }
}

/// The window of the rate limit.
#[derive(Debug, Default)]
pub(super) struct Window {
    began: Option<Instant>,
    count: u32,
}

pub(super) struct Core {
    pub(super) options: Options,
    pub(super) url: String,
    world: Mutex<World>,
    scripts: Mutex<BTreeMap<String, VecDeque<Fault>>>,
    log: Mutex<VecDeque<Recorded>>,
    received: watch::Sender<u64>,
    window: Mutex<Window>,
    started: Instant,
    pub(super) stopping: watch::Sender<bool>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Core {
    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.world)
    }

    pub(super) fn time_of_day(&self) -> Time {
        berlin_now(self.options.clock.as_ref()).time()
    }

    pub(super) fn take_fault(&self, endpoint: &str) -> Option<Fault> {
        lock(&self.scripts).get_mut(endpoint)?.pop_front()
    }

    pub(super) fn record(&self, endpoint: &str, body: Value, headers: Vec<(String, String)>, key: KeySent) {
        let mut log = lock(&self.log);
        log.push_back(Recorded { endpoint: endpoint.to_owned(), body, headers, key, at: self.started.elapsed() });
        if log.len() > self.options.remembered {
            log.pop_front();
        }
        self.received.send_modify(|count| *count += 1);
    }

    /// Seconds until the window ends, when this request is one too many.
    pub(super) fn too_many(&self) -> Option<u64> {
        let most = self.options.requests_a_minute?;
        let mut window = lock(&self.window);
        let began = *window.began.get_or_insert_with(Instant::now);
        let minute = self.options.minute;
        if began.elapsed() >= minute {
            *window = Window { began: Some(Instant::now()), count: 0 };
        }
        window.count += 1;
        (window.count > most).then(|| minute.saturating_sub(began.elapsed()).as_secs() + 1)
    }

    /// Waits until the simulator is being stopped.
    pub(super) async fn stopped(&self) {
        drop(self.stopping.subscribe().wait_for(|stopping| *stopping).await);
    }
}

/// A running simulator. Clones are the same one.
#[derive(Clone)]
pub struct Simulator(Arc<Core>);

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Simulator").field(&self.0.url).finish()
    }
}

impl Simulator {
    /// Starts to answer on 127.0.0.1. To be called within a tokio runtime, which must live as long as the simulator.
    ///
    /// # Errors
    /// The port is taken or not allowed.
    pub async fn start(options: Options) -> io::Result<Running> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let world = World::new(berlin_now(options.clock.as_ref()), options.pay_ins);
        let core = Arc::new(Core {
            options,
            url,
            world: Mutex::new(world),
            scripts: Mutex::default(),
            log: Mutex::default(),
            received: watch::Sender::new(0),
            window: Mutex::default(),
            started: Instant::now(),
            stopping: watch::Sender::new(false),
        });
        let server = tokio::spawn(server::run(wire::Cables(listener), Arc::clone(&core)));
        Ok(Running { simulator: Self(core), server: Some(server) })
    }

    /// Base URL without a slash at the end.
    pub fn url(&self) -> &str {
        &self.0.url
    }

    /// The key that requests must carry.
    pub fn key(&self) -> &str {
        &self.0.options.key
    }

    /// The simulated moment, Berlin.
    pub fn now(&self) -> DateTime {
        self.0.world().now()
    }

    /// A customer pays a link.
    ///
    /// # Errors
    /// There is no such link, or it was paid or cancelled.
    pub fn customer_pays(&self, link: LinkId, method: PaymentMethod) -> Result<(), PayError> {
        let time = self.0.time_of_day();
        self.0.world().pay(link.0, method, Some(time))
    }

    /// The next day comes: started payments are confirmed, the nightly payout runs, refund requests are decided.
    /// Returns the new day.
    pub fn next_day(&self) -> Date {
        let time = self.0.time_of_day();
        self.0.world().next_day(Some(time))
    }

    /// Everything as it was at the start. Faults and records stay.
    pub fn reset(&self) {
        self.0.world().reset();
    }

    /// The unused links and when each was made, Berlin time: for the Demo's ledger.
    pub fn seen_links(&self) -> Vec<(LinkId, DateTime)> {
        self.0.world().unused().map(|link| (LinkId(link.id), link.created_at)).collect()
    }

    /// What goes wrong with the next requests to an endpoint (last part of its path).
    pub fn script(&self, endpoint: &str) -> Script<'_> {
        Script { core: &self.0, endpoint: endpoint.to_owned() }
    }

    /// The requests so far, oldest first; at most as many as are remembered.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.0.log).iter().cloned().collect()
    }

    /// How many requests to an endpoint are in the record.
    pub fn count(&self, endpoint: &str) -> usize {
        lock(&self.0.log).iter().filter(|request| request.endpoint == endpoint).count()
    }

    /// Waits until `count` requests have come since the start, whatever their endpoint.
    pub async fn received(&self, count: u64) {
        drop(self.0.received.subscribe().wait_for(|received| *received >= count).await);
    }
}

/// The faults that wait for one endpoint.
#[derive(Clone)]
pub struct Script<'a> {
    core: &'a Core,
    endpoint: String,
}

impl fmt::Debug for Script<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Script").field(&self.endpoint).finish()
    }
}

impl Script<'_> {
    /// Puts a fault behind those that wait already; each meets one request.
    pub fn push(&self, fault: Fault) -> &Self {
        lock(&self.core.scripts).entry(self.endpoint.clone()).or_default().push_back(fault);
        self
    }

    /// How many faults still wait.
    pub fn waiting(&self) -> usize {
        lock(&self.core.scripts).get(&self.endpoint).map_or(0, VecDeque::len)
    }
}

/// A simulator and its server; it stops when this is dropped.
#[derive(Debug)]
pub struct Running {
    simulator: Simulator,
    server: Option<JoinHandle<io::Result<()>>>,
}

impl Running {
    /// The handle; clones of it may outlive the server.
    pub const fn simulator(&self) -> &Simulator {
        &self.simulator
    }

    /// Takes no more connections, lets running requests end for at most two seconds, then stops.
    pub async fn stop(mut self) {
        self.simulator.0.stopping.send_replace(true);
        if let Some(server) = self.server.take() {
            let abort = server.abort_handle();
            if tokio::time::timeout(Duration::from_secs(2), server).await.is_err() {
                abort.abort();
            }
        }
    }
}

impl std::ops::Deref for Running {
    type Target = Simulator;

    fn deref(&self) -> &Simulator {
        &self.simulator
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.simulator.0.stopping.send_replace(true);
    }
}
