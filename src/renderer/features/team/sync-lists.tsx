import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SyncReport } from '@shared/contract/sync-report';
import type { MemberId } from '@shared/model/ids';
import { useAnswer } from '../../bridge/use-answer';
import { describeError } from '../../i18n/describe-error';
import { CopyableList } from '../../ui/copyable-list';
import { Message } from '../../ui/message';

/** What a sync has to say beyond its numbers. */
export function SyncLists({ report }: { readonly report: SyncReport }) {
  const { t } = useTranslation();
  const { value: team } = useAnswer('team.view', {});
  const nameOf = (member: MemberId) => team?.members.find(({ id }) => id === member)?.name ?? t('team.report.somebody');
  const { published, pictures, snapshots, waiting, later, missing, cut, ignored, refused, forks } = report;
  return (
    <>
      {published.problem !== null && (
        <Message tone="error">{t('team.report.problem', { problem: published.problem })}</Message>
      )}
      {pictures.problem !== null && (
        <Message tone="error">
          {t('team.report.picturesProblem', { problem: describeError(t, pictures.problem) })}
        </Message>
      )}
      {cut > 0 && <Message tone="notice">{t('pack.cut', { count: cut })}</Message>}
      {snapshots.read !== null && (
        <Message tone="notice">{t('snapshot.read', { ...snapshots.read, name: nameOf(snapshots.read.by) })}</Message>
      )}
      {snapshots.written !== null && <Message tone="notice">{t('snapshot.written', { ...snapshots.written })}</Message>}
      {report.parted && <Message tone="notice">{t('team.report.parted')}</Message>}
      <Lines
        title={t('team.report.refused', { count: refused.length })}
        items={refused.map(({ member, kind, reason }) => ({
          lead: nameOf(member),
          words: `${kind}: ${t(`team.refusal.${reason}`)}`,
        }))}
      />
      <Lines
        title={t('team.report.waiting', { count: waiting.length })}
        items={waiting.map(({ member, first, last, reason }) => ({
          lead: nameOf(member),
          words: t('team.report.waiting.one', { first, last, why: t(`team.waits.${reason}`) }),
        }))}
      />
      <Lines
        title={t('missing.report', { count: missing.length })}
        items={missing.map(({ member, here, claimed, by }) => ({
          lead: nameOf(member),
          words: t('missing.one', { here, claimed, by: by.map(nameOf).join(', ') }),
        }))}
      />
      <Lines
        title={t('later.report', { count: later.reduce((sum, { packages }) => sum + packages, 0) })}
        items={later.map(({ member, packages }) => ({
          lead: member === null ? t('team.report.somebody') : nameOf(member),
          words: t('later.report.one', { count: packages }),
        }))}
      />
      <Lines
        title={t('team.report.forks', { count: forks.length })}
        items={forks.map(({ member, seq }) => ({ lead: nameOf(member), words: t('team.report.forks.one', { seq }) }))}
      />
      <Lines
        title={t('team.report.pictures', { count: pictures.failed.length })}
        items={pictures.failed.map(({ path, reason }) => ({ lead: path, words: describeReason(t, reason) }))}
      />
      <Lines
        title={t('team.report.ignored', { count: ignored.length })}
        items={ignored.map(({ path, detail }) => ({ lead: path, words: detail }))}
      />
    </>
  );
}

function describeReason(t: TFunction, reason: string): string {
  const key = `team.picture.${reason}`;
  // Systems have more words for failure than we have sentences: the others are told as they are.
  return i18next.exists(key) ? t(key as 'team.picture.changed') : reason;
}

interface LinesProps {
  readonly title: string;
  readonly items: readonly { readonly lead: string; readonly words: string }[];
}

function Lines({ title, items }: LinesProps) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return <CopyableList title={title} items={items} copyLabel={t('common.copy')} copiedLabel={t('common.copied')} />;
}
