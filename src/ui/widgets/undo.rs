//! What undo may not bring back: a key or token that was taken, a field that is gone, and whatever was typed in another
//! environment. The toolkit keeps the undo history of a field by its id, and the ids are those of every environment.
//! Called by the field of a secret while it is drawn, and once a frame by the window. It must not keep a text itself.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::widgets::text_edit::TextEditState;
use egui::{Context, Id};

/// The secrets that were drawn, by the id of their field.
#[derive(Debug, Clone, Default)]
struct Secrets(Vec<Drawn>);

#[derive(Debug, Clone, Copy)]
struct Drawn {
    id: Id,
    pass: u64,
    /// Tells two texts apart.
    text: u64,
}

fn secrets<R>(ctx: &Context, work: impl FnOnce(&mut Secrets) -> R) -> R {
    ctx.data_mut(|data| work(data.get_temp_mut_or_default(Id::NULL)))
}

/// Not the toolkit's own ids: a debug build keeps what they were made of.
fn told_apart(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Before a secret is drawn: when something else than its field has changed the text, the history goes.
pub(super) fn before(ctx: &Context, id: Id, text: &str) {
    let drawn = secrets(ctx, |secrets| secrets.0.iter().find(|drawn| drawn.id == id).copied());
    if drawn.is_some_and(|drawn| drawn.text != told_apart(text)) {
        forget(ctx, id);
    }
}

/// After a secret was drawn.
pub(super) fn after(ctx: &Context, id: Id, text: &str) {
    let drawn = Drawn { id, pass: ctx.cumulative_pass_nr(), text: told_apart(text) };
    secrets(ctx, |secrets| {
        secrets.0.retain(|drawn| drawn.id != id);
        secrets.0.push(drawn);
    });
}

/// Forgets the history of every secret whose field was not drawn in this pass. For the end of a frame.
pub fn forget_left(ctx: &Context) {
    let now = ctx.cumulative_pass_nr();
    let left: Vec<Id> = secrets(ctx, |secrets| {
        let left = secrets.0.iter().filter(|drawn| drawn.pass != now).map(|drawn| drawn.id).collect();
        secrets.0.retain(|drawn| drawn.pass == now);
        left
    });
    for id in left {
        forget(ctx, id);
    }
}

/// Forgets the history of every field, for another environment.
pub fn forget_all(ctx: &Context) {
    ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<TextEditState>);
}

/// Forgets cursor and history of the field with this id.
pub fn forget(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.remove::<TextEditState>(id));
}
