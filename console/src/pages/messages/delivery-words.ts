import type { NoticeFunnel, OutboxMail } from '../../api/generated.ts';
import type { BarPart } from '../../ui/charts/stacked-bar.tsx';
import type { State } from '../../ui/values/state-badge.tsx';

/** States of a mail, in the order in which it goes through them. */
export const DELIVERY_WORDS: Readonly<Record<OutboxMail['state'], { words: string; state: State }>> = {
  queued: { words: 'Queued', state: 'unknown' },
  sending: { words: 'Being sent', state: 'unknown' },
  sent: { words: 'Sent', state: 'ok' },
  failed_temp: { words: 'Failed, tried again', state: 'risk' },
  failed_perm: { words: 'Failed', state: 'broken' },
  bounced: { words: 'Came back', state: 'broken' },
  unknown: { words: 'Nobody can tell', state: 'risk' },
  stopped: { words: 'Stopped', state: 'unknown' },
};

export interface FunnelStep {
  key: keyof NoticeFunnel;
  label: string;
  tone?: State;
  /** The state to ask recipients for. */
  recipientState: string;
}

/** Where the people of an audience stand; all but the last together are the audience. */
export const FUNNEL_STEPS: readonly FunnelStep[] = [
  { key: 'sent', label: 'Sent', tone: 'ok', recipientState: 'sent' },
  { key: 'sending', label: 'Being sent', recipientState: 'sending' },
  { key: 'queued', label: 'Queued', recipientState: 'queued' },
  { key: 'waiting', label: 'Not sent yet', recipientState: 'waiting' },
  { key: 'failedTemp', label: 'Failed, tried again', tone: 'risk', recipientState: 'failed_temp' },
  { key: 'unknown', label: 'Nobody can tell', tone: 'risk', recipientState: 'unknown' },
  { key: 'failedPerm', label: 'Failed', tone: 'broken', recipientState: 'failed_perm' },
  { key: 'bounced', label: 'Came back', tone: 'broken', recipientState: 'bounced' },
  { key: 'stopped', label: 'Stopped', tone: 'unknown', recipientState: 'stopped' },
  { key: 'excluded', label: 'Left out', tone: 'unknown', recipientState: 'excluded' },
];

export function funnelParts(funnel: NoticeFunnel): BarPart[] {
  return FUNNEL_STEPS.filter(({ key }) => key !== 'excluded').map(({ key, label, tone }) => ({ key, label, tone, count: funnel[key] }));
}

export const NOTICE_STATES = {
  draft: { words: 'Frozen, not sent', state: 'risk' },
  running: { words: 'Being sent', state: 'unknown' },
  run: { words: 'Sent', state: 'ok' },
  stopped: { words: 'Stopped', state: 'unknown' },
} as const satisfies Record<string, { words: string; state: State }>;
