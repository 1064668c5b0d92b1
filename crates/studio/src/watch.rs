//! What the engine finds wrong with what viewers see and hear ([`Finding`]), as alarms with one fix each.
//!
//! Only while a show runs: before it, pictures are black and microphones muted for good reasons. And the
//! card on air is held against the catalogue, in case another program has changed that.

use vitrine_domain::{Command, DurationMs, Product, ProductId, Scene, UnixMs};
use vitrine_engine::Finding;

use crate::desk::Desk;
use crate::protocol::{Level, Problem, Response, SourceSlot, StripId};
use crate::studio::Inner;

/// A pause between two words, or two cut-off peaks, does not end a matter.
const OVER_AFTER: DurationMs = DurationMs::from_secs(4);
/// What one press turns a strip down by that is too loud.
const QUIETER_DB: f32 = 6.0;
const SOFTEST_DB: f32 = -60.0;
/// The catalogue is asked this often.
const COMPARE_EVERY: DurationMs = DurationMs::from_secs(5);

const FINDINGS: [Finding; 7] = [
    Finding::ProgramBlack,
    Finding::CameraBlack,
    Finding::CameraFrozen,
    Finding::MicrophoneSilent,
    Finding::MutedSpeech,
    Finding::MicrophoneClips,
    Finding::SoundAdrift,
];

/// What the watch remembers.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    /// What is being said, and when it was last found.
    open: Vec<(Finding, UnixMs)>,
    compared_at: Option<UnixMs>,
}

impl Watched {
    /// Notes whether this is found now. What is to be said of it.
    fn note(&mut self, finding: Finding, is_found: bool, now: UnixMs) -> Option<News> {
        let index = self.open.iter().position(|(open, _)| *open == finding);
        match (index, is_found) {
            (Some(index), true) => {
                self.open[index].1 = now;
                None
            }
            (None, true) => {
                self.open.push((finding, now));
                Some(News::Begins)
            }
            (Some(index), false) if now.since(self.open[index].1) > OVER_AFTER => {
                self.open.swap_remove(index);
                Some(News::Ends)
            }
            (_, false) => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum News {
    Begins,
    Ends,
}

/// What a finding is called in the Fluent files.
fn code(finding: Finding) -> &'static str {
    match finding {
        Finding::ProgramBlack => "program-black",
        Finding::CameraBlack => "camera-black",
        Finding::CameraFrozen => "camera-frozen",
        Finding::MicrophoneSilent => "microphone-silent",
        Finding::MutedSpeech => "muted-speech",
        Finding::MicrophoneClips => "microphone-clips",
        Finding::SoundAdrift => "sound-adrift",
    }
}

impl Inner {
    /// Once a second: says what is wrong, and takes back what is over.
    pub(crate) fn watch(&self, desk: &mut Desk, findings: &[Finding], now: UnixMs) {
        let is_running = desk.state.live.phase.is_running();
        for finding in FINDINGS {
            let is_found = is_running && findings.contains(&finding);
            match desk.watched.note(finding, is_found, now) {
                Some(News::Begins) => desk.notice(Level::Alarm, code(finding), &[], now),
                Some(News::Ends) => desk.resolve(code(finding), now),
                None => {}
            }
        }
    }

    /// The product on the card as the catalogue has it, now and then. Not under the lock: no take may wait for
    /// a slow disk.
    pub(crate) fn read_card(&self, now: UnixMs) -> Option<Product> {
        let shown = {
            let mut desk = self.lock();
            let is_fresh = |at: UnixMs| now.since(at) < COMPARE_EVERY;
            let live = &desk.state.live;
            let card = live.card.as_ref().filter(|_| live.phase.is_running());
            let shown = card.map(|card| card.product)?;
            if desk.watched.compared_at.is_some_and(is_fresh) {
                return None;
            }
            desk.watched.compared_at = Some(now);
            shown
        };
        self.product_kept(shown)
    }

    fn product_kept(&self, id: ProductId) -> Option<Product> {
        let kept = self.store.product(id);
        kept.unwrap_or_else(|error| {
            tracing::warn!(%error, "the card could not be compared with the catalogue");
            None
        })
    }

    /// The card on air, held against the catalogue.
    pub(crate) fn compare_card(&self, desk: &mut Desk, kept: &Product, now: UnixMs) {
        let is_as = |desk: &Desk, kept: &Product| desk.products.get(&kept.id) == Some(kept);
        if !desk.is_on_card(kept.id) || is_as(desk, kept) {
            return;
        }
        // It may have been edited since it was read.
        let shown = kept.id;
        let Some(kept) = self.product_kept(shown).filter(|kept| !is_as(desk, kept)) else {
            return;
        };
        let title = kept.title.clone();
        desk.products.insert(shown, kept);
        let take = self.put_on_air(desk, now);
        self.save(desk, &[], take, now);
        desk.notice(
            Level::Warning,
            "card-stale",
            &[("title", title.into())],
            now,
        );
        desk.tell_show(now);
    }

    /// Does what the notice of this code offers.
    pub(crate) fn fix(&self, code: &str) -> Result<Response, Problem> {
        match code {
            "program-black" => self.command(Command::SetScene {
                scene: Scene::Slate,
            }),
            "camera-black" | "camera-frozen" => self.restart_source(SourceSlot::Camera),
            "microphone-silent" | "sound-adrift" => self.restart_source(SourceSlot::Microphone),
            "muted-speech" | "microphone-clips" => {
                let strip = StripId::Microphone;
                let now = self.lock().setup.strip(strip).clone();
                let is_loud = code == "microphone-clips";
                let quieter = (now.gain_db - QUIETER_DB).max(SOFTEST_DB);
                let gain_db = if is_loud { quieter } else { now.gain_db };
                self.set_strip(strip, gain_db, now.is_muted && is_loud, now.delay_ms)
            }
            _ => Err(Problem::refused(self.lock().words(), "no-fix", &[])),
        }
    }

    fn restart_source(&self, slot: SourceSlot) -> Result<Response, Problem> {
        self.change(|desk, _| {
            let Some(device) = desk.setup.device(slot) else {
                return Err(Problem::refused(desk.words(), "no-fix", &[]));
            };
            self.open_source(slot, None);
            self.open_source(slot, Some(&device.id));
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matter_is_said_once_and_taken_back_when_it_is_over() {
        let mut watched = Watched::default();
        let mut said = Vec::new();
        for second in 0..40_i64 {
            // Found with pauses, gone, and found again.
            let is_found = matches!(second, 5..=7 | 9..=12 | 30..);
            let now = UnixMs(second * 1_000);
            if let Some(news) = watched.note(Finding::MutedSpeech, is_found, now) {
                said.push((second, news));
            }
        }
        assert_eq!(
            said,
            [(5, News::Begins), (17, News::Ends), (30, News::Begins)]
        );
    }
}
