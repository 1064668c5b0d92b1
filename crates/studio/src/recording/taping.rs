//! What a file shows when: its chapters while it is written. Pure.

use std::path::PathBuf;

use vitrine_domain::{ProductId, UnixMs};
use vitrine_engine::ProgramShown;
use vitrine_store::RecordedChapter;

/// A file that is written, or at its end.
#[derive(Debug)]
pub(super) struct Taping {
    pub file: PathBuf,
    pub since: UnixMs,
    /// The program time of its first picture, in nanoseconds.
    pub begins_ns: u64,
    marks: Vec<Mark>,
}

/// Something that was taken.
#[derive(Debug)]
struct Mark {
    chapter: RecordedChapter,
    /// The program that is to show it; `None` once it was seen and the time is that of its frame.
    program: Option<u64>,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    pub title: String,
    pub product: Option<ProductId>,
}

impl Taping {
    /// A file that begins with this.
    pub fn new(file: PathBuf, since: UnixMs, begins_ns: u64, subject: Option<Subject>) -> Self {
        let mut taping = Self {
            file,
            since,
            begins_ns,
            marks: Vec::new(),
        };
        if let Some(subject) = subject {
            taping.push(subject, 0, None);
        }
        taping
    }

    /// Something was taken; program `program` is to show it. Whether that is another chapter: another
    /// card of the same is not.
    pub fn take(&mut self, subject: Subject, program: u64, now: UnixMs) -> bool {
        let last = self.marks.last().map(|mark| &mark.chapter);
        let is_same =
            |last: &RecordedChapter| last.title == subject.title && last.product == subject.product;
        if last.is_some_and(is_same) {
            return false;
        }
        let at_ms = now.since(self.since).0;
        self.push(subject, at_ms, Some(program));
        true
    }

    /// A program is seen for the first time: what it shows began with that frame. Whether any did.
    pub fn shown(&mut self, shown: ProgramShown) -> bool {
        let at_ms = shown.time_ns.saturating_sub(self.begins_ns) / 1_000_000;
        let is_seen = |mark: &&mut Mark| mark.program.is_some_and(|it| it <= shown.program);
        let mut is_any = false;
        for mark in self.marks.iter_mut().filter(is_seen) {
            (mark.chapter.at_ms, mark.program) = (at_ms, None);
            is_any = true;
        }
        is_any
    }

    /// The chapters, in order. Of those that begin with the same frame only the last was seen.
    pub fn chapters(&self) -> Vec<RecordedChapter> {
        let mut chapters: Vec<RecordedChapter> = Vec::with_capacity(self.marks.len());
        for mark in &self.marks {
            let mut chapter = mark.chapter.clone();
            while chapters
                .last()
                .is_some_and(|last| last.at_ms >= chapter.at_ms)
            {
                chapters.pop();
            }
            if chapters.is_empty() {
                chapter.at_ms = 0;
            }
            chapters.push(chapter);
        }
        chapters
    }

    fn push(&mut self, subject: Subject, at_ms: u64, program: Option<u64>) {
        let Subject { title, product } = subject;
        self.marks.push(Mark {
            chapter: RecordedChapter {
                at_ms,
                title,
                product,
            },
            program,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(title: &str) -> Subject {
        Subject {
            title: title.into(),
            product: None,
        }
    }

    fn shown(program: u64, ms: u64) -> ProgramShown {
        ProgramShown {
            program,
            frame: 0,
            at: UnixMs(0),
            time_ns: ms * 1_000_000,
        }
    }

    fn said(taping: &Taping) -> String {
        let chapters = taping.chapters();
        let one = |chapter: &RecordedChapter| format!("{}@{}", chapter.title, chapter.at_ms);
        chapters.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_chapter_begins_with_the_frame_that_shows_it() {
        let mut taping = Taping::new("a".into(), UnixMs(5000), 1_000_000_000, Some(subject("In")));
        assert!(taping.take(subject("Mug"), 8, UnixMs(7030)));
        assert_eq!(
            said(&taping),
            "In@0 Mug@2030",
            "about then, until it is seen"
        );
        assert!(!taping.shown(shown(7, 3000)), "another program");
        assert!(
            taping.shown(shown(9, 3066)),
            "the one it was meant for was replaced"
        );
        assert!(
            !taping.take(subject("Mug"), 10, UnixMs(8000)),
            "another card of it"
        );
        assert_eq!(said(&taping), "In@0 Mug@2066");
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_order_chapters_anew() {
        let mut taping = Taping::new("a".into(), UnixMs(5000), 0, Some(subject("In")));
        taping.take(subject("Mug"), 1, UnixMs(9000));
        taping.shown(shown(1, 4000));
        taping.take(subject("Pot"), 2, UnixMs(1000));
        taping.shown(shown(2, 6000));
        assert_eq!(said(&taping), "In@0 Mug@4000 Pot@6000");
    }

    #[test]
    fn what_was_never_seen_is_no_chapter() {
        let mut taping = Taping::new("a".into(), UnixMs(0), 0, Some(subject("In")));
        taping.take(subject("Mug"), 1, UnixMs(4000));
        taping.take(subject("Pot"), 2, UnixMs(4001));
        taping.shown(shown(2, 4033));
        assert_eq!(said(&taping), "In@0 Pot@4033");
    }
}
