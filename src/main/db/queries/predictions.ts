import type { Geometry } from '@shared/geometry/geometry';
import type { ClassId, ImageId, PredictionId } from '@shared/model/ids';
import type { Decision, Prediction } from '@shared/model/prediction';
import type { Transcription } from '@shared/model/transcription';
import type { Database } from 'better-sqlite3';
import { blobOf, uuidOf } from '../blob';
import { prepared } from '../prepared';

export interface StoredPrediction extends Prediction {
  readonly id: PredictionId;
}

interface Row {
  readonly id: Buffer;
  readonly image: Buffer;
  readonly class: Buffer;
  readonly geometry: string;
  readonly score: number;
  readonly model: string;
  readonly threshold: number;
  readonly decision: Decision;
  readonly transcription: string | null;
}

/** The suggestions for one image, surest first. */
export function predictionsOf(db: Database, image: ImageId): StoredPrediction[] {
  const rows = prepared(db, 'SELECT * FROM prediction WHERE image = ? ORDER BY score DESC, id').all(
    blobOf(image),
  ) as Row[];
  return rows.map(storedPrediction);
}

export function predictionById(db: Database, id: PredictionId): StoredPrediction | undefined {
  const row = prepared(db, 'SELECT * FROM prediction WHERE id = ?').get(blobOf(id)) as Row | undefined;
  return row && storedPrediction(row);
}

function storedPrediction(row: Row): StoredPrediction {
  return {
    id: uuidOf<PredictionId>(row.id),
    image: uuidOf<ImageId>(row.image),
    class: uuidOf<ClassId>(row.class),
    // Written by derive() from a payload that its schema had parsed.
    geometry: JSON.parse(row.geometry) as Geometry,
    score: row.score,
    model: row.model,
    threshold: row.threshold,
    decision: row.decision,
    ...(row.transcription === null ? {} : { transcription: JSON.parse(row.transcription) as Transcription }),
  };
}

/** Whatever was decided of them. */
export function predictionsOfClass(db: Database, label: ClassId): PredictionId[] {
  const ids = prepared(db, 'SELECT id FROM prediction WHERE class = ? ORDER BY id').pluck().all(blobOf(label));
  return (ids as Buffer[]).map((id) => uuidOf<PredictionId>(id));
}
