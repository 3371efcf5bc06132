//! Fee invoices: what SecPaid charges the merchant, one a month. Source: API page getTaxInvoiceList.
//! Read from the wire by `api`, shown by screens, written by exports.
//! Only the total is added up here, since the service sends none; everything else is shown as sent.

use jiff::civil::Date;

use super::{Money, ServiceTime};

/// A row of `getTaxInvoiceList`. The API offers no PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// The row's number.
    pub sf_id: u64,
    /// Account number.
    pub user_id: Option<u64>,
    /// Address as printed on the invoice.
    pub company: Option<Box<str>>,
    /// Address.
    pub name: Option<Box<str>>,
    /// Address.
    pub street: Option<Box<str>>,
    /// Address.
    pub house_no: Option<Box<str>>,
    /// Address.
    pub city: Option<Box<str>>,
    /// Address.
    pub country: Option<Box<str>>,
    /// Address; text, since it may begin with 0.
    pub zipcode: Option<Box<str>>,
    /// `YYYYMM-sf-XXXXXXXXXX`.
    pub invoice_id: Option<Box<str>>,
    /// Day of the invoice.
    pub invoice_date: ServiceTime,
    /// `April 2026`, as sent.
    pub service_month: Option<Box<str>>,
    /// EUR.
    pub total_secpaid_fee: Option<Money>,
    /// EUR.
    pub total_psp_fee: Option<Money>,
    /// EUR; 0 is reverse charge.
    pub vat: Option<Money>,
    /// Berlin time as sent.
    pub created_at: ServiceTime,
}

/// The month an invoice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InvoiceMonth {
    /// Named by its first day.
    Of(Date),
    /// Neither the number nor the month as sent says it.
    Unknown,
}

/// Names of the months as the service may send them and as people type them.
const NAMES: [(&str, &str); 12] = [
    ("january", "januar"),
    ("february", "februar"),
    ("march", "märz"),
    ("april", "april"),
    ("may", "mai"),
    ("june", "juni"),
    ("july", "juli"),
    ("august", "august"),
    ("september", "september"),
    ("october", "oktober"),
    ("november", "november"),
    ("december", "dezember"),
];

impl InvoiceMonth {
    /// The first day, where the month is known.
    pub const fn first_day(self) -> Option<Date> {
        match self {
            Self::Of(first) => Some(first),
            Self::Unknown => None,
        }
    }

    /// How people may write it: `2026-04`, `04/2026`, `04.2026`, `april 2026`, in either language.
    pub(super) fn spellings(self) -> Vec<String> {
        let Self::Of(first) = self else { return Vec::new() };
        let (year, month) = (first.year(), first.month());
        let names = usize::try_from(month).ok().and_then(|month| NAMES.get(month.checked_sub(1)?));
        let numbers = [format!("{year}-{month:02}"), format!("{month:02}/{year}"), format!("{month:02}.{year}")];
        let words = names.into_iter().flat_map(|(english, german)| [*english, *german]);
        numbers.into_iter().chain(words.map(|name| format!("{name} {year}"))).collect()
    }

    /// Reads six digits at the beginning: `202604-sf-…`.
    fn of_number(number: &str) -> Option<Self> {
        let digits = number.get(..6).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        let year = digits.get(..4)?.parse().ok()?;
        Self::new(year, digits.get(4..)?.parse().ok()?)
    }

    /// Reads `April 2026`, also in German.
    fn of_words(words: &str) -> Option<Self> {
        let (name, year) = words.trim().rsplit_once(char::is_whitespace)?;
        let name = name.trim().to_lowercase();
        let at = NAMES.iter().position(|(english, german)| name == *english || name == *german)?;
        Self::new(year.parse().ok()?, i8::try_from(at).ok()?.checked_add(1)?)
    }

    fn new(year: i16, month: i8) -> Option<Self> {
        Date::new(year, month, 1).ok().filter(|first| (2000..=2999).contains(&first.year())).map(Self::Of)
    }
}

impl Invoice {
    /// The month it is for: the number's first six digits, else the month as sent (design: figures).
    pub fn month(&self) -> InvoiceMonth {
        let number = self.invoice_id.as_deref().and_then(InvoiceMonth::of_number);
        number.or_else(|| InvoiceMonth::of_words(self.service_month.as_deref()?)).unwrap_or(InvoiceMonth::Unknown)
    }

    /// Both fees and VAT together, EUR; `None` where one of them was not sent: a part must not stand as the whole.
    pub fn total(&self) -> Option<Money> {
        Some(self.total_secpaid_fee?.saturating_add(self.total_psp_fee?).saturating_add(self.vat?))
    }

    /// To whom it is addressed: the company, else the name.
    pub fn addressee(&self) -> Option<&str> {
        let sent = |field: &'_ Option<Box<str>>| field.as_deref().is_some_and(|text| !text.trim().is_empty());
        if sent(&self.company) { self.company.as_deref() } else { self.name.as_deref() }
    }

    /// Whether the recipient owes the tax: VAT was sent, and it is nothing.
    pub fn is_reverse_charge(&self) -> bool {
        self.vat.is_some_and(Money::is_zero)
    }
}

/// An invoice of April 2026 for tests.
#[cfg(test)]
impl Invoice {
    pub(super) fn sample() -> Self {
        Self {
            sf_id: 7318,
            user_id: Some(2041),
            company: Some("Apotheke & Blumen am Markt".into()),
            name: Some("Änne Grünwald".into()),
            street: Some("Marktstraße".into()),
            house_no: Some("7a".into()),
            city: Some("Görlitz".into()),
            country: Some("Deutschland".into()),
            zipcode: Some("02826".into()),
            invoice_id: Some("202604-sf-ABCDEFGHIJ".into()),
            invoice_date: ServiceTime::read("2026-05-02"),
            service_month: Some("April 2026".into()),
            total_secpaid_fee: Some(Money::from_cents(1240)),
            total_psp_fee: Some(Money::from_cents(2015)),
            vat: Some(Money::from_cents(236)),
            created_at: ServiceTime::read("2026-05-02 05:00:00"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn invoice(number: Option<&str>, month: Option<&str>) -> Invoice {
        Invoice { invoice_id: number.map(Box::from), service_month: month.map(Box::from), ..Invoice::sample() }
    }

    #[test]
    fn the_month_is_that_of_the_number_else_the_one_sent() {
        let april = InvoiceMonth::Of(date(2026, 4, 1));
        let cases = [
            (Some("202604-sf-ABCDEFGHIJ"), Some("March 2026"), april),
            (Some("202604"), None, april),
            (Some("sf-202604"), Some("April 2026"), april),
            (Some("202613-sf-X"), Some(" april  2026 "), april),
            (None, Some("März 2026"), InvoiceMonth::Of(date(2026, 3, 1))),
            (None, Some("Dezember 2025"), InvoiceMonth::Of(date(2025, 12, 1))),
            (Some("20260"), Some("2026"), InvoiceMonth::Unknown),
            (Some("２０２６04"), Some("Aprl 2026"), InvoiceMonth::Unknown),
            (Some("000004-sf"), None, InvoiceMonth::Unknown),
            (None, None, InvoiceMonth::Unknown),
        ];
        for (number, month, expected) in cases {
            assert_eq!(invoice(number, month).month(), expected, "{number:?} {month:?}");
        }
    }

    #[test]
    fn the_total_is_what_was_sent_together() {
        let row = Invoice::sample();
        assert_eq!(row.total(), Some(Money::from_cents(1240 + 2015 + 236)));
        let none = Invoice { total_secpaid_fee: None, total_psp_fee: None, vat: None, ..row.clone() };
        assert_eq!(none.total(), None);
        assert_eq!(Invoice { vat: None, ..row.clone() }.total(), None, "fees alone are no total");
        assert!(!row.is_reverse_charge() && !none.is_reverse_charge());
        assert!(Invoice { vat: Some(Money::ZERO), ..row.clone() }.is_reverse_charge());
        assert_eq!(row.addressee(), Some("Apotheke & Blumen am Markt"));
        assert_eq!(Invoice { company: Some(" ".into()), ..row }.addressee(), Some("Änne Grünwald"));
    }
}
