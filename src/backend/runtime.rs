//! The backend's thread: takes commands from two bounded channels and runs each as a task of its own. Reads and
//! jobs can be ended; a newer read of the same kind and scope ends the older. Writes are never ended.
//! Called by `launch` through [`Backend`]. It must not know what a command means.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::timeout;

use super::context::Context;
use super::forbidden::Forbidden;
use super::turn::Lane;
use super::{
    Command, CompareWith, Event, FigureJob, Local, Read, Setup, Table, Ticket, WriteCommand, compare, exports, figure,
    find, index, local, paper, reads, writes,
};
use crate::model::Scope;

/// Called from any thread when there is news; must only wake the window.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// Commands that can wait, beside the one being carried out.
const COMMANDS: usize = 256;
/// Writes that can wait: as many as a whole list of links has, since they can be deleted together.
const WRITES: usize = 16_384;
/// Events that can wait for the window.
const EVENTS: usize = 256;
/// How long writes, and what is on its way to the disk, may go on when the window closes.
const SHUTDOWN: Duration = Duration::from_secs(2);

/// The window's end of the backend. The window is the only sender, so a capacity it sees is its own.
#[derive(Debug)]
pub struct Backend {
    commands: mpsc::Sender<Command>,
    writes: mpsc::Sender<WriteCommand>,
    events: mpsc::Receiver<Event>,
    /// Tells the tasks that the window closes.
    closing: Arc<AtomicBool>,
    /// Tells the writes which of them are refused.
    forbidden: Arc<Forbidden>,
    thread: Option<JoinHandle<()>>,
}

/// What has no room in the channels. Nothing was sent.
#[derive(Debug)]
pub struct Busy;

impl Backend {
    /// Starts the backend on a thread of its own.
    pub fn start(mut setup: Setup, waker: Waker) -> std::io::Result<Self> {
        let (commands, commands_in) = mpsc::channel(COMMANDS);
        let (writes, writes_in) = mpsc::channel(WRITES);
        let (events_out, events) = mpsc::channel(EVENTS);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("secpaid-worker")
            .enable_all()
            .build()?;
        let closing = Arc::new(AtomicBool::default());
        let told = Arc::clone(&closing);
        let forbidden = Arc::new(Forbidden::new(std::mem::take(&mut setup.view_only)));
        let held = Arc::clone(&forbidden);
        let thread = std::thread::Builder::new().name("secpaid-backend".to_owned()).spawn(move || {
            let context = Arc::new(Context::new(setup, events_out, waker, told, held));
            runtime.block_on(serve(context, commands_in, writes_in));
            runtime.shutdown_timeout(SHUTDOWN);
        })?;
        Ok(Self { commands, writes, events, closing, forbidden, thread: Some(thread) })
    }

    /// Whether so many commands and writes find room now.
    pub fn has_room(&self, commands: usize, writes: usize) -> bool {
        self.commands.capacity() >= commands && self.writes.capacity() >= writes
    }

    /// Hands commands and writes over. [`has_room`](Self::has_room) was asked before.
    pub fn send(&self, commands: Vec<Command>, writes: Vec<WriteCommand>) -> Result<(), Busy> {
        // Holds at once: a write that is still in its channel must not slip through.
        let commands: Vec<Command> = commands.into_iter().filter(|command| !self.forbidden.takes(command)).collect();
        for write in writes {
            self.writes.try_send(write).map_err(|_| Busy)?;
        }
        for command in commands {
            self.commands.try_send(command).map_err(|_| Busy)?;
        }
        Ok(())
    }

    /// The next event that is there.
    pub fn next_event(&mut self) -> Option<Event> {
        self.events.try_recv().ok()
    }

    /// Ends the backend; a write on its way may run for two more seconds. One whose turn has not come is not begun.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        // A merchant may close the window to stop what they began by mistake: what waits for its turn is not begun.
        self.closing.store(true, Ordering::SeqCst);
        let (closed, _) = mpsc::channel(1);
        self.commands = closed;
        let (closed, _) = mpsc::channel(1);
        self.writes = closed;
        self.events.close();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the backend's thread panicked");
        }
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.end();
    }
}

async fn serve(context: Arc<Context>, mut commands: mpsc::Receiver<Command>, mut writes: mpsc::Receiver<WriteCommand>) {
    let running = Arc::new(Running::default());
    let mut to_the_end = JoinSet::new();
    let mut open = true;
    loop {
        tokio::select! {
            write = writes.recv() => match write {
                Some(write) => {
                    // Key and place in the row are those of the moment in which the write came.
                    let client = context.client(&write.ticket.scope);
                    let lane = if write.one_of_many { Lane::Many } else { Lane::Next };
                    let place = context.turn(&write.ticket.scope, lane);
                    to_the_end.spawn(writes::run(Arc::clone(&context), write, client, place));
                }
                None => break,
            },
            command = commands.recv(), if open => match command {
                Some(command) => dispatch(&context, &running, &mut to_the_end, command),
                None => open = false,
            },
            Some(_) = to_the_end.join_next() => {}
        }
    }
    // What was chosen just before closing is saved, too.
    while let Ok(command) = commands.try_recv() {
        if is_kept_to_the_end(&command) {
            dispatch(&context, &running, &mut to_the_end, command);
        }
    }
    let ended = timeout(SHUTDOWN, async { while to_the_end.join_next().await.is_some() {} }).await;
    if ended.is_err() {
        tracing::warn!("closed before every write had ended");
    }
}

/// Whether closing waits for it, as it does for writes: it is on its way to the disk and takes no time.
const fn is_kept_to_the_end(command: &Command) -> bool {
    matches!(command, Command::Local(_, Local::SaveSettings(_) | Local::Settle(..)))
}

fn dispatch(context: &Arc<Context>, running: &Arc<Running>, to_the_end: &mut JoinSet<()>, command: Command) {
    let to_be_kept = is_kept_to_the_end(&command);
    let context = Arc::clone(context);
    match command {
        Command::Read(ticket, read) => {
            let kind = Kind::of_read(&ticket, &read);
            running.start(&ticket.clone(), kind, reads::run(context, ticket, read));
        }
        Command::Index(ticket, job) => {
            let kind = Kind::Index(ticket.scope.clone(), job.rows.table());
            running.start(&ticket.clone(), kind, index::run(context, ticket, job));
        }
        Command::Find(ticket, job) => {
            let kind = Kind::Find(ticket.scope.clone());
            running.start(&ticket.clone(), kind, find::run(context, ticket, job));
        }
        Command::Compare(ticket, job) => {
            let kind = Kind::of_compare(&ticket, &job.with);
            running.start(&ticket.clone(), kind, compare::run(context, ticket, job));
        }
        Command::Figure(ticket, job) => {
            let kind = match job {
                FigureJob::PayIns { .. } => Kind::Figures(ticket.scope.clone()),
                FigureJob::Ages { .. } => Kind::Ages(ticket.scope.clone()),
            };
            running.start(&ticket.clone(), kind, figure::run(context, ticket, job));
        }
        Command::Export(ticket, job) => {
            let (ask, asked) = watch::channel(false);
            running.start_asked(&ticket.clone(), ask, exports::run(context, ticket, job, asked));
        }
        Command::SaveQr(ticket, job) => {
            tokio::spawn(paper::save_qr(context, ticket, job));
        }
        Command::SaveSheet(ticket, job) => {
            tokio::spawn(paper::save_sheet(context, ticket, job));
        }
        Command::Local(ticket, work) if to_be_kept => {
            to_the_end.spawn(local::run(context, ticket, work));
        }
        Command::Local(ticket, work) => {
            tokio::spawn(local::run(context, ticket, work));
        }
        // It holds since it was handed over.
        Command::ViewOnly(..) | Command::StopMany(_) => {}
        Command::Cancel(id) => running.cancel(&context, id),
    }
}

/// Which tasks stand in for each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Kind {
    PayIns(Scope),
    Overview(Scope),
    Links(Scope, crate::model::LinkList),
    Check(Scope),
    Index(Scope, Table),
    Find(Scope),
    Payouts(Scope),
    Invoices(Scope),
    ComparePayouts(Scope),
    CompareInvoices(Scope),
    Figures(Scope),
    Ages(Scope),
    Alone(u64),
}

impl Kind {
    fn of_read(ticket: &Ticket, read: &Read) -> Self {
        match read {
            Read::PayIns { .. } => Self::PayIns(ticket.scope.clone()),
            Read::Overview { .. } => Self::Overview(ticket.scope.clone()),
            Read::Links { list, .. } => Self::Links(ticket.scope.clone(), *list),
            Read::Payouts { .. } => Self::Payouts(ticket.scope.clone()),
            Read::Invoices => Self::Invoices(ticket.scope.clone()),
            Read::Check(_) => Self::Check(ticket.scope.clone()),
        }
    }

    fn of_compare(ticket: &Ticket, with: &CompareWith) -> Self {
        match with {
            CompareWith::Payouts { .. } => Self::ComparePayouts(ticket.scope.clone()),
            CompareWith::Invoices { .. } => Self::CompareInvoices(ticket.scope.clone()),
        }
    }
}

/// How a task is ended.
#[derive(Debug)]
enum Stop {
    /// At once: nobody waits for what it would have said.
    Abort(AbortHandle),
    /// By asking: it says itself how far it came, since a file may be written by then.
    Ask(watch::Sender<bool>),
}

/// The tasks that can be ended.
#[derive(Debug, Default)]
struct Running {
    tasks: Mutex<HashMap<Kind, (Ticket, Stop)>>,
}

impl Running {
    fn lock(&self) -> MutexGuard<'_, HashMap<Kind, (Ticket, Stop)>> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a task; one of the same kind that is still running is ended silently, since its answer is not waited for.
    fn start(self: &Arc<Self>, ticket: &Ticket, kind: Kind, task: impl Future<Output = ()> + Send + 'static) {
        // Held until the task is entered, so that a task that ends at once finds itself there.
        let mut tasks = self.lock();
        let handle = self.spawn(kind.clone(), ticket.id, task);
        if let Some((_, Stop::Abort(older))) = tasks.insert(kind, (ticket.clone(), Stop::Abort(handle))) {
            older.abort();
        }
    }

    /// Runs a task that nothing stands in for and that is asked to end.
    fn start_asked(
        self: &Arc<Self>,
        ticket: &Ticket,
        ask: watch::Sender<bool>,
        task: impl Future<Output = ()> + Send + 'static,
    ) {
        let kind = Kind::Alone(ticket.id);
        let mut tasks = self.lock();
        self.spawn(kind.clone(), ticket.id, task);
        tasks.insert(kind, (ticket.clone(), Stop::Ask(ask)));
    }

    fn spawn(self: &Arc<Self>, kind: Kind, id: u64, task: impl Future<Output = ()> + Send + 'static) -> AbortHandle {
        let registry = Arc::clone(self);
        let handle = tokio::spawn(async move {
            task.await;
            registry.forget(&kind, id);
        });
        handle.abort_handle()
    }

    fn forget(&self, kind: &Kind, id: u64) {
        let mut tasks = self.lock();
        if tasks.get(kind).is_some_and(|(ticket, _)| ticket.id == id) {
            tasks.remove(kind);
        }
    }

    /// Ends the task with this ticket number and says so, or has it say so itself.
    fn cancel(&self, context: &Arc<Context>, id: u64) {
        let mut tasks = self.lock();
        let found = tasks.iter().find(|(_, (ticket, _))| ticket.id == id).map(|(kind, _)| kind.clone());
        let Some(kind) = found else {
            return;
        };
        if let Some((_, Stop::Ask(ask))) = tasks.get(&kind) {
            ask.send_replace(true);
            return;
        }
        let Some((ticket, Stop::Abort(handle))) = tasks.remove(&kind) else {
            return;
        };
        drop(tasks);
        handle.abort();
        let context = Arc::clone(context);
        tokio::spawn(async move { context.tell(Event::Cancelled(ticket)).await });
    }
}
