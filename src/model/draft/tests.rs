use super::*;
use crate::model::{
    Field, Money, MoneyError, Problem, ProblemKind, RecipientToken, Share, ShareError, SplitState, TokenError,
};

fn single(amount: &str) -> LinkDraft {
    LinkDraft { amount: amount.to_owned(), ..LinkDraft::default() }
}

fn split(amount: &str, split_type: SplitType, rows: &[(&str, &str)]) -> LinkDraft {
    let mut draft = LinkDraft { mode: LinkMode::Split, split_type, ..single(amount) };
    for (token, share) in rows {
        let id = SplitRowId(draft.next_row);
        draft.apply(DraftEdit::AddRow(Source::Typed((*token).to_owned().into())));
        draft.apply(DraftEdit::RowShare(id, (*share).to_owned()));
    }
    draft
}

fn at(field: Field, kind: ProblemKind) -> Problem {
    Problem { field, kind }
}

fn share(row: u32, error: ShareError) -> Problem {
    at(Field::RowShare(SplitRowId(row)), ProblemKind::Share(error))
}

fn token(row: u32, kind: ProblemKind) -> Problem {
    at(Field::RowToken(SplitRowId(row)), kind)
}

#[test]
fn a_draft_without_faults_becomes_a_request() {
    let mut draft = single("1.234,56 €");
    draft.apply(DraftEdit::Note(" Rechnung\r\n2026-0815 ".to_owned()));
    draft.apply(DraftEdit::CallbackUrl("https://shop.example/thanks , 0".to_owned()));
    draft.apply(DraftEdit::PaymentEndpoint("12".to_owned()));
    draft.apply(DraftEdit::EncryptWebhook(true));
    draft.apply(DraftEdit::EncryptionKey("0123456789abcdef0123456789ABCDEF".to_owned().into()));
    draft.apply(DraftEdit::BankStatement("Blumen Aydın".to_owned()));
    draft.apply(DraftEdit::BankTransfer(true));
    let request = draft.request(None).expect("a request");
    assert_eq!(request.amount, Money::from_cents(123_456));
    assert_eq!(request.note.as_deref(), Some("Rechnung 2026-0815"));
    assert_eq!(request.callback_url.as_deref(), Some("https://shop.example/thanks,0"));
    assert_eq!(request.payment_endpoint.as_deref(), Some("12"));
    assert!(request.cancellable && request.bank_transfer && request.split.is_none());
    assert_eq!(request.bank_statement.as_deref(), Some("Blumen Aydın"));
    assert!(request.encryption_key.is_some());
    assert_eq!(draft.note, " Rechnung\r\n2026-0815 ");
}

#[test]
fn what_a_split_does_not_take_is_kept_and_not_sent() {
    let mut draft = split("100", SplitType::Normal, &[("courier", "60")]);
    draft.apply(DraftEdit::EncryptWebhook(true));
    draft.apply(DraftEdit::EncryptionKey("short".to_owned().into()));
    draft.apply(DraftEdit::BankStatement("x".repeat(500)));
    draft.apply(DraftEdit::BankTransfer(true));
    let request = draft.request(None).expect("a request");
    assert!(!request.bank_transfer);
    assert_eq!((request.encryption_key, request.bank_statement), (None, None));
    let split = request.split.expect("a split");
    assert_eq!(split.recipients.len(), 1);
    assert_eq!(split.recipients[0].share, Share::from_hundredths(6000));
    draft.apply(DraftEdit::Mode(LinkMode::Single));
    let problems = draft.problems(None);
    assert_eq!(
        problems,
        [
            at(Field::BankStatement, ProblemKind::TextTooLong { length: 500, limit: 140 }),
            at(Field::EncryptionKey, ProblemKind::Token(TokenError::WrongLength)),
        ]
    );
}

#[test]
fn problems_stand_in_the_order_of_the_form() {
    let mut draft = single("abc");
    draft.note = "ü".repeat(10_000);
    draft.callback_url = "0,ftp://x".to_owned();
    draft.payment_endpoint = "shop.example".to_owned();
    draft.encrypt_webhook = true;
    assert_eq!(
        draft.request(None),
        Err(vec![
            at(Field::Amount, ProblemKind::Amount(MoneyError::NotANumber)),
            at(Field::Note, ProblemKind::TextTooLong { length: 10_000, limit: 1000 }),
            at(Field::CallbackUrl, ProblemKind::BadAddress("ftp://x".to_owned())),
            at(Field::PaymentEndpoint, ProblemKind::BadAddress("shop.example".to_owned())),
            at(Field::EncryptionKey, ProblemKind::Token(TokenError::Empty)),
        ])
    );
}

#[test]
fn notes_are_counted_in_characters_as_sent() {
    let problems = |note: String| LinkDraft { note, ..single("1") }.problems(None);
    assert_eq!(problems("🌷".repeat(140)), []);
    assert_eq!(problems(format!("{}\n\n", "x".repeat(140))), []);
    assert_eq!(problems("🌷".repeat(141)), [at(Field::Note, ProblemKind::LongNote)]);
    assert_eq!(problems("u\u{308}".repeat(1000)), [at(Field::Note, ProblemKind::LongNote)]);
    let long = ProblemKind::TextTooLong { length: 1001, limit: 1000 };
    assert_eq!(problems("x".repeat(1001)), [at(Field::Note, long)]);
    let long_note = LinkDraft { note: "x".repeat(1000), ..single("1") };
    assert!(long_note.request(None).is_ok(), "a warning stands in nobody's way");
}

#[test]
fn addresses_are_whole_or_numbers() {
    let problem = |text: &str| {
        let draft = LinkDraft { callback_url: text.to_owned(), ..single("1") };
        draft.problems(None).pop().map(|problem| problem.kind)
    };
    for good in
        ["", " ", "0", "12", "0, 1", "https://a.example", "HTTP://a.example/x?y=1#z", "https://a.example/?a=1,2"]
    {
        assert_eq!(problem(good), None, "{good}");
    }
    for (text, part) in [
        ("01", "01"),
        ("-1", "-1"),
        ("+1", "+1"),
        ("1.5", "1.5"),
        ("0,,1", ""),
        ("https:a.example", "https:a.example"),
        ("https://", "https://"),
        ("https://a b.example", "https://a b.example"),
        ("0, javascript:alert(1)", "javascript:alert(1)"),
        ("https://a.example/\nX", "https://a.example/\nX"),
        ("https:\\\\a.example", "https:\\\\a.example"),
    ] {
        assert_eq!(problem(text), Some(ProblemKind::BadAddress(part.to_owned())), "{text}");
    }
}

#[test]
fn every_fault_of_a_recipient_stands_at_its_row() {
    let own = RecipientToken::new("own-token").expect("a token");
    let mut draft = split(
        "100",
        SplitType::Normal,
        &[("a-1", "10"), ("", "0"), ("a-1", "33.333"), ("own-token", "101"), ("käse", "x"), ("b", ""), ("c", "-5")],
    );
    draft.apply(DraftEdit::MarkUnknown(5));
    draft.apply(DraftEdit::OwnerShare("10".to_owned()));
    assert_eq!(
        draft.problems(Some(&own)),
        [
            token(1, ProblemKind::Token(TokenError::Empty)),
            share(1, ShareError::Zero),
            token(2, ProblemKind::RepeatedToken),
            share(2, ShareError::TooPrecise),
            token(3, ProblemKind::OwnToken),
            share(3, ShareError::TooLarge),
            token(4, ProblemKind::Token(TokenError::BadCharacter)),
            share(4, ShareError::NotANumber),
            token(5, ProblemKind::UnknownToken),
            share(5, ShareError::Empty),
            share(6, ShareError::Negative),
            at(Field::Split, ProblemKind::TooMuch(Share::from_hundredths(2100))),
        ]
    );
    draft.apply(DraftEdit::RowToken(SplitRowId(5), "d".to_owned().into()));
    assert!(!draft.rows[5].unknown_to_service);
}

#[test]
fn the_sum_is_exactly_a_hundred_or_refused() {
    let rest = |owner: &str, recipient: &str| {
        let mut draft = split("100", SplitType::Normal, &[("a", recipient)]);
        draft.apply(DraftEdit::OwnerShare(owner.to_owned()));
        draft.problems(None)
    };
    assert_eq!(rest("50", "50"), []);
    assert_eq!(rest("49,99", "50"), [at(Field::Split, ProblemKind::StillToGive(Share::from_hundredths(1)))]);
    assert_eq!(rest("50.01", "50"), [at(Field::Split, ProblemKind::TooMuch(Share::from_hundredths(1)))]);
    assert_eq!(rest("0", "100"), [at(Field::OwnerShare, ProblemKind::OwnerGetsNothing)]);
    let empty = at(Field::OwnerShare, ProblemKind::Share(ShareError::Empty));
    assert_eq!(rest("", "100"), [empty]);

    let locked = split("100", SplitType::Normal, &[("a", "99.99")]);
    assert_eq!(locked.problems(None), []);
    let over = split("100", SplitType::Normal, &[("a", "50"), ("b", "50.01")]);
    assert_eq!(over.problems(None), [at(Field::Split, ProblemKind::TooMuch(Share::from_hundredths(1)))]);
    let whole = split("100", SplitType::Normal, &[("a", "100")]);
    assert_eq!(whole.problems(None), [at(Field::OwnerShare, ProblemKind::OwnerGetsNothing)]);
    assert!(whole.request(None).is_ok());
}

#[test]
fn one_to_fifty_recipients() {
    let none = split("100", SplitType::Normal, &[]);
    assert_eq!(none.problems(None), [at(Field::Split, ProblemKind::NoRecipients)]);
    let names: Vec<String> = (0..51).map(|number| format!("token-{number}")).collect();
    let rows: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    let many = split("100", SplitType::Normal, &rows);
    assert_eq!(many.problems(None), [at(Field::Split, ProblemKind::TooManyRecipients)]);
    assert!(split("100", SplitType::Normal, &rows[..50]).request(None).is_ok());
}

#[test]
fn fixed_amounts_are_checked_as_amounts() {
    let draft = split("2000", SplitType::Absolute, &[("a", "1.234"), ("b", "0"), ("c", "-1"), ("d", "1000000")]);
    let ambiguous = MoneyError::Ambiguous { grouped: Money::from_cents(123_400), decimal: Money::from_cents(123) };
    let problems = draft.problems(None);
    assert_eq!(
        problems[..4],
        [
            at(Field::RowShare(SplitRowId(0)), ProblemKind::Amount(ambiguous)),
            share(1, ShareError::Zero),
            share(2, ShareError::Negative),
            share(3, ShareError::TooLarge),
        ]
    );
    let over = split("100", SplitType::Absolute, &[("a", "60,50"), ("b", "40")]);
    assert_eq!(over.problems(None), [at(Field::Split, ProblemKind::OverAmount(Money::from_cents(50)))]);
    let all = split("100", SplitType::Absolute, &[("a", "60"), ("b", "40")]);
    assert_eq!(all.problems(None), [at(Field::OwnerShare, ProblemKind::OwnerGetsNothing)]);
    let request = split("100", SplitType::Absolute, &[("a", "60,50")]).request(None).expect("a request");
    assert_eq!(request.split.expect("a split").recipients[0].share, Share::from_hundredths(6050));
}

#[test]
fn unlocking_copies_what_the_owner_takes() {
    let mut draft = split("100,00", SplitType::Normal, &[("a", "33,3"), ("b", "33,3")]);
    draft.apply(DraftEdit::UnlockOwner(true));
    assert_eq!(draft.owner, OwnerShare::Typed("33,40".to_owned()));
    assert_eq!(draft.problems(None), []);
    draft.apply(DraftEdit::OwnerShare("5".to_owned()));
    draft.apply(DraftEdit::UnlockOwner(true));
    assert_eq!(draft.owner, OwnerShare::Typed("5".to_owned()));
    draft.apply(DraftEdit::UnlockOwner(false));
    assert_eq!(draft.owner, OwnerShare::TakesRest);
    draft.apply(DraftEdit::SplitType(SplitType::Absolute));
    draft.apply(DraftEdit::UnlockOwner(true));
    assert_eq!(draft.owner, OwnerShare::TakesRest, "of fixed amounts the owner always takes the rest");
}

#[test]
fn the_rest_is_given_or_taken_with_one_click() {
    let mut draft = split("150", SplitType::Normal, &[("a", "45"), ("b", "30"), ("c", "11.5")]);
    draft.apply(DraftEdit::OwnerShare("10".to_owned()));
    let mut owner = draft.clone();
    owner.apply(DraftEdit::GiveRestTo(None));
    assert_eq!(owner.owner, OwnerShare::Typed("13.50".to_owned()));
    draft.apply(DraftEdit::GiveRestTo(Some(SplitRowId(1))));
    assert_eq!(draft.rows[1].share, "33.50");
    assert!(SplitState::of(&draft).is_complete());
    draft.apply(DraftEdit::RowShare(SplitRowId(0), "60".to_owned()));
    draft.apply(DraftEdit::GiveRestTo(Some(SplitRowId(1))));
    assert_eq!(draft.rows[1].share, "18.50");
    draft.apply(DraftEdit::RowShare(SplitRowId(0), "100".to_owned()));
    draft.apply(DraftEdit::GiveRestTo(Some(SplitRowId(1))));
    assert_eq!(draft.rows[1].share, "0.00", "nothing is taken that is not there");

    let mut locked = split("150", SplitType::Normal, &[("a", "45"), ("b", "")]);
    locked.apply(DraftEdit::GiveRestTo(None));
    assert_eq!(locked.owner, OwnerShare::TakesRest);
    locked.apply(DraftEdit::GiveRestTo(Some(SplitRowId(1))));
    assert_eq!(locked.rows[1].share, "55.00");
    let mut fixed = split("150,00", SplitType::Absolute, &[("a", "45"), ("b", "200")]);
    fixed.apply(DraftEdit::GiveRestTo(Some(SplitRowId(1))));
    assert_eq!(fixed.rows[1].share, "105,00");
}

#[test]
fn spreading_gives_left_hundredths_to_the_first_rows() {
    let shares = |draft: &LinkDraft| draft.rows.iter().map(|row| row.share.clone()).collect::<Vec<_>>();
    let mut draft = split("100", SplitType::Normal, &[("a", ""), ("b", "x"), ("c", ""), ("d", ""), ("e", "")]);
    draft.apply(DraftEdit::SpreadEvenly);
    assert_eq!(shares(&draft), ["16.67", "16.67", "16.67", "16.66", "16.66"]);
    assert_eq!(draft.owner, OwnerShare::TakesRest);
    assert_eq!(draft.problems(None), []);
    draft.apply(DraftEdit::OwnerShare(String::new()));
    draft.apply(DraftEdit::SpreadEvenly);
    assert_eq!(draft.owner, OwnerShare::Typed("16.67".to_owned()));

    let mut fixed = split("100", SplitType::Absolute, &[("a", ""), ("b", "")]);
    fixed.apply(DraftEdit::SpreadEvenly);
    assert_eq!(shares(&fixed), ["33.33", "33.33"]);
    fixed.apply(DraftEdit::Amount("abc".to_owned()));
    fixed.apply(DraftEdit::RowShare(SplitRowId(0), "1".to_owned()));
    fixed.apply(DraftEdit::SpreadEvenly);
    assert_eq!(shares(&fixed), ["1", "33.33"]);
}

#[test]
fn clearing_keeps_the_mode_and_never_reuses_a_row() {
    let mut draft = split("100", SplitType::Absolute, &[("a", "1")]);
    draft.apply(DraftEdit::RemoveRow(SplitRowId(0)));
    draft.apply(DraftEdit::AddRow(Source::Typed(Zeroizing::default())));
    assert_eq!(draft.rows[0].id, SplitRowId(1));
    draft.apply(DraftEdit::Clear);
    assert!(draft.is_empty());
    assert_eq!((draft.mode, draft.next_row), (LinkMode::Split, 2));
}

#[test]
fn another_way_to_say_the_shares_pays_nobody_another_amount() {
    let mut draft = LinkDraft::default();
    for edit in [
        DraftEdit::Mode(LinkMode::Split),
        DraftEdit::Amount("500".to_owned()),
        DraftEdit::AddRow(Source::Typed("rt_demo_aaaaaaaaaaaaaaaa4711".to_owned().into())),
        DraftEdit::AddRow(Source::Typed("rt_demo_aaaaaaaaaaaaaaaa0815".to_owned().into())),
        DraftEdit::RowShare(SplitRowId(0), "10".to_owned()),
        DraftEdit::RowShare(SplitRowId(1), "33.333".to_owned()),
        DraftEdit::SplitType(SplitType::Absolute),
    ] {
        draft.apply(edit);
    }
    assert_eq!(draft.rows[0].share, "50.00", "ten percent of 500 are 50 EUR");
    assert_eq!(draft.rows[1].share, "", "what was no share is none");
    draft.apply(DraftEdit::RowShare(SplitRowId(1), "1.01".to_owned()));
    draft.apply(DraftEdit::SplitType(SplitType::Normal));
    assert_eq!(draft.rows[0].share, "10", "as it was typed");
    assert_eq!(draft.rows[1].share, "", "0.202 percent cannot be said with two decimals");
    draft.apply(DraftEdit::SplitType(SplitType::Absolute));
    assert_eq!(draft.rows[1].share, "1.01", "a look at the other way costs nothing that was typed");
}

#[test]
fn a_look_at_the_other_way_to_say_the_shares_gives_back_what_was_typed() {
    let shares = |draft: &LinkDraft| draft.rows.iter().map(|row| row.share.clone()).collect::<Vec<_>>();
    let mut draft = split("99.99", SplitType::Normal, &[("a", "33.33"), ("b", "33.3")]);
    draft.apply(DraftEdit::SplitType(SplitType::Absolute));
    assert_eq!(shares(&draft), ["33.33", "33.30"]);
    draft.apply(DraftEdit::SplitType(SplitType::Normal));
    assert_eq!(shares(&draft), ["33.33", "33.3"]);
    let mut unknown = split("", SplitType::Normal, &[("a", "33.33")]);
    unknown.apply(DraftEdit::SplitType(SplitType::Absolute));
    assert_eq!(shares(&unknown), [""], "of an amount that is not known no share can be told");
    unknown.apply(DraftEdit::Amount("10".to_owned()));
    unknown.apply(DraftEdit::SplitType(SplitType::Normal));
    assert_eq!(shares(&unknown), ["33.33"]);
    draft.apply(DraftEdit::SplitType(SplitType::Absolute));
    draft.apply(DraftEdit::Amount("66.66".to_owned()));
    draft.apply(DraftEdit::SplitType(SplitType::Normal));
    assert_eq!(shares(&draft), ["50.00", ""], "euros of another amount are other percents where that is exact");
    draft.apply(DraftEdit::SplitType(SplitType::Absolute));
    assert_eq!(shares(&draft), ["33.33", "33.30"], "and the euros are not lost");
}

#[test]
fn another_language_writes_plain_figures_its_own_way_and_no_others() {
    let mut draft = split("1.234,56", SplitType::Normal, &[("a", "33.33"), ("b", "1.000"), ("c", "5,5"), ("d", "x.5")]);
    draft.respell(true);
    let shares: Vec<&str> = draft.rows.iter().map(|row| row.share.as_str()).collect();
    assert_eq!(shares, ["33,33", "1.000", "5,5", "x.5"]);
    assert_eq!(draft.amount, "1.234,56");
}

#[test]
fn an_edit_prints_nothing_of_a_secret() {
    let typed = || "canary_token_12345".to_owned().into();
    for edit in [DraftEdit::RowToken(SplitRowId(1), typed()), DraftEdit::EncryptionKey(typed())] {
        let said = format!("{edit:?}");
        assert!(said.contains("TypedSecret(…)") && !said.contains("canary"), "{said}");
    }
}
