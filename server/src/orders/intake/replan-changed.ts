import { allIn, planLine, type PlannedLine, type PlannedOrder, type ResolvedIds } from './plan-order.ts';
import type { KnownLine } from './known-orders.ts';

/** `gone`: lines to be deleted. */
export type MatchedLines = { kept: PlannedLine[]; added: PlannedLine[]; gone: string[] };

/**
 * Match the lines of a newer draft with the lines that are there: by the platform's line id,
 * otherwise by item and title, each once.
 *
 * Every unit ever ordered stays on its line: fewer are cancelled units, more of them come
 * back before new ones are added, and a line that is gone is cancelled as a whole. A history
 * is what its source says and nothing else: its lines take the new number, or go.
 */
export function matchLines(order: PlannedOrder, existing: readonly KnownLine[], ids: ResolvedIds): MatchedLines {
  const unmatched = [...existing];
  const kept: PlannedLine[] = [];
  const added: PlannedLine[] = [];
  let position = existing.reduce((last, line) => Math.max(last, line.position), 0);
  for (const source of order.draft.lines) {
    const at = unmatched.findIndex((line) => isSameLine(line, source));
    if (at === -1) {
      position += 1;
      added.push(planLine(source, position, ids));
      continue;
    }
    const [line] = unmatched.splice(at, 1);
    const ordered = order.followsSource ? source.units : Math.max(line!.ordered, source.units);
    kept.push({ ...planLine(source, line!.position, ids), lineId: line!.lineId, units: { ...allIn('unallocated', source.units), ordered, cancelled: ordered - source.units } });
  }
  if (order.followsSource) return { kept, added, gone: unmatched.map((line) => line.lineId) };
  const cancelled = unmatched.map((line): PlannedLine => ({
    ...planLine({ externalId: line.externalId ?? undefined, sku: line.sku ?? undefined, title: line.title, units: line.ordered, unitPriceMinor: line.unitPriceMinor, requiresShipping: line.requiresShipping }, line.position, ids),
    lineId: line.lineId,
    units: allIn('cancelled', line.ordered),
  }));
  return { kept: [...kept, ...cancelled], added, gone: [] };
}

function isSameLine(line: KnownLine, source: PlannedLine['source']): boolean {
  if (line.externalId !== null || source.externalId !== undefined) return line.externalId === (source.externalId ?? null);
  return line.sku === (source.sku ?? null) && line.title === source.title;
}

/** What a newer version changed, in words of the API, for the order's story. */
export function namesOfChanges(order: PlannedOrder, existing: readonly KnownLine[]): string[] {
  const before = existing.filter((line) => line.ordered > line.cancelled).map((line) => `${line.externalId ?? line.sku ?? line.title} ${line.ordered - line.cancelled}`);
  const after = order.draft.lines.map((line) => `${line.externalId ?? line.sku ?? line.title} ${line.units}`);
  return before.toSorted().join('\n') === after.toSorted().join('\n') ? ['details'] : ['details', 'lines'];
}
