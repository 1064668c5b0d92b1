//! The card on air and the product in focus.

use super::command::Refusal;
use super::run::must_run;
use super::state::{OnAirCard, State, Vouched};
use crate::dossier::EntryRef;
use crate::{CardTemplateId, ProductId, Segment, UnixMs};

/// The card that the take of a segment puts on: none without a template or a product.
pub(super) fn of_take(segment: &Segment, taken_at: UnixMs) -> Option<OnAirCard> {
    let template = segment.card.clone()?;
    let product = *segment.products.first()?;
    Some(OnAirCard {
        product,
        shown_at: taken_at,
        offer_ends_at: segment.offer_ends_at(product, taken_at),
        entry: None,
        is_price_revealed: false,
        template,
    })
}

/// Puts a product in focus and on the card, in the template that is on air, else the segment's.
pub(super) fn take_product(
    state: &mut State,
    product: ProductId,
    at: UnixMs,
) -> Result<(), Refusal> {
    must_run(state)?;
    let template = state.live.card.as_ref().map(|card| card.template.clone());
    let current = state.live.current.as_mut().ok_or(Refusal::NothingOnAir)?;
    current.product = Some(product);
    show(state, template.as_ref(), None, at)
}

/// Shows the card of the product in focus. A card that is on air already stays as it is.
pub(super) fn show(
    state: &mut State,
    template: Option<&CardTemplateId>,
    entry: Option<EntryRef>,
    at: UnixMs,
) -> Result<(), Refusal> {
    must_run(state)?;
    let current = state.live.current.ok_or(Refusal::NothingOnAir)?;
    let product = current.product.ok_or(Refusal::NoProduct)?;
    let segment = state.current_segment();
    let template = template
        .or_else(|| segment?.card.as_ref())
        .cloned()
        .unwrap_or_else(CardTemplateId::lower_third);
    let offer_ends_at =
        segment.and_then(|segment| segment.offer_ends_at(product, current.taken_at));

    let is_on_air = state.live.card.as_ref().is_some_and(|card| {
        (card.product, &card.template, card.entry) == (product, &template, entry)
    });
    if !is_on_air {
        state.live.card = Some(OnAirCard {
            product,
            shown_at: at,
            offer_ends_at,
            entry,
            is_price_revealed: false,
            template,
        });
    }
    Ok(())
}

/// Shows the price that the card keeps back.
pub(super) fn reveal(state: &mut State) -> Result<(), Refusal> {
    let card = state.live.card.as_mut().ok_or(Refusal::NoCard)?;
    card.is_price_revealed = true;
    Ok(())
}

/// Keeps the host's word for a price, once.
pub(super) fn vouch(state: &mut State, product: ProductId, as_of: UnixMs) {
    let price = Vouched { product, as_of };
    if !state.live.vouched.contains(&price) {
        state.live.vouched.push(price);
    }
}

/// Takes the card off if one is on, and shows it if none is.
pub(super) fn toggle(state: &mut State, at: UnixMs) -> Result<(), Refusal> {
    must_run(state)?;
    match state.live.card {
        Some(_) => {
            state.live.card = None;
            Ok(())
        }
        None => show(state, None, None, at),
    }
}

/// Lets the card on air follow the offer of its segment after that was edited.
pub(super) fn follow_offer(state: &mut State) {
    let Some(current) = state.live.current else {
        return;
    };
    let Some(mut card) = state.live.card.take() else {
        return;
    };
    card.offer_ends_at = state
        .current_segment()
        .and_then(|segment| segment.offer_ends_at(card.product, current.taken_at));
    state.live.card = Some(card);
}
