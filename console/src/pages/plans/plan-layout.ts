import type { Playbook } from '../../api/generated.ts';

export interface PlacedTask {
  key: string;
  title: string;
  role: string;
  hasAction: boolean;
  /** Where it stands: its lane from the top, and its place among the lanes' columns. */
  lane: number;
  column: number;
  dueMinutes: number;
  after: readonly string[];
}

export interface PlanLayout {
  roles: readonly string[];
  columns: readonly number[];
  tasks: readonly PlacedTask[];
}

/**
 * Tasks by role over time: a lane a role, a column a deadline. Deadlines are columns and not
 * distances, because ten minutes and two hours must both be readable.
 */
export function layOut({ roles, tasks }: Pick<Playbook, 'roles' | 'tasks'>): PlanLayout {
  const columns = [...new Set(tasks.map(({ dueMinutes }) => dueMinutes))].toSorted((a, b) => a - b);
  const used = Object.keys(roles).filter((role) => tasks.some((task) => task.role === role));
  const placed = tasks.map(({ key, title, role, dueMinutes, after, action }) => ({
    key,
    title,
    role,
    hasAction: action !== undefined,
    lane: used.indexOf(role),
    column: columns.indexOf(dueMinutes),
    dueMinutes,
    after: after ?? [],
  }));
  return { roles: used, columns, tasks: placed };
}
