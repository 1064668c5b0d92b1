//! The store's thread: owns the one writing connection and runs one job after the other.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use rusqlite::Connection;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

/// The way to the store's thread. Dropping it waits for the job at hand, then closes the
/// connection.
#[derive(Debug)]
pub(crate) struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// The answer of a job that is on its way.
#[derive(Debug)]
pub(crate) struct Answer<T>(Receiver<T>);

/// The thread has ended, or the job did not come to an end.
#[derive(Debug)]
pub(crate) struct Ended;

impl Writer {
    /// Starts the thread.
    pub(crate) fn start(connection: Connection) -> std::io::Result<Self> {
        let (jobs, inbox) = channel();
        let thread = Builder::new()
            .name("store".into())
            .spawn(move || work(connection, &inbox))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// A way to no thread: every job ends before it begins.
    pub(crate) fn none() -> Self {
        Self {
            jobs: None,
            thread: None,
        }
    }

    /// Runs a job on the thread and waits for its answer.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<T, Ended> {
        self.begin(job)?.wait()
    }

    /// Lets the thread run a job, after those before it.
    pub(crate) fn begin<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<Answer<T>, Ended> {
        let (answer, answered) = channel();
        let job: Job = Box::new(move |connection| {
            // A caller that no longer waits is not the job's concern.
            let _ = answer.send(job(connection));
        });
        self.jobs
            .as_ref()
            .ok_or(Ended)?
            .send(job)
            .map_err(|_| Ended)?;
        Ok(Answer(answered))
    }
}

impl<T> Answer<T> {
    /// Waits for the job to end.
    pub(crate) fn wait(self) -> Result<T, Ended> {
        self.0.recv().map_err(|_| Ended)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the store's thread panicked");
        }
    }
}

fn work(mut connection: Connection, inbox: &Receiver<Job>) {
    while let Ok(job) = inbox.recv() {
        // A job that panics has dropped its transaction, which rolled it back; the show goes on.
        if catch_unwind(AssertUnwindSafe(|| job(&mut connection))).is_err() {
            tracing::error!("a write panicked and was rolled back");
        }
    }
    if let Err((_, error)) = connection.close() {
        tracing::error!(%error, "the store did not close cleanly");
    }
}
