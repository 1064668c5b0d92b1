//! A child process that can't outlive the test: in a process group of its own, killed when dropped,
//! and killed by the kernel when the test's thread dies.

use std::{
    fs::File,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process_group, setpriority_process};

use crate::{Error, Result, deadline::wait_for};

/// A running program of the rig.
#[derive(Debug)]
pub struct Process {
    name: String,
    child: Child,
    log: PathBuf,
}

impl Process {
    /// A command that will die with the thread that starts it. `setpriv` (util-linux) asks the
    /// kernel for that, so that no unsafe code is needed here.
    pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(program);
        command.stdin(Stdio::null()).process_group(0);
        command
    }

    /// Starts it. Standard error goes to `NAME.log` in the folder; standard output too, unless the
    /// command pipes it.
    pub fn start(name: &str, command: &mut Command, folder: &Path, output: Output) -> Result<Self> {
        let log = folder.join(format!("{name}.log"));
        let file = File::create(&log).map_err(Error::io(format!("create {}", log.display())))?;
        let same = file.try_clone().map_err(Error::io("share the log file"))?;
        command.stderr(file);
        match output {
            Output::ToLog => command.stdout(same),
            Output::Piped => command.stdout(Stdio::piped()),
        };
        let child = command.spawn().map_err(|source| Error::Start {
            program: name.to_owned(),
            source,
        })?;
        Ok(Self {
            name: name.to_owned(),
            child,
            log,
        })
    }

    /// Its process id, which is also that of its group.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its piped standard output, once.
    pub fn take_output(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }

    /// How it ended, if it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Sends a signal to the whole group.
    pub fn signal(&self, signal: Signal) {
        if let Some(pid) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // It may have ended meanwhile, which is what most signals want anyway.
            let _ = kill_process_group(pid, signal);
        }
    }

    /// Waits until it has ended by itself.
    pub fn wait(&mut self, within: Duration) -> Result<ExitStatus> {
        let what = format!("the end of {}", self.name);
        wait_for(what, within, || self.ended())
    }

    /// Waits for a sign that it is ready; fails at once, with its log, when it has ended instead.
    pub fn wait_ready<T>(
        &mut self,
        sign: &str,
        within: Duration,
        mut look: impl FnMut() -> Option<T>,
    ) -> Result<T> {
        let what = format!("{}: {sign}", self.name);
        let found = wait_for(what, within, || match look() {
            Some(found) => Some(Ok(found)),
            None => self.ended().map(Err),
        })?;
        found.map_err(|status| Error::Failed {
            program: self.name.clone(),
            status,
            said: self.log_end(),
        })
    }

    /// Lets it go before the program under test: it stands for what has hardware of its own, such
    /// as a screen. Without the right to it (root), it stays as it is.
    pub(crate) fn put_first(&self) {
        if let Some(pid) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            put_first(pid);
        }
    }

    /// The last lines of its log.
    pub fn log_end(&self) -> String {
        self.log_of("")
    }

    /// The last lines of its log with these words.
    pub fn log_of(&self, words: &str) -> String {
        let text = std::fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().filter(|line| line.contains(words)).collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }

    /// Kills it and its group, and waits for it.
    pub fn kill(&mut self) {
        self.signal(Signal::KILL);
        // Nothing can be done about a process that can't be waited for.
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.ended().is_none() {
            self.kill();
        }
    }
}

/// Where standard output goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// Into the log, with standard error.
    ToLog,
    /// To [`Process::take_output`].
    Piped,
}

/// Raises a process or thread above all that the program under test asks for itself.
pub(crate) fn put_first(id: Pid) {
    // Refused without the right to it, and then the measurements show it.
    let _ = setpriority_process(Some(id), -15);
}

/// Runs a program to its end and returns its standard output.
pub(crate) fn run(command: &mut Command) -> Result<Vec<u8>> {
    let program = program_name(command);
    let output = command.output().map_err(|source| Error::Start {
        program: program.clone(),
        source,
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Error::Failed {
        program,
        status: output.status,
        said,
    })
}

/// The name of a command's program, looking behind `setpriv`.
fn program_name(command: &Command) -> String {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.get_args().nth(3) {
        Some(real) if name == "setpriv" => real.to_string_lossy().into_owned(),
        _ => name,
    }
}
