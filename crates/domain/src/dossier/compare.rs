//! Products side by side: where their specifications differ.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Fact;

/// A line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Difference {
    /// Such as "Material", as the first product that has it calls it.
    pub name: String,
    /// One for each product, in their order; `None` where nothing is known.
    pub values: Vec<Option<String>>,
}

/// Where products differ, a list of facts each: names in the order of the first product, then those
/// that only later ones have. What is the same for all is left out. Names and values are the same
/// whatever their case.
pub fn differences<'a>(sheets: &[Vec<&'a Fact>]) -> Vec<Difference> {
    let mut names: Vec<&'a str> = Vec::new();
    for fact in sheets.iter().flatten() {
        if !names.iter().any(|name| is_same(name, &fact.name)) {
            names.push(&fact.name);
        }
    }
    let rows = names.into_iter().map(|name| Difference {
        name: name.to_owned(),
        values: sheets.iter().map(|facts| value(facts, name)).collect(),
    });
    rows.filter(is_different).collect()
}

fn value(facts: &[&Fact], name: &str) -> Option<String> {
    let fact = facts.iter().find(|fact| is_same(&fact.name, name))?;
    Some(fact.value.clone())
}

fn is_different(row: &Difference) -> bool {
    row.values
        .windows(2)
        .any(|pair| match (&pair[0], &pair[1]) {
            (Some(one), Some(other)) => !is_same(one, other),
            (one, other) => one.is_some() != other.is_some(),
        })
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::FactKind;

    fn fact(name: &str, value: &str) -> Fact {
        Fact {
            kind: FactKind::Spec,
            name: name.into(),
            value: value.into(),
        }
    }

    #[test]
    fn only_what_differs_is_told_and_nothing_known_is_a_difference() {
        let carafe = [fact("Material", "Glass"), fact("Volume", "1.2 l")];
        let jug = [
            fact("material ", "glass"),
            fact("Lid", "Cork"),
            fact("Volume", "1 l"),
        ];
        let rows = differences(&[carafe.iter().collect(), jug.iter().collect()]);
        let told: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(told, ["Volume", "Lid"]);
        assert_eq!(rows[0].values, [Some("1.2 l".into()), Some("1 l".into())]);
        assert_eq!(rows[1].values, [None, Some("Cork".into())]);
        assert_eq!(differences(&[carafe.iter().collect()]), []);
        assert_eq!(differences(&[]), []);
    }
}
