//! The lossy stream: preview pictures and sound levels. Whoever watches gets the newest of each;
//! nothing is kept for the slow.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use vitrine_engine::Viewing;
pub use vitrine_engine::{CompositionId, PreviewFrame, ViewerFrame};

use crate::protocol::Levels;

/// The size and rate a viewer wants. The engine makes one preview of the show, as large as the largest
/// wish, and one of another picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PreviewWish {
    /// In pixels, at most 960.
    pub width: u32,
    /// In pixels, at most 960.
    pub height: u32,
    /// Frames a second, at most 30.
    pub fps: u32,
    /// The number of a picture beside the show's, which is wanted instead.
    pub composition: Option<u32>,
}

/// What the engine is to make previews of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Of the show.
    pub show: Option<PreviewWish>,
    /// Of another picture: that which was wanted first.
    pub other: Option<PreviewWish>,
}

impl PreviewWish {
    /// The largest preview a viewer may ask for: beyond it, the preview would cost like a stream.
    const MOST: Self = Self {
        width: 960,
        height: 960,
        fps: 30,
        composition: None,
    };

    /// Whether these pictures are what is wished for.
    fn is_of(self, composition: CompositionId) -> bool {
        self.composition
            .map_or(CompositionId::PROGRAM, CompositionId)
            == composition
    }

    fn limited(self) -> Self {
        Self {
            width: self.width.clamp(16, Self::MOST.width),
            height: self.height.clamp(16, Self::MOST.height),
            fps: self.fps.clamp(1, Self::MOST.fps),
            ..self
        }
    }

    fn covering(self, other: Self) -> Self {
        Self {
            width: self.width.max(other.width),
            height: self.height.max(other.height),
            fps: self.fps.max(other.fps),
            ..self
        }
    }
}

/// Somebody who takes what the lossy stream brings. Called on engine threads: it must not block.
pub trait Viewer: Send + Sync {
    /// A new preview picture.
    fn picture(&self, picture: &Arc<PreviewFrame>);
    /// New sound levels.
    fn levels(&self, levels: &Levels);
    /// A picture of what arrived in a practice run, ten times a second, once it was asked for.
    fn viewed(&self, viewed: &Arc<Viewed>);
}

/// What a viewer would see of a practice run.
#[derive(Debug, Clone)]
pub struct Viewed {
    /// The picture, with its delay and the sound.
    pub frame: ViewerFrame,
    /// What arrived over the last four seconds, in kbit/s.
    pub kbps: u32,
    /// Places where pictures were missing.
    pub gaps: u64,
}

/// Everybody who watches.
pub(crate) struct Viewers {
    list: Mutex<Vec<Watching>>,
    /// Told the covering wishes at every change.
    changed: Box<dyn Fn(Wanted) + Send + Sync>,
    /// What decodes a practice run while somebody looks. Taken after the list.
    viewing: Mutex<Option<Viewing>>,
}

struct Watching {
    viewer: Arc<dyn Viewer>,
    wish: Option<PreviewWish>,
    looks_at_practice: bool,
    seat: u64,
}

/// A viewer's place. Dropping it leaves.
pub struct Seat {
    viewers: Weak<Viewers>,
    seat: u64,
}

impl Viewers {
    pub(crate) fn new(changed: impl Fn(Wanted) + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self {
            list: Mutex::default(),
            changed: Box::new(changed),
            viewing: Mutex::default(),
        })
    }

    pub(crate) fn join(self: &Arc<Self>, viewer: Arc<dyn Viewer>) -> Seat {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        let seat = list
            .iter()
            .map(|watching| watching.seat + 1)
            .max()
            .unwrap_or_default();
        list.push(Watching {
            viewer,
            wish: None,
            looks_at_practice: false,
            seat,
        });
        Seat {
            viewers: Arc::downgrade(self),
            seat,
        }
    }

    pub(crate) fn show(&self, picture: &Arc<PreviewFrame>) {
        let list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        let wants = |watching: &&Watching| {
            let wish = watching.wish;
            wish.is_some_and(|wish| wish.is_of(picture.composition))
        };
        for watching in list.iter().filter(wants) {
            watching.viewer.picture(picture);
        }
    }

    /// The number of the picture beside the show's that somebody looks at.
    pub(crate) fn watched(&self) -> Option<u32> {
        let list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        covering(&list).other?.composition
    }

    pub(crate) fn meter(&self, levels: &Levels) {
        let list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        for watching in list.iter() {
            watching.viewer.levels(levels);
        }
    }

    pub(crate) fn show_viewed(&self, viewed: &Arc<Viewed>) {
        let list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        for watching in list.iter().filter(|watching| watching.looks_at_practice) {
            watching.viewer.viewed(viewed);
        }
    }

    /// What a practice run is looked at by; `None` at its end.
    pub(crate) fn set_viewing(&self, viewing: Option<Viewing>) {
        let list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        let mut place = self.viewing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(viewing) = &viewing {
            viewing.set_watched(list.iter().any(|watching| watching.looks_at_practice));
        }
        let before = std::mem::replace(&mut *place, viewing);
        if let Some(before) = before {
            before.set_watched(false);
        }
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Watching>)) {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        let before = covering(&list);
        change(&mut list);
        let after = covering(&list);
        let viewing = self.viewing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(viewing) = &*viewing {
            viewing.set_watched(list.iter().any(|watching| watching.looks_at_practice));
        }
        drop(viewing);
        drop(list);
        if before != after {
            (self.changed)(after);
        }
    }
}

impl Seat {
    /// Asks for pictures of what arrives in a practice run, or for none.
    pub fn look_at_practice(&self, looks: bool) {
        let Some(viewers) = self.viewers.upgrade() else {
            return;
        };
        viewers.change(|list| {
            if let Some(watching) = list.iter_mut().find(|watching| watching.seat == self.seat) {
                watching.looks_at_practice = looks;
            }
        });
    }

    /// Asks for pictures of this size, or for none.
    pub fn wish(&self, wish: Option<PreviewWish>) {
        let Some(viewers) = self.viewers.upgrade() else {
            return;
        };
        viewers.change(|list| {
            if let Some(watching) = list.iter_mut().find(|watching| watching.seat == self.seat) {
                watching.wish = wish.map(PreviewWish::limited);
            }
        });
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if let Some(viewers) = self.viewers.upgrade() {
            viewers.change(|list| list.retain(|watching| watching.seat != self.seat));
        }
    }
}

fn covering(list: &[Watching]) -> Wanted {
    let wishes = || list.iter().filter_map(|watching| watching.wish);
    let covering = |composition: Option<u32>| {
        let same = wishes().filter(|wish| wish.composition == composition);
        same.reduce(PreviewWish::covering)
    };
    let other = wishes().find_map(|wish| wish.composition);
    Wanted {
        show: covering(None),
        other: other.and_then(|other| covering(Some(other))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nobody;

    impl Viewer for Nobody {
        fn picture(&self, _: &Arc<PreviewFrame>) {}
        fn levels(&self, _: &Levels) {}
        fn viewed(&self, _: &Arc<Viewed>) {}
    }

    fn wish(width: u32, height: u32, fps: u32, composition: Option<u32>) -> PreviewWish {
        PreviewWish {
            width,
            height,
            fps,
            composition,
        }
    }

    /// What is told while `act` goes on.
    fn told(act: impl FnOnce(&Arc<Viewers>)) -> Vec<Wanted> {
        let told = Arc::new(Mutex::new(Vec::new()));
        let log = told.clone();
        act(&Viewers::new(move |wish| log.lock().unwrap().push(wish)));
        Arc::into_inner(told).unwrap().into_inner().unwrap()
    }

    fn of_show(show: Option<PreviewWish>) -> Wanted {
        Wanted { show, other: None }
    }

    #[test]
    fn the_preview_is_as_large_as_the_largest_wish_and_off_when_nobody_watches() {
        let told = told(|viewers| {
            let (first, second) = (
                viewers.join(Arc::new(Nobody)),
                viewers.join(Arc::new(Nobody)),
            );
            first.wish(Some(wish(640, 360, 30, None)));
            second.wish(Some(wish(320, 180, 15, None)));
            second.wish(Some(wish(4000, 540, 200, None)));
        });
        let (small, large) = (wish(640, 360, 30, None), wish(960, 540, 30, None));
        assert_eq!(
            told,
            [
                of_show(Some(small)),
                of_show(Some(large)),
                of_show(Some(small)),
                of_show(None)
            ],
            "told at changes only, within limits"
        );
    }

    #[test]
    fn another_picture_is_previewed_beside_the_shows_one_at_a_time() {
        let told = told(|viewers| {
            let seats: Vec<Seat> = (0..3).map(|_| viewers.join(Arc::new(Nobody))).collect();
            seats[0].wish(Some(wish(640, 360, 30, None)));
            seats[1].wish(Some(wish(300, 540, 30, Some(7))));
            assert_eq!(viewers.watched(), Some(7));
            seats[2].wish(Some(wish(640, 360, 30, Some(9))));
            assert_eq!(viewers.watched(), Some(7), "the one that was wanted first");
            seats[1].wish(Some(wish(640, 360, 30, None)));
            assert_eq!(viewers.watched(), Some(9));
        });
        let others: Vec<Option<u32>> = told
            .iter()
            .map(|wanted| wanted.other.and_then(|other| other.composition))
            .collect();
        assert_eq!(others[..3], [None, Some(7), Some(9)]);
        assert_eq!(told.last(), Some(&Wanted::default()));
    }
}
