import { idSchema, type Uuid } from '../lib/uuid';

export type ProjectId = Uuid & { readonly __of: 'project' };
export type MemberId = Uuid & { readonly __of: 'member' };
export type ClassId = Uuid & { readonly __of: 'class' };
export type RootId = Uuid & { readonly __of: 'root' };
export type ImageId = Uuid & { readonly __of: 'image' };
export type AnnotationId = Uuid & { readonly __of: 'annotation' };
export type PredictionId = Uuid & { readonly __of: 'prediction' };

export const projectIdSchema = idSchema<ProjectId>();
export const memberIdSchema = idSchema<MemberId>();
export const classIdSchema = idSchema<ClassId>();
export const rootIdSchema = idSchema<RootId>();
export const imageIdSchema = idSchema<ImageId>();
export const annotationIdSchema = idSchema<AnnotationId>();
export const predictionIdSchema = idSchema<PredictionId>();
