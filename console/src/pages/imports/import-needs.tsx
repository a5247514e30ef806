import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, type Import } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { DropFile } from './drop-file.tsx';
import { formatBytes } from './import-words.ts';
import styles from './imports.module.css';
import { useUpload } from './use-upload.ts';

/** What an import waits for: its mapping, then the files which that mapping names. */
export function ImportNeeds({ made }: { made: Import }) {
  if (made.needsMapping) return <MappingForm importId={made.importId} />;
  return (
    <>
      <p>The mapping reads further files beside this one. With the last of them the import starts.</p>
      {made.needsFiles.map((name) => (
        <CompanionFile key={name} importId={made.importId} name={name} />
      ))}
    </>
  );
}

function CompanionFile({ importId, name }: { importId: string; name: string }) {
  const { clientId } = useClient();
  const upload = useUpload(() => undefined);
  if (upload.isSending) {
    return (
      <div className={styles.sending} role="status">
        <span>
          Sending {name}: {formatBytes(upload.sentBytes)} of {formatBytes(upload.totalBytes)}
        </span>
        <progress aria-label={`Sending ${name}`} value={upload.sentBytes} max={upload.totalBytes} />
      </div>
    );
  }
  return (
    <>
      {upload.error !== null && <ErrorState error={upload.error} size="inline" />}
      <DropFile
        label={`The file of ${name.replaceAll('_', ' ')}`}
        hint="CSV, as it is or packed with gzip"
        onFile={(file) =>
          upload.send({
            method: 'PUT',
            path: '/api/v1/clients/{clientId}/imports/{importId}/files/{name}',
            params: { clientId, importId, name },
            file,
          })
        }
      />
    </>
  );
}

function MappingForm({ importId }: { importId: string }) {
  const { clientId } = useClient();
  const [yaml, setYaml] = useState('');
  const save = useAct(api.setImportMapping, { refreshes: [api.findImport, api.findImports] });
  return (
    <div className={styles.mapping}>
      <Textarea
        label="Mapping (YAML)"
        description="Which column of the file becomes which field of an order."
        autosize
        minRows={8}
        maxRows={24}
        spellCheck={false}
        classNames={{ input: styles.code }}
        value={yaml}
        onChange={(event) => setYaml(event.currentTarget.value)}
      />
      {save.isError && <ErrorState error={save.error} size="inline" />}
      <Button
        disabled={yaml.trim() === ''}
        loading={save.isPending}
        onClick={() => save.mutate({ params: { clientId, importId }, body: { yaml } })}
      >
        Use this mapping
      </Button>
    </div>
  );
}
