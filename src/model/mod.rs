//! The pure domain: money, shares, splits, links, pay-ins, payouts, invoices, environments, filters, columns.
//! Everything else is built on it. It knows no I/O, no async, no clock and no toolkit; "today" is always passed in.
//! It must not use another layer.

mod activity;
mod book;
mod candidates;
mod chart;
mod column;
mod column_set;
mod columns;
mod draft;
mod fee_match;
mod filter;
mod find;
mod fuzzy;
mod identity;
mod index;
mod invoice;
mod key_state;
mod line;
mod link;
mod link_age;
mod listed;
mod mark;
mod money;
mod narrow;
mod note_hint;
mod overview;
mod pay_in;
mod pay_link;
mod payout;
mod payout_match;
mod plain;
mod problem;
mod read_back;
mod reference;
mod refund;
mod request;
mod rows;
mod scope;
mod search;
mod share;
mod shown;
mod split;
mod template;
mod time;
mod token;
mod totals;
mod typed;

pub use activity::{ActivityFacts, ActivityFilter, ActivityKind, ActivityMatcher, ActivityOutcome};
pub use book::{BookEntry, BookTokenProblem, LabelProblem, Recipient, RecipientId, check_book_token, check_label};
pub use candidates::{Candidate, Fit, WantedLink, candidates};
pub use chart::{Bar, Chart, Step, axis, ten_thousandths};
pub use column::{Align, Cell, Column, Kind, SaidShares};
pub use column_set::{ColumnName, Columns};
pub use columns::{
    INVOICE_COLUMNS, INVOICE_FIELDS, PAID_LINK_COLUMNS, PAID_LINK_FIELDS, PAY_IN_COLUMNS, PAY_IN_FIELDS,
    PAYOUT_COLUMNS, PAYOUT_FIELDS, UNPAID_LINK_COLUMNS, UNPAID_LINK_FIELDS,
};
pub use draft::{DraftEdit, LinkDraft, LinkMode, OwnerShare, Source, SplitRow, SplitRowId, TypedSecret};
pub use fee_match::{FeeMatch, FeeSums};
pub use filter::{
    Filter, InvoiceFilter, InvoiceMatcher, LinkFilter, LinkMatcher, PayInFilter, PayInMatcher, PayInTab, PayoutFilter,
    PayoutMatcher, Sort, StatusFilter,
};
pub use find::{Findable, FoundAt, FoundRow, Looked, Search, SearchResult};
pub use fuzzy::Fuzzy;
pub use identity::{Identity, RowDigest, new_rows};
pub use index::{PayInIndex, index_list, index_pay_ins};
pub use invoice::{Invoice, InvoiceMonth};
pub use key_state::{KeyState, KeyringKind};
pub use link::{CreatedLink, LinkId, LinkKind, LinkList, PaidLink, RecipientShare, RowNote, UnpaidLink};
pub use link_age::{AgeBounds, AgeFilter, LinkAge, LinkAges};
pub use listed::Listed;
pub use mark::Mark;
pub use money::{Money, MoneyError};
pub use narrow::Narrow;
pub use note_hint::{NoteHint, note_hint};
pub use overview::{Change, Figure, Figures, OpenDispute, Overview, OverviewAsk, Tally, Waiting, overview};
pub use pay_in::{PayIn, PayInClass, PayInKey, PayInState, PayInStatus, PayoutState, TransactionType};
pub use pay_link::{LinkSuspicion, VerifiedLink, verify_pay_link};
pub use payout::{Payout, PayoutStatus};
pub use payout_match::{FigurePair, Match, MatchDifference, MatchPart, MatchRule, Sides};
pub use problem::{Field, Problem, ProblemKind};
pub use read_back::{Difference, SplitEcho, differences};
pub use reference::{reference, with_reference, without_reference};
pub use refund::RefundStanding;
pub use request::{LinkRequest, RecipientRequest, RefundRequest, SplitRequest, SplitType};
pub use rows::{RowSource, Rows};
pub use scope::{AccountId, Environment, Scope};
pub use share::{Share, ShareError};
pub use shown::{Order, SHOWN_WORDS, ShownWords, method_word};
pub use split::{SplitPart, SplitState, divide, divide_in_proportion};
pub use template::{Template, TemplateRow};
pub use time::{DateRange, RangeChoice, ServiceTime, typed_day};
pub use token::{EncryptionKey, RecipientToken, TokenError};
pub use totals::{Counts, InvoiceTotals, LinkTotals, PayInTotals, PayoutTotals};
