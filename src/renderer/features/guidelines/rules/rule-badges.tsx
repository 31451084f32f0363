import { useTranslation } from 'react-i18next';
import type { RuleOutline } from '@shared/contract/guideline-views';
import { Badge } from '../parts/badge';

/** What the draft would do to a rule, whether it is in force at all, and whether one has read it. */
export function RuleBadges({ rule }: { readonly rule: Pick<RuleOutline, 'change' | 'status'> & { isNew?: boolean } }) {
  const { t } = useTranslation();
  return (
    <>
      {rule.isNew && <Badge tone="new">{t('guidelines.badge.unread')}</Badge>}
      {rule.change === 'conflict' && <Badge tone="warn">{t('guidelines.badge.conflict')}</Badge>}
      {rule.status === 'proposed' && <Badge tone="quiet">{t('guidelines.badge.proposed')}</Badge>}
      {rule.status === 'retired' && <Badge tone="quiet">{t('guidelines.badge.retired')}</Badge>}
      {rule.change === 'added' && <Badge tone="new">{t('guidelines.badge.added')}</Badge>}
      {rule.change === 'changed' && <Badge tone="plain">{t('guidelines.badge.changed')}</Badge>}
    </>
  );
}
