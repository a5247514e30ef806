import { v7 } from 'uuid';

/** UUIDv7: ids made by the server, in the order of their making. */
export function newId(): string {
  return v7();
}

export const NIL_ID = '00000000-0000-0000-0000-000000000000';

/** The system as an actor: relay, schedules, imports started by nobody in particular. */
export const SYSTEM_ID = '00000000-0000-7000-8000-000000000001';
