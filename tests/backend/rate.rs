//! The shop goes on selling: while everything is exported, a second client with the same key, such as the merchant's own
//! web shop, gets its share of the 60 requests a minute. The minute is shortened; its proportions are production's.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use secpaid_desktop::api::{Limits, Rates};
use secpaid_desktop::backend::{Command, Event, ExportJob, ExportRows, Setup, Table};
use secpaid_desktop::clock::SystemClock;

use crate::files::{PLAIN, words};
use crate::shop::{Shop, TEST_KEY, patient, test};
use crate::window::Line;

/// A minute of this test.
const MINUTE: Duration = Duration::from_secs(3);
/// What the shop asks in a minute: what the design leaves it, less what two clocks may differ by.
const OF_THE_SHOP: u32 = 25;

/// Production's rates over the shortened minute.
fn limits() -> Limits {
    let rates = Rates { window: MINUTE, slow_for: MINUTE * 5, ..Limits::production().rates };
    Limits { rates, ..patient() }
}

/// Asks at an even pace until it is told to stop; says how many answers were "too many" and how many came in all.
fn sell(url: &str, stop: &Arc<AtomicBool>, refused: &Arc<AtomicU32>) -> std::thread::JoinHandle<u32> {
    let (url, stop, refused) = (format!("{url}/api/v2/getMyUsedLinks"), Arc::clone(stop), Arc::clone(refused));
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
        runtime.block_on(async {
            let mut pace = tokio::time::interval(MINUTE / OF_THE_SHOP);
            pace.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            let mut asked = 0;
            while !stop.load(Ordering::Relaxed) {
                pace.tick().await;
                let request = client.post(&url).header("token", TEST_KEY).body("{\"limit\":1}");
                let status = request.send().await.unwrap().status();
                refused.fetch_add(u32::from(status.as_u16() == 429), Ordering::Relaxed);
                asked += 1;
            }
            asked
        })
    })
}

#[test]
fn a_full_export_leaves_the_shop_its_share() {
    let shop = Shop::with(|options| {
        options.pay_ins = Some(45_000);
        options.requests_a_minute = Some(60);
        options.minute = MINUTE;
    });
    let mut line = Line::start(Setup { limits: limits(), clock: Arc::new(SystemClock), ..shop.setup() });
    line.open(&test());
    let (ended, refused) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let selling = sell(shop.test.url(), &ended, &refused);
    let ticket = line.ticket(&test());
    let path = shop.folder.path().join("all.csv");
    let job = ExportJob {
        columns: Table::PayIns.shown_columns(),
        rows: ExportRows::All(Table::PayIns),
        format: PLAIN,
        words: words(Table::PayIns),
        path,
        overwrite: false,
    };
    line.send(Command::Export(ticket, job));
    let mut waited = false;
    let rows = line.until(|event| match event {
        Event::Exported(_, result) => Some(result.unwrap().rows),
        Event::Progress(_, progress) => {
            waited |= progress.waiting.is_some();
            None
        }
        _ => None,
    });
    ended.store(true, Ordering::Relaxed);
    let asked = selling.join().unwrap();
    println!("{rows} rows exported, the shop asked {asked} times meanwhile");
    assert_eq!(rows, 45_000);
    assert!(waited, "the export was never held up: it is no test of the rate");
    assert!(asked > OF_THE_SHOP, "the shop hardly sold: {asked}");
    assert_eq!(refused.load(Ordering::Relaxed), 0, "of {asked} requests of the shop");
}
