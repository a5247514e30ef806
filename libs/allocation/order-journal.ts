import { bookParcel, clearOrder, placeUnits } from './plan-state.ts';
import type { PlanState } from './plan-state.ts';

/** What some orders held before a change, so that the change can be taken back. */
export interface OrderJournal {
  /** Remember what an order holds now. */
  save(order: number): void;
  /** Put every saved order back, whatever the state of the others. */
  restore(): void;
  forget(): void;
  /** What the saved orders cost together. */
  savedPenalty(): number;
}

/** Cells a journal can hold at first; it doubles when full. */
const CELLS_AT_FIRST = 1024;

export function createOrderJournal(state: PlanState): OrderJournal {
  const { siteCount, orderFirstLine, lineFrozen } = state.instance;
  const orders: number[] = [];
  const penalties: number[] = [];
  // Triples: line, site, units; and order, site, ship day with the parcel's units beside it.
  let lineCells = new Int32Array(CELLS_AT_FIRST * 3);
  let lineCellCount = 0;
  let parcelCells = new Int32Array(CELLS_AT_FIRST * 4);
  let parcelCellCount = 0;

  return {
    save(order) {
      orders.push(order);
      penalties.push(state.orderPenalty[order]!);
      for (let site = 0; site < siteCount; site++) {
        const at = order * siteCount + site;
        if (state.parcelDay[at]! < 0) continue;
        if (parcelCellCount + 4 > parcelCells.length) parcelCells = doubled(parcelCells);
        parcelCells[parcelCellCount++] = order;
        parcelCells[parcelCellCount++] = site;
        parcelCells[parcelCellCount++] = state.parcelUnits[at]!;
        parcelCells[parcelCellCount++] = state.parcelDay[at]!;
        for (let line = orderFirstLine[order]!; line < orderFirstLine[order + 1]!; line++) {
          const units = state.lineSiteUnits[line * siteCount + site]!;
          if (units === 0 || lineFrozen[line]) continue;
          if (lineCellCount + 3 > lineCells.length) lineCells = doubled(lineCells);
          lineCells[lineCellCount++] = line;
          lineCells[lineCellCount++] = site;
          lineCells[lineCellCount++] = units;
        }
      }
    },
    restore() {
      for (const order of orders) clearOrder(state, order);
      for (let at = 0; at < lineCellCount; at += 3) placeUnits(state, lineCells[at]!, lineCells[at + 1]!, lineCells[at + 2]!);
      for (let at = 0; at < parcelCellCount; at += 4) {
        bookParcel(state, parcelCells[at]!, parcelCells[at + 1]!, parcelCells[at + 2]!, parcelCells[at + 3]!);
      }
      orders.forEach((order, at) => (state.orderPenalty[order] = penalties[at]!));
      this.forget();
    },
    savedPenalty: () => penalties.reduce((sum, penalty) => sum + penalty, 0),
    forget() {
      orders.length = 0;
      penalties.length = 0;
      lineCellCount = 0;
      parcelCellCount = 0;
    },
  };
}

function doubled(cells: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2);
  larger.set(cells);
  return larger;
}
