import type { WallTile } from '../../api/generated.ts';
import type { BarPart } from '../../ui/charts/stacked-bar.tsx';

/** The ages of a backlog as parts of one bar: "1–3 d". */
export function agePartsOf(ages: WallTile['ages']): BarPart[] {
  return ages.map(({ fromDays, toDays, orders }) => ({
    key: String(fromDays),
    label: toDays === null ? `${fromDays} d and older` : fromDays === 0 ? `Under ${toDays} d` : `${fromDays}–${toDays} d`,
    count: orders,
  }));
}
