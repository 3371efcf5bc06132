//! Which question an answer belongs to. A read's answer for another scope or an older generation is dropped; a
//! write's becomes a notice of its own scope and never enters another's tables.
//! Made by `state`. It carries no data of the question itself.

use crate::model::Scope;

/// Carried by every command and every event that answers it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ticket {
    /// Rises with each command of this run.
    pub id: u64,
    /// Where it belongs.
    pub scope: Scope,
    /// Rises with each change of the scope's key.
    pub generation: u32,
}
