//! Single values of a row: names, texts, addresses, lists.

use vitrine_domain::incoming::RemarkReason;

use super::Given;
use crate::html;
use crate::limits;
use crate::note::Notes;
use crate::text;

/// A short text in one line; `None` if nothing of it can be seen.
pub(crate) fn name(given: Given<'_>, letters: usize, notes: &mut Notes) -> Option<String> {
    let name = if given.is_plain {
        text::one_line(given.value)
    } else {
        html::line_of_either(given.value)
    };
    let name = notes.cut(given.column, name, letters);
    (!name.is_empty()).then_some(name)
}

/// Something that finds a product again. It is never cut: two of them could become one.
pub(crate) fn key(given: Given<'_>, notes: &mut Notes) -> Option<String> {
    // Spreadsheets write one apostrophe before numbers that are to stay texts, and shops write it out again.
    let bare = given.value.strip_prefix('\'').filter(|_| !given.is_plain);
    let key = text::one_line(bare.unwrap_or(given.value));
    if key.chars().count() > limits::NAME_LETTERS {
        notes.add(given.column, given.value, RemarkReason::TooLong);
        return None;
    }
    (!key.is_empty()).then_some(key)
}

/// The last step of a path of kinds, "Home > Women > Dresses"; Google's numbers say nothing to people.
pub(crate) fn kind(given: Given<'_>, notes: &mut Notes) -> Option<String> {
    let path = given.value.rsplit('>');
    let last = path.map(str::trim).find(|step| !step.is_empty())?;
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let last = Given {
        value: last,
        ..given
    };
    name(last, limits::NAME_LETTERS, notes)
}

/// A description; `is_html` if the dialect says that it is HTML and nothing else.
pub(crate) fn description(given: Given<'_>, is_html: bool, notes: &mut Notes) -> Option<String> {
    let text = if is_html {
        html::text_of_html(given.value)
    } else {
        html::text_of_either(given.value)
    };
    let text = notes.cut(given.column, text, limits::DESCRIPTION_LETTERS);
    (!text.is_empty()).then_some(text)
}

/// An http or https address.
pub(crate) fn link(given: Given<'_>, notes: &mut Notes) -> Option<String> {
    let link = web_address(given.value);
    match link {
        None => notes.add(given.column, given.value, RemarkReason::NotALink),
        Some(link) if link.len() > limits::LINK_BYTES => {
            notes.add(given.column, given.value, RemarkReason::TooLong);
        }
        Some(link) => return Some(link),
    }
    None
}

/// An http or https address, or the name of a file.
pub(crate) fn reference(given: Given<'_>, notes: &mut Notes) -> Option<String> {
    let text = given.value.trim();
    let is_file =
        !text.contains(':') && !text.starts_with("//") && !text.contains(char::is_control);
    let reference = web_address(text).or_else(|| is_file.then(|| text.to_owned()));
    match reference {
        None => notes.add(given.column, given.value, RemarkReason::NotALink),
        Some(reference) if reference.len() > limits::REFERENCE_BYTES => {
            notes.add(given.column, given.value, RemarkReason::TooLong);
        }
        Some(reference) => return Some(reference).filter(|reference| !reference.is_empty()),
    }
    None
}

/// The address with its scheme, if it can be one.
fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '<')
    {
        return None;
    }
    let starts = |start: &str| {
        text.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    let (address, host) = if starts("https://") {
        (text.to_owned(), &text[8..])
    } else if starts("http://") {
        (text.to_owned(), &text[7..])
    } else if starts("//") {
        (format!("https:{text}"), &text[2..])
    } else if starts("www.") {
        (format!("https://{text}"), text)
    } else {
        return None;
    };
    host.starts_with(|first: char| first.is_alphanumeric() || first == '[')
        .then_some(address)
}

/// The photos that one cell names: addresses or files, set apart by commas, semicolons, bars or lines.
pub(crate) fn photo_list(value: &str) -> Vec<String> {
    let mut photos: Vec<String> = Vec::new();
    let mut mark = ' ';
    for piece in value.split_inclusive([',', ';', '|', '\n', '\r']) {
        let bare = piece
            .strip_suffix([',', ';', '|', '\n', '\r'])
            .unwrap_or(piece);
        let is_new = match photos.last() {
            // A comma may stand within an address.
            Some(before) if is_address(before) && mark != '\n' => {
                is_address(bare.trim()) || bare.starts_with(' ')
            }
            _ => true,
        };
        match photos.last_mut() {
            Some(before) if !is_new => {
                before.push(mark);
                before.push_str(bare.trim_end());
            }
            _ => photos.push(bare.trim().to_owned()),
        }
        mark = piece[bare.len()..].chars().next().unwrap_or(' ');
    }
    photos.retain(|photo| !photo.is_empty());
    photos
}

fn is_address(text: &str) -> bool {
    ["http://", "https://", "//"].iter().any(|start| {
        text.get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start))
    })
}

/// The selling points that one cell lists: lines, or pieces between bars, bullets or semicolons; or
/// quoted pieces after commas, as Google has them.
pub(crate) fn highlights(given: Given<'_>, notes: &mut Notes) -> Vec<String> {
    let value = given.value.trim();
    let pieces: Vec<String> = if value.starts_with('"') {
        quoted_pieces(value)
    } else {
        let text = html::text_of_either(value);
        let marks: &[char] = match () {
            () if text.contains(['\n', '\r']) => &['\n', '\r'],
            () if text.contains(['|', '•']) => &['|', '•'],
            () => &[';'],
        };
        text.split(marks).map(str::to_owned).collect()
    };
    let pieces = pieces.iter().map(|piece| {
        let piece = text::one_line(piece);
        let bare = piece.trim_start_matches(['-', '–', '•', '*', '·', ' ']);
        notes.cut(given.column, bare.to_owned(), limits::HIGHLIGHT_LETTERS)
    });
    pieces.filter(|piece| !piece.is_empty()).collect()
}

fn quoted_pieces(value: &str) -> Vec<String> {
    let style = crate::table::Style {
        delimiter: b',',
        newline: b'\n',
    };
    let spaced = value.replace("\", \"", "\",\"");
    let mut table = crate::table::Table::new(spaced.as_bytes(), style);
    match table.next() {
        Ok(Some(row)) => (0..row.len())
            .map(|cell| row.cell(cell).to_owned())
            .collect(),
        _ => vec![value.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::product::Role;

    fn given(value: &str) -> Given<'_> {
        Given {
            role: Role::Link,
            column: "c",
            value,
            is_plain: false,
        }
    }

    #[test]
    fn links_are_web_addresses() {
        let link = |value| link(given(value), &mut Notes::on(1));
        let same = "https://shop.example/a?b=c,d";
        assert_eq!(link(same).as_deref(), Some(same));
        assert_eq!(
            link("//cdn.example/x").as_deref(),
            Some("https://cdn.example/x")
        );
        assert_eq!(
            link("www.example.com").as_deref(),
            Some("https://www.example.com")
        );
        for wrong in [
            "javascript:alert(1)",
            "ftp://example.com",
            "https://",
            "https:// x",
            "data:text/html,x",
            "file:///etc/passwd",
            "shop",
        ] {
            assert_eq!(link(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn several_photos_may_stand_in_one_cell() {
        let cases: [(&str, &[&str]); 5] = [
            ("a.jpg, b.jpg;c.png", &["a.jpg", "b.jpg", "c.png"]),
            ("https://x/a,b.jpg", &["https://x/a,b.jpg"]),
            (
                "https://x/a.jpg,https://x/b.jpg",
                &["https://x/a.jpg", "https://x/b.jpg"],
            ),
            (
                "https://x/a.jpg\nhttps://x/b.jpg",
                &["https://x/a.jpg", "https://x/b.jpg"],
            ),
            (" , ", &[]),
        ];
        for (value, expected) in cases {
            assert_eq!(photo_list(value), expected, "{value}");
        }
    }

    #[test]
    fn selling_points_are_told_apart() {
        let highlights = |value| highlights(given(value), &mut Notes::on(1));
        assert_eq!(highlights("Warm\n- Light"), ["Warm", "Light"]);
        assert_eq!(highlights("Warm | Light, soft"), ["Warm", "Light, soft"]);
        assert_eq!(
            highlights("\"Warm, soft\", \"Light\""),
            ["Warm, soft", "Light"]
        );
        assert_eq!(highlights("Warm, soft"), ["Warm, soft"]);
    }
}
