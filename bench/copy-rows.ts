import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** A client's rows of a table, as COPY writes them, for another client. */
export type CopiedTable = { table: string; columns: string; rowCount: number; chunks: Buffer[] };

/** Read one client's rows of a table as another client's, in the text format of COPY. */
export async function copyOut(db: pg.Client, table: string, fromClientId: string, toClientId: string): Promise<CopiedTable> {
  const [schema, name] = table.split('.');
  const { rows } = await db.query<{ column: string }>(
    `select column_name as "column" from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' and column_name <> 'client_id' order by ordinal_position`,
    [schema, name],
  );
  const columns = rows.map((row) => row.column).join(', ');
  const stream = db.query(copyTo(`copy (select '${toClientId}'::uuid, ${columns} from ${table} where client_id = '${fromClientId}') to stdout`));
  const chunks = (await stream.toArray()) as Buffer[];
  const { rows: counted } = await db.query<{ n: number }>(`select count(*)::int as n from ${table} where client_id = $1`, [fromClientId]);
  return { table, columns: `client_id, ${columns}`, rowCount: counted[0]!.n, chunks };
}

/** A bare COPY into the table with all its indexes and constraints, committed. Answers its seconds. */
export async function copyIn(db: pg.Client, { table, columns, chunks }: CopiedTable): Promise<number> {
  const startedAt = performance.now();
  await pipeline(Readable.from(chunks), db.query(copyFrom(`copy ${table} (${columns}) from stdin`)));
  return (performance.now() - startedAt) / 1000;
}
