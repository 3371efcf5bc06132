//! Work that waits for the keyring: it may be waiting for its user, or never answer at all. Whoever asked is told so
//! after a while, and once more when it answered after all. Called by `local` and `book`.
//! It must not give the work up: what the keyring does late is still to be known.

use std::pin::pin;
use std::time::Duration;

use tokio::time::timeout;

/// Does the work; when it takes longer than that, `late` is called once in between. True when it was.
pub(super) async fn told_late<T>(
    patience: Duration,
    work: impl Future<Output = T>,
    late: impl Future<Output = ()>,
) -> (T, bool) {
    let mut work = pin!(work);
    if let Ok(done) = timeout(patience, work.as_mut()).await {
        return (done, false);
    }
    // The work goes on meanwhile: it may hold what `late` waits for. `late` first: what it decides at once, the work sees.
    let mut late = pin!(late);
    tokio::select! {
        biased;
        () = late.as_mut() => (work.await, true),
        done = work.as_mut() => {
            late.await;
            (done, true)
        }
    }
}
