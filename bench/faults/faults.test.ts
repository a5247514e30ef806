import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startSmtpSink, type SmtpSink } from '../../server/src/channels/testing/smtp-sink.ts';
import { intakeTrials } from './intake.ts';
import { noticeTrials } from './notice.ts';
import { replanTrials } from './replan.ts';
import { openVictim, type Victim } from './victim.ts';

/** The secret of the test servers: roles belong to the cluster, and so do their passwords. */
const SECRET = 'b'.repeat(64);
const TRIALS = 2;

const name = `bw_faults_${randomBytes(6).toString('hex')}`;
let env: NodeJS.ProcessEnv;
let sink: SmtpSink;
let victim: Victim;

async function onServer(statement: string): Promise<void> {
  const db = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await db.connect();
  await db.query(statement);
  await db.end();
}

before(async () => {
  await onServer(`create database ${name}`);
  const url = new URL(process.env.TEST_DATABASE_URL!);
  url.pathname = `/${name}`;
  env = { ...process.env, DATABASE_URL: url.href, BREAKWATER_SECRET: SECRET };
  sink = await startSmtpSink();
});
after(async () => {
  await sink.close();
  await onServer(`drop database ${name} with (force)`);
});

async function against(work: () => Promise<void>): Promise<void> {
  victim = await openVictim(env, { SMTP_URL: sink.url });
  try {
    await work();
  } finally {
    await victim.close();
  }
}

test('killed while orders come in: every acknowledged order is there once', () => against(async () => {
  const { acknowledged } = await intakeTrials(victim, TRIALS);
  assert.ok(acknowledged > 0);
}));

test('killed while a re-plan is applied: it goes on by itself and moves each order once', () => against(async () => {
  const { moved } = await replanTrials(victim, TRIALS, 600);
  assert.equal(moved, TRIALS * 600);
}));

test('killed while customers are told: nobody is told twice', () => against(async () => {
  const { sent, unknown } = await noticeTrials(victim, sink, TRIALS, 150);
  assert.equal(sent + unknown, TRIALS * 150);
}));
