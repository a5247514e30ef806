import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Import } from '../../api/generated.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { DropFile } from './drop-file.tsx';
import { FORMAT_WORDS, formatBytes } from './import-words.ts';
import styles from './imports.module.css';
import { useUpload } from './use-upload.ts';

/** Mappings that come with Breakwater (server/src/orders/importers/mappings). */
const MAPPINGS = [{ value: 'olist', label: 'Olist marketplace' }];
const START_PATH = '/api/v1/clients/{clientId}/imports';

interface Options {
  format?: string;
  mapping?: string;
  channel: string;
  currency: string;
}

/** From a dropped file to a running import: what it may not say itself is asked once. */
export function NewImport({ onStarted }: { onStarted: (made: Import) => void }) {
  const client = useClient();
  const may = useMay();
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState<Options>({ channel: 'file', currency: client.currency });
  const upload = useUpload((made) => {
    setFile(null);
    onStarted(made);
  });

  if (upload.isSending) {
    return (
      <div className={styles.sending} role="status">
        <span>
          Sending {file?.name}: {formatBytes(upload.sentBytes)} of {formatBytes(upload.totalBytes)}
        </span>
        <progress aria-label="Sending the file" value={upload.sentBytes} max={upload.totalBytes} />
        <Button variant="default" onClick={upload.stop}>
          Stop
        </Button>
      </div>
    );
  }
  if (!file) {
    return (
      <>
        {upload.error !== null && <ErrorState error={upload.error} size="inline" />}
        <DropFile
          label="Drop a file of orders here"
          hint="Shopify’s export, Breakwater’s own CSV or NDJSON, or any CSV with a mapping. Up to 2 GB, gzip welcome."
          onFile={setFile}
        />
      </>
    );
  }
  return (
    <section className={styles.chosen} aria-label="File to import">
      <div className={styles.chosenHead}>
        <h2>{file.name}</h2>
        <span>{formatBytes(file.size)}</span>
      </div>
      <div className={styles.options}>
        <Select
          label="Format"
          placeholder="Recognised by how it begins"
          clearable
          data={Object.entries(FORMAT_WORDS).map(([value, label]) => ({ value, label }))}
          value={options.format ?? null}
          onChange={(format) => setOptions({ ...options, format: format ?? undefined })}
        />
        <Select
          label="Mapping"
          placeholder="None"
          clearable
          data={MAPPINGS}
          value={options.mapping ?? null}
          onChange={(mapping) => setOptions({ ...options, mapping: mapping ?? undefined })}
        />
        <TextInput
          label="Channel"
          description="of orders that do not name theirs"
          value={options.channel}
          onChange={(event) => setOptions({ ...options, channel: event.currentTarget.value })}
        />
        <TextInput
          label="Currency"
          description="of orders that do not name theirs"
          maxLength={3}
          value={options.currency}
          onChange={(event) => setOptions({ ...options, currency: event.currentTarget.value.toUpperCase() })}
        />
      </div>
      {upload.error !== null && <ErrorState error={upload.error} size="inline" />}
      <div className={styles.buttons}>
        <ReasonButton
          size="sm"
          reason={may('orders.write') ? null : 'This needs the permission "orders.write".'}
          onClick={() =>
            upload.send({
              method: 'POST',
              path: START_PATH,
              params: { clientId: client.clientId },
              query: { ...options, fileName: file.name },
              file,
            })
          }
        >
          Import
        </ReasonButton>
        <Button size="sm" variant="subtle" color="gray" onClick={() => setFile(null)}>
          Another file
        </Button>
      </div>
    </section>
  );
}
