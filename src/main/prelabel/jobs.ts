import type { SimilarAnswer } from '@shared/contract/embeddings';
import { openStore } from '@main/db/open';
import { findSimilar, type SimilarRequest } from './find-similar';

export interface SimilarJob {
  /** Path of the project file. */
  readonly project: string;
  readonly request: SimilarRequest;
}

/** What looks at every object of a project, for a worker thread with a connection of its own. */
export const prelabelJobs = {
  async findSimilar({ project, request }: SimilarJob): Promise<SimilarAnswer> {
    const store = openStore(project);
    try {
      return findSimilar(store, request);
    } finally {
      store.db.close();
    }
  },
};
