//! Which system this is, how it installs packages, and how much disk is free.

use std::path::Path;

/// The systems we know the package names of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    Debian,
    Fedora,
    Arch,
    OtherLinux,
    MacOs,
    Windows,
}

/// The packages that bring one thing. On Windows and macOS all of GStreamer is one package.
#[derive(Debug, Clone, Copy)]
pub struct Packages {
    pub debian: &'static str,
    pub fedora: &'static str,
    pub arch: &'static str,
}

impl System {
    /// This system.
    pub fn here() -> Self {
        if cfg!(target_os = "macos") {
            Self::MacOs
        } else if cfg!(windows) {
            Self::Windows
        } else {
            Self::of_os_release(&std::fs::read_to_string("/etc/os-release").unwrap_or_default())
        }
    }

    fn of_os_release(text: &str) -> Self {
        let value = |key: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(key)?.strip_prefix('='))
                .map(|value| value.trim_matches('"').to_owned())
                .unwrap_or_default()
        };
        let names = format!("{} {}", value("ID"), value("ID_LIKE"));
        let is = |name: &str| names.split_whitespace().any(|word| word == name);
        if is("debian") || is("ubuntu") {
            Self::Debian
        } else if is("fedora") || is("rhel") {
            Self::Fedora
        } else if is("arch") {
            Self::Arch
        } else {
            Self::OtherLinux
        }
    }

    /// Any kind of Linux.
    pub fn is_linux(self) -> bool {
        matches!(
            self,
            Self::Debian | Self::Fedora | Self::Arch | Self::OtherLinux
        )
    }

    /// The command that installs these packages.
    pub fn install(self, packages: &Packages) -> String {
        match self {
            Self::Debian => format!("sudo apt install {}", packages.debian),
            Self::Fedora => format!("sudo dnf install {}", packages.fedora),
            Self::Arch => format!("sudo pacman -S {}", packages.arch),
            Self::OtherLinux => packages.debian.to_owned(),
            Self::MacOs => "brew install gstreamer".to_owned(),
            Self::Windows => "winget install gstreamerproject.gstreamer".to_owned(),
        }
    }
}

/// How much can still be written in a folder, or in the nearest one above it that exists; `None`
/// when none can be asked.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.exists())?;
    fs4::available_space(there).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_name_or_its_family() {
        let of = System::of_os_release;
        assert_eq!(of("NAME=x\nID=debian\n"), System::Debian);
        assert_eq!(
            of("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            System::Debian
        );
        assert_eq!(
            of("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"),
            System::Fedora
        );
        assert_eq!(of("ID=manjaro\nID_LIKE=arch\n"), System::Arch);
        assert_eq!(of(""), System::OtherLinux);
    }
}
