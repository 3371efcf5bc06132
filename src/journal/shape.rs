//! How values of the model are written in a journal line: amounts and shares as exact decimal texts, scopes by name.
//! Used by the serde shapes of this folder only. The names here are a file format: they stay readable for good,
//! whatever the model calls things later.

use serde::{Deserialize, Deserializer, Serializer, de};

/// EUR as text: `1234.50`.
pub mod money {
    use super::{Deserialize as _, Deserializer, Serializer, de};
    use crate::model::Money;

    /// Writes the exact decimal.
    pub fn serialize<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(money)
    }

    /// Reads it back, exactly.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        let text = String::deserialize(deserializer)?;
        Money::from_service(&text).ok_or_else(|| de::Error::custom("amount"))
    }
}

/// Percent or EUR as text.
pub mod share {
    use super::{Deserialize as _, Deserializer, Serializer, de};
    use crate::model::Share;
    use rust_decimal::Decimal;

    /// Writes the exact decimal.
    pub fn serialize<S: Serializer>(share: &Share, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&share.decimal())
    }

    /// Reads it back, exactly.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Share, D::Error> {
        let text = String::deserialize(deserializer)?;
        Decimal::from_str_exact(&text).map(Share::from_decimal).map_err(|_| de::Error::custom("share"))
    }
}

/// A scope by its [`id`](crate::model::Scope::id).
pub mod scope {
    use super::{Deserialize as _, Deserializer, Serializer, de};
    use crate::model::Scope;

    /// Writes the name.
    pub fn serialize<S: Serializer>(scope: &Scope, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(scope)
    }

    /// Reads it back.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Scope, D::Error> {
        let text = String::deserialize(deserializer)?;
        Scope::from_id(&text).ok_or_else(|| de::Error::custom("scope"))
    }
}
