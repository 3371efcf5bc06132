# The words of SecPaid Desktop, in English.
# Sentence case, calm, words a shopkeeper uses. Errors say what happened to the money first, then why, then what to do.
# Numbers, money and dates arrive formatted; only $count and the like are numbers, for the plural.
# In front of a unit stands a no-break space, none in front of %.

## The application

app-name = SecPaid Desktop
app-title = { $environment } · SecPaid Desktop
app-title-with-host = { $environment } ({ $host }) · SecPaid Desktop

## Environments

env-production = Production
env-development = Development
env-demo = Demo
env-production-badge = PRODUCTION
env-development-badge = DEVELOPMENT
env-demo-badge = DEMO
env-production-says = Real money
env-development-says = Test system, no real money
env-demo-says = Simulated, no network
env-demo-day = Simulated day { $day }
env-production-short = Real money
env-development-short = No real money
env-demo-short = No real money
env-test-mark = TEST

## Buttons and words that many screens share

action-cancel = Cancel
action-close = Close
action-done = Done
action-delete-set = Delete
action-save = Save
action-later = Later
action-back = Back
action-copy = Copy
action-copied = Copied
action-copy-details = Copy details
action-try-again = Try again
action-reload = Reload
action-export = Export…
action-search = Search
action-clear-search = Clear search
action-clear-filter = Remove filter { $name }
action-clear-filters = Clear filters
action-more = More
action-paste = Paste
action-open-in-browser = Open in browser
action-choose-folder = Choose…
word-yes = Yes
word-no = No
word-none = None
word-missing = –
word-euro = €
word-percent = %
word-example-separator = ·

## Environment bar

bar-environment = Environment, { $environment }
bar-switch = Switch environment
bar-host = at { $host }
bar-production-menu = Real money, asks once
bar-development-menu = Test system
bar-demo-menu = Simulated, no network
bar-search = Search or run
bar-view-only = View only
switch-title = Switch to Production?
switch-body = From here on, links you create can be paid with real money. Nothing is sent by switching.
switch-no-key = There is no key for Production yet. You can enter one there.
switch-confirm = Switch to Production
switch-bring-draft = Bring draft over
switch-bring-draft-hint = Copies amount, note and shares. Recipient tokens and saved addresses stay behind, because they belong to { $environment }.
switch-write-running = A request to { $environment } is still running. Its outcome will be shown there.

## Navigation

nav-label = Screens
nav-overview = Overview
nav-create = Create link
nav-links = Links
nav-pay-ins = Pay-ins
nav-payouts = Payouts
nav-invoices = Invoices
nav-activity = Activity
nav-settings = Settings
nav-activity-badge = { $count ->
    [one] { $count } request is not settled
   *[other] { $count } requests are not settled
}

## Welcome

welcome-title = Welcome to SecPaid Desktop
welcome-subtitle = Payment links, pay-ins and payouts of your SecPaid account, on your own computer.
welcome-demo-title = Try the demo
welcome-demo-body = A made-up flower shop to look around in. Nothing leaves this computer.
welcome-demo-foot = No account, no key
welcome-development-title = Connect Development
welcome-development-body = The test system of SecPaid, for trying a shop before it goes live.
welcome-development-foot = No real money
welcome-production-title = Connect Production
welcome-production-body = Your real account. Links you create can be paid at once.
welcome-production-foot = Real money
welcome-paste-development = Paste the API key of the test system
welcome-paste-production = Paste the API key of your real account
welcome-where = Where do I find my key
welcome-key = API key
welcome-key-length = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
welcome-save = Save in the system keyring
welcome-save-hint = Kept by the keyring of this computer, asked for once
welcome-session = Use for this session only
welcome-session-hint = Forgotten when the window closes
welcome-not-checked = Not checked yet
welcome-not-checked-hint = The key is tried with one read before it is called connected.
welcome-checking = Checking… { $seconds } s
welcome-refused = Not accepted
welcome-not-tried = Could not be checked
welcome-check = Check and connect
welcome-change-later = You can change this at any time from the bar at the top.
welcome-keyring-failed = The key works, but it could not be saved
welcome-keyring-failed-hint = { $reason } You can use it for this session.

## Keys

key-looking = Looking for the key…
key-looking-hint = The keyring of this computer is being asked
key-present = Connected
key-present-hint = Key in { $place }, checked { $time }
key-saved = Key saved
key-saved-hint = Key in { $place }, not checked yet
key-none = No key
key-none-hint = Enter the API key of this environment to use it
key-unavailable = No keyring
key-unavailable-hint = This computer offers no keyring. A key can be used for this session only.
key-not-answering = The keyring does not answer
key-not-answering-hint = It may be waiting for you to unlock it. Until then a key can be used for this session only.
key-locked = Key saved, keyring is locked
key-locked-hint = Kept in { $place } of this computer
key-session = For this session only
key-session-hint = Forgotten when the window closes
key-session-ignored-in-demo = SECPAID_API_KEY is set, but the Demo needs no key. It was not used.
key-demo = Needs no key
key-demo-hint = Simulated on this computer, without network. It begins anew with each start.
key-locked-note-title = { $environment } cannot be used until the keyring is open
key-locked-note-body = Unlocking asks for your login password. Or enter the key for this session only.
key-unlock = Unlock…
key-enter = Enter a key…
key-test = Test
key-testing = Testing… { $seconds } s
key-look-again = Look again
key-replace = Replace…
key-remove = Remove…
key-remove-title = Remove the key of { $environment }?
key-remove-body = It is deleted from the keyring of this computer. Your account and your links stay as they are.
key-remove-confirm = Remove key
key-removed = The key was removed.
key-needed-title = { $environment } needs a key
key-needed-body = Enter the API key of this environment. It is found in your SecPaid dashboard.
key-place-keyring = the system keyring
key-place-gnome = the GNOME keyring
key-place-macos = the macOS keychain
key-place-memory = the memory of this program
key-place-windows = the Windows Credential Manager
key-error-empty = Enter the key.
key-error-characters = A key has only letters and digits. Check that nothing else was copied along.
key-error-line-break = The key has a line break. Copy it again, in one line.
key-error-too-short = This is shorter than any key. Check that all of it was copied.
key-error-too-long = This is longer than any key. Check that nothing else was copied along.
key-error-keyring-locked = The keyring is locked.
key-error-keyring-busy = The keyring is busy. It may be waiting for you to open it.
key-error-keyring-no-answer = The keyring does not answer. It may be waiting for you to unlock it.
key-error-session-only = Keys of this address are for the session only.
key-error-clearing = The data is being cleared, so nothing is stored now.
key-error-not-a-key = What the keyring holds is no key. Enter the key again.
key-error-keyring-missing = This computer offers no keyring.
key-error-keyring-refused = The keyring did not take the key.

## Overview

overview-title = Overview
overview-expected = Expected payout
overview-expected-sent = as SecPaid says
overview-expected-earlier = { $amount } before today
overview-expected-today = { $amount } today
overview-expected-missing = not sent by the service
overview-revenue = Revenue
overview-payments = Payments
overview-split = { $amount } of the revenue is from split payments. It may include partners’ shares, and so may the expected payout.
overview-split-revenue = { $amount } of the revenue is from split payments. It may include partners’ shares.
overview-pending = Pending
overview-refunds = Refunds
overview-disputes = Open disputes
overview-average = avg { $amount }
overview-count-payments = { $count ->
    [one] { $count } payment
   *[other] { $count } payments
}
overview-payments-of = { $count ->
    [one] { $count } payment
   *[other] { $count } payments
}
overview-count-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
overview-count-links = { $count ->
    [one] { $count } link
   *[other] { $count } links
}
overview-count-disputes = { $count ->
    [one] { $count } open dispute
   *[other] { $count } open disputes
}
overview-disputes-all = { $count } in all
overview-change-same = as before
overview-change-new = none before
overview-before = { $count ->
    [one] { $figure } on the day before
   *[other] { $figure } in the { $count } days before
}
overview-payments-average = { $payments }, { $amount } on average
overview-payments-average-change = { $payments }, { $amount } on average (now { $change })
overview-chart = Revenue over time
overview-by-day = Revenue by day
overview-by-month = Revenue by month
overview-by-year = Revenue by year
overview-all-days = All days
overview-compared = { $count ->
    [one] { $days }, compared with the day before
   *[other] { $days }, compared with the { $count } days before
}
overview-weekday = { $weekday ->
    [1] Monday, { $day }
    [2] Tuesday, { $day }
    [3] Wednesday, { $day }
    [4] Thursday, { $day }
    [5] Friday, { $day }
    [6] Saturday, { $day }
   *[7] Sunday, { $day }
}
overview-outside = { $count ->
    [one] { $count } payment of { $amount } is in no bar, since its day could not be read
   *[other] { $count } payments of { $amount } are in no bar, since their days could not be read
}
overview-no-bars = Without a day that can be read there is nothing to draw.
overview-empty-title = No payments yet
overview-empty-body = Create a link and send it to a customer. Once it is paid, you see here what comes in.
overview-by-method = By method
overview-total = Total
overview-total-so-far = Total so far
overview-other-methods = Other methods
overview-other-types = Other types
overview-unknown-types = Unknown types, in no figure above
overview-no-type = Without a type
overview-more-types = { $count ->
    [one] and { $count } more type
   *[other] and { $count } more types
}
overview-links = Unpaid links by age
overview-links-loading = The unpaid links are on their way…
overview-links-failed = The unpaid links could not be read.
overview-links-cut = Of the first { $limit } links; there are more
overview-ratio = Dispute ratio
overview-ratio-of = { $disputes } of { $payments }
overview-ratio-before = { $now }, { $ratio } before
overview-in-dispute = In dispute
overview-more-disputes = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
age-today = Today
age-3-days = 1 – 3 days
age-7-days = 4 – 7 days
age-14-days = 8 – 14 days
age-older = Older
age-not-known = Not known

## Create link

create-title = Create link
create-mode = Kind of link
create-mode-single = Basic
create-mode-split = Split
create-amount = Amount
create-note = Note
create-note-hint = The payer sees this
create-note-length = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
create-note-example = Order or invoice number
note-hint-health = This looks like something about health. The payer sees the note, and others may too. A number says enough.
note-hint-birth = This looks like a date of birth. The payer sees the note, and others may too.
note-hint-email = This looks like an e-mail address. The payer sees the note, and others may too.
note-hint-phone = This looks like a telephone number. The payer sees the note, and others may too.
note-hint-iban = This looks like a bank account. The payer sees the note, and others may too.
note-hint-insurance = This looks like a health insurance number. The payer sees the note, and others may too.
note-hint-name = This looks like somebody’s name. The payer sees the note, and others may too. A number says enough.
template-menu = Templates
template-save = Save as template…
template-manage = Manage templates…
template-missing = { $count ->
    [one] One recipient is not in your book
   *[other] { $count } recipients are not in your book
}
template-missing-names = Not found: { $names }.
template-missing-fill = Enter the token in each empty row.
template-no-shares-title = The shares are not known
template-no-shares = The service does not say whether shares were percent or euros, so they are empty.
template-before = What you had typed before can be brought back.
template-undo = Bring it back
template-save-title = Save as template
template-save-body = Amount, note, options and shares are kept, with recipients of your book. Tokens typed into a row and encryption keys are not.
template-name = Name
template-with-amount = Keep the amount, too
template-save-confirm = Save template
template-replace-title = There is a template with this name
template-replace-body = Saving replaces it.
template-replace-confirm = Replace template
template-rename-title = Rename template
template-rename-confirm = Rename
template-name-taken = Another template is called that already.
template-use = Use
template-rename = Rename…
template-remove = Remove…
template-remove-title = Remove { $name }?
template-remove-body = The template is deleted. Links made with it stay as they are.
template-remove-confirm = Remove template
template-amount-open = Amount open
templates-of = Templates in { $environment }
templates-hint = Kept with Save as template on the form for a link
templates-empty = No templates yet. Fill the form for a link, then choose Templates and Save as template.
create-more = More options
create-more-nothing = Nothing set
create-more-part-return = Return page is { $value }
create-more-part-webhook = webhook is { $value }
create-more-part-may-cancel = payer may cancel
create-more-part-may-not-cancel = payer may not cancel
create-more-part-bank-transfer = bank transfer
create-more-part-qr = QR link
create-more-part-encrypted = webhook encrypted
create-more-part-statement = bank statement text
create-statement = Text on the bank statement
create-statement-hint = What the payer reads on their statement
create-return-page = Return page
create-return-page-hint = Where the payer goes afterwards: an address, or the number of one saved in your account
create-return-page-saved = Saved address { $number }
create-webhook = Webhook
create-webhook-hint = Called by the service when the link is paid: an address, or the number of one saved in your account
create-payer-may-cancel = Payer may cancel
create-payer-may-cancel-hint = A button on the payment page leads back without paying
create-bank-transfer = Bank transfer
create-bank-transfer-hint = Offer payment by bank transfer
create-qr-link = QR link
create-qr-link-hint = Mark it as a link that is shown as a QR code
create-encrypt = Encrypt webhook
create-encrypt-hint = Your shop decrypts its body with a key that you enter or generate here
create-encryption-key = Encryption key
create-encryption-key-hint = 32 characters. Your shop needs the same key.
create-encryption-key-length = { $count } of 32 characters
create-encryption-key-generate = Generate
create-encryption-key-show = Show
create-encryption-key-hide = Hide
create-encryption-key-kept = This key is kept nowhere by this application
create-encryption-key-kept-body = Copy it into your shop before you create the link. Afterwards it cannot be shown again, and without it the webhook cannot be read.
create-not-in-split = Not available for split links. The value is kept.
create-summary = Summary
create-summary-no-amount = No amount yet
create-summary-no-note = No note
create-summary-goes-to = Goes to
create-summary-fees = Each party pays the service fee on its own share. Only you are told by webhook.
create-nobody-yet = Nobody yet
create-button = Create link
create-button-split = Create split link
create-creating = Creating… { $seconds } s
create-creating-hint = The request is on its way. It cannot be taken back.
create-before = Before it can be created
create-before-note = Shorten the note
create-before-amount = Enter the amount
create-before-amount-correct = Correct the amount
create-before-rest = Give the last { $share }
create-before-too-much = Take back { $share }
create-before-over-amount = Take back { $amount }
create-before-token = Correct the token of { $name }
create-before-token-empty = Enter the token of { $name }
create-before-share = Correct the share of { $name }
create-before-share-empty = Enter the share of { $name }
create-before-owner-share = Correct your share
create-before-recipients = Add a recipient
create-before-too-many = At most 50 recipients
create-before-return-page = Correct the return page
create-before-webhook = Correct the webhook
create-before-encryption-key = Correct the encryption key
create-before-statement = Shorten the text on the bank statement
create-before-key = Enter a key for { $environment }
create-before-view-only = View only is on for this environment
create-before-unknown = Find out what became of the first request
create-before-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
create-before-journal = The activity record cannot be written, so nothing is sent
create-unknown-body = No money has moved. The link may exist or not, so this form waits until it is settled. Nothing is sent again by itself.
create-look-in-links = Look in Links
create-unknown-open = See what can be done…
create-bring-title = You had begun a link in { $environment }
create-again-title = Create a second link like this?
create-again-body = A link for { $amount } with the same note was created { $time }: link { $id }. If the payer has that one, two links are open for one order.
create-again-body-unknown = A link for { $amount } with the same note was asked for { $time }, and it is not known yet whether it was created. If it was, two links are open for one order.
create-again-confirm = Create a second link
create-again-show = Show the first one
create-clear = Clear form

## Split editor

split-title = Split
split-percent = Percent
split-fixed = Fixed amounts
split-before-fees = Amounts are before fees
split-about = About, before fees. How the service rounds is not documented.
split-recipient = Recipient
split-share = Share
split-amount = Amount
split-total = Total
split-total-right = The sum is right
split-you = You
split-you-rest = the rest
split-you-by-hand = set by hand
split-unlock = Set your share by hand
split-lock = Let your share take the rest
split-remove = Remove { $name }
split-new-recipient = New recipient
split-new-recipient-row = New recipient { $row }
split-recipient-row = recipient { $row }
split-token = Recipient token
split-token-row = Token of recipient { $row }
split-token-hint = From the recipient’s SecPaid account
split-token-tail = •••• { $tail }
split-share-of = Share of { $name }
split-add = Add recipient
split-add-new = New token…
split-add-search = Add recipient, search
split-save-in-book = Save as recipient…
split-spread = Spread evenly
split-give-rest = Give rest to
split-give-to = Give to
split-give-to-you = Give to You
split-take-from = Take from
split-take-from-you = Take from You
split-still-to-give = { $share } still to give
split-too-much = { $share } too much
split-over-amount = { $amount } more than the amount
split-part = { $name }, { $share }, { $amount }
split-bar = Parts of the split

## After creation

created-title = Link created
created-title-paid = Link paid
created-ready = Ready to be paid
created-paid-demo = Paid (simulated)
created-scan = Scan to pay
created-qr = QR code of the payment link
created-link = Payment link
created-copy = Copy link
created-save-qr = Save QR
created-save-png = Picture (PNG)…
created-save-svg = Vector (SVG)…
created-qr-saved = QR code saved as { $file }
created-link-id = Link id
created-created = Created
created-status = Status
created-again = New like this one
created-show = Show in Links
created-pay-demo = A customer pays this link
created-used-says = A link can be paid once. This one is paid, so there is nothing left to hand over.
created-show-pay-ins = Show in Pay-ins
created-differs = { $count ->
    [one] The service set one thing differently
   *[other] The service set { $count } things differently
}
created-differs-amount = You asked for { $asked }. The link says { $got }.
created-differs-note = You wrote “{ $asked }”. The link says “{ $got }”.
created-no-note = You wrote “{ $asked }”. The link has no note.
created-more-note = You wrote no note. The link says “{ $got }”.
created-differs-statement = You asked for “{ $asked }” on the bank statement. The link says “{ $got }”.
created-no-statement = You asked for “{ $asked }” on the bank statement. The link has no such text.
created-more-statement = You asked for no text on the bank statement. The link says “{ $got }”.
created-differs-return-page = You asked for the return page { $asked }. The link says { $got }.
created-no-return-page = You asked for the return page { $asked }. The link has none.
created-more-return-page = You asked for no return page. The link says { $got }.
created-differs-webhook = You asked for the webhook { $asked }. The link says { $got }.
created-no-webhook = You asked for the webhook { $asked }. The link has none.
created-more-webhook = You asked for no webhook. The link says { $got }.
created-differs-may-cancel = You asked that the payer may cancel. The link says the payer may not.
created-differs-may-not-cancel = You asked that the payer may not cancel. The link says the payer may.
created-differs-qr-link = You asked for a QR link. The link says it is none.
created-differs-no-qr-link = You did not ask for a QR link. The link says it is one.
created-differs-bank-transfer = You asked for bank transfer. The link says it is not offered.
created-differs-no-bank-transfer = You did not ask for bank transfer. The link says it is offered.
created-differs-split-type = You asked for a split by { $asked }. The link says { $got }.
created-differs-no-split = You asked for a link that is not split. The link says { $got }.
created-split-percent = percent
created-split-fixed = fixed amounts
created-split-none = no split
created-split-some = a split
created-split-other = “{ $text }”
created-differs-recipients = The recipients of the link are not those you asked for.
created-differs-share = For { $name } you asked for { $asked }. The link says { $got }.
created-differs-advice = Delete the link and create it again if that matters.
created-link-missing = The service sent no address for this link. Look it up in Links.
created-doubt-title = The address of this link is not trusted
created-doubt-no-address = It is not an address that can be opened.
created-doubt-not-https = It is not protected on its way (no https).
created-doubt-host = It leads to { $host } and not to SecPaid.
created-doubt-no-id = It does not say which link it belongs to.
created-doubt-other-link = It leads to another link, { $id }.
created-doubt-do = It is shown as text only and has no QR code. Look the link up in your SecPaid dashboard before you send it.
created-doubt-copy = Copy as text
created-no-qr = No QR code
created-waiting = Created, look at its address
created-unused = Unused
created-used = Used
created-asked-split = You asked for this split

## QR code of a link

qr-title = QR code
qr-file = File
qr-file-hint = Full path of the picture
qr-kind = Kind of file
qr-png = Picture (PNG)
qr-svg = Vector (SVG)
qr-save = Save
qr-saving = Saving…

## Handing a link over

share-title = Share link
share-action = Share…
share-language = Language for the payer
share-mail = E-mail…
share-message = Message
share-mail-text = Mail
share-copy = Copy text
share-subject = Payment link
share-subject-note = Payment link: { $note }
share-subject-shop = Payment link from { $shop }
share-subject-shop-note = Payment link from { $shop }: { $note }
share-greeting = Hello,
share-pay = You can pay here:
share-pay-amount = You can pay { $amount } here:
share-pay-note = You can pay for “{ $note }” here:
share-pay-amount-note = You can pay { $amount } for “{ $note }” here:
share-regards = Kind regards
share-test = TEST, no real money can be paid with this link.
share-own-words = Name of the shop and closing line come from Settings, Sharing.

## Printed sheet of a link

sheet-title = { $count ->
    [one] Print sheet
   *[other] Print { $count } sheets
}
sheet-action = Print sheet…
sheet-action-selected = Print sheets of selected links…
sheet-paper = Paper
sheet-a4 = A4, window or wall
sheet-a6 = A6, counter
sheet-scan = Scan to pay
sheet-test = TEST, no real money is paid with this code
sheet-document = { $count ->
    [one] Payment link
   *[other] { $count } payment links
}
sheet-preview = Preview of the sheet
sheet-page-of = { $count ->
    [one] One page
   *[other] First of { $count } pages
}
sheet-file-hint = Full path of the PDF
sheet-open = Open after saving
sheet-saved = Sheet saved as { $file }
sheet-boxes = The font of the sheet lacks some letters of the note or of the shop’s name. They are printed as boxes.
sheet-left-out = { $count ->
    [one] One selected link is left out, because its address is not trusted.
   *[other] { $count } selected links are left out, because their addresses are not trusted.
}

## Links

links-title = Links
links-unpaid = Unpaid
links-paid = Used
links-new = New link
links-all-types = All types
links-any-age = Any age
links-search = Note, amount, id
links-at-most = Only the first { $count } are loaded
links-show-up-to = Show up to { $limit }
links-cut = The list is cut: the service shows at most { $limit } rows. Search for a note to see others.
links-open = Open in browser
links-copy = Copy link
links-qr = Show QR code
links-delete = Delete…
links-delete-selected = Delete selected links…
links-delete-off = Delete. View only is on for this environment
links-show-pay-in = Show pay-in
links-demo-pay = A customer pays this link
links-age-unknown = Not created with this application
links-footer = { $count ->
    [one] link
   *[other] links
}
links-selected = { $count } selected
links-selected-amount = { $amount } of { $total }
links-clear = Clear
links-copy-selected = Copy links
links-select-all = Select all rows
links-clear-selection = Clear selection
links-export-selected = Export selected links…
links-empty-unpaid-title = No unpaid links
links-empty-unpaid-body = Links you create wait here until someone pays them. Then they move to Used.
links-empty-paid-title = No used links
links-empty-paid-body = A link moves here when someone has used it.
links-empty-create = Create link
links-empty-split = Split link
links-no-match-title = No link matches
links-no-match-body = Nothing here has this note, amount or id.
links-recipients = { $count ->
    [one] 1 recipient
   *[other] { $count } recipients
}
links-row = { $note }, { $amount }, { $kind }, { $age }

## Deleting a link

delete-title = { $count ->
    [one] Delete this link?
   *[other] Delete { $count } links?
}
delete-title-begun = { $count ->
    [one] Deleting a link
   *[other] Deleting { $count } links
}
delete-body = { $count ->
    [one] Nobody can pay it afterwards, and it cannot be brought back. No money moves.
   *[other] Nobody can pay them afterwards, and they cannot be brought back. No money moves.
}
delete-confirm = { $count ->
    [one] Delete link
   *[other] Delete { $count } links
}
delete-deleting = Deleting…
delete-waiting = Waiting
delete-stopped = Stopped, not deleted
delete-stop = Stop
delete-stop-name = Stop deleting
delete-stopping = Stopping… What is under way ends by itself.
delete-left = { $count ->
    [one] { $count } link left to delete
   *[other] { $count } links left to delete
}
delete-done = Deleted
delete-paid-meanwhile = Paid, not deleted
delete-refused = Not deleted
delete-unknown = Not known whether deleted
delete-not-sent = Not sent, still there
delete-result = { $deleted } of { $count } deleted

## Pay-ins

pay-ins-title = Pay-ins
pay-ins-tabs = Kinds of pay-ins
pay-ins-filter-more = Filter by type, method or state
pay-ins-filter-state = Filter by state
pay-ins-all = All
pay-ins-payments = Payments
pay-ins-refunds = Refunds
pay-ins-disputes = Disputes
pay-ins-all-types = All types
pay-ins-all-methods = All methods
pay-ins-all-states = All statuses
pay-ins-search = Note, amount, id
pay-ins-empty-title = No pay-ins on these days
pay-ins-empty-body = When someone pays a link, the payment is listed here.
pay-ins-empty-longer = Show a longer time
pay-ins-no-match-title = No pay-in matches
pay-ins-no-match-body = Nothing here has this note, amount or id.
pay-ins-row = { $note }, { $amount }, { $status }, { $date }
pay-ins-detail-payment = Payment
pay-ins-detail-refund = Refund
pay-ins-detail-dispute = Dispute
pay-ins-detail-dispute-refund = Dispute refund
pay-ins-detail-other = Pay-in
pay-ins-detail-copy = Copy all fields
pay-ins-detail-close = Close details
pay-ins-detail-provider-fee = Provider fee
pay-ins-detail-net-sent = Net is as SecPaid sends it. Amount less fees would be { $amount }.
pay-ins-detail-same = Same payment, { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
pay-ins-detail-left = Left after the refund
pay-ins-detail-left-dispute = Left after refunds and disputes
pay-ins-detail-panel = Details
pay-ins-detail-status = Status
pay-ins-detail-more = and { $count } more
pay-ins-detail-line = { $name }: { $value }
pay-ins-detail-open-link = Open link
pay-ins-split-mark = Split
pay-ins-qr-mark = QR
pay-ins-may-be-incomplete = The list changed while it was read and may be incomplete. Reload to read it again.
pay-ins-only-payment = Payment { $id }
pay-ins-unknown = { $count ->
    [one] 1 row of { $sum } is of a type this version does not know; the sums are without it
   *[other] { $count } rows of { $sum } are of types this version does not know; the sums are without them
}
pay-ins-only-waiting = Not paid out yet
pay-ins-whose-shares = Parts by the shares of the link, before fees. The figures above are as SecPaid lists them and may be of all sides.
pay-ins-whose-assumed = Parts before fees, if the shares are percent. The figures above are as SecPaid lists them and may be of all sides.
pay-ins-whose-not-known = This payment was split. The figures above are as SecPaid lists them and may be of all sides; the shares are not known here.
pay-ins-whose-recipient = You are a recipient of this payment. Whether the figures above are of the whole or of your part is not documented.

## Refunds

refund-open = Refund…
refund-open-unknown = Check refund…
refund-title = Request a refund
refund-title-done = Refund requested
refund-body = This files a request. SecPaid reviews it, and the payer gets money back only once it is approved. A payment can have one request, so choose the final amount.
refund-body-short = SecPaid reviews the request first. A payment can have only one.
refund-payment-line = { $time }, { $method }, payment { $id }
refund-full = Full amount
refund-part = A part
refund-amount = Refund amount
refund-over-paid = At most { $amount } can be refunded: that is what was paid.
refund-shares = What each side pays back
refund-shares-about = What each side pays back, about
refund-shares-part = By the shares of the link. How SecPaid divides a part to the cent is not documented.
refund-shares-assumed = The list of paid links does not say whether shares are percent or euros. Here they are taken as percent.
refund-shares-unknown = The payment was split. The shares are not known here: SecPaid splits the refund among the recipients.
refund-payer-gets = Payer gets
refund-confirm = Type the amount to confirm
refund-matches = Matches
refund-differs = Not { $amount } yet
refund-hint = It shows in Pay-ins once approved.
refund-send = Request refund
refund-sending = Requesting… { $seconds } s
refund-sending-hint = Closing this does not stop the request.
refund-blocked = No refund can be requested for this payment
refund-done = { $amount } requested
refund-done-body = No money has moved yet. SecPaid reviews the request. Once approved, the refund is a row of its own in Pay-ins. If SecPaid rejects it later, only its dashboard shows that.
refund-done-demo = In the Demo the next day decides.
refund-asked = A refund of { $amount } was requested on { $time } with this application.
refund-asked-elsewhere = A refund was requested elsewhere; the service said so on { $time }.
refund-state-requested = Refund requested
refund-state-sending = Refund being requested
refund-state-not-known = Refund not known
refund-state-refused = Refund refused
refund-state-made = Refund made
refund-state-late = Refund not seen
refund-refused-hint = The service refused a refund of { $amount } on { $time }.
refund-off-no-payment = Only a payment that was received can be refunded.
refund-off-pending = The payment is not confirmed yet.
refund-off-recipient = You are a recipient of this payment. Only the owner of the link can request a refund.
refund-off-invoice = Payments of invoice links can only be refunded in the SecPaid dashboard.
refund-off-dispute = There is a dispute about this payment. It decides what happens to the money.
refund-off-made = A refund of this payment is in the pay-ins. The service takes one request per payment.
refund-off-sending = The request is on its way.
refund-off-one-request = The service takes one request per payment.
refund-not-seen = It is not in the pay-ins yet.
refund-not-seen-late = It is still not in the pay-ins. The service tells no program when it rejects one: look in the SecPaid dashboard.
refund-off-not-known = A request for { $amount } was sent on { $time }, and it is not known whether it arrived. Find that out first.
refund-off-journal = The activity record cannot be written, so nothing is sent.

## Payouts

payouts-title = Payouts
payouts-search = Reference, amount, id
payouts-type = Payout
payouts-row = { $day }, net { $net }, { $status }, { $reference }
payouts-empty-title = No payouts on these days
payouts-empty-body = Each night the service pays out the confirmed payments of the day. The payout is listed here.
payouts-no-match-title = No payout matches
payouts-no-match-body = None of these days has a payout with this reference, amount or id.
payouts-detail = Payout
payouts-open-pay-ins = Show pay-ins of this day
payouts-match-title = Pay-ins of { $day }
payouts-match-pay-ins = Pay-ins
payouts-match-payouts = { $count ->
    [one] Payout
   *[other] { $count } payouts
}
payouts-match-fits = { $others ->
    [one] The pay-ins of this day add up to the payout to the cent.
   *[other] The pay-ins of this day add up to the payouts to the cent.
}
payouts-match-more = { $others ->
    [one] The pay-ins of this day add up to { $amount } more than the payout.
   *[other] The pay-ins of this day add up to { $amount } more than the payouts.
}
payouts-match-less = { $others ->
    [one] The pay-ins of this day add up to { $amount } less than the payout.
   *[other] The pay-ins of this day add up to { $amount } less than the payouts.
}
payouts-match-fees-more = Their fees are { $amount } more.
payouts-match-fees-less = Their fees are { $amount } less.
payouts-match-net-more = After fees it is { $amount } more.
payouts-match-net-less = After fees it is { $amount } less.
payouts-match-payments = { $count ->
    [one] 1 payment
   *[other] { $count } payments
}
payouts-match-refunds = { $count ->
    [one] 1 refund
   *[other] { $count } refunds
}
payouts-match-disputes = { $count ->
    [one] 1 dispute
   *[other] { $count } disputes
}
payouts-match-won-back = { $count ->
    [one] 1 dispute won back
   *[other] { $count } disputes won back
}
payouts-match-other = { $count ->
    [one] 1 row of another type
   *[other] { $count } rows of other types
}
payouts-match-all = { $count ->
    [one] Show the pay-in of this day
   *[other] Show all { $count } pay-ins
}
payouts-match-none = No confirmed pay-in on this day.
payouts-match-no-day = The day of this payout could not be read, so no pay-ins can be put beside it.
payouts-match-split = Of the pay-ins, { $amount } are split payments. SecPaid does not say whether all of that is yours: partners’ shares may be included.
payouts-match-by-day = Matched by day: the service puts no payout id on pay-ins. Refunds and disputes of the day count with their sign.

## Invoices

invoices-title = Invoices
invoices-search = Number, month, address
invoices-all-months = All months
invoices-month-unknown = Month not known
invoices-vat-short = VAT
invoices-row = { $month }, { $number }, total { $total }
invoices-empty-title = No invoices yet
invoices-empty-body = Once a month the service invoices its fees. The invoice is listed here.
invoices-empty-pay-ins = Show pay-ins
invoices-no-match-title = No invoice matches
invoices-no-match-body = Nothing here has this number, month, address or amount.
invoices-detail = Invoice
invoices-open-pay-ins = Show pay-ins of this month
invoices-reverse-charge = VAT is 0: reverse charge. The tax is yours to declare.
invoices-total-hint = Fees and VAT together. The service sends no total.
invoices-total-unknown = Total not known
invoices-no-pdf = The service offers no PDF of its invoices.
invoices-fees-title = Fees of the pay-ins of { $month }
invoices-fees-hint = Reads the pay-ins of this month and adds up their fees.
invoices-fees-compare = Compare with pay-ins
invoices-fees-invoices = { $count ->
    [one] Invoice
   *[other] { $count } invoices
}
invoices-fees-fits = { $others ->
    [one] The fees of the month’s pay-ins add up to the net amount of the invoice to the cent.
   *[other] The fees of the month’s pay-ins add up to the net amount of the invoices to the cent.
}
invoices-fees-vat = { $others ->
    [one] The invoice adds { $vat } VAT.
   *[other] The invoices add { $vat } VAT.
}
invoices-fees-secpaid-more = SecPaid’s fees of the pay-ins are { $amount } more than invoiced.
invoices-fees-secpaid-less = SecPaid’s fees of the pay-ins are { $amount } less than invoiced.
invoices-fees-provider-more = The provider’s fees of the pay-ins are { $amount } more than invoiced.
invoices-fees-provider-less = The provider’s fees of the pay-ins are { $amount } less than invoiced.
invoices-fees-counted = { $count ->
    [one] 1 pay-in counted
   *[other] { $count } pay-ins counted
}
invoices-fees-no-month = The month of this invoice is not known, so no pay-ins can be put beside it.

## What pay-ins are compared with

compare-cancel = Stop comparing
compare-unconfirmed = { $count ->
    [one] 1 pay-in is not confirmed and not counted.
   *[other] { $count } pay-ins are not confirmed and not counted.
}
compare-incomplete = { $count ->
    [one] 1 row lacks an amount: the sums are without it.
   *[other] { $count } rows lack an amount: the sums are without them.
}
compare-may-lack = Not every pay-in could be read: the sums may lack some.
compare-older = The pay-ins were read at { $time }, before the rows of this list.

## Tables and loading

table-rows = { $count ->
    [one] row
   *[other] rows
}
table-amount = Amount
table-fees = Fees
table-net = Net
table-pending = Of which pending
table-split = Of which split
table-split-long = Of which split (may include partners’ shares)
table-selected = Selected
table-more = More actions
table-no-note = No note
table-so-far = so far
table-as-of = As of { $time }
table-as-of-replaced = As of { $time }, being replaced
load-updated = Updated { $time }
load-loading = Loading… { $seconds } s
load-progress = { $done } of { $total }
load-progress-rows = { $done } rows
load-waiting-for-rate = The service allows 60 requests a minute. Going on in { $seconds } s.
load-waiting = Waiting { $seconds } s
load-cancel = Cancel loading
load-rows-from = These rows are from { $time }.
list-unreadable = { $count ->
    [one] { $count } row or field could not be read
   *[other] { $count } rows or fields could not be read
}
list-incomplete = { $count ->
    [one] In 1 row an amount could not be read; the sums are without it
   *[other] In { $count } rows amounts could not be read; the sums are without them
}

## Ranges

range-name = Days
range-today = Today
range-7-days = 7 days
range-30-days = 30 days
range-90-days = 90 days
range-this-month = This month
range-this-year = This year
range-last-month = Last month
range-everything = Everything
range-custom = Choose days…
range-from-to = { $from } to { $to }
range-from = First day
range-to = Last day
range-wrong-order = The first day is after the last.
range-not-a-day = Write a day like { $example }.
range-apply = Show

## Status, types, methods

status-paid = Paid
status-pending = Pending
status-pending-hint = Payment started, not confirmed
status-refunded = Refunded
status-disputed = Disputed
status-won-back = Won back
status-open-dispute = Open dispute
status-paid-out = Paid out
status-payout-pending = Outstanding
status-in-progress = In progress
status-requested = Requested
status-refused = Refused
status-not-known = Not known
status-created = Created
status-deleted = Deleted
status-not-sent = Not sent
status-running = Running
status-not-created = Not created
status-not-deleted = Not deleted
status-not-requested = Not requested
status-sent-again = Sent again
status-written = Written
activity-refund-made = Made
activity-refund-seen = In the pay-ins of { $day }
status-unused = Unused
status-used = Used
type-basic = Basic
type-split = Split
type-personal-qr = QR
type-refund = Refund
type-dispute = Dispute
type-dispute-refund = Won back
method-card = Card
method-paypal = PayPal
method-bank-transfer = Bank transfer
method-none = No method

## Column headers

column-date = Date
column-note = Note
column-amount = Amount
column-fees = Fees
column-net = Net
column-status = Status
column-type = Type
column-method = Method
column-payout = Payout
column-age = Age
column-link = Link
column-paid-on = Used on
column-recipients = Recipients
column-recipient-note = Note
column-pay-id = Payment id
column-creator-id = Creator
column-user-id = User
column-transaction-id = Transaction
column-net-amount = Net
column-service-fee = SecPaid fee
column-service-fee-psp = Provider fee
column-payout-status = Payout
column-status-shown = Status in words
column-payout-shown = Payout in words
column-created-at = Created
column-is-split-link = Split link
column-is-dispute = Dispute row
column-is-refund = Refund row
column-payment-method = Method
column-transaction-type = Type
column-reference = Reference
column-total = Total
column-address = Address
column-payout-id = Payout id
column-payout-amount = Gross
column-request-date = Day
column-sf-id = Row id
column-company = Company
column-name = Name
column-street = Street
column-house-no = House number
column-city = City
column-country = Country
column-zipcode = Postcode
column-invoice-id = Invoice number
column-invoice-date = Invoice date
column-service-month = Month
column-total-secpaid-fee = SecPaid fee
column-total-psp-fee = Provider fee
column-vat = VAT
column-linktopay-id = Link id
column-is-cancelled = Cancelled
column-pay-link = Link
column-qr-img = Picture address

## Activity

activity-title = Activity
activity-empty-title = No activity yet
activity-empty-body = Your links, deletions, refund requests and files are listed here, with what became of them.
activity-create = Link
activity-create-split = Split link
activity-delete = Deletion of link { $id }
activity-refund = Refund of payment { $id }
activity-over = { $what } for { $amount }
activity-by-hand = Settled by hand, “{ $word }”
activity-by-check = Settled by a check
activity-sent-again = A second request took its place
activity-column-what = Request
activity-column-more = More
activity-column-when = When
activity-column-link = Link or payment
activity-column-split = Split by
activity-column-reason = Reason
activity-column-settled = Settled
activity-column-settled-at = Settled at
activity-column-answered = Answered at
activity-column-word = Your word
activity-column-number = Number
activity-kind-deleted = Deletion
activity-kind-refund = Refund
activity-kind-exported = Export
activity-sheet = Printed sheet
activity-qr = QR code
activity-export = Export of { $kind }
activity-settled-by-hand = Settled by hand
activity-why-before-service = Refused, not by the service itself
activity-why-not-sent = Nothing left this computer
activity-why-closed = The program was closed before an answer came
activity-why-timeout = No answer came in time
activity-why-broken = The connection broke
activity-why-unreadable = The answer says nothing about it
activity-filter-kind = Action
activity-filter-all = All actions
activity-filter-created = Links created
activity-filter-deleted = Links deleted
activity-filter-refund = Refunds
activity-filter-exported = Exports
activity-filter-any = All outcomes
activity-filter-done = Done
activity-filter-not-done = Not done
activity-filter-open = Not known
activity-search = Note, amount, id or action
activity-no-match-title = No action matches
activity-no-match-body = Nothing here has this note, amount, id or name.
activity-rows = { $count ->
    [one] action
   *[other] actions
}
activity-broken-title = Nothing can be created or deleted
activity-nobody-knows = { $count ->
    [one] It is not known what became of one request
   *[other] It is not known what became of { $count } requests
}
activity-check = Check…
activity-check-name = Check { $what }, { $time }

## Unknown outcome

unknown-title-create = We do not know whether this link was created
unknown-title-delete = We do not know whether this link was deleted
unknown-title-refund = We do not know whether this refund was requested
unknown-title-refused = Something before the service refused this
unknown-create-timeout = No money has moved. The request left this computer and no answer came in time, so the link may exist or not. Nothing is sent again by itself.
unknown-create-broken = No money has moved. The request left this computer and the connection broke before an answer came, so the link may exist or not. Nothing is sent again by itself.
unknown-create-unreadable = No money has moved. The service answered, but not in a way that says whether the link was created. Nothing is sent again by itself.
unknown-create-closed = No money has moved. The application was closed before an answer came, so the link may exist or not. Nothing is sent again by itself.
unknown-delete-body = No money has moved. The link may still be open, and somebody could pay it. Nothing is sent again by itself.
unknown-refund-body = No refund is paid without the service’s review. The request may have arrived or not. Nothing is sent again by itself.
unknown-refused-body = Most likely nothing happened. The answer did not come from the service itself, so look whether it shows anything.
unknown-sent = What was sent
unknown-sent-amount = Amount
unknown-sent-note = Note
unknown-sent-split-percent = Split, percent
unknown-sent-split-fixed = Split, fixed
unknown-sent-you-keep = You keep
unknown-sent-payer-may-cancel = Payer may cancel
unknown-sent-link = Link
unknown-check = Check
unknown-check-create = Looks in unpaid and paid links for this amount, note and split
unknown-check-delete = Looks whether the link is still in unpaid or paid links
unknown-check-refund = Looks for a refund row of this payment in pay-ins
unknown-check-now = Check now
unknown-checking = Checking… { $seconds } s
unknown-again = Send again
unknown-again-create = If the first one exists, there are then two links for one order
unknown-again-delete = If it was deleted, the service says that there is no such link
unknown-again-refund = If it was requested, the service says so and nothing is doubled
unknown-again-button = Send again…
unknown-again-title = Send the request a second time?
unknown-again-confirm = Send again
unknown-settle = Settle by hand
unknown-settle-hint = You have looked yourself and know what happened
unknown-settle-button = Settle…
unknown-settle-title = What happened?
unknown-settle-created = The link was created
unknown-settle-not-created = The link was not created
unknown-settle-deleted = The link was deleted
unknown-settle-not-deleted = The link was not deleted
unknown-settle-requested = The refund was requested
unknown-settle-not-requested = The refund was not requested
unknown-settle-why = How do you know
unknown-settle-why-hint = For example, seen in the dashboard
unknown-settle-why-missing = Please add a short reason.
unknown-settle-confirm = Settle
unknown-stays = It stays under Activity until it is settled, also after a restart.
unknown-found-one = One link may be the one
unknown-not-looked = It could not be looked up. Without a key nothing can be read.
unknown-check-failed = It could not be checked, and it is still not known
unknown-not-recorded = This could not be recorded, so it is still open
unknown-accept = Take this as the outcome
unknown-accept-none = Take it as not created
unknown-again-other-key = Only with the key that the first was sent with
unknown-again-key-lost = The first key cannot be told any more
unknown-again-gone = Not possible after a restart. Tokens and keys are not kept.
unknown-sent-payment = Payment
unknown-found-many = { $count } links may be the one
unknown-found-none = No such link was found
unknown-other-key = This was sent with another key than the one used now
unknown-other-key-hint = If that was another account, look there, or with its key here.
unknown-other-key-listed = If that was another account, look there, or with its key here. What is listed belongs to the account of the key used now.
unknown-key-lost = It cannot be told any more which key this was sent with
unknown-key-lost-hint = The file by which this computer recognises keys and recipients was lost and made anew.
unknown-key-lost-listed = The file by which this computer recognises keys and recipients was lost and made anew. What is listed belongs to the account of the key used now, and its recipients could not be compared.
unknown-found-none-hint = It was probably not created. A link that was created a moment ago may still be missing from the list.
unknown-found-perhaps = No link fits exactly
unknown-found-perhaps-hint = Amount and kind are the same, the note or the recipients are not. The service may have shortened the note, so look closely before you take one.
unknown-perhaps-one = Perhaps it is this one
unknown-perhaps-many = Perhaps it is one of these { $count }
unknown-found-mine = This is mine
unknown-found-not-mine = None of these
unknown-found-deleted = The link is in neither list. It was deleted.
unknown-found-paid = The link is in the paid list. It was paid meanwhile.
unknown-found-still-there = The link is still unpaid. It was not deleted.
unknown-found-refund = A refund of this payment was made: { $amount }, { $time }. If it is this one, take it as the outcome.
unknown-found-no-refund = No refund of this payment is in the pay-ins. A request that waits for review is visible nowhere, so this is still not known.
unknown-found-not-deleted = The link is in neither list, but it may still exist
unknown-lists-cut = The service cut its lists, so the link may be missing from them.
unknown-lists-unreadable = Some rows of the lists could not be read, and the link may be one of them.

## Closing the window

close-title = Close while a request is running?
close-body = The answer is expected within { $seconds } s. If you close now, its outcome is not known and is shown under Activity next time.
close-export-title = Close while a file is being written?
close-export-body = If you close now, the file is not written. An older file of the same name stays as it is.
close-over-title = Nothing is running any more
close-over-body = What became of it is told in the window and under Activity.
close-now = Close
close-wait = Wait
close-anyway = Close anyway

## Export

export-title-pay-ins = Export pay-ins
export-title-unpaid-links = Export unpaid links
export-title-paid-links = Export used links
export-title-payouts = Export payouts
export-title-invoices = Export invoices
export-title-activity = Export activity
export-what = Rows
export-what-shown = As filtered
export-what-selected = Selected
export-what-all = Everything
export-what-all-hint = All rows of all days
export-what-new = Only new rows
export-what-new-hint = Since { $when }
export-what-new-first = All, the first time
export-new-since = The last file of new rows is of { $when } and has { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }.
export-new-first = The first file of new rows has every row there is.
export-new-rule = All days are read, so that late rows come too. What is still pending comes once it is confirmed.
export-new-nothing = Nothing is new. Every row is in an earlier file of new rows, and no file was written.
export-new-no-record = No file was written, since it could not be noted which rows are in it
export-new-other-window = Only new rows: in the window that was opened first.
export-not-noted-title = It could not be noted which rows are in the file. The next file of new rows may have them again.
export-forget-title = Begin with all rows again?
export-forget-body = The next file of new rows will have every row there is, also those that are in earlier files. The files themselves stay as they are.
export-forget-confirm = Begin again
export-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
export-format = Format
export-xlsx = Excel workbook (XLSX)
export-xlsx-hint = Amounts are numbers, dates are dates
export-csv-excel-de = CSV, Excel (German)
export-csv-excel = CSV, Excel (international)
export-csv-plain = CSV, plain
export-preset-excel-de-hint = Semicolon, decimal comma, 20.05.2026 18:56:08
export-preset-excel-hint = Comma, decimal point, 2026-05-20 18:56:08
export-preset-plain-hint = Comma, decimal point, no byte order mark. For programs.
export-apostrophe = A text that begins with =, +, - or @ gets an apostrophe in front, so that no spreadsheet takes it for a formula.
export-apostrophe-none = Cells are as SecPaid sent them, but for fee sums and columns “in words”.
export-apostrophe-own = Nothing is put in front of a text.
export-apostrophe-excel = A text that begins with =, +, - or @, or that would be read as a number or a date, gets an apostrophe in front. Nothing else is changed.
export-columns = Columns
export-columns-shown = Usual columns
export-columns-all = All fields
export-columns-own = Custom
export-columns-changed = { $name } (changed)
export-columns-count = { $count ->
    [one] { $count } column
   *[other] { $count } columns
}
export-columns-choose = Choose columns…
export-columns-hint = Ticked columns go into the file, in this order. Alt with an arrow key moves a column.
export-columns-save = Save changes
export-columns-save-as = Save as…
export-columns-rename = Rename…
export-columns-delete = Delete this set
export-columns-more = More for this set
export-columns-name = Name of the set
export-columns-name-missing = A set needs a name.
export-columns-name-long = At most { $count } characters.
export-columns-name-taken = Another set has this name.
export-columns-up = Move { $name } up
export-columns-down = Move { $name } down
export-folder-gone = The folder of the last export is gone. This is your documents folder.
export-file = File
export-choose = Choose…
export-no-dialog = No file dialog came up. Type where the file should go.
export-exists-note = A file of this name is there. Replace it?
export-exists-new = { $count ->
    [one] This file has { $count } row that no other file of new rows has, and no later one will. Replace it?
   *[other] This file has { $count } rows that no other file of new rows has, and no later one will. Replace it?
}
export-replace = Replace
export-save = Export
export-stop = Stop export
export-goes-on = The export continues when you close this dialog.
export-seconds = { $seconds } s
export-no-path = Say where the file should go.
export-nothing-written = No file was written.
export-incomplete-title = The file may be incomplete
export-reading-so-far = Reading, { $done } rows so far
export-writing = Writing { $done } of { $total } rows
export-done = { $count ->
    [one] { $count } row exported
   *[other] { $count } rows exported
}
export-done-file = Saved as { $file }
export-open-folder = Show in folder
export-cancelled = Export stopped. No file was written.
export-incomplete = Rows may be missing: the list changed while it was read, was longer than the service shows, or had rows that could not be read. The name of the file says so.
export-nothing = There is nothing to export.
export-kind-pay-ins = pay-ins
export-kind-payouts = payouts
export-kind-invoices = invoices
export-kind-unpaid-links = unpaid links
export-kind-paid-links = used links
export-kind-activity = activity
export-sheet-pay-ins = Pay-ins
export-sheet-payouts = Payouts
export-sheet-invoices = Invoices
export-sheet-unpaid-links = Unpaid links
export-sheet-paid-links = Used links
export-error-file = Nothing was written. { $why } { $advice } An older file of this name is as it was.
export-error-do-folder = Choose another folder.
export-error-do-name = Choose a file name in it.
export-error-do-space = Free up some space, or choose another folder.
export-error-do-other = Choose another place.
export-error-special = Nothing was written. { $file } is not an ordinary file. Choose another name.
export-error-exists = Nothing was written. { $file } exists already. Choose another name, or say --force to replace it.
export-error-too-many-rows = Nothing was written. A worksheet holds 1,048,575 rows below its header, and there are more. Choose fewer days, or CSV.
export-error-long-text = Nothing was written. A text in row { $row }, column { $column } is longer than the 32,767 characters a worksheet cell holds. Choose CSV.
export-error-internal = Nothing was written. The workbook could not be put together ({ $reason }). Choose CSV, and report this.

## Settings

settings-title = Settings
settings-environments = Environments
settings-sharing = Sharing
settings-shop-name = Name of the shop
settings-shop-name-hint = Stands on printed sheets and below texts for payers. For { $environment } alone.
settings-closing = Closing line
settings-closing-hint = A line of your own below the link, such as a word of thanks. May stay empty.
settings-recipients = Recipients
settings-new-links = New links
settings-exports = Exports
settings-exports-format = Format
settings-exports-format-hint = What an export begins with; it can be changed there
settings-exports-folder = Folder
settings-exports-folder-none = Your documents folder, until an export goes elsewhere
settings-exports-folder-forget = Use documents folder
settings-exports-sets = Column sets
settings-exports-sets-none = None yet. A set is saved under a name where an export chooses its columns.
settings-exports-set = { $kind }, { $columns }
settings-exports-new = New rows
settings-exports-new-hint = What “Only new rows” goes by in { $environment }
settings-exports-new-none = No file of new rows yet
settings-exports-new-last = Last file of { $when }, { $rows }
settings-exports-new-begin = Begin again…
settings-exports-new-begin-name = { $kind }, begin again…
settings-appearance = Appearance
settings-data = Data
settings-about = About
settings-keys-hint = One key for each environment. Keys live in the keyring of this computer and are never shown again.
settings-reference = Short reference on the note
settings-reference-hint = Puts four characters behind each note, such as · K7F2. The payer sees them. With them it can be told for sure whether a link was created when an answer was lost.
settings-start-in = Start in
settings-start-in-hint = Going to Production always asks once
settings-start-last = Last used environment
settings-where-key = Where to find a key
settings-where-key-hint = In your SecPaid dashboard, one for each environment
settings-open-dashboard = Open the dashboard
settings-reset-demo = Reset demo data…
settings-reset-demo-title = Reset the demo?
settings-reset-demo-body = Links and payments you made in the Demo are forgotten, and the made-up shop starts afresh. No other environment is touched.
settings-reset-demo-confirm = Reset demo
settings-view-only = View only
settings-view-only-name = View only, { $environment }
settings-view-only-hint = Nothing can be created, deleted or refunded here. Reading, exports and copies work.
view-only-reason = View only is on for this environment. Switch it off in Settings.
view-only-off-title = Allow changes in { $environment }?
view-only-off-body = From then on links with real money can be created and deleted here, and refunds requested.
view-only-off-confirm = Allow changes
settings-demo-next-day = Simulate next day
settings-theme = Theme
settings-theme-system = Same as the system
settings-theme-light = Light
settings-theme-dark = Dark
settings-language = Language
settings-language-system = System
settings-zoom = Zoom
settings-zoom-hint = Ctrl +, Ctrl − and Ctrl 0 work on every screen
settings-zoom-reset = Reset
language-german = Deutsch
language-english = English
recipients-of = Recipients in { $environment }
recipients-hint = Labels are kept in your settings, tokens in { $place }. No token is ever shown whole.
recipients-hint-demo = In the Demo they are made up, and what you add is forgotten when the window closes.
recipients-add = Add recipient…
recipients-change = Change…
recipients-remove = Remove…
recipients-search = Search recipients
recipients-none-found = No recipient is called that.
recipients-empty-title = No recipients yet
recipients-empty-body = Enter each person you share payments with once, by name. Then you pick them for each split link instead of typing their token.
recipients-label = Label
recipients-label-hint = Only you see it
recipients-label-empty = Enter a label.
recipients-label-taken = Another recipient is called that already.
recipients-token-taken = { $name } has this token already.
recipients-token-own = This is your own token.
recipients-token-stays = Leave it empty to keep the token
recipients-token-short = Token is too short to show a part of it
recipients-token-reading = Looking for the token…
recipients-token-locked = Token cannot be read now
recipients-token-missing = Token is missing. Enter it with Change…
recipients-save = Save recipient
recipients-saving = Saving…
recipients-save-hint = The token stays on this computer, locked
recipients-not-kept-title = The token was not saved
recipients-not-kept-body = { $reason } You can try again, or use it for this session only.
recipients-remove-title = Remove { $name }?
recipients-remove-body = Label and token are deleted from this computer. Links that exist stay as they are. Templates with this recipient ask for a token.
recipients-remove-confirm = Remove recipient
recipients-no-answer-title = The keyring does not answer
recipients-locked-title = The keyring is locked
recipients-locked-body = Your recipients’ tokens are in it. Open the keyring, then look again. Until then no saved recipient can be picked.
recipients-unavailable-title = The tokens cannot be read
recipients-unavailable-body = { $reason } Recipients can be used for this session only.
recipients-failed-title = The tokens cannot be read
recipients-failed-body = { $reason } Look again, or enter the tokens anew.
recipients-own = Your own recipient token
recipients-own-hint = So that you cannot list yourself as a recipient by mistake.
recipients-own-enter = Add…
recipients-keep-title = Save as recipient
recipients-keep-body = The token of this row is kept, so that you can pick the recipient by name next time.
notice-recipient-not-kept = The recipient was not saved. { $reason } The link can be created all the same.
notice-recipient-not-removed = The recipient was not removed. { $reason }
data-open-folder = Open folder
data-size-title = Size
data-size = { $size } in { $count ->
    [one] one file
   *[other] { $count } files
}
data-measuring = Measuring…
data-measure = Measure again
data-clear-row = Clear data
data-clear-hint = Removes what this application has written on this computer. Your account and your links stay as they are.
data-clear = Clear…
data-clear-title = Clear SecPaid Desktop’s data?
data-clear-goes = Removed are settings, templates and recipients with their tokens, the record of everything you asked of the service, drafts, and the log.
data-clear-stays = Links, payments and everything else in your account stay as they are. Exported files stay where they are.
data-clear-keys = Remove the keys from the keyring, too
data-clear-unknown = { $count ->
    [one] One request is not settled
   *[other] { $count } requests are not settled
}
data-clear-unknown-body = It is not known whether the service did it. After clearing, this application cannot tell any more, and a second request might do it twice. Better settle it under Activity first.
data-clear-type = Type { $word } to clear it all the same
data-clear-word = CLEAR
data-clear-confirm = Clear data
data-clearing = Clearing…
data-cleared = All data was cleared. The application stands as at its first start.
data-not-cleared = The data was not cleared
data-not-cleared-sentence = The data was not cleared.
data-not-cleared-running = A request is still on its way. Wait for its outcome, then clear.
data-not-cleared-keyring = { $reason } No file was removed. Open the keyring and try again.
data-not-cleared-file = { $reason } What came before it is removed. Try again.
diagnostics-title = Diagnostics
diagnostics-hint = Version, system and states for whoever helps you, without keys, tokens, notes or names
diagnostics-copy = Copy diagnostics
diagnostics-version = SecPaid Desktop { $version }
diagnostics-system = System { $system }, { $machine }
diagnostics-folder = Data in { $folder } { $size }
diagnostics-folder-read-only = Data in { $folder }, read only { $size }
diagnostics-look = Zoom { $zoom }, language { $language }
diagnostics-environment = { $environment } · { $key } · requests { $writes }, not settled { $unsettled } · recipients { $recipients }, templates { $templates }
about-version = Version
about-data = Data folder
about-logs = Log files
about-copy-path = Copy path
about-licence-hint = MIT or Apache 2.0, as you like
about-font-inter = Inter, with figures of one width
about-font-inter-hint = SIL Open Font License 1.1
about-font-phosphor = Phosphor Icons
about-font-phosphor-hint = MIT License
about-show-licence = Show licence
about-hide-licence = Hide licence
settings-zoom-in = Larger
settings-zoom-out = Smaller
settings-broken = Your settings file could not be read. Settings are at their defaults, and the old file is kept as { $file }.
settings-from-future = Your settings come from a newer version. What this version does not know is left as it is.
settings-broken-in-place = Your settings file could not be read and could not be put aside either. Settings are at their defaults, and changes are not saved.
settings-unreadable = Your settings could not be read. { $reason } They are at their defaults.
settings-not-saved = Your settings could not be saved. { $reason } They apply until the window closes.

## Notices

notice-link-created = The link for { $amount } was created. Its id is { $id }.
notice-link-deleted = Link { $id } was deleted.
notice-deletion-stopped = { $count ->
    [one] { $count } link was not deleted: you stopped before it was sent.
   *[other] { $count } links were not deleted: you stopped before they were sent.
}
notice-refund-requested = A refund of payment { $id } was requested.
notice-not-done = No money has moved. A request was not carried out. Activity says why.
notice-not-sent = No money has moved. A request was not sent.
notice-outcome-unknown = It is not known whether a request was carried out. Look under Activity and use Check. Nothing is sent again by itself.
notice-not-recorded = The service answered a request, but the answer could not be written down. { $reason } The next start may ask what became of it.
notice-exported = { $count ->
    [one] { $count } row exported to { $file }.
   *[other] { $count } rows exported to { $file }.
}
notice-export-not-read = Nothing was written. { $said }
notice-export-no-key = Nothing was written. There is no key to read with. Enter it in Settings.
notice-qr-not-saved = The QR code was not saved. { $reason }
notice-sheet-not-saved = The sheet was not saved. { $reason }
notice-file-exists = Nothing was written. { $file } exists already. Choose another name, or choose to replace it.
notice-busy = Nothing was done. Too much is going on at the moment. Try again in a moment.
notice-demo-paid = A made-up customer paid link { $id }.
notice-demo-next-day = The Demo has gone on to { $day }.
notice-demo-reset = The Demo starts afresh.
notice-demo-not-running = The Demo is not running. Switch to it and try again.
notice-demo-no-link = This link is not open any more. Reload the list.
notice-key-not-removed = The key was not removed. { $reason }
notice-key-not-kept = The key works, but it was not saved. { $reason } It is used for this session.
notice-key-left = A key that you replaced is still in the keyring, and the next start would use it. { $reason } Save your key in the keyring, or remove it in Settings.
notice-key-while-clearing = The key was not connected, because the data is being cleared. Connect it when that is done.
notice-recipients-gone = { $count ->
    [one] The keyring has removed the token of { $count } recipient, although the data was not cleared. The recipient is no longer in your book.
   *[other] The keyring has removed the tokens of { $count } recipients, although the data was not cleared. They are no longer in your book.
}
notice-journal-torn = The last line of the activity record was cut off and is left out. Nothing else is missing.
notice-journal-bad-line = { $count ->
    [one] A line of the activity record could not be read. It is kept aside in { $file }.
   *[other] { $count } lines of the activity record could not be read. They are kept aside in { $file }.
}
notice-journal-bad-line-in-place = { $count ->
    [one] A line of the activity record could not be read. It stays where it is.
   *[other] { $count } lines of the activity record could not be read. They stay where they are.
}
notice-journal-from-future = { $count ->
    [one] A line of the activity record comes from a newer version. It stays as it is and is not shown.
   *[other] { $count } lines of the activity record come from a newer version. They stay as they are and are not shown.
}
notice-journal-salt = A file of the activity record was lost. Recipients of earlier links cannot be compared any more.
notice-journal-unavailable = The activity record cannot be written. { $reason } Nothing can be created or deleted until it can.
notice-data-folder = The data folder cannot be written. { $reason } Nothing is kept after the window closes, and nothing can be created or deleted outside the Demo.
notice-key-gone = No money has moved. A request was not sent, because its key was removed or replaced.
notice-other-key = No money has moved. Nothing was sent again, because the first request was sent with another key. Connect that key, or settle it by hand under Activity.
notice-key-lost = No money has moved. Nothing was sent again, because it cannot be told any more which key the first request was sent with. Settle it by hand under Activity.
notice-view-only = Nothing was sent. View only is on for this environment; it can be switched off in Settings.
notice-template-saved = Template { $name } is saved.
notice-folder-open = Other users of this computer may look into { $folder }. It holds other files, so its rights were left as they are. What SecPaid Desktop writes there can still be read by you alone.
notice-no-log = The log could not be started. { $reason } Everything else works; only if you need help, there is no record of what happened.
notice-second-window = SecPaid Desktop is already running with this data. Here you can look, but not create or delete.
notice-clock = The clock of this computer differs from the service’s by { $minutes } minutes.
notice-dismiss = Dismiss

## Why something could not be recorded or sent

journal-error-read-only = Another window has the activity record.
journal-error-settled = It is settled already.
journal-error-other = The activity record did not take it ({ $reason }).
not-sent-clearing = The data of this application was being cleared, the record of its requests included.
not-sent-clearing-advice = Wait until it is cleared, then try again.
not-sent-journal = The record of this request could not be written, and without it nothing is sent. { $reason }
not-sent-journal-advice = Make sure that the data folder can be written, then try again.
not-sent-key-changed = The key was replaced before this was sent.
not-sent-key-changed-advice = Look at the lists of the key used now, then ask again.
not-sent-no-key = There is no key for this environment.
not-sent-other-key = The first request was sent with another key than the one used now.
not-sent-other-key-advice = Connect that key again, or settle it by hand under Activity.
not-sent-key-lost = It cannot be told any more which key the first request was sent with.
not-sent-key-lost-advice = Look at the service, then settle it by hand under Activity.
not-sent-read-only = SecPaid Desktop is already running with this data, and this window only reads.
not-sent-read-only-advice = Use the other window.
not-sent-stopped = You stopped deleting before this was sent.
not-sent-stopped-advice = Delete it again if you still want to.
not-sent-view-only = View only is on for this environment.
not-sent-view-only-advice = Switch it off in Settings, under Environments, and try again.

## Command palette and shortcuts

palette-title = Search or run
palette-run = Run
palette-go-to = Go to
palette-found = Found in this environment
palette-nothing = Nothing found
palette-nothing-hint = Commands, screens and the rows that are loaded here were searched
palette-hint = A command, a screen, a note, an amount or an id
palette-more = { $shown } of { $count }, type on to narrow it down
palette-pay-in = Pay-in, { $time }
palette-unpaid = Unpaid, { $age }
palette-unpaid-plain = Unpaid link
palette-paid = Link paid { $time }
palette-payout = Payout, { $time }
palette-invoice = Invoice, { $time }
palette-choose = choose
palette-open = open
palette-safe = Nothing here sends money or deletes anything by itself
shortcut-title = Shortcuts
shortcut-anywhere = Anywhere
shortcut-screens = Go to a screen
shortcut-table = In a table
shortcut-table-move = Row by row
shortcut-table-page = Page by page
shortcut-table-ends = To the first or last row
shortcut-table-open = Open the row
shortcut-table-select = Select the row
shortcut-table-all = Select all rows
shortcut-table-more = More actions for the row
shortcut-scroll = Scroll
shortcut-scroll-page = A page or dialog
shortcut-scroll-panel = The panel at the side
shortcut-look = Look
shortcut-close = Close a dialog or panel
command-palette = Search or run
command-new-link = New link
command-new-split = New split link
command-copy-last-link = Copy the last link
command-no-link-yet = No link was created yet
command-send = Send the form
command-find = Search in this screen
command-export = Export this screen…
command-copy-rows = Copy the selected rows
command-no-rows = No rows are selected
command-share = Share the link…
command-qr = QR code of the link
command-print = Print sheets…
command-no-link-chosen = No unpaid link is chosen
command-reload = Reload this screen
command-refund = Refund this payment…
command-no-payment = No payment is chosen
command-not-here = Not on this screen
command-switch-production = Switch to Production…
command-switch-development = Switch to Development
command-switch-demo = Switch to the Demo
command-here-already = This environment is on the screen
command-links-unpaid = Links, unpaid
command-links-paid = Links, used
command-sharing = Settings, sharing
command-recipients = Settings, recipients
command-new-links = Settings, new links and templates
command-exports = Settings, exports
command-appearance = Settings, appearance
command-data = Settings, data
command-about = Settings, about
command-theme-light = Theme, light
command-theme-dark = Theme, dark
command-theme-system = Theme of the system
command-theme-already = Chosen already
command-language-german = Language, Deutsch (German)
command-language-english = Language, English
command-language-system = Language of the system
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-reset = Actual size
command-shortcuts = All shortcuts
cap-ctrl = Ctrl
cap-command = Cmd
cap-alt = Alt
cap-shift = Shift
cap-enter = Enter
cap-escape = Esc
cap-home = Home
cap-end = End
cap-page-up = PgUp
cap-page-down = PgDn
cap-space = Space

## Problems of a draft

problem-amount-empty = Enter an amount.
problem-amount-not-a-number = This is not an amount. Write it like { $example }.
problem-amount-ambiguous = Do you mean { $grouped } or { $decimal }?
problem-amount-too-precise = An amount has at most two decimals.
problem-amount-too-small = The smallest amount is { $limit }.
problem-amount-too-large = The largest amount this application takes is { $limit }.
problem-text-too-long = This is { $length } characters long. At most { $limit } are possible.
problem-bad-address = “{ $part }” is neither an address that begins with https:// nor the number of a saved one.
problem-token-empty = Enter the recipient token.
problem-token-character = A recipient token has only letters, digits, _ and -.
problem-key-empty = Enter or generate the encryption key.
problem-key-character = An encryption key has only plain letters, digits and signs, no spaces.
problem-key-length = An encryption key has exactly 32 characters.
problem-token-length = This recipient token has the wrong length.
problem-token-repeated = This recipient is already in the list.
problem-token-own = This is your own token. Your share is in the first row.
problem-token-unknown = The service does not know this recipient token. Each environment has tokens of its own.
problem-share-empty = Enter a share.
problem-share-not-a-number = This is not a number. Write it like { $example }.
problem-share-negative = A share cannot be negative.
problem-share-zero = A recipient needs a share above 0.
problem-share-too-precise = A share has at most two decimals.
problem-share-too-large = This share is too large: at most 100%, or the largest amount a link can have.
problem-still-to-give = { $share } still to give
problem-too-much = { $share } too much
problem-over-amount = The recipients get { $amount } more than the amount.
problem-no-recipients = Add at least one recipient.
problem-too-many-recipients = A split has at most 50 recipients.
problem-owner-nothing = You keep nothing of this payment.
problem-long-note = A note of more than 140 characters may be cut off where the payer reads it.

## Command line

cli-help =
    SecPaid Desktop: payment links, pay-ins and spreadsheets of a SecPaid account.

    secpaid-desktop [OPTIONS]
        Opens the window in the last used environment, the first time in the Demo.

        --environment ENVIRONMENT   demo, development or production
        --demo                      the same as --environment demo
        --data-dir DIR              keep everything the application writes in DIR
        --api-url URL               another address for Development in this run: https://,
                                    or http:// on this computer

    secpaid-desktop export LIST --environment ENVIRONMENT --output FILE [OPTIONS]
        Writes a list into a file, without a window.
        LIST: pay-ins, payouts, invoices, unpaid-links or paid-links

        --from DAY, --to DAY        first and last day, such as 2026-05-20; all days otherwise
        --format FORMAT             csv or xlsx; otherwise as FILE ends
        --preset PRESET             of a CSV: excel-de, excel or plain (if nothing is said)
        --language LANGUAGE         headers in this language (de, en); otherwise the service’s field names
        --force                     replace FILE if it exists
        --data-dir DIR, --api-url URL   as above

        Says the number of rows. Ends with 0 when the file is written, 1 when it is not
        (an older file then is as it was), 2 when the command was not understood.

    secpaid-desktop demo-server [--port PORT] [--key KEY] [--date DAY]
        Runs the Demo’s simulator on 127.0.0.1 until Ctrl+C.
        The first two lines say its address and its key. Without a key, by POST:
        /demo/pay with link_id and method (card, paypal or bank), /demo/next-day, /demo/reset

    --version   the version
    --help      this text

    The environment variable SECPAID_API_KEY gives the key for one run. It is never stored.
start-no-display = SecPaid Desktop needs a graphical display and could not open a window: { $detail }. Start it from a desktop session, or use “secpaid-desktop export” and “secpaid-desktop demo-server”, which need none.
cli-see-help = Nothing was done. secpaid-desktop --help says what is possible.
cli-unknown-option = There is no option { $option }.
cli-unexpected-word = “{ $word }” is not expected here.
cli-not-here = The option { $option } does not belong to this command.
cli-missing-value = The option { $option } needs a value behind it.
cli-no-value = The option { $option } takes no value.
cli-not-text = A part of the command is not readable as text.
cli-twice = The option { $option } is given twice.
cli-bad-value = “{ $value }” is not possible for { $option }. Possible are { $possible }.
cli-bad-day = “{ $value }” is not a day for { $option }. Write it like 2026-05-20.
cli-bad-port = “{ $value }” is not a port. Give a number from 0 to 65535.
cli-bad-key = A key for the simulator has only letters and digits.
cli-wrong-order = The day of --from is after the day of --to.
cli-no-days = Unpaid links carry no date. Leave --from and --to out.
cli-missing-kind = Say which list to export. Possible are { $possible }.
cli-unknown-kind = “{ $kind }” is not a list. Possible are { $possible }.
cli-required = The option { $option } is needed.
cli-unknown-extension = { $file } ends neither in .csv nor in .xlsx. Say --format csv or --format xlsx.
cli-preset-of-workbook = The option --preset is for CSV only.
cli-address-elsewhere = The option --api-url replaces the address of Development and does not go with { $environment }.
cli-two-environments = The option --demo does not go with another environment.
cli-address-none = “{ $value }” is not an address for --api-url. Write it like https://pay.example.com.
cli-address-not-encrypted = { $value } would not keep your key secret on the way. Use https://, or http:// on this computer only.
cli-address-too-much = The address { $value } has more in it than a host, a port and a path. Leave names, passwords and queries out.
cli-address-own = { $value } is the service itself. Choose Production or Development in the window, or with --environment.
cli-read-failed = Nothing was written. { $said }
cli-data-folder = Nothing was written. No money is affected and nothing was sent. The folder of --data-dir cannot be used. { $reason }
cli-key-bad = No money is affected and nothing was sent. SECPAID_API_KEY is not a key. { $reason }
cli-key-missing = No money is affected and nothing was sent. There is no key for { $environment }. Set SECPAID_API_KEY, or enter the key in the window first.
cli-key-missing-for-address = No money is affected and nothing was sent. The stored key of Development is not used with --api-url. Set SECPAID_API_KEY.
cli-key-locked = No money is affected and nothing was sent. The keyring is locked. Unlock it, or set SECPAID_API_KEY.
cli-key-no-answer = No money is affected and nothing was sent. The keyring did not answer within a minute; it may be waiting for somebody to unlock it. Unlock it, or set SECPAID_API_KEY.
cli-key-unavailable = No money is affected and nothing was sent. This computer offers no keyring. Set SECPAID_API_KEY.
cli-key-ignored = SECPAID_API_KEY is set, but the Demo needs no key. It was not used.
cli-may-be-incomplete = The list changed while it was read. The file may be incomplete. Run the export again.
cli-unreadable = { $count ->
    [one] { $count } row could not be read and is not in the file.
   *[other] { $count } rows could not be read and are not in the file.
}
cli-unreadable-fields = { $count ->
    [one] { $count } value could not be read and is missing in the file.
   *[other] { $count } values could not be read and are missing in the file.
}
cli-cut = The service shows at most { $limit } rows of this list. The file holds those, and may be incomplete.
cli-server-failed = The simulator could not be started ({ $reason }). Choose another --port.
cli-start-failed = Nothing was done. The program could not start ({ $reason }).

## Errors of the service and of the way to it

error-money-read = No money is affected.
error-money-create = No money has moved. The link was not created.
error-money-delete = No money has moved. The link was not deleted.
error-money-delete-paid = The link was paid in the meantime, so it was not deleted.
error-money-refund = No money has moved. The refund was not requested.
error-money-create-unknown = No money has moved. It is not known whether the link was created.
error-money-delete-unknown = No money has moved. It is not known whether the link was deleted.
error-money-refund-unknown = It is not known whether the refund was requested. No refund is paid without the service’s review.
error-why-dns = The address of the service was not found. This computer may be offline.
error-why-refused = Nobody answers at the address of the service.
error-why-unreachable = The service cannot be reached from this network.
error-why-tls = No secure connection to the service was possible.
error-why-connect = No connection to the service was possible.
error-why-connect-timeout = There was no connection to the service within { $seconds } s.
error-why-certificates = This computer has no certificates, so it cannot tell whether it is speaking to the service.
error-why-bad-request = The request could not be put together. That is a fault of this application.
error-why-budget = The service allows 60 requests a minute, and they are used up.
error-why-rate = The service had more requests with this key than the 60 a minute it allows.
error-why-gateway = Not the service itself, but something in front of it answered with status { $status }.
error-why-gateway-maintenance = The service is not available at the moment (status { $status }).
error-why-gateway-not-found = There is no such service at this address (status { $status }).
error-why-gateway-key = The answer was “not permitted” (status { $status }), and it did not come from the service itself.
error-why-redirect = The answer pointed to another address ({ $host }). It was not followed, because your key would have gone along.
error-why-redirect-unknown = The answer pointed to another address. It was not followed, because your key would have gone along.
error-why-no-answer-in-time = The service did not answer within { $seconds } s.
error-why-body-in-time = The answer began and then stopped for { $seconds } s.
error-why-attempt-in-time = The answer was not complete within { $seconds } s.
error-why-no-answer = The connection ended before an answer came.
error-why-reset = The connection broke before the answer was complete.
error-why-cut-off = The answer was cut off in the middle.
error-why-too-large = The answer is larger than this application takes ({ $size }).
error-why-empty = The service sent an empty answer.
error-why-page = A web page came instead of an answer of the service.
error-why-unreadable = The answer of the service could not be read.
error-why-contradictory = The answer of the service contradicts itself.
error-why-wrong-data = The service said yes, but did not send what was asked for.
error-why-no-id = The service said yes, but did not say which link it created.
error-why-cancelled = You stopped it.
error-do-network = Check the network and try again.
error-do-address = Check the address and try again.
error-do-tls = Check date and time of this computer and the network, then try again.
error-do-certificates = Install the package ca-certificates, then try again.
error-do-wait = Try again in { $seconds } s.
error-do-later = Try again in a few minutes.
error-do-again = Try again.
error-do-report = Report it with the details.
error-do-check = Look under Activity and use Check. Nothing is sent again by itself.
error-do-key = Check the key of this environment in Settings.
error-details = { $endpoint }, status { $status }, attempts { $attempts }

## What the service refuses

refusal-why-wrong-key = The service does not know the key. It may be mistyped, or belong to another environment.
refusal-why-no-key = No key was sent along.
refusal-why-amount = The amount was missing from the request.
refusal-why-recipient = The service does not know the token of recipient { $row } of the split.
refusal-why-recipient-somewhere = The service does not know one of the recipient tokens.
refusal-why-link-not-found = The service knows no such link in this account.
refusal-why-link-used = The link was paid in the meantime.
refusal-why-our-fault = A part of the request was missing. That is a fault of this application.
refusal-why-refund-amount = The amount of the refund was missing from the request.
refusal-why-refund-invalid = The amount of the refund is more than was paid.
refusal-why-refund-asked = A refund of this payment was already requested. The service takes one request per payment.
refusal-why-refund-dispute = There is a dispute about this payment.
refusal-why-link-cancelled = The link was cancelled and never paid.
refusal-why-invoice-link = Payments of invoice links cannot be refunded in this way.
refusal-why-other = The service says “{ $message }”.
refusal-why-silent = The service refused and did not say why.
refusal-do-enter-key = Enter the key of this environment in Settings.
refusal-do-amount = Enter an amount above 0.
refusal-do-recipient = Correct the token in the marked row.
refusal-do-reload = Reload the list.
refusal-do-see-paid = Reload. The link is now under Used.
refusal-do-at-most = Enter at most the paid amount.
refusal-do-wait-decision = Wait for the decision of the service.
refusal-do-wait-dispute = The dispute decides first.
refusal-do-nothing = There is nothing to refund.
refusal-do-dashboard = Use the SecPaid dashboard.

## Files

file-not-found = The folder of { $file } does not exist.
file-denied = You may not write to { $file }.
file-read-only = { $file } can only be read.
file-full = There is no space left for { $file }.
file-exists = { $file } exists already.
file-is-directory = { $file } is a folder.
file-not-a-directory = A part of the path { $file } is a file, not a folder.
file-link = A link to another place stands where { $file } should be. It was not followed.
file-no-home = The system names no home folder.
file-other-window = Another window uses { $file }.
file-too-large = { $file } is larger than anything this application writes.
file-other = { $file } could not be used ({ $reason }).
