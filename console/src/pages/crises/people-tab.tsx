import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, type CrisisRoom } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonRows } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Time } from '../../ui/values/time.tsx';
import { AssumeRole } from './assume-role.tsx';
import { isOpen, roleInWords } from './crisis-words.ts';
import styles from './people-tab.module.css';

/** The plan's roles: what each is there for, who has it since when, and who had it before. */
export function PeopleTab({ room }: { room: CrisisRoom }) {
  const { clientId } = useClient();
  const plan = useQuery(readQuery(api.readPlaybook, { params: { clientId, playbook: room.playbook }, query: { versionId: room.playbookVersionId } }));
  if (plan.isPending) return <SkeletonRows rows={5} />;
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />;

  return (
    <ul className={styles.roles}>
      {Object.entries(plan.data.document.roles).map(([role, duty]) => {
        const all = room.roles.filter((one) => one.role === role);
        const holder = all.find(({ isDeputy, relievedAt }) => !isDeputy && relievedAt === null);
        const deputy = all.find(({ isDeputy, relievedAt }) => isDeputy && relievedAt === null);
        const before = all.filter(({ relievedAt }) => relievedAt !== null);
        const tasks = room.tasks.filter((task) => task.role === role && isOpen(task)).length;
        return (
          <li key={role}>
            <div className={styles.duty}>
              <h2>{roleInWords(role)}</h2>
              <p>{duty}</p>
            </div>
            <div className={styles.holder}>
              {holder ? (
                <p>
                  <b>{holder.personName}</b>{' '}
                  <span className={styles.quiet}>
                    since <Time at={holder.assumedAt} show="time" />
                  </span>
                </p>
              ) : (
                <p className={styles.nobody}>Nobody yet</p>
              )}
              {deputy && <p className={styles.quiet}>Deputy: {deputy.personName}</p>}
              {before.length > 0 && <p className={styles.quiet}>Before: {before.map(({ personName }) => personName).join(', ')}</p>}
              {tasks > 0 && <p className={styles.quiet}>{tasks === 1 ? 'One open task' : `${formatCount(tasks)} open tasks`}</p>}
            </div>
            <div className={styles.verbs}>
              <AssumeRole room={room} role={role} holderId={holder?.personId} label={holder ? 'Take over' : 'Take this role'} size="xs" />
              <GiveRole room={room} role={role} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Giving a role to somebody is the commander's; whoever may see the people can choose one. */
function GiveRole({ room, role }: { room: CrisisRoom; role: string }) {
  const { clientId } = useClient();
  const may = useMay();
  const canGive = may('crises.command') && may('tenancy.read') && room.can.assumeRole;
  const people = useQuery({ ...readQuery(api.findPeople, {}), enabled: canGive });
  const give = useAct(api.assumeRole, { refreshes: [api.readCrisis, api.findLog] });
  if (!canGive) return null;

  return (
    <Select
      size="xs"
      w={170}
      searchable
      aria-label={`Give ${roleInWords(role)} to`}
      placeholder="Give to"
      value={null}
      error={give.error?.message}
      data={(people.data?.people ?? []).map(({ personId, name }) => ({ value: personId, label: name }))}
      onChange={(personId) => {
        if (personId) give.mutate({ params: { clientId, crisisId: room.crisisId }, body: { role, personId } });
      }}
    />
  );
}
