//! Rows as screens and exports see them: a source that can be asked for a row, never a slice. The first source is in
//! memory, in chunks that are appended page by page without copying; a database can stand in its place later.
//! Filled by the backend. It must not sort or filter: an index does.

use std::sync::Arc;

/// What a table or an export needs of its rows. Indexes are those of the source, not of a filter.
pub trait RowSource<T>: Send + Sync {
    /// How many rows there are.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The row at an index.
    fn get(&self, index: usize) -> Option<&T>;
    /// Rows `from..to`, in order; shorter at the end.
    fn range(&self, from: usize, to: usize) -> Box<dyn Iterator<Item = &T> + '_>;
}

/// Rows in memory, in shared chunks: cloning is cheap, appending copies no row.
#[derive(Debug)]
pub struct Rows<T> {
    chunks: Vec<Arc<[T]>>,
    /// Index of the first row behind each chunk.
    ends: Vec<usize>,
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        Self { chunks: self.chunks.clone(), ends: self.ends.clone() }
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Rows<T> {
    /// All rows in one chunk.
    pub fn from_vec(rows: Vec<T>) -> Self {
        let mut all = Self::default();
        all.push(rows.into());
        all
    }

    /// Appends a page.
    pub fn push(&mut self, chunk: Arc<[T]>) {
        if !chunk.is_empty() {
            self.ends.push(self.ends.last().copied().unwrap_or(0).saturating_add(chunk.len()));
            self.chunks.push(chunk);
        }
    }

    /// All rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
}

impl<T: Send + Sync> RowSource<T> for Rows<T> {
    fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    fn get(&self, index: usize) -> Option<&T> {
        let chunk = self.ends.partition_point(|end| *end <= index);
        let start = if chunk == 0 { 0 } else { *self.ends.get(chunk - 1)? };
        self.chunks.get(chunk)?.get(index - start)
    }

    fn range(&self, from: usize, to: usize) -> Box<dyn Iterator<Item = &T> + '_> {
        let first = self.ends.partition_point(|end| *end <= from);
        let before = first.checked_sub(1).and_then(|chunk| self.ends.get(chunk)).copied().unwrap_or(0);
        let rows = self.chunks.get(first..).unwrap_or_default().iter().flat_map(|chunk| chunk.iter());
        Box::new(rows.skip(from.saturating_sub(before)).take(to.saturating_sub(from)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_seen_as_one_list() {
        let mut rows = Rows::from_vec(vec![0, 1, 2]);
        rows.push(Arc::from([]));
        rows.push(Arc::from([3]));
        rows.push(Arc::from([4, 5]));
        assert_eq!(rows.len(), 6);
        assert_eq!(
            (0..7).map(|index| rows.get(index).copied()).collect::<Vec<_>>()[2..],
            [Some(2), Some(3), Some(4), Some(5), None]
        );
        for (from, to) in [(0_usize, 6_usize), (2, 4), (3, 3), (4, 99), (6, 9), (9, 2), (1, 6)] {
            let expected: Vec<i32> = (0..6).skip(from).take(to.saturating_sub(from)).collect();
            assert_eq!(rows.range(from, to).copied().collect::<Vec<_>>(), expected, "{from}..{to}");
        }
    }
}
