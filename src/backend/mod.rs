//! The runtime behind the window: commands in, events out. The only place that knows the tokio runtime. It never
//! sees the toolkit: it is given something to call when there is news.
//! Called by the window and by `launch`. It must not put anything into words.

mod book;
mod check;
mod command;
mod compare;
mod context;
mod data;
mod demo;
mod event;
mod exports;
mod figure;
mod find;
mod forbidden;
mod index;
mod known_key;
mod leftover;
mod local;
mod noted;
mod paper;
mod patience;
mod pick;
mod reads;
mod runtime;
mod setup;
mod table;
mod ticket;
mod turn;
mod writes;
mod written;

pub use command::{
    BookWork, ClearJob, Command, DataWork, ExportJob, ExportRows, ExportWords, FindJob, IndexJob, KeepKey, Local,
    QrJob, Read, SheetJob, Write, WriteCommand,
};
pub use compare::{CompareJob, CompareWith, Compared, ComparedWith, HeldPayIns};
pub use event::{
    BookNews, CheckFinding, ClearFailed, Created, DataNews, DataSize, DemoDone, DemoFailed, Event, Gap, Gone, KeyDoubt,
    KeyTrial, LinkListRead, NotSent, Opened, Outcome, Progress, Written,
};
pub use figure::{FigureJob, Figured};
pub use index::{Indexed, Totals};
pub use leftover::{Sweeping, sweep_aside};
pub use reads::ListRead;
pub use runtime::{Backend, Busy, Waker};
pub use setup::Setup;
pub use table::{Table, TableRows};
pub use ticket::Ticket;
pub use written::{ExportDone, ExportFailed, ExportsNoted, NotWritten, Saved, SavedFile};
