//! How urgent a thread is: the mixer and the sound before everything, other editions and the preview after it.

use gst::prelude::*;

/// Who is asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Urgency {
    /// A missed tick is seen by every viewer.
    Mixer,
    /// A late block is heard by every viewer.
    Sound,
    /// A late capture is seen as a picture shown twice.
    Capture,
    /// What some destinations see beside the program, which comes first.
    Edition,
    /// Only the host sees it; it yields first.
    Preview,
}

/// Sets the priority of the threads that a pipeline will start. They say so on its bus, each from
/// itself.
pub(crate) fn raise_threads_of(pipeline: &gst::Pipeline, urgency: Urgency) {
    let Some(bus) = pipeline.bus() else { return };
    bus.set_sync_handler(move |_, message| {
        if let gst::MessageView::StreamStatus(status) = message.view()
            && status.get().0 == gst::StreamStatusType::Enter
        {
            raise_thread(urgency);
        }
        gst::BusSyncReply::Pass
    });
}

/// Sets the priority of the calling thread. Raising it needs a right that not every user has;
/// without it the thread stays as it is.
#[cfg(target_os = "linux")]
pub(crate) fn raise_thread(urgency: Urgency) {
    let nice = match urgency {
        Urgency::Mixer => -12,
        Urgency::Sound => -11,
        Urgency::Capture => -10,
        Urgency::Edition => 8,
        Urgency::Preview => 10,
    };
    // On Linux a thread has a nice value of its own, addressed by its thread id.
    let thread = rustix::thread::gettid();
    if let Err(error) = rustix::process::setpriority_process(Some(thread), nice) {
        tracing::debug!(?urgency, %error, "the thread keeps its priority");
    }
}

/// Sets the priority of the calling thread, where we know how to.
#[cfg(not(target_os = "linux"))]
pub(crate) fn raise_thread(_urgency: Urgency) {}
