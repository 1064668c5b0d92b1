//! Items of a feed, one at a time.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use vitrine_domain::incoming::RemarkReason;

use super::guard::Guard;
use crate::error::ReadError;
use crate::limits;
use crate::note::Notes;
use crate::product::{Given, Role, google_role};

/// The namespace of Google's product data.
const GOOGLE: &str = "http://base.google.com/ns/1.0";

/// One item: its elements with their texts.
pub(crate) struct Item {
    /// Where it begins, from 1.
    pub(crate) line: u64,
    elements: Vec<Element>,
    bytes: usize,
}

struct Element {
    /// As the feed writes it: "g:price".
    name: String,
    is_google: bool,
    text: String,
}

/// The items of a feed.
pub(crate) struct Items<R: Read> {
    reader: Reader<Guard<R>>,
    buffer: Vec<u8>,
    /// The prefix that stands for Google's namespace.
    prefix: String,
    /// How many elements stand around.
    depth: usize,
    is_over: bool,
}

/// The name of the first element of an XML text.
pub(crate) fn root_of(text: &str) -> String {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                return start.name().as_ref().chars().take(100).collect();
            }
            Ok(Event::Eof) | Err(_) => return String::new(),
            Ok(_) => {}
        }
    }
}

/// Whether an element of this name holds a feed.
pub(crate) fn is_feed(root: &str) -> bool {
    let local = root.rsplit(':').next().unwrap_or(root);
    ["rss", "feed", "rdf", "channel"]
        .iter()
        .any(|name| local.eq_ignore_ascii_case(name))
}

impl<R: Read> Items<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            reader: Reader::from_reader(Guard::new(input)),
            buffer: Vec::new(),
            prefix: "g".to_owned(),
            depth: 0,
            is_over: false,
        }
    }

    /// The next item; `None` after the last.
    pub(crate) fn next(&mut self) -> Result<Option<Item>, ReadError> {
        let mut reading = Reading {
            item: None,
            item_depth: 0,
        };
        while !self.is_over {
            self.reader.get_mut().begin_event();
            self.buffer.clear();
            let line = self.reader.get_ref().line();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => {
                    self.is_over = true;
                    return Err(fault(error, self.reader.get_ref(), line));
                }
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limits::XML_DEPTH {
                        return Err(ReadError::TooDeep { line });
                    }
                    find_prefix(&start, &mut self.prefix);
                    reading.start(&start, self.depth, line, &self.prefix);
                }
                Event::Empty(start) => reading.empty(&start, self.depth, &self.prefix),
                Event::End(_) => {
                    let is_done = reading.item.is_some() && self.depth == reading.item_depth;
                    self.depth = self.depth.saturating_sub(1);
                    if is_done {
                        return Ok(reading.item);
                    }
                }
                Event::Text(text) => reading.text(&text, self.depth),
                Event::CData(text) => reading.text(&text, self.depth),
                Event::GeneralRef(entity) => reading.text(&resolved(&entity), self.depth),
                Event::DocType(doctype) if doctype.contains("<!ENTITY") => {
                    return Err(ReadError::Entities { line });
                }
                Event::Eof => {
                    self.is_over = true;
                    let detail = "the file ends within an element".to_owned();
                    return match self.depth {
                        0 => Ok(None),
                        _ => Err(ReadError::Xml { line, detail }),
                    };
                }
                _ => {}
            }
            if reading
                .item
                .as_ref()
                .is_some_and(|item| item.bytes > limits::RECORD_BYTES)
            {
                self.is_over = true;
                return Err(ReadError::RecordTooLong { line });
            }
        }
        Ok(None)
    }
}

/// The item that is being read.
struct Reading {
    item: Option<Item>,
    item_depth: usize,
}

impl Reading {
    fn start(&mut self, start: &BytesStart<'_>, depth: usize, line: u64, prefix: &str) {
        let name = start.name();
        let name: &str = name.as_ref();
        match &mut self.item {
            None => {
                let local = name.rsplit(':').next().unwrap_or(name);
                if matches!(local, "item" | "entry") {
                    self.item_depth = depth;
                    self.item = Some(Item {
                        line,
                        elements: Vec::new(),
                        bytes: 0,
                    });
                }
            }
            Some(item) if depth == self.item_depth + 1 => item.open(start, prefix),
            // Words of two paragraphs must not become one.
            Some(item) => item.push_text(" "),
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>, depth: usize, prefix: &str) {
        if let Some(item) = &mut self.item
            && depth == self.item_depth
        {
            item.open(start, prefix);
        }
    }

    fn text(&mut self, text: &str, depth: usize) {
        if let Some(item) = &mut self.item
            && depth > self.item_depth
        {
            item.push_text(text);
        }
    }
}

impl Item {
    fn open(&mut self, start: &BytesStart<'_>, prefix: &str) {
        let name = start.name();
        let name: &str = name.as_ref();
        let (given, local) = name.rsplit_once(':').unwrap_or(("", name));
        self.bytes += name.len() + 32;
        let is_google = !given.is_empty() && given.eq_ignore_ascii_case(prefix);
        let is_read = is_google || given.is_empty() || given.eq_ignore_ascii_case("atom");
        let mut element = Element {
            name: name.to_owned(),
            is_google,
            text: String::new(),
        };
        if !is_read {
            // Kept without a name, so that its text goes nowhere else.
            element.name.clear();
        } else if local == "link" {
            element.text = atom_link(start);
            self.bytes += element.text.len();
        }
        self.elements.push(element);
    }

    fn push_text(&mut self, text: &str) {
        self.bytes += text.len();
        if let Some(element) = self
            .elements
            .last_mut()
            .filter(|element| !element.name.is_empty())
        {
            element.text.push_str(text);
        }
    }

    /// Its values; where the feed and Google's namespace both say something, Google's is meant.
    pub(crate) fn given(&self) -> Vec<Given<'_>> {
        let role = |element: &Element| google_role(element.name.rsplit(':').next()?);
        let given = self.elements.iter().filter_map(|element| {
            let role = role(element)?;
            let is_outdone = !element.is_google
                && self.elements.iter().any(|other| {
                    other.is_google && google_role_is(other, role) && !other.text.trim().is_empty()
                });
            let value = element.text.trim();
            (!is_outdone && !value.is_empty()).then_some(Given {
                role,
                column: &element.name,
                value,
                is_plain: false,
            })
        });
        given.collect()
    }

    /// Notes on what was not in the feed's encoding.
    pub(crate) fn notes(&self) -> Notes {
        let mut notes = Notes::on(self.line);
        for element in &self.elements {
            if element.text.contains('\u{fffd}') {
                notes.add(&element.name, &element.text, RemarkReason::Encoding);
            }
        }
        notes
    }
}

fn google_role_is(element: &Element, role: Role) -> bool {
    let local = element.name.rsplit(':').next();
    local.and_then(google_role) == Some(role)
}

/// Where Atom's link leads, if it is the item's own page.
fn atom_link(start: &BytesStart<'_>) -> String {
    let mut href = String::new();
    for attribute in start.attributes().flatten() {
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        let value = value.unwrap_or_default();
        match attribute.key.as_ref() {
            "href" => href = value.into_owned(),
            "rel" if value != "alternate" => return String::new(),
            _ => {}
        }
    }
    href
}

/// The prefix that an element declares for Google's namespace.
fn find_prefix(start: &BytesStart<'_>, prefix: &mut String) {
    for attribute in start.attributes().flatten() {
        let key: &str = attribute.key.as_ref();
        if let Some(declared) = key.strip_prefix("xmlns:")
            && attribute.value.trim_end_matches('/') == GOOGLE
        {
            declared.clone_into(prefix);
        }
    }
}

/// The letters of a reference. Names that XML does not know may be HTML's, and are read with the text.
fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    let name: &str = entity;
    match name {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

fn fault<R: Read>(error: quick_xml::Error, guard: &Guard<R>, line: u64) -> ReadError {
    if guard.is_over() {
        return ReadError::RecordTooLong { line };
    }
    match error {
        quick_xml::Error::Io(error) => {
            ReadError::Io(std::io::Error::new(error.kind(), error.to_string()))
        }
        other => ReadError::Xml {
            line: guard.line(),
            detail: other.to_string(),
        },
    }
}
