//! Keeps the cores of a virtual machine awake while time is judged.
//!
//! A core that sleeps between two ticks must be given back by the host before it can go on, and a busy
//! host lets it wait: a quarter of the cores was seen to be lost that way. A core with something to do
//! is kept. So there is a loop for each core, in the class that runs only when nothing else wants to
//! (`SCHED_IDLE`): it takes nothing from anybody.

use std::{path::Path, thread};

use crate::{Process, Result, process::Output};

/// The loops; they end when this is dropped.
#[derive(Debug)]
pub(crate) struct Awake {
    _loops: Vec<Process>,
}

impl Awake {
    /// Starts them; their logs, which stay empty, go to the folder.
    pub(crate) fn keep(folder: &Path) -> Result<Self> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let one = |core: usize| {
            let mut command = Process::command("chrt");
            command.args(["--idle", "0", "sh", "-c", "while :; do :; done"]);
            Process::start(
                &format!("awake-{core}"),
                &mut command,
                folder,
                Output::ToLog,
            )
        };
        Ok(Self {
            _loops: (0..cores).map(one).collect::<Result<_>>()?,
        })
    }
}
