/** What we use of cli-progress, which comes without types. */
declare module 'cli-progress' {
  export type Options = {
    format: string;
    barCompleteChar: string;
    barIncompleteChar: string;
    barsize: number;
    hideCursor: boolean;
    stream: NodeJS.WritableStream;
    clearOnComplete: boolean;
    noTTYOutput: boolean;
  };

  export class SingleBar {
    constructor(options: Options);
    start(total: number, value: number, payload: Record<string, unknown>): void;
    update(value: number, payload: Record<string, unknown>): void;
    stop(): void;
  }
}
