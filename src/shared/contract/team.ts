import { z } from 'zod';
import { memberIdSchema } from '../model/ids';
import { nameSchema } from '../model/name';
import { roleSchema } from '../model/member';
import { publicKeySchema } from '../sync/public-key';
import { uuidSchema } from '../lib/uuid';
import { conflictsSchema, kindSchema } from './conflicts';
import type { Contract } from './define';
import { jobIdSchema } from './jobs';

const filePath = z.string().min(1).max(4096);

const keySchema = z.string().min(1).max(1024);

/** S3-compatible storage for the pictures of a hub. */
const storageViewSchema = z.object({
  endpoint: z.string(),
  bucket: z.string(),
  /** Keys for it are kept on this machine. */
  hasKeys: z.boolean(),
});

export type StorageView = z.infer<typeof storageViewSchema>;

export const memberViewSchema = z.object({
  id: memberIdSchema,
  name: nameSchema,
  role: roleSchema,
  you: z.boolean(),
  /** The one whom every right goes back to. */
  founder: z.boolean(),
  /** False for somebody who was only imported, and cannot sync. */
  admitted: z.boolean(),
  /** Has no role any more; `role` is the last one. */
  revoked: z.boolean(),
  /** Changes of theirs that are here. */
  changes: z.number().int().min(0),
  /** When they made the last one that is here, by their own clock; ISO 8601. */
  lastAt: z.string().nullable(),
  /** Pictures that they were asked for; of these, those that they submitted; of the others, those whose day is over. */
  assigned: z.number().int().min(0),
  done: z.number().int().min(0),
  late: z.number().int().min(0),
  /** The number of the newest guideline version that they say they have read. */
  read: z.number().int().nullable(),
});

/** What carries a project: the path of a folder or a package, or the postgres:// address of a hub. */
const placeSchema = z.string().trim().min(1).max(4096);

export const syncPlaceSchema = z.object({
  /** An address has no password in it. */
  place: placeSchema,
  /** ISO 8601; null: not yet. */
  syncedAt: z.string().nullable(),
  automatic: z.boolean(),
  /** The pictures of this machine are put there too. */
  pictures: z.boolean(),
  /** Every picture of the project is fetched from there; otherwise those that are needed on this machine. */
  allPictures: z.boolean(),
});

/** Who works on the project, and how it goes from one to another. */
export const teamViewSchema = z.object({
  key: publicKeySchema,
  members: z.array(memberViewSchema),
  /** Bytes of all pictures of the project. */
  pictureBytes: z.number().int().min(0),
  /** The number of the guideline version in force. */
  guideline: z.number().int().nullable(),
  /** The last one that was synced with first. */
  places: z.array(syncPlaceSchema),
  /** Changes made here that no sync has taken yet. */
  unsent: z.number().int().min(0),
  /** Segments that are here and wait for others. */
  waiting: z.number().int().min(0),
  /** What only a later Plumbline can read, by whose it is; null: that cannot be told. */
  later: z.array(z.object({ member: memberIdSchema.nullable(), packages: z.number().int().min(1) })),
  /** What others say to have, and has not arrived here. */
  missing: z.array(
    z.object({
      member: memberIdSchema,
      here: z.number().int().min(0),
      claimed: z.number().int().min(1),
      by: z.array(memberIdSchema),
    }),
  ),
  /** Changes that are kept and not followed. */
  refused: z.number().int().min(0),
  /** Records with several values that nobody has chosen from. */
  contested: z.number().int().min(0),
  /** Why the last sync that began by itself failed; null: it did not. */
  problem: z
    .object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      message: z.string(),
    })
    .nullable(),
});

export type MemberView = z.infer<typeof memberViewSchema>;
export type SyncPlaceView = z.infer<typeof syncPlaceSchema>;
export type TeamView = z.infer<typeof teamViewSchema>;

export const teamContract = {
  'team.view': { input: z.strictObject({}), output: teamViewSchema },
  /** The public key of whoever works on this machine: what a lead needs to invite them. */
  'team.key': { input: z.strictObject({}), output: z.object({ key: publicKeySchema }) },
  /** Admits somebody; the answer is the invitation to send them. */
  'team.invite': {
    input: z.strictObject({ name: nameSchema, role: roleSchema, key: publicKeySchema }),
    output: z.object({ invitation: z.string() }),
  },
  /** Gives somebody another role; what they did under the one before and has arrived stays. */
  'team.changeRole': { input: z.strictObject({ member: memberIdSchema, role: roleSchema }), output: z.null() },
  /** What they make from now on, and what has not arrived, is followed by nobody; what is here stays. */
  'team.endAccess': { input: z.strictObject({ member: memberIdSchema }), output: z.null() },
  /** What was changed in two ways, side by side. */
  'team.conflicts': { input: z.strictObject({ limit: z.number().int().min(1).max(1000) }), output: conflictsSchema },
  /** Makes one of the values the only one; the others stay in the log. */
  'team.keepValue': {
    input: z.strictObject({ kind: kindSchema, entity: uuidSchema, revision: z.number().int().positive() }),
    output: z.null(),
  },
  'team.sync': {
    input: z.strictObject({
      place: placeSchema,
      /** Says what would come and go, and changes nothing. */
      dryRun: z.boolean(),
      /** Reads everything that lies there again. */
      thorough: z.boolean(),
      /** Takes whatever folder is at the path now for the right one. */
      acceptFolder: z.boolean(),
      /** Puts the pictures of this machine there too. */
      sendPictures: z.boolean(),
      /** Writes a snapshot there for whoever joins later; for leads. */
      snapshot: z.boolean(),
    }),
    output: z.object({ job: jobIdSchema }),
  },
  /** Writes all that is here into one file, to be mailed; what has that name is replaced. */
  'team.savePack': {
    input: z.strictObject({ path: filePath, pictures: z.boolean() }),
    output: z.object({ job: jobIdSchema }),
  },
  /** Moves the history of others' labels into a package, so that the project file gets smaller; what has that name is replaced. */
  'team.compact': { input: z.strictObject({ path: filePath }), output: z.object({ job: jobIdSchema }) },
  /** Syncs with this place now and then while the project is open; null: with none. */
  'team.setAutomatic': { input: z.strictObject({ place: placeSchema.nullable() }), output: z.null() },
  /** Whether the pictures of this machine are put into a place that was synced with. */
  'team.setPictures': { input: z.strictObject({ place: placeSchema, pictures: z.boolean() }), output: z.null() },
  /** Whether every picture of the project is fetched from a place that was synced with, or those that are needed here. */
  'team.setAllPictures': { input: z.strictObject({ place: placeSchema, all: z.boolean() }), output: z.null() },
  /** Goes to a hub by an address of one's own, and keeps its password; the answer is the address without it. */
  'team.useHub': { input: z.strictObject({ address: placeSchema }), output: z.object({ place: placeSchema }) },
  /** Where the pictures of a hub lie; null: in its database. Asks the hub. */
  'team.storage': {
    input: z.strictObject({ place: placeSchema }),
    output: z.object({ storage: storageViewSchema.nullable() }),
  },
  /** Keeps one's own keys for that storage, once it accepted them. */
  'team.keepStorageKeys': {
    input: z.strictObject({ place: placeSchema, accessKeyId: keySchema, secretAccessKey: keySchema }),
    output: z.null(),
  },
  /** Makes a database the team's hub, with a way in for every member who has none; for leads. */
  'team.setUpHub': {
    input: z.strictObject({
      /** Of a role that owns the database and may make roles; it is not kept. */
      address: placeSchema,
      /** Who gets a new password although they have one. */
      renewed: z.array(memberIdSchema),
      /** `s3://bucket/prefix?endpoint=…` when its pictures lie in such storage from now on; null: where they are. */
      pictures: z.string().min(1).max(2000).nullable(),
    }),
    output: z.object({
      /** Null: they have a way in already. */
      members: z.array(z.object({ member: memberIdSchema, address: placeSchema.nullable() })),
      /** One's own address without its password, which is kept; null when it was not made now. */
      place: placeSchema.nullable(),
    }),
  },
  /** Makes the project file of somebody who was invited. The job's result is its path. */
  'team.join': {
    input: z.strictObject({ path: filePath, invitation: z.string().min(1).max(4096), place: placeSchema }),
    output: z.object({ job: jobIdSchema }),
  },
} as const satisfies Contract;
