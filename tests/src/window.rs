//! The program's window, driven as a person would: buttons by their names, keys, the screen's
//! picture. Tauri's driver speaks WebDriver (w3.org/TR/webdriver2) and has WebKitWebDriver start the
//! program.

use std::{fs, path::Path, time::Duration};

use serde_json::{Value, json};

use crate::{
    Desk, Display, Error, Process, Result, deadline::wait_for, process::Output, process::run,
    program, rtmp::free_port,
};

/// A cold start of the program with its web view.
const OPENS_WITHIN: Duration = Duration::from_secs(40);
/// What the protocol calls an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The open window; closed when dropped.
#[derive(Debug)]
pub struct Window {
    agent: ureq::Agent,
    session: String,
    display: String,
    driver: Process,
}

impl Window {
    /// Starts the program with its window on this display, speaking English.
    pub fn open(desk: &Desk, display: &Display) -> Result<Self> {
        let port = free_port()?;
        let mut command = desk.command("tauri-driver");
        command
            .args(["--port", &port.to_string()])
            .args(["--native-port", &free_port()?.to_string()])
            .args(["--native-host", "127.0.0.1"])
            .env("DISPLAY", display.name())
            .env("VITRINE_DATA", desk.folder().join("data"))
            .env("LC_ALL", "en_GB.UTF-8");
        let mut driver = Process::start("driver", &mut command, desk.folder(), Output::ToLog)?;
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(OPENS_WITHIN))
            .http_status_as_error(false);
        let agent = ureq::Agent::new_with_config(config.build());
        let root = format!("http://127.0.0.1:{port}");
        driver.wait_ready("answers", Duration::from_secs(10), || {
            agent.get(format!("{root}/status")).call().ok()
        })?;
        let options = json!({ "application": program()?, "args": [] });
        let wanted = json!({ "alwaysMatch": { "tauri:options": options } });
        let mut window = Self {
            agent,
            session: format!("{root}/session"),
            display: display.name().to_owned(),
            driver,
        };
        let session = window.post("", &json!({ "capabilities": wanted }))?;
        let id = session["sessionId"]
            .as_str()
            .ok_or_else(|| Error::unreadable("the driver's session", session.to_string()))?;
        window.session = format!("{root}/session/{id}");
        window.wait_until("the page is there", OPENS_WITHIN, |window| {
            let ready = window.run("return document.querySelectorAll('button').length > 3", &[])?;
            Ok(ready == true)
        })?;
        window.ask(&json!({ "ask": "finish_welcome" }))?;
        window.wait_until("the welcome has gone", OPENS_WITHIN, |window| {
            let gone = window.run(
                "return document.querySelector('dialog[open]') === null",
                &[],
            )?;
            Ok(gone == true)
        })?;
        Ok(window)
    }

    /// Runs a script in the page: `return …`, with `arguments`.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Asks the studio something beside the page, which follows.
    pub fn ask(&self, request: &Value) -> Result<Value> {
        let script = "const done = arguments[arguments.length - 1];
            window.__TAURI_INTERNALS__.invoke('request', { request: arguments[0] })
              .then(answer => done({ answer }), problem => done({ problem }));";
        let said = self.post(
            "/execute/async",
            &json!({ "script": script, "args": [request] }),
        )?;
        match said.get("problem") {
            Some(problem) => Err(Error::unreadable(
                "the studio's answer",
                problem.to_string(),
            )),
            None => Ok(said["answer"].clone()),
        }
    }

    /// The studio's snapshot.
    pub fn snapshot(&self) -> Result<Value> {
        Ok(self.ask(&json!({ "ask": "snapshot" }))?["snapshot"].clone())
    }

    /// Clicks the button of this name; the last of them, since a dialog's come after the others.
    pub fn click(&self, name: &str) -> Result<()> {
        let path =
            format!("(//button[normalize-space()='{name}' or @aria-label='{name}'])[last()]");
        let found = self.post("/element", &json!({ "using": "xpath", "value": path }))?;
        let id = found[ELEMENT]
            .as_str()
            .ok_or_else(|| Error::unreadable("the page", format!("no button {name:?}: {found}")))?;
        self.post(&format!("/element/{id}/click"), &json!({}))?;
        Ok(())
    }

    /// Presses and releases a key.
    pub fn press(&self, key: &str) -> Result<()> {
        let strokes = json!([
            { "type": "keyDown", "value": key },
            { "type": "keyUp", "value": key },
        ]);
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("/actions", &json!({ "actions": [keyboard] }))?;
        Ok(())
    }

    /// Waits until something about the window is so.
    pub fn wait_until(
        &self,
        what: &str,
        within: Duration,
        is_so: impl Fn(&Self) -> Result<bool>,
    ) -> Result<()> {
        let mut last = Ok(false);
        let waited = wait_for(what, within, || {
            last = is_so(self);
            matches!(last, Ok(true)).then_some(())
        });
        match (waited, last) {
            (Err(Error::Late { .. }), Err(error)) => Err(error),
            (waited, _) => waited,
        }
    }

    /// Makes it so large, in pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.post("/window/rect", &size).map(drop)
    }

    /// Keeps the picture of the whole screen.
    pub fn picture(&self, path: &Path) -> Result<()> {
        run(std::process::Command::new("import")
            .args(["-window", "root"])
            .arg(path)
            .env("DISPLAY", &self.display))?;
        Ok(())
    }

    /// The program's process: Tauri's driver starts WebKit's, and that one the program.
    pub fn process_id(&self) -> Result<u32> {
        first_child(first_child(self.driver.id())?)
    }

    /// The end of what program and driver said.
    pub fn log_end(&self) -> String {
        self.driver.log_end()
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let address = format!("{}{path}", self.session);
        let failed = |error: ureq::Error| {
            Error::unreadable(
                "the driver's answer",
                format!("{error}: {}", self.log_end()),
            )
        };
        let mut answer = self.agent.post(address).send_json(body).map_err(failed)?;
        let mut said: Value = answer.body_mut().read_json().map_err(failed)?;
        if answer.status().is_success() {
            Ok(said["value"].take())
        } else {
            Err(Error::unreadable("the driver's answer", said.to_string()))
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The program closes with its session; if it does not, it dies with the driver's group.
        let _ = self.agent.delete(&self.session).call();
    }
}

fn first_child(process: u32) -> Result<u32> {
    let path = format!("/proc/{process}/task/{process}/children");
    let children = fs::read_to_string(&path).map_err(Error::io(format!("read {path}")))?;
    let first = children.split_whitespace().next();
    first
        .and_then(|id| id.parse().ok())
        .ok_or_else(|| Error::unreadable("a driver's children", children))
}
