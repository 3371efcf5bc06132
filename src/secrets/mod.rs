//! Secrets: the API key and the places where it is kept (the system's keyring, or memory for Demo and tests).
//! Called by the backend. It knows scopes and nothing else of the application, and it never writes a key to a file:
//! where there is no keyring, a key lives for the session only.

mod dump;
mod key;
mod memory;
mod os;
mod store;

pub use dump::forbid_core_dumps;
pub use key::{ApiKey, KeyError};
pub use memory::MemoryKeyStore;
pub use os::OsKeyStore;
pub use store::{Answer, KeyStore, KeyStoreError, wait, wait_at_most};
