import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const requestSeconds = new Histogram({
  name: 'breakwater_request_seconds',
  help: 'Time to answer a request, by operation and status class',
  labelNames: ['operation', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 2, 5, 15],
  registers: [metrics],
});

export const jobsDone = new Counter({ name: 'breakwater_jobs_done_total', help: 'Jobs completed', labelNames: ['job'], registers: [metrics] });
export const jobsFailed = new Counter({ name: 'breakwater_jobs_failed_total', help: 'Failed attempts at a job', labelNames: ['job'], registers: [metrics] });
export const outboxRows = new Gauge({ name: 'breakwater_outbox_rows', help: 'Rows the relay found in the outbox when it last looked, at most one page', registers: [metrics] });
