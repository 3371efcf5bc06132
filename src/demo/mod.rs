//! The simulator of the service: a German pharmacy-and-flowers shop with eighteen months behind it, answering the nine
//! endpoints over real HTTP on 127.0.0.1, with state, every documented refusal, and faults on demand. The backend starts
//! it for the Demo environment, the command line for `demo-server`, tests for everything that can go wrong.
//! It writes its own JSON after the API pages and shares no reader with the client; it needs no network and no
//! certificates, and nothing in it is real money.

mod bulk;
mod dice;
mod fault;
mod fields;
mod history;
mod pages;
mod rows;
mod serve;
mod server;
mod service;
mod shop;
mod simulator;
mod spelling;
mod wire;
mod world;

pub use fault::{Canned, Fault, Gate, Twist};
pub use serve::{ServeError, serve_command};
pub use shop::{DEMO_KEY, OWNER_TOKEN, recipients};
pub use simulator::{KeySent, Options, Recorded, Running, Script, Simulator, Statuses};
pub use world::{PayError, PaymentMethod};
