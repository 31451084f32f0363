import type { CompactReport } from '@shared/contract/compact-report';
import { assertNever } from '@shared/lib/assert';
import type { GuidelineExport, GuidelineImport, GuidelinePublication } from '@shared/contract/guideline-views';
import type { JobState } from '@shared/contract/jobs';
import type {
  AddReport,
  EmbedReport,
  ExportReport,
  ImportReport,
  PrelabelReport,
  RelocateReport,
  SignalsReport,
} from '@shared/contract/reports';
import type { HelpReport, PutReport } from '@shared/contract/team-batch';
import type { SyncReport } from '@shared/contract/sync-report';

/** What a finished job found, told apart by its kind. */
export type JobReport =
  | { readonly kind: 'add-images'; readonly report: AddReport }
  | { readonly kind: 'relocate'; readonly report: RelocateReport }
  | { readonly kind: 'prelabel'; readonly report: PrelabelReport }
  | { readonly kind: 'team-put'; readonly report: PutReport }
  | { readonly kind: 'team-help'; readonly report: HelpReport }
  | { readonly kind: 'embed'; readonly report: EmbedReport }
  | { readonly kind: 'import'; readonly report: ImportReport }
  | { readonly kind: 'export'; readonly report: ExportReport }
  | { readonly kind: 'signals'; readonly report: SignalsReport }
  | { readonly kind: 'guideline-publish'; readonly report: GuidelinePublication }
  | { readonly kind: 'guideline-export'; readonly report: GuidelineExport }
  | { readonly kind: 'guideline-import'; readonly report: GuidelineImport }
  | { readonly kind: 'sync'; readonly report: SyncReport }
  | { readonly kind: 'compact'; readonly report: CompactReport }
  /** The path of the project file that was made. */
  | { readonly kind: 'join'; readonly report: string };

/** The report of a job, or null when it has none (it runs still, failed, or was cancelled before there was one). */
export function reportOf(job: JobState): JobReport | null {
  if (job.result === null || job.result === undefined) return null;
  // The kind says which report it is: reports.ts pairs them, and the main process is trusted to keep to it.
  return { kind: job.kind, report: job.result } as JobReport;
}

/** Whether the report says more than its one-line summary does. */
export function hasDetails(reported: JobReport): boolean {
  switch (reported.kind) {
    case 'add-images':
      return reported.report.duplicates.length > 0 || reported.report.rejected.length > 0;
    case 'relocate':
    case 'signals':
    case 'guideline-publish':
    case 'guideline-import':
    case 'join':
    case 'compact':
      return false;
    case 'sync':
      return hasSyncDetails(reported.report);
    case 'prelabel':
      return reported.report.unmapped.length > 0 || reported.report.failed.length > 0;
    case 'team-put':
      return reported.report.left.length > 0;
    case 'team-help':
      return reported.report.lacking.length > 0 || reported.report.failed.length > 0;
    case 'guideline-export':
      return reported.report.left.length > 0;
    case 'embed':
      return reported.report.failed.length > 0;
    case 'import':
    case 'export':
      return true;
    default:
      return assertNever(reported);
  }
}

function hasSyncDetails(report: SyncReport): boolean {
  const { parted, published, pictures, snapshots, cut, waiting, later, missing, ignored, refused, forks } = report;
  return (
    parted ||
    published.problem !== null ||
    pictures.problem !== null ||
    snapshots.read !== null ||
    snapshots.written !== null ||
    cut > 0 ||
    [pictures.failed, waiting, later, missing, ignored, refused, forks].some(({ length }) => length > 0)
  );
}
