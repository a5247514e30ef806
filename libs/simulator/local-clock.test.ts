import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { addWorkingDays, DAY_MS, isoDate, localClock, weekdayOf, workingDayFrom } from './local-clock.ts';

const ZONES = ['Europe/London', 'Europe/Warsaw', 'Europe/Lisbon', 'Asia/Tokyo', 'America/New_York'];
const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) });

test('wall clocks read as those of the time zone, and back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instants, (zone, instantMs) => {
      const { day, minute } = localClock(zone).localTime(instantMs);
      const expected = DateTime.fromMillis(instantMs, { zone });
      assert.equal(isoDate(day), expected.toISODate());
      assert.equal(Math.floor(minute), expected.hour * 60 + expected.minute);
      assert.equal(weekdayOf(day), expected.weekday);
      // The hour that is read twice in autumn leads back to one of its two instants.
      const back = localClock(zone).instantMs(day, minute);
      assert.deepEqual(localClock(zone).localTime(back), { day, minute });
    }),
    { seed: 1, numRuns: 500 },
  );
});

const dayOf = (date: string) => Date.parse(date) / DAY_MS;

test('a collection at 19:30 is at 19:30 in summer and in winter', () => {
  const clock = localClock('Europe/Amsterdam');
  assert.equal(clock.instantMs(dayOf('2026-03-28'), 1_170), Date.parse('2026-03-28T18:30:00Z'));
  assert.equal(clock.instantMs(dayOf('2026-03-29'), 1_170), Date.parse('2026-03-29T17:30:00Z'));
});

test('the hour before the clocks change is not taken for the one after', () => {
  assert.equal(localClock('Europe/Amsterdam').instantMs(dayOf('2026-03-29'), 90), Date.parse('2026-03-29T00:30:00Z'));
});

test('working days leave weekends out', () => {
  const friday = dayOf('2026-11-20');
  assert.equal(isoDate(addWorkingDays(friday, 1, [1, 2, 3, 4, 5])), '2026-11-23');
  assert.equal(isoDate(addWorkingDays(friday, 1, [1, 2, 3, 4, 5, 6])), '2026-11-21');
  assert.equal(isoDate(workingDayFrom(friday + 2, [1, 2, 3, 4, 5])), '2026-11-23');
});

test('an unknown zone is refused by name', () => {
  assert.throws(() => localClock('Europe/Atlantis'), /"Europe\/Atlantis".*IANA/);
});
