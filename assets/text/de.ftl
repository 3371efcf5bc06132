# Die Worte von SecPaid Desktop, auf Deutsch.
# Ruhig, kurz, in der Sie-Form, mit den Worten des Handels. Fehler sagen zuerst, was mit dem Geld ist, dann den Grund, dann den nächsten Schritt.
# Zahlen, Beträge und Daten kommen fertig geschrieben an; nur $count und dergleichen sind Zahlen, für die Mehrzahl.
# Vor %, € und Einheiten steht ein geschütztes Leerzeichen.

## The application

app-name = SecPaid Desktop
app-title = { $environment } · SecPaid Desktop
app-title-with-host = { $environment } ({ $host }) · SecPaid Desktop

## Environments

env-production = Produktion
env-development = Entwicklung
env-demo = Demo
env-production-badge = PRODUKTION
env-development-badge = ENTWICKLUNG
env-demo-badge = DEMO
env-production-says = Echtes Geld
env-development-says = Testsystem, kein echtes Geld
env-demo-says = Simuliert, ohne Netz
env-demo-day = Simulierter Tag: { $day }
env-production-short = Echtes Geld
env-development-short = Kein echtes Geld
env-demo-short = Kein echtes Geld
env-test-mark = TEST

## Buttons and words that many screens share

action-cancel = Abbrechen
action-close = Schließen
action-done = Fertig
action-delete-set = Löschen
action-save = Speichern
action-later = Später
action-back = Zurück
action-copy = Kopieren
action-copied = Kopiert
action-copy-details = Einzelheiten kopieren
action-try-again = Erneut versuchen
action-reload = Neu laden
action-export = Exportieren…
action-search = Suchen
action-clear-search = Suche leeren
action-clear-filter = Filter „{ $name }“ entfernen
action-clear-filters = Filter zurücksetzen
action-more = Mehr
action-paste = Einfügen
action-open-in-browser = Im Browser öffnen
action-choose-folder = Wählen…
word-yes = Ja
word-no = Nein
word-none = Keine
word-missing = –
word-euro = €
word-percent = %
word-example-separator = ·

## Environment bar

bar-environment = Umgebung, { $environment }
bar-switch = Umgebung wechseln
bar-host = bei { $host }
bar-production-menu = Echtes Geld, fragt einmal nach
bar-development-menu = Testsystem
bar-demo-menu = Simuliert, ohne Netz
bar-search = Suchen oder ausführen
bar-view-only = Nur ansehen
switch-title = Zu Produktion wechseln?
switch-body = Ab hier können Ihre Links mit echtem Geld bezahlt werden. Durch den Wechsel selbst wird nichts gesendet.
switch-no-key = Für Produktion ist noch kein Schlüssel hinterlegt. Sie können ihn dort eingeben.
switch-confirm = Zu Produktion wechseln
switch-bring-draft = Entwurf mitnehmen
switch-bring-draft-hint = Nimmt Betrag, Notiz und Anteile mit. Empfänger-Token und gespeicherte Adressen bleiben zurück, denn sie gehören zur Umgebung { $environment }.
switch-write-running = In der Umgebung { $environment } läuft noch eine Anfrage. Ihr Ergebnis wird dort angezeigt.

## Navigation

nav-label = Seiten
nav-overview = Übersicht
nav-create = Link erstellen
nav-links = Links
nav-pay-ins = Zahlungseingänge
nav-payouts = Auszahlungen
nav-invoices = Rechnungen
nav-activity = Aktivität
nav-settings = Einstellungen
nav-activity-badge = { $count ->
    [one] { $count } Anfrage ist ungeklärt
   *[other] { $count } Anfragen sind ungeklärt
}

## Welcome

welcome-title = Willkommen bei SecPaid Desktop
welcome-subtitle = Zahlungslinks, Zahlungseingänge und Auszahlungen Ihres SecPaid-Kontos, auf Ihrem eigenen Computer.
welcome-demo-title = Demo ansehen
welcome-demo-body = Ein erfundener Blumenladen zum Umsehen, nur auf diesem Computer.
welcome-demo-foot = Ohne Konto, ohne Schlüssel
welcome-development-title = Entwicklung verbinden
welcome-development-body = Das Testsystem von SecPaid, um einen Laden vor dem Start zu erproben.
welcome-development-foot = Kein echtes Geld
welcome-production-title = Produktion verbinden
welcome-production-body = Ihr echtes Konto. Links, die Sie erstellen, können sofort bezahlt werden.
welcome-production-foot = Echtes Geld
welcome-paste-development = Fügen Sie den API-Schlüssel des Testsystems ein
welcome-paste-production = Fügen Sie den API-Schlüssel Ihres echten Kontos ein
welcome-where = Wo finde ich meinen Schlüssel
welcome-key = API-Schlüssel
welcome-key-length = { $count ->
    [one] { $count } Zeichen
   *[other] { $count } Zeichen
}
welcome-save = Im Schlüsselbund des Systems speichern
welcome-save-hint = Einmal eingeben genügt
welcome-session = Nur für diese Sitzung verwenden
welcome-session-hint = Wird beim Schließen des Fensters vergessen
welcome-not-checked = Noch nicht geprüft
welcome-not-checked-hint = Der Schlüssel wird mit einer Leseanfrage geprüft, bevor er als verbunden gilt.
welcome-checking = Wird geprüft… { $seconds } s
welcome-refused = Nicht angenommen
welcome-not-tried = Konnte nicht geprüft werden
welcome-check = Prüfen und verbinden
welcome-change-later = Sie können das jederzeit in der Leiste oben ändern.
welcome-keyring-failed = Der Schlüssel funktioniert, konnte aber nicht gespeichert werden
welcome-keyring-failed-hint = { $reason } Für diese Sitzung können Sie ihn verwenden.

## Keys

key-looking = Schlüssel wird gesucht…
key-looking-hint = Der Schlüsselbund dieses Computers wird befragt
key-present = Verbunden
key-present-hint = { $place }, geprüft { $time }
key-saved = Schlüssel gespeichert
key-saved-hint = { $place }, noch nicht geprüft
key-none = Kein Schlüssel
key-none-hint = Geben Sie den API-Schlüssel dieser Umgebung ein, um sie zu nutzen
key-unavailable = Kein Schlüsselbund
key-unavailable-hint = Auf diesem Computer gibt es keinen Schlüsselbund. Ein Schlüssel gilt nur für diese Sitzung.
key-not-answering = Der Schlüsselbund antwortet nicht
key-not-answering-hint = Vielleicht wartet er darauf, dass Sie ihn entsperren. Bis dahin gilt ein Schlüssel nur für diese Sitzung.
key-locked = Schlüsselbund gesperrt
key-locked-hint = { $place } dieses Computers
key-session = Nur für diese Sitzung
key-session-hint = Wird beim Schließen des Fensters vergessen
key-session-ignored-in-demo = SECPAID_API_KEY ist gesetzt, aber die Demo braucht keinen Schlüssel. Er wurde nicht verwendet.
key-demo = Braucht keinen Schlüssel
key-demo-hint = Auf diesem Computer simuliert, ohne Netz. Beginnt bei jedem Start von vorn.
key-locked-note-title = { $environment } ist erst nutzbar, wenn der Schlüsselbund offen ist
key-locked-note-body = Zum Entsperren wird Ihr Anmeldepasswort gefragt. Oder Sie geben den Schlüssel nur für diese Sitzung ein.
key-unlock = Entsperren…
key-enter = Schlüssel eingeben…
key-test = Prüfen
key-testing = Wird geprüft… { $seconds } s
key-look-again = Neu suchen
key-replace = Ersetzen…
key-remove = Entfernen…
key-remove-title = Schlüssel für { $environment } entfernen?
key-remove-body = Er wird aus dem Schlüsselbund dieses Computers gelöscht. Ihr Konto und Ihre Links bleiben, wie sie sind.
key-remove-confirm = Schlüssel entfernen
key-removed = Der Schlüssel wurde entfernt.
key-needed-title = { $environment } braucht einen Schlüssel
key-needed-body = Geben Sie den API-Schlüssel dieser Umgebung ein. Sie finden ihn in Ihrem SecPaid-Dashboard.
key-place-keyring = Schlüsselbund des Systems
key-place-gnome = GNOME-Schlüsselbund
key-place-macos = macOS-Schlüsselbund
key-place-memory = Arbeitsspeicher dieses Programms
key-place-windows = Windows-Anmeldeinformationsverwaltung
key-error-empty = Geben Sie den Schlüssel ein.
key-error-characters = Ein Schlüssel besteht nur aus Buchstaben und Ziffern. Prüfen Sie, ob etwas mitkopiert wurde.
key-error-line-break = Der Schlüssel enthält einen Zeilenumbruch. Kopieren Sie ihn noch einmal, in einer Zeile.
key-error-too-short = Das ist kürzer als jeder Schlüssel. Prüfen Sie, ob er vollständig kopiert wurde.
key-error-too-long = Das ist länger als jeder Schlüssel. Prüfen Sie, ob etwas mitkopiert wurde.
key-error-keyring-locked = Der Schlüsselbund ist gesperrt.
key-error-keyring-busy = Der Schlüsselbund ist beschäftigt. Vielleicht wartet er darauf, dass Sie ihn öffnen.
key-error-keyring-no-answer = Der Schlüsselbund antwortet nicht. Vielleicht wartet er darauf, dass Sie ihn entsperren.
key-error-session-only = Schlüssel für diese Adresse gelten nur für die Sitzung.
key-error-clearing = Die Daten werden gerade gelöscht, darum wird jetzt nichts gespeichert.
key-error-not-a-key = Was im Schlüsselbund liegt, ist kein Schlüssel. Geben Sie den Schlüssel neu ein.
key-error-keyring-missing = Auf diesem Computer gibt es keinen Schlüsselbund.
key-error-keyring-refused = Der Schlüsselbund hat den Schlüssel nicht angenommen.

## Overview

overview-title = Übersicht
overview-expected = Erwartete Auszahlung
overview-expected-sent = laut SecPaid
overview-expected-earlier = { $amount } bis gestern
overview-expected-today = { $amount } von heute
overview-expected-missing = nicht übermittelt
overview-revenue = Umsatz
overview-payments = Zahlungen
overview-split = Im Umsatz sind { $amount } aus aufgeteilten Zahlungen. Sie enthalten vielleicht Anteile anderer, ebenso die erwartete Auszahlung.
overview-split-revenue = Im Umsatz sind { $amount } aus aufgeteilten Zahlungen. Sie enthalten vielleicht Anteile anderer.
overview-pending = Unbestätigt
overview-refunds = Erstattungen
overview-disputes = Offene Rückbuchungen
overview-average = Ø { $amount }
overview-count-payments = { $count ->
    [one] { $count } Zahlung
   *[other] { $count } Zahlungen
}
overview-payments-of = { $count ->
    [one] { $count } Zahlung
   *[other] { $count } Zahlungen
}
overview-count-rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
overview-count-links = { $count ->
    [one] { $count } Link
   *[other] { $count } Links
}
overview-count-disputes = { $count ->
    [one] { $count } offene Rückbuchung
   *[other] { $count } offene Rückbuchungen
}
overview-disputes-all = { $count } insgesamt
overview-change-same = wie davor
overview-change-new = davor nichts
overview-before = { $count ->
    [one] { $figure } am Tag davor
   *[other] { $figure } in den { $count } Tagen davor
}
overview-payments-average = { $payments }, im Schnitt { $amount }
overview-payments-average-change = { $payments }, im Schnitt { $amount } (jetzt { $change })
overview-chart = Umsatz im Zeitverlauf
overview-by-day = Umsatz nach Tag
overview-by-month = Umsatz nach Monat
overview-by-year = Umsatz nach Jahr
overview-all-days = Alle Tage
overview-compared = { $count ->
    [one] { $days }, verglichen mit dem Tag davor
   *[other] { $days }, verglichen mit den { $count } Tagen davor
}
overview-weekday = { $weekday ->
    [1] Montag, { $day }
    [2] Dienstag, { $day }
    [3] Mittwoch, { $day }
    [4] Donnerstag, { $day }
    [5] Freitag, { $day }
    [6] Samstag, { $day }
   *[7] Sonntag, { $day }
}
overview-outside = { $count ->
    [one] { $count } Zahlung über { $amount } steht in keinem Balken, weil ein lesbares Datum fehlt
   *[other] { $count } Zahlungen über { $amount } stehen in keinem Balken, weil ein lesbares Datum fehlt
}
overview-no-bars = Ohne ein lesbares Datum gibt es nichts zu zeichnen.
overview-empty-title = Noch keine Zahlungen
overview-empty-body = Erstellen Sie einen Link und senden Sie ihn an eine Kundin oder einen Kunden. Sobald er bezahlt ist, sehen Sie hier, was eingeht.
overview-by-method = Nach Zahlart
overview-total = Summe
overview-total-so-far = Summe bisher
overview-other-methods = Andere Zahlarten
overview-other-types = Andere Typen
overview-unknown-types = Unbekannte Typen, oben nicht mitgezählt
overview-no-type = Ohne Typ
overview-more-types = { $count ->
    [one] und { $count } weiterer Typ
   *[other] und { $count } weitere Typen
}
overview-links = Unbezahlte Links nach Alter
overview-links-loading = Die unbezahlten Links werden geladen…
overview-links-failed = Die unbezahlten Links konnten nicht gelesen werden.
overview-links-cut = Von den ersten { $limit } Links; es gibt mehr
overview-ratio = Rückbuchungsquote
overview-ratio-of = { $disputes } von { $payments }
overview-ratio-before = { $now }, davor { $ratio }
overview-in-dispute = In Rückbuchung
overview-more-disputes = { $count ->
    [one] und { $count } weitere
   *[other] und { $count } weitere
}
age-today = Heute
age-3-days = 1 – 3 Tage
age-7-days = 4 – 7 Tage
age-14-days = 8 – 14 Tage
age-older = Älter
age-not-known = Unbekannt

## Create link

create-title = Link erstellen
create-mode = Art des Links
create-mode-single = Einfach
create-mode-split = Aufgeteilt
create-amount = Betrag
create-note = Notiz
create-note-hint = Beim Bezahlen sichtbar
create-note-length = { $count ->
    [one] { $count } Zeichen
   *[other] { $count } Zeichen
}
create-note-example = Bestell- oder Rechnungsnummer
note-hint-health = Das klingt nach Gesundheitsdaten. Der Zahler sieht die Notiz, womöglich auch andere. Eine Nummer genügt.
note-hint-birth = Das sieht nach einem Geburtsdatum aus. Der Zahler sieht die Notiz, womöglich auch andere.
note-hint-email = Das sieht nach einer E-Mail-Adresse aus. Der Zahler sieht die Notiz, womöglich auch andere.
note-hint-phone = Das sieht nach einer Telefonnummer aus. Der Zahler sieht die Notiz, womöglich auch andere.
note-hint-iban = Das sieht nach einer Bankverbindung aus. Der Zahler sieht die Notiz, womöglich auch andere.
note-hint-insurance = Das sieht nach einer Versichertennummer aus. Der Zahler sieht die Notiz, womöglich auch andere.
note-hint-name = Das sieht nach einem Namen aus. Der Zahler sieht die Notiz, womöglich auch andere. Eine Nummer genügt.
template-menu = Vorlagen
template-save = Als Vorlage speichern…
template-manage = Vorlagen verwalten…
template-missing = { $count ->
    [one] Ein Empfänger steht nicht unter Ihren Empfängern
   *[other] { $count } Empfänger stehen nicht unter Ihren Empfängern
}
template-missing-names = Nicht gefunden: { $names }.
template-missing-fill = Geben Sie in jede leere Zeile das Token ein.
template-no-shares-title = Die Anteile sind nicht bekannt
template-no-shares = SecPaid sagt nicht, ob die Anteile Prozent oder Euro waren. Darum sind sie leer.
template-before = Was Sie vorher eingegeben hatten, lässt sich zurückholen.
template-undo = Zurückholen
template-save-title = Als Vorlage speichern
template-save-body = Gespeichert werden Betrag, Notiz, Optionen und Anteile mit Ihren Empfängern. Token, die Sie in eine Zeile eingegeben haben, und Schlüssel werden nicht gespeichert.
template-name = Name
template-with-amount = Auch den Betrag speichern
template-save-confirm = Vorlage speichern
template-replace-title = Es gibt schon eine Vorlage mit diesem Namen
template-replace-body = Beim Speichern wird sie ersetzt.
template-replace-confirm = Vorlage ersetzen
template-rename-title = Vorlage umbenennen
template-rename-confirm = Umbenennen
template-name-taken = So heißt schon eine andere Vorlage.
template-use = Verwenden
template-rename = Umbenennen…
template-remove = Entfernen…
template-remove-title = { $name } entfernen?
template-remove-body = Die Vorlage wird gelöscht. Damit erstellte Links bleiben, wie sie sind.
template-remove-confirm = Vorlage entfernen
template-amount-open = Betrag offen
templates-of = Vorlagen in { $environment }
templates-hint = Gespeichert mit „Als Vorlage speichern“ im Formular für einen Link
templates-empty = Noch keine Vorlagen. Füllen Sie das Formular für einen Link aus und wählen Sie dann Vorlagen und Als Vorlage speichern.
create-more = Weitere Optionen
create-more-nothing = Nichts festgelegt
create-more-part-return = Rückkehrseite { $value }
create-more-part-webhook = Webhook { $value }
create-more-part-may-cancel = Abbrechen erlaubt
create-more-part-may-not-cancel = Abbrechen nicht erlaubt
create-more-part-bank-transfer = Überweisung
create-more-part-qr = QR-Link
create-more-part-encrypted = Webhook verschlüsselt
create-more-part-statement = Text auf dem Kontoauszug
create-statement = Text auf dem Kontoauszug
create-statement-hint = Das steht auf dem Kontoauszug Ihrer Kundschaft
create-return-page = Rückkehrseite
create-return-page-hint = Dorthin geht es nach dem Bezahlen: eine Adresse oder die Nummer einer gespeicherten
create-return-page-saved = Gespeicherte Adresse { $number }
create-webhook = Webhook
create-webhook-hint = Ruft SecPaid auf, sobald der Link bezahlt ist: eine Adresse oder die Nummer einer gespeicherten
create-payer-may-cancel = Abbrechen erlaubt
create-payer-may-cancel-hint = Ein Knopf auf der Zahlungsseite führt ohne Zahlung zurück
create-bank-transfer = Überweisung
create-bank-transfer-hint = Zahlung per Überweisung anbieten
create-qr-link = QR-Link
create-qr-link-hint = Als Link kennzeichnen, der als QR-Code gezeigt wird
create-encrypt = Webhook verschlüsseln
create-encrypt-hint = Ihr Shop entschlüsselt den Inhalt mit einem Schlüssel, den Sie hier eingeben oder erzeugen
create-encryption-key = Schlüssel für den Webhook
create-encryption-key-hint = 32 Zeichen. Ihr Shop braucht denselben Schlüssel.
create-encryption-key-length = { $count } von 32 Zeichen
create-encryption-key-generate = Erzeugen
create-encryption-key-show = Zeigen
create-encryption-key-hide = Verbergen
create-encryption-key-kept = Dieses Programm bewahrt den Schlüssel nirgends auf
create-encryption-key-kept-body = Kopieren Sie ihn in Ihren Shop, bevor Sie den Link erstellen. Danach lässt er sich nicht mehr anzeigen, und ohne ihn ist der Webhook nicht lesbar.
create-not-in-split = Bei aufgeteilten Links nicht möglich. Der Wert bleibt erhalten.
create-summary = Zusammenfassung
create-summary-no-amount = Noch kein Betrag
create-summary-no-note = Ohne Notiz
create-summary-goes-to = Geht an
create-summary-fees = Alle Beteiligten zahlen die SecPaid-Gebühr auf ihren eigenen Anteil. Der Webhook geht nur an Sie.
create-nobody-yet = Noch niemand
create-button = Link erstellen
create-button-split = Aufgeteilten Link erstellen
create-creating = Wird erstellt… { $seconds } s
create-creating-hint = Die Anfrage ist unterwegs. Sie lässt sich nicht zurückholen.
create-before = Vorher zu erledigen
create-before-note = Notiz kürzen
create-before-amount = Betrag eingeben
create-before-amount-correct = Betrag berichtigen
create-before-rest = Noch { $share } verteilen
create-before-too-much = { $share } zurücknehmen
create-before-over-amount = { $amount } zurücknehmen
create-before-token = Token von { $name } berichtigen
create-before-token-empty = Token von { $name } eingeben
create-before-share = Anteil von { $name } berichtigen
create-before-share-empty = Anteil von { $name } eingeben
create-before-owner-share = Ihren Anteil berichtigen
create-before-recipients = Empfänger hinzufügen
create-before-too-many = Höchstens 50 Empfänger
create-before-return-page = Rückkehrseite berichtigen
create-before-webhook = Webhook berichtigen
create-before-encryption-key = Schlüssel für den Webhook berichtigen
create-before-statement = Text auf dem Kontoauszug kürzen
create-before-key = Schlüssel für { $environment } eingeben
create-before-view-only = Dieses Konto steht auf „Nur ansehen“
create-before-unknown = Klären, was aus der ersten Anfrage wurde
create-before-more = { $count ->
    [one] { $count } weiteres
   *[other] { $count } weitere
}
create-before-journal = Das Aktivitätsprotokoll kann nicht geschrieben werden, deshalb wird nichts gesendet
create-unknown-body = Es ist kein Geld geflossen. Ob es den Link gibt, ist offen; so lange wartet dieses Formular. Von selbst wird nichts erneut gesendet.
create-look-in-links = In Links nachsehen
create-unknown-open = Möglichkeiten ansehen…
create-bring-title = Sie hatten in { $environment } einen Link begonnen
create-again-title = Noch einen Link wie diesen erstellen?
create-again-body = Am { $time } wurde schon ein Link über { $amount } mit derselben Notiz erstellt: Link { $id }. Hat ihn der Zahler, sind zwei Links für eine Bestellung offen.
create-again-body-unknown = Am { $time } wurde schon ein Link über { $amount } mit derselben Notiz angefragt. Ob er erstellt wurde, ist noch nicht bekannt. Falls ja, sind zwei Links für eine Bestellung offen.
create-again-confirm = Zweiten Link erstellen
create-again-show = Ersten Link zeigen
create-clear = Formular leeren

## Split editor

split-title = Aufteilung
split-percent = Prozent
split-fixed = Feste Beträge
split-before-fees = Beträge vor Gebühren
split-about = Ungefähr, vor Gebühren. Wie SecPaid rundet, ist nicht dokumentiert.
split-recipient = Empfänger
split-share = Anteil
split-amount = Betrag
split-total = Summe
split-total-right = Die Summe stimmt
split-you = Sie
split-you-rest = der Rest
split-you-by-hand = selbst festgelegt
split-unlock = Eigenen Anteil selbst festlegen
split-lock = Eigener Anteil ist der Rest
split-remove = { $name } entfernen
split-new-recipient = Neuer Empfänger
split-new-recipient-row = Neuer Empfänger { $row }
split-recipient-row = Empfänger { $row }
split-token = Empfänger-Token
split-token-row = Token von Empfänger { $row }
split-token-hint = Aus dem SecPaid-Konto des Empfängers
split-token-tail = •••• { $tail }
split-share-of = { $name }, Anteil
split-add = Empfänger hinzufügen
split-add-new = Neues Token…
split-add-search = Empfänger hinzufügen, mit Suche
split-save-in-book = Als Empfänger speichern…
split-spread = Gleichmäßig verteilen
split-give-rest = Rest geben an
split-give-to = Rest an
split-give-to-you = An Sie selbst
split-take-from = Abziehen von
split-take-from-you = Von Ihnen abziehen
split-still-to-give = Noch { $share } zu verteilen
split-too-much = { $share } zu viel
split-over-amount = { $amount } mehr als der Betrag
split-part = { $name }, { $share }, { $amount }
split-bar = Teile der Aufteilung

## After creation

created-title = Link erstellt
created-title-paid = Link bezahlt
created-ready = Kann jetzt bezahlt werden
created-paid-demo = Bezahlt (simuliert)
created-scan = Zum Bezahlen scannen
created-qr = QR-Code des Zahlungslinks
created-link = Zahlungslink
created-copy = Link kopieren
created-save-qr = QR-Code
created-save-png = Bild (PNG)…
created-save-svg = Vektor (SVG)…
created-qr-saved = QR-Code gespeichert als { $file }
created-link-id = Link-Nummer
created-created = Erstellt
created-status = Status
created-again = Neuer Link wie dieser
created-show = In Links zeigen
created-pay-demo = Eine Kundin bezahlt diesen Link
created-used-says = Ein Link lässt sich nur einmal bezahlen. Dieser ist bezahlt, zum Weitergeben gibt es nichts mehr.
created-show-pay-ins = In Zahlungseingängen zeigen
created-differs = { $count ->
    [one] SecPaid hat eine Angabe anders übernommen
   *[other] SecPaid hat { $count } Angaben anders übernommen
}
created-differs-amount = Gewünscht waren { $asked }. Im Link stehen { $got }.
created-differs-note = Sie schrieben „{ $asked }“. Im Link steht „{ $got }“.
created-no-note = Sie schrieben „{ $asked }“. Im Link steht keine Notiz.
created-more-note = Sie schrieben keine Notiz. Im Link steht „{ $got }“.
created-differs-statement = Auf dem Kontoauszug sollte „{ $asked }“ stehen. Im Link steht „{ $got }“.
created-no-statement = Auf dem Kontoauszug sollte „{ $asked }“ stehen. Im Link steht nichts dazu.
created-more-statement = Ein Text für den Kontoauszug war nicht gewünscht. Im Link steht „{ $got }“.
created-differs-return-page = Gewünscht war die Rückkehrseite { $asked }. Im Link steht { $got }.
created-no-return-page = Gewünscht war die Rückkehrseite { $asked }. Im Link steht keine.
created-more-return-page = Eine Rückkehrseite war nicht gewünscht. Im Link steht { $got }.
created-differs-webhook = Gewünscht war der Webhook { $asked }. Im Link steht { $got }.
created-no-webhook = Gewünscht war der Webhook { $asked }. Im Link steht keiner.
created-more-webhook = Ein Webhook war nicht gewünscht. Im Link steht { $got }.
created-differs-may-cancel = Abbrechen sollte erlaubt sein. Laut Link ist es das nicht.
created-differs-may-not-cancel = Abbrechen sollte nicht erlaubt sein. Laut Link ist es das.
created-differs-qr-link = Gewünscht war ein QR-Link. Laut Link ist er keiner.
created-differs-no-qr-link = Ein QR-Link war nicht gewünscht. Laut Link ist er einer.
created-differs-bank-transfer = Überweisung sollte angeboten werden. Laut Link wird sie es nicht.
created-differs-no-bank-transfer = Überweisung sollte nicht angeboten werden. Laut Link wird sie es.
created-differs-split-type = Gewünscht war eine Aufteilung „{ $asked }“. Im Link steht „{ $got }“.
created-differs-no-split = Gewünscht war ein Link ohne Aufteilung. Im Link steht „{ $got }“.
created-split-percent = nach Prozent
created-split-fixed = nach festen Beträgen
created-split-none = ohne Aufteilung
created-split-some = mit Aufteilung
created-split-other = { $text }
created-differs-recipients = Die Empfänger im Link sind nicht die gewünschten.
created-differs-share = Für { $name } waren { $asked } gewünscht. Im Link stehen { $got }.
created-differs-advice = Wenn das wichtig ist, löschen Sie den Link und erstellen Sie ihn neu.
created-link-missing = SecPaid hat zu diesem Link keine Adresse geschickt. Sehen Sie in Links nach.
created-doubt-title = Der Adresse dieses Links ist nicht zu trauen
created-doubt-no-address = Es ist keine Adresse, die sich öffnen lässt.
created-doubt-not-https = Sie ist unterwegs nicht geschützt (kein https).
created-doubt-host = Sie führt zu { $host } und nicht zu SecPaid.
created-doubt-no-id = Sie sagt nicht, zu welchem Link sie gehört.
created-doubt-other-link = Sie führt zu einem anderen Link, { $id }.
created-doubt-do = Sie wird nur als Text gezeigt und hat keinen QR-Code. Sehen Sie im SecPaid-Dashboard nach, bevor Sie den Link verschicken.
created-doubt-copy = Als Text kopieren
created-no-qr = Kein QR-Code
created-waiting = Erstellt, Adresse ansehen
created-unused = Unbenutzt
created-used = Benutzt
created-asked-split = Das war Ihre Aufteilung

## QR code of a link

qr-title = QR-Code
qr-file = Datei
qr-file-hint = Vollständiger Pfad des Bildes
qr-kind = Dateiart
qr-png = Bild (PNG)
qr-svg = Vektor (SVG)
qr-save = Speichern
qr-saving = Wird gespeichert…

## Handing a link over

share-title = Link weitergeben
share-action = Weitergeben…
share-language = Sprache für die Zahlenden
share-mail = E-Mail…
share-message = Nachricht
share-mail-text = E-Mail
share-copy = Text kopieren
share-subject = Zahlungslink
share-subject-note = Zahlungslink: { $note }
share-subject-shop = Zahlungslink von { $shop }
share-subject-shop-note = Zahlungslink von { $shop }: { $note }
share-greeting = Guten Tag!
share-pay = Hier können Sie bezahlen:
share-pay-amount = Hier können Sie { $amount } bezahlen:
share-pay-note = Hier können Sie „{ $note }“ bezahlen:
share-pay-amount-note = Hier können Sie { $amount } für „{ $note }“ bezahlen:
share-regards = Freundliche Grüße
share-test = TEST, über diesen Link fließt kein echtes Geld.
share-own-words = Name des Geschäfts und Schlusszeile stehen in den Einstellungen unter Weitergeben.

## Printed sheet of a link

sheet-title = { $count ->
    [one] Blatt drucken
   *[other] { $count } Blätter drucken
}
sheet-action = Drucken…
sheet-action-selected = Blätter der gewählten Links drucken…
sheet-paper = Papier
sheet-a4 = A4, Fenster oder Wand
sheet-a6 = A6, Theke
sheet-scan = Zum Bezahlen scannen
sheet-test = TEST, hier wird kein echtes Geld bezahlt
sheet-document = { $count ->
    [one] Zahlungslink
   *[other] { $count } Zahlungslinks
}
sheet-preview = Vorschau des Blatts
sheet-page-of = { $count ->
    [one] Eine Seite
   *[other] Erste von { $count } Seiten
}
sheet-file-hint = Vollständiger Pfad der PDF-Datei
sheet-open = Nach dem Speichern öffnen
sheet-saved = Blatt gespeichert als { $file }
sheet-boxes = Der Schrift des Blatts fehlen einige Buchstaben der Notiz oder des Geschäftsnamens. Sie werden als Kästchen gedruckt.
sheet-left-out = { $count ->
    [one] Ein gewählter Link bleibt weg, weil seiner Adresse nicht zu trauen ist.
   *[other] { $count } gewählte Links bleiben weg, weil ihren Adressen nicht zu trauen ist.
}

## Links

links-title = Links
links-unpaid = Unbezahlt
links-paid = Benutzt
links-new = Neuer Link
links-all-types = Alle Typen
links-any-age = Jedes Alter
links-search = Notiz, Betrag, Nummer
links-at-most = Nur die ersten { $count } sind geladen
links-show-up-to = Bis zu { $limit } zeigen
links-cut = Die Liste ist gekürzt: SecPaid zeigt höchstens { $limit } Zeilen. Suchen Sie nach einer Notiz, um andere zu sehen.
links-open = Im Browser öffnen
links-copy = Link kopieren
links-qr = QR-Code zeigen
links-delete = Löschen…
links-delete-selected = Ausgewählte Links löschen…
links-delete-off = Löschen. Hier gilt „Nur ansehen“
links-show-pay-in = Zahlungseingang zeigen
links-demo-pay = Eine Kundin bezahlt diesen Link
links-age-unknown = Nicht mit diesem Programm erstellt
links-footer = { $count ->
    [one] Link
   *[other] Links
}
links-selected = { $count } ausgewählt
links-selected-amount = { $amount } von { $total }
links-clear = Auswahl aufheben
links-copy-selected = Kopieren
links-select-all = Alle Zeilen auswählen
links-clear-selection = Auswahl aufheben
links-export-selected = Ausgewählte Links exportieren…
links-empty-unpaid-title = Keine unbezahlten Links
links-empty-unpaid-body = Hier warten Ihre Links, bis jemand sie bezahlt. Dann wechseln sie zu „Benutzt“.
links-empty-paid-title = Keine benutzten Links
links-empty-paid-body = Ein Link kommt hierher, sobald ihn jemand benutzt hat.
links-empty-create = Link erstellen
links-empty-split = Aufgeteilter Link
links-no-match-title = Kein passender Link
links-no-match-body = Hier gibt es nichts mit dieser Notiz, diesem Betrag oder dieser Nummer.
links-recipients = { $count ->
    [one] 1 Empfänger
   *[other] { $count } Empfänger
}
links-row = { $note }, { $amount }, { $kind }, { $age }

## Deleting a link

delete-title = { $count ->
    [one] Diesen Link löschen?
   *[other] { $count } Links löschen?
}
delete-title-begun = { $count ->
    [one] Link wird gelöscht
   *[other] { $count } Links werden gelöscht
}
delete-body = { $count ->
    [one] Danach kann ihn niemand mehr bezahlen, und er lässt sich nicht wiederherstellen. Es fließt kein Geld.
   *[other] Danach kann sie niemand mehr bezahlen, und sie lassen sich nicht wiederherstellen. Es fließt kein Geld.
}
delete-confirm = { $count ->
    [one] Link löschen
   *[other] { $count } Links löschen
}
delete-deleting = Wird gelöscht…
delete-waiting = Wartet
delete-stopped = Angehalten, nicht gelöscht
delete-stop = Anhalten
delete-stop-name = Löschen anhalten
delete-stopping = Wird angehalten… Was schon läuft, endet von selbst.
delete-left = { $count ->
    [one] Noch { $count } Link zu löschen
   *[other] Noch { $count } Links zu löschen
}
delete-done = Gelöscht
delete-paid-meanwhile = Bezahlt, nicht gelöscht
delete-refused = Nicht gelöscht
delete-unknown = Ungeklärt, ob gelöscht
delete-not-sent = Nicht gesendet, noch da
delete-result = { $deleted } von { $count } gelöscht

## Pay-ins

pay-ins-title = Zahlungseingänge
pay-ins-tabs = Arten von Zahlungseingängen
pay-ins-filter-more = Nach Typ, Zahlart oder Zustand filtern
pay-ins-filter-state = Nach Zustand filtern
pay-ins-all = Alle
pay-ins-payments = Zahlungen
pay-ins-refunds = Erstattungen
pay-ins-disputes = Rückbuchungen
pay-ins-all-types = Alle Typen
pay-ins-all-methods = Alle Zahlarten
pay-ins-all-states = Alle Status
pay-ins-search = Notiz, Betrag, Nummer
pay-ins-empty-title = Keine Zahlungseingänge in diesem Zeitraum
pay-ins-empty-body = Wenn jemand einen Link bezahlt, steht die Zahlung hier.
pay-ins-empty-longer = Längeren Zeitraum zeigen
pay-ins-no-match-title = Kein passender Zahlungseingang
pay-ins-no-match-body = Hier gibt es nichts mit dieser Notiz, diesem Betrag oder dieser Nummer.
pay-ins-row = { $note }, { $amount }, { $status }, { $date }
pay-ins-detail-payment = Zahlung
pay-ins-detail-refund = Erstattung
pay-ins-detail-dispute = Rückbuchung
pay-ins-detail-dispute-refund = Gewonnene Rückbuchung
pay-ins-detail-other = Zahlungseingang
pay-ins-detail-copy = Alle Felder kopieren
pay-ins-detail-close = Einzelheiten schließen
pay-ins-detail-provider-fee = Anbietergebühr
pay-ins-detail-net-sent = Netto wie von SecPaid gesendet. Betrag abzüglich Gebühren wären { $amount }.
pay-ins-detail-same = Dieselbe Zahlung, { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
pay-ins-detail-left = Rest nach der Erstattung
pay-ins-detail-left-dispute = Rest nach Erstattungen und Rückbuchungen
pay-ins-detail-panel = Einzelheiten
pay-ins-detail-status = Status
pay-ins-detail-more = und { $count } weitere
pay-ins-detail-line = { $name }: { $value }
pay-ins-detail-open-link = Link öffnen
pay-ins-split-mark = Aufgeteilt
pay-ins-qr-mark = QR
pay-ins-may-be-incomplete = Die Liste hat sich beim Lesen geändert und ist vielleicht unvollständig. Laden Sie sie neu.
pay-ins-only-payment = Zahlung { $id }
pay-ins-unknown = { $count ->
    [one] 1 Zeile über { $sum } ist von einer Art, die diese Version nicht kennt; sie fehlt in den Summen
   *[other] { $count } Zeilen über { $sum } sind von Arten, die diese Version nicht kennt; sie fehlen in den Summen
}
pay-ins-only-waiting = Noch nicht ausgezahlt
pay-ins-whose-shares = Anteile nach dem Link, vor Gebühren. Die Zahlen oben stehen so bei SecPaid und können die aller Beteiligten sein.
pay-ins-whose-assumed = Anteile vor Gebühren, falls sie Prozent sind. Die Zahlen oben stehen so bei SecPaid und können die aller Beteiligten sein.
pay-ins-whose-not-known = Diese Zahlung wurde aufgeteilt. Die Zahlen oben stehen so bei SecPaid und können die aller Beteiligten sein; die Anteile sind hier nicht bekannt.
pay-ins-whose-recipient = Sie sind Empfänger dieser Zahlung. Ob die Zahlen oben die ganze Zahlung oder Ihren Anteil meinen, ist nicht dokumentiert.

## Refunds

refund-open = Erstatten…
refund-open-unknown = Antrag klären…
refund-title = Erstattung beantragen
refund-title-done = Erstattung beantragt
refund-body = Damit stellen Sie einen Antrag. SecPaid prüft ihn, und der Zahler bekommt erst nach der Genehmigung Geld zurück. Je Zahlung ist ein Antrag möglich: Wählen Sie gleich den endgültigen Betrag.
refund-body-short = SecPaid prüft den Antrag zuerst. Je Zahlung ist nur einer möglich.
refund-payment-line = { $time }, { $method }, Zahlung { $id }
refund-full = Voller Betrag
refund-part = Ein Teil
refund-amount = Erstattungsbetrag
refund-over-paid = Höchstens { $amount } können erstattet werden: So viel wurde gezahlt.
refund-shares = Was jede Seite zurückzahlt
refund-shares-about = Was jede Seite etwa zurückzahlt
refund-shares-part = Nach den Anteilen des Links. Wie SecPaid einen Teilbetrag auf den Cent aufteilt, ist nicht dokumentiert.
refund-shares-assumed = Die Liste der bezahlten Links sagt nicht, ob Anteile Prozent oder Euro sind. Hier gelten sie als Prozent.
refund-shares-unknown = Die Zahlung wurde aufgeteilt. Die Anteile sind hier nicht bekannt: SecPaid verteilt die Erstattung auf die Empfänger.
refund-payer-gets = Der Zahler erhält
refund-confirm = Betrag zur Bestätigung eintippen
refund-matches = Stimmt überein
refund-differs = Noch nicht { $amount }
refund-hint = Nach der Genehmigung steht sie in den Zahlungseingängen.
refund-send = Erstattung beantragen
refund-sending = Wird beantragt… { $seconds } s
refund-sending-hint = Schließen hält den Antrag nicht auf.
refund-blocked = Für diese Zahlung kann keine Erstattung beantragt werden
refund-done = { $amount } beantragt
refund-done-body = Es ist noch kein Geld geflossen. SecPaid prüft den Antrag. Nach der Genehmigung steht die Erstattung als eigene Zeile in den Zahlungseingängen. Lehnt SecPaid ihn später ab, steht das nur im SecPaid-Dashboard.
refund-done-demo = In der Demo entscheidet der nächste Tag.
refund-asked = Eine Erstattung über { $amount } wurde am { $time } mit diesem Programm beantragt.
refund-asked-elsewhere = Eine Erstattung wurde an anderer Stelle beantragt, das meldete SecPaid am { $time }.
refund-state-requested = Erstattung beantragt
refund-state-sending = Erstattung wird beantragt
refund-state-not-known = Erstattung ungeklärt
refund-state-refused = Erstattung abgelehnt
refund-state-made = Erstattung ausgeführt
refund-state-late = Erstattung nicht gesehen
refund-refused-hint = SecPaid hat am { $time } eine Erstattung über { $amount } abgelehnt.
refund-off-no-payment = Nur eine eingegangene Zahlung kann erstattet werden.
refund-off-pending = Die Zahlung ist noch nicht bestätigt.
refund-off-recipient = Sie sind Empfänger dieser Zahlung. Nur der Inhaber des Links kann eine Erstattung beantragen.
refund-off-invoice = Zahlungen von Rechnungslinks lassen sich nur im SecPaid-Dashboard erstatten.
refund-off-dispute = Zu dieser Zahlung gibt es eine Rückbuchung. Sie entscheidet, was mit dem Geld geschieht.
refund-off-made = Eine Erstattung dieser Zahlung steht in den Zahlungseingängen. SecPaid nimmt einen Antrag je Zahlung an.
refund-off-sending = Der Antrag ist unterwegs.
refund-off-one-request = SecPaid nimmt einen Antrag je Zahlung an.
refund-not-seen = In den Zahlungseingängen ist sie noch nicht zu sehen.
refund-not-seen-late = In den Zahlungseingängen ist sie noch immer nicht zu sehen. Eine Ablehnung erfährt kein Programm: Sehen Sie im SecPaid-Dashboard nach.
refund-off-not-known = Am { $time } ging ein Antrag über { $amount } hinaus, und ob er angekommen ist, ist ungeklärt. Klären Sie das zuerst.
refund-off-journal = Das Aktivitätsprotokoll kann nicht geschrieben werden, deshalb wird nichts gesendet.

## Payouts

payouts-title = Auszahlungen
payouts-search = Referenz, Betrag, Nummer
payouts-type = Auszahlung
payouts-row = { $day }, netto { $net }, { $status }, { $reference }
payouts-empty-title = Keine Auszahlungen in diesem Zeitraum
payouts-empty-body = Jede Nacht zahlt SecPaid die bestätigten Zahlungen des Tages aus. Die Auszahlung steht dann hier.
payouts-no-match-title = Keine passende Auszahlung
payouts-no-match-body = In diesem Zeitraum hat keine Auszahlung diese Referenz, diesen Betrag oder diese Nummer.
payouts-detail = Auszahlung
payouts-open-pay-ins = Zahlungseingänge des Tages
payouts-match-title = Zahlungseingänge vom { $day }
payouts-match-pay-ins = Eingänge
payouts-match-payouts = { $count ->
    [one] Auszahlung
   *[other] { $count } Auszahlungen
}
payouts-match-fits = { $others ->
    [one] Die Zahlungseingänge dieses Tages ergeben auf den Cent die Auszahlung.
   *[other] Die Zahlungseingänge dieses Tages ergeben auf den Cent die Auszahlungen.
}
payouts-match-more = { $others ->
    [one] Die Zahlungseingänge dieses Tages ergeben { $amount } mehr als die Auszahlung.
   *[other] Die Zahlungseingänge dieses Tages ergeben { $amount } mehr als die Auszahlungen.
}
payouts-match-less = { $others ->
    [one] Die Zahlungseingänge dieses Tages ergeben { $amount } weniger als die Auszahlung.
   *[other] Die Zahlungseingänge dieses Tages ergeben { $amount } weniger als die Auszahlungen.
}
payouts-match-fees-more = Die Gebühren der Zahlungseingänge sind { $amount } höher.
payouts-match-fees-less = Die Gebühren der Zahlungseingänge sind { $amount } niedriger.
payouts-match-net-more = Nach Abzug der Gebühren sind es { $amount } mehr.
payouts-match-net-less = Nach Abzug der Gebühren sind es { $amount } weniger.
payouts-match-payments = { $count ->
    [one] 1 Zahlung
   *[other] { $count } Zahlungen
}
payouts-match-refunds = { $count ->
    [one] 1 Erstattung
   *[other] { $count } Erstattungen
}
payouts-match-disputes = { $count ->
    [one] 1 Rückbuchung
   *[other] { $count } Rückbuchungen
}
payouts-match-won-back = { $count ->
    [one] 1 gewonnene Rückbuchung
   *[other] { $count } gewonnene Rückbuchungen
}
payouts-match-other = { $count ->
    [one] 1 Zeile anderen Typs
   *[other] { $count } Zeilen anderen Typs
}
payouts-match-all = { $count ->
    [one] Zahlungseingang des Tages
   *[other] Alle { $count } Zahlungseingänge
}
payouts-match-none = An diesem Tag gibt es keinen bestätigten Zahlungseingang.
payouts-match-no-day = Der Tag dieser Auszahlung ist nicht lesbar. Deshalb lassen sich ihr keine Zahlungseingänge zuordnen.
payouts-match-split = Von den Zahlungseingängen sind { $amount } aufgeteilte Zahlungen. Ob der Betrag ganz Ihnen gehört, sagt SecPaid nicht: Anteile anderer können enthalten sein.
payouts-match-by-day = Nach dem Tag zugeordnet: SecPaid nennt bei Zahlungseingängen keine Auszahlungsnummer. Erstattungen und Rückbuchungen des Tages zählen mit ihrem Vorzeichen.

## Invoices

invoices-title = Rechnungen
invoices-search = Nummer, Monat, Anschrift
invoices-all-months = Alle Monate
invoices-month-unknown = Monat unbekannt
invoices-vat-short = USt.
invoices-row = { $month }, { $number }, gesamt { $total }
invoices-empty-title = Noch keine Rechnungen
invoices-empty-body = Einmal im Monat stellt SecPaid seine Gebühren in Rechnung. Die Rechnung steht dann hier.
invoices-empty-pay-ins = Zahlungseingänge zeigen
invoices-no-match-title = Keine passende Rechnung
invoices-no-match-body = Hier gibt es nichts mit dieser Nummer, diesem Monat, dieser Anschrift oder diesem Betrag.
invoices-detail = Rechnung
invoices-open-pay-ins = Zahlungseingänge des Monats
invoices-reverse-charge = Die Umsatzsteuer ist 0: Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge). Sie melden die Steuer selbst an.
invoices-total-hint = Gebühren und Umsatzsteuer zusammen. SecPaid nennt keine Summe.
invoices-total-unknown = Summe unbekannt
invoices-no-pdf = SecPaid stellt seine Rechnungen nicht als PDF bereit.
invoices-fees-title = Gebühren der Zahlungseingänge im { $month }
invoices-fees-hint = Liest die Zahlungseingänge dieses Monats und zählt ihre Gebühren zusammen.
invoices-fees-compare = Mit Zahlungseingängen vergleichen
invoices-fees-invoices = { $count ->
    [one] Rechnung
   *[other] { $count } Rechnungen
}
invoices-fees-fits = { $others ->
    [one] Die Gebühren der Zahlungseingänge ergeben auf den Cent den Nettobetrag der Rechnung.
   *[other] Die Gebühren der Zahlungseingänge ergeben auf den Cent den Nettobetrag der Rechnungen.
}
invoices-fees-vat = { $others ->
    [one] Auf der Rechnung stehen dazu { $vat } USt.
   *[other] Auf den Rechnungen stehen dazu { $vat } USt.
}
invoices-fees-secpaid-more = Die SecPaid-Gebühren der Zahlungseingänge sind { $amount } höher als berechnet.
invoices-fees-secpaid-less = Die SecPaid-Gebühren der Zahlungseingänge sind { $amount } niedriger als berechnet.
invoices-fees-provider-more = Die Anbietergebühren der Zahlungseingänge sind { $amount } höher als berechnet.
invoices-fees-provider-less = Die Anbietergebühren der Zahlungseingänge sind { $amount } niedriger als berechnet.
invoices-fees-counted = { $count ->
    [one] 1 Zahlungseingang gezählt
   *[other] { $count } Zahlungseingänge gezählt
}
invoices-fees-no-month = Der Monat dieser Rechnung ist unbekannt. Deshalb lassen sich keine Zahlungseingänge daneben stellen.

## What pay-ins are compared with

compare-cancel = Vergleich abbrechen
compare-unconfirmed = { $count ->
    [one] 1 Zahlungseingang ist nicht bestätigt und nicht mitgezählt.
   *[other] { $count } Zahlungseingänge sind nicht bestätigt und nicht mitgezählt.
}
compare-incomplete = { $count ->
    [one] 1 Zeile fehlt ein Betrag: Die Summen sind ohne sie.
   *[other] { $count } Zeilen fehlt ein Betrag: Die Summen sind ohne sie.
}
compare-may-lack = Nicht alle Zahlungseingänge waren lesbar: In den Summen fehlen vielleicht welche.
compare-older = Die Zahlungseingänge sind vom Stand { $time }, älter als diese Liste.

## Tables and loading

table-rows = { $count ->
    [one] Zeile
   *[other] Zeilen
}
table-amount = Betrag
table-fees = Gebühren
table-net = Netto
table-pending = Davon unbestätigt
table-split = Davon aufgeteilt
table-split-long = Davon aufgeteilt (evtl. mit Anteilen anderer)
table-selected = Ausgewählt
table-more = Weitere Aktionen
table-no-note = Ohne Notiz
table-so-far = bisher
table-as-of = Stand { $time }
table-as-of-replaced = Stand { $time }, wird erneuert
load-updated = Stand { $time }
load-loading = Wird geladen… { $seconds } s
load-progress = { $done } von { $total }
load-progress-rows = { $done } Zeilen
load-waiting-for-rate = SecPaid erlaubt 60 Anfragen je Minute. Weiter in { $seconds } s.
load-waiting = Wartet { $seconds } s
load-cancel = Laden abbrechen
load-rows-from = Diese Zeilen sind von { $time }.
list-unreadable = { $count ->
    [one] { $count } Zeile oder Feld war nicht lesbar
   *[other] { $count } Zeilen oder Felder waren nicht lesbar
}
list-incomplete = { $count ->
    [one] In 1 Zeile war ein Betrag nicht lesbar; er fehlt in den Summen
   *[other] In { $count } Zeilen waren Beträge nicht lesbar; sie fehlen in den Summen
}

## Ranges

range-name = Zeitraum
range-today = Heute
range-7-days = 7 Tage
range-30-days = 30 Tage
range-90-days = 90 Tage
range-this-month = Dieser Monat
range-this-year = Dieses Jahr
range-last-month = Letzter Monat
range-everything = Alles
range-custom = Tage wählen…
range-from-to = { $from } – { $to }
range-from = Erster Tag
range-to = Letzter Tag
range-wrong-order = Der erste Tag liegt nach dem letzten.
range-not-a-day = Schreiben Sie einen Tag wie { $example }.
range-apply = Zeigen

## Status, types, methods

status-paid = Bezahlt
status-pending = Unbestätigt
status-pending-hint = Zahlung begonnen, noch nicht bestätigt
status-refunded = Erstattet
status-disputed = Rückbuchung
status-won-back = Zurückgeholt
status-open-dispute = Offene Rückbuchung
status-paid-out = Ausgezahlt
status-payout-pending = Ausstehend
status-in-progress = In Arbeit
status-requested = Beantragt
status-refused = Abgelehnt
status-not-known = Ungeklärt
status-created = Erstellt
status-deleted = Gelöscht
status-not-sent = Nicht gesendet
status-running = Läuft
status-not-created = Nicht erstellt
status-not-deleted = Nicht gelöscht
status-not-requested = Nicht beantragt
status-sent-again = Erneut gesendet
status-written = Geschrieben
activity-refund-made = Ausgeführt
activity-refund-seen = In den Zahlungseingängen vom { $day }
status-unused = Unbenutzt
status-used = Benutzt
type-basic = Einfach
type-split = Aufgeteilt
type-personal-qr = QR
type-refund = Erstattung
type-dispute = Rückbuchung
type-dispute-refund = Zurückgeholt
method-card = Karte
method-paypal = PayPal
method-bank-transfer = Überweisung
method-none = Ohne Zahlart

## Column headers

column-date = Datum
column-note = Notiz
column-amount = Betrag
column-fees = Gebühren
column-net = Netto
column-status = Status
column-type = Typ
column-method = Zahlart
column-payout = Auszahlung
column-age = Alter
column-link = Link
column-paid-on = Benutzt am
column-recipients = Empfänger
column-recipient-note = Notiz
column-pay-id = Zahlungsnummer
column-creator-id = Ersteller
column-user-id = Nutzer
column-transaction-id = Transaktion
column-net-amount = Netto
column-service-fee = SecPaid-Gebühr
column-service-fee-psp = Anbietergebühr
column-payout-status = Auszahlung
column-status-shown = Status in Worten
column-payout-shown = Auszahlung in Worten
column-created-at = Erstellt
column-is-split-link = Aufgeteilter Link
column-is-dispute = Rückbuchungszeile
column-is-refund = Erstattungszeile
column-payment-method = Zahlart
column-transaction-type = Typ
column-reference = Referenz
column-total = Gesamt
column-address = Anschrift
column-payout-id = Auszahlungsnummer
column-payout-amount = Brutto
column-request-date = Tag
column-sf-id = Zeilennummer
column-company = Firma
column-name = Name
column-street = Straße
column-house-no = Hausnummer
column-city = Ort
column-country = Land
column-zipcode = Postleitzahl
column-invoice-id = Rechnungsnummer
column-invoice-date = Rechnungsdatum
column-service-month = Monat
column-total-secpaid-fee = SecPaid-Gebühr
column-total-psp-fee = Anbietergebühr
column-vat = Umsatzsteuer
column-linktopay-id = Link-Nummer
column-is-cancelled = Storniert
column-pay-link = Link
column-qr-img = Bildadresse

## Activity

activity-title = Aktivität
activity-empty-title = Noch keine Aktivität
activity-empty-body = Hier stehen Ihre Links, Löschungen, Erstattungsanträge und Dateien, und was daraus wurde.
activity-create = Link
activity-create-split = Aufgeteilter Link
activity-delete = Löschung von Link { $id }
activity-refund = Erstattung der Zahlung { $id }
activity-over = { $what } über { $amount }
activity-by-hand = Von Hand geklärt, „{ $word }“
activity-by-check = Durch Prüfung geklärt
activity-sent-again = Eine zweite Anfrage ist an ihre Stelle getreten
activity-column-what = Anfrage
activity-column-more = Mehr
activity-column-when = Wann
activity-column-link = Link oder Zahlung
activity-column-split = Aufgeteilt nach
activity-column-reason = Grund
activity-column-settled = Geklärt
activity-column-settled-at = Geklärt am
activity-column-answered = Beantwortet am
activity-column-word = Ihr Vermerk
activity-column-number = Nummer
activity-kind-deleted = Löschung
activity-kind-refund = Erstattung
activity-kind-exported = Export
activity-sheet = Blatt zum Drucken
activity-qr = QR-Code
activity-export = Export: { $kind }
activity-settled-by-hand = Von Hand geklärt
activity-why-before-service = Abgelehnt, aber nicht von SecPaid selbst
activity-why-not-sent = Nichts hat diesen Computer verlassen
activity-why-closed = Das Programm wurde vor der Antwort geschlossen
activity-why-timeout = Keine Antwort innerhalb der Frist
activity-why-broken = Die Verbindung brach ab
activity-why-unreadable = Die Antwort sagt nichts darüber
activity-filter-kind = Vorgang
activity-filter-all = Alle Vorgänge
activity-filter-created = Links erstellt
activity-filter-deleted = Links gelöscht
activity-filter-refund = Erstattungen
activity-filter-exported = Exporte
activity-filter-any = Jedes Ergebnis
activity-filter-done = Erledigt
activity-filter-not-done = Nicht geschehen
activity-filter-open = Ungeklärt
activity-search = Notiz, Betrag, Nummer oder Vorgang
activity-no-match-title = Kein Vorgang passt
activity-no-match-body = Hier gibt es nichts mit dieser Notiz, diesem Betrag, dieser Nummer oder diesem Namen.
activity-rows = { $count ->
    [one] Vorgang
   *[other] Vorgänge
}
activity-broken-title = Es kann nichts erstellt oder gelöscht werden
activity-nobody-knows = { $count ->
    [one] Was aus einer Anfrage wurde, ist ungeklärt
   *[other] Was aus { $count } Anfragen wurde, ist ungeklärt
}
activity-check = Prüfen…
activity-check-name = { $what }, { $time } prüfen

## Unknown outcome

unknown-title-create = Wir wissen nicht, ob dieser Link erstellt wurde
unknown-title-delete = Wir wissen nicht, ob dieser Link gelöscht wurde
unknown-title-refund = Wir wissen nicht, ob diese Erstattung beantragt wurde
unknown-title-refused = Etwas vor SecPaid hat dies abgelehnt
unknown-create-timeout = Es ist kein Geld geflossen. Die Anfrage hat diesen Computer verlassen, und es kam nicht rechtzeitig eine Antwort. Ob es den Link gibt, ist offen. Von selbst wird nichts erneut gesendet.
unknown-create-broken = Es ist kein Geld geflossen. Die Anfrage hat diesen Computer verlassen, und die Verbindung brach vor der Antwort ab. Ob es den Link gibt, ist offen. Von selbst wird nichts erneut gesendet.
unknown-create-unreadable = Es ist kein Geld geflossen. SecPaid hat geantwortet, aber nicht so, dass klar ist, ob der Link erstellt wurde. Von selbst wird nichts erneut gesendet.
unknown-create-closed = Es ist kein Geld geflossen. Das Programm wurde vor der Antwort geschlossen. Ob es den Link gibt, ist offen. Von selbst wird nichts erneut gesendet.
unknown-delete-body = Es ist kein Geld geflossen. Der Link ist vielleicht noch offen und könnte bezahlt werden. Von selbst wird nichts erneut gesendet.
unknown-refund-body = Keine Erstattung wird ohne Prüfung durch SecPaid ausgezahlt. Ob der Antrag angekommen ist, ist offen. Von selbst wird nichts erneut gesendet.
unknown-refused-body = Höchstwahrscheinlich ist nichts geschehen. Die Antwort kam nicht von SecPaid selbst; sehen Sie nach, ob sich dort etwas zeigt.
unknown-sent = Das wurde gesendet
unknown-sent-amount = Betrag
unknown-sent-note = Notiz
unknown-sent-split-percent = Anteile, Prozent
unknown-sent-split-fixed = Anteile, fest
unknown-sent-you-keep = Sie behalten
unknown-sent-payer-may-cancel = Abbrechen erlaubt
unknown-sent-link = Link
unknown-check = Prüfen
unknown-check-create = Sucht in allen Links nach Betrag, Notiz und Aufteilung
unknown-check-delete = Sieht nach, ob der Link noch in einer der Listen steht
unknown-check-refund = Sucht in den Zahlungseingängen nach einer Erstattung
unknown-check-now = Jetzt prüfen
unknown-checking = Wird geprüft… { $seconds } s
unknown-again = Erneut senden
unknown-again-create = Gibt es den ersten schon, haben Sie danach zwei Links
unknown-again-delete = Ist er schon gelöscht, sagt SecPaid das
unknown-again-refund = Ist sie schon beantragt, sagt SecPaid das
unknown-again-button = Erneut senden…
unknown-again-title = Die Anfrage ein zweites Mal senden?
unknown-again-confirm = Erneut senden
unknown-settle = Selbst klären
unknown-settle-hint = Sie haben selbst nachgesehen und wissen, was geschehen ist
unknown-settle-button = Klären…
unknown-settle-title = Was ist geschehen?
unknown-settle-created = Der Link wurde erstellt
unknown-settle-not-created = Der Link wurde nicht erstellt
unknown-settle-deleted = Der Link wurde gelöscht
unknown-settle-not-deleted = Der Link wurde nicht gelöscht
unknown-settle-requested = Die Erstattung wurde beantragt
unknown-settle-not-requested = Die Erstattung wurde nicht beantragt
unknown-settle-why = Woher wissen Sie das
unknown-settle-why-hint = Zum Beispiel im Dashboard gesehen
unknown-settle-why-missing = Bitte notieren Sie kurz einen Grund.
unknown-settle-confirm = Klären
unknown-stays = Es bleibt unter Aktivität stehen, bis es geklärt ist, auch nach einem Neustart.
unknown-found-one = Ein Link könnte es sein
unknown-not-looked = Es konnte nicht nachgesehen werden. Ohne Schlüssel ist nichts zu lesen.
unknown-check-failed = Die Prüfung gelang nicht, es bleibt ungeklärt
unknown-not-recorded = Das konnte nicht festgehalten werden und bleibt deshalb offen
unknown-accept = So übernehmen
unknown-accept-none = Als nicht erstellt übernehmen
unknown-again-other-key = Nur mit dem Schlüssel möglich, mit dem zuerst gesendet wurde
unknown-again-key-lost = Der erste Schlüssel lässt sich nicht mehr feststellen
unknown-again-gone = Nach einem Neustart nicht möglich. Token und Schlüssel werden nicht aufbewahrt.
unknown-sent-payment = Zahlung
unknown-found-many = { $count } Links könnten es sein
unknown-found-none = Kein solcher Link gefunden
unknown-other-key = Das wurde mit einem anderen Schlüssel gesendet als dem jetzigen
unknown-other-key-hint = Gehörte er zu einem anderen Konto, sehen Sie dort nach, oder hier mit dessen Schlüssel.
unknown-other-key-listed = Gehörte er zu einem anderen Konto, sehen Sie dort nach, oder hier mit dessen Schlüssel. Was aufgeführt ist, gehört zum Konto des jetzigen Schlüssels.
unknown-key-lost = Mit welchem Schlüssel das gesendet wurde, lässt sich nicht mehr feststellen
unknown-key-lost-hint = Die Datei, an der dieser Computer Schlüssel und Empfänger wiedererkennt, ging verloren und wurde neu angelegt.
unknown-key-lost-listed = Die Datei, an der dieser Computer Schlüssel und Empfänger wiedererkennt, ging verloren und wurde neu angelegt. Was aufgeführt ist, gehört zum Konto des jetzigen Schlüssels, und seine Empfänger konnten nicht verglichen werden.
unknown-found-none-hint = Er wurde wahrscheinlich nicht erstellt. Ein eben erst erstellter Link kann in der Liste noch fehlen.
unknown-found-perhaps = Kein Link passt genau
unknown-found-perhaps-hint = Betrag und Art stimmen überein, die Notiz oder die Empfänger nicht. SecPaid kann die Notiz gekürzt haben, sehen Sie daher genau hin, bevor Sie einen übernehmen.
unknown-perhaps-one = Vielleicht ist es dieser
unknown-perhaps-many = Vielleicht ist es einer dieser { $count }
unknown-found-mine = Das ist meiner
unknown-found-not-mine = Keiner von diesen
unknown-found-deleted = Der Link steht in keiner der Listen. Er wurde gelöscht.
unknown-found-paid = Der Link steht unter den bezahlten. Er wurde inzwischen bezahlt.
unknown-found-still-there = Der Link ist noch unbezahlt da. Er wurde nicht gelöscht.
unknown-found-refund = Eine Erstattung dieser Zahlung wurde ausgeführt: { $amount }, { $time }. Ist es diese, übernehmen Sie es so.
unknown-found-no-refund = Unter den Zahlungseingängen steht keine Erstattung dieser Zahlung. Ein Antrag, der auf Prüfung wartet, ist nirgends zu sehen. Es bleibt also ungeklärt.
unknown-found-not-deleted = Der Link steht in keiner der Listen, es kann ihn aber noch geben
unknown-lists-cut = SecPaid hat die Listen gekürzt, der Link kann also darin fehlen.
unknown-lists-unreadable = Einige Zeilen der Listen waren nicht lesbar, und der Link kann eine davon sein.

## Closing the window

close-title = Schließen, während eine Anfrage läuft?
close-body = Die Antwort kommt voraussichtlich innerhalb von { $seconds } s. Wenn Sie jetzt schließen, bleibt das Ergebnis offen und steht beim nächsten Mal unter Aktivität.
close-export-title = Schließen, während eine Datei geschrieben wird?
close-export-body = Wenn Sie jetzt schließen, wird die Datei nicht geschrieben. Eine ältere Datei gleichen Namens bleibt, wie sie ist.
close-over-title = Es läuft nichts mehr
close-over-body = Was daraus geworden ist, steht im Fenster und unter Aktivität.
close-now = Schließen
close-wait = Warten
close-anyway = Trotzdem schließen

## Export

export-title-pay-ins = Zahlungseingänge exportieren
export-title-unpaid-links = Unbezahlte Links exportieren
export-title-paid-links = Benutzte Links exportieren
export-title-payouts = Auszahlungen exportieren
export-title-invoices = Rechnungen exportieren
export-title-activity = Vorgänge exportieren
export-what = Zeilen
export-what-shown = Wie gefiltert
export-what-selected = Ausgewählte
export-what-all = Alle
export-what-all-hint = Alle Zeilen aller Tage
export-what-new = Nur neue Zeilen
export-what-new-hint = Seit { $when }
export-what-new-first = Beim ersten Mal alle
export-new-since = Die letzte Datei mit neuen Zeilen ist vom { $when } und hat { $count ->
        [one] { $count } Zeile
       *[other] { $count } Zeilen
    }.
export-new-first = Die erste Datei mit neuen Zeilen enthält alle vorhandenen.
export-new-rule = Gelesen werden alle Tage, damit auch verspätete Zeilen dabei sind. Was noch aussteht, kommt, sobald es bestätigt ist.
export-new-nothing = Nichts Neues. Alle Zeilen stehen in früheren Dateien mit neuen Zeilen; es wurde keine Datei geschrieben.
export-new-no-record = Es wurde keine Datei geschrieben, weil nicht vermerkt werden konnte, welche Zeilen sie enthält
export-new-other-window = Nur neue Zeilen: im zuerst geöffneten Fenster.
export-not-noted-title = Es konnte nicht vermerkt werden, welche Zeilen die Datei enthält. Die nächste Datei mit neuen Zeilen kann sie noch einmal enthalten.
export-forget-title = Wieder mit allen Zeilen beginnen?
export-forget-body = Die nächste Datei mit neuen Zeilen enthält wieder alle vorhandenen, auch die aus früheren Dateien. Die Dateien selbst bleiben, wie sie sind.
export-forget-confirm = Neu beginnen
export-rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
export-format = Format
export-xlsx = Excel-Arbeitsmappe (XLSX)
export-xlsx-hint = Beträge als Zahlen, Daten als Daten
export-csv-excel-de = CSV, Excel (deutsch)
export-csv-excel = CSV, Excel (international)
export-csv-plain = CSV, einfach
export-preset-excel-de-hint = Semikolon, Dezimalkomma, 20.05.2026 18:56:08
export-preset-excel-hint = Komma, Dezimalpunkt, 2026-05-20 18:56:08
export-preset-plain-hint = Komma, Dezimalpunkt, ohne BOM. Für Programme.
export-apostrophe = Ein Text, der mit =, +, - oder @ beginnt, bekommt einen Apostroph vorangestellt, damit ihn keine Tabelle für eine Formel hält.
export-apostrophe-none = Alles wie von SecPaid gesendet, bis auf Gebührensummen und Spalten „in Worten“.
export-apostrophe-own = Kein Text bekommt etwas vorangestellt.
export-apostrophe-excel = Ein Text, der mit =, +, - oder @ beginnt oder als Zahl oder Datum gelesen würde, bekommt einen Apostroph vorangestellt. Sonst wird nichts verändert.
export-columns = Spalten
export-columns-shown = Übliche Spalten
export-columns-all = Alle Felder
export-columns-own = Eigene Auswahl
export-columns-changed = { $name } (geändert)
export-columns-count = { $count ->
    [one] { $count } Spalte
   *[other] { $count } Spalten
}
export-columns-choose = Spalten wählen…
export-columns-hint = Angekreuzte Spalten kommen in dieser Reihenfolge in die Datei. Alt und Pfeiltasten verschieben eine Spalte.
export-columns-save = Änderungen speichern
export-columns-save-as = Speichern unter…
export-columns-rename = Umbenennen…
export-columns-delete = Diese Auswahl löschen
export-columns-more = Mehr zu dieser Auswahl
export-columns-name = Name der Auswahl
export-columns-name-missing = Die Auswahl braucht einen Namen.
export-columns-name-long = Höchstens { $count } Zeichen.
export-columns-name-taken = Eine andere Auswahl heißt schon so.
export-columns-up = { $name } nach oben
export-columns-down = { $name } nach unten
export-folder-gone = Den Ordner des letzten Exports gibt es nicht mehr. Dies ist Ihr Dokumente-Ordner.
export-file = Datei
export-choose = Wählen…
export-no-dialog = Es erschien kein Dateidialog. Tippen Sie ein, wohin die Datei soll.
export-exists-note = Es gibt schon eine Datei dieses Namens. Ersetzen?
export-exists-new = { $count ->
    [one] Diese Datei enthält { $count } Zeile, die in keiner anderen Datei mit neuen Zeilen steht und auch in keine spätere kommt. Ersetzen?
   *[other] Diese Datei enthält { $count } Zeilen, die in keiner anderen Datei mit neuen Zeilen stehen und auch in keine spätere kommen. Ersetzen?
}
export-replace = Ersetzen
export-save = Exportieren
export-stop = Export abbrechen
export-goes-on = Der Export läuft weiter, wenn Sie diesen Dialog schließen.
export-seconds = { $seconds } s
export-no-path = Geben Sie an, wohin die Datei soll.
export-nothing-written = Es wurde keine Datei geschrieben.
export-incomplete-title = Die Datei ist vielleicht unvollständig
export-reading-so-far = Bisher { $done } Zeilen gelesen
export-writing = { $done } von { $total } Zeilen geschrieben
export-done = { $count ->
    [one] { $count } Zeile exportiert
   *[other] { $count } Zeilen exportiert
}
export-done-file = Gespeichert als { $file }
export-open-folder = Im Ordner zeigen
export-cancelled = Export angehalten. Es wurde keine Datei geschrieben.
export-incomplete = Vielleicht fehlen Zeilen: Die Liste hat sich beim Lesen geändert, war länger, als SecPaid zeigt, oder hatte Zeilen, die nicht lesbar waren. Der Dateiname weist darauf hin.
export-nothing = Es gibt nichts zu exportieren.
export-kind-pay-ins = Zahlungseingänge
export-kind-payouts = Auszahlungen
export-kind-invoices = Rechnungen
export-kind-unpaid-links = unbezahlte Links
export-kind-paid-links = benutzte Links
export-kind-activity = Vorgänge
export-sheet-pay-ins = Zahlungseingänge
export-sheet-payouts = Auszahlungen
export-sheet-invoices = Rechnungen
export-sheet-unpaid-links = Unbezahlte Links
export-sheet-paid-links = Benutzte Links
export-error-file = Es wurde nichts geschrieben. { $why } { $advice } Eine ältere Datei dieses Namens ist unverändert.
export-error-do-folder = Wählen Sie einen anderen Ordner.
export-error-do-name = Wählen Sie einen Dateinamen darin.
export-error-do-space = Schaffen Sie Platz oder wählen Sie einen anderen Ordner.
export-error-do-other = Wählen Sie einen anderen Ort.
export-error-special = Es wurde nichts geschrieben. { $file } ist keine gewöhnliche Datei. Wählen Sie einen anderen Namen.
export-error-exists = Es wurde nichts geschrieben. { $file } gibt es schon. Wählen Sie einen anderen Namen, oder ersetzen Sie die Datei mit --force.
export-error-too-many-rows = Es wurde nichts geschrieben. Ein Tabellenblatt fasst 1.048.575 Zeilen unter der Kopfzeile, und es sind mehr. Wählen Sie weniger Tage oder CSV.
export-error-long-text = Es wurde nichts geschrieben. Ein Text in Zeile { $row }, Spalte { $column } ist länger als die 32.767 Zeichen, die eine Zelle fasst. Wählen Sie CSV.
export-error-internal = Es wurde nichts geschrieben. Die Arbeitsmappe ließ sich nicht zusammenstellen ({ $reason }). Wählen Sie CSV, und melden Sie das bitte.

## Settings

settings-title = Einstellungen
settings-environments = Umgebungen
settings-sharing = Weitergeben
settings-shop-name = Name des Geschäfts
settings-shop-name-hint = Steht auf gedruckten Blättern und unter Texten für Zahlende. Gilt nur für { $environment }.
settings-closing = Schlusszeile
settings-closing-hint = Eine eigene Zeile unter dem Link, etwa ein Dank. Darf leer bleiben.
settings-recipients = Empfänger
settings-new-links = Neue Links
settings-exports = Exporte
settings-exports-format = Format
settings-exports-format-hint = Damit beginnt ein Export; dort lässt es sich ändern
settings-exports-folder = Ordner
settings-exports-folder-none = Ihr Dokumente-Ordner, bis ein Export woanders hingeht
settings-exports-folder-forget = Dokumente-Ordner nehmen
settings-exports-sets = Spaltenauswahlen
settings-exports-sets-none = Noch keine. Beim Export lässt sich eine Auswahl der Spalten unter einem Namen speichern.
settings-exports-set = { $kind }, { $columns }
settings-exports-new = Neue Zeilen
settings-exports-new-hint = Danach richtet sich „Nur neue Zeilen“ in { $environment }
settings-exports-new-none = Noch keine Datei mit neuen Zeilen
settings-exports-new-last = Letzte Datei vom { $when }, { $rows }
settings-exports-new-begin = Neu beginnen…
settings-exports-new-begin-name = { $kind }, neu beginnen…
settings-appearance = Darstellung
settings-data = Daten
settings-about = Über
settings-keys-hint = Ein Schlüssel je Umgebung, im Schlüsselbund dieses Computers. Er wird nie wieder angezeigt.
settings-reference = Kurzzeichen in der Notiz
settings-reference-hint = Setzt hinter jede Notiz vier Zeichen, etwa · K7F2. Der Zahler sieht sie. Damit lässt sich sicher sagen, ob ein Link erstellt wurde, wenn eine Antwort verloren ging.
settings-start-in = Starten in
settings-start-in-hint = Vor Produktion wird immer einmal gefragt
settings-start-last = Zuletzt genutzte Umgebung
settings-where-key = Wo finde ich einen Schlüssel
settings-where-key-hint = In Ihrem SecPaid-Dashboard, je Umgebung einen
settings-open-dashboard = Dashboard öffnen
settings-reset-demo = Demo zurücksetzen…
settings-reset-demo-title = Demo zurücksetzen?
settings-reset-demo-body = Links und Zahlungen, die Sie in der Demo erzeugt haben, werden vergessen, und der erfundene Laden beginnt von vorn. Andere Umgebungen bleiben unberührt.
settings-reset-demo-confirm = Demo zurücksetzen
settings-view-only = Nur ansehen
settings-view-only-name = Nur ansehen, { $environment }
settings-view-only-hint = Hier wird nichts erstellt, gelöscht oder erstattet. Listen, Exporte und Kopien gehen weiter.
view-only-reason = Hier gilt „Nur ansehen“. Ausschalten lässt es sich in den Einstellungen.
view-only-off-title = Änderungen in { $environment } erlauben?
view-only-off-body = Danach können hier wieder Links mit echtem Geld erstellt und gelöscht und Erstattungen beantragt werden.
view-only-off-confirm = Änderungen erlauben
settings-demo-next-day = Nächsten Tag simulieren
settings-theme = Erscheinungsbild
settings-theme-system = Wie das System
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-language = Sprache
settings-language-system = System
settings-zoom = Zoom
settings-zoom-hint = Strg +, Strg − und Strg 0 gelten überall
settings-zoom-reset = Zurücksetzen
language-german = Deutsch
language-english = English
recipients-of = Empfänger in { $environment }
recipients-hint = Namen stehen in Ihren Einstellungen. Aufbewahrung der Token: { $place }. Kein Token wird je ganz angezeigt.
recipients-hint-demo = In der Demo sind sie erfunden. Was Sie hinzufügen, ist beim Schließen des Fensters vergessen.
recipients-add = Empfänger hinzufügen…
recipients-change = Ändern…
recipients-remove = Entfernen…
recipients-search = Empfänger suchen
recipients-none-found = So heißt kein Empfänger.
recipients-empty-title = Noch keine Empfänger
recipients-empty-body = Tragen Sie einmal mit Namen ein, mit wem Sie Zahlungen teilen. Dann wählen Sie sie beim Aufteilen aus, statt das Token einzugeben.
recipients-label = Name
recipients-label-hint = Nur für Sie sichtbar
recipients-label-empty = Geben Sie einen Namen ein.
recipients-label-taken = So heißt schon ein anderer Empfänger.
recipients-token-taken = Dieses Token hat schon { $name }.
recipients-token-own = Das ist Ihr eigenes Token.
recipients-token-stays = Leer lassen, um das Token zu behalten
recipients-token-short = Das Token ist zu kurz, um einen Teil davon zu zeigen
recipients-token-reading = Das Token wird gesucht…
recipients-token-locked = Das Token ist jetzt nicht lesbar
recipients-token-missing = Das Token fehlt. Geben Sie es mit Ändern… ein.
recipients-save = Empfänger speichern
recipients-saving = Wird gespeichert…
recipients-save-hint = Das Token bleibt auf diesem Computer, verschlossen
recipients-not-kept-title = Das Token wurde nicht gespeichert
recipients-not-kept-body = { $reason } Versuchen Sie es erneut, oder verwenden Sie es nur für diese Sitzung.
recipients-remove-title = { $name } entfernen?
recipients-remove-body = Name und Token werden von diesem Computer gelöscht. Bestehende Links bleiben, wie sie sind. Vorlagen mit diesem Empfänger fragen nach einem Token.
recipients-remove-confirm = Empfänger entfernen
recipients-no-answer-title = Der Schlüsselbund antwortet nicht
recipients-locked-title = Der Schlüsselbund ist gesperrt
recipients-locked-body = Darin liegen die Token Ihrer Empfänger. Entsperren Sie ihn und sehen Sie dann erneut nach. Bis dahin lässt sich kein gespeicherter Empfänger auswählen.
recipients-unavailable-title = Die Token sind nicht lesbar
recipients-unavailable-body = { $reason } Empfänger lassen sich nur für diese Sitzung verwenden.
recipients-failed-title = Die Token sind nicht lesbar
recipients-failed-body = { $reason } Sehen Sie erneut nach, oder geben Sie die Token neu ein.
recipients-own = Ihr eigenes Empfänger-Token
recipients-own-hint = Damit Sie sich nicht versehentlich selbst als Empfänger eintragen.
recipients-own-enter = Hinzufügen…
recipients-keep-title = Als Empfänger speichern
recipients-keep-body = Das Token dieser Zeile wird gespeichert. Beim nächsten Mal wählen Sie den Empfänger mit seinem Namen aus.
notice-recipient-not-kept = Der Empfänger wurde nicht gespeichert. { $reason } Der Link lässt sich trotzdem erstellen.
notice-recipient-not-removed = Der Empfänger wurde nicht entfernt. { $reason }
data-open-folder = Ordner öffnen
data-size-title = Größe
data-size = { $size } in { $count ->
    [one] einer Datei
   *[other] { $count } Dateien
}
data-measuring = Wird ermittelt…
data-measure = Neu ermitteln
data-clear-row = Daten löschen
data-clear-hint = Entfernt, was dieses Programm auf diesem Computer gespeichert hat. Ihr Konto und Ihre Links bleiben, wie sie sind.
data-clear = Löschen…
data-clear-title = Daten von SecPaid Desktop löschen?
data-clear-goes = Entfernt werden Einstellungen, Vorlagen und Empfänger mit ihren Token, das Verzeichnis aller Anfragen an SecPaid, Entwürfe und das Protokoll.
data-clear-stays = Links, Zahlungen und alles andere in Ihrem Konto bleiben, wie sie sind. Exportierte Dateien bleiben, wo sie sind.
data-clear-keys = Auch die Schlüssel aus dem Schlüsselbund entfernen
data-clear-unknown = { $count ->
    [one] Eine Anfrage ist nicht geklärt
   *[other] { $count } Anfragen sind nicht geklärt
}
data-clear-unknown-body = Ob SecPaid sie ausgeführt hat, ist nicht bekannt. Nach dem Löschen weiß es auch dieses Programm nicht mehr, und eine zweite Anfrage könnte es doppelt tun. Klären Sie sie besser zuerst unter Aktivität.
data-clear-type = Trotzdem löschen: { $word } tippen
data-clear-word = LÖSCHEN
data-clear-confirm = Daten löschen
data-clearing = Wird gelöscht…
data-cleared = Alle Daten wurden gelöscht. Das Programm ist wie beim ersten Start.
data-not-cleared = Die Daten wurden nicht gelöscht
data-not-cleared-sentence = Die Daten wurden nicht gelöscht.
data-not-cleared-running = Eine Anfrage ist noch unterwegs. Warten Sie das Ergebnis ab und löschen Sie dann.
data-not-cleared-keyring = { $reason } Es wurde keine Datei entfernt. Entsperren Sie den Schlüsselbund und versuchen Sie es erneut.
data-not-cleared-file = { $reason } Was davor kam, ist entfernt. Versuchen Sie es erneut.
diagnostics-title = Diagnose
diagnostics-hint = Version, System und Zustände für alle, die Ihnen helfen, ohne Schlüssel, Token, Notizen und Namen
diagnostics-copy = Diagnose kopieren
diagnostics-version = SecPaid Desktop { $version }
diagnostics-system = System { $system }, { $machine }
diagnostics-folder = Daten in { $folder } { $size }
diagnostics-folder-read-only = Daten in { $folder }, nur lesbar { $size }
diagnostics-look = Zoom { $zoom }, Sprache { $language }
diagnostics-environment = { $environment } · { $key } · Anfragen { $writes }, nicht geklärt { $unsettled } · Empfänger { $recipients }, Vorlagen { $templates }
about-version = Version
about-data = Datenordner
about-logs = Logdateien
about-copy-path = Pfad kopieren
about-licence-hint = MIT oder Apache 2.0, wie Sie möchten
about-font-inter = Inter, mit gleich breiten Ziffern
about-font-inter-hint = SIL Open Font License 1.1
about-font-phosphor = Phosphor Icons
about-font-phosphor-hint = MIT-Lizenz
about-show-licence = Lizenz zeigen
about-hide-licence = Lizenz ausblenden
settings-zoom-in = Größer
settings-zoom-out = Kleiner
settings-broken = Ihre Einstellungen waren nicht lesbar. Es gelten die Voreinstellungen, die alte Datei liegt als { $file } daneben.
settings-from-future = Ihre Einstellungen stammen aus einer neueren Version. Was diese Version nicht kennt, bleibt unverändert.
settings-broken-in-place = Ihre Einstellungen waren nicht lesbar und ließen sich auch nicht beiseitelegen. Es gelten die Voreinstellungen, Änderungen werden nicht gespeichert.
settings-unreadable = Ihre Einstellungen konnten nicht gelesen werden. { $reason } Es gelten die Voreinstellungen.
settings-not-saved = Ihre Einstellungen konnten nicht gespeichert werden. { $reason } Sie gelten, bis das Fenster geschlossen wird.

## Notices

notice-link-created = Der Link über { $amount } wurde erstellt. Seine Nummer ist { $id }.
notice-link-deleted = Link { $id } wurde gelöscht.
notice-deletion-stopped = { $count ->
    [one] { $count } Link wurde nicht gelöscht: Sie haben vor dem Senden angehalten.
   *[other] { $count } Links wurden nicht gelöscht: Sie haben vor dem Senden angehalten.
}
notice-refund-requested = Eine Erstattung der Zahlung { $id } wurde beantragt.
notice-not-done = Es ist kein Geld geflossen. Eine Anfrage wurde nicht ausgeführt. Den Grund lesen Sie unter Aktivität.
notice-not-sent = Es ist kein Geld geflossen. Eine Anfrage wurde nicht gesendet.
notice-outcome-unknown = Ob eine Anfrage ausgeführt wurde, ist ungeklärt. Sehen Sie unter Aktivität nach und wählen Sie „Prüfen“. Von selbst wird nichts erneut gesendet.
notice-not-recorded = SecPaid hat eine Anfrage beantwortet, aber die Antwort konnte nicht festgehalten werden. { $reason } Der nächste Start fragt vielleicht, was daraus wurde.
notice-exported = { $count ->
    [one] { $count } Zeile exportiert nach { $file }.
   *[other] { $count } Zeilen exportiert nach { $file }.
}
notice-export-not-read = Es wurde nichts geschrieben. { $said }
notice-export-no-key = Es wurde nichts geschrieben. Zum Lesen fehlt ein Schlüssel. Geben Sie ihn in den Einstellungen ein.
notice-qr-not-saved = Der QR-Code wurde nicht gespeichert. { $reason }
notice-sheet-not-saved = Das Blatt wurde nicht gespeichert. { $reason }
notice-file-exists = Es wurde nichts geschrieben. { $file } gibt es schon. Wählen Sie einen anderen Namen, oder wählen Sie, die Datei zu ersetzen.
notice-busy = Es wurde nichts getan. Im Moment ist zu viel in Arbeit. Versuchen Sie es gleich noch einmal.
notice-demo-paid = Eine erfundene Kundin hat Link { $id } bezahlt.
notice-demo-next-day = In der Demo ist jetzt der { $day }.
notice-demo-reset = Die Demo beginnt von vorn.
notice-demo-not-running = Die Demo läuft nicht. Wechseln Sie dorthin und versuchen Sie es erneut.
notice-demo-no-link = Dieser Link ist nicht mehr offen. Laden Sie die Liste neu.
notice-key-not-removed = Der Schlüssel wurde nicht entfernt. { $reason }
notice-key-not-kept = Der Schlüssel funktioniert, wurde aber nicht gespeichert. { $reason } Er gilt für diese Sitzung.
notice-key-left = Ein Schlüssel, den Sie ersetzt haben, liegt noch im Schlüsselbund; der nächste Start würde ihn verwenden. { $reason } Speichern Sie Ihren Schlüssel im Schlüsselbund, oder entfernen Sie ihn in den Einstellungen.
notice-key-while-clearing = Der Schlüssel wurde nicht verbunden, weil die Daten gerade gelöscht werden. Verbinden Sie ihn, wenn das abgeschlossen ist.
notice-recipients-gone = { $count ->
    [one] Der Schlüsselbund hat das Token von { $count } Empfänger entfernt, obwohl die Daten nicht gelöscht wurden. Er steht nicht mehr unter Ihren Empfängern.
   *[other] Der Schlüsselbund hat die Token von { $count } Empfängern entfernt, obwohl die Daten nicht gelöscht wurden. Sie stehen nicht mehr unter Ihren Empfängern.
}
notice-journal-torn = Die letzte Zeile des Aktivitätsprotokolls war abgeschnitten und wird ausgelassen. Sonst fehlt nichts.
notice-journal-bad-line = { $count ->
    [one] Eine Zeile des Aktivitätsprotokolls war nicht lesbar. Sie liegt in { $file }.
   *[other] { $count } Zeilen des Aktivitätsprotokolls waren nicht lesbar. Sie liegen in { $file }.
}
notice-journal-bad-line-in-place = { $count ->
    [one] Eine Zeile des Aktivitätsprotokolls war nicht lesbar. Sie bleibt, wo sie ist.
   *[other] { $count } Zeilen des Aktivitätsprotokolls waren nicht lesbar. Sie bleiben, wo sie sind.
}
notice-journal-from-future = { $count ->
    [one] Eine Zeile des Aktivitätsprotokolls stammt aus einer neueren Version. Sie bleibt unverändert und wird nicht gezeigt.
   *[other] { $count } Zeilen des Aktivitätsprotokolls stammen aus einer neueren Version. Sie bleiben unverändert und werden nicht gezeigt.
}
notice-journal-salt = Eine Datei des Aktivitätsprotokolls ging verloren. Empfänger früherer Links lassen sich nicht mehr vergleichen.
notice-journal-unavailable = Das Aktivitätsprotokoll kann nicht geschrieben werden. { $reason } Solange kann nichts erstellt oder gelöscht werden.
notice-data-folder = In den Datenordner kann nicht geschrieben werden. { $reason } Nach dem Schließen des Fensters bleibt nichts erhalten, und außerhalb der Demo kann nichts erstellt oder gelöscht werden.
notice-key-gone = Es ist kein Geld geflossen. Eine Anfrage wurde nicht gesendet, weil ihr Schlüssel entfernt oder ersetzt wurde.
notice-other-key = Es ist kein Geld geflossen. Es wurde nichts erneut gesendet, weil die erste Anfrage mit einem anderen Schlüssel gesendet wurde. Verbinden Sie jenen Schlüssel, oder klären Sie die Anfrage von Hand unter Aktivität.
notice-key-lost = Es ist kein Geld geflossen. Es wurde nichts erneut gesendet, weil sich nicht mehr feststellen lässt, mit welchem Schlüssel die erste Anfrage gesendet wurde. Klären Sie sie von Hand unter Aktivität.
notice-view-only = Es wurde nichts gesendet. Hier gilt „Nur ansehen“; ausschalten lässt es sich in den Einstellungen.
notice-template-saved = Die Vorlage „{ $name }“ ist gespeichert.
notice-folder-open = Andere Benutzer dieses Computers können in { $folder } hineinsehen. Dort liegen auch andere Dateien, deshalb blieben die Rechte, wie sie sind. Was SecPaid Desktop dort schreibt, können trotzdem nur Sie lesen.
notice-no-log = Das Protokoll konnte nicht begonnen werden. { $reason } Alles andere geht; nur wenn Sie Hilfe brauchen, fehlt die Aufzeichnung, was geschehen ist.
notice-second-window = SecPaid Desktop läuft schon mit diesen Daten. Dieses Fenster zeigt alles, erstellt und löscht aber nichts.
notice-clock = Die Uhr dieses Computers weicht { $minutes } Minuten von der Uhr bei SecPaid ab.
notice-dismiss = Ausblenden

## Why something could not be recorded or sent

journal-error-read-only = Ein anderes Fenster hat das Aktivitätsprotokoll.
journal-error-settled = Es ist schon geklärt.
journal-error-other = Das Aktivitätsprotokoll hat es nicht angenommen ({ $reason }).
not-sent-clearing = Die Daten dieses Programms wurden gerade gelöscht, auch das Verzeichnis der Anfragen.
not-sent-clearing-advice = Warten Sie das Löschen ab und versuchen Sie es dann erneut.
not-sent-journal = Die Anfrage konnte nicht im Aktivitätsprotokoll festgehalten werden, und ohne das wird nichts gesendet. { $reason }
not-sent-journal-advice = Sorgen Sie dafür, dass in den Datenordner geschrieben werden kann, und versuchen Sie es erneut.
not-sent-key-changed = Der Schlüssel wurde ersetzt, bevor dies gesendet wurde.
not-sent-key-changed-advice = Sehen Sie in den Listen des jetzigen Schlüssels nach und versuchen Sie es dann erneut.
not-sent-no-key = Für diese Umgebung ist kein Schlüssel hinterlegt.
not-sent-other-key = Die erste Anfrage wurde mit einem anderen Schlüssel gesendet als dem jetzigen.
not-sent-other-key-advice = Verbinden Sie jenen Schlüssel wieder, oder klären Sie die Anfrage von Hand unter Aktivität.
not-sent-key-lost = Mit welchem Schlüssel die erste Anfrage gesendet wurde, lässt sich nicht mehr feststellen.
not-sent-key-lost-advice = Sehen Sie bei SecPaid nach, und klären Sie die Anfrage dann von Hand unter Aktivität.
not-sent-read-only = SecPaid Desktop läuft schon mit diesen Daten, und dieses Fenster liest nur.
not-sent-read-only-advice = Nutzen Sie das andere Fenster.
not-sent-stopped = Sie haben das Löschen angehalten, bevor dies gesendet wurde.
not-sent-stopped-advice = Löschen Sie den Link erneut, wenn Sie es noch möchten.
not-sent-view-only = Hier gilt „Nur ansehen“.
not-sent-view-only-advice = Schalten Sie es in den Einstellungen unter Umgebungen aus und versuchen Sie es noch einmal.

## Command palette and shortcuts

palette-title = Suchen oder ausführen
palette-run = Ausführen
palette-go-to = Gehe zu
palette-found = In dieser Umgebung gefunden
palette-nothing = Nichts gefunden
palette-nothing-hint = Gesucht wurde in Befehlen, Seiten und den hier geladenen Zeilen
palette-hint = Befehl, Seite, Notiz, Betrag oder Nummer
palette-more = { $shown } von { $count }, weitertippen grenzt ein
palette-pay-in = Zahlungseingang, { $time }
palette-unpaid = Unbezahlt, { $age }
palette-unpaid-plain = Unbezahlter Link
palette-paid = Link bezahlt { $time }
palette-payout = Auszahlung, { $time }
palette-invoice = Rechnung, { $time }
palette-choose = wählen
palette-open = öffnen
palette-safe = Von hier aus fließt kein Geld und nichts wird gelöscht
shortcut-title = Tastenkürzel
shortcut-anywhere = Überall
shortcut-screens = Zu einer Seite gehen
shortcut-table = In einer Tabelle
shortcut-table-move = Zeile für Zeile
shortcut-table-page = Seite für Seite
shortcut-table-ends = Erste, letzte Zeile
shortcut-table-open = Zeile öffnen
shortcut-table-select = Zeile auswählen
shortcut-table-all = Alle Zeilen auswählen
shortcut-table-more = Mehr zur Zeile
shortcut-scroll = Blättern
shortcut-scroll-page = Seite oder Dialog
shortcut-scroll-panel = Leiste an der Seite
shortcut-look = Ansicht
shortcut-close = Dialog oder Leiste schließen
command-palette = Suchen oder ausführen
command-new-link = Neuer Link
command-new-split = Neuer aufgeteilter Link
command-copy-last-link = Letzten Link kopieren
command-no-link-yet = Noch kein Link erstellt
command-send = Formular absenden
command-find = Auf dieser Seite suchen
command-export = Diese Seite exportieren…
command-copy-rows = Ausgewählte Zeilen kopieren
command-no-rows = Es sind keine Zeilen ausgewählt
command-share = Link weitergeben…
command-qr = QR-Code des Links
command-print = Blätter drucken…
command-no-link-chosen = Kein offener Link ist ausgewählt
command-reload = Diese Seite neu laden
command-refund = Zahlung erstatten…
command-no-payment = Keine Zahlung ausgewählt
command-not-here = Nicht auf dieser Seite
command-switch-production = Zu Produktion wechseln…
command-switch-development = Zu Entwicklung wechseln
command-switch-demo = Zur Demo wechseln
command-here-already = Diese Umgebung ist schon offen
command-links-unpaid = Links, unbezahlt
command-links-paid = Links, benutzt
command-sharing = Einstellungen, Weitergeben
command-recipients = Einstellungen, Empfänger
command-new-links = Einstellungen, neue Links und Vorlagen
command-exports = Einstellungen, Exporte
command-appearance = Einstellungen, Darstellung
command-data = Einstellungen, Daten
command-about = Einstellungen, Über
command-theme-light = Erscheinungsbild, hell
command-theme-dark = Erscheinungsbild, dunkel
command-theme-system = Erscheinungsbild des Systems
command-theme-already = Schon gewählt
command-language-german = Sprache, Deutsch
command-language-english = Sprache, English (Englisch)
command-language-system = Sprache des Systems
command-zoom-in = Vergrößern
command-zoom-out = Verkleinern
command-zoom-reset = Normale Größe
command-shortcuts = Alle Tastenkürzel
cap-ctrl = Strg
cap-command = Cmd
cap-alt = Alt
cap-shift = Umsch
cap-enter = Eingabe
cap-escape = Esc
cap-home = Pos1
cap-end = Ende
cap-page-up = Bild↑
cap-page-down = Bild↓
cap-space = Leertaste

## Problems of a draft

problem-amount-empty = Geben Sie einen Betrag ein.
problem-amount-not-a-number = Das ist kein Betrag. Schreiben Sie ihn wie { $example }.
problem-amount-ambiguous = Meinen Sie { $grouped } oder { $decimal }?
problem-amount-too-precise = Ein Betrag hat höchstens zwei Nachkommastellen.
problem-amount-too-small = Der kleinste Betrag ist { $limit }.
problem-amount-too-large = Der größte Betrag, den dieses Programm annimmt, ist { $limit }.
problem-text-too-long = Das sind { $length } Zeichen. Höchstens { $limit } sind möglich.
problem-bad-address = „{ $part }“ ist weder eine Adresse, die mit https:// beginnt, noch die Nummer einer gespeicherten.
problem-token-empty = Geben Sie das Empfänger-Token ein.
problem-token-character = Ein Empfänger-Token besteht nur aus Buchstaben, Ziffern, _ und -.
problem-key-empty = Geben Sie den Schlüssel für den Webhook ein oder erzeugen Sie ihn.
problem-key-character = Ein Schlüssel für den Webhook besteht nur aus einfachen Buchstaben, Ziffern und Zeichen, ohne Leerzeichen.
problem-key-length = Ein Schlüssel für den Webhook hat genau 32 Zeichen.
problem-token-length = Dieses Empfänger-Token hat die falsche Länge.
problem-token-repeated = Dieser Empfänger steht schon in der Liste.
problem-token-own = Das ist Ihr eigenes Token. Ihr Anteil steht in der ersten Zeile.
problem-token-unknown = SecPaid kennt dieses Empfänger-Token nicht. Jede Umgebung hat eigene Token.
problem-share-empty = Geben Sie einen Anteil ein.
problem-share-not-a-number = Das ist keine Zahl. Schreiben Sie sie wie { $example }.
problem-share-negative = Ein Anteil kann nicht negativ sein.
problem-share-zero = Ein Empfänger braucht einen Anteil über 0.
problem-share-too-precise = Ein Anteil hat höchstens zwei Nachkommastellen.
problem-share-too-large = Dieser Anteil ist zu groß: höchstens 100 %, oder der größte Betrag eines Links.
problem-still-to-give = Noch { $share } zu verteilen
problem-too-much = { $share } zu viel
problem-over-amount = Die Empfänger erhalten { $amount } mehr als den Betrag.
problem-no-recipients = Fügen Sie mindestens einen Empfänger hinzu.
problem-too-many-recipients = Eine Aufteilung hat höchstens 50 Empfänger.
problem-owner-nothing = Von dieser Zahlung behalten Sie nichts.
problem-long-note = Eine Notiz von mehr als 140 Zeichen kann beim Bezahlen abgeschnitten erscheinen.

## Command line

cli-help =
    SecPaid Desktop: Zahlungslinks, Zahlungseingänge und Tabellen eines SecPaid-Kontos.

    secpaid-desktop [OPTIONEN]
        Öffnet das Fenster in der zuletzt genutzten Umgebung, beim ersten Mal in der Demo.

        --environment UMGEBUNG      demo, development oder production
        --demo                      dasselbe wie --environment demo
        --data-dir ORDNER           alles, was das Programm schreibt, kommt in ORDNER
        --api-url URL               eine andere Adresse für Development in diesem Lauf: https://,
                                    oder http:// auf diesem Computer

    secpaid-desktop export LISTE --environment UMGEBUNG --output DATEI [OPTIONEN]
        Schreibt eine Liste in eine Datei, ohne Fenster.
        LISTE: pay-ins, payouts, invoices, unpaid-links oder paid-links

        --from TAG, --to TAG        erster und letzter Tag, etwa 2026-05-20; sonst alle Tage
        --format FORMAT             csv oder xlsx; sonst wie DATEI endet
        --preset ART                einer CSV: excel-de, excel oder plain (ohne Angabe)
        --language SPRACHE          Kopfzeile in dieser Sprache (de, en); sonst die Feldnamen von SecPaid
        --force                     DATEI ersetzen, wenn es sie gibt
        --data-dir ORDNER, --api-url URL   wie oben

        Sagt die Zahl der Zeilen. Endet mit 0, wenn die Datei geschrieben ist, mit 1, wenn nicht
        (eine ältere Datei bleibt dann, wie sie war), mit 2, wenn der Befehl unverständlich war.

    secpaid-desktop demo-server [--port PORT] [--key SCHLÜSSEL] [--date TAG]
        Lässt den Simulator der Demo auf 127.0.0.1 laufen, bis Strg+C.
        Die ersten zwei Zeilen nennen seine Adresse und seinen Schlüssel. Ohne Schlüssel, per POST:
        /demo/pay mit link_id und method (card, paypal oder bank), /demo/next-day, /demo/reset

    --version   die Version
    --help      dieser Text

    Die Umgebungsvariable SECPAID_API_KEY gibt den Schlüssel für einen Lauf. Er wird nie gespeichert.
start-no-display = SecPaid Desktop braucht eine grafische Oberfläche und konnte kein Fenster öffnen: { $detail }. Starten Sie es auf dem Desktop, oder nutzen Sie „secpaid-desktop export“ und „secpaid-desktop demo-server“, die keine brauchen.
cli-see-help = Es wurde nichts getan. secpaid-desktop --help sagt, was möglich ist.
cli-unknown-option = Die Option { $option } gibt es nicht.
cli-unexpected-word = „{ $word }“ wird hier nicht erwartet.
cli-not-here = Die Option { $option } gehört nicht zu diesem Befehl.
cli-missing-value = Hinter der Option { $option } fehlt ein Wert.
cli-no-value = Die Option { $option } nimmt keinen Wert.
cli-not-text = Ein Teil des Befehls ist nicht als Text lesbar.
cli-twice = Die Option { $option } steht zweimal da.
cli-bad-value = „{ $value }“ ist für { $option } nicht möglich. Möglich sind { $possible }.
cli-bad-day = „{ $value }“ ist kein Tag für { $option }. Schreiben Sie ihn wie 2026-05-20.
cli-bad-port = „{ $value }“ ist kein Port. Geben Sie eine Zahl von 0 bis 65535 an.
cli-bad-key = Ein Schlüssel für den Simulator besteht nur aus Buchstaben und Ziffern.
cli-wrong-order = Der Tag von --from liegt nach dem Tag von --to.
cli-no-days = Unbezahlte Links tragen kein Datum. Lassen Sie --from und --to weg.
cli-missing-kind = Geben Sie an, welche Liste exportiert werden soll. Möglich sind { $possible }.
cli-unknown-kind = „{ $kind }“ ist keine Liste. Möglich sind { $possible }.
cli-required = Die Option { $option } wird gebraucht.
cli-unknown-extension = { $file } endet weder auf .csv noch auf .xlsx. Geben Sie --format csv oder --format xlsx an.
cli-preset-of-workbook = Die Option --preset gilt nur für CSV.
cli-address-elsewhere = Die Option --api-url ersetzt die Adresse von Entwicklung und passt nicht zu { $environment }.
cli-two-environments = Die Option --demo passt nicht zu einer anderen Umgebung.
cli-address-none = „{ $value }“ ist keine Adresse für --api-url. Schreiben Sie sie wie https://pay.example.com.
cli-address-not-encrypted = { $value } hielte Ihren Schlüssel unterwegs nicht geheim. Nehmen Sie https://, oder http:// nur auf diesem Computer.
cli-address-too-much = In der Adresse { $value } steht mehr als Rechner, Port und Pfad. Lassen Sie Namen, Passwörter und Abfragen weg.
cli-address-own = { $value } ist SecPaid selbst. Wählen Sie Produktion oder Entwicklung im Fenster oder mit --environment.
cli-read-failed = Es wurde nichts geschrieben. { $said }
cli-data-folder = Es wurde nichts geschrieben. Ihr Geld ist nicht betroffen, und es wurde nichts gesendet. Der Ordner von --data-dir ist nicht nutzbar. { $reason }
cli-key-bad = Ihr Geld ist nicht betroffen, und es wurde nichts gesendet. SECPAID_API_KEY ist kein Schlüssel. { $reason }
cli-key-missing = Ihr Geld ist nicht betroffen, und es wurde nichts gesendet. Für { $environment } ist kein Schlüssel hinterlegt. Setzen Sie SECPAID_API_KEY, oder geben Sie den Schlüssel zuerst im Fenster ein.
cli-key-missing-for-address = Ihr Geld ist nicht betroffen, und es wurde nichts gesendet. Der gespeicherte Schlüssel von Entwicklung wird mit --api-url nicht verwendet. Setzen Sie SECPAID_API_KEY.
cli-key-locked = Ihr Geld ist nicht betroffen, und es wurde nichts gesendet. Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, oder setzen Sie SECPAID_API_KEY.
cli-key-no-answer = Ihr Geld ist nicht betroffen, und es wurde nichts gesendet. Der Schlüsselbund hat eine Minute lang nicht geantwortet; vielleicht wartet er darauf, dass ihn jemand entsperrt. Entsperren Sie ihn, oder setzen Sie SECPAID_API_KEY.
cli-key-unavailable = Ihr Geld ist nicht betroffen, und es wurde nichts gesendet. Auf diesem Computer gibt es keinen Schlüsselbund. Setzen Sie SECPAID_API_KEY.
cli-key-ignored = SECPAID_API_KEY ist gesetzt, aber die Demo braucht keinen Schlüssel. Er wurde nicht verwendet.
cli-may-be-incomplete = Die Liste hat sich beim Lesen geändert. Die Datei ist vielleicht unvollständig. Starten Sie den Export noch einmal.
cli-unreadable = { $count ->
    [one] { $count } Zeile war nicht lesbar und steht nicht in der Datei.
   *[other] { $count } Zeilen waren nicht lesbar und stehen nicht in der Datei.
}
cli-unreadable-fields = { $count ->
    [one] { $count } Wert war nicht lesbar und fehlt in der Datei.
   *[other] { $count } Werte waren nicht lesbar und fehlen in der Datei.
}
cli-cut = SecPaid zeigt von dieser Liste höchstens { $limit } Zeilen. Diese stehen in der Datei, sie ist vielleicht unvollständig.
cli-server-failed = Der Simulator konnte nicht starten ({ $reason }). Wählen Sie einen anderen --port.
cli-start-failed = Es wurde nichts getan. Das Programm konnte nicht starten ({ $reason }).

## Errors of the service and of the way to it

error-money-read = Ihr Geld ist nicht betroffen.
error-money-create = Es ist kein Geld geflossen. Der Link wurde nicht erstellt.
error-money-delete = Es ist kein Geld geflossen. Der Link wurde nicht gelöscht.
error-money-delete-paid = Der Link wurde inzwischen bezahlt und deshalb nicht gelöscht.
error-money-refund = Es ist kein Geld geflossen. Die Erstattung wurde nicht beantragt.
error-money-create-unknown = Es ist kein Geld geflossen. Ob der Link erstellt wurde, ist ungeklärt.
error-money-delete-unknown = Es ist kein Geld geflossen. Ob der Link gelöscht wurde, ist ungeklärt.
error-money-refund-unknown = Ob die Erstattung beantragt wurde, ist ungeklärt. Keine Erstattung wird ohne Prüfung durch SecPaid ausgezahlt.
error-why-dns = Die Adresse von SecPaid wurde nicht gefunden. Dieser Computer ist vielleicht offline.
error-why-refused = An der Adresse von SecPaid antwortet niemand.
error-why-unreachable = SecPaid ist aus diesem Netz nicht erreichbar.
error-why-tls = Es kam keine sichere Verbindung zu SecPaid zustande.
error-why-connect = Es kam keine Verbindung zu SecPaid zustande.
error-why-connect-timeout = Innerhalb von { $seconds } s kam keine Verbindung zu SecPaid zustande.
error-why-certificates = Diesem Computer fehlen Zertifikate, er kann also nicht erkennen, ob er mit SecPaid spricht.
error-why-bad-request = Die Anfrage ließ sich nicht zusammenstellen. Das ist ein Fehler dieses Programms.
error-why-budget = SecPaid erlaubt 60 Anfragen je Minute, und die sind aufgebraucht.
error-why-rate = Mit diesem Schlüssel kamen bei SecPaid mehr als die erlaubten 60 Anfragen je Minute an.
error-why-gateway = Nicht SecPaid selbst hat geantwortet, sondern eine Stelle davor (Status { $status }).
error-why-gateway-maintenance = SecPaid ist im Moment nicht erreichbar (Status { $status }).
error-why-gateway-not-found = Unter dieser Adresse gibt es SecPaid nicht (Status { $status }).
error-why-gateway-key = Die Antwort war „nicht erlaubt“ (Status { $status }), und sie kam nicht von SecPaid selbst.
error-why-redirect = Die Antwort verwies auf eine andere Adresse ({ $host }). Ihr wurde nicht gefolgt, weil Ihr Schlüssel mitgegangen wäre.
error-why-redirect-unknown = Die Antwort verwies auf eine andere Adresse. Ihr wurde nicht gefolgt, weil Ihr Schlüssel mitgegangen wäre.
error-why-no-answer-in-time = SecPaid hat innerhalb von { $seconds } s nicht geantwortet.
error-why-body-in-time = Die Antwort begann und blieb dann { $seconds } s lang aus.
error-why-attempt-in-time = Die Antwort war nach { $seconds } s nicht vollständig.
error-why-no-answer = Die Verbindung endete, bevor eine Antwort kam.
error-why-reset = Die Verbindung brach ab, bevor die Antwort vollständig war.
error-why-cut-off = Die Antwort war mittendrin abgeschnitten.
error-why-too-large = Die Antwort ist größer, als dieses Programm annimmt ({ $size }).
error-why-empty = SecPaid hat eine leere Antwort geschickt.
error-why-page = Statt einer Antwort von SecPaid kam eine Webseite.
error-why-unreadable = Die Antwort von SecPaid war nicht lesbar.
error-why-contradictory = Die Antwort von SecPaid widerspricht sich.
error-why-wrong-data = SecPaid hat zugestimmt, aber nicht geschickt, wonach gefragt war.
error-why-no-id = SecPaid hat zugestimmt, aber nicht gesagt, welcher Link erstellt wurde.
error-why-cancelled = Sie haben es angehalten.
error-do-network = Prüfen Sie das Netz und versuchen Sie es erneut.
error-do-address = Prüfen Sie die Adresse und versuchen Sie es erneut.
error-do-tls = Prüfen Sie Datum und Uhrzeit dieses Computers und das Netz, dann versuchen Sie es erneut.
error-do-certificates = Installieren Sie das Paket ca-certificates, dann versuchen Sie es erneut.
error-do-wait = Versuchen Sie es in { $seconds } s erneut.
error-do-later = Versuchen Sie es in ein paar Minuten erneut.
error-do-again = Versuchen Sie es erneut.
error-do-report = Melden Sie es mit den Einzelheiten.
error-do-check = Sehen Sie unter Aktivität nach und wählen Sie „Prüfen“. Von selbst wird nichts erneut gesendet.
error-do-key = Prüfen Sie den Schlüssel dieser Umgebung in den Einstellungen.
error-details = { $endpoint }, Status { $status }, Versuche { $attempts }

## What the service refuses

refusal-why-wrong-key = SecPaid kennt den Schlüssel nicht. Vielleicht ist er vertippt oder gehört zu einer anderen Umgebung.
refusal-why-no-key = Es wurde kein Schlüssel mitgeschickt.
refusal-why-amount = In der Anfrage fehlte der Betrag.
refusal-why-recipient = SecPaid kennt das Token von Empfänger { $row } der Aufteilung nicht.
refusal-why-recipient-somewhere = SecPaid kennt eines der Empfänger-Token nicht.
refusal-why-link-not-found = SecPaid kennt in diesem Konto keinen solchen Link.
refusal-why-link-used = Der Link wurde inzwischen bezahlt.
refusal-why-our-fault = In der Anfrage fehlte etwas. Das ist ein Fehler dieses Programms.
refusal-why-refund-amount = In der Anfrage fehlte der Betrag der Erstattung.
refusal-why-refund-invalid = Der Betrag der Erstattung ist höher als die Zahlung.
refusal-why-refund-asked = Für diese Zahlung wurde schon eine Erstattung beantragt. SecPaid nimmt einen Antrag je Zahlung an.
refusal-why-refund-dispute = Zu dieser Zahlung gibt es eine Rückbuchung.
refusal-why-link-cancelled = Der Link wurde storniert und nie bezahlt.
refusal-why-invoice-link = Zahlungen von Rechnungslinks lassen sich auf diesem Weg nicht erstatten.
refusal-why-other = SecPaid sagt „{ $message }“.
refusal-why-silent = SecPaid hat abgelehnt, ohne den Grund zu nennen.
refusal-do-enter-key = Geben Sie den Schlüssel dieser Umgebung in den Einstellungen ein.
refusal-do-amount = Geben Sie einen Betrag über 0 ein.
refusal-do-recipient = Berichtigen Sie das Token in der markierten Zeile.
refusal-do-reload = Laden Sie die Liste neu.
refusal-do-see-paid = Laden Sie neu. Der Link steht jetzt unter Benutzt.
refusal-do-at-most = Geben Sie höchstens den bezahlten Betrag ein.
refusal-do-wait-decision = Warten Sie die Entscheidung von SecPaid ab.
refusal-do-wait-dispute = Zuerst wird über die Rückbuchung entschieden.
refusal-do-nothing = Es gibt nichts zu erstatten.
refusal-do-dashboard = Nutzen Sie das SecPaid-Dashboard.

## Files

file-not-found = Den Ordner von { $file } gibt es nicht.
file-denied = Sie dürfen { $file } nicht schreiben.
file-read-only = { $file } kann nur gelesen werden.
file-full = Für { $file } ist kein Platz mehr.
file-exists = { $file } gibt es schon.
file-is-directory = { $file } ist ein Ordner.
file-not-a-directory = Ein Teil des Pfades { $file } ist eine Datei und kein Ordner.
file-link = Wo { $file } sein soll, steht ein Verweis an eine andere Stelle. Ihm wurde nicht gefolgt.
file-no-home = Das System nennt keinen persönlichen Ordner.
file-other-window = Ein anderes Fenster benutzt { $file }.
file-too-large = { $file } ist größer als alles, was dieses Programm schreibt.
file-other = { $file } ist nicht nutzbar ({ $reason }).
