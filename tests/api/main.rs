//! The client against scripted answers over real HTTP: every body and status the service or a gateway may send,
//! every way a connection can end, and what the client itself puts on the wire.
//! Nothing here sleeps: a stalled server waits until the client hangs up.

mod answers;
mod connections;
mod paging;
mod requests;
mod secrecy;
mod server;
mod waiting;
