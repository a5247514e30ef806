import { busiestSiteCode, findScenario, timedInjects } from '../../../libs/simulator/index.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { query, sql } from '../kernel/db.ts';
import { notFound } from '../kernel/errors.ts';
import { findSimulation, retailerOf, runningScenario } from './simulation.ts';

/** What people of an exercise were told in the last days. */
export async function findExercise(ctx: Ctx) {
  const simulation = await findSimulation(ctx);
  if (!simulation) throw notFound('exercise');
  const running = runningScenario(simulation);
  const told = running ? timedInjects(running).filter((inject) => inject.at.toISOString() <= simulation.simAt) : [];
  return {
    seed: simulation.seed,
    ordersPerDay: simulation.ordersPerDay,
    state: simulation.state,
    progress: { historyDone: simulation.historyDone, historyTotal: simulation.historyTotal },
    simAt: simulation.simAt,
    readyAt: simulation.readyAt,
    rate: simulation.rate,
    busiestSiteCode: busiestSiteCode(retailerOf(simulation)),
    scenario: running ? { name: running.scenario.name, title: findScenario(running.scenario.name).title, startsAt: running.startsAt.toISOString() } : null,
    told: told.map(({ at, from, channel, text }) => ({ at: at.toISOString(), from, channel, text })),
  };
}

export type CustomerMailRow = { messageId: string; orderId: string; sentAt: string; fromName: string; fromEmail: string; language: string; subject: string; body: string };

/** What customers have written, newest first, behind a cursor of time and Message-ID. */
export async function findCustomerMails(ctx: Ctx, page: { before: [string, string] | null; orderId: string | null; limit: number }): Promise<CustomerMailRow[]> {
  return query<CustomerMailRow>(ctx, sql`
    select m.message_id as "messageId", m.order_id as "orderId", m.sent_at as "sentAt", m.from_name as "fromName", m.from_email as "fromEmail", m.language, m.subject, m.body
    from exercises.customer_mail m
    where m.client_id = ${ctx.clientId}
      and (${page.orderId}::uuid is null or m.order_id = ${page.orderId}::uuid)
      and (${page.before === null} or (m.sent_at, m.message_id) < (${page.before?.[0] ?? null}::timestamptz, ${page.before?.[1] ?? null}::text))
    order by m.sent_at desc, m.message_id desc limit ${page.limit}`);
}
