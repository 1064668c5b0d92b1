//! The window's helpers (web and network process) step back behind the program: on a machine with few
//! cores and no graphics card, drawing the page must not cost the show a picture.

/// Lowers the priority of the helpers that are there now. Making oneself less urgent needs no right.
#[cfg(target_os = "linux")]
pub fn step_back() {
    for helper in children() {
        for thread in numbers(&format!("/proc/{helper}/task")) {
            let Some(thread) = rustix::process::Pid::from_raw(thread) else {
                continue;
            };
            // It may have ended meanwhile.
            if let Err(error) = rustix::process::setpriority_process(Some(thread), NICE) {
                tracing::debug!(%error, "a helper keeps its priority");
            }
        }
    }
}

/// Elsewhere the system itself looks after what is in front.
#[cfg(not(target_os = "linux"))]
pub fn step_back() {}

/// Behind the encoder and the preview's maker, before what runs in the background.
#[cfg(target_os = "linux")]
const NICE: i32 = 5;

/// The processes whose parent this one is.
#[cfg(target_os = "linux")]
fn children() -> Vec<i32> {
    let of_thread = |thread: &i32| {
        std::fs::read_to_string(format!("/proc/self/task/{thread}/children")).unwrap_or_default()
    };
    let lists: Vec<String> = numbers("/proc/self/task").iter().map(of_thread).collect();
    let names = lists.iter().flat_map(|list| list.split_whitespace());
    names.filter_map(|name| name.parse().ok()).collect()
}

/// The entries of a folder of /proc that are numbers.
#[cfg(target_os = "linux")]
fn numbers(folder: &str) -> Vec<i32> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use rustix::process::{Pid, getpriority_process};

    #[test]
    fn a_child_steps_back_and_the_program_does_not() {
        let mut child = std::process::Command::new("sleep")
            .arg("20")
            .spawn()
            .expect("sleep is there");
        let own = getpriority_process(None).expect("a priority");
        super::step_back();
        let id = Pid::from_raw(child.id() as i32).expect("a process id");
        let of_child = getpriority_process(Some(id));
        child.kill().expect("the child ends");
        child.wait().expect("the child has ended");
        assert_eq!(of_child, Ok(super::NICE));
        assert_eq!(getpriority_process(None), Ok(own));
    }
}
