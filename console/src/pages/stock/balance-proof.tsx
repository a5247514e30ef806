import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import styles from './stock.module.css';

/** Recomputes every balance from the ledger of movements, and lists those that differ. */
export function BalanceProof() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Prove the balances
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Proof of the balances" size="lg">
        <Proof />
      </Modal>
    </>
  );
}

const BALANCE_WORDS = { on_hand: 'On hand', reserved: 'Reserved', lot_on_hand: 'On hand of a lot', quarantined: 'Quarantined' } as const;

function Proof() {
  const { clientId } = useClient();
  const proof = useQuery({ ...readQuery(api.proveBalances, { params: { clientId } }), staleTime: 0, gcTime: 0 });
  if (proof.isPending) return <SkeletonText lines={4} />;
  if (proof.isError) return <ErrorState error={proof.error} onRetry={() => void proof.refetch()} />;
  if (proof.data.isProven) {
    return (
      <div className={styles.proof}>
        <StateBadge state="ok">Proven</StateBadge>
        <p>Every balance was computed again from all movements and reservations, and equals what is shown here.</p>
      </div>
    );
  }
  return (
    <div className={styles.proof}>
      <StateBadge state="broken">{`${formatCount(proof.data.unproven.length)} differ`}</StateBadge>
      <p>These balances are not what the ledger adds up to. Do not promise from them; report it with this list.</p>
      <table className={styles.differences}>
        <thead>
          <tr>
            <th scope="col">Balance</th>
            <th scope="col">Item, site, lot</th>
            <th scope="col">Shown</th>
            <th scope="col">By the ledger</th>
          </tr>
        </thead>
        <tbody>
          {proof.data.unproven.map((row) => (
            <tr key={`${row.what} ${row.itemId} ${row.siteId} ${row.lotId}`}>
              <td>{BALANCE_WORDS[row.what]}</td>
              <td>
                <code>{[row.itemId, row.siteId, row.lotId].filter(Boolean).join(' ')}</code>
              </td>
              <td>{formatCount(row.balanceUnits)}</td>
              <td>{formatCount(row.ledgerUnits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
