//! The supervisor of one source: opens it, watches it, throws it away when it dies and opens it
//! again every second until it is back. One thread for each place, so that a device that takes
//! long to open holds nobody.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::capture::{AtEnd, Capture, Health};
use super::devices::DeviceWatch;
use super::pipelines::{
    OnSample, Stream, Times, make_file, make_live, test_pattern, test_pattern_caps, test_tone,
};
use super::recipe::DeviceKind;
use super::share::{Share, ShareNews};
use super::{AudioSource, DeviceId, FrameSlot, ShareEnd, SourceSlot, VideoSource};
use crate::clock::ProgramClock;
use crate::error::EngineError;
use crate::event::SourceCondition;
use crate::program::Canvas;
use crate::sound::{SoundShared, StripInput};
use crate::teardown::Teardown;
use crate::ticker::TickShared;

/// How often a source is looked at.
const BEAT: Duration = Duration::from_millis(50);
/// How long after a failure a source is opened again.
const RETRY_NS: u64 = 1_000_000_000;
/// Where a beat takes so long the computer stood still: it slept, or was starved.
const STOOD_STILL_NS: u64 = 1_000_000_000;

/// What every source needs.
#[derive(Clone)]
pub(crate) struct SourceContext {
    pub clock: ProgramClock,
    pub teardown: Teardown,
    pub devices: Arc<DeviceWatch>,
    pub ticks: Arc<TickShared>,
    pub sound: Arc<SoundShared>,
    /// With it the desktop gives the screen again without asking the user.
    pub share_token: Arc<Mutex<Option<String>>>,
}

/// What a supervisor tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SourceNews {
    /// It does differently now.
    Condition(SourceCondition),
    /// The user shares a screen with us: by this token also the next time.
    Shared { token: Option<String> },
    /// The user does not, and is not asked again before the source is chosen again.
    NotShared(ShareEnd),
}

/// What a place is to show or to let hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Video(VideoSource, Canvas),
    Audio(AudioSource),
}

/// What a supervisor is told.
enum Wish {
    Show(Option<Target>),
    /// To lose its source for so long, as a device that is unplugged.
    Lose(Duration),
}

/// The running supervisor of one place.
pub(crate) struct Supervisor {
    wishes: mpsc::Sender<Wish>,
    thread: JoinHandle<()>,
}

impl Supervisor {
    /// Starts it, with nothing chosen. `on_news` is called from its thread.
    pub fn start(
        slot: SourceSlot,
        context: SourceContext,
        on_news: impl Fn(SourceNews) + Send + 'static,
    ) -> Result<Self, EngineError> {
        let (wishes, inbox) = mpsc::channel();
        let watching = Watching {
            slot,
            context,
            on_news: Box::new(on_news),
            condition: SourceCondition::None,
            target: None,
            open: None,
            share: None,
            next_try_ns: 0,
        };
        let thread = std::thread::Builder::new()
            .name(format!("source-{slot:?}").to_lowercase())
            .spawn(move || watching.run(&inbox))
            .map_err(|error| EngineError::build("source", error))?;
        Ok(Self { wishes, thread })
    }

    /// Another source, or none.
    pub fn set(&self, target: Option<Target>) {
        // A thread that has ended is seen when it is asked to stop.
        drop(self.wishes.send(Wish::Show(target)));
    }

    /// As if its device was unplugged for so long.
    pub fn lose(&self, length: Duration) {
        drop(self.wishes.send(Wish::Lose(length)));
    }

    /// Tells it to end; its thread ends within a beat unless a device hangs.
    pub fn begin_stop(self) -> JoinHandle<()> {
        drop(self.wishes);
        self.thread
    }
}

struct Watching {
    slot: SourceSlot,
    context: SourceContext,
    on_news: Box<dyn Fn(SourceNews) + Send>,
    condition: SourceCondition,
    target: Option<Target>,
    /// The capture and when it was opened.
    open: Option<(Capture, u64)>,
    /// The screen that the user shares with us, or is being asked for.
    share: Option<Share>,
    next_try_ns: u64,
}

impl Watching {
    fn run(mut self, inbox: &mpsc::Receiver<Wish>) {
        loop {
            let waits_since_ns = self.context.clock.now_ns();
            let wish = inbox.recv_timeout(BEAT);
            let waited_ns = self.context.clock.now_ns().saturating_sub(waits_since_ns);
            if waited_ns > STOOD_STILL_NS {
                self.catch_up();
            }
            match wish {
                Ok(wish) => self.heed(std::iter::once(wish).chain(inbox.try_iter())),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.look();
        }
        self.close();
    }

    /// After a standstill a sound device is opened anew: the sound server has kept what it heard meanwhile,
    /// and what it hands over would stay late by as much.
    fn catch_up(&mut self) {
        let is_device = matches!(self.target, Some(Target::Audio(AudioSource::Device(_))));
        if !is_device || self.open.is_none() {
            return;
        }
        tracing::info!(slot = ?self.slot, "opened anew after a standstill");
        self.close();
        if let Place::Strip(strip) = self.place() {
            strip.clear();
        }
        self.next_try_ns = 0;
    }

    /// Only the newest wish of each kind counts, and no loss of what was there before.
    fn heed(&mut self, wishes: impl Iterator<Item = Wish>) {
        let (mut shown, mut lost) = (None, None);
        for wish in wishes {
            match wish {
                Wish::Show(target) => (shown, lost) = (Some(target), None),
                Wish::Lose(length) => lost = Some(length),
            }
        }
        if let Some(target) = shown {
            self.switch(target);
        }
        if let Some(length) = lost {
            self.lose_for(length);
        }
    }

    fn switch(&mut self, target: Option<Target>) {
        if self.target == target {
            return;
        }
        self.close();
        match (self.place(), &target) {
            (Place::Frames(frames), Some(target)) => frames.switch_on(target.is_still()),
            (Place::Frames(frames), None) => frames.switch_off(),
            (Place::Strip(strip), _) => strip.clear(),
        }
        let condition = if target.is_some() {
            SourceCondition::Starting
        } else {
            SourceCondition::None
        };
        self.target = target;
        self.next_try_ns = 0;
        self.tell(condition);
    }

    fn look(&mut self) {
        self.look_at_share();
        let now_ns = self.context.clock.now_ns();
        match &self.open {
            Some((capture, opened_ns)) => match capture.health(*opened_ns, now_ns) {
                Health::Starting => {}
                Health::Running => self.tell(SourceCondition::Running),
                Health::Over => self.end(),
                Health::Dead => self.lose(now_ns),
            },
            None if now_ns >= self.next_try_ns && !self.is_asking() => self.try_open(now_ns),
            None => {}
        }
    }

    fn is_asking(&self) -> bool {
        self.share.is_some()
    }

    /// The user is asked for as long as it takes: a question is no attempt that has failed.
    fn look_at_share(&mut self) {
        let Some(share) = &mut self.share else {
            return;
        };
        match share.news() {
            None => {}
            Some(ShareNews::Granted(grant)) => {
                let token = grant.token.clone();
                *lock(&self.context.share_token) = token.clone();
                let properties = grant.properties.clone();
                share.keep(grant);
                (self.on_news)(SourceNews::Shared { token });
                self.open_share(properties);
            }
            Some(ShareNews::Over(end)) => {
                tracing::info!(slot = ?self.slot, ?end, "the screen is not shared");
                self.switch(None);
                (self.on_news)(SourceNews::NotShared(end));
            }
        }
    }

    fn open_share(&mut self, properties: [(&'static str, String); 2]) {
        let Some(Target::Video(VideoSource::Device(id), canvas)) = &self.target else {
            return;
        };
        let opened = self
            .context
            .devices
            .find(id, Some(*canvas))
            .and_then(|found| {
                let mut recipe = found.recipe;
                recipe.properties.extend(properties);
                let on_sample = self.on_sample();
                make_live(Stream::Video, &recipe, None, &self.context, on_sample)
            });
        let now_ns = self.context.clock.now_ns();
        match opened {
            Ok(capture) => self.open = Some((capture, now_ns)),
            Err(error) => {
                tracing::info!(slot = ?self.slot, %error, "a shared screen does not open");
                self.lose(now_ns);
            }
        }
    }

    fn try_open(&mut self, now_ns: u64) {
        let Some(target) = self.target.clone() else {
            return;
        };
        if target.is_asked_for() {
            let token = lock(&self.context.share_token).clone();
            match Share::ask(token) {
                Ok(share) => self.share = Some(share),
                Err(error) => {
                    tracing::info!(slot = ?self.slot, %error, "nobody can be asked");
                    self.lose(now_ns);
                }
            }
            return;
        }
        match self.make(&target) {
            Ok(capture) => self.open = Some((capture, self.context.clock.now_ns())),
            Err(error) => {
                tracing::info!(slot = ?self.slot, %error, "a source does not open");
                self.lose(now_ns);
            }
        }
    }

    /// It is opened again soon; until then its last frame, then nothing.
    fn lose(&mut self, now_ns: u64) {
        self.close();
        self.next_try_ns = now_ns + RETRY_NS;
        self.tell(SourceCondition::Lost);
    }

    /// The same for as long as it was asked for.
    fn lose_for(&mut self, length: Duration) {
        if self.target.is_none() {
            return;
        }
        let now_ns = self.context.clock.now_ns();
        self.lose(now_ns);
        self.next_try_ns = now_ns.saturating_add(length.as_nanos() as u64);
    }

    /// A clip that is not repeated is over.
    fn end(&mut self) {
        self.switch(None);
    }

    fn close(&mut self) {
        if let Some((capture, _)) = self.open.take() {
            self.context.teardown.discard("source", capture.pipeline);
        }
        drop(self.share.take());
    }

    fn tell(&mut self, condition: SourceCondition) {
        if self.condition != condition {
            self.condition = condition;
            (self.on_news)(SourceNews::Condition(condition));
        }
    }

    fn place(&self) -> Place<'_> {
        match self.slot {
            SourceSlot::Camera => Place::Frames(&self.context.ticks.camera),
            SourceSlot::Screen => Place::Frames(&self.context.ticks.screen),
            SourceSlot::Microphone => Place::Strip(&self.context.sound.microphone),
            SourceSlot::SystemSound => Place::Strip(&self.context.sound.system_sound),
        }
    }

    fn make(&self, target: &Target) -> Result<Capture, EngineError> {
        match target {
            Target::Video(source, canvas) => self.make_video(source, *canvas),
            Target::Audio(source) => self.make_audio(source),
        }
    }

    fn make_video(&self, source: &VideoSource, canvas: Canvas) -> Result<Capture, EngineError> {
        let on_sample = self.on_sample();
        let stream = Stream::Video;
        match source {
            VideoSource::Device(id) => self.make_device(stream, id, Some(canvas), on_sample),
            VideoSource::Picture(path) => {
                make_file(stream, path, AtEnd::Stays, &self.context, on_sample)
            }
            VideoSource::Clip { path, is_looped } => {
                make_file(stream, path, at_end(*is_looped), &self.context, on_sample)
            }
            VideoSource::TestPattern => {
                let caps = Some(test_pattern_caps(canvas));
                make_live(stream, &test_pattern(), caps, &self.context, on_sample)
            }
        }
    }

    fn make_audio(&self, source: &AudioSource) -> Result<Capture, EngineError> {
        let on_sample = self.on_sample();
        let stream = Stream::Audio;
        match source {
            AudioSource::Device(id) => self.make_device(stream, id, None, on_sample),
            AudioSource::Clip { path, is_looped } => {
                make_file(stream, path, at_end(*is_looped), &self.context, on_sample)
            }
            AudioSource::TestTone => {
                make_live(stream, &test_tone(), None, &self.context, on_sample)
            }
        }
    }

    fn make_device(
        &self,
        stream: Stream,
        id: &DeviceId,
        canvas: Option<Canvas>,
        on_sample: OnSample,
    ) -> Result<Capture, EngineError> {
        let found = self.context.devices.find(id, canvas)?;
        make_live(
            stream,
            &found.recipe,
            found.filter,
            &self.context,
            on_sample,
        )
    }

    fn on_sample(&self) -> OnSample {
        let context = self.context.clone();
        match self.slot {
            SourceSlot::Camera => {
                Box::new(move |sample, times| put(&context.ticks.camera, sample, times))
            }
            SourceSlot::Screen => {
                Box::new(move |sample, times| put(&context.ticks.screen, sample, times))
            }
            SourceSlot::Microphone => {
                Box::new(move |sample, times| write(&context.sound.microphone, sample, times))
            }
            SourceSlot::SystemSound => {
                Box::new(move |sample, times| write(&context.sound.system_sound, sample, times))
            }
        }
    }
}

/// Where a source leaves what it gives.
enum Place<'a> {
    Frames(&'a FrameSlot),
    Strip(&'a StripInput),
}

impl Target {
    fn is_still(&self) -> bool {
        matches!(self, Self::Video(VideoSource::Picture(_), _))
    }

    /// Whether the user must be asked for it.
    fn is_asked_for(&self) -> bool {
        let Self::Video(VideoSource::Device(id), _) = self else {
            return false;
        };
        matches!(id.parts(), Some((DeviceKind::PortalScreen, _)))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn at_end(is_looped: bool) -> AtEnd {
    if is_looped {
        AtEnd::Repeats
    } else {
        AtEnd::IsOver
    }
}

fn put(slot: &FrameSlot, sample: &gst::Sample, times: Times) -> bool {
    slot.put(sample, times.captured_ns, times.arrived_ns)
}

fn write(strip: &StripInput, sample: &gst::Sample, times: Times) -> bool {
    let Some(buffer) = sample.buffer() else {
        return false;
    };
    let Ok(map) = buffer.map_readable() else {
        return false;
    };
    let value = |bytes: &[u8]| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    let frames = map
        .chunks_exact(8)
        .map(|frame| [value(&frame[..4]), value(&frame[4..])]);
    strip.write(times.captured_ns, frames);
    true
}
