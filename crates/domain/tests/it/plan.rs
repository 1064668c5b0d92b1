//! Start times, over and under, and what falls due.

use crate::support::{START, done, live, minute, off, segment, skipped, take};
use vitrine_domain::plan::{
    Countdown, Due, ItemOffset, Pace, PlannedSegment, due, due_at, plan, progress, total,
};
use vitrine_domain::{Command, DurationMs, EndAction, Segment, SegmentId, UnixMs};

const MINUTE_MS: i64 = 60_000;

#[test]
fn a_plan_gives_skipped_segments_no_time() {
    let rundown = &off(vec![segment(1), skipped(segment(2)), segment(3)])
        .show
        .rundown;
    let mins = DurationMs::from_mins;
    let expected = [(1, 0, 5), (2, 5, 5), (3, 5, 10)].map(|(id, starts, ends)| PlannedSegment {
        id: SegmentId(id),
        starts: mins(starts),
        ends: mins(ends),
    });
    assert_eq!(plan(rundown), expected);
    assert_eq!(total(rundown), mins(10));
}

#[test]
fn only_a_run_has_progress() {
    let state = off(vec![segment(1)]);
    assert_eq!(progress(&state, START), None);
    let state = done(&state, Command::StartPractice, START);
    let waiting = progress(&state, minute(2)).expect("a practice runs");
    assert_eq!((waiting.countdown, waiting.offset_ms), (None, 0));
    assert_eq!(waiting.expected_end, minute(7), "if it began now");
    assert_eq!(progress(&done(&state, Command::End, START), START), None);
}

#[test]
fn over_and_under_add_up_and_move_the_expected_end() {
    let state = live(vec![segment(1), segment(2), segment(3)]);
    let state = done(&state, take(1), minute(0));
    let on_time = progress(&state, minute(1)).expect("the show runs");
    assert_eq!(on_time.elapsed, DurationMs::from_mins(1));
    assert_eq!(on_time.remaining_ms, 4 * MINUTE_MS);
    assert_eq!((on_time.parts.len(), on_time.offset_ms), (0, 0));
    assert_eq!(on_time.expected_end, minute(15));

    let state = done(&state, take(2), minute(3));
    let early = progress(&state, minute(3)).expect("the show runs");
    assert_eq!(early.offset_ms, -2 * MINUTE_MS, "two minutes under");
    assert_eq!(early.expected_end, minute(13));

    let late = progress(&state, minute(11)).expect("the show runs");
    let parts = [(1, -2), (2, 3)].map(|(id, minutes)| ItemOffset {
        id: SegmentId(id),
        offset_ms: minutes * MINUTE_MS,
    });
    assert_eq!(late.parts, parts);
    assert_eq!(late.offset_ms, MINUTE_MS);
    assert_eq!(late.remaining_ms, -3 * MINUTE_MS);
    assert_eq!(late.countdown, Some(Countdown::Overtime));
    assert_eq!(late.expected_end, minute(16), "one minute after the plan");
}

#[test]
fn the_countdown_warns_at_two_minutes_and_at_one() {
    let cases = [
        (120_001, Countdown::Normal),
        (120_000, Countdown::Warning),
        (60_001, Countdown::Warning),
        (60_000, Countdown::Danger),
        (1, Countdown::Danger),
        (0, Countdown::Overtime),
        (-1, Countdown::Overtime),
        (i64::MIN, Countdown::Overtime),
    ];
    for (remaining_ms, expected) in cases {
        assert_eq!(Countdown::of(remaining_ms), expected, "{remaining_ms} ms");
    }
}

#[test]
fn an_automatic_show_follows_its_plan_to_the_end() {
    let state = live(vec![segment(1), segment(2)]);
    assert_eq!(due(&state, Pace::Auto, START), Some(Due::TakeNext));
    let state = done(&state, Command::TakeNext, START);
    assert_eq!(due_at(&state, Pace::Auto), Some(minute(5)));
    assert_eq!(due(&state, Pace::Auto, UnixMs(minute(5).0 - 1)), None);
    assert_eq!(due(&state, Pace::Auto, minute(5)), Some(Due::TakeNext));
    let state = done(&state, Command::TakeNext, minute(5));
    assert_eq!(due(&state, Pace::Auto, minute(9)), None);
    assert_eq!(due(&state, Pace::Auto, minute(10)), Some(Due::End));
    let state = done(&state, Command::End, minute(10));
    assert_eq!(due_at(&state, Pace::Auto), None);
}

#[test]
fn by_hand_only_the_end_action_of_an_item_falls_due() {
    let cases = [
        (EndAction::None, None),
        (EndAction::LoadNext, Some(Due::ReadyNext)),
        (EndAction::PlayNext, Some(Due::TakeNext)),
    ];
    for (end_action, expected) in cases {
        let acting = |id| Segment {
            end_action,
            ..segment(id)
        };
        let state = live(vec![acting(1), acting(2)]);
        assert_eq!(
            due(&state, Pace::ByHand, minute(9)),
            None,
            "before the take"
        );
        let state = done(&state, Command::TakeNext, START);
        assert_eq!(due(&state, Pace::ByHand, minute(4)), None, "{end_action:?}");
        assert_eq!(due(&state, Pace::ByHand, minute(5)), expected);
        let state = done(&state, Command::TakeNext, minute(5));
        assert_eq!(
            due(&state, Pace::ByHand, minute(30)),
            None,
            "{end_action:?} has no next item, and never ends the show"
        );
    }
}
