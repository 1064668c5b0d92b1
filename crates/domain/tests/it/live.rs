//! What each command does to a show, and what it refuses.

use crate::support::{
    START, applied, current, done, live, minute, next, off, refused, segment, skipped, take,
    with_offer,
};
use vitrine_domain::{
    CardTemplateId, Change, Command, DurationMs, History, OnAirCard, Phase, ProductId, Refusal,
    Scene, Segment, SegmentId, SegmentKind, State, Step,
};

fn three() -> Vec<Segment> {
    vec![segment(1), segment(2), segment(3)]
}

fn move_before(id: i64, before: Option<i64>) -> Command {
    Command::MoveSegment {
        segment: SegmentId(id),
        before: before.map(SegmentId),
    }
}

fn skip(id: i64, is_skipped: bool) -> Command {
    Command::SkipSegment {
        segment: SegmentId(id),
        is_skipped,
    }
}

fn set_next(id: i64) -> Command {
    Command::SetNext {
        segment: SegmentId(id),
    }
}

fn order(state: &State) -> Vec<i64> {
    let segments = state.show.rundown.segments.iter();
    segments.map(|segment| segment.id.0).collect()
}

#[test]
fn a_take_puts_everything_of_its_item_on_air_at_once() {
    let state = live(vec![
        with_offer(segment(1), 3),
        skipped(segment(2)),
        segment(3),
    ]);
    let taken = applied(&state, Command::TakeNext, minute(1));

    let card = OnAirCard {
        product: ProductId(101),
        template: CardTemplateId("side-card".to_owned()),
        shown_at: minute(1),
        offer_ends_at: Some(minute(4)),
        entry: None,
        is_price_revealed: false,
    };
    assert_eq!(
        taken.changes,
        [
            Change::Current {
                item: taken.state.live.current
            },
            Change::Next {
                segment: Some(SegmentId(3))
            },
            Change::Card { card: Some(card) },
            Change::Scene {
                scene: Scene::ScreenWithCamera
            },
        ],
        "item, next (past the skipped one), card with the end of its offer, and scene"
    );
    assert_eq!(
        taken.state.live.current.and_then(|item| item.product),
        Some(ProductId(101))
    );
}

#[test]
fn the_item_that_is_left_is_written_down_with_its_plan() {
    let state = done(&live(three()), Command::TakeNext, minute(0));
    let state = done(&state, take(3), minute(7));
    let left = state.live.done.last().expect("one item was left");
    assert_eq!((left.id, left.taken_at), (SegmentId(1), minute(0)));
    assert_eq!(left.left_at, minute(7));
    assert_eq!(left.planned, DurationMs::from_mins(5));
    assert_eq!(next(&state), None, "nothing follows the last item");
    assert_eq!(refused(&state, Command::TakeNext), Refusal::NoNextItem);
}

#[test]
fn an_item_without_product_or_template_takes_the_card_off() {
    let bare = [
        Segment {
            products: Vec::new(),
            ..segment(2)
        },
        Segment {
            card: None,
            ..segment(2)
        },
    ];
    for second in bare {
        let state = live(vec![segment(1), second]);
        let state = done(&state, Command::TakeNext, START);
        assert!(state.live.card.is_some(), "the first item has a card");
        let state = done(&state, Command::TakeNext, START);
        assert_eq!(state.live.card, None);
    }
}

#[test]
fn items_are_taken_only_in_a_run_and_only_if_they_can_be() {
    assert_eq!(refused(&off(three()), take(1)), Refusal::NotRunning);
    assert_eq!(refused(&off(three()), Command::End), Refusal::NotRunning);
    let state = live(vec![segment(1), skipped(segment(2))]);
    let state = done(&state, take(1), START);
    let id = SegmentId;
    assert_eq!(
        refused(&state, take(1)),
        Refusal::OnAir { segment: id(1) },
        "a second Enter must not restart the item's timers"
    );
    assert_eq!(
        refused(&state, take(2)),
        Refusal::Skipped { segment: id(2) }
    );
    assert_eq!(
        refused(&state, take(9)),
        Refusal::UnknownSegment { segment: id(9) }
    );
    assert_eq!(
        refused(&state, set_next(1)),
        Refusal::OnAir { segment: id(1) }
    );
}

#[test]
fn practice_goes_live_afresh_and_an_ended_show_can_run_again() {
    let state = done(&off(three()), set_next(2), START);
    let state = done(&state, Command::StartPractice, START);
    assert_eq!(next(&state), Some(2), "the run begins with the chosen item");
    assert_eq!(
        refused(&state, Command::StartPractice),
        Refusal::AlreadyRunning
    );

    let state = done(&state, Command::TakeNext, minute(1));
    let state = done(&state, Command::GoLive, minute(2));
    assert_eq!(state.live.phase, Phase::Live);
    assert_eq!(state.live.started_at, Some(minute(2)));
    assert_eq!((current(&state), next(&state)), (None, Some(1)));
    assert_eq!((&state.live.card, state.live.scene), (&None, Scene::Slate));
    assert!(
        state.live.done.is_empty(),
        "practice is not in the take log"
    );
    assert_eq!(refused(&state, Command::GoLive), Refusal::AlreadyRunning);

    let state = done(&state, Command::TakeNext, minute(3));
    let state = done(&state, Command::End, minute(4));
    assert_eq!(state.live.phase, Phase::Ended);
    assert_eq!(state.live.ended_at, Some(minute(4)));
    assert_eq!(
        state.live.done.len(),
        1,
        "the item on air was left at the end"
    );
    assert_eq!((&state.live.card, state.live.scene), (&None, Scene::Slate));

    let state = done(&state, Command::GoLive, minute(9));
    assert_eq!((state.live.ended_at, next(&state)), (None, Some(1)));
    assert!(state.live.done.is_empty());
}

#[test]
fn going_live_needs_something_to_take_but_practice_does_not() {
    for segments in [Vec::new(), vec![skipped(segment(1))]] {
        assert_eq!(
            refused(&off(segments.clone()), Command::GoLive),
            Refusal::EmptyRundown
        );
        done(&off(segments), Command::StartPractice, START);
    }
}

#[test]
fn the_scene_chosen_before_the_run_is_the_scene_it_begins_with() {
    let scene = Scene::CameraFull;
    let state = done(&off(three()), Command::SetScene { scene }, START);
    assert_eq!(done(&state, Command::GoLive, START).live.scene, scene);
}

#[test]
fn a_run_never_begins_with_an_item_that_is_gone() {
    let mut stored = off(three());
    stored.live.next = Some(SegmentId(9));
    assert_eq!(next(&done(&stored, Command::GoLive, START)), Some(1));
}

#[test]
fn cards_go_on_and_off_without_leaving_the_item() {
    let state = live(vec![with_offer(segment(1), 3)]);
    assert_eq!(refused(&state, Command::ToggleCard), Refusal::NothingOnAir);
    let state = done(&state, Command::TakeNext, minute(0));

    let hidden = done(&state, Command::ToggleCard, minute(1));
    assert_eq!(hidden.live.card, None);
    let shown = done(&hidden, Command::ToggleCard, minute(2));
    let card = shown.live.card.clone().expect("the card is on again");
    assert_eq!(card.shown_at, minute(2));
    assert_eq!(
        card.offer_ends_at,
        Some(minute(3)),
        "the offer counts from the take, not from when its card came back"
    );

    let same = applied(
        &shown,
        Command::ShowCard {
            template: None,
            entry: None,
        },
        minute(2),
    );
    assert_eq!(same.changes, [], "the card is on already");
    let template = Some(CardTemplateId("full-page".to_owned()));
    let other = done(
        &shown,
        Command::ShowCard {
            template: template.clone(),
            entry: None,
        },
        minute(2),
    );
    assert_eq!(other.live.card.map(|card| card.template), template);
    assert_eq!(
        done(&shown, Command::ClearGraphics, minute(2)).live.card,
        None
    );
}

#[test]
fn an_unplanned_product_takes_the_card_without_the_segments_offer() {
    let state = done(&live(vec![with_offer(segment(1), 3)]), take(1), START);
    let product = ProductId(777);
    let state = done(&state, Command::TakeProduct { product }, minute(1));
    let card = state.live.card.as_ref().expect("a card is on air");
    assert_eq!((card.product, card.offer_ends_at), (product, None));
    assert_eq!(card.template.0, "side-card", "the template stays");
    assert_eq!(state.card_offer(minute(1)), None);
    assert_eq!(current(&state), Some(1), "the item stays");

    let bare = Segment {
        products: Vec::new(),
        card: None,
        kind: SegmentKind::Questions,
        ..segment(2)
    };
    let state = done(&live(vec![bare]), Command::TakeNext, START);
    assert_eq!(refused(&state, Command::ToggleCard), Refusal::NoProduct);
    let state = done(&state, Command::TakeProduct { product }, minute(1));
    let template = state.live.card.map(|card| card.template);
    assert_eq!(template, Some(CardTemplateId::lower_third()));
}

#[test]
fn an_offer_stands_until_its_end() {
    let state = done(&live(vec![with_offer(segment(1), 3)]), take(1), minute(0));
    assert!(state.card_offer(minute(2)).is_some());
    assert_eq!(state.card_offer(minute(3)), None);
}

#[test]
fn editing_the_offer_on_air_moves_the_countdown_on_air() {
    let state = done(&live(vec![with_offer(segment(1), 3)]), take(1), minute(0));
    let longer = Box::new(with_offer(segment(1), 8));
    let edited = applied(
        &state,
        Command::ReplaceSegment { segment: longer },
        minute(1),
    );
    let card = edited.state.live.card.as_ref().expect("the card stays on");
    assert_eq!(card.offer_ends_at, Some(minute(8)));
    assert_eq!(
        edited.changes,
        [
            Change::Card {
                card: Some(card.clone())
            },
            Change::Rundown
        ]
    );
}

#[test]
fn the_rundown_can_be_edited_on_air_but_for_the_item_on_air() {
    let state = done(&live(three()), take(2), START);
    let on_air = Refusal::OnAir {
        segment: SegmentId(2),
    };
    let delete = |id| Command::DeleteSegment {
        segment: SegmentId(id),
    };
    let replace = |segment| Command::ReplaceSegment {
        segment: Box::new(segment),
    };
    assert_eq!(refused(&state, delete(2)), on_air);
    assert_eq!(refused(&state, skip(2, true)), on_air);
    assert_eq!(refused(&state, replace(skipped(segment(2)))), on_air);

    assert_eq!(order(&done(&state, delete(1), START)), [2, 3]);
    let insert = |id, before: Option<i64>| Command::InsertSegment {
        segment: Box::new(segment(id)),
        before: before.map(SegmentId),
    };
    assert_eq!(
        order(&done(&state, insert(4, Some(1)), START)),
        [4, 1, 2, 3]
    );
    assert_eq!(order(&done(&state, insert(4, None), START)), [1, 2, 3, 4]);
    assert_eq!(
        refused(&state, insert(3, None)),
        Refusal::SegmentExists {
            segment: SegmentId(3)
        }
    );
    assert_eq!(
        refused(&state, insert(4, Some(9))),
        Refusal::UnknownSegment {
            segment: SegmentId(9)
        }
    );
}

#[test]
fn moving_puts_a_segment_right_before_the_one_named() {
    let state = off(vec![segment(1), segment(2), segment(3), segment(4)]);
    let cases = [
        (1, Some(3), [2, 1, 3, 4]),
        (4, Some(2), [1, 4, 2, 3]),
        (1, None, [2, 3, 4, 1]),
        (2, Some(2), [1, 2, 3, 4]),
        (2, Some(3), [1, 2, 3, 4]),
        (4, None, [1, 2, 3, 4]),
    ];
    for (id, before, expected) in cases {
        let moved = applied(&state, move_before(id, before), START);
        assert_eq!(order(&moved.state), expected, "{id} before {before:?}");
        let stayed = expected == [1, 2, 3, 4];
        assert_eq!(
            moved.changes.is_empty(),
            stayed,
            "{id} before {before:?}: {:?}",
            moved.changes
        );
    }
}

#[test]
fn the_next_item_follows_the_plan_until_somebody_chooses_another() {
    let state = done(&live(three()), take(1), START);
    assert_eq!(next(&done(&state, move_before(3, Some(2)), START)), Some(3));
    assert_eq!(next(&done(&state, skip(2, true), START)), Some(3));

    let chosen = done(&state, set_next(3), START);
    assert_eq!(
        next(&done(&chosen, move_before(2, None), START)),
        Some(3),
        "a choice outlives a move"
    );
    assert_eq!(
        next(&done(&chosen, skip(3, true), START)),
        Some(2),
        "a choice that is skipped gives way to the plan"
    );

    let last = done(&state, take(3), START);
    let insert = Command::InsertSegment {
        segment: Box::new(segment(4)),
        before: None,
    };
    assert_eq!(next(&last), None);
    assert_eq!(next(&done(&last, insert, START)), Some(4));
}

#[test]
fn a_clock_that_is_set_back_never_turns_the_take_log_around() {
    let state = done(&live(three()), Command::TakeNext, minute(5));
    let state = done(&state, Command::TakeNext, minute(1));
    let left = state.live.done.first().expect("one item was left");
    assert_eq!((left.taken_at, left.left_at), (minute(5), minute(5)));
    let state = done(&state, Command::End, START);
    assert_eq!(state.live.ended_at, Some(minute(5)));
}

#[test]
fn steps_lead_back_to_the_beginning_of_the_run_and_no_further() {
    let mut history = History::new();
    let mut state = off(three());
    let send = |state: &mut State, history: &mut History, command: Command| {
        let after = done(state, command.clone(), START);
        history.record(&command, state, &after);
        *state = after;
    };
    send(&mut state, &mut history, move_before(1, None));
    assert_eq!(
        history.undo_step(),
        Some(&Step::Move {
            title: "Item 1".to_owned()
        })
    );
    send(&mut state, &mut history, Command::GoLive);
    assert_eq!(history.undo_step(), None, "going live is a barrier");

    let before = state.clone();
    send(&mut state, &mut history, Command::HideCard);
    assert_eq!(history.undo_step(), None, "what changed nothing is no step");
    send(&mut state, &mut history, Command::TakeNext);
    let undone = history.undo(&state).expect("the take can be undone");
    assert_eq!(undone.state, before);
    assert_eq!(
        undone.step,
        Step::Take {
            title: "Item 2".to_owned()
        }
    );
    assert!(undone.changes.contains(&Change::Current { item: None }));
    let redone = history.redo(&undone.state).expect("and done again");
    assert_eq!(redone.state, state);

    send(&mut state, &mut history, Command::End);
    assert!(history.undo(&state).is_none(), "an end is an end");
    assert!(history.redo(&state).is_none());
}

#[test]
fn a_new_step_forgets_what_could_be_done_again_and_old_steps_fall_off() {
    let mut history = History::new();
    let states = [off(three()), done(&off(three()), skip(1, true), START)];
    let commands = [skip(1, true), skip(1, false)];
    for turn in 0..History::LIMIT + 10 {
        let (from, to) = (&states[turn % 2], &states[(turn + 1) % 2]);
        history.record(&commands[turn % 2], from, to);
    }
    let mut state = states[0].clone();
    let mut steps = 0;
    while let Some(undone) = history.undo(&state) {
        state = undone.state;
        steps += 1;
    }
    assert_eq!(steps, History::LIMIT);
    assert!(history.redo_step().is_some());
    history.record(&commands[0], &states[0], &states[1]);
    assert_eq!(history.redo_step(), None);
}
