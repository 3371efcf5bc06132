//! What only the window writes, opened in LibreOffice in German and English: columns of one's own, Activity, and rows
//! that were copied and are pasted. Rows are written through the library, hostile texts among them.

use std::collections::HashSet;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use calamine::Data;
use jiff::Timestamp;
use jiff::civil::date;
use secpaid_desktop::export::{Flags, Format, Layout, Preset, Words, write};
use secpaid_desktop::journal::{
    ACTIVITY_COLUMNS, ACTIVITY_FIELDS, ACTIVITY_WORDS, Entry, ExportRecord, Intent, IntentId, RecordedOutcome,
    RecordedRequest, WriteKind, activity_rows,
};
use secpaid_desktop::model::{
    Column, Columns, Environment, INVOICE_COLUMNS, INVOICE_FIELDS, Invoice, LinkId, Money, PAY_IN_COLUMNS,
    PAY_IN_FIELDS, PAYOUT_COLUMNS, PAYOUT_FIELDS, PayIn, PayInStatus, Payout, PayoutState, PayoutStatus, Rows, Scope,
    ServiceTime, TransactionType,
};
use secpaid_desktop::text::{Language, Texts};
use secpaid_desktop::ui::copied_rows;

use crate::program::Home;
use crate::spreadsheet::{TEXTS, assert_amount, assert_time, opened, opened_as};

const FORMATS: [Format; 3] = [Format::Xlsx, Format::Csv(Preset::ExcelDe), Format::Csv(Preset::Excel)];

fn pay_in(note: &str) -> PayIn {
    PayIn {
        pay_id: LinkId(99_290),
        creator_id: Some(2041),
        user_id: Some(2041),
        transaction_id: Some("20260520-pi-VVURDWW9YE".into()),
        amount: Some(Money::from_cents(-123_456)),
        net_amount: Some(Money::from_cents(8_565)),
        service_fee: Some(Money::from_cents(113)),
        service_fee_psp: None,
        status: PayInStatus::Success,
        note: note.into(),
        payout_status: PayoutState::Pending,
        created_at: ServiceTime::read("2026-05-20 18:56:08"),
        is_split: Some(false),
        is_dispute: None,
        is_refund: Some(true),
        payment_method: Some("card".into()),
        kind: TransactionType::Refund,
    }
}

fn payout() -> Payout {
    Payout {
        payout_id: 4711,
        user_id: Some(2041),
        transaction_id: Some("20260520-po-VVURDWW9YE".into()),
        payout_amount: Some(Money::from_cents(123_456)),
        service_fee: Some(Money::from_cents(500)),
        net_amount: Some(Money::from_cents(122_956)),
        status: PayoutStatus::Approved,
        request_date: ServiceTime::read("2026-05-19"),
        created_at: ServiceTime::read("2026-05-20 18:56:08"),
        is_split: None,
        is_dispute: None,
        is_refund: None,
        transaction_type: None,
    }
}

fn invoice() -> Invoice {
    Invoice {
        sf_id: 12,
        user_id: Some(2041),
        company: Some("=Blumen & Söhne".into()),
        name: None,
        street: Some("1. Mai".into()),
        house_no: Some("1-2".into()),
        city: Some("Köln".into()),
        country: Some("DE".into()),
        zipcode: Some("01067".into()),
        invoice_id: Some("202604-sf-VVURDWW9YE".into()),
        invoice_date: ServiceTime::read("2026-05-02"),
        service_month: Some("April 2026".into()),
        total_secpaid_fee: Some(Money::from_cents(123_456)),
        total_psp_fee: Some(Money::from_cents(500)),
        vat: Some(Money::from_cents(0)),
        created_at: ServiceTime::read("2026-05-20 18:56:08"),
    }
}

/// Writes rows in a format, has LibreOffice open them, and gives back what it understood.
fn read_back<T: 'static>(columns: &[Column<T>], words: &Words, rows: &[T], format: Format) -> Vec<Vec<Data>> {
    let home = Home::new();
    let path = home.path().join(format!("rows.{}", format.extension()));
    let headers = columns.iter().map(|column| column.id.to_owned()).collect();
    let layout = Layout {
        columns,
        headers,
        flags: Flags::default(),
        words: words.clone(),
        comma: false,
        sheet: "Rows".to_owned(),
    };
    write(File::create(&path).unwrap(), format, &layout, rows.iter(), &mut |_| ControlFlow::Continue(())).unwrap();
    let preset = match format {
        Format::Xlsx => None,
        Format::Csv(preset) => Some(preset),
    };
    opened(&home, &[path], preset).remove(0)
}

/// A text without the apostrophe that a CSV may have put in front.
fn bare(cell: &Data) -> &str {
    if let Data::String(text) = cell { text.strip_prefix('\'').unwrap_or(text) } else { "" }
}

fn header(rows: &[Vec<Data>]) -> Vec<String> {
    rows[0].iter().map(ToString::to_string).collect()
}

#[test]
fn columns_of_ones_own_open_as_they_were_chosen() {
    let moment = date(2026, 5, 20).at(18, 56, 8, 0);
    for format in FORMATS {
        let place = format!("{format:?}");
        let of_pay_ins = Columns { table: PAY_IN_COLUMNS, fields: PAY_IN_FIELDS };
        let ids = ["created_at", "recipient_note", "service_fee_psp", "amount", "is_refund", "user_id"];
        let rows = [pay_in("0815"), pay_in("=1+1")];
        let read = read_back(&of_pay_ins.picked(&ids), &Words::new(), &rows, format);
        assert_eq!(header(&read), ids, "{place}");
        assert_time(&read[1][0], moment, &place);
        assert_eq!((bare(&read[1][1]), bare(&read[2][1])), ("0815", "=1+1"), "{place}");
        assert_eq!(read[1][2], Data::Empty, "{place}");
        assert_amount(&read[1][3], Some(-123_456), &place);
        assert_eq!((bare(&read[1][4]), bare(&read[1][5])), ("yes", "2041"), "{place}");

        let of_payouts = Columns { table: PAYOUT_COLUMNS, fields: PAYOUT_FIELDS };
        let ids = ["payout_id", "net_amount", "request_date", "transaction_id"];
        let read = read_back(&of_payouts.picked(&ids), &Words::new(), &[payout()], format);
        assert_eq!(header(&read), ids, "{place}");
        assert_eq!((bare(&read[1][0]), bare(&read[1][3])), ("4711", "20260520-po-VVURDWW9YE"), "{place}");
        assert_amount(&read[1][1], Some(122_956), &place);
        assert_time(&read[1][2], date(2026, 5, 19).at(0, 0, 0, 0), &place);

        let of_invoices = Columns { table: INVOICE_COLUMNS, fields: INVOICE_FIELDS };
        let ids = ["zipcode", "house_no", "company", "total", "service_month", "invoice_date"];
        let read = read_back(&of_invoices.picked(&ids), &Words::new(), &[invoice()], format);
        assert_eq!(header(&read), ids, "{place}");
        let texts: Vec<&str> = [0, 1, 2, 4].map(|at| bare(&read[1][at])).to_vec();
        assert_eq!(texts, ["01067", "1-2", "=Blumen & Söhne", "April 2026"], "{place}");
        assert_amount(&read[1][3], Some(123_956), &place);
        assert_time(&read[1][5], date(2026, 5, 2).at(0, 0, 0, 0), &place);
    }
}

fn refund(id: u64) -> Entry {
    let at: Timestamp = "2026-05-20T16:56:08Z".parse().unwrap();
    Entry {
        intent: Intent {
            id: IntentId(id),
            scope: Scope::of(Environment::Production),
            kind: WriteKind::Refund,
            at,
            body: RecordedRequest::Refund { pay_id: LinkId(77), amount: Money::from_cents(-6_200), full: false },
            key: None,
            highest_seen: None,
            batch: None,
            row: None,
        },
        outcome: Some((
            at,
            RecordedOutcome::Refused { text: "=1+1".into(), status: 400, by_service: true, wait_seconds: None },
        )),
        settlement: None,
    }
}

#[test]
fn activity_opens_with_its_words_and_without_a_wrong_cell() {
    let entries = [refund(2), refund(1)].map(Arc::new);
    let at: Timestamp = "2026-05-20T16:56:07Z".parse().unwrap();
    let file = ExportRecord { at, kind: "pay-ins".into(), rows: 37, file: "/srv/po.csv".into(), only_new: true };
    let rows = activity_rows(&entries, &[file].into());
    for language in [Language::English, Language::German] {
        let texts = Texts::new(language);
        let words: Words = ACTIVITY_WORDS.iter().map(|word| (*word, texts.get(word).to_owned())).collect();
        for format in FORMATS {
            let place = format!("{language:?} {format:?}");
            let columns = Columns { table: ACTIVITY_COLUMNS, fields: ACTIVITY_FIELDS };
            let ids = ["asked_at", "action", "link_id", "amount", "outcome", "reason", "rows", "file"];
            let read = read_back(&columns.picked(&ids), &words, &rows, format);
            assert_eq!((header(&read), read.len()), (ids.map(str::to_owned).to_vec(), 4), "{place}");
            assert_time(&read[1][0], date(2026, 5, 20).at(18, 56, 8, 0), &place);
            assert_amount(&read[1][3], Some(-6_200), &place);
            let said: Vec<&str> = [1, 2, 4, 5].map(|at| bare(&read[1][at])).to_vec();
            let words = [words["activity-kind-refund"].as_str(), "77", words["status-refused"].as_str(), "=1+1"];
            assert_eq!(said, words, "{place}");
            // Rows are counted: a number, that can be summed.
            assert_amount(&read[3][6], Some(3_700), &place);
            assert_eq!(bare(&read[3][7]), "/srv/po.csv", "{place}");
        }
    }
}

#[test]
fn copied_rows_paste_into_a_spreadsheet_cell_by_cell() {
    let notes = TEXTS.iter().chain(&["\"Rosen\" rot", "a\tb\r\nc", "\"", "end\""]);
    let rows = Rows::from_vec(notes.map(|note| pay_in(note)).collect());
    let count = u32::try_from(TEXTS.len() + 4).unwrap();
    let index: Vec<u32> = (0..count).collect();
    for (language, filter) in [
        (Language::German, "--infilter=Text - txt - csv (StarCalc):9,34,76,1,,1031,false,true"),
        (Language::English, "--infilter=Text - txt - csv (StarCalc):9,34,76,1,,1033,false,true"),
    ] {
        let texts = Texts::new(language);
        let all: HashSet<u32> = index.iter().copied().collect();
        let copied = copied_rows(&texts, PAY_IN_COLUMNS, &rows, &index, &all);
        let home = Home::new();
        let path: PathBuf = home.path().join("pasted.csv");
        std::fs::write(&path, copied).unwrap();
        let read = opened_as(&home, &[path], Some(filter)).remove(0);
        assert_eq!(read.len(), rows.iter().count() + 1, "{language:?}");
        for (cells, row) in read.iter().skip(1).zip(rows.iter()) {
            let place = format!("{language:?}, {:?}", row.note);
            assert_eq!(cells.len(), PAY_IN_COLUMNS.len(), "{place}");
            assert_time(&cells[0], date(2026, 5, 20).at(18, 56, 8, 0), &place);
            let one_line = row.note.replace(char::is_control, " ");
            assert_eq!(bare(&cells[1]), one_line.strip_prefix('\'').unwrap_or(&one_line), "{place}");
            assert_amount(&cells[4], Some(-123_456), &place);
            // As it stands in the cell: an apostrophe that the program shows would make it another id.
            assert_eq!(cells[11], Data::Float(99_290.0), "{place}");
            // What the service sent, and the word of the screen for it.
            let word = texts.get("status-payout-pending");
            assert_eq!((bare(&cells[9]), bare(&cells[10])), ("Pending", word), "{place}");
        }
    }
}
