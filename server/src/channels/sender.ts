import type { Config } from '../kernel/config.ts';
import type { Ctx } from '../kernel/ctx.ts';
import { execute, queryOnly, sql } from '../kernel/db.ts';
import { invalid } from '../kernel/errors.ts';
import { mailAddress } from './address.ts';

export type Sender = { name: string; address: string; replyTo: string | null; isDrill: boolean };

/** Who stands as the sender of a client's mails; until somebody chose: the client's name, from this server. */
export async function readSender(ctx: Ctx, config: Config): Promise<Sender> {
  const row = await queryOnly<{ name: string; from_name: string | null; from_address: string | null; reply_to: string | null; is_drill: boolean }>(ctx, sql`
    select c.name, c.is_drill, s.from_name, s.from_address, s.reply_to
    from tenancy.client c left join channels.sender s on s.client_id = c.client_id
    where c.client_id = ${ctx.clientId}`);
  const host = new URL(config.publicUrl).hostname;
  return {
    name: row.from_name ?? row.name,
    address: row.from_address ?? mailAddress(`no-reply@${host}`) ?? 'no-reply@breakwater.invalid',
    replyTo: row.reply_to,
    isDrill: row.is_drill,
  };
}

/** @throws 422 `channels.bad_address` */
export async function changeSender(ctx: Ctx, given: { name: string; address: string; replyTo: string | null }): Promise<void> {
  const address = requireAddress(given.address);
  const replyTo = given.replyTo === null ? null : requireAddress(given.replyTo);
  await execute(ctx, sql`
    insert into channels.sender (client_id, from_name, from_address, reply_to)
    values (${ctx.clientId}, ${given.name}, ${address}, ${replyTo})
    on conflict (client_id) do update set from_name = excluded.from_name, from_address = excluded.from_address, reply_to = excluded.reply_to`);
}

export function requireAddress(text: string): string {
  const address = mailAddress(text);
  if (address !== undefined) return address;
  throw invalid('channels.bad_address', `"${text.slice(0, 100)}" is not a mail address.`, 'Give one like name@shop.example, without quotes or a display name.');
}
