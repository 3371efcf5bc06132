//! What the backend starts with: where it writes, where keys live, which addresses and limits hold. Put together by
//! `launch` and by tests, read by every task through the context.
//! It must not change while the backend runs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::api::{BaseUrl, Limits};
use crate::clock::Clock;
use crate::model::Scope;
use crate::secrets::{ApiKey, KeyStore};

/// What the backend starts with.
pub struct Setup {
    /// Where everything is written.
    pub data_dir: PathBuf,
    /// A second window has the folder: nothing is written, no write is sent.
    pub read_only: bool,
    /// Where keys live.
    pub keys: Arc<dyn KeyStore>,
    /// How long the keyring may take before whoever asked is told that it does not answer.
    pub keyring_patience: Duration,
    /// The only source of time.
    pub clock: Arc<dyn Clock>,
    /// Deadlines and sizes.
    pub limits: Limits,
    /// Those of the Demo, whose limiter is faster.
    pub demo_limits: Limits,
    /// Addresses that stand in place of the service's own, `--api-url` among them.
    pub addresses: BTreeMap<Scope, BaseUrl>,
    /// A key for this run only.
    pub session_key: Option<(Scope, ApiKey)>,
    /// How many pay-ins the simulator has; `None` is its ordinary shop.
    pub demo_pay_ins: Option<usize>,
    /// Scopes in which no write is sent.
    pub view_only: BTreeSet<Scope>,
}

impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setup").field("data_dir", &self.data_dir).finish_non_exhaustive()
    }
}
