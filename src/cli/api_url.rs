//! The address of `--api-url`: where Development's requests go in this run. Called by the parser; whoever connects gets
//! it checked. A key is sent there, so that anything but `https://`, or `http://` on this very computer, is refused.
//! It must not resolve names or connect.

use url::{Host, Url};

/// A checked address, without a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiUrl(Url);

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiUrlError {
    /// Not an address.
    NotAUrl,
    /// `http://` to another computer: the key would be readable on the way.
    NotEncrypted,
    /// Neither `https://` nor `http://`.
    OtherScheme,
    /// A name or password in it.
    HasUser,
    /// A path, a query or a fragment.
    HasPath,
}

impl ApiUrl {
    /// Checks an address as typed.
    pub fn new(text: &str) -> Result<Self, ApiUrlError> {
        let url = Url::parse(text.trim()).map_err(|_| ApiUrlError::NotAUrl)?;
        let is_loopback = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => return Err(ApiUrlError::NotAUrl),
        };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback => {}
            "http" => return Err(ApiUrlError::NotEncrypted),
            _ => return Err(ApiUrlError::OtherScheme),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ApiUrlError::HasUser);
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(ApiUrlError::HasPath);
        }
        Ok(Self(url))
    }

    /// The address.
    pub fn url(&self) -> &Url {
        &self.0
    }

    /// Host, and port where one was given: what the banner and the scope say.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// What was typed, fit for a message: a name or password is left out.
    pub fn without_secrets(text: &str) -> String {
        match text.rsplit_once('@') {
            Some((_, rest)) => format!("…@{rest}"),
            None => text.to_owned(),
        }
    }
}
