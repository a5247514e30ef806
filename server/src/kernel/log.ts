import { pino, stdSerializers, type Logger } from 'pino';

export type { Logger };

/** Messages are static, values are fields. ERROR means that someone must act. */
export function makeLog(level: string): Logger {
  return pino({ level, base: null, serializers: { error: stdSerializers.err }, timestamp: pino.stdTimeFunctions.isoTime, redact: ['req.headers.authorization', 'req.headers.cookie'] });
}
