import { Textarea } from '@mantine/core';
import type { Site } from '../../api/generated.ts';
import type { ActionContract } from '../../ui/action/action-types.ts';
import { apiAction } from '../../ui/action/api-action.ts';

interface CloseSiteInput {
  siteId: string;
  reason: string;
}

/** Close a site: nothing new is promised from it until it is opened again. */
export function closeSiteAction(clientId: string, site: Site): ActionContract<CloseSiteInput> {
  return apiAction<CloseSiteInput>({
    clientId,
    action: 'fulfilment.close-site',
    scope: { facet: 'site', is: [site.siteId] },
    scopeWords: `${site.name} (${site.code})`,
    title: `Close ${site.name}`,
    verb: 'Close',
    initialInput: { siteId: site.siteId, reason: '' },
    form: ({ input, onChange }) => (
      <Textarea
        label="Why"
        description="Stands on the site, in the log and in reports."
        required
        autosize
        minRows={2}
        maxLength={500}
        value={input.reason}
        onChange={(event) => onChange({ ...input, reason: event.currentTarget.value })}
      />
    ),
    check: ({ reason }) => (reason.trim() ? null : 'Say why the site cannot ship.'),
  });
}
