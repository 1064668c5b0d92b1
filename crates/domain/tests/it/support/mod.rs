//! Small builders of shows, with only the data that a test is about.
// Each test program uses its own part of them.
use vitrine_domain::{
    Applied, CardTemplateId, Command, Currency, DurationMs, EndAction, Language, Offer, ProductId,
    Refusal, Rundown, Scene, Segment, SegmentId, SegmentKind, Show, ShowId, State, ThemeId, UnixMs,
    apply,
};

/// When the runs of the tests begin.
pub const START: UnixMs = UnixMs(1_800_000_000_000);

/// So many minutes after [`START`].
pub fn minute(minutes: u32) -> UnixMs {
    START.plus(DurationMs::from_mins(minutes))
}

/// A product segment of five minutes with one product (numbered 100 above it) and a card.
pub fn segment(id: i64) -> Segment {
    Segment {
        id: SegmentId(id),
        kind: SegmentKind::Product,
        cue: format!("A{id}"),
        title: format!("Item {id}"),
        note: String::new(),
        colour: None,
        duration: DurationMs::from_mins(5),
        is_skipped: false,
        scene: Scene::ScreenWithCamera,
        products: vec![ProductId(100 + id)],
        card: Some(CardTemplateId("side-card".to_owned())),
        offer: None,
        end_action: EndAction::None,
    }
}

/// The same segment, left out of the plan.
pub fn skipped(segment: Segment) -> Segment {
    Segment {
        is_skipped: true,
        ..segment
    }
}

/// The same segment with an offer of a code for so many minutes.
pub fn with_offer(segment: Segment, minutes: u32) -> Segment {
    Segment {
        offer: Some(Offer {
            price: None,
            promo_code: Some("LIVE10".to_owned()),
            lasts: Some(DurationMs::from_mins(minutes)),
            pieces: None,
        }),
        ..segment
    }
}

/// A show of these segments that nobody has run.
pub fn off(segments: Vec<Segment>) -> State {
    State::new(Show {
        id: ShowId(1),
        title: "Evening".to_owned(),
        language: Language::En,
        currency: Currency::EUR,
        theme: ThemeId("plain".to_owned()),
        planned_start: None,
        price_age_limit: None,
        rundown: Rundown { segments },
    })
}

/// The same show, live since [`START`], before its first take.
pub fn live(segments: Vec<Segment>) -> State {
    done(&off(segments), Command::GoLive, START)
}

/// The state after a command that must not be refused.
pub fn done(state: &State, command: Command, now: UnixMs) -> State {
    applied(state, command, now).state
}

/// What a command that must not be refused led to.
pub fn applied(state: &State, command: Command, now: UnixMs) -> Applied {
    apply(state, &command, now).unwrap_or_else(|refusal| panic!("{command:?} refused: {refusal}"))
}

/// Why a command was refused.
pub fn refused(state: &State, command: Command) -> Refusal {
    match apply(state, &command, START) {
        Err(refusal) => refusal,
        Ok(_) => panic!("{command:?} should have been refused"),
    }
}

/// [`Command::Take`] of a segment by its number.
pub fn take(id: i64) -> Command {
    Command::Take {
        segment: SegmentId(id),
    }
}

/// The number of the item on air.
pub fn current(state: &State) -> Option<i64> {
    state.live.current.map(|item| item.id.0)
}

/// The number of the next item.
pub fn next(state: &State) -> Option<i64> {
    state.live.next.map(|id| id.0)
}
