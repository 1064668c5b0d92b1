//! What goes when room is short, and in which order.

use std::collections::BTreeMap;

use crate::template::{Each, Node, Scope};

/// How much has gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Step {
    /// Boxes whose `drop` is below this.
    below: u32,
    /// At that very level, so many items of lists that go item by item.
    items: usize,
}

/// The steps for a card, from all of it to the least of it.
pub(super) fn steps(root: &Node, scope: Scope<'_>) -> Vec<Step> {
    let mut levels = BTreeMap::new();
    collect(root, scope, &mut levels);
    let mut steps = vec![Step::default()];
    for (level, items) in levels {
        let at = |below, items| Step { below, items };
        steps.extend((1..=items).map(|items| at(level, items)));
        steps.push(at(level + 1, 0));
    }
    steps
}

/// The levels of a box and what it holds, with the most items that a list there can lose.
fn collect(node: &Node, scope: Scope<'_>, levels: &mut BTreeMap<u32, usize>) {
    if let Some(level) = node.drop {
        let items = node.each.map_or(0, |each| {
            let least = each.least.unwrap_or(usize::MAX);
            shown(each, scope).saturating_sub(least)
        });
        let most = levels.entry(u32::from(level)).or_default();
        *most = items.max(*most);
    }
    for child in node.children() {
        collect(child, scope, levels);
    }
}

fn shown(each: Each, scope: Scope<'_>) -> usize {
    scope.count(each.list).min(each.most)
}

impl Step {
    /// Whether a box has gone whole.
    pub fn takes(self, node: &Node) -> bool {
        let keeps_some = node
            .each
            .is_some_and(|each| each.least.is_some_and(|least| least > 0));
        node.drop.is_some_and(|level| u32::from(level) < self.below) && !keeps_some
    }

    /// How many items of a list are left.
    pub fn leaves(self, node: &Node, each: Each, scope: Scope<'_>) -> usize {
        let all = shown(each, scope);
        let (Some(level), Some(least)) = (node.drop.map(u32::from), each.least) else {
            return all;
        };
        match level.cmp(&self.below) {
            std::cmp::Ordering::Less => all.min(least),
            std::cmp::Ordering::Equal => all.min(least.max(all.saturating_sub(self.items))),
            std::cmp::Ordering::Greater => all,
        }
    }
}
