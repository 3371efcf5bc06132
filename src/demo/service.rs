//! The nine endpoints over the simulated account: what they read, what they change, and every documented refusal
//! (`ResponseMsg` texts as the API pages list them). Called by `server` once the key was checked.
//! It knows neither HTTP nor the names of the fields in the answer's rows.

use jiff::Span;
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde_json::{Value, json};

use super::fields::{Fields, Unreadable};
use super::rows::{Kind, Link, Party, PayIn};
use super::shop::{self, OWNER};
use super::spelling::{self, Good, Refusal};
use super::world::World;

/// Names of the nine endpoints, as in the path.
pub(super) const ENDPOINTS: [&str; 9] = [
    "createLink",
    "createSplitLink",
    "getMyUnusedLinks",
    "getMyUsedLinks",
    "deleteLink",
    "getPayInTransactions",
    "getPayOutTransactions",
    "refundPayment",
    "getTaxInvoiceList",
];

/// What an answer depends on besides the account.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    /// Address of the simulator, without a slash at the end.
    pub(super) base: &'a str,
    /// Time of day for what is made now.
    pub(super) clock: Option<Time>,
    /// Whether pay-in answers carry `totalRecords`.
    pub(super) pay_in_total: bool,
}

type Reply = Result<Good, Refusal>;

/// Answers one request. `None` where there is no such endpoint.
pub(super) fn answer(endpoint: &str, world: &mut World, fields: &Fields, setting: Setting<'_>) -> Option<Reply> {
    Some(match endpoint {
        "createLink" => create(world, fields, setting, Vec::new()),
        "createSplitLink" => parties(fields).and_then(|parties| create(world, fields, setting, parties)),
        "getMyUnusedLinks" => Ok(unused(world, fields, setting.base)),
        "getMyUsedLinks" => Ok(used(world, fields)),
        "deleteLink" => delete(world, fields),
        "getPayInTransactions" => Ok(pay_ins(world, fields, setting.pay_in_total)),
        "getPayOutTransactions" => Ok(payouts(world, fields)),
        "refundPayment" => refund(world, fields),
        "getTaxInvoiceList" => Ok(invoices(world, fields)),
        _ => return None,
    })
}

/// An amount in cents; parts of a cent are rounded.
fn cents(value: Option<Result<Decimal, Unreadable>>) -> Option<i64> {
    value?.ok().and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED)?.round().to_i64())
}

/// The recipients of a split, each known, together not more than there is. The texts of the two sums and of the missing
/// list are documented nowhere and chosen here.
fn parties(fields: &Fields) -> Result<Vec<Party>, Refusal> {
    let amount = cents(fields.decimal("amount")).filter(|cents| *cents > 0).ok_or("Amount is required")?;
    let list = fields.recipients().filter(|list| !list.is_empty()).ok_or("Recipients are required")?;
    let mut parties = Vec::with_capacity(list.len());
    for (index, party) in list.into_iter().enumerate() {
        let known = party.filter(|party| shop::knows_recipient(&party.token) && party.share > Decimal::ZERO);
        parties.push(known.ok_or_else(|| Refusal(format!("Invalid recipient token at index {index}")))?);
    }
    let sum = parties.iter().try_fold(Decimal::ZERO, |sum, party| sum.checked_add(party.share));
    let most = if is_absolute(fields) { Decimal::new(amount, 2) } else { Decimal::ONE_HUNDRED };
    if sum.is_none_or(|sum| sum > most) {
        return Err("Total share exceeds the amount".into());
    }
    Ok(parties)
}

fn is_absolute(fields: &Fields) -> bool {
    fields.text("split_type").as_deref() == Some("absolute")
}

fn create(world: &mut World, fields: &Fields, setting: Setting<'_>, parties: Vec<Party>) -> Reply {
    let cents = cents(fields.decimal("amount")).filter(|cents| *cents > 0).ok_or("Amount is required")?;
    let is_split = !parties.is_empty();
    let is_qr = fields.flag("is_qr_link", false);
    let link = Link {
        id: world.fresh_id(),
        note: fields.text("recipient_note").unwrap_or_default(),
        cents,
        kind: match (is_split, is_qr) {
            (true, _) => Kind::Split,
            (false, true) => Kind::PersonalQr,
            (false, false) => Kind::Basic,
        },
        parties,
        is_cancelled: false,
        is_invoice: false,
        created_at: world.tick(setting.clock),
        paid_on: None,
    };
    let split_type = is_split.then(|| if is_absolute(fields) { "absolute" } else { "normal" });
    let data = json!({
        "id": link.id,
        "pay_link": spelling::pay_link(setting.base, link.id),
        "qr_img": spelling::qr_img(setting.base, link.id),
        "amount": spelling::number(cents),
        "recipient_note": link.note,
        "status": "Unused",
        "paymentEndpoint": fields.text("payment_endpoint"),
        "callback_url": fields.text("callback_url"),
        "servicefee": spelling::text(shop::fees(cents, None).0),
        "recipients": spelling::recipients(&link.parties),
        "is_split_link": spelling::true_false(is_split),
        "split_type": split_type,
        "bank_transfer": spelling::true_false(!is_split && fields.flag("bank_transfer", false)),
        "is_qr_link": spelling::true_false(is_qr),
        "is_cancellation": if fields.flag("cancellable", true) { "Yes" } else { "No" },
        "payment_config": Value::Null,
        "bank_statement_description": fields.text("bank_statement_description").filter(|_| !is_split),
        "created_at": spelling::time(link.created_at),
        "user_id": OWNER.to_string(),
    });
    world.past.links.insert(link.id, link);
    Ok(Good::new("Link created successfully", data))
}

fn delete(world: &mut World, fields: &Fields) -> Reply {
    let id = fields.integer("link_id").ok_or("Please enter link_id")?.map_err(|_| "Invalid link ID")?;
    let link = world.past.links.get(&id).ok_or("Link not found")?;
    if link.paid_on.is_some() {
        return Err("This link is already used".into());
    }
    world.remove(id);
    Ok(Good { message: "Link deleted successfully", data: None, total: None, expected: None })
}

fn refund(world: &mut World, fields: &Fields) -> Reply {
    let pay_id = fields.integer("pay_id").ok_or("Please enter pay_id")?.map_err(|_| "Invalid link ID")?;
    let wanted = fields.decimal("refund_amount").ok_or("Please enter refund_amount")?;
    let cents = cents(Some(wanted)).ok_or("Invalid refund amount")?;
    let link = world.past.links.get(&pay_id);
    if link.is_some_and(|link| link.paid_on.is_none()) {
        return Err("Link is cancelled".into());
    }
    if link.is_some_and(|link| link.is_invoice) {
        return Err("Cannot refund invoice-type links".into());
    }
    let paid = world.payment(pay_id).ok_or("Link not found")?;
    if world.is_disputed(pay_id) {
        return Err("Refund blocked by dispute".into());
    }
    let most = if paid.is_pending { 0 } else { paid.cents };
    match cents {
        0 => return Err("Refund amount is required".into()),
        1.. if cents <= most => {}
        _ => return Err("Invalid refund amount".into()),
    }
    if !world.ask_refund(pay_id, cents) {
        return Err("Refund already requested".into());
    }
    let is_full = fields.flag("isFullRefund", cents == most);
    let data = json!({ "pay_id": pay_id, "refund_amount": spelling::text(cents), "isFullRefund": is_full, "status": "pending" });
    Ok(Good::new("Refund request submitted successfully", data))
}

/// Whether a text holds what was searched for, in any case of letters.
fn holds(text: &str, search: &str) -> bool {
    text.to_lowercase().contains(search)
}

fn search(fields: &Fields) -> String {
    fields.text("search").unwrap_or_default().trim().to_lowercase()
}

fn day(fields: &Fields, name: &str) -> Option<Date> {
    fields.text(name)?.trim().parse().ok()
}

fn unused(world: &World, fields: &Fields, base: &str) -> Good {
    let search = search(fields);
    let rows = world.unused().filter(|link| holds(&link.note, &search));
    let data = rows.take(fields.count("limit", 10)).map(|link| spelling::unused(link, base)).collect();
    Good::new("Links retrived successfully", data)
}

fn used(world: &World, fields: &Fields) -> Good {
    let search = search(fields);
    let rows = world.used().into_iter().filter(|link| holds(&link.note, &search));
    Good::new("Links retrived successfully", rows.take(fields.count("limit", 10)).map(spelling::used).collect())
}

/// `page` and `limit`: rows to skip, rows to give, at most 1,000.
fn window(fields: &Fields, default: usize) -> (usize, usize) {
    let limit = fields.count("limit", default).clamp(1, 1000);
    (fields.count("page", 1).max(1).saturating_sub(1).saturating_mul(limit), limit)
}

/// What a pay-in must be to be listed.
struct PayInFilter {
    search: String,
    date: Option<Date>,
    since: Option<Date>,
    pay_id: Option<u64>,
}

impl PayInFilter {
    fn read(fields: &Fields, today: Date) -> Self {
        let days = i64::try_from(fields.count("since", 0)).unwrap_or(0).min(36_500);
        Self {
            search: search(fields),
            date: day(fields, "date"),
            since: (days > 0).then(|| today.saturating_sub(Span::new().days(days))),
            pay_id: fields.integer("pay_id").and_then(Result::ok),
        }
    }

    fn takes(&self, row: &PayIn) -> bool {
        let search = self.search.as_str();
        let found = || {
            holds(&row.note, search)
                || holds(&spelling::text(row.cents).to_string(), search)
                || row.transaction_id.as_deref().is_some_and(|id| holds(id, search))
                || row.method.is_some_and(|method| holds(method, search))
        };
        self.pay_id.is_none_or(|id| id == row.pay_id)
            && self.date.is_none_or(|day| day == row.at.date())
            && self.since.is_none_or(|day| row.at.date() >= day)
            && (search.is_empty() || found())
    }

    /// Whether nothing but `since` is asked: then bulk rows are found by position.
    fn is_by_time(&self) -> bool {
        self.search.is_empty() && self.date.is_none() && self.pay_id.is_none()
    }
}

fn pay_ins(world: &World, fields: &Fields, with_total: bool) -> Good {
    let (skip, limit) = window(fields, 200);
    let filter = PayInFilter::read(fields, world.now().date());
    let stored: Vec<&PayIn> = world.past.pay_ins.iter().rev().filter(|row| filter.takes(row)).collect();
    let mut data: Vec<Value> = stored.iter().skip(skip).take(limit).map(|row| spelling::pay_in(row)).collect();
    let mut total = stored.len();
    if let Some(bulk) = world.bulk {
        let skip = skip.saturating_sub(stored.len());
        let left = limit.saturating_sub(data.len());
        if filter.is_by_time() {
            let count = filter.since.map_or(bulk.count, |day| bulk.since(day.at(0, 0, 0, 0)));
            total += count;
            let positions = skip..skip.saturating_add(left).min(count);
            data.extend(positions.filter_map(|position| bulk.row(position)).map(|row| spelling::pay_in(&row)));
        } else {
            let found = (0..bulk.count).filter_map(|position| bulk.row(position)).filter(|row| filter.takes(row));
            for (index, row) in found.enumerate() {
                total += 1;
                if index >= skip && index < skip.saturating_add(left) {
                    data.push(spelling::pay_in(&row));
                }
            }
        }
    }
    let open = world.past.pay_ins.iter().filter(|row| !row.is_pending && !row.is_paid_out);
    Good {
        message: "Transactions retrived successfully",
        data: Some(data.into()),
        total: with_total.then_some(total),
        expected: Some(open.map(|row| row.net).sum()),
    }
}

fn payouts(world: &World, fields: &Fields) -> Good {
    let (skip, limit) = window(fields, 10);
    let (search, from, to) = (search(fields), day(fields, "start_date"), day(fields, "end_date"));
    let rows = world.past.payouts.iter().rev().filter(|row| {
        holds(&row.transaction_id, &search)
            && from.is_none_or(|from| row.day >= from)
            && to.is_none_or(|to| row.day <= to)
    });
    Good::new("Payouts retrived successfully", rows.skip(skip).take(limit).map(spelling::payout).collect())
}

fn invoices(world: &World, fields: &Fields) -> Good {
    let (skip, limit) = window(fields, 10);
    let search = search(fields);
    let month = fields.text("date").unwrap_or_default();
    let rows: Vec<Value> = world
        .past
        .invoices
        .iter()
        .rev()
        .filter(|row| month.is_empty() || row.month.strftime("%Y-%m").to_string() == month.trim())
        .map(spelling::invoice)
        .filter(|row| row.get("invoice_id").and_then(Value::as_str).is_some_and(|id| holds(id, &search)))
        .collect();
    let total = Some(rows.len());
    let data = rows.into_iter().skip(skip).take(limit).collect();
    Good { message: "Invoices retrieved successfully", data: Some(data), total, expected: None }
}
