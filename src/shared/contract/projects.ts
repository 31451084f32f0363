import { z } from 'zod';
import { memberIdSchema, projectIdSchema } from '../model/ids';
import { nameSchema } from '../model/name';
import { roleSchema } from '../model/member';
import { templateSchema } from '../model/project';
import type { Contract } from './define';

const filePath = z.string().min(1).max(4096);

/** What the frame shows of the open project. */
export const projectInfoSchema = z.object({
  id: projectIdSchema,
  name: nameSchema,
  path: filePath,
  template: templateSchema,
  /** Shapes may reach outside their images. */
  outside: z.boolean(),
  member: z.object({ id: memberIdSchema, name: nameSchema, role: roleSchema }),
  /** The number of the last committed change; 0 when there is none. */
  revision: z.number().int().min(0),
  images: z.number().int().min(0),
  annotations: z.number().int().min(0),
  pendingPredictions: z.number().int().min(0),
});

export const recentProjectSchema = z.object({
  path: filePath,
  name: z.string(),
  openedAt: z.string(),
  /** False when the file is no longer there. */
  exists: z.boolean(),
});

export type ProjectInfo = z.infer<typeof projectInfoSchema>;
export type RecentProject = z.infer<typeof recentProjectSchema>;

export const projectsContract = {
  'projects.recent': { input: z.strictObject({}), output: z.array(recentProjectSchema) },
  'projects.forget': { input: z.strictObject({ path: filePath }), output: z.array(recentProjectSchema) },
  /** The project that this window shows, or null on Home. */
  'projects.current': { input: z.strictObject({}), output: projectInfoSchema.nullable() },
  'projects.create': {
    input: z.strictObject({
      path: filePath,
      name: nameSchema,
      template: templateSchema,
      /** Names of the first classes, in order. */
      classes: z.array(nameSchema).max(1000),
    }),
    output: projectInfoSchema,
  },
  'projects.open': { input: z.strictObject({ path: filePath }), output: projectInfoSchema },
  'projects.openSample': { input: z.strictObject({}), output: projectInfoSchema },
  /** Lets shapes reach outside their images, or keeps new ones inside. */
  'projects.allowOutside': { input: z.strictObject({ allowed: z.boolean() }), output: projectInfoSchema },
  'projects.close': { input: z.strictObject({}), output: z.null() },
  /** Writes a consistent copy while work goes on. */
  'projects.backup': { input: z.strictObject({ path: filePath }), output: z.object({ bytes: z.number() }) },
} as const satisfies Contract;
