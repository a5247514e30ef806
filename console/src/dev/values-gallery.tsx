import { Button } from '@mantine/core';
import { ApiError } from '../api/api-error.ts';
import { ReasonButton } from '../ui/basics/reason-button.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { iconPaths, type IconName } from '../ui/icons/icon-paths.tsx';
import { EmptyState } from '../ui/states/empty-state.tsx';
import { ErrorState } from '../ui/states/error-state.tsx';
import { SkeletonText } from '../ui/states/skeletons.tsx';
import { PhaseStepper } from '../ui/stepper/phase-stepper.tsx';
import { Story } from '../ui/story/story.tsx';
import { Clock } from '../ui/values/clock.tsx';
import { Duration } from '../ui/values/duration.tsx';
import { Money } from '../ui/values/money.tsx';
import { Progress } from '../ui/values/progress.tsx';
import { Severity } from '../ui/values/severity.tsx';
import { Stat, StatRow } from '../ui/values/stat.tsx';
import { StateBadge } from '../ui/values/state-badge.tsx';
import { Time } from '../ui/values/time.tsx';
import { Why } from '../ui/values/why.tsx';
import styles from './gallery.module.css';
import { sampleStory } from './sample-story.ts';

const problem = new ApiError({
  title: 'Not possible now',
  detail: 'The scope has changed since the preview: 14 orders joined it.',
  next: 'Look at the difference and preview again.',
  status: 409,
  code: 'actions.scope_drifted',
  requestId: '0192d3c4-77aa',
});
const inAnHour = new Date(Date.now() + 3_725_000).toISOString();
const soon = new Date(Date.now() + 300_000).toISOString();
const missed = new Date(Date.now() - 65_000).toISOString();

export function ValuesGallery() {
  return (
    <div className={styles.stack}>
      <PhaseStepper
        label="Phases"
        current="recovering"
        phases={[
          { key: 'declared', label: 'Declared', note: '09:12' },
          { key: 'contained', label: 'Contained', note: '09:48' },
          { key: 'recovering', label: 'Recovering', note: '2 of 4 criteria hold' },
          { key: 'stable', label: 'Stable' },
          { key: 'reviewed', label: 'Reviewed' },
        ]}
      />
      <StatRow>
        <Stat size="large" label="Orders in scope" value="2,963" note="+312 since declared" state="broken" href="/dev/gallery" />
        <Stat size="large" label="Customers" value="2,811" note="in 4 languages" />
        <Stat size="large" label="At risk" value={<Money minor={18_442_310} currency="EUR" look="short" />} note="214 late already" state="risk" />
        <Stat size="large" label="Oldest" value={<Duration seconds={187_920} />} note="within promise" state="ok" />
      </StatRow>
      <div className={styles.row}>
        <StateBadge state="broken">Late</StateBadge>
        <StateBadge state="risk">Due today</StateBadge>
        <StateBadge state="ok">On time</StateBadge>
        <StateBadge state="drill">Drill</StateBadge>
        <StateBadge state="unknown">Unknown</StateBadge>
        {[1, 2, 3, 4].map((level) => (
          <Severity key={level} level={level} />
        ))}
        <Clock dueAt={inAnHour} what="Next update" />
        <Clock dueAt={soon} what="Next update" />
        <Clock dueAt={missed} what="Next update" />
        <Time at={soon} />
      </div>
      <div className={styles.row}>
        <Button>Declare</Button>
        <Button variant="default">Preview</Button>
        <Button variant="subtle">Clear</Button>
        <Button color="red">Stop the run</Button>
        <ReasonButton reason="Two of four criteria do not hold yet." onClick={() => undefined}>
          Stand down
        </ReasonButton>
      </div>
      <Progress label="Importing orders.csv" doneCount={5_210} totalCount={8_135} unit="orders" etaSeconds={41} />
      <Why
        sentence="Suggested severity 1: more than half of the promised orders of today cannot leave."
        arithmetic={[
          { label: 'Orders promised today', value: '1,840' },
          { label: 'Cannot leave', value: '1,204', note: 'their site is closed' },
          { label: 'Share', value: '65.4%' },
        ]}
      />
      <Story label="Story" entries={sampleStory} kinds={{ order: 'Order', stock: 'Stock', message: 'Messages' }} />
      <ErrorState error={problem} onRetry={() => undefined} />
      <SkeletonText />
      <EmptyState
        title="No alert"
        text="When a series leaves what is usual at this hour, it says so here, in words."
        action={<Button variant="default">See the series</Button>}
      />
      <div className={styles.icons}>
        {(Object.keys(iconPaths) as IconName[]).map((name) => (
          <span key={name}>
            <Icon name={name} sizePx={20} />
            {name}
          </span>
        ))}
      </div>
    </div>
  );
}
