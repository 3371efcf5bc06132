//! The refusals the service is known for, each with its own value, so that screens can name cause and advice.
//! Source: API page "Messages of refusal". A text that is not in the table is kept word for word: the table is a
//! help, never a condition for working.

/// Why the service said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// "Incorrect token or missing token": the key is wrong, or of the other environment.
    WrongKey,
    /// "Please enter token": no key came with the request.
    NoKey,
    /// "Amount is required": missing or not above 0.
    AmountRequired,
    /// "Invalid recipient token at index N".
    UnknownRecipient {
        /// Which recipient, zero-based; `None` where the number cannot be read.
        index: Option<usize>,
    },
    /// "Link not found", "Invalid link ID": no such link, or somebody else's.
    LinkNotFound,
    /// "This link is already used": paid meanwhile.
    LinkUsed,
    /// "Please enter `link_id`": a fault of ours.
    MissingLinkId,
    /// "Please enter `pay_id`": a fault of ours.
    MissingPayId,
    /// "Refund amount is required", "Please enter `refund_amount`".
    RefundAmountRequired,
    /// "Invalid refund amount": over the payment, or not above 0.
    InvalidRefundAmount,
    /// "Refund already requested": one request per payment.
    RefundAlreadyRequested,
    /// "Refund blocked by dispute".
    RefundBlockedByDispute,
    /// "Link is cancelled": never paid.
    LinkCancelled,
    /// "Cannot refund invoice-type links".
    InvoiceLink,
    /// Any other text, word for word; empty where none came.
    Other(Box<str>),
}

impl Refusal {
    /// Reads `ResponseMsg`. Case, white space and a closing dot do not count.
    pub fn read(message: &str) -> Self {
        let plain = message.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let plain = plain.trim_end_matches(['.', '!']);
        match plain {
            "incorrect token or missing token" => Self::WrongKey,
            "please enter token" => Self::NoKey,
            "amount is required" => Self::AmountRequired,
            "link not found" | "invalid link id" => Self::LinkNotFound,
            "this link is already used" => Self::LinkUsed,
            "please enter link_id" => Self::MissingLinkId,
            "please enter pay_id" => Self::MissingPayId,
            "refund amount is required" | "please enter refund_amount" => Self::RefundAmountRequired,
            "invalid refund amount" => Self::InvalidRefundAmount,
            "refund already requested" => Self::RefundAlreadyRequested,
            "refund blocked by dispute" => Self::RefundBlockedByDispute,
            "link is cancelled" => Self::LinkCancelled,
            "cannot refund invoice-type links" => Self::InvoiceLink,
            _ => match plain.strip_prefix("invalid recipient token at index") {
                Some(rest) => Self::UnknownRecipient { index: rest.trim_matches([' ', ':']).parse().ok() },
                None => Self::Other(Box::from(message)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn every_text_of_the_table_is_known() {
        for (text, refusal) in [
            ("Incorrect token or missing token", Refusal::WrongKey),
            ("Please enter token", Refusal::NoKey),
            ("Amount is required", Refusal::AmountRequired),
            ("Invalid recipient token at index 2", Refusal::UnknownRecipient { index: Some(2) }),
            ("Link not found", Refusal::LinkNotFound),
            ("Invalid link ID", Refusal::LinkNotFound),
            ("This link is already used", Refusal::LinkUsed),
            ("Please enter link_id", Refusal::MissingLinkId),
            ("Please enter pay_id", Refusal::MissingPayId),
            ("Refund amount is required", Refusal::RefundAmountRequired),
            ("Please enter refund_amount", Refusal::RefundAmountRequired),
            ("Invalid refund amount", Refusal::InvalidRefundAmount),
            ("Refund already requested", Refusal::RefundAlreadyRequested),
            ("Refund blocked by dispute", Refusal::RefundBlockedByDispute),
            ("Link is cancelled", Refusal::LinkCancelled),
            ("Cannot refund invoice-type links", Refusal::InvoiceLink),
        ] {
            assert_eq!(Refusal::read(text), refusal, "{text}");
            assert_eq!(Refusal::read(&format!(" {}. ", text.to_uppercase())), refusal, "{text}");
        }
    }

    #[test]
    fn an_unknown_text_is_kept_word_for_word() {
        let german = "Ungültiger  Betrag!\n";
        assert_eq!(Refusal::read(german), Refusal::Other(german.into()));
        assert_eq!(Refusal::read(""), Refusal::Other("".into()));
        assert_eq!(Refusal::read("Invalid recipient token at index many"), Refusal::UnknownRecipient { index: None });
        assert_eq!(Refusal::read("Invalid recipient token at index -1"), Refusal::UnknownRecipient { index: None });
    }
}
