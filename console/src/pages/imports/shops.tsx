import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type AddShopRequest } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { Time } from '../../ui/values/time.tsx';
import { SecretOnce } from '../settings/secret-once.tsx';
import styles from './imports.module.css';

type Platform = AddShopRequest['body']['platform'];
const PLATFORMS: { value: Platform; label: string }[] = [
  { value: 'shopify', label: 'Shopify' },
  { value: 'woocommerce', label: 'WooCommerce' },
];

/** Shops that send their orders as they are made. */
export function Shops() {
  const { clientId } = useClient();
  const may = useMay();
  if (!may('tenancy.manage')) return <p className={styles.quiet}>Only administrators connect shops.</p>;
  return <ShopList clientId={clientId} />;
}

function ShopList({ clientId }: { clientId: string }) {
  const shops = useQuery(readQuery(api.findShops, { params: { clientId } }));
  const remove = useAct(api.removeShop, { refreshes: [api.findShops] });
  if (shops.isPending) return <SkeletonText lines={3} />;
  if (shops.isError) return <ErrorState error={shops.error} size="inline" onRetry={() => void shops.refetch()} />;
  return (
    <>
      <ul className={styles.shops}>
        {shops.data.shops.map((shop) => (
          <li key={shop.shopId}>
            <span className={styles.grow}>
              <b>{PLATFORMS.find(({ value }) => value === shop.platform)?.label}</b>, channel {shop.channel}
              <code>{window.location.origin + shop.path}</code>
            </span>
            <span className={styles.quiet}>
              since <Time at={shop.createdAt} precision="day" />
            </span>
            <Button
              variant="subtle"
              color="red"
              loading={remove.isPending && remove.variables.params.shopId === shop.shopId}
              onClick={() => remove.mutate({ params: { clientId, shopId: shop.shopId } })}
            >
              Disconnect
            </Button>
          </li>
        ))}
        {shops.data.shops.length === 0 && <li className={styles.quiet}>No shop sends orders yet.</li>}
      </ul>
      {remove.isError && <ErrorState error={remove.error} size="inline" />}
      <AddShop clientId={clientId} />
    </>
  );
}

function AddShop({ clientId }: { clientId: string }) {
  const [platform, setPlatform] = useState<Platform>('shopify');
  const [channel, setChannel] = useState('');
  const [secret, setSecret] = useState('');
  const add = useAct(api.addShop, { refreshes: [api.findShops] });

  if (add.data) {
    return (
      <SecretOnce
        title="The shop is connected"
        text={`Enter the address ${window.location.origin}${add.data.path} in the shop, with this secret:`}
        secret={add.data.secret}
        onDone={add.reset}
      />
    );
  }
  return (
    <form
      className={styles.addShop}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ params: { clientId }, body: { platform, channel, secret: secret || undefined } });
      }}
    >
      <Select
        label="Platform"
        data={PLATFORMS}
        value={platform}
        allowDeselect={false}
        onChange={(value) => setPlatform((value ?? 'shopify'))}
      />
      <TextInput label="Channel its orders come under" required value={channel} onChange={(event) => setChannel(event.currentTarget.value)} />
      <TextInput
        label="Secret (may stay empty)"
        placeholder="Made here, unless the shop gives one"
        autoComplete="off"
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" loading={add.isPending}>
        Connect a shop
      </Button>
      {add.isError && <ErrorState error={add.error} size="inline" />}
    </form>
  );
}
