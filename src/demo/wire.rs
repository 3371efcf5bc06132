//! The connections of the simulator: a listener whose connections can be cut with a TCP reset from inside a request.
//! Given to the HTTP server by `simulator`; cut by `server` when a fault says so.
//! It knows nothing of what is sent over them.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// One connection, to be cut.
#[derive(Debug, Clone, Default)]
pub(super) struct Cable(Arc<AtomicBool>);

impl Cable {
    /// The next byte that would be sent resets the connection instead.
    pub(super) fn cut(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    fn is_cut(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Connected<IncomingStream<'_, Cables>> for Cable {
    fn connect_info(stream: IncomingStream<'_, Cables>) -> Self {
        stream.remote_addr().clone()
    }
}

/// Accepts connections that can be cut.
#[derive(Debug)]
pub(super) struct Cables(pub(super) TcpListener);

impl Listener for Cables {
    type Io = Wire;
    type Addr = Cable;

    async fn accept(&mut self) -> (Wire, Cable) {
        let (stream, _) = Listener::accept(&mut self.0).await;
        let cable = Cable::default();
        (Wire { stream, cable: cable.clone() }, cable)
    }

    fn local_addr(&self) -> io::Result<Cable> {
        Ok(Cable::default())
    }
}

/// The stream of one connection.
#[derive(Debug)]
pub(super) struct Wire {
    stream: TcpStream,
    cable: Cable,
}

impl Wire {
    fn check(&self) -> io::Result<()> {
        if self.cable.is_cut() {
            // Without lingering, closing sends a reset instead of a polite end.
            self.stream.set_zero_linger()?;
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        Ok(())
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
