import { noSelection, type Selection } from './data-table-types.ts';

/** How many are selected, as far as it is known. */
export function countSelected(selection: Selection, matchingCount: number | null | undefined): number | null {
  return selection.kind === 'some' ? selection.ids.size : (matchingCount ?? null);
}

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'matching' || selection.ids.has(id);
}

/** Taking one row out of "all matching" leaves the loaded rest selected, one by one. */
export function toggleRow(selection: Selection, id: string, loadedIds: readonly string[]): Selection {
  const ids = new Set(selection.kind === 'matching' ? loadedIds : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'some', ids };
}

/** None becomes all that is loaded; anything else becomes none. */
export function toggleLoaded(selection: Selection, loadedIds: readonly string[]): Selection {
  const isNone = selection.kind === 'some' && selection.ids.size === 0;
  return isNone ? { kind: 'some', ids: new Set(loadedIds) } : noSelection;
}
