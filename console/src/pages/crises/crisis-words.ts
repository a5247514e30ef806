import type { CrisisPhase, CrisisTask, Severity } from '../../api/generated.ts';
import type { State } from '../../ui/values/state-badge.tsx';

/** "sev2" is level 2 of the badge. */
export function severityLevel(severity: string): number {
  return Number(severity.replace('sev', ''));
}

export const SEVERITY_LIST: readonly Severity[] = ['sev1', 'sev2', 'sev3', 'sev4'];

/** The way of a crisis, in the order of the stepper. */
export const PHASES: readonly { key: CrisisPhase; label: string }[] = [
  { key: 'declared', label: 'Declared' },
  { key: 'activated', label: 'Activated' },
  { key: 'contained', label: 'Contained' },
  { key: 'recovering', label: 'Recovering' },
  { key: 'stood_down', label: 'Stood down' },
  { key: 'closed', label: 'Closed' },
];

export const PHASE_STATES: Record<CrisisPhase, { state: State; word: string }> = {
  declared: { state: 'broken', word: 'Declared' },
  activated: { state: 'broken', word: 'Activated' },
  contained: { state: 'risk', word: 'Contained' },
  recovering: { state: 'risk', word: 'Recovering' },
  stood_down: { state: 'ok', word: 'Stood down' },
  closed: { state: 'unknown', word: 'Closed' },
  cancelled: { state: 'unknown', word: 'Cancelled' },
  merged: { state: 'unknown', word: 'Merged' },
};

/** "incident_commander" as people say it. */
export function roleInWords(role: string): string {
  const words = role.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function typeInWords(type: string): string {
  return roleInWords(type);
}

export const COMMANDER = 'incident_commander';

const OPEN_STATES: readonly CrisisTask['state'][] = ['blocked', 'ready', 'in_progress'];

export function isOpen(task: Pick<CrisisTask, 'state'>): boolean {
  return OPEN_STATES.includes(task.state);
}

export function isOverdue(task: Pick<CrisisTask, 'state' | 'dueAt'>, now: Date): boolean {
  return isOpen(task) && Date.parse(task.dueAt) < now.getTime();
}
