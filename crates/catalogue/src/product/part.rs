//! What one row contributes to a product.

use vitrine_domain::incoming::{IncomingPhoto, IncomingPrice, Remark, RemarkReason};
use vitrine_domain::{Rating, UnixMs};

use super::price::PriceCells;
use super::{Given, Manner, Role, values};
use crate::amount::Amounts;
use crate::limits;
use crate::note::{Notes, remark};
use crate::number;
use crate::options::{DateOrder, Decimal};
use crate::text;

/// How the values of a file are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manners {
    pub(crate) manner: Manner,
    pub(crate) amounts: Amounts,
    pub(crate) dates: DateOrder,
    pub(crate) now: UnixMs,
}

/// One row's contribution, checked.
#[derive(Debug, Default)]
pub(crate) struct Part {
    pub(crate) line: u64,
    pub(crate) handle: String,
    /// Whether nothing but its own number or name names it: a second row like it is no part of it.
    pub(crate) is_alone: bool,
    pub(crate) title: Option<String>,
    pub(crate) brand: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) highlights: Vec<String>,
    pub(crate) rating: Option<Rating>,
    pub(crate) link: Option<String>,
    pub(crate) is_offered: Option<bool>,
    /// What can be ordered; `None` where a row brings a photo only.
    pub(crate) form: Option<Form>,
    pub(crate) photos: Vec<PartPhoto>,
    /// What a file of ours says of the product as a whole.
    pub(crate) whole: Whole,
    pub(crate) remarks: Vec<Remark>,
}

/// One thing that can be ordered.
#[derive(Debug, Default)]
pub(crate) struct Form {
    pub(crate) choices: Vec<Choice>,
    pub(crate) sku: Option<String>,
    pub(crate) barcode: Option<String>,
    pub(crate) price: Option<IncomingPrice>,
    pub(crate) stock: Option<u32>,
    /// The photo that shows it.
    pub(crate) photo: Option<String>,
}

/// A choice, whose name may stand in an earlier row.
#[derive(Debug)]
pub(crate) struct Choice {
    /// Which of the product's choices.
    pub(crate) number: u8,
    pub(crate) name: Option<String>,
    /// `None` where a row only says what the choice is called.
    pub(crate) value: Option<String>,
}

#[derive(Debug)]
pub(crate) struct PartPhoto {
    pub(crate) position: Option<u32>,
    pub(crate) photo: IncomingPhoto,
}

#[derive(Debug, Default)]
pub(crate) struct Whole {
    pub(crate) sku: Option<String>,
    pub(crate) barcode: Option<String>,
    pub(crate) price: Option<IncomingPrice>,
    pub(crate) stock: Option<u32>,
}

/// Cells whose meaning shows only when the whole row is known.
#[derive(Default)]
struct Cells<'a> {
    group: Option<Given<'a>>,
    handle: Option<Given<'a>>,
    group_title: Option<Given<'a>>,
    title: Option<Given<'a>>,
    category: Option<Given<'a>>,
    price: PriceCells<'a>,
    whole_price: PriceCells<'a>,
    currency: Option<Given<'a>>,
    stock: Option<Given<'a>>,
    stock_tracker: Option<Given<'a>>,
    stock_policy: Option<Given<'a>>,
    availability: Option<Given<'a>>,
    stars: Option<Given<'a>>,
    rating_count: Option<Given<'a>>,
    photos: Vec<Given<'a>>,
    alt: Option<Given<'a>>,
    position: Option<Given<'a>>,
    variant_photo: Option<Given<'a>>,
}

/// What a row contributes; `Err` says why it is refused. `None` for a row without any value.
pub(crate) fn part(
    line: u64,
    given: &[Given<'_>],
    manners: &Manners,
    notes: Notes,
) -> Option<Result<Part, Remark>> {
    let first = given.first()?;
    let mut notes = notes;
    let mut part = Part {
        line,
        ..Part::default()
    };
    let mut form = Form::default();
    let mut cells = Cells::default();
    for given in given {
        sort(
            *given, manners, &mut part, &mut form, &mut cells, &mut notes,
        );
    }
    part.title = cells
        .group_title
        .or(cells.title)
        .and_then(|given| values::name(given, limits::TITLE_LETTERS, &mut notes));
    if !name(&mut part, &form, &cells, manners.manner, &mut notes) {
        let reason = match notes.into_remarks().into_iter().find(|remark| {
            // A number that was too long for a handle is the reason, not that there is none.
            remark.reason == RemarkReason::TooLong && is_name_of(given, &remark.column)
        }) {
            Some(remark) => return Some(Err(remark)),
            None => RemarkReason::NoHandle,
        };
        return Some(Err(remark(line, "", first.value, reason)));
    }
    if part.kind.is_none() {
        part.kind = cells
            .category
            .and_then(|given| values::kind(given, &mut notes));
    }
    form.photo = photos(&mut part, &cells, &mut notes);
    if !matches!(manners.manner, Manner::Shopify { .. }) {
        let first = part.photos.first();
        form.photo = first.map(|photo| photo.photo.reference.clone());
    }
    prices(&mut part, &mut form, &cells, manners, &mut notes);
    part.rating = rating(&cells, &mut notes);
    let is_form = match manners.manner {
        Manner::Shopify { is_ours } => is_shopify_form(&form, &cells, &part, is_ours),
        Manner::Google | Manner::Plain => true,
    };
    part.form = is_form.then_some(form);
    part.remarks = notes.into_remarks();
    Some(Ok(part))
}

fn is_name_of(given: &[Given<'_>], column: &str) -> bool {
    given.iter().any(|given| {
        text::excerpt(given.column) == column
            && matches!(given.role, Role::Handle | Role::Group | Role::Sku)
    })
}

/// Reads what stands for itself, and keeps the rest until the row is known.
fn sort<'a>(
    given: Given<'a>,
    manners: &Manners,
    part: &mut Part,
    form: &mut Form,
    cells: &mut Cells<'a>,
    notes: &mut Notes,
) {
    let decimal = manners.amounts.decimal;
    let names = limits::NAME_LETTERS;
    match given.role {
        Role::Handle => cells.handle = Some(given),
        Role::Group => cells.group = Some(given),
        Role::GroupTitle => cells.group_title = Some(given),
        Role::Title => cells.title = cells.title.or(Some(given)),
        Role::Category => cells.category = cells.category.or(Some(given)),
        Role::Sku => form.sku = form.sku.take().or_else(|| values::key(given, notes)),
        Role::Barcode => form.barcode = form.barcode.take().or_else(|| values::key(given, notes)),
        Role::Brand => part.brand = values::name(given, names, notes),
        Role::Kind if given.is_plain => part.kind = values::name(given, names, notes),
        Role::Kind => part.kind = part.kind.take().or_else(|| values::kind(given, notes)),
        Role::Description if part.description.is_none() => {
            part.description = match manners.manner {
                Manner::Shopify { is_ours: true } => our_description(given, notes),
                Manner::Shopify { is_ours: false } => values::description(given, true, notes),
                _ => values::description(given, false, notes),
            };
        }
        Role::Description => {}
        Role::Highlights if manners.manner.is_ours() => {
            part.highlights = given.value.split('\n').map(str::to_owned).collect();
        }
        Role::Highlights => part.highlights.extend(values::highlights(given, notes)),
        Role::Price => cells.price.price = cells.price.price.or(Some(given)),
        Role::CompareAt => cells.price.compare_at = Some(given),
        Role::SalePrice => cells.price.sale = Some(given),
        Role::SaleDates => cells.price.sale_dates = Some(given),
        Role::ValidUntil if manners.manner.is_ours() => cells.whole_price.valid_until = Some(given),
        Role::ValidUntil => cells.price.valid_until = Some(given),
        Role::Stock => cells.stock = Some(given),
        Role::StockTracker => cells.stock_tracker = Some(given),
        Role::StockPolicy => cells.stock_policy = Some(given),
        Role::Availability => cells.availability = Some(given),
        Role::Stars => cells.stars = Some(given),
        Role::RatingCount => cells.rating_count = Some(given),
        Role::Link => part.link = values::link(given, notes),
        Role::Photo | Role::Photos => cells.photos.push(given),
        Role::PhotoAlt => cells.alt = Some(given),
        Role::PhotoPosition => cells.position = Some(given),
        Role::VariantPhoto => cells.variant_photo = Some(given),
        Role::OptionName(number) => {
            choice(&mut form.choices, number).name = values::name(given, names, notes);
        }
        Role::OptionValue(number) => {
            choice(&mut form.choices, number).value = values::name(given, names, notes);
        }
        Role::Choice => {
            let number = u8::try_from(form.choices.len() + 1).unwrap_or(u8::MAX);
            if usize::from(number) <= limits::OPTIONS {
                let chosen = choice(&mut form.choices, number);
                chosen.name = Some(text::one_line(heading_name(given.column)));
                chosen.value = values::name(given, names, notes);
            }
        }
        Role::Status => part.is_offered = status(given.value).or(part.is_offered),
        Role::Currency => cells.currency = Some(given),
        Role::ProductSku => part.whole.sku = values::key(given, notes),
        Role::ProductBarcode => part.whole.barcode = values::key(given, notes),
        Role::ProductPrice => cells.whole_price.price = Some(given),
        Role::ProductCompareAt => cells.whole_price.compare_at = Some(given),
        Role::ProductStock => part.whole.stock = stock(given, decimal, notes),
    }
}

fn choice(choices: &mut Vec<Choice>, number: u8) -> &mut Choice {
    let place = choices.iter().position(|choice| choice.number == number);
    let place = place.unwrap_or_else(|| {
        choices.push(Choice {
            number,
            name: None,
            value: None,
        });
        choices.len() - 1
    });
    &mut choices[place]
}

/// What a choice is called when its heading is all there is: "g:color" is "Color".
fn heading_name(column: &str) -> &str {
    column
        .trim()
        .split_once(':')
        .map_or(column, |(_, name)| name)
}

/// Finds what names the row's product; `false` if nothing does.
fn name(
    part: &mut Part,
    form: &Form,
    cells: &Cells<'_>,
    manner: Manner,
    notes: &mut Notes,
) -> bool {
    let own = cells.group.or(cells.handle);
    let own = own.and_then(|given| values::key(given, notes));
    let by_title = || {
        let title = part.title.as_deref().map(text::slug);
        title.filter(|slug| !slug.is_empty())
    };
    part.is_alone = own.is_none() && !matches!(manner, Manner::Shopify { .. });
    let handle = match manner {
        Manner::Shopify { .. } => own.or_else(by_title),
        Manner::Google | Manner::Plain => own
            .or_else(|| form.sku.clone())
            .or_else(|| form.barcode.clone())
            .or_else(by_title),
    };
    part.handle = handle.unwrap_or_default();
    !part.handle.is_empty()
}

/// A photo alone makes no variant, nor does a name of a choice.
fn is_shopify_form(form: &Form, cells: &Cells<'_>, part: &Part, is_ours: bool) -> bool {
    let has_value = form.choices.iter().any(|choice| choice.value.is_some());
    let is_counted =
        cells.stock.is_some() && (is_ours || part.photos.is_empty() || part.title.is_some());
    has_value
        || form.sku.is_some()
        || form.barcode.is_some()
        || cells.price.price.is_some()
        || is_counted
}

/// Gives the part its photos; which of them is said to be of the row's own form.
fn photos(part: &mut Part, cells: &Cells<'_>, notes: &mut Notes) -> Option<String> {
    let mut of_form = None;
    let position = cells.position.and_then(|given| given.value.parse().ok());
    let alt = cells
        .alt
        .and_then(|given| values::name(given, limits::ALT_LETTERS, notes));
    let mut alt = alt.unwrap_or_default();
    for given in cells.photos.iter().chain(&cells.variant_photo) {
        let list = match given.role {
            Role::Photos => values::photo_list(given.value),
            _ => vec![given.value.to_owned()],
        };
        let is_main = given.role != Role::VariantPhoto;
        for value in &list {
            let reference = values::reference(Given { value, ..*given }, notes);
            if !is_main {
                of_form.clone_from(&reference);
            }
            part.photos.extend(reference.map(|reference| PartPhoto {
                position: position.filter(|_| is_main),
                photo: IncomingPhoto {
                    reference,
                    alt: if is_main {
                        std::mem::take(&mut alt)
                    } else {
                        String::new()
                    },
                },
            }));
        }
    }
    of_form
}

fn prices(
    part: &mut Part,
    form: &mut Form,
    cells: &Cells<'_>,
    manners: &Manners,
    notes: &mut Notes,
) {
    let mut amounts = manners.amounts;
    if let Some(given) = cells.currency {
        match given.value.trim().to_ascii_uppercase().parse() {
            Ok(currency) => amounts.currency = currency,
            Err(_) => notes.add(given.column, given.value, RemarkReason::NotMoney),
        }
    }
    let (dates, now) = (manners.dates, manners.now);
    form.price = cells.price.read(&amounts, dates, now, notes);
    part.whole.price = cells.whole_price.read(&amounts, dates, now, notes);
    form.stock = match (
        cells.stock,
        cells.availability.map(|given| is_sold_out(given.value)),
    ) {
        (_, Some(true)) => Some(0),
        (Some(given), _) if is_sold_out(given.value) => Some(0),
        (Some(given), _) => {
            stock(given, amounts.decimal, notes).filter(|pieces| *pieces > 0 || !is_sold_on(cells))
        }
        (None, _) => None,
    };
}

fn stock(given: Given<'_>, decimal: Decimal, notes: &mut Notes) -> Option<u32> {
    if is_word_of_stock(given.value) {
        return None;
    }
    let count = number::count(given.value, decimal);
    let (count, reason) = notes.take(given.column, given.value, count)?;
    if let Some(reason) = reason {
        notes.add(given.column, given.value, reason);
    }
    Some(count)
}

/// Whether it can be ordered when the count is naught: nobody counts, or it is sold all the same.
fn is_sold_on(cells: &Cells<'_>) -> bool {
    let is_untracked = cells
        .stock_tracker
        .is_some_and(|given| given.value.is_empty());
    let policy = cells
        .stock_policy
        .map(|given| crate::heading::key(given.value));
    let policy = policy.as_deref();
    is_untracked || matches!(policy, Some("continue" | "true" | "yes"))
}

/// Words that say there is some, without saying how much.
fn is_word_of_stock(value: &str) -> bool {
    !value.starts_with(|first: char| first.is_ascii_digit())
        && matches!(
            crate::heading::key(value).as_str(),
            "instock"
                | "available"
                | "yes"
                | "true"
                | "enstock"
                | "disponible"
                | "oui"
                | "preorder"
                | "backorder"
        )
}

fn is_sold_out(value: &str) -> bool {
    !value.starts_with(|first: char| first.is_ascii_digit())
        && matches!(
            crate::heading::key(value).as_str(),
            "outofstock"
                | "soldout"
                | "unavailable"
                | "discontinued"
                | "rupture"
                | "enrupture"
                | "rupturedestock"
                | "epuise"
                | "indisponible"
        )
}

fn status(value: &str) -> Option<bool> {
    match crate::heading::key(value).as_str() {
        "active" => Some(true),
        "draft" | "archived" | "unlisted" => Some(false),
        _ => None,
    }
}

/// An average means something only with the number of reviews it stands on.
fn rating(cells: &Cells<'_>, notes: &mut Notes) -> Option<Rating> {
    let (stars, count) = (cells.stars?, cells.rating_count?);
    let hundredths = notes.take(stars.column, stars.value, number::stars(stars.value))?;
    let counted = number::count(count.value, Decimal::Point);
    let (number, _) = notes.take(count.column, count.value, counted)?;
    (number > 0).then_some(Rating {
        hundredths,
        count: number,
    })
}

/// Text that we wrote as HTML is what we wrote; what somebody changed since is read as HTML.
fn our_description(given: Given<'_>, notes: &mut Notes) -> Option<String> {
    let lines = text::visible(&given.value.replace("<br>", "\n"));
    if lines.contains('<') {
        return values::description(given, true, notes);
    }
    let text = lines.replace("&lt;", "<").replace("&gt;", ">");
    let text = notes.cut(
        given.column,
        text.replace("&amp;", "&"),
        limits::DESCRIPTION_LETTERS,
    );
    (!text.is_empty()).then_some(text)
}
