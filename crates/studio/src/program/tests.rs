use std::cell::RefCell;
use std::path::PathBuf;

use vitrine_cards::Need;
use vitrine_domain::{Language, OnAirCard, UnixMs};

use super::*;
use crate::keys::NoVault;
use crate::{Places, Studio, StudioConfig};

const ALL_HIDDEN: Hidden = Hidden {
    price: true,
    rating: true,
    alternatives: true,
};

fn studio(data: &std::path::Path) -> Studio {
    let assets = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets"));
    Studio::open(StudioConfig {
        places: Places {
            data: data.to_owned(),
            assets,
        },
        vault: Box::new(NoVault),
        remembers_setup: true,
        language: Language::En,
        doctor: Box::new(|_| Vec::new()),
        recordings: data.join("recordings"),
        first_show: None,
    })
    .expect("the studio opens in an empty folder")
}

/// Every card that the demo show can put on air, as it is drawn where this is hidden.
fn every_card(studio: &Studio, hides: Hidden) -> Vec<CardOrder> {
    let mut desk = studio.inner().lock();
    let orders = RefCell::new(Vec::new());
    let draw = |order: &CardOrder| {
        orders.borrow_mut().push(order.clone());
        Err(CardsError::UnknownTemplate(order.template.clone()))
    };
    let now = UnixMs(1_700_000_000_000);
    let products: Vec<ProductId> = desk.products.keys().copied().collect();
    let templates = desk.setup.offered.templates.clone();
    for product in products {
        for template in &templates {
            let mut state = desk.state.clone();
            state.live.card = Some(OnAirCard {
                product,
                template: template.clone(),
                shown_at: now,
                offer_ends_at: None,
                entry: None,
                is_price_revealed: false,
            });
            desk.state = state;
            let ingredients = Ingredients {
                hides,
                ..desk.ingredients(now)
            };
            ingredients.build(&draw);
        }
    }
    let is_of_product = |order: &CardOrder| order.template.0 != "slate";
    let all = orders.into_inner().into_iter();
    all.filter(is_of_product).collect()
}

#[test]
fn no_template_shows_what_is_hidden_and_none_is_left_without_what_it_needs() {
    let data = tempfile::tempdir().unwrap();
    let studio = studio(data.path());
    let usual = every_card(&studio, Hidden::default());
    let hidden = every_card(&studio, ALL_HIDDEN);
    let parts = [
        Need::Price,
        Need::CompareAt,
        Need::Rating,
        Need::Histogram,
        Need::Comparison,
        Need::Bundle,
    ];
    for part in parts {
        let with = |orders: &[CardOrder]| orders.iter().filter(|it| it.spec.has(part)).count();
        assert!(with(&usual) > 0, "{part:?} is usually seen");
        assert_eq!(with(&hidden), 0, "{part:?}");
    }
    assert_eq!(usual.len(), hidden.len(), "a card for each all the same");
    let templates = Arc::clone(&studio.inner().stage.templates);
    for order in &hidden {
        let is_complete = templates.is_complete(&order.spec, &order.template);
        assert!(is_complete, "{:?} lacks what it needs", order.template);
        let stars = order.spec.quote.as_ref().and_then(|it| it.stars_hundredths);
        assert_eq!(stars, None, "a quote has no stars");
        let is_priced = |it: &vitrine_cards::CardProduct| it.price.is_some();
        let others = order.spec.comparison.iter().flat_map(|it| &it.products);
        assert_eq!(others.filter(|it| is_priced(it)).count(), 0);
    }
    studio.close();
}
