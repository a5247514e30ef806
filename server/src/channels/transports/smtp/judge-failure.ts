import type { Sent } from '../transport.ts';

/** What nodemailer throws: its own code, and the server's reply where there was one. */
export type SmtpFailure = Error & { code?: string; responseCode?: number; response?: string };

/**
 * What an error of one attempt proves.
 *
 * A reply decides: 5xx for good, 4xx for now (RFC 5321 4.2.1). Without a reply it depends
 * on whether a byte of the body had left: if not, the server cannot have taken the mail; if
 * so, it may have, and its "250" may be what got lost.
 */
export function judgeFailure(error: SmtpFailure, bodyRead: boolean): Pick<Sent, 'outcome' | 'cause'> {
  // A refused log-in is our own set-up, and nobody's address.
  if (error.code === 'EAUTH') return { outcome: 'failed_temp', cause: 'smtp.log_in' };
  if (error.responseCode !== undefined) {
    return { outcome: error.responseCode >= 500 ? 'failed_perm' : 'failed_temp', cause: `smtp.${error.responseCode}` };
  }
  if (bodyRead) return { outcome: 'unknown', cause: 'connection_lost' };
  if (error.code === 'EENVELOPE') return { outcome: 'failed_perm', cause: 'address' };
  return { outcome: 'failed_temp', cause: 'no_connection' };
}
