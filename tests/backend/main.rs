//! The backend through its public door, with and without the state above it: commands and actions in, events and what
//! the screens would show out, over real HTTP against simulators with scripted faults.
//! Nothing here sleeps: a test waits for an event, a gate, or the end of a deadline that it scaled itself.

#[cfg(test)]
mod book;
#[cfg(test)]
mod canary;
#[cfg(test)]
mod canary_files;
#[cfg(test)]
mod checks;
#[cfg(test)]
mod clearing;
#[cfg(test)]
mod crossing;
#[cfg(test)]
mod deciding;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod echoes;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod files;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod isolated;
#[cfg(test)]
mod isolation;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod kill;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod life;
#[cfg(test)]
mod links;
#[cfg(test)]
mod long;
#[cfg(test)]
mod lost_refunds;
#[cfg(test)]
mod marked;
#[cfg(test)]
mod new_rows;
#[cfg(test)]
mod outcomes;
#[cfg(test)]
mod overview;
#[cfg(test)]
mod pay_ins;
#[cfg(test)]
mod rate;
#[cfg(test)]
mod read_back;
#[cfg(test)]
mod refunds;
#[cfg(test)]
mod room;
#[cfg(test)]
mod search;
#[cfg(test)]
mod shop;
#[cfg(test)]
mod slow_keyring;
#[cfg(test)]
mod view_only;
#[cfg(test)]
mod waiting_keyring;
#[cfg(test)]
mod window;
#[cfg(test)]
mod writes;
