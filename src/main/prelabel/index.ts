export { prelabelBatch, type BatchResult } from './batch';
export { modelRef, type ModelCard } from './card';
export type { Detection } from './detection';
export { PrelabelHost, type Detector } from './host';
export { findModel, listModels, type InstalledModel } from './models';
