//! The simulator without a window: starts it, says where it is, and waits for Ctrl-C.
//! Called by the command line, which owns the flags and the words about them.
//! It writes two lines and no more; errors are returned.

use std::io::{self, Write};
use std::pin::pin;

use super::simulator::{Options, Simulator};

/// Why the simulator could not be run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port is taken or not allowed, or the system gave no threads.
    #[error("{0}")]
    Start(#[source] io::Error),
    /// The two lines could not be written.
    #[error("{0}")]
    Write(#[source] io::Error),
    /// Ctrl-C cannot be waited for.
    #[error("{0}")]
    Signal(#[source] io::Error),
}

/// Runs the simulator until Ctrl-C. The first two lines written to `out` are `URL http://127.0.0.1:PORT` and `KEY …`.
///
/// # Errors
/// See [`ServeError`].
pub fn serve_command(options: Options, out: &mut dyn Write) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(ServeError::Start)?;
    let result = runtime.block_on(async {
        let running = Simulator::start(options).await.map_err(ServeError::Start)?;
        let mut stop = pin!(tokio::signal::ctrl_c());
        // Polled once before anything is said: whoever reads the lines may send Ctrl-C at once.
        tokio::select! {
            biased;
            result = &mut stop => return result.map_err(ServeError::Signal),
            () = std::future::ready(()) => {}
        }
        writeln!(out, "URL {}\nKEY {}", running.url(), running.key())
            .and_then(|()| out.flush())
            .map_err(ServeError::Write)?;
        stop.await.map_err(ServeError::Signal)?;
        running.stop().await;
        Ok(())
    });
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    result
}
