import type { z } from 'zod';
import type { DeliveryState } from '../../channels/index.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { query, queryOne, sql } from '../../kernel/db.ts';
import { notFound } from '../../kernel/errors.ts';
import { IdCursor, parseCursor, toPage } from '../../kernel/page.ts';
import type { Scope } from '../../scopes/index.ts';
import type { FindNoticesQuery, FindRecipientsQuery, Funnel } from '../schema.ts';
import { EXCLUSIONS, type Exclusion } from './audience.ts';
import { findAudienceDrift } from './find-audience-drift.ts';
import type { Facts } from './facts.ts';

type Row = {
  noticeId: string; template: string; version: number; title: string; channel: string; crisisId: string | null; state: 'draft' | 'running' | 'run' | 'stopped'; audienceCount: number; audienceHash: string;
  runId: string | null; madeByName: string; madeAt: string; funnel: Funnel;
};

/**
 * Where the recipients of a notice stand: those not handed over yet are `waiting`. Both
 * tables are counted by themselves: a join of two that have just been filled is planned on
 * stale statistics (5,000 recipients: 13.8 s).
 */
const FUNNEL = sql`(
  select json_build_object(
    'audience', people.audience, 'excluded', people.excluded, 'waiting', people.waiting, 'queued', mails.queued, 'sending', mails.sending, 'sent', mails.sent,
    'failedTemp', mails.failed_temp, 'failedPerm', mails.failed_perm, 'bounced', mails.bounced, 'unknown', mails.unknown, 'stopped', mails.stopped)
  from (
    select count(*) filter (where r.state <> 'excluded') as audience, count(*) filter (where r.state = 'excluded') as excluded, count(*) filter (where r.state = 'audience') as waiting
    from comms.recipient r where r.client_id = n.client_id and r.notice_id = n.notice_id) as people,
  (select count(*) filter (where d.state = 'queued') as queued, count(*) filter (where d.state = 'sending') as sending, count(*) filter (where d.state = 'sent') as sent,
      count(*) filter (where d.state = 'failed_temp') as failed_temp, count(*) filter (where d.state = 'failed_perm') as failed_perm, count(*) filter (where d.state = 'bounced') as bounced,
      count(*) filter (where d.state = 'unknown') as unknown, count(*) filter (where d.state = 'stopped') as stopped
    from channels.delivery d where d.client_id = n.client_id and d.source_id = n.notice_id) as mails)`;

const COLUMNS = sql`n.notice_id as "noticeId", n.template_name as template, n.template_version as version, v.content->>'title' as title, n.channel, n.crisis_id as "crisisId", n.state,
  n.audience_count as "audienceCount", n.audience_hash as "audienceHash", n.run_id as "runId", n.made_by_name as "madeByName", n.made_at as "madeAt", ${FUNNEL} as funnel`;

const FROM = sql`comms.notice n join comms.template_version v on v.client_id = n.client_id and v.name = n.template_name and v.version = n.template_version`;

/** Notices with their funnels, newest first. */
export async function findNotices(ctx: Ctx, asked: z.output<typeof FindNoticesQuery>): Promise<{ rows: Row[]; next: string | null }> {
  const before = asked.after === undefined ? null : parseCursor(asked.after, IdCursor)[0];
  const rows = await query<Row>(ctx, sql`
    select ${COLUMNS} from ${FROM}
    where n.client_id = ${ctx.clientId} and v.client_id = ${ctx.clientId}
      ${asked.crisisId === undefined ? sql`` : sql`and n.crisis_id = ${asked.crisisId}`}
      ${before === null ? sql`` : sql`and n.notice_id < ${before}::uuid`}
    order by n.notice_id desc limit ${asked.limit + 1}`);
  return toPage(rows, asked.limit, (row) => [row.noticeId]);
}

export type NoticeDetail = Row & {
  scope: Scope; facts: Facts; ordersWithoutCustomer: number; ordersJoined: number; ordersLeft: number;
  languages: { language: string; customers: number; insteadOf: string | null }[];
  exclusions: { reason: string; words: string; count: number }[];
  causes: { cause: string; state: DeliveryState; count: number }[];
};

/** One notice: funnel, languages, exclusions, failures by cause, and how the scope moved since. @throws 404. */
export async function findNotice(ctx: Ctx, noticeId: string): Promise<NoticeDetail> {
  const row = await queryOne<Omit<NoticeDetail, 'ordersJoined' | 'ordersLeft' | 'exclusions'> & { excluded: { reason: Exclusion; count: number }[] }>(ctx, sql`
    select ${COLUMNS}, n.scope, n.facts, n.orders_without_customer as "ordersWithoutCustomer",
      coalesce((select json_agg(l order by l.customers desc) from (
        select r.language, r.wanted_language as "insteadOf", count(*) as customers
        from comms.recipient r where r.client_id = n.client_id and r.notice_id = n.notice_id and r.state <> 'excluded' group by 1, 2) as l), '[]') as languages,
      coalesce((select json_agg(e order by e.count desc) from (
        select r.reason, count(*) as count from comms.recipient r
        where r.client_id = n.client_id and r.notice_id = n.notice_id and r.state = 'excluded' group by 1) as e), '[]') as excluded,
      coalesce((select json_agg(f order by f.count desc) from (
        select d.cause, d.state, count(*) as count from channels.delivery d
        where d.client_id = n.client_id and d.source_id = n.notice_id and d.cause is not null and d.state in ('failed_temp', 'failed_perm', 'bounced', 'unknown') group by 1, 2) as f), '[]') as causes
    from ${FROM} where n.client_id = ${ctx.clientId} and v.client_id = ${ctx.clientId} and n.notice_id = ${noticeId}`);
  if (!row) throw notFound('notice');
  const { excluded, ...rest } = row;
  return { ...rest, exclusions: excluded.map(({ reason, count }) => ({ reason, words: EXCLUSIONS[reason], count })), ...(await findAudienceDrift(ctx, noticeId)) };
}

export type RecipientRow = {
  customerId: string; name: string | null; language: string; insteadOf: string | null; orderIds: string[]; orderNumbers: string[];
  state: string; reason: string | null; words: string | null; deliveryId: string | null; cause: string | null; answer: string | null; sentAt: string | null;
};

/** The people behind the funnel, in a fixed order. */
export async function findRecipients(ctx: Ctx, noticeId: string, asked: z.output<typeof FindRecipientsQuery>): Promise<{ rows: RecipientRow[]; next: string | null }> {
  const after = asked.after === undefined ? null : parseCursor(asked.after, IdCursor)[0];
  const rows = await query<Omit<RecipientRow, 'words'> & { reason: Exclusion | null }>(ctx, sql`
    select r.customer_id as "customerId", r.fields->>'name' as name, r.language, r.wanted_language as "insteadOf", r.order_ids as "orderIds",
      array(select o->>'number' from jsonb_array_elements(r.fields->'orders') as o) as "orderNumbers",
      case r.state when 'audience' then 'waiting' when 'excluded' then 'excluded' else coalesce(d.state, r.state) end as state,
      r.reason, d.delivery_id as "deliveryId", d.cause, d.answer, d.sent_at as "sentAt"
    from comms.recipient r left join channels.delivery d on d.client_id = ${ctx.clientId} and d.source_id = ${noticeId} and d.recipient_id = r.customer_id and d.channel = 'email'
    where r.client_id = ${ctx.clientId} and r.notice_id = ${noticeId}
      ${asked.state === undefined ? sql`` : sql`and case r.state when 'audience' then 'waiting' when 'excluded' then 'excluded' else coalesce(d.state, r.state) end = ${asked.state}`}
      ${asked.cause === undefined ? sql`` : sql`and coalesce(d.cause, r.reason) = ${asked.cause}`}
      ${after === null ? sql`` : sql`and r.customer_id > ${after}::uuid`}
    order by r.customer_id limit ${asked.limit + 1}`);
  const page = toPage(rows, asked.limit, (row) => [row.customerId]);
  return { rows: page.rows.map((row) => ({ ...row, words: row.reason === null ? null : EXCLUSIONS[row.reason] })), next: page.next };
}
