import { useTranslation } from 'react-i18next';
import type { Loss, Rejected } from '@shared/contract/reports';
import { assertNever } from '@shared/lib/assert';
import { CopyableList } from '../../ui/copyable-list';
import { Message } from '../../ui/message';
import { describeError } from '../../i18n/describe-error';
import { describeLoss } from '../../i18n/describe-loss';
import { describeRejected } from './describe-findings';
import { SyncLists } from '../../features/team/sync-lists';
import type { JobReport } from './job-report';
import classes from './report-lists.module.css';

/** The lists of a report, each under a heading with its count, each to be copied. */
export function ReportLists({ reported }: { readonly reported: JobReport }) {
  const { t } = useTranslation();
  switch (reported.kind) {
    case 'add-images':
      return (
        <>
          {reported.report.ignored > 0 && (
            <p className={classes['note']}>{t('jobs.ignored', { count: reported.report.ignored })}</p>
          )}
          <RejectedList rejected={reported.report.rejected} />
          <WordList
            title={t('jobs.duplicates', { count: reported.report.duplicates.length })}
            items={reported.report.duplicates.map((one) => ({
              lead: one.path,
              words: t('jobs.sameAs', { path: one.sameAs }),
            }))}
          />
        </>
      );
    case 'relocate':
    case 'join':
    case 'compact':
      return null;
    case 'sync':
      return <SyncLists report={reported.report} />;
    case 'prelabel':
      return (
        <>
          <WordList
            title={t('jobs.unmapped', { count: reported.report.unmapped.length })}
            items={reported.report.unmapped.map((one) => ({
              lead: one.label,
              words: t('jobs.unmappedCount', { count: one.count }),
            }))}
          />
          <RejectedList rejected={reported.report.failed} />
        </>
      );
    case 'team-put':
      return (
        <WordList
          title={t('jobs.unmapped', { count: reported.report.left.length })}
          items={reported.report.left.map((label) => ({ lead: label, words: '' }))}
        />
      );
    case 'team-help':
      return (
        <>
          <WordList
            title={t('jobs.lacking', { count: reported.report.lacking.length })}
            items={reported.report.lacking.map((failure) => ({ lead: describeError(t, failure), words: '' }))}
          />
          <RejectedList rejected={reported.report.failed} />
        </>
      );
    case 'embed':
      return <RejectedList rejected={reported.report.failed} />;
    case 'import':
      return (
        <>
          <WordList
            title={t('jobs.classesAdded', { count: reported.report.classesAdded.length })}
            items={reported.report.classesAdded.map((name) => ({ lead: name, words: '' }))}
          />
          {reported.report.imagesAdded > 0 && (
            <p className={classes['note']}>{t('jobs.imagesAdded', { count: reported.report.imagesAdded })}</p>
          )}
          <LossList losses={reported.report.losses} nothing={t('jobs.losses.none.import')} />
        </>
      );
    case 'export':
      return (
        <>
          <p className={`${classes['path']} selectable`}>{reported.report.path}</p>
          <LossList losses={reported.report.losses} nothing={t('jobs.losses.none.export')} />
        </>
      );
    case 'signals':
    case 'guideline-publish':
    case 'guideline-import':
      return null;
    case 'guideline-export':
      return <RejectedList rejected={reported.report.left.map(({ rule, ...why }) => ({ path: rule, ...why }))} />;
    default:
      return assertNever(reported);
  }
}

function RejectedList({ rejected }: { readonly rejected: readonly Rejected[] }) {
  const { t } = useTranslation();
  return (
    <WordList
      title={t('jobs.rejected', { count: rejected.length })}
      items={rejected.map((one) => ({ lead: one.path, words: describeRejected(t, one) }))}
    />
  );
}

function LossList({ losses, nothing }: { readonly losses: readonly Loss[]; readonly nothing: string }) {
  const { t } = useTranslation();
  if (losses.length === 0) return <Message tone="notice">{nothing}</Message>;
  return (
    <WordList
      title={t('jobs.losses', { count: losses.length })}
      items={losses.map((loss) => ({ lead: t('jobs.times', { count: loss.count }), words: describeLoss(t, loss) }))}
    />
  );
}

interface WordListProps {
  readonly title: string;
  readonly items: readonly { readonly lead: string; readonly words: string }[];
}

function WordList({ title, items }: WordListProps) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return <CopyableList title={title} items={items} copyLabel={t('common.copy')} copiedLabel={t('common.copied')} />;
}
