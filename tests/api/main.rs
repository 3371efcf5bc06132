//! The client against scripted answers over real HTTP: every body and status the service or a gateway may send,
//! every way a connection can end, and what the client itself puts on the wire.
//! Nothing here sleeps: a stalled server waits until the client hangs up.

#[cfg(test)]
mod answers;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod secrecy;
#[cfg(test)]
mod server;
#[cfg(test)]
mod tls;
#[cfg(test)]
mod waiting;
