//! Whether an entry of a dossier can be kept: what it must say, and for viewers also where and when it
//! comes from.

use vitrine_domain::UnixMs;
use vitrine_domain::dossier::Audience;

use crate::draft::is_web_address;
use crate::protocol::{EntryContent, EntryDraft, Problem};
use crate::words::Words;

/// In letters. What is longer is no entry but a document: that is what further reading is for.
const LONGEST_TEXT: usize = 10_000;
/// Names, lists, sources: what stands on one line.
const LONGEST_LINE: usize = 200;

pub(super) fn check(draft: &EntryDraft, now: UnixMs, words: &Words) -> Result<(), Problem> {
    let no = |reason| Err(Problem::refused(words, reason, &[]));
    let provenance = &draft.provenance;
    let (lines, texts) = parts(&draft.content);
    if lines
        .iter()
        .chain(&texts)
        .any(|text| text.must && text.is_empty())
    {
        return no("entry-empty");
    }
    let is_long = |texts: &[Text<'_>], most| texts.iter().any(|text| text.is_longer_than(most));
    if is_long(&lines, LONGEST_LINE)
        || is_long(&texts, LONGEST_TEXT)
        || provenance.source.chars().count() > LONGEST_LINE
    {
        return no("entry-long");
    }
    let link = match &draft.content {
        EntryContent::Reading(reading) => Some(&reading.url),
        _ => None,
    };
    if !provenance
        .url
        .iter()
        .chain(link)
        .all(|url| is_web_address(url))
    {
        return no("entry-link");
    }
    match &draft.content {
        EntryContent::Rank(rank) if rank.place == 0 => return no("entry-place"),
        EntryContent::Relation(relation) if relation.other == draft.product => {
            return no("entry-itself");
        }
        EntryContent::Review(review) => {
            words.in_range("rating", review.stars_hundredths, 0, 500)?;
        }
        _ => {}
    }
    if provenance.as_of.is_some_and(|as_of| as_of > now) {
        return no("entry-future");
    }
    if draft.audience == Audience::AirSafe && is_claim(&draft.content) {
        if provenance.source.trim().is_empty() {
            return no("entry-source");
        }
        if provenance.as_of.is_none() {
            return no("entry-date");
        }
    }
    Ok(())
}

/// What viewers may take for a fact, so that they must be told who says so, and when.
fn is_claim(content: &EntryContent) -> bool {
    match content {
        EntryContent::Rank(_) | EntryContent::Fact(_) | EntryContent::Review(_) => true,
        EntryContent::Relation(relation) => relation.together.is_some(),
        EntryContent::Reading(_) | EntryContent::Question(_) => false,
    }
}

struct Text<'a> {
    text: &'a str,
    must: bool,
}

impl Text<'_> {
    fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn is_longer_than(&self, most: usize) -> bool {
        self.text.chars().count() > most
    }
}

/// The texts of an entry: those of one line, and those that may be long.
fn parts(content: &EntryContent) -> (Vec<Text<'_>>, Vec<Text<'_>>) {
    let must = |text| Text { text, must: true };
    let may = |text| Text { text, must: false };
    match content {
        EntryContent::Rank(rank) => (vec![must(&rank.list)], Vec::new()),
        EntryContent::Fact(fact) => (vec![must(&fact.name)], vec![must(&fact.value)]),
        EntryContent::Reading(reading) => (vec![must(&reading.title)], Vec::new()),
        EntryContent::Relation(relation) => (Vec::new(), vec![may(&relation.reason)]),
        EntryContent::Question(question) => {
            let answer = question.answer.as_deref().map(must);
            let texts = [must(&question.question)].into_iter().chain(answer);
            (Vec::new(), texts.collect())
        }
        EntryContent::Review(review) => (
            vec![may(&review.title), may(&review.author)],
            vec![may(&review.text)],
        ),
    }
}

#[cfg(test)]
mod tests {
    use vitrine_domain::dossier::{
        Fact, FactKind, Provenance, Rank, Reading, Relation, RelationKind,
    };
    use vitrine_domain::{Language, ProductId};

    use super::*;

    fn draft(content: EntryContent) -> EntryDraft {
        EntryDraft {
            id: None,
            product: ProductId(1),
            audience: Audience::AirSafe,
            provenance: Provenance {
                source: "Laboratory".into(),
                url: None,
                as_of: Some(UnixMs(5)),
            },
            content,
        }
    }

    fn refusal(draft: &EntryDraft) -> Option<String> {
        let refused = check(draft, UnixMs(10), Words::of(Language::En)).err();
        refused.map(|problem| problem.code)
    }

    fn fact(name: &str, value: &str) -> EntryContent {
        EntryContent::Fact(Fact {
            kind: FactKind::Spec,
            name: name.into(),
            value: value.into(),
        })
    }

    #[test]
    fn what_viewers_may_take_for_a_fact_says_who_and_when() {
        let told = draft(fact("Material", "Linen"));
        assert_eq!(refusal(&told), None);
        let nobody = Provenance::default();
        let unsourced = EntryDraft {
            provenance: nobody.clone(),
            ..told.clone()
        };
        assert_eq!(refusal(&unsourced).as_deref(), Some("refused-entry-source"));
        let undated = EntryDraft {
            provenance: Provenance {
                as_of: None,
                ..told.provenance.clone()
            },
            ..told.clone()
        };
        assert_eq!(refusal(&undated).as_deref(), Some("refused-entry-date"));
        let own = EntryDraft {
            audience: Audience::HostOnly,
            provenance: nobody,
            ..told
        };
        assert_eq!(refusal(&own), None, "the host may note what they like");
    }

    #[test]
    fn an_entry_that_says_nothing_or_the_impossible_is_refused() {
        let relation = EntryContent::Relation(Relation {
            other: ProductId(1),
            kind: RelationKind::Alternative,
            reason: String::new(),
            together: None,
        });
        let rank = EntryContent::Rank(Rank {
            place: 0,
            list: "Lamps".into(),
        });
        let reading = EntryContent::Reading(Reading {
            title: "Care".into(),
            url: "javascript:alert(1)".into(),
        });
        for (content, reason) in [
            (fact(" ", "Linen"), "refused-entry-empty"),
            (fact("Material", ""), "refused-entry-empty"),
            (fact(&"x".repeat(300), "Linen"), "refused-entry-long"),
            (relation, "refused-entry-itself"),
            (rank, "refused-entry-place"),
            (reading, "refused-entry-link"),
        ] {
            assert_eq!(refusal(&draft(content)).as_deref(), Some(reason));
        }
        let mut tomorrow = draft(fact("Material", "Linen"));
        tomorrow.provenance.as_of = Some(UnixMs(11));
        assert_eq!(refusal(&tomorrow).as_deref(), Some("refused-entry-future"));
    }
}
