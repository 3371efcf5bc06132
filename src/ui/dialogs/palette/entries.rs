//! What the palette lists for what is typed: commands, screens, and the rows that were found, best first in each group.
//! Called by the palette in every frame: some thirty titles are compared, never a row.

use crate::model::{FoundRow, Fuzzy};
use crate::state::PaletteDialog;
use crate::ui::View;
use crate::ui::commands::{COMMANDS, Command, Group};

/// One line of the list.
pub(super) struct Entry<'a> {
    /// Fluent key of its heading.
    pub group: &'static str,
    /// The first one under its heading.
    pub heads: bool,
    /// What it is.
    pub what: What<'a>,
}

/// What a line stands for.
pub(super) enum What<'a> {
    Command(&'static Command),
    Row(&'a FoundRow),
}

/// All lines, in order.
pub(super) fn entries<'a>(view: &View<'_>, palette: &'a PaletteDialog) -> Vec<Entry<'a>> {
    let mut typed = Fuzzy::new(&palette.query);
    let run = fitting(view, &mut typed, &[Group::Run, Group::Look]);
    let go_to = fitting(view, &mut typed, &[Group::GoTo]);
    let groups = [
        ("palette-run", run.into_iter().map(What::Command).collect::<Vec<_>>()),
        ("palette-go-to", go_to.into_iter().map(What::Command).collect()),
        ("palette-found", palette.found.rows.iter().map(What::Row).collect()),
    ];
    let mut entries = Vec::new();
    for (group, whats) in groups {
        let lines = whats.into_iter().enumerate();
        entries.extend(lines.map(|(number, what)| Entry { group, heads: number == 0, what }));
    }
    entries
}

/// The commands of some groups that fit: those that can run before those that cannot, the better fit first.
fn fitting(view: &View<'_>, typed: &mut Fuzzy, groups: &[Group]) -> Vec<&'static Command> {
    let of_group = COMMANDS.iter().filter(|command| command.listed && groups.contains(&command.group));
    let mut fitting: Vec<(bool, i32, &Command)> = of_group
        .filter_map(|command| {
            let score = typed.score(view.texts.get(command.title))?;
            Some(((command.can)(view.state).is_err(), -score, command))
        })
        .collect();
    fitting.sort_by_key(|(cannot, score, _)| (*cannot, *score));
    fitting.into_iter().map(|(_, _, command)| command).collect()
}
