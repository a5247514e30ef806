import { z } from 'zod';
import { action, type ReceiptDraft } from '../../actions/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { sql, type RawBuilder } from '../../kernel/db.ts';
import { compileScope, type Scope } from '../../scopes/index.ts';
import { HOLD_REASONS, placeHolds, releaseHolds, type HoldReason } from '../hold-orders.ts';
import { describeOrders } from './describe-orders.ts';

/** The reason is asked for: releasing one hold must never release another one with it. */
const heldFor = (ctx: Ctx, reason: HoldReason, scope: Scope): RawBuilder<boolean> => sql`(o.is_held and ${compileScope(ctx, scope, 'order')} and exists (
  select from orders.hold h where h.client_id = ${ctx.clientId} and h.order_id = o.order_id and h.released_at is null and h.reason = ${reason}))`;

/** End the holds of one reason on the orders of a scope. Orders held for something else stay held. */
export const releaseOrders = action({
  name: 'orders.release',
  title: 'Release held orders',
  permission: 'orders.run',
  subject: 'order',
  input: z.object({ reason: z.enum(HOLD_REASONS).default('CRISIS') }),
  reasons: { 'orders.not_held': 'It was not held for this reason any more.', 'orders.not_holdable': 'It cannot be held again: it is packed, has left, or is cancelled.' },

  subjects: (ctx, input, scope) => sql`
    select o.order_id as subject_id, o.stage || ' ' || o.units_open as fingerprint
    from orders.customer_order o where o.client_id = ${ctx.clientId} and ${heldFor(ctx, input.reason, scope)}`,

  describe: (ctx, input, scope) => describeOrders(ctx, heldFor(ctx, input.reason, scope), [], ['A standing hold catches them again unless its run is undone.']),

  async runBatch(ctx, { input, subjectIds }) {
    const released = new Set(await releaseHolds(ctx, subjectIds, { reason: input.reason }));
    return subjectIds.map((subjectId): ReceiptDraft => (released.has(subjectId)
      ? { subjectId, outcome: 'done', before: { reason: input.reason } }
      : { subjectId, outcome: 'skipped', reason: 'orders.not_held' }));
  },

  async undoBatch(ctx, { runId, input, receipts }) {
    const subjectIds = receipts.map((receipt) => receipt.subjectId);
    const held = new Set(await placeHolds(ctx, subjectIds, { reason: input.reason, runId }));
    return subjectIds.map((subjectId): ReceiptDraft => (held.has(subjectId) ? { subjectId, outcome: 'done' } : { subjectId, outcome: 'skipped', reason: 'orders.not_holdable' }));
  },
});
