/**
 * At most `perSecond` starts a second, evenly spaced, for everybody in this process who
 * shares it. Our own because nodemailer's `rateLimit` counts per connection, so that the
 * real rate is the limit times the connections.
 */
export type Throttle = () => Promise<void>;

export function makeThrottle(perSecond: number, clock: { now(): number; wait(ms: number): Promise<void> }): Throttle {
  let nextAt = 0;
  return async () => {
    const now = clock.now();
    const startAt = Math.max(now, nextAt);
    nextAt = startAt + 1000 / perSecond;
    if (startAt > now) await clock.wait(startAt - now);
  };
}
