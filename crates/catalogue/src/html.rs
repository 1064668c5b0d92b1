//! Descriptions in HTML become plain text with paragraphs and lists.
//!
//! Nothing of a page survives but its words: a tokenizer after the HTML standard takes it apart, no tree
//! is built, and what runs, loads or is not shown is left out with all it holds.

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::limits;
use crate::text;

/// The text of a description in HTML: paragraphs set apart by an empty line, list items after "- ",
/// character references read. Text without any tag keeps its lines.
///
/// Of more than [`limits::HTML_BYTES`] the rest is left out.
pub fn text_of_html(html: &str) -> String {
    let html = &html[..html.floor_char_boundary(limits::HTML_BYTES)];
    if !has_markup(html) {
        return text::paragraphs(html);
    }
    let mut page = Page {
        keeps_lines: !has_blocks(html),
        ..Page::default()
    };
    let mut emitter = CallbackEmitter::new(
        |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<()> {
            page.event(event);
            None
        },
    );
    emitter.naively_switch_states(true);
    // A text in memory can't fail to be read.
    for _ in Tokenizer::new_with_emitter(html, emitter).flatten() {}
    text::paragraphs(&page.text)
}

/// The text of a cell that may be HTML or plain.
pub(crate) fn text_of_either(cell: &str) -> String {
    if has_markup(cell) {
        text_of_html(cell)
    } else {
        text::paragraphs(cell)
    }
}

/// One line of a cell that may have character references.
pub(crate) fn line_of_either(cell: &str) -> String {
    if has_markup(cell) {
        text::one_line(&text_of_html(cell))
    } else {
        text::one_line(cell)
    }
}

/// Whether a text has tags or character references: "a < b & c" has none.
pub(crate) fn has_markup(text: &str) -> bool {
    let bytes = text.as_bytes();
    let last_end = memchr::memrchr(b'>', bytes).unwrap_or(0);
    memchr::memchr2_iter(b'<', b'&', bytes).any(|place| {
        let behind = &bytes[place + 1..];
        if bytes[place] == b'<' {
            let next = behind.first();
            return place < last_end
                && next.is_some_and(|next| next.is_ascii_alphabetic() || b"/!".contains(next));
        }
        let name = &behind[..behind.len().min(32)];
        memchr::memchr(b';', name).is_some_and(|end| {
            end > 0
                && name[..end]
                    .iter()
                    .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        })
    })
}

/// Whether any tag makes lines, so that line ends of the source mean nothing.
fn has_blocks(html: &str) -> bool {
    let bytes = html.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|place| {
        let name: Vec<u8> = bytes[place + 1..]
            .iter()
            .skip_while(|byte| **byte == b'/')
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .take(12)
            .map(u8::to_ascii_lowercase)
            .collect();
        breaks_of(&name) > 0
    })
}

/// Line ends around an element: 2 make a paragraph.
fn breaks_of(name: &[u8]) -> usize {
    match name {
        b"p" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"ul" | b"ol" | b"dl" | b"table"
        | b"blockquote" | b"section" | b"article" | b"header" | b"footer" | b"hr" | b"pre"
        | b"figure" | b"aside" | b"main" | b"details" => 2,
        b"div" | b"li" | b"tr" | b"dt" | b"dd" | b"br" | b"figcaption" | b"caption"
        | b"summary" | b"address" | b"nav" | b"form" | b"fieldset" | b"center" | b"option" => 1,
        _ => 0,
    }
}

/// Elements whose words are not the page's.
fn is_left_out(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"head"
            | b"title"
            | b"template"
            | b"noscript"
            | b"iframe"
            | b"object"
            | b"svg"
            | b"math"
            | b"textarea"
            | b"select"
            | b"video"
            | b"audio"
            | b"canvas"
            | b"noembed"
            | b"noframes"
            | b"xmp"
    )
}

/// The text as far as it is written.
#[derive(Default)]
struct Page {
    text: String,
    keeps_lines: bool,
    /// How many lists stand around; wrong nesting makes it wrong by a step, no more.
    lists: usize,
    /// What is left out, and how often it stands within itself.
    left_out: Option<(Vec<u8>, usize)>,
}

impl Page {
    fn event(&mut self, event: CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open(name),
            CallbackEvent::EndTag { name } => self.close(name),
            CallbackEvent::String { value } if self.left_out.is_none() => {
                self.words(&String::from_utf8_lossy(value));
            }
            _ => {}
        }
    }

    fn open(&mut self, name: &[u8]) {
        if let Some((left_out, depth)) = &mut self.left_out {
            *depth += usize::from(left_out == name);
            return;
        }
        if is_left_out(name) {
            self.left_out = Some((name.to_vec(), 1));
            return;
        }
        match name {
            b"ul" | b"ol" => {
                let breaks = if self.lists == 0 { 2 } else { 1 };
                self.lists = (self.lists + 1).min(8);
                self.breaks(breaks);
            }
            b"li" => {
                self.breaks(1);
                let steps = self.lists.saturating_sub(1).min(3);
                self.text.extend(std::iter::repeat_n("  ", steps));
                self.text.push_str("- ");
            }
            b"br" => self.line_break(),
            b"td" | b"th" => self.words(" "),
            _ => self.breaks(self.breaks_here(name)),
        }
    }

    fn close(&mut self, name: &[u8]) {
        if let Some((left_out, depth)) = &mut self.left_out {
            *depth -= usize::from(left_out == name);
            if *depth == 0 {
                self.left_out = None;
            }
            return;
        }
        match name {
            b"ul" | b"ol" => {
                self.lists = self.lists.saturating_sub(1);
                self.breaks(if self.lists == 0 { 2 } else { 1 });
            }
            b"br" => self.line_break(),
            _ => self.breaks(self.breaks_here(name)),
        }
    }

    /// Paragraphs within a list item would tear it apart.
    fn breaks_here(&self, name: &[u8]) -> usize {
        match self.lists {
            0 => breaks_of(name),
            _ => breaks_of(name).min(1),
        }
    }

    /// A line end that was asked for: two of them are an empty line.
    fn line_break(&mut self) {
        if !self.is_at_item() {
            self.text.push('\n');
        }
    }

    fn is_at_item(&self) -> bool {
        self.text.ends_with("- ")
    }

    /// At least so many line ends before what follows.
    fn breaks(&mut self, count: usize) {
        if count == 0 || self.text.is_empty() || self.is_at_item() {
            return;
        }
        let trimmed = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(trimmed);
        let there = self.text.len() - self.text.trim_end_matches('\n').len();
        self.text
            .extend(std::iter::repeat_n('\n', count.saturating_sub(there)));
    }

    fn words(&mut self, words: &str) {
        let is_space = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c');
        let mut rest = words;
        while !rest.is_empty() {
            let word = rest.bytes().position(is_space).unwrap_or(rest.len());
            self.text.push_str(&rest[..word]);
            let Some(space) = rest.as_bytes().get(word) else {
                return;
            };
            if *space == b'\n' && self.keeps_lines {
                self.text.push('\n');
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
            rest = &rest[word + 1..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lists_stay() {
        let cases = [
            ("plain\ntext", "plain\ntext"),
            ("<b>bold</b>\nline", "bold\nline"),
            ("<p>One\n two</p>\n<p>Three</p>", "One two\n\nThree"),
            ("one <b>bold</b> word<i>s</i>", "one bold words"),
            ("a<br>b<br/>c", "a\nb\nc"),
            (
                "<ul>\n <li>a</li>\n <li><p>b</p></li></ul>after",
                "- a\n- b\n\nafter",
            ),
            (
                "x<ul><li>a<ul><li>b</li></ul></li><li>c",
                "x\n\n- a\n  - b\n- c",
            ),
            ("Tom &amp; Jerry&nbsp;: 5 &euro;", "Tom & Jerry\u{a0}: 5 €"),
            ("2 < 3 & 4 > 1", "2 < 3 & 4 > 1"),
            ("I <3 this", "I <3 this"),
            (
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
                "a b\nc",
            ),
            ("<div>a</div><div>b</div>", "a\nb"),
            ("", ""),
        ];
        for (html, expected) in cases {
            assert_eq!(text_of_html(html), expected, "{html:?}");
        }
    }

    #[test]
    fn what_runs_is_gone() {
        let cases = [
            "<script>alert('x')</script>ok",
            "<style>p{}</style>ok",
            "<SCRIPT >if (a</p>b) {}</SCRIPT >ok",
            "ok<img src=x onerror=alert(1)>",
            "<a href='javascript:alert(1)'>ok</a>",
            "<svg><script>x</script><svg>y</svg></svg>ok",
            "ok<!-- <script>x</script> -->",
            "<iframe src=//evil>no</iframe>ok",
            "ok<script>never closed",
            "<title>t</title>ok",
        ];
        for html in cases {
            assert_eq!(text_of_html(html), "ok", "{html:?}");
        }
        let twice = text_of_html("&lt;script&gt;x&lt;/script&gt;");
        assert_eq!(twice, "<script>x</script>", "written out, it is text");
    }

    #[test]
    fn depth_and_length_cost_nothing() {
        let deep = "<div><ul><li>".repeat(100_000);
        assert!(text_of_html(&deep).len() < 4 * limits::HTML_BYTES);
        let long = format!("<p>{}</p>", "word ".repeat(1_000_000));
        assert!(text_of_html(&long).len() <= limits::HTML_BYTES);
    }
}
