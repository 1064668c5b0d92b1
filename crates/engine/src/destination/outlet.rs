//! Where the encoders' packets leave for one destination: the queue with its lock and its waking,
//! and the hub that fans packets out. A destination that hangs holds nobody: a push never waits.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::queue::{Packet, PacketQueue};

/// A packet with its coded bytes.
pub(crate) type CodedPacket = Packet<gst::Buffer>;

/// The queue of one destination. Lock owner: whoever pushes or pops, for the length of that.
#[derive(Debug)]
pub(crate) struct Outlet {
    queue: Mutex<PacketQueue<gst::Buffer>>,
    filled: Condvar,
}

impl Outlet {
    fn new() -> Self {
        Self {
            queue: Mutex::new(PacketQueue::new()),
            filled: Condvar::new(),
        }
    }

    /// The queue itself.
    pub fn queue(&self) -> MutexGuard<'_, PacketQueue<gst::Buffer>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until something is in the queue, at most `limit`.
    pub fn wait(&self, limit: Duration) {
        let queue = self.queue();
        if queue.is_empty() {
            drop(self.filled.wait_timeout(queue, limit));
        }
    }

    /// Wakes whoever waits.
    pub fn wake(&self) {
        self.filled.notify_all();
    }

    fn push(&self, packet: CodedPacket) {
        self.queue().push(packet);
        self.filled.notify_one();
    }
}

/// The formats of both streams, with the codec's headers in them.
#[derive(Debug, Clone)]
pub(crate) struct CodecCaps {
    pub video: gst::Caps,
    pub audio: gst::Caps,
}

/// Fans coded packets out to every destination. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hub {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    outlets: Mutex<Vec<Arc<Outlet>>>,
    video_caps: Mutex<Option<gst::Caps>>,
    audio_caps: Mutex<Option<gst::Caps>>,
    is_key_wanted: AtomicBool,
}

impl Hub {
    /// A new outlet, closed.
    pub fn add(&self) -> Arc<Outlet> {
        let outlet = Arc::new(Outlet::new());
        lock(&self.shared.outlets).push(Arc::clone(&outlet));
        outlet
    }

    /// Packets go there no more.
    pub fn remove(&self, outlet: &Arc<Outlet>) {
        lock(&self.shared.outlets).retain(|other| !Arc::ptr_eq(other, outlet));
    }

    /// A packet from an encoder.
    pub fn push(&self, packet: &CodedPacket) {
        for outlet in lock(&self.shared.outlets).iter() {
            outlet.push(packet.clone());
        }
    }

    /// The format of the pictures, each time it is seen.
    pub fn set_video_caps(&self, caps: &gst::CapsRef) {
        set_caps(&self.shared.video_caps, caps);
    }

    /// The format of the sound, each time it is seen.
    pub fn set_audio_caps(&self, caps: &gst::CapsRef) {
        set_caps(&self.shared.audio_caps, caps);
    }

    /// Both formats, once both encoders have shown theirs.
    pub fn caps(&self) -> Option<CodecCaps> {
        let video = lock(&self.shared.video_caps).clone()?;
        let audio = lock(&self.shared.audio_caps).clone()?;
        Some(CodecCaps { video, audio })
    }

    /// The encoders were thrown away: their formats no longer hold.
    pub fn forget_caps(&self) {
        *lock(&self.shared.video_caps) = None;
        *lock(&self.shared.audio_caps) = None;
    }

    /// Asks for a key as the next picture: a destination has joined.
    pub fn want_key(&self) {
        self.shared.is_key_wanted.store(true, Ordering::Relaxed);
    }

    /// Whether a key was asked for since the last call.
    pub fn take_key_wanted(&self) -> bool {
        self.shared.is_key_wanted.swap(false, Ordering::Relaxed)
    }
}

fn set_caps(kept: &Mutex<Option<gst::Caps>>, caps: &gst::CapsRef) {
    let mut kept = lock(kept);
    if kept.as_deref() != Some(caps) {
        *kept = Some(caps.to_owned());
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
