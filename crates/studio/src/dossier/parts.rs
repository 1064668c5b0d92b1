//! The parts of a card that come from a dossier. Everything here is made from [`OnAir`]: what is for the
//! host alone can't be passed.

use vitrine_cards::{
    CardBar, CardComparison, CardDifference, CardFact, CardHistogram, CardProduct, CardQuestion,
    CardQuote, CardRank, CardSpec, CardSpecs, Need,
};
use vitrine_domain::dossier::{
    Dossier, Entry, EntrySort, Fact, FactKind, OnAir, Provenance, Relation, RelationKind,
    ReviewSource, differences,
};
use vitrine_domain::{CardPrice, Product, ProductId, format};

use crate::card_text::{PriceWords, Shown, card_rating, main_photo};
use crate::words::Words;

/// Beside the product itself; templates show no more.
const MOST_COMPARED: usize = 2;
/// Beside the product itself.
const MOST_BUNDLED: usize = 3;
/// Stands where nothing is known.
const UNKNOWN: &str = "–";

/// What the cards of a product tell of its dossier.
pub(crate) struct Told<'s, 'a> {
    pub shown: &'s Shown<'a>,
    pub words: &'static Words,
}

impl<'a> Told<'_, 'a> {
    /// Gives a card the parts that its template is there to show.
    pub fn fill(&self, card: &mut CardSpec, needs: &[Need]) {
        let hides = self.shown.hides;
        for need in needs {
            match need {
                Need::Histogram if hides.rating => {}
                Need::Comparison | Need::Bundle if hides.alternatives => {}
                Need::Quote => card.quote = self.quote(),
                Need::Histogram => card.histogram = self.histogram(),
                Need::Rank => card.rank = self.rank(),
                Need::Comparison => card.comparison = self.comparison(),
                Need::Specs => card.specs = self.specs(),
                Need::Question => card.question = self.question(),
                Need::Bundle => card.bundle = self.bundle_card(),
                _ => {}
            }
        }
    }

    /// Those of these entries that viewers may see: the one the card is about, or all of them.
    fn wanted<'e, T>(&self, sort: EntrySort, entries: &'e [Entry<T>]) -> Vec<OnAir<'e, T>> {
        let about = self.shown.entry.filter(|entry| entry.sort == sort);
        entries
            .iter()
            .filter(|entry| about.is_none_or(|about| about.id == entry.id))
            .filter_map(Entry::on_air)
            .collect()
    }

    fn quote(&self) -> Option<CardQuote> {
        let dossier = self.shown.dossier()?;
        let review = *self.wanted(EntrySort::Review, &dossier.quotes).first()?;
        let content = review.content();
        let quote = content.quote.as_ref()?.text();
        Some(CardQuote {
            text: self.words.say_with("card-quote", &[("text", quote.into())]),
            stars_hundredths: (!self.shown.hides.rating).then_some(content.stars_hundredths),
            author: Some(content.author.clone()).filter(|author| !author.is_empty()),
            source: self.source(review.provenance()).unwrap_or_default(),
        })
    }

    fn histogram(&self) -> Option<CardHistogram> {
        let dossier = self.shown.dossier()?;
        let source = dossier
            .review_sources
            .iter()
            .find_map(ReviewSource::on_air)?;
        let reviews = source.content();
        let language = self.words.language();
        let percents = reviews.histogram.percents();
        let counts = reviews.histogram.counts;
        let total = u64::from(reviews.histogram.total().max(1));
        let bars = (0..5).rev().map(|at| CardBar {
            name: format::number(at as u64 + 1, language),
            share_permille: u16::try_from(u64::from(counts[at]) * 1_000 / total)
                .expect("a share is at most 1000"),
            value: format::percent(percents[at], language),
        });
        Some(CardHistogram {
            bars: bars.collect(),
            rating: card_rating(reviews.rating, self.words),
            source: self.source(source.provenance()).unwrap_or_default(),
        })
    }

    fn rank(&self) -> Option<CardRank> {
        let dossier = self.shown.dossier()?;
        let rank = *self.wanted(EntrySort::Rank, &dossier.ranks).first()?;
        let place = u64::from(rank.content().place);
        let list = rank.content().list.as_str();
        Some(CardRank {
            place: self
                .words
                .say_with("card-rank-place", &[("place", place.into())]),
            list: self
                .words
                .say_with("card-rank-list", &[("list", list.into())]),
            source: self.source(rank.provenance()).unwrap_or_default(),
        })
    }

    fn specs(&self) -> Option<CardSpecs> {
        let mut facts = self.facts(self.shown.product.id);
        // What the host was asked about comes first, then what the sheet lists.
        let about = self.shown.entry.filter(|it| it.sort == EntrySort::Fact);
        let asked = about.and_then(|about| {
            let dossier = self.shown.dossier()?;
            let entry = dossier.facts.iter().find(|entry| entry.id == about.id)?;
            entry.on_air()
        });
        facts.sort_by_key(|fact| {
            let is_asked = asked.is_some_and(|asked| std::ptr::eq(asked.content(), fact.content()));
            (!is_asked, fact.content().kind != FactKind::Spec)
        });
        Some(CardSpecs {
            rows: facts
                .iter()
                .map(|fact| CardFact {
                    name: fact.content().name.clone(),
                    value: fact.content().value.clone(),
                })
                .collect(),
            source: self.sources(facts.iter().map(|fact| fact.provenance())),
        })
    }

    fn comparison(&self) -> Option<CardComparison> {
        let others = self.beside(RelationKind::Alternative);
        let ids = [self.shown.product.id]
            .into_iter()
            .chain(others.iter().map(|product| product.id));
        let sheets: Vec<Vec<OnAir<'_, Fact>>> = ids.map(|id| self.facts(id)).collect();
        let contents: Vec<Vec<&Fact>> = sheets
            .iter()
            .map(|facts| facts.iter().map(|fact| fact.content()).collect())
            .collect();
        let rows = differences(&contents)
            .into_iter()
            .map(|row| CardDifference {
                name: row.name,
                values: row
                    .values
                    .into_iter()
                    .map(|value| value.unwrap_or_else(|| UNKNOWN.to_owned()))
                    .collect(),
            });
        Some(CardComparison {
            rows: rows.collect(),
            products: self.with_own(&others),
            source: self.sources(sheets.iter().flatten().map(|fact| fact.provenance())),
        })
    }

    fn question(&self) -> Option<CardQuestion> {
        let dossier = self.shown.dossier()?;
        let asked = self.wanted(EntrySort::Question, &dossier.questions);
        let answered = asked
            .into_iter()
            .find(|question| question.content().answer.is_some())?;
        let content = answered.content();
        Some(CardQuestion {
            label: Some(self.words.say("card-asked")),
            question: content.question.clone(),
            answer: content.answer.clone()?,
            source: self.source(answered.provenance()),
        })
    }

    /// The facts of a product that viewers may see.
    fn facts(&self, product: ProductId) -> Vec<OnAir<'a, Fact>> {
        let dossier = self.shown.matter.at_hand.dossier(product);
        let facts = dossier.into_iter().flat_map(|dossier| &dossier.facts);
        facts.filter_map(Entry::on_air).collect()
    }

    /// The products that viewers may see beside this one, in the order of the dossier.
    pub fn beside(&self, kind: RelationKind) -> Vec<&'a Product> {
        let Some(dossier) = self.shown.dossier() else {
            return Vec::new();
        };
        let most = match kind {
            RelationKind::Alternative => MOST_COMPARED,
            RelationKind::GoesWith => MOST_BUNDLED,
        };
        self.relations(dossier, kind)
            .filter_map(|relation| self.shown.matter.product(relation.content().other))
            .take(most)
            .collect()
    }

    pub(super) fn relations<'e>(
        &self,
        dossier: &'e Dossier,
        kind: RelationKind,
    ) -> impl Iterator<Item = OnAir<'e, Relation>> {
        self.wanted(EntrySort::Relation, &dossier.relations)
            .into_iter()
            .filter(move |relation| relation.content().kind == kind)
    }

    pub(super) fn with_own(&self, others: &[&Product]) -> Vec<CardProduct> {
        let own = self.card_product(self.shown.product, self.shown.price());
        let others = others
            .iter()
            .map(|other| self.card_product(other, self.price_of(other)));
        [own].into_iter().chain(others).collect()
    }

    fn card_product(&self, product: &Product, price: Option<CardPrice>) -> CardProduct {
        let price = PriceWords::of(price, self.words.language());
        CardProduct {
            title: product.title.clone(),
            photo: main_photo(product, self.shown.matter.places),
            price: price.current,
            compare_at: price.compare_at,
            rating: self.shown.rating(product),
        }
    }

    pub(super) fn price_of(&self, other: &Product) -> Option<CardPrice> {
        if self.shown.hides.price {
            return None;
        }
        let matter = &self.shown.matter;
        other.card_price(None, matter.state.price_rule(other, matter.now))
    }

    /// "Amazon.fr, 14 Nov"; `None` if nobody is named.
    fn source(&self, provenance: &Provenance) -> Option<String> {
        let source = Some(provenance.source.trim()).filter(|source| !source.is_empty())?;
        let Some(as_of) = provenance.as_of else {
            return Some(source.to_owned());
        };
        let day = self.words.day(as_of, self.shown.matter.now);
        let values = [("source", source.into()), ("day", day.into())];
        Some(self.words.say_with("card-source", &values))
    }

    /// All that are named, each once, as of the oldest: none of it is older than is said.
    fn sources<'p>(&self, all: impl Iterator<Item = &'p Provenance>) -> Option<String> {
        let mut named: Vec<Provenance> = Vec::new();
        for provenance in all {
            match named.iter_mut().find(|it| it.source == provenance.source) {
                Some(known) => known.as_of = oldest(known, provenance),
                None => named.push(provenance.clone()),
            }
        }
        let texts: Vec<String> = named.iter().filter_map(|it| self.source(it)).collect();
        (!texts.is_empty()).then(|| texts.join(" · "))
    }
}

fn oldest(one: &Provenance, other: &Provenance) -> Option<vitrine_domain::UnixMs> {
    match (one.as_of, other.as_of) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
