//! The simulator that windows and readers are measured against, in this process on a runtime of its own.
//! Used by the parts. It must not be in the measured process where memory is measured.

use secpaid_desktop::demo::{Options, Running, Simulator};
use tokio::runtime::Runtime;

use crate::report::Outcome;

/// A running simulator; it stops when this is dropped.
#[derive(Debug)]
pub struct Shop {
    runtime: Runtime,
    running: Running,
}

impl Shop {
    /// Starts one with so many generated pay-ins, or with the ordinary shop's.
    pub fn start(pay_ins: Option<usize>) -> Outcome<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let running = runtime.block_on(Simulator::start(Options { pay_ins, ..Options::default() }))?;
        Ok(Self { runtime, running })
    }

    /// The simulator.
    pub fn simulator(&self) -> &Simulator {
        self.running.simulator()
    }

    /// Waits for something of the simulator.
    pub fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.runtime.block_on(what)
    }

    /// The bytes of a page of 1,000 pay-ins, as they come over the wire.
    pub fn page(&self, number: usize) -> Outcome<Vec<u8>> {
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build()?;
        let request = client
            .post(format!("{}/api/v2/getPayInTransactions", self.running.url()))
            .header("token", self.running.key())
            .json(&serde_json::json!({ "page": number, "limit": 1_000 }));
        let bytes = self.runtime.block_on(async { request.send().await?.bytes().await })?;
        Ok(bytes.to_vec())
    }
}
