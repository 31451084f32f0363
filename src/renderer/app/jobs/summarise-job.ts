import { formatBytes } from '../../ui/format-bytes';
import type { TFunction } from 'i18next';
import type { JobState } from '@shared/contract/jobs';
import { assertNever } from '@shared/lib/assert';
import { describeError } from '../../i18n/describe-error';
import { reportOf, type JobReport } from './job-report';

/** One line on how a job ended. */
export function summariseJob(t: TFunction, job: JobState): string {
  if (job.status === 'failed') return describeError(t, job.error);
  if (job.status === 'cancelled') return t(job.kind === 'tiles' ? 'tiles.stopped' : 'jobs.cancelled');
  const reported = reportOf(job);
  return reported ? summariseReport(t, reported) : t('jobs.done');
}

function summariseReport(t: TFunction, reported: JobReport): string {
  switch (reported.kind) {
    case 'add-images': {
      const { added, duplicates, rejected } = reported.report;
      return t('jobs.summary.add-images', { added, duplicates: duplicates.length, rejected: rejected.length });
    }
    case 'relocate':
      return t('jobs.summary.relocate', { found: reported.report.found, missing: reported.report.stillMissing });
    case 'prelabel':
      return t('jobs.summary.prelabel', {
        predictions: reported.report.predictions,
        images: reported.report.images,
        known: reported.report.known,
        failed: reported.report.failed.length,
      });
    case 'team-put': {
      const { jobs, images, left } = reported.report;
      return t('jobs.summary.team-put', { jobs, images, left: left.length });
    }
    case 'team-help': {
      const { predictions, images, lost, failed } = reported.report;
      return t('jobs.summary.team-help', { predictions, images, lost, failed: failed.length });
    }
    case 'embed':
      return t('jobs.summary.embed', {
        made: reported.report.made,
        known: reported.report.known,
        failed: reported.report.failed.length,
      });
    case 'guideline-publish': {
      const { version, rechecks } = reported.report;
      return t('jobs.summary.guideline-publish', { number: version.number, rechecks });
    }
    case 'guideline-export': {
      const { rules, pictures, left, path } = reported.report;
      return t('jobs.summary.guideline-export', { rules, pictures, left: left.length, path });
    }
    case 'guideline-import': {
      const { unknownClasses, lostExamples, ...counts } = reported.report;
      const unknown = unknownClasses.length > 0 ? unknownClasses.join(', ') : 'none';
      return t('jobs.summary.guideline-import', { ...counts, lost: lostExamples, unknown });
    }
    case 'signals':
      return t('jobs.summary.signals', { suggested: reported.report.suggested, objects: reported.report.objects });
    case 'import':
      return t('jobs.summary.import', { annotations: reported.report.annotations, images: reported.report.images });
    case 'export':
      return t('jobs.summary.export', { annotations: reported.report.annotations, images: reported.report.images });
    case 'sync': {
      const { dryRun, received, published, pictures } = reported.report;
      const changes = { count: received.changes, sent: published.changes };
      const lines = [
        t(dryRun ? 'team.report.wouldReceive' : 'team.report.received', changes),
        ...(pictures.sent + pictures.received + pictures.waiting > 0
          ? [t('team.report.pictureCounts', { ...pictures })]
          : []),
      ];
      return lines.join(' ');
    }
    case 'compact': {
      const { segments, before, after, archive } = reported.report;
      return t('compact.done', { count: segments, before: formatBytes(before), after: formatBytes(after), archive });
    }
    case 'join':
      return reported.report;
    default:
      return assertNever(reported);
  }
}
