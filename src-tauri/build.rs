//! Embeds the built page and the window's rights.

fn main() {
    tauri_build::build();
}
