//! The house rules: which layer may see which, how large a file may grow, what may not stand in the tree.
//! Everything is read from the sources themselves, parsed with `syn`; `planted` shows for each rule that it can fail.
//! A rule that meets a real need is changed in `house/layers.rs` or `house/style.rs`, never worked around.

#[cfg(test)]
#[path = "house/layers.rs"]
mod layers;
#[cfg(test)]
#[path = "house/paths.rs"]
mod paths;
#[cfg(test)]
#[path = "house/planted.rs"]
mod planted;
#[cfg(test)]
#[path = "house/repository.rs"]
mod repository;
#[cfg(test)]
#[path = "house/source.rs"]
mod source;
#[cfg(test)]
#[path = "house/style.rs"]
mod style;
#[cfg(test)]
#[path = "house/words.rs"]
mod words;
