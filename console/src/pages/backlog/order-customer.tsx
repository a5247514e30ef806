import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type AddressOfOrder, type OrderDetail } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import styles from './order.module.css';

/** Who bought it and where it goes: shown when asked for, because each look is recorded. */
export function OrderCustomer({ order }: { order: OrderDetail }) {
  const may = useMay();
  const [shownFor, setShownFor] = useState<string | null>(null);
  if (order.customerId === null) return <p className={styles.quiet}>The shop did not say who bought it.</p>;
  if (!may('customers.read')) return <p className={styles.quiet}>You may not look at customers.</p>;
  if (shownFor === order.orderId) return <Person customerId={order.customerId} orderId={order.orderId} />;
  return (
    <div className={styles.reveal}>
      <Button variant="default" onClick={() => setShownFor(order.orderId)}>
        Show name and address
      </Button>
      <span className={styles.quiet}>That you looked is recorded.</span>
    </div>
  );
}

function Person({ customerId, orderId }: { customerId: string; orderId: string }) {
  const { clientId } = useClient();
  const customer = useQuery(readQuery(api.readCustomer, { params: { clientId, customerId } }));
  const addresses = useQuery(readQuery(api.readAddresses, { params: { clientId, orderId } }));
  if (customer.isPending || addresses.isPending) return <SkeletonText lines={4} />;
  if (customer.isError) return <ErrorState error={customer.error} size="inline" />;
  if (addresses.isError) return <ErrorState error={addresses.error} size="inline" />;

  const { name, email, phone, language, erasedAt } = customer.data;
  if (erasedAt) return <p className={styles.quiet}>The customer’s data was erased.</p>;
  return (
    <dl className={styles.facts}>
      <dt>Name</dt>
      <dd>{name ?? '–'}</dd>
      <dt>Mail</dt>
      <dd>{email ?? '–'}</dd>
      <dt>Telephone</dt>
      <dd>{phone ?? '–'}</dd>
      <dt>Language</dt>
      <dd>{language ?? '–'}</dd>
      {addresses.data.addresses.map((address) => (
        <Address key={address.kind} address={address} />
      ))}
    </dl>
  );
}

function Address({ address }: { address: AddressOfOrder }) {
  const lines = [address.name, address.line1, address.line2, [address.postcode, address.city].filter(Boolean).join(' '), address.region, address.country];
  return (
    <>
      <dt>{address.kind === 'shipping' ? 'Goes to' : 'Bill to'}</dt>
      <dd>{lines.filter(Boolean).join(', ')}</dd>
    </>
  );
}
