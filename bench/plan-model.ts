import type { AllocationProblem, ProblemOrder, Weights } from '../libs/allocation/index.ts';

/**
 * The exact model of a backlog without promises, capacity limits or ship-complete orders, in
 * CPLEX LP format: least scalar objective among the plans that fill all there is to fill.
 *
 * x(line, site) = units, y(order, site) = parcel. Each item's units together equal the lesser
 * of stock and demand ("equal fill"); x <= min(units, stock) y. With the y fixed what is left
 * is a transportation problem, so x is whole without being declared so.
 */
export function planModel(problem: AllocationProblem, weights: Weights): string {
  const laneCost = new Map(problem.lanes.map((lane) => [`${lane.siteId} ${lane.zoneId}`, lane.parcelCostMinor]));
  const stock = new Map<string, { siteId: string; freeUnits: number }[]>();
  for (const row of problem.stock) {
    if (!stock.has(row.itemId)) stock.set(row.itemId, []);
    stock.get(row.itemId)!.push(row);
  }
  const handling = new Map(problem.sites.map((site) => [site.id, site.handlingCostMinorPerUnit]));
  const objective: string[] = [];
  const rows: string[] = [];
  const parcels: string[] = [];
  const unitsByItem = new Map<string, { names: string[]; demand: number }>();
  const unitsByStock = new Map<string, string[]>();

  for (const [at, order] of problem.orders.entries()) {
    for (const siteId of sitesInReach(order, stock)) {
      parcels.push(`y_${at}_${siteId}`);
      objective.push(`${weights.parcel + laneCost.get(`${siteId} ${order.zoneId}`)!} y_${at}_${siteId}`);
    }
    for (const [position, line] of order.lines.entries()) {
      const names: string[] = [];
      for (const { siteId, freeUnits } of stock.get(line.itemId) ?? []) {
        const name = `x_${at}_${position}_${siteId}`;
        names.push(name);
        objective.push(`${handling.get(siteId)!} ${name}`);
        rows.push(`${name} - ${Math.min(line.units, freeUnits)} y_${at}_${siteId} <= 0`);
        const key = `${line.itemId} ${siteId}`;
        unitsByStock.set(key, [...(unitsByStock.get(key) ?? []), name]);
      }
      if (names.length > 0) rows.push(`${names.join(' + ')} <= ${line.units}`);
      const item = unitsByItem.get(line.itemId) ?? { names: [], demand: 0 };
      item.names.push(...names);
      item.demand += line.units;
      unitsByItem.set(line.itemId, item);
    }
  }
  for (const [itemId, held] of stock) {
    const item = unitsByItem.get(itemId);
    if (!item) continue;
    const freeUnits = held.reduce((units, row) => units + row.freeUnits, 0);
    rows.push(`${item.names.join(' + ')} = ${Math.min(freeUnits, item.demand)}`);
    for (const row of held) rows.push(`${unitsByStock.get(`${itemId} ${row.siteId}`)!.join(' + ')} <= ${row.freeUnits}`);
  }
  return `Minimize\n obj: ${objective.join('\n + ')}\nSubject To\n ${rows.map((row, at) => `r${at}: ${row}`).join('\n ')}\nBinary\n ${parcels.join('\n ')}\nEnd\n`;
}

function sitesInReach(order: ProblemOrder, stock: ReadonlyMap<string, readonly { siteId: string }[]>): Set<string> {
  return new Set(order.lines.flatMap((line) => (stock.get(line.itemId) ?? []).map((row) => row.siteId)));
}
