//! What a late end means, and what would help.

use crate::support::{done, live, minute, segment, take};
use vitrine_domain::catch_up::catch_up;
use vitrine_domain::{Command, DurationMs, Segment, SegmentId, SegmentKind};

fn of_minutes(id: i64, minutes: u32) -> Segment {
    Segment {
        duration: DurationMs::from_mins(minutes),
        ..segment(id)
    }
}

fn skipped(over_minutes: u32, rest: Vec<Segment>) -> Option<Vec<i64>> {
    let mut segments = vec![of_minutes(1, 5), of_minutes(2, 5)];
    segments.extend(rest);
    let state = done(&live(segments), take(1), minute(0));
    let advice = catch_up(&state, minute(5 + over_minutes))?;
    assert_eq!(advice.over, DurationMs::from_mins(over_minutes));
    Some(advice.skip.iter().map(|id| id.0).collect())
}

#[test]
fn the_shortest_item_that_is_long_enough_goes_and_of_two_alike_the_later() {
    let rest = || {
        vec![
            of_minutes(3, 6),
            of_minutes(4, 4),
            of_minutes(5, 4),
            of_minutes(6, 1),
        ]
    };
    assert_eq!(skipped(0, rest()), None, "on time");
    assert_eq!(skipped(1, rest()), Some(vec![6]));
    assert_eq!(skipped(4, rest()), Some(vec![5]));
    assert_eq!(skipped(6, rest()), Some(vec![3]));
}

#[test]
fn several_go_when_no_single_one_is_long_enough() {
    let rest = vec![of_minutes(3, 2), of_minutes(4, 3), of_minutes(5, 3)];
    assert_eq!(skipped(5, rest), Some(vec![4, 5]));
}

#[test]
fn the_next_item_and_the_closing_stay() {
    let closing = Segment {
        kind: SegmentKind::Closing,
        ..of_minutes(3, 9)
    };
    assert_eq!(skipped(4, vec![closing]), None);
}

#[test]
fn what_was_skipped_is_counted() {
    let segments = vec![
        of_minutes(1, 5),
        of_minutes(2, 5),
        of_minutes(3, 4),
        of_minutes(4, 4),
    ];
    let state = done(&live(segments), take(1), minute(0));
    assert!(catch_up(&state, minute(9)).is_some(), "four minutes over");
    let skip = Command::SkipSegment {
        segment: SegmentId(4),
        is_skipped: true,
    };
    let state = done(&state, skip, minute(9));
    assert_eq!(catch_up(&state, minute(9)), None, "the advice was followed");
}
