import { CliError, EXIT } from '../refusal.ts';
import { checkInvariants, type Checked } from './check-invariants.ts';
import type { Desk } from './desk.ts';
import { placeOrders } from './place-orders.ts';
import { runAction } from './run-action.ts';
import type { Timeline } from './timeline.ts';

export type DrillSize = { seed: string; ordersPerDay: number; historyDays: number };
export type DrillFigures = {
  ordersAffected: number; customersAffected: number; ordersReplanned: number; customersTold: number; noticedSeconds: number; recoveredHours: number; mailsOfCustomers: number;
};
export type DrillEnd = { figures: DrillFigures; checked: Checked[] };

type Scope = Record<string, unknown>;
type Proposal = { proposalId: string; title: string; playbook: string; scope: Scope; words: string; firstSignalAt: string; state: string };
type Task = { taskId: string; key: string; action: { name: string; input: Record<string, unknown>; scope: Scope | null } | null };
type Figures = { orders: number; customers: number; units: number; money: { currency: string; valueMinor: number }[] };
type Room = { tasks: Task[]; scope: Scope; recovered: boolean; backlogNow: { ordersOpen: number; ordersLate: number }; recovery: { words: string; now: number; holds: boolean }[]; decisions: { decisionId: string; key: string | null }[] };

/** A working day's night: every site has its shift before it. */
const STARTS_AT = '2026-11-24T03:00:00Z';
const WARM_UP_HOURS = 5;
const NOTICED_HOURS_MAX = 12;
/** Nobody may enter the building before the next noon: until then it may be a day or a month. */
const HELD_HOURS = 24;
const RECOVERED_HOURS_MAX = 10 * 24;
/** After standing down the world goes on; what was done has to hold. */
const AFTERMATH_HOURS = 24;
const ORDERS_BY_HAND = 40;

/**
 * From first signal to stable: flood the busiest site of a made-up retailer and do what the
 * playbook says, through the public API alone. Nobody is told of the flood; the alert has to
 * come out of the parcels that are missing.
 *
 * @throws {CliError} when a step of the story cannot be done.
 */
export async function drillSiteLoss(desk: Desk, size: DrillSize, timeline: Timeline): Promise<DrillEnd> {
  const clock = async (): Promise<string> => (await desk.ask<{ now: string }>('administrator', 'GET', '/clock')).now;
  const note = async (words: string): Promise<void> => timeline.note(await clock(), words);
  const advance = async (hours: number): Promise<void> => { await desk.ask('administrator', 'POST', '/exercise/advance', { hours }); };

  await desk.ask('administrator', 'POST', '/exercise', { ...size, startsAt: STARTS_AT, warmUpHours: WARM_UP_HOURS, rate: 0 });
  await advance(0);
  const { progress } = await desk.ask<{ progress: { historyDone: number } }>('administrator', 'GET', '/exercise');
  await note(`A retailer with ${progress.historyDone} orders of ${size.historyDays} days works as usual.`);

  const acknowledged = await placeOrders(desk, await clock(), ORDERS_BY_HAND);
  await note(`${acknowledged.length} orders are taken in through the API and acknowledged.`);

  await desk.ask('administrator', 'POST', '/exercise/scenario', { scenario: 'site-loss' });
  const floodedAt = await clock();
  await note('The busiest site floods. Nobody here knows.');
  const proposal = await waitForProposal(desk, advance);
  const noticedSeconds = (Date.parse(await clock()) - Date.parse(floodedAt)) / 1000;
  await note(`Proposed: ${proposal.title}. ${proposal.words}`);

  const { crisisId, severity } = await desk.ask<{ crisisId: string; severity: string }>('duty-manager', 'POST', '/crises', {
    title: proposal.title, playbook: proposal.playbook, scope: proposal.scope, proposalId: proposal.proposalId, firstSignalAt: proposal.firstSignalAt, firstSignalWords: proposal.words,
  });
  const affected = await desk.ask<Figures>('duty-manager', 'POST', '/scopes/measure', { scope: proposal.scope });
  await note(`Declared as ${severity.toUpperCase()}: ${affected.orders} orders, ${affected.customers} customers, ${affected.units} units, ${moneyWords(affected.money)}.`);

  const crisis = `/crises/${crisisId}`;
  const readRoom = (): Promise<Room> => desk.ask('duty-manager', 'GET', crisis);
  await desk.ask('duty-manager', 'POST', `${crisis}/roles`, { role: 'incident_commander' });
  await desk.ask('duty-manager', 'POST', `${crisis}/phase`, { verb: 'activateCrisis' });
  await note('Command taken, plan activated.');

  const room = await readRoom();
  const taskOf = (key: string): Task => room.tasks.find((task) => task.key === key) ?? fail(`the playbook has no task "${key}"`);
  const finish = async (key: string, result: string, runId?: string): Promise<void> => {
    await desk.ask('duty-manager', 'POST', `${crisis}/tasks/${taskOf(key).taskId}`, { verb: 'finishTask', result, ...(runId === undefined ? {} : { runId }) });
  };
  const inScope = { scope: room.scope, crisisId };

  await finish('confirm', 'Confirmed by telephone: water in the building, everybody is safe, stock cannot be reached.');
  const closed = await runAction(desk, 'dispatcher', { action: 'fulfilment.close-site', input: taskOf('close').action!.input, ...inScope });
  await finish('close', 'Closed.', closed.run.runId);
  await note('Site closed; work that nobody has picked is taken back.');

  const held = await runAction(desk, 'dispatcher', { action: 'orders.hold', input: { reason: 'CRISIS' }, ...inScope });
  await finish('hold', 'Held.', held.run.runId);
  await note(`${held.run.progress.done} orders held${byTwo(held.approved)}.`);

  const status = await runAction(desk, 'communications', { action: 'comms.publish-status', input: { template: 'site-loss-holding' }, ...inScope });
  await finish('status', 'Published.', status.run.runId);
  await note('Status page published, with the time of the next update.');

  await advance(HELD_HOURS);
  const heldShipped = (await desk.ask<Figures>('duty-manager', 'POST', '/scopes/measure', { scope: { all: [{ facet: 'held', is: [true] }, { facet: 'stage', is: ['shipped', 'delivered'] }] } })).orders;
  const duration = room.decisions.find((decision) => decision.key === 'duration');
  if (duration) await desk.ask('duty-manager', 'POST', `${crisis}/decisions`, { decisionId: duration.decisionId, choice: 'A week', rationale: 'Nobody may enter before tomorrow noon; the insurer wants to see the stock.' });
  await note(`${HELD_HOURS} hours later, with nothing held having left, somebody has seen the building. Decided: plan a week without the site.`);

  const released = await runAction(desk, 'dispatcher', { action: 'orders.release', input: { reason: 'CRISIS' }, ...inScope });
  await finish('release', 'Released for the re-plan.', released.run.runId);
  const plan = await desk.ask<{ planId: string; computeMs: number; totals: { ordersPlanned: number; after: { lateLines: number; shortLines: number }; lines: { moved: number; newlyFilled: number } } }>('dispatcher', 'POST', '/backlog/plan', { scope: room.scope });
  await note(`Hold released, re-plan computed in ${plan.computeMs} ms: ${plan.totals.ordersPlanned} orders, ${plan.totals.lines.moved + plan.totals.lines.newlyFilled} lines find another site, ${plan.totals.after.lateLines} late, ${plan.totals.after.shortLines} short.`);
  const applied = await runAction(desk, 'dispatcher', { action: 'fulfilment.apply-plan', input: { planId: plan.planId }, ...inScope });
  await finish('replan', 'Applied.', applied.run.runId);
  await note(`Re-plan applied to ${applied.run.progress.done} orders${byTwo(applied.approved)}.`);

  const customersTold = await tellCustomers(desk, crisisId, taskOf('notify').action!);
  await finish('notify', customersTold === 0 ? 'Nobody’s date has moved.' : 'Written to everybody whose date has moved.');
  await note(`${customersTold} customers are told their new date.`);
  await desk.ask('duty-manager', 'POST', `${crisis}/reports`, {});
  await finish('brief', 'First situation report sent.');
  await desk.ask('duty-manager', 'POST', `${crisis}/phase`, { verb: 'startRecovery' });

  const recoveredHours = await waitForRecovery(desk, advance, readRoom, note);
  const { number } = await desk.ask<{ number: number }>('duty-manager', 'POST', `${crisis}/reports`, {});
  const pdf = await desk.bytes('duty-manager', `${crisis}/reports/latest.pdf`);
  if (Buffer.from(pdf.subarray(0, 5)).toString() !== '%PDF-') fail('the situation report did not print as PDF');
  await note(`Situation report ${number} as PDF, ${Math.ceil(pdf.length / 1024)} KiB.`);

  await desk.ask('duty-manager', 'POST', `${crisis}/phase`, { verb: 'standDown' });
  await desk.ask('duty-manager', 'POST', `${crisis}/phase`, { verb: 'closeCrisis' });
  await note('Stood down and closed.');
  await advance(AFTERMATH_HOURS);
  const left = await desk.ask<Figures>('duty-manager', 'POST', '/scopes/measure', { scope: room.scope });
  await note(`${AFTERMATH_HOURS} hours later ${left.orders} of the affected orders and those that followed are open.`);
  const mails = await desk.ask<{ rows: unknown[] }>('duty-manager', 'GET', '/exercise/mails?limit=200');
  const checked = await checkInvariants(desk, { crisisId, acknowledged, heldShipped });
  await note(`${checked.filter((one) => one.broken === null).length} of ${checked.length} invariants hold.`);
  return {
    figures: {
      ordersAffected: affected.orders, customersAffected: affected.customers, ordersReplanned: applied.run.progress.done, customersTold,
      noticedSeconds, recoveredHours, mailsOfCustomers: mails.rows.length,
    },
    checked,
  };
}

/** Whose date has moved; there may be nobody. */
async function tellCustomers(desk: Desk, crisisId: string, { input, scope }: NonNullable<Task['action']>): Promise<number> {
  const { customers } = await desk.ask<Figures>('communications', 'POST', '/scopes/measure', { scope });
  if (customers === 0) return 0;
  const { run } = await runAction(desk, 'communications', { action: 'comms.notify', input, scope, crisisId });
  return run.progress.done;
}

async function waitForProposal(desk: Desk, advance: (hours: number) => Promise<void>): Promise<Proposal> {
  for (let hour = 0; hour < NOTICED_HOURS_MAX; hour += 1) {
    await advance(1);
    const { proposals } = await desk.ask<{ proposals: Proposal[] }>('duty-manager', 'GET', '/alerts');
    const open = proposals.find((proposal) => proposal.state === 'open' && proposal.playbook === 'site-loss');
    if (open) return open;
  }
  return fail(`nothing was proposed within ${NOTICED_HOURS_MAX} hours of the flood`);
}

/** Hours until every criterion of the playbook has held for as long as it asks. */
async function waitForRecovery(desk: Desk, advance: (hours: number) => Promise<void>, readRoom: () => Promise<Room>, note: (words: string) => Promise<void>): Promise<number> {
  for (let hours = 0; hours < RECOVERED_HOURS_MAX; hours += 1) {
    const room = await readRoom();
    if (room.recovered) {
      await note(`Recovered after ${hours} h: ${room.recovery.map((one) => `${one.words} (${one.now})`).join('; ')}. ${room.backlogNow.ordersOpen} of the orders are still open, ${room.backlogNow.ordersLate} late.`);
      return hours;
    }
    await advance(1);
    await desk.pause();
  }
  const { recovery } = await readRoom();
  return fail(`after ${RECOVERED_HOURS_MAX} hours it is not stable: ${recovery.filter((one) => !one.holds).map((one) => `${one.words} (${one.now})`).join('; ')}`);
}

function moneyWords(money: Figures['money']): string {
  return money.map(({ currency, valueMinor }) => `${currency} ${Math.round(valueMinor / 100).toLocaleString('en')}`).join(' + ');
}

function byTwo(approved: boolean): string {
  return approved ? ', approved by a second person' : '';
}

function fail(why: string): never {
  throw new CliError(`The drill stops here: ${why}.`, EXIT.refused);
}
