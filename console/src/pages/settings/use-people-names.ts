import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useMay } from '../../session/session.tsx';

/** Names of colleagues by id, for those who may see the list of people; others read a kind instead. */
export function usePeopleNames(): (personId: string) => string | undefined {
  const may = useMay();
  const people = useQuery({ ...readQuery(api.findPeople, {}), enabled: may('tenancy.read') });
  const known = people.data?.people;
  return useCallback((personId) => known?.find((person) => person.personId === personId)?.name, [known]);
}
