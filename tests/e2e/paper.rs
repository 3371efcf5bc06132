//! Sheets and QR pictures as a shop gets them: rendered as a printer would, measured, their text read, and their codes
//! read by two programs that know nothing of this one. The pages are left in `target/tour`, to be looked at.

use std::path::{Path, PathBuf};
use std::process::Command;

use secpaid_desktop::model::{LinkId, Mark, VerifiedLink, verify_pay_link};
use secpaid_desktop::print::{Paper, Qr, Sheet, sheets_pdf};

const LINK: &str = "https://app.dev.secpaid.com/payment?link_id=MTE4NDI=";

fn link() -> VerifiedLink {
    verify_pay_link(LINK, LinkId(11_842), "app.dev.secpaid.com").unwrap()
}

fn sheet(mark: Mark, shop: &str, amount: &str, note: &str) -> Sheet {
    Sheet {
        link: link(),
        mark,
        amount: amount.into(),
        note: note.into(),
        shop: shop.into(),
        closing: String::new(),
        scan: "Zum Bezahlen scannen".into(),
        test: "TEST, hier wird kein echtes Geld bezahlt".into(),
        day: "20.05.2026".into(),
    }
}

/// Runs a program of a package and answers what it printed.
fn run(package: &str, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program} is needed (package {package}): {error}"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tour");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A PDF on the disk, with its pages as pictures of 150 dots an inch beside it.
fn printed(name_of_it: &str, sheets: &[Sheet], paper: Paper) -> (PathBuf, Vec<PathBuf>) {
    let pdf = folder().join(format!("{name_of_it}.pdf"));
    std::fs::write(&pdf, sheets_pdf(sheets, paper, "de", "Zahlungslink").unwrap()).unwrap();
    let start = folder().join(name_of_it);
    run("poppler-utils", "pdftoppm", &["-r", "150", "-png", name(&pdf), name(&start)]);
    let pages = (1..=sheets.len()).map(|page| folder().join(format!("{name_of_it}-{page}.png"))).collect();
    (pdf, pages)
}

fn text(pdf: &Path) -> String {
    run("poppler-utils", "pdftotext", &["-layout", name(pdf), "-"])
}

/// The codes in a picture, read by zbar and by rqrr.
fn codes(picture: &Path) -> [Vec<String>; 2] {
    let zbar = run("zbar-tools", "zbarimg", &["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", name(picture)]);
    let zbar = zbar.lines().map(str::to_owned).collect();
    let grey = image::open(picture).unwrap().to_luma8();
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(
        usize::try_from(grey.width()).unwrap(),
        usize::try_from(grey.height()).unwrap(),
        |x, y| grey.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0[0],
    );
    [zbar, prepared.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()]
}

/// What no sheet of the shop may look bad with.
fn sheets() -> [(&'static str, Mark, Sheet); 6] {
    let long = "Hochzeit Sommer, Anzahlung für Tischschmuck, Brautstrauß und Kränze 🌷 nach Angebot 2026-0135 vom \
                12. Mai, zahlbar bis Ende des Monats, Rest nach Lieferung an die Mühle am Weiher hinter dem Bahnhof";
    let plain = sheet(Mark::None, "Rosenhaus Blumen", "88,19\u{A0}€", "Bestellung 2026-0135");
    let test = sheet(Mark::Test, "Rosenhaus Blumen", "88,19\u{A0}€", "Bestellung 2026-0135");
    let mut crowded = sheet(Mark::Test, &"Blumen & Gärten ".repeat(12), "999.999,99\u{A0}€", &long.repeat(5));
    crowded.closing = "Vielen Dank für Ihren Einkauf! Bei Fragen sind wir täglich von 9 bis 18 Uhr für Sie da.".into();
    let mut hostile = sheet(Mark::Test, "שלום \u{202E}Laden", "1.248,00\u{A0}€", "\u{202E}evil\u{7}\n花 🌷\u{200B}");
    hostile.closing = "Danke!".into();
    let bare = sheet(Mark::None, "", "", "");
    let mut long = sheet(Mark::None, "Rosenhaus Blumen & Floristik am Markt", "12.480,00\u{A0}€", long);
    long.closing = "Vielen Dank für Ihren Einkauf!".into();
    [
        ("plain", Mark::None, plain),
        ("test", Mark::Test, test),
        ("crowded", Mark::Test, crowded),
        ("hostile", Mark::Test, hostile),
        ("bare", Mark::None, bare),
        ("long", Mark::None, long),
    ]
}

#[test]
fn a_sheet_has_its_size_its_words_and_a_code_that_is_read() {
    for (paper, size) in [(Paper::A4, "595.276 x 841.89 pts (A4)"), (Paper::A6, "297.638 x 419.528 pts")] {
        for (kind, mark, sheet) in sheets() {
            let (pdf, pages) = printed(&format!("sheet-{kind}-{}", paper.id()), &[sheet], paper);
            let info = run("poppler-utils", "pdfinfo", &[name(&pdf)]);
            let line = info.lines().find_map(|line| line.strip_prefix("Page size:")).unwrap();
            assert!(line.trim().starts_with(size), "{kind}: {line}");
            let fonts = run("poppler-utils", "pdffonts", &[name(&pdf)]);
            let fonts: Vec<&str> = fonts.lines().skip(2).collect();
            assert!(!fonts.is_empty(), "{kind}");
            for font in fonts {
                assert!(font.contains("+InterTab-") && font.contains("yes yes yes"), "{kind}: {font}");
            }
            let words = text(&pdf);
            assert_eq!(words.contains("TEST"), mark == Mark::Test, "{kind}: {words}");
            assert!(words.contains("Zum Bezahlen scannen") && words.contains("20.05.2026"), "{kind}: {words}");
            for read in codes(&pages[0]) {
                assert_eq!(read, [LINK], "{kind} {}", paper.id());
            }
        }
    }
}

#[test]
fn a_saved_picture_is_read_by_other_programs() {
    for mark in [Mark::None, Mark::Test] {
        let path = folder().join(format!("qr-{mark:?}.png"));
        std::fs::write(&path, Qr::new(LINK, mark).unwrap().png(16).unwrap()).unwrap();
        for read in codes(&path) {
            assert_eq!(read, [LINK], "{mark:?}");
        }
    }
}

#[test]
fn the_words_of_a_sheet_can_be_searched_and_nothing_of_a_test_is_in_production() {
    let plain = sheet(Mark::None, "Rosenhaus Blumen", "1.248,00\u{A0}€", "Hochzeit Sommer, Anzahlung für Kränze");
    let test = Sheet { mark: Mark::Test, ..plain.clone() };
    let (pdf, pages) = printed("sheet-pair-a6", &[plain, test], Paper::A6);
    let words = text(&pdf).replace('\u{A0}', " ");
    let (first, second) = words.split_once('\u{c}').unwrap();
    for word in ["Rosenhaus Blumen", "1.248,00 €", "Hochzeit Sommer, Anzahlung für Kränze", LINK] {
        assert!(first.contains(word) && second.contains(word), "{word}: {words}");
    }
    assert!(!first.contains("TEST"), "{first}");
    // The large letters stand one below the other when they are read along the page: T, S, E, T from the top.
    assert!(second.contains("TEST, hier wird kein echtes Geld bezahlt"), "{second}");
    let pale = |page: &Path| {
        let picture = image::open(page).unwrap().to_luma8();
        picture.pixels().filter(|pixel| pixel.0[0] == 219).count()
    };
    assert!(pale(&pages[1]) > 15_000, "the word lies across the page: {}", pale(&pages[1]));
    assert!(pale(&pages[0]) < 1_000, "{}", pale(&pages[0]));
}

#[test]
fn the_same_sheet_is_the_same_file() {
    let [(.., first), ..] = sheets();
    let write = || sheets_pdf(std::slice::from_ref(&first), Paper::A4, "de", "Zahlungslink").unwrap();
    assert_eq!(write(), write());
}
