//! What of the show a destination gets: the show as it is, or another edition of it. Pure: a
//! function of what the destination wants and of the show's quality.
//!
//! Editions are numbered by what they are, so destinations that want the same get the same, which is
//! composed and coded once for all of them.

use vitrine_domain::{DestinationWish, Hidden, WantedPicture};
use vitrine_engine as engine;
use vitrine_engine::{CompositionId, CompositionSpec, EditionId, EditionSpec, EncodingSpec};

use crate::open;
use crate::protocol::{EditionHealth, EditionView, Quality};

/// A picture beside the show's: its size, and what is not on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Look {
    pub width: u32,
    pub height: u32,
    pub hides: Hidden,
}

/// An edition beside the show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Edition {
    /// Its picture; `None` for the show's.
    pub look: Option<Look>,
    pub video_kbps: u32,
}

/// What a destination gets; `None` for the show as it is.
pub(crate) fn edition_of(wish: DestinationWish, quality: Quality) -> Option<Edition> {
    let shows = Look {
        width: quality.width,
        height: quality.height,
        hides: Hidden::default(),
    };
    let (width, height, video_kbps) = match wish.picture {
        WantedPicture::Show => (quality.width, quality.height, quality.video_kbps),
        WantedPicture::Lower { video_kbps } => {
            let lower = video_kbps.min(quality.video_kbps);
            (quality.width, quality.height, lower)
        }
        WantedPicture::Portrait { video_kbps } => {
            let (width, height) = portrait(quality);
            (width, height, video_kbps)
        }
    };
    let look = Look {
        width,
        height,
        hides: wish.hides,
    };
    let look = Some(look).filter(|look| *look != shows);
    let is_show = look.is_none() && video_kbps == quality.video_kbps;
    (!is_show).then_some(Edition { look, video_kbps })
}

/// The show's picture at a rate of its own; `None` for the show as it is.
pub(crate) fn edition_of_rate(video_kbps: u32, quality: Quality) -> Option<Edition> {
    let edition = Edition {
        look: None,
        video_kbps,
    };
    (video_kbps != quality.video_kbps).then_some(edition)
}

/// An upright canvas with as many pixels across as the show has lines.
fn portrait(quality: Quality) -> (u32, u32) {
    let across = quality.width.min(quality.height);
    let down = (across * 16 / 9).next_multiple_of(2);
    (across, down)
}

impl Look {
    /// The picture of this number.
    pub fn of(id: CompositionId) -> Self {
        let has = |bit: u32| id.0 >> bit & 1 == 1;
        let side = |shift: u32| id.0 >> shift & 0xfff;
        Self {
            width: side(15),
            height: side(3),
            hides: Hidden {
                price: has(2),
                rating: has(1),
                alternatives: has(0),
            },
        }
    }

    /// Its number: sides of less than 4096 pixels and three yeses or noes fit.
    pub fn id(self) -> CompositionId {
        let Hidden {
            price,
            rating,
            alternatives,
        } = self.hides;
        let hides = [price, rating, alternatives]
            .into_iter()
            .fold(0, |bits, is_hidden| bits << 1 | u32::from(is_hidden));
        CompositionId((self.width << 12 | self.height) << 3 | hides)
    }

    /// The show's quality with this picture's size.
    pub fn quality(self, show: Quality) -> Quality {
        Quality {
            width: self.width,
            height: self.height,
            ..show
        }
    }

    /// As the engine composes it.
    pub fn spec(self) -> CompositionSpec {
        CompositionSpec {
            id: self.id(),
            width: self.width,
            height: self.height,
        }
    }
}

impl Edition {
    /// Its number.
    pub fn id(self) -> EditionId {
        let look = self.look.map_or(0, |look| look.id().0);
        EditionId(u64::from(look) << 16 | u64::from(self.video_kbps))
    }

    /// As the engine makes it.
    pub fn spec(self, show: Quality) -> engine::Edition {
        engine::Edition::Other(EditionSpec {
            id: self.id(),
            composition: self.look.map(Look::spec),
            encoding: EncodingSpec {
                video_kbps: self.video_kbps,
                ..open::encoding(show)
            },
        })
    }

    /// As windows draw it.
    pub fn view(self, show: Quality) -> EditionView {
        let Quality { width, height, .. } = self.look.map_or(show, |look| look.quality(show));
        EditionView {
            id: self.id().0,
            composition: self.look.map(|look| look.id().0),
            width,
            height,
            video_kbps: self.video_kbps,
        }
    }
}

impl From<&engine::EditionStats> for EditionHealth {
    fn from(stats: &engine::EditionStats) -> Self {
        Self {
            id: stats.id.0,
            fps: stats.fps,
            kbps: stats.kbps,
            missed_ticks: stats.missed_ticks,
            dropped_frames: stats.encoder_dropped_frames,
            mixer_ms: stats.mixer_ms,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOW: Quality = Quality::SAFE;

    fn wish(picture: WantedPicture) -> DestinationWish {
        DestinationWish {
            picture,
            hides: Hidden::default(),
        }
    }

    fn hiding(picture: WantedPicture) -> DestinationWish {
        DestinationWish {
            hides: Hidden {
                price: true,
                ..Hidden::default()
            },
            ..wish(picture)
        }
    }

    const PORTRAIT: WantedPicture = WantedPicture::Portrait { video_kbps: 4_000 };

    #[test]
    fn who_wants_nothing_of_its_own_gets_the_show() {
        let lower = |video_kbps| wish(WantedPicture::Lower { video_kbps });
        assert_eq!(edition_of(wish(WantedPicture::Show), SHOW), None);
        assert_eq!(
            edition_of(lower(9_000), SHOW),
            None,
            "never more than the show's rate"
        );
        let less = edition_of(lower(2_000), SHOW).unwrap();
        assert_eq!((less.look, less.video_kbps), (None, 2_000));
        // A show that is upright itself is what such a destination asks for.
        let upright = Quality {
            width: 1080,
            height: 1920,
            video_kbps: 4_000,
            ..SHOW
        };
        assert_eq!(edition_of(wish(PORTRAIT), upright), None);
    }

    #[test]
    fn the_upright_picture_is_as_sharp_as_the_show() {
        let size = |width, height| {
            let show = Quality {
                width,
                height,
                ..SHOW
            };
            let edition = edition_of(wish(PORTRAIT), show).unwrap();
            edition.look.map(|look| (look.width, look.height))
        };
        assert_eq!(size(1920, 1080), Some((1080, 1920)));
        assert_eq!(size(1280, 720), Some((720, 1280)));
        assert_eq!(size(854, 480), Some((480, 854)));
    }

    #[test]
    fn those_that_want_the_same_share_an_edition_and_no_others() {
        let all = [
            wish(PORTRAIT),
            hiding(PORTRAIT),
            hiding(WantedPicture::Show),
            hiding(WantedPicture::Lower { video_kbps: 2_000 }),
            wish(WantedPicture::Lower { video_kbps: 2_000 }),
            wish(WantedPicture::Portrait { video_kbps: 2_000 }),
        ];
        let editions: Vec<Edition> = all
            .iter()
            .map(|wish| edition_of(*wish, SHOW).unwrap())
            .collect();
        for (index, one) in editions.iter().enumerate() {
            assert_eq!(edition_of(all[index], SHOW).unwrap().id(), one.id());
            for other in &editions[index + 1..] {
                assert_ne!(one.id(), other.id(), "{one:?} {other:?}");
            }
        }
        for look in editions.iter().filter_map(|edition| edition.look) {
            assert_eq!(Look::of(look.id()), look, "its number says what it is");
        }
        let look = |index: usize| editions[index].look.map(Look::id);
        assert_eq!(look(2), look(3), "one picture, coded at two rates");
        assert_eq!(look(0), look(5), "likewise upright");
        assert_ne!(look(0), look(1), "without prices it is another picture");
        assert_eq!(
            look(4),
            None,
            "the show's own picture is not composed again"
        );
    }
}
