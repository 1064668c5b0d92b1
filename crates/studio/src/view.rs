//! What windows draw, made from what the studio knows. Everything for people is formatted here.

use std::collections::BTreeMap;

use vitrine_domain::{
    CardTemplateId, Language, PriceRule, Product, ProductId, Step, UnixMs, catch_up, format, plan,
};
use vitrine_store::PhotoLink;

use crate::card_text::PriceWords;
use crate::desk::Desk;
use crate::protocol::{ProductView, ShowView, VariantView};
use crate::words::Words;

/// A product with its own price, without an offer. A price that is doubted is there, with the doubt.
pub(crate) fn product_view(product: &Product, language: Language, rule: PriceRule) -> ProductView {
    let PriceRule {
        now,
        age_limit,
        is_vouched_for,
    } = rule;
    let anyway = PriceRule {
        is_vouched_for: true,
        ..rule
    };
    let price = PriceWords::of(product.card_price(None, anyway), language);
    let doubt = product
        .price
        .as_ref()
        .and_then(|price| price.doubt(now, age_limit));
    ProductView {
        doubt,
        is_vouched_for,
        price: price.current,
        compare_at: price.compare_at,
        percent_off: price.percent_off,
        photo: product.photos.first().map(|photo| photo_path(&photo.file)),
        product: product.clone(),
    }
}

/// What a buyer can order of a product. `links` are what files named as its photos.
pub(crate) fn variant_views(
    product: &Product,
    links: &[PhotoLink],
    language: Language,
) -> Vec<VariantView> {
    let money = |amount| format::money(amount, language);
    let own = product.price.as_ref().map(|price| price.current);
    let views = product.variants.iter().map(|variant| {
        let photo = variant.photo.as_ref();
        let link = links.iter().find(|link| Some(&link.reference) == photo);
        let file = match link {
            Some(link) => link.file.as_ref(),
            None => photo,
        };
        let is_here = |file: &&String| product.photos.iter().any(|photo| photo.file == **file);
        VariantView {
            label: variant.label(),
            sku: variant.sku.clone().unwrap_or_default(),
            price: variant.price.or(own).map(money),
            compare_at: variant.compare_at.map(money),
            stock: variant.stock,
            photo: file.filter(is_here).map(|file| photo_path(file)),
            waiting_photo: link
                .filter(|link| link.file.is_none())
                .map(|link| link.reference.clone()),
        }
    });
    views.collect()
}

/// Where a photo can be had, below the studio's own origin.
pub(crate) fn photo_path(file: &str) -> String {
    format!("photo/{file}")
}

/// The open show, its run, and what follows from both.
pub(crate) fn show_view(desk: &Desk, now: UnixMs) -> ShowView {
    let words = desk.words();
    let name = |step: Option<&Step>, phrase| {
        step.map(|step| {
            let step = step_name(step, &desk.products, words);
            words.say_with(phrase, &[("step", step.into())])
        })
    };
    let state = &desk.state;
    ShowView {
        state: state.clone(),
        plan: plan::plan(&state.show.rundown),
        progress: plan::progress(state, now),
        catch_up: catch_up::catch_up(state, now),
        now,
        products: desk
            .products
            .values()
            .map(|product| product_view(product, words.language(), state.price_rule(product, now)))
            .collect(),
        doubted_bundle: desk.ingredients(now).doubted_bundle(),
        fitting_cards: fitting_cards(desk, now),
        undo: name(desk.history.undo_step(), "undo-step"),
        redo: name(desk.history.redo_step(), "redo-step"),
    }
}

/// The card templates that the product in focus can fill.
fn fitting_cards(desk: &Desk, now: UnixMs) -> Vec<CardTemplateId> {
    let current = desk.state.live.current;
    let focus = current.and_then(|current| desk.products.get(&current.product?));
    let fitting = focus.map(|product| desk.ingredients(now).fitting(product));
    fitting.unwrap_or_default()
}

fn step_name(step: &Step, products: &BTreeMap<ProductId, Product>, words: &Words) -> String {
    let (id, title) = match step {
        Step::Take { title } => ("step-take", title.as_str()),
        Step::TakeProduct { product } => (
            "step-product",
            products.get(product).map_or("", |product| &product.title),
        ),
        Step::SetNext { .. } => ("step-next", ""),
        Step::ShowCard => ("step-card-on", ""),
        Step::HideCard => ("step-card-off", ""),
        Step::ClearGraphics => ("step-clear", ""),
        Step::RevealPrice => ("step-reveal", ""),
        Step::VouchForPrice { product } => (
            "step-vouch",
            products.get(product).map_or("", |product| &product.title),
        ),
        Step::SetScene { .. } => ("step-scene", ""),
        Step::EditShow => ("step-show", ""),
        Step::Insert { title } => ("step-insert", title.as_str()),
        Step::Edit { title } => ("step-edit", title.as_str()),
        Step::Move { title } => ("step-move", title.as_str()),
        Step::Skip { title } => ("step-skip", title.as_str()),
        Step::Unskip { title } => ("step-unskip", title.as_str()),
        Step::Delete { title } => ("step-delete", title.as_str()),
    };
    words.say_with(id, &[("title", title.into())])
}
