//! What stands around a backend in a test: a simulator for Production and one for Development, each with a key of its
//! own, a data folder, a keyring in memory, a clock that stands still.
//! Every test has its own, so that they run side by side.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::date;
use secpaid_desktop::api::{BaseUrl, Limits, Rates};
use secpaid_desktop::backend::Setup;
use secpaid_desktop::clock::FixedClock;
use secpaid_desktop::demo::{Fault, Gate, KeySent, Options, Running, Simulator};
use secpaid_desktop::model::{Environment, Scope};
use secpaid_desktop::secrets::{ApiKey, KeyStore as _, MemoryKeyStore, wait};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// The key of the simulator that stands for Production.
pub const LIVE_KEY: &str = "LiveKey12345678";
/// The key of the simulator that stands for Development.
pub const TEST_KEY: &str = "TestKey87654321";
/// How long a test waits for anything at all.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Production's scope.
pub fn live() -> Scope {
    Scope::of(Environment::Production)
}

/// Development's scope.
pub fn test() -> Scope {
    Scope::of(Environment::Development)
}

/// Deadlines with room for a busy machine, and no limit of requests that a test could meet.
pub fn patient() -> Limits {
    let rates = Rates { total: 100_000, bulk: 50_000, interactive: 50_000, ..Limits::production().rates };
    Limits { rates, backoff: Duration::from_millis(5), ..Limits::production() }
}

/// The same, but a stalled answer is given up after a hundredth of the time. All else keeps its room, so that a busy
/// machine is not taken for a stalled one.
pub fn impatient() -> Limits {
    Limits { connect: Duration::from_secs(2), stall: Duration::from_millis(200), ..patient() }
}

/// What stands around a backend.
pub struct Shop {
    runtime: Runtime,
    /// Stands for Development.
    pub test: Running,
    /// Stands for Production.
    pub live: Running,
    /// The data folder.
    pub folder: TempDir,
    /// The keyring.
    pub keys: Arc<MemoryKeyStore>,
    /// 20 May 2026, 14:02 in Berlin.
    pub clock: Arc<FixedClock>,
}

impl Shop {
    /// Both simulators with few rows, and Development's key in the keyring.
    pub fn open() -> Self {
        Self::with(|_| ())
    }

    /// The same with other options for Development's simulator.
    pub fn with(change: impl FnOnce(&mut Options)) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let clock = clock();
        let options = |key: &str| Options { key: key.to_owned(), ..Options::at(Arc::<FixedClock>::clone(&clock)) };
        let mut of_test = options(TEST_KEY);
        change(&mut of_test);
        let test = runtime.block_on(Simulator::start(of_test)).unwrap();
        let live = runtime.block_on(Simulator::start(options(LIVE_KEY))).unwrap();
        let shop = Self { runtime, test, live, folder: TempDir::new().unwrap(), keys: Arc::default(), clock };
        shop.keep(&self::test(), TEST_KEY);
        shop
    }

    /// Puts a key into the keyring.
    pub fn keep(&self, scope: &Scope, key: &str) {
        let key = Arc::new(ApiKey::new(key).unwrap());
        wait(|answer| self.keys.set(scope, key, answer)).unwrap();
    }

    /// The key of a scope in the keyring.
    pub fn kept(&self, scope: &Scope) -> Option<String> {
        wait(|answer| self.keys.get(scope, answer)).unwrap().map(|key| key.expose().to_owned())
    }

    /// What a backend over this shop starts with.
    pub fn setup(&self) -> Setup {
        let at = |simulator: &Running| BaseUrl::parse(simulator.url()).unwrap();
        let keys = Arc::<MemoryKeyStore>::clone(&self.keys);
        let addresses = BTreeMap::from([(live(), at(&self.live)), (test(), at(&self.test))]);
        setup(self.folder.path(), keys, Arc::<FixedClock>::clone(&self.clock), addresses)
    }

    /// Waits for what somebody else than the application does.
    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(async { tokio::time::timeout(PATIENCE, work).await.unwrap() })
    }

    /// Waits until a request stands at the gate.
    pub fn reached(&self, gate: &Gate) {
        self.runtime.block_on(async { tokio::time::timeout(PATIENCE, gate.reached()).await.unwrap() });
    }

    /// Waits until Development has been asked so often in all.
    pub fn asked(&self, count: u64) {
        self.runtime.block_on(async { tokio::time::timeout(PATIENCE, self.test.received(count)).await.unwrap() });
    }

    /// A fault in front of the next request to an endpoint of Development.
    pub fn fault(&self, endpoint: &str, fault: Fault) {
        self.test.script(endpoint).push(fault);
    }

    /// Stops Development's simulator: nobody listens there any more.
    pub fn close_test(&mut self) {
        let test = std::mem::replace(&mut self.test, self.runtime.block_on(start(&self.clock, TEST_KEY)));
        self.runtime.block_on(test.stop());
    }
}

/// What a backend starts with.
pub fn setup(
    folder: &Path,
    keys: Arc<MemoryKeyStore>,
    clock: Arc<FixedClock>,
    addresses: BTreeMap<Scope, BaseUrl>,
) -> Setup {
    Setup {
        data_dir: folder.to_owned(),
        read_only: false,
        keys,
        keyring_patience: PATIENCE,
        clock,
        limits: patient(),
        demo_limits: patient(),
        addresses,
        session_key: None,
        demo_pay_ins: Some(300),
        view_only: std::collections::BTreeSet::new(),
    }
}

/// 20 May 2026, 14:02 in Berlin, and standing still.
pub fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::at_berlin(date(2026, 5, 20).at(14, 2, 0, 0)).unwrap())
}

/// A simulator with a key.
async fn start(clock: &Arc<FixedClock>, key: &str) -> Running {
    let options = Options { key: key.to_owned(), ..Options::at(Arc::<FixedClock>::clone(clock)) };
    Simulator::start(options).await.unwrap()
}

/// What the `token` headers were, in the order of the requests.
pub fn keys_sent(simulator: &Simulator) -> Vec<KeySent> {
    simulator.requests().iter().map(|request| request.key).collect()
}
