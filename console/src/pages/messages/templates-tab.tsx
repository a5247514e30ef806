import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import styles from './messages.module.css';
import { TemplateEditor } from './template-editor.tsx';

/** The messages there are, and the one that is open with its languages side by side. */
export function TemplatesTab() {
  const { clientId } = useClient();
  const [url, setUrl] = useUrlState();
  const templates = useQuery(readQuery(api.findTemplates, { params: { clientId } }));
  if (templates.isPending) return <SkeletonText lines={8} />;
  if (templates.isError) return <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />;
  if (templates.data.length === 0) {
    return <EmptyState title="No template" text="Templates come with Breakwater and are put by the API." />;
  }
  const open = one(url.template) ?? templates.data[0]?.name ?? '';
  return (
    <div className={styles.templates}>
      <nav aria-label="Templates">
        {templates.data.map((template) => (
          <button
            key={template.name}
            type="button"
            aria-current={template.name === open || undefined}
            onClick={() => setUrl({ template: template.name })}
          >
            <b>{template.content.title}</b>
            <span>
              {template.content.kind === 'status' ? 'Status page' : 'Notice'} ·{' '}
              {template.version === 0 ? 'as it came' : `version ${template.version}, ${template.state}`} ·{' '}
              {Object.keys(template.content.texts).length} languages
            </span>
          </button>
        ))}
      </nav>
      <OpenTemplate key={open} name={open} />
    </div>
  );
}

function OpenTemplate({ name }: { name: string }) {
  const { clientId } = useClient();
  const template = useQuery({
    ...readQuery(api.readTemplate, { params: { clientId, name } }),
    // What somebody is writing must not be replaced under their hands.
    refetchOnWindowFocus: false,
  });
  if (template.isPending) return <SkeletonText lines={12} />;
  if (template.isError) return <ErrorState error={template.error} onRetry={() => void template.refetch()} />;
  return <TemplateEditor key={template.data.contentHash} template={template.data} />;
}
