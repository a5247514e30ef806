import type { Ctx } from '../kernel/ctx.ts';
import { lockCrisis } from './lock-crisis.ts';
import { writeLog } from './write-log.ts';

/** Log what somebody saw, heard or did, in their words. @throws 404; 409 `crises.wrong_phase`. */
export async function addNote(ctx: Ctx, crisisId: string, text: string): Promise<void> {
  await lockCrisis(ctx, crisisId, 'addNote');
  await writeLog(ctx, crisisId, { kind: 'note', title: text });
}
