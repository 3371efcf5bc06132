//! `export`: reads a list from the service, or from a simulator of its own for Demo, and writes it into a file. Called by
//! [`start`](super::start). The place is checked before anything is read, the key before anything is sent.
//! It must not print, nor leave half a file: what went wrong comes back as one paragraph.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use super::ExportRequest;
use super::key::{given_key, key_of};
use crate::api::{ApiError, BaseUrl, Budget, Client, Finished, Limits, Progress, Sink};
use crate::clock::{Clock, SystemClock, berlin_today};
use crate::demo::{Options, Running, Simulator};
use crate::export::{ExportError, ExportKind, Flags, Layout, check_target, write_file};
use crate::files::{DataDir, SharedFile};
use crate::model::{
    Column, Environment, INVOICE_FIELDS, Mark, PAID_LINK_FIELDS, PAY_IN_FIELDS, PAYOUT_FIELDS, Rows, Scope,
    UNPAID_LINK_FIELDS,
};
use crate::secrets::ApiKey;
use crate::text::{Arg, Fate, Texts, api_error_text, export_error_text, file_error_text, visible};

/// A file was written.
pub(super) struct Done {
    /// Rows without the header.
    pub(super) rows: u64,
    /// What to know about it.
    pub(super) notices: Vec<String>,
}

/// Carries an export out; an error is the paragraph to say.
pub(super) fn run(texts: &Texts, request: &ExportRequest) -> Result<Done, String> {
    let failed = |error| export_error_text(texts, &error, &request.output);
    check_target(&request.output, request.force).map_err(failed)?;
    let cannot_start =
        |error: std::io::Error| texts.with("cli-start-failed", &[("reason", Arg::Text(&visible(&error.to_string())))]);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(cannot_start)?;
    let result = runtime.block_on(async {
        let (client, simulator, notices) = connect(texts, request).await?;
        let result = Export { texts, request, client, notices }.kind().await;
        if let Some(running) = simulator {
            running.stop().await;
        }
        result
    });
    runtime.shutdown_timeout(Duration::from_secs(2));
    result
}

/// The client for the environment, and the simulator behind it where that is Demo.
async fn connect(texts: &Texts, request: &ExportRequest) -> Result<(Client, Option<Running>, Vec<String>), String> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    if request.environment == Environment::Demo {
        return connect_to_demo(texts, clock).await;
    }
    let (scope, base) = match &request.place.api_url {
        Some(base) => (Scope::at_host(&base.host()), Some(base.clone())),
        None => (Scope::of(request.environment), BaseUrl::of(request.environment)),
    };
    let folder = folder(texts, request)?;
    let key = key_of(texts, &scope, folder.as_ref())?;
    let limits = Limits::production();
    let budget = match &folder {
        Some(folder) => Budget::shared(limits.rates, Arc::clone(&clock), SharedFile::new(folder.rates(&scope))),
        None => Budget::in_memory(limits.rates, Arc::clone(&clock)),
    };
    Ok((client(texts, request.kind, base, key, (limits, clock, budget))?, None, Vec::new()))
}

/// The data folder, through which the rate limit is shared. Its lock is left to windows. Without the ordinary one
/// there is nothing to share; that is no reason to write no file. One that was asked for must be there.
fn folder(texts: &Texts, request: &ExportRequest) -> Result<Option<DataDir>, String> {
    let given = request.place.data_dir.as_deref();
    match DataDir::without_lock(given) {
        Ok(folder) => Ok(Some(folder)),
        Err(_) if given.is_none() => Ok(None),
        Err(error) => {
            let reason = file_error_text(texts, &error);
            Err(texts.with("cli-data-folder", &[("reason", Arg::Text(&reason))]))
        }
    }
}

async fn connect_to_demo(
    texts: &Texts,
    clock: Arc<dyn Clock>,
) -> Result<(Client, Option<Running>, Vec<String>), String> {
    let cannot = |reason: &str| texts.with("cli-start-failed", &[("reason", Arg::Text(&visible(reason)))]);
    let running =
        Simulator::start(Options::at(Arc::clone(&clock))).await.map_err(|error| cannot(&error.to_string()))?;
    let key = ApiKey::new(running.key()).map_err(|error| cannot(&error.to_string()))?;
    let limits = Limits::production();
    let limits = Limits { rates: limits.scaled(60).rates, ..limits };
    let budget = Budget::in_memory(limits.rates, Arc::clone(&clock));
    let base = BaseUrl::parse(running.url()).ok();
    let client = client(texts, ExportKind::PayIns, base, key, (limits, clock, budget))?;
    let notices = if given_key().is_some() { vec![texts.get("cli-key-ignored").to_owned()] } else { Vec::new() };
    Ok((client, Some(running), notices))
}

fn client(
    texts: &Texts,
    kind: ExportKind,
    base: Option<BaseUrl>,
    key: ApiKey,
    (limits, clock, budget): (Limits, Arc<dyn Clock>, Budget),
) -> Result<Client, String> {
    use crate::api::error::{Cause, NotSent};
    let made = match base {
        Some(base) => Client::new(base, key, limits, clock, Arc::new(budget)),
        None => Err(NotSent::BadRequest),
    };
    made.map_err(|not_sent| {
        let endpoint = match kind {
            ExportKind::PayIns => crate::api::Endpoint::PayIns,
            ExportKind::Payouts => crate::api::Endpoint::Payouts,
            ExportKind::Invoices => crate::api::Endpoint::Invoices,
            ExportKind::UnpaidLinks => crate::api::Endpoint::UnpaidLinks,
            // Only the window has Activity: the command line cannot name it.
            ExportKind::PaidLinks | ExportKind::Activity => crate::api::Endpoint::PaidLinks,
        };
        let cause = Cause::NotSent(not_sent);
        let error = ApiError { endpoint, cause, status: None, retry_after: None, attempts: 0 };
        api_error_text(texts, &error, Fate::DidNotHappen).paragraph()
    })
}

struct Export<'a> {
    texts: &'a Texts,
    request: &'a ExportRequest,
    client: Client,
    notices: Vec<String>,
}

impl Export<'_> {
    async fn kind(mut self) -> Result<Done, String> {
        let range = self.request.range;
        match self.request.kind {
            ExportKind::PayIns => {
                let mut rows = Collected::default();
                let read = self.client.read_pay_ins(range, berlin_today(&SystemClock), &mut rows).await;
                self.pages(PAY_IN_FIELDS, read, &rows)
            }
            ExportKind::Payouts => {
                let mut rows = Collected::default();
                let read = self.client.read_payouts(range, &mut rows).await;
                self.pages(PAYOUT_FIELDS, read, &rows)
            }
            ExportKind::Invoices => {
                let mut rows = Collected::default();
                let read = self.client.read_invoices(range, &mut rows).await;
                self.pages(INVOICE_FIELDS, read, &rows)
            }
            ExportKind::UnpaidLinks => {
                let read = self.client.read_unpaid_links(None, &mut |_| ()).await.map_err(|e| self.words(&e))?;
                self.note_cut(read.cut, read.limit);
                self.note_unreadable(read.unreadable_rows, read.unreadable_fields);
                self.write(UNPAID_LINK_FIELDS, read.rows.iter())
            }
            ExportKind::PaidLinks | ExportKind::Activity => {
                let read = self.client.read_paid_links(None, &mut |_| ()).await.map_err(|e| self.words(&e))?;
                self.note_cut(read.cut, read.limit);
                self.note_unreadable(read.unreadable_rows, read.unreadable_fields);
                self.write(PAID_LINK_FIELDS, read.rows.iter().filter(|row| range.contains(row.paid_on.day())))
            }
        }
    }

    fn words(&self, error: &ApiError) -> String {
        let said = api_error_text(self.texts, error, Fate::DidNotHappen).paragraph();
        self.texts.with("cli-read-failed", &[("said", Arg::Text(&said))])
    }

    fn note_cut(&mut self, cut: bool, limit: u32) {
        if cut {
            self.notices.push(self.texts.with("cli-cut", &[("limit", Arg::Count(limit.into()))]));
        }
    }

    fn note_unreadable(&mut self, rows: usize, fields: usize) {
        for (key, count) in [("cli-unreadable", rows), ("cli-unreadable-fields", fields)] {
            if count > 0 {
                self.notices.push(self.texts.with(key, &[("count", count.into())]));
            }
        }
    }

    fn pages<T>(
        mut self,
        fields: &[Column<T>],
        read: Result<Finished, ApiError>,
        rows: &Collected<T>,
    ) -> Result<Done, String> {
        let finished = read.map_err(|error| self.words(&error))?;
        if finished.may_be_incomplete {
            self.notices.push(self.texts.get("cli-may-be-incomplete").to_owned());
        }
        self.note_unreadable(finished.unreadable_rows, finished.unreadable_fields);
        self.write(fields, rows.0.iter())
    }

    fn write<'r, T: 'static>(self, fields: &[Column<T>], rows: impl Iterator<Item = &'r T>) -> Result<Done, String> {
        let request = self.request;
        let mut layout = Layout::with_field_names(fields, request.kind);
        if let Some(language) = request.language {
            let texts = Texts::new(language);
            layout.headers = fields.iter().map(|column| texts.get(column.title).to_owned()).collect();
            layout.flags = Flags { yes: texts.get("word-yes").to_owned(), no: texts.get("word-no").to_owned() };
        }
        let layout = layout.marked(Mark::of(request.environment));
        let failed = |error: ExportError| export_error_text(self.texts, &error, &request.output);
        let mut go_on = |_| ControlFlow::Continue(());
        let rows =
            write_file(&request.output, request.force, request.format, &layout, rows, &mut go_on).map_err(failed)?;
        Ok(Done { rows, notices: self.notices })
    }
}

/// The pages of a read, as they came.
struct Collected<T>(Rows<T>);

impl<T> Default for Collected<T> {
    fn default() -> Self {
        Self(Rows::default())
    }
}

impl<T: Send + Sync> Sink<T> for Collected<T> {
    fn page(&mut self, rows: Vec<T>, _: Progress) -> ControlFlow<()> {
        self.0.push(rows.into());
        ControlFlow::Continue(())
    }

    fn restart(&mut self) {
        self.0 = Rows::default();
    }

    fn waiting(&mut self, _: Duration) {}
}
