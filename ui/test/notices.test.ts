import { describe, expect, it } from "vitest";
import { announcements, type Facts } from "../src/features/announce/announcements";
import {
  type Posting,
  post,
  recentAlarms,
  withoutExpired,
  withoutResolved,
} from "../src/features/notices/inbox";
import type { Tell } from "../src/studio/client";

const WORDS = { unreachable: "No answer", unreachableHint: "Try again" };

function notice(level: "info" | "warning" | "alarm", code: string): Tell {
  return {
    tell: "notice",
    notice: { level, code, message: code, hint: "", fix: null, at: 0, resolved_at: null },
  };
}

function posted(...tells: Tell[]): Posting[] {
  return tells.reduce<Posting[]>((all, tell, key) => post(all, tell, key, 0, WORDS), []);
}

describe("notices on screen", () => {
  it("go by themselves, alarms only when put away", () => {
    const postings = posted(notice("info", "a"), notice("warning", "b"), notice("alarm", "c"));
    expect(withoutExpired(postings, 10_000).map(each => each.code)).toEqual(["b", "c"]);
    expect(withoutExpired(postings, 1e9).map(each => each.code)).toEqual(["c"]);
  });

  it("begin with the alarms that came shortly before the window opened", () => {
    const at = (level: "info" | "alarm", at: number) => ({
      level,
      code: `${level} ${at}`,
      message: "",
      hint: "",
      fix: null,
      at,
      resolved_at: null,
    });
    const notices = [at("alarm", 1), at("info", 500_000), at("alarm", 500_001)];
    const codes = recentAlarms(notices, 500_002, 0).map(each => each.code);
    expect(codes).toEqual(["alarm 500001"]);
  });

  it("go when what they tell of is over, and come back when it happens again", () => {
    const lost = (at: number, resolved_at: number | null) =>
      ({
        level: "alarm",
        code: "camera-lost",
        message: "",
        hint: "",
        fix: null,
        at,
        resolved_at,
      }) as const;
    const postings = posted({ tell: "notice", notice: lost(1, null) }, notice("alarm", "other"));
    const codes = (notices: ReturnType<typeof lost>[]) =>
      withoutResolved(postings, notices).map(each => each.code);
    expect(codes([lost(1, null)])).toEqual(["camera-lost", "other"]);
    expect(codes([lost(1, 2)])).toEqual(["other"]);
    expect(codes([lost(1, 2), lost(3, null)])).toEqual(["camera-lost", "other"]);
    expect(recentAlarms([lost(1, 2)], 3, 0)).toEqual([]);
  });

  it("stand once, however often they are told", () => {
    expect(posted(notice("info", "a"), notice("info", "b"), notice("info", "a"))).toHaveLength(2);
  });

  it("show a refusal as a calm hint and another problem as a warning", () => {
    const problem = {
      code: "x",
      message: "",
      hint: "",
      fix: null,
      detail: "",
      is_retryable: false,
    };
    const level = (is_refusal: boolean) =>
      posted({ tell: "problem", problem: { ...problem, is_refusal } })[0]?.level;
    expect([level(true), level(false)]).toEqual(["info", "warning"]);
  });
});

describe("announcements", () => {
  const calm: Facts = {
    connection: "connected",
    phase: "live",
    lost: [],
    item: "Lamp",
    tone: "normal",
  };
  const said = (change: Partial<Facts>) =>
    announcements(calm, { ...calm, ...change }).map(each => each.message);

  it.each<[string, Partial<Facts>, string[]]>([
    ["nothing new", {}, []],
    ["a take", { item: "Vase" }, ["say-item"]],
    ["a take, not its tone", { item: "Vase", tone: "warning" }, ["say-item"]],
    ["two minutes left", { tone: "warning" }, ["say-warning"]],
    ["overtime", { tone: "overtime" }, ["say-overtime"]],
    ["a lost studio", { connection: "lost" }, ["disconnected"]],
    ["a lost platform", { lost: ["Twitch"] }, ["say-destination-lost"]],
    ["two at once", { lost: ["Twitch", "YouTube"] }, Array(2).fill("say-destination-lost")],
    ["the end", { phase: "ended", item: null, tone: null }, ["say-ended"]],
  ])("%s", (_, change, messages) => {
    expect(said(change)).toEqual(messages);
  });

  it("says which destination is back, but not at the end of the show", () => {
    const lost = { ...calm, lost: ["Twitch", "YouTube"] };
    expect(announcements(lost, { ...calm, lost: ["YouTube"] })).toEqual([
      { isUrgent: false, message: "say-destination-back", values: { name: "Twitch" } },
    ]);
    const ended = { ...calm, phase: "ended", item: null, tone: null };
    expect(announcements(lost, ended).map(each => each.message)).toEqual(["say-ended"]);
  });
});
