//! Products of a file, one after the other.

use std::path::Path;

use vitrine_domain::incoming::{IncomingProduct, Remark, RemarkReason};

use crate::amount::Amounts;
use crate::encoding::Decoded;
use crate::error::ReadError;
use crate::export::unguarded;
use crate::google::Items;
use crate::limits;
use crate::look::{Dialect, FileLook, Seen, role_of};
use crate::mapping::Mapping;
use crate::note::{Notes, remark};
use crate::options::{DateOrder, Decimal, ReadOptions};
use crate::product::gather::{Gather, Gathered};
use crate::product::part::{Manners, part};
use crate::product::{Given, Manner, Role};
use crate::source::{Bytes, Progress, Source};
use crate::table::{Row, Table};

/// What a file has next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProductItem {
    /// A product.
    Product(Box<IncomingProduct>),
    /// A row that is none, and why.
    Refused(Remark),
}

/// Reads the products of a file. What it is is found out first, as [`look`](crate::look) does.
pub fn products(path: &Path, options: &ReadOptions) -> Result<Products, ReadError> {
    Products::of(Source::open(path)?, options)
}

/// Reads the products of anything that gives bytes; `total` is how many there are, if that is known.
pub fn products_of(
    input: impl std::io::Read + Send + 'static,
    total: Option<u64>,
    options: &ReadOptions,
) -> Result<Products, ReadError> {
    Products::of(Source::new(Box::new(input), total)?, options)
}

/// The products of a file, read as they are asked for. After an error there are no more.
pub struct Products {
    look: FileLook,
    progress: Progress,
    records: Records,
    manners: Manners,
    gather: Gather,
    is_over: bool,
}

enum Records {
    Table(Box<(Columns, Table<Decoded<Bytes>>)>),
    Feed(Box<Items<Decoded<Bytes>>>),
}

/// What the columns of a table are.
pub(crate) struct Columns {
    headings: Vec<String>,
    roles: Vec<Option<Role>>,
    is_ours: bool,
}

impl Products {
    fn of(source: Source, options: &ReadOptions) -> Result<Self, ReadError> {
        let seen = Seen::of(&source.head, source.is_whole)?;
        let mapping = options.mapping.as_ref();
        let dialect = dialect_wanted(&seen.look, mapping)?;
        let manners = Manners {
            manner: match dialect {
                Dialect::ShopifyOlder | Dialect::ShopifyNewer => Manner::Shopify {
                    is_ours: seen.look.is_ours,
                },
                Dialect::GoogleTable | Dialect::GoogleXml => Manner::Google,
                Dialect::PlainProducts | Dialect::Reviews => Manner::Plain,
            },
            amounts: amounts(&seen.look, options),
            dates: dates(&seen.look, options.dates),
            now: options.now,
        };
        let progress = source.progress.clone();
        let input: Bytes = Box::new(source.into_bytes());
        let records = match dialect {
            Dialect::GoogleXml => {
                Records::Feed(Box::new(Items::new(Decoded::strict(input, seen.coded))))
            }
            _ => {
                let table = begin(input, &seen)?;
                let mapping = mapping.or(seen.look.mapping.as_ref());
                let columns = Columns::of(&seen.look, dialect, mapping);
                Records::Table(Box::new((columns, table)))
            }
        };
        Ok(Self {
            gather: Gather::new(manners.manner),
            look: seen.look,
            progress,
            records,
            manners,
            is_over: false,
        })
    }

    /// What the file was found to be.
    pub fn look(&self) -> &FileLook {
        &self.look
    }

    /// How far the reading is; can be kept and asked from another thread.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// The next row's contribution; `None` after the last.
    fn next_row(&mut self) -> Result<Option<RowResult>, ReadError> {
        match &mut self.records {
            Records::Table(read) => {
                let (columns, table) = read.as_mut();
                Ok(table.next()?.map(|row| columns.part(&row, &self.manners)))
            }
            Records::Feed(items) => Ok(items.next()?.map(|item| {
                let notes = item.notes();
                part(item.line, &item.given(), &self.manners, notes)
            })),
        }
    }
}

type RowResult = Option<Result<crate::product::part::Part, Remark>>;

impl Iterator for Products {
    type Item = Result<ProductItem, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let gathered = match self.next_row() {
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
                Ok(None) => {
                    self.is_over = true;
                    return self
                        .gather
                        .finish()
                        .map(|last| Ok(ProductItem::Product(last)));
                }
                Ok(Some(None)) => continue,
                Ok(Some(Some(Err(refused)))) => Gathered::Refused(refused),
                Ok(Some(Some(Ok(part)))) => self.gather.push(part),
            };
            match gathered {
                Gathered::Nothing => {}
                Gathered::Done(product) => return Some(Ok(ProductItem::Product(product))),
                Gathered::Refused(refused) => return Some(Ok(ProductItem::Refused(refused))),
            }
        }
        None
    }
}

/// The dialect to read a file in: a mapping that the user made turns any table into a plain one, except
/// that formats which say themselves what they are need none.
fn dialect_wanted(look: &FileLook, mapping: Option<&Mapping>) -> Result<Dialect, ReadError> {
    if let Some(mapping) = mapping
        && look.dialect != Dialect::GoogleXml
    {
        if mapping.len() != look.headings.len() {
            return Err(ReadError::MappingDoesNotFit {
                mapped: mapping.len(),
                found: look.headings.len(),
            });
        }
        return match mapping {
            Mapping::Products(_) => Ok(Dialect::PlainProducts),
            Mapping::Reviews(_) => Err(ReadError::OtherContent),
        };
    }
    match look.dialect {
        Dialect::Reviews => Err(ReadError::OtherContent),
        dialect => Ok(dialect),
    }
}

/// A table that stands behind its heading.
pub(crate) fn begin(input: Bytes, seen: &Seen) -> Result<Table<Decoded<Bytes>>, ReadError> {
    let mut table = Table::new(Decoded::new(input, seen.coded), seen.style);
    if seen.has_separator_line {
        table.next()?;
    }
    table.next()?;
    Ok(table)
}

fn amounts(look: &FileLook, options: &ReadOptions) -> Amounts {
    let is_guessed = options.decimal == Decimal::Auto;
    Amounts {
        currency: options.currency,
        decimal: match options.decimal {
            _ if look.is_ours => Decimal::Point,
            Decimal::Auto => look.decimal,
            asked => asked,
        },
        is_guessed,
    }
}

/// The order of dates: as asked for, as the file shows, or as goes with its decimal mark.
pub(crate) fn dates(look: &FileLook, asked: DateOrder) -> DateOrder {
    let is_continental =
        look.decimal == Decimal::Comma || look.delimiter == Some(crate::look::Delimiter::Semicolon);
    match (asked, look.dates) {
        (DateOrder::Auto, DateOrder::Auto) if is_continental => DateOrder::DayFirst,
        (DateOrder::Auto, DateOrder::Auto) => DateOrder::MonthFirst,
        (DateOrder::Auto, shown) => shown,
        (asked, _) => asked,
    }
}

impl Columns {
    fn of(look: &FileLook, dialect: Dialect, mapping: Option<&Mapping>) -> Self {
        let headings = look.headings.clone();
        let role = |column| role_of(dialect, mapping, &headings, column);
        Self {
            roles: (0..headings.len()).map(role).collect(),
            headings,
            is_ours: look.is_ours,
        }
    }

    /// What a row contributes.
    fn part(&self, row: &Row<'_>, manners: &Manners) -> RowResult {
        let mut notes = Notes::on(row.line);
        if let Some(refused) = check_cells(row, &self.headings, &mut notes) {
            return Some(Err(refused));
        }
        let mut given = Vec::with_capacity(self.roles.len().min(40));
        for (column, role) in self.roles.iter().enumerate() {
            let Some(role) = *role else { continue };
            let mut value = row.cell(column);
            if self.is_ours {
                value = unguarded(value);
            }
            let value = value.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0');
            if !value.is_empty() {
                let column = &self.headings[column];
                given.push(Given {
                    role,
                    column,
                    value,
                    is_plain: self.is_ours,
                });
            }
        }
        self.tell_untracked(&mut given);
        part(row.line, &given, manners, notes)
    }

    /// That nobody counts the pieces is said by an empty cell, the only one that says something.
    fn tell_untracked<'a>(&'a self, given: &mut Vec<Given<'a>>) {
        let is_tracker = |role: &Option<Role>| *role == Some(Role::StockTracker);
        let Some(column) = self.roles.iter().position(is_tracker) else {
            return;
        };
        if !given.is_empty() && given.iter().all(|one| one.role != Role::StockTracker) {
            given.push(Given {
                role: Role::StockTracker,
                column: &self.headings[column],
                value: "",
                is_plain: false,
            });
        }
    }
}

/// Notes what is wrong with the cells themselves; `Some` if the row can't be taken for it.
pub(crate) fn check_cells(row: &Row<'_>, headings: &[String], notes: &mut Notes) -> Option<Remark> {
    let columns = headings.len();
    let extra = (columns..row.len())
        .map(|column| row.cell(column))
        .find(|cell| !cell.is_empty());
    if row.len() < columns || extra.is_some() {
        let value = extra.unwrap_or_else(|| row.cell(0));
        notes.add("", value, RemarkReason::Cells);
    }
    for (column, heading) in headings.iter().enumerate() {
        let cell = row.cell(column);
        if cell.len() > limits::CELL_BYTES {
            return Some(remark(row.line, heading, cell, RemarkReason::TooLong));
        }
    }
    if row.has_mended() {
        for (column, heading) in headings.iter().enumerate() {
            if row.is_mended(column) {
                notes.add(heading, row.cell(column), RemarkReason::Encoding);
            }
        }
    }
    None
}
