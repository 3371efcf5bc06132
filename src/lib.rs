//! SecPaid Desktop: runs a SecPaid account from the merchant's own computer.

pub mod model;
pub mod text;
