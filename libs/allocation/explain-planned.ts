import { explainMoves } from './explain-moves.ts';
import { explainShort } from './explain-short.ts';
import type { Move, Why } from './plan.ts';
import type { PlanState } from './plan-state.ts';

/** Why a line of a finished plan is where it is: what it lacks first, then where it comes from. */
export function explainPlanned(state: PlanState, line: number, moves: readonly Move[]): Why {
  const { lineFrozen, lineUnits } = state.instance;
  if (lineFrozen[line]) return { code: 'frozen', siteId: moves[0]!.siteId };
  return state.lineFilled[line]! < lineUnits[line]! ? explainShort(state, line) : explainMoves(state, line, moves);
}
