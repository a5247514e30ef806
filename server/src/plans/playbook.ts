import { z } from 'zod';
import { Scope } from '../scopes/index.ts';

const Key = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, 'must be lower-case letters, digits and _');
const Words = z.string().trim().min(1).max(2000);

export const CRISIS_TYPES = ['recall', 'supply_disruption', 'site_loss', 'carrier_disruption', 'demand_surge', 'platform_outage', 'data_breach', 'negative_publicity', 'natural_disaster', 'economic_downturn', 'staff_loss', 'supplier_insolvency', 'other'] as const;
export const SEVERITIES = ['sev1', 'sev2', 'sev3', 'sev4'] as const;
/** What a recovery criterion can be about; measures/backlog-figures.ts defines each. */
const RECOVERY_MEASURES = ['ordersOpen', 'ordersLate', 'latePercent', 'ordersHeld', 'unitsOpen', 'unitsUnallocated', 'unitsShort', 'unitsAtClosedSites'] as const;

const TaskAction = z.strictObject({
  name: z.string().regex(/^[a-z]+\.[a-z-]+$/, 'must be the name of an action, such as orders.hold'),
  input: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  scope: z.literal('{{scope}}').optional(),
  /** Of the crisis's scope only this part. */
  only: Scope.optional(),
});

const Task = z.strictObject({
  key: Key,
  title: Words,
  role: Key,
  /** From the declaration. */
  dueMinutes: z.int().min(0).max(60 * 24 * 60),
  after: z.array(Key).default([]),
  instructions: Words.optional(),
  action: TaskAction.optional(),
});

/** A crisis type's plan as a document: who does what by when, and when it is over. */
export const Playbook = z.strictObject({
  playbook: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  title: Words,
  crisisType: z.enum(CRISIS_TYPES),
  summary: Words,
  triggers: z.array(z.strictObject({ series: z.string(), by: z.string().optional(), words: Words })).default([]),
  roles: z.record(Key, Words).refine((roles) => 'incident_commander' in roles, 'must have an incident_commander'),
  severity: z.array(z.strictObject({ level: z.enum(SEVERITIES), orders: z.int().min(0), moneyMajor: z.number().min(0) })).min(1),
  tasks: z.array(Task).min(1).max(200),
  decisions: z.array(z.strictObject({ key: Key, question: Words, options: z.array(Words).min(1).max(20), role: Key })).default([]),
  updates: z.strictObject({ everyMinutes: z.int().min(5).max(7 * 24 * 60) }),
  recovery: z.array(z.strictObject({ key: Key, words: Words, measure: z.enum(RECOVERY_MEASURES), atMost: z.number().min(0), forMinutes: z.int().min(0).max(60 * 24 * 30) })).min(1),
}).superRefine(checkReferences).meta({ id: 'Playbook' });
export type Playbook = z.infer<typeof Playbook>;
export type PlaybookTask = Playbook['tasks'][number];

function checkReferences(playbook: z.infer<z.ZodObject<{ roles: z.ZodRecord<typeof Key, typeof Words>; tasks: z.ZodArray<typeof Task>; decisions: z.ZodType<{ role: string }[]> }>>, check: z.RefinementCtx): void {
  const keys = new Set<string>();
  playbook.tasks.forEach((task, i) => {
    const say = (message: string): void => check.addIssue({ code: 'custom', path: ['tasks', i], message });
    if (keys.has(task.key)) say(`the key "${task.key}" is used twice`);
    keys.add(task.key);
    if (!(task.role in playbook.roles)) say(`the role "${task.role}" is not among the roles`);
  });
  playbook.tasks.forEach((task, i) => {
    for (const before of task.after) if (!keys.has(before)) check.addIssue({ code: 'custom', path: ['tasks', i, 'after'], message: `there is no task "${before}"` });
  });
  playbook.decisions.forEach((decision, i) => {
    if (!(decision.role in playbook.roles)) check.addIssue({ code: 'custom', path: ['decisions', i], message: `the role "${decision.role}" is not among the roles` });
  });
  const circle = findCircle(playbook.tasks);
  if (circle) check.addIssue({ code: 'custom', path: ['tasks'], message: `these tasks wait for each other: ${circle.join(' -> ')}` });
}

/** A cycle in "after", as the keys along it, or undefined. */
export function findCircle(tasks: readonly { key: string; after: readonly string[] }[]): string[] | undefined {
  const after = new Map(tasks.map((task) => [task.key, task.after]));
  const done = new Set<string>();
  const visit = (key: string, path: string[]): string[] | undefined => {
    if (path.includes(key)) return [...path.slice(path.indexOf(key)), key];
    if (done.has(key)) return undefined;
    for (const before of after.get(key) ?? []) {
      const circle = visit(before, [...path, key]);
      if (circle) return circle;
    }
    done.add(key);
    return undefined;
  };
  for (const { key } of tasks) {
    const circle = visit(key, []);
    if (circle) return circle;
  }
  return undefined;
}
