//! What a column is, by its heading.

use crate::heading;
use crate::mapping::ProductField;

/// What a value says of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Handle,
    /// What several rows have in common that are variants of one product.
    Group,
    Sku,
    Barcode,
    Title,
    /// The name of the whole group.
    GroupTitle,
    Brand,
    Kind,
    /// A path of kinds, taken where no kind is said.
    Category,
    Description,
    Highlights,
    Price,
    CompareAt,
    SalePrice,
    SaleDates,
    ValidUntil,
    Stock,
    /// Who counts the pieces; a shop that counts none leaves it empty.
    StockTracker,
    /// Whether it is sold when there is none left.
    StockPolicy,
    Availability,
    Stars,
    RatingCount,
    Link,
    Photo,
    Photos,
    PhotoAlt,
    PhotoPosition,
    VariantPhoto,
    OptionName(u8),
    OptionValue(u8),
    /// A choice that is named by its heading.
    Choice,
    Status,
    /// The currency of a row's amounts.
    Currency,
    ProductSku,
    ProductBarcode,
    ProductPrice,
    ProductCompareAt,
    ProductStock,
}

/// The heading that only files of ours have.
pub(crate) const OURS: &str = "vitrine";

/// A column of Shopify's, in either header dialect, or one that we add to them.
pub(crate) fn shopify_role(column: &str) -> Option<Role> {
    let key = heading::key(column);
    let key = key.as_str();
    Some(match key {
        "handle" | "urlhandle" => Role::Handle,
        "title" => Role::Title,
        "bodyhtml" | "description" | "body" => Role::Description,
        "vendor" => Role::Brand,
        "type" | "customproducttype" => Role::Kind,
        "productcategory" | "standardproducttype" | "googleshoppinggoogleproductcategory" => {
            Role::Category
        }
        "variantsku" | "sku" => Role::Sku,
        "variantbarcode" | "barcode" => Role::Barcode,
        "variantprice" | "price" => Role::Price,
        "variantcompareatprice" | "compareatprice" => Role::CompareAt,
        "variantinventoryqty" | "variantinventoryquantity" | "inventoryquantity" => Role::Stock,
        "variantinventorytracker" | "inventorytracker" => Role::StockTracker,
        "variantinventorypolicy" | "continuesellingwhenoutofstock" => Role::StockPolicy,
        "imagesrc" | "productimageurl" | "imageurl" => Role::Photo,
        "imagealttext" | "productimagealttext" => Role::PhotoAlt,
        "imageposition" | "productimageposition" => Role::PhotoPosition,
        "variantimage" | "variantimageurl" => Role::VariantPhoto,
        "status" => Role::Status,
        _ => return option_role(key).or_else(|| our_role(key)),
    })
}

fn option_role(key: &str) -> Option<Role> {
    let rest = key.strip_prefix("option")?;
    let (number, what) = rest.split_at_checked(1)?;
    let number = number
        .parse()
        .ok()
        .filter(|number| (1..=6).contains(number))?;
    match what {
        "name" => Some(Role::OptionName(number)),
        "value" => Some(Role::OptionValue(number)),
        _ => None,
    }
}

fn our_role(key: &str) -> Option<Role> {
    Some(match key.strip_prefix(OURS)? {
        "sku" => Role::ProductSku,
        "barcode" => Role::ProductBarcode,
        "price" => Role::ProductPrice,
        "compareatprice" => Role::ProductCompareAt,
        "validuntil" => Role::ValidUntil,
        "stock" => Role::ProductStock,
        "currency" => Role::Currency,
        "stars" => Role::Stars,
        "ratings" => Role::RatingCount,
        "highlights" => Role::Highlights,
        "link" => Role::Link,
        _ => return None,
    })
}

/// An attribute of Google's product data, as a column or an element.
pub(crate) fn google_role(column: &str) -> Option<Role> {
    Some(match heading::key(column).as_str() {
        "id" | "itemid" => Role::Sku,
        "itemgroupid" => Role::Group,
        "itemgrouptitle" => Role::GroupTitle,
        "title" | "structuredtitle" => Role::Title,
        "description" | "structureddescription" | "summary" | "content" => Role::Description,
        "link" => Role::Link,
        "imagelink" => Role::Photo,
        "additionalimagelink" => Role::Photos,
        "availability" => Role::Availability,
        "quantity" | "inventory" | "sellonfacebookquantity" | "quantitytosellonfacebook" => {
            Role::Stock
        }
        "price" => Role::Price,
        "saleprice" => Role::SalePrice,
        "salepriceeffectivedate" => Role::SaleDates,
        "brand" => Role::Brand,
        "gtin" | "upc" | "ean" | "isbn" | "jan" => Role::Barcode,
        "producttype" => Role::Kind,
        "googleproductcategory" | "fbproductcategory" => Role::Category,
        "producthighlight" | "producthighlights" => Role::Highlights,
        "color" | "colour" | "size" | "material" | "pattern" => Role::Choice,
        _ => return None,
    })
}

/// A column of a plain table, as the user or the mapping's guess has it.
pub(crate) fn plain_role(field: ProductField) -> Role {
    match field {
        ProductField::Handle => Role::Handle,
        ProductField::Sku => Role::Sku,
        ProductField::Barcode => Role::Barcode,
        ProductField::Title => Role::Title,
        ProductField::Brand => Role::Brand,
        ProductField::Kind => Role::Kind,
        ProductField::Description => Role::Description,
        ProductField::Highlights => Role::Highlights,
        ProductField::Price => Role::Price,
        ProductField::SalePrice => Role::SalePrice,
        ProductField::CompareAt => Role::CompareAt,
        ProductField::ValidUntil => Role::ValidUntil,
        ProductField::Currency => Role::Currency,
        ProductField::Stock => Role::Stock,
        ProductField::Stars => Role::Stars,
        ProductField::RatingCount => Role::RatingCount,
        ProductField::Link => Role::Link,
        ProductField::Photos => Role::Photos,
        ProductField::PhotoAlt => Role::PhotoAlt,
        ProductField::Option => Role::Choice,
    }
}
