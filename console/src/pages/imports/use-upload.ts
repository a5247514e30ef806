import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, type Import } from '../../api/generated.ts';
import { sendFile, type SendFileOptions } from './send-file.ts';

export interface Upload {
  send: (options: Omit<SendFileOptions, 'onSent' | 'signal'>) => void;
  stop: () => void;
  sentBytes: number;
  totalBytes: number;
  isSending: boolean;
  error: unknown;
}

/** One upload at a time, with its progress; the lists of imports are read again when it has arrived. */
export function useUpload(onDone: (made: Import) => void): Upload {
  const queryClient = useQueryClient();
  const controller = useRef<AbortController | null>(null);
  const [sent, setSent] = useState({ bytes: 0, of: 0 });
  const upload = useMutation({
    mutationFn: (options: Omit<SendFileOptions, 'onSent' | 'signal'>) => {
      controller.current = new AbortController();
      setSent({ bytes: 0, of: options.file.size });
      return sendFile({
        ...options,
        onSent: (bytes) => setSent({ bytes, of: options.file.size }),
        signal: controller.current.signal,
      });
    },
    onSuccess: async (made) => {
      onDone(made);
      await Promise.all(
        [api.findImports, api.findImport].map(({ operationId }) =>
          queryClient.invalidateQueries({ queryKey: [operationId] }),
        ),
      );
    },
  });
  const isStopped = upload.error instanceof DOMException && upload.error.name === 'AbortError';
  return {
    send: upload.mutate,
    stop: () => controller.current?.abort(),
    sentBytes: sent.bytes,
    totalBytes: sent.of,
    isSending: upload.isPending,
    error: isStopped ? null : upload.error,
  };
}
