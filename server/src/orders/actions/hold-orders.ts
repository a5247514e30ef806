import { z } from 'zod';
import { action, type ReceiptDraft } from '../../actions/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { sql, type RawBuilder } from '../../kernel/db.ts';
import { compileScope, type Scope } from '../../scopes/index.ts';
import { HOLD_REASONS, placeHolds, releaseHolds } from '../hold-orders.ts';
import { lockOrders } from '../lock-orders.ts';
import { Note } from '../schema.ts';
import { ALLOWED_STAGES, allows } from '../states.ts';
import { describeOrders } from './describe-orders.ts';

const REASONS = {
  'orders.not_holdable': 'It is packed, has left, or is cancelled.',
  'orders.held_already': 'This run holds it already.',
  'orders.not_held': 'This run does not hold it any more.',
};

const holdable = (ctx: Ctx, scope: Scope): RawBuilder<boolean> =>
  sql`(o.stage = any(${[...ALLOWED_STAGES.holdOrder]}::text[]) and ${compileScope(ctx, scope, 'order')})`;

/**
 * Hold the orders of a scope, and (standing) every order that joins it later: nothing of
 * them is released to a warehouse, packed or shipped until the hold is taken back.
 */
export const holdOrders = action({
  name: 'orders.hold',
  title: 'Hold orders',
  permission: 'orders.run',
  subject: 'order',
  input: z.object({ reason: z.enum(HOLD_REASONS).default('CRISIS'), note: Note.optional() }),
  lane: 'critical',
  standing: true,
  reasons: REASONS,

  subjects: (ctx, _input, scope) => sql`
    select o.order_id as subject_id, o.stage || ' ' || o.units_open as fingerprint
    from orders.customer_order o where o.client_id = ${ctx.clientId} and ${holdable(ctx, scope)}`,

  describe: (ctx, _input, scope) => describeOrders(ctx, holdable(ctx, scope), [{
    reason: 'orders.packed',
    words: 'Packed already: stop them at the dock.',
    which: sql`(o.stage = 'packed' and ${compileScope(ctx, scope, 'order')})`,
  }], ['Orders that join this scope later are held too, until the run is undone.']),

  async runBatch(ctx, { runId, input, subjectIds }) {
    const before = await lockOrders(ctx, subjectIds);
    const held = new Set(await placeHolds(ctx, subjectIds, { ...input, runId }));
    return subjectIds.map((subjectId): ReceiptDraft => {
      const order = before.get(subjectId);
      if (held.has(subjectId)) return { subjectId, outcome: 'done', before: { isHeld: order!.isHeld, stage: order!.stage }, after: { isHeld: true, reason: input.reason } };
      return { subjectId, outcome: 'skipped', reason: order && allows('holdOrder', order.stage) ? 'orders.held_already' : 'orders.not_holdable' };
    });
  },

  async undoBatch(ctx, { runId, receipts }) {
    const subjectIds = receipts.map((receipt) => receipt.subjectId);
    const released = new Set(await releaseHolds(ctx, subjectIds, { runId }));
    return subjectIds.map((subjectId): ReceiptDraft => (released.has(subjectId) ? { subjectId, outcome: 'done' } : { subjectId, outcome: 'skipped', reason: 'orders.not_held' }));
  },
});
