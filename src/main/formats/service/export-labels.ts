import { resolve } from 'node:path';
import type { FormatName } from '@shared/contract/formats';
import type { ExportReport } from '@shared/contract/reports';
import type { Store } from '@main/db/store';
import { LossCollector } from '../losses';
import type { DatasetSource, Written } from '../dataset';
import { surveyDataset, writeDataset } from '../registry';
import type { ServiceContext } from './import-labels';
import { longTransaction } from '@main/db/long-transaction';
import { projectSource, type ExportedLabels } from './project-source';

export type { ExportedLabels };

export interface ExportRequest {
  readonly format: FormatName;
  readonly path: string;
  readonly labels: ExportedLabels;
}

/**
 * Writes the labels of the project, as they are at one moment, and reads them back before they take their place.
 *
 * The store must be one that nobody else uses meanwhile (a worker's or the command line's own).
 *
 * @throws UserError `export.*`; the signal's reason when it was cancelled.
 */
export async function exportLabels(
  store: Store,
  request: ExportRequest,
  { signal, onProgress }: ServiceContext,
): Promise<ExportReport> {
  const path = resolve(request.path);
  return reported(store, { ...request, path }, (source) =>
    writeDataset(request.format, path, source, { signal, onProgress }),
  );
}

/**
 * What an export would say of the labels otherwise, or not at all, as they are at one moment. Nothing is written.
 *
 * @throws UserError `export.noAuthor`; the signal's reason when it was cancelled.
 */
export async function surveyExport(
  store: Store,
  request: ExportRequest,
  { signal, onProgress }: ServiceContext,
): Promise<ExportReport> {
  return reported(store, request, (source) => surveyDataset(request.format, source, { signal, onProgress }));
}

async function reported(
  store: Store,
  { format, labels, path }: ExportRequest,
  work: (source: DatasetSource) => Promise<Written>,
): Promise<ExportReport> {
  return longTransaction(store, 'DEFERRED', async () => {
    const { source, reportLosses } = projectSource(store, labels);
    const written = await work(source);
    const losses = new LossCollector();
    reportLosses(losses);
    losses.addAll(written.losses);
    return { format, path, images: source.images.length, annotations: written.annotations, losses: losses.report() };
  });
}
