//! Show files that were damaged at random, over and over: each is checked or refused, and nothing is written.
//! The same ones each time; `VITRINE_FUZZ_SECONDS` goes on for so long.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use vitrine_studio::protocol::{Request, Response};

use super::luggage::{contents, everything, packed};
use super::{dressed, elsewhere, save};
use crate::common::Bench;

/// A repeatable stream of numbers (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    /// Some bytes are others, are gone, or are there twice.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(8) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            match self.below(4) {
                0 => bytes[at] = self.below(256) as u8,
                1 => bytes[at] ^= 1 << self.below(8),
                2 => {
                    let end = (at + self.below(64)).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => {
                    let end = (at + self.below(64)).min(bytes.len());
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
            }
        }
    }

    /// One value somewhere is another one.
    fn change(&mut self, value: &mut Value) {
        let inner = match value {
            Value::Array(items) if !items.is_empty() && self.below(8) > 0 => {
                let at = self.below(items.len());
                match self.below(12) {
                    0 => items.remove(at),
                    1 => {
                        let again = items[at].clone();
                        items.push(again);
                        return;
                    }
                    _ => return self.change(&mut items[at]),
                };
                return;
            }
            Value::Object(fields) if !fields.is_empty() && self.below(8) > 0 => {
                let at = self.below(fields.len());
                let name = fields.keys().nth(at).cloned().unwrap_or_default();
                if self.below(12) == 0 {
                    fields.remove(&name);
                    return;
                }
                return self.change(&mut fields[&name]);
            }
            other => other,
        };
        *inner = match self.below(9) {
            0 => Value::Null,
            1 => true.into(),
            2 => (-1).into(),
            3 => i64::MAX.into(),
            4 => i64::MIN.into(),
            5 => "".into(),
            6 => "../../x.jpg".into(),
            7 => "\u{202e}é".repeat(self.below(2_000)).into(),
            _ => Value::Array(Vec::new()),
        };
    }
}

fn is_answered(bench: &Bench, file: &Path, what: &str) -> bool {
    let file = file.display().to_string();
    match bench.studio.handle(Request::CheckShowFile { file }) {
        Ok(Response::ShowFile { .. }) => true,
        Ok(other) => panic!("{what}: {other:?}"),
        Err(problem) => {
            assert!(!problem.hint.is_empty(), "{what}: {problem:?}");
            false
        }
    }
}

#[test]
fn damaged_files_are_checked_or_refused_and_nothing_is_written() {
    let here = Bench::new();
    let good = save(&here, dressed(&here), "good.vitrine");
    let parts = contents(&good);
    let whole = std::fs::read(&good).unwrap();
    let there = elsewhere();
    let before = everything(&there);
    let bad = there.data.path().join("bad.vitrine");
    let seconds = std::env::var("VITRINE_FUZZ_SECONDS").ok();
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(4));
    let (mut tried, mut sound) = (0_u64, 0_u64);
    while Instant::now() < end {
        let mut numbers = Numbers(tried);
        if tried % 2 == 0 {
            let mut bytes = whole.clone();
            numbers.damage(&mut bytes);
            std::fs::write(&bad, bytes).unwrap();
        } else {
            let mut parts = parts.clone();
            for (name, bytes) in &mut parts {
                if name != "show.json" {
                    continue;
                }
                let mut value: Value = serde_json::from_slice(bytes).unwrap();
                for _ in 0..=numbers.below(2) {
                    numbers.change(&mut value);
                }
                *bytes = serde_json::to_vec(&value).unwrap();
                if numbers.below(4) == 0 {
                    numbers.damage(bytes);
                }
            }
            packed(&bad, &parts);
        }
        sound += u64::from(is_answered(&there, &bad, &format!("number {tried}")));
        tried += 1;
    }
    println!("{tried} damaged files, {sound} of them still sound");
    assert!(tried > 20, "{tried}");
    assert_eq!(everything(&there), before, "a check writes nothing");
}
