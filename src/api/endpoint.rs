//! The nine endpoints of the V2 API and where they are. Called by the client for each request and by whoever says
//! which request failed.
//! It knows addresses only: no key, no HTTP.

use url::{Host, Url};

use crate::model::Environment;

/// An endpoint of the V2 API; always `POST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Endpoint {
    /// `createLink`.
    CreateLink,
    /// `createSplitLink`.
    CreateSplitLink,
    /// `getMyUnusedLinks`.
    UnpaidLinks,
    /// `getMyUsedLinks`.
    PaidLinks,
    /// `deleteLink`.
    DeleteLink,
    /// `getPayInTransactions`.
    PayIns,
    /// `getPayOutTransactions`.
    Payouts,
    /// `refundPayment`.
    RefundPayment,
    /// `getTaxInvoiceList`.
    Invoices,
}

impl Endpoint {
    /// All nine.
    pub const ALL: [Self; 9] = [
        Self::CreateLink,
        Self::CreateSplitLink,
        Self::UnpaidLinks,
        Self::PaidLinks,
        Self::DeleteLink,
        Self::PayIns,
        Self::Payouts,
        Self::RefundPayment,
        Self::Invoices,
    ];

    /// The name in the address: the last part of `/api/v2/<name>`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CreateLink => "createLink",
            Self::CreateSplitLink => "createSplitLink",
            Self::UnpaidLinks => "getMyUnusedLinks",
            Self::PaidLinks => "getMyUsedLinks",
            Self::DeleteLink => "deleteLink",
            Self::PayIns => "getPayInTransactions",
            Self::Payouts => "getPayOutTransactions",
            Self::RefundPayment => "refundPayment",
            Self::Invoices => "getTaxInvoiceList",
        }
    }

    /// Whether a call changes something at the service. Such a call is never repeated by itself.
    pub const fn is_write(self) -> bool {
        matches!(self, Self::CreateLink | Self::CreateSplitLink | Self::DeleteLink | Self::RefundPayment)
    }
}

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// No address at all.
    #[error("not an address")]
    NotAnAddress,
    /// Neither `https` nor `http` on this computer.
    #[error("not https")]
    NotHttps,
    /// With a user name, a password, a query or a fragment.
    #[error("more than scheme, host, port and path")]
    TooMuch,
    /// The service's own, which is Production's or Development's: it takes no other's clothes.
    #[error("the address of an environment")]
    OwnEnvironment,
}

/// Where an environment is: scheme, host and port. `http` only on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// Checks an address given by the user or the simulator: `https`, or `http` on loopback.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let mut url = Url::parse(text.trim()).map_err(|_| AddressError::NotAnAddress)?;
        let host = url.host().ok_or(AddressError::NotAnAddress)?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&host) => {}
            _ => return Err(AddressError::NotHttps),
        }
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err(AddressError::TooMuch);
        }
        // `join` drops what follows the last slash.
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(Self(url))
    }

    /// The same for an address that takes Development's place: never one at which another environment is, with its own
    /// colours and questions before real money.
    pub fn elsewhere(text: &str) -> Result<Self, AddressError> {
        let url = Self::parse(text)?;
        let name = |url: &Self| url.0.host_str().unwrap_or_default().trim_end_matches('.').to_owned();
        let own = Environment::ALL.into_iter().filter_map(Self::of).any(|own| name(&own) == name(&url));
        if own { Err(AddressError::OwnEnvironment) } else { Ok(url) }
    }

    /// The service's own address of an environment; `None` for Demo, whose simulator says where it is.
    pub fn of(environment: Environment) -> Option<Self> {
        let text = match environment {
            Environment::Production => "https://app.secpaid.com",
            Environment::Development => "https://app.dev.secpaid.com",
            Environment::Demo => return None,
        };
        Self::parse(text).ok()
    }

    /// The address of an endpoint.
    pub fn endpoint(&self, endpoint: Endpoint) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}api/v2/{}", self.0.path(), endpoint.name()));
        url
    }

    /// Host and, where it is not the scheme's own, port: `127.0.0.1:8080`.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Whether it is this computer.
    pub fn is_loopback(&self) -> bool {
        self.0.host().is_some_and(|host| is_loopback(&host))
    }

    /// Whether certificates are asked for at all.
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::{AddressError, BaseUrl, Endpoint};
    use crate::model::Environment;

    #[test]
    fn each_environment_has_its_own_address() {
        let production = BaseUrl::of(Environment::Production).unwrap();
        let development = BaseUrl::of(Environment::Development).unwrap();
        assert_eq!(production.endpoint(Endpoint::CreateLink).as_str(), "https://app.secpaid.com/api/v2/createLink");
        assert_eq!(
            development.endpoint(Endpoint::PayIns).as_str(),
            "https://app.dev.secpaid.com/api/v2/getPayInTransactions"
        );
        assert_eq!(BaseUrl::of(Environment::Demo), None);
        assert!(!production.is_loopback() && production.is_https());
    }

    #[test]
    fn http_is_taken_only_on_this_computer() {
        for good in ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:1/", "https://example.org/pay"] {
            assert!(BaseUrl::parse(good).is_ok(), "{good}");
        }
        assert_eq!(BaseUrl::parse("http://example.org"), Err(AddressError::NotHttps));
        assert_eq!(BaseUrl::parse("http://localhost.example.org"), Err(AddressError::NotHttps));
        assert_eq!(BaseUrl::parse("ftp://127.0.0.1"), Err(AddressError::NotHttps));
        assert_eq!(BaseUrl::parse("127.0.0.1:8080"), Err(AddressError::NotAnAddress));
        assert_eq!(BaseUrl::parse("https://user:pass@example.org"), Err(AddressError::TooMuch));
        assert_eq!(BaseUrl::parse("https://example.org/?token=1"), Err(AddressError::TooMuch));
    }

    #[test]
    fn a_path_before_the_api_is_kept() {
        let base = BaseUrl::parse("https://example.org/pay").unwrap();
        assert_eq!(base.endpoint(Endpoint::Invoices).as_str(), "https://example.org/pay/api/v2/getTaxInvoiceList");
        assert_eq!(BaseUrl::parse("http://127.0.0.1:8080").unwrap().host(), "127.0.0.1:8080");
    }

    #[test]
    fn four_of_the_nine_change_something() {
        let writes: Vec<&str> = Endpoint::ALL.into_iter().filter(|e| e.is_write()).map(Endpoint::name).collect();
        assert_eq!(writes, ["createLink", "createSplitLink", "deleteLink", "refundPayment"]);
    }
}
