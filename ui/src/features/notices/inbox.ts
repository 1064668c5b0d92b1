/** Which notices are on screen now. Pure, so that how loud each one is can be tested. */
import type { Level } from "../../bindings/Level";
import type { Notice } from "../../bindings/Notice";
import type { Tell } from "../../studio/client";

/** A notice on screen. */
export interface Posting {
  key: number;
  level: Level;
  code: string;
  message: string;
  hint: string;
  /** The words of a button, if the studio can do something about it. */
  fix: string | null;
  /** When it goes by itself; `null` when a person has to put it away. */
  until: number | null;
}

const SHOWN_MS: Record<Level, number | null> = { info: 7_000, warning: 15_000, alarm: null };
/** More than these would cover the screen; the log has them all. */
const MOST_SHOWN = 4;

/** An alarm that came so long before the window opened still has to be seen. */
const RECENT_MS = 120_000;

/** What is on screen when the window opens: alarms that nobody here has seen yet. */
export function recentAlarms(
  notices: readonly Notice[],
  nowUnixMs: number,
  nowMs: number,
): Posting[] {
  const alarms = notices.filter(
    ({ level, at, resolved_at }) =>
      level === "alarm" && at > nowUnixMs - RECENT_MS && resolved_at === null,
  );
  return alarms.reduce<Posting[]>(
    // Keys below zero, since those of later postings count up from one.
    (shown, notice, index) => post(shown, { tell: "notice", notice }, -1 - index, nowMs, NO_WORDS),
    [],
  );
}

interface Words {
  unreachable: string;
  unreachableHint: string;
}

const NO_WORDS: Words = { unreachable: "", unreachableHint: "" };

/** The postings after something was told. The same thing told again takes its old place. */
export function post(
  postings: readonly Posting[],
  tell: Tell,
  key: number,
  nowMs: number,
  words: Words,
): Posting[] {
  const content = contentOf(tell, words);
  const shownMs = SHOWN_MS[content.level];
  const posting = { ...content, key, until: shownMs === null ? null : nowMs + shownMs };
  const others = postings.filter(other => other.code !== posting.code);
  return [...others, posting].slice(-MOST_SHOWN);
}

/** The postings whose matter is not over: the studio says so of the notice they came from. */
export function withoutResolved(
  postings: readonly Posting[],
  notices: readonly Notice[],
): Posting[] {
  return postings.filter(({ code }) => {
    const last = notices.findLast(notice => notice.code === code);
    return last === undefined || last.resolved_at === null;
  });
}

export function withoutExpired(postings: Posting[], nowMs: number): Posting[] {
  const left = postings.filter(posting => posting.until === null || posting.until > nowMs);
  return left.length === postings.length ? postings : left;
}

function contentOf(tell: Tell, words: Words): Omit<Posting, "key" | "until"> {
  switch (tell.tell) {
    case "notice": {
      const { level, code, message, hint, fix } = tell.notice;
      return { level, code, message, hint, fix };
    }
    case "problem": {
      const { code, message, hint, is_refusal } = tell.problem;
      return { level: is_refusal ? "info" : "warning", code, message, hint, fix: null };
    }
    case "unreachable":
      return {
        level: "warning",
        code: "studio-unreachable",
        message: words.unreachable,
        hint: words.unreachableHint,
        fix: null,
      };
  }
}
