//! What boxes can show: fields of the specification, lists of it, and the item at hand inside one.

use serde::Deserialize;

use crate::spec::{
    CardBar, CardDifference, CardFact, CardProduct, CardRating, CardSpec, PhotoSource,
};
use crate::theme::Theme;

/// A part of the card's specification, or of the list's item at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Field {
    // Of the product; inside a list of products, of the one at hand.
    Title,
    Photo,
    Price,
    CompareAt,
    Rating,
    RatingCount,
    // Of the product.
    Brand,
    PercentOff,
    Stock,
    SoldOut,
    PromoLabel,
    PromoCode,
    Link,
    Description,
    Highlights,
    CountdownLabel,
    Countdown,
    Left,
    Teaser,
    // Of its dossier.
    Quote,
    QuoteAuthor,
    QuoteSource,
    Histogram,
    Average,
    AverageCount,
    HistogramSource,
    Rank,
    RankList,
    RankSource,
    Comparison,
    ComparisonSource,
    Specs,
    SpecsSource,
    QuestionLabel,
    Question,
    Answer,
    AnswerSource,
    Bundle,
    BundleSumLabel,
    BundleSum,
    BundlePrice,
    BundleSaving,
    // Inside a list.
    /// A text of a list of texts.
    Item,
    /// Of a bar, a fact or a difference.
    Name,
    /// Of a bar or a fact.
    Value,
    /// The item at hand is the first of its list.
    First,
    /// The item at hand is the last that is shown.
    Last,
    // Of the theme.
    /// Its name.
    Shop,
    Logo,
}

/// What a row or a column repeats its boxes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum List {
    /// Texts.
    Highlights,
    /// Bars with name and value.
    Histogram,
    /// Names and values.
    Specs,
    /// Products.
    Compared,
    /// Names; each holds `values`.
    Differences,
    /// Inside `differences`: texts, one for each product.
    Values,
    /// Products.
    Bundled,
}

/// Whose stars are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StarsOf {
    /// The product's, or those of the product at hand.
    #[default]
    Rating,
    Quote,
    Histogram,
}

/// How far a bar is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ShareOf {
    /// The pieces that are left.
    Left,
    /// Inside `histogram`: that of the bar at hand.
    #[serde(rename = "share")]
    Item,
}

/// One item of a list.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Item<'a> {
    Text(&'a str),
    Bar(&'a CardBar),
    Fact(&'a CardFact),
    Product(&'a CardProduct),
    Difference(&'a CardDifference),
}

/// Where fields are looked up: the card, and within a list the item at hand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub spec: &'a CardSpec,
    pub theme: &'a Theme,
    item: Option<Item<'a>>,
    is_first: bool,
    is_last: bool,
}

impl<'a> Scope<'a> {
    /// Outside of any list.
    pub fn new(spec: &'a CardSpec, theme: &'a Theme) -> Self {
        Self {
            spec,
            theme,
            item: None,
            is_first: false,
            is_last: false,
        }
    }

    /// A scope for each of the first `most` items of a list.
    pub fn each(self, list: List, most: usize) -> Vec<Self> {
        let items = self.items(list);
        let count = items.len().min(most);
        items
            .into_iter()
            .take(most)
            .enumerate()
            .map(|(at, item)| Self {
                item: Some(item),
                is_first: at == 0,
                is_last: at + 1 == count,
                ..self
            })
            .collect()
    }

    /// How many items a list has.
    pub fn count(self, list: List) -> usize {
        self.items(list).len()
    }

    fn items(self, list: List) -> Vec<Item<'a>> {
        fn texts(texts: &[String]) -> Vec<Item<'_>> {
            texts.iter().map(|text| Item::Text(text)).collect()
        }
        fn products(products: &[CardProduct]) -> Vec<Item<'_>> {
            products.iter().map(Item::Product).collect()
        }
        let spec = self.spec;
        match list {
            List::Highlights => texts(&spec.highlights),
            List::Histogram => {
                let bars = spec.histogram.iter().flat_map(|it| &it.bars);
                bars.map(Item::Bar).collect()
            }
            List::Specs => {
                let rows = spec.specs.iter().flat_map(|it| &it.rows);
                rows.map(Item::Fact).collect()
            }
            List::Compared => spec
                .comparison
                .as_ref()
                .map_or_else(Vec::new, |it| products(&it.products)),
            List::Differences => {
                let rows = spec.comparison.iter().flat_map(|it| &it.rows);
                rows.map(Item::Difference).collect()
            }
            List::Values => match self.item {
                // A value without a product would stand beside the table.
                Some(Item::Difference(row)) => {
                    let columns = self.count(List::Compared).min(row.values.len());
                    texts(&row.values[..columns])
                }
                _ => Vec::new(),
            },
            List::Bundled => spec
                .bundle
                .as_ref()
                .map_or_else(Vec::new, |it| products(&it.products)),
        }
    }

    /// The words of a field; `None` when there are none to show.
    pub fn text(self, field: Field) -> Option<&'a str> {
        let text = match self.item {
            Some(Item::Product(product)) => of_product(product, field),
            _ => None,
        };
        let text = text.unwrap_or_else(|| match field {
            Field::Item | Field::Name | Field::Value => self.of_item(field),
            _ => of_card(self.spec, self.theme, field).or_else(|| of_dossier(self.spec, field)),
        });
        text.filter(|text| !text.trim().is_empty())
    }

    fn of_item(self, field: Field) -> Option<&'a str> {
        match (field, self.item?) {
            (Field::Item, Item::Text(text)) => Some(text),
            (Field::Name, Item::Bar(bar)) => Some(&bar.name),
            (Field::Value, Item::Bar(bar)) => Some(&bar.value),
            (Field::Name, Item::Fact(fact)) => Some(&fact.name),
            (Field::Value, Item::Fact(fact)) => Some(&fact.value),
            (Field::Name, Item::Difference(row)) => Some(&row.name),
            _ => None,
        }
    }

    /// Whether there is something to show.
    pub fn has(self, field: Field) -> bool {
        match field {
            Field::Photo => self.photo().is_some(),
            Field::Highlights => !self.spec.highlights.is_empty(),
            Field::Logo => self.theme.logo.is_some(),
            Field::Link => self.spec.link.is_some(),
            Field::Histogram => self.count(List::Histogram) > 0,
            Field::Comparison => self.count(List::Compared) > 0,
            Field::Specs => self.count(List::Specs) > 0,
            Field::Bundle => self.spec.bundle.is_some(),
            Field::First => self.is_first,
            Field::Last => self.is_last,
            _ => self.text(field).is_some(),
        }
    }

    /// The photo of the product, or of the one at hand.
    pub fn photo(self) -> Option<&'a PhotoSource> {
        match self.item {
            Some(Item::Product(product)) => product.photo.as_ref(),
            _ => self.spec.photo.as_ref(),
        }
    }

    /// Whether the product that boxes show here is sold out. Of others on the card it is not known.
    pub fn is_sold_out(self) -> bool {
        !matches!(self.item, Some(Item::Product(_))) && self.spec.is_sold_out()
    }

    /// The names that a missing photo's initial is taken from, the best first.
    pub fn names(self) -> [Option<&'a str>; 3] {
        match self.item {
            Some(Item::Product(product)) => [Some(product.title.as_str()), None, None],
            _ => [
                self.spec.brand.as_deref(),
                Some(self.theme.name.as_str()),
                Some(self.spec.title.as_str()),
            ],
        }
    }

    /// How far stars are filled, in hundredths of a star.
    pub fn stars(self, of: StarsOf) -> Option<u16> {
        let rated = |rating: &CardRating| rating.hundredths;
        match (of, self.item) {
            (StarsOf::Rating, Some(Item::Product(product))) => product.rating.as_ref().map(rated),
            (StarsOf::Rating, _) => self.spec.rating.as_ref().map(rated),
            (StarsOf::Quote, _) => self.spec.quote.as_ref()?.stars_hundredths,
            (StarsOf::Histogram, _) => self.spec.histogram.as_ref().map(|it| it.rating.hundredths),
        }
    }

    /// How far a bar is filled, in thousandths.
    pub fn share(self, of: ShareOf) -> Option<u16> {
        match (of, self.item) {
            (ShareOf::Left, _) => self.spec.left.as_ref().map(|it| it.share_permille),
            (ShareOf::Item, Some(Item::Bar(bar))) => Some(bar.share_permille),
            (ShareOf::Item, _) => None,
        }
    }
}

/// What a product at hand says; the outer `None` when the card is to be asked.
fn of_product(product: &CardProduct, field: Field) -> Option<Option<&str>> {
    Some(match field {
        Field::Title => Some(product.title.as_str()),
        Field::Price => product.price.as_deref(),
        Field::CompareAt => product.compare_at.as_deref(),
        Field::Rating => product.rating.as_ref().map(|it| it.text.as_str()),
        Field::RatingCount => product.rating.as_ref().map(|it| it.count.as_str()),
        _ => return None,
    })
}

fn of_card<'a>(spec: &'a CardSpec, theme: &'a Theme, field: Field) -> Option<&'a str> {
    let unless_hidden =
        |text: &'a Option<String>| text.as_deref().filter(|_| spec.teaser.is_none());
    match field {
        Field::Title => Some(spec.title.as_str()),
        Field::Brand => spec.brand.as_deref(),
        Field::Price => unless_hidden(&spec.price),
        Field::CompareAt => unless_hidden(&spec.compare_at),
        Field::PercentOff => unless_hidden(&spec.percent_off),
        Field::Teaser => spec.teaser.as_deref(),
        Field::Rating => spec.rating.as_ref().map(|it| it.text.as_str()),
        Field::RatingCount => spec.rating.as_ref().map(|it| it.count.as_str()),
        Field::Stock => spec.stock.as_ref().map(|it| it.text.as_str()),
        Field::SoldOut => spec
            .stock
            .as_ref()
            .filter(|_| spec.is_sold_out())
            .map(|it| it.text.as_str()),
        Field::PromoLabel => spec.promo.as_ref().map(|it| it.label.as_str()),
        Field::PromoCode => spec.promo.as_ref().map(|it| it.code.as_str()),
        Field::Link => spec.link.as_ref().map(|it| it.label.as_str()),
        Field::Description => spec.description.as_deref(),
        Field::CountdownLabel => spec.countdown.as_ref().map(|it| it.label.as_str()),
        Field::Countdown => spec.countdown.as_ref().map(|it| it.time.as_str()),
        Field::Left => spec.left.as_ref().map(|it| it.text.as_str()),
        Field::Shop => Some(theme.name.as_str()),
        _ => None,
    }
}

fn of_dossier(spec: &CardSpec, field: Field) -> Option<&str> {
    let quote = spec.quote.as_ref();
    let histogram = spec.histogram.as_ref();
    let rank = spec.rank.as_ref();
    let question = spec.question.as_ref();
    let bundle = spec.bundle.as_ref();
    match field {
        Field::Quote => quote.map(|it| it.text.as_str()),
        Field::QuoteAuthor => quote?.author.as_deref(),
        Field::QuoteSource => quote.map(|it| it.source.as_str()),
        Field::Average => histogram.map(|it| it.rating.text.as_str()),
        Field::AverageCount => histogram.map(|it| it.rating.count.as_str()),
        Field::HistogramSource => histogram.map(|it| it.source.as_str()),
        Field::Rank => rank.map(|it| it.place.as_str()),
        Field::RankList => rank.map(|it| it.list.as_str()),
        Field::RankSource => rank.map(|it| it.source.as_str()),
        Field::ComparisonSource => spec.comparison.as_ref()?.source.as_deref(),
        Field::SpecsSource => spec.specs.as_ref()?.source.as_deref(),
        Field::QuestionLabel => question?.label.as_deref(),
        Field::Question => question.map(|it| it.question.as_str()),
        Field::Answer => question.map(|it| it.answer.as_str()),
        Field::AnswerSource => question?.source.as_deref(),
        Field::BundleSumLabel => bundle?.sum_label.as_deref(),
        Field::BundleSum => bundle?.sum.as_deref(),
        Field::BundlePrice => bundle.map(|it| it.price.as_str()),
        Field::BundleSaving => bundle?.saving.as_deref(),
        _ => None,
    }
}
