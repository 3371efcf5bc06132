//! What every task of the backend shares: the clients and journals of the scopes, the simulator, the clock, and the
//! way to tell the window something.
//! Held by every task. It must not decide what is asked of the service.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{mpsc, oneshot};

use super::forbidden::Forbidden;
use super::known_key::ScopeEntry;
use super::turn::{Lane, Row, Turn};
use super::{Event, ExportsNoted, Setup, Ticket, Waker};
use crate::api::{ApiError, BaseUrl, Budget, Client, Endpoint, Limits};
use crate::clock::{berlin_today, on_day};
use crate::demo::Running;
use crate::files::{FileError, SharedFile, rates_file};
use crate::journal::{Entry, Journal, JournalError, JournalNotice};
use crate::model::{Environment, KeyState, LinkId, Scope};
use crate::secrets::{Answer, ApiKey, KeyStore, KeyStoreError};
use crate::settings::Settings;

/// Shared by all tasks.
pub(super) struct Context {
    pub setup: Setup,
    session_key: Mutex<Option<(Scope, ApiKey)>>,
    scopes: Mutex<BTreeMap<Scope, ScopeEntry>>,
    /// The journal on disk, opened with the first scope that needs it.
    disk_journal: Mutex<Option<Journal>>,
    /// What was found when it was opened, until it is told.
    journal_notices: Mutex<Vec<JournalNotice>>,
    /// The journal of the Demo, in memory.
    demo_journal: Mutex<Option<Journal>>,
    /// The simulator, started with the first visit of the Demo.
    pub simulator: tokio::sync::Mutex<Option<Running>>,
    /// Writes that are not sent.
    pub forbidden: Arc<Forbidden>,
    /// Writes of a scope go one after the other.
    turns: Mutex<Row>,
    /// Set when the window closes: no write is begun any more.
    closing: Arc<AtomicBool>,
    /// Written to while the data folder is cleared: a write would be recorded in a journal that goes.
    pub clearing: tokio::sync::RwLock<()>,
    /// How often it was cleared: labels and settings from before are gone.
    pub cleared: AtomicU64,
    /// Held while a journal or its exports are told, from the look at them, so that an older one never comes after a newer.
    pub telling_journal: tokio::sync::Mutex<()>,
    /// Held while a file of what is new is written, from the look at what earlier ones have to the note of what it has.
    pub exporting_new: tokio::sync::Mutex<()>,
    /// Held while a stored key is replaced or removed, so that the keyring has what was decided last.
    pub changing_keyring: tokio::sync::Mutex<()>,
    /// Ticket number of the newest settings to be saved; older ones are not saved over them.
    newest_settings: AtomicU64,
    saving_settings: Mutex<()>,
    budgets: Mutex<BTreeMap<Scope, Arc<Budget>>>,
    events: mpsc::Sender<Event>,
    waker: Waker,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Context {
    pub fn new(
        mut setup: Setup,
        events: mpsc::Sender<Event>,
        waker: Waker,
        closing: Arc<AtomicBool>,
        forbidden: Arc<Forbidden>,
    ) -> Self {
        let session_key = Mutex::new(setup.session_key.take());
        Self {
            setup,
            session_key,
            scopes: Mutex::default(),
            disk_journal: Mutex::default(),
            journal_notices: Mutex::default(),
            demo_journal: Mutex::default(),
            simulator: tokio::sync::Mutex::new(None),
            forbidden,
            turns: Mutex::default(),
            closing,
            clearing: tokio::sync::RwLock::default(),
            cleared: AtomicU64::default(),
            telling_journal: tokio::sync::Mutex::default(),
            exporting_new: tokio::sync::Mutex::default(),
            changing_keyring: tokio::sync::Mutex::default(),
            newest_settings: AtomicU64::default(),
            saving_settings: Mutex::default(),
            budgets: Mutex::default(),
            events,
            waker,
        }
    }

    /// Tells the window; waits while its queue is full. A window that is gone is told nothing.
    pub async fn tell(&self, event: Event) {
        if self.events.send(event).await.is_ok() {
            (self.waker)();
        }
    }

    /// Tells the window if its queue has room: for progress, which the next one replaces.
    pub fn tell_if_room(&self, event: Event) {
        if self.events.try_send(event).is_ok() {
            (self.waker)();
        }
    }

    /// Now, UTC, by the computer's clock.
    pub fn now(&self) -> jiff::Timestamp {
        self.setup.clock.timestamp()
    }

    /// Today in Berlin, or the day the simulator has reached.
    pub async fn today(&self, scope: &Scope) -> jiff::civil::Date {
        let berlin = berlin_today(self.setup.clock.as_ref());
        if scope.environment != Environment::Demo {
            return berlin;
        }
        self.simulator.lock().await.as_ref().map_or(berlin, |simulator| simulator.now().date().max(berlin))
    }

    /// When something happens in a scope, UTC: at the computer's time of day on the scope's day. All that is written
    /// down of a scope is of this time, so that what is shown of it has one today.
    pub async fn moment(&self, scope: &Scope) -> jiff::Timestamp {
        on_day(self.now(), self.today(scope).await)
    }

    /// The client of a scope.
    pub fn client(&self, scope: &Scope) -> Result<Arc<Client>, KeyState> {
        let scopes = lock(&self.scopes);
        let entry = scopes.get(scope);
        entry.and_then(|entry| entry.client.clone()).ok_or_else(|| entry.map(|entry| entry.key).unwrap_or_default())
    }

    /// State of a scope's key.
    pub fn key_state(&self, scope: &Scope) -> KeyState {
        lock(&self.scopes).get(scope).map(|entry| entry.key).unwrap_or_default()
    }

    /// Sets what the user decided about the key of a scope, unless they decided otherwise later: then false, and nothing
    /// is changed.
    pub fn decide(&self, asked_by: &Ticket, client: Option<Arc<Client>>, key: KeyState) -> bool {
        let mut scopes = lock(&self.scopes);
        let entry = scopes.entry(asked_by.scope.clone()).or_default();
        if asked_by.id < entry.decided {
            return false;
        }
        entry.decide(asked_by.id, client, key);
        true
    }

    /// How often the user has decided about the key of a scope: to be asked before a keyring is.
    pub fn decisions(&self, scope: &Scope) -> u64 {
        lock(&self.scopes).get(scope).map_or(0, |entry| entry.decisions)
    }

    /// Sets what was found out about the key of a scope, unless the user has decided about it after so many decisions, or
    /// a key came meanwhile.
    pub fn found_out(&self, scope: &Scope, decisions: u64, client: Option<Arc<Client>>, key: KeyState) {
        lock(&self.scopes).entry(scope.clone()).or_default().found_out(decisions, client, key);
    }

    /// Whether the user has decided about the key of the scope since this was asked.
    pub fn is_outdated(&self, asked_by: &Ticket) -> bool {
        lock(&self.scopes).get(&asked_by.scope).is_some_and(|entry| asked_by.id < entry.decided)
    }

    /// Whether the window is closing: then no write is begun any more.
    pub fn is_closing(&self) -> bool {
        self.closing.load(Ordering::SeqCst)
    }

    /// Whether the journal of the scope is about to be removed with the data folder: then no write is begun.
    pub fn is_clearing(&self, scope: &Scope) -> bool {
        scope.environment.needs_key() && self.clearing.try_read().is_err()
    }

    /// The next place in a row of the writes of a scope; to be taken in the order in which they came.
    pub fn turn(&self, scope: &Scope, lane: Lane) -> Turn {
        Turn::last_of(&mut lock(&self.turns), scope, lane)
    }

    /// Tells the window the journal of the scope as it is now.
    pub async fn tell_journal(self: &Arc<Self>, ticket: &Ticket) {
        let _in_order = self.telling_journal.lock().await;
        match self.entries(&ticket.scope).await {
            Ok(entries) => self.tell(Event::Journal(ticket.clone(), entries)).await,
            Err(error) => tracing::error!(%error, "the journal cannot be read"),
        }
    }

    /// Tells the window which files of what was new there are in the scope.
    pub async fn tell_exports(self: &Arc<Self>, ticket: &Ticket) {
        let _in_order = self.telling_journal.lock().await;
        let scope = ticket.scope.clone();
        let noted = self.with_journal(&ticket.scope, move |journal| {
            let ledger = journal.ledger();
            Ok(ExportsNoted { marks: ledger.export_marks(&scope), files: ledger.exports(&scope).into() })
        });
        match noted.await {
            Ok(noted) => self.tell(Event::Exports(ticket.clone(), noted)).await,
            Err(error) => tracing::error!(%error, "the exports cannot be read"),
        }
    }

    /// Notes that choices are about to be saved, by ticket number: those asked for earlier need not be any more.
    pub fn will_save_settings(&self, asked: u64) {
        self.newest_settings.fetch_max(asked, Ordering::Relaxed);
    }

    /// Saves the user's choices, unless newer ones are about to be.
    pub fn save_settings(&self, asked: u64, settings: &Settings) -> Result<(), FileError> {
        let _one_at_a_time = lock(&self.saving_settings);
        if asked < self.newest_settings.load(Ordering::Relaxed) {
            return Ok(());
        }
        settings.save(&self.setup.data_dir)
    }

    /// Does something to the data folder while nobody writes into it, unless what the journal says of it at this last
    /// moment forbids it. The journal is closed before, and begins anew with the next write; choices that were asked to be
    /// saved before are not saved after.
    pub fn without_files<E>(
        &self,
        asked: u64,
        may: impl FnOnce(Result<&Journal, JournalError>) -> Result<(), E>,
        work: impl FnOnce(&std::path::Path) -> Result<(), E>,
    ) -> Result<(), E> {
        let _no_choices = lock(&self.saving_settings);
        let mut journal = lock(&self.disk_journal);
        may(self.opened(&mut journal, false).map(|journal| &*journal))?;
        self.will_save_settings(asked);
        *journal = None;
        work(&self.setup.data_dir)
    }

    /// Forgets the clients of all environments but the Demo: their keys are gone. That is a decision like any other: a
    /// key whose trial began before does not come back. Gives the scopes that had one.
    pub fn forget_clients(&self, asked: u64) -> Vec<Scope> {
        let mut scopes = lock(&self.scopes);
        let needs_key = |environment: &Environment| environment.needs_key();
        let of_service = Environment::ALL.into_iter().filter(needs_key).map(Scope::of);
        let known: Vec<Scope> = scopes.keys().filter(|scope| needs_key(&scope.environment)).cloned().collect();
        let mut forgotten = Vec::new();
        for scope in of_service.chain(self.setup.addresses.keys().cloned()).chain(known) {
            let entry = scopes.entry(scope.clone()).or_default();
            if entry.client.is_some() {
                forgotten.push(scope);
            }
            entry.decide(entry.decided.max(asked), None, KeyState::None);
        }
        forgotten
    }

    /// The Demo's journal begins anew: its links do.
    pub fn forget_demo_journal(&self) {
        *lock(&self.demo_journal) = None;
    }

    /// The key given from outside for this run, if it is of this scope.
    pub fn take_session_key(&self, scope: &Scope) -> Option<ApiKey> {
        let mut given = lock(&self.session_key);
        if given.as_ref().is_some_and(|(of, _)| of == scope) { given.take().map(|(_, key)| key) } else { None }
    }

    /// The journal that belongs there, opened where it is not yet.
    fn opened<'j>(&self, place: &'j mut Option<Journal>, in_memory: bool) -> Result<&'j mut Journal, JournalError> {
        let journal = match place.take() {
            Some(open) => open,
            None if in_memory => Journal::memory()?,
            None => {
                let (opened, notices) = Journal::open(&self.setup.data_dir, self.setup.read_only)?;
                lock(&self.journal_notices).extend(notices);
                opened
            }
        };
        Ok(place.insert(journal))
    }

    /// Does something with the journal of a scope, in memory for the Demo and on disk otherwise, away from the tasks that
    /// must not wait for a disk. Nobody removes it meanwhile.
    pub async fn with_journal<R: Send + 'static>(
        self: &Arc<Self>,
        scope: &Scope,
        work: impl FnOnce(&mut Journal) -> Result<R, JournalError> + Send + 'static,
    ) -> Result<R, JournalError> {
        let context = Arc::clone(self);
        let scope = scope.clone();
        let done = tokio::task::spawn_blocking(move || {
            let in_memory = scope.environment == Environment::Demo;
            let mut journal = lock(if in_memory { &context.demo_journal } else { &context.disk_journal });
            work(context.opened(&mut journal, in_memory)?)
        })
        .await;
        done.unwrap_or(Err(JournalError::NotWritable))
    }

    /// What was found when the journal was opened; told once.
    pub fn take_journal_notices(&self) -> Vec<JournalNotice> {
        std::mem::take(&mut *lock(&self.journal_notices))
    }

    /// The writes of a scope, newest first.
    pub async fn entries(self: &Arc<Self>, scope: &Scope) -> Result<Arc<[Arc<Entry>]>, JournalError> {
        let of = scope.clone();
        self.with_journal(scope, move |journal| Ok(journal.entries(&of).into())).await
    }

    /// Since when links are known to this application: those it created, and in the Demo all that were there.
    pub async fn ages(self: &Arc<Self>, scope: &Scope) -> Arc<BTreeMap<LinkId, jiff::Timestamp>> {
        let of = scope.clone();
        let ages = self
            .with_journal(scope, move |journal| {
                let ledger = journal.ledger();
                let mut seen = ledger.all_first_seen(&of);
                // A link that was there before this application looked has no age it could know.
                seen.retain(|link, _| of.environment == Environment::Demo || ledger.created_by(&of, *link).is_some());
                Ok(Arc::new(seen))
            })
            .await;
        ages.unwrap_or_default()
    }

    /// Notes the links of a list, so that *Check* knows which are newer than a creation.
    pub async fn saw_links(self: &Arc<Self>, scope: &Scope, links: Vec<LinkId>) {
        if self.setup.read_only {
            return;
        }
        let (of, at) = (scope.clone(), self.moment(scope).await);
        let noted = self.with_journal(scope, move |journal| journal.ledger_mut().see_links(&of, links, at)).await;
        if let Err(error) = noted {
            tracing::error!(%error, "seen links could not be noted");
        }
    }

    /// A client of a scope. It is given the scope's own address and no other: a key is only ever sent there.
    pub fn new_client(&self, scope: &Scope, address: BaseUrl, key: Arc<ApiKey>) -> Result<Client, ApiError> {
        let clock = Arc::clone(&self.setup.clock);
        let limits = if scope.environment == Environment::Demo { self.setup.demo_limits } else { self.setup.limits };
        let budget = self.budget(scope, limits);
        Client::new(address, key, limits, clock, budget).map_err(|why| ApiError::before_sending(Endpoint::PayIns, why))
    }

    /// The requests a minute of a scope: counted together with every window on the folder and with the `export` command.
    /// A window that only reads counts with them as well: the service does not ask which window it was.
    fn budget(&self, scope: &Scope, limits: Limits) -> Arc<Budget> {
        let clock = Arc::clone(&self.setup.clock);
        let mut budgets = lock(&self.budgets);
        let budget = budgets.entry(scope.clone()).or_insert_with(|| {
            if scope.environment == Environment::Demo {
                return Arc::new(Budget::in_memory(limits.rates, clock));
            }
            let file = SharedFile::new(rates_file(&self.setup.data_dir, scope));
            Arc::new(Budget::shared(limits.rates, clock, file))
        });
        Arc::clone(budget)
    }

    /// Host, and port where it is not the scheme's own, that pay links of the scope lead to.
    pub async fn pay_host(&self, scope: &Scope) -> String {
        if scope.environment == Environment::Demo {
            let simulator = self.simulator.lock().await;
            let url = simulator.as_ref().and_then(|simulator| BaseUrl::parse(simulator.url()).ok());
            return url.map(|url| url.host()).unwrap_or_default();
        }
        self.address(scope).map(|address| address.host()).unwrap_or_default()
    }

    /// Where a scope is: given for this run, or the service's own address.
    pub fn address(&self, scope: &Scope) -> Option<BaseUrl> {
        self.setup.addresses.get(scope).cloned().or_else(|| BaseUrl::of(scope.environment))
    }

    /// Asks the keyring, which may take minutes when it waits for the user.
    pub async fn ask_keyring<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&dyn KeyStore, Answer<T>),
    ) -> Result<T, KeyStoreError> {
        let (sender, receiver) = oneshot::channel();
        ask(
            self.setup.keys.as_ref(),
            Box::new(move |answer| {
                // A task that was ended does not wait for the answer any more.
                drop(sender.send(answer));
            }),
        );
        receiver.await.unwrap_or_else(|_| Err(KeyStoreError::Failed(Box::from("no answer"))))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;
    use std::sync::atomic::Ordering;
    use std::task::Poll;
    use std::time::Duration;

    use jiff::civil::date;
    use tokio::sync::mpsc;

    use super::Context;
    use crate::api::{BaseUrl, Limits};
    use crate::backend::forbidden::Forbidden;
    use crate::backend::{BookNews, BookWork, Event, Setup, Ticket, book};
    use crate::clock::FixedClock;
    use crate::journal::{Intent, RecordedRequest, WriteKind};
    use crate::model::{Environment, KeyState, LinkId, RecipientId, RecipientToken, Scope};
    use crate::secrets::{ApiKey, KeyStoreError, MemoryKeyStore};

    fn context() -> Context {
        telling(mpsc::channel(1).0)
    }

    fn telling(events: mpsc::Sender<Event>) -> Context {
        let setup = Setup {
            data_dir: "/nowhere".into(),
            read_only: false,
            keys: Arc::new(MemoryKeyStore::new()),
            keyring_patience: Duration::from_secs(10),
            clock: Arc::new(FixedClock::at_berlin(date(2026, 5, 20).at(14, 2, 0, 0)).unwrap()),
            limits: Limits::production(),
            demo_limits: Limits::production(),
            addresses: std::collections::BTreeMap::new(),
            session_key: None,
            demo_pay_ins: None,
            view_only: BTreeSet::new(),
        };
        let forbidden = Arc::new(Forbidden::new(BTreeSet::new()));
        Context::new(setup, events, Arc::new(|| ()), Arc::default(), forbidden)
    }

    #[test]
    fn files_go_only_when_the_journal_says_so_at_the_last_moment() {
        let (context, production) = (context(), Scope::of(Environment::Production));
        *super::lock(&context.disk_journal) = Some(crate::journal::Journal::memory().unwrap());
        context.will_save_settings(3);
        let removed = std::cell::Cell::new(false);
        let clear = |context: &Context, may| {
            context.without_files(
                7,
                |journal| (journal.unwrap().open_writes() == (0, 0) && may).then_some(()).ok_or(()),
                |_| {
                    removed.set(true);
                    Ok(())
                },
            )
        };
        assert_eq!(clear(&context, false), Err(()));
        assert!(!removed.get() && super::lock(&context.disk_journal).is_some());
        assert_eq!(context.newest_settings.load(super::Ordering::Relaxed), 3, "choices are still saved");
        assert_eq!(clear(&context, true), Ok(()));
        assert!(removed.get() && super::lock(&context.disk_journal).is_none());
        let being_cleared = context.clearing.try_write().unwrap();
        assert!(context.is_clearing(&production) && !context.is_clearing(&Scope::of(Environment::Demo)));
        drop(being_cleared);
        assert!(!context.is_clearing(&production));
    }

    /// Time for whoever else asks the journal.
    async fn pass(context: &Arc<Context>, scope: &Scope) {
        for _ in 0..50 {
            context.with_journal(scope, |_| Ok(())).await.unwrap();
        }
    }

    #[tokio::test]
    async fn the_journal_of_a_scope_that_is_opened_does_not_come_after_a_newer_one() {
        let (events, mut told) = mpsc::channel(16);
        let (context, scope) = (Arc::new(telling(events)), Scope::of(Environment::Demo));
        let ticket = Ticket { id: 1, scope: scope.clone(), generation: 0 };
        // Where the Demo is, is asked after its journal.
        let on_the_way = context.simulator.lock().await;
        let (first, of) = (Arc::clone(&context), ticket.clone());
        let opening =
            tokio::spawn(async move { crate::backend::local::tell_opened(&first, &of, KeyState::Present).await });
        assert!(matches!(told.recv().await, Some(Event::Book(..))));
        pass(&context, &scope).await;
        let (at, of) = (context.now(), scope.clone());
        let begin = move |journal: &mut crate::journal::Journal| {
            let (id, body) = (journal.next_id(), RecordedRequest::Delete { link_id: LinkId(7) });
            let kind = WriteKind::Delete;
            journal.begin(Intent {
                id,
                scope: of,
                kind,
                at,
                body,
                key: None,
                highest_seen: None,
                batch: None,
                row: None,
            })
        };
        context.with_journal(&scope, begin).await.unwrap();
        let writer = Arc::clone(&context);
        let newer = tokio::spawn(async move { writer.tell_journal(&ticket).await });
        pass(&context, &scope).await;
        drop(on_the_way);
        opening.await.unwrap();
        newer.await.unwrap();
        let mut known = Vec::new();
        while let Ok(event) = told.try_recv() {
            match event {
                Event::Opened(_, opened) => known.push(opened.journal.unwrap().len()),
                Event::Journal(_, entries) => known.push(entries.len()),
                _ => {}
            }
        }
        assert!(known == [0, 1] || known == [1, 1], "writes that were told of, one after the other: {known:?}");
    }

    #[tokio::test]
    async fn a_token_that_waited_behind_the_clearing_of_all_data_is_not_kept() {
        let (events, mut told) = mpsc::channel(8);
        let context = Arc::new(telling(events));
        let scope = Scope::of(Environment::Development);
        let ticket = Ticket { id: 5, scope: scope.clone(), generation: 0 };
        let (id, text) = (RecipientId(1), "rt_demo_courier_4711_abc");
        for cleared in [true, false] {
            let one_at_a_time = context.changing_keyring.lock().await;
            let work = BookWork::Keep(id, RecipientToken::new(text).unwrap());
            let mut keeping = Box::pin(book::run(&context, ticket.clone(), work));
            std::future::poll_fn(|task| {
                assert!(keeping.as_mut().poll(task).is_pending(), "it waits");
                Poll::Ready(())
            })
            .await;
            if cleared {
                context.cleared.fetch_add(1, Ordering::SeqCst);
            }
            drop(one_at_a_time);
            keeping.await;
            let Some(Event::Book(_, BookNews::Kept(of, kept))) = told.recv().await else { panic!("not told") };
            let expected = if cleared { Err(KeyStoreError::Clearing) } else { Ok(()) };
            assert_eq!((of, kept), (id, expected));
            let held = context.ask_keyring(|keys, answer| keys.get_token(&scope, id, answer)).await.unwrap();
            assert_eq!(held.is_some(), !cleared, "no token is left without its label");
        }
    }

    #[test]
    fn what_is_found_out_does_not_come_over_a_key_that_came_meanwhile_whatever_was_asked_first() {
        let (context, scope) = (context(), Scope::of(Environment::Development));
        let ticket = |id| Ticket { id, scope: scope.clone(), generation: 0 };
        let client = |key| {
            let address = BaseUrl::of(Environment::Development).unwrap();
            Arc::new(context.new_client(&scope, address, Arc::new(ApiKey::new(key).unwrap())).unwrap())
        };
        let (typed, older) = (client("TypedKey12345678"), client("OlderKey12345678"));
        assert!(context.decide(&ticket(5), Some(Arc::clone(&typed)), KeyState::Present));
        let before = context.decisions(&scope);
        context.found_out(&scope, before, Some(Arc::clone(&older)), KeyState::SessionOnly);
        assert!(Arc::ptr_eq(&context.client(&scope).unwrap(), &typed));
        context.found_out(&scope, before, None, KeyState::Locked);
        assert!(Arc::ptr_eq(&context.client(&scope).unwrap(), &typed));
        assert_eq!(context.key_state(&scope), KeyState::Present);
        assert!(context.decide(&ticket(7), None, KeyState::None));
        context.found_out(&scope, before, Some(Arc::clone(&older)), KeyState::Present);
        assert_eq!(context.client(&scope).err(), Some(KeyState::None), "read before it was removed");
        context.forget_clients(9);
        context.found_out(&scope, before + 1, Some(Arc::clone(&older)), KeyState::Present);
        assert_eq!(context.client(&scope).err(), Some(KeyState::None), "read before all were cleared");
        context.found_out(&scope, context.decisions(&scope), Some(Arc::clone(&older)), KeyState::Present);
        assert!(Arc::ptr_eq(&context.client(&scope).unwrap(), &older), "read after it was removed");
    }
}
