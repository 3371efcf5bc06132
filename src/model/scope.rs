//! Where a figure belongs: the environment, the account in it and, for a run with `--api-url`, the host.
//! Every command, event, draft, journal line and file name carries a scope, so that no environment shows up in another.
//! It must not be guessed from what is on screen: it travels with what it belongs to.

use std::fmt;
use std::sync::Arc;

/// One of the three environments. They never share a key, a row or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// The simulator inside the application: no account, no network.
    Demo,
    /// The service's test system: no real money.
    Development,
    /// Real money.
    Production,
}

impl Environment {
    /// All three, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Production, Self::Development, Self::Demo];

    /// The name used on the command line, in files and in the keyring; never translated.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Development => "development",
            Self::Production => "production",
        }
    }

    /// The environment with this [`id`](Self::id).
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|environment| environment.id() == id)
    }

    /// Whether links created here can take real money.
    pub const fn is_real_money(self) -> bool {
        matches!(self, Self::Production)
    }

    /// Whether a key is needed at all.
    pub const fn needs_key(self) -> bool {
        !matches!(self, Self::Demo)
    }
}

/// The local name of an account in an environment. Today there is one, `main`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(Arc<str>);

impl AccountId {
    /// The one account every environment has today.
    pub fn main() -> Self {
        Self(Arc::from("main"))
    }

    /// The name as written to the keyring and to files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Environment and account, and the host where one was given for this run.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope {
    /// The environment whose key, limits and colours apply.
    pub environment: Environment,
    /// The account in it.
    pub account: AccountId,
    /// The host of `--api-url`, which makes this a scope of its own; `None` for the environment's own address.
    pub host: Option<Arc<str>>,
}

impl Scope {
    /// The ordinary scope of an environment.
    pub fn of(environment: Environment) -> Self {
        Self { environment, account: AccountId::main(), host: None }
    }

    /// Development at another address, for this run only.
    pub fn at_host(host: &str) -> Self {
        Self { environment: Environment::Development, account: AccountId::main(), host: Some(Arc::from(host)) }
    }

    /// The name under which this scope is kept in files: `production`, or `development@127.0.0.1:8080`.
    pub fn id(&self) -> String {
        match &self.host {
            None => self.environment.id().to_owned(),
            Some(host) => format!("{}@{host}", self.environment.id()),
        }
    }

    /// The scope with this [`id`](Self::id); files are read by it.
    pub fn from_id(id: &str) -> Option<Self> {
        match id.split_once('@') {
            None => Environment::from_id(id).map(Self::of),
            Some((environment, host)) => Environment::from_id(environment)
                .map(|environment| Self { host: Some(Arc::from(host)), ..Self::of(environment) }),
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id())
    }
}
