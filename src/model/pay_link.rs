//! Decides whether a `pay_link` may be drawn as a QR code, copied, opened or printed. Called for each answer and each
//! row before that happens: a payer follows it with their money. It asks nobody, it only compares.
//! Source: API page createLink.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use url::{Host, Url};

use super::LinkId;

/// The alphabet of digits is the same in both kinds of Base64; the padding may be cut off.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A pay link that leads to the environment's host and to the link it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VerifiedLink(Box<str>);

impl VerifiedLink {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for VerifiedLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// Why a pay link is shown as text only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkSuspicion {
    /// The service sent none.
    Missing,
    /// It is no address that can be opened.
    NotAnAddress,
    /// It is not `https`.
    NotHttps,
    /// It leads to another host; holds the host it leads to, with its port where it names one.
    OtherHost(Box<str>),
    /// It says no link's number, or more than one.
    NoLinkId,
    /// It leads to another link.
    OtherLink(LinkId),
}

/// Checks that the link is `https` (or `http` where the expected host is this computer), leads to `expected_host`
/// (`app.secpaid.com`, `127.0.0.1:8080`) and names exactly the link `id`.
pub fn verify_pay_link(pay_link: &str, id: LinkId, expected_host: &str) -> Result<VerifiedLink, LinkSuspicion> {
    if pay_link.trim().is_empty() {
        return Err(LinkSuspicion::Missing);
    }
    // The parser would drop line breaks and turn backslashes around; what is drawn must be what was checked.
    if pay_link.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(LinkSuspicion::NotAnAddress);
    }
    let url = Url::parse(pay_link).map_err(|_| LinkSuspicion::NotAnAddress)?;
    let expected = Url::parse(&format!("{}://{expected_host}/", url.scheme())).ok();
    let local = expected.as_ref().is_some_and(is_loopback);
    match url.scheme() {
        "https" => {}
        "http" if local => {}
        "http" => return Err(LinkSuspicion::NotHttps),
        _ => return Err(LinkSuspicion::NotAnAddress),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(LinkSuspicion::NotAnAddress);
    }
    let same_host = expected.is_some_and(|expected| {
        expected.host() == url.host() && expected.port_or_known_default() == url.port_or_known_default()
    });
    if !same_host {
        let host = url.host_str().unwrap_or_default();
        let shown = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        return Err(LinkSuspicion::OtherHost(shown.into()));
    }
    match named_link(&url) {
        Some(named) if named == id => Ok(VerifiedLink(url.as_str().into())),
        Some(named) => Err(LinkSuspicion::OtherLink(named)),
        None => Err(LinkSuspicion::NoLinkId),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// The one number behind `link_id`: Base64 of its decimal digits.
fn named_link(url: &Url) -> Option<LinkId> {
    let mut named = url.query_pairs().filter(|(name, _)| name == "link_id");
    let (_, value) = named.next()?;
    if named.next().is_some() {
        return None;
    }
    let digits = String::from_utf8(BASE64.decode(value.as_bytes()).ok()?).ok()?;
    // Only the canonical spelling: no sign, no leading zero.
    digits.parse().ok().map(LinkId).filter(|id| id.to_string() == digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOST: &str = "app.secpaid.com";

    fn verify(pay_link: &str) -> Result<String, LinkSuspicion> {
        verify_pay_link(pay_link, LinkId(99_290), HOST).map(|link| link.to_string())
    }

    #[test]
    fn the_service_own_links_pass() {
        // Base64 of "99290", with, without and with escaped padding.
        for link in [
            "https://app.secpaid.com/payment?link_id=OTkyOTA=",
            "https://app.secpaid.com/payment?link_id=OTkyOTA",
            "https://app.secpaid.com/payment?link_id=OTkyOTA%3D",
            "https://app.secpaid.com:443/payment?lang=de&link_id=OTkyOTA=",
            "HTTPS://APP.SecPaid.com/payment?link_id=OTkyOTA=",
        ] {
            assert!(verify(link).is_ok_and(|shown| shown.starts_with("https://app.secpaid.com/payment?")), "{link}");
        }
    }

    #[test]
    fn anything_else_is_suspicious() {
        use LinkSuspicion::{Missing, NoLinkId, NotAnAddress, NotHttps, OtherHost, OtherLink};
        let cases = [
            ("", Missing),
            ("payment?link_id=OTkyOTA=", NotAnAddress),
            ("javascript:alert(1)", NotAnAddress),
            ("ftp://app.secpaid.com/payment?link_id=OTkyOTA=", NotAnAddress),
            ("https://app.secpaid.com/payment?link_id=OTkyOTA=\n", NotAnAddress),
            ("https://app.secpaid.com\\@evil.example/?link_id=OTkyOTA=", NotAnAddress),
            ("https://me:pw@app.secpaid.com/?link_id=OTkyOTA=", NotAnAddress),
            ("http://app.secpaid.com/payment?link_id=OTkyOTA=", NotHttps),
            (
                "https://app.secpaid.com.evil.example/?link_id=OTkyOTA=",
                OtherHost("app.secpaid.com.evil.example".into()),
            ),
            ("https://app.dev.secpaid.com/payment?link_id=OTkyOTA=", OtherHost("app.dev.secpaid.com".into())),
            ("https://app.secpaid.com:8443/payment?link_id=OTkyOTA=", OtherHost("app.secpaid.com:8443".into())),
            ("https://аpp.secpaid.com/payment?link_id=OTkyOTA=", OtherHost("xn--pp-6kc.secpaid.com".into())),
            ("https://app.secpaid.com/payment", NoLinkId),
            ("https://app.secpaid.com/payment?link_id=99290", NoLinkId),
            ("https://app.secpaid.com/payment?link_id=OTkyOTA=&link_id=OTkyOTA=", NoLinkId),
            ("https://app.secpaid.com/payment?link_id=MDk5Mjkw", NoLinkId),
            ("https://app.secpaid.com/payment?link_id=OTkyOTE=", OtherLink(LinkId(99_291))),
        ];
        for (link, suspicion) in cases {
            let found = verify(link);
            let fits = matches!((&found, &suspicion), (Err(OtherHost(host)), OtherHost(_)) if host.starts_with("xn--"));
            assert!(fits || found == Err(suspicion), "{link}: {found:?}");
        }
    }

    #[test]
    fn without_tls_only_on_this_computer() {
        let link = "http://127.0.0.1:8080/payment?link_id=OTkyOTA=";
        let verify = |host| verify_pay_link(link, LinkId(99_290), host).map(|link| link.to_string());
        assert_eq!(verify("127.0.0.1:8080"), Ok(link.to_owned()));
        assert_eq!(verify("127.0.0.1:8081"), Err(LinkSuspicion::OtherHost("127.0.0.1:8080".into())));
        assert_eq!(verify("localhost:8080"), Err(LinkSuspicion::OtherHost("127.0.0.1:8080".into())));
        assert_eq!(verify(HOST), Err(LinkSuspicion::NotHttps));
        assert_eq!(verify("not a host"), Err(LinkSuspicion::NotHttps));
    }
}
