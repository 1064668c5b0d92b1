//! What holds for every show and every sequence of commands, at any time of any clock.

use crate::support::{START, off, segment};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use vitrine_domain::plan::{Pace, due, due_at, plan, progress, total};
use vitrine_domain::{
    CardTemplateId, Command, Currency, DurationMs, EndAction, History, Language, LiveState, Money,
    Offer, ProductId, Scene, Segment, SegmentId, State, UnixMs, apply, format,
};

/// Segments have few numbers, so that commands often name one that is there.
fn id() -> impl Strategy<Value = SegmentId> {
    (1_i64..8).prop_map(SegmentId)
}

fn length() -> impl Strategy<Value = DurationMs> {
    prop_oneof![
        8 => (0_u64..1_200_000).prop_map(DurationMs),
        1 => Just(DurationMs(u64::MAX)),
    ]
}

fn any_segment() -> impl Strategy<Value = Segment> {
    let products = vec((100_i64..110).prop_map(ProductId), 0..3);
    let offer = proptest::option::of(length());
    let end_action = select(vec![
        EndAction::None,
        EndAction::LoadNext,
        EndAction::PlayNext,
    ]);
    let parts = (id(), length(), any::<bool>(), products, any::<bool>());
    (parts, offer, select(Scene::ALL.to_vec()), end_action).prop_map(
        |((id, duration, is_skipped, products, has_card), lasts, scene, end_action)| Segment {
            duration,
            is_skipped,
            scene,
            products,
            card: has_card.then(CardTemplateId::lower_third),
            offer: lasts.map(|lasts| Offer {
                lasts: Some(lasts),
                ..Offer::default()
            }),
            end_action,
            ..segment(id.0)
        },
    )
}

fn show() -> impl Strategy<Value = State> {
    vec(any_segment(), 0..7).prop_map(|mut segments| {
        segments.sort_by_key(|segment| segment.id);
        segments.dedup_by_key(|segment| segment.id);
        off(segments)
    })
}

fn command() -> impl Strategy<Value = Command> {
    let before = || proptest::option::of(id());
    let boxed = || any_segment().prop_map(Box::new);
    let phases = [Command::StartPractice, Command::GoLive, Command::End];
    let plain = [
        Command::HideCard,
        Command::ToggleCard,
        Command::ClearGraphics,
    ];
    prop_oneof![
        2 => select(phases.to_vec()),
        6 => Just(Command::TakeNext),
        3 => id().prop_map(|segment| Command::Take { segment }),
        2 => (100_i64..112).prop_map(|id| Command::TakeProduct { product: ProductId(id) }),
        2 => id().prop_map(|segment| Command::SetNext { segment }),
        2 => proptest::option::of(Just(CardTemplateId("full-page".to_owned())))
            .prop_map(|template| Command::ShowCard {
                template,
                entry: None,
            }),
        3 => select(plain.to_vec()),
        1 => select(Scene::ALL.to_vec()).prop_map(|scene| Command::SetScene { scene }),
        2 => (boxed(), before())
            .prop_map(|(segment, before)| Command::InsertSegment { segment, before }),
        2 => boxed().prop_map(|segment| Command::ReplaceSegment { segment }),
        2 => (id(), before())
            .prop_map(|(segment, before)| Command::MoveSegment { segment, before }),
        2 => (id(), any::<bool>())
            .prop_map(|(segment, is_skipped)| Command::SkipSegment { segment, is_skipped }),
        2 => id().prop_map(|segment| Command::DeleteSegment { segment }),
    ]
}

/// A clock that mostly runs on, sometimes jumps back, and sometimes shows nonsense.
fn moment() -> impl Strategy<Value = UnixMs> {
    prop_oneof![
        8 => (0_u64..7_200_000).prop_map(|ms| START.plus(DurationMs(ms))),
        1 => any::<i64>().prop_map(UnixMs),
        1 => select(vec![UnixMs(i64::MIN), UnixMs(i64::MAX), UnixMs(0)]),
    ]
}

fn commands() -> impl Strategy<Value = Vec<(Command, UnixMs)>> {
    vec((command(), moment()), 1..60)
}

/// What must hold in every state that commands and steps can lead to.
fn assert_sound(state: &State) {
    let LiveState {
        phase,
        current,
        next,
        card,
        done,
        started_at,
        ..
    } = &state.live;
    let rundown = &state.show.rundown;
    assert_eq!(
        started_at.is_some(),
        phase.is_running() || state.live.ended_at.is_some()
    );
    if !phase.is_running() {
        assert!(current.is_none() && card.is_none(), "only a run has these");
    }
    if let Some(item) = current {
        assert!(rundown.is_playable(item.id), "the item on air is guarded");
        assert_ne!(*next, Some(item.id), "no item is on air and next");
    }
    if let Some(next) = next {
        assert!(rundown.is_playable(*next), "the next item can be taken");
    }
    for item in done {
        assert!(item.left_at >= item.taken_at, "{item:?} runs backwards");
    }
    for pair in done.windows(2) {
        assert!(pair[1].taken_at >= pair[0].left_at, "{pair:?} overlap");
    }
    if let (Some(item), Some(last)) = (current, done.last()) {
        assert!(item.taken_at >= last.left_at, "{item:?} overlaps {last:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_commands_breaks_a_show(start in show(), sent in commands()) {
        let mut state = start;
        for (command, now) in sent {
            if let Ok(applied) = apply(&state, &command, now) {
                prop_assert_eq!(
                    applied.changes.is_empty(),
                    applied.state == state,
                    "{:?} told {:?}", command, applied.changes
                );
                state = applied.state;
            }
            assert_sound(&state);
            for pace in [Pace::ByHand, Pace::Auto] {
                prop_assert!(due(&state, pace, now).is_none() || due_at(&state, pace).is_some());
            }
            let _ = (progress(&state, now), state.card_offer(now));
        }
    }

    #[test]
    fn undo_and_redo_lead_the_same_way_back_and_forth(start in show(), sent in commands()) {
        let mut history = History::new();
        let mut state = start;
        // The states since the last barrier: where each step back must lead.
        let mut path = vec![state.clone()];
        for (command, now) in sent {
            let Ok(applied) = apply(&state, &command, now) else { continue };
            history.record(&command, &state, &applied.state);
            if applied.state.live.phase != state.live.phase {
                path = vec![applied.state.clone()];
            } else if applied.state != state {
                path.push(applied.state.clone());
            }
            state = applied.state;
        }
        for earlier in path.iter().rev().skip(1) {
            let undone = history.undo(&state).expect("a step for each state");
            prop_assert_eq!(&undone.state, earlier);
            prop_assert!(!undone.changes.is_empty());
            prop_assert_eq!(undone.state.live.phase, state.live.phase);
            state = undone.state;
        }
        prop_assert!(history.undo(&state).is_none());
        for later in path.iter().skip(1) {
            let redone = history.redo(&state).expect("a step for each state");
            prop_assert_eq!(&redone.state, later);
            state = redone.state;
        }
        prop_assert!(history.redo(&state).is_none());
        let steps = std::iter::from_fn(|| {
            state = history.undo(&state)?.state;
            Some(())
        });
        prop_assert_eq!(steps.count(), path.len() - 1, "what was redone can be undone again");
        prop_assert_eq!(&state, &path[0]);
    }

    #[test]
    fn going_on_after_an_undo_stays_sound(
        start in show(),
        sent in vec((command(), moment(), any::<Index>()), 1..60),
    ) {
        let mut history = History::new();
        let mut state = start;
        for (command, now, choice) in sent {
            let stepped = match choice.index(4) {
                0 => history.undo(&state),
                1 => history.redo(&state),
                _ => None,
            };
            if let Some(stepped) = stepped {
                state = stepped.state;
            } else if let Ok(applied) = apply(&state, &command, now) {
                history.record(&command, &state, &applied.state);
                state = applied.state;
            }
            assert_sound(&state);
        }
    }

    #[test]
    fn time_never_runs_backwards_in_a_plan(state in show()) {
        let rundown = &state.show.rundown;
        let planned = plan(rundown);
        prop_assert_eq!(planned.len(), rundown.segments.len());
        let mut before = DurationMs::ZERO;
        for (item, segment) in planned.iter().zip(&rundown.segments) {
            prop_assert_eq!(item.id, segment.id);
            prop_assert_eq!(item.starts, before, "a gap before {:?}", item);
            prop_assert!(item.ends >= item.starts);
            prop_assert!(!segment.is_skipped || item.ends == item.starts);
            before = item.ends;
        }
        prop_assert_eq!(total(rundown), before);
    }

    #[test]
    fn over_and_under_are_the_sum_of_their_parts(
        start in show(), sent in commands(), wait in 0_u64..3_600_000,
    ) {
        let mut state = start;
        for (command, now) in sent {
            state = apply(&state, &command, now).map_or(state, |applied| applied.state);
            let now = state.live.not_before(now.plus(DurationMs(wait)));
            let Some(progress) = progress(&state, now) else { continue };
            let sum: i128 = progress.parts.iter().map(|part| i128::from(part.offset_ms)).sum();
            let held = sum.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
            prop_assert_eq!(i128::from(progress.offset_ms), held);
            let is_over = state.live.current.is_some() && progress.remaining_ms < 0;
            prop_assert_eq!(progress.parts.len(), state.live.done.len() + usize::from(is_over));
            prop_assert!(progress.expected_end >= now, "no show ends in the past");
        }
    }

    #[test]
    fn money_is_read_as_it_was_written(
        minor in prop_oneof![any::<i64>(), -20_000_i64..2_000_000],
        code in select(vec!["EUR", "USD", "CAD", "GBP", "CHF", "JPY", "KRW", "KWD", "TND", "CLF"]),
    ) {
        let currency: Currency = code.parse().expect("a code");
        let amount = Money::new(minor, currency);
        for language in [Language::En, Language::Fr] {
            let written = format::money(amount, language);
            prop_assert_eq!(Money::parse(&written, currency), Ok(amount), "{}", written);
        }
    }

    #[test]
    fn no_text_breaks_the_reading_of_money(text in "[0-9 .,'€$¥A-Z−\u{202f}\u{a0}é-]{0,14}") {
        for currency in [Currency::EUR, Currency::JPY, Currency::KWD] {
            let _ = Money::parse(&text, currency);
        }
        if let Ok(amount) = Money::parse_with_code(&text) {
            prop_assert!(text.contains(amount.currency.code()));
        }
    }

    #[test]
    fn a_percentage_off_is_never_more_than_was_taken_off(
        price in 0_i64..i64::MAX, compare_at in 0_i64..i64::MAX,
    ) {
        let [price, compare_at] = [price, compare_at].map(|minor| Money::new(minor, Currency::EUR));
        match price.percent_off(compare_at) {
            Some(percent) => {
                let promised = i128::from(compare_at.minor) * i128::from(percent);
                let saved = i128::from(compare_at.minor) - i128::from(price.minor);
                prop_assert!(promised <= saved * 100);
                prop_assert!(promised + i128::from(compare_at.minor) > saved * 100);
            }
            None => prop_assert!(
                i128::from(compare_at.minor) * 99 < i128::from(price.minor) * 100
            ),
        }
    }
}
