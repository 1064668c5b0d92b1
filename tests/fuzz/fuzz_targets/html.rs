//! Any text as a description: what comes out has no control characters and is tidy.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vitrine_catalogue::text_of_html;

fuzz_target!(|html: &str| {
    let text = text_of_html(html);
    assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n'));
    assert_eq!(text.trim(), text);
    assert!(!text.contains("\n\n\n"));
});
