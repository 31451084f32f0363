import { useTranslation } from 'react-i18next';
import type { VersionView } from '@shared/contract/guideline-views';
import { useLive } from '../../bridge/use-live';
import { StatusLine } from '../../ui/status-line';

/** Which version is in force, and the number of the last change that was saved. */
export function SavedLine({ version }: { readonly version: VersionView | null }) {
  const { t } = useTranslation();
  const revision = useLive((state) => state.project?.revision ?? 0);
  return (
    <StatusLine
      end={
        <span>{revision === 0 ? t('common.saved.nothing') : t('common.saved', { revision: String(revision) })}</span>
      }
    >
      <span>{version ? t('guidelines.status.inForce', { number: version.number }) : t('guidelines.status.none')}</span>
    </StatusLine>
  );
}
