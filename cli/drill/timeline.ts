/** One line of the drill's story. */
export type Entry = { at: string; words: string; wallMs: number };

/** What happened, at which time of the client, and how long the machine took. */
export type Timeline = { entries: Entry[]; note(at: string, words: string): void };

export function openTimeline(say: (entry: Entry) => void): Timeline {
  const entries: Entry[] = [];
  let since = performance.now();
  return {
    entries,
    note(at, words) {
      const now = performance.now();
      const entry = { at, words, wallMs: Math.round(now - since) };
      since = now;
      entries.push(entry);
      say(entry);
    },
  };
}

export function entryLine({ at, words, wallMs }: Entry): string {
  return `${at.slice(0, 16).replace('T', ' ')}  ${words}  [${(wallMs / 1000).toFixed(1)} s]`;
}
